/*
 * The status engine: one method for every numeric target, as the header areas it. status_judge() is pure arithmetic;
 * the rest finds what stood where.
 */
#include "model/status.h"
#include "model/internal.h"
#include <math.h>
#include <string.h>

enum { USUAL_AGE = 36 };
static const double default_on_track = 0.95, default_accelerate = 0.60, early_share = 0.1;

static const char *const names[STATUS_COUNT] = {
    [STATUS_ACHIEVED] = "achieved", [STATUS_ON_TRACK] = "on-track",   [STATUS_ACCELERATE] = "accelerate",
    [STATUS_LIMITED] = "limited",   [STATUS_NO_CHANGE] = "no-change", [STATUS_DETERIORATING] = "deteriorating",
    [STATUS_MISSED] = "missed",     [STATUS_TOO_EARLY] = "too-early", [STATUS_BASELINE_ONLY] = "baseline-only",
    [STATUS_NO_DATA] = "no-data",   [STATUS_NO_TARGET] = "no-target",
};

const char *
status_name(Status status)
{
    return names[status];
}

int
status_rank(Status status)
{
    return status <= STATUS_MISSED ? (int)(status - STATUS_ACHIEVED) + 1 : 0;
}

static int32_t
last_day(Date date)
{
    return date_to_days(date_last_day(date));
}

static bool
is_stale(const StatusInput *in)
{
    int age = in->max_age_months > 0 ? in->max_age_months : USUAL_AGE;

    return last_day(in->as_of) > date_to_days(date_add_months(date_last_day(in->latest_date), age));
}

/* The value that a straight line from baseline to target has on the as-of day; beyond the target day, the target. */
static double
required_value(const StatusInput *in)
{
    double span = last_day(in->target_date) - last_day(in->baseline_date),
           gone = last_day(in->as_of) - last_day(in->baseline_date);
    double share = span <= 0 ? 1 : fmin(fmax(gone / span, 0), 1);

    return in->baseline + share * (in->target - in->baseline);
}

/* Where there is no way to measure (no baseline, or one that meets the target), only the target's side counts. */
static bool
stands_at_target(const StatusInput *in)
{
    return in->better == BETTER_UP     ? in->latest >= in->target
           : in->better == BETTER_DOWN ? in->latest <= in->target
                                       : in->latest == in->target;
}

/*
 * Is there a way from the baseline to the target? Not where the baseline is already on the target's good side: then
 * the target is kept or lost, and the distance between both says nothing.
 */
bool
status_has_way(const StatusInput *in)
{
    bool met = in->better == BETTER_UP     ? in->baseline >= in->target
               : in->better == BETTER_DOWN ? in->baseline <= in->target
                                           : in->baseline == in->target;

    return in->has_baseline && !met;
}

static void
measure_way(const StatusInput *in, StatusResult *r)
{
    double span = last_day(in->target_date) - last_day(in->baseline_date),
           gone = last_day(in->latest_date) - last_day(in->baseline_date);

    r->has_share = true;
    r->share = (in->latest - in->baseline) / (in->target - in->baseline) + 0.0;         /* no minus nought */
    if (span > 0) {
        r->has_time = true;
        r->time = gone / span;
    }
    if (r->has_time && r->time > 0) {
        r->has_pace = true;
        r->pace = r->share / r->time;
    }
    r->has_required = true;
    r->required = required_value(in);
}

static bool
is_early(const StatusInput *in)
{
    double span = last_day(in->target_date) - last_day(in->baseline_date),
           gone = last_day(in->as_of) - last_day(in->baseline_date);

    return span > 0 && gone / span < early_share;
}

