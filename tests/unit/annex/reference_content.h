#ifndef TESTS_UNIT_ANNEX_REFERENCE_CONTENT_H
#define TESTS_UNIT_ANNEX_REFERENCE_CONTENT_H
/* A second reader of foreign content, with a tokenizer of its own: the two must say the same of any bytes. */
#include <string.h>
#include "annex/pass.h"

typedef struct Reader {
    const char *at, *end;
    const char *operands;               /* where the operands of the next operator begin */
    const char *copied;                 /* up to here it is written again */
    ContentLook *look;
    GString *out;
    GString *last_name;
    int saves, marks;
} Reader;

/* 0 a regular character, 1 white space, 2 a delimiter (7.2.2). */
static const guint8 classes[256] = {
    ['\0'] = 1, ['\t'] = 1, ['\n'] = 1, ['\f'] = 1, ['\r'] = 1, [' '] = 1,
    ['('] = 2, [')'] = 2, ['<'] = 2, ['>'] = 2, ['['] = 2, [']'] = 2, ['{'] = 2, ['}'] = 2, ['/'] = 2, ['%'] = 2,
};

static int
class_of(char c)
{
    return classes[(unsigned char)c];
}

static void
skip_string(Reader *r)
{
    int depth = 0;

    for (; r->at < r->end; r->at++) {
        if (*r->at == '\\')
            r->at++;
        else if (*r->at == '(')
            depth++;
        else if (*r->at == ')' && --depth == 0)
            break;
    }
    r->at = MIN(r->at + 1, r->end);
}

static void
skip_until(Reader *r, const char *ends)
{
    while (r->at < r->end && (*r->at == '\0' || strchr(ends, *r->at) == NULL))
        r->at++;
}

/* The end of an inline image's data: EI between blanks, with readable text after it (8.9.7). */
static void
skip_inline_image(Reader *r)
{
    for (; r->end - r->at >= 3; r->at++) {
        const char *next = r->at + 3;

        if (class_of(r->at[0]) != 1 || r->at[1] != 'E' || r->at[2] != 'I' || (next < r->end && class_of(*next) != 1))
            continue;
        while (next < r->end && next < r->at + 16 && (g_ascii_isprint(*next) || class_of(*next) == 1))
            next++;
        if (next == r->end || next == r->at + 16) {
            r->at += 3;
            return;
        }
    }
    r->at = r->end;
}

/* ---- marks ---- */

/*
 * Marks of a tree that is not carried over, and artifacts, may not stand inside our Figure. Layers and replacement
 * text may.
 */
static bool
must_be_neutral(const Reader *r, const char *operator)
{
    const char *tag = r->operands;
    gsize length = (gsize)(operator - tag);

    while (length > 0 && class_of(*tag) == 1)
        tag++, length--;
    if (length > 9 && memcmp(tag, "/Artifact", 9) == 0)
        return true;
    if (length > 3 && memcmp(tag, "/OC", 3) == 0 && class_of(tag[3]) != 0)
        return false;
    if (g_strstr_len(tag, (gssize)length, "MCID") != NULL)
        return true;
    /* a named list of properties */
    return length > 1 && memchr(tag + 1, '/', length - 1) != NULL && g_strstr_len(tag, (gssize)length, "<<") == NULL;
}

static void
open_mark(Reader *r, const char *operator)
{
    r->marks++;
    if (!must_be_neutral(r, operator))
        return;
    r->look->marks_matter = true;
    if (r->out != NULL) {
        g_string_append_len(r->out, r->copied, r->operands - r->copied);
        g_string_append(r->out, " /Span BMC");
        r->copied = r->at;
    }
}

static void
close_mark(Reader *r)
{
    if (r->marks > 0) {
        r->marks--;
        return;
    }
    r->look->marks_matter = true;
    if (r->out != NULL) {
        g_string_append_len(r->out, r->copied, r->operands - r->copied);
        r->copied = r->at;
    }
}

/* ---- operators ---- */

/* An operator's three characters at most as one number: content has millions of them. */
#define OP(a, b, c) ((guint32)(a) | (guint32)(b) << 8 | (guint32)(c) << 16)

