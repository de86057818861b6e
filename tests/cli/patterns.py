#!/usr/bin/python3
"""
One pattern, one meaning: every fill of a chart is printed in the theme's colours, at 300 dpi, turned to grey and
copied twice (blurred by a lens of three pixels, its contrast raised as a copier does), and any two must still differ:
patterns.py PNG NAME …, for a picture of swatches below each other. Says which two look alike; nothing when none do.
patterns.py --marks PNG NAME …, for marks that are known by their shape: held against each other point by point.
"""
import struct
import sys
import zlib


def grey_of(line, channels):
    if channels == 1:
        return list(line)
    return [(299 * r + 587 * g + 114 * b) // 1000 for r, g, b in zip(*(line[i::channels] for i in range(3)))]


WIDEST = 480        # of the picture's points in a row: what is compared stands at its left


def read_png(path):
    """Its grey, from the top: a row at a time, for what is below the last swatch is not needed."""
    data = open(path, "rb").read()
    at, idat = 8, b""
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + size]
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", body[:10])
        elif kind == b"IDAT":
            idat += body
        at += size + 12
    channels = {0: 1, 2: 3, 6: 4}[colour]
    assert depth == 8
    raw, stride, some = zlib.decompress(idat), width * channels, min(width, WIDEST) * channels
    before = bytearray(some)
    for y in range(height):
        at = y * (stride + 1)
        filtered, line = raw[at], bytearray(raw[at + 1:at + 1 + some])
        if filtered == 0 or filtered == 2 and not any(line):
            line = line if filtered == 0 else bytearray(before)
            before = line
            yield grey_of(line, channels)
            continue
        for i in range(some):
            a = line[i - channels] if i >= channels else 0
            b = before[i]
            c = before[i - channels] if i >= channels else 0
            p = a + b - c
            near = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]
            line[i] = (line[i] + (0, a, b, (a + b) // 2, near)[filtered]) & 255
        before = line
        yield grey_of(line, channels)


def blur(grey):
    height, width = len(grey), len(grey[0])
    wide = [[(row[max(x - 1, 0)] + row[x] + row[min(x + 1, width - 1)]) / 3 for x in range(width)] for row in grey]
    return [[(wide[max(y - 1, 0)][x] + wide[y][x] + wide[min(y + 1, height - 1)][x]) / 3 for x in range(width)]
            for y in range(height)]


def copied(grey):
    """A copier raises contrast about its middle by a seventh each time; dark and light ends are lost."""
    for _ in range(2):
        grey = [[min(max((v - 128) * 1.15 + 128, 0), 255) for v in row] for row in blur(grey)]
    return grey


def edges(values):
    return sum(abs(a - b) for a, b in zip(values, values[1:])) / max(len(values), 1)


def features(cell):
    """Darkness inside, how fast it changes along and across, and how dark and how broken the frame is."""
    h, w = len(cell), len(cell[0])
    inner = [row[12:w - 12] for row in cell[12:h - 12]]
    mean = sum(map(sum, inner)) / (len(inner) * len(inner[0]))
    along = sum(edges(row) for row in inner) / len(inner)
    across = sum(edges(column) for column in zip(*inner)) / len(inner[0])
    slope = sum(abs(inner[y][x] - inner[y - 4][x - 4]) - abs(inner[y][x] - inner[y - 4][x + 4])
                for y in range(4, len(inner), 3)
                for x in range(4, len(inner[0]) - 4, 3)) / (len(inner) * len(inner[0]) / 9)
    side = [min(row[x] for row in cell[:8]) for x in range(8, w - 8)]
    frame = sum(side) / len(side)
    return (mean, 4 * along, 4 * across, slope, frame / 2, 6 * edges(side))


def read_swatches(path, count):
    """What stands below each other, cut at its left and right end: as many as there should be, and one more."""
    swatches, white = [[]], 0
    for row in read_png(path):
        if min(row) < 250:
            swatches[-1].append(row)
            white = 0
            continue
        white += 1
        if white == 12 and swatches[-1]:        # fewer lie between the dashes of one
            if len(swatches) > count:
                break
            swatches.append([])
    swatches = [swatch for swatch in swatches if swatch]
    if len(swatches) != count:
        sys.exit(f"{len(swatches)} swatches for {count} names")
    return swatches


def cut(swatch, left, right):
    return [row[left:right + 1] for row in swatch]


def ends(rows):
    dark = [x for row in rows for x, v in enumerate(row) if v < 250]
    return min(dark), max(dark)


def shape(swatch, side=64):
    """Copied twice, in the middle of a white square."""
    low, high = ends(swatch)
    rows = cut(swatch, low, high)
    over = (side - len(rows)) // 2
    along = (side - len(rows[0])) // 2
    if over < 3 or along < 3:
        sys.exit(f"a mark is {len(rows[0])} wide and {len(rows)} high")
    square = [[255] * side for _ in range(side)]
    for y, row in enumerate(rows):
        square[over + y][along:along + len(row)] = row
    return copied(square)


def apart(a, b):
    """The part of the points of both marks that are dark in the one and light in the other, in hundredths."""
    pairs = [(p, q) for one, other in zip(a, b) for p, q in zip(one, other) if p < 160 or q < 160]
    return 100 * sum(abs(p - q) > 64 for p, q in pairs) / len(pairs)


marks = sys.argv[1] == "--marks"
names = sys.argv[3 if marks else 2:]
swatches = read_swatches(sys.argv[2 if marks else 1], len(names))
if marks:
    found = {name: shape(swatch) for name, swatch in zip(names, swatches)}
else:
    low, high = ends([row for swatch in swatches for row in swatch])
    found = {name: features(copied(cut(swatch, low, high))) for name, swatch in zip(names, swatches)}
for i, a in enumerate(names):
    for b in names[i + 1:]:
        if marks and apart(found[a], found[b]) < 15:
            print(f"{a} and {b} look alike: {apart(found[a], found[b]):.0f} of 100 points differ")
        elif not marks:
            distance = max(abs(p - q) for p, q in zip(found[a], found[b]))
            if distance < 18:
                print(f"{a} and {b} look alike: {distance:.1f}", *([round(v) for v in found[one]] for one in (a, b)))
