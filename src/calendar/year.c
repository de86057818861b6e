/*
 * The poster: months as rows, aligned by weekday, so that a weekend is one band from the head to the foot. What takes
 * several days is a bar over them with its words below; what takes one is a sign in its day with its words beside it.
 * Words go where they stand nearest to their day: over the days that follow or those before, in one line or several,
 * clear of all others. Rows are of one height while each has what it needs.
 */
#include "calendar/forms.h"
#include <glib.h>
#include <math.h>

/* Points of a poster of A3; HEAD: weekdays, NUMBERS: of a row, down to its events, FREE: below them. */
enum { HEAD = 16, NUMBERS = 16, NOTE_LINES = FITTED_LINES, LEAST_ROW = 22 };
static const double NUMBER_LINE = 11.5, STRIP = 5.5, FREE = 4, APART = 5, GAP = 3, INSET = 1.2, SIGN = 3;
/* Words below their bar; how far within its end they end, clear of those of a bar that follows; and beside a sign. */
static const double BELOW = 2, WITHIN = 3, BESIDE = 2.8;
/* Of the whole width, where the months have their names. */
static const double NAMES = 0.128;
/* What must be read keeps its size where the rest grows smaller. */
enum { LEAST_TYPE = 6 };
/* Of the type's size: what rises from a line, what hangs from it, and from line to line. */
static const double RISES = 0.78, HANGS = 0.26, LEADING = 1.16;

/* How words are set, the first way that a page has room for: large; smaller; short titles; these, if need be cut. */
typedef struct Setting { double type; bool brief, least; } Setting;
static const Setting settings[] = {
    { 9.6, false, false }, { 8.8, false, false }, { 8, false, false }, { 8, true, false }, { 8, true, true }
};
static const size_t LEAST = G_N_ELEMENTS(settings) - 1;

/* The words of a piece and their place: x from the start edge, y from the row's top. */
typedef struct PieceText {
    FittedText title;
    double x, y;                        /* where lines begin, or with `end` where they end; the first baseline */
    bool end;
    bool where, apart;                  /* the place is told, in a line of its own */
    Rect strip, words;                  /* bar or sign; what the lines cover */
} PieceText;

typedef struct Geometry {
    double scale, type, leading, number, names, day, top;
    int days;                           /* columns: as many as the longest row takes */
    double y[13];                       /* tops of the rows, and the last one's bottom */
    PieceText *texts;                   /* one a piece */
    int more[12][31];                   /* how many events of a day have no piece */
    double more_y[12][31];              /* where that is said, from the row's top; 0: beside the day's number */
} Geometry;

static double
scale_of(double width)
{
    return fmin(fmax(width / 1105.5, 0.68), 1.6);
}

/* ---- days and columns ---- */

static Date
day_of(const CalendarSpec *spec, int month, int day)
{
    return (Date){ (int16_t)spec->year, (uint8_t)(month + 1), (uint8_t)(day + 1) };
}

/* The column of a month's first day. */
static int
first_column(const CalendarSpec *spec, int month)
{
    return (date_weekday(day_of(spec, month, 0)) - spec->first_weekday + 7) % 7;
}

static int
days_in(const CalendarSpec *spec, int month)
{
    return date_days_in_month(spec->year, month + 1);
}

static double
column_x(const Geometry *g, int column)
{
    return g->names + column * g->day;
}

static double
day_x(const CalendarSpec *spec, const Geometry *g, int month, int day)
{
    return column_x(g, first_column(spec, month) + day);
}

static bool
is_bar(const CalendarItem *item)
{
    return date_compare(item->last, item->first) > 0;
}

static bool
is_on(const CalendarItem *item, Date day)
{
    return date_compare(item->first, day) <= 0 && date_compare(day, item->last) <= 0;
}

/* Has the month's row no part of it? */
static bool
is_left(const CalendarSpec *spec, size_t item, int month)
{
    for (size_t n = 0; n < spec->piece_count; n++)
        if (spec->pieces[n].item == item && spec->pieces[n].week == month)
            return false;
    return true;
}

