/* What functions tell of deadlines and of the dates that come next. */
#include "base/format.h"
#include "template/call.h"
#include "template/chart_data.h"

static bool
any_step_is(const DeadlineView *deadline, StepBasis basis)
{
    for (size_t i = 0; i < deadline->step_count; i++)
        if (deadline->steps[i].basis == basis)
            return true;
    return false;
}

/* "a; b": what stands of the steps in no source that was read. */
static const char *
deadline_note(Fill *fill, const DeadlineView *deadline)
{
    const DeadlineSeries *series = deadline->series;
    g_autoptr(GPtrArray) parts = g_ptr_array_new();
    g_autoptr(GString) note = g_string_new(NULL);
    LangArg args[2];
    const char *key;

    for (size_t i = 0; i < deadline->step_count; i++) {
        if (series->steps[i].basis == STEP_DERIVED) {
            args[0] = LANG_NUMBER("years", series->article->years);
            args[1] = LANG_TEXT("date", lang_date(fill->lang, fill->arena, series->steps[i].date, DATE_LONG));
            key = series->steps[i].date.year < chart_deadlines_from(fill) ? "deadline-note-derived-before"
                                                                           : "deadline-note-derived";
            g_ptr_array_add(parts, (gpointer)(guintptr)lang_message(fill->lang, fill->arena, key, args, 2));
        } else if (series->steps[i].basis == STEP_PART) {
            args[0] = LANG_TEXT("date", lang_date(fill->lang, fill->arena, series->steps[i].date, DATE_LONG));
            g_ptr_array_add(parts,
                            (gpointer)(guintptr)lang_message(fill->lang, fill->arena, "deadline-note-part", args, 1));
        }
    }
    for (size_t i = 0; i < series->missing_count; i++) {
        Date decided = series->missing[i].decided;

        args[0] = LANG_TEXT("date", lang_date(fill->lang, fill->arena, decided, DATE_LONG));
        g_ptr_array_add(
            parts, (gpointer)(guintptr)(date_is_set(decided)
                                            ? lang_message(fill->lang, fill->arena, "deadline-note-missing", args, 1)
                                            : message0(fill, "deadline-note-missing-later")));
    }
    if (date_is_set(deadline->found_again)) {
        LangArg both[2] = {
            LANG_TEXT("date", lang_date(fill->lang, fill->arena, deadline->declared, DATE_LONG)),
            LANG_TEXT("found", lang_date(fill->lang, fill->arena, deadline->found_again, DATE_LONG))
        };

        g_ptr_array_add(
            parts, (gpointer)(guintptr)lang_message(fill->lang, fill->arena, "deadline-note-found-again", both, 2));
    }
    for (guint i = 0; i < parts->len; i++)
        format_append(note, "%s%s%s", i > 0 ? message0(fill, "deadline-note-between") : "", i > 0 ? " " : "",
                      (const char *)g_ptr_array_index(parts, i));
    return arena_strdup(fill->arena, note->str);
}

void
set_deadline(Fill *fill, xmlNodePtr node, const DeadlineView *deadline)
{
    g_autoptr(GString) sources = g_string_new(NULL);

    set_flag(node, "known", deadline->known);
    if (!deadline->known)
        return;
    set_word(node, "treaty", deadline->series->treaty->id);
    set_word(node, "treaty-title", local_marked(fill, deadline->series->treaty->short_title));
    set_word(node, "subject", local_marked(fill, deadline->series->treaty->subject));
    set_word(node, "article", deadline->series->article->number);
    set_date(node, "original", deadline->original);
    set_date(node, "in-force", deadline->in_force);
    set_date(node, "fulfilled", deadline->fulfilled);
    set_date(node, "declared", deadline->declared);
    set_date(node, "found-again", deadline->found_again);
    set_flag(node, "passed", deadline->passed && !deadline->unclear);
    set_flag(node, "unclear", deadline->unclear);
    set_number(node, "extensions", (double)deadline->step_count - 1);
    set_flag(node, "interim", deadline->step_count > 0 && deadline->steps[deadline->step_count - 1].interim);
    set_flag(node, "derived", any_step_is(deadline, STEP_DERIVED));
    set_flag(node, "inferred", any_step_is(deadline, STEP_PART));
    set_flag(node, "missing", deadline->series->missing_count > 0);
    set_word(node, "deadline-note", deadline_note(fill, deadline));
    for (size_t s = 0; s < deadline->series->source_count; s++)
        format_append(sources, "%s%s", s > 0 ? " " : "", deadline->series->sources[s]->id);
    set_word(node, "sources", sources->str);
}

void
call_deadlines(Call *call)
{
    const Area *area = call->named[0];
    const DeadlineView *deadlines;
    size_t count = 0;

    if (area == NULL)
        return;
    deadlines = view_deadlines(call->fill->view, area, &count);
    for (size_t i = 0; i < count; i++)
        set_deadline(call->fill, answer_node(call, "deadline"), &deadlines[i]);
}

