# The general pages, for the plan that is shipped, another organisation's and a new project's: each is made, without a word
# of the first plan in the others; pages of mine action ask for roles, and say which a plan lacks.
general=$scratch/general
mkdir "$general"
"$SHEAF" init -q "$general/new"
cp -r data/examples/community-health "$general/health"
mkdir "$general/mines" && cp -r data "$general/mines"
cat > "$general/pages.xml" <<'END'
<batch>
  <outputs template="factsheet" each="area" only="ONLY"/><outputs template="overview"/><outputs template="deadlines"/><outputs template="worklist"/>
  <outputs template="objective" each="objective"/><outputs template="indicator" each="indicator"/>
  <outputs template="series" each="indicator"/><outputs template="matrix" each="indicator"/>
  <calendar kind="list" year="2025"/><calendar kind="month" year="2025"/><calendar kind="quarter" year="2025"/><calendar kind="year" year="2025"/>
</batch>
END
pages_of() { # PLAN AREAS
    sed "s/ONLY/$2/" "$general/pages.xml" > "$general/$1/pages.xml"
    expect "general pages of the plan '$1'" 0 "files written" "$SHEAF" batch -C "$general/$1" pages.xml
    grep -E 'error\[|warning\[' "$scratch/stderr" > "$scratch/wrong" && fail "the plan '$1': $(head -n 1 "$scratch/wrong")" || pass
}
pages_of new "north-valley hill-country"
pages_of health "alderbrook dunmoor"
sed -i 's/each="indicator"/each="indicator" only="1A-1 1A-2 2B-1"/; s/each="objective"/each="objective" only="1A"/' "$general/pages.xml"
pages_of mines "BIH"
cat > "$general/more.xml" <<'END'
<batch>
  <outputs template="answer-card" each="area" only="ONLY"/><outputs template="indicators" each="objective" only="1A"/><outputs template="how-to-read"/>
  <outputs template="sources"/><outputs template="membership"/><outputs template="offices"/><outputs template="members"/>
  <outputs template="needs"/><outputs template="publications"/><outputs template="activities"/><outputs template="plan-book"/>
  <outputs template="infographic"/><outputs template="whats-new"/><outputs template="worklist"/>
</batch>
END
cp -r "$general/new" "$general/new-fr" && cp -r "$general/health" "$general/health-fr"
for plan in new health new-fr health-fr; do
    lang=en only=north-valley
    case $plan in *-fr) lang=fr ;; esac
    case $plan in health*) only=dunmoor ;; esac
    sed "s/ONLY/$only/; s|/><|/>\n<|g" "$general/more.xml" | sed "s|/>$| lang=\"$lang\"/>|" > "$general/$plan/more.xml"
    expect "more pages of the plan '$plan'" 0 "14 files written" "$SHEAF" batch -C "$general/$plan" more.xml
    grep -E 'error\[|warning\[' "$scratch/stderr" > "$scratch/wrong" && fail "the plan '$plan': $(head -n 1 "$scratch/wrong")" || pass
done
foreign='clusters?|mines?|mined|landmines?|obligations?|treaty|treaties|states?|part(y|ies)|votes?|voted|convention|clearance|casualt[a-z]*'
foreign="$foreign|preliminary|préliminaire|contaminat[a-z]*|munitions?|victims?|survivors?|ratif[a-z]*|dollars|traités?|États|sous-munitions|dépollution|victimes?"
for plan in new health new-fr health-fr; do
    find "$general/$plan/out/pdf" -name '*.pdf' -exec pdftotext '{}' - \; > "$scratch/words"
    [ "$(wc -l < "$scratch/words")" -gt 300 ] && pass || fail "the words of the pages of '$plan'"
    # "No state of affairs" and the status of a publication are nobody's; "partie" is a part.
    words=$(sed 's/state of affairs//' "$scratch/words" | grep -owE "$foreign|[CMTSOPV][a-z]*" | grep -iwE "$foreign" | sort | uniq -c | tr '\n' ' ')
    [ -z "$words" ] && pass || fail "the pages of '$plan' speak of another's: $words"
