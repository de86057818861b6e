/* Sentences of figures: from one to the other, the first, the latest, parts and wholes. */
#include <math.h>
#include <string.h>
#include "base/words.h"
#include "truth/claim.h"

static const double near = 1e-9;

static const char *
number_word(const Claim *claim, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    return arena_strdup(claim->arena, g_ascii_formatd(text, sizeof text, "%.10g", value));
}

/* ---- from one figure to another ---- */

static bool
is_about(const Fact *fact)
{
    return fact->qualifier >= QUALIFIER_ABOUT;
}

/* A difference of less than one of the last digit that is told is none. */
static double
digit_of(Claim *claim, const Fact *fact)
{
    const Measure *measure = claim_measure(claim, fact->measure);
    const GPtrArray *series = facts_series(claim->facts, fact->measure, fact->area, claim->days);
    int decimals = fact->decimals;

    for (guint i = 0; i < series->len; i++)
        decimals = MAX(decimals, ((const Fact *)g_ptr_array_index(series, i))->decimals);
    if (measure != NULL && measure->scale > 1)
        return measure->scale;
    return pow(10, -(measure != NULL && measure->decimals >= 0 ? MIN(decimals, measure->decimals) : decimals));
}

static Verdict
check_direction(Claim *claim, const Fact *from, const Fact *to)
{
    double by = fact_middle(to) - fact_middle(from), printed = digit_of(claim, to),
           digit = MAX(fact_digit(from, printed), fact_digit(to, printed)) * (1 - near);
    const char *said = claim_word(claim, "direction"), *is = fabs(by) < digit ? "none" : by > 0 ? "up" : "down";

    /* without a project nobody knows how many decimals are printed */
    if (facts_plan(claim->facts) == NULL && strcmp(said, "none") == 0)
        return VERDICT_HOLDS;
    if (strcmp(said, is) != 0)
        return claim_fails(claim, "%s is %s and %s is %s: the direction is %s", from->id,
                           number_word(claim, fact_middle(from)), to->id, number_word(claim, fact_middle(to)), is);
    if (claim_has(claim, "zero") && fact_middle(to) != 0)
        return claim_fails(claim, "%s is %s, and not zero", to->id, number_word(claim, fact_middle(to)));
    return VERDICT_HOLDS;
}

static Verdict
check_judgement(Claim *claim, const Fact *from, const Fact *to)
{
    const Measure *measure = claim_measure(claim, to->measure);
    const char *said = claim_word(claim, "judgement");
    bool up = fact_middle(to) > fact_middle(from);

    if (!claim_has(claim, "judgement") || measure == NULL)
        return VERDICT_HOLDS;
    if (measure->better == BETTER_NONE || to->only != NULL)
        return claim_fails(claim, "nothing says which of %s and %s is better", from->id, to->id);
    if (strcmp(said, up == (measure->better == BETTER_UP) ? "better" : "worse") != 0)
        return claim_fails(claim, "from %s to %s it is not %s", from->id, to->id, said);
    return VERDICT_HOLDS;
}

/* A half, a quarter, a month or a week: of a flow, or of what is told at its end. */
static bool
parts_year(const Claim *claim, const Fact *fact)
{
    Frequency frequency = period_frequency(fact->period, facts_year_start(claim->facts));

    return frequency != FREQUENCY_NONE && frequency != FREQUENCY_YEAR && frequency != FREQUENCY_DAY;
}

/*
 * Told by parts of years: a flow of such periods, a measure that says so, or a stock of which two figures of one length
 * end in one year.
 */
