/* What changed since another pair of days, in words of the page's language. */
#include "template/call.h"
#include <string.h>
#include "base/diag_template.h"
#include "model/changes.h"
#include "model/records.h"

/* "14, estimate (e)": a value that is certain now may be the same. Of grades it is their word. */
static const char *
value_words(Fill *fill, const Figure *figure, const Measure *measure)
{
    LangArg value = LANG_TEXT("value", figure == NULL              ? ""
                                       : measure->grade_count > 0 ? figure_alone(fill, figure, measure, 0).number
                                                                  : figure_text(fill, figure, measure));

    return figure == NULL || figure->quality == Q_FINAL ? value.text
                                                        : lang_message(fill->lang, fill->arena,
                                                                       figure->quality == Q_ESTIMATE
                                                                           ? "alt-value-estimate"
                                                                           : "alt-value-preliminary",
                                                                       &value, 1);
}

static const char *
day_words(Fill *fill, Date day, const char *machine)
{
    return date_is_set(day) ? lang_date(fill->lang, fill->arena, day, DATE_MEDIUM) : machine;
}

/* "party" and "counted" are the ends of keys. */
static const char *
standing_words(Fill *fill, const Change *change, const char *word)
{
    g_autofree char *key = g_strdup_printf("%s-%s", change->treaty != NULL ? "standing" : "change", word);

    return *word == '\0' ? "" : message0(fill, key);
}

static const char *
status_words(Fill *fill, Status status)
{
    g_autofree char *key = g_strdup_printf("status-%s", status_name(status));

    return message0(fill, key);
}

static const char *
words_of(Fill *fill, const Change *change, bool after)
{
    switch (change->kind) {
    case CHANGE_AREA:
        return standing_words(fill, change, after ? change->after : change->before);
    case CHANGE_STATUS:
        return status_words(fill, after ? change->new_status : change->old_status);
    case CHANGE_REVISED:
    case CHANGE_NEW:
    case CHANGE_GONE:
        return value_words(fill, after ? change->new : change->old, change->measure);
    case CHANGE_DATE:
        return after ? day_words(fill, change->new_date, change->after)
                     : day_words(fill, change->old_date, change->before);
    case CHANGE_RECORD:                 /* answer_record_change */
    case CHANGE_KINDS:
        break;
    }
    return "";
}

static const char *
title_words(Fill *fill, const Change *change)
{
    bool value = change->kind == CHANGE_REVISED || change->kind == CHANGE_NEW || change->kind == CHANGE_GONE ||
                 (change->row != NULL && change->area == NULL);         /* of a part of the indicator's figure */

    return value && change->measure != NULL ? local_marked(fill, change->measure->title)
           : change->follow != NULL         ? local_marked(fill, change->follow->title)
           : change->indicator != NULL      ? local_marked(fill, change->indicator->title)
           : change->event != NULL          ? local_marked(fill, change->event->title)
           : change->treaty != NULL         ? local_marked(fill, change->treaty->title)
                                            : "";
}

typedef struct Claims {
    UserProperty list[12];
    size_t count;
} Claims;

static void
claim(Claims *claims, const char *name, const char *value)
{
    if (value != NULL && *value != '\0')
        claims->list[claims->count++] = (UserProperty){ name, value };
}

static void
claim_words(Claims *claims, const char *was, const char *is)
{
    claim(claims, "was", was);
    claim(claims, "is", is);
}

/*
 * What changed, as a sentence of what it is now, or, of what is gone, was: for whoever holds both sides against the
 * data. Of events and of members of a list their own pages tell.
 */
