/*
 * How a status is made, a row for each rule: what is asked of the input, and what `sheaf explain` says of it besides
 * what it says of every status. The header has the formulas.
 */
#include "base/digits.h"
#include "model/status_rules.h"
#include <math.h>
#include <string.h>

static const double default_on_track = 0.95, default_accelerate = 0.60, early_share = 0.1;

double
status_pace_from(Status status)
{
    return status == STATUS_ON_TRACK ? default_on_track : status == STATUS_ACCELERATE ? default_accelerate : 0;
}

/* ---- the path ---- */

typedef struct Step {
    double day, value;
} Step;

static Step
step_at(const StatusInput *in, size_t at)
{
    if (at == 0)
        return (Step){ status_last_day(in->baseline_date), in->baseline };
    if (at > in->milestone_count)
        return (Step){ status_last_day(in->target_date), in->target };
    return (Step){ status_last_day(in->milestones[at - 1].date), in->milestones[at - 1].value };
}

/* By the same amount every day, or, of growth, by the same share. */
static double
between(const StatusInput *in, Step from, Step to, double day)
{
    double share = to.day <= from.day ? 1 : fmin(fmax((day - from.day) / (to.day - from.day), 0), 1);

    if (in->rule == RULE_CAGR && from.value > 0 && to.value > 0)
        return from.value * pow(to.value / from.value, share);
    return from.value + share * (to.value - from.value);
}

double
status_path(const StatusInput *in, Date date)
{
    double day = status_last_day(date);
    size_t at = 0;

    while (at < in->milestone_count && step_at(in, at + 1).day < day)
        at++;
    return between(in, step_at(in, at), step_at(in, at + 1), day);
}

/* ---- the way ---- */

/* How far a value is from a range; 0: in it. */
static double
distance(const StatusInput *in, double value)
{
    return fmax(fmax(in->low - value, value - in->high), 0);
}

/* Where there is no way to measure (no baseline, or one that meets the target), only the target's side counts. */
bool
status_is_met(const StatusInput *in, double value)
{
    if (in->aim == AIM_WITHIN)
        return distance(in, value) <= 0;
    if (status_has_way(in))
        return (value - in->baseline) / (in->target - in->baseline) >= 1;
    return in->better == BETTER_UP     ? value >= in->target
           : in->better == BETTER_DOWN ? value <= in->target
                                       : value == in->target;
}

/*
 * Not where the baseline is already on the target's good side: then the target is kept or lost, and the distance
 * between both says nothing.
 */
bool
status_has_way(const StatusInput *in)
{
    bool met = in->aim == AIM_WITHIN       ? distance(in, in->baseline) <= 0
               : in->better == BETTER_UP   ? in->baseline >= in->target
               : in->better == BETTER_DOWN ? in->baseline <= in->target
                                           : in->baseline == in->target;

    return in->has_baseline && !met;
}

static double
share_of_way(const StatusInput *in)
{
    if (in->aim == AIM_WITHIN)
        return 1 - distance(in, in->latest) / distance(in, in->baseline);
    return (in->latest - in->baseline) / (in->target - in->baseline) + 0.0;     /* no minus nought */
}

static void
measure_way(const StatusInput *in, StatusResult *r)
{
    double span = status_last_day(in->target_date) - status_last_day(in->baseline_date),
           gone = status_last_day(in->latest_date) - status_last_day(in->baseline_date);

    r->has_share = true;
    r->share = share_of_way(in);
    if (span > 0) {
        r->has_time = r->has_path = true;
        r->time = gone / span;
        r->path = in->milestone_count == 0 && in->rule != RULE_CAGR
                      ? r->time
                      : (status_path(in, in->latest_date) - in->baseline) / (in->target - in->baseline);
    }
    r->has_required = true;
    r->required = status_path(in, in->as_of);
}

static void
linear_pace(const StatusInput *in, StatusResult *r)
{
    (void)in;
    r->has_pace = r->has_path && r->path > 0;
    if (r->has_pace)
        r->pace = r->share / r->path;
}

/* Of 365.25 days, between the last days that two dates cover. */
static double
years_between(Date from, Date to)
{
    return date_years_between(date_last_day(from), date_last_day(to));
}

/* A year, from one value to another; both are above nought. */
static double
growth(double from, double to, double years)
{
    return pow(to / from, 1 / years) - 1;
}

