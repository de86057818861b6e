/* Areas by mark: where each stands among those that an indicator counts, the words for it, and squares of them. */
#include "template/chart_data.h"
#include "base/diag_chart.h"
#include "base/diag_template.h"
#include "base/limit.h"
#include <string.h>

const char *const chart_area_mark_names[AREA_MARK_COUNT] = { [AREA_FULFILLED] = "fulfilled",
                                                             [AREA_DONE] = "done",
                                                             [AREA_UNCLEAR] = "unclear",
                                                             [AREA_NOT] = "not",
                                                             [AREA_UNKNOWN] = "unknown" };

/* The two ends of the measure's own scale are told apart from what lies between, and from what no scale orders. */
GradeRank
chart_grade_rank(const Measure *measure, double value)
{
    size_t count = measure->grade_count;

    if (measure->better == BETTER_NONE || count < 2)
        return GRADE_BETWEEN;
    return value == measure->grades[count - 1].value ? GRADE_BEST
           : value == measure->grades[0].value       ? GRADE_WORST
                                                     : GRADE_BETWEEN;
}

/* Of a count of members it is known who has not joined, without a figure; of events, what happened at another time. */
static bool
is_known(const SetMember *member)
{
    return member->figure.known || member->outside.known || member->standing.status != MEMBER_UNKNOWN;
}

AreaMark
chart_member_mark(const SetMember *member, const Measure *measure)
{
    if (member->fulfilled || member->arrived)
        return AREA_FULFILLED;
    if (measure == NULL || measure->grade_count == 0)
        return member->counts ? AREA_DONE : is_known(member) ? AREA_NOT : AREA_UNKNOWN;
    if (!member->figure.known)
        return is_known(member) ? AREA_NOT : AREA_UNKNOWN;
    switch (chart_grade_rank(measure, member->figure.value)) {
    case GRADE_BEST:  return member->counts ? AREA_DONE : AREA_NOT;      /* it was revoked, or is of another time */
    case GRADE_WORST: return AREA_NOT;
    default:          return AREA_UNCLEAR;
    }
}

const char *
chart_grade_title(Fill *fill, const Measure *measure, double value)
{
    for (size_t i = 0; i < measure->grade_count; i++)
        if (measure->grades[i].value == value)
            return local(fill, measure->grades[i].title);
    return NULL;
}

/* As the plan has it. */
static const char *
grade_text(const Measure *measure, double value)
{
    for (size_t i = 0; i < measure->grade_count; i++)
        if (measure->grades[i].value == value)
            return measure->grades[i].title.text;
    return NULL;
}

const char *
chart_member_means(Fill *fill, const SetMember *member, const Measure *measure)
{
    const char *title =
        measure == NULL || !member->figure.known ? NULL : chart_grade_title(fill, measure, member->figure.value);

    if (member->fulfilled || member->arrived)
        return message0(fill, member->fulfilled ? "legend-member-fulfilled" : "legend-member-joined");
    if (member->figure.known && date_is_set(member->figure.revoked))
        return message0(fill, "legend-member-revoked");
    if (!member->figure.known && member->outside.known)
        return message0(fill, "legend-member-outside");
    if (title != NULL)
        return title == grade_text(measure, member->figure.value) ? in_plan_language_here(fill, title) : title;
    return message0(fill, member->counts     ? "legend-member-counts"
                          : is_known(member) ? "legend-member-not"
                                             : "legend-member-unknown");
}

static void
add_words(GPtrArray *words, const char *text)
{
    if (!g_ptr_array_find_with_equal_func(words, text, g_str_equal, NULL))
        g_ptr_array_add(words, (gpointer)(guintptr)text);
}

static void
gather_words(Fill *fill, const Indicator *indicator, GPtrArray *words[AREA_MARK_COUNT])
{
    const Measure *measure = indicator->measure_count > 0 ? indicator->measures[0] : NULL;
    SetView set = view_set(fill->view, indicator);

    for (size_t i = 0; i < set.count; i++)
        add_words(words[chart_member_mark(&set.members[i], measure)],
                  chart_member_means(fill, &set.members[i], measure));
}

