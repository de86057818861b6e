/*
 * The method of statuses asks its questions in an order; here they are asked once more, each for itself: a status
 * is what is left when none of those before it holds.
 */
#include "truth/judge.h"
#include <math.h>
#include <string.h>

static int32_t
day_number(Date date)
{
    return date_to_days(date_last_day(date));
}

/* ---- statuses ---- */

static Aim
aim_of(const Judged *j)
{
    return j->wanted == NULL ? AIM_REACH : j->wanted->aim;
}

/* How much a value lacks to the range. */
static double
lacks(const Judged *j, double value)
{
    return value < j->wanted->low ? j->wanted->low - value : value > j->wanted->high ? value - j->wanted->high : 0;
}

/* Was the target met when the time began? Then it is kept or lost, and there is no way to it. */
static bool
was_met(const Judged *j)
{
    if (aim_of(j) == AIM_WITHIN)
        return lacks(j, j->baseline) == 0;
    return j->baseline == j->target || (j->better == BETTER_UP && j->baseline > j->target) ||
           (j->better == BETTER_DOWN && j->baseline < j->target);
}

static double
way_of(const Judged *j, double value)
{
    return aim_of(j) == AIM_WITHIN ? (lacks(j, j->baseline) - lacks(j, value)) / lacks(j, j->baseline)
                                   : (value - j->baseline) / (j->target - j->baseline);
}

bool
judge_way(const Judged *j, double *share)
{
    if (!j->has_value || !j->has_baseline || !j->has_target || was_met(j))
        return false;
    *share = way_of(j, j->value);
    return true;
}

static double
part_of_time(const Judged *j, Date day)
{
    return (double)(day_number(day) - day_number(j->baseline_day)) /
           (day_number(j->target_day) - day_number(j->baseline_day));
}

bool
judge_time(const Judged *j, double *share)
{
    double way;

    if (!judge_way(j, &way) || !date_is_set(j->target_day) ||
        day_number(j->target_day) <= day_number(j->baseline_day))
        return false;
    *share = part_of_time(j, j->day);
    return true;
}

/* ---- the path ---- */

/* Milestones between both ends; others bend nothing. */
static bool
bends(const Judged *j, const Milestone *step)
{
    return day_number(step->date) > day_number(j->baseline_day) && day_number(step->date) < day_number(j->target_day);
}

static bool
has_bends(const Judged *j)
{
    for (size_t i = 0; j->wanted != NULL && i < j->wanted->milestone_count; i++)
        if (bends(j, &j->wanted->milestones[i]))
            return true;
    return false;
}

double
judge_path(const Judged *j, Date day)
{
    double from = j->baseline, to = j->target;
    int32_t first = day_number(j->baseline_day), last = day_number(j->target_day), at = day_number(day);

    for (size_t i = 0; j->wanted != NULL && i < j->wanted->milestone_count; i++) {
        const Milestone *step = &j->wanted->milestones[i];

        if (bends(j, step) && day_number(step->date) < at) {
            first = day_number(step->date);
            from = step->value;
        } else if (bends(j, step)) {
            last = day_number(step->date);
            to = step->value;
            break;
        }
    }
    if (at <= first || at >= last)
        return at <= first && last > first ? from : to;
    if (j->rule == RULE_CAGR && from > 0 && to > 0)
        return exp(log(from) + (log(to) - log(from)) * (at - first) / (last - first));
    return from + (to - from) * (at - first) / (last - first);
}

bool
judge_path_share(const Judged *j, double *share)
{
    double time;

    if (!judge_time(j, &time))
        return false;
    *share = has_bends(j) || j->rule == RULE_CAGR ? (judge_path(j, j->day) - j->baseline) / (j->target - j->baseline)
                                                  : time;
    return true;
}

static double
growth_rate(double from, double to, Date first, Date last)
{
    return exp(log(to / from) * 365.25 / (day_number(last) - day_number(first))) - 1;
}

bool
judge_growth(const Judged *j, double *growth, double *due)
{
    double path;

    if (!judge_path_share(j, &path) || day_number(j->day) <= day_number(j->baseline_day) || j->baseline <= 0 ||
        j->value <= 0 || j->target <= 0)
        return false;
    *growth = growth_rate(j->baseline, j->value, j->baseline_day, j->day);
    *due = has_bends(j) ? growth_rate(j->baseline, judge_path(j, j->day), j->baseline_day, j->day)
                        : growth_rate(j->baseline, j->target, j->baseline_day, j->target_day);
    return true;
}

