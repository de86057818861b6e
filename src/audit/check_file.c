/*
 * Rules about objects wherever they stand: filters, limits, actions, attachments, and what the catalogue may hold.
 */
#include "audit/gather.h"
#include <math.h>
#include <string.h>

/* ---- objects ---- */

static void
check_stream(Audit *audit, const Object *stream)
{
    const Object *filter = object_get(audit->file, stream, "Filter");

    if (object_find(stream, "F")->kind != OBJECT_NULL || object_find(stream, "FFilter")->kind != OBJECT_NULL ||
        object_find(stream, "FDecodeParms")->kind != OBJECT_NULL)
        audit_note(audit, RULE_EXTERNAL_STREAM, -1, stream->number, "its data stand in another file");
    for (size_t i = 0; i < 16; i++) {
        const Object *one = filter->kind == OBJECT_ARRAY ? object_item(audit->file, filter, i)
                              : i == 0                    ? filter
                                                          : &object_null;

        if (object_is_name(one, "LZWDecode"))
            audit_note(audit, RULE_LZW, -1, stream->number, "LZWDecode");
        if (object_is_name(one, "Crypt"))
            audit_note(audit, RULE_CRYPT, -1, stream->number, "Crypt");
    }
}

/* Part 3 takes any file, and wants to know what it is: its type, its day. */
static void
check_embedded_stream(Audit *audit, const Object *file, int number)
{
    const Object *type = object_get(audit->file, file, "Subtype"),
                 *parameters = object_get(audit->file, file, "Params");

    if (strchr(object_name(type), '/') == NULL)
        audit_note(audit, RULE_FILE_TYPE, -1, number, "the embedded file's /Subtype is not a MIME type");
    if (object_get(audit->file, parameters, "ModDate")->kind != OBJECT_STRING)
        audit_note(audit, RULE_FILE_TYPE, -1, number, "the embedded file has no /ModDate in its /Params");
}

static void
note_associated(Audit *audit, const Object *dict)
{
    const Object *files = object_find(dict, "AF"), *list = object_resolve(audit->file, files);

    if (list->kind == OBJECT_DICT)
        g_hash_table_add(audit->associated, GINT_TO_POINTER(list->number));
    for (size_t i = 0; list->kind == OBJECT_ARRAY && i < list->length; i++)
        g_hash_table_add(audit->associated, GINT_TO_POINTER(list->items[i]->number));
}

static void
check_associations(Audit *audit)
{
    for (guint i = 0; audit->profile.a_part == 3 && i < audit->attached->len; i++) {
        int number = g_array_index(audit->attached, int, i);

        if (number == 0 || !g_hash_table_contains(audit->associated, GINT_TO_POINTER(number)))
            audit_note(audit, RULE_FILE_RELATION, -1, number, "no /AF says what the attached file belongs to");
    }
}

/* PDF/A asks that the string is there, PDF/UA that it says something. */
static bool
is_filled(Audit *audit, const Object *dict, const char *key)
{
    const Object *text = object_get(audit->file, dict, key);

    return text->kind == OBJECT_STRING && (text->length > 0 || !audit->profile.ua);
}

static void
check_file_specification(Audit *audit, const Object *dict)
{
    const Object *files = object_get(audit->file, dict, "EF");

    if (files->kind != OBJECT_DICT)
        return;
    if (!is_filled(audit, dict, "F") || !is_filled(audit, dict, "UF"))
        audit_note(audit, RULE_FILE_SPEC, -1, dict->number, "its file specification lacks /F or /UF");
    if (audit->profile.a_part == 3 && object_get(audit->file, dict, "AFRelationship")->kind != OBJECT_NAME)
        audit_note(audit, RULE_FILE_RELATION, -1, dict->number, "its file specification lacks /AFRelationship");
    if (audit->profile.a_part == 3)
        check_embedded_stream(audit, object_get(audit->file, files, "F"), dict->number);
    g_array_append_val(audit->attached, dict->number);
    if (audit_is_held(audit, RULE_EMBEDDED)) {
        size_t length;
        g_autofree guint8 *bytes = object_stream(audit->file, object_get(audit->file, files, "F"), &length);

        if (bytes == NULL || length < 5 || memcmp(bytes, "%PDF-", 5) != 0)
            audit_note(audit, RULE_EMBEDDED, -1, dict->number, "PDF/A-2 may hold PDF/A files only; part 3 holds any");
    }
}

