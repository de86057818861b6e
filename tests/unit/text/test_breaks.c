/* Where lines may end: "|" stands for a break, "·" for a division by hyphen. */
#include "setting.h"
#include <unicode/ubrk.h>
#include <unicode/utext.h>
#include "text/system.h"

static Scratch
scratch_of(const char *text)
{
    Scratch scratch = { .text = g_string_new(text), .breaks = g_byte_array_new() };

    g_byte_array_set_size(scratch.breaks, (guint)scratch.text->len + 1);
    memset(scratch.breaks->data, NO_BREAK, scratch.breaks->len);
    return scratch;
}

static void
scratch_free(Scratch *scratch)
{
    g_string_free(scratch->text, TRUE);
    g_byte_array_unref(scratch->breaks);
}

static char *
with_marks(const Scratch *scratch)
{
    GString *out = g_string_new(NULL);

    for (size_t i = 0; i < scratch->text->len; i++) {
        if (scratch->breaks->data[i] != NO_BREAK)
            g_string_append(out, scratch->breaks->data[i] == HYPHEN_BREAK ? "·" : "|");
        g_string_append_c(out, scratch->text->str[i]);
    }
    return g_string_free(out, FALSE);
}

typedef struct BreakCase { const char *name, *text, *want; } BreakCase;

/* By the rules of UAX #14; the four scripts without spaces by their words: "language" and "Thai", "I go (to the)
   market", "language" and "Lao", "book" and "shop". */
static const BreakCase break_cases[] = {
    { "between words", "one two", "one |two" },
    { "after all spaces", "one  two", "one  |two" },
    { "not before a point", "one, two.", "one, |two." },
    { "not in a number", "1,030.5 km", "1,030.5 |km" },
    { "not at a no-break space", "25\u00A0km", "25\u00A0km" },
    { "after a hyphen", "ICBL-CMC", "ICBL-|CMC" },
    { "not after a no-break hyphen", "ICBL\u2011CMC", "ICBL\u2011CMC" },
    { "after a dash between words", "March\u2013May", "March\u2013|May" },
    { "on both sides of a long one", "one\u2014two", "one|\u2014|two" },
    { "not in a range of numbers", "2018\u20132019", "2018\u20132019" },
    { "nor of a long dash", "2018\u20142019", "2018\u20142019" },
    { "nor of the digits of Arabic", "\u0662\u0660\u2013\u0663\u0660", "\u0662\u0660\u2013\u0663\u0660" },
    { "nor of percentages", "5%\u201310%", "5%\u201310%" },
    { "nor of money", "$5\u2013$10 or 5\u00A0\u20AC\u201310\u00A0\u20AC",
      "$5\u2013$10 |or |5\u00A0\u20AC\u201310\u00A0\u20AC" },
    { "after a range", "2018\u20132019, 2020\u20132021 and 2022\u2013",
      "2018\u20132019, |2020\u20132021 |and |2022\u2013" },
    { "after a dash before a word", "2018\u2013now", "2018\u2013|now" },
    { "after a dash that begins the text", "\u20132018", "\u2013|2018" },
    { "not inside brackets' ends", "(see Annex)", "(see |Annex)" },
    { "after a slash between words", "and/or", "and/|or" },
    { "not after a slash before a digit", "12/2019", "12/2019" },
    { "around an object", "a\uFFFCb", "a|\uFFFC|b" },
    { "Thai", "ภาษาไทย", "ภาษา|ไทย" },
    { "Khmer", "ខ្ញុំទៅផ្សារ", "ខ្ញុំ|ទៅ|ផ្សារ" },
    { "Lao", "ພາສາລາວ", "ພາສາ|ລາວ" },
    { "Burmese", "စာအုပ်ဆိုင်", "စာအုပ်|ဆိုင်" },
    { "Amharic, at its word space", "አማርኛ ቋንቋ", "አማርኛ |ቋንቋ" },
    { "Hindi, at spaces only", "हिन्दी भाषा", "हिन्दी |भाषा" },
    { "Arabic, at spaces only", "اللغة العربية", "اللغة |العربية" },
    { "nothing", "", "" },
};

static void
lines_may_end_here(void **state)
{
    const BreakCase *c = *state;
    Setting s = setting_open("en", DIRECTION_LTR);
    Scratch scratch = scratch_of(c->text);
    g_autofree char *got = NULL;

    breaks_find(s.system, &scratch, "en");
    got = with_marks(&scratch);
    assert_string_equal(got, c->want);
    scratch_free(&scratch);
    setting_close(&s);
}

typedef struct DayCase { const char *language, *text, *want; } DayCase;

