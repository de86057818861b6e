#ifndef MODEL_PLAN_H
#define MODEL_PLAN_H
/*
 * The plan and everything observed against it. Built by `read` through model/builder.h, then immutable. Questions are
 * asked through a View (model/view.h), never here. All strings and arrays live in the plan's arena; ids are interned,
 * so that equal ids are equal pointers within one plan.
 *
 * A reference is a union of the thing and of the id that a file has for it: the builder is given the id (area_id,
 * source_ids: several, parted by spaces), and a finished plan has the thing (area, sources). Which members are
 * references, and to what, stands in the table of the element (model/elements.c).
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/audience.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/location.h"
#include "base/period.h"
#include "base/plural.h"

typedef struct Plan Plan;
typedef struct AreaKind AreaKind;
typedef struct Area Area;
typedef struct Source Source;
typedef struct Measure Measure;
typedef struct Dimension Dimension;
typedef struct Treaty Treaty;
typedef struct Objective Objective;
typedef struct Indicator Indicator;

/* A text and its translations. text is in the plan's language. */
typedef struct Translation { const char *language, *text; } Translation;
typedef struct LocalText { const char *text; const Translation *translations; size_t count; } LocalText;
/* The text in `language` ("fr-CA" is also answered by "fr"), else in the plan's own. */
const char *local_text(LocalText text, const char *language);
bool text_is_in(LocalText text, const char *language);   /* has it a translation that answers the language? */

/*
 * A noun as it stands beside a number, by the plural categories of each language: "1 district", "4 districts".
 * language NULL: the plan's own.
 */
typedef struct Form { const char *language; PluralCategory count; const char *text; Place place; } Form;
/* broken: one was written for no category, which is told; nothing is said of what may be lacking then. */
typedef struct Forms { const Form *forms; size_t count; bool broken; } Forms;
/*
 * The form of this category, else the one called `other`, in `language` ("fr-CA" is also answered by "fr"), else in the
 * plan's own; NULL where there is none.
 */
const char *forms_text(Forms forms, const char *language, PluralCategory count);

/* Which of the names of an area a page prints: the house's, or the short name that the United Nations use. */
typedef enum AreaNames { NAMES_HOUSE, NAMES_UN } AreaNames;

/* The code list that the ids of a kind's areas are of. */
typedef enum CodeList { CODES_OWN, CODES_ISO_3166_1, CODES_ISO_3166_2 } CodeList;
/* NOT_SAID: those of the kind "state" join treaties, no others do. */
typedef enum JoinsTreaties { JOINS_NOT_SAID, JOINS_YES, JOINS_NO } JoinsTreaties;

/*
 * What an area is: a state, a province, a district, a site, a partner. The kind "state" is there without being
 * declared; its words, where it has no forms, are those of the catalogue.
 */
struct AreaKind {
    const char *id;
    Forms forms;                        /* "district", "districts" */
    CodeList codes;
    JoinsTreaties joins;                /* see area_joins_treaties() */
    size_t index; Place place;          /* place: nowhere, where nobody declared it */
};

/* What data are about: SDMX's reference area, IATI's location. */
struct Area {
    const char *id;                     /* of a state mostly ISO 3166-1 alpha-3 */
    const char *alpha2;
    union { const AreaKind *kind; const char *kind_id; };       /* given as NULL: a state */
    /* the area that it is a part of, or NULL; no area is within itself, by however many others */
    union { const Area *within; const char *within_id; };
    LocalText name;                     /* the house name */
    LocalText un_name;                  /* where it is another than the house name; text "": it is the same */
    /* which its names take within a sentence of the plan's language, "the"; of the UN's name, or NULL: the same */
    const char *article, *un_article;
    const char *official_name;
    LocalText region, subregion;        /* text "": none is known */
    /* where its seat of government is, or it itself, by which sources; seat: its name, text "": none is given */
    Location point; LocalText seat;
    union { const Source *const *sources; const char *source_ids; };
    size_t source_count;
    /* alias_text: parted by |, as it is given to the builder */
    union { const char *const *aliases; const char *alias_text; };
    size_t alias_count;
    /* language_text: parted by spaces, likewise */
    union { const char *const *languages; const char *language_text; };
    size_t language_count;
    const char *note;
    size_t index;                       /* position in the plan's areas */
    Place place, within_place;
};

