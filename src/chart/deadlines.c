/*
 * Deadlines as bars on a strip of years: solid up to the first date, hatched where it was extended, a diamond at each
 * date, the day of the data as a line with a flag. What lies before or beyond the axis is never drawn at its edge as if
 * it were there: an arrow leads off the axis, and the date stands in words.
 */
#include <math.h>
#include "chart/kinds.h"
#include "base/diag_chart.h"

enum { HEAD = 15, ROW = 30, ROW_WITH_NOTE = 32, FOOT = 16, LABEL = 96, BAR = 9, WORD_LINE = 10, OFF_LINE = 9 };

static DiagId
check(const ChartSpec *spec)
{
    const DeadlinesSpec *d = &spec->u.deadlines;

    return (d->count > 0 || d->form == DEADLINES_HEAD || d->form == DEADLINES_FOOT) && d->count <= 40 &&
                   d->last_year > d->first_year && d->last_year - d->first_year <= 60
               ? CHART_GOOD
               : DIAG_CHART_BAD_NUMBER;
}

/* Does a date lie before the axis (-1), on it (0) or beyond it (1)? */
static int
off_axis(const DeadlinesSpec *d, Date date)
{
    return date.year < d->first_year ? -1 : date.year > d->last_year ? 1 : 0;
}

/* "first deadline 1 March 2009, before this axis": the dates off one end of it; NULL where there are none. */
static const char *
off_words(const DeadlinesSpec *d, const DeadlineBar *row, const PenContext *c, Arena *arena, int side)
{
    g_autoptr(GPtrArray) dates = g_ptr_array_new();
    LangArg args[2];

    for (size_t i = 0; i < row->step_count; i++)
        if (off_axis(d, row->steps[i].date) == side)
            g_ptr_array_add(dates, (gpointer)(guintptr)lang_date(c->lang, arena, row->steps[i].date, DATE_LONG));
    args[0] = LANG_TEXT("dates", lang_list(c->lang, arena, (const char *const *)dates->pdata, dates->len));
    args[1] = LANG_NUMBER("count", dates->len);
    return dates->len == 0 ? NULL
                           : lang_message(c->lang, arena, side < 0 ? "deadline-before-axis" : "deadline-beyond-axis",
                                          args, 2);
}

/* One clause behind the other, of which either may be NULL. */
static const char *
join_clauses(const PenContext *c, Arena *arena, const char *first, const char *second)
{
    if (first == NULL || second == NULL)
        return first != NULL ? first : second;
    return arena_printf(arena, "%s%s %s", first, lang_message(c->lang, arena, "clause-between", NULL, 0), second);
}

/* What of a row lies off its axis, in words: NULL where nothing does, or what does is told beside the chart. */
static const char *
row_off_words(const DeadlinesSpec *d, const DeadlineBar *row, const PenContext *c, Arena *arena)
{
    bool told = row->first_noted && (row->step_count == 1 || off_axis(d, row->steps[1].date) >= 0);

    return join_clauses(c, arena, told ? NULL : off_words(d, row, c, arena, -1), off_words(d, row, c, arena, 1));
}

/* The same with the row's name, for a line at the foot of the chart. */
static const char *
named_off_words(const DeadlinesSpec *d, const DeadlineBar *row, const PenContext *c, Arena *arena)
{
    const char *words = row_off_words(d, row, c, arena);
    LangArg args[1] = { LANG_TEXT("name", row->title) };

    return words == NULL ? NULL : arena_printf(arena, "%s %s", lang_message(c->lang, arena, "label", args, 1), words);
}

/* As many lines as they take there. */
static WrappedText
foot_words(const DeadlinesSpec *d, const DeadlineBar *row, const PenContext *c, Arena *arena, double width)
{
    return wrap_text(c, arena, named_off_words(d, row, c, arena), &c->theme->small, width);
}

/* Title and words above the bar, broken into lines, where they have lines of their own. */
typedef struct RowWords { WrappedText title, subtitle, text, note, off; double above, below; } RowWords;

