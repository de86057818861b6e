/*
 * A finished file, read by libqpdf but for its object streams. An object is fetched once, as text, and read by our own
 * tokenizer into plain values. What a stream unpacks to is counted, so that a small file which unpacks to gigabytes
 * ends the audit and not the machine.
 */
#include "object/object.h"
#include "base/diag_pdf.h"
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include "base/limit.h"
#include "base/input.h"
#include "object/compressed.h"
#include "object/reader.h"

enum {
    PASSING = 8,         /* object streams of which objects are being passed */
    DEFLATE_GAIN = 1032, /* bytes that one byte of deflated data can become, at most */
    REFERENCE_HOPS = 8   /* a reference names a value and never another reference: even one is a fault of the file */
};

static const gint64 all_streams = (gint64)MOST_STREAMS_MIB << 20;

/* An object stream of which objects are looked at once: its values go together. */
typedef struct PassedStream {
    int number;
    Arena *arena;
    int *objects; guint count;          /* numbers of those that the table has from here, at first */
    guint left;                         /* how many of them it still has */
} PassedStream;

struct ObjectFile {
    GBytes *bytes;
    const ObjectReader *reader;
    QpdfFile *qpdf; /* NULL until it could be read */
    Arena *arena;
    ObjectNames names;
    GHashTable *objects; /* number → Object, looked up and never walked */
    CompressedIndex *index; /* NULL: all objects are libqpdf's to read */
    GHashTable *unpacked; /* numbers of the object streams that were tried */
    PassedStream passing[PASSING]; guint next_passing; /* which makes room for the next where all are in use */
    ObjectNames passed_names;
    int lent; /* the object that was passed last; 0: none */
    const Object *trailer;
    gint64 budget; /* bytes that streams may still unpack to */
};

void
object_file_free(ObjectFile *file)
{
    if (file == NULL)
        return;
    if (file->qpdf != NULL)
        file->reader->close(file->qpdf);
    for (guint i = 0; i < PASSING; i++) {
        arena_free(file->passing[i].arena);
        g_free(file->passing[i].objects);
    }
    g_clear_pointer(&file->bytes, g_bytes_unref);
    g_hash_table_unref(file->objects);
    g_hash_table_unref(file->unpacked);
    compressed_index_free(file->index);
    arena_free(file->arena);
    g_free(file);
}

static bool
begins_like_pdf(GBytes *bytes)
{
    gsize size;
    const char *text = g_bytes_get_data(bytes, &size);

    return size > 4 && g_strstr_len(text, (gssize)MIN(1024, size), "%PDF-") != NULL;
}

ObjectFile *
object_file_read(GBytes *bytes, const char *name, bool repair, Diags *diags, ObjectFault *fault, char **why)
{
    g_autoptr(ObjectFile) file = g_new0(ObjectFile, 1);
    const Object *trailer = NULL;
    bool locked = false;

    *fault = OBJECT_FAULT_NONE;
    *why = NULL;
    file->arena = arena_new();
    file->objects = g_hash_table_new(NULL, NULL);
    file->unpacked = g_hash_table_new(NULL, NULL);
    file->budget = all_streams;
    file->bytes = g_bytes_ref(bytes);
    if (!begins_like_pdf(bytes)) {
        *fault = OBJECT_FAULT_NOT_PDF;
        *why = g_strdup("it does not begin with %PDF-");
        return NULL;
    }
    file->reader = object_reader(diags);
    if (file->reader == NULL) {
        *fault = OBJECT_FAULT_NO_READER;
        return NULL;
    }
    file->qpdf = file->reader->open(bytes, name, repair, &locked, why);
    if (file->qpdf != NULL) {
        if (!repair)
            file->index =
                compressed_index_read(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), file->arena, &trailer);
        file->trailer = file->index == NULL ? NULL : trailer;
        return g_steal_pointer(&file);
    }
    *fault = locked ? OBJECT_FAULT_LOCKED : OBJECT_FAULT_DAMAGED;
    return NULL;
}

ObjectFile *
object_file_take(GBytes *bytes, const char *path, Diags *diags)
{
    Place place = { g_intern_string(input_name(path)), 0, 0 };
    g_autofree char *why = NULL;
    ObjectFault fault;
    ObjectFile *file = object_file_read(bytes, path, false, diags, &fault, &why);

    if (fault == OBJECT_FAULT_LOCKED)
        diag_report(diags, DIAG_AUDIT_LOCKED, place, NULL);
    else if (fault != OBJECT_FAULT_NONE && fault != OBJECT_FAULT_NO_READER)
        diag_report(diags, DIAG_AUDIT_UNREADABLE, place, why, NULL);
    return file;
}

