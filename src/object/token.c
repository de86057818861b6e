/* PDF syntax, token by token. */
#include "base/limit.h"
#include "object/token.h"
#include <string.h>

enum { READABLE_AFTER_IMAGE = 16 };

typedef enum CharClass { REGULAR, SPACE, DELIMITER } CharClass;         /* ISO 32000-1, 7.2.2 */

static const guint8 classes[256] = {
    ['\0'] = SPACE, ['\t'] = SPACE, ['\n'] = SPACE, ['\f'] = SPACE, ['\r'] = SPACE, [' '] = SPACE,
    ['('] = DELIMITER, [')'] = DELIMITER, ['<'] = DELIMITER, ['>'] = DELIMITER, ['['] = DELIMITER, [']'] = DELIMITER,
    ['{'] = DELIMITER, ['}'] = DELIMITER, ['/'] = DELIMITER, ['%'] = DELIMITER,
};

bool
token_is_space(char c)
{
    return classes[(unsigned char)c] == SPACE;
}

bool
token_is_regular(char c)
{
    return classes[(unsigned char)c] == REGULAR;
}

static void
skip_space(TokenReader *r)
{
    while (r->at < r->end) {
        if (*r->at == '%')
            while (r->at < r->end && *r->at != '\n' && *r->at != '\r')
                r->at++;
        else if (token_is_space(*r->at))
            r->at++;
        else
            return;
    }
}

static void
skip_regular(TokenReader *r)
{
    while (r->at < r->end && token_is_regular(*r->at))
        r->at++;
}

/* Brackets within a literal string stand in pairs, or behind a backslash (7.3.4.2). */
static void
skip_literal(TokenReader *r)
{
    size_t open = 0;

    while (r->at < r->end) {
        char c = *r->at++;

        if (c == '\\')
            r->at += r->at < r->end;
        else if (c == '(')
            open++;
        else if (c == ')' && --open == 0)
            return;
    }
}

static void
skip_hex(TokenReader *r)
{
    const char *end = memchr(r->at, '>', (size_t)(r->end - r->at));

    r->at = end == NULL ? r->end : end + 1;
}

static TokenKind
skip_angle(TokenReader *r)
{
    bool pair = r->end - r->at > 1 && r->at[1] == r->at[0], opens = *r->at == '<';

    if (opens && !pair) {
        skip_hex(r);
        return TOKEN_HEX;
    }
    r->at += pair ? 2 : 1;
    return !pair ? TOKEN_STRAY : opens ? TOKEN_DICT : TOKEN_DICT_END;
}

static TokenKind
skip_token(TokenReader *r)
{
    switch (*r->at) {
    case '/':
        r->at++;
        skip_regular(r);
        return TOKEN_NAME;
    case '(':
        skip_literal(r);
        return TOKEN_LITERAL;
    case '<':
    case '>':
        return skip_angle(r);
    case '[':
    case ']':
        return *r->at++ == '[' ? TOKEN_ARRAY : TOKEN_ARRAY_END;
    case ')':
    case '{':
    case '}':
        r->at++;
        return TOKEN_STRAY;
    default:
        skip_regular(r);
        return TOKEN_WORD;
    }
}

TokenReader
token_reader(const char *bytes, size_t length)
{
    const char *at = bytes == NULL ? "" : bytes;

    return (TokenReader){ at, at + length };
}

bool
token_next(TokenReader *reader, Token *token)
{
    skip_space(reader);
    if (reader->at >= reader->end)
        return false;
    token->at = reader->at;
    token->kind = skip_token(reader);
    token->length = (size_t)(reader->at - token->at);
    return true;
}

/* EI ends the data where it stands between white space and something readable follows: the bytes of an image may say
 * EI by chance. */
void
token_skip_image(TokenReader *reader)
{
    for (; reader->end - reader->at >= 3; reader->at++) {
        const char *at = reader->at, *next = at + 3, *enough = at + READABLE_AFTER_IMAGE;

        if (!token_is_space(at[0]) || at[1] != 'E' || at[2] != 'I' || (next < reader->end && !token_is_space(*next)))
            continue;
        while (next < reader->end && next < enough && (g_ascii_isprint(*next) || token_is_space(*next)))
            next++;
        if (next == reader->end || next == enough) {
            reader->at += 3;
            return;
        }
    }
    reader->at = reader->end;
}

/* ---- what tokens mean ---- */

bool
token_is(const Token *token, const char *word)
{
    return token->length == strlen(word) && memcmp(token->at, word, token->length) == 0;
}

bool
token_is_number(const Token *token)
{
    bool digit = false, point = false;

    for (size_t i = 0; i < token->length; i++) {
        char c = token->at[i];

        if (g_ascii_isdigit(c))
            digit = true;
        else if (c == '.' && !point)
            point = true;
        else if (i > 0 || (c != '-' && c != '+'))
            return false;
    }
    return digit && token->length <= MOST_NUMBER_LETTERS;
}

void
token_append_name(const Token *token, GString *out)
{
    const char *at = token->at + 1, *end = token->at + token->length;

    while (at < end) {
        if (*at == '#' && end - at > 2 && g_ascii_isxdigit(at[1]) && g_ascii_isxdigit(at[2])) {
            g_string_append_c(out, (char)(g_ascii_xdigit_value(at[1]) << 4 | g_ascii_xdigit_value(at[2])));
            at += 3;
        } else {
            g_string_append_c(out, *at++);
        }
    }
}

static const char *
append_octal(const char *at, const char *end, GString *out)
{
    int code = 0;

    for (int i = 0; i < 3 && at < end && *at >= '0' && *at <= '7'; i++)
        code = code * 8 + (*at++ - '0');
    g_string_append_c(out, (char)code);
    return at;
}

/* What follows a backslash in a literal string (7.3.4.2); a line end is left out. */
static const char *
append_escaped(const char *at, const char *end, GString *out)
{
    static const char letters[] = "nrtbf", meanings[] = "\n\r\t\b\f";
    const char *letter;

    if (at >= end || (*at >= '0' && *at <= '7'))
        return at >= end ? at : append_octal(at, end, out);
    letter = *at == '\0' ? NULL : strchr(letters, *at);
    if (letter != NULL)
        g_string_append_c(out, meanings[letter - letters]);
    else if (*at == '\r' && end - at > 1 && at[1] == '\n')
        at++;
    else if (*at != '\r' && *at != '\n')
        g_string_append_c(out, *at);
    return at + 1;
}

static void
append_literal(const Token *token, GString *out)
{
    const char *at = token->at + 1, *end = token->at + token->length;
    size_t open = 1;

    while (at < end) {
        char c = *at++;

        if (c == '\\') {
            at = append_escaped(at, end, out);
            continue;
        }
        if (c == ')' && --open == 0)
            return;
        open += c == '(';
        g_string_append_c(out, c);
    }
}

/* A last digit without its partner is followed by 0 (7.3.4.3). */
static void
append_hex(const Token *token, GString *out)
{
    int high = -1;

    for (size_t i = 1; i < token->length; i++) {
        int digit = g_ascii_xdigit_value(token->at[i]);

        if (digit < 0)
            continue;
        if (high >= 0)
            g_string_append_c(out, (char)(high << 4 | digit));
        high = high >= 0 ? -1 : digit;
    }
    if (high >= 0)
        g_string_append_c(out, (char)(high << 4));
}

void
token_append_string(const Token *token, GString *out)
{
    if (token->kind == TOKEN_LITERAL)
        append_literal(token, out);
    else
        append_hex(token, out);
}
