/*
 * A batch again and again: look at everything that outputs are made from, open the project, make what differs, sleep
 * until something is saved. Since what is read is watched before it is read, a change during a run is found waiting
 * after it.
 */
#include <sys/poll.h>
#include "batch/watcher.h"
#include "base/diag_batch.h"
#include "batch/jobs.h"
#include "batch/shard.h"

enum {
    QUIET_MS = 25,                      /* editors do several things to save a file: this long nothing must happen */
    PIECES = 12,                   /* but what never comes to rest is not waited for */
    BUSY_MS = 1000                      /* after which is tried again what another run was busy with */
};

typedef struct Watch {
    const SheafWatch *asked;
    SheafProjectOptions options;        /* what is reported comes here first */
    Watcher *watcher;
    char *folder;                       /* of the project, canonical */
    GHashTable *known;                  /* files that only an open project knows: of fonts and packs */
    GPtrArray *changed;                 /* paths */
    GHashTable *told;                   /* what this run has reported */
    bool begun, blind, busy, opened;
} Watch;

static bool
is_stopped(const Watch *w)
{
    return w->asked->batch.stop != NULL && *w->asked->batch.stop != 0;
}

/* ---- telling ---- */

/* A template that many outputs are made from has its mistakes once. */
static void
report_once(const SheafDiagnostic *d, void *data)
{
    Watch *w = data;
    g_autofree char *key =
        g_strdup_printf("%d %s:%d:%d %s", d->number, d->file == NULL ? "" : d->file, d->line, d->column, d->sentence);

    w->busy = w->busy || d->number == DIAG_BATCH_BUSY;
    if (g_hash_table_add(w->told, g_steal_pointer(&key)) && w->asked->project.report != NULL)
        w->asked->project.report(d, w->asked->project.report_data);
}

/* What an editor wrote beside and renamed is not worth a word: first comes what is there. */
static const char *
first_changed(const Watch *w)
{
    for (guint i = 0; i < w->changed->len; i++)
        if (g_file_test(g_ptr_array_index(w->changed, i), G_FILE_TEST_EXISTS))
            return g_ptr_array_index(w->changed, i);
    return w->changed->len == 0 ? NULL : g_ptr_array_index(w->changed, 0);
}

static size_t
others_changed(const Watch *w, const char *first)
{
    size_t others = 0;

    for (guint i = 0; i < w->changed->len; i++)
        others += g_ptr_array_index(w->changed, i) != (gpointer)(guintptr)first &&
                  g_file_test(g_ptr_array_index(w->changed, i), G_FILE_TEST_EXISTS);
    return others;
}

static void
tell_begun(Watch *w)
{
    const char *first = first_changed(w);
    g_autofree char *name = first == NULL ? NULL : job_name(w->folder, first);

    if (w->begun)
        g_hash_table_remove_all(w->told);
    w->begun = true;
    if (w->asked->begun != NULL)
        w->asked->begun(name, others_changed(w, first), w->asked->data);
    g_ptr_array_set_size(w->changed, 0);
}

/* ---- what is looked at ---- */

/* Paths of the project's options are as the user wrote them, those of a batch from the project's folder. */
static void
look_at_file(const Watch *w, const char *file, bool of_project)
{
    g_autofree char *path = file == NULL ? NULL : of_project ? job_path(w->folder, file) : g_strdup(file);

    if (path != NULL)
        watcher_file(w->watcher, path);
}

static void
look_at_folder(const Watch *w, const char *folder, const char *below)
{
    g_autofree char *path = below == NULL ? g_strdup(folder) : g_build_filename(folder, below, NULL);

    watcher_tree(w->watcher, path);
}

static void
look(Watch *w)
{
    g_autoptr(Diags) diags = diags_new();
    GHashTableIter iter;
    void *file;

    watcher_open(w->watcher);
    look_at_folder(w, w->folder, "data");
    look_at_folder(w, w->folder, "templates");
    if (w->options.templates != NULL) {
        look_at_folder(w, w->options.templates, NULL);
        look_at_folder(w, w->options.templates, "../data");            /* words that came with the program */
    }
    look_at_file(w, w->options.plan, false);
    look_at_file(w, w->options.holidays, false);
    look_at_file(w, w->options.fonts, false);
    look_at_file(w, w->asked->batch.file, true);
    g_hash_table_iter_init(&iter, w->known);
    while (g_hash_table_iter_next(&iter, &file, NULL))
        look_at_file(w, file, false);
    w->blind = !watcher_close(w->watcher, diags);
    report_all(diags, report_once, w);
}

