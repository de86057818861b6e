#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H
/*
 * How a batch goes: one line that changes on a terminal, plain lines elsewhere, a JSON object a line for programs; and
 * what took longest. All on stderr.
 */
#include "cli/cli.h"

typedef enum ProgressForm { PROGRESS_LINE, PROGRESS_PLAIN, PROGRESS_JSON, PROGRESS_NONE } ProgressForm;
bool progress_find_form(const char *name, ProgressForm *out);

typedef struct Progress Progress;
Progress *progress_new(const Common *common, ProgressForm form, bool timings, const char *what, double (*clock)(void));
void progress_free(Progress *progress);
/* Opens the project so that a diagnostic does not run into the line that changes. */
SheafProject *progress_open(Progress *progress, const Common *common, SheafExit *exit_status);
void progress_listen(const SheafBatchNews *news, void *progress);
/* The last word: how many, and the slowest. */
void progress_close(Progress *progress, const SheafBatchResult *result, bool interrupted);

/*
 * For a watch, which has many runs: of each output is told why it was made and how long that took, of failing ones the
 * first few, and the last word says how long all of it took since the run began. A run begins with the path that has
 * changed (NULL: none) and the number of others.
 */
void progress_begin(Progress *progress, const char *changed, size_t others);
void progress_end(Progress *progress, SheafExit exit_status, const SheafBatchResult *result);
/* A diagnostic that does not run into the line that changes. */
void progress_report(const SheafDiagnostic *diagnostic, void *progress);

#endif