done
expect "no id of the shipped plan is in a general page or in the program" 0 "" python3 tests/cli/general_words.py

# Roles.
role() { # NAME STATUS TEXT ELEMENTS: what 'votes' says when the new plan has these
    sed "s|</plan>|$4</plan>|" "$general/new/data/plan.xml" > "$general/plan.xml"
    mkdir -p "$general/roles" && cp -r "$general/new/data" "$general/roles" && cp "$general/plan.xml" "$general/roles/data/plan.xml"
    expect "$1" "$2" "$3" "$SHEAF" build -C "$general/roles" --template votes -o "$general/votes.pdf"
}
role "a page says which role a plan lacks"   4 "error[S552]: this page needs the role 'cmr-vote', which the plan gives to no measure of nature event" ''
role "and how it is given"                   4 '<role name="…" measure="…"/> gives one to a measure' ''
role "a role of the wrong kind"              4 "error[S553]: the role 'cmr-vote' is for a measure of nature event, and 'spent' is none" '<role name="cmr-vote" measure="spent"/>'
role "a role twice"                          4 "another role already has the id 'x'" '<role name="x" measure="spent"/><role name="x" measure="spent"/>'
role "a role of nothing"                     4 "error[S554]: the role 'x' is given to nothing" '<role name="x"/>'
role "a role of what is not there"           4 "'gone'" '<role name="x" measure="gone"/>'
# What a part asks for, the page asks for: the sheet of a field is not for a plan that lacks one of its roles, and is for none that has a wrong one.
cp "$general/new/data/plan.xml" "$general/roles/data/plan.xml"
sed -i 's|</plan>|<role name="casualties" measure="spent"/></plan>|' "$general/roles/data/plan.xml"
expect "a wrong role of a part of a page"    4 "error[S553]: the role 'casualties' is for a measure of nature flow" \
    "$SHEAF" build -C "$general/roles" --template factsheet --area river-bend -o "$general/sheet.pdf"
mkdir -p "$general/roles/templates"
role_page() { # WHAT STATUS TEXT ELEMENT: of a page with that element, and a part that asks for the role "water"
    printf '<fragment roles="water:stock"><p>there</p></fragment>\n' > "$general/roles/templates/part.xml"
    printf '<template for="plan" theme="house" masters="parts/a4"><title>T</title><body>%s</body></template>\n' "$4" > "$general/roles/templates/page.xml"
    sed "s|</plan>|$5</plan>|" "$general/new/data/plan.xml" > "$general/roles/data/plan.xml"
    expect "$1" "$2" "$3" "$SHEAF" build -C "$general/roles" --template page --stop-after doc
}
given='<role name="water" measure="villages-without-well"/>'
role_page "a part whose role is given"            0 'text "there"' '<include href="part"><otherwise><p>not there</p></otherwise></include>' "$given"
role_page "and without it what stands instead"    0 'text "not there"' '<include href="part"><otherwise><p>not there</p></otherwise></include>' ''
role_page "without anything instead it is needed" 4 "part.xml:1:18: error[S552]: this page needs the role 'water'" '<include href="part"/>' ''
role_page "also where it stands twice"            4 "part.xml:1:18: error[S552]: this page needs the role 'water'" '<include href="part"><otherwise><p>not there</p></otherwise></include><include href="part"/>' ''
rm -r "$general/roles/templates"

