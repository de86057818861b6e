/* Breaking into lines, at widths that are given in letters: "m" times the width of an m. */
#include "setting.h"

static double
width_of(Setting *s, const char *text, double size)
{
    TextStyle style = style_of_size(size);

    return text_line(s->store, text, &style)->width;
}

typedef struct WrapCase {
    const char *name, *text, *room;
    const char *language;
    bool hyphenate, nowrap, pretty;
    const char *want;
} WrapCase;

/* `room` is the text that is exactly as wide as the paragraph. */
static const WrapCase wrap_cases[] = {
    { "all on one line", "one two", "one two", .want = "one two" },
    { "the second word does not fit", "one two", "one tw", .want = "one |two" },
    { "a space at the end needs no room", "one two", "one", .want = "one |two" },
    { "two spaces neither", "one  two", "one", .want = "one  |two" },
    { "greedily", "aaa bbb ccc ddd", "aaa bbb", .want = "aaa bbb |ccc ddd" },
    { "a word wider than the line is divided", "a wonderful b", "wond", .want = "a |wond|erful |b" },
    { "a no-break space holds", "about 25\u00A0km wide", "about 25", .want = "about |25 km |wide" },
    { "after a hyphen", "the ICBL-CMC plan", "the ICBL-C", .want = "the ICBL-|CMC plan" },
    { "nowrap", "one two", "o", .nowrap = true, .want = "one two" },
    { "a soft hyphen that is not needed", "con\u00ADven\u00ADtion", "convention", .want = "convention" },
    { "a soft hyphen that is", "con\u00ADven\u00ADtion", "conven-", .want = "conven-|tion" },
    { "a soft hyphen with no room for the hyphen", "con\u00ADven\u00ADtion", "conven", .want = "con-|ven-|tion" },
    { "hyphenation by dictionary", "a convention", "a conven-", .hyphenate = true, .want = "a conven-|tion" },
    { "no hyphenation unless asked", "a convention", "a conven-", .want = "a conven|tion" },
    { "hyphenation of the span's language", "a développement", "a déve-", .language = "fr", .hyphenate = true,
      .want = "a déve-|loppe-|ment" },
    { "a zero-width space", "aaa\u200Bbbb", "aaab", .want = "aaa|bbb" },
    { "controls are spaces", "one\ntwo\tsix", "one two six", .want = "one two six" },
    { "marks of direction do not show", "one\u200E two", "one two", .want = "one two" },
    { "Thai", "ภาษาไทย", "ภาษา", .want = "ภาษา|ไทย" },
    { "Khmer", "ខ្ញុំទៅផ្សារ", "ខ្ញុំទៅ", .want = "ខ្ញុំទៅ|ផ្សារ" },
    { "Lao", "ພາສາລາວ", "ພາສາ", .want = "ພາສາ|ລາວ" },
    { "Burmese", "စာအုပ်ဆိုင်", "စာအုပ်", .want = "စာအုပ်|ဆိုင်" },
    { "Hindi", "हिन्दी भाषा", "हिन्दी", .want = "हिन्दी |भाषा" },
    { "Amharic", "አማርኛ ቋንቋ", "አማርኛ", .want = "አማርኛ |ቋንቋ" },
    { "nothing", "", "m", .want = "" },
    { "a short word is not left alone", "aaa bbb ccc ddd e", "aaa bbb ccc ddd", .pretty = true,
      .want = "aaa bbb ccc |ddd e" },
    { "unless nobody asks", "aaa bbb ccc ddd e", "aaa bbb ccc ddd", .want = "aaa bbb ccc ddd |e" },
    { "a long one may be alone", "aaa bbb ccc ddd eeeeee", "aaa bbb ccc ddd", .pretty = true,
      .want = "aaa bbb ccc ddd |eeeeee" },
    { "two words may", "aaa bbb ccc ddd e f", "aaa bbb ccc ddd", .pretty = true, .want = "aaa bbb ccc ddd |e f" },
    { "a line keeps most of its width", "aaa bbbbbbbbbbbbbb e", "aaa bbbbbbbbbbbbbb", .pretty = true,
      .want = "aaa bbbbbbbbbbbbbb |e" },
    { "a line of one word keeps it", "aaaaaaaaaaaa e", "aaaaaaaaaaaa", .pretty = true, .want = "aaaaaaaaaaaa |e" },
    { "the last two of three lines", "aaa bbb ccc ddd eee fff g", "aaa bbb ccc", .pretty = true,
      .want = "aaa bbb ccc |ddd eee |fff g" },
    { "a number and its unit go together", "aaa bbb ccc 25\u00A0km e", "aaa bbb ccc 25 km", .pretty = true,
      .want = "aaa bbb ccc |25 km e" },
    { "what is joined to a short word goes with it", "aaa bbb ccc ddd e\u00A0f", "aaa bbb ccc ddd", .pretty = true,
      .want = "aaa bbb ccc |ddd e f" },
    { "a point that parts begins no line", "aaa bbb \u00B7 ccc", "aaa bbb", .want = "aaa |bbb \u00B7 |ccc" },
    { "and ends one", "aaa bbb \u00B7 ccc", "aaa bbb \u00B7", .want = "aaa bbb \u00B7 |ccc" },
    { "a short word behind a point takes the one before", "aaaa bbbb cccc dddd \u00B7 e", "aaaa bbbb cccc dddd \u00B7",
      .pretty = true, .want = "aaaa bbbb cccc |dddd \u00B7 e" },
    { "a day goes with its month and year", "aaaa bbbb cccc dddd 5 May 2018", "aaaa bbbb cccc dddd 5 May",
      .pretty = true, .want = "aaaa bbbb cccc dddd |5 May 2018" },
    { "a number stays with what it numbers", "aaaa bbbb cccc dddd 4 ee", "aaaa bbbb cccc dddd 4", .pretty = true,
      .want = "aaaa bbbb cccc dddd 4 |ee" },
    { "so it does with a word behind it", "aaaa bbbb cccc dddd 5 Mbb e", "aaaa bbbb cccc dddd 5 Mbb", .pretty = true,
      .want = "aaaa bbbb cccc dddd 5 Mbb |e" },
    { "a day and its month go to a short word behind them", "aaaa bbbb cccc dddd 5 May e", "aaaa bbbb cccc dddd 5 May",
      .pretty = true, .want = "aaaa bbbb cccc dddd |5 May e" },
    { "a day does not part from its month", "aaaa bbbb 5 May 2018 cccc", "aaaa bbbb 5",
      .want = "aaaa bbbb |5 May 2018 |cccc" },
    { "a word is not parted at its hyphen", "aaa bbb ccc dd-ee f", "aaa bbb ccc dd-ee", .pretty = true,
      .want = "aaa bbb ccc |dd-ee f" },
    { "Burmese, between words", "စာအုပ်ဆိုင်", "စာအုပ်", .pretty = true, .want = "စာအုပ်|ဆိုင်" },
    { "a divided word stays as it is", "aaa con\u00ADven\u00ADtion", "aaa conven-", .pretty = true,
      .want = "aaa conven-|tion" },
};

