/* What a theme has: every colour and class, what each is for, and which files use it. */
#include "render/project.h"
#include <string.h>
#include "base/words.h"
#include "read/read.h"
#include "read/xml.h"
#include "template/reference.h"

/* name -> GPtrArray of files, as they were found */
typedef struct Uses { GHashTable *by_name; const char *file; } Uses;

static void
note_use(Uses *uses, const char *name)
{
    GPtrArray *files = g_hash_table_lookup(uses->by_name, name);

    if (files == NULL) {
        files = g_ptr_array_new_with_free_func(g_free);
        g_hash_table_insert(uses->by_name, g_strdup(name), files);
    }
    if (!g_ptr_array_find_with_equal_func(files, uses->file, g_str_equal, NULL))
        g_ptr_array_add(files, g_strdup(uses->file));
}

/* Attributes whose words are names of classes or colours. */
static bool
names_something(const char *attribute)
{
    static const char *const names[] = { "class", "like", "color", "background-color", "fill", "leader", "rule", NULL };

    return g_strv_contains(names, attribute) || g_str_has_prefix(attribute, "border-");
}

static void
look_at(Uses *uses, const XmlNode *node)
{
    if (node->name != NULL)
        note_use(uses, node->name);     /* some classes are taken by the elements of their name */
    for (size_t i = 0; i < node->attribute_count; i++) {
        g_auto(GStrv) words = words_split(node->attributes[i].value);

        for (size_t k = 0; names_something(node->attributes[i].name) && words[k] != NULL; k++)
            note_use(uses, words[k]);
    }
    for (const XmlNode *child = node->first_child; child != NULL; child = child->next)
        look_at(uses, child);
}

static void look_in(Uses *uses, const char *folder, const char *below);

static void
look_at_file(Uses *uses, const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *plain = g_strndup(name, strlen(name) - strlen(".xml"));
    g_autoptr(Diags) unheard = diags_new();
    Arena *arena = arena_new();
    const XmlNode *root = xml_tree_load_as(INPUT_TEMPLATE, path, AUDIENCE_INTERNAL, arena, unheard);

    uses->file = plain;
    if (root != NULL)
        look_at(uses, root);
    arena_free(arena);
}

static int
compare_names(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void
look_in(Uses *uses, const char *folder, const char *below)
{
    g_autofree char *path = g_build_filename(folder, below, NULL);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

    for (const char *name = dir == NULL ? NULL : g_dir_read_name(dir); name != NULL; name = g_dir_read_name(dir))
        g_ptr_array_add(names, *below == '\0' ? g_strdup(name) : g_build_filename(below, name, NULL));
    g_ptr_array_sort(names, compare_names);
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);

        if (g_str_has_suffix(name, ".xml"))
            look_at_file(uses, folder, name);
        else if (*below == '\0' && *name != '.')
            look_in(uses, folder, name);
    }
}

typedef struct Printing { GString *out; const Uses *uses; } Printing;

enum { FILES_TOLD = 5 };

static void
print_row(const ReferenceRow *row, void *data)
{
    const Printing *printing = data;
    const GPtrArray *files = g_hash_table_lookup(printing->uses->by_name, row->name);
    guint count = files == NULL ? 0 : files->len;

    g_string_append_printf(printing->out, "%-6s %-22s %-8s %s\n", row->kind, row->name, row->values, row->sentence);
    g_string_append(printing->out, "       used in:");
    for (guint i = 0; i < MIN(count, FILES_TOLD); i++)
        g_string_append_printf(printing->out, "%s %s", i > 0 ? "," : "", (const char *)g_ptr_array_index(files, i));
    if (count > FILES_TOLD)
        g_string_append_printf(printing->out, " and %u more", count - FILES_TOLD);
    g_string_append_printf(printing->out, "%s%s\n", *row->of == '\0' ? "" : count == 0 ? " " : ", ",
                           count == 0 && *row->of == '\0' ? " nothing" : row->of);
}

char *
sheaf_theme(SheafProject *project, SheafExit *exit_status)
{
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *own = g_build_filename(project->folder, "templates", NULL);
    g_autoptr(GHashTable) by_name =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    Uses uses = { by_name, NULL };
    Printing printing = { g_string_new(NULL), &uses };
    const Template *tmpl = project_template(project, "theme", (Place){ 0 }, diags);

    project_own_fonts(project, diags);
    *exit_status = project_report(project, diags);
    if (tmpl == NULL) {
        g_string_free(printing.out, TRUE);
        return NULL;
    }
    look_in(&uses, own, "");
    if (project->templates != NULL && strcmp(project->templates, own) != 0)
        look_in(&uses, project->templates, "");
    template_each_style(tmpl, print_row, &printing);
    return g_string_free(printing.out, FALSE);
}
