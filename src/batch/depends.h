#ifndef BATCH_DEPENDS_H
#define BATCH_DEPENDS_H
/* A file that tells other builders what depends on what. */
#include "batch/jobs.h"

/* Rules for all wanted jobs: for make, or JSON under a name that ends in .json. False with a diagnostic. */
bool depends_write(JobList *list, const SheafBatch *batch, Diags *diags);

#endif
