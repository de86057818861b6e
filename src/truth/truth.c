/* The table of rules, and the questions that are asked of every figure. */
#include "truth/truth.h"
#include <math.h>
#include <string.h>
#include "base/diag_truth.h"
#include "lang/bare.h"
#include "truth/claim.h"

static const ClaimFunction evaluators[SENTENCE_RULE_COUNT] = {
    [SENTENCE_CHANGE] = claim_change,     [SENTENCE_FIRST] = claim_first,     [SENTENCE_APART] = claim_apart,
    [SENTENCE_LATEST] = claim_latest,     [SENTENCE_PARTS] = claim_parts,     [SENTENCE_TOTAL] = claim_total,
    [SENTENCE_COVERAGE] = claim_coverage, [SENTENCE_HEDGED] = claim_hedged,
    [SENTENCE_TOGETHER] = claim_together, [SENTENCE_PORTION] = claim_portion, [SENTENCE_NO_FIGURE] = claim_no_figure,
    [SENTENCE_STATUS] = claim_status,     [SENTENCE_WAY] = claim_way,         [SENTENCE_TIME] = claim_time,
    [SENTENCE_METHOD] = claim_method,
    [SENTENCE_PACE] = claim_pace,         [SENTENCE_GRADE] = claim_grade,     [SENTENCE_STATUSES] = claim_statuses,
    [SENTENCE_STANDING] = claim_standing, [SENTENCE_VOTES] = claim_votes,     [SENTENCE_VOTE] = claim_vote,
    [SENTENCE_JOINED] = claim_joined,     [SENTENCE_COUNTED] = claim_counted, [SENTENCE_NAMED] = claim_named,
    [SENTENCE_DEADLINE] = claim_deadline, [SENTENCE_STEPS] = claim_steps,     [SENTENCE_DEADLINES] = claim_deadlines,
    [SENTENCE_DAYS] = claim_days,         [SENTENCE_DRAWN] = claim_drawn,
    [SENTENCE_ENTRY] = claim_entry,       [SENTENCE_UNIT] = claim_unit,
    [SENTENCE_CELLS] = claim_cells,     [SENTENCE_MISSING] = claim_missing,
    [SENTENCE_CHANGED] = claim_changed, [SENTENCE_DATES] = claim_dates,
    [SENTENCE_GRID] = claim_grid,       [SENTENCE_RECORD] = claim_record,
    [SENTENCE_ARITHMETIC] = claim_arithmetic, [SENTENCE_PENDING] = claim_pending,
    [SENTENCE_CLASS] = claim_class,     [SENTENCE_SHADES] = claim_shades,
    [SENTENCE_STANDINGS] = claim_standings,
};

typedef struct Truth {
    const char *path;
    const Plan *plan;
    AuditData *file;
    Facts *facts;
    Arena *arena;
    BareLangs *langs;
    TruthSummary *summary;
    GHashTable *headers;
    Diags *diags;
} Truth;

static const char *
place_of(Truth *t, const AuditPrinted *printed, const char *element)
{
    return element == NULL ? arena_printf(t->arena, "%d", printed->page)
                           : arena_printf(t->arena, "%d, %s", printed->page, element);
}

/* Both days of what a figure or a sentence stands in. */
static bool
days_of(Truth *t, const AuditPrinted *printed, Days *out)
{
    if (date_parse(printed->as_of, &out->as_of) && date_parse(printed->known_by, &out->known_by))
        return true;
    t->summary->findings++;
    diag_report(t->diags, DIAG_TRUTH_NO_DAYS, (Place){ 0 }, t->path, place_of(t, printed, NULL), printed->text, NULL);
    return false;
}

/* ---- sentences ---- */

/* What a cell says of an area, a year or a treaty is what its headers say. */
static Verdict
hold_own_heads(Truth *t, Claim *claim)
{
    size_t count;
    const char *const *heads = audit_data_heads(t->file, &claim->sentence->said, &count);

    return count == 0 ? VERDICT_HOLDS : claim_named_heads(claim, heads, count);
}

