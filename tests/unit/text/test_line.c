/* Lines as they are handed out: runs in visual order, clusters that add up, text as it is to be found again. */
#include "setting.h"

typedef struct RunCase { const char *name, *text; TextDirection direction; const char *want; } RunCase;

/* The runs left to right, each "text" in the order of reading, "<" before one that runs to the left. */
static const RunCase run_cases[] = {
    { "one run of Latin", "one two", DIRECTION_LTR, "[one two]" },
    { "Arabic is one run with its spaces", "حظر الألغام", DIRECTION_RTL, "[<حظر الألغام]" },
    { "a Latin word in an Arabic line", "حظر APMBC الألغام", DIRECTION_RTL, "[< الألغام][APMBC][<حظر ]" },
    { "an Arabic word in a Latin line", "the حظر ban", DIRECTION_LTR, "[the ][<حظر][ ban]" },
    { "two Arabic words in a Latin line", "the حظر الألغام ban", DIRECTION_LTR, "[the ][<حظر الألغام][ ban]" },
    { "a number after Arabic", "عام 2019", DIRECTION_RTL, "[2019][<عام ]" },
    { "a no-break space is written as a space", "25\u00A0km", DIRECTION_LTR, "[25 km]" },
    { "marks of direction and joiners are left out", "a\u200Eb\u200D", DIRECTION_LTR, "[ab]" },
    { "Khmer keeps its letters", "ខ្ញុំទៅផ្សារ", DIRECTION_LTR, "[ខ្ញុំទៅផ្សារ]" },
    { "nothing", "", DIRECTION_LTR, "" },
};

static void
check_sums(const TextRun *run)
{
    size_t bytes = 0, glyphs = 0;
    double width = 0;

    for (size_t i = 0; i < run->cluster_count; i++) {
        bytes += run->clusters[i].bytes;
        glyphs += run->clusters[i].glyphs;
    }
    for (size_t i = 0; i < run->glyph_count; i++)
        width += (double)run->glyphs[i].advance;
    assert_int_equal(bytes, run->length);
    assert_int_equal(glyphs, run->glyph_count);
    assert_near(width, run->width, 1e-9);
}

static void
runs_stand_in_visual_order(void **state)
{
    const RunCase *c = *state;
    Setting s = setting_open(c->direction == DIRECTION_RTL ? "ar" : "en", c->direction);
    TextStyle style = style_of_size(10);
    const TextLine *line = text_line(s.store, c->text, &style);
    g_autoptr(GString) got = g_string_new(NULL);
    double x = line->x;

    for (size_t i = 0; i < line->count; i++) {
        const TextRun *run = line->pieces[i].run;

        assert_near(line->pieces[i].x, x, 1e-6);
        x += line->pieces[i].width;
        check_sums(run);
        g_string_append_printf(got, "[%s%.*s]", run->rtl ? "<" : "", (int)run->length, run->text);
    }
    assert_string_equal(got->str, c->want);
    assert_near(x - line->x, line->width, 1e-4);
    assert_near(line->x, 0, 1e-6);
    setting_close(&s);
}

/* Each letter of "aaa" and a space has its cluster; Khmer syllables are clusters of several letters. */
typedef struct ClusterCase { const char *name, *text; size_t count; TextCluster clusters[6]; bool rtl; } ClusterCase;

static const ClusterCase cluster_cases[] = {
    { "a letter, a byte, a glyph", "ab", 2, { { 1, 1 }, { 1, 1 } }, false },
    { "two bytes", "é", 1, { { 2, 1 } }, false },
    { "letters that run to the left, in reading order", "أب", 2, { { 2, 1 }, { 2, 1 } }, true },
};

static void
clusters_are_in_the_order_of_reading(void **state)
{
    const ClusterCase *c = *state;
    Setting s = setting_open("en", DIRECTION_LTR);
    TextStyle style = style_of_size(10);
    const TextRun *run = text_line(s.store, c->text, &style)->pieces[0].run;

    assert_int_equal(run->cluster_count, c->count);
    assert_int_equal(run->rtl, c->rtl);
    for (size_t i = 0; i < c->count; i++) {
        assert_int_equal(run->clusters[i].bytes, c->clusters[i].bytes);
        assert_true(run->clusters[i].glyphs >= c->clusters[i].glyphs);
    }
    check_sums(run);
    setting_close(&s);
}

