# Tables of others in and out: CSV. What is wrong is told with line and column, all in one run, and nothing is written.
small() { rm -rf "$scratch/small"; small_project "$scratch/small" 2>/dev/null; }
sheet() { printf '%b' "$1" > "$scratch/t.csv"; }
into() { "$SHEAF" import csv -C "$scratch/small" "$scratch/t.csv" "$@"; }
small
cp -r "$scratch/small/data" "$scratch/before"
kept() { diff -r "$scratch/small/data" "$scratch/before" > /dev/null && pass || fail "$1: the data are not as they were"; }

# ---- each mistake by itself ----
# bad NAME ROWS TEXT: under the header of ours.
bad() {
    sheet "area,measure,period,value,sources,note\n$2"
    expect "$1" 4 "t.csv:$3" into
    kept "$1"
}
bad "an area that is none"         'NPAL,villages-without-well,2024,1,,\n'            "2:1: error[S1000]: 'NPAL' is no area; did you mean 'Nepal'?"
bad "a blank too many"             'Nepal ,villages-without-well,2024,1,,\n'          "2:1: error[S1000]: 'Nepal ' is no area; did you mean 'Nepal'?"
bad "a measure that is none"       'NPL,villages,2024,1,,\n'                          "2:5: error[S1001]: 'villages' is no measure"
bad "a source that is none"        'NPL,villages-without-well,2024,1,EXAMPEL,\n'      "2:34: error[S1002]: 'EXAMPEL' is no source; did you mean 'EXAMPLE'?"
bad "a period that is none"        'NPL,villages-without-well,31/12/2024,1,,\n'       "2:27: error[S1003]: '31/12/2024' is no period"
bad "a number that is none"        'NPL,villages-without-well,2021,many,,\n'          "2:32: error[S1004]: 'many' is no number"
bad "one that is too large"        'NPL,villages-without-well,2021,1e309,,\n'         "2:32: error[S1004]: '1e309' is no number; it is too large"
bad "one of two readings"          'NPL,villages-without-well,2021,"1,234",,\n'       "2:32: error[S1005]: '1,234'"
bad "a formula that failed"        'NPL,villages-without-well,2021,#REF!,,\n'         "2:32: error[S1008]: '#REF!'"
bad "another that failed"          '#N/A,villages-without-well,2021,1,,\n'            "2:1: error[S1008]: '#N/A'"
bad "a row too short"              'NPL,villages-without-well,2021,1\n'               "2:32: error[S1011]: the row has 4 fields and the header 6"
bad "a row too long"               'NPL,villages-without-well,2021,1,,,x\n'           "2:36: error[S1011]: the row has 7 fields and the header 6"
bad "a quotation mark within"      'NPL,villages-without-well,2021,1,,a"b\n'          "2:36: error[S1012]"
bad "one that is never closed"     'NPL,villages-without-well,2021,1,,"a\nb\n'        "2:35: error[S1026]"
bad "a NUL"                        'NPL,villages-without-well,2021,1,,a\000b\n'       "2:36: error[S1013]"
bad "Latin-1 as UTF-8"             'NPL,villages-without-well,2021,1,,caf\351\n'      "2:38: error[S1014]: the bytes here are not of the encoding UTF-8"
bad "no measure in a row"          'NPL,,2021,1,,\n'                                  "2:5: error[S1022]: the measure is empty"
bad "two figures of one"           'NPL,villages-without-well,2021,1,EXAMPLE,\nNPL,villages-without-well,2021,2,EXAMPLE,\n' "3:32: error[S1015]: the table has two figures of villages-without-well, NPL, 2021"
bad "a revision without a day"     'NPL,villages-without-well,2024,61,EXAMPLE,\n'     "2:32: error[S1016]: a figure would change, and nothing says that the new one is later: villages-without-well, NPL, 2024: 60 would become 61, and the old one is of 2025-01-31"
sheet 'area,value\nNPL,1\n'
expect "no column of the period"   4 "error[S1010]: no column holds the period" into
sheet ''
expect "an empty file"             4 "error[S1020]" into
expect "no file"                   7 "no-such.csv" "$SHEAF" import csv -C "$scratch/small" "$scratch/no-such.csv"
expect "a format that is none"     2 "no format 'xls' of tables" "$SHEAF" import xls -C "$scratch/small" "$scratch/t.csv"
bad "known before its period"      'NPL,villages-without-well,2027,1,EXAMPLE,\n'      "2:32: error[S1021]: the figure was published before its period begins: 2027 of 2025-01-31"
bad "days in three styles"         'NPL,villages-without-well,2021-03-01,1,EXAMPLE,\nNPL,villages-without-well,02/03/2021,1,EXAMPLE,\nNPL,villages-without-well,March 3 2021,1,EXAMPLE,\n' "3:27: error[S1003]: '02/03/2021' is no period"
grep -q "t.csv:4:27: error\[S1003\]: 'March 3 2021' is no period" "$scratch/stderr" && pass || fail "the third style is told in the same run"
bad "no source"                    'NPL,villages-without-well,2021,1,,\n'             "2:32: error[S1032]: a new figure has no source"
kept "none of these"

