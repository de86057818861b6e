/*
 * A tree against the tables: an unknown element is reported and skipped whole, an unknown or wrong attribute is
 * reported, and the walk goes on, so that one run shows everything. An element that lacks what it needs is not entered,
 * nor is anything in it, though all of it is checked; one with a lesser mistake is, so that nobody who refers to it is
 * told that it does not exist.
 */
#include "read/tables.h"
#include "base/diag_model.h"
#include "base/diag_read.h"
#include "base/words.h"
#include <string.h>

/* What may stand in an element: for the roots, and behind them for each row of the table. */
typedef struct Nesting { GPtrArray *roots, **children; } Nesting;

static bool
stands_in(const DataElement *child, const DataElement *parent)
{
    if (g_strcmp0(child->parent, parent == NULL ? NULL : parent->name) != 0)
        return false;
    return child->within == NULL || g_strcmp0(child->within, parent->parent) == 0;
}

static GPtrArray *
list_children(const DataElement *parent)
{
    GPtrArray *rows = g_ptr_array_new();

    for (size_t i = 0; i < data_element_count; i++)
        if (stands_in(&data_elements[i], parent))
            g_ptr_array_add(rows, (gpointer)(guintptr)&data_elements[i]);
    g_ptr_array_add(rows, NULL);
    return rows;
}

/* Each element of a file asks, so it is found out once. */
static gpointer
find_nesting(gpointer nothing)
{
    Nesting *nesting = g_new0(Nesting, 1);

    (void)nothing;
    nesting->roots = list_children(NULL);
    nesting->children = g_new0(GPtrArray *, data_element_count);
    for (size_t i = 0; i < data_element_count; i++)
        nesting->children[i] = list_children(&data_elements[i]);
    return nesting;
}

const DataElement *const *
data_children(const DataElement *parent)
{
    static GOnce once = G_ONCE_INIT;
    const Nesting *nesting = g_once(&once, find_nesting, NULL);
    const GPtrArray *rows = parent == NULL ? nesting->roots : nesting->children[parent - data_elements];

    return (const DataElement *const *)rows->pdata;
}

const DataElement *
find_data_element(const char *name, const DataElement *parent)
{
    for (const DataElement *const *row = data_children(parent); *row != NULL; row++)
        if (strcmp((*row)->name, name) == 0)
            return *row;
    return NULL;
}

const Field *
data_fields(const DataElement *row)
{
    return row->attributes != NULL ? row->attributes : element_types[row->kind].fields;
}

static const Field *
find_in_rows(const Field *rows, const char *name)
{
    for (const Field *a = rows; a->name != NULL; a++)
        if (strcmp(a->name, name) == 0)
            return a;
    return NULL;
}

static const Field *
find_attribute(const DataElement *row, const char *name)
{
    return find_in_rows(data_fields(row), name);
}

/* Both ends, each where it stands. */
static void
report_backwards(Reading *reading, const XmlAttribute *a)
{
    g_auto(GStrv) ends = g_strsplit(a->value, "/", 2);
    Place last = a->place;

    last.column += (int)strlen(ends[0]) + 1;
    diag_report_related(reading->diags, DIAG_MODEL_BAD_RANGE, a->place, last, ends[0], ends[1], NULL);
}

static void
report_value(Reading *reading, const Field *row, const XmlAttribute *a, DiagId wrong)
{
    g_auto(GStrv) ends = g_strsplit(row->type == ATTR_COUNT ? row->words : "", " ", 2);

    if (wrong == DIAG_MODEL_BAD_RANGE)
        report_backwards(reading, a);
    else if (row->type == ATTR_COUNT)
        diag_report(reading->diags, wrong, a->place, a->value, a->name, ends[0], ends[1], NULL);
    else
        diag_report(reading->diags, wrong, a->place, a->value, a->name, row->words == NULL ? "" : row->words, NULL);
}