/* What is played says what it is, and has a description in each language (ISO 14289-1, 7.18.6.2). */
static void
check_media_clip(Audit *audit, const Object *dict)
{
    const Object *texts = object_get(audit->file, dict, "Alt");
    bool right = texts->kind == OBJECT_ARRAY && texts->length > 0 && texts->length % 2 == 0;

    if (!object_is_name(object_get(audit->file, dict, "S"), "MCD") ||
        object_find(dict, "D")->kind == OBJECT_NULL)
        return;
    if (object_get(audit->file, dict, "CT")->kind != OBJECT_STRING)
        audit_note(audit, RULE_MEDIA_TYPE, -1, dict->number, "the media clip has no /CT");
    for (size_t i = 0; right && i < texts->length && i < 1000; i++) {
        const Object *one = object_item(audit->file, texts, i);

        right = one->kind == OBJECT_STRING && (i % 2 == 0 || one->length > 0);
    }
    if (!right)
        audit_note(audit, RULE_MEDIA_ALT, -1, dict->number, "the media clip has no /Alt of languages and texts");
}

/* Actions are known by their /S; structure elements have one too, with a parent, and transitions. */
static void
check_action(Audit *audit, const Object *dict)
{
    static const char *const forbidden[] = { "Launch",     "Sound",       "Movie",     "ResetForm", "ImportData",
                                             "Hide",       "SetOCGState", "Rendition", "Trans",     "GoTo3DView",
                                             "JavaScript", "SetState",    "NOP",       NULL };
    static const char *const named[] = { "NextPage", "PrevPage", "FirstPage", "LastPage", NULL };
    const char *type = object_name(object_get(audit->file, dict, "S"));
    const Object *name = object_get(audit->file, dict, "N");

    if (object_find(dict, "P")->kind != OBJECT_NULL)
        return;
    if (g_strv_contains(forbidden, type))
        audit_note(audit, RULE_ACTION, -1, dict->number, "%s", type);
    if (strcmp(type, "Named") == 0 && name->kind == OBJECT_NAME && !g_strv_contains(named, name->bytes))
        audit_note(audit, RULE_ACTION, -1, dict->number, "Named %s", name->bytes);
}

void
audit_check_value(Audit *audit, const Object *value, int page, int number)
{
    if (value->kind == OBJECT_NAME && value->length > MOST_NAME_BYTES)
        audit_exceeded(audit, LIMIT_NAME_BYTES, page, number);
    if (value->kind == OBJECT_STRING && value->length > MOST_STRING_BYTES)
        audit_exceeded(audit, LIMIT_STRING_BYTES, page, number);
    if (value->kind == OBJECT_INTEGER && (value->integer > G_MAXINT32 || value->integer < -(gint64)G_MAXINT32 - 1))
        audit_note(audit, RULE_LIMIT, page, number, "an integer has more than 32 bits");
    if (value->kind == OBJECT_REAL && fabs(value->real) > 3.403e38)
        audit_note(audit, RULE_LIMIT, page, number, "a real number is beyond 3.403e38");
}

void
audit_check_name(Audit *audit, const Object *name, int page, int number, const char *of)
{
    if (name->kind == OBJECT_NAME && !g_utf8_validate(name->bytes, (gssize)name->length, NULL))
        audit_note(audit, RULE_NAME_UTF8, page, number, "%s is not in UTF-8", of);
}

static void
push(GPtrArray *stack, const Object *value)
{
    if (value->kind == OBJECT_ARRAY || value->kind == OBJECT_DICT || value->kind == OBJECT_REFERENCE)
        g_ptr_array_add(stack, (void *)(guintptr)value);
}

static void
visit(Audit *audit, GPtrArray *stack, const Object *value, int number)
{
    if (value->kind == OBJECT_DICT) {
        if (value->stream)
            check_stream(audit, value);
        check_file_specification(audit, value);
        note_associated(audit, value);
        check_action(audit, value);
        check_media_clip(audit, value);
        if (value != audit->catalog)
            audit_check_packet(audit, object_get(audit->file, value, "Metadata"));
    }
    for (size_t i = 0; (value->kind == OBJECT_DICT || value->kind == OBJECT_ARRAY) && i < value->length; i++) {
        const Object *part = value->kind == OBJECT_DICT ? value->entries[i].value : value->items[i];

        if (value->kind == OBJECT_DICT && strlen(value->entries[i].key) > MOST_NAME_BYTES)
            audit_exceeded(audit, LIMIT_NAME_BYTES, -1, number);
        audit_check_value(audit, part, -1, number);
        push(stack, part);
    }
}

