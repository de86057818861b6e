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
        audit_note(walk->audit, RULE_UNSAVED, walk->page, walk->owner, "Q without its q");
        return;
    }
    walk->state = g_array_index(walk->states, WalkState, walk->states->len - 1);
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
    if (mode->kind == OBJECT_NAME && !object_is_name(mode, "Normal") && !object_is_name(mode, "Compatible"))
        audit_page(walk->audit, walk->page)->transparent = true;
}

void
walk_intent(Walk *walk, const Object *intent)
{
    static const char *const intents[] = { "RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation",
                                           NULL };

    if (intent->kind == OBJECT_NAME && !g_strv_contains(intents, intent->bytes))
        audit_note(walk->audit, RULE_INTENT, walk->page, walk->owner, "the rendering intent /%s", intent->bytes);
}

void
walk_ri(Walk *walk, const char *name)
{
    (void)name;
    walk_intent(walk, walk_operand(walk, 0));
}

/* ISO 19005-2, 6.2.5: the transfer function of a colourant is for those that are none of the four of print. */
static void
check_halftone(Walk *walk, const Object *halftone, const char *colourant)
{
    static const char *const primary[] = { "Cyan", "Magenta", "Yellow", "Black", NULL };
    ObjectFile *file = walk->audit->file;
    gint64 type = object_integer(object_get(file, halftone, "HalftoneType"), 0);
    bool function = object_find(halftone, "TransferFunction")->kind != OBJECT_NULL;

    if (halftone->kind != OBJECT_DICT)
        return;
    if (type != 1 && type != 5)
        audit_note(walk->audit, RULE_HALFTONE, walk->page, halftone->number, "a halftone of type %d", (int)type);
    if (object_find(halftone, "HalftoneName")->kind != OBJECT_NULL)
        audit_note(walk->audit, RULE_HALFTONE, walk->page, halftone->number, "a halftone with a name");
    if ((colourant == NULL || strcmp(colourant, "Default") != 0) &&
        function != (colourant != NULL && !g_strv_contains(primary, colourant)))
        audit_note(walk->audit, RULE_HALFTONE, walk->page, halftone->number, "a halftone for %s %s a transfer function",
                   colourant == NULL ? "all" : colourant, function ? "with" : "without");
    for (size_t i = 0; colourant == NULL && type == 5 && i < halftone->length; i++)
        check_halftone(walk, object_resolve(file, halftone->entries[i].value), halftone->entries[i].key);
}

/* ISO 32000-1, table 58: /OP is for both where there is no /op. */
static void
set_overprint(Walk *walk, const Object *state)
{
    ObjectFile *file = walk->audit->file;
    const Object *stroke = object_get(file, state, "OP"), *fill = object_get(file, state, "op"),
                 *mode = object_get(file, state, "OPM");

    if (stroke->kind == OBJECT_BOOL)
        walk->state.stroke_overprint = walk->state.fill_overprint = stroke->boolean;
    if (fill->kind == OBJECT_BOOL)
        walk->state.fill_overprint = fill->boolean;
    walk->state.overprint_mode = object_integer(mode, walk->state.overprint_mode);
}

static bool
is_see_through(Walk *walk, const Object *state)
{
    static const char *const keys[] = { "ca", "CA" };

    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        const Object *alpha = object_get(walk->audit->file, state, keys[i]);

        if (alpha->kind != OBJECT_NULL && object_number(alpha) < 1)
            return true;
    }
    return object_get(walk->audit->file, state, "SMask")->kind == OBJECT_DICT;
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
    walk_intent(walk, object_get(file, state, "RI"));
    check_halftone(walk, object_get(file, state, "HT"), NULL);
    set_overprint(walk, state);
    if (is_see_through(walk, state))
        audit_page(walk->audit, walk->page)->transparent = true;
    if (font->kind == OBJECT_ARRAY)
        walk->state.font = audit_font_use(walk->audit, object_item(file, font, 0), walk->page);
    if (mask->kind == OBJECT_DICT)
        walk_form(walk, object_get(file, mask, "G"), true);
}

