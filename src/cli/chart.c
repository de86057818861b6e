/* sheaf chart: one chart alone, for books and web pages. */
#include "cli/cli.h"
#include <stdio.h>
#include <string.h>

static SheafExit
make_one(SheafProject *project, const void *chart, SheafResult *result)
{
    return sheaf_chart(project, chart, result);
}

int
verb_chart(int argc, char **argv, const Verb *verb)
{
    char *indicator = NULL, *measure = NULL, *area = NULL, *lang = NULL, *output = NULL, *writer = NULL;
    FormatAsked format = { 0 };
    double width = 0;
    gboolean bare = FALSE;
    Common common;
    const Option entries[] = {
        { "indicator", 0, 0, G_OPTION_ARG_STRING, &indicator, "the indicator to show", "ID", "{subject}" },
        { "measure", 0, 0, G_OPTION_ARG_STRING, &measure, "the measure to show", "ID", "{subject}" },
        { "area", 0, 0, G_OPTION_ARG_STRING, &area, "of this area; else of the world", "ISO3", "{subject}" },
        { "lang", 0, 0, G_OPTION_ARG_STRING, &lang, "the language of its words", "TAG", "{-lang}" },
        FORMAT_ENTRIES(format, ".FORM"),
        WRITER_ENTRY(writer),
        { "width", 0, 0, G_OPTION_ARG_DOUBLE, &width, "in millimetres (default: 90)", "MM", "-MMmm" },
        { "bare", 0, 0, G_OPTION_ARG_NONE, &bare, "the drawing alone, without title, unit, sources and day", NULL,
          "-bare" },
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "where to write (default: out/charts/NAME)", "PATH",
          NAMES_OUTPUT },
        AUDIT_ENTRY(common),
        { NULL },
    };
    SheafChart chart = { 0 };
    int exit_status = SHEAF_USAGE;

    if (common_parse(&common, verb, entries, &argc, &argv, &exit_status)) {
        common_in_language(&common, lang);
        chart = (SheafChart){ .spec = argc > 1 ? argv[1] : NULL,
                              .indicator = indicator,
                              .measure = measure,
                              .area = area,
                              .language = lang,
                              .width_mm = width,
                              .bare = bare,
                              .output = output };
        if (argc > 2 || (chart.spec != NULL) + (indicator != NULL) + (measure != NULL) != 1)
            exit_status = usage(verb, "name one thing: a SPEC, --indicator or --measure");
        else if (format.format == NULL && format_is_other(output))
            exit_status = usage(verb, "a chart is written as pdf, svg or png");
        else if (!format_read(&format, output, &chart.format, &chart.pixels, verb) ||
                 !writer_read(writer, &chart.writer, verb))
            exit_status = SHEAF_USAGE;
        else if (area != NULL && measure == NULL)
            exit_status = usage(verb, "--area goes with --measure");
        else if (width < 0 || (width > 0 && width < 15))
            exit_status = usage(verb, "--width is at least 15 mm");
        else
            exit_status = common_output_named(&common, output, verb)
                              ? common_make(&common, make_one, &chart, print_result_path)
                              : SHEAF_USAGE;
    }
    common_clear(&common);
    g_free(indicator);
    g_free(measure);
    g_free(area);
    g_free(lang);
    g_free(writer);
    format_clear(&format);
    g_free(output);
    return exit_status;
}
