#!/usr/bin/env python3
"""Made-up data: a copy of a data folder with other values, rows left out, qualified, told again later, and days moved. truth_data.py FROM TO SEED"""
import glob, os, random, re, shutil, sys

source, target, seed = sys.argv[1], sys.argv[2], int(sys.argv[3])
dice = random.Random(seed)
surely = random.Random("how sure, %d" % seed)      # of its own: what else is made up stays as it is
shutil.copytree(source, target)


def other_value(text, measure):
    if re.search("vote|submitted|on-track", measure):
        return text if dice.random() < 0.6 else dice.choice(sorted({"-1", "0", "1"} if "vote" in measure else {"0", "1"}))
    if dice.random() < 0.15:
        return "0"
    decimals = len(text.split(".")[1]) if "." in text else 0
    return "%.*f" % (decimals, float(text) * dice.choice([0.2, 0.5, 0.97, 0.999, 1, 1.001, 1.02, 1.4, 3]))


def with_range(match):
    """Two ends, around the value or in its place."""
    text = match.group(1)
    decimals = len(text.split(".")[1]) if "." in text else 0
    ends = ["%.*f" % (decimals, float(text) * by) for by in (0.9, 1.3)]
    if ends[0] == ends[1]:
        return match.group(0)
    return ' low="%s" high="%s"%s' % (ends[0], ends[1], match.group(0) if dice.random() < 0.5 else "")


def other_row(match, measure, alone):
    row = match.group(0)
    if dice.random() < 0.12 or 'value="' not in row:
        return "" if 'value="' in row else row
    row = re.sub(r' value="([^"]*)"', lambda m: ' value="%s"' % other_value(m.group(1), measure), row)
    graded = re.search("vote|submitted|on-track", measure)
    if not graded and "qualifier" not in row and "low=" not in row and dice.random() < 0.06:
        row = row.replace(" value=", ' qualifier="%s" value=' % dice.choice(["at-least", "at-most", "about"]))
    elif not graded and "qualifier" not in row and "low=" not in row and dice.random() < 0.06:
        row = re.sub(' value="([^"]*)"', with_range, row)
    if alone and not graded and surely.random() < 0.12:
        row = row.replace("<observation ", '<observation status="%s" ' % surely.choice(["estimate", "preliminary"]))
    return row


def other_series(match):
    measure = re.search(r'measure="([^"]*)"', match.group(1)).group(1)
    if "-share-" in measure:            # no share is three times itself
        return match.group(0)
    periods = re.findall(r' period="([^"]*)"', match.group(2))
    alone = " status=" not in match.group(2) and len(set(periods)) == len(periods)     # no figure of a period beats another by its status
    return match.group(1) + re.sub(r"\s*<observation [^>]*/>", lambda m: other_row(m, measure, alone), match.group(2)) + match.group(3)


for path in sorted(glob.glob(os.path.join(target, "observations*.xml"))):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    text = re.sub(r"(<series [^>]*[^/]>)(.*?)(</series>)", other_series, text, flags=re.S)
    with open(path, "w", encoding="utf-8") as file:
        file.write(re.sub(r"\s*<series [^>]*>\s*</series>", "", text))

path = os.path.join(target, "deadlines.xml")
with open(path, encoding="utf-8") as file:
    text = file.read()
text = re.sub(r' completed="[^"]*"', lambda m: "" if dice.random() < 0.4 else m.group(0), text)
text = re.sub(r'(<step date=")(\d{4})(-[^>]* decided=)', lambda m: m.group(1) + str(int(m.group(2)) + dice.choice([0, 0, 1, 2])) + m.group(3), text)
with open(path, "w", encoding="utf-8") as file:
    file.write(text)

path = os.path.join(target, "memberships.xml")
with open(path, encoding="utf-8") as file:
    text = file.read()
text = re.sub(r' deposited="[^"]*" in-force="[^"]*"', lambda m: "" if dice.random() < 0.1 else m.group(0), text)
with open(path, "w", encoding="utf-8") as file:
    file.write(text)
