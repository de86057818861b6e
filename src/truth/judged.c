/* What a target, an indicator or a followed row is judged by: its figures, its baseline, its rule and what it wants. */
#include "truth/judge.h"
#include <math.h>

/* A stock that was told before its period was over is of the day on which it was told. */
static Date
day_of(const Fact *fact)
{
    Date own = fact_own_day(fact);

    return !fact->computed && date_compare(own, date_last_day(fact->period.last)) < 0 ? own : fact->period.last;
}

static Date
day_of_sum(const Fact *fact)
{
    Date last = DATE_NONE;

    for (size_t i = 0; i < fact->from_count; i++) {
        Date own = fact->from[i]->from_count > 0 ? day_of_sum(fact->from[i]) : fact_own_day(fact->from[i]);

        last = !date_is_set(last) || date_compare(own, last) > 0 ? own : last;
    }
    return date_is_set(last) && date_compare(last, date_last_day(fact->period.last)) < 0 ? last : fact->period.last;
}

static Date
standing_day(const Fact *fact)
{
    return fact->from_count > 0 ? day_of_sum(fact) : day_of(fact);
}

static const char *
area_id(const Area *area)
{
    return area == NULL ? "" : area->id;
}

/* Is it told of as long a time as the plan speaks of? That is what the measure says, or else a year. */
static bool
has_length(const Facts *facts, const Measure *measure, Period period)
{
    int32_t days = day_number(period.last) - date_to_days(date_first_day(period.first)) + 1;

    if (measure->nature != NATURE_FLOW || measure->rolling_months > 0)
        return true;
    return measure->frequency > FREQUENCY_YEAR
               ? period_frequency(period, facts_year_start(facts)) == measure->frequency
               : days >= 52 * 7 && days <= 53 * 7;
}

/*
 * What the plan states is held against what is as long as it: the last, and with a baseline that it states the last
 * that is whole, where something is. Where nothing is as long, or nothing is stated, that is the last at all.
 */
static const Fact *
latest_for(Facts *facts, const Target *target, const Measure *measure, const Area *area, Days days, bool stated,
           bool *other_length)
{
    const GPtrArray *series = facts_series(facts, measure->id, area_id(area), days);
    const Fact *whole = NULL, *last = NULL;

    for (guint i = 0; i < series->len; i++) {
        const Fact *fact = g_ptr_array_index(series, i);

        if (stated && !has_length(facts, measure, fact->period))
            continue;
        last = fact;
        whole = fact->only == NULL ? fact : whole;
    }
    *other_length = stated && last == NULL && series->len > 0;
    if (last == NULL)
        return facts_latest(facts, measure->id, area_id(area), days);
    return target->has_baseline && whole != NULL ? whole : last;
}

static const Fact *
baseline_for(Facts *facts, const Target *target, const Measure *measure, const Area *area, Days days,
             const Fact *latest)
{
    const GPtrArray *series = facts_series(facts, measure->id, area_id(area), days);
    const Fact *found = NULL;

    for (guint i = 0; latest != NULL && i < series->len; i++) {
        const Fact *fact = g_ptr_array_index(series, i);

        if (!facts_compare(facts, fact, latest) ||
            has_length(facts, measure, fact->period) != has_length(facts, measure, latest->period) ||
            (target->baseline_first && found != NULL))
            continue;
        if (target->baseline_first ||
            day_number(fact->period.last) <= day_number(date_first_day(plan_period(facts_plan(facts)).first)))
            found = fact;
    }
    return found;
}

static int
row_decimals(Facts *facts, const Measure *measure, const Area *area, Days days)
{
    const GPtrArray *series = facts_series(facts, measure->id, area_id(area), days);
    int most = 0;

    for (guint i = 0; i < series->len; i++)
        most = MAX(most, ((const Fact *)g_ptr_array_index(series, i))->decimals);
    return most;
}

