/*
 * What became of single figures since the view that a page is compared with: between two pairs of days of one plan a
 * sentence with its rule, which can be held against the data; against another folder's data words alone, as whoever
 * holds the page has one folder only.
 */
#include <string.h>
#include "base/digits.h"
#include "model/changes.h"
#include "template/call.h"

enum { CLAIMS_OF_SINCE = 8 };

typedef struct Since {
    Fill *fill;
    const Measure *measure;
    const Area *area;
    ChangeKind kind;
    const Figure *old, *new;
} Since;

static const char *
in_chart_unit(Fill *fill, double value, int decimals)
{
    return million_text(fill, value / fill->chart_unit * 1e6, decimals);
}

/* In the unit of the chart being filled, as it is printed on its marks; a range by both its ends. */
static const char *
since_on_mark(Fill *fill, const Figure *figure)
{
    int decimals = fill->chart_decimals < 0 ? scaled_decimals(figure->value / fill->chart_unit) : fill->chart_decimals;
    const LangArg ends[2] = { LANG_TEXT("low", in_chart_unit(fill, figure->low, decimals)),
                              LANG_TEXT("high", in_chart_unit(fill, figure->high, decimals)) };

    return figure->has_range
               ? lang_message(fill->lang, fill->arena, "qualified-range", ends, 2)
               : qualified_text(fill, figure->qualifier, in_chart_unit(fill, figure->value, decimals));
}

/* As it is printed where it is told: on a mark, if the chart has a unit of its own, else in a table. */
static const char *
since_number(const Since *s, const Figure *figure)
{
    bool on_mark = s->fill->chart_unit > 0 && s->measure->grade_count == 0;

    return on_mark ? since_on_mark(s->fill, figure) : figure_text(s->fill, figure, s->measure);
}

/* "table-note-new", of another folder's data "table-note-new-data": both are told whether it was there. */
static const char *
since_words(const Since *s, bool days)
{
    Fill *fill = s->fill;
    const Figure *shown = s->new != NULL ? s->new : s->old;
    const char *key =
        arena_printf(fill->arena, "table-note-%s%s", change_kind_name(s->kind), days ? "" : "-data");
    LangArg args[4];
    size_t count = 0;

    if (s->kind != CHANGE_NEW)
        args[count++] = (LangArg)LANG_TEXT("before", since_number(s, s->old));
    if (s->kind == CHANGE_REVISED)
        args[count++] = (LangArg)LANG_TEXT("now", since_number(s, s->new));
    if (s->kind == CHANGE_GONE)
        args[count++] = (LangArg)LANG_TEXT("period", lang_period(fill->lang, fill->arena, shown->period, DATE_MEDIUM));
    if (days)
        args[count++] = (LangArg)LANG_TEXT(
            "date", lang_date(fill->lang, fill->arena, view_days(fill->request->before).known_by, DATE_LONG));
    return lang_message(fill->lang, fill->arena, key, args, count);
}

static const char *
number_word(Fill *fill, const Figure *figure)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    return arena_strdup(fill->arena, number_shortest(figure->value, text));
}

/* None against another folder: whoever holds the page has one. number: the words do not tell it. */
static size_t
since_claims(const Since *s, bool number, UserProperty out[CLAIMS_OF_SINCE])
{
    Fill *fill = s->fill;
    View *before = fill->request->before;
    char as_of[11], known_by[11], period[PERIOD_TEXT];
    size_t count = 0;

    if (view_plan(before) != fill->plan)
        return 0;
    out[count++] = (UserProperty){ "rule", sentence_rules[SENTENCE_CHANGED].name };
    out[count++] = (UserProperty){ "kind", change_kind_name(s->kind) };
    out[count++] = (UserProperty){ "from", arena_printf(fill->arena, "%s %s",
                                                        date_format(view_days(before).as_of, as_of),
                                                        date_format(view_days(before).known_by, known_by)) };
    out[count++] = (UserProperty){ "measure", s->measure->id };
    out[count++] = (UserProperty){ "period",
                                   arena_strdup(fill->arena,
                                                period_format((s->new != NULL ? s->new : s->old)->period,
                                                              plan_year_start(fill->plan), period)) };
    if (s->kind == CHANGE_REVISED)
        out[count++] = (UserProperty){ "was", number_word(fill, s->old) };
    if (number)
        out[count++] = (UserProperty){ "is", number_word(fill, s->new) };
    if (s->area != NULL)
        out[count++] = (UserProperty){ "area-id", s->area->id };
    return count;
}

