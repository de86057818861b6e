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
pdftotext "$scratch/plain.pdf" - | grep -qE 'changed since|new since|earlier data' && fail "marks: a sheet that is not asked for them has them" || pass
sheet NPL same --changes-since 2025-06-30 && cmp -s "$scratch/plain.pdf" "$scratch/same.pdf" && pass || fail "marks: nothing changed, and the bytes are others"
expect "marks: tagged" 0 "0 failures" "$SHEAF" audit "$scratch/days.pdf"
expect "marks: each holds" 0 ": 0 findings" "$SHEAF" audit --truth --data "$scratch/mine" "$scratch/days.pdf" "$scratch/folder.pdf"
expect "marks: on its own path" 0 "NPL-since-2025-04-30.pdf" "$SHEAF" build -C "$scratch/mine" --template factsheet --area NPL --changes-since 2025-04-30
expect "marks: neither a day nor a folder" 2 "error[S1107]" "$SHEAF" build -C "$scratch/mine" --template factsheet --area NPL --changes-since soon
cp -r "$scratch/mine" "$scratch/moved" && sed -i 's|period="2024" value="60"|period="2024" value="61"|' "$scratch/moved/data/observations.xml"
expect "marks: another figure before" 6 "villages-without-well.NPL.2024 was 61, not 60" "$SHEAF" audit --truth --data "$scratch/moved" "$scratch/days.pdf"
for lang in fr ar; do
    "$SHEAF" build --template factsheet --area KHM --lang $lang --changes-since 2019-06-30 -q -o "$scratch/marks-$lang.pdf" && "$SHEAF" audit "$scratch/marks-$lang.pdf" > "$scratch/stdout" && pass || fail "marks: $lang"
done
