/* The status engine: what stood where. What follows from it is pure arithmetic, in status_rules.c. */
#include "model/internal.h"
#include "model/status_rules.h"
#include "base/digits.h"
#include <math.h>
#include <string.h>

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

const char *
status_reason_name(StatusReason reason)
{
    static const char *const reasons[REASON_COUNT] = { "none",        "no-figure", "stale",     "deadline-passed",
                                                       "no-baseline", "bound",     "not-rated", "no-growth",
                                                       "other-length" };

    return reasons[reason];
}

/* Days of a year of 52 weeks and of one of 53; those of a calendar year are between. */
enum { DAYS_OF_SHORT_YEAR = 364, DAYS_OF_LONG_YEAR = 371 };

int32_t
status_last_day(Date date)
{
    return date_to_days(date_last_day(date));
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

/* The latest that was given of the area itself, else of the whole; NULL: nobody gave any. */
static const Rating *
find_rating(const View *view, const Judging *judging, const Area *area)
{
    const Rating *found = NULL;

    for (size_t i = 0; i < judging->rating_count; i++) {
        const Rating *rating = &judging->ratings[i];
        bool own = rating->area != NULL, found_own = found != NULL && found->area != NULL;

        if ((own && rating->area != area) || !date_is_by(rating->date, view_seen(view)) || (found_own && !own))
            continue;
        if (found == NULL || own != found_own || date_compare(rating->date, found->date) >= 0)
            found = rating;
    }
    return found;
}

/* Nobody's own: the plan's, else the usual. */
static StatusRule
rule_of(const View *view, const Judging *judging)
{
    return judging->rule != RULE_UNNAMED ? judging->rule : plan_judging(view_plan(view)).rule;
}

static void
find_rule(View *view, const Judging *judging, const Area *area, StatusView *s)
{
    const char *bands = judging->bands != NULL ? judging->bands : plan_judging(view_plan(view)).bands;
    bool up;

    s->input.rule = rule_of(view, judging);
    s->input.rating = find_rating(view, judging, area);
    if (s->input.rule == RULE_BANDS) {
        s->input.band_count = status_bands_parse(bands, s->input.bands, &up);
        if (s->input.band_count > 2)
            s->input.better = up ? BETTER_UP : BETTER_DOWN;
    }
}

/* What is wanted, as far as the target says it by itself. */
static void
find_aim(const Target *target, StatusView *s)
{
    s->input.has_target = target->has_value;
    s->input.target = target->value;
    s->input.aim = target->aim;
    s->input.low = target->low;
    s->input.high = target->high;
    s->input.milestones = target->milestones;
    s->input.milestone_count = target->milestone_count;
}

/*
 * What depends on the baseline: the nearer end of a range, and, where none is to be worse than a value that the plan
 * does not name, the baseline itself. Milestones that are not on the way between both bend nothing.
 */
static void
settle_aim(View *view, StatusView *s)
{
    StatusInput *in = &s->input;

    if (in->aim == AIM_WITHIN) {
        in->has_target = true;
        in->target = in->has_baseline && in->baseline > in->high ? in->high : in->low;
    }
    if (in->aim == AIM_NO_WORSE && !in->has_target && in->has_baseline) {
        in->has_target = true;
        in->target = in->baseline;
        s->target_decimals = s->baseline_decimals;
    } else if (in->aim == AIM_NO_WORSE && in->has_target && !in->has_baseline) {
        in->has_baseline = true;
        in->baseline = in->target;
        in->baseline_date = plan_period(view_plan(view)).first;
    }
    while (in->milestone_count > 0 && in->has_baseline &&
           status_last_day(in->milestones[0].date) <= status_last_day(in->baseline_date)) {
        in->milestones++;
        in->milestone_count--;
    }
    while (in->milestone_count > 0 && date_is_set(in->target_date) &&
           status_last_day(in->milestones[in->milestone_count - 1].date) >= status_last_day(in->target_date))
        in->milestone_count--;
}

/* The value of a figure, and what is known of it besides. */
static void
take_figure(const Figure *figure, StatusInput *in)
{
    in->latest = figure->value;
    in->qualifier = qualifier_side(figure->qualifier) == QUALIFIER_NONE ? figure->qualifier
                                                                        : qualifier_side(figure->qualifier);
    in->has_ends = figure->has_range;
    in->least = figure->low;
    in->most = figure->high;
}

/*
 * What a plan states of a flow is of the length of time at which the measure is told, and of a year where it does not
 * say. Every other figure is of its own length whatever its period: a stock, what has added up, what rolls.
 */
static bool
is_of_length(const View *view, const Measure *measure, const Figure *figure)
{
    Frequency wanted = measure->frequency == FREQUENCY_NONE ? FREQUENCY_YEAR : measure->frequency;
    int days = status_last_day(figure->period.last) - date_to_days(date_first_day(figure->period.first)) + 1;

    if (measure->nature != NATURE_FLOW || measure->rolling_months > 0)
        return true;
    if (wanted != FREQUENCY_YEAR)
        return period_frequency(figure->period, plan_year_start(view_plan(view))) == wanted;
    return days >= DAYS_OF_SHORT_YEAR && days <= DAYS_OF_LONG_YEAR;
}

/* Of two figures of one length both or neither are of that; other differences are not told by the period alone. */
static bool
can_be_held_against(const View *view, const Measure *measure, const Figure *figure, const Figure *latest)
{
    return figures_are_comparable(figure, latest) &&
           is_of_length(view, measure, figure) == is_of_length(view, measure, latest);
}

/* Up to each milestone that is over, the last figure that can be compared with the latest. */
static void
look_at_milestones(View *view, StatusView *s)
{
    MilestoneView *out = arena_new0(view->arena, MilestoneView, s->input.milestone_count);
    size_t count = 0;
    const Figure *series = s->list != NULL || s->input.milestone_count == 0
                               ? NULL
                               : view_series(view, s->measure, s->area, &count);

    for (size_t m = 0; m < s->input.milestone_count; m++) {
        const Milestone *step = &s->input.milestones[m];
        StatusInput then = s->input;

        then.target = step->value;
        then.milestone_count = 0;
        out[m].milestone = step;
        out[m].over = status_last_day(step->date) <= status_last_day(s->input.as_of);
        for (size_t i = 0; out[m].over && i < count; i++)
            if (status_last_day(series[i].period.last) <= status_last_day(step->date) &&
                can_be_held_against(view, s->measure, &series[i], &s->latest))
                out[m].figure = series[i];
        if (!out[m].figure.known)
            continue;
        take_figure(&out[m].figure, &then);
        out[m].open = !status_tells_met(&then, &out[m].met);
        out[m].met = out[m].met && !out[m].open;
    }
    s->milestones = out;
    s->milestone_count = s->input.milestone_count;
}

/*
 * What the plan states, a baseline, a target or bands, is held against figures of its own length of time alone; where
 * there is none the latest is shown and not judged. A baseline that the plan states is of the whole: with it only what
 * is whole can be compared, where there is something.
 */
static void
find_latest(View *view, const Target *target, const Judging *judging, StatusView *s)
{
    bool stated = target->has_baseline || target->has_value || target->aim != AIM_REACH ||
                  rule_of(view, judging) == RULE_BANDS;
    const Figure *series, *found = NULL;
    size_t count = 0;

    s->latest = view_latest(view, s->measure, s->area);
    if (!s->latest.known || !stated ||
        (is_of_length(view, s->measure, &s->latest) && (!target->has_baseline || s->latest.only == NULL)))
        return;
    series = view_series(view, s->measure, s->area, &count);
    for (size_t i = count; i > 0; i--)
        if (is_of_length(view, s->measure, &series[i - 1])) {
            found = found == NULL || (found->only != NULL && series[i - 1].only == NULL) ? &series[i - 1] : found;
            if (!target->has_baseline || found->only == NULL)
                break;
        }
    s->input.other_length = found == NULL;
    if (found != NULL)
        s->latest = *found;
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
        if (can_be_held_against(view, s->measure, &series[i], &s->latest) &&
            (target->baseline_first
                 ? !s->baseline.known
                 : status_last_day(series[i].period.last) <= date_to_days(plan_period(view_plan(view)).first)))
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
    s->input.last_digit = MAX(qualifier_digit(s->latest.qualifier, s->latest.value, s->input.last_digit),
                              target->has_baseline ? s->input.last_digit
                                                   : qualifier_digit(s->baseline.qualifier, s->baseline.value,
                                                                     s->input.last_digit));
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

StatusView
view_status(View *view, const Target *target, IndicatorKind kind, const Judging *judging)
{
    StatusView s = { .measure = target->measure, .area = target->area, .target_place = target->place };

    s.result = (StatusResult){ .status = STATUS_NO_DATA, .reason = REASON_NO_FIGURE };
    if (s.measure == NULL)
        return s;
    find_latest(view, target, judging, &s);
    s.input = (StatusInput){ .other_length = s.input.other_length,
                             .has_latest = s.latest.known,
                             .latest_date = figure_day(&s.latest),
                             .as_of = view_as_of(view),
                             .max_age_months = s.measure->max_age_months,
                             .better = s.measure->better };
    take_figure(&s.latest, &s.input);
    if (s.measure->nature == NATURE_STANDING && s.latest.known) {
        /* what stands does, on the day that is looked at; what was revoked is none */
        s.input.latest_date = date_is_set(s.latest.revoked) ? s.latest.revoked : view_seen(view);
        if (date_is_set(s.latest.revoked)) {
            s.input.latest = 0;
            s.input.qualifier = QUALIFIER_NONE;
            s.input.has_ends = false;
        }
    }
    find_aim(target, &s);
    find_baseline(view, target, &s);
    s.input.of_parts = s.latest.only != NULL && s.baseline.known;
    find_decimals(target, &s);
    find_target_date(view, target, &s);
    settle_aim(view, &s);
    find_rule(view, judging, target->area, &s);
    look_at_milestones(view, &s);
    if (kind == KIND_JUDGEMENT)
        find_grade(&s);
    s.result = status_judge(&s.input);
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
    return view_status(view, &target, follow->kind, &follow->judging);
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
    const Target *target = indicator_target(indicator, indicator->measures[0], NULL, view_as_of(view));
    SetView set = view_set(view, indicator);
    StatusView s = { .measure = indicator->measures[0] };

    s.list = indicator;
    s.input = (StatusInput){ .has_latest = set.count > 0 && date_is_set(set.date),
                             .latest = (double)set.k,
                             .latest_date = set.date,
                             .as_of = view_as_of(view),
                             .better = BETTER_UP,
                             .max_age_months = indicator->measures[0]->max_age_months };
    if (target != NULL && (target->has_value || target->all || target->aim != AIM_REACH)) {
        find_aim(target, &s);
        s.target_place = target->place;
        s.input.has_target = target->has_value || target->all;
        s.input.target = target->all ? (double)set.count : target->value;
        s.input.target_date = target->date;
        s.target_decimals = target->all ? 0 : target->decimals;
        counted_baseline(view, indicator, target, &s);
        settle_aim(view, &s);
    }
    find_rule(view, &indicator->judging, NULL, &s);
    s.latest = (Figure){ .known = s.input.has_latest,
                         .value = s.input.latest,
                         .period = { set.date, set.date },
                         .quality = Q_FINAL,
                         .id = set.id };
    for (size_t i = 0; i < set.count; i++)
        s.latest.undated = s.latest.undated || (set.members[i].figure.known && set.members[i].figure.undated);
    look_at_milestones(view, &s);
    s.result = status_judge(&s.input);
    return s;
}

const Target *
indicator_target(const Indicator *indicator, const Measure *measure, const Area *area, Date as_of)
{
    bool whole = area == NULL && indicator->measure_count > 0 && measure == indicator->measures[0];
    const Target *found = NULL, *last = NULL;

    for (size_t i = 0; i < indicator->target_count; i++) {
        const Target *target = &indicator->targets[i];

        if (target->area != area || target->measure != measure)
            continue;
        last = target;
        if (date_is_set(target->date) && status_last_day(target->date) >= status_last_day(as_of) &&
            (found == NULL || date_compare(date_last_day(target->date), date_last_day(found->date)) < 0))
            found = target;
    }
    return found != NULL                                              ? found
           : last != NULL || !whole || indicator->target_count == 0 ? last
                                                                      : &indicator->targets[0];
}

/* "sex:f" of "casualties/sex:f" where the indicator is about "casualties"; of another measure its id. */
static const char *
measure_beside(const Indicator *indicator, const Measure *measure)
{
    const char *whole = indicator->measures[0]->id;
    size_t length = strlen(whole);

    return strncmp(measure->id, whole, length) == 0 && measure->id[length] == '/' ? measure->id + length + 1
                                                                                  : measure->id;
}

IndicatorRow
view_indicator_row(View *view, const Indicator *indicator, const Measure *measure, const Area *area)
{
    const char *beside = measure == indicator->measures[0] ? NULL : measure_beside(indicator, measure);

    return (IndicatorRow){ .measure = measure,
                           .area = area,
                           .beside = beside,
                           .id = arena_printf(view->arena, "%s%s%s%s%s", indicator->id, area == NULL ? "" : "/",
                                              area == NULL ? "" : area->id, beside == NULL ? "" : "/",
                                              beside == NULL ? "" : beside) };
}

const IndicatorRow *
view_indicator_rows(View *view, const Indicator *indicator, size_t *count)
{
    IndicatorRow *rows = arena_new0(view->arena, IndicatorRow, indicator->target_count + 1);

    *count = 0;
    for (size_t i = 0; i < indicator->target_count && indicator->measure_count > 0; i++) {
        const Target *target = &indicator->targets[i];
        size_t k = 0;

        while (k < *count && (rows[k].measure != target->measure || rows[k].area != target->area))
            k++;
        if (k == *count && (target->area != NULL || target->measure != indicator->measures[0]))
            rows[(*count)++] = view_indicator_row(view, indicator, target->measure, target->area);
    }
    return rows;
}

static StatusView
status_by_target(View *view, const Indicator *indicator, const Target *target, const Measure *measure,
                 const Area *area)
{
    Target none = { .area = area };

    none.measure = measure;
    return view_status(view, target != NULL ? target : &none, indicator->kind, &indicator->judging);
}

StatusView
view_indicator_status(View *view, const Indicator *indicator)
{
    if (indicator->measure_count == 0)
        return status_by_target(view, indicator, NULL, NULL, NULL);
    if (indicator->among != NULL)
        return set_status(view, indicator);
    return status_by_target(view, indicator,
                            indicator_target(indicator, indicator->measures[0], NULL, view_as_of(view)),
                            indicator->measures[0], NULL);
}

StatusView
view_indicator_row_status(View *view, const Indicator *indicator, const IndicatorRow *row)
{
    return status_by_target(view, indicator,
                            indicator_target(indicator, row->measure, row->area, view_as_of(view)), row->measure,
                            row->area);
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

/* Of what lies between two ends the ends: their middle is drawn and never printed. */
static void
latest_line(GString *out, const StatusInput *in, const Figure *latest)
{
    char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE], day[11];

    if (!in->has_latest || !in->has_ends || !latest->between) {
        line(out, "latest", in->has_latest, in->latest, in->latest_date);
        return;
    }
    g_string_append_printf(out, "  %-10s %s to %s", "latest", g_ascii_formatd(low, sizeof low, "%.10g", in->least),
                           g_ascii_formatd(high, sizeof high, "%.10g", in->most));
    if (date_is_set(in->latest_date))
        g_string_append_printf(out, " on %s", date_format(date_last_day(in->latest_date), day));
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
    if (o->origin != NULL)
        g_string_append_printf(out, ", imported from %s", o->origin);
    if (date_is_set(o->imported))
        g_string_append_printf(out, " on %s", date_format(o->imported, day));
    g_string_append_c(out, '\n');
}

void
figure_over_text(const FigureOver *over, GString *out)
{
    const char *words = over->kind == NULL ? NULL : forms_text(over->kind->forms, "", PLURAL_OTHER);

    g_string_append_printf(out, "%zu of %zu %s", over->covered, over->total,
                           words != NULL        ? words
                           : over->kind == NULL ? "areas"
                                                : over->kind->id);
}

static void
over_line(GString *out, const FigureOver *over)
{
    if (over->total == 0)
        return;
    g_string_append(out, "    over areas: ");
    figure_over_text(over, out);
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

/* "at-least 7", "3 to 5" */
static void
value_text(GString *out, const Figure *figure)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];

    if (figure->qualifier != QUALIFIER_NONE)
        g_string_append_printf(out, "%s ", qualifier_name(figure->qualifier));
    if (!figure->between)
        g_string_append(out, number_shortest(figure->value, number));
    if (figure->has_range)
        g_string_append_printf(out, "%s%s to %s", figure->between ? "" : ", between ",
                               number_shortest(figure->low, number), number_shortest(figure->high, high));
    g_string_append_c(out, '\n');
}

void
figure_explain(const Figure *figure, const Measure *measure, const Area *area, YearStart start, GString *out)
{
    char period[PERIOD_TEXT], day[11];

    g_string_append_printf(out, "  measure    %s: %s\n", measure->id, measure->title.text);
    if (area != NULL)
        g_string_append_printf(out, "  area       %s: %s\n", area->id, area->name.text);
    g_string_append_printf(out, "  period     %s%s\n", period_format(figure->period, start, period),
                           figure->open ? ", not over when it was told" : "");
    g_string_append(out, "  value      ");
    value_text(out, figure);
    if (figure->only != NULL)
        g_string_append_printf(out, "    of these parts only: %s\n", figure->only);
    over_line(out, &figure->over);
    parts_lines(out, figure);
    if (figure->parts_say != NULL) {
        g_string_append(out, "  its parts  ");
        value_text(out, figure->parts_say);
        parts_lines(out, figure->parts_say);
    }
    for (size_t i = 0; i < figure->revised_count; i++) {
        Observation before = figure_revised(figure, i);

        g_string_append(out, i == 0 ? "  before\n" : "");
        part_line(out, &before);
    }
    if (date_is_set(figure->revoked))
        g_string_append_printf(out, "  revoked    on %s\n", date_format(figure->revoked, day));
}

/* What it takes to be counted. */
static void
counting_line(const Indicator *indicator, const SetView *set, GString *out)
{
    const Measure *measure = indicator->measures[0];
    const char *side = measure->better == BETTER_DOWN ? "at most" : "at least";
    char number[G_ASCII_DTOSTR_BUF_SIZE], first[11], last[11];
    const char *counts = number_shortest(indicator->counts, number);

    if (indicator->party_to != NULL)
        g_string_append_printf(out, "  %-10s who is party to %s on the day\n", "among", indicator->party_to->id);
    g_string_append_printf(out, "  %-10s ", "counts");
    if (measure->membership != NULL)
        g_string_append_printf(out, "who is party to %s", measure->membership->id);
    else if (measure->nature == NATURE_STANDING)
        g_string_append_printf(out, "what stands on the day: from its own day until it is revoked, %s %s", side,
                               counts);
    else if (measure->nature == NATURE_EVENT && indicator->span == SPAN_PLAN)
        g_string_append_printf(out, "what happened from %s to %s, %s %s", date_format(set->span.first, first),
                               date_format(set->span.last, last), side, counts);
    else if (measure->nature == NATURE_EVENT && set->span.last.year == 0)
        g_string_append_printf(out, "what happened in the year of the last among them, %s %s; nothing is known to have",
                               side, counts);
    else if (measure->nature == NATURE_EVENT)
        g_string_append_printf(out, "what happened in %d, the year of the last among them, %s %s",
                               set->span.last.year, side, counts);
    else
        g_string_append_printf(out, "the latest figure of each, %s %s", side, counts);
    g_string_append_c(out, '\n');
}

/* Why a member counts, or does not. */
static void
reason_text(const Indicator *indicator, const SetMember *member, GString *out)
{
    const Measure *measure = indicator->measures[0];
    const Figure *figure = member->figure.known ? &member->figure : &member->outside;
    char day[11], number[G_ASCII_DTOSTR_BUF_SIZE];

    if (measure->membership != NULL) {
        if (member->counts)
            g_string_append_printf(out, "party, deposited on %s", date_format(member->standing.seen.deposited, day));
        else
            g_string_append(out, "not party");
    } else if (member->arrived) {
        g_string_append(out, "has arrived: party to what the steps lead to");
    } else if (member->fulfilled) {
        g_string_append(out, "the obligation is fulfilled");
    } else if (!figure->known) {
        g_string_append(out, "no figure");
    } else if (date_is_set(figure->revoked)) {
        g_string_append_printf(out, "revoked on %s", date_format(figure->revoked, day));
    } else if (!member->figure.known) {
        g_string_append_printf(out, "happened in %s, not in that time", date_format(figure->period.last, day));
    } else if (!member->counts) {
        g_string_append_printf(out, "%s is not enough", number_shortest(figure->value, number));
    } else if (measure->nature == NATURE_STANDING) {
        g_string_append_printf(out, "stands since %s", date_format(figure->period.first, day));
    } else if (measure->nature == NATURE_EVENT) {
        g_string_append_printf(out, "happened in %s", date_format(figure->period.last, day));
    } else {
        g_string_append_printf(out, "%s on %s", number_shortest(figure->value, number),
                               date_format(date_last_day(figure->period.last), day));
    }
}

void
status_explain_members(const Indicator *indicator, const SetView *set, GString *out)
{
    counting_line(indicator, set, out);
    for (size_t i = 0; i < set->count; i++) {
        const SetMember *member = &set->members[i];

        g_string_append_printf(out, "  %-10s %s: ", member->counts ? "counted" : "not", member->area->name.text);
        reason_text(indicator, member, out);
        g_string_append_c(out, '\n');
        parts_lines(out, member->figure.known ? &member->figure : &member->outside);
    }
}

/* What is wanted, in the words of the plan. */
static void
target_lines(const StatusView *status, GString *out)
{
    const StatusInput *in = &status->input;
    char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE], day[11];

    if (in->aim == AIM_WITHIN) {
        g_string_append_printf(out, "  %-10s %s to %s on %s\n", "within", number_shortest(in->low, low),
                               number_shortest(in->high, high), date_format(date_last_day(in->target_date), day));
    } else {
        line(out, in->aim == AIM_NO_WORSE ? "no worse" : "target", in->has_target, in->target, in->target_date);
    }
    for (size_t i = 0; i < status->milestone_count; i++) {
        const MilestoneView *m = &status->milestones[i];

        g_string_append_printf(out, "  %-10s %s on %s: %s\n", "milestone", number_shortest(m->milestone->value, low),
                               date_format(date_last_day(m->milestone->date), day),
                               !m->over            ? "ahead"
                               : !m->figure.known ? "over, without a figure"
                               : m->open           ? "over, and its figure does not tell"
                               : m->met            ? "met"
                                                   : "not met");
    }
    if (in->rule <= RULE_CAGR && in->has_target && in->has_baseline && !status_has_way(in))
        g_string_append_printf(out, "  %-10s the baseline meets it: it is kept or lost\n", "");
}