# ---- like mistakes are one, others are all told ----
sheet 'area,measure,period,value,sources\nNPAL,villages-without-well,2020,1,EXAMPLE\nNPAL,villages-without-well,2021,1,EXAMPLE\nNPL,villages-without-well,2020,x,EXAMPLE\nNPL,villages-without-well,2021,5,EXAMPLE\n'
expect "two rows, one mistake"     4 "t.csv:2:1: error[S1000]: 2 rows: 'NPAL' is no area; did you mean 'Nepal'? (rows 2 and 3)" into
expect "and the other one"         4 "t.csv:4:32: error[S1004]: 'x'" into
kept "one bad row"
expect "the good rows alone"       1 "1 new" into --partial
grep -q '<observation period="2021" value="5" sources="EXAMPLE" origin="t.csv#cell=5,4"/>' "$scratch/small/data/observations.xml" && pass || fail "the good row is in the data"
[ "$(grep -c '<observation ' "$scratch/small/data/observations.xml")" -eq 6 ] && pass || fail "and no bad one"

# ---- how a file may be written ----
# reads NAME TEXT [MAP]: the figure 1234.5 of 2020 comes in.
reads() {
    small
    sheet "$2"
    if [ -z "${3:-}" ]; then
        set -- "$1" "$2" "<map sources='EXAMPLE'>$own</map>"
    fi
    printf '%s' "$3" > "$scratch/map.xml"
    expect "$1" 0 "1 new" into --map "$scratch/map.xml"
    grep -q '<observation period="2020" value="1234.5"' "$scratch/small/data/observations.xml" && pass || fail "$1: the figure is not in the data"
}
own='<column name="area" as="area"/><column name="measure" as="measure"/><column name="period" as="period"/><column name="value" as="value"/>'
row='NPL,villages-without-well,2020,1234.5'
reads "lines that end in LF"       "area,measure,period,value\n$row\n"
reads "in CR LF"                   "area,measure,period,value\r\n$row\r\n"
reads "in CR"                      "area,measure,period,value\r$row\r"
reads "the last without an end"    "area,measure,period,value\n$row"
reads "a byte order mark"          "\357\273\277area,measure,period,value\n$row\n"
reads "semicolons"                 "area;measure;period;value\nNPL;villages-without-well;2020;1234.5\n"
reads "tabs"                       "area\tmeasure\tperiod\tvalue\nNPL\tvillages-without-well\t2020\t1234.5\n"
reads "house names and titles"     "area,measure,period,value\nNepal,Villages without a safe well,2020,1234.5\n"
reads "alpha-2"                    "area,measure,period,value\nNP,villages-without-well,2020,1234.5\n"
reads "M49"                        "area,measure,period,value\n524,villages-without-well,2020,1234.5\n"
reads "French"                     "area,measure,period,value\nNépal,villages-without-well,2020,1234.5\n"
reads "Arabic"                     "area,measure,period,value\nنيبال,villages-without-well,2020,1234.5\n"
long='<column name="w" as="area"/><column name="m" as="measure"/><column name="p" as="period"/><column name="v" as="value"/>'
reads "a decimal comma, declared"  'w;m;p;v\nNPL;villages-without-well;2020;1 234,5\n' "<map sources='EXAMPLE' decimal='comma' grouping='space'>$long</map>"
reads "grouping, declared"         'w;m;p;v\nNPL;villages-without-well;2020;1,234.5\n' "<map sources='EXAMPLE' grouping='comma'>$long</map>"
reads "Latin-1, declared"          'w;m;p;v\nN\351pal;villages-without-well;2020;1234.5\n' "<map sources='EXAMPLE' encoding='ISO-8859-1'>$long</map>"
reads "days, declared, of a year"  'w;m;p;v\nNPL;villages-without-well;31.12.2020;1234.5\n' "<map sources='EXAMPLE' dates='dmy' frequency='A'>$long</map>"
reads "rows before the header"     'A table\nof ours\nw;m;p;v\nNPL;villages-without-well;2020;1234.5\n' "<map sources='EXAMPLE' skip='2'>$long</map>"
reads "words, declared"            'w;m;p;v\nNorth;villages-without-well;2020;1234.5\n' "<map sources='EXAMPLE'><word as='area' text='North' is='NPL'/>$long</map>"
reads "years as columns"           'w,2019,2020\nNPL,-99.99,1234.5\n' "<map sources='EXAMPLE' measure='villages-without-well'><missing text='-99.99'/><column name='w' as='area'/><column name='2019' as='value' period='2019'/><column name='2020' as='value' period='2020'/></map>"
small
sheet 'w,2019\nNPL,n/a\n'
printf '%s' "<map sources='EXAMPLE' measure='villages-without-well'><missing text='n/a' as='not-reported'/><column name='w' as='area'/><column name='2019' as='value' period='2019'/></map>" > "$scratch/map.xml"
expect "a word for no figure"      0 "1 new" into --map "$scratch/map.xml"
grep -q '<observation period="2019" missing="not-reported"' "$scratch/small/data/observations.xml" && pass || fail "a word for no figure is kept"
sheet 'area,year,value\nNPL,2019,1\n'
expect "a mapping names its columns" 4 "error[S1019]: the table has no column 'w'" into --map "$scratch/map.xml"
echo '<plan/>' > "$scratch/map.xml"
expect "a mapping is a <map>"      4 "map.xml:1:1: error[S1018]" into --map "$scratch/map.xml"

