#ifndef BASE_REFERENCE_H
#define BASE_REFERENCE_H
/*
 * What an author may write, a row each with one sentence: help, the manual's pages and the handbook are made of these
 * rows, and the rows of the tables that the program itself goes by.
 */
#include <stdbool.h>

typedef struct ReferenceRow {
    /*
     * "element", "attribute", "chart", "option", "function", "property", "class", "color", "message", "diagnostic",
     * "variable", "form"; or
     * "again": the names of rows that stood above (reference_each_once())
     */
    const char *kind;
    const char *name;           /* as it is written */
    const char *of;             /* the element or chart that an attribute or option belongs to; "" */
    const char *values;         /* words that it takes, with blanks between; "": any text */
    bool needed;                /* an attribute that cannot be left out */
    const char *sentence;       /* NULL: its table has none, which a test finds */
} ReferenceRow;

/* The texts of a row live until it returns. */
typedef void (*ReferenceEach)(const ReferenceRow *row, void *data);

#endif
