# What changed between two days, two folders of data and two manifests. The project is the small one, so that every change can be counted by hand.
small_project "$scratch/mine"
cp -r "$scratch/mine" "$scratch/old"
# in May, Nepal's figure of 2024 is revised from 60 to 50 and there is one of 2021; Bhutan's of 2024 is taken back in the file
sed -i 's|</series>\n||; s|<observation period="2022"|<observation period="2024" value="50" sources="MAY"/>\n    <observation period="2021" value="140" sources="MAY"/>\n    &|; /value="0"/d' "$scratch/mine/data/observations.xml"
sed -i 's|</sources>|<source id="MAY" published="2025-05-01" title="Counted in May"/></sources>|' "$scratch/mine/data/sources.xml"
echo '<events><event id="fair" kind="meeting" start="2025-09-01" end="2025-09-02"><title>Fair, "open"</title></event></events>' > "$scratch/old/data/events.xml"
echo '<events><event id="fair" kind="meeting" start="2025-10-06" tbc="yes"><title>Fair, "open"</title></event></events>' > "$scratch/mine/data/events.xml"

differ() { "$SHEAF" diff -C "$scratch/mine" "$@" 2>"$scratch/stderr"; }
printf 'revised  NPL  villages-without-well 2024: 60 -> 50\nnew      NPL  villages-without-well 2021: nothing -> 140\n' > "$scratch/want"
differ --from 2025-04-30 --to 2025-06-30 > "$scratch/days"; cmp -s "$scratch/days" "$scratch/want" && pass || fail "two days: $(cat "$scratch/days" "$scratch/stderr")"
differ --from 2025-06-30/2025-04-30 > "$scratch/days"; cmp -s "$scratch/days" "$scratch/want" && pass || fail "one day, known by two: $(cat "$scratch/days" "$scratch/stderr")"
[ -z "$(differ --from 2025-06-30)" ] && pass || fail "a day and itself differ"
differ --from 2025-06-30 --to 2025-04-30 | grep -q '^gone     NPL  villages-without-well 2021: 140 -> nothing$' && pass || fail "the other way round a new figure is gone"

printf '%s\n' "revised  NPL  villages-without-well 2024: 60 -> 50" "new      NPL  villages-without-well 2021: nothing -> 140" \
    "gone     BTN  villages-without-well 2024: 0 -> nothing" "date     -    fair: 2025-09-01/2025-09-02 -> 2025-10-06 tbc" > "$scratch/want"
differ --from "$scratch/old" > "$scratch/folders"
grep -v '^status' "$scratch/folders" | cmp -s - "$scratch/want" && pass || fail "two folders: $(cat "$scratch/folders" "$scratch/stderr")"
differ --from "$scratch/old/data" | cmp -s - "$scratch/folders" && pass || fail "a folder of data by its own name"
# Bhutan has one figure left, which is its baseline
grep -q '^status   BTN  1A: achieved -> baseline-only$' "$scratch/folders" && pass || fail "a status that changed: $(cat "$scratch/folders")"

differ --from "$scratch/old" --format json | python3 -c '
import json, sys
rows = json.load(sys.stdin)
assert [r for r in rows if r["kind"] == "revised"] == [{"kind": "revised", "subject": "villages-without-well", "area": "NPL", "measure": "villages-without-well", "period": "2024", "before": "60", "after": "50", "title": "Villages without a safe well"}], rows
assert [r["title"] for r in rows if r["kind"] == "date"] == ["Fair, \"open\""], rows' && pass || fail "as JSON"
differ --from "$scratch/old" --format csv | python3 -c '
import csv, sys
rows = list(csv.DictReader(sys.stdin))
assert [r["before"] + ">" + r["after"] for r in rows if r["kind"] in ("revised", "gone")] == ["60>50", "0>"], rows
assert [r["title"] for r in rows if r["kind"] == "date"] == ["Fair, \"open\""], rows' && pass || fail "as CSV"