/* Whether areas of its kind have treaties, memberships and votes of their own. */
bool area_joins_treaties(const Area *area);
/* Whether it is a part of the other, by however many between them; not of itself. */
bool area_is_within(const Area *area, const Area *other);

/*
 * Areas that somebody has marked: "conflict-affected", "donors", "mine-free". It holds from its date on; unset: always.
 */
typedef struct AreaGroup {
    const char *id; LocalText title;
    union { const Area *const *areas; const char *area_ids; };
    size_t area_count;
    Date date;
    const char *note;
    union { const Source *const *sources; const char *source_ids; };
    size_t source_count, index; Place place;
} AreaGroup;

/*
 * What a register holds (roll calls, the list of a depositary) was known from the day of what it tells; any other
 * source from the day on which it was published. Where that is not known, not_before may say since when it can have
 * been there at the earliest.
 */
struct Source {
    const char *id; LocalText title; const char *publisher, *where, *address;
    union { const Area *area; const char *area_id; };          /* NULL: of several, or of all */
    Date published, not_before; bool is_register;
    size_t index; Place place;
};

typedef enum Nature { NATURE_STOCK, NATURE_FLOW, NATURE_CUMULATIVE, NATURE_JUDGEMENT, NATURE_EVENT,
                      /* true from its day on until it is revoked: a law, a moratorium */ NATURE_STANDING } Nature;
typedef enum Better { BETTER_NONE, BETTER_UP, BETTER_DOWN } Better;

/* What the figures of areas come to for the area that they are within; NONE: nothing that could be told. */
typedef enum OverAreas { OVER_NONE, OVER_SUM, OVER_WEIGHTED, OVER_MIN, OVER_MAX } OverAreas;

/* A value a judgement may take and what it is called; worst first, as the measure says what is better. */
typedef struct Grade { double value; const char *id; LocalText title; Place place; } Grade;

/*
 * How a figure may be parted (SDMX's dimension: sex, age, device, donor), and into what. complete: each thing that is
 * counted belongs to one member and to no other, so that the members' figures add up to the whole.
 */
typedef struct DimensionMember { const char *id; LocalText title; Place place; } DimensionMember;
struct Dimension {
    const char *id; LocalText title;
    bool complete;
    const DimensionMember *members; size_t member_count;
    size_t index; Place place;
};
/* A member of a dimension: women and girls, of those who are told apart by sex. */
typedef struct Category { const Dimension *dimension; const DimensionMember *member; } Category;
/* What a measure's figures are the sum of: of one part for each member, NULL where nothing is told of it. */
typedef struct Parts { const Dimension *dimension; const Measure *const *measures; size_t count; } Parts;

struct Measure {
    const char *id;
    LocalText title, short_title;       /* "Cluster munition remnants: confirmed area"; "Confirmed area" */
    const char *unit;                   /* "km2", "USD", "persons": a key of the units */
    Nature nature;
    Better better;
    int decimals;                       /* most decimals printed; -1 as given */
    Frequency frequency;                /* how often it is observed; NONE: as its figures tell */
    Date since;                         /* a cumulative one: the day from which it counts; unset: not said */
    int rolling_months;                 /* each figure is of so many months up to the end of its period; 0: of that */
    double scale;                       /* 1000: printed in thousands in tables; 1 otherwise */
    const char *topic;                  /* groups the rows of tables: "mines", "remnants", "people-and-money" */
    /* where no own figure exists for a period, the sum of these */
    union { const Measure *const *sum_of; const char *sum_ids; };
    size_t sum_count;
    bool of_all;                        /* 1 in place of their sum, for a period of which each of them has a figure */
    /* derived: number of areas whose membership of this treaty is State Party */
    union { const Treaty *membership; const char *membership_id; };
    bool of_signatories;                /* derived: of those that have signed it and are not State Party */
    const char *over_areas;             /* as written: "sum", "weighted:MEASURE", …; NULL: none */
    OverAreas over;
    /* of OVER_WEIGHTED: by whose figures; NULL: of what is measured of some alone no weight is told */
    const Measure *weight;
    const Grade *grades; size_t grade_count;
    /* by which its figures may be parted */
    union { const Dimension *const *dimensions; const char *dimension_ids; };
    size_t dimension_count;
    /*
     * Of what is measured of some alone ("casualties/sex:f"): the measure of all, and who they are, in the order of
     * the dimensions. Such measures are made of each member, and of whatever else the data or targets speak of. NULL:
     * this is of all.
     */
    const Measure *of;
    const Category *categories; size_t category_count;
    const Parts *parts; size_t part_count;              /* complete dimensions by which it is told */
    const char *rater;                  /* who judges: "Landmine and Cluster Munition Monitor" */
    int max_age_months;                 /* 36 unless stated */
    /*
     * Its figures are told by records of this type, one an area and a date: what they say in `record_field`, or 1
     * where there is none, of those that say what `record_where` asks ("topic:use stance:condemn"). NULL: by nobody.
     */
    union { const struct RecordType *records; const char *records_id; };
    const char *record_field, *record_where;
    bool counts_records;                /* they tell one figure of the whole a year: how many of them there are */
    const char *note;
    size_t index; Place place;
};

