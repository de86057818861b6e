/*
 * Which hole is whose. A hole asks the rings whose boxes cover the cell of a grid that a corner of it lies in, and a
 * ring its edges at a corner's height, which stand in slices: thousands of holes in thousands of rings, or in one of a
 * hundred thousand corners, do not each go through all of them.
 */
#include "geo/holes.h"
#include <math.h>

/* Both lists name at most some times as many as there are things in them, however long those are. */
enum { SPREAD = 4 };

typedef struct Span { double low, high; } Span;
/* Numbers by cell: those of cell i are from starts[i] to before starts[i + 1]. */
typedef struct Listed { guint *starts, *numbers; } Listed;
/* The edges of a ring by height. */
typedef struct Slices { guint count; Listed edges; } Slices;

typedef struct Finder {
    const GArray *rings;
    Span *across, *down;                /* of each ring */
    Slices *slices;                     /* of each ring, count 0: not asked yet */
    Span whole_across, whole_down;
    guint side;                         /* the grid has side * side cells */
    Listed cells;
    guint *asked;                       /* of each ring: by which hole last, from 1 */
} Finder;

static const GeoRing *
ring_at(const Finder *f, guint ring)
{
    return &g_array_index(f->rings, GeoRing, ring);
}

static Point
corner(const GArray *points, guint i)
{
    return g_array_index(points, Point, i);
}

/* Which of `count` equal parts of a span, from its low end. */
static guint
part_of(Span whole, guint count, double at)
{
    double part = whole.high > whole.low ? (at - whole.low) / (whole.high - whole.low) * count : 0;

    return (guint)fmax(0, fmin(part, count - 1));
}

static void
listed_clear(Listed *listed)
{
    g_free(listed->starts);
    g_free(listed->numbers);
}

/* Takes the counts, which become starts. */
static Listed
listed_of(guint *counts, guint cells)
{
    guint at = 0;

    for (guint i = 0; i <= cells; i++) {
        guint count = i < cells ? counts[i] : 0;

        counts[i] = at;
        at += count;
    }
    return (Listed){ counts, g_new(guint, at + 1) };
}

/* ---- the edges of a ring ---- */

static Span
edge_span(const GArray *points, guint i)
{
    Point a = corner(points, i), b = corner(points, i + 1);

    return (Span){ fmin(a.y, b.y), fmax(a.y, b.y) };
}

/* Slices so thick that all edges together lie in no more than SPREAD times as many as there are edges. */
static guint
slice_count(const GArray *points, Span whole)
{
    double climbed = 0, height = whole.high - whole.low, edges = points->len - 1;

    for (guint i = 0; i + 1 < points->len; i++)
        climbed += fabs(corner(points, i + 1).y - corner(points, i).y);
    return height <= 0 ? 1 : (guint)fmax(1, fmin(edges, edges * (SPREAD - 2) * height / climbed));
}

static Slices
slice(const GArray *points, Span whole)
{
    guint count = slice_count(points, whole);
    guint *counts = g_new0(guint, count + 1), *next;
    Listed edges;

    for (guint i = 0; i + 1 < points->len; i++) {
        Span span = edge_span(points, i);

        for (guint s = part_of(whole, count, span.low); s <= part_of(whole, count, span.high); s++)
            counts[s]++;
    }
    edges = listed_of(counts, count);
    next = g_memdup2(edges.starts, (count + 1) * sizeof(guint));
    for (guint i = 0; i + 1 < points->len; i++) {
        Span span = edge_span(points, i);

        for (guint s = part_of(whole, count, span.low); s <= part_of(whole, count, span.high); s++)
            edges.numbers[next[s]++] = i;
    }
    g_free(next);
    return (Slices){ count, edges };
}

static bool
holds(Finder *f, guint ring, Point p)
{
    const GArray *points = ring_at(f, ring)->points;
    Slices *slices = &f->slices[ring];
    bool inside = false;
    guint part;

    if (p.y < f->down[ring].low || p.y > f->down[ring].high)
        return false;
    if (slices->count == 0)
        *slices = slice(points, f->down[ring]);
    part = part_of(f->down[ring], slices->count, p.y);
    for (guint i = slices->edges.starts[part]; i < slices->edges.starts[part + 1]; i++) {
        Point a = corner(points, slices->edges.numbers[i]), b = corner(points, slices->edges.numbers[i] + 1);

        if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y))
            inside = !inside;
    }
    return inside;
}

static bool
holds_most(Finder *f, guint ring, const GArray *points)
{
    guint within = 0;

    for (guint i = 0; i + 1 < points->len; i++)
        within += holds(f, ring, corner(points, i));
    return 2 * within > points->len;
}

/* ---- the grid of rings ---- */

