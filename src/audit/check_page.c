/* Rules that join pages with the structure tree: each mark belongs to one element and each annotation to its own. */
#include "audit/gather.h"
#include <string.h>

enum { FLAG_INVISIBLE = 1, FLAG_HIDDEN = 2, FLAG_PRINT = 4, FLAG_NO_VIEW = 32, FLAG_TOGGLE = 256 };

/* ---- marks ---- */

static void
check_mark(Audit *audit, const AuditMark *mark)
{
    if (mark->own && (mark->node < 0 || !audit_node(audit, mark->node)->replaced))
        audit_note(audit, RULE_UNICODE_PRIVATE, mark->page, mark->owner,
                   "mark %d shows a character of private use, and no ActualText stands for it", mark->mcid);
    if (mark->times == 0) {
        audit_note(audit, RULE_MARK_EMPTY, mark->page, audit_node(audit, mark->node)->number,
                   "the structure tree names mark %d, which content does not have", mark->mcid);
        return;
    }
    if (mark->node < 0) {
        audit_note(audit, RULE_MARK_LOST, mark->page, mark->owner, "mark %d is in no structure element", mark->mcid);
        return;
    }
    if (mark->mcid < 0 || audit_parent(audit, mark->struct_parents, mark->mcid) != mark->node)
        audit_note(audit, RULE_PARENT_TREE, mark->page, mark->owner,
                   "the parent tree does not lead from mark %d to its element", mark->mcid);
}

void
audit_check_marks(Audit *audit)
{
    if (object_file_exhausted(audit->file))
        return;
    for (guint i = 0; i < audit->marks->len; i++)
        check_mark(audit, &g_array_index(audit->marks, AuditMark, i));
}

/* ---- annotations ---- */

static bool
holds_object(Audit *audit, const AuditNode *node, int number)
{
    for (guint i = 0; i < node->kid_count; i++) {
        const AuditKid *kid = audit_kid(audit, node->first_kid + i);

        if (kid->kind == AUDIT_KID_OBJECT && kid->object == number)
            return true;
    }
    return false;
}

/* Where its words stand: /Contents; there, or the element's /Alt; the field's /TU or the element's /Alt. */
typedef enum Words { WORDS_CONTENTS, WORDS_CONTENTS_OR_ALT, WORDS_FIELD } Words;

typedef struct AnnotationRule {
    const char *subtype, *role;
    AuditRuleId tag, contents;
    Words words;
} AnnotationRule;

static const AnnotationRule annotation_rules[] = {
    { "Link", "Link", RULE_LINK_UNTAGGED, RULE_LINK_CONTENTS, WORDS_CONTENTS },
    { "Widget", "Form", RULE_WIDGET_UNTAGGED, RULE_FIELD_NAME, WORDS_FIELD },
    { NULL, "Annot", RULE_ANNOT_UNTAGGED, RULE_ANNOT_CONTENTS, WORDS_CONTENTS_OR_ALT }, /* every other */
};

static bool
read_box(Audit *audit, const Object *array, double box[4])
{
    if (array->kind != OBJECT_ARRAY || array->length < 4)
        return false;
    for (size_t i = 0; i < 2; i++) {
        double one = object_number(object_item(audit->file, array, i)),
               other = object_number(object_item(audit->file, array, i + 2));

        box[i] = MIN(one, other);
        box[i + 2] = MAX(one, other);
    }
    return true;
}

/* ISO 14289-1, 7.18.1: what is hidden or lies outside the page's crop box is no part of the page. */
static bool
is_shown(Audit *audit, const Object *annotation, int page)
{
    double box[4], crop[4];

    if ((object_integer(object_get(audit->file, annotation, "F"), 0) & FLAG_HIDDEN) != 0)
        return false;
    if (!read_box(audit, object_get(audit->file, annotation, "Rect"), box) ||
        (!read_box(audit, audit_page(audit, page)->crop, crop) &&
         !read_box(audit, audit_page(audit, page)->media, crop)))
        return true;
    return box[0] < crop[2] && box[2] > crop[0] && box[1] < crop[3] && box[3] > crop[1];
}

