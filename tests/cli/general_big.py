#!/usr/bin/python3
"""
general_big.py FOLDER: a plan that is too much everywhere: eleven goals, sixty indicators, names of 60 characters in Vietnamese, lists of
areas without titles, a measure without figures, an area without any.
"""
import os
import sys

folder = sys.argv[1]
name = "Tỷ lệ trẻ em được tiêm chủng đầy đủ tại các huyện vùng xa số"
os.makedirs(folder + "/data")


def write(file, root, pieces, attributes=""):
    with open(f"{folder}/data/{file}.xml", "w", encoding="utf-8") as out:
        out.write(f"<{root}{attributes}>{''.join(pieces)}</{root}>\n")


def indicator(goal, number):
    return (f'<indicator id="{goal}A-{number}" kind="level" measure="m{number % 5 + 1}"><title>{name} {goal}.{number}</title>'
            '<target value="90" date="2026-12-31" baseline="first"/></indicator>')


def goal(number):
    rows = "".join(indicator(number, i) for i in range(1, 7 if number < 6 else 6))
    return (f'<goal id="{number}"><title>{name} {number}</title><objective id="{number}A"><title>{name} {number}A</title>{rows}'
            f'<targets group="t{number}" areas="d1 d2 d3"/></objective></goal>')


def series(measure, area):
    values = "".join(f'<observation period="{year}" value="{value + measure}" sources="S1"/>' for year, value in ((2022, 40), (2023, 44), (2024, 52)))
    return f'<series measure="m{measure}"{area}>{values}</series>'


write("plan", "plan", ["<title>Big plan</title>"] + [goal(i) for i in range(1, 12)]
      + [f'<calendar><event id="e1" start="2025-09-01" kind="meeting"><title>{name}</title></event></calendar>'],
      ' id="big" xml:lang="en" start="2023-01-01" end="2026-12-31" as-of="2025-06-30"')
write("measures", "measures", ['<unit id="p" symbol="%" per="100"/>']
      + [f'<measure id="m{i}" unit="p" nature="stock" ascending="true" decimals="0"><title>{name} {i}</title></measure>' for i in range(1, 6)])
write("areas", "areas", ['<area-kind id="district"><form count="one">district</form><form count="other">districts</form></area-kind>']
      + [f'<area id="d{i}" kind="district" name="Huyện {name} {i}"/>' for i in range(1, 4)])
write("sources", "sources", ['<source id="S1" published="2025-01-01" publisher="X" title="Survey"/>'])
write("observations", "observations", [series(m, area) for m in range(1, 5) for area in ("", ' area="d1"', ' area="d2"')])
