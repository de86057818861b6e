#ifndef MODEL_INTERNAL_H
#define MODEL_INTERNAL_H
/* The plan as the files of this room see it. */
#include "model/builder.h"
#include "model/observations.h"
#include "model/questions.h"
#include "model/view.h"

/* Of a list the places of what concerns each area, or none: by_area.c. */
typedef struct ByArea { uint32_t *first, *items; } ByArea;
/* Records of a type by date, and the places in `all` of those of each area: records.c. */
typedef struct RecordsOf { const struct Record **all; size_t count; ByArea by_area; } RecordsOf;

struct Plan {
    Arena *arena;
    const char *handed_out;
    PlanHead head;
    GPtrArray *area_kinds, *areas, *area_groups;
    GPtrArray *sources, *units, *topics, *dimensions, *measures, *disaggregated;
    GPtrArray *treaties, *objectives, *indicators, *roles;
    GArray *goals, *events, *publications, *allowances, *abbreviations, *memberships, *deadlines;
    GArray *outlines, *borders, *disclaimers, *geometries;
    /* of all, those of one parent side by side */
    GArray *members, *grades, *articles, *targets, *groups, *follows, *strategies, *steps;
    GArray *milestones, *ratings, *follow_milestones, *follow_ratings;
    GPtrArray *record_types, *records, *ladders;
    GArray *record_fields, *field_grades, *record_values, *ladder_steps;
    /* of each type, by its index: its records by date; those of an area one behind the other */
    const RecordsOf *records_of;
    GPtrArray *target_areas;
    ObservationStore *observations;
    GPtrArray *phrases; GHashTable *phrase_texts;               /* its words in the plan's language -> Phrase */
    GHashTable *area_names;            /* id, house name or alias -> Area */
    GPtrArray *roots;                   /* of the data files, as `read` knows them */
    GHashTable *withheld;               /* "kind id" -> Place */
    /* NULL: their ids are not asked for; of elements that lie side by side 1 + index, else the element */
    GHashTable *by_id[ELEMENT_COUNT];
    const TargetOf *targets_of;         /* each group with its objective */
    ByArea targets_by_area, deadlines_by_area, events_by_area;
    const Area *const *parts; ByArea parts_by_area;             /* all areas, and those within each */
    GPtrArray *figures;                 /* Figures, one a day that was asked for */
};

/* A range whose last day is before its first, with both, and where each of them stands. */
void model_tell_backwards(Diags *diags, Place first_place, Place last_place, Date first, Date last);

/* Plan-wide lookups of this room. */
const Series *plan_find_series(const Plan *plan, const Measure *measure, const Area *area);
const Membership *plan_find_membership(const Plan *plan, const Area *area, const Treaty *treaty);

/* The kind that areas are of where nothing is said. */
#define STATE_KIND "state"

/* disaggregate.c: so many of each hundred, thousand …: its figures are not added up */
bool is_rate(const Plan *plan, const Measure *measure);
/* There is more of the whole than of a part: no rate, mean, grade or fact. */
bool is_amount(const Plan *plan, const Measure *measure);

/* Once, when all references are things. */
void plan_index_areas(Plan *plan);
/* In the order of the list; NULL: of no area. */
const uint32_t *by_area_items(const ByArea *by, const Area *area, size_t *count);

/* What by_area_items() looks things up in: items of areas, which come in the order of the items. */
typedef struct AreaItem { uint32_t area, item; } AreaItem;      /* area: 0 for none, else 1 + its index */
void area_items_add(GArray *pairs, const Area *area, size_t item);
ByArea area_items_part(const Plan *plan, const GArray *pairs /* AreaItem */);
/* records.c: when all references are things. */
void plan_index_records(Plan *plan);

/* Where in `parts` those right below the area begin; NULL: those below none. */
size_t parts_of_area(const Plan *plan, const Area *area, size_t *count);

/* ---- what was known (known.c) ---- */

