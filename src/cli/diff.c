/* sheaf diff: what changed between two days, two data folders or two manifests. */
#include "cli/cli.h"
#include <stdio.h>
#include <string.h>

typedef struct Asked { char *from, *to, *format, *output, *lang; } Asked;

static bool
find_form(const char *name, SheafDiffForm *form)
{
    static const char *const names[] = { "text", "json", "csv" };

    for (size_t i = 0; name != NULL && i < G_N_ELEMENTS(names); i++)
        if (strcmp(name, names[i]) == 0) {
            *form = (SheafDiffForm)i;
            return true;
        }
    *form = SHEAF_DIFF_TEXT;
    return name == NULL;
}

static bool
is_file(const char *name)
{
    return name != NULL && g_file_test(name, G_FILE_TEST_IS_REGULAR);
}

static int
diff_manifests(const Common *common, const Asked *asked, SheafDiffForm form, char **text)
{
    return (int)sheaf_diff_manifests(asked->from, asked->to, form, show_diagnostic, (void *)(uintptr_t)common, text);
}

static int
diff_data(const Common *common, const Asked *asked, SheafDiffForm form, char **text)
{
    SheafExit exit_status;
    SheafProject *project = common_open(common, &exit_status);

    if (project == NULL)
        return (int)exit_status;
    exit_status = sheaf_diff(project, asked->from, asked->to, form, text);
    exit_status = (SheafExit)common_exit(common, project, exit_status);
    sheaf_project_close(project);
    return (int)exit_status;
}

/* The page is about the project's own day; another one is named with --as-of. */
static int
make_page(const Common *common, const Asked *asked, const Verb *verb)
{
    g_autofree char *since = g_strconcat("since=", asked->from, NULL);
    const char *const parameters[] = { since, NULL };
    SheafJob job = { .template_name = "whats-new",
                     .language = asked->lang,
                     .output = asked->output,
                     .parameters = asked->from == NULL ? NULL : parameters };
    SheafResult result = { 0 };
    SheafExit exit_status;
    SheafProject *project;

    if (asked->to != NULL || (asked->from != NULL && g_file_test(asked->from, G_FILE_TEST_EXISTS)))
        return usage(verb, "a page tells what changed between a day (--from) and the project's own (--as-of)");
    if (asked->output == NULL)
        return usage(verb, "-o PATH says where the page is to be");
    project = common_open(common, &exit_status);
    if (project == NULL)
        return (int)exit_status;
    exit_status = sheaf_build(project, &job, &result);
    if (exit_status == SHEAF_OK && !common->quiet)
        print_result(&result);
    sheaf_result_clear(&result);
    exit_status = (SheafExit)common_exit(common, project, exit_status);
    sheaf_project_close(project);
    return (int)exit_status;
}

static int
diff(const Common *common, const Asked *asked, const Verb *verb)
{
    SheafDiffForm form;
    char *text = NULL;
    int end;

    if (g_strcmp0(asked->format, "pdf") == 0)
        return make_page(common, asked, verb);
    if (asked->output != NULL || asked->lang != NULL)
        return usage(verb, "--output and --lang are of --format pdf alone");
    if (!find_form(asked->format, &form))
        return usage(verb, "--format takes text, json, csv or pdf, not '%s'", asked->format);
    if (is_file(asked->from) != is_file(asked->to))
        return usage(verb, "a manifest is compared with another one: give both --from and --to");
    end = is_file(asked->from) ? diff_manifests(common, asked, form, &text) : diff_data(common, asked, form, &text);
    if (text != NULL)
        fputs(text, stdout);
    sheaf_free(text);
    return end;
}

int
verb_diff(int argc, char **argv, const Verb *verb)
{
    Asked asked = { 0 };
    const Option entries[] = {
        { "from", 0, 0, G_OPTION_ARG_STRING, &asked.from,
          "what to compare with: a day, or 'AS-OF/KNOWN-BY'; a folder with data; a manifest (default: a year before)",
          "D|DIR|FILE", SAME_BYTES },
        { "to", 0, 0, G_OPTION_ARG_STRING, &asked.to, "what is compared (default: the project as it stands)",
          "D|DIR|FILE", SAME_BYTES },
        { "format", 'f', 0, G_OPTION_ARG_STRING, &asked.format, "text, json, csv or pdf (default: text)", "FORM",
          SAME_BYTES },
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &asked.output, "of pdf: where to write", "PATH", NAMES_OUTPUT },
        { "lang", 0, 0, G_OPTION_ARG_STRING, &asked.lang, "of pdf: the page's language", "TAG", "{-lang}" },
        { NULL },
    };
    Common common;
    int end = SHEAF_USAGE;

    /* Texts are compared in all their languages, so that phrases are read whichever the page's is. */
    if (common_parse(&common, verb, entries, &argc, &argv, &end))
        end = argc != 1 ? usage(verb, "'%s' is not expected here", argv[1]) : diff(&common, &asked, verb);
    common_clear(&common);
    g_free(asked.from);
    g_free(asked.to);
    g_free(asked.format);
    g_free(asked.output);
    g_free(asked.lang);
    return end;
}
