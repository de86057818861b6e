/*
 * Rows are looked up by measure and area; which of them stand is resolved when it is asked for, once for each pair
 * of days. A sum is the sum of the rows of its parts, so that nothing here knows how the writer adds.
 */
#include "truth/facts.h"
#include "truth/parts.h"
#include "truth/within.h"
#include <math.h>
#include <string.h>
#include "base/diag_truth.h"
#include "base/sort.h"
#include "read/csv.h"

struct Facts {
    Arena *arena;
    const Plan *plan;
    YearStart year_start; /* of attached ones, where they tell it */
    GHashTable *standing; /* of attached ones: measures that stand until they are revoked */
    GHashTable *by_id; /* id → Fact */
    GHashTable *rows; /* "measure area" → GPtrArray of Fact, as they were written */
    GHashTable *series; /* "measure area days" → GPtrArray of Fact */
    GHashTable *sources; /* id → FactSource */
    size_t count;
};

/* ---- storing ---- */

static void
free_list(void *list)
{
    g_ptr_array_unref(list);
}

static Facts *
facts_new(const Plan *plan)
{
    Facts *facts = g_new0(Facts, 1);

    facts->arena = arena_new();
    facts->plan = plan;
    facts->by_id = g_hash_table_new(g_str_hash, g_str_equal);
    facts->standing = g_hash_table_new(g_str_hash, g_str_equal);
    facts->rows = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_list);
    facts->series = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_list);
    facts->sources = g_hash_table_new(g_str_hash, g_str_equal);
    return facts;
}

void
facts_free(Facts *facts)
{
    if (facts == NULL)
        return;
    g_hash_table_unref(facts->sources);
    g_hash_table_unref(facts->series);
    g_hash_table_unref(facts->rows);
    g_hash_table_unref(facts->by_id);
    g_hash_table_unref(facts->standing);
    arena_free(facts->arena);
    g_free(facts);
}

const Plan *
facts_plan(const Facts *facts)
{
    return facts->plan;
}

Arena *
facts_arena(Facts *facts)
{
    return facts->arena;
}

static void
add_fact(Facts *facts, GPtrArray *rows, Fact *fact)
{
    fact->index = facts->count++;
    g_hash_table_insert(facts->by_id, (gpointer)(guintptr)fact->id, fact);
    g_ptr_array_add(rows, fact);
}

/* ---- a project's ---- */

static const FactSource *
source_of_plan(Facts *facts, const Source *source)
{
    FactSource *known = g_hash_table_lookup(facts->sources, source->id);

    if (known == NULL) {
        known = arena_new0(facts->arena, FactSource, 1);
        *known = (FactSource){ source->id, source->published, source->not_before, source->is_register };
        g_hash_table_insert(facts->sources, (gpointer)(guintptr)source->id, known);
    }
    return known;
}

static void
take_observation(Facts *facts, GPtrArray *rows, const Observation *o)
{
    Fact *fact = arena_new0(facts->arena, Fact, 1);

    *fact = (Fact){ .id = observation_id(o, facts->arena),
                    .measure = o->measure->id,
                    .area = o->area == NULL ? "" : o->area->id,
                    .period = o->period,
                    .has_value = o->said.missing == MISSING_NONE && !o->said.between,
                    .value = o->value,
                    .decimals = o->decimals,
                    .quality = o->quality,
                    .qualifier = o->said.qualifier,
                    .missing = o->said.missing,
                    .has_range = o->said.has_range,
                    .low = o->said.low,
                    .high = o->said.high,
                    .basis = o->said.basis,
                    .until = o->said.until,
                    .note = o->note,
                    .published = o->published,
                    .sources = arena_new0(facts->arena, const FactSource *, o->source_count),
                    .source_count = o->source_count };
    for (size_t s = 0; s < o->source_count; s++)
        fact->sources[s] = source_of_plan(facts, o->sources[s]);
    add_fact(facts, rows, fact);
}

