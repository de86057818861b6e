#ifndef MODEL_VIEW_H
#define MODEL_VIEW_H
/*
 * Every question to the model goes through a View: a plan as seen on a day. For whom it is made is settled before: the
 * plan holds what its audience may see and nothing else. The recorder, when there is one, notes each question and a
 * hash of its answer, absence included, so that a later build knows what an output depends on. Answers live as long as
 * the view; figures are resolved once for a plan and a day, and live as long as the plan.
 */
#include "model/plan.h"

typedef struct Recorder Recorder;
Recorder *recorder_new(void);
void recorder_free(Recorder *recorder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Recorder, recorder_free)
size_t recorder_length(const Recorder *recorder);
/* The hash of a question's answer; NULL when it was not asked. */
const char *recorder_answer(const Recorder *recorder, const char *question);
/*
 * In the order of first asking; hash is SHA-256 in hexadecimal, said what the answer was in short, for people: "2017=3
 * 2018=4"; "": nothing that could be said in short.
 */
typedef void (*RecorderEach)(const char *question, const char *hash, const char *said, void *data);
void recorder_each(const Recorder *recorder, RecorderEach each, void *data);
const char *recorder_said(const Recorder *recorder, const char *question);      /* NULL when it was not asked */

typedef struct View View;
/*
 * as_of unset: the plan's own days; else both days are as_of. recorder may be NULL. The plan and the recorder must
 * outlive the view.
 */
