/* A bump allocator in growing blocks: one malloc for many small pieces, one free for all. */
#include "base/arena.h"
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

void *
arena_alloc(Arena *arena, size_t size)
{
    Block *block = arena->blocks;
    void *piece;

    size = aligned(MAX(size, 1));
    if (block == NULL || block->size - block->used < size)
        block = block_add(arena, size);
    piece = block_bytes(block) + block->used;
    block->used += size;
    arena->handed_out += size;
    return memset(piece, 0, size);
}

size_t
arena_size(const Arena *arena)
{
    return arena->handed_out;
}

void *
arena_memdup(Arena *arena, const void *bytes, size_t size)
{
    void *copy = arena_alloc(arena, size);

    return size > 0 ? memcpy(copy, bytes, size) : copy;
}

char *
arena_strndup(Arena *arena, const char *text, size_t length)
{
    char *copy = arena_alloc(arena, length + 1);

    if (length > 0)
        memcpy(copy, text, length);
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
    g_autofree char *text = NULL;

    va_start(args, format);
    text = g_strdup_vprintf(format, args);
    va_end(args);
    return arena_strdup(arena, text);
}

void
arena_adopt(Arena *arena, void *object, GDestroyNotify free_func)
{
    Adopted *adopted = arena_alloc(arena, sizeof *adopted);

    *adopted = (Adopted){ arena->adopted, object, free_func };
    arena->adopted = adopted;
}
