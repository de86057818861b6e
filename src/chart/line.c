/* Series over time: a line (or steps) with its target path, and the sparkline of a table row. */
#include <math.h>
#include "chart/kinds.h"

static bool
points_are_sane(const ChartPoint *points, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!value_is_sane(points[i].value) || !date_is_set(points[i].date))
            return false;
    return true;
}

static void
extent(const ChartPoint *points, size_t count, double *low, double *high)
{
    for (size_t i = 0; i < count; i++)
        if (points[i].value.known) {
            *low = fmin(*low, points[i].value.value);
            *high = fmax(*high, points[i].value.value);
        }
}

static int32_t
day(Date date)
{
    return date_to_days(date_last_day(date));
}

/* ---- line ---- */

static bool
check_line(const ChartSpec *spec)
{
    const LineSpec *l = &spec->u.line;

    for (size_t i = 0; i < l->series_count; i++)
        if (l->series[i].count == 0 || !points_are_sane(l->series[i].points, l->series[i].count))
            return false;
    return l->series_count > 0 && value_is_sane(l->target);
}

static void
measure_line(const ChartSpec *spec, const ChartContext *c, double width, ChartSize *out)
{
    (void)c;
    out->width = width;
    out->height = spec->u.line.height > 0 ? spec->u.line.height : 110;
    out->baseline = out->height - 14;
}

static void
draw_grid(const Pen *pen, const ChartSpec *spec, const Scale *y, double left, double right)
{
    double ticks[12];
    size_t count = scale_ticks(y->low, y->high, 4, ticks);
    g_autoptr(Arena) arena = arena_new();

    for (size_t i = 0; i < count; i++) {
        double at = scale_at(y, ticks[i]);

        if (ticks[i] < y->low - 1e-9 || ticks[i] > y->high + 1e-9)
            continue;
        pen_line(pen, left, at, right, at, ticks[i] == 0 ? 0.75 : 0.5, ticks[i] == 0 ? pen->c->theme->ink : pen->c->theme->hair);
        pen_text(pen, left - 4, at + 2.6, 1, lang_number(pen->c->lang, arena, ticks[i], NUMBER_DECIMAL, -1), &pen->c->theme->small);
    }
    (void)spec;
}

static void
draw_path(const Pen *pen, const ChartPoint *points, size_t count, const Scale *x, const Scale *y, bool step)
{
    const ChartPoint *last = NULL;

    for (size_t i = 0; i < count; i++) {
        double px, py;

        if (!points[i].value.known)
            continue;
        px = scale_date(x, points[i].date);
        py = scale_at(y, points[i].value.value);
        if (last != NULL) {
            double lx = scale_date(x, last->date), ly = scale_at(y, last->value.value);

            if (step) {
                pen_line(pen, lx, ly, px, ly, 1.6, pen->c->theme->accent);
                pen_line(pen, px, ly, px, py, 1.6, pen->c->theme->accent);
            } else {
                pen_line(pen, lx, ly, px, py, 1.6, pen->c->theme->accent);
            }
        }
        last = &points[i];
    }
}

static void
dot(const Pen *pen, double x, double y, double r, bool open)
{
    const ChartTheme *t = pen->c->theme;

    page_circle(pen->page, (Point){ pen_x(pen, x), pen->box.y + y }, r, open ? t->white : t->accent, (Stroke){ .width = open ? 1 : 0, .colour = t->accent });
}

