/*
 * The catalogues of the project: every pattern is valid, and all languages hold the same keys with the same arguments.
 * They are read here by GLib's small parser, since the reader of files is another room.
 */
#include "assert.h"
#include <string.h>
#include "lang/internal.h"
#include "lang/message_words.h"

typedef struct Reading { Catalogue *catalogue; Diags *diags; const char *file; char *key; GString *text; } Reading;

static void
start(GMarkupParseContext *context, const char *element, const char **names, const char **values, gpointer data,
      GError **error)
{
    Reading *reading = data;

    (void)context;
    (void)error;
    g_free(reading->key);
    reading->key = NULL;
    g_string_truncate(reading->text, 0);
    for (size_t i = 0; strcmp(element, "message") == 0 && names[i] != NULL; i++)
        if (strcmp(names[i], "key") == 0)
            reading->key = g_strdup(values[i]);
}

static void
end(GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
    Reading *reading = data;
    int line, column;

    (void)error;
    if (strcmp(element, "message") != 0)
        return;
    assert_non_null(reading->key);
    g_markup_parse_context_get_position(context, &line, &column);
    (void)catalogue_add(reading->catalogue, reading->key, reading->text->str, (Place){ reading->file, line, 0 },
                        reading->diags);
}

static void
words(GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
    (void)context;
    (void)error;
    g_string_append_len(((Reading *)data)->text, text, (gssize)length);
}

static Catalogue *
read_catalogue(const char *language)
{
    static const GMarkupParser parser = { .start_element = start, .end_element = end, .text = words };
    g_autofree char *file = g_strdup_printf("data/catalogue-%s.xml", language), *content = NULL;
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(Diags) diags = diags_new();
    Reading reading = { catalogue_new(language), diags, file, NULL, text };
    g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new(&parser, 0, &reading, NULL);

    assert_true(g_file_get_contents(file, &content, NULL, NULL));
    assert_true(g_markup_parse_context_parse(context, content, -1, NULL));
    assert_true(g_markup_parse_context_end_parse(context, NULL));
    for (size_t i = 0; i < diags_length(diags); i++)
        print_error("%s:%d: %s\n", file, diags_at(diags, i)->place.line, diags_at(diags, i)->sentence);
    assert_int_equal(diags_length(diags), 0);
    g_free(reading.key);
    return reading.catalogue;
}

static bool
holds(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

/* The arguments of a that b lacks, as text. */
static void
list_lacking(const Pattern *a, const Pattern *b, GString *out)
{
    for (size_t i = 0; i < a->text_count; i++)
        if (!holds(b->texts, b->text_count, a->texts[i]))
            g_string_append_printf(out, " {%s}", a->texts[i]);
    for (size_t i = 0; i < a->number_count; i++)
        if (!holds(b->numbers, b->number_count, a->numbers[i]))
            g_string_append_printf(out, " {%s, plural}", a->numbers[i]);
}

typedef struct Comparison { const Catalogue *of, *with; GString *faults; } Comparison;

static void
compare_message(const char *key, const char *source, void *data)
{
    Comparison *c = data;
    g_autoptr(GString) lacking = g_string_new(NULL);
    const Pattern *other = catalogue_find(c->with, key);

    (void)source;
    if (other == NULL)
        g_string_append_printf(c->faults, "%s: no message %s\n", catalogue_language(c->with), key);
    else
        list_lacking(catalogue_find(c->of, key), other, lacking);
    if (lacking->len > 0)
        g_string_append_printf(c->faults, "%s: %s lacks%s\n", catalogue_language(c->with), key, lacking->str);
}

static void
a_catalogue_equals_english(void **state)
{
    g_autoptr(Catalogue) english = read_catalogue("en"), other = read_catalogue(*state);
    g_autoptr(GString) faults = g_string_new(NULL);

    catalogue_each(english, compare_message, &(Comparison){ english, other, faults });
    catalogue_each(other, compare_message, &(Comparison){ other, english, faults });
    if (faults->len > 0)
        print_error("%s", faults->str);
    assert_int_equal(faults->len, 0);
}

typedef struct ReportingCase {
    const char *name, *tag, *text, *start;
    DateStyle style;
    const char *want;
} ReportingCase;

static const ReportingCase reporting[] = {
    { "a quarter in English", "en", "2018-Q3", NULL, DATE_MEDIUM, "Q3 2018" },
    { "in French", "fr", "2018-Q3", NULL, DATE_MEDIUM, "T3 2018" },
    { "in Arabic", "ar", "2018-Q3", NULL, DATE_MEDIUM, "الربع الثالث 2018" },
    { "a half", "fr", "2018-S1", NULL, DATE_LONG, "S1 2018" },
    { "the second half in Arabic", "ar", "2018-S2", NULL, DATE_LONG, "النصف الثاني 2018" },
    { "a trimester", "en", "2018-T2", NULL, DATE_LONG, "third 2 of 2018" },
    { "a week", "en", "2019-W01", NULL, DATE_MEDIUM, "week 1, 2019" },
    { "a fiscal year", "en", "2018-A1", "--04-01", DATE_MEDIUM, "2018/19" },
    { "that which ends a century", "fr", "1999-A1", "--04-01", DATE_MEDIUM, "1999/00" },
    { "a fiscal quarter", "en", "2018-Q4", "--04-01", DATE_MEDIUM, "Q4 2018/19" },
    { "a quarter with a short year", "en", "2018-Q3", NULL, DATE_SHORT_YEAR, "Q3 \u201918" },
    { "a year", "en", "2018", "--04-01", DATE_MEDIUM, "2018" },
    { "a month", "en", "2018-M03", NULL, DATE_MEDIUM, "Mar 2018" },
    { "a range", "en", "2018-02/2018-05", NULL, DATE_MEDIUM, "Feb\u2013May 2018" },
};

static void
a_reporting_period_has_its_words(void **state)
{
    const ReportingCase *c = *state;
    g_autoptr(Catalogue) catalogue = read_catalogue(c->tag);
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Lang) lang = lang_new(c->tag, catalogue, NULL, diags);
    g_autoptr(Arena) arena = arena_new();
    YearStart start = { 0, 0 };
    WrittenPeriod written;
    Period period;

    assert_true(c->start == NULL || year_start_parse(c->start, &start));
    assert_true(period_parse(c->text, &written));
    assert_true(period_place(&written, start, &period));
    assert_string_equal(lang_reporting_period(lang, arena, period, start, c->style), c->want);
    assert_int_equal(diags_length(diags), 0);
}

