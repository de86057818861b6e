#ifndef MODEL_STATUS_H
#define MODEL_STATUS_H
/*
 * The status of a numeric target. One module, one method, printed in every pack as "How to read".
 *
 *   a = (v - b) / (t - b)        share of the way gone
 *   e = (dv - db) / (dt - db)    share of the time gone at the observation
 *   pace = a / e
 *
 * Where the baseline meets the target already (on its better side, or at it) there is no way to go: the target is
 * achieved as long as it is kept. What is asked:
 *
 * Asked in this order: achieved, missed, deadline passed, no data, baseline only (one figure, which is the baseline),
 * deteriorating (worse than the baseline by at least the last printed digit), too early, no change (less than that
 * digit from the baseline), and last the pace: limited, accelerate, on track.
 *
 * Milestones bend the path from baseline to target: then e is the share of the way that the path has gone on the day of
 * the latest figure, and nothing is too early once the first milestone's day is over. Of a range to stay within, the
 * way is the distance from it: a = (distance of the baseline - distance of the latest) / distance of the baseline.
 *
 * Which rule makes the status is a row of the table in status_rules.c:
 *
 *   linear   as above
 *   cagr     the same questions, and as the pace the ratio of two compound annual growth rates, the actual one from
 *            baseline to latest figure and the one required from baseline to target, with the bands of Eurostat: from
 *            0.95 "significant", from 0.60 "moderate" and below it "insufficient progress" (Eurostat, Sustainable
 *            development in the European Union, monitoring report on progress towards the SDGs in an EU context, the
 *            annex on how indicators with a quantitative target are assessed)
 *   bands    the band that the latest figure lies in; neither baseline nor target is asked for
 *   rated    what somebody gave, as of its day
 */
#include "model/view.h"

/* of those that judge the better is the smaller, from 1; 0: not judged */
int status_rank(Status status);
const char *status_name(Status status);         /* "on-track": also the catalogue key "status-on-track" */

/* Why "no data": each has a sentence in the catalogue. */
typedef enum StatusReason {
    REASON_NONE,
    REASON_NO_FIGURE,
    REASON_STALE,
    REASON_DEADLINE_PASSED,
    REASON_NO_BASELINE,
    REASON_BOUND,
    REASON_NOT_RATED,
    REASON_NO_GROWTH,
    REASON_OTHER_LENGTH,
    REASON_COUNT
} StatusReason;
const char *status_reason_name(StatusReason reason);    /* "no-figure": also the end of the catalogue's key */

/* A band reaches to `from`, which is in it; the last, without it, has what is left. Best first. */
typedef struct StatusBand { Status status; bool has_from; double from; } StatusBand;
enum { BANDS_MOST = 6 };
/*
 * "on-track:90 accelerate:75 limited": how many bands; 0: it is no such text, or they are not in one order, or name a
 * status twice, or leave a value without a band. up: which side is the better, where two numbers tell.
 */
size_t status_bands_parse(const char *text, StatusBand bands[BANDS_MOST], bool *up);
/* From which pace on a status is given by it, where the plan says nothing else: "on track" and "accelerate"; else 0. */
double status_pace_from(Status status);

typedef struct StatusInput {
    bool has_baseline; double baseline; Date baseline_date;
    bool has_target; double target; Date target_date;
    bool has_latest; double latest; Date latest_date;
    /* of the latest; of_parts: it and the baseline are of the same parts of a sum */
    Qualifier qualifier; bool of_parts;
    /* the truth lies between both, and `latest` is then what is drawn: only that is said which holds at either end */
    bool has_ends; double least, most;
    /* the latest is a flow of another length of time than what it would be held against, and none of that is known */
    bool other_length;
    Date as_of;
    int max_age_months;                 /* 0: 36 */
    Better better;
    /* what one of the last printed digit is worth, of "about" see qualifier_digit: 0.1; 0: any counts */
    double last_digit;
    double on_track, accelerate;        /* of the pace; 0: 0.95 and 0.60 */
    Aim aim; double low, high;          /* AIM_WITHIN: `target` is the end that is nearer to the baseline */
    const Milestone *milestones; size_t milestone_count;        /* by date */
    StatusRule rule;                    /* unnamed: linear */
    StatusBand bands[BANDS_MOST]; size_t band_count;
    const Rating *rating;               /* the latest that was given, or NULL */
} StatusInput;

