#ifndef TESTS_READ_FILES_H
#define TESTS_READ_FILES_H
/* Small files in a folder of their own, and diagnostics as one line of text each. */
#include "assert.h"
#include <glib/gstdio.h>
#include <unistd.h>
#include <string.h>
#include "base/diag.h"
#include "read/read.h"

static inline char *
folder_new(void)
{
    char *folder = g_dir_make_tmp("sheaf-read-XXXXXX", NULL);

    assert_non_null(folder);
    return folder;
}

static inline void
folder_free(char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);

    for (const char *name = g_dir_read_name(dir); name != NULL; name = g_dir_read_name(dir)) {
        g_autofree char *path = g_build_filename(folder, name, NULL);

        g_unlink(path);
    }
    g_rmdir(folder);
    g_free(folder);
}

static inline char *
folder_write(const char *folder, const char *name, const char *bytes, gssize length)
{
    char *path = g_build_filename(folder, name, NULL);

    assert_true(g_file_set_contents(path, bytes, length, NULL));
    return path;
}

/* "line:column number sentence", one a line, in the order of reporting. */
static inline char *
diags_text(const Diags *diags)
{
    GString *out = g_string_new(NULL);

    for (size_t i = 0; i < diags_length(diags); i++) {
        const Diag *d = diags_at(diags, i);

        g_string_append_printf(out, "%d:%d %d %s\n", d->place.line, d->place.column, d->id, d->sentence);
    }
    return g_string_free(out, FALSE);
}

#endif
