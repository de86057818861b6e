/* sheaf batch: one output for each state, objective or indicator; a bar on a terminal, a line at the end elsewhere. */
#include "cli/cli.h"
#include <signal.h>
#include <stdio.h>
#include <string.h>

typedef struct BatchOptions { char *template_name, *each, *only, *lang, *output; gboolean attach; PrintAsked print; } BatchOptions;

static volatile sig_atomic_t interrupted;
static volatile int stop;

static void
on_signal(int number)
{
    interrupted = number;
    stop = 1;
}

enum { BAR = 30 };

static void
show_progress(size_t done, size_t total, const char *subject, void *data)
{
    const Common *common = data;
    int filled = total == 0 ? BAR : (int)(done * BAR / total);

    if (!common->terminal || common->quiet)
        return;
    fprintf(stderr, "\r[%.*s%*s] %zu/%zu %-12s", filled, "##############################", BAR - filled, "", done, total, subject == NULL ? "" : subject);
    if (done == total)
        fputs("\n", stderr);
}

static bool
is_kind(const char *each)
{
    return strcmp(each, "state") == 0 || strcmp(each, "objective") == 0 || strcmp(each, "indicator") == 0;
}

static int
run(const Common *common, const BatchOptions *o, const Verb *verb)
{
    SheafBatch batch = { .job = { .template_name = o->template_name, .language = o->lang, .output = o->output, .attach = o->attach }, .each = o->each, .only = o->only,
                         .progress = show_progress, .progress_data = (void *)(uintptr_t)common, .stop = &stop };
    SheafPrint print;
    SheafExit exit_status;
    SheafProject *project;
    size_t made = 0;
    int end;

    if (o->template_name == NULL || o->each == NULL)
        return usage(verb, "--template and --each are both needed");
    if (!is_kind(o->each))
        return usage(verb, "--each takes 'state', 'objective' or 'indicator'");
    if (!print_read(&o->print, &print, &batch.job, verb))
        return SHEAF_USAGE;
    project = common_open(common, &exit_status);
    if (project == NULL)
        return (int)exit_status;
    signal(SIGINT, on_signal);
    signal(SIGTERM, on_signal);
    exit_status = sheaf_batch(project, &batch, &made);
    if (!common->quiet)
        fprintf(stderr, "%s: %zu file%s written%s\n", o->template_name, made, made == 1 ? "" : "s", interrupted != 0 ? ", then interrupted" : "");
    end = interrupted != 0 ? 128 + interrupted : common_exit(common, project, exit_status);
    sheaf_project_close(project);
    return end;
}

int
verb_batch(int argc, char **argv, const Verb *verb)
{
    BatchOptions o = { 0 };
    const GOptionEntry entries[] = {
        { "template", 't', 0, G_OPTION_ARG_STRING, &o.template_name, "the template", "NAME" },
        { "each", 0, 0, G_OPTION_ARG_STRING, &o.each, "state, objective or indicator", "KIND" },
        { "only", 0, 0, G_OPTION_ARG_STRING, &o.only, "only these ids, parted by commas", "IDS" },
        { "lang", 0, 0, G_OPTION_ARG_STRING, &o.lang, "the language of the pages", "TAG" },
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &o.output, "where to write; {template}, {subject}, {lang} are filled in", "PATH" },
        PRINT_ENTRIES(o.print),
        { "attach", 0, 0, G_OPTION_ARG_NONE, &o.attach, "embed the printed figures as CSV and XML, and the calendar", NULL },
        { NULL },
    };
    Common common;
    int exit_status = SHEAF_USAGE;

    if (common_parse(&common, verb, entries, &argc, &argv, &exit_status))
        exit_status = argc > 1 ? usage(verb, "'%s' is not expected here", argv[1]) : run(&common, &o, verb);
    common_clear(&common);
    g_free(o.template_name);
    g_free(o.each);
    g_free(o.only);
    g_free(o.lang);
    g_free(o.output);
    print_clear(&o.print);
    return exit_status;
}
