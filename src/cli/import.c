/* sheaf import: other people's files as data of the project. */
#include "cli/cli.h"
#include <stdio.h>
#include <string.h>

static int
import(const Common *common, const char *path, const char *output, bool force)
{
    SheafImport import;
    SheafExit exit_status = sheaf_import_ics(path, output, force, show_diagnostic, (void *)(uintptr_t)common, &import);

    if (import.text != NULL)
        fputs(import.text, stdout);
    if (exit_status == SHEAF_OK && !common->quiet)
        fprintf(stderr, "%s%s%zu event%s\n", output == NULL ? "" : output, output == NULL ? "" : ": ", import.events,
                import.events == 1 ? "" : "s");
    sheaf_free(import.text);
    return exit_status == SHEAF_OK && common->werror && import.warnings > 0 ? SHEAF_WARNINGS : (int)exit_status;
}

int
verb_import(int argc, char **argv, const Verb *verb)
{
    char *output = NULL;
    gboolean force = FALSE;
    const Option entries[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "where to write (default: standard output)", "PATH",
          SAME_BYTES },
        { "force", 0, 0, G_OPTION_ARG_NONE, &force, "replace a file that was changed since it was imported", NULL,
          SAME_BYTES },
        { NULL },
    };
    Common common;
    int end = SHEAF_USAGE;

    if (common_parse(&common, verb, entries, &argc, &argv, &end)) {
        if (argc != 3 || strcmp(argv[1], "ics") != 0)
            end = usage(verb, "name the form and the file: ics FILE");
        else
            end = import(&common, argv[2], output, force);
    }
    common_clear(&common);
    g_free(output);
    return end;
}
