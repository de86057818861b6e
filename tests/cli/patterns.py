#!/usr/bin/python3
"""
One pattern, one meaning: every fill of a chart is printed in the theme's colours, at 300 dpi, turned to grey and
copied twice (blurred by a lens of three pixels, its contrast raised as a copier does), and any two must still differ:
patterns.py PNG NAME …, for a picture of swatches below each other. Says which two look alike; nothing when none do.
"""
import struct
import sys
import zlib


def read_png(path):
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
    raw, stride, rows, before = zlib.decompress(idat), width * channels, [], bytearray(width * channels)
    for y in range(height):
        filtered, line = raw[y * (stride + 1)], bytearray(raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
        for i in range(stride):
            a = line[i - channels] if i >= channels else 0
            b = before[i]
            c = before[i - channels] if i >= channels else 0
            p = a + b - c
            near = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]
            line[i] = (line[i] + (0, a, b, (a + b) // 2, near)[filtered]) & 255
        before = line
        if channels == 1:
            rows.append(list(line))
        else:
            rows.append([(299 * line[x] + 587 * line[x + 1] + 114 * line[x + 2]) // 1000
                         for x in range(0, stride, channels)])
    return rows


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


names, picture = sys.argv[2:], read_png(sys.argv[1])
left = min(x for row in picture for x, v in enumerate(row) if v < 250)
right = max(x for row in picture for x, v in enumerate(row) if v < 250)
swatches = []
for row in picture:
    if min(row) >= 250:
        swatches.append([])
    else:
        swatches[-1].append(row[left:right + 1])
swatches = [swatch for swatch in swatches if swatch]
if len(swatches) != len(names):
    sys.exit(f"{len(swatches)} swatches for {len(names)} names")
found = {name: features(copied(swatch)) for name, swatch in zip(names, swatches)}
for i, a in enumerate(names):
    for b in names[i + 1:]:
        distance = max(abs(p - q) for p, q in zip(found[a], found[b]))
        if distance < 18:
            print(f"{a} and {b} look alike: {distance:.1f}", *([round(v) for v in found[one]] for one in (a, b)))
