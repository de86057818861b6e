# What is printed arrives whole or the exit status says so. A row a verb: what it prints to standard output, or - when that carries nothing.
# A verb without a row fails.
printed="$scratch/printed"
mkdir -p "$printed"
"$SHEAF" calendar ics -q -o "$printed/in.ics"
"$SHEAF" chart -q --indicator 1A-1 -o "$printed/c.pdf"
cat > "$printed/rows" <<END_ROWS
init -
check -
build --template factsheet --state BIH --stop-after doc
build --template factsheet --state BIH --stop-after pages
build --template factsheet --stop-after plan
batch -
watch -
pack -
chart -
calendar -
import ics $printed/in.ics
status
status --json
status --missing
explain 1A-1
audit $printed/c.pdf
schema plan
schema template
fonts
END_ROWS
for verb in $("$SHEAF" --help | awk '/^  [a-z]+ / { print $1 }'); do
    grep -q "^$verb\( \|\$\)" "$printed/rows" && pass || fail "it is not said what $verb prints"
    echo "$verb --help" >> "$printed/rows"
done
printf '%s\n' --help help --version >> "$printed/rows"
while read -r row; do
    [ "${row#* }" = - ] && continue
    "$SHEAF" $row >"$printed/whole" 2>/dev/null && [ -s "$printed/whole" ] && pass || fail "$row prints nothing"
    expect "$row, on a full disk"          1 "error[S019]: what was printed did not arrive whole: " sh -c 'exec "$0" "$@" >/dev/full' "$SHEAF" $row
    expect "$row, with nowhere to print"   1 "error[S019]" sh -c 'exec "$0" "$@" >&-' "$SHEAF" $row
done < "$printed/rows"
expect "a small text says which fault"     1 "No space left on device" sh -c 'exec "$0" --version >/dev/full' "$SHEAF"
expect "as JSON where that is asked for"   1 '{"id": "S019"' sh -c 'exec "$0" status --diagnostics json >/dev/full' "$SHEAF"
expect "what prints nothing needs nowhere" 0 - sh -c 'exec "$0" check >&-' "$SHEAF"
# A closed standard output is no place for the next file that is opened.
expect "an output, with nowhere to print"  0 - sh -c 'exec "$0" chart --indicator 1A-1 -o "$1" >&- 2>&-' "$SHEAF" "$printed/again.pdf"
cmp -s "$printed/c.pdf" "$printed/again.pdf" && pass || fail "with standard output closed a chart has other bytes"
