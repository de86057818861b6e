# What the closer look finds in the shipped plan, each slip checked against the plan as printed, and nothing else: a Sunday,
# two months to be confirmed of which nobody heard again, a second year without a calendar, two measures that no page prints.
expect "without --lint nothing is said"  0 "no errors, 0 warnings" "$SHEAF" check
expect "the plan gives its reasons"      0 "no errors, 0 warnings, 48 allowed by the plan" "$SHEAF" check --lint --werror
# From here on without them.
project
slips=$scratch/project
sed -i '/<allow /d' "$slips/data/plan.xml"
expect "the closer look warns"           0 "no errors, 48 warnings" "$SHEAF" check --lint -C "$slips"
expect "warnings may count as errors"    3 "no errors, 48 warnings" "$SHEAF" check --lint --werror -C "$slips"
expect "other verbs do not look closer"  2 "Unknown option --lint" "$SHEAF" status --lint

"$SHEAF" check --lint --all -C "$slips" >/dev/null 2>"$scratch/lint"
sed -n 's/^.*data\/\([a-z-]*\.xml\):[0-9]*:[0-9]*: warning\[\(S[0-9]*\)\]: \(.*\)/\2 \1 \3/p' "$scratch/lint" > "$scratch/found"
cat > "$scratch/slips" <<'EOF'
S263 events.xml 'UNGA' is never explained
S264 measures.xml the latest figure of 'mine-release-split' that the plan asks for is of 2017-12-31, more than 18 months before 2019-12-31
S261 plan.xml the plan covers 2019, and its calendar has nothing for that year but what recurs by itself
S278 plan.xml the indicator '1B-3' is judged and printed by its first measure; of 'ap-mine-use-nsag-countries' its pages say nothing
S278 plan.xml the indicator '1B-5' is judged and printed by its first measure; of 'mbt-unga-nonparty-yes' its pages say nothing
S260 plan.xml 'Oslo Plus 10: Humanitarian Disarmament' was to be confirmed for 2018-03; that is past, and nothing tells what became of it
S260 plan.xml 'Asian campaign workshop' was to be confirmed for 2018-04; that is past, and nothing tells what became of it
S263 plan.xml 'PAX' is never explained
S258 plan.xml 'CCW Protocol V, 12th; CCW APII, 20th Conference' begins on 2018-11-18, a Sunday
S263 plan.xml 'APII' is never explained
EOF
grep -v '^S266\|^S273' "$scratch/found" > "$scratch/other"
cmp -s "$scratch/slips" "$scratch/other" && pass || { fail "the slips of the plan"; diff "$scratch/slips" "$scratch/other" | head -n 5; }

# The undated sources, read from the data by another way: those without an attribute of that name that any other element
# cites; a register needs none.
sed -n '/<source /{/ kind="register"/d; / published="/!s/.*<source id="\([^"]*\)".*/\1/p;}' data/sources.xml | while read -r source; do
    grep -qE "sources=\"([^\"]* )?$source[ \"]" data/*.xml && echo "S266 sources.xml the source '$source' is cited and has no date"
done > "$scratch/undated"
grep '^S266' "$scratch/found" > "$scratch/other"
[ "$(wc -l < "$scratch/undated")" -eq 32 ] && cmp -s "$scratch/undated" "$scratch/other" && pass || fail "the undated sources"

# The reported totals that are not the sum of their reported parts, from the data by hand: in the sources they are as they are here,
# so that the plain check says nothing of them. Those of Iraq, Cambodia's remnants and South Sudan lack a part.
cat > "$scratch/slips" <<'EOF'
S273 observations-mines.xml the total mine-contamination-area.SDN.2014 is reported as 21, and its reported parts add up to 20.9
S273 observations-mines.xml the total mine-land-released-total.COD.2017 is reported as 0.86, and its reported parts add up to 0.85
S273 observations-mines.xml the total mine-land-released-total.KHM.2015 is reported as 147, and its reported parts add up to 146.96
S273 observations-mines.xml the total mine-land-released-total.KHM.2016 is reported as 68.7, and its reported parts add up to 68.74
S273 observations-mines.xml the total mine-land-released-total.SDN.2016 is reported as 4.87, and its reported parts add up to 4.78
S273 observations-mines.xml the total mine-land-released-total.THA.2016 is reported as 28.19, and its reported parts add up to 28.18
EOF
grep '^S273' "$scratch/found" > "$scratch/other"
cmp -s "$scratch/slips" "$scratch/other" && pass || { fail "the totals that differ"; diff "$scratch/slips" "$scratch/other" | head -n 5; }

# Every report points at the line that holds what it names.
sed -n "s/^\(.*\.xml\):\([0-9]*\):[0-9]*: warning[^']*'\([^']*\)'.*/\1|\2|\3/p" "$scratch/lint" > "$scratch/places"
while IFS='|' read -r file line name; do
    sed -n "${line}p" "$file" | grep -qF -- "$name" || echo "$file:$line: $name"
done < "$scratch/places" > "$scratch/other"
[ "$(wc -l < "$scratch/places")" -eq 41 ] && [ ! -s "$scratch/other" ] && pass || { fail "the places of the slips"; cat "$scratch/other"; }

