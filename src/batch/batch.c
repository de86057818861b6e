/*
 * A run: what is to be made is listed, what stands already is left, workers make the rest, outputs get their names one
 * by one, and the manifest is written when all of them are safe.
 */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "batch/basis.h"
#include "base/limit.h"
#include "base/diag_batch.h"
#include "base/diag_files.h"
#include "base/diag_read.h"
#include "batch/worker_pool.h"
#include "batch/decide.h"
#include "batch/depends.h"
#include "batch/folder.h"
#include "batch/outcome.h"
#include "batch/shard.h"
#include "read/manifest.h"
#include "render/claims.h"
#include "render/verdicts.h"

typedef struct BatchRun {
    SheafProject *project;
    const SheafBatch *batch;
    Shard shard;
    char *manifest;
    JobList *list;
    BuildLog *log;
    Decider *decider;
    GPtrArray *work;                    /* Job: to be made, in order */
    GPtrArray *orphans;                 /* names that no job makes any more */
    GHashTable *strangers;              /* of these, those under whose name there is something else now */
    GHashTable *failures;               /* name -> line of the manifest */
    size_t dropped, touched;            /* records that are no longer true; that must learn of new facts */
    PartFile *part;                     /* in a worker: what it made last, locked */
    SheafBatchResult *result;
    SheafExit first_failure;
    bool unable;
    /* the run before ended: the manifest claims everything that is recorded, and all that is safe */
    bool settled;
    Why why;
} BatchRun;

/* ---- telling ---- */

static void
tell(const BatchRun *run, SheafBatchNewsKind kind, const Job *job, const char *text, const Outcome *outcome)
{
    SheafStageTime stages[MAKING_STAGE_COUNT];
    SheafBatchNews news = { .kind = kind,
                            .output = job == NULL ? NULL : job->name,
                            .text = text,
                            .total = run->result->total,
                            .unchanged = run->result->unchanged,
                            .made = run->result->made,
                            .failed = run->result->failed };

    if (run->batch->listener == NULL)
        return;
    if (outcome != NULL) {
        for (int i = 0; i < MAKING_STAGE_COUNT; i++)
            stages[i] = (SheafStageTime){ making_stage_name((MakingStage)i), outcome->stages[i] };
        news.seconds = outcome->seconds;
        news.stages = stages;
        news.stage_count = MAKING_STAGE_COUNT;
    }
    run->batch->listener(&news, run->batch->listener_data);
}

/* What a worker found, told by the project as if it had been found here. */
static void
pass_on(const BatchRun *run, const Outcome *outcome)
{
    for (size_t i = 0; i < outcome->diagnostic_count; i++) {
        run->project->warnings += outcome->diagnostics[i].severity == SHEAF_WARNING;
        if (run->project->report != NULL)
            run->project->report(&outcome->diagnostics[i], run->project->report_data);
    }
}

static bool
is_stopped(const BatchRun *run)
{
    return run->batch->stop != NULL && *run->batch->stop != 0;
}

/* ---- what is to be made ---- */

/* Of what cannot be loaded nothing can be made: its record stays for when it can. */
static bool
is_loaded(const BatchRun *run, const Job *job)
{
    return decider_recipe(run->decider, job) != NULL;
}

/*
 * What no job makes any more. Only what is still what was made may be removed: a record alone does not say that a file
 * is ours.
 */
static void
note_orphan(BatchRun *run, const LogRecord *record)
{
    g_autofree char *path = job_path(run->list->folder, record->name->str);

    g_ptr_array_add(run->orphans, g_strdup(record->name->str));
    if (run->batch->prune && g_file_test(path, G_FILE_TEST_EXISTS) && !log_record_holds(record, path))
        g_hash_table_add(run->strangers, g_strdup(record->name->str));
}

static void
decide_one(const LogRecord *record, void *data)
{
    BatchRun *run = data;
    Job *job = g_hash_table_lookup(run->list->by_name, record->name->str);

    if (job == NULL && run->batch->file != NULL)
        note_orphan(run, record);
    if (job == NULL || !job->wanted)
        return;
    job->known = true;
    job->fresh = decide_fresh(run->decider, job, record, build_log_recipe(run->log, record->recipe->str),
                              build_log_facts(run->log, record->facts->str),
                              run->batch->explain ? &run->why : NULL);
    if (!job->fresh) {
        run->dropped += is_loaded(run, job);
        if (run->batch->explain)
            tell(run, SHEAF_NEWS_REASON, job, run->why.text->str, NULL);
        return;
    }
    run->touched += strcmp(record->facts->str, project_facts_digest(run->project)) != 0;
    run->project->warnings += record->warnings;
}

