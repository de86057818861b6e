/* The elements of the data files, one row each, and what happens on entering one. */
#include "read/map.h"
#include "read/tables.h"
#include "base/diag_read.h"
#include "model/ladders.h"
#include "model/records.h"
#include "base/words.h"
#include <math.h>
#include <string.h>

/* ---- what entering an element does ---- */

static void
take_plan(Reading *r, const XmlNode *node, void *element)
{
    PlanHead *head = element;

    for (const XmlNode *child = node->first_child; child != NULL; child = child->next)
        if (child->name != NULL && strcmp(child->name, "calendar") == 0) {
            LocalText title = children_text(r, child, "title");

            if (*title.text != '\0' || title.count > 0)        /* of several one may tell it */
                head->calendar = title;
        }
    head->audience = r->audience;
    r->plan_entered = true;
    r->language = arena_strdup(r->arena, head->language);
    plan_builder_set_plan(r->builder, head);
}

static void
take_allowance(Reading *r, const XmlNode *node, void *element)
{
    Allowance *allowance = element;
    const char *number = value_text(node, "diagnostic"), *group, *not = NULL;

    allowance->number = (int)g_ascii_strtoll(number + 1, NULL, 10);
    group = diag_group(allowance->number);
    if (group == NULL)
        not = "there is no such diagnostic";
    else if (diag_severity(allowance->number) == SEVERITY_ERROR)
        not = "it is an error";
    else if (allowance->number == DIAG_ALLOW_UNUSED || (strcmp(group, "plan") != 0 && strcmp(group, "reading") != 0))
        not = "it is no warning of the plan or its data";
    if (not != NULL)
        diag_report(r->diags, DIAG_ALLOW_NO_WARNING, xml_attribute_place(node, "diagnostic"), number, not, NULL);
    else if (words_is_blank(allowance->because))
        diag_report(r->diags, DIAG_ALLOW_NO_REASON, xml_attribute_place(node, "because"), number, allowance->at, NULL);
    else
        plan_builder_add_allowance(r->builder, allowance);
}

/* Its decimals, as it is printed. */
static void
take_milestone(Reading *r, const XmlNode *node, void *element)
{
    ((Milestone *)element)->decimals = number_text_decimals(value_text(node, "value"));
    plan_builder_add(r->builder, ELEMENT_MILESTONE, element);
}

static void
take_follow_milestone(Reading *r, const XmlNode *node, void *element)
{
    ((Milestone *)element)->decimals = number_text_decimals(value_text(node, "value"));
    plan_builder_add(r->builder, ELEMENT_FOLLOW_MILESTONE, element);
}

void
enter_event(Reading *r, const Event *event)
{
    const Event *kept = plan_builder_add_event(r->builder, event);

    if (kept->recurs != NULL || kept->also != NULL) {
        Event first = *kept;

        first.series_number = plan_builder_count(r->builder, ELEMENT_EVENT);
        g_array_append_val(r->series, first);
    }
}

static bool
is_internal(const XmlNode *node)
{
    for (; node != NULL; node = node->parent)
        if (audience_is_refused(AUDIENCE_PUBLIC, xml_attribute(node, AUDIENCE_ATTRIBUTE)))
            return true;
    return false;
}

/* Other kinds are kept and shown as days on which something happened; each is told once. */
static void
look_at_kind(Reading *r, const XmlNode *node)
{
    const char *kind = value_text(node, "kind");

    if (event_kind_is_known(kind) || r->kinds_told == NULL ||
        !g_hash_table_add(r->kinds_told, arena_strdup(r->arena, kind)))
        return;
    diag_report(r->diags, DIAG_DATA_EVENT_KIND, xml_attribute_place(node, "kind"), kind, event_kinds(), NULL);
}

static void
take_event(Reading *r, const XmlNode *node, void *element)
{
    Event *event = element;

    look_at_kind(r, node);
    point_check(r, node, event->id == NULL ? event->title.text : event->id);
    event->in_plan = event->in_plan || strcmp(node->parent->name, "calendar") == 0;
    event->internal = is_internal(node);
    if (!date_is_set(event->period.first))
        event->period.first = event->origin;
    if (!date_is_set(event->period.last))
        event->period.last = event->period.first;
    if (date_is_set(event->period.first)) {
        enter_event(r, event);
        return;
    }
    if (xml_attribute(node, "start") == NULL)           /* one that is wrong has been told */
        diag_report(r->diags, DIAG_DATA_MISSING_ATTRIBUTE, node->place, "start", node->name, NULL);
    if (event->id != NULL)
        plan_builder_note_unread(r->builder, "event", event->id, node->place);
}