const char *const *
chart_member_words(Fill *fill, const Indicator *one)
{
    const char **out = arena_new0(fill->arena, const char *, AREA_MARK_COUNT);
    GPtrArray *words[AREA_MARK_COUNT];
    size_t count = 0;
    const Indicator *const *all = plan_indicators(fill->plan, &count);

    for (size_t m = 0; m < AREA_MARK_COUNT; m++)
        words[m] = g_ptr_array_new();
    for (size_t i = 0; i < count; i++)
        if (all[i]->among != NULL && (one == NULL || all[i] == one))
            gather_words(fill, all[i], words);
    for (size_t m = 0; m < AREA_MARK_COUNT; m++) {
        g_ptr_array_add(words[m], NULL);
        if (words[m]->len > 1) {
            g_autofree char *text = g_strjoinv(
                arena_printf(fill->arena, "%s ", message0(fill, "legend-member-between")), (char **)words[m]->pdata);

            out[m] = arena_strdup(fill->arena, text);
        }
        g_ptr_array_unref(words[m]);
    }
    return out;
}

/* count="28" total="35": so many of so many, which the template counted. */
static bool
fill_counted_squares(ChartFillIn *in)
{
    AreaSquaresSpec *spec = &in->spec->u.area_squares;
    double total = fill_number(in->fill, in->instruction, "total", 0),
           count = fill_number(in->fill, in->instruction, "count", 0);
    LangArg said[] = { LANG_TEXT("title", in->spec->title), LANG_NUMBER("k", count), LANG_NUMBER("n", total) };
    AreaMark *marks;

    if (total > MOST_SQUARES) {
        limit_exceeded(in->fill->diags, LIMIT_SQUARES, in->instruction->place, chart_kind_name(in->spec->kind), NULL);
        return false;
    }
    if (!(total >= 1 && count >= 0 && count <= total)) {
        diag_report(in->fill->diags, DIAG_CHART_BAD_NUMBER, in->instruction->place, chart_kind_name(in->spec->kind),
                    NULL);
        return false;
    }
    spec->count = (size_t)total;
    spec->areas = areas_text(in->fill, spec->count, areas_kind_of_plan(in->fill->plan));
    marks = arena_new0(in->fill->arena, AreaMark, spec->count);
    for (size_t i = 0; i < spec->count; i++)
        marks[i] = i < (size_t)count ? AREA_DONE : AREA_NOT;
    spec->marks = marks;
    spec->narrow = spec->count > 20;
    in->spec->alt = message_told(in->fill, "alt-dots", said, G_N_ELEMENTS(said));
    return true;
}

/* NULL: they are of several. */
static const AreaKind *
kind_of_all(const SetView *set)
{
    for (size_t i = 1; i < set->count; i++)
        if (set->members[i].area->kind != set->members[0].area->kind)
            return NULL;
    return set->members[0].area->kind;
}

bool
chart_fill_area_squares(ChartFillIn *in)
{
    Fill *fill = in->fill;
    AreaSquaresSpec *spec = &in->spec->u.area_squares;
    const Indicator *indicator =
        fill_has(in->instruction, "count") ? NULL : chart_need_indicator(fill, fill_text(fill, in->instruction, "of"));
    SetView set;
    AreaMark *marks;
    const char **names;
    size_t at = 0;

    if (fill_has(in->instruction, "count"))
        return fill_counted_squares(in);
    if (!chart_counts_areas(in, indicator))
        return false;
    set = view_set(fill->view, indicator);
    if (set.count == 0)
        return false;
    marks = arena_new0(fill->arena, AreaMark, set.count);
    names = arena_new0(fill->arena, const char *, set.count);
    for (int mark = AREA_FULFILLED; mark <= AREA_UNKNOWN; mark++)      /* best first */
        for (size_t i = 0; i < set.count; i++)
            if ((int)chart_member_mark(&set.members[i], indicator->measure_count > 0 ? indicator->measures[0] : NULL) ==
                mark) {
                marks[at] = (AreaMark)mark;
                names[at++] = area_name(fill, set.members[i].area);
            }
    spec->marks = marks;
    spec->names = names;
    spec->words = chart_member_words(fill, indicator);
    spec->areas = areas_text(fill, at, kind_of_all(&set));
    spec->count = at;
    spec->narrow = at > 20;
    chart_claim_counted(in, indicator, &set);
    chart_claim_members(in, indicator, &set, false);
    return true;
}
