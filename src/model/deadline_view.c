/* Questions to the plan about deadlines, and what an answer records. */
#include "base/sort.h"
#include "model/internal.h"
#include <string.h>

/* ---- deadlines ---- */

/*
 * Steps not found: decided by both days, or, where nothing tells when, of which a source had told by both: what was
 * told only after the as-of day may have been decided after it.
 */
static const DeadlineStepRow *
known_missing(View *view, const DeadlineSeries *series, size_t *count)
{
    DeadlineStepRow *missing = arena_new0(view->arena, DeadlineStepRow, series->missing_count + 1);

    *count = 0;
    for (size_t i = 0; i < series->missing_count; i++) {
        DeadlineStepRow step = series->missing[i];
        bool known = date_is_set(step.decided) ? date_is_by(step.decided, view->seen)
                                               : any_source_is_known(step.sources, step.source_count, view->seen);

        step.sources = view_known_sources(view, step.sources, step.source_count, &step.source_count);
        if (known)
            missing[(*count)++] = step;
    }
    return missing;
}

/* The same with those steps alone that had been decided, and those sources that had been published, by known-by. */
static const DeadlineSeries *
known_series(View *view, const DeadlineSeries *series)
{
    DeadlineSeries *known = arena_memdup(view->arena, series, sizeof *series);
    DeadlineStepRow *steps = arena_new0(view->arena, DeadlineStepRow, series->step_count);

    known->step_count = 0;
    for (size_t i = 0; i < series->step_count; i++) {
        DeadlineStepRow step = series->steps[i];

        if (date_is_set(step.decided) && !date_is_by(step.decided, view->days.known_by))
            continue;
        step.sources = view_known_sources(view, step.sources, step.source_count, &step.source_count);
        steps[known->step_count++] = step;
    }
    known->steps = steps;
    known->missing = known_missing(view, series, &known->missing_count);
    known->completed = date_seen(view->seen, series->completed);
    known->found_again = any_source_is_known(series->sources, series->source_count, view->seen)
                             ? date_seen(view->seen, series->found_again)
                             : DATE_NONE;
    known->sources = view_known_sources(view, series->sources, series->source_count, &known->source_count);
    return known;
}

/* Nobody has a deadline of a treaty that it has not joined yet. */
static bool
has_begun(const View *view, const DeadlineSeries *series)
{
    const Membership *m = plan_find_membership(view->plan, series->area, series->treaty);

    return m == NULL || !date_is_set(m->deposited) || date_is_by(m->deposited, view->seen);
}

/* Is anything known of a step behind those in force that its sources do not tell whole? */
static bool
has_unclear_step(const DeadlineView *d)
{
    Date last = d->steps[d->step_count - 1].decided;

    for (size_t i = 0; i < d->series->missing_count; i++) {
        Date decided = d->series->missing[i].decided;

        if (!date_is_set(decided) || !date_is_set(last) ||
            date_compare(date_last_day(decided), date_last_day(last)) > 0)
            return true;
    }
    return false;
}

static DeadlineView
deadline_view(View *view, const DeadlineSeries *written)
{
    const DeadlineSeries *series = known_series(view, written);
    DeadlineView d = {
        .known = true, .series = series, .original = series->steps[0].date, .steps = series->steps, .step_count = 1
    };

    while (d.step_count < series->step_count && date_is_by(series->steps[d.step_count].decided, view->seen))
        d.step_count++;
    d.in_force = series->steps[d.step_count - 1].date;
    d.later = series->step_count > d.step_count ? series->steps[series->step_count - 1].date : DATE_NONE;
    if (date_is_set(series->found_again)) {
        d.declared = series->completed;
        d.found_again = series->found_again;
    } else {
        d.fulfilled = series->completed;
    }
    d.passed = !date_is_set(d.fulfilled) && date_compare(date_last_day(d.in_force), view->days.as_of) < 0;
    d.unclear = !date_is_set(d.fulfilled) && has_unclear_step(&d);
    return d;
}

