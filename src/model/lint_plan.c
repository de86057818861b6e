/*
 * The closer look at a plan, for those who edit it: what a careful reader would ask about. The rules of lint.c find
 * data that contradict themselves; these find what the plan leaves open as well, so they run only when asked for.
 */
#include "model/internal.h"
#include "model/lint_rules.h"
#include "base/diag_model.h"
#include <string.h>
#include "model/calendar_entries.h"

enum { STALE_MONTHS = 18 };

static bool
is_one_of(const char *word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (g_ascii_strcasecmp(word, words[i]) == 0)
            return true;
    return false;
}

/* ---- days ---- */

/* Somebody chose its day: it neither recurs by its origin nor follows from a treaty or a calendar of holidays. */
static bool
is_arranged(const Event *event)
{
    static const char *const given[] = { "anniversary", "day", "holiday", "entry-into-force" };

    return !date_is_set(event->origin) && !is_one_of(event->kind, given, G_N_ELEMENTS(given));
}

static bool
has_day(const Event *event)
{
    return !event->tbc && date_is_day(event->period.first) && date_is_day(event->period.last);
}

/* What is known on the as-of day to have become of a planned event. */
static const Event *
outcome_of(const Lint *lint, const Event *planned)
{
    size_t count;
    const Event *events = plan_events(lint->plan, &count);

    for (size_t i = 0; i < count; i++)
        if (events[i].of == planned && view_knows_event(lint->view, &events[i]))
            return &events[i];
    return NULL;
}

/* What was held was held, on whatever day: only plans are doubted, and of a series the day that somebody wrote. */
static void
begins_on_weekend(const Lint *lint)
{
    size_t count;
    const Event *events = plan_events(lint->plan, &count);
    char day[11];

    for (size_t i = 0; i < count; i++)
        if (events[i].status == EVENT_PLANNED && events[i].series == NULL && is_arranged(&events[i]) &&
            has_day(&events[i]) && date_weekday(events[i].period.first) >= 6)
            diag_report(lint->diags, lint->id, events[i].place, lint_event_name(&events[i]),
                        date_format(events[i].period.first, day),
                        date_weekday(events[i].period.first) == 6 ? "Saturday" : "Sunday", NULL);
}

/* A meeting that brings people to a place. One whose outcome is known stands in the calendar as that outcome. */
static bool
is_gathering(const Lint *lint, const Event *event)
{
    static const char *const gatherings[] = { "meeting", "conference", "workshop", "training", "session" };
    static const char *const nowhere[] = { "virtual", "online" };

    return is_one_of(event->kind, gatherings, G_N_ELEMENTS(gatherings)) && has_day(event) &&
           event->status != EVENT_CANCELLED && event->where != NULL &&
           !is_one_of(event->where, nowhere, G_N_ELEMENTS(nowhere)) && outcome_of(lint, event) == NULL;
}

/* "Geneva" and "Geneva, Palais des Nations" are one place. */
static bool
is_same_place(const char *one, const char *other)
{
    return g_ascii_strncasecmp(one, other, MIN(strlen(one), strlen(other))) == 0;
}

/*
 * The same people go to both: the delegates of one treaty, or, where neither belongs to a treaty, those whose own
 * calendar the plan's is. Two treaties have their meetings side by side, and what others hold without the plan is not
 * its affair.
 */
static bool
is_for_same_people(const Event *a, const Event *b)
{
    return a->treaty == b->treaty && (a->treaty != NULL || (a->in_plan && b->in_plan));
}

/* Two that were held did not clash after all. */
static bool
is_clash(const Event *a, const Event *b)
{
    return (a->status == EVENT_PLANNED || b->status == EVENT_PLANNED) && a->of != b && b->of != a &&
           is_for_same_people(a, b) && date_compare(a->period.first, b->period.last) <= 0 &&
           date_compare(b->period.first, a->period.last) <= 0 && !is_same_place(a->where, b->where);
}

