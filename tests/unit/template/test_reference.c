/* Whatever an author may write has one sentence in its table: a row without one fails here, by its name. */
#include "sample.h"
#include "read/meanings.h"
#include "model/status.h"
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

/* ---- words of attributes ---- */

typedef struct Words { const char *of, *attribute; GHashTable *told; bool here; } Words;

static void
note_word(const ReferenceRow *row, void *data)
{
    Words *words = data;

    if (strcmp(row->kind, "value") != 0)
        words->here = strcmp(row->name, words->attribute) == 0 && strcmp(row->of, words->of) == 0;
    else if (words->here)
        g_hash_table_add(words->told, g_strdup(row->name));
}

static Words
words_of_attribute(const char *topic, const char *of, const char *attribute)
{
    Words words = { of, attribute, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL), false };

    reference_each(topic, note_word, &words);
    return words;
}

/* What stands in tables of the charts' own, and in no list of an attribute's words. */
static void
marks_and_signs_are_all_told(void **state)
{
    Words kinds = words_of_attribute("template", "mark", "kind"),
          events = words_of_attribute("template", "mark", "event"),
          signs = words_of_attribute("chart", "status-sign", "form");

    (void)state;
    for (int kind = 0; kind <= MARK_EVENT; kind++)
        if (!g_hash_table_contains(kinds.told, mark_kind_name((MarkKind)kind)))
            fail_msg("<mark kind=\"%s\"> is not told", mark_kind_name((MarkKind)kind));
    for (int sign = 0; sign < EVENT_SIGN_COUNT; sign++)
        if (!g_hash_table_contains(events.told, event_sign_name((EventSign)sign)))
            fail_msg("<mark event=\"%s\"> is not told", event_sign_name((EventSign)sign));
    for (int sign = 0; sign < STATUS_COUNT; sign++)
        if (!g_hash_table_contains(signs.told, status_name((Status)sign)))
            fail_msg("<chart kind=\"status-sign\" form=\"%s\"> is not told", status_name((Status)sign));
    assert_int_equal(g_hash_table_size(kinds.told), MARK_EVENT + 1);
    assert_int_equal(g_hash_table_size(events.told), EVENT_SIGN_COUNT);
    assert_int_equal(g_hash_table_size(signs.told), STATUS_COUNT);
    g_hash_table_destroy(kinds.told);
    g_hash_table_destroy(events.told);
    g_hash_table_destroy(signs.told);
}

/* Of "yes no" the attribute's own sentence says what yes is: it names one of the words, or begins with "Whether". */
static void
look_at_contraries(const ReferenceRow *row, void *data)
{
    static const char *const named[] = { "\"yes\"", "\"no\"", "\"true\"", "\"internal\"" };
    bool says = row->sentence != NULL && g_str_has_prefix(row->sentence, "Whether");

    if (!words_are_contraries(row->values) || row->sentence == NULL)
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(named); i++)
        says = says || strstr(row->sentence, named[i]) != NULL;
    if (!says)
        g_string_append_printf(data, " %s/%s", row->of, row->name);
}

static void
a_sentence_says_what_yes_is(void **state)
{
    g_autoptr(GString) silent = g_string_new(NULL);

    (void)state;
    for (const ReferenceTopic *topic = reference_topics(); topic->name != NULL; topic++)
        reference_each(topic->name, look_at_contraries, silent);
    if (silent->len > 0)
        fail_msg("what yes is:%s", silent->str);
}

/* What can be left out says what stands then; what cannot does not. */
static void
look_at_left_out(const ReferenceRow *row, void *data)
{
    static const char *const kinds[] = { "attribute", "option", "property", NULL };
    g_autofree char *left_out = reference_left_out(row->sentence);

    if (g_strv_contains(kinds, row->kind) && (left_out != NULL && *left_out != '\0') == row->needed)
        g_string_append_printf(data, " %s/%s", row->of, row->name);
}

