/*
 * A page's content stream: the rectangles that stand for marks become marked-content operators, or those go again. The stream
 * is read token by token, so that nothing inside a string can be taken for a mark.
 */
#include "pdf/pass.h"
#include <math.h>
#include <string.h>

typedef struct Token { const char *at; size_t length; } Token;

enum { KEPT = 6 };

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
next_token(const char *p, const char *end, Token *token)
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
is_operator(const Token *token, const char *name)
{
    return token->length == strlen(name) && memcmp(token->at, name, token->length) == 0;
}

static bool
number(const Token *token, double *out)
{
    char text[32], *end;

    if (token->length == 0 || token->length >= sizeof text)
        return false;
    memcpy(text, token->at, token->length);
    text[token->length] = '\0';
    *out = g_ascii_strtod(text, &end);
    return *end == '\0';
}

/* x y 0.125 h re f: the number of the mark, and whether it opens. -1 when it is an ordinary rectangle. */
static int
mark_of(const Token *tokens, bool *opens)
{
    double x, y, width, height;

    if (!is_operator(&tokens[4], "re") || !is_operator(&tokens[5], "f"))
        return -1;
    if (!number(&tokens[0], &x) || !number(&tokens[1], &y) || !number(&tokens[2], &width) || !number(&tokens[3], &height))
        return -1;
    if (fabs(width - 0.125) > 0.0005 || x != floor(x) || y != floor(y) || x < 0 || x > 31 || y < 0 || y > 31)
        return -1;
    *opens = fabs(height - 0.125) < 0.001;
    return *opens || fabs(height - 0.1875) < 0.001 ? (int)(y * 32 + x) : -1;
}

static void
put_open(GString *out, int mark, RoleOf role_of, void *data)
{
    int mcid;
    const char *role = role_of(mark, &mcid, data);

    if (role == NULL) {
        g_string_append(out, "/Artifact BMC");
        return;
    }
    g_string_append_c(out, '/');
    g_string_append(out, role);
    g_string_append(out, " <</MCID ");
    put_integer(out, mcid);
    g_string_append(out, ">> BDC");
}

GString *
content_rewrite(const char *bytes, size_t size, int *next_mark, RoleOf role_of, void *data, const char **fault)
{
    GString *out = g_string_sized_new(size + size / 8);
    const char *p = bytes, *end = bytes + size, *copied = bytes;
    Token last[KEPT] = { { NULL, 0 } };
    int open = -1;
    bool marked = false;

    while (p < end) {
        bool opens;
        int mark;

        memmove(last, last + 1, sizeof last - sizeof last[0]);
        p = next_token(p, end, &last[KEPT - 1]);
        if (!is_operator(&last[KEPT - 1], "f") || last[0].at == NULL)
            continue;
        mark = mark_of(last, &opens);
        if (mark < 0) {
            if (!marked && is_operator(&last[4], "re")) {       /* the ground that draw paints before the first mark */
                g_string_append_len(out, copied, last[0].at - copied);
                copied = p;
            }
            continue;
        }
        marked = true;
        if (mark != (opens ? *next_mark % 1024 : open)) {
            *fault = "the marks of the content do not follow each other";
            break;
        }
        g_string_append_len(out, copied, last[0].at - copied);
        if (opens) {
            if (open >= 0)
                g_string_append(out, "EMC ");
            put_open(out, *next_mark, role_of, data);
            open = mark;
            (*next_mark)++;
        } else {
            g_string_append(out, "EMC");
            open = -1;
        }
        copied = p;
    }
    if (open >= 0 && *fault == NULL)
        *fault = "a mark of the content is not closed";
    g_string_append_len(out, copied, end - copied);
    return out;
}

/* ---- without tags ---- */

/* Does a sequence of marked content belong to the structure, or is it an artifact? Its operands say so. */
static bool
is_structure(const char *operands, const char *end)
{
    return g_strstr_len(operands, end - operands, "/MCID") != NULL || g_strstr_len(operands, end - operands, "/Artifact") != NULL;
}

GString *
content_unmarked(const char *bytes, size_t size)
{
    GString *out = g_string_sized_new(size);
    g_autoptr(GByteArray) dropped = g_byte_array_new();         /* of each sequence that is open */
    const char *p = bytes, *end = bytes + size, *copied = bytes, *operands = bytes;

    while (p < end) {
        Token token;
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
