#ifndef EXCHANGE_SHAPES_H
#define EXCHANGE_SHAPES_H
/*
 * Shapes of tables that others publish, a row each: by which headers one is known, wherever they stand in the file, and
 * what its columns hold. A table that is known needs no mapping; a mapping with its name (<map shape="…">) adds words
 * and what holds for all rows.
 */
#include "exchange/mapping.h"

/* What a code of an observation's status says. */
typedef struct ShapeStatus {
    const char *code;
    Quality quality;
    Missing missing;                    /* with a blank value: why there is none */
    bool breaks;                        /* from here on it is measured in another way */
} ShapeStatus;
/* SDMX's CL_OBS_STATUS; the last has no code. */
extern const ShapeStatus sdmx_statuses[];

/* A column by its header, in any capitals; what stands behind ':' (a label) is passed over. */
typedef struct ShapeColumn {
    const char *header;
    ColumnRole role;
    ColumnRole names;                   /* with ROLE_IGNORE: the role of the column whose codes it calls by name */
} ShapeColumn;

typedef struct Shape {
    const char *name, *what;            /* "sdmx-csv"; "SDMX-CSV 1.0 or 2.0", for messages */
    const char *known_by;               /* headers that all must stand in one row; NULL: hashtags do */
    const ShapeColumn *columns;         /* the last has no header */
    const ShapeStatus *statuses;
    const char *blanks;                 /* words, parted by '|', that stand where there is no figure */
    bool years;                         /* a header that is a period is a column of its figures */
    bool dimensions;                    /* a header that is a dimension of the plan names members of it */
    bool codes;                         /* periods without marks: "201403", "2014April" */
    bool combined;                      /* its column of members names some of whichever dimensions: "Female, <5y" */
} Shape;

const Shape *shape_find(const char *name);              /* NULL: there is none */
/* The shape of which this row is the header; NULL: of none. */
const Shape *shape_of_row(const Cell *cells, size_t count);
/* That of the header; of two for one role the earlier of the table has it. NULL: none. */
const ShapeColumn *shape_column(const Shape *shape, const char *header);
/* SDMX's codes of a total and of what does not apply, and those of the SDG database. */
bool shape_is_total(const char *text);
/* SDMX's codes of units, of which a label may follow: of percentages, and of what is counted, whatever it is. */
bool shape_unit_is_percent(const char *text);
bool shape_unit_is_count(const char *text);
/* Does the text stand for no figure? */
bool shape_is_blank(const Shape *shape, const char *text);
/* "REF_AREA" of "REF_AREA:Reference area": how long the code is. */
size_t shape_code_length(const char *text, size_t length);
/* "sex" of "[Sex]" and "SEX:Sex", "type-of-skill" of "Type of skill": a dimension's id, to be freed; "": none. */
char *shape_dimension_id(const char *header);
/* A period of DHIS2 as one of ours; "" where it is none. */
enum { SHAPE_PERIOD = 24 };
char *shape_period(const char *text, char out[SHAPE_PERIOD]);

#endif
