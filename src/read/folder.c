/* The folder is listed once; folders below it are only looked through for what they leave unread. */
#include "read/folder.h"
#include "base/diag_exchange.h"
#include "base/diag_files.h"
#include "base/diag_read.h"
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "base/sort.h"
#include "read/xml.h"

typedef struct Listing {
    const char *folder;
    const PathScope *scope;
    Diags *diags;
    GPtrArray *files;
    GHashTable *seen;                   /* "device:inode" of the files listed */
} Listing;

static int
compare_names(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static bool
is_left_by_editor(const char *name)
{
    return name[0] == '.' || name[0] == '#' || g_str_has_suffix(name, "~");
}

GPtrArray *
folder_names(const char *folder, Diags *diags)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, &error);
    GPtrArray *names = dir == NULL ? NULL : g_ptr_array_new_with_free_func(g_free);

    if (dir == NULL && diags != NULL)
        diag_report(diags, DIAG_FILE_UNREADABLE, (Place){ 0 }, folder,
                    error->code != G_FILE_ERROR_NOENT    ? error->message
                    : g_str_has_suffix(folder, "data") ? "there is no such folder: -C names a project that has one, "
                                                         "'sheaf init DIR' starts one"
                                                       : "there is no such folder",
                    NULL);
    for (const char *name = dir == NULL ? NULL : g_dir_read_name(dir); name != NULL; name = g_dir_read_name(dir))
        if (!is_left_by_editor(name))
            g_ptr_array_add(names, g_strdup(name));
    if (names != NULL)
        sort_items(names->pdata, names->len, sizeof(char *), compare_names);
    return names;
}

static void
report(const Listing *l, DiagId id, const char *path, const char *what)
{
    if (l->diags != NULL)
        diag_report(l->diags, id, (Place){ g_intern_string(path), 0, 0 }, what, NULL);
}

/* False, and told, where nothing can be found out of what was listed: no right to, a path that is too long. */
static bool
look_at(const Listing *l, const char *path, struct stat *info)
{
    if (lstat(path, info) == 0)
        return true;
    if (errno != ENOENT && l->diags != NULL)            /* what went meanwhile was not there */
        diag_report(l->diags, DIAG_FILE_UNREADABLE, (Place){ 0 }, path, g_strerror(errno), NULL);
    return false;
}

/* ---- what is not read ---- */

static const char *
kind_of_file(mode_t mode)
{
    return S_ISDIR(mode)    ? "a folder"
           : S_ISFIFO(mode) ? "a FIFO"
           : S_ISSOCK(mode) ? "a socket"
           : S_ISREG(mode)  ? "no XML file"
                            : "a device";
}

/* "csv" of "figures.csv", where 'sheaf import' knows it; else NULL. */
static const char *
table_form(const char *path)
{
    static const struct { const char *ending, *form;
    } forms[] = { { ".csv", "csv" }, { ".tsv", "csv" }, { ".xlsx", "xlsx" }, { ".ods", "ods" } };

    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++)
        if (g_str_has_suffix(path, forms[i].ending))
            return forms[i].form;
    return NULL;
}

/* A table is named with what would take its figures in. */
static void
report_not_read(const Listing *l, const char *path, mode_t mode)
{
    const char *form = S_ISREG(mode) ? table_form(path) : NULL;

    if (form == NULL)
        report(l, DIAG_DATA_NOT_READ, path, kind_of_file(mode));
    else if (l->diags != NULL)
        diag_report(l->diags, DIAG_DATA_TABLE, (Place){ g_intern_string(path), 0, 0 }, path, form, NULL);
}

/* Packs, batch files and mappings are read by verbs of their own, wherever they lie. */
static bool
is_of_another_verb(const char *path)
{
    g_autofree char *root = xml_root_name(path);

    return g_strcmp0(root, "pack") == 0 || g_strcmp0(root, "batch") == 0 || g_strcmp0(root, "map") == 0;
}

static bool
holds_packs(const char *folder, const GPtrArray *names)
{
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *path = g_build_filename(folder, g_ptr_array_index(names, i), NULL);

        if (g_str_has_suffix(path, ".xml") && xml_root_is(path, "pack"))
            return true;
    }
    return false;
}