/* ---- the questions ---- */

/*
 * On the side of the target where it is reached? Nothing tells the side where there is no way and neither side is
 * the better.
 */
bool
judge_meets(const Judged *j, double value)
{
    if (aim_of(j) == AIM_WITHIN)
        return lacks(j, value) == 0;
    if (j->has_baseline && !was_met(j))
        return way_of(j, value) >= 1;
    return j->better == BETTER_UP     ? value >= j->target
           : j->better == BETTER_DOWN ? value <= j->target
                                      : value == j->target;
}

static bool
is_old(const Judged *j, Date day)
{
    return day_number(j->as_of) > day_number(date_add_months(date_last_day(day), j->months > 0 ? j->months : 36));
}

static bool
differs(const Judged *j)
{
    double by = fabs(j->value - j->baseline);

    return by > 0 && by >= j->digit * (1 - 1e-9);
}

/* Behind a path that leads away first nobody is who is not below it. */
static bool
is_worse(const Judged *j)
{
    double way, path;

    if (!judge_way(j, &way))
        return !judge_meets(j, j->value);
    return way < 0 && !(judge_path_share(j, &path) && way >= path);
}

static bool
is_early(const Judged *j)
{
    for (size_t i = 0; j->wanted != NULL && i < j->wanted->milestone_count; i++)
        if (bends(j, &j->wanted->milestones[i]) && day_number(j->wanted->milestones[i].date) <= day_number(j->as_of))
            return false;
    return day_number(j->target_day) > day_number(j->baseline_day) && part_of_time(j, j->as_of) < 0.1;
}

static const char *
status_by_pace(const Judged *j)
{
    double way = 0, path = 0, growth, due, pace = 0;
    bool known = false;

    judge_way(j, &way);
    if (j->rule == RULE_CAGR) {
        if (!judge_growth(j, &growth, &due))
            return "no-data";
        known = (due > 0 && j->target > j->baseline) || (due < 0 && j->target < j->baseline);
        pace = known ? growth / due : 0;
    } else if (judge_path_share(j, &path)) {
        known = path > 0;
        pace = known ? way / path : 0;
    }
    if (!known)
        return judge_path_share(j, &path) && way >= path ? "on-track" : "limited";
    return pace >= 0.95 ? "on-track" : pace >= 0.60 ? "accelerate" : "limited";
}

static const char *
status_of_number(const Judged *j)
{
    double path;

    if (!j->has_value)
        return "no-data";
    if (!j->has_target || !date_is_set(j->target_day))
        return is_old(j, j->day) ? "no-data" : "no-target";
    if (j->other_length)
        return "no-data";
    if (!j->has_baseline && j->better == BETTER_NONE && aim_of(j) != AIM_WITHIN)
        return "no-data";
    if (judge_meets(j, j->value))
        return "achieved";
    if (day_number(j->day) >= day_number(j->target_day))
        return "missed";
    if (day_number(j->as_of) > day_number(j->target_day) || is_old(j, j->day) || !j->has_baseline)
        return "no-data";
    if (day_number(j->day) <= day_number(j->baseline_day))
        return "baseline-only";
    if (differs(j) && is_worse(j))
        return "deteriorating";
    if (is_early(j))
        return "too-early";
    if (!differs(j) && !(judge_path_share(j, &path) && path <= 0))
        return "no-change";
    return status_by_pace(j);
}

/* Is it open whether the truth, which is on one side of the number only, has that status too? */
static bool
is_guessed(const Judged *j, const char *status)
{
    bool down = j->has_baseline && !was_met(j) ? j->target < j->baseline : j->better == BETTER_DOWN;
    bool may_be_worse = j->qualifier == (down ? QUALIFIER_AT_LEAST : QUALIFIER_AT_MOST);
    static const char *const between[] = { "accelerate", "limited", "no-change", NULL };

    if (j->qualifier != QUALIFIER_AT_LEAST && j->qualifier != QUALIFIER_AT_MOST)
        return false;
    if (aim_of(j) == AIM_WITHIN) {
        bool outside = j->qualifier == QUALIFIER_AT_LEAST ? j->value > j->wanted->high : j->value < j->wanted->low;

        return !outside || strcmp(status, "on-track") == 0 || g_strv_contains(between, status);
    }
    if (strcmp(status, "achieved") == 0)
        return may_be_worse;
    if (strcmp(status, "missed") == 0)
        return !may_be_worse;
    if (strcmp(status, "on-track") == 0)
        return may_be_worse && !j->same_parts;
    if (strcmp(status, "deteriorating") == 0)
        return !may_be_worse && !j->same_parts;
    return g_strv_contains(between, status) && !j->same_parts;
}

