"""A title of what has a measure names no power of ten: the page tells the unit beside it, and in another power, so that both would disagree."""

import re
import sys
import xml.etree.ElementTree as tree

POWER = re.compile(r"\b(?:million|billion|thousand|milliard|millier)s?\b|\bM (?:US\$|€)|مليون|مليار|ألف")

for path in sys.argv[1:]:
    for node in tree.parse(path).getroot().iter():
        if (node.tag not in ("indicator", "follow") or node.get("measure") is None) and node.tag != "measure":
            continue
        for title in node:
            if title.tag in ("title", "short-title") and POWER.search(title.text or ""):
                print(f"{path}: {node.get('id') or node.get('measure')}: {title.text!r}")
