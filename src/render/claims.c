/* Paths as what they are: device and inode of a file, or of its folder with its name. */
#include "render/claims.h"
#include "base/diag_files.h"
#include <string.h>
#include <sys/stat.h>

struct Claims {
    GHashTable *read, *written;         /* key -> path, as it was named */
    SheafProject *project;              /* whose inputs are read as well, or NULL */
    GHashTable *folders;                /* path of a folder -> its key */
    GHashTable *walked;                 /* keys of folders of which all was read */
};

Claims *
claims_new(void)
{
    Claims *claims = g_new0(Claims, 1);

    claims->read = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    claims->written = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    claims->folders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    claims->walked = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return claims;
}

void
claims_free(Claims *claims)
{
    if (claims == NULL)
        return;
    g_hash_table_unref(claims->read);
    g_hash_table_unref(claims->written);
    g_hash_table_unref(claims->folders);
    g_hash_table_unref(claims->walked);
    g_free(claims);
}

/* ---- keys ---- */

static char *
inode_key(const struct stat *info)
{
    return g_strdup_printf("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, (guint64)info->st_dev, (guint64)info->st_ino);
}

/* Of a folder that is not there yet: of the first that is, with the names that follow. */
static char *
folder_key(const char *folder)
{
    g_autofree char *up = NULL, *name = NULL, *above = NULL;
    struct stat info;

    if (stat(folder, &info) == 0)
        return inode_key(&info);
    up = g_path_get_dirname(folder);
    name = g_path_get_basename(folder);
    above = strcmp(up, folder) == 0 ? g_strdup("") : folder_key(up);
    return g_strconcat(above, "/", name, NULL);
}

/* The last name of a path: where it ends in ".", ".." or a slash, of what that leads to. */
static char *
last_name(const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash == NULL ? path : slash + 1;
    g_autofree char *whole = NULL;

    if (*name != '\0' && strcmp(name, ".") != 0 && strcmp(name, "..") != 0)
        return g_strdup(name);
    whole = g_canonicalize_filename(path, NULL);
    return g_path_get_basename(whole);
}

static char *
name_key(Claims *claims, const char *path)
{
    g_autofree char *name = last_name(path);
    char *folder = g_path_get_dirname(path);
    const char *known = g_hash_table_lookup(claims->folders, folder);
    char *key;

    if (known == NULL) {
        char *made = folder_key(folder);

        known = made;
        key = g_strconcat(known, "/", name, NULL);
        g_hash_table_insert(claims->folders, folder, made);
        return key;
    }
    key = g_strconcat(known, "/", name, NULL);
    g_free(folder);
    return key;
}

/* ---- reading ---- */

/* `info`: what the path leads to, or NULL. */
static void
read_path(Claims *claims, const char *path, const struct stat *info)
{
    if (info != NULL && S_ISREG(info->st_mode))
        g_hash_table_insert(claims->read, inode_key(info), g_strdup(path));
    g_hash_table_insert(claims->read, name_key(claims, path), g_strdup(path));
}

void
claims_read(Claims *claims, const char *path)
{
    struct stat info;

    if (path != NULL && strcmp(path, "-") != 0)
        read_path(claims, path, stat(path, &info) == 0 ? &info : NULL);
}

/*
 * And those below, so many levels in all; -1: all there are. Links to folders are not followed, so that none leads
 * round, and a folder is closed before the next is opened, as there may be more of them than descriptors.
 */
static void
read_folder(Claims *claims, const char *folder, const char *ending, int levels)
{
    g_autoptr(GPtrArray) below = g_ptr_array_new_with_free_func(g_free);
    GDir *dir = levels == 0 ? NULL : g_dir_open(folder, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        struct stat info;
        bool there = lstat(path, &info) == 0, link = there && S_ISLNK(info.st_mode), is_folder;

        there = there && (!link || stat(path, &info) == 0);
        is_folder = there && S_ISDIR(info.st_mode);
        if (g_str_has_suffix(name, ending) && !is_folder)
            read_path(claims, path, there ? &info : NULL);
        else if (*name != '.' && is_folder && !link)
            g_ptr_array_add(below, g_steal_pointer(&path));
    }
    if (dir != NULL)
        g_dir_close(dir);
    for (guint i = 0; i < below->len; i++)
        read_folder(claims, g_ptr_array_index(below, i), ending, levels < 0 ? levels : levels - 1);
}

/* Under two names (a project's own folder of templates is mostly the one asked for) it is read once. */
void
claims_read_folder(Claims *claims, const char *folder)
{
    if (g_hash_table_add(claims->walked, folder_key(folder)))
        read_folder(claims, folder, ".xml", -1);
}

void
claims_read_pack(Claims *claims, const SheafProject *project, const char *path)
{
    g_autoptr(Diags) diags = diags_new();               /* whoever makes the pack tells of its mistakes */
    g_autoptr(Pack) pack = pack_load(path, project->audience, diags);

    claims_read(claims, path);
    for (size_t i = 0; pack != NULL && i < pack->part_count; i++) {
        g_autofree char *annex = pack->parts[i].href == NULL ? NULL : pack_annex_path(pack, &pack->parts[i]);

        claims_read(claims, annex);
    }
}

static void
read_project(Claims *claims, SheafProject *project)
{
    GHashTableIter iter;
    void *tmpl;
    g_autofree char *data = g_build_filename(project->folder, "data", NULL),
                    *templates = g_build_filename(project->folder, "templates", NULL);
    g_autofree char *words =
        project->templates == NULL ? NULL : g_build_filename(project->templates, "..", "data", NULL);
    g_autofree char *fonts = project->fonts == NULL ? NULL : g_path_get_dirname(project->fonts);

    claims_read_folder(claims, data);
    claims_read_folder(claims, templates);
    if (project->templates != NULL) {
        claims_read_folder(claims, project->templates);
        claims_read_folder(claims, words);
    }
    claims_read(claims, project->fonts);
    if (fonts != NULL)
        read_folder(claims, fonts, ".ttf", 2);
    g_hash_table_iter_init(&iter, project->templates_loaded);
    while (g_hash_table_iter_next(&iter, NULL, &tmpl)) {
        g_autoptr(GPtrArray) pictures = g_ptr_array_new_with_free_func(g_free);

        pictures_add_files(project, tmpl, pictures);
        for (guint i = 0; i < pictures->len; i++)
            claims_read(claims, g_ptr_array_index(pictures, i));
    }
    claims_read(claims, project->plan_file);
    claims_read(claims, project->holidays);
}

Claims *
claims_of_project(SheafProject *project)
{
    Claims *claims = claims_new();

    claims->project = project;
    if (project->inputs == NULL) {
        project->inputs = claims_new();
        read_project(project->inputs, project);
    }
    return claims;
}

/* ---- writing ---- */

/* Which input a key stands for, or NULL. */
static const char *
input_of(const Claims *claims, const char *key)
{
    return key == NULL ? NULL : g_hash_table_lookup(claims->read, key);
}

static bool
is_input(const Claims *claims, const char *inode, const char *name, const char *path, Diags *diags)
{
    const char *input = input_of(claims, inode) != NULL ? input_of(claims, inode) : input_of(claims, name);

    if (input != NULL && diags != NULL)
        diag_report(diags, DIAG_OUTPUT_IS_INPUT, (Place){ 0 }, path, input, NULL);
    return input != NULL;
}

/*
 * A project's inputs are looked at once, and not for each of its outputs. What was an input's inode then may be
 * another file's by now, if the input was replaced: what seems to be one is looked up again.
 */
static bool
is_input_of_project(const Claims *claims, const char *inode, const char *name, const char *path, Diags *diags)
{
    g_autoptr(Claims) now = NULL;

    if (claims->project == NULL || !is_input(claims->project->inputs, inode, name, path, NULL))
        return false;
    now = claims_new();
    read_project(now, claims->project);
    return is_input(now, inode, name, path, diags);
}

static bool
is_unclaimed(Claims *claims, const char *path, char **name, Diags *diags)
{
    g_autofree char *inode = NULL;
    const char *twin;
    struct stat info;

    if (stat(path, &info) == 0 && S_ISREG(info.st_mode))
        inode = inode_key(&info);
    *name = name_key(claims, path);
    if (is_input(claims, inode, *name, path, diags) || is_input_of_project(claims, inode, *name, path, diags))
        return false;
    twin = g_hash_table_lookup(claims->written, *name);
    if (twin != NULL)
        diag_report(diags, DIAG_OUTPUT_TWICE, (Place){ 0 }, path, twin, NULL);
    return twin == NULL;
}

/*
 * Where folders are missing that will be made ("out/../data/x"), the path does not lead anywhere yet: it is also
 * looked at without them.
 */
bool
claims_write(Claims *claims, const char *path, Diags *diags)
{
    g_autofree char *straight = path == NULL ? NULL : g_canonicalize_filename(path, NULL), *name = NULL, *other = NULL;

    if (path == NULL || path_is_device(path))
        return true;
    if (!is_unclaimed(claims, path, &name, diags) || !is_unclaimed(claims, straight, &other, diags))
        return false;
    g_hash_table_insert(claims->written, g_steal_pointer(&name), g_strdup(path));
    g_hash_table_insert(claims->written, g_steal_pointer(&other), g_strdup(path));
    return true;
}
