"""
make FOLDER: takes every French text out of a project's data and writes all others of its plan with Cyrillic letters in
place of each e, so that they are known wherever they are printed. lack FOLDER: does the same with the English messages
that are read in place of charts, maps and calendars, which languages lack that it adds: with the French words sv and
tet, with the Arabic fa. look FILE: lines of what is heard in which such a
letter stands outside of what is told to be English.
"""
import glob
import re
import sys

ELEMENT = r'<([a-z-]+)((?: [a-z:-]+="[^"]*")*) xml:lang="fr"(?: [a-z:-]+="[^"]*")*'
MARKED = "\u0451"


def written(text):
    out, element = [], ""
    for part in re.split(r"(<!--.*?-->|<\?.*?\?>|<[^>]*>)", text, flags=re.S):
        if part.startswith("<"):
            element = part
            if part[1] not in "!?/" and not re.match(r"<(measure|role|field|record-type|value|use|param)\b", part):
                part = re.sub(r' (name|where|publisher|note)="[^"]*"', lambda m: m[0].replace("e", MARKED)
                              .replace(f"nam{MARKED}=", "name=").replace(f"wh{MARKED}r{MARKED}=", "where=")
                              .replace(f"publish{MARKED}r=", "publisher=").replace(f"not{MARKED}=", "note="), part)
        elif part.strip() and 'xml:lang="ar"' not in element and "{" not in part and \
                (" " in part.strip() or re.match(r"<(title|short-title|subject|text|note|form)\b", element)):
            part = part.replace("e", MARKED)
        out.append(part)
    return "".join(out)


def make(folder):
    for path in glob.glob(f"{folder}/data/*.xml"):
        if "catalogue" not in path and "batch" not in path:
            text = open(path, encoding="utf-8").read()
            text = re.sub(r"\s*" + ELEMENT + r">[^<]*</\1>", "", re.sub(r"\s*" + ELEMENT + "/>", "", text))
            open(path, "w", encoding="utf-8").write(written(text))


TOLD = r'<message key="(alt-|map-|calendar-spoken|table-no-figure|legend-|judgement-)[^"]*">'


def marked_message(found):
    """Words, and neither arguments nor the words that choose between forms."""
    return found[1] + re.sub(r"[^{}]+", lambda part: part[0] if re.match(r"\w+$", part[0]) and part.start() > 0
                             or re.search(r"\b(plural|select|other|one)\b", part[0])
                             else part[0].replace("e", MARKED), found[0][len(found[1]):])


def lack(folder):
    for name, of in (("sv", "fr"), ("tet", "fr"), ("fa", "ar")):
        text = open(f"{folder}/data/catalogue-{of}.xml", encoding="utf-8").read()
        text = re.sub(r"\s*" + TOLD + r"[^<]*</message>", "", text.replace(f'xml:lang="{of}"', f'xml:lang="{name}"', 1))
        open(f"{folder}/data/catalogue-{name}.xml", "w", encoding="utf-8").write(text)
    path = f"{folder}/data/catalogue-en.xml"
    text = open(path, encoding="utf-8").read()
    open(path, "w", encoding="utf-8").write(re.sub("(" + TOLD + r")[^<]*", marked_message, text))


def look(path):
    name = ""
    for line in open(path, encoding="utf-8"):
        if line.startswith("file "):
            name = line[5:].strip()
        said = line.replace("[sic]", "")
        while said != (said := re.sub(r"\[en: [^\[\]]*\]", "", said)):
            pass
        if found := re.search(f".{{0,40}}{MARKED}.{{0,40}}", said):
            print(f"{name}: {found[0].strip()}")


{"make": make, "lack": lack, "look": look}[sys.argv[1]](sys.argv[2])