static void
lines_end_where_they_must(void **state)
{
    const WrapCase *c = *state;
    Setting s = setting_open("en", DIRECTION_LTR);
    TextSpan span = span_of_text(c->text, 9);
    ParagraphStyle style = { .hyphenate = c->hyphenate, .nowrap = c->nowrap, .pretty = c->pretty };
    g_autofree char *got = NULL;
    Paragraph *p;

    span.style.language = c->language;
    p = paragraph_new(s.store, &span, 1, &style);
    paragraph_wrap(p, width_of(&s, c->room, 9));
    got = lines_text(p);
    assert_string_equal(got, c->want);
    assert_int_equal(diags_length(s.diags), 0);
    setting_close(&s);
}

static void
arabic_breaks_at_spaces(void **state)
{
    Setting s = setting_open("ar", DIRECTION_RTL);
    TextSpan span = span_of_text("اللغة العربية", 9);
    ParagraphStyle style = { .direction = DIRECTION_RTL };
    Paragraph *p = paragraph_new(s.store, &span, 1, &style);
    g_autofree char *got = NULL;

    (void)state;
    paragraph_wrap(p, width_of(&s, "العربية", 9));
    got = lines_text(p);
    assert_string_equal(got, "اللغة |العربية");
    assert_int_equal(diags_length(s.diags), 0);
    setting_close(&s);
}