ObjectFile *
object_file_open(const char *path, Diags *diags)
{
    g_autoptr(GBytes) bytes = input_read(INPUT_PDF, path, (Place){ g_intern_string(input_name(path)), 0, 0 }, diags);

    return bytes == NULL ? NULL : object_file_take(bytes, path, diags);
}

GBytes *
object_repair(GBytes *bytes, const char *name, Diags *diags, char **what)
{
    const ObjectReader *reader = object_reader(diags);

    *what = NULL;
    return reader == NULL ? NULL : reader->repair(bytes, name, what);
}

GBytes *
object_file_whole(const ObjectFile *file)
{
    return g_bytes_ref(file->bytes);
}

const char *
object_file_bytes(const ObjectFile *file, size_t *size)
{
    return g_bytes_get_data(file->bytes, size);
}

bool
object_file_encrypted(const ObjectFile *file)
{
    return file->reader->encrypted(file->qpdf);
}

bool
object_file_accessible(const ObjectFile *file)
{
    return file->reader->accessible(file->qpdf);
}

bool
object_file_exhausted(const ObjectFile *file)
{
    return file->budget < 0;
}

void
object_file_charge(ObjectFile *file, size_t bytes)
{
    file->budget -= (gint64)bytes;
}

/*
 * A /Size that is too large, and a blank line before the table, lead no reader astray; one that is too small hides
 * objects (ISO 32000-1, table 15).
 */
static bool
is_harmless(const char *complaint)
{
    static const char count[] = "reported number of objects (", highest[] = "highest object number (";
    const char *said = strstr(complaint, count), *found = strstr(complaint, highest);

    if (g_str_has_prefix(complaint, "extraneous whitespace seen before xref"))
        return true;
    return said != NULL && found != NULL && g_ascii_strtoll(said + strlen(count), NULL, 10) >
                                                 g_ascii_strtoll(found + strlen(highest), NULL, 10);
}

const char *
object_file_complaint(ObjectFile *file)
{
    const char *complaint;

    do
        complaint = file->reader->complaint(file->qpdf);
    while (complaint != NULL && is_harmless(complaint));
    return complaint;
}

/* An object, or the trailer (number 0), as a value of our own. */
static Object *
take(ObjectFile *file, int number, int generation)
{
    bool stream = false;
    size_t length = 0;
    const char *text = file->reader->object(file->qpdf, number, generation, &stream, &length);
    ObjectLexer lexer = {
        .reader = { text, text + length }, .arena = file->arena, .names = &file->names, .references = true
    };
    const Object *value = text == NULL ? NULL : object_lex(&lexer);
    Object *own = arena_memdup(file->arena, value == NULL ? &object_null : value, sizeof *own);

    own->stream = stream && own->kind == OBJECT_DICT;
    return own;
}

static const Object *fetch(ObjectFile *file, const Object *reference);

/* The objects of an object stream, those that the index finds there. passed: they are to be passed; or NULL. */
static void
keep_objects(ObjectFile *file, int stream, const GArray *objects, Arena *arena, PassedStream *passed)
{
    for (guint i = 0; i < objects->len; i++) {
        const CompressedObject *found = &g_array_index(objects, CompressedObject, i);
        gpointer key = GINT_TO_POINTER(found->number);
        Object *own;

        if (compressed_stream_of(file->index, found->number) != stream || g_hash_table_contains(file->objects, key))
            continue;
        own = found->value->kind == OBJECT_DICT || found->value->kind == OBJECT_ARRAY
                  ? (Object *)(guintptr)found->value          /* nobody else has it: names and numbers are shared */
                  : arena_memdup(arena, found->value, sizeof *own);
        if (own->kind != OBJECT_REFERENCE) {
            own->number = found->number;
            own->generation = 0;
        }
        own->passing = passed != NULL;
        g_hash_table_insert(file->objects, key, own);
        if (passed != NULL)
            passed->objects[passed->count++] = found->number;
    }
}