# ---- a first mapping, which is then used ----
small
sheet 'Land;2020;2021;Bemerkung\nNepal;1,5;2,5;x\nBhutan;3,5;;\n'
expect "a mapping is proposed"     0 '<column name="2020" as="value" period="2020"/>' into --propose
into --propose > "$scratch/map.xml"
grep -q '<map decimal="comma" measure="" sources="">' "$scratch/map.xml" && grep -q '<column name="Land" as="area"/>' "$scratch/map.xml" && pass || fail "it tells the area and the decimal comma"
sed -i 's/measure=""/measure="villages-without-well"/; s/sources=""/sources="EXAMPLE"/' "$scratch/map.xml"
xmllint --noout --relaxng data/schema/map.rng "$scratch/map.xml" 2> "$scratch/stderr" && pass || fail "it holds to the grammar"
expect "and it reads the table"    0 "3 new" into --map "$scratch/map.xml"
expect "the data are right"        0 "no errors" "$SHEAF" check -C "$scratch/small"

# ---- again, later, and no more ----
small
sheet 'area,measure,period,value,published,sources\nNPL,villages-without-well,2025,50,2026-01-31,EXAMPLE\nBTN,villages-without-well,2022,20,,EXAMPLE\n'
expect "a dry run says what would be" 0 "new      villages-without-well, NPL, 2025: 50" into --dry-run
kept "a dry run"
expect "in"                        0 "2 new, 0 revised" into --imported-on 2026-02-01
cp "$scratch/small/data/observations.xml" "$scratch/once.xml"
expect "and again"                 0 "0 new, 0 revised, 0 changed, 2 as before" into --imported-on 2026-03-01
cmp -s "$scratch/once.xml" "$scratch/small/data/observations.xml" && pass || fail "a second import changes nothing"
cat > "$scratch/want.xml" <<'END2'
<?xml version="1.0" encoding="UTF-8"?>
<!-- One observation a line. These figures are examples: replace them. -->
<observations>
  <series measure="villages-without-well" area="NPL">
    <observation period="2022" value="120" sources="EXAMPLE"/>
    <observation period="2023" value="95" sources="EXAMPLE"/>
    <observation period="2024" value="60" sources="EXAMPLE"/>
    <observation period="2025" value="50" published="2026-01-31" sources="EXAMPLE" origin="t.csv#cell=2,4" imported="2026-02-01"/>
  </series>
  <series measure="villages-without-well" area="BTN">
    <observation period="2022" value="20" sources="EXAMPLE" origin="t.csv#cell=3,4" imported="2026-02-01"/>
    <observation period="2023" value="14" sources="EXAMPLE"/>
    <observation period="2024" value="0" sources="EXAMPLE"/>
  </series>
