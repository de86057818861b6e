/* An indicator is one of ours with a measure of its own; its targets of several years are milestones and a target. */
#include "exchange/iati_activity.h"
#include "exchange/grid.h"
#include <string.h>
#include "base/diag_exchange.h"
#include "base/digits.h"
#include "base/sort.h"

/* ---- indicators ---- */

typedef struct Wanted {
    char *key;
    Date date;
    double value;
} Wanted; /* key: "area\tby" */
typedef struct Begun {
    char *key;
    Date date;
    double value;
} Begun;
/* "area\tby", and the observation */
typedef struct Row {
    char *key, *line;
    double value;
    bool is_number;
} Row;

typedef struct IndicatorRead IndicatorRead;

/*
 * IATI's code list IndicatorMeasure: units, percentages, then what has a scale of names (nominal), of names in an order
 * (ordinal), and what is told in words (qualitative). What does not fit its code is a level, as numbers are.
 */
typedef struct MeasureCode {
    const char *code, *kind, *nature, *unit;
    bool (*fits)(const IndicatorRead *read); /* NULL: always */
} MeasureCode;
static bool is_yes_or_no(const IndicatorRead *read);
static bool is_graded(const IndicatorRead *read);
static const MeasureCode codes[] = {
    { "1", "level", "stock", NULL, NULL },
    { "2", "level", "stock", "percent", NULL },
    { "3", "area-set", "standing", NULL, is_yes_or_no },
    { "4", "judgement", "judgement", NULL, is_graded },
    { "5", "level", "stock", NULL, NULL },
};

struct IndicatorRead {
    const char *id, *measure;
    const MeasureCode *code;
    GArray *aims, *starts, *rows;
    GHashTable *seen; /* "area\tby\tperiod" */
    GHashTable *by; /* ids of dimensions */
};

static void
note_dimensions(IndicatorRead *r, const char *by)
{
    g_auto(GStrv) words = g_strsplit(by, " ", -1);

    for (size_t i = 0; words[i] != NULL; i++)
        if (*words[i] != '\0')
            g_hash_table_add(r->by, g_strndup(words[i], strcspn(words[i], ":")));
}

static void
add_observation(Activity *a, IndicatorRead *r, xmlNodePtr node, const IatiValue *cell, const char *period)
{
    g_autofree char *once = g_strdup_printf("%s\t%s\t%s", cell->area, cell->by, period),
                    *sources = g_strconcat("IATI", cell->sources, NULL);
    GString *line = g_string_new("    <observation");
    char number[48];
    Row row = { g_strdup_printf("%s\t%s", cell->area, cell->by), NULL, cell->number, cell->is_number };

    if (!g_hash_table_add(r->seen, g_steal_pointer(&once))) {
        diag_report(a->diags, DIAG_IATI_TWICE, iati_place(a, node), period, NULL);
        g_string_free(line, TRUE);
        g_free(row.key);
        return;
    }
    note_dimensions(r, cell->by);
    xml_add_attribute(line, "period", period);
    number_in_places(cell->number, cell->places, number);
    xml_add_attribute(line, cell->is_number ? "value" : "missing", cell->is_number ? number : "not-reported");
    xml_add_attribute(line, "sources", sources);
    xml_add_attribute(line, "note", cell->note);
    g_string_append(line, "/>\n");
    row.line = g_string_free(line, FALSE);
    g_array_append_val(r->rows, row);
}

static void
take_period_values(Activity *a, IndicatorRead *r, xmlNodePtr node)
{
    g_autofree char *text = NULL;
    Period period;

    if (!iati_period(a, node, &text, &period))
        return;
    for
        EACH(target, node, "target")
        {
            IatiValue cell;

            if (iati_value(a, target, &cell) && cell.is_number) {
                Wanted aim = { g_strdup_printf("%s\t%s", cell.area, cell.by), period.last, cell.number };

                g_array_append_val(r->aims, aim);
                g_hash_table_add(a->aimed, g_strdup(cell.area));
                note_dimensions(r, cell.by);
                if (*cell.note != '\0')
                    iati_tell_unkept(a, target, "the comment of a target");
            }
            iati_value_clear(&cell);
        }
    for
        EACH(actual, node, "actual")
        {
            IatiValue cell;

            if (iati_value(a, actual, &cell) && (cell.is_number || *cell.note != '\0')) {
                add_observation(a, r, actual, &cell, text);
                if (!date_is_set(a->last_actual) || date_compare(period.last, a->last_actual) > 0)
                    a->last_actual = period.last;
            }
            iati_value_clear(&cell);
        }
}

