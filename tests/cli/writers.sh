# How files get their names: many writers at once, links that somebody planted, writers that are killed, disks and tables that are full, stored state
# that is damaged.
files="$scratch/writers"
rm -rf "$files"
small_project "$files"
build() { "$SHEAF" build -q -C "$files" --template sheet --area NPL "$@"; }
build -o one.pdf || fail "a sheet of a new project"

# Two builds of one file at once, sixty times: both end well, and what stands is whole at any time.
rm -rf "$files/out"
wrong=0
for pair in $(seq 60); do
    build & first=$!
    build & second=$!
    wait $first || wrong=$((wrong + 1))
    wait $second || wrong=$((wrong + 1))
    cmp -s "$files/out/pdf/sheet/NPL.pdf" "$files/one.pdf" || wrong=$((wrong + 1))
done
[ $wrong = 0 ] && pass || fail "two builds of one file at once: $wrong of 180 looks find a fault"
[ "$(ls -A "$files/out/pdf/sheet")" = NPL.pdf ] && pass || fail "two builds of one file at once leave something"

# A planted link is neither followed nor needed, wherever a file is written; and what a killed writer left is swept by each of them.
echo "the user's" > "$files/victim"
plant() { mkdir -p "$1" && for name in ".$2.part" ".$2.build-log.part" "$2.part" .sheaf-0000000000000001.part; do ln -sfn "$files/victim" "$1/$name"; done; touch "$1/.sheaf-0123456789abcdef.part"; }
held() {
    [ "$(cat "$files/victim")" = "the user's" ] && [ -f "$2" ] && [ ! -L "$2" ] && pass || fail "$1 follows a planted link, or cannot do without"
    [ ! -e "${2%/*}/.sheaf-0123456789abcdef.part" ] && [ -z "$(find "${2%/*}" -name '.sheaf-*.part' -type f)" ] && pass || fail "$1 leaves what a killed writer left"
}
plant "$files/l1" a.pdf; build -o l1/a.pdf; held build "$files/l1/a.pdf"
plant "$files/l2" a-booklet.pdf; build -o l2/a.pdf --impose booklet; held "a print file" "$files/l2/a-booklet.pdf"
plant "$files/l3" m.json; plant "$files/l3" d.mk; plant "$files/l3" NPL.pdf
"$SHEAF" batch -q -C "$files" --template sheet --each area -o 'l3/{subject}.pdf' --manifest l3/m.json --depfile l3/d.mk
for name in NPL.pdf m.json d.mk .m.json.build-log; do held "batch, writing $name," "$files/l3/$name"; done
plant "$files/l4" c.svg; "$SHEAF" chart -q -C "$files" --indicator 1A-1 -o l4/c.svg 2>/dev/null || "$SHEAF" chart -q -C "$files" --measure "$(sed -n 's/.*<measure id="\([^"]*\)".*/\1/p' "$files"/data/measures.xml | head -n 1)" -o l4/c.svg; held chart "$files/l4/c.svg"
plant "$files/l5" c.ics; "$SHEAF" calendar ics -q -C "$files" -o l5/c.ics; held "calendar ics" "$files/l5/c.ics"
plant "$files/l6" c.xml; "$SHEAF" import ics -q "$files/l5/c.ics" -o "$files/l6/c.xml"; held import "$files/l6/c.xml"
printf '<pack id="p" xml:lang="en"><title>P</title><prose><title>O</title><p>x</p></prose></pack>\n' > "$files/p.xml"
plant "$files/l7" p.pdf; "$SHEAF" pack -q -C "$files" "$files/p.xml" -o l7/p.pdf; held pack "$files/l7/p.pdf"

# Records that are a link or a pipe are not touched.
for kind in link pipe; do
    rm -rf "$files/l8"; mkdir "$files/l8"
    [ $kind = link ] && ln -s "$files/victim" "$files/l8/.manifest.json.build-log" || mkfifo "$files/l8/.manifest.json.build-log"
    expect "a build log that is a $kind"    1 "cannot write" timeout 20 "$SHEAF" batch -C "$files" --template sheet --each area -o 'l8/{subject}.pdf' --progress none
    [ "$(cat "$files/victim")" = "the user's" ] && pass || fail "the build log is written through a link"
done

# Stored state that is damaged, a byte here and there (tests/unit/batch/test_build_log.c has every byte): the run ends well and the manifest is right.
batch() { "$SHEAF" batch -C "$files" --template sheet --each area -o 'b/{subject}.pdf' --progress none "$@"; }
expect "a batch"                           0 "written" batch
cp "$files/b/.manifest.json.build-log" "$scratch/records"
if command -v python3 >/dev/null 2>&1; then
    cat > "$scratch/damage.py" <<'PYTHON'
import json, os, subprocess, sys
sheaf, project, records = sys.argv[1:]
command = [sheaf, "batch", "-C", project, "--template", "sheet", "--each", "area", "-o", "b/{subject}.pdf", "--progress", "none"]
good = open(records, "rb").read()
told = 0
for at in sorted(set(range(0, len(good), max(1, len(good) // 24))) | {len(good) - 1, len(good) - 3}):
    for byte in (good[at] ^ 0x80, 0):
        with open(os.path.join(project, "b/.manifest.json.build-log"), "wb") as f:
            f.write(good[:at] + bytes([byte]) + good[at + 1:])
        ran = subprocess.run(command, capture_output=True)
        lines = json.load(open(os.path.join(project, "b/manifest.json"), encoding="utf-8"))
        verified = subprocess.run([sheaf, "batch", "--verify", "--manifest", os.path.join(project, "b/manifest.json")], capture_output=True)
        told += b"S023" in ran.stderr
        if ran.returncode != 0 or verified.returncode != 0 or len(lines["outputs"]) != 2:
            sys.exit("byte %d as %d: exit status %d, verified %d, %d outputs: %s" % (at, byte, ran.returncode, verified.returncode, len(lines["outputs"]), ran.stderr))
print("%d told" % told)
PYTHON
    expect "a build log, a byte damaged"  0 " told" python3 "$scratch/damage.py" "$SHEAF" "$files" "$scratch/records"
    grep -q '^[4-9][0-9] told' "$scratch/stdout" && pass || fail "a damaged build log is not told of: $(cat "$scratch/stdout")"
else
    skip "a damaged build log: python3 is not installed"
fi
expect "and then all stands"               0 "0 files written, 2 unchanged" batch

# Few descriptors: whatever the number, the end is a status of ours and never a signal.
for n in $(seq 3 24); do
    cp "$scratch/records" "$files/b/.manifest.json.build-log"
    head -c 700 "$scratch/records" > "$files/b/.manifest.json.build-log"
    sh -c 'ulimit -n "$1"; shift; exec "$@"' sh "$n" "$SHEAF" batch -q -C "$files" --template sheet --each area -o 'b/{subject}.pdf' --progress none -j 1 >/dev/null 2>"$scratch/stderr"
    status=$?
    [ $status -le 127 ] || { fail "a batch with $n descriptors ends with $status"; break; }         # 127: not even the program could be loaded
done
pass
expect "with all of them it goes on"       0 "2" batch

# A disk that is full, with a build log that must be written anew: the run goes on, or ends with a message.
if [ "$(id -u)" = 0 ] && mkdir -p "$scratch/full" && mount -t tmpfs -o size=400k tmpfs "$scratch/full" 2>/dev/null; then
    full() { "$SHEAF" batch -C "$files" --template sheet --each area -o "$scratch/full/{subject}.pdf" --progress none; }
    expect "a batch on a small disk"       0 "written" full
    head -c 900 "$scratch/full/.manifest.json.build-log" > "$scratch/cut" && cp "$scratch/cut" "$scratch/full/.manifest.json.build-log"
    head -c 1000000 /dev/zero > "$scratch/full/fill" 2>/dev/null
    full >/dev/null 2>"$scratch/stderr"
    status=$?
    [ $status -le 1 ] && grep -q 'S825\|S002' "$scratch/stderr" && pass || fail "a build log that cannot be written anew: exit status $status: $(head -n 1 "$scratch/stderr")"
    rm "$scratch/full/fill"
    expect "with room again"               0 "2" full
    expect "all of it holds"               0 "2 outputs" "$SHEAF" batch --verify --manifest "$scratch/full/manifest.json"
    [ -z "$(find "$scratch/full" -name '*.part')" ] && pass || fail "a full disk keeps partial files"
    umount "$scratch/full"
else
    skip "a build log on a full disk: no small file system can be mounted here"
fi
