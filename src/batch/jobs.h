#ifndef BATCH_JOBS_H
#define BATCH_JOBS_H
/*
 * What a batch makes: a row of a batch file, or what the command line says, becomes one job for each subject and
 * language. A job has a kind, which knows how its bytes are made; a new kind of output is a row of the table of
 * elements in jobs.c and, if it is made in a way of its own, a JobKind.
 */
#include "read/xml.h"
#include "render/project.h"

typedef struct Job Job;

typedef struct JobKind {
    /* The output's bytes, in a worker; NULL with diagnostics. */
    GBytes *(*make)(SheafProject *project, const Job *job, MakingNotes *making, Diags *diags);
    bool paged;                         /* made from a template */
} JobKind;

struct Job {
    const JobKind *kind;
    SheafJob asked;
    SheafCalendar calendar;             /* of an iCalendar file */
    SheafPack pack; bool mail;          /* of a pack, or of its mail; path NULL: it is none */
    Days days;                          /* of a pack: that its answers are about */
    const char *path;                   /* where it is written */
    /* that path from the manifest's folder, or absolute; its name in manifest and news */
    const char *name;
    bool wanted;                        /* of the shard that is run */
    bool known;                         /* there is a record of it */
    bool fresh;                         /* stands as it would be made */
    bool done;                          /* made or failed in this run */
};

typedef struct JobList {
    SheafProject *project;
    Arena *arena;
    GPtrArray *jobs;                    /* Job, in the order of the file */
    GHashTable *by_name;                /* name -> Job */
    char *folder;                       /* of the manifest, canonical */
    GHashTable *taken;                  /* names that no job may write: manifest and build log */
    char *variant;                      /* of all its outputs, as jobs_variant() has it */
    char *project_folder, *root;        /* canonical; what would lie in the first goes to the second; or both NULL */
} JobList;

JobList *job_list_new(SheafProject *project, const char *manifest);
void job_list_free(JobList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JobList, job_list_free)

/* A path as its name: from the manifest's folder where it lies in it, else absolute. To be freed. */
char *job_name(const char *folder, const char *path);
/* The other way round. */
char *job_path(const char *folder, const char *name);

/* The digest of what was asked of it and of the project's options; to be freed. */
char *job_options(const SheafProject *project, const Job *job);

/*
 * What the command line makes differ from the usual in all outputs of a batch: "-internal-asof-2019-06-30"; "" for
 * nothing. To be freed.
 */
char *jobs_variant(SheafProject *project, const SheafBatch *batch);
/* The folder that takes what the batch names by no absolute path: SheafBatch.root, or the project's. To be freed. */
char *jobs_root(const SheafProject *project, const SheafBatch *batch);
/* Adds the jobs of a batch; false with diagnostics: nothing is to be run then. Two jobs of one path are an error. */
bool jobs_add(JobList *list, const SheafBatch *batch, Diags *diags);

/* The paths of the packs that a batch file names, whether they can be made or not; freed with the array. */
GPtrArray *jobs_packs(const SheafProject *project, const char *file);

#endif