/* The object stream that holds an object; 0: none that is read here. */
static int
holder_of(const ObjectFile *file, const Object *reference)
{
    return file->index == NULL || reference->generation != 0 ? 0 : compressed_stream_of(file->index, reference->number);
}

/*
 * Reads the object stream that holds an object, once; true when it was, and all of it was as it should be. Its objects
 * stay, or are to be passed.
 */
static bool
unpack_holder(ObjectFile *file, const Object *reference, PassedStream *passed)
{
    Object holder = { .kind = OBJECT_REFERENCE, .number = holder_of(file, reference) };
    Arena *arena = passed == NULL ? file->arena : passed->arena;
    const Object *dict;
    g_autoptr(GArray) objects = NULL;
    guint8 *bytes;
    size_t length;

    if (holder.number == 0 || !g_hash_table_add(file->unpacked, GINT_TO_POINTER(holder.number)))
        return false;
    dict = fetch(file, &holder);
    bytes = dict->stream ? object_stream(file, dict, &length) : NULL;
    if (bytes != NULL)
        objects = compressed_objects(dict, (const char *)bytes, length, arena,
                                     passed == NULL ? &file->names : &file->passed_names);
    free(bytes);
    if (objects == NULL)
        return false;
    if (passed != NULL) {
        passed->number = holder.number;
        passed->objects = g_new(int, objects->len + 1);
    }
    keep_objects(file, holder.number, objects, arena, passed);
    if (passed != NULL)
        passed->left = passed->count;
    return true;
}

/* ---- what is looked at once ---- */

/* That of an object which is passing. */
static PassedStream *
stream_of_passing(ObjectFile *file, int number)
{
    int holder = compressed_stream_of(file->index, number);
    guint i = 0;

    while (file->passing[i].number != holder)
        i++;
    return &file->passing[i];
}

const Object *
object_keep(ObjectFile *file, const Object *value)
{
    ObjectLexer lexer = { .arena = file->arena, .names = &file->names };

    return object_copy(&lexer, value);
}

/* One that is to stay is no part of its stream any more. */
static const Object *
keep_passed(ObjectFile *file, PassedStream *stream, int number, const Object *object)
{
    const Object *kept = object_keep(file, object);

    g_hash_table_insert(file->objects, GINT_TO_POINTER(number), (void *)(guintptr)kept);
    stream->left--;
    return kept;
}

/* What of the stream's objects the table has has not been passed. */
static void
clear_passed(ObjectFile *file, PassedStream *stream)
{
    for (guint i = 0; i < stream->count && stream->left > 0; i++) {
        int number = stream->objects[i];
        const Object *object = g_hash_table_lookup(file->objects, GINT_TO_POINTER(number));

        if (object != NULL && object->passing)
            keep_passed(file, stream, number, object);
    }
    arena_clear(stream->arena);
    g_free(stream->objects);
    *stream = (PassedStream){ .arena = stream->arena };
}

/* What was lent is not asked for again. */
static void
end_loan(ObjectFile *file)
{
    int number = file->lent;
    const Object *object = g_hash_table_lookup(file->objects, GINT_TO_POINTER(number));
    PassedStream *stream;

    file->lent = 0;
    if (object == NULL || !object->passing)
        return;
    stream = stream_of_passing(file, number);
    g_hash_table_remove(file->objects, GINT_TO_POINTER(number));
    if (--stream->left == 0)
        clear_passed(file, stream);
}

/* Reads the stream of an object that nobody has asked for yet, and makes room for it. */
static void
begin_passing(ObjectFile *file, const Object *reference)
{
    guint place = 0;
    PassedStream *stream;

    if (holder_of(file, reference) == 0 ||
        g_hash_table_contains(file->unpacked, GINT_TO_POINTER(holder_of(file, reference))))
        return;
    while (place < PASSING && file->passing[place].number != 0)
        place++;
    if (place == PASSING) {
        place = file->next_passing;
        file->next_passing = (place + 1) % PASSING;
    }
    stream = &file->passing[place];
    if (stream->arena == NULL)
        stream->arena = arena_new();
    clear_passed(file, stream);
    memset(file->passed_names.numbers, 0, sizeof file->passed_names.numbers);       /* they lie in other streams' */
    file->passed_names.lasting = file->arena;
    unpack_holder(file, reference, stream);
}

