/* Words as shaped: the font's own widths, the features that are on and off, and the cache. */
#include "setting.h"
#include "base/diag_text.h"
#include <hb.h>
#include "text/system.h"

static const TextRun *
only_run(const TextLine *line)
{
    assert_int_equal(line->count, 1);
    assert_non_null(line->pieces[0].run);
    return line->pieces[0].run;
}

/* Advances of the nominal glyphs, straight from the font file's hmtx table. */
static double
table_width(const TextFont *font, const char *text, double size)
{
    hb_blob_t *blob = hb_blob_create_from_file(font->path);
    hb_face_t *face = hb_face_create(blob, (unsigned)font->face_index);
    hb_font_t *hb = hb_font_create(face);
    double units = 0;

    for (const char *c = text; *c != '\0'; c = next_char(c)) {
        hb_codepoint_t glyph = 0;

        assert_true(hb_font_get_nominal_glyph(hb, g_utf8_get_char(c), &glyph));
        units += hb_font_get_glyph_h_advance(hb, glyph);
    }
    units *= size / hb_face_get_upem(face);
    hb_font_destroy(hb);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return units;
}

typedef struct WidthCase { const char *name, *text; TextStyle style; const char *font; } WidthCase;

/* Texts without pairs that are kerned. */
static const WidthCase width_cases[] = {
    { "the regular", "hum mind 2019", { .size = 9.5, .weight = 400 }, "NotoSans-Regular.ttf" },
    { "no weight is the regular", "hum", { .size = 9.5 }, "NotoSans-Regular.ttf" },
    { "the medium", "hum mind", { .size = 7.25, .weight = 500 }, "NotoSans-Medium.ttf" },
    { "the semibold", "hum mind", { .size = 33, .weight = 600 }, "NotoSans-SemiBold.ttf" },
    { "the bold", "hum mind", { .size = 8, .weight = 700 }, "NotoSans-Bold.ttf" },
    { "the semicondensed",
      "hum mind",
      { .size = 8, .weight = 400, .stretch = STRETCH_SEMI_CONDENSED },
      "NotoSans-SemiCondensed.ttf" },
    { "the semicondensed semibold",
      "hum",
      { .size = 8, .weight = 600, .stretch = STRETCH_SEMI_CONDENSED },
      "NotoSans-SemiCondensedSemiBold.ttf" },
    { "Greek", "\u03BC\u03B7\u03BD", { .size = 10, .weight = 400 }, "NotoSans-Regular.ttf" },
    { "Cyrillic", "мин", { .size = 10, .weight = 400 }, "NotoSans-Regular.ttf" },
    { "Armenian", "մմմ", { .size = 10, .weight = 700 }, "NotoSansArmenian-Bold.ttf" },
    { "Ethiopic", "መመመ", { .size = 10, .weight = 400 }, "NotoSansEthiopic-Regular.ttf" },
};

static void
widths_are_the_fonts_own(void **state)
{
    const WidthCase *c = *state;
    Setting s = setting_open("en", DIRECTION_LTR);
    const TextLine *line = text_line(s.store, c->text, &c->style);
    const TextRun *run = only_run(line);

    assert_string_equal(run->font->name, c->font);
    assert_near(run->width, table_width(run->font, c->text, c->style.size), 1e-4);
    assert_near(line->width, run->width, 1e-4);
    assert_near(run->size, c->style.size, 0);
    setting_close(&s);
}

static void
pairs_are_kerned(void **state)
{
    Setting s = setting_open("en", DIRECTION_LTR);
    TextStyle style = style_of_size(10);
    const TextRun *run = only_run(text_line(s.store, "AVAV", &style));

    (void)state;
    assert_true(run->width < table_width(run->font, "AVAV", 10) - 0.1);
    setting_close(&s);
}

static void
letters_are_never_joined_to_ligatures(void **state)
{
    Setting s = setting_open("en", DIRECTION_LTR);
    TextStyle style = style_of_size(10);
    const TextRun *run = only_run(text_line(s.store, "office", &style));

    (void)state;
    assert_int_equal(run->glyph_count, 6);
    assert_int_equal(run->cluster_count, 6);
    setting_close(&s);
}