typedef struct Topic { const char *id; LocalText title; Place place; } Topic;
/* What figures of a unit are; given as NONE: what its other attributes make of it. */
#define UNIT_KINDS "count percent rate money duration"
typedef enum UnitKind { UNIT_NONE, UNIT_COUNT, UNIT_PERCENT, UNIT_RATE, UNIT_MONEY, UNIT_DURATION } UnitKind;
const char *unit_kind_name(UnitKind kind);              /* "rate"; "" for none */

typedef struct Unit {
    const char *id;
    LocalText symbol;                   /* "km²", "US$"; text NULL: the kind has words of its own */
    Forms forms;                        /* of the noun that is counted: "district", "districts" */
    UnitKind kind;
    int per;                            /* of a rate, which is never added up: 1000, of per cent 100; 0: it is none */
    const char *currency;               /* ISO 4217, or NULL */
    int base_per;                       /* SDMX: money at the prices of this year; 0: at those of each figure's own */
    int unit_mult;                      /* SDMX: a figure that stands alone is printed in 10 to the power of this */
    const char *duration;               /* ISO 8601: "PT1M"; NULL: it is no span of time */
    Place place;
} Unit;
/* The unit of the measure, or NULL. */
const Unit *plan_unit_of(const Plan *plan, const Measure *measure);
bool unit_is_share(const Unit *unit);                   /* by its sign: per cent, per mille */

typedef enum Quality { Q_PRELIMINARY, Q_ESTIMATE, Q_FINAL } Quality;        /* ascending: a greater one wins */
const char *quality_name(Quality quality);              /* "estimate", as the status of an observation */

/*
 * How the true value stands to the one given: it is this, at least this, at most this, about this, or a bound that is
 * itself about so much: of a sum that lacks a part, or has one that is a bound, and of which another is about so much.
 */
typedef enum Qualifier {
    QUALIFIER_NONE,
    QUALIFIER_AT_LEAST,
    QUALIFIER_AT_MOST,
    QUALIFIER_ABOUT,
    QUALIFIER_AT_LEAST_ABOUT,
    QUALIFIER_AT_MOST_ABOUT,
    QUALIFIER_COUNT
} Qualifier;
/* On which side the truth lies: at least, at most or (none, about) neither. */
Qualifier qualifier_side(Qualifier qualifier);
bool qualifier_is_about(Qualifier qualifier);

/*
 * What one of the last digits that tell something is worth: the last that is printed, but of what is about so much no
 * nought at the end after the second digit.
 */
double qualifier_digit(Qualifier qualifier, double value, double digit);
/* Of what two figures come to together. */
Qualifier qualifier_of_both(Qualifier a, Qualifier b);
/* "at-least": also the ends of the catalogue's keys; "" for none */
const char *qualifier_name(Qualifier qualifier);

/* Why there is no value, in place of one: it is known that nobody has it, or that there is none to have. */
typedef enum Missing {
    MISSING_NONE,
    MISSING_NOT_APPLICABLE,
    MISSING_NOT_REPORTED,
    MISSING_NOT_COLLECTED,
    MISSING_CONFIDENTIAL,
    MISSING_COUNT
} Missing;
const char *missing_name(Missing missing);              /* "not-applicable"; "" for none */