static bool
is_told_by_parts(const Claim *claim, const Fact *fact)
{
    const Measure *measure = claim_measure(claim, fact->measure);
    const GPtrArray *series = facts_series(claim->facts, fact->measure, fact->area, claim->days);
    YearStart start = facts_year_start(claim->facts);

    if (measure != NULL && measure->frequency != FREQUENCY_NONE)
        return measure->frequency != FREQUENCY_YEAR && measure->frequency != FREQUENCY_DAY;
    for (guint i = 0; i < series->len; i++)
        for (guint k = i; k < series->len && parts_year(claim, g_ptr_array_index(series, i)); k++) {
            const Fact *a = g_ptr_array_index(series, i), *b = g_ptr_array_index(series, k);
            bool flow = measure != NULL && measure->nature == NATURE_FLOW;

            if ((flow || i != k) && period_frequency(a->period, start) == period_frequency(b->period, start) &&
                a->period.last.year == b->period.last.year)
                return true;
        }
    return false;
}

/* Of what is told by parts of years only whole years are told as such, and else none. */
static int
years_from(const Claim *claim, const Fact *from, const Fact *to)
{
    Date before = date_last_day(from->period.last), after = date_last_day(to->period.last);

    if (!is_told_by_parts(claim, to))
        return to->period.last.year - from->period.last.year;
    return before.month == after.month ? after.year - before.year : 0;
}

/* A half, a quarter, a week or a fiscal year: what is of any other period has the year in which it ends. */
static bool
has_name(const Claim *claim, const Fact *fact)
{
    Frequency frequency = period_frequency(fact->period, facts_year_start(claim->facts));

    return (frequency == FREQUENCY_YEAR && !period_is_calendar_year(fact->period)) ||
           (parts_year(claim, fact) && frequency != FREQUENCY_MONTH);
}

/* The year in which it ends, or, where it is told by parts of years, the name of its period. */
static bool
is_of(const Claim *claim, const char *property, const Fact *fact)
{
    double year;

    if (!is_told_by_parts(claim, fact) && !has_name(claim, fact))
        return !claim_number(claim, property, &year) || (int)year == fact->period.last.year;
    return claim_names_period(claim, claim_word(claim, property), claim_period_name(claim, fact->period));
}

/* What begins with the sign of "about" may do so only where one of both is about so much, and then has to. */
static Verdict
check_about(Claim *claim, const char *property, bool about)
{
    const char *said = claim_word(claim, property);
    bool has = strstr(said, "\u2248") != NULL;

    if (*said == '\0' || has == about)
        return VERDICT_HOLDS;
    return claim_fails(claim, about ? "between figures of which one is about so much '%s' is about so much, too"
                                    : "'%s' is not about so much: both figures are exact", said);
}

/* Without the sign, and where lines run from right to left without the marks that hold it beside its number. */
static const char *
bare_of_about(const Claim *claim, const char *text)
{
    static const char *const marks[] = { "\u2248", "\u2066", "\u2069" };
    g_autoptr(GString) bare = g_string_new(text);

    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
        g_string_replace(bare, marks[i], "", 0);
    return arena_strdup(claim->arena, bare->str);
}

static Verdict
check_amounts(Claim *claim, const Fact *from, const Fact *to)
{
    double by = fabs(fact_middle(to) - fact_middle(from)),
           share = fact_middle(from) == 0 ? 0 : fabs(by / fact_middle(from)), years, scale;
    const Measure *measure = claim_measure(claim, to->measure);
    const char *said = bare_of_about(claim, claim_word(claim, claim_has(claim, "share") ? "share" : "percent")),
               *amount = bare_of_about(claim, claim_word(claim, "amount"));

    if (!claim_number(claim, "scale", &scale) || scale <= 0)
        scale = measure != NULL ? measure->scale : 1;
    if (*said != '\0' && measure != NULL && claim_is_percent(claim, measure))
        return claim_fails(claim, "%s is told in per cent: its changes are told in points", measure->id);
    if (*said != '\0' && !claim_prints_share(claim, said, share))
        return claim_fails(claim, "the change is a share of %s, and not %s", number_word(claim, share), said);
    if (claim_has(claim, "amount") && !claim_prints_number(claim, amount, by / scale) &&
        !(measure != NULL && claim_prints_amount(claim, measure, amount, by)))
        return claim_fails(claim, "the difference is %s, and not %s", number_word(claim, by / scale), amount);
    if (claim_number(claim, "years", &years) && years != years_from(claim, from, to))
        return claim_fails(claim, "there are %d years between %s and %s", years_from(claim, from, to), from->id,
                           to->id);
    if (claim_has(claim, "from_year") && !is_of(claim, "from_year", from))
        return claim_fails(claim, "%s is of %d", from->id, from->period.last.year);
    if (claim_has(claim, "to_year") && !is_of(claim, "to_year", to))
        return claim_fails(claim, "%s is of %d", to->id, to->period.last.year);
    return VERDICT_HOLDS;
}

