/* One map alone, on a page of its own size, or as GeoJSON. */
#include "render/project.h"
#include "base/diag_chart.h"
#include "base/diag_files.h"
#include "base/diag_pdf.h"
#include "base/limit.h"
#include <string.h>
#include "map/map.h"
#include "pdf/pdf.h"
#include "render/claims.h"
#include "render/lone_page.h"
#include "render/map_facts.h"
#include "render/verdicts.h"

enum { WIDTH_MM = 180, LOCATOR_MM = 60, GEOJSON_MM = 1000 };

/* What a map is made of. */
typedef struct Asked { const SheafMap *map; const Template *tmpl; const Lang *lang; View *view; } Asked;

/* ---- which map ---- */

/* The attributes of its element, each only where it is asked for. */
static size_t
values_of(const SheafMap *map, Arena *arena, TemplateValue *values)
{
    const TemplateValue all[] = {
        { "kind", map->kind },
        { "area", map->area },
        { "measure", map->measure },
        { "treaty", map->treaty },
        { "indicator", map->indicator },
        { "objective", map->objective },
        { "bounds", map->bounds },
        { "areas", map->areas },
        { "around", map->around },
        { "title", map->title },
        { "projection", map->projection },
        { "year", map->year == 0 ? NULL : arena_printf(arena, "%d", map->year) },
        { "classes", map->classes == 0 ? NULL : arena_printf(arena, "%d", map->classes) },
        { "insets", map->insets == 0 ? NULL : arena_printf(arena, "%d", map->insets) },
    };
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
        if (all[i].value != NULL)
            values[count++] = all[i];
    return count;
}

static Template *
load_map(const SheafProject *project, const SheafMap *map, Diags *diags)
{
    enum { ATTRIBUTES = 16 };
    g_autoptr(Arena) arena = arena_new();
    g_autofree char *folder = g_path_get_dirname(map->spec == NULL ? "." : map->spec),
                    *own = g_build_filename(project->folder, "templates", NULL);
    const TemplateFolder folders[] = {
        { folder, &project->scope }, { own, &project->scope }, { project->templates, NULL }, { NULL, NULL }
    };
    TemplateValue values[ATTRIBUTES];

    if (map->spec != NULL)
        return template_load_chart(map->spec, folders, project->theme, project->audience, diags);
    return template_of_map(values, values_of(map, arena, values), folders + 1, project->theme, project->audience,
                           diags);
}

static const MapSpec *
find_map(const DocNode *node)
{
    for (const DocNode *child = node->first_child; child != NULL; child = child->next) {
        const MapSpec *found = child->kind == DOC_MAP ? child->u.map.spec : find_map(child);

        if (found != NULL)
            return found;
    }
    return NULL;
}

/* ---- its name ---- */

static double
usual_width(const SheafMap *map)
{
    return map->geojson                                           ? GEOJSON_MM
           : map->kind != NULL && strcmp(map->kind, "locator") == 0 ? LOCATOR_MM
                                                                  : WIDTH_MM;
}

static void
add_word(GString *out, const char *before, const char *word)
{
    gsize from = out->len;

    if (word == NULL)
        return;
    g_string_append_printf(out, "%s%s", before, word);
    g_strdelimit(out->str + from, " /,", '-');
}

/* Of what it is: a file's name, or its kind and the id of what it shows. */
static void
add_subject(GString *out, const SheafMap *map)
{
    const char *const ids[] = { map->area, map->measure, map->treaty, map->indicator, map->objective };

    if (map->spec != NULL) {
        g_autofree char *name = g_path_get_basename(strcmp(map->spec, "-") == 0 ? "map" : map->spec);

        g_string_append_len(out, name, (gssize)strlen(name) - (g_str_has_suffix(name, ".xml") ? 4 : 0));
        return;
    }
    add_word(out, "", map->kind);
    for (size_t i = 0; i < G_N_ELEMENTS(ids); i++)
        add_word(out, "-", ids[i]);
}

static void
add_count(GString *out, int count, const char *word)
{
    if (count != 0)
        g_string_append_printf(out, "-%d%s", count, word);
}

