#ifndef ANNEX_PASS_H
#define ANNEX_PASS_H
/*
 * What the files that put annexes in share. A foreign file is read object by object as plain values (object/object.h);
 * what is carried over is written under numbers of our own file, so that a reference to a foreign page becomes one to
 * the page of ours that shows it. Our own file is still being written (pdf/draft.h).
 */
#include "base/limit.h"
#include "annex/annex.h"
#include "object/object.h"
#include "object/write.h"
#include "pdf/draft.h"

/* ---- foreign.c, foreign_places.c: the foreign file ---- */

typedef struct ForeignPage {
    /* resources: inherited where the page has none, as they stand (perhaps a reference) */
    const Object *dict, *resources;
    double left, bottom, right, top;    /* what is shown, in the page's own units */
    int rotate;                         /* 0, 90, 180, 270, clockwise */
    double unit;                        /* points in one unit */
} ForeignPage;

/* A place within the foreign file. `whole`: the page as a whole; else its (x, y), in the page's own units. */
typedef struct ForeignPlace { size_t page; bool whole; double x, y; } ForeignPlace;

#define FOREIGN_NO_PAGE ((size_t)-1)

typedef struct ForeignEntry {           /* of the outline (12.3.3) */
    int level;                          /* from 1 */
    const char *title;
    bool open, has_place;               /* has_place: it leads to a page of the file */
    ForeignPlace place;
    const Object *dict;
} ForeignEntry;

struct ForeignPdf {
    char *path;
    ObjectFile *file;
    Arena *arena;
    const Object *catalog, *tree;     /* tree: the StructTreeRoot, or the null object */
    GArray *pages;                      /* ForeignPage */
    GHashTable *page_of;                /* object number → index + 1, of its first place */
    GHashTable *names;                  /* named destinations: GBytes → Object */
    GPtrArray *labels;                  /* char *, borrowed from the arena */
    GArray *outline;                    /* ForeignEntry, in reading order */
    bool too_deep;                      /* pages stand so deep in the tree that they were not looked for */
    bool more[LIMIT_COUNT];             /* what it has more of than is taken over: each is told once a file */
    const char *title, *language;       /* of its Info dictionary and of its catalogue; NULL or not empty */
};

static inline ForeignPage *
foreign_page(const ForeignPdf *f, size_t page)
{
    return &g_array_index(f->pages, ForeignPage, page);
}
/* False when `destination` (an array, a name, a string, a dictionary with /D) leads to no page of the file. */
bool foreign_find_place(const ForeignPdf *file, const Object *destination, ForeignPlace *place);
/* What a link or an outline entry leads to within the file: its /Dest, or its /A when that is a GoTo. */
bool foreign_follow(const ForeignPdf *file, const Object *dict, ForeignPlace *place);
/*
 * Calls `visit` with the array that stands under `leaf` ("Names", "Nums") in each node of a tree (7.9.6, 7.9.7), in
 * order, each node once.
 */
void foreign_walk_tree(const ForeignPdf *file, const Object *root, const char *leaf,
                       void (*visit)(const Object *pairs, void *data), void *data);
void foreign_gather_names(ForeignPdf *file);
void foreign_gather_labels(ForeignPdf *file);
void foreign_gather_outline(ForeignPdf *file);

/* ---- copy.c: from foreign numbers to ours ---- */

/* What of a foreign file is not carried over, counted for one note. */
typedef enum AnnexDrop { DROP_FIELD, DROP_COMMENT, DROP_LINK, DROP_SCRIPT, DROP_FILE, DROP_COUNT } AnnexDrop;

/* What all annexes of one file add to its document-level objects. */
typedef struct Annexes {
    PdfDraft *draft;
    Writer *writer;                     /* the draft's */
    Diags *diags;
    Arena *arena;
    GHashTable *roles;                  /* role map: name → standard type */
    GString *role_map, *classes;        /* new entries of these */
    GString *namespaces;                /* references */
    GString *layers, *layers_off, *layer_order;
} Annexes;

typedef enum CopyKind { COPY_PLAIN, COPY_ELEMENT, COPY_ATTRIBUTES, COPY_RESOURCES } CopyKind;

typedef struct Copy {
    Annexes *all;
    const Annex *annex;
    const ForeignPdf *foreign;
    ObjectFile *file;
    int index;                          /* of the annex */
    GHashTable *numbers;                /* foreign number → ours; -1: not carried over */
    GHashTable *kinds;                  /* foreign number → CopyKind */
    GHashTable *keys;                   /* foreign key of the parent tree → ours + 1; 0: leads nowhere */
    GHashTable *parents;                /* foreign key → its value */
    GHashTable *roles;                  /* role as it stands → role as written, where they differ */
    GHashTable *levels;                 /* foreign number of a plain heading → the level it gets */
    /* our number of the CMYK profile that the file's colours are meant for; 0: none */
    int press;
    GPtrArray *queue;                   /* Object: foreign objects still to be written */
    GHashTable *short_streams;          /* content of our own → its number */
    int part;                           /* our Part, which stands for the foreign tree's root */
    GString *part_kids;                 /* its kids, references */
    /* elements written within others: arrays that hold each other would make any number */
    int inner;
    int dropped[DROP_COUNT];
    int told;                           /* actions that were warned of */
    bool more[LIMIT_COUNT];             /* the same */
} Copy;

