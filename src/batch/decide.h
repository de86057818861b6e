#ifndef BATCH_DECIDE_H
#define BATCH_DECIDE_H
/*
 * Whether an output would be made again as it stands. Nothing is made to find out: what it was made from is compared,
 * first what was asked of the job, then what it has in common with others (its recipe: program and the modules it
 * needs, fonts, plan, template, words), then the facts. Only where any fact differs is each question of its record
 * asked again.
 */
#include "batch/jobs.h"
#include "batch/build_log.h"

typedef struct Decider Decider;
/* `doubts`: a run before was not ended, and what its build log says of a file is held against the file's bytes. */
Decider *decider_new(SheafProject *project, bool doubts);
void decider_free(Decider *decider);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Decider, decider_free)

/*
 * The recipe of a job: its digest and its lines "=name\tdigest\n", which live as long as the decider. NULL when its
 * template, words or fonts cannot be loaded: making the job will say why. This loads templates, words and fonts.
 */
typedef struct Recipe { const char *digest, *lines; } Recipe;
const Recipe *decider_recipe(Decider *decider, const Job *job);

/* What differs, in words for people: at most so many reasons (0: all), and how many there are besides. */
typedef struct Why { GString *text; size_t most, count; } Why;

/*
 * True when nothing differs. Else, where `why` is not NULL, it is filled anew. `old_recipe`: lines of the record's
 * recipe, `old_facts`: the parts of the facts of that day, or NULL where they are not known.
 */
bool decide_fresh(Decider *decider, const Job *job, const LogRecord *record, const char *old_recipe,
                  const char *old_facts, Why *why);

#endif
