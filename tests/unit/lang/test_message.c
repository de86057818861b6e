/* Patterns, and messages made of them. Plural categories are CLDR's (en: one, other; fr: 0 and 1 are one; ar: six). */
#include "assert.h"
#include "base/diag_lang.h"
#include <string.h>
#include "lang/internal.h"

typedef struct PatternCase { const char *name, *source, *fault; } PatternCase;

static const PatternCase refused[] = {
    { "an open brace", "{name", "a" },
    { "a brace too many", "name}", "a brace is not opened" },
    { "an empty name", "{}", "an argument's name is made of letters, digits and underscores" },
    { "a position for a name", "{0}", "an argument's name is made of letters, digits and underscores" },
    { "a hyphen in a name", "{in-force}", "after an argument's name stands a comma or a brace" },
    { "a number format", "{n, number}",
      "choices are plural, selectordinal and select; other values arrive already written" },
    { "no cases", "{n, plural}", "a choice needs its cases" },
    { "no case 'other'", "{n, plural, one {#}}", "a choice lacks its case 'other'" },
    { "a case without braces", "{n, plural, other #}", "a choice needs a word and a message in braces" },
    { "an unknown plural word", "{n, plural, =x {a} other {b}}", "ICU refuses it" },
    { "a case that is not closed", "{n, plural, other {#}", "a choice needs a word and a message in braces" },
    { "a quotation that is not closed", "it's '{name}", "a quotation is not closed" },
    { "five numbers", "{a,plural,other{}}{b,plural,other{}}{c,plural,other{}}{d,plural,other{}}{e,plural,other{}}",
      "it has more than 4 numbers" },
    { "eleven texts", "{a}{b}{c}{d}{e}{f}{g}{h}{i}{j}{k}", "it has more than 10 texts" },
    { "choices without end",
      "{a,select,other{{a,select,other{{a,select,other{{a,select,other{{a,select,other{{a,select,other{{a,select,other{"
      "{a,select,other{{a,select,other{x}}}}}}}}}}}}}}}}}}",
      "it has more than 8 choices of a message in each other" },
};

static void
a_pattern_is_refused(void **state)
{
    const PatternCase *c = *state;
    g_autoptr(Catalogue) catalogue = catalogue_new("en");
    g_autoptr(Diags) diags = diags_new();

    assert_false(catalogue_add(catalogue, "key", c->source, (Place){ "catalogue.xml", 3, 7 }, diags));
    assert_int_equal(diags_length(diags), 1);
    assert_int_equal(diags_at(diags, 0)->id, DIAG_LANG_BAD_PATTERN);
    assert_int_equal(diags_at(diags, 0)->place.line, 3);
    assert_non_null(strstr(diags_at(diags, 0)->sentence, c->fault));
    assert_int_equal(catalogue_length(catalogue), 0);
}

typedef struct MessageCase {
    const char *name, *tag, *pattern;
    LangArg args[4];
    size_t count;
    const char *want;
} MessageCase;

#define YEARS "{years, plural, =1 {one year} =2 {two years} other {# years}}"
#define ARABIC "{n, plural, zero {صفر} one {واحدة} two {سنتان} few {# سنوات} many {# سنة} other {# سنة}}"

