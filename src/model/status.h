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
 */
#include "model/view.h"

typedef enum Status {
    STATUS_ACHIEVED,
    STATUS_ON_TRACK,
    STATUS_ACCELERATE,
    STATUS_LIMITED,
    STATUS_NO_CHANGE,
    STATUS_DETERIORATING,
    STATUS_MISSED,
    STATUS_TOO_EARLY,
    STATUS_BASELINE_ONLY,
    STATUS_NO_DATA,
    STATUS_NO_TARGET,
    STATUS_COUNT
} Status;
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
    REASON_BOUND
} StatusReason;

typedef struct StatusInput {
    bool has_baseline; double baseline; Date baseline_date;
    bool has_target; double target; Date target_date;
    bool has_latest; double latest; Date latest_date;
    /* of the latest; of_parts: it and the baseline are of the same parts of a sum */
    Qualifier qualifier; bool of_parts;
    Date as_of;
    int max_age_months;                 /* 0: 36 */
    Better better;
    /* what one of the last printed digit is worth: 0.1; 0: every difference counts */
    double last_digit;
    double on_track, accelerate;        /* bands; 0: 0.95 and 0.60 */
} StatusInput;

typedef struct StatusResult {
    Status status; StatusReason reason;
    bool has_share; double share;       /* a */
    bool has_time; double time;         /* e */
    bool has_pace; double pace;
    bool has_required; double required; /* value on the straight path at the as-of date, clamped to the target */
} StatusResult;

StatusResult status_judge(const StatusInput *input);
/* Is there a way from baseline to target? Not where the baseline meets the target already. */
bool status_has_way(const StatusInput *input);

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
    Place target_place;                 /* where the target is written */
} StatusView;
StatusView view_status(View *view, const Target *target, IndicatorKind kind);
/* One followed row for one area: the target's area and article date filled in. */
StatusView view_follow_status(View *view, const Follow *follow, const Area *area);
StatusView view_indicator_status(View *view, const Indicator *indicator);
/*
 * Both days, inputs, formula and result as text lines, for `sheaf explain`: below a figure the observations that it is
 * made of, each with its own day and its publication.
 */
void status_explain(const StatusView *status, Days days, GString *out);
/* Of a set: who is counted and who is not, each with the figure that tells. */
void status_explain_members(const SetView *set, GString *out);

#endif
