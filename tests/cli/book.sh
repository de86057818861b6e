# The plan as a book, held against the plan's file: every objective, indicator, list and date, and an outline of goals with their objectives.
book=$scratch/book
mkdir -p "$book"
expect "the plan as a book"       0 "pages" "$SHEAF" build --template plan-book -o "$book/book.pdf"
expect "holds"                    0 ": 0 findings" "$SHEAF" audit --truth --data . "$book/book.pdf"
expect "and in French"            0 "pages" "$SHEAF" build --template plan-book --lang fr -o "$book/fr.pdf"
pdftotext "$book/book.pdf" "$book/text" && cp "$book/text" "$book/en" && pdftotext "$book/fr.pdf" "$book/fr"
qpdf --json --json-key=outlines "$book/book.pdf" > "$book/outline.json"
python3 - "$book" > "$book/wrong" <<'END'
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
for language in ("en", "fr"):
    pages = [plain(page) for page in open(sys.argv[1] + "/" + language).read().split("\f")]
    for o in plan.iter("objective"):
        words = [t.text for t in next(o.iter("indicator")).iter("title") if t.get(LANG, "en") == language]
        ends = [plain(words[0]), plain([s.text for s in o.iter("strategy") if s.get(LANG, "en") == "en"][-1])]
        if not any(all(e in page for e in ends) for page in pages): print("objective", o.get("id"), "is parted in", language)
counts = [len(list(plan.iter(k))) for k in ("objective", "indicator")] + [len(lists), len(dates)]
if counts != [8, 27, 7, 20]: print("the plan has", counts)
for goal in plan.iter("goal"):
    at = [o for o in outline if plain(o["title"]) == plain(title(goal))]
    below = [k["title"].split()[0] for o in at for k in o["kids"]]
    if below != [o.get("id") for o in goal.iter("objective")]: print("goal", goal.get("id"), "has below it", below)
END
[ ! -s "$book/wrong" ] && pass || fail "the book: $(head -n 5 "$book/wrong")"
