/*
 * What a page prints of a record, and what its own numbers come to, worked out once more from the record as it is
 * written.
 */
#include <math.h>
#include <string.h>
#include "model/records.h"
#include "truth/claim.h"

/* ---- records ---- */

/* When one of its sources first told of it, a register on its own last day; unset where none of them has a date. */
static Date
first_told(const Record *record)
{
    Date first = DATE_NONE;

    for (size_t i = 0; i < record->source_count; i++) {
        const Source *source = record->sources[i];
        Date day = source->is_register ? record->period.last : source->published;

        if (date_is_set(day) && (!date_is_set(first) || date_compare(date_last_day(day), first) < 0))
            first = date_last_day(day);
    }
    return first;
}

/*
 * By the two days, as figures are: its date has begun, and it is over or was told of before; one of its sources was
 * out. What lies ahead its sources alone tell; what has no date they tell by both days.
 */
static bool
was_known(const Record *record, Days days)
{
    Date told = first_told(record), own = date_last_day(record->period.last);
    Date by = date_is_set(record->period.first) || record->type->ahead ? days.known_by : facts_seen(days);

    if (date_is_set(record->period.first) && !record->type->ahead) {
        if (date_is_set(told) && date_compare(told, own) < 0)
            own = told;
        if (!date_is_by(date_first_day(record->period.first), days.as_of) || !date_is_by(own, facts_seen(days)))
            return false;
    }
    return record->source_count == 0 || facts_any_told(record->sources, record->source_count, by);
}

/* The record that the sentence names, as long as it stood on its days; NULL with *verdict. */
static const Record *
record_of(Claim *claim, Verdict *verdict)
{
    const Plan *plan = facts_plan(claim->facts);
    const char *id = claim_word(claim, "record");
    const Record *record = plan == NULL ? NULL : plan_find_record(plan, id);

    *verdict = plan == NULL ? VERDICT_UNTOLD : VERDICT_HOLDS;
    if (plan != NULL && record == NULL)
        *verdict = claim_fails(claim, "there is no record '%s'", id);
    else if (record != NULL && !was_known(record, claim->days))
        *verdict = claim_fails(claim, "the record '%s' was not known yet", id);
    for (const Record *later = record == NULL ? NULL : record->revised_by; later != NULL; later = later->revised_by)
        if (*verdict == VERDICT_HOLDS && was_known(later, claim->days))
            *verdict = claim_fails(claim, "'%s' stands in the place of '%s'", later->id, id);
    return *verdict == VERDICT_HOLDS ? record : NULL;
}

static bool
is_replaced(const Record *record, Days days)
{
    for (const Record *later = record->revised_by; later != NULL; later = later->revised_by)
        if (was_known(later, days))
            return true;
    return false;
}

/* "finding:confirmed,admitted": does the record say one of these in the field? */
static bool
says_one_of(const Record *record, const char *condition)
{
    g_auto(GStrv) words = g_strsplit(condition, ":", 2);
    g_auto(GStrv) ids = g_strsplit(words[1] == NULL ? "" : words[1], ",", -1);
    const RecordValue *value = record_value(record, words[0]);

    return value != NULL && g_strv_contains((const char *const *)ids, value->text.text);
}

static bool
tells(const Record *record, char **words)
{
    if (words[0] == NULL || strcmp(record->type->id, words[0]) != 0)
        return false;
    for (size_t i = 1; words[i] != NULL; i++)
        if (!says_one_of(record, words[i]))
            return false;
    return true;
}

bool
claim_record_tells(Claim *claim, const char *says, const Area *area)
{
    g_auto(GStrv) words = g_strsplit(says, " ", -1);
    size_t count;
    const Record *const *records = plan_records(facts_plan(claim->facts), &count);

    for (size_t i = 0; i < count; i++)
        if (records[i]->area == area && tells(records[i], words) && was_known(records[i], claim->days) &&
            !is_replaced(records[i], claim->days))
            return true;
    return false;
}

/* ---- its words ---- */

static const char *
title_or_id(const Claim *claim, LocalText title, const char *id)
{
    const char *words = local_text(title, lang_tag(claim->lang));

    return words == NULL || *words == '\0' ? id : words;
}

