/* Functions about records: what is known and is no number, of a type that the plan's data declare. */
#include "base/diag_template.h"
#include "base/sentence.h"
#include "base/sort.h"
#include "model/ladders.h"
#include "model/records.h"
#include "template/call.h"
#include <libxml/xpathInternals.h>
#include <string.h>

const char *
moment_words(Fill *fill, Moment moment)
{
    char time[6], zone[12];
    LangArg args[3] = { LANG_TEXT("date", lang_date(fill->lang, fill->arena, moment.day, DATE_LONG)),
                        LANG_TEXT("time", time), LANG_TEXT("zone", zone) };

    moment_time(moment, time);
    moment_zone(moment, zone);
    return moment.timed ? lang_message(fill->lang, fill->arena, "moment-at", args, 3) : args[0].text;
}

/* What nobody translated says that it is in the plan's language. */
const char *
record_value_words(Fill *fill, const RecordValue *value)
{
    switch (value->field->kind) {
    case FIELD_GRADE: return local_marked(fill, value->grade->title);
    case FIELD_NUMBER: return lang_number(fill->lang, fill->arena, value->number, NUMBER_DECIMAL, value->decimals);
    case FIELD_DATE: return lang_date(fill->lang, fill->arena, value->period.first, DATE_MEDIUM);
    case FIELD_MOMENT: return moment_words(fill, value->moment);
    case FIELD_PERIOD: return lang_period(fill->lang, fill->arena, value->period, DATE_MEDIUM);
    case FIELD_YES_NO: return message0(fill, value->yes ? "record-yes" : "record-no");
    case FIELD_AREA: return area_marked(fill, value->area);
    case FIELD_TREATY: return local_marked(fill, value->treaty->short_title);
    case FIELD_EVENT: return local_marked(fill, value->event->title);
    case FIELD_INDICATOR: return local_marked(fill, value->indicator->title);
    case FIELD_MEASURE: return local_marked(fill, value->measure->title);
    case FIELD_OBJECTIVE: return local_marked(fill, value->objective->title);
    default: return local_marked(fill, value->text);
    }
}

/* What expressions compare with: a number, a date, an id. */
static bool
has_raw(const RecordValue *value)
{
    switch (value->field->kind) {
    case FIELD_TEXT:
    case FIELD_QUOTE:
    case FIELD_PERSON:
    case FIELD_DOCUMENT:
    case FIELD_LINK: return false;
    default: return true;
    }
}

const char *
title_or_id(Fill *fill, LocalText title, const char *id)
{
    return title.text == NULL || *title.text == '\0' ? id : local_marked(fill, title);
}

/* Its date beside its year: without it, but where it goes on to another. */
static const char *
day_in_year(Fill *fill, const Record *record)
{
    Period period = record->period;
    UserProperty properties[3] = { { "rule", sentence_rules[SENTENCE_RECORD].name },
                                   { "record", record->id },
                                   { "year", arena_printf(fill->arena, "%d", period.first.year) } };
    bool whole = period.first.month == 0 && period.first.year == period.last.year;

    return marked_sentence(fill->arena, properties, 3,
                           whole ? message0(fill, "record-in-year")
                                 : lang_period(fill->lang, fill->arena, period, DATE_IN_YEAR));
}

/* Known as what the record says there, for whoever holds the page against the data; field NULL: its date. */
static const char *
as_said(Fill *fill, const Record *record, const RecordValue *value, const char *words)
{
    UserProperty properties[4] = { { "rule", sentence_rules[SENTENCE_RECORD].name }, { "record", record->id } };
    size_t count = 2;

    if (value != NULL)
        properties[count++] = (UserProperty){ "field", value->field->id };
    if (value != NULL && has_raw(value))
        properties[count++] = (UserProperty){ "value", value->text.text };
    return marked_sentence(fill->arena, properties, count, words);
}

static void
set_value(Fill *fill, xmlNodePtr node, const Record *record, const RecordValue *value)
{
    set_word(node, value->field->id, as_said(fill, record, value, record_value_words(fill, value)));
    if (has_raw(value))
        set_word(node, arena_printf(fill->arena, "%s-id", value->field->id), value->text.text);
}

