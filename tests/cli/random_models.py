#!/usr/bin/env python3
"""Random plans out to CSV, workbooks and IATI and in again, with fixed seeds: random_models.py SHEAF FOLDER SEEDS. Prints what was lost."""
import csv, io, os, random, re, shutil, subprocess, sys
from xml.sax.saxutils import escape, quoteattr

SHEAF, FOLDER, SEEDS = sys.argv[1], sys.argv[2], int(sys.argv[3])
WORDS = ["wells", "Über", "café, \"au lait\"", "=1+1", "'quoted'", "-5 people", "@home", "a;b", "0012", "1e5", "TRUE", "ماء", "水", "line – dash", "<tag> & co", "  apart  ", "x" * 300, "2018-03", "#N/A today"]
faults = []


def run(*arguments, ok=True):
    done = subprocess.run([SHEAF, *arguments], capture_output=True, text=True, check=False)
    if ok and done.returncode != 0:
        faults.append(f"sheaf {' '.join(arguments)}: exit status {done.returncode}: {done.stderr[:600]}")
    return done


def attributes(**given):
    return "".join(f" {name.replace('__', ':')}={quoteattr(str(value))}" for name, value in given.items() if value is not None)


def words(pick):
    return " ".join(pick.choice(WORDS) for _ in range(pick.randint(1, 3)))


def period(pick):
    year = pick.randint(2001, 2019)
    return pick.choice([f"{year}"] * 5 + [f"{year}-Q{pick.randint(1, 4)}", f"{year}-{pick.randint(1, 12):02}", f"{year}-{pick.randint(1, 12):02}-{pick.randint(1, 28):02}", f"{year}-02-03/{year}-11-30"])


def number(pick, decimals):
    return f"{pick.randint(-10**pick.randint(1, 9), 10**pick.randint(1, 9)) / 10**decimals:.{decimals}f}"


def said(pick, sources):
    """What an observation says besides its period, as attributes, in every combination that data files may have."""
    out = {}
    form = pick.choice(["value", "value", "value", "range", "both", "missing", "qualified"])
    decimals = pick.randint(0, 4)
    if form == "missing":
        out["missing"] = pick.choice(["not-applicable", "not-reported", "not-collected", "confidential"])
    else:
        low, value, high = sorted((number(pick, decimals) for _ in range(3)), key=float)
        if form != "range":
            out["value"] = value
        if form in ("range", "both"):
            out.update(low=low, high=high)
        if form == "qualified":
            out["qualifier"] = pick.choice(["at-least", "at-most", "about"])
    out["status"] = pick.choice([None, None, "estimate", "preliminary"])
    out["note"] = pick.choice([None, None, words(pick)])
    out["sources"] = " ".join(pick.sample(sources, pick.randint(1, min(3, len(sources)))))
    out["audience"] = pick.choice([None, None, None, "internal"])
    return out


