# One mistake in each kind of file: check finds it, with its place. --quick looks at data and catalogues only.
plant() { # plant NAME FILE SED TEXT
    project
    sed -i "$3" "$scratch/project/$2"
    cmp -s "$2" "$scratch/project/$2" && fail "$1: nothing was changed"
    expect "$1" "${5:-4}" "$4" "$SHEAF" check -C "$scratch/project"
}
plant "the id of a grade where its value counts"  data/plan.xml '0,/ counts="[0-9.]*"/s// counts="good"/' "of a grade its value, not its id"
plant "a template: an unknown attribute"      templates/overview.xml '0,/<h1/s//<h1 colour="red"/' 'templates/overview.xml:'
plant "a template: not well-formed"           templates/votes.xml '0,/<body>/s//<body>\&/' 'templates/votes.xml:'
plant "a template: an unknown class"          templates/overview.xml '0,/<h1 class="/s//<h1 class="nobody /' "the theme has no style 'nobody'"
plant "a template: XPath that is none"        templates/overview.xml '0,/<body>/s//<body><if test="1 +"><p>x<\/p><\/if>/' "error[S310]: '1 +'"
plant "a template: an unknown function"       templates/overview.xml '0,/<body>/s//<body><if test="lattest('"'x'"')"><p>x<\/p><\/if>/' 'error[S154]: there is no function lattest()'
plant "a template: an unknown measure"        templates/overview.xml '0,/<body>/s//<body><if test="has-any('"'nothing'"')"><p>x<\/p><\/if>/' "error[S315]: the plan has no measure 'nothing'"
plant "a template: an unknown message"        templates/overview.xml '0,/<body>/s//<body><p><message key="nothing-here"\/><\/p>/' "no catalogue has the message 'nothing-here'"
plant "a template: an unknown option"         templates/specimen.xml '0,/options="/s//options="sideways /' "error[S159]: a chart of bullet has no option 'sideways"
plant "a template: a family of no face"       templates/overview.xml '0,/<h1/s//<h1 font-family="Comic Sans"/' "error[S945]: there is no font of the family 'Comic Sans'" 7
plant "a master: an unknown attribute"        templates/overview.xml '0,/<template /s//<template size="A4" /' "<template> has no attribute 'size'"
plant "a theme: a colour that is none"        templates/themes/house.xml '0,/value="#/s//value="##/' 'templates/themes/house.xml:'
plant "a theme: an unknown property"          templates/themes/house.xml '0,/<style /s//<style sise="3" /' "error[S305]: 'sise'"
plant "a theme: a word between styles"        templates/themes/house.xml '0,/<style /s//words <style /' 'error[S153]'
plant "a fragment: an unknown element"        templates/mine-action/people-money.xml '0,/<p /s//<paragraph\/><p /' 'templates/mine-action/people-money.xml:'
plant "a pack: an unknown attribute"          data/packs/toward-130.xml '0,/<cover/s//<cover colour="red"/' 'data/packs/toward-130.xml:'
plant "a pack: an unknown template"           data/packs/toward-130.xml '0,/template="[^"]*"/s//template="none"/' "there is no template 'none'" 7
plant "a pack: prose in no style"             data/packs/clearance-statement.xml '0,/<p class="[^"]*"/s//<p class="nobody"/' "the theme has no style 'nobody'"
plant "a batch file: an unknown word"         data/batch.xml '0,/each="[^"]*"/s//each="planet"/' "data/batch.xml:"
plant "a batch file: an unknown template"     data/batch.xml '0,/template="[^"]*"/s//template="none"/' "there is no template 'none'" 7
plant "a batch file: a word that is no language" data/batch.xml '0,/<outputs /s//<outputs lang="qqx" /' "error[S004]: there is no catalogue of words for the language 'qqx'" 7
plant "a batch file: a language without words" data/batch.xml '0,/<outputs /s//<outputs lang="de" /' "warning[S1146]: there is no catalogue of words for the language 'de': its pages are in 'en'" 0
plant "a catalogue: a pattern that is none"   data/catalogue-fr.xml '0,/<message key="[^"]*">/s//&{/' 'data/catalogue-fr.xml:'
plant "a catalogue: a key twice"              data/catalogue-fr.xml '0,/<message key="\([^"]*\)">/s//<message key="\1">x<\/message>&/' 'error[S702]'
plant "a catalogue: words of an unknown name" data/catalogue-fr.xml 's/<message key="calendar-in-force">[^<]*/<message key="calendar-in-force">{treaty} {pays}/' "warning[S155]: the message 'calendar-in-force' has no {pays} in the catalogue 'fr'" 0
plant "a catalogue: a choice by an unknown name" data/catalogue-en.xml 's/<message key="calendar-outcome">{kind,/<message key="calendar-outcome">{sort,/' "data/catalogue-en.xml:$(grep -n 'key="calendar-outcome"' data/catalogue-en.xml | cut -d: -f1):3: warning[S155]: the message 'calendar-outcome' has no {sort} in the catalogue 'en'" 0
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
sed -i 's/<areas>/<areas>\&/' "$scratch/project/data/areas.xml"
expect "broken data hide no broken pack"      4 "cannot read the annex none.pdf" "$SHEAF" check -C "$scratch/project"
expect "a chart with a paragraph in it"       4 "error[" sh -c 'echo "<chart kind=\"tiles\" title=\"t\"><p/></chart>" > "$1/p.xml"; "$2" chart "$1/p.xml" -o "$1/p.pdf"' sh "$scratch" "$SHEAF"

