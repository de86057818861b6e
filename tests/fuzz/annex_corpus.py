#!/usr/bin/python3
"""
Writes the files from which the target `annex` begins: annex_corpus.py FOLDER. Each is small, written by hand, and wrong in one way that has
hurt a reader of PDF somewhere: trees that hold themselves, counts without an end, streams that unpack to much, parents that are none.
"""
import pathlib
import sys
import zlib

HEAD = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def stream(data, dictionary=""):
    return f"<<{dictionary}/Length {len(data)}>>\nstream\n{data}\nendstream"


def pdf(objects, trailer=""):
    out, at = HEAD, {}
    for number, text in sorted(objects.items()):
        at[number] = len(out)
        out += f"{number} 0 obj\n{text}\nendobj\n"
    last = max(objects)
    table = "".join(f"{at[n]:010} 00000 n \n" if n in at else "0000000000 65535 f \n" for n in range(1, last + 1))
    return out + f"xref\n0 {last + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {last + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(out)}\n%%EOF\n"


def page(changes=None, catalog="", own="", content="BT /F1 12 Tf 20 50 Td (Words) Tj ET", trailer=""):
    objects = {1: f"<</Type/Catalog/Pages 2 0 R{catalog}>>", 2: "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 200 100]>>",
               3: f"<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R{own}>>", 4: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
               5: stream(content)}
    objects.update(changes or {})
    return pdf(objects, trailer)


def packed(text):
    return zlib.compress(text.encode("latin-1"), 9).decode("latin-1")