static const char *
source_ids(Fill *fill, const RecordSeen *seen)
{
    g_autoptr(GString) ids = g_string_new(NULL);

    for (size_t i = 0; i < seen->source_count; i++)
        g_string_append_printf(ids, "%s%s", i > 0 ? " " : "", seen->sources[i]->id);
    return arena_strdup(fill->arena, ids->str);
}

static void
answer_record(Call *call, const RecordSeen *seen)
{
    Fill *fill = call->fill;
    const Record *record = seen->record;
    xmlNodePtr node = answer_node(call, "record");

    set_word(node, "id", record->id);
    set_word(node, "type", record->type->id);
    set_word(node, "type-title", title_or_id(fill, record->type->title, record->type->id));
    set_word(node, "area", record->area == NULL ? "" : record->area->id);
    set_word(node, "area-name", record->area == NULL ? "" : area_marked(fill, record->area));
    if (date_is_set(record->period.first)) {
        set_date(node, "date", record->period.first);
        set_date(node, "last", record->period.last);
        set_number(node, "year", record->period.last.year);
        set_word(node, "day-text", day_in_year(fill, record));
        set_word(node, "date-text",
                 as_said(fill, record, NULL, lang_period(fill->lang, fill->arena, record->period, DATE_MEDIUM)));
    }
    set_date(node, "until", record->until);
    if (date_is_set(record->until))
        set_word(node, "until-text", lang_date(fill->lang, fill->arena, record->until, DATE_MEDIUM));
    set_flag(node, "stands", seen->stands);
    set_word(node, "revises", record->revises == NULL ? "" : record->revises->id);
    set_word(node, "note", seen->note == NULL ? "" : in_plan_language(fill, seen->note));
    set_word(node, "sources", source_ids(fill, seen));
    for (size_t i = 0; i < record->value_count; i++)
        set_value(fill, node, record, &record->values[i]);
}

void
call_records(Call *call)
{
    Fill *fill = call->fill;
    const RecordType *type = call->named[0];
    const RecordSeen *seen;
    size_t count;

    if (type == NULL)           /* the plan has no records of this type, and so none to tell */
        return;
    seen = view_records_of_event(fill->view, type, call->named[1], call->named[2], &count);
    for (size_t i = 0; i < count && budget_take(fill, 0, 0); i++)
        answer_record(call, &seen[i]);
}

void
call_record(Call *call)
{
    const RecordSeen *seen = view_record(call->fill->view, argument_text(call, 0));

    if (seen != NULL)
        answer_record(call, seen);
}

/* Of a record what it says, field by field in the order of its type. */
void
call_record_fields(Call *call)
{
    Fill *fill = call->fill;
    const RecordSeen *seen = view_record(fill->view, argument_text(call, 0));

    for (size_t i = 0; seen != NULL && i < seen->record->type->field_count; i++) {
        const RecordField *field = &seen->record->type->fields[i];
        const RecordValue *value = record_value(seen->record, field->id);
        xmlNodePtr node = value == NULL ? NULL : answer_node(call, "field");

        if (node == NULL)
            continue;
        set_word(node, "id", field->id);
        set_word(node, "kind", record_field_kind_name(field->kind));
        set_word(node, "title", title_or_id(fill, field->title, field->id));
        set_word(node, "text", as_said(fill, seen->record, value, record_value_words(fill, value)));
        set_word(node, "value", value->text.text);
    }
}

void
call_record_types(Call *call)
{
    Fill *fill = call->fill;
    size_t count;
    const RecordType *const *types = plan_record_types(fill->plan, &count);

    for (size_t i = 0; i < count; i++) {
        xmlNodePtr node;

        if (*argument_text(call, 0) != '\0' && strcmp(types[i]->id, argument_text(call, 0)) != 0)
            continue;
        node = answer_node(call, "record-type");
        set_word(node, "id", types[i]->id);
        set_word(node, "title", title_or_id(fill, types[i]->title, types[i]->id));
    }
}

