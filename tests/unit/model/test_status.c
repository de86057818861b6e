/*
 * The status of a numeric target, worked by hand. Unless a row says otherwise the way goes from 40 on 31 December 2001
 * to 0 on 31 December 2003, 730 days; the latest figure is of 31 December 2002, after 365 of them, so e is one half and
 * the pace is twice the share of the way gone.
 */
#include "about_digits.h"
#include "sample.h"
#include "flows.h"
#include <glib.h>
#include "model/status.h"

#define BASE   .has_baseline = true, .baseline_date = { 2001, 12, 31 }
#define TARGET .has_target = true, .target_date = { 2003, 12, 31 }
#define LATEST .has_latest = true, .latest_date = { 2002, 12, 31 }
#define AS_OF  .as_of = { 2003, 1, 31 }
#define DOWN   .better = BETTER_DOWN
#define UP     .better = BETTER_UP
#define USUAL  BASE, TARGET, LATEST, AS_OF

#define GROWTH .rule = RULE_CAGR
#define BANDS                                                                                                          \
    .rule = RULE_BANDS, .band_count = 3,                                                                               \
    .bands = { { STATUS_ON_TRACK, true, 90 }, { STATUS_ACCELERATE, true, 75 }, { STATUS_LIMITED, false, 0 } }
#define ENDS(from, to) .has_ends = true, .least = (from), .most = (to)
#define RANGE  .aim = AIM_WITHIN, .low = 20, .high = 30, .target = 30

static const Rating rated_limited = { .status = STATUS_LIMITED, .by = "The team", .date = { 2002, 12, 1 } };
static const Milestone thirty[] = { { .date = { 2002, 12, 31 }, .value = 30 } };
static const Milestone forty_four[] = { { .date = { 2002, 12, 31 }, .value = 44 } };
static const Milestone february[] = { { .date = { 2002, 2, 1 }, .value = 38 } };

typedef struct StatusCase {
    const char *name;
    StatusInput in;
    Status want;
    StatusReason reason;
} StatusCase;

