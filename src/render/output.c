/* Where outputs go, and how they get there: written as part files, synced, then renamed. */
#include "render/project.h"
#include "base/diag_files.h"
#include <errno.h>
#include <string.h>
#include <unistd.h>

static void
replace(GString *text, const char *what, const char *by)
{
    const char *at;
    gssize offset = 0;

    while ((at = strstr(text->str + offset, what)) != NULL) {       /* not in what was put in */
        offset = at - text->str;
        g_string_erase(text, offset, (gssize)strlen(what));
        g_string_insert(text, offset, by);
        offset += (gssize)strlen(by);
    }
}

void
output_add_number(GString *out, double number, const char *unit)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    g_string_append_printf(out, "-%s%s", g_ascii_formatd(text, sizeof text, "%.10g", number), unit);
}

static void
add_suffix(GString *out, const char *text)
{
    g_autofree char *lower = g_ascii_strdown(text, -1);

    g_string_append_printf(out, "-%s", g_strdelimit(lower, " /", '-'));
}

/* The name of a folder stands for the folder; one without a name is what it is called from. */
static void
add_changes(GString *out, const char *since)
{
    g_autofree char *name = g_path_get_basename(since);

    g_string_append(out, "-since");
    add_suffix(out, strcmp(name, ".") == 0 || strcmp(name, "..") == 0 ? "data" : name);
}

/* A template that cannot be read is told of by whoever makes its pages. */
static bool
changes_paper(SheafProject *project, const SheafJob *job)
{
    g_autoptr(Diags) told_later = diags_new();
    const Template *tmpl;

    if (job->paper == NULL || job->template_name == NULL)
        return job->paper != NULL;
    tmpl = project_template(project, job->template_name, (Place){ 0 }, told_later);
    return tmpl == NULL || template_changes_paper(tmpl, job->paper);
}

static void
add_days(GString *out, Days days, Days usual)
{
    bool other = !date_equal(days.as_of, usual.as_of);
    char day[11];

    if (other)
        g_string_append_printf(out, "-asof-%s", date_format(days.as_of, day));
    if (!date_equal(days.known_by, other ? days.as_of : usual.known_by))
        g_string_append_printf(out, "-known-%s", date_format(days.known_by, day));
}

char *
output_variant(SheafProject *project, const SheafJob *job, Days usual)
{
    GString *out = g_string_new(project->audience == AUDIENCE_INTERNAL ? "-internal" : "");
    const char *calendar = job == NULL ? NULL : job_parameter(job, "second-calendar"),
               *since = job == NULL ? NULL : job_parameter(job, "changes-since");

    if (job != NULL && job->draft)
        g_string_append(out, "-draft");
    if (project->as_of_given)
        add_days(out, project->days, usual);
    if (calendar != NULL && *calendar != '\0')
        add_suffix(out, calendar);
    if (since != NULL)
        add_changes(out, since);
    if (job != NULL && changes_paper(project, job))
        add_suffix(out, job->paper);
    if (project->theme != NULL)
        add_suffix(out, project->theme);
    if (job != NULL && job->attach)
        g_string_append(out, "-attached");
    if (job != NULL && job->writer == SHEAF_WRITER_CAIRO)
        g_string_append(out, "-cairo");
    if (job != NULL && job->format == SHEAF_PNG)
        pixels_name(out, job->pixels);
    return g_string_free(out, FALSE);
}

char *
output_path(SheafProject *project, const SheafJob *job, const char *subject)
{
    g_autofree char *variant = output_variant(project, job, plan_days(project->plan));

    return output_path_of(project, job, subject, variant);
}

