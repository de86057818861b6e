#ifndef BASE_PAPER_H
#define BASE_PAPER_H
/* Papers by name: ISO 216's A3 to A5, and Letter and Tabloid. */
#include <stdbool.h>
#include "base/diag.h"
#include "base/geometry.h"

/* Its size upright, in points; false when there is none of that name. Case does not matter. */
bool paper_find(const char *name, Size *out);
/* Adds the nearest name to the message about `name` that was reported last: see diag_near(). */
void paper_near(const char *name, Diags *diags);

#endif
