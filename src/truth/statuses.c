/*
 * Sentences of statuses: what is judged is found in the plan, or, where only the attached data are known, among
 * what the sentence names.
 */
#include <math.h>
#include <string.h>
#include "truth/claim.h"

static bool
is_one_of(const char *word, const char *const *words)
{
    return g_strv_contains(words, word);
}

static bool
same(double a, double b)
{
    return fabs(a - b) <= 1e-9 * MAX(1, fabs(a));
}

static bool
same_day(Date a, Date b)
{
    return date_is_set(a) && date_is_set(b) && date_equal(date_last_day(a), date_last_day(b));
}

/* ---- what is judged ---- */

static const Indicator *
indicator_of(const Claim *claim)
{
    return facts_plan(claim->facts) == NULL
               ? NULL
               : plan_find_indicator(facts_plan(claim->facts), claim_word(claim, "indicator"));
}

/* A row of one area stands for it in place of the row of the same measure that names none. */
bool
claim_is_row_for(const Objective *objective, const Follow *row, const Area *area)
{
    bool has_own = false;

    for (size_t i = 0; i < objective->follow_count; i++) {
        const Follow *other = &objective->follows[i];

        has_own = has_own || (other->area != NULL && other->area == area && other->measure == row->measure &&
                              other->measure != NULL && other->kind == row->kind);
    }
    return row->area == NULL ? !has_own : row->area == area;
}

static const Follow *
follow_of(const Claim *claim, const Area *area, size_t from, size_t *found)
{
    const Objective *objective = facts_plan(claim->facts) == NULL
                                     ? NULL
                                     : plan_find_objective(facts_plan(claim->facts), claim_word(claim, "objective"));

    for (size_t i = from; objective != NULL && i < objective->follow_count; i++)
        if (strcmp(objective->follows[i].measure == NULL ? "" : objective->follows[i].measure->id,
                   claim_word(claim, "measure")) == 0 &&
            claim_is_row_for(objective, &objective->follows[i], area)) {
            *found = i;
            return &objective->follows[i];
        }
    return NULL;
}

static bool
claim_date(const Claim *claim, const char *name, Date *out)
{
    return claim_has(claim, name) && date_parse(claim_word(claim, name), out);
}

Judged
claim_judged(const Claim *claim)
{
    Judged out = { .as_of = claim->days.as_of };

    out.has_value = claim_number(claim, "value", &out.value) && claim_date(claim, "day", &out.day);
    out.has_baseline =
        claim_number(claim, "baseline-value", &out.baseline) && claim_date(claim, "baseline-date", &out.baseline_day);
    out.has_target = claim_number(claim, "target-value", &out.target);
    claim_date(claim, "target-date", &out.target_day);
    return out;
}

/* What the sentence says besides its status is in the data too. */
static Verdict
check_said(Claim *claim, const Judged *is)
{
    Judged said = claim_judged(claim);
    Verdict verdict;
    const Fact *fact = claim_has(claim, "figure") && !g_str_has_suffix(claim_word(claim, "figure"), ".set")
                           ? claim_fact(claim, "figure", &verdict)
                           : NULL;

    /* what was revoked is judged as 0, which is held below */
    if (fact != NULL && said.has_value && fact->has_value && !same(fact->value, said.value) &&
        !(date_is_set(fact->until) && date_is_by(fact->until, facts_seen(claim->days)) && is != NULL))
        return claim_fails(claim, "%s is %.10g, and not %.10g", fact->id, fact->value, said.value);
    if (is == NULL)
        return VERDICT_HOLDS;
    if (said.has_value && is->has_value && !same(said.value, is->value))
        return claim_fails(claim, "the latest figure is %.10g, and not %.10g", is->value, said.value);
    if (said.has_baseline && (!is->has_baseline || !same(said.baseline, is->baseline)))
        return claim_fails(claim, "%.10g is not the baseline", said.baseline);
    if (said.has_target && (!is->has_target || !same(said.target, is->target)))
        return claim_fails(claim, "%.10g is not the target", said.target);
    if ((said.has_value && !same_day(said.day, is->day)) ||
        (said.has_baseline && !same_day(said.baseline_day, is->baseline_day)) ||
        (said.has_target && date_is_set(said.target_day) && !same_day(said.target_day, is->target_day)))
        return claim_fails(claim, "figure, baseline or target are of another day");
    return VERDICT_HOLDS;
}

