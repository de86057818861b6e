# The calendar out to iCalendar, as another library reads it, and in again.
ics=$scratch/plan.ics
expect "calendar ics: written" 0 - "$SHEAF" calendar ics --year 2018 -o "$ics"
# The plan's own calendar of 2018, from the plan; a month to be confirmed is a range over the month.
cat > "$scratch/planned" <<'END'
2018-02-13 2018-02-16 CONFIRMED Mine Action programme Directors and United Nations Advisers Meeting
2018-02-27 2018-02-27 CONFIRMED Third Pledging Conference for the Anti-Personnel Mine Ban Convention
2018-03-01 2018-03-01 CONFIRMED 19th Anniversary of the entry into force of the Mine Ban Treaty
2018-03-01 2018-03-31 TENTATIVE Oslo Plus 10: The Way Forward for Humanitarian Disarmament
2018-04-01 2018-04-30 TENTATIVE Regional Asian campaign workshop by Eden Foundation
2018-04-04 2018-04-04 CONFIRMED International Day for Mine Awareness and Assistance in Mine Action
2018-05-30 2018-05-30 CONFIRMED 10th Anniversary of the adoption of the Convention on Cluster Munitions
2018-06-07 2018-06-08 CONFIRMED Mine Ban Treaty Intersessional Meetings
2018-08-01 2018-08-01 CONFIRMED 8th Anniversary of the entry into force of the Convention on Cluster Munitions
2018-08-20 2018-08-24 CONFIRMED Fourth Conference of States Parties to the Arms Trade Treaty
2018-09-01 2018-09-30 TENTATIVE Launch of the 2018 Cluster Munition Monitor report
2018-09-03 2018-09-05 CONFIRMED Eighth Meeting of States Parties to the Convention on Cluster Munitions
2018-10-09 2018-10-09 CONFIRMED Global Day of Action to Stop Explosive Investment & Launch of “Investments in Cluster Munitions: A shared responsibility” by PAX
2018-11-01 2018-11-30 TENTATIVE Launch of the 2018 Landmine Monitor report
2018-11-18 2018-11-20 CONFIRMED 12th Conference of the CCW Protocol V & 20th Annual Conference of CCW APII
2018-11-21 2018-11-23 CONFIRMED CCW Meeting of High Contracting Parties
2018-11-26 2018-11-30 CONFIRMED Seventeenth Meeting of States Parties to the Mine Ban Treaty
2018-12-03 2018-12-03 CONFIRMED International Day of Persons with Disabilities
2018-12-03 2018-12-04 CONFIRMED 10th Anniversary of the signing of the Convention on Cluster Munitions
2018-12-03 2018-12-04 CONFIRMED 21st Anniversary of the signing of the Mine Ban Treaty
END
tests/cli/events.py "$ics" 2018 > "$scratch/read" && pass || fail "another library reads the calendar"
[ "$(grep -c '^RRULE:FREQ=YEARLY.$' "$ics")" -eq 2 ] && ! grep -A9 '^RRULE:FREQ=YEARLY.$' "$ics" | grep -q 'X-SHEAF-TITLE:{ordinal}' && pass || fail "days whose titles do not count are written once, with their rule"
sort "$scratch/read" > "$scratch/sorted"
[ "$(sort "$scratch/planned" | comm -13 "$scratch/sorted" - | wc -l)" -eq 0 ] && pass || fail "the twenty entries of 2018 in the calendar"
grep -q '^2018-04-30 2018-04-30 CONFIRMED Reports under Article 7 due: Mine Ban Treaty$' "$scratch/read" && pass || fail "a report's day in the calendar"
LC_ALL=C awk 'length($0) > 76 { exit 1 }' "$ics" && pass || fail "lines of the calendar are folded at 75 bytes"      # and their CR
[ "$(tr -cd '\r' < "$ics" | wc -c)" -eq "$(wc -l < "$ics")" ] && pass || fail "lines of the calendar end in CR LF"
iconv -f UTF-8 -t UTF-8 "$ics" > "$scratch/again" && cmp -s "$ics" "$scratch/again" && pass || fail "the calendar is UTF-8"
expect "calendar ics: the documents' date" 0 - env SOURCE_DATE_EPOCH=1546300800 "$SHEAF" calendar ics -o "$scratch/dated.ics"
grep -q '^DTSTAMP:20190101T000000Z' "$scratch/dated.ics" && pass || fail "DTSTAMP is the documents' date"
expect "calendar ics: of a state that is none" 4 "no area 'XXX'" "$SHEAF" calendar ics --area XXX -o "$scratch/none.ics"
[ ! -e "$scratch/none.ics" ] && pass || fail "a refused calendar leaves no file"
expect "calendar ics: of a state, in French" 0 - "$SHEAF" calendar ics --area LAO --year 2019 --lang fr -o "$scratch/lao.ics"
tests/cli/events.py "$scratch/lao.ics" > "$scratch/lao" && grep -q '20\|9e anniversaire' "$scratch/lao" && ! grep -q 'Thailand' "$scratch/lao" && pass || fail "a state's calendar holds what concerns it"

