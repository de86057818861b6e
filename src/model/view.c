/*
 * The plan as seen on a day. What stands for a period is decided here and nowhere else: of several figures
 * the final beats the estimate beats the preliminary, and between equals the one whose source was published later.
 */
#include "base/sort.h"
#include "model/view.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "model/internal.h"

/* ---- the recorder ---- */

typedef struct Answer { char *question, *hash; } Answer;

struct Recorder {
    GArray *answers;            /* Answer, in the order of first asking */
    GHashTable *asked;          /* question -> hash, both of the array's */
};

static void
clear_answer(void *data)
{
    Answer *answer = data;

    g_free(answer->question);
    g_free(answer->hash);
}

Recorder *
recorder_new(void)
{
    Recorder *recorder = g_new0(Recorder, 1);

    recorder->answers = g_array_new(FALSE, TRUE, sizeof(Answer));
    g_array_set_clear_func(recorder->answers, clear_answer);
    recorder->asked = g_hash_table_new(g_str_hash, g_str_equal);
    return recorder;
}

void
recorder_free(Recorder *recorder)
{
    if (recorder == NULL)
        return;
    g_hash_table_unref(recorder->asked);
    g_array_unref(recorder->answers);
    g_free(recorder);
}

size_t
recorder_length(const Recorder *recorder)
{
    return recorder->answers->len;
}

void
recorder_each(const Recorder *recorder, void (*each)(const char *question, const char *hash, void *data), void *data)
{
    for (guint i = 0; i < recorder->answers->len; i++)
        each(g_array_index(recorder->answers, Answer, i).question, g_array_index(recorder->answers, Answer, i).hash, data);
}

const char *
recorder_answer(const Recorder *recorder, const char *question)
{
    return g_hash_table_lookup(recorder->asked, question);
}

/* Takes question and answer; asking again changes nothing, since the plan never does. */
void
view_record(View *view, GString *question, GString *answer)
{
    Answer kept = { g_string_free(question, FALSE), NULL };

    if (g_hash_table_contains(view->recorder->asked, kept.question)) {
        g_free(kept.question);
    } else {
        kept.hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, answer->str, (gssize)answer->len);
        g_array_append_val(view->recorder->answers, kept);
        g_hash_table_insert(view->recorder->asked, kept.question, kept.hash);
    }
    g_string_free(answer, TRUE);
}

GString *
view_question(const char *verb, const char *what, const State *state)
{
    GString *text = g_string_new(verb);

    g_string_append_printf(text, " %s %s", what, state == NULL ? "world" : state->id);
    return text;
}

static void
write_date(GString *out, Date date)
{
    char text[11];

    g_string_append_printf(out, " %s", date_is_set(date) ? date_format(date, text) : "-");
}

void
record_text(GString *out, LocalText text)
{
    g_string_append_printf(out, "|%s", text.text == NULL ? "" : text.text);
    for (size_t i = 0; i < text.count; i++)
        g_string_append_printf(out, "|%s=%s", text.translations[i].language, text.translations[i].text);
}

/* A figure is printed with its source, so the answer holds what is printed of it. */
static void
write_source(GString *out, const Source *source)
{
    g_string_append_printf(out, " %s %s %s", source->id, source->where == NULL ? "" : source->where, source->address == NULL ? "" : source->address);
    record_text(out, source->title);
    write_date(out, source->published);
    g_string_append_c(out, '\n');
}

void
record_sources(GString *out, const Source *const *sources, size_t count)
{
    for (size_t i = 0; i < count; i++)
        g_string_append_printf(out, " %s", sources[i]->id);
    g_string_append_c(out, '\n');
}

static void
write_observation(GString *out, const Observation *o)
{
    char value[G_ASCII_DTOSTR_BUF_SIZE];

    g_string_append_printf(out, "%s %s %d %d %s", o->id, g_ascii_dtostr(value, sizeof value, o->value), o->decimals, o->quality, o->note == NULL ? "" : o->note);
    g_string_append_c(out, '\n');
    for (size_t i = 0; i < o->source_count; i++)
        write_source(out, o->sources[i]);
}

