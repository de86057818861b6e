/*
 * A month's grid: weeks as rows, events as bars in lanes over the days that they take, those of one day as words beside
 * a mark at the day's edge, as high as they are. Numbers, heads and words of events all begin on one edge of the day.
 * Weeks are of one height while every week has what it needs; a full week takes from the quiet ones.
 */
#include "calendar/forms.h"
#include <math.h>
#include <string.h>

/* Heights for a page of A4 landscape; all grow and shrink with the width. */
typedef struct Metrics { double top, bar, line, gap, bottom, text; } Metrics;
static const Metrics roomy = { 22, 17, 11, 3, 5, 8.5 }, tight = { 15, 11.5, 9, 1.5, 2, 7 };

enum { HEAD = 19, WEEK_COLUMN = 20, TEXT_LINES = 5, EDGE = 8 };     /* EDGE: where a day's words begin */
static const double BAR_GAP = 2.5;      /* from the day's line to where a bar or a mark begins, and to where it ends */

typedef struct PieceText { FittedText title; bool detail; double left, width; } PieceText;

typedef struct Geometry {
    double scale, week, day;            /* of the type; width of the week column, of a day */
    Metrics m;
    int weeks;
    int32_t first;                      /* the grid's first day */
    double y[CALENDAR_WEEKS + 1];       /* tops of the weeks, and the last one's bottom */
    double lane_y[CALENDAR_WEEKS][CALENDAR_LANES], lane_height[CALENDAR_WEEKS][CALENDAR_LANES];
    PieceText *texts;                   /* one a piece */
} Geometry;

static double
scale_of(double width)
{
    return fmin(fmax(width / 756.85, 0.85), 1.6);
}

static int
lanes_in(const CalendarSpec *spec, int week)
{
    int most = 0;

    for (size_t i = 0; i < spec->piece_count; i++)
        if (spec->pieces[i].week == week)
            most = MAX(most, spec->pieces[i].lane + 1);
    return most;
}

static void
measure(const CalendarSpec *spec, const PenContext *c, double width, CalendarSize *out)
{
    double k = scale_of(width);
    int weeks = calendar_grid_weeks(spec->year, spec->month, spec->first_weekday);

    (void)c;
    out->min_width = 300;
    out->height = HEAD * k;
    for (int week = 0; week < weeks; week++) {
        int lanes = lanes_in(spec, week);

        out->height += k * fmax(30, tight.top + tight.bar * lanes + tight.gap * MAX(lanes - 1, 0) + tight.bottom);
    }
    out->most_height = fmax(out->height, width * 1.3);
}

/* ---- words in their bars ---- */

static bool
is_bar(const CalendarItem *item)
{
    return date_compare(item->last, item->first) > 0;
}

/* Title on at most `most` lines in the piece's width; the detail where a line is left for it. */
static PieceText
set_piece(const CalendarSpec *spec, const Pen *pen, Arena *arena, const Geometry *g, const CalendarPiece *piece,
          size_t most)
{
    const CalendarItem *item = &spec->items[piece->item];
    double k = g->scale, days = (piece->to - piece->from + 1) * g->day;
    PieceText text = { .left = EDGE * k };
    TextStyle style = sized(pen->c->theme->small_strong, g->m.text * k);
    bool narrow = piece->from == piece->to;

    text.width = days - text.left - (is_bar(item) ? (piece->ends ? 8 : 12) * k : 6 * k);
    style.colour = is_bar(item) && !item->outlined ? pen_bar_text(pen) : pen->c->theme->ink;
    text.title = fit_text(pen->c, arena, narrow ? item->short_title : item->title, &style, text.width, most);
    if (text.title.cut && !narrow)
        text.title = fit_text(pen->c, arena, item->short_title, &style, text.width, most);
    style = sized(pen->c->theme->small, fmax(7, g->m.text - 0.5) * k);
    text.detail = item->detail != NULL && is_bar(item) && text.title.count < most &&
                  text_width(pen->c, item->detail, &style) <= text.width;
    return text;
}

static double
piece_height(const Geometry *g, const PieceText *text)
{
    size_t lines = MAX(text->title.count, 1) + text->detail;

    return g->scale * (g->m.bar + g->m.line * (double)(lines - 1));
}

/* ---- heights of weeks ---- */

