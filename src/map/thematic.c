/* Maps of classes: the ground, the letters or marks upon it, and what stands below. */
#include "map/kinds.h"
#include <math.h>

#define SOUTH (-56.0)
#define NORTH 76.0
#define WORLD_SHAPE 0.42                /* height of the map, of its width */
#define REGION_SHAPE 0.62
#define KEY_GAP 12.0

static int *
areas_around(const Drawing *d, const char *const *ids, size_t count, size_t *found)
{
    int *areas = g_new(int, count + 1);

    *found = 0;
    for (size_t i = 0; i < count; i++)
        if ((areas[*found] = geo_map_find(d->geo, ids[i])) >= 0)
            ++*found;
    if (*found > 0 || !geo_map_is_part(d->geo))
        return areas;
    g_free(areas);                      /* outlines of a part of the world are seen as a whole */
    areas = g_new(int, geo_map_count(d->geo) + 1);
    for (size_t i = 0; i < geo_map_count(d->geo); i++)
        areas[(*found)++] = (int)i;
    return areas;
}

/*
 * Points. All corners of a border along a parallel are so at one height to the last digit, whoever writes the file:
 * what shows it then draws one line, and does not smear some of its parts over two rows of pixels.
 */
#define GRID 0.01

static GeoView
view_of(const Drawing *d, const char *const *ids, size_t count, Rect frame, double room, GeoProjection projection)
{
    size_t found;
    g_autofree int *areas = areas_around(d, ids, count, &found);
    GeoView view;

    if (found == 0 && !geo_map_is_part(d->geo))
        view = geo_view_world(frame, SOUTH, NORTH);
    else
        view = geo_view_around(d->geo, areas, found,
                               (Rect){ frame.x + room, frame.y + room, frame.width - 2 * room,
                                       frame.height - 2 * room },
                               projection);
    view.frame = frame;
    view.grid = GRID;
    return view;
}

GeoView
view_around(const Drawing *d, const char *const *ids, size_t count, Rect frame, double room)
{
    return view_of(d, ids, count, frame, room, GEO_AZIMUTHAL);
}

/* ---- circles: cut to where they are ---- */

#define NAME_ROOM 56.0                  /* beside a circle at the edge, for its name and figure */
#define CLOSEST 3.0                     /* nearer than all of the areas is no map cut */
#define AROUND 3000.0                   /* km from top to bottom, of the world: one circle, too, has neighbours */

static bool
extent_of_shades(const Drawing *d, const GeoView *view, Rect *out)
{
    Point least = { INFINITY, INFINITY }, most = { -INFINITY, -INFINITY };

    for (size_t i = 0; i < d->spec->shade_count; i++) {
        Point at;
        double size;

        if (!shade_place(d, view, &d->spec->shades[i], &at, &size))
            continue;
        least = (Point){ fmin(least.x, at.x), fmin(least.y, at.y) };
        most = (Point){ fmax(most.x, at.x), fmax(most.y, at.y) };
    }
    *out = (Rect){ least.x, least.y, most.x - least.x, most.y - least.y };
    return most.x >= least.x;
}

/* Their middles, with room for circles and names about them, fill the frame: no less is seen of the map than that. */
static GeoView
cut_to_circles(const Drawing *d, GeoView view)
{
    double radius = symbol_radius(d->spec, d->rect.width, d->spec->most), scale;
    Rect f = view.frame, e;

    if (!extent_of_shades(d, &view, &e))
        return view;
    scale = fmin((f.width - 2 * fmin(NAME_ROOM, f.width / 5)) / fmax(e.width, 1),
                 (f.height - 2 * radius - 4) / fmax(e.height, 1));
    scale = CLAMP(scale, 1, CLOSEST);
    if (!geo_map_is_part(d->geo))
        scale = fmin(scale, f.height / AROUND / view.scale);
    view.origin.x = f.x + f.width / 2 + (view.origin.x - e.x - e.width / 2) * scale;
    view.origin.y = f.y + f.height / 2 + (view.origin.y - e.y - e.height / 2) * scale;
    view.scale *= scale;
    return view;
}

