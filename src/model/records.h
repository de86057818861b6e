#ifndef MODEL_RECORDS_H
#define MODEL_RECORDS_H
/*
 * What is known and is not a number: a state's position with its quotation, who holds an office, a request and what
 * became of it. Types are data: each names its fields, and what kind of thing each is. A record obeys both days as an
 * observation does: its date is its period, its sources say since when it could be known.
 */
#include "base/moment.h"
#include "model/plan.h"
#include "model/view.h"

/* Rows of a table in model/records.c. */
typedef enum RecordFieldKind {
    FIELD_TEXT,
    FIELD_QUOTE,                        /* words that somebody said: never without a source */
    FIELD_GRADE,                        /* one of the field's grades */
    FIELD_NUMBER,
    FIELD_DATE,
    FIELD_MOMENT,                       /* a day, or one with its time and zone */
    FIELD_PERIOD,
    FIELD_YES_NO,
    FIELD_AREA,
    FIELD_TREATY,
    FIELD_PERSON,                       /* internal, unless the record says audience="public" */
    FIELD_DOCUMENT,                     /* its title or symbol */
    FIELD_EVENT,
    FIELD_INDICATOR,
    FIELD_MEASURE,
    FIELD_OBJECTIVE,
    FIELD_LINK,                         /* https, http or mailto */
    FIELD_KINDS
} RecordFieldKind;
#define RECORD_FIELD_WORDS                                                                                             \
    "text quote grade number date moment period yes-no area treaty person document event indicator measure objective " \
    "link"
const char *record_field_kind_name(RecordFieldKind kind);

typedef struct RecordField {
    const char *id;
    RecordFieldKind kind;
    bool required;
    const char *not_before;             /* of a date: the field whose day it does not come before; NULL: none */
    LocalText title;
    const Grade *grades; size_t grade_count;
    Place place;
} RecordField;

typedef struct RecordType {
    const char *id;
    LocalText title;
    /* its dates lie ahead (publications that are due): what is known of it depends on its sources alone */
    bool ahead;
    const RecordField *fields; size_t field_count;
    size_t index; Place place;
} RecordType;

/* What a record says in one of its fields. */
typedef struct RecordValue {
    union { const RecordField *field; const char *field_id; };
    const char *language;               /* of a translation, while the plan is built */
    LocalText text;                     /* as it is written */
    union {
        const Grade *grade; const Area *area; const Treaty *treaty; const Event *event; const Indicator *indicator;
        const Measure *measure;
        const Objective *objective;
        double number;
        Moment moment;
        Period period;                  /* FIELD_DATE too */
        bool yes;
    };
    int decimals;                       /* of a number, as it is written */
    Place place;
} RecordValue;

typedef struct Record {
    const char *id;
    union { const RecordType *type; const char *type_id; };
    union { const Area *area; const char *area_id; };          /* NULL: of none */
    WrittenPeriod written; Period period;                       /* its date; not set: it has none */
    Date until;                         /* the first day on which it stands no more; not set: it stands */
    /* the record in whose place this one stands as soon as it is known; NULL: none */
    union { const struct Record *revises; const char *revises_id; };
    const struct Record *revised_by;
    bool is_public;                     /* said so: then its persons are public too */
    const char *note;
    union { const Source *const *sources; const char *source_ids; };
    size_t source_count;
    const RecordValue *values; size_t value_count;
    size_t index; Place place, until_place, revises_place;
} Record;

const RecordType *const *plan_record_types(const Plan *plan, size_t *count);
const RecordType *plan_find_record_type(const Plan *plan, const char *id);
const RecordField *record_type_field(const RecordType *type, const char *id);          /* NULL: it has none */
const Record *const *plan_records(const Plan *plan, size_t *count);
const Record *plan_find_record(const Plan *plan, const char *id);
/* What it says in the field of this id, or NULL. */
const RecordValue *record_value(const Record *record, const char *field);

/* As it was known: with the sources that had been published, and its note only where all of them had. */
typedef struct RecordSeen {
    const Record *record;
    const Source *const *sources; size_t source_count;
    const char *note;
    bool stands;                        /* not ended by the as-of day */
} RecordSeen;

/*
 * Records of the type that were known on the view's days, of one area or (NULL) of all and of none, in the order of
 * their dates, those without a date last. One that another known one revises is left out. The array lives as long as
 * the view.
 */
const RecordSeen *view_records(View *view, const RecordType *type, const Area *area, size_t *count);
/* The same of those alone that name the event in a field. */
const RecordSeen *view_records_of_event(View *view, const RecordType *type, const Area *area, const Event *event,
                                        size_t *count);
/* The record of this id; NULL: it is not known on the view's days. */
const RecordSeen *view_record(View *view, const char *id);

#endif
