#ifndef DOC_DOC_H
#define DOC_DOC_H
/*
 * What is said, as a plain tree: no plan, no paper. Styles are resolved; text is in the reader's language; numbers are
 * formatted. `template` builds it, `layout` reads it. Everything lives in the document's arena.
 *
 * Lengths are points. "start" and "end" follow the document's direction.
 */
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "base/colour.h"
#include "base/diag.h"
#include "base/geometry.h"
#include "base/sentence.h"
#include "base/style.h"
#include "doc/chart_spec.h"
#include "doc/map_spec.h"

typedef enum DocKind {
    /* blocks */
    DOC_BOX,            /* section, div, article, aside: children one below the other */
    DOC_HEADING,        /* h1 … h6, by level; children are inline */
    DOC_PARAGRAPH,      /* p, caption text, note: children are inline */
    DOC_LIST,           /* ul, ol: children are DOC_ITEM */
    DOC_ITEM,           /* li: label text, children are blocks (or inline only, taken as one paragraph) */
    DOC_GRID,           /* 12-column row: children are DOC_COLUMN, side by side, tops aligned */
    DOC_COLUMN,         /* one cell of a grid, `span` columns wide; children are blocks */
    DOC_COLUMNS,        /* text columns, filled one after the other and balanced; children are blocks */
    DOC_TABLE,          /* table: children are DOC_ROW (head rows first) */
    DOC_ROW,
    DOC_CELL,           /* td, th; children are blocks, or inline only, taken as one paragraph */
    DOC_FIGURE,         /* figure: children are blocks, of them at most one DOC_CAPTION */
    DOC_CAPTION,
    DOC_CHART,          /* a chart as block, or inline (a mark: sign, swatch, vote): box.chart */
    /* a month's grid, a year's poster: a table whose cells the calendar tells; a side month is ornament */
    DOC_CALENDAR,
    DOC_MAP,            /* a block: a map, drawn from the world's outlines */
    DOC_PICTURE,        /* img: a file's picture as block, or inline in text (u.picture.in_line) */
    DOC_RULE,           /* hr */
    /*
     * Paragraphs, each a note with an id, that stand at the foot of the page on which a link leads to them, below a
     * rule as long as the box's width; where it stands in the flow it takes no room.
     */
    DOC_FOOT_NOTES,
    DOC_PAGE_BREAK,
    DOC_ALTERNATIVES,   /* children are ranked: layout takes the first that fits */
    /* inline */
    DOC_TEXT,           /* text in the style of its parent */
    DOC_SPAN,           /* span, strong, sup: own text style; children are inline */
    DOC_LINK,           /* a: uri or destination; children are inline */
    DOC_BREAK,          /* br */
    DOC_PAGE_NUMBER,    /* slot: number of the page where it stands */
    DOC_PAGE_COUNT,     /* slot: number of pages */
    DOC_PAGE_REFERENCE, /* slot: number of the page of a destination */
    DOC_KIND_COUNT
} DocKind;

/*
 * What a node is where its kind does not say it: the structure element that stands around it (ISO 32000-1, 14.8.4). A
 * reference is inline, a label inline or a paragraph; the others are blocks. A paragraph with a role is that element,
 * and no P.
 */
typedef enum DocRole {
    DOC_ROLE_NONE,
    DOC_ROLE_QUOTE,         /* BlockQuote */
    DOC_ROLE_NOTE,          /* Note, with an ID of its own */
    DOC_ROLE_TOC,           /* TOC: holds toc-items, tables of contents and what only places them */
    DOC_ROLE_TOC_ITEM,      /* TOCI: holds paragraphs, labels, references and tables of contents */
    DOC_ROLE_REFERENCE,     /* Reference: a link to something else in the document stands in it */
    DOC_ROLE_LABEL,         /* Lbl: of a toc-item, a note, an entry or an item */
    /*
     * BibEntry, in a line or as a paragraph. Paragraphs that follow each other are a list: L with an LI for each.
     */
    DOC_ROLE_ENTRY,
    /*
     * LI of such a list: a label that stands first in it is its Lbl, all else its LBody. A block, alone in a column of
     * a grid with the others in theirs; or a span, and then its paragraph holds only such spans and is the list.
     */
    DOC_ROLE_ITEM,
    DOC_ROLE_COUNT
} DocRole;

