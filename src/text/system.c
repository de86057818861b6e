/*
 * Fonts. A private fontconfig and an explicit list of families: a script is set in the family named for it or not at
 * all, so that no page silently changes its face from machine to machine.
 */
#include "text/system.h"
#include <pango/pangofc-font.h>
#include <hb.h>
#include <string.h>

/* One family a script, in the order in which a code point is looked for. */
#define FAMILIES "Noto Sans,Noto Sans Arabic,Noto Sans Armenian,Noto Sans Ethiopic,Noto Sans Thai,Noto Sans Khmer,Noto Sans Lao,Noto Sans Myanmar,Noto Sans Devanagari"

static void
free_font(void *data)
{
    TextFont *font = data;

    g_free((gpointer)(guintptr)font->path);
    g_free((gpointer)(guintptr)font->name);
    g_free(font);
}

static void
free_description(void *description)
{
    pango_font_description_free(description);
}

/* A code point that no family of the list has must be missed, not found elsewhere: the configuration holds nothing else. */
static bool
has_house_family(FcConfig *config)
{
    FcFontSet *set = FcConfigGetFonts(config, FcSetSystem);

    for (int i = 0; set != NULL && i < set->nfont; i++) {
        FcChar8 *family;

        if (FcPatternGetString(set->fonts[i], FC_FAMILY, 0, &family) == FcResultMatch && strcmp((const char *)family, "Noto Sans") == 0)
            return true;
    }
    return false;
}

TextSystem *
text_system_new(const char *fontconfig_file, Diags *diags)
{
    TextSystem *system;
    FcConfig *config;

    if (!g_file_test(fontconfig_file, G_FILE_TEST_IS_REGULAR)) {
        diag_report(diags, DIAG_FONT_MISSING, (Place){ 0 }, fontconfig_file, NULL);
        return NULL;
    }
    config = FcConfigCreate();
    if (!FcConfigParseAndLoad(config, (const FcChar8 *)fontconfig_file, FcTrue) || !FcConfigBuildFonts(config) || !has_house_family(config)) {
        FcConfigDestroy(config);
        diag_report(diags, DIAG_FONT_MISSING, (Place){ 0 }, fontconfig_file, NULL);
        return NULL;
    }
    system = g_new0(TextSystem, 1);
    system->config = config;
    system->map = pango_ft2_font_map_new();
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(system->map), config);
    pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(system->map), 72, 72);
    system->fonts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_font);
    system->descriptions = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_description);
    system->metrics = g_array_new(FALSE, TRUE, sizeof(FaceMetrics));
    return system;
}

void
text_system_free(TextSystem *system)
{
    if (system == NULL)
        return;
    if (system->line_index != NULL)
        g_hash_table_unref(system->line_index);
    arena_free(system->lines);
    system_free_hyphens(system);
    g_array_unref(system->metrics);
    g_hash_table_unref(system->descriptions);
    g_hash_table_unref(system->fonts);
    g_object_unref(system->map);
    FcConfigDestroy(system->config);
    g_free(system);
}

static char *
pattern_string(FcPattern *pattern, const char *object)
{
    FcChar8 *text;

    return FcPatternGetString(pattern, object, 0, &text) == FcResultMatch ? g_strdup((const char *)text) : g_strdup("");
}

static int
compare_patterns(const void *left, const void *right)
{
    g_autofree char *a = pattern_string(*(FcPattern *const *)left, FC_FILE), *b = pattern_string(*(FcPattern *const *)right, FC_FILE);

    return strcmp(a, b);
}

void
text_system_each_face(TextSystem *system, void (*each)(const char *family, const char *style, const char *path, void *data), void *data)
{
    FcFontSet *set = FcConfigGetFonts(system->config, FcSetSystem);
    g_autofree FcPattern **sorted = g_new(FcPattern *, (gsize)set->nfont + 1);

    memcpy(sorted, set->fonts, sizeof *sorted * (size_t)set->nfont);
    qsort(sorted, (size_t)set->nfont, sizeof *sorted, compare_patterns);
    for (int i = 0; i < set->nfont; i++) {
        g_autofree char *family = pattern_string(sorted[i], FC_FAMILY), *style = pattern_string(sorted[i], FC_STYLE), *path = pattern_string(sorted[i], FC_FILE);

        each(family, style, path, data);
    }
}