static const Field *
find_again(Reading *reading, const Field *rows, const char *name, size_t at)
{
    AttributeMemo *memo = &reading->memo[((uintptr_t)rows / sizeof *rows * 5 + at) % MEMOS];

    if (memo->name != name || memo->rows != rows)
        *memo = (AttributeMemo){ rows, name, find_in_rows(rows, name) };
    return memo->row;
}

static bool
has_shape(const Shape *shape, const Field *rows, const XmlNode *node)
{
    if (shape->rows != rows || shape->count != node->attribute_count)
        return false;
    for (size_t i = 0; i < shape->count; i++)
        if (shape->names[i] != node->attributes[i].name)
            return false;
    return true;
}

/* How many attributes an element cannot do without. */
static size_t
count_required(const Field *rows)
{
    size_t required = 0;

    for (const Field *a = rows; a->name != NULL; a++)
        required += a->required;
    return required;
}

/* NULL: it has too many attributes. Valid until the next is asked for. */
static const Shape *
shape_of(Reading *reading, const Field *rows, const XmlNode *node)
{
    Shape *shape = &reading->shapes[(uintptr_t)rows / sizeof *rows % SHAPES];
    size_t required = 0, known = 0;

    if (has_shape(shape, rows, node))
        return shape;
    if (node->attribute_count > SHAPE_ATTRIBUTES)
        return NULL;
    shape->rows = rows;
    shape->count = node->attribute_count;
    for (size_t i = 0; i < shape->count; i++) {
        const Field *field = find_again(reading, rows, node->attributes[i].name, i);

        shape->names[i] = node->attributes[i].name;
        shape->fields[i] = field;
        known += field != NULL;
        required += field != NULL && field->required;
    }
    shape->is_right = known == shape->count && required == count_required(rows);
    return shape;
}

static const Field *
field_of(Reading *reading, const Shape *shape, const Field *rows, const XmlNode *node, size_t i)
{
    return shape != NULL ? shape->fields[i] : find_again(reading, rows, node->attributes[i].name, i);
}

void
walk_values(Reading *reading, const Field *rows, const XmlNode *node, const char **values)
{
    const Shape *shape = shape_of(reading, rows, node);

    for (size_t i = 0; i < node->attribute_count; i++) {
        const Field *row = field_of(reading, shape, rows, node, i);

        if (row != NULL)
            values[row - rows] = node->attributes[i].value;
    }
}

void
walk_given(Reading *reading, const Field *rows, const XmlNode *node, const XmlAttribute **given)
{
    const Shape *shape = shape_of(reading, rows, node);

    for (const Field *row = rows; row->name != NULL; row++)
        given[row - rows] = NULL;
    for (size_t i = 0; i < node->attribute_count; i++) {
        const Field *row = field_of(reading, shape, rows, node, i);

        if (row != NULL) {
            g_assert(row - rows < GIVEN_FIELDS);
            given[row - rows] = &node->attributes[i];
        }
    }
}

/*
 * Of a field whose values come again and again (years, sources, members) each is looked at once in a while; numbers
 * differ, and cost no more to read than to find here.
 */
static bool
is_right_value(Reading *reading, const Field *field, const char *value)
{
    size_t length = strlen(value);
    RightValue *known = &reading->right[((uintptr_t)field / sizeof *field * 7 + length * 31 +
                                         (guchar)value[length / 2] * 5 + (length > 0 ? (guchar)value[length - 1] : 0)) %
                                        RIGHT_VALUES];

    if (length >= sizeof known->text || field->type == ATTR_NUMBER)
        return field_fault(field, value) == 0;
    if (known->field == field && memcmp(known->text, value, length + 1) == 0)
        return true;
    if (field_fault(field, value) != 0)
        return false;
    known->field = field;
    memcpy(known->text, value, length + 1);
    return true;
}

