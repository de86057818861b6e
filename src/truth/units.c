/*
 * Sentences of units: whatever stands beside a number says what the plan tells it in, in the form that goes with the
 * number, and by what it was divided. What the catalogue says around that is not known here.
 */
#include <math.h>
#include <string.h>
#include "truth/claim.h"

/* What is told, and by what it was divided before it was printed. */
typedef struct Told { const Measure *measure; const Unit *unit; const Fact *fact; double value, scale; } Told;

static bool
is_letter_before(const char *text, const char *at)
{
    return at > text && g_unichar_isalpha(g_utf8_get_char(g_utf8_prev_char(at)));
}

/* The words stand there whole: no letter goes on before or behind them. */
static bool
holds_noun(const char *said, const char *noun)
{
    g_autofree char *text = claim_bare(said, BARE_KEEP_WORDS), *words = claim_bare(noun, BARE_KEEP_WORDS);
    size_t length = strlen(words);

    for (const char *at = length == 0 ? NULL : strstr(text, words); at != NULL; at = strstr(at + 1, words))
        if (!is_letter_before(text, at) && !g_unichar_isalpha(g_utf8_get_char(at + length)))
            return true;
    return false;
}

/* ---- the number ---- */

static bool
says_number(const Claim *claim, const Told *told)
{
    const char *text = claim->sentence->said.text;
    const Beside anywhere = { 0 };

    if (told->fact != NULL && !told->fact->has_value)
        return claim_says(claim, text, told->fact->low / told->scale, &anywhere) &&
               claim_says(claim, text, told->fact->high / told->scale, &anywhere);
    return claim_says(claim, text, told->value / told->scale, &anywhere) ||
           claim_says_bound(claim, text, told->value / told->scale, &anywhere);
}

/* The form of a number as it stands in the text: with that many decimals. */
static PluralCategory
category_said(const Claim *claim, const Told *told)
{
    double number = told->value / told->scale;

    for (int decimals = 0; decimals <= PRINTED_DECIMALS; decimals++)
        if (claim_holds_whole(claim->sentence->said.text,
                              lang_number(claim->lang, claim->arena, number, NUMBER_DECIMAL, decimals)))
            return lang_plural(claim->lang, number, NUMBER_DECIMAL, decimals);
    return PLURAL_OTHER;
}

/* ---- the words ---- */

static const char *
noun_due(const Claim *claim, const Told *told, PluralCategory count)
{
    const Unit *unit = told->unit;
    PluralCategory form = told->scale > 1 ? PLURAL_OTHER : count;
    NumberWords span;

    if (unit->kind == UNIT_PERCENT)
        return NULL;
    if (unit->forms.count > 0)
        return forms_text(unit->forms, lang_tag(claim->lang), form);
    if (unit->symbol.text != NULL)
        return local_text(unit->symbol, lang_tag(claim->lang));
    if (unit->kind == UNIT_MONEY)
        return lang_currency(claim->lang, claim->arena, unit->currency);
    if (unit->kind != UNIT_DURATION)
        return NULL;
    span = lang_duration(claim->lang, unit->duration, form);
    return *span.after != '\0' ? span.after : span.before;
}

/* Of ten to the power of six or nine CLDR has the word: that of one, or of several, as the number asks. */
static bool
says_power(const Claim *claim, const Told *told, PluralCategory count, const char *text)
{
    static const double samples[] = { 1, 2, 5, 11, 100 };
    const char *word;

    for (size_t i = 0; (told->scale == 1e6 || told->scale == 1e9) && i < G_N_ELEMENTS(samples); i++) {
        if (lang_plural(claim->lang, samples[i], NUMBER_DECIMAL, 0) != count && i + 1 < G_N_ELEMENTS(samples))
            continue;
        word = lang_number(claim->lang, claim->arena, samples[i] * told->scale, NUMBER_COMPACT_LONG, 0);
        while (*word != '\0' && !g_unichar_isalpha(g_utf8_get_char(word)))
            word = g_utf8_find_next_char(word, NULL);
        return holds_noun(text, word);
    }
    return true;
}

