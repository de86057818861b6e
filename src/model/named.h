#ifndef MODEL_NAMED_H
#define MODEL_NAMED_H
/*
 * What stands as ID at a printed figure in the structure of a document, and the way back from it to the figure.
 *
 *     casualties-killed.BIH.2016~46           an observation, and a number that keeps IDs apart
 *     intl-contrib-received.BIH.2017@1000000~4   printed in millions
 *     mine-contamination-area.BIH.2016.sum~8  a sum; also "measure.world.2019-12-31", a count of States Parties
 *     1A-1.set~9                              how many areas of an indicator's list count
 */
#include "model/view.h"

/* Notes and parts of a pack have IDs too, and no number after a tilde. */
bool printed_id_is_figure(const char *structure_id);
/* The figure's id, to be freed with g_free(); *scale is what the value was divided by before it was printed. */
char *printed_id_parse(const char *structure_id, double *scale);
/* "id@1000000"; the id itself where scale is 1. */
const char *printed_id_make(Arena *arena, const char *id, double scale);

typedef struct NamedFigure {
    Figure figure;                      /* known == false: no figure of this id is known on the as-of day */
    const Measure *measure; const Area *area;
    const Indicator *set;               /* whose list is counted, or NULL */
} NamedFigure;
NamedFigure view_figure_by_id(View *view, const char *id);

#endif