/* Was it judged when it was passed? */
static bool
has_passed(const Audit *audit, int number)
{
    guint byte = (guint)number / 8;

    return byte < audit->passed->len && (audit->passed->data[byte] >> (number % 8) & 1) != 0;
}

static void
note_reference(Audit *audit, const Object *reference)
{
    AuditReference noted = { reference->number, reference->generation }, *last = NULL;

    if (audit->noted->len > 0)
        last = &g_array_index(audit->noted, AuditReference, audit->noted->len - 1);
    if (!has_passed(audit, noted.number) && (last == NULL || last->number != noted.number))
        g_array_append_val(audit->noted, noted);
}

void
audit_check_passed(Audit *audit, const Object *object)
{
    g_autoptr(GPtrArray) stack = NULL;
    guint byte = (guint)object->number / 8, length = audit->passed->len;

    if (has_passed(audit, object->number))
        return;
    if (byte >= length) {               /* numbers are those of the file's index, and so few */
        g_byte_array_set_size(audit->passed, MAX(byte + 1, 2 * length));
        memset(audit->passed->data + length, 0, audit->passed->len - length);
    }
    audit->passed->data[byte] |= (guint8)(1u << (object->number % 8));
    stack = g_ptr_array_new();
    visit(audit, stack, object, object->number);
    while (stack->len > 0) {
        const Object *value = g_ptr_array_steal_index(stack, stack->len - 1);

        if (value->kind == OBJECT_REFERENCE)
            note_reference(audit, value);
        else
            visit(audit, stack, value, value->number);
    }
}

/* What a value leads to, each object once. */
static void
check_from(Audit *audit, GPtrArray *stack, GHashTable *seen, const Object *from)
{
    g_ptr_array_add(stack, (void *)(guintptr)from);
    while (stack->len > 0) {
        const Object *value = g_ptr_array_steal_index(stack, stack->len - 1);

        if (value->kind == OBJECT_REFERENCE) {
            if (has_passed(audit, value->number) || !g_hash_table_add(seen, GINT_TO_POINTER(value->number)))
                continue;
            value = object_resolve(audit->file, value);
        }
        visit(audit, stack, value, value->number);
    }
}

void
audit_check_objects(Audit *audit)
{
    g_autoptr(GPtrArray) stack = g_ptr_array_new();
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

    for (guint i = 0; i < audit->noted->len; i++) {
        AuditReference noted = g_array_index(audit->noted, AuditReference, i);
        Object reference = { .kind = OBJECT_REFERENCE, .number = noted.number, .generation = noted.generation };

        check_from(audit, stack, seen, &reference);
    }
    check_from(audit, stack, seen, object_trailer(audit->file));
    check_associations(audit);
}

/* ---- the catalogue ---- */

static void
check_layers(Audit *audit)
{
    ObjectFile *file = audit->file;
    const Object *layers = object_get(file, audit->catalog, "OCProperties"),
                   *others = object_get(file, layers, "Configs");

    for (size_t i = 0; layers->kind == OBJECT_DICT && i <= others->length && i < 1000; i++) {
        const Object *one = i == 0 ? object_get(file, layers, "D") : object_item(file, others, i - 1);
        const char *name = object_text(file, object_get(file, one, "Name"));

        if (name == NULL || *name == '\0')
            audit_note(audit, RULE_LAYER_NAME, -1, one->number, "a configuration of optional content has no /Name");
        if (object_find(one, "AS")->kind != OBJECT_NULL)
            audit_note(audit, RULE_LAYER_AS, -1, one->number, "a configuration of optional content has /AS");
    }
}

static void
check_forms(Audit *audit)
{
    const Object *form = object_get(audit->file, audit->catalog, "AcroForm");
    const Object *needed = object_get(audit->file, form, "NeedAppearances");
    const Object *rendered = object_get(audit->file, audit->catalog, "NeedsRendering");

    if (needed->kind == OBJECT_BOOL && needed->boolean)
        audit_note(audit, RULE_FORM_APPEARANCES, -1, form->number, "/NeedAppearances is true");
    if (object_find(form, "XFA")->kind != OBJECT_NULL)
        audit_note(audit, RULE_XFA, -1, form->number, "the form is XFA");
    if (rendered->kind == OBJECT_BOOL && rendered->boolean)
        audit_note(audit, RULE_XFA, -1, audit->catalog->number,
                   "/NeedsRendering is true: its pages are made by an XFA reader");
}

