/* The table of sheets. */
#include "exchange/book_sheets.h"
#include <glib.h>
#include <string.h>

#define TITLES "title short-title description"

const BookSheet book_sheets[BOOK_SHEETS] = {
    { "Area kinds", "areas", "area-kind", NULL, "form" },
    { "Areas", "areas", "area", NULL, "alias name-note un-name" },
    { "Area groups", "areas", "group", NULL, "title" },
    { "Regions", "areas", "region", NULL, "title" },
    { "Units", "measures", "unit", NULL, "form title" },
    { "Dimensions", "measures", "dimension", NULL, TITLES },
    { "Members", "measures", "member", "Dimensions", TITLES },
    { "Topics", "measures", "topic", NULL, TITLES },
    { "Measures", "measures", "measure", NULL, TITLES },
    { "Grades", "measures", "grade", "Measures", TITLES },
    { "Sources", "sources", "source", NULL, "" },
    { "Plan", "plan", "plan", NULL, TITLES " organisation contact" },
    { "Goals", "plan", "goal", NULL, TITLES },
    { "Objectives", "plan", "objective", "Goals", TITLES " strategy" },
    { "Indicators", "plan", "indicator", "Objectives", TITLES " counting to-collect collected-by" },
    { "Targets", "plan", "target", "Indicators", TITLES },
    { "Milestones", "plan", "milestone", "Targets", "" },
    { "Ratings", "plan", "rating", "Indicators", "" },
    { "Target areas", "plan", "targets", "Objectives", TITLES },
    { "Follows", "plan", "follow", "Objectives", TITLES " subtitle" },
    { "Follow milestones", "plan", "milestone", "Follows", "" },
    { "Follow ratings", "plan", "rating", "Follows", "" },
    { "Roles", "plan", "role", NULL, "" },
    { "Allowances", "plan", "allow", NULL, "" },
    { "Calendar", "plan", "event", NULL, TITLES " outcome", "calendar" },
    { "Sections", "plan", "section", NULL, "title p note" },
    { "Publications", "plan", "publication", NULL, TITLES, "publications" },
    { "Abbreviations", "plan", "abbreviation", NULL, TITLES, "abbreviations" },
    { "Events", "events", "event", NULL, TITLES " outcome" },
    { "Phrases", "phrases", "phrase", NULL, "words" },
    { "Treaties", "treaties", "treaty", NULL, TITLES " subject" },
    { "Articles", "treaties", "article", "Treaties", TITLES },
    { "Memberships", "memberships", "membership", NULL, "" },
    { "Deadlines", "deadlines", "deadline", NULL, "" },
    { "Steps", "deadlines", "step", "Deadlines", "" },
    { "Record types", "records", "record-type", NULL, TITLES },
    { "Fields", "records", "field", "Record types", TITLES },
    { "Grades of fields", "records", "grade", "Fields", TITLES },
    { "Ladders", "records", "ladder", NULL, TITLES },
    { "Rungs", "records", "rung", "Ladders", TITLES },
};

const BookSheet *
book_sheet_of(const char *root, const char *element, const BookSheet *in)
{
    for (size_t i = 0; i < BOOK_SHEETS; i++) {
        const BookSheet *sheet = &book_sheets[i];
        bool here = in == NULL ? sheet->in == NULL : sheet->in != NULL && strcmp(sheet->in, in->name) == 0;

        if (here && strcmp(sheet->root, root) == 0 && strcmp(sheet->element, element) == 0)
            return sheet;
    }
    return NULL;
}

char *
book_sheet_of_records(const char *type)
{
    enum { WHOLE = 24, KEPT = 17, SUM = 6 };
    g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, type, -1);

    return strlen(type) <= WHOLE && strcspn(type, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == strlen(type)
               ? g_strconcat("record-", type, NULL)
               : g_strdup_printf("record-%.*s-%.*s", KEPT, type, SUM, sum);
}
