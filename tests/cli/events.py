#!/usr/bin/python3
"""The events of an iCalendar file as another library reads them: first day, last day, status, title, a line each.

With a year behind the file, those that are held every year are on their day in it, as dateutil finds it.
"""
import sys
from datetime import datetime, time, timedelta
from dateutil.rrule import rrulestr
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
    first = event["DTSTART"].dt
    if len(sys.argv) > 2 and rule == " FREQ=YEARLY":
        year = int(sys.argv[2])
        days = rrulestr(rule.strip(), dtstart=datetime.combine(first, time())).between(datetime(year, 1, 1), datetime(year, 12, 31), inc=True)
        for day in days:
            print(day.date(), day.date() + (last - first), event["STATUS"], event["SUMMARY"])
        continue
    print(first, last, event["STATUS"], event["SUMMARY"] + rule)
