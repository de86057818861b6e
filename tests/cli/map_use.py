"""Each state with a record of use is of the strongest class of its records: map_use.py RECORDS DOC."""
import re, sys, xml.etree.ElementTree as tree

ORDER = [{"confirmed", "admitted"}, {"reported"}, {"allegation"}, {"no-allegation", "little-evidence", "not-documented"}]
want = {}
for record in tree.parse(sys.argv[1]).iter("record"):
    value = {v.get("field"): v.text for v in record.iter("value")}
    if not record.get("area") or record.get("date", "9999").split("/")[-1] > "2019-12-31" or record.get("audience"):
        continue
    key = value["weapon"], record.get("area")
    want[key] = min(want.get(key, 9), next(i for i, findings in enumerate(ORDER) if value["finding"] in findings))
shown = {}
maps = re.split(r"\n *map ", open(sys.argv[2], encoding="utf-8").read())[1:]
for part, weapon in zip(maps, ["mines", "cluster"]):
    shown.update({(weapon, area): "ABCDE".index(letter) for area, letter in re.findall(r"shade ([A-Z]+) ([A-E])", part)})
wrong = {key: (place, shown.get(key)) for key, place in want.items() if shown.get(key) != place}
wrong.update({key: (None, place) for key, place in shown.items() if key not in want and place < 4})
print(wrong)
sys.exit(bool(wrong) or len(want) < 15)
