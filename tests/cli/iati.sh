# Activities of IATI become projects that build with no further work, and a plan goes out as one.
cat > "$scratch/two.xml" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<iati-activities version="2.03" xmlns:own="https://example.org/own">
<iati-activity xml:lang="en" last-updated-datetime="2024-03-01T10:00:00Z">
  <result type="2" aggregation-status="1"><indicator measure="2" ascending="0">
      <period><actual value="33.9"><comment><narrative>By survey</narrative></comment></actual><target value="20"/><period-end iso-date="2023-12-31"/><period-start iso-date="2023-01-01"/></period>
      <period><period-start iso-date="2022-01-01"/><period-end iso-date="2022-12-31"/><target value="30"/><actual value="36"/>
        <actual value="31"><dimension name="Sex" value="Women &amp; girls"/></actual><actual value="41"><dimension name="Sex" value="Men"/></actual></period>
      <period><period-start iso-date="2021-07-01"/><period-end iso-date="2021-12-31"/><actual value="nearly all"/></period>
      <title><narrative>Children out of school</narrative><narrative xml:lang="fr">Enfants non scolarisés</narrative></title>
      <baseline year="2020" iso-date="2020-12-31" value="48"/>
    </indicator>
    <title><narrative>Every child learns</narrative></title>
    <own:extra>passed over</own:extra>
  </result>
  <result type="1"><title><narrative>Schools are built</narrative></title><indicator measure="1"><title><narrative>Schools built</narrative></title>
    <baseline year="2021" value="0"/>
    <period><period-start iso-date="2023-01-01"/><period-end iso-date="2023-12-31"/><target value="10"><location ref="north"/></target><actual value="4"><location ref="north"/></actual><actual value="3"><location ref="south"/></actual><actual value="1"><location ref="north"/><location ref="south"/></actual></period>
  </indicator></result>
  <iati-identifier>XM-EX-1</iati-identifier><reporting-org ref="XM-EX" type="22"><narrative>Example Agency</narrative></reporting-org>
  <title><narrative>Schools for all</narrative></title><activity-date type="1" iso-date="2021-01-01"/><activity-date type="3" iso-date="2025-12-31"/>
  <recipient-country code="NP"/><location ref="north"><name><narrative>North</narrative></name></location><location ref="south"><name><narrative>South</narrative></name></location>
</iati-activity>
<iati-activity xml:lang="en"><iati-identifier>XM-EX-2</iati-identifier><title><narrative>Without results</narrative></title></iati-activity>
</iati-activities>
END
expect "iati: imported" 0 "$scratch/out/xm-ex-1: XM-EX-1" "$SHEAF" import iati "$scratch/two.xml" -o "$scratch/out"
grep -q 'two.xml:8:1: warning\[S1116\]: the value .nearly all. is no number' "$scratch/stderr" && pass || fail "iati: text in a value is told with its line"
grep -q 'two.xml:23:1: warning\[S1113\]' "$scratch/stderr" && pass || fail "iati: what is left out is told: $(cat "$scratch/stderr")"
mine="$scratch/out/xm-ex-1"
expect "iati: the project is right" 0 "no errors, 0 warnings" "$SHEAF" check -C "$mine" --quick
for file in plan areas measures observations sources; do xmllint --noout --relaxng "data/schema/$file.rng" "$mine/data/$file.xml" 2> "$scratch/stderr" && pass || fail "iati: $file.xml holds to the grammar: $(head -n 2 "$scratch/stderr")"; done
# by hand: baseline 48 (31 Dec 2020), 20 wanted by 31 Dec 2023, 33.9 there on that day: missed
"$SHEAF" status -C "$mine" > "$scratch/status" 2>&1; grep -qE '^1A-1 +missed +33.9' "$scratch/status" && pass || fail "iati: the status: $(cat "$scratch/status")"
grep -q '<observation period="2023" value="33.9" sources="IATI" note="By survey"/>' "$mine/data/observations.xml" && pass || fail "iati: an actual with its comment"
grep -q '<observation period="2021-07-01/2021-12-31" missing="not-reported" sources="IATI" note="“nearly all”"/>' "$mine/data/observations.xml" && pass || fail "iati: a text is kept as a remark"
grep -q 'by="sex:women-girls"' "$mine/data/observations.xml" && grep -q '<dimension id="sex">' "$mine/data/measures.xml" && ! grep -q 'complete' "$mine/data/measures.xml" && pass || fail "iati: parts stand beside their total"
grep -q 'unit="percent".*ascending="false"' "$mine/data/measures.xml" && grep -q '<title xml:lang="fr">Enfants non scolarisés</title>' "$mine/data/plan.xml" && pass || fail "iati: percentages, direction, languages"
grep -q '<source id="IATI" published="2024-03-01" publisher="Example Agency" title="Schools for all (XM-EX-1)"/>' "$mine/data/sources.xml" && pass || fail "iati: the activity is the source"
grep -q 'area="loc-north"' "$mine/data/observations.xml" && grep -q '<area id="loc-north" kind="location" within="NPL" name="North"/>' "$mine/data/areas.xml" && pass || fail "iati: locations are areas in the country"
grep -q '<area id="loc-north-and-loc-south" kind="location" within="NPL" name="North + South"/>' "$mine/data/areas.xml" && sed -n '/area="loc-north-and-loc-south"/,/<.series>/p' "$mine/data/observations.xml" | grep -q 'period="2023" value="1"' && pass || fail "iati: a value of two places is of both together: $(cat "$mine/data/areas.xml")"
expect "iati: sheets with no further work" 0 - "$SHEAF" batch -C "$mine" -q -j 1
pdftotext -layout "$mine/out/pdf/factsheet/NPL.pdf" - 2>/dev/null | grep -q 'Children out of school' && pass || fail "iati: the sheet of the country"

