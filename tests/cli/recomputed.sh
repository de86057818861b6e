# Known answers of the shipped plan, each worked out by hand from data/ and named: what pages once got wrong stays right.
again="$scratch/again"
mkdir -p "$again/sheets"
"$SHEAF" batch --template factsheet --each area --only AFG,COD,DEU,IRQ,LAO,USA,VNM,ZWE -q -o "$again/sheets/{subject}.pdf" || fail "the sheets are not made"
for sheet in "$again"/sheets/*.pdf; do pdftotext -raw "$sheet" - | tr -s '\n ' ' ' >"${sheet%.pdf}.txt"; done
on() { expect "$1: $2" 0 "$3" cat "$again/sheets/$1.txt"; }
never() { reject "$1: $2" 0 "$3" cat "$again/sheets/$1.txt"; }

# ---- the headline figure is the latest that is known, also where it has one part, and says which and of when ----

# International support of 2019 was 95,700,000, of 2018 116,406,652; no national one of either year is known.
on IRQ "support has one part"         "≥95.7 million US\$, at least: international support received only 20.7 million (18 %) in a year Year 2019"
# 13,778,168 of 2017 and 12,076,669 of 2016.
on VNM "support has one part"         "≥13.8 million US\$, at least: international support received only 1.7 million (14 %) in a year Year 2017"
# About 59 million of 2019, about 72 of 2018; both parts were last known of 2015 (52.6 and 1.5).
on AFG "not the last year of both"    "≥≈59.0 million US\$, at least about: international support received only ≈13.0 million (≈18 %) in a year Year 2019"
never AFG "nothing of 2015 leads"     "support received only [^/]*Year 2015"
# Suspected area alone: 11 of 2014, 2016, 2017 and 2018; never a confirmed one.
on DEU "one part of an area"          "Cluster munition area ≥11km² at least: suspected area only no change in a year End of 2018"
# Confirmed area alone: 62.99 of 2014, about 75 of 2015, 66.2 of 2016, 61.79 of 2017.
on ZWE "one part of an area"          "Mined area ≥61.79km² at least: confirmed area only 4.41 km² (6.7 %) in a year End of 2017"
never DEU "no data beside four years" "Cluster munition area [^.]{0,80}No data"
never ZWE "no data beside four years" "Mined area [^.]{0,80}No data"

# A sum that lacks a part, of which the other is about so much, is at least about that, in each language; SDN's suspected area is about 2 km².
about() { "$SHEAF" build --template factsheet --area SDN --lang "$1" -q -o "$again/sdn.pdf" && pdftotext -raw "$again/sdn.pdf" - | tr -s '\n ' ' '; }
expect "SDN: at least about"          0 "≥≈2km² at least about: suspected area only" about en
expect "in French"                    0 "≥≈2km² au moins environ : zone soupçonnée seule" about fr
expect "in Arabic"                    0 "نحو ذلك على الأقل" "$SHEAF" build --template factsheet --area SDN --lang ar --stop-after doc
about en >"$again/sdn.txt"
cp -r data "$again/data"
sed -i '/<series measure="cmr-contamination-sha" area="SDN"/,/<\/series>/ s/ qualifier="about"//' "$again/data/observations-remnants.xml"
cmp -s data/observations-remnants.xml "$again/data/observations-remnants.xml" && fail "SDN's suspected area is no longer about so much" || pass
expect "which is no longer so"        6 "is printed as '≥≈2 km²', and the data say at-least 2" "$SHEAF" audit --truth --all --data "$again/data" "$again/sdn.pdf"

# A change of what is about so much is about so much, and noughts of it are no digits: from about 1.70 in 2014 to 1.72 MNE has no change.
again_says() { "$SHEAF" -C "$1" build --template factsheet --area "$2" -q -o "$again/$2.pdf" && pdftotext -raw "$again/$2.pdf" - | tr -s '\n ' ' '; }
expect "MNE: about 1.70 is no better" 0 "No change: the latest figure is the baseline’s own, as exactly as both are told" again_says . MNE
sed -i '/<series measure="cmr-contamination-area" area="MNE"/,/<\/series>/ s/ qualifier="about"//; /<series measure="intl-contrib-received" area="AFG"/,/<\/series>/ s/ qualifier="about"//' "$again/data/observations-remnants.xml" "$again/data/observations-money.xml"
expect "exactly 1.70 is better"       6 "by its figures the status is deteriorating" "$SHEAF" audit --truth --all --data "$again/data" "$again/MNE.pdf"
expect "of exact figures it is exact" 6 "is not about so much: both figures are exact" "$SHEAF" audit --truth --all --data "$again/data" "$again/sheets/AFG.pdf"
mkdir -p "$again/exact" && cp -r templates "$again/exact" && cp -r "$again/data" "$again/exact/data"
expect "exact: deteriorating"         0 "Deteriorating: the latest" again_says "$again/exact" MNE
expect "exact: a change without sign" 0 "only 13.0 million (18 %) in a year" again_says "$again/exact" AFG
expect "a change told as exact"       6 "of which one is about so much '13.0 million' is about so much, too" "$SHEAF" audit --truth --all --data data "$again/AFG.pdf"

# Where a line stands and how far it goes: Croatia's stock of three years, drawn at the end of each, from 24 to 216 points: 88, 152, 216.
line() { "$SHEAF" -C "$again/line" chart --measure mine-contamination-cha --area HRV --bare -f svg -q -o "$again/line.svg" && grep -o '<path[^>]*stroke-width[:=]"\{0,1\}1.6[^>]*>' "$again/line.svg" | sed 's/.* d="//' | grep -oE '[ML] [0-9]+' | paste -sd ' '; }
mkdir -p "$again/line" && cp -r data templates "$again/line"
expect "a stock stands at its day"    0 "M 87 L 151 L 215" line
sed -i '/<series measure="mine-contamination-cha" area="HRV"/,/<\/series>/ s/period="2016"/& basis="survey"/' "$again/line/data/observations-mines.xml"
expect "another basis begins anew"    0 "M 87 L 151" line
reject "and no line leads to it"      0 "L 215" line
sed -i '/<series measure="mine-contamination-cha" area="HRV"/,/<\/series>/ s/ basis="survey"//; /<measure id="mine-contamination-cha"/ s/nature="stock"/nature="flow"/' "$again/line/data/observations-mines.xml" "$again/line/data/measures.xml"
line; bars=$(grep -o '<path[^>]*fill-rule[^>]*>' "$again/line.svg" | grep -o ' d="M [0-9]*' | sort -u | wc -l)
[ "$bars" = 3 ] && ! grep -q 'stroke-width[:=]"\{0,1\}1.6' "$again/line.svg" && pass || fail "a flow is no bar over each of its years, but a line: $bars bars"

# Parts of years and weeks, and what is told by a dimension. From 20 points on a stock stands at its last day: of quarters 454 days on 212 points (the first after 89 of
# them, then 91, 184 and 90 more), of weeks 34 (6, 7, 14 and 7). A flow in a line stands in the middle of its quarter, 44, 135 and 318 days on 0.6131 points each; as
# columns each has its slot, 247.1 points over five and over four, also the quarter of which nothing is known. No line goes over that. 10 are 25.5 points, and 18 of a column.
mkdir -p "$again/parts/data"
echo '<plan id="p" xml:lang="en" start="2018-01-01" end="2021-12-31" as-of="2020-12-31"><title>P</title><goal id="1"><title>G</title><objective id="1A"><title>O</title><indicator id="I" kind="level" measure="visits"><title>I</title></indicator></objective></goal></plan>' >"$again/parts/data/plan.xml"
echo '<sources><source id="s" title="A report" publisher="P" published="2020-12-01"/></sources>' >"$again/parts/data/sources.xml"
part() { printf '<measure id="%s" nature="%s" frequency="%s" ascending="true" %s><title>%s</title></measure>' "$@"; }
{ echo '<measures><dimension id="sex" complete="yes"><title>Sex</title><member id="f"><title>Women</title></member><member id="m"><title>Men</title></member></dimension>'
  part visits flow Q '' Visits; part wells stock Q '' Wells; part days stock W '' Days; part trained flow Q 'by="sex"' Trained; echo '</measures>'; } >"$again/parts/data/measures.xml"
figures() { printf '<series measure="%s" sources="s" %s>' "$1" "$2"; shift 2; for at; do printf '<observation period="%s" value="%s"/>' "${at%=*}" "${at#*=}"; done; echo '</series>'; }
{ echo '<observations>'; for measure in visits wells; do figures $measure '' 2018-Q1=10 2018-Q2=20 2018-Q4=30 2019-Q1=40; done; figures days '' 2018-W01=10 2018-W02=20 2018-W04=30 2018-W05=40
  figures trained '' 2018-Q1=40 2018-Q2=30 2018-Q4=40; figures trained 'by="sex:f"' 2018-Q1=10 2018-Q2=20 2018-Q4=10; figures trained 'by="sex:m"' 2018-Q1=30 2018-Q2=10; echo '</observations>'; } >"$again/parts/data/observations.xml"
drawn() { # WHAT ASKED...: paths of a line, or boxes, to whole points
    what=$1; shift
    "$SHEAF" chart -C "$again/parts" "$@" --bare -f svg -q -o "$again/part.svg" || return 1
    if [ "$what" = line ]; then grep -o '<path[^>]*stroke-width[:=]"\{0,1\}1.6[^>]*>' "$again/part.svg"; else grep -o '<path[^>]*fill-rule[^>]*>' "$again/part.svg"; fi |
        sed 's/.* d="//; s/ Z.*//' | grep -v C | grep -oE '[ML] [0-9.]+ [0-9.]+' | awk '{ printf "%s%s %.0f %.0f", (NR > 1 ? " " : "["), $1, $2, $3 } END { print "]" }'
}
expect "quarters of a stock"          0 "[M 62 88 L 104 63 M 190 38 L 232 12]" drawn line --measure wells
expect "weeks of a stock"             0 "[M 57 88 L 101 63 M 188 38 L 232 12]" drawn line --measure days
expect "quarters of a flow"           0 "[M 17 70 L 41 70 L 41 88 L 17 88 M 66 52 L 90 52 L 90 88 L 66 88 M 165 34 L 189 34 L 189 88 L 165 88 M 214 16 L 238 16 L 238 88 L 214 88]" drawn boxes --measure visits
echo '<chart kind="line" measures="trained" by="sex" title="Trained"/>' >"$again/by.xml"
expect "a flow in a line, by sex"     0 "[M 47 80 L 103 46 M 47 12 L 103 80]" drawn line "$again/by.xml"
# Ten women below thirty men, half a point between them; of Q4 the men are not known, and no box is drawn for them.
echo '<chart kind="columns" measures="trained" by="sex" title="Trained"/>' >"$again/by.xml"
expect "quarters in parts"            0 "[M 23 70 L 47 70 L 47 88 L 23 88 M 23 16 L 47 16 L 47 70 L 23 70 M 85 52 L 109 52 L 109 88 L 85 88 M 85 34 L 109 34 L 109 52 L 85 52 M 208 70 L 232 70 L 232 88 L 208 88]" drawn boxes "$again/by.xml"
heard() { "$SHEAF" chart -C "$again/parts" "$@" -f pdf -q -o "$again/part.pdf" && "$SHEAF" audit --tags "$again/part.pdf" | grep '^graphic: ' && "$SHEAF" audit --truth --data "$again/parts" "$again/part.pdf"; }
expect "each part of it is heard"     0 "Q1 2018: 40; Q2 2018: 30; Q3 2018: no figure; Q4 2018: 40. Women, Q4 2018: 10. not disaggregated, Q4 2018: 30." heard "$again/by.xml"
expect "and each quarter"             0 "Q1 2018: 10; Q2 2018: 20; Q3 2018: no figure; Q4 2018: 30; Q1 2019: 40." heard --measure visits
expect "and weeks"                    0 "from 10 in week 1, 2018 to 40 in week 5, 2018." heard --measure days
sed -i '/measure="wells"/ s/period="2018-Q2"/& basis="survey"/' "$again/parts/data/observations.xml"
expect "another basis in a quarter"   0 "[M 190 38 L 232 12]" drawn line --measure wells