# Two manifests: what was made anew with other bytes, what is new and what is gone.
"$SHEAF" batch -C "$scratch/old" --template sheet --each area -q -j 1 2>"$scratch/stderr"
cp -r "$scratch/old/out" "$scratch/mine/"; mv "$scratch/mine/out/manifest.json" "$scratch/first.json"; rm -r "$scratch/mine/out"
"$SHEAF" batch -C "$scratch/mine" --template sheet --each area --only NPL -q -j 1 2>>"$scratch/stderr"
"$SHEAF" diff --from "$scratch/first.json" --to "$scratch/mine/out/manifest.json" > "$scratch/outputs" 2>> "$scratch/stderr"
printf 'gone     pdf/sheet/BTN.pdf\nchanged  pdf/sheet/NPL.pdf\n' | cmp -s - "$scratch/outputs" && pass || fail "two manifests: $(cat "$scratch/outputs" "$scratch/stderr")"

expect "neither a day nor a folder"     2 "error[S1107]: 'yesterday' is neither a day nor a folder" "$SHEAF" diff -C "$scratch/mine" --from yesterday
expect "a manifest and a day"           2 "give both --from and --to" "$SHEAF" diff -C "$scratch/mine" --from "$scratch/first.json" --to 2025-06-30
expect "a form that is none"            2 "--format takes text, json, csv or pdf" "$SHEAF" diff -C "$scratch/mine" --format xml
expect "a folder with a mistake"        4 "error[S" sh -c "cp -r '$scratch/old' '$scratch/bad' && echo '<observations><series/></observations>' > '$scratch/bad/data/bad.xml' && '$SHEAF' diff -C '$scratch/mine' --from '$scratch/bad'"

# What a batch would make, and which value does it.
small_project "$scratch/batch"
would() { "$SHEAF" batch -C "$scratch/batch" --template sheet --each area --dry-run "$@" 2>"$scratch/stderr"; }
expect "dry run: nothing was made before" 0 "pdf/sheet/BTN.pdf: it has not been made before" would
[ ! -e "$scratch/batch/out" ] || [ -z "$(find "$scratch/batch/out" -type f ! -name '.*')" ] && pass || fail "a dry run makes something"
"$SHEAF" batch -C "$scratch/batch" --template sheet --each area -q -j 1 2>"$scratch/stderr"
[ -z "$(would -q)" ] && pass || fail "dry run: nothing differs"
sed -i 's/period="2024" value="60"/period="2024" value="50"/' "$scratch/batch/data/observations.xml"
before=$(cat "$scratch/batch/out/manifest.json" "$scratch/batch/out/pdf/sheet/NPL.pdf" | sha256sum)
would > "$scratch/would"
[ "$(grep -c '^pdf/sheet/NPL.pdf: ' "$scratch/would")" = 1 ] && grep -qF "another answer to 'series villages-without-well NPL': 2024: 60 -> 50" "$scratch/would" && pass || fail "dry run: the old and the new value: $(cat "$scratch/would" "$scratch/stderr")"
[ "$before" = "$(cat "$scratch/batch/out/manifest.json" "$scratch/batch/out/pdf/sheet/NPL.pdf" | sha256sum)" ] && pass || fail "a dry run changes something"
"$SHEAF" batch -C "$scratch/batch" --template sheet --each area -q -j 1 --explain-rebuild 2>&1 | grep -qF "2024: 60 -> 50" && pass || fail "a run that explains says the same"