static void
growth_pace(const StatusInput *in, StatusResult *r)
{
    double years = years_between(in->baseline_date, in->latest_date);

    if (!r->has_path || years <= 0 || in->baseline <= 0 || in->latest <= 0 || in->target <= 0)
        return;
    r->has_growth = true;
    r->growth = growth(in->baseline, in->latest, years);
    r->required_growth =
        in->milestone_count == 0
            ? growth(in->baseline, in->target, years_between(in->baseline_date, in->target_date))
            : growth(in->baseline, status_path(in, in->latest_date), years);
    r->has_pace = r->required_growth != 0 && (r->required_growth > 0) == (in->target > in->baseline);
    if (r->has_pace)
        r->pace = r->growth / r->required_growth;
}

/* ---- the questions of the header, in its order ---- */

static bool
is_stale(const StatusInput *in, Date date)
{
    int age = in->max_age_months > 0 ? in->max_age_months : USUAL_AGE_MONTHS;

    return status_last_day(in->as_of) > date_to_days(date_add_months(date_last_day(date), age));
}

static bool
is_early(const StatusInput *in)
{
    double span = status_last_day(in->target_date) - status_last_day(in->baseline_date),
           gone = status_last_day(in->as_of) - status_last_day(in->baseline_date);
    bool step_over =
        in->milestone_count > 0 && status_last_day(in->as_of) >= status_last_day(in->milestones[0].date);

    return span > 0 && gone / span < early_share && !step_over;
}

/* One figure alone: the latest is the baseline, or is older than it. */
static bool
is_baseline_only(const StatusInput *in)
{
    return status_last_day(in->latest_date) <= status_last_day(in->baseline_date);
}

/*
 * A difference smaller than what is printed is none. The tolerance is for sums and for digits that no binary fraction
 * holds.
 */
static bool
is_changed(const StatusInput *in)
{
    double difference = fabs(in->latest - in->baseline);

    return difference > 0 && difference >= in->last_digit * (1 - 1e-9);
}

/* A path may lead away from the target first: who is not behind it does not get worse. */
static bool
is_worse(const StatusInput *in, const StatusResult *r)
{
    if (!r->has_share)
        return !status_is_met(in, in->latest);
    return r->share < 0 && !(r->has_path && r->share >= r->path);
}

static Status
judge_pace(const StatusInput *in, const StatusResult *r)
{
    double on_track = in->on_track > 0 ? in->on_track : default_on_track,
           accelerate = in->accelerate > 0 ? in->accelerate : default_accelerate;

    if (!r->has_pace)
        return r->share >= r->path ? STATUS_ON_TRACK : STATUS_LIMITED;
    return r->pace >= on_track ? STATUS_ON_TRACK : r->pace >= accelerate ? STATUS_ACCELERATE : STATUS_LIMITED;
}

/*
 * Of what is at least so much nobody can say that it is no more: so of the area left "on track" and "achieved" would
 * be a guess, and of what is at most so much "missed" and "deteriorating"; what lies between is a guess either way.
 * Along the same parts of a sum the pace can be told, and only the ends cannot. What has to stay within a range may
 * be beyond its other end.
 */
static bool
may_be_otherwise(const StatusInput *in, Status status)
{
    bool down = status_has_way(in) ? in->target < in->baseline : in->better == BETTER_DOWN;
    Qualifier worse = down ? QUALIFIER_AT_LEAST : QUALIFIER_AT_MOST,
              better = down ? QUALIFIER_AT_MOST : QUALIFIER_AT_LEAST;

    if (in->qualifier == QUALIFIER_NONE || in->qualifier == QUALIFIER_ABOUT)
        return false;
    if (in->aim == AIM_WITHIN)
        return !(in->qualifier == QUALIFIER_AT_LEAST ? in->latest > in->high : in->latest < in->low) ||
               status == STATUS_ACCELERATE || status == STATUS_LIMITED || status == STATUS_NO_CHANGE ||
               status == STATUS_ON_TRACK;
    switch (status) {
    case STATUS_ACHIEVED: return in->qualifier == worse;
    case STATUS_ON_TRACK: return in->qualifier == worse && !in->of_parts;
    case STATUS_MISSED: return in->qualifier == better;
    case STATUS_DETERIORATING: return in->qualifier == better && !in->of_parts;
    case STATUS_ACCELERATE: case STATUS_LIMITED: case STATUS_NO_CHANGE: return !in->of_parts;
    default: return false;
    }
}

