/*
 * From the objects of a finished page to those of a form: walked from the page's resources, each once, in the order in
 * which they are first asked for. What no PDF/A may have (interpolation) stays behind.
 */
#include "picture/form.h"
#include "base/limit.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "object/object.h"
#include "object/write.h"

typedef struct Walk {
    ObjectFile *file;
    PictureForm *form;
    GHashTable *numbers;                /* of objects of the file -> of the form */
    GPtrArray *waiting;                 /* Object, by their number in the form */
    guint pixels;
    bool clear;                         /* something of it can be seen through */
    char **why;
} Walk;

static void put_value(Walk *walk, GString *out, const Object *value, int depth);

static void
fail(Walk *walk, const char *why)
{
    if (*walk->why == NULL)
        *walk->why = g_strdup(why);
}

static void
put_form_name(GString *out, const char *name)
{
    g_string_append_c(out, '/');
    for (; *name != '\0'; name++)
        if (g_ascii_isalnum(*name) || strchr("+-_.", *name) != NULL)
            g_string_append_c(out, *name);
        else
            g_string_append_printf(out, "#%02X", (unsigned)(unsigned char)*name);
}

static void
put_hexadecimal(GString *out, const Object *string)
{
    g_string_append_c(out, '<');
    for (size_t i = 0; i < string->length; i++)
        g_string_append_printf(out, "%02X", (unsigned)(unsigned char)string->bytes[i]);
    g_string_append_c(out, '>');
}

/* Numbers of a form: matrices of patterns have factors that thousandths are too coarse for. */
static void
put_decimal(GString *out, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    g_ascii_formatd(text, sizeof text, "%.8f", isfinite(value) ? value : 0);
    g_string_append(out, text);
}

static int
number_of(Walk *walk, const Object *reference)
{
    int known = GPOINTER_TO_INT(g_hash_table_lookup(walk->numbers, GINT_TO_POINTER(reference->number)));

    if (known > 0)
        return known;
    g_ptr_array_add(walk->waiting, (gpointer)(guintptr)object_resolve(walk->file, reference));
    known = (int)walk->waiting->len;
    g_hash_table_insert(walk->numbers, GINT_TO_POINTER(reference->number), GINT_TO_POINTER(known));
    return known;
}

/* What is written by whoever writes the stream, and what only the page had. */
static bool
is_left_behind(const char *key)
{
    static const char *const keys[] = { "Length", "Interpolate", "Parent", "StructParent", "StructParents", NULL };

    return g_strv_contains(keys, key);
}

/* A mask, an opacity under 1 or a mode of blending (11.6.5, 11.3.5). */
static bool
is_clear(const Walk *walk, const ObjectEntry *entry)
{
    const Object *value = object_resolve(walk->file, entry->value);

    if (strcmp(entry->key, "ca") == 0 || strcmp(entry->key, "CA") == 0)
        return object_number(value) < 1;
    if (strcmp(entry->key, "BM") == 0)
        return !object_is_name(value, "Normal");
    return strcmp(entry->key, "SMask") == 0 && !object_is_name(value, "None");
}

static void
put_entries(Walk *walk, GString *out, const Object *dict, int depth)
{
    for (size_t i = 0; i < dict->length; i++) {
        const ObjectEntry *entry = &dict->entries[i];

        if (is_left_behind(entry->key))
            continue;
        g_string_append_c(out, ' ');
        put_form_name(out, entry->key);
        g_string_append_c(out, ' ');
        put_value(walk, out, entry->value, depth + 1);
        if (strcmp(entry->key, "Font") == 0 && object_resolve(walk->file, entry->value)->length > 0)
            fail(walk, "it has text");
        walk->clear = walk->clear || is_clear(walk, entry);
    }
}

static void
put_array(Walk *walk, GString *out, const Object *array, int depth)
{
    g_string_append_c(out, '[');
    for (size_t i = 0; i < array->length; i++) {
        if (i > 0)
            g_string_append_c(out, ' ');
        put_value(walk, out, array->items[i], depth + 1);
    }
    g_string_append_c(out, ']');
}