/* What was said of a value besides the number. SDMX has it as OBS_STATUS and in attributes of its own. */
typedef struct Qualification {
    Qualifier qualifier;
    bool has_range; double low, high;   /* the true value lies between them */
    /* no value was given but these two: the value is their middle, which is drawn and never printed */
    bool between;
    Missing missing;
    /* how it was measured, where that is not as for the others of its row; NULL: as they */
    const char *basis;
    Date until;                         /* of a standing fact: the day on which it was revoked; unset: it stands */
} Qualification;

/*
 * Which one of the plan's: its place by measure, area (the world first) and period; within a period the one that
 * stands comes last.
 */
typedef uint32_t ObservationRef;

/* One by value, as plan_observation() makes it from what is stored. What it points to lives as long as the plan. */
typedef struct Observation {
    const Measure *measure; const Area *area;         /* area NULL: the world */
    Period period;
    double value; int decimals;         /* as written; not to be used where it is missing */
    Quality quality;
    Qualification said;
    const char *note;
    Date published;                     /* its own, where it was published apart from its sources; else unset */
    /* "khm.xlsx#Figures!C12": the file, sheet and cell that it was imported from, and when; NULL and unset: typed */
    const char *origin; Date imported;
    const Source *const *sources; size_t source_count;
    uint32_t index;                     /* position in the files: what comes first where nothing else tells */
    uint32_t nth;                       /* of those that would have the same id, from 1 */
    Place place;
} Observation;
/*
 * "measure.AREA.period" (+ ".2" for a second that would have that name: a revision, or another period with the same
 * end): stands in the PDF's structure.
 */
const char *observation_id(const Observation *o, Arena *arena);
void observation_write_id(const Observation *o, GString *out);
/* Was it known on these days? */
bool observation_is_admitted(const Observation *o, Days days);
/*
 * Had it been published by the day? A register has; so had one without a date, unless it says since when it can have
 * been there.
 */
bool source_is_known(const Source *source, Date known_by);

/* ---- treaties ---- */

typedef enum ArticleKind { ARTICLE_OTHER, ARTICLE_CLEARANCE, ARTICLE_STOCKPILE, ARTICLE_REPORT } ArticleKind;
typedef struct Article { const char *number; ArticleKind kind; LocalText title; int years;
                         /* after entry into force */ const char *yearly; /* "--04-30": due each year */ Place place;
                         } Article;
struct Treaty {
    const char *id;                     /* "MBT" */
    LocalText title, short_title, subject;              /* "Mine Ban Treaty"; "mines" */
    Date adopted, opened, in_force;
    const Article *articles; size_t article_count;
    size_t index; Place place;
};
typedef enum JoinKind { JOIN_RATIFICATION, JOIN_ACCESSION, JOIN_SUCCESSION, JOIN_ACCEPTANCE } JoinKind;
typedef struct Membership {
    union { const Area *area; const char *area_id; };
    union { const Treaty *treaty; const char *treaty_id; };
    Date signed_on, deposited, in_force;                /* unset: not (yet) */
    JoinKind how;
    const char *note;
    union { const Source *const *sources; const char *source_ids; };
    size_t source_count; Place place;
} Membership;
typedef enum MemberStatus { MEMBER_UNKNOWN, MEMBER_NOT_PARTY, MEMBER_SIGNATORY, MEMBER_PARTY } MemberStatus;

/*
 * How a step is known: both its days read; the date computed by the treaty's rule; one of the two inferred; or one of
 * them not found.
 */
typedef enum StepBasis { STEP_READ, STEP_DERIVED, STEP_PART, STEP_NOT_FOUND } StepBasis;
/* First: the original, decided unset. Of what was not found date, decided or both may be unset. */
typedef struct DeadlineStepRow {
    Date date, decided; bool interim; const char *note; StepBasis basis;
    union { const Source *const *sources; const char *source_ids; };
    size_t source_count; Place place;
} DeadlineStepRow;
typedef struct DeadlineSeries {
    union { const Area *area; const char *area_id; };
    union { const Treaty *treaty; const char *treaty_id; };
    union { const Article *article; const char *article_id; };
    const DeadlineStepRow *steps; size_t step_count;    /* by decided date */
    /* of which is known that there was such a step, and not all of it */
    const DeadlineStepRow *missing; size_t missing_count;
    Date completed; bool expired;                       /* obligation declared fulfilled on */
    Date found_again;                   /* what it is about was found after that: it stands again */
    const char *note;
    union { const Source *const *sources; const char *source_ids; };
    size_t source_count; Place place;
} DeadlineSeries;

