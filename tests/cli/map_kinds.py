"""The maps of tests/cli/maps.sh's page "kinds" against the data that stand in the same print: map_kinds.py DOC TRACE WORDS.

Classes by rule are worked out here again from the values in the circles' alternative text's manner: by brute force for
natural breaks. Circles are as large as their figures, squares lie apart, and what is in two rows is in the first.
"""
import itertools, re, sys

doc, trace, words = (open(name, encoding="utf-8").read() for name in sys.argv[1:])
wrong = []
maps = re.split(r"\n *map ", doc)[1:]


def check(holds, what):
    if not holds:
        wrong.append(what)


def classes(text):
    """letter -> (words, count), and area -> letter"""
    return ({m[1]: (m[2], int(m[3])) for m in re.finditer(r'class ([A-G]) text="([^"]*)" count=(\d+)', text)},
            dict(re.findall(r"shade ([A-Z]+) ([A-G])", text)))


# Latest figures, read off the page of contamination: km2, by state, as its sources have them (see the lists in maps.sh).
LATEST = {"AFG": 205, "AGO": 245.03, "BIH": 1061, "ETH": 1193.08, "HRV": 443.2, "IRQ": 1219, "KHM": 941, "TCD": 103.5,
          "THA": 391.38, "UKR": 7000, "ERI": 33.43, "LBN": 20.07, "LKA": 25.8, "SOM": 72.2, "SSD": 79.63, "ZWE": 61.79,
          "CHL": 5.1, "GBR": 6.44, "SDN": 19, "TJK": 8.81, "COD": 0.1, "NER": 0.24, "SRB": 1.1}
values = sorted(LATEST.values())


def spread(part):
    mean = sum(part) / len(part)
    return sum((v - mean) ** 2 for v in part)


def parted(splits):
    ends = [0, *splits, len(values)]
    return [values[a:b] for a, b in zip(ends, ends[1:])]


def held(number, parts, rule):
    texts, shades = classes(maps[number])
    check(set(shades) == set(LATEST), f"{rule}: other states are shown")
    for letter, part in zip("ABCDEF", reversed(parts)):
        got = sorted(LATEST[area] for area, at in shades.items() if at == letter)
        check(got == part, f"{rule}: class {letter} is {got}, not {part}")
        check(texts[letter][1] == len(part), f"{rule}: class {letter} counts {texts[letter][1]}")


held(0, parted([len(values) * i // 4 for i in (1, 2, 3)]), "quantile")
steps = [values[0] + (values[-1] - values[0]) * i / 4 for i in (1, 2, 3)]
held(1, [[v for v in values if sum(v >= s for s in steps) == i] for i in range(4)], "equal")
held(2, min((parted(s) for s in itertools.combinations(range(1, len(values)), 4)),
            key=lambda parts: sum(map(spread, parts))), "jenks")
check('inset name="South-East Europe" areas=3' in maps[2], "no inset")

# Circles: the alternative text tells each figure, the list of what is painted each radius.
said = re.search(r'alt="Map with circles[^"]*?: ([^"]*)"', trace)[1]
told = [float(v.replace(",", "")) for v in re.findall(r" ([\d,.]+)(?= \(\d{4}\)|, |[;.]|$)", said)]
radii = [float(r) for r in re.findall(r"circle \S+ \S+ (\S+) 0 #5A8FB5 stroke 0.7 #FFFFFF", trace)]
circles = sorted(radii, reverse=True)
told.sort(reverse=True)
check(len(told) >= 15, f"{len(told)} figures are told: {said[:80]}")
for value in told:
    want = circles[0] * (value / told[0]) ** 0.5
    check(any(abs(r - max(want, 1.8)) < 0.02 for r in circles), f"no circle is as large as {value}: {want}")

# Squares: as many as states with an outline, each at a place of its own, with its code in the text.
_, shades = classes(maps[4])
codes = [area for area in shades if area in words.split()]
check(len(codes) == len(shades) - 1 and "VAT" not in codes, f"{len(codes)} squares of {len(shades)} states")
# Statuses: those of the objective's targets alone. Members: all that count or do not.
texts, shades = classes(maps[5])
check(len(shades) == 14 and sum(count for _, count in texts.values()) == 14, f"{len(shades)} statuses, not 14")
texts, shades = classes(maps[6])
check(len(shades) == 14, f"{len(shades)} members of the set, not 14")
# Marks: who is in two rows is in the first.
texts, shades = classes(maps[8])
check(shades == {"AGO": "A", "TCD": "A", "NGA": "B"}, f"marks: {shades}")
print("\n".join(wrong))
sys.exit(bool(wrong))
