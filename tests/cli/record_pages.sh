# Pages of records print every record that is known and of the page, and no other: worked out from the data files by the rules of the two days.
pages="$scratch/record-pages"
mkdir "$pages"
# page, records at least
for row in "crosswalk 25" "positions 30" "publications 9" "activities 10" "offices 70" "victim-assistance 30" "participation 5" "norm 80" "compliance 35"; do
    set -- $row
    "$SHEAF" build --template "$1" --stop-after doc > "$pages/$1.doc" 2> "$pages/$1.err" || fail "$1: $(head -n 1 "$pages/$1.err")"
    python3 tests/cli/record_pages.py "$1" "$pages/$1.doc" > "$pages/$1.said"
    grep -q ': *[^ ]' "$pages/$1.said" && fail "$1: $(tr '\n' ';' < "$pages/$1.said" | cut -c 1-400)" || pass
    [ "$(sed -n 's/^right //p' "$pages/$1.said")" -ge "$2" ] && pass || fail "$1: $(grep right "$pages/$1.said")"
done
# A year is said once, large, before its records, and by none of their dates; in French the rows give way to keep the page.
for lang in en fr ar; do
    "$SHEAF" build --template activities --lang $lang --stop-after pages > "$pages/activities-$lang.list"
    [ "$(sed -n 's/^ *text .* 1[26] #0F4C75 "\([0-9]*\)"$/\1/p' "$pages/activities-$lang.list" | tr '\n' ' ')" = "2017 2018 2019 " ] && pass || fail "activities in $lang: the years"
    [ "$(grep -c '^page ' "$pages/activities-$lang.list")" = 1 ] && pass || fail "activities in $lang take more than their page"
    # what is 8 high stands in the table, and is of a date if it begins below "Date"
    awk '/"(Date|التاريخ)"$/ { at = $2 } /^ *text .* 8 #/ && $2 - at < 0.1 && at - $2 < 0.1' "$pages/activities-$lang.list" > "$pages/dates"
    [ $lang = ar ] || [ "$(wc -l < "$pages/dates")" -ge 9 ] && pass || fail "activities in $lang: dates"
    grep -q ' 201[789]' "$pages/dates" && fail "activities in $lang: a date says its year again: $(grep ' 201[789]' "$pages/dates" | head -n 1)" || pass
done
[ "$(grep -c '"\(19 Dec\|in the year\|25–26 Sep\|Sep\)"' "$pages/activities-en.list")" = 4 ] && pass || fail "days beside their year"
# Heads and rows of tables of records begin where their rules do, whatever column is the first.
for page in publications positions offices activities; do
    "$SHEAF" build --template $page --stop-after pages > "$pages/edges"
    # rules of a head are 0.75, and its words, semibold of 7, stand 2 to 8 above
    awk '/^ *line .* stroke 0.75 #15202B/ && $2 < 50 { rule[++n] = $3 } /^ *text .*SemiBold.ttf 7 #465462/ { at[++t] = $2; y[t] = $3 }
         END { for (r = 1; r <= n; r++) { first = 999; for (i = 1; i <= t; i++) if (rule[r] - y[i] > 2 && rule[r] - y[i] < 8 && at[i] < first) first = at[i]; if (first < 999) { heads++; if (first > 42.63) askew++ } } exit !(heads > 0 && !askew) }' "$pages/edges" && pass || fail "$page: a table's head does not begin at its rule"
