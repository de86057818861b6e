#ifndef MODEL_RECORD_CHANGES_H
#define MODEL_RECORD_CHANGES_H
/* The part of changes_between that is about records. */
#include "model/changes.h"

/* Adds a Change for each record that is new or has gone, and for each field that one says otherwise. */
void compare_records_of(View *from, View *to, GArray *out);

#endif
