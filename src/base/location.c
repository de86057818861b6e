#include "base/location.h"
#include <glib.h>
#include <math.h>

/* As many digits as `most` has before the point, none for nothing: where it ends, or NULL. */
static const char *
degrees(const char *text, double most, int digits, double *out)
{
    const char *c = text + (*text == '-'), *first = c, *point;

    while (g_ascii_isdigit(*c))
        c++;
    if (c == first || c - first > digits || (c - first == 3 && *first == '0'))
        return NULL;
    if (*c == '.') {
        point = c++;
        while (g_ascii_isdigit(*c))
            c++;
        if (c == point + 1)
            return NULL;
    }
    *out = g_ascii_strtod(text, NULL);
    return fabs(*out) <= most ? c : NULL;
}

bool
location_parse(const char *text, Location *out)
{
    const char *after = degrees(text, 90, 2, &out->latitude);

    after = after == NULL || *after != ' ' ? NULL : degrees(after + 1, 180, 3, &out->longitude);
    out->known = after != NULL && *after == '\0';
    return out->known;
}

const char *
location_format(Location location, char text[LOCATION_TEXT])
{
    char latitude[LOCATION_TEXT / 2], longitude[LOCATION_TEXT / 2];

    g_ascii_formatd(latitude, sizeof latitude, "%.6f", location.latitude);
    g_ascii_formatd(longitude, sizeof longitude, "%.6f", location.longitude);
    g_snprintf(text, LOCATION_TEXT, "%s %s", latitude, longitude);
    return text;
}
