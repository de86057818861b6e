/*
 * From a foreign file's numbers to ours. A reference asks for a number and is written at once; the object behind it
 * waits in a queue. So nothing recurses, an object that many share is written once, and what nobody asks for stays
 * behind.
 */
#include "annex/pass.h"
#include "base/diag_pdf.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LIST_ROOM = 400 };

/* ---- values as text ---- */

void
put_name(GString *out, const char *name)
{
    g_string_append_c(out, '/');
    for (; *name != '\0'; name++)
        if (*name > 32 && *name < 127 && strchr("()<>[]{}/%#", *name) == NULL)
            g_string_append_c(out, *name);
        else
            g_string_append_printf(out, "#%02X", (unsigned)(unsigned char)*name);
}

static void
put_decimals(GString *out, double value, const char *format)
{
    char text[512], *end;                               /* the greatest double has 309 digits */

    if (!isfinite(value))
        value = 0;
    g_ascii_formatd(text, sizeof text, format, value);
    for (end = text + strlen(text) - 1; *end == '0'; end--)
        *end = '\0';
    if (*end == '.')
        *end = '\0';
    g_string_append(out, strcmp(text, "-0") == 0 ? "0" : text);
}

void
put_real(GString *out, double value)
{
    put_decimals(out, value, "%.6f");
}

static void
put_integer_wide(GString *out, gint64 value)
{
    if (value >= G_MININT && value <= G_MAXINT)
        put_integer(out, (int)value);
    else
        g_string_append_printf(out, "%" G_GINT64_FORMAT, value);
}

/* How a reference is written, and an entry of a dictionary: as it stands, or as the copy has it. */
typedef struct Put {
    GString *out;
    Copy *copy;                         /* NULL: as it stands */
    int depth;
} Put;

static void put_any(Put *put, const Object *value);
static void put_resources(Put *put, const Object *resources);

static void
put_entry(Put *put, const char *key, const Object *value)
{
    gsize before = put->out->len;

    g_string_append_c(put->out, ' ');
    put_name(put->out, key);
    g_string_append_c(put->out, ' ');
    if (put->copy != NULL && (strcmp(key, "StructParent") == 0 || strcmp(key, "StructParents") == 0)) {
        int ours = copy_key(put->copy, object_integer(value, -1));

        if (ours < 0)
            g_string_truncate(put->out, before);
        else
            put_integer(put->out, ours);
        return;
    }
    if (put->copy != NULL && strcmp(key, "Resources") == 0)
        put_resources(put, value);
    else
        put_any(put, value);
}

/* What private data, other files and programs attach to objects: never carried over. */
static bool
is_left_behind(const char *key)
{
    static const char *const keys[] = { "AA",  "AF",        "Alternates", "JS", "LastModified",
                                        "OPI", "PieceInfo", "Thumb",      NULL };

    return g_strv_contains(keys, key);
}

static void
put_dict(Put *put, const Object *dict)
{
    g_string_append(put->out, "<<");
    for (size_t i = 0; i < dict->length; i++)
        if (put->copy == NULL || !is_left_behind(dict->entries[i].key))
            put_entry(put, dict->entries[i].key, dict->entries[i].value);
    g_string_append(put->out, " >>");
}

static void
put_array(Put *put, const Object *array)
{
    g_string_append_c(put->out, '[');
    for (size_t i = 0; i < array->length; i++) {
        if (i > 0)
            g_string_append_c(put->out, ' ');
        put_any(put, array->items[i]);
    }
    g_string_append_c(put->out, ']');
}

static void
put_link(Put *put, const Object *reference)
{
    int number = put->copy == NULL ? reference->number : copy_number(put->copy, reference);

    if (number < 0) {
        g_string_append(put->out, "null");
        return;
    }
    put_integer(put->out, number);
    g_string_append(put->out, " 0 R");
}

static void
put_any(Put *put, const Object *value)
{
    put->depth++;
    if (put->depth > MOST_ANNEX_VALUES && put->copy != NULL)
        put->copy->more[LIMIT_ANNEX_VALUES] = true;
    switch (put->depth > MOST_ANNEX_VALUES ? OBJECT_NULL : value->kind) {
    case OBJECT_BOOL:
        g_string_append(put->out, value->boolean ? "true" : "false");
        break;
    case OBJECT_INTEGER:
        put_integer_wide(put->out, value->integer);
        break;
    case OBJECT_REAL:
        put_decimals(put->out, value->real, "%.10f");
        break;
    case OBJECT_NAME:
        put_name(put->out, value->bytes);
        break;
    case OBJECT_STRING:
        put_bytes(put->out, value->bytes, value->length);
        break;
    case OBJECT_ARRAY:
        put_array(put, value);
        break;
    case OBJECT_DICT:
        put_dict(put, value);
        break;
    case OBJECT_REFERENCE:
        put_link(put, value);
        break;
    case OBJECT_NULL:
    case OBJECT_OPERATOR:
        g_string_append(put->out, "null");
        break;
    }
    put->depth--;
}

