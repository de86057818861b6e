/* Texts that GLib escapes, and ids in ASCII, for which the names of others are too long, too free, or not unique. */
#include "exchange/xml_text.h"

enum { ID_ENOUGH = 40 };

void
xml_add_escaped(GString *out, const char *text)
{
    g_autofree char *escaped = g_markup_escape_text(text, -1);

    g_string_append(out, escaped);
}

void
xml_add_attribute(GString *out, const char *name, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    g_string_append_printf(out, " %s=\"", name);
    xml_add_escaped(out, text);
    g_string_append_c(out, '"');
}

char *
xml_id(const char *text, const char *otherwise)
{
    GString *out = g_string_new(NULL);

    for (const char *c = text; *c != '\0' && out->len < ID_ENOUGH; c++) {
        if (g_ascii_isalnum(*c))
            g_string_append_c(out, g_ascii_tolower(*c));
        else if (out->len > 0 && out->str[out->len - 1] != '-')
            g_string_append_c(out, '-');
    }
    while (out->len > 0 && out->str[out->len - 1] == '-')
        g_string_truncate(out, out->len - 1);
    if (out->len == 0)
        g_string_append(out, otherwise);
    return g_string_free(out, FALSE);
}

const char *
xml_new_id(GHashTable *used, const char *text, const char *otherwise)
{
    g_autofree char *base = xml_id(text, otherwise);
    char *id = g_strdup(base);

    for (unsigned number = 2; g_hash_table_contains(used, id); number++) {
        g_free(id);
        id = g_strdup_printf("%s-%u", base, number);
    }
    g_hash_table_add(used, id);
    return id;
}
