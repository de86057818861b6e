/*
 * The pictures of a project's pages: who opens them, and which files a template may show, which is asked before a page
 * is made: by a batch that decides what still stands, by a check, by a list of what outputs are made from.
 */
#include "render/project.h"
#include "base/diag_picture.h"
#include "base/limit.h"
#include "base/nearest.h"
#include "base/sort.h"
#include <glib/gstdio.h>
#include <string.h>
#include "picture/code.h"
#include "picture/decode.h"
#include "picture/drawing.h"
#include "picture/webp.h"
#include "read/folder.h"

/* Where the package iso-flags-svg has its flags, three wide and two high or so. */
#define FLAGS "/usr/share/iso-flags-svg/country-4x3"
#define OWN_FLAGS "flags"

/* The project's own flag of an area, if it has one: "flags/BIH.svg". */
static char *
own_flag(const SheafProject *project, const char *area)
{
    static const char *const endings[] = { "svg", "png", "jpg", "webp" };

    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        g_autofree char *name = g_strdup_printf(OWN_FLAGS "/%s.%s", area, endings[i]),
                        *path = g_build_filename(project->folder, name, NULL);

        if (g_file_test(path, G_FILE_TEST_EXISTS))
            return g_steal_pointer(&name);
    }
    return NULL;
}

/* `flag`: "BIH/ba" */
static const PagePicture *
find_flag(SheafProject *project, const char *flag, Place place, Diags *diags)
{
    g_auto(GStrv) parts = g_strsplit(flag, "/", 2);
    g_autofree char *own = own_flag(project, parts[0]), *path = g_strdup_printf(FLAGS "/%s.svg", parts[1]),
                    *name = g_strconcat("flag:", flag, NULL);

    if (own != NULL)
        return picture_store_open(project->pictures, own, place, diags);
    if (g_file_test(path, G_FILE_TEST_EXISTS))
        return picture_store_open_at(project->pictures, name, path, place, diags);
    diag_report(diags, DIAG_FLAG_NONE, place, parts[0], path, NULL);
    return NULL;
}

/* ---- icons: templates/symbols/NAME.svg, the project's own before those that came with the program ---- */

#define SYMBOLS "symbols"
/* Of an icon that is only looked at. */
#define ANY_COLOUR "#000000"

/* Names that may be those of a file, and lead nowhere else. */
static bool
is_icon_name(const char *name)
{
    size_t length = 0;

    while (g_ascii_isalnum(name[length]) || (name[length] != '\0' && strchr("_-", name[length]) != NULL))
        length++;
    return length > 0 && name[length] == '\0';
}

static char *
symbols_of(const SheafProject *project, bool own)
{
    return own ? g_build_filename(project->folder, "templates", SYMBOLS, NULL)
               : g_build_filename(project->templates, SYMBOLS, NULL);
}

/* The file of an icon, to be freed; NULL: there is none. *own: it is the project's. */
static char *
icon_path(const SheafProject *project, const char *name, bool *own)
{
    for (int i = 0; i < 2 && is_icon_name(name); i++) {
        g_autofree char *folder = symbols_of(project, i == 0), *file = g_strconcat(name, ".svg", NULL),
                        *path = g_build_filename(folder, file, NULL);

        *own = i == 0;
        if (g_file_test(path, G_FILE_TEST_EXISTS))
            return g_steal_pointer(&path);
    }
    return NULL;
}

/* The names of all icons, sorted, each once, and NULL behind the last. */
static GPtrArray *
icon_names(const SheafProject *project)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

    for (int own = 1; own >= 0; own--) {
        g_autofree char *folder = symbols_of(project, own);
        g_autoptr(GPtrArray) files = folder_names(folder, NULL);

        for (guint i = 0; files != NULL && i < files->len; i++) {
            g_autofree char *name = g_strdup(g_ptr_array_index(files, i));

            if (!g_str_has_suffix(name, ".svg"))
                continue;
            name[strlen(name) - strlen(".svg")] = '\0';
            if (!g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
                g_ptr_array_add(names, g_steal_pointer(&name));
        }
    }
    sort_texts(names->pdata, names->len);
    g_ptr_array_add(names, NULL);
    return names;
}

static const PagePicture *
tell_no_icon(const SheafProject *project, const char *name, Place place, Diags *diags)
{
    g_autoptr(GPtrArray) names = icon_names(project);
    const char *near = nearest_word(name, (const char *const *)names->pdata, names->len - 1);
    g_autofree char *all = g_strjoinv(", ", (char **)names->pdata);

    if (near == NULL)
        diag_report(diags, DIAG_ICON_NONE, place, name, all, NULL);
    else
        diag_report(diags, DIAG_ICON_NEAR, place, name, all, near, NULL);
    return NULL;
}