/* How many events that have no part in the month's row begin on that day, or come into the month with it. */
static int
count_more(const CalendarSpec *spec, int month, int day)
{
    Date date = day_of(spec, month, day);
    int more = 0;

    for (size_t i = 0; i < spec->count; i++)
        more += is_on(&spec->items[i], date) && (day == 0 || date_equal(spec->items[i].first, date)) &&
                is_left(spec, i, month);
    return more;
}

/* ---- words ---- */

/* A bar says by being solid that it is a meeting; what is not has its sign. */
static bool
has_sign(const CalendarItem *item)
{
    return !is_bar(item) || item->outlined || item->sign != EVENT_SIGN_MEETING;
}

/* Behind a title's last line, which ends with a space. */
static const char *
where_text(Arena *arena, const CalendarItem *item)
{
    return arena_printf(arena, "· %s", item->where);
}

static double
where_width(const PenContext *c, Arena *arena, const CalendarItem *item, const TextStyle *style)
{
    return text_width(c, arena_printf(arena, " · %s", item->where), style);
}

/* As even lines as the words allow, at most `lines`, none wider than `most`. */
static FittedText
fit_even(const PenContext *c, Arena *arena, const char *text, const TextStyle *style, int lines, double most)
{
    double width = text_width(c, text, style) / lines * (lines > 1 ? 1.04 : 1) + 0.1;
    FittedText fitted = fit_text(c, arena, text, style, fmin(width, most), (size_t)lines);

    while ((fitted.cut || fitted.divided.words != NULL || fitted.style.stretch != style->stretch) && width < most) {
        width *= 1.06;
        fitted = fit_text(c, arena, text, style, fmin(width, most), (size_t)lines);
    }
    return fitted;
}

static double
widest(const PenContext *c, const FittedText *text)
{
    double width = 0;

    for (size_t i = 0; i < text->count; i++)
        width = fmax(width, text_width(c, text->lines[i], &text->style));
    return width;
}

static TextStyle
words_style(const PenContext *c, const Geometry *g)
{
    TextStyle style = with_colour(sized(c->theme->small_strong, g->type), c->theme->ink);

    style.stretch = STRETCH_SEMI_CONDENSED;
    return style;
}

static TextStyle
where_style(const PenContext *c, const Geometry *g)
{
    TextStyle style = with_colour(sized(c->theme->small, g->type), c->theme->ink2);

    style.stretch = STRETCH_SEMI_CONDENSED;
    return style;
}

/* Bar or sign, in the days of the piece. */
static Rect
strip_of(const CalendarSpec *spec, const Geometry *g, const CalendarPiece *piece)
{
    const CalendarItem *item = &spec->items[piece->item];
    double k = g->scale, x = day_x(spec, g, piece->week, piece->from) + (piece->begins ? INSET * k : 0),
           end = day_x(spec, g, piece->week, piece->to + 1) - (piece->ends ? INSET * k : 0);

    return is_bar(item) ? (Rect){ x, 0, end - x, STRIP * k } : (Rect){ x, 0, 2 * SIGN * k, g->leading };
}

/*
 * A piece with its words on so many lines, over the days that follow or, with `end`, those before; in a row of its own,
 * with y from its own top. False where they are cut or divided.
 */
