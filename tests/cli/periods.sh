# Periods as files write them: years, halves, quarters, months, weeks and fiscal years (ISO 8601 and SDMX), and what is wrong with them.
periods="$scratch/periods"
mkdir -p "$periods/data"
cat > "$periods/data/sources.xml" <<'XML'
<sources><source id="s" title="A report" publisher="P" published="2017-01-01"/></sources>
XML
cat > "$periods/data/measures.xml" <<'XML'
<measures>
  <unit id="visits" symbol="visits"/>
  <measure id="visits" unit="visits" nature="flow" ascending="true"><title>Visits</title><short-title>Visits</short-title></measure>
  <measure id="wells" unit="visits" nature="stock" ascending="true"><title>Wells</title><short-title>Wells</short-title></measure>
</measures>
XML
# plan START: of years that start on that day, or on none that is said.
plan() {
    cat > "$periods/data/plan.xml" <<XML
<plan id="p" xml:lang="en" start="2018-01-01" end="2021-12-31" $1>
  <title>Plan</title><organisation>O</organisation><contact>c</contact>
  <goal id="1"><title>G</title><objective id="1A"><title>O</title>
    <indicator id="1A-1" kind="level" measure="visits"><title>I</title></indicator>
  </objective></goal>
</plan>
XML
}
# told VALUE PERIOD...: a series of visits with a figure of each period.
told() {
    { echo '<observations><series measure="visits" sources="s">'
      for period; do echo "<observation period=\"$period\" value=\"10\"/>"; done
      echo '</series></observations>'; } > "$periods/data/observations.xml"
}
check() { "$SHEAF" check -C "$periods"; }

plan 'as-of="2021-Q2"'
told 2018-S1 2018-Q3 2018-10 2018-M11 2018-W51 2020-W53 2019-D001 2019-01-01/P3M 2019-04-01/2019-04-15
sed -i 's/published="[^"]*"/published="2021-06-30"/' "$periods/data/sources.xml"
expect "whatever is a period is read" 0 - check
plan 'as-of="2021-Q2" fiscal-year-start="--04-01"'
told 2018-A1 2019-Q4 2020-A1
expect "fiscal years, where their start is said" 0 - check

plan 'as-of="2021-Q2"'
told 2018-Q3 2018-A1 2019-A1
expect "fiscal years without a start" 4 "observations.xml:3:1: error[S269]: '2018-A1' is a fiscal year, and the plan does not say on which day these start" check
expect "one mistake is told once" 0 1 sh -c "\"$SHEAF\" check -C '$periods' 2>&1 | grep -c 'S269.*fiscal year'"
expect "and where the plan stands" 4 "plan.xml:1:1" check
told 2018-W53
expect "week 53 of a year of 52" 4 "observations.xml:2:1: error[S248]: there is no '2018-W53': the year that starts on 2018-01-01 has 52 weeks" check
told 2018-D366
expect "day 366 of a year of 365" 4 "error[S248]: there is no '2018-D366': the year that starts on 2018-01-01 has 365 days" check
plan 'fiscal-year-start="--07-01"'
told 2020-W53
expect "week 53, by the plan's years" 4 "error[S248]: there is no '2020-W53': the year that starts on 2020-07-01 has 52 weeks" check
expect "with the place that says when they start" 4 "plan.xml:1:1" check
told 2018-09/2018-07
expect "a quarter that ends before it begins, with both ends" 4 "observations.xml:2:22: error[S203]: the range ends before it begins: from 2018-09 to 2018-07" check
expect "each where it stands" 4 "see: $periods/data/observations.xml:2:30" check
told 2018-Q5
expect "a fifth quarter" 4 "observations.xml:2:22: error[S247]: '2018-Q5' is not a period" check
plan 'fiscal-year-start="--02-29"'
told 2018-Q1
expect "years that start on a day which most of them lack" 4 "plan.xml:1:83: error[S167]: '--02-29' is not a day of a year" check
plan 'as-of="2018-W53"'
expect "a day that looks back on a week that is none" 4 "plan.xml:1:1: error[S248]: there is no '2018-W53'" check
plan 'as-of="2018-Q1/2018-Q2"'
expect "a day is none of two" 4 "error[S247]: '2018-Q1/2018-Q2' is not a period" check

