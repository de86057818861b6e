#ifndef CHART_LINE_H
#define CHART_LINE_H
/* What the files of charts over time share: where the plot lies, and what is asked of its points. */
#include <string.h>
#include "chart/kinds.h"

/* What was computed: where the plot lies and how its scales run. */
typedef struct Plot { Axis axis; Scale x; double left, right, top, bottom; Date from, to; bool any; } Plot;

/* What is told of a part of its period stands alone: no line leads to it. */
static inline bool
is_joined(const ChartPoint *point)
{
    return point->value.known && point->value.until == NULL;
}

static inline int32_t
day(Date date)
{
    return date_to_days(date_last_day(date));
}

static inline Point
place(const Scale *x, const Scale *y, const ChartPoint *point)
{
    return (Point){ scale_date(x, point->date), scale_at(y, point->value.value) };
}

/* On the path that figures are held against. */
static inline ChartPoint
on_path(const LineSpec *l, Date date, const ChartValue *value)
{
    return (ChartPoint){ l->lead == 0 ? date : date_from_days(day(date) - l->lead), *value, NULL };
}

static inline Point
place_on_path(const LineSpec *l, const Plot *plot, Date date, const ChartValue *value)
{
    const ChartPoint point = on_path(l, date, value);

    return place(&plot->x, &plot->axis.scale, &point);
}

static inline void
dot(const Pen *pen, Point at, double r, bool open, Colour colour)
{
    pen_circle(pen, at.x, at.y, r, open ? pen->c->theme->white : colour,
               (Stroke){ .width = open ? 1.2 : 0, .colour = colour });
}

/* Of a whole period. */
static inline const ChartPoint *
last_known(const LineSeries *s)
{
    for (size_t k = s->count; k > 0; k--)
        if (is_joined(&s->points[k - 1]))
            return &s->points[k - 1];
    return NULL;
}

/* The number by which a moment stands in the plot. */
static inline const char *
moment_number(const PenContext *c, Arena *arena, size_t index)
{
    return lang_number(c->lang, arena, (double)index + 1, NUMBER_PLAIN, 0);
}

static inline bool
is_on_axis(const Plot *plot, Date date)
{
    double x = scale_date(&plot->x, date);

    return x >= plot->left && x <= plot->right;
}

/* line_labels.c: what stands beside the lines. Below them: the tint of a span, with its words, and of a range. */
void line_draw_span(const Pen *pen, const LineSpec *l, ChartForm form, const Plot *plot);
void line_draw_range(const Pen *pen, const LineSpec *l, const Plot *plot);
void line_draw_moments(const Pen *pen, const LineSpec *l, ChartForm form, const Plot *plot);
/* Target level, required path with its milestones, and projection. */
void line_draw_target(const Pen *pen, const LineSpec *l, ChartForm form, const Plot *plot);
/* The labels stand at the end, each beside its line, moved apart where they would touch. */
void line_draw_labels(const Pen *pen, const LineSpec *l, const Plot *plot);
/* How far words from `from` to `to` with their baseline at `y` stay from the data beside them. */
double line_clearance(const LineSpec *l, const Plot *plot, double from, double to, double y);
void line_draw_milestone(const Pen *pen, Point at);

#endif
