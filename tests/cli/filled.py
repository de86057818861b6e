#!/usr/bin/python3
"""
How full the pages of finished files are: FILE.pdf …, a line for each that is under half full, "FILE: page N of M: SHARE"
(how far down between head and foot its last words stand).
"""
import re
import subprocess
import sys

HEAD, FOOT, BELOW = 54, 60, 50          # the body's edges; words below the third are of the foot

for path in sys.argv[1:]:
    text = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True).stdout
    pages = text.split("<page ")[1:]
    for number, page in enumerate(pages, 1):
        height = float(re.search(r'height="([\d.]+)"', page)[1])
        lows = [low for low in map(float, re.findall(r'yMax="([\d.]+)"', page)) if low < height - BELOW]
        share = (max(lows) - HEAD) / (height - HEAD - FOOT) if lows else 0
        if share < 0.5:
            print(f"{path}: page {number} of {len(pages)}: {share:.2f}")
