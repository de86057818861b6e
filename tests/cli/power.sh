# The power is cut at every step of a batch: what was not made safe is lost, whole or in part, and the next run makes everything whole again.
if is_sanitized; then
    skip "power cuts: a sanitized program takes no other library before its own"
elif ! command -v python3 >/dev/null 2>&1; then
    skip "power cuts: python3 is not installed"
else
    project
    got=$(python3 tests/cli/power.py "$SHEAF" "$(shim power)" "$scratch/project" "$scratch" 2>&1)
    case $got in
    *" folders, 0 failures") pass ;;
    *) fail "power cuts"; printf '%s\n' "$got" | sed 's/^/    /' | tail -n 20 ;;
    esac
fi
