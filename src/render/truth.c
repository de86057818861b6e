/* A finished file held against a project's data, or those attached to it. */
#include "read/read.h"
#include "render/project.h"
#include "truth/truth.h"

/* The plan in a project's folder, or in a folder of data; NULL with a diagnostic. */
static Plan *
read_data(const char *folder, const char *plan, bool internal, Diags *diags)
{
    g_autofree char *data = g_build_filename(folder, "data", NULL);
    const PlanOrder order = { .folder = g_file_test(data, G_FILE_TEST_IS_DIR) ? data : folder,
                              .plan = plan,
                              .audience = internal ? AUDIENCE_INTERNAL : AUDIENCE_PUBLIC };

    return read_order(&order, diags);
}

SheafExit
sheaf_audit_truth(const char *const *paths, size_t count, const char *data, const char *plan_file, bool internal,
                  SheafReport report, void *report_data, char **summary)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = data == NULL ? NULL : read_data(data, plan_file, internal, diags);
    GString *out = g_string_new(NULL);

    for (size_t i = 0; i < count && (data == NULL || plan != NULL); i++) {
        TruthSummary told;

        if (!truth_check(paths[i], plan, &told, diags))
            continue;
        g_string_append_printf(out, "%s: %zu sentences and %zu figures held against %s: %zu findings", paths[i],
                               told.sentences, told.figures, data == NULL ? "the attached data" : data,
                               told.findings);
        if (told.untold > 0)
            g_string_append_printf(out, "; of %zu sentences %s do not tell", told.untold,
                                   data == NULL ? "these" : "the data");
        g_string_append_c(out, '\n');
    }
    report_all(diags, report, report_data);
    *summary = g_string_free(out, FALSE);
    return (SheafExit)diags_exit_status(diags);
}
