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
        SheafProject *project;

        common_in_language(&common, NULL);
        project = common_open(&common, &exit_status);
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
explain(const Common *common, const char *what)
{
    SheafExit exit_status;
    SheafProject *project = common_open(common, &exit_status);
    char *text;

    if (project == NULL)
        return (int)exit_status;
    text = sheaf_explain(project, what);
    sheaf_project_close(project);
    if (text == NULL)
        return SHEAF_USAGE;
    print_and_free(text);
    return SHEAF_OK;
}

int
verb_explain(int argc, char **argv, const Verb *verb)
{
    Common common;
    int end = SHEAF_USAGE;

    if (common_parse(&common, verb, NULL, &argc, &argv, &end)) {
        common_in_language(&common, NULL);
        end = argc != 2 ? usage(verb, "one indicator, OBJECTIVE/AREA or figure is needed")
                        : explain(&common, argv[1]);
    }
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

typedef struct AuditAsked {
    gboolean data, truth, json, sarif, html, tags, brief;
    char *profile, *clause;
} AuditAsked;

static int
audit_plainly(const AuditAsked *asked, const char *path, Common *common)
{
    char *text = NULL;
    SheafExit end = asked->tags   ? sheaf_audit_tags(path, asked->brief, show_diagnostic, common, &text)
                    : asked->data ? sheaf_audit_data(path, show_diagnostic, common, &text)
                                  : sheaf_audit_as(path, asked->profile, show_diagnostic, common, &text);

    if (common->quiet && !asked->tags)
        sheaf_free(text);
    else
        print_and_free(text);
    return (int)end;
}

/* The report stands on stdout alone; what it tells is not told twice. */
static int
audit_in_form(const AuditAsked *asked, char **paths, int count)
{
    char *text = NULL;
    SheafAuditForm form = asked->sarif ? SHEAF_AUDIT_SARIF : asked->html ? SHEAF_AUDIT_HTML : SHEAF_AUDIT_JSON;
    SheafExit end = sheaf_audit_report((const char *const *)paths, (size_t)count, asked->profile, form, &text);

    print_and_free(text);
    return (int)end;
}

static int
audit_explained(const AuditAsked *asked, const Verb *verb)
{
    char *text = sheaf_audit_explain(asked->clause);

    if (text == NULL)
        return usage(verb, "no rule is of '%s'; clauses are 7.18.1 or 6.2.11.5, checkpoints 31-009, numbers S688",
                     asked->clause);
    print_and_free(text);
    return SHEAF_OK;
}

static int
audit_asked(const AuditAsked *asked, int argc, char **argv, Common *common, const Verb *verb)
{
    int end = SHEAF_OK;

    if (asked->clause != NULL)
        return argc > 1 ? usage(verb, "--explain takes no file") : audit_explained(asked, verb);
    if (argc < 2)
        return usage(verb, "a file is needed");
    if (asked->json + asked->sarif + asked->html + asked->tags + asked->data > 1)
        return usage(verb, "--json, --sarif, --html, --tags and --data are not to be had at once");
    if (asked->json || asked->sarif || asked->html)
        end = audit_in_form(asked, argv + 1, argc - 1);
    for (int i = 1; i < argc && !(asked->json || asked->sarif || asked->html); i++) {
        int one = audit_plainly(asked, argv[i], common);

        end = end == SHEAF_OK ? one : end;
    }
    return end != SHEAF_USAGE
               ? end : usage(verb, "'%s' is no profile: ua-1, a-2b, a-3u, or several with commas", asked->profile);
}

int
verb_audit(int argc, char **argv, const Verb *verb)
{
    AuditAsked asked = { 0 };
    const Option entries[] = {
        { "data", 0, 0, G_OPTION_ARG_NONE, &asked.data, "compare what is printed with the data attached, instead", NULL,
          SAME_BYTES },
        { "truth", 0, 0, G_OPTION_ARG_NONE, &asked.truth,
          "hold every generated sentence and every figure against the data attached or, with --data DIR, a project's, "
          "instead",
          NULL, SAME_BYTES },
        { "profile", 0, 0, G_OPTION_ARG_STRING, &asked.profile,
          "hold files to these standards, whatever they claim: ua-1, a-2b, a-3u …", "NAMES", SAME_BYTES },
        { "json", 0, 0, G_OPTION_ARG_NONE, &asked.json, "the report as JSON, one line a rule", NULL, SAME_BYTES },
        { "sarif", 0, 0, G_OPTION_ARG_NONE, &asked.sarif, "the report as SARIF 2.1.0", NULL, SAME_BYTES },
        { "html", 0, 0, G_OPTION_ARG_NONE, &asked.html, "the report as HTML", NULL, SAME_BYTES },
        { "tags", 0, 0, G_OPTION_ARG_NONE, &asked.tags, "print the document as a screen reader says it", NULL,
          SAME_BYTES },
        { "brief", 0, 0, G_OPTION_ARG_NONE, &asked.brief, "with --tags: without citations", NULL, SAME_BYTES },
        { "explain", 0, 0, G_OPTION_ARG_STRING, &asked.clause, "say what the rules of a clause ask", "CLAUSE",
          SAME_BYTES },
        { NULL },
    };
    Common common;
    int end = SHEAF_USAGE;

    if (asks_for_truth(argv))
        return audit_truth(argc, argv, verb);
    if (common_parse(&common, verb, entries, &argc, &argv, &end))
        end = audit_asked(&asked, argc, argv, &common, verb);
    g_free(asked.profile);
    g_free(asked.clause);
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

static int
init_from(const Common *common, const char *folder, const char *path, const char *sheet)
{
    SheafProjectOptions options = common_options(common);
    char *told = NULL;
    int end;

    options.folder = folder;
    options.report = show_diagnostic;
    options.report_data = (void *)(uintptr_t)common;
    end = (int)sheaf_init_from(&options, path, sheet, &told);
    if (told != NULL && !common->quiet)
        fputs(told, stdout);
    sheaf_free(told);
    return end;
}

int
verb_init(int argc, char **argv, const Verb *verb)
{
    char *from = NULL, *sheet = NULL;
    const Option entries[] = {
        { "from", 0, 0, G_OPTION_ARG_FILENAME, &from,
          "begin with the figures of a table or workbook (.csv, .xlsx, .ods), or with activities of IATI (.xml)",
          "FILE", SAME_BYTES },
        { "sheet", 0, 0, G_OPTION_ARG_STRING, &sheet, "of a workbook: the sheet to begin with", "NAME", SAME_BYTES },
        { NULL },
    };
    Common common;
    int end = SHEAF_USAGE;

    if (common_parse(&common, verb, entries, &argc, &argv, &end)) {
        end = argc != 2      ? usage(verb, "the folder of the new project is needed")
              : from == NULL ? (int)sheaf_init(argv[1], show_diagnostic, &common)
                             : init_from(&common, argv[1], from, sheet);
        if (end == SHEAF_OK && !common.quiet)
            fprintf(stderr, "%s: try 'sheaf batch -C %s'\n", argv[1], argv[1]);
    }
    common_clear(&common);
    g_free(from);
    g_free(sheet);
    return end;
}

int
verb_new(int argc, char **argv, const Verb *verb)
{
    Common common;
    int end = SHEAF_USAGE;

    if (common_parse(&common, verb, NULL, &argc, &argv, &end)) {
        SheafExit exit_status = SHEAF_USAGE;

        if (argc != 3) {
            end = usage(verb, "say what is to be added (area, indicator, measure, source, pack or template), and its "
                              "name");
        } else {
            char *path = sheaf_new(common.folder, argv[1], argv[2], show_diagnostic, &common, &exit_status);

            if (path != NULL && !common.quiet)
                fprintf(stderr, "%s: %s '%s' added\n", path, argv[1], argv[2]);
            sheaf_free(path);
            end = (int)exit_status;
        }
    }
    common_clear(&common);
    return end;
}