const TextFont *
system_font(TextSystem *system, PangoFont *font)
{
    FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
    FcChar8 *path = NULL;
    int index = 0;
    char key[1024];
    TextFont *found;

    FcPatternGetString(pattern, FC_FILE, 0, &path);
    FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
    g_snprintf(key, sizeof key, "%s#%d", (const char *)path, index);
    found = g_hash_table_lookup(system->fonts, key);
    if (found == NULL) {
        g_autofree char *base = g_path_get_basename((const char *)path);

        found = g_new(TextFont, 1);
        *found = (TextFont){ g_strdup((const char *)path), index, g_strdup(base) };
        g_hash_table_insert(system->fonts, g_strdup(key), found);
    }
    return found;
}

static const char *
style_key(const TextStyle *style, char key[64])
{
    g_snprintf(key, 64, "%d/%d/%d", (int)(style->size * 1024 + 0.5), style->weight, style->stretch);
    return key;
}

const PangoFontDescription *
system_description(TextSystem *system, const TextStyle *style)
{
    char key[64];
    PangoFontDescription *description = g_hash_table_lookup(system->descriptions, style_key(style, key));

    if (description != NULL)
        return description;
    description = pango_font_description_new();
    pango_font_description_set_family_static(description, FAMILIES);
    pango_font_description_set_absolute_size(description, style->size * PANGO_SCALE);
    pango_font_description_set_weight(description, (PangoWeight)(style->weight == 0 ? 400 : style->weight));
    pango_font_description_set_stretch(description, style->stretch == STRETCH_SEMI_CONDENSED ? PANGO_STRETCH_SEMI_CONDENSED : PANGO_STRETCH_NORMAL);
    g_hash_table_insert(system->descriptions, g_strdup(key), description);
    return description;
}

static double
glyph_height(hb_font_t *font, hb_codepoint_t code, double fallback)
{
    hb_codepoint_t glyph;
    hb_glyph_extents_t extents;

    if (!hb_font_get_nominal_glyph(font, code, &glyph) || !hb_font_get_glyph_extents(font, glyph, &extents))
        return fallback;
    return extents.y_bearing / (double)PANGO_SCALE;
}

TextMetrics
text_metrics(TextStore *store, const TextStyle *style)
{
    TextSystem *system = store->system;
    g_autoptr(PangoFont) font = NULL;
    FaceMetrics kept = { .style = *style };
    hb_font_t *hb;
    hb_font_extents_t extents;

    for (guint i = 0; i < system->metrics->len; i++) {
        const FaceMetrics *m = &g_array_index(system->metrics, FaceMetrics, i);

        if (m->style.size == style->size && m->style.weight == style->weight && m->style.stretch == style->stretch)
            return m->metrics;
    }
    font = pango_font_map_load_font(system->map, store->context, system_description(system, style));
    hb = pango_font_get_hb_font(font);
    hb_font_get_h_extents(hb, &extents);
    kept.metrics = (TextMetrics){ glyph_height(hb, 'H', style->size * 0.714), glyph_height(hb, 'x', style->size * 0.536),
                                  extents.ascender / (double)PANGO_SCALE, -extents.descender / (double)PANGO_SCALE };
    g_array_append_val(system->metrics, kept);
    return kept.metrics;
}

TextStore *
text_store_new(TextSystem *system, Arena *arena, const char *language, TextDirection direction, Diags *diags)
{
    TextStore *store = g_new0(TextStore, 1);

    *store = (TextStore){ .system = system, .arena = arena, .language = arena_strdup(arena, language), .direction = direction, .diags = diags };
    store->context = pango_font_map_create_context(system->map);
    pango_context_set_round_glyph_positions(store->context, FALSE);
    pango_context_set_base_dir(store->context, direction == DIRECTION_RTL ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    pango_context_set_language(store->context, pango_language_from_string(language));
    store->missing = g_hash_table_new(g_direct_hash, g_direct_equal);
    return store;
}

void
text_store_free(TextStore *store)
{
    if (store == NULL)
        return;
    g_object_unref(store->context);
    g_hash_table_unref(store->missing);
    g_free(store);
}