static bool
set_words(const CalendarSpec *spec, const PenContext *c, Arena *arena, const Geometry *g, const CalendarPiece *piece,
          const char *title, int lines, bool end, double width, PieceText *out)
{
    const CalendarItem *item = &spec->items[piece->item];
    TextStyle style = words_style(c, g), small = where_style(c, g);
    double k = g->scale, sign = has_sign(item) ? (2 * SIGN + BESIDE) * k : 0, wide, last, high, room;
    bool bar = is_bar(item);

    *out = (PieceText){ .strip = strip_of(spec, g, piece), .end = end };
    if (end)
        out->x = bar ? out->strip.x + out->strip.width - (sign > 0 ? sign : WITHIN * k) : out->strip.x - BESIDE * k;
    else
        out->x = out->strip.x + sign;
    room = fmin(end ? out->x - g->names : width - out->x, width * 0.42);
    out->title = fit_even(c, arena, title, &style, lines, room);
    wide = widest(c, &out->title);
    last = out->title.count == 0
               ? 0
               : text_width(c, out->title.lines[out->title.count - 1], &out->title.style);
    out->where = item->where != NULL;
    if (out->where) {
        double more = where_width(c, arena, item, &small);

        out->apart = last + more > room || (out->title.count > 1 && last + more > fmax(1.2 * wide, 0.2 * width));
        wide = fmax(wide, out->apart ? text_width(c, item->where, &small) : last + more);
    }
    out->y = (bar ? out->strip.height + BELOW * k : 0) + g->type * RISES + (bar ? 0 : (g->leading - g->type) / 2);
    high = g->leading * (double)(MAX(out->title.count, 1) - 1 + out->apart) + g->type * HANGS;
    out->words = (Rect){ end ? out->x - wide : out->x - (bar ? sign : 0), out->y - g->type * RISES,
                         wide + (bar ? sign : 0), g->type * RISES + high };
    return !out->title.cut && out->title.divided.words == NULL && wide <= room + 0.01;
}

/* ---- places ---- */

static bool
meet(Rect a, Rect b, double apart)
{
    return a.x < b.x + b.width + apart - 0.01 && b.x < a.x + a.width + apart - 0.01 && a.y < b.y + b.height - 0.01 &&
           b.y < a.y + a.height - 0.01;
}

static Rect
moved(Rect r, double y)
{
    r.y += y;
    return r;
}

/* How far down a piece must go to be clear of those that have a place. */
static double
lowest_free(const Geometry *g, const Rect *taken, size_t count, const PieceText *text, double from)
{
    double y = from;

    for (size_t i = 0; i < count; i++) {
        double apart = i % 2 == 0 ? 0 : APART * g->scale;

        /* bars of neighbours may touch, words keep apart */
        if (meet(moved(text->strip, y), taken[i], apart) || meet(moved(text->words, y), taken[i], APART * g->scale)) {
            double below = taken[i].y + taken[i].height + GAP * g->scale;

            y = meet(moved(text->strip, y), taken[i], apart) ? below - text->strip.y : below - text->words.y;
            y = fmax(y, from);
            i = (size_t)-1;             /* from the first again */
        }
    }
    return y;
}

/* Would its words cover a day, none of its own, under which another piece of the month is still to stand? */
static bool
covers_later(const CalendarSpec *spec, const Geometry *g, size_t index, const PieceText *text)
{
    for (size_t n = index + 1; n < spec->piece_count; n++) {
        double x;

        if (spec->pieces[n].week != spec->pieces[index].week)
            continue;
        x = day_x(spec, g, spec->pieces[n].week, spec->pieces[n].from) + INSET * g->scale;
        if (spec->pieces[n].from > spec->pieces[index].to || spec->pieces[n].from < spec->pieces[index].from)
            if (x > text->words.x && x < text->words.x + text->words.width + APART * g->scale)
                return true;
    }
    return false;
}

/* Near its day is best; then within the row's height, clear of later ones, below its own days, in few lines. */
static double
cost_of(const CalendarSpec *spec, const Geometry *g, size_t index, const PieceText *text, double y, double base)
{
    double k = g->scale, bottom = y + text->words.y + text->words.height;

    return 4 * (y - NUMBERS * k) + 1.5 * fmax(bottom - base, 0) + (covers_later(spec, g, index, text) ? 60 * k : 0) +
           (text->end ? 18 * k : 0) + 0.03 * text->words.width + 3.5 * k * (double)(text->title.count + text->apart);
}