static void
hold_sentence(Truth *t, const AuditSentence *sentence)
{
    Claim claim = { .sentence = sentence,
                    .facts = t->facts,
                    .lang = bare_langs_find(t->langs, sentence->said.language),
                    .arena = t->arena,
                    .headers = t->headers };
    const char *rule = claim_word(&claim, "rule"), *place = place_of(t, &sentence->said, sentence->element);
    SentenceRule found;
    Verdict verdict;

    claim.all = audit_data_sentences(t->file, &claim.count);
    if (!sentence_rule_find(rule, &found)) {
        t->summary->findings++;
        diag_report(t->diags, DIAG_TRUTH_NO_RULE, (Place){ 0 }, t->path, place, sentence->said.text, rule, NULL);
        return;
    }
    if (claim.lang == NULL || !days_of(t, &sentence->said, &claim.days))
        return;
    t->summary->sentences++;
    verdict = evaluators[found](&claim);
    if (verdict == VERDICT_HOLDS)
        verdict = hold_own_heads(t, &claim);
    t->summary->untold += verdict == VERDICT_UNTOLD;
    t->summary->findings += verdict == VERDICT_FAILS;
    if (verdict == VERDICT_FAILS)
        diag_report(t->diags, found == SENTENCE_STATUS ? DIAG_TRUTH_STATUS : DIAG_TRUTH_SENTENCE, (Place){ 0 },
                    t->path, place, sentence->said.text, rule, claim.why, NULL);
}

/* ---- figures ---- */

/* As pages have them before a number. */
static const char *const signs[QUALIFIER_COUNT] = {
    [QUALIFIER_AT_LEAST] = "≥", [QUALIFIER_AT_MOST] = "≤", [QUALIFIER_ABOUT] = "≈",
    [QUALIFIER_AT_LEAST_ABOUT] = "≥≈", [QUALIFIER_AT_MOST_ABOUT] = "≤≈"
};

static bool
has_words(const char *text)
{
    for (const char *at = text; *at != '\0'; at = g_utf8_find_next_char(at, NULL))
        if (g_unichar_isalpha(g_utf8_get_char(at)))
            return true;
    return false;
}

/* A grade is printed in its words. */
static bool
is_grade(const Claim *claim, const char *text, const Fact *fact)
{
    const Measure *measure = claim_measure(claim, fact->measure);

    for (size_t i = 0; measure != NULL && i < measure->grade_count; i++)
        if (measure->grades[i].value == fact->value &&
            claim_same_words(text, local_text(measure->grades[i].title, lang_tag(claim->lang))))
            return true;
    return false;
}

/*
 * The number alone; or among words, "at least 12", "under 0.01"; of what lies between two ends both of them. Without a
 * plan nobody knows the words of grades.
 */
static bool
prints(const Truth *t, const Claim *claim, const char *text, const Fact *fact, double value)
{
    double scale = fact == NULL || value == 0 ? 1 : fact_middle(fact) / value;
    const Beside anywhere = { 0 };

    if (claim_prints_number(claim, text, value))
        return true;
    if (fact != NULL && fact->has_range && !fact->has_value)
        return claim_says(claim, text, fact->low / scale, &anywhere) &&
               claim_says(claim, text, fact->high / scale, &anywhere);
    return has_words(text) && (t->plan == NULL || (fact != NULL && is_grade(claim, text, fact)) ||
                               claim_says(claim, text, value, &anywhere) ||
                               claim_says_bound(claim, text, value, &anywhere));
}

/* fact NULL: how many areas of a list count. */
static void
hold_value(Truth *t, const Claim *claim, const AuditPrinted *printed, const char *id, const Fact *fact, double value)
{
    if (prints(t, claim, printed->text, fact, value))
        return;
    t->summary->findings++;
    diag_report(t->diags, DIAG_TRUTH_TWO_VALUES, (Place){ 0 }, t->path, place_of(t, printed, NULL), id, printed->text,
                arena_printf(t->arena, "the data say %.10g", fact == NULL ? value : fact_middle(fact)), NULL);
}

/* Of a cell or a paragraph that begins with the number, the sign before it; false: something else begins it. */
static bool
find_sign(const char *written, const char *printed, Qualifier *sign)
{
    g_autofree char *text = claim_bare(written, BARE_NO_SPACES), *number = claim_bare(printed, BARE_NO_SPACES);
    const char *at = text;

    *sign = QUALIFIER_NONE;
    for (int q = QUALIFIER_NONE + 1; q < QUALIFIER_COUNT; q++)
        if (g_str_has_prefix(text, signs[q])) {
            *sign = (Qualifier)q;
            at = text + strlen(signs[q]);
        }
    return g_str_has_prefix(at, number);
}

/*
 * A number that no words lead up to has the sign of what is known of it right before it, and an exact one has none;
 * what lies between two ends may be about so much. Of sums only a project tells what is known. Where lines run from
 * right to left, words that lead up to a number may have been painted after it.
 */