static Quality
quality_of(const char *word)
{
    return strcmp(word, "preliminary") == 0 ? Q_PRELIMINARY : strcmp(word, "estimate") == 0 ? Q_ESTIMATE : Q_FINAL;
}

static Qualifier
qualifier_of(const char *word)
{
    for (int q = QUALIFIER_NONE + 1; q < QUALIFIER_COUNT; q++)
        if (strcmp(word, qualifier_name((Qualifier)q)) == 0)
            return (Qualifier)q;
    return QUALIFIER_NONE;
}

static Missing
missing_of(const char *word)
{
    for (int m = MISSING_NONE + 1; m < MISSING_COUNT; m++)
        if (strcmp(word, missing_name((Missing)m)) == 0)
            return (Missing)m;
    return MISSING_NONE;
}

enum {
    IS_PERIOD,
    IS_BY,
    IS_VALUE,
    IS_STATUS,
    IS_QUALIFIER,
    IS_LOW,
    IS_HIGH,
    IS_MISSING,
    IS_BASIS,
    IS_PUBLISHED,
    IS_UNTIL,
    IS_SOURCES,
    IS_NOTE,
    IS_AUDIENCE,
    IS_COMPUTED,
    IS_FROM,
    IS_ORIGIN,
    IS_IMPORTED,
    OBSERVATION_ATTRIBUTES
};
static const Field observation_attributes[OBSERVATION_ATTRIBUTES + 1];

static bool
is_given(const char *value)
{
    return value != NULL && *value != '\0';
}

/* A value, or both ends of a range, or the word why there is none; ends stand about the value. */
static bool
read_value(Reading *r, const XmlNode *node, const char *const *values, ObservationRow *row)
{
    const char *value = values[IS_VALUE], *low = values[IS_LOW], *high = values[IS_HIGH];
    Qualification *said = &row->said;

    said->qualifier = values[IS_QUALIFIER] == NULL ? QUALIFIER_NONE : qualifier_of(values[IS_QUALIFIER]);
    said->missing = values[IS_MISSING] == NULL ? MISSING_NONE : missing_of(values[IS_MISSING]);
    said->basis = values[IS_BASIS];
    said->has_range =
        is_given(low) && is_given(high) && number_parse(low, &said->low) && number_parse(high, &said->high);
    row->decimals = value == NULL ? 0 : number_text_decimals(value);
    if (said->has_range)
        row->decimals = MAX(row->decimals, MAX(number_text_decimals(low), number_text_decimals(high)));
    if (!is_given(value) && said->missing == MISSING_NONE && said->has_range) {
        said->between = true;
        row->value = (said->low + said->high) / 2;
    } else if (!(is_given(value) && number_parse(value, &row->value)) && said->missing == MISSING_NONE) {
        if (value == NULL && values[IS_MISSING] == NULL)        /* what is given and wrong has been told */
            diag_report(r->diags, DIAG_OBSERVATION_NO_VALUE, node->place, NULL);
        return false;
    }
    if (said->missing != MISSING_NONE &&
        (is_given(value) || is_given(low) || is_given(high) || said->qualifier != QUALIFIER_NONE)) {
        diag_report(r->diags, DIAG_OBSERVATION_MISSING_VALUE, node->place, missing_name(said->missing), NULL);
        return false;
    }
    if (is_given(low) != is_given(high) ||
        (said->has_range && (said->low > row->value || said->high < row->value || said->qualifier != QUALIFIER_NONE))) {
        diag_report(r->diags, DIAG_OBSERVATION_BAD_RANGE, node->place, NULL);
        return false;
    }
    return true;
}