/* The best of all places of a piece; a title that is nowhere whole is cut. */
static void
place_piece(const CalendarSpec *spec, const PenContext *c, Arena *arena, Geometry *g, size_t index,
            const Setting *setting, const Rect *taken, size_t count, double base, double width)
{
    const CalendarItem *item = &spec->items[spec->pieces[index].item];
    double best = -1;
    int lines = setting->least ? 2 : 4;

    for (int brief = setting->brief; brief <= 1 && best < 0; brief++)
        for (int rough = 0; rough <= brief && best < 0; rough++)
            for (int n = 0; n < 2 * lines; n++) {
                PieceText text;
                bool whole = set_words(spec, c, arena, g, &spec->pieces[index], brief ? item->short_title : item->title,
                                       n / 2 + 1, n % 2 != 0, width, &text);
                double y, cost;

                if (!(whole || rough) || text.words.x < g->names - 0.01 ||
                    text.words.x + text.words.width > width + 0.01)
                    continue;
                y = lowest_free(g, taken, count, &text, NUMBERS * g->scale);
                cost = cost_of(spec, g, index, &text, y, base);
                if (best >= 0 && cost >= best - 0.01)
                    continue;
                best = cost;
                text.strip = moved(text.strip, y);
                text.words = moved(text.words, y);
                text.y += y;
                g->texts[index] = text;
            }
}

/* ---- what has no day, below its month's name ---- */

enum { NOTE_TOP = 19, NOTE_INDENT = 5 };

static TextStyle
note_label(const PenContext *c, const Geometry *g)
{
    return with_colour(sized(c->theme->small_strong, fmax(g->type * 0.92, LEAST_TYPE)), c->theme->ink2);
}

/* The label stands before the lines, or, where it is long, above them. */
static double
note_indent(const CalendarSpec *spec, const PenContext *c, const Geometry *g)
{
    TextStyle label = note_label(c, g);
    double width = text_width(c, spec->note_word, &label) + 4 * g->scale;

    return width < 0.25 * g->names ? width : 0;
}

static FittedText
set_note(const CalendarSpec *spec, const PenContext *c, Arena *arena, const Geometry *g, int month)
{
    TextStyle style = with_colour(sized(c->theme->small, g->type), c->theme->ink);

    style.stretch = STRETCH_SEMI_CONDENSED;
    return fit_text(c, arena, spec->notes[month], &style,
                    g->names - (NOTE_INDENT + 8) * g->scale - note_indent(spec, c, g), NOTE_LINES);
}

static bool
has_note(const CalendarSpec *spec, int month)
{
    return spec->notes != NULL && spec->notes[month] != NULL;
}

static bool
has_notes(const CalendarSpec *spec)
{
    for (int month = 0; month < 12; month++)
        if (has_note(spec, month))
            return true;
    return false;
}

static double
note_height(const CalendarSpec *spec, const PenContext *c, Arena *arena, const Geometry *g, int month)
{
    size_t lines = MAX(set_note(spec, c, arena, g, month).count, 1) + (note_indent(spec, c, g) > 0 ? 0 : 1);

    return g->leading * (double)lines;
}

/* ---- heights ---- */

static TextStyle
number_style(const CalendarSpec *spec, const PenContext *c, const Geometry *g, int month, int day)
{
    const ChartTheme *t = c->theme;
    bool quiet = is_weekend(spec, day_of(spec, month, day));

    return with_colour(sized(quiet ? t->label : t->label_strong, g->number), quiet ? t->ink2 : t->ink);
}

static double
number_width(const CalendarSpec *spec, const PenContext *c, Arena *arena, const Geometry *g, int month, int day)
{
    TextStyle style = number_style(spec, c, g, month, day);

    return text_width(c, day_number(c, arena, day + 1), &style);
}

static TextStyle
more_style(const PenContext *c, const Geometry *g)
{
    return with_colour(sized(c->theme->small_strong, g->type), c->theme->ink);
}

static const char *
more_text(const PenContext *c, Arena *arena, const Geometry *g, int month, int day)
{
    return arena_printf(arena, "+%s", day_number(c, arena, g->more[month][day]));
}

