# The handbook: what stands in it is the program's own, each kind of chart is drawn, and every example is run, in the order in which a reader
# would type it.
book=$scratch/handbook
mkdir "$book"
expect "the handbook"                    0 "pages" "$SHEAF" build --template manual -o "$book/manual.pdf"
expect "conforms"                        0 " 0 failures" "$SHEAF" audit "$book/manual.pdf"
grep -E 'error\[|warning\[' "$scratch/stderr" > "$scratch/wrong" && fail "the handbook: $(head -n 1 "$scratch/wrong")" || pass
pdftotext -layout "$book/manual.pdf" "$book/words"
for kind in $("$SHEAF" help chart | sed -n 's/^\([a-z][a-z-]*\): .*/\1/p'); do
    grep -q "<example>.*kind=\"$kind\"\|<mark kind" templates/manual/charts.xml && pass || fail "no example of the chart '$kind'"
    grep -q "kind=\"$kind\"" "$book/words" || [ "$kind" = mark ] && pass || fail "the lines of the chart '$kind' are not told"
    [ "$kind" = mark ] || [ "$kind" = status-sign ] && continue
    grep -q "<example parts=\"[^\"]*\"><chart kind=\"$kind\"" templates/manual/charts.xml && pass || fail "no numbered parts of the chart '$kind'"
    least=3
    [ "$kind" = deadlines ] && least=2
    case "$kind" in progress-bar | stacked-bars | columns | line | bullet) least=6 ;; esac
    [ "$(grep -c "<example name=\"[^\"]*\"><chart kind=\"$kind\"" templates/manual/charts.xml)" -ge "$least" ] && pass || fail "fewer than $least examples of the chart '$kind'"
done
[ "$(grep -c 'When not to use it' "$book/words")" -ge 26 ] && pass || fail "the handbook does not say of each kind of chart when not to use it"
[ "$(grep -o 'When room is short' "$book/words" | wc -l)" -eq "$("$SHEAF" help chart | grep -c 'where room is short: ')" ] && pass || fail "the handbook does not say of each kind of chart what it does where room is short"
pdftotext "$book/manual.pdf" - | tr '\n' ' ' | grep -q 'points="2021 240 2022 - 2023 310 2024 ~420"/> </chart>' && pass || fail "the lines of an example are not as they were run"
pdftotext "$book/manual.pdf" - | grep -q '^1 Baseline: A thin tick: where the way begins' && pass || fail "the parts of a progress bar are not told"
# A part more in the table, or a pair too few in the example, is told.
mkdir -p "$book/parts/templates/manual" && sed 's/parts="1 9 70 9 /parts="1 9 /' templates/manual/charts.xml > "$book/parts/templates/manual/charts.xml"
ln -s "$PWD/data" "$book/parts/data"
expect "a numbered part too few"         4 "row of 5 pairs of numbers" "$SHEAF" build -C "$book/parts" --template manual -o "$book/parts.pdf"
[ "$("$SHEAF" help chart | grep -c '^[a-z][a-z-]*: ')" -ge 24 ] && pass || fail "few kinds of charts"
for topic in $("$SHEAF" help topics | awk '/^  [a-z]/ && $1 != "limits" { print $1 }'); do
    expect "help of $topic"              0 ": " "$SHEAF" help "$topic"
    expect "its page of the manual"      0 ".Sh DESCRIPTION" "$SHEAF" help --man "$topic"
    "$SHEAF" help "$topic" | grep -q '(null)' && fail "help of $topic: a word without a sentence" || pass
    grep -q "sheaf help $topic" "$book/words" && pass || fail "the handbook has no chapter of $topic"
done
expect "a page of what is no topic"      2 "--man takes one topic" "$SHEAF" help --man goat
expect "a page of nothing"               2 "--man takes one topic" "$SHEAF" help --man
# What may be left out says what stands then, in a column of its own: of data, of templates, of charts, of styles.
for row in 'as-of +the plan.s end +The day that pages are about' 'height +110 +Height of the plot in points' 'widows +2 +How many lines' \
    'kind +must be given +What it counts' 'inside +they stand below it +Baseline, target'; do
    grep -qE "^ *$row" "$book/words" && pass || fail "the handbook does not say what stands where it is left out: $row"
done
# Of whichever plan: the words are the same, and none is the plan's.
"$SHEAF" init -q "$book/other"
"$SHEAF" build -q -C "$book/other" --template manual -o "$book/other.pdf"
pdftotext -layout "$book/other.pdf" "$book/other-words"
pdftotext "$book/manual.pdf" - | grep -v 'data [0-9]' | sort -u > "$book/a"
pdftotext "$book/other.pdf" - | grep -v 'data [0-9]' | sort -u > "$book/b"
cmp -s "$book/a" "$book/b" && pass || fail "the handbook tells of the plan: $(diff "$book/a" "$book/b" | head -n 3)"
# Chapters run on: but for the last, no page is under half full.
few=$(python3 tests/cli/filled.py "$book/manual.pdf" | awk '{ at = $3; of = $5; sub(":", "", of); if (at != of) print }')
[ -n "$(pdfinfo "$book/manual.pdf" | grep '^Pages')" ] && [ -z "$few" ] && pass || fail "pages of the handbook under half full: $few"
words=$(grep -oiwE 'clusters?|landmines?|ICBL' "$book/words" | sort | uniq -c | tr '\n' ' ')
[ -z "$words" ] && pass || fail "the handbook speaks of the first plan: $words"