static Verdict
check_abouts(Claim *claim, const Fact *from, const Fact *to)
{
    static const char *const properties[] = { "amount", "share", "percent" };
    bool about = is_about(from) || is_about(to);
    Verdict verdict = VERDICT_HOLDS;

    for (size_t i = 0; i < G_N_ELEMENTS(properties) && verdict == VERDICT_HOLDS; i++)
        verdict = check_about(claim, properties[i], about);
    return verdict;
}

bool
fact_is_hedged(const Fact *fact, Quality quality)
{
    bool bare = fact->qualifier == QUALIFIER_NONE && !fact->has_range;

    return fact->quality == quality && (quality == Q_PRELIMINARY || bare);
}

size_t
claim_count_letter(const Claim *claim, Quality quality)
{
    const char *letter = quality == Q_ESTIMATE ? "(e)" : "(p)";
    size_t count = 0;

    for (const char *at = claim->sentence->said.text; (at = strstr(at, letter)) != NULL; at++)
        count++;
    return count;
}

/* Where both numbers are told, each has its letter; where it is told what lies between them, that of either stands. */
static Verdict
check_letters(Claim *claim, const Fact *from, const Fact *to)
{
    bool both = claim_has(claim, "what") || claim_has(claim, "to_year");
    size_t estimates = fact_is_hedged(from, Q_ESTIMATE) + fact_is_hedged(to, Q_ESTIMATE),
           preliminary = fact_is_hedged(from, Q_PRELIMINARY) + fact_is_hedged(to, Q_PRELIMINARY);

    if (claim_has(claim, "judgement"))
        return VERDICT_HOLDS;
    if (!both) {                        /* one letter, and that of the less sure */
        preliminary = MIN(preliminary, 1);
        estimates = preliminary > 0 ? 0 : MIN(estimates, 1);
    }
    if (claim_count_letter(claim, Q_ESTIMATE) != estimates)
        return claim_fails(claim, "of %s and %s %zu are to be told as estimates", from->id, to->id, estimates);
    if (claim_count_letter(claim, Q_PRELIMINARY) != preliminary)
        return claim_fails(claim, "of %s and %s %zu are to be told as preliminary", from->id, to->id, preliminary);
    return VERDICT_HOLDS;
}

/* Without a plan nobody knows what is a flow: then what is of another length may be one that cannot be compared. */
static bool
are_as_long(const Claim *claim, const Fact *a, const Fact *b)
{
    YearStart start = facts_year_start(claim->facts);

    return facts_plan(claim->facts) != NULL ||
           period_frequency(a->period, start) == period_frequency(b->period, start);
}

/* `first`: nothing before it can be compared with the latest; `before`: nothing between them. */
static Verdict
check_since(Claim *claim, const Fact *from, const Fact *to)
{
    const GPtrArray *series = facts_series(claim->facts, to->measure, to->area, claim->days);
    bool first = strcmp(claim_word(claim, "since"), "first") == 0, between = false;

    if (!claim_has(claim, "since"))
        return VERDICT_HOLDS;
    for (guint i = 0; i < series->len; i++) {
        const Fact *fact = g_ptr_array_index(series, i);

        if (fact == from && first)
            return VERDICT_HOLDS;
        if (!are_as_long(claim, fact, to))
            continue;
        if (first && facts_compare(claim->facts, fact, to))
            return claim_fails(claim, "%s is before %s", fact->id, from->id);
        if (!first && between && fact != to && facts_compare(claim->facts, fact, to))
            return claim_fails(claim, "%s is between %s and %s", fact->id, from->id, to->id);
        between = between || fact == from;
        if (fact == to)
            break;
    }
    return VERDICT_HOLDS;
}