static const StatusCase status_cases[] = {
    /* the pace */
    { "zero target, half the way in half the time", { USUAL, DOWN, .baseline = 40, .latest = 20 }, STATUS_ON_TRACK, 0 },
    { "zero target, a fifth of the way", { USUAL, DOWN, .baseline = 40, .latest = 32 }, STATUS_LIMITED, 0 },
    { "decreasing, two fifths of the way",
      { USUAL, DOWN, .baseline = 100, .target = 50, .latest = 80 },
      STATUS_ACCELERATE,
      0 },
    { "increasing, half the way", { USUAL, UP, .baseline = 102, .target = 130, .latest = 116 }, STATUS_ON_TRACK, 0 },
    { "pace of 0.95 is on track", { USUAL, UP, .target = 100, .latest = 47.5 }, STATUS_ON_TRACK, 0 },
    { "pace of 0.94 is not", { USUAL, UP, .target = 100, .latest = 47 }, STATUS_ACCELERATE, 0 },
    { "pace of 0.60 is to accelerate", { USUAL, UP, .target = 100, .latest = 30 }, STATUS_ACCELERATE, 0 },
    { "pace of 0.58 is limited", { USUAL, UP, .target = 100, .latest = 29 }, STATUS_LIMITED, 0 },
    /* no change, and changes that cannot be printed */
    { "no movement is no change", { USUAL, DOWN, .baseline = 40, .latest = 40 }, STATUS_NO_CHANGE, 0 },
    { "better by less than is printed",
      { USUAL, DOWN, .baseline = 40, .latest = 39.96, .last_digit = 0.1 },
      STATUS_NO_CHANGE,
      0 },
    { "worse by less than is printed",
      { USUAL, DOWN, .baseline = 40, .latest = 40.04, .last_digit = 0.1 },
      STATUS_NO_CHANGE,
      0 },
    { "better by the last printed digit",
      { USUAL, DOWN, .baseline = 40, .latest = 39.9, .last_digit = 0.1 },
      STATUS_LIMITED,
      0 },
    { "worse by the last printed digit",
      { USUAL, DOWN, .baseline = 40, .latest = 40.1, .last_digit = 0.1 },
      STATUS_DETERIORATING,
      0 },
    { "0.3 less 0.2 is a tenth, though no binary fraction is",
      { USUAL, DOWN, .baseline = 0.2, .latest = 0.3, .last_digit = 0.1 },
      STATUS_DETERIORATING,
      0 },
    { "equal baseline and target, off by less than is printed",
      { USUAL, DOWN, .latest = 0.004, .last_digit = 0.01 },
      STATUS_NO_CHANGE,
      0 },
    { "less than is printed from a near target does not reach it",
      { USUAL, UP, .baseline = 99.5, .target = 100, .latest = 99.96, .last_digit = 1 },
      STATUS_NO_CHANGE,
      0 },
    { "reached, however small the step",
      { USUAL, UP, .baseline = 99.96, .target = 100, .latest = 100, .last_digit = 0.1 },
      STATUS_ACHIEVED,
      0 },
    /* bounds: what may be otherwise is not said */
    { "at least 0 left is not 0",
      { USUAL, DOWN, .baseline = 40, .latest = 0, .qualifier = QUALIFIER_AT_LEAST },
      STATUS_NO_DATA,
      REASON_BOUND },
    { "at most 0 left is 0",
      { USUAL, DOWN, .baseline = 40, .latest = 0, .qualifier = QUALIFIER_AT_MOST },
      STATUS_ACHIEVED,
      0 },
    { "at least the number wanted is reached",
      { USUAL, UP, .target = 100, .latest = 100, .qualifier = QUALIFIER_AT_LEAST },
      STATUS_ACHIEVED,
      0 },
    { "at most the number wanted may be less",
      { USUAL, UP, .target = 100, .latest = 100, .qualifier = QUALIFIER_AT_MOST },
      STATUS_NO_DATA,
      REASON_BOUND },
    { "at least so much left: on track would be a guess",
      { USUAL, DOWN, .baseline = 40, .latest = 20, .qualifier = QUALIFIER_AT_LEAST },
      STATUS_NO_DATA,
      REASON_BOUND },
    { "at most so much left: on track at least",
      { USUAL, DOWN, .baseline = 40, .latest = 20, .qualifier = QUALIFIER_AT_MOST },
      STATUS_ON_TRACK,
      0 },
    { "at most so much left may be less: limited would be a guess",
      { USUAL, DOWN, .baseline = 40, .latest = 32, .qualifier = QUALIFIER_AT_MOST },
      STATUS_NO_DATA,
      REASON_BOUND },
    { "at least so much more than there was",
      { USUAL, DOWN, .baseline = 40, .latest = 50, .qualifier = QUALIFIER_AT_LEAST },
      STATUS_DETERIORATING,
      0 },
    { "about half the way is judged as half",
      { USUAL, DOWN, .baseline = 40, .latest = 20, .qualifier = QUALIFIER_ABOUT },
      STATUS_ON_TRACK,
      0 },
    { "of the same part of a sum the pace is told",
      { USUAL, DOWN, .baseline = 40, .latest = 32, .qualifier = QUALIFIER_AT_LEAST, .of_parts = true },
      STATUS_LIMITED,
      0 },
    { "a part of a sum that is 0 does not make the sum 0",
      { USUAL, DOWN, .baseline = 40, .latest = 0, .qualifier = QUALIFIER_AT_LEAST, .of_parts = true },
      STATUS_NO_DATA,
      REASON_BOUND },
    { "a bound with nothing to start from",
      { TARGET, LATEST, AS_OF, DOWN, .latest = 20, .qualifier = QUALIFIER_AT_LEAST },
      STATUS_NO_DATA,
      REASON_BOUND },
    { "no change is missed once the day is there",
      { BASE, TARGET, DOWN, .baseline = 40, .has_latest = true, .latest = 40, .latest_date = { 2003, 12, 31 },
        .as_of = { 2004, 1, 1 } },
      STATUS_MISSED,
      0 },
    { "an unchanged figure that is old is no data",
      { BASE, LATEST, DOWN, .baseline = 40, .latest = 40, .has_target = true, .target_date = { 2021, 12, 31 },
        .as_of = { 2006, 1, 1 } },
      STATUS_NO_DATA,
      REASON_STALE },
    { "a plan's own bands, on track from 0.75",
      { USUAL, UP, .target = 100, .latest = 40, .on_track = 0.75, .accelerate = 0.5 },
      STATUS_ON_TRACK,
      0 },
    { "a plan's own bands, accelerate from 0.50",
      { USUAL, UP, .target = 100, .latest = 26, .on_track = 0.75, .accelerate = 0.5 },
      STATUS_ACCELERATE,
      0 },
    { "a year stands for its last day",
      { BASE, TARGET, AS_OF, UP, .target = 100, .latest = 47.5, .has_latest = true, .latest_date = { 2002, 0, 0 } },
      STATUS_ON_TRACK,
      0 },
    /* the ends of the way */
    { "reached exactly", { USUAL, DOWN, .baseline = 40 }, STATUS_ACHIEVED, 0 },
    { "overshoot downwards", { USUAL, DOWN, .baseline = 40, .target = 20, .latest = 10 }, STATUS_ACHIEVED, 0 },
    { "overshoot upwards", { USUAL, UP, .baseline = 102, .target = 130, .latest = 131 }, STATUS_ACHIEVED, 0 },
    { "worse than the baseline, downwards", { USUAL, DOWN, .baseline = 40, .latest = 50 }, STATUS_DETERIORATING, 0 },
    { "below the baseline, upwards",
      { USUAL, UP, .baseline = 102, .target = 130, .latest = 101 },
      STATUS_DETERIORATING,
      0 },
    { "equal baseline and target, kept at zero", { USUAL, DOWN }, STATUS_ACHIEVED, 0 },
    { "equal baseline and target, no longer zero", { USUAL, DOWN, .latest = 1 }, STATUS_DETERIORATING, 0 },
    { "equal baseline and target, better than both",
      { USUAL, UP, .baseline = 100, .target = 100, .latest = 101 },
      STATUS_ACHIEVED,
      0 },
    { "equal baseline and target, fallen below",
      { USUAL, UP, .baseline = 100, .target = 100, .latest = 99 },
      STATUS_DETERIORATING,
      0 },
    { "equal baseline and target, not kept on the day",
      { BASE, TARGET, DOWN, .has_latest = true, .latest = 1, .latest_date = { 2003, 12, 31 }, .as_of = { 2004, 6, 1 } },
      STATUS_MISSED,
      0 },
    /* met at the baseline: the target is kept or lost */
    { "met at the baseline and better still",
      { USUAL, UP, .baseline = 80, .target = 75, .latest = 82 },
      STATUS_ACHIEVED,
      0 },
    { "met at the baseline, worse than it and still met",
      { USUAL, UP, .baseline = 80, .target = 75, .latest = 78 },
      STATUS_ACHIEVED,
      0 },
    { "met at the baseline and at its edge",
      { USUAL, UP, .baseline = 80, .target = 75, .latest = 75 },
      STATUS_ACHIEVED,
      0 },
    { "met at the baseline and lost",
      { USUAL, UP, .baseline = 80, .target = 75, .latest = 74 },
      STATUS_DETERIORATING,
      0 },
    { "met at the baseline and lost on the day",
      { BASE, TARGET, UP, .baseline = 80, .target = 75, .has_latest = true, .latest = 74,
        .latest_date = { 2003, 12, 31 }, .as_of = { 2004, 1, 31 } },
      STATUS_MISSED,
      0 },
    { "met at the baseline, downwards, and lower still",
      { USUAL, DOWN, .baseline = 8, .target = 10, .latest = 6 },
      STATUS_ACHIEVED,
      0 },
    { "met at the baseline, downwards, and lost",
      { USUAL, DOWN, .baseline = 8, .target = 10, .latest = 11 },
      STATUS_DETERIORATING,
      0 },
    { "met at the baseline: at least so much may be too much",
      { USUAL, DOWN, .baseline = 8, .target = 10, .latest = 9, .qualifier = QUALIFIER_AT_LEAST },
      STATUS_NO_DATA,
      REASON_BOUND },
    { "where no side is the better the way goes to the target",
      { USUAL, .baseline = 80, .target = 75, .latest = 82 },
      STATUS_DETERIORATING,
      0 },
    /*
     * rates of growth: from 100 to 400 in two years is a doubling each year, whatever a year is taken for; from 400 to
     * 100 a halving. 365 days are 0.99932 years, so 105 is a growth of 5.003 % a year, where 121 asks for 10.007 %.
     */
    { "growth: doubled in the first of two years",
      { USUAL, UP, GROWTH, .baseline = 100, .target = 400, .latest = 200 },
      STATUS_ON_TRACK,
      0 },
    { "the same by the straight line is 0.67",
      { USUAL, UP, .baseline = 100, .target = 400, .latest = 200 },
      STATUS_ACCELERATE,
      0 },
    { "growth: halved in the first of two years",
      { USUAL, DOWN, GROWTH, .baseline = 400, .target = 100, .latest = 200 },
      STATUS_ON_TRACK,
      0 },
    { "growth: 7 of 10 % is a ratio of 0.70",
      { USUAL, UP, GROWTH, .baseline = 100, .target = 121, .latest = 107 },
      STATUS_ACCELERATE,
      0 },
    { "growth: 5 of 10 % is a ratio of 0.50",
      { USUAL, UP, GROWTH, .baseline = 100, .target = 121, .latest = 105 },
      STATUS_LIMITED,
      0 },
    { "growth: moved away", { USUAL, UP, GROWTH, .baseline = 100, .target = 121, .latest = 99 },
      STATUS_DETERIORATING, 0 },
    { "growth: reached", { USUAL, UP, GROWTH, .baseline = 100, .target = 121, .latest = 121 }, STATUS_ACHIEVED, 0 },
    { "growth: none from nought",
      { USUAL, UP, GROWTH, .baseline = 0, .target = 121, .latest = 60 },
      STATUS_NO_DATA,
      REASON_NO_GROWTH },
    /* bands: neither baseline nor target is asked for */
    { "bands: the best", { LATEST, AS_OF, UP, BANDS, .latest = 95 }, STATUS_ON_TRACK, 0 },
    { "bands: an end is in its band", { LATEST, AS_OF, UP, BANDS, .latest = 90 }, STATUS_ON_TRACK, 0 },
    { "bands: between two ends", { LATEST, AS_OF, UP, BANDS, .latest = 89.9 }, STATUS_ACCELERATE, 0 },
    { "bands: what is left", { LATEST, AS_OF, UP, BANDS, .latest = 10 }, STATUS_LIMITED, 0 },
    { "bands: no figure", { AS_OF, UP, BANDS }, STATUS_NO_DATA, REASON_NO_FIGURE },
    { "bands: too old", { LATEST, UP, BANDS, .latest = 95, .as_of = { 2006, 1, 1 } }, STATUS_NO_DATA, REASON_STALE },
    { "bands: at least 92 is in the best",
      { LATEST, AS_OF, UP, BANDS, .latest = 92, .qualifier = QUALIFIER_AT_LEAST },
      STATUS_ON_TRACK,
      0 },
    { "bands: at least 80 may be in the best",
      { LATEST, AS_OF, UP, BANDS, .latest = 80, .qualifier = QUALIFIER_AT_LEAST },
      STATUS_NO_DATA,
      REASON_BOUND },
    { "bands: at most 70 is in the worst",
      { LATEST, AS_OF, UP, BANDS, .latest = 70, .qualifier = QUALIFIER_AT_MOST },
      STATUS_LIMITED,
      0 },
    /* rated */
    { "rated: what was given, whatever the figures say",
      { USUAL, DOWN, .baseline = 40, .latest = 20, .rule = RULE_RATED, .rating = &rated_limited },
      STATUS_LIMITED,
      0 },
    { "rated: by nobody", { USUAL, DOWN, .baseline = 40, .latest = 20, .rule = RULE_RATED }, STATUS_NO_DATA,
      REASON_NOT_RATED },
    { "rated: 36 months and a day ago",
      { DOWN, .rule = RULE_RATED, .rating = &rated_limited, .as_of = { 2005, 12, 2 } },
      STATUS_NO_DATA,
      REASON_STALE },
    /* milestones: 30 in the middle of the time, so a quarter of the way is what the path has gone */
    { "a path that begins slowly: 30 is on it",
      { USUAL, DOWN, .baseline = 40, .latest = 30, .milestones = thirty, .milestone_count = 1 },
      STATUS_ON_TRACK,
      0 },
    { "six of the ten that the path asks for",
      { USUAL, DOWN, .baseline = 40, .latest = 34, .milestones = thirty, .milestone_count = 1 },
      STATUS_ACCELERATE,
      0 },
    { "five of the ten",
      { USUAL, DOWN, .baseline = 40, .latest = 35, .milestones = thirty, .milestone_count = 1 },
      STATUS_LIMITED,
      0 },
    { "a path that first leads away: not behind it",
      { USUAL, DOWN, .baseline = 40, .latest = 43, .milestones = forty_four, .milestone_count = 1 },
      STATUS_ON_TRACK,
      0 },
    { "a path that first leads away: behind it",
      { USUAL, DOWN, .baseline = 40, .latest = 46, .milestones = forty_four, .milestone_count = 1 },
      STATUS_DETERIORATING,
      0 },
    { "a path that first leads away: the baseline is before it",
      { USUAL, DOWN, .baseline = 40, .latest = 40, .milestones = forty_four, .milestone_count = 1 },
      STATUS_ON_TRACK,
      0 },
    { "nothing is too early once a milestone's day is over",
      { BASE, TARGET, DOWN, .baseline = 40, .has_latest = true, .latest = 39.5, .latest_date = { 2002, 2, 1 },
        .as_of = { 2002, 2, 10 }, .milestones = february, .milestone_count = 1 },
      STATUS_LIMITED,
      0 },
    /* a range of 20 to 30 */
    { "in the range", { USUAL, RANGE, .baseline = 40, .latest = 25 }, STATUS_ACHIEVED, 0 },
    { "at its end", { USUAL, RANGE, .baseline = 40, .latest = 30 }, STATUS_ACHIEVED, 0 },
    { "half the way to the range in half the time", { USUAL, RANGE, .baseline = 40, .latest = 35 },
      STATUS_ON_TRACK, 0 },
    { "a fifth of the way to the range", { USUAL, RANGE, .baseline = 40, .latest = 38 }, STATUS_LIMITED, 0 },
    { "further from the range", { USUAL, RANGE, .baseline = 40, .latest = 41 }, STATUS_DETERIORATING, 0 },
    { "beyond its other end by more", { USUAL, RANGE, .baseline = 40, .latest = 5 }, STATUS_DETERIORATING, 0 },
    { "left the range", { USUAL, RANGE, .baseline = 25, .latest = 31 }, STATUS_DETERIORATING, 0 },
    { "outside on the day",
      { BASE, TARGET, RANGE, .baseline = 25, .has_latest = true, .latest = 31, .latest_date = { 2003, 12, 31 },
        .as_of = { 2004, 1, 31 } },
      STATUS_MISSED,
      0 },
    { "in the range, without a baseline", { TARGET, LATEST, AS_OF, RANGE, .latest = 25 }, STATUS_ACHIEVED, 0 },
    { "outside, without a baseline", { TARGET, LATEST, AS_OF, RANGE, .latest = 35 }, STATUS_NO_DATA,
      REASON_NO_BASELINE },
    { "at least 25 may be beyond the range",
      { USUAL, RANGE, .baseline = 40, .latest = 25, .qualifier = QUALIFIER_AT_LEAST },
      STATUS_NO_DATA,
      REASON_BOUND },
    { "at least 41 is further from it",
      { USUAL, RANGE, .baseline = 40, .latest = 41, .qualifier = QUALIFIER_AT_LEAST },
      STATUS_DETERIORATING,
      0 },
    /* what lies between two ends: only what holds at both, and all between them */
    { "both ends in the range", { USUAL, RANGE, .baseline = 40, .latest = 25, ENDS(22, 28) }, STATUS_ACHIEVED, 0 },
    { "both ends beyond one end of the range",
      { USUAL, RANGE, .baseline = 40, .latest = 43, ENDS(41, 45) },
      STATUS_DETERIORATING,
      0 },
    { "beyond either end of the range: it may be in it",
      { USUAL, RANGE, .baseline = 40, .latest = 25, ENDS(5, 45) },
      STATUS_NO_DATA,
      REASON_BOUND },
    { "beyond either end of the range on the day",
      { BASE, TARGET, RANGE, .baseline = 25, .has_latest = true, .latest = 25, .latest_date = { 2003, 12, 31 },
        .as_of = { 2004, 1, 31 }, ENDS(5, 45) },
      STATUS_NO_DATA,
      REASON_BOUND },
    { "beyond either end of a range without a day",
      { BASE, LATEST, AS_OF, RANGE, .baseline = 40, .has_target = true, .latest = 25, ENDS(5, 45) },
      STATUS_NO_TARGET,
      0 },
    { "one end in the range", { USUAL, RANGE, .baseline = 40, .latest = 31, ENDS(28, 34) }, STATUS_NO_DATA,
      REASON_BOUND },
    { "on either side of what is to be kept",
      { USUAL, .baseline = 80, .target = 80, .latest = 80, ENDS(70, 90) },
      STATUS_NO_DATA,
      REASON_BOUND },
    { "on one side of what is to be kept",
      { USUAL, .baseline = 80, .target = 80, .latest = 85, ENDS(82, 90) },
      STATUS_DETERIORATING,
      0 },
    { "both ends on track", { USUAL, DOWN, .baseline = 40, .latest = 20, ENDS(19, 21) }, STATUS_ON_TRACK, 0 },
    { "on track at one end only", { USUAL, DOWN, .baseline = 40, .latest = 20, ENDS(15, 25) }, STATUS_NO_DATA,
      REASON_BOUND },
    { "between both of them, at least", { USUAL, DOWN, .baseline = 40, .latest = 20, ENDS(19, 21),
                                          .qualifier = QUALIFIER_AT_LEAST }, STATUS_NO_DATA, REASON_BOUND },
    { "no growth at either end",
      { USUAL, UP, GROWTH, .baseline = 0, .target = 121, .latest = 60, ENDS(50, 70) },
      STATUS_NO_DATA,
      REASON_NO_GROWTH },
    { "no status at either end, for two reasons",
      { USUAL, UP, GROWTH, .baseline = 100, .target = 400, .latest = 200, ENDS(150, 300) },
      STATUS_NO_DATA,
      REASON_BOUND },
    { "bands: both ends in one", { LATEST, AS_OF, UP, BANDS, .latest = 92, ENDS(91, 93) }, STATUS_ON_TRACK, 0 },
    { "bands: each end in its own", { LATEST, AS_OF, UP, BANDS, .latest = 92, ENDS(85, 99) }, STATUS_NO_DATA,
      REASON_BOUND },
    { "rated, whatever lies between", { USUAL, DOWN, .baseline = 40, .latest = 20, .rule = RULE_RATED,
                                        .rating = &rated_limited, ENDS(1, 39) }, STATUS_LIMITED, 0 },
    /* a quarter's flow, and a target of a year */
    { "of another length of time", { USUAL, DOWN, .baseline = 40, .latest = 20, .other_length = true },
      STATUS_NO_DATA, REASON_OTHER_LENGTH },
    { "of another length, and between two ends",
      { USUAL, RANGE, .baseline = 40, .latest = 25, ENDS(5, 45), .other_length = true },
      STATUS_NO_DATA,
      REASON_OTHER_LENGTH },
    { "of another length, without a target",
      { LATEST, AS_OF, DOWN, .latest = 20, .other_length = true },
      STATUS_NO_TARGET,
      0 },
    { "bands: of another length", { LATEST, AS_OF, UP, BANDS, .latest = 95, .other_length = true }, STATUS_NO_DATA,
      REASON_OTHER_LENGTH },
    /* what is not there */
    { "no figure", { BASE, TARGET, AS_OF, DOWN, .baseline = 40 }, STATUS_NO_DATA, REASON_NO_FIGURE },
    { "no figure and no target", { AS_OF, DOWN }, STATUS_NO_DATA, REASON_NO_FIGURE },
    { "no value to reach",
      { BASE, LATEST, AS_OF, DOWN, .baseline = 40, .latest = 20, .target_date = { 2003, 12, 31 } },
      STATUS_NO_TARGET,
      0 },
    { "no day to reach it",
      { BASE, LATEST, AS_OF, DOWN, .baseline = 40, .latest = 20, .has_target = true },
      STATUS_NO_TARGET,
      0 },
    { "no target and a stale figure",
      { LATEST, DOWN, .latest = 20, .as_of = { 2006, 1, 1 } },
      STATUS_NO_DATA,
      REASON_STALE },
    { "no baseline", { TARGET, LATEST, AS_OF, DOWN, .latest = 20 }, STATUS_NO_DATA, REASON_NO_BASELINE },
    { "no baseline, yet the target is reached", { TARGET, LATEST, AS_OF, DOWN }, STATUS_ACHIEVED, 0 },
    { "no baseline, and the day went by",
      { TARGET, DOWN, .has_latest = true, .latest = 3, .latest_date = { 2004, 0, 0 }, .as_of = { 2005, 1, 1 } },
      STATUS_MISSED,
      0 },
    { "no baseline and no better side", { TARGET, LATEST, AS_OF }, STATUS_NO_DATA, REASON_NO_BASELINE },
    /* old figures */
    { "36 months old is not stale",
      { BASE, LATEST, DOWN, .baseline = 40, .latest = 32, .has_target = true, .target_date = { 2021, 12, 31 },
        .as_of = { 2005, 12, 31 } },
      STATUS_ON_TRACK,
      0 },
    { "a day more is stale",
      { BASE, LATEST, DOWN, .baseline = 40, .latest = 32, .has_target = true, .target_date = { 2021, 12, 31 },
        .as_of = { 2006, 1, 1 } },
      STATUS_NO_DATA,
      REASON_STALE },
    { "a measure's own age of 12 months",
      { BASE, LATEST, DOWN, .baseline = 40, .latest = 20, .has_target = true, .target_date = { 2013, 12, 31 },
        .as_of = { 2004, 1, 1 }, .max_age_months = 12 },
      STATUS_NO_DATA,
      REASON_STALE },
    { "a stale figure that was at the target stays achieved",
      { BASE, LATEST, DOWN, .baseline = 40, .has_target = true, .target_date = { 2021, 12, 31 },
        .as_of = { 2012, 1, 1 } },
      STATUS_ACHIEVED,
      0 },
    /* too early: a tenth of 730 days is 73, which is 14 March 2002 */
    { "72 days gone is too early",
      { BASE, TARGET, DOWN, .baseline = 40, .has_latest = true, .latest = 39, .latest_date = { 2002, 3, 1 },
        .as_of = { 2002, 3, 13 } },
      STATUS_TOO_EARLY,
      0 },
    { "73 days gone is not",
      { BASE, TARGET, DOWN, .baseline = 40, .has_latest = true, .latest = 30, .latest_date = { 2002, 3, 1 },
        .as_of = { 2002, 3, 14 } },
      STATUS_ON_TRACK,
      0 },
    { "too early does not hide what got worse",
      { BASE, TARGET, DOWN, .baseline = 40, .has_latest = true, .latest = 41, .latest_date = { 2002, 3, 1 },
        .as_of = { 2002, 3, 13 } },
      STATUS_DETERIORATING,
      0 },
    { "the baseline is the only figure",
      { BASE, TARGET, AS_OF, DOWN, .baseline = 40, .has_latest = true, .latest = 40, .latest_date = { 2001, 12, 31 } },
      STATUS_BASELINE_ONLY,
      0 },
    { "the baseline is the only figure, a month after it",
      { BASE, TARGET, DOWN, .baseline = 40, .has_latest = true, .latest = 40, .latest_date = { 2001, 12, 31 },
        .as_of = { 2002, 1, 31 } },
      STATUS_BASELINE_ONLY,
      0 },
    { "the baseline is the only figure, and is at the target",
      { BASE, TARGET, AS_OF, DOWN, .has_latest = true, .latest_date = { 2001, 12, 31 } },
      STATUS_ACHIEVED,
      0 },
    { "the baseline is the only figure, and the day went by",
      { BASE, TARGET, DOWN, .baseline = 40, .has_latest = true, .latest = 40, .latest_date = { 2001, 12, 31 },
        .as_of = { 2004, 1, 1 } },
      STATUS_NO_DATA,
      REASON_DEADLINE_PASSED },
    { "the baseline is the only figure, and is old",
      { BASE, DOWN, .baseline = 40, .has_target = true, .target_date = { 2021, 12, 31 }, .has_latest = true,
        .latest = 40, .latest_date = { 2001, 12, 31 }, .as_of = { 2005, 1, 1 } },
      STATUS_NO_DATA,
      REASON_STALE },
    { "a figure older than a stated baseline is not compared with it",
      { BASE, TARGET, AS_OF, DOWN, .baseline = 40, .has_latest = true, .latest = 50, .latest_date = { 2000, 12, 31 } },
      STATUS_BASELINE_ONLY,
      0 },
    { "too early is asked before no change",
      { BASE, TARGET, DOWN, .baseline = 40, .has_latest = true, .latest = 40, .latest_date = { 2002, 3, 1 },
        .as_of = { 2002, 3, 13 } },
      STATUS_TOO_EARLY,
      0 },
    /* the target day */
    { "not reached on the day is missed",
      { BASE, TARGET, DOWN, .baseline = 40, .has_latest = true, .latest = 1, .latest_date = { 2003, 12, 31 },
        .as_of = { 2003, 12, 31 } },
      STATUS_MISSED,
      0 },
    { "not reached after the day is missed",
      { BASE, TARGET, DOWN, .baseline = 40, .has_latest = true, .latest = 1, .latest_date = { 2004, 0, 0 },
        .as_of = { 2005, 6, 30 } },
      STATUS_MISSED,
      0 },
    { "reached after the day is achieved",
      { BASE, TARGET, DOWN, .baseline = 40, .has_latest = true, .latest_date = { 2004, 0, 0 },
        .as_of = { 2005, 6, 30 } },
      STATUS_ACHIEVED,
      0 },
    { "deadline passed without figure",
      { BASE, TARGET, LATEST, DOWN, .baseline = 40, .latest = 20, .as_of = { 2004, 1, 1 } },
      STATUS_NO_DATA,
      REASON_DEADLINE_PASSED },
    { "the target day itself has not passed",
      { BASE, TARGET, LATEST, DOWN, .baseline = 40, .latest = 20, .as_of = { 2003, 12, 31 } },
      STATUS_ON_TRACK,
      0 },
    { "a target year lasts to its end",
      { BASE, LATEST, DOWN, .baseline = 40, .latest = 20, .has_target = true, .target_date = { 2003, 0, 0 },
        .as_of = { 2003, 12, 30 } },
      STATUS_ON_TRACK,
      0 },
    { "a passed deadline is told before an old figure",
      { BASE, TARGET, LATEST, DOWN, .baseline = 40, .latest = 20, .as_of = { 2015, 1, 1 } },
      STATUS_NO_DATA,
      REASON_DEADLINE_PASSED },
};