static void
write_figure(GString *out, const Figure *figure)
{
    char value[G_ASCII_DTOSTR_BUF_SIZE];

    if (!figure->known) {
        g_string_append(out, "nothing\n");
        return;
    }
    g_string_append_printf(out, "%s", g_ascii_dtostr(value, sizeof value, figure->value));
    write_date(out, figure->period.first);
    write_date(out, figure->period.last);
    g_string_append_c(out, '\n');
    for (size_t i = 0; i < figure->part_count; i++)
        write_observation(out, figure->parts[i]);
    for (size_t i = 0; i < figure->revised_count; i++)
        write_observation(out, figure->revised[i]);
}

/* ---- the view ---- */

View *
view_new(const Plan *plan, Date as_of, Recorder *recorder)
{
    View *view = g_new0(View, 1);

    *view = (View){ plan, date_is_set(as_of) ? date_last_day(as_of) : plan->as_of, recorder, arena_new() };
    return view;
}

void
view_free(View *view)
{
    if (view == NULL)
        return;
    arena_free(view->arena);
    g_free(view);
}

const Plan *view_plan(const View *view) { return view->plan; }
Date view_as_of(const View *view) { return view->as_of; }

/* ---- figures ---- */

static bool
admitted(const View *view, const Observation *o)
{
    return date_compare(date_last_day(o->period.last), view->as_of) <= 0;
}

static bool
same_end(const Observation *a, const Observation *b)
{
    return date_equal(date_last_day(a->period.last), date_last_day(b->period.last)) && date_equal(date_first_day(a->period.first), date_first_day(b->period.first));
}

static Figure
figure_of(View *view, const Observation *const *group, size_t count)
{
    Figure figure = { .known = true };
    const Observation *o = group[count - 1];            /* sorted so that the one that stands is last */

    figure.value = o->value;
    figure.decimals = o->decimals;
    figure.period = o->period;
    figure.quality = o->quality;
    figure.id = o->id;
    figure.parts = arena_memdup(view->arena, &group[count - 1], sizeof *group);
    figure.part_count = 1;
    figure.revised = group;
    figure.revised_count = count - 1;
    return figure;
}

/* The accepted figures of the measure's own observations, one a period, oldest first. */
static void
own_figures(View *view, const Measure *measure, const State *state, GArray *out)
{
    const Series *series = plan_find_series(view->plan, measure, state);

    for (size_t i = 0; series != NULL && i < series->count;) {
        const Observation **group = arena_new0(view->arena, const Observation *, series->count - i);
        size_t count = 0, next = i;

        while (next < series->count && same_end(series->observations[i], series->observations[next])) {
            if (admitted(view, series->observations[next]))
                group[count++] = series->observations[next];
            next++;
        }
        if (count > 0) {
            Figure figure = figure_of(view, group, count);

            g_array_append_val(out, figure);
        }
        i = next;
    }
}

static const Figure *
find_period(const GArray *figures, Period period)
{
    for (guint i = 0; i < figures->len; i++) {
        const Figure *f = &g_array_index(figures, Figure, i);

        if (date_equal(date_last_day(f->period.last), date_last_day(period.last)) && date_equal(date_first_day(f->period.first), date_first_day(period.first)))
            return f;
    }
    return NULL;
}

static int
compare_figures(const void *left, const void *right)
{
    const Figure *a = left, *b = right;

    int order = date_compare(date_last_day(a->period.last), date_last_day(b->period.last));

    return order != 0 ? order : date_compare(date_first_day(a->period.first), date_first_day(b->period.first));
}

static void
add_part(Figure *sum, const Figure *part, const Observation **parts)
{
    sum->value += part->value;
    sum->decimals = MAX(sum->decimals, part->decimals);
    sum->quality = MIN(sum->quality, part->quality);
    for (size_t i = 0; i < part->part_count; i++)
        parts[sum->part_count++] = part->parts[i];
}