/* Of a project's observations only those rows are taken over that somebody asks for. */
static void
take_row(Facts *facts, GPtrArray *rows, const char *measure_id, const char *area_id)
{
    const Measure *measure = plan_find_measure(facts->plan, measure_id);
    const Area *area = *area_id == '\0' ? NULL : plan_find_area(facts->plan, area_id);
    size_t count = 0;
    ObservationRef first = 0;

    if (measure != NULL && (*area_id == '\0' || (area != NULL && strcmp(area->id, area_id) == 0)))
        first = plan_observations_of(facts->plan, measure, area, &count);
    for (size_t i = 0; i < count; i++) {
        Observation o = plan_observation(facts->plan, first + (ObservationRef)i);

        take_observation(facts, rows, &o);
    }
}

static GPtrArray *
rows_of(Facts *facts, const char *measure, const char *area)
{
    const char *key = arena_printf(facts->arena, "%s %s", measure, area);
    GPtrArray *rows = g_hash_table_lookup(facts->rows, key);

    if (rows == NULL) {
        rows = g_ptr_array_new();
        g_hash_table_insert(facts->rows, (gpointer)(guintptr)key, rows);
        if (facts->plan != NULL)
            take_row(facts, rows, measure, area);
    }
    return rows;
}

Facts *
facts_of_plan(const Plan *plan)
{
    return facts_new(plan);
}

/* ---- attached ones ---- */

static void
source_opens(GMarkupParseContext *context, const char *name, const char **names, const char **values, void *data,
             GError **error)
{
    Facts *facts = data;
    FactSource *source;

    (void)context, (void)error;
    if (strcmp(name, "source") != 0)
        return;
    source = arena_new0(facts->arena, FactSource, 1);
    source->id = "";
    for (size_t i = 0; names[i] != NULL; i++) {
        if (strcmp(names[i], "id") == 0)
            source->id = arena_strdup(facts->arena, values[i]);
        else if (strcmp(names[i], "published") == 0)
            date_parse(values[i], &source->published);
        else if (strcmp(names[i], "not-before") == 0)
            date_parse(values[i], &source->not_before);
        else if (strcmp(names[i], "kind") == 0)
            source->is_register = strcmp(values[i], "register") == 0;
    }
    g_hash_table_insert(facts->sources, (gpointer)(guintptr)source->id, source);
}

static bool
read_sources(Facts *facts, GBytes *bytes)
{
    const GMarkupParser parser = { .start_element = source_opens };
    GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, facts, NULL);
    gsize size;
    const char *text = g_bytes_get_data(bytes, &size);
    bool good = g_markup_parse_context_parse(context, text, (gssize)size, NULL) &&
                g_markup_parse_context_end_parse(context, NULL);

    g_markup_parse_context_free(context);
    return good;
}

/* The value of NAME in <?sheaf NAME="value"?>, or NULL. */
static char *
instruction_value(const char *text, const char *name)
{
    g_autofree char *begins = g_strdup_printf("<?sheaf %s=\"", name);
    size_t length = strlen(begins);

    return g_str_has_prefix(text, begins) ? g_strndup(text + length, strcspn(text + length, "\"")) : NULL;
}

/*
 * <?sheaf fiscal-year-start="--04-01"?>: when the reporting years begin from which its figures have their names.
 * <?sheaf standing="law"?>: which measures stand until they are revoked.
 */
static void
instruction_stands(GMarkupParseContext *context, const char *text, gsize size, void *data, GError **error)
{
    Facts *facts = data;
    g_autofree char *copy = g_strndup(text, size), *day = instruction_value(copy, "fiscal-year-start"),
                    *standing = instruction_value(copy, "standing");
    g_auto(GStrv) ids = g_strsplit(standing == NULL ? "" : standing, " ", -1);

    (void)context, (void)error;
    if (day != NULL)
        year_start_parse(day, &facts->year_start);
    for (size_t i = 0; ids[i] != NULL; i++)
        g_hash_table_add(facts->standing, arena_strdup(facts->arena, ids[i]));
}

/* They stand before the first figure; the figures themselves are read from the table. */
static void
read_instructions(Facts *facts, GBytes *bytes)
{
    const GMarkupParser parser = { .passthrough = instruction_stands };
    GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, facts, NULL);
    gsize size;
    const char *text = g_bytes_get_data(bytes, &size);

    g_markup_parse_context_parse(context, text, (gssize)MIN(size, 1 << 16), NULL);
    g_markup_parse_context_free(context);
}