static const MessageCase messages[] = {
    { "plain words", "en", "Sources", { { 0 } }, 0, "Sources" },
    { "empty", "en", "", { { 0 } }, 0, "" },
    { "a text", "en", "Data as of {date}", { LANG_TEXT("date", "1 March 2021") }, 1, "Data as of 1 March 2021" },
    { "texts in another order", "en", "{b} before {a}", { LANG_TEXT("a", "x"), LANG_TEXT("b", "y") }, 2, "y before x" },
    { "a text twice", "en", "{a}, {a}", { LANG_TEXT("a", "x") }, 1, "x, x" },
    { "more arguments than asked", "en", "{b}", { LANG_TEXT("a", "x"), LANG_TEXT("b", "y") }, 2, "y" },
    { "space in the braces", "en", "{ a }", { LANG_TEXT("a", "x") }, 1, "x" },
    { "braces in an argument are text", "en", "<{a}>", { LANG_TEXT("a", "{b}") }, 1, "<{b}>" },
    { "a number as text", "en", "{n} mines", { LANG_NUMBER("n", 1442) }, 1, "1,442 mines" },
    { "a number as French text", "fr", "{n}", { LANG_NUMBER("n", 0.5) }, 1, "0,5" },
    { "a lone apostrophe", "en", "plan's {a}", { LANG_TEXT("a", "x") }, 1, "plan's x" },
    { "two apostrophes", "en", "plan''s {a}", { LANG_TEXT("a", "x") }, 1, "plan's x" },
    { "a quoted brace", "en", "'{'{a}'}'", { LANG_TEXT("a", "x") }, 1, "{x}" },
    { "a quoted brace beside a choice", "en", "'{'{n, plural, other {'#'#}}'}'", { LANG_NUMBER("n", 3) }, 1, "{#3}" },
    { "one of a plural", "en", "{n, plural, one {# state} other {# states}}", { LANG_NUMBER("n", 1) }, 1, "1 state" },
    { "none of a plural", "en", "{n, plural, one {# state} other {# states}}", { LANG_NUMBER("n", 0) }, 1, "0 states" },
    { "zero is one in French",
      "fr",
      "{n, plural, one {# État} other {# États}}",
      { LANG_NUMBER("n", 0) },
      1,
      "0 État" },
    { "a number spelled by case", "en", "extended by " YEARS, { LANG_NUMBER("years", 2) }, 1, "extended by two years" },
    { "a number beyond the cases",
      "en",
      "extended by " YEARS,
      { LANG_NUMBER("years", 12) },
      1,
      "extended by 12 years" },
    { "a plural given as text", "en", YEARS, { LANG_TEXT("years", "2") }, 1, "two years" },
    { "a large number is grouped", "en", "{n, plural, other {#}}", { LANG_NUMBER("n", 6897) }, 1, "6,897" },
    { "text and plural of one name", "en", "{n}: {n, plural, one {a} other {b}}", { LANG_NUMBER("n", 1) }, 1, "1: a" },
    { "texts within a choice",
      "en",
      "{n, plural, one {{a} alone} other {{a} and {b}}}",
      { LANG_NUMBER("n", 2), LANG_TEXT("a", "x"), LANG_TEXT("b", "y") },
      3,
      "x and y" },
    { "two plurals",
      "en",
      "{a, plural, one {# goal} other {# goals}}, {b, plural, one {# row} other {# rows}}",
      { LANG_NUMBER("a", 3), LANG_NUMBER("b", 1) },
      2,
      "3 goals, 1 row" },
    { "a select",
      "en",
      "{way, select, up {rose} down {fell} other {stayed}}",
      { LANG_TEXT("way", "down") },
      1,
      "fell" },
    { "a select's other",
      "en",
      "{way, select, up {rose} down {fell} other {stayed}}",
      { LANG_TEXT("way", "sideways") },
      1,
      "stayed" },
    { "an ordinal choice",
      "en",
      "{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}",
      { LANG_NUMBER("n", 22) },
      1,
      "22nd" },
    { "Arabic none", "ar", ARABIC, { LANG_NUMBER("n", 0) }, 1, "صفر" },
    { "Arabic one", "ar", ARABIC, { LANG_NUMBER("n", 1) }, 1, "واحدة" },
    { "Arabic two", "ar", ARABIC, { LANG_NUMBER("n", 2) }, 1, "سنتان" },
    { "Arabic few, in Latin digits", "ar", ARABIC, { LANG_NUMBER("n", 7) }, 1, "7 سنوات" },
    { "Arabic many, in Latin digits", "ar", ARABIC, { LANG_NUMBER("n", 11) }, 1, "11 سنة" },
};

static void
a_message_is_written(void **state)
{
    const MessageCase *c = *state;
    g_autoptr(Catalogue) catalogue = catalogue_new(c->tag);
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Lang) lang = lang_new(c->tag, catalogue, NULL, diags);
    g_autoptr(Arena) arena = arena_new();

    assert_true(catalogue_add(catalogue, "key", c->pattern, (Place){ 0 }, diags));
    assert_string_equal(lang_message(lang, arena, "key", c->args, c->count), c->want);
    assert_string_equal(lang_message(lang, arena, "key", c->args, c->count), c->want);
    assert_int_equal(diags_length(diags), 0);
}

static void
a_long_message_is_whole(void **state)
{
    g_autoptr(Catalogue) catalogue = catalogue_new("en");
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Lang) lang = lang_new("en", catalogue, NULL, diags);
    g_autoptr(Arena) arena = arena_new();
    g_autofree char *states = g_strnfill(5000, 's'), *want = g_strconcat("2: ", states, NULL);
    LangArg args[] = { LANG_NUMBER("n", 2), LANG_TEXT("states", states) };

    (void)state;
    assert_true(catalogue_add(catalogue, "key", "{n, plural, other {#: {states}}}", (Place){ 0 }, diags));
    assert_string_equal(lang_message(lang, arena, "key", args, 2), want);
}

static void
a_key_is_added_once(void **state)
{
    g_autoptr(Catalogue) catalogue = catalogue_new("en");
    g_autoptr(Diags) diags = diags_new();

    (void)state;
    assert_true(catalogue_add(catalogue, "key", "first", (Place){ 0 }, diags));
    assert_false(catalogue_add(catalogue, "key", "second", (Place){ 0 }, diags));
    assert_int_equal(diags_at(diags, 0)->id, DIAG_LANG_MESSAGE_TWICE);
    assert_int_equal(catalogue_length(catalogue), 1);
}