/* Nothing is wrong with its attributes. Of very many of them that is found out when each is looked at by itself. */
static bool
is_right(Reading *reading, const DataElement *row, const XmlNode *node)
{
    const Shape *shape = shape_of(reading, data_fields(row), node);

    if (shape == NULL || !shape->is_right)
        return false;
    for (size_t i = 0; i < shape->count; i++)
        if (!is_right_value(reading, shape->fields[i], node->attributes[i].value))
            return false;
    return true;
}

static void
tell_unknown_attribute(Reading *reading, const DataElement *row, const XmlNode *node, const XmlAttribute *a)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();

    for (const Field *field = data_fields(row); field->name != NULL; field++)
        g_ptr_array_add(names, (gpointer)(guintptr)field->name);
    diag_report(reading->diags, DIAG_DATA_UNKNOWN_ATTRIBUTE, a->place, a->name, node->name, NULL);
    diag_near(reading->diags, a->name, (const char *const *)names->pdata, names->len);
}

static void
tell_unknown_element(Reading *reading, const DataElement *row, const XmlNode *node, const XmlNode *child)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();

    for (const DataElement *const *may = data_children(row); *may != NULL; may++)
        g_ptr_array_add(names, (gpointer)(guintptr)(*may)->name);
    diag_report(reading->diags, DIAG_DATA_UNKNOWN_ELEMENT, child->place, child->name, node->name, NULL);
    diag_near(reading->diags, child->name, (const char *const *)names->pdata, names->len);
}

/* Of a list those words that are wrong by themselves: the others are ids as ever. */
static void
note_no_ids(Reading *reading, const Field *field, const char *value)
{
    bool list = field->type == ATTR_IDS || field->type == ATTR_CATEGORIES;
    g_auto(GStrv) words = list ? words_split(value) : NULL;

    if (!list)
        plan_builder_note_no_id(reading->builder, value);
    for (size_t i = 0; list && words[i] != NULL; i++)
        if (field_fault(field, words[i]) != 0)
            plan_builder_note_no_id(reading->builder, words[i]);
}

/*
 * Words that were to be ids, and are none, lead nowhere besides. What it stands in may lack it; where its own id is
 * none, whoever refers to one of its kind may mean it.
 */
static void
note_fault(Reading *reading, const DataElement *row, const XmlNode *node, const XmlAttribute *a, DiagId wrong)
{
    const ElementType *type = &element_types[row->kind];
    const Field *field = find_attribute(row, a->name);
    bool no_id = wrong == DIAG_DATA_BAD_ID || wrong == DIAG_DATA_BAD_CATEGORIES;

    if (reading->builder == NULL)
        return;
    plan_builder_note_fault(reading->builder, node->place);
    if (node->parent != NULL)
        plan_builder_note_fault(reading->builder, node->parent->place);
    if (no_id)
        note_no_ids(reading, field, a->value);
    if (no_id && type->name != NULL && strcmp(type->fields[0].name, a->name) == 0)
        plan_builder_note_unread(reading->builder, type->name, NULL, node->place);
}

/* False when an attribute that the element cannot do without is missing or wrong. */
static bool
check_attributes(Reading *reading, const DataElement *row, const XmlNode *node)
{
    bool enough = true;

    if (is_right(reading, row, node))
        return true;
    for (size_t i = 0; i < node->attribute_count; i++) {
        const XmlAttribute *a = &node->attributes[i];
        const Field *known = find_attribute(row, a->name);
        DiagId wrong = known == NULL ? 0 : field_fault(known, a->value);

        if (known == NULL) {
            tell_unknown_attribute(reading, row, node, a);
        } else if (wrong != 0) {
            report_value(reading, known, a, wrong);
            note_fault(reading, row, node, a, wrong);
            enough = enough && !known->required;
        }
    }
    for (const Field *a = data_fields(row); a->name != NULL; a++)
        if (a->required && xml_attribute(node, a->name) == NULL) {
            diag_report(reading->diags, DIAG_DATA_MISSING_ATTRIBUTE, node->place, a->name, node->name, NULL);
            enough = false;
        }
    return enough;
}

