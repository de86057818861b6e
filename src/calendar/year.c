/*
 * The poster: months as columns, days as rows. What takes several days stands as a block over its rows; what takes one
 * is a sign and words beside its day's number, on the ground of the day and within its row alone, so that its length is
 * never misread. A day of which the grid cannot show all says how many more it has.
 */
#include "calendar/forms.h"
#include <math.h>

enum { GUTTER = 6, HEAD = 24, NOTE_LINES = 4, LEAST_ROW = 12, MORE = 14 };

/* What must be read keeps its size, and the room for it, where the rest grows smaller. */
enum { LEAST_TYPE = 6 };
/* Of the type's size: what rises from a line, what hangs from it, and the leading with which they do not touch. */
static const double RISES = 0.71, HANGS = 0.24, CLOSEST = 0.96;

/* The words of a piece: each of its lines in the room it has. */
typedef struct PieceText {
    FittedText title;
    double first, leading;              /* baseline of the first line from the piece's top */
    bool detail, apart;                 /* its place below; the number of what else is there in a line of its own */
} PieceText;

typedef struct Geometry {
    double scale, column, step, row, top, bottom, note, type, leading;
    double days;                        /* room of number and letter */
    PieceText *texts;                   /* one a piece */
} Geometry;

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

/* ---- words, and the room that they have ---- */

static Date
day_of(const CalendarSpec *spec, int month, int row)
{
    return (Date){ (int16_t)spec->year, (uint8_t)(month + 1), (uint8_t)(row + 1) };
}

static bool
is_block(const CalendarItem *item)
{
    return date_compare(item->last, item->first) > 0;
}

static bool
is_on(const CalendarItem *item, Date day)
{
    return date_compare(item->first, day) <= 0 && date_compare(day, item->last) <= 0;
}

/* Has the month's column no part of it? */
static bool
is_left(const CalendarSpec *spec, size_t item, int month)
{
    for (size_t n = 0; n < spec->piece_count; n++)
        if (spec->pieces[n].item == item && spec->pieces[n].week == month)
            return false;
    return true;
}

/* How many events that have no part in the month's column begin on that day, or come into the month with it. */
static int
count_more(const CalendarSpec *spec, int month, int row)
{
    Date day = day_of(spec, month, row);
    int more = 0;

    for (size_t i = 0; i < spec->count; i++)
        more += is_on(&spec->items[i], day) && (row == 0 || date_equal(spec->items[i].first, day)) &&
                is_left(spec, i, month);
    return more;
}

/* The same for all rows of a piece, which says them in one place. */
static int
count_more_of(const CalendarSpec *spec, const CalendarPiece *piece)
{
    int more = 0;

    for (int row = piece->from; row <= piece->to; row++)
        more += count_more(spec, piece->week, row);
    return more;
}

/*
 * The title where it stands whole in the room it has; else the short one, a little smaller where that saves a word from
 * being divided or the last of it from being left out.
 */
static FittedText
fit_title(const CalendarItem *item, const Pen *pen, Arena *arena, const TextStyle *style, double width, size_t most)
{
    FittedText title = fit_text(pen->c, arena, item->title, style, width, most);

    if (title.cut || (title.divided.words != NULL && !is_block(item)))
        title = fit_text(pen->c, arena, item->short_title, style, width, most);
    if (title.cut || title.divided.words != NULL) {
        TextStyle smaller = sized(*style, fmax(style->size * 0.92, LEAST_TYPE));

        title = fit_text(pen->c, arena, item->short_title, &smaller, width, most);
    }
    return title;
}

/* How many lines so many rows hold, the first of them beside the day's number. */
static size_t
lines_in(const Geometry *g, const PieceText *text, int rows)
{
    double left = rows * g->row - text->first - g->type * 0.3 - 1.2 * g->scale;

    return 1 + (size_t)fmax(floor(left / text->leading + 0.01), 0);
}