static int
place_of_word(const char *word, const char *(*name)(int), int count)
{
    for (int i = 0; i < count; i++)
        if (strcmp(word, name(i)) == 0)
            return i;
    return 0;
}

static const char *
qualifier_word(int i)
{
    return qualifier_name((Qualifier)i);
}
static const char *
missing_word(int i)
{
    return missing_name((Missing)i);
}

static bool
read_number(const char *text, double *out)
{
    char *end;

    *out = g_ascii_strtod(text, &end);
    return *text != '\0' && *end == '\0' && isfinite(*out);
}

static bool
read_period(const char *text, Period *out)
{
    g_auto(GStrv) ends = g_strsplit(text, "/", 2);

    return ends[0] != NULL && date_parse(ends[0], &out->first) &&
           date_parse(ends[1] != NULL ? ends[1] : ends[0], &out->last);
}

static void
take_sources(Facts *facts, Fact *fact, const char *ids)
{
    g_auto(GStrv) words = g_strsplit(ids, " ", -1);

    fact->sources = arena_new0(facts->arena, const FactSource *, g_strv_length(words));
    for (size_t i = 0; words[i] != NULL; i++) {
        const FactSource *source = g_hash_table_lookup(facts->sources, words[i]);

        if (source != NULL)
            fact->sources[fact->source_count++] = source;
    }
}

/* "casualties", and with "sex:f" in the column `by` "casualties/sex:f". */
static const char *
measure_in(Facts *facts, const CsvTable *table, size_t row)
{
    g_auto(GStrv) words = g_strsplit(csv_table_cell(table, row, "by"), " ", -1);
    g_autofree char *by = g_strjoinv("/", words);

    return arena_printf(facts->arena, "%s%s%s", csv_table_cell(table, row, "measure"), *by == '\0' ? "" : "/", by);
}

static bool
read_row(Facts *facts, const CsvTable *table, size_t row)
{
    Fact *fact = arena_new0(facts->arena, Fact, 1);
    const char *value = csv_table_cell(table, row, "value"), *status = csv_table_cell(table, row, "status"),
               *point = strchr(value, '.');
    const char *area = csv_table_cell(table, row, "area");

    fact->id = arena_strdup(facts->arena, csv_table_cell(table, row, "id"));
    fact->measure = measure_in(facts, table, row);
    fact->area = arena_strdup(facts->arena, area);
    fact->has_value = read_number(value, &fact->value);
    fact->decimals = point == NULL ? 0 : (int)strlen(point + 1);
    fact->quality = strcmp(status, "final") == 0      ? Q_FINAL
                    : strcmp(status, "estimate") == 0 ? Q_ESTIMATE
                                                      : Q_PRELIMINARY;
    fact->qualifier =
        (Qualifier)place_of_word(csv_table_cell(table, row, "qualifier"), qualifier_word, QUALIFIER_COUNT);
    fact->missing = (Missing)place_of_word(csv_table_cell(table, row, "missing"), missing_word, MISSING_COUNT);
    fact->has_range = read_number(csv_table_cell(table, row, "low"), &fact->low) &&
                      read_number(csv_table_cell(table, row, "high"), &fact->high);
    fact->basis = *csv_table_cell(table, row, "basis") == '\0'
                      ? NULL
                      : arena_strdup(facts->arena, csv_table_cell(table, row, "basis"));
    date_parse(csv_table_cell(table, row, "until"), &fact->until);
    fact->note = arena_strdup(facts->arena, csv_table_cell(table, row, "note"));
    fact->computed = *csv_table_cell(table, row, "computed") != '\0';
    take_sources(facts, fact, csv_table_cell(table, row, "source ids"));
    if (*fact->id == '\0' || (*value != '\0' && !fact->has_value) ||
        !read_period(csv_table_cell(table, row, "period"), &fact->period))
        return false;
    add_fact(facts, rows_of(facts, fact->measure, fact->area), fact);
    return true;
}

