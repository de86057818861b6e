/* Words that alone are wider than their line: where they are divided, what is never divided, and what is told. */
#include "assert.h"
#include "base/diag_text.h"
#include "text/setting.h"

#define SIZE 10

typedef struct BreakCase {
    const char *name, *text, *lines;    /* lines ended by "|" */
    double em;                          /* width of the line */
    int warnings;
} BreakCase;

/* At 10 pt an m of Noto Sans is 9.3 pt wide and an i 2.6: the rows leave room for doubt. */
static const BreakCase break_cases[] = {
    { "a word that fits is let be", "mmmmmm iii", "mmmmmm |iii", 6, 0 },
    { "between letters", "mmmmmmmmmm", "mmmmmm|mmmm", 6, 1 },
    { "on a line of its own, and words follow its end", "mmm mmmmmmmm ii", "mmm |mmmmmm|mm ii", 6, 1 },
    { "behind a little that stands on the line", "1 mmmmmmmm ii", "1 mmmmm|mmm ii", 6, 1 },
    { "a word that fits the next line goes there", "1 mmmmmm mmmmmmmm", "1 |mmmmmm |mmmmmm|mm", 6, 1 },
    { "behind a slash, and nobody is told", "mmmm/mmmm", "mmmm/|mmmm", 6, 0 },
    { "behind the last sign that fits", "mm-mm-mm-mm", "mm-mm-|mm-mm", 6, 0 },
    { "behind a low line and an at", "mmmm_mmmm@mmm", "mmmm_|mmmm@|mmm", 6, 0 },
    { "behind a point between letters", "mmmm.mmmm", "mmmm.|mmmm", 6, 0 },
    { "not between a double slash", "mmmm//mmm", "mmmm//|mmm", 6, 0 },
    { "a sign first, then letters", "m/mmmmmmmmm", "m/|mmmmmm|mmm", 6, 1 },
    { "never a number", "1111111111111111", "1111111111111111", 6, 0 },
    { "never a number with its marks", "-1,111,111,111.11", "-1,111,111,111.11", 6, 0 },
    { "never a date", "2018-12-31T12:00:00Z", "2018-12-31T12:00:00Z", 6, 0 },
    { "never a number and its unit", "1\u00A0111\u00A0111\u00A0111\u00A0km\u00B2", "1 111 111 111 km\u00B2", 6, 0 },
    { "never a currency and its number", "US$11,111,111,111", "US$11,111,111,111", 6, 0 },
    { "a number inside a word stays whole where it can", "mmmm1234mmm", "mmmm|1234mmm", 6, 1 },
    { "of digits and letters, where there is no other way", "a11111111111111b", "a|1111111111|1111b", 6, 1 },
    { "a letter and its accents stay together", "mmmmme\u0301\u0302mm", "mmmmme\u0301\u0302|mm", 6, 1 },
    { "a letter wider than the line stands alone", "mm", "m|m", 0.5, 1 },
};

static Paragraph *
wrapped(Setting *s, const char *text, double width, bool nowrap)
{
    TextSpan span = span_of_text(text, SIZE);
    ParagraphStyle style = { .nowrap = nowrap };
    Paragraph *p = paragraph_new(s->store, &span, 1, &style);

    paragraph_wrap(p, width);
    return p;
}

static void
a_word_wider_than_its_line_is_divided(void **state)
{
    const BreakCase *c = *state;
    Setting s = setting_open("en", DIRECTION_LTR);
    Paragraph *p = wrapped(&s, c->text, c->em * SIZE, false);
    g_autofree char *got = lines_text(p);

    assert_string_equal(got, c->lines);
    paragraph_tell_broken(p, 0, paragraph_line_count(p));
    paragraph_tell_broken(p, 0, paragraph_line_count(p));
    assert_int_equal(diags_length(s.diags), c->warnings);
    if (c->warnings > 0)
        assert_int_equal(diags_at(s.diags, 0)->id, DIAG_TEXT_BROKEN);
    setting_close(&s);
}

