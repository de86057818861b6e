/*
 * Records while the plan is built: each value is held against what its field is, persons are kept from the public,
 * revisions are linked, and records that tell figures tell them.
 */
#include "base/sort.h"
#include "base/words.h"
#include "model/building.h"
#include "model/ladders.h"
#include "model/records.h"
#include <math.h>
#include <string.h>

/* ---- types ---- */

/* What templates call other things of a record, so that no field can be called so. */
static const char *const taken[] = { "id",   "type", "type-title", "area",   "area-name", "date", "date-text",
                                     "year", "last", "until",      "stands", "revises",   "note", "sources",
                                     "until-text", "day-text", NULL };

static bool
is_dated(const RecordField *field)
{
    return field->kind == FIELD_DATE || field->kind == FIELD_PERIOD;
}

/* Only a date can come before another of the same type. */
static void
check_not_before(PlanBuilder *b, const RecordType *type, const RecordField *field)
{
    const RecordField *first = field->not_before == NULL ? NULL : record_type_field(type, field->not_before);

    if (field->not_before != NULL && (first == NULL || first == field || !is_dated(first) || !is_dated(field)))
        diag_report_related(b->diags, DIAG_RECORD_NOT_BEFORE, field->place, type->place, field->id, field->not_before,
                            NULL);
}

void
record_type_resolved(PlanBuilder *b, void *element)
{
    const RecordType *type = element;

    for (size_t i = 0; i < type->field_count; i++) {
        const RecordField *field = &type->fields[i];

        if (g_strv_contains(taken, field->id))
            diag_report(b->diags, DIAG_RECORD_FIELD_NAME, field->place, field->id, NULL);
        if ((field->kind == FIELD_GRADE) != (field->grade_count > 0))
            diag_report(b->diags, DIAG_RECORD_FIELD_GRADES, field->place, field->id, NULL);
        check_not_before(b, type, field);
        for (size_t k = 0; k < i; k++)
            if (strcmp(type->fields[k].id, field->id) == 0)
                diag_report_related(b->diags, DIAG_RECORD_TYPE_FIELD_TWICE, field->place, type->fields[k].place,
                                    field->id, type->id, NULL);
    }
}

const RecordField *
record_type_field(const RecordType *type, const char *id)
{
    for (size_t i = 0; i < type->field_count; i++)
        if (strcmp(type->fields[i].id, id) == 0)
            return &type->fields[i];
    return NULL;
}

/* ---- what a value says, by the kind of its field ---- */

typedef bool (*TakeValue)(PlanBuilder *b, const Record *record, RecordValue *value);

static bool
take_text(PlanBuilder *b, const Record *record, RecordValue *value)
{
    (void)b;
    (void)record;
    return !words_is_blank(value->text.text);
}

/* None is named; what a file names that could not be read is none of its mistakes. */
static bool
is_without_source(PlanBuilder *b, const Record *record)
{
    return record->source_count == 0 && !builder_is_unread(b, "source", "");
}

static bool
take_quote(PlanBuilder *b, const Record *record, RecordValue *value)
{
    if (is_without_source(b, record))
        diag_report_related(b->diags, DIAG_RECORD_QUOTE_NO_SOURCE, value->place, record->place, record->id, NULL);
    return take_text(b, record, value);
}

static bool
take_grade(PlanBuilder *b, const Record *record, RecordValue *value)
{
    g_autoptr(GString) field = NULL;

    for (size_t i = 0; i < value->field->grade_count; i++)
        if (strcmp(value->field->grades[i].id, value->text.text) == 0) {
            value->grade = &value->field->grades[i];
            return true;
        }
    field = g_string_new(NULL);
    g_string_printf(field, "'%s' of records of type '%s', which has", value->field->id, record->type->id);
    for (size_t i = 0; i < value->field->grade_count; i++)
        g_string_append_printf(field, " %s", value->field->grades[i].id);
    builder_gather(b, DIAG_RECORD_BAD_GRADE, value->text.text, field->str, value->place, value->field->place, NULL);
    return true;                        /* told with the grades that there are */
}

static bool
take_number(PlanBuilder *b, const Record *record, RecordValue *value)
{
    const char *text = value->text.text, *point = strchr(text, '.');
    char *end;

    (void)b;
    (void)record;
    value->number = g_ascii_strtod(text, &end);
    value->decimals = point == NULL ? 0 : (int)strspn(point + 1, "0123456789");
    return (g_ascii_isdigit(*text) || (*text == '-' && g_ascii_isdigit(text[1]))) && *end == '\0' &&
           strspn(text, "-0123456789.") == strlen(text) && isfinite(value->number);
}

