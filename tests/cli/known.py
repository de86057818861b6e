#!/usr/bin/python3
"""
What was known on a day, worked out from the data files by another program than ours.
known.py delete DATA DAY: deletes from a copy of the data all that was published, decided, deposited or held after the day.
known.py figures AS-OF KNOWN-BY PLAN-DATA FILE.pdf…: of each attached observation, whether it may be printed; and no figure of
one measure, area and period is printed with two values. Prints what is wrong, and how many figures were looked at.
known.py hidden DAY DATA: the ids of all figures whose period has begun by the day and is not over on it, and which a source had told of by then.
known.py sums AS-OF KNOWN-BY DATA FILE.pdf…: each sum that lacks a part is attached as one of which no more is known, or is not there, and each
that has all is not; prints what is wrong, and the sums that lack a part, by measure and area with their years.
known.py dates DATA: counts the sources that figures rest on, those without a date, and the figures that rest on such alone.
"""
import calendar
import csv
import glob
import io
import re
import subprocess
import sys
import xml.etree.ElementTree as ET


def last(date):
    parts = date.split("-")
    if len(parts) == 1:
        return date + "-12-31"
    if len(parts) == 2:
        return "%s-%02d" % (date, calendar.monthrange(int(parts[0]), int(parts[1]))[1])
    return date


def first(date):
    return (date + "-01-01")[:10] if len(date) == 4 else date + "-01" if len(date) == 7 else date


def elements(data, name):
    for path in sorted(glob.glob(data + "/*.xml")):
        for element in ET.parse(path).getroot().iter(name):
            yield element


def sources_of(data):
    return {source.get("id"): source for source in elements(data, "source")}


def came_later(source, day):
    if source.get("kind") == "register":
        return False
    return last(source.get("published") or source.get("not-before") or "0001-01-01") > day


def told(observation, source):
    """The day from which on the source tells of it; None where no date is known."""
    if source.get("kind") == "register":
        return last(observation.get("period").split("/")[-1])
    return last(source.get("published")) if source.get("published") else None


def delete(data, day):
    gone = {name for name, source in sources_of(data).items() if came_later(source, day)}
    for path in glob.glob(data + "/*.xml"):
        ET.register_namespace("", "")
        tree = ET.parse(path)
        root, changed = tree.getroot(), False
        for parent in list(root.iter()):
            for child in list(parent):
                own = child.get("published") or ""
                cited = (child.get("sources") or "").split()
                kept = [name for name in cited if name not in gone]
                late = (child.tag == "source" and child.get("id") in gone
                        or child.tag == "observation" and (cited and not kept or own and last(own) > day)
                        or child.tag == "record" and cited and not kept
                        or child.tag == "step" and child.get("decided") and last(child.get("decided")) > day
                        or child.tag == "event" and (cited and not kept and root.tag == "events"
                                                     or child.get("status") == "held" and first(child.get("start")) > day))
                if late:
                    parent.remove(child)
                    changed = True
                    continue
                if kept != cited:
                    child.set("sources", " ".join(kept))
                    if not kept:
                        del child.attrib["sources"]
                    changed = True
                for name in ("signed", "deposited", "completed"):
                    if child.get(name) and last(child.get(name)) > day:
                        del child.attrib[name]
                        if name == "deposited" and "in-force" in child.attrib:
                            del child.attrib["in-force"]
                        changed = True
        if changed:
            tree.write(path, encoding="UTF-8", xml_declaration=True)


def attached(path):
    shown = subprocess.run(["qpdf", "--show-attachment=observations.csv", path], capture_output=True, check=False)
    if shown.returncode != 0:                           # a sheet without figures has none
        return []
    return list(csv.DictReader(io.StringIO(shown.stdout.decode("utf-8-sig"))))


def printed(path):
    """The ids that stand in the file's structure: each is of a figure that a page prints."""
    text = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", path, "-"], capture_output=True, check=False).stdout
    return {name.decode() for name in re.findall(rb"/ID \(([^~@()]+)(?:@[0-9]+)?~[0-9]+\)", text)}


