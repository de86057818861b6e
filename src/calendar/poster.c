/*
 * Where words of a poster stand: as near to their days as they can, over the days that follow or those before, in one
 * line or several, clear of all others. Rows are of one height while each has what it needs.
 */
#include "calendar/poster.h"
#include <glib.h>
#include <math.h>

/* Points of a poster of A3; HEAD: weekdays, NUMBERS: of a row, down to its events, FREE: below them. */
enum { HEAD = 16, NUMBERS = 16, NOTE_LINES = FITTED_LINES, LEAST_ROW = 22 };
static const double STRIP = 5.5, FREE = 4, APART = 5, GAP = 3;
/* Of those, where all has to stand close. */
static const double CLOSE = 0.4, CLOSE_NUMBERS = 0.88;
/* Words below their bar; how far within its end they end, clear of those of a bar that follows. */
static const double BELOW = 2, WITHIN = 3;
/* Of the whole width, where the months have their names. */
static const double NAMES = 0.128;
/* Of the type's size: what hangs from a line, and from line to line. */
static const double HANGS = 0.26, LEADING = 1.16;

/* How words are set, the first way that a page has room for: large; smaller; short titles; these, if need be cut. */
typedef struct Setting {
    double type;
    bool brief, least;
} Setting;
static const Setting settings[] = {
    { 9.6, false, false }, { 8.8, false, false }, { 8, false, false }, { 8, true, false }, { 8, true, true }
};
static const size_t LEAST = G_N_ELEMENTS(settings) - 1;

static double
scale_of(double width)
{
    return fmin(fmax(width / 1105.5, 0.68), 1.6);
}

/* ---- days and columns ---- */

Date
poster_date(const CalendarSpec *spec, int month, int day)
{
    return (Date){ (int16_t)spec->year, (uint8_t)(month + 1), (uint8_t)(day + 1) };
}

int
poster_first(const CalendarSpec *spec, int month)
{
    return (date_weekday(poster_date(spec, month, 0)) - spec->first_weekday + 7) % 7;
}

int
poster_days(const CalendarSpec *spec, int month)
{
    return date_days_in_month(spec->year, month + 1);
}

double
poster_column_x(const Poster *g, int column)
{
    return g->names + column * g->day;
}

double
poster_day_x(const CalendarSpec *spec, const Poster *g, int month, int day)
{
    return poster_column_x(g, poster_first(spec, month) + day);
}

bool
poster_is_bar(const CalendarItem *item)
{
    return date_compare(item->last, item->first) > 0;
}

bool
poster_is_on(const CalendarItem *item, Date day)
{
    return date_compare(item->first, day) <= 0 && date_compare(day, item->last) <= 0;
}

bool
poster_is_left(const CalendarSpec *spec, size_t item, int month)
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
    Date date = poster_date(spec, month, day);
    int more = 0;

    for (size_t i = 0; i < spec->count; i++)
        more += poster_is_on(&spec->items[i], date) && (day == 0 || date_equal(spec->items[i].first, date)) &&
                poster_is_left(spec, i, month);
    return more;
}

/* ---- words ---- */

bool
poster_has_sign(const CalendarItem *item)
{
    return !poster_is_bar(item) || item->outlined || item->sign != EVENT_SIGN_MEETING;
}

const char *
poster_where(Arena *arena, const CalendarItem *item)
{
    return arena_printf(arena, "· %s", item->where);
}

double
poster_where_width(const PenContext *c, Arena *arena, const CalendarItem *item, const TextStyle *style)
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
words_style(const PenContext *c, const Poster *g)
{
    TextStyle style = with_colour(sized(c->theme->small_strong, g->type), c->theme->ink);

    style.stretch = STRETCH_SEMI_CONDENSED;
    return style;
}

TextStyle
poster_where_style(const PenContext *c, const Poster *g)
{
    TextStyle style = with_colour(sized(c->theme->small, g->type), c->theme->ink2);

    style.stretch = STRETCH_SEMI_CONDENSED;
    return style;
}