/* An output without a record may stand all the same: where a run failed to make it anew, the one before stays. */
static const char *
why_unknown(const Job *job)
{
    return g_file_test(job->path, G_FILE_TEST_EXISTS) ? "what it was made from is not known"
                                                      : "it has not been made before";
}

static void
list_work(BatchRun *run)
{
    build_log_each(run->log, decide_one, run);
    for (guint i = 0; i < run->list->jobs->len; i++) {
        Job *job = g_ptr_array_index(run->list->jobs, i);

        if (!job->wanted)
            continue;
        run->result->total++;
        if (job->fresh) {
            run->result->unchanged++;
            continue;
        }
        if (!job->known && run->batch->explain)
            tell(run, SHEAF_NEWS_REASON, job, why_unknown(job), NULL);
        g_ptr_array_add(run->work, job);
    }
}

/*
 * Before outputs are replaced their records are gone from the build log: however this run ends, no record speaks of
 * another file.
 */
static bool
keep_true(LogRecord *record, void *data)
{
    const BatchRun *run = data;
    const Job *job = g_hash_table_lookup(run->list->by_name, record->name->str);

    if (job == NULL || !job->wanted)
        return true;
    if (job->fresh)
        g_string_assign(record->facts, project_facts_digest(run->project));
    return job->fresh || !is_loaded(run, job);
}

static bool
keep_others(LogRecord *record, void *data)
{
    return strcmp(record->name->str, ((const Job *)data)->name) != 0;
}

/* A worker may have loaded, and made, what the parent could not load: then the record that stayed goes now. */
static bool
withdraw(const BatchRun *run, Job *job, Diags *diags)
{
    return !job->known || is_loaded(run, job) || build_log_rewrite(run->log, keep_others, job, diags);
}

/* ---- workers ---- */

static Job *
job_at(const BatchRun *run, size_t index)
{
    return g_ptr_array_index(run->work, (guint)index);
}

static void
begin(void *data)
{
    build_log_leave(((BatchRun *)data)->log);
}

static void
make(size_t index, GByteArray *answer, void *data)
{
    BatchRun *run = data;
    const Job *job = job_at(run, index);
    const Recipe *recipe = decider_recipe(run->decider, job);

    part_file_free(run->part);          /* the answer before this has been heard */
    run->part = outcome_make(run->project, job, recipe == NULL ? "" : recipe->digest, run->batch->clock, answer);
}

static void
started(size_t index, void *data)
{
    tell(data, SHEAF_NEWS_STARTED, job_at(data, index), NULL, NULL);
}

static void
fail(BatchRun *run, Job *job, const char *entry, SheafExit exit_status)
{
    job->done = true;
    run->result->failed++;
    run->first_failure = run->first_failure == SHEAF_OK ? exit_status : run->first_failure;
    entries_take(run->failures, job->name, entry);
    tell(run, SHEAF_NEWS_FAILED, job, NULL, NULL);
}

/* A failure of the parent's own: reported, and kept for the manifest. */
static void
fail_with(BatchRun *run, Job *job, Diags *diags)
{
    g_autofree char *entry = outcome_lost_entry(job, diags_at(diags, 0));

    fail(run, job, entry, project_report(run->project, diags));
}

static void
keep_record(BatchRun *run, const Job *job, const Outcome *outcome, Diags *diags)
{
    const Recipe *recipe = decider_recipe(run->decider, job);
    g_autofree char *options = job_options(run->project, job);
    LogRecord record;

    if (recipe == NULL)
        return;
    log_record_init(&record);
    g_string_assign(record.name, job->name);
    g_string_assign(record.entry, outcome->entry);
    record.size = outcome->size;
    record.warnings = outcome->warnings;
    g_string_assign(record.recipe, recipe->digest);
    g_string_assign(record.options, options);
    g_string_assign(record.facts, project_facts_digest(run->project));
    g_string_assign(record.answers, outcome->answers);
    build_log_add(run->log, &record, recipe->lines, diags);
    log_record_clear(&record);
}

