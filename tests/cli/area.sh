# What a batch keeps of itself, damaged or forged: nothing of it may end in a wrong manifest, or in a file removed that is not its own.
project
work=$scratch/project
printf '<batch><calendar kind="ics" output="out/a.ics"/></batch>\n' > "$work/batch.xml"
batch() { "$SHEAF" batch -C "$work" batch.xml --progress none "$@"; }
records=$work/out/.manifest.json.build-log

expect "the first run" 0 "" batch

# block NAME ENTRY SIZE: a record of this output, with a sum that holds.
block() {
    python3 - "$@" <<'PY'
import sys
block = ("output\t%s\nentry\t%s\nsize\t%s\nwarnings\t0\nrecipe\tr\noptions\to\nfacts\tf\n" % tuple(sys.argv[1:])).encode()
total = 14695981039346656037
for byte in block:
    total = (total ^ byte) * 1099511628211 % 2 ** 64
sys.stdout.write("%s.\t%016x\n" % (block.decode(), total))
PY
}

echo mine > "$work/mine.txt"
block ../mine.txt '{"path":"../mine.txt","sha256":"00","bytes":5,"diagnostics":[]}' 5 >> "$records"
expect "a record of a file that no run made"    0 "warning[S165]" batch --prune
[ "$(cat "$work/mine.txt")" = mine ] && pass || fail "--prune removes a file that is not what was made"
expect "and the manifest holds"                 0 "" "$SHEAF" batch --verify --manifest "$work/out/manifest.json"

for entry in ']}' '{"path":"../mine.txt","diagnostics":[' '{"path":"../mine.txt"},{"path":"x"}' '{"path":"other"}'; do
    block ../mine.txt "$entry" 5 >> "$records"
    expect "an entry that is none: $entry"      0 "was damaged" batch
    expect "and the manifest holds"             0 "" "$SHEAF" batch --verify --manifest "$work/out/manifest.json"
done
python3 -c 'import json, sys; json.load(open(sys.argv[1]))' "$work/out/manifest.json" && pass || fail "the manifest is no JSON"

# The list of what was audited.
printf 'sheaf-audited 1 x\n%s\nsum y\n' 0000000000000000 > "$work/out/.manifest.json.audited"
rm "$work/out/a.ics"
expect "verdicts that do not hold"              0 "1 file written" batch