static void
a_target_is_judged(void **state)
{
    const StatusCase *c = *state;
    StatusResult got = status_judge(&c->in);

    assert_string_equal(status_name(got.status), status_name(c->want));
    assert_int_equal(got.reason, c->reason);
}

/* ---- whether a milestone is met ---- */

typedef struct MetCase {
    const char *name;
    StatusInput in;
    bool told, met;
} MetCase;

static const MetCase met_cases[] = {
    { "exactly as many", { USUAL, UP, .target = 100, .latest = 100 }, true, true },
    { "fewer", { USUAL, UP, .target = 100, .latest = 99 }, true, false },
    { "at least as many", { USUAL, UP, .target = 100, .latest = 100, .qualifier = QUALIFIER_AT_LEAST }, true, true },
    { "at least fewer may be more",
      { USUAL, UP, .target = 100, .latest = 99, .qualifier = QUALIFIER_AT_LEAST }, false, false },
    { "at most fewer", { USUAL, UP, .target = 100, .latest = 99, .qualifier = QUALIFIER_AT_MOST }, true, false },
    { "at most as many may be fewer",
      { USUAL, UP, .target = 100, .latest = 100, .qualifier = QUALIFIER_AT_MOST }, false, false },
    { "at least so few left may be more",
      { USUAL, DOWN, .baseline = 40, .target = 20, .latest = 15, .qualifier = QUALIFIER_AT_LEAST }, false, false },
    { "at least too many left",
      { USUAL, DOWN, .baseline = 40, .target = 20, .latest = 25, .qualifier = QUALIFIER_AT_LEAST }, true, false },
    { "about as many", { USUAL, UP, .target = 100, .latest = 100, .qualifier = QUALIFIER_ABOUT }, true, true },
    { "both ends are enough", { USUAL, UP, .target = 100, .latest = 110, ENDS(100, 120) }, true, true },
    { "neither end is", { USUAL, UP, .target = 100, .latest = 95, ENDS(91, 99) }, true, false },
    { "one end is, and the middle", { USUAL, UP, .target = 100, .latest = 110, ENDS(90, 130) }, false, false },
    { "beyond either end of a range", { USUAL, RANGE, .baseline = 40, .latest = 25, ENDS(5, 45) }, false, false },
};

