#ifndef TESTS_UNIT_OBJECT_REFERENCE_LEXER_H
#define TESTS_UNIT_OBJECT_REFERENCE_LEXER_H
/* A second reader of values, which shares nothing with the tokenizer: the two must say the same of any bytes. */
#include "base/sort.h"
#include "object/object.h"
#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 500, LONGEST_NUMBER = 64 };

typedef struct Reference { const char *at, *end; Arena *arena; bool references; int depth; } Reference;

static const Object *reference_lex(Reference *lexer);


/* A bracket that ends an array or a dictionary, when it is met where a value may stand. */
static const Object array_end = { .kind = OBJECT_OPERATOR, .length = 1, .bytes = "]" };
static const Object dict_end = { .kind = OBJECT_OPERATOR, .length = 2, .bytes = ">>" };

static bool
is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool
is_regular(char c)
{
    return !is_space(c) && strchr("()<>[]{}/%", c) == NULL;
}

static void
skip_space(Reference *lexer)
{
    while (lexer->at < lexer->end) {
        if (*lexer->at == '%')
            while (lexer->at < lexer->end && *lexer->at != '\n' && *lexer->at != '\r')
                lexer->at++;
        else if (is_space(*lexer->at))
            lexer->at++;
        else
            return;
    }
}

static Object *
value_new(Reference *lexer, ObjectKind kind)
{
    Object *value = arena_new0(lexer->arena, Object, 1);

    value->kind = kind;
    return value;
}

static const Object *
bytes_new(Reference *lexer, ObjectKind kind, const char *bytes, size_t length)
{
    Object *value = value_new(lexer, kind);

    value->bytes = arena_strndup(lexer->arena, bytes, length);
    value->length = length;
    return value;
}

/* arena_strndup stops at a NUL, and strings may hold any byte. */
static const Object *
string_new(Reference *lexer, const GString *text)
{
    Object *value = value_new(lexer, OBJECT_STRING);

    value->bytes = arena_memdup(lexer->arena, text->str, text->len + 1);
    value->length = text->len;
    return value;
}

static const Object *
lex_name(Reference *lexer)
{
    g_autoptr(GString) name = g_string_new(NULL);

    lexer->at++;
    while (lexer->at < lexer->end && is_regular(*lexer->at)) {
        if (*lexer->at == '#' && lexer->end - lexer->at > 2 && g_ascii_isxdigit(lexer->at[1]) &&
            g_ascii_isxdigit(lexer->at[2])) {
            g_string_append_c(name,
                              (char)(g_ascii_xdigit_value(lexer->at[1]) << 4 | g_ascii_xdigit_value(lexer->at[2])));
            lexer->at += 3;
        } else {
            g_string_append_c(name, *lexer->at++);
        }
    }
    return bytes_new(lexer, OBJECT_NAME, name->str, strlen(name->str));
}

static void
lex_octal(Reference *lexer, GString *text)
{
    int code = 0;

    for (int i = 0; i < 3 && lexer->at < lexer->end && *lexer->at >= '0' && *lexer->at <= '7'; i++)
        code = code * 8 + (*lexer->at++ - '0');
    g_string_append_c(text, (char)code);
}

/* What follows a backslash in a literal string (7.3.4.2). */
static void
lex_escape(Reference *lexer, GString *text)
{
    static const char letters[] = "nrtbf", meanings[] = "\n\r\t\b\f";
    const char *letter;

    if (lexer->at >= lexer->end)
        return;
    if (*lexer->at >= '0' && *lexer->at <= '7') {
        lex_octal(lexer, text);
        return;
    }
    letter = *lexer->at == '\0' ? NULL : strchr(letters, *lexer->at);
    if (letter != NULL)
        g_string_append_c(text, meanings[letter - letters]);
    else if (*lexer->at == '\r' && lexer->end - lexer->at > 1 && lexer->at[1] == '\n')
        lexer->at++;
    else if (*lexer->at != '\r' && *lexer->at != '\n')
        g_string_append_c(text, *lexer->at);
    lexer->at++;
}

static const Object *
lex_literal(Reference *lexer)
{
    g_autoptr(GString) text = g_string_new(NULL);
    size_t open = 1;

    for (lexer->at++; lexer->at < lexer->end;) {
        char c = *lexer->at++;

        if (c == '\\') {
            lex_escape(lexer, text);
            continue;
        }
        if (c == ')' && --open == 0)
            break;
        open += c == '(';
        g_string_append_c(text, c);
    }
    return string_new(lexer, text);
}

static const Object *
lex_hex(Reference *lexer)
{
    g_autoptr(GString) text = g_string_new(NULL);
    int high = -1;

    for (lexer->at++; lexer->at < lexer->end && *lexer->at != '>'; lexer->at++) {
        int digit = g_ascii_xdigit_value(*lexer->at);

        if (digit < 0)
            continue;
        if (high >= 0)
            g_string_append_c(text, (char)(high << 4 | digit));
        high = high >= 0 ? -1 : digit;
    }
    if (high >= 0)
        g_string_append_c(text, (char)(high << 4));
    if (lexer->at < lexer->end)
        lexer->at++;
    return string_new(lexer, text);
}

