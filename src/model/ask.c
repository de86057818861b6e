/*
 * Questions asked again. A question is written as a verb, what is asked and of which area, then what else it takes; a
 * row a verb says how to read the rest. So what an output depends on can be looked at without making it.
 */
#include <stdlib.h>
#include <string.h>
#include "model/calendar_entries.h"
#include "model/changes.h"
#include "model/internal.h"
#include "model/records.h"

enum { WORDS = 6 };

typedef struct Asking { View *view; const char *what; const Area *area; char **more; guint more_count; } Asking;
typedef bool (*AskFunction)(const Asking *asking);
typedef struct AskRow { const char *verb; bool of_area; guint more; AskFunction ask; QuestionRests rests; } AskRow;

static const Measure *
measure_of(const Asking *a)
{
    return plan_find_measure(a->view->plan, a->what);
}

static const Treaty *
treaty_of(const Asking *a)
{
    return plan_find_treaty(a->view->plan, a->what);
}

static bool
ask_latest(const Asking *a)
{
    return measure_of(a) != NULL && (view_latest(a->view, measure_of(a), a->area), true);
}

static bool
ask_series(const Asking *a)
{
    size_t count;

    return measure_of(a) != NULL && (view_series(a->view, measure_of(a), a->area, &count), true);
}

static bool
ask_year(const Asking *a)
{
    return measure_of(a) != NULL && (view_year(a->view, measure_of(a), a->area, atoi(a->more[0])), true);
}

static bool
ask_areas_with(const Asking *a)
{
    size_t count;

    return measure_of(a) != NULL && (view_areas_with(a->view, measure_of(a), &count), true);
}

static bool
ask_membership(const Asking *a)
{
    return treaty_of(a) != NULL && (view_membership(a->view, a->area, treaty_of(a)), true);
}

static bool
ask_party_steps(const Asking *a)
{
    size_t count;

    return treaty_of(a) != NULL && (view_party_steps(a->view, treaty_of(a), &count), true);
}

static bool
ask_deadline(const Asking *a)
{
    return treaty_of(a) != NULL && (view_deadline(a->view, a->area, treaty_of(a), a->more[0]), true);
}

static bool
ask_article_deadlines(const Asking *a)
{
    size_t count;

    return treaty_of(a) != NULL && (view_article_deadlines(a->view, treaty_of(a), a->more[0], &count), true);
}

static bool
ask_deadlines(const Asking *a)
{
    size_t count;

    view_deadlines(a->view, a->area, &count);
    return true;
}

static bool
ask_targets_of(const Asking *a)
{
    size_t count;

    view_targets_of(a->view, a->area, &count);
    return true;
}

static bool
ask_set(const Asking *a)
{
    const Indicator *indicator = plan_find_indicator(a->view->plan, a->what);

    return indicator != NULL && (view_set(a->view, indicator), true);
}

static bool
ask_set_before(const Asking *a)
{
    const Indicator *indicator = plan_find_indicator(a->view->plan, a->what);

    return indicator != NULL && (view_set_before(a->view, indicator, strcmp(a->more[0], "first") == 0), true);
}

static bool
ask_next_dates(const Asking *a)
{
    size_t count;

    view_next_dates(a->view, a->area, (size_t)g_ascii_strtoull(a->more[0], NULL, 10), &count);
    return true;
}

static bool
ask_neighbours(const Asking *a)
{
    size_t count;

    view_neighbours(a->view, a->area, &count);
    return true;
}

static bool
ask_in_group(const Asking *a)
{
    const AreaGroup *group = plan_find_area_group(a->view->plan, a->what);

    return group != NULL && (view_in_group(a->view, a->area, group), true);
}

static bool
ask_events(const Asking *a)
{
    size_t count;

    view_events(a->view, &count);
    return true;
}

static bool
ask_source(const Asking *a)
{
    view_source(a->view, a->what);
    return true;
}

static bool
ask_calendar(const Asking *a)
{
    Period span;
    size_t count;

    if (!date_parse(a->more[0], &span.first) || !date_parse(a->more[1], &span.last))
        return false;
    view_calendar(a->view, span, a->area, strcmp(a->what, "planned") == 0, &count);
    return true;
}