static void
answered(size_t index, const guint8 *answer, size_t length, void *data)
{
    BatchRun *run = data;
    Job *job = job_at(run, index);
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diags) diags = diags_new();
    Outcome outcome;

    if (!outcome_read(answer, length, arena, &outcome)) {
        diag_report(diags, DIAG_BATCH_WORKER_LOST, (Place){ 0 }, job->name, "did not answer as it should", NULL);
        fail_with(run, job, diags);
        return;
    }
    pass_on(run, &outcome);
    if (!outcome.made) {
        fail(run, job, outcome.entry, outcome.exit_status);
        return;
    }
    if (!withdraw(run, job, diags)) {
        unlink(outcome.part);
        fail_with(run, job, diags);
        return;
    }
    if (!output_rename(outcome.part, job->path, diags)) {
        fail_with(run, job, diags);
        return;
    }
    keep_record(run, job, &outcome, diags);
    project_report(run->project, diags);
    job->done = true;
    run->result->made++;
    tell(run, SHEAF_NEWS_MADE, job, NULL, &outcome);
}

static void
lost(size_t index, WorkerLoss how, int signal_number, bool again, void *data)
{
    static const char *const ends[] = { "crashed",
                                        "was killed",
                                        "took too long",
                                        "ended without an answer",
                                        "got no more memory",
                                        "could start no thread" };
    BatchRun *run = data;
    Job *job = job_at(run, index);
    g_autofree char *end = signal_number == 0 || how == WORKER_TOO_LONG
                               ? g_strdup(ends[how])
                               : g_strdup_printf("%s (signal %d)", ends[how], signal_number);
    g_autofree char *folder = g_path_get_dirname(job->path);
    g_autoptr(Diags) diags = diags_new();

    part_files_sweep(folder);
    diag_report(diags, again ? DIAG_BATCH_WORKER_DIED : DIAG_BATCH_WORKER_LOST, (Place){ 0 }, job->name, end, NULL);
    if (again)
        project_report(run->project, diags);
    else
        fail_with(run, job, diags);
}

static void
unable(size_t threads, const char *why, void *data)
{
    BatchRun *run = data;
    g_autofree char *count = g_strdup_printf("%zu", threads);
    g_autoptr(Diags) diags = diags_new();

    run->unable = true;
    if (threads > 0)
        diag_report(diags, DIAG_BATCH_THREADS, (Place){ 0 }, count, NULL);
    else
        diag_report(diags, DIAG_BATCH_NO_WORKER, (Place){ 0 }, why, NULL);
    run->first_failure = project_report(run->project, diags);
}

/*
 * Everything that workers share is loaded before they are forked, but for what may start a thread: each worker opens
 * that for itself.
 */
static void
warm(BatchRun *run)
{
    g_autoptr(Diags) diags = diags_new();

    project_fonts(run->project, diags);
    audited_begin(run->project, diags);
    for (guint i = 0; i < run->work->len; i++)
        decider_recipe(run->decider, g_ptr_array_index(run->work, i));
    g_clear_pointer(&diags, diags_free);                /* whoever makes the output says it again */
    diags = diags_new();
    project_report(run->project, diags);                /* but for what words have to say, which is said once */
}

static void
tell_left(const BatchRun *run)
{
    for (guint i = 0; i < run->work->len; i++) {
        const Job *job = g_ptr_array_index(run->work, i);

        if (!job->done)
            tell(run, SHEAF_NEWS_LEFT, job, NULL, NULL);
    }
}

/* ".manifest.json.audited", beside the build log. */
static Verdicts *
open_verdicts(const BatchRun *run)
{
    g_autofree char *folder = g_path_get_dirname(run->manifest), *base = g_path_get_basename(run->manifest);
    g_autofree char *name = g_strdup_printf(".%s.audited", base), *path = g_build_filename(folder, name, NULL);

    return verdicts_open(path);
}

static bool
make_work(BatchRun *run)
{
    g_autofree size_t *order = g_new(size_t, run->work->len + 1);
    WorkerPool pool = { .size = MAX(run->batch->workers, 1),
                        .time_limit = run->batch->time_limit,
                        .memory_limit = run->batch->memory_limit,
                        .clock = run->batch->clock,
                        .stop = run->batch->stop,
                        .stop_fd = run->batch->stop_fd,
                        .data = run,
                        .begin = begin,
                        .make = make,
                        .started = started,
                        .answered = answered,
                        .lost = lost,
                        .unable = unable };
    bool done;

    for (guint i = 0; i < run->work->len; i++)
        order[i] = i;
    warm(run);
    done = worker_pool_run(&pool, order, run->work->len);
    if (!done) {
        sweep_outputs(run->work, run->manifest);
        tell_left(run);
    }
    return done;
}