bool
folder_is_project(const char *folder)
{
    g_autofree char *data = g_build_filename(folder, "data", NULL);

    return g_file_test(data, G_FILE_TEST_IS_DIR);
}

/* Outlines lie in data/geo, and a boundary profile names them. */
static bool
is_outline(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path), *name = g_path_get_basename(folder);

    return strcmp(name, "geo") == 0 && (g_str_has_suffix(path, ".geojson") || g_str_has_suffix(path, ".gpkg"));
}

/*
 * Files beside packs are theirs to name, but for such as are data anywhere else. Each file is opened: not called where
 * nobody would be told.
 */
static void
name_unread(const Listing *l, const char *folder, bool packs)
{
    g_autoptr(GPtrArray) names = folder_names(folder, l->diags);

    packs = packs || (names != NULL && holds_packs(folder, names));
    for (guint i = 0; names != NULL && i < names->len; i++) {
        g_autofree char *path = g_build_filename(folder, g_ptr_array_index(names, i), NULL);
        struct stat info;

        if (!look_at(l, path, &info))
            continue;
        if (S_ISDIR(info.st_mode) && !folder_is_project(path))
            name_unread(l, path, packs);
        else if (S_ISDIR(info.st_mode) || is_outline(path))
            continue;
        else if (g_str_has_suffix(path, ".xml") ? !is_of_another_verb(path) : !packs || g_str_has_suffix(path, ".csv"))
            report(l, DIAG_DATA_BELOW, path, NULL);
    }
}

/* ---- what is read ---- */

static bool
is_new(Listing *l, const struct stat *info)
{
    return g_hash_table_add(
        l->seen, g_strdup_printf("%llu:%llu", (unsigned long long)info->st_dev, (unsigned long long)info->st_ino));
}

static bool
is_in_scope(const Listing *l, const char *path)
{
    PathScope data = { .folder = l->folder };           /* which may itself lie elsewhere */

    return path_scope_has(l->scope, path) || path_scope_has(&data, path);
}

/* False when the link is refused, and told so; *info is then what it leads to. */
static bool
follow_link(const Listing *l, const char *path, struct stat *info)
{
    g_autofree char *target = g_file_read_link(path, NULL);

    if (stat(path, info) != 0) {
        report(l, DIAG_DATA_LINK_BROKEN, path, target);
        return false;
    }
    if (!S_ISDIR(info->st_mode) && g_str_has_suffix(path, ".xml") && !is_in_scope(l, path)) {
        report(l, DIAG_DATA_LINK_OUT, path, target);
        return false;
    }
    if (S_ISDIR(info->st_mode)) {
        report(l, DIAG_DATA_NOT_READ, path, "a link to a folder");
        return false;
    }
    return true;
}

static void
list_file(Listing *l, const char *path)
{
    struct stat info;

    if (!look_at(l, path, &info) || (!S_ISREG(info.st_mode) && folder_is_project(path)) ||
        (S_ISLNK(info.st_mode) && !follow_link(l, path, &info)))
        return;
    if (S_ISDIR(info.st_mode) && l->diags != NULL)
        name_unread(l, path, false);
    else if (S_ISDIR(info.st_mode))
        return;
    else if (!S_ISREG(info.st_mode) || !g_str_has_suffix(path, ".xml"))
        report_not_read(l, path, info.st_mode);
    else if (is_new(l, &info))
        g_ptr_array_add(l->files, g_strdup(path));
}

GPtrArray *
data_files(const char *folder, const PathScope *scope, Diags *diags)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Listing l = { folder, scope, diags, g_ptr_array_new_with_free_func(g_free), seen };
    g_autoptr(GPtrArray) names = folder_names(folder, diags);

    for (guint i = 0; names != NULL && i < names->len; i++) {
        g_autofree char *path = g_build_filename(folder, g_ptr_array_index(names, i), NULL);

        if (strcmp(g_ptr_array_index(names, i), "schema") != 0)
            list_file(&l, path);
    }
    return l.files;
}
