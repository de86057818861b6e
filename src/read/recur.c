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
#include "read/ical_doubts.h"
#include "read/tables.h"

/* in which a series is followed: a rule that names no end would go on to 9999 */
enum { LAST_YEAR = 2100 };

typedef enum RuleCut { RULE_WHOLE, RULE_ENDLESS, RULE_LONG } RuleCut;

/*
 * A rule on its way from day to day. libical knows all rules but those by week numbers, of which it takes days that
 * are in other weeks: those are made here, a year's days at a time.
 */
typedef struct Way {
    struct icalrecurrencetype rule;
    Date first;
    icalrecur_iterator *iterator;       /* NULL: by week numbers */
    GArray *of_year; guint at; int year;
} Way;

static struct icalrecurrencetype
parse_rule(const char *text)
{
    G_GNUC_UNUSED g_auto(IcalDoubts) doubts = ical_doubts_pass();

    return icalrecurrencetype_from_string(text);
}

/* RFC 7529: by another calendar, or with days that are moved where there are none; neither is reckoned here. */
static bool
is_of_other_calendar(const struct icalrecurrencetype *rule)
{
    return rule->rscale != NULL &&
           (g_ascii_strcasecmp(rule->rscale, "GREGORIAN") != 0 || rule->skip != ICAL_SKIP_OMIT);
}

static bool
is_rule(const char *text)
{
    struct icalrecurrencetype rule = parse_rule(text);

    if (is_of_other_calendar(&rule))
        return false;
    return rule.freq == ICAL_DAILY_RECURRENCE || rule.freq == ICAL_WEEKLY_RECURRENCE ||
           rule.freq == ICAL_MONTHLY_RECURRENCE || rule.freq == ICAL_YEARLY_RECURRENCE;
}

bool
recur_are_rules(const char *text)
{
    g_auto(GStrv) words = words_split(text);

    for (size_t i = 0; words[i] != NULL; i++)
        if (!is_rule(words[i]))
            return false;
    return words[0] != NULL;
}

/* Days, and where `rules` are asked for, rules among them. */
static bool
parse_words(const char *text, GArray *days, GPtrArray *rules)
{
    g_auto(GStrv) words = words_split(text);

    for (size_t i = 0; words[i] != NULL; i++) {
        Date day;

        if (rules != NULL && is_rule(words[i]))
            g_ptr_array_add(rules, g_strdup(words[i]));
        else if (!date_parse(words[i], &day) || !date_is_day(day))
            return false;
        else if (days != NULL)
            g_array_append_val(days, day);
    }
    return true;
}

bool
days_parse(const char *text, GArray *out)
{
    return parse_words(text, out, NULL);
}