/* Do the ends lie on both sides of what is wanted? Then the truth may be what neither of them is. */
static bool
ends_are_around(const StatusInput *in)
{
    bool one_value = in->has_baseline && in->better == BETTER_NONE && !status_has_way(in);

    if (!in->has_ends || !in->has_target || !date_is_set(in->target_date))
        return false;
    return in->aim == AIM_WITHIN ? in->least < in->low && in->most > in->high
                                 : one_value && in->least < in->target && in->most > in->target;
}

bool
status_tells_met(const StatusInput *in, bool *met)
{
    *met = status_is_met(in, in->has_ends ? in->least : in->latest);
    if (in->has_ends && (status_is_met(in, in->most) != *met || ends_are_around(in)))
        return false;
    return !may_be_otherwise(in, *met ? STATUS_ACHIEVED : STATUS_MISSED);
}

static StatusReason
no_baseline(const StatusInput *in)
{
    return in->qualifier == QUALIFIER_AT_LEAST || in->qualifier == QUALIFIER_AT_MOST ? REASON_BOUND
                                                                                     : REASON_NO_BASELINE;
}

/* The questions in the order of the header; those of the pace are last. */
static Status
judge(const StatusInput *in, StatusResult *r)
{
    if (status_is_met(in, in->latest))
        return STATUS_ACHIEVED;
    if (status_last_day(in->latest_date) >= status_last_day(in->target_date))
        return STATUS_MISSED;
    r->reason = status_last_day(in->as_of) > status_last_day(in->target_date) ? REASON_DEADLINE_PASSED
                : is_stale(in, in->latest_date)                               ? REASON_STALE
                : !in->has_baseline                                           ? no_baseline(in)
                                                                              : REASON_NONE;
    if (r->reason != REASON_NONE)
        return STATUS_NO_DATA;
    if (is_baseline_only(in))
        return STATUS_BASELINE_ONLY;
    if (is_changed(in) && is_worse(in, r))
        return STATUS_DETERIORATING;
    if (is_early(in))
        return STATUS_TOO_EARLY;
    if (!is_changed(in) && !(r->has_path && r->path <= 0))
        return STATUS_NO_CHANGE;
    if (in->rule == RULE_CAGR && !r->has_growth) {
        r->reason = REASON_NO_GROWTH;
        return STATUS_NO_DATA;
    }
    return judge_pace(in, r);
}

static void
judge_on_the_way(const StatusInput *in, StatusResult *r, void (*pace)(const StatusInput *in, StatusResult *r))
{
    if (!in->has_latest)
        return;
    r->reason = REASON_NONE;
    if (!in->has_target || !date_is_set(in->target_date)) {
        r->reason = is_stale(in, in->latest_date) ? REASON_STALE : REASON_NONE;
        r->status = r->reason == REASON_STALE ? STATUS_NO_DATA : STATUS_NO_TARGET;
        return;
    }
    if (in->other_length) {
        r->reason = REASON_OTHER_LENGTH;
        return;
    }
    if (!in->has_baseline && in->better == BETTER_NONE && in->aim != AIM_WITHIN) {
        r->reason = REASON_NO_BASELINE;         /* nothing says which side of the target is the good one */
        return;
    }
    if (status_has_way(in)) {
        measure_way(in, r);
        pace(in, r);
    }
    r->status = judge(in, r);
    if (may_be_otherwise(in, r->status)) {
        r->status = STATUS_NO_DATA;
        r->reason = REASON_BOUND;
    }
}

static void
judge_linear(const StatusInput *in, StatusResult *r)
{
    judge_on_the_way(in, r, linear_pace);
}

static void
judge_growth(const StatusInput *in, StatusResult *r)
{
    judge_on_the_way(in, r, growth_pace);
}

/* ---- bands ---- */

static bool
band_status_find(const char *word, Status *out)
{
    for (int s = STATUS_ACHIEVED; s <= STATUS_MISSED; s++)
        if (s != STATUS_NO_CHANGE && strcmp(status_name((Status)s), word) == 0) {
            *out = (Status)s;
            return true;
        }
    return false;
}

