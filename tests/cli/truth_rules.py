#!/usr/bin/env python3
"""Every message that a template prints and that says something of the data must be a sentence with a rule: truth_rules.py TEMPLATES CATALOGUE"""
import glob, os, re, sys

# Messages that say something of the data, by the beginnings of their keys: the rules that they may be printed by.
SENTENCES = {
    "meeting-requests": "pending", "deadline-note": "steps", "finding-deadline": "deadline", "finding-deadlines": "deadline", "finding-clearance": "deadline", "finding-joined": "standing", "finding-signed": "standing",
    "finding-not-joined": "standing", "finding-party": "standing", "finding-voted": "votes", "finding-abstained": "vote", "finding-against": "vote",
    "finding-casualties": "change", "detail-fell": "change", "detail-rose": "change", "detail-group": "named", "change-first": "first", "change-not-comparable": "apart",
    "change-in-years": "change", "change-from-nought": "change", "change-none": "change", "change-more": "change", "change-fewer": "change", "judgement-": "change",
    "killed-and-injured": "together", "share-national": "portion", "key-parts": "parts", "key-range": "latest", "only-parts": "parts", "progress-left-by": "deadline", "card-deadline": "deadline",
    "progress-k-of-n": "counted way", "target-or-": "way", "target-passed": "way", "way-short": "way", "indicator-share": "way", "indicator-time": "time", "indicator-pace": "pace", "indicator-path": "method", "indicator-growth": "method", "indicator-band": "method", "indicator-rated": "method",
    "indicator-within": "method", "indicator-at-least": "method", "indicator-at-most": "method", "indicator-counted": "counted", "status-": "status",
    "legend-member-revoked": "missing", "count-": "statuses", "standing-": "standing", "list-joined": "standing", "list-signed": "standing", "group-joined": "joined", "objective-joined": "joined",
    "coverage-lacking": "coverage", "head-group": "named", "objective-targets": "named", "objective-steps": "named", "overview-lead": "named", "infographic-count": "named", "infographic-lead": "named", "deadlines-lead": "deadlines", "missing-blocks": "no-figure", "overview-areas-alone": "no-figure", "chart-no-figure": "no-figure", "vote-none": "no-figure", "vote-key": "no-figure", "vote-absent": "no-figure", "vote-not-member": "no-figure", "calendar-count": "dates", "book-summary-line": "named", "sources-count": "named", "reporting-next": "entry",
}
# What begins like one of these and is none: a word without data beside it, a part of a sentence, a heading.
EXEMPT = {"change-more-suspected", "change-less-suspected", "standing-line-unknown", "objective-steps-note", "objective-steps-note-of"}
# Where words that say something elsewhere are said of nobody: the file, the beginnings of the keys, and why.
LEGENDS = {
    "parts/status-legend.xml": ("status-", "words beside signs that are explained"),
    "parts/how-to-read.xml": ("status-", "the method, of no figure"),
    "parts/status-means-words.xml": ("status-", "what a status means, of no figure"),
    "parts/bands.xml": ("status-", "bands as the plan has them"),
    "matrix.xml": (("legend-member-", "vote-none"), "the legend's words; cells say them by 'missing' and 'no-figure'"),
    "objective.xml": ("status-", "how long the word is, for the width of its box; the word itself is a sentence"),
    "manual/status.xml": ("status-", "the handbook's table of signs"),
    "theme.xml": ("status-", "the theme's own signs"),
    "membership.xml": ("standing-", "heads of lists: each name says it by a rule, and their number by 'standings'"),
    "parts/map-norm-class.xml": ("standing-", "heads of lists: each name says it by a rule, and their number by 'standings'"),
    "map-norms.xml": ("standing-", "head of a list: each name says it by a rule, and their number by 'standings'"),
    "mine-action/block-votes.xml": ("vote-", "the legend's words; cells say them by 'no-figure'"),
    "votes.xml": ("vote-", "the legend's words; cells say them by 'no-figure'"),
}
# Messages with a place for something that say nothing of figures, dates or states of affairs by themselves, and why.
NAMES = "a heading or a label that names what stands below or beside it"
UNIT = "a number and its unit, printed under the figure's id"
DAY = "a page's title, whose day is the document's own"
BANDS = "the bands that the plan states, which the rule 'method' holds where a figure is judged by them"
ASKED = "names the parts of a quotient, which the rule 'arithmetic' holds"
LABELS = {
    "amount-million": UNIT, "unit-million": UNIT, "change-in-unit": NAMES, "indicator-series": NAMES, "whats-new-lead": "the days that are compared, each held by 'changed'",
    "cover-opens": "the meeting's day, which the calendar holds by 'entry'", "calendar-also": NAMES, "calendar-left-month": NAMES, "calendar-quarter-title": NAMES,
    "calendar-title": NAMES, "calendar-named": NAMES, "casualties-latest": "names the year of the chart below, whose figures 'drawn' holds", "continued": NAMES, "deadlines-title": NAMES, "deadlines-target": "a name, with that the plan lists it as a target of the objective", "document-title-": DAY,
    "from-page": "a page of the same file", "head-ladder": NAMES, "head-land-release": NAMES, "head-support": NAMES, "objective-goal": NAMES, "objective-word": NAMES,
    "pack-embargoed": "the moment that the pack itself states", "media-countdown": "days between two dates that the record states", "pack-where": "the place and days that the pack itself states",
    "compliance-vote": NAMES, "meeting-met": NAMES, "region-and-subregion": NAMES, "release-heading": NAMES, "release-methods": NAMES, "release-table": NAMES, "statement-item": NAMES, "label": NAMES, "judged-and": "joins two texts, each with its rule",
    "statement-time": "words of the statement itself, counted", "target-group": NAMES, "band-": BANDS, "legend-areas-of": NAMES, "overview-way-of": NAMES, "overview-path-of": NAMES, "overview-by-area": NAMES, "overview-axis-years": "the years of an axis, which cli/display holds against each line's", "votes-of": NAMES, "votes-changed": NAMES, "reporting-days": NAMES, "votes-rule": "how a column is reckoned, with a figure under its id",
    "annex-missing": "a file that was not there", "extension-band": NAMES, "extension-time": ASKED, "extension-needed": ASKED, "extension-released": NAMES, "extension-at-pace": ASKED, "extension-unit-area": NAMES,
    "how-order": "names the statuses in the order in which they are asked, which cli/recomputed holds", "meeting-states-of": NAMES, "meeting-states-list": NAMES, "bilateral-ratify": "what is asked; how it stands is said beside it by 'standing'", "bilateral-join": "what is asked; how it stands is said beside it by 'standing'",
    "map-deadlines": NAMES, "map-deadline-": "classes of a map, whose states the table above it has, each with its date by 'deadline'",
    "qualified-range": "the range that the plan sets, which the rule 'method' holds in the row of the same indicator",
    "overview-axis-years": "the years that the axis of its lines has",
    "infographic-casualties-says": "the description of a picture, of a figure that the page prints under its id", "infographic-each": "how many a square stands for",
}
# What the English words of a change must be like.
DIRECTIONS = {"up": re.compile("rose|more"), "down": re.compile("fell|fewer|less|Better"), "none": re.compile("no change")}
SIDES = {"up": re.compile("fell|fewer"), "down": re.compile("rose|more than"), "none": re.compile("fell|rose|more|fewer")}

