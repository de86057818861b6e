#ifndef PAGE_LIST_H
#define PAGE_LIST_H
/*
 * The finished display list and structure tree, for those who read them: draw, pdf and the tests. Everything is
 * immutable and lives as long as its Pages.
 */
#include "page/page.h"

typedef enum PageItemKind {
    ITEM_BEGIN, ITEM_END, ITEM_FILL, ITEM_FRAME, ITEM_HATCH, ITEM_LINE, ITEM_POLYLINE, ITEM_CIRCLE, ITEM_PATH,
    ITEM_TEXT, ITEM_PICTURE
} PageItemKind;

/* A picture that fills `whole`, and more than what is seen of it where that is not the item's box. */
typedef struct PlacedPicture { const PagePicture *picture; Rect whole; bool cut; Place place; } PlacedPicture;

/* A long document holds hundreds of thousands of these: what only some kinds have lies one over the other. */
typedef struct PageItem {
    PageItemKind kind;
    Colour colour;                      /* fill of fill, circle, path */
    const Stroke *stroke;               /* shared with others; of what has none one without width */
    union {
        struct {                        /* fill, frame, hatch, picture */
            Rect box;
            union { const Hatch *hatch; const PlacedPicture *picture; };        /* what of it lies in `box` is seen */
        };
        /*
         * actual_text: read in place of what is painted, or NULL; node NULL: artifact; mark: number of the sequence in
         * the document, from 0 in painting order, artifacts included
         */
        struct { StructNode *node; int mark; const char *actual_text; } begin;
        /* line: 2 points; circle: centre, radius in points[1].x */
        struct { const Point *points; size_t count; } poly;
        struct { const uint8_t *ops; const Point *points; size_t count; } path;        /* path_walk() reads it */
        /* degrees, counter-clockwise; a filled slot has become text items */
        struct { double x, y, angle; const TextRun *run; } text;
    };
} PageItem;

/* The steps of a path, one after the other; false: there are no more. */
typedef struct PathWalk { const uint8_t *ops; const Point *points; size_t left; } PathWalk;
PathWalk path_walk(const PageItem *item);
bool path_walk_next(PathWalk *walk, PathStep *step);

/*
 * The lines of a hatch over a box, one after the other. Their phase is fixed to the sheet, so that neighbouring boxes
 * meet; both ends lie a line's width outside the box, to which whoever paints clips them. `hatch->period` is greater
 * than 0.
 */
typedef struct HatchLines { Point along, normal; Rect box; double period, next, last; } HatchLines;
HatchLines hatch_lines(const Hatch *hatch, Rect box);
bool hatch_lines_next(HatchLines *lines, Point *from, Point *to);     /* false: there are no more */

typedef struct PageLink { Rect box; const StructNode *node; const char *uri, *destination, *contents; } PageLink;
typedef struct PageOutline { int level; const char *title; size_t page; double y; } PageOutline;
typedef struct PageDestination { const char *name; size_t page; double y; } PageDestination;

/* One sequence of a node: page index and the mark's number. */
typedef struct StructMark { uint32_t page; int mark; } StructMark;

/* A child of a structure node, in reading order: a node, or a marked-content sequence, or a link annotation. */
typedef enum StructKidKind { KID_NODE, KID_MARK, KID_LINK } StructKidKind;
typedef struct StructKid {
    StructKidKind kind;
    union { const StructNode *node; StructMark mark; struct { uint32_t page, link; } link; };
} StructKid;

typedef struct StructView {
    StructRole role;
    const char *alt, *actual_text, *expansion, *language, *title, *id, *list_numbering, *summary, *headers;
    const UserProperty *properties; size_t property_count;
    StructScope scope;
    int column_span, row_span;          /* at least 1 */
    bool has_bbox; size_t bbox_page; Rect bbox;
    Place place, data_place;            /* where it comes from, or nowhere */
    const StructNode *parent;           /* NULL for the root */
    const StructKid *kids; size_t kid_count;
} StructView;

const DocumentInfo *pages_info(const Pages *pages);
size_t pages_count(const Pages *pages);
Size pages_size(const Pages *pages, size_t page);
const char *pages_label(const Pages *pages, size_t page);
const PageItem *pages_items(const Pages *pages, size_t page, size_t *count);
const PageLink *pages_links(const Pages *pages, size_t page, size_t *count);
const PageOutline *pages_outline(const Pages *pages, size_t *count);
const PageDestination *pages_destinations(const Pages *pages, size_t *count);
size_t pages_mark_count(const Pages *pages);
const StructNode *pages_root(const Pages *pages);       /* NULL when nothing is tagged */
StructView struct_view(const StructNode *node);

#endif
