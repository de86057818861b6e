#ifndef BATCH_WORKER_POOL_H
#define BATCH_WORKER_POOL_H
/*
 * Workers: processes forked from this one, which hold all that it has loaded. They have none of its threads, and
 * whatever would wait for one would wait for ever: so no worker is started while this process has any other thread
 * than the one that asks. They take jobs by number and answer with bytes. A worker that dies, or that takes longer or
 * more memory than it may, costs the job that it had: when all others are done, that job is tried once more, alone in
 * a process of its own. The parent sleeps until something happens. Workers die with it, whatever it dies of.
 */
#include <glib.h>
#include <stdbool.h>

typedef enum WorkerLoss {
    WORKER_CRASHED,
    WORKER_KILLED,
    WORKER_TOO_LONG,
    WORKER_ENDED,
    WORKER_NO_MEMORY,
    WORKER_NO_THREAD
} WorkerLoss;

typedef struct WorkerPool {
    unsigned size;                      /* most workers at a time, at least one */
    double time_limit;                  /* seconds a job may take; 0: any */
    size_t memory_limit;                /* MiB a worker may take besides what it began with; 0: any */
    double (*clock)(void);              /* seconds; NULL: no time limit */
    const volatile int *stop;           /* may be NULL */
    int stop_fd;                        /* readable when stop is set; 0: none */
    void *data;
    /* In the worker: once, when it begins; then for each job, appending the answer. */
    void (*begin)(void *data);
    void (*make)(size_t job, GByteArray *answer, void *data);
    /*
     * In the parent. A lost job is told twice: `again` when it is going to be tried alone, and without when that was
     * in vain.
     */
    void (*started)(size_t job, void *data);
    void (*answered)(size_t job, const guint8 *answer, size_t length, void *data);
    void (*lost)(size_t job, WorkerLoss how, int signal_number, bool again, void *data);
    /* No worker could be started, for threads besides this one or, with none, for `why`: nothing more is done. */
    void (*unable)(size_t threads, const char *why, void *data);
} WorkerPool;

/* Does the jobs in their order; false when stopped or unable, with workers killed and jobs left. */
bool worker_pool_run(const WorkerPool *pool, const size_t *jobs, size_t count);

#endif
