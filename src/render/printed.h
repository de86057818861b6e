#ifndef RENDER_PRINTED_H
#define RENDER_PRINTED_H
/* What a document prints: the ids in its structure, and the rows of data that stand behind them. */
#include "model/named.h"
#include "page/list.h"
#include "write/write.h"

/* Adds the ids of all printed figures to a set of strings, which owns them. */
void printed_ids_add(const Pages *pages, GHashTable *ids);
/* Adds the ids of all records that something printed is of, likewise. */
void printed_records_add(const Pages *pages, GHashTable *ids);

/*
 * A line for each id: the observation and those that it revises, or what was computed, with the observations that it
 * was computed from. In the order of measures, areas and periods. Texts live in `arena` and in the view, which must
 * outlive the lines. An id that names nothing is told as a warning.
 */
GArray *printed_lines(View *view, GHashTable *ids, Arena *arena, Diags *diags);      /* of ObservationLine */

#endif
