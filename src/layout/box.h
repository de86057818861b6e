#ifndef LAYOUT_BOX_H
#define LAYOUT_BOX_H
/*
 * The measured tree. Measuring turns document nodes into boxes of known size; splitting cuts boxes where a page ends;
 * painting writes them to pages. Nothing is painted before a page is final, so any of it may be thrown away and done
 * again with other alternatives; shaped text is kept from try to try.
 */
#include "calendar/calendar.h"
#include "chart/chart.h"
#include "layout/layout.h"
#include "map/map.h"

/* A leaf of a paragraph: the text or mark, and the inline elements it stands in. */
typedef struct Leaf {
    const DocNode *node;                /* DOC_TEXT, DOC_CHART, a slot, DOC_BREAK */
    const DocNode *element;             /* nearest span with an id, or link, or NULL: what it is tagged as */
    ChartSize mark;
    bool hanging;
    bool painted;
} Leaf;

/* An inline element with an id that is a place: it begins before the leaf of that index. */
typedef struct InlinePlace { const DocNode *node; size_t leaf; } InlinePlace;

typedef struct Inline {
    Leaf *leaves; size_t count;
    InlinePlace *places; size_t place_count, places_painted;
    const TextLine **singles;           /* one per leaf when the whole stands on one line without breaking; else NULL */
    double single_width, hang_width;
    TextSpan *spans;
    Paragraph *paragraph;               /* made when it is first needed */
    size_t lines, lines_painted;        /* of the try that was painted */
} Inline;

typedef struct Box Box;
typedef struct TableGrid TableGrid;
typedef struct RowMemory RowMemory;
typedef struct FootNotes FootNotes;
struct Box {
    const DocNode *node;
    double x, y;                        /* start edge and top, from the parent's start edge and top */
    double width, height;
    /* of a column or cell: without what it was given to be as high as those beside it */
    double own_height;
    /* of a cell: rows from this one on; what set its content lower to stand at their middle or end */
    int row_span; double lowered;
    double margin_top, margin_bottom;
    double air;                         /* what its margins and paddings, above and below, are taken times */
    double overflow;                    /* how far something inside stands out at the end */
    const DocNode *overflow_node;
    bool strained;                      /* something inside is divided only because it is wider than its line */
    double asked_width;                 /* what it was measured for: a style may give it another */
    bool varies;                        /* alternatives stand in it */
    bool changed;                       /* since it was measured: cut, or made higher */
    Inline *text; size_t first_line, last_line; bool single;     /* lines [first, last) */
    double text_x, text_y, text_width;
    double baseline;                    /* first baseline from the top; 0 when it has no text */
    ChartSize chart;
    CalendarSize calendar;
    const ChartSpec *spec;              /* of a chart: the node's, or the part of it that stands here */
    GPtrArray *children;                /* of Box, in reading order; added to by box_add() alone */
    bool has_children_array;            /* of its own; else it has the one of all that have no children */
    bool continued;                     /* a later part of something split */
    int continued_from;                 /* page index of the first part */
    bool empty;                         /* takes no room and no margin */
    double indent;                      /* of an item: the room of its label */
    size_t head_rows;                   /* tables: leading children that repeat */
    /* of a row: its cells were let go of, and row_measure_again() makes them; NULL: they are there */
    const TableGrid *let_go;
};

/*
 * Text that holds page numbers, set when all pages are there: "\1" in it stands for the label of a page, "\2" for the
 * last label that is counted with it. The page is `page`, or that of a destination. Texts live in the pages' arena.
 */
typedef struct SlotUse {
    PageSlot *slot;
    const char *text;
    TextStyle style;
    const PageBuilder *page;
    const char *destination;
    Place place;
    size_t part;
} SlotUse;
#define SLOT_LABEL "\1"
#define SLOT_LAST "\2"

/* A link's aim, to be looked for when all pages are there. */
typedef struct Aim { const char *destination; Place place; } Aim;