# April is past on the first of May, not on its own last day.
reject "a month that ends today"         0 'Asian campaign workshop' "$SHEAF" check --lint --all --as-of 2018-04-30 -C "$slips"
expect "a month that ended yesterday"    0 "'Asian campaign workshop' was to be confirmed for 2018-04" "$SHEAF" check --lint --as-of 2018-05-01 -C "$slips"

# Of a flow without a frequency nobody is told of how long a time its figures are.
sed -i 's/\(<measure id="casualties-killed"[^>]*\) frequency="A"/\1/' "$slips/data/measures.xml"
expect "a flow that names no time"       0 "warning[S1190]: the flow 'casualties-killed' does not say of how long a time its figures are" "$SHEAF" check --lint --all -C "$slips"
reject "and no other"                    0 "the flow 'casualties-injured'" "$SHEAF" check --lint --all -C "$slips"

project
printf '<events>\n  <event origin="2008-12-03" end="2007-12-04" kind="anniversary"><title>A</title></event>\n</events>\n' > "$scratch/project/data/events-x.xml"
expect "it ends before its origin"       4 "events-x.xml:2:3: error[S203]: the range ends before it begins" "$SHEAF" check -C "$scratch/project"
expect "a new project has no slips"      0 - "$SHEAF" init "$scratch/linted"
expect "so it says"                      0 "no errors, 0 warnings" "$SHEAF" check --lint -C "$scratch/linted"

# A stock stands at one day, however its period is written; two of one day are one too many.
project
day() { printf '<observations>\n<series measure="mine-contamination-area" area="BIH">\n%s</series>\n</observations>\n' "$1" > "$scratch/project/data/observations-x.xml"; }
first='<observation period="2003" value="5" sources="CP2018-BIH-MA"/>
' second='<observation period="2003-12-31" value="6" sources="CP2018-BIH-MA"/>
'
day "$first$second"
expect "two figures of one day"          4 "observations-x.xml:4:1: error[S902]: 'mine-contamination-area' has two figures of 2003-12-31, one written as of 2003 and one as of 2003-12-31" "$SHEAF" check -C "$scratch/project"
expect "and where the other stands"      4 "observations-x.xml:3:1" "$SHEAF" check -C "$scratch/project"
day "$(echo "$second" | sed 's/2003-12-31/2003-07-01\/2003-12-31/')$first"
expect "and both periods whole"          4 "one written as of 2003 and one as of 2003-07-01/2003-12-31" "$SHEAF" check -C "$scratch/project"
day "$first$(echo "$second" | sed 's/value="6"/missing="not-reported"/')"
expect "one without a value is none"     0 "no errors" "$SHEAF" check -C "$scratch/project"
day "$second"
expect "one alone"                       0 "no errors" "$SHEAF" check -C "$scratch/project"
rm "$scratch/project/data/observations-x.xml"

# A baseline is not after the latest figure, nor after what is counted of memberships.
sed -i 's/<target value="130" date="2020-12-31" \([^/]*\)baseline-date="[^"]*"/<target value="130" date="2020-12-31" \1baseline-date="2020-06-30"/' "$scratch/project/data/plan.xml"
expect "a baseline after what is known"  0 "warning[S275]: the baseline of 1A-1 is of 2020-06-30, after the latest figure of 'ccm-states-parties', which is of 2019-12-31" "$SHEAF" check -C "$scratch/project"

# Texts that lack words in a language that the plan speaks: a line for each language, with how many and where. What has a phrase, a title of
# a source, a quotation and a name lack nothing.
project
sed -i -e '/<words>Geneva<\/words>/d' -e '/<words>counted from the roll call<\/words>/d' "$scratch/project/data/phrases.xml"
places=$(grep -c 'place="Geneva"' "$scratch/project/data/plan.xml") later=$(grep -c 'place="Geneva"' "$scratch/project/data/events.xml")
records=$(grep -ho '<value field="place">Geneva<' "$scratch"/project/data/records-*.xml | wc -l)
for lang in fr ar; do
    expect "what has no words in $lang"  0 "texts without words in the language '$lang', $((places + later + records + 1)) in all: events.xml: $later (from line" "$SHEAF" check --lint --all -C "$scratch/project"
done
grep -q "notes of observations: 1$" "$scratch/stderr" && [ "$places" -gt 2 ] && [ "$records" -gt 9 ] && pass || fail "where texts have no words: $(grep S1306 "$scratch/stderr")"

# A source keeps the title and the publisher under which it can be found, though the same words are translated elsewhere on the page.
title='CCM universalization: Asia-Pacific region'
"$SHEAF" build --template activities --lang fr -q -o "$scratch/activities.pdf" 2>/dev/null
pdftotext -raw "$scratch/activities.pdf" - | tr '\n' ' ' > "$scratch/activities.txt"
grep -q "title=\"$title\"" data/sources*.xml && grep -qF "Universalisation de la Convention sur les armes" "$scratch/activities.txt" &&
    grep -qF "$title" "$scratch/activities.txt" && pass || fail "a source is translated: $(cat "$scratch/activities.txt")"