static void
draw_line(const ChartSpec *spec, const ChartContext *c, PageBuilder *page, Rect rect)
{
    const LineSpec *l = &spec->u.line;
    Pen pen = { c, page, rect };
    double low = 0, high = 0, left = 30, right = rect.width - 40, bottom = rect.height - 14;
    const LineSeries *s = &l->series[0];
    Date first = s->points[0].date, last = s->points[s->count - 1].date;
    Scale x = { 0, 0, left, right }, y = { 0, 0, bottom, 8 };

    extent(s->points, s->count, &low, &high);
    if (l->target.known) {
        low = fmin(low, l->target.value);
        high = fmax(high, l->target.value);
        last = date_compare(l->target_date, last) > 0 ? l->target_date : last;
    }
    x.low = day(first);
    x.high = day(last) > day(first) ? day(last) : day(first) + 1;
    y.low = low;
    y.high = high > low ? high : low + 1;
    draw_grid(&pen, spec, &y, left, right);
    if (l->target.known && l->baseline.value.known)
        pen_dashed(&pen, scale_date(&x, l->baseline.date), scale_at(&y, l->baseline.value.value), scale_date(&x, l->target_date), scale_at(&y, l->target.value), 1,
                   c->theme->ink, 0.1, 2.2, CAP_ROUND);
    draw_path(&pen, s->points, s->count, &x, &y, l->step);
    dot(&pen, scale_date(&x, s->points[s->count - 1].date), scale_at(&y, s->points[s->count - 1].value.value), 2.4, false);
    pen_text(&pen, scale_date(&x, s->points[s->count - 1].date) + 6, scale_at(&y, s->points[s->count - 1].value.value) + 2.8, 0, l->latest_label, &c->theme->label_strong);
    {
        g_autoptr(Arena) arena = arena_new();

        pen_text(&pen, left, rect.height - 2, 0, lang_number(c->lang, arena, first.year, NUMBER_PLAIN, 0), &c->theme->small);
        pen_text(&pen, right, rect.height - 2, 1, lang_number(c->lang, arena, last.year, NUMBER_PLAIN, 0), &c->theme->small);
    }
}

static const char *
series_alt(const ChartSpec *spec, const ChartContext *c, Arena *arena, const ChartPoint *points, size_t count, const char *key, const char *key_one)
{
    LangArg args[] = { LANG_TEXT("title", spec->title), LANG_TEXT("first", points[0].value.text), LANG_TEXT("last", points[count - 1].value.text),
                       LANG_TEXT("first_date", lang_date(c->lang, arena, (Date){ .year = points[0].date.year }, DATE_LONG)),
                       LANG_TEXT("last_date", lang_date(c->lang, arena, (Date){ .year = points[count - 1].date.year }, DATE_LONG)) };

    return lang_message(c->lang, arena, count > 1 ? key : key_one, args, 5);
}

static const char *
alt_line(const ChartSpec *spec, const ChartContext *c, Arena *arena)
{
    return series_alt(spec, c, arena, spec->u.line.series[0].points, spec->u.line.series[0].count, "alt-line", "alt-line-one");
}

const ChartRow line_chart = { 120, check_line, measure_line, draw_line, alt_line };

/* ---- sparkline ---- */

static bool
check_sparkline(const ChartSpec *spec)
{
    return spec->u.sparkline.count > 0 && points_are_sane(spec->u.sparkline.points, spec->u.sparkline.count);
}

static void
measure_sparkline(const ChartSpec *spec, const ChartContext *c, double width, ChartSize *out)
{
    (void)spec;
    (void)c;
    out->width = width;
    out->height = 12;
    out->baseline = 9;
}

static void
draw_sparkline(const ChartSpec *spec, const ChartContext *c, PageBuilder *page, Rect rect)
{
    const SparklineSpec *s = &spec->u.sparkline;
    Pen pen = { c, page, rect };
    double low = 0, high = 0, room = 34;
    Scale x = { day(s->from), day(s->to), room, rect.width - room }, y = { 0, 1, rect.height - 2, 2 };
    const ChartPoint *first = &s->points[0], *last = &s->points[s->count - 1];

    extent(s->points, s->count, &low, &high);
    y.low = low;
    y.high = high > low ? high : low + 1;
    pen_line(&pen, room, rect.height - 1, rect.width - room, rect.height - 1, 0.4, c->theme->hair);
    draw_path(&pen, s->points, s->count, &x, &y, false);
    if (s->count > 1) {
        dot(&pen, scale_date(&x, first->date), scale_at(&y, first->value.value), 1.7, true);
        pen_text(&pen, scale_date(&x, first->date) - 4, rect.height - 3, 1, s->first_text, &c->theme->small);
    }
    dot(&pen, scale_date(&x, last->date), scale_at(&y, last->value.value), 1.8, false);
    pen_text(&pen, scale_date(&x, last->date) + 4, rect.height - 3, 0, s->last_text, &c->theme->small_strong);
}

static const char *
alt_sparkline(const ChartSpec *spec, const ChartContext *c, Arena *arena)
{
    return series_alt(spec, c, arena, spec->u.sparkline.points, spec->u.sparkline.count, "alt-sparkline", "alt-sparkline-one");
}

const ChartRow sparkline_chart = { 46, check_sparkline, measure_sparkline, draw_sparkline, alt_sparkline };