View *view_new(const Plan *plan, Date as_of, Recorder *recorder);
View *view_new_days(const Plan *plan, Days days, Recorder *recorder);
void view_free(View *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(View, view_free)
const Plan *view_plan(const View *view);
Date view_as_of(const View *view);
Days view_days(const View *view);
/* The earlier of both days: a decision, a deposit or an outcome of later than that was not known. */
Date view_seen(const View *view);
/* Those of the sources that had been published by known-by; the array lives as long as the view. */
const Source *const *view_known_sources(View *view, const Source *const *sources, size_t count, size_t *known);

/*
 * Of a figure over the areas within an area: how many of them it rests on, of how many (0: it is no such figure), of
 * which kind they are (NULL: of several), a number for which they are, and which. of_parts: it is a sum of such
 * figures, and rests on an area where each of them does that counts it; `who` is of all of them.
 */
typedef struct FigureOver {
    size_t covered, total;
    const AreaKind *kind;
    uint64_t who;
    const struct CoverageSet *set;      /* NULL: total is 0 */
    bool of_parts;
} FigureOver;

/* One accepted figure. For a sum, `parts` are what it is made of; else the one observation. */
typedef struct Figure {
    bool known;
    double value; int decimals;         /* the largest number of decimals of the parts */
    /* the largest of its row: of all figures of the measure for the area up to the day */
    int row_decimals;
    Period period;
    Date own;                           /* of its period's end and its first publication the earlier */
    /* a flow that its source tells to `own` only, before its period is over: it is not compared with whole ones */
    bool open;
    /* a flow of less than a year: a half, a quarter …, which is compared with its like only; else NONE */
    Frequency part_of_year;
    int length;             /* of a flow: its months, or its days below 0; 0: of no flow, or of one that rolls */
    bool undated;                       /* it, or one of its parts, rests on sources without a date only */
    Quality quality;                    /* the weakest of the parts */
    bool summed;
    /* of a sum whose other parts are not known: the measures that are in it, "a b"; else NULL */
    const char *only;
    FigureOver over;
    bool has_range, between; double low, high;          /* see Qualification */
    const char *basis;                  /* how it was measured, where it differs from the others of its row */
    Date revoked;                       /* a standing fact that no longer stood on the days: since when; else unset */
    /* of a reported total whose reported parts add up to something else, that sum; else NULL */
    const struct Figure *parts_say;
    Qualifier qualifier;                /* a sum of which a part is not known is at least what the others add up to */
    /* it is only known to be at least or at most so much because one of its parts is, not because one is left out */
    bool bounded;
    const struct Figures *of;           /* what its parts are read through */
    const ObservationRef *parts; size_t part_count;
    const ObservationRef *revised; size_t revised_count;        /* superseded values of this period, oldest first */
    /*
     * of its observation; of a sum "measure.AREA.period.sum", over areas "measure.AREA.period.areas", of a derived
     * count "measure.world.date"
     */
    const char *id;
} Figure;

/*
 * As they were known on the figure's days: with the sources that had been published, and a note only where all of them
 * had.
 */
Observation figure_part(const Figure *figure, size_t part);
/*
 * Of a figure over the areas within `around` (NULL: all): is `area` one of those that it should rest on, and has no
 * figure?
 */
bool figure_lacks(const Figure *figure, const Area *area, const Area *around);
Observation figure_revised(const Figure *figure, size_t revised);
/* Where the first part stands in the data, or nowhere. */
Place figure_place(const Figure *figure);

/* Do both tell of the same thing, and of as long a time: does a line from one to the other say something? */
bool figures_are_comparable(const Figure *a, const Figure *b);
/*
 * The earliest of a series that the latest can be compared with, and the one before the latest; the latest itself
 * where there is none.
 */
const Figure *series_first(const Figure *series, size_t count);
const Figure *series_before(const Figure *series, size_t count);

/*
 * Admitted is an observation whose period has begun by as-of, whose own day is not after it, and one of whose sources
 * was published by known-by. A figure names only sources that were.
 */
/* The latest accepted figure of those that are not open; known == false when there is none. */
Figure view_latest(View *view, const Measure *measure, const Area *area);
/* All accepted figures that are not open, one a period, oldest first; the array lives as long as the plan. */
const Figure *view_series(View *view, const Measure *measure, const Area *area, size_t *count);
/* Open ones too: to be printed with the day to which they are told, and compared with nothing. */
const Figure *view_series_open(View *view, const Measure *measure, const Area *area, size_t *count);
/* The accepted figure, not an open one, of the period that ends in `year`; of a flow not that of a part of a year. */
Figure view_year(View *view, const Measure *measure, const Area *area, int year);
/*
 * Where there is no figure in a slot (model/slots.h) but the word why, that; the last of the slot, else that of all
 * parts which it would be the sum of; MISSING_NONE where there is none. The parts of `told` are what says so. Asks for
 * the series.
 */
Missing view_missing_in(View *view, const Measure *measure, const Area *area, Frequency frequency, Period slot,
                        Figure *told);
/* The same, of the latest time, where there is no figure of any. */
Missing view_missing(View *view, const Measure *measure, const Area *area);
/* Is there any observation of this measure for this area at all, up to the as-of date? */
bool view_has_any(View *view, const Measure *measure, const Area *area);

/* Areas that have a figure of the measure, by house name. */
const Area *const *view_areas_with(View *view, const Measure *measure, size_t *count);

typedef struct Standing { MemberStatus status; const Membership *membership;
                          /* dates and sources not known yet are cleared in `seen` */ Membership seen; } Standing;
Standing view_membership(View *view, const Area *area, const Treaty *treaty);
/* Areas that are State Party on the as-of date. by deposit: has deposited; else: in force. */
size_t view_party_count(View *view, const Treaty *treaty, bool by_deposit);
/* (day of deposit, running count), oldest first. */
typedef struct CountStep { Date date; size_t count; const Area *area; } CountStep;
const CountStep *view_party_steps(View *view, const Treaty *treaty, size_t *count);

typedef struct DeadlineView {
    bool known;
    /* as known: without what was decided after known-by, and with the sources published by then */
    const DeadlineSeries *series;
    Date original, in_force;            /* in force on the as-of date */
    const DeadlineStepRow *steps; size_t step_count;    /* decided on or before the as-of date */
    Date later;                         /* the last of those decided after it and by known-by; unset: none */
    Date fulfilled;                     /* set when completed on or before the as-of date */
    Date declared, found_again;         /* both set: it was declared fulfilled, and is no longer */
    bool passed;                        /* in_force < as-of and not fulfilled */
    /* a later step is known of, but not its date, or not that it was decided; not fulfilled */
    bool unclear;
} DeadlineView;
DeadlineView view_deadline(View *view, const Area *area, const Treaty *treaty, const char *article);
const DeadlineView *view_deadlines(View *view, const Area *area, size_t *count);     /* clearance articles, by treaty */

/* Of all areas with a deadline of this article, the one that falls due first leading. */
const DeadlineView *view_article_deadlines(View *view, const Treaty *treaty, const char *article, size_t *count);

/* Objectives that name the area, with the group. */
typedef struct TargetOf { const Objective *objective; const TargetGroup *group; } TargetOf;
const TargetOf *view_targets_of(View *view, const Area *area, size_t *count);

/* Members of an area set: who counts, of whom. */
typedef struct SetMember {
    const Area *area;
    bool counts, fulfilled;
    bool arrived;                       /* has what the ladder leads to: it counts no more as on its way */
    Date fulfilled_on; Figure figure; Standing standing;
    Figure outside;                     /* of events: the latest, where it is not within the span; else not known */
} SetMember;
/* first and date: the days of the earliest and the latest figure of those that count; where nobody does, of all. */
typedef struct SetView {
    const SetMember *members;
    size_t count, k;
    Date first, date;
    /* of events: within which they count; else unset */
    Period span;
    const char *id;                     /* of k as a figure: "1A-1.set" */
} SetView;
SetView view_set(View *view, const Indicator *indicator);
/*
 * Who counted on the day from which the indicator's way is measured, by the same rule and as far as it is known today:
 * the plan's start, or, `first`, the day of the earliest figure among its members. `date` is that day.
 */
SetView view_set_before(View *view, const Indicator *indicator, bool first);

/* Events and deadlines of one area (or of all, NULL) after the as-of date, soonest first: meetings of the treaties
   it belongs to, anniversaries computed from their origin, its own deadlines. */
typedef struct NextDate {
    Period period;
    bool tbc;
    LocalText title;
    int ordinal;
    bool deadline;
    const Event *event;
    const DeadlineView *due;
} NextDate;
const NextDate *view_next_dates(View *view, const Area *area, size_t most, size_t *count);

/* Every event of the plan, in the order of the files. */
const Event *view_events(View *view, size_t *count);
/* The event of this id, or NULL. */
const Event *view_event(View *view, const char *id);
/* Those of a series without an end, whose days are followed up to one of them, in the order of the files. */
const Event *const *view_followed(View *view, size_t *count);

/* The source of this id, or NULL: whoever prints a source asks for it here. */
const Source *view_source(View *view, const char *id);
/*
 * Of a register the last day of what the data took from it, as far as that was known: of a figure, or of a step toward
 * a treaty.
 */
Date view_register_day(View *view, const Source *source);

/*
 * Asks a question again as the recorder has written it, so that its answer of today is recorded too. False when it can
 * no longer be asked: what it names does not exist any more, or it is no question.
 */
bool view_ask(View *view, const char *question);

/* Whether the area is marked by the group: on the as-of date, and as far as a source of it had been published. */
bool view_in_group(View *view, const Area *area, const AreaGroup *group);
/* Areas of the same subregion, the area itself included, by house name. */
const Area *const *view_neighbours(View *view, const Area *area, size_t *count);

#endif
