/* The small verbs: each opens what it needs, prints, and answers with an exit status. */
#include "cli/cli.h"
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static void
print_and_free(char *text)
{
    if (text != NULL)
        fputs(text, stdout);
    sheaf_free(text);
}

/* What a check has told so far. */
typedef struct Told { const Common *common; size_t errors, warnings; } Told;

static void
show_and_count(const SheafDiagnostic *diagnostic, void *data)
{
    Told *told = data;

    told->errors += diagnostic->severity == SHEAF_ERROR;
    told->warnings += diagnostic->severity == SHEAF_WARNING;
    show_diagnostic(diagnostic, (void *)(uintptr_t)told->common);
}

/*
 * The answer that a check is asked for: so it goes to standard output, while the mistakes themselves go to where
 * mistakes go.
 */
static void
print_verdict(const Told *told, const SheafProject *project)
{
    size_t allowed = project == NULL ? 0 : sheaf_project_allowed(project);

    if (told->errors == 0)
        printf("no errors, ");
    else
        printf("%zu error%s, ", told->errors, told->errors == 1 ? "" : "s");
    printf("%zu warning%s", told->warnings, told->warnings == 1 ? "" : "s");
    if (allowed > 0)
        printf(", %zu allowed by the plan", allowed);
    putchar('\n');
}

int
verb_check(int argc, char **argv, const Verb *verb)
{
    Common common;
    gboolean quick = FALSE;
    const Option entries[] = {
        { "lint", 0, 0, G_OPTION_ARG_NONE, &common.lint,
          "look closer: slips of wording and calendar, what the plan leaves open", NULL, SAME_BYTES },
        { "quick", 0, 0, G_OPTION_ARG_NONE, &quick,
          "data and catalogues only: no templates, themes, packs and batch files", NULL, SAME_BYTES },
        { NULL },
    };
    int end = SHEAF_USAGE;

    if (common_parse(&common, verb, entries, &argc, &argv, &end)) {
        Told told = { .common = &common };
        SheafExit exit_status;
        SheafProject *project;

        common.check_withheld = true;
        common.check_files = !quick;
        project = common_open_telling(&common, show_and_count, &told, &exit_status);
        show_rest();
        if (!common.quiet)
            print_verdict(&told, project);
        end = common_exit(&common, project, exit_status);
        sheaf_project_close(project);
    }
    common_clear(&common);
    return end;
}

int
verb_status(int argc, char **argv, const Verb *verb)
{
    gboolean json = FALSE, missing = FALSE;
    const Option entries[] = {
        { "json", 0, 0, G_OPTION_ARG_NONE, &json, "for machines", NULL, SAME_BYTES },
        { "worklist", 0, 0, G_OPTION_ARG_NONE, &missing, "what is missing or stale, by area", NULL, SAME_BYTES },
        { NULL },
    };
    Common common;
    int end = SHEAF_USAGE;

    if (common_parse(&common, verb, entries, &argc, &argv, &end)) {
        SheafExit exit_status;
        SheafProject *project = common_open(&common, &exit_status);

        if (project != NULL)
            print_and_free(missing ? sheaf_missing_table(project)
                           : json  ? sheaf_status_json(project)
                                   : sheaf_status_table(project));
        end = common_exit(&common, project, exit_status);
        sheaf_project_close(project);
    }
    common_clear(&common);
    return end;
}

static int
explain(const Common *common, const char *what, const Verb *verb)
{
    SheafExit exit_status;
    SheafProject *project = common_open(common, &exit_status);
    char *text;

    if (project == NULL)
        return (int)exit_status;
    text = sheaf_explain(project, what);
    sheaf_project_close(project);
    if (text == NULL)
        return usage(verb,
                     "'%s' is neither an indicator, alone or with an area or members behind a slash, nor "
                     "OBJECTIVE/AREA, nor the id of a figure that is known on these days", what);
    print_and_free(text);
    return SHEAF_OK;
}

int
verb_explain(int argc, char **argv, const Verb *verb)
{
    Common common;
    int end = SHEAF_USAGE;

    if (common_parse(&common, verb, NULL, &argc, &argv, &end))
        end = argc != 2 ? usage(verb, "one indicator, OBJECTIVE/AREA or figure is needed")
                        : explain(&common, argv[1], verb);
    common_clear(&common);
    return end;
}

