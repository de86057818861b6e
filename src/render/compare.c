/*
 * The audit of data: what a finished PDF prints under the ids of figures, against the table attached to it. A printed
 * text is not parsed, which would forgive too much: the attached value is printed again, and the texts are compared.
 */
#include "render/compare.h"
#include <math.h>
#include <string.h>
#include "model/named.h"
#include "audit/data.h"
#include "base/diag_pdf.h"
#include "lang/bare.h"
#include "read/csv.h"
#include "render/project.h"

#define TABLE "observations.csv"

/* ---- one value ---- */

static bool
is_direction(gunichar c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static char *
comparable(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);       /* what a file says is any bytes */
    GString *out = g_string_new(NULL);

    for (const char *at = valid; *at != '\0'; at += g_utf8_skip[(guchar)*at]) {
        gunichar c = g_utf8_get_char(at);

        if (!is_direction(c))
            g_string_append_unichar(out, g_unichar_isspace(c) ? ' ' : c);
    }
    return g_strstrip(g_string_free(out, FALSE));
}

bool
printed_agrees(const Lang *lang, Arena *arena, const char *printed, double value, double scale, const char **expected)
{
    int decimals = CLAMP(lang_number_decimals(lang, printed), 0, 15);
    g_autofree char *have = comparable(printed), *want = NULL;

    *expected = lang_number(lang, arena, value / scale, NUMBER_DECIMAL, decimals);
    want = comparable(*expected);
    return strcmp(have, want) == 0;
}

/* ---- a file ---- */

typedef struct Comparison {
    const char *path;
    Diags *diags;
    Arena *arena;
    CsvTable *table;
    GHashTable *rows;                   /* id → row + 1 */
    BareLangs *langs;
    size_t compared, differ, lost;
} Comparison;

/* A figure that lies between two ends, or is missing, has no value, and none is printed under its id. */
static bool
says_otherwise(const CsvTable *table, size_t row)
{
    return (csv_table_has(table, "low") && *csv_table_cell(table, row, "low") != '\0') ||
           (csv_table_has(table, "missing") && *csv_table_cell(table, row, "missing") != '\0');
}

/* NULL when it can be used. */
static const char *
fault_of_rows(Comparison *c)
{
    if (!csv_table_has(c->table, "id") || !csv_table_has(c->table, "value"))
        return "it has no columns 'id' and 'value'";
    for (size_t i = 0; i < csv_table_rows(c->table); i++) {
        const char *value = csv_table_cell(c->table, i, "value");
        char *end;

        if (*value == '\0' && says_otherwise(c->table, i))
            continue;
        if (*value == '\0' || !isfinite(g_ascii_strtod(value, &end)) || *end != '\0')
            return arena_printf(c->arena, "the value of row %zu is no number", i + 2);
        if (!g_hash_table_insert(c->rows, (gpointer)(guintptr)csv_table_cell(c->table, i, "id"),
                                 GSIZE_TO_POINTER(i + 1)))
            return arena_printf(c->arena, "the id of row %zu is also another's", i + 2);
    }
    return NULL;
}

static bool
read_table(Comparison *c, GBytes *bytes)
{
    gsize size;
    const char *text = g_bytes_get_data(bytes, &size), *fault = NULL;

    c->table = csv_table_read(text, size, &fault);
    if (c->table != NULL)
        fault = fault_of_rows(c);
    if (fault != NULL)
        diag_report(c->diags, DIAG_AUDIT_DATA_BROKEN, (Place){ 0 }, c->path, fault, NULL);
    return fault == NULL;
}

/* The title of a grade: the table has its value alone, and the audit of truth knows the titles. */
static bool
is_in_words(const char *text)
{
    bool letters = false;

    for (const char *at = text; *at != '\0'; at = g_utf8_find_next_char(at, NULL)) {
        gunichar c = g_utf8_get_char_validated(at, -1);

        if (c >= (gunichar)-2 || g_unichar_isdigit(c))
            return false;
        letters = letters || g_unichar_isalpha(c);
    }
    return letters;
}

static void
compare(Comparison *c, const AuditPrinted *printed, const char *id, double scale, size_t row)
{
    const char *value = csv_table_cell(c->table, row, "value"), *expected = "",
               *page = arena_printf(c->arena, "%d", printed->page);
    const Lang *lang = bare_langs_find(c->langs, printed->language);

    if (is_in_words(printed->text))
        return;
    c->compared++;
    if (lang != NULL && printed_agrees(lang, c->arena, printed->text, g_ascii_strtod(value, NULL), scale, &expected))
        return;
    c->differ++;
    if (lang != NULL)
        diag_report(c->diags, DIAG_AUDIT_DATA_DIFFERS, (Place){ 0 }, c->path, page, id, printed->text, value, expected,
                    NULL);
}

static void
compare_element(Comparison *c, const AuditPrinted *printed)
{
    double scale;
    g_autofree char *id = printed_id_parse(printed->id, &scale);
    size_t row = GPOINTER_TO_SIZE(g_hash_table_lookup(c->rows, id));

    if (row > 0) {
        compare(c, printed, id, scale, row - 1);
    } else {
        c->lost++;
        diag_report(c->diags, DIAG_AUDIT_DATA_NO_ROW, (Place){ 0 }, c->path,
                    arena_printf(c->arena, "%d", printed->page), id, printed->text, NULL);
    }
}

static void
compare_all(Comparison *c, AuditData *data)
{
    size_t count, figures = 0;
    const AuditPrinted *printed = audit_data_printed(data, &count);
    g_autoptr(GBytes) bytes = audit_data_attachment(data, TABLE);

    for (size_t i = 0; i < count; i++)
        figures += printed_id_is_figure(printed[i].id);
    if (bytes == NULL && figures > 0)
        diag_report(c->diags, DIAG_AUDIT_DATA_NONE, (Place){ 0 }, c->path, arena_printf(c->arena, "%zu", figures),
                    NULL);
    if (bytes == NULL || !read_table(c, bytes))
        return;
    for (size_t i = 0; i < count; i++)
        if (printed_id_is_figure(printed[i].id))
            compare_element(c, &printed[i]);
}

SheafExit
sheaf_audit_data(const char *path, SheafReport report, void *report_data, char **summary)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GHashTable) rows = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(BareLangs) langs = bare_langs_new(diags);
    g_autoptr(AuditData) data = audit_data_read(path, diags);
    Comparison c = { .path = path, .diags = diags, .arena = arena, .rows = rows, .langs = langs };

    if (data != NULL)
        compare_all(&c, data);
    report_all(diags, report, report_data);
    *summary = g_strdup_printf("%s: %zu printed values compared with " TABLE "; %zu differ, %zu have no row\n", path,
                               c.compared, c.differ, c.lost);
    csv_table_free(c.table);
    return (SheafExit)diags_exit_status(diags);
}
