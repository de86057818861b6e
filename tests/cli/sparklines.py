#!/usr/bin/python3
"""
Is each sparkline of a page heard, with its first and its latest figure?

  sparklines.py kinds TEMPLATES    the templates that hold one, themselves or in what they include
  sparklines.py heard DOC PAGES    the sparklines that 'build --stop-after doc' prints, held against the structure that
                                   'build --stop-after pages' prints: a line for each fault, and how many there are
"""
import pathlib
import re
import sys


def kinds(folder):
    texts = {path.relative_to(folder).with_suffix("").as_posix(): path.read_text("utf-8")
             for path in pathlib.Path(folder).rglob("*.xml")}

    def holds(name, seen):
        seen.add(name)
        return 'kind="sparkline"' in texts[name] or any(
            holds(part, seen) for part in re.findall(r'<include href="([^"{]+)"', texts[name])
            if part in texts and part not in seen)

    return sorted(name for name, text in texts.items() if "<template" in text and holds(name, set()))


def heard(doc, pages):
    alts = re.findall(r'^ *Figure alt="((?:[^"\\]|\\.)*)".*? \d+(?: \d+)*$', pages, re.M)
    count = 0
    for title, points in re.findall(r'chart [^\n]*?sparkline title="([^"]*)"[^\n]*\n((?: +point .*\n)+)', doc):
        figures = re.findall(r'"(.*)"$', points, re.M)
        found = [alt for alt in alts if re.match(re.escape(title) + r"[\u00a0\u202f]?:", alt) and
                 all(re.search(rf"(?<![\d.,]){re.escape(figure)}(?!\d)", alt) for figure in (figures[0], figures[-1]))]
        count += 1
        if len(found) != 1:
            print(f"'{title}', {figures[0]} to {figures[-1]}, is heard {len(found)} times")
    print(count, "sparklines")


if sys.argv[1] == "kinds":
    print(*kinds(sys.argv[2]))
else:
    heard(*(open(name, encoding="utf-8").read() for name in sys.argv[2:4]))
