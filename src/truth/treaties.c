/*
 * Sentences of treaties: who has joined, who voted how, what falls due. Only a project tells; what is attached
 * does not.
 */
#include <math.h>
#include <string.h>
#include "truth/claim.h"

/* ---- standing ---- */

const char *const joined_words[] = { [JOINED_NOTHING_KNOWN] = "unknown",
                                            [JOINED_NOT] = "not-party",
                                            [JOINED_SIGNED] = "signatory",
                                            [JOINED_PARTY] = "party" };
static const char *const join_kinds[] = { [JOIN_RATIFICATION] = "ratification",
                                          [JOIN_ACCESSION] = "accession",
                                          [JOIN_SUCCESSION] = "succession",
                                          [JOIN_ACCEPTANCE] = "acceptance" };

static bool
date_holds(const Claim *claim, const char *name, Date date)
{
    return !claim_has(claim, name) || (date_is_set(date) && claim_prints_date(claim, claim_word(claim, name), date));
}

static Verdict
hold_standing(Claim *claim, const char *treaty_name, const char *status_name, bool dated)
{
    const Area *area = claim_area(claim, "area-id");
    const Treaty *treaty = claim_treaty(claim, treaty_name);
    JoinedView view;

    if (area == NULL || treaty == NULL)
        return claim_fails(claim, "the plan knows no such area or treaty");
    view = joined_view(claim->facts, area, treaty, claim->days);
    if (strcmp(claim_word(claim, status_name), joined_words[view.joined]) != 0)
        return claim_fails(claim, "%s is %s of %s", area->id, joined_words[view.joined], treaty->id);
    if (claim_has(claim, "name") && !claim_is_called(claim, claim->sentence->said.text, area))
        return claim_fails(claim, "%s is called otherwise", area->id);
    if (!dated)
        return VERDICT_HOLDS;
    if (!date_holds(claim, "signed", view.signed_on) || !date_holds(claim, "deposited", view.deposited) ||
        !date_holds(claim, "force", view.in_force))
        return claim_fails(claim, "%s signed, deposited or was bound on another day", area->id);
    if (claim_has(claim, "how") && strcmp(claim_word(claim, "how"), join_kinds[view.how]) != 0)
        return claim_fails(claim, "%s joined by %s", area->id, join_kinds[view.how]);
    if (claim_has(claim, "since") &&
        (!date_is_by(date_first_day(plan_period(facts_plan(claim->facts)).first), view.deposited) ||
         !date_is_by(view.deposited, date_last_day(plan_period(facts_plan(claim->facts)).last))))
        return claim_fails(claim, "%s did not join in the time of the plan", area->id);
    return VERDICT_HOLDS;
}

Verdict
claim_standing(Claim *claim)
{
    Verdict verdict;

    if (facts_plan(claim->facts) == NULL)
        return VERDICT_UNTOLD;
    verdict = hold_standing(claim, "of", "status", true);
    return verdict == VERDICT_HOLDS && claim_has(claim, "other")
               ? hold_standing(claim, "other", "other_status", false)
               : verdict;
}

/* ---- votes ---- */

static const Fact *
fact_of_year(const GPtrArray *series, int year)
{
    for (guint i = series->len; i > 0; i--) {
        const Fact *fact = g_ptr_array_index(series, i - 1);

        if (fact->period.last.year == year)
            return fact;
    }
    return NULL;
}

/* Of the grades that a measure gives its votes the best is for, the worst against; without grades the sign tells. */
static const char *
vote_of(const Claim *claim, const Fact *vote)
{
    const Measure *measure = claim_measure(claim, vote->measure);
    double least = 0, most = 0;

    for (size_t i = 0; measure != NULL && i < measure->grade_count; i++) {
        least = i == 0 ? measure->grades[i].value : fmin(least, measure->grades[i].value);
        most = i == 0 ? measure->grades[i].value : fmax(most, measure->grades[i].value);
    }
    if (least == most)
        return vote->value > 0 ? "for" : vote->value < 0 ? "against" : "abstain";
    return vote->value == (measure->better == BETTER_DOWN ? least : most)   ? "for"
           : vote->value == (measure->better == BETTER_DOWN ? most : least) ? "against"
                                                                            : "abstain";
}