/* ---- bands and ratings ---- */

/* They are read once more here: "on-track:90 accelerate:75 limited". */
const char *
judge_band(const Judged *j, double value, bool *has_from, double *from)
{
    static const char *const words[] = { "achieved", "on-track", "accelerate", "limited", "deteriorating", "missed" };
    g_auto(GStrv) bands = g_strsplit_set(j->bands == NULL ? "" : j->bands, " \t\n", -1);
    double ends[2] = { 0, 0 };
    size_t count = 0;
    bool down = j->better == BETTER_DOWN;

    for (size_t i = 0; bands[i] != NULL; i++)
        if (strchr(bands[i], ':') != NULL && count++ < 2)
            ends[count - 1] = g_ascii_strtod(strchr(bands[i], ':') + 1, NULL);
    if (count > 1)
        down = ends[0] < ends[1];
    for (size_t i = 0; bands[i] != NULL; i++) {
        const char *colon = strchr(bands[i], ':');
        size_t length = colon == NULL ? strlen(bands[i]) : (size_t)(colon - bands[i]);

        *has_from = colon != NULL;
        *from = colon == NULL ? 0 : g_ascii_strtod(colon + 1, NULL);
        if (length == 0 || (colon != NULL && (down ? value > *from : value < *from)))
            continue;
        for (size_t w = 0; w < G_N_ELEMENTS(words); w++)
            if (strlen(words[w]) == length && strncmp(words[w], bands[i], length) == 0)
                return words[w];
    }
    return NULL;
}

static const char *
status_by_band(const Judged *j)
{
    bool has_from;
    double from, open = j->qualifier == QUALIFIER_AT_LEAST  ? 1e300
                        : j->qualifier == QUALIFIER_AT_MOST ? -1e300
                                                            : j->value;
    bool judged = j->has_value && !j->other_length && !is_old(j, j->day);
    const char *status = judged ? judge_band(j, j->value, &has_from, &from) : NULL;

    if (status == NULL || g_strcmp0(status, judge_band(j, open, &has_from, &from)) != 0)
        return "no-data";
    return status;
}

static const char *
status_by_rating(const Judged *j)
{
    static const char *const names[] = {
        [STATUS_ACHIEVED] = "achieved", [STATUS_ON_TRACK] = "on-track",           [STATUS_ACCELERATE] = "accelerate",
        [STATUS_LIMITED] = "limited",   [STATUS_DETERIORATING] = "deteriorating", [STATUS_MISSED] = "missed",
    };

    return j->rating == NULL || is_old(j, j->rating->date) ? "no-data" : names[j->rating->status];
}

static const char *
status_or_guess(const Judged *j)
{
    const char *status = j->rule == RULE_BANDS ? status_by_band(j) : status_of_number(j);

    return j->rule != RULE_BANDS && is_guessed(j, status) ? "no-data" : status;
}

/*
 * Of what lies between two ends that is the status which each value has at which it may change: the ends themselves,
 * and, where they lie between these, the ends of what is wanted and the baseline. Values that differ have none.
 */
static const char *
status_between(const Judged *j)
{
    bool ranged = aim_of(j) == AIM_WITHIN, bands = j->rule == RULE_BANDS;
    const double values[] = { j->low, j->high, ranged ? j->wanted->low : j->target,
                              ranged ? j->wanted->high : j->baseline };
    const char *found = NULL;

    for (size_t i = 0; i < (bands ? 2 : G_N_ELEMENTS(values)); i++) {
        Judged at = *j;
        const char *status;

        if (values[i] < j->low || values[i] > j->high)
            continue;
        at.value = values[i];
        status = status_or_guess(&at);
        if (found != NULL && strcmp(found, status) != 0)
            return "no-data";
        found = status;
    }
    return found == NULL ? "no-data" : found;
}

