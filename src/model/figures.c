/*
 * What stands for a period is decided here and nowhere else: of several figures the final beats the estimate beats the
 * preliminary, and between equals the one whose source was published later. Only what was known counts (known.c). It
 * is decided once for a plan and a pair of days: a series when it is first asked for, and its figures live as long as
 * the plan.
 */
#include "base/sort.h"
#include <math.h>
#include "model/internal.h"
#include "model/slots.h"

struct Figures {
    const Plan *plan;
    Days days;
    Arena *arena;
    GHashTable *lists; /* place in the table of measures and areas, from 1 -> FigureList */
    GHashTable *coverage_sets; /* CoverageSet: by what they hold */
    GHashTable *columns; /* Measure -> Columns */
    Date *register_days; /* by source; NULL until one is asked for */
    /* by list of sources: those of them that had been published; `written` NULL: not asked for yet */
    SourceList *known;
};

/* ---- which observations are known, and what of them ---- */

static const SourceList *
known_list(const Figures *figures, uint32_t place)
{
    SourceList *known = &figures->known[place];
    size_t count;

    if (known->written == NULL) {
        *known = observations_lists(figures->plan->observations, &count)[place];
        known->sources =
            known_sources(figures->arena, known->sources, known->count, figures->days.known_by, &known->count);
    }
    return known;
}

/* Its note may tell what a source said that is not known yet, so it stands only where all of them are known. */
Observation
figures_observation(const Figures *figures, ObservationRef at)
{
    Observation o = plan_observation(figures->plan, at);
    const SourceList *known = known_list(figures, observations_row(figures->plan->observations, at)->sources);

    if (known->count == o.source_count)
        return o;
    o.sources = known->sources;
    o.source_count = known->count;
    o.note = NULL;
    return o;
}

Observation
figure_part(const Figure *figure, size_t part)
{
    return figures_observation(figure->of, figure->parts[part]);
}

Observation
figure_revised(const Figure *figure, size_t revised)
{
    return figures_observation(figure->of, figure->revised[revised]);
}

Place
figure_place(const Figure *figure)
{
    return figure->part_count > 0 ? figure_part(figure, 0).place : (Place){ 0 };
}

static int
compare_as_periods(const void *left, const void *right)
{
    return period_compare(*(const Period *)left, *(const Period *)right);
}

static int
compare_figures(const void *left, const void *right)
{
    return period_compare(((const Figure *)left)->period, ((const Figure *)right)->period);
}

/* ---- a measure's own figures ---- */

typedef struct Known {
    ObservationRef at;
    uint32_t index;
    Quality quality;
    Date published;
} Known;

/* The one that stands comes last. */
static int
compare_standing(const void *left, const void *right)
{
    const Known *a = left, *b = right;

    if (a->quality != b->quality)
        return a->quality < b->quality ? -1 : 1;
    if (!date_equal(a->published, b->published))
        return date_is_set(a->published) != date_is_set(b->published) ? (date_is_set(a->published) ? 1 : -1)
                                                                      : date_compare(a->published, b->published);
    return a->index < b->index ? -1 : a->index > b->index;
}

bool
is_bound(Qualifier qualifier)
{
    return qualifier_side(qualifier) != QUALIFIER_NONE;
}

/* How much of a year a flow is of. What rolls is of the same length whenever it ends. */
static Frequency
part_of_year(const Figures *figures, const Measure *measure, Period period)
{
    Frequency frequency;

    if (measure->nature != NATURE_FLOW || measure->rolling_months > 0 || period.first.month == 0)
        return FREQUENCY_NONE;
    frequency = period_frequency(period, plan_year_start(figures->plan));
    return frequency_parts_year(frequency) ? frequency : FREQUENCY_NONE;
}

enum { DAYS_OF_52_WEEKS = 52 * 7, DAYS_OF_53_WEEKS = 53 * 7, MONTHS_OF_YEAR = 12 };

/*
 * How long a time a flow is of: in months where its period is of whole months, else its days, below 0; a year may be
 * of 52 or 53 weeks. 0: it is no flow, or one that rolls, which is of the same length whenever it ends.
 */