static bool
take_date(PlanBuilder *b, const Record *record, RecordValue *value)
{
    (void)b;
    (void)record;
    if (!date_parse(value->text.text, &value->period.first))
        return false;
    value->period.last = value->period.first;
    return true;
}

static bool
take_moment(PlanBuilder *b, const Record *record, RecordValue *value)
{
    (void)b;
    (void)record;
    return moment_parse(value->text.text, &value->moment);
}

static bool
take_period(PlanBuilder *b, const Record *record, RecordValue *value)
{
    WrittenPeriod written = { 0 };

    (void)record;
    return period_parse(value->text.text, &written) &&
           plan_place_period(b->plan, &written, value->place, &value->period, b->diags);
}

static bool
take_yes_no(PlanBuilder *b, const Record *record, RecordValue *value)
{
    (void)b;
    (void)record;
    value->yes = strcmp(value->text.text, "yes") == 0;
    return value->yes || strcmp(value->text.text, "no") == 0;
}

/* That there is no such thing is told by whoever looks for it. */
static bool
take_area(PlanBuilder *b, const Record *record, RecordValue *value)
{
    (void)record;
    value->area = builder_find_area(b, value->text.text, value->place);
    return true;
}

#define TAKE_THING(name, member, kind)                                                                                 \
    static bool take_##name(PlanBuilder *b, const Record *record, RecordValue *value)                                  \
    {                                                                                                                  \
        (void)record;                                                                                                  \
        value->member = builder_find(b, kind, value->text.text, value->place);                                         \
        return true;                                                                                                   \
    }
TAKE_THING(treaty, treaty, ELEMENT_TREATY)
TAKE_THING(event, event, ELEMENT_EVENT)
TAKE_THING(indicator, indicator, ELEMENT_INDICATOR)
TAKE_THING(measure, measure, ELEMENT_MEASURE)
TAKE_THING(objective, objective, ELEMENT_OBJECTIVE)

static bool
take_link(PlanBuilder *b, const Record *record, RecordValue *value)
{
    static const char *const schemes[] = { "https://", "http://", "mailto:" };

    (void)b;
    (void)record;
    for (size_t i = 0; i < G_N_ELEMENTS(schemes); i++)
        if (g_str_has_prefix(value->text.text, schemes[i]) && strpbrk(value->text.text, " <>\"\n") == NULL)
            return true;
    return false;
}

/* says: as messages name what is to be written */
typedef struct KindRow { const char *name, *says; bool words; TakeValue take; } KindRow;
static const KindRow kinds[FIELD_KINDS] = {
    [FIELD_TEXT] = { "text", "a text", true, take_text },
    [FIELD_QUOTE] = { "quote", "words that were said", true, take_quote },
    [FIELD_GRADE] = { "grade", "a grade of the field", false, take_grade },
    [FIELD_NUMBER] = { "number", "a number such as 12 or 0.5", false, take_number },
    [FIELD_DATE] = { "date", "a date such as 2018-03-01, 2018-03 or 2018", false, take_date },
    [FIELD_MOMENT] = { "moment", "a date, or one with its time and zone, 2018-03-01T10:00+01:00", false, take_moment },
    [FIELD_PERIOD] = { "period", "a period such as 2018 or 2018-03-01/2018-03-05", false, take_period },
    [FIELD_YES_NO] = { "yes-no", "yes or no", false, take_yes_no },
    [FIELD_AREA] = { "area", "the id of an area", false, take_area },
    [FIELD_TREATY] = { "treaty", "the id of a treaty", false, take_treaty },
    [FIELD_PERSON] = { "person", "a person's name", false, take_text },
    [FIELD_DOCUMENT] = { "document", "the title or symbol of a document", true, take_text },
    [FIELD_EVENT] = { "event", "the id of an event", false, take_event },
    [FIELD_INDICATOR] = { "indicator", "the id of an indicator", false, take_indicator },
    [FIELD_MEASURE] = { "measure", "the id of a measure", false, take_measure },
    [FIELD_OBJECTIVE] = { "objective", "the id of an objective", false, take_objective },
    [FIELD_LINK] = { "link", "an address that begins with https:, http: or mailto:", false, take_link },
};

const char *
record_field_kind_name(RecordFieldKind kind)
{
    return kinds[kind].name;
}

/* ---- a record ---- */

