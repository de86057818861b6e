#ifndef DOC_CHART_SPEC_H
#define DOC_CHART_SPEC_H
/*
 * What a chart is asked to show, as plain values: no plan, no paper. Numbers come with the text that is printed for
 * them, already in the reader's language, so that a chart never formats a datum; only axis ticks are formatted by the
 * chart, through the number format given. All strings and arrays live in the document's arena.
 *
 * A new kind is a struct here, a member of the union, and one file and one row in the chart room.
 */
#include <stdbool.h>
#include <stddef.h>
#include "base/colour.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/style.h"

typedef enum ChartKind {
    CHART_PROGRESS_BAR, CHART_STATUS_SIGN, CHART_DOTS, CHART_LADDER, CHART_MARK, CHART_JUDGEMENT, CHART_STACKED_BARS,
    CHART_COLUMNS, CHART_LINE, CHART_SPARKLINE, CHART_DEADLINES, CHART_STATE_SQUARES, CHART_NO_DATA,
    CHART_KIND_COUNT
} ChartKind;

/* Where colours and type sizes of charts come from: filled from the theme by `template`. */
typedef struct ChartTheme {
    Colour ink, ink2, ink3, rule, hair, tint, tint2, accent, navy, mid, pale, white;
    Colour status[9];                   /* by StatusSign */
    TextStyle label, label_strong, small, small_strong, value, axis;   /* 8, 8/600, 7, 7/600, 8.5/700, 8 */
} ChartTheme;

/* The nine signs of the page design, in its order. */
typedef enum StatusSign {
    SIGN_ACHIEVED, SIGN_ON_TRACK, SIGN_ACCELERATE, SIGN_LIMITED, SIGN_DETERIORATING, SIGN_MISSED, SIGN_TOO_EARLY, SIGN_NO_DATA, SIGN_NO_TARGET
} StatusSign;

typedef enum ChartQuality { QUALITY_FINAL, QUALITY_ESTIMATE, QUALITY_PRELIMINARY } ChartQuality;

/* A number with its printed form; `known` false is "no figure", which is never zero. */
typedef struct ChartValue { bool known; double value; const char *text; ChartQuality quality; } ChartValue;

typedef struct ProgressBarSpec {
    ChartValue baseline, latest, target, required;      /* required: value on the straight path at the as-of date */
    bool labels;                                        /* print the four values below */
    const char *inside;                                 /* "29 % of the way", printed within the bar, or NULL */
    bool endpoints_inside;                              /* baseline and target texts within the bar (overview row) */
    double track_height;                                /* 0: 9.5 */
} ProgressBarSpec;

typedef struct StatusSignSpec { StatusSign sign; double radius; const char *word; } StatusSignSpec;

/* k of n as dots, in rows. */
typedef struct DotsSpec { int count, total; int per_row; double radius; const char *big, *small; } DotsSpec;

/* One square a state: the overview's rows. */
typedef enum StateMark { STATE_FULFILLED, STATE_DONE, STATE_UNCLEAR, STATE_NOT, STATE_UNKNOWN } StateMark;
typedef struct StateSquaresSpec { const StateMark *marks; const char *const *names; size_t count; bool narrow; } StateSquaresSpec;

typedef enum LadderState { STEP_TAKEN, STEP_NEXT, STEP_LATER } LadderState;
typedef struct LadderStep { const char *title, *detail, *below; LadderState state; } LadderStep;
typedef struct LadderSpec { const LadderStep *steps; size_t count; } LadderSpec;

/* A small drawn mark, mostly inline: arrows and triangles that the font lacks, swatches, treaty and vote marks. */
typedef enum MarkKind {
    MARK_TRIANGLE_UP, MARK_TRIANGLE_DOWN, MARK_ARROW_START, MARK_ARROW_END,
    MARK_PARTY, MARK_SIGNATORY, MARK_NOT_PARTY,
    MARK_VOTE_FOR, MARK_VOTE_ABSTAIN, MARK_VOTE_AGAINST, MARK_VOTE_NONE,
    MARK_DISC_CHECK, MARK_DISC, MARK_CIRCLE, MARK_DASH, MARK_CHECK,
    MARK_SWATCH,                        /* legend: width x height in the fill given */
    MARK_BASELINE_TICK, MARK_REQUIRED, MARK_TARGET_TICK,
    MARK_STATE,                         /* one overview square: `state` */
    MARK_JUDGEMENT,                     /* three cells, `cell` filled (0, 1, 2; -1 none) */
    MARK_STUB                           /* dotted stub: no figure */
} MarkKind;
typedef enum ChartFill { FILL_ACCENT, FILL_MID, FILL_HATCH, FILL_NAVY, FILL_PALE, FILL_OPEN, FILL_EXTENSION, FILL_NO_DATA } ChartFill;
typedef struct MarkSpec { MarkKind mark; ChartFill fill; StateMark state; int cell; double size; double width; bool inverse; } MarkSpec;

