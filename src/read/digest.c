/*
 * What an XML file says, as a number: two files that differ only in places, comments and the white space between
 * elements have the same.
 */
#include "base/digits.h"
#include "base/sort.h"
#include "base/words.h"
#include "read/xml.h"
#include <string.h>

/*
 * Lengths part what stands side by side, so that no two trees are written alike. Every piece of the data comes by
 * here: no printf.
 */
static void
write_piece(GString *out, char kind, const char *text)
{
    size_t length = strlen(text);

    g_string_append_c(out, kind);
    digits_append(out, length, 1);
    g_string_append_c(out, ':');
    g_string_append_len(out, text, (gssize)length);
}

static int
compare_attributes(const void *left, const void *right)
{
    const XmlAttribute *a = left, *b = right;

    return strcmp(a->name, b->name);
}

static bool
is_sorted(const XmlNode *node)
{
    for (size_t i = 1; i < node->attribute_count; i++)
        if (compare_attributes(&node->attributes[i - 1], &node->attributes[i]) > 0)
            return false;
    return true;
}

static void
write_attributes(GString *out, const XmlNode *node)
{
    g_autofree XmlAttribute *copy = NULL;
    const XmlAttribute *sorted = node->attributes;

    if (!is_sorted(node)) {
        sorted = copy = g_memdup2(node->attributes, sizeof *copy * node->attribute_count);
        sort_items(copy, node->attribute_count, sizeof *copy, compare_attributes);
    }
    for (size_t i = 0; i < node->attribute_count; i++) {
        write_piece(out, '@', sorted[i].name);
        write_piece(out, '=', sorted[i].value);
    }
}

enum { PIECE = 1 << 16 };

static void
digest(const XmlNode *node, GString *out, GChecksum *sum)
{
    write_piece(out, '<', node->name);
    write_attributes(out, node);
    for (const XmlNode *child = node->first_child; child != NULL; child = child->next) {
        if (child->name != NULL)
            digest(child, out, sum);
        else
            write_piece(out, '"', words_is_blank(child->text) ? " " : child->text);
    }
    g_string_append_c(out, '>');
    if (out->len > PIECE) {
        g_checksum_update(sum, (const guchar *)out->str, (gssize)out->len);
        g_string_truncate(out, 0);
    }
}

void
xml_digest(const XmlNode *root, GChecksum *sum)
{
    g_autoptr(GString) out = g_string_sized_new(PIECE + PIECE / 4);

    digest(root, out, sum);
    g_checksum_update(sum, (const guchar *)out->str, (gssize)out->len);
}

char *
xml_file_digest(const char *path, Audience audience)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    const XmlNode *root = xml_tree_load(path, audience, arena, diags);

    if (root == NULL)
        return NULL;
    xml_digest(root, sum);
    return g_strdup(g_checksum_get_string(sum));
}