typedef struct Layout {
    const Doc *doc;
    TextStore *text;
    const Lang *lang;
    Diags *diags;
    Arena *arena;                       /* of what is only measured: the pages' own, or one that goes with the part */
    PagesBuilder *pages;
    const char *part_name;              /* before the names of its destinations; NULL: none */
    size_t part;                        /* which part of the binder's */
    int heading_level;                  /* added to the levels of headings in the outline */
    /* the part's own title stands in the outline in place of its first heading level */
    bool titled;
    /* called on the part's first page; NULL: nobody */
    void (*begin)(PageBuilder *first, void *data); void *begin_data;
    double widest;                      /* least room for a page number, em; 0: two figures */
    GPtrArray *sheets;                  /* PageBuilder of each page painted so far */
    PenContext charts;
    GArray *leaves, *places;            /* of the inline content that is being collected */
    GHashTable *inlines;                /* DocNode -> Inline, kept from try to try */
    GHashTable *measured;               /* DocNode -> Box as it was measured last, for the next try */
    int tables;                         /* that are being measured, one in the other */
    GHashTable *chosen;                 /* alternatives: DocNode -> index */
    GPtrArray *childless;               /* the children of every box that has none */
    GHashTable *refused;                /* set of DocNode: pictures and maps that cannot be opened; NULL: none */
    GPtrArray *boxes;                   /* every box of this try, to be freed */
    GHashTable *tags;                   /* DocNode -> StructNode */
    GHashTable *printed;                /* set of ids of the figures that it prints in text; NULL: not asked yet */
    /* set of DocNode: charts, calendars and rules that stand on a page, and labels by their item's u.item */
    GHashTable *painted;
    GArray *slots;                      /* SlotUse, of all parts */
    GArray *aims;                       /* Aim, of all parts */
    StructNode *document;               /* or the part's node */
    size_t *values;                     /* printed values and notes so far, of all parts: keeps their ids apart */
    double page_height;                 /* of the page being filled, between its margins */
    double air;                         /* what spaces between blocks are taken times: 1, or less to save a page */
    bool breaks;                        /* something measured asks for a new page */
    const DocNode *whole;               /* the outermost of what is being measured in which no break counts, or NULL */
    bool force;                         /* split what no page can hold, against its style */
    /* the innermost box that could not be split even so, and how much too high it is */
    const Box *stuck; double stuck_by;
    double indent;                      /* what the widest label of the list being measured needs */
    FootNotes *notes;                   /* of this try; NULL: the document has none */
    size_t errors;                      /* that were told before it */
    bool lets_go;                       /* pages keep the runs that they show, so that lines need not stay */
    RowMemory *rows;                    /* what rows of long tables are measured in; NULL: they stay */
} Layout;

/* Lays out one document and appends its pages; false with diagnostics. */
bool layout_document(Layout *layout);

/* inline.c */
/* of a node's text and of what stands in it: the document's, unless it is turned */
TextDirection layout_direction(const Layout *layout, const DocNode *node);
Inline *inline_for(Layout *layout, const DocNode *node);
/* fills text, lines, height from text_y on, baseline */
void inline_set(Layout *layout, Box *box, double width);
double inline_max_width(Layout *layout, const DocNode *node);
double inline_min_width(Layout *layout, const DocNode *node);
/* the least when words are divided too; what was set of it must be set anew */
double inline_hard_width(Layout *layout, const DocNode *node);
double inline_line_height(const Box *box, size_t line);
bool has_inline_content(const DocNode *node);

/* measure.c */
Box *box_new(Layout *layout, const DocNode *node);
void box_add(Box *box, Box *child);             /* below it, after those that are there */
Box *measure(Layout *layout, const DocNode *node, double width);
/* Tells of a page break that the node asks for in something that is not divided at one. */
void note_break(Layout *layout, const DocNode *node);
void measure_children(Layout *layout, Box *box, const DocNode *node, double width);
/* Puts the children of text columns into columns that are as high as each other. */
void arrange_columns(Layout *layout, Box *box);
double gap_between(const Box *previous, const Box *child);
void stack_children(Box *box);
const TextLine *item_label(Layout *layout, const DocNode *item);        /* NULL: it has none */
void note_overflow(Box *box, double overflow, const DocNode *node);
double edge_start(const BoxStyle *style);
double edge_end(const BoxStyle *style);
/* border and padding */
double edge_top(const Box *box);
double edge_bottom(const Box *box);

/* table.c */
void measure_table(Layout *layout, Box *box, double width);
/* Makes the cells of a row that were let go of, as they were. */
void row_measure_again(Layout *layout, Box *row);

