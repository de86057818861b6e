/* Series of events: a rule becomes the days that it means, as far as anybody can want them. */
#include <libical/ical.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/sort.h"
#include "base/diag_read.h"
#include "base/limit.h"
#include "base/words.h"
#include "read/tables.h"

/* in which a series is followed: a rule that names no end would go on to 9999 */
enum { LAST_YEAR = 2100 };

typedef enum RuleCut { RULE_WHOLE, RULE_ENDLESS, RULE_LONG } RuleCut;

/* libical ends the program at its first doubt unless it is told not to. */
static struct icalrecurrencetype
parse_rule(const char *text)
{
    icalerror_set_errors_are_fatal(0);
    return icalrecurrencetype_from_string(text);
}

bool
recur_is_rule(const char *text)
{
    struct icalrecurrencetype rule = parse_rule(text);

    return rule.freq == ICAL_DAILY_RECURRENCE || rule.freq == ICAL_WEEKLY_RECURRENCE ||
           rule.freq == ICAL_MONTHLY_RECURRENCE || rule.freq == ICAL_YEARLY_RECURRENCE;
}

bool
days_parse(const char *text, GArray *out)
{
    g_auto(GStrv) words = words_split(text);

    for (size_t i = 0; words[i] != NULL; i++) {
        Date day;

        if (!date_parse(words[i], &day) || !date_is_day(day))
            return false;
        if (out != NULL)
            g_array_append_val(out, day);
    }
    return true;
}

static bool
has_day(const GArray *days, Date day)
{
    for (guint i = 0; i < days->len; i++)
        if (date_equal(g_array_index(days, Date, i), day))
            return true;
    return false;
}

static int
compare_days(const void *left, const void *right)
{
    return date_compare(*(const Date *)left, *(const Date *)right);
}