/* ---- the plan itself ---- */

/* How a status is made of figures: rows of a table in model/status_rules.c. Unnamed: the plan's, else linear. */
typedef enum StatusRule { RULE_UNNAMED, RULE_LINEAR, RULE_CAGR, RULE_BANDS, RULE_RATED, RULE_COUNT } StatusRule;
const char *status_rule_name(StatusRule rule);          /* "linear" */

typedef enum Status {
    STATUS_ACHIEVED,
    STATUS_ON_TRACK,
    STATUS_ACCELERATE,
    STATUS_LIMITED,
    STATUS_NO_CHANGE,
    STATUS_DETERIORATING,
    STATUS_MISSED,
    STATUS_TOO_EARLY,
    STATUS_BASELINE_ONLY,
    STATUS_NO_DATA,
    STATUS_NO_TARGET,
    STATUS_COUNT
} Status;

/* A status that somebody gave. */
typedef struct Rating {
    Status status;
    const char *by; Date date;
    union { const Area *area; const char *area_id; };          /* NULL: of the whole, or of every area */
    union { const Source *const *sources; const char *source_ids; };
    size_t source_count;
    LocalText text;                     /* why */
    Place place;
} Rating;

/* What an indicator or a followed row names; bands: as they are written ("on-track:90 accelerate:75 limited"). */
typedef struct Judging {
    StatusRule rule;
    const char *bands;
    const Rating *ratings; size_t rating_count;
} Judging;

/* as_of unset: the last day of its period; known_by unset: as_of. */
typedef struct PlanHead {
    const char *id, *language;
    LocalText title;
    LocalText organisation;             /* "ICBL-CMC" */
    LocalText calendar;                 /* what its calendar is called, where the plan says so */
    LocalText contact;                  /* the foot's line */
    const char *site;                   /* the address of a page on the web, with {subject} in it; NULL: none */
    Judging judging;                    /* of those that name nothing; without ratings */
    Period period; Days days;
    WrittenPeriod as_of, known_by;      /* as they are written: the last days of both are `days` */
    YearStart year_start;               /* of reporting years; month 0: not declared */
    Audience audience;                  /* for whom it was read */
    Place place, end_place;
} PlanHead;

/* Kinds are the rows of a table in model/kinds.c. */
typedef enum IndicatorKind {
    KIND_AREA_SET,
    KIND_LEVEL,
    KIND_LADDER,
    KIND_JUDGEMENT,
    KIND_CHECKLIST,
    KIND_TOTAL,
    KIND_MONEY,
    KIND_DEADLINE,
    KIND_COUNT
} IndicatorKind;
const char *indicator_kind_name(IndicatorKind kind);
bool indicator_kind_find(const char *name, IndicatorKind *out);
/*
 * Those of events are words of their author's choice; these are the ones with which something is done, parted by
 * spaces.
 */
const char *event_kinds(void);
bool event_kind_is_known(const char *name);

/* What is wanted: a value reached; none worse than it; one between two ends. */
typedef enum Aim { AIM_REACH, AIM_NO_WORSE, AIM_WITHIN } Aim;
/* A step on the way, by which the path bends. */
typedef struct Milestone { Date date; double value; int decimals; Place place; } Milestone;

typedef struct Target {
    /* given as NULL: the first of the indicator's, or that of the follow */
    union { const Measure *measure; const char *measure_id; };
    union { const Area *area; const char *area_id; };                   /* NULL: world */
    /* not NULL: stated once for all areas of it; a finished plan has one of these targets for each */
    union { const AreaGroup *group; const char *group_id; };
    bool has_value; double value; int decimals; bool all;       /* decimals as written; all: every named area */
    const char *by;                     /* "sex:f": of these alone, which the measure then says; NULL: of all */
    Date date;
    union { const Treaty *treaty; const char *treaty_id; };
    union { const Article *article; const char *article_id; };         /* the deadline in force, if set */
    Date not_later; /* "or by 2025 at the latest" */
    bool has_baseline; double baseline; int baseline_decimals; Date baseline_date; bool baseline_first;
    Aim aim;
    bool has_low, has_high; double low, high;           /* AIM_WITHIN */
    const Milestone *milestones; size_t milestone_count;        /* by date */
    Place place, not_later_place, high_place;
} Target;