/* One figure alone: the latest is the baseline, or is older than it. */
static bool
is_baseline_only(const StatusInput *in)
{
    return last_day(in->latest_date) <= last_day(in->baseline_date);
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

static bool
is_worse(const StatusInput *in, const StatusResult *r)
{
    return r->has_share ? r->share < 0 : !stands_at_target(in);
}

static Status
judge_pace(const StatusInput *in, const StatusResult *r)
{
    double on_track = in->on_track > 0 ? in->on_track : default_on_track,
           accelerate = in->accelerate > 0 ? in->accelerate : default_accelerate;

    return r->pace >= on_track ? STATUS_ON_TRACK : r->pace >= accelerate ? STATUS_ACCELERATE : STATUS_LIMITED;
}

/*
 * Of what is at least so much nobody can say that it is no more: so of the area left "on track" and "achieved" would
 * be a guess, and of what is at most so much "missed" and "deteriorating"; what lies between is a guess either way.
 * Along the same parts of a sum the pace can be told, and only the ends cannot.
 */
static bool
may_be_otherwise(const StatusInput *in, Status status)
{
    bool down = status_has_way(in) ? in->target < in->baseline : in->better == BETTER_DOWN;
    Qualifier worse = down ? QUALIFIER_AT_LEAST : QUALIFIER_AT_MOST,
              better = down ? QUALIFIER_AT_MOST : QUALIFIER_AT_LEAST;

    if (in->qualifier == QUALIFIER_NONE || in->qualifier == QUALIFIER_ABOUT)
        return false;
    switch (status) {
    case STATUS_ACHIEVED: return in->qualifier == worse;
    case STATUS_ON_TRACK: return in->qualifier == worse && !in->of_parts;
    case STATUS_MISSED: return in->qualifier == better;
    case STATUS_DETERIORATING: return in->qualifier == better && !in->of_parts;
    case STATUS_ACCELERATE: case STATUS_LIMITED: case STATUS_NO_CHANGE: return !in->of_parts;
    default: return false;
    }
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
    if (r->has_share ? r->share >= 1 : stands_at_target(in))
        return STATUS_ACHIEVED;
    if (last_day(in->latest_date) >= last_day(in->target_date))
        return STATUS_MISSED;
    r->reason = last_day(in->as_of) > last_day(in->target_date) ? REASON_DEADLINE_PASSED
                : is_stale(in)                                  ? REASON_STALE
                : !in->has_baseline                             ? no_baseline(in)
                                                                : REASON_NONE;
    if (r->reason != REASON_NONE)
        return STATUS_NO_DATA;
    if (is_baseline_only(in))
        return STATUS_BASELINE_ONLY;
    if (is_changed(in) && is_worse(in, r))
        return STATUS_DETERIORATING;
    if (is_early(in))
        return STATUS_TOO_EARLY;
    return is_changed(in) ? judge_pace(in, r) : STATUS_NO_CHANGE;
}

StatusResult
status_judge(const StatusInput *in)
{
    StatusResult r = { .status = STATUS_NO_DATA, .reason = REASON_NO_FIGURE };

    if (!in->has_latest)
        return r;
    if (!in->has_target || !date_is_set(in->target_date)) {
        r.reason = is_stale(in) ? REASON_STALE : REASON_NONE;
        r.status = is_stale(in) ? STATUS_NO_DATA : STATUS_NO_TARGET;
        return r;
    }
    if (!in->has_baseline && in->better == BETTER_NONE) {
        r.reason = REASON_NO_BASELINE;          /* nothing says which side of the target is the good one */
        return r;
    }
    r.reason = REASON_NONE;
    if (status_has_way(in))
        measure_way(in, &r);
    r.status = judge(in, &r);
    if (may_be_otherwise(in, r.status)) {
        r.status = STATUS_NO_DATA;
        r.reason = REASON_BOUND;
    }
    return r;
}

/* ---- what stood where ---- */

/* The day that a figure stands for: a stock told before its period was over is of the day on which it was told. */
static Date
figure_day(const Figure *figure)
{
    return date_is_set(figure->own) && date_compare(figure->own, date_last_day(figure->period.last)) < 0
               ? figure->own
               : figure->period.last;
}

/*
 * A baseline that the plan states is of the whole: with it only what is whole can be compared, where there is
 * something.
 */
static void
find_latest(View *view, const Target *target, StatusView *s)
{
    size_t count = 0;
    const Figure *series;

    s->latest = view_latest(view, s->measure, s->area);
    if (!target->has_baseline || s->latest.only == NULL)
        return;
    series = view_series(view, s->measure, s->area, &count);
    while (count > 0 && series[count - 1].only != NULL)
        count--;
    if (count > 0)
        s->latest = series[count - 1];
}

/* A baseline that the plan states without a day is of the plan's start. */
static Date
baseline_day(const View *view, const Target *target)
{
    return date_is_set(target->baseline_date) ? target->baseline_date : plan_period(view_plan(view)).first;
}

static void
find_baseline(View *view, const Target *target, StatusView *s)
{
    size_t count = 0;
    const Figure *series;

    if (target->has_baseline) {
        if (s->latest.only != NULL)
            return;
        s->input.has_baseline = true;
        s->input.baseline = target->baseline;
        s->input.baseline_date = baseline_day(view, target);
        return;
    }
    series = view_series(view, s->measure, s->area, &count);
    if (count == 0)
        return;
    for (size_t i = 0; i < count; i++)
        if (figures_are_comparable(&series[i], &s->latest) &&
            (target->baseline_first
                 ? !s->baseline.known
                 : last_day(series[i].period.last) <= date_to_days(plan_period(view_plan(view)).first)))
            s->baseline = series[i];
    if (s->baseline.known) {
        s->input.has_baseline = true;
        s->input.baseline = s->baseline.value;
        s->input.baseline_date = figure_day(&s->baseline);
    }
}

/*
 * Figures and baselines are printed with the decimals given, up to the measure's own; scaled ones without any. A
 * baseline that the plan states has all of its own where the status is worked out before the reader.
 */
static void
find_decimals(const Target *target, StatusView *s)
{
    int given, decimals;

    s->target_decimals = target->decimals;
    s->baseline_decimals = target->has_baseline ? target->baseline_decimals : s->baseline.row_decimals;
    given = MAX(s->latest.row_decimals, s->baseline_decimals);
    decimals = s->measure->decimals >= 0 ? MIN(given, s->measure->decimals) : given;
    if (target->has_baseline)
        decimals = MAX(decimals, target->baseline_decimals);
    s->input.last_digit = s->measure->scale > 1 ? s->measure->scale : pow(10, -decimals);
}

/* A deadline's date is the one in force on the as-of day. */
static void
find_target_date(View *view, const Target *target, StatusView *s)
{
    s->input.target_date = target->date;
    if (target->article == NULL || s->area == NULL)
        return;
    s->deadline = view_deadline(view, s->area, target->treaty, target->article->number);
    s->input.target_date = s->deadline.known ? s->deadline.in_force : target->not_later;
}

static void
find_grade(StatusView *s)
{
    s->judged = s->measure->grade_count > 0;
    s->rater = s->measure->rater;
    for (size_t i = 0; s->latest.known && i < s->measure->grade_count; i++)
        if (s->measure->grades[i].value == s->latest.value)
            s->grade = &s->measure->grades[i];
}

/* Of what lies between two ends only that is said which holds at both. */
static void
judge_range(StatusView *s)
{
    StatusInput low = s->input, high = s->input;
    StatusResult at_low, at_high;

    if (!s->latest.has_range)
        return;
    low.latest = s->latest.low;
    high.latest = s->latest.high;
    at_low = status_judge(&low);
    at_high = status_judge(&high);
    if (at_low.status == at_high.status)
        return;
    s->result.status = STATUS_NO_DATA;
    s->result.reason = REASON_BOUND;
}

StatusView
view_status(View *view, const Target *target, IndicatorKind kind)
{
    StatusView s = { .measure = target->measure, .area = target->area, .target_place = target->place };

    s.result = (StatusResult){ .status = STATUS_NO_DATA, .reason = REASON_NO_FIGURE };
    if (s.measure == NULL)
        return s;
    find_latest(view, target, &s);
    s.input = (StatusInput){ .has_target = target->has_value,
                             .target = target->value,
                             .has_latest = s.latest.known,
                             .latest = s.latest.value,
                             .latest_date = figure_day(&s.latest),
                             .qualifier = s.latest.qualifier,
                             .as_of = view_as_of(view),
                             .max_age_months = s.measure->max_age_months,
                             .better = s.measure->better };
    find_baseline(view, target, &s);
    s.input.of_parts = s.latest.only != NULL && s.baseline.known;
    find_decimals(target, &s);
    find_target_date(view, target, &s);
    if (kind == KIND_JUDGEMENT)
        find_grade(&s);
    s.result = status_judge(&s.input);
    judge_range(&s);
    if (s.deadline.known && date_is_set(s.deadline.fulfilled) && target->has_value && target->value == 0) {
        s.result.status = STATUS_ACHIEVED;      /* the obligation was declared fulfilled, whatever figure came last */
        s.result.reason = REASON_NONE;
    }
    return s;
}

StatusView
view_follow_status(View *view, const Follow *follow, const Area *area)
{
    Target target = follow->target;

    target.measure = follow->measure;
    target.area = area;
    return view_status(view, &target, follow->kind);
}

/*
 * What the plan states, else how many of the list counted when its time began: a count is never without one, as nobody
 * is known to count who has no figure.
 */
static void
counted_baseline(View *view, const Indicator *indicator, const Target *target, StatusView *s)
{
    SetView before;

    s->baseline_decimals = target->baseline_decimals;
    s->input.has_baseline = true;
    if (target->has_baseline) {
        s->input.baseline = target->baseline;
        s->input.baseline_date = baseline_day(view, target);
        return;
    }
    before = view_set_before(view, indicator, target->baseline_first);
    s->input.baseline = (double)before.k;
    s->input.baseline_date = before.date;
}

/* k of n: the value is k; n is the target only where the plan says so. */
static StatusView
set_status(View *view, const Indicator *indicator)
{
    SetView set = view_set(view, indicator);
    StatusView s = { .measure = indicator->measures[0] };

    s.list = indicator;
    s.input = (StatusInput){ .has_latest = set.count > 0 && date_is_set(set.date),
                             .latest = (double)set.k,
                             .latest_date = set.date,
                             .as_of = view_as_of(view),
                             .better = BETTER_UP,
                             .max_age_months = indicator->measures[0]->max_age_months };
    if (indicator->target_count > 0 && (indicator->targets[0].has_value || indicator->targets[0].all)) {
        s.target_place = indicator->targets[0].place;
        s.input.has_target = true;
        s.input.target = indicator->targets[0].all ? (double)set.count : indicator->targets[0].value;
        s.input.target_date = indicator->targets[0].date;
        s.target_decimals = indicator->targets[0].all ? 0 : indicator->targets[0].decimals;
        counted_baseline(view, indicator, &indicator->targets[0], &s);
    }
    s.latest = (Figure){ .known = s.input.has_latest,
                         .value = s.input.latest,
                         .period = { set.date, set.date },
                         .quality = Q_FINAL,
                         .id = set.id };
    for (size_t i = 0; i < set.count; i++)
        s.latest.undated = s.latest.undated || (set.members[i].figure.known && set.members[i].figure.undated);
    s.result = status_judge(&s.input);
    return s;
}

StatusView
view_indicator_status(View *view, const Indicator *indicator)
{
    Target none = { 0 };

    if (indicator->measure_count == 0)
        return view_status(view, &none, indicator->kind);
    if (indicator->among != NULL)
        return set_status(view, indicator);
    none.measure = indicator->measures[0];
    return view_status(view, indicator->target_count > 0 ? &indicator->targets[0] : &none, indicator->kind);
}

/* ---- explaining ---- */

static void
line(GString *out, const char *name, bool known, double value, Date date)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE], day[11];

    if (!known) {
        g_string_append_printf(out, "  %-10s none\n", name);
        return;
    }
    g_string_append_printf(out, "  %-10s %s", name, g_ascii_formatd(number, sizeof number, "%.10g", value));
    if (date_is_set(date))
        g_string_append_printf(out, " on %s", date_format(date_last_day(date), day));
    g_string_append_c(out, '\n');
}

