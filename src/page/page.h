#ifndef PAGE_PAGE_H
#define PAGE_PAGE_H
/*
 * Pages as lists of things to paint, in painting order, and the structure tree that says what they mean. Layout (with
 * the charts) writes them, draw and pdf read them. Coordinates are points from the top left corner of the sheet, y
 * growing downwards; the builder rounds them to 1/1000 pt and turns a number that is not finite into a failed build.
 *
 * Builders are sticky: after a failure further calls do nothing and pages_finish() returns NULL with a diagnostic.
 */
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "base/colour.h"
#include "base/diag.h"
#include "base/geometry.h"
#include "base/sentence.h"
#include "base/style.h"
#include "page/picture.h"

typedef struct Pages Pages;             /* finished and immutable */
typedef struct PagesBuilder PagesBuilder;
typedef struct PageBuilder PageBuilder; /* one page being written; lives as long as its PagesBuilder */
typedef struct StructNode StructNode;
typedef struct TextRun TextRun;         /* text/run.h */

/* ---- structure tree (ISO 32000-1, 14.7 and 14.8.4: standard structure types) ---- */

typedef enum StructRole {
    ROLE_DOCUMENT, ROLE_PART, ROLE_SECT, ROLE_DIV, ROLE_BLOCK_QUOTE, ROLE_TOC, ROLE_TOCI,
    ROLE_H1, ROLE_H2, ROLE_H3, ROLE_H4, ROLE_H5, ROLE_H6, ROLE_P,
    ROLE_L, ROLE_LI, ROLE_LBL, ROLE_LBODY,
    ROLE_TABLE, ROLE_THEAD, ROLE_TBODY, ROLE_TFOOT, ROLE_TR, ROLE_TH, ROLE_TD,
    ROLE_FIGURE, ROLE_CAPTION, ROLE_SPAN, ROLE_LINK, ROLE_NOTE, ROLE_REFERENCE, ROLE_BIB_ENTRY,
    ROLE_COUNT
} StructRole;

const char *struct_role_name(StructRole role);          /* "H1", as it stands in the file */

typedef enum StructScope { SCOPE_NONE, SCOPE_COLUMN, SCOPE_ROW, SCOPE_BOTH } StructScope;

/*
 * Appends a child; with parent NULL the document's root (made once, by the first call). Order of calls is reading
 * order.
 */
StructNode *struct_append(PagesBuilder *builder, StructNode *parent, StructRole role);
/* The same into what `node`, which is not the root, stands in. */
StructNode *struct_append_beside(PagesBuilder *builder, StructNode *node, StructRole role);
/*
 * Where it comes from, for whoever finds a fault in it: the template's place, and the data's or nowhere. The names of
 * files must live as long as the pages.
 */
void struct_set_places(StructNode *node, Place place, Place data_place);
/* Texts are copied. NULL takes a text away. */
void struct_set_alt(StructNode *node, const char *alt);                 /* /Alt, 14.9.3 */
void struct_set_actual_text(StructNode *node, const char *text);        /* /ActualText, 14.9.4 */
void struct_set_expansion(StructNode *node, const char *text);          /* /E, 14.9.5: of an abbreviation */
void struct_set_language(StructNode *node, const char *bcp47);          /* /Lang, 14.9.2 */
void struct_set_title(StructNode *node, const char *title);             /* /T */
/* /ID: for a printed value, its observation's id */
void struct_set_id(StructNode *node, const char *id);
/* of a sentence, or of a document: 14.7.5.4 */
void struct_set_properties(StructNode *node, const UserProperty *properties, size_t count);
void struct_set_table_cell(StructNode *node, StructScope scope, int column_span, int row_span);  /* 14.8.5.7 */
/* Of a cell: the IDs of its headers besides those that its column and its row name (14.8.5.7). NULL takes it away. */
void struct_set_headers(StructNode *node, const char *id);
void struct_set_summary(StructNode *node, const char *summary);         /* of a table: /Summary, 14.8.5.7 */
void struct_set_list_numbering(StructNode *node, const char *numbering);/* "Decimal", "Disc", "None": 14.8.5.5 */
/* The box of a figure, on the page where it is painted (14.8.5.4.3). */
void struct_set_bbox(StructNode *node, const PageBuilder *page, Rect box);

/* ---- writing ---- */

typedef struct DocumentInfo {
    const char *title, *author, *subject, *keywords;    /* title is required */
    const char *language;                               /* BCP 47, required */
    TextDirection direction;
    gint64 created;                                     /* seconds since 1970-01-01T00:00Z */
    const char *description;                            /* of its pages as pictures; NULL: none */
} DocumentInfo;

PagesBuilder *pages_builder_new(const DocumentInfo *info);
void pages_builder_free(PagesBuilder *builder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PagesBuilder, pages_builder_free)

/* The arena of the pages to come: whatever must live as long as they do (text runs) is put there. */
Arena *pages_arena(PagesBuilder *builder);
Arena *page_arena(PageBuilder *page); /* the same, of the page's pages */

/* label: shown page number, "1", "ii" */
PageBuilder *pages_append(PagesBuilder *builder, Size size, const char *label);
void page_set_label(PageBuilder *page, const char *label);
const char *page_label(const PageBuilder *page);        /* "" when it has none */
size_t pages_length(const PagesBuilder *builder);
Size page_size(const PageBuilder *page);
size_t page_index(const PageBuilder *page);             /* from 0, as the pages stand now */

/*
 * Painting a part of a document once more: takes its `count` pages from `first` on out again, with their links,
 * destinations and outline, and all that stands below `part` (NULL: nothing) in the structure tree. Pages appended
 * from now on stand in their place, until pages_append_last() makes the end the place for new pages again.
 */
