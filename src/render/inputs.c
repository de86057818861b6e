/*
 * What outputs are made from, as names and digests: whatever changes any byte of an output changes one of them or an
 * answer of the model.
 */
#include "render/project.h"
#include <string.h>
#include <sys/stat.h>
#include "base/input.h"
#include "base/sort.h"
#include "draw/cairo.h"
#include "impose/file.h"
#include "object/reader.h"
#include "read/folder.h"
#include "read/xml.h"
#include "render/program.h"

static char *
sum_of(const GString *text)
{
    return g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)text->str, text->len);
}

/* ---- fonts ---- */

enum { FONT_HEAD = 4096 };

/*
 * A font file begins with a directory that holds a checksum of each of its tables (ISO/IEC 14496-22, 4.3), so its head
 * and its size stand for the whole.
 */
static void
add_face(const char *family, const char *style, const char *path, void *data)
{
    GString *text = data;
    char head[FONT_HEAD];
    size_t length = input_peek(path, head, sizeof head);
    struct stat info = { 0 };

    g_string_append_printf(text, "%s\n%s\n", family, style);
    if (stat(path, &info) == 0)
        g_string_append_printf(text, "%" G_GINT64_FORMAT "\n", (gint64)info.st_size);
    g_string_append_len(text, head, (gssize)length);
}

bool
inputs_each_common(SheafProject *project, InputEach each, void *data, Diags *diags)
{
    g_autoptr(GString) faces = g_string_new(NULL);
    g_autofree char *fonts = NULL;

    if (!project_fonts(project, diags))
        return false;
    add_face("configuration", "", project->fonts, faces);
    text_system_each_face(project->text, add_face, faces);
    fonts = sum_of(faces);
    each("fonts", fonts, data);
    each("plan", project_frame_digest(project), data);
    return true;
}

/* ---- templates ---- */

/* What a file of a template is called: its path in the folder of templates that it is from. */
static const char *
name_in_folder(const SheafProject *project, const char *path)
{
    g_autofree char *own = g_build_filename(project->folder, "templates", NULL);
    const char *const folders[] = { own, project->templates };

    for (size_t i = 0; i < G_N_ELEMENTS(folders); i++) {
        size_t length = folders[i] == NULL ? 0 : strlen(folders[i]);

        if (length > 0 && strncmp(path, folders[i], length) == 0 && path[length] == '/')
            return path + length + 1;
    }
    return path;
}

bool
inputs_each_template(SheafProject *project, const char *template_name, InputEach each, void *data, Diags *diags)
{
    const Template *tmpl = project_template(project, template_name, (Place){ 0 }, diags);
    const char *const *files = tmpl == NULL ? NULL : template_files(tmpl);

    if (tmpl == NULL)
        return false;
    for (size_t i = 0; files[i] != NULL; i++) {
        g_autofree char *digest = xml_file_digest(files[i], project->audience),
                        *name = g_strconcat("template ", name_in_folder(project, files[i]), NULL);

        each(name, digest == NULL ? "" : digest, data);
    }
    inputs_each_world(project, tmpl, each, data);
    return inputs_each_picture(project, tmpl, each, data, diags);
}

/* ---- words ---- */

static void
add_word(const char *key, const char *pattern, void *data)
{
    g_ptr_array_add(data, g_strconcat(key, "\n", pattern, "\n", NULL));
}

static void
each_catalogue(const Catalogue *catalogue, InputEach each, void *data)
{
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GString) text = g_string_new(NULL);
    g_autofree char *digest = NULL, *name = g_strconcat("words ", catalogue_language(catalogue), NULL);

    catalogue_each(catalogue, add_word, lines);
    sort_texts(lines->pdata, lines->len);
    for (guint i = 0; i < lines->len; i++)
        g_string_append(text, g_ptr_array_index(lines, i));
    digest = sum_of(text);
    each(name, digest, data);
}