/* ---- colours ---- */

static void
set_inks(Walk *walk, bool stroke, const Object *space)
{
    bool inks = audit_space_is_icc_cmyk(walk->audit, space);

    if (stroke) {
        walk->state.stroke_inks = inks;
        walk->state.stroke_set = true;
    } else {
        walk->state.fill_inks = inks;
        walk->state.fill_set = true;
    }
}

void
walk_device(Walk *walk, const char *name)
{
    static const struct {
        const char *operator, * space;
    } rows[] = {
        { "g", "DeviceGray" }, { "G", "DeviceGray" }, { "rg", "DeviceRGB" },
        { "RG", "DeviceRGB" }, { "k", "DeviceCMYK" }, { "K", "DeviceCMYK" },
    };

    set_inks(walk, g_ascii_isupper(*name), &object_null);
    for (size_t i = 0; i < G_N_ELEMENTS(rows) && !walk->colourless; i++)
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
    const Object *space = walk_resource(walk, "ColorSpace", walk_operand(walk, 0));

    set_inks(walk, *name == 'C', space);
    if (!walk->colourless)
        audit_use_space(walk->audit, walk->resources, space->kind == OBJECT_NULL ? walk_operand(walk, 0) : space,
                        walk->page);
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

/* ---- glyphs ---- */

/* Of a glyph that begins with d1 the colour is that of the text (ISO 32000-1, 9.6.5). */
void
walk_d1(Walk *walk, const char *name)
{
    (void)name;
    walk->colourless = true;
}

/* All glyphs of the font, once; what of them is transparent is so on every page that uses it. */
void
walk_show(Walk *walk)
{
    AuditFont *font = walk->state.font;
    ObjectFile *file = walk->audit->file;
    AuditPage *page = audit_page(walk->audit, walk->page);
    const Object *glyphs = font == NULL || !font->type3 ? &object_null : object_get(file, font->dict, "CharProcs");
    bool before = page->transparent;

    if (glyphs->kind != OBJECT_DICT)
        return;
    if (!font->walked) {
        font->walked = true;
        page->transparent = false;
        for (size_t i = 0; i < glyphs->length; i++)
            walk_glyph(walk, object_resolve(file, glyphs->entries[i].value), object_get(file, font->dict, "Resources"));
        font->transparent = page->transparent;
    }
    page->transparent = before || font->transparent;
}

/* ---- images and forms ---- */

static void
check_image(Walk *walk, const Object *image)
{
    ObjectFile *file = walk->audit->file;
    const Object *space = object_get(file, image, "ColorSpace"), *mask = object_get(file, image, "SMask");
    const Object *filter = object_get(file, image, "Filter");
    const Object *smooth = object_get(file, image, "Interpolate"), *soft = object_get(file, mask, "Interpolate");

    if ((smooth->kind == OBJECT_BOOL && smooth->boolean) || (soft->kind == OBJECT_BOOL && soft->boolean))
        audit_note(walk->audit, RULE_IMAGE, walk->page, image->number, "/Interpolate is true");
    if (object_get(file, image, "Alternates")->kind != OBJECT_NULL ||
        object_get(file, image, "OPI")->kind != OBJECT_NULL)
        audit_note(walk->audit, RULE_IMAGE, walk->page, image->number, "it has /Alternates or /OPI");
    walk_intent(walk, object_get(file, image, "Intent"));
    if (mask->stream || object_integer(object_get(file, image, "SMaskInData"), 0) > 0)
        audit_page(walk->audit, walk->page)->transparent = true;
    if (filter->kind == OBJECT_ARRAY && filter->length == 1)
        filter = object_item(file, filter, 0);
    if (object_is_name(filter, "JPXDecode"))
        audit_check_jpeg_2000(walk->audit, image, walk->page);
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
        if (object_is_name(key, "Intent"))
            walk_intent(walk, value);
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
