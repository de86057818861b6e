/* sheaf card: half a page that answers a question on one area and one topic. */
#include "cli/cli.h"
#include <string.h>

static SheafExit
make_one(SheafProject *project, const void *job, SheafResult *result)
{
    return sheaf_build(project, job, result);
}

static int
run(const Common *common, const char *area, const char *topic, const char *language, const char *output)
{
    g_autofree char *parameter = g_strconcat("topic=", topic, NULL);
    g_autofree char *usual = g_strconcat("out/cards/{subject}-", topic, "{-lang}{-variant}.pdf", NULL);
    const char *parameters[] = { parameter, NULL };
    const SheafJob job = { .template_name = "answer-card",
                           .subject = area,
                           .language = language,
                           .parameters = parameters,
                           .output = output != NULL ? output : usual };

    return common_make(common, make_one, &job, print_result);
}

int
verb_card(int argc, char **argv, const Verb *verb)
{
    g_autofree char *lang = NULL, *output = NULL;
    Common common;
    const Option entries[] = {
        { "lang", 0, 0, G_OPTION_ARG_STRING, &lang, "the language of the page", "TAG", "{-lang}" },
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
          "where to write (default: out/cards/AREA-TOPIC.pdf)", "PATH", NAMES_OUTPUT },
        AUDIT_ENTRY(common),
        { NULL },
    };
    int exit_status = SHEAF_USAGE;

    if (common_parse(&common, verb, entries, &argc, &argv, &exit_status)) {
        common_in_language(&common, lang);
        if (argc != 3 || strpbrk(argv[2], "/{}") != NULL)
            exit_status = usage(verb, "an area and a topic are needed: an objective, a role or a measure");
        else if (output_is_pdf(output, verb))
            exit_status = common_output_named(&common, output, verb)
                              ? run(&common, argv[1], argv[2], lang, output) : SHEAF_USAGE;
    }
    common_clear(&common);
    return exit_status;
}
