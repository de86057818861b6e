#ifndef DOC_CHART_SPEC_H
#define DOC_CHART_SPEC_H
/*
 * What a chart is asked to show, as plain values: no plan, no paper. Numbers come with the text that is printed for
 * them, already in the reader's language, so that a chart never formats a datum; only axis ticks are formatted by the
 * chart, through the number format given. All strings and arrays live in the document's arena.
 *
 * A new kind is a row of chart_kinds.h and a file in the chart room. What stands inside its element comes to it as
 * ChartDataSpec; a kind whose data must be asked of the plan in a way of its own has a struct and a member of the
 * union here, and a function in the template room that fills it.
 */
#include <stdbool.h>
#include <stddef.h>
#include "base/colour.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/geometry.h"
#include "base/sentence.h"
#include "base/style.h"
#include "doc/calendar_spec.h"

typedef enum ChartKind {
#define CHART(constant, ...) CHART_##constant,
#include "doc/chart_kinds.h"
#undef CHART
    CHART_KIND_COUNT
} ChartKind;

/* Where colours and type sizes of charts come from: filled from the theme by `template`. */
typedef struct ChartTheme {
    Colour ink, ink2, ink3, rule, hair, tint, tint2, accent, navy, mid, pale, white;
    /* of bars and blocks, where a theme has them unlike accent, white and without a frame; unset: as those */
    Colour bar, bar_text, bar_frame;
    /* of a map of where an area lies, where a theme has them; unset: as a dark field of the house has them */
    Colour map_sea, map_land, map_area, map_border;
    Colour status[11];                  /* by StatusSign */
    TextStyle label, label_strong, small, small_strong, value, axis;   /* 8, 8/600, 7, 7/600, 8.5/700, 8 */
} ChartTheme;

/* The eleven signs of the page design, in its order. */
typedef enum StatusSign {
    SIGN_ACHIEVED,
    SIGN_ON_TRACK,
    SIGN_ACCELERATE,
    SIGN_LIMITED,
    SIGN_DETERIORATING,
    SIGN_MISSED,
    SIGN_TOO_EARLY,
    SIGN_NO_DATA,
    SIGN_NO_TARGET,
    SIGN_BASELINE_ONLY,
    SIGN_NO_CHANGE
} StatusSign;

typedef enum ChartQuality { QUALITY_FINAL, QUALITY_ESTIMATE, QUALITY_PRELIMINARY } ChartQuality;

/* How the true value stands to the one given; what is at least so much is drawn open at its end. */
typedef enum ChartBound {
    BOUND_NONE,
    BOUND_LEAST,
    BOUND_MOST,
    BOUND_ABOUT,
    BOUND_LEAST_ABOUT,
    BOUND_MOST_ABOUT
} ChartBound;
/* Is it drawn open at its end? */
static inline bool
chart_bound_is_open(ChartBound bound)
{
    return bound == BOUND_LEAST || bound == BOUND_LEAST_ABOUT;
}


/* A number with its printed form; `known` false is "no figure", which is never zero. */
typedef struct ChartValue {
    bool known;
    double value;
    const char *text;
    ChartQuality quality;
    /* of the figure, as a printed value's structure has it; NULL: none */
    const char *id;
    /* whose number the text says, whatever words it has: "#id", of a sum "#id+#id"; NULL: no figure's */
    const char *made_of;
    ChartBound bound;
    bool ranged; double low, high;                      /* the true value lies between them */
    bool between;                                       /* and nothing tells where: the value is their middle */
    /* "to 5 Nov": of a part of its period; drawn open and joined to nothing. NULL: of the whole */
    const char *until;
    const char *note;                                   /* what is said of it below the chart, or NULL */
    bool notes_parts;                                   /* the note tells what a total's parts add up to */
    /* what became of it since another day, in words, or NULL; and of which its name is then a sentence */
    const char *since;
    const UserProperty *since_claims; size_t since_claim_count;
    /* the text with a sign in place of its words, for what has no room; NULL: there are no such words */
    const char *brief;
} ChartValue;

/* The part of an axis that is shown: shared by panels of small multiples; unset, a chart finds its own. */
typedef struct ChartExtent {
    bool set;
    double low, high;
    Date from, to;
    bool whole;                         /* all figures are whole numbers: no tick lies between two of them */
} ChartExtent;
typedef enum ChartScale { SCALE_LINEAR, SCALE_LOG } ChartScale;
/* Several series of one category: one upon the other, side by side, or as shares of their sum. */
typedef enum ChartArrangement { ARRANGE_STACKED, ARRANGE_GROUPED, ARRANGE_SHARE } ChartArrangement;

