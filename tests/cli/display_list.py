#!/usr/bin/python3
"""
Looks at display lists as 'sheaf build --stop-after pages' prints them: FILE …, a line for each fault. Lying rules may
not strike through the middle of a text, unless a ground was painted between them; two heavy rules may not lie on each
other or nearly so; where columns of rules begin, their edges agree to 0.1 pt or are parted by more than 1; no text is
under 7 pt but superior numbers and letters (5.5 at least) and the small months beside a month (6.2 at least).
"""
import re
import sys

LINE = re.compile(r"^line (\S+) (\S+) (\S+) (\S+) stroke (\S+)")
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
        for fault in [*too_small(items), *struck(items)]:
            print(f"{path}: page {number}: {fault}")
