#!/usr/bin/python3
"""
Looks at display lists as 'sheaf build --stop-after pages' prints them: FILE …, a line for each fault. Lying rules may
not strike through the middle of a text, unless a ground was painted between them; two heavy rules may not lie on each
other or nearly so; where columns of rules begin, their edges agree to 0.1 pt or are parted by more than 1; no text is
under 7 pt but superior numbers and letters (5.5 at least) and the small months beside a month (6.2 at least). Headings
beside each other stand on one line, and each begins where a rule above it does; heads of columns begin where these do. On columns, from the highest number to
the years below, are 80 pt, and 4 pt are left between them and their key.
"""
import re
import sys

LINE = re.compile(r"^line (\S+) (\S+) (\S+) (\S+) stroke (\S+)")
TH = re.compile(r"^begin \d+ TH$")
FILL = re.compile(r"^fill (\S+) (\S+) (\S+) (\S+) ")
TEXT = re.compile(r'^text (\S+) (\S+) \S+ (\S+) #\w+ "(.*)"$')
HEAVY, NEAR = 1.2, 8


def pages_of(path):
    number, items = 0, []
    for row in open(path, encoding="utf-8"):
        row = row.strip()
        if row.startswith("page "):
            if number:
                yield number, items
            number, items = number + 1, []
        else:
            items.append(row)
    yield number, items


SUPERIOR = re.compile(r"\s*\W*(\d+|[a-z]{1,2})?\W*")
SMALL_MONTH = re.compile(r"\w{1,2}|\w+ \d{4}")


def too_small(items):
    for row in items:
        text = TEXT.match(row)
        size = float(text[3]) if text else 7
        if size < 6.999 and not (size >= 5.5 and all(map(SUPERIOR.fullmatch, re.split(r"[,–\u2009]", text[4]))) or
                                 size >= 6.2 and SMALL_MONTH.fullmatch(text[4].strip())):
            yield f"{text[4]!r} is set in {size:g}"


def heavy_rules(items):
    rules = []
    for row in items:
        line = LINE.match(row)
        if line:
            x1, y1, x2, y2, width = map(float, line.groups())
            if y1 == y2 and width >= HEAVY and x2 - x1 > 60:
                rules.append((y1, x1, x2))
    return sorted(rules)


def struck(items):
    """Words are at least a third of their size wide a letter; the middle of letters lies over the line they stand on."""
    lines, grounds, wide = [], [], 0.3
    for row in items:
        line, fill, text = LINE.match(row), FILL.match(row), TEXT.match(row)
        if line:
            x1, y1, x2, y2, width = map(float, line.groups())
            if abs(y1 - y2) < 0.01:
                lines.append((min(x1, x2), max(x1, x2), y1, len(grounds)))
        elif fill:
            x, y, w, h = map(float, fill.groups())
            grounds.append((x, y, x + w, y + h))
        elif text and re.search(r"\w", text[4], re.ASCII):
            x, y, size = float(text[1]), float(text[2]), float(text[3])
            words = text[4].strip()
            start, end = x + 1 + 0.25 * size * (len(text[4]) - len(text[4].lstrip())), x + wide * size * len(words) - 1
            for left, right, at, before in lines:
                inside = y - 0.4 * size < at < y - 0.12 * size and min(right, end) - max(left, start) > 1
                if inside and not any(g[0] <= max(left, start) + 0.6 and g[2] >= min(right, end) - 0.6 and
                                      g[1] <= at <= g[3] for g in grounds[before:]):
                    yield f"{words!r} at {x:.0f}, {y:.0f} is struck through at {at:.1f}"
                    break


HEADING = re.compile(r"^begin \d+ H[2-4]$")
AXIS = re.compile(r"^line (\S+) (\S+) (\S+) (\S+) stroke 0.75 #15202B$")
YEAR = re.compile(r"\d{4}|[’']\d\d")
NUMBER = re.compile(r"[≥≈≤]*[\d.,\u202f]+")
ASCENT, DESCENT, CAPITAL = 1.069, 0.293, 0.714                      # of Noto Sans, in em


