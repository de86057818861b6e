# The page of votes: who did not vote, who is not a Member, whose vote changed; each worked out once more from the files.
votes=$scratch/votes
mkdir -p "$votes"
expect "votes"                    0 "pages" "$SHEAF" build --template votes -o "$votes/votes.pdf"
expect "hold"                     0 ": 0 findings" "$SHEAF" audit --truth --data . "$votes/votes.pdf"
pdftotext -layout "$votes/votes.pdf" "$votes/text"
"$SHEAF" audit --tags --brief "$votes/votes.pdf" > "$votes/heard"
python3 - "$votes/heard" > "$votes/wrong" <<'END' || echo "the check ended with a fault" >> "$votes/wrong"
import re, sys, xml.etree.ElementTree as tree
text = open(sys.argv[1]).read()
series = list(tree.parse("data/observations-treaties.xml").getroot().iter("series"))
def of(measure, area=None):
    out = {}
    for s in series:
        if s.get("measure") == measure and s.get("area") == area:
            for o in s.iter("observation"):
                if o.get("status") != "preliminary" and o.get("value") and o.get("period") < "2020":
                    out.setdefault(int(o.get("period")[:4]), int(o.get("value")))
    return out
members = of("un-members")[2011]
names = {a.get("id"): a.get("name") for a in tree.parse("data/areas.xml").getroot().iter("area")}
words = {1: "in favour", 0: "abstained", -1: "against", None: "did not vote"}
rows = 0
for treaty, lacking in (("ccm", set()), ("mbt", {("ZWE", 2016)})):
    four = [of(f"{treaty}-unga-{k}") for k in ("yes", "no", "abstain", "not-voting")]
    for year in range(2015, 2020):
        if sum(f[year] for f in four) != members: print(treaty, year, "does not add up to", members)
    changed = []
    for area in sorted({s.get("area") for s in series if s.get("measure") == f"{treaty}-unga-vote"}):
        vote = of(f"{treaty}-unga-vote", area)
        for year in range(2016, 2020):
            now, before = vote.get(year), vote.get(year - 1)
            if now is None or now == before or (before is None and (now != 1 or (area, year - 1) in lacking)): continue
            changed.append((year, names[area], words[before], words[now]))
    for c in changed:
        if "row: Year: %d | %s | %s, Year before: %s | %s, Then: %s\n" % (*c[:2], c[1], c[2], c[1], c[3]) not in text: print("lacks", treaty, c)
    rows += len(changed)
if text.count("row: Year: ") != rows: print(text.count("row: Year: "), "rows of", rows)
END
[ ! -s "$votes/wrong" ] && pass || fail "votes: $(cat "$votes/wrong")"
grep -q 'not recorded' "$votes/text" && pass || fail "a vote that the roll call lacks is an absence"
project
sed -i '/<group id="un-members"/s/ KHM / /' "$scratch/project/data/areas.xml"
"$SHEAF" build -q -C "$scratch/project" --template votes -o "$votes/other.pdf" && pdftotext -layout "$votes/other.pdf" - | grep -q 'not a Member' && pass || fail "one that is no Member is not told"
# Nobody's votes of 2014 on the one, and of 2013 on the other, are in the data: nobody was absent then.
expect "votes of 2018"            0 "pages" "$SHEAF" build --template votes --as-of 2018-08-31 -o "$votes/early.pdf"
expect "hold then"                0 ": 0 findings" "$SHEAF" audit --truth --data . "$votes/early.pdf"
"$SHEAF" audit --tags --brief "$votes/early.pdf" > "$votes/early"
grep -q 'row: Year: 2016 | Angola | Angola, Year before: did not vote | Angola, Then: in favour' "$votes/early" &&
    ! grep -q 'row: Year: 2014 .*did not vote' "$votes/early" &&
    ! sed '/Mine ban resolution: votes changed/,$d' "$votes/early" | grep -q 'row: Year: 2015 .*did not vote' && pass || fail "absent from a roll call that the data lack"
# A sheet says the same of each state and year as the roll calls do: a vote, that it stayed away, that nothing is known, or that there was no roll call.
for area in KHM AGO TCD ZWE STP COK; do
    SHEAF_WORLD=none "$SHEAF" build -q --template factsheet --area $area -o "$votes/$area.pdf"
    "$SHEAF" audit --tags --brief "$votes/$area.pdf" > "$votes/$area"
done
python3 - "$votes" > "$votes/wrong" <<'END' || echo "the check ended with a fault" >> "$votes/wrong"
import re, sys, xml.etree.ElementTree as tree
series = list(tree.parse("data/observations-treaties.xml").getroot().iter("series"))
def of(measure, area=None):
    return {int(o.get("period")[:4]): int(o.get("value")) for s in series if (s.get("measure"), s.get("area")) == (measure, area)
            for o in s.iter("observation") if o.get("value") and o.get("period") < "2020"}
words = {1: "in favour", 0: "abstained", -1: "against"}
for area in "KHM AGO TCD ZWE STP COK".split():
    text = open(f"{sys.argv[1]}/{area}").read()
    any_vote = of("ccm-unga-vote", area) or of("mbt-unga-vote", area)
    if bool(any_vote) != ("Votes in the United Nations" in text): print(area, "has a table of votes, or none, wrongly")
    for treaty, row, lacking in (("ccm", "Cluster munitions", set()), ("mbt", "Mine ban", {("ZWE", 2016)})):
        votes, called = of(f"{treaty}-unga-vote", area), of(f"{treaty}-unga-yes")
        said = dict(re.findall(rf"{row} resolution, (?:’|20)(\d\d): ([^|\n]*?) *(?=[|\n])", text))
        if len(said) != (6 if any_vote else 0): print(area, treaty, "years", sorted(said))
        for year, word in said.items():
            year = 2000 + int(year)
            right = words[votes[year]] if year in votes else "no vote held or recorded" if year not in called else "not recorded" if (area, year) in lacking else "did not vote"
            if word != right: print(area, treaty, year, word, "is", right)
END
[ ! -s "$votes/wrong" ] && pass || fail "votes of sheets: $(cat "$votes/wrong")"