static bool
is_empty(Audit *audit, const Object *annotation)
{
    double box[4];

    return read_box(audit, object_get(audit->file, annotation, "Rect"), box) && box[0] == box[2] && box[1] == box[3];
}

static bool
has_text(Audit *audit, const Object *dict, const char *key)
{
    const char *text = object_text(audit->file, object_get(audit->file, dict, key));

    return text != NULL && *text != '\0';
}

/* A widget is named by its field, which may be its parent (ISO 32000-1, 12.7.3). */
static bool
has_words(Audit *audit, const AnnotationRule *row, const Object *annotation, const AuditNode *node)
{
    bool alternative = node != NULL && node->alt_says;

    if (row->words == WORDS_CONTENTS)
        return has_text(audit, annotation, "Contents");
    if (row->words == WORDS_CONTENTS_OR_ALT)
        return alternative || has_text(audit, annotation, "Contents");
    if (object_find(annotation, "T")->kind == OBJECT_NULL && object_find(annotation, "Parent")->kind != OBJECT_NULL)
        return alternative || has_text(audit, object_get(audit->file, annotation, "Parent"), "TU");
    return alternative || has_text(audit, annotation, "TU");
}

static void
check_tagged(Audit *audit, const Object *annotation, int page, const char *subtype)
{
    const AnnotationRule *row = annotation_rules;
    gint64 key = object_integer(object_get(audit->file, annotation, "StructParent"), -1);
    int index = audit_parent(audit, key, NO_MARK);
    const AuditNode *node = index < 0 ? NULL : audit_node(audit, index);

    while (row->subtype != NULL && strcmp(row->subtype, subtype) != 0)
        row++;
    if (key < 0)
        audit_note(audit, row->tag, page, annotation->number, "%s has no /StructParent", subtype);
    else if (node == NULL || !holds_object(audit, node, annotation->number))
        audit_note(audit, RULE_ANNOT_PARENT, page, annotation->number,
                   "%s: /StructParent leads to no element that holds it", subtype);
    else if (node->standard == NULL || strcmp(node->standard, row->role) != 0)
        audit_note(audit, row->tag, page, annotation->number, "%s stands in %s, not in %s", subtype, node->role,
                   row->role);
    if (!has_words(audit, row, annotation, node))
        audit_note(audit, row->contents, page, annotation->number, "%s", subtype);
}

/* An appearance has one state, a picture; only a button has several, by name. */
static void
check_states(Audit *audit, const Object *annotation, int page, const char *subtype)
{
    const Object *appearance = object_get(audit->file, annotation, "AP"),
                 *normal = object_get(audit->file, appearance, "N"), *type = object_get(audit->file, annotation, "FT");
    bool button;

    if (type->kind == OBJECT_NULL)
        type = object_get(audit->file, object_get(audit->file, annotation, "Parent"), "FT");
    button = strcmp(subtype, "Widget") == 0 && object_is_name(type, "Btn");
    if (appearance->kind != OBJECT_DICT)
        return;
    if (appearance->length != 1 || normal->kind == OBJECT_NULL)
        audit_note(audit, RULE_ANNOT_STATES, page, annotation->number, "/AP of %s does not hold /N alone", subtype);
    else if (button ? normal->stream || normal->kind != OBJECT_DICT : !normal->stream)
        audit_note(audit, RULE_ANNOT_STATES, page, annotation->number, "/N of %s is no %s", subtype,
                   button ? "dictionary of states" : "appearance");
}