static void
it_is_told_whether_it_is_met(void **state)
{
    const MetCase *c = *state;
    bool met = false, told = status_tells_met(&c->in, &met);

    assert_int_equal(told, c->told);
    if (c->told)
        assert_int_equal(met, c->met);
}

/* ---- worked in full ---- */

/*
 * From (b, db) to (t, dt), at (v, dv), with a calculator: days are counted, and a year is 365.25 of them. Linear: a =
 * (v - b) / (t - b), e = (dv - db) / (dt - db), pace = a / e. Growth: (v / b)^(1 / years) - 1 over (t / b)^(1 / years)
 * - 1. To three digits.
 */
typedef struct WorkedCase {
    const char *name;
    StatusRule rule;
    double baseline; Date from;
    double target; Date to;
    double latest; Date at;
    double share, time, growth, required, pace;         /* growth: of the linear rule none */
    Status want;
} WorkedCase;

static const WorkedCase worked_cases[] = {
    /* 11 / 19; 731 of 1,096 days */
    { "vaccinated: 71 to 90 in three years, 82 after two", RULE_LINEAR, 71, { 2023, 3, 31 }, 90, { 2026, 3, 31 }, 82,
      { 2025, 3, 31 }, 0.579, 0.667, 0, 0, 0.868, STATUS_ACCELERATE },
    /* 9 / 50; 912 of 1,826 days */
    { "deaths: 150 to 100 in five years, 141 in the midst", RULE_LINEAR, 150, { 2020, 1, 1 }, 100, { 2024, 12, 31 },
      141, { 2022, 7, 1 }, 0.180, 0.499, 0, 0, 0.360, STATUS_LIMITED },
    /* 60 / 80; 1,096 of 1,461 days: 0.750 / 0.750 */
    { "wells: 20 to 100 in four years, 80 after three", RULE_LINEAR, 20, { 2019, 12, 31 }, 100, { 2023, 12, 31 }, 80,
      { 2022, 12, 31 }, 0.750, 0.750, 0, 0, 1.000, STATUS_ON_TRACK },
    /* -10 / 50 */
    { "deaths: 150 to 100 in five years, 160 in the midst", RULE_LINEAR, 150, { 2020, 1, 1 }, 100, { 2024, 12, 31 },
      160, { 2022, 7, 1 }, -0.200, 0.499, 0, 0, -0.400, STATUS_DETERIORATING },
    /* ln(33.9 / 38) / 2 = -0.0571, ln(25 / 38) / 3 = -0.1396 */
    { "growth: 38 to 25 in three years, 33.9 after two", RULE_CAGR, 38, { 2023, 3, 31 }, 25, { 2026, 3, 31 }, 33.9,
      { 2025, 3, 31 }, 0.315, 0.667, -0.0555, -0.1302, 0.426, STATUS_LIMITED },
    /* ln 1.2 / 5 = 0.0365, ln 1.5 / 15 = 0.0270 */
    { "growth: 100 to 150 in fifteen years, 120 after five", RULE_CAGR, 100, { 2015, 12, 31 }, 150, { 2030, 12, 31 },
      120, { 2020, 12, 31 }, 0.400, 0.333, 0.0371, 0.0274, 1.355, STATUS_ON_TRACK },
    /* ln 1.22 / 5 = 0.0398, ln 4 / 20 = 0.0693 */
    { "growth: 50 to 200 in twenty years, 61 after five", RULE_CAGR, 50, { 2010, 12, 31 }, 200, { 2030, 12, 31 }, 61,
      { 2015, 12, 31 }, 0.073, 0.250, 0.0406, 0.0718, 0.565, STATUS_LIMITED },
    /* ln 1.3 / 4 = 0.0656, ln 2 / 8 = 0.0866; by the linear rule 0.300 / 0.500 would be 0.600 */
    { "growth: 10 to 20 in eight years, 13 after four", RULE_CAGR, 10, { 2012, 12, 31 }, 20, { 2020, 12, 31 }, 13,
      { 2016, 12, 31 }, 0.300, 0.500, 0.0678, 0.0905, 0.749, STATUS_ACCELERATE },
};

