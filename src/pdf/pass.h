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
typedef struct Tagged { int tree; int *page_parents; /* StructParents key by page */ int **annotations;
                        /* object numbers by page */ } Tagged;
TagPlan *tag_plan_new(const Pages *pages);
void tag_plan_free(TagPlan *plan);
int write_tags(Writer *writer, const Pages *pages, const TagPlan *plan, const int *page_objects,
               int **annotation_objects);

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
