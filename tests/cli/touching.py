#!/usr/bin/python3
"""Words of finished pages that lie upon each other, or beyond the margins: FILE.pdf …, a line each

With --cells before the files, only words that run into the next of another cell or column: nearer than any space is.
"""
import re
import subprocess
import sys
from html import unescape

PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)"')
WORD = re.compile(r'<word xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="(-?[\d.]+)" yMax="(-?[\d.]+)">(.*)</word>')


def cores(path):
    """Per page the part of each word that ink fills: between x-height and baseline, without side bearings."""
    pages = []
    for line in subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True).stdout.splitlines():
        page, word = PAGE.search(line), WORD.search(line)
        if page:
            pages.append((float(page[1]), float(page[2]), []))
        elif word:
            x0, y0, x1, y1 = (float(word[i]) for i in range(1, 5))
            high = y1 - y0
            if x1 - x0 > 1 and unescape(word[5]).strip():
                pages[-1][2].append((x0 + 0.4, y0 + 0.38 * high, x1 - 0.4, y1 - 0.24 * high, unescape(word[5])))
    return pages


def running(words):
    """Words of full size on one line that begin where another ends. Single letters of a script that joins are no words."""
    words = sorted((w for w in words if w[3] - w[1] > 3 and not re.search("[\u0600-\u06ff\ufb50-\ufeff]", w[4])),
                   key=lambda word: word[0])
    for i, a in enumerate(words):
        for b in words[i + 1:]:
            if b[0] - a[2] >= 0.8 + 0.9:
                break
            if b[0] - a[2] > 0.8 + 0.05 and min(a[3], b[3]) - max(a[1], b[1]) > 2:
                yield a, b


def touching(words):
    words = sorted(words, key=lambda word: word[1])
    for i, a in enumerate(words):
        for b in words[i + 1:]:
            if b[1] >= a[3]:
                break
            if min(a[2], b[2]) > max(a[0], b[0]) and min(a[3], b[3]) - max(a[1], b[1]) > 0.5:
                yield a, b


def main():
    cells = sys.argv[1] == "--cells"
    for path in sys.argv[1 + cells:]:
        for number, (width, height, words) in enumerate(cores(path), 1):
            if cells:
                for a, b in running(words):
                    print(f"{path}: page {number}: {a[4]!r} runs into {b[4]!r} at {b[0]:.0f}, {b[1]:.0f}")
                continue
            for a, b in touching(words):
                print(f"{path}: page {number}: {a[4]!r} and {b[4]!r} at {b[0]:.0f}, {b[1]:.0f}")
            for word in words:
                if word[0] < 14 or word[2] > width - 14 or word[1] < 14 or word[3] > height - 14:
                    print(f"{path}: page {number}: {word[4]!r} stands beyond the margin")


if __name__ == "__main__":
    main()
