#ifndef TRUTH_FACTS_H
#define TRUTH_FACTS_H
/*
 * What is known, as whoever holds a finished file against it must know it: the observations of a project, or those
 * attached to the file, as they were written. Which of them stands on a day, what they add up to and what they
 * count is worked out here once more, from the rules in the README and with none of the writer's code.
 */
#include <glib.h>
#include "audit/data.h"
#include "base/arena.h"
#include "model/plan.h"

typedef struct FactSource { const char *id; Date published, not_before; bool is_register; } FactSource;

/* An area that is counted, and whether there is a figure of it. */
typedef struct FactLeaf { const Area *area; bool told; } FactLeaf;

typedef struct Fact {
    const char *id, *measure, *area;    /* area: "" is the world */
    Period period;
    bool has_value; double value; int decimals;
    Quality quality; Qualifier qualifier; Missing missing;
    bool has_range; double low, high;
    const char *basis, *note;
    Date until;                         /* of what stands: revoked on */
    Date published;                     /* its own, apart from its sources */
    const FactSource **sources; size_t source_count;
    const struct Fact **from; size_t from_count;        /* of a sum: what it is made of */
    bool computed;
    const char *only;                   /* of a sum that lacks a part: the measures that are in it */
    /* over the areas within one: which of them it rests on; of a sum of such, which each does; else NULL */
    const char *within;
    size_t covered, total;              /* on how many of them, of how many; of a sum, on those of all its parts */
    const struct FactLeaf *leaves;      /* total of them: which they are */
    size_t index;
} Fact;

typedef struct Facts Facts;
Facts *facts_of_plan(const Plan *plan);
/* Of observations.csv and sources.xml; NULL with a diagnostic when they cannot be used. No files: no facts. */
Facts *facts_of_file(AuditData *file, const char *path, Diags *diags);
void facts_free(Facts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Facts, facts_free)
const Plan *facts_plan(const Facts *facts);             /* NULL: what is attached is all that is known */
Arena *facts_arena(Facts *facts);

/* What its value lies between, itself twice where nothing more is said, and the middle where there is no value. */
double fact_low(const Fact *fact);
double fact_high(const Fact *fact);
double fact_middle(const Fact *fact);

/* On which side of the value the truth lies; of two that are taken together. */
Qualifier fact_side(Qualifier qualifier);
Qualifier fact_both(Qualifier a, Qualifier b);

/* The least difference that a figure tells, where so much is the last digit that is printed. */
double fact_digit(const Fact *fact, double printed);

/* Days on which a fact counts. */
Date fact_own_day(const Fact *fact);
/* By the rule of the two days; *why is a sentence where it is not. */
bool fact_is_admitted(const Fact *fact, Days days, const char **why);
Date facts_seen(Days days);             /* the earlier of both */
/* Had one of them been published by the day? Registers and sources without a date count as published. */
bool facts_any_told(const Source *const *sources, size_t count, Date known_by);

/*
 * The facts of a row that stand on the days, one a period, oldest first, without those told before their period
 * was over.
 */
const GPtrArray *facts_series(Facts *facts, const char *measure, const char *area, Days days);
const Fact *facts_latest(Facts *facts, const char *measure, const char *area, Days days);
/* What there is on a day is the same whether it is told of the day, or of the month or the year that ends with it. */
bool facts_same_time(const Measure *measure, Period a, Period b);
/* The one of just that period, else the last that tells of the same time, or NULL. measure NULL: nobody knows. */
const Fact *facts_of_time(const GPtrArray *series, const Measure *measure, Period period);
/* All that was written of a measure for an area, in the order of the data, whether or not it stands. */
const GPtrArray *facts_rows(Facts *facts, const char *measure, const char *area);
/* Whether it was known that there is nothing to tell. */
bool facts_not_applicable(Facts *facts, const char *measure, const char *area, Period period, Days days);
/*
 * "#id@1000000~4", as a file names a printed figure, or a part of it: the id, to be freed with g_free(), and what the
 * value was divided by before it was printed.
 */
char *facts_printed_id(const char *written, double *scale);
/* Of this id, whether or not it stands: computed ones by the days. NULL: there is none. */
const Fact *facts_find(Facts *facts, const char *id, Days days);
/* It, or one of its parts, is only known to be at least or at most so much, and no part is left out of it. */
bool fact_is_bound(const Fact *fact);
/* Can the one be held against the other: do both say the same thing of the same thing? */
/* facts NULL: no project tells which are flows. */
bool facts_compare(const Facts *facts, const Fact *a, const Fact *b);
/* Are two periods of a flow of one length? Of anything else they always are. */
bool facts_as_long(const Facts *facts, const char *measure, Period a, Period b);
/* Of a flow the half, quarter, month or week that it is of; NONE where it is of no part of a year, or nobody knows. */
Frequency fact_part_of_year(const Facts *facts, const char *measure, Period period);
/* Does what is told by the measure stand until it is revoked? */
bool facts_stands(const Facts *facts, const char *measure);
YearStart facts_year_start(const Facts *facts);         /* of the project's reporting years */
/* Does it tell of a period that was not over when it was told? Only a project says which measures are flows. */
bool fact_is_open(const Facts *facts, const Fact *fact);
/* Of a reported total whose parts are all known, what they add up to; false where there is no such thing. */
bool facts_parts_of(Facts *facts, const Fact *total, Days days, double *sum);

#endif