/* What each week needs with words on at most `most` lines; the sum. */
static double
fit_weeks(const CalendarSpec *spec, const Pen *pen, Arena *arena, Geometry *g, size_t most, double need[CALENDAR_WEEKS])
{
    double sum = 0;

    memset(g->lane_height, 0, sizeof g->lane_height);
    for (size_t i = 0; i < spec->piece_count; i++) {
        const CalendarPiece *piece = &spec->pieces[i];
        bool bar = is_bar(&spec->items[piece->item]);

        g->texts[i] = set_piece(spec, pen, arena, g, piece, bar ? MIN(most, 3) : most);
        g->lane_height[piece->week][piece->lane] =
            fmax(g->lane_height[piece->week][piece->lane], piece_height(g, &g->texts[i]));
    }
    for (int week = 0; week < g->weeks; week++) {
        need[week] = (g->m.top + g->m.bottom) * g->scale;
        for (int lane = 0; lane < lanes_in(spec, week); lane++)
            need[week] +=
                fmax(g->lane_height[week][lane], g->m.bar * g->scale * 0.5) + (lane > 0 ? g->m.gap * g->scale : 0);
        sum += need[week];
    }
    return sum;
}

static void
place_lanes(const CalendarSpec *spec, Geometry *g)
{
    for (int week = 0; week < g->weeks; week++) {
        double y = g->y[week] + g->m.top * g->scale;

        for (int lane = 0; lane < lanes_in(spec, week); lane++) {
            g->lane_y[week][lane] = y;
            y += fmax(g->lane_height[week][lane], g->m.bar * g->scale * 0.5) + g->m.gap * g->scale;
        }
    }
}

static Geometry
make_geometry(const CalendarSpec *spec, const Pen *pen, Arena *arena)
{
    Geometry g = { .scale = scale_of(pen->box.width),
                   .weeks = calendar_grid_weeks(spec->year, spec->month, spec->first_weekday),
                   .m = roomy };
    double need[CALENDAR_WEEKS] = { 0 }, top, height;
    size_t most = TEXT_LINES;

    g.first = date_to_days(calendar_grid_first(spec->year, spec->month, spec->first_weekday));
    g.week = WEEK_COLUMN * g.scale;
    g.day = (pen->box.width - g.week) / 7;
    g.texts = arena_new0(arena, PieceText, spec->piece_count + 1);
    top = HEAD * g.scale;
    height = pen->box.height - top;
    while (fit_weeks(spec, pen, arena, &g, most, need) > height + 0.01 && most > 1)
        most--;
    if (most == 1 && fit_weeks(spec, pen, arena, &g, 1, need) > height + 0.01) {
        g.m = tight;
        fit_weeks(spec, pen, arena, &g, 1, need);
    }
    share_height(need, g.weeks, height, top, g.y);
    place_lanes(spec, &g);
    return g;
}

/* ---- painting ---- */

static Date
day_at(const Geometry *g, int week, int column)
{
    return date_from_days(g->first + week * 7 + column);
}

/* Grounds and rules, all artifact; the last one closes the grid. */
static void
draw_ground(const CalendarSpec *spec, const Pen *pen, const Geometry *g)
{
    const ChartTheme *t = pen->c->theme;
    double bottom = g->y[g->weeks], top = g->y[0];

    for (int column = 0; column < 7; column++)
        if (is_weekend(spec, day_at(g, 0, column)))
            pen_fill(pen, g->week + column * g->day, top, g->day, bottom - top, t->tint);
    for (int week = 0; week < g->weeks; week++)
        for (int column = 0; column < 7; column++)
            if (is_holiday(spec, day_at(g, week, column)))
                pen_fill(pen, g->week + column * g->day, g->y[week], g->day, g->y[week + 1] - g->y[week], t->tint2);
    for (int column = 0; column <= 7; column++)
        pen_line(pen, fmin(g->week + column * g->day, pen->box.width - 0.2), top,
                 fmin(g->week + column * g->day, pen->box.width - 0.2), bottom, 0.35, t->hair);
    for (int week = 1; week < g->weeks; week++)
        pen_line(pen, 0, g->y[week], pen->box.width, g->y[week], 0.4, t->rule);
    pen_line(pen, 0, top, pen->box.width, top, 1.25, t->ink);
    pen_line(pen, 0, bottom, pen->box.width, bottom, 0.75, t->ink);
}

/* An arrow's point where it goes on to the next week, its notch where it comes from the last. */
static void
draw_bar(const CalendarSpec *spec, const Pen *pen, const Geometry *g, const CalendarPiece *piece)
{
    const ChartTheme *t = pen->c->theme;
    const CalendarItem *item = &spec->items[piece->item];
    double k = g->scale, left = g->week + piece->from * g->day + (piece->begins ? BAR_GAP : 0),
           right = g->week + (piece->to + 1) * g->day - (piece->ends ? BAR_GAP : 0);
    double y = g->lane_y[piece->week][piece->lane], h = g->lane_height[piece->week][piece->lane],
           tip = piece->ends ? 0 : fmin(5 * k, h / 2), notch = piece->begins ? 0 : fmin(5 * k, h / 2);
    Point shape[6] = { { left, y },     { right - tip, y },         { right, y + h / 2 }, { right - tip, y + h },
                       { left, y + h }, { left + notch, y + h / 2 } };

    if (item->outlined)
        pen_polygon(pen, shape, 6, t->white, (Stroke){ .width = 1.2, .colour = t->accent });
    else
        pen_polygon(pen, shape, 6, pen_bar_fill(pen), pen_bar_frame(pen));
}

