/* The verb that shows a theme: as a list, and as a page that is set in it. */
#include "cli/cli.h"
#include <stdio.h>

static SheafExit
show(SheafProject *project, const char *output)
{
    SheafJob job = { .template_name = "theme", .output = output };
    SheafResult result = { 0 };
    SheafExit exit_status;
    char *text;

    if (output != NULL) {
        exit_status = sheaf_build(project, &job, &result);
        if (exit_status == SHEAF_OK)
            print_result(&result);
        sheaf_result_clear(&result);
        return exit_status;
    }
    text = sheaf_theme(project, &exit_status);
    if (text != NULL)
        fputs(text, stdout);
    sheaf_free(text);
    return exit_status;
}

int
verb_theme(int argc, char **argv, const Verb *verb)
{
    char *output = NULL;
    Common common;
    const Option entries[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "a page that shows them, in place of the list", "PATH",
          NAMES_OUTPUT },
        { NULL },
    };
    int end = SHEAF_USAGE;

    if (common_parse(&common, verb, entries, &argc, &argv, &end)) {
        if (argc > 2 || (argc == 2 && common.theme != NULL)) {
            end = usage(verb, "one theme is shown at a time");
        } else if (!output_is_pdf(output, verb)) {
            end = SHEAF_USAGE;
        } else {
            SheafExit exit_status;
            SheafProject *project;

            if (argc == 2)
                common.theme = g_strdup(argv[1]);
            project = common_open(&common, &exit_status);
            if (project != NULL)
                exit_status = show(project, output);
            end = common_exit(&common, project, exit_status);
            sheaf_project_close(project);
        }
    }
    common_clear(&common);
    g_free(output);
    return end;
}