static void
at_two_places(const Lint *lint)
{
    size_t count;
    const Event *events = plan_events(lint->plan, &count);

    for (size_t i = 1; i < count; i++)
        for (size_t k = 0; is_gathering(lint, &events[i]) && k < i; k++)
            if (is_gathering(lint, &events[k]) && is_clash(&events[k], &events[i])) {
                Date day = date_compare(events[k].period.first, events[i].period.first) > 0 ? events[k].period.first
                                                                                            : events[i].period.first;
                char text[11];

                diag_report_related(lint->diags, lint->id, events[i].place, events[k].place,
                                    lint_event_name(&events[i]), events[i].where, lint_event_name(&events[k]),
                                    events[k].where, date_format(day, text), NULL);
            }
}

static void
left_to_be_confirmed(const Lint *lint)
{
    size_t count;
    const Event *events = plan_events(lint->plan, &count);
    char month[11];

    for (size_t i = 0; i < count; i++)
        if (events[i].tbc && events[i].status == EVENT_PLANNED && events[i].of == NULL &&
            outcome_of(lint, &events[i]) == NULL &&
            date_compare(date_last_day(events[i].period.last), view_as_of(lint->view)) < 0)
            diag_report(lint->diags, lint->id, events[i].place, lint_event_name(&events[i]),
                        date_format(events[i].period.last, month), NULL);
}

static bool
plans_anything(const Plan *plan, Date from, Date to)
{
    size_t count;
    const Event *events = plan_events(plan, &count);

    for (size_t i = 0; i < count; i++)
        if (events[i].in_plan && events[i].of == NULL && is_arranged(&events[i]) &&
            date_compare(date_first_day(events[i].period.first), to) <= 0 &&
            date_compare(date_last_day(events[i].period.last), from) >= 0)
            return true;
    return false;
}

static bool
has_calendar(const Plan *plan)
{
    size_t count;
    const Event *events = plan_events(plan, &count);

    for (size_t i = 0; i < count; i++)
        if (events[i].in_plan)
            return true;
    return false;
}

/* What recurs by itself fills no year; a plan without a calendar promises none. */
static void
years_without_events(const Lint *lint)
{
    Period period = plan_period(lint->plan);

    for (int year = period.first.year; has_calendar(lint->plan) && year <= period.last.year; year++) {
        Date whole = { (int16_t)year, 0, 0 };
        char text[11];

        if (!plans_anything(lint->plan, date_first_day(whole), date_last_day(whole)))
            diag_report(lint->diags, lint->id, plan_place(lint->plan), date_format(whole, text), NULL);
    }
}

/* ---- figures ---- */

/*
 * Whether the plan rests on a measure, and the day on which its newest figure stands. awaited: by an indicator that
 * says itself what is still to be collected for it.
 */
typedef struct Use { const Measure *measure; bool used, awaited; Date newest; } Use;

static void
use_for(const Lint *lint, Use *use, const Area *area)
{
    Figure latest = view_latest(lint->view, use->measure, area);
    Date day = date_last_day(latest.period.last);

    use->used = true;
    if (latest.known && (!date_is_set(use->newest) || date_compare(day, use->newest) > 0))
        use->newest = day;
}

static void
use_for_targets(const Lint *lint, Use *use, const Objective *objective)
{
    for (size_t g = 0; g < objective->group_count; g++)
        for (size_t s = 0; s < objective->groups[g].area_count; s++)
            use_for(lint, use, objective->groups[g].areas[s]);
}

static void
use_by_indicator(const Lint *lint, Use *use, const Indicator *indicator)
{
    bool counts = indicator->among != NULL,
         says = indicator->to_collect.text != NULL && *indicator->to_collect.text != '\0';

    for (size_t m = 0; m < indicator->measure_count; m++)
        if (indicator->measures[m] == use->measure) {
            for (size_t i = 0; counts && i < indicator->list_count; i++)
                use_for(lint, use, indicator->list[i]);
            if (!counts)
                use_for(lint, use, NULL);
            use->awaited = use->awaited || says;
        }
    for (size_t t = 0; t < indicator->target_count; t++)
        if (indicator->targets[t].measure == use->measure && (!counts || indicator->targets[t].area != NULL))
            use_for(lint, use, indicator->targets[t].area);
}

