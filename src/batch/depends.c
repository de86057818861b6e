/* One rule for all outputs of a template, since they are made from the same files. */
#include "batch/depends.h"
#include "base/diag_batch.h"
#include <string.h>
#include "base/sort.h"
#include "write/manifest.h"

/* GNU make, "Rule Syntax": what has a meaning there is written with a backslash, a dollar twice. */
static void
add_make_name(GString *out, const char *name)
{
    for (; *name != '\0'; name++) {
        if (strchr(" \t#:%\\", *name) != NULL)
            g_string_append_c(out, '\\');
        if (*name == '$')
            g_string_append_c(out, '$');
        g_string_append_c(out, *name);
    }
}

static void
add_make_rule(GString *out, const GPtrArray *outputs, const GPtrArray *files, Diags *diags)
{
    gsize before = out->len;

    for (guint i = 0; i < outputs->len; i++) {
        const char *name = g_ptr_array_index(outputs, i);

        if (strpbrk(name, "\n\r") != NULL) {
            diag_report(diags, DIAG_DEPENDS_NAME, (Place){ 0 }, name, NULL);
            continue;
        }
        g_string_append(out, out->len > before ? " \\\n" : "");
        add_make_name(out, name);
    }
    if (out->len == before)
        return;
    g_string_append_c(out, ':');
    for (guint i = 0; i < files->len; i++) {
        g_string_append(out, " \\\n  ");
        add_make_name(out, g_ptr_array_index(files, i));
    }
    g_string_append_c(out, '\n');
}

static void
add_json_rule(GString *out, GPtrArray *outputs, GPtrArray *files)
{
    g_autofree char *rule = NULL;

    g_ptr_array_add(outputs, NULL);
    g_ptr_array_add(files, NULL);
    rule = depends_json((const char *const *)outputs->pdata, (const char *const *)files->pdata);
    g_string_append_printf(out, "%s%s", out->len > 0 ? ",\n" : "", rule);
}

/* Before the path of a pack, where others have the name of their template. */
#define OF_PACK "/"

/* Template ("" for none), or a pack, -> paths of its outputs. */
static GHashTable *
group(const JobList *list)
{
    GHashTable *groups = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);

    for (guint i = 0; i < list->jobs->len; i++) {
        const Job *job = g_ptr_array_index(list->jobs, i);
        const char *template_name = job->pack.path != NULL ? arena_printf(list->arena, OF_PACK "%s", job->pack.path)
                                    : job->kind->paged     ? job->asked.template_name
                                                           : "";
        GPtrArray *outputs = g_hash_table_lookup(groups, template_name);

        if (!job->wanted)
            continue;
        if (outputs == NULL) {
            outputs = g_ptr_array_new();
            g_hash_table_insert(groups, (gpointer)(guintptr)template_name, outputs);
        }
        g_ptr_array_add(outputs, (gpointer)(guintptr)job->path);
    }
    return groups;
}

bool
depends_write(JobList *list, const SheafBatch *batch, Diags *diags)
{
    g_autoptr(GHashTable) groups = group(list);
    g_autoptr(GString) out = g_string_new(NULL);
    g_autofree char *path = job_path(list->project->folder, batch->depfile);
    bool json = g_str_has_suffix(path, ".json");
    guint count;
    g_autofree void **names = g_hash_table_get_keys_as_array(groups, &count);

    sort_texts(names, count);
    for (guint i = 0; i < count; i++) {
        const char *name = names[i];
        bool pack = g_str_has_prefix(name, OF_PACK);
        g_autoptr(GPtrArray) files = pack ? inputs_pack_files(list->project, name + strlen(OF_PACK), diags)
                                          : inputs_files(list->project, *name == '\0' ? NULL : name, diags);
        GPtrArray *outputs = g_hash_table_lookup(groups, name);

        if (json)
            add_json_rule(out, outputs, files);
        else
            add_make_rule(out, outputs, files, diags);
    }
    if (json) {
        g_string_prepend(out, "{\"rules\":[\n");
        g_string_append(out, "\n]}\n");
    }
    if (diags_failed(diags))
        return false;                                   /* a list that lacks something is worse than the one before */
    return output_write(path, out->str, out->len, diags);
}
