/* What changed between two pairs of days: the sentence is one of both sides, and each is worked out on its own days. */
#include <math.h>
#include <string.h>
#include "truth/claim.h"

/* "2018-12-31 2018-12-31" */
static bool
read_days(const char *written, Days *out)
{
    g_auto(GStrv) words = g_strsplit(written, " ", 2);

    return g_strv_length(words) == 2 && date_parse(words[0], &out->as_of) && date_parse(words[1], &out->known_by);
}

/* A flow told before its period was over stands in no series; of several the last written. */
static const Fact *
open_on(Claim *claim, Days days, const Measure *measure, const char *area, Period period)
{
    const GPtrArray *rows = facts_rows(claim->facts, measure->id, area);
    const Fact *found = NULL;
    const char *why;

    for (guint i = 0; i < rows->len; i++) {
        const Fact *fact = g_ptr_array_index(rows, i);

        if (fact_is_open(claim->facts, fact) && fact_is_admitted(fact, days, &why) &&
            period_compare(fact->period, period) == 0)
            found = fact;
    }
    return found;
}

/* The figure of the measure for the area and the period that stood on these days, or NULL. */
static const Fact *
value_on(Claim *claim, Days days)
{
    const Measure *measure = claim_measure(claim, claim_word(claim, "measure"));
    const char *area = claim_word(claim, "area-id");
    WrittenPeriod written;
    Period period;
    const Fact *found;

    if (measure == NULL || !period_parse(claim_word(claim, "period"), &written) ||
        !period_place(&written, facts_year_start(claim->facts), &period))
        return NULL;
    found = facts_of_time(facts_series(claim->facts, measure->id, area, days), measure, period);
    return found != NULL ? found : open_on(claim, days, measure, area, period);
}

/* Sums that were added in another order differ in their last bit. */
static bool
same_number(double a, double b)
{
    return fabs(a - b) <= 1e-9 * fmax(1, fabs(b));
}

/* What is gone is printed as it was; else the later value is, and there was none, or another one. */
static Verdict
hold_value(Claim *claim, const char *kind, Days from)
{
    const Fact *was = value_on(claim, from), *is = value_on(claim, claim->days);
    const Measure *measure = claim_measure(claim, claim_word(claim, "measure"));
    const Fact *told = strcmp(kind, "gone") == 0 ? was : is;
    const char *text = claim->sentence->said.text;
    const Beside anywhere = { 0 };
    double before, after;

    if ((was != NULL) != (strcmp(kind, "new") != 0) || (is != NULL) != (strcmp(kind, "gone") != 0))
        return claim_fails(claim, "there %s a figure before, and there %s one after", was == NULL ? "was not" : "was",
                           is == NULL ? "is not" : "is");
    if (was != NULL && claim_number(claim, "was", &before) && !same_number(before, fact_middle(was)))
        return claim_fails(claim, "%s was %.10g, not %s", was->id, fact_middle(was), claim_word(claim, "was"));
    if (is != NULL && claim_number(claim, "is", &after))        /* its number stands beside these words */
        return same_number(after, fact_middle(is))
                   ? VERDICT_HOLDS
                   : claim_fails(claim, "%s is %.10g, not %s", is->id, fact_middle(is), claim_word(claim, "is"));
    if (measure->grade_count > 0)
        return VERDICT_HOLDS;                   /* in the grade's own words */
    if (told->has_range && !told->has_value)
        return claim_says(claim, text, told->low / measure->scale, &anywhere) &&
                       claim_says(claim, text, told->high / measure->scale, &anywhere)
                   ? VERDICT_HOLDS
                   : claim_fails(claim, "%s is %.10g to %.10g", told->id, told->low, told->high);
    if (!claim_says(claim, text, told->value / measure->scale, &anywhere) &&
        !claim_says_bound(claim, text, told->value / measure->scale, &anywhere))
        return claim_fails(claim, "%s is %.10g", told->id, told->value);
    return VERDICT_HOLDS;
}

static const char *
standing_on(const Claim *claim, const Area *area, const Treaty *treaty, Days days)
{
    static const char *const words[] = { [JOINED_NOTHING_KNOWN] = "", [JOINED_NOT] = "not-party",
                                         [JOINED_SIGNED] = "signatory", [JOINED_PARTY] = "party" };

    return words[joined_view(claim->facts, area, treaty, days).joined];
}

static const char *
due_on(Claim *claim, const Area *area, const Treaty *treaty, Days days)
{
    DueView due = due_view(claim->facts, area, treaty, claim_word(claim, "article"), days);
    char day[11], fulfilled[11];

    if (!due.known)
        return "";
    return date_is_set(due.fulfilled)
               ? arena_printf(claim->arena, "%s fulfilled %s", date_format(due.in_force, day),
                              date_format(due.fulfilled, fulfilled))
               : arena_strdup(claim->arena, date_format(due.in_force, day));
}

static const char *
status_on(Claim *claim, Days days)
{
    const Indicator *indicator = plan_find_indicator(facts_plan(claim->facts), claim_word(claim, "indicator"));
    const Fact *latest;
    Judged judged;

    if (indicator == NULL)
        return NULL;
    judged = judged_indicator(claim->facts, indicator, days, &latest);
    return judge_status(&judged);
}

static Verdict
hold_two(Claim *claim, const char *was, const char *is)
{
    if (was == NULL || is == NULL)
        return claim_fails(claim, "the plan has no such thing");
    /* what was not, or is not, has no word */
    if (strcmp(was, claim_word(claim, "was")) != 0 || strcmp(is, claim_word(claim, "is")) != 0)
        return claim_fails(claim, "it was '%s' and is '%s'", was, is);
    return VERDICT_HOLDS;
}

Verdict
claim_changed(Claim *claim)
{
    const char *kind = claim_word(claim, "kind");
    const Area *area = claim_area(claim, "area-id");
    const Treaty *treaty = claim_treaty(claim, "of");
    Days from;

    if (facts_plan(claim->facts) == NULL)
        return VERDICT_UNTOLD;
    if (!read_days(claim_word(claim, "from"), &from))
        return claim_fails(claim, "it names no days");
    if (strcmp(kind, "status") == 0)
        return hold_two(claim, status_on(claim, from), status_on(claim, claim->days));
    if (strcmp(kind, "new") == 0 || strcmp(kind, "gone") == 0 || strcmp(kind, "revised") == 0)
        return hold_value(claim, kind, from);
    if (strcmp(kind, "record") == 0)
        return claim_record_changed(claim, from);
    if (area == NULL || treaty == NULL)
        return claim_fails(claim, "the plan knows no such area or treaty");
    if (strcmp(kind, "area") == 0)
        return hold_two(claim, standing_on(claim, area, treaty, from), standing_on(claim, area, treaty, claim->days));
    return hold_two(claim, due_on(claim, area, treaty, from), due_on(claim, area, treaty, claim->days));
}
