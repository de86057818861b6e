/* Words that lines part: which pieces are one word, and what it reads as. By hand: an m of 10 pt is 9.3 pt wide. */
#include "text/setting.h"

#define SIZE 10

typedef struct PartedCase {
    const char *name, *text;
    double em;                          /* width of the line */
    const char *words;                  /* each as it reads, with the lines that it stands on */
    TextDirection direction;
} PartedCase;

static const PartedCase cases[] = {
    { "words between spaces", "mmmm mmmm", 6, "", DIRECTION_LTR },
    { "behind a slash", "ii mmmm/mmmm ii", 6, "mmmm/mmmm 0-1; ", DIRECTION_LTR },
    { "behind a hyphen, with what a sentence puts there", "(mmmm-mmmm), ii", 6, "(mmmm-mmmm), 0-1; ", DIRECTION_LTR },
    { "behind a dash", "mmmm\u2013mmmm", 6, "mmmm\u2013mmmm 0-1; ", DIRECTION_LTR },
    { "before a long dash", "mmmmm\u2014mmmm", 5.5, "mmmmm\u2014mmmm 0-1; ", DIRECTION_LTR },
    { "over three lines", "mmmm/mmmm/mmmm", 6, "mmmm/mmmm/mmmm 0-2; ", DIRECTION_LTR },
    { "two words", "mmm mm/mmmm ii/mm", 6.2, "mm/mmmm 0-1; ii/mm 1-2; ", DIRECTION_LTR },
    { "a word with signs that no line parts", "m/m mmmm mmmm", 6, "", DIRECTION_LTR },
    { "where it may be divided, by the text", "mmmm\u200Bmmmm", 6, "mmmmmmmm 0-1; ", DIRECTION_LTR },
    { "with a hyphen, which the line's end adds", "mmmm\u00ADmmmm", 6, "mmmmmmmm 0-1; ", DIRECTION_LTR },
    { "in need", "mmmmmmmmmm", 6, "mmmmmmmmmm 0-1; ", DIRECTION_LTR },
    { "behind a space that is wider", "mmmm\u2003mmmm", 6, "", DIRECTION_LTR },
    { "in a script without spaces", "\u0E20\u0E32\u0E29\u0E32\u0E44\u0E17\u0E22", 2.4, "", DIRECTION_LTR },
    { "from right to left", "\u0645\u0645\u0645\u0645/\u0645\u0645\u0645\u0645", 3,
      "\u0645\u0645\u0645\u0645/\u0645\u0645\u0645\u0645 0-1; ", DIRECTION_RTL },
    { "to the right in a text to the left", "\u0645 mmmm/mmmm", 6, "mmmm/mmmm 0-1; ", DIRECTION_RTL },
};

static Paragraph *
wrapped(Setting *s, const PartedCase *c, double width)
{
    TextSpan span = span_of_text(c->text, SIZE);
    ParagraphStyle style = { .direction = c->direction };
    Paragraph *p = paragraph_new(s->store, &span, 1, &style);

    paragraph_wrap(p, width);
    return p;
}

/* Each word once, in the order in which pieces are met. */
static char *
words_of(const Paragraph *p)
{
    GString *out = g_string_new(NULL);
    uint32_t last = 0;

    for (size_t i = 0; i < paragraph_line_count(p); i++) {
        const TextLine *line = paragraph_line(p, i);

        for (size_t k = 0; k < line->count; k++) {
            size_t first_line = 0, last_line = 0;
            const char *word;

            if (line->pieces[k].word <= last)
                continue;
            last = line->pieces[k].word;
            word = paragraph_broken_word(p, last, &first_line, &last_line);
            g_string_append_printf(out, "%s %zu-%zu; ", word, first_line, last_line);
        }
    }
    return g_string_free(out, FALSE);
}

static void
a_word_that_lines_part_is_one(void **state)
{
    const PartedCase *c = *state;
    Setting s = setting_open("en", c->direction);
    Paragraph *p = wrapped(&s, c, c->em * SIZE);
    g_autofree char *got = words_of(p), *wide = NULL;

    assert_true(paragraph_line_count(p) > 1);
    assert_string_equal(got, c->words);
    paragraph_wrap(p, 400);             /* on one line nothing is parted */
    wide = words_of(p);
    assert_int_equal(paragraph_line_count(p), 1);
    assert_string_equal(wide, "");
    setting_close(&s);
}

/* What stands in two spans is of two elements, and neither reads as both. */
static void
a_word_of_two_spans_is_none(void **state)
{
    Setting s = setting_open("en", DIRECTION_LTR);
    TextSpan spans[] = { span_of_text("mmmm/", SIZE), span_of_text("mmmm", SIZE) };
    ParagraphStyle style = { .direction = DIRECTION_LTR };
    Paragraph *p = paragraph_new(s.store, spans, 2, &style);
    g_autofree char *got = NULL;

    (void)state;
    paragraph_wrap(p, 60);
    got = words_of(p);
    assert_int_equal(paragraph_line_count(p), 2);
    assert_string_equal(got, "");
    setting_close(&s);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases) + 1];

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[i] = row_test(a_word_that_lines_part_is_one, cases[i].name, &cases[i]);
    tests[G_N_ELEMENTS(cases)] = row_test(a_word_of_two_spans_is_none, "a word of two spans is none", NULL);
    return _cmocka_run_group_tests("parted", tests, G_N_ELEMENTS(tests), NULL, NULL);
}
