#!/usr/bin/python3
"""
Gutters of tables of records: PDF LIST …, each file with its display list ('--stop-after pages'), pages that run from
the left. Where a column begins is where its head does; words that stand beside a word there, on the line or a part of
it, end at least 6 pt before it, and none runs across. A line for each fault, and how many were looked at.
"""
import re
import subprocess
import sys

GUTTER, HEAD_SIZE = 6, "7"
TEXT = re.compile(r'^ *text (\S+) (\S+) \S+ (\S+) #')
WORD = re.compile(r'<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">(.*)</word>')


def tables_of(path):
    """Of each page: (baseline of the head, of the last line, where the columns begin). Rows go on until other words begin."""
    pages, role, after = [], "", ""
    for row in open(path, encoding="utf-8"):
        text = TEXT.match(row)
        if row.startswith("page "):
            pages.append([])
            after = ""
        elif row.strip().startswith("begin "):
            role = row.split()[2]
        elif text and text[3] == HEAD_SIZE and role in ("TH", "artifact"):
            if not pages[-1] or pages[-1][-1][0] != float(text[2]):
                pages[-1].append([float(text[2]), 0, []])
            pages[-1][-1][2].append(float(text[1]))
            after = "rows"
        elif text and after == "rows" and role in ("TH", "TD", "Span", "Link"):
            pages[-1][-1][1] = max(pages[-1][-1][1], float(text[2]))
        elif text:
            after = ""
    return [[t for t in page if len(t[2]) > 2 and t[1] > t[0]] for page in pages]


def words_of(path):
    text = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True).stdout
    for page in text.split("<page ")[1:]:
        yield [(*map(float, word[:4]), word[4]) for word in WORD.findall(page)]


def tight(words, top, bottom, columns):
    """In the table between these heights."""
    inside = [w for w in words if top < w[1] and w[3] < bottom]
    for x in columns[1:]:
        begin = [w for w in inside if abs(w[0] - x) < 0.6]
        for left, high, right, low, word in inside:
            if left < x - 1 and right > x - GUTTER:
                beside = [b[4] for b in begin if high < b[3] - 2 and low > b[1] + 2]
                if beside:
                    yield f"'{word}' ends {x - right:.1f} pt before '{beside[0]}'"
    yield len(inside)


looked = 0
for pdf, listed in zip(sys.argv[1::2], sys.argv[2::2]):
    for number, (words, tables) in enumerate(zip(words_of(pdf), tables_of(listed)), 1):
        for top, bottom, columns in tables:
            for fault in tight(words, top, bottom + 4, sorted(columns)):
                if isinstance(fault, int):
                    looked += fault
                else:
                    print(f"{pdf}: page {number}: {fault}")
print("looked at", looked)
