/* The table of forms, and the little that is common to all. */
#include "calendar/forms.h"
#include "base/diag_chart.h"
#include <glib.h>
#include <math.h>
#include <string.h>

static const FormRow *const forms[] = {
    [CALENDAR_MONTH] = &month_form, [CALENDAR_YEAR] = &year_form, [CALENDAR_SIDE] = &side_form
};

bool
calendar_measure(const CalendarSpec *spec, const PenContext *context, double width, CalendarSize *out, Diags *diags)
{
    bool month = spec->form == CALENDAR_YEAR || (spec->month >= 1 && spec->month <= 12);

    *out = (CalendarSize){ .width = width };
    if (!month || spec->year < 1583 || spec->year > 9999 || spec->first_weekday < 1 || spec->first_weekday > 7) {
        diag_report(diags, DIAG_CALENDAR_NO_MONTH, spec->place, NULL);
        return false;
    }
    forms[spec->form]->measure(spec, context, width, out);
    return true;
}

void
calendar_draw(const CalendarSpec *spec, const PenContext *context, PageBuilder *page, Rect rect,
              const CalendarListener *listener)
{
    PenContext placed = *context;
    Pen pen = { &placed, page, rect };

    placed.spot = spec->place;
    forms[spec->form]->draw(spec, &pen, listener);
}

bool
calendar_is_table(const CalendarSpec *spec)
{
    return forms[spec->form]->table;
}

bool
is_weekend(const CalendarSpec *spec, Date day)
{
    return (spec->weekend >> date_weekday(day) & 1) != 0;
}

static bool
covers(const CalendarHoliday *holiday, Date day)
{
    return date_compare(holiday->first, day) <= 0 && date_compare(holiday->last, day) >= 0;
}

bool
is_holiday(const CalendarSpec *spec, Date day)
{
    for (size_t i = 0; i < spec->holiday_count; i++)
        if (covers(&spec->holidays[i], day))
            return true;
    return false;
}

const char *
holiday_names(const CalendarSpec *spec, const Lang *lang, Arena *arena, Date day)
{
    const char *names = NULL;

    for (size_t i = 0; i < spec->holiday_count; i++)
        if (covers(&spec->holidays[i], day))
            names = names == NULL ? spec->holidays[i].name
                                  : lang_beside(lang, arena, "list-apart", names, spec->holidays[i].name);
    return names;
}

TextStyle
sized(TextStyle style, double size)
{
    style.leading = style.leading * size / style.size;
    style.size = size;
    return style;
}

void
say(const Pen *pen, Arena *arena, double x, double y, const char *text, const TextStyle *style)
{
    pen_text(pen, x, y, 0, arena_printf(arena, "%s ", text), style);
}

/* A word that the line parts at its own hyphen: "sous-" goes on with "munitions". */
static bool
goes_on(const char *line)
{
    size_t length = strlen(line);

    return length > 1 && line[length - 1] == '-' && line[length - 2] != ' ';
}

void
say_lines(const Pen *pen, Arena *arena, double x, double y, double leading, const FittedText *text)
{
    say_lines_at(pen, arena, x, y, leading, text, false, 0);
}

void
say_lines_at(const Pen *pen, Arena *arena, double x, double y, double leading, const FittedText *text, bool end,
             double more)
{
    for (size_t i = 0; i < text->count; i++) {
        double width = end ? text_width(pen->c, text->lines[i], &text->style) + (i + 1 == text->count ? more : 0) : 0;

        pen_line_of(pen, x - width, y + leading * (double)i, 0,
                    i + 1 < text->count && goes_on(text->lines[i]) ? text->lines[i]
                                                                  : arena_printf(arena, "%s ", text->lines[i]),
                    &text->style, i, text->count);
    }
    pen_tell_divided(pen, &text->divided);
}

void
share_height(const double *need, int rows, double height, double top, double *y)
{
    bool full[CALENDAR_ROWS] = { false };
    double share = height / rows;

    for (int round = 0; round < rows; round++) {
        double left = height;
        int others = 0;

        for (int row = 0; row < rows; row++) {
            left -= full[row] ? need[row] : 0;
            others += !full[row];
        }
        share = others > 0 ? left / others : share;
        for (int row = 0; row < rows; row++)
            full[row] = full[row] || need[row] > share + 0.01;
    }
    y[0] = top;
    for (int row = 0; row < rows; row++)
        y[row + 1] = y[row] + (full[row] ? need[row] : share);
}

void
tell_going_on(const Pen *pen, const CalendarListener *listener, const CalendarItem *item, Rect part, Colour colour)
{
    listener->read_as(listener->data, item->title, item->language);
    pen_fill(pen, part.x, part.y, part.width, part.height, colour);
}

const char *
standing_alone(Arena *arena, const char *name)
{
    char first[8] = "";

    if (*name == '\0')
        return name;
    g_unichar_to_utf8(g_unichar_toupper(g_utf8_get_char(name)), first);
    return arena_printf(arena, "%s%s", first, name + g_utf8_skip[(guchar)*name]);
}

const char *
day_number(const PenContext *c, Arena *arena, int day)
{
    return lang_number(c->lang, arena, day, NUMBER_PLAIN, 0);
}
