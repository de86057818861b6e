# Talks: a pack made for each state of a meeting writes the asks itself. Who has a sheet, and of whom what is asked, is worked out here once
# more from the files; the last contact is the last recorded one; the example of another organisation has such a pack, too.
talks="$scratch/talks" example=data/examples/community-health
mkdir "$talks"
expect "a pack of talks"             0 "pages" "$SHEAF" pack data/packs/talks-at-17msp.xml -o "$talks/talks.pdf"
expect "holds"                       0 ": 0 findings" "$SHEAF" audit --truth --data . "$talks/talks.pdf"
pdftotext -layout "$talks/talks.pdf" - > "$talks/text"
python3 - "$talks/text" > "$talks/said" <<'PY' || echo "the check ended with a fault" >> "$talks/said"
import re, sys, xml.etree.ElementTree as tree
DAY = "2018-11-20"
def all_of(name, tag): return list(tree.parse(f"data/{name}.xml").getroot().iter(tag))
def says(r): return {v.get("field"): v.text for v in r.iter("value") if v.get("xml:lang") is None}
published = {s.get("id"): (s.get("published") or "") for f in ("sources", "sources-records") for s in all_of(f, "source")}
names = {a.get("id"): a.findtext("name") or a.get("name") for a in all_of("areas", "area")}
joined = {(m.get("area"), m.get("treaty")): m.get("in-force") or "9" for m in all_of("memberships", "membership")}
targets = [a for o in all_of("plan", "objective") if o.get("id") == "2B" for t in o.iter("targets") for a in t.get("areas").split()]
wanted = {a for a in targets if (a, "MBT") in joined}
asked = {r.get("area") for r in all_of("records-extensions", "record") if says(r)["treaty"] == "MBT" and "2018" <= (r.get("date") or "9") <= DAY
         and any(published[s] <= DAY for s in r.get("sources").split())}
pages = [p for p in open(sys.argv[1], encoding="utf-8").read().split("\f") if "This conversation" in p]
def sheet(area): return [p for p in pages if re.search(rf"^\s*{re.escape(names[area])}\s", p, re.M)]
print("sheets", len(pages) == len(wanted) == sum(len(sheet(a)) for a in wanted), len(pages), len(wanted))
for a in sorted(wanted):
    open_ask = "2B-2" in "".join(sheet(a)).split("How it stands")[-1].split("Progress")[0]
    print("asks", open_ask == (a not in asked), a, open_ask, a in asked)
print("both kinds", bool(wanted & asked) and bool(wanted - asked))
order = [next(a for a in wanted if p in sheet(a)) for p in pages]
print("by name", [names[a] for a in order] == sorted(names[a] for a in wanted), *order)
PY
grep -v ' True' "$talks/said" | grep -q . && fail "talks say otherwise than the files: $(grep -v ' True' "$talks/said" | tr '\n' ';')" || pass
[ "$(grep -c '^asks True' "$talks/said")" -ge 10 ] && pass || fail "too few states were compared: $(cat "$talks/said")"

# The example: each district has a sheet; what is on record comes first, with its answer, and becomes the last contact of the next meeting.
cp -r $example "$talks/own" && rm -rf "$talks/own/out"
own_sheet() { "$SHEAF" build -C "$talks/own" --template bilateral --area dunmoor -q -o "$talks/sheet.pdf" && pdftotext -layout "$talks/sheet.pdf" - | tr -s ' \n' ' ' > "$talks/sheet"; }
expect "a pack of the example"       0 "pages" "$SHEAF" pack -C "$talks/own" "$talks/own/data/packs/talks-2023.xml" -o "$talks/own.pdf"
expect "holds, too"                  0 ": 0 findings" "$SHEAF" audit --truth --data "$talks/own" "$talks/own.pdf"
[ "$(pdftotext "$talks/own.pdf" - | grep -c '^This conversation')" = 4 ] && pass || fail "not each of the four districts has a sheet"
pdftotext -layout "$talks/own.pdf" - | grep -q 'Name a vaccination officer' && pass || fail "the ask on record is not on a sheet"
own_sheet && grep -qF 'No conversation with this delegation is in the data' "$talks/sheet" && pass || fail "a contact that was never recorded"
sed -i 's|<record id="ask-start-1".*|<record id="ask-start-1" type="ask" area="dunmoor" date="2023-04-17" sources="EX-PLAN"><value field="event">start-2023</value><value field="text">Name an officer</value><value field="outcome">Promised by June</value></record>|' \
    "$talks/own/data/records.xml"
own_sheet && grep -q 'Last contact.*17 Apr 2023.*Name an officer.*Promised by June' "$talks/sheet" && pass || fail "the last contact is not on the sheet: $(head -c 600 "$talks/sheet")"
