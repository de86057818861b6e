/* By GLib, entry by entry. */
#include "render/folders.h"
#include <glib/gstdio.h>

bool
folder_copy(const char *from, const char *to)
{
    g_autoptr(GDir) dir = g_dir_open(from, 0, NULL);
    const char *name;
    bool copied = dir != NULL && g_mkdir_with_parents(to, 0700) == 0;

    while (copied && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *source = g_build_filename(from, name, NULL), *target = g_build_filename(to, name, NULL),
                        *bytes = NULL;
        gsize size;

        if (g_file_test(source, G_FILE_TEST_IS_DIR))
            copied = folder_copy(source, target);
        else
            copied = g_file_get_contents(source, &bytes, &size, NULL) &&
                     g_file_set_contents(target, bytes, (gssize)size, NULL);
    }
    return copied;
}

void
folder_remove(const char *path)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *inner = g_build_filename(path, name, NULL);

        if (g_file_test(inner, G_FILE_TEST_IS_DIR) && !g_file_test(inner, G_FILE_TEST_IS_SYMLINK))
            folder_remove(inner);
        else
            g_unlink(inner);
    }
    g_rmdir(path);
}
