/* Values out of tokens (ISO 32000-1, 7.3): in objects and in content streams. */
#include "base/limit.h"
#include "base/sort.h"
#include "object/object.h"
#include <stdlib.h>
#include <string.h>

enum { NUMBER_ROOM = 64, SAFE_DIGITS = 18 };     /* of a number of 64 bits */

const Object object_null = { .kind = OBJECT_NULL };

/* A bracket that ends an array or a dictionary, when it is met where a value may stand. */
static const Object array_end = { .kind = OBJECT_OPERATOR, .length = 1, .bytes = "]" };
static const Object dict_end = { .kind = OBJECT_OPERATOR, .length = 2, .bytes = ">>" };

static Object *
value_new(ObjectLexer *lexer, ObjectKind kind)
{
    Object *value = arena_new0(lexer->arena, Object, 1);

    value->kind = kind;
    return value;
}

static const Object *
bytes_new(ObjectLexer *lexer, ObjectKind kind, const char *bytes, size_t length)
{
    Object *value = value_new(lexer, kind);

    value->bytes = arena_strndup(lexer->arena, bytes, length);
    value->length = length;
    return value;
}

/* arena_strndup stops at a NUL, and strings may hold any byte. */
static const Object *
string_new(ObjectLexer *lexer, const GString *text)
{
    Object *value = value_new(lexer, OBJECT_STRING);

    char *bytes = arena_alloc(lexer->arena, text->len + 1);

    memcpy(bytes, text->str, text->len);
    bytes[text->len] = '\0';
    value->bytes = bytes;
    value->length = text->len;
    return value;
}

static const Object **
slot_of_name(ObjectNames *names, const char *bytes, size_t length)
{
    guint hash = 5381;

    for (size_t i = 0; i < length; i++)
        hash = hash * 33 + (guchar)bytes[i];
    return &names->slots[(hash ^ hash >> 9) % G_N_ELEMENTS(names->slots)];
}

static const Object *
name_new(ObjectLexer *lexer, const char *bytes, size_t length)
{
    const Object **slot = lexer->names == NULL ? NULL : slot_of_name(lexer->names, bytes, length);
    ObjectLexer lasting = { .arena = lexer->names == NULL ? NULL : lexer->names->lasting };

    if (slot != NULL && *slot != NULL && (*slot)->length == length && memcmp((*slot)->bytes, bytes, length) == 0)
        return *slot;
    if (slot == NULL || (*slot != NULL && lasting.arena != NULL))
        return bytes_new(lexer, OBJECT_NAME, bytes, length);
    return *slot = bytes_new(lasting.arena != NULL ? &lasting : lexer, OBJECT_NAME, bytes, length);
}

/* A "#" that is followed by no two digits, or that stands for the NUL (7.3.5). */
static bool
is_odd_name(const Token *token)
{
    const char *at = token->at, *end = token->at + token->length;

    while ((at = memchr(at, '#', (size_t)(end - at))) != NULL) {
        if (end - at < 3 || !g_ascii_isxdigit(at[1]) || !g_ascii_isxdigit(at[2]) || (at[1] == '0' && at[2] == '0'))
            return true;
        at += 3;
    }
    return false;
}

static const Object *
lex_name(ObjectLexer *lexer, const Token *token)
{
    g_autoptr(GString) name = NULL;

    if (memchr(token->at, '#', token->length) == NULL)
        return name_new(lexer, token->at + 1, token->length - 1);
    lexer->odd |= is_odd_name(token);
    name = g_string_new(NULL);
    token_append_name(token, name);
    return name_new(lexer, name->str, strlen(name->str));
}

static bool
is_bad_hex(const Token *token)
{
    size_t digits = 0;

    for (size_t i = 1; i + 1 < token->length; i++) {
        if (g_ascii_isxdigit(token->at[i]))
            digits++;
        else if (!token_is_space(token->at[i]))
            return true;
    }
    return digits % 2 != 0;
}

/* One that is cut off, or that holds a carriage return, which stands for a line feed (7.3.4.2). */
static bool
is_odd_literal(const Token *token)
{
    return token->length < 2 || token->at[token->length - 1] != ')' || memchr(token->at, '\r', token->length) != NULL;
}

static const Object *
lex_string(ObjectLexer *lexer, const Token *token)
{
    g_autoptr(GString) text = NULL;

    if (token->kind == TOKEN_LITERAL && !is_odd_literal(token) && memchr(token->at, '\\', token->length) == NULL) {
        const GString plain = { (char *)(guintptr)(token->at + 1), token->length - 2, 0 };

        return string_new(lexer, &plain);
    }
    text = g_string_sized_new(token->length);
    token_append_string(token, text);
    if (token->kind == TOKEN_HEX) {
        lexer->bad_hex |= is_bad_hex(token);
        lexer->odd |= is_bad_hex(token) || token->at[token->length - 1] != '>';
    } else {
        lexer->odd |= is_odd_literal(token);
    }
    return string_new(lexer, text);
}