static void walk(Reading *reading, const DataElement *row, const XmlNode *node, bool entering);

static void
walk_children(Reading *reading, const DataElement *row, const XmlNode *node, const XmlNode *first, bool entering)
{
    for (const XmlNode *child = first; child != NULL; child = child->next) {
        const DataElement *child_row;

        if (child->name == NULL) {
            if (row->content == CONTENT_ELEMENTS && !words_is_blank(child->text))
                diag_report(reading->diags, DIAG_DATA_STRAY_TEXT, child->place, node->name, NULL);
            continue;
        }
        child_row = find_data_element(child->name, row);
        if (child_row == NULL && row->content != CONTENT_PROSE)
            tell_unknown_element(reading, row, node, child);
        else if (child_row != NULL)
            walk(reading, child_row, child, entering);
    }
}

/*
 * That what is internal stands where it may: an element that its parent cannot do without is as public as the parent.
 */
static void
check_withheld_place(Reading *reading, const DataElement *row, const XmlNode *node)
{
    for (const XmlNode *child = node->first_withheld; child != NULL; child = child->next) {
        const DataElement *child_row = find_data_element(child->name, row);

        if (child_row != NULL && find_attribute(child_row, AUDIENCE_ATTRIBUTE) == NULL)
            diag_report(reading->diags, DIAG_DATA_UNKNOWN_ATTRIBUTE, xml_attribute_place(child, AUDIENCE_ATTRIBUTE),
                        AUDIENCE_ATTRIBUTE, child->name, NULL);
    }
}

static void
walk_withheld(Reading *reading, const DataElement *row, const XmlNode *node)
{
    g_autoptr(Diags) unheard = diags_new();
    Diags *told = reading->diags;

    check_withheld_place(reading, row, node);
    reading->diags = reading->withheld_diags != NULL ? reading->withheld_diags : unheard;
    reading->withholding = true;
    walk_children(reading, row, node, node->first_withheld, false);
    reading->withholding = false;
    reading->diags = told;
}

/* What others may refer to, by the name that messages have for it; NULL: there is nothing to refer to. */
static const char *
id_of(const Reading *reading, const DataElement *row, const XmlNode *node)
{
    const ElementType *type = &element_types[row->kind];

    return reading->builder == NULL || type->name == NULL ? NULL : xml_attribute(node, type->fields[0].name);
}

static void
note_withheld(Reading *reading, const DataElement *row, const XmlNode *node)
{
    const char *id = id_of(reading, row, node);

    if (id != NULL)
        plan_builder_withhold(reading->builder, element_types[row->kind].name, id, node->place);
}

/* What is not entered for a mistake of its own, or of what it stands in, is nobody's mistake who refers to it. */
static void
note_unread(Reading *reading, const DataElement *row, const XmlNode *node)
{
    const char *id = id_of(reading, row, node);

    if (id != NULL)
        plan_builder_note_unread(reading->builder, element_types[row->kind].name, id, node->place);
}

static void
walk(Reading *reading, const DataElement *row, const XmlNode *node, bool entering)
{
    entering = (check_attributes(reading, row, node) || element_types[row->kind].with_parent) && entering;
    if (!entering && !reading->withholding)
        note_unread(reading, row, node);
    if (reading->withholding)
        note_withheld(reading, row, node);
    if (entering && row->kind != ELEMENT_NONE)
        enter_element(reading, row, node);
    else if (entering && row->enter != NULL)
        row->enter(reading, node);
    walk_children(reading, row, node, node->first_child, entering);
    if (node->first_withheld != NULL)
        walk_withheld(reading, row, node);
}

/* ---- items ---- */

