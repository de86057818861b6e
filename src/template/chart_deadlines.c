/* Deadlines of treaties as bars, and the cells of their tables. */
#include "template/chart_data.h"
#include "base/diag_template.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { LAST_YEAR = 9999 };

/*
 * Whole months from one day to the other, which may be the day before they are full, as the end of a year is; 0: there
 * are no such.
 */
static int
whole_months(Date from, Date to)
{
    int months = (int)lround(date_years_between(from, to) * 12), day = date_to_days(date_last_day(to));

    for (int m = MAX(months - 1, 1); date_is_day(from) && m <= months + 1; m++) {
        int full = date_to_days(date_add_months(from, m));

        if (full == day || full == day + 1)
            return m;
    }
    return 0;
}

static const char *
deadline_text(Fill *fill, const DeadlineView *deadline)
{
    const DeadlineStepRow *last = &deadline->steps[deadline->step_count - 1];
    const char *key = date_is_set(deadline->fulfilled) ? "deadline-fulfilled"
                      : deadline->unclear ? "deadline-unclear"
                      : deadline->passed ? "deadline-passed"
                      : deadline->step_count == 1 ? "deadline-original"
                      : last->interim ? "deadline-interim" : "deadline-extended";
    Date shown = date_is_set(deadline->fulfilled) ? deadline->fulfilled : deadline->in_force;
    LangArg args[1] = { LANG_TEXT("date", lang_date(fill->lang, fill->arena, shown, DATE_LONG)) };

    return message_drawn(fill, key, args, 1);
}

/* "1 March 2019, extended by two years"; by what is not whole months is not said. */
static const char *
deadline_note(Fill *fill, const DeadlineView *deadline)
{
    LangArg args[3];
    const DeadlineStepRow *before;
    int months;

    if (deadline->step_count < 2)
        return NULL;
    before = &deadline->steps[deadline->step_count - 2];
    args[0] = LANG_TEXT("date", lang_date(fill->lang, fill->arena, before->date, DATE_LONG));
    months = whole_months(before->date, deadline->in_force);
    args[1] = LANG_NUMBER("years", months / 12);
    args[2] = LANG_NUMBER("months", months % 12);
    return message_drawn(fill,
                         months == 0        ? "deadline-extended"
                         : months % 12 == 0 ? "deadline-extended-by"
                         : months < 12      ? "deadline-extended-by-months"
                                            : "deadline-extended-by-both",
                         args, 3);
}

int
chart_deadlines_from(const Fill *fill)
{
    return plan_period(fill->plan).first.year - 1;
}

void
chart_deadline_bar(Fill *fill, const DeadlineView *deadline, DeadlineBar *row)
{
    DeadlineStep *steps = arena_new0(fill->arena, DeadlineStep, deadline->step_count);
    LangArg args[1] = { LANG_TEXT("article", deadline->series->article->number) };

    for (size_t i = 0; i < deadline->step_count; i++)
        steps[i] = (DeadlineStep){ deadline->steps[i].date,
                                   lang_date(fill->lang, fill->arena, deadline->steps[i].date, DATE_LONG),
                                   deadline->steps[i].interim };
    row->title = message_drawn(fill, "article", args, 1);
    row->subtitle = local(fill, deadline->series->treaty->subject);
    row->steps = steps;
    row->step_count = deadline->step_count;
    row->end = date_is_set(deadline->fulfilled)         ? DEADLINE_FULFILLED
               : deadline->passed && !deadline->unclear ? DEADLINE_PASSED
                                                        : DEADLINE_OPEN;
    row->fulfilled = deadline->fulfilled;
    row->text = deadline_text(fill, deadline);
    row->note = deadline_note(fill, deadline);
}

/* The year that is the plan's limit; 0: none is asked for. */
static int
limit_year(ChartFillIn *in)
{
    double year = fill_number(in->fill, in->instruction, "total", 0);

    if (year >= 1 && year <= LAST_YEAR)
        return (int)year;
    if (year < 0 || year > 0)
        diag_report(in->fill->diags, DIAG_TEMPLATE_BAD_WORD, fill_argument(in->instruction, "total")->place,
                    fill_text(in->fill, in->instruction, "total"), "year from 1 to 9999", NULL);
    return 0;
}

/* Today, and the year that is the plan's limit. */
static void
set_deadline_lines(ChartFillIn *in, DeadlinesSpec *spec)
{
    Fill *fill = in->fill;
    Date as_of = view_as_of(fill->view);
    LangArg args[1] = { LANG_TEXT("date", lang_date(fill->lang, fill->arena, as_of, DATE_MEDIUM)) };

    spec->today = as_of;
    spec->today_text = message_drawn(fill, "deadline-today", args, 1);
    spec->limit_year = limit_year(in);
    if (spec->limit_year > 0) {
        args[0] = LANG_TEXT("year", chart_year_text(fill, spec->limit_year, false));
        spec->limit_text = message_drawn(fill, "deadline-limit", args, 1);
    }
}

static bool
deadline_form(ChartFillIn *in, DeadlinesForm *out)
{
    static const char *const names[] = { "strip", "head", "body", "foot" };
    const char *text = fill_text(in->fill, in->instruction, "form");

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(names[i], text) == 0) {
            *out = (DeadlinesForm)i;
            return true;
        }
    diag_report(in->fill->diags, DIAG_TEMPLATE_BAD_WORD, fill_argument(in->instruction, "form")->place, text, "form",
                NULL);
    return false;
}