static bool
is_number(const char *word, size_t length)
{
    bool digit = false, point = false;

    for (size_t i = 0; i < length; i++) {
        if (g_ascii_isdigit(word[i]))
            digit = true;
        else if (word[i] == '.' && !point)
            point = true;
        else if (i > 0 || (word[i] != '-' && word[i] != '+'))
            return false;
    }
    return digit && length < LONGEST_NUMBER;
}

/* "12 0 R", of which "12" has been read; else nothing has happened. */
static bool
lex_reference(Reference *lexer, Object *value)
{
    const char *at = lexer->at;
    int generation = 0;

    if (!lexer->references || value->integer <= 0 || value->integer > G_MAXINT)
        return false;
    while (at < lexer->end && is_space(*at))
        at++;
    if (at >= lexer->end || !g_ascii_isdigit(*at))
        return false;
    for (; at < lexer->end && g_ascii_isdigit(*at); at++)
        generation = generation > 65535 ? generation : generation * 10 + (*at - '0');
    while (at < lexer->end && is_space(*at))
        at++;
    if (at >= lexer->end || *at != 'R' || (at + 1 < lexer->end && is_regular(at[1])))
        return false;
    lexer->at = at + 1;
    value->kind = OBJECT_REFERENCE;
    value->number = (int)value->integer;
    value->generation = generation;
    return true;
}

static const Object *
number_new(Reference *lexer, const char *word, size_t length)
{
    char text[LONGEST_NUMBER];
    Object *value;

    memcpy(text, word, length);
    text[length] = '\0';
    if (strchr(text, '.') != NULL) {
        value = value_new(lexer, OBJECT_REAL);
        value->real = g_ascii_strtod(text, NULL);
        return value;
    }
    value = value_new(lexer, OBJECT_INTEGER);
    value->integer = g_ascii_strtoll(text, NULL, 10);
    lex_reference(lexer, value);
    return value;
}

static const Object *
lex_word(Reference *lexer)
{
    const char *word = lexer->at;
    size_t length;
    Object *value;

    while (lexer->at < lexer->end && is_regular(*lexer->at))
        lexer->at++;
    if (lexer->at == word)
        lexer->at++;
    length = (size_t)(lexer->at - word);
    if (is_number(word, length))
        return number_new(lexer, word, length);
    if (length == 4 && memcmp(word, "null", 4) == 0)
        return &object_null;
    if ((length == 4 && memcmp(word, "true", 4) == 0) || (length == 5 && memcmp(word, "false", 5) == 0)) {
        value = value_new(lexer, OBJECT_BOOL);
        value->boolean = length == 4;
        return value;
    }
    return bytes_new(lexer, OBJECT_OPERATOR, word, length);
}

/* Everything up to `end`, or up to the end of the bytes. */
static GPtrArray *
lex_until(Reference *lexer, const Object *end)
{
    GPtrArray *values = g_ptr_array_new();
    const Object *value;

    lexer->depth++;
    while ((value = reference_lex(lexer)) != NULL && value != end)
        if (value != &array_end && value != &dict_end)
            g_ptr_array_add(values, (void *)(guintptr)value);
    lexer->depth--;
    return values;
}

static const Object *
lex_array(Reference *lexer)
{
    g_autoptr(GPtrArray) values = NULL;
    Object *array = value_new(lexer, OBJECT_ARRAY);

    lexer->at++;
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
lex_dict(Reference *lexer)
{
    g_autoptr(GPtrArray) values = NULL;
    Object *dict = value_new(lexer, OBJECT_DICT);
    ObjectEntry *entries;

    lexer->at += 2;
    values = lex_until(lexer, &dict_end);
    entries = arena_new0(lexer->arena, ObjectEntry, values->len / 2 + 1);
    for (guint i = 0; i + 1 < values->len; i += 2) {
        const Object *key = g_ptr_array_index(values, i);

        if (key->kind == OBJECT_NAME)
            entries[dict->length++] = (ObjectEntry){ key->bytes, g_ptr_array_index(values, i + 1) };
    }
    sort_items(entries, dict->length, sizeof *entries, compare_entries); /* object_find() halves its way */
    dict->entries = entries;
    return dict;
}

static const Object *
lex_angle(Reference *lexer, bool closing)
{
    bool pair = lexer->end - lexer->at > 1 && lexer->at[1] == lexer->at[0];

    if (!closing)
        return !pair ? lex_hex(lexer) : lexer->depth < DEEPEST ? lex_dict(lexer) : lex_word(lexer);
    if (!pair)
        return lex_word(lexer);
    lexer->at += 2;
    return &dict_end;
}

static const Object *
reference_lex(Reference *lexer)
{
    skip_space(lexer);
    if (lexer->at >= lexer->end)
        return NULL;
    switch (*lexer->at) {
    case '/':
        return lex_name(lexer);
    case '(':
        return lex_literal(lexer);
    case '<':
        return lex_angle(lexer, false);
    case '>':
        return lex_angle(lexer, true);
    case '[':
        return lexer->depth < DEEPEST ? lex_array(lexer) : lex_word(lexer);
    case ']':
        lexer->at++;
        return &array_end;
    default:
        return lex_word(lexer);
    }
}

#endif