static const char *
since_said(const Since *s, const char *(*first)(Fill *, const char *))
{
    UserProperty claims[CLAIMS_OF_SINCE];
    size_t count = since_claims(s, s->kind == CHANGE_NEW, claims);
    const char *words = since_words(s, count > 0), *text = first == NULL ? words : first(s->fill, words);

    return count == 0 ? text : marked_sentence(s->fill->arena, claims, count, text);
}

static bool
find_since(Since *s, const Figure *figure, bool sums)
{
    View *before = s->fill->request->before;

    if (before == NULL || !figure->known)
        return false;
    s->kind = change_of_figure(before, s->measure, s->area, figure, sums, &s->old);
    s->new = figure;
    return s->kind != CHANGE_KINDS;
}

const char *
figure_since(Fill *fill, const Figure *figure, const Measure *measure, const Area *area)
{
    Since s = { .fill = fill, .measure = measure, .area = area };

    if (!find_since(&s, figure, false))
        return NULL;
    /* a note of many figures, whose letter stands beside each, is no sentence of one */
    return s.kind == CHANGE_NEW ? since_words(&s, view_plan(fill->request->before) == fill->plan)
                                : since_said(&s, NULL);
}

void
figure_since_drawn(Fill *fill, const Figure *figure, const Measure *measure, const Area *area, ChartValue *value)
{
    Since s = { .fill = fill, .measure = measure, .area = area };
    UserProperty claims[CLAIMS_OF_SINCE];

    if (!find_since(&s, figure, true))
        return;
    value->since_claim_count = since_claims(&s, true, claims);
    value->since_claims = arena_memdup(fill->arena, claims, sizeof *claims * value->since_claim_count);
    value->since = since_words(&s, value->since_claim_count > 0);
}

/* Those that the other view has, and this one has not. */
static GPtrArray *
find_gone(Fill *fill, const Measure *measure, const Area *area, Date after)
{
    GPtrArray *gone = figures_gone_since(fill->request->before, fill->view, measure, area);

    for (guint i = gone->len; date_is_set(after) && i > 0; i--)
        if (date_compare(date_last_day(((const Figure *)gone->pdata[i - 1])->period.last), date_last_day(after)) <= 0)
            g_ptr_array_remove_index(gone, i - 1);
    return gone;
}

GPtrArray *
figures_gone(Fill *fill, const Measure *measure, const Area *area, Date after)
{
    GPtrArray *gone = find_gone(fill, measure, area, after);

    for (guint i = 0; i < gone->len; i++) {
        Since s = { .fill = fill, .measure = measure, .area = area, .kind = CHANGE_GONE, .old = gone->pdata[i] };

        gone->pdata[i] = (gpointer)(guintptr)since_said(&s, NULL);
    }
    return gone;
}

static void
answer_since(Call *call, const Since *s)
{
    xmlNodePtr node = answer_node(call, "change");

    set_word(node, "kind", change_kind_name(s->kind));
    set_word(node, "said", since_said(s, upper_first));
}

/* since(measure[, area]) */
void
call_since(Call *call)
{
    Fill *fill = call->fill;
    const Measure *measure = call->named[0];
    const Area *area = call->named[1];
    Since s = { .fill = fill, .measure = measure, .area = area };
    g_autoptr(GPtrArray) gone = NULL;
    Figure latest;

    if (measure == NULL || fill->request->before == NULL)
        return;
    latest = view_latest(fill->view, measure, area);
    if (find_since(&s, &latest, true))
        answer_since(call, &s);
    gone = find_gone(fill, measure, area, latest.known ? latest.period.last : DATE_NONE);
    for (guint i = 0; i < gone->len; i++)
        answer_since(call, &(Since){ .fill = fill, .measure = measure, .area = area, .kind = CHANGE_GONE,
                                     .old = gone->pdata[i] });
}