/* What has one day: a bar's edge alone, where a bar would begin, over the height of its words. */
static void
draw_mark(const CalendarSpec *spec, const Pen *pen, const Geometry *g, size_t index)
{
    const CalendarPiece *piece = &spec->pieces[index];
    const ChartTheme *t = pen->c->theme;
    double k = g->scale, x = g->week + piece->from * g->day + BAR_GAP, w = 2.2 * k,
           y = g->lane_y[piece->week][piece->lane] + (g->m.bar - g->m.text) * k / 2 - 0.4 * k,
           h = (g->m.text + g->m.line * (double)(MAX(g->texts[index].title.count, 1) - 1)) * k;
    Point shape[4] = { { x, y }, { x + w, y }, { x + w, y + h }, { x, y + h } };

    if (spec->items[piece->item].outlined)
        pen_polygon(pen, shape, 4, t->white, (Stroke){ .width = 0.8, .colour = t->accent });
    else
        pen_polygon(pen, shape, 4, t->accent, (Stroke){ 0 });
}

static void
draw_words(const CalendarSpec *spec, const Pen *pen, const Geometry *g, Arena *arena, size_t index)
{
    const CalendarPiece *piece = &spec->pieces[index];
    const CalendarItem *item = &spec->items[piece->item];
    const PieceText *text = &g->texts[index];
    double k = g->scale, x = g->week + piece->from * g->day, y = g->lane_y[piece->week][piece->lane],
           leading = g->m.line * k;
    double baseline = y + (g->m.bar + g->m.text) * k / 2 - 0.8 * k;
    TextStyle detail = sized(pen->c->theme->small, fmax(7, g->m.text - 0.5) * k);

    say_lines(pen, arena, x + text->left, baseline, leading, &text->title);
    detail.colour = item->outlined ? pen->c->theme->ink2 : pen_bar_text(pen);
    if (text->detail)
        say(pen, arena, x + text->left, baseline + leading * (double)text->title.count, item->detail, &detail);
}

static void
draw_head(const CalendarSpec *spec, const Pen *pen, const Geometry *g, Arena *arena, const CalendarListener *listener)
{
    const ChartTheme *t = pen->c->theme;
    TextStyle name = sized(t->label_strong, 8 * g->scale), week = with_colour(sized(t->small, 7 * g->scale), t->ink2);
    double y = (HEAD - 6) * g->scale;

    listener->cell(listener->data, 0, 0, 1, true);
    pen_text(pen, 0, y, 0, spec->head_word, &week);
    for (int column = 0; column < 7; column++) {
        TextStyle style = is_weekend(spec, day_at(g, 0, column)) ? with_colour(name, t->ink2) : name;
        const char *full = lang_weekday(pen->c->lang, date_weekday(day_at(g, 0, column)), false);

        listener->cell(listener->data, 0, column + 1, 1, true);
        if (text_width(pen->c, full, &style) > g->day - (EDGE + 3) * g->scale)
            full = lang_weekday(pen->c->lang, date_weekday(day_at(g, 0, column)), true);
        pen_text(pen, g->week + column * g->day + EDGE * g->scale, y, 0, standing_alone(arena, full), &style);
    }
}

/* Number, the other calendar's date at the end, a holiday's name between or below. */
static void
draw_day(const CalendarSpec *spec, const Pen *pen, const Geometry *g, Arena *arena, int week, int column)
{
    const ChartTheme *t = pen->c->theme;
    double k = g->scale, x = g->week + column * g->day + EDGE * k, y = g->y[week] + (g->m.top > 16 ? 15.5 : 11.5) * k,
           end = g->week + (column + 1) * g->day - 4 * k, used;
    Date day = day_at(g, week, column);
    bool own = day.month == spec->month;
    TextStyle style = own ? sized(t->value, (g->m.top > 16 ? 14 : 11) * k) : sized(t->label, 9 * k),
              small = with_colour(sized(t->small, 6.5 * k), t->ink2);
    const char *holiday = holiday_names(spec, pen->c->lang, arena, day);
    const char *number = !own && (day.day == 1 || (week == 0 && column == 0))
                             ? lang_date(pen->c->lang, arena, day, DATE_DAY)
                             : day_number(pen->c, arena, day.day);

    style.colour = own && !is_weekend(spec, day) ? t->ink : t->ink2;
    say(pen, arena, x, y, number, &style);
    used = x + text_width(pen->c, number, &style) + 5 * k;
    if (spec->second != NULL) {
        double width = text_width(pen->c, spec->second[week * 7 + column], &small);

        if (end - width >= used) {
            say(pen, arena, end - width, y, spec->second[week * 7 + column], &small);
            end -= width + 4 * k;
        }
    }
    if (holiday != NULL) {
        FittedText name = fit_text(pen->c, arena, holiday, &small, fmax(end - used, 12), 2);

        say_lines(pen, arena, used, y - (name.count > 1 ? 6 * k : 0), 7 * k, &name);
    }
}