const RecordValue *
record_value(const Record *record, const char *field)
{
    for (size_t i = 0; i < record->value_count; i++)
        if (strcmp(record->values[i].field->id, field) == 0)
            return &record->values[i];
    return NULL;
}

/* A person's name is for the public only where the record says so. */
static bool
is_withheld(const PlanBuilder *b, const Record *record, const RecordField *field)
{
    return field->kind == FIELD_PERSON && b->plan->head.audience == AUDIENCE_PUBLIC && !record->is_public;
}

/* The one of these that is of the field, in the plan's own language. */
static RecordValue *
find_said(RecordValue *values, size_t count, const RecordField *field)
{
    for (size_t i = 0; i < count; i++)
        if (values[i].field == field)
            return &values[i];
    return NULL;
}

static void
add_translation(PlanBuilder *b, RecordValue *said, const RecordValue *value)
{
    LocalText *text = &said->text;
    Translation *all = arena_new0(b->plan->arena, Translation, text->count + 1);

    for (size_t i = 0; i < text->count; i++) {
        all[i] = text->translations[i];
        if (strcmp(all[i].language, value->language) == 0)
            diag_report_related(b->diags, DIAG_RECORD_FIELD_TWICE, value->place, said->place, said->field->id, NULL);
    }
    all[text->count] = (Translation){ value->language, value->text.text };
    text->translations = all;
    text->count++;
}

static void
tell_near_fields(PlanBuilder *b, const char *id, const char *type_id)
{
    const RecordType *type = plan_find_record_type(b->plan, type_id);
    g_autoptr(GPtrArray) ids = g_ptr_array_new();

    for (size_t i = 0; i < type->field_count; i++)
        g_ptr_array_add(ids, (gpointer)(guintptr)type->fields[i].id);
    diag_near(b->diags, id, (const char *const *)ids->pdata, ids->len);
}

/* True: it is another field's value, to be kept. */
static bool
take_value(PlanBuilder *b, const Record *record, RecordValue *values, size_t kept, RecordValue *value)
{
    const RecordField *field = record_type_field(record->type, value->field_id);
    RecordValue *said;

    if (field == NULL && (builder_is_faulty(b, record->type->place) || builder_is_faulty(b, value->place)))
        return false;
    if (field == NULL) {
        builder_gather(b, DIAG_RECORD_NO_FIELD, value->field_id, record->type->id, value->place, record->type->place,
                       tell_near_fields);
        return false;
    }
    if (is_withheld(b, record, field))
        return false;
    value->field = field;
    said = find_said(values, kept, field);
    if (said != NULL && value->language != NULL && kinds[field->kind].words) {
        add_translation(b, said, value);
        return false;
    }
    if (said != NULL) {
        diag_report_related(b->diags, DIAG_RECORD_FIELD_TWICE, value->place, said->place, field->id, NULL);
        return false;
    }
    if (!kinds[field->kind].take(b, record, value))
        diag_report_related(b->diags, DIAG_RECORD_BAD_VALUE, value->place, field->place, value->text.text, field->id,
                            kinds[field->kind].says, NULL);
    return true;
}

static void
take_values(PlanBuilder *b, Record *record)
{
    RecordValue *values = (RecordValue *)(guintptr)record->values;
    size_t kept = 0;
    bool strange = builder_is_faulty(b, record->place);         /* one of what it says is told to be of no field */

    for (size_t i = 0; i < record->value_count; i++) {
        RecordValue value = values[i];

        if (take_value(b, record, values, kept, &value))
            values[kept++] = value;
        else
            strange = strange || record_type_field(record->type, value.field_id) == NULL;
    }
    record->value_count = kept;
    for (size_t i = 0; i < record->type->field_count; i++) {
        const RecordField *field = &record->type->fields[i];

        if (field->required && !strange && find_said(values, kept, field) == NULL && !is_withheld(b, record, field))
            diag_report_related(b->diags, DIAG_RECORD_LACKS, record->place, field->place, record->id, field->id, NULL);
    }
}

/* A request that is granted before it is asked, an answer before its question. */
static void
check_order(PlanBuilder *b, const Record *record)
{
    for (size_t i = 0; i < record->value_count; i++) {
        const RecordValue *value = &record->values[i], *first;

        first = value->field->not_before == NULL ? NULL : record_value(record, value->field->not_before);
        if (first != NULL && date_is_set(value->period.first) && date_is_set(first->period.first) &&
            date_compare(date_last_day(value->period.last), date_first_day(first->period.first)) < 0)
            diag_report_related(b->diags, DIAG_RECORD_ORDER, value->place, first->place, record->id, value->field->id,
                                first->field->id, NULL);
    }
}