const char *
judge_status(const Judged *judged)
{
    if (judged->fulfilled)
        return "achieved";
    if (judged->rule == RULE_RATED)
        return status_by_rating(judged);
    return judged->has_low_high && judged->has_value ? status_between(judged) : status_or_guess(judged);
}

/* ---- what is judged ---- */

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

/* ---- lists ---- */

static const Treaty *
way_into(const Indicator *indicator)
{
    const Objective *objective = indicator->objective;

    for (size_t i = 0; indicator->kind == KIND_LADDER && objective != NULL && i < objective->follow_count; i++)
        if (objective->follows[i].kind == KIND_LADDER && objective->follows[i].target.treaty != NULL)
            return objective->follows[i].target.treaty;
    return NULL;
}

/* Of a list of States Parties those of the day. */
static bool
is_listed(Facts *facts, const Indicator *indicator, const Area *area, Days days)
{
    return indicator->party_to == NULL || joined_view(facts, area, indicator->party_to, days).joined == JOINED_PARTY;
}

/*
 * Of something that happens, such as a vote, only what happened last counts: the year of the last one among the
 * list.
 */
static int
last_year(Facts *facts, const Indicator *indicator, const Measure *measure, Days days)
{
    int last = 0;

    for (size_t i = 0; i < indicator->list_count; i++) {
        const Fact *fact = facts_latest(facts, measure->id, indicator->list[i]->id, days);

        if (fact != NULL && is_listed(facts, indicator, indicator->list[i], days))
            last = MAX(last, fact->period.last.year);
    }
    return last;
}

typedef struct Member {
    bool counts;
    Date day;
    bool arrived;                       /* where the list leads to, or fulfilled */
} Member;

static bool
is_enough(const Indicator *indicator, const Measure *measure, double value)
{
    return measure->better == BETTER_DOWN ? value <= indicator->counts : value >= indicator->counts;
}

/*
 * Of what happened since the plan's start, whatever was enough, the last of it; where nothing was, the last at all.
 */
static const Fact *
happened_in_plan(Facts *facts, const Indicator *indicator, const Measure *measure, const Area *area, Days days)
{
    const GPtrArray *series = facts_series(facts, measure->id, area->id, days);
    const Fact *last = NULL, *enough = NULL;

    for (guint i = 0; i < series->len; i++) {
        const Fact *fact = g_ptr_array_index(series, i);

        if (day_number(fact->period.last) < day_number(date_first_day(plan_period(facts_plan(facts)).first)) ||
            day_number(fact->period.last) > day_number(days.as_of))
            continue;
        last = fact;
        enough = is_enough(indicator, measure, fact->value) ? fact : enough;
    }
    return enough != NULL ? enough : last;
}

static Member
member_of(Facts *facts, const Indicator *indicator, const Measure *measure, const Area *area, int only_year,
          Days days)
{
    const Treaty *into = way_into(indicator);
    const Fact *fact;
    Date fulfilled = DATE_NONE, day;
    bool done = false, known, revoked;

    if (measure->membership != NULL) {
        JoinedView view = joined_view(facts, area, measure->membership, days);

        return (Member){ view.joined == JOINED_PARTY,
                         view.joined == JOINED_NOTHING_KNOWN ? DATE_NONE : facts_seen(days), false };
    }
    if (measure->nature == NATURE_EVENT && indicator->span == SPAN_PLAN)
        fact = happened_in_plan(facts, indicator, measure, area, days);
    else
        fact = facts_latest(facts, measure->id, area->id, days);
    revoked = fact != NULL && date_is_by(fact->until, facts_seen(days));
    known = fact != NULL && (only_year == 0 || fact->period.last.year == only_year);
    for (size_t i = 0; i < indicator->target_count; i++)
        if (indicator->targets[i].article != NULL) {
            DueView due =
                due_view(facts, area, indicator->targets[i].treaty, indicator->targets[i].article->number, days);

            done = done || (due.known && date_is_set(due.fulfilled));
            fulfilled = due.fulfilled;
        }
    day = done && date_is_set(fulfilled) ? fulfilled : known ? fact->period.last : DATE_NONE;
    if (into != NULL && joined_view(facts, area, into, days).joined == JOINED_PARTY)
        return (Member){ false, day, true };
    if (known && !done && (measure->nature == NATURE_STANDING ||
                           (measure->nature == NATURE_EVENT && indicator->span == SPAN_PLAN)))
        day = revoked ? fact->until : facts_seen(days);
    return (Member){ done || (known && !revoked && is_enough(indicator, measure, fact->value)), day, done };
}

