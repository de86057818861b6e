#ifndef IMPOSE_IMPOSE_H
#define IMPOSE_IMPOSE_H
/*
 * Pages on printed sheets: which page stands where, how large, and the file for the printer. A print file is untagged,
 * claims no standard, has neither links nor outline, and says so of itself; the finished file it is made from stays as
 * it is.
 *
 * Lengths are points. A sheet has two sides; each is a page of the print file.
 */
#include "pdf/pdf.h"
#include "base/diag_pdf.h"

typedef enum ImposeScheme {
    IMPOSE_SINGLE,                      /* one page a side: for crop marks alone */
    IMPOSE_BOOKLET,                     /* two pages a side, to be folded in the middle and stapled in the fold */
    IMPOSE_TWO_UP, IMPOSE_FOUR_UP       /* pages one after the other */
} ImposeScheme;

/*
 * side from 0, front and back in turn; cell from 0, row by row from the top, each from left to right; page from 1, 0:
 * blank.
 */
typedef struct ImposePlace { size_t side, cell, page; } ImposePlace;

/*
 * The places of all cells, side by side and cell by cell, into `out`; with NULL they are only counted. A booklet has
 * its pages rounded up to a multiple of 4, and the back of a sheet is reached by turning it about its short edge. With
 * `rtl` it is bound on the right, and cells of a row are filled from the right. No pages have no places.
 */
size_t impose_plan(ImposeScheme scheme, size_t pages, bool rtl, ImposePlace *out);
size_t impose_sides(ImposeScheme scheme, size_t pages);

typedef struct ImposeOptions {
    ImposeScheme scheme;
    /* paper, upright; 0, 0: as large as a page, and larger where crop marks need it */
    Size sheet;
    bool crop_marks;
    const DocumentInfo *info;           /* what the print file says of itself; its direction decides on the binding */
    const char *producer;
} ImposeOptions;

/*
 * The sheet for pages of one size. Upright pages lie side by side, wide ones one above the other where there are two;
 * they touch in the middle of the sheet, are as large as it allows and never larger than they are.
 */
typedef struct ImposeSheet {
    Size size;                          /* as it lies under the pages */
    size_t columns, rows;
    Rect block;                         /* all cells together; y from the bottom, as in PDF */
    double scale;
} ImposeSheet;
ImposeSheet impose_sheet(const ImposeOptions *options, Size page);
/* The box of a cell; y from the bottom. */
Rect impose_cell(const ImposeSheet *sheet, size_t cell);

/*
 * The print file of a finished PDF. A page that lies across its cell is turned by a quarter, its head to the left, or
 * in right-to-left documents to the right. NULL with DIAG_IMPOSE_FAILED when the file cannot be read, or with what
 * keeps libqpdf from being had.
 */
GBytes *impose_file(GBytes *pdf, const ImposeOptions *options, Diags *diags);

#endif
