#ifndef READ_MAP_H
#define READ_MAP_H
/* The file that says how another's table is read: its root is <map>. */
#include "read/xml.h"

/* What a column may hold: the roles of exchange/columns.h. */
#define MAP_ROLES                                                                                                      \
    "area measure by period value low high qualifier missing status basis published until sources note audience unit " \
    "computed ignore"

/*
 * The checked tree of a mapping, in the arena: unknown elements and attributes and wrong values are reported, and then
 * there is none. NULL with diagnostics.
 */
const XmlNode *read_map(const char *path, Arena *arena, Diags *diags);

#endif
