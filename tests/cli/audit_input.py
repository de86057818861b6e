"""Files that an audit must bear, written to the folder of the first argument: locked, without pages, trees that hold
themselves, as many elements as the second argument says, streams that unpack to more than they may. Each is a tagged
page of one mark but for that. A third argument is what --json or --sarif printed of those that follow it: is it whole,
and what is told of each? With "memory" in its place the program that follows audits the elements: does each take 1,250
bytes at most?"""
import json, os, resource, subprocess, sys, zlib

FOLDER, ELEMENTS = sys.argv[1], int(sys.argv[2])
MILLION, DEEP, BOMB_MIB = 1000000, 20000, 260

CATALOG, PAGES, PAGE, CONTENT, TREE, DOCUMENT, PARENTS = 1, 2, 3, 4, 5, 6, 7


def stream(data, extra=b""):
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), extra, data)


def objects(**changed):
    """The objects of a tagged page of one mark by number, some of them changed or added ("o8")."""
    made = {
        CATALOG: b"<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 5 0 R /MarkInfo << /Marked true >> /Lang (en) >>",
        PAGES: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PAGE: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /StructParents 0 /Contents 4 0 R >>",
        CONTENT: stream(b"/P << /MCID 0 >> BDC 0 0 9 9 re f EMC"),
        TREE: b"<< /Type /StructTreeRoot /K 6 0 R /ParentTree 7 0 R >>",
        DOCUMENT: b"<< /Type /StructElem /S /P /P 5 0 R /Pg 3 0 R /K 0 >>",
        PARENTS: b"<< /Nums [0 [6 0 R]] >>",
    }
    made.update({int(name[1:]): value for name, value in changed.items()})
    return made


def write(name, made, trailer=b""):
    parts, places, at = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"], {}, 15
    for number, value in sorted(made.items()):
        places[number] = at
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, value))
        at += len(parts[-1])
    size = max(made) + 1
    rows = [b"%010d 00000 n \n" % places[i] if i in places else b"0000000000 65535 f \n" for i in range(size)]
    parts.append(b"xref\n0 %d\n%s" % (size, b"".join(rows)))
    parts.append(b"trailer\n<< /Size %d /Root 1 0 R /ID [<00><00>] %s >>\n" % (size, trailer))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % at)
    with open(os.path.join(FOLDER, name + ".pdf"), "wb") as file:
        file.write(b"".join(parts))


def page(more):
    return b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /StructParents 0 /Contents 4 0 R %s >>" % more


def element(kids):
    return b"<< /Type /StructElem /S /Sect /P 5 0 R /Pg 3 0 R /K %s >>" % kids


def catalog(more):
    return b"<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 5 0 R /MarkInfo << /Marked true >> %s >>" % more


def locked():
    # no password opens it: the two checks are of none
    encrypt = b"<< /Filter /Standard /V 1 /R 2 /P -44 /O <%s> /U <%s> >>" % (b"41" * 32, b"42" * 32)
    write("locked", objects(o8=encrypt), b"/Encrypt 8 0 R")
    write("lock-of-none", objects(o8=b"<< /Filter /Other /V 9 >>"), b"/Encrypt 8 0 R")


def empty():
    write("no-pages", objects(o2=b"<< /Type /Pages /Kids [] /Count 0 >>"))
    write("no-page-tree", objects(o1=b"<< /Type /Catalog >>"))
    write("a-million-pages-told", objects(o2=b"<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>"))