done
# The grid of positions: each cell holds the records that are known of its state and topic, or says that there is none, and each leads to its own row.
"$SHEAF" build -q --template positions -o "$pages/positions.pdf" && qpdf --json "$pages/positions.pdf" > "$pages/positions.json" || fail "positions as a file"
python3 - "$pages/positions.doc" "$pages/positions.json" > "$pages/grid" <<'PY' || echo "the check ended with a fault" >> "$pages/grid"
import contextlib, io, json, re, sys, xml.etree.ElementTree as tree
doc, file = sys.argv[1:]
sys.argv[1:] = ["positions", doc]
sys.path.insert(0, "tests/cli")
with contextlib.redirect_stdout(io.StringIO()): import record_pages as r
text = open(doc, encoding="utf-8").read()
grid = re.split(r"\n +table ", text)[1]
topics = [g.get("id") for t in r.all_of("record-types", "record-type") if t.get("id") == "position" for f in t.iter("field") if f.get("id") == "topic" for g in f.iter("grade")]
names = {a.get("name"): a.get("id") for a in r.all_of("areas", "area")}
known = [e for e in r.all_of("records-*", "record") if e.get("type") == "position" and e.get("area") and r.is_known(e)]
led, empty = [], 0
for row in re.split(r"\n +row", grid)[2:]:
    head, *cells = re.split(r"\n +cell", row)[1:]
    area = names[re.search(r'text "([^"]*)"', head)[1]]
    if len(cells) != len(topics): print(area, "has", len(cells), "cells")
    for topic, cell in zip(topics, cells):
        has = re.findall(r"link [^\n]*to=(position-[^ ]*)", cell)
        want = [e.get("id") for e in known if e.get("area") == area and r.says(e)["topic"] == topic]
        if sorted(has) != sorted(want): print(area, topic, has, "for", want)
        if (not want) != ('alt="no record"' in cell) or len(re.findall(r'link to=source:', cell)) < len(want): print(area, topic, "says no record, or of no source")
        led += has
        empty += not want
if sorted(led) != sorted(e.get("id") for e in known) or len(led) < 15 or empty < 10: print("led", len(led), "known", len(known), "empty", empty)
rows = re.findall(r"row id=(position-[^ \n]*)", text)
if len(set(rows)) != len(rows) or set(led) - set(rows): print("lead nowhere", set(led) - set(rows))
# in the file the rows that are reached stand in their order, a place each
objects, pages = json.load(open(file))["qpdf"][1], json.load(open(file))["pages"]
order = {p["object"]: i for i, p in enumerate(pages)}
value = lambda o: objects["obj:" + o].get("value") if isinstance(o, str) and o.endswith(" R") else o
places = []
for page in pages:
    for link in map(value, value(value(page["object"]).get("/Annots", [])) or []):
        if link.get("/Subtype") == "/Link" and "/Dest" in link and not re.match("u:(Source |Back to )", link.get("/Contents", "")):
            to = value(link["/Dest"])
            places.append((order[to[0]], -to[3]))
if len(places) != len(led) or len(set(places)) != len(led) or [i for p, i in sorted(zip(places, led))] != [i for i in rows if i in led]:
    print("places", len(places), [i for p, i in sorted(zip(places, led))], "for", [i for i in rows if i in led])
PY
[ ! -s "$pages/grid" ] && pass || fail "the grid of positions: $(tr '\n' ';' < "$pages/grid" | cut -c 1-300)"
# With one topic only there is nothing to cross.
single="$pages/single"
mkdir "$single" && cp -r data templates "$single"
python3 - "$single/data" <<'PY'
import re, sys
types, records = sys.argv[1] + "/record-types.xml", sys.argv[1] + "/records-positions.xml"
said = open(types, encoding="utf-8").read()
head, position, rest = re.split(r'(<record-type id="position">.*?</record-type>)', said, maxsplit=1, flags=re.S)
open(types, "w", encoding="utf-8").write(head + re.sub(r'<grade id="(?:mines|improvised)".*?</grade>', "", position) + rest)
said = open(records, encoding="utf-8").read()
open(records, "w", encoding="utf-8").write(re.sub(r' *<record [^\n]*<value field="topic">(?:mines|improvised)<[^\n]*\n', "", said))
PY
expect "positions on one topic"     0 - "$SHEAF" build -q -C "$single" --template positions --stop-after doc
grep -q 'row id=position-' "$scratch/stdout" && ! grep -q 'no record' "$scratch/stdout" && pass || fail "a grid of one topic"

# An action whose text no source has stands by its number; an objective without a counterpart is listed.
python3 - "$pages/crosswalk.doc" > "$pages/without" <<'PY'
import sys, xml.etree.ElementTree as tree
doc = open(sys.argv[1], encoding="utf-8").read()
answered = {v.text for r in tree.parse("data/records-crosswalk.xml").getroot().iter("record") if r.get("type") == "crosswalk" for v in r.iter("value") if v.get("field") == "objective"}
tail = doc[doc.rindex("record=\"crosswalk-"):]
for o in tree.parse("data/plan.xml").getroot().iter("objective"):
    if (o.get("id") in answered) == (o.get("id") + "  " in tail or '"' + o.get("id") in tail): print(o.get("id"))
