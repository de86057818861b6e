/* The table of kinds, and what holds for all of them. */
#include "map/kinds.h"
#include "base/diag_picture.h"

static const MapRow *const rows[] = { [MAP_LOCATOR] = &map_locator, [MAP_CHOROPLETH] = &map_choropleth };

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

Size
map_measure(const MapSpec *spec, const PenContext *context, double width)
{
    return rows[spec->kind]->measure(spec, context, width);
}

/* What is shaded, or told the place of, is drawn or named. */
static bool
has_outlines(const Drawing *d, Diags *diags)
{
    bool all = true;

    if (d->spec->area != NULL && geo_map_find(d->geo, d->spec->area) < 0) {
        diag_report(diags, DIAG_MAP_NO_OUTLINE, d->spec->place, d->spec->name, d->spec->area, NULL);
        all = d->spec->optional;
    }
    for (size_t i = 0; i < d->spec->shade_count; i++)
        if (geo_map_find(d->geo, d->spec->shades[i].area) < 0)
            diag_report(diags, DIAG_MAP_NO_OUTLINE, d->spec->place, d->spec->shades[i].name, d->spec->shades[i].area,
                        NULL);
    return all;
}

bool
map_draw(const MapSpec *spec, const PenContext *context, World *world, PageBuilder *page, Rect rect, Diags *diags)
{
    g_autofree GeoAssignment *assignments = g_new(GeoAssignment, spec->outline_count + 1);
    Drawing drawing = { .spec = spec, .c = context, .source = world_source(world), .page = page, .rect = rect };

    for (size_t i = 0; i < spec->outline_count; i++)
        assignments[i] =
            (GeoAssignment){ spec->outlines[i].country, spec->outlines[i].province, spec->outlines[i].area };
    drawing.geo = geo_map_of(world, assignments, spec->outline_count);
    if (!map_is_accounted_for(spec)) {
        diag_report(diags, DIAG_MAP_UNACCOUNTED, spec->place, map_kind_name(spec->kind), NULL);
        return false;
    }
    if (!has_outlines(&drawing, diags))
        return false;
    rows[spec->kind]->draw(&drawing);
    return true;
}