# An estimate is told wherever its figure stands alone: Ukraine's 7,000 of 2018 is one, and so is a sum with an estimate in it (LAO's 2017, no confirmed area).
page() { "$SHEAF" build --template "$1" ${2:+--area "$2"} ${3:+--lang "$3"} -q -o "$again/page.pdf" && pdftotext -raw "$again/page.pdf" - | tr -s '\n ' ' '; }
expect "an estimate as a key figure"  0 "Mined area 7,000km² first figure End of 2018, estimate (e)" page factsheet UKR
cp "$again/page.pdf" "$again/ukr.pdf"
expect "in French"                    0 "Fin 2018, estimation (e)" page factsheet UKR fr
expect "in Arabic"                    0 "تقدير (e)" "$SHEAF" build --template factsheet --area UKR --lang ar --stop-after doc
expect "on a card"                    0 "(e)" page answer-card UKR
expect "a sum with one in it"         0 "End of 2017, estimate (e)" page factsheet LAO
reject "what is none is not called so" 0 "\(e\)" page factsheet HRV
cp "$again/page.pdf" "$again/hrv.pdf"
cp data/observations*.xml "$again/data/" && sed -i '/<series measure="mine-contamination-area" area="UKR"/,/<\/series>/ s/ status="estimate"//; /<series measure="mine-contamination-cha" area="HRV"/,/<\/series>/ s/period="2016"/& status="estimate"/' "$again/data/observations-mines.xml"
expect "no estimate is told as one"   6 "(rule 'latest'): mine-contamination-area.UKR.2018 is no estimate" "$SHEAF" audit --truth --all --data "$again/data" "$again/ukr.pdf"
expect "nor one as none"              6 "is an estimate" "$SHEAF" audit --truth --all --data "$again/data" "$again/hrv.pdf"
if [ -s "$(dirname "$(dirname "$SHEAF")")/geo/world" ]; then
    expect "in the list of a map"     0 "estimate, or hedged in the source." page map-contamination
