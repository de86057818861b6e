/* What a calendar has on a day, held against events, memberships and deadlines as they are stored. */
#include <stdio.h>
#include <string.h>
#include "truth/claim.h"

/*
 * The plan's own events are known as it is; others when a source tells of them, and those that were held, once they
 * began.
 */
static bool
event_is_known(const Claim *claim, const Event *event)
{
    bool told = event->in_plan || event->source_count == 0 ||
                facts_any_told(event->sources, event->source_count, claim->days.known_by);

    return told && (event->status != EVENT_HELD ||
                    date_compare(date_first_day(event->period.first), facts_seen(claim->days)) <= 0);
}

/* An event that returns falls on the day of its origin, and 29 February on the 28th where there is none. */
static bool
falls_on(const Event *event, Date day, int ordinal)
{
    int years = day.year - event->origin.year;

    if (ordinal == 0 && !date_is_set(event->origin))
        return date_equal(date_first_day(event->period.first), day);
    return date_is_set(event->origin) && (ordinal == 0 || years == ordinal) &&
           date_equal(date_add_years(date_first_day(event->origin), years), day);
}

/* Do the words of a title stand in the text, around the number of its return? */
static bool
is_called(const Claim *claim, LocalText title)
{
    const char *local = title.text == NULL || *title.text == '\0' ? NULL : local_text(title, lang_tag(claim->lang));
    g_auto(GStrv) parts = local == NULL ? NULL : g_regex_split_simple("\\{[a-z]+\\}", local, 0, 0);

    for (size_t i = 0; parts != NULL && parts[i] != NULL; i++)
        if (!claim_holds_words(claim->sentence->said.text, parts[i]))
            return false;
    return parts != NULL;
}

/* The plan's own event of that title and day; NULL: it is none. */
static const Event *
planned_event(const Claim *claim, Date day, int ordinal)
{
    size_t count;
    const Event *events = plan_events(facts_plan(claim->facts), &count);

    for (size_t i = 0; i < count; i++)
        if (events[i].in_plan && falls_on(&events[i], day, ordinal) &&
            (is_called(claim, events[i].title) || is_called(claim, events[i].short_title)))
            return &events[i];
    return NULL;
}

static Verdict
hold_event(Claim *claim, Date day)
{
    size_t count;
    const Event *events = plan_events(facts_plan(claim->facts), &count);
    double ordinal = 0;
    bool later = false;

    claim_number(claim, "ordinal", &ordinal);
    for (size_t i = 0; i < count; i++) {
        if (!falls_on(&events[i], day, (int)ordinal) ||
            (!is_called(claim, events[i].title) && !is_called(claim, events[i].short_title)))
            continue;
        if (event_is_known(claim, &events[i]))
            return VERDICT_HOLDS;
        later = true;
    }
    return later ? claim_fails(claim, "what is so called on this day was not known yet")
                 : claim_fails(claim, "nothing is so called on this day");
}

/* An entry into force of which no deposit is known is known from its own day on. */
static Verdict
hold_membership(Claim *claim, Date day, bool force)
{
    const Area *area = claim_area(claim, "area-id");
    const Treaty *treaty = claim_treaty(claim, "of");
    const Membership *m =
        area == NULL || treaty == NULL ? NULL : membership_of(claim->facts, area, treaty);
    Date known;

    if (m == NULL)
        return claim_fails(claim, "the data have no such membership");
    known = date_is_set(m->deposited) ? m->deposited : m->in_force;
    if (!date_is_by(known, facts_seen(claim->days)))
        return claim_fails(claim, "that was not known yet");
    if (date_equal(date_first_day(force ? m->in_force : m->deposited), day))
        return VERDICT_HOLDS;
    return claim_fails(claim, "%s %s on another day", area->id, force ? "is bound" : "joined");
}

static Verdict
hold_due(Claim *claim, Date day)
{
    const Area *area = claim_area(claim, "area-id");
    const Treaty *treaty = claim_treaty(claim, "of");
    DueView due = { 0 };

    if (area != NULL && treaty != NULL)
        due = due_view(claim->facts, area, treaty, claim_word(claim, "article"), claim->days);
    if (!due.known)
        return claim_fails(claim, "there is no such deadline");
    if (!date_equal(date_first_day(due.in_force), day))
        return claim_fails(claim, "the deadline of %s falls on another day", area->id);
    return VERDICT_HOLDS;
}

/* Reports are due on one day of each year in which the treaty is in force. */
static Verdict
hold_report(Claim *claim, Date day)
{
    const Treaty *treaty = claim_treaty(claim, "of");

    for (size_t i = 0; treaty != NULL && i < treaty->article_count; i++) {
        const Article *article = &treaty->articles[i];
        unsigned month, of_month;

        if (strcmp(article->number, claim_word(claim, "article")) == 0 && article->yearly != NULL &&
            sscanf(article->yearly, "%u-%u", &month, &of_month) == 2 && month == day.month && of_month == day.day &&
            date_is_by(treaty->in_force, day))
            return VERDICT_HOLDS;
    }
    return claim_fails(claim, "no report is due on this day");
}