/* The measures that are in a sum that is at least what its known parts add up to. */
static const char *
measures_of(Facts *facts, const Fact *fact)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (size_t i = 0; i < fact->from_count; i++)
        g_string_append_printf(out, "%s%s", i > 0 ? " " : "", fact->from[i]->measure);
    return arena_strdup(facts->arena, out->str);
}

static void
read_parts(Facts *facts, const CsvTable *table, size_t row)
{
    Fact *fact = g_hash_table_lookup(facts->by_id, csv_table_cell(table, row, "id"));
    g_auto(GStrv) words = g_strsplit(csv_table_cell(table, row, "computed from"), " ", -1);

    if (fact == NULL || strcmp(csv_table_cell(table, row, "computed"), "sum") != 0)
        return;
    fact->from = arena_new0(facts->arena, const Fact *, g_strv_length(words));
    for (size_t i = 0; words[i] != NULL; i++) {
        const Fact *part = g_hash_table_lookup(facts->by_id, words[i]);

        if (part != NULL)
            fact->from[fact->from_count++] = part;
    }
    if (fact_side(fact->qualifier) == QUALIFIER_AT_LEAST)
        fact->only = measures_of(facts, fact);
}

static const char *
read_rows(Facts *facts, GBytes *bytes)
{
    gsize size;
    const char *text = g_bytes_get_data(bytes, &size), *fault = NULL;
    g_autoptr(CsvTable) table = csv_table_read(text, size, &fault);

    if (table == NULL)
        return fault;
    if (!csv_table_has(table, "id") || !csv_table_has(table, "measure") || !csv_table_has(table, "period") ||
        !csv_table_has(table, "value"))
        return "it has no columns 'id', 'measure', 'period' and 'value'";
    for (size_t i = 0; i < csv_table_rows(table); i++)
        if (!read_row(facts, table, i))
            return arena_printf(facts->arena, "row %zu has no id, no period or a value that is no number", i + 2);
    for (size_t i = 0; i < csv_table_rows(table); i++)
        read_parts(facts, table, i);
    return NULL;
}

Facts *
facts_of_file(AuditData *file, const char *path, Diags *diags)
{
    g_autoptr(Facts) facts = facts_new(NULL);
    g_autoptr(GBytes) table = audit_data_attachment(file, "observations.csv"),
                      figures = audit_data_attachment(file, "observations.xml"),
                      sources = audit_data_attachment(file, "sources.xml");
    const char *fault;

    if (figures != NULL)
        read_instructions(facts, figures);
    if (sources != NULL && !read_sources(facts, sources)) {
        diag_report(diags, DIAG_TRUTH_DATA_BROKEN, (Place){ 0 }, path, "sources.xml", "it is no XML", NULL);
        return NULL;
    }
    fault = table == NULL ? NULL : read_rows(facts, table);
    if (fault != NULL) {
        diag_report(diags, DIAG_TRUTH_DATA_BROKEN, (Place){ 0 }, path, "observations.csv", fault, NULL);
        return NULL;
    }
    return g_steal_pointer(&facts);
}

/* ---- the two days ---- */

Date
facts_seen(Days days)
{
    return date_compare(date_last_day(days.as_of), date_last_day(days.known_by)) < 0 ? days.as_of : days.known_by;
}

bool
facts_any_told(const Source *const *sources, size_t count, Date known_by)
{
    for (size_t i = 0; i < count; i++) {
        Date day = date_is_set(sources[i]->published) ? sources[i]->published : sources[i]->not_before;

        if (sources[i]->is_register || !date_is_set(day) || date_is_by(day, known_by))
            return true;
    }
    return false;
}

/* The day on which a source told of it: of a register the end of what it tells. */
static Date
told_on(const Fact *fact, const FactSource *source)
{
    return source->is_register              ? date_last_day(fact->period.last)
           : date_is_set(source->published) ? date_last_day(source->published)
                                            : DATE_NONE;
}

/*
 * Of all days on which it was told, the first, and the last that is not after `known_by`; unset where no source
 * has a date.
 */
