# One mistake in each kind of file: check finds it, with its place. --quick looks at data and catalogues only.
plant() { # plant NAME FILE SED TEXT
    project
    sed -i "$3" "$scratch/project/$2"
    cmp -s "$2" "$scratch/project/$2" && fail "$1: nothing was changed"
    expect "$1" "${5:-4}" "$4" "$SHEAF" check -C "$scratch/project"
}
plant "a template: an unknown attribute"      templates/overview.xml '0,/<h1/s//<h1 colour="red"/' 'templates/overview.xml:'
plant "a template: not well-formed"           templates/votes.xml '0,/<body>/s//<body>\&/' 'templates/votes.xml:'
plant "a template: an unknown class"          templates/overview.xml '0,/<h1 class="/s//<h1 class="nobody /' "the theme has no style 'nobody'"
plant "a template: XPath that is none"        templates/overview.xml '0,/<body>/s//<body><if test="1 +"><p>x<\/p><\/if>/' "error[S310]: '1 +'"
plant "a template: an unknown function"       templates/overview.xml '0,/<body>/s//<body><if test="lattest('"'x'"')"><p>x<\/p><\/if>/' 'error[S154]: there is no function lattest()'
plant "a template: an unknown measure"        templates/overview.xml '0,/<body>/s//<body><if test="has-any('"'nothing'"')"><p>x<\/p><\/if>/' "error[S315]: the plan has no measure 'nothing'"
plant "a template: an unknown message"        templates/overview.xml '0,/<body>/s//<body><p><message key="nothing-here"\/><\/p>/' "no catalogue has the message 'nothing-here'"
plant "a template: an unknown option"         templates/specimen.xml '0,/options="/s//options="sideways /' "error[S152]: 'sideways"
plant "a template: a family of no face"       templates/overview.xml '0,/<h1/s//<h1 font-family="Comic Sans"/' "'Comic Sans' is not a value of 'font-family'"
plant "a master: an unknown attribute"        templates/overview.xml '0,/<template /s//<template size="A4" /' "<template> has no attribute 'size'"
plant "a theme: a colour that is none"        templates/house.xml '0,/value="#/s//value="##/' 'templates/house.xml:'
plant "a theme: an unknown property"          templates/house.xml '0,/<style /s//<style sise="3" /' "error[S305]: 'sise'"
plant "a theme: a word between styles"        templates/house.xml '0,/<style /s//words <style /' 'error[S153]'
plant "a fragment: an unknown element"        templates/block-people-money.xml '0,/<p /s//<paragraph\/><p /' 'templates/block-people-money.xml:'
plant "a pack: an unknown attribute"          data/packs/toward-130.xml '0,/<cover/s//<cover colour="red"/' 'data/packs/toward-130.xml:'
plant "a pack: an unknown template"           data/packs/toward-130.xml '0,/template="[^"]*"/s//template="none"/' "there is no template 'none'" 7
plant "a pack: prose in no style"             data/packs/clearance-statement.xml '0,/<p class="[^"]*"/s//<p class="nobody"/' "the theme has no style 'nobody'"
plant "a batch file: an unknown word"         data/batch.xml '0,/each="[^"]*"/s//each="planet"/' "data/batch.xml:"
plant "a batch file: an unknown template"     data/batch.xml '0,/template="[^"]*"/s//template="none"/' "there is no template 'none'" 7
plant "a batch file: a language without words" data/batch.xml '0,/<outputs /s//<outputs lang="de" /' "there is no catalogue of words for the language 'de'" 7
plant "a catalogue: a pattern that is none"   data/catalogue-fr.xml '0,/<message key="[^"]*">/s//&{/' 'data/catalogue-fr.xml:'
plant "a catalogue: a key twice"              data/catalogue-fr.xml '0,/<message key="\([^"]*\)">/s//<message key="\1">x<\/message>&/' 'error[S702]'
plant "a catalogue: words of an unknown name" data/catalogue-fr.xml 's/<message key="calendar-in-force">[^<]*/<message key="calendar-in-force">{treaty} {pays}/' "warning[S155]: the message 'calendar-in-force' has no {pays} in the catalogue 'fr'" 0
plant "a catalogue: a choice by an unknown name" data/catalogue-en.xml 's/<message key="calendar-outcome">{kind,/<message key="calendar-outcome">{sort,/' "data/catalogue-en.xml:410:3: warning[S155]: the message 'calendar-outcome' has no {sort} in the catalogue 'en'" 0
plant "a catalogue: a key that nothing asks for" data/catalogue-en.xml '0,/<message /s//<message key="hallo">x<\/message>&/' "warning[S156]: nothing asks for the message 'hallo'" 0
plant "data: an unknown word"                 data/measures.xml '0,/nature="[^"]*"/s//nature="thing"/' "error[S118]"

# Another language is held against the English words; a template of the project's own may ask for keys of its own, also put together.
project
printf '<catalogue xml:lang="de"><message key="calendar-in-force">{land}</message><message key="own-a">A</message><message key="own-b">B</message><message key="eigen">C</message></catalogue>\n' > "$scratch/project/data/words-de.xml"
sed -i '0,/<body>/s//<body><p><message key="own-{1}"\/><\/p>/' "$scratch/project/templates/overview.xml"
expect "another language's words"             0 "data/words-de.xml:1:26: warning[S155]: the message 'calendar-in-force' has no {land} in the catalogue 'en'" "$SHEAF" check -C "$scratch/project"
"$SHEAF" check -C "$scratch/project" 2>&1 | grep 'S156' > "$scratch/stdout"
[ "$(wc -l < "$scratch/stdout")" = 1 ] && grep -q "'eigen'" "$scratch/stdout" && pass || fail "keys that a template asks for: $(cat "$scratch/stdout")"

project
printf '<fragment><p class="nobody">x</p></fragment>\n' > "$scratch/project/templates/block-alone.xml"
expect "a fragment that nothing includes"     4 "templates/block-alone.xml:1:" "$SHEAF" check -C "$scratch/project"
printf '<page/>\n' > "$scratch/project/templates/block-alone.xml"
expect "a file of no use to templates"        4 "error[S157]: <page>" "$SHEAF" check -C "$scratch/project"
expect "--quick leaves templates out"         0 "no errors" "$SHEAF" check -C "$scratch/project" --quick
rm "$scratch/project/templates/block-alone.xml"
printf '<pack id="x"><title>X</title><annex href="none.pdf" alt="x"><title>N</title></annex></pack>\n' > "$scratch/project/data/packs/x.xml"
expect "an annex that is not there"           7 "cannot read the annex none.pdf" "$SHEAF" check -C "$scratch/project"
sed -i 's/<states>/<states>\&/' "$scratch/project/data/states.xml"
expect "broken data hide no broken pack"      4 "cannot read the annex none.pdf" "$SHEAF" check -C "$scratch/project"
expect "a chart with a paragraph in it"       4 "error[" sh -c 'echo "<chart kind=\"tiles\" title=\"t\"><p/></chart>" > "$1/p.xml"; "$2" chart "$1/p.xml" -o "$1/p.pdf"' sh "$scratch" "$SHEAF"