static int
length_of_flow(const Measure *measure, Period period)
{
    Date first, next;
    int days;

    if (measure->nature != NATURE_FLOW || measure->rolling_months > 0)
        return 0;
    if (period.first.day != 0 && date_equal(period.first, period.last))
        return -1;
    first = date_first_day(period.first);
    next = date_from_days(date_to_days(date_last_day(period.last)) + 1);
    days = date_to_days(next) - date_to_days(first);
    if (next.day == first.day)
        return (next.year - first.year) * MONTHS_OF_YEAR + next.month - first.month;
    return days >= DAYS_OF_52_WEEKS && days <= DAYS_OF_53_WEEKS ? MONTHS_OF_YEAR : -days;
}

static Figure
figure_of(const Figures *figures, const ObservationRef *group, size_t count)
{
    Observation known = figures_observation(figures, group[count - 1]), *o = &known;
    Date own = observation_own_day(o);

    return (Figure){ .of = figures,
                     .bounded = is_bound(o->said.qualifier),
                     .known = true,
                     .value = o->value,
                     .decimals = o->decimals,
                     .period = o->period,
                     .own = own,
                     .quality = o->quality,
                     .id = observation_id(o, figures->arena),
                     .qualifier = o->said.qualifier,
                     .has_range = o->said.has_range,
                     .between = o->said.between,
                     .low = o->said.low,
                     .high = o->said.high,
                     .basis = o->said.basis,
                     .revoked = date_is_by(o->said.until, days_seen(figures->days)) ? o->said.until : DATE_NONE,
                     .open = o->measure->nature == NATURE_FLOW && date_compare(own, date_last_day(o->period.last)) < 0,
                     .part_of_year = part_of_year(figures, o->measure, o->period),
                     .length = length_of_flow(o->measure, o->period),
                     .undated = observation_is_undated(o),
                     .parts = &group[count - 1],
                     .part_count = 1,
                     .revised = group,
                     .revised_count = count - 1 };
}

static void
add_period(Figures *figures, Known *known, size_t count, GArray *out)
{
    ObservationRef *group = arena_new0(figures->arena, ObservationRef, count);
    Figure figure;

    sort_items(known, count, sizeof *known, compare_standing);
    for (size_t i = 0; i < count; i++)
        group[i] = known[i].at;
    figure = figure_of(figures, group, count);
    g_array_append_val(out, figure);
}

/* One a period, oldest first. */
static void
add_own(Figures *figures, const Series *series, GArray *out, GArray *missing)
{
    const ObservationStore *store = figures->plan->observations;
    g_autofree Known *known = g_new0(Known, series->count);
    ObservationRef end = series->first + series->count;

    for (ObservationRef i = series->first, next; i < end; i = next) {
        Period period = observations_row(store, i)->period;
        size_t count = 0;
        ObservationRef without = end; /* that which is missing: stands where there is no value */

        for (next = i; next < end && period_compare(period, observations_row(store, next)->period) == 0; next++) {
            Observation o = plan_observation(figures->plan, next);

            if (!observation_is_admitted(&o, figures->days))
                continue;
            if (o.said.missing != MISSING_NONE)
                without = next;
            else
                known[count++] =
                    (Known){ next, o.index, o.quality, observation_published_by(&o, figures->days.known_by) };
        }
        if (count > 0)
            add_period(figures, known, count, out);
        else if (without != end)
            g_array_append_val(missing, without);
    }
}

/* ---- sums ---- */

bool
is_same_time(const Measure *measure, Period a, Period b)
{
    return period_compare(a, b) == 0 ||
           (measure->nature == NATURE_STOCK && date_compare(date_last_day(a.last), date_last_day(b.last)) == 0);
}

const Figure *
figures_find_period(const FigureList *list, const Measure *measure, Period period)
{
    Figure key = { .period = period };
    const Figure *found =
        list->count == 0 ? NULL : bsearch(&key, list->figures, list->count, sizeof(Figure), compare_figures);

    for (size_t i = list->count; found == NULL && i > 0 && measure->nature == NATURE_STOCK; i--) {
        if (is_same_time(measure, list->figures[i - 1].period, period))
            found = &list->figures[i - 1];
        else if (period_compare(list->figures[i - 1].period, period) < 0)
            break;
    }
    return found;
}

const Plan *
figures_plan(const Figures *figures)
{
    return figures->plan;
}

