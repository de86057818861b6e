/*
 * Calendars: entries of the model as nodes for lists, and as specs for grids. Words are made once, here, so that a
 * list and a grid never say different things of one event.
 */
#include "template/call.h"
#include "base/diag_chart.h"
#include "base/diag_template.h"
#include <string.h>
#include "model/calendar_entries.h"

/*
 * Of the poster: letters of a title that may be cut there and is told again below it; undated titles beside a month;
 * how many letters one of them may have, and all of a year.
 */
enum { POSTER_LETTERS = 160, NOTE_TITLES = 2, NOTE_LETTERS = 90, YEAR_LETTERS = 420 };

/* ---- words ---- */

const char *
anniversary_title(Fill *fill, const char *title, int years)
{
    g_autofree char *number = g_strdup_printf("%d", years);
    g_auto(GStrv) at_ordinal = g_strsplit(title, "{ordinal}", -1);
    g_autofree char *once = g_strjoinv(lang_number(fill->lang, fill->arena, years, NUMBER_ORDINAL, 0), at_ordinal);
    g_auto(GStrv) at_years = g_strsplit(once, "{years}", -1);
    g_autofree char *whole = g_strjoinv(number, at_years);

    return arena_strdup(fill->arena, whole);
}

/* "Convention in force for Sri Lanka", "Article 5 deadline: Chad", "Reports under Article 7 due: Mine Ban Treaty". */
static const char *
treaty_title(Fill *fill, const CalendarEntry *entry, bool marked)
{
    static const char *const keys[] = { NULL, "calendar-in-force", "calendar-deadline", "calendar-report", NULL };
    static const char *const joined[] = { "calendar-ratified", "calendar-acceded", "calendar-succeeded",
                                          "calendar-accepted" };
    const char *treaty = marked ? local_marked(fill, entry->treaty->short_title)
                                : local(fill, entry->treaty->short_title),
               *area = entry->area == NULL ? "" : marked ? area_marked(fill, entry->area)
                                                         : area_name(fill, entry->area);
    LangArg args[] = { LANG_TEXT("treaty", treaty),
                       LANG_TEXT("area", area),
                       LANG_TEXT("article", entry->article == NULL ? "" : entry->article->number) };

    return message_drawn(fill, entry->what == CALENDAR_JOINED ? joined[entry->how] : keys[entry->what], args,
                         G_N_ELEMENTS(args));
}

/*
 * The short title, where there is one; but a title in the reader's language rather than a short one that nobody
 * translated.
 */
static LocalText
brief_text(const Fill *fill, const Event *event)
{
    const char *tag = lang_tag(fill->lang), *brief = event->short_title.text;
    bool translated = local_text(event->title, tag) != event->title.text;

    if (brief == NULL || *brief == '\0' || (translated && local_text(event->short_title, tag) == brief))
        return event->title;
    return event->short_title;
}

static const char *
entry_title(Fill *fill, const CalendarEntry *entry, bool brief)
{
    const char *title;

    if (entry->event == NULL)
        return treaty_title(fill, entry, false);
    title = local(fill, brief ? brief_text(fill, entry->event) : entry->event->title);
    return entry->ordinal > 0 ? anniversary_title(fill, title, entry->ordinal) : title;
}

/* The plan's language, where nobody translated the title and the page is in another; else NULL. */
static const char *
title_language(Fill *fill, const CalendarEntry *entry, bool brief)
{
    LocalText text = entry->event == NULL ? (LocalText){ 0 }
                     : brief              ? brief_text(fill, entry->event)
                                          : entry->event->title;

    return text.text != NULL && local(fill, text) == text.text ? other_language(fill) : NULL;
}

/* Words alone: no document is being filled. */
const char *
template_calendar_title(const Plan *plan, const Lang *lang, Arena *arena, const CalendarEntry *entry)
{
    Fill words = { .plan = plan, .lang = lang, .arena = arena };

    return entry_title(&words, entry, false);
}

/* What became of it: "published on 20 November 2018"; a day that is not certain says so. */
static const char *
outcome_text(Fill *fill, const Event *outcome)
{
    bool day = date_is_day(outcome->period.first);
    LangArg args[] = { LANG_TEXT("date", lang_period(fill->lang, fill->arena, outcome->period, DATE_LONG)),
                       LANG_TEXT("kind", outcome->kind) };

    return lang_message(fill->lang, fill->arena,
                        outcome->status == EVENT_CANCELLED ? "calendar-cancelled"
                        : day                              ? "calendar-outcome"
                                                           : "calendar-outcome-month",
                        args, 2);
}

