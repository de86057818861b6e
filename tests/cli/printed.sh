# What is printed arrives whole or the exit status says so. A row a verb: what it prints to standard output is its answer. A row that begins
# with - makes files instead: it prints nothing there, and works with standard output full or closed. A verb without a row fails.
printed="$scratch/printed"
mkdir -p "$printed"
"$SHEAF" calendar ics -q -o "$printed/in.ics"
"$SHEAF" chart -q --indicator 1A-1 -o "$printed/c.pdf"
small_project "$printed/wrong" && echo '<observations>&</observations>' > "$printed/wrong/data/wrong.xml"
small_project "$printed/small"
small_outlines "$printed/mapped"
"$SHEAF" batch -q -C "$printed/small" --template sheet --each area --progress none
printf '<pack id="kit" xml:lang="en"><title>P</title><prose><title>O</title><p>x</p></prose></pack>\n' > "$printed/small/kit.xml"
cp "$printed/small/out/manifest.json" "$printed/small/out/part.json"
cat > "$printed/rows" <<END_ROWS
- init $printed/new-@
check
check --lint
check --quick
build --template factsheet --area BIH --stop-after doc
build --template factsheet --area BIH --stop-after pages
build --template factsheet --stop-after plan
- build --template factsheet --area BIH -o $printed/b-@.pdf
- batch --template factsheet --each area --only BIH -o $printed/{subject}-@.pdf
batch -C $printed/small --verify
- batch -C $printed/small --merge-manifests $printed/small/out/part.json --manifest $printed/small/out/m-@.json
watch --help
- pack -C $printed/small $printed/small/kit.xml -o $printed/kit-@.pdf
- card KHM casualties -o $printed/k-@.pdf
- chart --indicator 1A-1 -o $printed/c-@.pdf
- map tile-grid -C $printed/mapped --measure villages-without-well --bounds 50 -o $printed/m-@.pdf
- calendar list --year 2018 -o $printed/l-@.pdf
- calendar ics -o $printed/c-@.ics
import ics $printed/in.ics
- new area anew-@ -C $printed/small
export csv --area BIH
- export csv --area BIH -o $printed/x-@.csv
diff --from 2018-12-31 --to 2019-12-31
- import ics $printed/in.ics -o $printed/i-@.xml
status
status --json
status --worklist
explain 1A-1
audit $printed/c.pdf
schema plan
schema template
theme
- theme -o $printed/theme-@.pdf
fonts
END_ROWS
for verb in $("$SHEAF" --help | awk '/^  [a-z]+ / { print $1 }'); do
    grep -q "^\(- \)\?$verb\( \|\$\)" "$printed/rows" && pass || fail "it is not said what $verb prints"
    echo "$verb --help" >> "$printed/rows"
done
printf '%s\n' --help help --version >> "$printed/rows"
while read -r row; do
    if [ "${row#- }" != "$row" ]; then
        row=${row#- }
        "$SHEAF" $(echo "$row" | sed s/@/1/) >"$printed/whole" 2>/dev/null && [ ! -s "$printed/whole" ] && pass || fail "$row prints to standard output, or fails"
        expect "$row, on a full disk"          0 - sh -c 'exec "$0" "$@" >/dev/full' "$SHEAF" $(echo "$row" | sed s/@/2/)
        expect "$row, with nowhere to print"   0 - sh -c 'exec "$0" "$@" >&-' "$SHEAF" $(echo "$row" | sed s/@/3/)
        continue
    fi
    "$SHEAF" $row >"$printed/whole" 2>/dev/null && [ -s "$printed/whole" ] && pass || fail "$row prints nothing"
    expect "$row, on a full disk"          1 "error[S019]: what was printed did not arrive whole: " sh -c 'exec "$0" "$@" >/dev/full' "$SHEAF" $row
    expect "$row, with nowhere to print"   1 "error[S019]" sh -c 'exec "$0" "$@" >&-' "$SHEAF" $row
done < "$printed/rows"
expect "a small text says which fault"     1 "No space left on device" sh -c 'exec "$0" --version >/dev/full' "$SHEAF"
expect "as JSON where that is asked for"   1 '{"id": "S019"' sh -c 'exec "$0" status --diagnostics json >/dev/full' "$SHEAF"
expect "a check that is to say nothing"    0 - sh -c 'exec "$0" check -q >/dev/full' "$SHEAF"
# What was found is graver than an answer that does not arrive; warnings are not.
cp -r "$printed/small" "$printed/warned"
sed -i 's/ published="[^"]*"//' "$printed/warned/data/sources.xml"
sed 's/pdfuaid:part>1</pdfuaid:part>3</' "$printed/c.pdf" > "$printed/other.pdf"
while read -r want row; do
    "$SHEAF" $row >"$printed/whole" 2>/dev/null
    [ $? = "$want" ] && [ -s "$printed/whole" ] && pass || fail "$row is not $want by itself"
    case $want in 3) want=1 ;; esac
    expect "$row, which fails, on a full disk" $want "error[S019]" sh -c 'exec "$0" "$@" >/dev/full' "$SHEAF" $row
done <<END_ROWS
4 check -C $printed/wrong
3 check --lint --werror -C $printed/warned
6 audit $printed/other.pdf
END_ROWS
# The verdict of a check stands alone on standard output, whatever it is.
"$SHEAF" check -C "$printed/wrong" >"$printed/whole" 2>/dev/null
[ $? = 4 ] && [ "$(cat "$printed/whole")" = "1 error, 0 warnings" ] && pass || fail "the verdict of a check that fails: $(cat "$printed/whole")"
"$SHEAF" check >"$printed/whole" 2>/dev/null
[ $? = 0 ] && [ "$(cat "$printed/whole")" = "no errors, 0 warnings" ] && pass || fail "the verdict of a check: $(cat "$printed/whole")"
# A closed standard output is no place for the next file that is opened.
expect "an output, with nowhere to print"  0 - sh -c 'exec "$0" chart --indicator 1A-1 -o "$1" >&- 2>&-' "$SHEAF" "$printed/again.pdf"
cmp -s "$printed/c.pdf" "$printed/again.pdf" && pass || fail "with standard output closed a chart has other bytes"
