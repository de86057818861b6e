#ifndef CHART_KINDS_H
#define CHART_KINDS_H
/* What the chart files share: a row per kind, and the drawing that several kinds need. */
#include "base/limit.h"
#include "chart/chart.h"
#include "pen/pen.h"

enum { LINE_PLOT = 110, COLUMNS_PLOT = 84 };             /* heights of plots that ask for none */
#define CHART_GOOD 0                     /* no diagnostic */

/*
 * The forms of a kind, in the order in which they are tried: the first in which all that the chart promises can be
 * read is drawn. FULL is as asked; in LINES names and notes have lines of their own and labels that repeat the axis
 * are left out; in SHORT long numbers are abbreviated, too ("1.2M"); TURNED are columns that lie down; a LIST has
 * every name and number and no drawing.
 */
typedef enum ChartForm { FORM_FULL, FORM_LINES, FORM_SHORT, FORM_TURNED, FORM_LIST } ChartForm;

typedef struct ChartList ChartList;     /* list.c */

typedef struct ChartRow {
    double least_width;                                                         /* 0: any */
    ChartForm last;                                                             /* of the forms that are drawn */
    /* CHART_GOOD, or why it cannot be drawn, a limit as limit_as_fault(); NULL: always */
    DiagId (*check)(const ChartSpec *spec);
    /* what the fault found lies in, for a message of up to three more words */
    void (*blame)(const ChartSpec *spec, DiagId fault, const char *words[3]);
    void (*measure)(const ChartSpec *spec, const PenContext *c, ChartForm form, double width, ChartSize *out);
    void (*draw)(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect);
    const char *(*alt)(const ChartSpec *spec, const PenContext *c, Arena *arena);
    /* what its values span, so that panels can share it; NULL: no axis */
    ChartExtent (*extent)(const ChartSpec *spec);
    /* see chart_most_height; NULL: as measured */
    double (*most_height)(const ChartSpec *spec, const PenContext *c, double width);
    bool (*cut)(const ChartSpec *spec, const PenContext *c, double width, double height, Arena *arena,
                const ChartSpec **head, const ChartSpec **rest);
    /* its names and numbers; NULL or false: there is one form only */
    bool (*list)(const ChartSpec *spec, const PenContext *c, ChartList *list);
} ChartRow;

/* chart.c: the form that fits into `width` and its size; the last when none does. */
typedef struct ChartFit { ChartForm form; ChartSize size; } ChartFit;
ChartFit chart_fit(const ChartSpec *spec, const PenContext *c, double width);
ChartSize chart_size(const ChartSpec *spec, const PenContext *c, ChartForm form, double width);
/* Can it be read in this form? */
bool chart_fits(const ChartSpec *spec, const PenContext *c, ChartForm form, const ChartSize *size);
void chart_draw_form(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect);
/* The value as this form prints it. */
ChartValue chart_value(const PenContext *c, Arena *arena, ChartForm form, const ChartValue *value);
/*
 * The same with a sign in place of words, where there is room for nothing more; what it means is said beside the
 * chart.
 */
ChartValue chart_brief(const PenContext *c, Arena *arena, ChartForm form, const ChartValue *value);

/* list.c: rows of a name and its number. */
ChartList *chart_list_new(const PenContext *c);
void chart_list_free(ChartList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ChartList, chart_list_free)
Arena *chart_list_arena(ChartList *list);
/* over the rows that follow; NULL or "": none */
void chart_list_head(ChartList *list, const char *text);
void chart_list_note(ChartList *list, const char *text);                /* words of their own */
void chart_list_words(ChartList *list, const char *name, const char *words);
/* The same of the row's head `head`, wherever it stands (NULL: of the whole chart); it is heard there. */
void chart_list_words_of(ChartList *list, const char *head, const char *name, const char *words);
/* none: instead of what is not known */
void chart_list_value(ChartList *list, const char *name, const ChartValue *value, const char *none);
/* Categories by series, or series alone; what columns and bars say. */
void chart_list_stack(ChartList *list, const char *const *categories, size_t count, const ChartValue *totals,
                      const ChartSeries *series, size_t series_count, const char *none);
/* Its rows with names that say what each is of, behind `before` (NULL: nothing), for who hears them; ChartTold. */
void chart_list_tell(const ChartList *list, const char *before, Arena *arena, GArray *out);
void chart_list_measure(const ChartList *list, double width, ChartSize *out);
void chart_list_draw(const ChartList *list, const Pen *pen);

/* A row a kind, by the name that chart_kinds.h has for it. */
#define CHART(constant, name, ...) extern const ChartRow name##_chart;
#include "doc/chart_kinds.h"
#undef CHART
/*
 * Defines it: no kind is without a measure and a draw; NULL for `alt` where only the template can say it. What else it
 * has is named.
 */
#define CHART_ROW(name, measure_it, draw_it, say_it, ...) \
    const ChartRow name##_chart = { .measure = measure_it, .draw = draw_it, .alt = say_it, __VA_ARGS__ }

const ChartRow *chart_row(ChartKind kind);

/* chart.c: the alternative text, and what it takes in of a value. */
const char *chart_alt(const ChartSpec *spec, const PenContext *c, Arena *arena);
/* With the day to which it is told, and with how well it is known; "" where it is not. */
const char *chart_say(const PenContext *c, Arena *arena, const ChartValue *value);
/*
 * `text` of the value with what its outline shows: that it is preliminary, or estimated, unless words of its own
 * ("about", an end or two) say already that it is not sure.
 */
const char *chart_quality_words(const PenContext *c, Arena *arena, const ChartValue *value, const char *text);
/* That one of these is the largest ("most") or the smallest ("least"), as the text says. */
void chart_say_extreme(const PenContext *c, Arena *arena, const char *which, const ChartValue *found,
                       const ChartValue *const *of, size_t count);