fi

# So it is in sentences, lines of changes and rows of progress: Cambodia's 860 of 2015 and 897 of 2016 are estimates, its 941 of 2017 is none; of DR Congo 0.5 and 0.1 are.
expect "in the lead of a sheet"       0 "rose by 9.4 % in two years, from 860 km², estimate (e), to 941 km²." page factsheet KHM
cp "$again/page.pdf" "$again/khm.pdf"
expect "in a change"                  0 "44 km² (4.9 %) in a year, estimate (e) Worse: more land suspected End of 2017" page factsheet KHM
expect "below a row of progress"      0 "baseline, estimate (e)" page factsheet KHM
expect "of what it ends with"         0 "from 1.85 km² to 0.10 km², estimate (e)." page factsheet COD
cp "$again/page.pdf" "$again/cod.pdf"
expect "in French"                    0 "de 860 km², estimation (e), à 941 km²." page factsheet KHM fr
expect "in Arabic"                    0 "، تقدير (e)، إلى " "$SHEAF" build --template factsheet --area KHM --lang ar --stop-after doc
expect "in place of a bar"            0 "baseline 860, estimate (e) (2015), latest figure 941 (2017)" "$SHEAF" build --template factsheet --area KHM --stop-after pages
mkdir "$again/templates"
printf '<template for="plan" theme="house"><master name="first" size="A4" margin="40"/><title>Land</title><body><h1>Land</h1><map kind="symbols" measure="mine-contamination-area" title="Land" height="200"/></body></template>' >"$again/templates/circles.xml"
# Ethiopia's 1,193.08 are two parts of 2017; Sudan's 19 is at most so much.
circles() { "$SHEAF" build --template circles --templates "$again/templates" --stop-after pages; }
expect "in place of a map"            0 "Sudan at most 19 (2016), Somalia 72.2 (e) (2018), " circles
expect "with what the letter means"   0 "; (e) estimate, or hedged in the source." circles
expect "a sum is as long as its parts" 0 "Ethiopia 1,193.08, " circles
expect "and the map"                  0 "page" "$SHEAF" build --template circles --templates "$again/templates" -o "$again/circles.pdf"
expect "all holds"                    0 ": 0 findings" "$SHEAF" audit --truth --data . "$again/khm.pdf" "$again/cod.pdf" "$again/circles.pdf"
cp data/observations*.xml "$again/data/" && sed -i '/<series measure="mine-contamination-area" area="KHM"/,/<\/series>/ s/ status="estimate"//; /<series measure="mine-contamination-area" area="COD"/,/<\/series>/ { /period="2019"/ s/ status="estimate"//; /period="2015"/ s/period="2015"/& status="estimate"/ }' "$again/data/observations-mines.xml"
expect "what is none is found"        6 "(rule 'change'): of mine-contamination-area.KHM.2015 and mine-contamination-area.KHM.2017 0 are to be told as estimates" "$SHEAF" audit --truth --all --data "$again/data" "$again/khm.pdf"
expect "in a row of progress"         6 "(rule 'hedged'): mine-contamination-area.KHM.2015 is no such figure" "$SHEAF" audit --truth --all --data "$again/data" "$again/khm.pdf"
expect "in place of a bar"            6 "(rule 'drawn'): 0 of its figures are estimates" "$SHEAF" audit --truth --all --data "$again/data" "$again/khm.pdf"
sed -i '/<series measure="mine-contamination-area" area="UKR"/,/<\/series>/ s/ status="estimate"//' "$again/data/observations-mines.xml"
expect "in place of a map"            6 "Ukraine 7,000 (e)" "$SHEAF" audit --truth --all --data "$again/data" "$again/circles.pdf"
# What is preliminary is told so as well: with its letter in the table, beside the figure and with its change, which is by then of the less sure.
cp data/observations*.xml "$again/data/" && sed -i '/<series measure="mine-contamination-area" area="KHM"/,/<\/series>/ s/period="2017"/& status="preliminary"/' "$again/data/observations-mines.xml"
expect "preliminary at the end"       6 "mine-contamination-area.KHM.2017 is preliminary" "$SHEAF" audit --truth --all --data "$again/data" "$again/khm.pdf"
mkdir -p "$again/prov" && cp -r "$again/data" "$again/prov/" && cp -r templates "$again/prov/"
prov() { "$SHEAF" -C "$again/prov" build --template factsheet --area KHM -q --attach -o "$again/prov.pdf" && pdftotext -raw "$again/prov.pdf" - | tr -s '\n ' ' '; }
expect "preliminary in the lead"      0 "from 860 km², estimate (e), to 941 km², preliminary (p)." prov
expect "with its day"                 0 "End of 2017, preliminary (p)" prov
expect "in its change"                0 "44 km² (4.9 %) in a year, preliminary (p)" prov
expect "and in the table"             0 "860 e 897 e 941 p" prov
expect "all of which holds"           0 ": 0 findings" "$SHEAF" audit --truth --data "$again/data" "$again/prov.pdf"

