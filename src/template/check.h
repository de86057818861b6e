#ifndef TEMPLATE_CHECK_H
#define TEMPLATE_CHECK_H
/* What can be known of a template's expressions and names without a page. */
#include "base/diag.h"
#include "template/template.h"

/* Reports each function that an expression calls and that there is none of, at `place`. */
void expression_check(const char *source, Place place, Diags *diags);

#endif
