/*
 * Rows to jobs: which outputs, under which names. The project is a new one: areas BTN and NPL, objective 1A, indicator
 * 1A-1; its language is English.
 */
#include "assert.h"
#include "../render/sample_project.h"
#include "base/diag_batch.h"
#include "base/diag_files.h"
#include "base/diag_pdf.h"
#include "base/diag_read.h"
#include "base/diag_template.h"
#include <string.h>
#include "batch/jobs.h"

typedef struct JobsCase { const char *name, *rows, *want;
                          /* names in order, parted by blanks; NULL: refused */ DiagId wrong; } JobsCase;

static const JobsCase cases[] = {
    { "nothing", "", "", 0 },
    { "the plan's page", "<outputs template='overview'/>", "pdf/overview/plan.pdf", 0 },
    { "each area", "<outputs template='sheet' each='area'/>", "pdf/sheet/BTN.pdf pdf/sheet/NPL.pdf", 0 },
    { "each objective", "<outputs template='o' each='objective'/>", "pdf/o/1A.pdf", 0 },
    { "each indicator", "<outputs template='i' each='indicator'/>", "pdf/i/1A-1.pdf", 0 },
    { "one of them", "<outputs template='sheet' each='area' only='NPL'/>", "pdf/sheet/NPL.pdf", 0 },
    { "two by name", "<outputs template='sheet' each='area' only='NPL BTN'/>", "pdf/sheet/BTN.pdf pdf/sheet/NPL.pdf",
      0 },
    { "where it holds", "<outputs template='sheet' each='area' where='$area = \"NPL\"'/>", "pdf/sheet/NPL.pdf", 0 },
    { "where it never holds", "<outputs template='sheet' each='area' where='false()'/>", "", 0 },
    { "two languages", "<outputs template='sheet' each='area' only='NPL' lang='en fr'/>",
      "pdf/sheet/NPL.pdf pdf/sheet/NPL-fr.pdf", 0 },
    { "a pattern", "<outputs template='sheet' each='area' output='out/{lang}/{subject}-{template}.pdf'/>",
      "en/BTN-sheet.pdf en/NPL-sheet.pdf", 0 },
    { "a pattern in braces of its own",
      "<outputs template='sheet' each='area' only='NPL' output='out/{template}{x}{subject}.pdf'/>", "sheet{x}NPL.pdf",
      0 },
    { "outside the manifest's folder", "<outputs template='o' output='/elsewhere/a.pdf'/>", "/elsewhere/a.pdf", 0 },
    { "a calendar", "<calendar kind='month' year='2018'/>", "pdf/calendar-month/2018.pdf", 0 },
    { "a calendar of an area", "<calendar kind='month' year='2018' month='9' area='NPL'/>",
      "pdf/calendar-month/2018-09-NPL.pdf", 0 },
    { "a calendar in French", "<calendar kind='list' lang='fr'/>", "pdf/calendar-list/plan-fr.pdf", 0 },
    { "an iCalendar file", "<calendar kind='ics'/>", "calendar.ics", 0 },
    { "rows keep their order", "<calendar kind='ics'/><outputs template='b'/><outputs template='a'/>",
      "calendar.ics pdf/b/plan.pdf pdf/a/plan.pdf", 0 },
    { "a row by cairo beside the usual",
      "<outputs template='o' each='objective'/><outputs template='o' each='objective' writer='cairo'/>",
      "pdf/o/1A.pdf pdf/o/1A-cairo.pdf", 0 },
    { "a calendar by cairo", "<calendar kind='month' year='2018' lang='fr' writer='cairo'/>",
      "pdf/calendar-month/2018-fr-cairo.pdf", 0 },
    { "the usual writer by name", "<outputs template='o' writer='sheaf'/>", "pdf/o/plan.pdf", 0 },
    { "the same path by two writers",
      "<outputs template='o' output='out/x.pdf'/><outputs template='o' output='out/x.pdf' writer='cairo'/>", NULL,
      DIAG_BATCH_SAME_PATH },
    { "cairo with files inside", "<outputs template='o' attach='yes' writer='cairo'/>", NULL, DIAG_CAIRO_WITHOUT },
    { "cairo's calendar file", "<calendar kind='ics' writer='cairo'/>", NULL, DIAG_CAIRO_WITHOUT },
    { "an unknown writer", "<outputs template='o' writer='quill'/>", NULL, DIAG_DATA_BAD_WORD },
    { "two of one path", "<outputs template='a'/><outputs template='a'/>", NULL, DIAG_BATCH_SAME_PATH },
    { "one path written two ways",
      "<outputs template='a' output='out/x.pdf'/><outputs template='b' output='out/y/../x.pdf'/>", NULL,
      DIAG_BATCH_SAME_PATH },
    { "one path, two languages", "<outputs template='a' lang='en fr' output='out/x.pdf'/>", NULL,
      DIAG_BATCH_SAME_PATH },
    { "one path for all", "<outputs template='a' each='area' output='out/x.pdf'/>", NULL, DIAG_BATCH_ONE_PATH },
    { "the manifest itself", "<outputs template='a' output='out/manifest.json'/>", NULL, DIAG_BATCH_SAME_PATH },
    { "an area that is not there", "<outputs template='a' each='area' only='XYZ'/>", NULL, DIAG_UNKNOWN_SUBJECT },
    { "no expression", "<outputs template='a' each='area' where='('/>", NULL, DIAG_TEMPLATE_BAD_XPATH },
    { "an unknown word", "<outputs template='a' each='planet'/>", NULL, DIAG_DATA_BAD_WORD },
    { "an unknown row", "<poster/>", NULL, DIAG_DATA_UNKNOWN_ELEMENT },
    { "a row without its template", "<outputs each='area'/>", NULL, DIAG_DATA_MISSING_ATTRIBUTE },
};

