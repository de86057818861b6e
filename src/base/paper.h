#ifndef BASE_PAPER_H
#define BASE_PAPER_H
/* Papers by name: ISO 216's A3 to A5, Letter and Tabloid, and two sizes of pictures for screens, Web and Web-tall. */
#include <stdbool.h>
#include "base/diag.h"
#include "base/geometry.h"

/* Its size upright, in points; false when there is none of that name. Case does not matter. */
bool paper_find(const char *name, Size *out);
/* CSS pixels a point of a picture of that size (CSS 2.1, 4.3.2: 4/3), or, of one for screens, 2. */
double paper_pixels(Size size);
/* Adds the nearest name to the message about `name` that was reported last: see diag_near(). */
void paper_near(const char *name, Diags *diags);

#endif
