#!/usr/bin/python3
"""Makes workbooks that no library would: workbook.py KIND OUT. Each has, if it can be read, a figure of Nepal: 1234.5 of 2020."""
import sys
import zipfile

M = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006/relationships"
kind, out = sys.argv[1:]
HEAD = ["area", "measure", "period", "value", "sources"]
ROW = ["NPL", "villages-without-well", "2020", 1234.5, "EXAMPLE"]


def cell(value, address=None):
    at = f' r="{address}"' if address else ""
    if isinstance(value, (int, float)):
        return f"<c{at}><v>{value}</v></c>"
    return f'<c{at} t="inlineStr"><is><t>{value}</t></is></c>'


def rows(*lines, addresses=True):
    text = ""
    for y, line in enumerate(lines, 1):
        cells = "".join(cell(v, f"{chr(65 + x)}{y}" if addresses else None) if not str(v).startswith("<") else v for x, v in enumerate(line))
        text += (f'<row r="{y}">' if addresses else "<row>") + cells + "</row>"
    return f"<sheetData>{text}</sheetData>"


def book(sheets, strings=None, styles=None, more=None, main=M, office=R, properties="", names=""):
    """sheets: name -> (what is in <worksheet>, attributes of <sheet>)"""
    parts = {"_rels/.rels": f'<Relationships xmlns="{P}"><Relationship Id="r" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>'}
    listed = related = ""
    for i, (name, (body, attributes)) in enumerate(sheets.items(), 1):
        parts[f"xl/worksheets/sheet{i}.xml"] = f'<?xml version="1.0"?><worksheet xmlns="{main}">{body}</worksheet>'
        listed += f'<sheet name="{name}" sheetId="{i}" r:id="s{i}" {attributes}/>'
        related += f'<Relationship Id="s{i}" Type="{office}/worksheet" Target="worksheets/sheet{i}.xml"/>'
    if strings:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{main}">{strings}</sst>'
        related += f'<Relationship Id="t" Type="{office}/sharedStrings" Target="sharedStrings.xml"/>'
    if styles:
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{main}">{styles}</styleSheet>'
        related += f'<Relationship Id="y" Type="{office}/styles" Target="/xl/styles.xml"/>'
    parts["xl/_rels/workbook.xml.rels"] = f'<Relationships xmlns="{P}">{related}</Relationships>'
    parts["xl/workbook.xml"] = f'<workbook xmlns="{main}" xmlns:r="{office}">{properties}<sheets>{listed}</sheets>{names}</workbook>'
    parts.update(more or {})
    return parts


def one(body, attributes="", **more):
    return book({"Figures": (body, attributes)}, **more)


def ods(body, more=None):
    spaces = " ".join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{u}:1.0"' for p, u in (("office", "office"), ("table", "table"), ("text", "text")))
    return {"mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {spaces}><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>", **(more or {})}


def ods_cell(value, more=""):
    if isinstance(value, (int, float)):
        return f'<table:table-cell office:value-type="float" office:value="{value}" {more}><text:p>shown</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="string" {more}><text:p>{value}</text:p></table:table-cell>'


def ods_rows(*lines):
    return "".join("<table:table-row>" + "".join(ods_cell(v) for v in line) + '<table:table-cell table:number-columns-repeated="1019"/></table:table-row>' for line in lines)


MILLION = 'table:number-columns-repeated="1000000"'
STYLES = '<numFmts><numFmt numFmtId="164" formatCode="[$-409]d\\ mmm\\ yyyy;@"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs>'
SHARED = [f"<si><t>{t}</t></si>" for t in HEAD + ["NPL", "villages-without-well"]] + ['<si><r><t>EXA</t></r><r><t>MPLE</t></r><rPh sb="0" eb="1"><t>kana</t></rPh></si>']


def shared(*places):
    return "".join(f'<c t="s"><v>{p}</v></c>' for p in places)


