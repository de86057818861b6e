# Golden tests of every stage, counted with the rest.
tests/golden/run >"$scratch/golden" 2>&1
sed '$d' "$scratch/golden"
counts=$(tail -n 1 "$scratch/golden")
case $counts in
[0-9]*" passed, "[0-9]*" failed"*)
    passed=$((passed + $(echo "$counts" | sed 's/ passed.*//')))
    failed=$((failed + $(echo "$counts" | sed 's/.*passed, //; s/ failed.*//')))
    case $counts in *skipped) skipped=$((skipped + $(echo "$counts" | sed 's/.*failed, //; s/ skipped//'))) ;; esac
    ;;
*) fail "golden tests: $counts" ;;
esac
