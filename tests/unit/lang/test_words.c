/* Words counted by hand in eight languages, and letters of lists. */
#include "assert.h"
#include "lang/lang.h"

typedef struct CountCase { const char *name, *language, *text; size_t want; } CountCase;

static const CountCase counts[] = {
    { "nothing", "en", "", 0 },
    { "punctuation is no word", "en", "… – ! (—)", 0 },
    { "English", "en", "We call on the States Parties to: complete clearance, by 2025 at the latest.", 14 },
    { "an apostrophe inside a word", "en", "the plan’s targets don't wait", 5 },
    { "a number with its separators is one word", "en", "1,061.5 km²", 2 },
    { "French counts an elided word with the next", "fr", "Nous n’avons plus qu’un an : l’eau manque.", 7 },
    { "Arabic", "ar", "تطهير الأرض من الألغام بحلول عام 2025", 7 },
    /* "to go home" is one word of the dictionary */
    { "Khmer, written without spaces: I, go home", "km", "ខ្ញុំទៅផ្ទះ", 2 },
    { "Thai: I eat rice", "th", "ฉันกินข้าว", 3 },
    { "Lao: language, Lao", "lo", "ພາສາລາວ", 2 },
    { "Burmese: I, drink water, a particle", "my", "ကျွန်တော်ရေသောက်သည်", 3 },
    { "line ends part words", "en", "one\ntwo\tthree", 3 },
};

static void
words_are_counted(void **state)
{
    const CountCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Catalogue) none = catalogue_new(c->language);
    g_autoptr(Lang) lang = lang_new(c->language, none, NULL, diags);

    assert_int_equal(lang_word_count(lang, c->text), c->want);
}

typedef struct LetterCase { const char *name, *letters; int number; bool upper; const char *want; } LetterCase;

static const LetterCase letters[] = {
    { "the first", NULL, 1, false, "a" },
    { "the last of one letter", NULL, 26, false, "z" },
    { "the first of two", NULL, 27, false, "aa" },
    { "the last of two", NULL, 702, false, "zz" },                 /* 26 + 26 × 26 */
    { "the first of three", NULL, 703, false, "aaa" },
    { "capitals", NULL, 28, true, "AB" },
    { "none before the first", NULL, 0, false, "" },
    { "letters of the catalogue", "أ ب ج", 2, false, "ب" },
    { "a letter of two characters", "أ هـ", 2, false, "هـ" },
    { "twice the first of three", "أ ب ج", 4, false, "أأ" },
    { "a catalogue without letters numbers", "", 3, false, "3" },
};

static void
lists_are_lettered(void **state)
{
    const LetterCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Catalogue) words = catalogue_new("en");
    g_autoptr(Lang) lang = lang_new("en", words, NULL, diags);
    Arena *arena = arena_new();

    if (c->letters != NULL)
        assert_true(catalogue_add(words, "list-letters", c->letters, (Place){ 0 }, diags));
    assert_string_equal(lang_letters(lang, arena, c->number, c->upper), c->want);
    arena_free(arena);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(counts) + G_N_ELEMENTS(letters)];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(counts); i++)
        tests[count++] = row_test(words_are_counted, counts[i].name, &counts[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(letters); i++)
        tests[count++] = row_test(lists_are_lettered, letters[i].name, &letters[i]);
    return _cmocka_run_group_tests("lang/words", tests, count, NULL, NULL);
}