void copy_open(Copy *copy, Annexes *all, const Annex *annex, int index);
void copy_close(Copy *copy);
/*
 * Our number for what a foreign reference names, which is written later unless it is known; -1 when it is not carried
 * over.
 */
int copy_number(Copy *copy, const Object *foreign);
void copy_set_number(Copy *copy, int foreign, int ours);
/* The same for a stream whose bytes are at hand: it is written now. */
int copy_stream(Copy *copy, const Object *reference, const guint8 *packed, size_t length);
bool copy_is_dropped(const Copy *copy, const Object *reference);
/* Writes what is waiting, and what that in turn asks for. */
void copy_drain(Copy *copy);
/* A value as it stands, its references turned into ours. */
void copy_put(Copy *copy, GString *out, const Object *value);
/* " /Key value" */
void copy_put_entry(Copy *copy, GString *out, const char *key, const Object *value);
/* A resource dictionary, and within one that is written entry by entry, " /ColorSpace <<…>>". */
void copy_put_resources(Copy *copy, GString *out, const Object *resources);
void copy_put_spaces(Copy *copy, GString *out, const Object *spaces);
/* Our key of the parent tree for a foreign one; -1 when it leads nowhere. */
int copy_key(Copy *copy, gint64 key);
void copy_report_dropped(const Copy *copy);

/*
 * marks.c: a warning of an action that is not carried over, with its page and its target; of the /AA of `holder`, of
 * each.
 */
#define ANNEX_NO_PAGE ((size_t)-1)      /* then `of` says what it belongs to */
void annex_warn_of_action(Copy *copy, const Object *action, const char *of, size_t page);
void annex_warn_of_additional(Copy *copy, const Object *holder, const char *of, size_t page);

/* Values as text: for objects of ours too. */
void put_name(GString *out, const char *name);
void put_real(GString *out, double value);                              /* six decimals at most */

/* ---- tree.c ---- */
/* Marks the foreign structure elements as such, and merges roles, classes and layers. Before anything is written. */
void tree_prepare(Copy *copy);
void tree_put_element(Copy *copy, GString *out, const Object *dict, int number);
/* `element`: whose they are; NULL when they are nobody's in particular. */
void tree_put_attributes(Copy *copy, GString *out, const Object *attributes, const Object *element);
/* Writes the Part and hangs it under the annex's section. */
void tree_write_part(Copy *copy);

/* ---- headings.c ---- */
/* The standard type at the end of a role's chain in the foreign role map; NULL when there is none. */
const char *role_standard(Copy *copy, const char *role);
/* Gives each H of the foreign tree the level that its nesting says. */
void headings_number(Copy *copy);

/* ---- content.c ---- */
typedef struct ContentLook {
    int missing_saves;                  /* Q beyond the q there are */
    int open_saves, open_marks;         /* at the end */
    bool open_text, paints, marks_matter;       /* marks_matter: marks that another tree or an artifact would claim */
    GHashTable *drawn;                  /* names that Do draws: a set of char * */
} ContentLook;
/* Reads content; with `out` writes it again, such marks made meaningless and an EMC that ends nothing left out. */
void content_look(const char *bytes, size_t length, ContentLook *look, GString *out);
void content_look_clear(ContentLook *look);

/* ---- page.c, marks.c ---- */
/* From the foreign page's own units to our page's points, y upwards: x' = a x + c y + e, y' = b x + d y + f. */
typedef struct PageFit { double a, b, c, d, e, f; } PageFit;
/* A rectangle by its edges, y upwards. */
typedef struct Edge { double left, bottom, right, top; } Edge;

/* Where on our page the foreign page may go, and how it comes to fill that. */
Edge page_place(const Copy *copy, size_t page);
PageFit page_fit(const ForeignPage *page, Edge place);
Point page_fit_point(const PageFit *fit, double x, double y);
Edge page_fit_edge(const PageFit *fit, Edge box);
int page_object(const Copy *copy, size_t page);         /* the number of our page */
void put_edge(GString *out, Edge box);                  /* "[l b r t]" */
/* " [page /XYZ x y 0]" on our page. */
void put_place(Copy *copy, GString *out, const ForeignPlace *place);
void pages_write(Copy *copy);

/* Decides on the annotations of all pages and gives those that are kept their numbers. */
void annotations_prepare(Copy *copy);
/* Writes a page's links; their references go to `list`. */
void annotations_write(Copy *copy, size_t page, const PageFit *fit, GString *list);
/* What the page's fields and comments look like: painting operators, in the page's own units, whose forms get the names
   that begin with `prefix` in `resources` (" /Name n 0 R"). */
void annotations_paint(Copy *copy, size_t page, const char *prefix, GString *content, GString *resources);

/* ---- fields.c ---- */
/* The state of a check box or radio button: its own, else its field's value. */
const char *field_state(Copy *copy, const Object *annotation);
/* Is there text that the field is to show? */
bool field_has_text(Copy *copy, const Object *annotation);
/*
 * Draws the value of a field that has no appearance: the number of a form as large as the field's box; 0 when there is
 * nothing to draw, or when it cannot be drawn, which is told.
 */
int field_draw(Copy *copy, size_t page, const Object *annotation, double width, double height);

/* ---- outline.c ---- */
void outline_write(Copy *copy);

#endif
