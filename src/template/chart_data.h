#ifndef TEMPLATE_CHART_DATA_H
#define TEMPLATE_CHART_DATA_H
/*
 * What stands inside a chart element: series, rows, points and the like, made by running the template's instructions,
 * so that conditions and loops work there as elsewhere. A value is written out, or named by measure, area and year and
 * taken from the model: numbers never pass through an expression.
 */
#include "template/internal.h"

typedef enum ChartDataKind {
    DATA_SERIES,
    DATA_ROW,
    DATA_POINT,
    DATA_RANGE,
    DATA_MOMENT,
    DATA_PERIOD,
    DATA_KEY,
    DATA_PANEL,
    DATA_KIND_COUNT
} ChartDataKind;

typedef struct ChartData ChartData;
struct ChartData {
    ChartDataKind kind;
    size_t nth;                                         /* among those of its kind in its list, from 0 */
    Place place;
    const char *name, *group, *at, *letter, *mark;      /* "" where not given */
    const Area *area; const Measure *measure;         /* NULL where not given */
    Date from, to;                                      /* unset where not given */
    ChartValue value;
    ChartFill fill; bool has_fill;
    bool strong;
    const char *says;                   /* of a map's row: by which records its areas stand in it */
    const ChartSpec *panel;
    GPtrArray *children;                                /* ChartData; NULL when there is none */
};

typedef struct ChartFillIn {
    Fill *fill;
    const Instruction *instruction;
    ChartSpec *spec;
    const Area *area;
    const StatusView *status;
    GPtrArray *data;                                    /* ChartData of the chart element; may be empty */
} ChartFillIn;

typedef bool (*ChartFillFunction)(ChartFillIn *in);     /* false: nothing to show, no chart is made */
/* A function a kind, or several, by the name that chart_kinds.h has for it. */
#define CHART(constant, name, word, fill, ...) bool chart_fill_##fill(ChartFillIn *in);
#include "doc/chart_kinds.h"
#undef CHART

/* chart_written.c: of kinds that show the data's own figures, with what stands inside the element instead. */
bool chart_write_progress_bar(ChartFillIn *in);
bool chart_write_dots(ChartFillIn *in);
bool chart_write_ladder(ChartFillIn *in);
bool chart_write_judgement(ChartFillIn *in);
bool chart_write_sparkline(ChartFillIn *in);
bool chart_write_area_grid(ChartFillIn *in);

/* Runs what stands inside the chart element. */
GPtrArray *chart_data_gather(Fill *fill, const Instruction *instruction);
size_t chart_data_count(const GPtrArray *data, ChartDataKind kind);
/* The n-th of a kind, or NULL. */
const ChartData *chart_data_at(const GPtrArray *data, ChartDataKind kind, size_t n);
/* A point inside by the name in its `at`, or NULL. */
const ChartData *chart_data_point(const GPtrArray *data, const char *at);

/* chart_claims.c: by what the alternative text can be held against the data; the names are those of SENTENCE_DRAWN. */
void chart_claim(ChartFillIn *in, const char *name, const char *value);             /* "": nothing is added */
int chart_way_decimals(const StatusView *status, double value);
void chart_claim_status(ChartFillIn *in, const StatusView *status);
void chart_claim_none(ChartFillIn *in, const StatusView *status);           /* that there is no figure */
/* The first and the last day of a count of parties that the text tells. */
void chart_claim_parties(ChartFillIn *in, const Measure *measure, const ChartPoint *points, size_t count);
/* That figures are left out neither before the first nor after the last that is told, nor any that is between. */
void chart_claim_ends(GString *ends, const Measure *measure, const Area *area, int from,
                      const ChartPoint *points, size_t count);
void chart_claim_series(ChartFillIn *in);
void chart_claim_panels(ChartFillIn *in, const ChartSpec *panels, size_t count);
/* Deadlines that the text tells the dates of. */
void chart_claim_due(GString *due, const DeadlineSeries *series);
/* by_meaning: those of a mark that mean the same by it stand together, as the chart says them. */
void chart_claim_members(ChartFillIn *in, const Indicator *indicator, const SetView *set, bool by_meaning);
void chart_claim_counted(ChartFillIn *in, const Indicator *indicator, const SetView *set);

/* What a datum is called: by its own name, its area, its measure or its place. */
const char *chart_data_name(Fill *fill, const ChartData *data);

