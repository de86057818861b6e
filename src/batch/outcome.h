#ifndef BATCH_OUTCOME_H
#define BATCH_OUTCOME_H
/*
 * What a worker tells the parent of one job, as bytes: everything but the output itself, which lies in its part file
 * by then.
 */
#include "batch/jobs.h"
#include "batch/build_log.h"

typedef struct Outcome {
    bool made;                          /* the part file holds the whole output */
    SheafExit exit_status;
    guint64 size;
    size_t warnings;
    double seconds;
    double stages[MAKING_STAGE_COUNT];
    const char *part;                   /* the part file's path; NULL where nothing was made */
    const char *entry;                  /* its line of the manifest; for a failed one too */
    const char *answers;                /* lines of the record */
    const SheafDiagnostic *diagnostics; size_t diagnostic_count;
} Outcome;

const char *making_stage_name(MakingStage stage);

/*
 * Makes a job and writes what came of it to `answer`; in a worker, which frees the part file (NULL: nothing was made)
 * when the answer has been heard and the file renamed. recipe: digest of its recipe, or NULL.
 */
PartFile *outcome_make(SheafProject *project, const Job *job, const char *recipe, double (*clock)(void),
                       GByteArray *answer);
/* Reads it back; texts point into `bytes` and, the diagnostics, live in `arena`. False for what is none. */
bool outcome_read(const guint8 *bytes, size_t length, Arena *arena, Outcome *out);
/* The manifest's line for a job whose worker was lost, with the one diagnostic; to be freed. */
char *outcome_lost_entry(const Job *job, const Diag *diag);

#endif