# Of the two days a reporting period is its last day, by the plan's years.
plan 'fiscal-year-start="--04-01" as-of="2021-12-31"'
told 2018-Q1 2018-Q2 2018-Q3 2018-Q4
asof() { "$SHEAF" explain 1A-1 -C "$periods" "$@"; }
sed -i 's/published="[^"]*"/published="2018-04-01" kind="register"/' "$periods/data/sources.xml"
expect "as of a fiscal quarter" 0 "as of      2018-12-31" asof --as-of 2018-Q3
expect "as of a fiscal year" 0 "known by   2019-03-31" asof --as-of 2018-A1
expect "the figures that were known then" 0 "visits.world.2018-12 = 10" asof --as-of 2018-Q3
expect "as of two dates" 2 "'2020/2023' is not a date" asof --as-of 2020/2023
expect "what may be written instead" 2 "or a reporting period, YYYY-Q1 or YYYY-A1, for its last day" asof --as-of 2018-01/2018-03
expect "known by two dates" 2 "error[S242]: '2018-01-01/P1M' is not a date" asof --as-of 2018 --known-by 2018-01-01/P1M
expect "the help tells of periods" 0 "a reporting period such as 2018-Q3" "$SHEAF" explain --help
expect "no such quarter" 2 "'2018-Q7' is not a date" asof --as-of 2018-Q7
printf '<pack id="p" xml:lang="en" as-of="2018-W53"><title>P</title><prose><title>O</title><p>x</p></prose></pack>\n' > "$periods/p.xml"
expect "a pack's week that is none" 4 "p.xml:1:1: error[S248]: there is no '2018-W53'" "$SHEAF" pack -C "$periods" "$periods/p.xml" -o "$periods/x.pdf"

# On paper: charts and tables that count in years count in quarters where figures are told so, and what they say of these holds.
plan 'as-of="2019-12-31"'
cat > "$periods/data/observations.xml" <<'XML'
<observations>
  <series measure="visits" sources="s"><observation period="2017" value="900"/><observation period="2018-Q2" value="12"/>
    <observation period="2018-Q3" value="18"/><observation period="2019-Q1" value="24"/></series>
  <series measure="wells" sources="s"><observation period="2018" value="4"/><observation period="2019" value="5"/></series>
</observations>
XML
mkdir -p "$periods/templates"
cp -r templates/themes templates/parts templates/pack "$periods/templates"
cp data/catalogue-*.xml "$periods/data"
sed -i 's|</catalogue>|<message key="sheet-quarters">Q</message></catalogue>|' "$periods"/data/catalogue-*.xml
cat > "$periods/templates/quarters.xml" <<'XML'
<template for="plan" theme="house" masters="parts/a4">
  <title>Quarters</title>
  <body><h1>Quarters</h1>
    <p><value-of select="says('latest', string(latest('visits')/@when), 'figure', concat('#', latest('visits')/@id))"/></p>
    <chart kind="columns" measures="visits" title="Columns"/>
    <chart kind="line" measures="visits" title="Line"/>
    <year-table measures="visits wells" source-width="40"/>
  </body>
</template>
XML
quarters() { "$SHEAF" build -C "$periods" --template quarters --lang "$1" -o "$periods/q.pdf" -q && pdftotext -layout "$periods/q.pdf" - | tr -s ' '; }
expect "columns are quarters, and one without a figure keeps its place" 0 "Q2 2018 Q3 2018 Q4 2018 Q1 2019" quarters en
expect "the year that was told as one stands in the table alone" 0 "Visits visits 900 · 12 18 · · 24" quarters en
expect "in French" 0 "T2 2018 T3 2018 T4 2018 T1 2019" quarters fr
expect "in Arabic" 0 "الربع" quarters ar
for language in en fr ar; do
    quarters $language > /dev/null
    expect "what is said of quarters holds ($language)" 0 "0 findings" "$SHEAF" audit --truth --data "$periods" "$periods/q.pdf"