static void
tabular_figures_have_one_width(void **state)
{
    Setting s = setting_open("en", DIRECTION_LTR);
    TextStyle style = { .size = 10, .weight = 600, .tabular = true };
    double width = text_line(s.store, "0", &style)->width;

    (void)state;
    for (char digit[2] = "1"; digit[0] <= '9'; digit[0]++)
        assert_near(text_line(s.store, digit, &style)->width, width, 1e-6);
    assert_near(text_line(s.store, "1,111", &style)->width, text_line(s.store, "7,474", &style)->width, 1e-5);
    setting_close(&s);
}

typedef struct TrackingCase { const char *name, *text; double gain; } TrackingCase;

static const TrackingCase tracking_cases[] = {
    { "every letter is tracked", "GOAL", 4 * 0.5 },
    { "spaces too", "A B", 3 * 0.5 },
    { "an accent belongs to its letter", "e\u0301", 0.5 },
    { "joined letters are not torn apart", "ألم", 0 },
    { "nor are letters under one line", "हिन्दी", 0 },
};

static void
tracking_moves_letters(void **state)
{
    const TrackingCase *c = *state;
    Setting s = setting_open("en", DIRECTION_LTR);
    TextStyle plain = style_of_size(8), tracked = plain;

    tracked.tracking = 0.5;
    assert_near(text_line(s.store, c->text, &tracked)->width - text_line(s.store, c->text, &plain)->width, c->gain,
                1e-4);
    setting_close(&s);
}

typedef struct ScriptCase { const char *name, *language, *text, *font; bool rtl; } ScriptCase;

static const ScriptCase script_cases[] = {
    { "Arabic", "ar", "الألغام", "NotoSansArabic-Regular.ttf", true },
    { "Khmer", "km", "កម្ពុជា", "NotoSansKhmer-Regular.ttf", false },
    { "Lao", "lo", "ລາວ", "NotoSansLao-Regular.ttf", false },
    { "Thai", "th", "ไทย", "NotoSansThai-Regular.ttf", false },
    { "Burmese", "my", "မြန်မာ", "NotoSansMyanmar-Regular.ttf", false },
    { "Hindi", "hi", "हिन्दी", "NotoSansDevanagari-Regular.ttf", false },
    { "Amharic", "am", "አማርኛ", "NotoSansEthiopic-Regular.ttf", false },
    { "Armenian", "hy", "Հայաստան", "NotoSansArmenian-Regular.ttf", false },
    { "Vietnamese", "vi", "Việt", "NotoSans-Regular.ttf", false },
    { "Serbian in Cyrillic", "sr-Cyrl", "Србија", "NotoSans-Regular.ttf", false },
};

static void
every_script_has_its_font(void **state)
{
    const ScriptCase *c = *state;
    Setting s = setting_open(c->language, c->rtl ? DIRECTION_RTL : DIRECTION_LTR);
    TextStyle style = style_of_size(9);
    const TextRun *run = only_run(text_line(s.store, c->text, &style));

    assert_int_equal(diags_length(s.diags), 0);
    assert_string_equal(run->font->name, c->font);
    assert_int_equal(run->rtl, c->rtl);
    assert_int_equal(run->length, strlen(c->text));
    assert_memory_equal(run->text, c->text, run->length);
    setting_close(&s);
}

static void
equal_words_are_shaped_once(void **state)
{
    Setting s = setting_open("en", DIRECTION_LTR);
    TextStyle style = style_of_size(9);
    Face *face = system_face(s.system, &style, "en");
    const Word *word = face_word(s.store, face, "clearance", 9, false);

    (void)state;
    assert_ptr_equal(face_word(s.store, face, "clearance of", 9, false), word);
    assert_ptr_not_equal(face_word(s.store, face, "clearance", 9, true), word);
    assert_ptr_not_equal(face_word(s.store, face, "clearances", 10, false), word);
    setting_close(&s);
}

