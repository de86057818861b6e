/*
 * Observations in order: by measure, area and period, without comparing what can be counted, where they lie. What
 * names each follows from that, and what two of them say of one day is told.
 */
#include "model/observation_store.h"
#include <string.h>
#include "base/diag_model.h"
#include "model/internal.h"

static int
compare_refs(size_t a, size_t b)
{
    return a < b ? -1 : a > b;
}

/*
 * Of each name of measures or areas its place in the order of series, from 1, the world before all areas; 0: it leads
 * nowhere. most: the highest.
 */
typedef struct NameRanks { uint32_t *of, most; } NameRanks;

static NameRanks
rank_names(const WrittenNames *written, uint32_t (*rank)(const WrittenName *name))
{
    NameRanks ranks = { g_new(uint32_t, written->names->len), 0 };

    for (guint i = 0; i < written->names->len; i++) {
        ranks.of[i] = rank(NAME(written, i));
        ranks.most = MAX(ranks.most, ranks.of[i]);
    }
    return ranks;
}

static uint32_t
rank_measure(const WrittenName *name)
{
    return name->found == NULL ? 0 : (uint32_t)((const Measure *)name->found)->index + 1;
}

static uint32_t
rank_area(const WrittenName *name)
{
    if (name->found != NULL)
        return (uint32_t)((const Area *)name->found)->index + 2;
    return *name->text == '\0' ? 1 : 0;
}

typedef enum NameOf { NAME_OF_MEASURE, NAME_OF_AREA } NameOf;

static inline uint32_t
name_in(const WrittenSeries *written, NameOf name)
{
    return name == NAME_OF_MEASURE ? written->measure : written->area;
}

/*
 * One pass of a sort by counting: `to` gets what is in `from`, those of a lower rank first and those of one rank in
 * their order.
 */
static void
sort_by_ranks(const ObservationStore *s, const NameRanks *ranks, NameOf name, const uint32_t *from, uint32_t *to,
              size_t count)
{
    g_autofree uint32_t *next = g_new0(uint32_t, ranks->most + 2);

    for (size_t i = 0; i < count; i++)
        next[ranks->of[name_in(WRITTEN(s, from[i]), name)] + 1]++;
    for (uint32_t rank = 1; rank <= ranks->most; rank++)
        next[rank] += next[rank - 1];
    for (size_t i = 0; i < count; i++)
        to[next[ranks->of[name_in(WRITTEN(s, from[i]), name)]]++] = from[i];
}

/* By measure, then by area, the world first. There may be as many as there are observations: nothing is compared. */
static size_t
sort_written(const ObservationStore *s, const NameRanks *measures, const NameRanks *areas, uint32_t *sorted)
{
    g_autofree uint32_t *by_area = g_new(uint32_t, s->written->len);
    size_t count = 0;

    for (guint i = 0; i < s->written->len; i++)
        if (measures->of[WRITTEN(s, i)->measure] > 0 && areas->of[WRITTEN(s, i)->area] > 0)
            sorted[count++] = i;
    sort_by_ranks(s, areas, NAME_OF_AREA, sorted, by_area, count);
    sort_by_ranks(s, measures, NAME_OF_MEASURE, by_area, sorted, count);
    return count;
}

#define NO_SERIES UINT32_MAX

/* What is written in several ways is one series. numbers: of each that is written its place in the table, or none. */
static void
make_series(ObservationStore *s, uint32_t *numbers)
{
    NameRanks measures = rank_names(&s->measures, rank_measure), areas = rank_names(&s->areas, rank_area);
    g_autofree uint32_t *sorted = g_new(uint32_t, s->written->len);
    size_t count = sort_written(s, &measures, &areas, sorted);
    uint32_t measure = 0, area = 0;             /* ranks of the last one */

    g_array_unref(s->series);
    s->series = g_array_sized_new(FALSE, FALSE, sizeof(Series), (guint)count);
    for (guint i = 0; i < s->written->len; i++)
        numbers[i] = NO_SERIES;
    for (size_t i = 0; i < count; i++) {
        const WrittenSeries *w = WRITTEN(s, sorted[i]);
        Series series = { .measure = NAME(&s->measures, w->measure)->found, .area = NAME(&s->areas, w->area)->found };

        if (measures.of[w->measure] != measure || areas.of[w->area] != area)
            g_array_append_val(s->series, series);
        measure = measures.of[w->measure];
        area = areas.of[w->area];
        numbers[sorted[i]] = s->series->len - 1;
    }
    g_free(measures.of);
    g_free(areas.of);
}

/* Those of no series go, and each of the others learns its series' number. */
static void
number_rows(ObservationStore *s, const uint32_t *numbers)
{
    size_t kept = 0;

    for (size_t i = 0; i < s->count; i++) {
        StoredObservation *row = ROW(s, i);

        row->series = numbers[row->series];
        if (row->series == NO_SERIES)
            continue;
        g_array_index(s->series, Series, row->series).count++;
        if (kept != i)
            *ROW(s, kept) = *row;
        kept++;
    }
    s->rows = g_renew(StoredObservation, s->rows, MAX(kept, 1));
    s->count = s->room = kept;
}