static Span
wider(Span a, Span b)
{
    return (Span){ fmin(a.low, b.low), fmax(a.high, b.high) };
}

static void
measure(Finder *f)
{
    for (guint r = 0; r < f->rings->len; r++) {
        const GArray *points = ring_at(f, r)->points;
        Point first = corner(points, 0);

        f->across[r] = (Span){ first.x, first.x };
        f->down[r] = (Span){ first.y, first.y };
        for (guint i = 1; i < points->len; i++) {
            Point p = corner(points, i);

            f->across[r] = wider(f->across[r], (Span){ p.x, p.x });
            f->down[r] = wider(f->down[r], (Span){ p.y, p.y });
        }
        f->whole_across = r == 0 ? f->across[0] : wider(f->whole_across, f->across[r]);
        f->whole_down = r == 0 ? f->down[0] : wider(f->whole_down, f->down[r]);
    }
}

/* Goes through the cells of each ring that can have holes: counts them, or writes it down where `next` has room. */
static guint64
each_cell(Finder *f, guint *counts, guint *next)
{
    guint64 all = 0;

    for (guint r = 0; r < f->rings->len; r++) {
        guint left = part_of(f->whole_across, f->side, f->across[r].low),
              right = part_of(f->whole_across, f->side, f->across[r].high),
              top = part_of(f->whole_down, f->side, f->down[r].low),
              bottom = part_of(f->whole_down, f->side, f->down[r].high);

        if (ring_at(f, r)->hole)
            continue;
        all += (guint64)(right - left + 1) * (bottom - top + 1);
        for (guint y = top; y <= bottom && (counts != NULL || next != NULL); y++)
            for (guint x = left; x <= right; x++) {
                if (counts != NULL)
                    counts[y * f->side + x]++;
                else
                    f->cells.numbers[next[y * f->side + x]++] = r;
            }
    }
    return all;
}

static void
make_grid(Finder *f)
{
    guint cells, *counts;
    g_autofree guint *next = NULL;

    f->side = (guint)fmin(1024, fmax(1, ceil(sqrt(f->rings->len))));
    while (f->side > 1 && each_cell(f, NULL, NULL) > (guint64)SPREAD * f->rings->len)
        f->side = (f->side + 1) / 2;
    cells = f->side * f->side;
    counts = g_new0(guint, cells + 1);
    each_cell(f, counts, NULL);
    f->cells = listed_of(counts, cells);
    next = g_memdup2(f->cells.starts, (cells + 1) * sizeof(guint));
    each_cell(f, NULL, next);
}

/* The rings of one cell, each once for a hole; `found` is the best so far. */
static int
ask_cell(Finder *f, guint hole, guint cell, int found)
{
    const GeoRing *asks = ring_at(f, hole);

    for (guint i = f->cells.starts[cell]; i < f->cells.starts[cell + 1]; i++) {
        guint r = f->cells.numbers[i];
        const GeoRing *ring = ring_at(f, r);
        bool better = found < 0 || ring->size < ring_at(f, (guint)found)->size ||
                      (ring->size <= ring_at(f, (guint)found)->size && r < (guint)found);

        if (f->asked[r] == hole + 1 || ring->size < asks->size || !better)
            continue;
        f->asked[r] = hole + 1;
        if (holds_most(f, r, asks->points))
            found = (int)r;
    }
    return found;
}

static int
owner_of(Finder *f, guint hole)
{
    const GArray *points = ring_at(f, hole)->points;
    guint before = G_MAXUINT;
    int found = -1;

    for (guint i = 0; i + 1 < points->len; i++) {
        Point p = corner(points, i);
        guint cell =
            part_of(f->whole_down, f->side, p.y) * f->side + part_of(f->whole_across, f->side, p.x);

        if (cell != before)
            found = ask_cell(f, hole, cell, found);
        before = cell;
    }
    return found;
}

int *
geo_hole_owners(const GArray *rings)
{
    int *owners = g_new(int, rings->len + 1);
    Finder f = { .rings = rings, .across = g_new0(Span, rings->len + 1), .down = g_new0(Span, rings->len + 1),
                 .slices = g_new0(Slices, rings->len + 1), .asked = g_new0(guint, rings->len + 1) };

    measure(&f);
    make_grid(&f);
    for (guint r = 0; r < rings->len; r++)
        owners[r] = ring_at(&f, r)->hole ? owner_of(&f, r) : -1;
    for (guint r = 0; r < rings->len; r++)
        if (f.slices[r].count > 0)
            listed_clear(&f.slices[r].edges);
    listed_clear(&f.cells);
    g_free(f.across);
    g_free(f.down);
    g_free(f.slices);
    g_free(f.asked);
    return owners;
}