/* Beside the day's number where a month's days have room for it, else a piece of its own below; its foot. */
static double
place_more(const CalendarSpec *spec, const PenContext *c, Arena *arena, Geometry *g, int month, int day, double wide,
           Rect *taken, size_t *count)
{
    TextStyle style = more_style(c, g);
    double k = g->scale, width = text_width(c, more_text(c, arena, g, month, day), &style), y;
    Rect box = { fmin(day_x(spec, g, month, day) + INSET * k, wide - width), 0, width, g->type * (RISES + HANGS) };
    PieceText text = { .strip = box, .words = box };

    g->more_y[month][day] = 0;
    if (number_width(spec, c, arena, g, month, day) + INSET * k + width <= g->day - 2 * INSET * k)
        return 0;
    y = lowest_free(g, taken, *count, &text, NUMBERS * k);
    g->more_y[month][day] = y + g->type * RISES;
    taken[(*count)++] = moved(box, y);
    taken[(*count)++] = moved(box, y);
    return y + box.height;
}

/* What each row needs, its pieces placed; the sum. */
static double
place_all(const CalendarSpec *spec, const PenContext *c, Arena *arena, Geometry *g, double width, double height,
          const Setting *setting, double need[12])
{
    Rect *taken = arena_new0(arena, Rect, 2 * spec->piece_count + 2 * 31);
    double sum = 0, k = g->scale, base = setting->least ? 0 : (height - g->top) / 12 - FREE * k;

    g->type = fmax(setting->type * k, LEAST_TYPE);
    g->leading = g->type * LEADING;
    for (int month = 0; month < 12; month++) {
        size_t count = 0;

        need[month] = fmax(LEAST_ROW * k, NUMBERS * k + FREE * k);
        if (has_note(spec, month))
            need[month] = fmax(need[month], NOTE_TOP * k + note_height(spec, c, arena, g, month) + FREE * k);
        for (int day = 0; day < days_in(spec, month); day++)
            if (g->more[month][day] > 0)
                need[month] =
                    fmax(need[month], place_more(spec, c, arena, g, month, day, width, taken, &count) + FREE * k);
        for (size_t i = 0; i < spec->piece_count; i++)
            if (spec->pieces[i].week == month) {
                const PieceText *text = &g->texts[i];

                place_piece(spec, c, arena, g, i, setting, taken, count, base, width);
                taken[count++] = text->strip;
                taken[count++] = text->words;
                need[month] = fmax(need[month], text->words.y + text->words.height + FREE * k);
                need[month] = fmax(need[month], text->strip.y + text->strip.height + FREE * k);
            }
        sum += need[month];
    }
    return sum;
}

static Geometry
begin_geometry(const CalendarSpec *spec, Arena *arena, double width)
{
    Geometry g = { .scale = scale_of(width), .names = NAMES * width };

    g.number = fmax(10.5 * g.scale, LEAST_TYPE);
    g.top = HEAD * fmax(g.scale, 0.75);
    for (int month = 0; month < 12; month++) {
        g.days = MAX(g.days, first_column(spec, month) + days_in(spec, month));
        for (int day = 0; day < days_in(spec, month); day++)
            g.more[month][day] = count_more(spec, month, day);
    }
    g.day = (width - g.names) / g.days;
    g.texts = arena_new0(arena, PieceText, spec->piece_count + 1);
    return g;
}

static void
measure(const CalendarSpec *spec, const PenContext *c, double width, CalendarSize *out)
{
    g_autoptr(Arena) arena = arena_new();
    Geometry g = begin_geometry(spec, arena, width);
    double need[12];

    out->min_width = 480;
    out->height = g.top + place_all(spec, c, arena, &g, width, 0, &settings[LEAST], need);
    out->most_height = fmax(out->height, width * 1.4);
}

