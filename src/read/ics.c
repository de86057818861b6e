/*
 * A calendar as a walk over its lines: components open and close, the properties of an event are rows of a table, each
 * read by libical. What sheaf wrote itself carries X-SHEAF properties, so that what is exported and imported again is
 * the same.
 */
#include "read/ics.h"
#include "base/diag_read.h"
#include "base/limit.h"
#include <libical/ical.h>
#include <stdio.h>
#include <string.h>
#include "read/ics_lines.h"
#include "read/tables.h"

/* components in each other whose names are kept: an event stands in the calendar alone */
enum { OPEN_KEPT = 8 };

typedef struct Draft {
    bool open, computed, has_start, has_end, has_duration;
    int line, start_line, end_line;
    Event row;
    struct icaltimetype start, end;
    struct icaldurationtype duration;
    const char *category, *uid, *first, *last;          /* first, last: what a sheaf wrote of a month or a year */
    GString *except, *also;
    GArray *titles, *short_titles;                      /* Translation */
    char override[11];                                  /* the day of a series that this event stands for */
} Draft;

typedef struct Override { const char *uid; char day[11]; } Override;

typedef struct Walk {
    const char *file;
    Arena *arena;
    Diags *diags;
    IcsFile *out;
    GHashTable *zones;                  /* defined here, or told to be missing */
    icaltimezone *zone;                 /* of the whole calendar, for times in UTC; NULL: UTC */
    GArray *overrides;
    Draft draft;
    const char *open[OPEN_KEPT]; int depth;
} Walk;

/* ---- texts and days ---- */

/* Control characters have no place in a title, and none in XML. */
static const char *
clean_text(Walk *w, const char *text)
{
    char *kept = arena_strdup(w->arena, text == NULL ? "" : text);

    for (char *c = kept; *c != '\0'; c++)
        if ((guchar)*c < 32 || *c == 127)
            *c = ' ';
    return g_strstrip(kept);
}

static const char *
property_text(Walk *w, icalproperty *p)
{
    icalvalue *value = icalproperty_get_value(p);
    g_autofree char *written = NULL;
    char *libical;

    if (icalvalue_isa(value) == ICAL_TEXT_VALUE)
        return clean_text(w, icalvalue_get_text(value));
    if (icalvalue_isa(value) == ICAL_X_VALUE)
        return clean_text(w, icalvalue_get_x(value));
    libical = icalproperty_get_value_as_string_r(p);
    written = g_strdup(libical);
    icalmemory_free_buffer(libical);
    return clean_text(w, written);
}

static const char *
property_language(Walk *w, icalproperty *p)
{
    icalparameter *parameter = icalproperty_get_first_parameter(p, ICAL_LANGUAGE_PARAMETER);

    return parameter == NULL ? NULL : arena_strdup(w->arena, icalparameter_get_language(parameter));
}

static Place
place_at(const Walk *w, int line)
{
    return (Place){ w->file, line, 1 };
}

/* A day as iCalendar counts them; false with a diagnostic when there is none such. */
static bool
day_of(Walk *w, struct icaltimetype time, int line, Date *out)
{
    char text[32];

    g_snprintf(text, sizeof text, "%04d-%02d-%02d", time.year, time.month, time.day);
    if (date_parse(text, out))
        return true;
    diag_report(w->diags, DIAG_ICS_BAD_DATE, place_at(w, line), text, NULL);
    return false;
}

/*
 * A time in UTC is moved to the calendar's own zone, where it may be another day; any other keeps the day that it
 * names.
 */
static struct icaltimetype
time_of(Walk *w, icalproperty *p, int line)
{
    icalparameter *parameter = icalproperty_get_first_parameter(p, ICAL_TZID_PARAMETER);
    struct icaltimetype time = icalvalue_get_datetime(icalproperty_get_value(p));
    const char *zone = parameter == NULL ? NULL : icalparameter_get_tzid(parameter);

    if (zone != NULL && !g_hash_table_contains(w->zones, zone) && icaltimezone_get_builtin_timezone(zone) == NULL) {
        diag_report(w->diags, DIAG_ICS_ZONE, place_at(w, line), zone, NULL);
        g_hash_table_add(w->zones, arena_strdup(w->arena, zone));
    }
    return w->zone != NULL && icaltime_is_utc(time) ? icaltime_convert_to_zone(time, w->zone) : time;
}

