/* Kinds are counted under "what\tparent". */
#include "exchange/unkept.h"
#include <string.h>
#include "base/sort.h"

GPtrArray *
unkept_files(const char *folder)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
        if (g_str_has_suffix(name, ".xml") && *name != '.')
            g_ptr_array_add(names, g_build_filename(folder, name, NULL));
    sort_texts(names->pdata, names->len);
    return names;
}

bool
unkept_is_internal(const xmlNode *node, const ExchangeProject *project)
{
    xmlChar *audience = xmlGetNoNsProp(node, (const xmlChar *)"audience");
    bool internal = audience != NULL && strcmp((const char *)audience, "internal") == 0;

    xmlFree(audience);
    return internal && !project->internal;
}

void
unkept_note(GHashTable *unkept, const char *what, const char *parent)
{
    char *key = g_strdup_printf("%s\t%s", what, parent);

    g_hash_table_insert(unkept, key, GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(unkept, key)) + 1));
}

void
unkept_tell(GHashTable *unkept, DiagId id, Diags *diags)
{
    g_autofree void **keys = g_hash_table_get_keys_as_array(unkept, NULL);

    sort_texts(keys, g_hash_table_size(unkept));
    for (size_t i = 0; keys[i] != NULL; i++) {
        g_auto(GStrv) parts = g_strsplit(keys[i], "\t", 2);
        g_autofree char *count = g_strdup_printf("%u", GPOINTER_TO_UINT(g_hash_table_lookup(unkept, keys[i])));

        diag_report(diags, id, (Place){ 0 }, parts[0], parts[1], count, NULL);
    }
}
