# Of all languages that there are, those are read that a page needs; check reads all.

# ---- a language without a catalogue: the house's words stand in for its own, and the page is in the house's language ----
spoken=$(sed -n 's/.*languages="\([^"]*\)".*/\1/p' data/areas.xml | tr ' ' '\n' | sort -u | grep -vx 'wni\|zdj' | tr '\n' ',')        # ICU has no name for these two
expect "a sheet in every language of a state"       0 "S1146" "$SHEAF" batch --template factsheet --each area --only BIH --lang "${spoken%,}" -o "$scratch/spoken/{subject}-{lang}.pdf" --progress none
[ "$(find "$scratch/spoken" -name '*.pdf' | wc -l)" -gt 60 ] && pass || fail "sheets in $(find "$scratch/spoken" -name '*.pdf' | wc -l) languages"
for lang in sr:en de:en fr:fr ar:ar; do
    [ "$("$SHEAF" build --template factsheet --area BIH --lang "${lang%:*}" --stop-after doc 2> /dev/null | grep -o '^document .*' | grep -o 'lang[a-z]*=[a-z]*' | head -1 | cut -d= -f2)" = "${lang#*:}" ] && pass || fail "a page asked for in ${lang%:*} is not in ${lang#*:}"
done
expect "it warns"                                   3 "there is no catalogue of words for the language 'sr': its pages are in 'en'" "$SHEAF" build --template factsheet --area BIH --lang sr -o "$scratch/sr.pdf" --werror
expect "what is no language is an error"            7 "no catalogue of words for the language 'qqx'" "$SHEAF" build --template factsheet --area BIH --lang qqx -o "$scratch/sr.pdf"

small=$scratch/small
small_project "$small"
cd "$small" || exit 1
words() { cat > data/mots.xml; }            # its name says nothing
page() { "$SHEAF" build --template sheet --area NPL -o "$scratch/page.pdf" "$@"; }
words <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<!-- <catalogue xml:lang="de"> -->
<catalogue
    xml:lang = 'fr'><message key="print-note">{</message></catalogue>
XML
expect "a page does not ask for other languages"    0 - page
expect "a page in the language does"                4 "mots.xml:4:21: error[S703]" page --lang fr
expect "each time"                                  4 "mots.xml:4:21: error[S703]" page --lang fr-CA
expect "there is no language of a comment"          0 "no catalogue of words for the language 'de'" page --lang de
expect "check tells it whatever is asked for"       4 "mots.xml:4:21: error[S703]" "$SHEAF" check
expect "check --quick does"                         4 "mots.xml:4:21: error[S703]" "$SHEAF" check --quick
cat > both.xml <<'XML'
<batch><outputs template="sheet" each="area" lang="en fr"/></batch>
XML
expect "of a batch, the other language is made"     1 "mots.xml:4:21: error[S703]" "$SHEAF" batch both.xml --progress none
[ -n "$(find out/pdf -name '*.pdf')" ] && [ -z "$(find out/pdf -name '*-fr.pdf')" ] && pass || fail "a batch of two languages made $(find out -name '*.pdf' | xargs)"

# What is read later warns all the same, once.
words <<'XML'
<catalogue xml:lang="fr"><message key="print-title">{titel}</message></catalogue>
XML
told() { grep -c 'warning\[S155\]' "$scratch/stderr"; }
expect "no warning for others"                      0 - page
[ "$(told)" = 0 ] && pass || fail "an English page warns of French words"
expect "a warning where the words are taken"        0 "{titel}" page --lang fr
[ "$(told)" = 1 ] && pass || fail "a French page warns $(told) times of its words"
expect "it counts"                                  3 "{titel}" page --lang fr --werror
expect "one of a batch"                             0 "{titel}" "$SHEAF" batch both.xml --progress none -j 2
[ "$(told)" = 1 ] && pass || fail "a batch warns $(told) times of one message"
expect "check tells it, too"                        0 "{titel}" "$SHEAF" check --quick

# Only a reader can tell these languages: they are found all the same.
for lang in '"&#102;r"' '" fr "'; do
    printf '<catalogue xml:lang=%s><message key="print-note">{</message></catalogue>\n' "$lang" | words
    "$SHEAF" check --quick >"$scratch/all" 2>&1
    page --lang fr >"$scratch/one" 2>&1
    grep -o 'mots.xml.*' "$scratch/all" | head -n 1 > "$scratch/all.first"
    grep -o 'mots.xml.*' "$scratch/one" | head -n 1 > "$scratch/one.first"
    [ -s "$scratch/one.first" ] && cmp -s "$scratch/all.first" "$scratch/one.first" && pass || fail "xml:lang=$lang is told otherwise by a page"
done
printf '<catalogue xml:lang="fr"><message key="print-note">x</message>' | words
expect "a file that does not end is told by its page"   4 "mots.xml" page --lang fr
expect "and by check"                               4 "mots.xml" "$SHEAF" check
rm data/mots.xml

# ---- phrases: read where a page in another language needs them, and by check ----
phrase() { echo "<phrases><phrase><words>Villages without a safe well</words><words xml:lang=\"fr\">$1</words></phrase></phrases>" > data/dits.xml; }
phrase "Villages & autres"
expect "a page in the plan's language needs none"   0 - page
expect "nor one that names that language"           0 - page --lang en
expect "a page in another language does"            4 "dits.xml:1:" page --lang fr
expect "of phrases, too, check tells it"            4 "dits.xml:1:" "$SHEAF" check
expect "check --quick tells it"                     4 "dits.xml:1:" "$SHEAF" check --quick
phrase "Villages sans puits"
rm -rf out
expect "a batch with phrases"                       0 "written" "$SHEAF" batch both.xml --progress none
before=$(sha256sum out/pdf/sheet/NPL.pdf) before_fr=$(sha256sum out/pdf/sheet/NPL-fr.pdf)
phrase "Villages dépourvus de puits"
expect "another phrase makes the French pages again" 0 "2 files written, 2 unchanged" "$SHEAF" batch both.xml --progress none --explain-rebuild
[ "$(grep -c 'fr.pdf: the phrases' "$scratch/stdout" "$scratch/stderr" | awk -F: '{ n += $2 } END { print n }')" = 2 ] && pass || fail "why pages are made again: $(cat "$scratch/stdout" "$scratch/stderr")"
[ "$before" = "$(sha256sum out/pdf/sheet/NPL.pdf)" ] && [ "$before_fr" != "$(sha256sum out/pdf/sheet/NPL-fr.pdf)" ] && pass || fail "a French page keeps the words of a phrase that is another"
