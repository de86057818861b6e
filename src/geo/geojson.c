/*
 * GeoJSON, RFC 7946, read where it stands: no tree is made of a file whose numbers may be a million. Members come in
 * any order, so that a feature's geometry is passed over until its properties are known.
 */
#include "base/limit.h"
#include "geo/reading.h"
#include <math.h>
#include <string.h>

typedef struct Json {
    OutlineReading *reading;
    const char *begin, *at, *end;
    int depth;
    /* how far lines have been counted */
    const char *counted; int line; const char *line_begin;
} Json;

/* ---- where it is ---- */

static Place
place_of(Json *json, const char *at)
{
    if (at < json->counted) {
        json->counted = json->line_begin = json->begin;
        json->line = 1;
    }
    for (; json->counted < at; json->counted++)
        if (*json->counted == '\n') {
            json->line++;
            json->line_begin = json->counted + 1;
        }
    return (Place){ json->reading->file->path, json->line, (int)(at - json->line_begin) + 1 };
}

static bool
fault(Json *json, const char *what)
{
    if (!json->reading->failed)
        reading_fault(json->reading, place_of(json, MIN(json->at, json->end)), what);
    return false;
}

/* ---- JSON, RFC 8259 ---- */

static void
pass_blanks(Json *json)
{
    while (json->at < json->end && strchr(" \t\r\n", *json->at) != NULL && *json->at != '\0')
        json->at++;
}

static bool
take(Json *json, char c)
{
    pass_blanks(json);
    if (json->at >= json->end || *json->at != c)
        return false;
    json->at++;
    return true;
}

static bool
need(Json *json, char c, const char *what)
{
    return take(json, c) || fault(json, what);
}

/* The unit of UTF-16 at "uD83D", and behind it; 0: there is none. */
static gunichar
take_unit(Json *json)
{
    char digits[5] = { 0 };

    if (json->at + 5 > json->end || *json->at != 'u')
        return 0;
    memcpy(digits, json->at + 1, 4);
    json->at += 5;
    return (gunichar)g_ascii_strtoull(digits, NULL, 16);
}

/* Two units, the second behind a backslash of its own, are one character beyond the first plane; one alone is none. */
static gunichar
take_character(Json *json)
{
    gunichar c = take_unit(json), low;
    const char *behind = json->at;

    if (c >= 0xD800 && c < 0xDC00 && json->at < json->end && *json->at == '\\') {
        json->at++;
        low = take_unit(json);
        if (low >= 0xDC00 && low < 0xE000)
            return 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        json->at = behind;
    }
    return c == 0 || (c >= 0xD800 && c < 0xE000) ? 0xFFFD : c;
}

static void
append_escaped(Json *json, GString *out)
{
    static const char from[] = "bfnrt\"\\/", to[] = "\b\f\n\r\t\"\\/";
    const char *found = json->at < json->end && *json->at != '\0' ? strchr(from, *json->at) : NULL;

    if (found != NULL) {
        g_string_append_c(out, to[found - from]);
        json->at++;
    } else if (json->at + 5 <= json->end && *json->at == 'u') {
        g_string_append_unichar(out, take_character(json));
    }
}

/* To be freed; NULL: there is none, which is told. */
static char *
take_text(Json *json)
{
    g_autoptr(GString) out = g_string_new(NULL);

    if (!need(json, '"', "a text is expected"))
        return NULL;
    while (json->at < json->end && *json->at != '"') {
        if (*json->at == '\\') {
            json->at++;
            append_escaped(json, out);
        } else {
            g_string_append_c(out, *json->at++);
        }
    }
    if (!need(json, '"', "a text does not end"))
        return NULL;
    return g_strdup(out->str);
}

static bool
pass_text(Json *json)
{
    if (!need(json, '"', "a text is expected"))
        return false;
    for (; json->at < json->end && *json->at != '"'; json->at++)
        if (*json->at == '\\')
            json->at++;
    return need(json, '"', "a text does not end");
}

static bool
take_number(Json *json, double *out)
{
    char *end;

    pass_blanks(json);
    *out = g_ascii_strtod(json->at, &end);      /* the text ends in a nought */
    if (end == json->at || end > json->end || !isfinite(*out) || strchr("-0123456789", *json->at) == NULL)
        return fault(json, "a number is expected");
    json->at = end;
    return true;
}

