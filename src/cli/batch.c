/*
 * sheaf batch: everything that is to be made, by workers, and only what differs. How it goes is shown by
 * cli/progress.c.
 */
#include "cli/batch_asked.h"
#include <stdio.h>
#include "cli/outside.h"
#include "cli/progress.h"

typedef struct BatchOptions {
    BatchAsked asked;
    gboolean dry_run, verify, merge;
} BatchOptions;

/* ---- verbs of their own ---- */

/* A path as the user wrote it, from the project's folder. */
static char *
in_project(const Common *common, const char *path)
{
    return common->folder == NULL || g_path_is_absolute(path) ? g_strdup(path)
                                                              : g_build_filename(common->folder, path, NULL);
}

/*
 * Of the run that is asked for in the same words: its name depends on the plan's own day and on templates. To be freed;
 * NULL when that cannot be told.
 */
static char *
manifest_of_run(const Common *common, const BatchAsked *asked, const char *file, const Verb *verb, SheafExit *status)
{
    SheafPrint print;
    SheafBatch batch;
    SheafProject *project;
    char *path;

    *status = SHEAF_USAGE;
    if (!batch_asked_read(asked, file, &batch, &print, verb))
        return NULL;
    project = common_open(common, status);
    path = project == NULL ? NULL : sheaf_batch_manifest(project, &batch);
    if (project != NULL && path == NULL)
        *status = SHEAF_USAGE;
    sheaf_project_close(project);
    return path;
}

/* What stands is looked at without the project where nothing is asked of it. */
static int
verify(const Common *common, const BatchOptions *o, const char *file, const Verb *verb)
{
    bool variant = common->internal || common->as_of != NULL || file != NULL || batch_asked_anything(&o->asked);
    SheafExit exit_status = SHEAF_OK;
    g_autofree char *usual = in_project(common, o->asked.manifest != NULL ? o->asked.manifest : "out/manifest.json");
    g_autofree char *path =
        variant ? manifest_of_run(common, &o->asked, file, verb, &exit_status) : g_steal_pointer(&usual);
    size_t outputs = 0;

    if (path == NULL)
        return (int)exit_status;
    exit_status = sheaf_batch_verify(path, show_diagnostic, (void *)(uintptr_t)common, &outputs);
    if (!common->quiet && exit_status == SHEAF_OK)
        printf("%s: %zu output%s as %s made\n", path, outputs, outputs == 1 ? "" : "s",
               outputs == 1 ? "it was" : "they were");
    return (int)exit_status;
}

static int
merge(const Common *common, const BatchOptions *o, int count, char **names, const Verb *verb)
{
    g_autofree char *path = in_project(common, o->asked.manifest != NULL ? o->asked.manifest : "out/manifest.json");
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    size_t outputs = 0;
    SheafExit exit_status;

    if (count == 0)
        return usage(verb, "name the manifests that are to be merged");
    for (int i = 0; i < count; i++)
        g_ptr_array_add(paths, in_project(common, names[i]));
    exit_status = sheaf_batch_merge((const char *const *)paths->pdata, paths->len, path, show_diagnostic,
                                    (void *)(uintptr_t)common, &outputs);
    if (!common->quiet && exit_status == SHEAF_OK)
        fprintf(stderr, "%s: %zu output%s of %d manifests\n", path, outputs, outputs == 1 ? "" : "s", count);
    return (int)exit_status;
}

/* ---- what a run would make ---- */

/* The answer that is asked for, so it goes to standard output: a line an output. */
static void
print_reason(const SheafBatchNews *news, void *data)
{
    (void)data;
    if (news->kind == SHEAF_NEWS_REASON)
        printf("%s: %s\n", news->output, news->text);
}

static int
dry_run(const Common *common, const BatchAsked *asked, const char *file, const Verb *verb)
{
    SheafBatch batch;
    SheafPrint print;
    SheafBatchResult result = { 0 };
    SheafExit exit_status;
    SheafProject *project;

    if (!batch_asked_read(asked, file, &batch, &print, verb))
        return SHEAF_USAGE;
    project = common_open(common, &exit_status);
    if (project == NULL)
        return (int)exit_status;
    batch.dry_run = batch.explain = true;
    batch.listener = print_reason;
    exit_status = sheaf_batch(project, &batch, &result);
    if (exit_status == SHEAF_OK && !common->quiet)
        fprintf(stderr, "%zu of %zu outputs would be made\n", result.total - result.unchanged, result.total);
    exit_status = (SheafExit)common_exit(common, project, exit_status);
    sheaf_project_close(project);
    return (int)exit_status;
}

