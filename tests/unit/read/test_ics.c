/*
 * iCalendar in: what an event means in days (RFC 5545, 3.6.1), what is told of a broken file,
 and what is kept all the
 * same.
 */
#include "files.h"
#include "base/diag_files.h"
#include "read/ics.h"

#define CALENDAR(lines) "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" lines "END:VCALENDAR\r\n"
#define EVENT(lines) CALENDAR("BEGIN:VEVENT\r\n" lines "END:VEVENT\r\n")
#define DAY "DTSTART;VALUE=DATE:20180903\r\nSUMMARY:T\r\n"

/*
 * rows: "first/last kind title" and, where they are set, more words; an event a line. said: "line number" a
 * diagnostic.
 */
typedef struct IcsCase { const char *name, *file, *rows, *said; } IcsCase;

static const IcsCase cases[] = {
    { "a day", EVENT(DAY), "2018-09-03/2018-09-03 event T\n", "" },
    { "an end is exclusive", EVENT(DAY "DTEND;VALUE=DATE:20180906\r\n"), "2018-09-03/2018-09-05 event T\n", "" },
    { "an end on the first day itself", EVENT(DAY "DTEND;VALUE=DATE:20180903\r\n"), "2018-09-03/2018-09-03 event T\n",
      "" },
    { "times of one day", EVENT("DTSTART:20180903T090000\r\nDTEND:20180903T170000\r\nSUMMARY:T\r\n"),
      "2018-09-03/2018-09-03 event T\n", "" },
    { "times of three days", EVENT("DTSTART:20180903T090000\r\nDTEND:20180905T170000\r\nSUMMARY:T\r\n"),
      "2018-09-03/2018-09-05 event T\n", "" },
    { "until midnight", EVENT("DTSTART:20180903T090000\r\nDTEND:20180905T000000\r\nSUMMARY:T\r\n"),
      "2018-09-03/2018-09-04 event T\n", "" },
    { "three days long", EVENT(DAY "DURATION:P3D\r\n"), "2018-09-03/2018-09-05 event T\n", "" },
    { "over the end of a leap February",
      EVENT("DTSTART;VALUE=DATE:20200228\r\nDTEND;VALUE=DATE:20200302\r\nSUMMARY:T\r\n"),
      "2020-02-28/2020-03-01 event T\n", "" },
    { "a time in UTC without a zone of the calendar", EVENT("DTSTART:20180903T230000Z\r\nSUMMARY:T\r\n"),
      "2018-09-03/2018-09-03 event T\n", "" },
    { "a time in UTC is moved to the zone of the calendar, seven hours on",
      CALENDAR("X-WR-TIMEZONE:Asia/"
               "Bangkok\r\nBEGIN:VEVENT\r\nDTSTART:20180903T180000Z\r\nDTEND:20180903T200000Z\r\nSUMMARY:T\r\nEND:"
               "VEVENT\r\n"),
      "2018-09-04/2018-09-04 event T\n", "" },
    { "a zone that the file defines",
      CALENDAR("BEGIN:VTIMEZONE\r\nTZID:Mine\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nDTSTART;TZID=Mine:"
               "20180903T230000\r\nSUMMARY:T\r\nEND:VEVENT\r\n"),
      "2018-09-03/2018-09-03 event T\n", "" },
    { "a zone that nobody defines, told once",
      EVENT("DTSTART;TZID=Mine:20180903T230000\r\nDTEND;TZID=Mine:20180903T235900\r\nSUMMARY:T\r\n"),
      "2018-09-03/2018-09-03 event T\n", "4 137\n" },
    { "tentative is to be confirmed", EVENT(DAY "STATUS:TENTATIVE\r\n"), "2018-09-03/2018-09-03 event T tbc\n", "" },
    { "cancelled", EVENT(DAY "STATUS:CANCELLED\r\n"), "2018-09-03/2018-09-03 event T cancelled\n", "" },
    { "a category is a kind, and a further one is told", EVENT(DAY "CATEGORIES:Public Holiday,Other\r\n"),
      "2018-09-03/2018-09-03 public-holiday T\n", "6 1100\n" },
    { "a category in other letters is none", EVENT(DAY "CATEGORIES:\xD8\xB9\xD9\x8A\xD8\xAF\r\n"),
      "2018-09-03/2018-09-03 event T\n", "" },
    { "folded in the middle of a letter", EVENT("DTSTART;VALUE=DATE:20180903\r\nSUMMARY:R\xC3\r\n \xA9union\r\n"),
      "2018-09-03/2018-09-03 event R\xC3\xA9union\n", "" },
    { "folded by a tab, lines ended as on Unix",
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20180903\nSUMMARY:a\n\tb\nEND:VEVENT\nEND:VCALENDAR\n",
      "2018-09-03/2018-09-03 event ab\n", "" },
    { "commas and lines in a text", EVENT("DTSTART;VALUE=DATE:20180903\r\nSUMMARY:a\\, b\\; c\\nd\r\n"),
      "2018-09-03/2018-09-03 event a, b; c d\n", "" },
    { "a mark of the byte order", "\xEF\xBB\xBF" EVENT(DAY), "2018-09-03/2018-09-03 event T\n", "" },
    { "Windows letters", EVENT("DTSTART;VALUE=DATE:20180903\r\nSUMMARY:R\xE9union \x80\r\n"),
      "2018-09-03/2018-09-03 event R\xC3\xA9union \xE2\x82\xAC\n", "5 132\n" },
    { "an alarm has a text of its own",
      EVENT(DAY "BEGIN:VALARM\r\nSUMMARY:Wake\r\nDTSTART;VALUE=DATE:20000101\r\nEND:VALARM\r\n"),
      "2018-09-03/2018-09-03 event T\n", "6 1100\n" },
    { "a to-do is no event", CALENDAR("BEGIN:VTODO\r\nSUMMARY:T\r\nEND:VTODO\r\n"), "", "others 1\n" },
    { "a rule and its exceptions",
      EVENT(DAY "RRULE:FREQ=WEEKLY;COUNT=4\r\nEXDATE;VALUE=DATE:20180910,20180917\r\nRDATE;VALUE=DATE:20180912\r\n"),
      "2018-09-03/2018-09-03 event T FREQ=WEEKLY;COUNT=4 but 2018-09-10 2018-09-17 and 2018-09-12\n", "" },
    { "a series without its first days",
      EVENT(DAY "RRULE:FREQ=WEEKLY;COUNT=4\r\nEXDATE;VALUE=DATE:20180903,20180910\r\n"),
      "2018-09-17/2018-09-17 event T FREQ=WEEKLY;COUNT=2 but 2018-09-03 2018-09-10\n", "" },
    { "a series without any day", EVENT(DAY "RRULE:FREQ=WEEKLY;COUNT=1\r\nEXDATE;VALUE=DATE:20180903\r\n"), "", "" },
    { "a series of which a day added is left alone",
      EVENT(DAY "RRULE:FREQ=WEEKLY;COUNT=1\r\nEXDATE;VALUE=DATE:20180903\r\nRDATE;VALUE=DATE:20180905\r\n"),
      "2018-09-05/2018-09-05 event T but 2018-09-03 and 2018-09-05\n", "" },
    { "one of a series moved",
      CALENDAR("BEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID;VALUE=DATE:20180910\r\nDTSTART;VALUE=DATE:20180911\r\nSUMMARY:"
               "Moved\r\nEND:VEVENT\r\n"
               "BEGIN:VEVENT\r\nUID:a\r\n" DAY "RRULE:FREQ=WEEKLY;COUNT=3\r\nEND:VEVENT\r\n"),
      "2018-09-11/2018-09-11 event Moved uid a-2018-09-10\n2018-09-03/2018-09-03 event T FREQ=WEEKLY;COUNT=3 but "
      "2018-09-10 uid a\n",
      "" },
    /* Chicago is 5 hours behind UTC in May: 16 May 00:00 UTC is 19:00 on the 15th there, and so is UNTIL */
    { "days left out and an end in UTC are those of DTSTART's place",
      EVENT("DTSTART;TZID=America/Chicago:20240501T190000\r\nSUMMARY:T\r\n"
      "RRULE:FREQ=WEEKLY;UNTIL=20240620T000000Z\r\n"
            "EXDATE:20240516T000000Z\r\n"),
      "2024-05-01/2024-05-01 event T FREQ=WEEKLY;UNTIL=20240619 but 2024-05-15\n", "" },
    { "an end one second before an evening leaves that evening out",
      EVENT("DTSTART;TZID=America/Chicago:20240501T190000\r\nSUMMARY:T\r\n"
      "RRULE:FREQ=WEEKLY;UNTIL=20240619T235959Z\r\n"),
      "2024-05-01/2024-05-01 event T FREQ=WEEKLY;UNTIL=20240618\n", "" },
    { "a day left out in a third zone",
      EVENT("DTSTART;TZID=Asia/Tokyo:20240502T080000\r\nSUMMARY:T\r\nRRULE:FREQ=DAILY;COUNT=3\r\n"
            "EXDATE;TZID=America/Chicago:20240502T180000\r\n"),
      "2024-05-02/2024-05-02 event T FREQ=DAILY;COUNT=3 but 2024-05-03\n", "" },
    { "a zone of the file's own, nine hours on",
      CALENDAR("BEGIN:VTIMEZONE\r\nTZID:Mine\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0900\r\n"
               "TZOFFSETTO:+0900\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\n"
               "DTSTART;TZID=Mine:20240502T080000"
               "\r\nSUMMARY:T\r\nRRULE:FREQ=DAILY;COUNT=3\r\nEXDATE:20240502T230000Z\r\nEND:VEVENT\r\n"),
      "2024-05-02/2024-05-02 event T FREQ=DAILY;COUNT=3 but 2024-05-03\n", "" },
    { "a zone by Windows' name, which is Berlin's",
      EVENT("DTSTART;TZID=W. Europe Standard Time:20240502T010000\r\nSUMMARY:T\r\nRRULE:FREQ=DAILY;COUNT=3\r\n"
            "EXDATE:20240502T230000Z\r\n"),
      "2024-05-02/2024-05-02 event T FREQ=DAILY;COUNT=3 but 2024-05-03\n", "" },
    { "a weekly series in UTC, moved to the calendar's own zone with its weekday",
      CALENDAR("X-WR-TIMEZONE:Asia/Bangkok\r\nBEGIN:VEVENT\r\nDTSTART:20240103T200000Z\r\nSUMMARY:T\r\n"
               "RRULE:FREQ=WEEKLY;BYDAY=WE;COUNT=3\r\nEXDATE:20240110T200000Z\r\nEND:VEVENT\r\n"),
      "2024-01-04/2024-01-04 event T FREQ=WEEKLY;COUNT=3;BYDAY=TH but 2024-01-11\n", "" },
    { "several rules", EVENT(DAY "RRULE:FREQ=WEEKLY;COUNT=2\r\nRRULE:FREQ=MONTHLY;COUNT=2\r\n"),
      "2018-09-03/2018-09-03 event T FREQ=WEEKLY;COUNT=2 FREQ=MONTHLY;COUNT=2\n", "" },
    { "a rule of what is left out", EVENT(DAY "RRULE:FREQ=DAILY;COUNT=9\r\nEXRULE:FREQ=WEEKLY;BYDAY=SA,SU\r\n"),
      "2018-09-03/2018-09-03 event T FREQ=DAILY;COUNT=9 but FREQ=WEEKLY;BYDAY=SA,SU\n", "" },
    { "days added as periods, one of them two days long",
      EVENT("DTSTART:20240902T100000Z\r\nSUMMARY:T\r\n"
            "RDATE;VALUE=PERIOD:20240910T100000Z/PT1H,20240912T100000Z/20240913T120000Z\r\n"),
      "2024-09-02/2024-09-02 event T and 2024-09-10 2024-09-12\n", "6 1102\n" },
    { "one of a series moved, and all that follow",
      CALENDAR("BEGIN:VEVENT\r\nUID:a\r\n" DAY "RRULE:FREQ=WEEKLY;COUNT=6\r\nEXDATE;VALUE=DATE:20181001\r\n"
      "END:VEVENT\r\n"
               "BEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID;VALUE=DATE;RANGE=THISANDFUTURE:20180917\r\n"
               "DTSTART;VALUE=DATE:20180918\r\nSUMMARY:Moved\r\nEND:VEVENT\r\n"),
      "2018-09-03/2018-09-03 event T FREQ=WEEKLY;UNTIL=20180916 uid a\n"
      "2018-09-18/2018-09-18 event Moved FREQ=WEEKLY;COUNT=4 but 2018-10-02 uid a-2018-09-17\n",
      "" },
    { "a weekday that the rule names is moved too",
      CALENDAR("BEGIN:VEVENT\r\nUID:a\r\n" DAY "RRULE:FREQ=WEEKLY;BYDAY=MO\r\nEND:VEVENT\r\n"
               "BEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID;VALUE=DATE;RANGE=THISANDFUTURE:20180917\r\n"
               "DTSTART;VALUE=DATE:20180919\r\nSUMMARY:Moved\r\nEND:VEVENT\r\n"),
      "2018-09-03/2018-09-03 event T FREQ=WEEKLY;UNTIL=20180916;BYDAY=MO uid a\n"
      "2018-09-19/2018-09-19 event Moved FREQ=WEEKLY;BYDAY=WE uid a-2018-09-17\n",
      "endless 1 at 3\n" },
    /* the second Mondays of October to December 2018 are the 8th,
    12th and 10th; a day later there is no rule for them */
    { "days that no rule means, once they are moved, are named",
      CALENDAR("BEGIN:VEVENT\r\nUID:a\r\nDTSTART;VALUE=DATE:20180910\r\nSUMMARY:T\r\n"
      "RRULE:FREQ=MONTHLY;BYDAY=2MO;COUNT=4"
               "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID;VALUE=DATE;RANGE=THISANDFUTURE:20181008\r\n"
               "DTSTART;VALUE=DATE:20181009\r\nSUMMARY:Moved\r\nEND:VEVENT\r\n"),
      "2018-09-10/2018-09-10 event T uid a\n"
      "2018-10-09/2018-10-09 event Moved and 2018-11-13 2018-12-11 uid a-2018-10-08\n",
      "" },
    { "parted twice, and one day of the last part moved",
      CALENDAR("BEGIN:VEVENT\r\nUID:a\r\n" DAY "RRULE:FREQ=WEEKLY;COUNT=6\r\nEND:VEVENT\r\n"
               "BEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID;VALUE=DATE;RANGE=THISANDFUTURE:20180924\r\n"
               "DTSTART;VALUE=DATE:20180926\r\nSUMMARY:Late\r\nEND:VEVENT\r\n"
               "BEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID;VALUE=DATE;RANGE=THISANDFUTURE:20180910\r\n"
               "DTSTART;VALUE=DATE:20180911\r\nSUMMARY:Soon\r\nEND:VEVENT\r\n"
               "BEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID;VALUE=DATE:20181001\r\n"
               "DTSTART;VALUE=DATE:20181005\r\nSUMMARY:One\r\nEND:VEVENT\r\n"),
      "2018-09-03/2018-09-03 event T uid a\n"
      "2018-09-26/2018-09-26 event Late FREQ=WEEKLY;COUNT=3 but 2018-10-03 uid a-2018-09-24\n"
      "2018-09-11/2018-09-11 event Soon FREQ=WEEKLY;UNTIL=20180924 uid a-2018-09-10\n"
      "2018-10-05/2018-10-05 event One uid a-2018-10-01\n",
      "" },
    { "this and all before it is no range any more",
      CALENDAR("BEGIN:VEVENT\r\nUID:a\r\n" DAY "RRULE:FREQ=WEEKLY;COUNT=3\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:a\r\n"
               "RECURRENCE-ID;VALUE=DATE;RANGE=THISANDPRIOR:20180910\r\nDTSTART;VALUE=DATE:20180911\r\nSUMMARY:M\r\n"
               "END:VEVENT\r\n"),
      "2018-09-03/2018-09-03 event T FREQ=WEEKLY;COUNT=3 but 2018-09-10 uid a\n2018-09-11/2018-09-11 event M uid "
      "a-2018-09-10\n",
      "11 1101\n" },
    { "an older version gives way, wherever it stands",
      CALENDAR("BEGIN:VEVENT\r\nUID:a\r\nSEQUENCE:3\r\n" DAY "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:a\r\nSEQUENCE:1\r\n"
               "DTSTART;VALUE=DATE:20180901\r\nSUMMARY:Old\r\nEND:VEVENT\r\n"),
      "2018-09-03/2018-09-03 event T uid a\n", "9 1104\n" },
    { "two events of one name and version stay", CALENDAR("BEGIN:VEVENT\r\nUID:a\r\n" DAY "END:VEVENT\r\n"
    "BEGIN:VEVENT\r\n"
      "UID:a\r\nDTSTART;VALUE=DATE:20180901\r\nSUMMARY:U\r\nEND:VEVENT\r\n"),
      "2018-09-03/2018-09-03 event T uid a\n2018-09-01/2018-09-01 event U uid a\n", "" },
    { "a cancellation without an event", CALENDAR("METHOD:CANCEL\r\nBEGIN:VEVENT\r\nUID:a\r\n" DAY "END:VEVENT\r\n"),
      "2018-09-03/2018-09-03 event T cancelled uid a\n", "" },
    { "a cancellation that says no day cancels what it names",
      CALENDAR("BEGIN:VEVENT\r\nUID:a\r\n" DAY "END:VEVENT\r\n")
          CALENDAR("METHOD:CANCEL\r\nBEGIN:VEVENT\r\nUID:a\r\nSEQUENCE:1\r\nEND:VEVENT\r\n"),
      "2018-09-03/2018-09-03 event T cancelled uid a\n", "" },
    { "a cancellation of one day of a series",
      CALENDAR("BEGIN:VEVENT\r\nUID:a\r\n" DAY "RRULE:FREQ=WEEKLY;COUNT=3\r\nEND:VEVENT\r\n")
          CALENDAR("METHOD:CANCEL\r\nBEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID;VALUE=DATE:20180910\r\n"
                   "DTSTART;VALUE=DATE:20180910\r\nSUMMARY:T\r\nEND:VEVENT\r\n"),
      "2018-09-03/2018-09-03 event T FREQ=WEEKLY;COUNT=3 but 2018-09-10 uid a\n"
      "2018-09-10/2018-09-10 event T cancelled uid a-2018-09-10\n",
      "" },
    { "lines ended by CR alone", "BEGIN:VCALENDAR\rBEGIN:VEVENT\rDTSTART;VALUE=DATE:20180903\r\rSUMMARY:a\r b\r"
    "nonsense\r"
      "END:VEVENT\rEND:VCALENDAR\r", "2018-09-03/2018-09-03 event ab\n", "7 131\n" },
    { "lines ended by CR twice and LF",
      "BEGIN:VCALENDAR\r\r\nBEGIN:VEVENT\r\r\nDTSTART;VALUE=DATE:20180903\r\r\nSUMMARY:a\r\r\n b\r\r\nnonsense\r\r\n"
      "END:VEVENT\r\r\nEND:VCALENDAR\r\r\n", "2018-09-03/2018-09-03 event ab\n", "6 131\n" },
    { "what an event cannot hold is told, once a name",
      EVENT(DAY "URL:https://example.org\r\nGEO:1;2\r\nX-APPLE-A:1\r\nX-APPLE-B:2\r\nDTSTAMP:20180101T000000Z\r\n"),
      "2018-09-03/2018-09-03 event T\n", "6 1100\n7 1100\n8 1100\n" },
    { "a series without an end, its rule kept", EVENT(DAY "RRULE:FREQ=WEEKLY\r\n"),
      "2018-09-03/2018-09-03 event T FREQ=WEEKLY\n", "endless 1 at 3\n" },
    { "a rule of no days is named", EVENT(DAY "RRULE:FREQ=WEEKLY;BYDAY=XX\r\n"), "2018-09-03/2018-09-03 event T\n",
      "6 138\n" },
    { "a rule by the hour", EVENT(DAY "RRULE:FREQ=HOURLY;COUNT=4\r\n"
    ""), "2018-09-03/2018-09-03 event T\n", "6 138\n" },
    { "a line of nonsense", EVENT(DAY "nonsense\r\nLOCATION:Geneva\r\n"), "2018-09-03/2018-09-03 event T in Geneva\n",
      "6 131\n" },
    { "a property with nothing in it", EVENT(DAY "DESCRIPTION:\r\n"), "2018-09-03/2018-09-03 event T\n", "" },
    { "no first day", EVENT("SUMMARY:T\r\n"), "", "3 133\n" },
    { "30 February", EVENT("DTSTART;VALUE=DATE:20180230\r\nSUMMARY:T\r\n"), "", "4 134\n" },
    { "the year 0", EVENT("DTSTART;VALUE=DATE:00000101\r\nSUMMARY:T\r\n"), "", "4 134\n" },
    { "an end before the first day", EVENT(DAY "DTEND;VALUE=DATE:20180801\r\n"), "2018-09-03/2018-09-03 event T\n",
      "6 135\n" },
    { "no title", EVENT("DTSTART;VALUE=DATE:20180903\r\n"), "2018-09-03/2018-09-03 event event\n", "3 139\n" },
    { "cut off", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" DAY, "2018-09-03/2018-09-03 event T\n", "2 136\n" },
    { "an event begun in an event",
      CALENDAR("BEGIN:VEVENT\r\n" DAY "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20180904\r\nSUMMARY:U\r\nEND:VEVENT\r\n"),
      "2018-09-03/2018-09-03 event T\n2018-09-04/2018-09-04 event U\n", "3 136\n" },
    { "no calendar", "hello\r\n", NULL, "0 130\n" },
    { "nothing at all", "", NULL, "0 130\n" },
    { "what a sheaf computed", EVENT(DAY "X-SHEAF-COMPUTED:yes\r\n"), "", "computed 1\n" },
    { "a month that a sheaf wrote",
      EVENT("DTSTART;VALUE=DATE:20180901\r\nDTEND;VALUE=DATE:20181001\r\nSUMMARY:T\r\nX-SHEAF-START:2018-09\r\n"
      "X-SHEAF-"
            "END:2018-09\r\n"),
      "2018-09/2018-09 event T\n", "" },
    { "an anniversary that a sheaf wrote year by year",
      CALENDAR("BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20181203\r\nDTEND;VALUE=DATE:20181205\r\nSUMMARY:10th\r\nX-SHEAF-"
               "TITLE:{ordinal}\r\nX-SHEAF-ORIGIN:2008-12-03\r\nEND:VEVENT\r\n"
               "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20191203\r\nDTEND;VALUE=DATE:20191205\r\nSUMMARY:11th\r\nX-SHEAF-"
               "TITLE:{ordinal}\r\nX-SHEAF-ORIGIN:2008-12-03\r\nEND:VEVENT\r\n"),
      "2008-12-03/2008-12-04 event {ordinal}\n", "" },
};

static void
print_more(GString *out, const char *word, const char *text)
{
    if (text != NULL)
        g_string_append_printf(out, " %s%s%s", word, *word != '\0' ? " " : "", text);
}

static char *
rows_text(const GArray *rows)
{
    GString *out = g_string_new(NULL);
    char first[11], last[11];

    for (guint i = 0; i < rows->len; i++) {
        const Event *row = &g_array_index(rows, Event, i);

        g_string_append_printf(out, "%s/%s %s %s", date_format(row->period.first, first),
                               date_format(row->period.last, last), row->kind, row->title.text);
        print_more(out, "", row->tbc ? "tbc" : row->status == EVENT_CANCELLED ? "cancelled" : NULL);
        print_more(out, "in", row->where);
        print_more(out, "", row->recurs);
        print_more(out, "but", row->except);
        print_more(out, "and", row->also);
        print_more(out, "uid", row->uid);
        g_string_append_c(out, '\n');
    }
    return g_string_free(out, FALSE);
}

static void
a_file_means_these_events(void **state)
{
    const IcsCase *c = *state;
    char *folder = folder_new();
    g_autofree char *path = folder_write(folder, "c.ics", c->file, -1), *rows = NULL;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GString) said = g_string_new(NULL);
    IcsFile file = { 0 };
    bool read = ics_read(path, arena, &file, diags);

    folder_free(folder);
    for (size_t i = 0; i < diags_length(diags); i++)
        g_string_append_printf(said, "%d %d\n", diags_at(diags, i)->place.line, diags_at(diags, i)->id);
    if (file.others > 0)
        g_string_append_printf(said, "others %zu\n", file.others);
    if (file.endless > 0)
        g_string_append_printf(said, "endless %zu at %d\n", file.endless, file.first_endless);
    if (file.computed > 0)
        g_string_append_printf(said, "computed %zu\n", file.computed);
    rows = rows_text(file.rows);
    ics_clear(&file);
    assert_int_equal(read, c->rows != NULL);
    assert_string_equal(said->str, c->said);
    assert_string_equal(rows, c->rows == NULL ? "" : c->rows);
}

