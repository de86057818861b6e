/*
 * Options and diagnostics. The environment, the terminal and the program's own place are read here and nowhere else,
 * and passed in.
 */
#include "cli/cli.h"
#include "cli/outside.h"
#include "module/program.h"
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- options ---- */

static bool
read_epoch(Common *common)
{
    const char *text = g_getenv("SOURCE_DATE_EPOCH");
    char *end;

    if (text == NULL || *text == '\0')
        return true;
    errno = 0;
    common->created = g_ascii_strtoll(text, &end, 10);
    return *end == '\0' && errno == 0 && common->created >= 0 && common->created < INT64_C(253402300800);
}

/* Beside the program: out/fonts of a build tree, or share/sheaf of an installation. */
static char *
beside_program(const char *built, const char *installed)
{
    g_autofree char *first = program_beside(built);
    bool there = first != NULL && g_file_test(first, G_FILE_TEST_EXISTS);

    return there ? g_steal_pointer(&first) : program_beside(installed);
}

static void
fill_defaults(Common *common)
{
    const char *no_colour = g_getenv("NO_COLOR"), *fonts = g_getenv("SHEAF_FONTS"),
               *templates = g_getenv("SHEAF_TEMPLATES"), *world = g_getenv("SHEAF_WORLD");

    if (common->fonts == NULL)
        common->fonts = fonts != NULL ? g_strdup(fonts)
                                      : beside_program("../fonts/fonts.conf", "../share/sheaf/fonts/fonts.conf");
    if (common->templates == NULL)
        common->templates = templates != NULL ? g_strdup(templates)
                                              : beside_program("../../templates", "../share/sheaf/templates");
    if (common->world == NULL)
        common->world = world != NULL ? g_strdup(world) : beside_program("../geo/world", "../share/sheaf/geo/world");
    common->audit |= g_getenv("SHEAF_AUDIT") != NULL;
    common->terminal = isatty(STDERR_FILENO) == 1;
    common->colour = common->terminal && (no_colour == NULL || *no_colour == '\0');
}

/* ---- tables of options ---- */

static void
add_options(GOptionContext *context, const Option *options)
{
    for (const Option *o = options; o != NULL && o->name != NULL; o++) {
        const GOptionEntry entry[] = { { o->name, o->letter, o->flags, o->arg, o->value, o->help, o->placeholder },
                                       { NULL } };

        g_option_context_add_main_entries(context, entry, NULL);
    }
}

static bool
is_given(const Option *option)
{
    if (option->arg == G_OPTION_ARG_NONE)
        return *(const gboolean *)option->value;
    g_assert(option->arg == G_OPTION_ARG_STRING || option->arg == G_OPTION_ARG_FILENAME ||
             option->arg == G_OPTION_ARG_FILENAME_ARRAY);
    return *(char *const *)option->value != NULL;
}

static void
note_needs(Common *common, const Option *options)
{
    for (const Option *o = options; o != NULL && o->name != NULL; o++)
        if (o->path != NULL && strcmp(o->path, NEEDS_OUTPUT) == 0 && is_given(o))
            common->needs_output = o->name;
}

/* For who holds the tables against what the verbs do: a row an option, with what it does to the path of an output. */
static void
list_options(const Option *options)
{
    for (const Option *o = options; o != NULL && o->name != NULL; o++)
        if ((o->flags & G_OPTION_FLAG_HIDDEN) == 0)
            printf("%s\t%s\n", o->name, o->path == NULL ? "undecided" : o->path);
}

bool
common_output_named(const Common *common, const char *output, const Verb *verb)
{
    if (output != NULL || common->needs_output == NULL)
        return true;
    usage(verb, "--%s makes other files than those under the usual names: say with -o where to write them",
          common->needs_output);
    return false;
}

/* An old name is no alias: it is as wrong as any other, and told with the new one. */
const char *
now_called(const char *wrong)
{
    static const struct { const char *old, *told; } renamed[] = {
        { "--state", "; it is called --area now" },
        { "--missing", "; it is called --worklist now" },
        { "state", "; 'state' is called 'area' now" },
        { "states", "; 'states' is called 'areas' now" },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(renamed); i++) {
        size_t length = strlen(renamed[i].old);

        /* --state=X */
        if (strncmp(wrong, renamed[i].old, length) == 0 && (wrong[length] == '\0' || wrong[length] == '='))
            return renamed[i].told;
    }
    return "";
}

