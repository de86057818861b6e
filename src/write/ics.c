/* The calendar for other people's calendars, built and folded by libical. */
#include <libical/ical.h>
#include <string.h>
#include "write/write.h"
#include "base/words.h"

typedef struct Writing {
    const IcsRequest *request;
    icalcomponent *calendar, *event;
    GHashTable *uids;                   /* how often each was given out */
} Writing;

/* ---- properties ---- */

static void
add_own_in(icalcomponent *component, const char *name, const char *text, const char *language)
{
    icalproperty *p;

    if (text == NULL || *text == '\0')
        return;
    p = icalproperty_new_x(text);
    icalproperty_set_x_name(p, name);
    if (language != NULL)
        icalproperty_add_parameter(p, icalparameter_new_language(language));
    icalcomponent_add_property(component, p);
}

static void
add_own(Writing *w, const char *name, const char *text)
{
    add_own_in(w->event, name, text, NULL);
}

/* By its text: as a value libical takes no year after 3000. */
static void
add_day(Writing *w, const char *name, Date day)
{
    g_autofree char *line = g_strdup_printf("%s;VALUE=DATE:%04d%02d%02d", name, day.year, day.month, day.day);

    icalcomponent_add_property(w->event, icalproperty_new_from_string(line));
}

/*
 * RFC 5545, 3.6.1: the end is the day after the last. The calendar of the rule has no year 10000: then there is none.
 */
static void
add_days(Writing *w, Period period)
{
    Date after = date_from_days(date_to_days(date_last_day(period.last)) + 1);
    char text[11];

    add_day(w, "DTSTART", date_first_day(period.first));
    if (after.year <= 9999)
        add_day(w, "DTEND", after);
    if (date_is_day(period.first))
        return;
    add_own(w, "X-SHEAF-START", date_format(period.first, text));
    add_own(w, "X-SHEAF-END", date_format(period.last, text));
}

static void
add_series(Writing *w, const Event *event)
{
    g_auto(GStrv) rules = words_split(event->recurs), except = words_split(event->except),
                  also = words_split(event->also);
    Date day;

    for (size_t i = 0; rules[i] != NULL; i++)
        icalcomponent_add_property(w->event, icalproperty_new_rrule(icalrecurrencetype_from_string(rules[i])));
    if (ics_is_yearly(event))
        icalcomponent_add_property(w->event, icalproperty_new_rrule(icalrecurrencetype_from_string("FREQ=YEARLY")));
    for (size_t i = 0; except[i] != NULL; i++)
        if (date_parse(except[i], &day))
            add_day(w, "EXDATE", day);
        else                            /* out of use since RFC 5545, but read by whoever reads old calendars */
            icalcomponent_add_property(w->event, icalproperty_new_exrule(icalrecurrencetype_from_string(except[i])));
    for (size_t i = 0; also[i] != NULL; i++)
        if (date_parse(also[i], &day))
            add_day(w, "RDATE", day);
}

/* What the SUMMARY does not say: the plan's own words, and their translations. */
static void
add_titles(Writing *w, const char *name, LocalText text, const char *said)
{
    if (g_strcmp0(text.text, said) != 0)
        add_own(w, name, text.text);
    for (size_t i = 0; i < text.count; i++)
        add_own_in(w->event, name, text.translations[i].text, text.translations[i].language);
}

static bool
counts(const char *title)
{
    return strstr(title, "{ordinal}") != NULL || strstr(title, "{years}") != NULL;
}

bool
ics_is_yearly(const Event *event)
{
    bool leap_day = event->origin.month == 2 && event->origin.day == 29;

    if (!date_is_set(event->origin) || !date_is_day(event->origin) || leap_day || counts(event->title.text))
        return false;
    for (size_t i = 0; i < event->title.count; i++)
        if (counts(event->title.translations[i].text))
            return false;
    return true;
}

/* ---- identity ---- */

/* Two events alike in all that makes an identity are told apart by a number. */
static char *
unique(Writing *w, char *uid)
{
    gsize times = GPOINTER_TO_SIZE(g_hash_table_lookup(w->uids, uid)) + 1;

    g_hash_table_insert(w->uids, g_strdup(uid), GSIZE_TO_POINTER(times));
    if (times > 1) {
        char *numbered = g_strdup_printf("%" G_GSIZE_FORMAT "-%s", times, uid);

        g_free(uid);
        return numbered;
    }
    return uid;
}

/* What an event without an id keeps when its day is moved within the year: title, kind and year. */
static char *
event_name(const Event *event)
{
    g_autofree char *what = g_strdup_printf("%s|%s|%d", event->title.text, event->kind, event->period.first.year);
    g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, what, -1);

    return event->id != NULL && *event->id != '\0' ? g_strdup(event->id) : g_strndup(hash, 16);
}

static char *
entry_name(const CalendarEntry *entry)
{
    static const char *const whats[] = { NULL, "in-force", "deadline", "report", "joined" };
    g_autofree char *event = NULL;

    if (entry->event == NULL)
        return g_strdup_printf("%s-%s-%s-%s-%d", whats[entry->what], entry->treaty->id,
                               entry->area == NULL ? "all" : entry->area->id,
                               entry->article == NULL ? "0" : entry->article->number,
                               entry->what == CALENDAR_REPORT ? entry->period.first.year : 0);
    event = event_name(entry->event);
    return date_is_set(entry->event->origin) && !ics_is_yearly(entry->event)
               ? g_strdup_printf("%s-%d", event, entry->period.first.year)
               : g_steal_pointer(&event);
}

