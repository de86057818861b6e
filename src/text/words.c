/*
 * Words shaped once a process. A word is shaped apart from its neighbours, at one em = SHAPE_SIZE points, where a unit
 * of a font of 1,000 units is one point: advances come out as the font's own, without rounding, and serve every size.
 */
#include "text/system.h"
#include <hb.h>
#include <string.h>
#include <unicode/uchar.h>

enum { SHAPE_SIZE = 1000, CACHED_WORDS = 16000, CACHED_WORD_BYTES = 96 };

#define EM_PU ((double)SHAPE_SIZE * PANGO_SCALE)

/* One family a script, then those of signs, in the order in which a code point is looked for. */
#define FAMILIES                                                                                                       \
    "Noto Sans,Noto Sans Arabic,Noto Sans Armenian,Noto Sans Ethiopic,Noto Sans Thai,Noto Sans Khmer,Noto Sans Lao,"   \
    "Noto Sans Myanmar,Noto Sans Devanagari,Noto Sans Symbols,Noto Sans Symbols2,Noto Sans Symbols 2,Noto Sans "       \
    "Math,Symbola"

typedef struct WordKey {
    const char *text;
    uint32_t length;
    bool rtl;
} WordKey;

static guint
hash_word(const void *data)
{
    const WordKey *key = data;
    guint hash = key->rtl ? 2166136262u : 2166136261u;

    for (uint32_t i = 0; i < key->length; i++)
        hash = (hash ^ (guchar)key->text[i]) * 16777619u;
    return hash;
}

static gboolean
equal_words(const void *left, const void *right)
{
    const WordKey *a = left, *b = right;

    return a->length == b->length && a->rtl == b->rtl && memcmp(a->text, b->text, a->length) == 0;
}

/* ---- faces ---- */

/* `families` come before those of the house; NULL: none. */
static PangoFontDescription *
describe(const char *families, int weight, FontStretch stretch)
{
    PangoFontDescription *description = pango_font_description_new();
    g_autofree char *all = families == NULL ? NULL : g_strconcat(families, "," FAMILIES, NULL);

    pango_font_description_set_family(description, all == NULL ? FAMILIES : all);
    pango_font_description_set_absolute_size(description, EM_PU);
    pango_font_description_set_weight(description, (PangoWeight)weight);
    pango_font_description_set_stretch(description, stretch == STRETCH_SEMI_CONDENSED ? PANGO_STRETCH_SEMI_CONDENSED
                                                                                      : PANGO_STRETCH_NORMAL);
    return description;
}

static double
glyph_height(hb_font_t *font, hb_codepoint_t code, double fallback)
{
    hb_codepoint_t glyph;
    hb_glyph_extents_t extents;

    if (!hb_font_get_nominal_glyph(font, code, &glyph) || !hb_font_get_glyph_extents(font, glyph, &extents))
        return fallback;
    return extents.y_bearing / EM_PU;
}

static FamilyRow *
latin_row(Face *face)
{
    FamilyRow *row = face->rows;

    while (!family_row_has(row, G_UNICODE_SCRIPT_LATIN))
        row++;
    return row;
}

static void
measure_face(TextSystem *system, Face *face)
{
    PangoContext *context = latin_row(face)->context;
    g_autoptr(PangoFont) font =
        pango_font_map_load_font(system->map, context, pango_context_get_font_description(context));
    hb_font_t *hb = pango_font_get_hb_font(font);
    hb_font_extents_t extents;

    hb_font_get_h_extents(hb, &extents);
    face->base = system_font(system, font);
    face->metrics = (TextMetrics){ glyph_height(hb, 'H', 0.714), glyph_height(hb, 'x', 0.536), extents.ascender / EM_PU,
                                   -extents.descender / EM_PU };
}