void pages_take_out(PagesBuilder *builder, StructNode *part, size_t first, size_t count);
void pages_append_last(PagesBuilder *builder);

/*
 * Nothing more is painted on the page, but what is to fill its slots: its items take no more memory than they need.
 * Pages that are finished are sealed.
 */
void page_seal(PageBuilder *page);

/*
 * Makes runs outlive whoever set them: each run that is painted is handed to `keep`, which answers with the one to
 * hold, in pages_arena() or longer. Without it runs are held as they are.
 */
typedef const TextRun *(*PageKeepRun)(const TextRun *run, void *data);
void pages_keep_runs(PagesBuilder *builder, PageKeepRun keep, void *data);

/*
 * Opens a marked-content sequence that belongs to `node` of the structure tree, or, with NULL, an artifact. Sequences
 * never nest; a node may have any number of them, on any number of pages. Painting outside a sequence fails the build.
 */
void page_begin(PageBuilder *page, StructNode *node);
/*
 * The same of content that is read as `actual_text`, which is copied: a word that lines part (14.9.4). `node` is not
 * NULL.
 */
void page_begin_as(PageBuilder *page, StructNode *node, const char *actual_text);
void page_end(PageBuilder *page);

/*
 * Within an open sequence: what is painted until page_value_end() is a Span below the sequence's node, with `id` and a
 * number that keeps IDs apart as its ID. Where the sequence is an artifact, or id is NULL, nothing is opened.
 */
void page_value_begin(PageBuilder *page, const char *id);
void page_value_end(PageBuilder *page);
/*
 * The same for what is in another language, until page_language_end(): a Span with its /Lang. It may stand within a
 * value, and not around one.
 */
void page_language_begin(PageBuilder *page, const char *bcp47);
void page_language_end(PageBuilder *page);

typedef enum LineCap { CAP_BUTT, CAP_ROUND } LineCap;
typedef enum LineJoin { JOIN_MITRE, JOIN_ROUND } LineJoin;
typedef struct Stroke {
    double width;                       /* 0 draws nothing */
    Colour colour;
    double dash, gap;                   /* 0, 0: solid */
    LineCap cap;
    LineJoin join;
} Stroke;

/*
 * A fill pattern: lines of `width` every `period` pt at `angle` degrees (counter-clockwise from the baseline) over
 * `ground`.
 */
typedef struct Hatch { double width, period, angle; Colour line, ground; } Hatch;

typedef enum PathOp { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE } PathOp;
typedef struct PathStep { PathOp op; Point p[3]; } PathStep;            /* curve: two control points, then the end */

void page_fill(PageBuilder *page, Rect box, Colour colour);
/* The stroke lies inside the box; it begins at the lower left corner, along the lower side. */
void page_frame(PageBuilder *page, Rect box, Stroke stroke);
void page_hatch(PageBuilder *page, Rect box, const Hatch *hatch);
void page_line(PageBuilder *page, Point from, Point to, Stroke stroke);
void page_polyline(PageBuilder *page, const Point *points, size_t count, Stroke stroke);   /* mitred joins */
void page_circle(PageBuilder *page, Point centre, double radius, Colour fill, Stroke stroke);
/* A closed or open path; fill unset or stroke.width 0 leaves that part out. */
void page_path(PageBuilder *page, const PathStep *steps, size_t count, Colour fill, Stroke stroke);
/*
 * Sets `run` with the left end of its baseline at (x, y). The page borrows the run: it must live in pages_arena() or
 * longer, unless pages_keep_runs() says how it is kept.
 */
void page_text(PageBuilder *page, double x, double y, const TextRun *run);
/* The same, turned about that point by `angle` degrees counter-clockwise. */
void page_text_turned(PageBuilder *page, double x, double y, double angle, const TextRun *run);
/*
 * What of a picture that fills `whole` lies in `box`; the page keeps a reference. `place` is where it is asked for,
 * for who finds that it cannot be written; the name of its file must live as long as the pages.
 */
void page_picture(PageBuilder *page, Rect box, Rect whole, const PagePicture *picture, Place place);

/*
 * A slot of reserved width that is filled when the document is complete (page numbers, totals). It is painted in the
 * sequence that is open now, with its baseline at y. `x` is the left end of the reserve.
 */
typedef struct PageSlot PageSlot;
PageSlot *page_slot(PageBuilder *page, double x, double y, double width, TextAlign align_left_to_right);
/*
 * Runs of these widths are placed one after the other; false (and nothing done) when they are wider than the reserve.
 */
bool page_slot_fill(PageSlot *slot, const TextRun *const *runs, const double *widths, size_t count);
double page_slot_width(const PageSlot *slot);

/* ---- links, destinations, outline ---- */

/* `node` must have ROLE_LINK; a link may have several boxes (one a line). Exactly one of uri and destination. */
void page_link(PageBuilder *page, Rect box, StructNode *node, const char *uri, const char *destination,
               const char *contents);
void page_destination(PageBuilder *page, const char *name, double y);   /* a second one of one name fails the build */
/* The page of a destination set so far, or NULL. */
const PageBuilder *pages_find_destination(const PagesBuilder *builder, const char *name);
/* level from 1; appended in order; a level deeper than the last + 1 is taken as last + 1. */
void page_outline(PageBuilder *page, int level, const char *title, double y);

/* NULL when something failed (a diagnostic says what). Consumes nothing: free the builder all the same. */
Pages *pages_finish(PagesBuilder *builder, Diags *diags);
void pages_free(Pages *pages);
/* Lets go of what is painted on a page, when nobody will ask for it again; its structure, links and size stay. */
void pages_let_go(Pages *pages, size_t page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pages, pages_free)

#endif
