"""All target states on one map, in black and white: map_targets.py PLAN writes the page, PLAN TRACE PGM looks at it

Each has a disc with its letter on its area, or beside it with a leader, and what is too small for a shape a dot. No two
discs lie on each other, and each is seen in the raster: a dark rim around a light ground with a letter in it.
"""
import re, sys, xml.etree.ElementTree as tree

targets = set()
for row in tree.parse(sys.argv[1]).iter("targets"):
    targets |= set((row.get("areas") or "").split())
if len(sys.argv) == 2:
    points = "".join(f'<point area="{area}"/>' for area in sorted(targets))
    print('<template for="plan" theme="house"><master name="first" size="A4" margin="40"/><title>Map</title><body>'
          f'<h1>Map</h1><map kind="choropleth" title="t"><row name="targets">{points}</row></map></body></template>')
    sys.exit()
trace, raster = open(sys.argv[2], encoding="utf-8").read(), open(sys.argv[3], "rb").read()
width, height = (int(n) for n in raster.split(None, 3)[1:3])
pixels = raster[-width * height:]
scale = width / 595.276
discs = [(float(x), float(y)) for x, y in re.findall(r"circle (\S+) (\S+) 4.6 ", trace)]
wrong = []
if len(targets) != 61 or len(discs) != 61:
    wrong.append(f"{len(discs)} discs of {len(targets)} states")
for i, (x, y) in enumerate(discs):
    if any((x - a) ** 2 + (y - b) ** 2 < 9.2 ** 2 for a, b in discs[:i]):
        wrong.append(f"two discs at {x} {y}")
    inside = [pixels[int((y + dy / 4) * scale) * width + int((x + dx / 4) * scale)]
              for dx in range(-20, 21) for dy in range(-20, 21)]
    if min(inside) > 90 or sum(v > 200 for v in inside) < len(inside) / 4:
        wrong.append(f"the disc at {x} {y} is not seen")
print("\n".join(wrong))
sys.exit(bool(wrong))
