# Files that would lock, loop or fill a machine: a verdict or a diagnostic of each, in bounded time and memory, and
# reports for machines that are whole. How they are made and what is told of each: tests/cli/audit_input.py.
if command -v python3 >/dev/null 2>&1; then
    bad="$scratch/bad"
    mkdir -p "$bad" && python3 tests/cli/audit_input.py "$bad" 50000 && pass || fail "the files cannot be made"
    # held STATUS FORM FILE...: at most 60 s of CPU and 1 GiB, each file is told of, with what its row asks.
    held() {
        status=$1 form=$2
        shift 2
        (ulimit -t 60 && ulimit -v 1048576 && exec "$SHEAF" audit "$form" "$@" </dev/null) >"$scratch/report" 2>"$scratch/stderr"
        got=$?
        [ $got -eq "$status" ] && pass || fail "$form of $# hostile files ends with $got, not $status"
        if told=$(python3 tests/cli/audit_input.py "$bad" 0 "$scratch/report" "$@" 2>&1) && [ -z "$told" ]; then
            pass
        else
            fail "$form of hostile files: $told"
        fi
    }
    told=$(python3 tests/cli/audit_input.py "$bad" 50000 memory "$SHEAF" 2>&1)
    [ -z "$told" ] && pass || fail "memory: $told"
    held 6 --json "$bad"/many-*.pdf "$bad/one-element-a-million-times.pdf" "$bad/bomb.pdf"
    held 6 --sarif "$bad/a-million-marks.pdf" "$bad/elements-deep-in-each-other.pdf"
    rm "$bad"/*-elements.pdf "$bad"/*million-[tm]*s.pdf "$bad"/elements-*.pdf "$bad/bomb.pdf"
    [ "$(ls "$bad" | wc -l)" -ge 15 ] && pass || fail "files are missing"
    held 6 --json "$bad"/*.pdf
    rm "$bad/cyclic-forms.pdf"
    held 6 --sarif "$bad"/*.pdf
    expect "a file that a password locks" 4 "S652" "$SHEAF" audit "$bad/locked.pdf"
    expect "elements that hold each other read aloud" 0 "language: en" "$SHEAF" audit --tags "$bad/cyclic-parents.pdf"
    expect "and their data" 0 "0 printed values" "$SHEAF" audit --data "$bad/cyclic-parents.pdf"
else
    skip "files that an audit must bear: python3 is not installed"
fi