/* Names that others ask for: of statuses, of standing and of marks. */
static const char *const required[] = {
    "status-achieved",
    "status-on-track",
    "status-accelerate",
    "status-limited",
    "status-deteriorating",
    "status-missed",
    "status-too-early",
    "status-no-data",
    "status-no-target",
    "status-no-change",
    "status-baseline-only",
    "standing-party",
    "standing-signatory",
    "standing-not-party",
    "standing-unknown",
    "reason-no-figure",
    "reason-stale",
    "reason-deadline-passed",
    "reason-no-baseline",
    "chart-no-figure",
    "table-no-figure",
    "data-as-of",
    "page-of",
};

static void
english_answers_the_names_that_are_asked_for(void **state)
{
    g_autoptr(Catalogue) english = read_catalogue("en");

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(required); i++)
        if (catalogue_find(english, required[i]) == NULL)
            fail_msg("no message %s", required[i]);
}

typedef struct SentenceCase {
    const char *name, *tag, *key;
    LangArg args[4];
    size_t count;
    const char *want;
} SentenceCase;

#define NB "\u00A0"

static const SentenceCase sentences[] = {
    { "en an extension in words",
      "en",
      "deadline-extended-by",
      { LANG_TEXT("date", "1 March 2019"), LANG_NUMBER("years", 2) },
      2,
      "1 March 2019, extended by two years" },
    { "en an extension of a year",
      "en",
      "deadline-extended-by",
      { LANG_TEXT("date", "1 March 2019"), LANG_NUMBER("years", 1) },
      2,
      "1 March 2019, extended by one year" },
    { "en a change in a year",
      "en",
      "change-in-years",
      { LANG_TEXT("amount", "30 km²"), LANG_TEXT("percent", "2.7" NB "%"), LANG_NUMBER("years", 1) },
      3,
      "30 km² (2.7" NB "%) in a year" },
    { "fr a change in three years",
      "fr",
      "change-in-years",
      { LANG_TEXT("amount", "30 km²"), LANG_TEXT("percent", "2,7" NB "%"), LANG_NUMBER("years", 3) },
      3,
      "30 km² (2,7" NB "%) en 3 ans" },
    { "en than a year",
      "en",
      "change-more-than",
      { LANG_TEXT("amount", "3"), LANG_TEXT("told", ""), LANG_TEXT("year", "2018") },
      3,
      "3 more than in 2018" },
    { "en than a quarter",
      "en",
      "change-more-than",
      { LANG_TEXT("amount", "3"), LANG_TEXT("told", "quarter"), LANG_TEXT("year", "Q3 2024/25") },
      3,
      "3 more than in Q3 2024/25" },
    { "en than a day",
      "en",
      "change-fewer-than",
      { LANG_TEXT("amount", "3"), LANG_TEXT("told", "day"), LANG_TEXT("year", "30 June 2018") },
      3,
      "3 fewer than on 30 June 2018" },
    { "fr than a year",
      "fr",
      "change-more-than",
      { LANG_TEXT("amount", "3"), LANG_TEXT("told", ""), LANG_TEXT("year", "2018") },
      3,
      "3 de plus qu’en 2018" },
    { "fr than a fiscal year",
      "fr",
      "change-more-than",
      { LANG_TEXT("amount", "3"), LANG_TEXT("told", "fiscal-year"), LANG_TEXT("year", "2024/25") },
      3,
      "3 de plus qu’en 2024/25" },
    { "fr than a quarter",
      "fr",
      "change-fewer-than",
      { LANG_TEXT("amount", "3"), LANG_TEXT("told", "quarter"), LANG_TEXT("year", "T3 2018") },
      3,
      "3 de moins qu’au T3 2018" },
    { "fr than a half-year",
      "fr",
      "change-fewer-than",
      { LANG_TEXT("amount", "3"), LANG_TEXT("told", "half"), LANG_TEXT("year", "S1 2018") },
      3,
      "3 de moins qu’au S1 2018" },
    { "fr than a month",
      "fr",
      "change-fewer-than",
      { LANG_TEXT("amount", "3"), LANG_TEXT("told", "month"), LANG_TEXT("year", "mars 2018") },
      3,
      "3 de moins qu’en mars 2018" },
    { "ar than a quarter",
      "ar",
      "change-more-than",
      { LANG_TEXT("amount", "3"), LANG_TEXT("told", "quarter"), LANG_TEXT("year", "الربع الأول 2018") },
      3,
      "أكثر بمقدار 3 مما كان في الربع الأول 2018" },
    { "fr an extension in words",
      "fr",
      "deadline-extended-by",
      { LANG_TEXT("date", "1er mars 2019"), LANG_NUMBER("years", 2) },
      2,
      "1er mars 2019, prolongée de deux ans" },
    { "ar an extension of two",
      "ar",
      "deadline-extended-by",
      { LANG_TEXT("date", "1 مارس 2019"), LANG_NUMBER("years", 2) },
      2,
      "1 مارس 2019، مُدِّد لمدة سنتين" },
    { "ar an extension of five",
      "ar",
      "deadline-extended-by",
      { LANG_TEXT("date", "1 مارس 2019"), LANG_NUMBER("years", 5) },
      2,
      "1 مارس 2019، مُدِّد لمدة 5 سنوات" },
    { "en one missed", "en", "count-missed", { LANG_NUMBER("count", 1) }, 1, "1 missed" },
    { "fr two missed", "fr", "count-missed", { LANG_NUMBER("count", 2) }, 1, "2 manqués" },
};