/* ---- the end ---- */

static bool
keep_no_orphans(LogRecord *record, void *data)
{
    return g_hash_table_contains(((BatchRun *)data)->list->by_name, record->name->str);
}

/* An output that no job makes is told of; a file that stands in its place and is not ours to remove stays. */
static void
settle_orphans(BatchRun *run, Diags *diags)
{
    for (guint i = 0; i < run->orphans->len; i++) {
        const char *name = g_ptr_array_index(run->orphans, i);
        g_autofree char *path = job_path(run->list->folder, name);
        struct stat info;
        bool there = lstat(path, &info) == 0 && S_ISREG(info.st_mode);

        if (!run->batch->prune)
            diag_report(diags, DIAG_BATCH_ORPHAN, (Place){ 0 }, name, NULL);
        else if (there && g_hash_table_contains(run->strangers, name))
            diag_report(diags, DIAG_BATCH_PRUNE_CHANGED, (Place){ 0 }, name, NULL);
        else if (there && unlink(path) != 0)
            diag_report(diags, DIAG_FILE_UNWRITABLE, (Place){ 0 }, path, g_strerror(errno), NULL);
        else
            diag_report(diags, DIAG_BATCH_PRUNED, (Place){ 0 }, name, NULL);
    }
    if (run->batch->prune && run->orphans->len > 0)
        build_log_rewrite(run->log, keep_no_orphans, run, diags);
}

typedef struct Gathering { const BatchRun *run; GHashTable *entries; bool begins; } Gathering;

/* An output that is going to be replaced or removed. */
static bool
is_to_go(const BatchRun *run, const char *name, const Job *job)
{
    return job == NULL ? run->batch->prune && g_ptr_array_find_with_equal_func(run->orphans, name, g_str_equal, NULL)
                       : job->wanted && !job->fresh;
}

/* The manifest speaks of what stands: an output of an older run that was removed since is not in it. */
static void
gather_entry(const LogRecord *record, void *data)
{
    const Gathering *g = data;
    g_autofree char *path = job_path(g->run->list->folder, record->name->str);

    const Job *job = g_hash_table_lookup(g->run->list->by_name, record->name->str);
    /* its bytes were looked at where they are doubted, or are new */
    bool asked = job != NULL && job->wanted;

    if (g->begins && is_to_go(g->run, record->name->str, job))
        return;
    if (g->run->settled || asked ? g_file_test(path, G_FILE_TEST_EXISTS) : log_record_holds(record, path))
        entries_take(g->entries, record->name->str, record->entry->str);
}

static bool
write_manifest(BatchRun *run, bool begins, bool complete, Diags *diags)
{
    g_autoptr(GHashTable) entries = entries_new(), basis = basis_new();
    ManifestHead head = { .version = MANIFEST_VERSION,
                          .program = "sheaf " SHEAF_VERSION,
                          .complete = complete,
                          .shard = run->shard.number,
                          .shards = run->shard.count };
    GHashTableIter iter;
    void *name, *line;

    build_log_each(run->log, gather_entry, &(Gathering){ run, entries, begins });
    g_hash_table_iter_init(&iter, run->failures);
    while (g_hash_table_iter_next(&iter, &name, &line))
        entries_take(entries, name, line);
    basis_gather(basis, run->list, run->decider);
    return basis_write(basis, run->manifest, &head, entries, diags);
}

/*
 * Before outputs are replaced or removed the manifest says that a run is not ended, and claims them no more: whatever
 * ends this run, what the manifest claims stands, and the next run knows that it has to look at the rest.
 */
static bool
begin_manifest(BatchRun *run, Diags *diags)
{
    bool removes = run->batch->prune && run->orphans->len > 0;

    if ((run->work->len == 0 && !removes) || !g_file_test(run->manifest, G_FILE_TEST_EXISTS))
        return true;
    return (run->settled || sync_outputs(run->list->jobs, run->manifest, diags)) &&
           write_manifest(run, true, false, diags);
}

