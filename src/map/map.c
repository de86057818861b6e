/* The table of kinds, and what holds for all of them. */
#include "map/kinds.h"
#include "base/diag_map.h"
#include "base/diag_picture.h"

static const MapRow *const rows[MAP_KIND_COUNT] = { [MAP_LOCATOR] = &map_locator,
                                                    [MAP_CHOROPLETH] = &map_choropleth,
                                                    [MAP_SYMBOLS] = &map_symbols,
                                                    [MAP_TILE_GRID] = &map_tile_grid,
                                                    [MAP_DOTS] = &map_dots };

static bool
says(const char *text)
{
    return text != NULL && *text != '\0';
}

bool
map_is_accounted_for(const MapSpec *spec)
{
    return says(spec->disclaimer) && says(spec->date) && says(spec->source);
}

const GeoMap *
map_outlines(const MapSpec *spec, World *world)
{
    g_autofree GeoAssignment *assignments = g_new(GeoAssignment, spec->outline_count + 1);

    for (size_t i = 0; i < spec->outline_count; i++)
        assignments[i] =
            (GeoAssignment){ spec->outlines[i].country, spec->outlines[i].province, spec->outlines[i].area };
    return geo_map_of(world, assignments, spec->outline_count);
}

Size
map_measure(const MapSpec *spec, const PenContext *context, World *world, double width)
{
    return rows[spec->kind]->measure(spec, context, world == NULL ? NULL : map_outlines(spec, world), width);
}

bool
map_has_outline(const MapSpec *spec, World *world, Diags *diags)
{
    if (spec->area == NULL || geo_map_find(map_outlines(spec, world), spec->area) >= 0)
        return true;
    diag_report(diags, spec->optional ? DIAG_MAP_WITHOUT : DIAG_MAP_NO_OUTLINE, spec->place, spec->name, spec->area,
                NULL);
    return false;
}

bool
map_is_made(const MapSpec *spec, World *world, Diags *diags)
{
    if (map_is_accounted_for(spec))
        return map_has_outline(spec, world, diags);
    diag_report(diags, DIAG_MAP_UNACCOUNTED, spec->place, map_kind_name(spec->kind), NULL);
    return false;
}

bool
map_draw(const MapSpec *spec, const PenContext *context, World *world, PageBuilder *page, Rect rect, MapBefore before,
         Diags *diags)
{
    Drawing drawing = {
        .spec = spec, .c = context, .source = world_source(world), .page = page, .rect = rect, .before = before
    };

    if (!map_is_made(spec, world, diags))
        return false;
    drawing.geo = map_outlines(spec, world);
    drawing.land = geo_land(world);
    rows[spec->kind]->draw(&drawing);
    return true;
}
