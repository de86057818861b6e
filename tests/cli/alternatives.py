"""What stands in place of charts, maps and pictures, held against a list that was worked out by hand.

  alternatives.py page LIST        the template of a page with all of them, one below a heading of its number
  alternatives.py hold LIST N      the tags of that page, as audit --tags says them, on standard input: is each text
                                   the N-th of its element?
  alternatives.py kinds LIST KINDS are there three of each of these kinds?
  alternatives.py numbers SHEAF PDF...  is each number of a text in place of something printed on its pages or heard
                                   outside of such texts, as in a table?
"""

import re
import subprocess
import sys


def read(path):
    lines = [line.rstrip("\n") for line in open(path, encoding="utf-8") if not line.startswith("#")]
    return [lines[i:i + 3] for i in range(0, len(lines), 3)]


def page(rows):
    inline = re.compile(r'kind="(status-sign)"')
    body = "".join(f"<h2>Number {i}</h2>\n{'<p>' + row[0] + '</p>' if inline.search(row[0]) else row[0]}\n"
                   for i, row in enumerate(rows))
    print('<template for="plan" theme="house"><master name="first" size="A4" margin="40"/><title>Alternatives</title>'
          f"<body><h1>Alternatives</h1>\n{body}</body></template>")


def hold(rows, nth):
    heard, number = {}, None
    for line in sys.stdin.read().split("\n"):
        if found := re.match(r"heading 2: Number (\d+)$", line.strip()):
            number = int(found.group(1))
        elif line.strip().startswith("graphic: "):
            heard.setdefault(number, line.strip().removeprefix("graphic: "))
    wrong = [f"{row[0]}\n  is heard as {heard.get(i)}\n  and not as  {row[nth]}"
             for i, row in enumerate(rows) if heard.get(i) != row[nth]]
    print("\n".join(wrong))
    return not wrong


def kinds(rows, names):
    of = [re.match(r'<(\w+)(?: kind="([a-z-]+)")?', row[0]).groups() for row in rows]
    few = [name for name in names if sum(name in (kind, element) for element, kind in of) < 3]
    print("fewer than three of:", *few)
    return not few


def numbers_of(text):
    return {re.sub("[\u00a0\u202f]", "", found) for found in re.findall("[0-9](?:[.,\u00a0\u202f]?[0-9])*", text)}


def numbers(sheaf, paths):
    wrong = []
    for path in paths:
        tags = subprocess.run([sheaf, "audit", "--tags", path], capture_output=True, text=True, check=True).stdout
        printed = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True).stdout
        lines = tags.split("\n")
        known = numbers_of(printed) | numbers_of("\n".join(line for line in lines if "graphic: " not in line))
        wrong += [f"{path}: {sorted(numbers_of(line) - known)} of {line.strip()}"
                  for line in lines if "graphic: " in line and numbers_of(line) - known]
    print("\n".join(wrong))
    return not wrong


if sys.argv[1] == "numbers":
    sys.exit(0 if numbers(sys.argv[2], sys.argv[3:]) else 1)
rows = read(sys.argv[2])
if sys.argv[1] == "page":
    page(rows)
else:
    sys.exit(0 if (hold(rows, int(sys.argv[3])) if sys.argv[1] == "hold" else kinds(rows, sys.argv[3:])) else 1)