bool
days_or_rules_parse(const char *text)
{
    g_autoptr(GPtrArray) rules = g_ptr_array_new_with_free_func(g_free);

    return parse_words(text, NULL, rules);
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

/* The day on which weeks of the rule begin, 1 is Monday. */
static int
week_start(const struct icalrecurrencetype *rule)
{
    return rule->week_start == ICAL_NO_WEEKDAY ? 1 : ((int)rule->week_start + 5) % 7 + 1;
}

/* The first day of week 1: the first that has four days in the year (RFC 5545, 3.3.10; from Monday on, ISO 8601). */
static int32_t
first_week(int year, int start)
{
    Date fourth = { (int16_t)year, 1, 4 };

    return date_to_days(fourth) - (weekday(fourth) - start + 7) % 7;
}

static int
weeks_in_year(int year, int start)
{
    return (int)(first_week(year + 1, start) - first_week(year, start)) / 7;
}

/* The year that the week of a day is counted in, which may be the one beside. */
static int
year_of_week(Date day, int start)
{
    int32_t days = date_to_days(day);

    return days < first_week(day.year, start)        ? day.year - 1
           : days >= first_week(day.year + 1, start) ? day.year + 1
                                                     : day.year;
}

static bool
in_week(const struct icalrecurrencetype *rule, Date day)
{
    int start = week_start(rule), year = year_of_week(day, start);
    int week = (int)(date_to_days(day) - first_week(year, start)) / 7 + 1;

    return holds(rule->by_week_no, week) || holds(rule->by_week_no, week - weeks_in_year(year, start) - 1);
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

/* ---- the days of one rule ---- */

static bool
is_by_week(const struct icalrecurrencetype *rule)
{
    return rule->freq == ICAL_YEARLY_RECURRENCE && rule->rscale == NULL &&
           rule->by_week_no[0] != ICAL_RECURRENCE_ARRAY_MAX;
}

/* Without a day of its own, a week's day is that on which the series began. */
static bool
names_day(const struct icalrecurrencetype *rule)
{
    return rule->by_day[0] != ICAL_RECURRENCE_ARRAY_MAX || rule->by_month_day[0] != ICAL_RECURRENCE_ARRAY_MAX ||
           rule->by_year_day[0] != ICAL_RECURRENCE_ARRAY_MAX;
}

static bool
is_at_position(const struct icalrecurrencetype *rule, guint at, guint count)
{
    return holds(rule->by_set_pos, (int)at + 1) || holds(rule->by_set_pos, (int)at - (int)count);
}

static void
fill_year(Way *way)
{
    g_autoptr(GArray) days = g_array_new(FALSE, FALSE, sizeof(Date));
    int start = week_start(&way->rule);

    for (int32_t d = first_week(way->year, start); d < first_week(way->year + 1, start); d++) {
        Date day = date_from_days(d);

        if (may_match(&way->rule, day) && (names_day(&way->rule) || weekday(day) == weekday(way->first)))
            g_array_append_val(days, day);
    }
    g_array_set_size(way->of_year, 0);
    way->at = 0;
    for (guint i = 0; i < days->len; i++)
        if (is_at_position(&way->rule, i, days->len))
            g_array_append_val(way->of_year, g_array_index(days, Date, i));
}

static bool
next_by_week(Way *way, Date *day)
{
    int32_t until = icaltime_is_null_time(way->rule.until)
                        ? INT32_MAX
                        : date_to_days((Date){ (int16_t)way->rule.until.year, (uint8_t)way->rule.until.month,
                                               (uint8_t)way->rule.until.day });

    for (;;) {
        while (way->at < way->of_year->len) {
            *day = g_array_index(way->of_year, Date, way->at++);
            if (date_compare(*day, way->first) >= 0)
                return date_to_days(*day) <= until;
        }
        way->year += MAX(way->rule.interval, 1);
        if (way->year > LAST_YEAR + 1)
            return false;
        fill_year(way);
    }
}

static bool
next_day(Way *way, Date *day)
{
    G_GNUC_UNUSED g_auto(IcalDoubts) doubts = ical_doubts_pass();
    struct icaltimetype t;

    if (way->iterator == NULL)
        return next_by_week(way, day);
    t = icalrecur_iterator_next(way->iterator);
    *day = (Date){ (int16_t)t.year, (uint8_t)t.month, (uint8_t)t.day };
    return !icaltime_is_null_time(t);
}

static Way
begin_way(const struct icalrecurrencetype *rule, Date first)
{
    G_GNUC_UNUSED g_auto(IcalDoubts) doubts = ical_doubts_pass();
    struct icaltimetype start = { .year = first.year, .month = first.month, .day = first.day, .is_date = 1 };
    Way way = { .rule = *rule, .first = first, .of_year = g_array_new(FALSE, FALSE, sizeof(Date)) };

    if (is_by_week(rule)) {
        way.year = year_of_week(first, week_start(rule));
        fill_year(&way);
    } else {
        way.iterator = icalrecur_iterator_new(*rule, start);
    }
    return way;
}

static void
end_way(Way *way)
{
    if (way->iterator != NULL)
        icalrecur_iterator_free(way->iterator);
    g_array_unref(way->of_year);
}

static bool
is_endless(const struct icalrecurrencetype *rule)
{
    return rule->count == 0 && icaltime_is_null_time(rule->until);
}

/*
 * The days of the rule after `first`, and of an endless one not before `from` where that is set. Cut where it goes on
 * and on: only a rule by the year may do so unsaid. And where it has an end, but behind the days that are followed.
 */
static void
follow_rule(const char *text, Date first, Date from, GArray *days, RuleCut *cut)
{
    struct icalrecurrencetype rule = parse_rule(text);
    bool endless = is_endless(&rule);
    int left = rule.count == 0 ? INT_MAX : rule.count;
    guint begun = days->len;
    Date day;
    Way way;

    *cut = RULE_WHOLE;
    if (can_never_match(&rule, first))
        return;
    rule.count = 0;                     /* counted here */
    way = begin_way(&rule, first);
    *cut = endless && rule.freq != ICAL_YEARLY_RECURRENCE ? RULE_ENDLESS : RULE_WHOLE;
    for (; left > 0 && next_day(&way, &day); left--) {
        if (day.year > LAST_YEAR && endless)
            break;
        if (day.year > LAST_YEAR || days->len - begun >= MOST_SERIES_DAYS) {
            *cut = endless ? RULE_ENDLESS : RULE_LONG;
            break;
        }
        if (date_compare(day, first) > 0 && (!endless || !date_is_set(from) || date_compare(day, from) >= 0))
            g_array_append_val(days, day);
    }
    end_way(&way);
}

/* ---- the days of a series ---- */

/* What a series says, its words parted. */
typedef struct SeriesParts { GPtrArray *rules, *except_rules; GArray *except, *also; } SeriesParts;

static SeriesParts
parts_of(const Event *row)
{
    SeriesParts parts = { g_ptr_array_new_with_free_func(g_free), g_ptr_array_new_with_free_func(g_free),
                    g_array_new(FALSE, FALSE, sizeof(Date)), g_array_new(FALSE, FALSE, sizeof(Date)) };

    parse_words(row->recurs == NULL ? "" : row->recurs, NULL, parts.rules);
    parse_words(row->except == NULL ? "" : row->except, parts.except, parts.except_rules);
    days_parse(row->also == NULL ? "" : row->also, parts.also);
    return parts;
}

static void
parts_clear(SeriesParts *parts)
{
    g_ptr_array_unref(parts->rules);
    g_ptr_array_unref(parts->except_rules);
    g_array_unref(parts->except);
    g_array_unref(parts->also);
}

/*
 * An endless rule of which no more days are kept than `to` is in: it is followed anew, from `from` on, so that the
 * years of the plan have theirs. followed: the days between which all of its days are known, set where it was cut.
 */
static void
follow_in_plan(const char *rule, Date first, Period plan, GArray *days, RuleCut *cut, Period *followed)
{
    guint begun = days->len;
    Date last;

    follow_rule(rule, first, (Date){ 0 }, days, cut);
    if (days->len - begun < MOST_SERIES_DAYS || *cut != RULE_ENDLESS)
        return;
    *followed = (Period){ first, g_array_index(days, Date, days->len - 1) };
    if (!date_is_set(plan.first) || date_compare(followed->last, plan.last) >= 0 ||
        date_compare(first, plan.first) >= 0)
        return;
    g_array_set_size(days, begun);
    follow_rule(rule, first, plan.first, days, cut);
    last = days->len > begun ? g_array_index(days, Date, days->len - 1) : plan.first;
    *followed = (Period){ plan.first, last };
}

/* An exception takes the first day as any other; and all of them, as what it leaves out takes no room on a page. */
static void
follow_exceptions(const SeriesParts *parts, Date first, GArray *except)
{
    g_array_append_vals(except, parts->except->data, parts->except->len);
    for (guint i = 0; i < parts->except_rules->len; i++) {
        struct icalrecurrencetype rule = parse_rule(g_ptr_array_index(parts->except_rules, i));
        int left = rule.count == 0 ? INT_MAX : rule.count;
        Date day;
        Way way;

        if (can_never_match(&rule, first))
            continue;
        rule.count = 0;
        way = begin_way(&rule, first);
        for (; left > 0 && next_day(&way, &day) && day.year <= LAST_YEAR; left--)
            g_array_append_val(except, day);
        end_way(&way);
    }
}

/* All its days in their order, each once, the first too where it is not left out. */
static GArray *
days_of(const Event *row, Period plan, RuleCut *cut, Period *followed)
{
    g_autoptr(GArray) days = g_array_new(FALSE, FALSE, sizeof(Date)), except = g_array_new(FALSE, FALSE, sizeof(Date));
    GArray *kept = g_array_new(FALSE, FALSE, sizeof(Date));
    SeriesParts parts = parts_of(row);

    *cut = RULE_WHOLE;
    *followed = (Period){ 0 };
    g_array_append_val(days, row->period.first);
    for (guint i = 0; i < parts.rules->len; i++) {
        RuleCut this;

        follow_in_plan(g_ptr_array_index(parts.rules, i), row->period.first, plan, days, &this, followed);
        *cut = MAX(*cut, this);
    }
    g_array_append_vals(days, parts.also->data, parts.also->len);
    follow_exceptions(&parts, row->period.first, except);
    sort_items(days->data, days->len, sizeof(Date), compare_days);
    sort_items(except->data, except->len, sizeof(Date), compare_days);
    for (guint i = 0, at = 0; i < days->len; i++) {
        Date day = g_array_index(days, Date, i);

        while (at < except->len && date_compare(g_array_index(except, Date, at), day) < 0)
            at++;
        if ((at >= except->len || !date_equal(g_array_index(except, Date, at), day)) &&
            (kept->len == 0 || !date_equal(day, g_array_index(kept, Date, kept->len - 1))))
            g_array_append_val(kept, day);
    }
    parts_clear(&parts);
    return kept;
}

bool
recur_goes_on(const char *rules)
{
    g_auto(GStrv) words = words_split(rules);

    for (size_t i = 0; words[i] != NULL; i++) {
        struct icalrecurrencetype rule = parse_rule(words[i]);

        if (is_endless(&rule) && rule.freq != ICAL_YEARLY_RECURRENCE)
            return true;
    }
    return false;
}

/* ---- a series begins later, or is cut in two ---- */

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

static bool
begin_by_one_rule(Event *row, Arena *arena)
{
    g_autoptr(GArray) days = g_array_new(FALSE, FALSE, sizeof(Date)), except = g_array_new(FALSE, FALSE, sizeof(Date)),
                      also = g_array_new(FALSE, FALSE, sizeof(Date));
    RuleCut cut;
    int kept;

    days_parse(row->except, except);
    if (!has_day(except, row->period.first))
        return true;
    if (row->recurs != NULL)
        follow_rule(row->recurs, row->period.first, (Date){ 0 }, days, &cut);
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

bool
recur_begin_kept(Event *row, Arena *arena)
{
    bool listed;

    if ((row->recurs == NULL || strchr(row->recurs, ' ') == NULL) && strstr(row->except, "FREQ") == NULL)
        return begin_by_one_rule(row, arena);
    return recur_part(row, row->period.first, (Date){ 0 }, 0, arena, row, &listed);
}

static const char *
days_text(const GArray *days, guint from, int shift, Arena *arena)
{
    g_autoptr(GString) text = g_string_new(NULL);
    char day[11];

    for (guint i = from; i < days->len; i++)
        g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "",
                               date_format(date_from_days(date_to_days(g_array_index(days, Date, i)) + shift), day));
    return text->len == 0 ? NULL : arena_strdup(arena, text->str);
}

/* Days of a week that the rule names, moved by some; false where it names others, that do not move with them. */
static bool
move_weekdays(struct icalrecurrencetype *rule, int shift)
{
    const short *const others[] = { rule->by_month, rule->by_month_day, rule->by_year_day, rule->by_week_no,
                                    rule->by_set_pos };
    bool named = rule->by_day[0] != ICAL_RECURRENCE_ARRAY_MAX;

    for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
        if (others[i][0] != ICAL_RECURRENCE_ARRAY_MAX)
            return shift == 0;
    if (shift != 0 && named && rule->freq != ICAL_WEEKLY_RECURRENCE && rule->freq != ICAL_DAILY_RECURRENCE)
        return false;
    for (size_t i = 0; rule->by_day[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
        rule->by_day[i] = (short)((rule->by_day[i] - 1 + shift % 7 + 7) % 7 + 1);
    return true;
}

static struct icaltimetype
as_until(Date day)
{
    return (struct icaltimetype){ .year = day.year, .month = day.month, .day = day.day, .is_date = 1 };
}

static int
count_between(const GArray *days, Date from, Date to)
{
    int count = 0;

    for (guint i = 0; i < days->len; i++)
        count += date_compare(g_array_index(days, Date, i), from) >= 0 &&
                 (!date_is_set(to) || date_compare(g_array_index(days, Date, i), to) < 0);
    return count;
}

/* The one rule of a series as it is from the day `first` to the day before `to`, moved; NULL: there is none such. */
static const char *
part_of_rule(const Event *row, Date first, Date to, int shift, Arena *arena)
{
    g_autoptr(GArray) days = g_array_new(FALSE, FALSE, sizeof(Date));
    struct icalrecurrencetype rule = parse_rule(row->recurs);
    const char *text;
    char *libical;
    RuleCut cut;

    g_array_append_val(days, row->period.first);
    follow_rule(row->recurs, row->period.first, (Date){ 0 }, days, &cut);
    if (!move_weekdays(&rule, shift))
        return NULL;
    if (date_is_set(to)) {
        rule.count = 0;
        rule.until = as_until(date_from_days(date_to_days(to) - 1 + shift));
    } else if (rule.count > 0) {
        rule.count = count_between(days, first, to);
    } else if (!icaltime_is_null_time(rule.until)) {
        rule.until = as_until(date_from_days(date_to_days((Date){ (int16_t)rule.until.year, (uint8_t)rule.until.month,
                                                                  (uint8_t)rule.until.day }) + shift));
    }
    libical = icalrecurrencetype_as_string_r(&rule);
    text = arena_strdup(arena, libical == NULL ? "" : libical);
    icalmemory_free_buffer(libical);
    return text;
}

/* Those of the days that lie in the part. */
static GArray *
days_between(const GArray *days, Date from, Date to)
{
    GArray *part = g_array_new(FALSE, FALSE, sizeof(Date));

    for (guint i = 0; i < days->len; i++) {
        Date day = g_array_index(days, Date, i);

        if (date_compare(day, from) >= 0 && (!date_is_set(to) || date_compare(day, to) < 0))
            g_array_append_val(part, day);
    }
    return part;
}

/* Is what the row says what is meant? Of an endless one as far as both are followed. */
static bool
means(const Event *row, const GArray *days, int shift, bool endless)
{
    RuleCut cut;
    Period followed;
    g_autoptr(GArray) said = days_of(row, (Period){ 0 }, &cut, &followed);
    guint count = endless ? MIN(said->len, days->len) : days->len;

    if (!endless && said->len != days->len)
        return false;
    for (guint i = 0; i < count; i++)
        if (date_to_days(g_array_index(said, Date, i)) != date_to_days(g_array_index(days, Date, i)) + shift)
            return false;
    return true;
}

/*
 * The rule as it is in that part, if there is one; else the days themselves. A rule is taken at its days only, so
 * nothing can be said of it that its days do not say.
 */
bool
recur_part(const Event *row, Date from, Date to, int shift, Arena *arena, Event *out, bool *listed)
{
    Event whole = *row;
    RuleCut cut;
    Period followed;
    g_autoptr(GArray) all = days_of(&whole, (Period){ 0 }, &cut, &followed), days = days_between(all, from, to);
    bool endless = cut != RULE_WHOLE && !date_is_set(to);
    SeriesParts parts = parts_of(&whole);

    *listed = false;
    if (days->len == 0) {
        parts_clear(&parts);
        return false;
    }
    begin_on(out, date_from_days(date_to_days(g_array_index(days, Date, 0)) + shift));
    if (parts.rules->len == 1 && parts.except_rules->len == 0) {
        Date first = g_array_index(days, Date, 0);
        g_autoptr(GArray) except = days_between(parts.except, first, to), also = days_between(parts.also, first, to);

        out->recurs = part_of_rule(&whole, first, to, shift, arena);
        out->except = days_text(except, 0, shift, arena);
        out->also = days_text(also, 0, shift, arena);
    } else {
        out->recurs = shift == 0 && !date_is_set(to) && date_equal(from, whole.period.first) ? whole.recurs : NULL;
        out->except = out->recurs == NULL ? NULL : whole.except;
        out->also = out->recurs == NULL ? NULL : whole.also;
    }
    if (days->len == 1 && !endless) {
        out->recurs = out->except = out->also = NULL;
    } else if (out->recurs == NULL || !recur_are_rules(out->recurs) || !means(out, days, shift, endless)) {
        out->recurs = out->except = NULL;
        out->also = days_text(days, 1, shift, arena);
        *listed = endless;
    }
    parts_clear(&parts);
    return true;
}

/* ---- all series of a plan ---- */

/* The years of the plan, and one on each side. */
static Period
years_of_plan(const Reading *r)
{
    Period period = plan_builder_period(r->builder);

    if (date_is_set(period.first))
        period.first = (Date){ (int16_t)(period.first.year - 1), 1, 1 };
    if (date_is_set(period.last))
        period.last = (Date){ (int16_t)(period.last.year + 1), 12, 31 };
    return period;
}

/* An endless one from a calendar of others was told when it came in. */
static void
report_cut(Reading *r, const Event *row, RuleCut cut, const GArray *days)
{
    char last[11];

    if (days->len < 2 || cut == RULE_WHOLE || (cut == RULE_ENDLESS && row->uid != NULL))
        return;
    diag_report(r->diags, cut == RULE_LONG ? DIAG_DATA_SERIES_CUT : DIAG_DATA_ENDLESS, row->place,
                date_format(g_array_index(days, Date, days->len - 1), last), NULL);
}

static void
add_later_days(Reading *r, const Event *first)
{
    RuleCut cut;
    Period followed;
    /* of one that somebody wrote here, the author is told how far it was followed, and may end it */
    Period plan = first->uid != NULL ? years_of_plan(r) : (Period){ 0 };
    g_autoptr(GArray) days = days_of(first, plan, &cut, &followed);
    int32_t length = date_to_days(first->period.last) - date_to_days(first->period.first);

    report_cut(r, first, cut, days);
    if (date_is_set(followed.first))
        plan_builder_set_followed(r->builder, first->series_number, followed);
    if (days->len == 0 || !date_equal(g_array_index(days, Date, 0), first->period.first))
        diag_report(r->diags, DIAG_DATA_FIRST_LEFT_OUT, first->place, NULL);
    for (guint i = 0; i < days->len; i++) {
        Event row = *first;

        if (date_equal(g_array_index(days, Date, i), first->period.first))
            continue;
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
