#ifndef OBJECT_COMPRESSED_H
#define OBJECT_COMPRESSED_H
/*
 * Object streams (ISO 32000-1, 7.5.7) read by ourselves: most objects of a tagged file stand in them, and one by one
 * through libqpdf, which writes each out to be read again, they cost most of an audit. Only what is written as it
 * should be is read here; whatever is not, libqpdf reads, and complains about.
 */
#include "object/object.h"

/* Which objects of a file stand in which object stream. */
typedef struct CompressedIndex CompressedIndex;

/*
 * Of a file with one cross-reference stream that is all there is (7.5.8): no table, no update, no encryption, and of
 * predictors PNG's None and Up. NULL for any other. *trailer, taken by the arena, is that stream's dictionary, which
 * holds what else a trailer does (7.5.8.2); it means nothing without an index.
 */
CompressedIndex *compressed_index_read(const char *bytes, size_t length, Arena *arena, const Object **trailer);
void compressed_index_free(CompressedIndex *index);
/* The number of the object stream that holds an object; 0: none. */
int compressed_stream_of(const CompressedIndex *index, int number);

typedef struct CompressedObject { int number; const Object *value; } CompressedObject;

/*
 * All objects of the unpacked object stream `dict`, taken by the arena, in their order; NULL where one of them, or what
 * tells where they stand, is not written as it should be. names: those of the file, NULL: none are shared. Free it with
 * g_array_unref().
 */
GArray *compressed_objects(const Object *dict, const char *bytes, size_t length, Arena *arena, ObjectNames *names);

#endif