void
status_explain(const StatusView *status, Days days, GString *out)
{
    static const char *const reasons[REASON_COUNT] = {
        "",
        "no figure",
        "the latest figure is too old",
        "the deadline has passed and no figure is as late",
        "no baseline",
        "the latest figure says only what it is at least or at most",
        "nobody has rated it",
        "there is no growth from or to nought",
        "no figure is of a period as long as what is wanted is of",
    };
    const StatusInput *in = &status->input;
    const StatusResult *r = &status->result;
    char day[11];

    if (status->measure != NULL)
        g_string_append_printf(out, "  %-10s %s\n", "measure", status->measure->id);
    line(out, "baseline", in->has_baseline, in->baseline, in->baseline_date);
    over_line(out, &status->baseline.over);
    parts_lines(out, &status->baseline);
    latest_line(out, in, &status->latest);
    over_line(out, &status->latest.over);
    parts_lines(out, &status->latest);
    if (in->qualifier != QUALIFIER_NONE)
        g_string_append_printf(out, "  %-10s %s%s%s\n", "", qualifier_name(status->latest.qualifier),
                               status->latest.only == NULL ? "" : ": the sum has no part but ",
                               status->latest.only == NULL ? "" : status->latest.only);
    target_lines(status, out);
    if (status->deadline.known && !date_equal(status->deadline.original, status->deadline.in_force))
        g_string_append_printf(out, "  %-10s %s\n", "first due", date_format(status->deadline.original, day));
    g_string_append_printf(out, "  %-10s %s\n", "as of", date_format(days.as_of, day));
    g_string_append_printf(out, "  %-10s %s\n", "known by", date_format(days.known_by, day));
    status_rule_explain(in, r, out);
    if (r->has_required)
        line(out, "required", true, r->required, in->as_of);
    if (status->judged)
        g_string_append_printf(out, "  %-10s %s (%s)\n", "rated",
                               status->grade == NULL ? "not rated" : status->grade->title.text,
                               status->rater == NULL ? "" : status->rater);
    g_string_append_printf(out, "  %-10s %s%s%s\n", "status", status_name(r->status),
                           r->reason == REASON_NONE ? "" : ": ", reasons[r->reason]);
}