# Messages that C code prints, by the beginnings of their keys: by which rule what they say is held ...
CODE_SAYS = {
    "alt-": "drawn", "chart-only-": "drawn", "chart-latest": "drawn", "chart-reached": "drawn", "chart-projected": "drawn", "chart-path": "drawn", "chart-target": "drawn", "chart-milestone": "drawn",
    "progress-": "drawn way", "deadline-extended": "drawn", "deadline-fulfilled": "drawn", "deadline-interim": "drawn", "deadline-original": "drawn", "deadline-passed": "drawn", "deadline-before-axis": "drawn", "deadline-beyond-axis": "drawn", "deadline-unclear": "drawn",
    "deadline-remark-": "deadline entry", "deadline-note": "steps", "ladder-": "drawn", "calendar-acceded": "entry", "calendar-accepted": "entry", "calendar-ratified": "entry", "calendar-succeeded": "entry",
    "calendar-deadline": "entry", "calendar-in-force": "entry", "calendar-outcome": "entry", "calendar-report": "entry", "calendar-spoken": "grid", "next-date-deadline": "entry",
    "map-choropleth-says": "shades", "map-dots-says": "shades", "map-region-says": "shades", "map-symbols-says": "shades", "map-symbols-alone-says": "shades", "map-tiles-says": "shades", "map-between": "shades class", "map-from": "shades class",
    "map-over": "shades class", "map-under": "shades class", "table-note-parts": "total", "table-note-gone": "changed", "table-note-new": "changed", "table-note-revised": "changed", "data-as-of": "days",
    "coverage-areas": "coverage", "count-of-areas": "counted", "count-": "counted named", "band-from": "method", "missing-blocks": "no-figure", "target-or-": "way", "target-passed": "way", "what-parts": "parts", "status-": "status",
    "class-": "drawn", "table-note-at": "cells", "table-note-open": "cells", "measure-since": "counted", "when-": "latest", "hedge-within": "change method way",
}
# ... or why nothing is to be held: a word, a sign, the form of a number or of a date, or what is so on every page.
NUMBER_FORM = "how a number that is held by its id is written"
DATE_FORM = "how a day or a period is written"
OF_THE_PAGE = "is so of the page itself, whatever the data are"
CODE_LABELS = {
    "abbreviation-first": OF_THE_PAGE, "calendar-side": "days of a month that the grid of that month has, each by 'grid'", "cited-": OF_THE_PAGE, "from-page": OF_THE_PAGE, "ref-": OF_THE_PAGE, "time-": OF_THE_PAGE, "map-locator": "names the area of the page", "map-seat": "the area's own point, which cli/maps holds", "map-point": "the area's own point, which cli/maps holds", "map-scale": "a length on the paper, by the projection", "map-note": OF_THE_PAGE, "map-source": OF_THE_PAGE,
    "map-region-source": OF_THE_PAGE, "map-figure-of": "a figure of the map beside its year; by the rule 'shades' its area is of that class", "map-figures-of": OF_THE_PAGE, "map-tile-source": OF_THE_PAGE, "map-off": "names who has no outline", "figure-unit": NUMBER_FORM, "number-": NUMBER_FORM, "qualified-": NUMBER_FORM, "unit-": NUMBER_FORM,
    "moment-at": DATE_FORM, "source-last-entry": "the source's own date, which cli/sources holds", "deadline-limit": "the plan's own year", "deadline-today": "the day of the data, which 'days' holds", "measure-rolling": DATE_FORM,
    "states-word": NUMBER_FORM, "areas-word": NUMBER_FORM,
}

