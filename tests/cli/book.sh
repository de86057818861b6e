# The plan as a book, held against the plan's file: every objective, indicator, list and date, and an outline of goals with their objectives.
book=$scratch/book
mkdir -p "$book"
expect "the plan as a book"       0 "pages" "$SHEAF" build --template plan-book -o "$book/book.pdf"
expect "holds"                    0 ": 0 findings" "$SHEAF" audit --truth --data . "$book/book.pdf"
expect "and in French"            0 "pages" "$SHEAF" build --template plan-book --lang fr -o "$book/fr.pdf"
pdftotext "$book/book.pdf" "$book/text" && cp "$book/text" "$book/en" && pdftotext "$book/fr.pdf" "$book/fr"
qpdf --json --json-key=outlines "$book/book.pdf" > "$book/outline.json"
python3 - "$book" > "$book/wrong" <<'END' || echo "the check ended with a fault" >> "$book/wrong"
import json, re, sys, xml.etree.ElementTree as tree
plain = lambda text: re.sub(r"\W+", "", text)      # words may be divided over lines
text = plain(open(sys.argv[1] + "/text").read())
plan = tree.parse("data/plan.xml").getroot()
names = {a.get("id"): a.get("name") for a in tree.parse("data/areas.xml").getroot().iter("area")}
outline = json.load(open(sys.argv[1] + "/outline.json"))["outlines"]
title = lambda e: next(t.text for t in e.iter("title") if t.get("{http://www.w3.org/XML/1998/namespace}lang") is None)
def needs(kind, words):
    if plain(words) not in text: print("lacks the", kind, words)
for kind in ("goal", "objective", "indicator"):
    for e in plan.iter(kind): needs(kind, title(e))
lists = [t.get("areas").split() for t in plan.iter("targets") if t.get("areas")]
for areas in lists:
    for a in areas: needs("state", names[a])
dates = [e for e in plan.iter("event")]
for e in dates: needs("event", re.sub(r"\{ordinal\}.*", "", title(e)))
# An objective stands on a page, alone or with another: its first indicator and the last sentence of its work are on one.
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
french = {p[0].text: w.text for p in tree.parse("data/phrases.xml").getroot() for w in p if w.get(LANG) == "fr"}
for language in ("en", "fr"):
    pages = [plain(page) for page in open(sys.argv[1] + "/" + language).read().split("\f")]
    for o in plan.iter("objective"):
        words = [t.text for t in next(o.iter("indicator")).iter("title") if t.get(LANG, "en") == language]
        last = [s.text for s in o.iter("strategy") if s.get(LANG, "en") == "en"][-1]
        ends = [plain(words[0]), plain(french[last] if language == "fr" else last)]
        if not any(all(e in page for e in ends) for page in pages): print("objective", o.get("id"), "is parted in", language)
counts = [len(list(plan.iter(k))) for k in ("objective", "indicator")] + [len(lists), len(dates)]
if counts != [8, 27, 7, 20]: print("the plan has", counts)
for goal in plan.iter("goal"):
    at = [o for o in outline if plain(o["title"]) == plain(title(goal))]
    below = [k["title"].split()[0] for o in at for k in o["kids"]]
    if below != [o.get("id") for o in goal.iter("objective")]: print("goal", goal.get("id"), "has below it", below)
END
[ ! -s "$book/wrong" ] && pass || fail "the book: $(head -n 5 "$book/wrong")"

# Abbreviations: <abbr> stands behind its words at its first use, for the eye and the ear, and alone after it; the list has those that the page
# uses and no other, counted here from the words on the page; one that nobody explained is told at its place, and nothing is written.
abbr="$scratch/abbr"
mkdir "$abbr"
page() { printf '<template for="plan" theme="house" masters="parts/a4"><title>A</title><body><h1>A</h1><p>UN and <abbr>MBT</abbr>, then <abbr>%s</abbr>, <strong>MBT</strong>, 5 km².</p><include href="parts/block-abbreviations"/></body></template>' "$1" > "$abbr/abbr.xml"; }
page MBT
for lang in en fr; do
    expect "abbreviations in $lang" 0 - "$SHEAF" build -q --templates "$abbr" --template abbr --lang $lang -o "$abbr/$lang.pdf"
    pdftotext "$abbr/$lang.pdf" - | tr -s ' \n' ' ' > "$abbr/$lang"
    "$SHEAF" audit --tags "$abbr/$lang.pdf" > "$abbr/$lang.tags"