static void
find_told(const Fact *fact, Date known_by, Date *first, Date *last)
{
    *first = *last = DATE_NONE;
    for (size_t i = 0; i < (date_is_set(fact->published) ? 1 : fact->source_count); i++) {
        Date day = date_is_set(fact->published) ? date_last_day(fact->published) : told_on(fact, fact->sources[i]);

        if (!date_is_set(day))
            continue;
        if (!date_is_set(*first) || date_compare(day, *first) < 0)
            *first = day;
        if (date_compare(day, date_last_day(known_by)) <= 0 && (!date_is_set(*last) || date_compare(day, *last) > 0))
            *last = day;
    }
}

Date
fact_own_day(const Fact *fact)
{
    Date first, last, end = date_last_day(fact->period.last);

    find_told(fact, end, &first, &last);
    return date_is_set(first) && date_compare(first, end) < 0 ? first : end;
}

bool
fact_is_admitted(const Fact *fact, Days days, const char **why)
{
    Date as_of = date_last_day(days.as_of), known_by = date_last_day(days.known_by), own = fact_own_day(fact), first,
         last;
    bool undated = false;

    *why = NULL;
    find_told(fact, known_by, &first, &last);
    for (size_t i = 0; i < fact->source_count; i++)
        undated = undated || !date_is_set(fact->sources[i]->not_before) ||
                  date_compare(date_last_day(fact->sources[i]->not_before), known_by) <= 0;
    if (date_compare(date_first_day(fact->period.first), as_of) > 0)
        *why = "its period begins after that day";
    else if (date_compare(own, as_of) > 0)
        *why = "its own day is after it";
    else if (date_compare(own, known_by) > 0)
        *why = "its own day is after what was known";
    else if (date_is_set(first) ? !date_is_set(last) : fact->source_count > 0 && !undated)
        *why = "none of its sources had been published by then";
    return *why == NULL;
}

static const Measure *
measure_of(const Facts *facts, const char *id)
{
    return facts == NULL || facts->plan == NULL ? NULL : plan_find_measure(facts->plan, id);
}

bool
facts_stands(const Facts *facts, const char *measure)
{
    const Measure *found = facts->plan == NULL ? NULL : plan_find_measure(facts->plan, measure);

    return found != NULL ? found->nature == NATURE_STANDING : g_hash_table_contains(facts->standing, measure);
}

YearStart
facts_year_start(const Facts *facts)
{
    if (facts == NULL)
        return (YearStart){ 0, 0 };
    return facts->plan == NULL ? facts->year_start : plan_year_start(facts->plan);
}

/* A flow of a half, a quarter, a month … is one of another length than a year's; what rolls always has the same. */
Frequency
fact_part_of_year(const Facts *facts, const char *measure_id, Period period)
{
    const Measure *measure = measure_of(facts, measure_id);
    Frequency frequency = period_frequency(period, facts_year_start(facts));

    if (measure == NULL || measure->nature != NATURE_FLOW || measure->rolling_months > 0 ||
        frequency <= FREQUENCY_YEAR || frequency >= FREQUENCY_DAY)
        return FREQUENCY_NONE;
    return frequency;
}

bool
fact_is_open(const Facts *facts, const Fact *fact)
{
    const Measure *measure = measure_of(facts, fact->measure);

    return measure != NULL && measure->nature == NATURE_FLOW && !fact->computed &&
           date_compare(fact_own_day(fact), date_last_day(fact->period.last)) < 0;
}

/* ---- what stands ---- */

static int
compare_facts(const void *left, const void *right)
{
    const Fact *a = *(const Fact *const *)left, *b = *(const Fact *const *)right;
    int order = period_compare(a->period, b->period);

    return order != 0 ? order : a->index < b->index ? -1 : a->index > b->index;
}

/*
 * Of two values of one period: the final one, else the one that was published later, else the one that was written
 * later.
 */