Arena *
figures_arena(Figures *figures)
{
    return figures->arena;
}

GHashTable *
figures_columns(Figures *figures)
{
    return figures->columns;
}

GHashTable *
figures_coverage_sets(Figures *figures)
{
    return figures->coverage_sets;
}

/* Of a part that does not apply it is known that there is nothing of it. */
bool
figures_not_applicable(const Figures *figures, const FigureList *list, const Measure *measure, Period period)
{
    for (size_t i = 0; i < list->missing_count; i++) {
        const StoredObservation *o = observations_row(figures->plan->observations, list->missing[i]);

        if (o->missing == MISSING_NOT_APPLICABLE && is_same_time(measure, o->period, period))
            return true;
    }
    return false;
}

size_t
measure_ways(const Measure *measure)
{
    return measure->sum_count > 0 ? 1 : measure->part_count;
}

Parts
measure_way(const Measure *measure, size_t way)
{
    return measure->sum_count > 0 ? (Parts){ NULL, measure->sum_of, measure->sum_count } : measure->parts[way];
}

static bool
is_near(double a, double b)
{
    return fabs(a - b) <= 1e-9 * MAX(1, fabs(a));
}

/* Of what says that each part has a figure: it says so, and no more. */
static void
say_all_known(Figure *sum)
{
    sum->value = 1;
    sum->decimals = 0;
    sum->has_range = sum->between = sum->bounded = false;
    sum->qualifier = QUALIFIER_NONE;
}

/* The sum of the parts that have a figure for the period. Where one has none, it is at least that, or nothing. */
static bool
sum_of_parts(Figures *figures, const Measure *measure, Parts parts, const Area *area, Period period, Figure *out)
{
    g_autoptr(GString) only = g_string_new(NULL);
    Together sum;
    size_t counted = 0, without = 0;
    bool whole = true;
    char last[PERIOD_TEXT];

    together_begin(&sum, figures, OVER_SUM, period);
    for (size_t i = 0; i < parts.count; i++) {
        const Measure *of = parts.measures[i];
        const FigureList *list = of == NULL ? NULL : figures_of(figures, of, area);
        const Figure *part = list == NULL ? NULL : figures_find_period(list, of, period);

        if (part == NULL || part->open) { /* a part of a period is not that of the whole */
            without += list != NULL && figures_not_applicable(figures, list, of, period);
            continue;
        }
        together_take(&sum, part, 1);
        g_string_append_printf(only, "%s%s", counted++ > 0 ? " " : "", part->only != NULL ? part->only : of->id);
        whole = whole && part->only == NULL;
    }
    whole = whole && counted + without == parts.count;
    if (!together_end(&sum, whole) || (measure->of_all && (!whole || counted != parts.count)))
        return false;
    if (measure->of_all)
        say_all_known(&sum.figure);
    *out = sum.figure;
    out->part_of_year = part_of_year(figures, measure, period);
    out->length = length_of_flow(measure, period);
    out->id = arena_printf(figures->arena, "%s.%s.%s.sum", measure->id, area == NULL ? "world" : area->id,
                           period_format(period, plan_year_start(figures->plan), last));
    out->only = whole ? NULL : arena_strdup(figures->arena, only->str);
    return true;
}

/* Of several ways the first that leaves nothing out, else the first that there is. */
static bool
sum_of(Figures *figures, const Measure *measure, const Area *area, Period period, Figure *out)
{
    bool any = false;

    for (size_t way = 0; way < measure_ways(measure); way++) {
        Figure sum;

        if (!sum_of_parts(figures, measure, measure_way(measure, way), area, period, &sum) || (any && sum.only != NULL))
            continue;
        *out = sum;
        if (sum.only == NULL)
            return true;
        any = true;
    }
    return any;
}

/*
 * Printed beside its parts, would a reader who adds them up miss something? Where one is not known, or is not of all
 * areas, they may only not be more.
 */
static bool
differs(const Figure *total, const Figure *sum)
{
    double high = total->has_range ? total->high : total->value;
    bool least = qualifier_side(sum->qualifier) == QUALIFIER_AT_LEAST;

    if (sum->only != NULL || (least && sum->over.covered < sum->over.total))
        return qualifier_side(total->qualifier) != QUALIFIER_AT_LEAST && sum->value > high &&
               !is_near(sum->value, high);
    if (total->has_range)
        return sum->value < total->low || sum->value > total->high;
    return sum->has_range ? total->value < sum->low || total->value > sum->high : !is_near(total->value, sum->value);
}