# Out and in again: the plan's calendar and the events file, replaced by what was imported, give the same pages and the same calendar.
project
expect "round trip: out" 0 - "$SHEAF" calendar ics -C "$scratch/project" --as-of 2021-12-31 -o "$scratch/all.ics"
for form in list month quarter year; do
    "$SHEAF" build -C "$scratch/project" --template calendar-$form --stop-after doc > "$scratch/$form.before"
done
expect "round trip: not over what somebody wrote" 2 "'sheaf import' did not write it" "$SHEAF" import ics "$scratch/all.ics" -o "$scratch/project/data/events.xml"
rm "$scratch/project/data/events.xml"
expect "round trip: in" 0 "events" "$SHEAF" import ics "$scratch/all.ics" -o "$scratch/project/data/events.xml"
sed -i '/<calendar>/,/<\/calendar>/{/<calendar>\|<\/calendar>\|^    <title/!d}' "$scratch/project/data/plan.xml"     # its title stays
xmllint --noout --relaxng data/schema/events.rng "$scratch/project/data/events.xml" 2> "$scratch/stderr" && pass || fail "what is imported holds to the grammar"
expect "round trip: the project is right" 0 - "$SHEAF" check -C "$scratch/project"
for form in list month quarter year; do
    "$SHEAF" build -C "$scratch/project" --template calendar-$form --stop-after doc | cmp -s "$scratch/$form.before" - && [ -s "$scratch/$form.before" ] && pass || fail "round trip: $form"
done
"$SHEAF" calendar ics -C "$scratch/project" --as-of 2021-12-31 -q -o "$scratch/all-again.ics" && cmp -s "$scratch/all.ics" "$scratch/all-again.ics" && pass || fail "round trip: the calendar"

# A series goes out with its rule and comes in with it.
project
cat > "$scratch/project/data/series.xml" <<'END'
<events><event id="call" start="2018-01-08" kind="meeting" recurs="FREQ=MONTHLY;BYDAY=2MO;COUNT=4" except="2018-02-12" also="2018-02-14" note="by telephone"><title>Call, monthly; all</title></event></events>
END
expect "series: out" 0 - "$SHEAF" calendar ics -C "$scratch/project" --year 2018 -o "$scratch/series.ics"
tests/cli/events.py "$scratch/series.ics" > "$scratch/read"
grep -q '^2018-01-08 2018-01-08 CONFIRMED Call, monthly; all FREQ=MONTHLY;COUNT=4;BYDAY=2MO$' "$scratch/read" && pass || fail "series: with its rule"
[ "$(grep -c 'SUMMARY.*Call' "$scratch/series.ics")" -eq 1 ] && pass || fail "series: once"
"$SHEAF" import ics "$scratch/series.ics" 2> "$scratch/stderr" | grep 'id="call"' > "$scratch/call"
grep -q 'recurs="FREQ=MONTHLY;COUNT=4;BYDAY=2MO" except="2018-02-12" also="2018-02-14"' "$scratch/call" && pass || fail "series: in again"
"$SHEAF" build -C "$scratch/project" --template calendar-list --stop-after doc > "$scratch/list"
[ "$(grep -c 'Call, monthly; all' "$scratch/list")" -eq 4 ] && pass || fail "series: each day of it on the list"       # 8 Jan, 14 Feb, 12 Mar, 9 Apr