/*
 * Lambert's projection is of a part of the world: where nobody says of which, it is that which the map shows. Circles
 * are of the areas that have one.
 */
GeoView
thematic_view(const Drawing *d, Rect frame)
{
    const MapSpec *spec = d->spec;
    bool symbols = spec->kind == MAP_SYMBOLS, part = symbols || spec->projection == MAP_LAMBERT;
    double room = symbols ? symbol_radius(spec, d->rect.width, spec->most) : 0;
    GeoProjection projection = spec->projection == MAP_EQUAL_EARTH ||
                                       (spec->projection == MAP_BY_EXTENT && !spec->regional)
                                   ? GEO_EQUAL_EARTH
                                   : GEO_AZIMUTHAL;
    g_autofree const char **shown = g_new(const char *, spec->shade_count + 1);
    GeoView view;

    for (size_t i = 0; i < spec->shade_count; i++)
        shown[i] = spec->shades[i].area;
    view = spec->around_count > 0 || !part ? view_of(d, spec->around, spec->around_count, frame, room, projection)
                                           : view_of(d, shown, spec->shade_count, frame, room, projection);
    return symbols ? cut_to_circles(d, view) : view;
}

double
thematic_height(const MapSpec *spec, double width)
{
    return spec->height > 0 ? spec->height : width * (spec->regional ? REGION_SHAPE : WORLD_SHAPE);
}

/* Below the map: its key, its insets, its note. */
static double
foot_height(const MapSpec *spec, const PenContext *c, const GeoMap *geo, double width)
{
    return (key_side(spec, width) > 0 ? 0 : KEY_GAP) + key_height(spec, c, width) +
           insets_height(insets_shown(spec, c, geo, width)) + map_note_height(spec, c, width);
}

static void
paint_ground(const Drawing *d, const GeoView *view)
{
    const ChartTheme *theme = d->c->theme;
    Stroke between = { .width = 0.4, .colour = theme->white }, seam = { .width = 0.2, .colour = theme->tint2 };

    for (size_t i = 0; i < geo_map_count(d->geo); i++)
        paint_area(d, view, (int)i, theme->tint2, seam);
    for (size_t i = 0; i < d->spec->shade_count; i++) {
        const MapShade *shade = &d->spec->shades[i];
        int area = geo_map_find(d->geo, shade->area);

        if (area >= 0 && d->row->shaded(&d->spec->classes[shade->shade]))
            paint_class(d, view, area, shade->shade);
    }
    for (size_t i = 0; i < geo_map_count(d->geo); i++)
        if (is_disputed(d, (int)i))
            paint_disputed(d, view, (int)i, theme->ink3);
    paint_borders(d, view, between, (Stroke){ .width = 0.6, .colour = theme->ink2 });
}

bool
shade_place(const Drawing *d, const GeoView *view, const MapShade *shade, Point *at, double *size)
{
    int area = geo_map_find(d->geo, shade->area);

    *size = area < 0 ? 0 : geo_area_size(d->geo, area, view, at);
    if (shade->at.known)
        return geo_project(view, shade->at.longitude, shade->at.latitude, at);
    return area >= 0;
}

bool
shade_is_seen(const Drawing *d, const GeoView *view, const MapShade *shade, double radius, Point *at)
{
    double size;
    Rect f = view->frame;

    return shade_place(d, view, shade, at, &size) && at->x > f.x + radius && at->x < f.x + f.width - radius &&
           at->y > f.y + radius && at->y < f.y + f.height - radius;
}

static Size
measure(const MapSpec *spec, const PenContext *c, const GeoMap *geo, double width)
{
    return (Size){ width, thematic_height(spec, width) + foot_height(spec, c, geo, width) };
}

void
paint_thematic(const Drawing *d, const GeoView *view, bool named)
{
    paint_ground(d, view);
    d->row->mark(d, view, named);
}

