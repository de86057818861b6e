#!/usr/bin/python3
"""
What a bound document says of its own pages, read with other programs than ours (qpdf, pdftotext):
pack.py labels FILE: the label of each page, - for none.
pack.py outline FILE: "LEVEL TITLE @PAGE" of each entry, pages from 1, levels below the second left out.
pack.py entries FILE PAGE [TITLE=WORDS]...: follows each link of the page, which come in twos: one of words and one of a number.
The number must be the label of the page that both lead to, and the words, or those given for them, must stand there. Prints
every one that does not arrive, and how many do.
"""
import html
import json
import re
import subprocess
import sys

CITATION = r"(u:)?(Sources? \d|Notes? \S+$|Back to the text)"      # what a link says that is no entry of contents
WORD = r'<word xMin="([^"]*)" yMin="([^"]*)" xMax="([^"]*)" yMax="([^"]*)">([^<]*)</word>'


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


class Document:
    def __init__(self, path):
        self.path = path
        self.json = json.loads(run("qpdf", "--json=2", "--json-stream-data=none", path))
        self.objects = self.json["qpdf"][1]
        self.pages = [page["object"] for page in self.json["pages"]]
        self.texts = None
        self.labels = [""] * len(self.pages)
        for entry in self.json["pagelabels"]:
            self.labels[entry["index"]] = entry["label"].get("/P", "u:")[2:]

    def value(self, item):
        return self.objects["obj:" + item]["value"] if isinstance(item, str) and item.endswith(" R") else item

    def page_text(self, index):
        if self.texts is None:
            self.texts = run("pdftotext", self.path, "-").split("\f")
        return self.texts[index]

    def words_on(self, index):
        """Words with their middles, points from the bottom left."""
        page = str(index + 1)
        for word in re.finditer(WORD, run("pdftotext", "-bbox", "-f", page, "-l", page, self.path, "-")):
            left, top, right, bottom = (float(word[i]) for i in range(1, 5))
            yield html.unescape(word[5]), (left + right) / 2, self.height(index) - (top + bottom) / 2

    def height(self, index):
        return self.value(self.pages[index])["/MediaBox"][3]

    def links(self, index):
        words = list(self.words_on(index))
        for annotation in self.value(self.pages[index]).get("/Annots", []):
            link = self.value(annotation)
            if link["/Subtype"] == "/Link" and "/Dest" in link and not re.match(CITATION, str(link.get("/Contents"))):
                left, bottom, right, top = link["/Rect"]
                inside = [word for word, x, y in words if left <= x <= right and bottom <= y <= top]
                yield " ".join(inside), self.pages.index(link["/Dest"][0])


def plain(text):
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ")).strip()


def outline(document):
    def walk(entries, level):
        for entry in entries:
            print(level, entry["title"], "@%d" % entry["destpageposfrom1"])
            if level < 2:
                walk(entry["kids"], level + 1)

    walk(document.json["outlines"], 1)


def entries(document, page, given):
    links = list(document.links(page - 1))
    right = 0
    if not links or len(links) % 2 != 0:
        print("there are", len(links), "links on page", page)
    for (title, to), (number, also_to) in zip(links[::2], links[1::2]):
        label = document.labels[to]
        if to != also_to:
            print("'%s' leads to page %d, its number to %d" % (title, to + 1, also_to + 1))
        elif number != label:
            print("'%s' has the number %s and leads to the page of label %s" % (title, number, label))
        elif plain(given.get(title, title)) not in plain(document.page_text(to)):
            print("'%s' is not on page %d" % (given.get(title, title), to + 1))
        else:
            right += 1
    print(right, "of", len(links) // 2, "entries arrive")


def main():
    what, document = sys.argv[1], Document(sys.argv[2])
    if what == "labels":
        print(" ".join(label if label != "" else "-" for label in document.labels))
    elif what == "outline":
        outline(document)
    elif what == "entries":
        entries(document, int(sys.argv[3]), dict(pair.split("=", 1) for pair in sys.argv[4:]))


main()