static char *
entry_uid(const IcsRequest *request, const CalendarEntry *entry)
{
    g_autofree char *name = NULL;

    if (entry->event != NULL && entry->event->uid != NULL)
        return g_strdup(entry->event->uid);
    name = entry_name(entry);
    return g_strdup_printf("%s@%s.sheaf", name, plan_id(request->plan));
}

/* ---- events ---- */

static void
add_relation(Writing *w, const Event *event)
{
    CalendarEntry planned = { .event = event->of, .period = event->of->period };
    g_autofree char *uid = entry_uid(w->request, &planned);

    icalcomponent_add_property(w->event, icalproperty_new_relatedto(uid));
    add_own(w, "X-SHEAF-OF", event->of->id);
}

static void
add_facts(Writing *w, const CalendarEntry *entry, const char *title)
{
    const Event *event = entry->event;
    g_autoptr(GString) sources = g_string_new(NULL);
    char text[11];

    if (event->where != NULL && *event->where != '\0')
        icalcomponent_add_property(w->event, icalproperty_new_location(event->where));
    if (event->note != NULL && *event->note != '\0')
        icalcomponent_add_property(w->event, icalproperty_new_description(event->note));
    icalcomponent_add_property(w->event, icalproperty_new_categories(event->kind));
    if (event->internal)
        icalcomponent_add_property(w->event, icalproperty_new_class(ICAL_CLASS_PRIVATE));
    add_series(w, event);
    if (event->of != NULL)
        add_relation(w, event);
    for (size_t i = 0; i < entry->source_count; i++)
        g_string_append_printf(sources, "%s%s", i > 0 ? " " : "", entry->sources[i]->id);
    add_titles(w, "X-SHEAF-TITLE", event->title, title);
    add_titles(w, "X-SHEAF-SHORT-TITLE", event->short_title, "");
    add_own(w, "X-SHEAF-ID", event->id);
    add_own(w, "X-SHEAF-TREATY", event->treaty == NULL ? NULL : event->treaty->id);
    add_own(w, "X-SHEAF-AREA", event->area == NULL ? NULL : event->area->id);
    add_own(w, "X-SHEAF-SOURCES", sources->str);
    add_own(w, "X-SHEAF-ORIGIN", date_is_set(event->origin) ? date_format(event->origin, text) : NULL);
    add_own(w, "X-SHEAF-IN-PLAN", event->in_plan ? "yes" : NULL);
    add_own(w, "X-SHEAF-HELD", event->status == EVENT_HELD ? "yes" : NULL);
}

static icalproperty_status
status_of(const Event *event)
{
    return event == NULL                      ? ICAL_STATUS_CONFIRMED
           : event->status == EVENT_CANCELLED ? ICAL_STATUS_CANCELLED
           : event->tbc                       ? ICAL_STATUS_TENTATIVE
                                              : ICAL_STATUS_CONFIRMED;
}

/* An event that nobody has translated keeps its words in the plan's language, and says so. */
static const char *
title_language(const IcsRequest *request, const Event *event)
{
    bool translated = event == NULL || local_text(event->title, request->language) != event->title.text;

    return translated ? request->language : plan_language(request->plan);
}

static void
add_event(Writing *w, const IcsEntry *said)
{
    const CalendarEntry *entry = said->entry;
    g_autofree char *uid = unique(w, entry_uid(w->request, entry));
    icalproperty *summary = icalproperty_new_summary(said->title);

    w->event = icalcomponent_new_vevent();
    icalproperty_add_parameter(summary, icalparameter_new_language(title_language(w->request, entry->event)));
    icalcomponent_add_property(w->event, icalproperty_new_uid(uid));
    icalcomponent_add_property(w->event, icalproperty_new_dtstamp(icaltime_from_timet_with_zone(
                                             (time_t)w->request->stamp, 0, icaltimezone_get_utc_timezone())));
    add_days(w, entry->period);
    icalcomponent_add_property(w->event, summary);
    icalcomponent_add_property(w->event, icalproperty_new_status(status_of(entry->event)));
    icalcomponent_add_property(w->event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
    if (entry->event != NULL)
        add_facts(w, entry, said->title);
    else
        add_own(w, "X-SHEAF-COMPUTED", "yes");
    icalcomponent_add_component(w->calendar, w->event);
}

char *
ics_write(const IcsRequest *request)
{
    Writing w = { .request = request, .uids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL) };
    int doubts = icalerror_get_errors_are_fatal();      /* a switch for all of the process: back as it was */
    char *libical, *text;

    icalerror_set_errors_are_fatal(0);
    w.calendar = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
    icalcomponent_add_property(w.calendar, icalproperty_new_version("2.0"));
    icalcomponent_add_property(w.calendar, icalproperty_new_prodid("-//sheaf//sheaf " SHEAF_VERSION "//EN"));
    add_own_in(w.calendar, "X-WR-CALNAME", plan_title(request->plan).text, NULL);
    for (size_t i = 0; i < request->count; i++)
        add_event(&w, &request->entries[i]);
    libical = icalcomponent_as_ical_string_r(w.calendar);
    text = g_strdup(libical);
    icalmemory_free_buffer(libical);
    icalcomponent_free(w.calendar);
    icalerror_set_errors_are_fatal(doubts);
    g_hash_table_unref(w.uids);
    return text;
}