/* As the value is printed in the language; NULL: only its id is held, as names and yes or no have words elsewhere. */
static const char *
words_of(const Claim *claim, const RecordValue *value)
{
    const char *written = value->text.text;
    WrittenPeriod period;
    Date date;

    switch (value->field->kind) {
    case FIELD_GRADE:
        for (size_t i = 0; i < value->field->grade_count; i++)
            if (strcmp(value->field->grades[i].id, written) == 0)
                return title_or_id(claim, value->field->grades[i].title, written);
        return "";
    case FIELD_DATE: return date_parse(written, &date) ? lang_date(claim->lang, claim->arena, date, DATE_MEDIUM) : "";
    case FIELD_PERIOD:
        return period_parse(written, &period) ? lang_period(claim->lang, claim->arena, period.period, DATE_MEDIUM) : "";
    case FIELD_TEXT:
    case FIELD_QUOTE:
    case FIELD_PERSON:
    case FIELD_DOCUMENT:
    case FIELD_LINK: return local_text(value->text, lang_tag(claim->lang));
    default: return NULL;
    }
}

static Verdict
check_value(Claim *claim, const Record *record, const RecordValue *value)
{
    const char *said = claim->sentence->said.text, *id = claim_word(claim, "value"), *written = value->text.text;
    const char *words = words_of(claim, value);
    double number;

    if (*id != '\0' && strcmp(id, written) != 0)
        return claim_fails(claim, "'%s' says %s as its %s", record->id, written, value->field->id);
    if (value->field->kind == FIELD_NUMBER) {
        number = g_ascii_strtod(written, NULL);
        return claim_prints_number(claim, said, number)
                   ? VERDICT_HOLDS
                   : claim_fails(claim, "'%s' says %s as its %s", record->id, written, value->field->id);
    }
    if (words != NULL && !claim_same_words(said, words))
        return claim_fails(claim, "'%s' says \"%s\" as its %s", record->id, words, value->field->id);
    return VERDICT_HOLDS;
}

/* Its date; beside a year, which is to be its own, without it. NULL: of the whole year a word says so. */
static const char *
date_words(const Claim *claim, const Record *record)
{
    Period period = record->period;

    if (!date_is_set(period.first))
        return "";
    if (!claim_has(claim, "year"))
        return lang_period(claim->lang, claim->arena, period, DATE_MEDIUM);
    if (period.first.month == 0 && period.first.year == period.last.year)
        return NULL;
    return lang_period(claim->lang, claim->arena, period, DATE_IN_YEAR);
}

static Verdict
check_date(Claim *claim, const Record *record)
{
    const char *words = date_words(claim, record);
    double year;

    if (claim_has(claim, "year") && (!claim_number(claim, "year", &year) || (int)year != record->period.first.year))
        return claim_fails(claim, "the year of '%s' is %d", record->id, record->period.first.year);
    return words == NULL || claim_same_text(claim->sentence->said.text, words)
               ? VERDICT_HOLDS
               : claim_fails(claim, "the date of '%s' is %s", record->id, *words == '\0' ? "not known" : words);
}

Verdict
claim_record(Claim *claim)
{
    Verdict verdict;
    const Record *record = record_of(claim, &verdict);
    const char *field = claim_word(claim, "field");
    const RecordValue *value;

    if (record == NULL)
        return verdict;
    if (*field == '\0')
        return check_date(claim, record);
    value = record_value(record, field);
    if (claim_has(claim, "none"))
        return value == NULL ? VERDICT_HOLDS
                             : claim_fails(claim, "'%s' says %s as its %s", record->id, value->text.text, field);
    return value == NULL ? claim_fails(claim, "'%s' says nothing of its %s", record->id, field)
                         : check_value(claim, record, value);
}

/* ---- what became of it between two pairs of days ---- */

/* The record, or the one in whose place it stands, that stood on these days; NULL: none. */
static const Record *
stood_on(const Record *record, Days days)
{
    for (const Record *at = record; at != NULL; at = at->revises) {
        bool stood = was_known(at, days);

        for (const Record *later = at->revised_by; stood && later != NULL; later = later->revised_by)
            stood = !was_known(later, days);
        if (stood)
            return at;
    }
    return NULL;
}

static const char *
text_of_day(const Claim *claim, Date day)
{
    char text[11];

    return date_is_set(day) ? arena_strdup(claim->arena, date_format(day, text)) : "";
}