/* A reported total stands, whatever its parts say; that they say something else is told with it. */
static void
hold_against_parts(Figures *figures, const Measure *measure, const Area *area, GArray *out)
{
    for (guint i = 0; i < out->len; i++) {
        Figure *total = &g_array_index(out, Figure, i), sum;

        for (size_t way = 0; way < measure_ways(measure) && !total->open && total->parts_say == NULL; way++)
            if (sum_of_parts(figures, measure, measure_way(measure, way), area, total->period, &sum) &&
                differs(total, &sum))
                total->parts_say = arena_memdup(figures->arena, &sum, sizeof sum);
    }
}

static void
add_periods(Figures *figures, const Measure *measure, const Area *area, GArray *all)
{
    const FigureList *part = measure == NULL ? NULL : figures_of(figures, measure, area);

    for (size_t k = 0; part != NULL && k < part->count; k++)
        g_array_append_val(all, part->figures[k].period);
}

/* The periods for which a part has a figure, oldest first, each once. */
static GArray *
periods_of_parts(Figures *figures, const Measure *measure, const Area *area)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Period));
    GArray *once = g_array_new(FALSE, FALSE, sizeof(Period));

    for (size_t way = 0; way < measure_ways(measure); way++) {
        Parts parts = measure_way(measure, way);

        for (size_t i = 0; i < parts.count; i++)
            add_periods(figures, parts.measures[i], area, all);
    }
    sort_items(all->data, all->len, sizeof(Period), compare_as_periods);
    for (guint i = 0; i < all->len; i++)
        if (i == 0 || !is_same_time(measure, g_array_index(all, Period, i - 1), g_array_index(all, Period, i)))
            g_array_append_val(once, g_array_index(all, Period, i));
    return once;
}

/* Whether something whole ends in the year of what is of some parts only; of parts of a year each stands alone. */
static bool
has_whole_in_year(const GArray *list, const Figure *of_some)
{
    for (guint i = 0; i < list->len && of_some->part_of_year == FREQUENCY_NONE; i++) {
        const Figure *figure = &g_array_index(list, Figure, i);

        if (figure->only == NULL && figure->length == of_some->length &&
            figure->period.last.year == of_some->period.last.year)
            return true;
    }
    return false;
}

/*
 * Of what the areas within come to, and of the sum of the parts, both of one period: the sum stands where it leaves
 * nothing out and rests on more areas, or where a part is left out of some area's figure and of the sum none is.
 */
static bool
stands_over_areas(const Figure *sum, const Figure *over)
{
    int order = over_compare(&over->over, &sum->over);

    return sum->only == NULL && (order < 0 || (order == 0 && over->bounded && !sum->bounded));
}

static Figure *
find_among(const GArray *list, const Measure *measure, Period period)
{
    for (guint i = 0; i < list->len; i++)
        if (is_same_time(measure, g_array_index(list, Figure, i).period, period))
            return &g_array_index(list, Figure, i);
    return NULL;
}

/*
 * Where the measure has no figure of its own for a period, the sum of its parts; of some of them only in a year that
 * has nothing whole. `over`: what it comes to over areas; what does not stand is taken out.
 */
static void
add_sums(Figures *figures, const Measure *measure, const Area *area, GArray *over, GArray *out)
{
    g_autoptr(GArray) periods = periods_of_parts(figures, measure, area),
                      of_some = g_array_new(FALSE, TRUE, sizeof(Figure)), own = g_array_copy(out);

    for (guint i = 0; i < periods->len; i++) {
        Period period = g_array_index(periods, Period, i);
        Figure *by_area = find_among(over, measure, period), sum;

        if (find_among(own, measure, period) != NULL || !sum_of(figures, measure, area, period, &sum) ||
            (by_area != NULL && !stands_over_areas(&sum, by_area)))
            continue;
        if (by_area != NULL)
            g_array_remove_index(over, (guint)(by_area - (const Figure *)(const void *)over->data));
        g_array_append_val(sum.only == NULL ? out : of_some, sum);
    }
    for (guint i = 0; i < of_some->len; i++) {
        const Figure *sum = &g_array_index(of_some, Figure, i);

        if (!has_whole_in_year(out, sum))
            g_array_append_vals(out, sum, 1);
    }
}

