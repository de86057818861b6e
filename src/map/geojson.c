/*
 * A map as GeoJSON (RFC 7946): a feature an area that it shows, with what the caller tells of it; lines of what is not
 * settled; and on each of them whose borders they are not, so that no part of the file goes without it.
 */
#include "map/kinds.h"
#include "base/diag_map.h"
#include "base/digits.h"
#include "base/json.h"
#include <math.h>

#define SEEN 0.3                        /* points: corners whose triangle is smaller than that squared are left out */

typedef struct Written {
    const Drawing *d;
    const MapFacts *facts;
    GString *out;
    double finest;                      /* kilometres */
    size_t features;
} Written;

/* ---- coordinates ---- */

enum { DEGREE = 10000 };                /* 11 metres at most */

static void
append_degrees(GString *out, double degrees)
{
    long units = lround(degrees * DEGREE), whole = labs(units) / DEGREE, rest = labs(units) % DEGREE;

    if (units < 0)
        g_string_append_c(out, '-');
    digits_append(out, (unsigned long)whole, 0);
    if (rest == 0)
        return;
    g_string_append_c(out, '.');
    digits_append(out, (unsigned long)rest, 4);
    while (out->str[out->len - 1] == '0')
        g_string_truncate(out, out->len - 1);
}

static void
append_point(GString *out, Point p)
{
    g_string_append_c(out, '[');
    append_degrees(out, p.x);
    g_string_append_c(out, ',');
    append_degrees(out, p.y);
    g_string_append_c(out, ']');
}

static void
append_line(GString *out, const Point *points, size_t count)
{
    g_string_append_c(out, '[');
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            g_string_append_c(out, ',');
        append_point(out, points[i]);
    }
    g_string_append_c(out, ']');
}

static void
append_comma(GString *out)
{
    if (out->str[out->len - 1] != '[' && out->str[out->len - 1] != '{')
        g_string_append_c(out, ',');
}

static void
append_polygon(const GeoRing *rings, size_t count, void *data)
{
    GString *out = data;

    append_comma(out);
    g_string_append_c(out, '[');
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            g_string_append_c(out, ',');
        append_line(out, (const Point *)(const void *)rings[i].points->data, rings[i].points->len);
    }
    g_string_append_c(out, ']');
}

/* ---- members ---- */

static void
append_name(GString *out, const char *name)
{
    append_comma(out);
    json_append_text(out, name);
    g_string_append_c(out, ':');
}

static void
append_text(GString *out, const char *name, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    append_name(out, name);
    json_append_text(out, text);
}

static void
append_facts(GString *out, const MapProperties *facts)
{
    for (size_t i = 0; i < facts->count; i++) {
        append_name(out, facts->rows[i].name);
        g_string_append(out, facts->rows[i].json);
    }
}

static void
append_count(GString *out, const char *name, size_t count)
{
    append_name(out, name);
    digits_append(out, count, 0);
}

static void
append_classes(GString *out, const MapSpec *spec)
{
    append_name(out, "classes");
    g_string_append_c(out, '[');
    for (size_t i = 0; i < spec->class_count; i++) {
        append_comma(out);
        g_string_append_c(out, '{');
        append_text(out, "letter", spec->classes[i].letter);
        append_text(out, "text", spec->classes[i].text);
        append_count(out, "count", spec->classes[i].count);
        append_name(out, "no_figure");
        g_string_append(out, spec->classes[i].none ? "true" : "false");
        g_string_append_c(out, '}');
    }
    g_string_append_c(out, ']');
}

/* ---- features ---- */

