# What is written: the same bytes whatever the time zone, locale and process; conforming; whole or not at all.
first="$scratch/first.pdf" second="$scratch/second.pdf"
expect "a sheet"                        0 "page" "$SHEAF" build --template factsheet --area BIH -o "$first"
expect "the sheet again, elsewhere"     0 "page" env TZ=Asia/Kathmandu LC_ALL=C "$SHEAF" build --template factsheet --area BIH -o "$second"
cmp -s "$first" "$second" && pass || fail "two processes, time zones and locales made different bytes"
expect "a sheet conforms"               0 "0 failures" "$SHEAF" audit "$first"
expect "the overview"                   0 "1 page" "$SHEAF" build --template overview -o "$scratch/overview.pdf"
expect "the overview conforms"          0 "0 failures" "$SHEAF" audit "$scratch/overview.pdf"
expect "a later day"                    0 "page" "$SHEAF" build --template overview --as-of 2021-01-01 -o "$scratch/later.pdf"
cmp -s "$scratch/overview.pdf" "$scratch/later.pdf" && fail "the as-of date changes nothing" || pass
expect "a sheet in French"              0 "page" "$SHEAF" build --template factsheet --area BIH --lang fr -o "$scratch/fr.pdf"
expect "the French sheet conforms"      0 "0 failures" "$SHEAF" audit "$scratch/fr.pdf"
expect "a sheet in Arabic"              0 "page" "$SHEAF" build --template factsheet --area YEM --lang ar -o "$scratch/ar.pdf"
expect "the Arabic sheet conforms"      0 "0 failures" "$SHEAF" audit "$scratch/ar.pdf"
expect "a sheet for every target state" 0 "61 files written" "$SHEAF" batch --template factsheet --each area -o "$scratch/all/{subject}.pdf"
expect "every sheet conforms"           0 "0 failures" sh -c '"$1" audit "$2"/*.pdf' sh "$SHEAF" "$scratch/all"
cmp -s "$first" "$scratch/all/BIH.pdf" && pass || fail "a sheet of a batch differs from the same sheet alone"
expect "some of them"                   0 "2 files written" "$SHEAF" batch --template factsheet --each area --only KHM,LAO -o "$scratch/some/{subject}.pdf"
expect "one of them unknown"            4 "no area 'XYZ'" "$SHEAF" batch --template factsheet --each area --only KHM,XYZ -o "$scratch/some/{subject}.pdf"
expect "all to one path"                2 "every output would be written" "$SHEAF" batch --template factsheet --each area -o "$scratch/one.pdf"
if [ "$(id -u)" = 0 ]; then
    expect "a path that is no folder"   1 "cannot write" "$SHEAF" build --template overview -o "$first/x.pdf"
else
    mkdir -p "$scratch/locked" && chmod 500 "$scratch/locked"
    expect "an unwritable folder"       1 "cannot write" "$SHEAF" build --template overview -o "$scratch/locked/x.pdf"
fi
if [ "$(id -u)" = 0 ] && mkdir -p "$scratch/small" && mount -t tmpfs -o size=16k tmpfs "$scratch/small" 2>/dev/null; then
    expect "a full disk"                1 "cannot write" "$SHEAF" build --template overview -o "$scratch/small/x.pdf"
    [ -z "$(ls -A "$scratch/small")" ] && pass || fail "a full disk left a partial file"
    umount "$scratch/small"
else
    skip "a full disk: no small file system can be mounted here"
fi
if command -v pdftotext >/dev/null 2>&1; then
    pdftotext "$first" - | grep -q "Bosnia and Herzegovina" && pass || fail "the sheet's text cannot be read back"
else
    skip "text of the sheet: pdftotext is not installed"
fi
if command -v pdfinfo >/dev/null 2>&1; then
    longest=$(for file in "$scratch"/all/*.pdf; do pdfinfo "$file" | sed -n 's/^Pages: *//p'; done | sort -n | tail -n 1)
    [ "$longest" = 2 ] && pass || fail "a sheet in the plan's language has $longest pages"
else
    skip "number of pages: pdfinfo is not installed"
fi
expect "every sheet in French"          0 "61 files written" "$SHEAF" batch --template factsheet --each area --lang fr -o "$scratch/all-fr/{subject}.pdf"
expect "every French sheet conforms"    0 "0 failures" sh -c '"$1" audit "$2"/*.pdf' sh "$SHEAF" "$scratch/all-fr"
expect "the overview in French"         0 "page" "$SHEAF" build --template overview --lang fr -o "$scratch/overview-fr.pdf"

# Pieces of mixed direction are painted in the order of the text, whatever addresses they have: the same in process after process.
first=
for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
    pages=$("$SHEAF" build --template factsheet --area KHM --lang ar --stop-after pages | sha256sum)
    [ "${first:=$pages}" = "$pages" ] || { first=changed; break; }
done
[ "$first" != changed ] && pass || fail "an Arabic sheet differs from run to run"

# A pipe or a device is written to, and stays what it is.
mkfifo "$scratch/pipe"
cat "$scratch/pipe" > "$scratch/through.pdf" & reader=$!
expect "into a pipe"                    0 "page" "$SHEAF" build --template factsheet --area BIH -o "$scratch/pipe"
wait $reader
cmp -s "$scratch/first.pdf" "$scratch/through.pdf" && pass || fail "what comes out of a pipe is not the file"
[ -p "$scratch/pipe" ] && pass || fail "the pipe was replaced"
if [ -c /dev/full ]; then
    expect "a device that is full"      1 "cannot write /dev/full" "$SHEAF" build --template overview -o /dev/full
    [ -c /dev/full ] && pass || fail "the device was replaced"
else
    skip "a full device: there is no /dev/full"
fi
