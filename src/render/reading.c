/* A folder has a plan of its own, which lives as long as its view; days are the project's. */
#include "render/reading.h"
#include "base/diag_files.h"
#include "read/read.h"

void
reading_clear(Reading *reading)
{
    view_free(reading->view);
    plan_free(reading->plan);
}

/* "2018-06-30", or "2018-06-30/2018-12-31": as-of, and by when it had been published. */
static bool
parse_days(const SheafProject *project, const char *text, Days *out)
{
    g_auto(GStrv) parts = g_strsplit(text, "/", 3);
    YearStart start = plan_year_start(project->plan);
    Date as_of, known_by = DATE_NONE;

    if (parts[0] == NULL || !period_last_day(parts[0], start, &as_of))
        return false;
    if (parts[1] != NULL && (parts[2] != NULL || !period_last_day(parts[1], start, &known_by)))
        return false;
    *out = days_both(as_of, known_by);
    return true;
}

/* The folder itself where it holds the data, as a project's `data` does; else the `data` in it. */
static char *
data_of(const char *folder)
{
    g_autofree char *data = g_build_filename(folder, "data", NULL);

    return g_file_test(data, G_FILE_TEST_IS_DIR) ? g_steal_pointer(&data) : g_strdup(folder);
}

static bool
open_folder(const SheafProject *project, const char *folder, Reading *out, Diags *diags)
{
    g_autofree char *data = data_of(folder);
    PathScope scope = { folder, (const char *const *)project->allowed };
    PlanOrder order = { .folder = data, .audience = project->audience, .scope = scope };

    out->plan = read_order(&order, diags);
    if (out->plan == NULL)
        return false;
    out->view = view_new_days(out->plan, project->as_of_given ? project->days : plan_days(out->plan), NULL);
    return true;
}

bool
reading_open(const SheafProject *project, const char *name, Days usual, Reading *out, Diags *diags)
{
    Days days = usual;

    if (name != NULL && g_file_test(name, G_FILE_TEST_IS_DIR))
        return open_folder(project, name, out, diags);
    if (name != NULL && !parse_days(project, name, &days)) {
        diag_report(diags, DIAG_DIFF_SIDE, (Place){ 0 }, name, NULL);
        return false;
    }
    out->view = view_new_days(project->plan, days, NULL);
    return true;
}
