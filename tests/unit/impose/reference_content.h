#ifndef TESTS_UNIT_IMPOSE_REFERENCE_CONTENT_H
#define TESTS_UNIT_IMPOSE_REFERENCE_CONTENT_H
/*
 * A second reader of page content, with a tokenizer of its own. It knows pages as our writer makes them: a comment
 * ends with a line feed, no string in a dictionary holds an angle bracket, and marks of structure follow no operator
 * that is no letter.
 */
#include <glib.h>
#include <stdbool.h>
#include <string.h>

typedef struct ReferenceToken { const char *at; size_t length; } ReferenceToken;

static bool
is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool
is_delimiter(char c)
{
    return strchr("()<>[]{}/%", c) != NULL && c != '\0';
}

static const char *
end_of_string(const char *p, const char *end)
{
    int depth = 0;

    for (; p < end; p++) {
        if (*p == '\\')
            p++;
        else if (*p == '(')
            depth++;
        else if (*p == ')' && --depth == 0)
            return p + 1;
    }
    return end;
}

static const char *
next_token(const char *p, const char *end, ReferenceToken *token)
{
    while (p < end && is_space(*p))
        p++;
    token->at = p;
    if (p >= end) {
        token->length = 0;
        return end;
    }
    if (*p == '(')
        p = end_of_string(p, end);
    else if (*p == '%')
        while (p < end && *p != '\n')
            p++;
    else if (*p == '<' && p + 1 < end && p[1] != '<') {
        while (p < end && *p != '>')
            p++;
        p++;
    } else if (is_delimiter(*p) && *p != '/')
        p++;
    else
        for (p++; p < end && !is_space(*p) && !is_delimiter(*p); p++)
            continue;
    token->length = (size_t)(MIN(p, end) - token->at);
    return MIN(p, end);
}

static bool
is_operator(const ReferenceToken *token, const char *name)
{
    return token->length == strlen(name) && memcmp(token->at, name, token->length) == 0;
}

/* Does a sequence of marked content belong to the structure, or is it an artifact? Its operands say so. */
static bool
is_structure(const char *operands, const char *end)
{
    return g_strstr_len(operands, end - operands, "/MCID") != NULL ||
           g_strstr_len(operands, end - operands, "/Artifact") != NULL;
}

static GString *
reference_unmarked(const char *bytes, size_t size)
{
    GString *out = g_string_sized_new(size);
    g_autoptr(GByteArray) dropped = g_byte_array_new();         /* of each sequence that is open */
    const char *p = bytes, *end = bytes + size, *copied = bytes, *operands = bytes;

    while (p < end) {
        ReferenceToken token;
        guint8 drop = 0;

        p = next_token(p, end, &token);
        if (token.length == 0 || !g_ascii_isalpha(*token.at))
            continue;
        if (is_operator(&token, "BMC") || is_operator(&token, "BDC")) {
            drop = is_structure(operands, token.at);
            g_byte_array_append(dropped, &drop, 1);
        } else if (is_operator(&token, "EMC") && dropped->len > 0) {
            drop = dropped->data[dropped->len - 1];
            g_byte_array_set_size(dropped, dropped->len - 1);
        }
        if (drop != 0) {
            g_string_append_len(out, copied, operands - copied);
            copied = p;
        }
        operands = p;
    }
    g_string_append_len(out, copied, end - copied);
    return out;
}

#endif