typedef struct KindSign { const char *kind; EventSign sign; } KindSign;
static const KindSign kind_signs[] = {
    { "meeting", EVENT_SIGN_MEETING },   { "workshop", EVENT_SIGN_MEETING }, { "anniversary", EVENT_SIGN_ANNIVERSARY },
    { "day", EVENT_SIGN_DAY },           { "launch", EVENT_SIGN_LAUNCH },    { "vote", EVENT_SIGN_VOTE },
    { "deadline", EVENT_SIGN_DEADLINE }, { "report", EVENT_SIGN_DEADLINE },
};

/* Kinds that nobody foresaw, ratifications and completions among them, are days on which something happened. */
static EventSign
entry_sign(const CalendarEntry *entry)
{
    if (entry->what == CALENDAR_DEADLINE || entry->what == CALENDAR_REPORT)
        return EVENT_SIGN_DEADLINE;
    for (size_t i = 0; entry->event != NULL && i < G_N_ELEMENTS(kind_signs); i++)
        if (strcmp(kind_signs[i].kind, entry->event->kind) == 0)
            return kind_signs[i].sign;
    return EVENT_SIGN_DAY;
}

static bool
is_cancelled(const CalendarEntry *entry)
{
    return entry->event != NULL && (entry->event->status == EVENT_CANCELLED ||
                                    (entry->outcome != NULL && entry->outcome->status == EVENT_CANCELLED));
}

static bool
is_undated(const CalendarEntry *entry)
{
    return !calendar_entry_has_day(entry);
}

/*
 * "Geneva · 3–5 Sep 2018": the place, and the days where they are several. From right to left the place is isolated
 * (UAX 9, FSI and PDI): in letters of the other direction it would else draw the days to its side.
 */
static const char *
entry_detail(Fill *fill, const CalendarEntry *entry)
{
    const char *where =
        entry->event == NULL || entry->event->where == NULL ? "" : in_plan_language_here(fill, entry->event->where);
    const char *days = lang_period(fill->lang, fill->arena, entry->period, DATE_MEDIUM);

    if (date_equal(entry->period.first, entry->period.last))
        days = "";
    if (is_cancelled(entry))
        days = message0(fill, "calendar-cancelled-word");
    if (*where != '\0' && *days != '\0' && lang_direction(fill->lang) == DIRECTION_RTL)
        where = arena_printf(fill->arena, "\xE2\x81\xA8%s\xE2\x81\xA9", where);
    return *where != '\0' && *days != '\0' ? arena_printf(fill->arena, "%s · %s", where, days)
           : *where != '\0'                ? where
           : *days != '\0'                 ? days
                                           : NULL;
}

static const char *
day_text(Fill *fill, int day)
{
    return lang_number(fill->lang, fill->arena, day, NUMBER_PLAIN, 0);
}

/* "13–16"; over a month's end "30 Jun – 2 Jul". */
static const char *
days_text(Fill *fill, const CalendarEntry *entry)
{
    Period p = entry->period;

    if (!date_is_day(p.first))
        return message0(fill, "calendar-tbc");
    if (date_equal(p.first, p.last))
        return day_text(fill, p.first.day);
    if (p.first.month == p.last.month && p.first.year == p.last.year)
        return arena_printf(fill->arena, "%s–%s", day_text(fill, p.first.day), day_text(fill, p.last.day));
    return arena_printf(fill->arena, "%s %s – %s %s", day_text(fill, p.first.day),
                        lang_month(fill->lang, p.first.month, true), day_text(fill, p.last.day),
                        lang_month(fill->lang, p.last.month, true));
}

static const char *
weekdays_text(Fill *fill, const CalendarEntry *entry)
{
    const char *first, *last;

    if (is_undated(entry))
        return date_is_day(entry->period.first) ? message0(fill, "calendar-tbc") : "";
    first = lang_weekday(fill->lang, date_weekday(entry->period.first), true);
    last = lang_weekday(fill->lang, date_weekday(entry->period.last), true);
    return date_equal(entry->period.first, entry->period.last) ? first
                                                               : arena_printf(fill->arena, "%s–%s", first, last);
}