/* ---- colours ---- */

/*
 * Our output intent is for RGB: CMYK that a file means for its own press gets that press's profile by name (8.6.5.6).
 */
static void
put_spaces(Put *put, const Object *spaces)
{
    g_string_append(put->out, " /ColorSpace <<");
    for (size_t i = 0; spaces->kind == OBJECT_DICT && i < spaces->length; i++)
        put_entry(put, spaces->entries[i].key, spaces->entries[i].value);
    if (object_find(spaces, "DefaultCMYK")->kind == OBJECT_NULL)
        g_string_append_printf(put->out, " /DefaultCMYK [/ICCBased %d 0 R]", put->copy->press);
    g_string_append(put->out, " >>");
}

/* A dictionary that many share stays an object of its own, and is known as resources when its turn comes. */
static void
put_resources(Put *put, const Object *resources)
{
    if (put->copy->press == 0 || put->depth > MOST_ANNEX_VALUES) {
        put_any(put, resources);
        return;
    }
    if (resources->kind == OBJECT_REFERENCE) {
        g_hash_table_insert(put->copy->kinds, GINT_TO_POINTER(resources->number), GINT_TO_POINTER((int)COPY_RESOURCES));
        put_link(put, resources);
        return;
    }
    put->depth++;
    g_string_append(put->out, "<<");
    for (size_t i = 0; resources->kind == OBJECT_DICT && i < resources->length; i++)
        if (strcmp(resources->entries[i].key, "ColorSpace") != 0)
            put_entry(put, resources->entries[i].key, resources->entries[i].value);
    put_spaces(put, object_get(put->copy->file, resources, "ColorSpace"));
    g_string_append(put->out, " >>");
    put->depth--;
}

void
copy_put_resources(Copy *copy, GString *out, const Object *resources)
{
    Put put = { out, copy, 0 };

    put_resources(&put, resources);
}

void
copy_put_spaces(Copy *copy, GString *out, const Object *spaces)
{
    Put put = { out, copy, 0 };

    if (copy->press != 0)
        put_spaces(&put, spaces);
    else if (spaces->kind != OBJECT_NULL)
        put_entry(&put, "ColorSpace", spaces);
}

/* The profile of an output intent for PDF/A, when it is one for four colours. */
static void
find_press(Copy *copy)
{
    const Object *intents = object_get(copy->file, copy->foreign->catalog, "OutputIntents");

    for (size_t i = 0; intents->kind == OBJECT_ARRAY && copy->press == 0 && i < intents->length; i++) {
        const Object *profile = object_find(object_item(copy->file, intents, i), "DestOutputProfile");

        if (profile->kind == OBJECT_REFERENCE &&
            object_integer(object_get(copy->file, object_resolve(copy->file, profile), "N"), 0) == 4)
            copy->press = copy_number(copy, profile);
    }
}

void
copy_put(Copy *copy, GString *out, const Object *value)
{
    Put put = { out, copy, 0 };

    put_any(&put, value);
}

void
copy_put_entry(Copy *copy, GString *out, const char *key, const Object *value)
{
    Put put = { out, copy, 0 };

    if (!is_left_behind(key))
        put_entry(&put, key, value);
}

/* ---- numbers ---- */

void
copy_set_number(Copy *copy, int foreign, int ours)
{
    g_hash_table_insert(copy->numbers, GINT_TO_POINTER(foreign), GINT_TO_POINTER(ours));
}

int
copy_number(Copy *copy, const Object *foreign)
{
    int ours = GPOINTER_TO_INT(g_hash_table_lookup(copy->numbers, GINT_TO_POINTER(foreign->number)));

    if (ours != 0)
        return ours;
    ours = writer_add(copy->all->writer);
    copy_set_number(copy, foreign->number, ours);
    g_ptr_array_add(copy->queue, (void *)(guintptr)foreign);
    return ours;
}

bool
copy_is_dropped(const Copy *copy, const Object *reference)
{
    return reference->kind == OBJECT_REFERENCE &&
           GPOINTER_TO_INT(g_hash_table_lookup(copy->numbers, GINT_TO_POINTER(reference->number))) < 0;
}

/* ---- the parent tree ---- */