Verdict
claim_votes_of(Claim *claim, const char *measure, const char *area, int from, int to)
{
    const GPtrArray *series = facts_series(claim->facts, measure, area, claim->days);

    if (from > to || from < 1 || to > 9999)
        return claim_fails(claim, "it names no years");
    for (int year = from; year <= to; year++) {
        const Fact *vote = fact_of_year(series, year);

        if (vote == NULL || strcmp(vote_of(claim, vote), "for") != 0)
            return vote == NULL ? claim_fails(claim, "no vote of %d is known", year)
                                : claim_fails(claim, "%s is not in favour", vote->id);
    }
    if (((const Fact *)g_ptr_array_index(series, series->len - 1))->period.last.year != to)
        return claim_fails(claim, "there is a later vote than that of %d", to);
    return VERDICT_HOLDS;
}

Verdict
claim_votes(Claim *claim)
{
    double from = 0, to = 0;
    Verdict verdict;

    if (facts_plan(claim->facts) == NULL)
        return VERDICT_UNTOLD;
    if (!claim_number(claim, "from", &from) || !claim_number(claim, "to", &to) || from < 1 || to > 9999)
        return claim_fails(claim, "it names no years");
    verdict = claim_votes_of(claim, claim_word(claim, "measure"), claim_word(claim, "area-id"), (int)from, (int)to);
    return verdict == VERDICT_HOLDS && claim_has(claim, "of") ? claim_standing(claim) : verdict;
}

Verdict
claim_vote(Claim *claim)
{
    const Fact *last;
    double year;
    const char *is;

    if (facts_plan(claim->facts) == NULL)
        return VERDICT_UNTOLD;
    last = facts_latest(claim->facts, claim_word(claim, "measure"), claim_word(claim, "area-id"), claim->days);
    if (last == NULL || !claim_number(claim, "year", &year) || last->period.last.year != (int)year)
        return last == NULL ? claim_fails(claim, "no vote is known")
                            : claim_fails(claim, "the last vote is of %d", last->period.last.year);
    is = vote_of(claim, last);
    if (strcmp(claim_word(claim, "vote"), is) != 0)
        return claim_fails(claim, "%s is %s", last->id, is);
    return claim_has(claim, "of") ? claim_standing(claim) : VERDICT_HOLDS;
}

/* ---- lists of the plan ---- */

static bool
has_taken(const Claim *claim, const Area *area, const Treaty *treaty)
{
    const char *step = claim_word(claim, "step");
    JoinedView view = joined_view(claim->facts, area, treaty, claim->days);

    if (strcmp(step, "signed") == 0)
        return date_is_set(view.signed_on);
    /* what follows from a deposit that was known is exempt from the day by which it was */
    if (strcmp(step, "bound") == 0)
        return date_is_set(view.in_force) && date_is_by(view.in_force, claim->days.as_of);
    if (strcmp(step, "since") == 0)
        return date_is_set(view.deposited) &&
               date_is_by(date_first_day(plan_period(facts_plan(claim->facts)).first), view.deposited);
    return view.joined == JOINED_PARTY;
}

bool
claim_is_of_group(const Claim *claim, const TargetGroup *group)
{
    return !claim_has(claim, "group-id") || strcmp(group->id, claim_word(claim, "group-id")) == 0;
}

Verdict
claim_joined(Claim *claim)
{
    const Treaty *treaty = claim_treaty(claim, "treaty-id");
    const Objective *objective = facts_plan(claim->facts) == NULL
                                     ? NULL
                                     : plan_find_objective(facts_plan(claim->facts), claim_word(claim, "objective"));
    size_t joined = 0, all = 0;
    double said, of;

    if (facts_plan(claim->facts) == NULL)
        return VERDICT_UNTOLD;
    for (size_t g = 0; objective != NULL && treaty != NULL && g < objective->group_count; g++)
        for (size_t s = 0;
             claim_is_of_group(claim, &objective->groups[g]) && s < objective->groups[g].area_count; s++) {
            joined += has_taken(claim, objective->groups[g].areas[s], treaty);
            all++;
        }
    if (!claim_number(claim, "joined", &said) || said != (double)joined ||
        (claim_number(claim, "of", &of) && of != (double)all))
        return claim_fails(claim, "it is %zu of %zu", joined, all);
    if (claim_has(claim, "date") && !claim_prints_date(claim, claim_word(claim, "date"), claim->days.as_of))
        return claim_fails(claim, "the document is about another day");
    return VERDICT_HOLDS;
}

