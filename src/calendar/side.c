/*
 * A small month beside a large one: its weeks stand alike whether they are four or six, and there is always room for
 * six; days with an event are on the ground of a bar, in grey, too.
 */
#include "calendar/forms.h"
#include <math.h>

enum { HEAD = 10, LETTERS = 9, ROW = 8 };

static double
scale_of(double width)
{
    return fmin(fmax(width / 110, 1), 2);
}

static double
head_of(const CalendarSpec *spec)
{
    return *spec->month_name == '\0' ? 0 : HEAD;
}

static void
measure(const CalendarSpec *spec, const PenContext *c, double width, CalendarSize *out)
{
    (void)c;
    out->min_width = 63;
    out->width = width;
    out->height = out->most_height = scale_of(width) * (head_of(spec) + LETTERS + ROW * CALENDAR_WEEKS);
}

/* A number that ends at x, on a ground where `ground` is a scale. */
static void
draw_day(const Pen *pen, double x, double y, const char *number, const TextStyle *style, double ground)
{
    double width = text_width(pen->c, number, style);

    if (ground > 0)
        pen_bar(pen, x - width - 1.3 * ground, y - 5.3 * ground, width + 2.6 * ground, 6.2 * ground);
    pen_text(pen, x, y, 1, number, style);
}

static void
draw(const CalendarSpec *spec, const Pen *pen, const CalendarListener *listener)
{
    const ChartTheme *t = pen->c->theme;
    double k = scale_of(pen->box.width), step = pen->box.width / 7, head = head_of(spec);
    TextStyle plain = with_colour(sized(t->small, 6.2 * k), t->ink2),
              strong = with_colour(sized(t->small_strong, 6.2 * k), pen_bar_text(pen)),
              name = sized(t->small_strong, 7 * k);
    int32_t first = date_to_days(calendar_grid_first(spec->year, spec->month, spec->first_weekday));
    int weeks = calendar_grid_weeks(spec->year, spec->month, spec->first_weekday);
    g_autoptr(Arena) arena = arena_new();

    listener->artifact(listener->data);
    if (head > 0)
        pen_text(pen, 0, 7 * k, 0, standing_alone(arena, spec->month_name), &name);
    for (int column = 0; column < 7; column++)
        pen_text(pen, (column + 1) * step - 1, (head + 6) * k, 1,
                 lang_weekday_letter(pen->c->lang, (spec->first_weekday + column - 1) % 7 + 1), &plain);
    for (int i = 0; i < weeks * 7; i++) {
        Date day = date_from_days(first + i);

        if (day.month == spec->month)
            draw_day(pen, (i % 7 + 1) * step - 1, (head + LETTERS + 4.5 + ROW * (double)(i / 7)) * k,
                     day_number(pen->c, arena, day.day), calendar_has_event(spec, day) ? &strong : &plain,
                     calendar_has_event(spec, day) ? k : 0);
    }
}

const FormRow side_form = { measure, draw, false };
