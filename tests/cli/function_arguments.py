#!/usr/bin/python3
"""
function_arguments.py FOLDER: for each function of the template language, as 'sheaf schema template' lists them on standard input ("name(a, b[, c])…"), a
template in the folder that calls it with arguments that nobody means. Prints the templates' names.
"""
import pathlib
import re
import sys

DIGITS = "1" + "0" * 300
ODD = ["number('x')", "1 div 0", "-1 div 0", DIGITS, f"-{DIGITS}", f"1 div {DIGITS}", "''", "//nothing", "-1", "0.5", "true()", "'2018-13-45'", "'9999-12-31'", "//goal", "$huge", "'\u202e\U0001f600'"]
PLAIN = "'2018'"


def calls(name, least, most):
    for count in range(least, most + 1):
        if count == 0:
            yield f"{name}()"
        for odd in ODD:
            if count > 0:
                yield f"{name}({', '.join([odd] * count)})"
            for place in range(count if count > 1 else 0):
                yield f"{name}({', '.join(odd if i == place else PLAIN for i in range(count))})"


folder = pathlib.Path(sys.argv[1])
for line in sys.stdin:
    row = re.match(r"\s*([a-z][a-z-]*)\(([^()]*)\)", line)
    if row is None:
        continue
    name, arguments = row[1], row[2]
    count = 0 if arguments.strip() == "" else arguments.count(",") + 1
    optional = arguments[arguments.index("["):].count(",") if "[" in arguments else 0
    optional = max(optional, 1) if "[" in arguments else 0
    body = "".join(f'<p><value-of select="{call}"/></p>' for call in calls(name, count - optional, count))
    (folder / f"odd-{name}.xml").write_text(
        '<template for="plan" pages="1..99" theme="house"><master name="first" size="A4" margin="54 42 60 42"/><title>T</title><body>'
        f'<variable name="huge" select="\'{"word " * 4000}\'"/>{body}</body></template>\n')
    print(f"odd-{name}")