/*
 * rows.c: memory of its own for what is measured of some rows of a long table, so that it can be let go of. Between
 * begin and end all that is measured lives in it; no second begin before the end.
 */
RowMemory *row_memory_new(const Layout *layout);
void row_memory_free(RowMemory *rows);
void rows_begin(Layout *layout);
void rows_end(Layout *layout);
bool rows_begun(const Layout *layout);
/* Lets go of all cells of a row, but for its height. */
void row_let_go(Layout *layout, Box *row);
/* One more row is done with: after some of them all that was measured between begin and end is gone. */
void rows_next(Layout *layout);

/*
 * split.c: takes what fits into `height` from box; the rest comes back, or NULL when all fits. *none is set (and the
 * box comes back whole) when nothing fits. With layout->force, for what a whole page cannot hold, the first block that
 * does not fit is divided where it can be at all: between single lines, inside rows and row spans, after a heading.
 */
Box *split(Layout *layout, Box *box, double height, int page, bool *none);
int least_lines(int asked);             /* widows or orphans: two where nothing is asked */
/* A later part of a box: without its children. */
Box *rest_of(Layout *layout, const Box *box, int page);
/* What stands in a cell or column, as a flow or as lines; `force` as above. */
Box *split_content(Layout *layout, Box *box, double height, int page, bool *none);

/* foot_notes.c */
/* Measures the notes anew, for a try; nothing of what was set before stays. */
void foot_notes_measure(Layout *layout, double width);
void foot_notes_clear(Layout *layout);
/* Has a note begun that is to go on on a page of its own, if need be? */
bool foot_notes_left(const Layout *layout);
/*
 * How high the body may be on a page of `height`, so that the notes called in it stand below, the last begun at least.
 */
double foot_notes_body(Layout *layout, const Box *rest, double height);
/* What stands at the foot of a page whose body was cut; what does not fit is kept for the next. NULL: nothing. */
Box *foot_notes_take(Layout *layout, const Box *body, double width, double height, int page);

/* split_table.c */
Box *split_table(Layout *layout, Box *box, double height, int page, bool *none);

/* paint.c */
void paint_flow(Layout *layout, PageBuilder *page, const Box *box, double x, double y, double width);
/*
 * A destination's name in the whole document: "/name" as it is but for the "/", else below the part's; in the pages'
 * arena.
 */
const char *full_destination(const Layout *layout, const char *name);

/*
 * account.c: after painting, is all of the document on its pages that is no alternative left aside? false with a
 * diagnostic at the place of what is not.
 */
bool layout_account(Layout *layout);
/* The same of one row that has been painted as a whole and is let go of. */
void layout_account_row(Layout *layout, const DocNode *row);
/* The option that is set of alternatives. */
const DocNode *layout_option(const Layout *layout, const DocNode *alternatives);

/* Is a box the widest one that one heading is over? It is a Sect then. */
bool layout_is_section(const Layout *layout, const DocNode *box);

/* picture.c: how large it stands; false when it cannot be opened, which is told once a try. */
bool picture_measure(Layout *layout, const DocNode *node, double width, ChartSize *size);
/* Paints it into a frame of that size; the caller has opened the sequence. */
void picture_draw(Layout *layout, const DocNode *node, PageBuilder *page, Rect frame);

/* map.c */
void measure_map(Layout *layout, Box *box, double width);
bool map_is_there(Layout *layout, const DocNode *node);         /* are there outlines to draw it from? */
void draw_map(Layout *layout, const DocNode *node, PageBuilder *page, Rect rect, MapBefore before);

/* margins.c */
void paint_margins(Layout *layout, PageBuilder *page, const PageMaster *master, bool last);
/*
 * Room on `page` for text that is known when all pages stand: SLOT_LABEL and SLOT_LAST in it mean the label of `about`
 * and of the last page of its numbering.
 */
void slot_add(Layout *layout, PageBuilder *page, Rect room, TextAlign align, const char *text, const TextStyle *style,
              const PageBuilder *about, const DocNode *node);

/*
 * watermark.c: the document's word across the page, if it has one, to be painted first. `box` lies within the margins.
 */
void paint_watermark(Layout *layout, PageBuilder *page, Rect box);

#endif
