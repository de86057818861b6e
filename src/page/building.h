#ifndef PAGE_BUILDING_H
#define PAGE_BUILDING_H
/*
 * What the files of this room share while pages are made: page.c paints, structure.c grows the tree of what is read,
 * finish.c makes Pages of both. Nobody else sees any of this.
 */
#include "page/list.h"

#define FARTHEST 14400.0        /* ISO 32000-1, annex C: the largest page is 14,400 units */

/* What few nodes have. */
typedef struct StructExtra {
    const char *alt, *actual_text, *expansion, *language, *title, *list_numbering, *summary, *headers;
    const UserProperty *properties; size_t property_count;
    bool has_bbox; size_t bbox_page; Rect bbox;
} StructExtra;

/* struct_view() tells what the fields are. */
struct StructNode {
    StructRole role;
    StructScope scope;
    int column_span, row_span;
    Place place, data_place;
    StructNode *parent;
    const char *id;
    StructKid *kids; guint kid_count, kid_room;         /* grows in the arena: most nodes have one or two */
    StructExtra *extra;                 /* NULL: nothing of it */
    Arena *arena;
};

struct PageSlot {
    PageBuilder *page;
    guint item;
    double x, y, width, total;
    TextAlign align;
    const TextRun *const *runs;
    const double *widths;
    size_t count;
};

struct PageBuilder {
    PagesBuilder *pages;
    /* which page that was ever appended: what refers to a page does so by this, until all stand */
    size_t serial;
    Size size;
    const char *label;
    GArray *items;              /* PageItem; NULL: the page is sealed */
    PageItem *sealed; guint sealed_count;
    GArray *links;              /* PageLink */
    GPtrArray *slots;           /* PageSlot, in the order of their items */
    bool open;
    StructNode *node;           /* of the open sequence; NULL: an artifact */
    StructNode *around;         /* while a value is open: whose part it is */
    StructNode *around_language;        /* the same while a text in another language is */
};

struct PagesBuilder {
    Arena *arena;
    DocumentInfo info;
    GPtrArray *pages;           /* PageBuilder, as they stand */
    GPtrArray *made;            /* PageBuilder by serial, those taken out included */
    /* where the next page and the next entry of the outline go; G_MAXUINT: behind the last */
    guint next, next_entry;
    GArray *outline, *destinations;     /* their pages by serial */
    GHashTable *names;          /* destinations seen: name -> PageBuilder */
    PageKeepRun keep; void *keep_data;
    StructNode *root;
    StructNode *spare;          /* nodes that were taken out again, each the parent of the next: for those to come */
    size_t values;              /* page_value_begin() so far */
    const char *fault;          /* first one, or NULL */
    bool off; Place off_place, off_data;        /* something is moved off every page: it stands here */
    bool spent;
    const Stroke *strokes[8]; guint next_stroke;        /* last ones, which items share */
};

/* What is wrong with how the builder was used; the first is kept and told by pages_finish(). `what` is a constant. */
static inline void
fault(PagesBuilder *builder, const char *what)
{
    if (builder->fault == NULL)
        builder->fault = what;
}

/* In points, to a thousandth. */
static inline Rect
rounded(Rect box)
{
    return (Rect){ pt_round(box.x), pt_round(box.y), pt_round(box.width), pt_round(box.height) };
}

/* ---- page.c ---- */

/* A run at a point of the page, before it is given to one. */
PageItem page_text_item(double x, double y, const TextRun *run);

/* ---- structure.c ---- */

/* Behind the kids that the node has. */
void struct_add_kid(StructNode *node, StructKid kid);
/* Takes all that stands below the node out of the tree; nobody asks for it again. */
void struct_take_out_kids(PagesBuilder *builder, StructNode *node);
/*
 * Once every mark is in: pages, which the tree names by serial, are named by where they stand; `places` has the index
 * of each by its serial.
 */
void struct_seal(StructNode *node, const size_t *places);

#endif
