#!/usr/bin/python3
"""
Pictures to test with, each of four quarters of 8 by 8 pixels: red, green, blue and white, or greys 0, 85, 170 and 255.
picture_files.py png FOLDER writes PNG files of every kind and prints a line for each: its name, and what its quarters look like
on white paper (top left, top right, bottom left, bottom right; RRGGBB). picture_files.py jpeg FROM TO [orientation=N] [icc=FILE]
[cut=BYTES] [size=WxH] [dpi=N] changes the segments of a JPEG and nothing else. picture_files.py webp GOOD BAD writes WebP files and prints
as png does. picture_files.py look FILE.ppm SIDE … prints the colours of
the quarters of a square of SIDE points at the top left corner of pages drawn at 72 dpi. picture_files.py bad FOLDER writes what is to be refused,
picture_files.py three FOLDER two pictures of three pixels.
"""
import base64
import pathlib
import struct
import sys
import zlib

SIDE = 16
COLOURS = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)]
GREYS = [0, 85, 170, 255]


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def quarter(x, y):
    return (x >= SIDE // 2) + 2 * (y >= SIDE // 2)


def pack_row(samples, bits):
    """Samples of 1 to 16 bits, the first in the highest bits."""
    if bits == 16:
        return b"".join(struct.pack(">H", s) for s in samples)
    out, held, count = bytearray(), 0, 0
    for s in samples:
        held, count = held << bits | s, count + bits
        if count == 8:
            out.append(held)
            held = count = 0
    if count:
        out.append(held << 8 - count)
    return bytes(out)


def rows_of(pixel, bits, xs, ys):
    return b"".join(b"\0" + pack_row([s for x in xs for s in pixel(quarter(x, y))], bits) for y in ys)


def png(path, kind, bits, pixel, extra=b"", interlaced=False, before=b""):
    data = b""
    if interlaced:          # ISO/IEC 15948, 8.2: seven passes
        for x0, y0, dx, dy in ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)):
            data += rows_of(pixel, bits, range(x0, SIDE, dx), range(y0, SIDE, dy))
    else:
        data = rows_of(pixel, bits, range(SIDE), range(SIDE))
    header = struct.pack(">IIBBBBB", SIDE, SIDE, bits, kind, 0, 0, int(interlaced))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + before + extra + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b""))


def shown(colours):
    return " ".join("%02X%02X%02X" % c for c in colours)


