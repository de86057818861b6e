/* What nodes say as plain text, for those who show it elsewhere: outline, titles, descriptions of links. */
#include "doc/doc.h"
#include <string.h>

/* Characters that only say where a line may or may not end, and show nothing there. */
static bool
is_invisible(gunichar c)
{
    return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

/* White space is one space, and none at the beginning. */
static void
append_folded(GString *out, size_t begin, const char *text, size_t length)
{
    for (const char *c = text; c < text + length; c += g_utf8_skip[(guchar)*c]) {
        gunichar code = g_utf8_get_char(c);

        if (g_ascii_isspace(*c)) {
            if (out->len > begin && out->str[out->len - 1] != ' ')
                g_string_append_c(out, ' ');
        } else if (!is_invisible(code)) {
            g_string_append_unichar(out, code);
        }
    }
}

static bool
is_spoken(const DocNode *node)
{
    return !node->artifact && (node->kind != DOC_SPAN || !node->u.span.mark);
}

static void
append_words(const DocNode *first, GString *out, size_t begin)
{
    for (const DocNode *node = first; node != NULL; node = node->next)
        if (node->kind == DOC_TEXT)
            append_folded(out, begin, node->u.text_run.text, node->u.text_run.length);
        else if (node->kind == DOC_BREAK)
            append_folded(out, begin, " ", 1);
        else if (is_spoken(node))
            append_words(node->first_child, out, begin);
}

void
doc_words(const DocNode *first, GString *out)
{
    size_t begin = out->len;

    append_words(first, out, begin);
    while (out->len > begin && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
}