static void
a_file_that_is_not_there_is_told(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Arena) arena = arena_new();
    IcsFile file = { 0 };

    (void)state;
    assert_false(ics_read("no-such-file.ics", arena, &file, diags));
    ics_clear(&file);
    assert_int_equal(diags_length(diags), 1);
    assert_int_equal(diags_at(diags, 0)->id, DIAG_FILE_UNREADABLE);
}

/* Thousands of broken lines are not thousands of messages. */
static void
many_lines_of_another_encoding_are_told_in_short(void **state)
{
    char *folder = folder_new();
    g_autoptr(GString) text = g_string_new("BEGIN:VCALENDAR\r\n");
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Arena) arena = arena_new();
    g_autofree char *path = NULL;
    IcsFile file = { 0 };

    (void)state;
    for (int i = 0; i < 3000; i++)
        g_string_append(text, "X-A:\xE9\r\n");
    path = folder_write(folder, "c.ics", text->str, (gssize)text->len);
    assert_true(ics_read(path, arena, &file, diags));
    folder_free(folder);
    ics_clear(&file);
    assert_int_equal(diags_length(diags), 21);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases) + 2];
    size_t count = 0;

    for (; count < G_N_ELEMENTS(cases); count++)
        tests[count] = row_test(a_file_means_these_events, cases[count].name, &cases[count]);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_file_that_is_not_there_is_told);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(many_lines_of_another_encoding_are_told_in_short);
    return _cmocka_run_group_tests("read/ics", tests, count, NULL, NULL);
}