const Object *
object_pass(ObjectFile *file, const Object *object)
{
    Object reference = *object;         /* which may be part of what is lent */
    const Object *found;

    if (object->kind != OBJECT_REFERENCE)
        return object;
    if (reference.number != file->lent)
        end_loan(file);
    found = g_hash_table_lookup(file->objects, GINT_TO_POINTER(reference.number));
    if (found == NULL) {
        begin_passing(file, &reference);
        found = g_hash_table_lookup(file->objects, GINT_TO_POINTER(reference.number));
    }
    if (found == NULL || !found->passing || found->kind == OBJECT_REFERENCE || reference.generation != 0)
        return object_resolve(file, fetch(file, &reference));
    file->lent = reference.number;
    return found;
}

void
object_pass_end(ObjectFile *file)
{
    end_loan(file);
    for (guint i = 0; i < PASSING; i++)
        if (file->passing[i].arena != NULL) {
            clear_passed(file, &file->passing[i]);
            arena_free(g_steal_pointer(&file->passing[i].arena));
        }
}

static const Object *
fetch(ObjectFile *file, const Object *reference)
{
    Object *object = g_hash_table_lookup(file->objects, GINT_TO_POINTER(reference->number));

    if (object != NULL && object->passing)
        return keep_passed(file, stream_of_passing(file, reference->number), reference->number, object);
    if (object == NULL && unpack_holder(file, reference, NULL))
        object = g_hash_table_lookup(file->objects, GINT_TO_POINTER(reference->number));
    if (object != NULL)
        return object;
    object = take(file, reference->number, reference->generation);
    if (object->kind != OBJECT_REFERENCE) {
        object->number = reference->number;
        object->generation = reference->generation;
    }
    g_hash_table_insert(file->objects, GINT_TO_POINTER(reference->number), object);
    return object;
}

const Object *
object_trailer(ObjectFile *file)
{
    if (file->trailer == NULL)
        file->trailer = take(file, 0, 0);
    return file->trailer;
}

const Object *
object_resolve(ObjectFile *file, const Object *object)
{
    for (int hop = 0; object->kind == OBJECT_REFERENCE; hop++)
        object = hop < REFERENCE_HOPS ? fetch(file, object) : &object_null;
    return object;
}

const Object *
object_find(const Object *dict, const char *key)
{
    size_t from = 0, to = dict->kind == OBJECT_DICT ? dict->length : 0;

    while (from < to) {                 /* by hand: this is asked more often than anything else, and the first letter
                                           decides nearly always */
        size_t middle = (from + to) / 2;
        const char *other = dict->entries[middle].key;
        int order = *key != *other ? (guchar)*key - (guchar)*other : strcmp(key, other);

        if (order == 0)
            return dict->entries[middle].value;
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return &object_null;
}

const Object *
object_get(ObjectFile *file, const Object *dict, const char *key)
{
    return object_resolve(file, object_find(dict, key));
}

const Object *
object_item(ObjectFile *file, const Object *array, size_t index)
{
    return array->kind == OBJECT_ARRAY && index < array->length ? object_resolve(file, array->items[index])
                                                                : &object_null;
}

bool
object_is_name(const Object *object, const char *name)
{
    return object->kind == OBJECT_NAME && strcmp(object->bytes, name) == 0;
}

const char *
object_name(const Object *object)
{
    return object->kind == OBJECT_NAME ? object->bytes : "";
}

gint64
object_integer(const Object *object, gint64 otherwise)
{
    return object->kind == OBJECT_INTEGER ? object->integer : otherwise;
}

double
object_number(const Object *object)
{
    return object->kind == OBJECT_REAL ? object->real : object->kind == OBJECT_INTEGER ? (double)object->integer : 0;
}

/* UTF-16BE; what is no character becomes "?". */
static char *
from_utf16(const char *bytes, size_t length)
{
    GString *out = g_string_sized_new(length);

    for (size_t i = 0; i + 1 < length; i += 2) {
        gunichar unit = (gunichar)(guint8)bytes[i] << 8 | (guint8)bytes[i + 1];
        gunichar next = i + 3 < length ? (gunichar)(guint8)bytes[i + 2] << 8 | (guint8)bytes[i + 3] : 0;

        if (unit >= 0xD800 && unit < 0xDC00 && next >= 0xDC00 && next < 0xE000) {
            unit = 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00);
            i += 2;
        }
        g_string_append_unichar(out, g_unichar_validate(unit) && unit != 0 ? unit : '?');
    }
    return g_string_free(out, FALSE);
}

