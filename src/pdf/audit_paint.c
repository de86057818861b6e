/*
 * The operators of content that set colour and the graphics state or paint images, shadings and forms, and what PDF/A
 * asks of them (ISO 19005-2, 6.2).
 */
#include "pdf/audit_walk.h"
#include <string.h>

enum { DEEPEST_STATE = 28, MOST_STATES = 100000 };

/* ---- graphics state ---- */

void
walk_save(Walk *walk, const char *name)
{
    (void)name;
    if (walk->states->len == DEEPEST_STATE)
        audit_note(walk->audit, RULE_LIMIT, walk->page, walk->owner, "q is nested more than %d deep", DEEPEST_STATE);
    if (walk->states->len < MOST_STATES)
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
    walk->state = g_array_index(walk->states, State, walk->states->len - 1);
    g_array_set_size(walk->states, walk->states->len - 1);
}

static void
check_blend(Walk *walk, const AuditObj *mode)
{
    static const char *const modes[] = { "Normal",    "Compatible", "Multiply",   "Screen",    "Overlay",
                                         "Darken",    "Lighten",    "ColorDodge", "ColorBurn", "HardLight",
                                         "SoftLight", "Difference", "Exclusion",  "Hue",       "Saturation",
                                         "Color",     "Luminosity", NULL };

    if (mode->kind == AUDIT_ARRAY)
        mode = audit_item(walk->audit->file, mode, 0);
    if (mode->kind == AUDIT_NAME && !g_strv_contains(modes, mode->bytes))
        audit_note(walk->audit, RULE_BLEND_MODE, walk->page, walk->owner, "/%s", mode->bytes);
}

/* ISO 19005-2, 6.2.5. */
void
walk_gs(Walk *walk, const char *name)
{
    AuditFile *file = walk->audit->file;
    const AuditObj *state = walk_resource(walk, "ExtGState", walk_operand(walk, 0)),
                   *transfer = audit_get(file, state, "TR2");
    const AuditObj *font = audit_get(file, state, "Font"), *mask = audit_get(file, state, "SMask");

    (void)name;
    if (audit_get(file, state, "TR")->kind != AUDIT_NULL || audit_get(file, state, "HTP")->kind != AUDIT_NULL ||
        (transfer->kind != AUDIT_NULL && !audit_is_name(transfer, "Default")))
        audit_note(walk->audit, RULE_GRAPHICS_STATE, walk->page, state->number,
                   "a transfer function or a halftone's origin");
    check_blend(walk, audit_get(file, state, "BM"));
    if (font->kind == AUDIT_ARRAY)
        walk->state.font = audit_font_use(walk->audit, audit_item(file, font, 0), walk->page);
    if (mask->kind == AUDIT_DICT)
        walk_form(walk, audit_get(file, mask, "G"), true);
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
            const AuditObj space = { .kind = AUDIT_NAME, .length = strlen(rows[i].space), .bytes = rows[i].space };

            audit_use_space(walk->audit, walk->resources, &space, walk->page);
        }
}

/* A name is a device space itself, or one of the resources. */
static void
use_named_space(Walk *walk, const AuditObj *name)
{
    const AuditObj *space = walk_resource(walk, "ColorSpace", name);

    audit_use_space(walk->audit, walk->resources, space->kind == AUDIT_NULL ? name : space, walk->page);
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
    AuditFile *file = walk->audit->file;
    const AuditObj *pattern = walk_resource(walk, "Pattern", walk_operand(walk, 0));

    (void)name;
    if (pattern->stream)
        walk_form(walk, pattern, true);
    else if (pattern->kind == AUDIT_DICT)
        audit_use_space(walk->audit, walk->resources,
                        audit_get(file, audit_get(file, pattern, "Shading"), "ColorSpace"), walk->page);
}

void
walk_shading(Walk *walk, const char *name)
{
    const AuditObj *shading = walk_resource(walk, "Shading", walk_operand(walk, 0));

    walk_paint(walk, name);
    audit_use_space(walk->audit, walk->resources, audit_get(walk->audit->file, shading, "ColorSpace"), walk->page);
}