static void
arabic_letters_stand_right_to_left(void **state)
{
    Setting s = setting_open("ar", DIRECTION_RTL);
    TextStyle style = style_of_size(10);
    const TextRun *both = text_line(s.store, "دا", &style)->pieces[0].run;          /* two letters that never join */
    const TextRun *first = text_line(s.store, "د", &style)->pieces[0].run,
                  *second = text_line(s.store, "ا", &style)->pieces[0].run;

    (void)state;
    assert_int_equal(both->glyph_count, 2);
    assert_int_equal(both->glyphs[1].glyph, first->glyphs[0].glyph);
    assert_int_equal(both->glyphs[0].glyph, second->glyphs[0].glyph);
    setting_close(&s);
}

/* A word that is cut by a dictionary's break keeps its glyphs whichever way it runs. */
static void
a_divided_arabic_word_keeps_its_glyphs(void **state)
{
    Setting s = setting_open("ar", DIRECTION_RTL);
    TextStyle style = style_of_size(10);
    const TextRun *whole = text_line(s.store, "حظر-الألغام", &style)->pieces[0].run;
    TextSpan span = span_of_text("حظر\u200B-الألغام", 10);
    ParagraphStyle paragraph_style = { .direction = DIRECTION_RTL };
    Paragraph *p = paragraph_new(s.store, &span, 1, &paragraph_style);
    size_t glyphs = 0;

    (void)state;
    paragraph_wrap(p, 1000);
    for (size_t i = 0; i < paragraph_line(p, 0)->count; i++) {
        check_sums(paragraph_line(p, 0)->pieces[i].run);
        glyphs += paragraph_line(p, 0)->pieces[i].run->glyph_count;
    }
    paragraph_wrap(p, 1);
    assert_true(paragraph_line_count(p) >= 2);
    assert_true(glyphs >= whole->glyph_count);
    setting_close(&s);
}

static void
spaces_at_the_end_take_no_width(void **state)
{
    Setting s = setting_open("en", DIRECTION_LTR);
    TextStyle style = style_of_size(10);
    const TextLine *bare = text_line(s.store, "one", &style), *spaced = text_line(s.store, "one  ", &style);

    (void)state;
    assert_near(spaced->width, bare->width, 1e-6);
    assert_near(spaced->pieces[0].width, bare->pieces[0].width, 1e-6);
    assert_int_equal(spaced->pieces[0].run->length, 5);
    setting_close(&s);
}

static void
a_span_ends_a_run(void **state)
{
    Setting s = setting_open("en", DIRECTION_LTR);
    TextSpan spans[2] = { span_of_text("one ", 10), span_of_text("two", 10) };
    ParagraphStyle style = { 0 };
    Paragraph *p;
    const TextLine *line;

    (void)state;
    spans[1].style.colour = COLOUR_RGB(0x15202B);
    spans[1].style.rise = 3;
    spans[1].style.language = "fr";
    p = paragraph_new(s.store, spans, 2, &style);
    paragraph_wrap(p, 500);
    line = paragraph_line(p, 0);
    assert_int_equal(line->count, 2);
    assert_int_equal(line->pieces[0].run->span, 0);
    assert_int_equal(line->pieces[1].run->span, 1);
    assert_true(colour_equal(line->pieces[1].run->colour, COLOUR_RGB(0x15202B)));
    assert_near(line->pieces[1].run->rise, 3, 0);
    assert_string_equal(line->pieces[1].run->language, "fr");
    assert_null(line->pieces[0].run->language);
    setting_close(&s);
}

/* Its no-break space would make one number of both, with the raised one on the right. */
static void
a_raised_number_stands_behind_a_number(void **state)
{
    Setting s = setting_open("ar", DIRECTION_RTL);
    TextSpan spans[2] = { span_of_text("عام 2019\u00A0", 10), span_of_text("1", 7) };
    ParagraphStyle style = { .direction = DIRECTION_RTL };
    Paragraph *p;
    const TextLine *line;

    (void)state;
    spans[1].style.rise = 3;
    p = paragraph_new(s.store, spans, 2, &style);
    paragraph_wrap(p, 500);
    line = paragraph_line(p, 0);
    assert_true(line->count >= 3);
    assert_int_equal(line->pieces[0].run->span, 1);
    for (size_t i = 1; i < line->count; i++)
        assert_int_equal(line->pieces[i].run->span, 0);
    setting_close(&s);
}

