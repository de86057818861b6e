/* The table of sheets. */
#include "exchange/book_sheets.h"
#include <string.h>

#define TITLES "title short-title description"

const BookSheet book_sheets[BOOK_SHEETS] = {
    { "Area kinds", "areas", "area-kind", NULL, "form" },
    { "Areas", "areas", "area", NULL, "alias name-note" },
    { "Area groups", "areas", "group", NULL, "title" },
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
    { "Indicators", "plan", "indicator", "Objectives", TITLES },
    { "Targets", "plan", "target", "Indicators", TITLES },
    { "Milestones", "plan", "milestone", "Targets", "" },
    { "Ratings", "plan", "rating", "Indicators", "" },
    { "Target areas", "plan", "targets", "Objectives", TITLES },
    { "Follows", "plan", "follow", "Objectives", TITLES " subtitle" },
    { "Calendar", "plan", "event", NULL, TITLES " outcome" },
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

const char *
book_sheet_wrapper(const BookSheet *sheet)
{
    return strcmp(sheet->element, "event") == 0 ? "calendar" : NULL;
}
