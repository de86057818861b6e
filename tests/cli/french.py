"""Holds French messages and texts of the data against the rule of their language: what parts a sentence has a space
before it that keeps it on its line (U+00A0 or U+202F), and quotation marks have one inside."""

import re
import sys
import xml.etree.ElementTree as tree

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
APART = {"expansions"}          # a table of signs, and no sentence


def faults(text):
    # a name in quotation marks may be in another language
    text = re.sub(r"(?<=«.)[^«»]*(?=.»)", "x", re.sub(r"\{\w+\}", "x", text))
    for found in re.finditer(r"[^\u00a0\u202f!?](?:[;!?»]|:(?=\s|$))|«(?![\u00a0\u202f])", text):
        yield text[max(0, found.start() - 12):found.end() + 8]


def of_page(path):
    """Texts of a page as `--stop-after doc` prints them, without what is in another language; what begins with a sign of
    its own follows the text before it."""
    foreign, before = None, ""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            depth = len(line) - len(line.lstrip())
            foreign = None if foreign is not None and depth <= foreign else foreign
            if foreign is None and re.search(r" lang=(?!fr)", line) and not line.startswith("document"):
                foreign = depth
            text = re.match(r'\s*text "(.*)"$', line) if foreign is None else None
            if text:
                told = text.group(1)
                yield (before[-1:] if told[:1] in ":;!?»" else "") + told
                before = told


for path in sys.argv[1:]:
    if path.endswith(".txt"):
        for fault in (fault for text in of_page(path) for fault in faults(text)):
            print(f"{path}: {fault!r}")
        continue
    root = tree.parse(path).getroot()
    texts = [(node.get("key") or node.tag, node) for node in root.iter()
             if node is not root and "fr" in (node.get(LANG), root.get(LANG))]
    for name, node in texts:
        for fault in faults("".join(node.itertext())) if name not in APART else ():
            print(f"{path}: {name}: {fault!r}")
