# What is printed goes into the file as data, the file keeps the rules of PDF/A-3, and the printed values are held against it.
attached="$scratch/attached"
mkdir -p "$attached"
sheet="$attached/BIH.pdf"
"$SHEAF" build --template factsheet --area BIH -o "$attached/plain.pdf" 2>/dev/null
expect "a sheet with its data"             0 "2 pages" "$SHEAF" build --template factsheet --area BIH --attach -o "$sheet"
expect "it conforms to part 3"             0 "PDF/A-3A; 0 failures" "$SHEAF" audit "$sheet"
expect "what it prints is what it holds"   0 "0 differ, 0 have no row" "$SHEAF" audit --data "$sheet"
"$SHEAF" audit --data "$sheet" | grep -q ": [1-9][0-9]* printed values compared" && pass || fail "nothing was compared"
expect "one without data conforms to part 2" 0 "PDF/A-2A; 0 failures" "$SHEAF" audit "$attached/plain.pdf"
expect "and has nothing to compare with"   6 "no observations.csv is attached" "$SHEAF" audit --data "$attached/plain.pdf"
expect "a file that is not there"          7 "no.pdf" "$SHEAF" audit --data "$attached/no.pdf"
"$SHEAF" build --template factsheet --area BIH --attach -o "$attached/again.pdf" 2>/dev/null
cmp -s "$sheet" "$attached/again.pdf" && pass || fail "the same sheet with its data has other bytes"

expect "notes are no figures"              0 "2 pages" "$SHEAF" build -C tests/golden/prose --template statement --attach -o "$attached/notes.pdf" --werror
expect "nor do they need data"             0 "0 printed values compared" "$SHEAF" audit --data "$attached/notes.pdf"

# Every page that the project has, with its data, in the languages of the catalogues.
for page in overview deadlines votes reporting land-release funding casualties; do
    "$SHEAF" build --template $page --attach -o "$attached/pages/$page.pdf" 2>"$scratch/stderr" || fail "$page with its data: $(head -n 1 "$scratch/stderr")"
    [ -s "$scratch/stderr" ] && grep -q warning "$scratch/stderr" && fail "$page: $(grep warning "$scratch/stderr" | head -n 1)"
done
for form in list month quarter year; do
    "$SHEAF" calendar $form --year 2018 --attach -o "$attached/pages/$form.pdf" 2>/dev/null || fail "calendar $form with its days"
done
expect "sheets with their data"            0 "61 files written" "$SHEAF" batch --template factsheet --each area --attach -o "$attached/pages/{subject}.pdf"
expect "objectives with their data"        0 "written" "$SHEAF" batch --template objective --each objective --attach -o "$attached/pages/objective-{subject}.pdf"
expect "indicators with their data"        0 "written" "$SHEAF" batch --template indicator --each indicator --attach -o "$attached/pages/indicator-{subject}.pdf"
for lang in fr ar; do
    "$SHEAF" batch --template factsheet --each area --only BIH,KHM,LAO,YEM --attach --lang $lang -o "$attached/pages/{subject}-$lang.pdf" 2>/dev/null || fail "sheets with their data in $lang"
    "$SHEAF" build --template overview --lang $lang --attach -o "$attached/pages/overview-$lang.pdf" 2>/dev/null || fail "the overview with its data in $lang"
done
"$SHEAF" build --template specimen --attach -o "$attached/pages/specimen.pdf" 2>/dev/null || fail "the specimen"
for pack in clear-by-the-deadline toward-130 clearance-statement; do
    "$SHEAF" pack data/packs/$pack.xml --attach -o "$attached/pages/pack-$pack.pdf" >/dev/null 2>"$scratch/stderr" || fail "the pack $pack with its data: $(head -n 1 "$scratch/stderr")"