static bool
stands_over(const Fact *a, const Fact *b, Date known_by)
{
    Date first, a_last, b_last;

    if (a->quality != b->quality)
        return a->quality > b->quality;
    find_told(a, known_by, &first, &a_last);
    find_told(b, known_by, &first, &b_last);
    if (date_is_set(a_last) != date_is_set(b_last))
        return date_is_set(a_last);
    return date_is_set(a_last) && date_compare(a_last, b_last) != 0 ? date_compare(a_last, b_last) > 0
                                                                    : a->index > b->index;
}

bool
facts_same_time(const Measure *measure, Period a, Period b)
{
    bool same_day = date_compare(date_last_day(a.last), date_last_day(b.last)) == 0;

    return same_day && ((measure != NULL && measure->nature == NATURE_STOCK) ||
                        date_compare(date_first_day(a.first), date_first_day(b.first)) == 0);
}

const Fact *
facts_of_time(const GPtrArray *series, const Measure *measure, Period period)
{
    const Fact *found = NULL;

    for (guint i = 0; i < series->len; i++) {
        const Fact *fact = g_ptr_array_index(series, i);

        if (period_compare(fact->period, period) == 0)
            return fact;
        if (facts_same_time(measure, fact->period, period) &&
            (found == NULL || period_compare(fact->period, found->period) >= 0))
            found = fact;
    }
    return found;
}

static bool
has_number(const Fact *fact)
{
    return fact->missing == MISSING_NONE && (fact->has_value || fact->has_range);
}

static void
add_observed(Facts *facts, const char *measure, const char *area, Days days, GPtrArray *out)
{
    const GPtrArray *rows = rows_of(facts, measure, area);

    for (guint i = 0; i < rows->len; i++) {
        Fact *fact = g_ptr_array_index(rows, i);
        const char *why;
        bool taken = false;

        if (!has_number(fact) || (!fact->computed && !fact_is_admitted(fact, days, &why)))
            continue;
        for (guint k = 0; k < out->len && !taken; k++) {
            const Fact *other = g_ptr_array_index(out, k);

            if ((taken = period_compare(fact->period, other->period) == 0) && stands_over(fact, other, days.known_by))
                out->pdata[k] = fact;
        }
        if (!taken)
            g_ptr_array_add(out, fact);
    }
}

const GPtrArray *
facts_rows(Facts *facts, const char *measure, const char *area)
{
    return rows_of(facts, measure, area);
}

bool
facts_not_applicable(Facts *facts, const char *measure, const char *area, Period period, Days days)
{
    const GPtrArray *rows = rows_of(facts, measure, area);
    const char *why;

    for (guint i = 0; i < rows->len; i++) {
        const Fact *fact = g_ptr_array_index(rows, i);

        if (fact->missing == MISSING_NOT_APPLICABLE &&
            facts_same_time(measure_of(facts, measure), fact->period, period) && fact_is_admitted(fact, days, &why))
            return true;
    }
    return false;
}

Qualifier
fact_side(Qualifier qualifier)
{
    switch (qualifier) {
    case QUALIFIER_AT_LEAST:
    case QUALIFIER_AT_LEAST_ABOUT:
        return QUALIFIER_AT_LEAST;
    case QUALIFIER_AT_MOST:
    case QUALIFIER_AT_MOST_ABOUT:
        return QUALIFIER_AT_MOST;
    default:
        return QUALIFIER_NONE;
    }
}

/* "About 1.70" and "about 59,000" end in noughts that nobody has counted; two digits are kept whatever they are. */
double
fact_digit(const Fact *fact, double printed)
{
    g_autofree char *digits = g_strdup_printf("%.0f", fabs(fact_middle(fact)) / printed);
    size_t length = strlen(digits);

    if (fact->qualifier < QUALIFIER_ABOUT)
        return printed;
    while (length > 2 && digits[length - 1] == '0') {
        length--;
        printed *= 10;
    }
    return printed;
}