/* Whether this part is the first that has the event's place and days: the one before it may be too narrow for them. */
static bool
is_first_with_detail(const CalendarSpec *spec, const Geometry *g, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (spec->pieces[i].item == spec->pieces[index].item && g->texts[i].detail)
            return false;
    return g->texts[index].detail;
}

/* Below the words of its bar, which may reach over this day. */
static void
tell_day_of_bar(const CalendarSpec *spec, const Pen *pen, const Geometry *g, const CalendarListener *listener,
                size_t index, int column)
{
    const CalendarPiece *piece = &spec->pieces[index];
    const CalendarItem *item = &spec->items[piece->item];
    double bottom = g->lane_y[piece->week][piece->lane] + g->lane_height[piece->week][piece->lane];
    Rect part = { g->week + (column + 0.5) * g->day, bottom - 2 * g->scale, 2 * g->scale, 0.4 * g->scale };
    Colour ground = item->outlined ? pen->c->theme->white : pen_bar_fill(pen);

    tell_going_on(pen, listener, item, part, ground);
    if (column == piece->from && is_first_with_detail(spec, g, index)) {
        listener->read_as(listener->data, item->detail, NULL);
        pen_fill(pen, part.x, part.y, part.width, part.height, ground);
    }
}

/* One cell: its number, the words of what is first shown here, then what goes on. */
static void
draw_cell(const CalendarSpec *spec, const Pen *pen, const Geometry *g, Arena *arena, int week, int column,
          const CalendarListener *listener)
{
    draw_day(spec, pen, g, arena, week, column);
    for (size_t i = 0; i < spec->piece_count; i++)
        if (spec->pieces[i].week == week && spec->pieces[i].from == column && spec->pieces[i].spoken) {
            listener->read_as(listener->data, NULL, spec->items[spec->pieces[i].item].language);
            draw_words(spec, pen, g, arena, i);
        }
    for (size_t i = 0; i < spec->piece_count; i++) {
        const CalendarPiece *piece = &spec->pieces[i];

        if (piece->week == week && piece->from <= column && column <= piece->to &&
            !(piece->spoken && piece->from == column))
            tell_day_of_bar(spec, pen, g, listener, i, column);
    }
}

static void
draw_pieces(const CalendarSpec *spec, const Pen *pen, const Geometry *g, Arena *arena)
{
    for (size_t i = 0; i < spec->piece_count; i++) {
        const CalendarPiece *piece = &spec->pieces[i];

        if (is_bar(&spec->items[piece->item]))
            draw_bar(spec, pen, g, piece);
        else
            draw_mark(spec, pen, g, i);
        if (!piece->spoken)
            draw_words(spec, pen, g, arena, i);
    }
}

static void
draw(const CalendarSpec *spec, const Pen *pen, const CalendarListener *listener)
{
    g_autoptr(Arena) arena = arena_new();
    Geometry g = make_geometry(spec, pen, arena);
    TextStyle small = with_colour(sized(pen->c->theme->small, 7 * g.scale), pen->c->theme->ink2);

    listener->artifact(listener->data);
    draw_ground(spec, pen, &g);
    draw_pieces(spec, pen, &g, arena);
    draw_head(spec, pen, &g, arena, listener);
    for (int week = 0; week < g.weeks; week++) {
        listener->cell(listener->data, week + 1, 0, 1, true);
        pen_text(pen, 0, g.y[week] + 14 * g.scale, 0,
                 lang_number(pen->c->lang, arena, calendar_iso_week(day_at(&g, week, (11 - spec->first_weekday) % 7)),
                             NUMBER_PLAIN, 0),
                 &small);
        for (int column = 0; column < 7; column++) {
            listener->cell(listener->data, week + 1, column + 1, 1, false);
            draw_cell(spec, pen, &g, arena, week, column, listener);
        }
    }
}

const FormRow month_form = { measure, draw, true };