# Every example, as it stands.
if command -v python3 >/dev/null 2>&1; then
    mkdir "$book/bin" "$book/typed"
    printf '#!/bin/sh\nexec "%s" "$@"\n' "$SHEAF" > "$book/bin/sheaf" && chmod +x "$book/bin/sheaf"
    ln -s "$PWD/out/fonts/faces" "$book/faces" 2>/dev/null
    python3 tests/cli/handbook.py templates "$book" > "$book/steps"
    [ "$(grep -c '^run' "$book/steps")" -ge 12 ] && [ "$(grep -c '^write' "$book/steps")" -ge 7 ] && pass || fail "few examples"
    while read -r what first rest; do
        if [ "$what" = write ]; then
            mkdir -p "$book/typed/$(dirname "$rest")"
            cp "$first" "$book/typed/$rest"
        else
            (cd "$book/typed" && PATH="$book/bin:$PATH" sh -c "$first $rest") >"$scratch/stdout" 2>"$scratch/stderr" </dev/null && pass || fail "the handbook: '$first $rest' fails: $(head -n 2 "$scratch/stderr" | tr '\n' ' ')"
            grep -E 'error\[' "$scratch/stderr" && fail "the handbook: '$first $rest' tells of an error" || pass
        fi
    done < "$book/steps"
    [ -s "$book/typed/school/own.pdf" ] && pdffonts "$book/typed/school/own.pdf" | grep -q NotoSerif && pass || fail "the page in a look of its own"
    # What is followed without a line below its title has the unit there: no number of a source stands alone.
    "$SHEAF" build -q -C "$book/typed/school" --template factsheet --area lake-district --stop-after doc > "$book/sheet" 2>/dev/null
    awk '/^ *paragraph /{ begun = 1; next } /text "( |\302\240)*"$/{ next } begun && /role=reference/{ n++ } { begun = 0 } END { exit n > 0 }' "$book/sheet" && pass || fail "a source's number stands alone on a line"
    grep -c 'role=reference' "$book/sheet" | grep -q '^[1-9]' && pass || fail "the sheet cites nothing"
    pdftotext "$book/typed/school/own.pdf" - | grep -q 'Brightwater schools, brightwater.example' && pass || fail "the theme's contact is not on the page"
else
    skip "the handbook's examples: python3 is not installed"
fi

# A theme tells all it has.
expect "the classes of the theme"        0 "color  accent" "$SHEAF" theme
"$SHEAF" theme > "$book/theme"
for name in $(grep -oE '<(style|color) name="[a-z0-9-]*"' templates/themes/house.xml | cut -d'"' -f2); do
    grep -qE "^(class|color ) +$name +[^ ]" "$book/theme" && pass || fail "the theme does not say what '$name' is for"
done
expect "a page of a theme"               0 "pages" "$SHEAF" theme serif -o "$book/serif.pdf"
expect "conforms as well"                0 " 0 failures" "$SHEAF" audit "$book/serif.pdf"
expect "a theme that is not there"       7 "error[S300]" "$SHEAF" theme goat
expect "two themes"                      2 "one theme is shown at a time" "$SHEAF" theme house serif
expect "a theme as a picture"            2 "theme writes PDF" "$SHEAF" theme -o x.png

# Charts of what stands in them, of kinds that else have the data's own figures: what they say for those who cannot see them.
says() { # TEXT ELEMENT
    echo "$2" > "$book/own.xml"
    "$SHEAF" chart "$book/own.xml" -o "$book/own.svg" > "$scratch/stdout" 2> "$scratch/stderr" || { fail "$2: $(head -n 1 "$scratch/stderr")"; return; }
    grep -q "<desc>.*$1" "$book/own.svg" && pass || fail "$2 says $(grep -o '<desc>[^<]*' "$book/own.svg") and not '$1'"
}
says '120.*48.*0' '<chart kind="progress-bar" title="Wells"><point at="baseline" value="120"/><point at="latest" value="48"/><point at="target" value="0"/></chart>'
says '7 of 12' '<chart kind="dots" title="Plans" count="7" total="12"/>'
says '2 May 2023' '<chart kind="ladder" title="Handover"><moment name="Agreed" from="2023-05-02"/><moment name="Done"/></chart>'
says 'good' '<chart kind="judgement" title="Water"><row name="poor"><point at="2022"/></row><row name="good"><point at="2024"/></row></chart>'
says '12.*19' '<chart kind="sparkline" title="Clinics"><point at="2020" value="12"/><point at="2023" value="19"/></chart>'
says '30 June 2025' '<chart kind="deadlines" title="Permits"><row name="Water"><moment from="2023-06-30"/><moment from="2025-06-30"/></row></chart>'
says 'Alderbrook' '<chart kind="area-grid" title="Plans"><point name="Alderbrook" at="done"/><point name="Dunmoor" at="not"/></chart>'
wrong() { # TEXT ELEMENT
    echo "$2" > "$book/own.xml"
    expect "$2" 4 "$1" "$SHEAF" chart "$book/own.xml" -o "$book/own.svg"
}
wrong "S500" '<chart kind="dots" title="Plans" count="13" total="12"/>'
wrong "'soon'" '<chart kind="sparkline" title="Clinics"><point at="soon" value="12"/></chart>'
wrong "'perhaps'" '<chart kind="area-grid" title="Plans"><point name="A" at="perhaps"/></chart>'