/* An error of one part is one of both; errors in two directions may meet or not, so that they are about so much. */
Qualifier
fact_both(Qualifier a, Qualifier b)
{
    bool least = fact_side(a) == QUALIFIER_AT_LEAST || fact_side(b) == QUALIFIER_AT_LEAST,
         most = fact_side(a) == QUALIFIER_AT_MOST || fact_side(b) == QUALIFIER_AT_MOST,
         about = a >= QUALIFIER_ABOUT || b >= QUALIFIER_ABOUT;

    if (least == most)
        return least || about ? QUALIFIER_ABOUT : QUALIFIER_NONE;
    if (least)
        return about ? QUALIFIER_AT_LEAST_ABOUT : QUALIFIER_AT_LEAST;
    return about ? QUALIFIER_AT_MOST_ABOUT : QUALIFIER_AT_MOST;
}

double
fact_low(const Fact *fact)
{
    return fact->has_range ? fact->low : fact->value;
}

double
fact_high(const Fact *fact)
{
    return fact->has_range ? fact->high : fact->value;
}

double
fact_middle(const Fact *fact)
{
    return fact->has_value ? fact->value : (fact->low + fact->high) / 2;
}

/* How many had joined at the end of each year, or had signed and not joined; the last on the day itself. */
static void
add_counts(Facts *facts, const Measure *measure, Days days, GPtrArray *out)
{
    size_t count;
    const Membership *memberships = plan_memberships(facts->plan, &count);
    Date seen = facts_seen(days);
    int first = seen.year + 1;

    for (size_t i = 0; i < count; i++) {
        Date day = measure->of_signatories ? memberships[i].signed_on : memberships[i].deposited;

        if (memberships[i].treaty == measure->membership && date_is_by(day, seen))
            first = MIN(first, day.year);
    }
    for (int year = first; year <= seen.year; year++) {
        Date day = year == seen.year ? seen : date_last_day((Date){ .year = (int16_t)year });
        Fact *fact = arena_new0(facts->arena, Fact, 1);
        char text[11];

        *fact = (Fact){ .measure = measure->id,
                        .area = "",
                        .period = { day, day },
                        .has_value = true,
                        .quality = Q_FINAL,
                        .computed = true };
        for (size_t i = 0; i < count; i++)
            if (memberships[i].treaty == measure->membership)
                fact->value += measure->of_signatories ? date_is_by(memberships[i].signed_on, day) &&
                                                             !date_is_by(memberships[i].deposited, day)
                                                       : date_is_by(memberships[i].deposited, day);
        fact->id = arena_printf(facts->arena, "%s.world.%s", measure->id, date_format(day, text));
        g_ptr_array_add(out, fact);
    }
}

static const char *
days_key(Facts *facts, const char *measure, const char *area, Days days)
{
    char as_of[11], known_by[11];

    return arena_printf(facts->arena, "%s %s %s %s", measure, area, date_format(days.as_of, as_of),
                        date_format(days.known_by, known_by));
}

const GPtrArray *
facts_series(Facts *facts, const char *measure, const char *area, Days days)
{
    const char *key = days_key(facts, measure, area, days);
    GPtrArray *series = g_hash_table_lookup(facts->series, key), *standing;
    g_autoptr(GPtrArray) within = g_ptr_array_new();
    const Measure *told = measure_of(facts, measure);

    if (series != NULL)
        return series;
    standing = g_ptr_array_new();
    series = g_ptr_array_new();
    if (told != NULL && told->membership != NULL && *area == '\0')
        add_counts(facts, told, days, standing);
    else
        add_observed(facts, measure, area, days, standing);
    if (told != NULL && told->over != OVER_NONE)
        facts_add_within(facts, told, area, days, standing, within);
    if (told != NULL)
        facts_add_sums(facts, told, area, days, within, standing);
    g_ptr_array_extend(standing, within, NULL, NULL);
    sort_items(standing->pdata, standing->len, sizeof(gpointer), compare_facts);
    for (guint i = 0; i < standing->len; i++)
        if (!fact_is_open(facts, g_ptr_array_index(standing, i)))
            g_ptr_array_add(series, g_ptr_array_index(standing, i));
    g_ptr_array_unref(standing);
    g_hash_table_insert(facts->series, (gpointer)(guintptr)key, series);
    return series;
}

const Fact *
facts_latest(Facts *facts, const char *measure, const char *area, Days days)
{
    const GPtrArray *series = facts_series(facts, measure, area, days);

    return series->len == 0 ? NULL : g_ptr_array_index(series, series->len - 1);
}