static SheafExit
exit_of(const BatchRun *run)
{
    if (run->result->failed == 0 && !run->unable)
        return SHEAF_OK;
    return run->result->made + run->result->unchanged == 0 ? run->first_failure : SHEAF_SOME_FAILED;
}

static SheafExit
finish(BatchRun *run, bool done)
{
    g_autoptr(Diags) diags = diags_new();
    SheafExit told;
    bool safe = true;

    if (run->result->made > 0 || !run->settled)
        safe = sync_outputs(run->settled ? run->work : run->list->jobs, run->manifest, diags);
    if (done)
        settle_orphans(run, diags);
    run->result->orphans = run->orphans->len;
    if (safe)
        write_manifest(run, false, done, diags);          /* it claims nothing that a loss of power may take away */
    if (done && run->batch->depfile != NULL)
        depends_write(run->list, run->batch, diags);
    tell(run, SHEAF_NEWS_ENDED, NULL, NULL, NULL);
    told = project_report(run->project, diags);
    if (is_stopped(run) && !done)
        return SHEAF_INTERRUPTED;
    return exit_of(run) != SHEAF_OK ? exit_of(run) : told;
}

/* ---- the beginning ---- */

/* Where the outputs of a pattern begin: its folder up to the first brace. */
static char *
manifest_folder(const SheafProject *project, const SheafBatch *batch)
{
    const char *output = batch->file == NULL && batch->job.output != NULL ? batch->job.output : "out/{}";
    g_autofree char *fixed = g_strndup(output, strcspn(output, "{")), *folder = g_path_get_dirname(fixed);
    g_autofree char *root = jobs_root(project, batch);

    return job_path(root, folder);
}

/* Named as the outputs are: those of -o, which have no variant in their names unless it says so, have one manifest. */
static char *
usual_manifest(SheafProject *project, const SheafBatch *batch)
{
    bool named = batch->file == NULL && batch->job.output != NULL && strstr(batch->job.output, "{-variant}") == NULL;
    g_autofree char *folder = manifest_folder(project, batch),
                    *variant = named ? g_strdup("") : jobs_variant(project, batch);
    g_autofree char *name = g_strdup_printf("manifest%s.json", variant);

    return g_build_filename(folder, name, NULL);
}

static bool
parse_shard(const SheafBatch *batch, Shard *out, Diags *diags)
{
    *out = (Shard){ 0 };
    if (batch->shard == NULL || shard_parse(batch->shard, out))
        return true;
    diag_report(diags, DIAG_BATCH_BAD_SHARD, (Place){ 0 }, batch->shard, NULL);
    return false;
}

char *
sheaf_batch_manifest(SheafProject *project, const SheafBatch *batch)
{
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *whole = NULL;
    Shard shard;

    if (!parse_shard(batch, &shard, diags)) {
        project_report(project, diags);
        return NULL;
    }
    whole = batch->manifest != NULL ? job_path(project->folder, batch->manifest) : usual_manifest(project, batch);
    return shard_manifest(shard, whole);
}

static void
look_at_manifest(BatchRun *run, Diags *diags)
{
    switch (manifest_look(run->manifest)) {
    case MANIFEST_NEWER:
        diag_report(diags, DIAG_MANIFEST_NEWER, (Place){ g_intern_string(run->manifest), 1, 1 }, NULL);
        break;
    case MANIFEST_DAMAGED:
        diag_report(diags, DIAG_MANIFEST_REPLACED, (Place){ 0 }, run->manifest, NULL);
        break;
    case MANIFEST_WHOLE:
        run->settled = true;
        break;
    case MANIFEST_NONE:
    case MANIFEST_UNFINISHED:
        break;
    }
}

/* Nothing is written over anything that is read, nor twice. */
static bool
claim_paths(const BatchRun *run, Diags *diags)
{
    SheafProject *project = run->project;
    g_autoptr(Claims) claims = claims_of_project(project);
    g_autofree char *file = run->batch->file == NULL ? NULL : job_path(project->folder, run->batch->file),
                    *log = build_log_path(run->manifest);
    g_autofree char *depfile = run->batch->depfile == NULL ? NULL : job_path(project->folder, run->batch->depfile);
    const char *pack = NULL;
    bool ok;

    claims_read(claims, file);
    for (guint i = 0; i < run->list->jobs->len; i++) {
        const Job *job = g_ptr_array_index(run->list->jobs, i);

        if (job->pack.path != NULL && g_strcmp0(pack, job->pack.path) != 0)
            claims_read_pack(claims, project, pack = job->pack.path);
    }
    ok = claims_write(claims, run->manifest, diags) && claims_write(claims, log, diags) &&
         claims_write(claims, depfile, diags);
    for (guint i = 0; i < run->list->jobs->len && ok; i++)
        ok = claims_write(claims, ((const Job *)g_ptr_array_index(run->list->jobs, i))->path, diags);
    return ok;
}

