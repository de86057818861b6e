/* sheaf batch: everything that is to be made, by workers, and only what differs. How it goes is shown by cli/progress.c. */
#include "cli/cli.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "cli/progress.h"

typedef struct BatchOptions {
    char *template_name, *each, *only, *where, *lang, *output, *manifest, *shard, *depfile, *progress;
    int workers, time_limit, memory_limit;
    gboolean explain, prune, timings, verify, merge, attach;
    PrintAsked print;
} BatchOptions;

enum { TIME_LIMIT = 300, MEMORY_LIMIT = 2048, MOST_WORKERS = 1024 };

/* ---- the outside: clock and signals ---- */

static volatile int interrupted;
static int wake[2] = { -1, -1 };

static void
on_signal(int number)
{
    int kept = errno;

    interrupted = number;
    if (write(wake[1], "", 1) < 0)
        interrupted = number;           /* the pipe is full of the same news */
    errno = kept;
}

/* Signals end the wait of whoever sleeps on the pipe. */
static void
catch_signals(void)
{
    static const int caught[] = { SIGINT, SIGTERM, SIGHUP };
    struct sigaction action = { .sa_handler = on_signal };

    if (pipe(wake) != 0)
        return;
    for (size_t i = 0; i < 2; i++) {
        fcntl(wake[i], F_SETFD, FD_CLOEXEC);
        fcntl(wake[i], F_SETFL, O_NONBLOCK);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(caught); i++)
        sigaction(caught[i], &action, NULL);
}

static double
seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* ---- verbs of their own ---- */

/* A path as the user wrote it, from the project's folder. */
static char *
in_project(const Common *common, const char *path)
{
    return common->folder == NULL || g_path_is_absolute(path) ? g_strdup(path) : g_build_filename(common->folder, path, NULL);
}

static int
verify(const Common *common, const BatchOptions *o)
{
    g_autofree char *path = in_project(common, o->manifest != NULL ? o->manifest : "out/manifest.json");
    size_t outputs = 0;
    SheafExit exit_status = sheaf_batch_verify(path, show_diagnostic, (void *)(uintptr_t)common, &outputs);

    if (!common->quiet && exit_status == SHEAF_OK)
        fprintf(stderr, "%s: %zu output%s as %s made\n", path, outputs, outputs == 1 ? "" : "s", outputs == 1 ? "it was" : "they were");
    return (int)exit_status;
}

static int
merge(const Common *common, const BatchOptions *o, int count, char **names, const Verb *verb)
{
    g_autofree char *path = in_project(common, o->manifest != NULL ? o->manifest : "out/manifest.json");
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    size_t outputs = 0;
    SheafExit exit_status;

    if (count == 0)
        return usage(verb, "name the manifests that are to be merged");
    for (int i = 0; i < count; i++)
        g_ptr_array_add(paths, in_project(common, names[i]));
    exit_status = sheaf_batch_merge((const char *const *)paths->pdata, paths->len, path, show_diagnostic, (void *)(uintptr_t)common, &outputs);
    if (!common->quiet && exit_status == SHEAF_OK)
        fprintf(stderr, "%s: %zu output%s of %d manifests\n", path, outputs, outputs == 1 ? "" : "s", count);
    return (int)exit_status;
}

/* ---- a run ---- */

static unsigned
workers_of(const BatchOptions *o)
{
    return o->workers > 0 ? (unsigned)o->workers : (unsigned)MAX(1, sysconf(_SC_NPROCESSORS_ONLN));
}

static int
run(const Common *common, const BatchOptions *o, const char *file, ProgressForm form, const Verb *verb)
{
    Progress *progress = progress_new(common, form, o->timings, o->template_name != NULL ? o->template_name : "batch", seconds);
    SheafBatch batch = { .file = file, .job = { .template_name = o->template_name, .output = o->output, .attach = o->attach }, .each = o->each, .only = o->only,
                         .where = o->where, .languages = o->lang, .manifest = o->manifest, .shard = o->shard, .depfile = o->depfile, .workers = workers_of(o),
                         .time_limit = o->time_limit, .memory_limit = (size_t)o->memory_limit, .explain = o->explain, .prune = o->prune, .clock = seconds,
                         .listener = progress_listen, .listener_data = progress, .stop = &interrupted };
    SheafPrint print;
    SheafExit exit_status;
    SheafBatchResult result = { 0 };
    SheafProject *project;
    int end;

    if (!print_read(&o->print, &print, &batch.job, verb)) {
        progress_free(progress);
        return SHEAF_USAGE;
    }
    catch_signals();
    project = progress_open(progress, common, &exit_status);
    end = (int)exit_status;
    if (project != NULL) {
        batch.stop_fd = wake[0];
        exit_status = sheaf_batch(project, &batch, &result);
        progress_close(progress, &result, interrupted != 0);
        end = interrupted != 0 ? 128 + interrupted : common_exit(common, project, exit_status);
    }
    sheaf_project_close(project);
    progress_free(progress);
    return end;
}

static bool
is_kind(const char *each)
{
    static const char *const kinds[] = { "state", "objective", "indicator", "meeting", NULL };

    return g_strv_contains(kinds, each);
}

