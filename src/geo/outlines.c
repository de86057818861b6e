/* Rings of the user's own outlines: in degrees, not crossing themselves, of an area that the plan has. */
#include "geo/outlines.h"
#include <math.h>
#include <string.h>
#include "base/diag_map.h"
#include "base/input.h"
#include "base/limit.h"
#include "geo/geopackage.h"
#include "geo/internal.h"
#include "geo/reading.h"

bool
reading_fault(OutlineReading *reading, Place place, const char *what)
{
    if (!reading->failed)
        diag_report(reading->diags, DIAG_GEO_FILE, place, reading->file->path, what, NULL);
    reading->failed = true;
    return false;
}

bool
reading_count(OutlineReading *reading, size_t vertices, Place place)
{
    if (reading->vertices + vertices <= MOST_GEO_VERTICES)
        return true;
    if (!reading->failed)
        limit_exceeded(reading->diags, LIMIT_GEO_VERTICES, place, reading->file->path, NULL);
    reading->failed = true;
    return false;
}

/* An outline of no area. */
typedef struct Stranger { Place place; char *value; } Stranger;

static void
clear_stranger(gpointer stranger)
{
    g_free(((Stranger *)stranger)->value);
}

/* Where no outline is of an area, that is told once, and by what they were to be joined; else each that is of none. */
static void
tell_strangers(OutlineReading *reading, bool any_joined, Place place)
{
    g_autofree char *what =
        g_strdup_printf("it has none of an area: no outline's property '%s' names one", reading->file->by);

    if (!any_joined)
        reading_fault(reading, place, what);
    for (guint i = 0; any_joined && i < reading->strangers->len; i++) {
        const Stranger *stranger = &g_array_index(reading->strangers, Stranger, i);

        diag_report(reading->diags, DIAG_GEO_NO_AREA, stranger->place, reading->file->by, stranger->value, NULL);
    }
    g_array_set_size(reading->strangers, 0);
}

bool
reading_begin(OutlineReading *reading, const char *value, Place place)
{
    reading->area = value == NULL ? NULL : reading->join(value, reading->data);
    reading->crossed = false;
    if (reading->area == NULL) {
        Stranger stranger = { place, g_strdup(value == NULL ? "" : value) };

        g_array_append_val(reading->strangers, stranger);
        return false;
    }
    reading->features++;
    arcs_add_province(reading->maker, reading->area, value, reading->area);
    return true;
}

/* ---- does a ring cross itself? Only what shares a cell of a grid is compared ---- */

enum { COMPARISONS = 20000000 };

typedef struct Cells { size_t across, down; double left, top, width, height; GArray **lists; } Cells;

static Cells
cells_for(const double *p, size_t count)
{
    double right = -INFINITY, bottom = -INFINITY;
    Cells cells = { .left = INFINITY, .top = INFINITY };

    for (size_t i = 0; i < count; i++) {
        cells.left = fmin(cells.left, p[2 * i]);
        cells.top = fmin(cells.top, p[2 * i + 1]);
        right = fmax(right, p[2 * i]);
        bottom = fmax(bottom, p[2 * i + 1]);
    }
    cells.across = cells.down = (size_t)CLAMP(sqrt((double)count), 1, 512);
    cells.width = fmax((right - cells.left) / (double)cells.across, 1e-9);
    cells.height = fmax((bottom - cells.top) / (double)cells.down, 1e-9);
    cells.lists = g_new0(GArray *, cells.across * cells.down);
    return cells;
}

static size_t
cell_at(double value, double from, double size, size_t count)
{
    return (size_t)CLAMP(floor((value - from) / size), 0, (double)count - 1);
}

