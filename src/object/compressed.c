/* The index is the cross-reference stream; an object stream is lexed whole, and counts only when all of it is right. */
#include "object/compressed.h"
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { TAIL = 1024, FIELDS = 3, DEFLATE_GAIN = 1032 };

struct CompressedIndex {
    int *streams;                       /* by object number */
    size_t size;
};

/* ---- where the cross-reference stream stands ---- */

static bool
next_integer(TokenReader *reader, gint64 *value)
{
    Token token;

    if (!token_next(reader, &token) || token.kind != TOKEN_WORD || token.length > 15)
        return false;
    *value = 0;
    for (size_t i = 0; i < token.length; i++) {
        if (!g_ascii_isdigit(token.at[i]))
            return false;
        *value = *value * 10 + (token.at[i] - '0');
    }
    return true;
}

static bool
next_word(TokenReader *reader, const char *word)
{
    Token token;

    return token_next(reader, &token) && token_is(&token, word);
}

/* NULL where the file does not end as it should. */
static const char *
find_section(const char *bytes, size_t length)
{
    static const char word[] = "startxref";
    const size_t size = sizeof word - 1;
    const char *start = NULL;
    TokenReader reader;
    gint64 offset;

    for (size_t back = size; start == NULL && back <= MIN(length, TAIL); back++)
        if (memcmp(bytes + length - back, word, size) == 0)
            start = bytes + length - back;
    if (start == NULL)
        return NULL;
    reader = token_reader(start, (size_t)(bytes + length - start));
    if (!next_word(&reader, word) || !next_integer(&reader, &offset) || offset >= (gint64)length)
        return NULL;
    return bytes + offset;
}

/* What follows "stream" and its line end, of the length that the dictionary tells; NULL where "endstream" does not. */
static const char *
stream_data(TokenReader *reader, const Object *dict, size_t *length)
{
    gint64 told = object_integer(object_find(dict, "Length"), -1);
    const char *data;

    if (!next_word(reader, "stream"))
        return NULL;
    reader->at += reader->at < reader->end && *reader->at == '\r';
    if (reader->at >= reader->end || *reader->at++ != '\n' || told < 0 || told > reader->end - reader->at)
        return NULL;
    data = reader->at;
    reader->at += told;
    *length = (size_t)told;
    return next_word(reader, "endstream") ? data : NULL;
}

/* ---- what it tells ---- */

/* An integer of some bytes, the highest first. */
static guint64
field(const guint8 **at, gint64 width)
{
    guint64 value = 0;

    for (gint64 i = 0; i < width; i++)
        value = value << 8 | *(*at)++;
    return value;
}

static bool
read_widths(const Object *dict, gint64 widths[FIELDS])
{
    const Object *array = object_find(dict, "W");

    if (array->kind != OBJECT_ARRAY || array->length != FIELDS)
        return false;
    for (size_t i = 0; i < FIELDS; i++) {
        widths[i] = object_integer(array->items[i], -1);
        if (widths[i] < (i < 2) || widths[i] > 7)
            return false;
    }
    return true;
}

/* Is it all there is of this file, and in the plain form that is read here? */
static bool
is_plain(const Object *dict)
{
    static const char *const others[] = { "Prev", "Encrypt", "Index", "XRefStm" };

    for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
        if (object_find(dict, others[i])->kind != OBJECT_NULL)
            return false;
    return object_is_name(object_find(dict, "Type"), "XRef") &&
           object_is_name(object_find(dict, "Filter"), "FlateDecode");
}

bool
object_undo_up(guint8 *bytes, size_t *length, size_t columns)
{
    size_t row = columns + 1, rows = *length / row;

    if (*length % row != 0)
        return false;
    for (size_t r = 0; r < rows; r++)
        if (bytes[r * row] != 0 && bytes[r * row] != 2)
            return false;
    for (size_t r = 0; r < rows; r++) {
        bool up = bytes[r * row] == 2 && r > 0;

        for (size_t c = 0; c < columns; c++)
            bytes[r * columns + c] = (guint8)(bytes[r * row + 1 + c] + (up ? bytes[(r - 1) * columns + c] : 0));
    }
    *length = rows * columns;
    return true;
}

gint64
object_predicted_row(const Object *dict)
{
    const Object *parameters = object_find(dict, "DecodeParms");
    gint64 predictor = object_integer(object_find(parameters, "Predictor"), 1);

    if (parameters->kind == OBJECT_NULL || (parameters->kind == OBJECT_DICT && predictor == 1))
        return 0;
    if (parameters->kind != OBJECT_DICT || predictor < 10 ||
        object_integer(object_find(parameters, "Colors"), 1) != 1 ||
        object_integer(object_find(parameters, "BitsPerComponent"), 8) != 8)
        return -1;
    return object_integer(object_find(parameters, "Columns"), 1);
}