# The page of it, for any plan: tagged, and by the page's own day a year before unless one is named.
expect "page: since a day" 0 - "$SHEAF" diff -C "$scratch/mine" --format pdf --from 2025-04-30 -o "$scratch/news.pdf"
pdftotext -layout "$scratch/news.pdf" - > "$scratch/news.txt"
grep -q 'Compared with 30 April 2025' "$scratch/news.txt" && grep -qE 'Nepal +Villages without a safe well, villages +2024 +60 +50' "$scratch/news.txt" && pass || fail "page: the revised value: $(cat "$scratch/news.txt")"
"$SHEAF" diff -C "$scratch/mine" --format pdf --from 2025-06-30 -o "$scratch/none.pdf" >/dev/null 2>&1 && pdftotext "$scratch/none.pdf" - | grep -q 'No change was found' && pass || fail "page: nothing changed, and it says nothing"
grep -q 'No change was found' "$scratch/news.txt" && fail "page: changes, and it says that there are none" || pass
expect "page: audited" 0 "0 failures" "$SHEAF" audit "$scratch/news.pdf"
for lang in fr ar; do expect "page: $lang" 0 - "$SHEAF" build --template whats-new --lang $lang -o "$scratch/news-$lang.pdf"; done
expect "page: each change holds" 0 ": 0 findings" "$SHEAF" audit --truth --data "$scratch/mine" "$scratch/news.pdf"
expect "page: in every language" 0 ": 0 findings" "$SHEAF" audit --truth --data . "$scratch/news-fr.pdf" "$scratch/news-ar.pdf"
[ "$(sed -n 's/.*news-fr.pdf: \([0-9]*\) sentences.*/\1/p' "$scratch/stdout")" -ge 200 ] && pass || fail "page: too few changes are sentences"
rm -rf "$scratch/otherwise" && cp -r data "$scratch/otherwise"
sed -i '/area="TJK" treaty="MBT"/,/<\/deadline>/ s/date="20\(2.\)/date="21\1/' "$scratch/otherwise/deadlines.xml"
cmp -s data/deadlines.xml "$scratch/otherwise/deadlines.xml" && fail "page: the deadline to be changed is not there"
expect "page: another date" 6 "(rule 'changed'): it was '" "$SHEAF" audit --truth --all --data "$scratch/otherwise" "$scratch/news-fr.pdf"
cp data/deadlines.xml "$scratch/otherwise"
sed -i '/<series measure="mar-score-ap" area="ZWE"/,/<\/series>/ s/period="2019" value="[^"]*"/period="2019" value="0.1"/' "$scratch/otherwise"/observations-*.xml
expect "page: another value" 6 "mar-score-ap.ZWE.2019 is 0.1" "$SHEAF" audit --truth --all --data "$scratch/otherwise" "$scratch/news-fr.pdf"
sed -i '/<series measure="mar-score-ap" area="ZWE"/,/<\/series>/ s/period="2019"/period="2016"/' "$scratch/otherwise"/observations-*.xml
expect "page: what is not new" 6 "and there is not one after" "$SHEAF" audit --truth --all --data "$scratch/otherwise" "$scratch/news-fr.pdf"
expect "page: a day that is none" 4 "'soon' is no" "$SHEAF" diff -C "$scratch/mine" --format pdf --from soon -o "$scratch/soon.pdf"