static bool
is_time(icalproperty *p)
{
    icalvalue_kind kind = icalvalue_isa(icalproperty_get_value(p));

    return kind == ICAL_DATE_VALUE || kind == ICAL_DATETIME_VALUE || kind == ICAL_DATETIMEDATE_VALUE;
}

/* ---- properties of an event, a row each ---- */

static void
add_title(Walk *w, GArray *titles, icalproperty *p)
{
    Translation title = { property_language(w, p), property_text(w, p) };

    g_array_append_val(titles, title);
}

static void
take_summary(Walk *w, icalproperty *p, int line)
{
    Translation title = { NULL, property_text(w, p) };

    (void)line;
    g_array_prepend_val(w->draft.titles, title);
}

static void
take_start(Walk *w, icalproperty *p, int line)
{
    w->draft.has_start = is_time(p);
    if (w->draft.has_start)
        w->draft.start = time_of(w, p, w->draft.start_line = line);
}

static void
take_end(Walk *w, icalproperty *p, int line)
{
    w->draft.has_end = is_time(p);
    if (w->draft.has_end)
        w->draft.end = time_of(w, p, w->draft.end_line = line);
}

static void
take_duration(Walk *w, icalproperty *p, int line)
{
    (void)line;
    w->draft.has_duration = true;
    w->draft.duration = icalproperty_get_duration(p);
}

static void
take_rule(Walk *w, icalproperty *p, int line)
{
    const char *rule = property_text(w, p);

    if (recur_is_rule(rule))
        w->draft.row.recurs = rule;
    else
        diag_report(w->diags, DIAG_ICS_BAD_RULE, place_at(w, line), rule, NULL);
}

static void
add_day(Walk *w, GString *days, icalproperty *p, int line)
{
    Date day;
    char text[11];

    if (is_time(p) && day_of(w, time_of(w, p, line), line, &day))
        g_string_append_printf(days, "%s%s", days->len > 0 ? " " : "", date_format(day, text));
}

static void
take_exception(Walk *w, icalproperty *p, int line)
{
    add_day(w, w->draft.except, p, line);
}

static void
take_addition(Walk *w, icalproperty *p, int line)
{
    add_day(w, w->draft.also, p, line);
}

static void
take_override(Walk *w, icalproperty *p, int line)
{
    Date day;

    if (is_time(p) && day_of(w, time_of(w, p, line), line, &day))
        date_format(day, w->draft.override);
}

static void
take_status(Walk *w, icalproperty *p, int line)
{
    icalproperty_status status = icalproperty_get_status(p);

    (void)line;
    w->draft.row.tbc = status == ICAL_STATUS_TENTATIVE;
    if (status == ICAL_STATUS_CANCELLED)
        w->draft.row.status = EVENT_CANCELLED;
}

static void
take_uid(Walk *w, icalproperty *p, int line)
{
    (void)line;
    w->draft.uid = property_text(w, p);
}

static void
take_place(Walk *w, icalproperty *p, int line)
{
    (void)line;
    w->draft.row.where = property_text(w, p);
}

static void
take_note(Walk *w, icalproperty *p, int line)
{
    (void)line;
    w->draft.row.note = property_text(w, p);
}

static void
take_category(Walk *w, icalproperty *p, int line)
{
    (void)line;
    if (w->draft.category == NULL)
        w->draft.category = property_text(w, p);
}

/* Whatever is not said to be public is not (RFC 5545, 3.8.1.3: a word that is not known counts as PRIVATE). */
static void
take_class(Walk *w, icalproperty *p, int line)
{
    (void)line;
    w->draft.row.internal = g_ascii_strcasecmp(property_text(w, p), "PUBLIC") != 0;
}

typedef struct PropertyRow { icalproperty_kind kind; void (*take)(Walk *w, icalproperty *p, int line); } PropertyRow;

static const PropertyRow properties[] = {
    { ICAL_SUMMARY_PROPERTY, take_summary },     { ICAL_DTSTART_PROPERTY, take_start },
    { ICAL_DTEND_PROPERTY, take_end },           { ICAL_DURATION_PROPERTY, take_duration },
    { ICAL_RRULE_PROPERTY, take_rule },          { ICAL_EXDATE_PROPERTY, take_exception },
    { ICAL_RDATE_PROPERTY, take_addition },      { ICAL_RECURRENCEID_PROPERTY, take_override },
    { ICAL_STATUS_PROPERTY, take_status },       { ICAL_UID_PROPERTY, take_uid },
    { ICAL_LOCATION_PROPERTY, take_place },      { ICAL_DESCRIPTION_PROPERTY, take_note },
    { ICAL_CATEGORIES_PROPERTY, take_category }, { ICAL_CLASS_PROPERTY, take_class },
};