static Geometry
make_geometry(const CalendarSpec *spec, const Pen *pen, Arena *arena)
{
    double width = pen->box.width, height = pen->box.height, need[12];
    Geometry g = begin_geometry(spec, arena, width);

    for (size_t i = 0; i <= LEAST; i++)
        if (place_all(spec, pen->c, arena, &g, width, height, &settings[i], need) <= height - g.top + 0.01)
            break;
    share_height(need, 12, height - g.top, g.top, g.y);
    return g;
}

/* ---- grounds ---- */

static void
draw_ground(const CalendarSpec *spec, const Pen *pen, const Geometry *g)
{
    const ChartTheme *t = pen->c->theme;
    double width = pen->box.width;

    for (int column = 0; column < g->days; column++)
        if ((spec->weekend >> ((spec->first_weekday - 1 + column) % 7 + 1) & 1) != 0)
            pen_fill(pen, column_x(g, column), 0, g->day, g->y[12], t->tint);
    for (int month = 0; month < 12; month++)
        for (int day = 0; day < days_in(spec, month); day++)
            if (is_holiday(spec, day_of(spec, month, day)))
                pen_fill(pen, day_x(spec, g, month, day), g->y[month], g->day, g->y[month + 1] - g->y[month], t->tint2);
    for (int month = 1; month < 12; month++)
        pen_line(pen, 0, g->y[month], width, g->y[month], 0.5, t->rule);
    pen_line(pen, 0, g->top, width, g->top, 1.25, t->ink);
    pen_line(pen, 0, g->y[12], width, g->y[12], 0.75, t->ink);
}

static void
draw_piece_ground(const CalendarSpec *spec, const Pen *pen, const Geometry *g, size_t index)
{
    const ChartTheme *t = pen->c->theme;
    const CalendarItem *item = &spec->items[spec->pieces[index].item];
    const PieceText *text = &g->texts[index];
    double k = g->scale, row = g->y[spec->pieces[index].week];
    Rect r = moved(text->strip, row);
    double end = r.x + r.width, foot = r.y + r.height;
    Point shape[4] = { { r.x, r.y }, { end, r.y }, { end, foot }, { r.x, foot } };

    if (is_bar(item) && item->outlined)
        pen_polygon(pen, shape, 4, t->white, (Stroke){ .width = 1, .colour = t->accent });
    else if (is_bar(item))
        pen_polygon(pen, shape, 4, pen_bar_fill(pen), pen_bar_frame(pen));
    if (has_sign(item))
        pen_event_sign(pen,
                       !is_bar(item)  ? r.x + SIGN * k
                       : text->end ? text->x + (SIGN + BESIDE) * k
                                   : text->x - (SIGN + BESIDE) * k,
                       is_bar(item) ? row + text->y - g->type * 0.36 : r.y + r.height / 2, SIGN * k, item->sign, false,
                       t->accent);
}

static void
draw_piece_words(const CalendarSpec *spec, const Pen *pen, const Geometry *g, Arena *arena, size_t index)
{
    const CalendarItem *item = &spec->items[spec->pieces[index].item];
    const PieceText *text = &g->texts[index];
    TextStyle small = where_style(pen->c, g);
    double y = g->y[spec->pieces[index].week] + text->y, x = text->x, last = 0, more = 0;
    const char *where;
    size_t lines = text->title.count;

    if (text->where)
        more = text->apart ? text_width(pen->c, item->where, &small) : where_width(pen->c, arena, item, &small);
    if (lines > 0)
        last = text_width(pen->c, text->title.lines[lines - 1], &text->title.style);
    say_lines_at(pen, arena, x, y, g->leading, &text->title, text->end, text->apart ? 0 : more);
    y += g->leading * (double)(MAX(lines, 1) - 1 + text->apart);
    if (!text->where)
        return;
    where = text->apart ? item->where : where_text(arena, item);
    x = text->end ? x : text->apart ? x + more : x + last + more;
    say(pen, arena, x - text_width(pen->c, where, &small), y, where, &small);
}

/* True on each of the event's days but the one whose cell has its words. */
static bool
goes_on(const CalendarPiece *piece, int month, int day)
{
    return piece->week == month && piece->from <= day && day <= piece->to && !(piece->spoken && piece->from == day);
}

