#ifndef OBJECT_OBJECT_H
#define OBJECT_OBJECT_H
/*
 * The objects of a finished file as plain values (ISO 32000-1, 7.3), read as they are asked for: an object stream at
 * once where it is as it should be, all else one by one through libqpdf; and the tokenizer that reads them and content
 * streams alike. Everything lent here lives as long as the file. Lookups never fail: what is missing, or of another
 * kind than the caller hopes for, is the null object.
 */
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "base/diag.h"
#include "object/token.h"

typedef enum ObjectKind {
    OBJECT_NULL, OBJECT_BOOL, OBJECT_INTEGER, OBJECT_REAL, OBJECT_NAME, OBJECT_STRING, OBJECT_ARRAY, OBJECT_DICT,
    OBJECT_REFERENCE,                    /* to another object: object_resolve() follows it */
    OBJECT_OPERATOR                      /* in content only: a keyword, or a bracket without its partner */
} ObjectKind;

typedef struct Object Object;
typedef struct ObjectEntry { const char *key; const Object *value; } ObjectEntry;   /* key without its slash */

struct Object {
    ObjectKind kind;
    bool stream;                        /* a dictionary whose stream object_stream() reads */
    bool passing;                       /* lent until the next one is passed: object_pass() */
    /* of the indirect object this is, or that a reference names; 0: a direct object */
    int number, generation;
    size_t length;                      /* bytes, items or entries */
    union {
        bool boolean;
        gint64 integer;
        double real;
        const char *bytes;              /* name without slash, string, operator: ends with a NUL beyond `length` */
        const Object *const *items;
        const ObjectEntry *entries;
    };
};

extern const Object object_null;

/* ---- values out of tokens ---- */

/*
 * Names, numbers and references that were read last, by a hash of what they are: a file says the same few hundred
 * thousands of times, and they are one value. The values live in the arena of the lexers that share it. All NULL at
 * first.
 */
typedef struct ObjectNames {
    const Object *slots[512], *numbers[1024];
    /* takes the names, the first one of each hash for good, where they are to outlive the lexers' arena; or NULL */
    Arena *lasting;
} ObjectNames;

typedef struct ObjectLexer {
    TokenReader reader;
    Arena *arena;                       /* takes the values */
    ObjectNames *names;                 /* NULL: each name and number is a value of its own */
    bool references;                    /* "12 0 R" is a reference: so in objects, never in content */
    int depth;
    bool bad_hex;                       /* a string in hexadecimal digits had an odd number of them, or what is none */
    bool odd;                           /* something was not written as objects are: see lexer.c */
} ObjectLexer;

/* The next value or operator; NULL at the end. Whatever the bytes are, it moves on. */
const Object *object_lex(ObjectLexer *lexer);
/* The same value, with all that it holds, in the lexer's arena. */
Object *object_copy(ObjectLexer *lexer, const Object *value);

/* ---- the file ---- */

typedef struct ObjectFile ObjectFile;

/* NULL with a diagnostic: not there, not a PDF, damaged beyond reading, or locked by a password. */
ObjectFile *object_file_open(const char *path, Diags *diags);
/* The same of bytes that were read; `path` is what they are called. */
ObjectFile *object_file_take(GBytes *bytes, const char *path, Diags *diags);
/*
 * A damaged file as far as libqpdf can repair it, whole again, and in *what, owned by the caller, what was wrong first
 * (NULL: it does not say). NULL when it cannot be repaired, or is encrypted; diags only tells when libqpdf itself
 * cannot be had.
 */
GBytes *object_repair(GBytes *bytes, const char *name, Diags *diags, char **what);
/*
 * The same for bytes that are in memory, under the name that complaints give them; `repair` lets libqpdf make what it
 * can of a damaged file. *why is owned by the caller, and NULL without a fault and with OBJECT_FAULT_NO_READER, the
 * only one that diags tells: libqpdf cannot be had.
 */
