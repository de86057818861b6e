/* Distances by hand: each letter put in, left out or changed, and each swap of neighbours, is one. */
#include "assert.h"
#include <glib.h>
#include "base/nearest.h"

typedef struct NearestCase { const char *name, *word, *want; } NearestCase;

static const char *const words[] = { "Axis", "axis", "grouped", "million", NULL, "people", "share", "log", "yearly" };

static const NearestCase cases[] = {
    { "the word itself",                       "share",    "share" },
    { "a letter left out",                     "milion",   "million" },
    { "a letter too many",                     "groupped", "grouped" },
    { "another letter",                        "grouper",  "grouped" },
    { "two letters swapped",                   "lgo",      "log" },
    { "the first letter left out",             "eople",    "people" },
    { "two of six are a third",                "sharpe",   "share" },
    { "three of six are more",                 "shoopr",   NULL },
    { "two of three are more than one",        "lab",      NULL },
    { "nothing like any",                      "projection", NULL },
    { "of two that differ in capitals alone",  "axs",      "axis" },
    { "in capitals",                           "LOG",      "log" },
    { "in capitals with a fault",              "GROUPER",  "grouped" },
    { "an empty word",                         "",         NULL },
    { "longer than any word",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", NULL },
};

static void
the_nearest_is_found(void **state)
{
    const NearestCase *c = *state;
    const char *near = nearest_word(c->word, words, G_N_ELEMENTS(words));

    if (c->want == NULL)
        assert_null(near);
    else
        assert_string_equal(near, c->want);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases)];

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[i] = row_test(the_nearest_is_found, cases[i].name, &cases[i]);
    return cmocka_run_group_tests_name("nearest", tests, NULL, NULL);
}
