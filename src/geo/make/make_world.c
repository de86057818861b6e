/*
 * Makes the file of the world's outlines from a GeoPackage of provinces: make_world FROM.gpkg TO SOURCE. Polygons
 * become arcs: an edge that two provinces have is stored once, with both; where three meet, arcs end. It runs when the
 * program is built, and is no part of it.
 */
#include <glib.h>
#include <math.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/pair.h"
#include "geo/derive.h"

typedef struct Vertex { int32_t longitude, latitude; } Vertex;
/* Between two vertices, the first of the lower number: what lies at its left and right, or -1; has an arc taken it? */
typedef struct Edge { uint32_t a, b; int32_t left, right; bool used; } Edge;

typedef struct Making {
    GArray *provinces;                  /* WorldProvince */
    GString *text; GHashTable *countries;               /* offset + 1 of what was added before */
    GArray *vertices; GHashTable *vertex_index;         /* Vertex; longitude and latitude in one -> number + 1 */
    GArray *edges; GHashTable *edge_index;              /* Edge; both numbers in one -> number + 1 */
    GArray *first_edge, *next_edge;     /* by vertex, and by half an edge (2 * edge + end): lists of edges at one */
    GArray *arcs, *points, *lines, *line_points;
} Making;

/* ---- geometry as GeoPackage has it (OGC 12-128, 2.1.3) ---- */

typedef struct Blob { const unsigned char *at; size_t left; bool bad; } Blob;

static const unsigned char *
take(Blob *blob, size_t bytes)
{
    static const unsigned char zeros[16];
    const unsigned char *at = blob->at;

    if (bytes > blob->left) {
        blob->bad = true;
        return zeros;
    }
    blob->at += bytes;
    blob->left -= bytes;
    return at;
}

static uint32_t
take_number(Blob *blob)
{
    uint32_t value;

    memcpy(&value, take(blob, 4), 4);
    return GUINT32_FROM_LE(value);
}

static double
take_double(Blob *blob)
{
    guint64 bits;
    double value;

    memcpy(&bits, take(blob, 8), 8);
    bits = GUINT64_FROM_LE(bits);
    memcpy(&value, &bits, 8);
    return value;
}

static void
pass_header(Blob *blob)
{
    static const size_t envelopes[8] = { 0, 32, 48, 48, 64, 0, 0, 0 };
    unsigned flags = take(blob, 4)[3];

    take(blob, 4 + envelopes[flags >> 1 & 7]);
}

static uint32_t
add_text(Making *m, const char *text)
{
    uint32_t at = (uint32_t)m->text->len;

    g_string_append_len(m->text, text == NULL ? "" : text, (gssize)(text == NULL ? 0 : strlen(text)) + 1);
    return at;
}

/* Each once: whose they are is told by the offset. */
static uint32_t
add_country(Making *m, const char *code)
{
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(m->countries, code));
    uint32_t at = known > 0 ? known - 1 : add_text(m, code);

    if (known == 0)
        g_hash_table_insert(m->countries, g_strdup(code), GUINT_TO_POINTER(at + 1));
    return at;
}

static uint32_t
vertex_of(Making *m, double longitude, double latitude)
{
    Vertex v = { (int32_t)lround(longitude / WORLD_UNIT), (int32_t)lround(latitude / WORLD_UNIT) };
    gint64 *key = g_new(gint64, 1);
    guint number;

    *key = (gint64)v.longitude << 32 | (guint32)v.latitude;
    number = GPOINTER_TO_UINT(g_hash_table_lookup(m->vertex_index, key));
    if (number > 0) {
        g_free(key);
        return number - 1;
    }
    g_array_append_val(m->vertices, v);
    g_hash_table_insert(m->vertex_index, key, GUINT_TO_POINTER(m->vertices->len));
    return m->vertices->len - 1;
}