# The example of the standard's own documentation (IATI-Extra-Documentation, activity-standard-example-annotated.xml, its
# <result>): an output that ascends, measured as units, 10 in 2012; of January to March 2013 10 were wanted and 11 came.
cat > "$scratch/published.xml" <<'END'
<iati-activities version="2.03"><iati-activity xml:lang="en" last-updated-datetime="2014-09-10T07:15:37Z">
  <iati-identifier>AA-AAA-123456789-ABC123</iati-identifier><reporting-org ref="AA-AAA-123456789" type="40"><narrative>Organisation name</narrative></reporting-org>
  <title><narrative>Activity title</narrative></title>
  <activity-date iso-date="2012-04-15" type="1"/><activity-date iso-date="2012-04-28" type="2"/><activity-date iso-date="2015-12-31" type="3"/>
  <recipient-country code="AF"/>
  <result type="1" aggregation-status="1"><title><narrative>Result title</narrative></title>
    <indicator measure="1" ascending="1"><title><narrative>Indicator title</narrative></title>
      <baseline year="2012" value="10"><comment><narrative>Baseline comment text</narrative></comment></baseline>
      <period><period-start iso-date="2013-01-01"/><period-end iso-date="2013-03-31"/>
        <target value="10"><comment><narrative>Target comment text</narrative></comment></target>
        <actual value="11"><comment><narrative>Actual comment text</narrative></comment></actual></period>
    </indicator></result>
</iati-activity></iati-activities>
END
expect "iati: the published example" 0 - "$SHEAF" import iati "$scratch/published.xml" -o "$scratch/published"
theirs="$scratch/published/aa-aaa-123456789-abc123"
expect "iati: and its project is right" 0 "no errors" "$SHEAF" check -C "$theirs" --quick
grep -Eq '<observation period="(2013-Q1|2013-01-01/2013-03-31|2013-01/2013-03)" value="11" sources="IATI" note="Actual comment text"/>' "$theirs/data/observations.xml" && pass || fail "iati: the actual of the published example: $(grep '<observation ' "$theirs/data/observations.xml")"
grep -Eq '<target value="10" date="2013-03-31" baseline="10" baseline-date="2012(-12-31)?"' "$theirs/data/plan.xml" && pass || fail "iati: its target and baseline: $(grep '<target' "$theirs/data/plan.xml")"
grep -q 'ascending="true"' "$theirs/data/measures.xml" && pass || fail "iati: its direction"
# 10 wanted, 11 there by the day: achieved, as soon as the file was out (10 September 2014)
"$SHEAF" status -C "$theirs" --as-of 2014-12-31 2>&1 | grep -qE '^1A-1 +achieved +11' && pass || fail "iati: the status of the published example: $("$SHEAF" status -C "$theirs" --as-of 2014-12-31 2>&1)"

expect "iati: a folder that has something" 2 "is not an empty folder" "$SHEAF" import iati "$scratch/two.xml" -o "$scratch/out"
expect "iati: one activity, in the folder itself" 0 "$scratch/one: XM-EX-1" "$SHEAF" import iati "$scratch/two.xml" --activity XM-EX-1 -o "$scratch/one"
cmp -s "$scratch/one/data/plan.xml" "$mine/data/plan.xml" && pass || fail "iati: the same project"
expect "iati: no such activity" 4 "error[S1112]: the file has no activity 'XM-9'" "$SHEAF" import iati "$scratch/two.xml" --activity XM-9 -o "$scratch/none"
expect "iati: no folder named" 2 "-o DIR" "$SHEAF" import iati "$scratch/two.xml"
bad() { printf "$1" > "$scratch/bad.xml"; "$SHEAF" import iati "$scratch/bad.xml" -o "$scratch/none"; }
expect "iati: no results" 4 "bad.xml: error[S1160]" bad '<iati-activities version="2.03"><iati-activity><iati-identifier>A</iati-identifier></iati-activity></iati-activities>'
expect "iati: no activities" 4 "bad.xml: error[S1160]" bad '<iati-activities version="2.03"/>'
[ ! -e "$scratch/none" ] && pass || fail "iati: nothing is made of nothing"
expect "iati: another root" 4 "bad.xml:1:1: error[S1110]" bad '<plan/>'
expect "iati: an empty file" 4 "bad.xml:1:1: error[S1111]: this file is no whole XML: it is empty" bad ''
expect "iati: cut off" 4 "bad.xml:2:" bad '<iati-activities version="2.03">\n<iati-activity><iati-identifier>A'
expect "iati: entities that grow" 4 "error[S" bad '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>\n<iati-activities><iati-activity><iati-identifier>&b;</iati-identifier></iati-activity></iati-activities>'
sed 's/<iati-activity xml:lang="en" /<iati-activity xml:lang="ae" /' "$scratch/two.xml" > "$scratch/avestan.xml"
"$SHEAF" import iati "$scratch/avestan.xml" --activity XM-EX-1 -o "$scratch/avestan" -q 2>/dev/null
expect "iati: an activity in a language of other plurals" 0 "no errors, 0 warnings" "$SHEAF" check --quick -C "$scratch/avestan"
expect "iati: no file" 7 "error[S" "$SHEAF" import iati "$scratch/nothing.xml" -o "$scratch/none"
[ ! -e "$scratch/none" ] && pass || fail "iati: a broken file leaves a folder behind"

