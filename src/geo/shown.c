/*
 * What a view shows. Each arc near its frame is projected once, for the two areas at its sides and for their border;
 * rings and borders, cut to the frame, are kept until another view of that projection is asked for.
 */
#include "geo/internal.h"
#include <math.h>
#include <string.h>

#define FINEST 0.35                     /* points: a corner whose triangle is smaller than this squared is left out */
#define SHORT_ARC 0.12                  /* radians */
#define LEAST_RING 1.0                  /* points, as a square: what is smaller is no island on paper */

typedef enum ArcState { ARC_SEEN, ARC_FAR, ARC_UNSEEN } ArcState;
/* view: of which it tells, counted from 1; what is of another is as good as new. */
typedef struct ShownArc { ArcState state; guint view, first, count; } ShownArc;
/* Points one after the other, and where each line of them ends. */
typedef struct Lines { GArray *points, *ends; } Lines;
typedef struct Sides { int left, right; } Sides;

struct Shown {
    GeoView view;
    GeoProjector projector;
    Cap frame;
    GArray *points;                     /* Point, of all arcs so far */
    ShownArc *arcs; guint views;
    Lines *areas; size_t area_count;    /* points NULL: not asked for so far */
    Lines borders; GArray *sides;       /* Sides, by border */
};

static bool
views_equal(const GeoView *a, const GeoView *b)
{
    const double left[] = { a->longitude, a->latitude, a->scale,      a->origin.x,    a->origin.y,
                            a->frame.x,   a->frame.y,  a->frame.width, a->frame.height,
                            a->finest,    a->grid,     a->least },
                 right[] = { b->longitude, b->latitude, b->scale,      b->origin.x,    b->origin.y,
                             b->frame.x,   b->frame.y,  b->frame.width, b->frame.height,
                             b->finest,    b->grid,     b->least };

    return a->projection == b->projection && memcmp(left, right, sizeof left) == 0;
}

static void
clear_lines(Lines *lines)
{
    if (lines->points != NULL) {
        g_array_unref(lines->points);
        g_array_unref(lines->ends);
    }
    *lines = (Lines){ NULL, NULL };
}

static Lines
new_lines(void)
{
    return (Lines){ g_array_new(FALSE, FALSE, sizeof(Point)), g_array_new(FALSE, FALSE, sizeof(guint)) };
}

/* Half the frame's diagonal as an angle, and a tenth more; its centre need not be the projection's. */
static Cap
frame_cap(const GeoView *view)
{
    double away = hypot(view->frame.x + view->frame.width / 2 - view->origin.x,
                        view->frame.y + view->frame.height / 2 - view->origin.y),
           half = hypot(view->frame.width, view->frame.height) / 2;
    /* On Lambert's map a point is 2 sin(angle / 2) from the centre; what is beyond the rim is everywhere. */
    double rim = (away + half) / view->scale / EARTH / 2;

    if (view->projection == GEO_EQUAL_EARTH || rim >= 1)
        return (Cap){ { 1, 0, 0 }, G_PI };
    return (Cap){ vector_of(view->longitude, view->latitude), 1.01 * 2 * asin(rim) };
}

static void
clear_shown(Shown *shown)
{
    for (size_t i = 0; i < shown->area_count; i++)
        clear_lines(&shown->areas[i]);
    clear_lines(&shown->borders);
    g_array_set_size(shown->points, 0);
    g_array_set_size(shown->sides, 0);
}

static Shown *
shown_for(const GeoMap *map, const GeoView *view)
{
    Shown **slot = &((GeoMap *)(guintptr)map)->shown[view->projection], *shown = *slot;

    if (shown != NULL && views_equal(&shown->view, view))
        return shown;
    if (shown == NULL) {
        *slot = shown = g_new0(Shown, 1);
        shown->points = g_array_new(FALSE, FALSE, sizeof(Point));
        shown->sides = g_array_new(FALSE, FALSE, sizeof(Sides));
        shown->arcs = g_new0(ShownArc, map->world->header->arcs);
        shown->area_count = geo_map_count(map);
        shown->areas = g_new0(Lines, shown->area_count);
    }
    clear_shown(shown);
    shown->views++;
    shown->view = *view;
    shown->projector = projector_of(&shown->view);
    shown->frame = frame_cap(view);
    return shown;
}

