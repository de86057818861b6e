/*
 * A calendar as a walk over its lines: components open and close, the properties of an event are rows of a table, each
 * read by libical. What sheaf wrote itself carries X-SHEAF properties, so that what is exported and imported again is
 * the same.
 */
#include "read/ical_doubts.h"
#include "read/ics.h"
#include "base/diag_read.h"
#include "base/limit.h"
#include <libical/ical.h>
#include <stdio.h>
#include <string.h>
#include "read/ics_lines.h"
#include "read/ics_settle.h"
#include "read/ics_zones.h"
#include "read/tables.h"

/* components in each other whose names are kept: an event stands in the calendar alone */
enum { OPEN_KEPT = 8 };

/* A time as a property has it; where it is in days is known when the zone of DTSTART is. */
typedef struct TimeTold { struct icaltimetype time; const char *zone; int line; } TimeTold;
/* `days` long: of a period that is given as such; -1: none is given */
typedef struct DayTold { TimeTold at; int days; } DayTold;
typedef struct RuleTold { struct icalrecurrencetype rule; int line; } RuleTold;

typedef struct Draft {
    bool open, computed, has_start, has_end, has_duration;
    int line;
    IcsKept kept;
    TimeTold start, end, recurrence;
    bool has_recurrence;
    struct icaldurationtype duration;
    const char *category, *first, *last;                /* first, last: what a sheaf wrote of a month or a year */
    GArray *except, *also;                              /* DayTold */
    GArray *rules, *except_rules;                       /* RuleTold */
    GArray *titles, *short_titles;                      /* Translation */
    icaltimezone *zone;                                 /* of DTSTART; NULL: days are taken as they are written */
    int shift;                          /* DTSTART in UTC is so many days from that in the calendar's own zone */
} Draft;

/* A property that events here do not have: how often it stood, and where first. */
typedef struct Unkept { const char *name; int line; size_t count; } Unkept;

