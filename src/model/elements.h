#ifndef MODEL_ELEMENTS_H
#define MODEL_ELEMENTS_H
/*
 * What the elements of a plan are made of: a row for each attribute, with what it may say, where the element's struct
 * (plan.h) keeps it, and what it refers to. Whoever reads files checks and fills by these rows, `sheaf schema` is
 * written from them, and the builder keeps texts and resolves references by them. Elements that are no plan's (packs,
 * batch files, words) have rows of the same kind in `read`, which nothing keeps.
 */
#include <stdbool.h>
#include <stddef.h>
#include "base/audience.h"

/* What an attribute may say. */
typedef enum FieldType {
    ATTR_TEXT,
    ATTR_ID,
    ATTR_IDS,
    ATTR_DATE,
    ATTR_MOMENT,                        /* a date, or one with its time and zone */
    ATTR_PERIOD,
    ATTR_AS_OF,                         /* a date, or a reporting period for its last day */
    ATTR_YEAR_START,
    ATTR_NUMBER,
    ATTR_COUNT,
    ATTR_LANGUAGE,
    ATTR_WORD,
    ATTR_VALUE_OR_ALL,
    ATTR_VALUE_OR_FIRST,
    ATTR_RULES,                         /* RFC 5545, 3.3.10 */
    ATTR_DAYS, ATTR_DAYS_OR_RULES,
    ATTR_DAY_OF_YEAR,
    ATTR_AREA_ID,
    ATTR_OVER_AREAS,
    ATTR_CATEGORIES,                    /* "sex:f age:0-17" */
    ATTR_WARNING,
    ATTR_TEMPLATE,                      /* the name of a template, with the folder that it is in: "pack/cover" */
    ATTR_BANDS,
    ATTR_EACH,                          /* of what one page each is made: a word, or "record:TYPE" */
    ATTR_CURRENCY,                      /* ISO 4217 */
    ATTR_POINT,                         /* a place on Earth: "43.856 18.413" */
    ATTR_SITE,                          /* the address of pages on the web, with {subject} in it */
    FIELD_TYPES
} FieldType;

/* How the struct keeps it. */
typedef enum Keep {
    /* not by itself: it is looked at, or a function of the reader's makes something of it */
    KEEP_NOT,
    KEEP_TEXT,                          /* const char *; NULL: it is not there */
    KEEP_LOCAL,                         /* the text of a LocalText, whose translations stand in children */
    KEEP_LIST,                          /* const char *const * and a count, from a text whose parts `words` parts */
    KEEP_YEAR_START,                    /* YearStart */
    KEEP_PERIOD,                        /* WrittenPeriod: it is placed when all is read */
    KEEP_DATE, KEEP_NUMBER /* double */, KEEP_INT,
    KEEP_POINT,                         /* Location */
    KEEP_OPTIONAL,                      /* double, and a bool at `count`: it is there */
    /* an enum: the place of the word among `words`, or what `values` has for that place; not there: 0 */
    KEEP_WORD,
    KEEP_FLAG,                          /* bool: it says `yes` */
    KEEP_VALUE, KEEP_BASELINE,          /* of the Target at `at` */
    KEEP_REF, KEEP_REFS,                /* a thing by its id; several, with a count */
    KEEP_KEY                            /* const char *, which must be the id of a thing */
} Keep;