static Verdict
hold_number(Claim *claim, const char *name, size_t is)
{
    double said;

    if (claim_number(claim, name, &said) && said != (double)is)
        return claim_fails(claim, "the plan has %zu", is);
    return VERDICT_HOLDS;
}

/* How many sources were out, and how many of these have no day of publication. */
static Verdict
hold_sources(Claim *claim)
{
    size_t count, out = 0, undated = 0;
    const Source *const *sources = plan_sources(facts_plan(claim->facts), &count);
    Verdict verdict;

    for (size_t i = 0; i < count; i++) {
        if (!facts_any_told(&sources[i], 1, claim->days.known_by))
            continue;
        out++;
        undated += !sources[i]->is_register && !date_is_set(sources[i]->published);
    }
    verdict = hold_number(claim, "undated", undated);
    return verdict == VERDICT_HOLDS ? hold_number(claim, "count", out) : verdict;
}

Verdict
claim_named(Claim *claim)
{
    const Plan *plan = facts_plan(claim->facts);
    size_t goals, objectives, indicators, named = 0;
    const Objective *objective;
    Verdict verdict;

    if (plan == NULL)
        return VERDICT_UNTOLD;
    if (claim_has(claim, "undated"))
        return hold_sources(claim);
    plan_goals(plan, &goals);
    plan_objectives(plan, &objectives);
    plan_indicators(plan, &indicators);
    objective = plan_find_objective(plan, claim_word(claim, "objective"));
    for (size_t g = 0; objective != NULL && g < objective->group_count; g++)
        named += claim_is_of_group(claim, &objective->groups[g]) ? objective->groups[g].area_count : 0;
    verdict = hold_number(claim, "goals", goals);
    verdict = verdict == VERDICT_HOLDS ? hold_number(claim, "objectives", objectives) : verdict;
    verdict = verdict == VERDICT_HOLDS ? hold_number(claim, "indicators", indicators) : verdict;
    return verdict == VERDICT_HOLDS ? hold_number(claim, "count", named) : verdict;
}

/* ---- deadlines ---- */

static bool
names_area(const Objective *objective, const Area *area)
{
    for (size_t g = 0; g < objective->group_count; g++)
        for (size_t s = 0; s < objective->groups[g].area_count; s++)
            if (objective->groups[g].areas[s] == area)
                return true;
    return false;
}

/*
 * Does the pace reported meet a deadline? "met", "missed" or "unknown", by what the plan follows for the area
 * under that article.
 */
static const char *
pace_of(Claim *claim, const Area *area, const Treaty *treaty, const char *article)
{
    static const char *const met[] = { "achieved", "on-track", NULL };
    static const char *const missed[] = { "limited", "accelerate", "no-change", "deteriorating", "missed", NULL };
    size_t count;
    const Objective *const *objectives = plan_objectives(facts_plan(claim->facts), &count);

    for (size_t o = 0; o < count; o++)
        for (size_t f = 0; names_area(objectives[o], area) && f < objectives[o]->follow_count; f++) {
            const Follow *follow = &objectives[o]->follows[f];
            const Fact *latest;
            Judged is;
            double way;

            if (follow->target.treaty != treaty || follow->target.article == NULL ||
                strcmp(follow->target.article->number, article) != 0 || follow->measure == NULL)
                continue;
            is = judged_follow(claim->facts, follow, area, claim->days, &latest);
            if (judge_way(&is, &way))
                return g_strv_contains(met, judge_status(&is))      ? "met"
                       : g_strv_contains(missed, judge_status(&is)) ? "missed"
                                                                    : "unknown";
        }
    return "unknown";
}