typedef struct ScriptCase { const char *name, *language, *text; TextDirection direction; } ScriptCase;

/*
 * Joined letters, stacked letters without spaces, ideographs as their names: nothing is lost, and every line is within
 * its width.
 */
static const ScriptCase script_cases[] = {
    { "Arabic", "ar",
      "\u0627\u0644\u0627\u0633\u062A\u0639\u0645\u0627\u0631\u064A\u0627\u0644\u0645\u0633\u062A\u0642\u0628\u0644"
      "\u064A\u0627\u0644\u0639\u0627\u0644\u0645\u064A\u0627\u0644\u0645\u0634\u062A\u0631\u0643",
      DIRECTION_RTL },
    { "Khmer", "km",
      "\u1796\u17D2\u179A\u17C7\u179A\u17B6\u1787\u17B6\u178E\u17B6\u1785\u1780\u17D2\u179A\u1780\u1798\u17D2\u1796"
      "\u17BB\u1787\u17B6\u179A\u178A\u17D2\u178B\u17B6\u1797\u17B7\u1794\u17B6\u179B",
      DIRECTION_LTR },
    { "Vietnamese, decomposed", "vi",
      "Ngu\u031B\u01A1\u0300iVie\u0323\u0302tNamNgu\u031B\u01A1\u0300iVie\u0323\u0302tNam", DIRECTION_LTR },
};

static char *
read_back(const Paragraph *p)
{
    GString *out = g_string_new(NULL);

    for (size_t i = 0; i < paragraph_line_count(p); i++) {
        const TextLine *line = paragraph_line(p, i);

        for (size_t rank = 0; rank < 400; rank++)
            for (size_t k = 0; k < line->count; k++)
                if (line->pieces[k].rank == rank)
                    g_string_append_len(out, line->pieces[k].run->text, (gssize)line->pieces[k].run->length);
    }
    return g_string_free(out, FALSE);
}

static void
every_script_is_divided_and_nothing_lost(void **state)
{
    const ScriptCase *c = *state;
    Setting s = setting_open(c->language, c->direction);
    TextSpan span = span_of_text(c->text, SIZE);
    ParagraphStyle style = { .direction = c->direction };
    Paragraph *p = paragraph_new(s.store, &span, 1, &style);

    for (double width = 24; width < 90; width += 7) {
        g_autofree char *text = NULL;

        paragraph_wrap(p, width);
        text = read_back(p);
        assert_string_equal(text, c->text);
        for (size_t i = 0; i < paragraph_line_count(p); i++)
            assert_true(paragraph_line(p, i)->width <= width + 0.52);       /* what layout bears */
    }
    setting_close(&s);
}

/* ---- labels: what is taken of a word for a line of its own ---- */

typedef struct TakenCase { const char *name, *word, *pieces; double em; bool between_letters; } TakenCase;

static const TakenCase taken_cases[] = {
    { "a word that fits", "mmmmmm", "mmmmmm", 6, false },
    { "between letters", "mmmmmmmmmm", "mmmmmm|mmmm", 6, true },
    { "behind a sign, which nobody is told of", "mmmm/mmmm", "mmmm/|mmmm", 6, false },
    { "never a number", "1111111111111111", "1111111111111111", 6, false },
    { "never a date", "2018-12-31T12:00:00Z", "2018-12-31T12:00:00Z", 6, false },
    { "never a number and its unit", "1\u00A0111\u00A0111\u00A0111\u00A0km\u00B2",
      "1\u00A0111\u00A0111\u00A0111\u00A0km\u00B2", 6, false },
    { "words that a no-break space holds together", "mmmm\u00A0mmmm", "mmmm\u00A0mm|mm", 6, true },
    { "marks that are not shown are no loss", "mmm\u200Bmmmmmmmm", "mmm|\u200Bmmmmmm|mm", 6, true },
    { "a letter wider than the line", "mm", "m|m", 0.5, true },
};

