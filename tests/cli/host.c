/*
 * A program with settings of its own for the process and for the libraries that sheaf uses, too: what it asks of sheaf
 * leaves all of them as they were. Each that changed is named; nothing is printed when none did.
 */
#include <sheaf/sheaf.h>
#include <fontconfig/fontconfig.h>
#include <libical/ical.h>
#include <libxml/parser.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

extern char **environ;
static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGCHLD, SIGABRT, SIGSEGV, SIGBUS };
enum { SIGNALS = sizeof signals / sizeof *signals };

typedef struct Settings {
    FcConfig *fonts;
    int ical_fatal;
    xmlStructuredErrorFunc structured;
    xmlGenericErrorFunc generic;
    void *structured_data, *generic_data;
    void (*handlers[SIGNALS])(int);
    mode_t mask;
    char folder[4096], locale[256];
    size_t variables;
} Settings;

static void
on_structured(void *data, const xmlError *error)
{
    (void)data;
    (void)error;
}

static void
on_generic(void *data, const char *format, ...)
{
    (void)data;
    (void)format;
}

static void
on_signal(int number)
{
    (void)number;
}

static void
choose(FcConfig *fonts)
{
    FcConfigSetCurrent(fonts);
    icalerror_set_errors_are_fatal(1);
    xmlSetStructuredErrorFunc(&environ, (xmlStructuredErrorFunc)on_structured);
    xmlSetGenericErrorFunc(&environ, on_generic);
    for (int i = 0; i < SIGNALS; i++)
        signal(signals[i], on_signal);
    umask(027);
    setlocale(LC_ALL, "C");
}

static Settings
look(void)
{
    Settings s = { .fonts = FcConfigGetCurrent(), .ical_fatal = icalerror_get_errors_are_fatal(),
                   .structured = xmlStructuredError, .generic = xmlGenericError,
                   .structured_data = xmlStructuredErrorContext, .generic_data = xmlGenericErrorContext,
                   .mask = umask(027) };

    umask(s.mask);
    for (int i = 0; i < SIGNALS; i++) {
        struct sigaction now;

        sigaction(signals[i], NULL, &now);
        s.handlers[i] = now.sa_handler;
    }
    snprintf(s.locale, sizeof s.locale, "%s", setlocale(LC_ALL, NULL));
    if (getcwd(s.folder, sizeof s.folder) == NULL)
        s.folder[0] = '\0';
    while (environ[s.variables] != NULL)
        s.variables++;
    return s;
}

static int
changed(const char *what, int is)
{
    if (is)
        printf("changed: %s\n", what);
    return is;
}

static int
compare(const Settings *a, const Settings *b)
{
    int count = changed("fontconfig's current configuration", a->fonts != b->fonts) +
                changed("libical's fatal errors", a->ical_fatal != b->ical_fatal) +
                changed("libxml2's structured errors", a->structured != b->structured ||
                                                           a->structured_data != b->structured_data) +
                changed("libxml2's generic errors", a->generic != b->generic || a->generic_data != b->generic_data) +
                changed("the mask of new files", a->mask != b->mask) +
                changed("the folder", strcmp(a->folder, b->folder) != 0) +
                changed("the locale", strcmp(a->locale, b->locale) != 0) +
                changed("the environment", a->variables != b->variables);

    for (int i = 0; i < SIGNALS; i++)
        count += changed(strsignal(signals[i]), a->handlers[i] != b->handlers[i]);
    return count;
}

static void
report(const SheafDiagnostic *diagnostic, void *data)
{
    (void)data;
    fprintf(stderr, "S%03d: %s\n", diagnostic->number, diagnostic->sentence);
}

int
main(int argc, char **argv)
{
    SheafProjectOptions options = { .folder = argv[1], .templates = argv[2], .fonts = argv[3], .report = report };
    SheafJob job = { .template_name = "factsheet", .subject = "BIH", .output = argv[4] };
    SheafCalendar calendar = { .year = 2018, .output = argv[5] };
    SheafResult result = { 0 };
    FcConfig *fonts = FcConfigCreate();
    Settings before, after;
    SheafProject *project;
    SheafExit status;

    if (argc < 6)
        return SHEAF_USAGE;
    choose(fonts);
    before = look();
    project = sheaf_project_open(&options, &status);
    if (project == NULL)
        return (int)status;
    status = sheaf_build(project, &job, &result);
    sheaf_result_clear(&result);
    if (status == SHEAF_OK)
        status = sheaf_calendar_ics(project, &calendar, &result);
    sheaf_result_clear(&result);
    sheaf_project_close(project);
    after = look();
    if (compare(&before, &after) > 0)
        return SHEAF_SOME_FAILED;
    FcConfigDestroy(fonts);
    return (int)status;
}
