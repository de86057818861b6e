#ifndef READ_READ_H
#define READ_READ_H
/*
 * Files to model. The data folder's *.xml are told apart by their root elements; element tables (tables.c) are the
 * validator, and the RELAX NG for editors is generated from them.
 */
#include "lang/lang.h"
#include "model/plan.h"
#include "read/xml.h"

/* Reads every *.xml of `folder` in the order of their names; `plan` names the plan's file where there are several. NULL when
   anything is wrong: every mistake of every file is reported. */
Plan *read_plan(const char *folder, const char *plan, Diags *diags);
/* The same, and the events of an iCalendar file as public holidays; NULL: none. */
Plan *read_plan_and_holidays(const char *folder, const char *plan, const char *holidays, Diags *diags);

/* The catalogues of the folder, appended to `catalogues` (of Catalogue). False when one is faulty. */
bool read_catalogues(const char *folder, GPtrArray *catalogues, Diags *diags);

/* The RELAX NG grammar (XML syntax) of a root element; false when there is no such file. */
bool schema_write(const char *root, GString *out);
/* Names of all root elements, NULL-terminated. */
const char *const *schema_roots(void);

#endif
