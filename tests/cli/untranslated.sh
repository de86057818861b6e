# What nobody translated says its language wherever it is printed or drawn: names of areas, units, grades and treaties in prose, tables, legends, lines of
# labels and calendars. Projects without a French text of their own, whose words have a letter that no French word has.
bare="$scratch/bare"
mkdir -p "$bare/plan"
cp -r data templates "$bare/plan/" && cp -r data/examples/community-health "$bare/example"
for name in plan example; do python3 tests/cli/untranslated.py make "$bare/$name"; done
cat > "$bare/plan/data/batch.xml" <<'XML'
<batch>
  <outputs template="factsheet" each="area" only="BIH" lang="fr"/>
  <outputs template="objective" each="objective" only="3C" lang="fr"/>
  <outputs template="indicators" each="objective" only="1A 2A" lang="fr"/>
  <outputs template="extension" each="record:extension" only="extension-BIH-MBT-2018" lang="fr"/>
  <outputs template="overview" lang="fr"/>
  <outputs template="deadlines" lang="fr"/>
  <outputs template="votes" lang="fr"/>
  <calendar kind="list" year="2018" lang="fr"/>
  <calendar kind="month" year="2018" lang="fr"/>
  <calendar kind="year" year="2018" lang="fr"/>
</batch>
XML
cat > "$bare/example/data/batch.xml" <<'XML'
<batch>
  <outputs template="sheet" each="area" only="alderbrook" lang="fr"/>
  <outputs template="plan-overview" lang="fr"/>
  <outputs template="meeting" each="meeting" only="start-2023" lang="fr"/>
  <outputs template="answer-card" each="area" only="alderbrook" lang="fr"/>
</batch>
XML
for name in plan example; do
    expect "pages of the $name" 0 - env SHEAF_AUDIT= "$SHEAF" batch -q -C "$bare/$name" --progress none data/batch.xml
done
for file in "$bare"/*/out/pdf/*/*.pdf; do
    echo "file ${file##*/out/pdf/}"
    "$SHEAF" audit --tags "$file"
done > "$bare/heard"
[ "$(grep -c '^file ' "$bare/heard")" = 15 ] && [ "$(grep -c '\[en: ' "$bare/heard")" -gt 400 ] && pass || fail "$(grep -c '^file ' "$bare/heard") pages, $(grep -c '\[en: ' "$bare/heard") lines"
left=$(python3 tests/cli/untranslated.py look "$bare/heard")
[ -z "$left" ] && pass || fail "no language: $(echo "$left" | head -n 4)"
expect "they are held against the rules" 0 "0 failures" "$SHEAF" audit "$bare"/*/out/pdf/*/*.pdf
hears() { LC_ALL=C sed 's/\xE2\x80\xAF/ /g' "$bare/heard" | grep -qF -- "$2" && pass || fail "$1: '$2' is not heard"; }
# By hand: a label that its line parts; a district, of which nobody else knows a name; a kind of area; a unit beside its number.
hears "a name on two lines" "[en: Convёntion on ] [en: Clustёr Munitions] en vigueur pour Bénin"
hears "a district" "heading 1: [en: Aldёrbrook]"
hears "a kind of area" "row: [en: Hёalth cёntrё] |"
hears "a unit" "2 [en: agёnda itёms]"
printf 'file a\n [en: a thё [sic] b] and [en: x [en: ё]]\n' > "$bare/right"
[ -z "$(python3 tests/cli/untranslated.py look "$bare/right")" ] && pass || fail "what says its language is told"
printf 'file a\n [en: a] thё b\n' > "$bare/wrong"
expect "and what does not" 0 "a: thё b" python3 tests/cli/untranslated.py look "$bare/wrong"
# A language of three letters, whose catalogue has one word: the page is in it, what stands in for its words in English.
small_project "$bare/tet"
printf '<?xml version="1.0"?>\n<catalogue xml:lang="tet">\n  <message key="progress-heading">Progresu</message>\n</catalogue>\n' > "$bare/tet/data/catalogue-tet.xml"
for tag in tet sr-Latn-RS; do
    sed "s/\"tet\"/\"$tag\"/" "$bare/tet/data/catalogue-tet.xml" > "$bare/tet/data/catalogue-$tag.new" && mv "$bare/tet/data/catalogue-$tag.new" "$bare/tet/data/catalogue-$tag.xml"
    expect "a page in $tag" 0 - "$SHEAF" build -q -C "$bare/tet" --template overview --lang "$tag" -o "$bare/$tag.pdf"
    expect "it is held against the rules" 0 "0 failures" "$SHEAF" audit "$bare/$tag.pdf"
    "$SHEAF" audit --tags "$bare/$tag.pdf" > "$bare/heard"
    hears "its own language" "language: $tag"
    hears "and that of what it lacks" "[en: Objective]"
done
# Messages that are read in place of charts, maps and calendars, which their languages lack: each word of them says that it is English, and what
# stands among them that it is not; in Swedish, in Persian from right to left, and in Tetum, for which text strings have no sequence.
mkdir -p "$bare/lack" && cp -r data templates "$bare/lack/" && python3 tests/cli/untranslated.py lack "$bare/lack"
cat > "$bare/lack/data/batch.xml" <<'XML'
<batch>
  <outputs template="factsheet" each="area" only="BIH" lang="sv fa tet"/>
  <outputs template="objective" each="objective" only="3C 2A" lang="sv fa tet"/>
  <outputs template="overview" lang="sv tet"/>
  <outputs template="deadlines" lang="fa tet"/>
  <outputs template="casualties" lang="sv"/>
  <outputs template="specimen" lang="sv tet"/>
  <calendar kind="month" year="2018" lang="fa tet"/>
</batch>
XML
expect "pages whose charts' words nobody translated" 0 - env SHEAF_AUDIT= "$SHEAF" batch -q -C "$bare/lack" --progress none data/batch.xml
for file in "$bare"/lack/out/pdf/*/*.pdf; do
    echo "file ${file##*/out/pdf/}"
    "$SHEAF" audit --tags "$file"
done > "$bare/heard"
[ "$(grep -c '^file ' "$bare/heard")" = 18 ] && [ "$(grep -c '\[en: [^]]*ё' "$bare/heard")" -gt 100 ] && pass ||
    fail "$(grep -c '^file ' "$bare/heard") pages, $(grep -c '\[en: [^]]*ё' "$bare/heard") lines in lacking languages"
left=$(python3 tests/cli/untranslated.py look "$bare/heard")
[ -z "$left" ] && pass || fail "no language: $(echo "$left" | head -n 4)"
expect "and they are held against the rules" 0 "0 failures" "$SHEAF" audit "$bare"/lack/out/pdf/*/*.pdf
hears "words around a name of the page's language" "graphic: [en: Columns, ]Monde, par année[en: , by Killed] och [en: Injured, 2009 to 2018. ]2009: 4"
hears "a figure in a language without a sequence is parted" "graphic: [en: Map of thё world. Whёrё dёadlinёs fall: Mine Ban Treaty: ]"
hears "and goes on behind it" "A [en: passёd] (1): Nigeria ; B [en: by thё ёnd of 2020] (3): Chile"