static void
a_worked_example_comes_out(void **state)
{
    const WorkedCase *c = *state;
    const StatusInput in = { .rule = c->rule,
                             .has_baseline = true, .baseline = c->baseline, .baseline_date = c->from,
                             .has_target = true, .target = c->target, .target_date = c->to,
                             .has_latest = true, .latest = c->latest, .latest_date = c->at, .as_of = c->at,
                             .better = c->target > c->baseline ? BETTER_UP : BETTER_DOWN };
    StatusResult got = status_judge(&in);

    assert_string_equal(status_name(got.status), status_name(c->want));
    assert_near(got.share, c->share, 0.0006);
    assert_near(got.time, c->time, 0.0006);
    assert_int_equal(got.has_growth, c->rule == RULE_CAGR);
    if (c->rule == RULE_CAGR) {
        assert_near(got.growth, c->growth, 0.0001);
        assert_near(got.required_growth, c->required, 0.0001);
    }
    assert_true(got.has_pace);
    assert_near(got.pace, c->pace, 0.0011);
}

/* ---- the numbers ---- */

typedef struct NumberCase {
    const char *name;
    StatusInput in;
    double share, time, pace, required;
} NumberCase;

static const NumberCase number_cases[] = {
    /* on 30 September 2002, 273 of 730 days are gone: 40 * (1 - 273/730) = 25.0410958904 */
    { "downwards",
      { BASE, TARGET, LATEST, DOWN, .baseline = 40, .latest = 30, .as_of = { 2002, 9, 30 } },
      0.25,
      0.5,
      0.5,
      25.0410958904 },
    { "upwards",
      { BASE, TARGET, LATEST, UP, .baseline = 100, .target = 200, .latest = 140, .as_of = { 2002, 12, 31 } },
      0.4,
      0.5,
      0.8,
      150 },
    { "overshot",
      { BASE, TARGET, LATEST, UP, .baseline = 100, .target = 200, .latest = 300, .as_of = { 2002, 12, 31 } },
      2,
      0.5,
      4,
      150 },
    { "worse",
      { BASE, TARGET, LATEST, UP, .baseline = 100, .target = 200, .latest = 90, .as_of = { 2002, 12, 31 } },
      -0.1,
      0.5,
      -0.2,
      150 },
    { "required stops at the target",
      { BASE, TARGET, LATEST, UP, .baseline = 100, .target = 200, .latest = 140, .as_of = { 2009, 12, 31 } },
      0.4,
      0.5,
      0.8,
      200 },
    /* 31 of the 365 days from 30 to 0 are gone: 30 * (1 - 31/365) = 27.4520547945; a quarter of the way by then */
    { "required along a milestone",
      { BASE, TARGET, LATEST, DOWN, .baseline = 40, .latest = 35, .as_of = { 2003, 1, 31 }, .milestones = thirty,
        .milestone_count = 1 },
      0.125,
      0.5,
      0.5,
      27.4520547945 },
    /* a doubling each year: 400 / 100 halfway is 200 */
    { "required by growth",
      { BASE, TARGET, LATEST, UP, GROWTH, .baseline = 100, .target = 400, .latest = 200,
        .as_of = { 2002, 12, 31 } },
      1.0 / 3,
      0.5,
      1,
      200 },
    /* 10 from the range, and 5 of them gone; halfway between 40 and 30 */
    { "required to a range",
      { BASE, TARGET, LATEST, RANGE, .baseline = 40, .latest = 35, .as_of = { 2002, 12, 31 } },
      0.5,
      0.5,
      1,
      35 },
    { "required starts at the baseline",
      { BASE, TARGET, LATEST, UP, .baseline = 100, .target = 200, .latest = 140, .as_of = { 2001, 6, 30 } },
      0.4,
      0.5,
      0.8,
      100 },
};

