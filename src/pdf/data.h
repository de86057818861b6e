#ifndef PDF_DATA_H
#define PDF_DATA_H
/* A finished file read back: what is printed under an ID, and the files attached. */
#include <glib.h>
#include "base/diag.h"

typedef struct PdfData PdfData;

/* A structure element with an ID (ISO 32000-1, table 323). */
typedef struct PdfPrinted {
    const char *id;
    const char *text;                   /* its ActualText, else what its marked content shows */
    const char *language;               /* BCP 47, its own or inherited; "" when the file does not say */
    int page;                           /* from 1; 0: it stands on none */
} PdfPrinted;

/* NULL with a diagnostic when the file cannot be read. */
PdfData *pdf_data_read(const char *path, Diags *diags);
void pdf_data_free(PdfData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfData, pdf_data_free)

/* In reading order; lives as long as `data`. */
const PdfPrinted *pdf_data_printed(const PdfData *data, size_t *count);
/* The unpacked bytes of the file attached under this name, to be unreferenced; NULL when there is none that can be unpacked. */
GBytes *pdf_data_attachment(PdfData *data, const char *name);

#endif