/* ---- entries as nodes ---- */

static const char *const whats[] = { "event", "in-force", "deadline", "report", "joined" };

/* A title says by its properties of what it tells, and on which day. */
static const char *
entry_sentence(Fill *fill, const CalendarEntry *entry, bool brief)
{
    const char *title = entry->event == NULL ? treaty_title(fill, entry, true) : entry_title(fill, entry, brief),
               *language = title_language(fill, entry, brief);
    char day[11];
    UserProperty properties[7] = { { "rule", sentence_rules[SENTENCE_ENTRY].name }, { "what", whats[entry->what] },
                                   { "on", date_format(date_first_day(entry->period.first), day) } };
    size_t count = 3;

    if (entry->ordinal > 0)
        properties[count++] = (UserProperty){ "ordinal", arena_printf(fill->arena, "%d", entry->ordinal) };
    if (entry->area != NULL)
        properties[count++] = (UserProperty){ "area-id", entry->area->id };
    if (entry->treaty != NULL)
        properties[count++] = (UserProperty){ "of", entry->treaty->id };
    if (entry->article != NULL)
        properties[count++] = (UserProperty){ "article", entry->article->number };
    return marked_sentence(fill->arena, properties, count, language == NULL ? title : in_plan_language(fill, title));
}

static void
set_entry(Fill *fill, xmlNodePtr node, const CalendarEntry *entry)
{
    const char *where = entry->event == NULL ? NULL : entry->event->where;
    g_autoptr(GString) sources = g_string_new(NULL);
    const Source *const *outcome = NULL;
    size_t outcome_count = 0;
    char point[LOCATION_TEXT];

    set_word(node, "what", whats[entry->what]);
    set_word(node, "kind", entry->event == NULL ? whats[entry->what] : entry->event->kind);
    set_date(node, "first", date_first_day(entry->period.first));
    set_date(node, "last", date_last_day(entry->period.last));
    set_number(node, "year", entry->period.first.year);
    set_number(node, "month", entry->period.first.month);
    set_word(node, "date", lang_period(fill->lang, fill->arena, entry->period, DATE_MEDIUM));
    set_word(node, "days", days_text(fill, entry));
    set_word(node, "weekdays", weekdays_text(fill, entry));
    set_word(node, "title", entry_sentence(fill, entry, false));
    set_word(node, "short-title", entry_sentence(fill, entry, true));
    set_word(node, "detail", entry_detail(fill, entry));
    set_word(node, "place", in_plan_language(fill, where));
    if (entry->event != NULL && entry->event->point.known)
        set_word(node, "point", location_format(entry->event->point, point));
    set_word(node, "sign", event_sign_name(entry_sign(entry)));
    set_flag(node, "undated", is_undated(entry));
    set_flag(node, "planned", entry->event != NULL && entry->event->in_plan);
    set_flag(node, "cancelled", is_cancelled(entry));
    set_flag(node, "round", entry->round);
    if (entry->ordinal > 0)
        set_number(node, "ordinal", entry->ordinal);
    if (entry->outcome != NULL)
        set_word(node, "outcome", outcome_text(fill, entry->outcome));
    for (size_t i = 0; i < entry->source_count; i++)
        g_string_append_printf(sources, "%s%s", sources->len > 0 ? " " : "", entry->sources[i]->id);
    set_word(node, "sources", sources->str);
    g_string_truncate(sources, 0);
    if (entry->outcome != NULL)
        outcome = view_known_sources(fill->view, entry->outcome->sources, entry->outcome->source_count, &outcome_count);
    for (size_t i = 0; i < outcome_count; i++)
        g_string_append_printf(sources, "%s%s", sources->len > 0 ? " " : "", outcome[i]->id);
    set_word(node, "outcome-sources", sources->str);
}

static bool
parse_span(Call *call, Period *out)
{
    return date_parse(argument_text(call, 0), &out->first) && date_parse(argument_text(call, 1), &out->last);
}

/* One whose day is still to be fixed stands with the events that have none. */
static bool
is_holiday(const CalendarEntry *entry)
{
    return entry->event != NULL && strcmp(entry->event->kind, "holiday") == 0 && calendar_entry_has_day(entry);
}