WIDGET = "<</Type/Annot/Subtype/Widget/F 4/Rect[10 10 90 30]/FT/Tx/T(f)/DA(/F1 9 Tf 0 g)"
FORM = "/AcroForm<</Fields[20 0 R]/DR<</Font<</F1 4 0 R>>>>>>"
TREE = "/MarkInfo<</Marked true>>/Lang(en)/StructTreeRoot 10 0 R"
ROOT = "<</Type/StructTreeRoot/K 11 0 R/ParentTree 12 0 R>>"
MARKED = "/P<</MCID 0>>BDC BT /F1 12 Tf 20 50 Td (Words) Tj ET EMC"
FILES = {
    "plain": page(),
    "content-empty": page({5: stream("")}),
    "content-missing": page({3: "<</Type/Page/Parent 2 0 R/Contents 99 0 R>>"}),
    "pages-hold-themselves": page({2: "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2/MediaBox[0 0 200 100]>>"}),
    "pages-of-one-page": page({2: "<</Type/Pages/Kids[" + "3 0 R " * 60 + "]/Count 60/MediaBox[0 0 200 100]>>"}),
    "pages-hold-each-other": page({2: "<</Type/Pages/Kids[6 0 R 3 0 R]/Count 2/MediaBox[0 0 200 100]>>", 6: "<</Type/Pages/Kids[7 0 R]>>", 7: "<</Type/Pages/Kids[6 0 R 2 0 R]>>"}),
    "pages-without-type": page({2: "<</Kids[3 0 R]>>"}),
    "count-negative": page({2: "<</Type/Pages/Kids[3 0 R]/Count -5/MediaBox[0 0 200 100]>>"}),
    "count-huge": page({2: "<</Type/Pages/Kids[3 0 R]/Count 2147483647/MediaBox[0 0 200 100]>>"}),
    "size-huge": page().replace("/Size 6", "/Size 2147483647"),
    "box-odd": page({2: "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[1e30 -1e30 (x) 9999999999999]>>"}),
    "box-in-itself": page({2: "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox 6 0 R>>", 6: "6 0 R"}),
    "rotate-odd": page(own="/Rotate 2147483647/UserUnit 1e30/CropBox[0 0 0 0]"),
    "parent-is-a-number": page({3: "<</Type/Page/Parent 7/Contents 5 0 R>>"}),
    "outline-in-a-ring": page({6: "<</First 7 0 R/Last 7 0 R/Count 1>>", 7: "<</Title(a)/Parent 6 0 R/Next 7 0 R/First 7 0 R/Dest[3 0 R/Fit]>>"}, "/Outlines 6 0 R"),
    "outline-as-deep": page({**{n: f"<</Title(a)/First {n + 1} 0 R/Dest[3 0 R/Fit]>>" for n in range(6, 90)}}, "/Outlines 6 0 R"),
    "names-in-a-ring": page({6: "<</Kids[6 0 R]/Names[(a)[3 0 R/Fit]]>>"}, "/Names<</Dests 6 0 R>>", "/Annots[<</Subtype/Link/Rect[0 0 9 9]/Dest(a)>>]"),
    "labels-in-a-ring": page({6: "<</Kids[6 0 R]/Nums[0<</S/r/St -2147483648>>]>>"}, "/PageLabels 6 0 R"),
    "tree": page({10: ROOT, 11: "<</Type/StructElem/S/P/P 10 0 R/Pg 3 0 R/K 0>>", 12: "<</Nums[0[11 0 R]]>>"}, TREE, "/StructParents 0", MARKED),
    "tree-holds-itself": page({10: ROOT, 11: "<</S/P/P 11 0 R/Pg 3 0 R/K[11 0 R 0 11 0 R]>>", 12: "<</Nums[0[11 0 R]]>>"}, TREE, "/StructParents 0", MARKED),
    "tree-parents-in-a-ring": page({10: ROOT, 11: "<</S/P/P 13 0 R/Pg 3 0 R/K 0>>", 12: "<</Kids[12 0 R]/Nums[0[11 0 R]]>>", 13: "<</S/Sect/P 11 0 R/K 11 0 R>>"}, TREE, "/StructParents 0", MARKED),
    "roles-in-a-ring": page({10: "<</Type/StructTreeRoot/K 11 0 R/ParentTree 12 0 R/RoleMap<</A/B/B/A/P/A>>>>", 11: "<</S/A/P 10 0 R/Pg 3 0 R/K 0>>", 12: "<</Nums[0[11 0 R]]>>"},
                            TREE, "/StructParents 0", MARKED),
    "form-in-itself": page({3: "<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</XObject<</X 6 0 R>>>>>>", 5: stream("/X Do"),
                            6: stream("/X Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")}),
    "length-wrong": page().replace("/Length 36", "/Length 3600"),
    "length-of-itself": page({5: "<</Length 5 0 R>>\nstream\n0 0 9 9 re f\nendstream"}),
    "filter-unknown": page({5: stream("abc", "/Filter/Nothing")}),
    "filters-many": page({5: stream(packed(packed(packed("0 0 9 9 re f"))), "/Filter[/FlateDecode/FlateDecode/FlateDecode]")}),
    "bomb": page({5: stream(packed("0 0 9 9 re f " * 40000), "/Filter/FlateDecode")}),
    "damaged-deflate": page({5: stream(packed("0 0 9 9 re f " * 40)[:-9], "/Filter/FlateDecode")}),
    "deep-arrays": page({5: stream("[" * 600 + "]" * 600 + " TJ")}, own="/X " + "[" * 400 + "]" * 400),
    "unbalanced": page(content="Q Q Q EMC EMC ET q q q /P<</MCID 0>>BDC BT"),
    "inline-image": page(content="BI /W 9999999 /H 9999999 /BPC 8 /CS /RGB ID xxxx EI BT ET"),
    "field": page({20: WIDGET + "/V(Filled by hand)>>"}, FORM, "/Annots[20 0 R]"),
    "field-of-itself": page({20: "<</Subtype/Widget/Rect[0 0 9 9]/Parent 20 0 R/Kids[20 0 R]>>"}, FORM, "/Annots[20 0 R 20 0 R]"),
    "field-lines": page({20: WIDGET + "/Ff 4096/V(a\\rb c d e f g h i j k)/Q 2>>"}, FORM, "/Annots[20 0 R]"),
    "field-choice": page({20: "<</Subtype/Widget/Rect[10 10 90 30]/FT/Ch/T(f)/DA(/F1 0 Tf)/V[(a)(b)]/Opt[[(a)(Apple)](b)]>>"}, FORM, "/Annots[20 0 R]"),
    "field-stream": page({20: WIDGET + "/V 21 0 R>>", 21: stream("Long words")}, FORM, "/Annots[20 0 R]"),
    "field-size-odd": page({20: WIDGET.replace("/F1 9 Tf", "/F1 1e30 Tf").replace("90 30", "1e9 1e9") + "/V(x)>>"}, FORM, "/Annots[20 0 R]"),
    "box-ticked": page({20: "<</Subtype/Widget/Rect[10 10 30 30]/FT/Btn/T(f)/V/Yes/AS/Yes>>"}, FORM, "/Annots[20 0 R]"),
    "radio": page({20: "<</Subtype/Widget/Rect[10 10 30 30]/FT/Btn/Ff 32768/T(f)/V/One>>"}, FORM, "/Annots[20 0 R]"),
    "look-in-itself": page({20: WIDGET + "/V(x)/AP<</N 20 0 R>>>>"}, FORM, "/Annots[20 0 R]"),
    "look-of-no-size": page({20: WIDGET + "/V(x)/AP<</N 21 0 R>>>>", 21: stream("", "/Subtype/Form/BBox[5 5 5 5]/Matrix[0 0 0 0 0 0]")}, FORM, "/Annots[20 0 R]"),
    "xfa": page(catalog="/NeedsRendering true/AcroForm<</Fields[]/XFA 5 0 R>>"),
    "portfolio": page(catalog="/Collection<</View/D>>"),
    "signed": page(catalog="/AcroForm<</Fields[<</FT/Sig/V<</Type/Sig>>>>]>>"),
    "layers": page({6: "<</Type/OCG/Name(a)>>", 3: "<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</Properties<</L 6 0 R>>>>>>", 5: stream("/OC /L BDC 0 0 9 9 re f EMC")},
                   "/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]/Order[[6 0 R]]>>>>"),
    "encrypted": page(trailer="/Encrypt<</Filter/Standard/V 1/R 2/O(x)/U(x)/P -4>>/ID[<00><00>]"),
    "root-is-a-number": pdf({1: "7"}),
    "info-odd": page(trailer="/Info 5 0 R/ID 7"),
    "startxref-wrong": page().replace("startxref\n", "startxref\n7"),
    "trailer-missing": page()[:-60],
    "prev-in-a-ring": page().replace("/Root 1 0 R>>", "/Root 1 0 R/Prev 400>>"),
    "object-stream-of-itself": page({6: stream("7 0 (x)", "/Type/ObjStm/N 999999999/First 4/Extends 6 0 R")}),
    "behind-the-end": page() + "<html>",
    "head-only": HEAD,
}

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for name, text in FILES.items():
    (folder / f"{name}.pdf").write_bytes(text.encode("latin-1"))