typedef enum DocBreak { BREAK_AUTO, BREAK_PAGE, BREAK_AVOID } DocBreak;

typedef struct DocBorder { double width; Colour colour; double dash, gap; } DocBorder;

/* CSS's box properties. Margins collapse between blocks that follow each other (the larger counts). */
typedef struct BoxStyle {
    Edges margin, padding;
    DocBorder border_top, border_end, border_bottom, border_start;
    Colour background;
    double width, min_height;           /* 0: what the frame gives, what the content needs */
    DocBreak break_before, break_after, break_inside;
    int widows, orphans;                /* lines; 0 takes 2 */
    VerticalAlign vertical_align;       /* of a grid column or a cell */
    double column_gap; int column_count;/* grid, columns */
    bool aside_baseline;                /* grid: align first baselines instead of tops */
    /*
     * from the text to the end of its box, of text set to the end from the box's start to it; a dash of 0 makes round
     * dots
     */
    DocBorder leader;
} BoxStyle;

typedef struct DocNode DocNode;
typedef struct DocBoxes DocBoxes;

/* How a chart or mark is tagged. */
typedef enum DocTagging { TAG_FIGURE, TAG_ACTUAL_TEXT, TAG_ARTIFACT } DocTagging;

/* Names in what is drawn that are in another language than the document, the longest first. */
typedef struct DocForeignName {
    const char *text, *language;
} DocForeignName;
typedef struct DocForeign {
    const DocForeignName *names;
    size_t count;
} DocForeign;

/* How a picture of another shape fills width and height: as a whole, cut, or stretched (CSS's object-fit). */
typedef enum PictureFit { FIT_CONTAIN, FIT_COVER, FIT_FILL } PictureFit;

/* Before the name of an icon, where a picture's name stands; behind it '/' and its colour as six digits may follow. */
#define ICON_PREFIX "icon:"

/*
 * Who opens pictures: NULL with a diagnostic; what comes is lent until the next call. find NULL: nobody. reduced: the
 * same where it is shown over `seen`, of no more than `dpi` pixels an inch.
 */
typedef struct PagePicture PagePicture;
typedef struct PictureFinder {
    const PagePicture *(*find)(void *data, const char *src, Place place, Diags *diags);
    const PagePicture *(*reduced)(void *data, const char *src, Size seen, double dpi, Place place, Diags *diags);
    void *data;
} PictureFinder;

/* Who opens the world's outlines: NULL with a diagnostic. open NULL: nobody. */
typedef struct World World;
typedef struct WorldFinder {
    World *(*open)(void *data, const MapSpec *spec, Diags *diags);
    /*
     * What the outlines say of themselves, or NULL where there are none, or none of `area` (NULL: of any). It is told
     * once a run that there are none at all.
     */
    const char *(*source)(void *data, const char *area, Diags *diags);
    void *data;
} WorldFinder;

/*
 * One column of a table. width 0 and share 0: by content. says: its header for those who hear it, in a table whose head
 * is not printed; NULL: none. gutter: no cell of it is heard, so that it is no column of the structure.
 */
typedef struct DocTableColumn {
    double width, share;
    TextAlign align;
    const char *says;
    bool gutter;
} DocTableColumn;

struct DocNode {
    DocKind kind;
    DocRole role;
    Place place;                        /* in the template */
    Place data_place;                   /* of the data it speaks of, or nowhere */
    const char *id;                     /* destination name, or the observation id of a printed value; NULL */
    /* of a span that holds a sentence: its rule, and of what it speaks */
    const UserProperty *properties; size_t property_count;
    const char *actual_text;            /* of a cell: read in place of what stands in it ("·" reads "no figure") */
    const char *language;               /* where it differs from the parent's */
    const TextStyle *text;              /* for everything inside that has no own; shared as `box` is: doc_set_text() */
    TextAlign align;
    bool nowrap, hyphenate, pretty;     /* pretty: no short word alone on a last line */
    bool turned;                        /* its language is written the other way than the document's */
    bool artifact;                      /* painted, not read */
    /* a span at a line's end that stands outside the width it is aligned by */
    bool hanging;
    double first_indent;
    const BoxStyle *box;                /* shared by all that look the same; doc_set_box() gives another */
    DocNode *parent, *first_child, *last_child, *next;

