# Every row of the shipped batch, packs too, as it is heard: headings skip no level, links have words. Three sheets by area are enough, and one extension;
# pages of the plan and calendars in French and Arabic too, and one of each other kind in Arabic, where what nobody translated says its language.
finished="$scratch/finished"
mkdir -p "$finished" && cp -r data templates "$finished/"
sed -i '/writer="cairo"/d; s/template="factsheet" each="area"/& only="BIH KHM LAO"/; s/each="record:extension"/& only="extension-BIH-MBT-2018"/' "$finished/data/batch.xml"
# The handbook and the specimen are made of English examples, some pages of sources alone; a map needs the world's outlines for its alternative text.
sed -i -E '/"(manual|specimen|theme|map-[a-z]+|infographic[a-z-]*|sources|publications|crosswalk|plan-book)"/!s#(<outputs template="[a-z-]+")/>#\1 lang="en fr ar"/>#
    s#(<outputs template="(answer-card|bilateral|media-sheet|extension|meeting)" [^>]*)/>#\1 lang="en ar"/>#; s#(<outputs template="objective" each="objective")/>#\1 lang="en ar"/>#
    s#(<calendar kind="(list|month)" year="2018")/>#\1 lang="en fr ar"/>#; s#(<calendar kind="(quarter|year)" year="2018")/>#\1 lang="en ar"/>#' "$finished/data/batch.xml"
expect "the shipped batch" 0 - env SHEAF_AUDIT= "$SHEAF" batch -q -C "$finished" --progress none data/batch.xml
find "$finished/out" -name '*.pdf' | LC_ALL=C sort > "$finished/names"
[ "$(grep -c /pack/ "$finished/names")" -ge 3 ] && [ "$(wc -l < "$finished/names")" -ge 125 ] && [ "$(grep -c -- "-ar[.]pdf" "$finished/names")" -ge 30 ] && pass || fail "only $(wc -l < "$finished/names") files, $(grep -c /pack/ "$finished/names") packs"
while read -r name; do
    echo "file ${name##*/out/}"
    "$SHEAF" audit --tags "$name"
done < "$finished/names" > "$finished/heard" 2>"$finished/errors"
expect "headings and links of all of them" 0 - python3 tests/cli/finished.py "$finished/heard"
# Of which day its data are is heard in each, as it stands in its foot, or in its words.
undated=$(awk '/^file /{ if (name != "" && !said) print name; name = $2; said = 0 } /[Aa]s of |onnées au |البيانات حتى /{ said = 1 } END { if (!said) print name }' "$finished/heard")
[ -z "$undated" ] && pass || fail "no day of the data is heard in $(echo "$undated" | head -n 4)"
# What the test would find it finds: a level left out, a first heading of the second level, a link of nothing.
printf 'file a\nlanguage: en\nheading 1: A\nheading 3: C\nfile b\nlanguage: en\nheading 2: B\n x ( (link))\nfile c\nlanguage: en\ntext\n' > "$finished/wrong"
expect "a level that is left out" 1 "a: heading 3 behind 1: C" python3 tests/cli/finished.py "$finished/wrong"
for told in "b: heading 2 behind 0: B" "b: a link without words" "c: no heading"; do
    python3 tests/cli/finished.py "$finished/wrong" 2>&1 | grep -qF "$told" && pass || fail "not told: $told"
done
printf 'file a\nlanguage: fr\nheading 1: A\nles sous- munitions et les sous-munitions\n' > "$finished/divided"
expect "a word that a line parts" 1 "a: a divided word: sous- munitions" python3 tests/cli/finished.py "$finished/divided"
# "the" and "of" are no French words: inside brackets they are told to be English.
printf 'file a\nlanguage: fr\nheading 1: A\nrow: X: [en: the end of it]\nrow: Y: the end of it\n' > "$finished/foreign"
expect "words of another language" 1 "a: words of another language: row: Y: the end of it" python3 tests/cli/finished.py "$finished/foreign"
[ "$(python3 tests/cli/finished.py "$finished/foreign" 2>&1 | wc -l)" = 1 ] && pass || fail "words that say their language are told"
printf 'file a\nlanguage: en\nheading 1: A · B\nrow: X: ·\ngraphic: Map: A · B\nfile b\nlanguage: en\nheading 1: A\n·\n' > "$finished/points"
expect "a point for words" 1 "a: a point is heard: row: X: ·" python3 tests/cli/finished.py "$finished/points"
[ "$(python3 tests/cli/finished.py "$finished/points" 2>&1 | wc -l)" = 3 ] && pass || fail "$(python3 tests/cli/finished.py "$finished/points" 2>&1 | wc -l) points, not 3"
printf 'file a\nlanguage: ar\nheading 1: ا\nم َب\nمَب\n' > "$finished/signs"
expect "a vowel sign that stands apart" 1 "a: a sign stands apart: " python3 tests/cli/finished.py "$finished/signs"
[ "$(python3 tests/cli/finished.py "$finished/signs" 2>&1 | wc -l)" = 1 ] && pass || fail "a sign on its letter is told"
# Gutters, axes and corners are no cells; a figure that is missing in one row of several is one.
printf 'file a\nlanguage: en\nheading 1: A\ntable\n  row: empty | 2015 | 2016\n  row: B | B, 2015: 1 | B: empty | B, 2016: 3\n  row: C | C, 2015: empty | C: empty | C, 2016: 3\n  row: S: empty | Y: axis | D: empty\n' > "$finished/gaps"
for told in "an empty cell has no header: row: empty | 2015" "a column is empty: B: empty" "a row is empty but for one cell: row: S: empty | Y: axis"; do
    python3 tests/cli/finished.py "$finished/gaps" 2>&1 | grep -qF "$told" && pass || fail "not told: $told"
done
[ "$(python3 tests/cli/finished.py "$finished/gaps" 2>&1 | wc -l)" = 3 ] && pass || fail "$(python3 tests/cli/finished.py "$finished/gaps" 2>&1 | wc -l) gaps, not 3"
printf 'file a\nlanguage: ar\nheading 1: \xd8\xa7\nrow: \xd8\xa7: 4,224 [en: a, b]\nrow: 2015, 2016\nrow: \xd8\xa7; \xd8\xa8\n' > "$finished/commas"
expect "Latin commas in Arabic" 1 "a: a comma of another script: row: 2015, 2016" python3 tests/cli/finished.py "$finished/commas"
[ "$(python3 tests/cli/finished.py "$finished/commas" 2>&1 | wc -l)" = 2 ] && pass || fail "$(python3 tests/cli/finished.py "$finished/commas" 2>&1 | wc -l) commas, not 2"
