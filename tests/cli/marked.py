#!/usr/bin/python3
"""
Words of finished pages against what is drawn: FILE.pdf FILE.pages …, a line for each fault. The second is the display
list of the first, as 'sheaf build --stop-after pages' prints it. No rule, mark or edge of a bar runs through the middle
of a word, and no hatched area lies behind one, unless a ground was painted between them; and no word stands on a white
ground that was cut out of a bar.
"""
import re
import sys
from touching import cores

NUMBER = r"(-?[\d.]+)"
LINE = re.compile(rf"^line {NUMBER} {NUMBER} {NUMBER} {NUMBER} stroke {NUMBER} (#\w+)")
BOX = re.compile(rf"^(fill|frame|hatch) {NUMBER} {NUMBER} {NUMBER} {NUMBER}(?: (#\w+))?")
CIRCLE = re.compile(rf"^circle {NUMBER} {NUMBER} {NUMBER} {NUMBER}(?: (#\w+))?")
SHAPE = re.compile(rf"^(path|polyline)((?: {NUMBER}){{4,}}) ?(.*)$")
HALO = re.compile(r"stroke (2\.\d+) (#\w+)")
MARK = 18                               # no larger than this is a mark; what is larger is a shape of a map or a line
PALE = 0.72
FRAME_TEXT = 0.6


def pages_of(path):
    pages = []
    for row in open(path, encoding="utf-8"):
        row = row.strip()
        if row.startswith("page "):
            pages.append([])
        elif pages:
            pages[-1].append(row)
    return pages


def light(colour):
    r, g, b = (int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5))
    return 0.299 * r + 0.587 * g + 0.114 * b


def across(word, box, by=0.5):
    """How far the core of a word reaches into the box: (width, height), or None."""
    wide, high = min(word[2], box[2]) - max(word[0], box[0]), min(word[3], box[3]) - max(word[1], box[1])
    return (wide, high) if wide > by and high > by else None


def within(word, box, by=0.8):
    return word[0] >= box[0] - by and word[2] <= box[2] + by and word[1] >= box[1] - by and word[3] <= box[3] + by


def hides(ground, core, box, kind):
    """Is the ground between the word and what was drawn there? Of a lying line the part behind the word is enough."""
    if kind == "line" and box[3] - box[1] < 0.01:
        return ground[0] <= core[0] and ground[2] >= core[2] and ground[1] <= box[1] <= ground[3]
    return within(core, ground)


def ink_of(items):
    """What is drawn, in painting order: (kind, box, what it is called); a ground is a fill that hides what is below it."""
    out = []
    for row in items:
        line, box, circle, shape = LINE.match(row), BOX.match(row), CIRCLE.match(row), SHAPE.match(row)
        if line:
            x1, y1, x2, y2, wide = (float(line[i]) for i in range(1, 6))
            if light(line[6]) >= 0.95 and y1 == y2:
                out.append(("fill", (min(x1, x2), y1 - wide / 2, max(x1, x2), y1 + wide / 2), line[6], wide))
            elif light(line[6]) < 0.95:
                out.append(("line", (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)), (x1, y1, x2, y2), wide))
        elif box:
            x, y, w, h = (float(box[i]) for i in range(2, 6))
            out.append((box[1], (x, y, x + w, y + h), box[6], min(w, h)))
        elif circle:
            x, y, r = (float(circle[i]) for i in range(1, 4))
            ground = circle[5] and light(circle[5]) > 0.95
            out.append(("fill" if ground else "mark", (x - r, y - r, x + r, y + r), circle[5], r))
        elif shape:
            numbers = [float(n) for n in shape[2].split()]
            xs, ys = numbers[0::2], numbers[1::2]
            bounds = (min(xs), min(ys), max(xs), max(ys))
            halo = HALO.search(row)
            if halo and light(halo[2]) > 0.95:      # about the letters of a name on a map: they hide what is below
                out.append(("fill", bounds, halo[2], 0))
            elif shape[1] == "path" and max(bounds[2] - bounds[0], bounds[3] - bounds[1]) <= MARK:
                out.append(("mark", bounds, "mark", 0))
            elif shape[1] == "polyline" and len(xs) <= 60:
                for a in range(len(xs) - 1):
                    p = (xs[a], ys[a], xs[a + 1], ys[a + 1])
                    out.append(("line", (min(p[0], p[2]), min(p[1], p[3]), max(p[0], p[2]), max(p[1], p[3])), p, 1))
    return out


def cuts(segment, box):
    """Does the segment run through the box? Liang and Barsky's clipping."""
    x1, y1, x2, y2 = segment
    low, high = 0.0, 1.0
    for p, q in ((x1 - x2, x1 - box[0]), (x2 - x1, box[2] - x1), (y1 - y2, y1 - box[1]), (y2 - y1, box[3] - y1)):
        if p == 0:
            if q < 0:
                return False
        elif p < 0:
            low = max(low, q / p)
        else:
            high = min(high, q / p)
    return low < high


def faults(words, items):
    ink = ink_of(items)
    fills = [(i, box) for i, (kind, box, _, _) in enumerate(ink) if kind == "fill"]
    for word in words:
        core = (word[0] + 0.6, word[1] + 0.3, word[2] - 0.6, word[3] - 0.3)
        if core[2] - core[0] < 1 or core[3] - core[1] < 0.8:
            continue
        for i, (kind, box, what, size) in enumerate(ink):
            if not across(core, (box[0] - 0.3, box[1] - 0.3, box[2] + 0.3, box[3] + 0.3), 0):
                continue
            if any(n > i and hides(ground, core, box, kind) for n, ground in fills):
                continue
            if kind == "line" and cuts(what, core):
                yield word, "a line runs through", box
            elif kind == "mark" and across(core, box, 0.7) and not within(core, box):
                yield word, "a mark lies on", box
            elif kind == "hatch" and across(core, box, 0.7):
                yield word, "a pattern lies behind", box
            elif kind == "fill" and light(what) < PALE and across(core, box, 0.7) and not within(core, box):
                yield word, "the edge of a bar runs through", box
            elif kind == "frame" and across(core, box, 0.7) and not within(core, box):
                yield word, "a frame runs through", box
        holes = [(n, g) for n, g in fills if within(core, g) and light(ink[n][2]) > 0.99 and g[3] - g[1] < 14]
        for n, ground in holes:
            for kind, box, what, _ in ink[:n]:
                bar = kind == "fill" and light(what) < PALE
                if bar and 5 <= box[3] - box[1] <= 24 and min(box[2], ground[2]) - max(box[0], ground[0]) > 4 and \
                   min(box[3], ground[3]) - max(box[1], ground[1]) > 3 and \
                   ground[2] - ground[0] < 0.9 * (box[2] - box[0]):     # else the bar is hollow
                    yield word, "a bar is cut out for", box


if __name__ == "__main__":
    for pdf, listed in zip(sys.argv[1::2], sys.argv[2::2]):
        for number, ((_, _, words), items) in enumerate(zip(cores(pdf), pages_of(listed)), 1):
            told = set()
            for word, fault, box in faults(words, items):
                if (word, fault) not in told:
                    told.add((word, fault))
                    print(f"{pdf}: page {number}: {fault} {word[4]!r} at {word[0]:.0f}, {word[3]:.0f} "
                          f"({box[0]:.1f}, {box[1]:.1f} to {box[2]:.1f}, {box[3]:.1f})")
