#include "lang/bare.h"

struct BareLangs {
    Diags *diags;
    GHashTable *langs;                  /* tag → Lang */
    GPtrArray *catalogues;              /* of them, empty */
};

static void
free_lang(void *lang)
{
    lang_free(lang);
}

static void
free_catalogue(void *catalogue)
{
    catalogue_free(catalogue);
}

BareLangs *
bare_langs_new(Diags *diags)
{
    BareLangs *langs = g_new0(BareLangs, 1);

    *langs = (BareLangs){ diags, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_lang),
                          g_ptr_array_new_with_free_func(free_catalogue) };
    return langs;
}

void
bare_langs_free(BareLangs *langs)
{
    if (langs == NULL)
        return;
    g_hash_table_unref(langs->langs);
    g_ptr_array_unref(langs->catalogues);
    g_free(langs);
}

const Lang *
bare_langs_find(BareLangs *langs, const char *bcp47)
{
    Lang *lang = g_hash_table_lookup(langs->langs, bcp47);
    Catalogue *words;

    if (lang != NULL)
        return lang;
    words = catalogue_new(bcp47);
    g_ptr_array_add(langs->catalogues, words);
    lang = lang_new(*bcp47 == '\0' ? "en" : bcp47, words, NULL, langs->diags);
    if (lang != NULL)
        g_hash_table_insert(langs->langs, g_strdup(bcp47), lang);
    return lang;
}