# What stands in every page of a template is held to the rules that the file must keep, without a page being made.
shape() { # shape NAME STATUS TEXT BODY [ATTRIBUTES]
    printf '<template for="plan" theme="house"%s>\n<master name="first" size="A4" margin="54"/>\n<title>T</title>\n<body>\n%s\n</body></template>\n' "${5:-}" "$4" \
        > "$scratch/project/templates/shape.xml"
    expect "$1" "$2" "$3" "$SHEAF" check -C "$scratch/project"
}
project
shape "headings in order"               0 "no errors" '<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2><h1>e</h1>'
shape "a heading is skipped"            6 "shape.xml:6:1: error[S707]: headings are not in order: H4 follows H1" '<h1>a</h1>
<h4>b</h4>'
shape "the first heading is a third"    6 "shape.xml:5:1: error[S707]: headings are not in order: the first heading is H3" '<h3>a</h3>'
shape "skipped in every choice"         6 "shape.xml:6:1: error[S707]" '<h1>a</h1><choose><when test="true()"><h2>b</h2></when><otherwise><h1>c</h1></otherwise></choose>
<h4>d</h4>'
shape "skipped in one choice of two"    0 "no errors" '<h1>a</h1><choose><when test="true()"><h2>b</h2></when><otherwise><h1>c</h1></otherwise></choose><h3>d</h3>'
shape "skipped where a loop begins"     6 "shape.xml:6:1: error[S707]" '<h1>a</h1><for-each select="//goal">
<h3>b</h3></for-each>'
shape "right where a loop goes on"      0 "no errors" '<h1>a</h1><for-each select="//goal"><h2>b</h2><h3>c</h3></for-each><h3>d</h3>'
shape "a template that claims nothing"  0 "no errors" '<h1>a</h1><h4>b</h4>' ' conform="none"'
shape "a table whose rows are a grid"   0 "no errors" '<table><tr><th colspan="2">a</th></tr><tr><td rowspan="2">b</td><td>c</td></tr><tr><td>d</td></tr></table>'
shape "a table without a header"        6 "shape.xml:5:1: error[S1315]: no cell of the table is a header" '<table><col/><tr><td>a</td></tr></table>'
shape "a header that depends"           0 "no errors" '<table><tr><if test="false()"><th>a</th></if></tr></table><table><col says="A"/><tr><td>a</td></tr></table>'
shape "a table with a ragged row"       6 "shape.xml:6:5: error[S709]: the table is no grid: row 2 covers 1 column, the first 2" '<table><tr><th>a</th><td>b</td></tr>
<tr><td>c</td></tr></table>'
shape "spans that lie over each other"  6 "error[S709]: the table is no grid: row 2: a cell covers column 2, which one above it reaches down into" \
    '<table><tr><th>a</th><td rowspan="2">b</td><td>c</td></tr><tr><td colspan="2">d</td><td>e</td></tr></table>'
shape "a span beyond the last row"      6 "error[S709]" '<table><tr><th rowspan="3">a</th><td>b</td></tr><tr><td>c</td></tr></table>'
shape "a ragged row in a loop"          6 "error[S709]" '<table><thead><tr><th>a</th><th>b</th></tr></thead><for-each select="//goal"><tr><td>c</td></tr></for-each></table>'
shape "cells in a loop"                 0 "no errors" '<table><tr><th>a</th><for-each select="//goal"><td>b</td></for-each></tr><tr><td>c</td></tr></table>'
shape "rows for one case or another"    0 "no errors" '<table><if test="false()"><tr><th>a</th><td>b</td></tr></if><tr><td>c</td></tr></table>'
rm "$scratch/project/templates/shape.xml"

# The same of what a pack says, in the frame that it fills and behind the parts before.
prose() { # prose NAME STATUS TEXT PARTS
    printf '<pack id="shape"><title>S</title>\n%s\n</pack>\n' "$4" > "$scratch/project/data/packs/shape.xml"
    expect "$1" "$2" "$3" "$SHEAF" check -C "$scratch/project"
}
prose "prose in order"                  0 "no errors" '<prose id="a"><title>A</title><h2>a</h2><h3>b</h3></prose>'
prose "prose that skips a heading"      6 "shape.xml:3:1: error[S707]: headings are not in order: H4 follows H2" '<prose id="a"><title>A</title><h2>a</h2>
<h4>b</h4></prose>'
prose "prose with a ragged table"       6 "error[S709]" '<prose id="a"><title>A</title><table><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></table></prose>'
prose "prose with spans over spans"     6 "error[S709]" '<prose id="a"><title>A</title><table><tr><th>a</th><td rowspan="2">b</td></tr><tr><td colspan="2">c</td></tr></table></prose>'