/* Where the measure has no figure of its own for a period, and all its parts have one, their sum. */
static void
add_sums(View *view, const Measure *measure, const State *state, GArray *out)
{
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    const GArray *first;

    for (size_t i = 0; i < measure->sum_count; i++) {
        GArray *figures = g_array_new(FALSE, TRUE, sizeof(Figure));

        own_figures(view, measure->sum_of[i], state, figures);
        g_ptr_array_add(parts, figures);
    }
    first = g_ptr_array_index(parts, 0);
    for (guint f = 0; f < first->len; f++) {
        const Figure *base = &g_array_index(first, Figure, f);
        Figure sum = { .known = true, .summed = true, .period = base->period, .quality = Q_FINAL };
        const Observation **list = arena_new0(view->arena, const Observation *, measure->sum_count);
        size_t found = 0;
        char last[11];

        if (find_period(out, base->period) != NULL)
            continue;
        for (guint p = 0; p < parts->len; p++) {
            const Figure *part = find_period(g_ptr_array_index(parts, p), base->period);

            if (part != NULL) {
                add_part(&sum, part, list);
                found++;
            }
        }
        if (found < measure->sum_count)
            continue;
        sum.parts = list;
        sum.id = arena_printf(view->arena, "%s.%s.%s.sum", measure->id, state == NULL ? "world" : state->id, date_format(sum.period.last, last));
        g_array_append_val(out, sum);
    }
    sort_items(out->data, out->len, sizeof(Figure), compare_figures);
}

/* Derived: the number of States Parties by date of deposit, on the as-of day. */
static Figure
count_figure(View *view, const Measure *measure, Date day, size_t count)
{
    Figure figure = { .known = true, .value = (double)count, .period = { day, day }, .quality = Q_FINAL };
    char text[11];

    figure.id = arena_printf(view->arena, "%s.world.%s", measure->id, date_format(day, text));
    return figure;
}

/* One figure at the end of each year since the first deposit, and one on the as-of day. */
static void
count_figures(View *view, const Measure *measure, GArray *out)
{
    size_t count = 0, step = 0;
    const CountStep *steps = view_party_steps(view, measure->membership, &count);

    for (int year = count > 0 ? steps[0].date.year : view->as_of.year + 1; year <= view->as_of.year; year++) {
        Date day = date_last_day((Date){ .year = (int16_t)year });
        Figure figure;

        if (date_compare(day, view->as_of) > 0)
            day = view->as_of;
        while (step < count && steps[step].date.year <= year)
            step++;
        figure = count_figure(view, measure, day, step);
        g_array_append_val(out, figure);
    }
}

static GArray *
all_figures(View *view, const Measure *measure, const State *state)
{
    GArray *out = g_array_new(FALSE, TRUE, sizeof(Figure));

    if (measure->membership != NULL && state == NULL)
        count_figures(view, measure, out);
    else
        own_figures(view, measure, state, out);
    if (measure->sum_count > 0)
        add_sums(view, measure, state, out);
    return out;
}

const Figure *
view_series(View *view, const Measure *measure, const State *state, size_t *count)
{
    g_autoptr(GArray) figures = all_figures(view, measure, state);

    *count = figures->len;
    if (view->recorder != NULL) {
        GString *answer = g_string_new(NULL);

        for (guint i = 0; i < figures->len; i++)
            write_figure(answer, &g_array_index(figures, Figure, i));
        view_record(view, view_question("series", measure->id, state), answer);
    }
    return arena_memdup(view->arena, figures->data, sizeof(Figure) * figures->len);
}

static Figure
latest_figure(View *view, const Measure *measure, const State *state)
{
    g_autoptr(GArray) figures = all_figures(view, measure, state);

    return figures->len > 0 ? g_array_index(figures, Figure, figures->len - 1) : (Figure){ 0 };
}

Figure
view_latest(View *view, const Measure *measure, const State *state)
{
    Figure latest = latest_figure(view, measure, state);

    if (view->recorder != NULL) {
        GString *answer = g_string_new(NULL);

        write_figure(answer, &latest);
        view_record(view, view_question("latest", measure->id, state), answer);
    }
    return latest;
}