bool any_source_is_known(const Source *const *sources, size_t count, Date day);
/* Those that had been published by the day: `sources` itself where that is all of them. */
const Source *const *known_sources(Arena *arena, const Source *const *sources, size_t count, Date known_by,
                                   size_t *known);
/*
 * The first day on which it, or one of its sources, was published; of a register its period's end; unset when all are
 * undated.
 */
Date observation_first_published(const Observation *o);
/* The latest of those that are not after known_by; unset when there is none. */
Date observation_published_by(const Observation *o, Date known_by);
/* The earlier of its period's end and its first publication. */
Date observation_own_day(const Observation *o);
bool observation_is_undated(const Observation *o);
/* The day by which a decision, a deposit or an outcome must have been taken to be known: the earlier of both. */
Date days_seen(Days days);
/* The date where it is by the day that is seen, else none. */
Date date_seen(Date seen, Date date);
/* An area's standing with a treaty as it was seen, which is not recorded. */
Standing standing_of(View *view, const Area *area, const Treaty *treaty);

/* Figures are resolved once for a plan and a pair of days; lists live as long as the plan. */
typedef struct FigureList {
    const Figure *figures, *whole; size_t count, whole_count;           /* whole: those that are not open */
    const ObservationRef *missing; size_t missing_count;
    bool answered;                                                      /* a page has asked for it */
    const char *answer_hash, *answer_said;                              /* NULL: no second one has */
} FigureList;
typedef struct Figures Figures;
Figures *plan_figures(const Plan *plan, Days days);             /* lent */
void figures_free(Figures *figures);
const Plan *figures_plan(const Figures *figures);
Arena *figures_arena(Figures *figures);
GHashTable *figures_columns(Figures *figures);                  /* Measure -> Columns, of those asked for */
/*
 * Do figures of the measure tell of one time when told of these periods? What there was on a day is told of that day,
 * of the month or of the year that ends with it, and is the same.
 */
bool is_same_time(const Measure *measure, Period a, Period b);
/* The figure of the measure of just this period, else the last one that tells of the same time, or NULL. */
const Figure *figures_find_period(const FigureList *list, const Measure *measure, Period period);
/* Whether it is known that there is nothing to tell of the period. */
bool figures_not_applicable(const Figures *figures, const FigureList *list, const Measure *measure, Period period);
/* What may be added up to a measure: of the others that it names, or of the members of a complete dimension. */
size_t measure_ways(const Measure *measure);
Parts measure_way(const Measure *measure, size_t way);
/* At least or at most. */
bool is_bound(Qualifier qualifier);

/*
 * coverage.c: the areas that a figure should rest on, by their places in the plan: twice the place, and one more where
 * it has a figure of the area. In the order of the plan's areas; equal ones are one.
 */
typedef struct CoverageSet { const uint32_t *leaves; size_t count; } CoverageSet;
#define COVERAGE_LEAF(area, has) ((uint32_t)((area)->index << 1 | (has)))
typedef enum CoverageSays { COVERAGE_NOT_ASKED, COVERAGE_LACKS, COVERAGE_HAS } CoverageSays;
/* leaves: uint32_t, in any order; they are put into that of the plan. */
const CoverageSet *coverage_set(Figures *figures, GArray *leaves);
CoverageSays coverage_of(const CoverageSet *set, const Area *area);
/* Of a sum, by the sets of its parts, of which there is one at least; over: whose `who` is known already. */
void coverage_of_parts(Figures *figures, const CoverageSet *const *sets, size_t count, FigureOver *over);
GHashTable *coverage_sets_new(void);
GHashTable *figures_coverage_sets(Figures *figures);

/*
 * together.c: what figures of one period come to, added up, weighted, the least or the most of them. OVER_SUM is also
 * for those of the parts of a measure.
 */
