#!/usr/bin/python3
"""iati_left.py DATA IATI.xml TOLD: whatever the data files say goes out in the activity, or is told: every kind of element and attribute."""
import glob
import html
import re
import sys
import xml.etree.ElementTree as tree

folder, out, told = sys.argv[1:]
written = html.unescape(open(out, encoding="utf-8").read())
said = open(told, encoding="utf-8").read()
left = set(re.findall(r"S1161\]: IATI has no place for (\S+) in <(\S+)>;", said))
# of an indicator S1183 tells these, where they are
of_indicator = {"status": "estimates or preliminary", "missing": "why figures are missing", "until": "revoked", "low": "ends and words", "high": "ends and words",
                "qualifier": "ends and words", "sources": "the sources of single figures", "status-rule": "the rule of the status"}
coded = {("@kind", "indicator"), ("@ascending", "measure"), ("@nature", "measure"), ("@by", "measure"), ("@over-areas", "measure")}
apart = set(re.findall(r"S1120\]: the indicator (\S+) was left out", said))       # has another message
files = {"plan", "areas", "measures", "sources", "observations", "events", "treaties", "memberships", "deadlines", "records", "phrases", "boundaries"}
found = {}


def look(node):
    if node.tag == "indicator" and node.get("id") in apart:
        return
    if node.tag == "indicator" and " " in node.get("measure", ""):
        assert f"the measures besides the first of the indicator {node.get('id')}" in said, node.attrib
        node.set("measure", node.get("measure").split()[0])
    for name, value in node.attrib.items():
        if node.get("missing") and name != "missing":
            continue                     # why there is no figure is told as one thing
        found.setdefault(("@" + name.split("}")[-1], node.tag), set()).add(value)
    for kid in node:
        found.setdefault((kid.tag, node.tag), set())
        # some stay behind of what else goes out: measures that no indicator has, and sources without an address
        alone = (kid.tag == "measure" and kid.get("id") not in shown) or (kid.tag == "source" and not kid.get("address"))
        if alone or (kid.tag == "dimension" and f'name="{kid.get("id")}"' not in written):
            assert (kid.tag, node.tag) in left, (kid.tag, kid.attrib)
        elif (kid.tag, node.tag) not in left or kid.tag in ("measure", "source", "dimension"):
            look(kid)


shown = set(re.findall(r'vocabulary="99" code="([^"]*)"', written))
for path in sorted(glob.glob(folder + "/*.xml")):
    root = tree.parse(path).getroot()
    if root.tag in files:
        for series in root.findall("series") if root.tag == "observations" else []:
            if series.get("measure") not in shown:
                assert "figures of measures that no indicator has" in said, series.get("measure")
                root.remove(series)
        look(root)
assert len(found) > 60 and len(left) > 30, (len(found), len(left))
for (what, parent), values in sorted(found.items()):
    if (what, parent) in left or (what, parent) in coded:
        continue
    if what[0] == "@" and what[1:] in of_indicator:
        assert ("the range of a target" if parent == "target" else of_indicator[what[1:]]) in said, (what, parent)
        continue
    if parent == "observation" and "figures that were not known on the plan's days" in said:
        continue
    for value in values:
        # days are written out, members are parted, and a period begins and ends
        year = re.match(r"\d{4}", value)
        parts = [year.group()] if year and what in ("@period", "@date", "@start", "@end", "@baseline-date", "@published") else re.split(r"[ :]", value) if what == "@by" else [value]
        if (what, parent) == ("@baseline", "target") and value == "first":
            continue                     # is worked out
        assert all(part in written for part in parts), f"{what} in <{parent}>: {value!r} neither goes out nor is told"
for what, parent in left:
    assert (what, parent) in found, f"{what} in <{parent}> is told and is not there"