/* Of events that are counted: those of the year of the last one among the list, or all since the plan's start. */
typedef enum Span { SPAN_LATEST, SPAN_PLAN } Span;

struct Indicator {
    const char *id; LocalText title, short_title;
    LocalText counting;                 /* by what rule its figure is counted; text "": not said */
    LocalText to_collect, collected_by; /* what would have to be collected where it has none, and by whom */
    IndicatorKind kind;
    const Objective *objective;
    union { const Measure *const *measures; const char *measure_ids; };        /* first: the one judged */
    size_t measure_count;
    /*
     * Whom it counts: the targets of an objective, a group of areas, or all areas of a kind; NULL: none. `list` is who
     * they are, those of them alone that are within `within` where it is set. On each day those alone count, for k as
     * for n, that are party to `party_to`.
     */
    const char *among;
    union { const Treaty *party_to; const char *party_to_id; };
    union { const Area *within; const char *within_id; };
    const Area *const *list; size_t list_count;
    Span span;
    /* area set by observation: an area counts when its latest value is this or better; given as NAN: not said */
    double counts;
    const Target *targets; size_t target_count;
    Judging judging;
    const char *note;
    size_t index; Place place;
};

typedef struct TargetGroup {
    const char *id; LocalText title, description; const Objective *objective;
    union { const Area *const *areas; const char *area_ids; };
    size_t area_count;
    /* whose areas are targets too, behind those named one by one; or NULL */
    union { const AreaGroup *areas_of; const char *areas_of_id; };
    bool responsive;                    /* chosen as events require: description only */
    union { const Source *const *sources; const char *source_ids; };
    size_t source_count; Place place;
} TargetGroup;

typedef struct Strategy { LocalText text; Place place; } Strategy;

struct Objective {
    const char *id; LocalText title, short_title; size_t goal;
    const Indicator *const *indicators; size_t indicator_count;
    const TargetGroup *groups; size_t group_count;
    /* what is followed for each target area on its sheet: progress rows of the fact sheet, in this order */
    const struct Follow *follows; size_t follow_count;
    const Strategy *strategies; size_t strategy_count;
    size_t index; Place place;
};
/* One thing followed per target area: a measure with a target (level), or a judgement, or a ladder. */
typedef struct Follow {
    IndicatorKind kind;
    union { const Measure *measure; const char *measure_id; };
    LocalText title, subtitle;
    Target target;                      /* its area is `area`, or filled per area by the view */
    Judging judging;
    /* for this area alone, where it stands in place of the row of the same measure without one; NULL: for all */
    union { const Area *area; const char *area_id; };
    Place place;
} Follow;

/* Is the row one for the area? One that names no area is, unless another of its measure is for that area alone. */
bool follow_is_for(const Objective *objective, const Follow *follow, const Area *area);

typedef struct Goal {
    const char *id;
    LocalText title, short_title;
    const Objective *const *objectives;
    size_t objective_count;
    Place place;
} Goal;

typedef enum EventStatus { EVENT_PLANNED, EVENT_HELD, EVENT_CANCELLED } EventStatus;
typedef struct Event {
    const char *id; LocalText title, short_title; const char *kind, *where; Location point;
    union { const Treaty *treaty; const char *treaty_id; };
    union { const Area *area; const char *area_id; };
    Period period; bool tbc; EventStatus status;
    bool in_plan;                       /* stands in the plan's own calendar */
    bool internal;                      /* in a plan for an internal audience: not for the public */
    Date origin;                        /* anniversaries and days: every year from here; the title may hold {ordinal} */
    /* the planned event that this one tells the outcome of, or NULL */
    union { const struct Event *of; const char *of_id; };
    /* RFC 5545, 3.3.10: rules; days and rules left out; days added; of the first of a series, else NULL */
    const char *recurs, *except, *also;
    Period followed;                    /* of the first of a series that goes on and on: all its days in it are known */
    /* of a later one of a series: the first, given as its number from 1; else NULL */
    union { const struct Event *series; size_t series_number; };
    const char *uid;                    /* RFC 5545, 3.8.4.7: where the event came from an iCalendar file, else NULL */
    const char *note;
    union { const Source *const *sources; const char *source_ids; };
    size_t source_count; Place place, end_place;
} Event;
typedef struct Publication { LocalText title; int year; Place place; } Publication;
/*
 * What a measure or a treaty is to pages that were not written for this plan: they ask for it by the role's name. One
 * of both is set.
 */
