/* sheaf pack: briefing packs, each from a file that names its parts. */
#include "cli/cli.h"
#include <stdio.h>

typedef struct PackOptions { char *output, *paper; } PackOptions;

static SheafExit
make_one(SheafProject *project, const Common *common, const PackOptions *o, const char *path)
{
    SheafPack pack = { .path = path, .output = o->output, .paper = o->paper };
    SheafResult result;
    SheafExit exit_status = sheaf_pack(project, &pack, &result);

    if (exit_status == SHEAF_OK && !common->quiet)
        fprintf(stderr, "%s: %zu page%s\n", result.path, result.pages, result.pages == 1 ? "" : "s");
    sheaf_result_clear(&result);
    return exit_status;
}

/* A pack that fails stops none of the others. */
static int
run(const Common *common, const PackOptions *o, char **paths, int count)
{
    SheafExit exit_status, first = SHEAF_OK;
    SheafProject *project = common_open(common, &exit_status);
    int made = 0, end;

    if (project == NULL)
        return (int)exit_status;
    for (int i = 0; i < count; i++) {
        exit_status = make_one(project, common, o, paths[i]);
        made += exit_status == SHEAF_OK;
        first = first == SHEAF_OK ? exit_status : first;
    }
    end = common_exit(common, project, first != SHEAF_OK && made > 0 ? SHEAF_SOME_FAILED : first);
    sheaf_project_close(project);
    return end;
}

int
verb_pack(int argc, char **argv, const Verb *verb)
{
    PackOptions o = { 0 };
    const GOptionEntry entries[] = {
        { "paper", 0, 0, G_OPTION_ARG_STRING, &o.paper, "A4, Letter; 'A5 portrait'", "SIZE" },
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &o.output, "where to write; {pack} and {lang} are filled in", "PATH" },
        { NULL },
    };
    Common common;
    int exit_status = SHEAF_USAGE;

    if (common_parse(&common, verb, entries, &argc, &argv, &exit_status)) {
        if (argc < 2)
            exit_status = usage(verb, "name at least one pack");
        else
            exit_status = run(&common, &o, argv + 1, argc - 1);
    }
    common_clear(&common);
    g_free(o.output);
    g_free(o.paper);
    return exit_status;
}
