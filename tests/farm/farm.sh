# shellcheck shell=sh disable=SC2154
# What tests/farm/run-parallel and run-slurm share: projects to make, one run to hold the parts against, and the holding. Sourced.
# SHEAF is the program, `scratch` the folder of this test. Ends with 'N passed, N failed'.
passed=0 failed=0

pass() { passed=$((passed + 1)); echo "ok: $*"; }
fail() { failed=$((failed + 1)); echo "FAILED: $*"; }
result() { echo "$passed passed, $failed failed"; [ "$failed" -eq 0 ]; }

# holds WHAT COMMAND...
holds() {
    what=$1
    shift
    if "$@" >"$scratch/said" 2>&1; then pass "$what"; else fail "$what"; sed 's/^/    /' "$scratch/said" | tail -n 12; fi
}

# A copy of the shipped project: new_project NAME
new_project() {
    mkdir "$scratch/$1"
    cp -r data templates "$scratch/$1"
}

# within SECONDS COMMAND...: until it succeeds, tried five times a second.
within() {
    tries=$(($1 * 5))
    shift
    until "$@"; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || return 1
        sleep 0.2
    done
}

single_run() {
    new_project single
    (cd "$scratch/single" && "$SHEAF" batch data/batch.xml --progress none)
}

outputs() { (cd "$scratch/$1/out" && find . -type f ! -name '.*' ! -name 'manifest*.json' | sort); }
sums() { (cd "$scratch/$1/out" && find . -type f ! -name '.*' ! -name 'manifest*.json' -exec sha256sum {} + | sort -k 2); }
# Durations alone may differ.
manifest() { sed 's/"stages":{[^}]*},"seconds":[^,]*,//' "$scratch/$1/out/manifest.json"; }
verify() { (cd "$scratch/$1" && "$SHEAF" batch --verify); }
# A run without parts goes on from the merged manifest: it makes nothing and changes nothing.
nothing_to_make() {
    before=$(sha256sum < "$scratch/$1/out/manifest.json")
    (cd "$scratch/$1" && "$SHEAF" batch data/batch.xml --progress none) 2>&1 | grep "^batch: 0 files written, $(outputs single | wc -l) unchanged" \
        && [ "$(sha256sum < "$scratch/$1/out/manifest.json")" = "$before" ]
}

# The folder and the manifest of a merged run against those of the single one: same_as_single NAME
same_as_single() {
    sums single > "$scratch/single.sums"
    sums "$1" > "$scratch/$1.sums"
    manifest single > "$scratch/single.manifest"
    manifest "$1" > "$scratch/$1.manifest"
    [ "$(wc -l < "$scratch/single.sums")" -gt 100 ] && ! grep -q '"seconds"' "$scratch/single.manifest" || fail "$1: there is too little to compare"
    holds "$1: $(wc -l < "$scratch/$1.sums") outputs are those of a single run, byte for byte" cmp "$scratch/single.sums" "$scratch/$1.sums"
    holds "$1: the merged manifest is that of a single run but for durations" cmp "$scratch/single.manifest" "$scratch/$1.manifest"
    holds "$1: 'sheaf batch --verify'" verify "$1"
    holds "$1: a run without parts has nothing to make" nothing_to_make "$1"
}

# ---- a part that is killed in its middle ----

# How many outputs a part has made, by its build log: made NAME PART
made() { grep -c '^output' "$scratch/$1/out/.manifest-$2-of-4.json.build-log" 2>/dev/null || true; }

# A sheaf whose third part says which process it is and stands still before it begins. It is named by $holding.
holding_sheaf() {
    holding=$scratch/sheaf
    rm -f "$scratch/part"
    cat > "$holding" <<END
#!/bin/sh
case "\$*" in *"--shard 3/4"*) echo \$\$ > "$scratch/part.new"; mv "$scratch/part.new" "$scratch/part"; kill -STOP \$\$ ;; esac
exec "$SHEAF" "\$@"
END
    chmod +x "$holding"
}

# Lets the third part go on by little steps until it has made some of its outputs; it stands still then, and `part` is its number. The
# worker that it has goes on to the end of the page in hand, and nobody gives it another. stop_in_the_middle NAME
stop_in_the_middle() {
    within 60 test -s "$scratch/part" || { echo "part 3 did not begin"; return 1; }
    part=$(cat "$scratch/part")
    tries=0
    until [ "$(made "$1" 3)" -ge 3 ] 2>/dev/null; do
        tries=$((tries + 1))
        [ "$tries" -lt 600 ] || { echo "part 3 makes nothing"; return 1; }
        kill -CONT "$part" && sleep 0.05 && kill -STOP "$part" || return 1
    done
}

# What a part had made when it was killed is the same file still, not one made again: kept BEFORE AFTER. But for one: an output that has its name
# and not yet its record when the end comes is made again.
inodes() { (cd "$scratch/$1/out" && find . -type f ! -name '.*' ! -name 'manifest*.json' -exec stat -c '%i %Y %n' {} + | sort -k 3); }
kept() { awk 'NR == FNR { had[$0] = 1; n++; next } $0 in had { same++ } END { print same + 0 " of " n " outputs stayed"; exit !(n > 3 && same >= n - 1) }' "$1" "$2"; }