Verdict
claim_entry(Claim *claim)
{
    const char *what = claim_word(claim, "what");
    Date day;

    if (facts_plan(claim->facts) == NULL)
        return VERDICT_UNTOLD;
    if (!date_parse(claim_word(claim, "on"), &day))
        return claim_fails(claim, "it names no day");
    if (strcmp(what, "event") == 0)
        return hold_event(claim, day);
    if (strcmp(what, "in-force") == 0 || strcmp(what, "joined") == 0)
        return hold_membership(claim, day, strcmp(what, "in-force") == 0);
    if (strcmp(what, "deadline") == 0)
        return hold_due(claim, day);
    return strcmp(what, "report") == 0 ? hold_report(claim, day) : claim_fails(claim, "'%s' is no entry", what);
}

/* Is that a date which is counted: of an area's calendar every one, else the plan's own. */
static bool
is_counted(const Claim *claim, const Claim *entry)
{
    double ordinal = 0;
    Date day;

    if (strcmp(claim_word(entry, "rule"), sentence_rules[SENTENCE_ENTRY].name) != 0)
        return false;
    if (claim_has(claim, "area-id"))
        return true;
    claim_number(entry, "ordinal", &ordinal);
    return strcmp(claim_word(entry, "what"), "event") == 0 && date_parse(claim_word(entry, "on"), &day) &&
           planned_event(entry, day, (int)ordinal) != NULL;
}

/* As many as the file lists, each of which is held by itself. */
Verdict
claim_dates(Claim *claim)
{
    size_t listed = 0;
    double count;

    if (facts_plan(claim->facts) == NULL)
        return VERDICT_UNTOLD;
    for (size_t i = 0; i < claim->count; i++) {
        Claim entry = *claim;

        entry.sentence = &claim->all[i];
        listed += is_counted(claim, &entry);
    }
    if (!claim_number(claim, "count", &count) || count != (double)listed)
        return claim_fails(claim, "%zu are listed", listed);
    return VERDICT_HOLDS;
}

/* ---- grids ---- */

/* In a narrow cell a title is cut at its end, and words are divided: one of four letters or more stands there whole. */
static bool
any_word_stands(const char *text, const char *title)
{
    g_autofree char *painted = g_utf8_normalize(text, -1, G_NORMALIZE_NFKC),
                    *whole = g_utf8_normalize(title, -1, G_NORMALIZE_NFKC);
    g_auto(GStrv) words = g_strsplit_set(whole == NULL ? "" : whole, " :,;()", -1);

    for (size_t i = 0; painted != NULL && words[i] != NULL; i++)
        if (g_utf8_strlen(words[i], -1) >= 4 && strstr(painted, words[i]) != NULL)
            return true;
    return false;
}

/* The item as the sentence that it would be in a list. */
static Verdict
hold_item(Claim *claim, const char *item)
{
    static const char *const names[] = { "what", "on", "ordinal", "area-id", "of", "article" };
    g_auto(GStrv) words = g_strsplit(item, "|", G_N_ELEMENTS(names) + 2);
    UserProperty properties[G_N_ELEMENTS(names)];
    AuditSentence sentence = *claim->sentence;
    Claim entry = *claim;
    Verdict verdict;

    if (g_strv_length(words) != G_N_ELEMENTS(names) + 2)
        return claim_fails(claim, "'%s' is no entry", item);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        properties[i] = (UserProperty){ names[i], words[i] };
    sentence.properties = properties;
    sentence.count = G_N_ELEMENTS(names);
    sentence.said.text = words[G_N_ELEMENTS(names)];
    entry.sentence = &sentence;
    verdict = claim_entry(&entry);
    if (verdict == VERDICT_FAILS)
        return claim_fails(claim, "%s: %s", item, entry.why);
    if (!any_word_stands(claim->sentence->said.text, words[G_N_ELEMENTS(names)]) &&
        !any_word_stands(claim->sentence->said.text, words[G_N_ELEMENTS(names) + 1]))
        return claim_fails(claim, "'%s' does not stand there", sentence.said.text);
    return verdict;
}

Verdict
claim_grid(Claim *claim)
{
    g_auto(GStrv) items = g_strsplit(claim_word(claim, "entries"), ";", -1);
    Verdict verdict = VERDICT_HOLDS;

    for (size_t i = 0; items[i] != NULL && verdict == VERDICT_HOLDS; i++)
        verdict = hold_item(claim, items[i]);
    return verdict;
}
