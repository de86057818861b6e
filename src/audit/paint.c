/*
 * The operators of content that set colour and the graphics state or paint images, shadings and forms, and what PDF/A
 * asks of them (ISO 19005-2, 6.2).
 */
#include "audit/walk.h"
#include <string.h>

enum { STATES_KEPT = 100000 };

/* ---- graphics state ---- */

void
walk_save(Walk *walk, const char *name)
{
    (void)name;
    if (walk->states->len == MOST_GRAPHICS_STATES)
        audit_exceeded(walk->audit, LIMIT_GRAPHICS_STATES, walk->page, walk->owner);
    if (walk->states->len < STATES_KEPT)
        g_array_append_val(walk->states, walk->state);
}

void
walk_restore(Walk *walk, const char *name)
{
    (void)name;
    if (walk->states->len == 0) {
        audit_note(walk->audit, RULE_OPERATOR, walk->page, walk->owner, "Q without its q");
        return;
    }
    walk->state = g_array_index(walk->states, TextState, walk->states->len - 1);
    g_array_set_size(walk->states, walk->states->len - 1);
}

static void
check_blend(Walk *walk, const Object *mode)
{
    static const char *const modes[] = { "Normal",    "Compatible", "Multiply",   "Screen",    "Overlay",
                                         "Darken",    "Lighten",    "ColorDodge", "ColorBurn", "HardLight",
                                         "SoftLight", "Difference", "Exclusion",  "Hue",       "Saturation",
                                         "Color",     "Luminosity", NULL };

    if (mode->kind == OBJECT_ARRAY)
        mode = object_item(walk->audit->file, mode, 0);
    if (mode->kind == OBJECT_NAME && !g_strv_contains(modes, mode->bytes))
        audit_note(walk->audit, RULE_BLEND_MODE, walk->page, walk->owner, "/%s", mode->bytes);
}

/* ISO 19005-2, 6.2.5. */
void
walk_gs(Walk *walk, const char *name)
{
    ObjectFile *file = walk->audit->file;
    const Object *state = walk_resource(walk, "ExtGState", walk_operand(walk, 0)),
                   *transfer = object_get(file, state, "TR2");
    const Object *font = object_get(file, state, "Font"), *mask = object_get(file, state, "SMask");

    (void)name;
    if (object_get(file, state, "TR")->kind != OBJECT_NULL || object_get(file, state, "HTP")->kind != OBJECT_NULL ||
        (transfer->kind != OBJECT_NULL && !object_is_name(transfer, "Default")))
        audit_note(walk->audit, RULE_GRAPHICS_STATE, walk->page, state->number,
                   "a transfer function or a halftone's origin");
    check_blend(walk, object_get(file, state, "BM"));
    if (font->kind == OBJECT_ARRAY)
        walk->state.font = audit_font_use(walk->audit, object_item(file, font, 0), walk->page);
    if (mask->kind == OBJECT_DICT)
        walk_form(walk, object_get(file, mask, "G"), true);
}

/* ---- colours ---- */