/* One cell of a table's chart column: its head, an area's row, or its foot, all on the years given. */
static bool
fill_deadline_cell(ChartFillIn *in)
{
    Fill *fill = in->fill;
    DeadlinesSpec *spec = &in->spec->u.deadlines;
    DeadlineBar *row = arena_new0(fill->arena, DeadlineBar, 1);
    g_autoptr(GString) due = g_string_new(NULL);
    const Treaty *treaty;
    DeadlineView deadline;

    if (!deadline_form(in, &spec->form) ||
        sscanf(fill_text(fill, in->instruction, "years"), "%d %d", &spec->first_year, &spec->last_year) != 2)
        return false;
    spec->start = plan_period(fill->plan).first;
    set_deadline_lines(in, spec);
    if (spec->form != DEADLINES_BODY)
        return true;
    treaty = need_treaty(fill, fill_text(fill, in->instruction, "treaty"));
    if (treaty == NULL || in->area == NULL)
        return false;
    deadline = view_deadline(fill->view, in->area, treaty, fill_text(fill, in->instruction, "article"));
    if (!deadline.known)
        return false;
    chart_deadline_bar(fill, &deadline, row);
    chart_claim_due(due, deadline.series);
    chart_claim(in, "bars", arena_strdup(fill->arena, due->str));
    row->title = area_name(fill, in->area);
    /* decided after the as-of day: asked for by name, as the page must say so */
    if (chart_has_option(in, "later"))
        row->later = deadline.later;
    spec->rows = row;
    spec->count = 1;
    return true;
}

/* <row name="Article 5"> with a <moment from="2019-03-01"/> for each date that stood, the one in force last. */
static void
write_deadline_row(ChartFillIn *in, const ChartData *data, DeadlineBar *row)
{
    Fill *fill = in->fill;
    size_t count = chart_data_count(data->children, DATA_MOMENT);
    DeadlineStepRow *steps = arena_new0(fill->arena, DeadlineStepRow, count + 1);
    DeadlineStep *shown = arena_new0(fill->arena, DeadlineStep, count + 1);
    DeadlineView deadline = { .known = true, .steps = steps, .step_count = count };

    for (size_t i = 0; i < count; i++) {
        steps[i].date = chart_data_at(data->children, DATA_MOMENT, i)->from;
        shown[i] = (DeadlineStep){ steps[i].date, lang_date(fill->lang, fill->arena, steps[i].date, DATE_LONG), false };
    }
    deadline.in_force = steps[count - 1].date;
    deadline.passed = date_compare(deadline.in_force, view_as_of(fill->view)) < 0;
    *row = (DeadlineBar){ .title = data->name, .steps = shown, .step_count = count,
                          .end = deadline.passed ? DEADLINE_PASSED : DEADLINE_OPEN,
                          .text = deadline_text(fill, &deadline), .note = deadline_note(fill, &deadline) };
}

static bool
write_deadlines(ChartFillIn *in)
{
    DeadlinesSpec *spec = &in->spec->u.deadlines;
    size_t count = chart_data_count(in->data, DATA_ROW);
    DeadlineBar *rows = arena_new0(in->fill->arena, DeadlineBar, count + 1);
    int first = 0, last = 0;

    for (size_t i = 0; i < count; i++) {
        const ChartData *row = chart_data_at(in->data, DATA_ROW, i);
        size_t moments = chart_data_count(row->children, DATA_MOMENT);

        for (size_t k = 0; k < moments; k++) {
            Date date = chart_data_at(row->children, DATA_MOMENT, k)->from;

            if (!date_is_set(date))
                return false;
            first = first == 0 ? date.year : MIN(first, date.year);
            last = MAX(last, date.year);
        }
        if (moments == 0)
            return false;
        write_deadline_row(in, row, &rows[i]);
    }
    spec->rows = rows;
    spec->count = count;
    spec->first_year = first - 1;
    spec->last_year = MIN(MAX(last + 4, limit_year(in)), first + 14);
    set_deadline_lines(in, spec);
    return count > 0;
}

bool
chart_fill_deadlines(ChartFillIn *in)
{
    Fill *fill = in->fill;
    DeadlinesSpec *spec = &in->spec->u.deadlines;
    size_t count = 0;
    const DeadlineView *deadlines;
    DeadlineBar *rows;
    Date as_of = view_as_of(fill->view);
    g_autoptr(GString) due = g_string_new(NULL);
    int limit = limit_year(in), last = MAX(limit, as_of.year + 2);

    if (in->data->len > 0)
        return write_deadlines(in);
    if (fill_has(in->instruction, "form"))
        return fill_deadline_cell(in);
    if (in->area == NULL || (deadlines = view_deadlines(fill->view, in->area, &count)) == NULL || count == 0)
        return false;
    rows = arena_new0(fill->arena, DeadlineBar, count);
    spec->first_year = chart_deadlines_from(fill);
    for (size_t i = 0; i < count; i++) {
        chart_deadline_bar(fill, &deadlines[i], &rows[i]);
        rows[i].first_noted = chart_has_option(in, "noted") && deadlines[i].steps[0].basis == STEP_DERIVED;
        chart_claim_due(due, deadlines[i].series);
        /* room for its text */
        last = MAX(last, deadlines[i].in_force.year + (deadlines[i].in_force.year < limit - 2 ? 0 : 4));
    }
    spec->rows = rows;
    spec->count = count;
    spec->last_year = MIN(last, spec->first_year + 14);
    set_deadline_lines(in, spec);
    chart_claim(in, "bars", arena_strdup(fill->arena, due->str));
    chart_claim(in, "axis", arena_printf(fill->arena, "%d %d", spec->first_year, spec->last_year));
    return true;
}
