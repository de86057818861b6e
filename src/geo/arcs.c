/*
 * Polygons become arcs: an edge that two provinces have is stored once, with both; where three meet, arcs end. So
 * neighbours share their border at any scale.
 */
#include "geo/arcs.h"
#include <math.h>
#include <string.h>
#include "base/pair.h"
#include "geo/derive.h"

typedef struct Vertex { int32_t longitude, latitude; } Vertex;
/* Between two vertices, the first of the lower number: what lies at its left and right, or -1; has an arc taken it? */
typedef struct Edge { uint32_t a, b; int32_t left, right; bool used; } Edge;

struct ArcsMaker {
    GArray *provinces;                  /* WorldProvince */
    GString *text; GHashTable *countries;               /* offset + 1 of what was added before */
    GArray *vertices; GHashTable *vertex_index;         /* Vertex; longitude and latitude in one -> number + 1 */
    GArray *edges; GHashTable *edge_index;              /* Edge; both numbers in one -> number + 1 */
    GArray *first_edge, *next_edge;     /* by vertex, and by half an edge (2 * edge + end): lists of edges at one */
    GArray *arcs, *points, *lines, *line_points;
};

static uint32_t
add_text(ArcsMaker *m, const char *text)
{
    uint32_t at = (uint32_t)m->text->len;

    g_string_append_len(m->text, text == NULL ? "" : text, (gssize)(text == NULL ? 0 : strlen(text)) + 1);
    return at;
}

/* Each once: whose they are is told by the offset. */
static uint32_t
add_country(ArcsMaker *m, const char *code)
{
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(m->countries, code));
    uint32_t at = known > 0 ? known - 1 : add_text(m, code);

    if (known == 0)
        g_hash_table_insert(m->countries, g_strdup(code), GUINT_TO_POINTER(at + 1));
    return at;
}

