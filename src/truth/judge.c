/*
 * The method of statuses asks its questions in an order; here they are asked once more, each for itself: a status
 * is what is left when none of those before it holds.
 */
#include "truth/judge.h"
#include <math.h>
#include <string.h>

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