void
shown_free(Shown *shown)
{
    if (shown == NULL)
        return;
    clear_shown(shown);
    g_array_unref(shown->points);
    g_array_unref(shown->sides);
    g_free(shown->arcs);
    g_free(shown->areas);
    g_free(shown);
}

/* ---- arcs ---- */

static Point
on_grid(Point p, double grid)
{
    return grid <= 0 ? p : (Point){ floor(p.x / grid + 0.5) * grid, floor(p.y / grid + 0.5) * grid };
}

static void
add_projected(Point p, const GeoProjector *projector, guint first, GArray *out)
{
    p = on_grid(p, projector->view->grid);
    if (out->len == first || memcmp(&g_array_index(out, Point, out->len - 1), &p, sizeof p) != 0)
        g_array_append_val(out, p);
}

/* The same as of all points, where the scale shows none but the coarse ones. */
static bool
project_coarse(const World *world, uint32_t number, const GeoProjector *projector, float finest, GArray *out)
{
    bool flat = projector->view->projection == GEO_EQUAL_EARTH;
    guint first = out->len;

    for (uint32_t i = world->coarse_first[number]; i < world->coarse_first[number + 1]; i++) {
        const WorldCoarse *at = &world->coarse[i];
        const WorldPoint *point = &world->points[at->point];
        Point p;

        if (at->point >= world->header->points)
            return false;               /* the file is damaged */
        if (point->weight < finest)
            continue;
        if (flat ? !project(projector, point->longitude * WORLD_UNIT, point->latitude * WORLD_UNIT, &p)
                 : !project_vector(projector, (Vector){ (double)at->x, (double)at->y, (double)at->z }, &p))
            return false;
        add_projected(p, projector, first, out);
    }
    return true;
}

/* What the scale shows of an arc, behind what is there. */
static bool
project_arc(const World *world, uint32_t number, const GeoProjector *projector, GArray *out)
{
    const WorldArc *arc = &world->arcs[number];
    double points = projector->view->finest > 0 ? projector->view->finest : FINEST,
           finest = points * points / (projector->view->scale * projector->view->scale);
    guint first = out->len;

    if (finest >= (double)WORLD_COARSE)
        return project_coarse(world, number, projector, (float)finest, out);
    for (const WorldPoint *point = &world->points[arc->first]; point < &world->points[arc->first + arc->count];
         point++) {
        Point p;

        if ((double)point->weight < finest)
            continue;
        if (!project(projector, point->longitude * WORLD_UNIT, point->latitude * WORLD_UNIT, &p))
            return false;
        add_projected(p, projector, first, out);
    }
    return true;
}

/*
 * Of an arc of which nothing comes into the frame the middle is enough. Lines to it, and from one such middle to the
 * next, keep to the arcs' caps; on paper a line strays from the globe's by its length squared, so that this is for
 * short arcs.
 */
static bool
is_far(const World *world, const Shown *shown, uint32_t number)
{
    Cap cap = arc_cap(world, number);

    if (shown->view.projection != GEO_AZIMUTHAL || cap.radius > SHORT_ARC)
        return false;
    cap.radius += SHORT_ARC * SHORT_ARC;
    return !caps_meet(cap, shown->frame);
}

static const ShownArc *
arc_shown(const World *world, Shown *shown, uint32_t number)
{
    ShownArc *arc = &shown->arcs[number];
    bool seen;

    if (arc->view == shown->views)
        return arc;
    arc->view = shown->views;
    arc->first = shown->points->len;
    if (is_far(world, shown, number)) {
        Point middle;

        seen = project_vector(&shown->projector, arc_cap(world, number).middle, &middle);
        g_array_append_val(shown->points, middle);
        arc->state = ARC_FAR;
    } else {
        seen = project_arc(world, number, &shown->projector, shown->points);
        arc->state = ARC_SEEN;
    }
    if (!seen)
        arc->state = ARC_UNSEEN;
    arc->count = shown->points->len - arc->first;
    return arc;
}

