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

static bool
same_stream(Audit *audit, const Object *a, const Object *b)
{
    size_t length_a, length_b;
    g_autofree guint8 *bytes_a = object_stream(audit->file, a, &length_a),
                      *bytes_b = object_stream(audit->file, b, &length_b);

    return bytes_a != NULL && bytes_b != NULL && length_a == length_b && memcmp(bytes_a, bytes_b, length_a) == 0;
}

/* Do two values say the same? What goes too deep is taken to. */
static bool
same_value(Audit *audit, const Object *a, const Object *b, int depth)
{
    a = object_resolve(audit->file, a);
    b = object_resolve(audit->file, b);
    if (a == b || depth >= MOST_COLOUR_DEPTH)
        return true;
    if (a->kind != b->kind || a->stream != b->stream || (a->stream && !same_stream(audit, a, b)))
        return false;
    switch (a->kind) {
    case OBJECT_INTEGER:
    case OBJECT_REAL:
        return object_number(a) >= object_number(b) && object_number(a) <= object_number(b);
    case OBJECT_NAME:
    case OBJECT_STRING:
        return a->length == b->length && memcmp(a->bytes, b->bytes, a->length) == 0;
    case OBJECT_ARRAY:
        for (size_t i = 0; i < a->length && i < b->length; i++)
            if (!same_value(audit, a->items[i], b->items[i], depth + 1))
                return false;
        return a->length == b->length;
    case OBJECT_DICT:
        for (size_t i = 0; i < a->length && i < b->length; i++)
            if (strcmp(a->entries[i].key, b->entries[i].key) != 0 ||
                (strcmp(a->entries[i].key, "Length") != 0 &&
                 !same_value(audit, a->entries[i].value, b->entries[i].value, depth + 1)))
                return false;
        return a->length == b->length;
    case OBJECT_NULL:
    case OBJECT_BOOL:
    case OBJECT_REFERENCE:
    case OBJECT_OPERATOR:
    default:
        return a->kind != OBJECT_BOOL || a->boolean == b->boolean;
    }
}

/* One name, one ink: the same alternate space and the same tint (ISO 19005-2, 6.2.4.4). */
static void
check_separation(Audit *audit, const Object *space, int page)
{
    const Object *name = object_item(audit->file, space, 1), *first;

    audit_check_name(audit, name, page, space->number, "the name of a colourant");
    if (name->kind != OBJECT_NAME || space->length < 4)
        return;
    first = g_hash_table_lookup(audit->separations, name->bytes);
    if (first == NULL)
        g_hash_table_insert(audit->separations, (void *)(guintptr)name->bytes, (void *)(guintptr)space);
    else if (!same_value(audit, first->items[2], space->items[2], 0) ||
             !same_value(audit, first->items[3], space->items[3], 0))
        audit_note(audit, RULE_SEPARATION, page, space->number, "'%s' has two alternate spaces, or two tints",
                   name->bytes);
}

static void use_space(Audit *audit, const Object *resources, const Object *space, int page, int depth);

static bool
names_process(Audit *audit, const Object *process, const char *name)
{
    for (size_t i = 0; process->kind == OBJECT_ARRAY && i < process->length && i < 1000; i++)
        if (object_is_name(object_item(audit->file, process, i), name))
            return true;
    return false;
}

/* Each colourant but those of process colour has a Separation space in /Colorants. */
static void
check_colourants(Audit *audit, const Object *resources, const Object *space, int page, int depth)
{
    static const char *const process_names[] = { "Cyan", "Magenta", "Yellow", "Black", "None", NULL };
    ObjectFile *file = audit->file;
    const Object *names = object_item(file, space, 1), *attributes = object_item(file, space, 4);
    const Object *colourants = object_get(file, attributes, "Colorants");
    const Object *process = object_get(file, object_get(file, attributes, "Process"), "Components");

    if (!g_hash_table_add(audit->spaces, (void *)(guintptr)space))
        return;
    for (size_t i = 0; names->kind == OBJECT_ARRAY && i < names->length && i < 1000; i++) {
        const Object *name = object_item(file, names, i);

        audit_check_name(audit, name, page, space->number, "the name of a colourant");
        if (name->kind == OBJECT_NAME && !g_strv_contains(process_names, name->bytes) &&
            object_find(colourants, name->bytes)->kind == OBJECT_NULL && !names_process(audit, process, name->bytes))
            audit_note(audit, RULE_COLORANTS, page, space->number, "'%s' is not among the colourants", name->bytes);
    }
    for (size_t i = 0; colourants->kind == OBJECT_DICT && i < colourants->length && i < 1000; i++)
        use_space(audit, resources, object_resolve(file, colourants->entries[i].value), page, depth + 1);
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
    if (strcmp(family, "Separation") == 0)
        check_separation(audit, space, page);
    if (strcmp(family, "DeviceN") == 0)
        check_colourants(audit, resources, space, page, depth);
    if (strcmp(family, "DeviceN") == 0 && object_item(audit->file, space, 1)->length > MOST_DEVICE_INKS)
        audit_exceeded(audit, LIMIT_DEVICE_INKS, page, space->number);
}

bool
audit_space_is_icc_cmyk(Audit *audit, const Object *space)
{
    return object_is_name(object_item(audit->file, space, 0), "ICCBased") &&
           object_integer(object_get(audit->file, object_item(audit->file, space, 1), "N"), 0) == 4;
}

void
audit_use_space(Audit *audit, const Object *resources, const Object *space, int page)
{
    use_space(audit, resources, space, page, 0);
}

/* Of the classes of profiles only those of printers and displays are for an output (6.2.3). */
static bool
is_output_profile(Audit *audit, const Object *profile)
{
    size_t length;
    g_autofree guint8 *bytes = object_stream(audit->file, profile, &length);

    return bytes != NULL && length >= ICC_HEADER &&
           (memcmp(bytes + 12, "prtr", 4) == 0 || memcmp(bytes + 12, "mntr", 4) == 0);
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

        if (object_is_name(object_get(audit->file, intent, "S"), "GTS_PDFX") &&
            object_find(intent, "DestOutputProfileRef")->kind != OBJECT_NULL)
            audit_note(audit, RULE_OUTPUT_INTENT_ICC, -1, intent->number, "its profile is in another file");
        if (!object_is_name(object_get(audit->file, intent, "S"), "GTS_PDFA1") || profile->kind == OBJECT_NULL)
            continue;
        if (first != NULL && profile != first)
            audit_note(audit, RULE_OUTPUT_INTENT_ICC, -1, profile->number, "two output intents name two profiles");
        if (first != NULL)
            continue;
        first = profile;
        space = audit_icc_space(audit, profile);
        if (space == NULL || strcmp(space, "Lab ") == 0 || !is_output_profile(audit, profile))
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

/* Without an output intent a page's own group says what its transparency is blended in (6.2.10). */
static void
check_groups(Audit *audit)
{
    for (int i = 0; i < (int)audit->pages->len; i++) {
        const AuditPage *page = audit_page(audit, i);
        const Object *group = object_get(audit->file, page->dict, "Group");
        bool transparent = page->transparent || object_is_name(object_get(audit->file, group, "S"), "Transparency");

        if (transparent && object_get(audit->file, group, "CS")->kind == OBJECT_NULL)
            audit_note(audit, RULE_BLEND_SPACE, i, 0,
                       "the page is transparent, its group has no /CS, and there is no output intent");
    }
}

void
audit_check_colour(Audit *audit)
{
    const char *space = check_intents(audit);

    if (space == NULL && audit->profile.pages)
        space = "RGB ";
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