Figure
view_year(View *view, const Measure *measure, const State *state, int year)
{
    g_autoptr(GArray) figures = all_figures(view, measure, state);
    Figure found = { 0 };

    for (guint i = 0; i < figures->len; i++)
        if (g_array_index(figures, Figure, i).period.last.year == year)
            found = g_array_index(figures, Figure, i);
    if (view->recorder != NULL) {
        GString *answer = g_string_new(NULL), *asked = view_question("year", measure->id, state);

        g_string_append_printf(asked, " %d", year);
        write_figure(answer, &found);
        view_record(view, asked, answer);
    }
    return found;
}

bool
view_has_any(View *view, const Measure *measure, const State *state)
{
    return view_latest(view, measure, state).known;
}

const State *const *
view_states_with(View *view, const Measure *measure, size_t *count)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    GString *answer = view->recorder == NULL ? NULL : g_string_new(NULL);

    for (guint i = 0; i < view->plan->states->len; i++) {
        const State *state = g_ptr_array_index(view->plan->states, i);

        if (!latest_figure(view, measure, state).known)
            continue;
        g_ptr_array_add(found, (gpointer)(guintptr)state);
        if (answer != NULL)
            g_string_append_printf(answer, "%s\n", state->id);
    }
    *count = found->len;
    if (answer != NULL)
        view_record(view, view_question("states-with", measure->id, NULL), answer);
    return arena_memdup(view->arena, found->pdata, sizeof(void *) * found->len);
}

/* ---- memberships ---- */

static Date
seen_by(const View *view, Date date)
{
    return date_is_set(date) && date_compare(date_last_day(date), view->as_of) <= 0 ? date : DATE_NONE;
}

static Standing
standing(const View *view, const State *state, const Treaty *treaty)
{
    const Membership *m = plan_find_membership(view->plan, state, treaty);
    Standing s = { .status = MEMBER_UNKNOWN, .membership = m };

    if (m == NULL)
        return s;
    s.seen = *m;
    s.seen.signed_on = seen_by(view, m->signed_on);
    s.seen.deposited = seen_by(view, m->deposited);
    /* entry into force is a consequence of the deposit: it may be announced before it comes */
    s.seen.in_force = date_is_set(s.seen.deposited) ? m->in_force : DATE_NONE;
    s.status = date_is_set(s.seen.deposited) ? MEMBER_PARTY : date_is_set(s.seen.signed_on) ? MEMBER_SIGNATORY : MEMBER_NOT_PARTY;
    return s;
}

static void
write_standing(GString *out, const Standing *s)
{
    g_string_append_printf(out, "%d", s->status);
    write_date(out, s->seen.signed_on);
    write_date(out, s->seen.deposited);
    write_date(out, s->seen.in_force);
    if (s->membership == NULL) {
        g_string_append(out, " nothing\n");
        return;
    }
    g_string_append_printf(out, " %d %s", s->membership->how, s->membership->note == NULL ? "" : s->membership->note);
    record_sources(out, s->membership->sources, s->membership->source_count);
}

Standing
view_membership(View *view, const State *state, const Treaty *treaty)
{
    Standing s = standing(view, state, treaty);

    if (view->recorder != NULL) {
        GString *answer = g_string_new(NULL);

        write_standing(answer, &s);
        view_record(view, view_question("membership", treaty->id, state), answer);
    }
    return s;
}

static int
compare_steps(const void *left, const void *right)
{
    const CountStep *a = left, *b = right;
    int order = date_compare(a->date, b->date);

    return order != 0 ? order : a->state->index < b->state->index ? -1 : a->state->index > b->state->index;
}

