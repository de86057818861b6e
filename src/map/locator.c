/*
 * Where an area is: it alone in white among its neighbours, 1,200 kilometres of them or three and a half times its own
 * width, whichever is more, on the ground of the band, with a bar of scale. What is too small for a shape has a ring.
 * Its seat of government is a dot with its name, where the data have it. A theme may have a light ground for it:
 * outlines then say what lands are, and the area's is the thickest.
 */
#include "map/kinds.h"
#include <math.h>

#define SEA COLOUR_RGB(0x1B4560)
#define LAND COLOUR_RGB(0x4D7992)
#define ACROSS 1200.0
#define TIMES 3.5
#define LOW 0.6                         /* of that in a wide frame, where little is above and below the area */
#define FINEST 0.6                      /* points, as a view has them: a locator is small */
#define GRID 0.1
#define LEAST 1.2
#define SMALL 4.0                       /* square points */
#define ISLANDS 220.0                   /* the same: what is smaller is hardly seen, and has an edge of its own */
#define DOTTED 14.0                     /* the same: of what is smaller a dot or two would be seen, and no pattern */

static Size
measure(const MapSpec *spec, const PenContext *context, const GeoMap *geo, double width)
{
    (void)geo;
    return (Size){ width, (spec->height > 0 ? spec->height : width) + map_note_height(spec, context, width) };
}

typedef struct Look { Colour sea, land, area, border, pattern; Stroke coast, outline; } Look;

static Colour
or_else(Colour colour, Colour otherwise)
{
    return colour.set ? colour : otherwise;
}

static Look
look_of(const ChartTheme *theme)
{
    Look look = { or_else(theme->map_sea, SEA), or_else(theme->map_land, LAND), or_else(theme->map_area, theme->white),
                  or_else(theme->map_border, theme->navy), or_else(theme->map_border, theme->white), { 0 }, { 0 } };

    if (theme->map_border.set) {
        look.coast = (Stroke){ .width = 0.4, .colour = look.border };
        look.outline = (Stroke){ .width = 1.1, .colour = look.border };
    }
    return look;
}

static void
draw(const Drawing *d)
{
    Look look = look_of(d->c->theme);
    int area = geo_map_find(d->geo, d->spec->area);
    double note = map_note_height(d->spec, d->c, d->rect.width);
    Rect frame = { d->rect.x, d->rect.y, d->rect.width, d->rect.height - note };
    GeoView view = geo_view_about(d->geo, area, frame, ACROSS, TIMES * fmax(LOW, fmin(1, frame.height / frame.width)));
    Point label, seat;
    Rect taken = { 0, 0, 0, 0 };
    Stroke outline = look.outline;
    double size;

    view.finest = FINEST;
    view.grid = GRID;
    view.least = LEAST;
    page_fill(d->page, frame, look.sea);
    paint_land(d, &view, look.land, look.coast);
    for (size_t i = 0; i < geo_map_count(d->geo); i++)
        if ((int)i != area && is_disputed(d, (int)i) && geo_area_square(d->geo, (int)i, &view) >= DOTTED)
            paint_disputed(d, &view, (int)i, look.pattern);
    size = geo_area_size(d->geo, area, &view, &label);
    if (look.outline.width == 0 && geo_area_square(d->geo, area, &view) < ISLANDS)
        outline = (Stroke){ .width = 0.9, .colour = look.area };
    paint_area(d, &view, area, look.area, outline);
    if (is_disputed(d, area))
        paint_disputed(d, &view, area, d->c->theme->ink3);
    paint_borders(d, &view, (Stroke){ .width = 0.55, .colour = look.border },
                  (Stroke){ .width = 0.55, .colour = look.border });
    if (size < SMALL)
        page_circle(d->page, label, 5, (Colour){ 0 }, (Stroke){ .width = 1, .colour = look.pattern });
    if (look.outline.width > 0)                             /* a light ground ends where a line says so */
        page_frame(d->page, frame,
                   (Stroke){ .width = 1.2, .colour = look.border });
    if (d->spec->point.known && geo_project(&view, d->spec->point.longitude, d->spec->point.latitude, &seat))
        taken = paint_seat(d, &view, seat, d->spec->seat);
    paint_scale(d, &view, look.pattern, taken);
    paint_map_note(d, frame.y + frame.height);
}

const MapRow map_locator = { measure, draw };