typedef struct ProgressBarSpec {
    ChartValue baseline, latest, target, required;      /* required: value on the straight path at the as-of date */
    bool labels;                                        /* print the four values below */
    const char *inside;                                 /* "29 % of the way", printed within the bar, or NULL */
    bool endpoints_inside;                              /* baseline and target texts within the bar (overview row) */
    double track_height;                                /* 0: 9.5 */
    /* From zero, for counts that grow: what was there, what came since, what is missing; the words printed for each. */
    bool from_zero;
    Date baseline_date, latest_date, target_date;       /* unset: not said */
    const char *was_text, *since_text, *missing_text, *baseline_when, *target_when, *zero_text;
} ProgressBarSpec;

typedef struct StatusSignSpec { StatusSign sign; double radius; const char *word; } StatusSignSpec;

/* k of n as dots, in rows. */
typedef struct DotsSpec { int count, total; int per_row; double radius; const char *big, *small; } DotsSpec;

/* One square an area: the overview's rows. */
typedef enum AreaMark { AREA_FULFILLED, AREA_DONE, AREA_UNCLEAR, AREA_NOT, AREA_UNKNOWN } AreaMark;
enum { AREA_MARK_COUNT = AREA_UNKNOWN + 1 };
/* words: what each mark means here, by mark; NULL: the general ones. */
typedef struct AreaSquaresSpec {
    const AreaMark *marks;
    const char *const *names;
    size_t count;
    bool narrow;
    const char *const *words;
    const char *areas;                  /* how many they are, in the words of their kind: "4 districts"; NULL: states */
} AreaSquaresSpec;

typedef enum LadderState { STEP_TAKEN, STEP_NEXT, STEP_LATER } LadderState;
typedef struct LadderStep { const char *title, *detail, *below; LadderState state; } LadderStep;
typedef struct LadderSpec { const LadderStep *steps; size_t count; } LadderSpec;

/* A small drawn mark, mostly inline: arrows and triangles that the font lacks, swatches, treaty and vote marks. */
typedef enum MarkKind {
    MARK_TRIANGLE_UP, MARK_TRIANGLE_DOWN, MARK_ARROW_START, MARK_ARROW_END,
    MARK_PARTY, MARK_SIGNATORY, MARK_NOT_PARTY, MARK_STANDING_UNKNOWN,
    MARK_VOTE_FOR, MARK_VOTE_ABSTAIN, MARK_VOTE_AGAINST, MARK_VOTE_NONE,
    MARK_VOTE_OUTSIDE,                  /* no member, so no vote: the cell stays empty, and says so */
    MARK_DISC_CHECK, MARK_DISC, MARK_CIRCLE, MARK_DASH, MARK_CHECK,
    MARK_SWATCH,                        /* legend: width x height in the fill given */
    MARK_BASELINE_TICK, MARK_REQUIRED, MARK_TARGET_TICK,
    MARK_AREA,                         /* one overview square: `area` */
    MARK_JUDGEMENT,                     /* three cells, `cell` filled (0, 1, 2; -1 none) */
    MARK_STUB,                          /* dotted stub: no figure */
    MARK_EVENT                          /* the sign of a kind of event; `open`: its day is not known */
} MarkKind;
typedef enum ChartFill {
    FILL_ACCENT,
    FILL_MID,
    FILL_HATCH,
    FILL_NAVY,
    FILL_PALE,
    FILL_OPEN,
    FILL_EXTENSION,
    FILL_NO_DATA,
    FILL_LINES,
    FILL_INTERIM
} ChartFill;
/* In that order. Each pattern has one meaning: hatch is what was cancelled by survey, lines money from abroad. */
#define CHART_FILL_WORDS "accent mid hatch navy pale open extension no-data lines interim"
enum { CHART_FILL_COUNT = FILL_INTERIM + 1 };
typedef struct MarkSpec {
    MarkKind mark;
    ChartFill fill;
    AreaMark area;
    int cell;
    double size;
    double width;
    bool inverse;
    EventSign event;
    bool open;
} MarkSpec;

/*
 * A rating on an ordered scale, worst first; `periods[i]` is printed in cell i ("2017, 2018"), NULL when never rated
 * so.
 */
/* The years of a cell, oldest first, each as it is printed too. */
typedef struct JudgedYears { const int *years; const char *const *texts; size_t count; } JudgedYears;

