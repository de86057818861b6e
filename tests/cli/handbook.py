#!/usr/bin/python3
"""
handbook.py TEMPLATES FOLDER: the examples of the handbook, in the order in which it has them. Files are written below the folder, lines of the shell are
printed, each with the files that it needs before it: "write PATH" and "run LINE" are the two things that a line may say. Lines are run by handbook.sh.
"""
import pathlib
import sys
import xml.etree.ElementTree as tree

templates, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
number = 0


def walk(path):
    global number
    for element in tree.parse(path).getroot().iter():
        if element.tag == "include" and element.get("href", "").startswith("manual/") and path.name == "manual.xml":
            walk(templates / (element.get("href") + ".xml"))
        if element.tag != "example" or element.get("of") is None:
            continue
        if element.get("of") == "shell":
            for line in element.text.strip().splitlines():
                print("run", line)
            continue
        number += 1
        kept = folder / f"example-{number}"
        kept.write_text(element.text.strip() + "\n", encoding="utf-8")
        print("write", kept, element.get("of"))


walk(templates / "manual.xml")
