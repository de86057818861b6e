#!/usr/bin/env python3
"""Holds the legends of pages against what is drawn on them: legends.py FILE ... (each the text of build --stop-after doc).

An entry of a legend explains a mark that is drawn beside it, and every fill of a part of a column or bar has its entry. Prints what is wrong,
and how many entries and parts were looked at. It reads the printed document alone, and none of the rules by which the legends are made.
"""
import functools
import re
import sys

VALUE = re.compile(r' (?:(?P<none>-)|(?P<quality>[~?]?)(?P<number>-?[0-9.e+]+))(?:"(?:[^"\\]|\\.)*")?')
CELLS = re.compile(r"^chart tag=actual-text (?:raise=\S+ )?(?P<kind>[a-z-]+)(?:.* fill=(?P<fill>[a-z-]+))?")
KEYS = re.compile(r"^chart tag=artifact (?:raise=\S+ )?(?P<kind>swatch|baseline-tick|required|target-tick|vote-[a-z]+|dash|party|signatory|not-party|standing-unknown)\b(?:.* fill=(?P<fill>[a-z-]+))?")


class Node:
    def __init__(self, text, indent, parent):
        self.text, self.indent, self.parent, self.children, self.all = text, indent, parent, [], None

    def walk(self):
        """It and all below it, in their order: a document does not change once it is read."""
        if self.all is None:
            self.all = [self]
            for child in self.children:
                self.all += child.walk()
        return self.all

    def up(self):
        node = self
        while node is not None:
            yield node
            node = node.parent


def read(path):
    root = at = Node("", -1, None)
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            text = re.sub(r'^chart (?:[a-z-]+="[^"]*" )*(tag=\S+ )(?:figure="[^"]*" )?', r"chart \1", line.strip())
            indent = len(line) - len(line.lstrip())
            while at.indent >= indent:
                at = at.parent
            child = Node(text, indent, at)
            at.children.append(child)
            at = child
    return root


def values(text):
    """The values of a category, of its parts and its total: None where there is none."""
    rest = re.sub(r'^category "(?:[^"\\]|\\.)*"', "", text).split(" remark=")[0]
    parts, total = rest.split(" total=") if " total=" in rest else (rest, "-")
    read_all = [None if m.group("none") else (float(m.group("number")), m.group("quality")) for m in VALUE.finditer(parts)]
    m = VALUE.match(" " + total)
    return read_all, None if m is None or m.group("none") else float(m.group("number"))


@functools.lru_cache(maxsize=None)
def drawn_by(chart):
    """The fills and marks that a chart draws, and the fills of series that are told apart by them."""
    fills = [re.search(r"fill=([a-z-]+)", c.text).group(1) for c in chart.children if c.text.startswith("series ") and "fill=" in c.text]
    drawn, told = set(), set()
    kind = re.sub(r"^(chart|panel) (\S+=\S+ )*", "", chart.text).split(" ")[0]
    if chart.text.startswith("chart tag=actual-text"):
        cell = CELLS.match(chart.text)
        drawn.add(cell.group("fill") or "accent" if cell.group("kind") == "swatch" else cell.group("kind"))
    if kind == "progress-bar" and " from-zero" not in chart.text:        # which has words for its parts
        for name, mark in (("baseline", "baseline-tick"), ("latest", "accent"), ("target", "target-tick"), ("required", "required")):
            if not re.search(r" %s=-" % name, chart.text) and " %s=" % name in chart.text:
                drawn.add(mark)
        told |= drawn & {"required"} if not re.search(r" labels\b", chart.text) else set()     # else its own words stand at it
    for category in [c for c in chart.children if c.text.startswith("category ")]:
        parts, total = values(category.text)
        known = [p for p in parts if p is not None and p[0] != 0]
        drawn |= {fill for fill, part in zip(fills, parts) if part is not None and part[0] != 0}
        told |= drawn & set(fills) if len(fills) > 1 else set()
        if total is None:
            drawn.add("none")
        elif not (known and None not in parts) and total > sum(p[0] for p in known) + 1e-9 * abs(total):
            drawn.add("open")
            told.add("open")
    if kind == "deadlines" and "original=" in "".join(c.text for c in chart.children):
        drawn |= {"accent", "extension"} if any(" then=" in c.text or " interim=" in c.text for c in chart.children) else {"accent"}
    return kind, drawn, told


@functools.lru_cache(maxsize=None)
def charts_in(node):
    return [n for n in node.walk() if n.text.startswith(("chart ", "panel "))]


def stacked_bars_in(node):
    """What each of these charts draws."""
    return [drawn_by(c) for c in charts_in(node) if c.text.startswith("chart") and " stacked-bars " in " " + re.sub(r"margin=\S+ ", "", c.text)]


@functools.lru_cache(maxsize=None)
def holds_chart(node):
    return any(not n.text.startswith("chart tag=artifact") for n in charts_in(node))


@functools.lru_cache(maxsize=None)
def scope_of(node):
    """The box that a legend stands in with what it explains; the whole document where it stands by itself."""
    for box in node.up():
        if box.text.startswith("box") and "border-top" in box.text and holds_chart(box):
            return box
    return [n for n in node.up()][-1]


@functools.lru_cache(maxsize=None)
def words(node):
    return "".join(re.findall(r'^text "(.*)"$', "\n".join(n.text for n in node.walk()), re.M))


def words_after(mark):
    after = mark.parent.children[mark.parent.children.index(mark) + 1:]
    return " ".join(w for w in [words(n).strip() for n in after[:2]] if w)


def check(path):
    root = read(path)
    faults, seen = [], 0
    entries = {}
    for node in root.walk():
        key = KEYS.match(node.text)
        if key and " raise=" not in node.text:         # raised ones stand beside a name, and say what it is
            mark = key.group("fill") or "accent" if key.group("kind") == "swatch" else key.group("kind")
            scope = scope_of(node)
            entries.setdefault(scope, set()).add(mark)
            seen += 1
            if not any(mark in drawn_by(c)[1] for c in charts_in(scope)):
                faults.append("an entry '%s' of %s, which is not drawn" % (words_after(node), mark))
    for chart in charts_in(root):
        told = drawn_by(chart)[2]
        found = set().union(*[entries.get(box, set()) for box in chart.up()])
        seen += len(told)
        explained = words(root)
        for mark in sorted(told - found):
            if not (mark == "open" and "An open column is" in explained):
                faults.append("%s is drawn by %s, and no entry explains it" % (mark, chart.text[:70]))
        if " limit=" in chart.text and "form=" not in chart.text and not any("Article 5" in c.text for c in chart.children):
            faults.append("the limit of Article 5 without Article 5")
    for node in root.walk():
        text = re.match(r'text "(.*)"$', node.text)
        if not text:
            continue
        if text.group(1).startswith("Scale differs") and len([b for b in stacked_bars_in(scope_of(node)) if b[1] - {"none"}]) < 2:
            faults.append("'%s' beside a panel without bars" % text.group(1))
        if text.group(1).startswith("– no figure found") and not any("none" in drawn_by(c)[1] for c in charts_in(scope_of(node))):
            faults.append("'%s' where every figure is known" % text.group(1))
    return faults, seen


def main(paths):
    total, wrong = 0, 0
    for path in paths:
        faults, seen = check(path)
        total += seen
        for fault in faults:
            print("%s: %s" % (path, fault))
            wrong += 1
    print("%d marks, %d faults" % (total, wrong))
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