static char *
usual_path(SheafProject *project, const SheafMap *map)
{
    GString *out = g_string_new("out/maps/");
    g_autofree char *variant = output_variant(project, &(SheafJob){ .writer = map->writer }, plan_days(project->plan));

    add_subject(out, map);
    add_word(out, "-", map->bounds);
    add_count(out, map->classes, "classes");
    add_count(out, map->year, "");
    add_word(out, "-of-", map->areas);
    add_word(out, "-around-", map->around);
    add_count(out, map->insets, "insets");
    add_word(out, "-", map->projection);
    if (map->language != NULL && strcmp(map->language, plan_language(project->plan)) != 0)
        g_string_append_printf(out, "-%s", map->language);
    g_string_append(out, variant);
    if (map->bare)
        g_string_append(out, "-bare");
    if (map->width_mm > 0 && (map->width_mm < usual_width(map) || map->width_mm > usual_width(map)))
        output_add_number(out, map->width_mm, "mm");
    if (!map->geojson && map->format == SHEAF_PNG)
        pixels_name(out, map->pixels);
    g_string_append_printf(out, ".%s", map->geojson ? "geojson" : format_name(map->format));
    return g_string_free(out, FALSE);
}

static char *
map_path(SheafProject *project, const SheafMap *map)
{
    g_autofree char *relative = map->output != NULL ? g_strdup(map->output) : usual_path(project, map);

    return g_path_is_absolute(relative) ? g_steal_pointer(&relative)
                                        : g_build_filename(project->folder, relative, NULL);
}

/* ---- its page ---- */

typedef struct Drawn { const MapSpec *spec; const PenContext *context; World *world; } Drawn;

static bool
draw(const void *drawing, PageBuilder *page, Rect box, Diags *diags)
{
    const Drawn *drawn = drawing;

    return map_draw(drawn->spec, drawn->context, drawn->world, page, box, (MapBefore){ 0 }, diags);
}

static GBytes *
bytes_of(SheafProject *project, const SheafMap *map, const Pages *pages, const MapSpec *spec, Diags *diags)
{
    PdfOptions options = { .producer = "sheaf " SHEAF_VERSION, .claims_ua = true, .claims_a = true, .held = true };

    if (map->format == SHEAF_PDF)
        return writer_pdf(project, map->writer, pages, &options, diags);
    return picture_of(project, pages, 0, &(Picture){ map->format, map->pixels, spec->title, spec->alt }, diags);
}

static GBytes *
set_map(SheafProject *project, const Asked *asked, const Doc *doc, const Drawn *what, double width, Diags *diags)
{
    const MapSpec *spec = what->spec;
    DocumentInfo info = { .title = spec->title, .author = doc->author, .subject = doc->subject,
                          .language = doc->language, .direction = doc->direction, .created = doc->created };
    g_autoptr(PagesBuilder) builder = pages_builder_new(&info);
    g_autoptr(TextStore) store =
        text_store_new(project->text, pages_arena(builder), doc->language, doc->direction, diags);
    PenContext context = { .text = store, .lang = asked->lang, .theme = doc->chart_theme,
                           .direction = doc->direction, .pictures = doc->pictures };
    const Drawn drawn = { spec, &context, what->world };
    MapKnown known = map_known(spec, asked->view, asked->lang, pages_arena(builder));
    LonePage page = { .context = &context, .view = asked->view, .place = spec->place,
                      .kind = map_kind_name(spec->kind), .title = spec->title, .alt = spec->alt,
                      .claims = spec->claims, .claim_count = spec->claim_count, .sources = known.sources,
                      .source_count = known.source_count, .days = doc->properties, .day_count = doc->property_count,
                      .bare = asked->map->bare, .width = width, .draw = draw, .drawing = &drawn };
    g_autoptr(Pages) pages = NULL;

    text_store_find_places(store, &doc->data);
    page.size = map_measure(spec, &context, what->world, width - 2 * LONE_AROUND);
    pages = lone_page(&page, builder, diags);
    return pages == NULL || diags_failed(diags) ? NULL : bytes_of(project, asked->map, pages, spec, diags);
}