/* Which end of its measure's grades the value is at: "done" the best, "not" the worst, "unclear" between. */
static const char *
end_of_grades(const Measure *measure, double value)
{
    double least = measure->grades[0].value, most = least;

    for (size_t i = 1; i < measure->grade_count; i++) {
        least = fmin(least, measure->grades[i].value);
        most = fmax(most, measure->grades[i].value);
    }
    if (measure->better == BETTER_NONE || measure->grade_count < 2 || (value != least && value != most))
        return "unclear";
    return value == (measure->better == BETTER_DOWN ? least : most) ? "done" : "not";
}

const char *
member_stands(Facts *facts, const Indicator *indicator, const Area *area, Days days)
{
    const Measure *measure = indicator->measure_count > 0 ? indicator->measures[0] : NULL;
    bool event = measure != NULL && measure->nature == NATURE_EVENT, in_plan = indicator->span == SPAN_PLAN;
    int only_year = event && !in_plan ? last_year(facts, indicator, measure, days) : 0;
    Member member;
    const Fact *fact;
    const char *grade;

    if (measure == NULL)
        return "unknown";
    member = member_of(facts, indicator, measure, area, only_year, days);
    if (member.arrived)
        return "fulfilled";
    if (measure->membership != NULL)
        return member.counts ? "done" : date_is_set(member.day) ? "not" : "unknown";
    fact = event && in_plan ? happened_in_plan(facts, indicator, measure, area, days)
                            : facts_latest(facts, measure->id, area->id, days);
    if (fact == NULL && event && in_plan)
        return facts_latest(facts, measure->id, area->id, days) != NULL ? "not" : "unknown";
    if (fact == NULL || (only_year != 0 && fact->period.last.year != only_year))
        return fact == NULL ? "unknown" : "not";
    if (measure->grade_count == 0)
        return member.counts ? "done" : "not";
    grade = end_of_grades(measure, fact->value);
    return strcmp(grade, "done") == 0 && !member.counts ? "not" : grade;
}

Counted
count_list(Facts *facts, const Indicator *indicator, Days days)
{
    const Measure *measure = indicator->measure_count > 0 ? indicator->measures[0] : NULL;
    g_autoptr(GArray) members = g_array_new(FALSE, TRUE, sizeof(Member));
    Counted out = { 0 };
    int only_year = measure != NULL && measure->nature == NATURE_EVENT && indicator->span == SPAN_LATEST
                        ? last_year(facts, indicator, measure, days)
                        : 0;

    for (size_t i = 0; measure != NULL && i < indicator->list_count; i++) {
        Member member;

        if (!is_listed(facts, indicator, indicator->list[i], days))
            continue;
        member = member_of(facts, indicator, measure, indicator->list[i], only_year, days);
        g_array_append_val(members, member);
        out.k += member.counts;
    }
    out.n = members->len;
    for (guint i = 0; i < members->len; i++) {
        const Member *member = &g_array_index(members, Member, i);

        if (!date_is_set(member->day) || (out.k > 0 && !member->counts))
            continue;
        if (!date_is_set(out.first) || day_number(member->day) < day_number(out.first))
            out.first = member->day;
        if (!date_is_set(out.last) || day_number(member->day) > day_number(out.last))
            out.last = member->day;
    }
    return out;
}

bool
count_of_id(Facts *facts, const char *id, Days days, double *out)
{
    g_autofree char *indicator = g_str_has_suffix(id, ".set") ? g_strndup(id, strlen(id) - 4) : NULL;
    const Indicator *found =
        indicator == NULL || facts_plan(facts) == NULL ? NULL : plan_find_indicator(facts_plan(facts), indicator);

    if (found != NULL)
        *out = (double)count_list(facts, found, days).k;
    return found != NULL;
}

/* ---- treaties ---- */

