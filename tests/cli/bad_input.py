#!/usr/bin/python3
"""
A copy of the shipped plan's data made worse: bad_input.py DATA worst | one | none. worst: names of sixty letters more,
figures of ten digits, a record with forty sources, one with none, a word that fits into no column. one: one figure of
casualties and one activity. none: no figure of an area, and no activity.
"""
import re
import sys

data, how = sys.argv[1:]
LONG = " of the Federation of the United Autonomous Provinces and Islands"


def edit(name, change):
    path = f"{data}/{name}"
    text = open(path, encoding="utf-8").read()
    new = change(text)
    if new == text:
        sys.exit(f"{name} is as it was")
    open(path, "w", encoding="utf-8").write(new)


def longer(text):
    for area in ("BIH", "SYR", "YEM", "COD", "LAO"):
        text = re.sub(rf'(<area id="{area}"[^>]* name="[^"]*)"', rf'\1{LONG}"', text)
    return text


def wider(text):
    return re.sub(r'<series measure="casualties-mine-erw" area="(?:YEM|AFG|BIH)".*?</series>',
                  lambda series: re.sub(r'value="(\d+)"', r'value="9\g<1>99999"', series[0]), text, flags=re.S)


def cited(text):
    sources = re.findall(r'<source id="([^"]+)"', open(f"{data}/sources-records.xml", encoding="utf-8").read())[:40]
    text = text.replace('sources="ISU-BIH-2018"', f'sources="{" ".join(sources)}"')
    text = text.replace(' sources="ISU-VAEM-2018"', "")
    return text.replace("Pacific Conference", "Universalizationcommitteeheadquartersandsubsidiaryorgans Conference", 1)


def some(most):
    """The first so many series of an area, of each with all of its figures or, where it is one, the last."""
    def change(text):
        series = re.findall(r'<series measure="casualties-mine-erw" area=.*?</series>', text, re.S)
        for block in series[most:]:
            text = text.replace(block, "")
        for block in series[:most]:
            figures = re.findall(r"\s*<observation .*?(?:/>|</observation>)", block, re.S)
            text = text.replace(block, block.replace("".join(figures[:-1]), ""))
        return text
    return change


def activities(most):
    def change(text):
        records = re.findall(r"\s*<record .*?</record>", text, re.S)
        return text.replace("".join(records[most:]), "")
    return change


if how == "worst":
    edit("areas.xml", longer)
    edit("observations-people.xml", wider)
    edit("records-activities.xml", cited)
else:
    edit("observations-people.xml", some(1 if how == "one" else 0))
    edit("records-activities.xml", activities(1 if how == "one" else 0))
