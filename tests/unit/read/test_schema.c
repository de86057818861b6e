/* The grammar for editors: written for every root and for nothing else, and each a grammar that names its elements. */
#include "files.h"

static void
every_root_has_a_grammar_that_is_xml(void **state)
{
    const char *const *roots = schema_roots();

    (void)state;
    assert_non_null(roots[0]);
    for (size_t i = 0; roots[i] != NULL; i++) {
        g_autoptr(GString) grammar = g_string_new(NULL);
        g_autofree char *start = g_strdup_printf("<element name=\"%s\"", roots[i]);
        g_autoptr(GMarkupParseContext) parser = g_markup_parse_context_new(&(GMarkupParser){ 0 }, 0, NULL, NULL);

        assert_true(schema_write(roots[i], grammar));
        assert_non_null(strstr(grammar->str, start));
        assert_true(g_markup_parse_context_parse(parser, grammar->str, (gssize)grammar->len, NULL));
        assert_true(g_markup_parse_context_end_parse(parser, NULL));
    }
}

static void
roots_are_those_of_data_files(void **state)
{
    static const char *const want[] = { "plan",      "areas",        "sources",   "measures", "treaties", "memberships",
                                        "deadlines", "observations", "catalogue", "events",   "pack" };
    const char *const *roots = schema_roots();

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(want); i++)
        if (!g_strv_contains(roots, want[i]))
            fail_msg("%s is not among the roots", want[i]);
}

/* Whoever adds an element or an attribute says what it is. */
static void
each_name_has_its_sentence(void **state)
{
    const char *const *roots = schema_roots();

    (void)state;
    for (size_t i = 0; roots[i] != NULL; i++) {
        g_autoptr(GString) grammar = g_string_new(NULL);
        g_auto(GStrv) lines = NULL;

        schema_write(roots[i], grammar);
        lines = g_strsplit(grammar->str, "\n", -1);
        for (size_t k = 0; lines[k] != NULL; k++) {
            const char *attribute = strstr(lines[k], "<attribute name=");

            if (attribute != NULL && strstr(attribute, "\"><a:documentation>") == NULL)
                fail_msg("%s: no sentence: %s", roots[i], lines[k]);
            if (strstr(lines[k], "<element name=") != NULL && strstr(lines[k + 1], "<a:documentation>") == NULL)
                fail_msg("%s: no sentence: %s", roots[i], lines[k]);
        }
    }
}

typedef struct NoRootCase { const char *name, *root; } NoRootCase;

static const NoRootCase no_roots[] = {
    { "an element that is no root", "goal" },
    { "a name nobody knows", "sates" },
    { "no name", "" },
    { "another case", "Plan" },
};

static void
nothing_else_has_one(void **state)
{
    const NoRootCase *c = *state;
    g_autoptr(GString) grammar = g_string_new(NULL);

    assert_false(schema_write(c->root, grammar));
    assert_string_equal(grammar->str, "");
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(no_roots) + 3];
    size_t count = 0;

    for (; count < G_N_ELEMENTS(no_roots); count++)
        tests[count] = row_test(nothing_else_has_one, no_roots[count].name, &no_roots[count]);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(every_root_has_a_grammar_that_is_xml);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(each_name_has_its_sentence);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(roots_are_those_of_data_files);
    return _cmocka_run_group_tests("read/schema", tests, count, NULL, NULL);
}