static void
add_names(GPtrArray *names, const Option *options)
{
    for (const Option *o = options; o != NULL && o->name != NULL; o++)
        if ((o->flags & G_OPTION_FLAG_HIDDEN) == 0)
            g_ptr_array_add(names, (gpointer)(guintptr)o->name);
}

/* Of "--tempalte=X", or of an option that there was: what it is called, or nothing. */
static char *
told_of_option(const char *wrong, const Option *own, const Option *entries)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    g_autofree char *name = g_strndup(wrong + 2, strcspn(wrong + 2, "="));
    const char *near;

    if (*now_called(wrong) != '\0')
        return g_strdup(now_called(wrong));
    add_names(names, own);
    add_names(names, entries);
    near = sheaf_nearest(name, (const char *const *)names->pdata, names->len);
    return near == NULL || strcmp(near, name) == 0 ? g_strdup("") : g_strdup_printf("; the nearest is '--%s'", near);
}

/* False when the program is to end with *exit_status. */
static bool
parse(Common *common, const Verb *verb, const Option *own, int *argc, char ***argv, int *exit_status)
{
    gboolean help = FALSE, list = FALSE;
    const Option entries[] = {
        { "directory", 'C', 0, G_OPTION_ARG_FILENAME, &common->folder,
          "the project's folder (default: the current one)", "DIR", SAME_BYTES },
        { "plan", 0, 0, G_OPTION_ARG_FILENAME, &common->plan, "the plan, where the data folder holds several", "FILE",
          NEEDS_OUTPUT },
        { "as-of", 0, 0, G_OPTION_ARG_STRING, &common->as_of,
          "the day on which the plan is looked at: a day, month or year, or a reporting period such as 2018-Q3, which"
          " stands for its last day", "DATE", "-asof-DATE" },
        { "known-by", 0, 0, G_OPTION_ARG_STRING, &common->known_by,
          "with --as-of: what had been published by this day, written as it is (default: by the as-of day)", "DATE",
          "-known-DATE" },
        { "templates", 0, 0, G_OPTION_ARG_FILENAME, &common->templates, "templates to fall back to", "DIR",
          NEEDS_OUTPUT },
        { "theme", 0, 0, G_OPTION_ARG_STRING, &common->theme, "the theme of pages, in place of 'house'", "NAME",
          "-THEME" },
        { "fonts", 0, 0, G_OPTION_ARG_FILENAME, &common->fonts, "font configuration", "FILE", NEEDS_OUTPUT },
        { "public", 0, 0, G_OPTION_ARG_NONE, &common->for_public, "leave out what is internal (the default)", NULL,
          SAME_BYTES },
        { "internal", 0, 0, G_OPTION_ARG_NONE, &common->internal, "include what is internal", NULL, "-internal" },
        { "allow", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &common->allowed,
          "a folder or file outside the project that its files may name", "PATH", SAME_BYTES },
        { "werror", 0, 0, G_OPTION_ARG_NONE, &common->werror, "warnings are errors (exit status 3)", NULL, SAME_BYTES },
        { "strict-glyphs", 0, 0, G_OPTION_ARG_NONE, &common->strict_glyphs, "a sign that no font has is an error", NULL,
          SAME_BYTES },
        { "diagnostics", 0, 0, G_OPTION_ARG_STRING, &common->diagnostics, "'text' or 'json'", "FORM", SAME_BYTES },
        { "all", 0, 0, G_OPTION_ARG_NONE, &common->all, "show every diagnostic, however many are of a kind", NULL,
          SAME_BYTES },
        { "quiet", 'q', 0, G_OPTION_ARG_NONE, &common->quiet, "say nothing but diagnostics", NULL, SAME_BYTES },
        { "help", 'h', 0, G_OPTION_ARG_NONE, &help, "show these options", NULL, SAME_BYTES },
        { "list-options", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &list, "", NULL, SAME_BYTES },
        { NULL },
    };
    g_autofree char *shown =
                        g_strdup_printf("%s%s%s", verb->name, *verb->arguments != '\0' ? " " : "", verb->arguments),
                    *text = NULL;
    g_autoptr(GOptionContext) context = g_option_context_new(shown);
    g_autoptr(GError) error = NULL;

    g_option_context_set_summary(context, verb->summary);
    /* GLib would end the program before what is printed is known to be whole */
    g_option_context_set_help_enabled(context, FALSE);
    add_options(context, own);
    add_options(context, entries);
    if (!g_option_context_parse(context, argc, argv, &error)) {
        const char *option = strstr(error->message, "--");
        g_autofree char *told = option == NULL ? g_strdup("") : told_of_option(option, own, entries);

        *exit_status = usage(verb, "%s%s", error->message, told);
        return false;
    }
    if (help)
        fputs(text = g_option_context_get_help(context, TRUE, NULL), stdout);
    if (list) {
        list_options(own);
        list_options(entries);
    }
    note_needs(common, own);
    note_needs(common, entries);
    *exit_status = SHEAF_OK;
    return !help && !list;
}