const CountStep *
view_party_steps(View *view, const Treaty *treaty, size_t *count)
{
    g_autoptr(GArray) steps = g_array_new(FALSE, TRUE, sizeof(CountStep));

    for (guint i = 0; i < view->plan->memberships->len; i++) {
        const Membership *m = &g_array_index(view->plan->memberships, Membership, i);
        CountStep step = { seen_by(view, m->deposited), 0, m->state };

        if (m->treaty == treaty && date_is_set(step.date))
            g_array_append_val(steps, step);
    }
    sort_items(steps->data, steps->len, sizeof(CountStep), compare_steps);
    for (guint i = 0; i < steps->len; i++)
        g_array_index(steps, CountStep, i).count = i + 1;
    *count = steps->len;
    if (view->recorder != NULL) {
        GString *answer = g_string_new(NULL);

        for (guint i = 0; i < steps->len; i++) {
            const CountStep *step = &g_array_index(steps, CountStep, i);
            Standing s = standing(view, step->state, treaty);

            g_string_append(answer, step->state->id);
            write_date(answer, step->date);
            write_standing(answer, &s);
        }
        view_record(view, view_question("party-steps", treaty->id, NULL), answer);
    }
    return arena_memdup(view->arena, steps->data, sizeof(CountStep) * steps->len);
}

size_t
view_party_count(View *view, const Treaty *treaty, bool by_deposit)
{
    size_t count = 0, parties = 0;
    const CountStep *steps = view_party_steps(view, treaty, &count);

    for (size_t i = 0; i < count; i++) {
        Standing s = standing(view, steps[i].state, treaty);

        parties += by_deposit || (date_is_set(s.seen.in_force) && date_compare(s.seen.in_force, view->as_of) <= 0);
    }
    return parties;
}

/* ---- deadlines ---- */

static DeadlineView
deadline_view(const View *view, const DeadlineSeries *series)
{
    DeadlineView d = { .known = true, .series = series, .original = series->steps[0].date, .steps = series->steps, .step_count = 1 };

    while (d.step_count < series->step_count && date_compare(date_last_day(series->steps[d.step_count].decided), view->as_of) <= 0)
        d.step_count++;
    d.in_force = series->steps[d.step_count - 1].date;
    d.fulfilled = seen_by(view, series->completed);
    d.passed = !date_is_set(d.fulfilled) && date_compare(date_last_day(d.in_force), view->as_of) < 0;
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

        write_date(out, step->date);
        write_date(out, step->decided);
        g_string_append_printf(out, " %d %s", step->interim, step->note == NULL ? "" : step->note);
    }
    write_date(out, d->fulfilled);
    g_string_append_printf(out, " %" G_GSIZE_FORMAT " %d %s %s %d %s", d->step_count, d->passed, d->series->treaty->id, d->series->article->number, d->series->expired,
                           d->series->note == NULL ? "" : d->series->note);
    record_sources(out, d->series->sources, d->series->source_count);
}

DeadlineView
view_deadline(View *view, const State *state, const Treaty *treaty, const char *article)
{
    DeadlineView found = { 0 };

    for (guint i = 0; i < view->plan->deadlines->len && !found.known; i++) {
        const DeadlineSeries *s = &g_array_index(view->plan->deadlines, DeadlineSeries, i);

        if (s->state == state && s->treaty == treaty && strcmp(s->article->number, article) == 0)
            found = deadline_view(view, s);
    }
    if (view->recorder != NULL) {
        GString *asked = view_question("deadline", treaty->id, state), *answer = g_string_new(NULL);

        g_string_append_printf(asked, " %s", article);
        write_deadline(answer, &found);
        view_record(view, asked, answer);
    }
    return found;
}

static int
compare_due(const void *left, const void *right)
{
    const DeadlineView *a = left, *b = right;
    int order = date_compare(date_last_day(a->in_force), date_last_day(b->in_force));

    return order != 0 ? order : strcmp(a->series->state->name.text, b->series->state->name.text);
}

const DeadlineView *
view_article_deadlines(View *view, const Treaty *treaty, const char *article, size_t *count)
{
    g_autoptr(GArray) found = g_array_new(FALSE, TRUE, sizeof(DeadlineView));

    for (guint i = 0; i < view->plan->deadlines->len; i++) {
        const DeadlineSeries *s = &g_array_index(view->plan->deadlines, DeadlineSeries, i);

        if (s->treaty == treaty && strcmp(s->article->number, article) == 0) {
            DeadlineView d = deadline_view(view, s);

            g_array_append_val(found, d);
        }
    }
    sort_items(found->data, found->len, sizeof(DeadlineView), compare_due);
    *count = found->len;
    if (view->recorder != NULL) {
        GString *asked = view_question("article-deadlines", treaty->id, NULL), *answer = g_string_new(NULL);

        g_string_append_printf(asked, " %s", article);
        for (guint i = 0; i < found->len; i++) {
            g_string_append_printf(answer, "%s ", g_array_index(found, DeadlineView, i).series->state->id);
            write_deadline(answer, &g_array_index(found, DeadlineView, i));
        }
        view_record(view, asked, answer);
    }
    return arena_memdup(view->arena, found->data, sizeof(DeadlineView) * found->len);
}

