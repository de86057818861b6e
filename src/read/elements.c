/*
 * An element of the plan's model, filled from its node by the fields of its type. The walker has found the attributes
 * well-formed.
 */
#include "read/tables.h"
#include "base/words.h"
#include <string.h>

static void *
member(void *element, size_t at)
{
    return (char *)element + at;
}

static int
value_of_word(const Field *f, const char *word)
{
    int place = vocabulary_place(f->words, word);

    return place < 0 ? 0 : f->values == NULL ? place : f->values[place];
}

/* A number, or the word for all areas. */
static void
keep_target_value(const char *text, Target *target)
{
    target->all = strcmp(text, "all") == 0;
    target->has_value = !target->all && number_parse(text, &target->value);
    target->decimals = target->has_value ? number_text_decimals(text) : 0;
}

/* A number, or the word for the first figure that there is. */
static void
keep_baseline(const char *text, Target *target)
{
    target->baseline_first = strcmp(text, "first") == 0;
    target->has_baseline = !target->baseline_first && number_parse(text, &target->baseline);
    target->baseline_decimals = target->has_baseline ? number_text_decimals(text) : 0;
}

static void
keep_attribute(Reading *r, const Field *f, const char *text, void *element)
{
    void *at = member(element, f->at);
    double number;

    switch (f->keep) {
    case KEEP_NOT:
        break;
    case KEEP_TEXT:
    case KEEP_LIST:
    case KEEP_KEY:
    case KEEP_REF:
    case KEEP_REFS:
        *(const char **)at = text;              /* the builder keeps it */
        break;
    case KEEP_LOCAL:
        ((LocalText *)at)->text = text == NULL ? "" : arena_strdup(r->arena, text);
        break;
    case KEEP_YEAR_START:
        if (text != NULL && !year_start_parse(text, at))
            *(YearStart *)at = (YearStart){ 1, 1 };     /* it is told: who counts fiscal years is at no fault */
        break;
    case KEEP_PERIOD:
        if (text != NULL)
            period_parse(text, at);
        break;
    case KEEP_DATE:
        if (text != NULL)
            date_parse(text, at);
        break;
    case KEEP_NUMBER:
        *(double *)at = text != NULL && number_parse(text, &number) ? number : f->otherwise;
        break;
    case KEEP_POINT:
        if (text != NULL)
            location_parse(text, at);
        break;
    case KEEP_OPTIONAL:
        *(bool *)member(element, f->count) = text != NULL && number_parse(text, at);
        break;
    case KEEP_INT:
        *(int *)at = (int)(text != NULL && number_parse(text, &number) ? number : f->otherwise);
        break;
    case KEEP_WORD:
        *(int *)at = text == NULL ? 0 : value_of_word(f, text);
        break;
    case KEEP_FLAG:
        *(bool *)at = text != NULL && strcmp(text, f->yes) == 0;
        break;
    case KEEP_VALUE:
        if (text != NULL)
            keep_target_value(text, at);
        break;
    case KEEP_BASELINE:
        if (text != NULL)
            keep_baseline(text, at);
        break;
    }
}

static void
keep_forms(Reading *r, const DataElement *child, const XmlNode *node, void *element)
{
    Forms forms = children_forms(r, node, child->name);

    *(Forms *)member(element, child->forms) = forms;
    if (r->forms != NULL && forms.count > 0)
        g_array_append_val(r->forms, forms);
}

/* A source keeps the title under which it can be found, and a phrase is what others are translated by. */
static LocalText
translated(const Reading *r, const DataElement *row, LocalText text)
{
    return row->kind == ELEMENT_SOURCE || row->kind == ELEMENT_PHRASE ? text
                                                                      : plan_builder_translated(r->builder, text);
}

/* Its own text, and the texts of its children that are its own. */
static void
keep_texts(Reading *r, const DataElement *row, const XmlNode *node, void *element)
{
    if (row->is_text)
        *(LocalText *)member(element, row->text) =
            plan_builder_translated(r->builder, (LocalText){ xml_text(node, r->arena), NULL, 0 });
    for (const DataElement *const *child = data_children(row); *child != NULL; child++)
        if ((*child)->kind == ELEMENT_NONE && (*child)->is_text)
            *(LocalText *)member(element, (*child)->text) = translated(r, row, children_text(r, node, (*child)->name));
        else if ((*child)->kind == ELEMENT_NONE && (*child)->is_form)
            keep_forms(r, *child, node, element);
}

/* All zeros. The builder keeps a copy, so that one does for all elements. */
static void *
room_for(Reading *r, size_t size)
{
    if (r->element_room < size) {
        g_free(r->element);
        r->element = g_malloc(size);
        r->element_room = size;
    }
    return memset(r->element, 0, size);
}

void
enter_element(Reading *reading, const DataElement *row, const XmlNode *node)
{
    const ElementType *type = &element_types[row->kind];
    void *element = room_for(reading, type->size);
    const XmlAttribute *given[GIVEN_FIELDS];

    keep_texts(reading, row, node, element);
    walk_given(reading, type->fields, node, given);
    for (const Field *f = type->fields; f->name != NULL; f++)
        if (f->keep != KEEP_NOT) {
            const XmlAttribute *a = given[f - type->fields];

            keep_attribute(reading, f, a == NULL ? NULL : a->value, element);
            if (f->type == ATTR_LANGUAGE && a != NULL)
                note_language(reading, node, a->value);
            if (f->placed != 0 && a != NULL && reading->item != NULL)
                xml_item_place(reading->item);
            if (f->placed != 0)
                *(Place *)member(element, f->placed) = a == NULL ? node->place : a->place;
        }
    *(Place *)member(element, type->place) = node->place;
    if (row->take != NULL)
        row->take(reading, node, element);
    else
        plan_builder_add(reading->builder, row->kind, element);
}