/* How the verb that runs shows its diagnostics, for those that come when it has ended. */
static Common shown_as;

bool
common_parse(Common *common, const Verb *verb, const Option *own, int *argc, char ***argv, int *exit_status)
{
    memset(common, 0, sizeof *common);
    if (!parse(common, verb, own, argc, argv, exit_status))
        return false;
    if (!read_epoch(common)) {
        *exit_status = usage(verb, "SOURCE_DATE_EPOCH is not a number of seconds");
        return false;
    }
    if (common->diagnostics != NULL && strcmp(common->diagnostics, "json") != 0 &&
        strcmp(common->diagnostics, "text") != 0) {
        *exit_status = usage(verb, "--diagnostics takes 'text' or 'json'");
        return false;
    }
    if (common->known_by != NULL && common->as_of == NULL) {
        *exit_status = usage(verb, "--known-by belongs to an --as-of");
        return false;
    }
    if (common->for_public && common->internal) {
        *exit_status = usage(verb, "--public and --internal exclude each other");
        return false;
    }
    fill_defaults(common);
    common->json = g_strcmp0(common->diagnostics, "json") == 0;
    shown_as = (Common){ .json = common->json, .colour = common->colour, .all = common->all };
    return true;
}

void
common_clear(Common *common)
{
    g_strfreev(common->allowed);
    g_free(common->folder);
    g_free(common->plan);
    g_free(common->as_of);
    g_free(common->known_by);
    g_free(common->templates);
    g_free(common->world);
    g_free(common->theme);
    g_free(common->fonts);
    g_free(common->diagnostics);
}

static SheafAudience
audience_of(const Common *common)
{
    return common->internal     ? SHEAF_AUDIENCE_INTERNAL
           : common->for_public ? SHEAF_AUDIENCE_PUBLIC
                                : SHEAF_AUDIENCE_DEFAULT;
}

void
common_in_language(Common *common, const char *tag)
{
    common->one_language = true;
    common->language = tag;
}

SheafProject *
common_open(const Common *common, SheafExit *exit_status)
{
    return common_open_telling(common, show_diagnostic, (void *)(uintptr_t)common, exit_status);
}

SheafProjectOptions
common_options(const Common *common)
{
    return (SheafProjectOptions){ .folder = common->folder,
                                  .plan = common->plan,
                                  .as_of = common->as_of,
                                  .known_by = common->known_by,
                                  .templates = common->templates,
                                  .theme = common->theme,
                                  .fonts = common->fonts,
                                  .created = common->created,
                                  .audience = audience_of(common),
                                  .lint = common->lint,
                                  .audit = common->audit,
                                  .check_files = common->check_files,
                                  .allowed = (const char *const *)common->allowed,
                                  .check_withheld = common->check_withheld,
                                  .world = common->world,
                                  .holidays = common->holidays,
                                  .processor_clock = outside_processor_seconds,
                                  .strict_glyphs = common->strict_glyphs,
                                  .one_language = common->one_language,
                                  .language = common->language };
}

