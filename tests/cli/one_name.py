#!/usr/bin/env python3
"""Ids of each kind of element of a project, renamed where they are declared: one mistake gives one message.

one_name.py SHEAF PROJECT SCRATCH: prints what gives more than one, how many were tried, and how many of these were
referred to at several places."""
import os
import re
import shutil
import subprocess
import sys

sheaf, project, scratch = sys.argv[1:4]
DECLARED = re.compile(r'<([a-z][a-z-]*)\s(?:[^<>]*?\s)?id="([^"]+)"')
MESSAGE = re.compile(r"(error|warning|note)\[")
OF_EACH = 2                             # of a kind of element in a file

shutil.copytree(project, scratch)
tried = several = 0
for file in sorted(os.listdir(os.path.join(project, "data"))):
    if not file.endswith(".xml"):
        continue
    with open(os.path.join(project, "data", file), encoding="utf-8") as source:
        text = source.read()
    kinds = {}
    for declared in DECLARED.finditer(text):
        kinds[declared[1]] = kinds.get(declared[1], 0) + 1
        if kinds[declared[1]] > OF_EACH:
            continue
        start, end = declared.span(2)
        with open(os.path.join(scratch, "data", file), "w", encoding="utf-8") as out:
            out.write(text[:start] + declared[2] + "-renamed" + text[end:])
        run = subprocess.run([sheaf, "check", "--quick", "-C", scratch], capture_output=True, text=True, check=False)
        told = [line for line in run.stderr.splitlines() if MESSAGE.search(line)]
        tried += 1
        several += "places refer" in run.stderr
        if len(told) > 1:
            print(f"{file}: <{declared[1]} id={declared[2]}>:", *told, sep="\n  ")
    with open(os.path.join(scratch, "data", file), "w", encoding="utf-8") as out:
        out.write(text)
print(f"{tried} tried, {several} told with several places")