/* RFC 7946, 3.2: what has no place has the geometry null. */
static void
append_geometry(const Written *w, int area, const MapShade *shade)
{
    MapKind kind = w->d->spec->kind;
    bool point = kind == MAP_SYMBOLS || kind == MAP_DOTS;
    GeoView view = { 0 };
    double longitude = shade->at.longitude, latitude = shade->at.latitude;

    append_name(w->out, "geometry");
    if (point && !shade->at.known && area >= 0) {
        Point at;

        view = geo_view_about(w->d->geo, area, (Rect){ 0, 0, 1000, 1000 }, 1, 1);
        geo_area_size(w->d->geo, area, &view, &at);
        point = geo_unproject(&view, at, &longitude, &latitude);
    } else if (point && !shade->at.known) {
        point = false;
    }
    if (point) {
        g_string_append(w->out, "{\"type\":\"Point\",\"coordinates\":");
        append_point(w->out, (Point){ longitude, latitude });
        g_string_append_c(w->out, '}');
    } else if (area < 0) {
        g_string_append(w->out, "null");
    } else {
        g_string_append(w->out, "{\"type\":\"MultiPolygon\",\"coordinates\":[");
        geo_area_polygons(w->d->geo, area, w->finest, append_polygon, w->out);
        g_string_append(w->out, "]}");
    }
}

static void
begin_feature(Written *w, const char *id)
{
    g_string_append(w->out, w->features++ > 0 ? ",\n" : "\n");
    g_string_append(w->out, "{\"type\":\"Feature\"");
    append_text(w->out, "id", id);
}

static void
begin_properties(Written *w)
{
    append_name(w->out, "properties");
    g_string_append_c(w->out, '{');
}

/* What stands with every feature, since programs drop what stands with the collection. */
static void
end_feature(Written *w)
{
    const MapSpec *spec = w->d->spec;

    append_facts(w->out, &w->facts->each);
    append_text(w->out, "outlines", w->d->source);
    append_text(w->out, "disclaimer", spec->disclaimer);
    g_string_append(w->out, "}}");
}

static void
append_shade(Written *w, size_t index)
{
    const MapSpec *spec = w->d->spec;
    const MapShade *shade = &spec->shades[index];
    int area = geo_map_find(w->d->geo, shade->area);

    begin_feature(w, *shade->area == '\0' ? NULL : shade->area);
    append_geometry(w, area, shade);
    begin_properties(w);
    append_text(w->out, "area", shade->area);
    append_text(w->out, "name", shade->name);
    append_text(w->out, "region", shade->region);
    if (spec->class_count > 0) {
        append_text(w->out, "class", spec->classes[shade->shade].letter);
        append_text(w->out, "class_text", spec->classes[shade->shade].text);
    }
    if (shade->has_value) {
        char number[G_ASCII_DTOSTR_BUF_SIZE];

        append_name(w->out, "value");
        g_string_append(w->out, number_shortest(shade->value, number));
    }
    append_text(w->out, "value_text", shade->value_text);
    if (w->facts->shades != NULL)
        append_facts(w->out, &w->facts->shades[index]);
    if (area >= 0 && is_disputed(w->d, area)) {
        append_name(w->out, "disputed");
        g_string_append(w->out, "true");
    }
    end_feature(w);
}

static bool
is_shaded(const Drawing *d, int area)
{
    for (size_t i = 0; i < d->spec->shade_count; i++)
        if (geo_map_find(d->geo, d->spec->shades[i].area) == area)
            return true;
    return false;
}

/* Areas whose sovereignty is not settled, whether the map shows a figure of them or not. */
static void
append_disputed(Written *w, int area)
{
    begin_feature(w, geo_map_area(w->d->geo, area));
    append_geometry(w, area, &(MapShade){ .area = NULL });
    begin_properties(w);
    append_text(w->out, "area", geo_map_area(w->d->geo, area));
    append_name(w->out, "disputed");
    g_string_append(w->out, "true");
    end_feature(w);
}

/* Lines that are dashed on paper, a feature each pair of areas. */
typedef struct Pair { const Written *w; const char *one, *other; GString *lines; } Pair;

static void
add_line(const Point *points, size_t count, int left, int right, void *data)
{
    Pair *pair = data;
    const char *a = geo_map_area(pair->w->d->geo, left), *b = geo_map_area(pair->w->d->geo, right);

    if (!(g_str_equal(a, pair->one) && g_str_equal(b, pair->other)) &&
        !(g_str_equal(a, pair->other) && g_str_equal(b, pair->one)))
        return;
    if (pair->lines->len > 0)
        g_string_append_c(pair->lines, ',');
    append_line(pair->lines, points, count);
}

