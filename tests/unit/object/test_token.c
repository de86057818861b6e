/*
 * Tokens of PDF syntax, written by hand from ISO 32000-1, 7.2 and 7.3; and the values made of them, held against a
 * second reader over the fuzz corpus.
 */
#include "assert.h"
#include "corpus.h"
#include "object/object.h"
#include "reference_lexer.h"
#include <string.h>

/* Tokens as "kind:text", with a blank between two. */
typedef struct TokenCase { const char *name, *bytes, *want; } TokenCase;

static const TokenCase tokens[] = {
    { "nothing",                            "", "" },
    { "white space and comments alone",     " \t\r\n\f % a\r% b", "" },
    { "a comment ends with a carriage return", "% q\rQ", "word:Q" },
    { "a comment ends with a line feed",    "% q\nQ", "word:Q" },
    { "words",                              "1 0 0 rg", "word:1 word:0 word:0 word:rg" },
    { "a name ends where another begins",   "/A/B", "name:/A name:/B" },
    { "a name of no letters",               "/ f", "name:/ word:f" },
    { "a word ends at a delimiter",         "BT(a)Tj", "word:BT literal:(a) word:Tj" },
    { "brackets in pairs in a literal",     "(a(b)c)d", "literal:(a(b)c) word:d" },
    { "a bracket behind a backslash",       "(a\\)b)c", "literal:(a\\)b) word:c" },
    { "a literal without an end",           "(a", "literal:(a" },
    { "a literal that ends with a backslash", "(a\\", "literal:(a\\" },
    { "a comment sign in a literal",        "(%)f", "literal:(%) word:f" },
    { "hexadecimal digits",                 "<0A 0b>f", "hex:<0A 0b> word:f" },
    { "digits without an end",              "<0A", "hex:<0A" },
    { "one angle at the end",               "<", "hex:<" },
    { "a dictionary",                       "<</A(>)>>", "dict: name:/A literal:(>) end:" },
    { "a dictionary of digits",             "<<<00>>>", "dict: hex:<00> end:" },
    { "an array",                           "[1]", "array: word:1 close:" },
    { "delimiters that end nothing",        ") } { >", "stray:) stray:} stray:{ stray:>" },
    { "a NUL is white space",               "a\\0b", "word:a word:b" },
};

static const char *const kinds[] = { "name", "literal", "hex", "dict", "end", "array", "close", "word", "stray" };

static void
bytes_are_told_apart(void **state)
{
    const TokenCase *c = *state;
    g_autoptr(GString) out = g_string_new(NULL), bytes = g_string_new(c->bytes);
    TokenReader reader;
    Token token;

    if (strstr(c->name, "NUL") != NULL) {
        g_string_truncate(bytes, 1);
        g_string_append_len(bytes, "\0b", 2);
    }
    reader = token_reader(bytes->str, bytes->len);
    while (token_next(&reader, &token)) {
        bool named = token.kind != TOKEN_DICT && token.kind != TOKEN_DICT_END && token.kind != TOKEN_ARRAY &&
                     token.kind != TOKEN_ARRAY_END;

        g_string_append_printf(out, "%s%s:%.*s", out->len == 0 ? "" : " ", kinds[token.kind],
                               named ? (int)token.length : 0, token.at);
    }
    assert_string_equal(out->str, c->want);
    assert_ptr_equal(reader.at, reader.end);
}

/* What is left after the data of an inline image. */
typedef struct ImageCase { const char *name, *bytes, *want; } ImageCase;

static const ImageCase images[] = {
    { "EI at the end",                      " abc\nEI", "" },
    { "operators after it",                 " abc\nEI Q q 1 0 0 1 0 0 cm", " Q q 1 0 0 1 0 0 cm" },
    { "EI by chance",                       " a EI \x01 b\nEI Q", " Q" },
    { "EI within a word",                   " a EIf\nEI Q", " Q" },
    { "no EI",                              " abc", "" },
    { "nothing",                            "", "" },
};

static void
an_inline_image_is_stepped_over(void **state)
{
    const ImageCase *c = *state;
    TokenReader reader = token_reader(c->bytes, strlen(c->bytes));

    token_skip_image(&reader);
    assert_string_equal(reader.at, c->want);
}

typedef struct MeaningCase { const char *name, *bytes, *want; } MeaningCase;

static const MeaningCase meanings[] = {
    { "a name",                             "/A#20B", "A B" },
    { "a number sign without digits",       "/A#2", "A#2" },
    { "escapes (table 3)",                  "(\\n\\r\\t\\b\\f\\(\\)\\\\)", "\n\r\t\b\f()\\" },
    { "an octal code of three digits",      "(\\1013)", "A3" },
    { "an octal code of one digit",         "(\\5x)", "\005x" },
    { "a line that goes on",                "(a\\\nb\\\r\nc\\\rd)", "abcd" },
    { "a backslash before any letter",      "(\\q)", "q" },
    { "digits of both cases, with blanks",  "<4a 4B>", "JK" },
    { "an odd last digit",                  "<4A5>", "JP" },
};

static void
a_token_stands_for(void **state)
{
    const MeaningCase *c = *state;
    TokenReader reader = token_reader(c->bytes, strlen(c->bytes));
    g_autoptr(GString) out = g_string_new(NULL);
    Token token;

    assert_true(token_next(&reader, &token));
    if (token.kind == TOKEN_NAME)
        token_append_name(&token, out);
    else
        token_append_string(&token, out);
    assert_string_equal(out->str, c->want);
}

