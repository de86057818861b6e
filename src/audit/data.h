#ifndef AUDIT_DATA_H
#define AUDIT_DATA_H
/* A finished file read back: what is printed under an ID, and the files attached. */
#include <glib.h>
#include "base/diag.h"
#include "base/sentence.h"

typedef struct AuditData AuditData;

/* A structure element with an ID (ISO 32000-1, table 323). */
typedef struct AuditPrinted {
    const char *id;
    const char *text;                   /* its ActualText, else what its marked content shows */
    const char *language;               /* BCP 47, its own or inherited; "" when the file does not say */
    int page;                           /* from 1; 0: it stands on none */
    int node;                           /* its number, for audit_data_figure_text() */
    const char *as_of, *known_by;       /* user properties of what it stands in; "" where nothing says them */
} AuditPrinted;

/* A structure element with user properties (14.7.5.4), those of whole documents left out. */
typedef struct AuditSentence {
    const UserProperty *properties; size_t count;
    /* its id is NULL where it has none; of a Figure the alternative text is what it says */
    AuditPrinted said;
    const char *element;                /* its structure type */
} AuditSentence;

/* NULL with a diagnostic when the file cannot be read. */
AuditData *audit_data_read(const char *path, Diags *diags);
void audit_data_free(AuditData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AuditData, audit_data_free)

/* In reading order; lives as long as `data`. */
const AuditPrinted *audit_data_printed(const AuditData *data, size_t *count);
const AuditSentence *audit_data_sentences(const AuditData *data, size_t *count);
/* What is painted in the Figure that stands around a printed value, in reading order; "" where there is none. */
const char *audit_data_figure_text(AuditData *data, const AuditPrinted *printed);
/* The same of the block or the cell in which it stands; "" in a Figure. */
const char *audit_data_block_text(AuditData *data, const AuditPrinted *printed);
/*
 * The headers of the cell in which it stands, without references: that of its column, one of several columns, those of
 * its row; none outside tables.
 */
const char *const *audit_data_heads(AuditData *data, const AuditPrinted *printed, size_t *count);
/*
 * The unpacked bytes of the file attached under this name, to be unreferenced; NULL when there is none that can be
 * unpacked.
 */
GBytes *audit_data_attachment(AuditData *data, const char *name);

#endif