def texts_of(items):
    for row in items:
        text = TEXT.match(row)
        if text and text[4].strip():
            yield float(text[1]), float(text[2]), float(text[3]), text[4]


def headings(items, rules):
    heads = []
    for i, row in enumerate(items):
        first = next(texts_of(items[i + 1:i + 3]), None) if HEADING.match(row) else None
        if first:
            heads.append(first)
    for n, (x, y, size, words) in enumerate(heads):
        above = [start for at, start, _ in rules if 0 < y - at < 24 and abs(start - x) < 8]
        if above and min(abs(start - x) for start in above) > 0.1:
            yield f"{words!r} begins at {x:.2f}, and the rule above at {above[0]:.2f}"
        for other in heads[n + 1:]:
            if other[2] == size and abs(other[0] - x) > 60 and 0.1 < abs(other[1] - y) < 6:
                yield f"{words!r} and {other[3]!r} stand at {y:.2f} and {other[1]:.2f}"


def askew(items):
    """A column's head that begins a little beside what stands below it, in the next lines, and not where any of it does."""
    heads = [t for i, row in enumerate(items) if TH.match(row) for t in texts_of(items[i + 1:i + 2]) if t[2] == 7]
    below = {}
    for text in texts_of(items):
        below.setdefault(round(text[1], 2), []).append(text)
    for x, y, _, words in heads:
        near = [t[0] - x for level, texts in below.items() if 3 < level - y < 48
                for t in texts if abs(t[0] - x) < 5 and t[3][0].isalpha()]        # figures end with their heads
        if len(near) > 1 and min(map(abs, near)) > 0.1 and max(near) - min(near) < 0.1:
            yield f"the head {words!r} begins {abs(near[0]):.2f} beside its column"


def columns_of(items):
    """(axis, numbers above it, years below it) of each chart of columns that have their years below."""
    texts = list(texts_of(items))
    for row in items:
        axis = AXIS.match(row)
        if not axis or axis[2] != axis[4] or float(axis[3]) - float(axis[1]) < 200:
            continue
        x1, y, x2 = (float(axis[i]) for i in (1, 2, 3))
        within = [t for t in texts if x1 - 4 <= t[0] <= x2 and t[2] == 8]
        years = [t for t in within if 5 < t[1] - y < 16 and YEAR.fullmatch(t[3].strip())]
        numbers = [t for t in within if 1 < y - t[1] < 140 and NUMBER.fullmatch(t[3].strip())]
        if len(years) > 1 and numbers:
            yield (x1, y, x2), numbers, years


def cramped(items):
    for (x1, y, x2), numbers, years in columns_of(items):
        top = min(t[1] - ASCENT * t[2] for t in numbers)
        high = max(t[1] + DESCENT * t[2] for t in years) - top
        if high < 79.8:
            yield f"the columns at {x1:.0f}, {y:.0f} are {high:.1f} high"
        ink = min(t[1] - CAPITAL * t[2] for t in numbers)
        above = [t for t in texts_of(items) if x1 - 4 <= t[0] <= x2 and ink - 24 < t[1] < ink]
        keys = [t[1] + 0.2 * t[2] for t in above if t[2] == 7]
        if keys and ink - max(keys) < 4:
            yield f"the key above the columns at {x1:.0f}, {y:.0f} leaves {ink - max(keys):.1f}"


def edges(rules):
    starts = sorted({x for _, x, _ in rules})
    return [(a, b) for a, b in zip(starts, starts[1:]) if 0.1 < b - a <= 1]


for path in sys.argv[1:]:
    for number, items in pages_of(path):
        rules = heavy_rules(items)
        for (y, a, b), (below, c, d) in zip(rules, rules[1:]):
            if 0 < below - y < NEAR and min(b, d) - max(a, c) > 20:
                print(f"{path}: page {number}: two heavy rules at {y:.1f} and {below:.1f}")
        for a, b in edges(rules):
            print(f"{path}: page {number}: columns begin at {a:.2f} and {b:.2f}")
        for fault in [*too_small(items), *struck(items), *headings(items, rules), *askew(items), *cramped(items)]:
            print(f"{path}: page {number}: {fault}")
