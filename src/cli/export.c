/* sheaf export: the observations of the project as tables for others. */
#include "cli/cli.h"
#include <stdio.h>
#include <string.h>

static int export(const Common *common, SheafTransfer *asked)
{
    SheafExit exit_status;
    SheafProject *project;
    SheafTransferred done = { 0 };
    int end;

    asked->internal = common->internal;
    project = common_open(common, &exit_status);
    if (project == NULL)
        return (int)exit_status;
    exit_status = sheaf_export(project, asked, &done);
    if (done.text != NULL)
        fwrite(done.text, 1, done.size, stdout);
    if (done.files > 0 && !common->quiet)
        fprintf(stderr, "%s\n", asked->output);
    sheaf_free(done.text);
    end = common_exit(common, project, exit_status);
    sheaf_project_close(project);
    return end;
}

static bool
format_is(const char *output, const char *ending)
{
    return output != NULL && g_str_has_suffix(output, ending);
}

int
verb_export(int argc, char **argv, const Verb *verb)
{
    char *output = NULL, *area = NULL, *records = NULL;
    const Option entries[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "where to write (default: standard output)", "PATH",
          SAME_BYTES },
        { "area", 0, 0, G_OPTION_ARG_STRING, &area, "the figures of this area alone", "ID", NEEDS_OUTPUT },
        { "records", 0, 0, G_OPTION_ARG_STRING, &records, "records of this type, in place of figures", "TYPE",
          SAME_BYTES },
        { NULL },
    };
    Common common;
    int end = SHEAF_USAGE;

    if (common_parse(&common, verb, entries, &argc, &argv, &end)) {
        bool worklist = argc > 1 && strcmp(argv[1], "worklist") == 0, csv = format_is(output, ".csv");
        SheafTransfer asked = { .format = !worklist ? argv[1] : csv ? "csv" : "xlsx",
                                .output = output,
                                .area = area,
                                .worklist = worklist,
                                .records = records };

        if (records != NULL && worklist)
            end = usage(verb, "--records is of csv and xlsx");
        else if (argc != 2)
            end = usage(verb, "name the form: csv, xlsx or worklist");
        else if (output == NULL && strcmp(asked.format, "csv") != 0)
            end = usage(verb, "a workbook needs a file: -o PATH");
        else
            end = export(&common, &asked);
    }
    common_clear(&common);
    g_free(output);
    g_free(area);
    g_free(records);
    return end;
}