/* Of two lines within a row. */
static double
close_leading(const Geometry *g)
{
    return fmin(g->leading, g->row / 2 - 0.4);
}

/* A single row holds two lines when what is seen of both stands in its middle. */
static void
centre_in_row(const Geometry *g, PieceText *text)
{
    text->leading = close_leading(g);
    if (text->title.count == 2)
        text->first = (g->row - text->leading + (RISES - HANGS) * g->type) / 2;
}

static double
words_start(const Geometry *g, const CalendarItem *item)
{
    return (is_block(item) && !item->outlined ? 3.5 : 8.5) * g->scale;
}

static PieceText
set_piece(const CalendarSpec *spec, const Pen *pen, Arena *arena, const Geometry *g, const CalendarPiece *piece)
{
    const CalendarItem *item = &spec->items[piece->item];
    PieceText text = { .first = g->row / 2 + g->type * 0.36, .leading = g->leading };
    TextStyle style = sized(pen->c->theme->small_strong, g->type), detail = sized(pen->c->theme->small, g->type);
    double width = g->column - g->days - words_start(g, item) - (is_block(item) ? 1.5 * g->scale : 0), end;
    int rows = piece->to - piece->from + 1;
    bool more = count_more_of(spec, piece) > 0;
    size_t most = rows > 1 ? MIN(lines_in(g, &text, rows), FITTED_LINES) : close_leading(g) < g->type * CLOSEST ? 1 : 2;

    style.colour = is_block(item) && !item->outlined ? pen_bar_text(pen) : pen->c->theme->ink;
    style.stretch = STRETCH_SEMI_CONDENSED;
    text.title = fit_title(item, pen, arena, &style, width, most);
    end = text.title.count == 0 ? 0 : text_width(pen->c, text.title.lines[text.title.count - 1], &style);
    text.apart = more && end + MORE * g->scale > width;
    if (text.apart && text.title.count == most) {
        text.title = fit_title(item, pen, arena, &style, width - MORE * g->scale, most);
        text.apart = false;
    }
    text.detail = is_block(item) && item->where != NULL && text.title.count + text.apart < most &&
                  text_width(pen->c, item->where, &detail) <= width;
    if (rows == 1)
        centre_in_row(g, &text);
    return text;
}

static void
set_pieces(const CalendarSpec *spec, const Pen *pen, Arena *arena, Geometry *g)
{
    g->texts = arena_new0(arena, PieceText, spec->piece_count + 1);
    for (size_t i = 0; i < spec->piece_count; i++)
        g->texts[i] = set_piece(spec, pen, arena, g, &spec->pieces[i]);
}

/* The box at a month's foot: what has no day there. */
static FittedText
set_note(const CalendarSpec *spec, const Pen *pen, Arena *arena, const Geometry *g, int month)
{
    TextStyle style = with_colour(sized(pen->c->theme->small, g->type), pen->c->theme->ink);

    return fit_text(pen->c, arena, spec->notes[month], &style, g->column - 8 * g->scale, NOTE_LINES);
}

/* All boxes are as high as the fullest needs. */
static double
note_height(const CalendarSpec *spec, const Pen *pen, Arena *arena, const Geometry *g)
{
    size_t most = 0;

    for (int month = 0; spec->notes != NULL && month < 12; month++)
        if (spec->notes[month] != NULL)
            most = MAX(most, MAX(set_note(spec, pen, arena, g, month).count, 1));
    return most == 0 ? 0 : g->leading * ((double)most + 1.5);
}

static Geometry
make_geometry(const CalendarSpec *spec, const Pen *pen, Arena *arena)
{
    Geometry g = { .scale = scale_of(pen->box.width) };

    g.days = 24 * fmax(g.scale, 0.71);
    g.type = fmax(7.6 * g.scale, LEAST_TYPE);
    g.leading = fmax(9 * g.scale, g.type * 1.12);
    g.column = (pen->box.width - 11 * GUTTER * g.scale) / 12;
    g.step = g.column + GUTTER * g.scale;
    g.note = note_height(spec, pen, arena, &g);
    g.top = HEAD * g.scale;
    g.row = (pen->box.height - g.top - (g.note > 0 ? g.note + 6 * g.scale : 0)) / POSTER_ROWS;
    g.bottom = g.top + g.row * POSTER_ROWS;
    set_pieces(spec, pen, arena, &g);
    return g;
}

