# Each row of the table of limits at its number and one past it; a row that is tried nowhere fails.
if command -v python3 >/dev/null 2>&1; then
    mkdir "$scratch/rows" && small_project "$scratch/rows/project"
    while read -r told; do
        case $told in "ok "*) pass ;; *) fail "a limit: $told" ;; esac
    done <<END
$(python3 tests/cli/limit_rows.py "$SHEAF" "$scratch/rows" 2>&1)
END
    rm -rf "$scratch/rows"
else
    skip "limits: python3 is not installed"
fi
# The table is printed with its reasons: a line each, and one below it.
expect "the table of limits" 0 "1000 attributes of an element (S332)" "$SHEAF" help limits
[ "$(grep -c '^[0-9]' "$scratch/stdout")" -eq "$(grep -c '^LIMIT(' src/base/limit_rows.h)" ] && [ "$(grep -c '^    [a-z0-9A-Z]' "$scratch/stdout")" -eq "$(grep -c '^LIMIT(' src/base/limit_rows.h)" ] &&
    pass || fail "a limit is not printed, or has no reason"
expect "help of a verb"      0 "--template" "$SHEAF" help build
expect "help of what is not" 2 "there is no help of 'nothing'" "$SHEAF" help nothing