done
grep -qF 'UN and Mine Ban Treaty (MBT), then MBT, MBT, 5 km².' "$abbr/en" && pass || fail "the first use is not behind its words, or a later one is: $(cat "$abbr/en")"
grep -qF '(MBT), then MBT, MBT' "$abbr/fr" && grep -qF "UN and Traité d’interdiction des mines (MBT), then" "$abbr/fr" && pass || fail "in French: $(cat "$abbr/fr")"
[ "$(grep -o 'Mine Ban Treaty' "$abbr/en.tags" | wc -l)" = 2 ] && pass || fail "its words are not heard once where it stands and once in the list"
grep -qE 'Abbreviations km².*square kilometres.*MBT.*Mine Ban Treaty.*UN.*United Nations' "$abbr/en" && pass || fail "the list of those used: $(cat "$abbr/en")"
page XYZ
expect "one that nobody explained"  4 "abbr.xml:1:" "$SHEAF" build -q --templates "$abbr" --template abbr -o "$abbr/none.pdf"
[ ! -e "$abbr/none.pdf" ] && pass || fail "a page with an unknown abbreviation was written"
expect "the book again"             0 - "$SHEAF" build -q --template plan-book -o "$abbr/book.pdf"
pdftotext "$abbr/book.pdf" - > "$abbr/book"
python3 - "$abbr/book" > "$abbr/said" <<'PY' || echo "the check ended with a fault" >> "$abbr/said"
import re, sys, xml.etree.ElementTree as tree
signs = [a.get("id") for a in tree.parse("data/plan.xml").getroot().iter("abbreviation")]
body, listed = open(sys.argv[1], encoding="utf-8").read().split("\nAbbreviations\n")
listed = listed.split("A point:")[0]
for sign in signs:
    word = re.compile(r"(?<![\w-])%s(?![\w-])" % re.escape(sign))
    print(bool(word.search(body)) == bool(word.search(listed)), sign, bool(word.search(body)))
PY
grep -q '^False' "$abbr/said" && fail "the list of the book: $(tr '\n' ';' < "$abbr/said")" || pass
grep -q 'True$' "$abbr/said" && grep -q 'False$' "$abbr/said" && pass || fail "the book uses all abbreviations or none: $(cat "$abbr/said")"

# The plan's prose: each chapter's title and paragraphs stand in every language; its note stands at the foot of the page that calls it, after all
# else; what stands before the goals comes before them, the rest behind; the last page is the back. A word changed remakes the book.
"$SHEAF" build -q --template plan-book --lang ar -o "$book/ar.pdf" && pdftotext "$book/ar.pdf" "$book/ar" || fail "the book in Arabic"
python3 - "$book" > "$book/prose" <<'PY' || echo "the check ended with a fault" >> "$book/prose"
import re, sys, unicodedata, xml.etree.ElementTree as tree
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
plain = lambda text: re.sub(r"\W+", "", unicodedata.normalize("NFKC", text))
phrases = {p[0].text: {w.get(LANG): w.text for w in p} for p in tree.parse("data/phrases.xml").getroot()}
plan = tree.parse("data/plan.xml").getroot()
order = [e.tag for e in plan if e.tag in ("section", "goal")]
if order[0] != "section" or order[-1] != "section" or not plan.findall("section/note"): print("the plan has no prose around its goals:", order)
for lang in ("en", "fr"):
    pages = [plain(p) for p in open(sys.argv[1] + "/" + lang, encoding="utf-8").read().split("\f")]
    at = lambda words: [n for n, p in enumerate(pages) if plain(words) in p]
    for s in plan.findall("section"):
        for e in s:
            words = e.text if lang == "en" or e.tag == "title" else phrases[e.text][lang]
            if (e.tag != "title" or e.get(LANG, "en") == lang) and not at(words): print(lang, "lacks", words)
        for note in s.findall("note"):
            words, called = (t.text if lang == "en" else phrases[t.text][lang] for t in (note, s.find("p")))
            if at(words) != at(called): print(lang, "a note stands on", at(words), "and is called on", at(called))
            foot = pages[at(words)[0]]
            if len(foot) - foot.index(plain(words)) - len(plain(words)) > 200: print(lang, "a note does not stand at the foot")
    if plain(plan.find("contact").text) not in pages[-2] or len(pages[-2]) > 400: print(lang, "the last page is not the back:", pages[-2])
for e in plan.findall("section/p"):
    if not phrases.get(e.text, {}).get("ar"): print("ar lacks", e.text)
PY
[ ! -s "$book/prose" ] && pass || fail "the plan's prose: $(head -n 3 "$book/prose" | tr '\n' ';')"
mkdir "$book/own" && cp -r data templates "$book/own"
printf '<batch><outputs template="plan-book"/><outputs template="needs"/></batch>' > "$book/own/data/batch.xml"
expect "a book in a batch"          0 "2 files written" "$SHEAF" batch -C "$book/own" --progress none data/batch.xml
sed -i '0,/<p>/s/<p>/<p>Zibeline. /' "$book/own/data/plan.xml"
expect "a word of prose changed"    0 "written" "$SHEAF" batch -C "$book/own" --progress none data/batch.xml
pdftotext "$book/own/out/pdf/plan-book/plan.pdf" - | grep -q Zibeline && pass || fail "a word of prose changed, and the book is as it was"
sed -i '0,/<p>/s/<p>/<p audience="internal">/' "$book/own/data/plan.xml"
expect "a paragraph for those inside" 0 "written" "$SHEAF" batch -C "$book/own" --progress none data/batch.xml
qpdf --qdf --object-streams=disable "$book/own/out/pdf/plan-book/plan.pdf" - | grep -qa Zibeline && fail "a paragraph for those inside is in the book for the public" || pass
