#ifndef CLI_CLI_H
#define CLI_CLI_H
/* What the verbs share: the options that all of them take, and how diagnostics are shown. */
#include <glib.h>
#include <stdbool.h>
#include <stdio.h>
#include "sheaf/sheaf.h"

typedef struct Common {
    char *folder, *plan, *as_of, *known_by, *templates, *theme, *fonts, *diagnostics;
    char **allowed;             /* --allow, any number of times */
    char *world;                /* of the outlines that maps are drawn from; SHEAF_WORLD in the environment */
    const char *holidays;       /* of the calendar verb; borrowed */
    gboolean werror, quiet, strict_glyphs;
    gboolean for_public, internal;      /* one at most */
    gboolean check_files;       /* of check alone */
    gboolean all;               /* every diagnostic is shown, however many are of a kind */
    gboolean lint;              /* an option of check alone */
    gboolean audit;             /* of the verbs that make PDF; also by SHEAF_AUDIT of the environment */
    bool check_withheld;        /* check does: it is asked by authors */
    const char *needs_output;   /* the name of an option given for which -o is needed; NULL: none */
    bool json;                  /* diagnostics are wanted as JSON */
    bool terminal;              /* stderr is one */
    bool colour;
    /* of verbs that make one page: its language (borrowed; NULL: the plan's), so that no other words are read */
    bool one_language; const char *language;
    int64_t created;
} Common;

typedef struct Verb {
    const char *name;
    const char *arguments;      /* as shown after the verb: "DIR" */
    const char *summary;        /* one line */
    int (*run)(int argc, char **argv, const struct Verb *verb);
} Verb;

/*
 * An option as GLib has it, and what it does to the path of an output that is not named with -o. Options that change
 * the bytes of an output change its path, so that no two variants of a page replace each other, or need -o. Every row
 * says one of these.
 */
typedef struct Option {
    const char *name; char letter; int flags; GOptionArg arg; void *value; const char *help, *placeholder;
    /*
     * SAME_BYTES, NEEDS_OUTPUT, or the piece of the path that tells of it, capitals for its value: "{subject}",
     * "-asof-DATE"
     */
    const char *path;
} Option;
#define SAME_BYTES "same bytes"
#define NEEDS_OUTPUT "-o"       /* unless -o, or each row of the batch file, says where to write */
#define NAMES_OUTPUT "the path"

extern const Verb verbs[];
extern const size_t verb_count;

/*
 * Parses the verb's own options (up to a row without a name; NULL: none) and the common ones; *argc and *argv keep
 * what is left. False when the program is to end with *exit_status.
 */
bool common_parse(Common *common, const Verb *verb, const Option *own, int *argc, char ***argv, int *exit_status);
void common_clear(Common *common);
/* Nothing will be asked for in another language: NULL, the plan's own; the tag is borrowed. */
void common_in_language(Common *common, const char *tag);
/* Does -o (`output`, or NULL) say where to write, if an option needs that? False with SHEAF_USAGE told. */
bool common_output_named(const Common *common, const char *output, const Verb *verb);
/* What all verbs ask of a project; nobody is told of its faults yet. */
SheafProjectOptions common_options(const Common *common);
SheafProject *common_open(const Common *common, SheafExit *exit_status);
/* The same with diagnostics told to somebody else. */
SheafProject *common_open_telling(const Common *common, SheafReport report, void *data, SheafExit *exit_status);
/* The status to end with: warnings count under --werror. */
int common_exit(const Common *common, const SheafProject *project, SheafExit exit_status);
/*
 * Opens the project, makes one file of what is `asked`, tells what came of it and closes the project again; the status
 * to end with.
 */
typedef SheafExit (*MakeOne)(SheafProject *project, const void *asked, SheafResult *result);
typedef void (*TellResult)(const SheafResult *result);
int common_make(const Common *common, MakeOne make, const void *asked, TellResult tell);
/*
 * common NULL: in the form that the last common_parse() found asked for. Of a kind the first few are shown, unless all
 * are asked for; JSON has all.
 */