/* So many rows fit the processor's own memory, and of so many blocks each has its next line there. */
enum { BLOCK_BITS = 12, BLOCK = 1 << BLOCK_BITS };

static void
fetch_row(const ObservationStore *s, uint32_t i)
{
    __builtin_prefetch(ROW(s, i), 1);
    __builtin_prefetch((const char *)ROW(s, i + 1) - 1, 1);
}

/* The first row of the block, from the one that is next there, which belongs into another. */
static uint32_t
next_stranger(const uint32_t *places, uint32_t *next, uint32_t block)
{
    while (places[next[block]] >> BLOCK_BITS == block)
        next[block]++;
    return next[block]++;
}

/*
 * Puts each row into the block into which its place lies, and its place along with it. One ring of places over all rows
 * would wait for the memory at each step; the next rows of all blocks are at hand, or on their way.
 */
static void
move_to_blocks(const ObservationStore *s, uint32_t *places)
{
    uint32_t count = (uint32_t)s->count, blocks = count / BLOCK + 1;
    g_autofree uint32_t *next = g_new(uint32_t, blocks);

    for (uint32_t b = 0; b < blocks; b++)
        next[b] = b * BLOCK;
    for (uint32_t b = 0; b < blocks; b++)
        while (next[b] < MIN((b + 1) * BLOCK, count)) {
            uint32_t i = next[b]++, place = places[i];
            StoredObservation row = *ROW(s, i);

            while (place >> BLOCK_BITS != b) {
                uint32_t to = next_stranger(places, next, place >> BLOCK_BITS), found = places[to];
                StoredObservation other = *ROW(s, to);

                fetch_row(s, MIN(to + 2, count - 1));
                *ROW(s, to) = row;
                places[to] = place;
                row = other;
                place = found;
            }
            *ROW(s, i) = row;
            places[i] = place;
        }
}

/* Puts each row where `places` says, by following every ring of places round, which do not leave their blocks. */
static void
move_rows(const ObservationStore *s, uint32_t *places)
{
    move_to_blocks(s, places);
    for (size_t i = 0; i < s->count; i++)
        while (places[i] != i) {
            uint32_t to = places[i];
            StoredObservation row = *ROW(s, to);

            *ROW(s, to) = *ROW(s, i);
            *ROW(s, i) = row;
            places[i] = places[to];
            places[to] = to;
        }
}

/* By series, and within one in the order of the files. */
static void
part_by_series(ObservationStore *s)
{
    g_autofree uint32_t *places = g_new(uint32_t, s->count), *next = g_new(uint32_t, s->series->len);
    uint32_t first = 0;

    for (guint i = 0; i < s->series->len; i++) {
        Series *series = &g_array_index(s->series, Series, i);

        series->first = next[i] = first;
        first += series->count;
    }
    for (size_t i = 0; i < s->count; i++)
        places[i] = next[ROW(s, i)->series]++;
    move_rows(s, places);
}

static int
compare_published(const ObservationStore *s, const StoredObservation *a, const StoredObservation *b)
{
    static const Date ever = { 9999, 12, 31 };
    Observation left = observation_of(s, a), right = observation_of(s, b);
    Date pa = observation_published_by(&left, ever), pb = observation_published_by(&right, ever);

    if (date_is_set(pa) != date_is_set(pb))
        return date_is_set(pa) ? 1 : -1;
    return date_is_set(pa) ? date_compare(date_last_day(pa), date_last_day(pb)) : 0;
}

/* Of one series: by period, and within a period the one that stands last. */
static int
compare_rows(const void *left, const void *right, void *store)
{
    const StoredObservation *a = left, *b = right;
    int order = period_compare(a->period, b->period);

    if (order == 0)
        order = (int)a->quality - (int)b->quality;
    if (order == 0)
        order = compare_published(store, a, b);
    return order != 0 ? order : compare_refs(a->index, b->index);
}

static void
sort_series(ObservationStore *s, const Series *series)
{
    StoredObservation *rows = ROW(s, series->first);

    for (uint32_t i = 1; i < series->count; i++)
        if (compare_rows(&rows[i - 1], &rows[i], s) > 0) {
            g_qsort_with_data(rows, (gint)series->count, sizeof *rows, compare_rows, s);
            return;
        }
}

void
observations_part(ObservationStore *store)
{
    g_autofree uint32_t *numbers = g_new(uint32_t, store->written->len);

    make_series(store, numbers);
    number_rows(store, numbers);
}

void
observations_order(ObservationStore *store)
{
    part_by_series(store);
    for (guint i = 0; i < store->series->len; i++)
        sort_series(store, &g_array_index(store->series, Series, i));
}

/* ---- names ---- */

static Date
known_from(const ObservationStore *s, const StoredObservation *row)
{
    Observation o = observation_of(s, row);
    Date first = observation_first_published(&o);

    return date_last_day(date_is_set(first) ? first : row->period.last);
}