static GBytes *
write_geojson(const Asked *asked, const Drawn *what, double width, Diags *diags)
{
    g_autoptr(Arena) arena = arena_new();
    MapKnown known = map_known(what->spec, asked->view, asked->lang, arena);
    char *text = map_geojson(what->spec, what->world, width, &known.facts, diags);

    return text == NULL ? NULL : g_bytes_new_take(text, strlen(text));
}

/* The map of the document as a file; NULL with diagnostics. */
static GBytes *
make_bytes(SheafProject *project, const Asked *asked, const Doc *doc, double width, Diags *diags)
{
    const MapSpec *spec = find_map(doc->root);
    Drawn what = { .spec = spec };

    if (spec == NULL) {
        diag_report(diags, DIAG_NO_CHART, (Place){ 0 }, asked->map->spec == NULL ? "map" : asked->map->spec, NULL);
        return NULL;
    }
    what.world = doc->world.open(doc->world.data, spec, diags);
    if (what.world == NULL || !map_is_made(spec, what.world, diags))
        return NULL;
    return asked->map->geojson ? write_geojson(asked, &what, width, diags)
                               : set_map(project, asked, doc, &what, width, diags);
}

/* In points; false with a diagnostic when it is wider than any is. */
static bool
width_of(const SheafMap *map, double *width, Diags *diags)
{
    char asked[G_ASCII_DTOSTR_BUF_SIZE];

    *width = (map->width_mm > 0 ? map->width_mm : usual_width(map)) / 25.4 * 72;
    if (!(map->width_mm > MOST_CHART_WIDTH_MM))
        return true;
    limit_exceeded(diags, LIMIT_CHART_WIDTH_MM, (Place){ 0 },
                   g_ascii_formatd(asked, sizeof asked, "%.10g", map->width_mm), NULL);
    return false;
}

static bool
put(SheafProject *project, const Asked *asked, GBytes *bytes, SheafResult *result, Diags *diags)
{
    g_autoptr(Claims) claims = claims_of_project(project);
    const SheafMap *map = asked->map;
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);

    result->path = map_path(project, map);
    claims_read(claims, map->spec);
    if (!claims_write(claims, result->path, diags))
        return false;
    result->pages = map->geojson ? 0 : 1;
    result->bytes = size;
    if (!map->geojson && map->format == SHEAF_PDF && !audited_map(project, map, bytes, result->path, diags))
        return false;
    return output_write(result->path, data, size, diags);
}

static bool
make_map(SheafProject *project, const SheafMap *map, SheafResult *result, Diags *diags)
{
    g_autoptr(Template) tmpl = load_map(project, map, diags);
    const Lang *lang = tmpl == NULL ? NULL : project_lang(project, map->language, diags);
    g_autoptr(View) view = lang == NULL ? NULL : project_view(project, NULL);
    const Asked asked = { map, tmpl, lang, view };
    TemplateRequest request = { .view = view, .lang = lang, .tree = project->tree, .subject = "map",
                                .created = project->created, .world = project_world(project),
                                .clock = project->processor_clock };
    g_autoptr(Doc) doc = NULL;
    g_autoptr(GBytes) bytes = NULL;
    double width;

    if (!width_of(map, &width, diags) || lang == NULL || !project_tools(project, diags))
        return false;
    doc = template_fill(tmpl, &request, diags);
    bytes = doc == NULL || diags_failed(diags) ? NULL : make_bytes(project, &asked, doc, width, diags);
    return bytes != NULL && put(project, &asked, bytes, result, diags);
}

SheafExit
sheaf_map(SheafProject *project, const SheafMap *map, SheafResult *result)
{
    g_autoptr(Diags) diags = diags_new();

    *result = (SheafResult){ 0 };
    if ((map->geojson || map->format != SHEAF_PDF) && map->writer != SHEAF_WRITER_SHEAF)
        diag_report(diags, DIAG_PICTURE_WITHOUT, (Place){ 0 }, map->geojson ? "geojson" : format_name(map->format),
                    "other writer: cairo draws it", NULL);
    if (!pixels_check(map->pixels, diags) || diags_failed(diags))
        return project_report(project, diags);
    if (make_map(project, map, result, diags) && project->verdicts != NULL)
        verdicts_save(project->verdicts);
    return project_report(project, diags);
}