/* ---- what a sheaf wrote ---- */

static void
take_own(Walk *w, icalproperty *p)
{
    Draft *d = &w->draft;
    const char *name = icalproperty_get_x_name(p), *text = property_text(w, p);
    const struct { const char *name, **where;
    } ids[] = {
        { "X-SHEAF-ID", &d->row.id },    { "X-SHEAF-TREATY", &d->row.treaty_id },   { "X-SHEAF-AREA", &d->row.area_id },
        { "X-SHEAF-OF", &d->row.of_id }, { "X-SHEAF-SOURCES", &d->row.source_ids }, { "X-SHEAF-START", &d->first },
        { "X-SHEAF-END", &d->last },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(ids); i++)
        if (g_strcmp0(name, ids[i].name) == 0 &&
            strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_. ") == strlen(text))
            *ids[i].where = text;
    if (g_strcmp0(name, "X-SHEAF-TITLE") == 0)
        add_title(w, d->titles, p);
    else if (g_strcmp0(name, "X-SHEAF-SHORT-TITLE") == 0)
        add_title(w, d->short_titles, p);
    else if (g_strcmp0(name, "X-SHEAF-ORIGIN") == 0)
        date_parse(text, &d->row.origin);
    else if (g_strcmp0(name, "X-SHEAF-COMPUTED") == 0)
        d->computed = true;
    else if (g_strcmp0(name, "X-SHEAF-IN-PLAN") == 0)
        d->row.in_plan = true;
    else if (g_strcmp0(name, "X-SHEAF-HELD") == 0)
        d->row.status = EVENT_HELD;
}

/* ---- an event is whole ---- */

/* The last title without a language is the plan's: X-SHEAF-TITLE follows, and so beats, the SUMMARY of one year. */
static LocalText
local_of(Walk *w, const GArray *titles)
{
    LocalText text = { "", NULL, 0 };
    g_autoptr(GArray) translations = g_array_new(FALSE, FALSE, sizeof(Translation));

    for (guint i = 0; i < titles->len; i++) {
        Translation title = g_array_index(titles, Translation, i);

        if (title.language == NULL)
            text.text = title.text;
        else
            g_array_append_val(translations, title);
    }
    text.count = translations->len;
    text.translations = arena_memdup(w->arena, translations->data, sizeof(Translation) * translations->len);
    return text;
}

/* "Public Holiday" is the kind public-holiday. */
static const char *
kind_of(Walk *w, const Draft *d)
{
    char *kind = arena_strdup(w->arena, d->category == NULL ? "" : d->category);

    if (d->uid == NULL || !g_str_has_suffix(d->uid, ".sheaf"))
        for (char *c = kind; *c != '\0'; c++)
            *c = g_ascii_tolower(*c);
    g_strcanon(kind, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._", '-');
    return *kind == '\0' || strspn(kind, "-") == strlen(kind) ? "event" : kind;
}

/* The end is exclusive: of days the day before it, of times the day before when it is midnight. */
static bool
find_days(Walk *w, Draft *d)
{
    struct icaltimetype end = d->end;

    if (!d->has_start || !day_of(w, d->start, d->start_line, &d->row.period.first)) {
        if (!d->has_start)
            diag_report(w->diags, DIAG_ICS_NO_START, place_at(w, d->line), NULL);
        return false;
    }
    d->row.period.last = d->row.period.first;
    if (!d->has_end && !d->has_duration)
        return true;
    if (!d->has_end)
        end = icaltime_add(d->start, d->duration);
    if (!day_of(w, end, d->has_end ? d->end_line : d->start_line, &d->row.period.last)) {
        d->row.period.last = d->row.period.first;
        return true;
    }
    if (date_compare(d->row.period.last, d->row.period.first) > 0 &&
        (end.is_date || (end.hour == 0 && end.minute == 0 && end.second == 0)))
        d->row.period.last = date_from_days(date_to_days(d->row.period.last) - 1);
    if (date_compare(d->row.period.last, d->row.period.first) < 0) {
        diag_report(w->diags, DIAG_ICS_BACKWARDS, place_at(w, d->has_end ? d->end_line : d->start_line), NULL);
        d->row.period.last = d->row.period.first;
    }
    return true;
}

/* A month or a year, as a sheaf wrote it; the days of an anniversary are those of its origin. */
static void
restore_days(Draft *d)
{
    int32_t length = date_to_days(d->row.period.last) - date_to_days(d->row.period.first);

    if (date_is_set(d->row.origin))
        d->row.period = (Period){ d->row.origin, date_from_days(date_to_days(d->row.origin) + length) };
    if (d->first != NULL && date_parse(d->first, &d->row.period.first) &&
        (d->last == NULL || !date_parse(d->last, &d->row.period.last)))
        d->row.period.last = d->row.period.first;
}

static bool
is_kept_already(const Walk *w, const Event *row)
{
    for (guint i = 0; date_is_set(row->origin) && i < w->out->rows->len; i++) {
        const Event *other = &g_array_index(w->out->rows, Event, i);

        if (date_equal(other->origin, row->origin) && strcmp(other->title.text, row->title.text) == 0)
            return true;
    }
    return false;
}

/* What stands in place of one day of a series takes that day out of it, and has an identity of its own. */
static void
keep_override(Walk *w, Draft *d)
{
    Override override = { .uid = d->row.uid };

    memcpy(override.day, d->override, sizeof override.day);
    g_array_append_val(w->overrides, override);
    d->row.uid = arena_printf(w->arena, "%s-%s", d->row.uid == NULL ? "" : d->row.uid, d->override);
    d->row.recurs = NULL;
}

static void
keep_event(Walk *w)
{
    Draft *d = &w->draft;

    if (d->computed) {
        w->out->computed++;
        return;
    }
    if (!find_days(w, d))
        return;
    restore_days(d);
    d->row.place = place_at(w, d->line);
    d->row.kind = kind_of(w, d);
    d->row.title = local_of(w, d->titles);
    d->row.short_title = local_of(w, d->short_titles);
    d->row.except = d->except->len > 0 ? arena_strdup(w->arena, d->except->str) : NULL;
    d->row.also = d->also->len > 0 ? arena_strdup(w->arena, d->also->str) : NULL;
    d->row.uid = d->uid != NULL && !g_str_has_suffix(d->uid, ".sheaf") ? d->uid : NULL;
    if (*d->row.title.text == '\0') {
        diag_report(w->diags, DIAG_ICS_NO_TITLE, d->row.place, NULL);
        d->row.title.text = d->row.kind;
    }
    if (*d->override != '\0')
        keep_override(w, d);
    if (!is_kept_already(w, &d->row))
        g_array_append_val(w->out->rows, d->row);
}

/* ---- the walk ---- */

static void
open_event(Walk *w, int line)
{
    Draft *d = &w->draft;

    *d = (Draft){ .open = true, .line = line, .except = g_string_new(NULL), .also = g_string_new(NULL),
                  .titles = g_array_new(FALSE, FALSE, sizeof(Translation)),
                  .short_titles = g_array_new(FALSE, FALSE, sizeof(Translation)) };
}

static void
close_event(Walk *w)
{
    Draft *d = &w->draft;

    if (!d->open)
        return;
    keep_event(w);
    g_string_free(d->except, TRUE);
    g_string_free(d->also, TRUE);
    g_array_unref(d->titles);
    g_array_unref(d->short_titles);
    d->open = false;
}

static void
begin_component(Walk *w, const char *name, int line)
{
    if (g_ascii_strcasecmp(name, "VEVENT") == 0) {
        if (w->draft.open)
            diag_report(w->diags, DIAG_ICS_UNENDED, place_at(w, w->draft.line), "VEVENT", NULL);
        close_event(w);
        w->depth = 1;
        open_event(w, line);
    } else if (!w->draft.open && w->depth == 1 && g_ascii_strcasecmp(name, "VTIMEZONE") != 0) {
        w->out->others++;
    }
    if (w->depth < OPEN_KEPT)
        w->open[w->depth] = name;
    w->depth++;
}

/* Ends what is open of that name, and all that was opened in it and never ended. */
static void
end_component(Walk *w, const char *name)
{
    int at = MIN(w->depth, OPEN_KEPT) - 1;

    while (at >= 0 && g_ascii_strcasecmp(w->open[at], name) != 0)
        at--;
    if (at >= 0)
        w->depth = at;
    if (g_ascii_strcasecmp(name, "VEVENT") == 0 || g_ascii_strcasecmp(name, "VCALENDAR") == 0)
        close_event(w);
}

static void
take_property(Walk *w, icalproperty *p, int line)
{
    icalproperty_kind kind = icalproperty_isa(p);

    for (size_t i = 0; i < G_N_ELEMENTS(properties); i++)
        if (properties[i].kind == kind)
            properties[i].take(w, p, line);
    if (kind == ICAL_X_PROPERTY)
        take_own(w, p);
}

/* "NAME:" and nothing: allowed, and says nothing. */
static bool
is_empty_value(const char *text)
{
    const char *colon = strchr(text, ':');

    return colon != NULL && colon > text && colon[strspn(colon, ": \t")] == '\0';
}

/* libical takes components: one with this line alone. A list of days becomes a property for each. */
static void
take_line(Walk *w, const IcsLine *line)
{
    g_autofree char *wrapped = g_strdup_printf("BEGIN:VEVENT\r\n%s\r\nEND:VEVENT\r\n", line->text);
    icalcomponent *event = icalparser_parse_string(wrapped);
    bool any = false;

    for (icalproperty *p = event == NULL ? NULL : icalcomponent_get_first_property(event, ICAL_ANY_PROPERTY); p != NULL;
         p = icalcomponent_get_next_property(event, ICAL_ANY_PROPERTY))
        if (icalproperty_isa(p) != ICAL_XLICERROR_PROPERTY && icalproperty_get_value(p) != NULL) {
            take_property(w, p, line->number);
            any = true;
        }
    if (event != NULL)
        icalcomponent_free(event);
    if (!any && !is_empty_value(line->text))
        diag_report(w->diags, DIAG_ICS_BAD_LINE, place_at(w, line->number), NULL);
}

/* Only the event's own lines: those of its alarms are none of ours. */
static bool
is_in_event(const Walk *w)
{
    return w->draft.open && w->depth > 0 && w->depth <= OPEN_KEPT &&
           g_ascii_strcasecmp(w->open[w->depth - 1], "VEVENT") == 0;
}

static void
walk_line(Walk *w, const IcsLine *line)
{
    if (g_ascii_strncasecmp(line->text, "BEGIN:", 6) == 0)
        begin_component(w, g_strchomp((char *)(uintptr_t)line->text + 6), line->number);
    else if (g_ascii_strncasecmp(line->text, "END:", 4) == 0)
        end_component(w, g_strchomp((char *)(uintptr_t)line->text + 4));
    else if (is_in_event(w))
        take_line(w, line);
}

static bool
is_calendar(const GArray *lines)
{
    for (guint i = 0; i < lines->len; i++)
        if (g_ascii_strncasecmp(g_array_index(lines, IcsLine, i).text, "BEGIN:VCALENDAR", 15) == 0)
            return true;
    return false;
}

/* Mixed encodings are told line by line, as far as anybody will read that. */
static void
report_encodings(const Walk *w, const GArray *lines)
{
    size_t told = 0;

    for (guint i = 0; i < lines->len; i++) {
        const IcsLine *line = &g_array_index(lines, IcsLine, i);

        if (line->converted && ++told <= MOST_ENCODINGS_TOLD)
            diag_report(w->diags, DIAG_ICS_ENCODING, place_at(w, line->number), NULL);
        else if (line->converted && told == MOST_ENCODINGS_TOLD + 1)
            limit_exceeded(w->diags, LIMIT_ENCODINGS_TOLD, place_at(w, line->number), NULL);
    }
}

/* Zones are known before the first event, wherever they stand. */
static void
find_zones(Walk *w, const GArray *lines)
{
    for (guint i = 0; i < lines->len; i++) {
        const char *text = g_array_index(lines, IcsLine, i).text;

        if (g_ascii_strncasecmp(text, "TZID:", 5) == 0)
            g_hash_table_add(w->zones, g_strstrip(arena_strdup(w->arena, text + 5)));
        else if (g_ascii_strncasecmp(text, "X-WR-TIMEZONE:", 14) == 0)
            w->zone = icaltimezone_get_builtin_timezone(text + 14);
    }
}

static void
apply_overrides(Walk *w)
{
    for (guint i = 0; i < w->overrides->len; i++) {
        const Override *override = &g_array_index(w->overrides, Override, i);

        for (guint r = 0; r < w->out->rows->len; r++) {
            Event *row = &g_array_index(w->out->rows, Event, r);

            if (row->recurs != NULL && row->uid != NULL && g_strcmp0(row->uid, override->uid) == 0)
                row->except = row->except == NULL ? arena_strdup(w->arena, override->day)
                                                  : arena_printf(w->arena, "%s %s", row->except, override->day);
        }
    }
}

/* A day that stands first in a series and is left out: the series begins with the next one that is kept. */
static void
begin_later(Walk *w)
{
    for (guint i = w->out->rows->len; i > 0; i--) {
        Event *row = &g_array_index(w->out->rows, Event, i - 1);

        if (row->except != NULL && !recur_begin_kept(row, w->arena))
            g_array_remove_index(w->out->rows, i - 1);
    }
}

bool
ics_read(const char *path, Arena *arena, IcsFile *out, Diags *diags)
{
    g_autoptr(GArray) lines = ics_lines_load(path, arena, diags),
                      overrides = g_array_new(FALSE, FALSE, sizeof(Override));
    g_autoptr(GHashTable) zones = g_hash_table_new(g_str_hash, g_str_equal);
    Walk w = { .file = g_intern_string(path),
               .arena = arena,
               .diags = diags,
               .out = out,
               .overrides = overrides,
               .zones = zones };

    *out = (IcsFile){ .rows = g_array_new(FALSE, TRUE, sizeof(Event)) };
    if (lines == NULL)
        return false;
    if (!is_calendar(lines)) {
        diag_report(diags, DIAG_ICS_NONE, (Place){ w.file, 0, 0 }, path, NULL);
        return false;
    }
    icalerror_set_errors_are_fatal(0);
    report_encodings(&w, lines);
    find_zones(&w, lines);
    for (guint i = 0; i < lines->len; i++)
        walk_line(&w, &g_array_index(lines, IcsLine, i));
    if (w.draft.open)
        diag_report(diags, DIAG_ICS_UNENDED, place_at(&w, w.draft.line), "VEVENT", NULL);
    close_event(&w);
    apply_overrides(&w);
    begin_later(&w);
    return true;
}

/* ---- what was internal stays so ---- */

/* One identity for both; without any, the same title on the same day. */
static bool
is_same_event(const XmlNode *former, const Event *row)
{
    const char *uid = xml_attribute(former, "uid"), *id = xml_attribute(former, "id");
    char first[11];

    if (uid != NULL && row->uid != NULL)
        return strcmp(uid, row->uid) == 0;
    if (id != NULL && row->id != NULL)
        return strcmp(id, row->id) == 0;
    if (g_strcmp0(xml_attribute(former, "start"), date_format(row->period.first, first)) != 0)
        return false;
    for (const XmlNode *child = former->first_child; child != NULL; child = child->next)
        if (child->name != NULL && strcmp(child->name, "title") == 0 && xml_attribute(child, "xml:lang") == NULL &&
            child->first_child != NULL)
            return strcmp(child->first_child->text == NULL ? "" : child->first_child->text, row->title.text) == 0;
    return false;
}

static void
keep_internal(const XmlNode *node, const IcsFile *file)
{
    for (const XmlNode *child = node->first_child; child != NULL; child = child->next)
        if (child->name != NULL && strcmp(child->name, "event") == 0 &&
            audience_is_refused(AUDIENCE_PUBLIC, xml_attribute(child, AUDIENCE_ATTRIBUTE)))
            for (guint i = 0; i < file->rows->len; i++) {
                Event *row = &g_array_index(file->rows, Event, i);

                row->internal = row->internal || is_same_event(child, row);
            }
}

bool
ics_keep_internal(IcsFile *file, const char *former, Diags *diags)
{
    g_autoptr(Arena) arena = arena_new();
    const XmlNode *root;

    if (!g_file_test(former, G_FILE_TEST_IS_REGULAR))
        return true;
    root = xml_tree_load(former, AUDIENCE_INTERNAL, arena, diags);
    if (root != NULL)
        keep_internal(root, file);
    return root != NULL;
}

void
ics_clear(IcsFile *file)
{
    g_clear_pointer(&file->rows, g_array_unref);
}