static void
take_baseline(Activity *a, IndicatorRead *r, xmlNodePtr node)
{
    g_autofree char *iso = iati_attribute(node, "iso-date"), *year = iati_attribute(node, "year"), *day = iati_day(iso);
    IatiValue cell;
    Begun start;

    if (!date_parse(*day != '\0' ? day : year == NULL ? "" : year, &start.date))
        start.date = DATE_NONE;
    if (iati_value(a, node, &cell) && cell.is_number) {
        start.key = g_strdup_printf("%s\t%s", cell.area, cell.by);
        start.value = cell.number;
        note_dimensions(r, cell.by);
        g_array_append_val(r->starts, start);
    }
    if (cell.note != NULL && *cell.note != '\0')
        iati_tell_unkept(a, node, "the comment of a baseline");
    iati_value_clear(&cell);
}

/* By area and whom, and then by date. */
static int
compare_aims(const void *left, const void *right)
{
    const Wanted *a = left, *b = right;
    int key = strcmp(a->key, b->key);

    return key != 0 ? key : date_compare(a->date, b->date);
}

/* Attributes of the last target for an area, and the milestones before it, in the element that is to have them. */
static void
add_target(const Activity *a, GString *out, const char *begin, const char *end, const IndicatorRead *r, guint first,
           guint last)
{
    const Wanted *aim = &g_array_index(r->aims, Wanted, last);
    char number[G_ASCII_DTOSTR_BUF_SIZE], day[11];
    g_autofree char *area = NULL;

    g_string_append(out, begin);
    xml_add_attribute(out, "value", number_shortest(aim->value, number));
    xml_add_attribute(out, "date", date_format(aim->date, day));
    for (guint i = 0; i < r->starts->len; i++) {
        const Begun *start = &g_array_index(r->starts, Begun, i);

        if (strcmp(start->key, aim->key) != 0)
            continue;
        xml_add_attribute(out, "baseline", number_shortest(start->value, number));
        if (date_is_set(start->date))
            xml_add_attribute(out, "baseline-date", date_format(start->date, day));
        else if (date_is_set(a->first))
            xml_add_attribute(out, "baseline-date", date_format(a->first, day));
        break;
    }
    area = g_strndup(aim->key, (gsize)(strchr(aim->key, '\t') - aim->key));
    xml_add_attribute(out, "area", area);
    xml_add_attribute(out, "by", strchr(aim->key, '\t') + 1);
    g_string_append(out, ">");
    for (guint i = first; i < last; i++) {
        const Wanted *before = &g_array_index(r->aims, Wanted, i);

        if (date_compare(before->date, aim->date) >= 0)
            continue;
        g_string_append(out, "<milestone");
        xml_add_attribute(out, "date", date_format(before->date, day));
        xml_add_attribute(out, "value", number_shortest(before->value, number));
        g_string_append(out, "/>");
    }
    g_string_append(out, end);
}

static bool
has_figure_of(const IndicatorRead *r, const char *key)
{
    for (guint i = 0; i < r->rows->len; i++)
        if (strcmp(g_array_index(r->rows, Row, i).key, key) == 0)
            return true;
    return false;
}

/* Figures of the whole activity that no target is for: the indicator shows them all the same. */
static bool
is_without_target(const Activity *a, const IndicatorRead *r)
{
    g_autofree char *whole = g_strdup_printf("%s\t", a->area);

    for (guint i = 0; i < r->aims->len; i++)
        if (g_str_has_prefix(g_array_index(r->aims, Wanted, i).key, whole))
            return false;
    return has_figure_of(r, whole);
}

/* The first target is the indicator's: that of the whole activity. */
static void
add_targets(const Activity *a, GString *out, const IndicatorRead *r, bool of_whole)
{
    g_autofree char *whole = g_strdup_printf("%s\t", a->area);

    if (of_whole && is_without_target(a, r))
        g_string_append_printf(out, "        <target area=\"%s\"/>\n", a->area);

    for (guint first = 0, i = 0; i < r->aims->len; i++) {
        const char *key = g_array_index(r->aims, Wanted, i).key;

        if (i + 1 < r->aims->len && strcmp(g_array_index(r->aims, Wanted, i + 1).key, key) == 0)
            continue;
        if (g_str_has_prefix(key, whole) == of_whole)
            add_target(a, out, "        <target", "</target>\n", r, first, i);
        first = i + 1;
    }
}

