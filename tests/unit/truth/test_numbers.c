/*
 * Which numbers stand in the text in place of a chart: a number is one of its own, beside its year where years are
 * told.
 */
#include "assert.h"
#include "lang/bare.h"
#include "truth/claim.h"

typedef struct SaysCase {
    const char *name, *language, *text;
    double value;
    Beside place;
    bool want;
} SaysCase;

#define BEFORE(year) { .before = true, .first = (year), .last = (year) }
#define BESIDE(year) { .beside = true, .first = (year), .last = (year) }
#define NAMED(n, y, two)                                                                                               \
    { .before = true, .first = (y), .last = (y), .names = { { (n), (y), (two) } }, .name_count = 1 }
#define NAMED_BESIDE(n, y, two)                                                                                        \
    { .beside = true, .first = (y), .last = (y), .names = { { (n), (y), (two) } }, .name_count = 1 }
static const char *const quarters = "Visits. Q3 2018: 12; Q4 2018: 18; Q1 2019: at least 20.";
static const char *const fiscal = "Visits, a line: from 10 in Q1 2018/19 to 24 in Q3 2019/20.";
static const char *const parts = "Mines. 2015: 3; 2016: Cleared: 0.27, Cancelled: at most 0.15; 2017: 5.";
static const char *const quarter_parts = "Q1 2018: 3; Q2 2018: Women: 7, Men: 8; Q3 2018: 5.";
static const char *const bars = "Mines. 2015: no figure; 2016: 58.67; 2017: 5.23; 2018: at least 0.92.";

static const SaysCase cases[] = {
    { "behind its year", "en", NULL, 5.23, BEFORE(2017), true },
    { "behind another year", "en", NULL, 5.23, BEFORE(2016), false },
    { "with words before it", "en", NULL, 0.92, BEFORE(2018), true },
    { "with fewer decimals than are printed", "en", NULL, 58.7, BEFORE(2016), false },
    { "rounded as it is printed", "en", NULL, 58.6712, BEFORE(2016), true },
    { "part of another number", "en", NULL, 8.67, { 0 }, false },
    { "digits of a year are none", "en", NULL, 201, { 0 }, false },
    { "nought, which is not there", "en", NULL, 0, { 0 }, false },
    { "nought", "en", "2015: 0; 2016: 1.88", 0, BEFORE(2015), true },
    { "nought of the next year", "en", "2015: 0; 2016: 1.88", 0, BEFORE(2016), false },
    { "not nought, and so printed", "en", "2015: 0; 2016: 1.88", 0.004, BEFORE(2015), false },
    { "the second part of its year", "en", parts, 0.15, BEFORE(2016), true },
    { "the second part of the year before", "en", parts, 0.15, BEFORE(2015), false },
    { "the second part of the year behind it", "en", parts, 0.15, BEFORE(2017), false },
    { "the second part of its year, the colon apart", "fr", "2016\u00A0: Nettoyé: 0,27, Annulé: 0,15", 0.15,
      BEFORE(2016), true },
    { "the second part of its quarter", "en", quarter_parts, 8, NAMED(2, 2018, false), true },
    { "the second part of another quarter", "en", quarter_parts, 8, NAMED(1, 2018, false), false },
    { "before its year", "en", "Parties: from 4 in 2008 to 107 in 2019.", 107, BESIDE(2019), true },
    { "of the first year", "en", "Parties: from 4 in 2008 to 107 in 2019.", 4, BESIDE(2008), true },
    { "of no year beside it", "en", "Parties: from 4 in 2008 to 107 in 2019.", 4, BESIDE(2019), false },
    { "thousands in English", "en", "2015: 1,587; 2016: 1,985.", 1587, BEFORE(2015), true },
    { "a list is no thousand", "en", "In groups 1, 2, 3.", 2, { 0 }, true },
    { "thousands in French", "fr", "2015\u00A0: 1\u202F587\u00A0; 2016\u00A0: 1\u202F985,5.", 1985.5, BEFORE(2016),
      true },
    { "the end of thousands", "fr", "2015\u00A0: 1\u202F587.", 587, { 0 }, false },
    { "between marks of direction", "ar", "2016: \u200E58.67\u200E", 58.67, BEFORE(2016), true },
    { "what is below zero is another number", "en", "2016: \u22123; 2017: 4", 3, { 0 }, false },
    { "behind a hyphen that joins", "en", "of-3 and Article-4", 4, { 0 }, true },
    { "behind its quarter", "en", quarters, 18, NAMED(4, 2018, false), true },
    { "behind another quarter of its year", "en", quarters, 18, NAMED(3, 2018, false), false },
    { "behind the quarter of another year", "en", quarters, 20, NAMED(1, 2018, false), false },
    { "before its fiscal quarter", "en", fiscal, 24, NAMED_BESIDE(3, 2019, true), true },
    { "before a third", "en", fiscal, 24, NAMED_BESIDE(2, 2018, true), false },
    { "behind its fiscal year", "fr", "2018/19\u00A0: 7", 7, NAMED(0, 2018, true), true },
    { "behind a calendar year in place of it", "fr", "2018\u00A0: 7", 7, NAMED(0, 2018, true), false },
    { "a quarter in words", "ar", "الربع الثالث 2018: 12", 12, NAMED(3, 2018, false), true },
    { "half, rounded up", "en", "2016: 1,415.", 1414.5, BEFORE(2016), true },
    { "half, by a sum that lies a little below it", "en", "2016: 1,415.", 1414.4999999999998, BEFORE(2016), true },
    { "half of the last decimal", "en", "2016: 0.35.", 0.34499999999999997, BEFORE(2016), true },
    { "no half of what is large", "en", "2016: 30,070,000,000.", 3.007e10, BEFORE(2016), true },
    { "less than half", "en", "2016: 1,415.", 1414.4999, BEFORE(2016), false },
    { "a negative number", "en", "2016: \u22123; 2017: 4", -3, BEFORE(2016), true },
};

