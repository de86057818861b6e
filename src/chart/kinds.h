#ifndef CHART_KINDS_H
#define CHART_KINDS_H
/* What the chart files share: a row per kind, and the drawing that several kinds need. */
#include "chart/chart.h"

typedef struct ChartRow {
    double least_width;                                                         /* 0: any */
    bool (*check)(const ChartSpec *spec);                                       /* numbers that can be drawn */
    void (*measure)(const ChartSpec *spec, const ChartContext *c, double width, ChartSize *out);
    void (*draw)(const ChartSpec *spec, const ChartContext *c, PageBuilder *page, Rect rect);
    const char *(*alt)(const ChartSpec *spec, const ChartContext *c, Arena *arena);
    ChartExtent (*extent)(const ChartSpec *spec);                               /* what its values span, so that panels can share it; NULL: no axis */
} ChartRow;

extern const ChartRow progress_bar_chart, status_sign_chart, dots_chart, ladder_chart, mark_chart, judgement_chart, stacked_bars_chart,
    columns_chart, line_chart, sparkline_chart, deadlines_chart, state_squares_chart, no_data_chart,
    bullet_chart, state_grid_chart, dot_plot_chart, dumbbell_chart, slope_chart, matrix_chart, icon_array_chart, bands_chart, multiples_chart;

/* draw.c: text and marks at places, mirrored in right-to-left pages by the callers' x. */
typedef struct Pen { const ChartContext *c; PageBuilder *page; Rect box; } Pen;      /* box: of the chart */
double pen_x(const Pen *pen, double x);                 /* x from the start edge, to the sheet */
Rect pen_rect(const Pen *pen, double x, double y, double width, double height);
double text_width(const ChartContext *c, const char *text, const TextStyle *style);
/* Baseline at y; `at` 0 starts at x, 0.5 centres, 1 ends there. */
void pen_text(const Pen *pen, double x, double y, double at, const char *text, const TextStyle *style);
/*
 * A label in the room it has: broken between words into at most `most` lines, where that is not enough in the
 * semi-condensed face, and at last cut with an ellipsis; the whole text then stands in the alternative text.
 */
enum { MOST_LINES = 3 };
typedef struct FittedText { const char *lines[MOST_LINES]; size_t count; TextStyle style; double width; bool cut; } FittedText;
FittedText fit_text(const ChartContext *c, Arena *arena, const char *text, const TextStyle *style, double width, size_t most);
/* Lines `leading` apart, the first baseline at y. */
void pen_fitted(const Pen *pen, double x, double y, double at, double leading, const FittedText *text);
void pen_fill(const Pen *pen, double x, double y, double width, double height, Colour colour);
void pen_pattern(const Pen *pen, double x, double y, double width, double height, ChartFill fill);
void pen_line(const Pen *pen, double x1, double y1, double x2, double y2, double width, Colour colour);
void pen_dashed(const Pen *pen, double x1, double y1, double x2, double y2, double width, Colour colour, double dash, double gap, LineCap cap);
void pen_polygon(const Pen *pen, const Point *points, size_t count, Colour fill, Stroke stroke);
void pen_check(const Pen *pen, double cx, double cy, double r, Colour colour, double width);
TextStyle with_colour(TextStyle style, Colour colour);

/* scale.c */
typedef struct Scale { double low, high, from, to; } Scale;
double scale_at(const Scale *scale, double value);
double scale_date(const Scale *scale, Date date);        /* low and high in days */
/* Nice ticks over [low, high]: Talbot, Lin and Hanrahan, "An Extension of Wilkinson's Algorithm for Positioning Tick Labels on Axes",
   IEEE TVCG 16 (6), 2010; simplicity, coverage and density, legibility left to the caller. Writes at most 12, returns how many. */
size_t scale_ticks(double low, double high, size_t wanted, double ticks[12]);

bool value_is_sane(ChartValue value);

#endif