/* One observation: its value, its own day, when it was first published and by what. */
static void
part_line(GString *out, const Observation *o)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE], day[11];
    Date first = observation_first_published(o);

    g_ascii_formatd(number, sizeof number, "%.10g", o->said.between ? o->said.low : o->value);
    g_ascii_formatd(high, sizeof high, "%.10g", o->said.high);
    g_string_append(out, "    ");
    observation_write_id(o, out);
    g_string_append_printf(out, " = %s%s%s%s%s, own day %s, ",
                           o->said.qualifier == QUALIFIER_NONE ? "" : qualifier_name(o->said.qualifier),
                           o->said.qualifier == QUALIFIER_NONE ? "" : " ", number, o->said.between ? " to " : "",
                           o->said.between ? high : "", date_format(observation_own_day(o), day));
    if (date_is_set(first))
        g_string_append_printf(out, "published %s", date_format(first, day));
    else
        g_string_append(out, "published on a day that no source tells");
    for (size_t i = 0; i < o->source_count; i++)
        g_string_append_printf(out, "%s%s", i == 0 ? ": " : " ", o->sources[i]->id);
    g_string_append_c(out, '\n');
}

/* What a figure is made of. One that is counted has its parts in what the treaties and the members of the set say. */
static void
parts_lines(GString *out, const Figure *figure)
{
    for (size_t i = 0; figure->known && i < figure->part_count; i++) {
        Observation part = figure_part(figure, i);

        part_line(out, &part);
    }
}