done
# And what else the project's batch file makes, whatever it is: without the world's outlines it has no map.
world=$(dirname "$(dirname "$SHEAF")")/geo/world
{ echo '<batch>'; grep '<outputs ' data/batch.xml | grep -v 'writer=\|"factsheet"\|"objective"\|"specimen"' | sed 's|/>$| attach="yes"/>|'; echo '</batch>'; } >"$attached/rest.xml"
[ -s "$world" ] || sed -i '/"map-/d' "$attached/rest.xml"
"$SHEAF" batch "$attached/rest.xml" --progress none -o "$attached/rest" >/dev/null 2>"$scratch/stderr" || fail "all that the batch file names, with its data: $(grep error "$scratch/stderr" | head -n 1)"
for page in $(find "$attached/rest" -name '*.pdf'); do mv "$page" "$attached/pages/rest-$(basename "$(dirname "$page")")-$(basename "$page")"; done
for page in $(sed -n 's/.*template="\([a-z-]*\)".*/\1/p' "$attached/rest.xml"); do ls "$attached/pages/rest-$page-"*.pdf >/dev/null 2>&1 || fail "no page of $page is held against the data"; done
"$SHEAF" audit "$attached"/pages/*.pdf >"$scratch/stdout" 2>&1 && pass || fail "a page with its data does not conform: $(grep error "$scratch/stdout" | head -n 1)"
"$SHEAF" audit --data "$attached"/pages/*.pdf >"$scratch/stdout" 2>&1 && pass || fail "a page does not print what it holds: $(grep error "$scratch/stdout" | head -n 1)"
[ "$(grep -c '0 differ, 0 have no row' "$scratch/stdout")" = "$(ls "$attached"/pages/*.pdf | wc -l)" ] && pass || fail "not every page was compared"
# What all of them say holds, by the data attached and by the project's; of these no sentence is left untold.
for data in "" "--data=."; do
    "$SHEAF" audit --truth $data "$attached"/pages/*.pdf >"$scratch/stdout" 2>&1 && pass || fail "a page says what does not hold ($data): $(grep error "$scratch/stdout" | head -n 1)"
    [ "$(grep -c ': 0 findings' "$scratch/stdout")" = "$(ls "$attached"/pages/*.pdf | wc -l)" ] && pass || fail "not every page was held against the data ($data)"
done

if command -v qpdf >/dev/null 2>&1; then
    show() { qpdf --show-attachment="$2" "$1"; }
    expect "another reader lists the data" 0 "observations.csv" qpdf --list-attachments "$sheet"
    expect "and finds no fault"            0 "No syntax or stream encoding errors" qpdf --check "$sheet"
    for name in observations.csv observations.xml sources.xml calendar.ics; do show "$sheet" $name >"$attached/$name" || fail "$name cannot be taken out"; done
    [ "$(grep -c '<source ' "$attached/sources.xml")" -gt 1 ] && [ -z "$(grep -o '<source id="[^"]*"' "$attached/sources.xml" | sort | uniq -d)" ] && pass || fail "a source is attached twice"
    grep -q 'audience=' "$attached/observations.xml" && fail "data of a public sheet are marked as internal" || pass
    expect "a sheet for those inside"      0 "2 pages" "$SHEAF" build --template factsheet --area BIH --internal --attach -o "$attached/inside.pdf"
    show "$attached/inside.pdf" observations.xml >"$attached/inside.xml"
    grep -q 'computed="sum"' "$attached/inside.xml" && ! grep '<observation ' "$attached/inside.xml" | grep -qv 'audience="internal"' && pass || fail "data of an internal sheet are not all marked as such"
    show "$attached/inside.pdf" sources.xml >"$attached/inside-sources.xml"
    grep -q "<source " "$attached/inside-sources.xml" && ! grep "<source " "$attached/inside-sources.xml" | grep -qv 'audience="internal"' && pass || fail "sources of an internal sheet are not all marked as such"
    grep -q 'audience=' "$attached/sources.xml" && fail "sources of a public sheet are marked as internal" || pass
    grep -o '<source id="[^"]*"' "$attached/sources.xml" >"$attached/ids"
    grep -o '<source id="[^"]*"' data/sources.xml | grep -Fxf "$attached/ids" | cmp -s - "$attached/ids" && pass || fail "sources do not stand in the order of the plan's"
    grep -q '^BEGIN:VCALENDAR' "$attached/calendar.ics" && pass || fail "the calendar is no calendar"
    grep -q '^mine-action-support.BIH.2017.sum,.*,sum,intl-contrib-received.BIH.2017 national-contrib.BIH.2017,' "$attached/observations.csv" && pass || fail "a sum does not say of what"

    # One value of the data is changed, then one row is taken away: both are found, and nothing else is.
    tamper() { qpdf --remove-attachment=observations.csv "$sheet" "$attached/bare.pdf" && qpdf "$attached/bare.pdf" --add-attachment "$1" --key=observations.csv --filename=observations.csv -- "$2"; }
    sed 's/^\(casualties-killed\.BIH\.2014,.*,2014,\)[0-9]*,/\199,/' "$attached/observations.csv" >"$attached/changed.csv"
    cmp -s "$attached/observations.csv" "$attached/changed.csv" && fail "the value to be changed is not there"
    tamper "$attached/changed.csv" "$attached/changed.pdf"
    expect "a changed value is found"      6 "1 differ, 0 have no row" "$SHEAF" audit --data "$attached/changed.pdf"
    expect "with page, id and both values" 6 "page 2: casualties-killed.BIH.2014 is printed as" "$SHEAF" audit --data "$attached/changed.pdf"
    expect "the attached one among them"   6 "the attached value, 99" "$SHEAF" audit --data "$attached/changed.pdf"
    grep -v '^casualties-killed\.BIH\.2014,' "$attached/observations.csv" >"$attached/shorter.csv"
    tamper "$attached/shorter.csv" "$attached/shorter.pdf"
    expect "a lost row is found"           6 "0 differ, 1 have no row" "$SHEAF" audit --data "$attached/shorter.pdf"
    printf 'id,value\r\na,many\r\n' >"$attached/broken.csv"
    tamper "$attached/broken.csv" "$attached/broken.pdf"
    expect "a table that is none"          6 "cannot be used" "$SHEAF" audit --data "$attached/broken.pdf"
    printf 'id,value\r\na,1\r\na,2\r\n' >"$attached/twice.csv"
    tamper "$attached/twice.csv" "$attached/twice.pdf"
    expect "an id of two values"           6 "the id of row 3 is also another's" "$SHEAF" audit --data "$attached/twice.pdf"
    printf 'id,value\r\na,inf\r\n' >"$attached/endless.csv"
    tamper "$attached/endless.csv" "$attached/endless.pdf"
    expect "a value without end"           6 "the value of row 2 is no number" "$SHEAF" audit --data "$attached/endless.pdf"

    # The data file put in place of all observations gives the same rows again.
    project
    rm "$scratch/project"/data/observations-*.xml
    cp "$attached/observations.xml" "$scratch/project/data"
    "$SHEAF" build -C "$scratch/project" --template factsheet --area BIH --attach -o "$attached/round.pdf" >/dev/null 2>&1 || fail "the attached data cannot be read again"
    show "$attached/round.pdf" observations.csv >"$attached/round.csv"
    cmp -s "$attached/observations.csv" "$attached/round.csv" && pass || fail "the attached data, read again, give other rows"
else
    skip "attachments as another reader finds them: qpdf is not installed"
fi
if command -v xmllint >/dev/null 2>&1 && [ -f "$attached/observations.xml" ]; then
    expect "observations keep the grammar" 0 "validates" xmllint --noout --relaxng data/schema/observations.rng "$attached/observations.xml"
    expect "those inside, too"             0 "validates" xmllint --noout --relaxng data/schema/observations.rng "$attached/inside.xml"
    expect "sources keep the grammar"      0 "validates" xmllint --noout --relaxng data/schema/sources.rng "$attached/sources.xml"
else
    skip "the grammar of attached data: xmllint or qpdf is not installed"
fi
