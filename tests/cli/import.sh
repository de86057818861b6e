# What an iCalendar file keeps from the public stays kept from it: as data, and when the file is imported or exported again.
cat > "$scratch/private.ics" <<'ICS'
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//EN
BEGIN:VEVENT
UID:hearing@example
CLASS:PRIVATE
DTSTART;VALUE=DATE:20240301
SUMMARY:Staff hearing
END:VEVENT
BEGIN:VEVENT
UID:donor@example
CLASS:CONFIDENTIAL
DTSTART;VALUE=DATE:20240302
SUMMARY:Donor in confidence
END:VEVENT
BEGIN:VEVENT
UID:other@example
CLASS:X-BOARD
DTSTART;VALUE=DATE:20240303
SUMMARY:Board alone
END:VEVENT
BEGIN:VEVENT
UID:open@example
CLASS:PUBLIC
DTSTART;VALUE=DATE:20240304
SUMMARY:Open day
END:VEVENT
BEGIN:VEVENT
UID:plain@example
DTSTART;VALUE=DATE:20240305
SUMMARY:Plain day
END:VEVENT
END:VCALENDAR
ICS
internal() { grep -c 'audience="internal"' "$1"; }
rm -rf "$scratch/agenda"
small_project "$scratch/agenda" >/dev/null 2>&1
expect "a calendar with private events"     0 - "$SHEAF" import ics "$scratch/private.ics" -o "$scratch/agenda/data/agenda.xml"
[ "$(internal "$scratch/agenda/data/agenda.xml")" = 3 ] && pass || fail "private, confidential and unknown classes are not internal"
expect "private events are not public"      0 - "$SHEAF" calendar ics -C "$scratch/agenda" --year 2024 -o "$scratch/public.ics"
grep -q 'Open day' "$scratch/public.ics" && ! grep -q 'hearing\|confidence\|Board' "$scratch/public.ics" && pass || fail "a private event is in the public calendar"
expect "those inside see them"              0 - "$SHEAF" calendar ics -C "$scratch/agenda" --year 2024 --internal -o "$scratch/inside.ics"
[ "$(grep -c 'CLASS:PRIVATE' "$scratch/inside.ics")" = 3 ] && pass || fail "an internal event is exported without its class"
expect "and what they export is private"    0 - "$SHEAF" import ics "$scratch/inside.ics" -o "$scratch/again.xml"
[ "$(internal "$scratch/again.xml")" = 3 ] && pass || fail "an internal event comes back public"

# Imported again from a calendar that says nothing any more.
sed 's/^CLASS:.*/CLASS:PUBLIC/' "$scratch/private.ics" > "$scratch/opened.ics"
"$SHEAF" import ics "$scratch/opened.ics" -o "$scratch/agenda/data/agenda.xml" --force >/dev/null 2>&1 ||
    "$SHEAF" import ics "$scratch/opened.ics" -o "$scratch/agenda/data/agenda.xml" >/dev/null 2>&1
[ "$(internal "$scratch/agenda/data/agenda.xml")" = 3 ] && pass || fail "importing again makes an internal event public"

# Public holidays that a calendar keeps private are on no public page.
expect "holidays for the public"            0 - "$SHEAF" calendar ics -C "$scratch/agenda" --year 2024 --holidays "$scratch/private.ics" -o "$scratch/holidays.ics"
! grep -q 'hearing' "$scratch/holidays.ics" && pass || fail "a private holiday is in the public calendar"
