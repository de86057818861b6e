#ifndef BATCH_BUILD_LOG_H
#define BATCH_BUILD_LOG_H
/*
 * What each output was made from, kept beside the manifest in a dot-file (".manifest.json.build-log"). Lines of text:
 * recipes (what many outputs have in common: program, fonts, plan, template, words; and the facts in parts, so that a
 * changed one is asked for only where it can show), each once, and one record an output with its manifest line; each
 * ends with a sum of its bytes. A record is added when its output has got its name, and a record that was cut off is
 * none, so that a run may end at any moment. The file is read record by record and never held.
 */
#include <glib.h>
#include <stdbool.h>
#include <stdio.h>
#include "base/diag.h"
#include "base/diag_batch.h"
#include "base/diag_files.h"

typedef struct LogRecord {
    GString *name;                      /* of the output */
    GString *entry;                     /* its line of the manifest */
    guint64 size;                       /* bytes */
    size_t warnings;
    GString *recipe;                    /* digest of the recipe's lines */
    GString *options;                   /* digest of what was asked of the job */
    /* digest of all facts as they were: where they are the same, so are all answers */
    GString *facts;
    GString *answers;                   /* lines "?question\tdigest\tsaid\n"; digests of answers are cut to half */
} LogRecord;

void log_record_init(LogRecord *record);
void log_record_clear(LogRecord *record);

enum { ANSWER_DIGITS = 32 };

/* Appends `text` so that it holds neither tabs nor line ends. */
void log_record_escape(GString *out, const char *text);
/* Appends a line of the answers. */
void log_record_add_answer(GString *answers, const char *question, const char *digest, const char *said);
/*
 * Cuts the next line of the answers off `at` and takes it apart; false at the end. question is unescaped, said what the
 * answer was in short, up to the line's end: see recorder_each().
 */
typedef struct LogAnswer { const char *digest, *said; size_t said_length; } LogAnswer;
bool log_record_next_answer(const char **at, GString *question, LogAnswer *answer);

/* ---- the file ---- */

typedef struct BuildLog BuildLog;

/*
 * Locks the build log of a manifest for this process. NULL with DIAG_BATCH_BUSY when another holds them, or with a
 * diagnostic when the folder cannot be written. A missing file is an empty one. What does not hold in it is thrown
 * away, told with DIAG_BUILD_LOG_DAMAGED; a last block that was cut off is thrown away in silence. Where the file
 * cannot be written anew then, DIAG_BUILD_LOG, nothing is added to it.
 */
BuildLog *build_log_open(const char *manifest, Diags *diags);
void build_log_free(BuildLog *log);    /* NULL is allowed */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BuildLog, build_log_free)
/* In a worker: the lock is the parent's alone. */
void build_log_leave(BuildLog *log);
char *build_log_path(const char *manifest);

/* Calls `each` for every whole record, the last of each output last. The record is used again for the next one. */
typedef void (*LogEach)(const LogRecord *record, void *data);
void build_log_each(BuildLog *log, LogEach each, void *data);
/* The lines of a recipe that any record named when the file was opened; NULL. */
const char *build_log_recipe(const BuildLog *log, const char *digest);
/*
 * The parts of the facts with this digest (project_fact_parts()), which stand in the file as a recipe does; NULL. What
 * is noted is written with the first record that names it.
 */
const char *build_log_facts(const BuildLog *log, const char *digest);
void build_log_note_facts(BuildLog *log, const char *digest, const char *parts);

/* Writes the file anew with those that `keep` keeps (it may change facts); false with DIAG_BUILD_LOG. */
typedef bool (*LogKeep)(LogRecord *record, void *data);
bool build_log_rewrite(BuildLog *log, LogKeep keep, void *data, Diags *diags);
/* Adds one; its recipe's lines are written when first used. False (once with DIAG_BUILD_LOG) when it cannot be kept. */
bool build_log_add(BuildLog *log, const LogRecord *record, const char *recipe_lines, Diags *diags);

#endif
