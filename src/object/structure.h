#ifndef OBJECT_STRUCTURE_H
#define OBJECT_STRUCTURE_H
/*
 * What ISO 14289-1 asks of a structure tree, whoever holds it: the writer asks before the first byte, with the places
 * of the template, and the audit of a finished file, with its objects. Both lay their tree out as a list of nodes and
 * are told what stands against it.
 */
#include <stdbool.h>
#include <glib.h>

/* Standard structure types (ISO 32000-1, 14.8.4), in the order of their names. */
typedef enum StructureType {
    TYPE_NONE = -1, /* leads to no standard type */
    TYPE_ANNOT,
    TYPE_ART,
    TYPE_BIB_ENTRY,
    TYPE_BLOCK_QUOTE,
    TYPE_CAPTION,
    TYPE_CODE,
    TYPE_DIV,
    TYPE_DOCUMENT,
    TYPE_FIGURE,
    TYPE_FORM,
    TYPE_FORMULA,
    TYPE_H,
    TYPE_H1,
    TYPE_H2,
    TYPE_H3,
    TYPE_H4,
    TYPE_H5,
    TYPE_H6,
    TYPE_INDEX,
    TYPE_L,
    TYPE_LBODY,
    TYPE_LI,
    TYPE_LBL,
    TYPE_LINK,
    TYPE_NON_STRUCT,
    TYPE_NOTE,
    TYPE_P,
    TYPE_PART,
    TYPE_PRIVATE,
    TYPE_QUOTE,
    TYPE_RB,
    TYPE_RP,
    TYPE_RT,
    TYPE_REFERENCE,
    TYPE_RUBY,
    TYPE_SECT,
    TYPE_SPAN,
    TYPE_TBODY,
    TYPE_TD,
    TYPE_TFOOT,
    TYPE_TH,
    TYPE_THEAD,
    TYPE_TOC,
    TYPE_TOCI,
    TYPE_TR,
    TYPE_TABLE,
    TYPE_WP,
    TYPE_WT,
    TYPE_WARICHU,
    TYPE_COUNT
} StructureType;

StructureType structure_type(const char *name);         /* TYPE_NONE for any other name */

enum { STRUCTURE_MOST_SPAN = 10000 };                   /* columns or rows of one cell; what is more counts as this */

/* In reading order: a node stands before all that is below it, which ends before the node `end`. */
typedef struct StructureNode {
    StructureType type;
    bool content;                       /* marked content of its own */
    bool alternative;                   /* an alternative or replacement text that is not empty */
    bool scope, headers;                /* of a cell: says what it heads; names its headers */
    int column_span, row_span;          /* at least 1 */
    int parent, end;                    /* parent -1: none */
    const char *name;                   /* of its type as the file has it */
    const char *id; size_t id_length;   /* NULL: none */
    const char *language;               /* NULL: that of what it stands in */
} StructureNode;

/* Sets each node's `end`, once all have their parents. */
void structure_set_ends(StructureNode *nodes, int count);

typedef enum StructureRule {
    STRUCTURE_TABLE_NESTING,
    STRUCTURE_LIST_NESTING,
    STRUCTURE_TOC_NESTING,
    STRUCTURE_TABLE_IRREGULAR,
    STRUCTURE_SCOPE,
    STRUCTURE_ALT,
    STRUCTURE_FORMULA_ALT,
    STRUCTURE_HEADING_FIRST,
    STRUCTURE_HEADING_SKIPS,
    STRUCTURE_HEADING_TWO_H,
    STRUCTURE_HEADING_MIXED,
    STRUCTURE_HEADING_EMPTY,
    STRUCTURE_NOTE_ID,
    STRUCTURE_NOTE_ID_TWICE,
    STRUCTURE_ID_TWICE,
    STRUCTURE_LANGUAGE,
    STRUCTURE_CONTENT,                  /* what ISO 32000-1 has not there, and ISO 14289-1 is silent about */
    STRUCTURE_RULE_COUNT
} StructureRule;

/* Called for each finding; node -1: the document as a whole. */
typedef void (*StructureNoted)(StructureRule rule, int node, const char *what, void *data);

void structure_check(const StructureNode *nodes, int count, StructureNoted noted, void *data);

#endif