/* A series that goes on and on has its days up to one of them: a page behind it would lack them in silence. */
static void
tell_followed(Fill *fill, Period span)
{
    size_t count;
    const Event *const *events = view_followed(fill->view, &count);
    bool told = fill->told_followed;

    for (size_t i = 0; i < count && !told; i++) {
        const Event *event = events[i];
        char first[11], last[11];

        if (!view_knows_event(fill->view, event) || (date_compare(span.last, event->followed.last) <= 0 &&
                                                     (date_compare(span.first, event->followed.first) >= 0 ||
                                                      date_compare(event->followed.first, event->period.first) <= 0)))
            continue;
        diag_report_related(fill->diags, DIAG_CALENDAR_FOLLOWED, fill->place, event->place,
                            date_format(event->followed.first, first), date_format(event->followed.last, last), NULL);
        fill->told_followed = true;
    }
}

void
call_calendar(Call *call)
{
    Fill *fill = call->fill;
    const Area *area = call->named[2];
    const char *scope = argument_text(call, 3);
    bool undated = strcmp(scope, "undated") == 0;
    Period span;
    size_t count = 0;
    const CalendarEntry *entries;

    if (!parse_span(call, &span) || !budget_take(fill, STEPS_A_WALK, 0))
        return;
    entries = view_calendar(fill->view, span, area, strcmp(scope, "planned") == 0, &count);
    tell_followed(fill, span);
    for (size_t i = 0; i < count; i++)
        if (!is_holiday(&entries[i]) && (!undated || is_undated(&entries[i])))
            set_entry(fill, answer_node(call, "entry"), &entries[i]);
}

/* months(year): the twelve. */
void
call_months(Call *call)
{
    Fill *fill = call->fill;
    int year = argument_count(call, 0, 0, 0, 9999);

    if (year < 1583)
        return;
    for (int month = 1; month <= 12; month++) {
        xmlNodePtr node = answer_node(call, "month");
        Date whole = { (int16_t)year, (uint8_t)month, 0 };

        set_number(node, "number", month);
        set_word(node, "name", lang_month(fill->lang, month, false));
        set_word(node, "title", lang_date(fill->lang, fill->arena, whole, DATE_LONG));
        set_date(node, "first", date_first_day(whole));
        set_date(node, "last", date_last_day(whole));
    }
}

/* second-months(calendar, from, to) */
void
call_second_months(Call *call)
{
    Date first, last;
    const char *text = NULL;

    if (date_parse(argument_text(call, 1), &first) && date_parse(argument_text(call, 2), &last))
        text = lang_second_months(call->fill->lang, call->fill->arena, argument_text(call, 0), first, last);
    answer_text(call, text == NULL ? "" : text);
}

/* ---- grids ---- */

/* shown: what the spec's items are made of; loose: what the poster has no place for, as it has not even a month. */
typedef struct Sheet {
    const CalendarEntry **shown;
    size_t shown_count;
    const CalendarEntry **loose;
    size_t loose_count;
    CalendarSpec *spec;
} Sheet;

static void
add_item(Fill *fill, CalendarForm form, const CalendarEntry *entry, CalendarItem *item)
{
    item->first = entry->period.first;
    item->last = entry->period.last;
    item->title = item->short_title = "";
    if (form == CALENDAR_SIDE)
        return;
    item->title = entry_title(fill, entry, false);
    item->short_title = entry_title(fill, entry, true);
    item->language = title_language(fill, entry, true);
    if (item->language == NULL && title_language(fill, entry, false) != NULL)
        item->title = item->short_title;            /* both in one language, and rather the page's */
    item->detail = entry_detail(fill, entry);
    item->where = entry->event == NULL ? NULL : in_plan_language_here(fill, entry->event->where);
    item->sign = entry_sign(entry);
    item->outlined = item->sign == EVENT_SIGN_ANNIVERSARY || is_cancelled(entry);
    item->strong = entry->round;
}

enum { ENTRIES_SPOKEN = 100 };

/* Every event of the span in a sentence, for those who cannot see the grid. */
static const char *
speak(Fill *fill, const Sheet *sheet)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (size_t i = 0; i < sheet->shown_count && i < ENTRIES_SPOKEN; i++) {
        LangArg args[] = { LANG_TEXT("date", lang_period(fill->lang, fill->arena, sheet->shown[i]->period, DATE_LONG)),
                           LANG_TEXT("title", entry_title(fill, sheet->shown[i], false)) };

        g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "", message_told(fill, "calendar-spoken", args, 2));
    }
    return out->len > 0 ? arena_strdup(fill->arena, out->str) : message_told(fill, "calendar-spoken-none", NULL, 0);
}