bool
inputs_each_words(SheafProject *project, const char *language, InputEach each, void *data, Diags *diags)
{
    const char *house = plan_language(project->plan);
    const Catalogue *own, *fallback;

    if (project_lang(project, language, diags) == NULL)
        return false;
    own = project_catalogue(project, language == NULL ? house : language, diags);
    fallback = project_catalogue(project, house, diags);
    if (own != NULL)
        each_catalogue(own, each, data);
    if (fallback != NULL && fallback != own)
        each_catalogue(fallback, each, data);
    if (language != NULL && g_strcmp0(language, house) != 0)
        each("phrases", project_phrases_digest(project), data);
    return true;
}

/* ---- modules ---- */

bool
inputs_each_table(const char *name, const void *table, InputEach each, void *data)
{
    g_autofree char *digest = table == NULL ? NULL : program_module_digest(table);

    if (digest != NULL)
        each(name, digest, data);
    return table != NULL;
}

bool
inputs_each_module(const SheafJob *job, InputEach each, void *data, Diags *diags)
{
    bool drawn = job->writer == SHEAF_WRITER_CAIRO || job->format != SHEAF_PDF, imposed = job->print != NULL;

    return (!drawn || inputs_each_table("module cairo", draw_functions(diags), each, data)) &&
           (!imposed || inputs_each_table("module qpdf", impose_functions(diags), each, data));
}

/* ---- packs ---- */

static void
each_annex(const SheafProject *project, const Pack *pack, const PackPart *part, InputEach each, void *data)
{
    g_autofree char *path = pack_annex_path(pack, part), *digest = NULL, *why = NULL,
                    *name = g_strconcat("annex ", part->href, NULL);
    InputFault fault;
    g_autoptr(GBytes) bytes =
        !path_scope_has(&project->scope, path) ? NULL : input_bytes(path, pack_annex_limit(part), &fault, &why);

    if (bytes != NULL)
        digest = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
    each(name, digest == NULL ? "" : digest, data);
}

/* The pictures of what the author of a pack wrote. */
static bool
each_prose(SheafProject *project, const PackPart *part, InputEach each, void *data, Diags *diags)
{
    const Template *frame = project_template(project, part->template_name, part->place, diags);
    g_autoptr(Template) prose = frame == NULL ? NULL : project_prose(project, part->node, frame, diags);

    return prose == NULL || inputs_each_picture(project, prose, each, data, diags);
}

bool
inputs_each_pack(SheafProject *project, const char *path, InputEach each, void *data, Diags *diags)
{
    g_autoptr(Pack) pack = pack_load(path, project->audience, diags);
    g_autofree char *digest = xml_file_digest(path, project->audience);
    bool reads = false;

    if (pack == NULL || !inputs_each_words(project, pack->language, each, data, diags))
        return false;
    each("pack", digest == NULL ? "" : digest, data);
    for (size_t i = 0; i < pack->part_count; i++) {
        const PackPart *part = &pack->parts[i];

        if (part->template_name != NULL && !inputs_each_template(project, part->template_name, each, data, diags))
            return false;
        if (part->template_name != NULL && !each_prose(project, part, each, data, diags))
            return false;
        if (part->language != NULL && !inputs_each_words(project, part->language, each, data, diags))
            return false;
        if (part->href != NULL)
            each_annex(project, pack, part, each, data);
        reads |= part->href != NULL;
    }
    return !reads || inputs_each_table("module qpdf", object_reader(diags), each, data);
}

/* ---- the job ---- */

static void
add_text(GString *out, const char *text)
{
    g_string_append_printf(out, "%" G_GSIZE_FORMAT ":%s\n", text == NULL ? 0 : strlen(text), text == NULL ? "-" : text);
}

char *
inputs_job_digest(const SheafProject *project, const SheafJob *job)
{
    g_autoptr(GString) text = g_string_new(NULL);
    char as_of[11], known_by[11];

    add_text(text, job->template_name);
    add_text(text, job->subject);
    add_text(text, job->language);
    add_text(text, job->paper);
    for (size_t i = 0; job->parameters != NULL && job->parameters[i] != NULL; i++)
        add_text(text, job->parameters[i]);
    if (job->print != NULL) {
        g_string_append_printf(text, "print %d %d ", (int)job->print->scheme, job->print->crop_marks);
        add_text(text, job->print->sheet);
    }
    g_string_append_printf(text, "%d %d %s %s %" G_GINT64_FORMAT " %d", job->draft, job->attach,
                           date_format(project->days.as_of, as_of), date_format(project->days.known_by, known_by),
                           project->created, project->audience);
    if (project->strict_glyphs)
        add_text(text, "strict-glyphs");
    if (job->writer == SHEAF_WRITER_CAIRO)
        add_text(text, "cairo");
    if (job->format != SHEAF_PDF)
        add_text(text, format_name(job->format));
    return sum_of(text);
}