SheafProject *
common_open_telling(const Common *common, SheafReport report, void *data, SheafExit *exit_status)
{
    SheafProjectOptions options = common_options(common);

    options.report = report;
    options.report_data = data;
    return sheaf_project_open(&options, exit_status);
}

int
common_exit(const Common *common, const SheafProject *project, SheafExit exit_status)
{
    if (exit_status == SHEAF_OK && common->werror && project != NULL && sheaf_project_warnings(project) > 0)
        return SHEAF_WARNINGS;
    return (int)exit_status;
}

int
common_make(const Common *common, MakeOne make, const void *asked, TellResult tell)
{
    SheafExit exit_status;
    SheafResult result;
    SheafProject *project = common_open(common, &exit_status);
    int end;

    if (project == NULL)
        return (int)exit_status;
    exit_status = make(project, asked, &result);
    if (exit_status == SHEAF_OK && !common->quiet)
        tell(&result);
    sheaf_result_clear(&result);
    end = common_exit(common, project, exit_status);
    sheaf_project_close(project);
    return end;
}

int
usage(const Verb *verb, const char *format, ...)
{
    va_list args;

    fputs("sheaf: ", stderr);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fprintf(stderr, "\nTry 'sheaf%s%s --help'.\n", verb == NULL ? "" : " ", verb == NULL ? "" : verb->name);
    return SHEAF_USAGE;
}

/* ---- printing ---- */

static bool
find_scheme(const char *name, SheafScheme *out)
{
    static const char *const names[] = { [SHEAF_BOOKLET] = "booklet", [SHEAF_TWO_UP] = "2up", [SHEAF_FOUR_UP] = "4up" };

    for (size_t i = SHEAF_BOOKLET; i < G_N_ELEMENTS(names); i++)
        if (strcmp(names[i], name) == 0) {
            *out = (SheafScheme)i;
            return true;
        }
    return false;
}

bool
print_read(const PrintAsked *asked, SheafPrint *print, SheafJob *job, const Verb *verb)
{
    bool wanted = asked->impose != NULL || asked->crop_marks;

    *print = (SheafPrint){ .scheme = SHEAF_SINGLE, .sheet = asked->sheet, .crop_marks = asked->crop_marks };
    job->paper = asked->paper;
    job->draft = asked->draft;
    job->print = wanted ? print : NULL;
    if (asked->impose != NULL && !find_scheme(asked->impose, &print->scheme)) {
        usage(verb, "--impose takes 'booklet', '2up' or '4up'");
        return false;
    }
    if (asked->sheet != NULL && !wanted) {
        usage(verb, "--sheet goes with --impose or --crop-marks");
        return false;
    }
    return true;
}

void
print_clear(PrintAsked *asked)
{
    g_free(asked->paper);
    g_free(asked->impose);
    g_free(asked->sheet);
}

/* ---- forms and writers ---- */

