/* The world's outlines of a run: opened when the first map asks for them. */
#include "render/project.h"
#include "base/diag_map.h"
#include "base/diag_picture.h"
#include "geo/outlines.h"
#include <string.h>

#define NO_MAPS "none"                  /* in place of a file: maps that pages may be without are left out unsaid */

static const char *
why_not(const SheafProject *project)
{
    return project->world_why == NULL ? "nobody says where they are" : project->world_why;
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

/* ---- outlines of the project's own ---- */

static char *
geometry_path(const SheafProject *project, const Geometry *geometry)
{
    g_autofree char *name = g_path_get_basename(geometry->file);

    return g_build_filename(project->folder, "data", "geo", name, NULL);
}

static const char *
join_area(const char *value, void *data)
{
    const Area *area = plan_find_area(((SheafProject *)data)->plan, value);

    return area == NULL ? NULL : area->id;
}

/* Areas of a kind of which others have an outline, and they have none. */
static void
tell_without(SheafProject *project, const Geometry *geometry, World *world, Diags *diags)
{
    const GeoMap *map = geo_of_plan(project->plan, world);
    size_t count;
    const Area *const *areas = plan_areas(project->plan, &count);

    for (size_t i = 0; i < count; i++) {
        bool others = false;

        for (size_t k = 0; k < geo_map_count(map) && !others; k++) {
            const Area *there = plan_find_area(project->plan, geo_map_area(map, (int)k));

            others = there != NULL && there->kind == areas[i]->kind;
        }
        if (others && geo_map_find(map, areas[i]->id) < 0)
            diag_report(diags, DIAG_MAP_WITHOUT, geometry->place, areas[i]->name.text, areas[i]->id, NULL);
    }
}

static void
read_own(SheafProject *project, const Geometry *geometries, size_t count, Diags *diags)
{
    g_autofree OutlineFile *files = g_new0(OutlineFile, count);
    g_autoptr(GString) sources = g_string_new(NULL);

    for (size_t i = 0; i < count; i++) {
        char *path = geometry_path(project, &geometries[i]);

        files[i] = (OutlineFile){ g_intern_string(path), geometries[i].by, geometries[i].place };
        g_string_append_printf(sources, "%s%s", i > 0 ? "; " : "", geometries[i].source);
        g_free(path);
    }
    project->world = outlines_read(files, count, sources->str, join_area, project, diags);
    if (project->world == NULL)
        project->world_why = g_strdup("the project's own outlines cannot be read");
    else
        tell_without(project, &geometries[0], project->world, diags);
}

static World *
world_of(SheafProject *project, Diags *diags)
{
    size_t count = 0;
    const Geometry *geometries = project->plan == NULL ? NULL : plan_geometries(project->plan, &count);

    if (project->world != NULL || project->world_why != NULL)
        return project->world;
    if (count > 0 && g_strcmp0(project->world_file, NO_MAPS) != 0) {
        read_own(project, geometries, count, diags);
    } else if (project->world_file != NULL && strcmp(project->world_file, NO_MAPS) != 0) {
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
    World *world = world_of(data, diags);

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
    size_t count = 0;
    const Geometry *geometries = project->plan == NULL ? NULL : plan_geometries(project->plan, &count);

    if (!template_has_maps(tmpl))
        return;
    for (size_t i = 0; i < count; i++) {
        g_autofree char *path = geometry_path(project, &geometries[i]), *own = outlines_digest(path);

        each("outlines", own == NULL ? "" : own, data);
    }
    if (project->world_file == NULL || count > 0)
        return;
    if (strcmp(project->world_file, NO_MAPS) != 0)
        digest = world_digest(project->world_file);
    each("outlines", digest == NULL ? "" : digest, data);
}

void
world_check(SheafProject *project, Diags *diags)
{
    size_t count = 0;

    if (project->plan != NULL)
        plan_geometries(project->plan, &count);
    if (count > 0)
        world_of(project, diags);
}
