/* The basis of a run, gathered from its jobs. */
#include "batch/basis.h"
#include <string.h>
#include "base/sort.h"
#include "batch/folder.h"

GHashTable *
basis_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
}

static void
set(GHashTable *basis, const char *name, char *value)
{
    g_hash_table_replace(basis, g_strdup(name), value);
}

/* ---- gathering ---- */

/* Lines "=name\tdigest\n" of a recipe; jobs of one recipe share it. */
static void
add_recipe(GHashTable *basis, const char *lines)
{
    g_auto(GStrv) all = g_strsplit(lines, "\n", -1);

    for (size_t i = 0; all[i] != NULL; i++) {
        char *tab = strchr(all[i], '\t');

        if (tab == NULL)
            continue;
        *tab = '\0';
        set(basis, all[i] + 1, g_strdup(tab + 1));
    }
}

static int
compare_jobs(const void *left, const void *right)
{
    return strcmp((*(const Job *const *)left)->name, (*(const Job *const *)right)->name);
}

/* The order in which a batch file names its outputs changes nothing. */
static char *
jobs_digest(const JobList *list)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autoptr(GPtrArray) jobs = g_ptr_array_copy(list->jobs, NULL, NULL);

    sort_items(jobs->pdata, jobs->len, sizeof(Job *), compare_jobs);
    for (guint i = 0; i < jobs->len; i++) {
        const Job *job = g_ptr_array_index(jobs, i);
        g_autofree char *options = job_options(list->project, job);

        g_checksum_update(sum, (const guchar *)job->name, (gssize)strlen(job->name) + 1);
        g_checksum_update(sum, (const guchar *)options, -1);
    }
    return g_strdup(g_checksum_get_string(sum));
}

void
basis_gather(GHashTable *basis, const JobList *list, Decider *decider)
{
    SheafProject *project = list->project;
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    char as_of[11], known_by[11];

    for (guint i = 0; i < list->jobs->len; i++) {
        const Job *job = g_ptr_array_index(list->jobs, i);
        const Recipe *recipe = job->wanted ? decider_recipe(decider, job) : NULL;

        if (recipe != NULL && g_hash_table_add(seen, (gpointer)(guintptr)recipe))
            add_recipe(basis, recipe->lines);
    }
    set(basis, "facts", g_strdup(project_facts_digest(project)));
    set(basis, "jobs", jobs_digest(list));
    set(basis, "as-of", g_strdup(date_format(project->days.as_of, as_of)));
    set(basis, "known-by", g_strdup(date_format(project->days.known_by, known_by)));
    set(basis, "date", g_strdup_printf("%" G_GINT64_FORMAT, project->created));
    set(basis, "audience", g_strdup(project->audience == AUDIENCE_INTERNAL ? "internal" : "public"));
}

/* ---- writing ---- */

static int
compare_inputs(const void *left, const void *right)
{
    return strcmp(((const ManifestInput *)left)->name, ((const ManifestInput *)right)->name);
}

bool
basis_write(GHashTable *basis, const char *path, const ManifestHead *head, GHashTable *entries, Diags *diags)
{
    g_autofree ManifestInput *inputs = g_new0(ManifestInput, g_hash_table_size(basis) + 1);
    ManifestHead whole = *head;
    GHashTableIter iter;
    void *name, *value;

    g_hash_table_iter_init(&iter, basis);
    while (g_hash_table_iter_next(&iter, &name, &value))
        inputs[whole.input_count++] = (ManifestInput){ name, value };
    sort_items(inputs, whole.input_count, sizeof *inputs, compare_inputs);
    whole.inputs = inputs;
    return manifest_write(path, &whole, entries, diags);
}
