/*
 * Deadlines as bars on a strip of years: solid up to the first date, hatched where it was extended, a diamond at each date,
 * the day of the data as a line with a flag.
 */
#include <math.h>
#include "chart/kinds.h"

enum { HEAD = 15, ROW = 30, ROW_WITH_NOTE = 32, FOOT = 16, LABEL = 96, BAR = 10 };

static DiagId
check(const ChartSpec *spec)
{
    const DeadlinesSpec *d = &spec->u.deadlines;

    return d->count > 0 && d->count <= 40 && d->last_year > d->first_year && d->last_year - d->first_year <= 60 ? CHART_GOOD : DIAG_CHART_BAD_NUMBER;
}

static double
row_height(const DeadlineRow *row)
{
    return row->note != NULL ? ROW_WITH_NOTE : ROW;
}

static void
measure(const ChartSpec *spec, const ChartContext *c, double width, ChartSize *out)
{
    const DeadlinesSpec *d = &spec->u.deadlines;

    (void)c;
    out->width = width;
    out->height = HEAD + FOOT;
    for (size_t i = 0; i < d->count; i++)
        out->height += row_height(&d->rows[i]);
    out->baseline = 9;
}

static Scale
time_scale(const DeadlinesSpec *d, double width)
{
    Date from = { (int16_t)d->first_year, 1, 1 }, to = { (int16_t)d->last_year, 12, 31 };

    return (Scale){ date_to_days(from), date_to_days(to) + 1, LABEL, width };
}

static double
year_x(const Scale *scale, int year)
{
    return scale_at(scale, date_to_days((Date){ (int16_t)year, 1, 1 }));
}

static double
date_x(const Scale *scale, Date date)
{
    return fmin(fmax(scale_date(scale, date), scale->from), scale->to);
}

static void
draw_years(const Pen *pen, const DeadlinesSpec *d, const Scale *scale, double bottom)
{
    const ChartTheme *t = pen->c->theme;
    g_autoptr(Arena) arena = arena_new();

    if (d->limit_year >= d->first_year && d->limit_year <= d->last_year)
        pen_fill(pen, year_x(scale, d->limit_year), HEAD - 4, year_x(scale, d->limit_year + 1) - year_x(scale, d->limit_year), bottom - HEAD + 4, t->tint);
    for (int year = d->first_year; year <= d->last_year; year++) {
        double x = year_x(scale, year), next = fmin(year_x(scale, year + 1), scale->to);
        TextStyle style = year == d->limit_year ? t->small_strong : t->small;

        pen_line(pen, x, HEAD - 4, x, bottom, 0.5, t->hair);
        pen_text(pen, (x + next) / 2, HEAD - 8, 0.5, lang_number(pen->c->lang, arena, year, NUMBER_PLAIN, 0), &style);
    }
    pen_line(pen, LABEL, HEAD - 4, scale->to, HEAD - 4, 0.5, t->rule);
}

static void
diamond(const Pen *pen, double x, double y, bool filled)
{
    Point p[4] = { { x, y - 4 }, { x + 4, y }, { x, y + 4 }, { x - 4, y } };

    pen_polygon(pen, p, 4, filled ? pen->c->theme->ink : pen->c->theme->white, (Stroke){ .width = 1, .colour = pen->c->theme->ink });
}

static void
draw_end(const Pen *pen, const DeadlineRow *row, const Scale *scale, Date today, double y)
{
    const ChartTheme *t = pen->c->theme;
    double last = date_x(scale, row->steps[row->step_count - 1].date);

    if (row->end == DEADLINE_PASSED)
        pen_dashed(pen, last + 4, y, date_x(scale, today), y, 1, t->ink, 1, 2.2, CAP_BUTT);
    for (size_t i = 0; i < row->step_count; i++)
        diamond(pen, date_x(scale, row->steps[i].date), y, i + 1 == row->step_count && row->end != DEADLINE_FULFILLED);
    if (row->end == DEADLINE_FULFILLED) {
        double x = date_x(scale, row->fulfilled);

        page_circle(pen->page, (Point){ pen_x(pen, x), pen->box.y + y }, 4.6, t->accent, (Stroke){ 0 });
        pen_check(pen, x, y, 4.8, t->white, 1.3);
    }
}

