/*
 * Rules about the file as bytes and about objects wherever they stand: header and end, cross references, filters,
 * limits, actions, attachments, and what the catalogue may hold.
 */
#include "audit/gather.h"
#include <math.h>
#include <string.h>

/* ---- bytes ---- */

/* "%PDF-1.n", then a comment whose first four bytes say that the file is not text. */
static void
check_header(Audit *audit, const char *bytes, size_t size)
{
    size_t at = 8;
    bool right = size > 16 && memcmp(bytes, "%PDF-1.", 7) == 0 && bytes[7] >= '0' && bytes[7] <= '7';

    if (!right) {
        audit_note(audit, RULE_HEADER, -1, 0, "the first line is not %%PDF-1.n with n from 0 to 7");
        return;
    }
    at += bytes[at] == '\r' && bytes[at + 1] == '\n' ? 2 : 1;
    right = (bytes[8] == '\n' || bytes[8] == '\r') && bytes[at] == '%';
    for (size_t i = at + 1; i <= at + 4; i++)
        right = right && ((guint8)bytes[i] & 0x80) != 0;
    if (!right)
        audit_note(audit, RULE_HEADER, -1, 0, "the second line is not a comment of at least four bytes above 127");
}

static void
check_end(Audit *audit, const char *bytes, size_t size)
{
    size_t end = size;

    if (end > 0 && bytes[end - 1] == '\n')
        end--;
    if (end > 0 && bytes[end - 1] == '\r')
        end--;
    if (end < 5 || memcmp(bytes + end - 5, "%%EOF", 5) != 0)
        audit_note(audit, RULE_AFTER_END, -1, 0, "the file does not end with %%%%EOF");
}

static void
check_trailer(Audit *audit)
{
    const Object *id = object_get(audit->file, object_trailer(audit->file), "ID");

    for (size_t i = 0; i < 2; i++)
        if (object_item(audit->file, id, i)->kind != OBJECT_STRING || object_item(audit->file, id, i)->length == 0) {
            audit_note(audit, RULE_TRAILER_ID, -1, 0, "the trailer has no /ID of two strings");
            return;
        }
}

/* The last "startxref", with bytes of any value before it; NULL when there is none near the end. */
static const char *
start_of_table(const char *bytes, size_t size)
{
    static const char keyword[] = "startxref";

    for (size_t back = sizeof keyword - 1; back <= size && back < 2048; back++)
        if (memcmp(bytes + size - back, keyword, sizeof keyword - 1) == 0)
            return bytes + size - back;
    return NULL;
}

/* Where the last startxref points: a table must begin "xref", end of line, "first count", end of line (6.1.4). */
static void
check_cross_references(Audit *audit, const char *bytes, size_t size)
{
    const char *at = start_of_table(bytes, size);
    guint64 offset = 0;
    const char *table;

    for (at = at == NULL ? bytes + size : at + 9; at < bytes + size && g_ascii_isspace(*at);)
        at++;
    for (; at < bytes + size && g_ascii_isdigit(*at) && offset < size; at++)
        offset = offset * 10 + (guint64)(*at - '0');
    if (offset + 16 >= size || memcmp(bytes + offset, "xref", 4) != 0)
        return;
    table = bytes + offset + 4;
    table += table[0] == '\r' && table[1] == '\n' ? 2 : table[0] == '\r' || table[0] == '\n' ? 1 : 0;
    if (table == bytes + offset + 4 || !g_ascii_isdigit(*table))
        audit_note(audit, RULE_XREF, -1, 0, "the keyword xref is not followed by one end of line and a subsection");
    while (g_ascii_isdigit(*table))
        table++;
    if (table[0] != ' ' || !g_ascii_isdigit(table[1]))
        audit_note(audit, RULE_XREF, -1, 0, "the numbers of a subsection are not parted by one space");
}

static void
check_stream_ends(Audit *audit, const char *bytes, size_t size)
{
    static const char keyword[] = "endstream";
    const char *end = bytes + size;

    for (const char *at = bytes; (at = memchr(at, 'e', (size_t)(end - at))) != NULL; at++) {
        if ((size_t)(end - at) < sizeof keyword - 1)
            return;
        if (memcmp(at, keyword, sizeof keyword - 1) == 0 && at > bytes && at[-1] != '\n' && at[-1] != '\r')
            audit_note(audit, RULE_STREAM_EOL, -1, 0, "endstream at byte %" G_GSIZE_FORMAT " does not begin a line",
                       (gsize)(at - bytes));
    }
}

void
audit_check_syntax(Audit *audit)
{
    size_t size;
    const char *bytes = object_file_bytes(audit->file, &size), *complaint;

    check_header(audit, bytes, size);
    check_end(audit, bytes, size);
    check_trailer(audit);
    check_cross_references(audit, bytes, size);
    check_stream_ends(audit, bytes, size);
    if (object_file_encrypted(audit->file))
        audit_note(audit, RULE_ENCRYPTED, -1, 0, "the trailer has /Encrypt");
    if (object_file_encrypted(audit->file) && !object_file_accessible(audit->file))
        audit_note(audit, RULE_ENCRYPTED_CLOSED, -1, 0, "its permissions shut out assistive technology");
    while ((complaint = object_file_complaint(audit->file)) != NULL)
        audit_note(audit, RULE_DAMAGED, -1, 0, "%s", complaint);
}

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