PY
[ ! -s "$pages/without" ] && pass || fail "objectives without a counterpart: $(tr '\n' ' ' < "$pages/without")"

# The shares of who the casualties were: each that is observed, with its year and its number, and no other.
python3 - "$pages/victim-assistance.doc" > "$pages/shares" <<'PY'
import re, sys, xml.etree.ElementTree as tree
doc = open(sys.argv[1], encoding="utf-8").read()
told = dict(re.findall(r'id=casualties-([a-z-]*share-[a-z.-]*\d{4})[^\n]*\n\s*text "([0-9]+)', doc))
known = {"%s.world.%s" % (s.get("measure")[len("casualties-"):], o.get("period")): o.get("value")
         for s in tree.parse("data/observations-people.xml").getroot().iter("series") if "share-" in s.get("measure") for o in s.iter("observation")}
print("same", told == known, len(known), sorted(set(told.items()) ^ set(known.items())))
PY
grep -q '^same True 13' "$pages/shares" && pass || fail "shares: $(cat "$pages/shares")"

# A release without words of its own says what its first two figures did, and its columns are split where its parts are known: from the figures as they are written.
"$SHEAF" build --template media-sheet --record release-Landmine-Monitor-2019 -q -o "$pages/media.pdf" || fail "a media sheet"
pdftotext "$pages/media.pdf" - | tr -s ' \n' ' ' > "$pages/media.txt"
"$SHEAF" build --template media-sheet --record release-Landmine-Monitor-2019 --stop-after pages > "$pages/media.pages"
python3 - "$pages/media.txt" "$pages/media.pages" > "$pages/media" <<'PY'
import sys, xml.etree.ElementTree as tree
text, drawn = (open(path, encoding="utf-8").read() for path in sys.argv[1:])
def value(measure, year):
    return next(int(o.get("value")) for s in tree.parse("data/observations-people.xml").getroot().iter("series") if s.get("measure") == measure and not s.get("area")
                for o in s.iter("observation") if o.get("period") == year and not o.get("status"))
for measure in ("casualties-mine-erw", "casualties-killed"):
    was, now = value(measure, "2017"), value(measure, "2018")
    said = "%s by %.1f % % in one year, from {:,} persons to {:,} persons." .replace("% %", "%%") % ("rose" if now > was else "fell", abs(now - was) * 100 / was)
    print(measure, said.format(was, now) in text.replace("\u00a0", " ").replace("\u202f", " "), said)
for name, measure in (("Killed", "casualties-killed"), ("Injured", "casualties-injured")):
    print(name, "%s, 2018: {:,}.".format(value(measure, "2018")) % name in drawn and name.lower() in text)
PY
[ "$(grep -c ' True' "$pages/media")" = 4 ] && pass || fail "a media sheet says otherwise than the files: $(cat "$pages/media")"

