/*
 * The rules about structure against the fact sheet that they are asked of: claims FONTS ROUNDS prints the CPU
 * milliseconds of a sheet, those of the rules over its pages, and the share in per cent.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "layout/layout.h"
#include "pdf/pass.h"
#include "render/project.h"

static double
cpu_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static Pages *
make_pages(SheafProject *project, Diags *diags)
{
    const Template *tmpl = project_template(project, "factsheet", (Place){ 0 }, diags);
    const Lang *lang = project_lang(project, NULL, diags);
    View *view = project_view(project, NULL);
    TemplateRequest request = {
        .view = view, .lang = lang, .tree = project->tree, .subject = "BIH", .created = project->created
    };
    g_autoptr(Doc) doc = template_fill(tmpl, &request, diags);
    Pages *pages = doc == NULL || !project_tools(project, diags) ? NULL : layout_pages(doc, project->text, lang, diags);

    view_free(view);
    return pages;
}

static double
sheet_ms(SheafProject *project, int rounds)
{
    SheafJob job = { .template_name = "factsheet", .subject = "BIH", .output = "/dev/null" };
    double start = 0;

    for (int i = 0; i <= rounds; i++) {                 /* the first one warms up, and is audited */
        SheafResult result;

        if (sheaf_build(project, &job, &result) != SHEAF_OK)
            exit(1);
        sheaf_result_clear(&result);
        start = i == 0 ? cpu_ms() : start;
    }
    return (cpu_ms() - start) / rounds;
}

int
main(int argc, char **argv)
{
    SheafProjectOptions options = { .fonts = argv[1] };
    int rounds = argc > 2 ? atoi(argv[2]) : 60, many = rounds * 50;
    SheafExit status;
    SheafProject *project = sheaf_project_open(&options, &status);
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Pages) pages = project == NULL ? NULL : make_pages(project, diags);
    double sheet, start, rules;

    if (pages == NULL)
        return 1;
    sheet = sheet_ms(project, rounds);
    start = cpu_ms();
    for (int i = 0; i < many; i++)
        if (!claims_kept(pages, diags))
            return 1;
    rules = (cpu_ms() - start) / many;
    printf("%.3f %.4f %.2f\n", sheet, rules, 100 * rules / sheet);
    sheaf_project_close(project);
    return 0;
}