# Public holidays of a state, some by rule, one over several days.
cat > "$scratch/holidays.ics" <<'END'
BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
DTSTART;VALUE=DATE:20000107
RRULE:FREQ=YEARLY
SUMMARY:Victory Day
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20180414
DTEND;VALUE=DATE:20180417
SUMMARY:New Year
END:VEVENT
END:VCALENDAR
END
expect "holidays: on a month" 0 - "$SHEAF" calendar month --year 2018 --month 4 --area KHM --holidays "$scratch/holidays.ics" -o "$scratch/april.pdf"
[ "$(pdftotext -layout "$scratch/april.pdf" - | grep -o 'New Year' | wc -l)" -eq 3 ] && pass || fail "holidays: each of three days"
expect "holidays: by rule" 0 - "$SHEAF" calendar month --year 2018 --month 1 --area KHM --holidays "$scratch/holidays.ics" -o "$scratch/january.pdf"
pdftotext -layout "$scratch/january.pdf" - | grep -q 'Victory' && pass || fail "holidays: by rule on its day"
expect "holidays: conforming" 0 "0 failures" "$SHEAF" audit "$scratch/april.pdf"
expect "holidays: no file" 7 "no-such.ics" "$SHEAF" calendar month --year 2018 --holidays no-such.ics -o "$scratch/none.pdf"
echo hello > "$scratch/hello.ics"
expect "holidays: no calendar" 4 "error[S130]" "$SHEAF" calendar month --year 2018 --holidays "$scratch/hello.ics" -o "$scratch/none.pdf"

# Broken files: a word with the line, and what can be kept is kept.
printf 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;TZID=Nowhere:20180905T090000\r\nSUMMARY:R\351union\r\nnonsense\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20180230\r\nSUMMARY:X\r\nEND:VEVENT\r\n' > "$scratch/broken.ics"
expect "import: a broken file" 0 '<event start="2018-09-05" kind="event"><title>Réunion</title></event>' "$SHEAF" import ics "$scratch/broken.ics"
expect "import: mixed encodings" 0 "broken.ics:4:1: warning[S132]" "$SHEAF" import ics "$scratch/broken.ics"
expect "import: a missing time zone" 0 "broken.ics:3:1: warning[S137]" "$SHEAF" import ics "$scratch/broken.ics"
expect "import: a line of nonsense" 0 "broken.ics:5:1: warning[S131]" "$SHEAF" import ics "$scratch/broken.ics"
expect "import: no such day" 0 "broken.ics:8:1: warning[S134]: 2018-02-30" "$SHEAF" import ics "$scratch/broken.ics"
# What XML cannot hold, or its reading refuses, would make a data file that nobody can read.
printf 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20180905\r\nUID:odd\r\nSUMMARY:A\001\357\267\220B\r\nLOCATION:C\357\277\277\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n' > "$scratch/odd.ics"
project
expect "import: odd characters" 0 - "$SHEAF" import ics "$scratch/odd.ics" -o "$scratch/project/data/odd.xml"
grep -q '<title>A �B</title>' "$scratch/project/data/odd.xml" && pass || fail "import: odd characters are replaced"
expect "import: and the file can be read" 0 - "$SHEAF" check --quick -C "$scratch/project"
expect "import: warnings as errors" 3 - "$SHEAF" import ics --werror "$scratch/broken.ics"
expect "import: no calendar" 4 "error[S130]" "$SHEAF" import ics "$scratch/hello.ics" -o "$scratch/none.xml"
[ ! -e "$scratch/none.xml" ] && pass || fail "import: nothing half written"
expect "import: no file" 7 "no-such.ics" "$SHEAF" import ics no-such.ics
expect "import: another form" 2 "no format 'doc' of tables" "$SHEAF" import doc "$scratch/hello.ics"
expect "import: no file named" 2 "ics FILE" "$SHEAF" import ics

