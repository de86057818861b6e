/* sheaf calendar: pages of a year, and the plan's events as an iCalendar file. */
#include "cli/cli.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Asked {
    char *year, *month, *area, *second, *holidays, *lang, *output, *writer;
    gboolean attach;
    PrintAsked print;
} Asked;

static void
asked_clear(Asked *asked)
{
    g_free(asked->year);
    g_free(asked->month);
    g_free(asked->area);
    g_free(asked->second);
    g_free(asked->holidays);
    g_free(asked->lang);
    g_free(asked->output);
    g_free(asked->writer);
    print_clear(&asked->print);
}

static bool
is_number(const char *text, int least, int most)
{
    guint64 value;

    return text == NULL || g_ascii_string_to_unsigned(text, 10, (guint64)least, (guint64)most, &value, NULL);
}

/*
 * out/pdf/calendar-month/2018-09-KHM.pdf: the template, and what was asked of it; language and variant by the pattern.
 */
static char *
default_path(const char *form, const Asked *asked)
{
    g_autoptr(GString) name = g_string_new(asked->year == NULL ? "plan" : asked->year);

    if (asked->month != NULL)
        g_string_append_printf(name, "-%02d", atoi(asked->month));
    if (asked->area != NULL)
        g_string_append_printf(name, "-%s", asked->area);
    return g_strdup_printf("out/pdf/calendar-%s/%s{-lang}{-variant}.pdf", form, name->str);
}

static SheafExit
make_pages(SheafProject *project, const Common *common, const char *form, const Asked *asked, const Verb *verb)
{
    g_autofree char *template_name = g_strdup_printf("calendar-%s", form),
                    *month = asked->month == NULL ? NULL : g_strdup_printf("month=%d", atoi(asked->month));
    g_autofree char *year = asked->year == NULL ? NULL : g_strdup_printf("year=%s", asked->year);
    g_autofree char *concerning = g_strdup_printf("concerning=%s", asked->area == NULL ? "" : asked->area);
    g_autofree char *second = g_strdup_printf("second-calendar=%s", asked->second == NULL ? "" : asked->second);
    g_autofree char *path = asked->output != NULL ? g_strdup(asked->output) : default_path(form, asked);
    const char *parameters[5] = { concerning, second };
    size_t count = 2;
    SheafJob job = { .template_name = template_name,
                     .language = asked->lang,
                     .output = path,
                     .parameters = parameters,
                     .attach = asked->attach };
    SheafPrint print;
    SheafResult result;
    SheafExit exit_status;

    if (!print_read(&asked->print, &print, &job, verb) || !writer_read(asked->writer, &job.writer, verb))
        return SHEAF_USAGE;
    if (year != NULL)
        parameters[count++] = year;
    if (month != NULL)
        parameters[count++] = month;
    exit_status = sheaf_build(project, &job, &result);
    if (exit_status == SHEAF_OK && !common->quiet)
        print_result(&result);
    sheaf_result_clear(&result);
    return exit_status;
}

static bool
is_for_pages(const Asked *asked)
{
    const PrintAsked *print = &asked->print;
    bool printed =
        print->draft || print->crop_marks || print->paper != NULL || print->impose != NULL || print->sheet != NULL;

    return printed || asked->second != NULL || asked->attach || asked->writer != NULL;
}

static SheafExit
make_ics(SheafProject *project, const Common *common, const Asked *asked)
{
    SheafCalendar calendar = { .year = asked->year == NULL ? 0 : atoi(asked->year),
                               .area = asked->area,
                               .language = asked->lang,
                               .output = asked->output };
    SheafResult result;
    SheafExit exit_status = sheaf_calendar_ics(project, &calendar, &result);

    if (exit_status == SHEAF_OK && !common->quiet)
        fprintf(stderr, "%s\n", result.path);
    sheaf_result_clear(&result);
    return exit_status;
}

