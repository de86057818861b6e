# Records of a type as a table: out, edited, in again. What a table says is held against the fields; a revision needs a later source.
small_project "$scratch/told"
cat > "$scratch/told/data/records.xml" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<!-- Pledges, by hand. -->
<records>
  <record-type id="pledge"><title>Pledge</title><field id="stance" kind="grade" required="yes"><title>Stance</title><title xml:lang="fr">Position</title><grade id="no" value="0"><title>declines</title></grade><grade id="yes" value="1"><title>promises</title><title xml:lang="fr">promet</title></grade></field><field id="words" kind="quote"/><field id="sum" kind="number"/><field id="when" kind="period"/><field id="who" kind="person"/><field id="page" kind="link"/></record-type>
  <record id="p1" type="pledge" area="NPL" date="2024-03-01" sources="EXAMPLE"><value field="stance">no</value><value field="who">Zibeline Quagga</value></record> <!-- the first -->
  <record id="p2" type="pledge" area="BTN" date="2024-02" sources="EXAMPLE" audience="public"><value field="stance">yes</value>
    <value field="words">=We shall, "surely".</value><value field="words" xml:lang="fr">Certes.</value><value field="sum" audience="internal">2.50</value></record>
</records>
XML
sed -i 's|</sources>|<source id="LATER" published="2030-05-01" title="Told later"/></sources>|' "$scratch/told/data/sources.xml"
cp -r "$scratch/told" "$scratch/kept"
out() { "$SHEAF" export csv -C "$scratch/told" --records pledge "$@" | tr -d '\r'; }
in_() { "$SHEAF" import csv -C "$scratch/told" --records pledge "$@"; }
printf '%s\n' 'id,type,area,date,sources,audience,stance,words,sum,when,who,page,words fr' 'p1,pledge,NPL,2024-03-01,EXAMPLE,,no,,,,,,' "p2,pledge,BTN,2024-02,EXAMPLE,public,yes,\"'=We shall, \"\"surely\"\".\",,,,,Certes." > "$scratch/want"
out > "$scratch/public.csv"; cmp -s "$scratch/public.csv" "$scratch/want" && pass || fail "for the public: $(cat "$scratch/public.csv")"
out --internal > "$scratch/all.csv"
grep -q 'Zibeline Quagga' "$scratch/all.csv" && grep -q '2\.50,.*internal$' "$scratch/all.csv" && pass || fail "for those inside: $(cat "$scratch/all.csv")"
[ "$(out --area NPL | wc -l)" = 2 ] && pass || fail "of one area"
for table in public all; do expect "as it was, $table" 0 "2 rows: 0 new, 0 revised, 2 as before" in_ "$scratch/$table.csv"; done
cmp -s "$scratch/told/data/records.xml" "$scratch/kept/data/records.xml" && pass || fail "what is as it was was written"
expect "no such type" 4 "there is no record type 'pledges'" "$SHEAF" export csv -C "$scratch/told" --records pledges

printf 'Stance,area,date,source,sum,when,page,Colour\npromet,Nepal,2025-05-01,LATER,3.50,2019Q1,https://example.org/,red\nyes,Bhutan,2025,EXAMPLE,,,,\n' | sed 's/source/sources/' > "$scratch/new.csv"
expect "dry run"                      0 "new      pledge-NPL-2025-05-01" in_ "$scratch/new.csv" --dry-run
grep -q "the column 'Colour' is not read" "$scratch/stderr" && cmp -s "$scratch/told/data/records.xml" "$scratch/kept/data/records.xml" && pass || fail "a dry run: $(cat "$scratch/stderr")"
python3 -c 'print("stance,area,date,words" + 100000 * " audience" + "\nyes,NPL,2031,")' > "$scratch/deep.csv"
expect "a header of many words"       0 "1 row: 1 would be new" in_ "$scratch/deep.csv" --dry-run
expect "new ones"                     0 "2 rows: 2 new, 0 revised, 0 as before" in_ "$scratch/new.csv"
# behind the last of their type, all else byte for byte
python3 - "$scratch/kept/data/records.xml" "$scratch/told/data/records.xml" <<'PY' && pass || fail "where new ones stand: $(cat "$scratch/told/data/records.xml")"
import sys
was, now = (open(p, encoding="utf-8").read() for p in sys.argv[1:])
new = '''
  <record id="pledge-NPL-2025-05-01" type="pledge" area="NPL" date="2025-05-01" sources="LATER"><value field="stance">yes</value><value field="sum">3.50</value><value field="when">2019-Q1</value><value field="page">https://example.org/</value></record>
  <record id="pledge-BTN-2025" type="pledge" area="BTN" date="2025" sources="EXAMPLE"><value field="stance">yes</value></record>'''
sys.exit(now != was.replace("\n</records>", new + "\n</records>"))
PY
expect "again: nothing"               0 "2 rows: 0 new, 0 revised, 2 as before" in_ "$scratch/new.csv"
expect "it is right"                  0 "no errors" "$SHEAF" check -C "$scratch/told"

