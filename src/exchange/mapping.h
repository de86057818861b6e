#ifndef EXCHANGE_MAPPING_H
#define EXCHANGE_MAPPING_H
/*
 * How another's table is read, as its mapping file says it, or as the headers of our own tables do. Texts live in the
 * mapping's arena; nothing here is held against a plan yet.
 */
#include "exchange/columns.h"
#include "exchange/sheet.h"
#include "model/plan.h"

typedef struct Mapping Mapping;

/* What is said of every row, or of every figure of a column; NULL: nothing. */
typedef struct SaidOfAll { const char *area, *measure, *by, *period; } SaidOfAll;

typedef struct MapColumn {
    const char *name;                   /* of the header, as it stands there */
    ColumnRole role;
    const char *dimension;              /* of ROLE_BY: its cells name members of it */
    SaidOfAll fixed;                    /* of ROLE_VALUE */
    Place place;
} MapColumn;

/* Days as figures: not declared, they are ISO 8601's alone. */
typedef enum DayOrder { DAYS_ISO, DAYS_DMY, DAYS_MDY, DAYS_YMD } DayOrder;

struct Mapping {
    Arena *arena;
    bool declared;                      /* there is a mapping file: only its columns are read */
    const struct Shape *shape;          /* shapes.h: declared, or what the table is known to be; NULL: neither */
    SheetAsked asked;
    char decimal, grouping;             /* '\0' as grouping: none; ' ': any kind of space */
    DayOrder days;
    Frequency frequency;                /* a day stands for the period of this that holds it; NONE: for itself */
    SaidOfAll fixed;
    const char *sources, *status, *basis, *audience;
    Date published;
    GArray *columns;                    /* MapColumn */
    GHashTable *words[ROLE_COUNT];      /* text -> what it is to be read as; NULL: nothing was said */
    GHashTable *missing;                /* text -> 1 + Missing: MISSING_NONE: no figure at all */
    Place place;
};

/* That of our own tables: columns by their headers, a point in numbers. */
Mapping *mapping_new(void);
/* NULL with diagnostics. */
Mapping *mapping_load(const char *path, Diags *diags);
void mapping_free(Mapping *mapping);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Mapping, mapping_free)

#endif
