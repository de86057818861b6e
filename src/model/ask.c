/*
 * Questions asked again. A question is written as a verb, what is asked and of which area, then what else it takes, as
 * its row of model/questions.h says. So what an output depends on can be looked at without making it.
 */
#include <stdlib.h>
#include <string.h>
#include "model/calendar_entries.h"
#include "model/changes.h"
#include "model/internal.h"
#include "model/named.h"
#include "model/records.h"
#include "model/slots.h"

enum { HEAD = 3, WORDS = 6 };           /* verb, what, area; with what may follow, and one too many */

/* what: the measure, treaty … that the second word names, or that word itself */
typedef struct Asking { View *view; const void *what; const Area *area; char **more; } Asking;
typedef bool (*AskFunction)(const Asking *asking);
typedef enum QuestionOf { OF_MEASURE, OF_TREATY, OF_INDICATOR, OF_AREA_GROUP, OF_RECORD_TYPE, OF_WORD } QuestionOf;
typedef struct AskRow {
    const char *verb; QuestionOf of; bool of_area; unsigned more; QuestionRests rests; AskFunction ask;
} AskRow;

static bool
ask_latest(const Asking *a)
{
    view_latest(a->view, a->what, a->area);
    return true;
}

static bool
ask_series(const Asking *a)
{
    size_t count;

    view_series(a->view, a->what, a->area, &count);
    return true;
}

static bool
ask_year(const Asking *a)
{
    view_year(a->view, a->what, a->area, atoi(a->more[0]));
    return true;
}

static bool
ask_figure(const Asking *a)
{
    view_figure_by_id(a->view, a->what);
    return true;
}

static bool
ask_areas_with(const Asking *a)
{
    size_t count;

    view_areas_with(a->view, a->what, &count);
    return true;
}

static bool
ask_columns(const Asking *a)
{
    view_columns(a->view, a->what);
    return true;
}

static bool
ask_membership(const Asking *a)
{
    view_membership(a->view, a->area, a->what);
    return true;
}

static bool
ask_party_steps(const Asking *a)
{
    size_t count;

    view_party_steps(a->view, a->what, &count);
    return true;
}

static bool
ask_deadline(const Asking *a)
{
    view_deadline(a->view, a->area, a->what, a->more[0]);
    return true;
}

static bool
ask_article_deadlines(const Asking *a)
{
    size_t count;

    view_article_deadlines(a->view, a->what, a->more[0], &count);
    return true;
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
    view_set(a->view, a->what);
    return true;
}

static bool
ask_set_before(const Asking *a)
{
    view_set_before(a->view, a->what, strcmp(a->more[0], "first") == 0);
    return true;
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
    view_in_group(a->view, a->area, a->what);
    return true;
}

static bool
ask_events(const Asking *a)
{
    size_t count;

    view_events(a->view, &count);
    return true;
}

static bool
ask_event(const Asking *a)
{
    view_event(a->view, a->what);
    return true;
}

static bool
ask_followed(const Asking *a)
{
    size_t count;

    view_followed(a->view, &count);
    return true;
}

static bool
ask_event_span(const Asking *a)
{
    view_event_span(a->view);
    return true;
}

static bool
ask_outcomes(const Asking *a)
{
    Period span;
    size_t count;

    if (!date_parse(a->more[0], &span.first) || !date_parse(a->more[1], &span.last))
        return false;
    view_outcomes(a->view, span, a->area, &count);
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
    size_t count;

    view_records(a->view, a->what, a->area, &count);
    return true;
}

static bool
ask_records_of_event(const Asking *a)
{
    const Event *event = plan_find_event(a->view->plan, a->more[0]);
    size_t count;

    return event != NULL && (view_records_of_event(a->view, a->what, a->area, event, &count), true);
}

static bool
ask_record(const Asking *a)
{
    view_record(a->view, a->what);
    return true;
}

/* ---- the rows ---- */

#define ASK_ROW(id, verb, what, of_area, more, rests, ask)                                                             \
    [QUESTION_##id] = { verb, OF_##what, of_area, more, RESTS_ON_##rests, ask },
static const AskRow rows[QUESTION_COUNT] = { QUESTION_ROWS(ASK_ROW) };

#define FITS(id, verb, what, of_area, more, rests, ask)                                                                \
    G_STATIC_ASSERT(sizeof verb > 1);                                                                                  \
    G_STATIC_ASSERT(HEAD + (more) < WORDS);
QUESTION_ROWS(FITS)

const char *
question_verb(Question question)
{
    return rows[question].verb;
}

unsigned
question_more(Question question)
{
    return rows[question].more;
}

static const AskRow *
find_row(const char *verb)
{
    for (Question question = 0; question < QUESTION_COUNT; question++)
        if (strcmp(rows[question].verb, verb) == 0)
            return &rows[question];
    return NULL;
}

QuestionRests
question_rests_on(const char *verb)
{
    const AskRow *row = find_row(verb);

    return row == NULL ? RESTS_ON_ANY : row->rests;
}

/* What the second word of a question names; NULL: nothing any more. */
static const void *
find_what(const Plan *plan, QuestionOf of, const char *word)
{
    switch (of) {
    case OF_MEASURE:
        return plan_find_measure(plan, word);
    case OF_TREATY:
        return plan_find_treaty(plan, word);
    case OF_INDICATOR:
        return plan_find_indicator(plan, word);
    case OF_AREA_GROUP:
        return plan_find_area_group(plan, word);
    case OF_RECORD_TYPE:
        return plan_find_record_type(plan, word);
    case OF_WORD:
        break;
    }
    return word;
}

bool
view_ask(View *view, const char *question)
{
    g_auto(GStrv) words = g_strsplit(question, " ", WORDS);
    guint count = g_strv_length(words);
    const AskRow *row = count < HEAD ? NULL : find_row(words[0]);
    bool of_world = row != NULL && strcmp(words[2], "world") == 0;
    Asking asking = { .view = view };

    if (row == NULL || count != row->more + HEAD)
        return false;
    asking = (Asking){ view, find_what(view->plan, row->of, words[1]),
                       of_world ? NULL : plan_find_area(view->plan, words[2]), words + HEAD };
    if (asking.what == NULL || (asking.area == NULL && (row->of_area || !of_world)))
        return false;
    return row->ask(&asking);
}
