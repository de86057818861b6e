/*
 * Where figures stand in time: how often a series is told, and the column of a table or place on an axis of each of its
 * figures.
 */
#include "model/slots.h"
#include "base/format.h"
#include "model/internal.h"

bool
frequency_parts_year(Frequency frequency)
{
    return frequency > FREQUENCY_YEAR && frequency < FREQUENCY_DAY;
}

/*
 * A flow of a quarter is told by the quarter. Of one stock a year nobody can say that it is told more often, whatever
 * day or month is known of it.
 */
Frequency
series_frequency(const Measure *measure, const Figure *series, size_t count, YearStart start)
{
    Frequency shortest = FREQUENCY_YEAR, before[FREQUENCY_COUNT] = { FREQUENCY_NONE };
    int last[FREQUENCY_COUNT] = { 0 };

    if (measure->frequency != FREQUENCY_NONE)
        return measure->frequency;
    for (size_t i = 0; i < count; i++) {
        Frequency f = period_frequency(series[i].period, start);
        int year = date_last_day(series[i].period.last).year;

        if (frequency_parts_year(f) && (measure->nature == NATURE_FLOW || (before[f] == f && last[f] == year)))
            shortest = MAX(shortest, f);
        before[f] = f;
        last[f] = year;
    }
    return shortest;
}

bool
series_has_gaps(const Measure *measure, Frequency frequency)
{
    return measure->nature == NATURE_FLOW || measure->frequency != FREQUENCY_NONE || !frequency_parts_year(frequency);
}

static bool
is_one_time(Period a, Period b)
{
    return date_equal(date_first_day(a.first), date_first_day(b.first)) &&
           date_equal(date_last_day(a.last), date_last_day(b.last));
}

bool
slot_has_next(Period slot, YearStart start)
{
    Frequency frequency = period_frequency(slot, start);

    return period_is_calendar_year(slot) ||
           (frequency != FREQUENCY_NONE &&
            is_one_time(period_holding(frequency, date_first_day(slot.first), start), slot));
}

static Period
calendar_year(Date day)
{
    return (Period){ { day.year, 0, 0 }, { day.year, 0, 0 } };
}

/*
 * What happened on a day stands in its year. A flow of five months, or of a calendar month where the year is parted
 * into others, has a slot of its own: under any other it would be read as that of another time.
 */
Period
series_slot(const Measure *measure, Period period, Frequency frequency, YearStart start)
{
    Frequency own = period_frequency(period, start);
    Date day = date_last_day(period.last);

    if (own == FREQUENCY_YEAR && (measure->nature == NATURE_FLOW || frequency == FREQUENCY_YEAR))
        return period_is_calendar_year(period) ? calendar_year(day) : period;
    if (measure->nature == NATURE_FLOW && measure->rolling_months == 0 && own != FREQUENCY_DAY)
        return frequency_parts_year(own) && is_one_time(period_holding(own, day, start), period)
                   ? period_holding(own, day, start)
                   : period;
    if (frequency == FREQUENCY_YEAR || frequency == FREQUENCY_NONE ||
        (measure->nature == NATURE_FLOW && own == FREQUENCY_DAY && measure->rolling_months == 0))
        return calendar_year(day);
    return period_holding(frequency, day, start);
}

const Figure *
series_in_slot(const Measure *measure, const Figure *series, size_t count, Frequency frequency, Period slot,
               YearStart start)
{
    /* a figure's slot holds its last day, and the series is in the order of these */
    for (size_t i = count; i > 0 && series[i - 1].period.last.year >= slot.first.year; i--)
        if (series[i - 1].period.last.year <= slot.last.year &&
            period_compare(series_slot(measure, series[i - 1].period, frequency, start), slot) == 0)
            return &series[i - 1];
    return NULL;
}

/* ---- all slots of a table or an axis ---- */

static int
compare_slots(const void *left, const void *right)
{
    const Period *a = left, *b = right;
    int order = date_compare(date_first_day(a->first), date_first_day(b->first));

    return order != 0 ? order : date_compare(date_last_day(b->last), date_last_day(a->last));
}

void
slots_add(GArray *slots, Period slot)
{
    for (guint i = slots->len; i > 0; i--)
        if (compare_slots(&slot, &g_array_index(slots, Period, i - 1)) == 0)
            return;
    g_array_append_val(slots, slot);
}

/* Whether years before this one are parted, or fiscal years, so that it need not be there. */
static bool
covers(const GArray *slots, Period year)
{
    for (guint i = 0; i < slots->len; i++) {
        const Period *slot = &g_array_index(slots, Period, i);

        if (date_compare(date_first_day(slot->first), date_last_day(year.last)) <= 0 &&
            date_compare(date_last_day(slot->last), date_first_day(year.first)) >= 0)
            return true;
    }
    return false;
}