static Verdict
check_words(Claim *claim, const Told *told)
{
    const char *text = claim->sentence->said.text, *noun;
    const Unit *unit = told->unit;
    PluralCategory count = category_said(claim, told);
    NumberWords percent = lang_percent(claim->lang);

    if (unit->kind == UNIT_PERCENT && !claim_holds_words(text, *percent.after != '\0' ? percent.after : percent.before))
        return claim_fails(claim, "%s is told in per cent", told->measure->id);
    noun = noun_due(claim, told, count);
    if (noun != NULL && !holds_noun(text, noun))
        return claim_fails(claim, "%s is told in %s", told->measure->id, noun);
    if (unit->kind == UNIT_RATE && noun == NULL && !claim_says(claim, text, unit->per, &(Beside){ 0 }))
        return claim_fails(claim, "%s is told per %d", told->measure->id, unit->per);
    if (!says_power(claim, told, count, text))
        return claim_fails(claim, "%s was divided by %.10g", told->measure->id, told->scale);
    if (unit->base_per > 0 &&
        !claim_holds_whole(text, lang_number(claim->lang, claim->arena, unit->base_per, NUMBER_PLAIN, 0)))
        return claim_fails(claim, "%s is of the prices of %d", told->measure->id, unit->base_per);
    return VERDICT_HOLDS;
}

bool
claim_is_percent(const Claim *claim, const Measure *measure)
{
    const Unit *unit = facts_plan(claim->facts) == NULL ? NULL : plan_unit_of(facts_plan(claim->facts), measure);

    return unit != NULL && unit->kind == UNIT_PERCENT;
}

bool
claim_prints_amount(const Claim *claim, const Measure *measure, const char *text, double amount)
{
    const Unit *unit = plan_unit_of(facts_plan(claim->facts), measure);

    for (double scale = 1e3; unit != NULL && unit->kind != UNIT_PERCENT && scale <= 1e9; scale *= 1e3) {
        const Told told = { .measure = measure, .unit = unit, .value = amount, .scale = scale };
        const char *noun = noun_due(claim, &told, PLURAL_OTHER);

        if (claim_prints_number(claim, text, amount / scale) && (noun == NULL || holds_noun(text, noun)) &&
            says_power(claim, &told, lang_plural(claim->lang, amount / scale, NUMBER_DECIMAL, -1), text))
            return true;
    }
    return false;
}

Verdict
claim_holds_unit(Claim *claim, const Measure *measure, const char *text, double scale)
{
    const Unit *unit = plan_unit_of(facts_plan(claim->facts), measure);
    const Told told = { .measure = measure, .unit = unit, .scale = scale };
    const char *noun = unit == NULL ? NULL : noun_due(claim, &told, PLURAL_OTHER);

    if (noun != NULL && !holds_noun(text, noun))
        return claim_fails(claim, "%s is told in %s", measure->id, noun);
    return unit == NULL || says_power(claim, &told, PLURAL_OTHER, text)
               ? VERDICT_HOLDS
               : claim_fails(claim, "%s was divided by %.10g", measure->id, scale);
}

/* ---- of what ---- */

static bool
find_told(Claim *claim, Told *told, Verdict *verdict)
{
    *told = (Told){ .scale = 1 };
    *verdict = VERDICT_UNTOLD;
    if (facts_plan(claim->facts) == NULL)
        return false;
    if (claim_has(claim, "figure")) {
        const char *at = strchr(claim_word(claim, "figure"), '@');

        if ((told->fact = claim_fact(claim, "figure", verdict)) == NULL)
            return false;
        told->measure = claim_measure(claim, told->fact->measure);
        told->value = fact_middle(told->fact);
        told->scale = at != NULL && g_ascii_strtod(at + 1, NULL) > 0 ? g_ascii_strtod(at + 1, NULL) : 1;
    } else {
        told->measure = claim_measure(claim, claim_word(claim, "measure"));
        if (told->measure == NULL || !claim_number(claim, "value", &told->value) ||
            !claim_number(claim, "scale", &told->scale) || told->scale <= 0) {
            *verdict = claim_fails(claim, "it names no figure and no value of a measure");
            return false;
        }
    }
    told->unit = told->measure == NULL ? NULL : plan_unit_of(facts_plan(claim->facts), told->measure);
    return told->unit != NULL;
}

Verdict
claim_unit(Claim *claim)
{
    Told told;
    Verdict verdict;

    if (!find_told(claim, &told, &verdict))
        return verdict;
    if (!says_number(claim, &told))
        return claim_fails(claim, "it is %.10g, told divided by %.10g", told.value, told.scale);
    return check_words(claim, &told);
}