# Marks on sheets: a superior letter beside each figure of the table that is new or another one, and its key below; nothing without the option.
sheet() { to=$2; shift 2; "$SHEAF" build -C "$scratch/mine" --template factsheet --area NPL --public -q -o "$scratch/$to.pdf" "$@" 2>"$scratch/stderr"; }
sheet NPL plain && sheet NPL days --changes-since 2025-04-30 && sheet NPL folder --changes-since "$scratch/old" && pass || fail "marks: $(cat "$scratch/stderr")"
key() { pdftotext "$scratch/$1.pdf" - | tr '\n' ' ' | grep -qF "$2" && pass || fail "marks: no key '$2' on $1: $(pdftotext "$scratch/$1.pdf" - | grep -E 'since|earlier data')"; }
key days   "changed since 30 April 2025: 60, now 50"
key days   "new since 30 April 2025"
key folder "changed: 60 in the earlier data, now 50"
key folder "new: not in the earlier data"
# beside a key figure, below a chart, and of what is told no more, also where it was the latest
key days   "Changed since 30 April 2025: 60, now 50"
key days   "2024: changed since 30 April 2025: 60, now 50."
key days   "2021: new since 30 April 2025."
key folder "Changed: 60 in the earlier data, now 50"
# A chart in millions tells what a figure was in millions: 60,000,000 and 50,000,000, with the one decimal of its labels.
cp -r "$scratch/mine" "$scratch/million" && sed -i 's/value="\([0-9]*\)"/value="\1000000"/' "$scratch/million/data/observations.xml" && mkdir -p "$scratch/million/templates"
echo '<template for="area" theme="house"><master name="first" size="A5" margin="40"/><title>T</title><body><chart kind="columns" title="Wells" measures="villages-without-well" area="{$area}" options="million"/></body></template>' > "$scratch/million/templates/wells.xml"
"$SHEAF" build -C "$scratch/million" --template wells --area NPL --public -q -o "$scratch/million.pdf" --changes-since 2025-04-30 2>"$scratch/stderr"
key million "2024: changed since 30 April 2025: 60.0, now 50.0."
"$SHEAF" build -C "$scratch/mine" --template factsheet --area BTN --public -q -o "$scratch/gone.pdf" --changes-since "$scratch/old" 2>"$scratch/stderr" && pass || fail "marks: gone: $(cat "$scratch/stderr")"
key gone   "Withdrawn: 0 (2024) in the earlier data"
key gone   "Without a safe well · withdrawn: 0 (2024) in the earlier data."
"$SHEAF" build -C "$scratch/mine" --template factsheet --area NPL --public -q -o "$scratch/back.pdf" --as-of 2025-06-30 --known-by 2025-04-30 --changes-since 2025-06-30 2>"$scratch/stderr" && pass || fail "marks: back: $(cat "$scratch/stderr")"
key back   "withdrawn since 30 June 2025: 140 (2021)."
key back   "Changed since 30 June 2025: 50, now 60"
pdftotext "$scratch/plain.pdf" - | grep -qE 'changed since|new since|earlier data' && fail "marks: a sheet that is not asked for them has them" || pass
sheet NPL same --changes-since 2025-06-30 && cmp -s "$scratch/plain.pdf" "$scratch/same.pdf" && pass || fail "marks: nothing changed, and the bytes are others"
expect "marks: tagged" 0 "0 failures" "$SHEAF" audit "$scratch/days.pdf"
expect "marks: each holds" 0 ": 0 findings" "$SHEAF" audit --truth --data "$scratch/mine" "$scratch/days.pdf" "$scratch/folder.pdf" "$scratch/back.pdf"
expect "marks: on its own path" 0 "NPL-since-2025-04-30.pdf" "$SHEAF" build -C "$scratch/mine" --template factsheet --area NPL --changes-since 2025-04-30
expect "marks: neither a day nor a folder" 2 "error[S1107]" "$SHEAF" build -C "$scratch/mine" --template factsheet --area NPL --changes-since soon
cp -r "$scratch/mine" "$scratch/moved" && sed -i 's|period="2024" value="60"|period="2024" value="61"|' "$scratch/moved/data/observations.xml"
expect "marks: another figure before" 6 "villages-without-well.NPL.2024 was 61, not 60" "$SHEAF" audit --truth --data "$scratch/moved" "$scratch/days.pdf"
cp -r "$scratch/mine" "$scratch/remeasured" && sed -i 's|period="2021" value="140"|period="2021" value="141"|' "$scratch/remeasured/data/observations.xml"
cp -r "$scratch/mine" "$scratch/returned" && sed -i 's|published="2025-05-01"|published="2025-04-01"|' "$scratch/returned/data/sources.xml"
expect "marks: another figure after" 6 "is 141, not 140" "$SHEAF" audit --truth --all --data "$scratch/remeasured" "$scratch/days.pdf"
expect "marks: gone, and it is there" 6 "and there is one after" "$SHEAF" audit --truth --all --data "$scratch/returned" "$scratch/back.pdf"
for lang in fr ar; do
    "$SHEAF" build --template factsheet --area KHM --lang $lang --changes-since 2019-06-30 -q -o "$scratch/marks-$lang.pdf" && "$SHEAF" audit "$scratch/marks-$lang.pdf" > "$scratch/stdout" && pass || fail "marks: $lang"
done

# Records: new, gone, and each field that one says otherwise; one that revises another is told against it. Two folders, counted by hand.
small_project "$scratch/told"
cat > "$scratch/told/data/records.xml" <<'XML'
<records>
  <record-type id="pledge"><title>Pledge</title><field id="stance" kind="grade"><title>Stance</title><grade id="no" value="0"><title>declines</title></grade><grade id="yes" value="1"><title>promises</title></grade></field><field id="words" kind="quote"/><field id="who" kind="person"/></record-type>
  <record id="p1" type="pledge" area="NPL" date="2024-03-01" sources="EXAMPLE"><value field="stance">no</value><value field="who">Zibeline Quagga</value></record>
  <record id="p2" type="pledge" area="BTN" date="2024-02" sources="EXAMPLE"><value field="stance">yes</value><value field="words">We shall, "surely".</value></record>
  <record id="p3" type="pledge" area="NPL" date="2024-05-01" until="2025-05-20" sources="EXAMPLE"><value field="stance">yes</value></record>
