#ifndef TRUTH_JUDGE_H
#define TRUTH_JUDGE_H
/*
 * What the plan asks and the treaties say, worked out once more from what is stored: statuses, lists that are
 * counted, deadlines.
 */
#include "truth/facts.h"

/* The number of a date's last day. */
static inline int32_t
day_number(Date date)
{
    return date_to_days(date_last_day(date));
}

/* ---- judge.c: the method of statuses, README, "How a status is made" ---- */

typedef struct Judged {
    bool has_value; double value; Date day; Qualifier qualifier; bool same_parts;        /* of the latest figure */
    bool has_low_high; double low, high;
    bool has_baseline; double baseline; Date baseline_day;
    bool has_target; double target; Date target_day;
    Better better;
    double digit;                       /* what one of the last digit that is told is worth */
    int months;                         /* how old a figure may be */
    Date as_of;
    const Target *wanted;               /* its aim, ends and milestones; NULL: a value to be reached */
    StatusRule rule; const char *bands; /* unnamed: linear */
    const Rating *rating;               /* the last that was given by then */
    bool other_length;                  /* a flow, and none of it is of the length of time of what is wanted */
    bool fulfilled;                     /* a target of none, and the obligation is declared fulfilled */
} Judged;

/* "on-track"; a constant. */
const char *judge_status(const Judged *judged);
/* Shares of the way and of the time; false where there is none. */
bool judge_way(const Judged *judged, double *share);
bool judge_time(const Judged *judged, double *share);
/* Of the path with its milestones: its value on a day, and the share of the way that it has gone at the figure. */
double judge_path(const Judged *judged, Date day);
bool judge_path_share(const Judged *judged, double *share);
/* Rates of growth a year, of which the pace is the ratio; false where there are none. */
bool judge_growth(const Judged *judged, double *growth, double *due);
/* The band of a value: its status, and whether it has an end and which. */
const char *judge_band(const Judged *judged, double value, bool *has_from, double *from);
/* Is a value as good as the target wants it? */
bool judge_meets(const Judged *judged, double value);

/* ---- judged.c ---- */

/* What a target, an indicator or a followed row is judged by. `latest`: the figure itself, or NULL. */
Judged judged_target(Facts *facts, const Target *target, const Judging *judging, const Measure *measure,
                     const Area *area, Days days, const Fact **latest);
/* A followed row for an area. */
Judged judged_follow(Facts *facts, const Follow *follow, const Area *area, Days days, const Fact **latest);
Judged judged_indicator(Facts *facts, const Indicator *indicator, Days days, const Fact **latest);

/* ---- counted.c: lists of which some count ---- */

typedef struct Counted { size_t k, n; Date first, last; } Counted;
Counted count_list(Facts *facts, const Indicator *indicator, Days days);
/* How one of the list stands: "fulfilled", "done", "unclear", "not" or "unknown", as squares and grids show it. */
const char *member_stands(Facts *facts, const Indicator *indicator, const Area *area, Days days);
/* "1A-1.set": how many of the indicator's list count; false where the id is no such thing. */
bool count_of_id(Facts *facts, const char *id, Days days, double *out);

/* ---- due.c: treaties ---- */

typedef enum Joined { JOINED_NOTHING_KNOWN, JOINED_NOT, JOINED_SIGNED, JOINED_PARTY } Joined;
typedef struct JoinedView { Joined joined; Date signed_on, deposited, in_force; JoinKind how; } JoinedView;
extern const char *const joined_words[];                /* by `joined`: "party" */
const Membership *membership_of(const Facts *facts, const Area *area, const Treaty *treaty);       /* NULL: none */
JoinedView joined_view(const Facts *facts, const Area *area, const Treaty *treaty, Days days);

/* steps: how many were decided by then, the first one with them. before: of the step before the one in force. */
typedef struct DueView {
    bool known;
    const DeadlineSeries *series;
    Date original, in_force, before, fulfilled;
    Date declared, found_again;         /* of what was declared fulfilled and is so no longer; else unset */
    bool passed, interim, unclear;
    size_t steps, missing;              /* missing: known of by then, and not told whole */
} DueView;
DueView due_view(const Facts *facts, const Area *area, const Treaty *treaty, const char *article, Days days);
/* NULL article: that of clearance. */
const char *clearance_article(const Treaty *treaty);
size_t count_due(const Facts *facts, const Treaty *treaty, const char *article, Days days);

#endif
