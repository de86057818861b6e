#!/usr/bin/python3
"""
Writes PDF files to annex, object by object: annex_files.py FOLDER.
fields.pdf    a page with a form: fields with and without appearance, boxes, choices, long and foreign texts
xfa.pdf, portfolio.pdf    files whose pages say nothing
table.pdf, behind.pdf, size.pdf, cut.pdf    a file of one page, damaged
deep.pdf      a page 70 levels down in the tree of pages
outline.pdf, marks.pdf    an outline 40 levels deep; more annotations than are looked at, more actions than are told
secret.pdf    a field for a password, too narrow for it
bare.pdf      a tagged page that conforms but for what concerns the file: no /ID, no title, no metadata
"""
import pathlib
import sys

HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def stream(text, dictionary=""):
    return f"<< {dictionary} /Length {len(text)} >>\nstream\n{text}\nendstream"


def pdf(objects):
    out, at = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", {}
    for number, text in sorted(objects.items()):
        at[number] = len(out)
        out += f"{number} 0 obj\n{text}\nendobj\n"
    last = max(objects)
    table = "".join(f"{at[n]:010} 00000 n \n" if n in at else "0000000000 65535 f \n" for n in range(1, last + 1))
    return out + f"xref\n0 {last + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {last + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"


def page(more_catalog="", more_page="", more=None, text="the page's own words"):
    objects = {1: f"<< /Type /Catalog /Pages 2 0 R {more_catalog} >>", 2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", 4: HELVETICA,
               3: f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R {more_page} >>",
               5: stream(f"BT /F1 14 Tf 60 780 Td ({text}) Tj ET")}
    objects.update(more or {})
    return pdf(objects)


def fields():
    box = "<< /Type /Annot /Subtype /Widget /F 4 "
    da = "/DA (/Helv 11 Tf 0 0 0.6 rg) "
    widgets = {
        20: box + da + "/FT /Tx /T (plain) /V (Filled by hand) /Rect [60 700 360 720] >>",
        21: box + "/FT /Tx /T (drawn) /V (Drawn before) /Rect [60 670 360 690] /AP << /N 40 0 R >> >>",
        22: box + da + "/FT /Tx /Ff 4096 /T (lines) /V (First line\\rsecond line of several words that must be broken) /Rect [60 600 200 660] >>",
        23: box + da + "/FT /Ch /T (choice) /V (b) /Opt [[(a) (Apple)] [(b) (Banana split)]] /Rect [60 570 360 590] >>",
        24: box + da + "/FT /Ch /T (list) /V [(One) (Two)] /Rect [60 540 360 560] >>",
        25: box + da + "/Parent 41 0 R /T (street) /Rect [60 510 360 530] >>",
        26: box + da + "/FT /Tx /T (empty) /Rect [60 480 360 500] >>",
        27: box + da + "/FT /Tx /T (greek) /V <FEFF03B103B2> /Rect [60 450 360 470] >>",
        28: box + da + "/FT /Tx /T (narrow) /V (" + "word " * 60 + ") /Rect [60 420 120 432] >>",
        29: box + "/FT /Tx /T (fontless) /V (No font is named) /DA (0 g) /Rect [60 390 360 410] >>",
        30: box + "/FT /Tx /T (hidden) /V (Never seen) /F 2 /Rect [60 360 360 380] >>",
        31: box + da + "/FT /Tx /Ff 8192 /T (password) /V (swordfish) /Rect [60 330 360 350] >>",
        32: box + da + "/FT /Tx /T (blank) /V (Behind a blank form) /Rect [60 300 360 320] /AP << /N 42 0 R >> >>",
        33: box + da + "/FT /Tx /T (nowhere) /V (Without a box) /Rect [60 60 60 60] >>",
        34: box + "/FT /Btn /T (ticked) /V /Yes /AS /Yes /Rect [400 700 420 720] >>",
        35: box + "/FT /Btn /T (unticked) /V /Off /AS /Off /Rect [400 670 420 690] >>",
        36: box + "/FT /Btn /Ff 32768 /T (radio) /V /One /Rect [400 640 420 660] >>",
        37: box + da + "/FT /Tx /T (accents) /V (caf\xe9) /Rect [60 270 360 290] >>",
        38: box + da + "/FT /Tx /T (loop) /V (In a loop of parents) /Parent 38 0 R /Rect [60 240 360 260] >>",
    }
    references = " ".join(f"{n} 0 R" for n in widgets)
    look = stream("q BT /Helv 11 Tf 2 5 Td (Drawn before) Tj ET Q", "/Type /XObject /Subtype /Form /BBox [0 0 300 20] /Resources << /Font << /Helv 4 0 R >> >>")
    more = dict(widgets)
    more.update({40: look, 41: "<< /FT /Tx /T (address) /V (5 Sea Road) /Kids [25 0 R] >>",
                 42: stream("/Tx BMC EMC", "/Type /XObject /Subtype /Form /BBox [0 0 300 20]"),
                 43: f"<< /Fields [{references}] /NeedAppearances true /DR << /Font << /Helv 4 0 R >> >> >>"})
    return page("/AcroForm 43 0 R", f"/Annots [{references}]", more)