static Verdict
check_latest(Claim *claim, const Fact *fact)
{
    const Fact *latest = facts_latest(claim->facts, fact->measure, fact->area, claim->days);
    char day[11];

    if (latest == NULL)
        return claim_fails(claim, "on that day no figure of %s is known", fact->measure);
    if (latest != fact)
        return claim_fails(claim, "%s of %s is later", latest->id, date_format(latest->period.last, day));
    return VERDICT_HOLDS;
}

Verdict
claim_change(Claim *claim)
{
    Verdict verdict;
    const Fact *from = claim_fact(claim, "from", &verdict),
               *to = from == NULL ? NULL : claim_fact(claim, "to", &verdict);
    Verdict (*const checks[])(Claim *, const Fact *, const Fact *) = { check_direction, check_judgement, check_amounts,
                                                                       check_abouts, check_letters, check_since };

    if (to == NULL)
        return verdict;
    if (strcmp(from->measure, to->measure) != 0 || strcmp(from->area, to->area) != 0)
        return claim_fails(claim, "%s and %s are not of one row", from->id, to->id);
    if (!facts_compare(claim->facts, from, to) || from->has_range || to->has_range)
        return claim_fails(claim, "%s and %s cannot be compared", from->id, to->id);
    if (date_compare(date_last_day(from->period.last), date_last_day(to->period.last)) >= 0)
        return claim_fails(claim, "%s is not before %s", from->id, to->id);
    for (size_t i = 0; i < G_N_ELEMENTS(checks) && verdict == VERDICT_HOLDS; i++)
        verdict = checks[i](claim, from, to);
    return verdict == VERDICT_HOLDS ? check_latest(claim, to) : verdict;
}

/* The figure that the sentence names, and its row; NULL with what becomes of the sentence then. */
static const Fact *
fact_of_row(Claim *claim, const GPtrArray **row, Verdict *verdict)
{
    const Fact *fact = claim_fact(claim, "figure", verdict);

    *row = fact == NULL ? NULL : facts_series(claim->facts, fact->measure, fact->area, claim->days);
    return fact;
}

Verdict
claim_first(Claim *claim)
{
    Verdict verdict;
    const GPtrArray *series;
    const Fact *fact = fact_of_row(claim, &series, &verdict);

    if (fact == NULL)
        return verdict;
    if (series->len == 0 || g_ptr_array_index(series, 0) != fact)
        return claim_fails(claim, "%s is not the first of its row", fact->id);
    return series->len > 1 ? claim_fails(claim, "%s has others after it", fact->id) : VERDICT_HOLDS;
}

Verdict
claim_apart(Claim *claim)
{
    Verdict verdict;
    const GPtrArray *series;
    const Fact *fact = fact_of_row(claim, &series, &verdict);

    if (fact == NULL)
        return verdict;
    if (facts_plan(claim->facts) == NULL)
        return VERDICT_UNTOLD;
    if (series->len < 2)
        return claim_fails(claim, "there is no other figure than %s", fact->id);
    for (guint i = series->len - 1; i > 0; i--) {
        const Fact *other = g_ptr_array_index(series, i - 1);

        if (facts_compare(claim->facts, other, fact))
            return other->has_range || fact->has_range
                       ? VERDICT_HOLDS
                       : claim_fails(claim, "%s can be compared with %s", other->id, fact->id);
    }
    return VERDICT_HOLDS;
}