static void
take_baseline(Facts *facts, const Target *target, const Measure *measure, const Area *area, Days days,
              const Fact *latest, Judged *out)
{
    const Fact *baseline = target->has_baseline ? NULL : baseline_for(facts, target, measure, area, days, latest);
    double printed = out->digit;

    if (latest != NULL)
        out->digit = fact_digit(latest, printed);
    if (baseline != NULL)
        out->digit = MAX(out->digit, fact_digit(baseline, printed));
    if (target->has_baseline && (latest == NULL || latest->only == NULL)) {
        out->has_baseline = true;
        out->baseline = target->baseline;
        out->baseline_day =
            date_is_set(target->baseline_date) ? target->baseline_date : plan_period(facts_plan(facts)).first;
    } else if (baseline != NULL) {
        out->has_baseline = true;
        out->baseline = fact_middle(baseline);
        out->baseline_day = standing_day(baseline);
        out->same_parts = latest->only != NULL;
    }
}

/* Of those given by the day the last: of an area its own, and where it has none that of the whole. */
static const Rating *
rating_for(const Judging *judging, const Area *area, Date seen)
{
    const Rating *own = NULL, *whole = NULL;

    for (size_t i = 0; i < judging->rating_count; i++) {
        const Rating *rating = &judging->ratings[i], **of = rating->area == NULL ? &whole : &own;

        if ((rating->area == NULL || rating->area == area) && date_is_by(rating->date, seen) &&
            (*of == NULL || day_number(rating->date) >= day_number((*of)->date)))
            *of = rating;
    }
    return own != NULL ? own : whole;
}

/* The rule that is named nearest. */
static void
take_rule(const Facts *facts, const Judging *judging, const Area *area, Days days, Judged *out)
{
    Judging of_plan = plan_judging(facts_plan(facts));

    out->rule = judging->rule == RULE_UNNAMED ? of_plan.rule : judging->rule;
    out->bands = judging->bands == NULL ? of_plan.bands : judging->bands;
    out->rating = rating_for(judging, area, facts_seen(days));
}

/* A range is reached at its nearer end; what is to be no worse than nothing named, than its baseline. */
static void
take_aim(const Facts *facts, const Target *target, Judged *out)
{
    out->wanted = target;
    if (target->aim == AIM_WITHIN) {
        out->has_target = true;
        out->target = out->has_baseline && out->baseline > target->high ? target->high : target->low;
    }
    if (target->aim != AIM_NO_WORSE)
        return;
    if (out->has_baseline && !out->has_target)
        out->target = out->baseline;
    if (!out->has_baseline && out->has_target) {
        out->baseline = out->target;
        out->baseline_day = plan_period(facts_plan(facts)).first;
    }
    out->has_baseline = out->has_target = out->has_baseline || out->has_target;
}

Judged
judged_target(Facts *facts, const Target *target, const Judging *judging, const Measure *measure, const Area *area,
              Days days, const Fact **latest)
{
    Judged out = { .has_target = target->has_value,
                   .target = target->value,
                   .target_day = target->date,
                   .better = measure->better,
                   .months = measure->max_age_months,
                   .as_of = days.as_of };
    int decimals = row_decimals(facts, measure, area, days);
    const Fact *fact;

    take_rule(facts, judging, area, days, &out);
    fact = *latest = latest_for(facts, target, measure, area, days,
                                target->has_value || target->has_baseline || target->aim != AIM_REACH ||
                                    out.rule == RULE_BANDS,
                                &out.other_length);

    if (fact != NULL) {
        out.has_value = true;
        out.value = fact_middle(fact);
        out.day = standing_day(fact);
        out.qualifier = fact_side(fact->qualifier) != QUALIFIER_NONE ? fact_side(fact->qualifier) : fact->qualifier;
        out.has_low_high = fact->has_range;
        out.low = fact->low;
        out.high = fact->high;
        if (measure->nature == NATURE_STANDING) {
            bool revoked = date_is_by(fact->until, facts_seen(days));

            out.day = revoked ? fact->until : facts_seen(days);
            out.value = revoked ? 0 : out.value;
            out.has_low_high = out.has_low_high && !revoked;
            out.qualifier = revoked ? QUALIFIER_NONE : out.qualifier;
        }
    }
    if (measure->decimals >= 0)
        decimals = MIN(decimals, measure->decimals);
    if (target->has_baseline)
        decimals = MAX(decimals, target->baseline_decimals);
    out.digit = measure->scale > 1 ? measure->scale : pow(10, -decimals);
    take_baseline(facts, target, measure, area, days, fact, &out);
    if (target->article != NULL && area != NULL) {
        DueView due = due_view(facts, area, target->treaty, target->article->number, days);

        out.target_day = due.known ? due.in_force : target->not_later;
        out.fulfilled = due.known && date_is_set(due.fulfilled) && target->has_value && target->value == 0;
    }
    take_aim(facts, target, &out);
    return out;
}