static void
hold_qualifier(Truth *t, const Lang *lang, const AuditPrinted *printed, const Fact *fact)
{
    const char *block = audit_data_block_text(t->file, printed);
    Qualifier sign;

    if ((lang_direction(lang) == DIRECTION_RTL && has_words(block)) || has_words(printed->text) ||
        (t->plan == NULL && fact->computed) || !find_sign(block, printed->text, &sign) ||
        sign == fact->qualifier || (fact->has_range && sign == QUALIFIER_ABOUT))
        return;
    t->summary->findings++;
    diag_report(t->diags, DIAG_TRUTH_TWO_VALUES, (Place){ 0 }, t->path, place_of(t, printed, NULL), fact->id, block,
                arena_printf(t->arena, "the data say %s %.10g",
                             fact->qualifier == QUALIFIER_NONE ? "exactly" : qualifier_name(fact->qualifier),
                             fact_middle(fact)),
                NULL);
}

static void
hold_heads(Truth *t, Claim *claim, const AuditPrinted *printed, const Fact *fact)
{
    size_t count;
    const char *const *heads = audit_data_heads(t->file, printed, &count);

    if (claim_under_heads(claim, fact, heads, count) == VERDICT_HOLDS)
        return;
    t->summary->findings++;
    diag_report(t->diags, DIAG_TRUTH_TWO_VALUES, (Place){ 0 }, t->path, place_of(t, printed, NULL), fact->id,
                printed->text, claim->why, NULL);
}

static void
hold_age(Truth *t, const AuditPrinted *printed, const Fact *fact, Days days)
{
    const char *why = NULL;
    char as_of[11], known_by[11];

    for (size_t i = 0; i < fact->from_count; i++)
        hold_age(t, printed, fact->from[i], days);
    if (fact->computed || fact_is_admitted(fact, days, &why))
        return;
    t->summary->findings++;
    diag_report(t->diags, DIAG_TRUTH_YOUNGER, (Place){ 0 }, t->path, place_of(t, printed, NULL), fact->id,
                arena_printf(t->arena, "%s, as published by %s", date_format(days.as_of, as_of),
                             date_format(days.known_by, known_by)),
                why, NULL);
}

/* Does the document say of the total what its parts add up to, or the chart in which it stands? */
static bool
is_noted(Truth *t, const Claim *claim, const AuditPrinted *printed, const Fact *total, double sum)
{
    for (size_t i = 0; i < claim->count; i++) {
        const Claim other = { .sentence = &claim->all[i], .facts = claim->facts };
        const char *figure = claim_word(&other, "figure");
        double scale;
        g_autofree char *id = facts_printed_id(figure, &scale);

        if (strcmp(claim_word(&other, "rule"), sentence_rules[SENTENCE_TOTAL].name) == 0 &&
            *figure == '#' && strcmp(id, total->id) == 0)
            return true;
    }
    return (total->note != NULL && *total->note != '\0') ||
           claim_says(claim, audit_data_figure_text(t->file, printed), sum, &(Beside){ 0 });
}

/* Of a sum its parts; of a reported total what its reported parts add up to. */
static void
hold_total(Truth *t, const Claim *claim, const AuditPrinted *printed, const Fact *total)
{
    double sum = 0;
    bool known = total->from_count > 0 && t->plan == NULL && total->has_value && !total->has_range;

    for (size_t i = 0; known && i < total->from_count; i++) {
        known = total->from[i]->has_value;
        sum += total->from[i]->value;
    }
    known = known || (total->from_count == 0 && facts_parts_of(t->facts, total, claim->days, &sum));
    if (!known || fabs(sum - total->value) <= 1e-9 * MAX(1, fabs(sum)) || is_noted(t, claim, printed, total, sum))
        return;
    t->summary->findings++;
    diag_report(t->diags, DIAG_TRUTH_TOTAL, (Place){ 0 }, t->path, place_of(t, printed, NULL), total->id,
                arena_printf(t->arena, "%.10g", total->value), arena_printf(t->arena, "%.10g", sum), NULL);
}