void show_diagnostic(const SheafDiagnostic *diagnostic, void *common);
/* How many of each kind were not shown, a line a kind; then the counting begins anew. */
void show_rest(void);
/* A text as JSON has it, or null. */
void put_json_text(FILE *out, const char *text);
/* Usage faults: a line on stderr, exit status 2. */
int usage(const Verb *verb, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* What a usage fault adds where `wrong` is the old name of an option or word: the new one. "" for all others. */
const char *now_called(const char *wrong);

/*
 * How pages are to be printed, for every verb that writes them. PRINT_ENTRIES(p) are rows of its options; print_read()
 * says what they ask of a job, with `print` to be kept as long as the job; false when they do not go together (told to
 * the user).
 */
typedef struct PrintAsked { char *paper, *impose, *sheet; gboolean crop_marks, draft; } PrintAsked;
#define PRINT_ENTRIES(p)                                                                                               \
    { "paper",    0,                                                                                                   \
      0,          G_OPTION_ARG_STRING,                                                                                 \
      &(p).paper,                                                                                                      \
      "A3, A4, A5, Letter, Tabloid, Web, Web-tall; 'A4 portrait', 'A3 landscape' (default: as the template has it)",   \
      "SIZE",     "-SIZE" },                                                                                           \
        { "draft", 0, 0, G_OPTION_ARG_NONE, &(p).draft, "a DRAFT mark across every page", NULL, "-draft" },            \
        { "impose",    0,                                                                                              \
          0,           G_OPTION_ARG_STRING,                                                                            \
          &(p).impose, "write a file for the printer, too: booklet, 2up, 4up",                                         \
          "SCHEME",    "-SCHEME" },                                                                                    \
        { "sheet", 0,      0, G_OPTION_ARG_STRING, &(p).sheet, "the paper of that file (default: the pages' own)",     \
          "SIZE",  "-SIZE" },                                                                                          \
    {                                                                                                                  \
        "crop-marks", 0, 0, G_OPTION_ARG_NONE, &(p).crop_marks,                                                        \
            "with crop marks in that file; alone: one page a sheet", NULL, "-print, with --impose -marks"              \
    }

/*
 * In which form a page or a chart is written. FORMAT_ENTRIES() are rows of a verb's options; format_read() finds the
 * form, by the name of the output where none is asked for, and how many pixels it has; false when they do not go
 * together (told to the user).
 */
typedef struct FormatAsked { char *format; double scale, dpi; } FormatAsked;
#define FORMAT_ENTRIES(f, path_of_form)                                                                                \
    { "format",    'f',                                                                                                \
      0,           G_OPTION_ARG_STRING,                                                                                \
      &(f).format, "pdf, svg or png (default: by the output's name, else pdf)",                                        \
      "FORM",      path_of_form },                                                                                     \
        { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &(f).scale, "pixels a point, of png (default: 2)", "N", "-Nx" },         \
    {                                                                                                                  \
        "dpi", 0, 0, G_OPTION_ARG_DOUBLE, &(f).dpi, "pixels an inch, of png, in place of --scale", "N", "-Ndpi"        \
    }
/* `output` may end in anything: what is no form is a PDF under another name. */
bool format_read(const FormatAsked *asked, const char *output, SheafFormat *format, SheafPixels *pixels,
                 const Verb *verb);
/* Does the name of a file end in something that is no form? NULL and names without an ending do not. */
bool format_is_other(const char *output);
/* Of a picture's form that nothing here writes. */
bool format_is_foreign(const char *output);
void format_clear(FormatAsked *asked);

#define PAGES_OF_FORM "out/FORM/..-{page}.FORM"         /* where a file a page stands */

/*
 * Who writes the PDF: a row of every verb that makes one; writer_read() finds it, false with the writers told. NULL is
 * the usual one.
 */
#define WRITER_ENTRY(w)                                                                                                \
    {                                                                                                                  \
        "writer", 0, 0, G_OPTION_ARG_STRING, &(w),                                                                     \
            "who writes the PDF: sheaf or cairo (without tags, links, claims; default: sheaf)", "NAME", "-cairo"       \
    }
bool writer_read(const char *name, SheafWriter *writer, const Verb *verb);

/* A row of every verb that makes PDF. */
#define AUDIT_ENTRY(common)                                                                                            \
    {                                                                                                                  \
        "audit", 0, 0, G_OPTION_ARG_NONE, &(common).audit,                                                             \
            "audit every file before it gets its name, not only the first of each kind", NULL, SAME_BYTES              \
    }
bool print_read(const PrintAsked *asked, SheafPrint *print, SheafJob *job, const Verb *verb);
void print_clear(PrintAsked *asked);
/* On stderr: where a job's files are and how many pages they have, a line each; or only where its file is. */
void print_result(const SheafResult *result);
void print_result_path(const SheafResult *result);

int verb_init(int argc, char **argv, const Verb *verb);
int verb_new(int argc, char **argv, const Verb *verb);
/* Of a verb that writes PDF alone: false with SHEAF_USAGE told when the name says that it would be a picture. */
bool output_is_pdf(const char *output, const Verb *verb);
int verb_check(int argc, char **argv, const Verb *verb);
int verb_build(int argc, char **argv, const Verb *verb);
/* Which outputs of a folder's data/batch.xml would be made, and why; nothing where there is none. */
void batch_print_would(const Common *common, const char *folder);
int verb_batch(int argc, char **argv, const Verb *verb);
int verb_watch(int argc, char **argv, const Verb *verb);
int verb_calendar(int argc, char **argv, const Verb *verb);
int verb_import(int argc, char **argv, const Verb *verb);
int verb_export(int argc, char **argv, const Verb *verb);
int verb_chart(int argc, char **argv, const Verb *verb);
int verb_map(int argc, char **argv, const Verb *verb);
int verb_card(int argc, char **argv, const Verb *verb);
int verb_pack(int argc, char **argv, const Verb *verb);
int verb_status(int argc, char **argv, const Verb *verb);
int verb_diff(int argc, char **argv, const Verb *verb);
int verb_explain(int argc, char **argv, const Verb *verb);
int verb_audit(int argc, char **argv, const Verb *verb);
int verb_schema(int argc, char **argv, const Verb *verb);
int verb_theme(int argc, char **argv, const Verb *verb);
int verb_fonts(int argc, char **argv, const Verb *verb);

#endif