static void
place_in_time(PlanBuilder *b, Record *record)
{
    if (written_is_set(&record->written) &&
        !plan_place_period(b->plan, &record->written, record->place, &record->period, b->diags))
        record->period = (Period){ DATE_NONE, DATE_NONE };
    if (date_is_set(record->until) && date_is_set(record->period.first) &&
        date_compare(date_last_day(record->until), date_first_day(record->period.first)) < 0)
        diag_report_related(b->diags, DIAG_RECORD_ENDS_EARLY, record->place, record->until_place, record->id, NULL);
}

static void
link_revision(PlanBuilder *b, Record *record)
{
    Record *before = (Record *)(guintptr)record->revises;

    if (before == NULL)
        return;
    if (before->type != record->type || before == record) {
        diag_report_related(b->diags, DIAG_RECORD_REVISES_OTHER, record->place,
                            before == record ? record->revises_place : before->place, record->id, before->id, NULL);
        record->revises = NULL;
    } else if (before->revised_by != NULL) {
        diag_report_related(b->diags, DIAG_RECORD_REVISED_TWICE, record->place, before->revised_by->place, before->id,
                            NULL);
        record->revises = NULL;
    } else {
        before->revised_by = record;
    }
}

void
record_resolved(PlanBuilder *b, void *element)
{
    Record *record = element;

    record->period = (Period){ DATE_NONE, DATE_NONE };
    if (record->type == NULL) {         /* that there is none is told */
        record->value_count = 0;
        record->revises = NULL;
        return;
    }
    take_values(b, record);
    check_order(b, record);
    place_in_time(b, record);
    link_revision(b, record);
}

/* One that is revised by what it revises itself, by however many others. */
void
records_settled(PlanBuilder *b)
{
    GPtrArray *records = b->plan->records;

    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i), *at = record->revises;

        while (at != NULL && at != record && at->index > record->index)
            at = at->revises;
        if (at == record) {
            diag_report_related(b->diags, DIAG_RECORD_REVISES_ITSELF, record->place, record->revises->place,
                                record->id, NULL);
            ((Record *)(guintptr)record->revises)->revised_by = NULL;
            ((Record *)(guintptr)record)->revises = NULL;
        }
    }
}

/* ---- figures that records tell ---- */

/* Whether it says what "topic:use stance:condemn" asks. */
bool
record_says_all(const Record *record, const char *where)
{
    g_auto(GStrv) asked = words_split(where);

    for (size_t i = 0; asked[i] != NULL; i++) {
        char *colon = strchr(asked[i], ':');
        const RecordValue *value;

        *colon = '\0';
        value = record_value(record, asked[i]);
        if (value == NULL || strcmp(value->text.text, colon + 1) != 0)
            return false;
    }
    return true;
}

static bool
told_value(const Record *record, const char *field, double *out, int *decimals)
{
    const RecordValue *value = field == NULL ? NULL : record_value(record, field);

    *decimals = 0;
    *out = 1;
    if (field == NULL)
        return true;
    if (value == NULL)
        return false;
    if (value->field->kind == FIELD_GRADE && value->grade != NULL)
        *out = value->grade->value;
    else if (value->field->kind == FIELD_YES_NO)
        *out = value->yes;
    else if (value->field->kind == FIELD_NUMBER)
        *out = value->number, *decimals = value->decimals;
    else
        return false;
    return true;
}

/*
 * Whether it is one of those that tell figures of the measure, and what; its decimals with it. What rests on sources
 * that could not be read is no figure, and not told of.
 */
static bool
tells(PlanBuilder *b, const Measure *measure, const Record *record, double *value, int *decimals)
{
    return (record->source_count > 0 || is_without_source(b, record)) && date_is_set(record->period.first) &&
           record->revised_by == NULL &&
           (measure->record_where == NULL || record_says_all(record, measure->record_where)) &&
           told_value(record, measure->record_field, value, decimals);
}

static void
name_sources(const Record *record, GString *out)
{
    for (size_t i = 0; i < record->source_count; i++)
        if (!words_hold(out->str, record->sources[i]->id))
            g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "", record->sources[i]->id);
}

/*
 * Of several of one area and date the largest is told: a state that condemns and regrets has condemned. What is told
 * as standing ends with its record; that something happened does not.
 */