static void
the_shares_are_those_of_the_formula(void **state)
{
    const NumberCase *c = *state;
    StatusResult got = status_judge(&c->in);

    assert_true(got.has_share && got.has_time && got.has_pace && got.has_required);
    assert_near(got.share, c->share, 1e-9);
    assert_near(got.time, c->time, 1e-9);
    assert_near(got.pace, c->pace, 1e-9);
    assert_near(got.required, c->required, 1e-9);
}

#define EXPLAINED ((Days){ { 2003, 1, 31 }, { 2003, 6, 30 } })

static void
an_explanation_shows_inputs_formula_and_result(void **state)
{
    StatusView view = { .input = { USUAL, DOWN, .baseline = 40, .latest = 32 } };
    g_autoptr(GString) out = g_string_new(NULL);

    (void)state;
    view.result = status_judge(&view.input);
    status_explain(&view, EXPLAINED, out);
    assert_string_equal(
        out->str, "  baseline   40 on 2001-12-31\n"
                  "  latest     32 on 2002-12-31\n"
                  "  target     0 on 2003-12-31\n"
                  "  as of      2003-01-31\n"
                  "  known by   2003-06-30\n"
                  "  way gone   a = (latest - baseline) / (target - baseline) = 0.2000\n"
                  "  time gone  e = (day of latest - day of baseline) / (day of target - day of baseline) = 0.5000\n"
                  "  pace       a / e = 0.4000\n"
                  "  required   18.30136986 on 2003-01-31\n" /* 40 * (1 - 396/730) */
                  "  status     limited\n");
}