const DeadlineView *
view_deadlines(View *view, const State *state, size_t *count)
{
    g_autoptr(GArray) found = g_array_new(FALSE, TRUE, sizeof(DeadlineView));

    for (guint i = 0; i < view->plan->deadlines->len; i++) {
        const DeadlineSeries *s = &g_array_index(view->plan->deadlines, DeadlineSeries, i);

        if (s->state == state && s->article->kind == ARTICLE_CLEARANCE) {
            DeadlineView d = deadline_view(view, s);

            g_array_append_val(found, d);
        }
    }
    *count = found->len;
    if (view->recorder != NULL) {
        GString *answer = g_string_new(NULL);

        for (guint i = 0; i < found->len; i++)
            write_deadline(answer, &g_array_index(found, DeadlineView, i));
        view_record(view, view_question("deadlines", "clearance", state), answer);
    }
    return arena_memdup(view->arena, found->data, sizeof(DeadlineView) * found->len);
}

/* ---- targets and sets: the plan itself, which a recorder notes by the state or the indicator ---- */

static bool
names_state(const TargetGroup *group, const State *state)
{
    for (size_t i = 0; i < group->state_count; i++)
        if (group->states[i] == state)
            return true;
    return false;
}

const TargetOf *
view_targets_of(View *view, const State *state, size_t *count)
{
    g_autoptr(GArray) found = g_array_new(FALSE, TRUE, sizeof(TargetOf));
    GString *answer = view->recorder == NULL ? NULL : g_string_new(NULL);

    for (guint o = 0; o < view->plan->objectives->len; o++) {
        const Objective *objective = g_ptr_array_index(view->plan->objectives, o);

        for (size_t g = 0; g < objective->group_count; g++) {
            TargetOf target = { objective, &objective->groups[g] };

            if (!names_state(target.group, state))
                continue;
            g_array_append_val(found, target);
            if (answer != NULL)
                g_string_append_printf(answer, "%s %s\n", objective->id, target.group->id);
        }
    }
    *count = found->len;
    if (answer != NULL)
        view_record(view, view_question("targets-of", "plan", state), answer);
    return arena_memdup(view->arena, found->data, sizeof(TargetOf) * found->len);
}

/* A state counts by its membership where the measure is a count of members, else by its latest figure. A judgement also
   counts the states whose obligation is fulfilled. */
static void
judge_member(View *view, const Indicator *indicator, const Measure *measure, SetMember *member)
{
    if (measure->membership != NULL) {
        member->standing = view_membership(view, member->state, measure->membership);
        member->counts = member->standing.status == MEMBER_PARTY;
        return;
    }
    member->figure = view_latest(view, measure, member->state);
    for (size_t i = 0; i < indicator->target_count; i++)
        if (indicator->targets[i].article != NULL) {
            DeadlineView d = view_deadline(view, member->state, indicator->targets[i].treaty, indicator->targets[i].article->number);

            member->fulfilled = member->fulfilled || (d.known && date_is_set(d.fulfilled));
            member->fulfilled_on = d.fulfilled;
        }
    member->counts = member->fulfilled || (member->figure.known && member->figure.value >= indicator->counts);
}

static void
later(Date *date, Date other)
{
    if (date_is_set(other) && (!date_is_set(*date) || date_compare(date_last_day(other), date_last_day(*date)) > 0))
        *date = other;
}