def bare(resources="", content=""):
    return pdf({
        1: "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 6 0 R /MarkInfo << /Marked true >> /Lang (en) /ViewerPreferences << /DisplayDocTitle true >> >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
           f"/Resources << {resources} >> /Contents 5 0 R /StructParents 0 >>",
        5: stream(f"/Figure << /MCID 0 >> BDC {content} 0 0 m 100 100 l S EMC"),
        6: "<< /Type /StructTreeRoot /K 7 0 R /ParentTree 8 0 R >>",
        7: "<< /Type /StructElem /S /Document /P 6 0 R /K 9 0 R >>",
        8: "<< /Nums [0 [9 0 R]] >>",
        9: "<< /Type /StructElem /S /Figure /P 7 0 R /Pg 3 0 R /K 0 /Alt (A line) /A << /O /Layout /Placement /Block /BBox [0 0 100 100] >> >>",
    })


def deep():
    objects = {n: f"<< /Type /Pages /Kids [{n + 1} 0 R] /Count 1 {f'/Parent {n - 1} 0 R' if n > 2 else ''} >>" for n in range(2, 72)}
    objects.update({1: "<< /Type /Catalog /Pages 2 0 R >>", 72: "<< /Type /Page /Parent 71 0 R /MediaBox [0 0 595 842] /Resources << >> >>"})
    return pdf(objects)


def outline():
    more = {20 + n: f"<< /Title (Level {n}) /Parent {19 + n} 0 R /Dest [3 0 R /Fit] {f'/First {21 + n} 0 R /Last {21 + n} 0 R /Count 1' if n < 40 else ''} >>"
            for n in range(1, 41)}
    return page("/Outlines 20 0 R", more={20: "<< /Type /Outlines /First 21 0 R /Last 21 0 R /Count 1 >>", **more})


def marks():
    run = "<< /Type /Annot /Subtype /Link /Rect [60 60 80 80] /A << /S /Launch /F (a.exe) >> >> "
    note = "<< /Type /Annot /Subtype /Text /Rect [60 60 80 80] /Contents (x) >> "
    return page(more_page="/Annots [" + run * 25 + note * 9990 + "]")


def secret():
    field = "<< /Type /Annot /Subtype /Widget /F 4 /FT /Tx /Ff 8192 /T (pin) /V (swordfish) /DA (/Helv 11 Tf 0 g) /Rect [60 700 80 720] >>"
    return page("/AcroForm 21 0 R", "/Annots [20 0 R]", {20: field, 21: "<< /Fields [20 0 R] /DR << /Font << /Helv 4 0 R >> >> >>"})


folder, whole = pathlib.Path(sys.argv[1]), page()
files = {
    "fields": fields(),
    "xfa": page("/NeedsRendering true /AcroForm << /Fields [] /XFA 20 0 R >>", more={20: stream("<xdp/>")}, text="Please wait"),
    "portfolio": page("/Collection << /View /D >>"),
    "table": whole.replace("startxref\n", "startxref\n7"),
    "behind": whole + "<html>" + "x" * 3000,
    "size": whole.replace("/Size 6", "/Size 3"),
    "cut": whole[:300],
    "bare": bare(),
    "header": bare().replace("%\xe2\xe3\xcf\xd3", "%abcd"),
    "ends": bare().replace("\nendstream", " endstream"),
    "info": bare().replace("/Root 1 0 R", "/Root 1 0 R /Info << /Title (Another) /Author 5 >>"),
    "blend": bare("/ExtGState << /G << /BM /Foo >> >>", "/G gs"),
    "deep": deep(),
    "outline": outline(),
    "marks": marks(),
    "secret": secret(),
}
for name, text in files.items():
    (folder / f"{name}.pdf").write_bytes(text.encode("latin-1"))