static void
any_width_may_be_tried_again(void **state)
{
    Setting s = setting_open("en", DIRECTION_LTR);
    TextSpan span = span_of_text("aaa bbb ccc", 9);
    ParagraphStyle style = { 0 };
    Paragraph *p = paragraph_new(s.store, &span, 1, &style);
    double wide = width_of(&s, "aaa bbb", 9), narrow = width_of(&s, "bbb", 9);
    g_autofree char *first = NULL, *second = NULL, *third = NULL;

    (void)state;
    paragraph_wrap(p, wide);
    first = lines_text(p);
    paragraph_wrap(p, narrow);
    second = lines_text(p);
    paragraph_wrap(p, wide);
    third = lines_text(p);
    assert_string_equal(first, "aaa bbb |ccc");
    assert_string_equal(second, "aaa |bbb |ccc");
    assert_string_equal(third, first);
    setting_close(&s);
}

typedef struct MeasureCase { const char *name, *text; bool nowrap, hyphenate; const char *least, *most; } MeasureCase;

static const MeasureCase measure_cases[] = {
    { "one word", "hectares", .least = "hectares", .most = "hectares" },
    { "the widest word", "a wonderful b", .least = "wonderful", .most = "a wonderful b" },
    { "no-break space", "25\u00A0km a", .least = "25\u00A0km", .most = "25\u00A0km a" },
    { "a space at the end", "one two ", .least = "one", .most = "one two" },
    { "nowrap", "one two", .nowrap = true, .least = "one two", .most = "one two" },
    { "with the hyphen", "convention", .hyphenate = true, .least = "con-", .most = "convention" },
    { "nothing", "", .least = "", .most = "" },
};

static void
least_and_most_widths_are_those_of_the_words(void **state)
{
    const MeasureCase *c = *state;
    Setting s = setting_open("en", DIRECTION_LTR);
    TextSpan span = span_of_text(c->text, 9);
    ParagraphStyle style = { .nowrap = c->nowrap, .hyphenate = c->hyphenate };
    Paragraph *p = paragraph_new(s.store, &span, 1, &style);

    /* "ven-" and "tion" may be a little wider than "con-": the widest counts. */
    assert_near(paragraph_min_width(p), fmax(width_of(&s, c->least, 9), c->hyphenate ? width_of(&s, "ven-", 9) : 0),
                1e-4);
    assert_near(paragraph_max_width(p), width_of(&s, c->most, 9), 1e-4);
    paragraph_wrap(p, paragraph_max_width(p));
    assert_int_equal(paragraph_line_count(p), 1);
    assert_near(paragraph_overflow(p), 0, 0);
    paragraph_wrap(p, paragraph_min_width(p));
    assert_near(paragraph_overflow(p), 0, 0);
    setting_close(&s);
}

static void
what_stands_out_is_told(void **state)
{
    Setting s = setting_open("en", DIRECTION_LTR);
    TextSpan span = span_of_text("a 1,234,567,890 b", 9);
    ParagraphStyle style = { 0 };
    Paragraph *p = paragraph_new(s.store, &span, 1, &style);
    double word = width_of(&s, "1,234,567,890", 9);

    (void)state;
    paragraph_wrap(p, word - 5);
    assert_near(paragraph_overflow(p), 5, 1e-4);
    setting_close(&s);
}

/* ---- spans of several kinds ---- */

