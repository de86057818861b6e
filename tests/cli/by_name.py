#!/usr/bin/env python3
# by_name.py HEAD WORLD FILE...: of documents (--stop-after doc), the tables whose first column is headed HEAD have their rows
# by name, those of the whole, called WORLD, apart. A name that stands in several rows on end counts once; a table of fewer than
# three names is passed over. What is not in order is printed, and at the end how many tables were held.
import re, sys, unicodedata

head, world, files = sys.argv[1], sys.argv[2], sys.argv[3:]

def key(name):          # letters without their marks, as a dictionary has them
    plain = unicodedata.normalize("NFD", name.replace("œ", "oe"))
    return re.sub(r"\W+", " ", "".join(c for c in plain if not unicodedata.combining(c))).casefold()

def tables(file):       # (summary, first head, heads of rows)
    table, row_head = None, False
    for line in open(file, encoding="utf-8"):
        if re.match(r" *table ", line):
            if table: yield table
            table = [re.search(r'summary="([^"]*)"', line).group(1), None, []]
        elif re.match(r" *cell ", line):
            row_head = "row-header" in line
        text = re.search(r'\btext "([^"]*)"', line)
        if table and text and table[1] is None:
            table[1] = text.group(1)
        elif table and text and row_head:
            table[2] += [text.group(1)] if text.group(1) not in [world, *table[2][-1:]] else []
            row_head = False
    if table: yield table

seen = 0
for file in files:
    for summary, first, names in tables(file):
        if first != head or len(names) < 3: continue
        seen += 1
        if names != sorted(names, key=key): print(f"{summary}: {', '.join(names)}")
print(seen, "tables")