KINDS = {
    "plain": lambda: one(rows(HEAD, ROW)),
    "no-addresses": lambda: one(rows(HEAD, ROW, addresses=False)),
    "shared": lambda: one(f'<sheetData><row>{shared(0, 1, 2, 3, 4)}</row><row>{shared(5, 6)}<c><v>2020</v></c><c><v>1234.5</v></c>{shared(7)}</row></sheetData>', strings="".join(SHARED)),
    # parts as some programs name them: folders parted as in Windows, and other capitals than the relationships have
    "backslashes": lambda: {name.replace("/", "\\"): text for name, text in one(rows(HEAD, ROW)).items()},
    "capitals": lambda: {name.replace("xl/worksheets/sheet", "xl/Worksheets/Sheet"): text for name, text in one(rows(HEAD, ROW)).items()},
    "strict": lambda: one(rows(HEAD, ROW), main="http://purl.oclc.org/ooxml/spreadsheetml/main", office="http://purl.oclc.org/ooxml/officeDocument/relationships"),
    "escaped": lambda: one(rows([*HEAD, "note"], [*ROW, "_x005F_x0041_"])),
    "second-sheet": lambda: book({"About": (rows(["nothing here"]), ""), "Figures": (rows(HEAD, ROW), "")}),
    "hidden-first": lambda: book({"Old": (rows(HEAD, ["NPL", "villages-without-well", "2020", 1, "EXAMPLE"]), 'state="hidden"'), "Figures": (rows(HEAD, ROW), "")}),
    "hidden-row": lambda: one(rows(HEAD, ROW).replace("</sheetData>", '<row r="3" hidden="1">' + "".join(map(cell, ["NPL", "villages-without-well", "2019", 7, "EXAMPLE"])) + "</row></sheetData>")),
    "named-range": lambda: one(rows(["A title"], ["x"] + HEAD, ["x"] + ROW, ["x", "a total", 1]), names="<definedNames><definedName name=\"Figures_\">'Figures'!$B$2:$F$3</definedName></definedNames>"),
    "table": lambda: one(rows(["A title"], ["x"] + HEAD, ["x"] + ROW, ["x", "a total", 1]), more={
        "xl/worksheets/_rels/sheet1.xml.rels": f'<Relationships xmlns="{P}"><Relationship Id="t" Type="{R}/table" Target="../tables/table1.xml"/></Relationships>',
        "xl/tables/table1.xml": f'<table xmlns="{M}" id="1" name="T" displayName="Figures_" ref="B2:F3"/>'}),
    "dates": lambda: one(rows(HEAD, ["NPL", "villages-without-well", '<c s="2"><v>44196</v></c>', 1234.5, "EXAMPLE"]), styles=STYLES),
    "dates-1904": lambda: one(rows(HEAD, ["NPL", "villages-without-well", '<c s="3"><v>42734</v></c>', 1234.5, "EXAMPLE"]), styles=STYLES, properties='<workbookPr date1904="1"/>'),
    "percent": lambda: one(rows(HEAD, ["NPL", "share", "2020", '<c s="1"><v>0.33900000000000002</v></c>', "EXAMPLE"]), styles=STYLES),
    "places": lambda: one(rows(HEAD, *[["NPL", "villages-without-well", year, f'<c s="{style}"><v>{value}</v></c>', "EXAMPLE"]
                                      for year, style, value in (("2020", 0, 2.5), ("2021", 1, 12), ("2019", 2, 1234.5))]),
                         styles='<numFmts><numFmt numFmtId="164" formatCode="#,##0.0;[Red]-#,##0.0"/></numFmts><cellXfs><xf numFmtId="2"/><xf numFmtId="164"/><xf numFmtId="0"/></cellXfs>'),
    "formula": lambda: one(rows(HEAD, ["NPL", "villages-without-well", "2020", '<c r="D2"><f>1000+234.5</f><v>1234.5</v></c>', "EXAMPLE"])),
    "uncalculated": lambda: one(rows(HEAD, ["NPL", "villages-without-well", "2020", '<c r="D2"><f>1000+234.5</f></c>', "EXAMPLE"])),
    "error": lambda: one(rows(HEAD, ["NPL", "villages-without-well", "2020", '<c r="D2" t="e"><v>#DIV/0!</v></c>', "EXAMPLE"])),
    "merged-title": lambda: one(rows(HEAD, ROW).replace('r="2"', 'r="3"').replace('r="1"', 'r="2"') + '<mergeCells count="1"><mergeCell ref="A1:E1"/></mergeCells>'),
    # hashtags of HXL below a header for people, whose cells are merged
    "hashtags": lambda: one(rows(["Where", None, "What", "When", "How many"], ["#country+name", "#country+code", "#indicator", "#date+year", "#value"],
                                 ["Nepal", "NPL", "villages-without-well", "2020", 1234.5]) + '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'),
    "ods-hashtags": lambda: ods('<table:table table:name="Figures"><table:table-row>' + ods_cell("Where", 'table:number-columns-spanned="2"') + "".join(map(ods_cell, ["", "What", "When", "How many"])) + "</table:table-row>"
                                + ods_rows(["#country+name", "#country+code", "#indicator", "#date+year", "#value"], ["Nepal", "NPL", "villages-without-well", "2020", 1234.5]) + "</table:table>"),
    "merged": lambda: one(rows(HEAD, ROW, ROW) + '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'),
    "macros": lambda: one(rows(HEAD, ROW), more={"xl/vbaProject.bin": "x"}),
    "outside": lambda: one(rows(HEAD, ROW), more={"xl/externalLinks/externalLink1.xml": "<externalLink/>"}),
    "doctype": lambda: one(rows(HEAD, ROW), more={"xl/workbook.xml": '<!DOCTYPE x [<!ENTITY a "b">]><workbook/>'}),
    "ods": lambda: ods(f'<table:table table:name="Figures">{ods_rows(HEAD, ROW)}<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="1024"/></table:table-row></table:table>'),
    "ods-named": lambda: ods(f'<table:table table:name="About"><table:table-row>{ods_cell("x")}</table:table-row></table:table><table:table table:name="My figures">'
                             f'{ods_rows(["A title"], ["x"] + HEAD, ["x"] + ROW, ["x", "a total", 1])}</table:table>'
                             '<table:named-expressions><table:named-range table:name="Figures_" table:base-cell-address="$About.$A$1" table:cell-range-address="$\'My figures\'.$B$2:.$F$3"/></table:named-expressions>'),
    "ods-database": lambda: ods(f'<table:table table:name="Figures">{ods_rows(["A title"], ["x"] + HEAD, ["x"] + ROW, ["x", "a total", 1])}</table:table>'
                                '<table:database-ranges><table:database-range table:name="Figures_" table:target-range-address="Figures.B2:Figures.F3"/></table:database-ranges>'),
    "hidden-only": lambda: book({"About": (rows(["nothing here"]), ""), "Figures": (rows(HEAD, ROW), 'state="hidden"')}),
    "hidden-figure": lambda: one(rows(HEAD, ["NPL", "villages-without-well", "2019", 7, "EXAMPLE"]).replace("</sheetData>", '<row r="3" hidden="1">' + "".join(map(cell, ROW)) + "</row></sheetData>")),
    "ods-places": lambda: ods(f'<table:table table:name="Figures">{ods_rows(HEAD, ROW)}</table:table>'.replace('office:value="1234.5" ><text:p>shown', 'office:value="2.5"><text:p>2,50')),
    "ods-bomb": lambda: ods(f'<table:table table:name="Figures">{ods_rows(HEAD)}<table:table-row table:number-rows-repeated="1000000">{ods_cell("x", MILLION)}</table:table-row></table:table>'),
    "ods-encrypted": lambda: ods("", {"META-INF/manifest.xml": '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'}),
}

if kind in ("xls", "encrypted"):
    with open(out, "wb") as file:
        file.write(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(512) + ("EncryptedPackage".encode("utf-16-le") if kind == "encrypted" else b"Workbook"))
else:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in KINDS[kind]().items():
            archive.writestr(name, text)
