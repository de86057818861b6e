/* What a template includes: a thousand files and 64 MiB of them, told once where there is one too many. */
#include "sample.h"
#include "template/internal.h"

typedef struct IncludeCase {
    const char *name;
    int count;                          /* so many times the page includes "part" */
    size_t blanks;                      /* in the part, which is a paragraph besides */
    const char *want;                   /* what is told: "line:column number" */
} IncludeCase;

static const IncludeCase cases[] = {
    { "a thousand files",                        1000, 0, "" },
    { "one more",                                1001, 0, "1002:16 163\n" },
    { "many more",                               3000, 0, "1002:16 163\n" },
    { "sixty-three files of a mebibyte or so",     63, (1 << 20) - 100, "" },
    { "more than 64 MiB",                          70, 1 << 20, "65:16 163\n" },
};

static void
write_part(size_t blanks)
{
    g_autoptr(GString) part = g_string_new("<fragment><p>x</p>");

    for (size_t i = 0; i < blanks; i++)
        g_string_append_c(part, i % 64 == 63 ? '\n' : ' ');
    g_string_append(part, "</fragment>");
    sample_write(sample, "part.xml", part->str);
}

/* What is told, without the page itself. */
static char *
told(const char *source)
{
    g_autofree char *printed = sample_fill(sample, source);
    g_auto(GStrv) lines = g_strsplit(printed, "\n", -1);
    GString *out = g_string_new(NULL);

    for (size_t i = 0; lines[i] != NULL; i++)
        if (g_ascii_isdigit(*lines[i]))
            g_string_append_printf(out, "%s\n", lines[i]);
    return g_string_free(out, FALSE);
}

static void
includes_are_counted(void **state)
{
    const IncludeCase *c = *state;
    g_autoptr(GString) source = g_string_new(
        "<template for='area' theme='house'><master name='first' size='A4' margin='40'/><title>T</title><body>");
    g_autofree char *got = NULL;

    write_part(c->blanks);
    for (int i = 0; i < c->count; i++)
        g_string_append(source, "\n<include href='part'/>");
    g_string_append(source, TAIL);
    got = told(source->str);
    assert_string_equal(got, c->want);
}

/*
 * Each of fifteen files includes the next one twice: 32,768 of them in all. The place is that of an include in one of
 * these.
 */
static void
what_doubles_is_stopped(void **state)
{
    g_autofree char *got = NULL;

    (void)state;
    for (int i = 0; i < 15; i++) {
        g_autofree char *name = g_strdup_printf("step%d.xml", i);
        g_autofree char *source =
            i == 14 ? g_strdup("<fragment><p>x</p></fragment>")
                    : g_strdup_printf("<fragment>\n<include href='step%d'/>\n<include href='step%d'/></fragment>",
                                      i + 1, i + 1);

        sample_write(sample, name, source);
    }
    got = told(HEAD "<include href='step0'/>" TAIL);
    assert_true(g_str_has_suffix(got, ":16 163\n"));
    assert_ptr_equal(strchr(got, '\n'), strrchr(got, '\n'));
}

static void
what_is_included_twice_is_compiled_once(void **state)
{
    const TemplateFolder folders[] = { { sample->folder, NULL }, { "templates", NULL }, { NULL, NULL } };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Template) tmpl = NULL;
    const Instruction *first;

    (void)state;
    sample_write(sample, "part.xml", "<fragment><p>x</p></fragment>");
    sample_write(sample, "other.xml", "<fragment><p>y</p></fragment>");
    sample_write(sample, "page.xml", HEAD "<include href='part'/><include href='other'/><include href='part'/>" TAIL);
    tmpl = template_load("page", (Place){ 0 }, folders, NULL, AUDIENCE_PUBLIC, diags);
    first = tmpl->body->first_child;
    assert_non_null(first->included);
    assert_ptr_equal(first->next->next->included, first->included);
    assert_ptr_not_equal(first->next->included, first->included);
}

/* Not the first time, where it was compiled already, nor the second. */
static void
a_loop_is_found_behind_a_file_that_is_known(void **state)
{
    g_autofree char *got = NULL;

    (void)state;
    sample_write(sample, "plain.xml", "<fragment><p>x</p></fragment>");
    sample_write(sample, "round.xml", "<fragment>\n<include href='plain'/>\n<include href='about'/></fragment>");
    sample_write(sample, "about.xml", "<fragment>\n<include href='plain'/><include href='round'/></fragment>");
    got = told(HEAD "<include href='plain'/><include href='round'/><include href='about'/>" TAIL);
    assert_true(g_str_has_prefix(got, "2:"));
    assert_ptr_equal(strchr(got, '\n'), strrchr(got, '\n'));
}

/* What a row of a long table takes once it is compiled: seven instructions, and nothing of the file's tree. */
static void
a_long_table_is_held_once(void **state)
{
    enum { ROWS = 1000, MOST_BYTES_OF_A_ROW = 7 * (sizeof(Instruction) + 16) + 3 * 16 };
    const TemplateFolder folders[] = { { sample->folder, NULL }, { "templates", NULL }, { NULL, NULL } };
    g_autoptr(GString) source = g_string_new(HEAD "<table summary='s'><tbody>");
    g_autoptr(Diags) diags = diags_new();
    size_t sizes[2];

    (void)state;
    for (int i = 0; i < 2; i++) {
        g_autoptr(GString) page = g_string_new(source->str);
        Template *tmpl;

        g_string_append(page, "</tbody></table>" TAIL);
        sample_write(sample, "page.xml", page->str);
        tmpl = template_load("page", (Place){ 0 }, folders, NULL, AUDIENCE_PUBLIC, diags);
        sizes[i] = arena_size(tmpl->arena);
        template_free(tmpl);
        for (int row = 0; row < ROWS; row++)
            g_string_append_printf(source, "<tr><td>%d</td><td>of it</td><td>%d</td></tr>", row, 7 * row);
    }
    assert_in_range((sizes[1] - sizes[0]) / ROWS, 7 * sizeof(Instruction), MOST_BYTES_OF_A_ROW);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases) + 4];
    size_t count = 0;

    ADD_ROWS(includes_are_counted, cases);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(what_doubles_is_stopped);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(what_is_included_twice_is_compiled_once);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_loop_is_found_behind_a_file_that_is_known);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_long_table_is_held_once);
    return _cmocka_run_group_tests("template/load", tests, count, sample_start, sample_stop);
}