/* With --truth, --data names a project: which of its two forms is meant must be known before options are read. */
static bool
asks_for_truth(char **argv)
{
    for (size_t i = 1; argv[i] != NULL && strcmp(argv[i], "--") != 0; i++)
        if (strcmp(argv[i], "--truth") == 0)
            return true;
    return false;
}

static int
audit_truth(int argc, char **argv, const Verb *verb)
{
    gboolean truth = FALSE;
    g_autofree char *data = NULL;
    const Option entries[] = {
        { "truth", 0, 0, G_OPTION_ARG_NONE, &truth,
          "hold every generated sentence and every figure against the data, instead", NULL, SAME_BYTES },
        { "data", 0, 0, G_OPTION_ARG_FILENAME, &data,
          "with --truth: against the data of this project, and not those attached", "DIR", SAME_BYTES },
        { NULL },
    };
    Common common;
    int end = SHEAF_USAGE;

    if (common_parse(&common, verb, entries, &argc, &argv, &end)) {
        char *summary = NULL;

        end = argc < 2 ? usage(verb, "a file is needed")
                       : (int)sheaf_audit_truth((const char *const *)argv + 1, (size_t)argc - 1, data, common.plan,
                                                common.internal, show_diagnostic, &common, &summary);
        if (common.quiet)
            sheaf_free(summary);
        else
            print_and_free(summary);
    }
    common_clear(&common);
    return end;
}

int
verb_audit(int argc, char **argv, const Verb *verb)
{
    gboolean data = FALSE, truth = FALSE;
    const Option entries[] = {
        { "data", 0, 0, G_OPTION_ARG_NONE, &data, "compare what is printed with the data attached, instead", NULL,
          SAME_BYTES },
        { "truth", 0, 0, G_OPTION_ARG_NONE, &truth,
          "hold every generated sentence and every figure against the data attached or, with --data DIR, a project's, "
          "instead",
          NULL, SAME_BYTES },
        { NULL },
    };
    Common common;
    int end = SHEAF_USAGE;

    if (asks_for_truth(argv))
        return audit_truth(argc, argv, verb);
    if (common_parse(&common, verb, entries, &argc, &argv, &end)) {
        end = argc < 2 ? usage(verb, "a file is needed") : SHEAF_OK;
        for (int i = 1; i < argc; i++) {
            char *summary = NULL;
            SheafExit exit_status =
                (data ? sheaf_audit_data : sheaf_audit)(argv[i], show_diagnostic, &common, &summary);

            if (common.quiet)
                sheaf_free(summary);
            else
                print_and_free(summary);
            end = end == SHEAF_OK ? (int)exit_status : end;
        }
    }
    common_clear(&common);
    return end;
}

int
verb_schema(int argc, char **argv, const Verb *verb)
{
    Common common;
    int end = SHEAF_USAGE;

    if (common_parse(&common, verb, NULL, &argc, &argv, &end)) {
        char *text = argc == 2 ? sheaf_schema(argv[1]) : NULL;

        end = argc != 2 ? usage(verb, "one root element is needed: plan, observations, …, template or chart")
              : text == NULL ? usage(verb, "no file has the root element '%s'%s", argv[1], now_called(argv[1]))
                             : SHEAF_OK;
        print_and_free(text);
    }
    common_clear(&common);
    return end;
}

int
verb_fonts(int argc, char **argv, const Verb *verb)
{
    Common common;
    int end = SHEAF_USAGE;

    if (common_parse(&common, verb, NULL, &argc, &argv, &end)) {
        SheafExit exit_status;

        print_and_free(sheaf_fonts(common.fonts, show_diagnostic, &common, &exit_status));
        end = (int)exit_status;
    }
    common_clear(&common);
    return end;
}

int
verb_init(int argc, char **argv, const Verb *verb)
{
    Common common;
    int end = SHEAF_USAGE;

    if (common_parse(&common, verb, NULL, &argc, &argv, &end)) {
        end = argc != 2 ? usage(verb, "the folder of the new project is needed")
                        : (int)sheaf_init(argv[1], show_diagnostic, &common);
        if (end == SHEAF_OK && !common.quiet)
            fprintf(stderr, "%s: try 'sheaf batch -C %s --template sheet --each area'\n", argv[1], argv[1]);
    }
    common_clear(&common);
    return end;
}