static void
write_deadline(GString *out, const DeadlineView *d)
{
    if (!d->known) {
        g_string_append(out, "nothing\n");
        return;
    }
    for (size_t i = 0; i < d->series->step_count; i++) {
        const DeadlineStepRow *step = &d->series->steps[i];

        record_date(out, step->date);
        record_date(out, step->decided);
        g_string_append_printf(out, " %d %d %s", step->interim, step->basis, step->note == NULL ? "" : step->note);
        record_sources(out, step->sources, step->source_count);
    }
    for (size_t i = 0; i < d->series->missing_count; i++)
        record_date(out, d->series->missing[i].decided);
    record_date(out, d->fulfilled);
    record_date(out, d->declared);
    record_date(out, d->found_again);
    g_string_append_printf(out, " %" G_GSIZE_FORMAT " %d %s %s %d %s", d->step_count, d->passed + 2 * d->unclear,
                           d->series->treaty->id, d->series->article->number, d->series->expired,
                           d->series->note == NULL ? "" : d->series->note);
    record_sources(out, d->series->sources, d->series->source_count);
}

DeadlineView
view_deadline(View *view, const Area *area, const Treaty *treaty, const char *article)
{
    DeadlineView found = { 0 };
    GString *answer;
    size_t count;
    const uint32_t *own = by_area_items(&view->plan->deadlines_by_area, area, &count);

    for (size_t i = 0; i < count && !found.known; i++) {
        const DeadlineSeries *s = &g_array_index(view->plan->deadlines, DeadlineSeries, own[i]);

        if (s->treaty == treaty && strcmp(s->article->number, article) == 0 && has_begun(view, s))
            found = deadline_view(view, s);
    }
    answer = view_note(view, QUESTION_DEADLINE, treaty->id, area, article);
    if (answer != NULL) {
        write_deadline(answer, &found);
        view_noted(view, answer);
    }
    return found;
}

static int
compare_due(const void *left, const void *right)
{
    const DeadlineView *a = left, *b = right;
    int order = date_compare(date_last_day(a->in_force), date_last_day(b->in_force));

    return order != 0 ? order : strcmp(a->series->area->name.text, b->series->area->name.text);
}

const DeadlineView *
view_article_deadlines(View *view, const Treaty *treaty, const char *article, size_t *count)
{
    g_autoptr(GArray) found = g_array_new(FALSE, TRUE, sizeof(DeadlineView));
    GString *answer;

    for (guint i = 0; i < view->plan->deadlines->len; i++) {
        const DeadlineSeries *s = &g_array_index(view->plan->deadlines, DeadlineSeries, i);

        if (s->treaty == treaty && strcmp(s->article->number, article) == 0 && has_begun(view, s)) {
            DeadlineView d = deadline_view(view, s);

            g_array_append_val(found, d);
        }
    }
    sort_items(found->data, found->len, sizeof(DeadlineView), compare_due);
    *count = found->len;
    answer = view_note(view, QUESTION_ARTICLE_DEADLINES, treaty->id, NULL, article);
    if (answer != NULL) {
        for (guint i = 0; i < found->len; i++) {
            g_string_append_printf(answer, "%s ", g_array_index(found, DeadlineView, i).series->area->id);
            write_deadline(answer, &g_array_index(found, DeadlineView, i));
        }
        view_noted(view, answer);
    }
    return arena_memdup(view->arena, found->data, sizeof(DeadlineView) * found->len);
}

const DeadlineView *
view_deadlines(View *view, const Area *area, size_t *count)
{
    g_autoptr(GArray) found = g_array_new(FALSE, TRUE, sizeof(DeadlineView));
    GString *answer;
    size_t own_count;
    const uint32_t *own = by_area_items(&view->plan->deadlines_by_area, area, &own_count);

    for (size_t i = 0; i < own_count; i++) {
        const DeadlineSeries *s = &g_array_index(view->plan->deadlines, DeadlineSeries, own[i]);

        if (s->article->kind == ARTICLE_CLEARANCE && has_begun(view, s)) {
            DeadlineView d = deadline_view(view, s);

            g_array_append_val(found, d);
        }
    }
    *count = found->len;
    answer = view_note(view, QUESTION_DEADLINES, "clearance", area, NULL);
    if (answer != NULL) {
        for (guint i = 0; i < found->len; i++)
            write_deadline(answer, &g_array_index(found, DeadlineView, i));
        view_noted(view, answer);
    }
    return arena_memdup(view->arena, found->data, sizeof(DeadlineView) * found->len);
}