/* The values on the way, and what part 3 asks of attached files when all have been seen. */
typedef struct Walk {
    GPtrArray *stack;
    GHashTable *associated; /* numbers of what some /AF names */
    GArray *attached;       /* int: numbers of file specifications that hold a file */
} Walk;

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
note_associated(Audit *audit, Walk *walk, const Object *dict)
{
    const Object *files = object_find(dict, "AF"), *list = object_resolve(audit->file, files);

    if (list->kind == OBJECT_DICT)
        g_hash_table_add(walk->associated, GINT_TO_POINTER(list->number));
    for (size_t i = 0; list->kind == OBJECT_ARRAY && i < list->length; i++)
        g_hash_table_add(walk->associated, GINT_TO_POINTER(list->items[i]->number));
}

static void
check_associations(Audit *audit, const Walk *walk)
{
    for (guint i = 0; audit->profile.a_part == 3 && i < walk->attached->len; i++) {
        int number = g_array_index(walk->attached, int, i);

        if (number == 0 || !g_hash_table_contains(walk->associated, GINT_TO_POINTER(number)))
            audit_note(audit, RULE_FILE_RELATION, -1, number, "no /AF says what the attached file belongs to");
    }
}

static void
check_file_specification(Audit *audit, Walk *walk, const Object *dict)
{
    const Object *files = object_get(audit->file, dict, "EF");

    if (files->kind != OBJECT_DICT)
        return;
    if (object_get(audit->file, dict, "F")->kind != OBJECT_STRING ||
        object_get(audit->file, dict, "UF")->kind != OBJECT_STRING)
        audit_note(audit, RULE_FILE_SPEC, -1, dict->number, "its file specification lacks /F or /UF");
    if (audit->profile.a_part == 3 && object_get(audit->file, dict, "AFRelationship")->kind != OBJECT_NAME)
        audit_note(audit, RULE_FILE_RELATION, -1, dict->number, "its file specification lacks /AFRelationship");
    if (audit->profile.a_part == 3)
        check_embedded_stream(audit, object_get(audit->file, files, "F"), dict->number);
    g_array_append_val(walk->attached, dict->number);
    if (audit_is_held(audit, RULE_EMBEDDED)) {
        size_t length;
        g_autofree guint8 *bytes = object_stream(audit->file, object_get(audit->file, files, "F"), &length);

        if (bytes == NULL || length < 5 || memcmp(bytes, "%PDF-", 5) != 0)
            audit_note(audit, RULE_EMBEDDED, -1, dict->number, "PDF/A-2 may hold PDF/A files only; part 3 holds any");
    }
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

static void
check_limits(Audit *audit, const Object *value, int number)
{
    if (value->kind == OBJECT_NAME && value->length > MOST_NAME_BYTES)
        audit_exceeded(audit, LIMIT_NAME_BYTES, -1, number);
    if (value->kind == OBJECT_STRING && value->length > MOST_STRING_BYTES)
        audit_exceeded(audit, LIMIT_STRING_BYTES, -1, number);
    if (value->kind == OBJECT_INTEGER && (value->integer > G_MAXINT32 || value->integer < -(gint64)G_MAXINT32 - 1))
        audit_note(audit, RULE_LIMIT, -1, number, "an integer has more than 32 bits");
    if (value->kind == OBJECT_REAL && fabs(value->real) > 3.403e38)
        audit_note(audit, RULE_LIMIT, -1, number, "a real number is beyond 3.403e38");
}

static void
push(GPtrArray *stack, const Object *value)
{
    if (value->kind == OBJECT_ARRAY || value->kind == OBJECT_DICT || value->kind == OBJECT_REFERENCE)
        g_ptr_array_add(stack, (void *)(guintptr)value);
}

static void
visit(Audit *audit, Walk *walk, const Object *value, int number)
{
    if (value->kind == OBJECT_DICT) {
        if (value->stream)
            check_stream(audit, value);
        check_file_specification(audit, walk, value);
        note_associated(audit, walk, value);
        check_action(audit, value);
        if (value != audit->catalog)
            audit_check_packet(audit, object_get(audit->file, value, "Metadata"));
    }
    for (size_t i = 0; (value->kind == OBJECT_DICT || value->kind == OBJECT_ARRAY) && i < value->length; i++) {
        const Object *part = value->kind == OBJECT_DICT ? value->entries[i].value : value->items[i];

        if (value->kind == OBJECT_DICT && strlen(value->entries[i].key) > MOST_NAME_BYTES)
            audit_exceeded(audit, LIMIT_NAME_BYTES, -1, number);
        check_limits(audit, part, number);
        push(walk->stack, part);
    }
}

/* Every object that the trailer leads to, once each. */
void
audit_check_objects(Audit *audit)
{
    g_autoptr(GPtrArray) stack = g_ptr_array_new();
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL), associated = g_hash_table_new(NULL, NULL);
    g_autoptr(GArray) attached = g_array_new(FALSE, FALSE, sizeof(int));
    Walk walk = { stack, associated, attached };

    g_ptr_array_add(stack, (void *)(guintptr)object_trailer(audit->file));
    while (stack->len > 0) {
        const Object *value = g_ptr_array_steal_index(stack, stack->len - 1);

        if (value->kind == OBJECT_REFERENCE) {
            if (!g_hash_table_add(seen, GINT_TO_POINTER(value->number)))
                continue;
            value = object_resolve(audit->file, value);
        }
        visit(audit, &walk, value, value->number);
    }
    check_associations(audit, &walk);
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
    check_layers(audit);
    check_forms(audit);
    check_navigation(audit);
}