char *
output_path_of(const SheafProject *project, const SheafJob *job, const char *subject, const char *variant)
{
    const char *house = plan_language(project->plan), *language = job->language != NULL ? job->language : house;
    g_autofree char *suffix = strcmp(language, house) == 0 ? g_strdup("") : g_strconcat("-", language, NULL);
    GString *path =
        g_string_new(job->output != NULL ? job->output : "out/pdf/{template}/{subject}{-lang}{-variant}.pdf");
    char *joined;

    replace(path, "{template}", job->template_name);
    replace(path, "{subject}", subject);
    replace(path, "{pack}", subject);
    replace(path, "{-lang}", suffix);
    replace(path, "{-variant}", variant);
    replace(path, "{lang}", language);
    joined = g_path_is_absolute(path->str) ? g_strdup(path->str) : g_build_filename(project->folder, path->str, NULL);
    g_string_free(path, TRUE);
    return joined;
}

static bool
report_unwritable(const char *path, Diags *diags)
{
    diag_report(diags, DIAG_FILE_UNWRITABLE, (Place){ 0 }, path, g_strerror(errno), NULL);
    return false;
}

PartFile *
output_write_part(const char *path, const void *bytes, size_t size, Diags *diags)
{
    g_autoptr(PartFile) part = part_file_new(path);

    if (part == NULL || !part_file_write(part, bytes, size)) {
        report_unwritable(path, diags);
        return NULL;
    }
    part_file_keep(part);
    return g_steal_pointer(&part);
}

bool
output_rename(const char *part, const char *path, Diags *diags)
{
    if (path_is_device(path)) {
        unlink(part);
        errno = EEXIST;
        return report_unwritable(path, diags);
    }
    return part_file_rename_kept(part, path) || report_unwritable(path, diags);
}

bool
output_write(const char *path, const void *bytes, size_t size, Diags *diags)
{
    g_autoptr(PartFile) part = NULL;
    g_autofree char *folder = g_path_get_dirname(path);

    if (path_is_device(path))
        return device_write(path, bytes, size) || report_unwritable(path, diags);
    part = part_file_new(path);
    if (part == NULL || !part_file_write(part, bytes, size) || !part_file_sync(part) || !part_file_rename(part) ||
        !part_file_sync_name(part))
        return report_unwritable(path, diags);
    part_files_sweep(folder);
    return true;
}

static void
free_part(void *part)
{
    part_file_free(part);
}

/*
 * Devices are written to when all else is safe. A folder in the place of a file would be met only when others have
 * names.
 */
static bool
write_parts(const char *const *paths, GBytes *const *bytes, size_t count, GPtrArray *parts, Diags *diags)
{
    for (size_t i = 0; i < count; i++) {
        gsize size;
        const void *data = g_bytes_get_data(bytes[i], &size);
        PartFile *part = path_is_device(paths[i]) ? NULL : part_file_new(paths[i]);

        g_ptr_array_add(parts, part);
        if (g_file_test(paths[i], G_FILE_TEST_IS_DIR)) {
            errno = EISDIR;
            return report_unwritable(paths[i], diags);
        }
        if (!path_is_device(paths[i]) && (part == NULL || !part_file_write(part, data, size) || !part_file_sync(part)))
            return report_unwritable(paths[i], diags);
    }
    return true;
}

static bool
name_part(const char *path, PartFile *part, GBytes *bytes, Diags *diags)
{
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);
    bool named = part == NULL ? device_write(path, data, size) : part_file_rename(part) && part_file_sync_name(part);

    return named || report_unwritable(path, diags);
}

bool
outputs_write(const char *const *paths, GBytes *const *bytes, size_t count, Diags *diags)
{
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(free_part);
    bool ok = write_parts(paths, bytes, count, parts, diags);

    for (size_t i = 0; i < count && ok; i++)
        ok = name_part(paths[i], g_ptr_array_index(parts, (guint)i), bytes[i], diags);
    for (size_t i = 0; i < count && ok; i++) {
        g_autofree char *folder = g_path_get_dirname(paths[i]);

        if (!path_is_device(paths[i]))
            part_files_sweep(folder);
    }
    return ok;
}
