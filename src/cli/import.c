/* sheaf import: other people's files as data of the project. */
#include "cli/cli.h"
#include <stdio.h>
#include <string.h>

static int
import_ics(const Common *common, const char *path, const char *output, bool force)
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

static int
import_iati(const Common *common, char **paths, const char *activity, const char *folder)
{
    int end = SHEAF_OK;

    for (size_t i = 0; paths[i] != NULL; i++) {
        char *told;
        int status = (int)sheaf_import_iati(paths[i], activity, folder, show_diagnostic, (void *)(uintptr_t)common,
                                            &told);

        if (!common->quiet)
            fputs(told, stdout);
        sheaf_free(told);
        end = end == SHEAF_OK ? status : end;
    }
    return end;
}

/* What became of it goes to standard output: it is what is asked for, in a dry run above all. */
static int
import_table(const Common *common, const SheafTransfer *asked)
{
    SheafExit exit_status;
    SheafProject *project = common_open(common, &exit_status);
    SheafTransferred done = { 0 };
    int end;

    if (project == NULL)
        return (int)exit_status;
    exit_status = sheaf_import(project, asked, &done);
    if (done.text != NULL && (!common->quiet || asked->propose || asked->dry_run))
        fputs(done.text, stdout);
    sheaf_free(done.text);
    end = common_exit(common, project, exit_status);
    sheaf_project_close(project);
    return end;
}

int
verb_import(int argc, char **argv, const Verb *verb)
{
    char *output = NULL, *map = NULL, *published = NULL, *imported_on = NULL, *sheet = NULL, *activity = NULL;
    gboolean force = FALSE, dry_run = FALSE, propose = FALSE, partial = FALSE, withdraw = FALSE;
    const Option entries[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
          "of ics: where to write (default: standard output); of tables: the data file that takes what is new", "PATH",
          SAME_BYTES },
        { "activity", 0, 0, G_OPTION_ARG_STRING, &activity,
          "of iati: the one activity, whose project is the folder of --output itself", "ID", SAME_BYTES },
        { "force", 0, 0, G_OPTION_ARG_NONE, &force, "of ics: replace a file that was changed since it was imported",
          NULL, SAME_BYTES },
        { "map", 0, 0, G_OPTION_ARG_FILENAME, &map, "the file that says what the columns of a table hold", "MAP.xml",
          SAME_BYTES },
        { "propose", 0, 0, G_OPTION_ARG_NONE, &propose, "print a first mapping for the table, and do nothing else",
          NULL, SAME_BYTES },
        { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, "say what would change, and write nothing", NULL,
          SAME_BYTES },
        { "partial", 0, 0, G_OPTION_ARG_NONE, &partial, "take the rows without a mistake, though others have one", NULL,
          SAME_BYTES },
        { "published", 0, 0, G_OPTION_ARG_STRING, &published, "the day on which the table's figures were published",
          "DATE", SAME_BYTES },
        { "imported-on", 0, 0, G_OPTION_ARG_STRING, &imported_on, "the day that is noted of each new figure", "DATE",
          SAME_BYTES },
        { "withdraw", 0, 0, G_OPTION_ARG_NONE, &withdraw,
          "take figures out that an earlier import of the table brought "
          "and that it has no more",
          NULL, SAME_BYTES },
        { "sheet", 0, 0, G_OPTION_ARG_STRING, &sheet, "of a workbook: the sheet to read", "NAME", SAME_BYTES },
        { NULL },
    };
    Common common;
    int end = SHEAF_USAGE;

    if (common_parse(&common, verb, entries, &argc, &argv, &end)) {
        if (argc >= 3 && strcmp(argv[1], "iati") == 0) {
            end = output == NULL ? usage(verb, "-o DIR says where the projects are to be")
                                 : import_iati(&common, argv + 2, activity, output);
        } else if (argc != 3) {
            end = usage(verb, "name the form and the file: ics FILE, csv FILE, iati FILE ...");
        } else if (strcmp(argv[1], "ics") == 0) {
            end = import_ics(&common, argv[2], output, force);
        } else {
            SheafTransfer asked = { .format = argv[1],
                                    .path = argv[2],
                                    .output = output,
                                    .map = map,
                                    .sheet = sheet,
                                    .published = published,
                                    .imported_on = imported_on,
                                    .dry_run = dry_run,
                                    .propose = propose,
                                    .partial = partial,
                                    .withdraw = withdraw };

            common.internal = !common.for_public;
            end = import_table(&common, &asked);
        }
    }
    common_clear(&common);
    g_free(output);
    g_free(map);
    g_free(published);
    g_free(imported_on);
    g_free(sheet);
    g_free(activity);
    return end;
}