static void
fill_between(GArray *slots, Frequency frequency, bool calendar, YearStart start)
{
    Period first = { 0 }, last = { 0 };

    for (guint i = 0; i < slots->len; i++) {
        const Period slot = g_array_index(slots, Period, i);

        if (period_frequency(slot, start) != frequency || period_is_calendar_year(slot) != calendar ||
            !slot_has_next(slot, start))
            continue;
        if (!date_is_set(first.first) || period_compare(slot, first) < 0)
            first = slot;
        if (!date_is_set(last.first) || period_compare(slot, last) > 0)
            last = slot;
    }
    for (Period at = first; date_is_set(first.first) && period_compare(at, last) < 0;
         at = period_next(at, frequency, start))
        if (!calendar || !covers(slots, at))
            slots_add(slots, at);
}

void
slots_fill(GArray *slots, YearStart start)
{
    for (int f = FREQUENCY_WEEK; f >= FREQUENCY_YEAR; f--)
        fill_between(slots, (Frequency)f, false, start);
    fill_between(slots, FREQUENCY_YEAR, true, start);
    g_array_sort(slots, compare_slots);
}

/* ---- the columns of all areas ---- */

/* Of each year back from the last: is the figure of it, or does it stand in it? */
static void
note_years(const Measure *measure, int year, int last, bool known[COLUMN_YEARS])
{
    int back = last - year;

    if (back >= 0 && back < COLUMN_YEARS)
        known[back] = true;
    for (int later = 0; measure->nature == NATURE_STANDING && later < MIN(back, COLUMN_YEARS); later++)
        known[later] = true;
}

static void
add_years(GArray *slots, const bool known[COLUMN_YEARS], int last)
{
    for (int back = COLUMN_YEARS - 1; back >= 0; back--)
        if (known[back])
            slots_add(slots, calendar_year((Date){ .year = (short)(last - back) }));
}

/* Calendar years where there are no others, and of what stands until it is revoked. */
static bool
are_years(const Measure *measure, const GArray *slots)
{
    bool years = true;

    for (guint i = 0; i < slots->len && measure->nature != NATURE_STANDING; i++)
        years = years && period_is_calendar_year(g_array_index(slots, Period, i));
    return years;
}

static Frequency
frequency_of_all(Figures *figures, const Measure *measure)
{
    const Plan *plan = figures_plan(figures);
    Frequency shortest = FREQUENCY_YEAR;

    for (guint i = 0; i < plan->areas->len; i++) {
        const FigureList *list = figures_of(figures, measure, g_ptr_array_index(plan->areas, i));

        if (list->whole_count > 0)
            shortest = MAX(shortest, series_frequency(measure, list->whole, list->whole_count, plan_year_start(plan)));
    }
    return frequency_parts_year(shortest) ? shortest : FREQUENCY_YEAR;
}

static Columns *
columns_of(Figures *figures, const Measure *measure, int last)
{
    const Plan *plan = figures_plan(figures);
    YearStart start = plan_year_start(plan);
    Columns *columns = arena_new0(figures_arena(figures), Columns, 1);
    g_autoptr(GArray) slots = g_array_new(FALSE, FALSE, sizeof(Period));
    bool known[COLUMN_YEARS] = { false };

    columns->frequency = frequency_of_all(figures, measure);
    for (guint i = 0; i < plan->areas->len; i++) {
        const FigureList *list = figures_of(figures, measure, g_ptr_array_index(plan->areas, i));

        for (size_t f = 0; f < list->whole_count; f++) {
            slots_add(slots, series_slot(measure, list->whole[f].period, columns->frequency, start));
            note_years(measure, list->whole[f].period.last.year, last, known);
        }
    }
    columns->are_years = are_years(measure, slots);
    if (columns->are_years) {
        g_array_set_size(slots, 0);
        add_years(slots, known, last);
    } else if (series_has_gaps(measure, columns->frequency)) {
        slots_fill(slots, start);
    } else {
        g_array_sort(slots, compare_slots);
    }
    columns->count = slots->len;
    columns->slots = arena_memdup(figures_arena(figures), slots->data, sizeof(Period) * slots->len);
    return columns;
}

/* Looked for among all areas once for all pages of the plan on these days. */
const Columns *
view_columns(View *view, const Measure *measure)
{
    GHashTable *all = figures_columns(view->figures);
    Columns *columns = g_hash_table_lookup(all, measure);
    GString *answer = view_note(view, QUESTION_COLUMNS, measure->id, NULL, NULL);

    if (columns == NULL) {
        columns = columns_of(view->figures, measure, view->days.as_of.year);
        g_hash_table_insert(all, (gpointer)(guintptr)measure, columns);
    }
    if (answer == NULL)
        return columns;
    format_append(answer, "%d", (int)columns->frequency);
    for (size_t i = 0; i < columns->count; i++) {
        record_date(answer, columns->slots[i].first);
        record_date(answer, columns->slots[i].last);
    }
    view_noted(view, answer);
    return columns;
}
