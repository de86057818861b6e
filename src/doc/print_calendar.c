/* A calendar as text: what is asked, every event with its days, and the lanes it was given. */
#include "doc/print.h"

static const char *const form_names[] = { "month", "year", "side" };

static void
print_day(GString *out, const char *name, Date day)
{
    char text[11];

    print_word(out, name, date_format(day, text));
}

static void
print_item(GString *out, const CalendarItem *item, int depth)
{
    g_string_append_printf(out, "\n%*sevent", 2 * depth, "");
    print_word(out, "sign", event_sign_name(item->sign));
    print_day(out, "first", item->first);
    print_day(out, "last", item->last);
    print_text(out, "title", item->title);
    print_text(out, "short", item->short_title);
    print_text(out, "detail", item->detail);
    print_flag(out, "outlined", item->outlined);
    print_flag(out, "strong", item->strong);
}

void
print_calendar_spec(GString *out, const CalendarSpec *spec, int depth)
{
    g_string_append_printf(out, " %s", form_names[spec->form]);
    print_number(out, "year", spec->year);
    print_number(out, "month", spec->month);
    print_number(out, "first-weekday", spec->first_weekday);
    print_text(out, "title", spec->title);
    print_text(out, "summary", spec->summary);
    for (size_t i = 0; i < spec->count; i++)
        print_item(out, &spec->items[i], depth);
    for (size_t i = 0; i < spec->piece_count; i++) {
        const CalendarPiece *piece = &spec->pieces[i];

        g_string_append_printf(out, "\n%*spiece event=%zu week=%d lane=%d columns=%d-%d%s%s%s", 2 * depth, "",
                               piece->item, piece->week, piece->lane, piece->from, piece->to,
                               piece->begins ? " begins" : "", piece->ends ? " ends" : "",
                               piece->spoken ? " spoken" : "");
    }
    for (size_t i = 0; i < spec->holiday_count; i++) {
        g_string_append_printf(out, "\n%*sholiday", 2 * depth, "");
        print_day(out, "first", spec->holidays[i].first);
        print_day(out, "last", spec->holidays[i].last);
        print_text(out, "name", spec->holidays[i].name);
    }
    for (int month = 0; spec->notes != NULL && month < 12; month++)
        if (spec->notes[month] != NULL) {
            g_string_append_printf(out, "\n%*snote month=%d ", 2 * depth, "", month + 1);
            print_quoted(out, spec->notes[month]);
        }
}