/* disaggregated.c: by="sex" */
const Dimension *chart_dimension(ChartFillIn *in, const Measure *measure);          /* NULL: none, or told */
const Measure *const *chart_members(ChartFillIn *in, const Measure *measure, size_t *count);
const char *chart_series_name(ChartFillIn *in, const Measure *measure);

/* chart_asked.c */
/* Reports data inside that the kind does nothing with, and two ways in which it is told what to show. */
void chart_look_at_asked(ChartFillIn *in);
/* False of none, and, which is reported, of one that counts no areas. */
bool chart_counts_areas(ChartFillIn *in, const Indicator *indicator);
bool chart_of_is_key(ChartKind kind);                       /* else it is an id */
void chart_report_key(Fill *fill, const Instruction *chart, const char *written);

/* charts.c, for every kind */
bool chart_has_option(ChartFillIn *in, const char *option);
const char *chart_slot_text(Fill *fill, Period slot);      /* "2018", "Q3 2018", "2018/19" */
const char *chart_year_text(Fill *fill, int year, bool short_form);
/* Years, up to NULL, with what parts a list in the language. */
char *chart_years_joined(Fill *fill, const char *const *years);
/* Those of the attribute `measures`, or the members of the one where `by` is given; in the document's arena. */
const Measure *const *chart_measures(ChartFillIn *in, size_t *count);
/* The one that is named, of a kind of chart that shows one, or NULL; more are reported. */
const Measure *chart_measure_alone(ChartFillIn *in);
/* "a chart of this kind shows one `what`", and there are `count`. */
void chart_report_more(ChartFillIn *in, Place place, const char *what, size_t count);
/* Of years="2014 2018"; false when no two years are written. */
bool chart_years_written(ChartFillIn *in, const char *text, int *first, int *last);
Qualifier chart_qualifier_of(ChartBound bound);
/* The number in the words that its bound has, and with its sign. */
void chart_set_number(ChartFillIn *in, ChartValue *value, Qualifier qualifier, const char *number);
/* The same figure as a number of `unit`. */
void chart_set_unit(ChartFillIn *in, ChartValue *value, double unit);
/* The value, its ends, its words and its ids, in millions and the like, with so many decimals. */
void chart_set_in_unit(ChartFillIn *in, ChartValue *value, double unit, int decimals);
/* In the unit of the chart being filled; the same ones where it has none. */
const ChartPoint *chart_points_in_unit(ChartFillIn *in, const ChartPoint *points, size_t count);
ChartFill series_fill(size_t index, size_t count);          /* of a chart that shows so many */
ChartFill chart_series_fill(ChartFillIn *in, size_t index, size_t count);
const Indicator *chart_need_indicator(Fill *fill, const char *id);
/* Where a value stands among the grades of its measure. */
typedef enum GradeRank { GRADE_WORST, GRADE_BETWEEN, GRADE_BEST } GradeRank;
GradeRank chart_grade_rank(const Measure *measure, double value);
/* The words of the grade that has the value, or NULL. */
const char *chart_grade_title(Fill *fill, const Measure *measure, double value);
/*
 * By mark, what it means for the members of the indicator's set, or of all sets of the plan (one NULL); NULL for marks
 * that do not occur.
 */
const char *const *chart_member_words(Fill *fill, const Indicator *one);
/* What templates call the marks. */
extern const char *const chart_area_mark_names[AREA_MARK_COUNT];
/* What its mark means of this member alone. */
const char *chart_member_means(Fill *fill, const SetMember *member, const Measure *measure);
AreaMark chart_member_mark(const SetMember *member, const Measure *measure);
/*
 * Where a figure stands in a chart over time: a stock at its day; a flow in the middle of its period, as it is of all
 * of it; what is told to a day, at that.
 */
Date chart_drawn_at(const Figure *figure, const Measure *measure);
/* open: also what is told to a day of its period. */
const ChartPoint *chart_points(Fill *fill, const Measure *measure, const Area *area, bool open, size_t *count);
int chart_deadlines_from(const Fill *fill);               /* the first year on the axis of a strip */
void chart_deadline_bar(Fill *fill, const DeadlineView *deadline, DeadlineBar *row);
/* Appends to `parent` what the words below a chart must say; nothing where they say nothing. chart_notes.c */
void chart_explain(Fill *fill, const Instruction *instruction, DocNode *parent, const ChartSpec *spec);
const ChartSpec *chart_spec_of(Fill *fill, const Instruction *instruction);

#endif