typedef struct Walk {
    const char *file;
    Arena *arena;
    Diags *diags;
    IcsFile *out;
    IcsZones *zones;
    icaltimezone *zone;                 /* of the whole calendar, for times in UTC; NULL: UTC */
    GArray *kept;                       /* IcsKept */
    GArray *unkept;
    bool cancels;                       /* this calendar's METHOD is CANCEL */
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

static TimeTold
time_told(Walk *w, icalproperty *p, struct icaltimetype time, int line)
{
    icalparameter *parameter = icalproperty_get_first_parameter(p, ICAL_TZID_PARAMETER);
    const char *zone = parameter == NULL ? NULL : icalparameter_get_tzid(parameter);

    return (TimeTold){ time, zone == NULL || *zone == '\0' ? NULL : arena_strdup(w->arena, zone), line };
}

static TimeTold
time_of(Walk *w, icalproperty *p, int line)
{
    return time_told(w, p, icalvalue_get_datetime(icalproperty_get_value(p)), line);
}

/* The zone that a time is in, UTC among them; NULL: none, or one that nobody knows. */
static icaltimezone *
zone_of(Walk *w, const TimeTold *told)
{
    bool known;
    icaltimezone *zone;

    if (told->time.is_date)
        return NULL;
    if (told->zone == NULL)
        return icaltime_is_utc(told->time) ? icaltimezone_get_utc_timezone() : NULL;
    zone = ics_zones_find(w->zones, told->zone, &known);
    if (!known)
        diag_report(w->diags, DIAG_ICS_ZONE, place_at(w, told->line), told->zone, NULL);
    return zone;
}

/* The time as the clock at DTSTART's place shows it, where that can be told. */
static struct icaltimetype
local_time(Walk *w, const TimeTold *told)
{
    icaltimezone *zone = zone_of(w, told);
    struct icaltimetype time = told->time;

    if (zone == NULL || w->draft.zone == NULL || zone == w->draft.zone)
        return time;
    time = icaltime_set_timezone(&time, zone);
    return icaltime_convert_to_zone(time, w->draft.zone);
}

static bool
is_time(icalproperty *p)
{
    icalvalue_kind kind = icalvalue_isa(icalproperty_get_value(p));

    return kind == ICAL_DATE_VALUE || kind == ICAL_DATETIME_VALUE || kind == ICAL_DATETIMEDATE_VALUE;
}

/* Days that a time reaches into, its end not among them where that is midnight. */
static int
days_over(const struct icaltimetype *from, const struct icaltimetype *to)
{
    Date first = { (int16_t)from->year, (uint8_t)from->month, (uint8_t)from->day };
    Date last = { (int16_t)to->year, (uint8_t)to->month, (uint8_t)to->day };
    int days = (int)(date_to_days(last) - date_to_days(first));

    return days > 0 && (to->is_date || (to->hour == 0 && to->minute == 0 && to->second == 0)) ? days : days + 1;
}

static const char *
join_words(Arena *arena, const char *left, const char *right)
{
    return left == NULL ? right : right == NULL ? left : arena_printf(arena, "%s %s", left, right);
}

/* Told when the file is read, a line for each name. */
static void
note_unkept(Walk *w, const char *name, int line)
{
    Unkept unkept = { arena_strdup(w->arena, name), line, 1 };

    for (guint i = 0; i < w->unkept->len; i++) {
        Unkept *told = &g_array_index(w->unkept, Unkept, i);

        if (g_ascii_strcasecmp(told->name, name) == 0) {
            told->count++;
            return;
        }
    }
    g_array_append_val(w->unkept, unkept);
}

/* The properties of one program are told together: X-APPLE-STRUCTURED-LOCATION as X-APPLE-... */
static const char *
name_of_other(Walk *w, const char *name)
{
    const char *hyphen = g_ascii_strncasecmp(name, "X-", 2) == 0 ? strchr(name + 2, '-') : NULL;

    return hyphen == NULL ? name : arena_printf(w->arena, "%.*s...", (int)(hyphen - name) + 1, name);
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
        w->draft.start = time_of(w, p, line);
}

static void
take_end(Walk *w, icalproperty *p, int line)
{
    w->draft.has_end = is_time(p);
    if (w->draft.has_end)
        w->draft.end = time_of(w, p, line);
}

static void
take_duration(Walk *w, icalproperty *p, int line)
{
    (void)line;
    w->draft.has_duration = true;
    w->draft.duration = icalproperty_get_duration(p);
}

static void
add_rule(Walk *w, GArray *rules, struct icalrecurrencetype rule, int line)
{
    RuleTold told = { rule, line };
    char *libical = icalrecurrencetype_as_string_r(&rule);
    g_autofree char *text = g_strdup(libical);

    told.rule.rscale = NULL;            /* dies with the property; what is kept is of our own calendar */
    icalmemory_free_buffer(libical);
    if (text != NULL && recur_are_rules(text))
        g_array_append_val(rules, told);
    else
        diag_report(w->diags, DIAG_ICS_BAD_RULE, place_at(w, line), text == NULL ? "" : text, NULL);
}

static void
take_rule(Walk *w, icalproperty *p, int line)
{
    add_rule(w, w->draft.rules, icalproperty_get_rrule(p), line);
}

static void
take_except_rule(Walk *w, icalproperty *p, int line)
{
    add_rule(w, w->draft.except_rules, icalproperty_get_exrule(p), line);
}

static void
take_exception(Walk *w, icalproperty *p, int line)
{
    DayTold day = { .days = -1 };

    if (!is_time(p))
        return;
    day.at = time_of(w, p, line);
    g_array_append_val(w->draft.except, day);
}

/* A day, or a period: how long it is counts by its days alone. */
static void
take_addition(Walk *w, icalproperty *p, int line)
{
    struct icaldatetimeperiodtype value = icalproperty_get_rdate(p);
    DayTold day = { .days = -1 };

    if (icalperiodtype_is_null_period(value.period)) {
        day.at = time_told(w, p, value.time, line);
    } else {
        TimeTold end = time_told(w, p, value.period.end, line);

        day.at = time_told(w, p, value.period.start, line);
        if (icaltime_is_null_time(value.period.end))
            end.time = icaltime_add(value.period.start, value.period.duration);
        day.days = days_over(&day.at.time, &end.time);
    }
    if (!icaltime_is_null_time(day.at.time))
        g_array_append_val(w->draft.also, day);
}

/* RANGE=THISANDPRIOR was taken out of iCalendar again (RFC 5545, A.2): the one day is what can be kept of it. */
static void
take_recurrence(Walk *w, icalproperty *p, int line)
{
    icalparameter *range = icalproperty_get_first_parameter(p, ICAL_RANGE_PARAMETER);

    if (!is_time(p))
        return;
    w->draft.has_recurrence = true;
    w->draft.recurrence = time_of(w, p, line);
    w->draft.kept.future = range != NULL && icalparameter_get_range(range) == ICAL_RANGE_THISANDFUTURE;
    if (range != NULL && !w->draft.kept.future)
        diag_report(w->diags, DIAG_ICS_RANGE, place_at(w, line), NULL);
}

static void
take_sequence(Walk *w, icalproperty *p, int line)
{
    (void)line;
    w->draft.kept.sequence = icalproperty_get_sequence(p);
}

static void
take_status(Walk *w, icalproperty *p, int line)
{
    icalproperty_status status = icalproperty_get_status(p);

    (void)line;
    w->draft.kept.row.tbc = status == ICAL_STATUS_TENTATIVE;
    if (status == ICAL_STATUS_CANCELLED)
        w->draft.kept.row.status = EVENT_CANCELLED;
}

static void
take_uid(Walk *w, icalproperty *p, int line)
{
    (void)line;
    w->draft.kept.uid = property_text(w, p);
}

static void
take_place(Walk *w, icalproperty *p, int line)
{
    (void)line;
    w->draft.kept.row.where = property_text(w, p);
}

static void
take_note(Walk *w, icalproperty *p, int line)
{
    (void)line;
    w->draft.kept.row.note = property_text(w, p);
}

/* An event is of one kind: further categories are told. */
static void
take_category(Walk *w, icalproperty *p, int line)
{
    if (w->draft.category == NULL)
        w->draft.category = property_text(w, p);
    else
        note_unkept(w, "CATEGORIES", line);
}

/* Whatever is not said to be public is not (RFC 5545, 3.8.1.3: a word that is not known counts as PRIVATE). */
static void
take_class(Walk *w, icalproperty *p, int line)
{
    (void)line;
    w->draft.kept.row.internal = g_ascii_strcasecmp(property_text(w, p), "PUBLIC") != 0;
}

typedef struct PropertyRow { icalproperty_kind kind; void (*take)(Walk *w, icalproperty *p, int line); } PropertyRow;

/* Without a function: what says nothing of an event but how its file was kept. All others are told. */
static const PropertyRow properties[] = {
    { ICAL_SUMMARY_PROPERTY, take_summary },     { ICAL_DTSTART_PROPERTY, take_start },
    { ICAL_DTEND_PROPERTY, take_end },           { ICAL_DURATION_PROPERTY, take_duration },
    { ICAL_RRULE_PROPERTY, take_rule },          { ICAL_EXDATE_PROPERTY, take_exception },
    { ICAL_EXRULE_PROPERTY, take_except_rule },  { ICAL_RDATE_PROPERTY, take_addition },
    { ICAL_STATUS_PROPERTY, take_status },       { ICAL_RECURRENCEID_PROPERTY, take_recurrence },
    { ICAL_UID_PROPERTY, take_uid },             { ICAL_SEQUENCE_PROPERTY, take_sequence },
    { ICAL_LOCATION_PROPERTY, take_place },      { ICAL_DESCRIPTION_PROPERTY, take_note },
    { ICAL_CATEGORIES_PROPERTY, take_category }, { ICAL_CLASS_PROPERTY, take_class },
    { ICAL_DTSTAMP_PROPERTY, NULL },             { ICAL_CREATED_PROPERTY, NULL },
    { ICAL_LASTMODIFIED_PROPERTY, NULL },        { ICAL_TRANSP_PROPERTY, NULL },
};

/* ---- what a sheaf wrote ---- */

static void
take_own(Walk *w, icalproperty *p, int line)
{
    Draft *d = &w->draft;
    Event *row = &d->kept.row;
    const char *name = icalproperty_get_x_name(p), *text = property_text(w, p);
    const struct { const char *name, **where;
    } ids[] = {
        { "X-SHEAF-ID", &row->id },    { "X-SHEAF-TREATY", &row->treaty_id },   { "X-SHEAF-AREA", &row->area_id },
        { "X-SHEAF-OF", &row->of_id }, { "X-SHEAF-SOURCES", &row->source_ids }, { "X-SHEAF-START", &d->first },
        { "X-SHEAF-END", &d->last },
    };

    if (!g_str_has_prefix(name, "X-SHEAF-")) {
        note_unkept(w, name_of_other(w, name), line);
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(ids); i++)
        if (g_strcmp0(name, ids[i].name) == 0 &&
            strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_. ") == strlen(text))
            *ids[i].where = text;
    if (g_strcmp0(name, "X-SHEAF-TITLE") == 0)
        add_title(w, d->titles, p);
    else if (g_strcmp0(name, "X-SHEAF-SHORT-TITLE") == 0)
        add_title(w, d->short_titles, p);
    else if (g_strcmp0(name, "X-SHEAF-ORIGIN") == 0)
        date_parse(text, &row->origin);
    else if (g_strcmp0(name, "X-SHEAF-COMPUTED") == 0)
        d->computed = true;
    else if (g_strcmp0(name, "X-SHEAF-IN-PLAN") == 0)
        row->in_plan = true;
    else if (g_strcmp0(name, "X-SHEAF-HELD") == 0)
        row->status = EVENT_HELD;
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

    if (d->kept.uid == NULL || !g_str_has_suffix(d->kept.uid, ".sheaf"))
        for (char *c = kind; *c != '\0'; c++)
            *c = g_ascii_tolower(*c);
    g_strcanon(kind, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._", '-');
    return *kind == '\0' || strspn(kind, "-") == strlen(kind) ? "event" : kind;
}

/*
 * DTSTART's zone is that of its days. A time in UTC is one of the calendar's own zone, where it may be another day; so
 * are those that follow from it.
 */
static void
find_zone(Walk *w, Draft *d)
{
    Date written, local;
    struct icaltimetype time;

    d->zone = zone_of(w, &d->start);
    if (d->zone == NULL || !icaltime_is_utc(d->start.time) || w->zone == NULL)
        return;
    d->zone = w->zone;
    time = local_time(w, &d->start);
    written = (Date){ (int16_t)d->start.time.year, (uint8_t)d->start.time.month, (uint8_t)d->start.time.day };
    local = (Date){ (int16_t)time.year, (uint8_t)time.month, (uint8_t)time.day };
    d->shift = (int)(date_to_days(local) - date_to_days(written));
}

/* The end is exclusive: of days the day before it, of times the day before when it is midnight. */
static bool
find_days(Walk *w, Draft *d)
{
    struct icaltimetype start = local_time(w, &d->start), end = local_time(w, &d->end);
    Period *period = &d->kept.row.period;
    int line = d->has_end ? d->end.line : d->start.line;

    if (!day_of(w, start, d->start.line, &period->first))
        return false;
    period->last = period->first;
    if (!d->has_end && !d->has_duration)
        return true;
    if (!d->has_end)
        end = icaltime_add(start, d->duration);
    if (!day_of(w, end, line, &period->last)) {
        period->last = period->first;
        return true;
    }
    if (date_compare(period->last, period->first) > 0 &&
        (end.is_date || (end.hour == 0 && end.minute == 0 && end.second == 0)))
        period->last = date_from_days(date_to_days(period->last) - 1);
    if (date_compare(period->last, period->first) < 0) {
        diag_report(w->diags, DIAG_ICS_BACKWARDS, place_at(w, line), NULL);
        period->last = period->first;
    }
    return true;
}

/* A month or a year, as a sheaf wrote it; the days of an anniversary are those of its origin, and need no rule. */
static void
restore_days(Draft *d)
{
    Event *row = &d->kept.row;
    int32_t length = date_to_days(row->period.last) - date_to_days(row->period.first);

    if (date_is_set(row->origin)) {
        row->period = (Period){ row->origin, date_from_days(date_to_days(row->origin) + length) };
        row->recurs = NULL;
    }
    if (d->first != NULL && date_parse(d->first, &row->period.first) &&
        (d->last == NULL || !date_parse(d->last, &row->period.last)))
        row->period.last = row->period.first;
}

/* Days as the place of DTSTART counts them. Periods of another length are told, and become as long. */
static const char *
days_text(Walk *w, const GArray *days, bool additions)
{
    g_autoptr(GString) text = g_string_new(NULL);
    int length = (int)(date_to_days(w->draft.kept.row.period.last) - date_to_days(w->draft.kept.row.period.first)) + 1;

    for (guint i = 0; i < days->len; i++) {
        const DayTold *told = &g_array_index(days, DayTold, i);
        char written[11];
        Date day;

        if (!day_of(w, local_time(w, &told->at), told->at.line, &day))
            continue;
        g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "", date_format(day, written));
        if (additions && told->days >= 0 && told->days != length)
            diag_report(w->diags, DIAG_ICS_PERIOD, place_at(w, told->at.line), written, NULL);
    }
    return text->len == 0 ? NULL : arena_strdup(w->arena, text->str);
}

/*
 * The last day that UNTIL lets in: a time in UTC is one at DTSTART's place (RFC 5545, 3.3.10), and an event that begins
 * later in the day is not in it.
 */
static void
settle_until(Walk *w, struct icalrecurrencetype *rule, int line)
{
    TimeTold told = { rule->until, NULL, line };
    struct icaltimetype until = local_time(w, &told), start = local_time(w, &w->draft.start);
    int32_t days;
    Date day;

    if (icaltime_is_null_time(rule->until) || rule->until.is_date)
        return;
    day = (Date){ (int16_t)until.year, (uint8_t)until.month, (uint8_t)until.day };
    days = date_to_days(day);
    if (!start.is_date &&
        until.hour * 3600 + until.minute * 60 + until.second < start.hour * 3600 + start.minute * 60 + start.second)
        days--;
    day = date_from_days(days - w->draft.shift);
    rule->until = (struct icaltimetype){ .year = day.year, .month = day.month, .day = day.day, .is_date = 1 };
}

static const char *
rules_text(Walk *w, const GArray *rules)
{
    g_autoptr(GString) text = g_string_new(NULL);

    for (guint i = 0; i < rules->len; i++) {
        RuleTold *told = &g_array_index(rules, RuleTold, i);
        char *libical;

        settle_until(w, &told->rule, told->line);
        libical = icalrecurrencetype_as_string_r(&told->rule);
        g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "", libical);
        icalmemory_free_buffer(libical);
    }
    return text->len == 0 ? NULL : arena_strdup(w->arena, text->str);
}

/* Rules are in DTSTART's own days: where those are a day from the calendar's, the whole series is moved. */
static void
move_series(Walk *w, Draft *d)
{
    Event rules = d->kept.row;
    bool listed;

    rules.except = rules.also = NULL;
    rules.period.first = date_from_days(date_to_days(rules.period.first) - d->shift);
    rules.period.last = date_from_days(date_to_days(rules.period.last) - d->shift);
    if (recur_part(&rules, rules.period.first, (Date){ 0 }, d->shift, w->arena, &rules, &listed)) {
        d->kept.row.recurs = rules.recurs;
        d->kept.row.also = join_words(w->arena, d->kept.row.also, rules.also);
    }
    if (listed)
        diag_report(w->diags, DIAG_ICS_LISTED, place_at(w, d->line), NULL);
}

static void
find_series(Walk *w, Draft *d)
{
    Event *row = &d->kept.row;

    row->recurs = rules_text(w, d->rules);
    row->also = days_text(w, d->also, true);
    row->except = join_words(w->arena, days_text(w, d->except, false), rules_text(w, d->except_rules));
    if (row->recurs != NULL && d->shift != 0)
        move_series(w, d);
    if (row->recurs != NULL && recur_goes_on(row->recurs) && w->out->endless++ == 0)
        w->out->first_endless = d->line;
}

/* A cancellation need not say when the event was (RFC 5546, 3.2.5). */
static bool
is_whole(Walk *w, Draft *d)
{
    if (d->has_start)
        find_zone(w, d);
    if (d->has_start && find_days(w, d))
        return true;
    if (d->kept.cancels && d->kept.uid != NULL)
        d->kept.dayless = true;
    else if (!d->has_start)
        diag_report(w->diags, DIAG_ICS_NO_START, place_at(w, d->line), NULL);
    return d->kept.dayless;
}

static void
find_recurrence(Walk *w, Draft *d)
{
    Date day;

    if (d->has_recurrence && day_of(w, local_time(w, &d->recurrence), d->recurrence.line, &day))
        date_format(day, d->kept.day);
    else
        d->kept.future = false;
}

static void
keep_event(Walk *w)
{
    Draft *d = &w->draft;
    Event *row = &d->kept.row;

    if (d->computed) {
        w->out->computed++;
        return;
    }
    row->place = place_at(w, d->line);
    d->kept.cancels = w->cancels;
    if (!is_whole(w, d))
        return;
    row->kind = kind_of(w, d);
    row->title = local_of(w, d->titles);
    row->short_title = local_of(w, d->short_titles);
    find_series(w, d);
    restore_days(d);
    find_recurrence(w, d);
    row->uid = d->kept.uid != NULL && !g_str_has_suffix(d->kept.uid, ".sheaf") ? d->kept.uid : NULL;
    if (*row->title.text == '\0') {
        if (!d->kept.dayless)
            diag_report(w->diags, DIAG_ICS_NO_TITLE, row->place, NULL);
        row->title.text = row->kind;
    }
    g_array_append_val(w->kept, d->kept);
}

/* ---- the walk ---- */

static void
open_event(Walk *w, int line)
{
    Draft *d = &w->draft;

    *d = (Draft){ .open = true, .line = line,
                  .except = g_array_new(FALSE, FALSE, sizeof(DayTold)),
                  .also = g_array_new(FALSE, FALSE, sizeof(DayTold)),
                  .rules = g_array_new(FALSE, FALSE, sizeof(RuleTold)),
                  .except_rules = g_array_new(FALSE, FALSE, sizeof(RuleTold)),
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
    g_array_unref(d->except);
    g_array_unref(d->also);
    g_array_unref(d->rules);
    g_array_unref(d->except_rules);
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
    } else if (w->draft.open && w->depth > 0 && w->depth <= OPEN_KEPT &&
               g_ascii_strcasecmp(w->open[w->depth - 1], "VEVENT") == 0) {
        note_unkept(w, name, line);     /* an alarm */
    }
    if (g_ascii_strcasecmp(name, "VCALENDAR") == 0)
        w->cancels = false;
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

/* A relation to the planned event that a sheaf wrote: X-SHEAF-OF says the same. */
static bool
is_own(Walk *w, icalproperty *p)
{
    return g_str_has_suffix(property_text(w, p), ".sheaf");
}

static void
take_property(Walk *w, icalproperty *p, int line)
{
    icalproperty_kind kind = icalproperty_isa(p);

    if (kind == ICAL_X_PROPERTY) {
        take_own(w, p, line);
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(properties); i++)
        if (properties[i].kind == kind) {
            if (properties[i].take != NULL)
                properties[i].take(w, p, line);
            return;
        }
    if (kind != ICAL_RELATEDTO_PROPERTY || !is_own(w, p))
        note_unkept(w, icalproperty_get_property_name(p), line);
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
    if (any || is_empty_value(line->text))
        return;
    if (g_ascii_strncasecmp(line->text, "RRULE:", 6) == 0 || g_ascii_strncasecmp(line->text, "EXRULE:", 7) == 0)
        diag_report(w->diags, DIAG_ICS_BAD_RULE, place_at(w, line->number), strchr(line->text, ':') + 1, NULL);
    else
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
    else if (w->depth == 1 && g_ascii_strncasecmp(line->text, "METHOD:", 7) == 0)
        w->cancels = g_ascii_strcasecmp(g_strstrip(arena_strdup(w->arena, line->text + 7)), "CANCEL") == 0;
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

/* The zone of the whole calendar, known before the first event, wherever it stands. */
static void
find_own_zone(Walk *w, const GArray *lines)
{
    bool told;

    for (guint i = 0; i < lines->len; i++) {
        const char *text = g_array_index(lines, IcsLine, i).text;

        if (g_ascii_strncasecmp(text, "X-WR-TIMEZONE:", 14) == 0)
            w->zone = ics_zones_find(w->zones, g_strstrip(arena_strdup(w->arena, text + 14)), &told);
    }
}

static void
report_unkept(const Walk *w)
{
    for (guint i = 0; i < w->unkept->len; i++) {
        const Unkept *u = &g_array_index(w->unkept, Unkept, i);
        g_autofree char *count = g_strdup_printf("%" G_GSIZE_FORMAT, u->count);

        diag_report(w->diags, DIAG_ICS_UNKEPT, place_at(w, u->line), u->name, count, NULL);
    }
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

static void
hand_out(Walk *w)
{
    for (guint i = 0; i < w->kept->len; i++) {
        const IcsKept *kept = &g_array_index(w->kept, IcsKept, i);

        if (!kept->gone && !is_kept_already(w, &kept->row))
            g_array_append_val(w->out->rows, kept->row);
    }
}

bool
ics_read(const char *path, Arena *arena, IcsFile *out, Diags *diags)
{
    G_GNUC_UNUSED g_auto(IcalDoubts) doubts = ical_doubts_pass();
    g_autoptr(GArray) lines = ics_lines_load(path, arena, diags), kept = g_array_new(FALSE, TRUE, sizeof(IcsKept)),
                      unkept = g_array_new(FALSE, FALSE, sizeof(Unkept));
    g_autoptr(IcsZones) zones = NULL;
    Walk w = { .file = g_intern_string(path), .arena = arena, .diags = diags, .out = out, .kept = kept,
               .unkept = unkept };

    *out = (IcsFile){ .rows = g_array_new(FALSE, TRUE, sizeof(Event)) };
    if (lines == NULL)
        return false;
    if (!is_calendar(lines)) {
        diag_report(diags, DIAG_ICS_NONE, (Place){ w.file, 0, 0 }, path, NULL);
        return false;
    }
    report_encodings(&w, lines);
    w.zones = zones = ics_zones_new(lines);
    find_own_zone(&w, lines);
    for (guint i = 0; i < lines->len; i++)
        walk_line(&w, &g_array_index(lines, IcsLine, i));
    if (w.draft.open)
        diag_report(diags, DIAG_ICS_UNENDED, place_at(&w, w.draft.line), "VEVENT", NULL);
    close_event(&w);
    report_unkept(&w);
    ics_settle(kept, arena, diags);
    hand_out(&w);
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
