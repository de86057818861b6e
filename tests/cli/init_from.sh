# A project that begins with a table, a workbook or activities of IATI: its pages are made with no further work.
cat > "$scratch/schools.csv" <<'TABLE'
Country,Indicator,Year,Value,Unit,Source
Nepal,Children out of school,2019,12.5,%,Household survey 2019
Nepal,Children out of school,2020,11.8,%,Household survey 2020
Nepal,Schools built,2020,22,schools,Ministry of Education
KHM,Schools built,2020,n/a,schools,Ministry of Education
064,Schools built,2020,7,schools,Ministry of Education
TABLE
init() { (cd "$scratch" && "$SHEAF" init "$@"); }
SHEAF=$(realpath "$SHEAF")
expect "init: from a table"              0 "5 rows: 4 new, 0 revised, 0 changed, 0 as before, 1 without a figure" init p1 --from schools.csv
expect "init: it is right"               0 "no errors, 0 warnings" "$SHEAF" check -C "$scratch/p1"
for root in plan measures areas sources observations batch; do
    grep -qF "<?xml-model href=\"schema/$root.rng\"" "$scratch/p1/data/$root.xml" && [ -s "$scratch/p1/data/schema/$root.rng" ] && pass || fail "init: an editor completes $root.xml: $(head -n 2 "$scratch/p1/data/$root.xml")"
done
mkdir "$scratch/bare"
expect "init: where no project is, it is said what starts one" 7 "'sheaf init DIR' starts one" "$SHEAF" build -C "$scratch/bare" --template manual
# countries by name, by three letters and by the number of the United Nations; names by CLDR
for area in '<area id="NPL" alpha2="NP" name="Nepal"/>' '<area id="KHM" alpha2="KH" name="Cambodia"/>' '<area id="BTN" alpha2="BT" name="Bhutan"/>'; do
    grep -qF "$area" "$scratch/p1/data/areas.xml" && pass || fail "init: $area is not in: $(cat "$scratch/p1/data/areas.xml")"
done
grep -q '<measure id="children-out-of-school" unit="percent" nature="stock" decimals="1"' "$scratch/p1/data/measures.xml" && pass || fail "init: a measure with its unit and decimals"
grep -q 'series measure="schools-built" area="NPL"' "$scratch/p1/data/observations.xml" && grep -q 'schools.csv#cell=4,4"' "$scratch/p1/data/observations.xml" && pass || fail "init: figures say where they are from: $(cat "$scratch/p1/data/observations.xml")"
# what the areas come to is not guessed: a likely word stands beside its reason, and the plan's page says of whom there are figures
grep -q 'over-areas="weighted:MEASURE"' "$scratch/p1/data/measures.xml" && grep -q 'over-areas="sum" adds them up' "$scratch/p1/data/measures.xml" && pass || fail "init: nothing tells how areas add up: $(cat "$scratch/p1/data/measures.xml")"
"$SHEAF" build -q -C "$scratch/p1" --template overview --attach -o "$scratch/p1.pdf" && [ "$(pdftotext "$scratch/p1.pdf" - | tr '\n' ' ' | grep -o 'told by state, not of all together' | wc -l)" = 2 ] && pass || fail "init: an overview without a word on areas: $(pdftotext "$scratch/p1.pdf" - | grep -n told)"
expect "init: which holds against its data" 0 "0 findings" "$SHEAF" audit --truth "$scratch/p1.pdf"
sed 's/2020,22/2020,21/' "$scratch/schools.csv" > "$scratch/other.csv"
expect "init: a dry run before anything was made" 0 "1 would be revised" "$SHEAF" import csv -C "$scratch/p1" "$scratch/other.csv" --map "$scratch/p1/map.xml" --dry-run --published 2021-05-01
[ "$(grep -c '\[S' "$scratch/stderr")" = 1 ] && grep -q 'note\[S1162\]' "$scratch/stderr" && ! grep -q 'pdf\|would' "$scratch/stderr" && [ ! -e "$scratch/p1/out" ] && pass || fail "init: a dry run says more, or makes something: $(cat "$scratch/stderr")"
expect "init: its pages"                 0 "5 files written" "$SHEAF" batch -C "$scratch/p1"
pdftotext -layout "$scratch/p1/out/pdf/factsheet/NPL.pdf" - | tr -s ' ' > "$scratch/page"
grep -q '11.8 %' "$scratch/page" && grep -q '22 schools' "$scratch/page" && grep -q 'Household survey 2020' "$scratch/page" && pass || fail "init: figures and sources stand on the page: $(cat "$scratch/page")"
"$SHEAF" audit --truth --data "$scratch/p1" "$scratch/p1/out/pdf/factsheet/NPL.pdf" > "$scratch/truth" 2>&1 && pass || fail "init: the page is true: $(head -n 2 "$scratch/truth")"
sed -i 's/2020,22/2020,23/' "$scratch/schools.csv"
expect "init: the map that it left reads the table again" 0 "1 would be revised" "$SHEAF" import csv -C "$scratch/p1" "$scratch/schools.csv" --map "$scratch/p1/map.xml" --dry-run --published 2021-05-01