/* The rows, each of `row` bytes, or NULL. */
static guint8 *
unpack_rows(const Object *dict, const char *packed, size_t packed_length, gint64 size, gint64 row)
{
    gint64 predicted = object_predicted_row(dict);
    uLongf length = (uLongf)(size * (row + (predicted != 0)));
    g_autofree guint8 *rows = g_malloc(length);
    size_t whole;

    if ((predicted != 0 && predicted != row) ||
        uncompress(rows, &length, (const Bytef *)packed, packed_length) != Z_OK ||
        length != (uLongf)(size * (row + (predicted != 0))))
        return NULL;
    whole = length;
    return predicted == 0 || object_undo_up(rows, &whole, (size_t)row) ? g_steal_pointer(&rows) : NULL;
}

static CompressedIndex *
index_new(const Object *dict, const char *packed, size_t packed_length)
{
    gint64 size = object_integer(object_find(dict, "Size"), 0), widths[FIELDS];
    CompressedIndex *index;
    g_autofree guint8 *rows = NULL;
    const guint8 *at;

    if (!read_widths(dict, widths) || size <= 0 || size > (gint64)packed_length * DEFLATE_GAIN || size > G_MAXINT)
        return NULL;
    at = rows = unpack_rows(dict, packed, packed_length, size, widths[0] + widths[1] + widths[2]);
    if (rows == NULL)
        return NULL;
    index = g_new0(CompressedIndex, 1);
    index->size = (size_t)size;
    index->streams = g_new0(int, index->size);
    for (gint64 i = 0; i < size; i++) {
        guint64 type = field(&at, widths[0]), stream = field(&at, widths[1]);

        at += widths[2];
        index->streams[i] = type == 2 && stream < (guint64)size ? (int)stream : 0;
    }
    return index;
}

CompressedIndex *
compressed_index_read(const char *bytes, size_t length, Arena *arena, const Object **trailer)
{
    const char *section = find_section(bytes, length), *packed;
    ObjectLexer lexer = { .arena = arena, .references = true };
    const Object *dict;
    gint64 number, generation;
    size_t packed_length;

    if (section == NULL)
        return NULL;
    lexer.reader = token_reader(section, (size_t)(bytes + length - section));
    if (!next_integer(&lexer.reader, &number) || !next_integer(&lexer.reader, &generation) ||
        !next_word(&lexer.reader, "obj"))
        return NULL;
    dict = object_lex(&lexer);
    if (dict == NULL || lexer.odd || dict->kind != OBJECT_DICT || !is_plain(dict))
        return NULL;
    *trailer = dict;
    packed = stream_data(&lexer.reader, dict, &packed_length);
    return packed == NULL ? NULL : index_new(dict, packed, packed_length);
}

void
compressed_index_free(CompressedIndex *index)
{
    if (index == NULL)
        return;
    g_free(index->streams);
    g_free(index);
}

int
compressed_stream_of(const CompressedIndex *index, int number)
{
    int stream = number > 0 && (size_t)number < index->size ? index->streams[number] : 0;

    return stream > 0 && index->streams[stream] == 0 ? stream : 0;      /* no object stream stands in another */
}

/* ---- object streams ---- */

/* The one value that stands in these bytes; NULL when it is none, or not alone. */
static const Object *
lex_alone(const char *from, const char *to, Arena *arena, ObjectNames *names)
{
    ObjectLexer lexer = {
        .reader = token_reader(from, (size_t)(to - from)), .arena = arena, .names = names, .references = true
    };
    const Object *value = object_lex(&lexer);
    Token token;

    return value == NULL || lexer.odd || value->kind == OBJECT_OPERATOR || token_next(&lexer.reader, &token) ? NULL
                                                                                                             : value;
}

/* Numbers and places; a place that is not behind the last one, or not within the bytes, fails. */
static bool
read_places(TokenReader *reader, size_t count, size_t room, int *numbers, size_t *places)
{
    for (size_t i = 0; i < count; i++) {
        gint64 number, place;

        if (!next_integer(reader, &number) || !next_integer(reader, &place) || number <= 0 || number > G_MAXINT ||
            place >= (gint64)room || (i > 0 && place <= (gint64)places[i - 1]))
            return false;
        numbers[i] = (int)number;
        places[i] = (size_t)place;
    }
    places[count] = room;
    return true;
}

GArray *
compressed_objects(const Object *dict, const char *bytes, size_t length, Arena *arena, ObjectNames *names)
{
    g_autoptr(GArray) objects = g_array_new(FALSE, FALSE, sizeof(CompressedObject));
    gint64 count = object_integer(object_find(dict, "N"), -1), first = object_integer(object_find(dict, "First"), -1);
    TokenReader reader;
    g_autofree int *numbers = NULL;
    g_autofree size_t *places = NULL;

    if (!object_is_name(object_find(dict, "Type"), "ObjStm") || count < 0 || first < 0 || first > (gint64)length ||
        count > (gint64)length)
        return NULL;
    reader = token_reader(bytes, (size_t)first);
    numbers = g_new(int, (size_t)count + 1);
    places = g_new(size_t, (size_t)count + 1);
    if (!read_places(&reader, (size_t)count, length - (size_t)first, numbers, places))
        return NULL;
    for (gint64 i = 0; i < count; i++) {
        CompressedObject object = { numbers[i],
                                    lex_alone(bytes + first + places[i], bytes + first + places[i + 1], arena, names) };

        if (object.value == NULL)
            return NULL;
        g_array_append_val(objects, object);
    }
    return g_steal_pointer(&objects);
}
