#!/usr/bin/env python3
"""Every message that a template prints and that says something of the data must be a sentence with a rule: truth_rules.py TEMPLATES CATALOGUE"""
import glob, os, re, sys

# Messages that say something of the data, by the beginnings of their keys: the rules that they may be printed by.
SENTENCES = {
    "deadline-note": "steps", "finding-deadline": "deadline", "finding-deadlines": "deadline", "finding-clearance": "deadline", "finding-joined": "standing", "finding-signed": "standing",
    "finding-not-joined": "standing", "finding-party": "standing", "finding-voted": "votes", "finding-abstained": "vote", "finding-against": "vote",
    "finding-casualties": "change", "detail-fell": "change", "detail-rose": "change", "detail-group": "named", "change-first": "first", "change-not-comparable": "apart",
    "change-in-years": "change", "change-from-nought": "change", "change-none": "change", "change-more": "change", "change-fewer": "change", "judgement-": "change",
    "killed-and-injured": "together", "share-national": "portion", "key-parts": "parts", "key-range": "latest", "only-parts": "parts", "progress-left-by": "deadline",
    "progress-k-of-n": "counted way", "target-or-": "way", "indicator-share": "way", "indicator-time": "time", "indicator-pace": "pace", "indicator-path": "method", "indicator-growth": "method", "indicator-band": "method", "indicator-rated": "method",
    "indicator-within": "method", "indicator-at-least": "method", "indicator-at-most": "method", "indicator-counted": "counted", "status-": "status",
    "count-": "statuses", "standing-": "standing", "list-joined": "standing", "list-signed": "standing", "group-joined": "joined", "objective-joined": "joined",
    "coverage-lacking": "coverage", "head-group": "named", "objective-targets": "named", "objective-steps": "named", "overview-lead": "named", "deadlines-lead": "deadlines", "missing-blocks": "no-figure", "calendar-count": "dates",
}
# What begins like one of these and is none: a word without data beside it, a part of a sentence, a heading.
EXEMPT = {"change-more-suspected", "change-less-suspected", "standing-unknown", "standing-line-unknown", "objective-steps-note", "objective-steps-note-of"}
# Where the words of statuses and standings explain signs, and are said of nobody.
LEGENDS = {"parts/status-legend.xml", "pack/how-to-read.xml", "parts/how-to-read.xml", "parts/status-means-words.xml", "parts/treaty-mark.xml", "parts/bands.xml", "manual/status.xml", "theme.xml", "membership.xml", "parts/map-norm-class.xml"}
# Messages with a place for something that name or head and say nothing of figures, dates or states of affairs.
LABELS = """amount-million map-over map-between map-under change-in-unit whats-new-lead cover-opens calendar-also calendar-left-month calendar-quarter-title calendar-title
    calendar-title-state calendar-title-area casualties-latest continued deadlines-title document-title- from-page head-ladder head-land-release head-support
    indicator-series objective-goal objective-word pack-embargoed media-countdown sources-count moment-at pack-where region-and-subregion release-heading release-table statement-item
    label judged-and statement-time target-group unit-million band- legend-areas-of overview-way-of votes-of votes-changed votes-rule reporting-days reporting-next annex-missing
    extension- meeting-states-of meeting-targets-of book-summary-line""".split()
# What the English words of a change must be like.
DIRECTIONS = {"up": re.compile("rose|more"), "down": re.compile("fell|fewer|less|Better"), "none": re.compile("no change")}
SIDES = {"up": re.compile("fell|fewer"), "down": re.compile("rose|more than"), "none": re.compile("fell|rose|more|fewer")}

faults = []


def row_of(key):
    best = max((begin for begin in SENTENCES if key.startswith(begin)), key=len, default=None)
    return None if best is None or key in EXEMPT else SENTENCES[best].split()


def check_message(name, key, messages):
    keys = [k for k in messages if k.startswith(key)] if key.endswith("-") else [key]
    for each in keys:
        row = row_of(each)
        if row is not None and name not in LEGENDS:
            faults.append("%s: the message '%s' says something of the data, and has no rule (%s)" % (name, each, " or ".join(row)))
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
    if re.search(r"\brecords?\(", text):
        for select in re.findall(r'select="([^"]*)"', text):
            if len(re.findall(r"\bnumber-text\(", select)) > len(re.findall(r"\bsays\('[a-z-]+', (?:qualified\([^,]*, )?number-text\(", select)):
                faults.append("%s: a page of records prints a number that it works out, and by no rule: %s" % (name, select))
    for rule, concat, key, rest in re.findall(r"\bsentence\('([a-z-]+)', (concat\()?'([a-z0-9-]+)'([^\"]*)", text):
        check_sentence(name, rule, key, rest, messages)
        count += 1
for fault in faults:
    print(fault)
print("%d sentences, %d faults" % (count, len(faults)))
sys.exit(len(faults) > 0)