static void
an_object_takes_its_room(void **state)
{
    Setting s = setting_open("en", DIRECTION_LTR);
    TextSpan spans[3] = { span_of_text("aa", 10),
                          { .object = true, .object_width = 12, .object_ascent = 20, .object_descent = 4 },
                          span_of_text("bb", 10) };
    ParagraphStyle style = { 0 };
    Paragraph *p = paragraph_new(s.store, spans, 3, &style);
    double aa = width_of(&s, "aa", 10);
    const TextLine *line;

    (void)state;
    paragraph_wrap(p, 500);
    line = paragraph_line(p, 0);
    assert_int_equal(line->count, 3);
    assert_null(line->pieces[1].run);
    assert_int_equal(line->pieces[1].span, 1);
    assert_near(line->pieces[1].x, aa, 1e-4);
    assert_near(line->pieces[1].width, 12, 0);
    assert_near(line->pieces[2].x, aa + 12, 1e-4);
    assert_near(line->ascent, 20, 1e-6);
    assert_near(line->height, 24, 1e-6);
    paragraph_wrap(p, aa + 12);
    assert_int_equal(paragraph_line_count(p), 2);
    assert_int_equal(paragraph_line(p, 0)->count, 2);
    setting_close(&s);
}

static void
a_hard_break_ends_a_line(void **state)
{
    Setting s = setting_open("en", DIRECTION_LTR);
    TextSpan spans[5] = { span_of_text("one", 10),
                          { .hard_break = true, .style = style_of_size(10) },
                          { .hard_break = true, .style = style_of_size(10) },
                          span_of_text("two", 10),
                          { .hard_break = true, .style = style_of_size(10) } };
    ParagraphStyle style = { .nowrap = true };
    Paragraph *p = paragraph_new(s.store, spans, 5, &style);
    g_autofree char *got = NULL;

    (void)state;
    paragraph_wrap(p, 500);
    got = lines_text(p);
    assert_string_equal(got, "one||two|");
    assert_near(paragraph_height(p), 4 * 12.5, 1e-6);
    assert_near(paragraph_max_width(p), fmax(width_of(&s, "one", 10), width_of(&s, "two", 10)), 1e-4);
    setting_close(&s);
}

static void
a_word_of_two_styles_is_not_divided(void **state)
{
    Setting s = setting_open("en", DIRECTION_LTR);
    TextSpan spans[3] = { span_of_text("see note", 10), span_of_text("12", 7), span_of_text(", too", 10) };
    ParagraphStyle style = { 0 };
    Paragraph *p = paragraph_new(s.store, spans, 3, &style);
    g_autofree char *got = NULL;

    (void)state;
    spans[1].style.rise = 3;
    paragraph_wrap(p, width_of(&s, "see note", 10) + 1);
    got = lines_text(p);
    assert_string_equal(got, "see |note12, |too");
    setting_close(&s);
}

typedef struct LeadingCase { const char *name; double own, paragraph, want; } LeadingCase;

/* Noto Sans at 10 pt: ascent 10.69, descent 2.93; what the leading leaves is halved. */
static const LeadingCase leading_cases[] = {
    { "the leading of the spans", .own = 14, .want = 14 },
    { "a quarter more than the size without one", .want = 12.5 },
    { "the paragraph's leading before all", .own = 14, .paragraph = 20, .want = 20 },
};

static void
lines_are_a_leading_apart(void **state)
{
    const LeadingCase *c = *state;
    Setting s = setting_open("en", DIRECTION_LTR);
    TextSpan span = span_of_text("one two", 10);
    ParagraphStyle style = { .leading = c->paragraph };
    Paragraph *p;

    span.style.leading = c->own;
    p = paragraph_new(s.store, &span, 1, &style);
    paragraph_wrap(p, width_of(&s, "one", 10));
    assert_near(paragraph_height(p), 2 * c->want, 1e-6);
    assert_near(paragraph_line(p, 0)->baseline, (c->want - 13.62) / 2 + 10.69, 1e-3);
    assert_near(paragraph_line(p, 1)->baseline - paragraph_line(p, 0)->baseline, c->want, 1e-6);
    setting_close(&s);
}

typedef struct PlaceCase {
    const char *name;
    TextDirection direction;
    TextAlign align;
    double indent, want_share, want_more;
} PlaceCase;