static int
check_and_run(const Common *common, const BatchOptions *o, int argc, char **argv, const Verb *verb)
{
    ProgressForm form = common->terminal ? PROGRESS_LINE : PROGRESS_PLAIN;

    if (o->merge)
        return merge(common, o, argc - 1, argv + 1, verb);
    if (argc > 2)
        return usage(verb, "'%s' is not expected here", argv[2]);
    if (o->verify)
        return argc > 1 ? usage(verb, "'%s' is not expected here: --verify takes --manifest", argv[1]) : verify(common, o);
    if (argc == 1 && (o->template_name == NULL || o->each == NULL))
        return usage(verb, "a batch file is needed, or --template and --each");
    if (argc == 2 && (o->template_name != NULL || o->each != NULL || o->only != NULL || o->where != NULL || o->lang != NULL || o->output != NULL || o->attach || o->print.paper != NULL || o->print.impose != NULL || o->print.crop_marks || o->print.draft))
        return usage(verb, "with a batch file, what is made is said in it");
    if (o->each != NULL && !is_kind(o->each))
        return usage(verb, "--each takes 'state', 'objective', 'indicator' or 'meeting'");
    if (o->workers < 0 || o->workers > MOST_WORKERS || o->time_limit < 0 || o->memory_limit < 0)
        return usage(verb, "--jobs, --time-limit and --memory-limit are numbers from 0 (jobs: at most %d)", MOST_WORKERS);
    if (o->progress != NULL && !progress_find_form(o->progress, &form))
        return usage(verb, "--progress takes 'line', 'plain', 'json' or 'none'");
    return run(common, o, argc == 2 ? argv[1] : NULL, form, verb);
}

static void
options_clear(BatchOptions *o)
{
    char **const texts[] = { &o->template_name, &o->each, &o->only, &o->where, &o->lang, &o->output, &o->manifest, &o->shard, &o->depfile, &o->progress };

    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(*texts[i]);
}

/* GLib's options want "-j 2"; the world writes "-j2". What is put in is freed with `made`. */
static void
part_jobs(int argc, char **argv, GPtrArray *made)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (g_str_has_prefix(argv[i], "-j") && g_ascii_isdigit(argv[i][2])) {
            argv[i] = g_strconcat("--jobs=", argv[i] + 2, NULL);
            g_ptr_array_add(made, argv[i]);
        }
}

int
verb_batch(int argc, char **argv, const Verb *verb)
{
    BatchOptions o = { .time_limit = TIME_LIMIT, .memory_limit = MEMORY_LIMIT };
    const GOptionEntry entries[] = {
        { "template", 't', 0, G_OPTION_ARG_STRING, &o.template_name, "the template", "NAME" },
        { "each", 0, 0, G_OPTION_ARG_STRING, &o.each, "state, objective, indicator or meeting", "KIND" },
        { "only", 0, 0, G_OPTION_ARG_STRING, &o.only, "only these ids, parted by commas", "IDS" },
        { "where", 0, 0, G_OPTION_ARG_STRING, &o.where, "only those of which this holds", "XPATH" },
        { "lang", 0, 0, G_OPTION_ARG_STRING, &o.lang, "the languages of the pages, parted by commas", "TAGS" },
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &o.output, "where to write; {template}, {subject}, {lang} are filled in", "PATH" },
        PRINT_ENTRIES(o.print),
        { "attach", 0, 0, G_OPTION_ARG_NONE, &o.attach, "embed the printed figures as CSV and XML, and the calendar", NULL },
        { "jobs", 'j', 0, G_OPTION_ARG_INT, &o.workers, "workers at a time (default: one a core)", "N" },
        { "time-limit", 0, 0, G_OPTION_ARG_INT, &o.time_limit, "seconds an output may take (default: 300; 0: any)", "S" },
        { "memory-limit", 0, 0, G_OPTION_ARG_INT, &o.memory_limit, "MiB a worker may take (default: 2048; 0: any)", "MIB" },
        { "manifest", 0, 0, G_OPTION_ARG_FILENAME, &o.manifest, "the manifest (default: out/manifest.json)", "FILE" },
        { "shard", 0, 0, G_OPTION_ARG_STRING, &o.shard, "only the I-th of N parts, with a manifest of its own", "I/N" },
        { "explain-rebuild", 0, 0, G_OPTION_ARG_NONE, &o.explain, "say why each output is made", NULL },
        { "prune", 0, 0, G_OPTION_ARG_NONE, &o.prune, "remove outputs that no job makes any more", NULL },
        { "depfile", 0, 0, G_OPTION_ARG_FILENAME, &o.depfile, "write what depends on what, for make or, as NAME.json, as JSON", "FILE" },
        { "progress", 0, 0, G_OPTION_ARG_STRING, &o.progress, "line, plain, json or none (default: line on a terminal, else plain)", "FORM" },
        { "timings", 0, 0, G_OPTION_ARG_NONE, &o.timings, "show the slowest outputs, by stage", NULL },
        { "verify", 0, 0, G_OPTION_ARG_NONE, &o.verify, "make nothing: hold the outputs against the manifest", NULL },
        { "merge-manifests", 0, 0, G_OPTION_ARG_NONE, &o.merge, "make nothing: merge the manifests named, of all shards, into one", NULL },
        { NULL },
    };
    g_autoptr(GPtrArray) made = g_ptr_array_new_with_free_func(g_free);
    Common common;
    int exit_status = SHEAF_USAGE;

    part_jobs(argc, argv, made);
    if (common_parse(&common, verb, entries, &argc, &argv, &exit_status))
        exit_status = check_and_run(&common, &o, argc, argv, verb);
    common_clear(&common);
    options_clear(&o);
    print_clear(&o.print);
    return exit_status;
}