/* ---- the status ---- */

static Verdict
hold_status(Claim *claim, const Judged *is)
{
    const char *status = judge_status(is);

    if (strcmp(claim_word(claim, "status"), status) != 0)
        return claim_fails(claim, "by its figures the status is %s", status);
    return check_said(claim, is);
}

/*
 * Without the plan nobody knows how old a figure may be, or that an obligation is declared fulfilled: only what
 * contradicts is told.
 */
static Verdict
hold_status_alone(Claim *claim)
{
    static const char *const by_pace[] = { "on-track", "accelerate", "limited", "deteriorating", NULL };
    Judged said = claim_judged(claim);
    const char *status = claim_word(claim, "status"), *is = judge_status(&said);
    double way;
    Verdict verdict = check_said(claim, NULL);

    if (verdict == VERDICT_HOLDS && claim_has(claim, "by-rule"))
        return VERDICT_UNTOLD;          /* another rule than the usual one, of which the plan alone knows all */
    if (verdict != VERDICT_HOLDS || !judge_way(&said, &way) || !date_is_set(said.target_day))
        return verdict == VERDICT_HOLDS ? VERDICT_UNTOLD : verdict;
    if (is_one_of(status, by_pace) ? strcmp(status, is) != 0
                                   : strcmp(status, "achieved") == 0 && way < 1 && said.target != 0)
        return claim_fails(claim, "by its figures the status is %s", is);
    return VERDICT_HOLDS;
}

Verdict
claim_status(Claim *claim)
{
    const Indicator *indicator = indicator_of(claim);
    const Area *area = claim_area(claim, "area-id");
    const Fact *latest;
    Verdict verdict = VERDICT_UNTOLD;
    const Follow *follow;

    if (facts_plan(claim->facts) == NULL)
        return hold_status_alone(claim);
    if (indicator != NULL) {
        Judged is = judged_indicator(claim->facts, indicator, claim->days, &latest);

        return hold_status(claim, &is);
    }
    /* an objective may follow one measure twice: one of them is meant */
    for (size_t i = 0; verdict != VERDICT_HOLDS && (follow = follow_of(claim, area, i, &i)) != NULL; i++) {
        const Judged nothing = { .as_of = claim->days.as_of };
        Judged is = follow->measure == NULL
                        ? nothing
                        : judged_follow(claim->facts, follow, area, claim->days, &latest);

        verdict = hold_status(claim, &is);
    }
    return verdict == VERDICT_UNTOLD ? claim_fails(claim, "the plan follows no such thing") : verdict;
}

static bool
is_of(const Measure *measure, const char *id)
{
    return measure != NULL && strcmp(measure->id, id) == 0;
}

bool
claim_is_followed(Claim *claim, const char *measure, const char *area, Judged *found)
{
    const Plan *plan = facts_plan(claim->facts);
    const Area *of = area == NULL ? NULL : plan_find_area(plan, area);
    const Fact *latest;
    size_t count;
    const Indicator *const *indicators = plan_indicators(plan, &count);
    const Objective *const *objectives;

    for (size_t i = 0; i < count; i++) {
        const Indicator *one = indicators[i];
        const Measure *other = one->target_count > 0 ? one->targets[0].measure : NULL;

        if (is_of(other, measure) || (one->measure_count > 0 && is_of(one->measures[0], measure))) {
            Judged is = judged_indicator(claim->facts, one, claim->days, &latest);

            *found = is;
            if (check_said(claim, &is) == VERDICT_HOLDS)
                return true;
        }
    }
    objectives = plan_objectives(plan, &count);
    for (size_t i = 0; i < count; i++)
        for (size_t f = 0; f < objectives[i]->follow_count; f++) {
            const Follow *follow = &objectives[i]->follows[f];

            if (is_of(follow->measure, measure) && claim_is_row_for(objectives[i], follow, of)) {
                Judged is = judged_follow(claim->facts, follow, of, claim->days, &latest);

                *found = is;
                if (check_said(claim, &is) == VERDICT_HOLDS)
                    return true;
            }
        }
    return false;
}

