#ifndef TESTS_LAYOUT_TOLD_H
#define TESTS_LAYOUT_TOLD_H
/* Pages in words, so that two of them can be compared. */
#include "setting.h"
#include "text/run.h"

static inline void
tell_node(const StructNode *node, GString *out)
{
    StructView v = struct_view(node);

    g_string_append_printf(out, "%s %s %s %d:%d (", struct_role_name(v.role), v.id == NULL ? "" : v.id,
                           v.headers == NULL ? "" : v.headers, v.place.line, v.row_span);
    for (size_t i = 0; i < v.kid_count; i++)
        if (v.kids[i].kind == KID_NODE)
            tell_node(v.kids[i].node, out);
        else
            g_string_append_printf(out, "%u/%d ", v.kids[i].mark.page, v.kids[i].mark.mark);
    g_string_append(out, ")");
}

/* All that is on the pages and in the structure tree, in words. */
static inline char *
told(const Pages *pages)
{
    GString *out = g_string_new(NULL);

    for (size_t p = 0; p < pages_count(pages); p++) {
        size_t count;
        const PageItem *items = pages_items(pages, p, &count);

        for (size_t i = 0; i < count; i++)
            if (items[i].kind == ITEM_TEXT)
                g_string_append_printf(out, "%zu %.3f %.3f %.*s %zu\n", p, items[i].text.x, items[i].text.y,
                                       (int)items[i].text.run->length, items[i].text.run->text,
                                       items[i].text.run->glyph_count);
            else
                g_string_append_printf(out, "%zu %d\n", p, items[i].kind);
    }
    tell_node(pages_root(pages), out);
    return g_string_free(out, FALSE);
}

#endif