/* Beside the last mark where there is room, else before the first. */
static void
draw_text(const Pen *pen, const DeadlineRow *row, const Scale *scale, Date today, double y)
{
    const ChartTheme *t = pen->c->theme;
    Date end = row->end == DEADLINE_FULFILLED ? row->fulfilled : row->steps[row->step_count - 1].date;
    double x = date_x(scale, end) + 8, w = text_width(pen->c, row->text, &t->small_strong), now = date_x(scale, today);

    x = fmax(x, date_x(scale, row->steps[row->step_count - 1].date) + 8);
    if (row->end == DEADLINE_PASSED)
        x = fmax(x, now + 6);
    if (x < now + 3 && x + w > now - 3)
        x = now + 5;                            /* never across the day of the data */
    if (x + w > scale->to)
        x = fmin(date_x(scale, row->steps[0].date) - 8 - w, scale->to - w);
    pen_fill(pen, x - 2, y - 4.5, w + 4, 9, t->white);
    pen_text(pen, x, y + 2.6, 0, row->text, &t->small_strong);
}

static void
draw_row(const Pen *pen, const DeadlinesSpec *d, const DeadlineRow *row, const Scale *scale, double top)
{
    const ChartTheme *t = pen->c->theme;
    double y = top + 9, from = scale->from, done = row->end == DEADLINE_FULFILLED ? date_x(scale, row->fulfilled) : date_x(scale, row->steps[0].date);
    double last = row->end == DEADLINE_FULFILLED ? done : date_x(scale, row->steps[row->step_count - 1].date);

    pen_text(pen, 0, y + 1, 0, row->title, &t->value);
    pen_text(pen, 0, y + 11, 0, row->subtitle, &t->small);
    pen_fill(pen, from, y - BAR / 2, fmax(done - from, 0), BAR, t->accent);
    pen_pattern(pen, done, y - BAR / 2, last - done, BAR, FILL_EXTENSION);
    draw_end(pen, row, scale, d->today, y);
    draw_text(pen, row, scale, d->today, y);
    if (row->note != NULL) {
        double w = text_width(pen->c, row->note, &t->small), x = fmin(fmax(date_x(scale, row->steps[row->step_count - 2].date) - w / 2, from + 3), scale->to - w);
        double now = date_x(scale, d->today);

        if (x < now + 3 && x + w > now - 3)
            x = now - 4 - w >= from ? now - 4 - w : now + 4;
        pen_text(pen, x, y + 15, 0, row->note, &t->small);
    }
}

static void
draw_today(const Pen *pen, const DeadlinesSpec *d, const Scale *scale, double bottom)
{
    const ChartTheme *t = pen->c->theme;
    TextStyle white = with_colour(t->small_strong, t->white);
    double x = date_x(scale, d->today), w = text_width(pen->c, d->today_text, &white) + 8, left = fmin(fmax(x - w / 2, scale->from), scale->to - w);

    pen_line(pen, x, HEAD - 4, x, bottom + 2, 1.25, t->ink);
    pen_fill(pen, left, bottom + 2, w, 11, t->ink);
    pen_text(pen, left + w / 2, bottom + 10.2, 0.5, d->today_text, &white);
    if (d->limit_text != NULL && left + w + 10 < scale->to - text_width(pen->c, d->limit_text, &t->small))
        pen_text(pen, scale->to, bottom + 10, 1, d->limit_text, &t->small);
}

static void
draw(const ChartSpec *spec, const ChartContext *c, PageBuilder *page, Rect rect)
{
    const DeadlinesSpec *d = &spec->u.deadlines;
    Pen pen = { c, page, rect };
    Scale scale = time_scale(d, rect.width);
    double bottom = rect.height - FOOT, y = HEAD;

    draw_years(&pen, d, &scale, bottom);
    for (size_t i = 0; i < d->count; i++) {
        draw_row(&pen, d, &d->rows[i], &scale, y);
        y += row_height(&d->rows[i]);
    }
    draw_today(&pen, d, &scale, bottom);
}

static const char *
alt(const ChartSpec *spec, const ChartContext *c, Arena *arena)
{
    const DeadlinesSpec *d = &spec->u.deadlines;
    g_autoptr(GString) rows = g_string_new(NULL);
    LangArg args[3] = { LANG_TEXT("title", spec->title) };

    for (size_t i = 0; i < d->count; i++) {
        const DeadlineRow *row = &d->rows[i];
        LangArg row_args[4] = { LANG_TEXT("article", row->title), LANG_TEXT("subject", row->subtitle), LANG_TEXT("text", row->text), LANG_TEXT("note", row->note) };

        g_string_append_printf(rows, "%s%s", rows->len > 0 ? " " : "",
                               lang_message(c->lang, arena, row->note != NULL ? "alt-deadline-row-note" : "alt-deadline-row", row_args, row->note != NULL ? 4 : 3));
    }
    args[1] = LANG_TEXT("rows", rows->str);
    args[2] = LANG_TEXT("date", lang_date(c->lang, arena, d->today, DATE_LONG));
    return lang_message(c->lang, arena, "alt-deadlines", args, 3);
}

const ChartRow deadlines_chart = { 240, check, measure, draw, alt };
