#ifndef BASE_PAIR_H
#define BASE_PAIR_H
/*
 * The hash of two numbers of 32 bits that are kept as one gint64. g_int64_hash() adds the halves or takes them apart
 * by exclusive or, as the version of GLib has it: where both run side by side nearly all pairs have one hash then, and
 * a table of a million becomes a list.
 */
#include <glib.h>

static inline guint
pair_hash(gconstpointer key)
{
    return (guint)(*(const guint64 *)key * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15) >> 32);
}

#endif
