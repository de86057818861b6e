# Workbooks in and out: XLSX, ODS, and the worklist that comes back filled in. The odd ones are made by tests/cli/workbook.py.
small() { rm -rf "$scratch/small"; small_project "$scratch/small"; }
book() { tests/cli/workbook.py "$1" "$scratch/t.${2:-xlsx}"; }
into() { "$SHEAF" import "$form" -C "$scratch/small" "$scratch/t.$form" "$@"; }
form=xlsx
# reads NAME KIND OPTIONS…: the figure 1234.5 of 2020 comes in, and no other.
reads() {
    small
    name=$1
    book "$2" $form
    shift 2
    expect "$name" 0 "1 new" into "$@"
    grep -q "<observation period=\"${period:-2020}\" value=\"1234.5\" sources=\"EXAMPLE\"" "$scratch/small/data/observations.xml" && pass || fail "$name: the figure is not in the data"
}
reads "a plain workbook"              plain
grep -q 'origin="t.xlsx#Figures!D2"' "$scratch/small/data/observations.xml" && pass || fail "it keeps file, sheet and cell"
reads "cells without addresses"       no-addresses
reads "shared, rich, phonetic texts"  shared
reads "the strict form"               strict
reads "folders as Windows parts them" backslashes
reads "parts in other capitals"       capitals
reads "a character by its number"     escaped
grep -q 'note="_x0041_"' "$scratch/small/data/observations.xml" && pass || fail "an escaped underscore is one"
reads "a sheet by its name"           second-sheet --sheet Figures
reads "a hidden sheet is passed"      hidden-first
reads "a hidden row is passed"        hidden-row
reads "a cached value"                formula
reads "a title in merged cells"       merged-title
map() { echo "<map $1>$(for c in area measure period value sources; do echo "<column name='$c' as='$c'/>"; done)</map>" > "$scratch/map.xml"; }
map "range='Figures_'"
reads "a named range"                 named-range --map "$scratch/map.xml"
reads "a table by its name"           table --map "$scratch/map.xml"
map "range='B2:F3'"
reads "a range"                       table --map "$scratch/map.xml"
map "frequency='A'"
reads "a date of a year"              dates --map "$scratch/map.xml"
reads "a date from 1904"              dates-1904 --map "$scratch/map.xml"
period=2020-12-31
reads "a date is a day"               dates
period=
form=ods
reads "a sheet of OpenDocument"       ods
map "range='Figures_'"
reads "a named range of OpenDocument" ods-named --map "$scratch/map.xml"
grep -q 'origin="t.ods#My figures!E3"' "$scratch/small/data/observations.xml" && pass || fail "it keeps the sheet that the range names: $(grep origin "$scratch/small/data/observations.xml")"
reads "a range of its database"       ods-database --map "$scratch/map.xml"
map "range='Nothing'"
expect "no such range"                4 "error[S1039]: the workbook has no range 'Nothing'" into --map "$scratch/map.xml"
form=xlsx
map "hidden='yes' sheet='Figures'"
reads "a hidden sheet by declaration" hidden-only --map "$scratch/map.xml"
map "sheet='Figures'"
small
expect "and not without it"           4 "it is hidden" into --map "$scratch/map.xml"
map "hidden='yes'"
small
book hidden-figure
expect "a hidden row by declaration"  0 "2 new" into --map "$scratch/map.xml"
small
map ""
expect "and not without it"           0 "1 new" into --map "$scratch/map.xml"
grep -q 'value="1234.5"' "$scratch/small/data/observations.xml" && fail "a hidden row came in" || pass
form=xlsx
small
sed -i 's|</measures>|<unit id="percent" symbol="%" per="100"/><measure id="share" unit="percent" nature="stock"><title>Share</title></measure></measures>|' "$scratch/small/data/measures.xml"
book percent
expect "a percentage"                 0 "1 new" into
grep -q 'value="33.90"' "$scratch/small/data/observations.xml" && pass || fail "33.90 % stored as 0.339 is 33.90"