/* What a store beside another sets goes soon: a full cache grows by none of its words, and knows those that it has. */
static void
a_full_cache_takes_no_words_of_what_goes_soon(void **state)
{
    Setting s = setting_open("en", DIRECTION_LTR);
    TextStyle style = style_of_size(9);
    Face *face = system_face(s.system, &style, "en");
    const Word *known = face_word(s.store, face, "clearance", 9, false);
    g_autoptr(TextStore) beside = text_store_beside(s.store, s.arena);
    size_t before = s.system->word_count;

    (void)state;
    face_word(beside, face, "areas", 5, false);
    assert_int_equal(s.system->word_count, before + 1);
    s.system->word_count = before = 1 << 20;
    assert_ptr_equal(face_word(beside, face, "clearance", 9, false), known);
    assert_ptr_not_equal(face_word(beside, face, "mines", 5, false), face_word(beside, face, "mines", 5, false));
    assert_int_equal(s.system->word_count, before);
    face_word(s.store, face, "mines", 5, false);
    assert_int_equal(s.system->word_count, before + 1);
    g_clear_pointer(&beside, text_store_free);
    setting_close(&s);
}

static void
forget(Face *face, bool plain)
{
    g_hash_table_remove_all(face->words);
    for (size_t i = 0; plain && i < PLAIN_KINDS; i++)
        g_clear_pointer(&face->plain[i], pango_item_free);
}

static void
assert_same_word(const Word *got, const Word *want)
{
    const Segment *a = &got->segments[0], *b = &want->segments[0];

    assert_int_equal(got->count, 1);
    assert_int_equal(want->count, 1);
    assert_int_equal(got->missing_count + want->missing_count, 0);
    assert_ptr_equal(a->font, b->font);
    assert_string_equal(a->text, b->text);
    assert_int_equal(a->length, b->length);
    assert_int_equal(a->glyph_count, b->glyph_count);
    assert_memory_equal(a->glyphs, b->glyphs, a->glyph_count * sizeof *a->glyphs);
    assert_int_equal(a->cluster_count, b->cluster_count);
    assert_memory_equal(a->clusters, b->clusters, a->cluster_count * sizeof *a->clusters);
    assert_int_equal(a->rtl + 2 * a->tracked + 4 * a->spaceless, b->rtl + 2 * b->tracked + 4 * b->spaceless);
}

/* What Pango says of one word of ASCII holds for the next: each, asked first, is shaped as when it is asked last. */
static void
a_word_of_ascii_is_as_if_it_were_the_first(void **state)
{
    static const char *const words[] = { "A",     "AVATAR", "clearance", "2017", "1,234.5",
                                         "(km2)", "x-1",    "!?",        "fi",   "~|" };
    static const char *const languages[] = { "en", "fr", "ar", "ru", "hy", "th" };
    static const char *const families[] = { "sans", "serif" };

    (void)state;
    for (size_t l = 0; l < G_N_ELEMENTS(languages) * G_N_ELEMENTS(families); l++) {
        const char *language = languages[l % G_N_ELEMENTS(languages)];
        Setting s = setting_open(language, DIRECTION_LTR);
        TextStyle style = { .family = families[l / G_N_ELEMENTS(languages)], .size = 9, .weight = 600 };
        Face *face = system_face(s.system, &style, language);
        const Word *first[G_N_ELEMENTS(words)];

        for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
            forget(face, true);
            first[i] = face_word(s.store, face, words[i], strlen(words[i]), false);
        }
        forget(face, true);
        for (size_t i = G_N_ELEMENTS(words); i-- > 0;)
            assert_same_word(face_word(s.store, face, words[i], strlen(words[i]), false), first[i]);
        assert_true(face->plain[0] != NULL && face->plain[1] != NULL);
        setting_close(&s);
    }
}

static void
sizes_share_a_face(void **state)
{
    Setting s = setting_open("en", DIRECTION_LTR);
    TextStyle small = style_of_size(7), large = style_of_size(33), bold = small;

    (void)state;
    bold.weight = 600;
    assert_ptr_equal(system_face(s.system, &small, "en"), system_face(s.system, &large, "en"));
    assert_ptr_not_equal(system_face(s.system, &small, "en"), system_face(s.system, &bold, "en"));
    assert_ptr_not_equal(system_face(s.system, &small, "en"), system_face(s.system, &small, "sr"));
    setting_close(&s);
}