/* Whether what stands in an element is entered; what is wrong with it is told with the tree of the rest. */
static bool
is_entered(Reading *reading, const DataElement *row, const XmlNode *node)
{
    g_autoptr(Diags) unheard = NULL;
    Diags *told = reading->diags;
    bool entered;

    if (row == NULL)
        return false;
    if (is_right(reading, row, node))
        return true;
    reading->diags = unheard = diags_new();
    entered = check_attributes(reading, row, node);
    reading->diags = told;
    return entered;
}

/* Items stand in the root or in an element of it (xml.h): what holds for the root is asked once a file. */
static void
look_at_parent(Reading *reading, const XmlNode *item)
{
    const XmlNode *parent = item->parent, *root = parent->parent;
    const DataElement *row;

    if (reading->items_of == parent)
        return;
    reading->items_of = parent;
    if (root == NULL) {
        row = find_data_element(parent->name, NULL);
        reading->items_enter = is_entered(reading, row, parent);
        reading->item_row = row == NULL ? NULL : find_data_element(item->name, row);
        return;
    }
    if (reading->items_root != root) {
        reading->items_root = root;
        reading->root_row = find_data_element(root->name, NULL);
        reading->root_enters = is_entered(reading, reading->root_row, root);
    }
    row = reading->root_row == NULL ? NULL : find_data_element(parent->name, reading->root_row);
    reading->items_enter = is_entered(reading, row, parent) && reading->root_enters;
    reading->item_row = row == NULL ? NULL : find_data_element(item->name, row);
}

static void
walk_withheld_item(Reading *reading, const DataElement *row, const XmlNode *node)
{
    g_autoptr(Diags) unheard = diags_new();
    Diags *told = reading->diags;

    reading->diags = reading->withheld_diags != NULL ? reading->withheld_diags : unheard;
    reading->withholding = true;
    walk(reading, row, node, false);
    reading->withholding = false;
    reading->diags = told;
}

void
walk_forget_items(Reading *reading)
{
    reading->items_of = reading->items_root = reading->series_of = NULL;
    memset(reading->memo, 0, sizeof reading->memo);
    memset(reading->shapes, 0, sizeof reading->shapes);
}

/* Nothing is wrong with it, nor with what stands in it, of which nothing is withheld. */
static bool
is_right_whole(Reading *reading, const DataElement *row, const XmlNode *node)
{
    if (node->first_withheld != NULL || !is_right(reading, row, node))
        return false;
    for (const XmlNode *child = node->first_child; child != NULL; child = child->next) {
        const DataElement *child_row = child->name == NULL ? NULL : find_data_element(child->name, row);

        if (child->name == NULL ? row->content == CONTENT_ELEMENTS && !words_is_blank(child->text)
                                : child_row == NULL || !is_right_whole(reading, child_row, child))
            return false;
    }
    return true;
}

static void
enter_whole(Reading *reading, const DataElement *row, const XmlNode *node)
{
    if (row->kind != ELEMENT_NONE)
        enter_element(reading, row, node);
    else if (row->enter != NULL)
        row->enter(reading, node);
    for (const XmlNode *child = node->first_child; child != NULL; child = child->next)
        if (child->name != NULL)
            enter_whole(reading, find_data_element(child->name, row), child);
}

void
walk_item(void *data, XmlItem *item)
{
    Reading *reading = data;
    const XmlNode *node = item->node;
    const DataElement *row;

    look_at_parent(reading, node);
    row = reading->item_row;
    if (!item->withheld && reading->items_enter && is_right_whole(reading, row, node)) {
        reading->item = item;
        enter_whole(reading, row, node);
        reading->item = NULL;
        return;
    }
    xml_item_place(item);
    if (item->withheld)
        walk_withheld_item(reading, row, node);
    else
        walk(reading, row, node, reading->items_enter);
}

void
walk_tree(Reading *reading, const XmlNode *root)
{
    const DataElement *row = find_data_element(root->name, NULL);

    if (row == NULL)
        diag_report(reading->diags, DIAG_DATA_UNKNOWN_ROOT, root->place, root->name, NULL);
    else
        walk(reading, row, root, true);
}