static void
tell_figure(PlanBuilder *b, const Measure *measure, const Record *record, GHashTable *rows)
{
    g_autoptr(GString) sources = g_string_new(NULL);
    char first[11], last[11];
    double value;
    int decimals;
    char *key;
    ObservationRow *row;

    if (!tells(b, measure, record, &value, &decimals))
        return;
    name_sources(record, sources);
    key = arena_printf(b->plan->arena, "%s %s %s", record->area == NULL ? "" : record->area->id,
                       date_format(record->period.first, first), date_format(record->period.last, last));
    row = g_hash_table_lookup(rows, key);
    if (row != NULL && row->value >= value)
        return;
    row = arena_new0(b->plan->arena, ObservationRow, 1);
    *row = (ObservationRow){ .measure = measure->id,
                             .area = record->area == NULL ? "" : record->area->id,
                             .sources = arena_strdup(b->plan->arena, sources->str),
                             .period = record->period,
                             .value = value,
                             .decimals = decimals,
                             .quality = Q_FINAL,
                             .said = { .until = measure->nature == NATURE_STANDING ? record->until : DATE_NONE },
                             .place = record->place };
    g_hash_table_insert(rows, key, row);
}

static Date
later_of(Date a, Date b)
{
    return !date_is_set(a) || (date_is_set(b) && date_compare(date_last_day(b), date_last_day(a)) > 0) ? b : a;
}

/* The first day on which the record is known to whoever reads its sources. */
static Date
first_day_of(const Record *record)
{
    Observation as_figure = { .period = record->period, .sources = record->sources,
                              .source_count = record->source_count };

    return observation_first_published(&as_figure);
}

/*
 * How many records there are of a year: of the whole, in the year in which each ended. It is known when the year is
 * over and every one of them has been published, never before, so that no day is told a count of what came later.
 */
static void
count_record(PlanBuilder *b, const Measure *measure, const Record *record, GHashTable *rows)
{
    g_autoptr(GString) sources = g_string_new(NULL);
    Date year = { .year = record->period.last.year };
    char *key = arena_printf(b->plan->arena, "%d", year.year);
    ObservationRow *row = g_hash_table_lookup(rows, key);
    double value;
    int decimals;

    if (!tells(b, measure, record, &value, &decimals))
        return;
    if (row == NULL) {
        row = arena_new0(b->plan->arena, ObservationRow, 1);
        *row = (ObservationRow){ .measure = measure->id, .area = "", .sources = "", .period = { year, year },
                                 .published = date_last_day(year), .quality = Q_FINAL, .place = record->place };
        g_hash_table_insert(rows, key, row);
    }
    g_string_append(sources, row->sources);
    name_sources(record, sources);
    row->sources = arena_strdup(b->plan->arena, sources->str);
    row->published = later_of(row->published, first_day_of(record));
    row->value++;
}

static int
compare_rows(const void *left, const void *right)
{
    const ObservationRow *a = *(const ObservationRow *const *)left, *b = *(const ObservationRow *const *)right;
    int by_area = strcmp(a->area, b->area);

    return by_area != 0 ? by_area : period_compare(a->period, b->period);
}

static void
tell_measure(PlanBuilder *b, const Measure *measure)
{
    g_autoptr(GHashTable) rows = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GPtrArray) sorted = g_ptr_array_new();
    GHashTableIter iter;
    gpointer row;

    if (measure->record_field != NULL && record_type_field(measure->records, measure->record_field) == NULL)
        builder_gather(b, DIAG_RECORD_NO_FIELD, measure->record_field, measure->records->id, measure->place,
                       measure->records->place, tell_near_fields);
    for (guint i = 0; i < b->plan->records->len; i++) {
        const Record *record = g_ptr_array_index(b->plan->records, i);

        /* what is wrong with it is told, and would be told again of its figure */
        if (record->type == measure->records && !builder_is_faulty(b, record->place))
            (measure->counts_records ? count_record : tell_figure)(b, measure, record, rows);
    }
    g_hash_table_iter_init(&iter, rows);
    while (g_hash_table_iter_next(&iter, NULL, &row))
        g_ptr_array_add(sorted, row);
    sort_items(sorted->pdata, sorted->len, sizeof(gpointer), compare_rows);
    for (guint i = 0; i < sorted->len; i++)
        plan_builder_add_observation(b, g_ptr_array_index(sorted, i));
}

void
records_tell_figures(PlanBuilder *b)
{
    for (guint i = 0; i < b->plan->measures->len; i++) {
        const Measure *measure = g_ptr_array_index(b->plan->measures, i);

        if (measure->records != NULL)
            tell_measure(b, measure);
    }
}