/* As it is written; "" where the record does not say. */
static const char *
written_on(const Claim *claim, const Record *record, const char *field, Days days)
{
    const RecordValue *value = record_value(record, field);
    char period[PERIOD_TEXT];

    if (value != NULL)
        return value->text.text;
    if (strcmp(field, "date") == 0)
        return date_is_set(record->period.first)
                   ? arena_strdup(claim->arena,
                                  period_format(record->period, facts_year_start(claim->facts), period))
                   : "";
    if (strcmp(field, "until") == 0)
        return text_of_day(claim, record->until);
    if (strcmp(field, "area") == 0)
        return record->area == NULL ? "" : record->area->id;
    if (strcmp(field, "stands") == 0)
        return date_is_set(record->until) && date_is_by(date_first_day(record->until), days.as_of) ? "no" : "yes";
    if (strcmp(field, "note") == 0)
        return record->note == NULL ? "" : record->note;
    return "";
}

/* What is printed is what the one side says, and the other side says something else, or is none. */
Verdict
claim_record_changed(Claim *claim, Days from)
{
    const Plan *plan = facts_plan(claim->facts);
    const char *field = claim_word(claim, "field"), *id = claim_word(claim, "record");
    const char *was_id = claim_word(claim, "was-record");
    const Record *named = plan_find_record(plan, *id != '\0' ? id : was_id);
    const Record *is = named == NULL ? NULL : stood_on(named, claim->days);
    const Record *was = named == NULL ? NULL : stood_on(named, from);
    const char *old, *new, *said;
    const RecordValue *value;

    if (named == NULL)
        return claim_fails(claim, "there is no record '%s'", *id != '\0' ? id : was_id);
    if (strcmp(is == NULL ? "" : is->id, id) != 0 || strcmp(was == NULL ? "" : was->id, was_id) != 0)
        return claim_fails(claim, "'%s' stood before, and '%s' stands now", was == NULL ? "nothing" : was->id,
                           is == NULL ? "nothing" : is->id);
    old = was == NULL ? "" : written_on(claim, was, field, from);
    new = is == NULL ? "" : written_on(claim, is, field, claim->days);
    said = *new != '\0' ? new : old;
    if (strcmp(said, claim_word(claim, "value")) != 0 || (strcmp(old, new) == 0 && was == is))
        return claim_fails(claim, "%s was '%s' and is '%s'", field, old, new);
    value = record_value(said == new ? is : was, field);
    if (value != NULL)
        return check_value(claim, said == new ? is : was, value);
    return strcmp(field, "date") == 0 ? check_date(claim, said == new ? is : was) : VERDICT_HOLDS;
}

/* ---- its arithmetic ---- */

/* The number or the day that the record says in the field that a property names. */
static bool
number_in(const Claim *claim, const Record *record, const char *property, double *out)
{
    const RecordValue *value = record_value(record, claim_word(claim, property));

    if (value != NULL && value->field->kind == FIELD_NUMBER)
        *out = g_ascii_strtod(value->text.text, NULL);
    return value != NULL && value->field->kind == FIELD_NUMBER;
}

static bool
day_in(const Claim *claim, const Record *record, const char *property, double *out)
{
    const RecordValue *value = record_value(record, claim_word(claim, property));
    Date date;

    if (value == NULL || value->field->kind != FIELD_DATE || !date_parse(value->text.text, &date))
        return false;
    *out = date_to_days(date_last_day(date));
    return true;
}

/* What a figure of the data is known to be at least, something divided by it is at most. */
static Verdict
check_bound(Claim *claim, const Fact *fact)
{
    static const Qualifier turns[QUALIFIER_COUNT] = { [QUALIFIER_AT_LEAST] = QUALIFIER_AT_MOST,
                                                      [QUALIFIER_AT_MOST] = QUALIFIER_AT_LEAST,
                                                      [QUALIFIER_ABOUT] = QUALIFIER_ABOUT,
                                                      [QUALIFIER_AT_LEAST_ABOUT] = QUALIFIER_AT_MOST_ABOUT,
                                                      [QUALIFIER_AT_MOST_ABOUT] = QUALIFIER_AT_LEAST_ABOUT };
    Qualifier said = QUALIFIER_NONE, turned = turns[fact->qualifier];

    for (int q = QUALIFIER_NONE + 1; q < QUALIFIER_COUNT; q++)
        if (strcmp(claim_word(claim, "qualifier"), qualifier_name((Qualifier)q)) == 0)
            said = (Qualifier)q;
    if (said == turned)
        return VERDICT_HOLDS;
    return claim_fails(claim, "what is divided by %s is %s", fact->id,
                       turned == QUALIFIER_NONE ? "exactly so much" : qualifier_name(turned));
}

