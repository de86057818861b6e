/*
 * What has no figure: where a cell, or a sentence, says that there is none, and why, none is known of that time, and
 * that is the reason which was told. What other cells say stands under the ids of their figures.
 */
#include <string.h>
#include "truth/claim.h"
#include "truth/parts.h"

/* What is told of such a time stands in the cell: of a flow what is as long, else what ends in it. NULL: of any. */
static bool
belongs_to(const Facts *facts, const Measure *measure, Period period, const Period *slot)
{
    int32_t end = date_to_days(date_last_day(period.last));

    if (slot == NULL)
        return true;
    if (end < date_to_days(date_first_day(slot->first)) || end > date_to_days(date_last_day(slot->last)))
        return false;
    return facts_as_long(facts, measure->id, period, *slot);
}

/*
 * Columns may overlap, as quarters and years do: what stands in one, by how it is told, is not missing in the other.
 * That it stands there is held by its id.
 */
static bool
is_in_another_cell(const Claim *claim, const Measure *measure, Period period)
{
    g_auto(GStrv) told = g_strsplit(claim_word(claim, "told"), " ", -1);

    for (size_t i = 0; told[i] != NULL; i++) {
        WrittenPeriod written;
        Period slot;

        if (*told[i] != '\0' && period_parse(told[i], &written) &&
            period_place(&written, facts_year_start(claim->facts), &slot) &&
            belongs_to(claim->facts, measure, period, &slot))
            return true;
    }
    return false;
}

static Verdict
hold_none(Claim *claim, const Measure *measure, const char *area, const Period *slot)
{
    const GPtrArray *series = facts_series(claim->facts, measure->id, area, claim->days);

    for (guint i = 0; i < series->len; i++) {
        const Fact *fact = g_ptr_array_index(series, i);

        /* what lacks a part is left to the rows of the others */
        if (fact->only == NULL && belongs_to(claim->facts, measure, fact->period, slot) &&
            !is_in_another_cell(claim, measure, fact->period))
            return claim_fails(claim, "there is %s", fact->id);
    }
    return VERDICT_HOLDS;
}

static Missing own_or_of_parts(Claim *claim, const Measure *measure, const char *area, const Period *slot);

static Missing
own_reason(Claim *claim, const Measure *measure, const char *area, const Period *slot)
{
    const GPtrArray *rows = facts_rows(claim->facts, measure->id, area);
    Missing last = MISSING_NONE;
    const char *why;

    for (guint i = 0; i < rows->len; i++) {
        const Fact *fact = g_ptr_array_index(rows, i);

        if (fact->missing != MISSING_NONE && belongs_to(claim->facts, measure, fact->period, slot) &&
            fact_is_admitted(fact, claim->days, &why))
            last = fact->missing;
    }
    return last;
}

/* One reason for all; what does not apply leaves the word to the others. */
static Missing
reason_of_parts(Claim *claim, const GPtrArray *parts, const char *area, const Period *slot)
{
    Missing all = MISSING_NOT_APPLICABLE;

    for (guint i = 0; i < parts->len; i++) {
        const Measure *part = claim_measure(claim, g_ptr_array_index(parts, i));
        Missing one = part == NULL ? MISSING_NONE : own_or_of_parts(claim, part, area, slot);

        if (one == MISSING_NONE || (one != MISSING_NOT_APPLICABLE && all != MISSING_NOT_APPLICABLE && one != all))
            return MISSING_NONE;
        all = one == MISSING_NOT_APPLICABLE ? all : one;
    }
    return parts->len == 0 ? MISSING_NONE : all;
}

static Missing
own_or_of_parts(Claim *claim, const Measure *measure, const char *area, const Period *slot)
{
    g_autoptr(GPtrArray) ways = facts_ways_to_sum(claim->facts, measure);
    Missing found = own_reason(claim, measure, area, slot);

    for (guint i = 0; i < ways->len && found == MISSING_NONE; i++)
        found = reason_of_parts(claim, g_ptr_array_index(ways, i), area, slot);
    return found;
}

static bool
is_by_end(Date date, Period slot)
{
    return date_compare(date_last_day(date), date_last_day(slot.last)) <= 0;
}

/* Of what stands until it is revoked, the last that was told by then, be it revoked or not. */
static const Fact *
standing_by(const Claim *claim, const Measure *measure, const char *area, Period slot)
{
    const GPtrArray *series = facts_series(claim->facts, measure->id, area, claim->days);
    const Fact *last = NULL;

    for (guint i = 0; measure->nature == NATURE_STANDING && i < series->len; i++) {
        const Fact *fact = g_ptr_array_index(series, i);

        last = is_by_end(fact->period.last, slot) ? fact : last;
    }
    return last;
}