/* ---- two readers ---- */

static void
assert_same_value(const Object *one, const Object *other)
{
    assert_int_equal(one->kind, other->kind);
    assert_int_equal(one->number, other->number);
    assert_int_equal(one->generation, other->generation);
    assert_int_equal(one->length, other->length);
    switch (one->kind) {
    case OBJECT_BOOL:
        assert_int_equal(one->boolean, other->boolean);
        break;
    case OBJECT_INTEGER:
        assert_true(one->integer == other->integer);
        break;
    case OBJECT_REAL:
        assert_memory_equal(&one->real, &other->real, sizeof one->real);
        break;
    case OBJECT_NAME:
    case OBJECT_STRING:
    case OBJECT_OPERATOR:
        assert_memory_equal(one->bytes, other->bytes, one->length);
        break;
    case OBJECT_ARRAY:
        for (size_t i = 0; i < one->length; i++)
            assert_same_value(one->items[i], other->items[i]);
        break;
    case OBJECT_DICT:
        for (size_t i = 0; i < one->length; i++) {
            assert_string_equal(one->entries[i].key, other->entries[i].key);
            assert_same_value(one->entries[i].value, other->entries[i].value);
        }
        break;
    case OBJECT_NULL:
    case OBJECT_REFERENCE:
    default:
        break;
    }
}

static void
read_twice(const char *bytes, size_t length, void *data)
{
    size_t *values = data;

    /* in content; in objects; in objects of a file, whose names are shared */
    for (int round = 0; round < 3; round++) {
        g_autoptr(Arena) arena = arena_new();
        ObjectNames names = { 0 };
        ObjectLexer lexer = {
            .reader = { bytes, bytes + length }, .arena = arena, .names = round < 2 ? NULL : &names,
            .references = round > 0
        };
        Reference reference = { bytes, bytes + length, arena, round > 0, 0 };
        const Object *value, *wanted;

        do {
            value = object_lex(&lexer);
            wanted = reference_lex(&reference);
            assert_int_equal(value == NULL, wanted == NULL);
            assert_ptr_equal(lexer.reader.at, reference.at);
            if (value != NULL)
                assert_same_value(value, wanted);
            *values += value != NULL;
        } while (value != NULL);
    }
}

/* A file's numbers and references are read once each, and none is taken for another of the same digits. */
static void
numbers_of_a_file_are_shared(void **state)
{
    static const char bytes[] = "[7 7 0 R 7 7 0 R 7 1 R 7.0 7.0 -7 -7]";
    /* the place of the first that is the same */
    static const size_t first[] = { 0, 1, 0, 1, 4, 5, 5, 7, 7 };
    g_autoptr(Arena) arena = arena_new();
    ObjectNames names = { 0 };
    ObjectLexer lexer = {
        .reader = { bytes, bytes + strlen(bytes) }, .arena = arena, .names = &names, .references = true
    };
    const Object *array = object_lex(&lexer);

    (void)state;
    assert_int_equal(array->length, G_N_ELEMENTS(first));
    for (size_t i = 0; i < G_N_ELEMENTS(first); i++)
        for (size_t k = 0; k < G_N_ELEMENTS(first); k++)
            assert_int_equal(array->items[i] == array->items[k], first[i] == first[k]);
}

static void
both_readers_say_the_same(void **state)
{
    static const char *const thrown[] = {
        "/A",    "/B#20c", "/",     "(a",
        "(b)",   "\\)",    ")",     "<41",
        ">",     "<<",     ">>",    "[",
        "]",     "{",      "}",     "12",
        "0",     "R",      "-1.5",  "+.5",
        "1a",    "true",   "false", "null",
        "% c\n", "%",      "q",     "BT",
        "'",     "\"",     "\\",    "00000000000000000000000000000000000000000000000000000000000000001"
    };
    size_t values = 0;

    (void)state;
    assert_true(corpus_visit("tests/fuzz/corpus/annex", read_twice, &values) >= 50);
    assert_true(values > 100000);
    corpus_visit_thrown(thrown, G_N_ELEMENTS(thrown), read_twice, &values);
}

/* A stream may be empty, and then there are no bytes to point at. */
static void
of_nothing_there_are_no_tokens(void **state)
{
    TokenReader reader = token_reader(NULL, 0);
    Token token;

    (void)state;
    assert_non_null(reader.at);
    assert_ptr_equal(reader.at, reader.end);
    assert_false(token_next(&reader, &token));
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(tokens) + G_N_ELEMENTS(images) + G_N_ELEMENTS(meanings) + 3];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(tokens); i++)
        tests[n++] = row_test(bytes_are_told_apart, tokens[i].name, &tokens[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(images); i++)
        tests[n++] = row_test(an_inline_image_is_stepped_over, images[i].name, &images[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(meanings); i++)
        tests[n++] = row_test(a_token_stands_for, meanings[i].name, &meanings[i]);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(numbers_of_a_file_are_shared);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(both_readers_say_the_same);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(of_nothing_there_are_no_tokens);
    return cmocka_run_group_tests_name("token", tests, NULL, NULL);
}