typedef struct JudgementSpec {
    const char *const *cells;
    const char *const *periods;         /* all years of each cell in one text, or NULL where there are none */
    const JudgedYears *years;           /* the same one by one */
    size_t count;
    int current;
} JudgementSpec;

typedef struct ChartSeries { const char *name; ChartFill fill; const ChartValue *values; } ChartSeries;

/* Horizontal stacked bars: one row a category. */
typedef struct StackedBarsSpec {
    const char *const *categories; size_t category_count;
    const ChartSeries *series; size_t series_count;
    const ChartValue *totals;           /* by category: may differ from the sum of the parts, or stand alone */
    const char *const *remarks;         /* printed after the total, or NULL */
    const char *none;                   /* "no figure found" for a category without any value */
    double scale_max;                   /* shared with a neighbour; 0: own */
    ChartArrangement arrangement;
} StackedBarsSpec;

/* Vertical columns, stacked when there are several series. */
typedef struct ColumnsSpec {
    const char *const *categories; size_t category_count;
    const ChartSeries *series; size_t series_count;
    const ChartValue *totals;           /* where the parts are unknown the total is drawn open */
    double height;                      /* of the plot; 0: 84 */
    double scale_max;
    ChartArrangement arrangement;
    bool axis;                          /* a value axis with ticks at the start edge */
    /*
     * Above a table whose years are the columns': how wide its names and its sources are. Each column stands over the
     * figures of its year, which are set to its end, and has no name of its own. Both 0: no such table.
     */
    double table_start, table_end;
} ColumnsSpec;

/*
 * when: the name of its period, where that is no calendar year; else NULL. of_year: `date`, at which it is drawn, says
 * no more than the year.
 */
typedef struct ChartPoint { Date date; ChartValue value; const char *when; bool of_year; } ChartPoint;

/*
 * A moment with a name ("convention in force, 1 August 2010") or a span of years that is tinted ("years of the plan").
 */
typedef struct ChartMoment { Date date; const char *text; } ChartMoment;
typedef struct ChartSpan { Date from, to; const char *text; } ChartSpan;
typedef struct LineSeries { const char *name; const ChartPoint *points; size_t count; } LineSeries;

/* At most eight series: more are refused with the advice to use small multiples. */
typedef struct LineSpec {
    const LineSeries *series; size_t series_count;
    bool step;
    ChartScale scale;
    ChartValue target; Date target_date;            /* a level; of the first series */
    /* the required path runs from here to the target when both are known */
    ChartPoint baseline;
    /*
     * Of a flow: how many days before its dates the path is drawn, baseline, milestones, target and where the pace
     * leads. Its points stand in the middle of their periods, and what is held against them is of the end of one.
     */
    int lead;
    bool ranged; double low, high;                  /* a range to stay within; `target` is then its nearer end */
    bool growth;                                    /* the path goes by the same share every day, not the same amount */
    /* where the path bends: the milestones, by date, and "milestone 85" of each */
    const ChartPoint *steps; size_t step_count; const char *const *step_labels;
    /* where the pace of the status leads from the as-of day, or not known */
    ChartPoint projected_from, projected;
    const ChartMoment *moments; size_t moment_count;
    ChartSpan span;
    /* a row of figures under the axis, by year; a sign before all, or NULL */
    const ChartValue *yearly; int yearly_from; size_t yearly_count; const char *yearly_text, *yearly_sign;
    const ChartValue *totals; const char *totals_text;      /* a second one, of as many years, or NULL */
    double height;                                  /* of the plot; 0: 110 */
    const char *target_label, *path_label, *latest_label, *projected_label;
    const char *latest_id;                          /* of the figure, where latest_label is that and no word more */
} LineSpec;

/* The first and the last point, whose texts are printed, are known. */
typedef struct SparklineSpec { const ChartPoint *points; size_t count; Date from, to; bool dumbbell; } SparklineSpec;

/* Deadlines as bars from the axis' start; extended parts hatched. */
typedef enum DeadlineEnd { DEADLINE_OPEN, DEADLINE_FULFILLED, DEADLINE_PASSED } DeadlineEnd;
typedef struct DeadlineStep { Date date; const char *text; bool interim; } DeadlineStep;
typedef struct DeadlineBar {
    const char *title, *subtitle;
    const DeadlineStep *steps; size_t step_count;       /* original first; the last is the one in force */
    DeadlineEnd end; Date fulfilled;
    const char *text;                                   /* printed beside the last date */
    const char *note;                                   /* printed below the bar, or NULL */
    bool first_noted;                                   /* the first date is told beside the chart */
    Date later;                                         /* decided after the as-of date and drawn open; unset: none */
} DeadlineBar;
/* A strip stands alone; head, body and foot are the cells of a table's chart column, one body cell a row. */
typedef enum DeadlinesForm { DEADLINES_STRIP, DEADLINES_HEAD, DEADLINES_BODY, DEADLINES_FOOT } DeadlinesForm;
typedef struct DeadlinesSpec {
    const DeadlineBar *rows; size_t count;
    int first_year, last_year;
    Date today; const char *today_text;
    int limit_year; const char *limit_text;             /* a year that is shaded, or 0 */
    DeadlinesForm form;
    /* where bars begin; earlier deadlines have none. Unset: the axis' start */
    Date start;
} DeadlinesSpec;