expect "init: which outputs a table would change" 0 "pdf/factsheet/NPL.pdf: another answer to 'latest schools-built NPL': 2020: 22 -> 23" "$SHEAF" import csv -C "$scratch/p1" "$scratch/schools.csv" --map "$scratch/p1/map.xml" --dry-run --published 2020-12-31
[ "$(grep -c '^pdf/' "$scratch/stdout")" = 2 ] && ! grep -q 'BTN\|1A-1' "$scratch/stdout" && pass || fail "init: only what shows the figure: $(cat "$scratch/stdout")"
grep -q 'value="22"' "$scratch/p1/data/observations.xml" && ! grep -q 'value="23"' "$scratch/p1/data/observations.xml" && pass || fail "init: a dry run writes nothing"
printf 'District;2019;2020;2021\r\nNorth Valley;1,5;2,5;3,25\r\nRiver Bend;4;5,75;–\r\n' > "$scratch/wells.csv"
expect "init: a wide table with decimal commas" 0 "2 rows: 5 new" init p2 --from wells.csv
grep -q '<area id="river-bend" kind="district" name="River Bend"/>' "$scratch/p2/data/areas.xml" && pass || fail "init: districts by their header"
grep -q 'period="2020" value="5.75"' "$scratch/p2/data/observations.xml" && pass || fail "init: a column a year"
printf 'place,wells,pumps,when\nHere,"1,234","5,678",2020\n' > "$scratch/two.csv"
expect "init: a number that is two is refused" 4 "'1,234' is one number with a decimal comma and another with grouping" init p3 --from two.csv
[ ! -e "$scratch/p3" ] && [ -z "$(find "$scratch" -maxdepth 1 -name '.sheaf-init*')" ] && pass || fail "init: a refused table leaves nothing behind"
printf 'name,colour\nHere,red\n' > "$scratch/none.csv"
expect "init: a table without figures"   4 "none.csv: error[S1180]: no column of the table holds figures" init p3 --from none.csv
printf 'area,value\nHere,3\n' > "$scratch/none.csv"
expect "init: a table without years"     4 "holds years or other periods" init p3 --from none.csv
expect "init: a file of another kind"    2 "error[S1028]" init p3 --from two.pdf
expect "init: a folder that has something" 2 "is not an empty folder" init p1 --from wells.csv
mkdir "$scratch/p4"
expect "init: an empty folder"           0 - init p4 --from wells.csv
expect "init: a file that is not there"  7 - init p5 --from nothing.csv

