/* A workbook that unpacks to more than a table may have is refused while it is read. */
#include "assert.h"
#include <glib/gstdio.h>
#include <unistd.h>
#include <zip.h>
#include "base/diag_exchange.h"
#include "base/limit.h"
#include "exchange/package.h"

enum { SPACES = 3 << 20 };

static char *
bomb(void)
{
    char *path = NULL;
    int file = g_file_open_tmp("sheaf-XXXXXX.xlsx", &path, NULL), error = 0;
    g_autofree char *spaces = g_malloc(SPACES);
    zip_t *zip;

    close(file);
    memset(spaces, ' ', SPACES);
    memcpy(spaces, "<a>", 3);
    memcpy(spaces + SPACES - 4, "</a>", 4);
    zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &error);
    assert_non_null(zip);
    assert_true(zip_file_add(zip, "big.xml", zip_source_buffer(zip, spaces, SPACES, 0), 0) >= 0);
    assert_int_equal(zip_close(zip), 0);
    return path;
}

static void
what_unpacks_to_too_much_is_refused(void **state)
{
    static const PartReader nothing = { NULL, NULL, NULL };
    g_autofree char *path = bomb();

    (void)state;
    for (int most = 1; most <= 4; most += 3) {
        g_autoptr(Diags) diags = diags_new();
        g_autoptr(Package) package = package_open(path, diags);

        assert_non_null(package);
        limit_lower(LIMIT_TABLE_MIB, most);
        assert_int_equal(package_read(package, "big.xml", &nothing, NULL, diags), most > 3);
        assert_int_equal(diags_length(diags), most > 3 ? 0 : 1);
        if (most == 1)
            assert_int_equal(diags_at(diags, 0)->id, DIAG_IMPORT_BOMB);
    }
    g_unlink(path);
}

int
main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(what_unpacks_to_too_much_is_refused) };

    return cmocka_run_group_tests_name("exchange/package", tests, NULL, NULL);
}