/* record-grades(type, field): in the order of the data. */
void
call_record_grades(Call *call)
{
    Fill *fill = call->fill;
    const RecordType *type = call->named[0];
    const RecordField *field = type == NULL ? NULL : record_type_field(type, argument_text(call, 1));

    for (size_t i = 0; field != NULL && i < field->grade_count; i++) {
        xmlNodePtr node = answer_node(call, "grade");

        set_word(node, "id", field->grades[i].id);
        set_word(node, "title", local_marked(fill, field->grades[i].title));
        set_number(node, "value", field->grades[i].value);
    }
}

/* record-heads(type): what each record of the type may say. */
void
call_record_heads(Call *call)
{
    Fill *fill = call->fill;
    const RecordType *type = call->named[0];

    for (size_t i = 0; type != NULL && i < type->field_count; i++) {
        xmlNodePtr node = answer_node(call, "field");

        set_word(node, "id", type->fields[i].id);
        set_word(node, "kind", record_field_kind_name(type->fields[i].kind));
        set_word(node, "title", title_or_id(fill, type->fields[i].title, type->fields[i].id));
    }
}

/* years-between(date, date): nothing where one is no date. */
void
call_years_between(Call *call)
{
    Date from, to;
    bool dates = date_parse(argument_text(call, 0), &from) && date_parse(argument_text(call, 1), &to);

    call->answer = xmlXPathNewFloat(dates ? date_years_between(date_last_day(from), date_last_day(to)) : xmlXPathNAN);
}

void
call_days_between(Call *call)
{
    Date from, to;
    bool dates = date_parse(argument_text(call, 0), &from) && date_parse(argument_text(call, 1), &to);

    call->answer = xmlXPathNewFloat(dates ? date_to_days(date_last_day(to)) - date_to_days(date_last_day(from))
                                          : xmlXPathNAN);
}

/* All that the plan's figures and records may rest on, known on the days, in the order of publisher and title. */
static int
compare_sources(const void *left, const void *right)
{
    const Source *a = *(const Source *const *)left, *b = *(const Source *const *)right;
    int by = g_strcmp0(a->publisher, b->publisher);

    by = by != 0 ? by : g_strcmp0(a->title.text, b->title.text);
    return by != 0 ? by : strcmp(a->id, b->id);
}

void
call_plan_sources(Call *call)
{
    Fill *fill = call->fill;
    size_t count, known;
    const Source *const *all = plan_sources(fill->plan, &count);
    const Source **sorted = arena_new0(fill->arena, const Source *, count + 1);

    all = view_known_sources(fill->view, all, count, &known);
    for (size_t i = 0; i < known; i++)
        sorted[i] = all[i];
    sort_items(sorted, known, sizeof(void *), compare_sources);
    for (size_t i = 0; i < known && budget_take(fill, 0, 0); i++)
        answer_source(call, sorted[i]);
}

/* ---- ladders ---- */

static void
set_day(Fill *fill, xmlNodePtr node, const char *name, Date date)
{
    set_date(node, name, date);
    if (date_is_set(date))
        set_word(node, arena_printf(fill->arena, "%s-text", name),
                 lang_date(fill->lang, fill->arena, date, DATE_MEDIUM));
}

/* A checklist is a ladder none of whose steps comes after another. */
void
call_ladder(Call *call)
{
    Fill *fill = call->fill;
    const Ladder *ladder = call->named[0];
    const Area *area = call->named[1];
    const StepSeen *seen;

    if (ladder == NULL || area == NULL)
        return;
    seen = view_ladder(fill->view, ladder, area);
    for (size_t i = 0; i < ladder->step_count; i++) {
        RecordSeen of = { .sources = seen[i].sources, .source_count = seen[i].source_count };
        xmlNodePtr node = answer_node(call, "step");

        set_word(node, "id", seen[i].rule->id);
        set_word(node, "title", title_or_id(fill, seen[i].rule->title, seen[i].rule->id));
        set_flag(node, "taken", seen[i].taken);
        set_flag(node, "lost", seen[i].lost);
        set_flag(node, "late", seen[i].late);
        set_day(fill, node, "since", seen[i].since);
        set_day(fill, node, "lost-on", seen[i].lost_on);
        set_day(fill, node, "due", seen[i].rule->due);
        set_word(node, "record", seen[i].record == NULL ? "" : seen[i].record->id);
        set_word(node, "sources", source_ids(fill, &of));
    }
}