/* Areas as square tiles on a time line, each with its code at its date; days too near each other share a stack. */
typedef struct DatedTile { const char *code, *name; Date date; } DatedTile;     /* name: in the sentence */
typedef struct TilesSpec {
    const DatedTile *tiles; size_t count;               /* at most 120, by date, none outside the axis */
    Date from, to;                                      /* first and last day of the axis */
    ChartMoment moment;                                 /* a dashed line with words; text NULL: none */
    /* of what stands on the axis, at least; 0: as high as its stacks */
    double height;
    bool inverse;                                       /* for a dark ground, which is the page's business */
    bool areas;                                         /* not all of them are states */
} TilesSpec;

/* latest: the figure there is, of which no way to a target can be drawn; mostly not known. */
typedef struct NoDataSpec { const char *text; double height; bool dotted; ChartValue latest; } NoDataSpec;

/*
 * Stephen Few's bullet graph: one measure, comparative marks, at most five ranges given by their upper ends, worst to
 * best.
 */
typedef struct BulletSpec {
    ChartValue measure, target, comparison;             /* comparison: a second, lighter mark, as the year before */
    const ChartValue *ranges; const char *const *range_names; size_t range_count;
    ChartScale scale;
    bool vertical;
    bool reversed;                                      /* the axis runs from high to low, where less is better */
} BulletSpec;

/* The members of a set by name, each in a tile with its mark. */
/* means: what its mark means of it alone, where others of its mark mean something else; NULL: the words of the mark */
typedef struct AreaTile { const char *code, *name, *detail; AreaMark mark; const char *means; } AreaTile;
typedef struct AreaGridSpec { const AreaTile *tiles; size_t count; bool codes;
                              /* codes in squares, else names in columns */ const char *const *words;
                              /* by mark, as above */ } AreaGridSpec;

/* Dot plot (`last` alone), dumbbell and slope: one row a name, one or two dates. */
typedef struct PairRow { const char *name; ChartValue first, last; bool strong; } PairRow;
typedef struct PairSpec {
    const PairRow *rows;
    size_t count;
    const char *first_text, *last_text;
    const char *when;                   /* of both sides of a pyramid: "2018" */
    ChartScale scale;
    const char *none;
} PairSpec;

/* Rows by columns, a cell each: fill, mark and letter say the same thing. */
typedef enum MatrixMark { CELL_NONE, CELL_SOLID, CELL_MID, CELL_HALF, CELL_CROSSED, CELL_OPEN } MatrixMark;
#define MATRIX_MARK_WORDS "none solid mid half crossed open"         /* in that order, as files call them */
typedef struct MatrixCell { MatrixMark mark; const char *letter; } MatrixCell;
/* group: a head before the row, or NULL */
typedef struct MatrixRow { const char *name, *group; const MatrixCell *cells; bool strong; } MatrixRow;
typedef struct MatrixKey { MatrixMark mark; const char *letter, *text; } MatrixKey;
typedef struct MatrixSpec {
    const MatrixRow *rows; size_t count;
    const char *const *columns; size_t column_count;
    const MatrixKey *keys; size_t key_count;            /* legend, one line below */
} MatrixSpec;

/*
 * What stands inside a chart element, as it stands there: for kinds without a spec of their own. Names are in the
 * reader's language; a series of a measure has a point a period, a row or point of a measure its figure.
 */
