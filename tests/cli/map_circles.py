#!/usr/bin/python3
"""
A map of circles in a display list ('sheaf build --stop-after pages'), FILE WANTED: so many circles stand on it, the
three of its key not counted. Each has its name and figure: as many figures in bold as circles are drawn in the map and
in its insets, each beside a circle or at the end of a line from one; no figure lies on another; and the circles, with
room for names, fill the map in one direction at least: nothing is shown where nobody is counted.
"""
import re
import sys

CIRCLE = re.compile(r"^ *circle (\S+) (\S+) (\S+) 0 #5A8FB5 stroke 0\.7 #FFFFFF$")
LINE = re.compile(r"^ *line (\S+) (\S+) (\S+) (\S+) stroke 0\.6 #15202B$")
FIGURE = re.compile(r'^ *text (\S+) (\S+) NotoSans-(?:Bold|SemiBold)\.ttf 8 #15202B "[^"]*\d[^"]*"$')
rows = open(sys.argv[1], encoding="utf-8").read().split("\n")
first = next(i for i, row in enumerate(rows) if CIRCLE.match(row))
last = max(i for i, row in enumerate(rows) if CIRCLE.match(row))
rows = rows[first:last + 1]
circles = [tuple(map(float, m.groups())) for m in map(CIRCLE.match, rows) if m]
lines = [tuple(map(float, m.groups())) for m in map(LINE.match, rows) if m]
key = [c for c in circles if sum(abs(c[0] - o[0]) < 0.01 for o in circles) >= 3]
circles = [c for c in circles if c not in key]
figures = [(float(m[1]), float(m[2])) for m in map(FIGURE.match, rows) if m]
wrong = []
if len(key) != 3 or len(circles) != int(sys.argv[2]):
    wrong.append(f"{len(circles)} circles, and {len(key)} in the key")
if len(figures) < len(circles):
    wrong.append(f"{len(figures)} figures at {len(circles)} circles")
for i, (x, y) in enumerate(figures):
    # names are no longer than 170 pt, and their middle lies 2.4 above the line on which they stand
    beside = any(abs(x - c[0]) < c[2] + 170 and abs(y - 2.4 - c[1]) < c[2] + 14 for c in circles)
    led = any(abs(y - 2.4 - line[3]) < 8 and abs(x - line[2]) < 170 for line in lines)
    if not beside and not led:
        wrong.append(f"the figure at {x:.0f}, {y:.0f} is of no circle")
    wrong += [f"figures at {x:.0f}, {y:.0f} and {u:.0f}, {v:.0f}" for u, v in figures[:i]
              if abs(y - v) < 7 and abs(x - u) < 12]
wide = max(c[0] for c in circles) - min(c[0] for c in circles)
high = max(c[1] for c in circles) - min(c[1] for c in circles)
if wide < 0.5 * 510 - 92 and high < 0.72 * 214:
    wrong.append(f"the circles take {wide:.0f} by {high:.0f}")
print("\n".join(wrong))
sys.exit(bool(wrong))
