# Sizes and other values that cannot be drawn: each is an error with its place, and none is a fault of the program (S430).
sizes=$scratch/sizes
expect "sizes: a project" 0 - small_project "$sizes"

# refuses NAME STATUS WORDS BODY [TITLE]: a page with this body is refused, with its line.
refuses() {
    printf '<template for="area" pages="1..9" theme="house"><master name="first" size="A4" margin="54 42 60 42"/><title>%s</title><body><h1>T</h1>\n%s</body></template>\n' \
        "${5-Page}" "$4" > "$sizes/templates/page.xml"
    rm -f "$sizes/page.pdf"
    expect "sizes: $1" "$2" "page.xml:" timeout 60 "$SHEAF" build -C "$sizes" --template page --area NPL -o page.pdf
    grep -q -- "$3" "$scratch/stderr" && ! grep -q 'S430' "$scratch/stderr" && [ ! -e "$sizes/page.pdf" ] && pass || fail "sizes: $1: it does not say '$3', or leaves a file"
}
refuses "no title"                          4 'S519' '<p>x</p>' ''
refuses "a title of white space"            4 'S519' '<p>x</p>' '&#xA0; '
refuses "a title that a value leaves empty" 4 'S519' '<p>x</p>' "<value-of select=\"''\"/>"
refuses "margins that add up"               5 'S520.*14400 points' '<div margin-start="-14000"><div margin-start="-14000"><p>x</p></div></div>'
refuses "a mark far above its line"         4 'S316.*from -1000 to 1000' '<p>x<mark kind="disc" raise="1e300"/></p>'
refuses "years below nought"                4 'S316.*from 1 to 100' '<year-table area="NPL" topics="water" most-years="-1"/>'
refuses "a height no page has"              4 'S316.*from 0 to 14400' '<chart kind="columns" height="1e300" title="t"><series name="s"><point at="a" value="3"/></series></chart>'
refuses "the same as it is computed"        4 'S316.*from 0 to 14400' '<chart kind="columns" height="{10 * 2000}" title="t"><series name="s"><point at="a" value="3"/></series></chart>'
refuses "no size of letters"                4 "S306.*'font-size'" '<p font-size="0">x</p>'
refuses "a line with no dash and no gap"    4 "S306.*'border-top'" '<p border-top="1 ink 0 0">x</p>'
refuses "a year that no limit can be"       4 'S316' '<chart kind="deadlines" title="t" treaty="MBT" form="head" years="2018 2030" total="1e300"/>'

# spec NAME STATUS WORDS CHART: the same of a chart alone.
spec() {
    printf '%s\n' "$4" > "$sizes/spec.xml"
    rm -f "$sizes/spec.svg"
    expect "sizes: $1" "$2" "$3" timeout 60 "$SHEAF" chart -C "$sizes" "$sizes/spec.xml" -o "$sizes/spec.svg"
    if [ "$2" -eq 0 ]; then
        [ -e "$sizes/spec.svg" ] && pass || fail "sizes: $1: no file"
    else
        grep -q 'spec.xml:' "$scratch/stderr" && ! grep -q 'S430' "$scratch/stderr" && [ ! -e "$sizes/spec.svg" ] && pass || fail "sizes: $1: no place, or a file"
    fi
}
# series COUNT [FILL …]: so many series, each with a fill of its own where they are given.
series() {
    i=1
    while [ $i -le "$1" ]; do
        [ $# -ge $((i + 1)) ] && eval "fill=\" fill=\\\"\${$((i + 1))}\\\"\"" || fill=
        printf '<series name="s%d"%s><point at="2018" value="%d"/><point at="2019" value="3"/></series>' $i "$fill" $i
        i=$((i + 1))
    done
}
spec "higher than a page can be" 5 'S517' '<chart kind="columns" height="14400" title="t"><series name="s"><point at="a" value="3"/></series></chart>'
for kind in stacked-bars columns; do
    spec "four $kind"            0 -  "<chart kind=\"$kind\" title=\"t\">$(series 4)</chart>"
    spec "five $kind"            4 "'s4' and 's5' have the same fill" "<chart kind=\"$kind\" title=\"t\">$(series 5)</chart>"
    spec "five $kind, each with a fill" 0 - "<chart kind=\"$kind\" title=\"t\">$(series 5 accent mid hatch pale navy)</chart>"
    spec "nine $kind"            4 'has 9 series' "<chart kind=\"$kind\" title=\"t\">$(series 9)</chart>"
done
spec "a panel with a share below nought" 4 "the part 'a' of '2018'" \
    '<chart kind="multiples" title="t"><chart kind="columns" title="p" options="share"><series name="a"><point at="2018" value="-3"/></series></chart></chart>'
spec "a panel with two series of one fill" 4 'S515' "<chart kind=\"multiples\" title=\"t\"><chart kind=\"columns\" title=\"p\">$(series 5)</chart></chart>"

# Names that are wider than their room are divided by the rule of all text: letters with a word at their place, numbers never.
word=Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft
spec "a long word is divided" 0 "spec.xml:1:1: warning[S404]: '$word'" "<chart kind=\"stacked-bars\" title=\"t\"><series name=\"s\"><point at=\"$word\" value=\"3\"/></series></chart>"
[ "$(grep -c S404 "$scratch/stderr")" -eq 1 ] && pass || fail "sizes: a divided word is told more than once"
address=example.org/a-long-path/without/any-break/of_its_own/that/goes.on.and.on/for.ever@last
spec "an address is divided at its signs" 0 - "<chart kind=\"stacked-bars\" title=\"t\"><series name=\"s\"><point at=\"$address\" value=\"3\"/></series></chart>"
grep -q S404 "$scratch/stderr" && fail "sizes: an address that is parted at its signs is told" || pass
number=$(printf '1%.0s' $(seq 90))
spec "a number is no name that can be divided" 5 'mm are missing' "<chart kind=\"stacked-bars\" title=\"t\"><series name=\"s\"><point at=\"$number\" value=\"3\"/></series></chart>"

# The plan on a page is one page, whatever the language.
for lang in en fr ar; do
    expect "sizes: the plan on a page in $lang" 0 "overview.pdf: 1 page" "$SHEAF" build --template overview --lang $lang -o "$scratch/overview.pdf"
done