/* ---- images and forms ---- */

static void
check_image(Walk *walk, const AuditObj *image)
{
    AuditFile *file = walk->audit->file;
    const AuditObj *space = audit_get(file, image, "ColorSpace"), *mask = audit_get(file, image, "SMask");
    const AuditObj *smooth = audit_get(file, image, "Interpolate"), *soft = audit_get(file, mask, "Interpolate");

    if ((smooth->kind == AUDIT_BOOL && smooth->boolean) || (soft->kind == AUDIT_BOOL && soft->boolean))
        audit_note(walk->audit, RULE_IMAGE, walk->page, image->number, "/Interpolate is true");
    if (audit_get(file, image, "Alternates")->kind != AUDIT_NULL || audit_get(file, image, "OPI")->kind != AUDIT_NULL)
        audit_note(walk->audit, RULE_IMAGE, walk->page, image->number, "it has /Alternates or /OPI");
    if (space->kind == AUDIT_NAME)
        use_named_space(walk, space);
    else
        audit_use_space(walk->audit, walk->resources, space, walk->page);
}

void
walk_do(Walk *walk, const char *name)
{
    AuditFile *file = walk->audit->file;
    const AuditObj *object = walk_resource(walk, "XObject", walk_operand(walk, 0)),
                   *type = audit_get(file, object, "Subtype");

    if (audit_is_name(type, "Image")) {
        walk_paint(walk, name);
        check_image(walk, object);
    } else if (audit_is_name(type, "Form")) {
        walk_form(walk, object, walk->covered || walk->tagged > 0 || walk->artifacts > 0);
    } else if (audit_is_name(type, "PS")) {
        audit_note(walk->audit, RULE_POSTSCRIPT, walk->page, object->number, "a PostScript XObject");
    } else {
        audit_note(walk->audit, RULE_RESOURCES, walk->page, walk->owner, "Do names an XObject that is not there");
    }
}

/* The end of an inline image's data: EI between blanks, with nothing unprintable in the next few bytes (8.9.7). */
static const char *
inline_image_end(const char *at, const char *end)
{
    for (; end - at >= 3; at++) {
        const char *next = at + 3;

        if (!g_ascii_isspace(at[0]) || at[1] != 'E' || at[2] != 'I' || (next < end && !g_ascii_isspace(*next)))
            continue;
        while (next < end && next < at + 16 && (g_ascii_isprint(*next) || g_ascii_isspace(*next)))
            next++;
        if (next == end || next == at + 16)
            return at + 3;
    }
    return end;
}

void
walk_inline_image(Walk *walk, const char *name)
{
    walk_paint(walk, name);
    for (guint i = 0; i + 1 < walk->operands->len; i += 2) {
        const AuditObj *key = g_ptr_array_index(walk->operands, i), *value = g_ptr_array_index(walk->operands, i + 1);

        if ((audit_is_name(key, "I") || audit_is_name(key, "Interpolate")) && value->kind == AUDIT_BOOL &&
            value->boolean)
            audit_note(walk->audit, RULE_IMAGE, walk->page, walk->owner, "an inline image is interpolated");
        if ((audit_is_name(key, "F") || audit_is_name(key, "Filter")) &&
            (audit_is_name(value, "LZW") || audit_is_name(value, "LZWDecode")))
            audit_note(walk->audit, RULE_LZW, walk->page, walk->owner, "an inline image");
        if (audit_is_name(key, "CS") || audit_is_name(key, "ColorSpace")) {
            static const char *const names[][2] = { { "G", "DeviceGray" },
                                                    { "RGB", "DeviceRGB" },
                                                    { "CMYK", "DeviceCMYK" } };
            AuditObj space = *value;

            for (size_t n = 0; n < G_N_ELEMENTS(names); n++)
                if (audit_is_name(value, names[n][0]))
                    space.bytes = names[n][1];
            use_named_space(walk, &space);
        }
    }
    walk->lexer.at = inline_image_end(walk->lexer.at, walk->lexer.end);
}
