"""Holds the sources that sheets and packs print against the data: each is one of data/sources.xml, with its publisher, its title, the area
and the date, each told once, and no name of a file or a tool.

cited.py DATA FILE ...: (finished PDF, or the text of build --stop-after doc) says how many sources were seen, or what is wrong with which.
"""
import re
import subprocess
import sys
import xml.etree.ElementTree as tree

MONTHS = "January February March April May June July August September October November December".split()
TOOLS = re.compile(r"scraped|as carried by|, participants\b|\bPage of\b|\bpackage\b|unvotes|\w\.(csv|xml|tsv|json|xlsx?)\b|The Democratic Republic of the", re.I)


def dates_of(text):
    """Every date in the text that has a month, as (year, month, day)."""
    found = []
    for day, name, year in re.findall(r"\b(?:(\d{1,2}) )?([A-Z][a-z]{2,8}) (\d{4})\b", text):
        month = [i for i, long in enumerate(MONTHS) if long.startswith(name)]
        if month:
            found.append((int(year), month[0], int(day or 0)))
    return found


def faults(source, names, printed):
    publisher, title, area = source.get("publisher"), source.get("title"), source.get("area")
    date = source.get("published") if source.get("kind") != "register" else None
    if printed.count(publisher) < 1 or printed.count(title) != 1:
        yield "has not its publisher and title"
    if area and not any(name in printed for name in names[area]):
        yield "does not name " + area
    if area and printed.count(names[area][0]) > max(1, (publisher + title).count(names[area][0])):
        yield "names %s twice" % area
    if date and not (date in printed or any(d[0] == int(date[:4]) for d in dates_of(printed))):
        yield "has no date"
    if date and len(date) == 4 and printed.count(date) != 1:
        yield "does not tell its year once"
    if len(set(dates_of(printed))) != len(dates_of(printed)):
        yield "tells a date twice"
    if source.get("kind") == "register" and ", last entry seen " not in printed:
        yield "does not tell its last entry"


def entries(text):
    """The strings of each BibEntry: those that stand deeper than it."""
    depth, parts = None, []
    for line in text.splitlines():
        indent = len(line) - len(line.lstrip(" "))
        if depth is not None and indent > depth:
            parts[-1] += re.findall(r'^ *"(.*)"$', line)
            continue
        depth = indent if line.strip().startswith("BibEntry") else None
        if depth is not None:
            parts.append([])
    return parts


def paragraphs(path):
    """The texts of a PDF's structure, or of a printed document (build --stop-after doc)."""
    if path.endswith(".pdf"):
        text = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, text=True, errors="replace", check=True).stdout
        return ["".join(part) for part in entries(text)]
    with open(path, encoding="utf-8") as text:
        return ["".join(re.findall(r'^ *text "(.*)"$', part, re.M)) for part in re.split(r"^ *paragraph", text.read(), flags=re.M)]


def main(data, files):
    sources = tree.parse(data + "/sources.xml").getroot().findall("source")
    names = {s.get("id"): [s.get("name"), s.get("official") or s.get("name")] + [a for a in (s.get("aliases") or "").split("|") if a]
             for s in tree.parse(data + "/areas.xml").getroot().iter("area")}
    seen, looked_at = set(), set()
    for path in files:
        for printed in paragraphs(path):
            printed = printed[9:] if printed.startswith("Sources: ") else printed
            if not re.match(r"\d+\s", printed):
                continue
            for one in re.split(r"; (?=\d+\s)", printed):
                one = re.sub(r"\s+", " ", one)
                if one.split(" ", 1)[1] in looked_at:       # of one text it is enough to look once
                    continue
                looked_at.add(one.split(" ", 1)[1])
                owners = [s for s in sources if s.get("title") in one and s.get("publisher") in one]
                if not owners:
                    continue
                seen.add(one.split(" ", 1)[1])
                wrong = [list(faults(owner, names, one)) for owner in owners]
                if TOOLS.search(one):
                    print("%s: '%s' names a file or a tool" % (path, one))
                elif all(wrong):
                    print("%s: '%s' %s" % (path, one, ", ".join(min(wrong, key=len))))
    print("%d sources" % len(seen))


main(sys.argv[1], sys.argv[2:])
