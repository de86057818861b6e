/*
 * Colour (ISO 19005-2, 6.2.3 and 6.2.4): which device spaces content uses without a default of its own, and whether
 * the output intent says what they mean.
 */
#include "audit/gather.h"
#include <string.h>

enum { ICC_HEADER = 128 };

typedef struct DeviceSpace {
    const char *name, *fallback;
    unsigned bit;
    const char *profile;
} DeviceSpace;

static const DeviceSpace devices[] = {
    { "DeviceGray", "DefaultGray", DEVICE_GRAY, NULL }, /* any profile says what gray is */
    { "DeviceRGB", "DefaultRGB", DEVICE_RGB, "RGB " },
    { "DeviceCMYK", "DefaultCMYK", DEVICE_CMYK, "CMYK" },
};

static gint64
components_of(const char *space)
{
    return strcmp(space, "GRAY") == 0 ? 1 : strcmp(space, "CMYK") == 0 ? 4 : 3;
}

/* ICC.1:2010, 7.2: signature at 36, version at 8, class at 12, colour space at 16. */
const char *
audit_icc_space(Audit *audit, const Object *profile)
{
    static const char *const classes[] = { "prtr", "mntr", "scnr", "spac" }, *const spaces[] = { "RGB ", "GRAY", "CMYK",
                                                                                                 "Lab " };
    size_t length;
    g_autofree guint8 *bytes = object_stream(audit->file, profile, &length);
    bool known = false;

    if (bytes == NULL || length < ICC_HEADER || memcmp(bytes + 36, "acsp", 4) != 0 || bytes[8] > 4)
        return NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(classes); i++)
        known = known || memcmp(bytes + 12, classes[i], 4) == 0;
    for (size_t i = 0; known && i < G_N_ELEMENTS(spaces); i++)
        if (memcmp(bytes + 16, spaces[i], 4) == 0)
            return spaces[i];
    return NULL;
}

static void
use_device(Audit *audit, const Object *resources, const char *name)
{
    const Object *own = object_get(audit->file, resources, "ColorSpace");

    for (size_t i = 0; i < G_N_ELEMENTS(devices); i++)
        if (strcmp(devices[i].name, name) == 0 && object_find(own, devices[i].fallback)->kind == OBJECT_NULL)
            audit->device_spaces |= devices[i].bit;
}

/* A profile is looked at once, however often its space is used. */
static void
use_icc(Audit *audit, const Object *profile, int page)
{
    const char *space;

    if (!g_hash_table_add(audit->profiles, (void *)(guintptr)profile))
        return;
    space = audit_icc_space(audit, profile);
    if (space == NULL)
        audit_note(audit, RULE_ICC_SPACE, page, profile->number, "it is no ICC profile of a version up to 4");
    else if (object_integer(object_get(audit->file, profile, "N"), 0) != components_of(space))
        audit_note(audit, RULE_ICC_SPACE, page, profile->number, "/N is not the number of the profile's components");
}

static void
use_space(Audit *audit, const Object *resources, const Object *space, int page, int depth)
{
    const char *family = object_name(object_item(audit->file, space, 0));

    if (space->kind == OBJECT_NAME)
        use_device(audit, resources, space->bytes);
    if (space->kind == OBJECT_ARRAY && depth >= MOST_COLOUR_DEPTH)
        audit_exceeded(audit, LIMIT_COLOUR_DEPTH, page, space->number);
    if (space->kind != OBJECT_ARRAY || depth >= MOST_COLOUR_DEPTH)
        return;
    if (strcmp(family, "ICCBased") == 0)
        use_icc(audit, object_item(audit->file, space, 1), page);
    else if (strcmp(family, "Indexed") == 0 || strcmp(family, "Pattern") == 0)
        use_space(audit, resources, object_item(audit->file, space, 1), page, depth + 1);
    else if (strcmp(family, "Separation") == 0 || strcmp(family, "DeviceN") == 0)
        use_space(audit, resources, object_item(audit->file, space, 2), page, depth + 1);
    else if (space->length == 1)
        use_device(audit, resources, family);
    if (strcmp(family, "DeviceN") == 0 && object_item(audit->file, space, 1)->length > MOST_DEVICE_INKS)
        audit_exceeded(audit, LIMIT_DEVICE_INKS, page, space->number);
}