static void
draw(const Drawing *drawing, const Thematic *row)
{
    Drawing d = *drawing;
    double height = thematic_height(d.spec, d.rect.width), side = key_side(d.spec, d.rect.width);
    Pen pen = { d.c, d.page, d.rect };
    GeoView view = thematic_view(&d, pen_rect(&pen, side, 0, d.rect.width - side, height)), insets[MAP_INSETS];
    const char *names[MAP_INSETS];
    double y = d.rect.y + height + (side > 0 ? 0 : KEY_GAP);
    Shown shown = { false, false };

    d.row = row;
    d.shown = &shown;
    d.inset_count = inset_views(&d, &view, y + key_height(d.spec, d.c, d.rect.width), insets, names);
    d.insets = insets;
    d.inset_names = names;
    paint_thematic(&d, &view, side > 0 || d.spec->regional);
    paint_key(&d, side > 0 ? d.rect.y + 4 : y);
    paint_map_note(&d, paint_insets(&d, &view, y + key_height(d.spec, d.c, d.rect.width)));
}

/* ---- the row of each kind ---- */

static bool
is_any_class(const MapClass *class)
{
    (void)class;
    return true;
}

static const Thematic choropleth = { is_any_class, paint_letters };

static void
draw_choropleth(const Drawing *d)
{
    draw(d, &choropleth);
}

const MapRow map_choropleth = { measure, draw_choropleth };

static bool
is_class_of_none(const MapClass *class)
{
    return class->none;
}

/* Large circles first, so that small ones are seen upon them. */
static int
compare_values(gconstpointer left, gconstpointer right)
{
    const MapShade *a = *(const MapShade *const *)left, *b = *(const MapShade *const *)right;

    return a->value > b->value ? -1 : a->value < b->value;
}

static double
circle_radius(const Drawing *d, const MapShade *shade)
{
    return shade->has_value ? symbol_radius(d->spec, d->rect.width, shade->value) : 2.3;
}

static void
circles(const Drawing *d, const GeoView *view, bool named)
{
    g_autoptr(GPtrArray) shades = g_ptr_array_new();
    const ChartTheme *theme = d->c->theme;

    for (size_t i = 0; i < d->spec->shade_count; i++)
        g_ptr_array_add(shades, (gpointer)(guintptr)&d->spec->shades[i]);
    g_ptr_array_sort(shades, compare_values);
    for (guint i = 0; i < shades->len; i++) {
        const MapShade *shade = g_ptr_array_index(shades, i);
        double radius = circle_radius(d, shade);
        Point at;

        if (!shade_is_seen(d, view, shade, radius, &at))
            continue;
        if (shade->has_value)
            page_circle(d->page, at, radius, theme->mid, (Stroke){ .width = 0.7, .colour = theme->white });
        else
            page_circle(d->page, at, radius, theme->white,
                        (Stroke){ .width = 0.7, .colour = theme->ink, .dash = 1.2, .gap = 1 });
    }
    if (named)
        paint_names(d, view, circle_radius);
}

static const Thematic symbols = { is_class_of_none, circles };

static void
draw_symbols(const Drawing *d)
{
    draw(d, &symbols);
}

const MapRow map_symbols = { measure, draw_symbols };

static double
mark_radius(const Drawing *d, const MapShade *shade)
{
    (void)d;
    (void)shade;
    return 3.2;
}

static void
marks(const Drawing *d, const GeoView *view, bool named)
{
    for (size_t i = d->spec->shade_count; i-- > 0;) {
        Point at;

        if (shade_is_seen(d, view, &d->spec->shades[i], mark_radius(d, NULL), &at))
            paint_mark(d, at, d->spec->shades[i].shade);
    }
    if (named)
        paint_names(d, view, mark_radius);
}

static bool
is_no_class(const MapClass *class)
{
    (void)class;
    return false;
}

static const Thematic dots = { is_no_class, marks };

static void
draw_dots(const Drawing *d)
{
    draw(d, &dots);
}

const MapRow map_dots = { measure, draw_dots };
