/* Phrases: words that stand in many places, found by themselves, whatever numbers are in them. */
#include <string.h>
#include "sample.h"

typedef struct PhraseCase { const char *name, *text, *want; } PhraseCase;

/* The phrases are "as of April #", "of which # mines in # tasks" and "Geneva". */
static const PhraseCase cases[] = {
    { "the words as they stand",         "Geneva",                             "Genève" },
    { "a year",                          "as of April 2017",                   "en avril 2017" },
    { "numbers in their order",          "of which 4,365 mines in 2 tasks",    "dont 4,365 mines lors de 2 missions" },
    { "the comma ends the number",       "as of April 2017, 3",                NULL },
    { "words of which none is a phrase", "in Geneva",                          NULL },
    { "a sign that is no number",        "as of April #",                      "en avril #" },
    { "no words at all",                 "",                                   NULL },
};

static LocalText
in_french(const char *text, const char *french, Translation *translation)
{
    *translation = (Translation){ "fr", french };
    return (LocalText){ text, translation, 1 };
}

static void
add(PlanBuilder *b, LocalText text)
{
    plan_builder_add(b, ELEMENT_PHRASE, &(Phrase){ .text = text });
}

static PlanBuilder *
with_phrases(Diags *diags, Translation *kept)
{
    PlanBuilder *b = plan_builder_new(diags);

    add(b, in_french("as of April #", "en avril #", &kept[0]));
    add(b, in_french("of which # mines in # tasks", "dont # mines lors de # missions", &kept[1]));
    add(b, in_french("Geneva", "Genève", &kept[2]));
    return b;
}

static void
a_text_is_found_whatever_its_numbers(void **state)
{
    const PhraseCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    Translation kept[3];
    g_autoptr(PlanBuilder) b = with_phrases(diags, kept);
    LocalText found = plan_builder_translated(b, (LocalText){ c->text, NULL, 0 });

    assert_string_equal(found.text, c->text);
    assert_int_equal(text_is_in(found, "fr"), c->want != NULL);
    assert_false(text_is_in(found, "ar"));
    assert_string_equal(local_text(found, "fr-CA"), c->want == NULL ? c->text : c->want);
}

/* What a text says itself goes first; a phrase fills in the languages that it lacks. */
static void
a_translation_of_its_own_goes_first(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    Translation kept[3], own;
    g_autoptr(PlanBuilder) b = with_phrases(diags, kept);
    LocalText french = plan_builder_translated(b, in_french("Geneva", "à Genève", &own)), arabic;

    (void)state;
    assert_string_equal(local_text(french, "fr"), "à Genève");
    own = (Translation){ "ar", "جنيف" };
    arabic = plan_builder_translated(b, (LocalText){ "Geneva", &own, 1 });
    assert_string_equal(local_text(arabic, "ar"), "جنيف");
    assert_string_equal(local_text(arabic, "fr"), "Genève");
}

static void
the_same_words_twice_are_told(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    Translation kept[4];
    g_autoptr(PlanBuilder) b = with_phrases(diags, kept);

    (void)state;
    assert_false(diags_failed(diags));
    add(b, in_french("Geneva", "Genf", &kept[3]));
    assert_true(diags_failed(diags));
    assert_string_equal(local_text(plan_builder_translated(b, (LocalText){ "Geneva", NULL, 0 }), "fr"), "Genève");
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases) + 2];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[n++] = row_test(a_text_is_found_whatever_its_numbers, cases[i].name, &cases[i]);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(a_translation_of_its_own_goes_first);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(the_same_words_twice_are_told);
    return _cmocka_run_group_tests("model/phrases", tests, n, NULL, NULL);
}