/* ---- derived: the number of States Parties, or of those that have signed and are not, by date of deposit ---- */

/* Those that had signed by the day and not deposited. */
static size_t
count_signatories(const Plan *plan, const Treaty *treaty, Date day)
{
    size_t count = 0;

    for (guint i = 0; i < plan->memberships->len; i++) {
        const Membership *m = &g_array_index(plan->memberships, Membership, i);

        count += m->treaty == treaty && date_is_by(m->signed_on, day) && !date_is_by(m->deposited, day);
    }
    return count;
}

static int
first_signature(const Plan *plan, const Treaty *treaty, int otherwise)
{
    int year = otherwise;

    for (guint i = 0; i < plan->memberships->len; i++) {
        const Membership *m = &g_array_index(plan->memberships, Membership, i);

        if (m->treaty == treaty && date_is_set(m->signed_on))
            year = MIN(year, m->signed_on.year);
    }
    return year;
}

/* One figure at the end of each year since the first deposit (of signatories: signature), and one on the day. */
static void
add_counts(Figures *figures, const Measure *measure, GArray *out)
{
    size_t count = 0, step = 0;
    Date seen = days_seen(figures->days);
    g_autofree CountStep *steps = party_steps(figures->plan, seen, measure->membership, &count);
    int first = count > 0 ? steps[0].date.year : seen.year + 1;

    if (measure->of_signatories)
        first = first_signature(figures->plan, measure->membership, first);
    for (int year = first; year <= seen.year; year++) {
        Date day = date_last_day((Date){ .year = (int16_t)year });
        Figure figure = { .of = figures, .known = true, .quality = Q_FINAL };
        char text[11];

        if (date_compare(day, seen) > 0)
            day = seen;
        while (step < count && steps[step].date.year <= year)
            step++;
        figure.value =
            (double)(measure->of_signatories ? count_signatories(figures->plan, measure->membership, day) : step);
        figure.period = (Period){ day, day };
        figure.own = day;
        figure.id = arena_printf(figures->arena, "%s.world.%s", measure->id, date_format(day, text));
        g_array_append_val(out, figure);
    }
}

/* ---- decimals ---- */

/* All figures of a row are printed with the largest number of decimals among them. */
static void
share_decimals(GArray *figures)
{
    int most = 0;

    for (guint i = 0; i < figures->len; i++)
        most = MAX(most, g_array_index(figures, Figure, i).decimals);
    for (guint i = 0; i < figures->len; i++)
        g_array_index(figures, Figure, i).row_decimals = most;
}

/* ---- the lists ---- */

/* A measure's own are. */
static bool
is_in_order(const GArray *figures)
{
    for (guint i = 1; i < figures->len; i++)
        if (compare_figures(&g_array_index(figures, Figure, i - 1), &g_array_index(figures, Figure, i)) > 0)
            return false;
    return true;
}

static void
resolve(Figures *figures, const Measure *measure, const Area *area, FigureList *list)
{
    const Series *series = plan_find_series(figures->plan, measure, area);
    g_autoptr(GArray) out = g_array_sized_new(FALSE, TRUE, sizeof(Figure), series == NULL ? 0 : series->count);
    g_autoptr(GArray) over = g_array_new(FALSE, TRUE, sizeof(Figure));
    g_autoptr(GArray) missing = g_array_new(FALSE, FALSE, sizeof(ObservationRef));

    if (measure->membership != NULL && area == NULL)
        add_counts(figures, measure, out);
    else if (series != NULL)
        add_own(figures, series, out, missing);
    hold_against_parts(figures, measure, area, out);
    if (measure->over != OVER_NONE)
        add_over_areas(figures, measure, area,
                       &(FigureList){ .figures = (const Figure *)(const void *)out->data, .count = out->len }, over);
    if (measure_ways(measure) > 0)
        add_sums(figures, measure, area, over, out);
    g_array_append_vals(out, over->data, over->len);
    if (!is_in_order(out))
        sort_items(out->data, out->len, sizeof(Figure), compare_figures);
    for (guint i = 0; i < out->len; i++) {
        Figure *figure = &g_array_index(out, Figure, i);

        figure->part_of_year = part_of_year(figures, measure, figure->period);
        figure->length = length_of_flow(measure, figure->period);
    }
    share_decimals(out);
    list->missing_count = missing->len;
    list->missing = arena_memdup(figures->arena, missing->data, sizeof(ObservationRef) * missing->len);
    list->count = out->len;
    list->figures = arena_memdup(figures->arena, out->data, sizeof(Figure) * out->len);
    for (guint i = out->len; i > 0; i--)
        if (g_array_index(out, Figure, i - 1).open)
            g_array_remove_index(out, i - 1);
    list->whole_count = out->len;
    list->whole =
        out->len == list->count ? list->figures : arena_memdup(figures->arena, out->data, sizeof(Figure) * out->len);
}

