/*
 * Tags, lists, sorting and names of countries. Lists and names are CLDR's; the order is that of the UCA and its
 * tailorings.
 */
#include "assert.h"
#include "base/diag_lang.h"
#include "lang/internal.h"

typedef struct TagCase { const char *name, *tag; bool accepted; TextDirection direction; } TagCase;

static const TagCase tag_cases[] = {
    { "English",                "en",         true,  DIRECTION_LTR },
    { "French of Canada",       "fr-CA",      true,  DIRECTION_LTR },
    { "Arabic",                 "ar",         true,  DIRECTION_RTL },
    { "Dari",                   "fa-AF",      true,  DIRECTION_RTL },
    { "Azeri in Arabic script", "az-Arab",    true,  DIRECTION_RTL },
    { "Serbian in Latin",       "sr-Latn",    true,  DIRECTION_LTR },
    { "with an underscore",     "en__x y",    false, DIRECTION_LTR },
    { "empty",                  "",           false, DIRECTION_LTR },
    { "too long a part",        "engelskengelsk", false, DIRECTION_LTR },
};

static void
a_tag_is_read(void **state)
{
    const TagCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Lang) lang = lang_new(c->tag, NULL, NULL, diags);

    assert_int_equal(lang != NULL, c->accepted);
    assert_int_equal(diags_length(diags), c->accepted ? 0 : 1);
    if (lang == NULL) {
        assert_int_equal(diags_at(diags, 0)->id, DIAG_LANG_BAD_TAG);
        return;
    }
    assert_string_equal(lang_tag(lang), c->tag);
    assert_int_equal(lang_direction(lang), c->direction);
}

typedef struct ListCase { const char *name, *tag, *items[4]; size_t count; const char *want; } ListCase;

static const ListCase list_cases[] = {
    { "en none",   "en", { NULL }, 0, "" },
    { "en one",    "en", { "a" }, 1, "a" },
    { "en two",    "en", { "a", "b" }, 2, "a and b" },
    { "en three",  "en", { "a", "b", "c" }, 3, "a, b and c" },
    { "en not ASCII", "en", { "Côte d’Ivoire", "São Tomé" }, 2, "Côte d’Ivoire and São Tomé" },
    { "fr three",  "fr", { "a", "b", "c" }, 3, "a, b et c" },
    { "ar two",    "ar", { "س", "ص" }, 2, "س وص" },
};

static void
a_list_is_joined(void **state)
{
    const ListCase *c = *state;
    g_autoptr(Lang) lang = lang_new(c->tag, NULL, NULL, NULL);
    g_autoptr(Arena) arena = arena_new();

    assert_string_equal(lang_list(lang, arena, c->items, c->count), c->want);
}

typedef struct OrderCase { const char *name, *tag, *a, *b; int want; } OrderCase;

static const OrderCase order_cases[] = {
    { "accents after letters",          "en", "Côte d’Ivoire", "Croatia", -1 },
    { "case does not part words",       "en", "angola", "Bhutan", -1 },
    { "equal",                          "en", "Chad", "Chad", 0 },
    { "a ring is a letter in Swedish",  "sv", "Ångermanland", "Zimbabwe", 1 },
    { "and an accent in French",        "fr", "Ångermanland", "Zimbabwe", -1 },
    { "Arabic by its alphabet",         "ar", "أنغولا", "بوتان", -1 },
};

static void
names_are_ordered(void **state)
{
    const OrderCase *c = *state;
    g_autoptr(Lang) lang = lang_new(c->tag, NULL, NULL, NULL);

    assert_int_equal(lang_compare(lang, c->a, c->b), c->want);
    assert_int_equal(lang_compare(lang, c->b, c->a), -c->want);
}

typedef struct TerritoryCase { const char *name, *tag, *alpha2, *want; } TerritoryCase;

static const TerritoryCase territory_cases[] = {
    { "en Bhutan",             "en", "BT", "Bhutan" },
    { "fr Bosnia",             "fr", "BA", "Bosnie-Herzégovine" },
    { "fr Cambodia",           "fr", "KH", "Cambodge" },
    { "ar Lebanon",            "ar", "LB", "لبنان" },
    { "ar Bosnia",             "ar", "BA", "البوسنة والهرسك" },
    { "fr Kosovo",             "fr", "XK", "Kosovo" },
    { "a code that is none",   "fr", "QX", NULL },
    { "a code of three",       "fr", "BIH", NULL },
};

static void
a_country_is_named(void **state)
{
    const TerritoryCase *c = *state;
    g_autoptr(Lang) lang = lang_new(c->tag, NULL, NULL, NULL);

    for (int again = 0; again < 2; again++)
        if (c->want == NULL)
            assert_null(lang_territory(lang, c->alpha2));
        else
            assert_string_equal(lang_territory(lang, c->alpha2), c->want);
}

int
main(void)
{
    struct CMUnitTest tests[48];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(tag_cases); i++)
        tests[count++] = row_test(a_tag_is_read, tag_cases[i].name, &tag_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(list_cases); i++)
        tests[count++] = row_test(a_list_is_joined, list_cases[i].name, &list_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(order_cases); i++)
        tests[count++] = row_test(names_are_ordered, order_cases[i].name, &order_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(territory_cases); i++)
        tests[count++] = row_test(a_country_is_named, territory_cases[i].name, &territory_cases[i]);
    return _cmocka_run_group_tests("languages", tests, count, NULL, NULL);
}