typedef enum ObjectFault {
    OBJECT_FAULT_NONE, OBJECT_FAULT_NOT_PDF, OBJECT_FAULT_LOCKED, OBJECT_FAULT_DAMAGED, OBJECT_FAULT_NO_READER
} ObjectFault;
ObjectFile *object_file_read(GBytes *bytes, const char *name, bool repair, Diags *diags, ObjectFault *fault,
                             char **why);
void object_file_free(ObjectFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ObjectFile, object_file_free)

const char *object_file_bytes(const ObjectFile *file, size_t *size);
GBytes *object_file_whole(const ObjectFile *file);        /* the same; a reference of your own */
bool object_file_encrypted(const ObjectFile *file);
/* encrypted, but assistive technology may read (Table 22, bit 10) */
bool object_file_accessible(const ObjectFile *file);
const Object *object_trailer(ObjectFile *file);
/* The next complaint of the reader itself about the file's syntax, or NULL; valid until the next call. */
const char *object_file_complaint(ObjectFile *file);

const Object *object_resolve(ObjectFile *file, const Object *object);
/*
 * The same of what is looked at once: where it stands in an object stream it is lent until the next call with another
 * reference only, and what is left of a stream when nothing of it is looked at any more takes no memory. Names in it
 * that stand in many objects last. Whoever asks for it again gets it all the same, and waits for it longer.
 */
const Object *object_pass(ObjectFile *file, const Object *object);
/* Nothing more will be passed: what was read on the way and not asked for is kept. */
void object_pass_end(ObjectFile *file);
/* A value that lasts as the file does, of one that may have been lent for less. */
const Object *object_keep(ObjectFile *file, const Object *value);
const Object *object_get(ObjectFile *file, const Object *dict, const char *key);     /* resolved */
const Object *object_find(const Object *dict, const char *key);                     /* as it stands */
const Object *object_item(ObjectFile *file, const Object *array, size_t index);      /* resolved */

bool object_is_name(const Object *object, const char *name);
const char *object_name(const Object *object);                     /* "" when it is no name */
gint64 object_integer(const Object *object, gint64 otherwise);
double object_number(const Object *object);                        /* 0 when it is no number */
/*
 * A text string (7.9.2.2) as UTF-8, owned by the file; NULL when it is no string. `told` leaves the escape sequences
 * that name the language of what follows, U+001B, two or four letters, U+001B; the other is without them.
 */
const char *object_text(ObjectFile *file, const Object *object);
const char *object_text_told(ObjectFile *file, const Object *object);

/*
 * A stream's bytes after its filters; NULL when they cannot be had: an unknown or damaged filter, or more than the
 * audit is ready to hold. The same for all of an array of streams, joined by line feeds (page contents).
 */
guint8 *object_stream(ObjectFile *file, const Object *stream, size_t *length);
guint8 *object_streams(ObjectFile *file, const Object *object, size_t *length);
/* A stream's bytes as they stand in the file, deciphered but not unpacked; to be freed with free(). */
guint8 *object_stream_packed(ObjectFile *file, const Object *stream, size_t *length);
/* What object_stream() would make of those bytes; to be freed with free(). */
guint8 *object_unpack(ObjectFile *file, const Object *stream, const guint8 *packed, size_t packed_length,
                      size_t *length);
/*
 * Rows that PNG's filters tell (7.4.4.4), in a stream whose dictionary holds its parameters itself: how many bytes a
 * row has; 0 without a predictor, -1 with any other. Where all rows have the filters None or Up, the second undoes
 * them in place; else, or where a row is cut, it is false and changes nothing.
 */
gint64 object_predicted_row(const Object *dict);
bool object_undo_up(guint8 *bytes, size_t *length, size_t columns);
/* True once so much has been unpacked that a reasonable file would have ended. */
bool object_file_exhausted(const ObjectFile *file);
/* Counts work that is not in proportion to a stream's bytes. */
void object_file_charge(ObjectFile *file, size_t bytes);

#endif