static void
look_at_series(Reading *r, const XmlNode *series)
{
    if (r->series_of == series)
        return;
    r->series_of = series;
    r->measure = value_text(series, "measure");
    r->area = value_text(series, "area");
    r->by = value_text(series, "by");
    r->sources = value_text(series, "sources");
    if (r->disaggregated == NULL)
        r->disaggregated = g_string_new(NULL);
    g_string_assign(r->disaggregated, r->measure);
    disaggregated_add(r->disaggregated, r->by);
}

static void
enter_observation(Reading *r, const XmlNode *node)
{
    const char *values[OBSERVATION_ATTRIBUTES] = { NULL };
    ObservationRow row = { .place = node->place, .series = node->parent->place };

    walk_values(r, observation_attributes, node, values);
    if (is_given(values[IS_COMPUTED]))                      /* what was computed is computed again */
        return;
    look_at_series(r, node->parent);
    row.measure = r->disaggregated->str;
    row.by = is_given(values[IS_BY]) ? values[IS_BY] : NULL;
    row.area = r->area;
    row.sources = values[IS_SOURCES] != NULL ? values[IS_SOURCES] : r->sources;
    row.has_sources = values[IS_SOURCES] != NULL;
    row.of_series = r->disaggregated->len;
    row.note = values[IS_NOTE];
    row.quality = values[IS_STATUS] == NULL ? Q_FINAL : quality_of(values[IS_STATUS]);
    if (values[IS_PUBLISHED] != NULL)
        date_parse(values[IS_PUBLISHED], &row.published);
    if (values[IS_UNTIL] != NULL && date_parse(values[IS_UNTIL], &row.said.until)) {
        if (r->item != NULL)
            xml_item_place(r->item);
        row.until = xml_attribute_place(node, "until");
    }
    row.origin = is_given(values[IS_ORIGIN]) ? values[IS_ORIGIN] : NULL;
    if (values[IS_IMPORTED] != NULL)
        date_parse(values[IS_IMPORTED], &row.imported);
    if (!read_value(r, node, values, &row))
        return;
    if (values[IS_PERIOD] != NULL)
        period_parse(values[IS_PERIOD], &row.written);
    plan_builder_add_observation(r->builder, &row);
}

static void
enter_message(Reading *r, const XmlNode *node)
{
    Catalogue *catalogue = r->catalogues == NULL || r->catalogues->len == 0
                               ? NULL
                               : g_ptr_array_index(r->catalogues, r->catalogues->len - 1);

    if (catalogue != NULL)
        catalogue_add(catalogue, value_text(node, "key"), xml_text(node, r->arena), node->place, r->diags);
}

static void
enter_catalogue(Reading *r, const XmlNode *node)
{
    if (r->catalogues != NULL)
        g_ptr_array_add(r->catalogues, catalogue_new(value_text(node, "xml:lang")));
}

/* ---- attributes ---- */

#define SOURCES { "sources", ATTR_IDS, false, NULL }
#define NOTE { "note", ATTR_TEXT, false, NULL }