/* Ligatures are off: a reader must find the letters that were written, one by one. */
static PangoAttrList *
feature_list(bool tabular)
{
    PangoAttrList *list = pango_attr_list_new();
    PangoAttribute *features =
        pango_attr_font_features_new(tabular ? "kern=1,lnum=1,tnum=1,liga=0,clig=0" : "kern=1,lnum=1,liga=0,clig=0");

    features->start_index = 0;
    features->end_index = G_MAXUINT;
    pango_attr_list_insert(list, features);
    return list;
}

/* Digits and signs that a family of another script lacks are of the family for Latin letters, before the house's. */
static void
open_row(TextSystem *system, FamilyRow *row, const FamilyRow *latin, const Face *face)
{
    g_autofree char *both = row->families == NULL || row == latin || latin->families == NULL
                                ? NULL
                                : g_strconcat(row->families, ",", latin->families, NULL);
    PangoFontDescription *description =
        describe(both != NULL ? both : row->families, face->weight, face->stretch);

    row->context = pango_font_map_create_context(system->map);
    pango_context_set_round_glyph_positions(row->context, FALSE);
    pango_context_set_language(row->context, face->language);
    pango_context_set_font_description(row->context, description);
    pango_font_description_free(description);
}

static Face *
face_new(TextSystem *system, const TextStyle *style, int weight, PangoLanguage *language)
{
    Face *face = g_new0(Face, 1);

    *face = (Face){ .family = g_strdup(style->family),
                    .weight = weight,
                    .stretch = style->stretch,
                    .tabular = style->tabular,
                    .language = language };
    face->rows = family_rows(style->family, &face->row_count);
    for (size_t i = 0; i < face->row_count; i++)
        open_row(system, &face->rows[i], latin_row(face), face);
    face->features = feature_list(face->tabular);
    face->words = g_hash_table_new(hash_word, equal_words);
    measure_face(system, face);
    return face;
}

void
face_free(void *data)
{
    Face *face = data;

    g_hash_table_unref(face->words);
    pango_attr_list_unref(face->features);
    for (size_t i = 0; i < PLAIN_KINDS; i++)
        if (face->plain[i] != NULL)
            pango_item_free(face->plain[i]);
    family_rows_free(face->rows, face->row_count);
    g_free(face->family);
    g_free(face);
}

Face *
system_face(TextSystem *system, const TextStyle *style, const char *language)
{
    PangoLanguage *tag = pango_language_from_string(language);
    int weight = style->weight == 0 ? 400 : style->weight;
    Face *face;

    for (guint i = 0; i < system->faces->len; i++) {
        face = g_ptr_array_index(system->faces, i);
        if (face->weight == weight && face->stretch == style->stretch && face->tabular == style->tabular &&
            face->language == tag && g_strcmp0(face->family, style->family) == 0)
            return face;
    }
    face = face_new(system, style, weight, tag);
    g_ptr_array_add(system->faces, face);
    return face;
}

/* ---- from Pango's items to segments ---- */