typedef struct Role { const char *name; const Measure *measure; const Treaty *treaty; Place place; } Role;
/*
 * How maps draw borders: which area provinces of the world's outlines are of, by the outlines' own codes and names
 * (province NULL: all of the country), and between which areas the border is not settled. Areas are ids of outlines,
 * which need not be areas of the plan.
 */
typedef struct Outline { const char *country, *province, *area; bool disputed; Place place; } Outline;
typedef struct Border { const char *one, *other; Place place; } Border;
/* A file of outlines of the project's own, in data/geo: whose areas they are is told by a property. */
typedef struct Geometry { const char *file, *by, *source; Place place; } Geometry;
typedef struct Disclaimer { LocalText text, brief; Place place; } Disclaimer;
/* Words that the plan says in many places, with their translations: phrases.c. */
typedef struct Phrase { LocalText text; Place place; } Phrase;
typedef struct Abbreviation { const char *id; LocalText title; Place place; } Abbreviation;
/* A warning that the plan's author knows of and has a reason to leave: that of the number that speaks of `at`. */
typedef struct Allowance { int number; const char *at, *because; Place place; } Allowance;

void plan_free(Plan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Plan, plan_free)

const char *plan_id(const Plan *plan);
const char *plan_language(const Plan *plan);
LocalText plan_title(const Plan *plan);
LocalText plan_organisation(const Plan *plan);
LocalText plan_calendar_title(const Plan *plan);      /* without texts where it has none */
LocalText plan_contact(const Plan *plan);
const char *plan_site(const Plan *plan);            /* NULL: none */
Period plan_period(const Plan *plan);
YearStart plan_year_start(const Plan *plan);
/*
 * Where a period lies that is written so at `place`, by the plan's reporting years. False, and told: their start is
 * not declared, the year has no such week or day, or it ends before it begins.
 */
bool plan_place_period(const Plan *plan, const WrittenPeriod *written, Place place, Period *out, Diags *diags);
Judging plan_judging(const Plan *plan);
/* as-of, and what had been published by then or by the plan's known-by */
Days plan_days(const Plan *plan);
Audience plan_audience(const Plan *plan);               /* for whom it was read */
Place plan_place(const Plan *plan);
/*
 * What observations said, and not where, is added to `sum`; what holidays said, as SHA-256 in hexadecimal, or "" when
 * the plan was not read from files. Of neither a tree is kept. Of all that the files said: read/read.h.
 */
void plan_digest_observations(const Plan *plan, GChecksum *sum);
/* What records say, all of them: for those of which no tree is kept. */
void plan_digest_records(const Plan *plan, GChecksum *sum);
const char *plan_handed_out_digest(const Plan *plan);
/* What the data files said, in their order, as `read` knows it (find.h): without what the audience may not see. */
const void *const *plan_data_roots(const Plan *plan, size_t *count);

