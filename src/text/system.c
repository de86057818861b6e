/*
 * Fonts. A private fontconfig and an explicit list of families: a script is set in the family named for it or not at
 * all, so that no page silently changes its face from machine to machine.
 */
#include "base/sort.h"
#include "base/diag_files.h"
#include "base/diag_text.h"
#include "text/system.h"
#include <pango/pangofc-font.h>
#include <hb-ot.h>
#include <string.h>
#include <unistd.h>
#include "base/input.h"
#include "text/embed.h"

static void
free_font(void *data)
{
    Font *font = data;

    g_free((gpointer)(guintptr)font->file.path);
    g_free((gpointer)(guintptr)font->file.name);
    g_free((gpointer)(guintptr)font->file.variations);
    g_free(font);
}

/* The one family that no page can do without; the cache of a configuration may outlive the files. */
static bool
has_house_family(FcConfig *config)
{
    FcFontSet *set = FcConfigGetFonts(config, FcSetSystem);

    for (int i = 0; set != NULL && i < set->nfont; i++) {
        FcChar8 *family, *path;

        if (FcPatternGetString(set->fonts[i], FC_FAMILY, 0, &family) == FcResultMatch &&
            strcmp((const char *)family, "Noto Sans") == 0 &&
            FcPatternGetString(set->fonts[i], FC_FILE, 0, &path) == FcResultMatch &&
            g_file_test((const char *)path, G_FILE_TEST_IS_REGULAR))
            return true;
    }
    return false;
}

/* fontconfig looks for a relative name in the machine's folders, not in ours. NULL when there is nothing to set in. */
static FcConfig *
load_config(const char *file)
{
    g_autofree char *path = g_canonicalize_filename(file, NULL);
    FcConfig *config;

    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
        return NULL;
    config = FcConfigCreate();
    if (FcConfigParseAndLoad(config, (const FcChar8 *)path, FcTrue) && FcConfigBuildFonts(config) &&
        has_house_family(config))
        return config;
    FcConfigDestroy(config);
    return NULL;
}

static char *
pattern_string(FcPattern *pattern, const char *object)
{
    FcChar8 *text;

    return FcPatternGetString(pattern, object, 0, &text) == FcResultMatch ? g_strdup((const char *)text) : g_strdup("");
}

/*
 * fontconfig would wait for the writer of a FIFO, or print a message of its own and go on without. What is not there
 * is told by the search for fonts.
 */
static bool
can_be_read(const char *name, Diags *diags)
{
    int file = access(name, F_OK) == 0 ? input_file(INPUT_FONT, name, (Place){ 0 }, diags) : -1;
    bool can = file >= 0 || access(name, F_OK) != 0;

    if (file >= 0)
        close(file);
    return can;
}

TextSystem *
text_system_new(const char *fontconfig_file, Diags *diags)
{
    TextSystem *system;
    FcConfig *config;

    if (!can_be_read(fontconfig_file, diags))
        return NULL;
    config = load_config(fontconfig_file);
    if (config == NULL) {
        diag_report(diags, DIAG_FONT_MISSING, (Place){ 0 }, fontconfig_file, NULL);
        return NULL;
    }
    system = g_new0(TextSystem, 1);
    system->config = config;
    system->fonts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_font);
    system->faces = g_ptr_array_new_with_free_func(face_free);
    system->words = arena_new();
    return system;
}

static gpointer
end_at_once(gpointer data)
{
    return data;
}

/* Pango ends the process when a thread that it starts cannot be had: so one is started here first. */
static bool
can_start_threads(Diags *diags)
{
    g_autoptr(GError) error = NULL;
    GThread *thread = g_thread_try_new("text", end_at_once, NULL, &error);

    if (thread == NULL) {
        diag_report(diags, DIAG_NO_THREAD, (Place){ 0 }, error->message, NULL);
        return false;
    }
    g_thread_join(thread);
    return true;
}

/* Written once, before anything is set, by a program that is ours. */
static bool process_is_ours;

void
text_own_process(void)
{
    process_is_ours = true;
}

/*
 * Pango makes sure that fontconfig has a configuration before it looks at ours, and would read the machine's for it:
 * some 10 ms for nothing. So in a program of ours it is the process's own. Another program's stays as it is.
 */
