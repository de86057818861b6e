/* Where a template's files and themes are found. */
#include "template/loading.h"
#include "template/file.h"
#include "base/diag_template.h"
#include <string.h>

/* ---- files ---- */

/* "factsheet", or with the folder that it is in, "parts/source": no step is empty or leads upwards. */
static bool
plain_name(const char *name)
{
    bool begins = true;

    for (const char *c = name; *c != '\0'; c++) {
        if (begins ? !g_ascii_isalnum(*c) : !g_ascii_isalnum(*c) && strchr("-_./", *c) == NULL)
            return false;
        begins = *c == '/';
    }
    return !begins;
}

static int
compare_names(gconstpointer left, gconstpointer right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Names of the files in a folder and, with `below` in front, of those one step below it. */
static void
add_names(GPtrArray *names, const char *folder, const char *below)
{
    g_autofree char *path = g_build_filename(folder, below, NULL);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);

    for (const char *file = dir == NULL ? NULL : g_dir_read_name(dir); file != NULL; file = g_dir_read_name(dir))
        if (g_str_has_suffix(file, ".xml"))
            g_ptr_array_add(names, g_strdup_printf("%s%s%.*s", below, *below == '\0' ? "" : "/",
                                                   (int)(strlen(file) - strlen(".xml")), file));
        else if (*below == '\0' && *file != '.')
            add_names(names, folder, file);
}

/* Of all folders, in the order of their letters. */
static void
report_near(Loader *loader, const char *name)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

    for (const TemplateFolder *folder = loader->folders; folder->path != NULL; folder++)
        add_names(names, folder->path, "");
    g_ptr_array_sort(names, compare_names);
    diag_near(loader->diags, name, (const char *const *)names->pdata, names->len);
}

static const char *
look_for_file(Loader *loader, const char *name, Place place)
{
    for (const TemplateFolder *folder = loader->folders; folder->path != NULL; folder++) {
        g_autofree char *file = g_strconcat(name, ".xml", NULL);
        g_autofree char *path = g_build_filename(folder->path, file, NULL);

        if (g_file_test(path, G_FILE_TEST_EXISTS)) {
            char *kept;

            if (folder->scope != NULL && !input_check_scope(folder->scope, path, path, place, loader->diags))
                return NULL;
            kept = arena_strdup(loader->tmpl->arena, path);

            if (!g_ptr_array_find_with_equal_func(loader->tmpl->files, kept, g_str_equal, NULL))
                g_ptr_array_add(loader->tmpl->files, kept);
            return kept;
        }
    }
    diag_report(loader->diags, DIAG_TEMPLATE_MISSING, place, name, NULL);
    report_near(loader, name);
    return NULL;
}

/* A part is included in many places: the folders are asked for it once, and what is wrong is told at each. */
const char *
find_file(Loader *loader, const char *name, Place place)
{
    Arena *arena = loader->tmpl->arena;
    const char *path;

    if (!plain_name(name)) {
        diag_report(loader->diags, DIAG_TEMPLATE_BAD_NAME, place, name, NULL);
        return NULL;
    }
    if (loader->found == NULL) {
        loader->found = g_hash_table_new(g_str_hash, g_str_equal);
        arena_adopt(arena, loader->found, (GDestroyNotify)g_hash_table_unref);
    }
    path = g_hash_table_lookup(loader->found, name);
    if (path == NULL && (path = look_for_file(loader, name, place)) != NULL)
        g_hash_table_insert(loader->found, arena_strdup(arena, name), (char *)(guintptr)path);
    return path;
}

/* Themes lie in a folder of their own; a template gives their names without it. */
const char *
find_theme(Loader *loader, const char *name, Place place)
{
    g_autofree char *path = g_strconcat("themes/", name, NULL);

    return find_file(loader, path, place);
}

/* The folder that the file stands in. */
static const TemplateFolder *
folder_of(const Loader *loader, const char *path)
{
    const TemplateFolder *folder = loader->folders;

    while (folder->path != NULL && !g_str_has_prefix(path, folder->path))
        folder++;
    return folder;
}

/* A theme that is like its own name is like the one of the folders behind its own, which it stands for. */
static const char *
find_inherited(void *data, const char *name, const char *from, Place place)
{
    Loader *loader = data, behind = *loader;
    g_autofree char *file = g_strconcat(name, ".xml", NULL), *own = g_path_get_basename(from);
    const TemplateFolder *folder = folder_of(loader, from);

    if (strcmp(file, own) != 0)
        return find_theme(loader, name, place);
    for (folder += folder->path != NULL; folder->path != NULL; folder++) {
        g_autofree char *path = g_build_filename(folder->path, "themes", file, NULL);

        behind.folders = folder;
        behind.found = NULL;
        if (g_file_test(path, G_FILE_TEST_EXISTS))
            return find_theme(&behind, name, place);
    }
    diag_report(loader->diags, DIAG_THEME_LOOP, place, name, NULL);
    return NULL;
}

Theme *
load_theme_file(Loader *loader, const char *path, Place asked)
{
    ThemeFinder finder = { find_inherited, loader };

    return theme_load(path, &finder, loader->tmpl->audience, asked, loader->diags);
}

/* A page's theme; whoever asked for another one in place of the house's gets that, and has no place in a file. */
Theme *
load_named_theme(Loader *loader, const XmlNode *root, const char *name)
{
    bool other = loader->theme != NULL && strcmp(name, "house") == 0;
    Place asked = other                                   ? (Place){ 0 }
                  : xml_attribute(root, "theme") == NULL ? root->place
                                                         : xml_attribute_place(root, "theme");
    const char *path = find_theme(loader, other ? loader->theme : name, asked);

    return path == NULL ? NULL : load_theme_file(loader, path, asked);
}

const XmlNode *
load_tree(Loader *loader, InputKind kind, const char *path, Place asked)
{
    if (loader->trees == NULL)
        loader->trees = arena_new();
    return template_file_load(kind, path, loader->tmpl->audience, asked, loader->trees, loader->diags);
}

static void
free_trees(void *trees)
{
    arena_free(trees);
}

void
trees_end(Loader *loader)
{
    Arena *trees = g_steal_pointer(&loader->trees);

    if (trees != NULL && loader->keeps_trees)
        arena_adopt(loader->tmpl->arena, trees, free_trees);
    else
        arena_free(trees);
}
