/* Catalogues one by one: a page takes the words of one language, and of another where the first lacks some. */
#include "read/words.h"
#include "read/folder.h"
#include "read/tables.h"
#include <string.h>

static void
clear_file(void *file)
{
    g_free(((WordsFile *)file)->path);
    g_free(((WordsFile *)file)->language);
}

/* What is written so is what a reader finds; else let the reader tell. */
static bool
is_plain(const char *language)
{
    return *language != '\0' &&
           language[strspn(language, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")] == '\0';
}

GArray *
words_files(const char *folder)
{
    GArray *files = g_array_new(FALSE, FALSE, sizeof(WordsFile));
    g_autoptr(GPtrArray) all = data_files(folder, &(PathScope){ 0 }, NULL);

    g_array_set_clear_func(files, clear_file);
    for (guint i = 0; i < all->len; i++) {
        g_autofree char *language = NULL, *root = xml_root_look(g_ptr_array_index(all, i), "xml:lang", &language);
        WordsFile file = { g_ptr_array_index(all, i), NULL };

        if (root != NULL && strcmp(root, "catalogue") != 0)
            continue;
        file.path = g_strdup(file.path);
        if (root != NULL && language != NULL && is_plain(language))
            file.language = g_steal_pointer(&language);
        g_array_append_val(files, file);
    }
    return files;
}

bool
words_read(const char *path, GPtrArray *catalogues, Diags *diags)
{
    g_autoptr(Arena) arena = arena_new();
    Reading reading = { .arena = arena, .audience = AUDIENCE_INTERNAL, .diags = diags, .catalogues = catalogues };
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    const XmlNode *root = xml_tree_load(path, AUDIENCE_INTERNAL, arena, diags);

    if (root != NULL && strcmp(root->name, "catalogue") == 0)
        walk_tree(&reading, root);
    return diags_count(diags, SEVERITY_ERROR) == errors;
}
