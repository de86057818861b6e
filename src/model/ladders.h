#ifndef MODEL_LADDERS_H
#define MODEL_LADDERS_H
/*
 * Ladders and checklists as data: steps in their order, each with words, a day by which it is due, and what makes it
 * true of an area: a vote or another grade of a measure, a signature, a membership, its entry into force, a record.
 */
#include "model/records.h"

/* What makes a step true; words of `by`. */
typedef enum StepBy { STEP_BY_GRADE, STEP_BY_VOTE, STEP_BY_SIGNATURE, STEP_BY_MEMBERSHIP, STEP_BY_FORCE,
                      STEP_BY_RECORD } StepBy;
#define STEP_BY_WORDS "grade vote signature membership in-force record"

/* Where it stands among the steps: always, only once it is taken, or until a later one has overtaken it. */
typedef enum StepShown { SHOWN_ALWAYS, SHOWN_TAKEN, SHOWN_UNTIL_OVERTAKEN } StepShown;
#define STEP_SHOWN_WORDS "always taken until-overtaken"

typedef struct LadderRule {
    const char *id;
    StepBy by;
    LocalText title;                    /* without words: as its kind has them */
    union { const Measure *measure; const char *measure_id; };  /* grade, vote */
    double least;                       /* the value that is enough; not a number: the best grade, else above 0 */
    union { const Treaty *treaty; const char *treaty_id; };     /* signature, membership, in-force */
    union { const RecordType *record; const char *record_id; }; /* record */
    const char *where;                  /* what such a record says, as a measure's where */
    Date due;                           /* not set: at no day */
    const char *after;                  /* the id of a step of the same ladder that comes first; NULL: none */
    StepShown shown;
    Place place;
} LadderRule;

typedef struct Ladder {
    const char *id;
    LocalText title;
    union { const Treaty *treaty; const char *treaty_id; };     /* into which it leads; NULL: into none */
    const LadderRule *steps; size_t step_count;
    size_t index; Place place;
} Ladder;

const Ladder *const *plan_ladders(const Plan *plan, size_t *count);
const Ladder *plan_find_ladder(const Plan *plan, const char *id);
const Ladder *plan_ladder_into(const Plan *plan, const Treaty *treaty);         /* the first; NULL: there is none */

/* How an area stands to a step on the view's days. */
typedef struct StepSeen {
    const LadderRule *rule;
    bool taken, lost;                   /* it is true; it was true once and is so no more */
    Date since;                         /* true from this day on, where that is known */
    Date lost_on;                       /* of one that is lost */
    bool late;                          /* not taken, and its day has passed */
    Standing standing;                  /* of a treaty's steps */
    const Figure *series; size_t count; /* of a measure's, oldest first */
    const Record *record;               /* of a record's: that which makes it true, or the last that did */
    const Source *const *sources; size_t source_count;
} StepSeen;

/* All steps, those left out included; the array lives as long as the view. */
const StepSeen *view_ladder(View *view, const Ladder *ladder, const Area *area);
bool record_says_all(const Record *record, const char *where);
bool step_grade_is_enough(const LadderRule *rule, double value);

#endif