</observations>
END2
cmp -s "$scratch/want.xml" "$scratch/once.xml" && pass || fail "new figures stand where a person would put them: $(diff "$scratch/want.xml" "$scratch/once.xml")"
sheet 'area,measure,period,value,sources\nNPL,villages-without-well,2025,48,EXAMPLE\n'
expect "a revision needs a later day" 4 "50 would become 48, and the old one is of 2026-01-31" into --published 2026-01-31
expect "one with it"               0 "revised  villages-without-well, NPL, 2025: 50, now 48" into --published 2026-06-30
grep -A1 'period="2025" value="50"' "$scratch/small/data/observations.xml" | grep -q 'period="2025" value="48" published="2026-06-30" sources="EXAMPLE" origin="t.csv#cell=2,4"' && pass || fail "both stand, the later behind the older"
expect "what vanished is told"     0 "vanished villages-without-well, BTN, 2022: 20" into
grep -q 'area="BTN"' "$scratch/small/data/observations.xml" && grep -q 'value="20"' "$scratch/small/data/observations.xml" && pass || fail "and stays"
expect "unless it is withdrawn"    0 "1 vanished and withdrawn" into --withdraw
grep -q 'area="BTN"' "$scratch/small/data/observations.xml" && ! grep -q 'value="20"' "$scratch/small/data/observations.xml" && pass || fail "what is withdrawn is gone"
"$SHEAF" build -C "$scratch/small" --as-of 2026-03-31 --template sheet --area NPL --attach -q -o "$scratch/attached.pdf"
pdfdetach -savefile observations.csv -o "$scratch/attached.csv" "$scratch/attached.pdf" && grep -q '"t.csv#cell=2,4",2026-02-01' "$scratch/attached.csv" && pass || fail "attached data tell where a figure came from"
printf 'area,value\n' > "$scratch/small/data/left.csv"
expect "a table among the data is named" 0 "left.csv: warning[S1031]: this table is not read as it is: 'sheaf import csv" "$SHEAF" check --quick -C "$scratch/small"
mv "$scratch/small/data/left.csv" "$scratch/small/data/left.xlsx"
expect "so is a workbook"          0 "'sheaf import xlsx" "$SHEAF" check --quick -C "$scratch/small"
rm "$scratch/small/data/left.xlsx"
expect "where it came from is told" 0 "imported from t.csv#cell=2,4" "$SHEAF" explain -C "$scratch/small" --as-of 2026-12-31 1A/NPL
sheet 'area,measure,period,value,note,status\nNPL,villages-without-well,2025,48,counted twice,estimate\n'
expect "a note is a change"        0 "changed  villages-without-well, NPL, 2025: 48: status; note '', now 'counted twice'" into
grep -q 'value="48" published="2026-06-30" sources="EXAMPLE" status="estimate" note="counted twice" origin=' "$scratch/small/data/observations.xml" && pass || fail "and stands at its figure"
small
sheet 'area,measure,period,value,sources\nNPL,villages-without-well,2025,48,EXAMPLE\nBTN,villages-without-well,2025,1,EXAMPLE\n'
expect "a file of its own"         0 "2 new" into -o data/more.xml
xmllint --noout --relaxng data/schema/observations.rng "$scratch/small/data/more.xml" 2> "$scratch/stderr" && pass || fail "it holds to the grammar"
[ "$(grep -c '<series ' "$scratch/small/data/more.xml")" -eq 2 ] && [ "$(grep -c '<observation ' "$scratch/small/data/observations.xml")" -eq 5 ] && pass || fail "new figures go where they are to go"
expect "no file of another kind"   2 "error[S1025]" into -o data/plan.xml
expect "nor over what is read"     2 "error[S1025]" into -o "$scratch/t.csv" --published 2027

