# Indicators that records answer: what is counted is counted here once more from the files, and what no record answers says
# what would have to be collected and by whom, on its page and on the worklist.
counted=$scratch/counted
mkdir -p "$counted"
"$SHEAF" status > "$counted/status" 2>/dev/null
python3 - "$counted" > "$counted/wanted" <<'END'
import sys, xml.etree.ElementTree as tree
def all_of(name, tag): return list(tree.parse(f"data/{name}.xml").getroot().iter(tag))
def says(r): return {v.get("field"): v.text for v in r.iter("value") if v.get("xml:lang") is None}
published = {s.get("id"): (s.get("published") or "") for f in ("sources", "sources-records") for s in all_of(f, "source")}
def known(r):       # of the day 2019-12-31, as known by 2020-12-31
    days = [published[s] for s in r.get("sources").split()]
    return (r.get("date") or "9") <= "2019-12-31" and any(d <= "2020-12-31" for d in days)
lists = {}
for o in all_of("plan", "objective"):
    lists[o.get("id")] = {a for t in o.iter("targets") for a in (t.get("areas") or "").split()}
positions = [(r, says(r)) for r in all_of("records-positions", "record") if known(r)]
print("1B-1", len({r.get("area") for r, v in positions if v["stance"] == "condemns"} - {None}))
print("1B-2", sum(v["stance"] == "denies" and r.get("date").split("/")[-1][:4] == "2018" for r, v in positions))
steps = [(r, says(r)) for r in all_of("records-compliance", "record") if known(r)]
print("1B-4", len({r.get("area") for r, v in steps if v.get("step") == "yes"} & lists["1B"]))
asked = [(r, says(r)) for r in all_of("records-extensions", "record") if known(r) and r.get("date") >= "2018"]
for i, treaty, objective in (("2A-3", "CCM", "2A"), ("2B-2", "MBT", "2B")):
    print(i, len({r.get("area") for r, v in asked if v["treaty"] == treaty} & lists[objective]))
END
while read -r indicator number; do
    grep -q "^$indicator  *no-target  *$number " "$counted/status" && pass || fail "$indicator is not $number: $(grep "^$indicator " "$counted/status")"
done < "$counted/wanted"
[ "$(wc -l < "$counted/wanted")" -eq 5 ] && pass || fail "the counts from the files"

expect "a page of indicators"     0 "pages" "$SHEAF" build --template indicators --objective 1B -o "$counted/1B.pdf"
expect "says its rules"           0 "Each record of a denial counts once, in its year" pdftotext "$counted/1B.pdf" -
expect "who counts, and when"     0 "Bangladesh, Nov 2019" pdftotext -layout "$counted/1B.pdf" -
expect "and holds"                0 ": 0 findings" "$SHEAF" audit --truth --data . "$counted/1B.pdf"
expect "an indicator without"     0 "page" "$SHEAF" build --template indicator --indicator 3C-3 -o "$counted/3C-3.pdf"
expect "says what is to be found" 0 "what survivors" pdftotext -layout "$counted/3C-3.pdf" -
expect "the worklist"             0 "page" "$SHEAF" build --template worklist -o "$counted/worklist.pdf"
pdftotext -layout "$counted/worklist.pdf" - > "$counted/worklist.txt"
open=$(grep -c '^[0-9][A-Z]-[0-9]*  *no-data' "$counted/status")
[ "$open" -eq "$(grep -c 'Collected by: ' "$counted/worklist.txt")" ] && pass || fail "$open indicators without a figure, and the worklist says of $(grep -c 'Collected by: ' "$counted/worklist.txt") who collects it"
[ "$open" -le 6 ] && pass || fail "$open indicators have no figure"

# The list at the terminal holds each indicator without a figure, too: those that have no measure with what would have to be collected.
"$SHEAF" status --worklist > "$counted/terminal"
for indicator in $("$SHEAF" status | awk '$2 == "no-data" { print $1 }'); do
    grep -q "^[^ ]*  $indicator  " "$counted/terminal" && pass || fail "$indicator has no figure and is not on the worklist"
done
[ "$(grep -c '  to be collected  *For ' "$counted/terminal")" = "$(grep -c '<indicator id="[^"]*" kind="[^"]*">' data/plan.xml)" ] && pass || fail "what is to be collected: $(grep 'to be collected' "$counted/terminal" | cut -c 1-60)"