# Too little and too much.
pages() { sed "s/ only=\"[^\"]*\"//g" "$general/pages.xml" > "$general/roles/pages.xml"; expect "$1" 0 "files written" "$SHEAF" batch -C "$general/roles" pages.xml; }
cp "$general/new/data/plan.xml" "$general/roles/data/plan.xml"
sed -i 's|<short-title>.*</short-title>||; s|<publisher>.*||' "$general/roles/data/plan.xml"
rm "$general/roles/data/observations.xml"
pages "no short titles and no figures"
printf '<plan id="bare" xml:lang="en" start="2024-01-01" end="2025-12-31"><title>Bare</title></plan>\n' > "$general/roles/data/plan.xml"
pages "a plan without goals"
mkdir -p "$general/bare/data" && cp "$general/roles/data/plan.xml" "$general/bare/data"
expect "which is told"                       0 "plan.xml:1:1: warning[S1175]: the plan 'bare' has no goal" "$SHEAF" check -C "$general/bare"
python3 - "$general/roles/data/plan.xml" <<'END'
import sys
name = "Tỷ lệ hộ gia đình nông thôn được dùng nước sạch đạt quy chuẩn"
with open(sys.argv[1], "w", encoding="utf-8") as plan:
    plan.write('<plan id="much" xml:lang="en" start="2024-01-01" end="2025-12-31"><title>Much</title>')
    for goal in range(1, 12):
        plan.write(f'<goal id="{goal}"><title>{name} {goal}</title>')
        for objective in "A" if goal == 1 else "AB":
            plan.write(f'<objective id="{goal}{objective}"><title>{name} {goal}{objective}</title>')
            for number in range(1, 4):
                plan.write(f'<indicator id="{goal}{objective}-{number}" kind="level" measure="spent"><title>{name} {number}</title>'
                           '<target value="480000" date="2025-12-31" baseline="0" baseline-date="2023-12-31"/></indicator>')
            plan.write('</objective>')
        plan.write('</goal>')
    plan.write('</plan>')
END
expect "eleven goals, sixty indicators with long names" 0 " pages" "$SHEAF" build -C "$general/roles" --template overview -o "$general/much.pdf"
pdftotext -layout "$general/much.pdf" - > "$scratch/words"
[ "$(grep -c 'Indicator  ' "$scratch/words")" -gt 1 ] && pass || fail "the head of the overview is not repeated on its pages"
[ "$(grep -c '11B' "$scratch/words")" -ge 1 ] && pass || fail "the last objective is not in the overview"