# ---- all of the shipped observations out and in, as they were ----
project
mkdir "$scratch/was"
mv "$scratch"/project/data/observations-*.xml "$scratch/was"
cp "$scratch"/was/* "$scratch/project/data"
expect "out"                       0 - "$SHEAF" export csv -C "$scratch/project" -o "$scratch/all.csv"
expect "in again: nothing changes" 0 " 0 new, 0 revised, 0 changed" "$SHEAF" import csv -C "$scratch/project" "$scratch/all.csv"
diff -r "$scratch/was" "$scratch/project/data" | grep -q '^diff' && fail "and no byte of the data" || pass
rm "$scratch"/project/data/observations-*.xml
expect "into a project without any" 0 "0 revised, 0 changed, 0 as before" "$SHEAF" import csv -C "$scratch/project" "$scratch/all.csv"
"$SHEAF" export csv -C "$scratch/project" -o "$scratch/again.csv" -q
python3 - "$scratch/all.csv" "$scratch/again.csv" > "$scratch/lost" <<'END2' && pass || fail "the round trip loses: $(head -3 "$scratch/lost")"
import csv, sys
def rows(path):
    return sorted(tuple((k, v) for k, v in row.items() if k not in ("origin", "imported")) for row in csv.DictReader(open(path, newline="")))
a, b = map(rows, sys.argv[1:])
for row in set(a) ^ set(b):
    print(row)
sys.exit(a != b or len(a) < 1000)
END2
expect "and the data are right"    0 "no errors" "$SHEAF" check --quick -C "$scratch/project"

# ---- what a spreadsheet would run ----
small
sed -i "s|value=\"120\" sources=\"EXAMPLE\"|value=\"-120\" sources=\"EXAMPLE\" note=\"=1+1, x\&#10;y\"|; s|value=\"95\" sources=\"EXAMPLE\"|& note=\"'=a\"|" "$scratch/small/data/observations.xml"
expect "out"                       0 - "$SHEAF" export csv -C "$scratch/small" -o "$scratch/t.csv"
grep -q ",\"'=1+1, x" "$scratch/t.csv" && grep -q ",''=a" "$scratch/t.csv" && grep -q ',-120,' "$scratch/t.csv" && pass || fail "a formula stands behind an apostrophe, a number does not"
expect "and in again the same"     0 "0 new, 0 revised, 0 changed, 5 as before" into