/* ---- grounds ---- */

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
            pen_line(pen, x, y, x + g->column, y, first ? 0.9 : 0.35, first ? t->ink : t->hair);
    }
    pen_line(pen, x, 0.6, x + g->column, 0.6, 1.25, t->ink);
    pen_line(pen, x, g->top, x + g->column, g->top, 0.75, t->ink);
    pen_line(pen, x, g->top + days * g->row, x + g->column, g->top + days * g->row, 0.75, t->ink2);
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

    if (is_block(item) && item->outlined)
        pen_polygon(pen, shape, 4, t->white, (Stroke){ .width = 1.2, .colour = t->accent });
    else if (is_block(item))
        pen_polygon(pen, shape, 4, pen_bar_fill(pen), pen_bar_frame(pen));
    if (!is_block(item) || item->outlined)
        pen_event_sign(pen, r.x + 3.6 * g->scale, r.y + g->row / 2, 2.8 * g->scale, item->sign, false, t->accent);
}

static void
draw_piece_words(const CalendarSpec *spec, const Pen *pen, const Geometry *g, Arena *arena, size_t index)
{
    const CalendarItem *item = &spec->items[spec->pieces[index].item];
    const PieceText *text = &g->texts[index];
    Rect r = piece_rect(g, &spec->pieces[index]);
    double x = r.x + words_start(g, item), y = r.y + text->first;
    TextStyle detail = with_colour(sized(pen->c->theme->small, g->type), text->title.style.colour);

    say_lines(pen, arena, x, y, text->leading, &text->title);
    if (text->detail)
        say(pen, arena, x, y + text->leading * (double)(text->title.count + text->apart), item->where, &detail);
}

