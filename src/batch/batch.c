/* Many outputs of one template: a plain loop, by id, in which a failing one stops nobody else. */
#include <glib.h>
#include <string.h>
#include "render/project.h"

static void
add_ids(SheafProject *project, const char *each, GPtrArray *ids)
{
    size_t count = 0;

    if (strcmp(each, "state") == 0) {
        const State *const *states = plan_target_states(project->plan, &count);

        for (size_t i = 0; i < count; i++)
            g_ptr_array_add(ids, (gpointer)(guintptr)states[i]->id);
    } else if (strcmp(each, "objective") == 0) {
        const Objective *const *objectives = plan_objectives(project->plan, &count);

        for (size_t i = 0; i < count; i++)
            g_ptr_array_add(ids, (gpointer)(guintptr)objectives[i]->id);
    } else if (strcmp(each, "indicator") == 0) {
        const Indicator *const *indicators = plan_indicators(project->plan, &count);

        for (size_t i = 0; i < count; i++)
            g_ptr_array_add(ids, (gpointer)(guintptr)indicators[i]->id);
    }
}

static bool
is_wanted(char **only, const char *id)
{
    return only == NULL || g_strv_contains((const char *const *)only, id);
}

static SheafExit
check_only(SheafProject *project, char **only, const GPtrArray *ids, const char *each)
{
    g_autoptr(Diags) diags = diags_new();

    for (size_t i = 0; only != NULL && only[i] != NULL; i++)
        if (!g_ptr_array_find_with_equal_func((GPtrArray *)(guintptr)ids, only[i], g_str_equal, NULL))
            diag_report(diags, DIAG_UNKNOWN_SUBJECT, (Place){ 0 }, each, only[i], NULL);
    return project_report(project, diags);
}

/* A pattern without the subject would write every output over the one before. */
static SheafExit
check_pattern(SheafProject *project, const SheafBatch *batch, guint jobs)
{
    g_autoptr(Diags) diags = diags_new();

    if (batch->job.output != NULL && strstr(batch->job.output, "{subject}") == NULL && jobs > 1)
        diag_report(diags, DIAG_BATCH_ONE_PATH, (Place){ 0 }, batch->job.output, NULL);
    return project_report(project, diags);
}

static SheafExit
run(SheafProject *project, const SheafBatch *batch, const GPtrArray *jobs, size_t *made)
{
    size_t failed = 0;
    SheafExit first = SHEAF_OK;

    for (guint i = 0; i < jobs->len; i++) {
        SheafJob job = batch->job;
        SheafResult result;
        SheafExit exit_status;

        if (batch->stop != NULL && *batch->stop != 0)
            return SHEAF_INTERRUPTED;
        job.subject = g_ptr_array_index(jobs, i);
        if (batch->progress != NULL)
            batch->progress(i, jobs->len, job.subject, batch->progress_data);
        exit_status = sheaf_build(project, &job, &result);
        sheaf_result_clear(&result);
        if (exit_status != SHEAF_OK) {
            failed++;
            first = first == SHEAF_OK ? exit_status : first;
        } else {
            (*made)++;
        }
    }
    if (batch->progress != NULL)
        batch->progress(jobs->len, jobs->len, NULL, batch->progress_data);
    return failed == 0 ? SHEAF_OK : *made == 0 ? first : SHEAF_SOME_FAILED;
}

SheafExit
sheaf_batch(SheafProject *project, const SheafBatch *batch, size_t *made)
{
    g_autoptr(GPtrArray) ids = g_ptr_array_new(), jobs = g_ptr_array_new();
    g_auto(GStrv) only = batch->only == NULL ? NULL : g_strsplit(batch->only, ",", -1);
    SheafExit exit_status;

    *made = 0;
    add_ids(project, batch->each, ids);
    exit_status = check_only(project, only, ids, batch->each);
    for (guint i = 0; i < ids->len; i++)
        if (is_wanted(only, g_ptr_array_index(ids, i)))
            g_ptr_array_add(jobs, g_ptr_array_index(ids, i));
    if (exit_status == SHEAF_OK)
        exit_status = check_pattern(project, batch, jobs->len);
    return exit_status != SHEAF_OK ? exit_status : run(project, batch, jobs, made);
}