/* scale.c */
typedef struct Scale { double low, high, from, to; bool log; } Scale;
double scale_at(const Scale *scale, double value);
double scale_date(const Scale *scale, Date date);        /* low and high in days */
bool scale_is_whole(double value);
/*
 * Ticks over [low, high] by the extended Wilkinson method: J. Talbot, S. Lin, P. Hanrahan, "An Extension of Wilkinson's
 * Algorithm for Positioning Tick Labels on Axes", IEEE TVCG 16 (6), 2010. `loose`: the first and last hold the range.
 * Returns how many, at most 12; none when high is not above low.
 */
size_t scale_ticks(double low, double high, size_t wanted, bool loose, double ticks[12]);
size_t scale_log_ticks(double low, double high, double ticks[12]);      /* 0 < low < high */

/* axis.c: a value axis with its printed ticks. Its ends are ticks; bars' axes hold zero. */
typedef struct Axis { Scale scale; size_t count; double ticks[12]; const char *labels[12]; double room;
                      /* widest label */ } Axis;
/* Millions and more are in words ("9 billion"), or, where a label is then wider than `most`, in letters ("9B"). */
Axis axis_make(const ChartSpec *spec, const PenContext *c, Arena *arena, double low, double high, ChartScale kind,
               size_t wanted, double most);
/* of a chart's width, that the labels of its axis may take in words */
#define AXIS_SHARE 0.2
/* Standing at x = left (labels end 4 before it) with hairlines to `right`; the zero line is ink. */
void axis_draw_standing(const Pen *pen, const Axis *axis, double left, double right);
/* Ends its hairlines beside a label, so that they do not strike it through; `ground`: what the label stands on. */
void axis_part_lines(const Pen *pen, const Axis *axis, Rect label, Colour ground);
/* Centred at x, moved as far as it must to lie between `low` and `high`. */
void label_within(const Pen *pen, double x, double y, double low, double high, const char *text,
                  const TextStyle *style);
void value_within(const Pen *pen, double x, double y, double low, double high, const ChartValue *value,
                  const TextStyle *style);
/* Whole numbers that rise by one and the same step, as years: a reader counts on from one that is printed. */
bool labels_count_on(const char *const *labels, size_t count);
/* Lying under y = bottom; labels that would touch are left out, the ends last. */
void axis_draw_lying(const Pen *pen, const Axis *axis, double bottom);
/* Years below a time axis: each, or every 2nd, 5th, 10th, so that they do not touch. */
void axis_draw_years(const Pen *pen, const Scale *x, Date from, Date to, double bottom);
/* Moves labels of one column apart: places in, places out, in their order, at least `gap` between neighbours and within
   [low, high] where there is room; the least sum of squared moves (pool adjacent violators). At most LABELS_PLACED. */
enum { LABELS_PLACED = 128 };
void spread_labels(double *at, size_t count, double gap, double low, double high);

/* marks.c: an area's square in a pen whose box it fills. */
/* What a mark means: by the words given, else by the general ones. */
const char *area_words(const PenContext *c, Arena *arena, const char *const *words, AreaMark mark);
void area_square(const Pen *pen, double w, double h, AreaMark area);

/*
 * stack.c: what bars and columns share. Parts below zero are stacked from zero the other way; as shares of a whole
 * they are a fault, which stack_blame() names: series, category and value. Two series with one fill are another, which
 * it names by both.
 */
DiagId stack_check(const ChartSeries *series, size_t series_count, const ChartValue *totals, size_t count,
                   ChartArrangement arrangement);
void stack_blame(const ChartSeries *series, size_t series_count, const char *const *categories, size_t count,
                 DiagId fault, const char *words[3]);
double stack_sum(const ChartSeries *series, size_t count, size_t category);
/* What is drawn of a category: the sums of its parts above zero and below. */
typedef struct StackEnds { double low, high; } StackEnds;
StackEnds stack_ends(const ChartSeries *series, size_t count, size_t category);
ChartExtent stack_extent(const ChartSeries *series, size_t series_count, const ChartValue *totals, size_t count,
                         double shared, ChartArrangement arrangement);
/* One part: an estimate is hollow, a preliminary value hollow in a dashed frame, both in the colour of their series. */
enum { OPEN_END = 7 };
ChartValue stack_rest(const ChartSeries *series, size_t count, size_t category, const ChartValue *total);
/* from end to end of a range */
void stack_whisker(const Pen *pen, double low, double high, double across, bool standing);
void stack_open_end(const Pen *pen, double x, double y, double width, bool standing);
void stack_part(const Pen *pen, Rect part, ChartFill fill, ChartQuality quality);
/* Of a part of its period: hollow, with dotted sides, and without an end. */
typedef enum OpenSide { OPEN_ABOVE, OPEN_BELOW, OPEN_AFTER, OPEN_BEFORE } OpenSide;
void stack_part_open(const Pen *pen, Rect part, ChartFill fill, OpenSide side);
/* "to 5 Nov", where the figures of a category are of a part of its period; else NULL. */
const char *stack_until(const ChartSeries *series, size_t series_count, size_t category, const ChartValue *total);
/* The text with what part of the period it is of: "77 (to 5 Nov)". */
const char *chart_value_words(Arena *arena, const ChartValue *value);
double stack_label_room(const PenContext *c, const char *const *labels, size_t count, const TextStyle *style);
typedef struct StackWords {
    const char *const *categories; size_t count;
    const ChartValue *totals;
    const ChartSeries *series; size_t series_count;
    ChartArrangement arrangement;
} StackWords;
const char *stack_describe(const ChartSpec *spec, const PenContext *c, Arena *arena, const char *key,
                           const StackWords *of);

bool value_is_sane(ChartValue value);

#endif
