#ifndef TESTS_UNIT_RENDER_SAMPLE_PROJECT_H
#define TESTS_UNIT_RENDER_SAMPLE_PROJECT_H
/*
 * A new project in a folder of its own (areas NPL and BTN, template `sheet`), opened, and the numbers of what is
 * reported.
 */
#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "render/project.h"

typedef struct SampleProject { char *folder; SheafProject *project; GString *reported; } SampleProject;

static inline void
sample_report(const SheafDiagnostic *diagnostic, void *data)
{
    g_string_append_printf(data, "S%03d ", diagnostic->number);
}

static inline void
sample_remove(const char *path)
{
    GDir *dir = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *inner = g_build_filename(path, name, NULL);

        sample_remove(inner);
    }
    if (dir != NULL)
        g_dir_close(dir);
    g_remove(path);
}

static inline SheafProject *
sample_open_again(const SampleProject *s, const char *fonts)
{
    SheafExit exit_status;
    SheafProjectOptions options = { .folder = s->folder,
                                    .templates = "templates",
                                    .fonts = fonts,
                                    .report = sample_report,
                                    .report_data = s->reported };

    return sheaf_project_open(&options, &exit_status);
}

static inline const char *
sample_fonts(void)
{
    const char *fonts = getenv("SHEAF_FONTS_CONF");

    return fonts != NULL ? fonts : "out/fonts/fonts.conf";
}

static inline SampleProject
sample_open(void)
{
    SampleProject s = { .folder = g_dir_make_tmp("sheaf-unit-XXXXXX", NULL), .reported = g_string_new(NULL) };
    g_autofree char *copy = g_strdup_printf("cp -r tests/cli/small/. %s", s.folder);
    int status;

    if (g_spawn_command_line_sync(copy, NULL, NULL, &status, NULL) && status == 0)
        s.project = sample_open_again(&s, sample_fonts());
    return s;
}

static inline void
sample_close(SampleProject *s)
{
    sheaf_project_close(s->project);
    sample_remove(s->folder);
    g_free(s->folder);
    g_string_free(s->reported, TRUE);
}

static inline char *
sample_path(const SampleProject *s, const char *name)
{
    return g_build_filename(s->folder, name, NULL);
}

static inline bool
sample_has(const SampleProject *s, const char *name)
{
    g_autofree char *path = sample_path(s, name);

    return g_file_test(path, G_FILE_TEST_EXISTS);
}

/* A template of the project's own, for an area. */
static inline void
sample_template(const SampleProject *s, const char *name, const char *promise, const char *body)
{
    g_autofree char *file = g_strconcat("templates/", name, ".xml", NULL), *path = sample_path(s, file);
    g_autofree char *text = g_strdup_printf("<template for=\"area\" pages=\"%s\" theme=\"house\"><master "
                                            "name=\"first\" size=\"A5\" margin=\"40 30 40 30\"/>"
                                            "<title>T</title><body><h1>T</h1>%s</body></template>",
                                            promise, body);

    g_file_set_contents(path, text, -1, NULL);
}

static inline int
sample_compare(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Names of all files of a folder, in order, parted by blanks. */
static inline char *
sample_list(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    GString *out = g_string_new(NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
        g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, sample_compare);
    for (guint i = 0; i < names->len; i++)
        g_string_append_printf(out, "%s%s", i == 0 ? "" : " ", (char *)g_ptr_array_index(names, i));
    return g_string_free(out, FALSE);
}

#endif
