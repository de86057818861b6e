/*
 * Maps: the outlines are opened when the first is painted. A map takes no room where there are none, or none of the
 * area whose place it tells.
 */
#include "layout/box.h"
#include "map/map.h"

static World *
open_world(Layout *layout, const DocNode *node)
{
    const WorldFinder *finder = &layout->doc->world;

    return finder->open == NULL ? NULL : finder->open(finder->data, node->u.map.spec, layout->diags);
}

void
measure_map(Layout *layout, Box *box, double width)
{
    const DocNode *node = box->node;
    World *world;
    Size size;

    if (node->box->width > 0)
        width = node->box->width;
    box->empty = !map_is_there(layout, node);
    world = box->empty ? NULL : open_world(layout, node);
    size = map_measure(node->u.map.spec, &layout->charts, world, width);
    box->chart = (ChartSize){ .min_width = size.width, .width = size.width, .height = size.height };
    box->height = box->empty ? 0 : size.height;
}

bool
map_is_there(Layout *layout, const DocNode *node)
{
    World *world;

    if (layout->refused != NULL && g_hash_table_contains(layout->refused, node))
        return false;
    world = open_world(layout, node);
    if (world != NULL && map_has_outline(node->u.map.spec, world, layout->diags))
        return true;
    if (layout->refused == NULL)
        layout->refused = g_hash_table_new(NULL, NULL);
    g_hash_table_add(layout->refused, (gpointer)(guintptr)node);
    return false;
}

void
draw_map(Layout *layout, const DocNode *node, PageBuilder *page, Rect rect, MapBefore before)
{
    World *world = map_is_there(layout, node) ? open_world(layout, node) : NULL;

    if (world != NULL)
        map_draw(node->u.map.spec, &layout->charts, world, page, rect, before, layout->diags);
}
