#ifndef BASE_FINGERPRINT_H
#define BASE_FINGERPRINT_H
/*
 * 128 bits of bytes, for what must be told apart and guarded against nobody: a thirtieth of what SHA-256 takes. The
 * same on every machine.
 */
#include <glib.h>

typedef struct Fingerprint { guint64 one, other; } Fingerprint;

enum { FINGERPRINT_ROOM = 33 };         /* 32 hexadecimal digits and a zero */

/* Begins with { 0 }. What is added in two pieces is another than the same in one. */
void fingerprint_add(Fingerprint *sum, const void *bytes, gsize size);
/* As hexadecimal digits; returns `text`. */
char *fingerprint_text(const Fingerprint *sum, char text[FINGERPRINT_ROOM]);

#endif
