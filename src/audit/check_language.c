/*
 * The natural language of whatever is read aloud (ISO 14289-1, 7.2; ISO 32000-1, 14.9.2): the catalogue's stands for
 * all; without one, each text must have it from its own mark or from an element that it stands in.
 */
#include "audit/gather.h"
#include "audit/xmp.h"
#include "base/words.h"
#include <string.h>

void
audit_check_tag(Audit *audit, const Object *language, int page, int number, const char *of)
{
    const char *tag = object_text(audit->file, language);

    if (tag == NULL || (*tag == '\0' && !audit->profile.ua) || language_tag_is_read(tag))
        return;
    audit_note(audit, RULE_LANG_INVALID, page, number, "'%s' of %s", tag, of);
}

static bool
is_text(Audit *audit, const Object *dict, const char *key)
{
    return object_get(audit->file, dict, key)->kind == OBJECT_STRING;
}

static void
check_elements(Audit *audit, bool known)
{
    static const char *const keys[] = { "ActualText", "Alt", "E" };

    for (int i = 0; i < (int)audit->nodes->len; i++) {
        const AuditNode *node = audit_node(audit, i);
        const bool has[G_N_ELEMENTS(keys)] = { node->actual, node->alt, node->expansion };

        audit_check_tag(audit, node->extra->language, node->page, node->number, "a structure element");
        for (size_t k = 0; !known && !node->spoken && k < G_N_ELEMENTS(keys); k++)
            if (has[k])
                audit_note(audit, RULE_LANG_ALTERNATIVE, node->page, node->number, "/%s of %s", keys[k], node->role);
    }
}

/* The element that an annotation or a field names as its own. */
static bool
is_spoken(Audit *audit, const Object *dict)
{
    gint64 key = object_integer(object_get(audit->file, dict, "StructParent"), -1);
    int index = audit_parent(audit, key, NO_MARK);

    return index >= 0 && audit_node(audit, index)->extra->language->kind == OBJECT_STRING;
}

static void
check_annotations(Audit *audit)
{
    for (int page = 0; page < (int)audit->pages->len; page++) {
        const Object *list = object_get(audit->file, audit_page(audit, page)->dict, "Annots");

        for (size_t i = 0; list->kind == OBJECT_ARRAY && i < list->length; i++) {
            const Object *one = object_item(audit->file, list, i);

            if (is_text(audit, one, "Contents") && !is_spoken(audit, one))
                audit_note(audit, RULE_LANG_CONTENTS, page, one->number, "/Contents of an annotation");
            if (is_text(audit, one, "TU") && !is_spoken(audit, one))
                audit_note(audit, RULE_LANG_FIELD, page, one->number, "/TU of a form field");
        }
    }
}

static void
check_texts(Audit *audit)
{
    for (guint i = 0; i < audit->marks->len; i++) {
        const AuditMark *mark = &g_array_index(audit->marks, AuditMark, i);

        if (mark->mute && (mark->node < 0 || !audit_node(audit, mark->node)->spoken))
            audit_note(audit, RULE_LANG_TEXT, mark->page, mark->owner, "the text of mark %d", mark->mcid);
    }
}

void
audit_check_languages(Audit *audit)
{
    const Object *language = object_get(audit->file, audit->catalog, "Lang");
    bool known = language->kind == OBJECT_STRING;

    audit_check_tag(audit, language, -1, audit->catalog->number, "the catalogue");
    check_elements(audit, known);
    if (known)
        return;
    audit_note(audit, RULE_LANG_MISSING, -1, audit->catalog->number, "the catalogue has no /Lang");
    check_annotations(audit);
    check_texts(audit);
    if (object_get(audit->file, object_get(audit->file, audit->catalog, "Outlines"), "First")->kind == OBJECT_DICT)
        audit_note(audit, RULE_LANG_OUTLINE, -1, 0, "the titles of the outline");
    if (audit->xmp != NULL && audit_xmp_has_default(audit->xmp))
        audit_note(audit, RULE_LANG_METADATA, -1, 0, "a text of the metadata for any language (x-default)");
}
