/* A bump allocator in growing blocks: one malloc for many small pieces, one free for all. */
#include "base/arena.h"
#include "base/format.h"
#include "base/large_pages.h"
#include <stdint.h>
#include <string.h>

enum {
    FIRST_BLOCK = 4096, LAST_BLOCK = 1 << 20, LARGE = 4 << 20, LARGE_BLOCK = 8 << 20, ALIGNMENT = 16,
    ZEROED_AHEAD = 1024,
    SPARE_TEXTS = 8, SPARE_BYTES = 1 << 16
};

/*
 * With AddressSanitizer nothing of a block may be touched but what was handed out, to the byte, and between two pieces
 * lie some bytes that are nobody's: whoever reads beyond a piece is told, as of memory of its own.
 */
#if defined __SANITIZE_ADDRESS__
#define WATCHED 1
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define WATCHED 1
#endif
#endif
#ifdef WATCHED
#include <sanitizer/asan_interface.h>
enum { GUARD = ALIGNMENT };
#define CLOSE(bytes, size) ASAN_POISON_MEMORY_REGION(bytes, size)
#define OPEN(bytes, size) ASAN_UNPOISON_MEMORY_REGION(bytes, size)
#else
enum { GUARD = 0 };
#define CLOSE(bytes, size) ((void)(bytes), (void)(size))
#define OPEN(bytes, size) ((void)(bytes), (void)(size))
#endif

/* Up to `zeroed` all that is not handed out is zero: small pieces do not each call memset(). */
typedef struct Block { struct Block *next; size_t size, used, zeroed; } Block;
typedef struct Adopted { struct Adopted *next; void *object; GDestroyNotify free_func; } Adopted;

struct Arena {
    Block *blocks;              /* the one in use first */
    Adopted *adopted;           /* the last one first */
    size_t next_size;
    size_t handed_out;
    GString *spare[SPARE_TEXTS]; /* where texts are put together */
    int spare_count;
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

    *block = (Block){ arena->blocks, size, 0, 0 };
    large_pages_ask(block_bytes(block), size);
    CLOSE(block_bytes(block), size);
    arena->blocks = block;
    if (arena->next_size < LAST_BLOCK)
        arena->next_size *= 2;
    else if (arena->handed_out >= LARGE)
        arena->next_size = LARGE_BLOCK;         /* what has become so large goes on growing */
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

        OPEN(block_bytes(block), block->size);
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
    for (int i = 0; i < arena->spare_count; i++)
        g_string_free(arena->spare[i], TRUE);
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
    arena->blocks->used = arena->blocks->zeroed = 0;
    CLOSE(block_bytes(arena->blocks), arena->blocks->size);
}

/* The block in which there is room for a piece of so many whole units of the alignment. */
static inline Block *
block_for(Arena *arena, size_t whole)
{
    Block *block = arena->blocks;

    if (G_UNLIKELY(block == NULL || block->size - block->used < whole + GUARD))
        block = block_add(arena, whole + GUARD);
    return block;
}

static inline void *
piece_of(Arena *arena, Block *block, size_t size, size_t whole)
{
    void *piece = block_bytes(block) + block->used;

    OPEN(piece, size);
    block->used += whole + GUARD;
    arena->handed_out += whole;
    return piece;
}

/* Memory as it is. */
static inline void *
take(Arena *arena, size_t size)
{
    size_t whole = aligned(MAX(size, 1));

    return piece_of(arena, block_for(arena, whole), size, whole);
}

static void
zero_up_to(Block *block, size_t used)
{
    size_t from = MAX(block->zeroed, block->used), to = MIN(used + ZEROED_AHEAD, block->size);

    OPEN(block_bytes(block) + from, to - from);
    memset(block_bytes(block) + from, 0, to - from);
    CLOSE(block_bytes(block) + from, to - from);
    block->zeroed = to;
}

void *
arena_alloc(Arena *arena, size_t size)
{
    size_t whole = aligned(MAX(size, 1));
    Block *block = block_for(arena, whole);

    if (G_UNLIKELY(block->used + whole > block->zeroed))
        zero_up_to(block, block->used + whole);
    return piece_of(arena, block, size, whole);
}

size_t
arena_size(const Arena *arena)
{
    return arena->handed_out;
}

void *
arena_memdup(Arena *arena, const void *bytes, size_t size)
{
    void *copy = take(arena, size);

    return size > 0 ? memcpy(copy, bytes, size) : copy;
}

char *
arena_strndup(Arena *arena, const char *text, size_t length)
{
    char *copy = take(arena, length + 1);

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

GString *
arena_text_begin(Arena *arena)
{
    return arena->spare_count > 0 ? arena->spare[--arena->spare_count] : g_string_sized_new(128);
}

char *
arena_text_end(Arena *arena, GString *text)
{
    char *kept = arena_strndup(arena, text->str, text->len);

    if (arena->spare_count == SPARE_TEXTS || text->allocated_len > SPARE_BYTES) {
        g_string_free(text, TRUE);
        return kept;
    }
    g_string_truncate(text, 0);
    arena->spare[arena->spare_count++] = text;
    return kept;
}

char *
arena_printf(Arena *arena, const char *format, ...)
{
    GString *text = arena_text_begin(arena);
    va_list args;

    va_start(args, format);
    format_append_va(text, format, args);
    va_end(args);
    return arena_text_end(arena, text);
}

void
arena_adopt(Arena *arena, void *object, GDestroyNotify free_func)
{
    Adopted *adopted = arena_alloc(arena, sizeof *adopted);

    *adopted = (Adopted){ arena->adopted, object, free_func };
    arena->adopted = adopted;
}