    /* What its kind alone has. Last, as a node has room for no other kind's: it is never copied as a whole. */
    union {
        struct { int level; bool outline; } heading;
        struct { int span; } column;                        /* of 12 */
        /* "Decimal", "LowerAlpha", "Disc", "None" … (ISO 32000-1, table 347) */
        struct { const char *numbering; } list;
        /*
         * The label stands in the first `indent` pt, at their start or, with ALIGN_END, `gap` before their end; a gap
         * also keeps it apart: a list's widest label widens the indent of all its items. label_text without a size is
         * the item's text style. A sign is a picture in place of the label, and no child; NULL: none.
         */
        struct {
            const char *label;
            double indent, gap;
            TextStyle label_text;
            TextAlign label_align;
            const DocNode *sign;
        } item;
        struct {
            const DocTableColumn *columns; size_t column_count;
            size_t head_rows;
            const char *summary;                            /* spoken title */
            /* set before the head on later pages: "Observations, continued" */
            const char *continued;
            /* set at the end of that line, "{1}" becomes the page's number */
            const char *from_page;
            TextStyle continued_text;
            DocBorder continued_rule;
        } table;
        /* A subhead keeps with the next row. A scale is a last row in which one is drawn alone: the table's caption. */
        struct { bool subhead, scale; } row;
        /* column: in which it begins, from 0; gutters: how many of the columns that it spans are */
        struct { bool header; int column_span, row_span; bool row_header; size_t column; int gutters; } cell;
        struct { const char *alt; } figure;
        /* alt NULL: by rule; figure: the observation id of what a mark says, or NULL */
        struct { const ChartSpec *spec; DocTagging tagging; const char *alt, *figure; double raise;
                 const DocForeign *foreign; } chart;
        struct { const CalendarSpec *spec; const DocForeign *foreign; } calendar;
        struct { const MapSpec *spec; const DocForeign *foreign; } map;
        /*
         * src: as the template names it; alt NULL: decoration; width, height 0: as the other and the picture say;
         * focus: what of it stays when it is cut, from 0, the left or top edge, to 1; drop: how far it stands below
         * the line of the text that it is in; dpi: how many pixels an inch it has at most, 0: as many as its file
         */
        struct {
            const char *src, *alt;
            double width, height, drop, dpi;
            PictureFit fit;
            Point focus;
            bool in_line;
        } picture;
        struct { DocBorder line; } rule;
        struct { const char *text; size_t length; } text_run;
        struct {
            /* a superior number or letter: no word of the sentence it stands in */
            bool mark;
            /* its id is a destination, and not that of an observation */
            bool place;
            const char *expansion;                          /* what the abbreviation in it is short for, or NULL */
        } span;
        /*
         * Without an aim it is a piece of its line. `alt` is read in place of its words. A `soft` one leads to its
         * destination where that was painted before it, and has no aim where it was not. `places` are destinations
         * that each stand where the first link which names it is painted: what is cited is led back to by them.
         */
        struct {
            const char *uri, *destination, *contents, *alt;
            const char *const *places; size_t place_count;
            bool soft;
        } link;
        struct { const char *destination; double reserve; } slot;       /* reserve: width kept, 0 takes two figures */
        struct { int rank; int chosen; } alternatives;      /* fit order of the document: lower ranks give way first */
    } u;
};

/* A margin box as in CSS Paged Media: one line at the start, centre or end of head or foot. The centre one is left out
   on a page where it would come nearer than 12 pt to a neighbour. */