/* Behind the indicators of the objective: what is followed, for each area that has a target. */
static void
add_follows(Activity *a, GString *out, const IndicatorRead *r, xmlNodePtr node)
{
    if (is_without_target(a, r)) {
        g_string_append_printf(out, "      <follow kind=\"%s\" measure=\"%s\" area=\"%s\">\n", r->code->kind,
                               r->measure, a->area);
        iati_add_narratives(a, out, "        ", "title", iati_child(node, "title"), r->id);
        g_string_append(out, "      </follow>\n");
    }
    for (guint first = 0, i = 0; i < r->aims->len; i++) {
        const Wanted *aim = &g_array_index(r->aims, Wanted, i);
        g_autofree char *begin = NULL;
        g_autoptr(GString) title = g_string_new(NULL);

        if (i + 1 < r->aims->len && strcmp(g_array_index(r->aims, Wanted, i + 1).key, aim->key) == 0)
            continue;
        begin = g_strdup_printf("      <follow kind=\"%s\" measure=\"%s\"", r->code->kind, r->measure);
        iati_add_narratives(a, title, "        ", "title", iati_child(node, "title"), r->id);
        add_target(a, out, begin, "\n", r, first, i);
        g_string_append_printf(out, "%s      </follow>\n", title->str);
        first = i + 1;
    }
}

/* ---- what its code says ---- */

static bool
is_at_location(const char *key)
{
    return g_str_has_prefix(key, "loc-");
}

/* Every figure is a 0 or 1 of a location: which of them have it. */
static bool
is_yes_or_no(const IndicatorRead *r)
{
    for (guint i = 0; i < r->rows->len; i++) {
        const Row *row = &g_array_index(r->rows, Row, i);

        if (!row->is_number || (row->value != 0 && row->value != 1) || !is_at_location(row->key))
            return false;
    }
    return r->rows->len > 0;
}

enum { GRADES = 10 };

/* Whole numbers of a short scale. */
static bool
is_graded(const IndicatorRead *r)
{
    for (guint i = 0; i < r->rows->len; i++) {
        const Row *row = &g_array_index(r->rows, Row, i);

        if (!row->is_number || row->value != (int)row->value || row->value < -GRADES || row->value > GRADES)
            return false;
    }
    return r->rows->len > 0;
}

static const MeasureCode *
code_of(const IndicatorRead *r, xmlNodePtr node)
{
    g_autofree char *code = iati_attribute(node, "measure");

    for (size_t i = 0; i < G_N_ELEMENTS(codes); i++)
        if (g_strcmp0(code, codes[i].code) == 0 && (codes[i].fits == NULL || codes[i].fits(r)))
            return &codes[i];
    return &codes[0];
}

/* Grades that occur, the least first: their names are not in the file. */
static void
add_grades(Activity *a, const IndicatorRead *r)
{
    for (int grade = -GRADES; grade <= GRADES; grade++)
        for (guint i = 0; i < r->rows->len; i++)
            if (g_array_index(r->rows, Row, i).value == grade) {
                g_string_append_printf(a->measures,
                                       "    <grade id=\"grade%d\" value=\"%d\"><title>%d</title></grade>\n", grade,
                                       grade, grade);
                break;
            }
}

/* The id that its publisher gave the measure (vocabulary 99), where no other indicator of the activity has it. */
static const char *
measure_of(Activity *a, xmlNodePtr node, const char *otherwise)
{
    for
        EACH(reference, node, "reference")
        {
            g_autofree char *vocabulary = iati_attribute(reference, "vocabulary"),
                            *code = iati_attribute(reference, "code"), *id = code == NULL ? NULL : xml_id(code, "");

            if (g_strcmp0(vocabulary, "99") == 0 && g_strcmp0(id, code) == 0 && *id != '\0' && g_ascii_isalpha(*id))
                return g_intern_string(id);
            iati_tell_unkept(a, reference, "the reference of an indicator");
        }
    return otherwise;
}

static void
add_measure(Activity *a, const IndicatorRead *r, xmlNodePtr node)
{
    g_autofree char *ascending = iati_attribute(node, "ascending"),
                    *summed = iati_attribute(node, "aggregation-status"),
                    *publisher = iati_narrative(a, iati_child(a->node, "reporting-org"));
    bool sums = *r->code->code == '1' && (g_strcmp0(summed, "1") == 0 || g_strcmp0(summed, "true") == 0);
    bool judged = strcmp(r->code->kind, "judgement") == 0;
    bool down = g_strcmp0(ascending, "0") == 0 || g_strcmp0(ascending, "false") == 0;
    g_autoptr(GString) by = g_string_new(NULL);
    g_autofree void **ids = g_hash_table_get_keys_as_array(r->by, NULL);

    sort_texts(ids, g_hash_table_size(r->by));
    for (size_t i = 0; ids[i] != NULL; i++)
        g_string_append_printf(by, "%s%s", i > 0 ? " " : "", (const char *)ids[i]);
    g_string_append(a->measures, "  <measure");
    xml_add_attribute(a->measures, "id", r->measure);
    xml_add_attribute(a->measures, "unit", r->code->unit);
    xml_add_attribute(a->measures, "nature", r->code->nature);
    xml_add_attribute(a->measures, "over-areas", sums ? "sum" : NULL);
    xml_add_attribute(a->measures, "rater", !judged ? NULL : *publisher == '\0' ? "IATI" : publisher);
    if (judged)
        xml_add_attribute(a->measures, "decimals", "0");
    xml_add_attribute(a->measures, "ascending", down ? "false" : "true");
    xml_add_attribute(a->measures, "topic", "results");
    xml_add_attribute(a->measures, "by", by->str);
    g_string_append(a->measures, ">\n");
    iati_add_narratives(a, a->measures, "    ", "title", iati_child(node, "title"), r->id);
    if (judged)
        add_grades(a, r);
    g_string_append(a->measures, "  </measure>\n");
}