/* A batch that never says a word twice must not grow for ever. */
static void
the_cache_is_emptied_between_documents(void **state)
{
    Setting s = setting_open("en", DIRECTION_LTR);
    TextStyle style = style_of_size(9);
    Face *face = system_face(s.system, &style, "en");
    size_t full = 0;

    (void)state;
    for (int i = 0; s.system->word_count >= full && i < 20000; i++) {
        char text[16];

        g_snprintf(text, sizeof text, "w%d", i);
        face_word(s.store, face, text, strlen(text), false);
        full = s.system->word_count;
    }
    assert_int_equal(full, 20000);
    text_store_free(s.store);
    s.store = text_store_new(s.system, s.arena, "en", DIRECTION_LTR, s.diags);
    assert_int_equal(s.system->word_count, 0);
    assert_near(text_line(s.store, "w1", &style)->width, table_width(&face->base->file, "w1", 9), 1e-4);
    setting_close(&s);
}

static void
a_long_word_is_shaped_and_not_kept(void **state)
{
    Setting s = setting_open("en", DIRECTION_LTR);
    TextStyle style = style_of_size(9);
    g_autofree char *word = g_strnfill(5000, 'm');
    const TextLine *line = text_line(s.store, word, &style);

    (void)state;
    assert_int_equal(s.system->word_count, 0);
    assert_near(line->width, 5000 * text_line(s.store, "m", &style)->width, 0.01);
    assert_int_equal(only_run(line)->glyph_count, 5000);
    setting_close(&s);
}

/* ---- code points that no font has ---- */

typedef struct LackingCase { const char *name, *text, *want; int warnings; } LackingCase;

/* Names are those of UnicodeData.txt; clusters those of UAX #29. */
static const LackingCase lacking_cases[] = {
    { "a letter", "ab \u05D0 c", "ab [HEBREW LETTER ALEF] c", 1 },
    { "one twice", "\u05D0 \u05D0", "[HEBREW LETTER ALEF] [HEBREW LETTER ALEF]", 1 },
    { "two in one word", "\u05D0\u05D1", "[HEBREW LETTER ALEF][HEBREW LETTER BET]", 2 },
    { "a letter and its points are one cluster", "\u05D0\u05B8x", "[HEBREW LETTER ALEF, HEBREW POINT QAMATS]x", 1 },
    { "beyond the first plane", "\U0001FAE0", "[MELTING FACE]", 1 },
    { "a joined sequence of which one part is missing goes whole", "\U0001F469\u200D\U0001FAE0!",
      "[WOMAN, MELTING FACE]!", 1 },
    { "a selector has no name", "\U0001FAE0\uFE0F", "[MELTING FACE]", 1 },
    { "private use", "\uE000", "[U+E000]", 1 },
    { "an ideograph", "\u8BAE", "[CJK UNIFIED IDEOGRAPH-8BAE]", 1 },
};

static char *
all_of(const TextLine *line)
{
    GString *out = g_string_new(NULL);

    for (size_t i = 0; i < line->count; i++)
        g_string_append_len(out, line->pieces[i].run->text, (gssize)line->pieces[i].run->length);
    return g_string_free(out, FALSE);
}

static void
what_no_font_has_is_named_a_cluster_at_a_time(void **state)
{
    const LackingCase *c = *state;
    Setting s = setting_open("en", DIRECTION_LTR);
    TextStyle style = style_of_size(9);
    g_autofree char *got = all_of(text_line(s.store, c->text, &style));

    assert_string_equal(got, c->want);
    assert_int_equal(diags_length(s.diags), c->warnings);
    assert_int_equal(diags_at(s.diags, 0)->id, DIAG_GLYPH_NAMED);
    setting_close(&s);
}