/* A day stays with its month, in the language's words and order; a number stays with nothing else. */
static const DayCase day_cases[] = {
    { "en", "on 1 Mar 2019", "on |1 Mar |2019" },
    { "en", "31 March 2018 \u2013 31 March 2019.", "31 March |2018 |\u2013 |31 March |2019." },
    { "en", "1 March, by mine 4 mines", "1 March, |by |mine |4 |mines" },
    { "en-GB", "1 Sep or 1 Sept", "1 Sep |or |1 Sept" },
    { "en-US", "on March 1, 2019", "on |March 1, |2019" },
    { "en", "in March 2019", "in |March |2019" },
    { "en", "3 Marches", "3 |Marches" },
    { "en", "123 March", "123 |March" },
    { "fr", "le 1er mars 2026", "le |1er mars |2026" },
    { "fr", "31 d\u00E9c. 2019", "31 d\u00E9c. |2019" },
    { "fr", "1 March", "1 |March" },
    { "de", "7. M\u00E4rz 2019", "7. M\u00E4rz |2019" },
    { "es", "1 de marzo de 2019", "1 de marzo |de |2019" },
    { "ar", "\u0663\u0661 \u062F\u064A\u0633\u0645\u0628\u0631 \u0662\u0660\u0661\u0669",
      "\u0663\u0661 \u062F\u064A\u0633\u0645\u0628\u0631 |\u0662\u0660\u0661\u0669" },
    { "vi", "1 th\u00E1ng 3, 2019", "1 th\u00E1ng 3, |2019" },
};

static void
a_day_stays_with_its_month(void **state)
{
    const DayCase *c = *state;
    Setting s = setting_open("en", DIRECTION_LTR);
    Scratch scratch = scratch_of(c->text);
    g_autofree char *got = NULL;

    breaks_find(s.system, &scratch, c->language);
    got = with_marks(&scratch);
    assert_string_equal(got, c->want);
    scratch_free(&scratch);
    setting_close(&s);
}

typedef struct PlainCase { const char *text; } PlainCase;

static const PlainCase plain_cases[] = {
    { "Bosnia and Herzegovina" }, { "1,030" },  { " leading space" }, { "trailing space " }, { "a, b, c." },
    { "3.5 km, 2019. The" },      { "v1.2 x" },
};

/* Short texts do not go through ICU: they must break as if they had. */
static void
plain_texts_break_as_icu_says(void **state)
{
    const PlainCase *c = *state;
    Setting s = setting_open("en", DIRECTION_LTR);
    Scratch scratch = scratch_of(c->text);
    UErrorCode status = U_ZERO_ERROR;
    UText text = UTEXT_INITIALIZER;
    UBreakIterator *iterator = ubrk_open(UBRK_LINE, "en", NULL, 0, &status);

    breaks_find(s.system, &scratch, "en");
    utext_openUTF8(&text, c->text, -1, &status);
    ubrk_setUText(iterator, &text, &status);
    for (size_t i = 1; i < scratch.text->len; i++)
        assert_int_equal(scratch.breaks->data[i] == SOFT_BREAK, ubrk_isBoundary(iterator, (int32_t)i));
    ubrk_close(iterator);
    utext_close(&text);
    scratch_free(&scratch);
    setting_close(&s);
}

typedef struct HyphenCase { const char *name, *language, *text, *want; } HyphenCase;

static const HyphenCase hyphen_cases[] = {
    { "English", "en", "convention", "con·ven·tion" },
    { "English of a country", "en-GB", "convention", "con·ven·tion" },
    { "a capital at the start", "en", "Convention", "Con·ven·tion" },
    { "French, with an accent", "fr", "développement", "dé·ve·lop·pe·ment" },
    { "French, after an apostrophe", "fr", "l'organisation", "l'or·ga·ni·sa·tion" },
    { "no abbreviation", "en", "UNESCO", "UNESCO" },
    { "no name with a capital inside", "en", "McAllister", "McAllister" },
    { "no short word", "en", "into", "into" },
    { "no language without a dictionary", "ar", "convention", "convention" },
    { "no language that only begins alike", "enm", "convention", "convention" },
    { "nothing", "en", "", "" },
};

static void
words_may_be_divided_here(void **state)
{
    const HyphenCase *c = *state;
    Setting s = setting_open("en", DIRECTION_LTR);
    Scratch scratch = scratch_of(c->text);
    g_autofree char *got = NULL;

    breaks_hyphenate(s.system, &scratch, 0, scratch.text->len, c->language, s.diags);
    got = with_marks(&scratch);
    assert_string_equal(got, c->want);
    scratch_free(&scratch);
    setting_close(&s);
}

static void
a_very_long_word_is_left_whole(void **state)
{
    Setting s = setting_open("en", DIRECTION_LTR);
    g_autofree char *word = g_strnfill(5000, 'a');
    Scratch scratch = scratch_of(word);
    g_autofree char *got = NULL;

    (void)state;
    breaks_hyphenate(s.system, &scratch, 0, scratch.text->len, "en", s.diags);
    got = with_marks(&scratch);
    assert_string_equal(got, word);
    scratch_free(&scratch);
    setting_close(&s);
}

int
main(void)
{
    struct CMUnitTest tests[96];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(break_cases); i++)
        tests[n++] = row_test(lines_may_end_here, break_cases[i].name, &break_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(day_cases); i++)
        tests[n++] = row_test(a_day_stays_with_its_month, day_cases[i].text, &day_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(plain_cases); i++)
        tests[n++] = row_test(plain_texts_break_as_icu_says, plain_cases[i].text, &plain_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(hyphen_cases); i++)
        tests[n++] = row_test(words_may_be_divided_here, hyphen_cases[i].name, &hyphen_cases[i]);
    tests[n++] = row_test(a_very_long_word_is_left_whole, "a very long word is left whole", NULL);
    return _cmocka_run_group_tests("breaks", tests, n, NULL, NULL);
}
