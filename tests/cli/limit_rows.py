#!/usr/bin/python3
"""
Tries every row of src/base/limit_rows.h at its number, where nothing is said of it, and one past it, where it is told:
limit_rows.py SHEAF FOLDER [NAME …]. FOLDER holds a project that 'sheaf init' made. Prints a line for each row, "ok NAME" or what is wrong.
A row that is not tried here is named below with the unit test that does, and that has to name it.
"""
import os
import pathlib
import re
import subprocess
import sys
import zlib

SHEAF, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
ONLY = sys.argv[3:]
ROOT = pathlib.Path(__file__).resolve().parents[2]
PROJECT = FOLDER / "project"
tried, words_of = {}, {}


def row(name, words=None):
    """Names the row that the function below makes an input for: of so many, what is run. words: what tells that it is more."""
    def keep(function):
        tried[name], words_of[name] = function, words
        return function
    return keep


def write(name, text):
    path = PROJECT / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def data(text):
    write("data/more.xml", text)
    return ["check", "--quick"]


# ---- pictures ----

def png(name, columns, rows, bits=1, kind=0, padding=0):
    """All black: rows of zeros, of which one is packed and the rest follow from it."""
    def chunk(word, body):
        return len(body).to_bytes(4, "big") + word + body + zlib.crc32(word + body).to_bytes(4, "big")
    width = (columns * bits * {0: 1, 2: 3, 6: 4}[kind] + 7) // 8
    packer, packed = zlib.compressobj(1), b""
    for _ in range(rows):
        packed += packer.compress(bytes(width + 1))
    header = columns.to_bytes(4, "big") + rows.to_bytes(4, "big") + bytes([bits, kind, 0, 0, 0])
    pad = chunk(b"paDd", bytes(padding)) if padding else b""
    write(name, b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + pad + chunk(b"IDAT", packed + packer.flush()) + chunk(b"IEND", b""))


def shown(src):
    write("templates/shown.xml", f'''<template for="plan" theme="house"><master name="first" size="A4" margin="40"/><title>Shown</title>
<body><img src="{src}" alt="Shown" width="50"/></body></template>''')
    return ["build", "--template", "shown", "--stop-after", "pages"]


@row("PICTURE_MEGAPIXELS")
def _(n):
    png("pictures/one.png", 10000, 100 * n)
    return shown("pictures/one.png")


@row("PICTURE_UNPACKED_MIB")
def _(n):
    png("pictures/one.png", 8192, 16 * n, 16, 6)
    return shown("pictures/one.png")


@row("PICTURE_MIB")
def _(n):
    png("pictures/one.png", 8, 8)
    size = (PROJECT / "pictures/one.png").stat().st_size
    png("pictures/one.png", 8, 8, padding=(n << 20) - size - 12)
    return shown("pictures/one.png")


@row("PICTURE_SCANS")
def _(n):
    frame, scan = "ffc0000b080003000501011100", "ffda0008010100003f00ab"
    write("pictures/one.jpg", bytes.fromhex("ffd8" + frame + scan * n + "ffd9"))
    return shown("pictures/one.jpg")


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">%s</svg>'


@row("DRAWING_MIB")
def _(n):
    empty = len(SVG % "")
    write("pictures/one.svg", SVG % (" " * ((n << 20) - empty)))
    return shown("pictures/one.svg")


@row("DRAWING_SHAPES")
def _(n):
    write("pictures/one.svg", SVG % ("<g/>" * (n - 1)))
    return shown("pictures/one.svg")


@row("PICTURE_FOLDER")
def _(n):
    png("pictures/one.png", 8, 8)
    one = (PROJECT / "pictures/one.png").read_bytes()
    (PROJECT / "pictures/many").mkdir(exist_ok=True)
    for i in range(n):
        (PROJECT / f"pictures/many/{i}.png").write_bytes(one)
    shown("pictures/many/{1}.png")
    return ["check"]


# ---- files ----

@row("XML_DEPTH")
def _(n):
    return data("<a>" * n + "</a>" * n)


