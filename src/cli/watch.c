/* sheaf watch: a batch that is made anew whenever something is saved that it is made from. */
#include "cli/batch_asked.h"
#include "cli/outside.h"
#include "cli/progress.h"

static void
begun(const char *changed, size_t others, void *progress)
{
    progress_begin(progress, changed, others);
}

/* Whoever ends a watch knows it. */
static void
ended(SheafExit exit_status, const SheafBatchResult *result, void *progress)
{
    if (*outside_stop() == 0)
        progress_end(progress, exit_status, result);
}

static void
hear(const SheafBatchNews *news, void *progress)
{
    if (news->kind != SHEAF_NEWS_LEFT)
        progress_listen(news, progress);
}

static int
run(const Common *common, const BatchAsked *asked, const char *file, ProgressForm form, const Verb *verb)
{
    SheafWatch watch = { .project = common_options(common), .begun = begun, .ended = ended };
    Progress *progress;
    SheafPrint print;
    SheafExit exit_status;

    if (!batch_asked_read(asked, file, &watch.batch, &print, verb))
        return SHEAF_USAGE;
    progress = progress_new(common, form, asked->timings, "watch", outside_seconds);
    outside_catch_signals();
    watch.batch.explain = true;
    watch.batch.reasons = asked->explain ? 0 : 1;
    watch.batch.clock = outside_seconds;
    watch.batch.listener = hear;
    watch.batch.stop = outside_stop();
    watch.batch.stop_fd = outside_stop_fd();
    watch.batch.listener_data = watch.project.report_data = watch.data = progress;
    watch.project.report = progress_report;
    exit_status = sheaf_watch(&watch);
    progress_free(progress);
    return *outside_stop() != 0 ? 128 + *outside_stop() : (int)exit_status;
}

/* Without a word on what is to be made, it is the project's own batch. */
static int
check_and_run(const Common *common, const BatchAsked *asked, int argc, char **argv, const Verb *verb)
{
    char *own[] = { argv[0], (char[]){ "data/batch.xml" }, NULL };
    ProgressForm form = common->terminal ? PROGRESS_LINE : PROGRESS_PLAIN;

    if (argc == 1 && asked->template_name == NULL && asked->each == NULL) {
        argv = own;
        argc = 2;
    }
    if (!batch_asked_hold(asked, common, argc, argv, verb))
        return SHEAF_USAGE;
    if (asked->progress != NULL && !progress_find_form(asked->progress, &form))
        return usage(verb, "--progress takes 'line', 'plain', 'json' or 'none'");
    return run(common, asked, argc == 2 ? argv[1] : NULL, form, verb);
}

int
verb_watch(int argc, char **argv, const Verb *verb)
{
    BatchAsked asked = { .time_limit = TIME_LIMIT, .memory_limit = MEMORY_LIMIT };
    Common common;
    const Option entries[] = { BATCH_ENTRIES(asked), AUDIT_ENTRY(common), { NULL } };
    g_autoptr(GPtrArray) made = g_ptr_array_new_with_free_func(g_free);
    int exit_status = SHEAF_USAGE;

    batch_part_jobs(argc, argv, made);
    if (common_parse(&common, verb, entries, &argc, &argv, &exit_status)) {
        common.all = TRUE;                      /* it has no end at which the rest could be told */
        exit_status = check_and_run(&common, &asked, argc, argv, verb);
    }
    common_clear(&common);
    batch_asked_clear(&asked);
    return exit_status;
}