/* By what the numbers of a sentence were divided: as its figure was, else as tables have the measure. */
static double
scale_said(const Claim *claim, const char *name, const Measure *measure)
{
    const char *figure = claim_word(claim, name), *at = *figure == '#' ? strchr(figure, '@') : NULL;
    double scale = at != NULL ? g_ascii_strtod(at + 1, NULL) : 1;

    if (*figure != '#')
        return measure != NULL && measure->scale > 0 ? measure->scale : 1;
    return scale > 0 ? scale : 1;
}

/* Of the figures that the sentence tells each has its letter, and nothing else has one. */
static Verdict
hold_letters(Claim *claim)
{
    static const char *const told[] = { "k", "latest", "baseline" };
    size_t estimates = 0, preliminary = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(told); i++) {
        Verdict verdict;
        const Fact *fact = *claim_word(claim, told[i]) == '#' ? claim_fact(claim, told[i], &verdict) : NULL;

        estimates += fact != NULL && fact_is_hedged(fact, Q_ESTIMATE);
        preliminary += fact != NULL && fact_is_hedged(fact, Q_PRELIMINARY);
    }
    if (claim_count_letter(claim, Q_ESTIMATE) != estimates)
        return claim_fails(claim, "%zu of its figures are estimates", estimates);
    if (claim_count_letter(claim, Q_PRELIMINARY) != preliminary)
        return claim_fails(claim, "%zu of its figures are preliminary", preliminary);
    return VERDICT_HOLDS;
}

Verdict
claim_way(Claim *claim)
{
    Judged said = claim_judged(claim);
    double way = 0;

    if (claim_has(claim, "share") && !judge_way(&said, &way))
        return claim_fails(claim, "there is no way from its baseline to its target");
    if (claim_has(claim, "share") && !claim_prints_share(claim, claim_word(claim, "share"), way))
        return claim_fails(claim, "the share of the way is %.10g", way);
    /* the target as it is printed beside the figure, in the same power of ten */
    if (claim_has(claim, "n") && *claim_word(claim, "k") == '#' && said.has_target &&
        !claim_prints_number(claim, claim_word(claim, "n"), said.target / scale_said(claim, "k", NULL)))
        return claim_fails(claim, "the target is %.10g", said.target);
    if (claim_has(claim, "short") &&
        !(said.target > said.value && claim_prints_number(claim, claim_word(claim, "short"), said.target - said.value)))
        return claim_fails(claim, "%.10g lack to the target", said.target - said.value);
    if (hold_letters(claim) != VERDICT_HOLDS)
        return VERDICT_FAILS;
    return check_said(claim, NULL);
}

Verdict
claim_time(Claim *claim)
{
    Judged said = claim_judged(claim);
    double time;

    if (!judge_time(&said, &time))
        return claim_fails(claim, "there is no time between its baseline and its target");
    if (!claim_prints_share(claim, claim_word(claim, "share"), time))
        return claim_fails(claim, "the share of the time is %.10g", time);
    if (!claim_prints_date(claim, claim_word(claim, "from"), said.baseline_day) ||
        !claim_prints_date(claim, claim_word(claim, "to"), said.target_day))
        return claim_fails(claim, "baseline and target are of other days");
    return check_said(claim, NULL);
}

Verdict
claim_pace(Claim *claim)
{
    Judged said = claim_judged(claim);
    double way, time;

    if (!judge_way(&said, &way) || !judge_time(&said, &time) || time <= 0)
        return claim_fails(claim, "there is no pace");
    if (!claim_prints_number(claim, claim_word(claim, "pace"), way / time))
        return claim_fails(claim, "the pace is %.10g", way / time);
    return check_said(claim, NULL);
}

/* ---- what a status is made of that is not made by the straight line ---- */