static const Field no_attributes[] = { END };
static const Field text_attributes[] = { LANGUAGE, END };
static const Field form_attributes[] = { { "count", ATTR_WORD, true, PLURAL_WORDS }, LANGUAGE, END };
static const Field aside_attributes[] = { LANGUAGE, AUDIENCE, END };                /* text that need not be there */
static const Field list_attributes[] = { AUDIENCE, END };
static const Field region_attributes[] = { { "name", ATTR_TEXT, true, NULL }, AUDIENCE, END };
static const Field series_attributes[] = {
    { "measure", ATTR_ID, true, NULL },
    { "area", ATTR_ID, false, NULL },
    { "by", ATTR_CATEGORIES, false, NULL },
    SOURCES, AUDIENCE, END
};
static const Field observation_attributes[OBSERVATION_ATTRIBUTES + 1] = {
    [IS_PERIOD] = { "period", ATTR_PERIOD, true, NULL },
    [IS_BY] = { "by", ATTR_CATEGORIES, false, NULL },
    [IS_VALUE] = { "value", ATTR_NUMBER, false, NULL },
    [IS_STATUS] = { "status", ATTR_WORD, false, "final estimate preliminary" },
    [IS_QUALIFIER] = { "qualifier", ATTR_WORD, false, "at-least at-most about at-least-about at-most-about" },
    [IS_LOW] = { "low", ATTR_NUMBER, false, NULL },
    [IS_HIGH] = { "high", ATTR_NUMBER, false, NULL },
    [IS_MISSING] = { "missing", ATTR_WORD, false, "not-applicable not-reported not-collected confidential" },
    [IS_BASIS] = { "basis", ATTR_ID, false, NULL },
    [IS_PUBLISHED] = { "published", ATTR_DATE, false, NULL },
    [IS_UNTIL] = { "until", ATTR_DATE, false, NULL },
    [IS_SOURCES] = SOURCES,
    [IS_NOTE] = NOTE,
    [IS_AUDIENCE] = AUDIENCE,
    [IS_COMPUTED] = { "computed", ATTR_WORD, false, "sum count weighted min max" },
    [IS_FROM] = { "from", ATTR_TEXT, false, NULL },
    [IS_ORIGIN] = { "origin", ATTR_TEXT, false, NULL },
    [IS_IMPORTED] = { "imported", ATTR_DATE, false, NULL },
    [OBSERVATION_ATTRIBUTES] = END,
};
static const Field catalogue_attributes[] = { { "xml:lang", ATTR_LANGUAGE, true, NULL }, END };
static const Field message_attributes[] = { { "key", ATTR_ID, true, NULL }, END };

#define MADE                                                                                                           \
    { "lang", ATTR_TEXT, false, NULL }, { "output", ATTR_TEXT, false, NULL }, { "paper", ATTR_TEXT, false, NULL },     \
        { "draft", ATTR_WORD, false, "yes no" }, { "attach", ATTR_WORD, false, "yes no" },                             \
    {                                                                                                                  \
        "writer", ATTR_WORD, false, "sheaf cairo"                                                                      \
    }
static const Field outputs_attributes[] = { { "template", ATTR_TEMPLATE, true, NULL },
                                            { "each", ATTR_EACH, false, EACH_WORDS " record:TYPE" },
                                            { "only", ATTR_IDS, false, NULL },
                                            { "where", ATTR_TEXT, false, NULL },
                                            { "pictures", ATTR_WORD, false, "png svg both" },
                                            MADE,
                                            END };
static const Field pack_file_attributes[] = { { "href", ATTR_TEXT, true, NULL }, MADE, END };
static const Field parameter_attributes[] = { { "name", ATTR_ID, true, NULL },
                                              { "value", ATTR_TEXT, true, NULL },
                                              END };
static const Field calendar_attributes[] = { { "kind", ATTR_WORD, true, "list month quarter year ics" },
                                             { "year", ATTR_COUNT, false, YEARS },
                                             { "month", ATTR_COUNT, false, "1 12" },
                                             { "area", ATTR_ID, false, NULL },
                                             { "second-calendar", ATTR_ID, false, NULL },
                                             MADE,
                                             END };

/* How another's table is read: what its columns hold, and what holds for all of its rows. */
#define SAID_OF_ALL                                                                                                    \
    { "area", ATTR_TEXT, false, NULL }, { "measure", ATTR_TEXT, false, NULL },                                         \
        { "by", ATTR_CATEGORIES, false, NULL }, { "period", ATTR_PERIOD, false, NULL }
static const Field map_attributes[] = {
    { "shape", ATTR_WORD, false, MAP_SHAPES },
    { "encoding", ATTR_TEXT, false, NULL },
    { "delimiter", ATTR_WORD, false, "comma semicolon tab" },
    { "decimal", ATTR_WORD, false, "point comma" },
    { "grouping", ATTR_WORD, false, "none comma point space apostrophe" },
    { "dates", ATTR_WORD, false, "iso dmy mdy ymd" },
    { "frequency", ATTR_WORD, false, FREQUENCY_CODES },
    { "skip", ATTR_COUNT, false, "0 1000000" },
    { "sheet", ATTR_TEXT, false, NULL },
    { "range", ATTR_TEXT, false, NULL },
    { "hidden", ATTR_WORD, false, "yes no" },
    SAID_OF_ALL,
    { "sources", ATTR_IDS, false, NULL },
    { "status", ATTR_WORD, false, "final estimate preliminary" },
    { "basis", ATTR_ID, false, NULL },
    { "published", ATTR_DATE, false, NULL },
    { "audience", ATTR_WORD, false, AUDIENCE_WORDS },
    END
};
static const Field map_column_attributes[] = { { "name", ATTR_TEXT, true, NULL },
                                               { "as", ATTR_WORD, true, MAP_ROLES },
                                               { "dimension", ATTR_ID, false, NULL },
                                               SAID_OF_ALL,
                                               END };