static void
an_unknown_key_is_said_once(void **state)
{
    g_autoptr(Catalogue) catalogue = catalogue_new("en");
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Lang) lang = lang_new("en", catalogue, NULL, diags);
    g_autoptr(Arena) arena = arena_new();

    (void)state;
    assert_false(lang_has_message(lang, "nowhere"));
    assert_string_equal(lang_message(lang, arena, "nowhere", NULL, 0), "nowhere");
    assert_string_equal(lang_message(lang, arena, "nowhere", NULL, 0), "nowhere");
    assert_int_equal(diags_length(diags), 1);
    assert_int_equal(diags_at(diags, 0)->id, DIAG_LANG_MESSAGE_MISSING);
}

/* The other catalogue's own plural rules hold for its words. */
static void
the_fallback_answers_with_a_warning(void **state)
{
    g_autoptr(Catalogue) french = catalogue_new("fr"), english = catalogue_new("en");
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Lang) lang = lang_new("fr", french, english, diags);
    g_autoptr(Arena) arena = arena_new();
    LangArg args[] = { LANG_NUMBER("n", 0) };

    (void)state;
    assert_true(catalogue_add(english, "states", "{n, plural, one {# state} other {# states}}", (Place){ 0 }, diags));
    assert_true(lang_has_message(lang, "states"));
    assert_string_equal(lang_message(lang, arena, "states", args, 1), "0 states");
    assert_string_equal(lang_message(lang, arena, "states", args, 1), "0 states");
    assert_int_equal(diags_length(diags), 1);
    assert_int_equal(diags_at(diags, 0)->id, DIAG_LANG_MESSAGE_FALLBACK);
    assert_false(diags_failed(diags));
}

static void
an_argument_not_given_is_said(void **state)
{
    g_autoptr(Catalogue) catalogue = catalogue_new("en");
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Lang) lang = lang_new("en", catalogue, NULL, diags);
    g_autoptr(Arena) arena = arena_new();

    (void)state;
    assert_true(catalogue_add(catalogue, "key", "by {date}", (Place){ 0 }, diags));
    assert_string_equal(lang_message(lang, arena, "key", NULL, 0), "by ");
    assert_int_equal(diags_at(diags, 0)->id, DIAG_LANG_ARGUMENT_MISSING);
}

/* "~" stands for U+001B: what the fallback says is marked, and what stands in it is the page's. By hand. */
typedef struct TellingCase {
    const char *name, *pattern;
    LangArg args[2];
    const char *want;
} TellingCase;

static const TellingCase tellings[] = {
    { "words alone", "None", { { 0 } }, "~en~None~tet~" },
    { "around words of the page",
      "By {who}: {n}",
      { LANG_TEXT("who", "osan"), LANG_TEXT("n", "3") },
      "~en~By ~tet~osan~en~: 3~tet~" },
    { "nothing but values", "{n} / {n}", { LANG_TEXT("n", "3") }, "3 / 3" },
    { "a choice",
      "{way, select, up {rose to {who}} other {fell}}",
      { LANG_TEXT("way", "up"), LANG_TEXT("who", "osan") },
      "~en~rose to ~tet~osan~en~~tet~" },
};

static void
a_fallback_is_told_in_its_language(void **state)
{
    const TellingCase *c = *state;
    g_autoptr(Catalogue) own = catalogue_new("tet");
    g_autoptr(Catalogue) other = catalogue_new("en");
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Lang) lang = lang_new("tet", own, other, diags);
    g_autoptr(Arena) arena = arena_new();
    g_autofree char *told = NULL;

    assert_true(catalogue_add(own, "own", "{who} iha", (Place){ 0 }, diags));
    assert_true(catalogue_add(other, "key", c->pattern, (Place){ 0 }, diags));
    told = g_strdelimit(g_strdup(lang_message(lang_telling(lang), arena, "key", c->args, 2)), "\x1B", '~');
    assert_string_equal(told, c->want);
    assert_null(strchr(lang_message(lang, arena, "key", c->args, 2), '\x1B'));
    assert_string_equal(lang_message(lang_telling(lang), arena, "own", (LangArg[]){ LANG_TEXT("who", "osan") }, 1),
                        "osan iha");
}

int
main(void)
{
    struct CMUnitTest tests[80];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(refused); i++)
        tests[count++] = row_test(a_pattern_is_refused, refused[i].name, &refused[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(messages); i++)
        tests[count++] = row_test(a_message_is_written, messages[i].name, &messages[i]);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_long_message_is_whole);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_key_is_added_once);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(an_unknown_key_is_said_once);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(the_fallback_answers_with_a_warning);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(an_argument_not_given_is_said);
    for (size_t i = 0; i < G_N_ELEMENTS(tellings); i++)
        tests[count++] = row_test(a_fallback_is_told_in_its_language, tellings[i].name, &tellings[i]);
    return _cmocka_run_group_tests("messages", tests, count, NULL, NULL);
}