void
batch_print_would(const Common *common, const char *folder)
{
    Common there = *common;
    const BatchAsked asked = { .time_limit = TIME_LIMIT, .memory_limit = MEMORY_LIMIT };
    g_autofree char *file = g_build_filename(folder, "data", "batch.xml", NULL);

    there.folder = (char *)(uintptr_t)folder;
    there.internal = FALSE;             /* batches are for the public, whoever imports */
    if (g_file_test(file, G_FILE_TEST_EXISTS))
        dry_run(&there, &asked, "data/batch.xml", NULL);
}

/* ---- a run ---- */

static int
run(const Common *common, const BatchAsked *asked, const char *file, ProgressForm form, const Verb *verb)
{
    Progress *progress;
    SheafBatch batch;
    SheafPrint print;
    SheafExit exit_status;
    SheafBatchResult result = { 0 };
    SheafProject *project;
    int end;

    if (!batch_asked_read(asked, file, &batch, &print, verb))
        return SHEAF_USAGE;
    progress = progress_new(common, form, asked->timings, asked->template_name != NULL ? asked->template_name : "batch",
                            outside_seconds);
    outside_catch_signals();
    project = progress_open(progress, common, &exit_status);
    end = (int)exit_status;
    if (project != NULL) {
        batch.clock = outside_seconds;
        batch.listener = progress_listen;
        batch.listener_data = progress;
        batch.stop = outside_stop();
        batch.stop_fd = outside_stop_fd();
        exit_status = sheaf_batch(project, &batch, &result);
        progress_close(progress, &result, *outside_stop() != 0);
        end = *outside_stop() != 0 ? 128 + *outside_stop() : common_exit(common, project, exit_status);
    }
    sheaf_project_close(project);
    progress_free(progress);
    return end;
}

static int
check_and_run(const Common *common, const BatchOptions *o, int argc, char **argv, const Verb *verb)
{
    char *own[] = { argv[0], (char[]){ "data/batch.xml" }, NULL };
    ProgressForm form = common->terminal ? PROGRESS_LINE : PROGRESS_PLAIN;

    if (o->merge)
        return merge(common, o, argc - 1, argv + 1, verb);
    if (o->verify)
        return argc > 2 ? usage(verb, "'%s' is not expected here", argv[2]) :
                          verify(common, o, argc == 2 ? argv[1] : NULL, verb);
    if (argc == 1 && o->asked.template_name == NULL && o->asked.each == NULL) {
        argv = own;                             /* the project's own, as watch takes it */
        argc = 2;
    }
    if (!batch_asked_hold(&o->asked, common, argc, argv, verb))
        return SHEAF_USAGE;
    if (o->asked.progress != NULL && !progress_find_form(o->asked.progress, &form))
        return usage(verb, "--progress takes 'line', 'plain', 'json' or 'none'");
    return o->dry_run ? dry_run(common, &o->asked, argc == 2 ? argv[1] : NULL, verb)
                      : run(common, &o->asked, argc == 2 ? argv[1] : NULL, form, verb);
}

int
verb_batch(int argc, char **argv, const Verb *verb)
{
    BatchOptions o = { .asked = { .time_limit = TIME_LIMIT, .memory_limit = MEMORY_LIMIT } };
    Common common;
    const Option entries[] = {
        BATCH_ENTRIES(o.asked),
        { "dry-run", 0, 0, G_OPTION_ARG_NONE, &o.dry_run,
          "make nothing: name the outputs that would be made, and the old and the new value that does it", NULL,
          SAME_BYTES },
        { "verify", 0, 0, G_OPTION_ARG_NONE, &o.verify, "make nothing: hold the outputs against this run's manifest",
          NULL, SAME_BYTES },
        { "merge-manifests", 0, 0, G_OPTION_ARG_NONE, &o.merge,
          "make nothing: merge the manifests named, of all shards, into one", NULL, SAME_BYTES },
        AUDIT_ENTRY(common),
        { NULL },
    };
    g_autoptr(GPtrArray) made = g_ptr_array_new_with_free_func(g_free);
    int exit_status = SHEAF_USAGE;

    batch_part_jobs(argc, argv, made);
    if (common_parse(&common, verb, entries, &argc, &argv, &exit_status))
        exit_status = check_and_run(&common, &o, argc, argv, verb);
    common_clear(&common);
    batch_asked_clear(&o.asked);
    return exit_status;
}
