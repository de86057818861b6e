# What stands in place of each kind of chart, of maps and pictures: three of each, in English and in French, by hand (alternatives.txt).
alternatives="$scratch/alternatives"
list=tests/cli/alternatives.txt
held=tests/cli/alternatives.py
mkdir -p "$alternatives"
python3 "$held" page "$list" > "$alternatives/alternatives.xml"
kinds=$("$SHEAF" schema chart | sed -n 's/^\([a-z-]*\): .*/\1/p' | grep -vx mark)
expect "three of each kind" 0 - python3 "$held" kinds "$list" $kinds map
for language in "en 1" "fr 2"; do
    set -- $language
    expect "a page of all of them ($1)" 0 - "$SHEAF" build --templates "$alternatives" --template alternatives --lang "$1" -o "$alternatives/$1.pdf"
    "$SHEAF" audit --tags "$alternatives/$1.pdf" > "$alternatives/$1.txt"
    python3 "$held" hold "$list" "$2" < "$alternatives/$1.txt" > "$alternatives/wrong" && pass || fail "in $1: $(cat "$alternatives/wrong")"
done

# Each number of such a text is printed, or heard in a table: over pages of each kind that has charts.
for page in votes casualties funding land-release deadlines; do
    expect "the page $page" 0 - "$SHEAF" build --template "$page" -o "$alternatives/page-$page.pdf"
done
expect "sheets" 0 - "$SHEAF" batch --template factsheet --each area --only "BIH KHM LBN AFG" -o "$alternatives/page-{subject}.pdf"
expect "indicators" 0 - "$SHEAF" batch --template indicators --each objective --only "1A 2A 3A" -o "$alternatives/page-{subject}.pdf"
expect "each number is printed or heard elsewhere" 0 - python3 "$held" numbers "$SHEAF" "$alternatives"/page-*.pdf
expect "they are held against the rules" 0 "0 failures" "$SHEAF" audit "$alternatives/en.pdf" "$alternatives/fr.pdf"

# Each sparkline of every kind of page that has some is heard once, with its first and its latest figure. By hand: six rows of the overview are
# lines, and of the objectives' tables those that the overview has too.
[ "$(python3 tests/cli/sparklines.py kinds templates)" = "deadlines manual objective overview specimen" ] && pass || fail "other pages hold sparklines: $(python3 tests/cli/sparklines.py kinds templates)"
for row in "6 overview" "6 overview --lang fr" "6 overview --lang ar" "4 objective --objective 1B" "1 objective --objective 2C --lang fr" "1 objective --objective 3C --lang ar" "2 specimen" "4 manual"; do
    "$SHEAF" build -q --template ${row#* } --stop-after doc > "$alternatives/doc" && "$SHEAF" build -q --template ${row#* } --stop-after pages > "$alternatives/pages"
    heard=$(python3 tests/cli/sparklines.py heard "$alternatives/doc" "$alternatives/pages")
    [ "$heard" = "${row%% *} sparklines" ] && pass || fail "$row: $heard"
done
# So are those of targets by their dates, of a plan whose obligations have no article: by hand, two of the example's indicators have no bar there.
cp -r data/examples/community-health "$alternatives/other"
for stage in doc pages; do "$SHEAF" build -C "$alternatives/other" -q --template deadlines --stop-after $stage > "$alternatives/due.$stage"; done
heard=$(python3 tests/cli/sparklines.py heard "$alternatives/due.doc" "$alternatives/due.pages")
[ "$heard" = "2 sparklines" ] && pass || fail "deadlines of another plan: $heard"
sed -i 's/Figure alt="Clinics open at night/Figure alt="Clinics/' "$alternatives/pages"
[ "$(python3 tests/cli/sparklines.py heard "$alternatives/doc" "$alternatives/pages")" = "'Clinics open at night', 12 to 19, is heard 0 times
4 sparklines" ] && pass || fail "a sparkline that nobody hears is not told"