typedef struct Together {
    Figures *figures;
    OverAreas how;
    Figure figure;                      /* without an id */
    GArray *parts;                      /* ObservationRef: a part may itself be of many, of sexes and of areas */
    GPtrArray *sets;                    /* CoverageSet: of those parts that are over areas; NULL: of none */
    double weight;
    bool any, below_zero, at_most, about_low, about_high;           /* of a part that was taken */
} Together;
void together_begin(Together *together, Figures *figures, OverAreas how, Period period);
void together_take(Together *together, const Figure *part, double weight);
/* Once, always. whole: none is missing. False: nothing was taken, or nothing can be said of all of them. */
bool together_end(Together *together, bool whole);
/* Which of two rests on the smaller share of its areas: < 0 the first. What is of no areas lacks none. */
int over_compare(const FigureOver *a, const FigureOver *b);

/*
 * over_areas.c: what the areas within `area` (NULL: all) come to in each period that `own` has no figure of, appended
 * to `out` in the order of their periods.
 */
void add_over_areas(Figures *figures, const Measure *measure, const Area *area, const FigureList *own, GArray *out);
/* By what a figure of the area is weighted: the weight of the same period, else what stood before its end; or NULL. */
const Figure *weight_at(Figures *figures, const Measure *measure, const Area *area, Period period);
/* Accepted figures of the measure, one a period, oldest first. */
const FigureList *figures_of(Figures *figures, const Measure *measure, const Area *area);
/* One as it was known: with the sources that had been published, and without its note where one of them had not. */
Observation figures_observation(const Figures *figures, ObservationRef at);
/*
 * The last day of what the data took from a register and was known: of a figure, or of a step toward a treaty; unset
 * when there is none.
 */
Date figures_register_day(Figures *figures, const Source *source);

/* Deposits known on the day, oldest first, with the running count; to be freed by g_free(). */
CountStep *party_steps(const Plan *plan, Date seen, const Treaty *treaty, size_t *count);

struct View {
    const Plan *plan;
    Days days;
    Date seen;                          /* the earlier of both */
    Recorder *recorder;
    Arena *arena;
    Figures *figures;                   /* the plan's */
    GPtrArray *held;                    /* views that answers of this one point into; NULL: none */
    GArray *told;                       /* ObservationRef: what view_missing_in() gathers, kept from call to call */
};
/* Frees `other` with the view. */
void view_hold(View *view, View *other);

/*
 * A question is a row of model/questions.h, what is asked, of which area, and what else it takes (NULL: nothing).
 * view_note() gives a text to write the answer to, and view_noted() takes it, with no other question in between; NULL
 * when nobody records or the question is noted already.
 */
GString *view_note(View *view, Question question, const char *what, const Area *area, const char *more);
void view_noted(View *view, GString *answer);
/* The same of an answer whose hash and words are known: it need not be written. */
void view_noted_again(View *view, GString *answer, const char *hash, const char *said);
/* The hash and the words of the answer that was noted last, lent until the next is. */
const char *view_last_noted(const View *view, const char **said);
/*
 * ask.c: which observations can make the answer to a question another. FIGURES: those that figures of its measure and
 * its area rest on, and no others. ANY: also of a verb that is none.
 */
typedef enum QuestionRests { RESTS_ON_ANY, RESTS_ON_FIGURES, RESTS_ON_NO_OBSERVATION } QuestionRests;
QuestionRests question_rests_on(const char *verb);
/* What an answer holds of a thing: whatever a page may print of it. */
void record_date(GString *answer, Date date);
void record_text(GString *answer, LocalText text);
void record_source(GString *answer, const Source *source);
void record_sources(GString *answer, const Source *const *sources, size_t count);
void record_figure(GString *answer, const Figure *figure);
void record_observation(GString *answer, const Observation *o);
void record_event(GString *answer, const Event *event);
/* With what a calendar file says of it besides. */
void record_event_whole(GString *answer, const Event *event);

/*
 * builder.c: so many years after entry into force for the member; unset where the article has no such rule, or the day
 * is not known.
 */
Date first_deadline(const Article *article, const Membership *member);

#endif
