/* sheaf pack: briefing packs, each from a file that names its parts. */
#include "cli/cli.h"
#include <stdio.h>

typedef struct PackOptions { char *output, *writer; PrintAsked print; gboolean attach; } PackOptions;

static SheafExit
make_one(SheafProject *project, const Common *common, const SheafPack *asked, const char *path)
{
    SheafPack pack = *asked;
    SheafResult result;
    SheafExit exit_status;

    pack.path = path;
    exit_status = sheaf_pack(project, &pack, &result);

    if (exit_status == SHEAF_OK && !common->quiet)
        print_result(&result);
    if (exit_status == SHEAF_OK && result.mail_path != NULL && !common->quiet)
        fprintf(stderr, "%s: to send as a mail\n", result.mail_path);
    sheaf_result_clear(&result);
    return exit_status;
}

/*
 * A pack's file, from the project's folder as a batch's is; what is not there, but where the user stands, is meant as
 * it stands. To be freed.
 */
static char *
pack_path(const Common *common, const char *path)
{
    char *within = common->folder == NULL || g_path_is_absolute(path) ? NULL
                                                                      : g_build_filename(common->folder, path, NULL);

    if (within == NULL || (!g_file_test(within, G_FILE_TEST_EXISTS) && g_file_test(path, G_FILE_TEST_EXISTS))) {
        g_free(within);
        return g_strdup(path);
    }
    return within;
}

/* A pack that fails stops none of the others. */
static int
run(const Common *common, const SheafPack *asked, char *const *paths, int count)
{
    SheafExit exit_status, first = SHEAF_OK;
    SheafProject *project = common_open(common, &exit_status);
    g_autofree SheafPack *packs = NULL;
    int made = 0, end;

    if (project == NULL)
        return (int)exit_status;
    packs = g_new0(SheafPack, count);
    for (int i = 0; i < count; i++) {
        packs[i] = *asked;
        packs[i].path = paths[i];
    }
    exit_status = sheaf_pack_check(project, packs, (size_t)count);
    if (exit_status != SHEAF_OK) {
        sheaf_project_close(project);
        return (int)exit_status;
    }
    for (int i = 0; i < count; i++) {
        exit_status = make_one(project, common, asked, paths[i]);
        made += exit_status == SHEAF_OK;
        first = first == SHEAF_OK ? exit_status : first;
    }
    end = common_exit(common, project, first != SHEAF_OK && made > 0 ? SHEAF_SOME_FAILED : first);
    sheaf_project_close(project);
    return end;
}

static int
ask(const Common *common, const PackOptions *o, char **paths, int count, const Verb *verb)
{
    SheafPrint print;
    SheafJob job = { 0 };
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);

    if (!print_read(&o->print, &print, &job, verb) || !writer_read(o->writer, &job.writer, verb) ||
        !common_output_named(common, o->output, verb) || !output_is_pdf(o->output, verb))
        return SHEAF_USAGE;
    for (int i = 0; i < count; i++)
        g_ptr_array_add(found, pack_path(common, paths[i]));
    return run(common,
               &(SheafPack){ .output = o->output,
                             .attach = o->attach,
                             .paper = job.paper,
                             .print = job.print,
                             .draft = job.draft,
                             .writer = job.writer },
               (char *const *)found->pdata, count);
}

int
verb_pack(int argc, char **argv, const Verb *verb)
{
    PackOptions o = { 0 };
    Common common;
    const Option entries[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &o.output,
          "where to write; {pack} and {lang} are filled in, and {-variant}", "PATH", NAMES_OUTPUT },
        { "attach", 0, 0, G_OPTION_ARG_NONE, &o.attach, "embed the printed figures as CSV and XML, and the calendar",
          NULL, "-attached" },
        WRITER_ENTRY(o.writer),
        PRINT_ENTRIES(o.print),
        AUDIT_ENTRY(common),
        { NULL },
    };
    int exit_status = SHEAF_USAGE;

    if (common_parse(&common, verb, entries, &argc, &argv, &exit_status)) {
        if (argc < 2)
            exit_status = usage(verb, "name at least one pack");
        else
            exit_status = ask(&common, &o, argv + 1, argc - 1, verb);
    }
    common_clear(&common);
    g_free(o.output);
    g_free(o.writer);
    print_clear(&o.print);
    return exit_status;
}