static RowWords
set_words(const DeadlinesSpec *d, const DeadlineBar *row, const PenContext *c, Arena *arena, double width)
{
    const ChartTheme *t = c->theme;
    RowWords words = { .title = wrap_text(c, arena, row->title, &t->value, width),
                       .subtitle = wrap_text(c, arena, row->subtitle, &t->small, width),
                       .text = wrap_text(c, arena, row->text, &t->small_strong, width),
                       .note = wrap_text(c, arena, row->note, &t->small, width),
                       .off = wrap_text(c, arena, row_off_words(d, row, c, arena), &t->small, width) };

    words.above = WORD_LINE * (double)(words.title.count + words.subtitle.count + words.text.count);
    words.below = WORD_LINE * (double)(words.note.count + words.off.count);
    return words;
}

static double
row_height(const DeadlinesSpec *d, const DeadlineBar *row, const PenContext *c, ChartForm form, double width)
{
    g_autoptr(Arena) arena = arena_new();
    RowWords words;

    if (form == FORM_FULL)
        return row->note != NULL ? ROW_WITH_NOTE : ROW;
    words = set_words(d, row, c, arena, width);
    return words.above + words.below + BAR + 12;
}

/* As wide as the names before the bars want, up to a third. */
static double
label_width(const DeadlinesSpec *d, const PenContext *c, ChartForm form, double width)
{
    double most = LABEL;

    if (form != FORM_FULL)
        return 4;
    for (size_t i = 0; i < d->count; i++)
        most = fmax(most, 8 + fmax(text_width(c, d->rows[i].title, &c->theme->value),
                                   text_width(c, d->rows[i].subtitle, &c->theme->small)));
    return fmin(most, width / 3);
}

enum { CELL_BAR = 6, CELL_HEAD = 14, CELL_ROW = 15, CELL_FOOT = 13, CELL_YEAR = 14 };

static double
cell_height(const DeadlinesSpec *d)
{
    return d->form == DEADLINES_HEAD ? CELL_HEAD : d->form == DEADLINES_BODY ? CELL_ROW : CELL_FOOT;
}

/* The flag, and below it the dates off the axis. */
static double
foot_height(const DeadlinesSpec *d, const PenContext *c, ChartForm form, double width)
{
    g_autoptr(Arena) arena = arena_new();
    double height = FOOT;

    for (size_t i = 0; i < d->count && form == FORM_FULL; i++)
        height += OFF_LINE * (double)foot_words(d, &d->rows[i], c, arena, width).count;
    return height;
}

static void
measure(const ChartSpec *spec, const PenContext *c, ChartForm form, double width, ChartSize *out)
{
    const DeadlinesSpec *d = &spec->u.deadlines;

    out->width = width;
    if (d->form != DEADLINES_STRIP) {
        out->height = cell_height(d);
        out->baseline = 10.5;
        /* a year's head of two digits; nothing else is written in a cell */
        out->min_width = fmin(out->min_width, CELL_YEAR * (double)(d->last_year - d->first_year + 1));
        return;
    }
    out->height = HEAD + foot_height(d, c, form, width);
    for (size_t i = 0; i < d->count; i++)
        out->height += row_height(d, &d->rows[i], c, form, width);
    out->baseline = 9;
}

