/* What the text of a chart says besides its figures, held against a plan: also where the file's claim is damaged. */
#include "assert.h"
#include "disaggregated.h"
#include "lang/bare.h"
#include "truth/claim.h"

/* figures: those that the text tells. One was killed in 2018, worldwide, and nothing else is known. */
typedef struct DrawnCase { const char *name, *property, *claim, *figures; Verdict want; } DrawnCase;

static const DrawnCase drawn[] = {
    { "the year that is known is told", "rows", "killed ", "#killed.world.2018", VERDICT_HOLDS },
    { "the year that is known is left out", "rows", "killed ", "", VERDICT_FAILS },
    { "of two panels the second leaves it out", "rows", "killed/sex:f |killed ", "", VERDICT_FAILS },
    { "a row of nothing", "rows", ";", "#killed.world.2018", VERDICT_FAILS },
    { "a row of nothing beside another", "rows", ";killed ", "#killed.world.2018", VERDICT_FAILS },
    { "a row behind another", "rows", "killed ;", "", VERDICT_FAILS },
    { "a row without an area", "rows", "killed", "#killed.world.2018", VERDICT_FAILS },
    { "the only year is first and last", "ends", "killed - 0", "#killed.world.2018", VERDICT_HOLDS },
    { "neither end is told", "ends", "killed - 0", "", VERDICT_FAILS },
    { "ends of nothing", "ends", ";", "#killed.world.2018", VERDICT_FAILS },
    { "ends without an area and a year", "ends", "killed", "#killed.world.2018", VERDICT_FAILS },
};
static const DisaggregatedCase one = { "one", { { "killed", 1 } }, NULL, true, 1 };

static void
a_damaged_claim_fails_as_a_wrong_one_does(void **state)
{
    const DrawnCase *c = *state;
    g_autoptr(Plan) plan = disaggregated_plan(&one);
    g_autoptr(Facts) facts = facts_of_plan(plan);
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diags) diags = diags_new();
    BareLangs *langs = bare_langs_new(diags);
    const UserProperty properties[] = { { c->property, c->claim }, { "span", "2018 2018" }, { "figures", c->figures } };
    const AuditSentence sentence = { .properties = properties, .count = 3, .said = { .text = "Killed 2018: 1" } };
    Claim claim = { .sentence = &sentence, .all = &sentence, .count = 1, .facts = facts,
                    .days = { { 2019, 12, 31 }, { 2019, 12, 31 } }, .arena = arena,
                    .lang = bare_langs_find(langs, "en") };

    assert_int_equal(claim_drawn(&claim), c->want);
    bare_langs_free(langs);
}

int
main(void)
{
    struct CMUnitTest tests[16] = { { 0 } };
    size_t count = 0;

    ADD_ROWS(a_damaged_claim_fails_as_a_wrong_one_does, drawn);
    return _cmocka_run_group_tests("truth/drawn", tests, count, NULL, NULL);
}