static void
open_run(BatchRun *run, Diags *diags)
{
    const SheafBatch *batch = run->batch;

    parse_shard(batch, &run->shard, diags);
    if (batch->prune && batch->file == NULL)
        diag_report(diags, DIAG_BATCH_PRUNE_FILE, (Place){ 0 }, NULL);
    if (diags_failed(diags))
        return;
    run->manifest = sheaf_batch_manifest(run->project, batch);
    run->list = job_list_new(run->project, run->manifest);
    if (!jobs_add(run->list, batch, diags) || !claim_paths(run, diags))
        return;
    for (guint i = 0; i < run->list->jobs->len; i++) {
        Job *job = g_ptr_array_index(run->list->jobs, i);

        job->wanted = shard_holds(run->shard, job->name);
    }
    look_at_manifest(run, diags);
    if (!diags_failed(diags))
        run->log = build_log_open(run->manifest, diags);
}

static void
close_run(BatchRun *run)
{
    build_log_free(run->log);
    decider_free(run->decider);
    job_list_free(run->list);
    g_ptr_array_unref(run->work);
    g_ptr_array_unref(run->orphans);
    g_hash_table_unref(run->strangers);
    g_hash_table_unref(run->failures);
    g_string_free(run->why.text, TRUE);
    g_free(run->manifest);
}

static SheafExit
run_all(BatchRun *run)
{
    g_autoptr(Diags) diags = diags_new();
    SheafExit told;
    bool done = true;

    g_assert(run->list != NULL);                        /* a run that could not be opened has said why */
    if (!run->batch->dry_run)
        sweep_outputs(run->list->jobs, run->manifest);
    run->decider = decider_new(run->project, !run->settled);
    list_work(run);
    tell(run, SHEAF_NEWS_DECIDED, NULL, NULL, NULL);
    if (run->batch->dry_run)
        return project_report(run->project, diags);
    if (run->touched + run->work->len > 0)
        build_log_note_facts(run->log, project_facts_digest(run->project), project_fact_parts(run->project));
    if (run->dropped + run->touched > 0 && !build_log_rewrite(run->log, keep_true, run, diags)) {
        project_report(run->project, diags);
        return SHEAF_SOME_FAILED;                       /* nothing is replaced whose record cannot be withdrawn */
    }
    if (!diags_failed(diags) && !begin_manifest(run, diags)) {
        project_report(run->project, diags);
        return SHEAF_SOME_FAILED;                       /* nor what the manifest claims */
    }
    told = project_report(run->project, diags);
    if (told == SHEAF_OK && run->work->len > 0) {
        /* before workers are forked, who share them */
        g_autoptr(Verdicts) verdicts = run->project->verdicts = open_verdicts(run);

        done = make_work(run);
        verdicts_save(verdicts);
        run->project->verdicts = NULL;
    }
    return finish(run, done);
}

SheafExit
sheaf_batch(SheafProject *project, const SheafBatch *batch, SheafBatchResult *result)
{
    g_autoptr(Diags) diags = diags_new();
    BatchRun run = { .project = project,
                     .batch = batch,
                     .work = g_ptr_array_new(),
                     .orphans = g_ptr_array_new_with_free_func(g_free),
                     .failures = entries_new(),
                     .strangers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                     .result = result,
                     .why = { g_string_new(NULL), batch->reasons, 0 } };
    SheafExit exit_status;

    *result = (SheafBatchResult){ 0 };
    if (batch->workers > MOST_WORKERS) {
        g_autofree char *asked = g_strdup_printf("%d", batch->workers);

        limit_exceeded(diags, LIMIT_WORKERS, (Place){ 0 }, asked, NULL);
    } else {
        open_run(&run, diags);
    }
    exit_status = project_report(project, diags);
    if (exit_status == SHEAF_OK)
        exit_status = run_all(&run);
    close_run(&run);
    return exit_status;
}
