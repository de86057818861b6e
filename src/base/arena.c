/* A bump allocator in growing blocks: one malloc for many small pieces, one free for all. */
#include "base/arena.h"
#include "base/format.h"
#include <stdint.h>
#include <string.h>

enum { FIRST_BLOCK = 4096, LAST_BLOCK = 1 << 20, ALIGNMENT = 16 };

typedef struct Block { struct Block *next; size_t size, used; } Block;
typedef struct Adopted { struct Adopted *next; void *object; GDestroyNotify free_func; } Adopted;

struct Arena {
    Block *blocks;              /* the one in use first */
    Adopted *adopted;           /* the last one first */
    size_t next_size;
    size_t handed_out;
    GString *printed;           /* where arena_printf() puts together; NULL before its first call */
};

static size_t
aligned(size_t size)
{
    return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

static char *
block_bytes(Block *block)
{
    return (char *)block + aligned(sizeof *block);
}

static Block *
block_add(Arena *arena, size_t least)
{
    size_t size = MAX(arena->next_size, least);
    Block *block = g_malloc(aligned(sizeof *block) + size);

    *block = (Block){ arena->blocks, size, 0 };
    arena->blocks = block;
    if (arena->next_size < LAST_BLOCK)
        arena->next_size *= 2;
    return block;
}

Arena *
arena_new(void)
{
    Arena *arena = g_new0(Arena, 1);

    arena->next_size = FIRST_BLOCK;
    return arena;
}

static void
free_blocks(Block *block)
{
    while (block != NULL) {
        Block *next = block->next;

        g_free(block);
        block = next;
    }
}

static void
free_adopted(Arena *arena)
{
    for (Adopted *a = arena->adopted; a != NULL; a = a->next)
        a->free_func(a->object);
    arena->adopted = NULL;
}

void
arena_free(Arena *arena)
{
    if (arena == NULL)
        return;
    free_adopted(arena);
    free_blocks(arena->blocks);
    if (arena->printed != NULL)
        g_string_free(arena->printed, TRUE);
    g_free(arena);
}

void
arena_clear(Arena *arena)
{
    free_adopted(arena);
    arena->handed_out = 0;
    if (arena->blocks == NULL)
        return;
    free_blocks(arena->blocks->next);
    arena->blocks->next = NULL;
    arena->blocks->used = 0;
}

/* Memory as it is, in whole units of the alignment. */
static inline void *
take(Arena *arena, size_t size)
{
    Block *block = arena->blocks;
    void *piece;

    if (G_UNLIKELY(block == NULL || block->size - block->used < size))
        block = block_add(arena, size);
    piece = block_bytes(block) + block->used;
    block->used += size;
    arena->handed_out += size;
    return piece;
}

void *
arena_alloc(Arena *arena, size_t size)
{
    size_t whole = aligned(MAX(size, 1));

    return memset(take(arena, whole), 0, whole);
}

size_t
arena_size(const Arena *arena)
{
    return arena->handed_out;
}

void *
arena_memdup(Arena *arena, const void *bytes, size_t size)
{
    void *copy = take(arena, aligned(MAX(size, 1)));

    return size > 0 ? memcpy(copy, bytes, size) : copy;
}

char *
arena_strndup(Arena *arena, const char *text, size_t length)
{
    char *copy = take(arena, aligned(length + 1));

    if (length > 0)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *
arena_strdup(Arena *arena, const char *text)
{
    return text == NULL ? NULL : arena_strndup(arena, text, strlen(text));
}

char *
arena_printf(Arena *arena, const char *format, ...)
{
    va_list args;

    if (arena->printed == NULL)
        arena->printed = g_string_sized_new(128);
    g_string_truncate(arena->printed, 0);
    va_start(args, format);
    format_append_va(arena->printed, format, args);
    va_end(args);
    return arena_strndup(arena, arena->printed->str, arena->printed->len);
}

void
arena_adopt(Arena *arena, void *object, GDestroyNotify free_func)
{
    Adopted *adopted = arena_alloc(arena, sizeof *adopted);

    *adopted = (Adopted){ arena->adopted, object, free_func };
    arena->adopted = adopted;
}
