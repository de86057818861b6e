/* The private fonts: found, listed, measured; and what is said when they are not there. */
#include "setting.h"
#include "base/diag_text.h"
#include <glib/gstdio.h>

typedef struct NoFontsCase { const char *name, *configuration; } NoFontsCase;

static const NoFontsCase no_fonts[] = {
    { "a configuration that does not exist", NULL },
    { "a configuration without fonts", "<fontconfig><dir>/nowhere</dir></fontconfig>" },
    { "a configuration that is not XML", "fonts" },
};

static void
fonts_that_are_missing_are_reported(void **state)
{
    const NoFontsCase *c = *state;
    g_autofree char *folder = g_dir_make_tmp("sheaf-fonts-XXXXXX", NULL),
                    *path = g_build_filename(folder, "fonts.conf", NULL);
    g_autoptr(Diags) diags = diags_new();

    if (c->configuration != NULL)
        assert_true(g_file_set_contents(path, c->configuration, -1, NULL));
    assert_null(text_system_new(path, diags));
    assert_int_equal(diags_length(diags), 1);
    assert_int_equal(diags_at(diags, 0)->id, DIAG_FONT_MISSING);
    assert_non_null(strstr(diags_at(diags, 0)->sentence, path));
    g_unlink(path);
    g_rmdir(folder);
}

static void
a_relative_path_starts_from_here(void **state)
{
    g_autofree char *here = g_get_current_dir(), *path = g_canonicalize_filename(fonts_conf(), NULL),
                    *folder = g_path_get_dirname(path);
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(TextSystem) system = NULL;

    (void)state;
    assert_int_equal(g_chdir(folder), 0);
    system = text_system_new("fonts.conf", diags);
    assert_int_equal(g_chdir(here), 0);
    assert_non_null(system);
    assert_int_equal(diags_length(diags), 0);
}

typedef struct Faces { size_t count; bool sorted, foreign; char *last; } Faces;

static void
count_face(const char *family, const char *style, const char *path, void *data)
{
    Faces *faces = data;

    assert_non_null(style);
    faces->foreign |= !g_str_has_prefix(family, "Noto ") && strcmp(family, "Symbola") != 0;
    faces->sorted &= faces->last == NULL || strcmp(faces->last, path) < 0;
    g_free(faces->last);
    faces->last = g_strdup(path);
    faces->count++;
}

static size_t
listed_faces(void)
{
    g_autofree char *text = NULL;
    g_auto(GStrv) lines = NULL;
    size_t count = 0;

    assert_true(g_file_get_contents("fonts/faces", &text, NULL, NULL));
    lines = g_strsplit(text, "\n", -1);
    for (size_t i = 0; lines[i] != NULL; i++)
        count += lines[i][0] != '\0' && lines[i][0] != '#';
    return count;
}

static void
only_the_listed_faces_are_seen(void **state)
{
    Setting s = setting_open("en", DIRECTION_LTR);
    Faces faces = { .sorted = true };

    (void)state;
    text_system_each_face(s.system, count_face, &faces);
    assert_int_equal(faces.count, listed_faces());
    assert_true(faces.sorted);
    assert_false(faces.foreign);
    g_free(faces.last);
    setting_close(&s);
}

typedef struct MetricCase { const char *name; int weight; double size; } MetricCase;

static const MetricCase metric_cases[] = {
    { "metrics at 10 pt", 400, 10 },
    { "metrics at 7.5 pt", 400, 7.5 },
    { "metrics of the bold", 700, 24 },
    { "metrics of no weight are the regular's", 0, 24 },
};

/* Noto Sans: capitals 714, x 536, ascent 1069, descent 293 of 1000 units (OS/2 and hhea tables). */
static void
metrics_are_the_fonts_own(void **state)
{
    const MetricCase *c = *state;
    Setting s = setting_open("en", DIRECTION_LTR);
    TextStyle style = { .size = c->size, .weight = c->weight };
    TextMetrics m = text_metrics(s.store, &style);

    assert_near(m.cap_height, 0.714 * c->size, 1e-3);
    assert_near(m.x_height, 0.536 * c->size, 0.012 * c->size);
    assert_near(m.ascent, 1.069 * c->size, 1e-3);
    assert_near(m.descent, 0.293 * c->size, 1e-3);
    setting_close(&s);
}

int
main(void)
{
    struct CMUnitTest tests[16];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(no_fonts); i++)
        tests[n++] = row_test(fonts_that_are_missing_are_reported, no_fonts[i].name, &no_fonts[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(metric_cases); i++)
        tests[n++] = row_test(metrics_are_the_fonts_own, metric_cases[i].name, &metric_cases[i]);
    tests[n++] = row_test(a_relative_path_starts_from_here, "a relative path starts from here", NULL);
    tests[n++] = row_test(only_the_listed_faces_are_seen, "only the listed faces are seen, sorted", NULL);
    return _cmocka_run_group_tests("text system", tests, n, NULL, NULL);
}