/* true, false, null and numbers: all up to what cannot be in one. */
static bool
pass_word(Json *json)
{
    size_t length = strspn(json->at, "+-.0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    if (length == 0 || json->at + length > json->end)
        return fault(json, "a value is expected");
    json->at += length;
    return true;
}

static bool
pass_value(Json *json)
{
    bool object;

    pass_blanks(json);
    if (json->at < json->end && *json->at == '"')
        return pass_text(json);
    object = take(json, '{');
    if (!object && !take(json, '['))
        return pass_word(json);
    if (++json->depth > MOST_GEO_DEPTH)
        return fault(json, "it is nested too deeply");
    if (!take(json, object ? '}' : ']')) {
        do {
            if ((object && (!pass_text(json) || !need(json, ':', "a colon is expected"))) || !pass_value(json))
                return false;
        } while (take(json, ','));
        if (!need(json, object ? '}' : ']', "a comma or the end of the list is expected"))
            return false;
    }
    json->depth--;
    return true;
}

/* The next member of an object: its name, to be freed; NULL: it ends, or it is told why not. */
static char *
next_member(Json *json, bool *first)
{
    char *name;

    if (take(json, '}'))
        return NULL;
    if (!*first && !need(json, ',', "a comma or the end of the object is expected"))
        return NULL;
    *first = false;
    name = take_text(json);
    if (name == NULL || need(json, ':', "a colon is expected"))
        return name;
    g_free(name);
    return NULL;
}

/* ---- geometry ---- */

static bool
take_position(Json *json, double *longitude, double *latitude)
{
    double more;

    if (!need(json, '[', "a position is expected") || !take_number(json, longitude) ||
        !need(json, ',', "a position has two numbers") || !take_number(json, latitude))
        return false;
    while (take(json, ','))             /* a height */
        if (!take_number(json, &more))
            return false;
    return need(json, ']', "the end of a position is expected");
}

static bool
take_ring(Json *json, bool outer)
{
    g_autoptr(GArray) degrees = g_array_new(FALSE, FALSE, sizeof(double));
    Place place;

    pass_blanks(json);
    place = place_of(json, json->at);
    if (!need(json, '[', "a ring is expected"))
        return false;
    do {
        double at[2];

        if (!take_position(json, &at[0], &at[1]))
            return false;
        g_array_append_vals(degrees, at, 2);
        if (degrees->len % 8192 == 0 && !reading_count(json->reading, degrees->len / 2, place))
            return false;
    } while (take(json, ','));
    return need(json, ']', "the end of a ring is expected") && reading_ring(json->reading, degrees, outer, place);
}

static bool
take_polygon(Json *json)
{
    bool outer = true;

    if (!need(json, '[', "the rings of a polygon are expected"))
        return false;
    do {
        if (!take_ring(json, outer))
            return false;
        outer = false;
    } while (take(json, ','));
    return need(json, ']', "the end of a polygon is expected");
}

static bool
take_polygons(Json *json)
{
    if (!need(json, '[', "polygons are expected"))
        return false;
    do {
        if (!take_polygon(json))
            return false;
    } while (take(json, ','));
    return need(json, ']', "the end of the polygons is expected");
}

/* A list of what may hold such lists itself. */
static bool
take_nested(Json *json, bool (*each)(Json *json), const char *expected, const char *end)
{
    if (!need(json, '[', expected))
        return false;
    if (take(json, ']'))
        return true;
    do {
        if (++json->depth > MOST_GEO_DEPTH)
            return fault(json, "it is nested too deeply");
        if (!each(json))
            return false;
        json->depth--;
    } while (take(json, ','));
    return need(json, ']', end);
}

static bool take_geometry(Json *json);

static bool
take_collection(Json *json)
{
    return take_nested(json, take_geometry, "geometries are expected", "the end of the geometries is expected");
}

/* Points and lines enclose nothing, and are passed over. */
static bool
take_geometry(Json *json)
{
    g_autofree char *type = NULL;
    const char *inside = NULL, *end;
    bool first = true, right = true;

    pass_blanks(json);
    if (json->at < json->end && *json->at == 'n')
        return pass_word(json);         /* null: no place is known */
    if (!need(json, '{', "a geometry is expected"))
        return false;
    for (char *name = next_member(json, &first); name != NULL; name = next_member(json, &first)) {
        g_autofree char *member = name;

        pass_blanks(json);
        if (strcmp(member, "coordinates") == 0 || strcmp(member, "geometries") == 0)
            inside = json->at;
        if (strcmp(member, "type") == 0) {
            g_free(type);
            if ((type = take_text(json)) == NULL)
                return false;
        } else if (!pass_value(json)) {
            return false;
        }
    }
    if (json->reading->failed)
        return false;
    end = json->at;
    if (type == NULL || inside == NULL)
        return fault(json, "a geometry has a type and coordinates");
    json->at = inside;
    if (strcmp(type, "Polygon") == 0)
        right = take_polygon(json);
    else if (strcmp(type, "MultiPolygon") == 0)
        right = take_polygons(json);
    else if (strcmp(type, "GeometryCollection") == 0)
        right = take_collection(json);
    json->at = end;
    return right;
}

/* ---- features ---- */

/* The value of the property by which areas are told, as a text; to be freed. */
static char *
take_property(Json *json)
{
    g_autofree char *value = NULL;
    bool first = true;

    pass_blanks(json);
    if (json->at < json->end && *json->at == 'n') {
        pass_word(json);
        return NULL;
    }
    if (!need(json, '{', "properties are an object"))
        return NULL;
    for (char *name = next_member(json, &first); name != NULL; name = next_member(json, &first)) {
        g_autofree char *member = name;
        const char *from;

        pass_blanks(json);
        from = json->at;
        if (strcmp(member, json->reading->file->by) == 0 && json->at < json->end && *json->at == '"') {
            g_free(value);
            value = take_text(json);
        } else if (pass_value(json) && strcmp(member, json->reading->file->by) == 0) {
            g_free(value);
            value = g_strndup(from, (gsize)(json->at - from));
        }
        if (json->reading->failed)
            return NULL;
    }
    return g_steal_pointer(&value);
}

static bool take_features(Json *json);

/* crs is of GeoJSON's older form (2008), and may be only what is said without it. */
static bool
take_crs(Json *json)
{
    const char *from = json->at;
    g_autofree char *said = NULL;

    if (!pass_value(json))
        return false;
    said = g_strndup(from, (gsize)(json->at - from));
    if (strcmp(said, "null") == 0 || strstr(said, "CRS84") != NULL || strstr(said, "4326") != NULL)
        return true;
    json->at = from;
    return fault(json, "its coordinates are of another system than WGS 84 in degrees (OGC:CRS84)");
}

/* A feature, a collection of them, or, by itself, a geometry, which is of no area. */
static bool
take_object(Json *json)
{
    g_autofree char *value = NULL, *type = NULL;
    const char *geometry = NULL, *features = NULL, *begin, *end;
    bool first = true;

    pass_blanks(json);
    begin = json->at;
    if (!need(json, '{', "an object of GeoJSON is expected"))
        return false;
    for (char *name = next_member(json, &first); name != NULL; name = next_member(json, &first)) {
        g_autofree char *member = name;
        bool right = true;

        pass_blanks(json);
        if (strcmp(member, "geometry") == 0)
            geometry = json->at;
        if (strcmp(member, "features") == 0)
            features = json->at;
        if (strcmp(member, "properties") == 0) {
            g_free(value);
            value = take_property(json);
        } else if (strcmp(member, "type") == 0) {
            g_free(type);
            right = (type = take_text(json)) != NULL;
        } else {
            right = strcmp(member, "crs") == 0 ? take_crs(json) : pass_value(json);
        }
        if (!right)
            return false;
    }
    if (json->reading->failed)
        return false;
    end = json->at;
    if (type == NULL || (strcmp(type, "FeatureCollection") == 0 ? features : geometry) == NULL) {
        json->at = begin;
        return fault(json, "it is neither a feature nor a collection of features");
    }
    if (strcmp(type, "FeatureCollection") == 0) {
        json->at = features;
        if (!take_features(json))
            return false;
    } else if (reading_begin(json->reading, value, place_of(json, begin))) {
        json->at = geometry;
        if (!take_geometry(json))
            return false;
    }
    json->at = end;
    return true;
}

static bool
take_features(Json *json)
{
    return take_nested(json, take_object, "features are a list", "the end of the features is expected");
}

void
read_geojson(OutlineReading *reading, const char *text, size_t length)
{
    Json json = { .reading = reading, .begin = text, .at = text, .end = text + length, .counted = text, .line = 1,
                  .line_begin = text };

    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        json.at += 3;
    if (!g_utf8_validate(text, (gssize)length, &json.at)) {
        fault(&json, "it is no UTF-8");
        return;
    }
    json.at = text + (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0);
    if (!take_object(&json))
        return;
    pass_blanks(&json);
    if (json.at < json.end)
        fault(&json, "something stands behind its end");
}
