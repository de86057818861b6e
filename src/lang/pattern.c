/* Reads a message's pattern once: names become positions, quoting (ICU's rules for apostrophes) stays what it was. */
#include "lang/pattern.h"
#include <string.h>
#include <unicode/ustring.h>


typedef struct Scanner {
    const char *at;
    Arena *arena;
    Pattern *pattern;
    GString *positional; /* the same pattern with numbers for names */
    GString *literal;    /* text since the last argument, quotes resolved; used at depth 0 only */
    GArray *pieces;
    bool choices;
    const char *fault;
} Scanner;

static bool scan_message(Scanner *s, int depth, bool plural);

static bool
fail(Scanner *s, const char *fault)
{
    if (s->fault == NULL)
        s->fault = fault;
    return false;
}

static bool
exceed(Scanner *s, LimitId limit)
{
    g_autofree char *fault = g_strdup_printf("it has more than %s", limit_text(limit));

    return fail(s, g_intern_string(fault));
}

static void
skip_space(Scanner *s)
{
    while (g_ascii_isspace(*s->at))
        s->at++;
}

/* An identifier, lent in the arena; NULL when there is none. */
static const char *
scan_name(Scanner *s)
{
    const char *start = s->at;

    while (g_ascii_isalnum(*s->at) || *s->at == '_')
        s->at++;
    return s->at == start || g_ascii_isdigit(*start) ? NULL : arena_strndup(s->arena, start, (size_t)(s->at - start));
}

static int
slot_of(const char **names, size_t *count, size_t most, const char *name)
{
    for (size_t i = 0; i < *count; i++)
        if (strcmp(names[i], name) == 0)
            return (int)i;
    if (*count == most)
        return -1;
    names[*count] = name;
    return (int)(*count)++;
}

static int
text_slot(Scanner *s, const char *name)
{
    int slot = slot_of(s->pattern->texts, &s->pattern->text_count, MOST_MESSAGE_TEXTS, name);

    if (slot < 0)
        exceed(s, LIMIT_MESSAGE_TEXTS);
    return slot;
}

static int
number_slot(Scanner *s, const char *name)
{
    int slot = slot_of(s->pattern->numbers, &s->pattern->number_count, MOST_MESSAGE_NUMBERS, name);

    if (slot < 0)
        exceed(s, LIMIT_MESSAGE_NUMBERS);
    return slot < 0 ? -1 : slot + MOST_MESSAGE_TEXTS;
}

static void
end_literal(Scanner *s)
{
    PatternPiece piece = { arena_strndup(s->arena, s->literal->str, s->literal->len), s->literal->len, -1 };

    if (piece.length > 0)
        g_array_append_val(s->pieces, piece);
    g_string_truncate(s->literal, 0);
}

/* An apostrophe quotes only before a character that has a meaning; two stand for one. */
static bool
scan_apostrophe(Scanner *s, bool plural)
{
    const char *start = s->at++;

    if (*s->at == '\'') {
        s->at++;
        g_string_append_c(s->literal, '\'');
    } else if (*s->at == '{' || *s->at == '}' || (plural && *s->at == '#')) {
        for (; *s->at != '\0' && (*s->at != '\'' || s->at[1] == '\''); s->at++) {
            g_string_append_c(s->literal, *s->at);
            if (*s->at == '\'')
                s->at++;
        }
        if (*s->at == '\0')
            return fail(s, "a quotation is not closed");
        s->at++;
    } else
        g_string_append_c(s->literal, '\'');
    g_string_append_len(s->positional, start, s->at - start);
    return true;
}

/* `selector {message}` until the brace that closes the argument. */
static bool
scan_choices(Scanner *s, int depth, bool plural)
{
    size_t count = 0;

    for (skip_space(s); *s->at != '}'; skip_space(s), count++) {
        const char *start = s->at;

        while (*s->at != '\0' && *s->at != '{' && *s->at != '}' && !g_ascii_isspace(*s->at))
            s->at++;
        g_string_append_len(s->positional, start, s->at - start);
        g_string_append_c(s->positional, ' ');
        if (g_str_has_prefix(start, "offset:") && count == 0)
            continue;
        skip_space(s);
        if (s->at == start || *s->at != '{')
            return fail(s, "a choice needs a word and a message in braces");
        g_string_append_c(s->positional, *s->at++);
        if (!scan_message(s, depth + 1, plural))
            return false;
        if (*s->at != '}')
            return fail(s, "a brace is not closed");
        g_string_append_c(s->positional, *s->at++);
    }
    return true;
}