/* The left end of a first line: a share of the room that is left over, and something more. */
static const PlaceCase place_cases[] = {
    { "start", DIRECTION_LTR, ALIGN_START, 0, 0, 0 },
    { "start, indented", DIRECTION_LTR, ALIGN_START, 10, 0, 10 },
    { "start, hanging", DIRECTION_LTR, ALIGN_START, -10, 0, -10 },
    { "centre", DIRECTION_LTR, ALIGN_CENTER, 0, 0.5, 0 },
    { "end", DIRECTION_LTR, ALIGN_END, 0, 1, 0 },
    { "a justified paragraph's only line", DIRECTION_LTR, ALIGN_JUSTIFY, 0, 0, 0 },
    { "right to left: start", DIRECTION_RTL, ALIGN_START, 0, 1, 0 },
    { "right to left: start, indented", DIRECTION_RTL, ALIGN_START, 10, 1, -10 },
    { "right to left: centre", DIRECTION_RTL, ALIGN_CENTER, 0, 0.5, 0 },
    { "right to left: end", DIRECTION_RTL, ALIGN_END, 0, 0, 0 },
};

static void
lines_are_placed_by_their_alignment(void **state)
{
    const PlaceCase *c = *state;
    Setting s = setting_open("en", c->direction);
    TextSpan span = span_of_text("one two", 10);
    ParagraphStyle style = { .direction = c->direction, .align = c->align, .first_indent = c->indent };
    Paragraph *p = paragraph_new(s.store, &span, 1, &style);
    const TextLine *line;

    paragraph_wrap(p, 200);
    line = paragraph_line(p, 0);
    assert_near(line->x, c->want_share * (200 - line->width) + c->want_more, 1e-4);
    assert_near(line->pieces[0].x, line->x, 1e-6);
    setting_close(&s);
}

static void
justified_lines_fill_the_width_by_their_spaces(void **state)
{
    Setting s = setting_open("en", DIRECTION_LTR);
    TextSpan span = span_of_text("aa bb cc dd", 10);
    ParagraphStyle style = { .align = ALIGN_JUSTIFY };
    Paragraph *p = paragraph_new(s.store, &span, 1, &style);
    double natural = width_of(&s, "aa bb cc", 10), space = width_of(&s, "a a", 10) - width_of(&s, "aa", 10);
    const TextRun *run;

    (void)state;
    paragraph_wrap(p, natural + 3);
    assert_int_equal(paragraph_line_count(p), 2);
    run = paragraph_line(p, 0)->pieces[0].run;
    assert_near(paragraph_line(p, 0)->width, natural + 3, 1e-4);
    assert_near((double)run->glyphs[2].advance, space + 1.5, 1e-4);
    assert_near((double)run->glyphs[5].advance, space + 1.5, 1e-4);
    assert_near((double)run->glyphs[8].advance, 0, 0);
    assert_near(paragraph_line(p, 1)->width, width_of(&s, "dd", 10), 1e-4);
    setting_close(&s);
}

/* The widest gap of a line that is not the last, in natural spaces: glyphs of spaces, which the test's words have. */
static double
widest_gap(const Paragraph *p, double space)
{
    double widest = 0;

    for (size_t i = 0; i + 1 < paragraph_line_count(p); i++) {
        const TextLine *line = paragraph_line(p, i);

        for (size_t k = 0; k < line->count; k++)
            for (size_t g = 0; line->pieces[k].run != NULL && g < line->pieces[k].run->glyph_count; g++)
                if (line->pieces[k].run->text[g] == ' ')
                    widest = fmax(widest, (double)line->pieces[k].run->glyphs[g].advance / space);
    }
    return widest;
}

typedef struct GapCase { const char *name, *text, *room; const char *want; bool filled; } GapCase;

/*
 * Filled one after the other the first would be "n n n n nnnn-|nn nnn n |nnnnnnnn n": in an em of 10 an n is 6.2 wide
 * and a space 2.6, so two spaces would take 20 in the second line and may take 10.4.
 */