def every_png(folder):
    greys = [(g, g, g) for g in GREYS]
    half = [tuple((c * 128 + 255 * 127 + 127) // 255 for c in colour) for colour in COLOURS]
    told = []

    def add(name, colours, *what, **more):
        png(folder / f"{name}.png", *what, **more)
        told.append(f"{name}.png {shown(colours)}")

    for bits in (8, 16):
        full = 255 if bits == 8 else 65535
        scale = 1 if bits == 8 else 257
        add(f"rgb{bits}", COLOURS, 2, bits, lambda q: [c * scale for c in COLOURS[q]])
        add(f"rgb{bits}i", COLOURS, 2, bits, lambda q: [c * scale for c in COLOURS[q]], interlaced=True)
        add(f"rgba{bits}", half, 6, bits, lambda q: [c * scale for c in COLOURS[q]] + [128 * scale])
        add(f"rgba{bits}i", COLOURS, 6, bits, lambda q: [c * scale for c in COLOURS[q]] + [full], interlaced=True)
        add(f"ga{bits}", [(255,) * 3, greys[1], (255,) * 3, greys[3]], 4, bits, lambda q: [GREYS[q] * scale, full * (q % 2)])
    for bits in (1, 2, 4, 8, 16):
        top = (1 << bits) - 1
        add(f"grey{bits}", [greys[3 * (q % 2)] if bits == 1 else greys[q] for q in range(4)], 0, bits,
            lambda q: [q % 2 if bits == 1 else GREYS[q] * top // 255])
    for bits in (1, 2, 4, 8):
        count = 2 if bits == 1 else 4
        palette = chunk(b"PLTE", bytes(c for q in range(count) for c in COLOURS[q]))
        add(f"index{bits}", [COLOURS[q % count] for q in range(4)], 3, bits, lambda q: [q % count], palette)
    clear = chunk(b"PLTE", bytes(c for q in COLOURS for c in q)) + chunk(b"tRNS", b"\xff\x00\xff\xff")
    add("index8clear", [COLOURS[0], (255,) * 3, COLOURS[2], COLOURS[3]], 3, 8, lambda q: [q], clear)
    add("index2i", COLOURS, 3, 2, lambda q: [q], chunk(b"PLTE", bytes(c for q in COLOURS for c in q)), interlaced=True)
    add("rgb8clear", [COLOURS[0], COLOURS[1], (255,) * 3, COLOURS[3]], 2, 8, lambda q: COLOURS[q],
        chunk(b"tRNS", struct.pack(">HHH", *COLOURS[2])))
    add("grey8clear", [(255,) * 3] + greys[1:], 0, 8, lambda q: [GREYS[q]], chunk(b"tRNS", struct.pack(">H", 0)))
    print("\n".join(told))


# ---- WebP, as cwebp 1.2.4 made it of rgb8.png and rgba8.png above (-lossless -exact; -q 95 -exact) ----

WEBP = {
    "plain": "UklGRjYAAABXRUJQVlA4TCoAAAAvD8ADAB8gEEjeHzqN+RcQFPwf3fxHZA+AMNtokpOc5L3PIKL/UfrB9gE=",
    "clear": "UklGRjYAAABXRUJQVlA4TCoAAAAvD8ADEB8gEEjeHzqN+RcQFPwf3QBGZA+AMNtokpOc5L3PIKL/UfrB9gE=",
    "lossy": "UklGRkgAAABXRUJQVlA4IDwAAABQAgCdASoQABAAAIAIJaACdLoB+AH6gfwACdAA/qJ///nCP/78P///m4mP/rlz3HqUJ//3WfKcuOQAAAA=",
    "lossyclear": "UklGRmwAAABXRUJQVlA4WAoAAAAQAAAADwAADwAAQUxQSAoAAAABB1DAiAhERP8DVlA4IDwAAABQAgCdASoQABAAAIAIJaACdLoB+AH6gfwACdAA/qJ"
                  "///nCP/78P///m4mP/rlz3HqUJ//3WfKcuOQAAAA=",
}


def riff(*parts):
    body = b"WEBP" + b"".join(kind + struct.pack("<I", len(data)) + data + bytes(len(data) % 2) for kind, data in parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def every_webp(good, bad):
    files = {name: base64.b64decode(text) for name, text in WEBP.items()}
    paper = lambda clear: shown(tuple((c * 128 + 255 * 127 + 127) // 255 if clear else c for c in colour) for colour in COLOURS)
    picture = files["plain"][20:20 + 42]        # RFC 9649, 2.7: behind RIFF, WEBP and the chunk's own head
    canvas = lambda flags, side=SIDE: (b"VP8X", struct.pack("<B3xI", flags, side - 1)[:7] + struct.pack("<I", side - 1)[:3])
    turned = b"II*\0\x08\0\0\0\x01\0" + struct.pack("<HHIHH", 0x0112, 3, 1, 6, 0) + bytes(4)
    files["turned"] = riff(canvas(8), (b"VP8L", picture), (b"EXIF", turned))
    for name, data in files.items():
        (good / f"{name}.webp").write_bytes(data)
        # orientation 6: what is stored at the left is seen at the top
        print(f"{name}.webp", "0000FF FF0000 FFFFFF 00FF00" if name == "turned" else paper("clear" in name))
    frame = struct.pack("<HBHBHBHBHBB", 0, 0, 0, 0, SIDE - 1, 0, SIDE - 1, 0, 40, 0, 0) + b"VP8L" + struct.pack("<I", len(picture)) + picture
    (bad / "moves.webp").write_bytes(riff(canvas(2), (b"ANIM", bytes(6)), (b"ANMF", frame), (b"ANMF", frame), (b"ANMF", frame)))
    (bad / "cut.webp").write_bytes(files["lossy"][:-20])
    (bad / "short.webp").write_bytes(riff((b"VP8L", picture[:20])))
    (bad / "other.webp").write_bytes(riff(canvas(0, 40), (b"VP8L", picture)))
    (bad / "bare.webp").write_bytes(riff((b"XMP ", b"nothing")))
    (bad / "webp.png").write_bytes(files["plain"])
    (bad / "bomb.webp").write_bytes(riff(canvas(0, 1 << 24), (b"VP8L", picture)))
    (bad / "profile.webp").write_bytes(riff(canvas(32), (b"ICCP", bytes(200)), (b"VP8L", picture)))


def three_pixels(folder):
    """One line of three pixels, grey 30, 60 and 90 as RGB; and 200, 100 and 40, of which the first is clear."""
    for name, kind, line in (("three", 2, [30] * 3 + [60] * 3 + [90] * 3),
                             ("three-clear", 6, [200] * 3 + [0] + [100] * 3 + [255] + [40] * 3 + [255])):
        header = struct.pack(">IIBBBBB", 3, 1, 8, kind, 0, 0, 0)
        (folder / f"{name}.png").write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) +
                                             chunk(b"IDAT", zlib.compress(bytes([0] + line))) + chunk(b"IEND", b""))


# ---- what is refused ----

def every_bad(folder):
    png(folder / "good.png", 2, 8, lambda q: COLOURS[q])
    good = (folder / "good.png").read_bytes()
    (folder / "cut.png").write_bytes(good[:-20])
    (folder / "named.jpg").write_bytes(good)
    (folder / "flipped.png").write_bytes(good[:60] + bytes([good[60] ^ 255]) + good[61:])
    (folder / "moves.png").write_bytes(good[:33] + chunk(b"acTL", struct.pack(">II", 3, 0)) + good[33:])
    (folder / "text.png").write_bytes(b"this is no picture\n")
    (folder / "empty.png").write_bytes(b"")
    (folder / "gif.png").write_bytes(b"GIF89a" + bytes(20))
    bomb = struct.pack(">IIBBBBB", 50000, 50000, 8, 2, 0, 0, 0)
    (folder / "bomb.png").write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bomb) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b""))
    wide = struct.pack(">IIBBBBB", 8192, 8192, 16, 6, 0, 0, 0)
    (folder / "wide.png").write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", wide) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b""))
    profile = b"a\0\0" + zlib.compress(bytes(200))
    png(folder / "profile.png", 2, 8, lambda q: COLOURS[q], before=chunk(b"iCCP", profile))


# ---- JPEG ----

def segment(mark, data):
    return b"\xff" + bytes([mark]) + struct.pack(">H", len(data) + 2) + data


def change_jpeg(source, target, options):
    data = pathlib.Path(source).read_bytes()
    assert data[:2] == b"\xff\xd8"
    new = b""
    if "orientation" in options:        # EXIF 2.3, 4.6: one directory of one field
        new += segment(0xE1, b"Exif\0\0II*\0\x08\0\0\0\x01\0" + struct.pack("<HHIHH", 0x0112, 3, 1, int(options["orientation"]), 0) + bytes(4))
    if "icc" in options:
        profile = pathlib.Path(options["icc"]).read_bytes()
        half = len(profile) // 2
        new += segment(0xE2, b"ICC_PROFILE\0\x02\x02" + profile[half:]) + segment(0xE2, b"ICC_PROFILE\0\x01\x02" + profile[:half])
    rest, at = b"", 2
    while data[at + 1] != 0xDA:
        length = struct.unpack(">H", data[at + 2:at + 4])[0]
        piece = data[at:at + 2 + length]
        if piece[1] == 0xE0 and "dpi" in options:
            piece = piece[:11] + b"\x01" + struct.pack(">HH", int(options["dpi"]), int(options["dpi"])) + piece[16:]
        if 0xC0 <= piece[1] <= 0xC2 and "size" in options:
            width, height = map(int, options["size"].split("x"))
            piece = piece[:5] + struct.pack(">HH", height, width) + piece[9:]
        if piece[1] == 0xC0 and "frame" in options:
            piece = b"\xff" + bytes([int(options["frame"], 16)]) + piece[2:]
        rest += piece
        at += 2 + length
    out = data[:2] + new + rest + data[at:]
    pathlib.Path(target).write_bytes(out[:len(out) - int(options.get("cut", 0))])


def look(path, sides):
    data = pathlib.Path(path).read_bytes()
    parts = data.split(None, 4)
    width = int(parts[1])
    body = data[-width * int(parts[2]) * 3:]
    for side in sides:
        quarters = [(side // 4, side // 4), (3 * side // 4, side // 4), (side // 4, 3 * side // 4), (3 * side // 4, 3 * side // 4)]
        print(shown(tuple(body[3 * (y * width + x):3 * (y * width + x) + 3]) for x, y in quarters))


if __name__ == "__main__":
    verb, *rest = sys.argv[1:]
    if verb == "png":
        every_png(pathlib.Path(rest[0]))
    elif verb == "webp":
        every_webp(pathlib.Path(rest[0]), pathlib.Path(rest[1]))
    elif verb == "three":
        three_pixels(pathlib.Path(rest[0]))
    elif verb == "bad":
        every_bad(pathlib.Path(rest[0]))
    elif verb == "jpeg":
        change_jpeg(rest[0], rest[1], dict(word.split("=") for word in rest[2:]))
    else:
        look(rest[0], [int(side) for side in rest[1:]])
