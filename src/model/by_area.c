/*
 * What concerns one area, found without a look at what concerns the others: a batch asks for each of thousands of
 * areas, and a walk over all for each of them would take the square of their number.
 */
#include "model/internal.h"
#include <string.h>

static uint32_t
place_of(const Area *area)
{
    return area == NULL ? 0 : (uint32_t)area->index + 1;
}

void
area_items_add(GArray *pairs, const Area *area, size_t item)
{
    AreaItem pair = { place_of(area), (uint32_t)item };

    g_array_append_val(pairs, pair);
}

/* The pairs come in the order of the items, which stays within each area. */
ByArea
area_items_part(const Plan *plan, const GArray *pairs)
{
    size_t places = plan->areas->len + 2;
    ByArea by = { arena_new0(plan->arena, uint32_t, places), arena_new0(plan->arena, uint32_t, pairs->len) };
    g_autofree uint32_t *next = g_new(uint32_t, places);

    for (guint i = 0; i < pairs->len; i++)
        by.first[g_array_index(pairs, AreaItem, i).area + 1]++;
    for (size_t i = 1; i < places; i++)
        by.first[i] += by.first[i - 1];
    memcpy(next, by.first, sizeof *next * places);
    for (guint i = 0; i < pairs->len; i++)
        by.items[next[g_array_index(pairs, AreaItem, i).area]++] = g_array_index(pairs, AreaItem, i).item;
    return by;
}

const uint32_t *
by_area_items(const ByArea *by, const Area *area, size_t *count)
{
    uint32_t place = place_of(area);

    *count = by->first[place + 1] - by->first[place];
    return by->items + by->first[place];
}

static void
index_targets(Plan *plan)
{
    g_autoptr(GArray) pairs = g_array_new(FALSE, FALSE, sizeof(AreaItem)),
                      all = g_array_new(FALSE, FALSE, sizeof(TargetOf));

    for (guint o = 0; o < plan->objectives->len; o++) {
        const Objective *objective = g_ptr_array_index(plan->objectives, o);

        for (size_t g = 0; g < objective->group_count; g++) {
            TargetOf target = { objective, &objective->groups[g] };

            for (size_t a = 0; a < target.group->area_count; a++)
                area_items_add(pairs, target.group->areas[a], all->len);
            g_array_append_val(all, target);
        }
    }
    plan->targets_of = arena_memdup(plan->arena, all->data, sizeof(TargetOf) * all->len);
    plan->targets_by_area = area_items_part(plan, pairs);
}

/* Side by side, those of one area in the order of the files. */
static void
index_parts(Plan *plan)
{
    g_autoptr(GArray) pairs = g_array_new(FALSE, FALSE, sizeof(AreaItem));
    const Area **parts = arena_new0(plan->arena, const Area *, plan->areas->len + 1);

    for (guint i = 0; i < plan->areas->len; i++)
        area_items_add(pairs, ((const Area *)g_ptr_array_index(plan->areas, i))->within, i);
    plan->parts_by_area = area_items_part(plan, pairs);
    for (guint i = 0; i < plan->areas->len; i++)
        parts[i] = g_ptr_array_index(plan->areas, plan->parts_by_area.items[i]);
    plan->parts = parts;
}

size_t
parts_of_area(const Plan *plan, const Area *area, size_t *count)
{
    return (size_t)(by_area_items(&plan->parts_by_area, area, count) - plan->parts_by_area.items);
}

void
plan_index_areas(Plan *plan)
{
    g_autoptr(GArray) deadlines = g_array_new(FALSE, FALSE, sizeof(AreaItem)),
                      events = g_array_new(FALSE, FALSE, sizeof(AreaItem));

    index_targets(plan);
    index_parts(plan);
    for (guint i = 0; i < plan->deadlines->len; i++)
        area_items_add(deadlines, g_array_index(plan->deadlines, DeadlineSeries, i).area, i);
    for (guint i = 0; i < plan->events->len; i++)
        area_items_add(events, g_array_index(plan->events, Event, i).area, i);
    plan->deadlines_by_area = area_items_part(plan, deadlines);
    plan->events_by_area = area_items_part(plan, events);
    plan_index_records(plan);
}