typedef enum ChartDatumKind {
    DATUM_SERIES,
    DATUM_ROW,
    DATUM_POINT,
    DATUM_RANGE,
    DATUM_MOMENT,
    DATUM_PERIOD,
    DATUM_KEY
} ChartDatumKind;
typedef struct ChartDatum ChartDatum;
struct ChartDatum {
    ChartDatumKind kind;
    const char *name, *group, *at;                      /* at: NULL where not given, as the group is */
    Date from, to;                                      /* unset where not given */
    ChartValue value;
    /* of a series and a range the next in order where none is given */
    ChartFill fill;
    bool strong;
    const ChartDatum *children; size_t count;
};
typedef struct ChartAttribute { const char *name, *text; } ChartAttribute;
typedef struct ChartDataSpec {
    const ChartDatum *data; size_t count;
    const ChartAttribute *attributes; size_t attribute_count;   /* those of its row in chart_kinds.h that are given */
    const char *const *options;                         /* words given, then NULL; NULL: none */
} ChartDataSpec;

/* Classes on an ordered scale ("massive, over 100 km²") with their members by name, highest first. */
typedef struct Band { const char *title, *range; const char *const *names; size_t count; ChartFill fill; } Band;
typedef struct BandsSpec { const Band *bands; size_t count; const char *none; } BandsSpec;

/* The same kind again and again, on one scale; a panel's head is its spec's title. Of so many its text tells. */
enum { PANELS_TOLD = 40 };
typedef struct MultiplesSpec {
    const struct ChartSpec *panels; size_t count;
    int columns;                                        /* 0: as many as fit */
    double panel_height;                                /* of the plots of lines and columns; 0: the kind's own */
    /* plots grow with what is left of the page, till they are as high as wide */
    bool fill;
} MultiplesSpec;

typedef struct ChartSpec {
    ChartKind kind;
    Place place;                        /* in the template */
    Place data_place;
    const char *title;                  /* what it shows, for the spoken sentence; required for figures */
    const char *unit;                   /* printed form or NULL */
    ChartExtent extent;
    const char *table;                  /* where its numbers can be read: an id of a table, or NULL */
    const char *alt;                    /* the sentence made from the data by `template`, or NULL: chart's own rule */
    /* what it says besides its figures, by the names of SENTENCE_DRAWN */
    const UserProperty *claims; size_t claim_count;
    bool by_year;                       /* its categories are the years of their figures */
    /* of a handbook's drawing: places of its parts from its start and top, which have numbered discs above them */
    const Point *parts; size_t part_count;
    union {
        ProgressBarSpec progress_bar; StatusSignSpec status_sign; DotsSpec dots; LadderSpec ladder; MarkSpec mark;
        JudgementSpec judgement;
        StackedBarsSpec stacked_bars;
        ColumnsSpec columns;
        LineSpec line;
        SparklineSpec sparkline;
        DeadlinesSpec deadlines; AreaSquaresSpec area_squares; NoDataSpec no_data;
        BulletSpec bullet;
        AreaGridSpec area_grid;
        PairSpec pair;
        MatrixSpec matrix;
        BandsSpec bands;
        MultiplesSpec multiples;
        TilesSpec tiles;
        ChartDataSpec data;
    } u;
} ChartSpec;

const char *chart_fill_name(ChartFill fill);            /* "accent", as templates call it */
const char *matrix_mark_name(MatrixMark mark);
bool matrix_mark_find(const char *name, MatrixMark *out);
bool chart_fill_find(const char *name, ChartFill *out);
const char *chart_kind_name(ChartKind kind);            /* "progress-bar" */
bool chart_kind_find(const char *name, ChartKind *out);
const char *chart_kind_sentence(ChartKind kind);        /* what it is for */

/* A word that a kind's element may say, with what it means; lists end with a word that is NULL. */
typedef struct ChartWord { const char *word, *sentence; } ChartWord;
const ChartWord *chart_kind_attributes(ChartKind kind); /* besides those of every chart */
const ChartWord *chart_kind_options(ChartKind kind);
const char *chart_kind_shows(ChartKind kind);           /* the columns of these names in chart_kinds.h */
const char *chart_kind_inside(ChartKind kind);
bool chart_words_hold(const ChartWord *words, const char *word);

/*
 * Of a ChartDataSpec: the first of a kind at or behind `datum`, up to `end`, or NULL; an option; an attribute, or what
 * stands for it.
 */
const ChartDatum *chart_datum_next(const ChartDatum *datum, const ChartDatum *end, ChartDatumKind kind);
bool chart_data_has_option(const ChartDataSpec *spec, const char *option);
const char *chart_data_text(const ChartDataSpec *spec, const char *attribute, const char *otherwise);
double chart_data_number(const ChartDataSpec *spec, const char *attribute, double otherwise);
const char *chart_datum_kind_name(ChartDatumKind kind); /* "series" */

const char *mark_kind_name(MarkKind kind);              /* "triangle-up" */
bool mark_kind_find(const char *name, MarkKind *out);

#endif
