/*
 * The poster: months as columns, days as rows. What takes several days stands as a block over its rows; what takes one
 * is a sign and few words in its own row, on the ground of its day.
 */
#include "calendar/forms.h"
#include <math.h>

enum { GUTTER = 6, HEAD = 22, NOTE_LINES = 4, LEAST_ROW = 12 };

/* What must be read keeps its size, and the room for it, where the rest grows smaller. */
enum { LEAST_TYPE = 6 };

typedef struct Geometry { double scale, column, step, row, top, bottom, note, days, type, leading;
                          /* days: room of number and letter */ } Geometry;

static bool
has_notes(const CalendarSpec *spec)
{
    for (int month = 0; spec->notes != NULL && month < 12; month++)
        if (spec->notes[month] != NULL)
            return true;
    return false;
}

static double
scale_of(double width)
{
    return fmin(fmax(width / 1105.5, 0.68), 1.6);
}

static void
measure(const CalendarSpec *spec, const PenContext *c, double width, CalendarSize *out)
{
    double k = scale_of(width);

    (void)c;
    out->min_width = 480;
    out->height = HEAD * k + LEAST_ROW * POSTER_ROWS * fmax(k, 0.8) +
                  (has_notes(spec) ? 10 * k + fmax(7.2 * k, LEAST_TYPE) * 1.22 * (NOTE_LINES + 1.3) : 0);
    out->most_height = fmax(out->height, width * 1.4);
}

static Geometry
make_geometry(const CalendarSpec *spec, const Pen *pen)
{
    Geometry g = { .scale = scale_of(pen->box.width) };

    g.days = 24 * fmax(g.scale, 0.71);
    g.type = fmax(7.2 * g.scale, LEAST_TYPE);
    g.leading = fmax(8.8 * g.scale, g.type * 1.12);
    g.column = (pen->box.width - 11 * GUTTER * g.scale) / 12;
    g.step = g.column + GUTTER * g.scale;
    g.note = has_notes(spec) ? g.leading * (NOTE_LINES + 1.3) : 0;
    g.top = HEAD * g.scale;
    g.row = (pen->box.height - g.top - (g.note > 0 ? g.note + 6 * g.scale : 0)) / POSTER_ROWS;
    g.bottom = g.top + g.row * POSTER_ROWS;
    return g;
}

static Date
day_of(const CalendarSpec *spec, int month, int row)
{
    return (Date){ (int16_t)spec->year, (uint8_t)(month + 1), (uint8_t)(row + 1) };
}

static void
draw_month_ground(const CalendarSpec *spec, const Pen *pen, const Geometry *g, int month)
{
    const ChartTheme *t = pen->c->theme;
    double x = month * g->step;
    int days = date_days_in_month(spec->year, month + 1);

    for (int row = 0; row < days; row++) {
        Date day = day_of(spec, month, row);
        double y = g->top + row * g->row;
        bool first = date_weekday(day) == spec->first_weekday;

        if (is_weekend(spec, day) || is_holiday(spec, day))
            pen_fill(pen, x, y, g->column, g->row, is_holiday(spec, day) ? t->tint2 : t->tint);
        if (row > 0)
            pen_line(pen, x, y, x + g->column, y, first ? 0.75 : 0.4, first ? t->ink2 : t->hair);
    }
    pen_line(pen, x, 0.6, x + g->column, 0.6, 1.25, t->ink);
    pen_line(pen, x, g->top, x + g->column, g->top, 0.75, t->ink);
    pen_line(pen, x, g->top + days * g->row, x + g->column, g->top + days * g->row, 0.75, t->ink2);
}

static bool
is_block(const CalendarItem *item)
{
    return date_compare(item->last, item->first) > 0;
}

static Rect
piece_rect(const Geometry *g, const CalendarPiece *piece)
{
    double x = piece->week * g->step + g->days;

    return (Rect){ x, g->top + piece->from * g->row, g->column - g->days, (piece->to - piece->from + 1) * g->row };
}

static void
draw_piece_ground(const CalendarSpec *spec, const Pen *pen, const Geometry *g, const CalendarPiece *piece)
{
    const ChartTheme *t = pen->c->theme;
    const CalendarItem *item = &spec->items[piece->item];
    Rect r = piece_rect(g, piece);
    Point shape[4] = { { r.x, r.y + 0.6 },
                       { r.x + r.width, r.y + 0.6 },
                       { r.x + r.width, r.y + r.height - 0.6 },
                       { r.x, r.y + r.height - 0.6 } };

    if (!is_block(item)) {
        pen_event_sign(pen, r.x + 3.5 * g->scale, r.y + g->row / 2, 2.8 * g->scale, item->sign, false, t->accent);
    } else if (item->outlined) {
        pen_polygon(pen, shape, 4, t->white, (Stroke){ .width = 1.2, .colour = t->accent });
    } else {
        pen_polygon(pen, shape, 4, pen_bar_fill(pen), pen_bar_frame(pen));
    }
}

