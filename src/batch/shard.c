/* Parts of a batch. */
#include "batch/shard.h"
#include "base/limit.h"
#include <glib.h>
#include <string.h>

bool
shard_parse(const char *text, Shard *out)
{
    const char *slash = strchr(text, '/');
    g_autofree char *number = slash == NULL ? NULL : g_strndup(text, (gsize)(slash - text));
    guint64 n, count;

    if (slash == NULL || !g_ascii_string_to_unsigned(slash + 1, 10, 1, MOST_SHARDS, &count, NULL) ||
        !g_ascii_string_to_unsigned(number, 10, 1, count, &n, NULL))
        return false;
    *out = (Shard){ (size_t)n, (size_t)count };
    return true;
}

/* FNV-1a of 64 bits, its halves folded because its low bits alone are uneven. */
size_t
shard_of(const char *name, size_t count)
{
    guint64 hash = G_GUINT64_CONSTANT(14695981039346656037);

    for (; *name != '\0'; name++)
        hash = (hash ^ (guint8)*name) * G_GUINT64_CONSTANT(1099511628211);
    return (size_t)((hash ^ (hash >> 32)) % count) + 1;
}

bool
shard_holds(Shard shard, const char *name)
{
    return shard.count == 0 || shard_of(name, shard.count) == shard.number;
}

char *
shard_manifest(Shard shard, const char *manifest)
{
    g_autofree char *stem = g_str_has_suffix(manifest, ".json")
                                ? g_strndup(manifest, strlen(manifest) - strlen(".json"))
                                : g_strdup(manifest);

    if (shard.count == 0)
        return g_strdup(manifest);
    return g_strdup_printf("%s-%" G_GSIZE_FORMAT "-of-%" G_GSIZE_FORMAT ".json", stem, shard.number, shard.count);
}