Judged
judged_follow(Facts *facts, const Follow *follow, const Area *area, Days days, const Fact **latest)
{
    return judged_target(facts, &follow->target, &follow->judging, follow->measure, area, days, latest);
}

/*
 * Of several targets for the whole (of its first measure and of no area) the next that is due, else the last; where it
 * has none for the whole the first that it has. NULL: it has none.
 */
static const Target *
target_due(const Indicator *indicator, Date as_of)
{
    const Target *next = NULL, *last = NULL;

    for (size_t i = 0; i < indicator->target_count; i++) {
        const Target *target = &indicator->targets[i];
        bool open = date_is_set(target->date) && day_number(target->date) >= day_number(as_of);

        if (target->area != NULL || target->measure != indicator->measures[0])
            continue;
        last = target;
        if (open && (next == NULL || day_number(target->date) < day_number(next->date)))
            next = target;
    }
    if (next == NULL && last == NULL && indicator->target_count > 0)
        return indicator->targets;
    return next != NULL ? next : last;
}

/* The earliest end of a period of which one of the list has a figure; unset: none has. */
static Date
first_of_list(Facts *facts, const Indicator *indicator, Days days)
{
    Date first = DATE_NONE;

    for (size_t i = 0; i < indicator->list_count; i++) {
        const GPtrArray *series = facts_series(facts, indicator->measures[0]->id, indicator->list[i]->id, days);
        const Fact *fact = series->len > 0 ? g_ptr_array_index(series, 0) : NULL;

        if (fact != NULL && (!date_is_set(first) || day_number(fact->period.last) < day_number(first)))
            first = date_last_day(fact->period.last);
    }
    return first;
}

/* Stated, or as many of the list as counted on the day from which the way is measured. */
static void
take_counted_baseline(Facts *facts, const Indicator *indicator, const Target *target, Days days, Judged *out)
{
    Date start = plan_period(facts_plan(facts)).first, first = DATE_NONE;

    out->has_baseline = true;
    if (target->has_baseline) {
        out->baseline = target->baseline;
        out->baseline_day = date_is_set(target->baseline_date) ? target->baseline_date : start;
        return;
    }
    if (target->baseline_first)
        first = first_of_list(facts, indicator, days);
    out->baseline_day = date_is_set(first) ? first : date_first_day(start);
    days.as_of = out->baseline_day;
    out->baseline = (double)count_list(facts, indicator, days).k;
}

Judged
judged_indicator(Facts *facts, const Indicator *indicator, Days days, const Fact **latest)
{
    const Measure *measure = indicator->measure_count > 0 ? indicator->measures[0] : NULL;
    const Target none = { 0 }, *target = measure == NULL ? NULL : target_due(indicator, days.as_of);
    Judged out = { .as_of = days.as_of, .better = BETTER_UP };
    Counted counted;

    *latest = NULL;
    if (measure == NULL)
        return out;
    if (indicator->among == NULL && target == NULL)
        return judged_target(facts, &none, &indicator->judging, measure, NULL, days, latest);
    if (indicator->among == NULL)
        return judged_target(facts, target, &indicator->judging, target->measure, target->area, days, latest);
    counted = count_list(facts, indicator, days);
    out.months = measure->max_age_months;
    out.has_value = counted.n > 0 && date_is_set(counted.last);
    out.value = (double)counted.k;
    out.day = counted.last;
    if (target != NULL && (target->has_value || target->all || target->aim != AIM_REACH)) {
        out.has_target = target->has_value || target->all;
        out.target = target->all ? (double)counted.n : target->value;
        out.target_day = target->date;
        take_counted_baseline(facts, indicator, target, days, &out);
        take_aim(facts, target, &out);
    }
    take_rule(facts, &indicator->judging, NULL, days, &out);
    return out;
}
