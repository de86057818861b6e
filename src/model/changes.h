#ifndef MODEL_CHANGES_H
#define MODEL_CHANGES_H
/*
 * What differs between two views: of one plan on two pairs of days, or of two readings of its data. Things are the
 * same by their ids. Only what was observed is compared; what follows from it is told as a status, an area or a date
 * that changed.
 */
#include "model/status.h"

typedef enum ChangeKind {
    CHANGE_AREA,                        /* an area's standing toward a treaty, or whether an indicator counts it */
    CHANGE_STATUS,
    CHANGE_REVISED,                     /* another value for a period that had one */
    CHANGE_NEW,
    CHANGE_GONE,
    CHANGE_DATE,                        /* a deadline or an event */
    CHANGE_RECORD,                      /* one that is new or has gone, or what one says in a field */
    CHANGE_KINDS
} ChangeKind;
const char *change_kind_name(ChangeKind kind);          /* "revised": also the catalogue key "change-revised" */

/*
 * before and after: what it was and is, for machines: a number with a point, a day in ISO 8601, a word of a status or
 * a standing; "" where there is nothing. What does not speak for itself is NULL. All live as long as both views.
 */
typedef struct Change {
    ChangeKind kind;
    const Area *area;
    const Measure *measure;
    const Indicator *indicator; const char *row;        /* row: the id of one of its rows; NULL: the whole */
    const Objective *objective; const Follow *follow;   /* of a status that is followed area by area */
    const Treaty *treaty; const char *article;
    const Event *event;
    /* of records: NULL: there was, or is, none; the new one may stand in the place of the old */
    const struct Record *old_record, *new_record;
    const char *field;                  /* also area, date, until, stands, note; NULL: all that it says */
    Period period;                      /* of a value, the date of a record */
    const char *before, *after;
    const Figure *old, *new;            /* of values; NULL: there was, or is, none */
    Status old_status, new_status;
    Date old_date, new_date;            /* of dates: their last days, unset where there is none */
    Place place;                        /* in the data of `to`, or of `from` for what is gone */
} Change;

/*
 * In the order of the kinds, and within each of the plan of `to`. To be unreferenced before the views are freed. The
 * views may be of one plan or of two; they ask for themselves and note nothing.
 */
GArray *changes_between(View *from, View *to);

/*
 * What became of one figure of the measure and area since `from`: CHANGE_NEW, or CHANGE_REVISED with *old as it was;
 * CHANGE_KINDS: nothing, or the plan of `from` has no such measure or area, or (without `sums`) it follows from others.
 */
ChangeKind change_of_figure(View *from, const Measure *measure, const Area *area, const Figure *figure, bool sums,
                            const Figure **old);
/* What `from` had observed of them for a period for which `to` has nothing, oldest first: Figures of `from`. */
GPtrArray *figures_gone_since(View *from, View *to, const Measure *measure, const Area *area);

/*
 * The same between the plan's own days `from` and the view, noted as one question. The array lives as long as the
 * view.
 */
const Change *view_changes(View *view, Days from, size_t *count);

#endif