# Serbia's 2.35 of 2017 has at least 2.63 before it, which is no number to compare it with: the table has both, and the status does not say that there is one.
serbia() { "$SHEAF" build --template factsheet --area SRB --as-of 2018-11-20 -q -o "$again/srb.pdf" && pdftotext -raw "$again/srb.pdf" - | tr -s '\n ' ' '; }
expect "an earlier figure is a bound" 0 "Suspected area km² ≥2.63 a 2.35" serbia
expect "with which nothing compares"  0 "Baseline only: there is no other figure that the baseline can be compared with." serbia
reject "and nothing says it is alone" 0 "only figure|one figure" serbia

# ---- deadlines, by the steps that sources give ----

# Ukraine's first deadline passed on 1 June 2016 and was extended on 30 November 2018, then on 20 November 2020.
expect "UKR: the first step"          0 "first      to 2016-06-01" "$SHEAF" explain UKR/MBT/5 --as-of 2018-11-29
expect "UKR: passed until then"       0 "in force   2016-06-01, passed" "$SHEAF" explain UKR/MBT/5 --as-of 2018-11-29
expect "UKR: extended on the day"     0 "extended   to 2021-06-01, decided 2018-11-30" "$SHEAF" explain UKR/MBT/5 --as-of 2018-11-30
# Days of decision: Lebanon in April 2021, Bosnia's remnants in 2021, Chile's in 2021 and September 2021.
expect "LBN: the day of its decision" 0 "extended   to 2026-05-01, decided 2021-04" "$SHEAF" explain LBN/CCM/4 --as-of 2021-12-31
reject "LBN: not before"              0 "2026-05-01" "$SHEAF" explain LBN/CCM/4 --as-of 2021-03-31
expect "BIH: the day of its decision" 0 "to 2022-09-01, decided 2021" "$SHEAF" explain BIH/CCM/4 --as-of 2022-06-30
expect "CHL: the day of its decision" 0 "interim    to 2023-06-01, decided 2021-09" "$SHEAF" explain CHL/CCM/4 --as-of 2022-06-30
reject "CHL: 2026 is in no source"    0 "2026-06-01" "$SHEAF" explain CHL/CCM/4 --as-of 2022-06-30
# Nigeria's first extension has no date in the sources; Somalia's of 2027 nobody confirmed.
expect "NGA: a step without a date"   0 "missing    1 of its steps are known of and in no source" "$SHEAF" explain NGA/MBT/5 --as-of 2021-06-30
reject "NGA: is not made up"          0 "extended" "$SHEAF" explain NGA/MBT/5 --as-of 2021-06-30
reject "SOM: nobody granted 2027"     0 "2027|passed" "$SHEAF" explain SOM/MBT/5 --as-of 2022-12-31