/* "on-track:90", or "limited". */
static bool
parse_band(const char *text, StatusBand *out)
{
    g_auto(GStrv) parts = g_strsplit(text, ":", 2);
    char *end = NULL;

    out->has_from = parts[0] != NULL && parts[1] != NULL;
    if (parts[0] == NULL || !band_status_find(parts[0], &out->status))
        return false;
    if (!out->has_from)
        return true;
    out->from = g_ascii_strtod(parts[1], &end);
    return *parts[1] != '\0' && *end == '\0' && strspn(parts[1], "-0123456789.") == strlen(parts[1]);
}

size_t
status_bands_parse(const char *text, StatusBand bands[BANDS_MOST], bool *up)
{
    g_auto(GStrv) words = g_strsplit_set(text == NULL ? "" : text, " \t\n", -1);
    size_t count = 0;

    *up = true;
    for (size_t i = 0; words[i] != NULL; i++) {
        if (*words[i] == '\0')
            continue;
        if (count == BANDS_MOST || !parse_band(words[i], &bands[count]))
            return 0;
        if (count > 0 && !bands[count - 1].has_from)
            return 0;
        for (size_t k = 0; k < count; k++)
            if (bands[k].status == bands[count].status)
                return 0;
        count++;
    }
    if (count < 2 || bands[count - 1].has_from)
        return 0;
    if (count > 2)
        *up = bands[0].from > bands[1].from;
    for (size_t i = 1; i + 1 < count; i++)
        if (*up ? bands[i].from >= bands[i - 1].from : bands[i].from <= bands[i - 1].from)
            return 0;
    return count;
}

static Status
band_of(const StatusInput *in, double value)
{
    size_t i = 0;

    while (i + 1 < in->band_count &&
           (in->better == BETTER_DOWN ? value > in->bands[i].from : value < in->bands[i].from))
        i++;
    return in->bands[i].status;
}

/* Of what is at least so much, the truth may lie in any band above it. */
static void
judge_bands(const StatusInput *in, StatusResult *r)
{
    double far = in->qualifier == QUALIFIER_AT_LEAST  ? (double)INFINITY
                 : in->qualifier == QUALIFIER_AT_MOST ? -(double)INFINITY
                                                      : in->latest;

    if (!in->has_latest || in->band_count == 0)
        return;
    r->reason = in->other_length                              ? REASON_OTHER_LENGTH
                : is_stale(in, in->latest_date)               ? REASON_STALE
                : band_of(in, in->latest) != band_of(in, far) ? REASON_BOUND
                                                            : REASON_NONE;
    if (r->reason == REASON_NONE)
        r->status = band_of(in, in->latest);
}

/* ---- rated ---- */

static void
judge_rated(const StatusInput *in, StatusResult *r)
{
    r->reason = in->rating == NULL                    ? REASON_NOT_RATED
                : is_stale(in, in->rating->date) ? REASON_STALE
                                                      : REASON_NONE;
    if (r->reason == REASON_NONE)
        r->status = in->rating->status;
}

/* ---- explaining ---- */

static void
share_line(GString *out, const char *name, const char *formula, bool known, double value)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE];

    if (known)
        g_string_append_printf(out, "  %-10s %s = %s\n", name, formula,
                               g_ascii_formatd(number, sizeof number, "%.4f", value));
}

static void
way_lines(const StatusInput *in, const StatusResult *r, GString *out)
{
    share_line(out, "way gone",
               in->aim == AIM_WITHIN
                   ? "a = (distance of baseline - distance of latest) / distance of baseline, from the range"
                   : "a = (latest - baseline) / (target - baseline)",
               r->has_share, r->share);
    share_line(out, "time gone", "e = (day of latest - day of baseline) / (day of target - day of baseline)",
               r->has_time, r->time);
}

static void
explain_linear(const StatusInput *in, const StatusResult *r, GString *out)
{
    bool bent = in->milestone_count > 0;

    way_lines(in, r, out);
    if (bent)
        share_line(out, "path gone", "p = (path on the day of latest - baseline) / (target - baseline)", r->has_path,
                   r->path);
    share_line(out, "pace", bent ? "a / p" : "a / e", r->has_pace, r->pace);
}

