#!/usr/bin/python3
"""
Holds the order of the structure tree against the geometry of the page, in what 'sheaf build --stop-after pages' prints:
FILE …, a line for each fault. Every sequence that is no artifact is heard once; words that are an artifact stand in a
margin or are heard elsewhere; of two blocks of which one stands below the other in a column the upper is heard first;
and a column is heard to its end before the next, unless they are rows.
"""
import re
import sys

MARK = re.compile(r"^begin (\d+) (\S+)")
TEXT = re.compile(r'^text (\S+) (\S+) \S+ (\S+) #\w+ "(.*)"$')
BOX = re.compile(r"^(?:fill|frame|picture) (\S+) (\S+) (\S+) (\S+) ")
NODE = re.compile(r'^( *)(\w+)((?: [\w-]+=(?:"(?:[^"\\]|\\.)*"|\S+)| figure)*)((?: \d+)*)$')
BLOCKS = {"P", "H1", "H2", "H3", "H4", "H5", "H6", "TH", "TD", "LI", "Figure", "BlockQuote", "TOCI", "Note", "BibEntry"}
INSIDE = {"Span", "Reference", "Link", "Lbl", "LBody", "Note", "BibEntry", "Quote"}
MARGIN, LINE, ROW, NEAR = 52, 20, 3, 1.5


class Node:
    def __init__(self, role, marks, parent):
        self.role, self.marks, self.parent, self.kids = role, marks, parent, []

    def all_marks(self):
        return self.marks + [mark for kid in self.kids for mark in kid.all_marks()]

    def blocks(self, whole=()):
        """Those that hold no other, in the order in which they are heard; tables may be taken as a whole."""
        if self.role in BLOCKS and not any(kid.holds_block() for kid in self.kids) or \
                self.role == "Table" and self.role in whole:
            return [self]
        return [block for kid in self.kids for block in kid.blocks(whole)]

    def holds_block(self):
        return self.role not in INSIDE and self.role in BLOCKS or any(kid.holds_block() for kid in self.kids)


def read(path):
    pages, marks, node, root, mark = [], {}, None, Node("", [], None), None
    stack = [(-1, root)]
    for row in open(path, encoding="utf-8"):
        row = row.rstrip("\n")
        if row == "structure":
            node = root
        elif node is not None:
            found = NODE.match(row)
            if found is None:
                continue
            while stack[-1][0] >= len(found[1]):
                stack.pop()
            node = Node(found[2], [int(number) for number in found[4].split()], stack[-1][1])
            stack[-1][1].kids.append(node)
            stack.append((len(found[1]), node))
        elif row.startswith("page "):
            pages.append(tuple(float(size) for size in row.split()[2:4]))
        elif found := MARK.match(row.strip()):
            mark = marks.setdefault(int(found[1]), (found[2], len(pages), []))
        elif found := TEXT.match(row.strip()):
            size = float(found[3])
            mark[2].append((float(found[1]), float(found[2]) - size, float(found[1]) + size * 0.45 * len(found[4]),
                            float(found[2]), found[4]))
        elif (found := BOX.match(row.strip())) and mark is not None:
            x, y, width, height = (float(found[i]) for i in range(1, 5))
            mark[2].append((x, y, x + width, y + height, ""))
    return pages, marks, root


def box_of(block, marks, page):
    parts = [part for mark in block.all_marks() if mark in marks and marks[mark][1] == page for part in marks[mark][2]
             if part[4].strip() or block.role == "Figure"]
    return parts and (min(p[0] for p in parts), min(p[1] for p in parts), max(p[2] for p in parts),
                      max(p[3] for p in parts), " ".join(p[4] for p in parts)[:40])


def over(a, b):
    return min(a[2], b[2]) - max(a[0], b[0]) > 0.3 * min(a[2] - a[0], b[2] - b[0])


def is_title(parts, part, titles):
    """Does the line of the part begin with a title? What nobody hears is painted from left to right, in Arabic too."""
    line = [other[4] for other in parts if other[3] == part[3]]
    return any("".join("".join(words).split()).startswith(titles) for words in (line, line[::-1]))


def faults(path):
    pages, marks, root = read(path)
    heard = root.all_marks()
    text = open(path, encoding="utf-8").read()
    # what is drawn may say a word shorter than what is read in its place: "31 Dec" and "31 December"
    said = " " + " ".join(re.findall(r' (?:alt|actual)="((?:[^"\\]|\\.)*)"', text)).casefold()
    titles = tuple("".join(title.split()) for title in re.findall(r'^ *Table title="([^"]+)', text, re.M))
    words = set()
    for number, (role, page, parts) in sorted(marks.items()):
        if role != "artifact":
            words.update(word for part in parts for word in part[4].split())
            if heard.count(number) != 1 if len(heard) < 3000 else number not in heard:
                yield f"page {page}: sequence {number} is heard {heard.count(number)} times"
    for role, page, parts in marks.values():
        for part in parts:
            # the numbers of a scale are said by what is drawn on it, and "…, continued" by the table's title
            unheard = any(word not in words and any(map(str.isalpha, word)) and f" {word.casefold()}" not in said
                          for word in part[4].split())
            if role == "artifact" and MARGIN < part[3] < pages[page - 1][1] - MARGIN and unheard and \
                    not is_title(parts, part, titles):
                yield f"page {page}: '{part[4]}' at {part[0]:.0f}, {part[3]:.0f} is not heard"
    blocks = root.blocks()
    for page in range(1, len(pages) + 1):
        boxes = [(block, box) for block in blocks if (box := box_of(block, marks, page))]
        for at, (_, later) in enumerate(boxes):
            for _, before in boxes[max(0, at - 60):at]:
                if over(before, later) and later[3] < before[1] + NEAR:
                    yield f"page {page}: '{later[4]}' stands above '{before[4]}' and is heard behind it"
        yield from left_and_back(page, [(block, box) for block in root.blocks({"Table"})
                                        if (box := box_of(block, marks, page))])


def left_and_back(page, boxes):
    """
    Of three blocks the second stands beside the first and in no row with it, and the third below the first again:
    beside the second, or with a fourth that is below the second again.
    """
    for at, (_, a) in enumerate(boxes):
        for n, (_, b) in enumerate(boxes[at + 1:at + 12], at + 1):
            if over(a, b) or abs(b[1] - a[1]) <= ROW or b[1] >= a[3] + NEAR or b[3] <= a[1] + NEAR:
                continue
            for m, (_, c) in enumerate(boxes[n + 1:n + 6], n + 1):
                back = over(a, c) and not over(b, c) and c[1] > a[3] - NEAR and abs(c[1] - b[1]) > ROW
                line = min(1.2 * min(box[3] - box[1] for box in (a, b, c)), LINE)
                again = c[1] - a[3] < line and any(
                    over(b, d) and not over(c, d) and -NEAR < d[1] - b[3] < line and abs(d[1] - c[1]) > ROW
                    for _, d in boxes[m + 1:m + 4])
                if back and (c[1] < b[3] - NEAR or again):
                    yield f"page {page}: '{a[4]}', then '{b[4]}' of another column, then '{c[4]}' below the first"
                    break
            break


if __name__ == "__main__":
    for name in sys.argv[1:]:
        for fault in faults(name):
            print(f"{name.rsplit('/', 1)[-1]}: {fault}")