/* ---- rings ---- */

/* Of each arc all but its last point, which is the next one's first, or would be if that were not far. */
static bool
join_arcs(const GeoMap *map, Shown *shown, const Outline *outline, const Ring *ring, GArray *out)
{
    for (guint i = 0; i < ring->count; i++) {
        RingArc step = g_array_index(outline->arcs, RingArc, ring->first + i);
        const ShownArc *arc = arc_shown(map->world, shown, step.arc);
        const Point *points = (const Point *)(void *)shown->points->data + arc->first;
        bool next_is_far = false;
        guint at = out->len, count;

        if (arc->state == ARC_UNSEEN)
            return false;
        if (arc->state == ARC_SEEN && shown->view.projection == GEO_AZIMUTHAL)
            next_is_far = is_far(map->world, shown,
                                 g_array_index(outline->arcs, RingArc, ring->first + (i + 1) % ring->count).arc);
        count = arc->state == ARC_FAR || next_is_far || arc->count == 0 ? arc->count : arc->count - 1;
        g_array_set_size(out, at + count);
        for (guint p = 0; p < count; p++)
            g_array_index(out, Point, at + p) = points[step.backwards ? arc->count - 1 - p : p];
    }
    return true;
}

bool
ring_on_paper(const GeoMap *map, const GeoView *view, const Outline *outline, const Ring *ring, GArray *out)
{
    const GeoProjector projector = projector_of(view);

    for (guint i = 0; i < ring->count; i++) {
        RingArc step = g_array_index(outline->arcs, RingArc, ring->first + i);
        guint first = out->len;

        if (!project_arc(map->world, step.arc, &projector, out))
            return false;
        for (guint a = first, b = out->len; step.backwards && a + 1 < b; a++, b--) {
            Point *left = &g_array_index(out, Point, a), *right = &g_array_index(out, Point, b - 1), kept = *left;

            *left = *right;
            *right = kept;
        }
        if (out->len > first)
            g_array_set_size(out, out->len - 1);
    }
    return true;
}

/* Twice what a ring encloses on paper; below 0 where it runs the other way round. */
static double
enclosed(const GArray *ring)
{
    double sum = 0;

    for (guint i = 0; i < ring->len; i++) {
        Point a = g_array_index(ring, Point, i), b = g_array_index(ring, Point, (i + 1) % ring->len);

        sum += a.y * b.x - a.x * b.y;
    }
    return sum;
}

/*
 * A ring with the opposite point of the globe in it is turned inside out by an azimuthal projection: what it encloses
 * lies around it on paper. That is the frame with the ring as a hole.
 */
static bool
is_inside_out(const Shown *shown, const Ring *row, const GArray *ring)
{
    const Vector up = shown->projector.up;
    const Cap opposite = { { -up.x, -up.y, -up.z }, 0 };

    return shown->view.projection == GEO_AZIMUTHAL && caps_meet(row->cap, opposite) &&
           (enclosed(ring) < 0) == (row->size > 0);
}

static void
end_ring(Lines *lines, const Point *points, size_t count)
{
    g_array_append_vals(lines->points, points, (guint)count);
    g_array_append_val(lines->ends, lines->points->len);
}

/* Clockwise or not, as the ring that it surrounds is not. */
static void
surround(Lines *lines, Rect f, bool hole)
{
    Point corners[4] = { { f.x, f.y },
                         { f.x, f.y + f.height },
                         { f.x + f.width, f.y + f.height },
                         { f.x + f.width, f.y } };

    if (hole) {
        Point kept = corners[1];

        corners[1] = corners[3];
        corners[3] = kept;
    }
    end_ring(lines, corners, 4);
}