/* Takes a word piece by piece; what is looked at in each is the caller's. */
typedef void (*LookAtPiece)(Setting *s, const char *piece, size_t length, double width);

static char *
take_all(Setting *s, const char *word, double width, bool *letters, LookAtPiece look)
{
    TextStyle style = style_of_size(SIZE);
    GString *out = g_string_new(NULL);

    while (*word != '\0') {
        bool between = false;
        size_t length = text_divide(s->store, word, &style, width, &between);
        g_autofree char *piece = NULL;

        assert_true(length > 0 && length <= strlen(word));
        piece = g_strndup(word, length);
        if (look != NULL)
            look(s, piece, length, width);
        g_string_append_printf(out, "%s%s", out->len > 0 ? "|" : "", piece);
        *letters = *letters || between;
        word += length;
    }
    return g_string_free(out, FALSE);
}

static void
a_label_takes_what_fits_of_a_word(void **state)
{
    const TakenCase *c = *state;
    Setting s = setting_open("en", DIRECTION_LTR);
    bool letters = false;
    g_autofree char *pieces = take_all(&s, c->word, c->em * SIZE, &letters, NULL);

    assert_string_equal(pieces, c->pieces);
    assert_true(letters == c->between_letters);
    setting_close(&s);
}

/*
 * Letters that end a line take another shape than within the word: no piece of it may be wider than its line when it
 * is set alone.
 */
static void
look_at_width(Setting *s, const char *piece, size_t length, double width)
{
    TextStyle style = style_of_size(SIZE);
    double has = text_line(s->store, piece, &style)->width;

    if (has > width && text_whole_clusters(s->store, piece, length - 1) > 0)
        fail_msg("'%s' is %.2f wide on a line of %.2f", piece, has, width);
}

static void
no_piece_of_joined_letters_is_wider_than_its_line(void **state)
{
    /* letters that join on both sides, on one, and not; a lam before an alef is one shape; marks above */
    static const gunichar letters[] = { 0x628, 0x633, 0x644, 0x627, 0x639, 0x645, 0x635, 0x62F, 0x631,
                                        0x647, 0x64A, 0x643, 0x642, 0x621, 0x64E, 0x651, 0x640 };
    g_autoptr(GRand) random = g_rand_new_with_seed(20181126);
    Setting s = setting_open("ar", DIRECTION_RTL);
    bool between = false;

    (void)state;
    for (int token = 0; token < 200; token++) {
        g_autoptr(GString) text = g_string_new(NULL);
        g_autofree char *pieces = NULL, *whole = NULL;
        g_auto(GStrv) parts = NULL;
        int length = g_rand_int_range(random, 5, 60);

        for (int i = 0; i < length; i++)
            g_string_append_unichar(text,
                                    letters[g_rand_int_range(random, 0, i == 0 ? 14 : (int)G_N_ELEMENTS(letters))]);
        pieces = take_all(&s, text->str, g_rand_double_range(random, 8, 90), &between, look_at_width);
        parts = g_strsplit(pieces, "|", -1);
        whole = g_strjoinv("", parts);
        assert_string_equal(whole, text->str);
    }
    assert_true(between);
    setting_close(&s);
}

static void
a_divided_word_is_known_as_a_whole(void **state)
{
    Setting s = setting_open("en", DIRECTION_LTR);
    Paragraph *p = wrapped(&s, "iiiiiiii mmmmmmmmmmmmmm ii", 60, false);
    const TextLine *line = paragraph_line(p, 1);
    size_t first = 0, last = 0;

    (void)state;
    assert_int_equal(paragraph_line(p, 0)->pieces[0].word, 0);
    assert_true(line->pieces[0].word != 0);
    assert_string_equal(paragraph_broken_word(p, line->pieces[0].word, &first, &last), "mmmmmmmmmmmmmm");
    assert_int_equal(first, 1);
    assert_int_equal(last, 3);
    assert_int_equal(paragraph_line(p, 3)->pieces[paragraph_line(p, 3)->count - 1].word, 0);
    setting_close(&s);
}

