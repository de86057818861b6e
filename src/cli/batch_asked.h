#ifndef CLI_BATCH_ASKED_H
#define CLI_BATCH_ASKED_H
/* What batch and watch are asked to make, and with what they run: the options that both take. */
#include "cli/cli.h"

typedef struct BatchAsked {
    char *template_name, *each, *only, *where, *lang, *output, *manifest, *shard, *depfile, *progress, *writer;
    int workers, time_limit, memory_limit;
    gboolean explain, prune, timings, attach;
    PrintAsked print;
} BatchAsked;

enum { TIME_LIMIT = 300, MEMORY_LIMIT = 2048 };

/* Rows of a verb's options. */
#define BATCH_ENTRIES(o) \
    { "template", 't', 0, G_OPTION_ARG_STRING, &(o).template_name, "the template", "NAME", "{template}" }, \
        { "each", 0, 0, G_OPTION_ARG_STRING, &(o).each, "area, objective, indicator, meeting or record:TYPE", "KIND", \
          "{subject}" }, \
        { "only", 0, 0, G_OPTION_ARG_STRING, &(o).only, "only these ids, parted by commas", "IDS", SAME_BYTES }, \
        { "where", 0, 0, G_OPTION_ARG_STRING, &(o).where, "only those of which this holds", "XPATH", SAME_BYTES }, \
        { "lang", 0,        0, G_OPTION_ARG_STRING, &(o).lang, "the languages of the pages, parted by commas", \
          "TAGS", "{-lang}" }, \
        { "output", \
          'o', \
          0, \
          G_OPTION_ARG_FILENAME, \
          &(o).output, \
          "where to write; {template}, {subject}, {lang}, {-variant} are filled in; of a batch file: in which folder", \
          "PATH", \
          NAMES_OUTPUT }, \
        WRITER_ENTRY((o).writer), PRINT_ENTRIES((o).print), \
        { "attach",    0, \
          0,           G_OPTION_ARG_NONE, \
          &(o).attach, "embed the printed figures as CSV and XML, and the calendar", \
          NULL,        "-attached" }, \
        { "jobs", 'j', 0, G_OPTION_ARG_INT, &(o).workers, "workers at a time (default: one a core)", "N", \
          SAME_BYTES }, \
        { "time-limit", \
          0, \
          0, \
          G_OPTION_ARG_INT, \
          &(o).time_limit, \
          "seconds an output may take (default: 300; 0: any)", \
          "S", \
          SAME_BYTES }, \
        { "memory-limit", \
          0, \
          0, \
          G_OPTION_ARG_INT, \
          &(o).memory_limit, \
          "MiB a worker may take (default: 2048; 0: any)", \
          "MIB", \
          SAME_BYTES }, \
        { "manifest", \
          0, \
          0, \
          G_OPTION_ARG_FILENAME, \
          &(o).manifest, \
          "the manifest (default: out/manifest{-variant}.json)", \
          "FILE", \
          SAME_BYTES }, \
        { "shard",    0, \
          0,          G_OPTION_ARG_STRING, \
          &(o).shard, "only the I-th of N parts, with a manifest of its own", \
          "I/N",      SAME_BYTES }, \
        { "explain-rebuild", 0, 0, G_OPTION_ARG_NONE, &(o).explain, "say why each output is made", NULL, SAME_BYTES }, \
        { "prune", 0, 0, G_OPTION_ARG_NONE, &(o).prune, "remove outputs that no job makes any more", NULL, \
          SAME_BYTES }, \
        { "depfile", \
          0, \
          0, \
          G_OPTION_ARG_FILENAME, \
          &(o).depfile, \
          "write what depends on what, for make or, as NAME.json, as JSON", \
          "FILE", \
          SAME_BYTES }, \
        { "progress", \
          0, \
          0, \
          G_OPTION_ARG_STRING, \
          &(o).progress, \
          "line, plain, json or none (default: line on a terminal, else plain)", \
          "FORM", \
          SAME_BYTES }, \
    { \
        "timings", 0, 0, G_OPTION_ARG_NONE, &(o).timings, "show the slowest outputs, by stage", NULL, SAME_BYTES \
    }

/* GLib's options want "-j 2"; the world writes "-j2". What is put in is freed with `made`. */
void batch_part_jobs(int argc, char **argv, GPtrArray *made);
/*
 * Do the options go together with each other and with what is left of argv, a batch file or nothing? False with
 * SHEAF_USAGE told.
 */
bool batch_asked_hold(const BatchAsked *asked, const Common *common, int argc, char **argv, const Verb *verb);
/* Is anything said that the name of the manifest may depend on? */
bool batch_asked_anything(const BatchAsked *asked);
/* As the library has it; `print` is to be kept as long as the batch. False with SHEAF_USAGE told. */
bool batch_asked_read(const BatchAsked *asked, const char *file, SheafBatch *batch, SheafPrint *print,
                      const Verb *verb);
void batch_asked_clear(BatchAsked *asked);

#endif