/* "December 2019: events on 3, 4 and 12": what a side month shows, whose days have no words. */
static const char *
speak_days(Fill *fill, const CalendarSpec *spec)
{
    g_autoptr(GPtrArray) days = g_ptr_array_new();
    LangArg args[3] = { LANG_TEXT("month", spec->month_name) };

    for (int day = 1; day <= date_days_in_month(spec->year, spec->month); day++)
        if (calendar_has_event(spec, (Date){ (int16_t)spec->year, (uint8_t)spec->month, (uint8_t)day }))
            g_ptr_array_add(days, (gpointer)(guintptr)lang_number(fill->lang, fill->arena, day, NUMBER_PLAIN, 0));
    args[1] = LANG_TEXT("days", lang_list(fill->lang, fill->arena, (const char *const *)days->pdata, days->len));
    args[2] = LANG_NUMBER("count", days->len);
    return message_told(fill, "calendar-side", args, 3);
}

/*
 * "joined|2018-11-20|0|GMB|CCM||Gambia joins|Gambia": what an entry is, as its sentence in a list has it, and its
 * titles.
 */
static void
write_entry(Fill *fill, const CalendarEntry *entry, GString *out)
{
    char day[11];
    g_autofree char *title = g_strdelimit(g_strdup(entry_title(fill, entry, false)), "|;", ' '),
                    *brief = g_strdelimit(g_strdup(entry_title(fill, entry, true)), "|;", ' ');

    g_string_append_printf(out, "%s%s|%s|%d|%s|%s|%s|%s|%s", out->len > 0 ? ";" : "", whats[entry->what],
                           date_format(date_first_day(entry->period.first), day), entry->ordinal,
                           entry->area == NULL ? "" : entry->area->id, entry->treaty == NULL ? "" : entry->treaty->id,
                           entry->article == NULL ? "" : entry->article->number, title,
                           strcmp(title, brief) == 0 ? "" : brief);
}

/* As many entries as are spoken, without those that found no room, for whoever holds the grid against the data. */
static void
claim_grid(Fill *fill, const Sheet *sheet, const size_t *left, size_t left_count)
{
    g_autoptr(GHashTable) out = g_hash_table_new(NULL, NULL);
    g_autoptr(GString) entries = g_string_new(NULL);
    UserProperty *properties = arena_new0(fill->arena, UserProperty, 2);

    for (size_t i = 0; i < left_count; i++)
        g_hash_table_add(out, (gpointer)(guintptr)sheet->shown[left[i]]);
    for (size_t i = 0; i < sheet->shown_count && i < ENTRIES_SPOKEN && sheet->spec->form != CALENDAR_SIDE; i++)
        if (!g_hash_table_contains(out, sheet->shown[i]))
            write_entry(fill, sheet->shown[i], entries);
    if (entries->len == 0)
        return;
    properties[0] = (UserProperty){ "rule", sentence_rules[SENTENCE_GRID].name };
    properties[1] = (UserProperty){ "entries", arena_strdup(fill->arena, entries->str) };
    sheet->spec->claims = properties;
    sheet->spec->claim_count = 2;
}

/* The title, or the short one where it is too long to stand beside a month; NULL: both are. */
static const char *
note_title(Fill *fill, const CalendarEntry *entry)
{
    for (int brief = 0; brief < 2; brief++) {
        const char *title = entry_title(fill, entry, brief == 1);

        if (g_utf8_strlen(title, -1) <= NOTE_LETTERS)
            return title;
    }
    return NULL;
}