# Figures of activities into a plan that is there, by a mapping of the words that the file has.
printf 'country,indicator,year,value,unit,sex\nNepal,Out of school,2010,50,%%,Women girls\nNorth,Schools,2010,1,schools,Men\nSouth,Schools,2010,1,schools,Men\nBoth,Schools,2010,1,schools,Men\n' > "$scratch/seed.csv"
"$SHEAF" init "$scratch/plan" --from "$scratch/seed.csv" -q
cat > "$scratch/map.xml" <<'END'
<map sources="TABLE">
  <column name="area" as="area"/><column name="measure" as="measure"/><column name="by" as="by"/><column name="period" as="period"/>
  <column name="value" as="value"/><column name="note" as="note"/><column name="published" as="published"/><column name="activity" as="ignore"/>
  <word as="measure" text="Children out of school" is="out-of-school"/><word as="measure" text="Schools built" is="schools"/>
  <word as="area" text="north" is="North"/><word as="area" text="south" is="South"/><missing text="nearly all" as="not-reported"/>
</map>
END
into() { "$SHEAF" import iati -C "$scratch/plan" "$scratch/two.xml" --map "$scratch/map.xml" "$@"; }
expect "iati: a value of two places must be given an area" 4 "'north + south' is no area" into --dry-run
sed -i 's|</map>|<word as="area" text="north + south" is="Both"/></map>|' "$scratch/map.xml"
expect "iati: into a plan, first without writing" 0 "8 rows: 8 would be new" into --dry-run
expect "iati: into a plan"                0 "8 rows: 8 new" into
grep 'origin="two.xml#actual=1"' "$scratch/plan/data/observations.xml" | grep 'period="2023" value="33.9"' | grep 'published="2024-03-01"' | grep -q 'note="By survey"' && pass || fail "iati: an actual in a plan: $(grep 33.9 "$scratch/plan/data/observations.xml")"
grep -q 'by="sex:women-girls"' "$scratch/plan/data/observations.xml" && grep -q 'missing="not-reported"' "$scratch/plan/data/observations.xml" && pass || fail "iati: parts and remarks in a plan"
expect "iati: again, nothing changes"     0 "8 rows: 0 new, 0 revised, 0 changed, 8 as before" into
sed -i 's/text="Schools built"/text="else"/' "$scratch/map.xml"
expect "iati: an indicator that nobody explains" 4 "two.xml:17:1: error[S1001]: 3 rows: 'Schools built' is no measure" into

# Out and in again: what the format can hold comes back.
expect "iati: exported" 0 - "$SHEAF" export iati -C "$mine" -o "$scratch/again.xml"
xmllint --noout "$scratch/again.xml" && pass || fail "iati: what is exported is XML"
expect "iati: in again" 0 - "$SHEAF" import iati "$scratch/again.xml" --activity xm-ex-1 -o "$scratch/again"
value() { xmllint --xpath "string(//indicator[title/narrative='Children out of school']/period[period-end/@iso-date='2022-12-31']/actual[$1]/@value)" "$scratch/again.xml"; }
[ "$(value 'not(dimension)')" = 36 ] && [ "$(value "dimension[@name='sex' and @value='men']")" = 41 ] && pass || fail "iati: figures and their parts go out"
[ "$(xmllint --xpath "string(//indicator/baseline[1]/@value)" "$scratch/again.xml")" = 48 ] && [ "$(xmllint --xpath "string(//indicator[1]/period[period-end/@iso-date='2023-12-31']/target/@value)" "$scratch/again.xml")" = 20 ] && pass || fail "iati: baselines and targets go out"
"$SHEAF" status -C "$scratch/again" 2>/dev/null | grep -qE 'missed +33.9' && pass || fail "iati: the status after both ways: $("$SHEAF" status -C "$scratch/again" 2>&1)"
