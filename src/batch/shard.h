#ifndef BATCH_SHARD_H
#define BATCH_SHARD_H
/* Parting one batch over several machines: which part an output belongs to depends on its path alone. */
#include <stdbool.h>
#include <stddef.h>

typedef struct Shard { size_t number, count; } Shard;           /* 2 of 4; 0 of 0: not parted */

/* "2/4"; false for what is no part ("5/4", "0/4", "x"). */
bool shard_parse(const char *text, Shard *out);
/* The part of an output: from 1 to count, the same on every machine and in every run. */
size_t shard_of(const char *name, size_t count);
bool shard_holds(Shard shard, const char *name);
/* "out/manifest-2-of-4.json" for "out/manifest.json"; to be freed. */
char *shard_manifest(Shard shard, const char *manifest);

#endif
