"""Every diagnostic is given all that its sentence and its help speak of: no reader ever sees {1}.

Usage: diag_arguments.py TEXTS SOURCE...
"""
import re
import sys


def strings_of(text):
    """The strings of C in a text, joined."""
    return "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', text))


def arguments_of(source, at):
    """The arguments of the call that opens at `at`, as texts."""
    depth, start, found, in_string = 0, at + 1, [], None
    for i in range(at, len(source)):
        c = source[i]
        if in_string is not None:
            if c == in_string and source[i - 1] != "\\":
                in_string = None
        elif c in "\"'":
            in_string = c
        elif c in "([{":
            depth += 1
        elif c in ")]}":
            depth -= 1
            if depth == 0:
                found.append(source[start:i].strip())
                return found
        elif c == "," and depth == 1:
            found.append(source[start:i].strip())
            start = i + 1
    return found


texts = open(sys.argv[1], encoding="utf-8").read()
needed = {}
for match in re.finditer(r"^DIAG\((\w+),", texts, re.MULTILINE):
    whole = ", ".join(arguments_of(texts, texts.index("(", match.start())))
    needed[match.group(1)] = max([0] + [int(n) for n in re.findall(r"\{(\d)\}", strings_of(whole))])
calls = faults = 0
for path in sys.argv[2:]:
    source = re.sub(r"/\*.*?\*/", lambda m: " " * len(m.group(0)), open(path, encoding="utf-8").read(), flags=re.DOTALL)
    for match in re.finditer(r"\bdiag_report(_related)?\(", source):
        arguments = arguments_of(source, match.end() - 1)
        places = 2 if match.group(1) else 1
        ids = re.findall(r"\bDIAG_\w+", arguments[1]) if len(arguments) > 1 else []
        given = len(arguments) - 3 - places
        if not ids or arguments[-1] != "NULL":
            continue
        calls += 1
        for name in ids:
            if needed.get(name, 0) > given:
                faults += 1
                line = source[: match.start()].count("\n") + 1
                print(f"{path}:{line}: {name} speaks of {needed[name]} things and is given {given}")
print(f"{calls} calls, {faults} faults")
sys.exit(1 if faults or calls < 300 else 0)
