#!/usr/bin/env python3
"""Cuts the power of a batch at every step: power.py SHEAF SHIM PROJECT SCRATCH

A batch runs twice, with an observation changed between. After each call that changes names or makes something safe (tests/shims/power.c) it
waits here, and what a disk may hold if the power goes at this moment is noted: names and contents that nothing made safe are lost, kept, or kept in part.
In none of these folders a manifest may claim what does not stand, and the next run must make everything whole again. What a
run that ended well has made must stand whatever is lost.
"""
import hashlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading

sheaf, shim, project, scratch = sys.argv[1:5]
out = os.path.join(project, "out")
names = ["sheets/AFG.pdf", "sheets/BIH.pdf", "calendar.ics"]
failures, looked_at = [], 0
NEXT_RUNS = int(os.environ.get("POWER_RUNS", "8"))      # after the cuts of one run


class Disk:
    """Names (path -> inode, 0 for a folder) and contents (inode -> bytes): as every process sees them, and as they are safe."""

    def __init__(self):
        self.names, self.contents, self.safe_names, self.safe_contents = {}, {}, {}, {}
        self.seen, self.folders = {}, {}
        self.states, self.steps = {}, 0

    def look(self):
        self.names, self.folders, contents, seen = {}, {os.stat(project).st_ino: ""}, {}, {}
        stack = [("out", out)] if os.path.isdir(out) else []
        while stack:
            name, path = stack.pop()
            self.names[name] = 0
            self.folders[os.stat(path).st_ino] = name
            for entry in os.scandir(path):
                if entry.is_dir(follow_symlinks=False):
                    stack.append((name + "/" + entry.name, entry.path))
                    continue
                info = entry.stat(follow_symlinks=False)
                key = (info.st_ino, info.st_size, info.st_mtime_ns)
                if key not in self.seen:
                    with open(entry.path, "rb") as f:
                        self.seen[key] = f.read()
                seen[key] = contents[info.st_ino] = self.seen[key]
                self.names[name + "/" + entry.name] = info.st_ino
        self.contents, self.seen = contents, seen
        held = set(self.names.values()) | set(self.safe_names.values())
        self.safe_contents = {i: c for i, c in self.safe_contents.items() if i in held}

    def make_safe(self, what, inode):
        if what == "system":
            self.safe_names, self.safe_contents = dict(self.names), dict(self.contents)
        elif what == "file" and inode in self.contents:
            self.safe_contents[inode] = self.contents[inode]
        elif what == "folder" and inode in self.folders:
            folder = self.folders[inode]
            others = {n: i for n, i in self.safe_names.items() if os.path.dirname(n) != folder}
            self.safe_names = {**others, **{n: i for n, i in self.names.items() if os.path.dirname(n) == folder}}

    def is_safe(self, inode):
        return self.safe_contents.get(inode) == self.contents.get(inode)

    def lost(self):
        """Nothing is there but what was made safe."""
        return self.folder(self.safe_names, lambda name, inode: self.safe_contents.get(inode, b""))

    def may_hold(self):
        safe = lambda name, inode: self.safe_contents.get(inode, b"")
        newer = lambda name, inode: self.contents.get(inode, safe(name, inode))
        build_log = lambda name, inode: newer(name, inode) if ".build-log" in name else safe(name, inode)
        sizes = lambda name, inode: build_log(name, inode) if self.is_safe(inode) else build_log(name, inode).ljust(len(self.contents.get(inode, b"")), b"\0")
        yield "only what is safe", self.lost()
        yield "names, and contents that are safe", self.folder(self.names, safe)
        yield "names of files that are safe", self.folder({n: i for n, i in self.names.items() if i == 0 or i in self.safe_contents}, safe)
        yield "names and build log", self.folder(self.names, build_log)
        yield "names, build log and the sizes of contents", self.folder(self.names, sizes)
        yield "build log alone", self.folder(self.safe_names, build_log)
        for folder in set(map(os.path.dirname, self.names)):
            apart = {n: i for n, i in self.safe_names.items() if os.path.dirname(n) != folder}
            apart.update({n: i for n, i in self.names.items() if os.path.dirname(n) == folder})
            yield "names in " + folder, self.folder(apart, build_log)
        yield "everything", self.folder(self.names, newer)

    @staticmethod
    def folder(names, content):
        """Path -> bytes, None for a folder; nothing stands in a folder that does not."""
        found = {}
        for name in sorted(names, key=lambda n: n.count("/")):
            above = os.path.dirname(name)
            if above == "" or above in found:
                found[name] = content(name, names[name]) if names[name] else None
        return found

    def step(self, what, inode):
        self.look()
        self.make_safe(what, inode)
        self.steps += 1
        for how, state in self.may_hold():
            key = hashlib.sha256(repr([(n, c if c is None else hashlib.sha256(c).digest()) for n, c in sorted(state.items())
                                       if not n.endswith(".part")]).encode()).digest()
            self.states.setdefault(key, ("step %d (%s), %s" % (self.steps, what, how), state))


def check(good, what):
    if not good:
        failures.append(what)
    return good


def listen(disk, server, ended):
    while True:
        connection = server.accept()[0]
        line = connection.recv(64).split()
        if ended.is_set():
            return
        disk.step(line[0].decode(), int(line[1]) if len(line) > 1 else 0)
        connection.send(b".")
        connection.close()