/* A bar is read within itself, on each of its days. */
static void
tell_day_of_piece(const CalendarSpec *spec, const Pen *pen, const Geometry *g, const CalendarListener *listener,
                  size_t index, int day)
{
    const CalendarItem *item = &spec->items[spec->pieces[index].item];
    int month = spec->pieces[index].week;
    Rect strip = moved(g->texts[index].strip, g->y[month]);
    double k = g->scale;

    tell_going_on(pen, listener, item,
                  (Rect){ day_x(spec, g, month, day) + g->day / 2, strip.y + strip.height / 2, 0.8 * k, 0.8 * k },
                  item->outlined ? pen->c->theme->white : pen_bar_fill(pen));
}

/* "+2" beside the day's number, or, where it is not as wide, below it. */
static void
draw_more(const CalendarSpec *spec, const Pen *pen, const Geometry *g, Arena *arena, int month, int day)
{
    TextStyle style = more_style(pen->c, g);
    const char *text = more_text(pen->c, arena, g, month, day);
    double k = g->scale, x = day_x(spec, g, month, day) + INSET * k, y = g->more_y[month][day];

    if (g->more[month][day] == 0)
        return;
    if (y > 0)
        say(pen, arena, fmin(x, pen->box.width - text_width(pen->c, text, &style)), g->y[month] + y, text, &style);
    else
        say(pen, arena, x + number_width(spec, pen->c, arena, g, month, day) + INSET * k, g->y[month] + NUMBER_LINE * k,
            text, &style);
}

/* What found no room is in a list below; whoever sees the grid is told how many, whoever hears it which. */
static void
tell_left(const CalendarSpec *spec, const Pen *pen, const Geometry *g, Arena *arena, const CalendarListener *listener,
          int month, int day)
{
    const ChartTheme *t = pen->c->theme;
    Date date = day_of(spec, month, day);
    Colour ground = is_holiday(spec, date) ? t->tint2 : is_weekend(spec, date) ? t->tint : t->white;
    double k = g->scale;
    bool told = false;

    for (size_t i = 0; i < spec->count; i++) {
        if (!is_on(&spec->items[i], date) || !is_left(spec, i, month))
            continue;
        tell_going_on(pen, listener, &spec->items[i],
                      (Rect){ day_x(spec, g, month, day) + 0.2 * k, g->y[month] + 2 * k, 0.8 * k, 0.8 * k }, ground);
        if (!told)
            draw_more(spec, pen, g, arena, month, day);
        told = true;
    }
}

static void
draw_cell(const CalendarSpec *spec, const Pen *pen, const Geometry *g, Arena *arena, int month, int day,
          const CalendarListener *listener)
{
    TextStyle number = number_style(spec, pen->c, g, month, day);
    double k = g->scale;

    say(pen, arena, day_x(spec, g, month, day) + INSET * k, g->y[month] + NUMBER_LINE * k,
        day_number(pen->c, arena, day + 1), &number);
    for (size_t i = 0; i < spec->piece_count; i++)
        if (spec->pieces[i].week == month && spec->pieces[i].from == day && spec->pieces[i].spoken) {
            listener->read_as(listener->data, NULL, spec->items[spec->pieces[i].item].language);
            draw_piece_words(spec, pen, g, arena, i);
        }
    for (size_t i = 0; i < spec->piece_count; i++)
        if (goes_on(&spec->pieces[i], month, day))
            tell_day_of_piece(spec, pen, g, listener, i, day);
    tell_left(spec, pen, g, arena, listener, month, day);
}

/* A dashed line beside it, as its day is not known. */
static void
draw_note_edge(const CalendarSpec *spec, const Pen *pen, const Geometry *g, Arena *arena, int month)
{
    double k = g->scale, y = g->y[month] + NOTE_TOP * k;

    if (has_note(spec, month))
        pen_dashed(pen, 0.5 * k, y, 0.5 * k, y + note_height(spec, pen->c, arena, g, month), 0.8, pen->c->theme->ink2,
                   2.4, 1.8, CAP_BUTT);
}