static bool
says_share(const Claim *claim, const char *name, bool known, double share)
{
    return !claim_has(claim, name) || (known && claim_prints_share(claim, claim_word(claim, name), share));
}

static bool
says_number(const Claim *claim, const char *name, bool known, double value)
{
    return !claim_has(claim, name) || (known && claim_prints_number(claim, claim_word(claim, name), value));
}

static Verdict
hold_path(Claim *claim, const Judged *is)
{
    double way = 0, path = 0, growth = 0, due = 0, pace;
    bool has_path = judge_way(is, &way) && judge_path_share(is, &path),
         grows = is->rule == RULE_CAGR && judge_growth(is, &growth, &due);

    if (!says_share(claim, "path", has_path, path))
        return claim_fails(claim, "the path has gone %.10g of the way", path);
    if (!says_share(claim, "growth", grows, growth) || !says_share(claim, "due", grows, due))
        return claim_fails(claim, "growth is %.10g a year, and %.10g is due", growth, due);
    pace = grows ? growth / due : has_path && path > 0 ? way / path : (double)NAN;
    if (!says_number(claim, "pace", !isnan(pace), pace))
        return claim_fails(claim, "the pace is %.10g", pace);
    return VERDICT_HOLDS;
}

static Verdict
hold_ends(Claim *claim, const Judged *is, double scale)
{
    bool has_from = false, ranged = is->wanted != NULL && is->wanted->aim == AIM_WITHIN;
    double from = 0, value;

    if (claim_number(claim, "value", &value) && (!is->has_value || !same(value, is->value)))
        return claim_fails(claim, "the latest figure is %.10g", is->value);
    if (!says_number(claim, "low", ranged, ranged ? is->wanted->low / scale : 0) ||
        !says_number(claim, "high", ranged, ranged ? is->wanted->high / scale : 0))
        return claim_fails(claim, "the range is another");
    if (!says_number(claim, "target", is->has_target, is->target / scale))
        return claim_fails(claim, "the target is %.10g", is->target);
    if (!claim_has(claim, "band"))
        return VERDICT_HOLDS;
    if (is->rule != RULE_BANDS || judge_band(is, is->value, &has_from, &from) == NULL ||
        has_from != claim_has(claim, "from") || !says_number(claim, "from", has_from, from / scale))
        return claim_fails(claim, "the figure lies in another band");
    return VERDICT_HOLDS;
}

static Verdict
hold_method(Claim *claim, const Judged *is, const Measure *measure)
{
    double scale = scale_said(claim, "latest", measure);
    Verdict verdict = hold_path(claim, is);

    if (verdict == VERDICT_HOLDS)
        verdict = hold_letters(claim);
    if (verdict == VERDICT_HOLDS)
        verdict = hold_ends(claim, is, scale);
    if (verdict != VERDICT_HOLDS || !claim_has(claim, "rater"))
        return verdict;
    if (is->rating == NULL || !claim_same_text(claim_word(claim, "rater"), is->rating->by) ||
        !claim_prints_date(claim, claim_word(claim, "date"), is->rating->date))
        return claim_fails(claim, "it was rated by somebody else, or on another day, or by nobody");
    return VERDICT_HOLDS;
}

Verdict
claim_method(Claim *claim)
{
    const Indicator *indicator = indicator_of(claim);
    const Area *area = claim_area(claim, "area-id");
    const Follow *follow;
    const Fact *latest;
    Verdict verdict = VERDICT_UNTOLD;

    if (facts_plan(claim->facts) == NULL)
        return VERDICT_UNTOLD;
    if (indicator != NULL) {
        Judged is = judged_indicator(claim->facts, indicator, claim->days, &latest);

        return hold_method(claim, &is, indicator->measure_count > 0 ? indicator->measures[0] : NULL);
    }
    for (size_t i = 0; verdict != VERDICT_HOLDS && (follow = follow_of(claim, area, i, &i)) != NULL; i++) {
        Judged is = { .as_of = claim->days.as_of };

        if (follow->measure != NULL)
            is = judged_follow(claim->facts, follow, area, claim->days, &latest);
        verdict = hold_method(claim, &is, follow->measure);
    }
    return verdict == VERDICT_UNTOLD ? claim_fails(claim, "the plan follows no such thing") : verdict;
}