# What holds the text of each kind of chart and of map: properties of the rule 'drawn' (src/truth/drawn.c), or another rule by its name.
# `figures` are ids of all that the text says in numbers. WRITTEN: kinds whose rows a template writes, with nothing of the data in their text.
WRITTEN = "written"
KINDS = {
    "progress-bar": "figures judged measures no-member", "status-sign": "status", "dots": "indicator", "ladder": "standing votes", "mark": WRITTEN, "judgement": "grade",
    "stacked-bars": "figures rows", "columns": "figures rows extremes", "line": "figures ends extremes judged parties", "sparkline": "figures ends extremes", "deadlines": "bars", "area-squares": "indicator",
    "no-data": "measures no-member", "bullet": "figures judged", "area-grid": "members indicator", "dot-plot": "figures", "dumbbell": "figures", "slope": "figures", "population-pyramid": "figures",
    "matrix": WRITTEN, "icon-array": "figures", "area": "figures rows", "heat-strip": "figures rows", "range": "figures", "bands": WRITTEN, "multiples": "figures rows", "tiles": "due",
}
MAPS = {"locator": WRITTEN, "choropleth": "shades", "symbols": "shades", "tile-grid": "shades", "dots": "shades"}

faults, used, code_used = [], set(), set()


def row_of(key):
    best = max((begin for begin in SENTENCES if key.startswith(begin)), key=len, default=None)
    return None if best is None or key in EXEMPT else SENTENCES[best].split()


