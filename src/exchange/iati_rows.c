/*
 * Activities as rows of a table, for a plan that is there already: each actual is a row under the headers of our own
 * tables, with the words that the file has for places, indicators and dimensions. A mapping says what they are.
 */
#include "exchange/iati_activity.h"
#include <string.h>
#include "base/diag_exchange.h"
#include "base/input.h"

typedef struct Rows {
    TakeRow take;
    void *data;
    uint32_t row;
    bool stopped;
    GHashTable *lines; /* row -> line of the file, for messages; NULL: nobody asks */
} Rows;

static const char *const headers[] = { "activity", "area", "measure", "by", "period", "value", "note", "published" };

/* Cells in the order of the headers; NULL: blank. */
static void
hand_row(Rows *rows, const char *const texts[], int line)
{
    Cell cells[G_N_ELEMENTS(headers)];

    for (size_t i = 0; i < G_N_ELEMENTS(headers); i++) {
        const char *text = texts[i] == NULL ? "" : texts[i];

        cells[i] = (Cell){ .text = text, .length = strlen(text) };
    }
    rows->row++;
    if (rows->lines != NULL)
        g_hash_table_insert(rows->lines, GUINT_TO_POINTER(rows->row), GINT_TO_POINTER(line));
    if (!rows->stopped)
        rows->stopped = !rows->take(rows->data, rows->row, cells, G_N_ELEMENTS(headers));
}

/* The publisher's own code of an indicator, else its title. */
static char *
measure_of(const Activity *a, xmlNodePtr indicator)
{
    for
        EACH(reference, indicator, "reference")
        {
            g_autofree char *vocabulary = iati_attribute(reference, "vocabulary"),
                            *code = iati_attribute(reference, "code");

            if (g_strcmp0(vocabulary, "99") == 0 && code != NULL && *code != '\0')
                return g_steal_pointer(&code);
        }
    return iati_narrative(a, iati_child(indicator, "title"));
}

/* Locations by their references, "north + south", else the one country; nothing of several. */
static char *
area_of(const Activity *a, xmlNodePtr actual)
{
    xmlNodePtr country = iati_child(a->node, "recipient-country");
    g_auto(GStrv) refs = iati_places(actual);

    if (iati_child(actual, "location") != NULL)
        return g_strjoinv(" + ", refs);
    return country == NULL || iati_next(country->next, "recipient-country") != NULL ? NULL
                                                                                    : iati_attribute(country, "code");
}

/* "sex:women-girls age:0-17", as a new project calls them. */
static char *
by_of(xmlNodePtr actual)
{
    GString *by = g_string_new(NULL);

    for
        EACH(d, actual, "dimension")
        {
            g_autofree char *name = iati_attribute(d, "name"), *value = iati_attribute(d, "value"),
                            *id = xml_id(name == NULL ? "" : name, "part"),
                            *member = xml_id(value == NULL ? "" : value, "other");

            g_string_append_printf(by, "%s%s:%s", by->len > 0 ? " " : "", id, member);
        }
    return g_string_free(by, FALSE);
}

static void
hand_period(Activity *a, Rows *rows, const char *activity, const char *measure, const char *published, xmlNodePtr node)
{
    g_autofree char *period = NULL;
    Period placed;

    if (!iati_period(a, node, &period, &placed))
        return;
    for
        EACH(actual, node, "actual")
        {
            g_autofree char *area = area_of(a, actual), *by = by_of(actual), *value = iati_attribute(actual, "value"),
                            *note = iati_narrative(a, iati_child(actual, "comment"));
            const char *texts[] = { activity, area, measure, by, period, value, note, published };

            hand_row(rows, texts, (int)xmlGetLineNo(actual));
        }
}

static void
hand_activity(Activity *a, void *data)
{
    Rows *rows = data;
    g_autofree char *id = iati_text(iati_child(a->node, "iati-identifier")),
                    *updated = iati_attribute(a->node, "last-updated-datetime"), *published = iati_day(updated);

    for
        EACH(result, a->node, "result")
        for
            EACH(indicator, result, "indicator")
            {
                g_autofree char *measure = measure_of(a, indicator);

            for
                EACH(period, indicator, "period")
            hand_period(a, rows, id, measure, published, period);
            }
}

static bool
read_rows(const char *path, Rows *rows, Diags *diags)
{
    hand_row(rows, headers, 1);
    return iati_walk(path, hand_activity, rows, diags);
}

static bool
rows_read(const char *path, const SheetAsked *asked, TakeRow take, void *data, char **sheet, Diags *diags)
{
    Rows rows = { .take = take, .data = data };

    (void)asked;
    *sheet = NULL;
    return read_rows(path, &rows, diags);
}

static bool
take_nothing(void *data, uint32_t row, const Cell *cells, size_t count)
{
    (void)data, (void)row, (void)cells, (void)count;
    return true;
}

/* The lines of the elements that the rows were. */
static void
rows_places(const char *path, const SheetAsked *asked, const char *sheet, const SheetPlace *at, size_t count,
            Place *out)
{
    g_autoptr(GHashTable) lines = g_hash_table_new(NULL, NULL);
    g_autoptr(Diags) told = diags_new();
    Rows rows = { .take = take_nothing, .lines = lines };

    (void)asked, (void)sheet;
    read_rows(path, &rows, told);
    for (size_t i = 0; i < count; i++)
        out[i] = (Place){ g_intern_string(input_name(path)),
                          GPOINTER_TO_INT(g_hash_table_lookup(lines, GUINT_TO_POINTER(at[i].row))), 1 };
}

static char *
rows_origin(const char *sheet, SheetPlace at)
{
    (void)sheet;
    return g_strdup_printf("#actual=%u", at.row - 1);
}

const SheetReader iati_reader = { rows_read, rows_places, rows_origin };
