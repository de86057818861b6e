/*
 * The poster: months as rows, aligned by weekday, so that a weekend is one band from the head to the foot. What takes
 * several days is a bar over them with its words below; what takes one is a sign in its day with its words beside it.
 */
#include "calendar/poster.h"
#include <math.h>

/* ---- grounds ---- */

static void
draw_ground(const CalendarSpec *spec, const Pen *pen, const Poster *g)
{
    const ChartTheme *t = pen->c->theme;
    double width = pen->box.width;

    for (int column = 0; column < g->days; column++)
        if ((spec->weekend >> ((spec->first_weekday - 1 + column) % 7 + 1) & 1) != 0)
            pen_fill(pen, poster_column_x(g, column), 0, g->day, g->y[12], t->tint);
    for (int month = 0; month < 12; month++)
        for (int day = 0; day < poster_days(spec, month); day++)
            if (is_holiday(spec, poster_date(spec, month, day)))
                pen_fill(pen, poster_day_x(spec, g, month, day), g->y[month], g->day, g->y[month + 1] - g->y[month],
                         t->tint2);
    for (int month = 1; month < 12; month++)
        pen_line(pen, 0, g->y[month], width, g->y[month], 0.5, t->rule);
    pen_line(pen, 0, g->top, width, g->top, 1.25, t->ink);
    pen_line(pen, 0, g->y[12], width, g->y[12], 0.75, t->ink);
}

static void
draw_piece_ground(const CalendarSpec *spec, const Pen *pen, const Poster *g, size_t index)
{
    const ChartTheme *t = pen->c->theme;
    const CalendarItem *item = &spec->items[spec->pieces[index].item];
    const PosterText *text = &g->texts[index];
    double k = g->scale, row = g->y[spec->pieces[index].week];
    Rect r = poster_moved(text->strip, row);
    double end = r.x + r.width, foot = r.y + r.height;
    Point shape[4] = { { r.x, r.y }, { end, r.y }, { end, foot }, { r.x, foot } };

    if (poster_is_bar(item) && item->outlined)
        pen_polygon(pen, shape, 4, t->white, (Stroke){ .width = 1, .colour = t->accent });
    else if (poster_is_bar(item))
        pen_polygon(pen, shape, 4, t->accent, (Stroke){ 0 });
    if (poster_has_sign(item))
        pen_event_sign(pen,
                       !poster_is_bar(item) ? r.x + SIGN * k
                       : text->end          ? text->x + (SIGN + BESIDE) * k
                                            : text->x - (SIGN + BESIDE) * k,
                       poster_is_bar(item) ? row + text->y - g->type * 0.36 : r.y + r.height / 2, SIGN * k, item->sign,
                       false, t->accent);
}

