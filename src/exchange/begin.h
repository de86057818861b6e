#ifndef EXCHANGE_BEGIN_H
#define EXCHANGE_BEGIN_H
/*
 * A project out of a table that nobody has described. What a column is, is read from its header and from the cells of
 * its first rows; areas, measures, units and sources are what its words name. The figures themselves come in by the
 * ordinary import afterwards, by the mapping that is among the files, so that every row is checked as any other.
 */
#include "exchange/formats.h"
#include "exchange/mapping.h"
#include "exchange/shapes.h"

/* How a table writes its numbers, in the words of a mapping. */
typedef struct WrittenNumbers { char decimal, grouping; const char *decimal_name, *grouping_name; } WrittenNumbers;

typedef struct BeginColumn {
    char *header;
    ColumnRole role;
    const char *dimension;              /* of ROLE_BY: the id of the dimension whose members its cells name */
    bool is_period, is_measure;         /* of ROLE_VALUE: its header names the period, or the measure */
    size_t cells, numbers, periods, countries;
    bool percent;
    /* of a shape: it calls by name what another column codes; its cells have labels; how many words a dimension has */
    ColumnRole names;
    bool labelled, total;               /* total: it has been said of all, too */
    guint words;
} BeginColumn;

/* An area, measure, unit or source, or the member of a dimension: each once, in the order in which they come. */
typedef struct BeginThing {
    char *text;                         /* as the table calls it */
    const char *id, *unit;              /* unit: of a measure, the id of it; NULL: none */
    const char *code;                   /* of an area: its country's code of two letters; NULL: none */
    char *name;                         /* of what the table calls by a code; NULL: as its text */
    int decimals;
    bool percent;
} BeginThing;

typedef struct BeginThings { GPtrArray *list; GHashTable *by_text, *ids; } BeginThings;

typedef struct Begin {
    const BeginOrder *order;
    const Format *format;
    const char *sheet;
    GArray *columns;                    /* BeginColumn */
    size_t rows;
    bool own;                           /* the table has our ids: it needs no mapping */
    const WrittenNumbers *numbers;  /* how its numbers are written */
    const char *kind;                   /* of areas that are no countries: "district" */
    char *title;                        /* the file's name without its ending */
    BeginThings areas, measures, units, sources, members;       /* members: their text is "sex\tWomen" */
    bool has_sources, unit_is_kept;
    const Shape *shape; uint32_t header_row;    /* NULL: none that is known; below which row the table is, then */
    guint passed, combined;             /* rows before it; dimensions of combinations, behind the columns */
    unsigned blanks;                    /* bits: which of begin_blanks stand in its cells */
    Date first, last;
} Begin;

extern const char *const begin_blanks[];

/* That of the text; new, its id is made from `id`; otherwise NULL: it is that. */
BeginThing *begin_thing(BeginThings *things, const char *text, const char *id, const char *otherwise);

/* ---- begin_shape.c ---- */
bool begin_seek_shape(void *begin, uint32_t row, const Cell *cells, size_t count);     /* a TakeRow */
void begin_settle_shape(Begin *begin);
void begin_drop_dimensions(Begin *begin);
void begin_take_combination(Begin *begin, const char *text);
/* The code of a cell, and what it is called, or NULL; both to be freed. */
char *begin_code(const BeginColumn *column, const char *text, char **label);
const char *begin_name(const Begin *begin, ColumnRole role, const Cell *cells, size_t count);

/* The project's files as texts, into `project`; freed by begin_files_clear(). */
void begin_files(const Begin *begin, NewProject *project);
/* In place of those of `project`, where sheets of the workbook say what there is (book_in.c). */
bool book_files(const Begin *begin, NewProject *project, Diags *diags);
void begin_files_clear(NewProject *project);

/* Hands out the project of a table; false with diagnostics. */
bool begin_read(BeginOrder *order, Diags *diags);

#endif