/* Of events such as votes only the latest counts: what a state did in an earlier one is no figure for this one. */
static void
keep_latest_event(GArray *members, SetView *set)
{
    set->k = 0;
    for (guint i = 0; i < members->len; i++) {
        SetMember *member = &g_array_index(members, SetMember, i);

        if (member->figure.known && member->figure.period.last.year != set->date.year) {
            member->figure = (Figure){ 0 };
            member->counts = member->fulfilled;
        }
        set->k += member->counts;
    }
}

/* What is known of each member was asked, and noted, for itself; here is who the members are. */
static void
record_set(View *view, const Indicator *indicator, const SetView *set)
{
    GString *answer = g_string_new(NULL);

    for (size_t i = 0; i < set->count; i++)
        g_string_append_printf(answer, "%s %d\n", set->members[i].state->id, set->members[i].counts);
    write_date(answer, set->date);
    view_record(view, view_question("set", indicator->id, NULL), answer);
}

SetView
view_set(View *view, const Indicator *indicator)
{
    g_autoptr(GArray) members = g_array_new(FALSE, TRUE, sizeof(SetMember));
    const Objective *among = indicator->among == NULL ? NULL : plan_find_objective(view->plan, indicator->among);
    const Measure *measure = indicator->measure_count > 0 ? indicator->measures[0] : NULL;
    SetView set = { 0 };

    for (size_t g = 0; among != NULL && measure != NULL && g < among->group_count; g++)
        for (size_t s = 0; s < among->groups[g].state_count; s++) {
            SetMember member = { .state = among->groups[g].states[s] };

            judge_member(view, indicator, measure, &member);
            set.k += member.counts;
            later(&set.date, member.standing.membership != NULL ? view->as_of : DATE_NONE);
            later(&set.date, member.figure.known ? member.figure.period.last : DATE_NONE);
            later(&set.date, member.fulfilled_on);
            g_array_append_val(members, member);
        }
    if (measure != NULL && measure->nature == NATURE_EVENT)
        keep_latest_event(members, &set);
    set.count = members->len;
    set.id = arena_printf(view->arena, "%s.set", indicator->id);
    set.members = arena_memdup(view->arena, members->data, sizeof(SetMember) * members->len);
    if (view->recorder != NULL)
        record_set(view, indicator, &set);
    return set;
}

/* ---- next dates ---- */

static int
compare_dates(const void *left, const void *right)
{
    const NextDate *a = left, *b = right;
    int order = date_compare(date_first_day(a->period.first), date_first_day(b->period.first));

    if (order == 0)
        order = (int)a->deadline - (int)b->deadline;
    if (order != 0)
        return order;
    return a->deadline ? (a->due > b->due) - (a->due < b->due) : (a->event > b->event) - (a->event < b->event);
}

/* The first anniversary after the as-of day; its ordinal is the number of years since. */
static bool
next_anniversary(const View *view, const Event *event, NextDate *out)
{
    int years = view->as_of.year - event->origin.year;
    int32_t length = date_is_set(event->period.last) ? date_to_days(event->period.last) - date_to_days(event->period.first) : 0;

    if (years < 1)
        years = 1;
    while (date_compare(date_add_years(event->origin, years), view->as_of) <= 0)
        years++;
    *out = (NextDate){ .title = event->title, .ordinal = years, .event = event };
    out->period.first = date_add_years(event->origin, years);
    out->period.last = date_from_days(date_to_days(out->period.first) + length);
    return true;
}

static bool
concerns(View *view, const Event *event, const State *state)
{
    if (event->status == EVENT_CANCELLED || (event->state != NULL && event->status == EVENT_HELD))
        return false;           /* what a state has done is known afterwards only: no date to look forward to */
    if (state == NULL || event->state != NULL)
        return state == NULL || event->state == state;
    return event->treaty != NULL && standing(view, state, event->treaty).status != MEMBER_UNKNOWN;
}