/* Bar or sign, in the days of the piece. */
static Rect
strip_of(const CalendarSpec *spec, const Poster *g, const CalendarPiece *piece)
{
    const CalendarItem *item = &spec->items[piece->item];
    double k = g->scale, x = poster_day_x(spec, g, piece->week, piece->from) + (piece->begins ? INSET * k : 0),
           end = poster_day_x(spec, g, piece->week, piece->to + 1) - (piece->ends ? INSET * k : 0);

    return poster_is_bar(item) ? (Rect){ x, 0, end - x, STRIP * k } : (Rect){ x, 0, 2 * SIGN * k, g->leading };
}

/*
 * A piece with its words on so many lines, over the days that follow or, with `end`, those before; in a row of its own,
 * with y from its own top. False where they are cut or divided.
 */
static bool
set_words(const CalendarSpec *spec, const PenContext *c, Arena *arena, const Poster *g, const CalendarPiece *piece,
          const char *title, int lines, bool end, double width, PosterText *out)
{
    const CalendarItem *item = &spec->items[piece->item];
    TextStyle style = words_style(c, g), small = poster_where_style(c, g);
    double k = g->scale, sign = poster_has_sign(item) ? (2 * SIGN + BESIDE) * k : 0, wide, last, high, room;
    bool bar = poster_is_bar(item);

    *out = (PosterText){ .strip = strip_of(spec, g, piece), .end = end };
    if (end)
        out->x = bar ? out->strip.x + out->strip.width - (sign > 0 ? sign : WITHIN * k) : out->strip.x - BESIDE * k;
    else
        out->x = out->strip.x + sign;
    room = fmin(end ? out->x - g->names : width - out->x, width * 0.42);
    out->title = fit_even(c, arena, title, &style, lines, room);
    wide = widest(c, &out->title);
    last = out->title.count == 0 ? 0 : text_width(c, out->title.lines[out->title.count - 1], &out->title.style);
    out->where = item->where != NULL;
    if (out->where) {
        double more = poster_where_width(c, arena, item, &small);

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

Rect
poster_moved(Rect r, double y)
{
    r.y += y;
    return r;
}

static bool
meet(Rect a, Rect b, double apart)
{
    return a.x < b.x + b.width + apart - 0.01 && b.x < a.x + a.width + apart - 0.01 && a.y < b.y + b.height - 0.01 &&
           b.y < a.y + a.height - 0.01;
}

/* How far down a piece must go to be clear of those that have a place. */
static double
lowest_free(const Poster *g, const Rect *taken, size_t count, const PosterText *text, double from)
{
    double y = from;

    for (size_t i = 0; i < count; i++) {
        double apart = i % 2 == 0 ? 0 : APART * g->scale;

        /* bars of neighbours may touch, words keep apart */
        if (meet(poster_moved(text->strip, y), taken[i], apart) ||
            meet(poster_moved(text->words, y), taken[i], APART * g->scale)) {
            double below = taken[i].y + taken[i].height + g->gap;

            y = meet(poster_moved(text->strip, y), taken[i], apart) ? below - text->strip.y : below - text->words.y;
            y = fmax(y, from);
            i = (size_t)-1; /* from the first again */
        }
    }
    return y;
}

/* Would its words cover a day, none of its own, under which another piece of the month is still to stand? */
static bool
covers_later(const CalendarSpec *spec, const Poster *g, size_t index, const PosterText *text)
{
    for (size_t n = index + 1; n < spec->piece_count; n++) {
        double x;

        if (spec->pieces[n].week != spec->pieces[index].week)
            continue;
        x = poster_day_x(spec, g, spec->pieces[n].week, spec->pieces[n].from) + INSET * g->scale;
        if (spec->pieces[n].from > spec->pieces[index].to || spec->pieces[n].from < spec->pieces[index].from)
            if (x > text->words.x && x < text->words.x + text->words.width + APART * g->scale)
                return true;
    }
    return false;
}

/* Near its day is best; then within the row's height, clear of later ones, below its own days, in few lines. */
static double
cost_of(const CalendarSpec *spec, const Poster *g, size_t index, const PosterText *text, double y, double base)
{
    double k = g->scale, bottom = y + text->words.y + text->words.height;

    return 4 * (y - g->numbers) + 1.5 * fmax(bottom - base, 0) + (covers_later(spec, g, index, text) ? 60 * k : 0) +
           (text->end ? 18 * k : 0) + 0.03 * text->words.width + 3.5 * k * (double)(text->title.count + text->apart);
}

/* The best of all places of a piece; a title that is nowhere whole is cut. */
static void
place_piece(const CalendarSpec *spec, const PenContext *c, Arena *arena, Poster *g, size_t index,
            const Setting *setting, const Rect *taken, size_t count, double base, double width)
{
    const CalendarItem *item = &spec->items[spec->pieces[index].item];
    double best = -1;
    int lines = setting->least ? 2 : 4;

    for (int brief = setting->brief; brief <= 1 && best < 0; brief++)
        for (int rough = 0; rough <= brief && best < 0; rough++)
            for (int n = 0; n < 2 * lines; n++) {
                PosterText text;
                bool whole = set_words(spec, c, arena, g, &spec->pieces[index], brief ? item->short_title : item->title,
                                       n / 2 + 1, n % 2 != 0, width, &text);
                double y, cost;

                if (!(whole || rough) || text.words.x < g->names - 0.01 ||
                    text.words.x + text.words.width > width + 0.01)
                    continue;
                y = lowest_free(g, taken, count, &text, g->numbers);
                cost = cost_of(spec, g, index, &text, y, base);
                if (best >= 0 && cost >= best - 0.01)
                    continue;
                best = cost;
                text.strip = poster_moved(text.strip, y);
                text.words = poster_moved(text.words, y);
                text.y += y;
                g->texts[index] = text;
            }
}

/* ---- what has no day, below its month's name ---- */

TextStyle
poster_note_label(const PenContext *c, const Poster *g)
{
    return with_colour(sized(c->theme->small_strong, fmax(g->type * 0.92, LEAST_TYPE)), c->theme->ink2);
}

/* The label stands before the lines, or, where it is long, above them. */
double
poster_note_indent(const CalendarSpec *spec, const PenContext *c, const Poster *g)
{
    TextStyle label = poster_note_label(c, g);
    double width = text_width(c, spec->note_word, &label) + 4 * g->scale;

    return width < 0.25 * g->names ? width : 0;
}

FittedText
poster_note(const CalendarSpec *spec, const PenContext *c, Arena *arena, const Poster *g, int month)
{
    TextStyle style = with_colour(sized(c->theme->small, g->type), c->theme->ink);

    style.stretch = STRETCH_SEMI_CONDENSED;
    return fit_text(c, arena, spec->notes[month], &style,
                    g->names - (NOTE_INDENT + 8) * g->scale - poster_note_indent(spec, c, g), NOTE_LINES);
}

bool
poster_has_note(const CalendarSpec *spec, int month)
{
    return spec->notes != NULL && spec->notes[month] != NULL;
}

double
poster_note_height(const CalendarSpec *spec, const PenContext *c, Arena *arena, const Poster *g, int month)
{
    size_t lines = MAX(poster_note(spec, c, arena, g, month).count, 1) + (poster_note_indent(spec, c, g) > 0 ? 0 : 1);

    return g->leading * (double)lines;
}

/* ---- heights ---- */

TextStyle
poster_number_style(const CalendarSpec *spec, const PenContext *c, const Poster *g, int month, int day)
{
    const ChartTheme *t = c->theme;
    bool quiet = is_weekend(spec, poster_date(spec, month, day));

    return with_colour(sized(quiet ? t->label : t->label_strong, g->number), quiet ? t->ink2 : t->ink);
}

double
poster_number_width(const CalendarSpec *spec, const PenContext *c, Arena *arena, const Poster *g, int month, int day)
{
    TextStyle style = poster_number_style(spec, c, g, month, day);

    return text_width(c, day_number(c, arena, day + 1), &style);
}

TextStyle
poster_more_style(const PenContext *c, const Poster *g)
{
    return with_colour(sized(c->theme->small_strong, g->type), c->theme->ink);
}

const char *
poster_more(const PenContext *c, Arena *arena, const Poster *g, int month, int day)
{
    return arena_printf(arena, "+%s", day_number(c, arena, g->more[month][day]));
}

/* Beside the day's number where a month's days have room for it, else a piece of its own below; its foot. */
static double
place_more(const CalendarSpec *spec, const PenContext *c, Arena *arena, Poster *g, int month, int day, double wide,
           Rect *taken, size_t *count)
{
    TextStyle style = poster_more_style(c, g);
    double k = g->scale, width = text_width(c, poster_more(c, arena, g, month, day), &style), y;
    Rect box = { fmin(poster_day_x(spec, g, month, day) + INSET * k, wide - width), 0, width,
                 g->type * (RISES + HANGS) };
    PosterText text = { .strip = box, .words = box };

    g->more_y[month][day] = 0;
    if (poster_number_width(spec, c, arena, g, month, day) + INSET * k + width <= g->day - 2 * INSET * k)
        return 0;
    y = lowest_free(g, taken, *count, &text, g->numbers);
    g->more_y[month][day] = y + g->type * RISES;
    taken[(*count)++] = poster_moved(box, y);
    taken[(*count)++] = poster_moved(box, y);
    return y + box.height;
}

/* What each row needs, its pieces placed; the sum. */
static double
place_all(const CalendarSpec *spec, const PenContext *c, Arena *arena, Poster *g, double width, double height,
          const Setting *setting, double need[12])
{
    Rect *taken = arena_new0(arena, Rect, 2 * spec->piece_count + 2 * 31);
    double sum = 0, k = g->scale, base = setting->least ? 0 : (height - g->top) / 12 - FREE * k;

    g->type = fmax(setting->type * k, LEAST_TYPE);
    g->numbers = NUMBERS * k * (setting->least ? CLOSE_NUMBERS : 1);
    g->free = FREE * k * (setting->least ? CLOSE : 1);
    g->gap = GAP * k * (setting->least ? CLOSE : 1);
    g->leading = g->type * LEADING;
    for (int month = 0; month < 12; month++) {
        size_t count = 0;

        need[month] = fmax(LEAST_ROW * k, g->numbers + g->free);
        if (poster_has_note(spec, month))
            need[month] = fmax(need[month], NOTE_TOP * k + poster_note_height(spec, c, arena, g, month) + g->free);
        for (int day = 0; day < poster_days(spec, month); day++)
            if (g->more[month][day] > 0)
                need[month] =
                    fmax(need[month], place_more(spec, c, arena, g, month, day, width, taken, &count) + g->free);
        for (size_t i = 0; i < spec->piece_count; i++)
            if (spec->pieces[i].week == month) {
                const PosterText *text = &g->texts[i];

                place_piece(spec, c, arena, g, i, setting, taken, count, base, width);
                taken[count++] = text->strip;
                taken[count++] = text->words;
                need[month] = fmax(need[month], text->words.y + text->words.height + g->free);
                need[month] = fmax(need[month], text->strip.y + text->strip.height + g->free);
            }
        sum += need[month];
    }
    return sum;
}

static Poster
begin_geometry(const CalendarSpec *spec, Arena *arena, double width)
{
    Poster g = { .scale = scale_of(width), .names = NAMES * width };

    g.number = fmax(10.5 * g.scale, LEAST_TYPE);
    g.top = HEAD * fmax(g.scale, 0.75);
    for (int month = 0; month < 12; month++) {
        g.days = MAX(g.days, poster_first(spec, month) + poster_days(spec, month));
        for (int day = 0; day < poster_days(spec, month); day++)
            g.more[month][day] = count_more(spec, month, day);
    }
    g.day = (width - g.names) / g.days;
    g.texts = arena_new0(arena, PosterText, spec->piece_count + 1);
    return g;
}

void
poster_measure(const CalendarSpec *spec, const PenContext *c, double width, CalendarSize *out)
{
    g_autoptr(Arena) arena = arena_new();
    Poster g = begin_geometry(spec, arena, width);
    double need[12];

    out->min_width = 480;
    out->height = g.top + place_all(spec, c, arena, &g, width, 0, &settings[LEAST], need);
    out->most_height = fmax(out->height, width * 1.4);
}

Poster
poster_place(const CalendarSpec *spec, const Pen *pen, Arena *arena)
{
    double width = pen->box.width, height = pen->box.height, need[12];
    Poster g = begin_geometry(spec, arena, width);

    for (size_t i = 0; i <= LEAST; i++)
        if (place_all(spec, pen->c, arena, &g, width, height, &settings[i], need) <= height - g.top + 0.01)
            break;
    share_height(need, 12, height - g.top, g.top, g.y);
    return g;
}
