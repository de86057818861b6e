/*
 * Every attribute of every element of the data files, with what it cannot be: each is told at its place, and none is
 * taken.
 */
#include "read/map.h"
#include "files.h"
#include "base/diag_model.h"
#include "base/diag_map.h"
#include "base/diag_picture.h"
#include "base/diag_read.h"
#include "read/batch.h"
#include "read/tables.h"

/* A value that the attribute may have, so that it is not what is looked at. */
static char *
good_value(const Field *row)
{
    static const struct { FieldType type; const char *value;
    } values[] = {
        { ATTR_TEXT, "x" },
        { ATTR_ID, "x" },
        { ATTR_AREA_ID, "x" },
        { ATTR_CATEGORIES, "x:y" },
        { ATTR_WARNING, "S266" },
        { ATTR_TEMPLATE, "pack/cover" },
        { ATTR_IDS, "x" },
        { ATTR_DATE, "2020-01-01" },
        { ATTR_MOMENT, "2020-01-01T10:00Z" },
        { ATTR_PERIOD, "2020" },
        { ATTR_AS_OF, "2020-Q3" },
        { ATTR_YEAR_START, "--04-01" },
        { ATTR_NUMBER, "1" },
        { ATTR_LANGUAGE, "en" },
        { ATTR_VALUE_OR_ALL, "all" },
        { ATTR_VALUE_OR_FIRST, "first" },
        { ATTR_RULES, "FREQ=DAILY;COUNT=2" },
        { ATTR_DAYS_OR_RULES, "2019-01-01 FREQ=DAILY;COUNT=2" },
        { ATTR_DAYS, "2020-01-01" },
        { ATTR_DAY_OF_YEAR, "04-30" },
        { ATTR_BANDS, "on-track:90 limited" },
        { ATTR_EACH, "record:position" },
        { ATTR_CURRENCY, "USD" },
        { ATTR_POINT, "43.856 18.413" },
        { ATTR_SITE, "https://example.org/{subject}" },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(values); i++)
        if (values[i].type == row->type)
            return g_strdup(values[i].value);
    return g_strndup(row->words, strcspn(row->words, " "));
}

static void
start_tag(GString *out, const DataElement *row, const Field *asked, const char *value)
{
    g_string_append_printf(out, "<%s", row->name);
    for (const Field *a = data_fields(row); a->name != NULL; a++) {
        g_autofree char *good = good_value(a);

        if (a == asked)
            g_string_append_printf(out, "\n%s='%s'", a->name, value);
        else if (a->required)
            g_string_append_printf(out, " %s='%s'", a->name, good);
    }
    g_string_append_c(out, '>');
}

/* The element in all that it stands in. */
static void
write_element(GString *out, const DataElement *row, const Field *asked, const char *value)
{
    g_autoptr(GPtrArray) chain = g_ptr_array_new();

    for (const DataElement *at = row; at != NULL;) {
        const char *parent = at->parent;

        g_ptr_array_insert(chain, 0, (gpointer)(guintptr)at);
        at = NULL;
        for (size_t i = 0; i < data_element_count && parent != NULL && at == NULL; i++)
            if (strcmp(data_elements[i].name, parent) == 0)
                at = &data_elements[i];
    }
    for (guint i = 0; i < chain->len; i++)
        start_tag(out, chain->pdata[i], i + 1 == chain->len ? asked : NULL, value);
    for (guint i = chain->len; i > 0; i--)
        g_string_append_printf(out, "</%s>", ((const DataElement *)chain->pdata[i - 1])->name);
}

static void
read_as_its_kind(const char *folder, const char *path, const char *file, Diags *diags)
{
    if (g_str_has_prefix(file, "<pack")) {
        pack_free(pack_load(path, AUDIENCE_INTERNAL, diags));
    } else if (g_str_has_prefix(file, "<batch")) {
        Arena *arena = arena_new();

        read_batch(path, AUDIENCE_INTERNAL, arena, diags);
        arena_free(arena);
    } else if (g_str_has_prefix(file, "<map")) {
        Arena *arena = arena_new();

        read_map(path, arena, diags);
        arena_free(arena);
    } else if (g_str_has_prefix(file, "<catalogue")) {
        g_autoptr(GPtrArray) catalogues = g_ptr_array_new();

        read_catalogues(folder, catalogues, diags);
        for (guint i = 0; i < catalogues->len; i++)
            catalogue_free(catalogues->pdata[i]);
    } else {
        plan_free(read_plan(folder, NULL, diags));
    }
}

