"""Holds what is heard of finished files, each behind a line "file NAME", to what a listener needs."""

import re
import sys


ENGLISH = re.compile(r"\b(?:the|of|and|with|from|by|for|their|which)\b")


def foreign(lines):
    """Lines with English words outside of what is told to be English."""
    for line in lines:
        said = re.sub(r"\b[\w-]+\.(?:org|int|net|com)\b", "", line.replace("[sic]", ""))       # addresses are in none
        while said != (said := re.sub(r"\[[a-z]{2}: [^\[\]]*\]", "", said)):
            pass
        said = re.sub(r"^\s*list of \d+|\((?:reference|link)\b", "", said)        # audit's own words
        if ENGLISH.search(said):
            yield line.strip()


def latin_commas(lines):
    """Lines of an Arabic page with a comma or a semicolon of Latin letters that parts no digits."""
    for line in lines:
        said = line.replace("[sic]", "")
        while said != (said := re.sub(r"\[[a-z]{2}: [^\[\]]*\]", "", said)):
            pass
        if found := re.search(r".{0,30}[,;](?!\d{3}).{0,20}", said):
            yield found[0].strip()


def is_empty(cell):
    return cell == "empty" or cell.endswith(": empty")


def gaps(lines):
    """
    Cells that are heard as empty where nothing could stand: without a header, in every row of a column, or in all but
    one of a row. Rows with as many cells are taken for rows of the same columns.
    """
    rows = {}
    for line in lines + ["table"]:
        if line.strip() == "table":
            for count, found in rows.items():
                for column in range(count if len(found) > 1 else 0):
                    if all(is_empty(cells[column]) for cells in found):
                        yield f"a column is empty: {found[0][column]}"
            rows = {}
        if not line.startswith("  row: "):
            continue
        cells = line.strip()[5:].split(" | ")
        if "empty" in cells:
            yield f"an empty cell has no header: {line.strip()[:80]}"
        if sum(map(is_empty, cells)) >= max(2, len(cells) - 1):
            yield f"a row is empty but for one cell: {line.strip()[:80]}"
        if any(": " in cell for cell in cells):
            rows.setdefault(len(cells), []).append(cells)


def faults(name, lines):
    level, headings = 0, 0
    if not lines or not re.match(r"language: [a-z]", lines[0]):
        yield "no language"
    for line in lines:
        if found := re.match(r"\s*(?:- )?heading (\d): (.*)$", line):
            if int(found.group(1)) > level + 1:
                yield f"heading {found.group(1)} behind {level}: {found.group(2)}"
            if not found.group(2).strip():
                yield f"a heading without words: {line}"
            level, headings = int(found.group(1)), headings + 1
        # parted by a line's end and not joined again; "pre- and post-war" is no such word
        if divided := re.search(r"\w*[^\W\d]- (?!and|or|et|ou)[^\W\d_]\w*|\u00ad|\w[\u2013\u2014] \w", line):
            yield f"a divided word: {divided.group(0)}"
        # a point is drawn where nothing is, or between words: alone, or in place of what is drawn, nobody hears one
        said = re.sub(r"^\s*(?:- )?(?:row: |graphic: )?", "", line)
        if "graphic: " in line and "·" in line or any(part.strip(" .") in "·•" and part.strip(" .") != ""
                                                     for part in re.split(r"[|:]", said)):
            yield f"a point is heard: {line.strip()[:80]}"
        for link in re.finditer(r"\(link\)", line):
            before = line[:link.start()].rstrip()
            if before == "" or before[-1] in "(:-|":
                yield f"a link without words: {line.strip()[:80]}"
    if lines and re.match(r"language: (?:fr|ar)", lines[0]):
        for line in foreign(lines):
            yield f"words of another language: {line[:100]}"
    if lines and re.match(r"language: ar", lines[0]):
        for line in latin_commas(lines):
            yield f"a comma of another script: {line}"
        for line in lines:
            if found := re.search(r"\S* [\u064B-\u0652]+ ?\S*| [\u060C\u061B\u061F]", line):
                yield f"a sign stands apart: {found[0]}"
    yield from gaps(lines)
    if headings == 0:
        yield "no heading"


found, name, lines = [], None, []
for line in open(sys.argv[1], encoding="utf-8").read().split("\n") + ["file "]:
    if line.startswith("file "):
        found += [f"{name}: {fault}" for fault in (faults(name, lines) if name else [])]
        name, lines = line[5:], []
    elif line:
        lines.append(line)
print("\n".join(found), file=sys.stderr)
sys.exit(1 if found else 0)