/* The title where it stands whole in the room it has, else the short one. */
static FittedText
fit_title(const CalendarItem *item, const Pen *pen, Arena *arena, const TextStyle *style, double width, size_t most)
{
    FittedText title = fit_text(pen->c, arena, item->title, style, width, most);

    return title.cut ? fit_text(pen->c, arena, item->short_title, style, width, most) : title;
}

/* Words of one day: in its row's height, around the line of its number. */
static void
draw_day_words(const CalendarItem *item, const Pen *pen, const Geometry *g, Arena *arena, Rect r)
{
    double left = 9 * g->scale, width = r.width - left, leading = fmin(g->leading, g->row / 2 - 0.4);
    TextStyle style = with_colour(sized(pen->c->theme->small_strong, g->type), pen->c->theme->ink);
    FittedText title;

    style.stretch = STRETCH_SEMI_CONDENSED;
    title = fit_title(item, pen, arena, &style, width, leading >= g->type * 1.05 ? 2 : 1);
    say_lines(pen, arena, r.x + left,
              r.y + g->row / 2 + g->type * 0.36 - (double)(title.count - 1) * leading / 2, leading, &title);
}

static void
draw_piece_words(const CalendarSpec *spec, const Pen *pen, const Geometry *g, Arena *arena, const CalendarPiece *piece)
{
    const ChartTheme *t = pen->c->theme;
    const CalendarItem *item = &spec->items[piece->item];
    Rect r = piece_rect(g, piece);
    double left = 3.5 * g->scale, width = r.width - left - 1.5 * g->scale, first = r.y + g->type * 1.3;
    TextStyle style = sized(t->small_strong, g->type), detail = sized(t->small, g->type);
    size_t most = (size_t)fmax(1, floor((r.y + r.height - first - g->type * 0.3) / g->leading) + 1);
    FittedText title;

    if (!is_block(item)) {
        draw_day_words(item, pen, g, arena, r);
        return;
    }
    style.colour = detail.colour = item->outlined ? t->ink : pen_bar_text(pen);
    style.stretch = STRETCH_SEMI_CONDENSED;
    title = fit_title(item, pen, arena, &style, width, MIN(most, FITTED_LINES));
    say_lines(pen, arena, r.x + left, first, g->leading, &title);
    if (title.count < most && item->where != NULL && text_width(pen->c, item->where, &detail) <= width)
        say(pen, arena, r.x + left, first + g->leading * (double)title.count, item->where, &detail);
}

/* True on each of the event's days but the one whose cell has its words. */
static bool
goes_on(const CalendarSpec *spec, const CalendarPiece *piece, int month, int row)
{
    const CalendarItem *item = &spec->items[piece->item];
    Date day = day_of(spec, month, row);

    return piece->week == month && date_compare(item->first, day) <= 0 && date_compare(day, item->last) <= 0 &&
           !(piece->spoken && piece->from == row);
}

/* A block is read at its edge, on each of its days. */
static void
tell_day_of_piece(const CalendarSpec *spec, const Pen *pen, const Geometry *g, const CalendarListener *listener,
                  const CalendarPiece *piece, int row)
{
    const CalendarItem *item = &spec->items[piece->item];
    double k = g->scale, x = piece->week * g->step, y = g->top + (row + 0.5) * g->row;

    tell_going_on(pen, listener, item, (Rect){ x + g->days + 1.4 * k, y, 0.8 * k, 2 * k },
                  item->outlined ? pen->c->theme->white : pen_bar_fill(pen));
}

/* What found its days taken is in a list below; whoever hears the grid is told it here, too. */
static void
tell_left(const CalendarSpec *spec, const Pen *pen, const Geometry *g, const CalendarListener *listener, int month,
          int row)
{
    const ChartTheme *t = pen->c->theme;
    Date day = day_of(spec, month, row);
    Colour ground = is_holiday(spec, day) ? t->tint2 : is_weekend(spec, day) ? t->tint : t->white;
    double k = g->scale, x = month * g->step, y = g->top + (row + 0.5) * g->row;

    for (size_t i = 0; i < spec->count; i++) {
        bool shown = date_compare(day, spec->items[i].first) < 0 || date_compare(day, spec->items[i].last) > 0;

        for (size_t n = 0; n < spec->piece_count && !shown; n++)
            shown = spec->pieces[n].item == i && spec->pieces[n].week == month;
        if (!shown)
            tell_going_on(pen, listener, &spec->items[i], (Rect){ x + 0.4 * k, y, 0.8 * k, 0.8 * k }, ground);
    }
}