/* How it stands: what is said of it, and which date stands beside that. */
static bool
stands(const DueView *due, const char *as, Date *date)
{
    bool open = !due->passed && !due->unclear && !date_is_set(due->fulfilled);

    *date = due->in_force;
    if (strcmp(as, "fulfilled") == 0) {
        *date = due->fulfilled;
        return date_is_set(due->fulfilled);
    }
    if (strcmp(as, "extended") == 0 || strcmp(as, "interim") == 0) {
        *date = due->before;
        return open && due->steps > 1 && due->interim == (strcmp(as, "interim") == 0);
    }
    if (strcmp(as, "unclear") == 0)
        return due->unclear;
    if (strcmp(as, "passed") == 0)
        return due->passed && !due->unclear;
    return strcmp(as, "first") == 0  ? open && due->steps == 1
           : strcmp(as, "open") == 0 ? open
                                     : strcmp(as, "in-force") == 0;
}

/* What was declared fulfilled and then found again is told so, and nothing else is. */
static Verdict
hold_found_again(Claim *claim, const DueView *due)
{
    const Date days[2] = { due->declared, due->found_again };
    static const char *const names[2] = { "declared", "found" };

    for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
        if (claim_has(claim, names[i]) != date_is_set(days[i]))
            return claim_fails(claim, date_is_set(days[i]) ? "it was declared fulfilled, and then found again"
                                                           : "nothing that was declared fulfilled was found again");
        if (date_is_set(days[i]) && (!claim_prints_date(claim, claim_word(claim, names[i]), days[i]) ||
                                     !claim_holds_date(claim, days[i])))
            return claim_fails(claim, "the date is %s", lang_date(claim->lang, claim->arena, days[i], DATE_ISO));
    }
    return VERDICT_HOLDS;
}

static Verdict
hold_deadline(Claim *claim, const char *treaty_name, const char *date_name)
{
    static const char *const dated[] = { "fulfilled", "extended", "interim", NULL };
    const Area *area = claim_area(claim, "area-id");
    const Treaty *treaty = claim_treaty(claim, treaty_name);
    const char *article, *as = claim_word(claim, "stands"), *said = claim_word(claim, "pace"), *pace;
    DueView due;
    Date date;

    if (area == NULL || treaty == NULL)
        return claim_fails(claim, "the plan knows no such area or treaty");
    article = claim_has(claim, "article") ? claim_word(claim, "article") : clearance_article(treaty);
    due = due_view(claim->facts, area, treaty, article, claim->days);
    if (!due.known)
        return claim_fails(claim, "%s has no deadline under article %s of %s", area->id, article, treaty->id);
    if (!stands(&due, as, &date))
        return claim_fails(claim, "the deadline of %s under %s is not %s", area->id, treaty->id, as);
    if (claim_has(claim, "declared") && hold_found_again(claim, &due) != VERDICT_HOLDS)
        return VERDICT_FAILS;
    if (claim_has(claim, date_name) && !claim_prints_date(claim, claim_word(claim, date_name), date))
        return claim_fails(claim, "the date is %s", lang_date(claim->lang, claim->arena, date, DATE_ISO));
    if (!claim_has(claim, "date") && date_is_set(date) && g_strv_contains(dated, as) && !claim_holds_date(claim, date))
        return claim_fails(claim, "the date is %s", lang_date(claim->lang, claim->arena, date, DATE_ISO));
    pace = pace_of(claim, area, treaty, article);
    if (strcmp(said, "one") == 0)
        said = strcmp(claim_word(claim, "met_treaty"), treaty->id) == 0 ? "met" : "missed";
    if (*said != '\0' && strcmp(said, "unknown") != 0 && strcmp(said, pace) != 0)
        return claim_fails(claim, "whether the pace meets the deadline of %s: %s", treaty->id, pace);
    return VERDICT_HOLDS;
}