static void
a_number_stands_in_a_text(void **state)
{
    const SaysCase *c = *state;
    Diags *diags = diags_new();
    BareLangs *langs = bare_langs_new(diags);
    Arena *arena = arena_new();
    const Claim claim = { .lang = bare_langs_find(langs, c->language), .arena = arena };

    assert_non_null(claim.lang);
    assert_int_equal(claim_says(&claim, c->text == NULL ? bars : c->text, c->value, &c->place), c->want);
    arena_free(arena);
    bare_langs_free(langs);
    diags_free(diags);
}

typedef struct BoundCase {
    const char *name, *text;
    double value;
    bool want;
} BoundCase;

static const BoundCase bounds[] = {
    { "under the last digit", "under 0.01", 0.003, true },
    { "which it is not, as it is printed as 0.1", "under 0.1", 0.06, false },
    { "nor is 0.6 under 1", "under 1", 0.6, false },
    { "zero is not under anything", "under 0.1", 0, false },
    { "the digits of another number", "under 20.01", 0.003, false },
};

static void
a_bound_stands_for_what_is_rounded_away(void **state)
{
    const BoundCase *c = *state;
    Diags *diags = diags_new();
    BareLangs *langs = bare_langs_new(diags);
    Arena *arena = arena_new();
    const Claim claim = { .lang = bare_langs_find(langs, "en"), .arena = arena };

    assert_int_equal(claim_says_bound(&claim, c->text, c->value, &(Beside){ 0 }), c->want);
    arena_free(arena);
    bare_langs_free(langs);
    diags_free(diags);
}

typedef struct ShareCase {
    const char *name, *text;
    double share;
    bool want;
} ShareCase;

static const ShareCase shares[] = {
    { "as it is", "21\u00A0%", 0.21, true },
    { "another", "21\u00A0%", 0.005, false },
    { "under one in a hundred", "under 1\u00A0%", 0.005, true },
    { "without a word that says so", "1\u00A0%", 0.004, false },
    { "over 99.99 in a hundred", "over 99.99\u00A0%", 0.99996, true },
    { "over 99 in a hundred", "over 99\u00A0%", 0.996, true },
    { "which is 199", "199\u00A0%", 0.996, false },
};

static void
a_share_is_printed(void **state)
{
    const ShareCase *c = *state;
    Diags *diags = diags_new();
    BareLangs *langs = bare_langs_new(diags);
    Arena *arena = arena_new();
    const Claim claim = { .lang = bare_langs_find(langs, "en"), .arena = arena };

    assert_int_equal(claim_prints_share(&claim, c->text, c->share), c->want);
    arena_free(arena);
    bare_langs_free(langs);
    diags_free(diags);
}

int
main(void)
{
    struct CMUnitTest tests[64] = { { 0 } };
    size_t count = 0;

    ADD_ROWS(a_number_stands_in_a_text, cases);
    ADD_ROWS(a_bound_stands_for_what_is_rounded_away, bounds);
    ADD_ROWS(a_share_is_printed, shares);
    return _cmocka_run_group_tests("truth/numbers", tests, count, NULL, NULL);
}
