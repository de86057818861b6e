# Tables as they are published (SDMX-CSV 1.0 and 2.0, DHIS2, HXL, the SDG database, the World Bank) come in without a mapping.
# The rows are made up; their headers and codes are those of the formats' documentation.
SHEAF=$(realpath "$SHEAF")
printf 'country,indicator,year,value,unit,sex\nNepal,rate,2010,1.0,%%,F\nBhutan,rate,2010,1,%%,M\nNepal,people,2010,1,people,F\n' > "$scratch/seed.csv"
seeded() { rm -rf "$scratch/p"; (cd "$scratch" && "$SHEAF" init p --from seed.csv -q) && sed -i 's/symbol="people"/symbol="people"/' "$scratch/p/data/measures.xml"; }
into() { "$SHEAF" import csv -C "$scratch/p" "$@"; }
has() { name=$1; shift; grep -qE -- "$1" "$scratch/p/data/observations.xml" && pass || fail "shapes: $name: $(grep -vE '2010' "$scratch/p/data/observations.xml" | head -n 12)"; }

# ---- SDMX-CSV ----
seeded
cat > "$scratch/one.csv" <<'TABLE'
DATAFLOW,FREQ,REF_AREA,INDICATOR,SEX,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT,DECIMALS,OBS_STATUS,COMMENT_OBS
EX:DF_RATE(1.0),A,NP,rate,F,2018,81.5,PT,0,1,A,by survey
EX:DF_RATE(1.0),A,NPL,rate,M,2018,83,PT,0,1,E,
EX:DF_RATE(1.0),A,524,rate,_T,2018,82,PT,,,P,
EX:DF_RATE(1.0),A,Bhutan,people,_T,2018-Q3,1.234,PS,3,,A,
EX:DF_RATE(1.0),A,BTN,rate,_T,2018,,PT,,,M,
EX:DF_RATE(1.0),A,BTN,rate,F,2018,NaN,PT,,,L,
EX:DF_RATE(1.0),A,BTN,rate,M,2018,,PT,,,O,
EX:DF_RATE(1.0),A,BTN,people,F,2018,,PS,,,Q,
EX:DF_RATE(1.0),A,BTN,people,_T,2015,10,PS,,,A,
EX:DF_RATE(1.0),A,BTN,people,_T,2016,40,PS,,,B,
EX:DF_RATE(1.0),A,BTN,people,_T,2017,41,PS,,,A,
TABLE
printf '<map shape="sdmx-csv" sources="TABLE"/>\n' > "$scratch/sources.xml"
expect "shapes: SDMX-CSV 1.0"             0 "11 rows: 11 new" into "$scratch/one.csv" --map "$scratch/sources.xml"
has "a value with its comment"    'period="2018" by="sex:f" value="81.5".*note="by survey"|period="2018" value="81.5".*note="by survey"'
has "decimals as they were told"  'value="83.0".*status="estimate"'
has "a preliminary value"         'value="82".*status="preliminary"'
has "thousands"                   'period="2018-Q3" value="1234"'
has "M is not applicable"         'missing="not-applicable"'
has "L was not collected"         'missing="not-collected"'
has "O was not reported"          'missing="not-reported"'
has "Q is confidential"           'missing="confidential"'
has "a break is another basis"    'period="2016" value="40".*basis="since-2016"'
has "and so is what follows it"   'period="2017" value="41".*basis="since-2016"'
grep -E 'period="2015" value="10"' "$scratch/p/data/observations.xml" | grep -q basis && fail "shapes: what was before a break has its basis" || pass
expect "shapes: the data are right"       0 "no errors" "$SHEAF" check -C "$scratch/p" --quick
expect "shapes: again, nothing changes"   0 "0 new, 0 revised, 0 changed" into "$scratch/one.csv" --map "$scratch/sources.xml"
cat > "$scratch/two.csv" <<'TABLE'
STRUCTURE;STRUCTURE_ID;ACTION;REF_AREA:Reference area;INDICATOR:Indicator;SEX:Sex;TIME_PERIOD:Time;OBS_VALUE:Value;OBS_STATUS:Status
dataflow;EX:DF_RATE(1.0);I;NP: Nepal;rate: The rate;F: Female;2019;80;A: Normal value
dataflow;EX:DF_RATE(1.0);D;BT: Bhutan;people: People;_T: Total;2015;;
TABLE
expect "shapes: SDMX-CSV 2.0 with labels" 0 "1 new, 0 revised, 0 changed, 1 as before, 1 vanished and left" into "$scratch/two.csv" --map "$scratch/sources.xml"
has "a figure that is to go stays without a word" 'period="2015" value="10"'
expect "shapes: what is deleted goes"     0 "1 vanished and withdrawn" into "$scratch/two.csv" --map "$scratch/sources.xml" --withdraw
grep -q 'period="2015" value="10"' "$scratch/p/data/observations.xml" && fail "shapes: a deleted figure stays" || pass
sed -i 's/;A: Normal value/;F: Forecast/' "$scratch/two.csv"
expect "shapes: a forecast is none"       4 "two.csv:2:" into "$scratch/two.csv" --map "$scratch/sources.xml"
grep -q "S1006.*'F' is no word of the status of an observation: A E I P B M L O Q" "$scratch/stderr" && pass || fail "shapes: the codes are named: $(head -n 1 "$scratch/stderr")"