static int
run(Common *common, const char *form, const Asked *asked, const Verb *verb)
{
    SheafExit exit_status;
    SheafProject *project;
    int end;

    common->holidays = asked->holidays;
    common_in_language(common, asked->lang);
    project = common_open(common, &exit_status);
    if (project == NULL)
        return (int)exit_status;
    exit_status =
        strcmp(form, "ics") == 0 ? make_ics(project, common, asked) : make_pages(project, common, form, asked, verb);
    end = common_exit(common, project, exit_status);
    sheaf_project_close(project);
    return end;
}

static const char *const forms[] = { "list", "month", "quarter", "year", "ics", NULL };

static int
no_form(const Verb *verb, const char *asked)
{
    const char *near = asked == NULL ? NULL : sheaf_nearest(asked, forms, G_N_ELEMENTS(forms) - 1);

    return near == NULL ? usage(verb, "name one form: list, month, quarter, year or ics")
                        : usage(verb, "there is no form '%s': name one of list, month, quarter, year and ics; "
                                      "the nearest is '%s'",
                                asked, near);
}

int
verb_calendar(int argc, char **argv, const Verb *verb)
{
    Asked asked = { 0 };
    Common common;
    const Option entries[] = {
        { "year", 0, 0, G_OPTION_ARG_STRING, &asked.year, "the year (default: the plan's first)", "YEAR", "{subject}" },
        { "month", 0, 0, G_OPTION_ARG_STRING, &asked.month,
          "one month, or the quarter that it is in (default: all, in one file)", "N", "{subject}" },
        { "area", 0, 0, G_OPTION_ARG_STRING, &asked.area, "only what concerns this area", "ISO3", "{subject}" },
        { "second-calendar", 0, 0, G_OPTION_ARG_STRING, &asked.second,
          "dates of another calendar beside: islamic, persian, ethiopic, buddhist, hebrew …", "NAME", "-NAME" },
        { "holidays", 0, 0, G_OPTION_ARG_FILENAME, &asked.holidays, "public holidays, from an iCalendar file; needs -o",
          "FILE.ics", NEEDS_OUTPUT },
        { "lang", 0, 0, G_OPTION_ARG_STRING, &asked.lang, "the language of the page", "TAG", "{-lang}" },
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &asked.output, "where to write", "PATH", NAMES_OUTPUT },
        WRITER_ENTRY(asked.writer),
        PRINT_ENTRIES(asked.print),
        { "attach", 0, 0, G_OPTION_ARG_NONE, &asked.attach, "embed the same days as iCalendar", NULL, "-attached" },
        AUDIT_ENTRY(common),
        { NULL },
    };
    int exit_status = SHEAF_USAGE;

    if (common_parse(&common, verb, entries, &argc, &argv, &exit_status)) {
        if (argc != 2 || !g_strv_contains(forms, argv[1]))
            exit_status = no_form(verb, argc == 2 ? argv[1] : NULL);
        else if (!is_number(asked.year, 1583, 9999))
            exit_status = usage(verb, "--year is a number from 1583 to 9999");
        else if (!is_number(asked.month, 1, 12))
            exit_status = usage(verb, "--month is a number from 1 to 12");
        else if (asked.month != NULL && strcmp(argv[1], "month") != 0 && strcmp(argv[1], "quarter") != 0)
            exit_status = usage(verb, "--month goes with month and quarter");
        else if (strcmp(argv[1], "ics") == 0 && is_for_pages(&asked))
            exit_status = usage(verb, "'ics' has no pages: --second-calendar, --attach, --writer and the options of "
                                      "printing go with the other forms");
        else
            exit_status =
                common_output_named(&common, asked.output, verb) &&
                        (strcmp(argv[1], "ics") == 0 || output_is_pdf(asked.output, verb))
                    ? run(&common, argv[1], &asked, verb)
                    : SHEAF_USAGE;
    }
    common_clear(&common);
    asked_clear(&asked);
    return exit_status;
}