def figures(as_of, known_by, data, paths):
    sources = sources_of(data)
    looked, wrong = 0, []
    for path in paths:
        rows = {row["id"]: row for row in attached(path)}
        values = {}
        for name in sorted(printed(path)):
            row = rows.get(name)
            if row is None or row.get("computed"):
                continue
            looked += 1
            period = row["period"].split("/")
            cited = [sources[key] for key in row["source ids"].replace(";", " ").split()]
            days = [day for day in (told(row, source) for source in cited) if day]
            own = min([last(period[-1])] + days)
            if any(came_later(source, known_by) for source in cited):
                wrong.append("%s: %s cites what came later" % (path, name))
            if own > as_of or first(period[0]) > as_of or (days and min(days) > known_by):
                wrong.append("%s: %s was not known" % (path, name))
            key = (row["measure"], row.get("state") or row.get("area"), row["period"])
            if values.setdefault(key, row["value"]) != row["value"]:
                wrong.append("%s: %s stands with two values" % (path, name))
    print("\n".join(wrong + ["%d figures" % looked]))
    return bool(wrong)


def admitted(data, as_of, known_by):
    """Of each figure that may be printed: measure, area, period, element."""
    sources = sources_of(data)
    for series in elements(data, "series"):
        for observation in series.iter("observation"):
            period = observation.get("period").split("/")
            days = [told(observation, sources[name]) for name in (observation.get("sources") or series.get("sources")).split()]
            days = [last(observation.get("published"))] if observation.get("published") else [day for day in days if day]
            if first(period[0]) <= as_of and min([last(period[-1])] + days) <= as_of and (not days or min(days) <= known_by):
                yield series.get("measure"), series.get("area") or "world", observation.get("period"), observation


def hidden(day, data):
    print("\n".join(sorted(".".join(key[:3]) for key in admitted(data, day, day) if last(key[2].split("/")[-1]) > day)))


def sums(as_of, known_by, data, paths):
    parts_of = {m.get("id"): m.get("sum-of").split() for m in elements(data, "measure") if m.get("sum-of") and not m.get("together")}
    known = {key[:3]: key[3] for key in admitted(data, as_of, known_by) if key[3].get("value") or key[3].get("low")}
    wrong, lacking = [], {}
    for path in paths:
        for row in attached(path):
            measure, area, period = row["measure"], row.get("state") or row.get("area"), row["period"]
            if not row.get("computed") or measure not in parts_of or (measure, area, period) in known:
                continue
            parts = [known[part, area, period] for part in parts_of[measure] if (part, area, period) in known]
            lacks = len(parts) < len(parts_of[measure])
            if lacks != ("at-least" in row["qualifier"]) and not any("at-least" in (part.get("qualifier") or "") for part in parts):
                wrong.append("%s: %s is '%s' with %d parts of %d" % (path, row["id"], row["qualifier"], len(parts), len(parts_of[measure])))
            if lacks:
                lacking.setdefault((area, measure), []).append(period)
    print("\n".join(wrong + ["%s %s: %s" % (*key, " ".join(sorted(lacking[key]))) for key in sorted(lacking)]))
    return bool(wrong)


def dates(data):
    sources = sources_of(data)
    cited, undated, all_figures = set(), 0, 0
    for series in elements(data, "series"):
        for observation in series:
            names = (observation.get("sources") or series.get("sources")).split()
            cited.update(names)
            all_figures += 1
            undated += not any(sources[name].get("published") or sources[name].get("kind") == "register" for name in names)
    without = sum(1 for name in cited if not sources[name].get("published") and sources[name].get("kind") != "register")
    print("%d sources, %d undated; %d figures, %d on undated ones only" % (len(cited), without, all_figures, undated))
    return undated * 50 > all_figures


if __name__ == "__main__":
    verb, rest = sys.argv[1], sys.argv[2:]
    if verb == "delete":
        sys.exit(delete(*rest))
    if verb in ("hidden", "sums"):
        sys.exit(hidden(*rest) if verb == "hidden" else sums(rest[0], rest[1], rest[2], rest[3:]))
    sys.exit(figures(rest[0], rest[1], rest[2], rest[3:]) if verb == "figures" else dates(*rest))