/* What a rule without this part says of it: anything will do. */
static bool
holds(const short *values, int value)
{
    if (values[0] == ICAL_RECURRENCE_ARRAY_MAX)
        return true;
    for (size_t i = 0; values[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
        if (values[i] == value)
            return true;
    return false;
}

static int
day_of_year(Date day)
{
    return (int)(date_to_days(day) - date_to_days((Date){ day.year, 1, 1 })) + 1;
}

static int
days_in_year(int year)
{
    return date_days_in_month(year, 2) == 29 ? 366 : 365;
}

/* 1 is Monday. 1970-01-01, from which days are counted, was a Thursday. */
static int
weekday(Date day)
{
    int32_t days = date_to_days(day) - date_to_days((Date){ 1970, 1, 5 });

    return (int)((days % 7 + 7) % 7) + 1;
}

/* ISO 8601: the week belongs to the year of its Thursday. */
static int
week_of_year(Date day, int *weeks)
{
    Date thursday = date_from_days(date_to_days(day) + 4 - weekday(day));
    Date last = { thursday.year, 12, 28 };

    *weeks = (day_of_year(last) - weekday(last) + 10) / 7;
    return (day_of_year(thursday) - 1) / 7 + 1;
}

static bool
in_week(const struct icalrecurrencetype *rule, Date day)
{
    int weeks, week;

    if (rule->week_start != ICAL_MONDAY_WEEKDAY || rule->rscale != NULL)
        /* other weeks and calendars have other numbers: the library knows them */
        return true;
    week = week_of_year(day, &weeks);
    return holds(rule->by_week_no, week) || holds(rule->by_week_no, week - weeks - 1);
}

/* The second Monday is one of a month where the rule speaks of months, else of the year. */
static bool
on_weekday(const struct icalrecurrencetype *rule, Date day)
{
    bool by_month = rule->freq == ICAL_MONTHLY_RECURRENCE || rule->by_month[0] != ICAL_RECURRENCE_ARRAY_MAX;
    int at = by_month ? day.day : day_of_year(day);
    int length = by_month ? date_days_in_month(day.year, day.month) : days_in_year(day.year);

    if (rule->by_day[0] == ICAL_RECURRENCE_ARRAY_MAX)
        return true;
    for (size_t i = 0; rule->by_day[i] != ICAL_RECURRENCE_ARRAY_MAX; i++) {
        int nth = icalrecurrencetype_day_position(rule->by_day[i]);

        if ((int)icalrecurrencetype_day_day_of_week(rule->by_day[i]) != weekday(day) % 7 + 1)
            continue;
        if (nth == 0 || nth == (at - 1) / 7 + 1 || nth == -((length - at) / 7 + 1))
            return true;
    }
    return false;
}

/* A day that the parts of the rule allow, whatever its interval: 30 February is none, in no year. */
static bool
may_match(const struct icalrecurrencetype *rule, Date day)
{
    return holds(rule->by_month, day.month) && in_week(rule, day) && on_weekday(rule, day) &&
           (holds(rule->by_month_day, day.day) ||
            holds(rule->by_month_day, day.day - date_days_in_month(day.year, day.month) - 1)) &&
           (holds(rule->by_year_day, day_of_year(day)) ||
            holds(rule->by_year_day, day_of_year(day) - days_in_year(day.year) - 1));
}

/* The lowest place that BYSETPOS asks for among the days of one turn, from either end. */
static int
lowest_position(const struct icalrecurrencetype *rule)
{
    int lowest = rule->by_set_pos[0] == ICAL_RECURRENCE_ARRAY_MAX ? 1 : INT_MAX;

    for (size_t i = 0; rule->by_set_pos[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
        lowest = MIN(lowest, abs(rule->by_set_pos[i]));
    return lowest;
}

/*
 * Parts of a rule that contradict each other: libical would look for the day through centuries, a second or more a
 * rule. 28 years have every kind of year: each day in leap years and others, on each weekday. A rule by several years
 * has fewer kinds, and is held against its own years; but not one by weeks, which may lie in the year beside.
 */
static bool
can_never_match(const struct icalrecurrencetype *rule, Date first)
{
    int lowest = lowest_position(rule);
    bool own =
        rule->freq == ICAL_YEARLY_RECURRENCE && rule->interval > 1 && rule->by_week_no[0] == ICAL_RECURRENCE_ARRAY_MAX;
    int from = own ? first.year : 2000, to = own ? LAST_YEAR : 2027, step = own ? rule->interval : 1;

    if (rule->rscale != NULL)
        return false;                                   /* months and days of another calendar */
    for (int year = from; year <= to; year += step) {
        /* of the month, or the year: weeks and days may be cut by neither */
        int matches = 0;

        for (int month = 1; month <= 12; month++) {
            if (rule->freq == ICAL_MONTHLY_RECURRENCE)
                matches = 0;
            for (int day = 1; day <= date_days_in_month(year, month); day++) {
                matches += may_match(rule, (Date){ (int16_t)year, (uint8_t)month, (uint8_t)day });
                if (matches >= lowest)
                    return false;
            }
        }
    }
    return true;
}

/*
 * The days of the rule after `first`. Cut where it goes on and on: only a rule by the year may do so unsaid. And where
 * it has an end, but behind the days that are followed.
 */
static void
follow_rule(const char *text, Date first, GArray *days, RuleCut *cut)
{
    struct icalrecurrencetype rule = parse_rule(text);
    struct icaltimetype start = { .year = first.year, .month = first.month, .day = first.day, .is_date = 1 };
    icalrecur_iterator *iterator;
    bool endless = rule.count == 0 && icaltime_is_null_time(rule.until);
    int left = rule.count == 0 ? INT_MAX : rule.count;

    *cut = RULE_WHOLE;
    if (can_never_match(&rule, first))
        return;
    /* counted here: libical takes the week after the last for week 53 */
    rule.count = 0;
    iterator = icalrecur_iterator_new(rule, start);
    *cut = endless && rule.freq != ICAL_YEARLY_RECURRENCE ? RULE_ENDLESS : RULE_WHOLE;
    for (struct icaltimetype t = icalrecur_iterator_next(iterator); left > 0 && !icaltime_is_null_time(t);
         t = icalrecur_iterator_next(iterator)) {
        Date day = { (int16_t)t.year, (uint8_t)t.month, (uint8_t)t.day };

        if (t.year > LAST_YEAR && endless)
            break;
        if (t.year > LAST_YEAR || days->len >= MOST_SERIES_DAYS) {
            *cut = endless ? RULE_ENDLESS : RULE_LONG;
            break;
        }
        if (!in_week(&rule, day))
            continue;
        left--;
        if (date_compare(day, first) > 0)
            g_array_append_val(days, day);
    }
    icalrecur_iterator_free(iterator);
}

/* All days but the first: by the rule and those added, without those left out. */
static GArray *
later_days(const Event *row, Diags *diags)
{
    g_autoptr(GArray) days = g_array_new(FALSE, FALSE, sizeof(Date)), except = g_array_new(FALSE, FALSE, sizeof(Date));
    GArray *kept = g_array_new(FALSE, FALSE, sizeof(Date));
    char last[11];
    RuleCut cut = RULE_WHOLE;

    if (row->recurs != NULL)
        follow_rule(row->recurs, row->period.first, days, &cut);
    if (cut != RULE_WHOLE && days->len > 0)
        diag_report(diags, cut == RULE_LONG ? DIAG_DATA_SERIES_CUT : DIAG_DATA_ENDLESS, row->place,
                    date_format(g_array_index(days, Date, days->len - 1), last), NULL);
    if (row->also != NULL)
        days_parse(row->also, days);
    if (row->except != NULL)
        days_parse(row->except, except);
    if (has_day(except, row->period.first))
        diag_report(diags, DIAG_DATA_FIRST_LEFT_OUT, row->place, NULL);
    sort_items(days->data, days->len, sizeof(Date), compare_days);
    for (guint i = 0; i < days->len; i++) {
        Date day = g_array_index(days, Date, i);

        if (!has_day(except, day) && !date_equal(day, row->period.first) &&
            (kept->len == 0 || !date_equal(day, g_array_index(kept, Date, kept->len - 1))))
            g_array_append_val(kept, day);
    }
    return kept;
}

/* COUNT=5 becomes COUNT=3 where two were left out; other rules stay as they are. */
static const char *
lessen_count(const char *rule, int by, Arena *arena)
{
    struct icalrecurrencetype parsed = parse_rule(rule);
    const char *count = strstr(rule, "COUNT=");

    if (count == NULL || parsed.count <= by)
        return rule;
    return arena_printf(arena, "%.*sCOUNT=%d%s", (int)(count - rule), rule, parsed.count - by,
                        count + 6 + strspn(count + 6, "0123456789"));
}

/* The first of the days that is not left out, by its place among them; -1: none. */
static int
first_kept(const GArray *days, const GArray *except)
{
    for (guint i = 0; i < days->len; i++)
        if (!has_day(except, g_array_index(days, Date, i)))
            return (int)i;
    return -1;
}

static void
begin_on(Event *row, Date day)
{
    int32_t length = date_to_days(row->period.last) - date_to_days(row->period.first);

    row->period = (Period){ day, date_from_days(date_to_days(day) + length) };
}

bool
recur_begin_kept(Event *row, Arena *arena)
{
    g_autoptr(GArray) days = g_array_new(FALSE, FALSE, sizeof(Date)), except = g_array_new(FALSE, FALSE, sizeof(Date)),
                      also = g_array_new(FALSE, FALSE, sizeof(Date));
    RuleCut cut;
    int kept;

    days_parse(row->except, except);
    if (!has_day(except, row->period.first))
        return true;
    if (row->recurs != NULL)
        follow_rule(row->recurs, row->period.first, days, &cut);
    kept = first_kept(days, except);
    if (kept >= 0) {
        begin_on(row, g_array_index(days, Date, kept));
        row->recurs = row->recurs == NULL ? NULL : lessen_count(row->recurs, kept + 1, arena);
        return true;
    }
    row->recurs = NULL;
    if (row->also != NULL)
        days_parse(row->also, also);
    sort_items(also->data, also->len, sizeof(Date), compare_days);
    kept = first_kept(also, except);
    if (kept >= 0)
        begin_on(row, g_array_index(also, Date, kept));
    return kept >= 0;
}

static void
add_later_days(Reading *r, const Event *first)
{
    g_autoptr(GArray) days = later_days(first, r->diags);
    int32_t length = date_to_days(first->period.last) - date_to_days(first->period.first);

    for (guint i = 0; i < days->len; i++) {
        Event row = *first;

        row.id = row.uid = row.recurs = row.except = row.also = NULL;
        row.period.first = g_array_index(days, Date, i);
        row.period.last = date_from_days(date_to_days(row.period.first) + length);
        plan_builder_add_event(r->builder, &row);
    }
}

void
recur_add_series(Reading *r)
{
    for (guint i = 0; i < r->series->len; i++) {
        const Event *first = &g_array_index(r->series, Event, i);

        if (date_is_day(first->period.first) && date_is_day(first->period.last))
            add_later_days(r, first);
        else
            diag_report(r->diags, DIAG_DATA_SERIES_NO_DAY, first->place, NULL);
    }
}