/* `icon`: "house/15202B" or, to be looked at, "house" */
static const PagePicture *
find_icon(SheafProject *project, const char *icon, Place place, Diags *diags)
{
    const char *slash = strrchr(icon, '/');
    g_autofree char *name = slash == NULL ? g_strdup(icon) : g_strndup(icon, (gsize)(slash - icon)),
                    *colour = slash == NULL ? g_strdup(ANY_COLOUR) : g_strconcat("#", slash + 1, NULL),
                    *whole = g_strconcat(ICON_PREFIX, icon, NULL);
    bool own;
    g_autofree char *path = icon_path(project, name, &own);

    if (path == NULL)
        return tell_no_icon(project, name, place, diags);
    if (own && !input_check_scope(&project->scope, path, name, place, diags))
        return NULL;
    return picture_store_open_coloured(project->pictures, whole, path, colour, place, diags);
}

static const PagePicture *
find_picture(void *data, const char *src, Place place, Diags *diags)
{
    SheafProject *project = data;

    if (project->pictures == NULL)
        project->pictures = picture_store_new(project->folder, &project->scope);
    if (g_str_has_prefix(src, "qr:"))
        return picture_store_code(project->pictures, src + strlen("qr:"), place, diags);
    if (g_str_has_prefix(src, "flag:"))
        return find_flag(project, src + strlen("flag:"), place, diags);
    if (g_str_has_prefix(src, ICON_PREFIX))
        return find_icon(project, src + strlen(ICON_PREFIX), place, diags);
    return picture_store_open(project->pictures, src, place, diags);
}

static const PagePicture *
reduce_picture(void *data, const char *src, Size seen, double dpi, Place place, Diags *diags)
{
    SheafProject *project = data;
    const PagePicture *picture = find_picture(data, src, place, diags);

    return picture == NULL ? NULL : picture_store_reduced(project->pictures, picture, seen, dpi, place, diags);
}

PictureFinder
project_pictures(SheafProject *project)
{
    return (PictureFinder){ find_picture, reduce_picture, project };
}

/* The files of a folder by their names from the project's, but for folders below it. */
static void
add_folder(SheafProject *project, const TemplatePicture *asked, PictureEach each, void *data, Diags *diags)
{
    g_autofree char *path = g_build_filename(project->folder, asked->name, NULL);
    g_autoptr(GPtrArray) names = NULL;
    size_t count = 0;

    if (!input_check_scope(&project->scope, path, asked->name, asked->place, diags))
        return;
    names = folder_names(path, NULL);
    for (guint i = 0; names != NULL && i < names->len && count <= MOST_PICTURE_FOLDER; i++) {
        g_autofree char *name = g_build_filename(asked->name, g_ptr_array_index(names, i), NULL),
                        *file = g_build_filename(project->folder, name, NULL);

        if (!g_file_test(file, G_FILE_TEST_IS_REGULAR))
            continue;
        if (++count > MOST_PICTURE_FOLDER)
            limit_exceeded(diags, LIMIT_PICTURE_FOLDER, asked->place, asked->name, NULL);
        else
            each(name, file, asked->place, data);
    }
}

/* One icon, or all. One that there is not is given without a file. */
static void
each_icon(const SheafProject *project, const TemplatePicture *asked, PictureEach each, void *data)
{
    g_autoptr(GPtrArray) names = asked->folder ? icon_names(project) : g_ptr_array_new_with_free_func(g_free);

    if (!asked->folder)
        g_ptr_array_add(names, g_strdup(asked->name + strlen(ICON_PREFIX)));
    for (guint i = 0; i < names->len && g_ptr_array_index(names, i) != NULL; i++) {
        bool own;
        g_autofree char *path = icon_path(project, g_ptr_array_index(names, i), &own),
                        *name = g_strconcat(ICON_PREFIX, g_ptr_array_index(names, i), NULL);

        each(name, path == NULL ? "" : path, asked->place, data);
    }
}

void
pictures_each(SheafProject *project, const Template *tmpl, PictureEach each, void *data, Diags *diags)
{
    size_t count;
    const TemplatePicture *pictures = template_pictures(tmpl, &count);

    for (size_t i = 0; i < count; i++) {
        g_autofree char *file = g_build_filename(project->folder, pictures[i].name, NULL);

        if (g_str_has_prefix(pictures[i].name, ICON_PREFIX))
            each_icon(project, &pictures[i], each, data);
        else if (pictures[i].folder)
            add_folder(project, &pictures[i], each, data, diags);
        else
            each(pictures[i].name, file, pictures[i].place, data);
    }
}

/* ---- what outputs are made from ---- */

typedef struct Digests {
    SheafProject *project; InputEach each; void *data;
    GHashTable *seen;
    bool reduced;                       /* pictures are decoded for fewer pixels: a JPEG, too */
    bool any, drawings, webp;
} Digests;

/* By its name: one that says otherwise is refused. */
static bool
ends(const char *name, const char *ending)
{
    const char *dot = strrchr(name, '.');

    return dot != NULL && g_ascii_strcasecmp(dot, ending) == 0;
}

/* Nothing decodes a JPEG for a PDF that shows it as it is; a drawing and a WebP need libraries of their own. */
static void
note_library(Digests *digests, const char *name)
{
    bool drawing = ends(name, ".svg"), webp = ends(name, ".webp"), jpeg = ends(name, ".jpg") || ends(name, ".jpeg");

    digests->drawings = digests->drawings || drawing;
    digests->webp = digests->webp || webp;
    digests->any = digests->any || (!drawing && !webp && (!jpeg || digests->reduced));
}

