#!/usr/bin/python3
"""
FILE N: a display list of one line chart with a required path, its figures on that path. Tells a line for each fault:
not N figures, no dotted path, a figure away from it, or a hollow dot that is not on the figure of its day.
"""
import re
import sys

NUMBER = r"(-?[\d.]+)"
WAY = re.compile(rf"^line {NUMBER} {NUMBER} {NUMBER} {NUMBER} stroke 1 #15202B 0.1 2.2")
FIGURE = re.compile(rf"^circle {NUMBER} {NUMBER} 1.9 0 #0F4C75$")
BASELINE = re.compile(rf"^circle {NUMBER} {NUMBER} 2.6 0 #FFFFFF stroke 1.2")
rows = [row.strip() for row in open(sys.argv[1], encoding="utf-8")]
found = [[tuple(map(float, m.groups())) for m in map(pattern.match, rows) if m] for pattern in (WAY, FIGURE, BASELINE)]
ways, figures, baselines = found


def away(x, y, way):
    """How far above or below the part of the path that is there; none is not there."""
    x1, y1, x2, y2 = way
    return abs(y1 + (x - x1) / (x2 - x1) * (y2 - y1) - y) if x1 - 0.3 <= x <= x2 + 0.3 else 1000


if len(figures) != int(sys.argv[2]) or not ways or len(baselines) != 1:
    print(f"{len(figures)} figures, {len(ways)} parts of a path, {len(baselines)} baselines")
for x, y in figures:
    if min((away(x, y, way) for way in ways), default=1000) > 0.3:
        print(f"a figure at {x:g} {y:g} is away from the path {ways}")
for x, y in baselines:
    if min((max(abs(x - fx), abs(y - fy)) for fx, fy in figures), default=1000) > 0.3:
        print(f"the baseline at {x:g} {y:g} is on none of {figures}")
