# What holds two things against each other tells where both stand. A row is a mistake in the example of another
# organisation, the number of its message, and what its file holds from each of both places on.
places="$scratch/places"
# both NAME NUMBER FIRST SECOND FILE SED: SED, which must change the file, makes the mistake.
both() {
    rm -rf "$places" && cp -r data/examples/community-health "$places" && sed -i "$6" "$places/data/$5"
    cmp -s "$places/data/$5" "data/examples/community-health/data/$5" && fail "$1: there is nothing to change in $5"
    "$SHEAF" check -C "$places" --diagnostics json > "$scratch/places.json" 2>&1
    python3 tests/cli/both_places.py "$scratch/places.json" "$places" "$2" "$3" "$4" > "$scratch/places.txt" && pass ||
        fail "$1: $(cat "$scratch/places.txt")"
}
# areas and their parts
both "an area within itself"            S173 'areas.xml: <area id="lakes"' 'areas.xml: lakes" name' \
     areas.xml '/id="lakes"/s|within="amberland"|within="lakes"|'
both "areas in a circle"                S174 'areas.xml: <area id="dunmoor"' 'areas.xml: <area id="sandgate"' \
     areas.xml '/id="dunmoor"/s|within="lakes"|within="sandgate"|'
both "two spellings"                    S204 'areas.xml: <area id="reed-bay"' 'areas.xml: <area id="lakeside"' \
     areas.xml '/id="reed-bay"/s|name="Reed Bay"|name="Lakeside"|'
both "an area that has no weight"       S177 'observations-surveys.xml: <observation period="2024-A1" value="66"' 'measures.xml: <measure id="vaccinated"' \
     observations-surveys.xml '/measure="infants" area="dunmoor"/,/<.series>/d'
# parts of a whole
both "a member that the dimension lacks" S904 'observations-treated.xml: <series measure="children-treated" area="alderbrook" by="sex:x"' 'measures.xml: <dimension id="sex"' \
     observations-treated.xml '0,/by="sex:f"/s//by="sex:x"/'
both "a total below its complete parts" S274 'observations-treated.xml: <observation period="2023-Q1" value="300"' 'observations-treated.xml: <observation period="2023-Q1" value="170"' \
     observations-treated.xml 's|</observations>|<series measure="children-treated" area="alderbrook" sources="EX-REGISTER"><observation period="2023-Q1" value="300"/></series>&|'
both "a rate without its base"          S920 'measures.xml: <unit id="per-1000-births"' 'measures.xml: <measure id="under-five-deaths"' \
     measures.xml 's| kind="rate" per="1000"| kind="rate"|'
# what ends before it begins
both "a quarter"                        S203 'observations-treated.xml: 2023-07/2023-05" value' 'observations-treated.xml: 2023-05" value' \
     observations-treated.xml '0,/period="2023-Q2"/s//period="2023-07\/2023-05"/'
both "the plan"                         S203 'plan.xml: <plan ' 'plan.xml: 2022-03-31" as-of' \
     plan.xml 's|end="2026-03-31" as-of|end="2022-03-31" as-of|'
both "an event"                         S203 'plan.xml: <event start="2025-05-15"' 'plan.xml: 2025-05-14" kind' \
     plan.xml 's|<event start="2025-05-15"|& end="2025-05-14"|'
both "the last day of a target"         S203 'plan.xml: <target value="25"' 'plan.xml: 2025-12" date' \
     plan.xml 's|<target value="25"|& not-later="2025-12"|'
both "the last day of what is followed" S203 'plan.xml: <follow kind="level" measure="waiting-time"' 'plan.xml: 2025" date' \
     plan.xml 's|<follow kind="level" measure="waiting-time" value="45"|& not-later="2025"|'
both "the ends of a range"              S870 'plan.xml: <target low="180"' 'plan.xml: 120" date' \
     plan.xml 's|<target low="80"|<target low="180"|'
both "a record"                         S1269 'records.xml: <record id="ask-start-1"' 'records.xml: 2019" sources' \
     records.xml '/id="ask-start-1"/s|date="2023-04-17"|& until="2019"|'
# records
both "a field twice"                    S1265 'records.xml: <value field="text">Once more' 'records.xml: <value field="text">Name a' \
     records.xml '/id="ask-start-1"/s|</record>|<value field="text">Once more</value>&|'
both "a rating outside its grades"      S1264 'records.xml: <value field="kind">needful' 'records.xml: <field id="kind" kind="grade"' \
     records.xml '/id="need-cold-chain"/s|<value field="kind">need<|<value field="kind">needful<|'
both "a quotation without a source"     S1263 'records.xml: <value field="quote"' 'records.xml: <record id="activity-training"' \
     records.xml '/id="activity-training"/s| sources="[^"]*"||;/id="activity-training"/s|</record>|<value field="quote">Words</value>&|;/record-type id="activity"/s|$|<field id="quote" kind="quote"/>|'