/*
 * A part may be known by a dated document, by a register, which was known from the day of what it tells, or by nothing
 * with a date.
 */
static void
an_explanation_names_the_observations_of_a_figure(void **state)
{
    static const ObservationRow rows[] = {
        { .measure = "cha",
          .area = "AAA",
          .sources = "S18",
          .period = { { 2017, 0, 0 }, { 2017, 0, 0 } },
          .value = 12.5,
          .quality = Q_FINAL },
        { .measure = "sha",
          .area = "AAA",
          .sources = "REG S-undated",
          .period = { { 2018, 3, 4 }, { 2018, 3, 4 } },
          .value = 7,
          .quality = Q_FINAL,
          .said = { .qualifier = QUALIFIER_AT_LEAST } },
        { .measure = "vote",
          .area = "AAA",
          .sources = "S-undated",
          .period = { { 2017, 0, 0 }, { 2017, 0, 0 } },
          .value = 2,
          .quality = Q_FINAL,
          .said = { .has_range = true, .between = true, .low = 1, .high = 3 } },
    };
    static const char *const lines[] = {
        "    cha.AAA.2017 = 12.5, own day 2017-12-31, published 2018-11-15: S18\n",
        "    sha.AAA.2018-03-04 = at-least 7, own day 2018-03-04, published 2018-03-04: REG S-undated\n",
        "    vote.AAA.2017 = 1 to 3, own day 2017-12-31, published on a day that no source tells: S-undated\n",
    };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) builder = sample_new(diags);
    g_autoptr(Plan) plan = NULL;
    g_autoptr(View) view = NULL;

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        plan_builder_add_observation(builder, &rows[i]);
    plan = sample_finish(builder, diags);
    view = view_new(plan, DATE_NONE, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        StatusView status = { .input = { USUAL, DOWN, .baseline = 40, .latest = 32 },
                              .latest = view_latest(view, plan_find_measure(plan, rows[i].measure),
                                                    plan_find_area(plan, "AAA")) };
        g_autoptr(GString) out = g_string_new(NULL);
        g_autofree char *wanted = g_strconcat("  latest     32 on 2002-12-31\n", lines[i], "  target ", NULL);

        status_explain(&status, EXPLAINED, out);
        assert_non_null(strstr(out->str, wanted));
    }
}

static void
an_explanation_says_why_there_is_none(void **state)
{
    StatusView view = { .input = { TARGET, AS_OF, DOWN } };
    g_autoptr(GString) out = g_string_new(NULL);

    (void)state;
    view.result = status_judge(&view.input);
    status_explain(&view, EXPLAINED, out);
    assert_string_equal(out->str, "  baseline   none\n"
                                  "  latest     none\n"
                                  "  target     0 on 2003-12-31\n"
                                  "  as of      2003-01-31\n"
                                  "  known by   2003-06-30\n"
                                  "  status     no-data: no figure\n");
}

/* ---- what is counted ---- */

/*
 * Of AAA, BBB and CCC, whose rating of 1 counts: in 2016 AAA alone, in 2017 AAA and BBB, in 2018 all three. The
 * sample's plan starts on 2018-01-01.
 */
typedef struct CountedCase {
    const char *name, *target, *baseline, *as_of;
    double want_baseline;
    const char *want_day;
    Status want;
    bool first;
} CountedCase;