/* Years or days from one of its days to another; an amount of it, divided by these or by a figure. */
Verdict
claim_arithmetic(Claim *claim)
{
    Verdict verdict = VERDICT_HOLDS;
    const Record *record = record_of(claim, &verdict);
    const Fact *figure = NULL;
    double amount = 0, from, to, divisor, result;

    if (record == NULL)
        return verdict;
    if (claim_has(claim, "amount") && !number_in(claim, record, "amount", &amount))
        return claim_fails(claim, "'%s' says no number as its %s", record->id, claim_word(claim, "amount"));
    if (claim_has(claim, "figure")) {
        figure = claim_fact(claim, "figure", &verdict);
        if (figure == NULL)
            return verdict;
        divisor = fact_middle(figure);
    } else if (day_in(claim, record, "from", &from) && day_in(claim, record, "to", &to)) {
        divisor = (to - from) / (strcmp(claim_word(claim, "unit"), "days") == 0 ? 1 : 365.25);
    } else {
        return claim_fails(claim, "'%s' does not say both days", record->id);
    }
    if (divisor <= 0)
        return claim_fails(claim, "nothing is divided by %.10g", divisor);
    result = claim_has(claim, "amount") ? amount / divisor : divisor;
    if (!claim_says(claim, claim->sentence->said.text, result, &(Beside){ 0 }))
        return claim_fails(claim, "it comes to %.10g", result);
    return figure == NULL ? VERDICT_HOLDS : check_bound(claim, figure);
}

/* ---- what lies before an event ---- */

/* The last day of the date that the record says in the field that a property names. */
static bool
last_day_in(const Claim *claim, const Record *record, const char *property, Date *out)
{
    const RecordValue *value = record_value(record, claim_word(claim, property));
    bool found = value != NULL && value->field->kind == FIELD_DATE && date_parse(value->text.text, out);

    if (found)
        *out = date_last_day(*out);
    return found;
}

/* Put in the year of the event, before it began, and not decided by then. */
static bool
lies_before(const Claim *claim, const Record *record, const Event *event)
{
    const RecordValue *treaty = record_value(record, "treaty");
    Date put, decided, start = date_first_day(event->period.first);

    return strcmp(record->type->id, claim_word(claim, "type")) == 0 && treaty != NULL && event->treaty != NULL &&
           strcmp(treaty->text.text, event->treaty->id) == 0 && was_known(record, claim->days) &&
           !is_replaced(record, claim->days) && last_day_in(claim, record, "put", &put) && put.year == start.year &&
           date_compare(put, start) <= 0 &&
           (!last_day_in(claim, record, "over", &decided) || date_compare(decided, start) >= 0);
}

static bool
names_area(const Claim *claim, const Area *area)
{
    const char *names[3];
    size_t count = claim_names_of(claim, area, names);

    for (size_t i = 0; i < count; i++)
        if (claim_holds_words(claim->sentence->said.text, names[i]))
            return true;
    return false;
}

/* How many there are; where the sentence says whose, each of these, and in the present until the event is over. */
Verdict
claim_pending(Claim *claim)
{
    const Plan *plan = facts_plan(claim->facts);
    const Event *event = plan == NULL ? NULL : plan_find_event(plan, claim_word(claim, "event"));
    const Record *const *records;
    size_t count, found = 0;
    double said;
    bool past;

    if (plan == NULL)
        return VERDICT_UNTOLD;
    if (event == NULL)
        return claim_fails(claim, "the plan has no event '%s'", claim_word(claim, "event"));
    records = plan_records(plan, &count);
    for (size_t i = 0; i < count; i++) {
        if (!lies_before(claim, records[i], event))
            continue;
        found++;
        if (claim_has(claim, "areas") && (records[i]->area == NULL || !names_area(claim, records[i]->area)))
            return claim_fails(claim, "'%s' is one of them, and its area is not named", records[i]->id);
    }
    if (!claim_number(claim, "count", &said) || said != (double)found)
        return claim_fails(claim, "%zu lie before it", found);
    past = date_compare(claim->days.as_of, date_last_day(event->period.last)) > 0;
    return (strcmp(claim_word(claim, "time"), "past") == 0) == past
               ? VERDICT_HOLDS
               : claim_fails(claim, "the event %s over", past ? "is" : "is not");
}
