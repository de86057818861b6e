#!/usr/bin/env python3
"""How often finished files say something by each rule: rules_met.py LEAST FILE.pdf … [: RULE …]

Prints a line for each rule of src/base/sentence.c that is met less than LEAST times, but for those behind the colon, which these pages do not have and
which may then not be met at all. It reads the files' structure by itself.
"""
import re
import sys
import zlib

STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.S)
RULE = re.compile(rb"/N ?\(rule\) ?/V ?\(([a-z-]+)\)|/V ?\(([a-z-]+)\) ?/N ?\(rule\)")


def objects(path):
    with open(path, "rb") as file:
        data = file.read()
    yield STREAM.sub(b"", data)
    for match in STREAM.finditer(data):
        try:
            yield zlib.decompress(match.group(1))
        except zlib.error:
            pass                                # no deflated stream: a picture, XMP


def main(least, words):
    paths, absent = (words[:words.index(":")], words[words.index(":") + 1:]) if ":" in words else (words, [])
    with open("src/base/sentence.c", encoding="utf-8") as file:
        met = dict.fromkeys(re.findall(r'= \{ "([a-z-]+)"', file.read()), 0)
    for path in paths:
        for text in objects(path):
            for match in RULE.finditer(text):
                met[(match.group(1) or match.group(2)).decode()] += 1
    wrong = ["the rule '%s' is met %d times" % (rule, count) for rule, count in met.items() if (count > 0 if rule in absent else count < least)]
    print("\n".join(wrong + ["%d sentences of %d rules" % (sum(met.values()), sum(count > 0 for count in met.values()))]))
    return len(wrong) > 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