# A request's criteria are the grades of its ratings: one that is rated has rating, remark and rater, the others say that nobody rated them; and time
# that was granted or asked before the request was made is told with both places.
rated="$pages/rated"
mkdir "$rated" && cp -r data templates "$rated"
rate() { # what a record says more
    cp data/records-extensions.xml "$rated/data" && sed -i "s|</records>|$1</records>|" "$rated/data/records-extensions.xml"
}
rate '<record id="rated-1" type="rating" area="BIH" date="2018-11" sources="BHMAC-17MSP"><value field="request">extension-BIH-MBT-2018</value><value field="criterion">means</value><value field="rating">met-in-part</value><value field="remark">budgets are open</value><value field="rater">Example Committee</value></record>'
expect "a request with a rating"    0 - "$SHEAF" build -q -C "$rated" --template extension --record extension-BIH-MBT-2018 -o "$rated/request.pdf"
expect "holds"                      0 ": 0 findings" "$SHEAF" audit --truth --data "$rated" "$rated/request.pdf"
pdftotext -layout "$rated/request.pdf" - | tr -s ' ' > "$rated/request"
grep -q 'Means: money, teams, machines budgets are open met in part' "$rated/request" && grep -q 'Rated by: Example Committee' "$rated/request" && pass || fail "a rated criterion: $(grep -A 1 Means "$rated/request")"
[ "$(grep -c 'not rated in our sources' "$rated/request")" = 6 ] && pass || fail "criteria that nobody rated: $(grep -c 'not rated' "$rated/request")"
expect "of another request, none"   0 - "$SHEAF" build -q -C "$rated" --template extension --record extension-BIH-MBT-2012 -o "$rated/other.pdf"
[ "$(pdftotext -layout "$rated/other.pdf" - | grep -c 'not rated in our sources')" = 7 ] && pass || fail "a rating stands with another request of the same state"
rate '<record id="rated-2" type="rating" area="BIH" date="2018-11" sources="BHMAC-17MSP"><value field="request">extension-BIH-MBT-2018</value><value field="criterion">means</value><value field="rating">splendid</value><value field="rater">Example Committee</value></record>'
expect "a rating outside its grades" 4 "'splendid' is no grade of the field 'rating'" "$SHEAF" build -q -C "$rated" --template extension --record extension-BIH-MBT-2018 -o "$rated/none.pdf"
for field in granted-until asked-until decided; do
    rate '<record id="early" type="extension" area="BIH" sources="BHMAC-17MSP"><value field="treaty">MBT</value><value field="article">5</value><value field="submitted">2018-04</value><value field="'$field'">2018-03-01</value></record>'
    expect "$field before the request"  4 "of the record 'early', '$field' comes before 'submitted'" "$SHEAF" build -q -C "$rated" --template extension --record extension-BIH-MBT-2018 -o "$rated/none.pdf"
    grep -q '= see: .*records-extensions.xml:' "$scratch/stderr" && pass || fail "$field: where the request was made is not told"
done
[ ! -e "$rated/none.pdf" ] && pass || fail "a page was written from faulty records"

# State by state, a cell an element: the latest of the records that are known, or that it is not known; and how the state voted last.
python3 - "$pages/compliance.doc" > "$pages/cells" <<'PY' || echo "the check ended with a fault" >> "$pages/cells"
import re, sys, xml.etree.ElementTree as tree
sys.argv[1:1] = ["compliance"]
sys.path.insert(0, "tests/cli")
import contextlib, io
with contextlib.redirect_stdout(io.StringIO()): import record_pages as r
table = open(sys.argv[2], encoding="utf-8").read().split('summary="State by state"')[1].split("summary=")[0]
head, *rows = [[" ".join(re.findall(r'text "([^"]*)"', c)) for c in re.split(r"\n +cell", row)[1:]] for row in re.split(r"\n +row", table)[1:]]
names = {a.get("name"): a.get("id") for a in tree.parse("data/areas.xml").getroot().iter("area")}
wanted = next(t.get("areas").split() for o in tree.parse("data/plan.xml").getroot().iter("objective") if o.get("id") == "1B" for t in o.iter("targets") if t.get("areas"))
if sorted(names[row[0]] for row in rows) != sorted(wanted): print("rows", [row[0] for row in rows])
told = {}
for e in sorted((e for e in r.all_of("records-*", "record") if e.get("type") == "compliance" and r.is_known(e)), key=lambda e: r.last_day(e.get("date").split("/")[-1])):
    told[e.get("area"), r.says(e)["element"]] = r.says(e)["status"]
votes = {s.get("area"): {o.get("period")[:4]: o.get("value") for o in s.iter("observation")} for s in r.all_of("observations-treaties", "series") if s.get("measure") == "ccm-unga-vote"}
unknown = 0
for row in rows:
    area = names[row[0]]
    for cell, element in zip(row[1:], ("production", "transfer", "stockpile", "use")):
        want = told.get((area, element), "not known")
        unknown += want == "not known"
        if re.sub(r"(\s{2,}[\d,]+)+$", "", cell) != want: print(area, element, cell, "for", want)
    vote = {"1": "in favour", "0": "abstained", "-1": "against"}.get(votes.get(area, {}).get("2019"), "not known")
    if not row[5].startswith(vote): print(area, "vote", row[5], "for", vote, votes.get(area))
if unknown < 5 or "Vote of 2019" not in head: print("unknown", unknown, head)
PY
[ ! -s "$pages/cells" ] && pass || fail "compliance state by state: $(tr '\n' ';' < "$pages/cells" | cut -c 1-300)"