grep -q "a forecast was not observed" "$scratch/stderr" && pass || fail "shapes: why a forecast is refused: $(cat "$scratch/stderr")"
# the other codes of SDMX's list (CL_OBS_STATUS 2.2): unvalidated, experimental, of low reliability, a holiday, counted in another category
printf 'DATAFLOW,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS\nX,NPL,people,2005,1,V\nX,NPL,people,2006,2,G\nX,NPL,people,2007,3,U\nX,NPL,people,2008,,H\nX,NPL,people,2009,,K\nX,NPL,people,2010,4,N\n' > "$scratch/codes.csv"
expect "shapes: every code"               0 "6 rows: 6 new" into "$scratch/codes.csv" --map "$scratch/sources.xml"
for figure in 'period="2005" value="1" status="preliminary"' 'period="2006" value="2" status="estimate"' 'period="2007" value="3" status="estimate"' 'period="2008" missing="not-collected"' 'period="2009" missing="not-reported"' 'period="2010" value="4"'; do has "a code: $figure" "$figure"; done

# ---- DHIS2 ----
seeded
cat > "$scratch/values.csv" <<'TABLE'
"dataelement","period","orgunit","categoryoptioncombo","attributeoptioncombo","value","storedby","lastupdated","comment","followup","deleted"
"people","201803","NPL","F","default","12","admin","2018-05-01T10:00:00.000+0000","counted","false",""
"people","2018Q2","NPL","default","default","40","admin","2018-08-01","","false",""
"people","2018April","BTN","default","default","90","admin","2019-05-01","","false",""
"people","2018W3","BTN","default","default","3","admin","2018-05-01","","false",""
TABLE
printf '<map shape="dhis2" sources="TABLE"/>\n' > "$scratch/sources.xml"
expect "shapes: data values of DHIS2"     0 "4 rows: 4 new" into "$scratch/values.csv" --map "$scratch/sources.xml"
has "a month, of women"            'period="2018-03" value="12".*note="counted"'
has "the day on which it was told" 'published="2018-05-01"'
has "a quarter"                    'period="2018-Q2" value="40"'
has "a fiscal year"                'period="2018-04-01/2019-03-31" value="90"'
has "a week"                       'period="2018-W03" value="3"'
sed -i 's/"F","default"/"Female","default"/' "$scratch/values.csv"
expect "shapes: a combination that nobody knows" 4 "'Female'" into "$scratch/values.csv" --map "$scratch/sources.xml"

# ---- HXL ----
seeded
cat > "$scratch/hxl.csv" <<'TABLE'
Figures of a made-up survey,,,,
Country,Code,Indicator,Year,Value
#country+name,#country +code +v_iso3,#indicator+name,#date+year,#indicator+value+num
Whatever,NPL,people,2018,12
Whatever,BTN,people,2018,14
TABLE
printf '<map shape="hxl" sources="TABLE"/>\n' > "$scratch/sources.xml"
expect "shapes: hashtags of HXL"          0 "2 rows: 2 new" into "$scratch/hxl.csv" --map "$scratch/sources.xml"
has "by its code, before its name" 'area="BTN"'
has "a value"                      'period="2018" value="14"'

# ---- the SDG database ----
seeded
cat > "$scratch/sdg.csv" <<'TABLE'
Goal,Target,Indicator,SeriesCode,SeriesDescription,GeoAreaCode,GeoAreaName,TimePeriod,Value,Time_Detail,UpperBound,LowerBound,FootNote,Nature,Units,[Sex]
3,3.1,3.1.1,rate,The rate,524,Nepal,2018,81,2018,85,79,,M,PERCENT,FEMALE
3,3.1,3.1.1,rate,The rate,64,Bhutan,2018,N,2018,,,,N,PERCENT,BOTHSEX
TABLE
printf '<map shape="sdg" sources="TABLE"><word as="by" text="FEMALE" is="F"/></map>\n' > "$scratch/sources.xml"
expect "shapes: a series of the SDG database" 0 "2 rows: 2 new" into "$scratch/sdg.csv" --map "$scratch/sources.xml"
has "modelled is an estimate, with its ends" 'value="81" low="79" high="85".*status="estimate"|status="estimate".*low="79"'
has "not relevant"                 'missing="not-applicable"'

# ---- the World Bank ----
seeded
printf '"Data Source","World Development Indicators",\n\n"Last Updated Date","2024-05-30",\n\n"Country Name","Country Code","Indicator Name","Indicator Code","2018","2019",\n"Nepal","NPL","The rate","rate","81.5","",\n"Bhutan","BTN","The rate","rate","..","70.25",\n' > "$scratch/wb.csv"
printf '<map shape="world-bank" sources="TABLE"/>\n' > "$scratch/sources.xml"
expect "shapes: a file of the World Bank" 0 "2 rows: 2 new, 0 revised, 0 changed, 0 as before, 2 without a figure" into "$scratch/wb.csv" --map "$scratch/sources.xml"
has "a column a year"              'period="2019" value="70.25"'

# Known without a mapping: what lacks is a source, which only the plan can say.
expect "shapes: known by its headers"     4 "S1032" into "$scratch/one.csv"
expect "shapes: no such shape"            4 "error[S" into "$scratch/one.csv" --map data/batch.xml