bool
text_system_open(TextSystem *system, Diags *diags)
{
    if (system->map != NULL)
        return true;
    if (!can_start_threads(diags))
        return false;
    if (process_is_ours)
        FcConfigSetCurrent(system->config);
    system->map = pango_ft2_font_map_new();
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(system->map), system->config);
    pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(system->map), 72, 72);
    return true;
}

void
text_system_free(TextSystem *system)
{
    if (system == NULL)
        return;
    g_ptr_array_unref(system->faces);
    arena_free(system->words);
    system_free_breaks(system);
    g_hash_table_unref(system->fonts);
    if (system->map != NULL) {
        pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(system->map), NULL); /* Pango's map would keep it for ever */
        g_object_unref(system->map);
    }
    FcConfigDestroy(system->config);
    g_free(system);
}

static int
compare_patterns(const void *left, const void *right)
{
    g_autofree char *a = pattern_string(*(FcPattern *const *)left, FC_FILE),
                    *b = pattern_string(*(FcPattern *const *)right, FC_FILE);

    return strcmp(a, b);
}

static void
add_pattern(FcPattern *pattern, void *data)
{
    g_ptr_array_add(data, pattern);
}

void
text_system_each_face(TextSystem *system,
                      void (*each)(const char *family, const char *style, const char *path, void *data), void *data)
{
    g_autoptr(GPtrArray) sorted = g_ptr_array_new();

    system_each_pattern(system, add_pattern, sorted);
    sort_items(sorted->pdata, sorted->len, sizeof(FcPattern *), compare_patterns);
    for (guint i = 0; i < sorted->len; i++) {
        FcPattern *pattern = g_ptr_array_index(sorted, i);
        g_autofree char *family = pattern_string(pattern, FC_FAMILY), *style = pattern_string(pattern, FC_STYLE),
                        *path = pattern_string(pattern, FC_FILE);

        each(family, style, path, data);
    }
}

/* ---- fonts ---- */

static void
read_spacing(Font *font, PangoFont *from)
{
    hb_font_t *hb = pango_font_get_hb_font(from);
    hb_codepoint_t glyph;
    int scale, unused;

    hb_font_get_scale(hb, &scale, &unused);
    if (hb_font_get_nominal_glyph(hb, ' ', &glyph)) {
        font->space = glyph;
        font->space_advance = (float)(hb_font_get_glyph_h_advance(hb, glyph) / (double)scale);
    }
    if (hb_font_get_nominal_glyph(hb, '-', &glyph)) {
        font->hyphen = glyph;
        font->hyphen_advance = (float)(hb_font_get_glyph_h_advance(hb, glyph) / (double)scale);
    }
}

/* Where a variable font stands on each of its axes, as "wght=500,wdth=87.5"; NULL of any other. */
static char *
axis_values(hb_font_t *font)
{
    unsigned axis_count = hb_ot_var_get_axis_count(hb_font_get_face(font)), value_count;
    g_autofree hb_ot_var_axis_info_t *axes = g_new0(hb_ot_var_axis_info_t, axis_count);
    const float *values = hb_font_get_var_coords_design(font, &value_count);
    GString *out;

    hb_ot_var_get_axis_infos(hb_font_get_face(font), 0, &axis_count, axes);
    if (axis_count == 0)
        return NULL;
    out = g_string_new(NULL);
    for (unsigned i = 0; i < axis_count; i++) {
        char tag[4], number[G_ASCII_DTOSTR_BUF_SIZE];

        hb_tag_to_string(axes[i].tag, tag);
        g_ascii_formatd(number, sizeof number, "%.9g", (double)(i < value_count ? values[i] : axes[i].default_value));
        g_string_append_printf(out, "%s%.4s=%s", i == 0 ? "" : ",", tag, number);
    }
    return g_string_free(out, FALSE);
}

const Font *
system_font(TextSystem *system, PangoFont *from)
{
    FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(from));
    hb_font_t *hb = pango_font_get_hb_font(from);
    FcChar8 *path = NULL;
    int index = 0;
    g_autofree char *variations = axis_values(hb), *key = NULL;
    Font *font;

    FcPatternGetString(pattern, FC_FILE, 0, &path);
    FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
    key = g_strdup_printf("%s#%d#%s", (const char *)path, index, variations == NULL ? "" : variations);
    font = g_hash_table_lookup(system->fonts, key);
    if (font == NULL) {
        font = g_new0(Font, 1);
        font->file = (TextFont){ g_strdup((const char *)path), index, g_path_get_basename((const char *)path),
                                 g_steal_pointer(&variations) };
        font->refusal = embed_refusal(hb_font_get_face(hb));
        read_spacing(font, from);
        g_hash_table_insert(system->fonts, g_steal_pointer(&key), font);
    }
    return font;
}