/* ISO 19005-2, 6.3. */
static void
check_archived(Audit *audit, const Object *annotation, int page, const char *subtype)
{
    static const char *const allowed[] = { "Text",      "Link",           "FreeText", "Line",        "Square",
                                           "Circle",    "Polygon",        "PolyLine", "Highlight",   "Underline",
                                           "Squiggly",  "StrikeOut",      "Stamp",    "Caret",       "Ink",
                                           "Popup",     "FileAttachment", "Widget",   "PrinterMark", "TrapNet",
                                           "Watermark", "Redact",         NULL };
    gint64 flags = object_integer(object_get(audit->file, annotation, "F"), 0);
    bool popup = strcmp(subtype, "Popup") == 0;

    if (!g_strv_contains(allowed, subtype))
        audit_note(audit, RULE_ANNOT_TYPE, page, annotation->number, "%s is not allowed", subtype);
    if (!popup &&
        ((flags & FLAG_PRINT) == 0 || (flags & (FLAG_INVISIBLE | FLAG_HIDDEN | FLAG_NO_VIEW | FLAG_TOGGLE)) != 0))
        audit_note(audit, RULE_ANNOT_FLAGS, page, annotation->number,
                   "%s: /F is %d: it must be printed and not be hidden", subtype, (int)flags);
    if (!popup && strcmp(subtype, "Link") != 0 && !is_empty(audit, annotation) &&
        object_get(audit->file, object_get(audit->file, annotation, "AP"), "N")->kind == OBJECT_NULL)
        audit_note(audit, RULE_ANNOT_APPEARANCE, page, annotation->number, "%s has no appearance", subtype);
    if (object_find(annotation, "AA")->kind != OBJECT_NULL)
        audit_note(audit, RULE_ADDITIONAL_ACTIONS, page, annotation->number, "/AA of %s", subtype);
    if (strcmp(subtype, "Widget") == 0 && object_find(annotation, "A")->kind != OBJECT_NULL)
        audit_note(audit, RULE_ACTION, page, annotation->number, "/A of a form field");
    check_states(audit, annotation, page, subtype);
}

static void
check_annotation(Audit *audit, const Object *annotation, int page)
{
    const char *subtype = object_name(object_get(audit->file, annotation, "Subtype"));

    check_archived(audit, annotation, page, subtype);
    if (strcmp(subtype, "TrapNet") == 0 && is_shown(audit, annotation, page))
        audit_note(audit, RULE_TRAP_NET, page, annotation->number, "TrapNet is not allowed");
    else if (strcmp(subtype, "PrinterMark") == 0 && object_find(annotation, "StructParent")->kind != OBJECT_NULL)
        audit_note(audit, RULE_PRINTER_MARK, page, annotation->number, "PrinterMark is in the structure tree");
    else if (strcmp(subtype, "PrinterMark") != 0 && strcmp(subtype, "Popup") != 0 && is_shown(audit, annotation, page))
        check_tagged(audit, annotation, page, subtype);
}

static void
check_tabs(Audit *audit, int page)
{
    const Object *tabs = object_get(audit->file, audit_page(audit, page)->dict, "Tabs");

    if (tabs->kind != OBJECT_NAME)
        audit_note(audit, RULE_TABS_MISSING, page, 0, "it has none");
    else if (!object_is_name(tabs, "S"))
        audit_note(audit, RULE_TABS_WRONG, page, 0, "it is /%s", tabs->bytes);
}

/* Each box of a page, its own or one that it inherits (6.1.13). */
static void
check_boxes(Audit *audit, int page)
{
    static const char *const keys[] = { "BleedBox", "TrimBox", "ArtBox" };
    const Object *boxes[G_N_ELEMENTS(keys) + 2] = { audit_page(audit, page)->crop, audit_page(audit, page)->media };
    double box[4];

    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        boxes[i + 2] = object_get(audit->file, audit_page(audit, page)->dict, keys[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(boxes); i++)
        if (read_box(audit, boxes[i], box) && (box[2] - box[0] < 3 || box[3] - box[1] < 3 || box[2] - box[0] > 14400 ||
                                               box[3] - box[1] > 14400)) {
            audit_note(audit, RULE_PAGE_SIZE, page, 0, "a box of it has a side under 3 or over 14,400 units");
            return;
        }
}

void
audit_check_annotations(Audit *audit)
{
    for (int page = 0; page < (int)audit->pages->len; page++) {
        const Object *annotations = object_get(audit->file, audit_page(audit, page)->dict, "Annots");

        check_boxes(audit, page);
        for (size_t i = 0; annotations->kind == OBJECT_ARRAY && i < annotations->length; i++)
            if (object_item(audit->file, annotations, i)->kind == OBJECT_DICT)
                check_annotation(audit, object_item(audit->file, annotations, i), page);
        if (annotations->kind == OBJECT_ARRAY && annotations->length > 0)
            check_tabs(audit, page);
    }
}
