#!/usr/bin/python3
"""
Holds the order in which a finished file is heard against where its words stand, for what has no list of its pages to
look at, as bound packs: bound_order.py TAGS BOXES, what 'audit --tags' and 'pdftotext -bbox-layout' say. A line that
stands once in the file is looked up in what is heard: headings and long lines of a page are heard before those of the
next (short ones may be a drawing's, and heard elsewhere), and of two lines that begin one below the other the upper
first. Prints faults and how many lines were found.
"""
import collections
import re
import sys
import xml.etree.ElementTree as tree

MARGIN, LEAST, LONG = 52, 12, 40


def plain(text):
    return re.sub(r"\W", "", text)


def lines_of(path):
    root = tree.parse(path).getroot()
    for number, page in enumerate(root.findall(".//{*}page"), 1):
        for line in page.findall(".//{*}line"):
            words = "".join(plain(word.text or "") for word in line.findall(".//{*}word"))
            top, bottom = float(line.get("yMin")), float(line.get("yMax"))
            if bottom > MARGIN and top < float(page.get("height")) - MARGIN and len(words) >= LEAST:
                yield number, float(line.get("xMin")), top, float(line.get("xMax")), bottom, words


tags = open(sys.argv[1], encoding="utf-8").read()
headings = {plain(found) for found in re.findall(r"^ *(?:- )?heading \d: (.*)$", tags, re.M)}
# words of a drawing are heard where it stands, in other words
said = plain(re.sub(r"\((?:reference [^()]*\(link\)|link|note[^()]*)\)|graphic: [^|\n]*|"
                    r"^ *(?:heading \d:|list of \d+|- |row:|note:)", "", tags, flags=re.M))
lines = list(lines_of(sys.argv[2]))
painted = collections.Counter(line[5] for line in lines)
found = [(said.find(line[5]),) + line for line in lines if said.count(line[5]) == painted[line[5]] == 1]
marks = [one for one in found if one[6] in headings or len(one[6]) >= LONG]
faults = [f"page {later[1]}: '{later[6]}' is heard before '{before[6]}' of page {before[1]}"
          for later in marks for before in marks if before[1] < later[1] and later[0] < before[0]]
for upper in found:
    for lower in found:
        if upper[1] == lower[1] and abs(upper[2] - lower[2]) < 2 and upper[5] - 1 <= lower[3] < upper[5] + 14 and \
                lower[0] < upper[0]:
            faults.append(f"page {upper[1]}: '{upper[6]}' stands above '{lower[6]}' and is heard behind it")
for fault in faults:
    print(fault)
print(f"{len(found)} of {len(lines)} lines, {len(marks)} of them across pages")