const FigureList *
figures_of(Figures *figures, const Measure *measure, const Area *area)
{
    size_t key = measure->index * (figures->plan->areas->len + 1) + (area == NULL ? 0 : area->index + 1) + 1;
    FigureList *list = g_hash_table_lookup(figures->lists, GSIZE_TO_POINTER(key));

    if (list == NULL) {
        list = arena_new0(figures->arena, FigureList, 1);
        resolve(figures, measure, area, list);
        g_hash_table_insert(figures->lists, GSIZE_TO_POINTER(key), list);
    }
    return list;
}

/* ---- registers ---- */

static void
note_entry(Figures *figures, const Source *const *sources, size_t count, Date day)
{
    if (!date_is_by(day, days_seen(figures->days)))
        return;
    for (size_t i = 0; i < count; i++) {
        Date *last = &figures->register_days[sources[i]->index];

        if (sources[i]->is_register &&
            (!date_is_set(*last) || date_compare(date_last_day(day), date_last_day(*last)) > 0))
            *last = day;
    }
}

static void
read_registers(Figures *figures)
{
    const Plan *plan = figures->plan;
    size_t list_count;
    const SourceList *lists = observations_lists(plan->observations, &list_count);

    figures->register_days = arena_new0(figures->arena, Date, plan->sources->len + 1);
    for (size_t i = 0; i < plan_observation_count(plan); i++) {
        Observation o;

        if (!lists[observations_row(plan->observations, (ObservationRef)i)->sources].has_register)
            continue;
        o = plan_observation(plan, (ObservationRef)i);
        if (observation_is_admitted(&o, figures->days))
            note_entry(figures, o.sources, o.source_count, o.period.last);
    }
    for (guint i = 0; i < plan->memberships->len; i++) {
        const Membership *m = &g_array_index(plan->memberships, Membership, i);

        note_entry(figures, m->sources, m->source_count, m->signed_on);
        note_entry(figures, m->sources, m->source_count, m->deposited);
    }
}

Date
figures_register_day(Figures *figures, const Source *source)
{
    if (!source->is_register)
        return DATE_NONE;
    if (figures->register_days == NULL)
        read_registers(figures);
    return figures->register_days[source->index];
}

/* ---- one a plan and pair of days ---- */

void
figures_free(Figures *figures)
{
    g_hash_table_unref(figures->lists);
    g_hash_table_unref(figures->coverage_sets);
    g_hash_table_unref(figures->columns);
    arena_free(figures->arena);
    g_free(figures);
}

Figures *
plan_figures(const Plan *plan, Days days)
{
    Figures *figures;
    size_t count;

    for (guint i = 0; i < plan->figures->len; i++) {
        figures = g_ptr_array_index(plan->figures, i);
        if (days_equal(figures->days, days))
            return figures;
    }
    figures = g_new0(Figures, 1);
    *figures = (Figures){
        .plan = plan, .days = days, .arena = arena_new(), .lists = g_hash_table_new(NULL, NULL),
        .coverage_sets = coverage_sets_new(), .columns = g_hash_table_new(NULL, NULL)
    };
    observations_lists(plan->observations, &count);
    figures->known = arena_new0(figures->arena, SourceList, count + 1);
    g_ptr_array_add(plan->figures, figures);
    return figures;
}
