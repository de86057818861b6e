/*
 * Makes the file of the world's outlines from a GeoPackage of provinces: make_world FROM.gpkg TO SOURCE. It runs
 * when the program is built, and is no part of it.
 */
#include <glib.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "geo/arcs.h"
#include "geo/blob.h"

static double *
take_points(Blob *blob, uint32_t *count)
{
    double *points;

    *count = take_number(blob);
    *count = MIN(*count, (uint32_t)(blob->left / 16));
    points = g_new(double, 2 * (size_t)*count + 1);
    for (uint32_t i = 0; i < 2 * *count; i++)
        points[i] = take_double(blob);
    return points;
}

static void
take_polygons(ArcsMaker *maker, Blob blob)
{
    uint32_t polygons;

    pass_header(&blob);
    take(&blob, 5);                     /* byte order and type: a multipolygon, little-endian */
    polygons = take_number(&blob);
    for (uint32_t p = 0; p < polygons && !blob.bad; p++) {
        uint32_t rings;

        take(&blob, 5);
        rings = take_number(&blob);
        for (uint32_t r = 0; r < rings && !blob.bad; r++) {
            uint32_t count;
            g_autofree double *points = take_points(&blob, &count);

            arcs_add_ring(maker, points, count, r == 0);
        }
    }
}

/* ---- reading and writing ---- */

typedef void (*RowFunction)(ArcsMaker *maker, sqlite3_stmt *row);

static void
take_province(ArcsMaker *maker, sqlite3_stmt *row)
{
    Blob blob = { sqlite3_column_blob(row, 0), (size_t)sqlite3_column_bytes(row, 0), false };

    arcs_add_province(maker, (const char *)sqlite3_column_text(row, 1), (const char *)sqlite3_column_text(row, 2),
                      (const char *)sqlite3_column_text(row, 3));
    take_polygons(maker, blob);
}

static void
take_line(ArcsMaker *maker, sqlite3_stmt *row)
{
    Blob blob = { sqlite3_column_blob(row, 0), (size_t)sqlite3_column_bytes(row, 0), false };
    g_autofree char *name = g_strdup_printf("%s %s", (const char *)sqlite3_column_text(row, 1),
                                            (const char *)sqlite3_column_text(row, 2));
    uint32_t parts;

    pass_header(&blob);
    take(&blob, 5);
    parts = take_number(&blob);
    for (uint32_t p = 0; p < parts && !blob.bad; p++) {
        uint32_t count;
        g_autofree double *points = NULL;

        take(&blob, 5);
        points = take_points(&blob, &count);
        arcs_add_line(maker, name, points, count);
    }
}

static bool
each_row(ArcsMaker *maker, sqlite3 *database, const char *query, RowFunction take_row)
{
    sqlite3_stmt *row = NULL;
    bool good = sqlite3_prepare_v2(database, query, -1, &row, NULL) == SQLITE_OK;

    while (good && sqlite3_step(row) == SQLITE_ROW)
        take_row(maker, row);
    sqlite3_finalize(row);
    return good;
}

static bool
write_world(ArcsMaker *maker, const char *path)
{
    g_autoptr(GBytes) bytes = arcs_finish(maker);

    return g_file_set_contents(path, g_bytes_get_data(bytes, NULL), (gssize)g_bytes_get_size(bytes), NULL);
}

int
main(int argc, char **argv)
{
    g_autoptr(ArcsMaker) maker = arcs_new(argc > 3 ? argv[3] : "");
    sqlite3 *database = NULL;

    if (argc != 4 || sqlite3_open_v2(argv[1], &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) {
        fprintf(stderr, "make_world FROM.gpkg TO SOURCE\n");
        return 2;
    }
    if (!each_row(maker, database, "SELECT geom, adm0_a3, name, admin FROM states_provinces ORDER BY fid",
                  take_province) ||
        !each_row(maker, database, "SELECT geom, name, adm0_a3_l FROM disputed_borders ORDER BY fid", take_line)) {
        fprintf(stderr, "%s: %s\n", argv[1], sqlite3_errmsg(database));
        return 1;
    }
    sqlite3_close(database);
    if (!write_world(maker, argv[2])) {
        fprintf(stderr, "%s cannot be written\n", argv[2]);
        return 1;
    }
    return 0;
}