def check_message(name, key, messages):
    keys = [k for k in messages if k.startswith(key)] if key.endswith("-") else [key]
    for each in keys:
        row = row_of(each)
        if row is not None and not (name in LEGENDS and each.startswith(LEGENDS[name][0])):
            faults.append("%s: the message '%s' says something of the data, and has no rule (%s)" % (name, each, " or ".join(row)))
        used.add(next((label for label in LABELS if each.startswith(label)), None))
        used.add(name)
        if row is None and "{" in messages.get(each, "") and not any(each.startswith(label) for label in LABELS) and each not in EXEMPT:
            faults.append("%s: is '%s' a sentence or a label? Put it in one of the tables" % (name, each))


def check_sentence(name, rule, key, rest, messages):
    row = row_of(key)
    if row is None or rule not in row:
        faults.append("%s: '%s' is printed by the rule '%s'" % (name, key, rule))
    direction = re.search(r"'direction', '(\w+)'", rest)
    for each in [k for k in messages if k.startswith(key)] if direction else []:
        words = messages[each]
        if each == key and (SIDES[direction.group(1)].search(words) or (key not in ("judgement-better-because", "judgement-worse-because") and not DIRECTIONS[direction.group(1)].search(words))):
            faults.append("%s: '%s' says \"%s\", and its direction is %s" % (name, each, words, direction.group(1)))


with open(sys.argv[2], encoding="utf-8") as file:
    messages = dict(re.findall(r'<message key="([^"]*)">([^<]*)</message>', file.read()))
count = 0
for path in sorted(glob.glob(os.path.join(sys.argv[1], "**", "*.xml"), recursive=True)):
    name = os.path.relpath(path, sys.argv[1])
    with open(path, encoding="utf-8") as file:
        text = re.sub(r"<!--.*?-->", "", file.read(), flags=re.S)
    for key in re.findall(r'<message key="([a-z0-9-]+)"', text) + re.findall(r"\bmessage\('([a-z0-9-]+)'", text) + re.findall(r"\bmessage\(concat\('([a-z0-9-]+)'", text):
        check_message(name, key, messages)
    for key in re.findall(r"\bmessage\('([a-z0-9-]+)'[^\"]*date\(\$as-of\)", re.sub(r"<title>.*?</title>", "", text, flags=re.S)):
        faults.append("%s: '%s' tells the day of the data without that by which they were published: days-text() tells both" % (name, key))
    for tag in re.findall(r'<chart kind="no-data"[^>]*>', text):
        if " of=" not in tag and name not in ("specimen.xml", "manual/charts.xml"):     # which show what charts look like
            faults.append("%s: a chart says that no figure was found, and names no status (of) by which that can be checked" % name)
    for body in re.findall(r"<map\b[^>]*[^/]>(.*?)</map>", text, flags=re.S) if not name.startswith("manual/") and name != "specimen.xml" else []:
        if re.search(r"<row(?![^>]* says=)", body):
            faults.append("%s: a row of a map does not say of which records or deadlines it is" % name)
    if re.search(r"\brecords?\(", text):
        for select in re.findall(r'select="([^"]*)"', text):
            if len(re.findall(r"\bnumber-text\(", select)) > len(re.findall(r"\bsays\('[a-z-]+', (?:qualified\([^,]*, )?number-text\(", select)):
                faults.append("%s: a page of records prints a number that it works out, and by no rule: %s" % (name, select))
    for rule, concat, key, rest in re.findall(r"\bsentence\('([a-z-]+)', (concat\()?'([a-z0-9-]+)'([^\"]*)", text):
        check_sentence(name, rule, key, rest, messages)
        count += 1