/* Of one row: as it was written, else as it is worked out on the days. */
static const Fact *
find_in_row(Facts *facts, const char *id, const char *measure, const char *area, Days days)
{
    const GPtrArray *series;
    const Fact *fact;

    rows_of(facts, measure, area);
    fact = g_hash_table_lookup(facts->by_id, id);
    if (fact != NULL)
        return fact;
    series = facts_series(facts, measure, area, days);
    for (guint i = 0; i < series->len; i++)
        if (strcmp(((const Fact *)g_ptr_array_index(series, i))->id, id) == 0)
            return g_ptr_array_index(series, i);
    return NULL;
}

char *
facts_printed_id(const char *written, double *scale)
{
    const char *id = written + (*written == '#');
    size_t length = strcspn(id, "@~");

    *scale = id[length] == '@' ? g_ascii_strtod(id + length + 1, NULL) : 1;
    *scale = isfinite(*scale) && *scale > 0 ? *scale : 1;
    return g_strndup(id, length);
}

/* "measure.AREA.…": a measure's id may hold dots, an area's may not. */
const Fact *
facts_find(Facts *facts, const char *id, Days days)
{
    const Fact *fact = g_hash_table_lookup(facts->by_id, id);

    for (const char *dot = facts->plan == NULL ? NULL : strchr(id, '.'); fact == NULL && dot != NULL;
         dot = strchr(dot + 1, '.')) {
        const char *end = strchr(dot + 1, '.');
        const char *measure = arena_strndup(facts->arena, id, (size_t)(dot - id));
        const char *area = end == NULL ? NULL : arena_strndup(facts->arena, dot + 1, (size_t)(end - dot - 1));

        if (area != NULL && plan_find_measure(facts->plan, measure) != NULL)
            fact = find_in_row(facts, id, measure, strcmp(area, "world") == 0 ? "" : area, days);
    }
    return fact;
}

/* A bound can be held against nothing, but for sums that lack the same parts. */
bool
fact_is_bound(const Fact *fact)
{
    bool whole = fact->only == NULL && (fact->within == NULL || fact->covered == fact->total);
    bool bound = whole && fact_side(fact->qualifier) != QUALIFIER_NONE;

    /* of what areas come to of which one lacks a part */
    for (size_t i = 0; i < fact->from_count; i++)
        bound = bound || fact_is_bound(fact->from[i]) ||
                (strcmp(fact->from[i]->measure, fact->measure) == 0 && fact->from[i]->only != NULL);
    return bound;
}

static const double days_of_month = 30.44;

/* A year of weeks is a year; what is of whole months has as many of them, else as many days. */
bool
facts_as_long(const Facts *facts, const char *measure_id, Period a, Period b)
{
    const Measure *measure = measure_of(facts, measure_id);
    const Period both[] = { a, b };
    int32_t days[2];
    bool years[2], months[2];

    if (measure == NULL || measure->nature != NATURE_FLOW || measure->rolling_months > 0)
        return true;
    for (int i = 0; i < 2; i++) {
        Date first = date_first_day(both[i].first), end = date_last_day(both[i].last);

        days[i] = date_to_days(end) - date_to_days(first) + 1;
        years[i] = days[i] > 363 && days[i] < 372;
        months[i] = date_from_days(date_to_days(end) + 1).day == first.day;
    }
    if (years[0] || years[1] || !months[0] || !months[1])
        return (years[0] && years[1]) || (months[0] == months[1] && days[0] == days[1]);
    return lround(days[0] / days_of_month) == lround(days[1] / days_of_month);
}

bool
facts_compare(const Facts *facts, const Fact *a, const Fact *b)
{
    return facts_as_long(facts, a->measure, a->period, b->period) &&
           fact_part_of_year(facts, a->measure, a->period) == fact_part_of_year(facts, b->measure, b->period) &&
           g_strcmp0(a->basis, b->basis) == 0 && g_strcmp0(a->only, b->only) == 0 &&
           g_strcmp0(a->within, b->within) == 0 && !fact_is_bound(a) && !fact_is_bound(b);
}
