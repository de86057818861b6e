#ifndef PDF_PASS_H
#define PDF_PASS_H
/* What the files that write a PDF share: what is kept from document to document, and the steps of one. */
#include "pdf/pdf.h"

struct PdfContext {
    GHashTable *fonts;                  /* path#index -> PdfFont */
    GPtrArray *set;                     /* PdfFont: those of the document at work, in the order of their names */
    size_t kept;                        /* bytes of font programs */
    Deflater *deflater;
};

/* tags.c */
typedef struct TagPlan { int *mcid; const char **role; const StructNode **node; size_t *page; int marks;
                         bool properties; /* some node has user properties */ } TagPlan;
TagPlan *tag_plan_new(const Pages *pages);
void tag_plan_free(TagPlan *plan);
/* The tree that is to be written; everything is borrowed. */
typedef struct Tags Tags;
Tags *tags_new(Writer *writer, const Pages *pages, const TagPlan *plan, const int *page_objects,
               int **annotation_objects);
void tags_free(Tags *tags);             /* NULL is allowed */
/* The same as the functions of pdf/draft.h. */
int tags_element(Tags *tags, const char *id);
void tags_hang(Tags *tags, int element, int kid);
void tags_move_marks(Tags *tags, size_t page, int form);
int tags_add_parent(Tags *tags, char *value);
void tags_add_id(Tags *tags, const char *id, size_t length, int element);
void tags_add_entry(Tags *tags, const char *text);
/* Writes everything and returns the number of the structure tree's root. */
int tags_write(Tags *tags);

/*
 * attach.c: writes the attached files and appends to the catalogue's text what names them; nothing when there are
 * none.
 */
void write_attachments(Writer *writer, const PdfOptions *options, gint64 modified, GString *catalogue);
/* False with a diagnostic when two have one name. */
bool check_attachments(const PdfOptions *options, Diags *diags);

/* claims.c: false with diagnostics when the pages do not keep what a file of them would claim. */
bool claims_kept(const Pages *pages, Diags *diags);

/* xmp.c */
char *xmp_packet(const DocumentInfo *info, const PdfOptions *options);
void info_dictionary(GString *out, const DocumentInfo *info, const PdfOptions *options);
/* An sRGB profile, made by lcms2, without anything that differs from day to day. */
GBytes *srgb_profile(void);

#endif