/* Signs that faces of letters lack, those in colours elsewhere among them. */
static const LackingCase sign_cases[] = {
    { "arrow, triangle, star", "\u2192 \u25B2 \u2605" },
    { "mathematics", "\u2211 \u222B \U0001D538" },
    { "an emoji", "\U0001F389 \U0001F4A9" },
    { "a sign with its selector", "\u26A0\uFE0F \u2764\uFE0F" },
    { "a family", "\U0001F468\u200D\U0001F469\u200D\U0001F467" },
    { "a flag", "\U0001F1E7\U0001F1E6" },
    { "a tone of skin", "\U0001F44D\U0001F3FD" },
    { "a keycap", "1\uFE0F\u20E3" },
};

static void
signs_have_a_face(void **state)
{
    const LackingCase *c = *state;
    Setting s = setting_open("en", DIRECTION_LTR);
    TextStyle style = style_of_size(9);

    for (int weight = 400; weight <= 700; weight += 100) {
        style.weight = weight;
        assert_true(text_line(s.store, c->text, &style)->width > 0);
    }
    assert_int_equal(diags_length(s.diags), 0);
    setting_close(&s);
}

/* A sign's face serves signs alone: what a face of letters has is not taken from it. */
static void
letters_and_figures_keep_their_face(void **state)
{
    Setting s = setting_open("en", DIRECTION_LTR);
    TextStyle style = style_of_size(9);
    const TextLine *line = text_line(s.store, "Aa1\u00B1\u00D7\u2013\u2022\u2026\u20AC\u00B2", &style);

    (void)state;
    assert_int_equal(line->count, 1);
    assert_string_equal(line->pieces[0].run->font->name, "NotoSans-Regular.ttf");
    setting_close(&s);
}

static Place
find_in_data(const void *in, const char *text, size_t length)
{
    const char *const *known = in;

    for (int i = 0; known[i] != NULL; i++)
        if (strlen(known[i]) == length && memcmp(known[i], text, length) == 0)
            return (Place){ "data/events.xml", i + 1, 7 };
    return (Place){ 0 };
}

typedef struct PlaceCase { const char *name, *known[3]; const char *file; int line, template_line; } PlaceCase;

static const PlaceCase place_cases[] = {
    { "the text whole", { "other", "see \u05D0 there" }, "data/events.xml", 2, 12 },
    { "a word of it", { "\u05D0" }, "data/events.xml", 1, 12 },
    { "unknown to the data: the template's", { "else" }, "plan.xml", 12, 0 },
};

static void
the_data_s_place_is_told(void **state)
{
    const PlaceCase *c = *state;
    Setting s = setting_open("en", DIRECTION_LTR);
    TextSpan span = span_of_text("see \u05D0 there", 9);
    ParagraphStyle style = { 0 };
    PlaceFinder finder = { find_in_data, c->known };

    text_store_find_places(s.store, &finder);
    paragraph_new(s.store, &span, 1, &style);
    paragraph_new(s.store, &span, 1, &style);
    assert_int_equal(diags_length(s.diags), 1);
    assert_string_equal(diags_at(s.diags, 0)->place.file, c->file);
    assert_int_equal(diags_at(s.diags, 0)->place.line, c->line);
    assert_int_equal(diags_at(s.diags, 0)->related.line, c->template_line);
    setting_close(&s);
}

typedef struct MissingCase { const char *name, *text, *want; } MissingCase;

static const MissingCase missing_cases[] = {
    { "a letter", "up \u05D0 down", "no font has U+05D0 in \"up \u05D0 down\"" },
    { "a character beyond the first plane", "\U0001FAE0", "no font has U+1FAE0 in \"\U0001FAE0\"" },
    { "Chinese", "\u8BAE\u8BAE", "no font has U+8BAE in \"\u8BAE\u8BAE\"" },
    { "in a long text",
      "All States Parties must clear their mined areas \u05D0 as soon as possible and within ten years",
      "no font has U+05D0 in \"\u2026clear their mined areas \u05D0 as soon as possible an\u2026\"" },
};