static void
append_border(Written *w, const MapBorder *border)
{
    Pair pair = { w, border->one, border->other, g_string_new(NULL) };

    geo_border_lines(w->d->geo, w->finest, add_line, &pair);
    if (pair.lines->len > 0) {
        begin_feature(w, NULL);
        append_name(w->out, "geometry");
        g_string_append_printf(w->out, "{\"type\":\"MultiLineString\",\"coordinates\":[%s]}", pair.lines->str);
        begin_properties(w);
        append_name(w->out, "border");
        g_string_append_c(w->out, '[');
        json_append_text(w->out, border->one);
        g_string_append_c(w->out, ',');
        json_append_text(w->out, border->other);
        g_string_append_c(w->out, ']');
        append_name(w->out, "settled");
        g_string_append(w->out, "false");
        end_feature(w);
    }
    g_string_free(pair.lines, TRUE);
}

/* A point beside the area's own outline. */
static void
append_seat(Written *w)
{
    const MapSpec *spec = w->d->spec;

    begin_feature(w, NULL);
    append_name(w->out, "geometry");
    g_string_append(w->out, "{\"type\":\"Point\",\"coordinates\":");
    append_point(w->out, (Point){ spec->point.longitude, spec->point.latitude });
    g_string_append_c(w->out, '}');
    begin_properties(w);
    append_text(w->out, "seat_of", spec->area);
    append_text(w->out, "name", spec->seat);
    end_feature(w);
}

/* A locator tells of the one area, and where its seat is. */
static void
append_features(Written *w)
{
    const MapSpec *spec = w->d->spec;
    const MapShade one = { .area = spec->area, .name = spec->name };
    MapSpec located = *spec;
    Drawing d = *w->d;

    if (spec->kind == MAP_LOCATOR) {
        located.shades = &one;
        located.shade_count = 1;
        d.spec = &located;
        w->d = &d;
        append_shade(w, 0);
        if (spec->point.known)
            append_seat(w);
        return;
    }
    for (size_t i = 0; i < spec->shade_count; i++)
        append_shade(w, i);
    for (size_t i = 0; i < geo_map_count(d.geo) && spec->kind == MAP_CHOROPLETH; i++)
        if (is_disputed(&d, (int)i) && !is_shaded(&d, (int)i))
            append_disputed(w, (int)i);
    for (size_t i = 0; i < spec->border_count; i++)
        append_border(w, &spec->borders[i]);
}

char *
map_geojson(const MapSpec *spec, World *world, double width, const MapFacts *facts, Diags *diags)
{
    Drawing d = { .spec = spec, .source = world_source(world), .rect = { 0, 0, width, width } };
    Written w = { .d = &d, .facts = facts, .out = g_string_new("{\"type\":\"FeatureCollection\"") };
    GeoView view;

    if (spec->kind == MAP_TILE_GRID) {
        diag_report(diags, DIAG_MAP_NO_PLACES, spec->place, map_kind_name(spec->kind), NULL);
        g_string_free(w.out, TRUE);
        return NULL;
    }
    d.geo = map_outlines(spec, world);
    view = spec->kind == MAP_LOCATOR ? geo_view_about(d.geo, geo_map_find(d.geo, spec->area), d.rect, 1, 1)
                                     : thematic_view(&d, d.rect);
    w.finest = SEEN / view.scale;
    append_facts(w.out, &facts->whole);
    append_text(w.out, "date", spec->date);
    append_text(w.out, "note", spec->said);
    append_text(w.out, "outlines", d.source);
    append_text(w.out, "disclaimer", spec->disclaimer);
    if (spec->class_count > 0)
        append_classes(w.out, spec);
    g_string_append(w.out, ",\"features\":[");
    append_features(&w);
    g_string_append(w.out, "\n]}\n");
    return g_string_free(w.out, FALSE);
}
