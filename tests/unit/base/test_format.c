/* Each text as printf would write it. */
#include "../assert.h"
#include <limits.h>
#include <stdarg.h>
#include "base/arena.h"
#include "base/format.h"

static char *printed_by_libc(const char *format, ...) G_GNUC_PRINTF(1, 2);

static char *
printed_by_libc(const char *format, ...)
{
    va_list args;
    char *text;

    va_start(args, format);
    text = g_strdup_vprintf(format, args);
    va_end(args);
    return text;
}

#define SAME(...)                                                                                                      \
    do {                                                                                                               \
        g_autofree char *want = printed_by_libc(__VA_ARGS__);                                                          \
        g_autoptr(GString) got = g_string_new("");                                                                     \
        g_autoptr(Arena) arena = arena_new();                                                                          \
                                                                                                                       \
        format_append(got, __VA_ARGS__);                                                                               \
        assert_string_equal(got->str, want);                                                                           \
        assert_int_equal(got->len, strlen(want));                                                                      \
        assert_string_equal(arena_printf(arena, __VA_ARGS__), want);                                                   \
    } while (0)

static void
texts_are_as_printf_writes_them(void **state)
{
    const char unended[3] = { 'a', 'b', 'c' };

    (void)state;
    SAME("nothing to fill in");
    SAME("%s", "");
    SAME("%s and %s%s", "one", "another", "!");
    SAME("100 %% of %s", "all");
    SAME("%.*s|", 2, "abc");
    SAME("%.*s|", 0, "abc");
    SAME("%.*s|", 9, "abc");
    SAME("%.*s|", -1, "abc");
    SAME("%.*s|", 3, unended);
    SAME("%c%c", 'a', 'z');
}

static void
numbers_are_as_printf_writes_them(void **state)
{
    (void)state;
    SAME("%d %d %d", 0, 7, -42);
    SAME("%d", INT_MIN);
    SAME("%d", INT_MAX);
    SAME("%u", UINT_MAX);
    SAME("%zu", (size_t)SIZE_MAX);
}

static void
what_it_does_not_know_goes_on_as_printf(void **state)
{
    (void)state;
    SAME("%s: %04d, then %s and %d %%", "a", 7, "b", 3);
    SAME("%d %.2f %s", 1, 2.5, "three");
    SAME("%s %5s", "a", "b");
    SAME("%.3s", "abcdef");
    SAME("%04X", 0xFEFFu);
}

static void
it_appends(void **state)
{
    g_autoptr(GString) out = g_string_new("before ");

    (void)state;
    for (int i = 0; i < 200; i++)
        format_append(out, "%d ", i);
    assert_true(g_str_has_prefix(out->str, "before 0 1 2 "));
    assert_true(g_str_has_suffix(out->str, " 198 199 "));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_as_printf_writes_them),
        cmocka_unit_test(numbers_are_as_printf_writes_them),
        cmocka_unit_test(what_it_does_not_know_goes_on_as_printf),
        cmocka_unit_test(it_appends),
    };

    return cmocka_run_group_tests_name("base/format", tests, NULL, NULL);
}
