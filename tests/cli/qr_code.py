#!/usr/bin/python3
"""
What a QR code on a finished page says: PICTURE.pgm, a page that is white but for the code. Read by ISO/IEC 18004 from
the pixels alone: where its modules are, its mask, its bytes. Errors are not corrected, as a printed code has none; of
versions 1 to 5, whose bytes stand in one row.
"""
import sys

MASKS = (lambda r, c: (r + c) % 2, lambda r, c: r % 2, lambda r, c: c % 3, lambda r, c: (r + c) % 3,
         lambda r, c: (r // 2 + c // 3) % 2, lambda r, c: r * c % 2 + r * c % 3,
         lambda r, c: (r * c % 2 + r * c % 3) % 2, lambda r, c: ((r + c) % 2 + r * c % 3) % 2)
FORMAT_MASK = 0b101010000010010
FINDER = 7


def pixels(path):
    with open(path, "rb") as file:
        words = []
        while len(words) < 4:
            line = file.readline()
            words += [] if line.startswith(b"#") else line.split()
        width, height = int(words[1]), int(words[2])
        data = file.read()
    return [[data[y * width + x] < 128 for x in range(width)] for y in range(height)]


def modules(rows):
    """The code's modules, dark ones true: the first finder is seven modules wide."""
    ys = [y for y, row in enumerate(rows) if any(row)]
    xs = [x for x in range(len(rows[0])) if any(row[x] for row in rows)]
    left, right, top, bottom = xs[0], xs[-1] + 1, ys[0], ys[-1] + 1
    run = next(n for n in range(right - left) if not rows[top][left + n])
    side = round((right - left) * FINDER / run)
    unit = (right - left) / side
    if abs((bottom - top) - (right - left)) > unit / 2:
        raise ValueError("it is not as high as wide")
    return [[rows[int(top + (r + 0.5) * unit)][int(left + (c + 0.5) * unit)] for c in range(side)] for r in range(side)]


def check_finders(grid):
    side = len(grid)
    for top, left in ((0, 0), (0, side - FINDER), (side - FINDER, 0)):
        for r in range(FINDER):
            for c in range(FINDER):
                ring = max(abs(r - 3), abs(c - 3))
                if grid[top + r][left + c] != (ring != 2):
                    raise ValueError(f"no finder at {top}, {left}")


def is_function(side, r, c):
    version = (side - 17) // 4
    near = side - 7
    return (r < 9 and c < 9) or (r < 9 and c >= side - 8) or (r >= side - 8 and c < 9) or r == 6 or c == 6 or \
        (version > 1 and abs(r - near) <= 2 and abs(c - near) <= 2)


def code_bits(grid):
    side = len(grid)
    bits = [grid[8][c] for c in (0, 1, 2, 3, 4, 5, 7, 8)] + [grid[r][8] for r in (7, 5, 4, 3, 2, 1, 0)]
    mask = MASKS[(int("".join("01"[b] for b in bits), 2) ^ FORMAT_MASK) >> 10 & 7]
    columns = [c for c in range(side - 1, 6, -2)] + [c for c in range(5, 0, -2)]
    for n, right in enumerate(columns):
        for r in (range(side - 1, -1, -1) if n % 2 == 0 else range(side)):
            for c in (right, right - 1):
                if not is_function(side, r, c):
                    yield grid[r][c] != (mask(r, c) == 0)


def text_of(bits):
    bits = list(bits)

    def number(at, count):
        return int("".join("01"[b] for b in bits[at:at + count]), 2)

    if number(0, 4) != 4:
        raise ValueError(f"its mode is {number(0, 4)}, not bytes")
    return bytes(number(12 + 8 * i, 8) for i in range(number(4, 8))).decode()


if __name__ == "__main__":
    found = modules(pixels(sys.argv[1]))
    if not 21 <= len(found) <= 29 or (len(found) - 17) % 4 != 0:
        sys.exit(f"it has {len(found)} modules a side")
    check_finders(found)
    print(text_of(code_bits(found)))