/* Keys are given as they are met. Elements that only the parent tree knows come along: they are few, and harmless. */
int
copy_key(Copy *copy, gint64 key)
{
    gpointer known, value;
    int ours = -1;

    if (key < 0 || key > G_MAXINT)
        return -1;
    if (g_hash_table_lookup_extended(copy->keys, GINT_TO_POINTER((int)key), NULL, &known))
        return GPOINTER_TO_INT(known) - 1;
    value = g_hash_table_lookup(copy->parents, GINT_TO_POINTER((int)key));
    if (value != NULL) {
        GString *text = g_string_new(NULL);
        const Object *leads_to = value, *resolved = object_resolve(copy->file, leads_to);

        copy_put(copy, text, resolved->kind == OBJECT_ARRAY ? resolved : leads_to);
        ours = pdf_draft_add_parent(copy->all->draft, g_string_free(text, FALSE));
    }
    g_hash_table_insert(copy->keys, GINT_TO_POINTER((int)key), GINT_TO_POINTER(ours + 1));
    return ours;
}

static void
add_parents(const Object *numbers, void *data)
{
    Copy *copy = data;

    for (size_t i = 0; i + 1 < numbers->length; i += 2) {
        gint64 key = object_integer(object_item(copy->file, numbers, i), -1);

        if (key >= 0 && key <= G_MAXINT && object_item(copy->file, numbers, i + 1)->kind != OBJECT_NULL)
            g_hash_table_insert(copy->parents, GINT_TO_POINTER((int)key), (void *)(guintptr)numbers->items[i + 1]);
    }
}

/* ---- objects ---- */

static void
put_stream(Copy *copy, int number, const Object *stream, const guint8 *bytes, size_t length)
{
    static const char *const unwanted[] = { "Length", "F", "FFilter", "FDecodeParms", NULL };
    g_autoptr(GString) dictionary = g_string_new(NULL);

    for (size_t i = 0; i < stream->length; i++)
        if (!g_strv_contains(unwanted, stream->entries[i].key))
            copy_put_entry(copy, dictionary, stream->entries[i].key, stream->entries[i].value);
    writer_stream(copy->all->writer, number, dictionary->str, bytes == NULL ? "" : (const char *)bytes, length);
}

static void
write_stream(Copy *copy, int number, const Object *stream)
{
    size_t length;
    guint8 *bytes = object_stream_packed(copy->file, stream, &length);

    put_stream(copy, number, stream, bytes, length);
    free(bytes);
}

int
copy_stream(Copy *copy, const Object *reference, const guint8 *packed, size_t length)
{
    int number = GPOINTER_TO_INT(g_hash_table_lookup(copy->numbers, GINT_TO_POINTER(reference->number)));

    if (number != 0)
        return number;
    number = writer_add(copy->all->writer);
    copy_set_number(copy, reference->number, number);
    put_stream(copy, number, object_resolve(copy->file, reference), packed, length);
    return number;
}

/* A page that is none of the file's, its page tree and its catalogue would bring the whole file along. */
static bool
is_out_of_bounds(Copy *copy, const Object *object)
{
    const Object *type = object_get(copy->file, object, "Type");

    return object_is_name(type, "Page") || object_is_name(type, "Pages") || object_is_name(type, "Catalog") ||
           object_is_name(type, "Filespec") || object_is_name(type, "EmbeddedFile");
}

static void
write_object(Copy *copy, const Object *foreign)
{
    const Object *object = object_resolve(copy->file, foreign);
    int number = copy_number(copy, foreign);
    CopyKind kind = (CopyKind)GPOINTER_TO_INT(g_hash_table_lookup(copy->kinds, GINT_TO_POINTER(foreign->number)));
    g_autoptr(GString) out = g_string_new(NULL);

    if (is_out_of_bounds(copy, object)) {
        g_string_append(out, "null");
    } else if (object->stream) {
        write_stream(copy, number, object);
        return;
    } else if (kind == COPY_ELEMENT && object->kind == OBJECT_DICT) {
        tree_put_element(copy, out, object, number);
    } else if (kind == COPY_RESOURCES) {
        copy_put_resources(copy, out, object);
    } else if (kind == COPY_ATTRIBUTES) {
        tree_put_attributes(copy, out, object, NULL);
    } else {
        copy_put(copy, out, object);
    }
    writer_object(copy->all->writer, number, out->str, out->len);
}

void
copy_drain(Copy *copy)
{
    for (guint next = 0; next < copy->queue->len; next++)
        write_object(copy, g_ptr_array_index(copy->queue, next));
    g_ptr_array_set_size(copy->queue, 0);
}

/* ---- what is not carried over ---- */