/* A rating on an ordered scale, worst first; `periods[i]` is printed in cell i ("2017, 2018"), NULL when never rated so. */
typedef struct JudgementSpec { const char *const *cells; const char *const *periods; size_t count; int current; } JudgementSpec;

typedef struct ChartSeries { const char *name; ChartFill fill; const ChartValue *values; } ChartSeries;

/* Horizontal stacked bars: one row a category. */
typedef struct StackedBarsSpec {
    const char *const *categories; size_t category_count;
    const ChartSeries *series; size_t series_count;
    const ChartValue *totals;           /* by category: may differ from the sum of the parts, or stand alone */
    const char *const *remarks;         /* printed after the total, or NULL */
    const char *none;                   /* "no figure found" for a category without any value */
    double scale_max;                   /* shared with a neighbour; 0: own */
} StackedBarsSpec;

/* Vertical columns, stacked when there are several series. */
typedef struct ColumnsSpec {
    const char *const *categories; size_t category_count;
    const ChartSeries *series; size_t series_count;
    const ChartValue *totals;           /* where the parts are unknown the total is drawn open */
    double height;                      /* of the plot; 0: 110 */
    double scale_max;
} ColumnsSpec;

typedef struct ChartPoint { Date date; ChartValue value; } ChartPoint;

typedef struct LineSpec {
    const ChartPoint *points; size_t count;
    bool step;
    bool ascending;
    ChartValue target; Date target_date;            /* path from baseline to target when both are known */
    ChartPoint baseline;
    double height;
    const char *target_label, *latest_label;
} LineSpec;

typedef struct SparklineSpec { const ChartPoint *points; size_t count; Date from, to; const char *first_text, *last_text; bool dumbbell; } SparklineSpec;

/* Deadlines as bars from the axis' start; extended parts hatched. */
typedef enum DeadlineEnd { DEADLINE_OPEN, DEADLINE_FULFILLED, DEADLINE_PASSED } DeadlineEnd;
typedef struct DeadlineStep { Date date; const char *text; bool interim; } DeadlineStep;
typedef struct DeadlineRow {
    const char *title, *subtitle;
    const DeadlineStep *steps; size_t step_count;       /* original first; the last is the one in force */
    DeadlineEnd end; Date fulfilled;
    const char *text;                                   /* printed beside the last date */
    const char *note;                                   /* printed below the bar, or NULL */
} DeadlineRow;
typedef struct DeadlinesSpec {
    const DeadlineRow *rows; size_t count;
    int first_year, last_year;
    Date today; const char *today_text;
    int limit_year; const char *limit_text;             /* a year that is shaded, or 0 */
} DeadlinesSpec;

typedef struct NoDataSpec { const char *text; double height; bool dotted; } NoDataSpec;

typedef struct ChartSpec {
    ChartKind kind;
    Place place;                        /* in the template */
    Place data_place;
    const char *title;                  /* what it shows, for the spoken sentence; required for figures */
    const char *unit;                   /* printed form or NULL */
    const char *number_pattern;         /* for axis ticks: "integer", "decimal-1" … as lang_number's style; NULL: plain */
    const char *alt;                    /* the sentence made from the data by `template`, or NULL: chart's own rule */
    union {
        ProgressBarSpec progress_bar; StatusSignSpec status_sign; DotsSpec dots; LadderSpec ladder; MarkSpec mark;
        JudgementSpec judgement; StackedBarsSpec stacked_bars; ColumnsSpec columns; LineSpec line; SparklineSpec sparkline;
        DeadlinesSpec deadlines; StateSquaresSpec state_squares; NoDataSpec no_data;
    } u;
} ChartSpec;

const char *chart_kind_name(ChartKind kind);            /* "progress-bar" */
bool chart_kind_find(const char *name, ChartKind *out);
const char *mark_kind_name(MarkKind kind);              /* "triangle-up" */
bool mark_kind_find(const char *name, MarkKind *out);

#endif
