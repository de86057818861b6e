#!/usr/bin/env python3
"""Finds figures that are typed into a pack where the data could be asked: typed.py PACK ...

A paragraph, title or item says no number in digits or words, unless it cites its source or the number is a name: an article, an objective, the
year of a calendar, the year that the plan asks for, what the plan is called after.
"""
import re
import sys
import xml.etree.ElementTree as ET

BLOCKS = {"p", "li", "title", "subtitle", "h1", "h2", "h3", "td", "th", "note"}
NUMBER = re.compile(r"\d|\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|a (third|quarter|fifth|tenth))\b", re.I)
NAMES = re.compile(r"Article \d+|[Oo]bjective \d[A-C]|Calendar 20\d\d|Toward 130|\b2025\b|Ten years after the convention was adopted")


def own_text(block):
    """What the block says itself: blocks within it are looked at by themselves."""
    parts = [block.text or ""]
    for child in block:
        if child.tag not in BLOCKS:
            parts.append(own_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


wrong = 0
for path in sys.argv[1:]:
    for block in ET.parse(path).getroot().iter():
        text = " ".join(own_text(block).split())
        if block.tag in BLOCKS and block.find(".//cite") is None and NUMBER.search(NAMES.sub("", text)):
            print("%s: '%s' has a typed figure and no source" % (path, text[:90]))
            wrong += 1
    for point in ET.parse(path).getroot().iter("point"):
        print("%s: a point of a chart is typed: %s" % (path, point.get("value")))
        wrong += 1
sys.exit(wrong > 0)
