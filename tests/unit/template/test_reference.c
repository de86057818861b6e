/* Whatever an author may write has one sentence in its table: a row without one fails here, by its name. */
#include "sample.h"
#include "template/internal.h"
#include "template/reference.h"

typedef struct Found { const char *topic; size_t count, bare; GString *names; } Found;

static void
look(const ReferenceRow *row, void *data)
{
    Found *found = data;

    found->count++;
    if (row->sentence == NULL || strlen(row->sentence) < 4) {
        found->bare++;
        g_string_append_printf(found->names, " %s %s/%s", row->kind, row->of, row->name);
    }
}

static Found
found_in(const char *topic)
{
    Found found = { topic, 0, 0, g_string_new(NULL) };

    assert_true(reference_each(topic, look, &found));
    return found;
}

static void
every_row_has_its_sentence(void **state)
{
    (void)state;
    for (const ReferenceTopic *topic = reference_topics(); topic->name != NULL; topic++) {
        Found found = found_in(topic->name);

        if (found.bare > 0)
            fail_msg("%s:%s: no sentence", topic->name, found.names->str);
        assert_true(found.count > 0);
        assert_non_null(topic->sentence);
        g_string_free(found.names, TRUE);
    }
}

typedef struct CountCase { const char *topic; size_t least; } CountCase;

/* Of what each topic is to hold: counted by hand in the tables. */
static const CountCase counts[] = {
    { "plan", 100 }, { "template", 200 }, { "styles", 40 }, { "functions", 65 },
    { "chart", 100 }, { "theme", 14 }, { "diagnostics", 400 },
    { "expressions", 30 },
};

static void
a_topic_has_its_rows(void **state)
{
    const CountCase *c = *state;
    Found found = found_in(c->topic);

    if (found.count < c->least)
        fail_msg("%s has %zu rows, and should have %zu", c->topic, found.count, c->least);
    g_string_free(found.names, TRUE);
}

/* A sentence that nobody can reach is of a word that is gone. */
static void
note_element(const ReferenceRow *row, void *data)
{
    g_hash_table_add(data, g_strconcat(row->kind[0] == 'a' ? row->of : row->name, "/",
                                       row->kind[0] == 'a' ? row->name : "", NULL));
}

static void
elements_of_templates_are_all_told(void **state)
{
    g_autoptr(GHashTable) told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    (void)state;
    reference_each("template", note_element, told);
    for (size_t i = 0; i < element_row_count; i++) {
        g_autofree char *element = g_strconcat(element_rows[i].name, "/", NULL);

        if (!g_hash_table_contains(told, element))
            fail_msg("<%s> is not told", element_rows[i].name);
    }
}

static void
there_is_nothing_of_what_is_no_topic(void **state)
{
    Found found = { "goat", 0, 0, NULL };

    (void)state;
    assert_false(reference_each("goat", look, &found));
    assert_int_equal(found.count, 0);
}

/* ---- each once ---- */

typedef struct OnceCase { const char *name, *topic, *want; } OnceCase;

/* Rows as "kind of/name[: sentence, of what is told again]", each behind a blank line's worth of a bar. */
static const OnceCase once[] = {
    { "what two parts of a pack share is told of the first", "pack", "|attribute cover/pages|" },
    { "and named at the second", "pack",
      "|element pack/contents|again /template, pages, start, mail, <title>, <subtitle>, <param>: as of <cover>|" },
    { "elements alone are above", "pack", "|again /<title>, <subtitle>: as above|" },
};

static void
write_row(const ReferenceRow *row, void *data)
{
    g_string_append_printf(data, "%s %s/%s", row->kind, row->of, row->name);
    if (strcmp(row->kind, "again") == 0)
        g_string_append_printf(data, ": %s", row->sentence);
    g_string_append_c(data, '|');
}

static void
what_is_shared_is_told_once(void **state)
{
    const OnceCase *c = *state;
    g_autoptr(GString) told = g_string_new("|");

    assert_true(reference_each_once(c->topic, write_row, told));
    if (strstr(told->str, c->want) == NULL)
        fail_msg("%s", told->str);
}

/* Each row that is left out says, to the letter, what one that is told says. */
static void
gather_sentence(const ReferenceRow *row, void *data)
{
    g_hash_table_add(data, g_strjoin("|", row->kind, row->name, row->values, row->sentence, NULL));
}

static void
nothing_is_lost(void **state)
{
    (void)state;
    for (const ReferenceTopic *topic = reference_topics(); topic->name != NULL; topic++) {
        g_autoptr(GHashTable) all = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                              told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        GHashTableIter iter;
        gpointer key;

        reference_each(topic->name, gather_sentence, all);
        reference_each_once(topic->name, gather_sentence, told);
        g_hash_table_iter_init(&iter, all);
        while (g_hash_table_iter_next(&iter, &key, NULL))
            if (!g_hash_table_contains(told, key))
                fail_msg("%s: '%s' is not told", topic->name, (const char *)key);
    }
}

int
main(void)
{
    struct CMUnitTest tests[4 + G_N_ELEMENTS(counts) + G_N_ELEMENTS(once)] = {
        cmocka_unit_test(every_row_has_its_sentence),
        cmocka_unit_test(elements_of_templates_are_all_told),
        cmocka_unit_test(there_is_nothing_of_what_is_no_topic),
        cmocka_unit_test(nothing_is_lost),
    };
    size_t count = 4;

    for (size_t i = 0; i < G_N_ELEMENTS(counts); i++)
        tests[count++] = (struct CMUnitTest){ counts[i].topic, a_topic_has_its_rows, NULL, NULL,
                                              (void *)(guintptr)&counts[i] };
    for (size_t i = 0; i < G_N_ELEMENTS(once); i++)
        tests[count++] = (struct CMUnitTest){ once[i].name, what_is_shared_is_told_once, NULL, NULL,
                                              (void *)(guintptr)&once[i] };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