</records>
XML
cp -r "$scratch/told" "$scratch/retold"
sed -i 's|</sources>|<source id="MAY" published="2025-05-01" title="Counted in May"/></sources>|' "$scratch/retold/data/sources.xml"
sed -i '/id="p1"/s|>no</value>|>yes</value><value field="words">In May.</value>|; /id="p2"/d; s|</records>|  <record id="p4" type="pledge" date="2025" sources="EXAMPLE"><value field="stance">no</value></record>\n  <record id="p5" type="pledge" area="NPL" date="2025-04-30" sources="MAY" revises="p3"><value field="stance">no</value></record>\n</records>|' "$scratch/retold/data/records.xml"
printf '%s\n' "record   NPL  p1 stance 2024-03-01: no -> yes" "record   NPL  p1 words 2024-03-01: nothing -> In May." \
    "record   NPL  p5 date 2025-04-30: 2024-05-01 -> 2025-04-30" "record   NPL  p5 until 2025-04-30: 2025-05-20 -> nothing" "record   NPL  p5 stands 2025-04-30: no -> yes" "record   NPL  p5 stance 2025-04-30: yes -> no" \
    "record   -    p4 2025: nothing -> stance=no" 'record   BTN  p2 2024-02: stance=yes; words=We shall, "surely". -> nothing' > "$scratch/want"
"$SHEAF" diff -C "$scratch/retold" --from "$scratch/told" 2>"$scratch/stderr" | grep '^record' > "$scratch/records"
cmp -s "$scratch/records" "$scratch/want" && pass || fail "records of two folders: $(diff "$scratch/want" "$scratch/records") $(cat "$scratch/stderr")"
"$SHEAF" diff -C "$scratch/retold" --from "$scratch/told" --format csv | python3 -c '
import csv, sys
rows = [r for r in csv.DictReader(sys.stdin) if r["kind"] == "record"]
assert len(rows) == 8 and rows[0] == dict(kind="record", subject="p1", area="NPL", measure="", treaty="", article="", field="stance", period="2024-03-01", before="no", after="yes", title="Pledge"), rows
assert rows[-1]["before"] == "stance=yes; words=We shall, \"surely\"." and rows[-1]["after"] == rows[-1]["field"] == "", rows' && pass || fail "records as CSV"
"$SHEAF" diff -C "$scratch/retold" --from "$scratch/told" --format json | python3 -c '
import json, sys
rows = [r for r in json.load(sys.stdin) if r["kind"] == "record"]
assert len(rows) == 8 and rows[1] == {"kind": "record", "subject": "p1", "area": "NPL", "field": "words", "period": "2024-03-01", "after": "In May.", "title": "Pledge"}, rows' && pass || fail "records as JSON"
sed -i 's/Zibeline Quagga/Zibeline Second/' "$scratch/retold/data/records.xml"
"$SHEAF" diff -C "$scratch/retold" --from "$scratch/told" > "$scratch/records" && "$SHEAF" diff -C "$scratch/retold" --from "$scratch/told" --internal > "$scratch/inside"
! grep -q Zibeline "$scratch/records" && grep -qF 'record   NPL  p1 who 2024-03-01: Zibeline Quagga -> Zibeline Second' "$scratch/inside" && pass || fail "a person is told to the public, or not to those inside: $(cat "$scratch/inside")"
# two days of one folder: p5 stands in the place of p3 since May, p4 is of 2025 and was published before; a record whose end has come stands no more
"$SHEAF" diff -C "$scratch/retold" --from 2025-04-30 --to 2025-06-30 | grep '^record' > "$scratch/records"
printf '%s\n' "record   NPL  p5 date 2025-04-30: 2024-05-01 -> 2025-04-30" "record   NPL  p5 until 2025-04-30: 2025-05-20 -> nothing" "record   NPL  p5 stance 2025-04-30: yes -> no" > "$scratch/want"
grep 'p5' "$scratch/records" | cmp -s - "$scratch/want" && pass || fail "records of two days: $(cat "$scratch/records")"
"$SHEAF" diff -C "$scratch/told" --from 2025-04-30 --to 2025-06-30 | grep -qx 'record   NPL  p3 stands 2024-05-01: yes -> no' && pass || fail "a record that stands no more"
"$SHEAF" diff -C "$scratch/retold" --format pdf --from 2025-04-30 -o "$scratch/told.pdf" >/dev/null && pdftotext -layout "$scratch/told.pdf" - | tr -s ' ' > "$scratch/told.txt"
grep -qF 'Pledge · Nepal Stance promises declines' "$scratch/told.txt" && grep -qF 'Pledge · Nepal Until 20 May 2025' "$scratch/told.txt" && pass || fail "page: records: $(cat "$scratch/told.txt")"
expect "page: each record holds" 0 ": 0 findings" "$SHEAF" audit --truth --data "$scratch/retold" "$scratch/told.pdf"
expect "page: records are tagged" 0 "0 failures" "$SHEAF" audit "$scratch/told.pdf"
sed -i '/id="p5"/s|>no<|>yes<|' "$scratch/retold/data/records.xml"
expect "page: another record" 6 "stance was 'yes' and is 'yes'" "$SHEAF" audit --truth --data "$scratch/retold" "$scratch/told.pdf"