static bool
scan_simple(Scanner *s, const char *name, int depth)
{
    PatternPiece piece = { .slot = text_slot(s, name) };

    if (piece.slot < 0)
        return fail(s, "it has too many arguments");
    if (depth == 0) {
        end_literal(s);
        g_array_append_val(s->pieces, piece);
    }
    g_string_append_printf(s->positional, "{%d}", piece.slot);
    s->at++;
    return true;
}

/* After `{`. */
static bool
scan_argument(Scanner *s, int depth)
{
    const char *name, *type;
    bool select;
    int slot;

    skip_space(s);
    if ((name = scan_name(s)) == NULL)
        return fail(s, "an argument's name is made of letters, digits and underscores");
    skip_space(s);
    if (*s->at == '}')
        return scan_simple(s, name, depth);
    if (*s->at++ != ',')
        return fail(s, "after an argument's name stands a comma or a brace");
    skip_space(s);
    type = scan_name(s);
    skip_space(s);
    select = type != NULL && strcmp(type, "select") == 0;
    if (type == NULL || (!select && strcmp(type, "plural") != 0 && strcmp(type, "selectordinal") != 0))
        return fail(s, "choices are plural, selectordinal and select; other values arrive already written");
    if (*s->at++ != ',')
        return fail(s, "a choice needs its cases");
    if ((slot = select ? text_slot(s, name) : number_slot(s, name)) < 0)
        return fail(s, "it has too many arguments");
    if (select)
        s->pattern->chooses |= 1u << slot;
    s->choices = true;
    g_string_append_printf(s->positional, "{%d,%s,", slot, type);
    if (!scan_choices(s, depth, !select))
        return false;
    g_string_append_c(s->positional, *s->at++);
    return true;
}

static bool
scan_message(Scanner *s, int depth, bool plural)
{
    if (depth > MOST_MESSAGE_DEPTH)
        return exceed(s, LIMIT_MESSAGE_DEPTH);
    while (*s->at != '\0' && *s->at != '}') {
        if (*s->at == '\'') {
            if (!scan_apostrophe(s, plural))
                return false;
        } else if (*s->at == '{') {
            s->at++;
            if (!scan_argument(s, depth))
                return false;
        } else {
            size_t length = strcspn(s->at, "'{}");

            g_string_append_len(s->literal, s->at, (gssize)length);
            g_string_append_len(s->positional, s->at, (gssize)length);
            s->at += length;
        }
    }
    return (depth == 0) == (*s->at == '\0') || fail(s, depth == 0 ? "a brace is not opened" : "a brace is not closed");
}

static void
close_format(gpointer format)
{
    umsg_close(format);
}

static bool
open_format(Scanner *s, const char *locale)
{
    int32_t capacity = (int32_t)s->positional->len + 1, length = 0;
    g_autofree UChar *wide = g_new(UChar, (gsize)capacity);
    UErrorCode status = U_ZERO_ERROR;
    UParseError where;

    u_strFromUTF8(wide, capacity, &length, s->positional->str, (int32_t)s->positional->len, &status);
    s->pattern->format = umsg_open(wide, length, locale, &where, &status);
    if (U_FAILURE(status)) {
        if (s->pattern->format != NULL)
            umsg_close(s->pattern->format);
        return fail(s, status == U_DEFAULT_KEYWORD_MISSING ? "a choice lacks its case 'other'" : "ICU refuses it");
    }
    arena_adopt(s->arena, s->pattern->format, close_format);
    return true;
}

const Pattern *
pattern_parse(const char *source, const char *locale, Arena *arena, const char **fault)
{
    g_autoptr(GString) positional = g_string_new(NULL), literal = g_string_new(NULL);
    g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(PatternPiece));
    Pattern *pattern = arena_new0(arena, Pattern, 1);
    Scanner s = {
        .at = source, .arena = arena, .pattern = pattern, .positional = positional, .literal = literal, .pieces = pieces
    };

    if (!scan_message(&s, 0, false) || (s.choices && !open_format(&s, locale))) {
        *fault = s.fault;
        return NULL;
    }
    end_literal(&s);
    pattern->piece_count = s.choices ? 0 : pieces->len;
    pattern->pieces = s.choices ? NULL : arena_memdup(arena, pieces->data, sizeof(PatternPiece) * pieces->len);
    return pattern;
}
