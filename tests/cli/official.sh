# Pages of totals: their parts add up to the official total or the page says why not; what no source tells is said.
official=$scratch/official
mkdir -p "$official"
expect "casualties"               0 "2 pages" "$SHEAF" build --template casualties -o "$official/casualties.pdf"
expect "hold, their pictures too" 0 ": 0 findings" "$SHEAF" audit --truth --data . "$official/casualties.pdf"
pdftotext -layout "$official/casualties.pdf" "$official/casualties"
python3 - "$official/casualties" > "$official/wrong" <<'END'
import re, sys
text = open(sys.argv[1]).read()
table = text[text.index("Recorded casualties, the world"):]
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
