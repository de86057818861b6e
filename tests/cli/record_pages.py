#!/usr/bin/env python3
"""The records that a page has to print, from the data files by the rules of the two days: record_pages.py PAGE DOC, where DOC is the page's text.
Prints what is printed and should not be, and what should be and is not; and how many are right."""
import calendar, glob, re, sys, xml.etree.ElementTree as tree

AS_OF, KNOWN_BY = "2019-12-31", "2020-12-31"


def all_of(pattern, tag):
    return [e for f in sorted(glob.glob(f"data/{pattern}.xml")) for e in tree.parse(f).getroot().iter(tag)]


def last_day(date):
    parts = [int(p) for p in date.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return "%04d-%02d-%02d" % (year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])


sources = {s.get("id"): s for s in all_of("sources*", "source")}
ahead = {t.get("id") for t in all_of("record-types", "record-type") if t.get("dates") == "ahead"}


def day_of(source):
    return last_day(source.get("published")) if source.get("published") else None


def is_known(record):
    days = [day_of(sources[s]) or last_day(sources[s].get("not-before") or "0001") for s in (record.get("sources") or "").split()]
    date = record.get("date")
    if date is None or record.get("type") in ahead:
        limit = KNOWN_BY if record.get("type") in ahead else min(AS_OF, KNOWN_BY)
        return not days or any(d <= limit for d in days)
    first, last = date.split("/")[0], last_day(date.split("/")[-1])
    begun = (first + "-01-01")[:10] if len(first) == 4 else (first + "-01")[:10]
    own = min([last] + [d for d in days if d > "0002"])
    return begun <= AS_OF and own <= AS_OF and (not days or any(d <= KNOWN_BY for d in days))


def says(record):
    return {v.get("field"): v.text for v in record.iter("value") if v.get("xml:lang") is None}


PAGES = {
    "crosswalk": lambda t, v, r: t in ("crosswalk", "framework-action"),
    "positions": lambda t, v, r: t == "position",
    "publications": lambda t, v, r: t == "publication",
    "activities": lambda t, v, r: t == "activity",
    "offices": lambda t, v, r: t == "office",
    "victim-assistance": lambda t, v, r: t == "assistance" and v["item"] != "survivor-participation",
    "participation": lambda t, v, r: t == "assistance" and v["item"] == "survivor-participation",
    "norm": lambda t, v, r: t == "use" or (t == "position" and v["stance"] in ("condemns", "denies", "concern", "defends")),
    "compliance": lambda t, v, r: t == "compliance",
}
# Of the page of use, which findings stand below which head: what was alleged is nowhere among what was confirmed.
BLOCKS = {"Confirmed or admitted use": {"confirmed", "admitted"}, "Alleged, not confirmed": {"allegation"}, "Reported": {"reported"}}
page, doc = sys.argv[1:]
text = open(doc, encoding="utf-8").read()
printed = set(re.findall(r'rule="record" record="([^"]*)"', text))
wanted = {r.get("id") for r in all_of("records-*", "record") if is_known(r) and PAGES[page](r.get("type"), says(r), r)}
print("printed, and not known or not of the page:", " ".join(sorted(printed - wanted)))
print("known, and not printed:", " ".join(sorted(wanted - printed)))
print("right", len(printed & wanted))
if page == "norm":
    findings = {r.get("id"): says(r)["finding"] for r in all_of("records-*", "record") if r.get("type") == "use"}
    stands = {}
    for summary, block in re.findall(r'table [^\n]*summary="([^"]*)"(.*?)(?=\n *table |\Z)', text, re.S):
        stands.setdefault(summary, set()).update(re.findall(r'record="(use-[^"]*)"', block))
    for head, wants in BLOCKS.items():
        wrong = {i for i in stands.get(head, set()) if findings[i] not in wants}
        lacks = {i for i in wanted if findings.get(i) in wants and i not in stands.get(head, set())}
        print("below %s:" % head, " ".join(sorted(wrong | lacks)), "" if stands.get(head) else "nothing")
