#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H
/*
 * A document in, pages out. Holds the fit contract: alternatives are tried in rank order, and what does not fit is
 * DIAG_FIT_FAILED, which names the block and the millimetres.
 */
#include "base/diag.h"
#include "base/diag_text.h"
#include "doc/doc.h"
#include "lang/lang.h"
#include "page/page.h"
#include "text/text.h"

/* NULL with diagnostics when it cannot be set. The pages own everything they show. */
Pages *layout_pages(const Doc *doc, TextSystem *text, const Lang *lang, Diags *diags);

/*
 * Several documents bound into one: structure, links, outline, contents and page numbers hold through all of them.
 * Each part is laid out and painted when it is added, and its document may go then; page numbers are slots that are
 * filled when all parts stand. Should one outgrow its slot, the part that holds it, and no other, is laid out again
 * (binder_outgrown()).
 *
 * Destinations of a part are its own: "name" is looked for in the part where it is asked for. "/part" is the beginning
 * of a part, "/part#name" a destination in it.
 */
typedef struct Binder Binder;

/* How pages are counted. All parts of one numbering and prefix are counted together, in their order. */
typedef enum PageNumbering { NUMBERING_DECIMAL, NUMBERING_ROMAN, NUMBERING_NONE } PageNumbering;

typedef struct BoundPart {
    const char *name;           /* of the destination at its beginning; unique among parts, without "#"; NULL: none */
    const char *title;          /* its entry in the outline and its title in the structure tree; NULL: neither */
    PageNumbering numbering;
    const char *prefix;         /* of its page labels: "A-"; NULL: none */
    bool recto;                 /* begins on a right-hand page: where it would not, a blank page goes before it */
} BoundPart;

/* Nothing is borrowed but the text system and the diagnostics. */
Binder *binder_new(const DocumentInfo *info, TextSystem *text, Diags *diags);
void binder_free(Binder *binder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Binder, binder_free)

/*
 * Parts added until the matching call stand together below one entry of the outline and one node of the structure
 * tree.
 */
void binder_open_group(Binder *binder, const char *name, const char *title);
void binder_close_group(Binder *binder);

/* False with diagnostics when it cannot be set; the binder then only serves to find more mistakes. */
bool binder_add(Binder *binder, const Doc *doc, const BoundPart *part, const Lang *lang);
/* A page with nothing on it, as large as the page before it and counted with it; without one, A4 and not counted. */
void binder_add_blank(Binder *binder);

/*
 * Pages that are kept for another file's, one for each size: with head and foot of `frame`'s masters (its root is not
 * looked at), or, with frame NULL, as large as they are and bare. The structure node of the part has the id `name`,
 * and is a Sect; `boxes` (as many as pages, in points from the top left corner) are set to where each page's content
 * goes. Where the pages stand is known when all parts do, for one that is to begin on a right-hand page may put a
 * blank one before it: binder_first_page() tells.
 */
void binder_add_foreign(Binder *binder, const Doc *frame, const BoundPart *part, const Lang *lang, const Size *sizes,
                        size_t count, Rect *boxes);

/*
 * The first part, counted from 0 as they were added, blanks and foreign ones included, whose numbers do not fit into
 * their slots; false when all do. A part that is set again has room for the widest that its slots were to hold so far,
 * and no less ever: as there are only so many pages, it comes to an end.
 */
bool binder_outgrown(Binder *binder, size_t *part);
/* Sets that part again, with room for what did not fit. The document must be the one it was made of, or its like. */
bool binder_set_again(Binder *binder, size_t part, const Doc *doc, const Lang *lang);

/*
 * The index of that part's first page, with all parts that have been added; those that follow do not move it.
 * G_MAXSIZE: it has none.
 */
size_t binder_first_page(Binder *binder, size_t part);

/* NULL with diagnostics, also after a part that could not be set. Consumes nothing: free the binder all the same. */
Pages *binder_finish(Binder *binder);

size_t binder_length(const Binder *binder);             /* pages so far */

#endif