static void
add_events(View *view, const State *state, GArray *out)
{
    for (guint i = 0; i < view->plan->events->len; i++) {
        const Event *event = &g_array_index(view->plan->events, Event, i);
        NextDate next = { .period = event->period, .tbc = event->tbc, .title = event->title, .event = event };

        if (!concerns(view, event, state))
            continue;
        if (date_is_set(event->origin))
            next_anniversary(view, event, &next);
        else if (date_compare(date_last_day(event->period.last), view->as_of) <= 0)
            continue;
        g_array_append_val(out, next);
    }
}

static void
write_next_date(GString *out, const NextDate *next)
{
    write_date(out, next->period.first);
    write_date(out, next->period.last);
    if (next->deadline) {
        g_string_append_printf(out, " %s %s\n", next->due->series->treaty->id, next->due->series->article->number);
    } else {
        g_string_append_printf(out, " %d %d", next->tbc, next->ordinal);
        record_event(out, next->event);
    }
}

const NextDate *
view_next_dates(View *view, const State *state, size_t most, size_t *count)
{
    g_autoptr(GArray) found = g_array_new(FALSE, TRUE, sizeof(NextDate));
    size_t deadlines = 0;
    const DeadlineView *own = state == NULL ? NULL : view_deadlines(view, state, &deadlines);

    add_events(view, state, found);
    for (size_t i = 0; i < deadlines; i++) {
        NextDate next = { .period = { own[i].in_force, own[i].in_force }, .deadline = true, .due = &own[i] };

        if (!date_is_set(own[i].fulfilled) && date_compare(own[i].in_force, view->as_of) > 0)
            g_array_append_val(found, next);
    }
    sort_items(found->data, found->len, sizeof(NextDate), compare_dates);
    *count = MIN(most, found->len);
    if (view->recorder != NULL) {
        GString *answer = g_string_new(NULL), *asked = view_question("next-dates", "calendar", state);

        g_string_append_printf(asked, " %" G_GSIZE_FORMAT, most);
        for (size_t i = 0; i < *count; i++)
            write_next_date(answer, &g_array_index(found, NextDate, i));
        view_record(view, asked, answer);
    }
    return arena_memdup(view->arena, found->data, sizeof(NextDate) * *count);
}

static const char *
or_nothing(const char *text)
{
    return text == NULL ? "" : text;
}

const Event *
view_events(View *view, size_t *count)
{
    const Event *events = plan_events(view->plan, count);
    GString *answer = view->recorder == NULL ? NULL : g_string_new(NULL);

    for (size_t i = 0; answer != NULL && i < *count; i++) {
        const Event *e = &events[i];

        record_event(answer, e);
        g_string_append_printf(answer, "%s|%s|%s|%s|%s|%d\n", or_nothing(e->recurs), or_nothing(e->except), or_nothing(e->also), or_nothing(e->uid),
                               e->of == NULL ? "" : or_nothing(e->of->id), e->series == NULL ? -1 : (int)(e->series - events));
    }
    if (answer != NULL)
        view_record(view, view_question("events", "plan", NULL), answer);
    return events;
}

const Event *
view_event(View *view, const char *id)
{
    size_t count;

    view_events(view, &count);
    return plan_find_event(view->plan, id);
}

const Source *
view_source(View *view, const char *id)
{
    const Source *source = plan_find_source(view->plan, id);

    if (view->recorder != NULL) {
        GString *answer = g_string_new(NULL);

        if (source != NULL)
            write_source(answer, source);
        view_record(view, view_question("source", id, NULL), answer);
    }
    return source;
}

const State *const *
view_neighbours(View *view, const State *state, size_t *count)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    GString *answer = view->recorder == NULL ? NULL : g_string_new(NULL);

    for (guint i = 0; i < view->plan->states->len; i++) {
        const State *other = g_ptr_array_index(view->plan->states, i);

        if (other->subregion == NULL || state->subregion == NULL || strcmp(other->subregion, state->subregion) != 0)
            continue;
        g_ptr_array_add(found, (gpointer)(guintptr)other);
        if (answer != NULL)
            g_string_append_printf(answer, "%s\n", other->id);
    }
    *count = found->len;
    if (answer != NULL)
        view_record(view, view_question("neighbours", "states", state), answer);
    return arena_memdup(view->arena, found->pdata, sizeof(void *) * found->len);
}