typedef struct DocMargin { DocNode *start, *center, *end; double baseline; double rule_y; DocBorder rule; } DocMargin;

typedef struct PageMaster {
    const char *name;                   /* "first", "rest", "recto", "verso" */
    Size size;
    Edges margin;                       /* start and end margins; top and bottom bound the body */
    DocMargin head, foot;               /* distances from the top of the sheet */
} PageMaster;

typedef struct Doc {
    Arena *arena;
    const char *title, *author, *subject, *keywords, *language;
    const char *description;            /* what a picture of it shows, for those who cannot see it; NULL: not said */
    const UserProperty *properties; size_t property_count;  /* of the whole: the days that it is about */
    TextDirection direction;
    gint64 created;
    const PageMaster *masters; size_t master_count;         /* [0] first page, [1] later pages (or the same) */
    int columns; double gutter;                             /* the grid: 12, 12 pt */
    int min_pages, max_pages;                               /* the template's promise; 0: none */
    bool has_foot_notes;                                    /* a DOC_FOOT_NOTES stands somewhere in it */
    int aim_pages;                                          /* for which alternatives give way; 0: the promise */
    /* a word across every page, under its content; NULL: none */
    const char *watermark;
    const ChartTheme *chart_theme;
    /* where in the data a text comes from; find NULL: nobody knows */
    PlaceFinder data;
    PictureFinder pictures;
    WorldFinder world;
    DocNode *root;                                          /* a DOC_BOX */
    DocBoxes *boxes;                                        /* each look of a box and of text once */
} Doc;

Doc *doc_new(void);
void doc_free(Doc *doc);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Doc, doc_free)

/* A node under parent (NULL: detached), inheriting text, align and flags from it. */
DocNode *doc_append(Doc *doc, DocNode *parent, DocKind kind);
/* Gives a node a look of its box: the document's one of that look, which dies with it. */
void doc_set_box(Doc *doc, DocNode *node, const BoxStyle *style);
/* The same for the look of its text. */
void doc_set_text(Doc *doc, DocNode *node, const TextStyle *style);
/*
 * What became of a node's looks when whatever `by` stands for (any address that lives as long as the document's
 * filling) was done to the looks `from`, as doc_note_looks() has it; false: not known any more. It spares working them
 * out.
 */
typedef struct DocLooks { const BoxStyle *box; const TextStyle *text; } DocLooks;
bool doc_known_looks(const Doc *doc, const void *by, DocLooks from, DocLooks *to);
void doc_note_looks(Doc *doc, const void *by, DocLooks from, DocLooks to);
/* The looks of every node without a parent before it is given others: nothing is set. */
extern const BoxStyle doc_plain_box;
extern const TextStyle doc_plain_text;
/*
 * Makes a node that has no parent, or whose parent has let go of it, the last child of another. Its look stays as it
 * is.
 */
void doc_adopt(DocNode *parent, DocNode *node);
/* Takes a node out of its parent, with all that is in it. */
void doc_remove(DocNode *node);
/* Lets go of all children, which stay linked by `next`; the first, or NULL. */
DocNode *doc_release_children(DocNode *node);
DocNode *doc_append_text(Doc *doc, DocNode *parent, const char *text);
bool doc_kind_is_inline(DocKind kind);
/* A chart or a picture: a block, or something in a line, as doc_is_drawn_block() tells. */
bool doc_kind_is_drawn(DocKind kind);
/* One of those that fills its frame, and is no mark or picture in a line. */
bool doc_is_drawn_block(const DocNode *node);
bool doc_is_blank(const DocNode *node);         /* a text of nothing but white space, or of nothing */
const char *doc_kind_name(DocKind kind);
const char *doc_role_name(DocRole role);                /* "toc-item"; NULL for none */
/*
 * Appends what a node and those after it say as plain text: without the signs of notes and sources and what is not
 * read, line breaks as spaces, white space folded and none at the ends, without soft hyphens.
 */
void doc_words(const DocNode *first, GString *out);
/* The document as text, for --stop-after doc and the golden tests. */
void doc_print(const Doc *doc, GString *out);

#endif