# What C code prints has a row, too: each key of the catalogue that stands in it and has a place for something.
for path in sorted(sum((glob.glob("src/%s/*.c" % room) for room in ("template", "chart", "map", "calendar", "pen", "layout")), [])) if len(sys.argv) > 3 else []:
    with open(path, encoding="utf-8") as file:
        text = file.read()
    keys = {key for key in re.findall(r'"([a-z][a-z0-9-]*)"', text) if key in messages}
    keys |= {key for begin in re.findall(r'"([a-z][a-z0-9-]*-)%s', text) for key in messages if key.startswith(begin)}
    for key in sorted(key for key in keys if "{" in messages[key] and "-" in key):
        rows = [begin for begin in list(CODE_SAYS) + list(CODE_LABELS) if key.startswith(begin)]
        code_used.update(rows)
        if not rows:
            faults.append("%s: '%s' is printed by code: name the rule that holds it, or why there is none" % (path, key))
if len(sys.argv) > 3:
    with open(sys.argv[3], encoding="utf-8") as file:
        rules = set(re.findall(r'= \{ "([a-z-]+)"', file.read()))
    faults += ["there is no rule '%s'" % rule for said in CODE_SAYS.values() for rule in said.split() if rule not in rules]
    faults += ["nothing needs the row '%s' any more" % one for one in list(CODE_SAYS) + list(CODE_LABELS) if one not in code_used]
def check_kinds(table, kinds, what):
    with open("src/truth/drawn.c", encoding="utf-8") as file:
        held = set(re.findall(r'\{ "([a-z-]+)", (?:hold|claim)_', file.read())) | {"figures"}
    with open(sys.argv[3], encoding="utf-8") as file:
        rules = set(re.findall(r'= \{ "([a-z-]+)"', file.read()))
    for kind in kinds:
        if kind not in table:
            faults.append("%s of the kind '%s' has no row: name what holds its text" % (what, kind))
    for kind, said in table.items():
        faults.extend("no kind of %s is called '%s'" % (what, kind) for _ in [0] if kind not in kinds)
        faults.extend("%s '%s': nothing holds '%s'" % (what, kind, one) for one in said.split() if one != WRITTEN and one not in held and one not in rules)
    return held


if len(sys.argv) > 3:
    with open(sys.argv[4] if len(sys.argv) > 4 else "src/doc/chart_kinds.h", encoding="utf-8") as file:
        held = check_kinds(KINDS, re.findall(r'^CHART\([A-Z_]+, [a-z_]+, "([a-z-]+)"', file.read(), flags=re.M), "a chart")
    with open("src/doc/map_spec.h", encoding="utf-8") as file:
        check_kinds(MAPS, re.search(r'MAP_KIND_WORDS "([^"]*)"', file.read()).group(1).split(), "a map")
    faults += ["no kind of chart needs the property '%s'" % one for one in sorted(held) if not any(one in said.split() for said in KINDS.values())]
# A whole tree of templates uses every exemption: one that nothing needs any more goes.
if os.path.exists(os.path.join(sys.argv[1], "factsheet.xml")):
    faults += ["nothing needs the exemption '%s' any more" % one for one in list(LABELS) + list(LEGENDS) if one not in used]
for fault in faults:
    print(fault)
print("%d sentences, %d faults" % (count, len(faults)))
sys.exit(len(faults) > 0)