/* It stood no more at the end of the period. */
static Verdict
hold_revoked_by(Claim *claim, const Measure *measure, const char *area, Period slot, const char *when)
{
    const Fact *last = standing_by(claim, measure, area, slot);

    if (last == NULL)
        return claim_fails(claim, "nothing that could be revoked is told by %s", when);
    if (date_is_set(last->until) && date_is_by(last->until, facts_seen(claim->days)) && is_by_end(last->until, slot))
        return VERDICT_HOLDS;
    return claim_fails(claim, "%s stood at the end of %s", last->id, when);
}

/* "2018-Q1:confidential"; the reason may be left out. */
static Verdict
hold_cell(Claim *claim, const Measure *measure, const char *area, const char *written)
{
    g_auto(GStrv) words = g_strsplit(written, ":", 2);
    WrittenPeriod period;
    Period slot;
    Missing found;
    Verdict verdict;

    if (!period_parse(words[0], &period) || !period_place(&period, facts_year_start(claim->facts), &slot))
        return claim_fails(claim, "'%s' is no time", words[0]);
    if (g_strcmp0(words[1], "revoked") == 0)
        return hold_revoked_by(claim, measure, area, slot, words[0]);
    if (standing_by(claim, measure, area, slot) != NULL)
        return claim_fails(claim, "%s stood", standing_by(claim, measure, area, slot)->id);
    verdict = hold_none(claim, measure, area, &slot);
    if (verdict != VERDICT_HOLDS)
        return verdict;
    found = own_or_of_parts(claim, measure, area, &slot);
    if (words[1] == NULL ? found == MISSING_NONE : g_strcmp0(missing_name(found), words[1]) == 0)
        return VERDICT_HOLDS;
    return claim_fails(claim, "of %s it is told that it is %s", words[0],
                       found == MISSING_NONE ? "nothing" : missing_name(found));
}

static Verdict
hold_cells(Claim *claim, const Measure *measure, const char *name)
{
    g_auto(GStrv) cells = g_strsplit(claim_word(claim, name), " ", -1);
    Verdict verdict = VERDICT_HOLDS;

    for (size_t i = 0; cells[i] != NULL && verdict == VERDICT_HOLDS; i++)
        if (*cells[i] != '\0')
            verdict = hold_cell(claim, measure, claim_word(claim, "area-id"), cells[i]);
    return verdict;
}

static size_t
count_of(const char *text, const char *what)
{
    size_t count = 0;

    for (const char *at = strstr(text, what); at != NULL; at = strstr(at + 1, what))
        count++;
    return count;
}

/* Points in cells, those of Catalan words left out. */
static size_t
count_points(const char *text)
{
    return count_of(text, "\u00B7") - count_of(text, "l\u00B7l");
}

static size_t
count_words(const char *text)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);

    return *text == '\0' ? 0 : g_strv_length(words);
}

Verdict
claim_cells(Claim *claim)
{
    const Measure *measure = claim_measure(claim, claim_word(claim, "measure"));
    size_t points = count_points(claim->sentence->said.text), none = count_words(claim_word(claim, "none"));
    Verdict verdict;

    if (facts_plan(claim->facts) == NULL)
        return VERDICT_UNTOLD;
    if (measure == NULL)
        return claim_fails(claim, "there is no measure '%s'", claim_word(claim, "measure"));
    if (points != none)
        return claim_fails(claim, "%zu cells are empty, and %zu are told", points, none);
    verdict = hold_cells(claim, measure, "none");
    return verdict == VERDICT_HOLDS ? hold_cells(claim, measure, "why") : verdict;
}

Verdict
claim_missing(Claim *claim)
{
    const Measure *measure = claim_measure(claim, claim_word(claim, "measure"));
    const char *area = claim_word(claim, "area-id");
    Verdict verdict;
    Missing found;

    if (facts_plan(claim->facts) == NULL)
        return VERDICT_UNTOLD;
    if (measure == NULL)
        return claim_fails(claim, "there is no measure '%s'", claim_word(claim, "measure"));
    if (strcmp(claim_word(claim, "reason"), "revoked") == 0) {
        const char *year = claim_word(claim, "year");
        const Date end = { (int16_t)g_ascii_strtoll(year, NULL, 10), 12, 31 };

        return hold_revoked_by(claim, measure, area, (Period){ end, end }, year);
    }
    verdict = hold_none(claim, measure, area, NULL);
    found = own_or_of_parts(claim, measure, area, NULL);
    if (verdict != VERDICT_HOLDS || strcmp(missing_name(found), claim_word(claim, "reason")) == 0)
        return verdict;
    return claim_fails(claim, "it is told that it is %s", found == MISSING_NONE ? "nothing" : missing_name(found));
}