/* An edge of a ring that has `province` at its left. */
static void
add_edge(Making *m, uint32_t from, uint32_t to, int32_t province)
{
    Edge edge = { MIN(from, to), MAX(from, to), -1, -1, false };
    gint64 *key = g_new(gint64, 1);
    guint number;
    Edge *found;

    *key = (gint64)edge.a << 32 | edge.b;
    number = GPOINTER_TO_UINT(g_hash_table_lookup(m->edge_index, key));
    if (number == 0) {
        g_array_append_val(m->edges, edge);
        number = m->edges->len;
        g_hash_table_insert(m->edge_index, key, GUINT_TO_POINTER(number));
    } else {
        g_free(key);
    }
    found = &g_array_index(m->edges, Edge, number - 1);
    if (from < to && found->left < 0)
        found->left = province;
    else if (from > to && found->right < 0)
        found->right = province;
}

static double
doubled_area(const Making *m, const GArray *ring)
{
    double sum = 0;

    for (guint i = 0; i < ring->len; i++) {
        const Vertex *a = &g_array_index(m->vertices, Vertex, g_array_index(ring, uint32_t, i)),
                     *b = &g_array_index(m->vertices, Vertex, g_array_index(ring, uint32_t, (i + 1) % ring->len));

        sum += (double)a->longitude * b->latitude - (double)b->longitude * a->latitude;
    }
    return sum;
}

/* The outer ring of a polygon runs with the land at its left, a hole with it at its left too: the other way round. */
static void
take_ring(Making *m, Blob *blob, int32_t province, bool outer)
{
    g_autoptr(GArray) ring = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    uint32_t count = take_number(blob);
    bool left;

    for (uint32_t i = 0; i < count && !blob->bad; i++) {
        double longitude = take_double(blob), latitude = take_double(blob);
        uint32_t vertex = vertex_of(m, longitude, latitude);

        if (ring->len == 0 || g_array_index(ring, uint32_t, ring->len - 1) != vertex)
            g_array_append_val(ring, vertex);
    }
    if (ring->len > 1 && g_array_index(ring, uint32_t, 0) == g_array_index(ring, uint32_t, ring->len - 1))
        g_array_set_size(ring, ring->len - 1);
    if (ring->len < 3)
        return;
    left = (doubled_area(m, ring) > 0) == outer;
    for (guint i = 0; i < ring->len; i++) {
        uint32_t a = g_array_index(ring, uint32_t, i), b = g_array_index(ring, uint32_t, (i + 1) % ring->len);

        add_edge(m, left ? a : b, left ? b : a, province);
    }
}

static void
take_polygons(Making *m, Blob blob, int32_t province)
{
    uint32_t polygons;

    pass_header(&blob);
    take(&blob, 5);                     /* byte order and type: a multipolygon, little-endian */
    polygons = take_number(&blob);
    for (uint32_t p = 0; p < polygons && !blob.bad; p++) {
        uint32_t rings;

        take(&blob, 5);
        rings = take_number(&blob);
        for (uint32_t r = 0; r < rings && !blob.bad; r++)
            take_ring(m, &blob, province, r == 0);
    }
}

/* ---- arcs ---- */

static void
link_edges(Making *m)
{
    g_array_set_size(m->first_edge, m->vertices->len);
    g_array_set_size(m->next_edge, 2 * m->edges->len);
    for (guint i = 0; i < m->vertices->len; i++)
        g_array_index(m->first_edge, int32_t, i) = -1;
    for (guint e = 0; e < m->edges->len; e++) {
        const Edge *edge = &g_array_index(m->edges, Edge, e);
        uint32_t ends[2] = { edge->a, edge->b };

        for (guint k = 0; k < 2; k++) {
            g_array_index(m->next_edge, int32_t, 2 * e + k) = g_array_index(m->first_edge, int32_t, ends[k]);
            g_array_index(m->first_edge, int32_t, ends[k]) = (int32_t)(2 * e + k);
        }
    }
}

static Edge *
edge_of(const Making *m, int32_t half)
{
    return &g_array_index(m->edges, Edge, half / 2);
}

/* What lies at the left and right of an edge walked from that end. */
static void
sides(const Making *m, int32_t half, int32_t *left, int32_t *right)
{
    const Edge *edge = edge_of(m, half);

    *left = half % 2 == 0 ? edge->left : edge->right;
    *right = half % 2 == 0 ? edge->right : edge->left;
}