both "granted before it was asked"      S1300 'records.xml: <value field="given"' 'records.xml: <value field="asked"' \
     records.xml '/id="activity-training"/s|</record>|<value field="asked">2024-05-02</value><value field="given">2024-05-01</value>&|;/record-type id="activity"/s|$|<field id="asked" kind="date"/><field id="given" kind="date" not-before="asked"/>|'
both "a step that refers to itself"      S1305 'records.xml: <rung id="two"' 'records.xml: <ladder id="steps"' \
     records.xml 's|</records>|<ladder id="steps"><rung id="one" by="record" record="activity"/><rung id="two" by="record" record="activity" after="two"/></ladder>&|'
sed -i '/<source id="EX-ACCOUNTS"/s|<source |&audience="internal" |' "$places/data/sources.xml" && cp data/examples/community-health/data/records.xml "$places/data"
sed -i '/measure="[^"]*"[^>]*sources="EX-ACCOUNTS"/s|sources="EX-ACCOUNTS"|sources="EX-PLAN"|; s|sources="EX-ACCOUNTS"|sources="EX-PLAN"|' "$places"/data/observations-*.xml
sed -i '/id="activity-training"/s|sources="[^"]*"|sources="EX-ACCOUNTS" audience="public"|' "$places/data/records.xml"
"$SHEAF" check -C "$places" --diagnostics json > "$scratch/places.json" 2>&1
python3 tests/cli/both_places.py "$scratch/places.json" "$places" S150 'records.xml: <record id="activity-training"' 'sources.xml: <source audience="internal" id="EX-ACCOUNTS"' > "$scratch/places.txt" &&
    pass || fail "a public record of an internal source: $(cat "$scratch/places.txt")"
both "a fact that stands"               S873 'observations-network.xml: <observation period="2022-05-01" value="1" until="2021' 'observations-network.xml: 2021" ' \
     observations-network.xml 's|until="2024-09-30"|until="2021"|'
both "a milestone after its target"     S865 'plan.xml: <milestone date="2027-03-31"' 'plan.xml: <target value="90"' \
     plan.xml 's|<milestone date="2025-03-31"|<milestone date="2027-03-31"|'
both "a fiscal year without a start"    S269 'observations-supply.xml: <observation period="2023-A1"' 'plan.xml: <plan ' \
     plan.xml 's| fiscal-year-start="--04-01"||'
# figures, baselines, grades and decisions that cannot be
both "published before its period"      S244 'observations-supply.xml: <observation period="2023-A1"' 'sources.xml: <source id="EX-PLAN"' \
     observations-supply.xml 's|period="2023-A1" value="70" sources="EX-SURVEY-2024"|period="2023-A1" value="70" sources="EX-PLAN"|'
both "two figures of one day"           S902 'observations-supply.xml: <observation period="2024-03-31"' 'observations-supply.xml: <observation period="2023-A1"' \
     observations-supply.xml 's|    <observation period="2023-A1" value="70" sources="EX-SURVEY-2024"/>|&<observation period="2024-03-31" value="71" sources="EX-SURVEY-2024"/>|'
both "two figures of one period"        S211 'observations-supply.xml: <observation period="2023-A1" value="71"' 'observations-supply.xml: <observation period="2023-A1" value="70"' \
     observations-supply.xml 's|    <observation period="2023-A1" value="70" sources="EX-SURVEY-2024"/>|&<observation period="2023-A1" value="71" sources="EX-SURVEY-2024"/>|'
both "a baseline after the latest figure" S275 'plan.xml: <target value="45"' 'observations-' \
     plan.xml 's|<target value="45" date="2026-03-31" aim="no-worse" baseline="68" baseline-date="2023-03-31"/>|<target value="45" date="2027-03-31" aim="no-worse" baseline="68" baseline-date="2026-03-31"/>|'
both "grades without an order"          S277 'measures.xml: <measure id="supervision' 'measures.xml: <grade id="weak"' \
     measures.xml '/id="supervision"/s| ascending="true"||'
both "grades of one value"              S276 'measures.xml: <grade id="fair"' 'measures.xml: <grade id="weak"' \
     measures.xml 's|id="fair" value="0"|id="fair" value="-1"|'
# and in the plan with treaties: a step decided before the treaty was in force
mines="$scratch/mines" && mkdir -p "$mines" && cp -r data "$mines"
sed -i '/area="BIH" treaty="MBT"/,/<.deadline>/s|date="2019-03-01" decided="2008-11"|date="2019-03-01" decided="1998-11"|' "$mines/data/deadlines.xml"
"$SHEAF" check -C "$mines" --diagnostics json > "$scratch/places.json" 2>&1
python3 tests/cli/both_places.py "$scratch/places.json" "$mines" S289 'deadlines.xml: <step date="2019-03-01"' 'memberships.xml: <membership area="BIH" treaty="MBT"' > "$scratch/places.txt" && pass ||
    fail "a step decided before the treaty was in force: $(cat "$scratch/places.txt")"

