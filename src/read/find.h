#ifndef READ_FIND_H
#define READ_FIND_H
/* Where a printed text comes from, for messages about it. */
#include "model/plan.h"
#include "read/xml.h"

/*
 * The place of the text or attribute that reads just so, else of the first that holds it; nowhere when there is none,
 * as when a template or the program made the text. `first` (NULL: none) is looked through before the plan's files.
 * What was withheld from the plan's audience is not found. White space counts as one space.
 */
Place find_data_text(const Plan *plan, const XmlNode *first, const char *text, size_t length);

#endif