static void
check_navigation(Audit *audit)
{
    const Object *outlines = object_get(audit->file, audit->catalog, "Outlines");

    if (audit->pages->len <= MOST_PAGES_BARE)
        return;
    if (object_get(audit->file, outlines, "First")->kind != OBJECT_DICT)
        audit_note(audit, RULE_OUTLINE, -1, 0, "more than %d pages and no outline", MOST_PAGES_BARE);
    if (object_get(audit->file, audit->catalog, "PageLabels")->kind != OBJECT_DICT)
        audit_note(audit, RULE_PAGE_LABELS, -1, 0, "more than %d pages and no page labels", MOST_PAGES_BARE);
}

/* A field may be reached from many, and its kids lead to widgets: each once. */
static void
check_fields(Audit *audit)
{
    g_autoptr(GPtrArray) stack = g_ptr_array_new();
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    const Object *form = object_get(audit->file, audit->catalog, "AcroForm");

    g_ptr_array_add(stack, (void *)(guintptr)object_get(audit->file, form, "Fields"));
    while (stack->len > 0) {
        const Object *list = g_ptr_array_steal_index(stack, stack->len - 1);

        for (size_t i = 0; list->kind == OBJECT_ARRAY && i < list->length; i++) {
            const Object *field = object_item(audit->file, list, i);

            if (field->kind != OBJECT_DICT || !g_hash_table_add(seen, (void *)(guintptr)field))
                continue;
            if (object_find(field, "AA")->kind != OBJECT_NULL)
                audit_note(audit, RULE_ADDITIONAL_ACTIONS, -1, field->number, "/AA of a form field");
            g_ptr_array_add(stack, (void *)(guintptr)object_get(audit->file, field, "Kids"));
        }
    }
}

/* Of the permissions only two may stand there, and the document's own signature names no digest (6.1.12). */
static void
check_permissions(Audit *audit)
{
    static const char *const digests[] = { "DigestLocation", "DigestMethod", "DigestValue" };
    const Object *permissions = object_get(audit->file, audit->catalog, "Perms"),
                 *references = object_get(audit->file, object_get(audit->file, permissions, "DocMDP"), "Reference");

    for (size_t i = 0; permissions->kind == OBJECT_DICT && i < permissions->length; i++)
        if (strcmp(permissions->entries[i].key, "UR3") != 0 && strcmp(permissions->entries[i].key, "DocMDP") != 0)
            audit_note(audit, RULE_SIGNATURE, -1, permissions->number, "the permissions have /%s",
                       permissions->entries[i].key);
    for (size_t i = 0; references->kind == OBJECT_ARRAY && i < references->length && i < 1000; i++)
        for (size_t k = 0; k < G_N_ELEMENTS(digests); k++)
            if (object_find(object_item(audit->file, references, i), digests[k])->kind != OBJECT_NULL)
                audit_note(audit, RULE_SIGNATURE, -1, references->number, "its reference has /%s", digests[k]);
}

void
audit_check_catalog(Audit *audit)
{
    ObjectFile *file = audit->file;
    const Object *names = object_get(file, audit->catalog, "Names");

    if (object_find(audit->catalog, "AA")->kind != OBJECT_NULL)
        audit_note(audit, RULE_ADDITIONAL_ACTIONS, -1, audit->catalog->number, "/AA of the catalogue");
    for (int i = 0; i < (int)audit->pages->len; i++)
        if (object_find(audit_page(audit, i)->dict, "AA")->kind != OBJECT_NULL)
            audit_note(audit, RULE_ADDITIONAL_ACTIONS, i, 0, "/AA of a page");
    if (object_find(names, "JavaScript")->kind != OBJECT_NULL)
        audit_note(audit, RULE_ACTION, -1, 0, "scripts in the name dictionary");
    if (object_find(names, "AlternatePresentations")->kind != OBJECT_NULL)
        audit_note(audit, RULE_ALTERNATES, -1, 0, "alternate presentations");
    if (object_find(audit->catalog, "Requirements")->kind != OBJECT_NULL)
        audit_note(audit, RULE_REQUIREMENTS, -1, 0, "/Requirements");
    if (audit->pages->len == 0)
        audit_note(audit, RULE_DAMAGED, -1, 0, "it has no pages");
    check_permissions(audit);
    check_layers(audit);
    check_forms(audit);
    check_fields(audit);
    check_navigation(audit);
}
