/* sheaf build: one output, or a stage of it as text. */
#include "cli/cli.h"
#include <stdio.h>
#include <string.h>

typedef struct BuildOptions {
    char *template_name, *area, *objective, *indicator, *record, *lang, *output, *stop_after, *writer, *changes;
    gboolean attach;
    PrintAsked print;
    FormatAsked format;
} BuildOptions;

static bool
find_stage(const char *name, SheafStage *out)
{
    static const char *const names[] = {
        [SHEAF_STAGE_PLAN] = "plan", [SHEAF_STAGE_DOC] = "doc", [SHEAF_STAGE_PAGES] = "pages"
    };

    for (size_t i = SHEAF_STAGE_PLAN; i < G_N_ELEMENTS(names); i++)
        if (strcmp(names[i], name) == 0) {
            *out = (SheafStage)i;
            return true;
        }
    return false;
}

static SheafExit
print_stage(SheafProject *project, const SheafJob *job, SheafStage stage)
{
    SheafExit exit_status;
    char *text = sheaf_stage_text(project, job, stage, &exit_status);

    if (text != NULL)
        fputs(text, stdout);
    sheaf_free(text);
    return exit_status;
}

static SheafExit
write_output(SheafProject *project, const SheafJob *job, const Common *common)
{
    SheafResult result;
    SheafExit exit_status = sheaf_build(project, job, &result);

    if (exit_status == SHEAF_OK && !common->quiet)
        print_result(&result);
    sheaf_result_clear(&result);
    return exit_status;
}

/* The process ends: taking a project apart piece by piece would take it a fiftieth of its time. */
static SheafProject *left_open;

static int
run(const Common *common, const BuildOptions *o, const Verb *verb)
{
    SheafJob job = { .template_name = o->template_name, .language = o->lang, .output = o->output, .attach = o->attach };
    SheafPrint print;
    SheafStage stage = SHEAF_STAGE_PDF;
    SheafExit exit_status;
    SheafProject *project;
    g_autofree char *since = o->changes == NULL ? NULL : g_strconcat("changes-since=", o->changes, NULL);
    const char *const parameters[] = { since, NULL };
    int end;

    if (since != NULL)
        job.parameters = parameters;
    job.subject = o->area != NULL ? o->area : o->objective != NULL ? o->objective
                  : o->record != NULL ? o->record : o->indicator;
    if (o->template_name == NULL)
        return usage(verb, "--template is missing");
    if (o->stop_after != NULL && !find_stage(o->stop_after, &stage))
        return usage(verb, "--stop-after takes 'plan', 'doc' or 'pages'");
    if (!print_read(&o->print, &print, &job, verb) ||
        (stage == SHEAF_STAGE_PDF && !common_output_named(common, o->output, verb)))
        return SHEAF_USAGE;
    if (o->format.format == NULL && format_is_foreign(o->output))
        return usage(verb, "a page is written as pdf, svg or png, and '%s' would be none", o->output);
    if (!format_read(&o->format, o->output, &job.format, &job.pixels, verb) ||
        !writer_read(o->writer, &job.writer, verb))
        return SHEAF_USAGE;
    if (o->stop_after != NULL && (job.print != NULL || o->format.format != NULL || o->writer != NULL))
        return usage(verb, "--impose, --crop-marks, --format and --writer make a file; --stop-after makes none");
    project = common_open(common, &exit_status);
    if (project == NULL)
        return (int)exit_status;
    exit_status = stage == SHEAF_STAGE_PDF ? write_output(project, &job, common) : print_stage(project, &job, stage);
    end = common_exit(common, project, exit_status);
    left_open = project;
    return end;
}

int
verb_build(int argc, char **argv, const Verb *verb)
{
    BuildOptions o = { 0 };
    Common common;
    const Option entries[] = {
        { "template", 't', 0, G_OPTION_ARG_STRING, &o.template_name, "the template", "NAME", "{template}" },
        { "area", 0, 0, G_OPTION_ARG_STRING, &o.area, "the area it is about", "ISO3", "{subject}" },
        { "record", 0, 0, G_OPTION_ARG_STRING, &o.record, "the record it is about", "ID", "{subject}" },
        { "objective", 0, 0, G_OPTION_ARG_STRING, &o.objective, "the objective it is about", "ID", "{subject}" },
        { "indicator", 0, 0, G_OPTION_ARG_STRING, &o.indicator, "the indicator it is about", "ID", "{subject}" },
        { "lang", 0, 0, G_OPTION_ARG_STRING, &o.lang, "the language of the page", "TAG", "{-lang}" },
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &o.output,
          "where to write; {template}, {subject}, {lang}, {-variant} are filled in, of svg and png {page} too", "PATH",
          NAMES_OUTPUT },
        { "attach", 0, 0, G_OPTION_ARG_NONE, &o.attach, "embed the printed figures as CSV and XML, and the calendar",
          NULL, "-attached" },
        { "changes-since", 0, 0, G_OPTION_ARG_STRING, &o.changes,
          "mark figures that are new, other or gone since a day, on 'AS-OF/KNOWN-BY', or in a folder's data",
          "D|DIR", "-since-D" },
        { "stop-after", 0, 0, G_OPTION_ARG_STRING, &o.stop_after, "print a stage as text instead: plan, doc, pages",
          "STAGE", SAME_BYTES },
        FORMAT_ENTRIES(o.format, PAGES_OF_FORM),
        WRITER_ENTRY(o.writer),
        PRINT_ENTRIES(o.print),
        AUDIT_ENTRY(common),
        { NULL },
    };
    int exit_status = SHEAF_USAGE;

    if (common_parse(&common, verb, entries, &argc, &argv, &exit_status)) {
        common_in_language(&common, o.lang);
        exit_status = argc > 1 ? usage(verb, "'%s' is not expected here", argv[1]) : run(&common, &o, verb);
    }
    common_clear(&common);
    g_free(o.template_name);
    g_free(o.area);
    g_free(o.objective);
    g_free(o.record);
    g_free(o.indicator);
    g_free(o.lang);
    g_free(o.output);
    g_free(o.stop_after);
    g_free(o.changes);
    g_free(o.writer);
    format_clear(&o.format);
    print_clear(&o.print);
    return exit_status;
}