static Date
if_by(Date date, Date day)
{
    return date_is_by(date, day) ? date : DATE_NONE;
}

const Membership *
membership_of(const Facts *facts, const Area *area, const Treaty *treaty)
{
    size_t count;
    const Membership *memberships = plan_memberships(facts_plan(facts), &count);

    for (size_t i = 0; i < count; i++)
        if (memberships[i].area == area && memberships[i].treaty == treaty)
            return &memberships[i];
    return NULL;
}

JoinedView
joined_view(const Facts *facts, const Area *area, const Treaty *treaty, Days days)
{
    const Membership *m = membership_of(facts, area, treaty);
    JoinedView out = { .joined = JOINED_NOTHING_KNOWN };

    if (m == NULL)
        return out;
    out.signed_on = if_by(m->signed_on, facts_seen(days));
    out.deposited = if_by(m->deposited, facts_seen(days));
    out.in_force = date_is_set(out.deposited) ? m->in_force : DATE_NONE;
    out.how = m->how;
    out.joined = date_is_set(out.deposited) ? JOINED_PARTY : date_is_set(out.signed_on) ? JOINED_SIGNED : JOINED_NOT;
    return out;
}

const char *
clearance_article(const Treaty *treaty)
{
    for (size_t i = 0; i < treaty->article_count; i++)
        if (treaty->articles[i].kind == ARTICLE_CLEARANCE)
            return treaty->articles[i].number;
    return "";
}

/* A deadline follows from a deposit: who has not deposited yet has none. */
static bool
has_deadline(const Facts *facts, const DeadlineSeries *series, Days days)
{
    const Membership *m = membership_of(facts, series->area, series->treaty);

    return m == NULL || !date_is_set(m->deposited) || date_is_by(m->deposited, facts_seen(days));
}

static DueView
due_of(const DeadlineSeries *series, Days days)
{
    Date seen = facts_seen(days);
    DueView out = { .known = true,
                    .series = series,
                    .original = series->steps[0].date,
                    .in_force = series->steps[0].date,
                    .steps = 1 };

    for (size_t i = 1; i < series->step_count && date_is_by(series->steps[i].decided, seen); i++) {
        out.before = out.in_force;
        out.in_force = series->steps[i].date;
        out.interim = series->steps[i].interim;
        out.steps = i + 1;
    }
    out.fulfilled = if_by(series->completed, seen);
    if (facts_any_told(series->sources, series->source_count, seen) && date_is_set(if_by(series->found_again, seen))) {
        out.declared = out.fulfilled;
        out.found_again = series->found_again;
        out.fulfilled = DATE_NONE;
    }
    for (size_t i = 0; i < series->missing_count; i++) {
        Date decided = series->missing[i].decided, last = series->steps[out.steps - 1].decided;

        bool known = date_is_set(decided) ? date_is_by(decided, seen)
                                          : facts_any_told(series->missing[i].sources,
                                                           series->missing[i].source_count, seen);

        out.missing += known;
        out.unclear = out.unclear || (known && !date_is_set(out.fulfilled) &&
                                      (!date_is_set(decided) || !date_is_set(last) ||
                                       day_number(decided) > day_number(last)));
    }
    out.passed =
        !date_is_set(out.fulfilled) && date_compare(date_last_day(out.in_force), date_last_day(days.as_of)) < 0;
    return out;
}

DueView
due_view(const Facts *facts, const Area *area, const Treaty *treaty, const char *article, Days days)
{
    size_t count;
    const DeadlineSeries *all = plan_deadlines(facts_plan(facts), &count);

    for (size_t i = 0; i < count; i++)
        if (all[i].area == area && all[i].treaty == treaty && strcmp(all[i].article->number, article) == 0 &&
            has_deadline(facts, &all[i], days))
            return due_of(&all[i], days);
    return (DueView){ 0 };
}

size_t
count_due(const Facts *facts, const Treaty *treaty, const char *article, Days days)
{
    size_t count, due = 0;
    const DeadlineSeries *all = plan_deadlines(facts_plan(facts), &count);

    for (size_t i = 0; i < count; i++)
        due += all[i].treaty == treaty && strcmp(all[i].article->number, article) == 0 &&
               has_deadline(facts, &all[i], days);
    return due;
}