/* Actions and attachments of the document as a whole (12.6.3, 7.11.4). */
static void
count_dropped(Copy *copy)
{
    const Object *catalog = copy->foreign->catalog, *names = object_get(copy->file, catalog, "Names");
    const Object *opening = object_get(copy->file, object_get(copy->file, catalog, "OpenAction"), "S");

    copy->dropped[DROP_SCRIPT] += object_get(copy->file, names, "JavaScript")->kind != OBJECT_NULL;
    copy->dropped[DROP_SCRIPT] += object_get(copy->file, catalog, "AA")->kind != OBJECT_NULL;
    copy->dropped[DROP_SCRIPT] += opening->kind == OBJECT_NAME && !object_is_name(opening, "GoTo");
    copy->dropped[DROP_FILE] += object_get(copy->file, names, "EmbeddedFiles")->kind != OBJECT_NULL;
    if (opening->kind == OBJECT_NAME && !object_is_name(opening, "GoTo"))
        annex_warn_of_action(copy, object_get(copy->file, catalog, "OpenAction"), "the document", ANNEX_NO_PAGE);
    annex_warn_of_additional(copy, catalog, "the document", ANNEX_NO_PAGE);
}

static void
report_more(const Copy *copy)
{
    for (LimitId i = 0; i < LIMIT_COUNT; i++)
        if (copy->more[i] || copy->foreign->more[i])
            limit_exceeded(copy->all->diags, i, (Place){ g_intern_string(copy->foreign->path), 0, 0 },
                           copy->foreign->path, NULL);
}

void
copy_report_dropped(const Copy *copy)
{
    static const char *const words[DROP_COUNT][2] = {
        [DROP_FIELD] = { "form field", "form fields" },
        [DROP_COMMENT] = { "comment", "comments" },
        [DROP_LINK] = { "link to a file or program", "links to files or programs" },
        [DROP_SCRIPT] = { "script", "scripts" },
        [DROP_FILE] = { "set of attached files", "attached files" },
    };
    g_autoptr(GString) list = g_string_new(NULL);

    for (int i = 0; i < DROP_COUNT; i++)
        if (copy->dropped[i] > 0)
            g_string_append_printf(list, "%s%d %s", list->len > 0 ? ", " : "", copy->dropped[i],
                                   words[i][copy->dropped[i] > 1]);
    if (list->len > 0)
        diag_report(copy->all->diags, DIAG_ANNEX_DROPPED, (Place){ g_intern_string(copy->foreign->path), 0, 0 },
                    copy->foreign->path, list->str, NULL);
    report_more(copy);
}

/* ---- the copy ---- */

void
copy_open(Copy *copy, Annexes *all, const Annex *annex, int index)
{
    const ForeignPdf *f = annex->file;

    *copy = (Copy){ .all = all, .annex = annex, .foreign = f, .file = f->file, .index = index };
    copy->numbers = g_hash_table_new(NULL, NULL);
    copy->kinds = g_hash_table_new(NULL, NULL);
    copy->keys = g_hash_table_new(NULL, NULL);
    copy->parents = g_hash_table_new(NULL, NULL);
    copy->roles = g_hash_table_new(g_str_hash, g_str_equal);
    copy->levels = g_hash_table_new(NULL, NULL);
    copy->short_streams = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    copy->queue = g_ptr_array_new();
    copy->part_kids = g_string_new(NULL);
    copy->part = writer_add(all->writer);
    for (guint i = f->pages->len; i-- > 0;)             /* backwards, so that a page with two places is at its first */
        if (foreign_page(f, i)->dict->number != 0)
            copy_set_number(copy, foreign_page(f, i)->dict->number,
                            pdf_draft_page(all->draft, annex->first_page + i));
    if (f->tree->number != 0)
        copy_set_number(copy, f->tree->number, copy->part);
    if (f->catalog->number != 0)
        copy_set_number(copy, f->catalog->number, -1);
    if (f->tree->kind == OBJECT_DICT)
        foreign_walk_tree(f, object_get(copy->file, f->tree, "ParentTree"), "Nums", add_parents, copy);
    find_press(copy);
    count_dropped(copy);
}

void
copy_close(Copy *copy)
{
    g_hash_table_unref(copy->numbers);
    g_hash_table_unref(copy->kinds);
    g_hash_table_unref(copy->keys);
    g_hash_table_unref(copy->parents);
    g_hash_table_unref(copy->roles);
    g_hash_table_unref(copy->levels);
    g_hash_table_unref(copy->short_streams);
    g_ptr_array_unref(copy->queue);
    g_string_free(copy->part_kids, TRUE);
}