/* Arrays of everything, in the order of the files. */
const Goal *plan_goals(const Plan *plan, size_t *count);
const Objective *const *plan_objectives(const Plan *plan, size_t *count);
const Indicator *const *plan_indicators(const Plan *plan, size_t *count);
const AreaKind *const *plan_area_kinds(const Plan *plan, size_t *count);         /* "state" among them */
const Area *const *plan_areas(const Plan *plan, size_t *count);
/* Those right below it; NULL: those within no other. In the order of the files. */
const Area *const *plan_areas_within(const Plan *plan, const Area *area, size_t *count);
const AreaGroup *const *plan_area_groups(const Plan *plan, size_t *count);
const Area *const *plan_target_areas(const Plan *plan, size_t *count);        /* named by any objective, by id */
const Measure *const *plan_measures(const Plan *plan, size_t *count);
/* Those of some alone, which plan_measures() leaves out, whether or not there is a figure. */
const Measure *const *plan_disaggregated(const Plan *plan, size_t *count);
const Dimension *const *plan_dimensions(const Plan *plan, size_t *count);
const Treaty *const *plan_treaties(const Plan *plan, size_t *count);
const Source *const *plan_sources(const Plan *plan, size_t *count);
const Event *plan_events(const Plan *plan, size_t *count);
size_t plan_observation_count(const Plan *plan);
Observation plan_observation(const Plan *plan, ObservationRef at);              /* below the count */
/* What is written of them in words, each once: notes, and how they were measured. Some may be NULL. */
const char *const *plan_observation_texts(const Plan *plan, size_t *count);
/* Those of a measure and an area (NULL: the world) are `count` from the answer on. */
ObservationRef plan_observations_of(const Plan *plan, const Measure *measure, const Area *area, size_t *count);
const Publication *plan_publications(const Plan *plan, size_t *count);
const Allowance *plan_allowances(const Plan *plan, size_t *count);
const Outline *plan_outlines(const Plan *plan, size_t *count);
const Border *plan_borders(const Plan *plan, size_t *count);
/* Where there are any, maps are drawn from them alone. */
const Geometry *plan_geometries(const Plan *plan, size_t *count);
const Disclaimer *plan_disclaimers(const Plan *plan, size_t *count);
/* Those of the plan; the one of a name, or NULL. */
const Role *const *plan_roles(const Plan *plan, size_t *count);
const Role *plan_find_role(const Plan *plan, const char *name);
const Abbreviation *plan_abbreviations(const Plan *plan, size_t *count);
const Phrase *const *plan_phrases(const Plan *plan, size_t *count);
/*
 * The text with the translations that the plan's phrases have for it, without any where they have none. In a phrase "#"
 * stands for any number, written as in English: "6,971". The text must outlive the answer.
 */
LocalText plan_phrase(const Plan *plan, Arena *arena, const char *text);
const Membership *plan_memberships(const Plan *plan, size_t *count);
const DeadlineSeries *plan_deadlines(const Plan *plan, size_t *count);

const Area *plan_find_area(const Plan *plan, const char *id_or_name);         /* id, house name or alias; NULL */
const AreaKind *plan_find_area_kind(const Plan *plan, const char *id);
const AreaGroup *plan_find_area_group(const Plan *plan, const char *id);
/* "casualties", or "casualties/sex:f", the categories in any order */
const Measure *plan_find_measure(const Plan *plan, const char *id);
/*
 * Of the categories of `by` alone ("sex:f age:0-17", in any order), those that the measure has already included; NULL:
 * it is not told so, or nothing is told of so few. Blank as `by`: the measure itself.
 */
const Measure *plan_find_disaggregated(const Plan *plan, const Measure *measure, const char *by);
/* Is it a measure, or one of categories that it may be told by, of which nothing is told? */
bool plan_may_tell(const Plan *plan, const char *id);
const Dimension *plan_find_dimension(const Plan *plan, const char *id);
const Objective *plan_find_objective(const Plan *plan, const char *id);
const Indicator *plan_find_indicator(const Plan *plan, const char *id);
const Treaty *plan_find_treaty(const Plan *plan, const char *id);
const Source *plan_find_source(const Plan *plan, const char *id);
const Unit *plan_find_unit(const Plan *plan, const char *id);
const Topic *plan_find_topic(const Plan *plan, const char *id);
const Event *plan_find_event(const Plan *plan, const char *id);                  /* id may be NULL: no event */

/* Whether there is a thing of this kind that the plan's audience may not see, and where. For messages only. */
bool plan_withholds(const Plan *plan, const char *kind, const char *id, Place *place);

/*
 * Behind a message that there is no thing of this kind and id, in the words of plan_withholds(): adds which of the
 * plan's may be meant.
 */
void plan_near(const Plan *plan, const char *kind, const char *id, Diags *diags);

/* For --stop-after plan and the golden tests. */
void plan_print(const Plan *plan, GString *out);

#endif
