"""What stands at both places of a message: both_places.py MESSAGES FOLDER NUMBER FIRST SECOND."""
import json
import os
import sys


def text_at(folder, place):
    """The line from the column on, with the name of its file: columns count characters."""
    path = place["file"]
    if not path.startswith(folder + "/"):
        return "not in the project: " + path
    with open(path, encoding="utf-8") as file:
        line = file.read().split("\n")[place["line"] - 1]
    return os.path.basename(path) + ": " + line[place["column"] - 1:]


def main():
    messages, folder, number, first, second = sys.argv[1:]
    told = [json.loads(line) for line in open(messages, encoding="utf-8") if line.startswith("{")]
    told = [message for message in told if message["id"] == number]
    if len(told) != 1:
        return "%d messages %s" % (len(told), number)
    if not text_at(folder, told[0]).startswith(first):
        return "it is told at '%s'" % text_at(folder, told[0])
    if "see" not in told[0]:
        return "it has one place"
    if not text_at(folder, told[0]["see"]).startswith(second):
        return "it points at '%s'" % text_at(folder, told[0]["see"])
    return None


problem = main()
print(problem or "both places are right")
sys.exit(problem is not None)