/* Two figures of one area and one period under one measure are one figure; `seen` holds the first of them. */
static void
hold_single(Truth *t, const AuditPrinted *printed, const Fact *fact, Days days, GHashTable *seen)
{
    char first[11], last[11], as_of[11], known_by[11];
    const char *key = arena_printf(t->arena, "%s %s %s %s %s %s", fact->measure, fact->area,
                                   date_format(date_first_day(fact->period.first), first),
                                   date_format(date_last_day(fact->period.last), last),
                                   date_format(days.as_of, as_of), date_format(days.known_by, known_by));
    const Fact *other = g_hash_table_lookup(seen, key);

    if (other == NULL)
        g_hash_table_insert(seen, (gpointer)(guintptr)key, (gpointer)(guintptr)fact);
    if (other == NULL || other == fact || other->value == fact->value)
        return;
    t->summary->findings++;
    diag_report(
        t->diags, DIAG_TRUTH_TWO_VALUES, (Place){ 0 }, t->path, place_of(t, printed, NULL), fact->id, printed->text,
        arena_printf(t->arena, "elsewhere in the file %s, %.10g, stands for the same", other->id, other->value),
        NULL);
}

/* One figure in one unit has one number of decimals wherever it stands; `seen` holds the first place by its id. */
static void
hold_decimals(Truth *t, const Claim *claim, const AuditPrinted *printed, double value, GHashTable *seen)
{
    const char *key = arena_printf(t->arena, "decimals of %.*s", (int)strcspn(printed->id, "~"), printed->id);
    const AuditPrinted *first = g_hash_table_lookup(seen, key);
    int decimals = claim_printed_decimals(claim, printed->text, value);

    if (first == NULL && decimals >= 0)
        g_hash_table_insert(seen, (gpointer)(guintptr)key, (gpointer)(guintptr)printed);
    if (first == NULL || decimals < 0 || decimals == claim_printed_decimals(claim, first->text, value))
        return;
    t->summary->findings++;
    diag_report(t->diags, DIAG_TRUTH_TWO_VALUES, (Place){ 0 }, t->path, place_of(t, printed, NULL), printed->id,
                printed->text, arena_printf(t->arena, "elsewhere in the file as '%s'", first->text), NULL);
}

static void
hold_figure(Truth *t, const AuditPrinted *printed, GHashTable *seen)
{
    Claim claim = { .facts = t->facts, .lang = bare_langs_find(t->langs, printed->language), .arena = t->arena,
                    .headers = t->headers };
    double scale, count;
    g_autofree char *id = facts_printed_id(printed->id, &scale);
    const Fact *fact;

    claim.all = audit_data_sentences(t->file, &claim.count);
    /* "id@1000~4" is a figure's; other elements have IDs without a tilde */
    if (strchr(printed->id, '~') == NULL || claim.lang == NULL || !days_of(t, printed, &claim.days))
        return;
    t->summary->figures++;
    fact = facts_find(t->facts, id, claim.days);
    if (fact == NULL && count_of_id(t->facts, id, claim.days, &count)) {
        hold_value(t, &claim, printed, id, NULL, count);
    } else if (fact == NULL) {
        t->summary->findings++;
        diag_report(t->diags, DIAG_TRUTH_NO_FIGURE, (Place){ 0 }, t->path, place_of(t, printed, NULL), id,
                    printed->text, NULL);
    } else {
        hold_value(t, &claim, printed, id, fact, fact_middle(fact) / scale);
        hold_decimals(t, &claim, printed, fact_middle(fact) / scale, seen);
        hold_qualifier(t, claim.lang, printed, fact);
        hold_heads(t, &claim, printed, fact);
        hold_age(t, printed, fact, claim.days);
        hold_total(t, &claim, printed, fact);
        hold_single(t, printed, fact, claim.days, seen);
    }
}

bool
truth_check(const char *path, const Plan *plan, TruthSummary *out, Diags *diags)
{
    g_autoptr(AuditData) file = audit_data_read(path, diags);
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(BareLangs) langs = bare_langs_new(diags);
    g_autoptr(Facts) facts = file == NULL   ? NULL
                             : plan != NULL ? facts_of_plan(plan)
                                            : facts_of_file(file, path, diags);
    g_autoptr(GHashTable) headers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    Truth t = { path, plan, file, facts, arena, langs, out, headers, diags };
    size_t sentences, printed;
    const AuditSentence *sentence = file == NULL ? NULL : audit_data_sentences(file, &sentences);
    const AuditPrinted *figure = file == NULL ? NULL : audit_data_printed(file, &printed);

    *out = (TruthSummary){ 0 };
    if (facts == NULL)
        return false;
    for (size_t i = 0; i < sentences; i++)
        hold_sentence(&t, &sentence[i]);
    for (size_t i = 0; i < printed; i++)
        hold_figure(&t, &figure[i], seen);
    return true;
}