/* -1: there is none of that name. */
static int
find_word(const char *const *words, int count, const char *word)
{
    for (int i = 0; i < count; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    return -1;
}

static const char *const forms[] = { [SHEAF_PDF] = "pdf", [SHEAF_SVG] = "svg", [SHEAF_PNG] = "png" };

static int
find_form(const char *word)
{
    return find_word(forms, G_N_ELEMENTS(forms), word);
}

static const char *
ending_of(const char *output)
{
    const char *dot = output == NULL ? NULL : strrchr(output, '.');

    return dot == NULL || strchr(dot, '/') != NULL ? NULL : dot + 1;
}

bool
format_is_other(const char *output)
{
    return ending_of(output) != NULL && find_form(ending_of(output)) < 0;
}

bool
format_is_foreign(const char *output)
{
    static const char *const foreign[] = { "jpg", "jpeg", "gif", "webp", "tif", "tiff", "bmp", "avif", "eps", "ps" };
    g_autofree char *ending = ending_of(output) == NULL ? NULL : g_ascii_strdown(ending_of(output), -1);

    return ending != NULL && find_word(foreign, G_N_ELEMENTS(foreign), ending) >= 0;
}

bool
output_is_pdf(const char *output, const Verb *verb)
{
    int form = ending_of(output) == NULL ? SHEAF_PDF : find_form(ending_of(output));

    if (form <= SHEAF_PDF)
        return true;
    usage(verb, "%s writes PDF, and '%s' is none: 'sheaf build' and 'sheaf chart' write SVG and PNG", verb->name,
          output);
    return false;
}

bool
format_read(const FormatAsked *asked, const char *output, SheafFormat *format, SheafPixels *pixels, const Verb *verb)
{
    const char *ending = ending_of(output);
    int found = asked->format != NULL ? find_form(asked->format)
                : ending == NULL      ? SHEAF_PDF
                                      : MAX(find_form(ending), SHEAF_PDF);
    bool given = fpclassify(asked->scale) != FP_ZERO || fpclassify(asked->dpi) != FP_ZERO;

    *format = (SheafFormat)MAX(found, 0);
    *pixels = (SheafPixels){ asked->scale, asked->dpi };
    if (found < 0)
        usage(verb, "'%s' is not a form: --format takes 'pdf', 'svg' or 'png'", asked->format);
    else if (given && *format != SHEAF_PNG)
        usage(verb, "--scale and --dpi are of pixels, and %s has none", forms[found]);
    else if (fpclassify(asked->scale) != FP_ZERO && fpclassify(asked->dpi) != FP_ZERO)
        usage(verb, "--scale and --dpi say the same: one of both");
    else
        return true;
    return false;
}

void
format_clear(FormatAsked *asked)
{
    g_free(asked->format);
}

bool
writer_read(const char *name, SheafWriter *writer, const Verb *verb)
{
    static const char *const writers[] = { [SHEAF_WRITER_SHEAF] = "sheaf", [SHEAF_WRITER_CAIRO] = "cairo" };
    int found = name == NULL ? SHEAF_WRITER_SHEAF : find_word(writers, G_N_ELEMENTS(writers), name);

    *writer = (SheafWriter)MAX(found, 0);
    if (found < 0)
        usage(verb, "'%s' is not a writer: --writer takes 'sheaf' or 'cairo'", name);
    return found >= 0;
}

void
print_result_path(const SheafResult *result)
{
    fprintf(stderr, "%s\n", result->path);
}

void
print_result(const SheafResult *result)
{
    fprintf(stderr, "%s: %zu page%s\n", result->path, result->pages, result->pages == 1 ? "" : "s");
    if (result->print_path != NULL)
        fprintf(stderr, "%s: %zu side%s to print\n", result->print_path, result->sides, result->sides == 1 ? "" : "s");
}

/* ---- diagnostics ---- */

void
put_json_text(FILE *out, const char *text)
{
    g_autofree char *valid = text == NULL ? NULL : g_utf8_make_valid(text, -1); /* a file name may be anything */

    if (text == NULL) {
        fputs("null", out);
        return;
    }
    fputc('"', out);
    for (text = valid; *text != '\0'; text++)
        if (*text == '"' || *text == '\\')
            fprintf(out, "\\%c", *text);
        else if ((unsigned char)*text < 32)
            fprintf(out, "\\u%04x", (unsigned)*text);
        else
            fputc(*text, out);
    fputc('"', out);
}

static const char *const severities[] = { "note", "warning", "error" };

static void
show_json(const SheafDiagnostic *d)
{
    fprintf(stderr, "{\"id\": \"S%03d\", \"group\": \"%s\", \"severity\": \"%s\", \"file\": ", d->number,
            d->group == NULL ? "" : d->group, severities[d->severity]);
    put_json_text(stderr, d->file);
    fprintf(stderr, ", \"line\": %d, \"column\": %d, \"message\": ", d->line, d->column);
    put_json_text(stderr, d->sentence);
    fputs(", \"help\": ", stderr);
    put_json_text(stderr, d->help);
    if (d->related_file != NULL) {
        fputs(", \"see\": {\"file\": ", stderr);
        put_json_text(stderr, d->related_file);
        fprintf(stderr, ", \"line\": %d, \"column\": %d}", d->related_line, d->related_column);
    }
    fputs("}\n", stderr);
}

enum { EXCERPT = 160, EXCERPT_BYTES = 4 * EXCERPT };

/*
 * One line of a stream, without its end; NULL where there is none, where it is longer than any that is shown, or
 * behind a NUL, which no text holds. Of the lines before nothing is kept, as files may be large and diagnostics many.
 */
static char *
line_of(FILE *stream, int line)
{
    char text[EXCERPT_BYTES + 2] = "";
    int at = 1, c = ' ';
    size_t length;

    while (at < line && (c = getc_unlocked(stream)) != EOF && c != '\0')
        at += c == '\n';
    if (at < line || fgets(text, sizeof text, stream) == NULL)
        return NULL;
    length = strcspn(text, "\r\n");
    return text[length] != '\0' || feof(stream) ? g_strndup(text, length) : NULL;
}

/* The file may by now be another than the one that was read, so it is opened with the same care. */
static char *
source_line(const char *file, int line)
{
    int descriptor = file == NULL || line <= 0 ? -1 : open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    struct stat info;
    FILE *stream =
        descriptor >= 0 && fstat(descriptor, &info) == 0 && S_ISREG(info.st_mode) ? fdopen(descriptor, "rb") : NULL;
    char *text = stream == NULL ? NULL : line_of(stream, line);

    if (stream != NULL)
        fclose(stream);
    else if (descriptor >= 0)
        close(descriptor);
    return text;
}

static void
show_source(const SheafDiagnostic *d)
{
    g_autofree char *line = source_line(d->file, d->line), *valid = NULL;

    if (line == NULL || d->column <= 0)
        return;
    valid = g_utf8_make_valid(line, -1);
    if (g_utf8_strlen(valid, -1) > EXCERPT || d->column > EXCERPT)
        return;
    fprintf(stderr, "%5d | %s\n      | ", d->line, valid);
    for (const char *c = valid; *c != '\0' && g_utf8_pointer_to_offset(valid, c) < d->column - 1;
         c += g_utf8_skip[(guchar)*c])
        fputc(*c == '\t' ? '\t' : ' ', stderr);
    fputs("^\n", stderr);
}

/* Of each kind: how many came, and how grave it is. */
enum { NUMBERS = 2000, SHOWN_OF_A_KIND = 5 };
static struct { size_t count; SheafSeverity severity; } kinds[NUMBERS];

static bool
is_one_too_many(const SheafDiagnostic *d)
{
    if (d->number < 0 || d->number >= NUMBERS)
        return false;
    kinds[d->number].severity = d->severity;
    return ++kinds[d->number].count > SHOWN_OF_A_KIND;
}

static const char *const colours[] = { "\033[36m", "\033[33m", "\033[31m" };

void
show_rest(void)
{
    for (int i = 0; i < NUMBERS; i++) {
        bool colour = shown_as.colour;

        if (kinds[i].count > SHOWN_OF_A_KIND && !shown_as.all && !shown_as.json)
            fprintf(stderr, "sheaf: %s%s[S%03d]%s: and %zu more (--all)\n", colour ? colours[kinds[i].severity] : "",
                    severities[kinds[i].severity], i, colour ? "\033[0m" : "", kinds[i].count - SHOWN_OF_A_KIND);
        kinds[i].count = 0;
    }
}

void
show_diagnostic(const SheafDiagnostic *d, void *data)
{
    const Common *common = data != NULL ? data : &shown_as;
    bool colour = common->colour;

    if (common->json) {
        show_json(d);
        return;
    }
    if (!common->all && is_one_too_many(d))
        return;
    if (d->file != NULL && d->line > 0)
        fprintf(stderr, "%s:%d:%d: ", d->file, d->line, d->column);
    else
        fprintf(stderr, "%s: ", d->file != NULL ? d->file : "sheaf");
    fprintf(stderr, "%s%s[S%03d]%s: %s\n", colour ? colours[d->severity] : "", severities[d->severity], d->number,
            colour ? "\033[0m" : "", d->sentence);
    show_source(d);
    if (d->related_file != NULL)
        fprintf(stderr, "      = see: %s:%d:%d\n", d->related_file, d->related_line, d->related_column);
    if (d->help != NULL)
        fprintf(stderr, "      = help: %s\n", d->help);
}