static const char *
change_sentence(Fill *fill, const Change *change, Days from, const char *text)
{
    bool value = change->old != NULL || change->new != NULL;
    char as_of[11], known_by[11], period[PERIOD_TEXT];
    Claims claims = { 0 };

    if (change->event != NULL || change->row != NULL || change->follow != NULL || *text == '\0' ||
        (change->kind == CHANGE_AREA && change->treaty == NULL))
        return text;
    claim(&claims, "rule", sentence_rules[SENTENCE_CHANGED].name);
    claim(&claims, "kind", change_kind_name(change->kind));
    claim(&claims, "from",
          arena_printf(fill->arena, "%s %s", date_format(from.as_of, as_of), date_format(from.known_by, known_by)));
    claim(&claims, "area-id", change->area == NULL ? NULL : change->area->id);
    claim(&claims, "of", change->treaty == NULL ? NULL : change->treaty->id);
    claim(&claims, "article", change->article);
    claim(&claims, "measure", value ? change->measure->id : NULL);
    claim(&claims, "period",
          value ? arena_strdup(fill->arena, period_format(change->period, plan_year_start(fill->plan), period)) : NULL);
    if (change->kind == CHANGE_STATUS) {
        claim(&claims, "indicator", change->indicator == NULL ? NULL : change->indicator->id);
        claim_words(&claims, status_name(change->old_status), status_name(change->new_status));
    } else if (!value) {
        claim_words(&claims, change->before, change->after);
    }
    return marked_sentence(fill->arena, claims.list, claims.count, text);
}

static void
set_change(Fill *fill, xmlNodePtr node, const Change *change, Days from)
{
    bool gone = change->kind == CHANGE_GONE;

    set_word(node, "kind", change_kind_name(change->kind));
    set_word(node, "area", change->area == NULL ? NULL : change->area->id);
    set_word(node, "area-name", change->area == NULL ? NULL : area_marked(fill, change->area));
    set_word(node, "title", title_words(fill, change));
    if ((change->old != NULL || change->new != NULL) && change->measure->grade_count == 0)
        set_word(node, "unit", unit_text(fill, change->measure));
    if (date_is_set(change->period.first))
        set_word(node, "period", lang_period(fill->lang, fill->arena, change->period, DATE_MEDIUM));
    set_word(node, "before",
             gone ? change_sentence(fill, change, from, words_of(fill, change, false)) : words_of(fill, change, false));
    set_word(node, "after",
             gone ? words_of(fill, change, true) : change_sentence(fill, change, from, words_of(fill, change, true)));
}

/* ---- records ---- */

/* What is of every record: the word that the catalogue has for it, and, of one of them, its value in words. */
static const char *
own_title(Fill *fill, const char *field)
{
    return strcmp(field, "area") == 0   ? message0(fill, "table-areas")
           : strcmp(field, "date") == 0 ? message0(fill, "record-date")
                                        : message0(fill, arena_printf(fill->arena, "record-%s", field));
}

static const char *
own_words(Fill *fill, const Record *record, const char *field, const char *said)
{
    if (strcmp(field, "area") == 0)
        return record->area == NULL ? "" : area_marked(fill, record->area);
    if (strcmp(field, "date") == 0)
        return *said == '\0' ? "" : lang_period(fill->lang, fill->arena, record->period, DATE_MEDIUM);
    if (strcmp(field, "until") == 0)
        return day_words(fill, record->until, "");
    if (strcmp(field, "stands") == 0)
        return message0(fill, strcmp(said, "yes") == 0 ? "record-yes" : "record-no");
    return said;
}

/* A field of the type, or one that every record has. */
static const RecordField *
field_of(const Record *record, const char *field)
{
    return record == NULL ? NULL : record_type_field(record->type, field);
}

static const char *
side_words(Fill *fill, const Record *record, const char *field, const char *said)
{
    const RecordValue *value = record == NULL ? NULL : record_value(record, field);

    if (record == NULL)
        return "";
    return field_of(record, field) == NULL ? own_words(fill, record, field, said)
           : value == NULL                 ? ""
                                           : record_value_words(fill, value);
}

