#ifndef TESTS_UNIT_SMALL_WORLD_H
#define TESTS_UNIT_SMALL_WORLD_H
/* A small world, written byte by byte: two squares of a degree, "ONE" west of "TWO", whose border has a bend. */
#include "assert.h"
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include "geo/world.h"
#include "geo/derive.h"

#define U(degrees) ((int32_t)((degrees) / WORLD_UNIT))

static inline void
write_bytes(const void *bytes, size_t size, void *data)
{
    fwrite(bytes, 1, size, data);
}

static inline char *
write_world(void)
{
    static const char text[] = "Two squares\0ONE\0West\0TWO\0East";
    WorldHeader header = { WORLD_MAGIC, "", 2, 3, 11, 0, 0, sizeof text, 0, 0, 0 };
    const WorldProvince provinces[2] = { { 12, 16, 16 }, { 21, 25, 25 } };
    const WorldArc arcs[3] = { { 0, 1, 0, 3 }, { 0, -1, 3, 4 }, { 1, -1, 7, 4 } };
    const WorldPoint points[11] = {
        { U(1), U(0), 1e9F }, { U(1.001), U(0.5), 0.01F }, { U(1), U(1), 1e9F },
        { U(1), U(1), 1e9F }, { U(0), U(1), 1e8F }, { U(0), U(0), 1e8F }, { U(1), U(0), 1e9F },
        { U(1), U(0), 1e9F }, { U(2), U(0), 1e8F }, { U(2), U(1), 1e8F }, { U(1), U(1), 1e9F },
    };
    char *path = g_build_filename(g_get_tmp_dir(), "sheaf-test-world-XXXXXX", NULL);
    int file = g_mkstemp(path);
    FILE *out = fdopen(file, "wb");
    Derived derived = world_derive(&header, arcs, points);

    fwrite(&header, sizeof header, 1, out);
    fwrite(provinces, sizeof provinces, 1, out);
    fwrite(arcs, sizeof arcs, 1, out);
    fwrite(points, sizeof points, 1, out);
    derived_each(&derived, write_bytes, out);
    derived_clear(&derived);
    fwrite(text, sizeof text, 1, out);
    assert_int_equal(fclose(out), 0);
    return path;
}

/* Arc 0 runs north with West at its left: so West's ring is arc 0 and then its coast back round. */
static inline World *
open_world(void)
{
    g_autofree char *path = write_world(), *why = NULL;
    World *world = world_open(path, &why);

    g_unlink(path);
    if (world == NULL)
        fail_msg("%s", why);
    return world;
}

#endif
