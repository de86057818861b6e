/*
 * Text that remembers which figure it prints, on its way through messages and lists of XPath: the id stands before the text
 * between noncharacters (Unicode 15, 23.7), which no data can hold to say anything. Where text becomes nodes the marks
 * become spans with ids; where it becomes an attribute they go.
 */
#include "template/internal.h"
#include <string.h>

#define MARK_ID "\xEF\xB7\x90"          /* U+FDD0: an id follows */
#define MARK_TEXT "\xEF\xB7\x91"        /* U+FDD1: its text follows */
#define MARK_END "\xEF\xB7\x92"         /* U+FDD2 */

enum { MARK = 3 };

typedef struct Marked { const char *before, *id, *text, *after; size_t before_length, id_length, text_length; } Marked;

/* The first marked piece; false when there is none that is whole. */
static bool
next_marked(const char *at, Marked *out)
{
    const char *id = strstr(at, MARK_ID), *text = id == NULL ? NULL : strstr(id, MARK_TEXT), *end = text == NULL ? NULL : strstr(text, MARK_END);

    if (end == NULL)
        return false;
    *out = (Marked){ at, id + MARK, text + MARK, end + MARK, (size_t)(id - at), (size_t)(text - id) - MARK, (size_t)(end - text) - MARK };
    return true;
}

const char *
marked_text(Arena *arena, const char *id, const char *text)
{
    return *id == '\0' || strstr(text, MARK_ID) != NULL ? text : arena_printf(arena, MARK_ID "%s" MARK_TEXT "%s" MARK_END, id, text);
}

const char *
marked_plain(Arena *arena, const char *text)
{
    g_autoptr(GString) out = NULL;
    Marked piece;

    if (!next_marked(text, &piece))
        return text;
    out = g_string_new(NULL);
    for (; next_marked(text, &piece); text = piece.after) {
        g_string_append_len(out, piece.before, (gssize)piece.before_length);
        g_string_append_len(out, piece.text, (gssize)piece.text_length);
    }
    g_string_append(out, text);
    return arena_strdup(arena, out->str);
}

static void
append_piece(Fill *fill, DocNode *parent, const char *text, size_t length)
{
    if (length > 0)
        doc_append_text(fill->doc, parent, arena_strndup(fill->arena, text, length));
}

void
fill_marked(Fill *fill, DocNode *parent, const char *text)
{
    Marked piece;

    for (; next_marked(text, &piece); text = piece.after) {
        DocNode *span;

        append_piece(fill, parent, piece.before, piece.before_length);
        span = doc_append(fill->doc, parent, DOC_SPAN);
        span->place = fill->place;
        span->id = arena_strndup(fill->arena, piece.id, piece.id_length);
        append_piece(fill, span, piece.text, piece.text_length);
    }
    if (*text != '\0')
        doc_append_text(fill->doc, parent, text);
}