static Lines
show_area(const GeoMap *map, int area, Shown *shown)
{
    const Outline *outline = outline_of(map, area);
    Lines lines = new_lines();
    g_autoptr(GArray) ring = g_array_new(FALSE, FALSE, sizeof(Point));
    double points = shown->view.least > 0 ? shown->view.least : LEAST_RING,
           least = points * points / (shown->view.scale * shown->view.scale),
           whole = shown->view.frame.width * shown->view.frame.height;

    for (guint i = 0; i < outline->rings->len; i++) {
        const Ring *row = &g_array_index(outline->rings, Ring, i);
        bool inside_out;

        if ((fabs(row->size) < least && i != outline->largest) || !caps_meet(row->cap, shown->frame))
            continue;
        g_array_set_size(ring, 0);
        if (!join_arcs(map, shown, outline, row, ring) || ring->len < 3)
            continue;
        inside_out = is_inside_out(shown, row, ring);
        cut_ring(ring, shown->view.frame);
        if (inside_out && (ring->len < 3 || fabs(enclosed(ring)) < whole * 1.9999))
            surround(&lines, shown->view.frame, row->size < 0);
        else if (inside_out)
            continue;                   /* the frame is all hole */
        if (ring->len >= 3)
            end_ring(&lines, (const Point *)(const void *)ring->data, ring->len);
    }
    return lines;
}

void
geo_area_rings(const GeoMap *map, int area, const GeoView *view, GeoLineEach each, void *data)
{
    Shown *shown;
    const Lines *lines;

    if (area < 0)
        return;
    shown = shown_for(map, view);
    if (shown->areas[area].points == NULL)
        shown->areas[area] = show_area(map, area, shown);
    lines = &shown->areas[area];
    for (guint i = 0, at = 0; i < lines->ends->len; at = g_array_index(lines->ends, guint, i++))
        each(&g_array_index(lines->points, Point, at), g_array_index(lines->ends, guint, i) - at, data);
}

/* ---- borders ---- */

static void
end_border(Shown *shown, guint *begun, Sides sides)
{
    if (shown->borders.points->len > *begun) {
        g_array_append_val(shown->borders.ends, shown->borders.points->len);
        g_array_append_val(shown->sides, sides);
    }
    *begun = shown->borders.points->len;
}

static void
cut_border(Shown *shown, const ShownArc *arc, Sides sides)
{
    GArray *out = shown->borders.points;
    guint begun = out->len;

    for (guint p = arc->first; p + 1 < arc->first + arc->count; p++) {
        Point a = g_array_index(shown->points, Point, p), b = g_array_index(shown->points, Point, p + 1), end = b;
        bool seen = cut_segment(&a, &b, shown->view.frame);

        if (seen && out->len == begun)
            g_array_append_val(out, a);
        if (seen)
            g_array_append_val(out, b);
        if (!seen || hypot(b.x - end.x, b.y - end.y) > 1e-9)
            end_border(shown, &begun, sides);
    }
    end_border(shown, &begun, sides);
}

static void
show_borders(const GeoMap *map, Shown *shown)
{
    const World *world = map->world;

    shown->borders = new_lines();
    for (size_t i = 0; i < map->border_count; i++) {
        uint32_t number = map->borders[i];
        const ShownArc *arc;

        if (!caps_meet(arc_cap(world, number), shown->frame))
            continue;
        arc = arc_shown(world, shown, number);
        if (arc->state == ARC_SEEN)
            cut_border(shown, arc,
                       (Sides){ side_of(map, world->arcs[number].left), side_of(map, world->arcs[number].right) });
    }
}

void
geo_borders(const GeoMap *map, const GeoView *view, GeoBorderEach each, void *data)
{
    Shown *shown = shown_for(map, view);

    if (shown->borders.points == NULL)
        show_borders(map, shown);
    for (guint i = 0, at = 0; i < shown->sides->len; at = g_array_index(shown->borders.ends, guint, i++)) {
        Sides sides = g_array_index(shown->sides, Sides, i);

        each(&g_array_index(shown->borders.points, Point, at), g_array_index(shown->borders.ends, guint, i) - at,
             sides.left, sides.right, data);
    }
}
