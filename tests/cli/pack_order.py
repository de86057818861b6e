#!/usr/bin/python3
"""
Packs in many orders, and whether each page is where contents, outline and labels say. Which pages a pack has is worked out here, from the
order of its parts alone; what it has is read with pdftotext and qpdf.
pack_order.py make FOLDER LENGTH RANDOM SEED: writes a pack for each order of LENGTH parts that has an annex, and RANDOM longer ones.
pack_order.py check FOLDER: prints each fault, and how many packs were right.
"""
import itertools
import json
import pathlib
import random
import re
import subprocess
import sys

# What a part is in XML, and the words that stand on its pages.
PARTS = {
    "prose":    ('<prose id="{id}"{recto}><title>{title}</title><p>words of {title}</p></prose>', ["words of {title}"]),
    "divider":  ('<divider id="{id}"{recto}><title>{title}</title></divider>', ["{title}"]),
    "sheet":    ('<page id="{id}"{recto} template="two"><title>{title}</title></page>', ["leaf1", "leaf2"]),
    "calendar": ('<calendar-page id="{id}"{recto} form="list" year="2025"><title>{title}</title></calendar-page>', ["2025"]),
    "annex":    ('<annex id="{id}"{recto} href="foreign.pdf" alt="Pages"><title>{title}</title></annex>', ["foreign1", "foreign2"]),
    "blank":    ('<blank/>', [""]),
}
WORDS = re.compile(r"words of part-\d+|leaf\d|foreign\d")


def orders(length, count, seed):
    kinds = [(kind, False) for kind in PARTS] + [("prose", True)]
    for order in itertools.product(kinds, repeat=length):
        if any(kind == "annex" for kind, _ in order):
            yield order
    chance = random.Random(seed)
    for _ in range(count):
        yield tuple((kind, kind != "blank" and chance.random() < 0.4) for kind in chance.choices(list(PARTS), k=chance.randint(5, 9)))


def make(folder, length, count, seed):
    for number, order in enumerate(orders(length, count, seed)):
        parts = [PARTS[kind][0].format(id=f"p{i}", title=f"part-{i}", recto=' start="recto"' if recto else "") for i, (kind, recto) in enumerate(order)]
        name = f"order-{number:03}"
        text = f'<pack id="{name}" xml:lang="en" as-of="2025-06-30"><title>Order</title>\n<contents/>\n' + "\n".join(parts) + "\n</pack>\n"
        (folder / f"{name}.xml").write_text(text)
        (folder / f"{name}.json").write_text(json.dumps(order))


def expected(order):
    """Of each page the words that stand on it (None: a blank one) and its label; of each part its first page."""
    pages, counts, starts = [(["Contents"], "i")], {"front": 1, "body": 0, "annex": 0}, []
    counting = "front"

    def label():
        counts[counting] += 1
        return {"front": "i" * counts["front"], "body": str(counts["body"]), "annex": f"A-{counts['annex']}"}[counting]

    for i, (kind, recto) in enumerate(order):
        if recto and len(pages) % 2 == 1:
            pages.append((None, label()))
        if kind != "blank":
            counting = "annex" if kind == "annex" else "body"
        starts.append(len(pages))
        for words in PARTS[kind][1]:
            pages.append((None if kind == "blank" else words.format(title=f"part-{i}"), label()))
    return pages, starts


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def labels_of(document):
    out = []
    for entry in document["pagelabels"]:
        out += [None] * (entry["index"] - len(out))
        out.append(entry["label"])
    return out


def roman(number):
    return "".join(["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"][number])


def label_at(document, index):
    entry = max((e for e in document["pagelabels"] if e["index"] <= index), key=lambda e: e["index"])
    number, label = index - entry["index"] + entry["label"].get("/St", 1), entry["label"]
    return label.get("/P", "u:")[2:] + {"/D": str, "/r": roman}.get(label.get("/S"), lambda _: "")(number)


def faults(path, order):
    pages, starts = expected(order)
    document = json.loads(run("qpdf", "--json=2", "--json-key=pages", "--json-key=pagelabels", "--json-key=outlines", str(path)))
    texts = run("pdftotext", "-layout", str(path), "-").split("\f")[:-1]
    if len(texts) != len(pages):
        yield f"{len(texts)} pages, not {len(pages)}"
        return
    outline = {entry["title"]: entry["destpageposfrom1"] for entry in document["outlines"]}
    for index, (words, label) in enumerate(pages):
        if label_at(document, index) != label:
            yield f"page {index + 1} is called {label_at(document, index)}, not {label}"
        if index == 0:
            continue
        if words is None and texts[index].strip() != "":
            yield f"page {index + 1} is to be blank: {texts[index].split()[:6]}"
        elif words is not None and words not in texts[index]:
            yield f"page {index + 1} lacks '{words}': {texts[index].split()[:6]}"
        elif set(WORDS.findall(texts[index])) - {words}:
            yield f"page {index + 1} also has {set(WORDS.findall(texts[index])) - {words}}"
    for i, (kind, _) in enumerate(order):
        title = f"part-{i}"
        if kind == "blank":
            continue
        if outline.get(title) != starts[i] + 1:
            yield f"the outline's {title} leads to page {outline.get(title)}, not {starts[i] + 1}"
        if not re.search(rf"\b{title}\b.*\s{re.escape(pages[starts[i]][1])}\s*$", texts[0], re.MULTILINE):
            yield f"contents do not say that {title} stands on page {pages[starts[i]][1]}"


def check(folder):
    right = 0
    for file in sorted(folder.glob("order-*.json")):
        order = json.loads(file.read_text())
        found = list(faults(file.with_suffix(".pdf"), order))
        right += not found
        for fault in found[:3]:
            print(f"{file.stem} ({' '.join(kind + ('-recto' if recto else '') for kind, recto in order)}): {fault}")
    print(f"{right} packs are as their parts say")


if sys.argv[1] == "make":
    make(pathlib.Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5]))
else:
    check(pathlib.Path(sys.argv[2]))