static const Field map_word_attributes[] = { { "as", ATTR_WORD, true, MAP_ROLES },
                                             { "text", ATTR_TEXT, true, NULL },
                                             { "is", ATTR_TEXT, true, NULL },
                                             END };
static const Field map_missing_attributes[] = {
    { "text", ATTR_TEXT, true, NULL },
    { "as", ATTR_WORD, false, "not-applicable not-reported not-collected confidential" },
    END
};

/* ---- elements ---- */

#define FORM_OF(S, member) .is_form = true, .forms = MEMBER(S, member, Forms)
#define TEXT_OF(S, member) .is_text = true, .text = MEMBER(S, member, LocalText)

const DataElement data_elements[] = {
    /*
     * name parent attributes content on entry, kind, before it is added, where its text is kept
     */
    { "plan", NULL, NULL, CONTENT_ELEMENTS, NULL, ELEMENT_PLAN, take_plan },
    { "title", "plan", text_attributes, CONTENT_TEXT, NULL, TEXT_OF(PlanHead, title) },
    { "organisation", "plan", aside_attributes, CONTENT_TEXT, NULL, TEXT_OF(PlanHead, organisation) },
    { "contact", "plan", aside_attributes, CONTENT_TEXT, NULL, TEXT_OF(PlanHead, contact) },
    { "goal", "plan", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_GOAL },
    { "title", "goal", text_attributes, CONTENT_TEXT, NULL, TEXT_OF(Goal, title) },
    { "short-title", "goal", aside_attributes, CONTENT_TEXT, NULL, TEXT_OF(Goal, short_title) },
    { "objective", "goal", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_OBJECTIVE },
    { "title", "objective", text_attributes, CONTENT_TEXT, NULL, TEXT_OF(Objective, title) },
    { "short-title", "objective", aside_attributes, CONTENT_TEXT, NULL, TEXT_OF(Objective, short_title) },
    { "indicator", "objective", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_INDICATOR },
    { "title", "indicator", text_attributes, CONTENT_TEXT, NULL, TEXT_OF(Indicator, title) },
    { "short-title", "indicator", aside_attributes, CONTENT_TEXT, NULL, TEXT_OF(Indicator, short_title) },
    { "counting", "indicator", aside_attributes, CONTENT_TEXT, NULL, TEXT_OF(Indicator, counting) },
    { "to-collect", "indicator", aside_attributes, CONTENT_TEXT, NULL, TEXT_OF(Indicator, to_collect) },
    { "collected-by", "indicator", aside_attributes, CONTENT_TEXT, NULL, TEXT_OF(Indicator, collected_by) },
    { "target", "indicator", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_TARGET },
    { "milestone", "target", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_MILESTONE, take_milestone },
    { "rating", "indicator", NULL, CONTENT_TEXT, NULL, ELEMENT_RATING, TEXT_OF(Rating, text) },
    { "targets", "objective", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_GROUP },
    { "title", "targets", text_attributes, CONTENT_TEXT, NULL, TEXT_OF(TargetGroup, title) },
    { "description", "targets", aside_attributes, CONTENT_TEXT, NULL, TEXT_OF(TargetGroup, description) },
    { "follow", "objective", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_FOLLOW },
    { "title", "follow", text_attributes, CONTENT_TEXT, NULL, TEXT_OF(Follow, title) },
    { "subtitle", "follow", aside_attributes, CONTENT_TEXT, NULL, TEXT_OF(Follow, subtitle) },
    { "milestone", "follow", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_FOLLOW_MILESTONE, take_follow_milestone },
    { "rating", "follow", NULL, CONTENT_TEXT, NULL, ELEMENT_FOLLOW_RATING, TEXT_OF(Rating, text) },
    { "strategy", "objective", NULL, CONTENT_TEXT, NULL, ELEMENT_STRATEGY, TEXT_OF(Strategy, text) },
    { "section", "plan", list_attributes, CONTENT_ELEMENTS, NULL },
    { "title", "section", text_attributes, CONTENT_TEXT, NULL },
    { "p", "section", aside_attributes, CONTENT_TEXT, NULL },
    { "note", "section", aside_attributes, CONTENT_TEXT, NULL },
    { "publications", "plan", list_attributes, CONTENT_ELEMENTS, NULL },
    { "publication", "publications", NULL, CONTENT_TEXT, NULL, ELEMENT_PUBLICATION, TEXT_OF(Publication, title) },
    { "abbreviations", "plan", list_attributes, CONTENT_ELEMENTS, NULL },
    { "abbreviation", "abbreviations", NULL, CONTENT_TEXT, NULL, ELEMENT_ABBREVIATION, TEXT_OF(Abbreviation, title) },
    { "role", "plan", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_ROLE },
    { "allow", "plan", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_ALLOWANCE, take_allowance },
    { "calendar", "plan", list_attributes, CONTENT_ELEMENTS, NULL },
    { "title", "calendar", aside_attributes, CONTENT_TEXT, NULL, .within = "plan" },
    { "event", "calendar", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_EVENT, take_event, .within = "plan" },
    { "title", "event", text_attributes, CONTENT_TEXT, NULL, TEXT_OF(Event, title) },
    { "short-title", "event", aside_attributes, CONTENT_TEXT, NULL, TEXT_OF(Event, short_title) },
    { "events", NULL, no_attributes, CONTENT_ELEMENTS, NULL },
    { "event", "events", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_EVENT, take_event },
    { "areas", NULL, no_attributes, CONTENT_ELEMENTS, NULL },
    { "region", "areas", region_attributes, CONTENT_ELEMENTS, enter_region },
    { "title", "region", text_attributes, CONTENT_TEXT, NULL },
    { "area-kind", "areas", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_AREA_KIND, take_area_kind },
    { "form", "area-kind", form_attributes, CONTENT_TEXT, NULL, FORM_OF(AreaKind, forms) },
    { "group", "areas", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_AREA_GROUP },
    { "title", "group", text_attributes, CONTENT_TEXT, NULL, TEXT_OF(AreaGroup, title) },
    { "area", "areas", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_AREA, take_area },
    { "name", "area", text_attributes, CONTENT_TEXT, NULL, TEXT_OF(Area, name) },
    { "seat", "area", text_attributes, CONTENT_TEXT, NULL, TEXT_OF(Area, seat) },
    { "un-name", "area", text_attributes, CONTENT_TEXT, NULL, TEXT_OF(Area, un_name) },
    { "boundaries", NULL, no_attributes, CONTENT_ELEMENTS, NULL },
    { "outline", "boundaries", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_OUTLINE },
    { "border", "boundaries", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_BORDER },
    { "geometry", "boundaries", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_GEOMETRY },
    { "disclaimer", "boundaries", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_DISCLAIMER },
    { "text", "disclaimer", text_attributes, CONTENT_TEXT, NULL, TEXT_OF(Disclaimer, text) },
    { "brief", "disclaimer", text_attributes, CONTENT_TEXT, NULL, TEXT_OF(Disclaimer, brief) },
    { "phrases", NULL, no_attributes, CONTENT_ELEMENTS, NULL },
    { "phrase", "phrases", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_PHRASE },
    { "words", "phrase", text_attributes, CONTENT_TEXT, NULL, TEXT_OF(Phrase, text) },
    { "sources", NULL, no_attributes, CONTENT_ELEMENTS, NULL },
    { "source", "sources", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_SOURCE },
    { "title", "source", text_attributes, CONTENT_TEXT, NULL, TEXT_OF(Source, title) },
    { "measures", NULL, no_attributes, CONTENT_ELEMENTS, NULL },
    { "unit", "measures", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_UNIT },
    { "title", "unit", text_attributes, CONTENT_TEXT, NULL, TEXT_OF(Unit, symbol) },
    { "form", "unit", form_attributes, CONTENT_TEXT, NULL, FORM_OF(Unit, forms) },
    { "topic", "measures", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_TOPIC },
    { "title", "topic", text_attributes, CONTENT_TEXT, NULL, TEXT_OF(Topic, title) },
    { "dimension", "measures", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_DIMENSION },
    { "title", "dimension", text_attributes, CONTENT_TEXT, NULL, TEXT_OF(Dimension, title) },
    { "member", "dimension", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_MEMBER },
    { "title", "member", text_attributes, CONTENT_TEXT, NULL, TEXT_OF(DimensionMember, title) },
    { "measure", "measures", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_MEASURE },
    { "title", "measure", text_attributes, CONTENT_TEXT, NULL, TEXT_OF(Measure, title) },
    { "short-title", "measure", aside_attributes, CONTENT_TEXT, NULL, TEXT_OF(Measure, short_title) },
    { "grade", "measure", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_GRADE },
    { "title", "grade", text_attributes, CONTENT_TEXT, NULL, TEXT_OF(Grade, title) },
    { "treaties", NULL, no_attributes, CONTENT_ELEMENTS, NULL },
    { "treaty", "treaties", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_TREATY },
    { "title", "treaty", text_attributes, CONTENT_TEXT, NULL, TEXT_OF(Treaty, title) },
    { "short-title", "treaty", aside_attributes, CONTENT_TEXT, NULL, TEXT_OF(Treaty, short_title) },
    { "subject", "treaty", text_attributes, CONTENT_TEXT, NULL, TEXT_OF(Treaty, subject) },
    { "article", "treaty", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_ARTICLE },
    { "title", "article", text_attributes, CONTENT_TEXT, NULL, TEXT_OF(Article, title) },
    { "memberships", NULL, no_attributes, CONTENT_ELEMENTS, NULL },
    { "membership", "memberships", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_MEMBERSHIP },
    { "deadlines", NULL, no_attributes, CONTENT_ELEMENTS, NULL },
    { "deadline", "deadlines", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_DEADLINE },
    { "step", "deadline", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_STEP },
    { "records", NULL, no_attributes, CONTENT_ELEMENTS, NULL },
    { "record-type", "records", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_RECORD_TYPE },
    { "title", "record-type", text_attributes, CONTENT_TEXT, NULL, TEXT_OF(RecordType, title) },
    { "field", "record-type", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_RECORD_FIELD },
    { "title", "field", text_attributes, CONTENT_TEXT, NULL, TEXT_OF(RecordField, title) },
    { "grade", "field", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_FIELD_GRADE },
    { "record", "records", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_RECORD },
    { "value", "record", NULL, CONTENT_TEXT, NULL, ELEMENT_RECORD_VALUE, TEXT_OF(RecordValue, text) },
    { "ladder", "records", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_LADDER },
    { "title", "ladder", text_attributes, CONTENT_TEXT, NULL, TEXT_OF(Ladder, title) },
    { "rung", "ladder", NULL, CONTENT_ELEMENTS, NULL, ELEMENT_LADDER_STEP },
    { "title", "rung", text_attributes, CONTENT_TEXT, NULL, TEXT_OF(LadderRule, title) },
    { "observations", NULL, no_attributes, CONTENT_ELEMENTS, NULL },
    { "series", "observations", series_attributes, CONTENT_ELEMENTS, NULL },
    { "observation", "series", observation_attributes, CONTENT_ELEMENTS, enter_observation },
    { "catalogue", NULL, catalogue_attributes, CONTENT_ELEMENTS, enter_catalogue },
    { "message", "catalogue", message_attributes, CONTENT_TEXT, enter_message },
    { "pack", NULL, pack_attributes, CONTENT_ELEMENTS, enter_pack },
    { "title", "pack", no_attributes, CONTENT_TEXT, NULL },
    { "subtitle", "pack", no_attributes, CONTENT_TEXT, NULL },
    { "meeting", "pack", no_attributes, CONTENT_TEXT, NULL },
    { "delegation", "pack", no_attributes, CONTENT_TEXT, NULL },
    { "cover", "pack", pack_cover_attributes, CONTENT_PROSE, enter_pack_part },
    { "contents", "pack", pack_contents_attributes, CONTENT_PROSE, enter_pack_part },
    { "divider", "pack", pack_prose_attributes, CONTENT_PROSE, enter_pack_part },
    { "prose", "pack", pack_prose_attributes, CONTENT_PROSE, enter_pack_part },
    { "statement", "pack", pack_statement_attributes, CONTENT_PROSE, enter_pack_part },
    { "page", "pack", pack_page_attributes, CONTENT_ELEMENTS, enter_pack_part },
    { "chart-page", "pack", pack_chart_attributes, CONTENT_ELEMENTS, enter_pack_part },
    { "calendar-page", "pack", pack_calendar_attributes, CONTENT_ELEMENTS, enter_pack_part },
    { "annex", "pack", pack_annex_attributes, CONTENT_ELEMENTS, enter_pack_part },
    { "blank", "pack", pack_blank_attributes, CONTENT_ELEMENTS, enter_pack_part },
    { "title", "cover", no_attributes, CONTENT_TEXT, NULL },
    { "subtitle", "cover", no_attributes, CONTENT_TEXT, NULL },
    { "param", "cover", pack_parameter_attributes, CONTENT_ELEMENTS, NULL },
    { "title", "contents", no_attributes, CONTENT_TEXT, NULL },
    { "subtitle", "contents", no_attributes, CONTENT_TEXT, NULL },
    { "param", "contents", pack_parameter_attributes, CONTENT_ELEMENTS, NULL },
    { "title", "divider", no_attributes, CONTENT_TEXT, NULL },
    { "subtitle", "divider", no_attributes, CONTENT_TEXT, NULL },
    { "param", "divider", pack_parameter_attributes, CONTENT_ELEMENTS, NULL },
    { "title", "prose", no_attributes, CONTENT_TEXT, NULL },
    { "subtitle", "prose", no_attributes, CONTENT_TEXT, NULL },
    { "param", "prose", pack_parameter_attributes, CONTENT_ELEMENTS, NULL },
    { "title", "statement", no_attributes, CONTENT_TEXT, NULL },
    { "subtitle", "statement", no_attributes, CONTENT_TEXT, NULL },
    { "param", "statement", pack_parameter_attributes, CONTENT_ELEMENTS, NULL },
    { "title", "page", no_attributes, CONTENT_TEXT, NULL },
    { "subtitle", "page", no_attributes, CONTENT_TEXT, NULL },
    { "param", "page", pack_parameter_attributes, CONTENT_ELEMENTS, NULL },
    { "title", "chart-page", no_attributes, CONTENT_TEXT, NULL },
    { "subtitle", "chart-page", no_attributes, CONTENT_TEXT, NULL },
    { "param", "chart-page", pack_parameter_attributes, CONTENT_ELEMENTS, NULL },
    { "title", "calendar-page", no_attributes, CONTENT_TEXT, NULL },
    { "subtitle", "calendar-page", no_attributes, CONTENT_TEXT, NULL },
    { "param", "calendar-page", pack_parameter_attributes, CONTENT_ELEMENTS, NULL },
    { "title", "annex", no_attributes, CONTENT_TEXT, NULL },
    { "subtitle", "annex", no_attributes, CONTENT_TEXT, NULL },
    { "param", "annex", pack_parameter_attributes, CONTENT_ELEMENTS, NULL },
    { "batch", NULL, no_attributes, CONTENT_ELEMENTS, NULL },
    { "outputs", "batch", outputs_attributes, CONTENT_ELEMENTS, NULL },
    { "parameter", "outputs", parameter_attributes, CONTENT_ELEMENTS, NULL },
    { "calendar", "batch", calendar_attributes, CONTENT_ELEMENTS, NULL },
    { "pack-file", "batch", pack_file_attributes, CONTENT_ELEMENTS, NULL },
    { "map", NULL, map_attributes, CONTENT_ELEMENTS, NULL },
    { "column", "map", map_column_attributes, CONTENT_ELEMENTS, NULL },
    { "word", "map", map_word_attributes, CONTENT_ELEMENTS, NULL },
    { "missing", "map", map_missing_attributes, CONTENT_ELEMENTS, NULL },
};
const size_t data_element_count = G_N_ELEMENTS(data_elements);