static uint32_t
vertex_of(ArcsMaker *m, double longitude, double latitude)
{
    Vertex v = { (int32_t)lround(longitude / WORLD_UNIT), (int32_t)lround(latitude / WORLD_UNIT) };
    gint64 *key = g_new(gint64, 1);
    guint number;

    *key = (gint64)((guint64)(guint32)v.longitude << 32 | (guint32)v.latitude);
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
add_edge(ArcsMaker *m, uint32_t from, uint32_t to, int32_t province)
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
doubled_area(const ArcsMaker *m, const GArray *ring)
{
    double sum = 0;

    for (guint i = 0; i < ring->len; i++) {
        const Vertex *a = &g_array_index(m->vertices, Vertex, g_array_index(ring, uint32_t, i)),
                     *b = &g_array_index(m->vertices, Vertex, g_array_index(ring, uint32_t, (i + 1) % ring->len));

        sum += (double)a->longitude * b->latitude - (double)b->longitude * a->latitude;
    }
    return sum;
}

void
arcs_add_ring(ArcsMaker *m, const double *degrees, size_t count, bool outer)
{
    g_autoptr(GArray) ring = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    int32_t province = (int32_t)m->provinces->len - 1;
    bool left;

    for (size_t i = 0; i < count; i++) {
        uint32_t vertex = vertex_of(m, degrees[2 * i], degrees[2 * i + 1]);

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

void
arcs_add_province(ArcsMaker *m, const char *country, const char *name, const char *admin)
{
    WorldProvince province = { add_country(m, country), add_text(m, name), add_text(m, admin) };

    g_array_append_val(m->provinces, province);
}

void
arcs_add_line(ArcsMaker *m, const char *name, const double *degrees, size_t count)
{
    WorldLine line = { add_text(m, name), m->line_points->len, (uint32_t)count };

    for (size_t i = 0; i < count; i++) {
        WorldPoint point = { (int32_t)lround(degrees[2 * i] / WORLD_UNIT),
                             (int32_t)lround(degrees[2 * i + 1] / WORLD_UNIT), 0 };

        g_array_append_val(m->line_points, point);
    }
    g_array_append_val(m->lines, line);
}

/* ---- arcs ---- */

static void
link_edges(ArcsMaker *m)
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
edge_of(const ArcsMaker *m, int32_t half)
{
    return &g_array_index(m->edges, Edge, half / 2);
}

/* What lies at the left and right of an edge walked from that end. */
static void
sides(const ArcsMaker *m, int32_t half, int32_t *left, int32_t *right)
{
    const Edge *edge = edge_of(m, half);

    *left = half % 2 == 0 ? edge->left : edge->right;
    *right = half % 2 == 0 ? edge->right : edge->left;
}

/* Do exactly two edges meet there, between the same two? */
static bool
goes_on(const ArcsMaker *m, uint32_t vertex)
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
add_point(ArcsMaker *m, uint32_t vertex)
{
    const Vertex *v = &g_array_index(m->vertices, Vertex, vertex);
    WorldPoint point = { v->longitude, v->latitude, 0 };

    g_array_append_val(m->points, point);
}

/* From one end of an edge on to the next vertex where arcs end, or round to where it began. */
static void
walk(ArcsMaker *m, int32_t half)
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
make_arcs(ArcsMaker *m)
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

/* ---- the file ---- */

ArcsMaker *
arcs_new(const char *source)
{
    ArcsMaker *m = g_new0(ArcsMaker, 1);

    m->provinces = g_array_new(FALSE, FALSE, sizeof(WorldProvince));
    m->text = g_string_new(NULL);
    m->countries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    m->vertices = g_array_new(FALSE, FALSE, sizeof(Vertex));
    m->vertex_index = g_hash_table_new_full(pair_hash, g_int64_equal, g_free, NULL);
    m->edges = g_array_new(FALSE, FALSE, sizeof(Edge));
    m->edge_index = g_hash_table_new_full(pair_hash, g_int64_equal, g_free, NULL);
    m->first_edge = g_array_new(FALSE, FALSE, sizeof(int32_t));
    m->next_edge = g_array_new(FALSE, FALSE, sizeof(int32_t));
    m->arcs = g_array_new(FALSE, FALSE, sizeof(WorldArc));
    m->points = g_array_new(FALSE, FALSE, sizeof(WorldPoint));
    m->lines = g_array_new(FALSE, FALSE, sizeof(WorldLine));
    m->line_points = g_array_new(FALSE, FALSE, sizeof(WorldPoint));
    add_text(m, source);
    return m;
}

void
arcs_free(ArcsMaker *m)
{
    if (m == NULL)
        return;
    g_hash_table_unref(m->countries);
    g_hash_table_unref(m->vertex_index);
    g_hash_table_unref(m->edge_index);
    g_array_unref(m->provinces);
    g_array_unref(m->vertices);
    g_array_unref(m->edges);
    g_array_unref(m->first_edge);
    g_array_unref(m->next_edge);
    g_array_unref(m->arcs);
    g_array_unref(m->points);
    g_array_unref(m->lines);
    g_array_unref(m->line_points);
    g_string_free(m->text, TRUE);
    g_free(m);
}

static void
add_array(GByteArray *out, const GArray *array, size_t size)
{
    g_byte_array_append(out, (const guint8 *)array->data, (guint)(array->len * size));
}

static void
weigh_all(ArcsMaker *m)
{
    for (guint i = 0; i < m->arcs->len; i++) {
        const WorldArc *arc = &g_array_index(m->arcs, WorldArc, i);

        weigh(&g_array_index(m->points, WorldPoint, arc->first), arc->count);
    }
    for (guint i = 0; i < m->lines->len; i++) {
        const WorldLine *line = &g_array_index(m->lines, WorldLine, i);

        weigh(&g_array_index(m->line_points, WorldPoint, line->first), line->count);
    }
}

static void
add_bytes(const void *bytes, size_t size, void *data)
{
    g_byte_array_append(data, bytes, (guint)size);
}

GBytes *
arcs_finish(ArcsMaker *m)
{
    GByteArray *out = g_byte_array_new();
    WorldHeader header = { WORLD_MAGIC, "", m->provinces->len, 0, 0, m->lines->len, m->line_points->len,
                           (uint32_t)m->text->len, 0, 0, 0 };
    g_autofree char *digest = NULL;
    Derived derived;

    link_edges(m);
    make_arcs(m);
    weigh_all(m);
    header.arcs = m->arcs->len;
    header.points = m->points->len;
    derived = world_derive(&header, (const WorldArc *)(const void *)m->arcs->data,
                           (const WorldPoint *)(const void *)m->points->data);
    g_byte_array_append(out, (const guint8 *)&header, sizeof header);
    add_array(out, m->provinces, sizeof(WorldProvince));
    add_array(out, m->arcs, sizeof(WorldArc));
    add_array(out, m->points, sizeof(WorldPoint));
    add_array(out, m->lines, sizeof(WorldLine));
    add_array(out, m->line_points, sizeof(WorldPoint));
    derived_each(&derived, add_bytes, out);
    derived_clear(&derived);
    g_byte_array_append(out, (const guint8 *)m->text->str, (guint)m->text->len);
    digest = g_compute_checksum_for_data(G_CHECKSUM_SHA256, out->data + sizeof header, out->len - sizeof header);
    memcpy(((WorldHeader *)(void *)out->data)->digest, digest, sizeof header.digest);
    return g_byte_array_free_to_bytes(out);
}
