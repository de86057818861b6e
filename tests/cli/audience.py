#!/usr/bin/python3
"""
audience.py mark PROJECT: marks elements of the shipped data and templates as internal, and adds some, whose text has the
word Zibeline; every kind of element that is not the public's business for some good reason.
audience.py delete PROJECT: deletes exactly the internal elements from the files, byte by byte, with another XML parser
than the program's; a file whose root is internal goes whole.
"""
import pathlib
import re
import sys
from xml.parsers import expat

TAG = re.compile(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")
INTERNAL = ' audience="internal"'

# File, the beginning of one element of it.
MARKED = [
    ("data/observations-mines.xml", '<observation period="2017" value="1061" sources="CP2018-BIH-MA"'),     # the latest: an older one stands
    ("data/observations-mines.xml", '<observation period="2013" value="1219" sources="CP2014-BIH-MA"'),     # all that cites a source, and the source
    ("data/sources.xml", '<source id="CP2014-BIH-MA"'),
    ("data/observations-mines.xml", '<series measure="mar-score-ap" area="BIH"'),
    ("data/observations-mines.xml", '<series measure="mine-land-cleared" area="KHM"'),
    ("data/observations-people.xml", '<observation period="2015" value="2" sources="CP2017-BIH-CAS"'),      # a revision: what it revised stands
    ("data/observations-money.xml", '<observation period="2015" value="14729176" status="preliminary"'),    # and the other way round
    ("data/memberships.xml", '<membership area="LAO" treaty="CCM"'),
    ("data/deadlines.xml", '<step date="2021-03-01" decided="2018-11-30"'),
    ("data/deadlines.xml", '<deadline area="AGO" treaty="MBT"'),
    ("data/events.xml", '<event of="pledging-2018"'),
    ("data/events.xml", '<event start="2018-11-06"'),
    ("data/plan.xml", '<event id="pledging-2018"'),
    ("data/records-meetings.xml", '<record id="meeting-MBT-PC-2018"'),
    ("data/plan.xml", '<event id="anniversary-2010-08-01"'),
    ("data/plan.xml", '<strategy>Join the advocacy'),
    ("data/plan.xml", '<strategy>Monitor all mined states'),
    ("data/plan.xml", '<targets group="interim-steps"'),
    ("data/plan.xml", '<indicator id="3B-2"'),
    ("data/plan.xml", '<objective id="3C"'),
    *(("data/records-crosswalk.xml", f'<record id="crosswalk-3C-MAP-{action}"') for action in range(19, 25)),    # and what speaks of it
    ("data/records-meetings.xml", '<record id="agenda-MBT-17MSP-11"'),                                           # an item that serves it
    ("data/plan.xml", '<publication year="2018">Landmine Monitor 2018'),
    ("data/plan.xml", '<follow kind="judgement" measure="mbt-art5-on-track"'),
]

# File, a place of it, what is added behind.
ADDED = [
    ("data/plan.xml", '<objective id="1A">', '<short-title audience="internal">Zibeline</short-title>'),
    ("data/plan.xml", '<calendar>', '<event audience="internal" id="z-meeting" start="2018-06-20" kind="meeting"><title>Zibeline meets</title></event>'
                                    '<!-- beside --><event audience="internal" of="z-meeting" start="2018-06-21" kind="meeting" status="held"><title>Zibeline met</title></event>'),
    ("data/plan.xml", '<abbreviations>', '<abbreviation id="ZZZ" audience="internal">Zibeline</abbreviation>'),
    ("data/events.xml", '<events>', '<event id="z-series" start="2018-01-08" kind="meeting" recurs="FREQ=WEEKLY;COUNT=40" audience="internal"><title>Zibeline jour fixe</title></event>'),
    ("data/sources.xml", '<sources>', '<source id="Z-SOURCE" title="Zibeline papers" published="2019-01-01" audience="internal"/>'),
    ("data/measures.xml", '<measures>', '<unit id="zibelines" symbol="Zibeline" audience="internal"/><topic audience="internal" id="z-topic"><title>Zibeline</title></topic>'
                                        '<measure audience="internal" id="z-measure" unit="zibelines" nature="stock" topic="z-topic"><title>Zibeline count</title></measure>'),
    ("data/areas.xml", '<areas>', '<region audience="internal" name="Zibeline"/><area audience="internal" id="XZZ" name="Zibeline" region="Zibeline" aliases="Old Zibeline"/>'),
    ("data/observations-mines.xml", '<observations>', '<series audience="internal" measure="z-measure" area="XZZ" sources="Z-SOURCE"><observation period="2018" value="7"/></series>'
                                                      '<series audience="public" measure="mine-contamination-area" area="AGO">'
                                                      '<observation audience="internal" period="2019" value="3" sources="Z-SOURCE" note="Zibeline"/></series>'),
    ("data/memberships.xml", '<memberships>', '<membership audience="internal" area="XZZ" treaty="MBT" signed="2001-01-01" note="Zibeline"/>'),
    ("templates/parts/block-band.xml", '<fragment>', '<p class="z-style" audience="internal">Zibeline</p>'),
    ("templates/themes/house.xml", '<theme>', '<color name="z-colour" value="#123456" audience="internal"/><style name="z-style" font-size="6" audience="internal"/>'),
    ("templates/factsheet.xml", '<end>', '<span audience="internal"> Zibeline</span>'),
    ("templates/factsheet.xml", '<include href="parts/block-band"/>', '<p class="small">seen <strong audience="internal">Zibeline</strong> by all</p><include audience="internal" href="internal-note"/>'),
    ("templates/overview.xml", '<h1 class="page-title">', '<strong audience="internal">Zibeline</strong> '),
    ("templates/overview.xml", '</h1>', ' <p audience="internal"><value-of select="latest(\'z-measure\', \'XZZ\')/@value"/> Zibeline: <for-each select="//strategy[@audience = \'internal\']"><value-of select="."/></for-each></p>'),
]

NOTE = '<fragment audience="internal"><p class="small">Zibeline notes</p></fragment>\n'


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    if text.count(old) < 1:
        sys.exit(f"{path} has no {old}")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def mark_element(path, start):
    """What says that it is public says otherwise now: records of persons have to."""
    text = path.read_text(encoding="utf-8")
    if start not in text:
        sys.exit(f"{path} has no {start}")
    at = text.index(start)
    tag = TAG.match(text.encode(), len(text[:at].encode()))[0].decode()
    marked = re.sub(r"^<[a-z-]+", lambda m: m[0] + INTERNAL, tag.replace(' audience="public"', ""))
    path.write_text(text[:at] + marked + text[at + len(tag):], encoding="utf-8")


def mark(project):
    for name, start in MARKED:
        mark_element(project / name, start)
    for name, place, more in ADDED:
        change(project / name, place, place + more)
    (project / "templates/internal-note.xml").write_text(NOTE, encoding="utf-8")


def spans_of(data):
    """First byte, and first byte behind, of every outermost internal element."""
    parser = expat.ParserCreate()
    depth, since, spans = 0, None, []

    def start(name, attributes):
        nonlocal depth, since
        depth += 1
        if since is None and attributes.get("audience") == "internal":
            since = (depth, parser.CurrentByteIndex)
            tag = TAG.match(data, parser.CurrentByteIndex)
            if tag[0].endswith(b"/>"):
                spans.append((tag.start(), tag.end(), depth))
                since = (0, 0)

    def end(name):
        nonlocal depth, since
        if since is not None and since[0] == depth:
            spans.append((since[1], data.index(b">", parser.CurrentByteIndex) + 1, depth))
        if since is not None and since[0] in (0, depth):        # 0: the tag was its own end
            since = None
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(data, True)
    return spans


def delete(project):
    gone = 0
    for path in sorted(project.glob("data/*.xml")) + sorted(project.glob("templates/**/*.xml")):
        data = path.read_bytes()
        spans = spans_of(data)
        gone += len(spans)
        if spans and spans[0][2] == 1:
            path.unlink()
            continue
        for first, behind, _ in reversed(spans):
            data = data[:first] + data[behind:]
        path.write_bytes(data)
    print(gone)


{"mark": mark, "delete": delete}[sys.argv[1]](pathlib.Path(sys.argv[2]))