void
audit_use_space(Audit *audit, const Object *resources, const Object *space, int page)
{
    use_space(audit, resources, space, page, 0);
}

/* The colour space of the intent's profile; NULL when there is none to rely on. */
static const char *
check_intents(Audit *audit)
{
    const Object *intents = object_get(audit->file, audit->catalog, "OutputIntents"), *first = NULL;
    const char *space = NULL;

    for (size_t i = 0; intents->kind == OBJECT_ARRAY && i < intents->length && i < 100; i++) {
        const Object *intent = object_item(audit->file, intents, i);
        const Object *profile = object_get(audit->file, intent, "DestOutputProfile");

        if (!object_is_name(object_get(audit->file, intent, "S"), "GTS_PDFA1") || profile->kind == OBJECT_NULL)
            continue;
        if (first != NULL && profile != first)
            audit_note(audit, RULE_OUTPUT_INTENT_ICC, -1, profile->number, "two output intents name two profiles");
        if (first != NULL)
            continue;
        first = profile;
        space = audit_icc_space(audit, profile);
        if (space == NULL || strcmp(space, "Lab ") == 0)
            audit_note(audit, RULE_OUTPUT_INTENT_ICC, -1, profile->number,
                       "the output intent's profile is no ICC profile");
        else if (object_integer(object_get(audit->file, profile, "N"), 0) != components_of(space))
            audit_note(audit, RULE_OUTPUT_INTENT_ICC, -1, profile->number,
                       "/N is not the number of the profile's components");
    }
    return space;
}

/* A page's transparency is blended in a space of inks that the output intent, which is for no inks, does not have. */
static void
check_blending(Audit *audit, const char *intent)
{
    for (int i = 0; i < (int)audit->pages->len; i++) {
        const Object *space =
            object_get(audit->file, object_get(audit->file, audit_page(audit, i)->dict, "Group"), "CS");
        const char *profile = object_is_name(object_item(audit->file, space, 0), "ICCBased")
                                  ? audit_icc_space(audit, object_item(audit->file, space, 1)) : NULL;

        if (g_strcmp0(profile, "CMYK") == 0 && strcmp(intent, "CMYK") != 0)
            audit_note(audit, RULE_BLEND_SPACE, i, 0,
                       "its transparency group is blended in CMYK, but the output intent is for '%s'", intent);
    }
}

static void
check_groups(Audit *audit)
{
    for (int i = 0; i < (int)audit->pages->len; i++) {
        const Object *group = object_get(audit->file, audit_page(audit, i)->dict, "Group");

        if (object_is_name(object_get(audit->file, group, "S"), "Transparency") &&
            object_get(audit->file, group, "CS")->kind == OBJECT_NULL)
            audit_note(audit, RULE_BLEND_SPACE, i, 0,
                       "the page's transparency group has no /CS, and there is no output intent");
    }
}

void
audit_check_colour(Audit *audit)
{
    const char *space = check_intents(audit);

    if (space == NULL) {
        if (audit->device_spaces != 0)
            audit_note(audit, RULE_OUTPUT_INTENT, -1, 0, "content uses device colours");
        check_groups(audit);
        return;
    }
    check_blending(audit, space);
    for (size_t i = 0; i < G_N_ELEMENTS(devices); i++)
        if ((audit->device_spaces & devices[i].bit) != 0 && devices[i].profile != NULL &&
            strcmp(devices[i].profile, space) != 0)
            audit_note(audit, RULE_DEVICE_COLOUR, -1, 0, "%s, but the output intent is for '%s'", devices[i].name,
                       space);
}