static bool
ask_changes(const Asking *a)
{
    Days from;
    size_t count;

    if (!date_parse(a->more[0], &from.as_of) || !date_parse(a->more[1], &from.known_by))
        return false;
    view_changes(a->view, from, &count);
    return true;
}

static bool
ask_records(const Asking *a)
{
    const RecordType *type = plan_find_record_type(a->view->plan, a->what);
    size_t count;

    return type != NULL && (view_records(a->view, type, a->area, &count), true);
}

static bool
ask_records_of_event(const Asking *a)
{
    const RecordType *type = plan_find_record_type(a->view->plan, a->what);
    const Event *event = plan_find_event(a->view->plan, a->more[0]);
    size_t count;

    return type != NULL && event != NULL && (view_records_of_event(a->view, type, a->area, event, &count), true);
}

static bool
ask_record(const Asking *a)
{
    view_record(a->view, a->what);
    return true;
}

static const AskRow rows[] = {
    /* verb               of an area   more   how, and which observations can make the answer another */
    { "latest",            false,       0,     ask_latest, RESTS_ON_FIGURES },
    { "series",            false,       0,     ask_series, RESTS_ON_FIGURES },
    { "year",              false,       1,     ask_year, RESTS_ON_FIGURES },
    { "areas-with",       false,       0,     ask_areas_with, RESTS_ON_ANY },
    { "membership",        true,        0,     ask_membership, RESTS_ON_NO_OBSERVATION },
    { "party-steps",       false,       0,     ask_party_steps, RESTS_ON_NO_OBSERVATION },
    { "deadline",          true,        1,     ask_deadline, RESTS_ON_NO_OBSERVATION },
    { "article-deadlines", false,       1,     ask_article_deadlines, RESTS_ON_NO_OBSERVATION },
    { "deadlines",         true,        0,     ask_deadlines, RESTS_ON_NO_OBSERVATION },
    { "targets-of",        true,        0,     ask_targets_of, RESTS_ON_NO_OBSERVATION },
    { "set",               false,       0,     ask_set, RESTS_ON_ANY },
    { "set-before",        false,       1,     ask_set_before, RESTS_ON_ANY },
    { "next-dates",        false,       1,     ask_next_dates, RESTS_ON_NO_OBSERVATION },
    { "neighbours",        true,        0,     ask_neighbours, RESTS_ON_NO_OBSERVATION },
    { "in-group",          true,        0,     ask_in_group, RESTS_ON_NO_OBSERVATION },
    { "events",            false,       0,     ask_events, RESTS_ON_NO_OBSERVATION },
    { "source",            false,       0,     ask_source, RESTS_ON_ANY },
    { "calendar",          false,       2,     ask_calendar, RESTS_ON_NO_OBSERVATION },
    { "changes",           false,       2,     ask_changes, RESTS_ON_ANY },
    { "records",           false,       0,     ask_records, RESTS_ON_ANY },
    { "records-of-event",  false,       1,     ask_records_of_event, RESTS_ON_ANY },
    { "record",            false,       0,     ask_record, RESTS_ON_ANY },
};

static const AskRow *
find_row(const char *verb)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (strcmp(rows[i].verb, verb) == 0)
            return &rows[i];
    return NULL;
}

QuestionRests
question_rests_on(const char *verb)
{
    const AskRow *row = find_row(verb);

    return row == NULL ? RESTS_ON_ANY : row->rests;
}

bool
view_ask(View *view, const char *question)
{
    g_auto(GStrv) words = g_strsplit(question, " ", WORDS);
    guint count = g_strv_length(words);
    const AskRow *row = count < 3 ? NULL : find_row(words[0]);
    Asking asking = { .view = view };

    if (row == NULL || count != row->more + 3)
        return false;
    asking = (Asking){ view, words[1], strcmp(words[2], "world") == 0 ? NULL : plan_find_area(view->plan, words[2]),
                       words + 3, row->more };
    if (asking.area == NULL && (row->of_area || strcmp(words[2], "world") != 0))
        return false;
    return row->ask(&asking);
}