/* True when the value is told: an error of values, on the line that the attribute stands on, alone. */
static bool
is_told(const char *folder, const DataElement *row, const Field *asked, const char *value, GString *said)
{
    g_autoptr(GString) file = g_string_new(NULL);
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *path = NULL;
    bool told = false;

    write_element(file, row, asked, value);
    path = folder_write(folder, "data.xml", file->str, -1);
    read_as_its_kind(folder, path, file->str, diags);
    for (size_t i = 0; i < diags_length(diags); i++) {
        const Diag *d = diags_at(diags, i);

        told = told || (d->severity == SEVERITY_ERROR && d->place.line == 2 &&
                        ((d->id >= DIAG_DATA_BAD_ID && d->id <= DIAG_DATA_BAD_RULE) || d->id == DIAG_DATA_BAD_COUNT ||
                         d->id == DIAG_DATA_BAD_DAY_OF_YEAR || d->id == DIAG_DATA_BAD_CATEGORIES ||
                         d->id == DIAG_MODEL_BAD_PERIOD || d->id == DIAG_DATA_BAD_BANDS ||
                         d->id == DIAG_DATA_BAD_CURRENCY || d->id == DIAG_DATA_BAD_POINT || d->id == DIAG_QR_ADDRESS));
    }
    g_string_assign(said, file->str);
    return told;
}

static void
nonsense_is_no_value(void **state)
{
    static const char *const nonsense[] = { "not any/thing!", "-2000000000", "99999999999999999999", "nan",
                                            "1e400",          "0x10",        "2020-02-30",           "2020-13",
                                            "13-01",          "02-30",         "2020-Q5",              "2020-W54" };
    static const struct { FieldType type; const char *taken; } exceptions[] = {
        { ATTR_ID, "-2000000000 99999999999999999999 nan 1e400 0x10 2020-02-30 2020-13 13-01 02-30 2020-Q5 2020-W54" },
        { ATTR_IDS, "-2000000000 99999999999999999999 nan 1e400 0x10 2020-02-30 2020-13 13-01 02-30 2020-Q5 2020-W54" },
        { ATTR_TEMPLATE, "99999999999999999999 nan 1e400 0x10 2020-02-30 2020-13 13-01 02-30 2020-Q5 2020-W54" },
        { ATTR_AREA_ID, "-2000000000 99999999999999999999 nan 0x10 1e400 2020-02-30 2020-13 13-01 02-30 2020-Q5 "
                        "2020-W54" },
        { ATTR_LANGUAGE, "nan" },       /* Min Nan, as a tag */
        { ATTR_NUMBER, "-2000000000" }, { ATTR_VALUE_OR_ALL, "-2000000000" }, { ATTR_VALUE_OR_FIRST, "-2000000000" },
    };
    size_t told = 0;

    for (size_t e = 0; e < data_element_count; e++)
        for (const Field *a = data_fields(&data_elements[e]); a->name != NULL; a++)
            for (size_t n = 0; n < G_N_ELEMENTS(nonsense) && a->type != ATTR_TEXT; n++) {
                g_autoptr(GString) said = g_string_new(NULL);
                bool taken = false;

                for (size_t x = 0; x < G_N_ELEMENTS(exceptions); x++)
                    taken =
                        taken || (exceptions[x].type == a->type && strstr(exceptions[x].taken, nonsense[n]) != NULL);
                if (!taken && !is_told(*state, &data_elements[e], a, nonsense[n], said))
                    fail_msg("'%s' is taken: %s", nonsense[n], said->str);
                told += !taken;
            }
    assert_true(told > 500);
}

/*
 * The table of elements says of every whole number from where to where it goes; what is next to the ends is no value.
 */
static void
counts_have_their_ends(void **state)
{
    for (size_t e = 0; e < data_element_count; e++)
        for (const Field *a = data_fields(&data_elements[e]); a->name != NULL; a++) {
            g_autoptr(GString) said = g_string_new(NULL);
            int first, last;

            if (a->type != ATTR_COUNT)
                continue;
            assert_int_equal(sscanf(a->words, "%d %d", &first, &last), 2);
            assert_true(first >= 0 && first < last);
            for (int end = 0; end < 4; end++) {
                g_autofree char *value = g_strdup_printf("%d", (const int[]){ first - 1, first, last, last + 1 }[end]);
                bool beyond = end == 0 || end == 3;

                if (is_told(*state, &data_elements[e], a, value, said) != beyond)
                    fail_msg("'%s' is %s: %s", value, beyond ? "taken" : "refused", said->str);
            }
        }
}

/* One folder for all of them: names of files are kept for good, and each try's own would be thousands. */
static int
set_up(void **state)
{
    *state = folder_new();
    return 0;
}

static int
tear_down(void **state)
{
    folder_free(*state);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nonsense_is_no_value),
        cmocka_unit_test(counts_have_their_ends),
    };

    return cmocka_run_group_tests_name("read/nonsense", tests, set_up, tear_down);
}