static void
use_by_objective(const Lint *lint, Use *use, const Objective *objective)
{
    for (size_t i = 0; i < objective->indicator_count; i++)
        use_by_indicator(lint, use, objective->indicators[i]);
    for (size_t f = 0; f < objective->follow_count; f++)
        if (objective->follows[f].measure == use->measure)
            use_for_targets(lint, use, objective);
}

static Use
use_of(const Lint *lint, const Measure *measure)
{
    size_t count;
    const Objective *const *objectives = plan_objectives(lint->plan, &count);
    Use use = { .measure = measure };

    for (size_t i = 0; i < count; i++)
        use_by_objective(lint, &use, objectives[i]);
    return use;
}

/*
 * A measure is stale when nobody whom the plan asks has a newer figure; single areas are the worklist's matter. What
 * stands until it is revoked does not grow old.
 */
static void
measures_gone_stale(const Lint *lint)
{
    size_t count;
    const Measure *const *measures = plan_measures(lint->plan, &count);
    Date oldest = date_add_months(view_as_of(lint->view), -STALE_MONTHS);
    char newest[11], as_of[11];

    for (size_t i = 0; i < count; i++) {
        Use use = use_of(lint, measures[i]);

        if (measures[i]->nature != NATURE_STANDING && date_is_set(use.newest) &&
            date_compare(use.newest, oldest) < 0)
            diag_report(lint->diags, lint->id, measures[i]->place, measures[i]->id, date_format(use.newest, newest),
                        date_format(view_as_of(lint->view), as_of), NULL);
    }
}

static void
measures_without_figures(const Lint *lint)
{
    size_t count;
    const Measure *const *measures = plan_measures(lint->plan, &count);
    char as_of[11];

    for (size_t i = 0; i < count; i++) {
        Use use = use_of(lint, measures[i]);

        if (use.used && !use.awaited && !date_is_set(use.newest))
            diag_report(lint->diags, lint->id, measures[i]->place, measures[i]->id,
                        date_format(view_as_of(lint->view), as_of), NULL);
    }
}

static void
cite(GHashTable *cited, const Source *const *sources, size_t count)
{
    for (size_t i = 0; i < count; i++)
        g_hash_table_add(cited, (gpointer)(guintptr)sources[i]);
}

static void
cite_groups(GHashTable *cited, const Plan *plan)
{
    size_t count;
    const Objective *const *objectives = plan_objectives(plan, &count);

    for (size_t i = 0; i < count; i++)
        for (size_t g = 0; g < objectives[i]->group_count; g++)
            cite(cited, objectives[i]->groups[g].sources, objectives[i]->groups[g].source_count);
}

static GHashTable *
cited_sources(const Plan *plan)
{
    GHashTable *cited = g_hash_table_new(NULL, NULL);
    size_t list_count, membership_count, deadline_count, event_count, group_count;
    const SourceList *lists = observations_lists(plan->observations, &list_count);
    const Membership *memberships = plan_memberships(plan, &membership_count);
    const DeadlineSeries *deadlines = plan_deadlines(plan, &deadline_count);
    const Event *events = plan_events(plan, &event_count);
    const AreaGroup *const *groups = plan_area_groups(plan, &group_count);

    for (size_t i = 0; i < list_count; i++)
        cite(cited, lists[i].sources, lists[i].count);
    for (size_t i = 0; i < membership_count; i++)
        cite(cited, memberships[i].sources, memberships[i].source_count);
    for (size_t i = 0; i < deadline_count; i++) {
        cite(cited, deadlines[i].sources, deadlines[i].source_count);
        for (size_t s = 0; s < deadlines[i].step_count; s++)
            cite(cited, deadlines[i].steps[s].sources, deadlines[i].steps[s].source_count);
    }
    for (size_t i = 0; i < event_count; i++)
        cite(cited, events[i].sources, events[i].source_count);
    cite_groups(cited, plan);
    for (size_t i = 0; i < group_count; i++)
        cite(cited, groups[i]->sources, groups[i]->source_count);
    return cited;
}