/* Do exactly two edges meet there, between the same two? */
static bool
goes_on(const Making *m, uint32_t vertex)
{
    int32_t one = g_array_index(m->first_edge, int32_t, vertex), two, left, right, other_left, other_right;

    if (one < 0 || (two = g_array_index(m->next_edge, int32_t, one)) < 0 ||
        g_array_index(m->next_edge, int32_t, two) >= 0)
        return false;
    sides(m, one, &left, &right);
    sides(m, two, &other_left, &other_right);
    return left == other_right && right == other_left;
}

static void
add_point(Making *m, uint32_t vertex)
{
    const Vertex *v = &g_array_index(m->vertices, Vertex, vertex);
    WorldPoint point = { v->longitude, v->latitude, 0 };

    g_array_append_val(m->points, point);
}

/* From one end of an edge on to the next vertex where arcs end, or round to where it began. */
static void
walk(Making *m, int32_t half)
{
    WorldArc arc = { .first = m->points->len };
    uint32_t begin = half % 2 == 0 ? edge_of(m, half)->a : edge_of(m, half)->b, at = begin;

    sides(m, half, &arc.left, &arc.right);
    add_point(m, at);
    for (;;) {
        Edge *edge = edge_of(m, half);
        int32_t next;

        edge->used = true;
        at = half % 2 == 0 ? edge->b : edge->a;
        add_point(m, at);
        if (at == begin || !goes_on(m, at))
            break;
        next = g_array_index(m->first_edge, int32_t, at);
        if (next / 2 == half / 2)
            next = g_array_index(m->next_edge, int32_t, next);
        half = next;
    }
    arc.count = m->points->len - arc.first;
    g_array_append_val(m->arcs, arc);
}

static void
make_arcs(Making *m)
{
    for (int pass = 0; pass < 2; pass++)                /* from where arcs end; then what is round */
        for (guint e = 0; e < m->edges->len; e++)
            for (int32_t k = 0; k < 2; k++) {
                const Edge *edge = &g_array_index(m->edges, Edge, e);

                if (!edge->used && (pass == 1 || !goes_on(m, k == 0 ? edge->a : edge->b)))
                    walk(m, (int32_t)(2 * e) + k);
            }
}

/* ---- weights ---- */

typedef struct Corner { float area; uint32_t at, before, after; uint32_t place; } Corner;

/* Square kilometres, on a sphere, near enough for an order: degrees are as wide as in the middle of the three. */
static float
triangle(const WorldPoint *a, const WorldPoint *b, const WorldPoint *c)
{
    double width = cos(b->latitude * WORLD_UNIT * G_PI / 180) * 111.2, height = 111.2;
    double ax = (a->longitude - b->longitude) * WORLD_UNIT * width,
           ay = (a->latitude - b->latitude) * WORLD_UNIT * height,
           cx = (c->longitude - b->longitude) * WORLD_UNIT * width,
           cy = (c->latitude - b->latitude) * WORLD_UNIT * height;

    return (float)(fabs(ax * cy - cx * ay) / 2);
}

static bool
is_less(const Corner *corners, uint32_t a, uint32_t b)
{
    return corners[a].area < corners[b].area || (corners[a].area <= corners[b].area && a < b);
}

static void
swap_places(Corner *corners, uint32_t *heap, uint32_t i, uint32_t k)
{
    uint32_t held = heap[i];

    heap[i] = heap[k];
    heap[k] = held;
    corners[heap[i]].place = i;
    corners[heap[k]].place = k;
}

static void
sift(Corner *corners, uint32_t *heap, uint32_t count, uint32_t i)
{
    while (i > 0 && is_less(corners, heap[i], heap[(i - 1) / 2])) {
        swap_places(corners, heap, i, (i - 1) / 2);
        i = (i - 1) / 2;
    }
    for (;;) {
        uint32_t least = i;

        for (uint32_t k = 2 * i + 1; k <= 2 * i + 2 && k < count; k++)
            if (is_less(corners, heap[k], heap[least]))
                least = k;
        if (least == i)
            return;
        swap_places(corners, heap, i, least);
        i = least;
    }
}