done
quarters en > /dev/null
sed -i 's/2018-Q3/2018-Q4/' "$periods/data/observations.xml"
expect "a figure drawn at another quarter is found" 6 "does not hold" "$SHEAF" audit --truth --data "$periods" "$periods/q.pdf"

# What else counts in years: grades and their matrix by area, a line among words, and a stock that is told now and then.
sed -i 's|</measures>|<measure id="care" unit="visits" nature="judgement" ascending="true" rater="O"><title>Care</title><short-title>Care</short-title><grade id="weak" value="0"><title>weak</title></grade><grade id="good" value="1"><title>good</title></grade></measure></measures>|' "$periods/data/measures.xml"
printf '<areas><area-kind id="district"><form count="one">district</form><form count="other">districts</form></area-kind><area id="a" kind="district" name="Alder"/></areas>\n' > "$periods/data/areas.xml"
cat > "$periods/data/observations.xml" <<'XML'
<observations>
  <series measure="care" area="a" sources="s"><observation period="2018-Q2" value="0"/><observation period="2018-Q3" value="1"/><observation period="2019-Q1" value="1"/></series>
  <series measure="visits" area="a" sources="s"><observation period="2018-Q2" value="12"/><observation period="2018-Q3" value="18"/><observation period="2019-Q1" value="24"/></series>
  <series measure="wells" area="a" sources="s"><observation period="2018-03" value="4"/><observation period="2018-06" value="5"/><observation period="2019-03" value="7"/></series>
</observations>
XML
cat > "$periods/templates/quarters.xml" <<'XML'
<template for="plan" theme="house" masters="parts/a4">
  <title>Quarters</title>
  <body><h1>Quarters</h1>
    <p>Visits <chart kind="sparkline" measures="visits" area="a" title="Visits"/> so far</p>
    <p>Care <for-each select="by-year('care', 'a')"><value-of select="concat('[', @column, '=', @grade, ']')"/></for-each></p>
    <chart kind="columns" measures="wells" area="a" title="Wells"/>
    <year-table measures="wells" areas="a" source-width="40"/>
  </body>
</template>
XML
expect "grades by quarters" 0 "Care [Q2 2018=weak][Q3 2018=good][Q1 2019=good]" quarters en
expect "a line among words has its room"  0 "Visits 12 24 so far" quarters en
expect "months of a stock that is told now and then" 0 "Mar 2018 Jun 2018 Mar 2019" quarters en
"$SHEAF" build -C "$periods" --template quarters --stop-after doc > "$periods/doc"
# Lines that ask for years share one axis, and what is told once a year stands in the midst of its year.
"$SHEAF" build --template overview --stop-after doc > "$periods/lines"
grep -o 'chart sparkline.*' "$periods/lines" | grep -o ' from=[0-9-]* to=[0-9-]*' | sort | uniq -c > "$periods/axes"
[ "$(wc -l < "$periods/axes")" = 1 ] && [ "$(awk '{ print $1 }' "$periods/axes")" -gt 3 ] && pass || fail "the lines of the overview have these axes: $(cat "$periods/axes")"
sed -n '/chart sparkline/,/^ *end\|chart [^s]/p' "$periods/lines" | grep -o 'point [0-9-]*' | grep -qv '[0-9]-07-02' && fail "a year's figure stands beside its year" || pass
[ "$(sed -n '/chart columns title="Wells"/,/row/p' "$periods/doc" | grep -c 'category\|point')" = 3 ] && pass || fail "not three columns: $(grep -A8 'title="Wells"' "$periods/doc")"