/* What has no day, beside the months of the poster; two a month, as it is a small place. The others are loose. */
static const char *const *
poster_notes(Fill *fill, Sheet *sheet, const CalendarEntry *entries, size_t count, int year)
{
    const char **notes = arena_new0(fill->arena, const char *, 12);
    int titles[12] = { 0 };
    glong letters = 0;

    sheet->loose = arena_new0(fill->arena, const CalendarEntry *, count + 1);
    for (size_t i = 0; i < count; i++) {
        Date first = entries[i].period.first;
        bool beside = first.year == year && first.month > 0 && titles[first.month - 1] < NOTE_TITLES;
        const char *title = is_undated(&entries[i]) && beside ? note_title(fill, &entries[i]) : NULL, **note;

        if (!is_undated(&entries[i]))
            continue;
        if (title == NULL || letters + g_utf8_strlen(title, -1) > YEAR_LETTERS) {
            sheet->loose[sheet->loose_count++] = &entries[i];
            continue;
        }
        note = &notes[first.month - 1];
        *note = *note == NULL ? title : lang_beside(fill->lang, fill->arena, "list-apart", *note, title);
        titles[first.month - 1]++;
        letters += g_utf8_strlen(title, -1);
    }
    return letters > 0 ? notes : NULL;
}

/* Dated entries become items; holidays their own rows. */
static void
sort_entries(Fill *fill, Sheet *sheet, const CalendarEntry *entries, size_t count)
{
    CalendarItem *items = arena_new0(fill->arena, CalendarItem, count + 1);
    CalendarHoliday *holidays = arena_new0(fill->arena, CalendarHoliday, count + 1);

    sheet->shown = arena_new0(fill->arena, const CalendarEntry *, count + 1);
    for (size_t i = 0; i < count; i++) {
        if (is_holiday(&entries[i])) {
            holidays[sheet->spec->holiday_count++] = (CalendarHoliday){ entries[i].period.first, entries[i].period.last,
                                                                        entry_title(fill, &entries[i], false) };
        } else if (!is_undated(&entries[i])) {
            add_item(fill, sheet->spec->form, &entries[i], &items[sheet->shown_count]);
            sheet->shown[sheet->shown_count++] = &entries[i];
        }
    }
    sheet->spec->items = items;
    sheet->spec->count = sheet->shown_count;
    sheet->spec->holidays = holidays;
}

/* A whole year, or a month of it with the days of its neighbours. */
static Sheet
make_sheet(Fill *fill, CalendarForm form, int year, int month, const Area *area, bool planned)
{
    Sheet sheet = { .spec = arena_new0(fill->arena, CalendarSpec, 1) };
    CalendarSpec *spec = sheet.spec;
    LangWeek week = lang_week(fill->lang, area == NULL ? NULL : area->alpha2);
    Date whole = { (int16_t)year, (uint8_t)(form == CALENDAR_YEAR ? 0 : month), 0 };
    size_t count = 0;
    const CalendarEntry *entries;

    *spec = (CalendarSpec){ .form = form, .year = year, .month = month, .first_weekday = week.first,
                            .weekend = week.weekend, .title = "", .month_name = "" };
    if (year < 1583 || year > 9999 || month < 0 || month > 12)
        return sheet;                   /* the room says that there is no such month */
    spec->head_word = message0(fill, form == CALENDAR_YEAR ? "calendar-head-month" : "calendar-week");
    spec->note_word = message0(fill, "calendar-tbc");
    spec->title = spec->month_name = lang_date(fill->lang, fill->arena, whole, DATE_LONG);
    budget_take(fill, STEPS_A_WALK, 0);
    entries = view_calendar(fill->view, (Period){ date_first_day(whole), date_last_day(whole) }, area, planned, &count);
    tell_followed(fill, (Period){ date_first_day(whole), date_last_day(whole) });
    sort_entries(fill, &sheet, entries, count);
    if (form == CALENDAR_YEAR)
        spec->notes = poster_notes(fill, &sheet, entries, count, year);
    if (form != CALENDAR_SIDE)
        spec->summary = speak(fill, &sheet);
    else if (month > 0)
        spec->summary = speak_days(fill, spec);
    return sheet;
}

static void
pack(Fill *fill, Sheet *sheet, const size_t **left, size_t *count)
{
    *count = 0;
    if (sheet->spec->items == NULL || sheet->spec->form == CALENDAR_SIDE)
        return;
    if (sheet->spec->form == CALENDAR_YEAR)
        calendar_pack_year(sheet->spec, fill->arena, left, count);
    else if (sheet->spec->month > 0)
        calendar_pack_month(sheet->spec, fill->arena, left, count);
}

static bool
form_find(const char *name, CalendarForm *out)
{
    static const char *const names[] = { "month", "year", "side" };

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(names[i], name) == 0) {
            *out = (CalendarForm)i;
            return true;
        }
    return false;
}