void
walk_device(Walk *walk, const char *name)
{
    static const struct {
        const char *operator, * space;
    } rows[] = {
        { "g", "DeviceGray" }, { "G", "DeviceGray" }, { "rg", "DeviceRGB" },
        { "RG", "DeviceRGB" }, { "k", "DeviceCMYK" }, { "K", "DeviceCMYK" },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (strcmp(rows[i].operator, name) == 0) {
            const Object space = { .kind = OBJECT_NAME, .length = strlen(rows[i].space), .bytes = rows[i].space };

            audit_use_space(walk->audit, walk->resources, &space, walk->page);
        }
}

/* A name is a device space itself, or one of the resources. */
static void
use_named_space(Walk *walk, const Object *name)
{
    const Object *space = walk_resource(walk, "ColorSpace", name);

    audit_use_space(walk->audit, walk->resources, space->kind == OBJECT_NULL ? name : space, walk->page);
}

void
walk_space(Walk *walk, const char *name)
{
    (void)name;
    use_named_space(walk, walk_operand(walk, 0));
}

void
walk_pattern(Walk *walk, const char *name)
{
    ObjectFile *file = walk->audit->file;
    const Object *pattern = walk_resource(walk, "Pattern", walk_operand(walk, 0));

    (void)name;
    if (pattern->stream)
        walk_form(walk, pattern, true);
    else if (pattern->kind == OBJECT_DICT)
        audit_use_space(walk->audit, walk->resources,
                        object_get(file, object_get(file, pattern, "Shading"), "ColorSpace"), walk->page);
}

void
walk_shading(Walk *walk, const char *name)
{
    const Object *shading = walk_resource(walk, "Shading", walk_operand(walk, 0));

    walk_paint(walk, name);
    audit_use_space(walk->audit, walk->resources, object_get(walk->audit->file, shading, "ColorSpace"), walk->page);
}

/* ---- images and forms ---- */

static void
check_image(Walk *walk, const Object *image)
{
    ObjectFile *file = walk->audit->file;
    const Object *space = object_get(file, image, "ColorSpace"), *mask = object_get(file, image, "SMask");
    const Object *smooth = object_get(file, image, "Interpolate"), *soft = object_get(file, mask, "Interpolate");

    if ((smooth->kind == OBJECT_BOOL && smooth->boolean) || (soft->kind == OBJECT_BOOL && soft->boolean))
        audit_note(walk->audit, RULE_IMAGE, walk->page, image->number, "/Interpolate is true");
    if (object_get(file, image, "Alternates")->kind != OBJECT_NULL ||
        object_get(file, image, "OPI")->kind != OBJECT_NULL)
        audit_note(walk->audit, RULE_IMAGE, walk->page, image->number, "it has /Alternates or /OPI");
    if (space->kind == OBJECT_NAME)
        use_named_space(walk, space);
    else
        audit_use_space(walk->audit, walk->resources, space, walk->page);
}

void
walk_do(Walk *walk, const char *name)
{
    ObjectFile *file = walk->audit->file;
    const Object *object = walk_resource(walk, "XObject", walk_operand(walk, 0)),
                   *type = object_get(file, object, "Subtype");

    if (object_is_name(type, "Image")) {
        walk_paint(walk, name);
        check_image(walk, object);
    } else if (object_is_name(type, "Form")) {
        walk_form(walk, object, walk->covered || walk->tagged > 0 || walk->artifacts > 0);
    } else if (object_is_name(type, "PS")) {
        audit_note(walk->audit, RULE_POSTSCRIPT, walk->page, object->number, "a PostScript XObject");
    } else {
        audit_note(walk->audit, RULE_RESOURCES, walk->page, walk->owner, "Do names an XObject that is not there");
    }
}

void
walk_inline_image(Walk *walk, const char *name)
{
    walk_paint(walk, name);
    for (guint i = 0; i + 1 < walk->operands->len; i += 2) {
        const Object *key = g_ptr_array_index(walk->operands, i), *value = g_ptr_array_index(walk->operands, i + 1);

        if ((object_is_name(key, "I") || object_is_name(key, "Interpolate")) && value->kind == OBJECT_BOOL &&
            value->boolean)
            audit_note(walk->audit, RULE_IMAGE, walk->page, walk->owner, "an inline image is interpolated");
        if ((object_is_name(key, "F") || object_is_name(key, "Filter")) &&
            (object_is_name(value, "LZW") || object_is_name(value, "LZWDecode")))
            audit_note(walk->audit, RULE_LZW, walk->page, walk->owner, "an inline image");
        if (object_is_name(key, "CS") || object_is_name(key, "ColorSpace")) {
            static const char *const names[][2] = { { "G", "DeviceGray" },
                                                    { "RGB", "DeviceRGB" },
                                                    { "CMYK", "DeviceCMYK" } };
            Object space = *value;

            for (size_t n = 0; n < G_N_ELEMENTS(names); n++)
                if (object_is_name(value, names[n][0]))
                    space.bytes = names[n][1];
            use_named_space(walk, &space);
        }
    }
    token_skip_image(&walk->lexer.reader);
}