static char *
from_latin(const char *bytes, size_t length)
{
    GString *out = g_string_sized_new(length);

    for (size_t i = 0; i < length && bytes[i] != '\0'; i++)
        if ((guint8)bytes[i] < 128)
            g_string_append_c(out, bytes[i]);
        else
            g_string_append_unichar(out, (guint8)bytes[i]);
    return g_string_free(out, FALSE);
}

/* PDFDocEncoding differs from Latin-1 in what no finished file of ours holds; Latin-1 is near enough for a comparison.
 */
const char *
object_text_told(ObjectFile *file, const Object *object)
{
    const char *bytes = object->bytes;
    g_autofree char *text = NULL;

    if (object->kind != OBJECT_STRING)
        return NULL;
    if (object->length >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0)
        text = from_utf16(bytes + 2, object->length - 2);
    else if (object->length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        text = g_utf8_make_valid(bytes + 3, (gssize)object->length - 3);
    else
        text = from_latin(bytes, object->length);
    return arena_strdup(file->arena, text == NULL ? "" : text);
}

/* A sequence that does not end reaches to the end. */
const char *
object_text(ObjectFile *file, const Object *object)
{
    const char *text = object_text_told(file, object);
    bool inside = false;
    char *plain, *to;

    if (text == NULL || strchr(text, '\x1B') == NULL || (guint8)object->bytes[0] < 0x80)
        return text;
    plain = to = arena_strdup(file->arena, text);
    for (; *text != '\0'; text++)
        if (*text == '\x1B')
            inside = !inside;
        else if (!inside)
            *to++ = *text;
    *to = '\0';
    return plain;
}

/* ---- streams ---- */

/*
 * A stream of no bytes is whole, whatever its filter (ISO 32000-1, 7.3.8.2): libqpdf writes the content of a blank
 * side so.
 */
static guint8 *
nothing(void)
{
    guint8 *bytes = calloc(1, 1);

    if (bytes == NULL)
        g_error("failed to allocate 1 byte");
    return bytes;
}

static guint8 *
read_stream(ObjectFile *file, const Object *stream, bool unpacked, size_t *length)
{
    guint8 *bytes = NULL;

    *length = 0;
    if (!file->reader->stream(file->qpdf, stream->number, stream->generation, unpacked, &bytes, length))
        return NULL;
    return bytes == NULL ? nothing() : bytes;
}

guint8 *
object_stream_packed(ObjectFile *file, const Object *stream, size_t *length)
{
    *length = 0;
    return stream->stream ? read_stream(file, stream, false, length) : NULL;
}

static gint64
largest_stream(void)
{
    return (gint64)limit_number(LIMIT_STREAM_MIB) << 20;
}

/* NULL when the data are damaged or too long. */
static guint8 *
inflate_bounded(ObjectFile *file, const guint8 *packed, size_t packed_length, size_t *length)
{
    gint64 most = MIN(file->budget, largest_stream());
    z_stream z = { .next_in = (Bytef *)(guintptr)packed, .avail_in = (uInt)MIN(packed_length, G_MAXUINT32) };
    size_t size = MAX(packed_length * 4, 1024);
    guint8 *bytes = NULL, *more;
    int status;

    *length = 0;
    if (packed_length == 0)
        return nothing();
    status = inflateInit(&z);
    if (status == Z_MEM_ERROR)
        g_error("failed to allocate memory for zlib");
    while (status == Z_OK && (gint64)z.total_out <= most) {
        size = MIN(z.total_out == 0 ? size : size * 2, (size_t)most + 1);  /* one byte more tells that there is more */
        more = realloc(bytes, size + 1);
        if (more == NULL)
            g_error("failed to allocate %zu bytes for a stream", size);
        bytes = more;
        z.next_out = bytes + z.total_out;
        z.avail_out = (uInt)(size - z.total_out);
        status = inflate(&z, Z_NO_FLUSH);
    }
    *length = z.total_out;
    file->budget -= (gint64)z.total_out;
    inflateEnd(&z);
    if (status != Z_STREAM_END || (gint64)*length > most) {
        free(bytes);
        return NULL;
    }
    return bytes;
}

static const Object *
filter_at(ObjectFile *file, const Object *stream, size_t index)
{
    const Object *filter = object_get(file, stream, "Filter");

    return filter->kind == OBJECT_ARRAY ? object_item(file, filter, index) : index == 0 ? filter : &object_null;
}

/* The most that the stream's own filters can make of its bytes: deflate and LZW multiply, and may be chained. */
static double
most_gain(ObjectFile *file, const Object *stream)
{
    double gain = 1;

    for (size_t i = 0; i < 16 && filter_at(file, stream, i)->kind == OBJECT_NAME; i++)
        gain *= object_is_name(filter_at(file, stream, i), "ASCIIHexDecode") ? 1 : DEFLATE_GAIN;
    return gain;
}

/*
 * Of a stream that is deflated and nothing else the bytes of a row where rows are told by PNG's filters (7.4.4.4), one
 * component of 8 bits a column as in tables of contents; 0 without a predictor, -1 of any other stream.
 */
static gint64
deflated_columns(ObjectFile *file, const Object *stream)
{
    const Object *parameters = object_get(file, stream, "DecodeParms");
    gint64 predictor;

    if (parameters->kind == OBJECT_ARRAY)
        parameters = object_item(file, parameters, 0);
    predictor = object_integer(object_get(file, parameters, "Predictor"), 1);
    if (!object_is_name(filter_at(file, stream, 0), "FlateDecode") || filter_at(file, stream, 1)->kind != OBJECT_NULL)
        return -1;
    if (predictor == 1)
        return 0;
    if (predictor < 10 || object_integer(object_get(file, parameters, "Colors"), 1) != 1 ||
        object_integer(object_get(file, parameters, "BitsPerComponent"), 8) != 8)
        return -1;
    return CLAMP(object_integer(object_get(file, parameters, "Columns"), 1), -1, 1 << 20);
}

/* NULL where libqpdf has to try. */
static guint8 *
unpack_deflated(ObjectFile *file, const Object *stream, const guint8 *packed, size_t packed_length, size_t *length)
{
    gint64 columns = deflated_columns(file, stream);
    guint8 *bytes = columns < 0 ? NULL : inflate_bounded(file, packed, packed_length, length);

    if (bytes == NULL || columns == 0 || object_undo_up(bytes, length, (size_t)columns))
        return bytes;
    free(bytes);
    *length = 0;
    return NULL;
}

guint8 *
object_unpack(ObjectFile *file, const Object *stream, const guint8 *packed, size_t packed_length, size_t *length)
{
    guint8 *bytes;

    *length = 0;
    object_file_charge(file, packed_length);
    if (filter_at(file, stream, 0)->kind != OBJECT_NAME) {
        *length = packed_length;
        bytes = malloc(packed_length + 1);
        if (bytes == NULL)
            g_error("failed to allocate %zu bytes for a stream", packed_length);
        memcpy(bytes, packed, packed_length);
        return bytes;
    }
    bytes = unpack_deflated(file, stream, packed, packed_length, length);
    if (bytes == NULL && deflated_columns(file, stream) != 0 &&
        (double)packed_length * most_gain(file, stream) < (double)largest_stream()) {
        bytes = read_stream(file, stream, true, length);
        object_file_charge(file, *length);
    }
    return bytes;
}

guint8 *
object_stream(ObjectFile *file, const Object *stream, size_t *length)
{
    size_t packed_length;
    guint8 *packed, *bytes;

    *length = 0;
    if (file->budget < 0)
        return NULL;
    packed = object_stream_packed(file, stream, &packed_length);
    bytes = packed == NULL ? NULL : object_unpack(file, stream, packed, packed_length, length);
    free(packed);
    return bytes;
}

guint8 *
object_streams(ObjectFile *file, const Object *object, size_t *length)
{
    g_autoptr(GByteArray) all = g_byte_array_new();

    if (object->kind != OBJECT_ARRAY)
        return object_stream(file, object, length);
    for (size_t i = 0; i < object->length && !object_file_exhausted(file); i++) {
        size_t part_length;
        guint8 *part = object_stream(file, object_item(file, object, i), &part_length);

        if (part == NULL)
            return NULL;
        g_byte_array_append(all, part, (guint)part_length);
        g_byte_array_append(all, (const guint8 *)"\n", 1);
        free(part);
    }
    *length = all->len;
    g_byte_array_append(all, (const guint8 *)"", 1);
    return g_byte_array_free(g_steal_pointer(&all), FALSE);
}