static bool
is_among(const size_t *left, size_t count, size_t item)
{
    for (size_t i = 0; i < count; i++)
        if (left[i] == item)
            return true;
    return false;
}

/* Does the grid not say all of an entry: has it no place, or, on the poster, more words than anywhere have room? */
static bool
is_told_again(const Sheet *sheet, size_t item, const size_t *left, size_t count)
{
    return is_among(left, count, item) ||
           (sheet->spec->form == CALENDAR_YEAR && g_utf8_strlen(sheet->spec->items[item].title, -1) > POSTER_LETTERS);
}

/* calendar-left(form, year[, month[, area[, 'planned']]]) */
void
call_calendar_left(Call *call)
{
    Fill *fill = call->fill;
    const Area *area = call->named[3];
    CalendarForm form;
    size_t count = 0;
    const size_t *left = NULL;
    Sheet sheet;

    if (!form_find(argument_text(call, 0), &form))
        return;
    sheet = make_sheet(fill, form, argument_count(call, 1, 0, 0, 9999), argument_count(call, 2, 0, 0, 12), area,
                       strcmp(argument_text(call, 4), "planned") == 0);
    pack(fill, &sheet, &left, &count);
    for (size_t i = 0; i < sheet.shown_count; i++)
        if (is_told_again(&sheet, i, left, count)) {
            xmlNodePtr node = answer_node(call, "entry");

            set_entry(fill, node, sheet.shown[i]);
            set_flag(node, "more", is_among(left, count, i));
        }
    for (size_t i = 0; i < sheet.loose_count; i++)
        set_entry(fill, answer_node(call, "entry"), sheet.loose[i]);
}

static void
add_second_dates(Fill *fill, const Instruction *instruction, CalendarSpec *spec)
{
    const char *calendar = fill_text(fill, instruction, "second");
    size_t days = 7 * CALENDAR_WEEKS;
    const char **dates = arena_new0(fill->arena, const char *, days);

    if (*calendar == '\0' || spec->form != CALENDAR_MONTH || spec->items == NULL || spec->month == 0)
        return;
    if (lang_second_dates(fill->lang, fill->arena, calendar,
                          calendar_grid_first(spec->year, spec->month, spec->first_weekday), days, dates))
        spec->second = dates;
    else
        diag_report(fill->diags, DIAG_CALENDAR_UNKNOWN, fill_argument(instruction, "second")->place, calendar, NULL);
}

/* A side month without a name stands beside the list of what is on its days. */
static void
take_head(CalendarSpec *spec)
{
    spec->month_name = "";
    if (spec->form == CALENDAR_SIDE)
        spec->summary = NULL;
}

/* <calendar kind="month" year="2018" month="9"/>; scope="planned" leaves to the plan what is the plan's. */
void
emit_calendar(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    const char *name = fill_text(fill, instruction, "kind");
    const Area *area = need_area(fill, fill_text(fill, instruction, "area"));
    double year = fill_number(fill, instruction, "year", 0), month = fill_number(fill, instruction, "month", 0);
    const size_t *left = NULL;
    size_t count = 0;
    CalendarForm form;
    Sheet sheet;
    DocNode *node;
    bool begun;

    fill->place = instruction->place;
    if (!form_find(name, &form)) {
        diag_report(fill->diags, DIAG_TEMPLATE_BAD_WORD, instruction->place, name, "kind of calendar", NULL);
        return;
    }
    begun = foreign_begin(fill);
    sheet = make_sheet(fill, form, (int)CLAMP(year, 0, 10000), (int)CLAMP(month, -1, 13), area,
                       strcmp(fill_text(fill, instruction, "scope"), "planned") == 0);
    pack(fill, &sheet, &left, &count);
    claim_grid(fill, &sheet, left, count);
    add_second_dates(fill, instruction, sheet.spec);
    sheet.spec->place = instruction->place;
    if (strcmp(fill_text(fill, instruction, "head"), "no") == 0)
        take_head(sheet.spec);
    if (fill_has(instruction, "title"))
        sheet.spec->title = fill_text(fill, instruction, "title");
    node = fill_append(fill, instruction, parent, DOC_CALENDAR);
    node->u.calendar.spec = sheet.spec;
    node->u.calendar.foreign = foreign_end(fill, begun);
}