# ---- words ----

on LAO "a share that is hardly one"   "of which national: 0.1 %"
on USA "its article"                  "The United States abstained when the resolution"
on USA "within a sentence"            "our data hold no figure for the United States."
never USA "plural"                    "United States have"
for sheet in AFG DEU IRQ LAO; do never $sheet "remnants, not clusters" "\bclusters\b"; done
on COD "the house's name"             "DR Congo"
never COD "an article in brackets"    "\(the\)|Republic of the,|The Democratic Republic of the [A-Z]"

# ---- what was reached, as of the day ----

# 102 had joined by 31 December 2017, 107 by 31 December 2019: 2.5 a year, so one year later 109.5, and not 111.
"$SHEAF" build --template indicator --indicator 1A-1 -q -o "$again/1A-1.pdf" && pdftotext -raw "$again/1A-1.pdf" - | tr -s '\n ' ' ' >"$again/1A-1.txt"
grep -qE '\b1(09|10)\b' "$again/1A-1.txt" && ! grep -qE '\b111\b' "$again/1A-1.txt" && pass || fail "1A-1: the projection is 109 or 110"
# Support of 2017 was 673.2 million as first published on 5 November 2018 and 696.3 a year later: a page of a day has one of them.
for days in "2018-11-20 673[.,]2 696[.,]3" "2019-12-31 696[.,]3 673[.,]2"; do
    set -- $days
    "$SHEAF" build --template objective --objective 2C --as-of "$1" -q -o "$again/2C.pdf" && pdftotext -raw "$again/2C.pdf" - >"$again/2C.txt"
    grep -q "$2" "$again/2C.txt" && ! grep -q "$3" "$again/2C.txt" && pass || fail "2C as of $1 is not $2 alone"