# the kind of mistake, cell by cell; nothing is written, or, with --partial, what is right
cp "$scratch/told/data/records.xml" "$scratch/before.xml"
bad() { printf 'id,area,date,until,sources,stance,words,sum,when,page,audience\n%s\n' "$2" > "$scratch/bad.csv"; expect "$1" 4 "bad.csv:2:" in_ "$scratch/bad.csv"; grep -qF -- "$3" "$scratch/stderr" && pass || fail "$1: $(cat "$scratch/stderr")"; }
bad "an area that is none"            "q,Nepall,2025,,,yes,,,,," "'Nepall' is no area; did you mean 'Nepal'?"
bad "a date that is none"             "q,NPL,31.12.2025,,,yes,,,,," "'31.12.2025' cannot be the date of a record"
bad "an end that is none"             "q,NPL,2025,soon,,yes,,,,," "'soon' cannot be the until of a record"
bad "a source that is none"           "q,NPL,2025,,EXAMPEL,yes,,,,," "'EXAMPEL' is no source"
bad "a grade that is none"            "q,NPL,2025,,,maybe,,,,," "'maybe' is no grade of the field stance: no, yes"
bad "a number that is none"           "q,NPL,2025,,,yes,,\"1,5\",,," "'1,5' is no number, as the field sum has it"
bad "a number beyond all"             "q,NPL,2025,,,yes,,1e309,,," "'1e309' is no number"
bad "a period that is none"           "q,NPL,2025,,,yes,,,2019-13,," "'2019-13' is no period"
bad "an address that is none"         "q,NPL,2025,,,yes,,,,javascript:x," "is no link, as the field page has it"
bad "an audience that is none"        "q,NPL,2025,,,yes,,,,,me" "'me' cannot be the audience of a record"
bad "what every record has is empty"  "q,NPL,2025,,,,,,,," "the stance is empty, and every pledge has one"
bad "a quotation without a source"    "q,NPL,2025,,,yes,We do.,,,," "needs a source"
bad "an id that is none"              "q 1,NPL,2025,,,yes,,,,," "'q 1' cannot be the id of a record"
bad "too many fields"                 "q,NPL,2025,,,yes,,,,,,,," "the row has 14 fields, and the header 11"
bad "the same id, another stance"     "p1,NPL,2024-03-01,,EXAMPLE,yes,,,,," "the record 'p1' says otherwise in the data: stance is 'no' there, and 'yes' in the row"
cmp -s "$scratch/before.xml" "$scratch/told/data/records.xml" && pass || fail "a mistake, and something is written"
printf 'area,date,stance\nNPL,2026,yes\nNowhere,2026,yes\n' > "$scratch/bad.csv"
expect "the good rows alone"          1 "2 rows: 1 new, 0 revised, 0 as before, 1 with a mistake" in_ "$scratch/bad.csv" --partial
printf 'id,area,date,sources,stance\np1,NPL,2024-03-01,LATER,yes\n' > "$scratch/revised.csv"
expect "a revision by a later source" 0 "revised  p1: pledge-NPL-2024-03-01" in_ "$scratch/revised.csv"
grep -q '<record id="pledge-NPL-2024-03-01" type="pledge" area="NPL" date="2024-03-01" revises="p1" sources="LATER"><value field="stance">yes</value></record>' "$scratch/told/data/records.xml" && pass || fail "a revision: $(cat "$scratch/told/data/records.xml")"
expect "it is right still"            0 "no errors" "$SHEAF" check -C "$scratch/told"
for option in "--map m.xml" --withdraw --propose; do expect "records with $option" 2 "--records takes neither" in_ "$scratch/new.csv" $option; done

# A workbook of the type, and the sheet of it in a workbook of all; each type of the shipped plan.
"$SHEAF" export xlsx -C "$scratch/told" --internal --records pledge -o "$scratch/one.xlsx" -q
"$SHEAF" export xlsx -C "$scratch/told" --internal -o "$scratch/whole.xlsx" -q
for book in one whole; do expect "a workbook, $book" 0 "6 rows: 0 new, 0 revised, 6 as before" "$SHEAF" import xlsx -C "$scratch/told" "$scratch/$book.xlsx" --records pledge; done
"$SHEAF" export xlsx -C "$scratch/told" -o "$scratch/public.xlsx" -q
for book in public whole; do python3 -c 'import sys, zipfile; book = zipfile.ZipFile(sys.argv[1]); [sys.stdout.buffer.write(book.read(name)) for name in book.namelist()]' "$scratch/$book.xlsx" > "$scratch/$book"; done
grep -q 'Certes' "$scratch/public" && ! grep -q 'Quagga\|2\.50' "$scratch/public" && grep -q 'Quagga' "$scratch/whole" && pass || fail "a workbook for the public holds a person"
# To a workbook names of sheets are the same that differ in capitals alone.
sed -i 's|<record id="p1"|<record-type id="Pledge"><title>Of another kind</title><field id="words" kind="quote"/></record-type><record id="q1" type="Pledge" area="NPL" date="2024" sources="EXAMPLE"><value field="words">Else.</value></record>&|' "$scratch/told/data/records.xml"
expect "types that capitals part"     0 "capitals.xlsx" "$SHEAF" export xlsx -C "$scratch/told" --internal -o "$scratch/capitals.xlsx"
expect "each has its sheet"           0 "1 row: 0 new, 0 revised, 1 as before" "$SHEAF" import xlsx -C "$scratch/told" "$scratch/capitals.xlsx" --records Pledge
expect "and the other its own"        0 "6 rows: 0 new, 0 revised, 6 as before" "$SHEAF" import xlsx -C "$scratch/told" "$scratch/capitals.xlsx" --records pledge
types=0
for type in $(grep -ho '<record-type id="[^"]*"' data/*.xml | cut -d'"' -f2); do
    "$SHEAF" export csv --internal --records "$type" -o "$scratch/$type.csv" -q && rows=$("$SHEAF" import csv "$scratch/$type.csv" --records "$type" --dry-run 2>&1 | tail -n 1)
    records=$(grep -ho "<record [^>]*type=\"$type\"" data/*.xml | wc -l)
    [ "$records" = 0 ] || { echo "$rows" | grep -qEx "$records rows?: 0 would be new, 0 would be revised, $records as before" && types=$((types + 1)) || fail "shipped $type: $rows, and there are $records"; }
done
[ "$types" -ge 9 ] && pass || fail "$types types of the shipped plan came back"