# Tables as they are published: their shape says what the columns are, and codes come in by what the table calls them.
shape() { rm -rf "$scratch/shaped"; expect "init: $1" 0 "$2" init shaped --from shaped.csv; expect "init: $1 is right" 0 "no errors, 0 warnings" "$SHEAF" check --quick -C "$scratch/shaped"; }
holds() { grep -qE -- "$1" "$scratch"/shaped/data/*.xml && pass || fail "init: $2: $(grep -hE '<(area|measure|member|observation) ' "$scratch"/shaped/data/*.xml | head -n 8)"; }
cat > "$scratch/shaped.csv" <<'TABLE'
DATAFLOW,FREQ,REF_AREA,INDICATOR,SEX,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT,DECIMALS,OBS_STATUS,COMMENT_OBS
EX:DF_RATE(1.0),A,NP,rate,F,2018,81.5,PT,0,1,A,by survey
EX:DF_RATE(1.0),A,NPL,rate,M,2018,83,PT,0,1,E,
EX:DF_RATE(1.0),A,524,rate,_T,2018,82,PT,,,P,
TABLE
shape "SDMX-CSV" "3 rows: 3 new"
[ "$(grep -c '<area id' "$scratch/shaped/data/areas.xml")" = 1 ] && pass || fail "init: NP, NPL and 524 are one country"
[ "$(grep -c '<measure ' "$scratch/shaped/data/measures.xml")" = 1 ] && pass || fail "init: multipliers and decimals are no measures"
holds '<measure id="rate" unit="percent".* by="sex"' "PT is a percentage, and SEX a dimension"
holds 'by="sex:f".*value="81.5"|period="2018" value="81.5".*note="by survey"' "a value with its comment"
cat > "$scratch/shaped.csv" <<'TABLE'
Goal,Target,Indicator,SeriesCode,SeriesDescription,GeoAreaCode,GeoAreaName,TimePeriod,Value,Time_Detail,UpperBound,LowerBound,FootNote,Nature,Units,[Sex]
3,3.1,3.1.1,SH_RATE,The rate,524,Nepal,2018,81,2018,85,79,,M,PERCENT,FEMALE
3,3.1,3.1.1,SH_RATE,The rate,64,Bhutan,2018,N,2018,,,,N,PERCENT,BOTHSEX
TABLE
shape "a series of the SDG database" "2 rows: 2 new"
holds '<title>The rate</title>' "a code is called by its description"
holds '<area id="BTN"' "64 is 064"
holds 'value="81" low="79" high="85".*status="estimate"' "its ends"
# what its older downloads have without brackets, and with spaces
cat > "$scratch/shaped.csv" <<'TABLE'
,Goal,SeriesCode,SeriesDescription,GeoAreaCode,GeoAreaName,TimePeriod,Value,Source,FootNote,Education level,Nature,Reporting Type,Sex,Units
0,4,SE_PROF,Proficiency,524,Nepal,2018,46.5,UIS,,GRAD23,C,G,BOTHSEX,PERCENT
1,4,SE_PROF,Proficiency,524,Nepal,2018,48,UIS,,GRAD23,C,G,FEMALE,PERCENT
2,4,SE_PROF,Proficiency,524,Nepal,2018,51,UIS,,LOWSEC,C,G,BOTHSEX,PERCENT
TABLE
shape "a series without brackets" "3 rows: 3 new"
holds '<measure id="se-prof".* by="(education-level sex|sex education-level)"' "level and sex are dimensions, reporting type and source are none"
expect "init: and again by its own map" 0 "0 new, 0 revised, 0 changed, 3 as before" "$SHEAF" import csv -C "$scratch/shaped" "$scratch/shaped.csv" --map "$scratch/shaped/map.xml"
# every cell may name a country, and all of them of the world by all years are looked at in a moment
python3 -c '
print("\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\"," + ",".join(map(str, range(1960, 2018))))
for a in range(250): print(f"Land {a},L{a:02},Population,SP.POP," + ",".join(str(1000 * a + y) for y in range(58)))' > "$scratch/shaped.csv"
rm -rf "$scratch/shaped"
expect "init: a table of the World Bank's size" 0 "250 rows: 14500 new" timeout 10 "$SHEAF" init "$scratch/shaped" --from "$scratch/shaped.csv"
printf '"Data Source","World Development Indicators",\n\n"Last Updated Date","2024-05-30",\n\n"Country Name","Country Code","Indicator Name","Indicator Code","2018","2019",\n"Nepal","NPL","The rate","RT.X","81.5","",\n"Arab World","ARB","The rate","RT.X","..","70.25",\n' > "$scratch/shaped.csv"
shape "a file of the World Bank" "2 rows: 2 new, 0 revised, 0 changed, 0 as before, 2 without a figure"
holds '<area id="arab-world" kind="area" name="Arab World"' "a group of countries by its name"
holds 'period="2019" value="70.25"' "a column a year"
printf 'Figures,,,,\nCountry,Code,District,Reached,Year\n#country+name,#country+code,#adm1,#reached+f,#date+year\nNepal,NPL,Kaski,12,2018\nNepal,NPL,Myagdi,14,2018\n' > "$scratch/shaped.csv"
shape "hashtags of HXL" "2 rows: 2 new"
holds '<area id="kaski" kind="area" name="Kaski"' "the smallest place that a row names"
printf '"dataelement","period","orgunit","categoryoptioncombo","attributeoptioncombo","value"\n"cases","201803","NPL","Female, under 5","default","12"\n"cases","2018Q2","NPL","default","default","40"\n' > "$scratch/shaped.csv"
shape "data values of DHIS2" "2 rows: 2 new"
holds 'by="category:female category-2:under-5"|by="category-2:under-5 category:female"' "what a combination combines"
expect "init: and again by its own map" 0 "0 new, 0 revised, 0 changed, 2 as before" "$SHEAF" import csv -C "$scratch/shaped" "$scratch/shaped.csv" --map "$scratch/shaped/map.xml"
printf 'DATAFLOW,REF_AREA,INDICATOR,A,B,C,D,E,TIME_PERIOD,OBS_VALUE\nX,NPL,rate,1,1,1,1,1,2018,5\nX,NPL,rate,2,2,2,2,2,2018,6\n' > "$scratch/shaped.csv"
rm -rf "$scratch/shaped"
expect "init: a figure of five dimensions" 4 "is told by more than four columns of dimensions" init shaped --from shaped.csv
printf 'pays;indicateur;année;valeur\nNépal;Écoles;2019;12,5\nBhoutan;Écoles;2020;13,5\n' > "$scratch/shaped.csv"
shape "a table in French" "2 rows: 2 new"
holds '<area id="BTN" alpha2="BT" name="Bhoutan"' "a country by its French name"
[ -z "$(ls -A "$scratch/shaped/out" 2>/dev/null)" ] && expect "init: its pages" 0 - "$SHEAF" batch -C "$scratch/shaped" -q

# The example of another organisation as a workbook, and from it again: the same model, and so the same pages, byte for byte.
example=data/examples/community-health
expect "init: the example as a workbook" 0 - "$SHEAF" export xlsx -C "$example" -o "$scratch/example.xlsx"
! grep S1182 "$scratch/stderr" | grep -qv 'in <boundaries>' && pass || fail "init: more of the example than outlines is not kept: $(cat "$scratch/stderr")"
expect "init: and from it again"         0 "352 rows: 352 new" init again --from example.xlsx
cp -r "$example" "$scratch/example" && cp -r "$example/templates" "$example/pictures" "$scratch/again" && cp -r "$example"/data/catalogue-*.xml "$example/data/batch.xml" "$example/data/boundaries.xml" "$example/data/geo" "$example/data/packs" "$scratch/again/data"
[ -s "$scratch/again/data/records.xml" ] && [ -z "$("$SHEAF" diff -C "$scratch/again" --from "$scratch/example/data" 2>&1)" ] && pass || fail "init: the workbook became something else: $("$SHEAF" diff -C "$scratch/again" --from "$scratch/example/data" 2>&1 | head -n 4)"
for verb in "status" "build --stop-after plan --template sheet --area dunmoor"; do
    "$SHEAF" $verb -C "$scratch/example" > "$scratch/was" 2>/dev/null
    "$SHEAF" $verb -C "$scratch/again" > "$scratch/is" 2>/dev/null
    [ -s "$scratch/was" ] && cmp -s "$scratch/was" "$scratch/is" && pass || fail "init: sheaf $verb of the example and of what the workbook became: $(diff "$scratch/was" "$scratch/is" | head -n 4)"
done
# every figure with all that is said of it, but where it was imported from
python3 - "$SHEAF" "$scratch/example" "$scratch/again" <<'PY' && pass || fail "init: figures of the example and of what the workbook became"
import csv, io, subprocess, sys
def rows(folder):
    text = subprocess.run([sys.argv[1], "export", "csv", "-C", folder], capture_output=True, check=True).stdout.decode("utf-8-sig")
    return sorted(tuple(v for k, v in row.items() if k not in ("origin", "imported")) for row in csv.DictReader(io.StringIO(text)))
one, other = rows(sys.argv[2]), rows(sys.argv[3])
sys.exit(0 if len(one) == 352 and one == other else 1)
PY
"$SHEAF" batch -C "$scratch/example" -q && "$SHEAF" batch -C "$scratch/again" -q && pass || fail "init: the pages of both"
pages=0
for page in "$scratch"/example/out/pdf/*/*.pdf; do
    pages=$((pages + 1))
    cmp -s "$page" "$scratch/again/${page#"$scratch/example/"}" && pass || fail "init: ${page#"$scratch/example/"} is another page"
done
[ "$pages" -ge 30 ] && pass || fail "init: $pages pages, not 30 at least"
# The shipped plan, with treaties, memberships, deadlines, events, records and ladders: all but outlines of maps is kept.
expect "init: the shipped plan as a workbook" 0 - "$SHEAF" export xlsx --internal --all -o "$scratch/shipped.xlsx"
[ "$(grep -c S1182 "$scratch/stderr")" = 3 ] && ! grep S1182 "$scratch/stderr" | grep -qv 'in <boundaries>' && pass || fail "init: more than outlines is not kept: $(cat "$scratch/stderr")"
rows=$(cat data/observations*.xml | grep -o "<observation " | wc -l)
expect "init: the shipped plan from it"  0 "$rows rows: $rows new" init shipped --from shipped.xlsx
[ "$("$SHEAF" diff -C "$scratch/shipped" --internal --from data; echo $?)" = 0 ] && pass || fail "init: the shipped plan became another: $("$SHEAF" diff -C "$scratch/shipped" --internal --from data 2>&1 | head -n 4)"
for element in record-type record value ladder rung treaty article membership deadline step event region role allow publication abbreviation milestone counting to-collect collected-by; do
    is=$(cat "$scratch"/shipped/data/*.xml | grep -oE "<$element[ >]" | wc -l) was=$(cat data/*.xml | grep -oE "<$element[ >]" | wc -l)
    [ "$is" = "$was" ] && pass || fail "init: of $was <$element> there are $is"
done
# a row that stands in nothing: the sheet of goals has gone
python3 - "$scratch/example.xlsx" "$scratch/lost.xlsx" <<'PY'
import re, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as old, zipfile.ZipFile(sys.argv[2], "w") as new:
    for name in old.namelist():
        text = old.read(name)
        new.writestr(name, re.sub(rb'<sheet name="Goals"[^>]*/>', b"", text) if name == "xl/workbook.xml" else text)
PY
expect "init: what stands in nothing"    4 "lost.xlsx#Objectives:2:1: error[S1181]: the row stands in '1', and the sheet Goals has no such row" init lost --from lost.xlsx

# The same plan as IATI holds it. Statuses as worked out by hand in tests/cli/example.sh; what IATI has no place for is told.
expect "init: the example as IATI"       0 - "$SHEAF" export iati -C "$example" -o "$scratch/example.xml" --all
for what in "the rule of the status of the indicator 1A-2" "the range of a target of the indicator 2A-1" "what was revoked of the indicator 1B-2" "of a day or of its whole period of the indicator 1A-3"; do
    grep -q "S1183.*$what" "$scratch/stderr" && pass || fail "init: IATI keeps $what"
done
tests/cli/iati_left.py "$example/data" "$scratch/example.xml" "$scratch/stderr" 2>"$scratch/left" && pass || fail "init: IATI lacks what is not told: $(tail -n 1 "$scratch/left")"
"$SHEAF" export iati -o "$scratch/shipped.xml" --all 2>"$scratch/told" && tests/cli/iati_left.py data "$scratch/shipped.xml" "$scratch/told" 2>"$scratch/left" && pass || fail "init: IATI lacks what is not told of the shipped plan: $(tail -n 1 "$scratch/left")"
expect "init: and from it again"         0 "iati: community-health-2023-2026" init iati --from example.xml
"$SHEAF" status -C "$scratch/iati" > "$scratch/status"
status_is() { grep -Eq "^$1 +$2 +$3 " "$scratch/status" && pass || fail "init: $1 is not $2 at $3: $(grep "^$1 " "$scratch/status")"; }
status_is 1A-1 accelerate 82
status_is 1A-1/loc-alderbrook on-track 90
status_is 1A-1/loc-dunmoor accelerate 66
status_is 1A-3 on-track 1315
status_is 1A-4 accelerate 645
status_is 1D-1 on-track 4250000
grep -q '<indicator id="1B-2" kind="area-set" measure="maternity-day-and-night" among="location" counts="1">' "$scratch/iati/data/plan.xml" && pass || fail "init: measure code 3 is an area set"
grep -q '<measure id="supervision" nature="judgement"' "$scratch/iati/data/measures.xml" && pass || fail "init: measure code 4 is a judgement"
[ "$(grep -c '<measure id="children-treated"' "$scratch/iati/data/measures.xml")" = 1 ] && pass || fail "init: two indicators of one measure"
expect "init: its pages"                 0 - "$SHEAF" batch -C "$scratch/iati"
"$SHEAF" export iati -C "$scratch/iati" -o "$scratch/twice.xml" >/dev/null 2>&1
expect "init: and once more"             0 - init twice --from twice.xml
values() { "$SHEAF" status -C "$1" | sed 's/loc-loc-/loc-/g'; }
[ "$(values "$scratch/iati")" = "$(values "$scratch/twice")" ] && pass || fail "init: XML to IATI to XML once more says something else"

# What comes in with a later day than the plan's own stands on no page yet, and that is said; with a day that it knows nothing is.
rm -rf "$scratch/late"; printf 'country,indicator,year,value,source\nNepal,Schools,2022,5,Survey\nNepal,Schools,2023,6,Survey\n' > "$scratch/late.csv"
expect "init: a plan of the last year"   0 "2 rows: 2 new" init late --from late.csv
sed -i 's/,2022,5,/,2022,7,/' "$scratch/late.csv"
late() { "$SHEAF" import csv -C "$scratch/late" "$scratch/late.csv" --map "$scratch/late/map.xml" --dry-run --published "$1"; }
expect "init: later than the plan's day" 0 "note[S1162]: the plan's pages are of 2023-12-31, as published by 2023-12-31: figures that they do not show yet: 1" late 2025-06-30
reject "init: known by then"             0 "S1162" late 2023-06-30
sed -i 's/,2022,7,/,2022,5,/; $ a Nepal,Schools,2024,8,Survey' "$scratch/late.csv"
undated() { sed -i "s/as-of=\"[^\"]*\"/as-of=\"$1\"/" "$scratch/late/data/plan.xml"; "$SHEAF" import csv -C "$scratch/late" "$scratch/late.csv" --map "$scratch/late/map.xml" --dry-run; }
expect "init: within a year that no day tells" 0 "note[S1162]: the plan's pages are of 2024-12-30, as published by 2024-12-30: figures that they do not show yet: 1" undated 2024-12-30
reject "init: at its end"                0 "S1162" undated 2024-12-31