# A slip of the hand is one message, with what is near, and nothing besides that follows from it.
once() { # once NAME TEXT FILE SED
    rm -rf "$places" && cp -r data/examples/community-health "$places" && sed -i "$4" "$places/data/$3"
    cmp -s "$places/data/$3" "data/examples/community-health/data/$3" && fail "$1: there is nothing to change in $3"
    expect "$1" 4 "$2" "$SHEAF" check -C "$places"
    [ "$(cat "$scratch/stdout" "$scratch/stderr" | grep -cE '(error|warning|note)\[')" = 1 ] && pass || fail "$1: more than one message: $(grep -E '(error|warning|note)\[' "$scratch/stderr")"
}
once "an attribute"                     "plan.xml:23:33: error[S112]: <target> has no attribute 'dat'; the nearest is 'date'" plan.xml '23s| date="| dat="|'
once "an element"                       "plan.xml:24:11: error[S111]: <mileston> is not an element of <target>; the nearest is 'milestone'" plan.xml '24s|<milestone |<mileston |'
once "an element of the plan"           "error[S111]: <objectiv> is not an element of <goal>; the nearest is 'objective'" plan.xml '/<objective id="2B">/,/<.objective>/s|objective|objectiv|'
once "the area of a target"             "plan.xml:28:9: error[S206]: there is no area 'dunmor'; the nearest is 'dunmoor'" plan.xml '28s|area="dunmoor"|area="dunmor"|'
once "the group of a target"            "plan.xml:29:9: error[S206]: there is no area group 'remotes'; the nearest is 'remote'" plan.xml '29s|group="remote"|group="remotes"|'
once "the dimensions of a measure"      "error[S206]: there is no dimension 'sx'; the nearest is 'sex'" measures.xml 's|by="sex age"|by="sx age"|'
once "bands of statuses"                "error[S864]: 'achived:45 on-track:50" plan.xml 's|achieved:45|achived:45|'
once "why there is no value"            "error[S118]: 'not-colected' is not a value of 'missing'" observations-surveys.xml '0,/not-collected/s//not-colected/'
once "the language of a form"           "areas.xml:7:5: error[S169]: the forms in zzz lack the one that every language has" areas.xml '0,/xml:lang="fr"/s//xml:lang="zzz"/'
once "a measure that is renamed"        "observations-surveys.xml:5:3: error[S206]: there is no measure 'vaccinated', to which 8 places refer: observations-surveys.xml: 4 (from line 5), plan.xml: 3 (from line 20), records.xml: 1 (from line 80); the nearest is 'vaccinate'" measures.xml 's|id="vaccinated"|id="vaccinate"|'
expect "and where else"                 4 "observations-surveys.xml:10:3" "$SHEAF" check -C "$places"
expect "the same for machines"          4 'observations-surveys.xml", "line": 10, "column": 3}}' "$SHEAF" check -C "$places" --diagnostics json
once "a member of a dimension"          "error[S904]: the dimension 'course' has no member 'first-ad'; the nearest is 'first-aid'" observations-network.xml '0,/course:first-aid/s//course:first-ad/'
# A language that nobody knows is told once, where it comes first, and is no error: there are more than ICU has.
rm -rf "$places" && cp -r data/examples/community-health "$places" && sed -i 's/<title xml:lang="fr"/<title xml:lang="zzz"/' "$places/data/plan.xml"
expect "the language of titles"         0 "plan.xml:7:20: warning[S1308]: 'zzz' is the tag of no language that ICU knows" "$SHEAF" check -C "$places"
[ "$(cat "$scratch/stdout" "$scratch/stderr" | grep -c 'warning.S1308')" = 1 ] && pass || fail "the language of titles is told more than once"
rm -rf "$places"
python3 tests/cli/one_message.py "$SHEAF" data/examples/community-health "$places" > "$scratch/once.txt"
[ "$(wc -l < "$scratch/once.txt")" = 1 ] && [ "$(sed 's/ .*//' "$scratch/once.txt")" -gt 100 ] && pass ||
    fail "an attribute that is wrong: $(cat "$scratch/once.txt")"
rm -rf "$places"
python3 tests/cli/one_name.py "$SHEAF" data/examples/community-health "$places" > "$scratch/once.txt"
[ "$(wc -l < "$scratch/once.txt")" = 1 ] && [ "$(sed 's/ .*//' "$scratch/once.txt")" -gt 30 ] &&
    [ "$(sed 's/.*, \([0-9]*\) told.*/\1/' "$scratch/once.txt")" -gt 10 ] && pass ||
    fail "an id that is renamed: $(cat "$scratch/once.txt")"