void
status_explain_members(const SetView *set, GString *out)
{
    for (size_t i = 0; i < set->count; i++) {
        const SetMember *member = &set->members[i];

        g_string_append_printf(out, "  %-10s %s\n", member->counts ? "counted" : "not", member->area->name.text);
        parts_lines(out, &member->figure);
    }
}

static void
share_line(GString *out, const char *name, const char *formula, bool known, double value)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE];

    if (known)
        g_string_append_printf(out, "  %-10s %s = %s\n", name, formula,
                               g_ascii_formatd(number, sizeof number, "%.4f", value));
}

void
status_explain(const StatusView *status, Days days, GString *out)
{
    static const char *const reasons[] = { "",
                                           "no figure",
                                           "the latest figure is too old",
                                           "the deadline has passed and no figure is as late",
                                           "no baseline",
                                           "the latest figure says only what it is at least or at most" };
    const StatusInput *in = &status->input;
    const StatusResult *r = &status->result;
    char day[11];

    if (status->measure != NULL)
        g_string_append_printf(out, "  %-10s %s\n", "measure", status->measure->id);
    line(out, "baseline", in->has_baseline, in->baseline, in->baseline_date);
    parts_lines(out, &status->baseline);
    line(out, "latest", in->has_latest, in->latest, in->latest_date);
    parts_lines(out, &status->latest);
    if (in->qualifier != QUALIFIER_NONE)
        g_string_append_printf(out, "  %-10s %s%s%s\n", "", qualifier_name(in->qualifier),
                               status->latest.only == NULL ? "" : ": the sum has no part but ",
                               status->latest.only == NULL ? "" : status->latest.only);
    line(out, "target", in->has_target, in->target, in->target_date);
    if (status->deadline.known && !date_equal(status->deadline.original, status->deadline.in_force))
        g_string_append_printf(out, "  %-10s %s\n", "first due", date_format(status->deadline.original, day));
    g_string_append_printf(out, "  %-10s %s\n", "as of", date_format(days.as_of, day));
    g_string_append_printf(out, "  %-10s %s\n", "known by", date_format(days.known_by, day));
    share_line(out, "way gone", "a = (latest - baseline) / (target - baseline)", r->has_share, r->share);
    share_line(out, "time gone", "e = (day of latest - day of baseline) / (day of target - day of baseline)",
               r->has_time, r->time);
    share_line(out, "pace", "a / e", r->has_pace, r->pace);
    if (r->has_required)
        line(out, "required", true, r->required, in->as_of);
    if (status->judged)
        g_string_append_printf(out, "  %-10s %s (%s)\n", "rated",
                               status->grade == NULL ? "not rated" : status->grade->title.text,
                               status->rater == NULL ? "" : status->rater);
    g_string_append_printf(out, "  %-10s %s%s%s\n", "status", status_name(r->status),
                           r->reason == REASON_NONE ? "" : ": ", reasons[r->reason]);
}