static void
explain_growth(const StatusInput *in, const StatusResult *r, GString *out)
{
    way_lines(in, r, out);
    share_line(out, "growth", "g = (latest / baseline) ^ (1 / years between them) - 1", r->has_growth, r->growth);
    share_line(out, "growth due",
               in->milestone_count > 0
                   ? "G = (path on the day of latest / baseline) ^ (1 / years between them) - 1"
                   : "G = (target / baseline) ^ (1 / years between them) - 1",
               r->has_growth, r->required_growth);
    share_line(out, "pace", "g / G", r->has_growth && r->has_pace, r->pace);
}

static void
explain_bands(const StatusInput *in, const StatusResult *r, GString *out)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE];

    (void)r;
    for (size_t i = 0; i < in->band_count; i++)
        g_string_append_printf(out, "  %-10s %s %s%s\n", i == 0 ? "bands" : "", status_name(in->bands[i].status),
                               !in->bands[i].has_from            ? "for what is left"
                               : in->better == BETTER_DOWN ? "up to "
                                                                 : "from ",
                               in->bands[i].has_from ? number_shortest(in->bands[i].from, number) : "");
}

static void
explain_rated(const StatusInput *in, const StatusResult *r, GString *out)
{
    char day[11];

    (void)r;
    if (in->rating == NULL)
        g_string_append_printf(out, "  %-10s by nobody\n", "rated");
    else
        g_string_append_printf(out, "  %-10s %s by %s on %s%s%s\n", "rated",
                               status_name(in->rating->status), in->rating->by,
                               date_format(in->rating->date, day), *in->rating->text.text == '\0' ? "" : ": ",
                               in->rating->text.text);
}

/* ---- the table ---- */

static const struct {
    const char *name;
    void (*judge)(const StatusInput *in, StatusResult *r);
    void (*explain)(const StatusInput *in, const StatusResult *r, GString *out);
} rules[RULE_COUNT] = {
    [RULE_UNNAMED] = { "linear", judge_linear, explain_linear },
    [RULE_LINEAR] = { "linear", judge_linear, explain_linear },
    [RULE_CAGR] = { "cagr", judge_growth, explain_growth },
    [RULE_BANDS] = { "bands", judge_bands, explain_bands },
    [RULE_RATED] = { "rated", judge_rated, explain_rated },
};

const char *
status_rule_name(StatusRule rule)
{
    return rules[rule].name;
}

static StatusResult
judge_latest(const StatusInput *in)
{
    StatusResult result = { .status = STATUS_NO_DATA, .reason = REASON_NO_FIGURE };

    rules[in->rule].judge(in, &result);
    return result;
}

/*
 * Of what lies between two ends only that is said which holds at both, and between them. A status has no gap: where
 * both ends have it, so has what is judged already, unless what is wanted lies between them.
 */
static void
judge_range(const StatusInput *in, StatusResult *r)
{
    StatusInput low = *in, high = *in;
    StatusResult at_low, at_high;

    low.latest = in->least;
    high.latest = in->most;
    at_low = judge_latest(&low);
    at_high = judge_latest(&high);
    if (at_low.status != at_high.status || (in->rule <= RULE_CAGR && !in->other_length && ends_are_around(in))) {
        r->status = STATUS_NO_DATA;
        r->reason = REASON_BOUND;
    }
}

StatusResult
status_judge(const StatusInput *input)
{
    StatusResult result = judge_latest(input);

    if (input->has_ends && input->has_latest && input->rule != RULE_RATED)
        judge_range(input, &result);
    return result;
}

/* Of what lies between two ends nobody knows the share of the way: each end has its own. */
static void
explain_ends(const StatusInput *in, GString *out)
{
    const double ends[] = { in->least, in->most };
    char number[G_ASCII_DTOSTR_BUF_SIZE];

    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
        StatusInput at = *in;
        StatusResult result;

        at.latest = ends[i];
        result = judge_latest(&at);
        g_string_append_printf(out, "  %-10s %s: %s\n", "if it is", number_shortest(ends[i], number),
                               status_name(result.status));
        rules[in->rule].explain(&at, &result, out);
    }
}

void
status_rule_explain(const StatusInput *input, const StatusResult *result, GString *out)
{
    if (input->rule > RULE_LINEAR)
        g_string_append_printf(out, "  %-10s %s\n", "rule", rules[input->rule].name);
    if (input->has_ends && input->has_latest && input->rule <= RULE_CAGR && result->has_share)
        explain_ends(input, out);
    else
        rules[input->rule].explain(input, result, out);
}
