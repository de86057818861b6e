#!/usr/bin/python3
"""The events of an iCalendar file as another library reads them: first day, last day, status, title, a line each."""
import sys
from datetime import timedelta
from icalendar import Calendar

with open(sys.argv[1], "rb") as file:
    calendar = Calendar.from_ical(file.read())
uids = set()
for event in calendar.walk("VEVENT"):
    if event.errors or event["UID"] in uids:
        sys.exit(f"{event['UID']}: {event.errors or 'a second one'}")
    uids.add(event["UID"])
    last = event["DTEND"].dt - timedelta(days=1)
    rule = " " + event["RRULE"].to_ical().decode() if "RRULE" in event else ""
    print(event["DTSTART"].dt, last, event["STATUS"], event["SUMMARY"] + rule)
