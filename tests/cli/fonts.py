"""Makes another font of a TrueType font: fonts.py KIND IN OUT."""
import struct
import sys


def tables_of(data):
    count = struct.unpack(">H", data[4:6])[0]
    tables = {}
    for i in range(count):
        tag, _, at, length = struct.unpack(">4sIII", data[12 + 16 * i:28 + 16 * i])
        tables[tag] = data[at:at + length]
    return tables


def pad(data):
    return data + b"\0" * (-len(data) % 4)


def sfnt(tables):
    out = struct.pack(">IHHHH", 0x00010000, len(tables), 0, 0, 0)
    at = 12 + 16 * len(tables)
    for tag in sorted(tables):
        out += struct.pack(">4sIII", tag, 0, at, len(tables[tag]))
        at += len(pad(tables[tag]))
    return out + b"".join(pad(tables[tag]) for tag in sorted(tables))


def woff(tables):
    """WOFF 1.0 with its tables as they are: those need not be packed."""
    at = 44 + 20 * len(tables)
    directory = bodies = b""
    for tag in sorted(tables):
        length = len(tables[tag])
        directory += struct.pack(">4sIIII", tag, at + len(bodies), length, length, 0)
        bodies += pad(tables[tag])
    whole = len(sfnt(tables))
    return struct.pack(">4sIIHHIHHIIIII", b"wOFF", 0x00010000, at + len(bodies), len(tables), 0, whole, 1, 0,
                       0, 0, 0, 0, 0) + directory + bodies


def points(tables, glyph):
    """How many points a glyph varies by, without the four of its metrics."""
    long_places = struct.unpack(">h", tables[b"head"][50:52])[0] == 1
    if long_places:
        start, end = struct.unpack(">II", tables[b"loca"][4 * glyph:4 * glyph + 8])
    else:
        start, end = (2 * n for n in struct.unpack(">HH", tables[b"loca"][2 * glyph:2 * glyph + 4]))
    outline = tables[b"glyf"][start:end]
    if not outline:
        return 0
    contours = struct.unpack(">h", outline[:2])[0]
    if contours >= 0:
        return struct.unpack(">H", outline[8 + 2 * contours:10 + 2 * contours])[0] + 1 if contours else 0
    at, parts, flags = 10, 0, 0x20
    while flags & 0x20:
        flags = struct.unpack(">H", outline[at:at + 2])[0]
        at += 8 if flags & 1 else 6
        at += 2 if flags & 8 else 4 if flags & 0x40 else 8 if flags & 0x80 else 0
        parts += 1
    return parts


def variable(tables):
    """An axis of weight, 100 to 900: at 900 each glyph takes 100 units more."""
    count = struct.unpack(">H", tables[b"maxp"][4:6])[0]
    tables[b"fvar"] = (struct.pack(">HHHHHHHH", 1, 0, 16, 2, 1, 20, 0, 8) +
                       struct.pack(">4siiiHH", b"wght", 100 << 16, 400 << 16, 900 << 16, 0, 256))
    places, data = [0], b""
    for glyph in range(count):
        end = points(tables, glyph) + 1
        deltas = b"\x01\x80" + struct.pack(">H", end) + b"\x00\x64" + b"\x80"
        data += struct.pack(">HHHHH", 1, 10, len(deltas), 0xA000, 0x4000) + deltas
        data += b"\0" * (len(data) % 2)
        places.append(len(data))
    head = 20 + 4 * len(places)
    tables[b"gvar"] = (struct.pack(">HHHHIHHI", 1, 0, 1, 0, head, count, 1, head) +
                       b"".join(struct.pack(">I", place) for place in places) + data)


def spaceless(tables):
    """No glyph for U+0020: the segments of formats 4 and 12 that begin with it begin behind it."""
    cmap = bytearray(tables[b"cmap"])
    taken = 0
    for i in range(struct.unpack_from(">H", cmap, 2)[0]):
        at = struct.unpack_from(">I", cmap, 8 + 8 * i)[0]
        form = struct.unpack_from(">H", cmap, at)[0]
        if form == 4:
            twice = struct.unpack_from(">H", cmap, at + 6)[0]
            for k in range(0, twice, 2):
                start, offset = at + 16 + twice + k, at + 16 + 3 * twice + k
                if struct.unpack_from(">H", cmap, start)[0] == 0x20:
                    place = struct.unpack_from(">H", cmap, offset)[0]
                    struct.pack_into(">H", cmap, start, 0x21)
                    struct.pack_into(">H", cmap, offset, place + 2 if place else 0)
                    taken += 1
        elif form == 12:
            for group in range(struct.unpack_from(">I", cmap, at + 12)[0]):
                place = at + 16 + 12 * group
                start, end, glyph = struct.unpack_from(">III", cmap, place)
                if start == 0x20 and end > start:
                    struct.pack_into(">III", cmap, place, 0x21, end, glyph + 1)
                    taken += 1
    assert taken, "no segment begins with U+0020"
    tables[b"cmap"] = bytes(cmap)


kind, source, target = sys.argv[1:]
with open(source, "rb") as file:
    tables = tables_of(file.read())
if kind == "restricted":
    tables[b"OS/2"] = tables[b"OS/2"][:8] + struct.pack(">H", 2) + tables[b"OS/2"][10:]
elif kind == "bitmaps":
    tables[b"CBDT"] = struct.pack(">HH", 3, 0)
elif kind == "spaceless":
    spaceless(tables)
elif kind == "variable":
    variable(tables)
with open(target, "wb") as file:
    file.write(woff(tables) if kind == "woff" else sfnt(tables))
