#ifndef PDF_AUDIT_OBJECT_H
#define PDF_AUDIT_OBJECT_H
/*
 * The objects of a finished file as plain values (ISO 32000-1, 7.3), read through libqpdf one by one as they are asked
 * for, and the tokenizer that reads them and content streams alike. Everything lent here lives as long as the file.
 * Lookups never fail: what is missing, or of another kind than the caller hopes for, is the null object.
 */
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "base/diag.h"

typedef enum AuditKind {
    AUDIT_NULL, AUDIT_BOOL, AUDIT_INTEGER, AUDIT_REAL, AUDIT_NAME, AUDIT_STRING, AUDIT_ARRAY, AUDIT_DICT,
    AUDIT_REFERENCE,                    /* to another object: audit_resolve() follows it */
    AUDIT_OPERATOR                      /* in content only: a keyword, or a bracket without its partner */
} AuditKind;

typedef struct AuditObj AuditObj;
typedef struct AuditEntry { const char *key; const AuditObj *value; } AuditEntry;   /* key without its slash */

struct AuditObj {
    AuditKind kind;
    bool stream;                        /* a dictionary whose stream audit_stream() reads */
    int number, generation;             /* of the indirect object this is, or that a reference names; 0: a direct object */
    size_t length;                      /* bytes, items or entries */
    union {
        bool boolean;
        gint64 integer;
        double real;
        const char *bytes;              /* name without slash, string, operator: ends with a NUL beyond `length` */
        const AuditObj *const *items;
        const AuditEntry *entries;
    };
};

extern const AuditObj audit_null;

/* ---- the tokenizer ---- */

typedef struct AuditLexer {
    const char *at, *end;
    Arena *arena;                       /* takes the values */
    bool references;                    /* "12 0 R" is a reference: so in objects, never in content */
    int depth;
} AuditLexer;

/* The next value or operator; NULL at the end. Whatever the bytes are, it moves on. */
const AuditObj *audit_lex(AuditLexer *lexer);

/* ---- the file ---- */

typedef struct AuditFile AuditFile;

/* NULL with a diagnostic: not there, not a PDF, damaged beyond reading, or locked by a password. */
AuditFile *audit_file_open(const char *path, Diags *diags);
/* The same of bytes that were read; `path` is what they are called. */
AuditFile *audit_file_take(GBytes *bytes, const char *path, Diags *diags);
/*
 * A damaged file as far as libqpdf can repair it, whole again, and in *what, owned by the caller, what was wrong first (NULL: it does
 * not say). NULL when it cannot be repaired, or is encrypted.
 */
GBytes *audit_repair(GBytes *bytes, const char *name, char **what);
/*
 * The same for bytes that are in memory, under the name that complaints give them; `repair` lets libqpdf make what it can
 * of a damaged file. *why is owned by the caller, and NULL without a fault.
 */
typedef enum AuditFault { AUDIT_FAULT_NONE, AUDIT_FAULT_NOT_PDF, AUDIT_FAULT_LOCKED, AUDIT_FAULT_DAMAGED } AuditFault;
AuditFile *audit_file_read(GBytes *bytes, const char *name, bool repair, AuditFault *fault, char **why);
void audit_file_free(AuditFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AuditFile, audit_file_free)

const char *audit_file_bytes(const AuditFile *file, size_t *size);
GBytes *audit_file_whole(const AuditFile *file);        /* the same; a reference of your own */
bool audit_file_encrypted(const AuditFile *file);
bool audit_file_accessible(const AuditFile *file);      /* encrypted, but assistive technology may read (Table 22, bit 10) */
const AuditObj *audit_trailer(AuditFile *file);
/* The next complaint of the reader itself about the file's syntax, or NULL; valid until the next call. */
const char *audit_file_complaint(AuditFile *file);

const AuditObj *audit_resolve(AuditFile *file, const AuditObj *object);
const AuditObj *audit_get(AuditFile *file, const AuditObj *dict, const char *key);     /* resolved */
const AuditObj *audit_find(const AuditObj *dict, const char *key);                     /* as it stands */
const AuditObj *audit_item(AuditFile *file, const AuditObj *array, size_t index);      /* resolved */

bool audit_is_name(const AuditObj *object, const char *name);
const char *audit_name(const AuditObj *object);                     /* "" when it is no name */
gint64 audit_integer(const AuditObj *object, gint64 otherwise);
double audit_number(const AuditObj *object);                        /* 0 when it is no number */
/* A text string (7.9.2.2) as UTF-8, owned by the file; NULL when it is no string. */
const char *audit_text(AuditFile *file, const AuditObj *object);

/*
 * A stream's bytes after its filters; NULL when they cannot be had: an unknown or damaged filter, or more than the
 * audit is ready to hold. The same for all of an array of streams, joined by line feeds (page contents).
 */
guint8 *audit_stream(AuditFile *file, const AuditObj *stream, size_t *length);
guint8 *audit_streams(AuditFile *file, const AuditObj *object, size_t *length);
/* A stream's bytes as they stand in the file, deciphered but not unpacked; to be freed with free(). */
guint8 *audit_stream_packed(AuditFile *file, const AuditObj *stream, size_t *length);
/* What audit_stream() would make of those bytes; to be freed with free(). */
guint8 *audit_unpack(AuditFile *file, const AuditObj *stream, const guint8 *packed, size_t packed_length, size_t *length);
/* True once so much has been unpacked that a reasonable file would have ended. */
bool audit_file_exhausted(const AuditFile *file);
/* Counts work that is not in proportion to a stream's bytes. */
void audit_file_charge(AuditFile *file, size_t bytes);

#endif
