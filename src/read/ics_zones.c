/* A zone is looked for where it is nearest: in the file itself, then under its own name, then under Windows' name. */
#include "read/ics_zones.h"
#include <string.h>
#include "lang/lang.h"

struct IcsZones {
    GHashTable *defined; /* name -> icaltimezone, NULL where the definition cannot be used */
    GHashTable *missing;
};

static void
free_zone(void *zone)
{
    if (zone != NULL)
        icaltimezone_free(zone, 1);
}

/* The zone takes the component, as long as it can use it. */
static void
define(IcsZones *zones, const char *block)
{
    icalcomponent *component = icalparser_parse_string(block);
    icaltimezone *zone = icaltimezone_new();
    icalproperty *name = component == NULL ? NULL : icalcomponent_get_first_property(component, ICAL_TZID_PROPERTY);
    char *key = name == NULL ? NULL : g_strstrip(g_strdup(icalproperty_get_tzid(name)));

    if (key != NULL && icaltimezone_set_component(zone, component)) {
        g_hash_table_insert(zones->defined, key, zone);
        return;
    }
    if (key != NULL)
        g_hash_table_insert(zones->defined, key, NULL);
    if (component != NULL)
        icalcomponent_free(component);
    icaltimezone_free(zone, 1);
}

IcsZones *
ics_zones_new(const GArray *lines)
{
    IcsZones *zones = g_new0(IcsZones, 1);
    g_autoptr(GString) block = g_string_new(NULL);
    bool open = false;

    zones->defined = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_zone);
    zones->missing = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < lines->len; i++) {
        const char *text = g_array_index(lines, IcsLine, i).text;

        open = open || g_ascii_strncasecmp(text, "BEGIN:VTIMEZONE", 15) == 0;
        if (!open)
            continue;
        g_string_append_printf(block, "%s\r\n", text);
        if (g_ascii_strncasecmp(text, "END:VTIMEZONE", 13) != 0)
            continue;
        define(zones, block->str);
        g_string_truncate(block, 0);
        open = false;
    }
    return zones;
}

void
ics_zones_free(IcsZones *zones)
{
    g_hash_table_unref(zones->defined);
    g_hash_table_unref(zones->missing);
    g_free(zones);
}

icaltimezone *
ics_zones_find(IcsZones *zones, const char *name, bool *told)
{
    void *defined;
    icaltimezone *zone;
    g_autofree char *other = NULL;

    *told = true;
    if (g_hash_table_lookup_extended(zones->defined, name, NULL, &defined) && defined != NULL)
        return defined;
    zone = icaltimezone_get_builtin_timezone(name);
    if (zone == NULL && (other = lang_zone_of_windows(name)) != NULL)
        zone = icaltimezone_get_builtin_timezone(other);
    if (zone == NULL && !g_hash_table_contains(zones->defined, name))
        *told = !g_hash_table_add(zones->missing, g_strdup(name));
    return zone;
}
