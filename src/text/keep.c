/* Runs that outlive their paragraphs, one for all that look and read the same. */
#include "text/run.h"
#include <string.h>

struct RunKeep { Arena *arena; GHashTable *runs; /* a set of TextRun, by what they show */ };

static guint
hash_run(const void *data)
{
    const TextRun *run = data;
    guint hash = 5381 + (guint)run->glyph_count;

    for (size_t i = 0; i < run->length; i++)
        hash = hash * 33 + (guchar)run->text[i];
    return hash ^ (guint)(run->size * 64) ^ (guint)(run->width * 1024);
}

static gboolean
is_equal_run(const void *left, const void *right)
{
    const TextRun *a = left, *b = right;

    return a->font == b->font && a->size == b->size && a->width == b->width && a->rise == b->rise && a->rtl == b->rtl &&
           a->length == b->length && a->glyph_count == b->glyph_count && a->cluster_count == b->cluster_count &&
           colour_equal(a->colour, b->colour) && g_strcmp0(a->language, b->language) == 0 &&
           memcmp(a->text, b->text, a->length) == 0 &&
           memcmp(a->glyphs, b->glyphs, sizeof *a->glyphs * a->glyph_count) == 0 &&
           memcmp(a->clusters, b->clusters, sizeof *a->clusters * a->cluster_count) == 0;
}

RunKeep *
run_keep_new(Arena *arena)
{
    RunKeep *keep = g_new(RunKeep, 1);

    *keep = (RunKeep){ arena, g_hash_table_new(hash_run, is_equal_run) };
    return keep;
}

void
run_keep_free(RunKeep *keep)
{
    if (keep == NULL)
        return;
    g_hash_table_unref(keep->runs);
    g_free(keep);
}

const TextRun *
run_keep(RunKeep *keep, const TextRun *run)
{
    TextRun *copy = g_hash_table_lookup(keep->runs, run);

    if (copy != NULL)
        return copy;
    copy = arena_memdup(keep->arena, run, sizeof *run);
    copy->text = arena_memdup(keep->arena, run->text, run->length);
    copy->glyphs = arena_memdup(keep->arena, run->glyphs, sizeof *run->glyphs * run->glyph_count);
    copy->clusters = arena_memdup(keep->arena, run->clusters, sizeof *run->clusters * run->cluster_count);
    copy->language = g_intern_string(run->language);
    copy->span = 0;
    g_hash_table_add(keep->runs, copy);
    return copy;
}