def write(folder, name, text):
    os.makedirs(os.path.join(folder, "data"), exist_ok=True)
    with open(os.path.join(folder, "data", name), "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n' + text)


def make(folder, pick):
    areas = [f"a{i}" for i in range(pick.randint(1, 6))]
    sources = [f"S{i}" for i in range(pick.randint(1, 4))]
    measures = []
    write(folder, "areas.xml", '<areas>\n<area-kind id="district"><form xml:lang="en" count="one">district</form><form xml:lang="en" count="other">districts</form></area-kind>\n' + "".join(f"<area{attributes(id=a, kind='district', name=f'District {a}')}/>\n" for a in areas) + "</areas>\n")
    write(folder, "sources.xml", "<sources>\n" + "".join(f"<source{attributes(id=s, published=f'20{pick.randint(20, 24)}-0{pick.randint(1, 9)}-01', title=words(pick) + s)}/>\n" for s in sources) + "</sources>\n")
    text = '<measures>\n<unit id="people" symbol="people"/>\n<dimension id="sex"><title>Sex</title><member id="f"><title>Women</title></member><member id="m"><title>Men</title></member></dimension>\n'
    for i in range(pick.randint(1, 4)):
        parted = pick.random() < 0.5
        measures.append((f"m{i}", parted))
        text += f"<measure{attributes(id=f'm{i}', unit='people', nature='stock', decimals=2, by='sex' if parted else None)}><title>{escape(words(pick))} {i}</title><title xml:lang=\"fr\">{escape(words(pick))}</title></measure>\n"
    write(folder, "measures.xml", text + "</measures>\n")
    indicators = "".join(f'<indicator{attributes(id=f"1A-{i + 1}", kind="level", measure=m)}><title>Indicator {i}</title><target value="1" date="2020-12-31"/></indicator>\n' for i, (m, _) in enumerate(measures))
    write(folder, "plan.xml", f'<plan id="random" xml:lang="en" start="2001-01-01" end="2020-12-31" as-of="2026-06-30">\n<title>{escape(words(pick))}</title><organisation>Tests</organisation>\n<goal id="1"><title>Goal</title><objective id="1A"><title>Objective</title>\n{indicators}</objective></goal></plan>\n')
    text = "<observations>\n"
    for measure, parted in measures:
        for area in [None] + areas:
            for by in [None] + (["sex:f", "sex:m"] if parted else []):
                periods = sorted({period(pick) for _ in range(pick.randint(0, 5))})
                if not periods:
                    continue
                text += f"  <series{attributes(measure=measure, area=area, by=by)}>\n" + "".join(f"    <observation{attributes(period=p, **said(pick, sources))}/>\n" for p in periods) + "  </series>\n"
    write(folder, "observations.xml", text + "</observations>\n")
    make_records(folder, pick, areas, sources)


def make_records(folder, pick, areas, sources):
    text = '<records>\n<record-type id="pledge"><title>Pledge</title><field id="kind" kind="grade"><title>Kind</title><grade id="yes" value="1"><title>yes</title></grade><grade id="no" value="0"><title>no</title></grade></field><field id="words" kind="text"/><field id="sum" kind="number"/><field id="when" kind="period"/><field id="who" kind="person"/></record-type>\n'
    for i in range(pick.randint(0, 8)):
        fields = {"kind": pick.choice(["yes", "no"]), "words": " ".join(words(pick).split()), "sum": number(pick, 2), "when": period(pick), "who": "Zibeline"}
        values = "".join(f'<value{attributes(field=f, audience=pick.choice([None, None, "internal"]))}>{escape(v)}</value>' for f, v in fields.items() if pick.random() < 0.7)
        if '"words"' in values and pick.random() < 0.5:
            values += f'<value field="words" xml:lang="fr">{escape(" ".join(words(pick).split()))}</value>'
        text += f"<record{attributes(id=f'r{i}', type='pledge', area=pick.choice([None] + areas), date=pick.choice([None, period(pick)]), sources=pick.choice([None, sources[0]]), note=pick.choice([None, words(pick)]), audience=pick.choice([None, 'public', 'internal']))}>{values}</record>\n"
    write(folder, "records.xml", text + "</records>\n")


KNOWN = {}


def figures(folder):
    if folder not in KNOWN:
        text = run("export", "csv", "--internal", "-C", folder).stdout.lstrip("\ufeff")
        KNOWN[folder] = sorted(tuple((k, v) for k, v in row.items() if v and k not in ("origin", "imported")) for row in csv.DictReader(io.StringIO(text)))
    return KNOWN[folder]


def compare(what, folder, other):
    one, two = figures(folder), figures(other)
    if one != two:
        lost = [r for r in one if r not in two][:2]
        came = [r for r in two if r not in one][:2]
        faults.append(f"{what}: {len(one)} figures, and {len(two)}: {lost} became {came}")
    told = run("diff", "--internal", "-C", other, "--from", os.path.join(folder, "data"))
    if told.stdout:
        faults.append(f"{what}: {told.stdout[:300]}")


def through_csv(folder, to):
    """Observations and records each through a table of their own, into the plan without either."""
    shutil.copytree(folder, to)
    write(to, "observations.xml", "<observations/>\n")
    with open(os.path.join(to, "data", "records.xml"), encoding="utf-8") as file:
        text = file.read()
    write(to, "records.xml", re.sub(r"<record .*</record>\n", "", text.split("\n", 1)[1]))
    run("export", "csv", "--internal", "-C", folder, "-o", to + ".csv", "-q")
    run("import", "csv", "-C", to, to + ".csv", "-q")
    if "<record " in text:
        run("export", "csv", "--internal", "--records", "pledge", "-C", folder, "-o", to + "-records.csv", "-q")
        run("import", "csv", "-C", to, to + "-records.csv", "--records", "pledge", "-q")
    compare(f"{os.path.basename(folder)} by CSV", folder, to)


def through_workbook(folder, to):
    book = to + ".xlsx"
    done = run("export", "xlsx", "--internal", "-C", folder, "-o", book, "-q")
    if "S1182" in done.stderr:
        faults.append(f"{folder}: {done.stderr[:200]}")
    run("init", to, "--from", book, "-q")
    compare(f"{os.path.basename(folder)} by XLSX", folder, to)


def days(written):
    """First and last day of a period as data files write it."""
    if "/" in written:
        return tuple(written.split("/"))
    year = written[:4]
    if "Q" in written:
        quarter = int(written[-1])
        return f"{year}-{3 * quarter - 2:02}-01", f"{year}-{3 * quarter:02}-{(31, 30, 30, 31)[quarter - 1]}"
    if len(written) == 4:
        return f"{year}-01-01", f"{year}-12-31"
    if len(written) == 7:
        month = int(written[5:])
        return f"{written}-01", f"{written}-{31 if month in (1, 3, 5, 7, 8, 10, 12) else 30 if month != 2 else 29 if int(year) % 4 == 0 else 28}"
    return written, written


# Of what IATI has no word for, the note that must be there when a figure has it.
TOLD = {"missing": "why figures are missing", "qualifier": "the ends and words of figures that are not exact", "low": "the ends and words of figures that are not exact",
        "status": "which figures are estimates or preliminary", "between": "figures that are two ends without a number", "sources": "the sources of single figures"}


def by_iati(row):
    note = " ".join(row.get("note", "").split())
    return (row["measure"], row.get("area", "").removeprefix("loc-").replace("whole", ""), row.get("by", ""), *days(row["period"]), row["value"], note)


def through_iati(folder, to):
    file = to + ".xml"
    done = run("export", "iati", "--internal", "--all", "-C", folder, "-o", file, "-q")
    run("init", to, "--from", file, "-q")
    was, now = [dict(r) for r in figures(folder)], [dict(r) for r in figures(to)]
    one = sorted(by_iati(r) for r in was if "value" in r)
    two = sorted(by_iati(r) for r in now if "value" in r)
    if one != two:
        faults.append(f"{os.path.basename(folder)} by IATI: {[r for r in one if r not in two][:2]} became {[r for r in two if r not in one][:2]}")
    for row in was:
        has = {"between"} if "low" in row and "value" not in row else {"low"} & set(row) | {"missing", "qualifier", "sources"} & set(row)
        has |= {"status"} if row.get("status", "final") != "final" and "missing" not in row else set()
        for what in has - ({"sources"} if "missing" in row else set()):
            if TOLD[what] + " of the indicator 1A-" + str(int(row["measure"][1:]) + 1) not in done.stderr:
                faults.append(f"{os.path.basename(folder)} by IATI: '{what}' of {row['measure']} is lost, and nobody is told")


for seed in range(SEEDS):
    folder = os.path.join(FOLDER, f"model-{seed}")
    make(folder, random.Random(seed))
    through_csv(folder, folder + "-csv")
    through_workbook(folder, folder + "-xlsx")
    through_iati(folder, folder + "-iati")
print("\n".join(faults[:6]))
sys.exit(1 if faults else 0)