static void
what_may_be_left_out_says_what_stands_then(void **state)
{
    g_autoptr(GString) silent = g_string_new(NULL);
    g_autofree char *left_out = reference_left_out("Its end; without it the first day."),
                    *what = reference_what("Its end; without it the first day."), *plain = reference_what("Its end.");

    (void)state;
    assert_string_equal(left_out, "the first day");
    assert_string_equal(what, "Its end.");
    assert_string_equal(plain, "Its end.");
    assert_null(reference_left_out("Its end."));
    for (const ReferenceTopic *topic = reference_topics(); topic->name != NULL; topic++)
        reference_each(topic->name, look_at_left_out, silent);
    if (silent->len > 0)
        fail_msg("left out:%s", silent->str);
}

/* Each kind says when it is the wrong one, and of which parts it is made, but for those that stand in a line. */
typedef struct Uses { const char *chart; size_t parts, instead, in_short; } Uses;

static void
count_uses(const ReferenceRow *row, void *data)
{
    Uses *uses = data;

    if (strcmp(row->of, uses->chart) != 0)
        return;
    uses->parts += strcmp(row->kind, "part") == 0;
    uses->instead += strcmp(row->kind, "instead") == 0;
    uses->in_short += strcmp(row->kind, "short") == 0;
}

static void
each_kind_of_chart_says_its_parts_and_when_not_to_use_it(void **state)
{
    (void)state;
    for (int kind = 0; kind < CHART_KIND_COUNT; kind++) {
        Uses uses = { .chart = chart_kind_name((ChartKind)kind) };
        bool inline_sign = kind == CHART_MARK || kind == CHART_STATUS_SIGN;

        reference_each("chart", count_uses, &uses);
        if (uses.instead == 0 || (uses.parts == 0) != inline_sign || uses.in_short != 1 ||
            uses.parts != chart_uses_parts(uses.chart))
            fail_msg("%s: %zu parts, %zu times not, %zu in short", uses.chart, uses.parts, uses.instead, uses.in_short);
    }
}

/* So do the elements that draw more than a chart. */
static void
maps_tables_and_calendars_say_when_not_to_use_them(void **state)
{
    static const char *const elements[] = { "map", "table", "year-table", "calendar" };

    (void)state;
    for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++) {
        Uses uses = { .chart = elements[i] };

        reference_each("template", count_uses, &uses);
        if (uses.instead < 2 || uses.parts > 0)
            fail_msg("<%s>: %zu times not, %zu parts", uses.chart, uses.instead, uses.parts);
    }
}

/* Attributes of one name that are not the same: the sentence of one stood at the other. */
typedef struct TwoCase { const char *of, *name, *begins; } TwoCase;

static const TwoCase twos[] = { { "point", "at", "Where it stands" },
                                { "footnotes", "at", "page, or end" },
                                { "period", "to", "The last day" },
                                { "a", "to", "The id of the place" } };

static void
note_two(const ReferenceRow *row, void *data)
{
    size_t *found = data;

    for (size_t i = 0; i < G_N_ELEMENTS(twos); i++)
        if (strcmp(row->kind, "attribute") == 0 && strcmp(row->of, twos[i].of) == 0 &&
            strcmp(row->name, twos[i].name) == 0 && g_str_has_prefix(row->sentence, twos[i].begins))
            (*found)++;
}

static void
a_name_of_two_attributes_has_two_sentences(void **state)
{
    size_t found = 0;

    (void)state;
    reference_each("template", note_two, &found);
    assert_int_equal(found, G_N_ELEMENTS(twos));
}

/* A row of words that nothing takes is of a word that is gone. */
static void
note_sentence(const ReferenceRow *row, void *data)
{
    if (strcmp(row->kind, "value") == 0)
        g_hash_table_add(data, (gpointer)(guintptr)row->sentence);
}