static Scale
time_scale(const DeadlinesSpec *d, const PenContext *c, ChartForm form, double width)
{
    Date from = { (int16_t)d->first_year, 1, 1 }, to = { (int16_t)d->last_year, 12, 31 };

    return (Scale){ date_to_days(from), date_to_days(to) + 1, label_width(d, c, form, width),
                    form == FORM_FULL ? width : width - 4 };
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

/* Each year has its name, or every 2nd, 5th, 10th and so on, as there is room. */
static int
years_between(const Pen *pen, const DeadlinesSpec *d, const Scale *scale)
{
    static const int steps[] = { 1, 2, 5, 10, 20, 50, 100 };
    g_autoptr(Arena) arena = arena_new();
    double year = year_x(scale, d->first_year + 1) - year_x(scale, d->first_year);
    double room = text_width(pen->c, lang_number(pen->c->lang, arena, d->last_year, NUMBER_PLAIN, 0),
                             &pen->c->theme->small_strong) +
                  1;
    size_t s = 0;

    while (s + 1 < G_N_ELEMENTS(steps) && year * steps[s] < room)
        s++;
    return steps[s];
}

static void
draw_years(const Pen *pen, const DeadlinesSpec *d, const Scale *scale, double bottom)
{
    const ChartTheme *t = pen->c->theme;
    g_autoptr(Arena) arena = arena_new();
    int every = years_between(pen, d, scale);

    if (d->limit_year >= d->first_year && d->limit_year <= d->last_year)
        pen_fill(pen, year_x(scale, d->limit_year), HEAD - 4,
                 year_x(scale, d->limit_year + 1) - year_x(scale, d->limit_year), bottom - HEAD + 4, t->tint);
    for (int year = d->first_year; year <= d->last_year; year++) {
        double x = year_x(scale, year), next = fmin(year_x(scale, year + 1), scale->to);
        TextStyle style = year == d->limit_year ? t->small_strong : t->small;

        pen_line(pen, x, HEAD - 4, x, bottom, 0.5, t->hair);
        if (year % every != 0)
            continue;
        label_within(pen, every == 1 ? (x + next) / 2 : x, HEAD - 8, scale->from, scale->to,
                     lang_number(pen->c->lang, arena, year, NUMBER_PLAIN, 0), &style);
    }
    pen_line(pen, scale->from, HEAD - 4, scale->to, HEAD - 4, 0.5, t->rule);
}

static void
diamond(const Pen *pen, double x, double y, bool filled)
{
    Point p[4] = { { x, y - 4 }, { x + 4, y }, { x, y + 4 }, { x - 4, y } };

    pen_polygon(pen, p, 4, filled ? pen->c->theme->ink : pen->c->theme->white,
                (Stroke){ .width = 1, .colour = pen->c->theme->ink });
}

/* Below a diamond: the lines that run through all rows of a table end before it. */
static void
white_edge(const Pen *pen, double x, double y)
{
    Point p[4] = { { x, y - 6 }, { x + 6, y }, { x, y + 6 }, { x - 6, y } };

    pen_polygon(pen, p, 4, pen->c->theme->white, (Stroke){ 0 });
}

/* A date that was decided after the day: a ring, as a diamond that is open stood before. */
static void
ring(const Pen *pen, double x, double y)
{
    const ChartTheme *t = pen->c->theme;

    pen_circle(pen, x, y, 5, t->white, (Stroke){ 0 });
    pen_circle(pen, x, y, 3.4, t->white, (Stroke){ .width = 1, .colour = t->ink });
}

/* An arrow that leads off the axis: before it (-1) or beyond it (1). */
static void
off_arrow(const Pen *pen, const Scale *scale, int side, double y)
{
    double x = side < 0 ? scale->from - 1 : scale->to + 1, tip = x + 5.5 * side;
    Point arrow[3] = { { tip, y }, { x, y - 4 }, { x, y + 4 } };

    pen_polygon(pen, arrow, 3, pen->c->theme->ink, (Stroke){ 0 });
}

/* A diamond at each date that lies on the axis, one arrow at each end that others lie behind. */
static void
draw_dates(const Pen *pen, const DeadlinesSpec *d, const DeadlineBar *row, const Scale *scale, double y)
{
    bool before = false, beyond = false;

    for (size_t i = 0; i < row->step_count; i++) {
        int side = off_axis(d, row->steps[i].date);

        before = before || side < 0;
        beyond = beyond || side > 0;
        if (side == 0)
            diamond(pen, date_x(scale, row->steps[i].date), y,
                    i + 1 == row->step_count && row->end != DEADLINE_FULFILLED);
    }
    if (before)
        off_arrow(pen, scale, -1, y);
    if (beyond)
        off_arrow(pen, scale, 1, y);
}

static void
draw_end(const Pen *pen, const DeadlinesSpec *d, const DeadlineBar *row, const Scale *scale, double y)
{
    const ChartTheme *t = pen->c->theme;
    double last = date_x(scale, row->steps[row->step_count - 1].date);

    if (row->end == DEADLINE_PASSED)
        pen_dashed(pen, last + 4, y, date_x(scale, d->today), y, 1, t->ink, 1, 2.2, CAP_BUTT);
    draw_dates(pen, d, row, scale, y);
    if (row->end == DEADLINE_FULFILLED && off_axis(d, row->fulfilled) == 0) {
        double x = date_x(scale, row->fulfilled);

        pen_circle(pen, x, y, 4.6, t->accent, (Stroke){ 0 });
        pen_check(pen, x, y, 4.8, t->white, 1.3);
    } else if (row->end == DEADLINE_FULFILLED) {
        off_arrow(pen, scale, off_axis(d, row->fulfilled), y);
    }
}

/*
 * Where the words of a row stand: beside its last mark where there is room, else on the line below the bar, never on
 * it. The day of the data runs through neither.
 */
typedef struct TextPlace { double x, width; bool below; } TextPlace;

static TextPlace
place_text(const Pen *pen, const DeadlineBar *row, const Scale *scale, Date today)
{
    Date end = row->end == DEADLINE_FULFILLED ? row->fulfilled : row->steps[row->step_count - 1].date;
    double x = date_x(scale, end) + 8, w = text_width(pen->c, row->text, &pen->c->theme->small_strong),
           now = date_x(scale, today);

    x = fmax(x, date_x(scale, row->steps[row->step_count - 1].date) + 8);
    if (row->end == DEADLINE_PASSED)
        x = fmax(x, now + 6);
    if (x < now + 3 && x + w > now - 3)
        x = now + 5;
    if (x + w <= scale->to)
        return (TextPlace){ x, w, false };
    x = scale->to - w;
    return (TextPlace){ x < now + 3 && x + w > now - 3 ? now - 5 - w : x, w, true };
}

/* Words that lie in the lines of the years stand on a ground. */
static void
draw_text(const Pen *pen, const DeadlineBar *row, const TextPlace *place, double y)
{
    const ChartTheme *t = pen->c->theme;

    if (place->below)
        pen_fill(pen, place->x - 2, y + 9, place->width + 4, 8, t->white);
    else
        pen_fill(pen, place->x - 2, y - 4.5, place->width + 4, 9, t->white);
    pen_text(pen, place->x, y + (place->below ? 15 : 2.6), 0, row->text, &t->small_strong);
}

/* Below the bar, at the date before the last, and before the words that stand there too. */
static void
draw_note(const Pen *pen, const DeadlinesSpec *d, const DeadlineBar *row, const Scale *scale, const TextPlace *text,
          double y)
{
    const ChartTheme *t = pen->c->theme;
    double w = text_width(pen->c, row->note, &t->small), now = date_x(scale, d->today),
           x = fmin(fmax(date_x(scale, row->steps[row->step_count - 2].date) - w / 2, scale->from + 3), scale->to - w);

    if (x < now + 3 && x + w > now - 3)
        x = now - 4 - w >= scale->from ? now - 4 - w : now + 4;
    if (text->below && x < text->x + text->width + 8 && x + w > text->x - 8)
        x = text->x - 8 - w;
    if (x < scale->from)
        pen_lost(pen);
    pen_fill(pen, x - 2, y + 9, w + 4, 8, t->white);
    pen_text(pen, x, y + 15, 0, row->note, &t->small);
}

/* Granted extensions are hatched, and so is an interim one, in a dashed frame. */
static void
draw_extension(const Pen *pen, double from, double to, double y, double high, bool interim)
{
    if (to > from)
        pen_pattern(pen, from, y - high / 2, to - from, high, interim ? FILL_INTERIM : FILL_EXTENSION);
}

static void
draw_bars(const Pen *pen, const DeadlinesSpec *d, const DeadlineBar *row, const Scale *scale, double y)
{
    double from = scale->from,
           end = date_x(scale, row->end == DEADLINE_FULFILLED ? row->fulfilled : row->steps[row->step_count - 1].date);

    pen_bar(pen, from, y - BAR / 2.0, fmax(fmin(date_x(scale, row->steps[0].date), end) - from, 0), BAR);
    for (size_t i = 1; i < row->step_count; i++)
        draw_extension(pen, date_x(scale, row->steps[i - 1].date), fmin(end, date_x(scale, row->steps[i].date)), y, BAR,
                       row->steps[i].interim);
    draw_end(pen, d, row, scale, y);
}

static void
draw_row(const Pen *pen, const DeadlinesSpec *d, const DeadlineBar *row, const Scale *scale, double top)
{
    const ChartTheme *t = pen->c->theme;
    double y = top + 9;
    TextPlace text = place_text(pen, row, scale, d->today);

    pen_text(pen, 0, y + 1, 0, row->title, &t->value);
    pen_text(pen, 0, y + 11, 0, row->subtitle, &t->small);
    draw_bars(pen, d, row, scale, y);
    draw_text(pen, row, &text, y);
    if (row->note != NULL)
        draw_note(pen, d, row, scale, &text, y);
}

/* All words have lines of their own, on white, as the lines of the years run through. */
static void
draw_row_in_lines(const Pen *pen, const DeadlinesSpec *d, const DeadlineBar *row, const Scale *scale, double top)
{
    g_autoptr(Arena) arena = arena_new();
    RowWords words = set_words(d, row, pen->c, arena, pen->box.width);
    const WrappedText *above[] = { &words.title, &words.subtitle, &words.text };
    double y = top;

    pen_fill(pen, 0, top, pen->box.width, words.above + 1, pen->c->theme->white);
    for (size_t i = 0; i < G_N_ELEMENTS(above); i++) {
        pen_wrapped(pen, 0, y + 8, 0, WORD_LINE, above[i]);
        y += WORD_LINE * (double)above[i]->count;
    }
    draw_bars(pen, d, row, scale, y + BAR / 2.0 + 3);
    pen_fill(pen, 0, y + BAR + 7, pen->box.width, words.below, pen->c->theme->white);
    pen_wrapped(pen, 0, y + BAR + 14, 0, WORD_LINE, &words.note);
    pen_wrapped(pen, 0, y + BAR + 14 + WORD_LINE * (double)words.note.count, 0, WORD_LINE, &words.off);
}

static void
draw_today(const Pen *pen, const DeadlinesSpec *d, const Scale *scale, double bottom)
{
    const ChartTheme *t = pen->c->theme;
    TextStyle white = with_colour(t->small_strong, t->white);
    double x = date_x(scale, d->today), w = text_width(pen->c, d->today_text, &white) + 8,
           left = fmin(fmax(x - w / 2, scale->from), scale->to - w);

    if (off_axis(d, d->today) == 0)
        pen_line(pen, x, HEAD - 4, x, bottom + 2, 1.25, t->ink);
    else
        off_arrow(pen, scale, off_axis(d, d->today), bottom + 7.5);
    pen_fill(pen, left, bottom + 2, w, 11, t->ink);
    pen_text(pen, left + w / 2, bottom + 10.2, 0.5, d->today_text, &white);
    if (d->limit_text != NULL && left + w + 10 < scale->to - text_width(pen->c, d->limit_text, &t->small))
        pen_text(pen, scale->to, bottom + 10, 1, d->limit_text, &t->small);
}

/* Dates off the axis, in lines of their own at the foot: what the arrows lead to. */
static void
draw_foot_words(const Pen *pen, const DeadlinesSpec *d, double bottom)
{
    g_autoptr(Arena) arena = arena_new();
    double y = bottom + FOOT + OFF_LINE - 2;

    for (size_t i = 0; i < d->count; i++) {
        WrappedText words = foot_words(d, &d->rows[i], pen->c, arena, pen->box.width);

        pen_wrapped(pen, 0, y, 0, OFF_LINE, &words);
        y += OFF_LINE * (double)words.count;
    }
}

/* ---- the cells of a table's chart column: each draws the lines that run through all rows over its own height ---- */

static Scale
cell_scale(const DeadlinesSpec *d, double width)
{
    return (Scale){ .low = date_to_days((Date){ (int16_t)d->first_year, 1, 1 }),
                    .high = date_to_days((Date){ (int16_t)(d->last_year + 1), 1, 1 }),
                    .from = 4,
                    .to = width - 4 };
}

static void
draw_cell_lines(const Pen *pen, const DeadlinesSpec *d, const Scale *scale)
{
    const ChartTheme *t = pen->c->theme;
    double height = pen->box.height, today = scale_date(scale, d->today);

    if (d->limit_year >= d->first_year && d->limit_year <= d->last_year)
        pen_fill(pen, year_x(scale, d->limit_year), 0, year_x(scale, d->limit_year + 1) - year_x(scale, d->limit_year),
                 height, t->tint2);
    for (int year = d->first_year; year <= d->last_year + 1; year++)
        pen_line(pen, year_x(scale, year), 0, year_x(scale, year), height, 0.5, t->hair);
    pen_line(pen, today, 0, today, height, 1.25, t->ink);
}

static void
draw_cell_head(const Pen *pen, const DeadlinesSpec *d, const Scale *scale)
{
    const ChartTheme *t = pen->c->theme;
    g_autoptr(Arena) arena = arena_new();
    bool narrow = year_x(scale, d->first_year + 1) - year_x(scale, d->first_year) < 19;
    double free = 0;

    for (int year = d->first_year; year <= d->last_year; year++) {
        TextStyle style = year == d->limit_year ? t->small_strong : t->small;
        const char *text = narrow ? lang_date(pen->c->lang, arena, (Date){ (int16_t)year, 0, 0 }, DATE_SHORT_YEAR)
                                  : lang_number(pen->c->lang, arena, year, NUMBER_PLAIN, 0);
        double middle = (year_x(scale, year) + year_x(scale, year + 1)) / 2,
               half = text_width(pen->c, text, &style) / 2;

        if (middle - half < free)           /* where they are too wide, not every year has its own */
            continue;
        pen_text(pen, middle, CELL_HEAD - 4, 0.5, text, &style);
        free = middle + half + 2;
    }
}

/* A date before the axis: an arrow at its edge, and the date in words. */
static void
draw_earlier(const Pen *pen, const DeadlineBar *row, const Scale *scale, double today, double y)
{
    const ChartTheme *t = pen->c->theme;
    g_autoptr(Arena) arena = arena_new();
    const char *text = lang_date(pen->c->lang, arena, row->steps[row->step_count - 1].date, DATE_MEDIUM);
    Point arrow[3] = { { scale->from, y }, { scale->from + 6, y - 3.5 }, { scale->from + 6, y + 3.5 } };
    double end = scale->from + 10 + text_width(pen->c, text, &t->small_strong);

    pen_polygon(pen, arrow, 3, t->ink, (Stroke){ 0 });
    if (row->end == DEADLINE_PASSED && end + 3 > today) {         /* no room for words: the date stands beside */
        pen_dashed(pen, scale->from + 9, y, today, y, 1, t->ink, 1, 2.2, CAP_BUTT);
        return;
    }
    pen_fill(pen, scale->from + 8, y - 4.5, end - scale->from - 7, 9, t->white);    /* the lines of the years */
    pen_text(pen, scale->from + 9, y + 2.6, 0, text, &t->small_strong);
    if (row->end == DEADLINE_PASSED)
        pen_dashed(pen, end + 3, y, today, y, 1, t->ink, 1, 2.2, CAP_BUTT);
}

/* The dates that lie on the axis; the table's other columns name those before it, to which a bar's start is no mark. */
static void
draw_cell_dates(const Pen *pen, const DeadlinesSpec *d, const DeadlineBar *row, const Scale *scale, double y)
{
    for (size_t i = 0; i < row->step_count; i++)
        if (off_axis(d, row->steps[i].date) == 0)
            white_edge(pen, scale_date(scale, row->steps[i].date), y);
    for (size_t i = 0; i < row->step_count; i++)
        if (off_axis(d, row->steps[i].date) == 0)
            diamond(pen, scale_date(scale, row->steps[i].date), y,
                    i + 1 == row->step_count && row->end != DEADLINE_FULFILLED);
        else if (off_axis(d, row->steps[i].date) > 0 && i + 1 == row->step_count)
            off_arrow(pen, scale, 1, y);
}

static void
draw_cell_row(const Pen *pen, const DeadlinesSpec *d, const DeadlineBar *row, const Scale *scale)
{
    const ChartTheme *t = pen->c->theme;
    double y = CELL_ROW / 2.0,
           start = fmax(date_is_set(d->start) ? scale_date(scale, d->start) : scale->from, scale->from),
           today = scale_date(scale, d->today);
    double last = scale_date(scale, row->steps[row->step_count - 1].date),
           first = scale_date(scale, row->steps[0].date), end = fmin(last, scale->to);

    if (last < scale->from) {
        draw_earlier(pen, row, scale, today, y);
        return;
    }
    if (row->end == DEADLINE_FULFILLED)
        end = fmin(end, scale_date(scale, row->fulfilled));
    pen_bar(pen, start, y - CELL_BAR / 2.0, fmax(fmin(first, end) - start, 0), CELL_BAR);
    for (size_t i = 1; i < row->step_count; i++)
        draw_extension(pen, fmax(start, scale_date(scale, row->steps[i - 1].date)),
                       fmin(end, scale_date(scale, row->steps[i].date)), y, CELL_BAR, row->steps[i].interim);
    if (row->end == DEADLINE_PASSED)
        pen_dashed(pen, last + 4, y, today, y, 1, t->ink, 1, 2.2, CAP_BUTT);
    if (date_is_set(row->later)) {
        double later = fmin(scale_date(scale, row->later), scale->to);

        pen_line(pen, row->end == DEADLINE_PASSED ? fmax(last + 4, today) : last + 4, y, later - 4, y, 0.75, t->ink);
        if (off_axis(d, row->later) == 0)
            ring(pen, later, y);
        else
            off_arrow(pen, scale, off_axis(d, row->later), y);
    }
    draw_cell_dates(pen, d, row, scale, y);
    if (row->end == DEADLINE_FULFILLED && off_axis(d, row->fulfilled) == 0) {
        double x = scale_date(scale, row->fulfilled);

        pen_circle(pen, x, y, 4.6, t->ink, (Stroke){ 0 });
        pen_check(pen, x, y, 4.8, t->white, 1.3);
    }
}

static void
draw_cell_foot(const Pen *pen, const DeadlinesSpec *d, const Scale *scale)
{
    const ChartTheme *t = pen->c->theme;
    TextStyle white = with_colour(t->small_strong, t->white);
    double w = text_width(pen->c, d->today_text, &white) + 8,
           x = fmin(fmax(scale_date(scale, d->today) - w / 2, scale->from), scale->to - w), limit = 0;

    pen_fill(pen, x, 1, w, 11, t->ink);
    pen_text(pen, x + w / 2, 9.2, 0.5, d->today_text, &white);
    if (d->limit_text == NULL)
        return;
    limit = fmin(year_x(scale, d->limit_year) + 4, scale->to - text_width(pen->c, d->limit_text, &t->small_strong));
    if (limit > x + w + 4)                              /* beside the flag, never below it */
        pen_text(pen, limit, 9.2, 0, d->limit_text, &t->small_strong);
}

static void
draw_cell(const Pen *pen, const DeadlinesSpec *d)
{
    Scale scale = cell_scale(d, pen->box.width);

    if (d->form == DEADLINES_FOOT) {
        draw_cell_foot(pen, d, &scale);
        return;
    }
    if (d->form == DEADLINES_BODY)
        draw_cell_lines(pen, d, &scale);
    if (d->form == DEADLINES_HEAD)
        draw_cell_head(pen, d, &scale);
    for (size_t i = 0; i < d->count; i++)
        draw_cell_row(pen, d, &d->rows[i], &scale);
}

static void
draw(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect)
{
    const DeadlinesSpec *d = &spec->u.deadlines;
    Pen pen = { c, page, rect };
    Scale scale = time_scale(d, c, form, rect.width);
    double bottom = rect.height - foot_height(d, c, form, rect.width), y = HEAD;

    if (d->form != DEADLINES_STRIP) {
        draw_cell(&pen, d);
        return;
    }
    pen_plot(&pen, scale.from, HEAD, scale.to - scale.from, rect.height);
    draw_years(&pen, d, &scale, bottom);
    if (form != FORM_FULL)
        draw_today(&pen, d, &scale, bottom);
    for (size_t i = 0; i < d->count; i++) {
        (form == FORM_FULL ? draw_row : draw_row_in_lines)(&pen, d, &d->rows[i], &scale, y);
        y += row_height(d, &d->rows[i], c, form, rect.width);
    }
    if (form == FORM_FULL) {
        draw_today(&pen, d, &scale, bottom);
        draw_foot_words(&pen, d, bottom);
    }
}

/* A date that was decided later is drawn, and has no words beside its bar. */
static const char *
with_later(const PenContext *c, Arena *arena, const DeadlineBar *row)
{
    LangArg args[] = { LANG_TEXT("text", row->text),
                       LANG_TEXT("date", lang_date(c->lang, arena, row->later, DATE_LONG)) };

    return date_is_set(row->later) ? lang_message(c->lang, arena, "alt-deadline-later", args, 2) : row->text;
}

/*
 * The row with its text, and with its note as what stood before. Dates before the axis are told with the note, but a
 * first deadline that nothing followed is the text's own and did not stand before; nor did one beyond the axis.
 */
static const char *
say_row(const DeadlinesSpec *d, const PenContext *c, Arena *arena, const DeadlineBar *row)
{
    bool bare = row->subtitle == NULL || *row->subtitle == '\0', strip = d->form == DEADLINES_STRIP;
    const char *before = strip ? off_words(d, row, c, arena, -1) : NULL,
               *text = join_clauses(c, arena, with_later(c, arena, row),
                                    strip ? off_words(d, row, c, arena, 1) : NULL);
    LangArg args[3] = { LANG_TEXT("row", bare ? row->title
                                              : lang_beside(c->lang, arena, "list-between", row->title, row->subtitle)),
                        LANG_TEXT("text", text) };

    if (row->note == NULL || row->step_count == 1) {
        args[1].text = join_clauses(c, arena, text, before);
        before = NULL;
    }
    args[2] = LANG_TEXT("note", join_clauses(c, arena, row->note, before));
    return row->note == NULL ? lang_message(c->lang, arena, "alt-deadline-row", args, 2)
                             : lang_message(c->lang, arena, "alt-deadline-row-note", args, 3);
}

static const char *
alt(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    const DeadlinesSpec *d = &spec->u.deadlines;
    g_autoptr(GString) rows = g_string_new(NULL);
    LangArg args[3] = { LANG_TEXT("title", spec->title) };
    bool alone;

    if (d->form == DEADLINES_HEAD)
        return spec->title;
    if (d->form == DEADLINES_FOOT)
        return join_clauses(c, arena, d->today_text, d->limit_text);
    for (size_t i = 0; i < d->count; i++)
        g_string_append_printf(rows, "%s%s", rows->len > 0 ? " " : "", say_row(d, c, arena, &d->rows[i]));
    args[1] = LANG_TEXT("rows", rows->str);
    args[2] = LANG_TEXT("date", lang_date(c->lang, arena, d->today, DATE_LONG));
    alone = d->count == 1 && g_strcmp0(spec->title, d->rows[0].title) == 0;             /* one name once */
    return lang_message(c->lang, arena, alone ? "alt-deadlines-alone" : "alt-deadlines", args + alone, 3 - alone);
}

/* The cells of a table's column are as high as its rows, which have the words. */
static bool
list(const ChartSpec *spec, const PenContext *c, ChartList *list)
{
    const DeadlinesSpec *d = &spec->u.deadlines;

    if (d->form != DEADLINES_STRIP)
        return false;
    for (size_t i = 0; i < d->count; i++) {
        chart_list_head(list, d->rows[i].title);
        chart_list_words(list, d->rows[i].subtitle, d->rows[i].text);
        chart_list_note(list, d->rows[i].note);
        chart_list_note(list, row_off_words(d, &d->rows[i], c, chart_list_arena(list)));
    }
    chart_list_note(list, d->today_text);
    chart_list_note(list, d->limit_text);
    return true;
}

CHART_ROW(deadlines, measure, draw, alt, .last = FORM_LINES, .least_width = 240, .check = check, .list = list);
