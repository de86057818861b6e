/* How large the file of outlines may be: a hole of that size is read and is no such file, a larger one is not read. */
#include "assert.h"
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include "base/limit.h"
#include "geo/world.h"

static void
a_larger_file_is_not_read(void **state)
{
    const guint64 most = (guint64)MOST_WORLD_MIB << 20;
    g_autofree char *path = NULL;
    int file = g_file_open_tmp("sheaf-world-XXXXXX", &path, NULL);

    (void)state;
    assert_true(file >= 0);
    for (int more = 0; more < 2; more++) {
        g_autofree char *why = NULL;

        assert_int_equal(ftruncate(file, (off_t)most + more), 0);
        assert_null(world_open(path, &why));
        assert_non_null(why);
        assert_int_equal(strstr(why, "no file of the world's outlines") == NULL, more == 1);
    }
    close(file);
    g_unlink(path);
}

int
main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(a_larger_file_is_not_read) };

    return cmocka_run_group_tests_name("geo/world", tests, NULL, NULL);
}