/* Of both sides one is marked as what is told: what it is now, or, where that is nothing, what it was. */
static const char *
record_sentence(Fill *fill, const Change *change, Days from, const char *field, const char *said, const char *words)
{
    char as_of[11], known_by[11];
    Claims claims = { 0 };

    if (*words == '\0')
        return words;
    claim(&claims, "rule", sentence_rules[SENTENCE_CHANGED].name);
    claim(&claims, "kind", change_kind_name(CHANGE_RECORD));
    claim(&claims, "from",
          arena_printf(fill->arena, "%s %s", date_format(from.as_of, as_of), date_format(from.known_by, known_by)));
    claim(&claims, "record", change->new_record == NULL ? NULL : change->new_record->id);
    claim(&claims, "was-record", change->old_record == NULL ? NULL : change->old_record->id);
    claim(&claims, "field", field);
    claim(&claims, "value", said);
    return marked_sentence(fill->arena, claims.list, claims.count, words);
}

static void
set_record_change(Call *call, const Change *change, Days from, const char *field, const char *before,
                  const char *after)
{
    Fill *fill = call->fill;
    const Record *shown = change->new_record != NULL ? change->new_record : change->old_record;
    const RecordField *of_type = field_of(change->new_record, field);
    const char *was = side_words(fill, change->old_record, field, before);
    const char *is = side_words(fill, change->new_record, field, after);
    xmlNodePtr node = answer_node(call, "change");

    of_type = of_type != NULL ? of_type : field_of(change->old_record, field);
    set_word(node, "kind", change_kind_name(change->kind));
    set_word(node, "record", shown->id);
    set_word(node, "record-title", title_or_id(fill, shown->type->title, shown->type->id));
    set_word(node, "area", change->area == NULL ? NULL : change->area->id);
    set_word(node, "area-name", change->area == NULL ? NULL : area_marked(fill, change->area));
    set_word(node, "title", of_type == NULL ? own_title(fill, field) : title_or_id(fill, of_type->title, field));
    set_word(node, "before", *is == '\0' ? record_sentence(fill, change, from, field, before, was) : was);
    set_word(node, "after", record_sentence(fill, change, from, field, after, is));
}

/* One that is new or has gone is told by its date and each thing that it says. */
static void
answer_record_change(Call *call, const Change *change, Days from)
{
    const Record *record = change->new_record != NULL ? change->new_record : change->old_record;
    bool is_new = change->new_record != NULL;
    char date[PERIOD_TEXT] = "";

    if (change->field != NULL) {
        set_record_change(call, change, from, change->field, change->before, change->after);
        return;
    }
    if (date_is_set(record->period.first)) {
        const char *said = arena_strdup(call->fill->arena, period_format(record->period,
                                                                         plan_year_start(call->fill->plan), date));

        set_record_change(call, change, from, "date", is_new ? "" : said, is_new ? said : "");
    }
    for (size_t i = 0; i < record->value_count; i++) {
        const char *said = record->values[i].text.text;

        set_record_change(call, change, from, record->values[i].field->id, is_new ? "" : said, is_new ? said : "");
    }
}

/* changes(from[, known-by]) */
void
call_changes(Call *call)
{
    Fill *fill = call->fill;
    const char *from = argument_text(call, 0), *known = argument_text(call, 1);
    YearStart start = plan_year_start(fill->plan);
    Date as_of, known_by = DATE_NONE;
    const Change *changes;
    size_t count;

    if (!period_last_day(from, start, &as_of) || (*known != '\0' && !period_last_day(known, start, &known_by))) {
        diag_report(fill->diags, DIAG_TEMPLATE_BAD_WORD, fill->place, from, "day to look back to", NULL);
        return;
    }
    if (!budget_take(fill, STEPS_A_WALK, 0))
        return;
    changes = view_changes(fill->view, days_both(as_of, known_by), &count);
    for (size_t i = 0; i < count && budget_take(fill, 0, 0); i++)
        if (changes[i].kind == CHANGE_RECORD)
            answer_record_change(call, &changes[i], days_both(as_of, known_by));
        else
            set_change(fill, answer_node(call, "change"), &changes[i], days_both(as_of, known_by));
}