# Whatever a year is parted into, in a template: quarters and fiscal years of the example, in the page's language, from one to another.
example="$scratch/example"
mkdir -p "$example" && cp -r data/examples/community-health/. "$example"
listed() { # listed LANGUAGE MEASURE FROM TO: what the page has of each period
    cat > "$example/templates/listed.xml" <<XML
<template for="plan" masters="parts/a4" theme="house"><title>Periods</title><body><h1>Periods</h1>
<p><for-each select="periods('$2', 'dunmoor', '$3', '$4')"><text value="["/><value-of select="@column"/><text value="="/><value select="."/><value-of select="@why-text"/><text value="]"/></for-each></p></body></template>
XML
    "$SHEAF" build -C "$example" --template listed --lang "$1" -o "$example/listed.pdf" -q && pdftotext "$example/listed.pdf" - | tr -s '\n \302\240' ' '
}
told_of() { sed -n "/measure=\"vaccinated\" area=\"dunmoor\"/,/<\/series>/p" "$example/data/observations-surveys.xml"; }
[ "$(told_of | grep -c 'value=')" = 2 ] && pass || fail "the example has other figures of Dunmoor"
expect "fiscal years in a template"       0 "[2021/22=][2022/23=56][2023/24=not collected][2024/25=66]" listed en vaccinated 2021-A1 2024-A1
expect "in French"                        0 "[2023/24=non recueilli][2024/25=66]" listed fr vaccinated 2023-A1 ''
expect "calendar years hold the figures of the days in them" 0 "[2023=56]" listed en vaccinated 2023 2023
expect "half-years, with the last figure that ends in each" 0 "[H1 2024/25=][H2 2024/25=66]" listed en vaccinated 2024-S1 2024-S2
expect "a fifth quarter in a template"    4 "listed.xml:2:" listed en vaccinated 2023-Q5 2024-Q1
expect "what it should be"                4 "error[S316]: '2023-Q5' is not a year, half, quarter, month, week or day" listed en vaccinated 2023-Q5 2024-Q1
expect "from a quarter to a year"         4 "error[S316]: '2024-A1' is not a period as long as '2023-Q1'" listed en vaccinated 2023-Q1 2024-A1
expect "a range of two"                   4 "error[S316]: '2023-01/2023-02' is not a year" listed en vaccinated 2023-01/2023-02 ''
listed en children-treated 2023-Q1 '' > /dev/null
expect "what the page has of periods holds" 0 ": 0 findings" "$SHEAF" audit --truth --data "$example" "$example/listed.pdf"

# A cumulative measure says from when it counts: French gives a day its article, and a month and a year none. So does the
# way to a status, whose baseline may be of a month.
plan 'as-of="2021-Q2"'
told 2019-Q1 2019-Q3
sed -i 's|><title>I</title></indicator>|><title>I</title><target value="40" date="2021-12-31" baseline="first"/></indicator>|' "$periods/data/plan.xml"
for since in "2018-04-01 le 1er avr. 2018" "2018-04 avr. 2018" "2018 2018"; do
    sed -i -E "s/(id=\"visits\" unit=\"visits\") nature=[^>]* ascending/\1 nature=\"cumulative\" since=\"${since%% *}\" ascending/" "$periods/data/measures.xml"
    "$SHEAF" build -C "$periods" --template indicator --indicator 1A-1 --lang fr -o "$scratch/since.pdf" > /dev/null 2>&1
    pdftotext "$scratch/since.pdf" - 2> /dev/null | tr '\n' ' ' > "$scratch/since.txt"
    grep -q "Visits (depuis ${since#* })" "$scratch/since.txt" && pass || fail "since $since: $(grep -o 'Visits (.\{20\}' "$scratch/since.txt" | head -n 1)"
done
grep -q 'du chiffre (mars 2019 – 31 décembre 2021)' "$scratch/since.txt" && pass || fail "the time of the way: $(grep -o 'du chiffre.\{40\}' "$scratch/since.txt")"