static void
every_word_of_the_tables_is_taken(void **state)
{
    const WordMeaning *tables[] = { data_word_meanings(), template_word_meanings() };
    g_autoptr(GHashTable) told = g_hash_table_new(NULL, NULL);

    (void)state;
    for (const ReferenceTopic *topic = reference_topics(); topic->name != NULL; topic++)
        reference_each(topic->name, note_sentence, told);
    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++)
        for (const WordMeaning *row = tables[i]; row->word != NULL; row++)
            if (!g_hash_table_contains(told, row->sentence))
                fail_msg("%s/%s=\"%s\"", row->of == NULL ? "any" : row->of, row->attribute, row->word);
}

/* ---- each once ---- */

typedef struct OnceCase { const char *name, *topic, *want; } OnceCase;

/* Rows as "kind of/name[: sentence, of what is told again]", each behind a blank line's worth of a bar. */
static const OnceCase once[] = {
    { "what two parts of a pack share is told of the first", "pack", "|attribute cover/pages|" },
    { "and named at the second", "pack",
      "|element pack/contents|again /template, pages, start, mail, <title>, <subtitle>, <param>: as of <cover>|" },
    { "no kind's use is told of another", "chart", "|instead area-squares/Which areas matter|" },
    { "elements alone are above", "pack", "|again /<title>, <subtitle>: as above|" },
};

static void
write_row(const ReferenceRow *row, void *data)
{
    if (strcmp(row->kind, "again") == 0)
        g_string_append_printf(data, "again /%s: %s|", row->name, row->sentence);
    else
        g_string_append_printf(data, "%s %s/%s|", row->kind, row->of, row->name);
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

/* Words of an attribute are told in one row: "a: What a is. b: What b is." */
static void
gather_words(const ReferenceRow *row, void *data)
{
    g_auto(GStrv) words = g_strsplit(strcmp(row->kind, "words") == 0 ? row->sentence : "", "\u2003", -1);

    gather_sentence(row, data);
    for (size_t i = 0; words[i] != NULL; i++) {
        char *end = strstr(words[i], ": ");

        if (end != NULL)
            g_hash_table_add(data, g_strdup_printf("value|%.*s||%s", (int)(end - words[i]), words[i], end + 2));
    }
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
        reference_each_once(topic->name, gather_words, told);
        g_hash_table_iter_init(&iter, all);
        while (g_hash_table_iter_next(&iter, &key, NULL))
            if (!g_hash_table_contains(told, key))
                fail_msg("%s: '%s' is not told", topic->name, (const char *)key);
    }
}

int
main(void)
{
    struct CMUnitTest tests[11 + G_N_ELEMENTS(counts) + G_N_ELEMENTS(once)] = {
        cmocka_unit_test(every_row_has_its_sentence),
        cmocka_unit_test(elements_of_templates_are_all_told),
        cmocka_unit_test(there_is_nothing_of_what_is_no_topic),
        cmocka_unit_test(nothing_is_lost),
        cmocka_unit_test(marks_and_signs_are_all_told),
        cmocka_unit_test(a_sentence_says_what_yes_is),
        cmocka_unit_test(every_word_of_the_tables_is_taken),
        cmocka_unit_test(what_may_be_left_out_says_what_stands_then),
        cmocka_unit_test(a_name_of_two_attributes_has_two_sentences),
        cmocka_unit_test(each_kind_of_chart_says_its_parts_and_when_not_to_use_it),
        cmocka_unit_test(maps_tables_and_calendars_say_when_not_to_use_them),
    };
    size_t count = 11;

    for (size_t i = 0; i < G_N_ELEMENTS(counts); i++)
        tests[count++] = (struct CMUnitTest){ counts[i].topic, a_topic_has_its_rows, NULL, NULL,
                                              (void *)(guintptr)&counts[i] };
    for (size_t i = 0; i < G_N_ELEMENTS(once); i++)
        tests[count++] = (struct CMUnitTest){ once[i].name, what_is_shared_is_told_once, NULL, NULL,
                                              (void *)(guintptr)&once[i] };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