# A series in the data that cannot be.
project
echo '<events><event start="2018-01-08" kind="meeting" recurs="weekly"><title>T</title></event></events>' > "$scratch/project/data/series.xml"
expect "series: no rule" 4 "series.xml:1:58: error[S120]: 'weekly'" "$SHEAF" check -C "$scratch/project"
echo '<events><event start="2018-01-08" kind="meeting" recurs="FREQ=DAILY"><title>Without end</title></event></events>' > "$scratch/project/data/series.xml"
expect "series: without end" 0 "series.xml:1:9: warning[S121]" "$SHEAF" calendar month -C "$scratch/project" --year 2018 --month 5 -o "$scratch/endless.pdf"
[ "$(pdftotext -layout "$scratch/endless.pdf" - | grep -o 'Without end' | wc -l)" -eq 31 ] && pass || fail "series: without end, every day of May"

# A series of others that goes on and on is told when it comes in and not again; the plan's years have its days, however long before it began.
project
printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:e@example.org\r\nDTSTART;VALUE=DATE:19900101\r\nRRULE:FREQ=DAILY\r\nSUMMARY:Flag raised\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n' > "$scratch/daily.ics"
expect "endless: told at import" 0 "daily.ics:3:1: warning[S1105]" "$SHEAF" import ics "$scratch/daily.ics" -o "$scratch/project/data/daily.xml"
expect "endless: not told again" 0 "no errors, 0 warnings" "$SHEAF" check --quick -C "$scratch/project"
reject "endless: a page of the plan's years says nothing" 0 "warning" "$SHEAF" calendar month -C "$scratch/project" --year 2019 --month 5 -o "$scratch/flag.pdf"
[ "$(pdftotext -layout "$scratch/flag.pdf" - | grep -o 'Flag raised' | wc -l)" -eq 31 ] && pass || fail "endless: every day of May 2019"
# 2,000 days, the first among them: date -d "2017-01-01 + 1999 days"
expect "endless: a page that lacks its days says so" 0 "warning[S1106]: a series that goes on and on lacks days here: it was followed from 2017-01-01 to 2022-06-23" "$SHEAF" calendar month -C "$scratch/project" --year 2030 --month 5 -o "$scratch/late.pdf"

# Emoji, flags and joined signs in a title do not stop a page.
project
printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:p@example.org\r\nDTSTART;VALUE=DATE:20190503\r\nSUMMARY:\360\237\216\211 Party \360\237\221\251\342\200\215\360\237\221\251\342\200\215\360\237\221\247 \360\237\207\263\360\237\207\264 \360\237\221\215\360\237\217\275\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n' > "$scratch/party.ics"
expect "emoji: imported" 0 "1 event" "$SHEAF" import ics "$scratch/party.ics" -o "$scratch/project/data/party.xml"
for form in list month quarter year; do
    expect "emoji: $form" 0 - "$SHEAF" calendar $form -C "$scratch/project" --year 2019 -o "$scratch/party-$form.pdf"
    pdftotext "$scratch/party-$form.pdf" - | grep -q 'Party' && pass || fail "emoji: the title on the $form"
done

# A rule by another calendar (RFC 7529), or one that moves days, is told with its line; one of our own calendar is kept.
project
rule() { printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:r@example.org\r\nDTSTART;VALUE=DATE:20130210\r\nRRULE:%s\r\nSUMMARY:New Year\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n' "$1" > "$scratch/rule.ics"; }
for given in "RSCALE=CHINESE;FREQ=YEARLY" "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=FORWARD;COUNT=3"; do
    rule "$given"
    expect "another calendar: $given" 0 "rule.ics:6:1: warning[S138]" "$SHEAF" import ics "$scratch/rule.ics" -o "$scratch/project/data/rule.xml" --force
    grep -q 'start="2013-02-10"' "$scratch/project/data/rule.xml" && ! grep -q 'recurs=' "$scratch/project/data/rule.xml" && pass || fail "another calendar: $given: $(cat "$scratch/project/data/rule.xml")"
done
rule "RSCALE=GREGORIAN;FREQ=YEARLY;COUNT=3"
expect "another calendar: our own" 0 "1 event" "$SHEAF" import ics "$scratch/rule.ics" -o "$scratch/project/data/rule.xml" --force
grep -q 'recurs="FREQ=YEARLY;COUNT=3"' "$scratch/project/data/rule.xml" && pass || fail "another calendar: our own: $(cat "$scratch/project/data/rule.xml")"
