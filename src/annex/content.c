/*
 * Foreign page content, read only as far as it could harm its neighbours: what it leaves open, what it closes that it
 * never opened, and marks that would mean something in our structure tree. Strings and inline images are stepped over.
 */
#include "annex/pass.h"
#include <string.h>

typedef struct Reader {
    TokenReader tokens;
    const char *operands;               /* where the operands of the next operator begin */
    const char *copied;                 /* up to here it is written again */
    ContentLook *look;
    GString *out;
    GString *last_name;
    int saves, marks;
} Reader;

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

    while (length > 0 && token_is_space(*tag))
        tag++, length--;
    if (length > 9 && memcmp(tag, "/Artifact", 9) == 0)
        return true;
    if (length > 3 && memcmp(tag, "/OC", 3) == 0 && !token_is_regular(tag[3]))
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
        r->copied = r->tokens.at;
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
        r->copied = r->tokens.at;
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
        token_skip_image(&r->tokens);
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

/* Whatever begins like a number is taken for one. */
static bool
is_operand(const Token *token)
{
    if (g_ascii_isdigit(*token->at) || *token->at == '-' || *token->at == '+' || *token->at == '.')
        return true;
    return token_is(token, "true") || token_is(token, "false") || token_is(token, "null");
}

void
content_look(const char *bytes, size_t length, ContentLook *look, GString *out)
{
    g_autoptr(GString) last_name = g_string_new(NULL);
    TokenReader tokens = token_reader(bytes, length);
    Reader r = { tokens, tokens.at, tokens.at, look, out, last_name, 0, 0 };
    Token token;

    while (token_next(&r.tokens, &token)) {
        if (token.kind == TOKEN_NAME) {
            g_string_truncate(r.last_name, 0);
            token_append_name(&token, r.last_name);
        } else if (token.kind == TOKEN_WORD && !is_operand(&token)) {
            see_operator(&r, token.at, token.length);
            r.operands = r.tokens.at;
        }
    }
    look->open_saves = r.saves;
    look->open_marks = r.marks;
    if (out != NULL)
        g_string_append_len(out, r.copied, r.tokens.end - r.copied);
}

void
content_look_clear(ContentLook *look)
{
    g_clear_pointer(&look->drawn, g_hash_table_unref);
}
