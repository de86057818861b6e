#ifndef ANNEX_ANNEX_H
#define ANNEX_ANNEX_H
/*
 * Foreign PDF files as annexes of a file of ours. A foreign file is opened and looked at once, before anything is laid
 * out: how many pages, how large, what it claims. While our own file is written, the annexes go in: each foreign page
 * is drawn on a page of ours that layout has kept for it. Nothing of a foreign file is trusted: it is read through
 * libqpdf, and only what is named here is carried over.
 */
#include <glib.h>
#include "base/diag.h"
#include "base/geometry.h"
#include "pdf/pdf.h"

typedef struct ForeignPdf ForeignPdf;

/* Why a file is not simply taken. */
typedef enum ForeignTrouble {
    FOREIGN_OK,
    FOREIGN_UNREADABLE,                 /* not there, a folder, no right to read it */
    FOREIGN_NOT_PDF,
    FOREIGN_ENCRYPTED,                  /* by whatever password, the empty one too */
    FOREIGN_DAMAGED,
    FOREIGN_SIGNED,                     /* its signature would not survive */
    FOREIGN_NO_PAGES,
    FOREIGN_TOO_LARGE,                  /* in bytes or in pages */
    FOREIGN_XFA,                        /* a dynamic form, whose pages are not in it */
    FOREIGN_PORTFOLIO,                  /* a collection of attached files */
    FOREIGN_REPAIRED                    /* it was damaged, all its pages were found, and it is taken */
} ForeignTrouble;

/* A trouble that the caller is ready to live with, as a bit of `take`. */
#define FOREIGN_TAKE(trouble) (1u << (trouble))

/*
 * Opens `path` (UTF-8, as the user named it). NULL when there is a trouble: *trouble says which and *why, owned by the
 * caller, the particulars as a clause ("it is a PNG picture"). Troubles whose bit stands in `take` do not end it where
 * a way is left: what is signed is taken without its signature; what is encrypted when it opens without a password;
 * what is too large as it is. *trouble and *why are then set as well, and the file is returned. So they are where
 * libqpdf could repair what was damaged (FOREIGN_REPAIRED), without being asked. Without any trouble *trouble is
 * FOREIGN_OK and *why NULL.
 */
ForeignPdf *foreign_open(const char *path, size_t most_bytes, size_t most_pages, unsigned take, ForeignTrouble *trouble,
                         char **why);
void foreign_free(ForeignPdf *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ForeignPdf, foreign_free)

/* Reports a trouble at the place that asks for the annex, as an error. */
void foreign_report(ForeignTrouble trouble, const char *path, const char *why, Place place, Diags *diags);
/* The same as a warning, when the pack goes on without the annex (`taken` false) or with it all the same. */
void foreign_report_choice(bool taken, const char *path, const char *why, Place place, Diags *diags);

const char *foreign_path(const ForeignPdf *file);
GBytes *foreign_whole(const ForeignPdf *file);          /* the file as it was read; a reference of your own */
size_t foreign_pages(const ForeignPdf *file);
/*
 * In points, 1 to 14,400 a side, as a reader shows it: crop box within media box, /Rotate and /UserUnit honoured (ISO
 * 32000-1, 14.11.2).
 */
Size foreign_page_size(const ForeignPdf *file, size_t page);
/* The page's own label (12.4.2): "iv", "A-3"; without labels its number from 1. */
const char *foreign_page_label(const ForeignPdf *file, size_t page);
/* It has a structure tree with something in it. */
bool foreign_is_tagged(const ForeignPdf *file);

/*
 * Whether a file that carries this one may go on to claim PDF/UA-1 (*ua) and PDF/A-2a (*a), each for itself: it may
 * when our audit finds nothing against this one's pages and tags. What belongs to its file alone (header, /ID,
 * metadata, claims, title, actions) does not come along and does not count. Where a claim was wanted and cannot be kept
 * it becomes false, and a warning names the first finding that decides, with its page.
 */
void foreign_judge(const ForeignPdf *file, bool *ua, bool *a, Diags *diags);

/* One annex in a file of ours. Everything is borrowed for the call. */
typedef struct Annex {
    const ForeignPdf *file;
    size_t first_page;                  /* our pages first_page … first_page + foreign_pages(file) - 1 are its places */
    const Rect *boxes; /* one a page, in points from our page's top left: the foreign page is scaled, up or
                                           down and evenly, to fill it, and centred in it. NULL: taken as it is, our
                                           page takes the foreign page's size; what our page holds is shown above it */
    /* ID of our structure element under which its tree goes; each annex has its own */
    const char *section_id;
    /* of the Figure that a page without tags becomes; "(2/3)" is added when there are more */
    const char *alt;
    const char *title;                  /* of the annex, for its outline entry and its part of the tree; NULL: none */
} Annex;

/*
 * Writes a file of ours, as pdf_write() does, with the annexes in it. What becomes of a foreign file:
 *   pages        drawn on our pages, clipped to what a reader would show of them; our own content becomes a form above
 *   structure    its elements under a Part of the annex's section, with its language; its Document becomes a Div, an H
 *                gets the number that its nesting says. A role that means something else elsewhere is written as the
 *                standard type it means, classes are renamed, IDs begin with the section's ID and a full stop. A page
 *                without tags is a Figure
 *   links        to addresses and within the file, moved with the page; everything else of its annotations is dropped
 *                as an object. What form fields and comments look like is kept, as part of the page
 *   outline      below the outline entry of ours that leads to the annex's first page, closed; else at the end
 *   colours      CMYK means what the file's own output intent says
 *   layers       kept, with the state they have in the file
 * Form fields, scripts, actions that leave the file, comments and attached files are dropped, with a note that counts
 * them; page labels, metadata, output intents, thumbnails and transitions without. The result is in object streams, is
 * not linearized, has our metadata and a hash as its ID; same inputs, same bytes. NULL with a diagnostic where
 * pdf_write() has one, when a page or section of ours is missing or a box has no extent; damage of a foreign page costs
 * that page only, with a warning.
 */
GBytes *annex_write(PdfContext *context, const Pages *pages, const PdfOptions *options, const Annex *annexes,
                    size_t count, Diags *diags);

#endif