static void
put_value(Walk *walk, GString *out, const Object *value, int depth)
{
    if (depth > MOST_ANNEX_VALUES)
        fail(walk, "its objects are too deep in each other");
    switch (depth > MOST_ANNEX_VALUES ? OBJECT_NULL : value->kind) {
    case OBJECT_BOOL:
        g_string_append(out, value->boolean ? "true" : "false");
        break;
    case OBJECT_INTEGER:
        g_string_append_printf(out, "%" G_GINT64_FORMAT, value->integer);
        break;
    case OBJECT_REAL:
        put_decimal(out, value->real);
        break;
    case OBJECT_NAME:
        put_form_name(out, value->bytes);
        break;
    case OBJECT_STRING:
        put_hexadecimal(out, value);
        break;
    case OBJECT_ARRAY:
        put_array(walk, out, value, depth);
        break;
    case OBJECT_DICT:
        g_string_append(out, "<<");
        put_entries(walk, out, value, depth);
        g_string_append(out, " >>");
        break;
    case OBJECT_REFERENCE:
        g_string_append_printf(out, "@%d", number_of(walk, value));
        break;
    case OBJECT_NULL:
    case OBJECT_OPERATOR:
        g_string_append(out, "null");
        break;
    }
}

static GBytes *
packed_stream(Walk *walk, const Object *stream)
{
    size_t length;
    guint8 *bytes = object_stream_packed(walk->file, stream, &length);
    GBytes *kept = bytes == NULL ? NULL : g_bytes_new(bytes, length);

    if (bytes == NULL)
        fail(walk, "a part of it cannot be read");
    free(bytes);
    return kept;
}

static void
add_object(Walk *walk, const Object *object)
{
    GString *text = g_string_new(NULL);
    PictureObject made = { 0 };

    if (object->stream) {
        put_entries(walk, text, object, 0);
        made.stream = packed_stream(walk, object);
        walk->pixels += object_is_name(object_get(walk->file, object, "Subtype"), "Image") ? 1 : 0;
    } else
        put_value(walk, text, object, 0);
    made.text = g_string_free(text, FALSE);
    g_array_append_val(walk->form->objects, made);
}

/* The form stands first; its text is made last, when it is known whether anything can be seen through. */
static void
add_page(Walk *walk, const Object *page, Size canvas)
{
    GString *text = g_string_new(" /Type /XObject /Subtype /Form /FormType 1 /BBox [0 0 ");
    const Object *content = object_get(walk->file, page, "Contents");
    GString *resources = g_string_new(NULL);
    PictureObject form = { 0 };

    put_value(walk, resources, object_get(walk->file, page, "Resources"), 0);
    g_array_append_val(walk->form->objects, form);
    for (guint i = 0; i < walk->waiting->len && *walk->why == NULL; i++)
        add_object(walk, g_ptr_array_index(walk->waiting, i));
    put_decimal(text, canvas.width);
    g_string_append_c(text, ' ');
    put_decimal(text, canvas.height);
    g_string_append(text, "] /Matrix [");
    put_decimal(text, 1 / canvas.width);
    g_string_append(text, " 0 0 ");
    put_decimal(text, 1 / canvas.height);
    g_string_append_printf(text, " 0 0] /Resources %s", resources->str);
    g_string_free(resources, TRUE);
    if (walk->clear)
        g_string_append(text, " /Group << /Type /Group /S /Transparency /I true /CS /DeviceRGB >>");
    if (object_is_name(object_get(walk->file, content, "Filter"), "FlateDecode"))
        g_string_append(text, " /Filter /FlateDecode");
    else
        fail(walk, "its page is not coded as it should be");
    form.stream = packed_stream(walk, content);
    form.text = g_string_free(text, FALSE);
    g_array_index(walk->form->objects, PictureObject, 0) = form;
}

static const Object *
first_page(ObjectFile *file)
{
    const Object *root = object_get(file, object_trailer(file), "Root"), *pages = object_get(file, root, "Pages");

    return object_item(file, object_get(file, pages, "Kids"), 0);
}

PictureForm *
form_of_page(GBytes *pdf, Size canvas, const char *name, guint *pixels, char **why, Diags *diags)
{
    ObjectFault fault;
    g_autoptr(ObjectFile) file = object_file_read(pdf, name, false, diags, &fault, why);
    g_autoptr(GHashTable) numbers = g_hash_table_new(NULL, NULL);
    g_autoptr(GPtrArray) waiting = g_ptr_array_new();
    Walk walk = { .file = file, .numbers = numbers, .waiting = waiting, .why = why };
    const Object *page;

    *pixels = 0;
    if (file == NULL)
        return NULL;
    page = first_page(file);
    walk.form = picture_form_new();
    if (page->kind == OBJECT_DICT)
        add_page(&walk, page, canvas);
    else
        fail(&walk, "it has no page");
    *pixels = walk.pixels;
    if (*why == NULL)
        return walk.form;
    picture_form_free(walk.form);
    return NULL;
}