/*
 * Takes out the corner of the least area, again and again; what it changed by never falls. Of an island three points
 * are left at any scale, so that it has a place.
 */
static void
weigh(WorldPoint *points, uint32_t count)
{
    g_autofree Corner *corners = g_new0(Corner, count);
    g_autofree uint32_t *heap = g_new(uint32_t, count);
    uint32_t left = 0;
    float most = 0;
    bool closed = points[0].longitude == points[count - 1].longitude &&
                  points[0].latitude == points[count - 1].latitude;

    points[0].weight = points[count - 1].weight = 1e9F;
    for (uint32_t i = 1; i + 1 < count; i++) {
        corners[i] = (Corner){ triangle(&points[i - 1], &points[i], &points[i + 1]), i, i - 1, i + 1, left };
        heap[left++] = i;
        sift(corners, heap, left, left - 1);
    }
    while (left > 0) {
        Corner *gone = &corners[heap[0]];
        uint32_t beside[2] = { gone->before, gone->after };

        most = MAX(most, gone->area);
        points[gone->at].weight = most;
        if (closed && left <= 2)
            points[gone->at].weight = 1e8F;
        swap_places(corners, heap, 0, --left);
        if (left > 0)
            sift(corners, heap, left, 0);
        corners[beside[0]].after = beside[1];
        corners[beside[1]].before = beside[0];
        for (int k = 0; k < 2; k++)
            if (beside[k] > 0 && beside[k] + 1 < count) {
                Corner *c = &corners[beside[k]];

                c->area = triangle(&points[c->before], &points[beside[k]], &points[c->after]);
                sift(corners, heap, left, c->place);
            }
    }
}

/* ---- reading and writing ---- */

typedef void (*RowFunction)(Making *m, sqlite3_stmt *row);

static void
take_province(Making *m, sqlite3_stmt *row)
{
    Blob blob = { sqlite3_column_blob(row, 0), (size_t)sqlite3_column_bytes(row, 0), false };
    WorldProvince province = { add_country(m, (const char *)sqlite3_column_text(row, 1)),
                               add_text(m, (const char *)sqlite3_column_text(row, 2)),
                               add_text(m, (const char *)sqlite3_column_text(row, 3)) };

    g_array_append_val(m->provinces, province);
    take_polygons(m, blob, (int32_t)m->provinces->len - 1);
}

static void
take_line(Making *m, sqlite3_stmt *row)
{
    Blob blob = { sqlite3_column_blob(row, 0), (size_t)sqlite3_column_bytes(row, 0), false };
    g_autofree char *name = g_strdup_printf("%s %s", (const char *)sqlite3_column_text(row, 1),
                                            (const char *)sqlite3_column_text(row, 2));
    uint32_t parts, text = add_text(m, name);

    pass_header(&blob);
    take(&blob, 5);
    parts = take_number(&blob);
    for (uint32_t p = 0; p < parts && !blob.bad; p++) {
        WorldLine line = { text, m->line_points->len, 0 };

        take(&blob, 5);
        line.count = take_number(&blob);
        for (uint32_t i = 0; i < line.count && !blob.bad; i++) {
            double longitude = take_double(&blob), latitude = take_double(&blob);
            WorldPoint point = { (int32_t)lround(longitude / WORLD_UNIT), (int32_t)lround(latitude / WORLD_UNIT), 0 };

            g_array_append_val(m->line_points, point);
        }
        g_array_append_val(m->lines, line);
    }
}

static bool
each_row(Making *m, sqlite3 *database, const char *query, RowFunction take_row)
{
    sqlite3_stmt *row = NULL;
    bool good = sqlite3_prepare_v2(database, query, -1, &row, NULL) == SQLITE_OK;

    while (good && sqlite3_step(row) == SQLITE_ROW)
        take_row(m, row);
    sqlite3_finalize(row);
    return good;
}