static void
tell_refused(TextStore *store, const char *path, const char *why)
{
    if (store_tells(store, path, (Place){ 0 }))
        diag_report(store->diags, DIAG_FONT_OUTLINES, (Place){ 0 }, path, why, NULL);
}

void
store_use_font(TextStore *store, const Font *font)
{
    if (font->refusal != NULL)
        tell_refused(store, font->file.path, font->refusal);
}

void
store_tell_passed_over(TextStore *store, gunichar code)
{
    const FcFontSet *set = FcConfigGetFonts(store->system->config, FcSetSystem);

    for (int i = 0; set != NULL && i < set->nfont; i++) {
        FcCharSet *characters;
        g_autofree char *path = pattern_string(set->fonts[i], FC_FILE);
        hb_blob_t *blob;
        hb_face_t *face;
        const char *why;

        if (FcPatternGetCharSet(set->fonts[i], FC_CHARSET, 0, &characters) != FcResultMatch ||
            !FcCharSetHasChar(characters, code))
            continue;
        blob = hb_blob_create_from_file(path);
        face = hb_face_create(blob, 0);
        why = embed_refusal(face);
        if (why != NULL)
            tell_refused(store, path, why);
        hb_face_destroy(face);
        hb_blob_destroy(blob);
    }
}

/* ---- the store ---- */

Face *
store_face(TextStore *store, const TextStyle *style)
{
    const char *language = style->language != NULL ? style->language : store->language;
    int weight = style->weight == 0 ? 400 : style->weight;
    Face *face = store->last_face;

    if (face != NULL && face->weight == weight && face->stretch == style->stretch && face->tabular == style->tabular &&
        g_strcmp0(face->family, style->family) == 0 && strcmp(store->last_language, language) == 0)
        return face;
    store->last_face = system_face(store->system, style, language);
    store->last_language = pango_language_to_string(store->last_face->language);
    return store->last_face;
}

TextMetrics
text_metrics(TextStore *store, const TextStyle *style)
{
    TextMetrics em = store_face(store, style)->metrics;
    double size = style->size;

    return (TextMetrics){ em.cap_height * size, em.x_height * size, em.ascent * size, em.descent * size };
}

void
text_system_be_strict(TextSystem *system)
{
    system->strict = true;
}

void
text_store_find_places(TextStore *store, const PlaceFinder *finder)
{
    store->data = *finder;
}

static void
open_scratch(Scratch *scratch)
{
    scratch->text = g_string_new(NULL);
    scratch->breaks = g_byte_array_new();
    scratch->levels = g_byte_array_new();
}

TextStore *
text_store_new(TextSystem *system, Arena *arena, const char *language, TextDirection direction, Diags *diags)
{
    TextStore *store = g_new0(TextStore, 1);

    if (system->stores++ == 0)
        system_trim_words(system);
    *store = (TextStore){ .system = system,
                          .arena = arena,
                          .language = arena_strdup(arena, language != NULL ? language : "und"),
                          .direction = direction,
                          .diags = diags };
    store->lacking = g_hash_table_new(g_direct_hash, g_direct_equal);
    store->told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    open_scratch(&store->scratch);
    paragraph_open_scratch(store);
    single_open(store);
    return store;
}

TextStore *
text_store_beside(const TextStore *store, Arena *arena)
{
    TextStore *beside = text_store_new(store->system, arena, store->language, store->direction, store->diags);

    beside->data = store->data;
    beside->beside = true;
    g_hash_table_unref(beside->told);
    beside->told = g_hash_table_ref(store->told);
    return beside;
}

void
text_store_free(TextStore *store)
{
    if (store == NULL)
        return;
    store->system->stores--;
    paragraph_free_scratch(store);
    single_free(store);
    g_string_free(store->scratch.text, TRUE);
    g_byte_array_unref(store->scratch.breaks);
    g_byte_array_unref(store->scratch.levels);
    g_hash_table_unref(store->lacking);
    g_hash_table_unref(store->told);
    g_free(store);
}
