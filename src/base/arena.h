#ifndef BASE_ARENA_H
#define BASE_ARENA_H
/*
 * Memory that dies together: what a stage makes (plan, template, document, pages) lives in one arena and goes in one
 * call. Allocation never fails (GLib aborts when memory runs out) and single pieces are never freed.
 */
#include <glib.h>
#include <stddef.h>

typedef struct Arena Arena;

Arena *arena_new(void);
void arena_free(Arena *arena);                          /* NULL is allowed */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Arena, arena_free)

/* Zeroed memory, aligned for any type. */
void *arena_alloc(Arena *arena, size_t size);
char *arena_strdup(Arena *arena, const char *text);     /* NULL gives NULL */
char *arena_strndup(Arena *arena, const char *text, size_t length);
char *arena_printf(Arena *arena, const char *format, ...) G_GNUC_PRINTF(2, 3);

/*
 * A text that is put together and then kept: begin gives an empty string, end keeps its text in the arena and takes the
 * string back. Several may be open at a time, and each is ended. The strings stay with the arena for the next texts.
 */
GString *arena_text_begin(Arena *arena);
char *arena_text_end(Arena *arena, GString *text);
void *arena_memdup(Arena *arena, const void *bytes, size_t size);

/* Takes back all that was handed out, what was adopted too; some memory is kept to be handed out again. */
void arena_clear(Arena *arena);

/* Bytes handed out so far, those of what was adopted not among them. */
size_t arena_size(const Arena *arena);

/* `free_func(object)` is called when the arena goes, in the reverse order of these calls. */
void arena_adopt(Arena *arena, void *object, GDestroyNotify free_func);

#define arena_new0(arena, Type, count) ((Type *)arena_alloc((arena), sizeof(Type) * (size_t)(count)))

#endif