static void
draw_cell(const CalendarSpec *spec, const Pen *pen, const Geometry *g, Arena *arena, int month, int row,
          const CalendarListener *listener)
{
    const ChartTheme *t = pen->c->theme;
    double k = g->scale, x = month * g->step, y = g->top + row * g->row + g->row / 2 + g->type * 0.36;
    Date day = day_of(spec, month, row);
    bool quiet = is_weekend(spec, day);
    const char *digits = day_number(pen->c, arena, day.day);
    TextStyle number = with_colour(sized(quiet ? t->label : t->label_strong, fmax(8 * g->scale, LEAST_TYPE)),
                                   quiet ? t->ink2 : t->ink),
              letter = with_colour(sized(t->small, fmax(6 * g->scale, LEAST_TYPE)), t->ink2);

    say(pen, arena, x + 12 * k - text_width(pen->c, digits, &number), y, digits, &number);
    say(pen, arena, x + 14.5 * k, y, lang_weekday_letter(pen->c->lang, date_weekday(day)), &letter);
    for (size_t i = 0; i < spec->piece_count; i++)
        if (spec->pieces[i].week == month && spec->pieces[i].from == row && spec->pieces[i].spoken) {
            listener->read_as(listener->data, NULL, spec->items[spec->pieces[i].item].language);
            draw_piece_words(spec, pen, g, arena, &spec->pieces[i]);
        }
    for (size_t i = 0; i < spec->piece_count; i++)
        if (goes_on(spec, &spec->pieces[i], month, row))
            tell_day_of_piece(spec, pen, g, listener, &spec->pieces[i], row);
    tell_left(spec, pen, g, listener, month, row);
}

/* What has no day stands in a dashed box at the foot of its month. */
static void
draw_note_frames(const CalendarSpec *spec, const Pen *pen, const Geometry *g)
{
    for (int month = 0; month < 12; month++)
        if (g->note > 0 && spec->notes[month] != NULL)
            page_frame(pen->page, pen_rect(pen, month * g->step, g->bottom + 5 * g->scale, g->column, g->note),
                       (Stroke){ .width = 0.6, .colour = pen->c->theme->ink2, .dash = 2.4, .gap = 1.8 });
}

static void
draw_note(const CalendarSpec *spec, const Pen *pen, const Geometry *g, Arena *arena, int month)
{
    const ChartTheme *t = pen->c->theme;
    double k = g->scale, x = month * g->step + 4 * k, y = g->bottom + 5 * k + g->type * 1.35;
    TextStyle word = sized(t->small_strong, g->type), style = sized(t->small, g->type);
    FittedText text;

    style.colour = t->ink;
    text = fit_text(pen->c, arena, spec->notes[month], &style, g->column - 8 * k, NOTE_LINES);
    say(pen, arena, x, y, spec->note_word, &word);
    say_lines(pen, arena, x, y + g->leading, g->leading, &text);
}

static void
draw(const CalendarSpec *spec, const Pen *pen, const CalendarListener *listener)
{
    g_autoptr(Arena) arena = arena_new();
    Geometry g = make_geometry(spec, pen);
    TextStyle name = sized(pen->c->theme->value, 11 * g.scale);

    listener->artifact(listener->data);
    for (int month = 0; month < 12; month++)
        draw_month_ground(spec, pen, &g, month);
    for (size_t i = 0; i < spec->piece_count; i++) {
        draw_piece_ground(spec, pen, &g, &spec->pieces[i]);
        if (!spec->pieces[i].spoken)
            draw_piece_words(spec, pen, &g, arena, &spec->pieces[i]);
    }
    draw_note_frames(spec, pen, &g);
    for (int month = 0; month < 12; month++) {
        const char *full = lang_month(pen->c->lang, month + 1, false);

        listener->cell(listener->data, 0, month, true);
        pen_text(pen, month * g.step, 14 * g.scale, 0,
                 text_width(pen->c, full, &name) <= g.column ? full : lang_month(pen->c->lang, month + 1, true), &name);
    }
    for (int row = 0; row < POSTER_ROWS; row++)
        for (int month = 0; month < 12; month++) {
            listener->cell(listener->data, row + 1, month, false);
            if (row < date_days_in_month(spec->year, month + 1))
                draw_cell(spec, pen, &g, arena, month, row, listener);
        }
    for (int month = 0; g.note > 0 && month < 12; month++) {
        listener->cell(listener->data, POSTER_ROWS + 1, month, false);
        if (spec->notes[month] != NULL)
            draw_note(spec, pen, &g, arena, month);
    }
}

const FormRow year_form = { measure, draw, true };
