#ifndef RENDER_READING_H
#define RENDER_READING_H
/* One side of a comparison: the project on a pair of days, or another folder's data. */
#include "render/project.h"

typedef struct Reading { Plan *plan; View *view; } Reading;     /* plan: NULL where it is the project's */

/*
 * name: a day, "AS-OF/KNOWN-BY", or a folder with data or with a folder `data`; NULL: the project as it stands, on the
 * days `usual`. False with a diagnostic; then, too, it is to be cleared.
 */
bool reading_open(const SheafProject *project, const char *name, Days usual, Reading *out, Diags *diags);
void reading_clear(Reading *reading);

#endif