/* "12 0 R", of which "12" has been read; else nothing has happened. */
static bool
lex_reference(ObjectLexer *lexer, Object *value)
{
    const char *at = lexer->reader.at;
    int generation = 0;

    if (!lexer->references || value->integer <= 0 || value->integer > G_MAXINT)
        return false;
    while (at < lexer->reader.end && token_is_space(*at))
        at++;
    if (at >= lexer->reader.end || !g_ascii_isdigit(*at))
        return false;
    for (; at < lexer->reader.end && g_ascii_isdigit(*at); at++)
        generation = generation > 65535 ? generation : generation * 10 + (*at - '0');
    while (at < lexer->reader.end && token_is_space(*at))
        at++;
    if (at >= lexer->reader.end || *at != 'R' || (at + 1 < lexer->reader.end && token_is_regular(at[1])))
        return false;
    lexer->reader.at = at + 1;
    value->kind = OBJECT_REFERENCE;
    value->number = (int)value->integer;
    value->generation = generation;
    return true;
}

/*
 * A number of at most 15 digits without a minus, as most are: it and the power of ten are exact, so that their quotient
 * is rounded once, as strtod() would. scale 0: an integer. False for any other.
 */
static bool
read_short(const Token *token, gint64 *whole, double *scale)
{
    *whole = 0;
    *scale = 0;
    if (token->length > 15)
        return false;
    for (size_t i = 0; i < token->length; i++) {
        char c = token->at[i];

        if (c == '.' && *scale == 0)
            *scale = 1;
        else if (!g_ascii_isdigit(c))
            return false;
        else {
            *whole = *whole * 10 + (c - '0');
            *scale *= 10;
        }
    }
    return true;
}

/* A number or a reference: the one that was read last of those with its hash, if it is the same. */
static const Object *
number_kept(ObjectLexer *lexer, const Object *number)
{
    guint64 mixed = ((guint64)number->integer ^ (guint64)number->kind) * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
    const Object **slot = NULL, *known = NULL;

    if (lexer->names != NULL) {
        slot = &lexer->names->numbers[mixed >> 32 & (G_N_ELEMENTS(lexer->names->numbers) - 1)];
        known = *slot;
    }
    if (known != NULL && known->kind == number->kind && known->generation == number->generation &&
        known->integer == number->integer)
        return known;
    known = arena_memdup(lexer->arena, number, sizeof *number);
    if (slot != NULL)
        *slot = known;
    return known;
}

static const Object *
number_new(ObjectLexer *lexer, const Token *token)
{
    char text[NUMBER_ROOM];
    Object value = { .kind = OBJECT_INTEGER };
    gint64 whole;
    double scale;

    lexer->odd |= token->length > SAFE_DIGITS;
    if (read_short(token, &whole, &scale) && scale == 0) {
        value.integer = whole;
        lex_reference(lexer, &value);
        return number_kept(lexer, &value);
    }
    if (read_short(token, &whole, &scale)) {
        value.kind = OBJECT_REAL;
        value.real = (double)whole / scale;
        return number_kept(lexer, &value);
    }
    memcpy(text, token->at, token->length);
    text[token->length] = '\0';
    if (strchr(text, '.') != NULL) {
        value.kind = OBJECT_REAL;
        value.real = g_ascii_strtod(text, NULL);
    } else {
        value.integer = g_ascii_strtoll(text, NULL, 10);
        lex_reference(lexer, &value);
    }
    return number_kept(lexer, &value);
}

static const Object *
lex_word(ObjectLexer *lexer, const Token *token)
{
    Object *value;

    if (token_is_number(token))
        return number_new(lexer, token);
    if (token_is(token, "null"))
        return &object_null;
    lexer->odd |= !token_is(token, "true") && !token_is(token, "false");
    if (!token_is(token, "true") && !token_is(token, "false"))
        return bytes_new(lexer, OBJECT_OPERATOR, token->at, token->length);
    value = value_new(lexer, OBJECT_BOOL);
    value->boolean = token->length == 4;
    return value;
}

/* Everything up to `end`, or up to the end of the bytes. */
static GPtrArray *
lex_until(ObjectLexer *lexer, const Object *end)
{
    GPtrArray *values = g_ptr_array_new();
    const Object *value;

    lexer->depth++;
    while ((value = object_lex(lexer)) != NULL && value != end)
        if (value != &array_end && value != &dict_end)
            g_ptr_array_add(values, (void *)(guintptr)value);
        else
            lexer->odd = true;
    lexer->odd |= value == NULL;
    lexer->depth--;
    return values;
}