static const GapCase gap_cases[] = {
    { "a line ends earlier for the next one's gaps", "n n n n nn\u00ADnn\u00ADnn nnn n nnnnnnnn n", "n n n n nnnn-",
      "n n n n nn-|nnnn nnn n |nnnnnnnn n", true },
    { "none keeps the bound: not stretched", "a b nnnnnnnnnnnn", "nnnnnnnnnnnn", "a b |nnnnnnnnnnnn", false },
};

static void
justified_gaps_keep_their_bound(void **state)
{
    const GapCase *c = *state;
    Setting s = setting_open("en", DIRECTION_LTR);
    TextSpan span = span_of_text(c->text, 10);
    ParagraphStyle style = { .align = ALIGN_JUSTIFY };
    Paragraph *p = paragraph_new(s.store, &span, 1, &style);
    double room = width_of(&s, c->room, 10), space = width_of(&s, "a a", 10) - width_of(&s, "aa", 10);
    g_autofree char *got = NULL;

    paragraph_wrap(p, room);
    got = lines_text(p);
    assert_string_equal(got, c->want);
    assert_true(widest_gap(p, space) <= 3.001);
    assert_int_equal(fabs(paragraph_line(p, 0)->width - room) < 0.001, c->filled);
    setting_close(&s);
}

static void
scripts_without_spaces_are_not_justified(void **state)
{
    Setting s = setting_open("km", DIRECTION_LTR);
    TextSpan span = span_of_text("ខ្ញុំ ទៅ ផ្សារ", 10);
    ParagraphStyle style = { .align = ALIGN_JUSTIFY };
    Paragraph *p = paragraph_new(s.store, &span, 1, &style);
    double natural = width_of(&s, "ខ្ញុំ ទៅ", 10);

    (void)state;
    paragraph_wrap(p, natural + 2);
    assert_int_equal(paragraph_line_count(p), 2);
    assert_near(paragraph_line(p, 0)->width, natural, 1e-4);
    setting_close(&s);
}

static void
no_spans_are_one_empty_line(void **state)
{
    Setting s = setting_open("en", DIRECTION_LTR);
    ParagraphStyle style = { .leading = 12 };
    Paragraph *p = paragraph_new(s.store, NULL, 0, &style);

    (void)state;
    paragraph_wrap(p, 100);
    assert_int_equal(paragraph_line_count(p), 1);
    assert_int_equal(paragraph_line(p, 0)->count, 0);
    assert_near(paragraph_height(p), 12, 0);
    setting_close(&s);
}

int
main(void)
{
    struct CMUnitTest tests[80] = {
        row_test(arabic_breaks_at_spaces, "Arabic breaks at spaces", NULL),
        row_test(any_width_may_be_tried_again, "any width may be tried again", NULL),
        row_test(what_stands_out_is_told, "what stands out is told", NULL),
        row_test(an_object_takes_its_room, "an object takes its room", NULL),
        row_test(a_hard_break_ends_a_line, "a hard break ends a line", NULL),
        row_test(a_word_of_two_styles_is_not_divided, "a word of two styles is not divided", NULL),
        row_test(justified_lines_fill_the_width_by_their_spaces, "justified lines fill the width by their spaces",
                 NULL),
        row_test(scripts_without_spaces_are_not_justified, "scripts without spaces are not justified", NULL),
        row_test(no_spans_are_one_empty_line, "no spans are one empty line", NULL),
    };
    size_t n = 9;

    for (size_t i = 0; i < G_N_ELEMENTS(wrap_cases); i++)
        tests[n++] = row_test(lines_end_where_they_must, wrap_cases[i].name, &wrap_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(measure_cases); i++)
        tests[n++] = row_test(least_and_most_widths_are_those_of_the_words, measure_cases[i].name, &measure_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(leading_cases); i++)
        tests[n++] = row_test(lines_are_a_leading_apart, leading_cases[i].name, &leading_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(place_cases); i++)
        tests[n++] = row_test(lines_are_placed_by_their_alignment, place_cases[i].name, &place_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(gap_cases); i++)
        tests[n++] = row_test(justified_gaps_keep_their_bound, gap_cases[i].name, &gap_cases[i]);
    return _cmocka_run_group_tests("paragraph", tests, n, NULL, NULL);
}