@row("XML_ATTRIBUTES")
def _(n):
    return data("<observations " + " ".join(f'a{i}=""' for i in range(n)) + "/>")


@row("XML_NAME_BYTES")
def _(n):
    return data(f"<observations><{'a' * n}/></observations>")


@row("XML_VALUE_BYTES")
def _(n):
    return data(f'<observations><series measure="{"a" * n}"/></observations>')


@row("XML_TEXT_BYTES")
def _(n):
    return data(f"<plan><title>{'a' * n}</title></plan>")


@row("SERIES_DAYS")
def _(n):
    return data(f'<events><event id="e" kind="meeting" start="2018-01-01" recurs="FREQ=DAILY;COUNT={n + 1}"><title>T</title></event></events>')


@row("TABLE_COLUMNS")
def _(n):
    write("table.csv", ",".join(f"c{i}" for i in range(n)) + "\r\n")
    return ["import", "csv", str(PROJECT / "table.csv")]


@row("TABLE_CELL_MIB")
def _(n):
    write("table.csv", "area,note\r\nKHM," + "x" * (n << 20) + "\r\n")
    return ["import", "csv", str(PROJECT / "table.csv")]


@row("ENCODINGS_TOLD")
def _(n):
    lines = "".join(f"X-A:caf\xe9{i}\r\n" for i in range(n))
    return ["import", "ics", "--force", "-o", "out.xml",
            write("in.ics", f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART;VALUE=DATE:20240101\r\nSUMMARY:D\r\n{lines}END:VEVENT\r\nEND:VCALENDAR\r\n".encode("latin-1"))]


def message(text):
    write("data/catalogue-en.xml", f'<catalogue xml:lang="en"><message key="a">{text}</message></catalogue>')
    return ["check", "--quick"]


@row("MESSAGE_TEXTS", "more than 10 texts")
def _(n):
    return message(" ".join(f"{{a{i}}}" for i in range(n)))


@row("MESSAGE_NUMBERS", "more than 4 numbers")
def _(n):
    return message(" ".join(f"{{a{i}, plural, one {{x}} other {{y}}}}" for i in range(n)))


@row("MESSAGE_DEPTH", "more than 8 choices")
def _(n):
    return message("{a,select,other{" * n + "x" + "}}" * n)


# ---- templates ----

def page(body, master=1, more=""):
    masters = "".join(f'<master name="m{i}" size="A4" margin="40"/>' for i in range(master))
    write("templates/limit.xml", f'<template for="plan" pages="1..9999" theme="house" {more}>{masters}<title>T</title><body><h1>T</h1>{body}</body></template>')
    return ["build", "--template", "limit", "-o", "limit.pdf"]


@row("INCLUDE_DEPTH")
def _(n):
    for i in range(n):
        write(f"templates/part{i}.xml", "<fragment><p>x</p>" + (f'<include href="part{i + 1}"/>' if i + 1 < n else "") + "</fragment>")
    return page('<include href="part0"/>')


@row("INCLUDED_FILES")
def _(n):
    write("templates/part.xml", "<fragment><p>x</p></fragment>")
    return page('<include href="part"/>' * n)


@row("INCLUDED_MIB")
def _(n):
    part = "<fragment><p>x</p></fragment>"
    write("templates/part.xml", part + " " * ((1 << 20) - len(part)))
    return page('<include href="part"/>' * n)


@row("MASTERS")
def _(n):
    return page("", master=n)


@row("CELL_SPAN", "from 1 to 1000")
def _(n):
    return page(f'<table><tr><td colspan="{n}">x</td></tr></table>')


@row("FIRST_NUMBER", "'{n}' is not")
def _(n):
    return page(f'<ol start="{n}"><li>x</li></ol>')


@row("CALL_ARGUMENTS")
def _(n):
    return page("<variable name=\"a\" select=\"message('a'" + ", 'b'" * (n - 1) + ")\"/>")


@row("FILL_DEPTH")
def _(n):
    return page("<div>" * (n - 2) + "<p>x</p>" + "</div>" * (n - 2))


@row("FILL_NODES")
def _(n):
    return page("<p/>" * (n - 2)) + ["--stop-after", "doc"]


@row("CHART_POINTS")
def _(n):
    return page('<chart kind="matrix" title="t"><point at="c"/>' + '<row name="r"/>' * (n - 1) + "</chart>")


@row("FILL_TEXT_MIB")
def _(n):
    return page("<p>" + "x" * 65535 + " </p>" + "".join("<p>" + "x " * 32768 + "</p>" for _ in range(n * 16 - 1)) + ("<p>x</p>" if n > 16 else "")) + ["--stop-after", "doc"]


@row("ALTERNATIVES")
def _(n):
    write("templates/limit.xml", '<template for="plan" pages="1" theme="house"><master name="m" size="A4" margin="40"/><title>T</title><body><h1>T</h1>'
          + "".join(f'<alternatives rank="{i + 1}"><option><p>x</p></option><option/></alternatives>' for i in range(n - 1))
          + '<alternatives rank="9999"><option><p>x</p><page-break/><p>x</p></option><option/></alternatives></body></template>')
    return ["build", "--template", "limit", "-o", "limit.pdf"]


# ---- pages ----

@row("PAGES")
def _(n):
    return page("<page-break/>".join(["<p>x</p>"] * n)) + ["--stop-after", "pages"]


# ---- charts ----

def chart(kind, inner, *more, **attributes):
    said = "".join(f' {k}="{v}"' for k, v in attributes.items())
    return ["chart", write("spec.xml", f'<chart kind="{kind}" title="t"{said}>{inner}</chart>'), "-o", "spec.svg", *more]


@row("PICTURE_SCALE")
def _(n):
    return ["chart", "-f", "png", "--width", "15", "--scale", "20" if n == 20 else "20.01", "-o", "spec.png", chart("no-data", "")[1]]


@row("CHART_WIDTH_MM")
def _(n):
    return chart("columns", '<series name="s"><point at="a" value="3"/></series>', "--width", str(n))


@row("LINE_SERIES")
def _(n):
    return chart("line", "".join(f'<series name="s{i}"><point at="2018" value="{i}"/><point at="2019" value="3"/></series>' for i in range(n)))


@row("RANGES")
def _(n):
    return chart("bullet", "".join(f'<range name="r{i}" value="{10 + i}"/>' for i in range(n)) + '<point at="measure" value="9"/><point at="target" value="9"/>')


@row("CATEGORIES")
def _(n):
    return chart("columns", '<series name="s">' + "".join(f'<point at="c{i}" value="3"/>' for i in range(n)) + "</series>")


@row("PANELS")
def _(n):
    return chart("multiples", '<chart kind="columns" title="p"><series name="s"><point at="a" value="3"/></series></chart>' * n)


@row("MATRIX_ROWS")
def _(n):
    return chart("matrix", '<point at="a"/>' + "".join(f'<row name="r{i}"/>' for i in range(n)))


@row("MATRIX_COLUMNS")
def _(n):
    return chart("matrix", "".join(f'<point at="c{i}"/>' for i in range(n)) + '<row name="r"/>')


# ---- many outputs ----

@row("ICONS")
def _(n):
    return chart("icon-array", f'<series name="a"><point value="{n}"/></series>', each="1", columns="60")


@row("ICON_PARTS")
def _(n):
    return chart("icon-array", "".join(f'<series name="a{i}"><point value="1"/></series>' for i in range(n)), each="1")


@row("AREAS_STACKED")
def _(n):
    return chart("area", "".join(f'<series name="a{i}" fill="{"accent mid pale navy".split()[i]}">'
                                 '<point at="2018" value="1"/><point at="2019" value="2"/></series>' for i in range(n)))


@row("HEAT_CLASSES")
def _(n):
    return chart("heat-strip", '<series name="a"><point at="2018" value="1"/></series>' +
                 "".join(f'<range value="{i + 1}"/>' for i in range(n)))


@row("TILES")
def _(n):
    return chart("tiles", "".join(f'<point name="A{i}" at="{2019 + i // 12}-{1 + i % 12:02}-01"/>' for i in range(n)))


@row("MAP_SQUARES")
def _(n):
    write("data/more.xml", "<areas><area-kind id=\"plot\"><form count=\"other\">plots</form></area-kind>" +
          "".join(f'<area id="P{i}" kind="plot" name="Plot {i}"/>' for i in range(n)) + "</areas>")
    page('<map kind="tile-grid" title="t"><row name="r">' + "".join(f'<point area="P{i}"/>' for i in range(n)) +
         "</row></map>")
    return ["build", "--template", "limit", "--stop-after", "doc"]


@row("BANDS")
def _(n):
    return chart("bands", "".join(f'<range name="b{i}" at="over {n - i}" value="{n - i}"/>' for i in range(n)))


@row("SQUARES")
def _(n):
    return chart("area-squares", "", count="3", total=str(n))


def pairs(kind, n):
    return chart(kind, '<point at="first" name="2010"/><point at="last" name="2017"/>'
                 + "".join(f'<row name="r{i}"><point at="first" value="{i}"/><point at="last" value="{i + 1}"/></row>' for i in range(n)))


@row("PAIRS")
def _(n):
    return pairs("dumbbell", n)


@row("SLOPES")
def _(n):
    return pairs("slope", n)


@row("CHART_YEARS")
def _(n):
    return chart("columns", "", measures="water", years=f"1950 {1949 + n}")


@row("SHARDS", "'{n}/{n}' is no part")
def _(n):
    return ["batch", "--template", "sheet", "--each", "area", "--shard", f"{n}/{n}", "--progress", "none"]


@row("WORKERS")
def _(n):
    return ["batch", "--template", "sheet", "--each", "area", "-j", str(n), "--progress", "none"]


# ---- PDF files of others ----

FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def stream(bytes_, dictionary=""):
    bytes_ = bytes_ if isinstance(bytes_, bytes) else bytes_.encode("latin-1")
    return f"<< {dictionary} /Length {len(bytes_)} >>\nstream\n".encode() + bytes_ + b"\nendstream"


def deflated(mib, last=b"", dictionary=""):
    """So many MiB of blanks: one is deflated, and what it comes to repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = packer.compress(b" " * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    sum_ = 1
    for _ in range(mib):
        sum_ = zlib.adler32(b" " * (1 << 20), sum_)
    sum_ = zlib.adler32(last, sum_)
    end = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"\x78\x9c" + piece * mib + end.compress(last) + end.flush() + sum_.to_bytes(4, "big")
    return stream(packed, "/Filter /FlateDecode " + dictionary)


def pdf(content="", resources="", catalog="", page_more="", more=None, count=1, box="0 0 595 842"):
    objects = {1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>", 2: "<< /Type /Pages /Kids [" + "3 0 R " * 1 + f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << >> >> " * (count - 1) + f"] /Count {count} >>",
               3: f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Resources << /Font << /F1 4 0 R >> {resources} >> /Contents 5 0 R {page_more} >>", 4: FONT,
               5: content if isinstance(content, bytes) and content.startswith(b"<<") else stream(content)}
    objects.update(more or {})
    out, at = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", {}
    parts = [out]
    where = len(out)
    for number, text in sorted(objects.items()):
        text = text if isinstance(text, bytes) else text.encode("latin-1")
        at[number] = where
        parts.append(f"{number} 0 obj\n".encode() + text + b"\nendobj\n")
        where += len(parts[-1])
    last = max(objects)
    table = "".join(f"{at[n]:010} 00000 n \n" if n in at else "0000000000 65535 f \n" for n in range(1, last + 1))
    parts.append(f"xref\n0 {last + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {last + 1} /Root 1 0 R /ID [<00> <00>] >>\nstartxref\n{where}\n%%EOF\n".encode())
    return write("limit.pdf", b"".join(parts))


def audit(*arguments, **named):
    return ["audit", pdf(*arguments, **named)]


@row("PDF_NESTING", "']' is no operator")
def _(n):
    return audit("[" * n + "]" * n + " 0 Tf")


@row("NUMBER_LETTERS", "is no operator")
def _(n):
    return audit("0." + "0" * (n - 3) + "1 w")


@row("FORM_DEPTH")
def _(n):
    forms = {10 + i: stream(f"/X{i + 1} Do" if i + 1 < n else "", f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X{i + 1} {11 + i} 0 R >> >>") for i in range(n)}
    return audit("/X0 Do", "/XObject << /X0 10 0 R >>", more=forms)


@row("MARKS_OPEN")
def _(n):
    return audit("/P BMC " * n + "EMC " * n)


@row("OPERANDS")
def _(n):
    return audit("0 " * n + "scn")


@row("ROLE_STEPS")
def _(n):
    roles = "".join(f"/R{i} /{'P' if i + 1 == n else f'R{i + 1}'} " for i in range(n))
    return audit(catalog="/StructTreeRoot 10 0 R /MarkInfo << /Marked true >>", more={10: f"<< /Type /StructTreeRoot /K 11 0 R /RoleMap << {roles} >> >>",
                 11: "<< /Type /StructElem /S /R0 /P 10 0 R /K [] >>"})


def cmap(unicode_="", encoding="", packed=None):
    head, foot = "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n", "\nendcmap"
    return audit("/F2 9 Tf", more={3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << /Font << /F2 10 0 R >> >> /Contents 5 0 R >>",
                 10: "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding 13 0 R /DescendantFonts [11 0 R] /ToUnicode 12 0 R >>",
                 11: "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
                 12: packed or stream(head + unicode_ + foot), 13: stream(head + encoding + foot, "/Type /CMap /CMapName /A")})


@row("CMAP_ENTRIES")
def _(n):
    return cmap("1 beginbfchar " + "<0001> <0041> " * n + "endbfchar")


@row("CMAP_RANGES")
def _(n):
    return cmap(encoding="1 begincidrange " + "<0001> <0001> 1 " * n + "endcidrange")


@row("CMAP_SPACES")
def _(n):
    return cmap("1 begincodespacerange " + "<0000> <FFFF> " * (n - 1) + "endcodespacerange")


@row("CMAP_TEXT_BYTES")
def _(n):
    return cmap("1 beginbfchar <0001> <" + "41" * n + "> endbfchar")


@row("CMAP_MIB")
def _(n):
    return cmap(packed=deflated(n))


def metadata(body, packed=None):
    packet = ('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' + body + "</rdf:RDF></x:xmpmeta>")
    return audit(catalog="/Metadata 10 0 R", more={10: packed or stream(packet, "/Type /Metadata /Subtype /XML")})


@row("METADATA_MIB")
def _(n):
    return metadata("", deflated(n, dictionary="/Type /Metadata /Subtype /XML"))


@row("XMP_DEPTH", "more than 200 elements")
def _(n):
    return metadata("<rdf:li>" * (n - 2) + "</rdf:li>" * (n - 2))


@row("XMP_PROPERTIES", "more than 100,000 properties")
def _(n):
    return metadata('<rdf:Description xmlns:a="urn:a">' + "<a:b>x</a:b>" * (n - 4) + "</rdf:Description><rdf:Description/>")


@row("XMP_PREFIXES", "more than 1000 prefixes")
def _(n):
    return metadata("<rdf:Description " + " ".join(f'xmlns:a{i}="urn:{i}"' for i in range(n - 2)) + "/>")


@row("COLOUR_DEPTH")
def _(n):
    return audit("/C0 cs", "/ColorSpace << /C0 " + "[/Indexed " * n + "/DeviceRGB" + " 0 <000000>]" * n + " >>")


@row("DEVICE_INKS")
def _(n):
    return audit("/C0 cs", "/ColorSpace << /C0 [/DeviceN [" + " ".join(f"/I{i}" for i in range(n)) + "] /DeviceRGB << >>] >>")


@row("GRAPHICS_STATES")
def _(n):
    return audit("q " * n + "Q " * n)


@row("NAME_BYTES")
def _(n):
    return audit(catalog="/X /" + "a" * n)


@row("STRING_BYTES")
def _(n):
    return audit(catalog="/X (" + "a" * n + ")")


@row("PAGES_BARE")
def _(n):
    return audit(count=n)


@row("PROPERTIES")
def _(n):
    properties = "<< /N (a) /V (b) >> " * n
    return ["audit", "--data", pdf("/P <</MCID 0>> BDC EMC", catalog="/StructTreeRoot 10 0 R /MarkInfo << /Marked true >>", page_more="/StructParents 0",
            more={10: "<< /Type /StructTreeRoot /K 11 0 R >>", 11: f"<< /Type /StructElem /S /P /P 10 0 R /K 0 /Pg 3 0 R /ID (a) /A << /O /UserProperties /P [{properties}] >> >>"})]


# ---- annexes ----

def annex(*arguments, **named):
    pdf(*arguments, **named)
    return ["pack", "-o", "out.pdf", write("p.xml", '<pack id="p" xml:lang="en" as-of="2025-06-30"><title>P</title><annex href="limit.pdf" alt="It"><title>A</title></annex></pack>')]


@row("ANNEX_VALUES")
def _(n):
    return annex(resources="/Properties << /P " + "[" * (n - 1) + "]" * (n - 1) + " >>")


@row("ANNEX_PAGE_DEPTH", "more than 64 levels")
def _(n):
    below = {9 + i: f"<< /Type /Pages /Kids [{10 + i if i < n - 2 else 3} 0 R] /Count 1 >>" for i in range(1, n - 1)}
    return annex(more={2: "<< /Type /Pages /Kids [10 0 R] /Count 1 >>", **below})


@row("ANNEX_OUTLINE_DEPTH", "more than 32 levels of its outline")
def _(n):
    more = {20 + i: f"<< /Title (T) /Parent {19 + i} 0 R {f'/First {21 + i} 0 R /Last {21 + i} 0 R /Count 1' if i + 1 < n else ''} >>" for i in range(n)}
    return annex(catalog="/Outlines 19 0 R", more={19: "<< /Type /Outlines /First 20 0 R /Last 20 0 R /Count 1 >>", **more})


@row("ANNEX_ANNOTATIONS", "more than 10,000 annotations")
def _(n):
    return annex(page_more="/Annots [" + "<< /Type /Annot /Subtype /Text /Rect [60 60 80 80] >> " * n + "]")


@row("ANNEX_ACTIONS", "more than 20 actions")
def _(n):
    return annex(page_more="/Annots [" + "<< /Type /Annot /Subtype /Link /Rect [60 60 80 80] /A << /S /Launch /F (a.exe) >> >> " * n + "]")


@row("ANNEX_ELEMENT_DEPTH", "more than 64 such elements")
def _(n):
    inner = "<< /Type /StructElem /S /Div /K [" * n + "]>>" * n
    return annex("/P <</MCID 0>> BDC EMC", catalog="/StructTreeRoot 10 0 R /MarkInfo << /Marked true >>", page_more="/StructParents 0",
                 more={10: "<< /Type /StructTreeRoot /K 11 0 R /ParentTree 12 0 R >>", 11: f"<< /Type /StructElem /S /P /P 10 0 R /K [0 {inner}] /Pg 3 0 R >>", 12: "<< /Nums [0 [11 0 R]] >>"})


def field(value, more="", count=1, height=20, box="0 0 595 842", above=None):
    return annex(catalog="/AcroForm 21 0 R", page_more="/Annots [20 0 R]", box=box,
                 more={20: f"<< /Type /Annot /Subtype /Widget /F 4 /FT /Tx {more} /T (f) /V ({value}) /DA (/Helv 0 Tf 0 g) /Rect [60 10 560 {10 + height}] >>",
                       21: "<< /Fields [20 0 R] /DR << /Font << /Helv 4 0 R >> >> >>", **(above or {})})


@row("ANNEX_FIELD_BYTES")
def _(n):
    return field("x" * 50 + " " * (n - 50), "/Ff 4096", height=700)


@row("ANNEX_FIELD_LINES")
def _(n):
    return field("\\n".join(["x"] * n), "/Ff 4096", height=9000, box="0 0 595 9100")


@row("ANNEX_FIELD_DEPTH", "more than 32 fields above")
def _(n):
    above = {30 + i: f"<< /T (a{i}) {f'/Parent {31 + i} 0 R' if i + 1 < n else ''} >>" for i in range(n)}
    return field("x", "/Parent 30 0 R", above=above)


@row("ANNEX_PAGES", "more than 500 pages")
def _(n):
    return annex(count=n)


@row("ANNEX_MEGABYTES", "is too large")
def _(n):
    asked = annex()
    os.truncate(PROJECT / "limit.pdf", n * 1000000)             # a hole behind its end: it is repaired where it is not too large
    return asked


# ---- the rest is tried by unit tests ----

UNIT = {
    "tests/unit/base/test_limit.c": "DATA_MIB TEMPLATE_MIB PACK_MIB BATCH_MIB CHART_MIB CALENDAR_MIB TABLE_MIB MANIFEST_MIB PDF_MIB FONT_MIB ERRORS_KEPT",
    "tests/unit/template/test_budget.c": "FILL_STEPS EXPRESSION_STEPS FILL_MIB FILL_SECONDS",
    "tests/unit/chart/test_limits.c": "LINE_POINTS GRID_AREAS",
    "tests/unit/render/test_picture.c": "PICTURE_SIDE PICTURE_MILLIONS",
    "tests/unit/geo/test_world.c": "WORLD_MIB",
    "tests/unit/geo/test_outlines.c": "GEO_DEPTH GEO_MIB GEO_VERTICES",
    "tests/unit/annex/test_annex.c": "ANNEX_ELEMENTS ANNEX_PLACES ANNEX_OUTLINE",
    "tests/unit/object/test_limits.c": "STREAM_MIB",
    "tests/unit/audit/test_limits.c": "STREAMS_MIB AUDIT_TEXT_MIB AUDIT_PAGES AUDIT_FONTS AUDIT_ELEMENTS CMAP_ENTRIES_ALL DATA_STEPS",
}


def files_in(folder):
    return {pathlib.Path(at) / name for at, _, names in os.walk(folder) for name in names}


def main():
    kept = files_in(PROJECT)
    numbers = {}
    for header in (ROOT / "src/base").glob("diag_*.h"):
        numbers.update((name, int(number)) for name, number in re.findall(r"^ *(DIAG_\w+) = (\d+)", header.read_text(), re.M))
    in_unit = {}
    for file, names in UNIT.items():
        text = (ROOT / file).read_text() if (ROOT / file).exists() else ""
        in_unit.update((name, re.search(rf"\b(LIMIT|MOST)_{name}\b", text) is not None) for name in names.split())
    table = (ROOT / "src/base/limit_rows.h").read_text()
    rows = re.findall(r"^LIMIT\((\w+),\s+(\d+),\s+\"([^\"]*)\",\s+(\w+),\s+(?:\"(?:[^\"\\]|\\.)+\"\s*)+\)$", table, re.M)
    if len(rows) != len(re.findall(r"^LIMIT\(", table, re.M)):
        print(f"{len(rows)} rows of limit_rows.h are read, and it has more")
    for name, number, counted, told in rows:
        if ONLY and name not in ONLY:
            continue
        if name not in tried:
            print(f"ok {name}" if in_unit.get(name) else f"{name} is tried nowhere")
            continue
        number = int(number)
        wrong = ""
        for n in (number, number + 1):
            words = words_of[name] or f"[S{numbers[told]:03}]"
            words = words.replace("{n}", str(number + 1))
            run = subprocess.run([SHEAF, *tried[name](n), "-C", str(PROJECT)], capture_output=True, cwd=FOLDER, timeout=120)
            said = (run.stdout + run.stderr).decode(errors="replace")
            if (words in said) != (n > number):
                wrong += f" {n}: '{words}' is {'not ' if n > number else ''}said (status {run.returncode}): {said[:300]}"
            for path in files_in(PROJECT) - kept:
                path.unlink()
        print(f"{name}:{wrong}" if wrong else f"ok {name}")


main()
