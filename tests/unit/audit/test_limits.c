/*
 * Limits of the audit that a file of a test cannot reach in little memory and time: each is lowered to what the sample
 * has, where nothing is told of it, and to one less, where it is. Counted by hand in audit_sample.h.
 */
#include "assert.h"
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include "audit_sample.h"
#include "audit/data.h"
#include "audit/gather.h"
#include "base/diag_pdf.h"

typedef struct LimitCase { const char *name; LimitId limit; int has; } LimitCase;

static const LimitCase cases[] = {
    { "pages",                                                    LIMIT_AUDIT_PAGES,      1 },
    { "fonts",                                                    LIMIT_AUDIT_FONTS,      1 },
    { "elements of the structure tree: numbers 20 to 37",         LIMIT_AUDIT_ELEMENTS,   18 },
    { "codes of fonts with text: two ranges of one",              LIMIT_CMAP_ENTRIES_ALL, 2 },
    /* p1 holds a mark, and an element with a mark and a link: 4; f1 and n1 a mark each */
    { "steps of reading what three elements with IDs show",       LIMIT_DATA_STEPS,       6 },
};

/* What is told of the sample, with one place changed, when it is read for its data. */
static char *
told(const char *find, const char *replace)
{
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *path = NULL;
    int times, file = g_file_open_tmp("sheaf-limits-XXXXXX.pdf", &path, NULL);
    GString *bytes = sample_write(find, replace, SAMPLE_TRAILER, &times), *out = g_string_new(NULL);
    AuditData *data;

    assert_true(file >= 0);
    close(file);
    assert_true(g_file_set_contents(path, bytes->str, (gssize)bytes->len, NULL));
    data = audit_data_read(path, diags);
    assert_non_null(data);
    for (size_t i = 0; i < diags_length(diags); i++)
        g_string_append_printf(out, "S%03d %s\n", diags_at(diags, i)->id, diags_at(diags, i)->sentence);
    audit_data_free(data);
    g_unlink(path);
    g_string_free(bytes, TRUE);
    return g_string_free(out, FALSE);
}

static void
more_is_told(void **state)
{
    const LimitCase *c = *state;
    int usual = limit_number(c->limit);
    g_autofree char *within = NULL, *beyond = NULL;

    limit_lower(c->limit, c->has);
    within = told(NULL, NULL);
    limit_lower(c->limit, c->has - 1);
    beyond = told(NULL, NULL);
    assert_string_equal(within, "");
    assert_true(g_str_has_prefix(beyond, "S654 "));
    assert_non_null(strstr(beyond, limit_text(c->limit)));
    limit_lower(c->limit, usual);
}

/*
 * A text stands for what the second mark shows. The other marks up to the last show ten characters: what it takes
 * besides is all that is let in, and the last mark's is still taken; with one more it is not.
 */
static void
text_is_taken_up_to_a_limit(void **state)
{
    enum { OTHERS = 10, ALL = 1 << 20 };
    int usual = limit_number(LIMIT_AUDIT_TEXT_MIB);

    (void)state;
    limit_lower(LIMIT_AUDIT_TEXT_MIB, 1);
    for (size_t more = 0; more <= 1; more++) {
        g_autofree char *text = g_strnfill(ALL - OTHERS + more, 'x');
        g_autofree char *mark = g_strdup_printf("/P <</MCID 1 /ActualText (%s)>> BDC", text);
        g_autofree char *said = told("/P <</MCID 1>> BDC", mark);

        if (more == 0)
            assert_string_equal(said, "");
        else
            assert_non_null(strstr(said, limit_text(LIMIT_AUDIT_TEXT_MIB)));
    }
    limit_lower(LIMIT_AUDIT_TEXT_MIB, usual);
}

/* Streams unpack to 1 GiB in all; what a file's own take of it is charged here at once. */
static void
all_streams_have_a_limit(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    int times;
    GString *text = sample_write(NULL, NULL, SAMPLE_TRAILER, &times);
    GBytes *bytes = g_bytes_new(text->str, text->len);
    ObjectFile *file = object_file_take(bytes, "sample.pdf", diags);

    (void)state;
    assert_non_null(file);
    object_file_charge(file, (size_t)MOST_STREAMS_MIB << 20);
    assert_false(object_file_exhausted(file));
    object_file_charge(file, 1);
    assert_true(object_file_exhausted(file));
    object_file_free(file);
    g_string_free(text, TRUE);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases) + 2];
    size_t count = 0;

    ADD_ROWS(more_is_told, cases);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(text_is_taken_up_to_a_limit);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(all_streams_have_a_limit);
    return _cmocka_run_group_tests("audit/limits", tests, count, NULL, NULL);
}