/*
 * Of one last day: by the day from which on each was known: what comes later leaves the names of the others as they
 * are. Of one day, by what is the same whatever else is known.
 */
static int
compare_for_names(const void *left, const void *right, void *store)
{
    const StoredObservation *a = *(const StoredObservation *const *)left, *b = *(const StoredObservation *const *)right;
    int order = date_compare(known_from(store, a), known_from(store, b));

    if (order == 0)
        order = date_compare(date_first_day(a->period.first), date_first_day(b->period.first));
    if (order == 0)
        order = (int)a->quality - (int)b->quality;
    return order != 0 ? order : compare_refs(a->index, b->index);
}

/* Numbers those of one last day that would have the same id: "2017" and "2017-12-31" differ. */
static void
name_group(ObservationStore *s, StoredObservation *rows, size_t count)
{
    g_autofree StoredObservation **order = g_new(StoredObservation *, count);
    uint32_t taken[3] = { 0 };          /* by how exactly the day is told */

    for (size_t i = 0; i < count; i++)
        order[i] = &rows[i];
    g_qsort_with_data(order, (gint)count, sizeof *order, compare_for_names, s);
    for (size_t i = 0; i < count; i++)
        order[i]->nth = ++taken[(order[i]->period.last.month != 0) + (order[i]->period.last.day != 0)];
}

static void
name_series(ObservationStore *s, const Series *series)
{
    StoredObservation *rows = ROW(s, series->first);

    for (size_t i = 0, next; i < series->count; i = next) {
        Date last = date_last_day(rows[i].period.last);

        for (next = i + 1; next < series->count && date_equal(date_last_day(rows[next].period.last), last); next++)
            ;
        if (next > i + 1)
            name_group(s, &rows[i], next - i);
    }
}

/*
 * A stock stands at the last day of its period, so that two values of periods that end on one day tell of the same
 * day, whatever else the periods hold.
 */
static bool
are_of_one_day(const Measure *measure, const StoredObservation *a, const StoredObservation *b)
{
    return measure->nature == NATURE_STOCK && period_compare(a->period, b->period) != 0 &&
           date_equal(date_last_day(a->period.last), date_last_day(b->period.last));
}

static void
tell_equals(const ObservationStore *s, const Series *series, Diags *diags)
{
    const StoredObservation *rows = ROW(s, series->first), *valued = NULL;        /* the last one that has a value */

    for (size_t i = 0; i < series->count; i++) {
        char last[11], written[PERIOD_TEXT], other[PERIOD_TEXT];

        if (rows[i].missing == MISSING_NONE) {
            if (valued != NULL && are_of_one_day(series->measure, valued, &rows[i]))
                diag_report_related(diags, DIAG_MODEL_ONE_DAY, place_of(s, &rows[i]), place_of(s, valued),
                                    series->measure->id, date_format(date_last_day(rows[i].period.last), last),
                                    period_format_iso(valued->period, other),
                                    period_format_iso(rows[i].period, written), NULL);
            valued = &rows[i];
        }
        if (i == 0)
            continue;
        if (period_compare(rows[i - 1].period, rows[i].period) == 0 && rows[i - 1].quality == rows[i].quality &&
            compare_published(s, &rows[i - 1], &rows[i]) == 0)
            diag_report_related(diags, DIAG_MODEL_TWO_FIGURES, place_of(s, &rows[i]), place_of(s, &rows[i - 1]),
                                series->measure->id, date_format(rows[i].period.last, last), NULL);
    }
}

static Place
until_place(Place of_row, const MoreSaid *more)
{
    return more->until_line == 0 ? of_row
                                 : (Place){ of_row.file, (int)more->until_line, (int)more->until_column };
}

/* What was revoked stood before, and is of what stands. */
static void
tell_revoked(const ObservationStore *s, const Series *series, Diags *diags)
{
    const Measure *measure = series->measure;
    char first[11], until[11];

    for (size_t i = 0; i < series->count; i++) {
        const StoredObservation *row = ROW(s, series->first + i);
        const MoreSaid *more = row->more == 0 ? NULL : &g_array_index(s->more, MoreSaid, row->more - 1);
        Place place;

        if (more == NULL || !date_is_set(more->until))
            continue;
        place = place_of(s, row);
        if (measure->nature != NATURE_STANDING)
            diag_report_related(diags, DIAG_OBSERVATION_NOT_STANDING, until_place(place, more), measure->place,
                                measure->id, NULL);
        else if (date_compare(date_last_day(more->until), date_first_day(row->period.first)) < 0)
            diag_report_related(diags, DIAG_OBSERVATION_REVOKED_EARLY, place, until_place(place, more),
                                date_format(row->period.first, first), date_format(more->until, until), NULL);
    }
}

void
observations_name(ObservationStore *store, Diags *diags)
{
    for (guint i = 0; i < store->series->len; i++) {
        tell_revoked(store, &g_array_index(store->series, Series, i), diags);
        name_series(store, &g_array_index(store->series, Series, i));
        tell_equals(store, &g_array_index(store->series, Series, i), diags);
    }
}
