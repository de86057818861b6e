#ifndef READ_MAP_H
#define READ_MAP_H
/* The file that says how another's table is read: its root is <map>. */
#include "read/xml.h"

/* What a column may hold: the roles of exchange/columns.h. */
#define MAP_ROLES                                                                                                      \
    "area measure by period value low high qualifier missing status basis published until sources note audience unit " \
    "action unit-mult decimals obs-status computed ignore"

/* Shapes of tables that others publish: those of exchange/shapes.c. */
#define MAP_SHAPES "sdmx-csv dhis2 sdg world-bank hxl"

/*
 * The checked tree of a mapping, in the arena: unknown elements and attributes and wrong values are reported, and then
 * there is none. NULL with diagnostics.
 */
const XmlNode *read_map(const char *path, Arena *arena, Diags *diags);

#endif