Verdict
claim_latest(Claim *claim)
{
    Verdict verdict;
    const Fact *fact = claim_fact(claim, "figure", &verdict);
    char year[8];

    if (fact == NULL)
        return verdict;
    g_snprintf(year, sizeof year, "%d", fact->period.last.year);
    if (claim_has(claim, "range")) {
        const char *text = claim->sentence->said.text;
        bool both = fact->has_range && claim_says(claim, text, fact->low, &(Beside){ 0 }) &&
                    claim_says(claim, text, fact->high, &(Beside){ 0 });

        return both ? check_latest(claim, fact) : claim_fails(claim, "%s lies between other numbers", fact->id);
    }
    if (has_name(claim, fact) ? !claim_names_period(claim, claim->sentence->said.text,
                                                    claim_period_name(claim, fact->period))
                              : strstr(claim->sentence->said.text, year) == NULL)
        return claim_fails(claim, "%s is of %s", fact->id, year);
    if ((fact->quality == Q_ESTIMATE) != (claim_count_letter(claim, Q_ESTIMATE) > 0))
        return claim_fails(claim, "%s is %s estimate", fact->id, fact->quality == Q_ESTIMATE ? "an" : "no");
    if ((fact->quality == Q_PRELIMINARY) != (claim_count_letter(claim, Q_PRELIMINARY) > 0))
        return claim_fails(claim, "%s is %spreliminary", fact->id, fact->quality == Q_PRELIMINARY ? "" : "not ");
    return check_latest(claim, fact);
}

Verdict
claim_hedged(Claim *claim)
{
    Verdict verdict;
    const Fact *fact = claim_fact(claim, "figure", &verdict);

    if (fact == NULL)
        return verdict;
    if (fact_is_hedged(fact, Q_ESTIMATE) != (claim_count_letter(claim, Q_ESTIMATE) > 0) ||
        fact_is_hedged(fact, Q_PRELIMINARY) != (claim_count_letter(claim, Q_PRELIMINARY) > 0))
        return claim_fails(claim, "%s is %s", fact->id,
                           fact_is_hedged(fact, Q_ESTIMATE)      ? "an estimate"
                           : fact_is_hedged(fact, Q_PRELIMINARY) ? "preliminary"
                                                                 : "no such figure");
    return VERDICT_HOLDS;
}

/* ---- parts and wholes ---- */

Verdict
claim_parts(Claim *claim)
{
    Verdict verdict;
    const Fact *fact = claim_fact(claim, "figure", &verdict);
    g_autoptr(GPtrArray) titles = g_ptr_array_new();

    if (fact == NULL)
        return verdict;
    if (fact->only == NULL)
        return claim_fails(claim, "%s has all its parts", fact->id);
    if (facts_plan(claim->facts) != NULL) {
        g_auto(GStrv) ids = g_strsplit(fact->only, " ", -1);

        for (size_t i = 0; ids[i] != NULL; i++)
            g_ptr_array_add(titles, (gpointer)(guintptr)local_text(claim_measure(claim, ids[i])->short_title,
                                                                   claim->sentence->said.language));
        if (!claim_same_words(claim_word(claim, "part"),
                              lang_list(claim->lang, claim->arena, (const char *const *)titles->pdata, titles->len)))
            return claim_fails(claim, "%s is the sum of %s", fact->id, fact->only);
    }
    return VERDICT_HOLDS;
}

/* Both numbers, as they are said and as they stand in the words. */
static Verdict
covers(Claim *claim, const Fact *fact)
{
    double covered, total;

    if (fact->within == NULL)
        return claim_fails(claim, "%s is no figure over areas", fact->id);
    if (!claim_number(claim, "covered", &covered) || !claim_number(claim, "total", &total) ||
        covered != (double)fact->covered || total != (double)fact->total ||
        !claim_says(claim, claim->sentence->said.text, covered, &(Beside){ 0 }))
        return claim_fails(claim, "%s rests on %zu of %zu areas", fact->id, fact->covered, fact->total);
    return VERDICT_HOLDS;
}