# A figure that lies in a range is held, too: its number in a claim is the middle, and the words are what it lies between.
"$SHEAF" init -q "$scratch/range" && sed -i 's|<observation period="2024" value="60" sources="EXAMPLE-SURVEY-2024"/>|<observation period="2024" low="50" high="66" sources="EXAMPLE-SURVEY-2024"/><observation period="2024" value="70" sources="EXAMPLE-SURVEY-2023"/>|' "$scratch/range/data/observations.xml"
expect "a range that is new" 0 - "$SHEAF" build -C "$scratch/range" --template factsheet --area north-valley --changes-since 2025-01-01 -q -o "$scratch/range.pdf"
expect "holds" 0 ": 0 findings" "$SHEAF" audit --truth --data "$scratch/range" "$scratch/range.pdf"
cp -r "$scratch/range" "$scratch/was-range"
sed -i '0,/period="2024" value="14"/s//& status="estimate"/' "$scratch/range/data/observations.xml"
[ "$("$SHEAF" diff -C "$scratch/range" --from "$scratch/was-range" 2>&1)" = "revised  river-bend villages-without-well 2024: 14 (final) -> 14 (estimate)" ] && pass || fail "what is an estimate now: $("$SHEAF" diff -C "$scratch/range" --from "$scratch/was-range" 2>&1)"
# on the page, too, where the same value is told anew by another source
sed -i '0,/<observation period="2024" value="14" status="estimate" sources="EXAMPLE-SURVEY-2024"\/>/s//&<observation period="2024" value="14" sources="ANEW"\/>/' "$scratch/range/data/observations.xml"
cp "$scratch/range/data/sources.xml" "$scratch/sources.keep" && sed -i 's|</sources>|<source id="ANEW" published="2025-05-01" title="Counted anew"/></sources>|' "$scratch/range/data/sources.xml"
"$SHEAF" diff -C "$scratch/range" --from 2025-04-30 -f pdf -q -o "$scratch/anew.pdf" 2>"$scratch/stderr"
pdftotext -layout "$scratch/anew.pdf" - | tr -s ' ' | grep -q 'Villages without a safe well, villages 2024 14, estimate (e) 14$' && pass || fail "an estimate that became certain: $(pdftotext -layout "$scratch/anew.pdf" -; cat "$scratch/stderr")"
expect "holds" 0 ": 0 findings" "$SHEAF" audit --truth --data "$scratch/range" "$scratch/anew.pdf"
cp "$scratch/sources.keep" "$scratch/range/data/sources.xml"
cp "$scratch/was-range/data/observations.xml" "$scratch/range/data/"
[ -z "$("$SHEAF" diff -C "$scratch/range" --from "$scratch/was-range" 2>&1)" ] && pass || fail "a range and itself differ"
sed -i 's/high="66"/high="90"/' "$scratch/range/data/observations.xml"
"$SHEAF" diff -C "$scratch/range" --from "$scratch/was-range" | grep -q "^revised  north-valley villages-without-well 2024: 50[.][.]66 -> 50[.][.]90$" && pass || fail "another end of a range: $("$SHEAF" diff -C "$scratch/range" --from "$scratch/was-range" 2>&1)"
expect "another range does not" 6 "is 70, not 58" "$SHEAF" audit --truth --all --data "$scratch/range" "$scratch/range.pdf"
