"""Ids of the shipped plan stand neither in the program nor in a general page, and no general page asks for a role."""
import pathlib
import re
import sys
import xml.etree.ElementTree as tree

# Pages of mine action in README's table of pages.
FIELD = set("""votes reporting land-release funding casualties infographic-casualties map-contamination map-casualties
               map-norms map-use positions norm compliance crosswalk victim-assistance participation extension""".split())
WORD = r"[A-Za-z0-9][A-Za-z0-9-]*"


def ids_of_the_plan():
    found = set()
    for path in pathlib.Path("data").glob("*.xml"):
        for element in tree.parse(path).iter():
            if element.tag in ("measure", "treaty", "group", "targets", "role", "ladder", "indicator"):
                found.update(element.get(name) for name in ("id", "name", "group") if element.get(name))
    # A single small word may be anybody's: "support", "donors".
    return {name for name in found if "-" in name or not name.islower()}


def in_templates(ids):
    for path in sorted(pathlib.Path("templates").rglob("*.xml")):
        if path.parts[1] == "mine-action" or path.stem in FIELD or path.parts[1] == "manual":
            continue
        text = re.sub(r"<!--.*?-->", "", path.read_text(encoding="utf-8"), flags=re.S)
        for word in sorted(set(re.findall(WORD, text)) & ids):
            yield f"{path}: '{word}' is of the shipped plan"
        if re.search(r"\brole\(|\bhas-roles\(|<(template|fragment)[^>]* roles=", text):
            yield f"{path}: a page for any plan asks for a role"


def in_program(ids):
    for path in sorted(pathlib.Path("src").rglob("*.[ch]")):
        text = re.sub(r"/\*.*?\*/|^#include.*?$", "", path.read_text(encoding="utf-8"), flags=re.S | re.M)
        for literal in re.findall(r'"((?:[^"\\\n]|\\.)*)"', text):
            for word in sorted(set(re.findall(WORD, literal)) & ids):
                if not re.fullmatch(r"\d[A-Z](-\d+)?", word):         # the starter numbers its indicators so, too
                    yield f"{path}: '{word}' is of the shipped plan"


ids = ids_of_the_plan()
assert {"ccm-unga-vote", "CCM", "cmr-area", "1A-1"} <= ids, "the ids of the plan are not read"
faults = [*in_templates(ids), *in_program(ids)]
print("\n".join(faults))
sys.exit(1 if faults else 0)