/* One sentence may be of several figures, "#a #b": it holds of each. */
Verdict
claim_coverage(Claim *claim)
{
    g_auto(GStrv) words = words_split(claim_word(claim, "figure"));
    Verdict verdict = VERDICT_HOLDS;

    if (words[0] == NULL)
        return claim_fails(claim, "it names no figure as 'figure'");
    for (size_t i = 0; words[i] != NULL && verdict == VERDICT_HOLDS; i++) {
        const Fact *fact = claim_fact_of(claim, "figure", words[i], &verdict);

        if (fact != NULL)
            verdict = facts_plan(claim->facts) == NULL ? VERDICT_UNTOLD : covers(claim, fact);
    }
    return verdict;
}

/* What a reported total's parts add up to. */
Verdict
claim_total(Claim *claim)
{
    Verdict verdict;
    const Fact *total = claim_fact(claim, "figure", &verdict);
    const Measure *measure = total == NULL ? NULL : claim_measure(claim, total->measure);
    const char *by = strchr(claim_word(claim, "figure"), '@');
    double sum, scale = measure == NULL || measure->scale <= 0 ? 1 : measure->scale;

    if (by != NULL && g_ascii_strtod(by + 1, NULL) > 0)
        scale = g_ascii_strtod(by + 1, NULL);           /* as it is drawn */
    if (total == NULL || measure == NULL)
        return total == NULL ? verdict : VERDICT_UNTOLD;
    if (!facts_parts_of(claim->facts, total, claim->days, &sum))
        return VERDICT_UNTOLD;
    if (fabs(sum - fact_middle(total)) <= near * MAX(1, fabs(sum)))
        return claim_fails(claim, "the parts of %s add up to it", total->id);
    if (!claim_says(claim, claim->sentence->said.text, sum / scale, &(Beside){ 0 }))
        return claim_fails(claim, "the parts of %s add up to %s", total->id, number_word(claim, sum));
    return VERDICT_HOLDS;
}

Verdict
claim_together(Claim *claim)
{
    const Fact *first = NULL;

    for (size_t i = 1; i < claim->sentence->count; i++) {
        Verdict verdict;
        const UserProperty *property = &claim->sentence->properties[i];
        const Fact *fact = *property->value == '#' ? claim_fact(claim, property->name, &verdict) : NULL;

        if (*property->value != '#')
            continue;
        if (fact == NULL)
            return verdict;
        first = first == NULL ? fact : first;
        if (strcmp(first->area, fact->area) != 0 ||
            !date_equal(date_last_day(first->period.last), date_last_day(fact->period.last)))
            return claim_fails(claim, "%s and %s are of other areas or other times", first->id, fact->id);
    }
    return VERDICT_HOLDS;
}

Verdict
claim_portion(Claim *claim)
{
    Verdict verdict;
    const Fact *part = claim_fact(claim, "part", &verdict),
               *whole = part == NULL ? NULL : claim_fact(claim, "whole", &verdict);

    if (whole == NULL)
        return verdict;
    if (part->has_range || whole->has_range || part->qualifier != QUALIFIER_NONE || whole->qualifier != QUALIFIER_NONE)
        return claim_fails(claim, "%s or %s is no exact number", part->id, whole->id);
    if (strcmp(part->area, whole->area) != 0 || part->period.last.year != whole->period.last.year)
        return claim_fails(claim, "%s is of another time than %s", part->id, whole->id);
    if (fact_middle(whole) == 0)
        return claim_fails(claim, "nothing is a share of %s, which is 0", whole->id);
    if (!claim_prints_share(claim, claim_word(claim, "share"), fact_middle(part) / fact_middle(whole)))
        return claim_fails(claim, "%s over %s is %s", number_word(claim, fact_middle(part)),
                           number_word(claim, fact_middle(whole)),
                           number_word(claim, fact_middle(part) / fact_middle(whole)));
    return VERDICT_HOLDS;
}

Verdict
claim_days(Claim *claim)
{
    if (!claim_prints_date(claim, claim_word(claim, "date"), claim->days.as_of))
        return claim_fails(claim, "the document is about another day");
    if (claim_has(claim, "known_by") &&
        !claim_prints_date(claim, claim_word(claim, "known_by"), claim->days.known_by))
        return claim_fails(claim, "the document is of what had been published by another day");
    return VERDICT_HOLDS;
}
