#ifndef PDF_DRAFT_H
#define PDF_DRAFT_H
/*
 * A file of ours that is being written, for whoever puts more into it: pages of other files come in before it is
 * finished, so that none of its bytes is read again. Objects have their numbers from the beginning; what is added is
 * written at once, what it changes of ours when ours is.
 */
#include "pdf/pdf.h"

typedef struct PdfDraft PdfDraft;

/*
 * As pdf_write(), up to the first page. The context, the pages and all that the options name are borrowed until the
 * end.
 */
PdfDraft *pdf_begin(PdfContext *context, const Pages *pages, const PdfOptions *options, Diags *diags);
/* The rest of pdf_write(); the draft is freed. */
GBytes *pdf_end(PdfDraft *draft);
void pdf_draft_free(PdfDraft *draft);                         /* of one that is given up; NULL is allowed */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfDraft, pdf_draft_free)

/* Writes what is added. */
Writer *pdf_draft_writer(PdfDraft *draft);
const Pages *pdf_draft_pages(const PdfDraft *draft);

/* ---- pages ---- */

int pdf_draft_page(const PdfDraft *draft, size_t page);      /* its number */
int pdf_draft_page_tree(const PdfDraft *draft);
int pdf_draft_resources(const PdfDraft *draft);              /* of all our pages */
/*
 * What our own page holds: its content; whether some of it is marked; references to its links are appended. Its items
 * may be let go of then (PdfOptions.spent): it is asked for once. False when a font cannot be used.
 */
bool pdf_draft_content(PdfDraft *draft, size_t page, GString *content);
bool pdf_draft_is_marked(const PdfDraft *draft, size_t page);
void pdf_draft_put_links(const PdfDraft *draft, size_t page, GString *out);
/*
 * The page was written by the caller, who has put its content into a form (ISO 32000-1, 8.10) of this number, where our
 * elements look for their marks; 0: there is none. The form's key of the parent tree is the page's index.
 */
void pdf_draft_page_is_written(PdfDraft *draft, size_t page, int form);

/* ---- the structure tree ---- */

int pdf_draft_element(PdfDraft *draft, const char *id);      /* its number; 0: there is none with that ID */
void pdf_draft_hang(PdfDraft *draft, int element, int kid);  /* the element gets one more kid, its last */
/* What a new key of the parent tree leads to, owned afterwards; the key. */
int pdf_draft_add_parent(PdfDraft *draft, char *value);
void pdf_draft_add_id(PdfDraft *draft, const char *id, size_t length, int element);
/* " /Key value" for the root of the tree, and for the catalogue. */
void pdf_draft_add_to_root(PdfDraft *draft, const char *text);
void pdf_draft_add_to_catalogue(PdfDraft *draft, const char *text);

/* ---- the outline ---- */

/*
 * The entry of this title that leads to the page, else the first that leads there, else the outline itself; -1 where
 * there is no outline. Then its number.
 */
int pdf_draft_find_entry(PdfDraft *draft, size_t page, const char *title);
int pdf_draft_entry(const PdfDraft *draft, int entry);
/*
 * Entries that are written by the caller, from number `first` to `last`, come behind those below it; `shown` of them
 * are seen where it is open, as it is when it had some before.
 */
void pdf_draft_join(PdfDraft *draft, int entry, int first, int last, int shown);

#endif