static guint32
code_of(const char *word, gsize length)
{
    guint32 code = 0;

    for (gsize i = 0; i < length; i++)
        code |= (guint32)(guint8)word[i] << 8 * i;
    return code;
}

static void
note_drawn(Reader *r)
{
    if (r->look->drawn == NULL)
        r->look->drawn = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_hash_table_add(r->look->drawn, g_strdup(r->last_name->str));
}

static void
restore(Reader *r)
{
    if (r->saves > 0)
        r->saves--;
    else
        r->look->missing_saves++;
}

static void
see_operator(Reader *r, const char *operator, gsize length)
{
    switch (length > 3 ? 0 : code_of(operator, length)) {
    case OP('q', 0, 0):
        r->saves++;
        break;
    case OP('Q', 0, 0):
        restore(r);
        break;
    case OP('B', 'T', 0):
    case OP('E', 'T', 0):
        r->look->open_text = *operator == 'B';
        break;
    case OP('B', 'D', 'C'):
    case OP('B', 'M', 'C'):
        open_mark(r, operator);
        break;
    case OP('E', 'M', 'C'):
        close_mark(r);
        break;
    case OP('I', 'D', 0):
        skip_inline_image(r);
        break;
    case OP('D', 'o', 0):
        note_drawn(r);
        r->look->paints = true;
        break;
    case OP('f', 0, 0):
    case OP('F', 0, 0):
    case OP('f', '*', 0):
    case OP('B', 0, 0):
    case OP('B', '*', 0):
    case OP('b', 0, 0):
    case OP('b', '*', 0):
    case OP('S', 0, 0):
    case OP('s', 0, 0):
    case OP('T', 'j', 0):
    case OP('T', 'J', 0):
    case OP('\'', 0, 0):
    case OP('"', 0, 0): case OP('s', 'h', 0): case OP('B', 'I', 0):
        r->look->paints = true;
        break;
    default:
        break;
    }
}

static bool
is(const char *word, gsize length, const char *name)
{
    return strlen(name) == length && memcmp(word, name, length) == 0;
}

static bool
is_operand(const char *word, gsize length)
{
    if (g_ascii_isdigit(*word) || *word == '-' || *word == '+' || *word == '.')
        return true;
    return is(word, length, "true") || is(word, length, "false") || is(word, length, "null");
}

static void
see_name(Reader *r)
{
    const char *name = ++r->at;

    while (r->at < r->end && class_of(*r->at) == 0)
        r->at++;
    g_string_truncate(r->last_name, 0);
    for (; name < r->at; name++)
        if (*name == '#' && r->at - name > 2 && g_ascii_isxdigit(name[1]) && g_ascii_isxdigit(name[2])) {
            g_string_append_c(r->last_name, (char)(g_ascii_xdigit_value(name[1]) << 4 | g_ascii_xdigit_value(name[2])));
            name += 2;
        } else {
            g_string_append_c(r->last_name, *name);
        }
}

static void
see_word(Reader *r)
{
    const char *word = r->at;

    while (r->at < r->end && class_of(*r->at) == 0)
        r->at++;
    if (is_operand(word, (gsize)(r->at - word)))
        return;
    see_operator(r, word, (gsize)(r->at - word));
    r->operands = r->at;
}

static void
reference_look(const char *bytes, size_t length, ContentLook *look, GString *out)
{
    g_autoptr(GString) last_name = g_string_new(NULL);
    Reader r = { bytes, bytes + length, bytes, bytes, look, out, last_name, 0, 0 };

    while (r.at < r.end) {
        if (class_of(*r.at) == 0)
            see_word(&r);
        else if (*r.at == '/')
            see_name(&r);
        else if (*r.at == '(')
            skip_string(&r);
        else if (*r.at == '%')
            skip_until(&r, "\r\n");
        else if (*r.at == '<' && r.end - r.at > 1 && r.at[1] != '<')
            skip_until(&r, ">");
        else
            r.at += *r.at == '<' && r.end - r.at > 1 ? 2 : 1;
    }
    look->open_saves = r.saves;
    look->open_marks = r.marks;
    if (out != NULL)
        g_string_append_len(out, r.copied, r.end - r.copied);
}

#endif
