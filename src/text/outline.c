/* HarfBuzz draws glyphs in units of the font, upwards; here they stand on their line, in points. */
#include "text/outline.h"
#include <glib.h>
#include <hb-ot.h>
#include <hb.h>
#include <stdlib.h>

typedef struct Outline { OutlineEach each; void *data; double x, y, scale; } Outline;

/* ---- the font, as the run was set in it ---- */

/* "wght=500,wdth=87.5" */
static void
set_variations(hb_font_t *font, const char *text)
{
    g_auto(GStrv) words = g_strsplit(text, ",", -1);
    g_autofree hb_variation_t *variations = g_new0(hb_variation_t, g_strv_length(words) + 1);
    unsigned count = 0;

    for (size_t i = 0; words[i] != NULL; i++)
        count += hb_variation_from_string(words[i], -1, &variations[count]) != 0;
    hb_font_set_variations(font, variations, count);
}

static hb_font_t *
open_font(const TextFont *from)
{
    hb_blob_t *blob = hb_blob_create_from_file(from->path);
    hb_face_t *face = hb_face_create(blob, (unsigned)from->face_index & 0xFFFF);
    hb_font_t *font = hb_font_create(face);

    if (from->variations != NULL)
        set_variations(font, from->variations);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return font;
}

/* ---- steps ---- */

static Point
placed(const Outline *o, float x, float y)
{
    return (Point){ o->x + (double)x * o->scale, o->y - (double)y * o->scale };
}

static void
move(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user)
{
    const Outline *o = data;
    Point p = placed(o, x, y);

    (void)funcs;
    (void)state;
    (void)user;
    o->each(OUTLINE_MOVE, &p, o->data);
}

static void
line(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user)
{
    const Outline *o = data;
    Point p = placed(o, x, y);

    (void)funcs;
    (void)state;
    (void)user;
    o->each(OUTLINE_LINE, &p, o->data);
}

/* HarfBuzz makes cubic curves of TrueType's where nobody asks for those. */
static void
curve(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1, float y1, float x2, float y2, float x,
      float y, void *user)
{
    const Outline *o = data;
    const Point points[3] = { placed(o, x1, y1), placed(o, x2, y2), placed(o, x, y) };

    (void)funcs;
    (void)state;
    (void)user;
    o->each(OUTLINE_CURVE, points, o->data);
}

static void
close_path(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, void *user)
{
    const Outline *o = data;

    (void)funcs;
    (void)state;
    (void)user;
    o->each(OUTLINE_CLOSE, NULL, o->data);
}

static hb_draw_funcs_t *
steps_new(void)
{
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();

    hb_draw_funcs_set_move_to_func(funcs, move, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, line, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(funcs, curve, NULL, NULL);
    hb_draw_funcs_set_close_path_func(funcs, close_path, NULL, NULL);
    return funcs;
}

static void
draw_glyph(hb_font_t *font, hb_codepoint_t glyph, hb_draw_funcs_t *funcs, Outline *outline)
{
#if HB_VERSION_ATLEAST(7, 0, 0)
    hb_font_draw_glyph(font, glyph, funcs, outline);
#else
    hb_font_get_glyph_shape(font, glyph, funcs, outline);
#endif
}

void
run_outline(const TextRun *run, double x, double y, OutlineEach each, void *data)
{
    hb_font_t *font = open_font(run->font);
    hb_draw_funcs_t *funcs = steps_new();
    unsigned units = hb_face_get_upem(hb_font_get_face(font));
    Outline outline = { .each = each, .data = data, .scale = run->size / (units == 0 ? 1 : units) };

    for (size_t g = 0; g < run->glyph_count; g++) {
        const TextGlyph *glyph = &run->glyphs[g];

        outline.x = x + (double)glyph->x_offset;
        outline.y = y - run->rise + (double)glyph->y_offset;
        if (glyph->glyph != UINT32_MAX)
            draw_glyph(font, glyph->glyph, funcs, &outline);
        x += (double)glyph->advance;
    }
    hb_draw_funcs_destroy(funcs);
    hb_font_destroy(font);
}