static double
turn(const double *a, const double *b, const double *c)
{
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/* Properly: each has its ends on both sides of the other; what only touches does not. */
static bool
cross(const double *a, const double *b, const double *c, const double *d)
{
    return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

/* The number of a point near where it crosses itself, or -1. */
static gssize
where_it_crosses(const double *p, size_t count)
{
    Cells cells = cells_for(p, count);
    gssize found = -1;
    size_t pairs = 0;

    for (size_t i = 0; i < count && found < 0 && pairs < COMPARISONS; i++) {
        const double *a = &p[2 * i], *b = &p[2 * ((i + 1) % count)];
        size_t x0 = cell_at(fmin(a[0], b[0]), cells.left, cells.width, cells.across),
               x1 = cell_at(fmax(a[0], b[0]), cells.left, cells.width, cells.across),
               y0 = cell_at(fmin(a[1], b[1]), cells.top, cells.height, cells.down),
               y1 = cell_at(fmax(a[1], b[1]), cells.top, cells.height, cells.down);

        for (size_t y = y0; y <= y1 && found < 0; y++)
            for (size_t x = x0; x <= x1 && found < 0; x++, pairs++) {
                GArray **list = &cells.lists[y * cells.across + x];

                if (*list == NULL)
                    *list = g_array_new(FALSE, FALSE, sizeof(guint));
                for (guint k = 0; k < (*list)->len && found < 0 && pairs < COMPARISONS; k++, pairs++) {
                    size_t j = g_array_index(*list, guint, k);

                    if (cross(a, b, &p[2 * j], &p[2 * ((j + 1) % count)]))
                        found = (gssize)i;
                }
                g_array_append_val(*list, (guint){ (guint)i });
            }
    }
    for (size_t i = 0; i < cells.across * cells.down; i++)
        if (cells.lists[i] != NULL)
            g_array_unref(cells.lists[i]);
    g_free(cells.lists);
    return found;
}

/* ---- rings ---- */

static char *
said_place(const double *p)
{
    return g_strdup_printf("%.6g %.6g", p[0], p[1]);
}

/* The number of a position that is none, or -1. */
static gssize
out_of_degrees(const double *p, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!(fabs(p[2 * i]) <= 180 && fabs(p[2 * i + 1]) <= 90))
            return (gssize)i;
    return -1;
}

bool
reading_ring(OutlineReading *reading, const GArray *degrees, bool outer, Place place)
{
    const double *p = (const double *)(const void *)degrees->data;
    size_t count = degrees->len / 2;
    gssize wrong = out_of_degrees(p, count);

    if (!reading_count(reading, count, place))
        return false;
    reading->vertices += count;
    if (wrong >= 0) {
        g_autofree char *at = said_place(&p[2 * wrong]);

        diag_report(reading->diags, DIAG_GEO_DEGREES, place, reading->area, at, NULL);
        reading->failed = true;
        return false;
    }
    if (count > 1 && memcmp(p, &p[2 * (count - 1)], 2 * sizeof *p) == 0)
        count--;
    if (count < 3)
        return reading_fault(reading, place, "a ring has fewer than three corners");
    wrong = where_it_crosses(p, count);
    if (wrong >= 0 && !reading->crossed) {
        g_autofree char *at = said_place(&p[2 * wrong]);

        diag_report(reading->diags, DIAG_GEO_CROSSED, place, reading->area, at, NULL);
        reading->crossed = true;
    }
    arcs_add_ring(reading->maker, p, count, outer);
    return true;
}

/* ---- files ---- */

static void
read_file(OutlineReading *reading)
{
    const OutlineFile *file = reading->file;
    InputFault fault;
    g_autofree char *why = NULL;
    GMappedFile *mapped = input_map_or_why(file->path, (guint64)MOST_GEO_MIB << 20, &fault, &why);
    Place place = file->place;
    size_t before = reading->features;

    if (mapped == NULL) {
        reading_fault(reading, place, why);
        return;
    }
    if (g_str_has_suffix(file->path, ".gpkg")) {
        const GeopackageReader *package = geopackage_functions(reading->diags);

        if (package == NULL)
            reading->failed = true;
        else
            package->read(reading);
    } else {
        gsize length = g_mapped_file_get_length(mapped);
        g_autofree char *text = length == 0 ? g_strdup("") : g_strndup(g_mapped_file_get_contents(mapped), length);

        read_geojson(reading, text, strlen(text));
    }
    tell_strangers(reading, reading->features > before, place);
    g_mapped_file_unref(mapped);
}

World *
outlines_read(const OutlineFile *files, size_t count, const char *source, OutlineJoin join, void *data, Diags *diags)
{
    g_autoptr(ArcsMaker) maker = arcs_new(source);
    g_autoptr(GArray) strangers = g_array_new(FALSE, FALSE, sizeof(Stranger));
    OutlineReading reading = { .maker = maker, .join = join, .data = data, .diags = diags, .strangers = strangers };
    g_autoptr(GBytes) bytes = NULL;
    g_autofree char *why = NULL;

    g_array_set_clear_func(strangers, clear_stranger);
    for (size_t i = 0; i < count && !reading.failed; i++) {
        reading.file = &files[i];
        read_file(&reading);
    }
    if (reading.failed)
        return NULL;
    bytes = arcs_finish(maker);
    return world_of(bytes, &why);
}

char *
outlines_digest(const char *path)
{
    g_autofree char *why = NULL;
    InputFault fault;
    GMappedFile *mapped = input_map_or_why(path, (guint64)MOST_GEO_MIB << 20, &fault, &why);
    char *digest;

    if (mapped == NULL)
        return NULL;
    digest = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)g_mapped_file_get_contents(mapped),
                                         g_mapped_file_get_length(mapped));
    g_mapped_file_unref(mapped);
    return digest;
}