static void
rows_are_jobs(void **state)
{
    const JobsCase *c = *state;
    SampleProject s = sample_open();
    g_autofree char *manifest = sample_path(&s, "out/manifest.json"), *file = sample_path(&s, "data/batch.xml"),
                    *text = g_strdup_printf("<batch>%s</batch>", c->rows);
    g_autoptr(JobList) list = job_list_new(s.project, manifest);
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(GString) names = g_string_new(NULL);
    SheafBatch batch = { .file = "data/batch.xml" };
    bool added;

    g_file_set_contents(file, text, -1, NULL);
    added = jobs_add(list, &batch, diags);
    for (guint i = 0; i < list->jobs->len; i++)
        g_string_append_printf(names, "%s%s", i == 0 ? "" : " ", ((const Job *)g_ptr_array_index(list->jobs, i))->name);
    assert_int_equal(added, c->want != NULL);
    if (added)
        assert_string_equal(names->str, c->want);
    else
        assert_int_equal(diags_at(diags, 0)->id, c->wrong);
    sample_close(&s);
}

/* ---- what was asked ---- */

typedef struct AskedCase { const char *name, *one, *other; bool same; } AskedCase;

static const AskedCase asked[] = {
    { "twice the same", "<outputs template='a'/>", "<outputs  template='a' />", true },
    { "another template", "<outputs template='a'/>", "<outputs template='b' output='out/pdf/a/plan.pdf'/>", false },
    { "with data", "<outputs template='a'/>", "<outputs template='a' attach='yes'/>", false },
    { "as a draft", "<outputs template='a'/>", "<outputs template='a' draft='yes'/>", false },
    { "on other paper", "<outputs template='a'/>", "<outputs template='a' paper='A3'/>", false },
    { "a parameter", "<outputs template='a' output='o'/>",
      "<outputs template='a' output='o'><parameter name='x' value='1'/></outputs>", false },
    { "days of one year", "<calendar kind='ics'/>", "<calendar kind='ics' year='2018'/>", false },
    { "a pack twice", "<pack-file href='p.xml'/>", "<pack-file  href='p.xml' />", true },
    { "a pack with data", "<pack-file href='p.xml'/>", "<pack-file href='p.xml' attach='yes'/>", false },
    { "a pack as a draft", "<pack-file href='p.xml'/>", "<pack-file href='p.xml' draft='yes'/>", false },
};

static char *
options_of(const SampleProject *s, const char *row)
{
    g_autofree char *manifest = sample_path(s, "out/manifest.json"), *file = sample_path(s, "data/batch.xml"),
                    *text = g_strdup_printf("<batch>%s</batch>", row);
    g_autoptr(JobList) list = job_list_new(s->project, manifest);
    g_autoptr(Diags) diags = diags_new();

    g_file_set_contents(file, text, -1, NULL);
    assert_true(jobs_add(list, &(SheafBatch){ .file = "data/batch.xml" }, diags));
    return job_options(s->project, g_ptr_array_index(list->jobs, 0));
}

static void
options_are_what_was_asked(void **state)
{
    const AskedCase *c = *state;
    SampleProject s = sample_open();
    g_autofree char *pack = sample_path(&s, "data/p.xml"), *one = NULL, *other = NULL;

    g_file_set_contents(pack, "<pack id='p' xml:lang='en'><title>P</title><blank/></pack>", -1, NULL);
    one = options_of(&s, c->one);
    other = options_of(&s, c->other);
    assert_int_equal(strcmp(one, other) == 0, c->same);
    sample_close(&s);
}

/* ---- names ---- */

typedef struct NameCase { const char *title, *path, *name; } NameCase;

static const NameCase names[] = {
    { "in the folder", "/a/b/c.pdf", "c.pdf" },           { "below it", "/a/b/c/d.pdf", "c/d.pdf" },
    { "beside it", "/a/bc/d.pdf", "/a/bc/d.pdf" },        { "by a detour", "/a/x/../b/c.pdf", "c.pdf" },
    { "out of it by dots", "/a/b/../c.pdf", "/a/c.pdf" }, { "dots in a name", "/a/b/..c.pdf", "..c.pdf" },
};

static void
a_path_has_one_name(void **state)
{
    const NameCase *c = *state;
    g_autofree char *name = job_name("/a/b", c->path), *path = job_path("/a/b", name), *again = job_name("/a/b", path);

    assert_string_equal(name, c->name);
    assert_string_equal(again, name);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases) + G_N_ELEMENTS(asked) + G_N_ELEMENTS(names)];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[n++] = row_test(rows_are_jobs, cases[i].name, &cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(asked); i++)
        tests[n++] = row_test(options_are_what_was_asked, asked[i].name, &asked[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        tests[n++] = row_test(a_path_has_one_name, names[i].title, &names[i]);
    return cmocka_run_group_tests_name("jobs", tests, NULL, NULL);
}