static void
a_strict_system_takes_it_for_an_error(void **state)
{
    const MissingCase *c = *state;
    Setting s = setting_open("en", DIRECTION_LTR);
    TextSpan span = span_of_text(c->text, 9);
    ParagraphStyle style = { 0 };

    text_system_be_strict(s.system);
    paragraph_new(s.store, &span, 1, &style);
    paragraph_new(s.store, &span, 1, &style);
    assert_int_equal(diags_length(s.diags), 1);
    assert_int_equal(diags_at(s.diags, 0)->id, DIAG_GLYPH_MISSING);
    assert_string_equal(diags_at(s.diags, 0)->sentence, c->want);
    assert_string_equal(diags_at(s.diags, 0)->place.file, "plan.xml");
    assert_int_equal(diags_at(s.diags, 0)->place.line, 12);
    setting_close(&s);
}

static void
several_are_reported_in_reading_order(void **state)
{
    Setting s = setting_open("en", DIRECTION_LTR);
    TextStyle style = style_of_size(9);

    (void)state;
    text_line(s.store, "\u05D0\u05D1", &style);
    assert_int_equal(diags_length(s.diags), 2);
    assert_non_null(strstr(diags_at(s.diags, 0)->sentence, "U+05D0"));
    assert_non_null(strstr(diags_at(s.diags, 1)->sentence, "U+05D1"));
    setting_close(&s);
}

static void
the_next_document_is_told_too(void **state)
{
    Setting s = setting_open("en", DIRECTION_LTR);
    TextStyle style = style_of_size(9);

    (void)state;
    text_line(s.store, "\u05D0", &style);
    text_store_free(s.store);
    s.store = text_store_new(s.system, s.arena, "en", DIRECTION_LTR, s.diags);
    text_line(s.store, "\u05D0", &style);
    assert_int_equal(diags_length(s.diags), 2);
    setting_close(&s);
}

int
main(void)
{
    struct CMUnitTest tests[96] = {
        row_test(pairs_are_kerned, "pairs are kerned", NULL),
        row_test(letters_are_never_joined_to_ligatures, "letters are never joined to ligatures", NULL),
        row_test(tabular_figures_have_one_width, "tabular figures have one width", NULL),
        row_test(equal_words_are_shaped_once, "equal words are shaped once", NULL),
        row_test(a_full_cache_takes_no_words_of_what_goes_soon, "a full cache takes no words of what goes soon", NULL),
        row_test(a_word_of_ascii_is_as_if_it_were_the_first, "a word of ASCII is as if it were the first", NULL),
        row_test(sizes_share_a_face, "sizes share a face", NULL),
        row_test(the_cache_is_emptied_between_documents, "the cache is emptied between documents", NULL),
        row_test(a_long_word_is_shaped_and_not_kept, "a long word is shaped and not kept", NULL),
        row_test(the_next_document_is_told_too, "the next document is told too", NULL),
        row_test(several_are_reported_in_reading_order, "several are reported in reading order", NULL),
        row_test(letters_and_figures_keep_their_face, "letters and figures keep their face", NULL),
    };
    size_t n = 10;

    for (size_t i = 0; i < G_N_ELEMENTS(width_cases); i++)
        tests[n++] = row_test(widths_are_the_fonts_own, width_cases[i].name, &width_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(tracking_cases); i++)
        tests[n++] = row_test(tracking_moves_letters, tracking_cases[i].name, &tracking_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(script_cases); i++)
        tests[n++] = row_test(every_script_has_its_font, script_cases[i].name, &script_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(missing_cases); i++)
        tests[n++] = row_test(a_strict_system_takes_it_for_an_error, missing_cases[i].name, &missing_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(lacking_cases); i++)
        tests[n++] = row_test(what_no_font_has_is_named_a_cluster_at_a_time, lacking_cases[i].name, &lacking_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(sign_cases); i++)
        tests[n++] = row_test(signs_have_a_face, sign_cases[i].name, &sign_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(place_cases); i++)
        tests[n++] = row_test(the_data_s_place_is_told, place_cases[i].name, &place_cases[i]);
    return _cmocka_run_group_tests("words", tests, n, NULL, NULL);
}