def cyclic():
    write("cyclic-pages", objects(o2=b"<< /Type /Pages /Kids [3 0 R 8 0 R] /Count 2 >>",
                                  o8=b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 2 >>"))
    write("cyclic-elements", objects(o6=element(b"[0 8 0 R]"), o8=element(b"[9 0 R]"), o9=element(b"[6 0 R 8 0 R]")))
    write("cyclic-parents", objects(o7=b"<< /Kids [8 0 R] >>", o8=b"<< /Kids [7 0 R 8 0 R] /Limits [0 9] >>"))
    write("cyclic-outline", objects(
        o1=catalog(b"/Outlines 8 0 R"), o8=b"<< /First 9 0 R /Last 9 0 R /Count 1 >>",
        o9=b"<< /Title (a) /Parent 8 0 R /Next 9 0 R /First 9 0 R /Last 9 0 R /Dest [3 0 R /Fit] >>"))
    write("cyclic-names", objects(
        o1=catalog(b"/Names << /EmbeddedFiles 8 0 R /Dests 8 0 R >> /PageLabels 8 0 R"), o8=b"<< /Kids [8 0 R] >>"))
    write("cyclic-roles", objects(o5=b"<< /Type /StructTreeRoot /K 6 0 R /ParentTree 7 0 R"
                                     b" /RoleMap << /Sect /A /A /B /B /A >> >>", o6=element(b"0")))
    write("cyclic-forms", objects(
        o3=page(b"/Resources << /XObject << /X 8 0 R >> >>"), o4=stream(b"/X Do"),
        o8=stream(b"/X Do /X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
                                  b" /Resources << /XObject << /X 8 0 R >> >>")))
    write("cyclic-colours", objects(
        o3=page(b"/Resources << /ColorSpace << /C 8 0 R >> >>"), o4=stream(b"/C cs 1 sc 0 0 9 9 re f"),
        o8=b"[/Indexed 8 0 R 1 <0000>]"))
    write("cyclic-table-of-objects", objects(), b"/Prev 15")
    write("cyclic-stream", objects(o4=b"<< /Length 4 0 R >>\nstream\n0 0 9 9 re f\nendstream"))


def many():
    one = b"<</S/P/P 6 0 R>>"
    write("many-elements", objects(o6=element(b"[" + b"\n".join([one] * ELEMENTS) + b"]")))
    apart = {"o%d" % i: b"<</S/P/P 6 0 R/Pg 3 0 R/Alt(a)>>" for i in range(8, 8 + ELEMENTS)}
    write("many-apart-elements", objects(o6=element(b"[%s]" % b" ".join(b"%s 0 R" % n[1:].encode() for n in apart)),
                                         **apart))
    write("one-element-a-million-times", objects(o6=element(b"[" + b"8 0 R\n" * MILLION + b"]"), o8=element(b"0")))
    deep = {"o%d" % i: element(b"%d 0 R" % (i + 1)) for i in range(8, 8 + DEEP)}
    write("elements-deep-in-each-other", objects(o6=element(b"8 0 R"), **deep))
    write("arrays-deep-in-each-other", objects(o6=element(b"[" * DEEP + b"]" * DEEP)))
    write("a-million-marks", objects(o4=stream(b"/P << /MCID 0 >> BDC EMC\n" * MILLION)))


def bombs():
    # each MiB is packed as a block that leans on none before it, and so but once
    packer, mib, check = zlib.compressobj(9, zlib.DEFLATED, -15), b"\n" * (1 << 20), 1
    block = packer.compress(mib) + packer.flush(zlib.Z_FULL_FLUSH)
    for _ in range(BOMB_MIB):
        check = zlib.adler32(mib, check)
    bomb = b"\x78\xda" + block * BOMB_MIB + packer.flush() + check.to_bytes(4, "big")
    write("bomb", objects(o4=stream(bomb, b"/Filter /FlateDecode")))
    write("bomb-in-a-bomb", objects(o4=stream(zlib.compress(bomb, 9), b"/Filter [/FlateDecode /FlateDecode]")))


# What must be told of each, besides what any page without claims is told; nothing of a tree of outlines, names or
# pages that comes back to itself, which is read once and leads nowhere.
NO_TREE = "S653 or unreadable"          # libqpdf 12 reads no file without a page tree
TOLD = {
    "locked": "unreadable", "lock-of-none": "unreadable", "no-pages": "S653", "no-page-tree": NO_TREE,
    "a-million-pages-told": "S659",
    "cyclic-pages": "S659", "cyclic-elements": "S672", "cyclic-parents": "S676", "cyclic-outline": "S659",
    "cyclic-names": "S659", "cyclic-roles": "S671", "cyclic-forms": "S654", "cyclic-colours": "S654",
    "cyclic-table-of-objects": "unreadable", "cyclic-stream": "S653", "many-elements": "S676",
    "many-apart-elements": "S676",
    "one-element-a-million-times": "S672", "elements-deep-in-each-other": "S672", "arrays-deep-in-each-other": "S653",
    "a-million-marks": "S676", "bomb": "S653", "bomb-in-a-bomb": "S653",
}


def name_of(path):
    return os.path.basename(path)[:-len(".pdf")]


def told_by(report):
    """The numbers told of each file, or that it cannot be read: what the reports say of it, without a number."""
    if isinstance(report, list):
        return {name_of(f["file"]): {r["number"] for r in f["rules"]} if f["readable"] else {"unreadable"}
                for f in report}
    told, rules = {}, {r["id"]: r.get("name", r["id"]) for r in report["runs"][0]["tool"]["driver"]["rules"]}
    for result in report["runs"][0]["results"]:
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        told.setdefault(name_of(uri), set()).add(rules[result["ruleId"]])
    return told


def judge(path, names):
    told = told_by(json.load(open(path)))
    for name in names:
        if not set(TOLD[name].split(" or ")) & set(told.get(name, ())):
            print("%s: %s is not among %s" % (name, TOLD[name], told.get(name)))


def memory(program, name):
    """KiB that the audits so far took at most, of the file and of those before it."""
    subprocess.run([program, "audit", os.path.join(FOLDER, name + ".pdf")], capture_output=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


if len(sys.argv) > 3 and sys.argv[3] == "memory":
    least = memory(sys.argv[4], "cyclic-elements")
    each = (memory(sys.argv[4], "many-apart-elements") - least) * 1024 / ELEMENTS
    if not 100 < each < 1250:
        print("%d bytes an element" % each)
elif len(sys.argv) > 3:
    judge(sys.argv[3], [name_of(f) for f in sys.argv[4:]])
else:
    locked(), empty(), cyclic(), many(), bombs()
    assert sorted(TOLD) == sorted(name_of(f) for f in os.listdir(FOLDER) if f.endswith(".pdf"))