static void
another_width_forgets_what_was_divided(void **state)
{
    Setting s = setting_open("en", DIRECTION_LTR);
    Paragraph *p = wrapped(&s, "mmmmmmmmmm", 60, false);

    (void)state;
    assert_true(paragraph_strained(p));
    paragraph_wrap(p, 200);
    assert_false(paragraph_strained(p));
    assert_int_equal(paragraph_line_count(p), 1);
    assert_int_equal(paragraph_line(p, 0)->pieces[0].word, 0);
    assert_near(paragraph_min_width(p), paragraph_max_width(p), 1e-6);
    assert_true(paragraph_hard_width(p) < 12);
    setting_close(&s);
}

static void
what_is_not_to_be_wrapped_is_not_divided(void **state)
{
    Setting s = setting_open("en", DIRECTION_LTR);
    Paragraph *p = wrapped(&s, "mmmmmmmmmm", 60, true);

    (void)state;
    assert_int_equal(paragraph_line_count(p), 1);
    assert_true(paragraph_overflow(p) > 30);
    setting_close(&s);
}

static Place
find_title(const void *in, const char *text, size_t length)
{
    const char *title = in;

    return strlen(title) == length && memcmp(title, text, length) == 0 ? (Place){ "data/sources.xml", 7, 12 }
                                                                       : (Place){ 0 };
}

static void
the_warning_names_the_data_and_the_template(void **state)
{
    Setting s = setting_open("en", DIRECTION_LTR);
    PlaceFinder finder = { find_title, "mmmmmmmmmm" };
    Paragraph *p = wrapped(&s, "see mmmmmmmmmm", 60, false);

    (void)state;
    text_store_find_places(s.store, &finder);
    paragraph_tell_broken(p, 0, paragraph_line_count(p));
    assert_int_equal(diags_length(s.diags), 1);
    assert_string_equal(diags_at(s.diags, 0)->place.file, "data/sources.xml");
    assert_int_equal(diags_at(s.diags, 0)->place.line, 7);
    assert_int_equal(diags_at(s.diags, 0)->place.column, 12);
    assert_string_equal(diags_at(s.diags, 0)->related.file, "plan.xml");
    assert_string_equal(diags_at(s.diags, 0)->sentence,
                        "'mmmmmmmmmm' is wider than its line, and is divided between its letters");
    setting_close(&s);
}

int
main(void)
{
    struct CMUnitTest tests[64] = {
        row_test(a_divided_word_is_known_as_a_whole, "a divided word is known as a whole", NULL),
        row_test(another_width_forgets_what_was_divided, "another width forgets what was divided", NULL),
        row_test(what_is_not_to_be_wrapped_is_not_divided, "what is not to be wrapped is not divided", NULL),
        row_test(the_warning_names_the_data_and_the_template, "the warning names the data and the template", NULL),
        row_test(no_piece_of_joined_letters_is_wider_than_its_line, "no piece of joined letters is wider than its line",
                 NULL),
    };
    size_t n = 5;

    for (size_t i = 0; i < G_N_ELEMENTS(break_cases); i++)
        tests[n++] = row_test(a_word_wider_than_its_line_is_divided, break_cases[i].name, &break_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(script_cases); i++)
        tests[n++] = row_test(every_script_is_divided_and_nothing_lost, script_cases[i].name, &script_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(taken_cases); i++)
        tests[n++] = row_test(a_label_takes_what_fits_of_a_word, taken_cases[i].name, &taken_cases[i]);
    return _cmocka_run_group_tests("emergency", tests, n, NULL, NULL);
}