bool
claim_deadline_tells(const Claim *claim, const char *says, const Area *area)
{
    enum { TREATY = 1, ARTICLE, STANDS, YEAR };
    g_auto(GStrv) words = g_strsplit(says, " ", -1);
    guint count = g_strv_length(words);
    const Treaty *treaty = count > STANDS ? plan_find_treaty(facts_plan(claim->facts), words[TREATY]) : NULL;
    DueView due = { 0 };
    Date date;

    if (treaty != NULL)
        due = due_view(claim->facts, area, treaty, words[ARTICLE], claim->days);
    if (!due.known || count <= YEAR)
        return due.known && stands(&due, words[STANDS], &date);
    return stands(&due, "open", &date) &&
           (strcmp(words[STANDS], "by") == 0) == (date.year <= (int)g_ascii_strtoll(words[YEAR], NULL, 10));
}

/* "The figures do not show whether": of one deadline that is named, at least, they do not. */
static Verdict
hold_unknown(Claim *claim)
{
    static const char *const names[] = { "of", "other" };

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        const Treaty *treaty = claim_treaty(claim, names[i]);

        if (treaty != NULL &&
            strcmp(pace_of(claim, claim_area(claim, "area-id"), treaty, clearance_article(treaty)), "unknown") == 0)
            return VERDICT_HOLDS;
    }
    return claim_fails(claim, "the figures show it");
}

Verdict
claim_deadline(Claim *claim)
{
    Verdict verdict;

    if (facts_plan(claim->facts) == NULL)
        return VERDICT_UNTOLD;
    verdict = hold_deadline(claim, "of", "date");
    if (verdict == VERDICT_HOLDS && claim_has(claim, "other"))
        verdict = hold_deadline(
            claim, "other",
            claim_has(claim, "other_date") || strcmp(claim_word(claim, "stands"), "fulfilled") == 0 ? "other_date"
                                                                                                    : "date");
    if (verdict == VERDICT_HOLDS && strcmp(claim_word(claim, "pace"), "unknown") == 0)
        verdict = hold_unknown(claim);
    return verdict;
}

/* How the steps that were decided by then are known; the date of one that no source gives stands in the words. */
Verdict
claim_steps(Claim *claim)
{
    const Area *area = claim_area(claim, "area-id");
    const Treaty *treaty = claim_treaty(claim, "of");
    DueView due = { 0 };
    bool derived = false, inferred = false;

    if (facts_plan(claim->facts) == NULL)
        return VERDICT_UNTOLD;
    if (area != NULL && treaty != NULL)
        due = due_view(claim->facts, area, treaty, claim_word(claim, "article"), claim->days);
    if (!due.known)
        return claim_fails(claim, "there is no such deadline");
    for (size_t i = 0; i < due.steps; i++) {
        StepBasis basis = due.series->steps[i].basis;

        derived = derived || basis == STEP_DERIVED;
        inferred = inferred || basis == STEP_PART;
        if (basis != STEP_READ && basis != STEP_NOT_FOUND && !claim_holds_date(claim, due.series->steps[i].date))
            return claim_fails(claim, "the step to %s is in no source",
                               lang_date(claim->lang, claim->arena, due.series->steps[i].date, DATE_ISO));
    }
    if ((strcmp(claim_word(claim, "derived"), "true") == 0) != derived ||
        (strcmp(claim_word(claim, "inferred"), "true") == 0) != inferred)
        return claim_fails(claim, "%s follows from the treaty, and %s is inferred", derived ? "a step" : "no step",
                           inferred ? "a step" : "no step");
    if ((strcmp(claim_word(claim, "missing"), "true") == 0) != (due.missing > 0))
        return claim_fails(claim, "%zu steps are not told whole", due.missing);
    return hold_found_again(claim, &due);
}

Verdict
claim_deadlines(Claim *claim)
{
    const Treaty *treaty = claim_treaty(claim, "of");
    size_t count;
    double said;

    if (facts_plan(claim->facts) == NULL)
        return VERDICT_UNTOLD;
    count = treaty == NULL ? 0 : count_due(claim->facts, treaty, claim_word(claim, "article"), claim->days);
    if (!claim_number(claim, "count", &said) || said != (double)count)
        return claim_fails(claim, "%zu have one", count);
    if (claim_has(claim, "date") && !claim_prints_date(claim, claim_word(claim, "date"), claim->days.as_of))
        return claim_fails(claim, "the document is about another day");
    return VERDICT_HOLDS;
}
