# Pages of totals: their parts add up to the official total or the page says why not; what no source tells is said.
official=$scratch/official
mkdir -p "$official"
expect "casualties, without maps" 0 "2 pages" env SHEAF_WORLD=none "$SHEAF" build --template casualties -o "$official/casualties.pdf"
expect "hold, their pictures too" 0 ": 0 findings" "$SHEAF" audit --truth --data . "$official/casualties.pdf"
pdftotext -layout "$official/casualties.pdf" "$official/casualties"
python3 - "$official/casualties" > "$official/wrong" <<'END' || echo "the check ended with a fault" >> "$official/wrong"
import re, sys
text = open(sys.argv[1]).read()
table = text[text.index("Persons "):]
total, killed, injured = (re.search(r"^ *%s .*$" % n, table, re.M).group(0) for n in ("Casualties", "Killed", "Injured"))
known = {"2016": (9437, 2472, 6937, 28), "2017": (7239, 2793, 4431, 15), "2018": (6897, 3059, 3837, 1)}      # as the Monitor prints them
for year, (all_, k, i, u) in known.items():
    assert all_ == k + i + u
    for line, n in ((total, all_), (killed, k), (injured, i)):
        if f"{n:,}" not in line: print(year, "lacks", n)
unknown = re.search(r"^ *Unknown outcome .*$", table, re.M).group(0).split()
if not all(str(u) in unknown for u in (28, 15, 1)): print("the unknown outcomes:", unknown)
if "killed and injured as printed add up to 3,618" not in text: print("2012 does not say why")
for words in ("Women and girls", "By improvised mines", "By state, age, sex and device are not in our sources."):
    if words not in text: print("lacks", words)
END
[ ! -s "$official/wrong" ] && pass || fail "casualties: $(cat "$official/wrong")"

expect "reporting"                0 "page" "$SHEAF" build --template reporting -o "$official/reporting.pdf"
expect "holds"                    0 ": 0 findings" "$SHEAF" audit --truth --data . "$official/reporting.pdf"
pdftotext -layout "$official/reporting.pdf" "$official/reporting"
# When each was due follows from the treaty: 180 days after entry into force for the state, then 30 April.
python3 - "$official/reporting" > "$official/wrong" <<'END' || echo "the check ended with a fault" >> "$official/wrong"
import re, sys, datetime, xml.etree.ElementTree as tree
text = open(sys.argv[1]).read()
force = {(m.get("area"), m.get("treaty")): m.get("in-force") for m in tree.parse("data/memberships.xml").getroot().iter("membership")}
names = {a.get("id"): a.get("name") for a in tree.parse("data/areas.xml").getroot().iter("area")}
late = 0
for r in tree.parse("data/records-reports.xml").getroot().iter("record"):
    v = {x.get("field"): x.text for x in r.iter("value")}
    first = datetime.date.fromisoformat(force[r.get("area"), v["treaty"]]) + datetime.timedelta(180)
    due = first.isoformat() if v["kind"] == "initial" else v["submitted"][:4] + "-04-30"
    if v["due"] != due: print(r.get("id"), "was due on", due)
    if len(v["submitted"]) == 10 and v["submitted"] > due:
        days = (datetime.date.fromisoformat(v["submitted"]) - datetime.date.fromisoformat(due)).days
        late += 1
        if not re.search(r"%s +%s .* %d +\d" % (names[r.get("area")], v["kind"], days), text): print(r.get("id"), "is", days, "days late")
if late != 2: print("two were late by days that are known, and", late, "are")
if "the day is not in our sources" not in text: print("a month is told as if it were a day")
if "due on 30 April 2020" not in text: print("the next is not told")
END
[ ! -s "$official/wrong" ] && pass || fail "reporting: $(cat "$official/wrong")"
# A source may tell the year alone: of the year of the day itself nothing follows, of one behind it lateness.
project
sed -i 's|>2018-04</value>|>2018</value>|; s|date="2018-04"|date="2018"|; s|>2012-09</value>|>2012</value>|; s|date="2012-09"|date="2012"|' "$scratch/project/data/records-reports.xml"
expect "reporting by years"       0 "page" "$SHEAF" build -C "$scratch/project" --template reporting -o "$official/years.pdf"
pdftotext -layout "$official/years.pdf" "$official/years"
grep -qE '^ *Iraq +annual .* 2018 +the day is not in our sources' "$official/years" && grep -qE '^ *Chile +initial .* 2012 +late; the day is' "$official/years" && pass || fail "a report of which the year alone is known: $(grep -E 'Iraq|Chile' "$official/years")"

# 57 per cent: what Bosnia and Herzegovina gave of its own in 2017, of that and what it received.
expect "funding"                  0 "pages" "$SHEAF" build --template funding -o "$official/funding.pdf"
expect "holds"                    0 ": 0 findings" "$SHEAF" audit --truth --data . "$official/funding.pdf"
pdftotext -layout "$official/funding.pdf" "$official/funding"
python3 - "$official/funding" > "$official/wrong" <<'END' || echo "the check ended with a fault" >> "$official/wrong"
import re, sys, xml.etree.ElementTree as tree
text = open(sys.argv[1]).read()
def value(measure, area, year):
    for s in tree.parse("data/observations-money.xml").getroot().iter("series"):
        if s.get("measure") == measure and s.get("area") == area:
            for o in s.iter("observation"):
                if o.get("period") == year and not o.get("status"): return float(o.get("value"))
own, received = value("national-contrib", "BIH", "2017"), value("intl-contrib-received", "BIH", "2017")
if not re.search(r"Bosnia and Herzegovina +2017 +%.0f.% +%.0f.%" .replace("%.0f", "{}").format(round(100 * own / (own + received)), round(100 * received / (own + received))), text): print("shares of Bosnia and Herzegovina")
total, abroad = value("total-support", None, "2018"), value("intl-contrib-total", None, "2018")
if not re.search(r"World +2018 +. +%d.%%" % round(100 * abroad / total), text): print("shares of the world")
if not re.search(r"United States +US\$ 1,000 +134,400", text) or "one that gave nothing" not in text: print("donors by year")
if text.count("Nominal dollars of the year") < 2: print("the price basis")
END
[ ! -s "$official/wrong" ] && pass || fail "funding: $(cat "$official/wrong")"