# Decimals are those of the number format: 2.5 that is shown as 2.50 has two.
small
book places
expect "decimals of number formats"   0 "3 new" into
for value in 2.50 12.0 1234.5; do
    grep -q "value=\"$value\" sources" "$scratch/small/data/observations.xml" && pass || fail "decimals: $value: $(grep -o 'value="[^"]*"' "$scratch/small/data/observations.xml" | tr '\n' ' ')"
done
small
form=ods
book ods-places ods
expect "decimals as OpenDocument shows them" 0 "1 new" into
grep -q 'value="2.50" sources' "$scratch/small/data/observations.xml" && pass || fail "decimals: 2.50 of OpenDocument"
form=xlsx
small
sed -i 's/value="120"/value="120.50"/; s/value="60"/value="60.0"/' "$scratch/small/data/observations.xml"
expect "decimals go out"              0 - "$SHEAF" export xlsx -C "$scratch/small" -o "$scratch/t.xlsx"
rm -rf "$scratch/from" "$scratch/small.csv"
"$SHEAF" init "$scratch/from" --from "$scratch/t.xlsx" -q
"$SHEAF" export csv -C "$scratch/small" | cut -d, -f1-8 | sort > "$scratch/was.csv"
"$SHEAF" export csv -C "$scratch/from" | cut -d, -f1-8 | sort | cmp -s - "$scratch/was.csv" && grep -q '60\.0' "$scratch/was.csv" && pass || fail "decimals come back: $("$SHEAF" export csv -C "$scratch/from" | cut -d, -f1-8 | sort | diff - "$scratch/was.csv" | head -n 4)"

# Cells merged above the header that counts are no part of the table.
echo '<map shape="hxl" sources="EXAMPLE"/>' > "$scratch/map.xml"
reads "a header for people, merged"   hashtags --map "$scratch/map.xml"
form=ods
reads "likewise in OpenDocument"      ods-hashtags --map "$scratch/map.xml"
form=xlsx

# ---- what is refused, the data as they were ----
small
cp -r "$scratch/small/data" "$scratch/before"
refused() {
    book "$2" $form
    expect "$1" 4 "$3" into
    diff -r "$scratch/small/data" "$scratch/before" > /dev/null && pass || fail "$1: the data are not as they were"
}
refused "a formula that failed"       error        "t.xlsx#Figures:2:4: error[S1008]: '#DIV/0!'"
refused "one never calculated"        uncalculated "t.xlsx#Figures:2:4: error[S1008]"
refused "merged cells in the table"   merged       "error[S1040]: merged cells stand within the table: A2:A3"
refused "macros"                      macros       "error[S1036]: the workbook holds macros (xl/vbaProject.bin)"
refused "links to other files"        outside      "error[S1037]"
refused "a DOCTYPE"                   doctype      "error[S1033]: this is no workbook that can be read: a part has a DOCTYPE"
refused "an .xls in disguise"         xls          "error[S1034]"
refused "an encrypted workbook"       encrypted    "error[S1035]"
echo 'area,value' > "$scratch/t.xlsx"
expect "a CSV in disguise"            4 "error[S1033]: this is no workbook that can be read: it is no zip file" into
book plain
expect "a sheet that is not there"    4 "error[S1039]: the workbook has no sheet 'Other'" into --sheet Other
form=ods
refused "a bomb of columns"           ods-bomb      "error[S1027]"
refused "an encrypted one"            ods-encrypted "error[S1035]"
form=xlsx

# ---- out, and in again ----
small
expect "out"                          0 - "$SHEAF" export xlsx -C "$scratch/small" -o "$scratch/t.xlsx"
cp "$scratch/t.xlsx" "$scratch/once.xlsx"
"$SHEAF" export xlsx -C "$scratch/small" -o "$scratch/t.xlsx" -q && cmp -s "$scratch/once.xlsx" "$scratch/t.xlsx" && pass || fail "the same bytes"
expect "in again: nothing changes"    0 "0 new, 0 revised, 0 changed, 5 as before" into
expect "a file is needed"             2 "a workbook needs a file" "$SHEAF" export xlsx -C "$scratch/small"
unzip -p "$scratch/t.xlsx" xl/worksheets/sheet1.xml | grep -q '<sheetProtection.*<dataValidation ' && pass || fail "columns are locked, and sources chosen from a list"
project
mkdir "$scratch/was"
cp "$scratch"/project/data/observations-*.xml "$scratch/was"
expect "the shipped figures"          0 - "$SHEAF" export xlsx -C "$scratch/project" -o "$scratch/t.xlsx"
expect "and in again"                 0 " 0 new, 0 revised, 0 changed" "$SHEAF" import xlsx -C "$scratch/project" "$scratch/t.xlsx"
diff -r "$scratch/was" "$scratch/project/data" | grep -q '^diff' && fail "no byte of the data changes" || pass

# ---- the worklist, filled in ----
expect "a worklist"                   0 - "$SHEAF" export worklist -C "$scratch/project" --area KHM -o "$scratch/khm.csv"
asked=$("$SHEAF" status --worklist -C "$scratch/project" | grep -c '^KHM ')
[ "$(grep -c '^KHM,' "$scratch/khm.csv")" -eq "$asked" ] && [ "$asked" -gt 0 ] && pass || fail "it asks for $(grep -c '^KHM,' "$scratch/khm.csv") figures, not $asked"
expect "as a workbook"                0 - "$SHEAF" export worklist -C "$scratch/project" --area KHM -o "$scratch/t.xlsx"
expect "empty, it changes nothing"    0 " 0 new, 0 revised, 0 changed, 0 as before, $asked without a figure" "$SHEAF" import xlsx -C "$scratch/project" "$scratch/t.xlsx"
sed -i '2s/,,,\r*$/,5,LM2019-CAS,as told/' "$scratch/khm.csv"
expect "filled in, it needs no mapping" 0 "1 new" "$SHEAF" import csv -C "$scratch/project" "$scratch/khm.csv"
expect "and the data are right"       0 "no errors" "$SHEAF" check --quick -C "$scratch/project"