done
expect "14 of 2018-11-20: none"       0 "latest     0" "$SHEAF" explain 2B-1 --as-of 2018-11-20

# ---- rounding never says that a target is reached, and a reported zero is none ----

small_project "$again/p"
cat >"$again/p/data/plan.xml" <<'XML'
<plan id="p" xml:lang="en" start="2019-01-01" end="2025-12-31" as-of="2023-12-31"><title>P</title><goal id="1"><title>G</title><objective id="1A"><title>O</title>
<indicator id="UP" kind="level" measure="up"><title>Up</title><target value="100" date="2025-12-31"/></indicator>
<indicator id="DOWN" kind="level" measure="down"><title>Down</title><target value="0" date="2025-12-31"/></indicator>
<indicator id="BELOW" kind="level" measure="below"><title>Below</title><target value="0" date="2025-12-31"/></indicator>
<indicator id="NONE" kind="level" measure="none"><title>None</title><target value="0" date="2025-12-31"/></indicator>
<indicator id="KEPT" kind="level" measure="kept"><title>Kept</title><target value="88.2" date="2025-12-31" baseline="41.8" baseline-date="2018-12-31"/></indicator>
</objective></goal></plan>
XML
printf '<measures><measure id="up" nature="stock" ascending="true" decimals="1"><title>Up</title></measure>%s%s%s%s</measures>\n' \
    '<measure id="down" nature="stock" ascending="false" decimals="2"><title>Down</title></measure>' '<measure id="below" nature="stock" ascending="true" decimals="2"><title>Below</title></measure>' \
    '<measure id="none" nature="stock" ascending="false" decimals="2"><title>None</title></measure>' '<measure id="kept" nature="stock" ascending="true" decimals="1"><title>Kept</title></measure>' >"$again/p/data/measures.xml"