/* ---- files ---- */

/* The data files, but for batch files, which say what is made and not of what. */
static void
add_data(GPtrArray *files, const char *folder, const PathScope *scope, Diags *diags)
{
    g_autoptr(Diags) now = diags_new();                 /* warnings were told when the data were read */
    g_autoptr(GPtrArray) all = data_files(folder, scope, now);

    if (diags_failed(now))
        diags_append(diags, now);

    for (guint i = 0; i < all->len; i++)
        if (!xml_root_is(g_ptr_array_index(all, i), "batch"))
            g_ptr_array_add(files, g_strdup(g_ptr_array_index(all, i)));
}

static void
add_face_file(const char *family, const char *style, const char *path, void *data)
{
    (void)family;
    (void)style;
    g_ptr_array_add(data, g_strdup(path));
}

GPtrArray *
inputs_files(SheafProject *project, const char *template_name, Diags *diags)
{
    GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *data = g_build_filename(project->folder, "data", NULL);
    const Template *tmpl = template_name == NULL ? NULL : project_template(project, template_name, (Place){ 0 }, diags);
    const char *const *parts = tmpl == NULL ? NULL : template_files(tmpl);

    add_data(files, data, &project->scope, diags);
    for (size_t i = 0; parts != NULL && parts[i] != NULL; i++)
        if (!g_ptr_array_find_with_equal_func(files, parts[i], g_str_equal, NULL))
            g_ptr_array_add(files, g_strdup(parts[i]));
    if (tmpl != NULL)
        pictures_add_files(project, tmpl, files);
    if (tmpl != NULL && project_fonts(project, diags))
        text_system_each_face(project->text, add_face_file, files);
    return files;
}

static void
add_files(GPtrArray *files, GPtrArray *more)
{
    for (guint i = 0; i < more->len; i++)
        if (!g_ptr_array_find_with_equal_func(files, g_ptr_array_index(more, i), g_str_equal, NULL))
            g_ptr_array_add(files, g_strdup(g_ptr_array_index(more, i)));
}

static void
add_prose_files(GPtrArray *files, SheafProject *project, const PackPart *part)
{
    g_autoptr(Diags) unheard = diags_new();             /* whoever makes the pack tells of it */
    const Template *frame = project_template(project, part->template_name, part->place, unheard);
    g_autoptr(Template) prose = frame == NULL ? NULL : project_prose(project, part->node, frame, unheard);

    if (prose != NULL)
        pictures_add_files(project, prose, files);
}

GPtrArray *
inputs_pack_files(SheafProject *project, const char *path, Diags *diags)
{
    GPtrArray *files = inputs_files(project, NULL, diags);
    g_autoptr(Pack) pack = pack_load(path, project->audience, diags);

    g_ptr_array_add(files, g_strdup(path));
    for (size_t i = 0; pack != NULL && i < pack->part_count; i++) {
        const PackPart *part = &pack->parts[i];
        g_autoptr(GPtrArray) more =
            part->template_name == NULL ? NULL : inputs_files(project, part->template_name, diags);

        if (more != NULL)
            add_files(files, more);
        if (part->template_name != NULL)
            add_prose_files(files, project, part);
        if (part->href != NULL)
            g_ptr_array_add(files, pack_annex_path(pack, part));
    }
    return files;
}

GPtrArray *
inputs_font_files(SheafProject *project, Diags *diags)
{
    GPtrArray *files = g_ptr_array_new_with_free_func(g_free);

    if (project_fonts(project, diags))
        text_system_each_face(project->text, add_face_file, files);
    return files;
}