static bool
add_known(Watch *w, const GPtrArray *files)
{
    bool more = false;

    for (guint i = 0; i < files->len; i++)
        more = g_hash_table_add(w->known, g_strdup(g_ptr_array_index(files, i))) || more;
    return more;
}

/*
 * True when there are files that were not watched while they were read: of fonts, and, in whichever folder, packs and
 * what they annex.
 */
static bool
learn_files(Watch *w, SheafProject *project)
{
    g_autoptr(Diags) diags = diags_new();               /* of what is missing the outputs tell */
    g_autoptr(GPtrArray) faces = inputs_font_files(project, diags),
                         packs = w->asked->batch.file == NULL ? NULL : jobs_packs(project, w->asked->batch.file);
    bool more = add_known(w, faces);

    for (guint i = 0; packs != NULL && i < packs->len; i++) {
        g_autoptr(GPtrArray) files = inputs_pack_files(project, g_ptr_array_index(packs, i), diags);

        more = add_known(w, files) || more;
    }
    return more;
}

/* ---- a run ---- */

static SheafProject *
open_project(Watch *w, SheafExit *exit_status)
{
    for (;;) {
        SheafProject *project;

        look(w);
        project = sheaf_project_open(&w->options, exit_status);
        if (project == NULL || !learn_files(w, project))
            return project;
        sheaf_project_close(project);
    }
}

static SheafExit
run_once(Watch *w)
{
    bool again = w->busy;
    SheafExit exit_status = SHEAF_OK;
    SheafBatchResult result = { 0 };
    SheafProject *project;

    if (!again)
        tell_begun(w);
    w->busy = false;
    project = open_project(w, &exit_status);
    w->opened = project != NULL;
    if (project != NULL)
        exit_status = sheaf_batch(project, &w->asked->batch, &result);
    sheaf_project_close(project);
    if (!w->busy && w->asked->ended != NULL)
        w->asked->ended(exit_status, &result, w->asked->data);
    return exit_status;
}

/* What no file can put right. */
static bool
is_in_vain(const Watch *w, SheafExit exit_status)
{
    return exit_status == SHEAF_USAGE && (!w->opened || w->asked->batch.file == NULL);
}

/* ---- sleeping ---- */

/* False when nothing has happened in that time (-1: any). */
static bool
sleep_for(const Watch *w, int milliseconds)
{
    struct pollfd fds[] = { { .fd = watcher_fd(w->watcher), .events = POLLIN },
                            { .fd = w->asked->batch.stop_fd > 0 ? w->asked->batch.stop_fd : -1, .events = POLLIN } };

    return is_stopped(w) || poll(fds, G_N_ELEMENTS(fds), milliseconds) != 0;
}

/* Until something is saved and its editor has come to rest; false when stopped. */
static bool
wait_for_change(Watch *w)
{
    bool seen = watcher_read(w->watcher, w->changed);

    while (!seen && !is_stopped(w)) {
        if (!sleep_for(w, w->busy ? BUSY_MS : -1))
            return true;
        seen = watcher_read(w->watcher, w->changed);
    }
    for (int i = 0; i < PIECES && !is_stopped(w) && sleep_for(w, QUIET_MS); i++)
        watcher_read(w->watcher, w->changed);
    return !is_stopped(w);
}

static SheafExit
watch_on(Watch *w)
{
    SheafExit exit_status;

    look(w);
    if (w->blind)
        return SHEAF_SOME_FAILED;
    exit_status = run_once(w);
    if (!is_stopped(w) && is_in_vain(w, exit_status))
        return exit_status;
    while (!is_stopped(w) && wait_for_change(w))
        run_once(w);
    return SHEAF_INTERRUPTED;
}

static bool
is_shard(const char *shard, Diags *diags)
{
    Shard parsed;

    if (shard == NULL || shard_parse(shard, &parsed))
        return true;
    diag_report(diags, DIAG_BATCH_BAD_SHARD, (Place){ 0 }, shard, NULL);
    return false;
}

SheafExit
sheaf_watch(const SheafWatch *asked)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Watcher) watcher = is_shard(asked->batch.shard, diags) ? watcher_new(diags) : NULL;
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                          told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) changed = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *folder =
        g_canonicalize_filename(asked->project.folder != NULL ? asked->project.folder : ".", NULL);
    Watch watch = { .asked = asked,
                    .options = asked->project,
                    .watcher = watcher,
                    .folder = folder,
                    .known = known,
                    .changed = changed,
                    .told = told };

    watch.options.report = report_once;
    watch.options.report_data = &watch;
    report_all(diags, report_once, &watch);
    return watcher == NULL ? (SheafExit)diags_exit_status(diags) : watch_on(&watch);
}
