#ifndef PDF_DOCUMENT_H
#define PDF_DOCUMENT_H
/* A document being written, as the files see it that write its parts. */
#include "pdf/draft.h"
#include "pdf/paint.h"

/*
 * An entry of the outline by its neighbours' indices. `their`: numbers of entries that others have put below or behind
 * it; 0: none.
 */
typedef struct OutlineLinks {
    int parent, first, last, previous, next, count;
    int their_first, their_last, their_next;
} OutlineLinks;

struct PdfDraft {
    PdfContext *context;
    const Pages *pages;
    const PdfOptions *options;
    Diags *diags;
    Writer *writer;
    TagPlan *plan;
    Tags *tags;
    Paint paint;
    int tree, resources, *page_objects; /* object numbers of the tree of pages, what all pages use, and each page */
    int **annotations;
    bool *written;                      /* pages that others have written; NULL: none */
    GHashTable *destinations;           /* name -> PageDestination */
    OutlineLinks *links;                /* [count of entries]: the root; NULL: not linked yet */
    int *entries;                       /* their object numbers */
    GString *added;                     /* entries of the catalogue; NULL: none */
};

/* outline.c: links the entries and gives them their numbers, once; writes them, and returns the root's, 0: none. */
void document_link_outline(PdfDraft *draft);
int document_write_outline(PdfDraft *draft);

#endif
