#ifndef EXCHANGE_COLUMNS_H
#define EXCHANGE_COLUMNS_H
/*
 * What a column of a table may hold, for every format that has rows of observations: a row of the table of roles each.
 * The names are those under which `sheaf export` writes the columns and `sheaf import` knows them without a mapping; a
 * mapping file gives one of these roles to a column of any other name (MAP_ROLES of read/map.h).
 */
#include <stdbool.h>
#include <stddef.h>

typedef enum ColumnRole {
    ROLE_UNKNOWN,                       /* no name of ours */
    ROLE_IGNORE,                        /* read past: what helps a reader, or what is computed anyway */
    ROLE_ID,                            /* as the structure of a PDF has it; marks a table of ours */
    ROLE_AREA,                          /* id, alpha-2 or M49 code, house name, alias, name in a catalogue's language */
    ROLE_MEASURE,                       /* id ("casualties/sex:f" too) or title */
    ROLE_BY,                            /* "sex:f age:0-17", or a member of the column's dimension */
    ROLE_PERIOD,
    ROLE_VALUE,                         /* of several such columns each has an observation of its own: the wide form */
    ROLE_LOW, ROLE_HIGH,
    ROLE_QUALIFIER, ROLE_MISSING, ROLE_STATUS, ROLE_BASIS,
    ROLE_PUBLISHED, ROLE_UNTIL,
    ROLE_SOURCES,                       /* ids parted by spaces, or the title of one */
    ROLE_NOTE, ROLE_AUDIENCE,
    ROLE_UNIT,                          /* held against the measure's */
    ROLE_ACTION,                        /* SDMX: I, A, M, R; D, and "true" of "deleted": the figure is taken out */
    ROLE_UNIT_MULT,                     /* SDMX: the value is told in so-manieth powers of ten */
    ROLE_DECIMALS,                      /* SDMX: to how many places the value was told */
    ROLE_OBS_STATUS,                    /* SDMX's CL_OBS_STATUS: what sort of value it is, or why there is none */
    ROLE_COMPUTED,                      /* a row with this is computed from others, and passed over */
    ROLE_COUNT
} ColumnRole;

/* "area"; NULL for those that have none */
const char *column_role_name(ColumnRole role);
/* The role of a word of a mapping's `as`; ROLE_UNKNOWN where it is none. */
ColumnRole column_role_find(const char *name);
/*
 * The role of a header that `sheaf export` writes, capitals or not: those of the table, and further ones that are read
 * past ("area name", "last value").
 */
ColumnRole column_role_of_header(const char *header);

#endif
