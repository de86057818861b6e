/* The world's outlines of a run: opened when the first map asks for them. */
#include "render/project.h"
#include "base/diag_picture.h"
#include <string.h>

#define NO_MAPS "none"                  /* in place of a file: maps that pages may be without are left out unsaid */

static const char *
why_not(const SheafProject *project)
{
    return project->world_file == NULL ? "nobody says where they are" : project->world_why;
}

/* A map that a page may be without is told once a run; any other each time. */
static void
tell(SheafProject *project, const MapSpec *spec, Diags *diags)
{
    bool unwanted = project->world_file != NULL && strcmp(project->world_file, NO_MAPS) == 0;

    if (!spec->optional)
        diag_report(diags, DIAG_MAP_NO_WORLD, spec->place, unwanted ? "no map is wanted" : why_not(project), NULL);
    else if (!unwanted && !project->world_told)
        diag_report(diags, DIAG_MAP_LEFT_OUT, (Place){ 0 }, why_not(project), NULL);
    project->world_told = project->world_told || spec->optional;
}

/* The areas of the outlines, as the plan's boundary profile puts them together. */
static const GeoMap *
geo_of_plan(const Plan *plan, World *world)
{
    size_t count;
    const Outline *outlines = plan_outlines(plan, &count);
    g_autofree GeoAssignment *assignments = g_new(GeoAssignment, count + 1);

    for (size_t i = 0; i < count; i++)
        assignments[i] = (GeoAssignment){ outlines[i].country, outlines[i].province, outlines[i].area };
    return geo_map_of(world, assignments, count);
}

static World *
world_of(SheafProject *project)
{
    if (project->world == NULL && project->world_why == NULL && project->world_file != NULL &&
        strcmp(project->world_file, NO_MAPS) != 0) {
        g_autofree char *why = NULL;

        project->world = world_open(project->world_file, &why);
        if (project->world == NULL)
            project->world_why = g_strdup_printf("%s: %s", project->world_file, why);
    }
    return project->world;
}

static World *
open_world(void *data, const MapSpec *spec, Diags *diags)
{
    World *world = world_of(data);

    if (world == NULL)
        tell(data, spec, diags);
    return world;
}

static const char *
outlines_source(void *data, const char *area, Diags *diags)
{
    static const MapSpec carried = { .optional = true };
    SheafProject *project = data;
    World *world = open_world(data, &carried, diags);
    const GeoMap *map = world == NULL || area == NULL ? NULL : geo_of_plan(project->plan, world);

    return world == NULL || (area != NULL && geo_map_find(map, area) < 0) ? NULL : world_source(world);
}

WorldFinder
project_world(SheafProject *project)
{
    return (WorldFinder){ open_world, outlines_source, project };
}

void
inputs_each_world(const SheafProject *project, const Template *tmpl, InputEach each, void *data)
{
    g_autofree char *digest = NULL;

    if (!template_has_maps(tmpl) || project->world_file == NULL)
        return;
    if (strcmp(project->world_file, NO_MAPS) != 0)
        digest = world_digest(project->world_file);
    each("outlines", digest == NULL ? "" : digest, data);
}
