/*
 * Elements of templates in each other, in a page and in a chart that is a file of its own: whatever stands where it
 * has no business is told or makes a page, and nothing ends the program. And every attribute that takes words of a
 * list, or numbers, takes nothing else.
 */
#include "sample.h"
#include "template/internal.h"

/* A kind of chart that has the attribute, besides those of every chart. */
static const char *
kind_with(const char *attribute)
{
    for (int kind = 0; attribute != NULL && kind < CHART_KIND_COUNT; kind++)
        if (chart_words_hold(chart_kind_attributes((ChartKind)kind), attribute))
            return chart_kind_name((ChartKind)kind);
    return "tiles";
}

/* What an element cannot do without. */
static void
start_tag(GString *out, const ElementRow *row, const char *attribute, const char *value)
{
    g_string_append_printf(out, "<%s", row->name);
    for (size_t a = 0; a < ARGUMENT_ROWS && row->arguments[a].name != NULL; a++) {
        const char *name = row->arguments[a].name;

        if (attribute != NULL && strcmp(name, attribute) == 0)
            continue;
        if (row->arguments[a].required)
            g_string_append_printf(out, " %s=\"%s\"", name, strcmp(name, "kind") != 0            ? "x"
                                                            : strcmp(row->name, "chart") == 0    ? kind_with(attribute)
                                                            : strcmp(row->name, "calendar") == 0 ? "month"
                                                                                                 : "disc");
        else if (row->arguments[a].kind == ARGUMENT_XPATH)
            g_string_append_printf(out, " %s=\"1\"", name);
    }
    if (attribute != NULL)
        g_string_append_printf(out, " %s=\"%s\"", attribute, value);
    g_string_append_c(out, '>');
}

static void
nest(GString *out, const ElementRow *outer, const ElementRow *inner)
{
    start_tag(out, outer, NULL, NULL);
    start_tag(out, inner, NULL, NULL);
    g_string_append_printf(out, "words</%s></%s>", inner->name, outer->name);
}

/* That it returns is the answer: a fault would end the test. Of the pairs some hundreds are taken, always the same. */
static void
any_element_may_stand_in_any(void **state)
{
    enum { PAIRS = 300, SEED = 7 };
    g_autoptr(GRand) dice = g_rand_new_with_seed(SEED);

    (void)state;
    for (int pair = 0; pair < PAIRS; pair++) {
        const ElementRow *outer = &element_rows[g_rand_int_range(dice, 0, (gint32)element_row_count)];
        const ElementRow *inner = &element_rows[g_rand_int_range(dice, 0, (gint32)element_row_count)];
        g_autoptr(GString) source = g_string_new(HEAD);
        g_autofree char *got = NULL;

        nest(source, outer, inner);
        g_string_append(source, TAIL);
        got = sample_fill(sample, source->str);
        assert_non_null(got);
    }
}

static void
any_element_may_stand_in_a_chart_alone(void **state)
{
    (void)state;
    for (size_t i = 0; i < element_row_count; i++) {
        g_autoptr(GString) source = g_string_new("<chart kind=\"tiles\" title=\"t\">");
        g_autofree char *got = NULL;

        start_tag(source, &element_rows[i], NULL, NULL);
        g_string_append_printf(source, "words</%s></chart>", element_rows[i].name);
        got = sample_fill(sample, source->str);
        assert_non_null(got);
        if (element_rows[i].kind == DOC_PARAGRAPH && strcmp(element_rows[i].name, "p") == 0)
            assert_true(g_str_has_prefix(got, "1:"));
    }
}

static bool
takes(const ElementRow *row, const char *attribute)
{
    return element_argument_find(row, attribute) != NULL;
}

static void
refuse_nonsense(const ElementRow *row, const char *attribute, const char *value)
{
    g_autoptr(GString) source = g_string_new(HEAD);
    g_autofree char *got = NULL;

    start_tag(source, row, attribute, value);
    g_string_append_printf(source, "</%s>" TAIL, row->name);
    got = sample_fill(sample, source->str);
    if (strstr(got, " 152\n") == NULL && strstr(got, " 316\n") == NULL)
        fail_msg("<%s %s='%s'> is taken: %s", row->name, attribute, value, got);
}

/*
 * Walks the table of values over every element that has the attribute: written out when the file is read. Numbers have
 * their ends; those of calendars are dates, which have a message of their own.
 */
static void
nonsense_is_no_value(void **state)
{
    static const char *const numbers[] = { "-2000000000", "99999999999999999999",   "nan",
                                           "1e400",       "-2000000000 2000000000", "5 4" };
    const char *element, *attribute;
    size_t told = 0;

    (void)state;
    for (size_t v = 0; value_row_at(v, &element, &attribute); v++)
        for (size_t i = 0; i < element_row_count; i++) {
            const ElementRow *row = &element_rows[i];

            if ((element != NULL && strcmp(element, row->name) != 0) || !takes(row, attribute))
                continue;
            refuse_nonsense(row, attribute, "nonsense");
            for (size_t n = 0; n < G_N_ELEMENTS(numbers) && strcmp(row->name, "calendar") != 0; n++)
                refuse_nonsense(row, attribute, numbers[n]);
            told++;
        }
    assert_true(told > 50);
}

/* Each row of the table names an attribute that some element has: a slip in the table would look at nothing. */
static void
every_row_is_of_an_attribute(void **state)
{
    const char *element, *attribute;

    (void)state;
    for (size_t v = 0; value_row_at(v, &element, &attribute); v++) {
        bool found = false;

        for (size_t i = 0; i < element_row_count && !found; i++)
            found = (element == NULL || strcmp(element, element_rows[i].name) == 0) &&
                    takes(&element_rows[i], attribute);
        if (!found)
            fail_msg("no <%s> has '%s'", element == NULL ? "element" : element, attribute);
    }
}

static void
a_computed_value_is_asked_too(void **state)
{
    g_autofree char *got =
        sample_fill(sample, HEAD "<p><mark kind='disc' inverse=\"{concat('side', 'ways')}\"/></p>" TAIL);

    (void)state;
    assert_non_null(strstr(got, " 152\n"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_element_may_stand_in_any),
        cmocka_unit_test(any_element_may_stand_in_a_chart_alone),
        cmocka_unit_test(nonsense_is_no_value),
        cmocka_unit_test(every_row_is_of_an_attribute),
        cmocka_unit_test(a_computed_value_is_asked_too),
    };

    return cmocka_run_group_tests(tests, sample_start, sample_stop);
}
