/* One arena for many pieces: what it hands out is zero, however much of it was used before, and texts grow in it. */
#include "../assert.h"
#include <string.h>
#include "base/arena.h"

static void
assert_zero(const char *piece, size_t size)
{
    for (size_t i = 0; i < size; i++)
        assert_int_equal(piece[i], 0);
}

/* Pieces of all sizes, written to and mixed with copies, which are not zeroed. */
static void
use(Arena *arena)
{
    static const size_t sizes[] = { 1, 15, 16, 17, 100, 1000, 1023, 1025, 2047, 5000, 70000 };

    for (size_t round = 0; round < 40; round++)
        for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
            char *piece = arena_alloc(arena, sizes[i]);
            g_autofree char *other = g_malloc(sizes[i]);

            assert_zero(piece, sizes[i]);
            memset(piece, 0xA5, sizes[i]);
            memset(other, 0x5A, sizes[i]);
            assert_memory_equal(arena_memdup(arena, other, sizes[i]), other, sizes[i]);
        }
}

static void
pieces_are_zero_before_and_after_a_clearing(void **state)
{
    g_autoptr(Arena) arena = arena_new();

    (void)state;
    use(arena);
    arena_clear(arena);
    use(arena);
}

/* More than stay with the arena, one within the other, and one longer than those that stay. */
static void
open_texts_do_not_meet(void **state)
{
    enum { OPEN = 20, LONG = 100000 };
    g_autoptr(Arena) arena = arena_new();
    g_autofree char *longest = g_strnfill(LONG, 'l');

    (void)state;
    for (int round = 0; round < 3; round++) {
        GString *texts[OPEN];

        for (int i = 0; i < OPEN; i++) {
            texts[i] = arena_text_begin(arena);
            assert_int_equal(texts[i]->len, 0);
            g_string_append_printf(texts[i], "%d of %d", i, round);
        }
        g_string_append(texts[0], longest);
        for (int i = OPEN - 1; i >= 0; i--) {
            g_autofree char *want = g_strdup_printf("%d of %d%s", i, round, i == 0 ? longest : "");

            assert_string_equal(arena_text_end(arena, texts[i]), want);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_zero_before_and_after_a_clearing),
        cmocka_unit_test(open_texts_do_not_meet),
    };

    return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