/* Pages may outlive the store: nothing of a line may belong to it or to the cache. */
static void
lines_outlive_the_store_and_the_cache(void **state)
{
    Setting s = setting_open("en", DIRECTION_LTR);
    TextStyle style = style_of_size(10);
    const TextRun *run = text_line(s.store, "clearance", &style)->pieces[0].run;
    double width = run->width;

    (void)state;
    text_store_free(s.store);
    s.store = text_store_new(s.system, s.arena, "en", DIRECTION_LTR, s.diags);
    text_line(s.store, "elsewhere", &style);
    assert_memory_equal(run->text, "clearance", 9);
    check_sums(run);
    assert_near(run->width, width, 0);
    assert_string_equal(run->font->name, "NotoSans-Regular.ttf");
    setting_close(&s);
}

/* A style that differs from the usual one in one thing alone. */
typedef struct StyleCase { const char *name; TextStyle style; } StyleCase;

#define USUAL .family = "sans", .size = 10
static const StyleCase style_cases[] = {
    { "another size", { .family = "sans", .size = 10.5 } },
    { "one a little larger", { .family = "sans", .size = 10.004 } },
    { "another leading", { USUAL, .leading = 20 } },
    { "letters set apart", { USUAL, .tracking = 0.5 } },
    { "raised", { USUAL, .rise = 2 } },
    { "bold", { USUAL, .weight = 700 } },
    { "narrow", { USUAL, .stretch = STRETCH_SEMI_CONDENSED } },
    { "figures of one width", { USUAL, .tabular = true } },
    { "another colour", { USUAL, .colour = { 1, 0, 0 } } },
    { "another language", { USUAL, .language = "fr" } },
    { "another family", { .family = "Noto Sans", .size = 10 } },
};

/* Equal text and style give the same line again, and whatever differs another. */
static void
a_line_is_set_once_for_a_text_and_a_style(void **state)
{
    const StyleCase *c = *state;
    Setting s = setting_open("en", DIRECTION_LTR);
    TextStyle usual = { USUAL }, style = c->style;
    char text[] = "1,061 km", same[] = "1,061 km";
    const TextLine *line = text_line(s.store, text, &usual), *other = text_line(s.store, text, &style);

    assert_ptr_not_equal(line, other);
    assert_ptr_not_equal(line, text_line(s.store, "1,062 km", &usual));
    memset(text, 'x', sizeof text - 1);                             /* the store has a copy of its own */
    assert_ptr_equal(text_line(s.store, same, &usual), line);
    assert_ptr_equal(text_line(s.store, same, &style), other);
    assert_memory_equal(line->pieces[0].run->text, same, 8);
    setting_close(&s);
}

int
main(void)
{
    struct CMUnitTest tests[60] = {
        row_test(arabic_letters_stand_right_to_left, "Arabic letters stand right to left", NULL),
        row_test(a_divided_arabic_word_keeps_its_glyphs, "a divided Arabic word keeps its glyphs", NULL),
        row_test(spaces_at_the_end_take_no_width, "spaces at the end take no width", NULL),
        row_test(a_span_ends_a_run, "a span ends a run", NULL),
        row_test(a_raised_number_stands_behind_a_number, "a raised number stands behind a number", NULL),
        row_test(lines_outlive_the_store_and_the_cache, "lines outlive the store and the cache", NULL),
    };
    size_t n = 6;

    for (size_t i = 0; i < G_N_ELEMENTS(run_cases); i++)
        tests[n++] = row_test(runs_stand_in_visual_order, run_cases[i].name, &run_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(cluster_cases); i++)
        tests[n++] = row_test(clusters_are_in_the_order_of_reading, cluster_cases[i].name, &cluster_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(style_cases); i++)
        tests[n++] = row_test(a_line_is_set_once_for_a_text_and_a_style, style_cases[i].name, &style_cases[i]);
    return _cmocka_run_group_tests("line", tests, n, NULL, NULL);
}