static void
draw_note(const CalendarSpec *spec, const Pen *pen, const Geometry *g, Arena *arena, int month)
{
    TextStyle label = note_label(pen->c, g);
    double k = g->scale, x = NOTE_INDENT * k, y = g->y[month] + NOTE_TOP * k + g->type * RISES + 0.6 * k,
           indent = note_indent(spec, pen->c, g);
    FittedText text = set_note(spec, pen->c, arena, g, month);

    say(pen, arena, x, y, spec->note_word, &label);
    say_lines(pen, arena, x + indent, y + (indent > 0 ? 0 : g->leading), g->leading, &text);
}

static void
draw_head(const CalendarSpec *spec, const Pen *pen, const Geometry *g, bool notes, const CalendarListener *listener)
{
    const ChartTheme *t = pen->c->theme;
    TextStyle name = sized(t->small, fmax(7.6 * g->scale, LEAST_TYPE));
    bool whole = true;

    for (int weekday = 1; weekday <= 7; weekday++)
        whole = whole && text_width(pen->c, lang_weekday(pen->c->lang, weekday, true), &name) <=
                             g->day - (INSET + 2) * g->scale;
    listener->cell(listener->data, 0, 0, true);
    if (notes)
        listener->cell(listener->data, 0, 1, true);
    for (int column = 0; column < g->days; column++) {
        int weekday = (spec->first_weekday - 1 + column) % 7 + 1;
        TextStyle style = with_colour(name, t->ink2);

        listener->cell(listener->data, 0, column + 1 + notes, true);
        pen_text(pen, column_x(g, column) + INSET * g->scale, g->top - 5 * g->scale, 0,
                 whole ? lang_weekday(pen->c->lang, weekday, true) : lang_weekday_letter(pen->c->lang, weekday),
                 &style);
    }
}

static void
draw_month(const CalendarSpec *spec, const Pen *pen, const Geometry *g, Arena *arena, bool notes, int month,
           const CalendarListener *listener)
{
    TextStyle name = with_colour(sized(pen->c->theme->value, fmax(14 * g->scale, 7)), pen->c->theme->accent);
    const char *full = lang_month(pen->c->lang, month + 1, false);
    int first = first_column(spec, month);

    listener->cell(listener->data, month + 1, 0, true);
    pen_text(pen, 0, g->y[month] + (NUMBER_LINE + 1.5) * g->scale, 0,
             text_width(pen->c, full, &name) <= g->names - 4 * g->scale ? full
                                                                       : lang_month(pen->c->lang, month + 1, true),
             &name);
    if (notes)
        listener->cell(listener->data, month + 1, 1, false);
    if (has_note(spec, month))
        draw_note(spec, pen, g, arena, month);
    for (int column = 0; column < g->days; column++) {
        listener->cell(listener->data, month + 1, column + 1 + notes, false);
        if (column >= first && column < first + days_in(spec, month))
            draw_cell(spec, pen, g, arena, month, column - first, listener);
    }
}

static void
draw(const CalendarSpec *spec, const Pen *pen, const CalendarListener *listener)
{
    g_autoptr(Arena) arena = arena_new();
    Geometry g = make_geometry(spec, pen, arena);
    bool notes = has_notes(spec);

    listener->artifact(listener->data);
    draw_ground(spec, pen, &g);
    for (size_t i = 0; i < spec->piece_count; i++) {
        draw_piece_ground(spec, pen, &g, i);
        if (!spec->pieces[i].spoken)
            draw_piece_words(spec, pen, &g, arena, i);
    }
    for (int month = 0; month < 12; month++)
        draw_note_edge(spec, pen, &g, arena, month);
    draw_head(spec, pen, &g, notes, listener);
    for (int month = 0; month < 12; month++)
        draw_month(spec, pen, &g, arena, notes, month, listener);
}

const FormRow year_form = { measure, draw, true };