static void
add_array(GByteArray *out, const GArray *array, size_t size)
{
    g_byte_array_append(out, (const guint8 *)array->data, (guint)(array->len * size));
}

static void
add_bytes(const void *bytes, size_t size, void *data)
{
    g_byte_array_append(data, bytes, (guint)size);
}

static bool
write_world(const Making *m, const char *path)
{
    WorldHeader header = { WORLD_MAGIC, "", m->provinces->len, m->arcs->len, m->points->len, m->lines->len,
                           m->line_points->len, (uint32_t)m->text->len, 0, 0, 0 };
    g_autofree char *part = g_strconcat(path, ".part", NULL), *digest = NULL;
    g_autoptr(GByteArray) body = g_byte_array_new();
    Derived derived;
    FILE *out = fopen(part, "wb");

    if (out == NULL)
        return false;
    derived = world_derive(&header, (const WorldArc *)(const void *)m->arcs->data,
                           (const WorldPoint *)(const void *)m->points->data);
    add_array(body, m->provinces, sizeof(WorldProvince));
    add_array(body, m->arcs, sizeof(WorldArc));
    add_array(body, m->points, sizeof(WorldPoint));
    add_array(body, m->lines, sizeof(WorldLine));
    add_array(body, m->line_points, sizeof(WorldPoint));
    derived_each(&derived, add_bytes, body);
    derived_clear(&derived);
    g_byte_array_append(body, (const guint8 *)m->text->str, (guint)m->text->len);
    digest = g_compute_checksum_for_data(G_CHECKSUM_SHA256, body->data, body->len);
    memcpy(header.digest, digest, sizeof header.digest);
    fwrite(&header, sizeof header, 1, out);
    fwrite(body->data, 1, body->len, out);
    return fclose(out) == 0 && rename(part, path) == 0;
}

int
main(int argc, char **argv)
{
    Making m = { g_array_new(FALSE, FALSE, sizeof(WorldProvince)), g_string_new(NULL),
                 g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                 g_array_new(FALSE, FALSE, sizeof(Vertex)),
                 g_hash_table_new_full(pair_hash, g_int64_equal, g_free, NULL),
                 g_array_new(FALSE, FALSE, sizeof(Edge)),
                 g_hash_table_new_full(pair_hash, g_int64_equal, g_free, NULL),
                 g_array_new(FALSE, FALSE, sizeof(int32_t)), g_array_new(FALSE, FALSE, sizeof(int32_t)),
                 g_array_new(FALSE, FALSE, sizeof(WorldArc)), g_array_new(FALSE, FALSE, sizeof(WorldPoint)),
                 g_array_new(FALSE, FALSE, sizeof(WorldLine)), g_array_new(FALSE, FALSE, sizeof(WorldPoint)) };
    sqlite3 *database = NULL;

    if (argc != 4 || sqlite3_open_v2(argv[1], &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) {
        fprintf(stderr, "make_world FROM.gpkg TO SOURCE\n");
        return 2;
    }
    add_text(&m, argv[3]);
    if (!each_row(&m, database, "SELECT geom, adm0_a3, name, admin FROM states_provinces ORDER BY fid",
                  take_province) ||
        !each_row(&m, database, "SELECT geom, name, adm0_a3_l FROM disputed_borders ORDER BY fid", take_line)) {
        fprintf(stderr, "%s: %s\n", argv[1], sqlite3_errmsg(database));
        return 1;
    }
    sqlite3_close(database);
    link_edges(&m);
    make_arcs(&m);
    for (guint i = 0; i < m.arcs->len; i++) {
        const WorldArc *arc = &g_array_index(m.arcs, WorldArc, i);

        weigh(&g_array_index(m.points, WorldPoint, arc->first), arc->count);
    }
    for (guint i = 0; i < m.lines->len; i++)
        weigh(&g_array_index(m.line_points, WorldPoint, g_array_index(m.lines, WorldLine, i).first),
              g_array_index(m.lines, WorldLine, i).count);
    if (!write_world(&m, argv[2])) {
        fprintf(stderr, "%s cannot be written\n", argv[2]);
        return 1;
    }
    return 0;
}
