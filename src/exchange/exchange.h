#ifndef EXCHANGE_EXCHANGE_H
#define EXCHANGE_EXCHANGE_H
/*
 * Observations from and to the files of others, as a table of functions: their libraries are needed by `import` and
 * `export` alone. The program opens the table when it is needed (src/module); the library holds it. Files are read
 * here, and what is to be written is handed back.
 */
#include <glib.h>
#include "lang/lang.h"
#include "model/plan.h"

/* What both ask of a project; all borrowed. The plan is that for an internal audience: nothing is overlooked. */
typedef struct ExchangeProject {
    const Plan *plan;
    const char *data;                   /* its data folder */
    const Lang *const *langs; size_t lang_count;        /* in which an area may be called */
    const char *language;               /* of titles */
    Days days;                          /* of the worklist */
    bool internal;                      /* what is for an internal audience goes out, too */
    gint64 created;                     /* of what is written, seconds since 1970 */
} ExchangeProject;

typedef struct ImportOrder {
    const char *format;                 /* "csv" */
    const char *path, *map;             /* map NULL: by the headers of our own tables */
    const char *output;                 /* NULL: where like figures are */
    const char *sheet;                  /* of a workbook, in place of the mapping's; NULL: that */
    const char *records;                /* the table is of records of this type; NULL: of figures */
    Date published, imported_on;
    bool dry_run, partial, withdraw;
    bool preview;                       /* of a dry run: what would be written is wanted, which costs */
} ImportOrder;

typedef struct Imported {
    GPtrArray *paths, *bytes;           /* to be written: char * and GBytes *; of a dry run: by a preview alone */
    char *text;                         /* what would change, a line each, and the sum of it */
    bool refused;                       /* some rows were; partial: the others were taken */
    size_t added, revised, changed, vanished, same;
} Imported;

typedef struct ExportOrder {
    const char *format;
    const Area *area;                   /* only its figures; NULL: all */
    bool worklist;                      /* what is missing or stale, to be filled in, in place of what is there */
    const char *records;                /* records of this type, in place of figures; NULL: figures */
    Days seen;                          /* only what was known on these days; unset: all */
} ExportOrder;

/* A project in the making: its files by their paths in it; a name NULL: none. All live during the call only. */
enum { NEW_FILES = 12 };
typedef struct NewFile { const char *name; char *text; } NewFile;
typedef struct NewProject {
    const char *called;                 /* the activity, or the table's file */
    NewFile files[NEW_FILES];
    bool has_whole;                     /* there are figures of the whole plan, of no area */
    const char *map;                    /* of a table: which of them is its mapping; NULL: it needs none */
} NewProject;
typedef void (*TakeProject)(const NewProject *project, void *data);

typedef struct IatiOrder {
    const char *path, *activity;        /* activity NULL: all of the file */
    TakeProject take; void *data;
} IatiOrder;

typedef struct BeginOrder {
    const char *path, *sheet;           /* sheet NULL: the first that is not hidden */
    TakeProject take; void *data;
    const char *format;                 /* out: that of the file; static */
} BeginOrder;

typedef struct ExchangeFunctions {
    /* False with diagnostics: nothing may be written. */
    bool (*import)(const ExchangeProject *project, const ImportOrder *order, Imported *out, Diags *diags);
    void (*imported_clear)(Imported *imported);
    /* A first mapping for a file, from its header; NULL with diagnostics. To be freed. */
    char *(*propose)(const ExchangeProject *project, const ImportOrder *order, Diags *diags);
    /* NULL with diagnostics. */
    GBytes *(*export)(const ExchangeProject *project, const ExportOrder *order, Diags *diags);
    /* Hands out each activity of a file; false with diagnostics. */
    bool (*read_iati)(const IatiOrder *order, Diags *diags);
    /* Hands out a project for a table, without its figures; false with diagnostics. */
    bool (*begin)(BeginOrder *order, Diags *diags);
} ExchangeFunctions;

extern const ExchangeFunctions exchange_all;
/* The table, or NULL with a diagnostic where it cannot be opened. */
const ExchangeFunctions *exchange_functions(Diags *diags);

#endif