static const CountedCase counted_cases[] = {
    { "counted when the plan starts", .want_baseline = 2, .want_day = "2018-01-01", .want = STATUS_ACHIEVED },
    { "counted at the first figure", .first = true, .want_baseline = 1, .want_day = "2016-12-31",
      .want = STATUS_ACHIEVED },
    { "stated without a day is of the plan's start", .baseline = "1", .want_baseline = 1, .want_day = "2018-01-01",
      .want = STATUS_ACHIEVED },
    { "two of four by a third of the time", .target = "4", .as_of = "2018-01-31", .want_baseline = 2,
      .want_day = "2018-01-01", .want = STATUS_BASELINE_ONLY },
    /* e = 364 of 1095 days, a = 1/2 */
    { "three of four by a third of the time", .target = "4", .as_of = "2019-06-30", .want_baseline = 2,
      .want_day = "2018-01-01", .want = STATUS_ON_TRACK },
};

static void
a_count_has_a_baseline(void **state)
{
    static const struct {
        const char *area, *year;
        double value;
    } rows[] = {
        { "AAA", "2016", 1 }, { "AAA", "2017", 1 }, { "AAA", "2018", 1 }, { "BBB", "2017", 1 },
        { "BBB", "2018", 1 }, { "CCC", "2017", 0 }, { "CCC", "2018", 1 },
    };
    const CountedCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) builder = sample_new(diags);
    g_autoptr(Plan) plan = NULL;
    g_autoptr(View) view = NULL;
    TargetGroup group = { .id = "t", .area_ids = "AAA BBB CCC", .place = AT(60) };
    Target target = { .has_value = true,
                      .value = c->target == NULL ? 3 : g_ascii_strtod(c->target, NULL),
                      .date = day("2020-12-31"),
                      .has_baseline = c->baseline != NULL,
                      .baseline = c->baseline == NULL ? 0 : g_ascii_strtod(c->baseline, NULL),
                      .baseline_first = c->first,
                      .place = AT(62) };
    Indicator indicator = {
        .id = "I", .kind = KIND_JUDGEMENT, .measure_ids = "track", .among = "1A", .counts = 1, .place = AT(61)
    };
    StatusView status;

    sample_objective(builder);
    plan_builder_add_group(builder, &group);
    plan_builder_add_indicator(builder, &indicator);
    plan_builder_add_target(builder, &target);
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        ObservationRow row = { .measure = "track", .area = rows[i].area, .sources = "REG",
                               .period = during(rows[i].year), .value = rows[i].value, .quality = Q_FINAL };

        plan_builder_add_observation(builder, &row);
    }
    plan = sample_finish(builder, diags);
    view = view_new(plan, day(c->as_of == NULL ? "2019-12-31" : c->as_of), NULL);
    status = view_indicator_status(view, plan_find_indicator(plan, "I"));
    assert_true(status.input.has_baseline);
    assert_near(status.input.baseline, c->want_baseline, 0);
    assert_true(date_equal(status.input.baseline_date, day(c->want_day)));
    assert_string_equal(status_name(status.result.status), status_name(c->want));
}

/* ---- flows ---- */

static void
a_flow_is_held_against_its_own_length(void **state)
{
    const FlowCase *c = *state;
    g_autoptr(Plan) plan = flow_plan(c);
    g_autoptr(View) view = view_new(plan, day("2019-12-31"), NULL);
    StatusView status = view_indicator_status(view, plan_find_indicator(plan, "I"));

    assert_near(status.input.latest, c->latest, 0);
    assert_int_equal(status.input.has_baseline, c->baseline != 0);
    if (c->baseline != 0)
        assert_near(status.input.baseline, c->baseline, 0);
    assert_string_equal(status_name(status.result.status), c->status);
    assert_string_equal(status_reason_name(status.result.reason), c->reason);
}

/* ---- bands as they are written ---- */

typedef struct BandsCase {
    const char *name, *text;
    size_t want;
    bool up;
} BandsCase;

static const BandsCase bands_cases[] = {
    { "highest first", "on-track:90 accelerate:75 limited", 3, true },
    { "lowest first", "achieved:1 on-track:5  accelerate:10\tlimited", 4, false },
    { "one end", "on-track:90 limited", 2, true },
    { "nothing", "", 0, true },
    { "no end at all", "on-track", 0, true },
    { "nothing for what is left", "on-track:90 limited:10", 0, true },
    { "something behind what is left", "on-track:90 accelerate limited", 0, true },
    { "no status", "fine:90 limited", 0, true },
    { "no status that one gives", "too-early:90 limited", 0, true },
    { "a status twice", "on-track:90 on-track:80 limited", 0, true },
    { "no order", "achieved:90 on-track:95 accelerate:80 limited", 0, false },
    { "an end twice", "achieved:90 on-track:90 limited", 0, false },
    { "no number", "on-track:x limited", 0, true },
    { "no end behind the colon", "on-track: limited", 0, true },
};

static void
bands_are_read(void **state)
{
    const BandsCase *c = *state;
    StatusBand bands[BANDS_MOST];
    bool up;

    assert_int_equal(status_bands_parse(c->text, bands, &up), c->want);
    if (c->want > 0)
        assert_int_equal(up, c->up);
}

static void
noughts_of_what_is_about_so_much_tell_nothing(void **state)
{
    const DigitCase *c = *state;

    assert_near(qualifier_digit(c->qualifier, c->value, c->printed), c->want, 1e-9 * c->want);
}

int
main(void)
{
    struct CMUnitTest tests[320] = {
        cmocka_unit_test(an_explanation_shows_inputs_formula_and_result),
        cmocka_unit_test(an_explanation_names_the_observations_of_a_figure),
        cmocka_unit_test(an_explanation_says_why_there_is_none),
    };
    size_t count = count_tests(tests);

    for (size_t i = 0; i < G_N_ELEMENTS(status_cases); i++)
        tests[count++] = row_test(a_target_is_judged, status_cases[i].name, &status_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(number_cases); i++)
        tests[count++] = row_test(the_shares_are_those_of_the_formula, number_cases[i].name, &number_cases[i]);
    ADD_ROWS(a_worked_example_comes_out, worked_cases);
    ADD_ROWS(it_is_told_whether_it_is_met, met_cases);
    ADD_ROWS(a_flow_is_held_against_its_own_length, flow_cases);
    ADD_ROWS(bands_are_read, bands_cases);
    ADD_ROWS(noughts_of_what_is_about_so_much_tell_nothing, digit_cases);
    ADD_ROWS(a_count_has_a_baseline, counted_cases);
    return _cmocka_run_group_tests("status", tests, count, NULL, NULL);
}