typedef enum ElementKind {
    ELEMENT_NONE,
    ELEMENT_PLAN,
    ELEMENT_AREA_KIND,
    ELEMENT_AREA,
    ELEMENT_AREA_GROUP,
    ELEMENT_SOURCE,
    ELEMENT_UNIT,
    ELEMENT_TOPIC,
    ELEMENT_DIMENSION,
    ELEMENT_MEMBER,
    ELEMENT_MEASURE,
    ELEMENT_GRADE,
    ELEMENT_TREATY,
    ELEMENT_ARTICLE,
    ELEMENT_GOAL,
    ELEMENT_OBJECTIVE,
    ELEMENT_INDICATOR,
    ELEMENT_TARGET,
    ELEMENT_MILESTONE,
    ELEMENT_RATING,
    ELEMENT_GROUP,
    ELEMENT_FOLLOW,
    ELEMENT_FOLLOW_MILESTONE,
    ELEMENT_FOLLOW_RATING,
    ELEMENT_STRATEGY,
    ELEMENT_PUBLICATION,
    ELEMENT_ABBREVIATION,
    ELEMENT_ROLE,
    ELEMENT_ALLOWANCE,
    ELEMENT_PHRASE,
    ELEMENT_OUTLINE,
    ELEMENT_BORDER,
    ELEMENT_DISCLAIMER,
    ELEMENT_GEOMETRY,
    ELEMENT_MEMBERSHIP,
    ELEMENT_DEADLINE,
    ELEMENT_STEP,
    ELEMENT_EVENT,
    ELEMENT_RECORD_TYPE,
    ELEMENT_RECORD_FIELD,
    ELEMENT_FIELD_GRADE,
    ELEMENT_RECORD,
    ELEMENT_RECORD_VALUE,
    ELEMENT_LADDER,
    ELEMENT_LADDER_STEP,
    ELEMENT_COUNT
} ElementKind;

/* A whole number without a range would be one that nobody thought about: a test looks that each has one. */
typedef struct Field {
    const char *name;
    FieldType type;
    bool required;
    /* ATTR_WORD: "yes no"; ATTR_COUNT: "1 12", the first and the last that it may be */
    const char *words;
    Keep keep; size_t at, count;        /* offsets in the struct */
    size_t placed;                      /* offset of a Place that keeps where the value stands; 0: nobody asks */
    /* KEEP_REF, KEEP_REFS, KEEP_KEY. An article is one of the treaty that the row before refers to */
    ElementKind to;
    double otherwise;                   /* KEEP_NUMBER, KEEP_INT: where it is not there */
    const char *yes, *separator;        /* KEEP_FLAG; KEEP_LIST */
    const int *values;                  /* KEEP_WORD */
} Field;

typedef struct PlanBuilder PlanBuilder;

typedef struct ElementType {
    /* as messages have it, of those that have an id: it is the first field. Else NULL */
    const char *name;
    bool unique;                        /* no two have the same id, and others refer to them by it */
    const Field *fields;                /* ends with a NULL name */
    size_t size, place;                 /* of the struct; offset of its Place */
    size_t list; bool side_by_side;     /* offset in Plan: of a GArray that they lie in, or of a GPtrArray of them */
    /* offsets in the parent's struct: of the list of its own, and of their number */
    ElementKind parent; size_t children, child_count;
    size_t index;                       /* offset of a size_t for its place in the list; 0: none */
    /* added though it lacks what it needs, which is told: whoever refers to it is not at fault */
    bool with_parent;
    bool kept_twice;                    /* one whose id is taken is told, and kept for what stands in it */
    void (*added)(PlanBuilder *builder, void *element);         /* when it has got its place in the list */
    /* when all references of the plan are things, in the order of the kinds */
    void (*resolved)(PlanBuilder *builder, void *element);
    void (*settled)(PlanBuilder *builder);                      /* when that is done for all of the kind */
} ElementType;

extern const ElementType element_types[ELEMENT_COUNT];

/* The offset of a member that is of this type: anything else does not compile. */
#define MEMBER(Struct, member, Type) (offsetof(Struct, member) + 0 * sizeof(1 ? &((Struct *)0)->member : (Type *)0))

/* Rows that tables of more than one room have. */
#define END { NULL, ATTR_TEXT, false, NULL }
#define LANGUAGE { "xml:lang", ATTR_LANGUAGE, false, NULL }
/* of whatever a valid file may be without */
#define AUDIENCE { AUDIENCE_ATTRIBUTE, ATTR_WORD, false, AUDIENCE_WORDS }
#define YEARS "1583 9999"               /* those that a date may have */

#endif