static void
sources_without_date(const Lint *lint)
{
    g_autoptr(GHashTable) cited = cited_sources(lint->plan);
    size_t count;
    const Source *const *sources = plan_sources(lint->plan, &count);

    for (size_t i = 0; i < count; i++)
        if (!date_is_set(sources[i]->published) && !sources[i]->is_register && g_hash_table_contains(cited, sources[i]))
            diag_report(lint->diags, lint->id, sources[i]->place, sources[i]->id, NULL);
}

static void
measures_never_printed(const Lint *lint)
{
    size_t count;
    const Indicator *const *all = plan_indicators(lint->plan, &count);

    for (size_t i = 0; i < count; i++)
        for (size_t m = 1; m < all[i]->measure_count; m++)
            diag_report_related(lint->diags, lint->id, all[i]->place, all[i]->measures[m]->place, all[i]->id,
                                all[i]->measures[m]->id, NULL);
}

/* Where nothing is said, figures are held against what the plan states of a year. What rolls says how long it is. */
static void
flows_without_frequency(const Lint *lint)
{
    size_t count;
    const Measure *const *all = plan_measures(lint->plan, &count);

    for (size_t i = 0; i < count; i++)
        if (all[i]->of == NULL && all[i]->nature == NATURE_FLOW && all[i]->frequency == FREQUENCY_NONE &&
            all[i]->rolling_months == 0)
            diag_report(lint->diags, lint->id, all[i]->place, all[i]->id, NULL);
}

/*
 * The sources' own slips and roundings as well as ours: what was printed is no error, so only those who look closer
 * are told.
 */
static void
totals_that_differ(const Lint *lint)
{
    lint_totals(lint->plan, view_days(lint->view), false, lint->id, lint->diags);
}

/* ---- the rules ---- */

typedef struct LintRule { DiagId id; void (*look)(const Lint *lint); } LintRule;

static const LintRule rules[] = {
    { DIAG_LINT_ANNIVERSARY,  lint_anniversaries_typed },
    { DIAG_LINT_ORDINALS,     lint_ordinals_that_differ },
    { DIAG_LINT_CARDINAL,     lint_cardinals_for_ordinals },
    { DIAG_LINT_WEEKEND,      begins_on_weekend },
    { DIAG_LINT_TWO_PLACES,   at_two_places },
    { DIAG_LINT_UNSETTLED,    left_to_be_confirmed },
    { DIAG_LINT_EMPTY_YEAR,   years_without_events },
    { DIAG_LINT_AREA_NAME,   lint_areas_under_other_names },
    { DIAG_LINT_ABBREVIATION, lint_abbreviations_unexplained },
    { DIAG_LINT_STALE,        measures_gone_stale },
    { DIAG_LINT_NO_FIGURE,    measures_without_figures },
    { DIAG_LINT_UNDATED,      sources_without_date },
    { DIAG_LINT_TOTAL_DIFFERS, totals_that_differ },
    { DIAG_LINT_SECOND_MEASURE, measures_never_printed },
    { DIAG_LINT_NO_FREQUENCY, flows_without_frequency },
};

void
view_lint(View *view, Diags *diags)
{
    g_autoptr(GArray) prose = lint_prose(view_plan(view));
    Lint lint = { .view = view, .plan = view_plan(view), .prose = prose, .diags = diags };

    for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
        lint.id = rules[i].id;
        rules[i].look(&lint);
    }
}