/* ---- that there is none ---- */

/* Was the area one of the group, as far as that was known? */
static bool
is_in_group(const Claim *claim, const char *id)
{
    const AreaGroup *group = plan_find_area_group(facts_plan(claim->facts), id);
    const Area *area = claim_area(claim, "area-id");

    if (group == NULL || (date_is_set(group->date) && !date_is_by(group->date, facts_seen(claim->days))) ||
        (group->source_count > 0 && !facts_any_told(group->sources, group->source_count, claim->days.known_by)))
        return false;
    for (size_t i = 0; i < group->area_count; i++)
        if (group->areas[i] == area)
            return true;
    return false;
}

/* Has any area a figure of that year? Where none has, nobody told of the year, and who is absent is not known. */
static bool
is_told_of_year(Claim *claim, const Measure *measure, int year)
{
    size_t count;
    const Area *const *areas = plan_areas(facts_plan(claim->facts), &count);

    for (size_t i = 0; i < count; i++) {
        const GPtrArray *series = facts_series(claim->facts, measure->id, areas[i]->id, claim->days);

        for (guint f = 0; f < series->len; f++)
            if (((const Fact *)g_ptr_array_index(series, f))->period.last.year == year)
                return true;
    }
    return false;
}

/* Why there is none: the area is of no such group, another reason is told, or, for one of the group, nothing. */
static Verdict
hold_place_and_reason(Claim *claim, const Measure *measure, int year)
{
    const char *outside = claim_word(claim, "outside"), *within = claim_word(claim, "within"),
               *why = claim_word(claim, "why"), *area = claim_word(claim, "area-id"), *told;
    const Period slot = { { .year = (int16_t)year }, { .year = (int16_t)year } };

    if (*outside != '\0' && is_in_group(claim, outside))
        return claim_fails(claim, "%s is one of %s", area, outside);
    if (*within != '\0' && !is_in_group(claim, within))
        return claim_fails(claim, "%s is none of %s", area, within);
    if (*within != '\0' && !is_told_of_year(claim, measure, year))
        return claim_fails(claim, "nothing is told of anybody in %d", year);
    told = missing_name(own_or_of_parts(claim, measure, area, &slot));
    if (*why != '\0' && strcmp(*told == '\0' ? "nothing" : told, why) != 0)
        return claim_fails(claim, "it is told that it is %s", *told == '\0' ? "nothing" : told);
    return VERDICT_HOLDS;
}

/* Of a part of a year there may be one; of what stands none from before. */
static Verdict
hold_none_of_year(Claim *claim, int year)
{
    const char *measure = claim_word(claim, "measures");
    const Measure *stands = claim_measure(claim, measure);
    const GPtrArray *series;

    if (facts_plan(claim->facts) == NULL)
        return VERDICT_UNTOLD;
    if (stands == NULL)
        return claim_fails(claim, "there is no measure '%s'", measure);
    series = facts_series(claim->facts, measure, claim_word(claim, "area-id"), claim->days);
    for (guint i = 0; i < series->len; i++) {
        const Fact *fact = g_ptr_array_index(series, i);
        bool before = stands->nature == NATURE_STANDING && fact->period.last.year < year;

        if ((fact->period.last.year == year || before) &&
            fact_part_of_year(claim->facts, measure, fact->period) == FREQUENCY_NONE)
            return claim_fails(claim, "there is %s", fact->id);
    }
    return hold_place_and_reason(claim, stands, year);
}

/* Of the area that is named, or, where it is said of all, of any. */
static const Fact *
any_latest(Claim *claim, const char *measure)
{
    const Fact *found = NULL;
    const Area *const *areas;
    size_t count;

    if (strcmp(claim_word(claim, "of-areas"), "any") != 0)
        return facts_latest(claim->facts, measure, claim_word(claim, "area-id"), claim->days);
    areas = plan_areas(facts_plan(claim->facts), &count);
    for (size_t i = 0; i < count && found == NULL; i++)
        found = facts_latest(claim->facts, measure, areas[i]->id, claim->days);
    return found;
}

Verdict
claim_no_figure(Claim *claim)
{
    g_auto(GStrv) measures = g_strsplit(claim_word(claim, "measures"), " ", -1);
    double year;

    if (claim_number(claim, "year", &year))
        return hold_none_of_year(claim, (int)year);
    if (facts_plan(claim->facts) == NULL)
        return VERDICT_UNTOLD;
    for (size_t i = 0; measures[i] != NULL; i++) {
        const Fact *fact = *measures[i] == '\0' ? NULL : any_latest(claim, measures[i]);

        if (fact != NULL)
            return claim_fails(claim, "there is %s", fact->id);
    }
    return VERDICT_HOLDS;
}