Verdict
claim_grade(Claim *claim)
{
    Verdict verdict;
    const Fact *fact = claim_fact(claim, "figure", &verdict);
    const Measure *measure = fact == NULL ? NULL : claim_measure(claim, fact->measure);

    if (measure == NULL)
        return fact == NULL ? verdict : VERDICT_UNTOLD;
    if (facts_latest(claim->facts, fact->measure, fact->area, claim->days) != fact)
        return claim_fails(claim, "%s is not the latest judgement", fact->id);
    for (size_t i = 0; i < measure->grade_count; i++)
        if (measure->grades[i].value == fact->value && strcmp(measure->grades[i].id, claim_word(claim, "grade")) == 0)
            return VERDICT_HOLDS;
    return claim_fails(claim, "%s is %.10g, which is another grade", fact->id, fact->value);
}

/* ---- counted ---- */

static bool
is_target_of(const Objective *objective, const Area *area)
{
    for (size_t g = 0; g < objective->group_count; g++)
        for (size_t i = 0; i < objective->groups[g].area_count; i++)
            if (objective->groups[g].areas[i] == area)
                return true;
    return false;
}

/* How many of the rows that are followed for an area have a status; of judgements that were given it is none. */
static size_t
count_rows(const Claim *claim, const Area *area)
{
    size_t objectives, have = 0;
    const Objective *const *all = plan_objectives(facts_plan(claim->facts), &objectives);

    for (size_t o = 0; o < objectives; o++)
        for (size_t f = 0; f < all[o]->follow_count; f++) {
            const Follow *follow = &all[o]->follows[f];
            const Fact *latest = NULL;
            Judged is;

            if (!is_target_of(all[o], area) || !claim_is_row_for(all[o], follow, area) || follow->measure == NULL)
                continue;
            is = judged_follow(claim->facts, follow, area, claim->days, &latest);
            have += (follow->kind != KIND_JUDGEMENT || follow->measure->grade_count == 0) &&
                    strcmp(judge_status(&is), claim_word(claim, "status")) == 0;
        }
    return have;
}

/* How many indicators of an objective, or of the plan, or rows of an area, have a status. */
Verdict
claim_statuses(Claim *claim)
{
    size_t count, have = 0;
    double said;
    const Indicator *const *indicators;

    if (facts_plan(claim->facts) == NULL)
        return VERDICT_UNTOLD;
    if (claim_has(claim, "area-id"))
        have = count_rows(claim, claim_area(claim, "area-id"));
    indicators = plan_indicators(facts_plan(claim->facts), &count);
    for (size_t i = 0; i < count && !claim_has(claim, "area-id"); i++) {
        const Fact *latest;
        Judged is = judged_indicator(claim->facts, indicators[i], claim->days, &latest);

        if (!claim_has(claim, "objective") ||
            strcmp(indicators[i]->objective->id, claim_word(claim, "objective")) == 0)
            have += strcmp(judge_status(&is), claim_word(claim, "status")) == 0;
    }
    if (!claim_number(claim, "count", &said) || said != (double)have)
        return claim_fails(claim, "%zu have the status %s", have, claim_word(claim, "status"));
    return VERDICT_HOLDS;
}

Verdict
claim_counted(Claim *claim)
{
    const Indicator *indicator = indicator_of(claim);
    Counted counted;
    double k, n;

    if (indicator == NULL)
        return facts_plan(claim->facts) == NULL ? VERDICT_UNTOLD
                                                : claim_fails(claim, "the plan has no such indicator");
    counted = count_list(claim->facts, indicator, claim->days);
    if (!claim_number(claim, "count", &k) || !claim_number(claim, "of", &n) || k != (double)counted.k ||
        n != (double)counted.n)
        return claim_fails(claim, "%zu of %zu count", counted.k, counted.n);
    return VERDICT_HOLDS;
}
