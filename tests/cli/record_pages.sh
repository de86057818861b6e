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