static bool
is_invisible(const char *text, size_t length)
{
    for (const char *c = text; c < text + length; c = next_char(c))
        if (!u_hasBinaryProperty((UChar32)g_utf8_get_char(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
            return false;
    return true;
}

static bool
has_tracking(GUnicodeScript script)
{
    return script == G_UNICODE_SCRIPT_COMMON || script == G_UNICODE_SCRIPT_LATIN || script == G_UNICODE_SCRIPT_GREEK ||
           script == G_UNICODE_SCRIPT_CYRILLIC || script == G_UNICODE_SCRIPT_ARMENIAN ||
           script == G_UNICODE_SCRIPT_ETHIOPIC;
}

static bool
is_spaceless(GUnicodeScript script)
{
    return script == G_UNICODE_SCRIPT_THAI || script == G_UNICODE_SCRIPT_LAO || script == G_UNICODE_SCRIPT_KHMER ||
           script == G_UNICODE_SCRIPT_MYANMAR || script == G_UNICODE_SCRIPT_HAN ||
           script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA;
}

static bool
is_blank(const PangoGlyphInfo *glyph)
{
    return glyph->glyph == PANGO_GLYPH_EMPTY || (glyph->glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0;
}

/* The glyphs of one cluster, unless it shows nothing. */
static uint16_t
append_glyphs(const PangoGlyphInfo *from, int count, TextGlyph *to)
{
    uint16_t kept = 0;

    for (int i = 0; i < count; i++)
        if (!is_blank(&from[i]))
            to[kept++] =
                (TextGlyph){ from[i].glyph, (float)(from[i].geometry.x_offset / EM_PU),
                             (float)(from[i].geometry.y_offset / EM_PU), (float)(from[i].geometry.width / EM_PU) };
    return kept;
}

static void
reverse_clusters(TextCluster *clusters, size_t count)
{
    for (size_t i = 0, j = count; i + 1 < j; i++, j--) {
        TextCluster kept = clusters[i];

        clusters[i] = clusters[j - 1];
        clusters[j - 1] = kept;
    }
}

/* Glyphs stand left to right; those with one index into the text are a cluster, and it ends where the next begins. */
static void
copy_shape(Arena *arena, const PangoGlyphString *shape, Segment *segment)
{
    TextGlyph *glyphs = arena_new0(arena, TextGlyph, shape->num_glyphs);
    TextCluster *clusters = arena_new0(arena, TextCluster, shape->num_glyphs);
    int last = (int)segment->length; /* right to left: where the cluster before began */

    for (int i = 0, next; i < shape->num_glyphs; i = next) {
        int from = shape->log_clusters[i], to;
        TextCluster *cluster = &clusters[segment->cluster_count++];

        for (next = i + 1; next < shape->num_glyphs && shape->log_clusters[next] == from; next++)
            ;
        to = segment->rtl ? last : next < shape->num_glyphs ? shape->log_clusters[next] : (int)segment->length;
        last = from;
        cluster->bytes = (uint16_t)(to - from);
        if (!is_invisible(segment->text + from, cluster->bytes))
            cluster->glyphs = append_glyphs(&shape->glyphs[i], next - i, glyphs + segment->glyph_count);
        segment->glyph_count += cluster->glyphs;
    }
    if (segment->rtl)
        reverse_clusters(clusters, segment->cluster_count);
    segment->glyphs = glyphs;
    segment->clusters = clusters;
}

/* Whether a list with commas between names the family. */
static bool
names_family(const char *list, const char *family)
{
    size_t length = strlen(family);

    for (const char *at = list; at != NULL; at = strchr(at, ',')) {
        at += *at == ',';
        if (strncmp(at, family, length) == 0 && (at[length] == ',' || at[length] == '\0'))
            return true;
    }
    return false;
}

/*
 * fontconfig goes on to any family that has the letters: a page would change its face where the one named is not
 * there.
 */
static bool
is_named(const Face *face, PangoFont *font)
{
    FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
    FcChar8 *family;

    for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &family) == FcResultMatch; i++) {
        if (names_family(FAMILIES, (const char *)family))
            return true;
        for (size_t row = 0; row < face->row_count; row++)
            if (names_family(face->rows[row].families, (const char *)family))
                return true;
    }
    return false;
}

static void
note_all_missing(const Segment *segment, GArray *missing)
{
    for (const char *c = segment->text; c < segment->text + segment->length; c = next_char(c)) {
        gunichar code = g_utf8_get_char(c);

        g_array_append_val(missing, code);
    }
}

/* In the order of the text. */
static void
note_missing(const PangoGlyphString *shape, bool rtl, GArray *missing)
{
    for (int i = 0; i < shape->num_glyphs; i++) {
        PangoGlyph glyph = shape->glyphs[rtl ? shape->num_glyphs - 1 - i : i].glyph;
        gunichar code = glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;

        if (glyph != PANGO_GLYPH_EMPTY && (glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
            g_array_append_val(missing, code);
    }
}

/* missing: NULL where the font is known to have all of it. */
static void
shape_item(TextSystem *system, Arena *arena, bool named, const char *text, const PangoItem *item, Segment *segment,
           GArray *missing)
{
    PangoGlyphString *shape = pango_glyph_string_new();
    GUnicodeScript script = (GUnicodeScript)item->analysis.script;

    pango_shape_full(text + item->offset, item->length, text, -1, &item->analysis, shape);
    *segment = (Segment){ .font = system_font(system, item->analysis.font),
                          .text = text + item->offset,
                          .length = (size_t)item->length,
                          .rtl = item->analysis.level % 2 == 1,
                          .tracked = has_tracking(script),
                          .spaceless = is_spaceless(script) };
    if (named && missing != NULL)
        note_missing(shape, segment->rtl, missing);
    else if (missing != NULL)
        note_all_missing(segment, missing);
    copy_shape(arena, shape, segment);
    pango_glyph_string_free(shape);
}

static void
free_item(void *item)
{
    pango_item_free(item);
}

/* ---- the row of a text's script ---- */

static bool
is_of_any(GUnicodeScript script)
{
    return script == G_UNICODE_SCRIPT_COMMON || script == G_UNICODE_SCRIPT_INHERITED;
}

/* That of the first letter from there on, and of what has none that of the language. */
static GUnicodeScript
script_from(const Face *face, const char *text, const char *end)
{
    int count = 0;
    const PangoScript *scripts;

    for (const char *c = text; c < end; c = next_char(c)) {
        GUnicodeScript script = g_unichar_get_script(g_utf8_get_char(c));

        if (!is_of_any(script))
            return script;
    }
    scripts = pango_language_get_scripts(face->language, &count);
    return count > 0 ? (GUnicodeScript)scripts[0] : G_UNICODE_SCRIPT_LATIN;
}

static const FamilyRow *
row_of(const Face *face, GUnicodeScript script)
{
    const FamilyRow *row = face->rows;

    while (!family_row_has(row, script))
        row++;
    return row;
}

/* Pango's items of a word, in each script with the families that are named for it. */
static GList *
itemize(const Face *face, const char *text, size_t length, bool rtl)
{
    const char *end = text + length, *next;
    GList *items = NULL;

    for (const char *from = text; from < end; from = next) {
        const FamilyRow *row = face->row_count == 1 ? face->rows : row_of(face, script_from(face, from, end));

        next = face->row_count == 1 ? end : next_char(from);
        while (next < end && (is_of_any(g_unichar_get_script(g_utf8_get_char(next))) ||
                              row_of(face, g_unichar_get_script(g_utf8_get_char(next))) == row))
            next = next_char(next);
        items = g_list_concat(items, pango_itemize_with_base_dir(row->context, rtl ? PANGO_DIRECTION_RTL
                                                                                   : PANGO_DIRECTION_LTR,
                                                                 text, (int)(from - text), (int)(next - from),
                                                                 face->features, NULL));
    }
    return items;
}

/* ---- words of ASCII ---- */

typedef enum PlainKind { PLAIN_SIGNS, PLAIN_LETTERS, NOT_PLAIN } PlainKind;

static PlainKind
plain_kind(const char *text, size_t length, bool rtl)
{
    PlainKind kind = PLAIN_SIGNS;

    G_STATIC_ASSERT((int)NOT_PLAIN == (int)PLAIN_KINDS);
    for (size_t i = 0; i < length && kind != NOT_PLAIN; i++)
        if (text[i] <= ' ' || text[i] > '~')
            kind = NOT_PLAIN;
        else if (g_ascii_isalpha(text[i]))
            kind = PLAIN_LETTERS;
    return rtl ? NOT_PLAIN : kind;
}

static bool
has_all_of_ascii(PangoFont *font)
{
    hb_font_t *hb = pango_font_get_hb_font(font);
    hb_codepoint_t glyph;

    for (hb_codepoint_t code = '!'; code <= '~'; code++)
        if (!hb_font_get_nominal_glyph(hb, code, &glyph))
            return false;
    return true;
}

/*
 * Of a word of ASCII Pango takes script, language, direction and font from whether it has letters, and from nothing
 * else, as long as the font has all of ASCII: what it said of the first such word holds for the next.
 */
static void
keep_plain(Face *face, PlainKind kind, const PangoItem *item)
{
    if (has_all_of_ascii(item->analysis.font) && is_named(face, item->analysis.font))
        face->plain[kind] = pango_item_copy((PangoItem *)(guintptr)item);
}

static const Word *
shape_plain(TextSystem *system, Arena *arena, const PangoItem *kept, const char *text, size_t length)
{
    Word *word = arena_new0(arena, Word, 1);
    Segment *segment = arena_new0(arena, Segment, 1);
    PangoItem item = *kept;

    item.offset = 0;
    item.length = item.num_chars = (int)length;
    shape_item(system, arena, true, text, &item, segment, NULL);
    word->segments = segment;
    word->count = 1;
    return word;
}

static const Word *
shape_items(TextSystem *system, Arena *arena, const Face *face, const char *text, GList *items, bool rtl)
{
    Word *word = arena_new0(arena, Word, 1);
    Segment *segments = arena_new0(arena, Segment, g_list_length(items));
    g_autoptr(GArray) missing = g_array_new(FALSE, FALSE, sizeof(gunichar));

    for (GList *l = items; l != NULL; l = l->next) {
        PangoItem *item = l->data;

        item->analysis.level = rtl ? 1 : 0; /* the paragraph has decided, not the word alone */
        shape_item(system, arena, is_named(face, item->analysis.font), text, item, &segments[word->count++], missing);
    }
    word->segments = segments;
    word->missing = arena_memdup(arena, missing->data, missing->len * sizeof(gunichar));
    word->missing_count = missing->len;
    return word;
}

/* `text` ends with a zero byte and lives in the arena. */
static const Word *
shape_word(TextSystem *system, Arena *arena, Face *face, const char *text, size_t length, bool rtl)
{
    PlainKind kind = plain_kind(text, length, rtl);
    const Word *word;
    GList *items;

    if (kind != NOT_PLAIN && face->plain[kind] != NULL)
        return shape_plain(system, arena, face->plain[kind], text, length);
    items = itemize(face, text, length, rtl);
    word = shape_items(system, arena, face, text, items, rtl);
    if (kind != NOT_PLAIN && items != NULL && items->next == NULL)
        keep_plain(face, kind, items->data);
    g_list_free_full(items, free_item);
    return word;
}

const Word *
face_word(const TextStore *store, Face *face, const char *text, size_t length, bool rtl)
{
    TextSystem *system = store->system;
    WordKey probe = { text, (uint32_t)length, rtl }, *key;
    const Word *word;
    char *copy;

    if (length > CACHED_WORD_BYTES)
        return shape_word(system, store->arena, face, arena_strndup(store->arena, text, length), length, rtl);
    word = g_hash_table_lookup(face->words, &probe);
    if (word != NULL)
        return word;
    if (store->beside && system->word_count >= CACHED_WORDS)
        return shape_word(system, store->arena, face, arena_strndup(store->arena, text, length), length, rtl);
    copy = arena_strndup(system->words, text, length);
    word = shape_word(system, system->words, face, copy, length, rtl);
    key = arena_memdup(system->words, &(WordKey){ copy, (uint32_t)length, rtl }, sizeof *key);
    g_hash_table_insert(face->words, key, (gpointer)(guintptr)word);
    system->word_count++;
    return word;
}

void
system_trim_words(TextSystem *system)
{
    if (system->word_count < CACHED_WORDS)
        return;
    for (guint i = 0; i < system->faces->len; i++)
        g_hash_table_remove_all(((Face *)g_ptr_array_index(system->faces, i))->words);
    arena_free(system->words);
    system->words = arena_new();
    system->word_count = 0;
}