static void
draw_piece_words(const CalendarSpec *spec, const Pen *pen, const Poster *g, Arena *arena, size_t index)
{
    const CalendarItem *item = &spec->items[spec->pieces[index].item];
    const PosterText *text = &g->texts[index];
    TextStyle small = poster_where_style(pen->c, g);
    double y = g->y[spec->pieces[index].week] + text->y, x = text->x, last = 0, more = 0;
    const char *where;
    size_t lines = text->title.count;

    if (text->where)
        more = text->apart ? text_width(pen->c, item->where, &small) : poster_where_width(pen->c, arena, item, &small);
    if (lines > 0)
        last = text_width(pen->c, text->title.lines[lines - 1], &text->title.style);
    say_lines_at(pen, arena, x, y, g->leading, &text->title, text->end, text->apart ? 0 : more);
    y += g->leading * (double)(MAX(lines, 1) - 1 + text->apart);
    if (!text->where)
        return;
    where = text->apart ? item->where : poster_where(arena, item);
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
tell_day_of_piece(const CalendarSpec *spec, const Pen *pen, const Poster *g, const CalendarListener *listener,
                  size_t index, int day)
{
    const CalendarItem *item = &spec->items[spec->pieces[index].item];
    int month = spec->pieces[index].week;
    Rect strip = poster_moved(g->texts[index].strip, g->y[month]);
    double k = g->scale;

    tell_going_on(
        pen, listener, item,
        (Rect){ poster_day_x(spec, g, month, day) + g->day / 2, strip.y + strip.height / 2, 0.8 * k, 0.8 * k },
        item->outlined ? pen->c->theme->white : pen->c->theme->accent);
}

/* "+2" beside the day's number, or, where it is not as wide, below it. */
static void
draw_more(const CalendarSpec *spec, const Pen *pen, const Poster *g, Arena *arena, int month, int day)
{
    TextStyle style = poster_more_style(pen->c, g);
    const char *text = poster_more(pen->c, arena, g, month, day);
    double k = g->scale, x = poster_day_x(spec, g, month, day) + INSET * k, y = g->more_y[month][day];

    if (g->more[month][day] == 0)
        return;
    if (y > 0)
        say(pen, arena, fmin(x, pen->box.width - text_width(pen->c, text, &style)), g->y[month] + y, text, &style);
    else
        say(pen, arena, x + poster_number_width(spec, pen->c, arena, g, month, day) + INSET * k,
            g->y[month] + NUMBER_LINE * k, text, &style);
}

/* What found no room is in a list below; whoever sees the grid is told how many, whoever hears it which. */
static void
tell_left(const CalendarSpec *spec, const Pen *pen, const Poster *g, Arena *arena, const CalendarListener *listener,
          int month, int day)
{
    const ChartTheme *t = pen->c->theme;
    Date date = poster_date(spec, month, day);
    Colour ground = is_holiday(spec, date) ? t->tint2 : is_weekend(spec, date) ? t->tint : t->white;
    double k = g->scale;
    bool told = false;

    for (size_t i = 0; i < spec->count; i++) {
        if (!poster_is_on(&spec->items[i], date) || !poster_is_left(spec, i, month))
            continue;
        tell_going_on(pen, listener, &spec->items[i],
                      (Rect){ poster_day_x(spec, g, month, day) + 0.2 * k, g->y[month] + 2 * k, 0.8 * k, 0.8 * k },
                      ground);
        if (!told)
            draw_more(spec, pen, g, arena, month, day);
        told = true;
    }
}

static void
draw_cell(const CalendarSpec *spec, const Pen *pen, const Poster *g, Arena *arena, int month, int day,
          const CalendarListener *listener)
{
    TextStyle number = poster_number_style(spec, pen->c, g, month, day);
    double k = g->scale;

    say(pen, arena, poster_day_x(spec, g, month, day) + INSET * k, g->y[month] + NUMBER_LINE * k,
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
draw_note_edge(const CalendarSpec *spec, const Pen *pen, const Poster *g, Arena *arena, int month)
{
    double k = g->scale, y = g->y[month] + NOTE_TOP * k;

    if (poster_has_note(spec, month))
        pen_dashed(pen, 0.5 * k, y, 0.5 * k, y + poster_note_height(spec, pen->c, arena, g, month), 0.8,
                   pen->c->theme->ink2, 2.4, 1.8, CAP_BUTT);
}

static void
draw_note(const CalendarSpec *spec, const Pen *pen, const Poster *g, Arena *arena, int month)
{
    TextStyle label = poster_note_label(pen->c, g);
    double k = g->scale, x = NOTE_INDENT * k, y = g->y[month] + NOTE_TOP * k + g->type * RISES + 0.6 * k,
           indent = poster_note_indent(spec, pen->c, g);
    FittedText text = poster_note(spec, pen->c, arena, g, month);

    say(pen, arena, x, y, spec->note_word, &label);
    say_lines(pen, arena, x + indent, y + (indent > 0 ? 0 : g->leading), g->leading, &text);
}

static bool
has_notes(const CalendarSpec *spec)
{
    for (int month = 0; month < 12; month++)
        if (poster_has_note(spec, month))
            return true;
    return false;
}

static void
draw_head(const CalendarSpec *spec, const Pen *pen, const Poster *g, Arena *arena, bool notes,
          const CalendarListener *listener)
{
    const ChartTheme *t = pen->c->theme;
    TextStyle name = sized(t->small, fmax(7.6 * g->scale, LEAST_TYPE));
    const char *names[8];
    bool whole = true;

    for (int weekday = 1; weekday <= 7; weekday++) {
        names[weekday] = standing_alone(arena, lang_weekday(pen->c->lang, weekday, true));
        whole = whole && text_width(pen->c, names[weekday], &name) <= g->day - (INSET + 2) * g->scale;
    }
    listener->cell(listener->data, 0, 0, 1 + notes, true);
    listener->read_as(listener->data, spec->head_word, NULL);
    say(pen, arena, 0, g->top - 5 * g->scale, "", &name);
    for (int column = 0; column < g->days; column++) {
        int weekday = (spec->first_weekday - 1 + column) % 7 + 1;
        TextStyle style = with_colour(name, t->ink2);

        listener->cell(listener->data, 0, column + 1 + notes, 1, true);
        pen_text(pen, poster_column_x(g, column) + INSET * g->scale, g->top - 5 * g->scale, 0,
                 whole ? names[weekday] : lang_weekday_letter(pen->c->lang, weekday), &style);
    }
}

/*
 * The month's name, what has no day, and its days. The name, or that, reaches to the first day, and the last day to the
 * end of the row: no day of another month stands there.
 */
static void
draw_month(const CalendarSpec *spec, const Pen *pen, const Poster *g, Arena *arena, bool notes, int month,
           const CalendarListener *listener)
{
    TextStyle name = with_colour(sized(pen->c->theme->value, fmax(14 * g->scale, 7)), pen->c->theme->accent);
    const char *full = standing_alone(arena, lang_month(pen->c->lang, month + 1, false));
    int first = poster_first(spec, month), end = first + poster_days(spec, month);
    bool noted = poster_has_note(spec, month);

    listener->cell(listener->data, month + 1, 0, noted ? 1 : 1 + notes + first, true);
    pen_text(pen, 0, g->y[month] + (NUMBER_LINE + 1.5) * g->scale, 0,
             text_width(pen->c, full, &name) <= g->names - 4 * g->scale
                 ? full
                 : standing_alone(arena, lang_month(pen->c->lang, month + 1, true)),
             &name);
    if (noted) {
        listener->cell(listener->data, month + 1, 1, 1 + first, false);
        draw_note(spec, pen, g, arena, month);
    }
    for (int column = first; column < end; column++) {
        listener->cell(listener->data, month + 1, column + 1 + notes, column + 1 < end ? 1 : g->days - column, false);
        draw_cell(spec, pen, g, arena, month, column - first, listener);
    }
}

static void
draw(const CalendarSpec *spec, const Pen *pen, const CalendarListener *listener)
{
    g_autoptr(Arena) arena = arena_new();
    Poster g = poster_place(spec, pen, arena);
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
    draw_head(spec, pen, &g, arena, notes, listener);
    for (int month = 0; month < 12; month++)
        draw_month(spec, pen, &g, arena, notes, month, listener);
}

const FormRow year_form = { poster_measure, draw, true };