rm -f "$again"/p/data/observations*.xml "$again"/p/data/sources*.xml
echo '<sources><source id="S" published="2023-06-30" title="Survey"/></sources>' >"$again/p/data/sources.xml"
series() { printf '<series measure="%s" sources="S"><observation period="2018" value="%s"/><observation period="2022" value="%s"/></series>\n' "$@"; }
{ echo '<observations>'; series up 90 99.96; series down 1 0.0039; series below -1 -0.004; series none 1 0; series kept 41.8 83.0; echo '</observations>'; } >"$again/p/data/observations.xml"
row() { "$SHEAF" build -C "$again/p" --template indicator --indicator "$1" -q -o "$again/row.pdf" && pdftotext -raw "$again/row.pdf" - | tr -s '\n ' ' '; }
expect "99.96 of 100"                 0 "99.96" row UP
reject "is not 100.0"                 0 "\b100\.0" row UP
expect "0.0039 of 0"                  0 "0.0039" row DOWN
reject "is not 0.00"                  0 "\b0\.00( |$)" row DOWN
expect "-0.004 of 0"                  0 "−0.004" row BELOW
reject "nor that"                     0 "−?\b0\.00( |$)" row BELOW
expect "a reported zero is achieved"  0 "Achieved" row NONE
reject "and is 0"                     0 "\b0\.0|under" row NONE
expect "a target keeps its decimals"  0 "88.2" row KEPT
expect "and a baseline"               0 "41.8" row KEPT
reject "in full, and no more"         0 "41\.79|\b88 " row KEPT
"$SHEAF" build -C "$again/p" --template overview --attach -q -o "$again/o.pdf" && expect "what all of them say holds" 0 ": 0 findings" "$SHEAF" audit --truth "$again/o.pdf"

# ---- the rules as readers are told them: their order, and what signs, days, parts and bases mean ----

order="Achieved, Missed, No data, Baseline only, Deteriorating, Too early, No change"
"$SHEAF" build --template how-to-read -q -o "$again/how.pdf" && pdftotext -raw "$again/how.pdf" - | tr -s '\n ' ' ' >"$again/how.txt"
told() { grep -qF "$1" "$again/how.txt" && pass || fail "How to read does not say: $1"; }
told "The first of these that is so is the status: $order; of what is left the pace decides."
for words in "the last figure by the plan’s start" "≥ at least: a part of the sum is not known" "≈ about, ≤ at most: the source says so." "≥≈ at least about" "neither joined by a line nor compared" \
    "A page is about one day and says what had been published by another" "No figure is not zero" "told to the day named, before its period was over" "A total stands as its source reports it"; do told "$words"; done
grep -q "Baselines are the first figures" "$again/how.txt" && fail "1A begins with 102 of 2017, which is not its first figure" || pass
[ "$(sed -n '/^## How a status is made/,/^## Two days/p' README.md | tr '\n' ' ' | grep -oE '\*[a-z ]+\*' | tr -d '*' | head -n 7 | paste -sd, | sed 's/,/, /g')" = "$(echo "$order" | tr A-Z a-z)" ] && pass || fail "README says another order"
for words in "own day is its period's end" "Only sources published by then are cited" "to which it is told" "is compared with nothing" "What a register holds" "A sum that lacks a part is *at least* what the others come to" "Figures of another \`basis\` are not joined"; do tr '\n' ' ' <README.md | tr -s ' ' | grep -qF -- "$words" && pass || fail "README does not say: $words"; done