static const Object *
lex_array(ObjectLexer *lexer)
{
    g_autoptr(GPtrArray) values = NULL;
    Object *array = value_new(lexer, OBJECT_ARRAY);

    values = lex_until(lexer, &array_end);
    array->length = values->len;
    if (values->len > 0)
        array->items = arena_memdup(lexer->arena, values->pdata, sizeof(void *) * values->len);
    return array;
}

static int
compare_entries(const void *left, const void *right)
{
    return strcmp(((const ObjectEntry *)left)->key, ((const ObjectEntry *)right)->key);
}

static const Object *
lex_dict(ObjectLexer *lexer)
{
    g_autoptr(GPtrArray) values = NULL;
    Object *dict = value_new(lexer, OBJECT_DICT);
    ObjectEntry *entries;

    values = lex_until(lexer, &dict_end);
    entries = arena_new0(lexer->arena, ObjectEntry, values->len / 2);
    for (guint i = 0; i + 1 < values->len; i += 2) {
        const Object *key = g_ptr_array_index(values, i);

        lexer->odd |= key->kind != OBJECT_NAME;
        if (key->kind == OBJECT_NAME)
            entries[dict->length++] = (ObjectEntry){ key->bytes, g_ptr_array_index(values, i + 1) };
    }
    sort_items(entries, dict->length, sizeof *entries, compare_entries); /* object_find() halves its way */
    lexer->odd |= values->len % 2 != 0;
    for (size_t i = 1; i < dict->length; i++)
        lexer->odd |= strcmp(entries[i - 1].key, entries[i].key) == 0;
    dict->entries = entries;
    return dict;
}

/* An opening bracket that stands too deep opens nothing: its first character stands for itself. */
static const Object *
lex_too_deep(ObjectLexer *lexer, const Token *token)
{
    lexer->odd = true;
    lexer->reader.at = token->at + 1;
    return bytes_new(lexer, OBJECT_OPERATOR, token->at, 1);
}

const Object *
object_lex(ObjectLexer *lexer)
{
    Token token;

    if (!token_next(&lexer->reader, &token))
        return NULL;
    switch (token.kind) {
    case TOKEN_NAME:
        return lex_name(lexer, &token);
    case TOKEN_LITERAL:
    case TOKEN_HEX:
        return lex_string(lexer, &token);
    case TOKEN_DICT:
        return lexer->depth < MOST_PDF_NESTING ? lex_dict(lexer) : lex_too_deep(lexer, &token);
    case TOKEN_DICT_END:
        return &dict_end;
    case TOKEN_ARRAY:
        return lexer->depth < MOST_PDF_NESTING ? lex_array(lexer) : lex_too_deep(lexer, &token);
    case TOKEN_ARRAY_END:
        return &array_end;
    case TOKEN_WORD:
    case TOKEN_STRAY:
    default:
        return lex_word(lexer, &token);
    }
}

/* ---- copies ---- */

static const Object *
copy_part(ObjectLexer *lexer, const Object *part)
{
    if (part->kind == OBJECT_NAME)
        return name_new(lexer, part->bytes, part->length);
    if (part->kind == OBJECT_INTEGER || part->kind == OBJECT_REAL || part->kind == OBJECT_REFERENCE)
        return number_kept(lexer, part);
    return part->kind == OBJECT_NULL ? &object_null : object_copy(lexer, part);
}

/* Values are no deeper than the lexer lets them be. */
Object *
object_copy(ObjectLexer *lexer, const Object *value)
{
    Object *copy = arena_memdup(lexer->arena, value, sizeof *value);
    const Object **items;
    ObjectEntry *entries;

    copy->passing = false;
    switch (value->kind) {
    case OBJECT_NAME:
    case OBJECT_STRING:
    case OBJECT_OPERATOR:
        copy->bytes = arena_memdup(lexer->arena, value->bytes, value->length + 1);
        break;
    case OBJECT_ARRAY:
        copy->items = items = arena_new0(lexer->arena, const Object *, value->length);
        for (size_t i = 0; i < value->length; i++)
            items[i] = copy_part(lexer, value->items[i]);
        break;
    case OBJECT_DICT:
        copy->entries = entries = arena_new0(lexer->arena, ObjectEntry, value->length);
        for (size_t i = 0; i < value->length; i++) {
            const char *key = value->entries[i].key;

            entries[i] = (ObjectEntry){ name_new(lexer, key, strlen(key))->bytes,
                                        copy_part(lexer, value->entries[i].value) };
        }
        break;
    default:
        break;
    }
    return copy;
}
