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
        int status =
            (int)sheaf_import_iati(paths[i], activity, folder, show_diagnostic, (void *)(uintptr_t)common, &told);

        if (!common->quiet)
            fputs(told, stdout);
        sheaf_free(told);
        end = end == SHEAF_OK ? status : end;
    }
    return end;
}

typedef struct Previewed {
    const Common *common;
    SheafTransferred *done;
} Previewed;

static void
print_done(const Common *common, const SheafTransfer *asked, SheafTransferred *done)
{
    if (done->text != NULL && (!common->quiet || asked->propose || asked->dry_run))
        fputs(done->text, stdout);
    sheaf_free(done->text);
    done->text = NULL;
}

/* Behind what would change, which outputs would be made again, and the values that do it. */
static void
print_would(const char *folder, void *data)
{
    const Previewed *p = data;

    print_done(p->common, &(SheafTransfer){ .dry_run = true }, p->done);
    batch_print_would(p->common, folder);
}

/* What became of it goes to standard output: it is what is asked for, in a dry run above all. */
static int
import_table(const Common *common, SheafTransfer *asked)
{
    SheafExit exit_status;
    SheafProject *project = common_open(common, &exit_status);
    SheafTransferred done = { 0 };
    Previewed previewed = { common, &done };
    int end;

    if (project == NULL)
        return (int)exit_status;
    asked->preview = print_would;
    asked->preview_data = &previewed;
    exit_status = sheaf_import(project, asked, &done);
    print_done(common, asked, &done);
    end = common_exit(common, project, exit_status);
    sheaf_project_close(project);
    return end;
}

/* What the options say. */
typedef struct ImportOptions {
    char *output, *map, *published, *imported_on, *sheet, *activity, *records;
    gboolean force, dry_run, propose, partial, withdraw;
} ImportOptions;

static int
take_ics(const Common *common, char **paths, const ImportOptions *o, const Verb *verb)
{
    (void)verb;
    return import_ics(common, paths[0], o->output, o->force);
}

static int
take_table(const Common *common, const char *format, const char *path, const ImportOptions *o)
{
    SheafTransfer asked = { .format = format,
                            .path = path,
                            .output = o->output,
                            .map = o->map,
                            .sheet = o->sheet,
                            .records = o->records,
                            .published = o->published,
                            .imported_on = o->imported_on,
                            .dry_run = o->dry_run,
                            .propose = o->propose,
                            .partial = o->partial,
                            .withdraw = o->withdraw };

    return import_table(common, &asked);
}

/* Figures into the plan that there is, by a mapping; else projects of their own. */
static int
take_iati(const Common *common, char **paths, const ImportOptions *o, const Verb *verb)
{
    if (o->map != NULL)
        return paths[1] != NULL ? usage(verb, "'%s' is not expected here", paths[1])
                                : take_table(common, "iati", paths[0], o);
    return o->output == NULL ? usage(verb, "-o DIR says where the projects are to be, or --map MAP.xml how the figures "
                                           "come into this one")
                             : import_iati(common, paths, o->activity, o->output);
}

/* Forms that are no tables; all others are found by their names in the table of formats. */
static const struct {
    const char *form;
    bool many; /* files */
    int (*take)(const Common *common, char **paths, const ImportOptions *options, const Verb *verb);
} forms[] = {
    { "ics", false, take_ics },
    { "iati", true, take_iati },
};

static int
import_form(Common *common, int argc, char **argv, const ImportOptions *o, const Verb *verb)
{
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++)
        if (argc >= 3 && strcmp(argv[1], forms[i].form) == 0 && (argc == 3 || forms[i].many)) {
            common->internal = o->map != NULL && !common->for_public;
            return forms[i].take(common, argv + 2, o, verb);
        }
    if (argc != 3)
        return usage(verb, "name the form and the file: ics FILE, csv FILE, iati FILE ...");
    if (o->records != NULL && (o->map != NULL || o->withdraw || o->propose))
        return usage(verb, "--records takes neither --map, --propose nor --withdraw");
    common->internal = !common->for_public;
    return take_table(common, argv[1], argv[2], o);
}

#define FLAG(name, letter, field, help)                                                                                \
    {                                                                                                                  \
        name, letter, 0, G_OPTION_ARG_NONE, &o.field, help, NULL, SAME_BYTES                                           \
    }
#define FILE_OPTION(name, letter, field, help, what)                                                                   \
    {                                                                                                                  \
        name, letter, 0, G_OPTION_ARG_FILENAME, &o.field, help, what, SAME_BYTES                                       \
    }
#define TEXT(name, field, help, what)                                                                                  \
    {                                                                                                                  \
        name, 0, 0, G_OPTION_ARG_STRING, &o.field, help, what, SAME_BYTES                                              \
    }

int
verb_import(int argc, char **argv, const Verb *verb)
{
    ImportOptions o = { 0 };
    const Option entries[] = {
        FILE_OPTION(
            "output", 'o', output,
            "of ics: where to write (default: standard output); of tables: the data file that takes what is new; "
            "of iati: the folder of the new projects",
            "PATH"),
        TEXT("activity", activity, "of iati: the one activity, whose project is the folder of --output itself", "ID"),
        FLAG("force", 0, force, "of ics: replace a file that was changed since it was imported"),
        FILE_OPTION("map", 0, map, "the file that says what the columns of a table hold", "MAP.xml"),
        FLAG("propose", 0, propose, "print a first mapping for the table, and do nothing else"),
        FLAG("dry-run", 'n', dry_run, "say what would change, and write nothing"),
        FLAG("partial", 0, partial, "take the rows without a mistake, though others have one"),
        TEXT("published", published, "the day on which the table's figures were published", "DATE"),
        TEXT("imported-on", imported_on, "the day that is noted of each new figure", "DATE"),
        FLAG("withdraw", 0, withdraw,
             "take figures out that an earlier import of the table brought and that it has no more, or that it asks to "
             "be taken out"),
        TEXT("records", records, "the table is of records of this type", "TYPE"),
        TEXT("sheet", sheet, "of a workbook: the sheet to read", "NAME"),
        { NULL },
    };
    Common common;
    int end = SHEAF_USAGE;

    if (common_parse(&common, verb, entries, &argc, &argv, &end))
        end = import_form(&common, argc, argv, &o, verb);
    common_clear(&common);
    g_free(o.output);
    g_free(o.map);
    g_free(o.published);
    g_free(o.imported_on);
    g_free(o.sheet);
    g_free(o.records);
    g_free(o.activity);
    return end;
}