/* What stands beside a bar: "passed", "interim, two years", "completed 27 Feb 2020". */
static const char *
deadline_remark(Fill *fill, const DeadlineView *deadline)
{
    LangArg args[2] = { { 0 } };
    const DeadlineStepRow *before, *last = &deadline->steps[deadline->step_count - 1];

    if (date_is_set(deadline->fulfilled)) {
        args[0] = LANG_TEXT("date", lang_date(fill->lang, fill->arena, deadline->fulfilled, DATE_MEDIUM));
        return lang_message(fill->lang, fill->arena, "deadline-remark-completed", args, 1);
    }
    if (deadline->unclear)
        return message0(fill, "deadline-remark-unclear");
    if (deadline->passed)
        return message0(fill, "deadline-remark-passed");
    if (deadline->step_count < 2)
        return message0(fill, "deadline-remark-original");
    before = &deadline->steps[deadline->step_count - 2];
    args[0] = LANG_TEXT("date", lang_date(fill->lang, fill->arena, before->date, DATE_MEDIUM));
    return lang_message(fill->lang, fill->arena, last->interim ? "deadline-remark-interim" : "deadline-remark-extended",
                        args, 1);
}

/* Which of those a remark is, as a rule of sentences names it. */
static const char *
deadline_stands(const DeadlineView *deadline)
{
    if (date_is_set(deadline->fulfilled))
        return "fulfilled";
    if (deadline->unclear)
        return "unclear";
    return deadline->passed                                    ? "passed"
           : deadline->step_count < 2                          ? "first"
           : deadline->steps[deadline->step_count - 1].interim ? "interim"
                                                               : "extended";
}

/* article-deadlines(treaty, article): of all areas, the first due leading. */
void
call_article_deadlines(Call *call)
{
    Fill *fill = call->fill;
    const Treaty *treaty = call->named[0];
    const DeadlineView *deadlines;
    size_t count = 0;

    deadlines = view_article_deadlines(fill->view, treaty, argument_text(call, 1), &count);
    for (size_t i = 0; i < count; i++) {
        xmlNodePtr node = answer_node(call, "deadline");
        set_word(node, "area", deadlines[i].series->area->id);
        set_word(node, "area-name", area_marked(fill, deadlines[i].series->area));
        set_word(node, "area-in-text", area_in_text(fill, deadlines[i].series->area));
        set_deadline(fill, node, &deadlines[i]);
        set_word(node, "remark", deadline_remark(fill, &deadlines[i]));
        set_word(node, "stands", deadline_stands(&deadlines[i]));
        if (deadlines[i].step_count > 1)
            set_word(node, "earlier", lang_date(fill->lang, fill->arena,
                                                deadlines[i].steps[deadlines[i].step_count - 2].date, DATE_MEDIUM));
        set_flag(node, "later", date_is_set(deadlines[i].later));
    }
}

/* areas-with(measure, 'figure'): each with its latest figure. */
void
call_areas_with(Call *call)
{
    Fill *fill = call->fill;
    const Measure *measure = call->named[0];
    g_autoptr(GPtrArray) sorted = NULL;
    const Area *const *areas;
    size_t count = 0;

    if (measure == NULL)
        return;
    areas = view_areas_with(fill->view, measure, &count);
    sorted = areas_in_order(call, areas, count, argument_text(call, 1), measure);
    for (guint i = 0; i < sorted->len; i++) {
        const Area *area = sorted->pdata[i];
        Figure figure = view_latest(fill->view, measure, area);
        xmlNodePtr node = answer_node(call, "area");

        set_word(node, "name", area_marked(fill, area));
        set_figure(fill, node, &figure, measure, area);
    }
}

static const char *
next_title(Fill *fill, const NextDate *next)
{
    LangArg args[2];
    LocalText title;

    if (next->deadline && next->due != NULL) {
        args[0] = LANG_TEXT("article", next->due->series->article->number);
        args[1] = LANG_TEXT("treaty", local_marked(fill, next->due->series->treaty->subject));
        return lang_message(fill->lang, fill->arena, "next-date-deadline", args, 2);
    }
    if (next->ordinal > 0)
        return anniversary_title(fill, local_marked(fill, next->title), next->ordinal);
    title = next->event == NULL ? next->title : next->event->short_title;
    return local_marked(fill, title.text == NULL || *title.text == '\0' ? next->title : title);
}

/* next-dates(area, most) */
void
call_next_dates(Call *call)
{
    Fill *fill = call->fill;
    const Area *area = call->named[0];
    const NextDate *dates;
    size_t count = 0;

    dates = view_next_dates(fill->view, area, (size_t)argument_count(call, 1, 4, 0, 1000), &count);
    for (size_t i = 0; i < count; i++) {
        xmlNodePtr node = answer_node(call, "date");

        set_word(node, "text", lang_period(fill->lang, fill->arena, dates[i].period, DATE_MEDIUM));
        set_date(node, "first", dates[i].period.first);
        set_word(node, "title", next_title(fill, &dates[i]));
        set_word(node, "kind", dates[i].deadline ? "deadline" : dates[i].event == NULL ? "" : dates[i].event->kind);
        set_word(node, "place", dates[i].event == NULL ? "" : in_plan_language(fill, dates[i].event->where));
        set_flag(node, "deadline", dates[i].deadline);
        if (dates[i].due != NULL) {
            set_word(node, "treaty", dates[i].due->series->treaty->id);
            set_word(node, "article", dates[i].due->series->article->number);
            set_word(node, "stands", dates[i].due->unclear ? "unclear" : "open");
            set_word(node, "remark", dates[i].due->unclear ? message0(fill, "deadline-remark-unclear") : "");
        }
        set_flag(node, "tbc", dates[i].tbc);
    }
}