static void
each_digest(const char *name, const char *file, Place place, void *data)
{
    Digests *digests = data;
    g_autofree char *line = g_strconcat("picture ", name, NULL), *digest = NULL, *why = NULL;
    InputFault fault;
    g_autoptr(GBytes) bytes = NULL;

    (void)place;
    note_library(digests, file);
    if (!g_hash_table_add(digests->seen, g_strdup(name)))
        return;
    if (g_str_has_prefix(name, ICON_PREFIX) || path_scope_has(&digests->project->scope, file))
        bytes = input_bytes(file, input_limit(INPUT_PICTURE), &fault, &why);
    digest = bytes == NULL ? NULL : g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
    digests->each(line, digest == NULL ? "" : digest, digests->data);
}

/* Names and sizes of the package's flags tell one version from another. */
static void
each_flag(SheafProject *project, Digests *digests)
{
    g_autoptr(GPtrArray) names = folder_names(FLAGS, NULL);
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree char *own = g_build_filename(project->folder, OWN_FLAGS, NULL);

    for (guint i = 0; names != NULL && i < names->len; i++) {
        g_autofree char *path = g_build_filename(FLAGS, g_ptr_array_index(names, i), NULL);
        GStatBuf file;
        g_autofree char *line = g_strdup_printf("%s %" G_GINT64_FORMAT "\n", path,
                                                g_stat(path, &file) == 0 ? (gint64)file.st_size : -1);

        g_checksum_update(sum, (const guchar *)line, -1);
    }
    digests->each("flags", g_checksum_get_string(sum), digests->data);
    digests->drawings = true;
    if (g_file_test(own, G_FILE_TEST_IS_DIR))
        add_folder(project, &(TemplatePicture){ OWN_FLAGS, true, (Place){ 0 } }, each_digest, digests, NULL);
}

bool
inputs_each_picture(SheafProject *project, const Template *tmpl, InputEach each, void *data, Diags *diags)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Digests digests = { .project = project, .each = each, .data = data, .seen = seen,
                        .reduced = template_reduces(tmpl) };

    pictures_each(project, tmpl, each_digest, &digests, diags);
    if (template_has_flags(tmpl))
        each_flag(project, &digests);
    return (!digests.any || inputs_each_table("module picture", picture_decoders(diags), each, data)) &&
           (!digests.webp || inputs_each_table("module webp", webp_functions(diags), each, data)) &&
           (!digests.drawings || inputs_each_table("module svg", drawing_functions(diags), each, data)) &&
           (!template_has_codes(tmpl) || inputs_each_table("module qr", code_functions(diags), each, data));
}

static void
add_file(const char *name, const char *file, Place place, void *files)
{
    (void)name;
    (void)place;
    if (*file != '\0' && !g_ptr_array_find_with_equal_func(files, file, g_str_equal, NULL))
        g_ptr_array_add(files, g_strdup(file));
}

void
pictures_add_files(SheafProject *project, const Template *tmpl, GPtrArray *files)
{
    g_autoptr(Diags) unheard = diags_new();             /* whoever makes the page tells of it */

    pictures_each(project, tmpl, add_file, files, unheard);
}

/* ---- what a check opens ---- */

typedef struct Checking { SheafProject *project; bool claims; Diags *diags; } Checking;

static void
check_one(const char *name, const char *file, Place place, void *data)
{
    const Checking *checking = data;
    const PagePicture *picture = find_picture(checking->project, name, place, checking->diags);

    (void)file;
    if (picture != NULL && checking->claims && picture->components == 4 && picture->profile == NULL)
        diag_report(checking->diags, DIAG_PICTURE_CMYK, place, name, NULL);
}

/* The project's own flags are opened; of the package's it is asked whether there is one for each area. */
static void
check_flags(Checking *checking)
{
    SheafProject *project = checking->project;
    const Plan *plan = project->plan;
    size_t count = 0;
    const Area *const *areas = plan == NULL ? NULL : plan_areas(plan, &count);

    for (size_t i = 0; i < count; i++) {
        g_autofree char *own = own_flag(project, areas[i]->id);
        g_autofree char *code = areas[i]->alpha2 == NULL ? NULL : g_ascii_strdown(areas[i]->alpha2, -1);
        g_autofree char *path = code == NULL || *code == '\0' ? NULL : g_strdup_printf(FLAGS "/%s.svg", code);

        if (path == NULL)
            continue;
        if (own != NULL)
            check_one(own, own, areas[i]->place, checking);
        else if (!g_file_test(path, G_FILE_TEST_EXISTS))
            diag_report(checking->diags, DIAG_FLAG_NONE, areas[i]->place, areas[i]->id, path, NULL);
    }
}

void
pictures_check(SheafProject *project, const Template *tmpl, Diags *diags)
{
    Checking checking = { project, template_claims(tmpl), diags };

    pictures_each(project, tmpl, check_one, &checking, diags);
    if (template_has_flags(tmpl))
        check_flags(&checking);
}