static void
mark_row(const char *key, const char *source, void *data)
{
    const MessageWords *row = message_words_of(key);
    size_t count;

    (void)source;
    if (row == NULL)
        fail_msg("nothing says where the words of %s are printed", key);
    ((bool *)data)[row - message_words(&count)] = true;
}

static void
each_message_is_said_to_stand_somewhere(void **state)
{
    g_autoptr(Catalogue) english = read_catalogue("en");
    size_t count;
    const MessageWords *rows = message_words(&count);
    g_autofree bool *used = g_new0(bool, count);

    (void)state;
    catalogue_each(english, mark_row, used);
    for (size_t i = 0; i < count; i++) {
        if (!used[i])
            fail_msg("no message begins with %s", rows[i].begins);
        assert_true(i == 0 || strcmp(rows[i - 1].begins, rows[i].begins) < 0);
        assert_true(g_str_has_suffix(rows[i].sentence, "."));
    }
}

static void
a_sentence_reads_well(void **state)
{
    const SentenceCase *c = *state;
    g_autoptr(Catalogue) catalogue = read_catalogue(c->tag);
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Lang) lang = lang_new(c->tag, catalogue, NULL, diags);
    g_autoptr(Arena) arena = arena_new();

    assert_string_equal(lang_message(lang, arena, c->key, c->args, c->count), c->want);
    assert_int_equal(diags_length(diags), 0);
}

int
main(void)
{
    struct CMUnitTest tests[24 + G_N_ELEMENTS(reporting)];
    size_t count = 0;
    static char french[] = "fr", arabic[] = "ar";

    tests[count++] = row_test(a_catalogue_equals_english, "French has the keys and arguments of English", french);
    tests[count++] = row_test(a_catalogue_equals_english, "Arabic has the keys and arguments of English", arabic);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(english_answers_the_names_that_are_asked_for);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(each_message_is_said_to_stand_somewhere);
    for (size_t i = 0; i < G_N_ELEMENTS(sentences); i++)
        tests[count++] = row_test(a_sentence_reads_well, sentences[i].name, &sentences[i]);
    ADD_ROWS(a_reporting_period_has_its_words, reporting);
    return _cmocka_run_group_tests("catalogues", tests, count, NULL, NULL);
}
