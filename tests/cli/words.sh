# The shipped catalogues have one message for each key of the English one, and no other: a page in French has no English words.
keys() { grep -o '<message key="[^"]*"' "data/catalogue-$1.xml" | sort; }
keys en > "$scratch/english"
[ "$(wc -l < "$scratch/english")" -gt 400 ] && [ -z "$(uniq -d "$scratch/english")" ] && pass || fail "the keys of the English catalogue"
for file in data/catalogue-*.xml; do
    language=${file#data/catalogue-} language=${language%.xml}
    keys "$language" > "$scratch/keys"
    cmp -s "$scratch/english" "$scratch/keys" && pass || { fail "the messages of '$language' are not those of English"; diff "$scratch/english" "$scratch/keys" | head -n 5; }
done
# Between words that a template puts together stands what the language has there (French parts a colon from its word): it is a message too.
literal() { grep -nE 'value="[:;,]|/>[:;,] |</(strong|span|value-of)>[:;,]|, .[:;] .[,)]|, .[:;].[,)]' "$@"; }
# The handbook is in English alone, and says so: what stands in templates/manual is not put together in another language.
grep -q '<div lang="en">' templates/manual.xml && pass || fail "the handbook does not say that it is in English"
literal $(ls templates/*.xml templates/*/*.xml | grep -v ^templates/manual/) > "$scratch/literal" && fail "punctuation that no language chose: $(head -n 1 "$scratch/literal")" || pass
printf '%s\n' '<p><message key="judgement-better"/><text value=": "/></p>' '<p><value-of select="@publisher"/>: </p>' "<p><value-of select=\"concat(@a, ';')\"/></p>" > "$scratch/colon.xml"
[ "$(literal "$scratch/colon.xml" | wc -l)" = 3 ] && pass || fail "a colon of no language is not seen"
"$SHEAF" build --template factsheet --area SOM --lang fr --stop-after doc | grep -A2 '"Moins bien"' | grep -q "text \"$(printf '\302\240'): \"" && pass || fail "in French a colon stands apart"
# In French what parts a sentence has a space before it that no line ends at, in every message and every text of the data.
french=$(python3 tests/cli/french.py data/*.xml data/examples/*/data/*.xml) && [ -z "$french" ] && pass || fail "a French text without its space: $(head -n 1 <<-EOF
$french
EOF
)"
printf '<catalogue xml:lang="fr"><message key="a">Un : deux</message><message key="b">un\302\240: deux\342\200\257; trois</message><message key="c">Quoi?</message></catalogue>' > "$scratch/french.xml"
[ "$(python3 tests/cli/french.py "$scratch/french.xml" | grep -c 'french.xml: [ac]: ')" = 2 ] && [ "$(python3 tests/cli/french.py "$scratch/french.xml" | wc -l)" = 2 ] && pass || fail "French spaces are not seen"
# No title says in millions what the page tells in another power of ten.
titles=$(python3 tests/cli/unit_titles.py data/*.xml data/examples/*/data/*.xml) && [ -z "$titles" ] && pass || fail "a title and its unit: $titles"
printf '<plan><indicator id="a" measure="m"><title>Support, US$ million</title><title>Soutien, M US$</title></indicator><indicator id="b"><title>US$ billion</title></indicator></plan>' > "$scratch/titles.xml"
[ "$(python3 tests/cli/unit_titles.py "$scratch/titles.xml" | grep -c ': a: ')" = 2 ] && [ "$(python3 tests/cli/unit_titles.py "$scratch/titles.xml" | wc -l)" = 2 ] && pass || fail "a power of ten in a title is not seen"
# Nor is it put together in the code of what reaches paper: "a: b" and "a; b" are the language's. (The handbook is in English; the others read, and write for people who work with files.)
joined() { grep -nE '^[^/*]*"[^"]*%[a-z]+[:;!?] [^"]*%|^[^/*]*"[:;!?] "' "$@"; }
joined $(ls src/template/*.c src/chart/*.c src/map/*.c src/calendar/*.c src/layout/*.c src/lang/*.c src/pen/*.c | grep -vE 'template/(examples|reference|expansions|chart_words|style|theme)\.c') > "$scratch/joined" && fail "words put together in no language: $(head -n 1 "$scratch/joined")" || pass
printf '    arena_printf(arena, "%%s: %%s", name, text);\n    g_string_append(out, "; ");\n    /* "%%s: %%s" */\n' > "$scratch/joined.c"
[ "$(joined "$scratch/joined.c" | wc -l)" = 2 ] && pass || fail "words put together in code are not seen"
# And on finished pages: notes of charts, remarks, lists, rows of changes, sources (Cambodia's total of 2015 is not the sum of its parts).
french() { "$SHEAF" build --lang fr --stop-after doc "$@"; }
french --template factsheet --area TCD > "$scratch/french-sheet.txt"
french --template land-release > "$scratch/french-release.txt"
french --template indicator --indicator 1A-1 > "$scratch/french-indicator.txt"
french --template crosswalk > "$scratch/french-crosswalk.txt"
grep -q "$(printf 'Cambodge 2015\302\240: tel que signal')" "$scratch/french-release.txt" && pass || fail "in French a note's colon stands apart"
french=$(python3 tests/cli/french.py "$scratch"/french-*.txt) && [ -z "$french" ] && pass || fail "a French page without its space: $(echo "$french" | head -n 1)"
sed "s/$(printf '2015\302\240: tel')/2015: tel/" "$scratch/french-release.txt" > "$scratch/spoilt.txt"
[ "$(python3 tests/cli/french.py "$scratch/spoilt.txt" | wc -l)" = 2 ] && pass || fail "a colon on a French page is not seen"
# What the data can say is not typed into a pack; what they cannot say has its source beside it.
python3 tests/cli/typed.py data/packs/*.xml > "$scratch/typed" && pass || fail "$(head -n 1 "$scratch/typed")"
mkdir -p "$scratch/typing"
sed 's|<p class="cover-note">|&In 2012 a fifth had passed. |' data/packs/clear-by-the-deadline.xml > "$scratch/typing/a.xml"
sed 's|measures="intl-contrib-total" years="3" options="million" height="56"\([^/]*\)/>|height="56"\1><series name="a"><point at="2017" value="673.2"/></series></chart>|' data/packs/clear-by-the-deadline.xml > "$scratch/typing/b.xml"
expect "a typed date is seen"         1 "'In 2012 a fifth had passed." python3 tests/cli/typed.py "$scratch/typing/a.xml"
expect "a typed point is seen"        1 "a point of a chart is typed: 673.2" python3 tests/cli/typed.py "$scratch/typing/b.xml"