def run(*options, shimmed=None):
    environment = dict(os.environ)
    environment.pop("SHEAF_AUDIT", None)
    environment.update(LD_PRELOAD=shim)             # elsewhere it only saves the time of syncing
    if shimmed:
        environment.update(POWER_SOCKET=shimmed)
    done = subprocess.run([sheaf, "batch", "-C", project, "--manifest", "out/manifest.json", "--progress", "none", "-j", "2", *options],
                          env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    return done.returncode, done.stderr.decode()[-300:]


def batch(shimmed=None):
    return run("power.xml", shimmed=shimmed)


def read(name):
    try:
        with open(os.path.join(out, name), "rb") as f:
            return f.read()
    except OSError:
        return None


def place(state):
    shutil.rmtree(out, ignore_errors=True)
    for name, content in state.items():
        path = os.path.join(project, name)
        if content is None:
            os.mkdir(path)
        else:
            with open(path, "wb") as f:
                f.write(content)


def claims(state, when):
    """What a manifest in this folder claims must stand in it; its head."""
    text = state.get("out/manifest.json")
    if text is None:
        return {}
    try:
        manifest = json.loads(text)
    except ValueError:
        check(False, when + ": the manifest is not JSON")
        return {}
    for entry in manifest["outputs"]:
        held = state.get("out/" + entry["path"])
        check(held is not None and hashlib.sha256(held).hexdigest() == entry["sha256"],
              "%s: the manifest claims %s, of which %s" % (when, entry["path"], "there is none" if held is None else "%d other bytes stand" % len(held)))
    return manifest


def whole_again(state, reference, when):
    place(state)
    status, told = batch()
    check(status == 0, "%s: the next run ends with %d: %s" % (when, status, told))
    for name in names:
        check(read(name) == reference[name], "%s: %s is not whole after the next run" % (when, name))
    found = {"out/" + name: read(name) for name in names + ["manifest.json"] if read(name) is not None}
    check(claims(found, when + ", then the next run").get("complete") is True, when + ": the next run's manifest is not complete")
    check(not [n for _, _, files in os.walk(out) for n in files if n.endswith(".part")], when + ": a part file is left")


def cut(disk, reference, name, least):
    address = os.path.join(scratch, "power.socket")
    if os.path.exists(address):
        os.unlink(address)
    server, ended = socket.socket(socket.AF_UNIX), threading.Event()
    server.bind(address)
    server.listen(16)
    listener = threading.Thread(target=listen, args=(disk, server, ended), daemon=True)
    listener.start()
    disk.areas = {}
    status, told = batch(shimmed=address)
    check(status == 0, "%s ends with %d: %s" % (name, status, told))
    ended.set()
    disk.look()
    disk.step("end", 0)
    last = disk.lost()
    states = disk.states
    check(disk.steps >= least, "%s: only %d steps were seen" % (name, disk.steps))
    # What has ended well stays, whatever happens.
    check(claims(last, name + ", after its end").get("complete") is True, name + ", after its end: its manifest may be lost")
    for output in names:
        check(last.get("out/" + output) == reference[output], "%s, after its end: %s may be lost" % (name, output))
    global looked_at
    looked_at += len(states)
    for when, state in states.values():
        claims(state, name + ", " + when)
    # The runs after that are a sample: some of the states, evenly spread.
    for when, state in list(states.values())[::max(1, (len(states) + NEXT_RUNS - 1) // NEXT_RUNS)]:
        whole_again(state, reference, name + ", " + when)
    return last
    return last


def references():
    shutil.rmtree(out, ignore_errors=True)
    status, told = batch()
    check(status == 0, "undisturbed: %d: %s" % (status, told))
    return {name: read(name) for name in names}


def change():
    path = os.path.join(project, "data", "observations-mines.xml")
    with open(path, encoding="utf-8") as f:
        text = f.read()
    changed = text.replace('<observation period="2016" value="225"', '<observation period="2016" value="226"', 1)
    check(changed != text, "no observation was changed")
    with open(path, "w", encoding="utf-8") as f:
        f.write(changed)


with open(os.path.join(project, "power.xml"), "w") as f:
    f.write('<batch><outputs template="factsheet" each="area" only="AFG BIH" output="out/sheets/{subject}.pdf"/>'
            '<calendar kind="ics" output="out/calendar.ics"/></batch>')
disk = Disk()
first = references()
shutil.rmtree(out)
last = cut(disk, first, "the first run", 15)
change()
second = references()
check(first["sheets/AFG.pdf"] != second["sheets/AFG.pdf"], "the observation changes nothing")
check(first["sheets/BIH.pdf"] == second["sheets/BIH.pdf"], "the observation changes everything")
place(last)
disk = Disk()
disk.look()
disk.make_safe("system", 0)
last = cut(disk, second, "the second run", 10)
# Nothing that a run before this one made is safe, as it was killed: this run makes nothing, and what it claims must stand all the same.
place({name: content for name, content in last.items() if name != "out/manifest.json"})
disk = Disk()
disk.look()
cut(disk, second, "a run after one that was killed", 3)
status, told = run("--verify")
check(status == 0, "the manifest does not hold: " + told)
for failure in failures[:12]:
    print(failure)
print("%d folders, %d failures" % (looked_at, len(failures)))
sys.exit(1 if failures else 0)