static int
compare_rows(const void *left, const void *right)
{
    return strcmp(((const Row *)left)->key, ((const Row *)right)->key);
}

static void
add_series(const IndicatorRead *r, GString *out)
{
    const char *open = NULL;

    for (guint i = 0; i < r->rows->len; i++) {
        const Row *row = &g_array_index(r->rows, Row, i);
        const char *tab = strchr(row->key, '\t');

        if (open == NULL || strcmp(open, row->key) != 0) {
            g_autofree char *area = g_strndup(row->key, (gsize)(tab - row->key));

            g_string_append(out, open == NULL ? "  <series" : "  </series>\n  <series");
            xml_add_attribute(out, "measure", r->measure);
            xml_add_attribute(out, "area", area);
            xml_add_attribute(out, "by", tab + 1);
            g_string_append(out, ">\n");
            open = row->key;
        }
        g_string_append(out, row->line);
    }
    g_string_append(out, open == NULL ? "" : "  </series>\n");
}

/*
 * A measure that another indicator of the activity has brought, with the same figures, is that one; with others it is
 * none of its: false.
 */
static bool
take_measure(Activity *a, const IndicatorRead *r, xmlNodePtr node)
{
    g_autoptr(GString) figures = g_string_new(NULL);
    const char *before = g_hash_table_lookup(a->figures, r->measure);

    add_series(r, figures);
    if (before != NULL)
        return strcmp(before, figures->str) == 0;
    add_measure(a, r, node);
    g_string_append(a->observations, figures->str);
    g_hash_table_insert(a->figures, g_strdup(r->measure), g_strdup(figures->str));
    return true;
}

static void
free_aim(void *data)
{
    g_free(((Wanted *)data)->key);
}

static void
free_start(void *data)
{
    g_free(((Begun *)data)->key);
}

static void
free_row(void *data)
{
    g_free(((Row *)data)->key);
    g_free(((Row *)data)->line);
}

void
iati_indicator(Activity *a, xmlNodePtr node, const char *id, GString *indicators, GString *follows)
{
    IndicatorRead r = { .id = id,
                        .aims = g_array_new(FALSE, FALSE, sizeof(Wanted)),
                        .starts = g_array_new(FALSE, FALSE, sizeof(Begun)),
                        .rows = g_array_new(FALSE, FALSE, sizeof(Row)),
                        .seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                        .by = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL) };

    g_array_set_clear_func(r.aims, free_aim);
    g_array_set_clear_func(r.starts, free_start);
    g_array_set_clear_func(r.rows, free_row);
    for
        EACH(baseline, node, "baseline")
    take_baseline(a, &r, baseline);
    for
        EACH(period, node, "period")
    take_period_values(a, &r, period);
    sort_items(r.aims->data, r.aims->len, sizeof(Wanted), compare_aims);
    sort_items(r.rows->data, r.rows->len, sizeof(Row), compare_rows);
    r.code = code_of(&r, node);
    r.measure = measure_of(a, node, id);
    if (!take_measure(a, &r, node)) {
        r.measure = id;
        take_measure(a, &r, node);
    }
    g_string_append_printf(indicators, "      <indicator id=\"%s\" kind=\"%s\" measure=\"%s\"%s>\n", id, r.code->kind,
                           r.measure, strcmp(r.code->kind, "area-set") == 0 ? " among=\"location\" counts=\"1\"" : "");
    iati_add_narratives(a, indicators, "        ", "title", iati_child(node, "title"), id);
    add_targets(a, indicators, &r, true);
    add_targets(a, indicators, &r, false);
    g_string_append(indicators, "      </indicator>\n");
    add_follows(a, follows, &r, node);
    g_array_unref(r.aims);
    g_array_unref(r.starts);
    g_array_unref(r.rows);
    g_hash_table_unref(r.seen);
    g_hash_table_unref(r.by);
}