# A matrix has the years in which some area has a figure, and no others; what stands, stands until it is revoked (Alderbrook since 2019,
# Cedarmont 2022 to September 2024); its rows are called what they are.
# Each mark of a matrix stands in its key, that of what nobody recorded where there is one.
"$SHEAF" build -q --template matrix --indicator 1B-1 -o "$general/key.pdf" && pdftotext -layout "$general/key.pdf" - | grep -qE '^ *yes +not recorded$' && pass || fail "the key of a matrix does not say what a dashed square is"
"$SHEAF" build -q -C "$general/new" --template matrix --indicator 1B-1 -o "$general/key.pdf" && pdftotext -layout "$general/key.pdf" - | grep -qE '^ *good +fair +poor$' && pass || fail "the key of a matrix has what it does not show"
"$SHEAF" build -C "$general/health" --template matrix --indicator 1B-2 --stop-after doc > "$scratch/matrix"
[ "$(grep -o 'text "20[0-9][0-9]"' "$scratch/matrix" | sort -u | tr -d 'text "\n')" = 2019202020212022202320242025 ] && pass || fail "the years of a matrix: $(grep -o 'text "20[0-9][0-9]"' "$scratch/matrix" | tr '\n' ' ')"
grep -q 'text "District"' "$scratch/matrix" && pass || fail "the rows of a matrix of districts are called otherwise"
open=$(grep -c ' vote-for alt="open"' "$scratch/matrix") shut=$(grep -c ' vote-against' "$scratch/matrix") gone=$(grep -c ' circle' "$scratch/matrix")
[ "$open $shut $gone" = "12 0 3" ] && pass || fail "$open marks of the matrix say open, $shut not open and $gone are of what was revoked: 7, 3 and 2 areas' years should, none, and 2 with one in the key, whose marks say nothing beside their words"
# Figures that are told for all together alone: the table, and that it is so.
"$SHEAF" build -C "$general/new" --template matrix --indicator 2A-1 --stop-after doc > "$scratch/matrix"
grep -q 'text "215,000"' "$scratch/matrix" && grep -q 'text "Told for all together: this measure has no figure of a single area."' "$scratch/matrix" && pass || fail "a matrix of what no area has a figure of"
# Above areas of several kinds stands no name of one kind; a column that would hold nothing is not there, and a part of an indicator's figure says which.
for page in "offices --lang fr" "members --lang fr" "offices --lang en"; do
    "$SHEAF" build -C "$general/health" --template $page --stop-after doc > "$scratch/heads"
    grep -qE 'text "(Zone|Area)"' "$scratch/heads" && ! grep -q 'text "District"' "$scratch/heads" && pass || fail "the head of provinces: $page"
done
"$SHEAF" build -q -C "$general/health" --template whats-new -o "$general/one.pdf" && pdftotext -layout "$general/one.pdf" - > "$scratch/words"
grep -A 3 '^New figures$' "$scratch/words" | grep -qE '^Area +What +Period +Now$' && pass || fail "new figures have a column for what was before: $(grep -A 3 '^New figures' "$scratch/words" | tr '\n' ' ')"
grep -q '^New figures, continued' "$scratch/words" && pass || fail "a table that goes on does not say so"
[ "$(sed -n '/^Statuses that changed/,/^New figures/p' "$scratch/words" | grep '^All ' | sort | uniq -d | wc -l)" = 0 ] && pass || fail "a changed status stands twice"
"$SHEAF" build -C "$general/health" --template meeting --record start-2023 --stop-after doc | grep -q 'text "District, person met"' && pass || fail "whom a meeting asks is called a state"
"$SHEAF" build -C "$general/health" --template sources --stop-after doc | grep -q 'text "9 sources\."' && pass || fail "no source without a day is told as 0"
# A table is called what stands above it, also where it goes on; a sheet of one page does not send its reader to page 1; wide figures stand apart.
"$SHEAF" build --template offices --stop-after pages > "$scratch/pages"
grep -q '^.*Mine Ban Treaty: Before, continued' "$scratch/pages" && ! grep -q 'Mine Ban Treaty, continued' "$scratch/pages" && pass || fail "a table of offices that goes on"
"$SHEAF" build --template plan-book --stop-after doc | grep -q "Also in [0-9]*, not in the plan" && fail "the plan's calendar is called what is not in it" || pass
"$SHEAF" build -C "$general/new" --template factsheet --area hill-country --stop-after doc | grep -q 'sources: page' && fail "a sheet of one page says where its sources stand" || pass
"$SHEAF" build -q --template matrix --indicator 2C-1 -o "$general/one.pdf" && pdftotext -layout "$general/one.pdf" - | grep -qE '340,100,000 ?p? +482,900,000' && pass || fail "figures of a matrix touch"
"$SHEAF" build -q -C "$general/health" --template answer-card --area dunmoor -o "$general/one.pdf" && pdftotext -layout "$general/one.pdf" - | grep -qE '66 % +End of 2024/25' && pass || fail "a day of a reporting year is broken on an answer card"
# The fact sheet has every observation: a table for each way in which figures are told, and what is rated in its words; a page that is nearly empty is
# saved (the dates stand beside the sources then, the panels are lower).
"$SHEAF" build -C "$general/health" --template factsheet --area dunmoor --stop-after doc > "$scratch/sheet"
"$SHEAF" build -q -C "$general/health" --template factsheet --area dunmoor -o "$general/one.pdf"
pdftotext -layout "$general/one.pdf" - | sed -n '/^Observations/,/^Next dates/p' > "$scratch/words"
for row in "Three doses of vaccine" "Median waiting time" "Children treated" "Days of medicine" "Visits at home" "Births in a health centre"; do
    grep -q "^$row" "$scratch/words" && pass || fail "the observations of a fact sheet are without '$row'"
done
sed -n '/text "Observations"/,$p' "$scratch/sheet" | grep -q 'text "fair"' && pass || fail "a rating in the table is not in its words"
"$SHEAF" build -q -C "$general/new" --template factsheet --area river-bend -o "$general/one.pdf"
[ "$(pdfinfo "$general/one.pdf" | awk '/^Pages/ { print $2 }')" = 1 ] && pass || fail "the fact sheet of a new plan takes more than a page"
"$SHEAF" build -q -C "$general/health" --template series --indicator 1A-1 -o "$general/one.pdf"
[ "$(pdfinfo "$general/one.pdf" | awk '/^Pages/ { print $2 }')" = 1 ] && pass || fail "the last page of a series holds sources alone"
# The sheet that a project begins with is that of any data: nothing of it has to be mended before one's own are seen.
rm -rf "$general/own" && "$SHEAF" init -q "$general/own"
sed -i 's/villages-without-well/lamps-out/g; s/people-reached/lamps-lit/g; s/"water"/"lamps"/g; s/"programme"/"work"/g' "$general"/own/data/*.xml
expect "one's own data in the starter's place" 0 "no errors, 0 warnings" "$SHEAF" check -C "$general/own"
"$SHEAF" build -C "$general/own" --template sheet --area river-bend --stop-after doc > "$scratch/sheet" 2>/dev/null
[ "$(grep -cE "^ *chart .*(line|columns) title=" "$scratch/sheet")" = 2 ] && grep -q 'text "Repair drill"' "$scratch/sheet" && pass || fail "the starter's sheet of other data"
"$SHEAF" build -C "$general/new" --template sheet --area river-bend --stop-after doc | grep -q 'text "  men and boys"' && pass || fail "the key of the starter's chart"
# Of several calendars of a plan one may say what they are called, wherever it stands.
sed -i 's|</plan>|<calendar><title>Days of lamps</title></calendar><calendar/></plan>|' "$general/own/data/plan.xml"
"$SHEAF" calendar list -q -C "$general/own" -o "$scratch/lamps.pdf" && pdftotext "$scratch/lamps.pdf" - | grep -q '^Days of lamps 2024$' && pass || fail "a calendar without a title takes away that of another"
# A series without a unit has a title without a comma behind it.
sed -i 's/ unit="villages"//' "$general/new/data/measures.xml"
"$SHEAF" build -C "$general/new" --template series --indicator 1A-1 --stop-after doc > "$scratch/series"
grep -q 'text "Villages without a safe well"' "$scratch/series" && ! grep -q 'text "[A-Z].*, *"' "$scratch/series" && pass || fail "a title without a unit: $(grep -m 1 'text "[A-Z].*, *"' "$scratch/series")"

# Nor does the number of its source stand alone on a line where a row of progress has neither unit nor subtitle: it stands behind the title.
rm -rf "$general/bare" && "$SHEAF" init -q "$general/bare"
sed -i 's/ unit="villages"//' "$general/bare/data/measures.xml" && sed -i 's|<subtitle>villages left</subtitle>||' "$general/bare/data/plan.xml"
"$SHEAF" build -q -C "$general/bare" --template factsheet --area north-valley --stop-after doc > "$scratch/row"
awk '/^ *paragraph /{ begun = 1; next } /text "( |\302\240)*"$/{ next } begun && /role=reference/{ n++ } { begun = 0 } END { exit n > 0 }' "$scratch/row" && pass || fail "a source's number stands alone on a line"
grep -A 2 '^            text "Villages without a safe well"' "$scratch/row" | grep -q '^            span role=reference' && pass || fail "a row of progress without a unit has no source behind its title"

# An area more, of which nothing is known yet: the sums say of whom there is no figure.
rm -rf "$general/wider" && "$SHEAF" init -q "$general/wider" && "$SHEAF" new -q -C "$general/wider" area east-plain
expect "what a sum lacks is told"            0 "lacking    no figure of east-plain" "$SHEAF" explain -C "$general/wider" 1A-1
"$SHEAF" build -q -C "$general/wider" --template indicator --indicator 1A-1 --attach -o "$general/wider.pdf"
pdftotext "$general/wider.pdf" - | tr '\n' ' ' | grep -q 'The figure rests on 3 of 4 districts: there is no figure of east-* *plain' && pass || fail "the page does not say which district has no figure"
expect "that holds against the data"         0 "0 findings" "$SHEAF" audit --truth "$general/wider.pdf"
# What is beyond its target is not so many of fewer: 6,340 people where 5,000 were to be reached.
rm -rf "$general/passed" && "$SHEAF" init -q "$general/passed"
sed -i 's/<target value="9000" date/<target value="5000" date/' "$general/passed/data/plan.xml"
for row in "en|6,340 people, target" "fr|6 340 people, cible"; do
    "$SHEAF" build -q -C "$general/passed" --template overview --lang "${row%%|*}" --attach -o "$general/passed.pdf"
    pdftotext "$general/passed.pdf" - | tr '\n\302\240\342\200\257' ' ' | tr -s ' ' > "$scratch/passed"
    grep -q "${row#*|}" "$scratch/passed" && pass || fail "a target that is passed, ${row%%|*}: $(grep -o '6[, ]340 [^0-9]*[0-9][0-9, ]*' "$scratch/passed" | head -n 1)"
    expect "that holds against the data"     0 "0 findings" "$SHEAF" audit --truth "$general/passed.pdf"
done
# Reporting years have their names from the day on which they begin, which is attached with the figures.
"$SHEAF" build -q -C "$general/health" --template factsheet --area dunmoor --attach -o "$general/fiscal.pdf"
pdftotext "$general/fiscal.pdf" - | grep -q '2024/25' && pass || fail "the sheet names no reporting year"
expect "reporting years hold against attached data" 0 "the attached data: 0 findings" "$SHEAF" audit --truth "$general/fiscal.pdf"
pdfdetach -savefile observations.xml -o "$general/fiscal.xml" "$general/fiscal.pdf"
grep -q '<?sheaf fiscal-year-start="--04-01"?>' "$general/fiscal.xml" && pass || fail "no reporting year is attached"
"$SHEAF" explain -C "$general/new" 1A-1 | grep -q lacking && fail "a whole sum lacks something" || pass

# Pages of mine action are the general parts with other measures: what is a series or a matrix there has no lines of its own.
for page in votes funding casualties land-release reporting series matrix; do
    files="templates/$page.xml $(grep -o 'href="mine-action/[a-z-]*' "templates/$page.xml" | sort -u | sed 's|href="|templates/|; s|$|.xml|')"
    grep -hE '<year-table|kind="(columns|multiples|heat-strip|line)"|class="vote-cell"' $files > "$scratch/own-lines" && fail "$page: a series or a matrix of its own: $(head -n 1 "$scratch/own-lines")" || pass
    grep -qE 'href="parts/(series-[a-z]+|matrix)"' $files && pass || fail "$page: no general part"
done

# Too much everywhere: eleven goals, sixty indicators, names of 60 characters, lists without titles; every general page stands.
/usr/bin/python3 tests/cli/general_big.py "$general/big"
for page in overview plan-book worklist deadlines infographic calendar-list "objective --objective 11A" "indicators --objective 11A" "indicator --indicator 11A-5" \
    "series --indicator 11A-5" "matrix --indicator 11A-5" "factsheet --area d1" "factsheet --area d3" "answer-card --area d1"; do
    "$SHEAF" build -C "$general/big" --template $page --stop-after pages > /dev/null 2> "$scratch/stderr" && ! grep -q 'error\[' "$scratch/stderr" && pass || fail "much of everything: $page: $(head -n 1 "$scratch/stderr")"
done
for page in overview "objective --objective 11A" "factsheet --area d1"; do
    expect "much of everything in French: $page" 0 "page" "$SHEAF" build -C "$general/big" --lang fr --template $page -o "$general/big.pdf"
done

# Ten districts do not stand side by side below the plan: a page of their own has a row for each, with its figure in the indicator's column, and one
# that is a target without a figure says so. The page needs no figure at all, nor a second indicator.
rm -rf "$general/ten" && "$SHEAF" init -q "$general/ten"
for n in 1 2 3 4 5 6 7; do
    sed -i "s|</areas>|<area id=\"d$n\" kind=\"district\" within=\"example-province\" name=\"Saint-Étienne-du-Plateau Number $n\"/></areas>|" "$general/ten/data/areas.xml"
    sed -i "s|areas=\"north-valley river-bend hill-country|& d$n|" "$general/ten/data/plan.xml"
    [ $n = 7 ] || sed -i "s|</observations>|<series measure=\"villages-without-well\" area=\"d$n\"><observation period=\"2024\" value=\"4$n\" sources=\"EXAMPLE-SURVEY-2024\"/></series></observations>|" "$general/ten/data/observations.xml"
done
for language in en fr; do
    expect "ten districts: a page of their own, $language" 0 "2 pages" "$SHEAF" build -C "$general/ten" --lang $language --template overview -o "$general/ten.pdf"
    pdftotext -layout -f 2 "$general/ten.pdf" "$scratch/page"
    for n in 1 2 3 4 5 6; do grep -qE "^ *Saint-Étienne-du-Plateau Number $n +4$n .*2024" "$scratch/page" && pass || fail "district $n has no row: $(cat "$scratch/page")"; done
    grep -qE "Number 7( +·)+$" "$scratch/page" && grep -q '^ *River Bend' "$scratch/page" && pass || fail "a target without a figure has no row: $(cat "$scratch/page")"
    pdftotext -f 1 -l 1 "$general/ten.pdf" - | grep -q 'Number 1' && fail "the districts stand on the first page too" || pass
done
rm -rf "$general/one" && "$SHEAF" init -q "$general/one"
/usr/bin/python3 - "$general/one" <<'PLAN'
import re
import sys
path = sys.argv[1] + "/data/"
plan = open(path + "plan.xml").read()
first = plan.index("</indicator>") + len("</indicator>")
plan = plan[:first] + plan[plan.index("<strategy>"):plan.index("</objective>") + len("</objective>")] + "</goal>" + plan[plan.index("<calendar>"):]
open(path + "plan.xml", "w").write(plan)
open(path + "observations.xml", "w").write("<observations/>")
PLAN
for language in en fr; do
    expect "one indicator without a figure, $language" 0 "1 page" "$SHEAF" build -C "$general/one" --lang $language --template overview -o "$general/one.pdf"
done
pdftotext -layout "$general/one.pdf" - | grep -q 'carrés' && fail "squares in the key, of which none is there" || pass

# A key says what stands on the page: a point only where one is. The box of an objective has the areas that count, not so much of the unit of grades; what
# is to stay within a range has no target "or fewer". Of grades that are new their words stand.
"$SHEAF" build -q -C "$general/new" --template meeting --record review -o "$general/meeting.pdf" && pass || fail "no page of a meeting"
pdftotext "$general/meeting.pdf" - | grep -q 'A point' && fail "a key of a point, of which there is none" || pass
"$SHEAF" build -q -C "$general/health" --template activities -o "$general/key.pdf" && pdftotext "$general/key.pdf" - | grep -q 'A point: our sources do not say' && pass || fail "a point that no key explains"
pdftotext "$general/new/out/pdf/objective/1B.pdf" - | grep -q 'short of the target' && fail "what an area set lacks, in grades: $(pdftotext "$general/new/out/pdf/objective/1B.pdf" - | grep 'short of')" || pass
pdftotext "$general/health/out/pdf/objective/2A.pdf" - | tr '\302\240' ' ' | grep -qE 'target +120' && fail "of a range one end is called the target" || pass
"$SHEAF" build -q -C "$general/new" --template whats-new -o "$general/key.pdf" && pdftotext -layout "$general/key.pdf" - | grep -qE 'North Valley +Water committee +1 Mar 2024 +committee at work' && pass || fail "the word of a grade that is new: $(pdftotext -layout "$general/key.pdf" - | grep 'Water committee' | head -n 1)"
# The overview never parts "3 of 3 districts", and its charts have no word that covers a bar's length; the dates of a plan have figures, sources, a key.
for language in en fr; do
    "$SHEAF" build -q -C "$general/new" --template overview --lang $language -o "$general/key.pdf" && pdftotext "$general/key.pdf" - > "$scratch/words"
    grep -qE '^(of|sur) 3 districts' "$scratch/words" && fail "a line ends within the areas of a figure: $language" || pass
    grep -qE '^3 (of|sur) 3 districts' "$scratch/words" && pass || fail "how many areas a figure is of: $language"
done
pdftotext -layout "$general/new/out/pdf/deadlines/plan.pdf" - | tr '\302\240' ' ' | tr -s ' ' > "$scratch/words"
for words in '6,340 of 9,000 people 2024 1' '215,000 of 480,000 US$ 2024 2' 'Squares are districts' 'Example accounts 2024'; do
    grep -qF "$words" "$scratch/words" && pass || fail "dates of a plan do not say: $words"
done
# On the map of the example a name stands within its district, clear of the border between north and south.
"$SHEAF" build -q -C "$general/health" --template objective --objective 1A -o "$general/key.pdf" && pdftotext -bbox -f 3 "$general/key.pdf" - > "$scratch/boxes"
height() { sed -n "s/.*yMin=\"\([0-9]*\)[^>]*>$1<.*/\1/p" "$scratch/boxes" | tail -n 1; }
[ $(($(height Cedarmont) - $(height Alderbrook))) -ge 16 ] && [ $(($(height Dunmoor) - $(height Birchfield))) -ge 16 ] && pass || fail "names of districts at their border: $(height Alderbrook) $(height Cedarmont), $(height Birchfield) $(height Dunmoor)"

# On the command line ids stand with commas between them, in a file with blanks: which is said.
printf '<batch><outputs template="objective" each="objective" only="1A,1B"/></batch>\n' > "$general/new/commas.xml"
expect "ids with commas in a batch file"     4 "with blanks between several" "$SHEAF" batch -C "$general/new" commas.xml

# A face that is wider than ours: codes take another column in place of an error. What is followed without a value to reach shows its figure: a dotted
# line would say that there is none.
rm -rf "$general/broad" && "$SHEAF" init -q "$general/broad" && mkdir -p "$general/broad/templates/themes"
echo '<theme like="house"><style name="band-name-22" font-size="30"/></theme>' > "$general/broad/templates/themes/broad.xml"
for page in objective indicators; do
    expect "a broad code: $page" 0 "1A.pdf" "$SHEAF" build -C "$general/broad" --theme broad --template $page --objective 1A -o 1A.pdf
done
sed -i 's|<follow kind="total" measure="people-reached"[^>]*>|<follow kind="total" measure="people-reached">|' "$general/broad/data/plan.xml"
grep -q '<follow kind="total" measure="people-reached">' "$general/broad/data/plan.xml" && pass || fail "the starter follows no people"
"$SHEAF" build -q -C "$general/broad" --template factsheet --area north-valley --attach -o one.pdf
pdftotext -layout "$general/broad/one.pdf" - | tr -s ' ' | grep -q '4,080 people 2024 .*No target set' && pass || fail "a figure without a target is not in its row: $(pdftotext -layout "$general/broad/one.pdf" - | grep 'No target')"
expect "that holds against the data"         0 "0 findings" "$SHEAF" audit --truth "$general/broad/one.pdf"