# What the sources do not tell of assistance says so; a provider that is recorded stands with its province.
for page in victim-assistance participation; do "$SHEAF" build -q --template $page -o "$pages/$page.pdf" && pdftotext -layout "$pages/$page.pdf" "$pages/$page.text"; done
grep -q 'Providers by province: Nothing of this kind is recorded' "$pages/victim-assistance.text" && pass || fail "providers: $(grep Providers "$pages/victim-assistance.text")"
[ "$(grep -A 2 '^Numbers' "$pages/participation.text" | grep -c 'Nothing of this kind')" = 1 ] && pass || fail "numbers of survivors who take part"
rate '<record id="provider-1" type="provider" area="KHM" date="2018" sources="CP2018-KHM-VA"><value field="province">Battambang</value><value field="name">Example Centre</value></record>'
expect "a provider"                 0 - "$SHEAF" build -q -C "$rated" --template victim-assistance -o "$rated/providers.pdf"
pdftotext -layout "$rated/providers.pdf" - | grep -A 6 'Providers by province' | grep -q 'Cambodia *Battambang *Example Centre' && pass || fail "a provider does not stand with its province"

# Actions whose text was not read stand by number, once, an objective a line.
"$SHEAF" build -q --template crosswalk -o "$pages/crosswalk.pdf" && pdftotext -layout "$pages/crosswalk.pdf" - | sed -n '/^Text not/,/^Objectives/p' | grep '^[1-3][A-C]' > "$pages/unread"
python3 - "$pages/unread" > "$pages/unread-wrong" <<'PY' || echo "the check ended with a fault" >> "$pages/unread-wrong"
import contextlib, io, re, sys
sys.argv[1:1] = ["crosswalk"]
sys.path.insert(0, "tests/cli")
with contextlib.redirect_stdout(io.StringIO()): import record_pages as r
all_ = [(e.get("type"), r.says(e)) for e in r.all_of("records-crosswalk", "record") if r.is_known(e)]
read = {(v["framework"], v["ref"]) for t, v in all_ if t == "framework-action"}
want = sorted((v["objective"], v["framework"], v["ref"]) for t, v in all_ if t == "crosswalk" and (v["framework"], v["ref"]) not in read)
have = sorted((m[1], m[2], ref) for line in open(sys.argv[2]) for m in [re.match(r"(\w+) +(\w+) (.*\d)$", line.strip())] for ref in m[3].split(", "))
if want != have: print("want", want, "have", have)
PY
[ ! -s "$pages/unread-wrong" ] && pass || fail "actions by number: $(cut -c 1-300 "$pages/unread-wrong")"

# The records that a page prints go into its file, and no other, each as the data have it, with the sources that were known.
"$SHEAF" build -q --template positions --attach -o "$pages/attached.pdf" && mkdir "$pages/attached" && (cd "$pages/attached" && pdfdetach -saveall ../attached.pdf) || fail "records attached"
expect "records attached conform"   0 "; 0 failures" "$SHEAF" audit "$pages/attached.pdf"
python3 - "$pages/positions.doc" "$pages/attached" > "$pages/given" <<'PY' || echo "the check ended with a fault" >> "$pages/given"
import re, sys, xml.etree.ElementTree as tree
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
printed = set(re.findall(r'rule="record" record="([^"]*)"', open(sys.argv[1], encoding="utf-8").read()))
told = lambda r: ({k: v for k, v in r.attrib.items() if k != "sources"}, sorted((v.get("field"), v.get(LANG) or "", v.text) for v in r.iter("value")))
given = {r.get("id"): r for r in tree.parse(sys.argv[2] + "/records.xml").getroot()}
known = {r.get("id"): r for r in tree.parse("data/records-positions.xml").getroot()}
sources = {s.get("id") for s in tree.parse(sys.argv[2] + "/sources.xml").getroot()}
if set(given) != printed or len(given) < 30: print("attached", sorted(set(given) ^ printed), len(given))
for i, r in given.items():
    if told(r) != told(known[i]): print(i, told(r), "for", told(known[i]))
    if not set(r.get("sources", "").split()) <= set(known[i].get("sources", "").split()) or not r.get("sources"): print(i, "of", r.get("sources"))
    if not set(r.get("sources", "").split()) <= sources: print(i, "names a source that is not attached")
PY
[ ! -s "$pages/given" ] && pass || fail "records attached: $(head -n 3 "$pages/given" | cut -c 1-300)"