/* True on each of the event's days but the one whose cell has its words. */
static bool
goes_on(const CalendarSpec *spec, const CalendarPiece *piece, int month, int row)
{
    return piece->week == month && is_on(&spec->items[piece->item], day_of(spec, month, row)) &&
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

/* The piece that stands on a day, or NULL. */
static const CalendarPiece *
piece_on(const CalendarSpec *spec, int month, int row)
{
    for (size_t n = 0; n < spec->piece_count; n++)
        if (spec->pieces[n].week == month && spec->pieces[n].from <= row && row <= spec->pieces[n].to)
            return &spec->pieces[n];
    return NULL;
}

/* "+2" at the end of the words of what stands on the day, once for all of its days; else beside the day's number. */
static void
draw_more(const CalendarSpec *spec, const Pen *pen, const Geometry *g, Arena *arena, int month, int row)
{
    const CalendarPiece *piece = piece_on(spec, month, row);
    TextStyle style = with_colour(sized(pen->c->theme->small_strong, g->type), pen->c->theme->ink);
    int more = count_more(spec, month, row);
    double y = g->top + (row + 0.5) * g->row + g->type * 0.36;

    if (more > 0 && piece != NULL) {
        const PieceText *text = &g->texts[piece - spec->pieces];

        for (int before = piece->from; before < row; before++)
            if (count_more(spec, month, before) > 0)
                return;
        more = count_more_of(spec, piece);
        style.colour = text->title.style.colour;
        y = g->top + piece->from * g->row + text->first +
            text->leading * (double)(MAX(text->title.count, 1) - 1 + text->apart);
    }
    if (more > 0)
        pen_text(pen, month * g->step + g->column - 3 * g->scale, y, 1,
                 arena_printf(arena, "+%s", day_number(pen->c, arena, more)), &style);
}

/* What found its days taken is in a list below; whoever sees the grid is told how many, whoever hears it which. */
static void
tell_left(const CalendarSpec *spec, const Pen *pen, const Geometry *g, Arena *arena,
          const CalendarListener *listener, int month, int row)
{
    const ChartTheme *t = pen->c->theme;
    Date day = day_of(spec, month, row);
    Colour ground = is_holiday(spec, day) ? t->tint2 : is_weekend(spec, day) ? t->tint : t->white;
    double k = g->scale, x = month * g->step, y = g->top + (row + 0.5) * g->row;
    bool told = false;

    for (size_t i = 0; i < spec->count; i++) {
        if (!is_on(&spec->items[i], day) || !is_left(spec, i, month))
            continue;
        tell_going_on(pen, listener, &spec->items[i], (Rect){ x + 0.4 * k, y, 0.8 * k, 0.8 * k }, ground);
        if (!told)
            draw_more(spec, pen, g, arena, month, row);
        told = true;
    }
}

static void
draw_cell(const CalendarSpec *spec, const Pen *pen, const Geometry *g, Arena *arena, int month, int row,
          const CalendarListener *listener)
{
    const ChartTheme *t = pen->c->theme;
    double k = g->scale, x = month * g->step, y = g->top + (row + 0.5) * g->row + g->type * 0.36;
    Date day = day_of(spec, month, row);
    bool quiet = is_weekend(spec, day);
    Colour colour = quiet ? t->ink2 : t->ink;
    const char *digits = day_number(pen->c, arena, day.day);
    TextStyle number = with_colour(sized(quiet ? t->label : t->label_strong, fmax(9 * g->scale, LEAST_TYPE)),
                                   colour),
              letter = with_colour(sized(t->small, fmax(7.6 * g->scale, LEAST_TYPE)), colour);

    say(pen, arena, x + 12 * k - text_width(pen->c, digits, &number), y, digits, &number);
    say(pen, arena, x + 14 * k, y, lang_weekday_letter(pen->c->lang, date_weekday(day)), &letter);
    for (size_t i = 0; i < spec->piece_count; i++)
        if (spec->pieces[i].week == month && spec->pieces[i].from == row && spec->pieces[i].spoken) {
            listener->read_as(listener->data, NULL, spec->items[spec->pieces[i].item].language);
            draw_piece_words(spec, pen, g, arena, i);
        }
    for (size_t i = 0; i < spec->piece_count; i++)
        if (goes_on(spec, &spec->pieces[i], month, row))
            tell_day_of_piece(spec, pen, g, listener, &spec->pieces[i], row);
    tell_left(spec, pen, g, arena, listener, month, row);
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
    TextStyle word = sized(t->small_strong, g->type);
    FittedText text = set_note(spec, pen, arena, g, month);

    say(pen, arena, x, y, spec->note_word, &word);
    say_lines(pen, arena, x, y + g->leading, g->leading, &text);
}

static void
draw(const CalendarSpec *spec, const Pen *pen, const CalendarListener *listener)
{
    g_autoptr(Arena) arena = arena_new();
    Geometry g = make_geometry(spec, pen, arena);
    TextStyle name = with_colour(sized(pen->c->theme->value, 14 * g.scale), pen->c->theme->accent);

    listener->artifact(listener->data);
    for (int month = 0; month < 12; month++)
        draw_month_ground(spec, pen, &g, month);
    for (size_t i = 0; i < spec->piece_count; i++) {
        draw_piece_ground(spec, pen, &g, &spec->pieces[i]);
        if (!spec->pieces[i].spoken)
            draw_piece_words(spec, pen, &g, arena, i);
    }
    draw_note_frames(spec, pen, &g);
    for (int month = 0; month < 12; month++) {
        const char *full = lang_month(pen->c->lang, month + 1, false);

        listener->cell(listener->data, 0, month, true);
        pen_text(pen, month * g.step, 17 * g.scale, 0,
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