typedef struct StatusResult {
    Status status; StatusReason reason;
    bool has_share; double share;       /* a */
    bool has_time; double time;         /* e */
    /* the share of the way that the path with its milestones has gone at the observation; without them e */
    bool has_path; double path;
    bool has_growth; double growth, required_growth;    /* RULE_CAGR: a year, 0.05 is 5 % */
    bool has_pace; double pace;
    bool has_required; double required; /* value on the straight path at the as-of date, clamped to the target */
} StatusResult;

StatusResult status_judge(const StatusInput *input);
/* Is there a way from baseline to target? Not where the baseline meets the target already. */
bool status_has_way(const StatusInput *input);
/* Does a value meet the target? */
bool status_is_met(const StatusInput *input, double value);
/*
 * Whether the latest figure meets the target, by its qualifier and its ends too; false where they leave it open. What
 * is asked of the path to the target is left aside.
 */
bool status_tells_met(const StatusInput *input, bool *met);
/* What the path from baseline to target has on a day; before and after these days theirs. */
double status_path(const StatusInput *input, Date day);

/*
 * A milestone whose day is over: the last figure up to then, if any, and whether it is as good as wanted; open: its
 * qualifier or its ends do not tell.
 */
typedef struct MilestoneView { const Milestone *milestone; bool over; Figure figure; bool met, open; } MilestoneView;

/* A target asked of the view: what stood where, and the result. */
typedef struct StatusView {
    StatusResult result; StatusInput input;
    Figure baseline, latest;
    /* as written; a baseline that is a figure has those of its row */
    int baseline_decimals, target_decimals;
    DeadlineView deadline;              /* known when the target's date is an article's */
    const Measure *measure; const Area *area;
    const Indicator *list;              /* whose list is counted; NULL: a figure is judged */
    /* judgements */
    bool judged; const Grade *grade; const char *rater;
    const MilestoneView *milestones; size_t milestone_count;
    Place target_place;                 /* where the target is written */
} StatusView;
StatusView view_status(View *view, const Target *target, IndicatorKind kind, const Judging *judging);
/* One followed row for one area: the target's area and article date filled in. */
StatusView view_follow_status(View *view, const Follow *follow, const Area *area);
/*
 * By the target of its first measure and of no area, else by the first; of several dated ones by the one in force
 * (indicator_target()).
 */
StatusView view_indicator_status(View *view, const Indicator *indicator);
/*
 * Of an indicator's targets for the measure and the area (NULL: of no area) the one that is due first of those not due
 * before the day, else the last; NULL: it has none.
 */
const Target *indicator_target(const Indicator *indicator, const Measure *measure, const Area *area, Date as_of);
/*
 * What a target of an indicator is for, besides the whole: an area, some alone ("sex:f"), both, or another measure.
 * id: "1A-1/AAA", "1A-1/sex:f", "1A-1/AAA/sex:f". beside: "sex:f", or another measure's id; NULL: its first measure.
 */
typedef struct IndicatorRow {
    const Measure *measure; const Area *area;
    const char *beside, *id;
} IndicatorRow;
/* The indicator has a measure. */
IndicatorRow view_indicator_row(View *view, const Indicator *indicator, const Measure *measure, const Area *area);
/* Of each of its targets, each once, in their order. */
const IndicatorRow *view_indicator_rows(View *view, const Indicator *indicator, size_t *count);
/* By the target for it; no target: the figure, not judged. */
StatusView view_indicator_row_status(View *view, const Indicator *indicator, const IndicatorRow *row);
/* On how many of how many areas a figure rests: "2 of 3 districts", in the words of the plan's language. */
void figure_over_text(const FigureOver *over, GString *out);
/*
 * Both days, inputs, formula and result as text lines, for `sheaf explain`: below a figure the observations that it is
 * made of, each with its own day and its publication.
 */
void status_explain(const StatusView *status, Days days, GString *out);
/* Of a set: what counts, and who is counted and who is not, each with the reason and the figure that tells. */
/* A figure: of what and when it is, its value, and the observations that it is made of and that it replaced. */
void figure_explain(const Figure *figure, const Measure *measure, const Area *area, YearStart start, GString *out);
void status_explain_members(const Indicator *indicator, const SetView *set, GString *out);

#endif
