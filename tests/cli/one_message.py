#!/usr/bin/env python3
"""Each attribute of each kind of element of a project, given a value that is none: one mistake gives one message.

one_message.py SHEAF PROJECT SCRATCH: prints what gives more than one, and how many were tried."""
import os
import re
import shutil
import subprocess
import sys

sheaf, project, scratch = sys.argv[1:4]
READ = re.compile(r"<(areas|events|measures|observations|plan|records|sources)\b")
TAG = re.compile(r"<([a-z][a-z-]*)\s([^<>]*?)/?>")
ATTRIBUTE = re.compile(r'([a-z:-]+)="([^"]*)"')
# The note of how many references are not told for the mistakes that are, S128, is none of its own.
MESSAGE = re.compile(r"(error|warning|note)\[(?!S128)")
TEXTS = {"name", "note", "because", "place", "by-line", "publisher", "symbol", "title"}  # any value is one


def write(file, text):
    with open(os.path.join(scratch, "data", file), "w", encoding="utf-8") as out:
        out.write(text)


def messages(file, text):
    write(file, text)
    run = subprocess.run([sheaf, "check", "--quick", "-C", scratch], capture_output=True, text=True, check=False)
    return [line for line in (run.stderr + run.stdout).splitlines() if MESSAGE.search(line)]


seen = set()
shutil.copytree(project, scratch)
for file in sorted(os.listdir(os.path.join(project, "data"))):
    path = os.path.join(project, "data", file)
    text = open(path, encoding="utf-8").read() if file.endswith(".xml") else ""
    if not READ.search(text):
        continue
    for tag in TAG.finditer(text):
        for attribute in ATTRIBUTE.finditer(tag[2]):
            if (tag[1], attribute[1]) in seen or attribute[1] in TEXTS:
                continue
            seen.add((tag[1], attribute[1]))
            start, end = (tag.start(2) + at for at in attribute.span(2))
            told = messages(file, text[:start] + "wrong!" + text[end:])
            if len(told) > 1:
                print(f"<{tag[1]} {attribute[1]}>:", *told, sep="\n  ")
    write(file, text)
print(f"{len(seen)} attributes tried")
