/* What columns and bars say in place of themselves, in the words of the catalogues; sums and parts added up by hand. */
#include "drawn.h"

typedef struct SaidCase {
    const char *name, *language;
    ChartArrangement arrangement;
    size_t series;                      /* of the three below, from `from` on */
    size_t from;
    const char *want;
    ChartQuality quality;               /* of all values */
    ChartBound bound;
} SaidCase;

static const char *const years[] = { "2016", "2017" };
#define VALUE(number, words) { .known = true, .value = (number), .text = (words) }
static const ChartValue killed[] = { VALUE(6, "6"), { 0 } };
static const ChartValue injured[] = { VALUE(8, "8"), { 0 } };
static const ChartValue more[] = { VALUE(139, "139"), VALUE(141, "141") };
static const ChartValue sums[] = { VALUE(14, "14"), VALUE(20, "20") };
static const ChartSeries series[] = { { .name = "Killed", .values = killed }, { .name = "Injured", .values = injured },
                                      { .name = "For", .values = more } };

static const SaidCase cases[] = {
    { "a sum, and the parts of the last that has some", "en", ARRANGE_STACKED, 2, 0,
      "Columns, T, by Killed and Injured, 2016 to 2017. 2016: 14; 2017: 20. Killed, 2016: 6. Injured, 2016: 8." },
    { "the same in French", "fr", ARRANGE_STACKED, 2, 0,
      "Colonnes, T, par Killed et Injured, de 2016 à 2017. 2016\u00A0: 14\u202F; 2017\u00A0: 20. Killed, "
      "2016\u00A0: 6. Injured, 2016\u00A0: 8." },
    { "what stands side by side has no sum", "en", ARRANGE_GROUPED, 2, 1,
      "Columns, T, by Injured and For, 2016 to 2017. Injured, 2016: 8; 2017: no figure. For, 2016: 139; 2017: 141." },
    { "nor in French", "fr", ARRANGE_GROUPED, 2, 1,
      "Colonnes, T, par Injured et For, de 2016 à 2017. Injured, 2016\u00A0: 8\u202F; 2017\u00A0: pas de chiffre. "
      "For, 2016\u00A0: 139\u202F; 2017\u00A0: 141." },
    { "shares have none", "en", ARRANGE_SHARE, 2, 1,
      "Columns, T, by Injured and For, 2016 to 2017. Injured, 2016: 8; 2017: no figure. For, 2016: 139; 2017: 141." },
    { "one series is what it is", "en", ARRANGE_STACKED, 1, 2, "Columns, T, 2016 to 2017. 2016: 14; 2017: 20." },
    { "also in French", "fr", ARRANGE_STACKED, 1, 2,
      "Colonnes, T, de 2016 à 2017. 2016\u00A0: 14\u202F; 2017\u00A0: 20." },
    { "a dashed outline is heard", "en", ARRANGE_STACKED, 1, 2,
      "Columns, T, 2016 to 2017. 2016: 14, preliminary (p); 2017: 20, preliminary (p).",
      .quality = QUALITY_PRELIMINARY },
    { "a hollow one too", "en", ARRANGE_STACKED, 1, 2,
      "Columns, T, 2016 to 2017. 2016: 14, estimate (e); 2017: 20, estimate (e).",
      .quality = QUALITY_ESTIMATE },
    { "also in French", "fr", ARRANGE_GROUPED, 2, 0,
      "Colonnes, T, par Killed et Injured, de 2016 à 2017. Killed, 2016\u00A0: 6, provisoire (p)\u202F; 2017\u00A0: "
      "pas de chiffre. Injured, 2016\u00A0: 8, provisoire (p)\u202F; 2017\u00A0: pas de chiffre.",
      .quality = QUALITY_PRELIMINARY },
    { "what is about so much says so itself", "en", ARRANGE_STACKED, 1, 2,
      "Columns, T, 2016 to 2017. 2016: 14; 2017: 20.",
      .quality = QUALITY_ESTIMATE, .bound = BOUND_ABOUT },
};

/* The messages about charts, what parts values and clauses, and legends, out of the catalogue of pages. */
static Catalogue *
words_of(const char *language)
{
    g_autofree char *path = g_strdup_printf("data/catalogue-%s.xml", language), *text = NULL;
    g_autoptr(GRegex) row =
        g_regex_new("<message key=\"((?:alt|list|legend|clause|deadline)-[a-z-]+)\">(.*?)</message>", 0, 0, NULL);
    g_autoptr(GMatchInfo) found = NULL;
    Catalogue *catalogue = catalogue_new(language);

    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    for (g_regex_match(row, text, 0, &found); g_match_info_matches(found); g_match_info_next(found, NULL)) {
        g_autofree char *key = g_match_info_fetch(found, 1), *raw = g_match_info_fetch(found, 2);
        g_autoptr(GString) pattern = g_string_new(raw);

        g_string_replace(pattern, "&#160;", "\u00A0", 0);
        g_string_replace(pattern, "&#8239;", "\u202F", 0);
        assert_true(catalogue_add(catalogue, key, pattern->str, (Place){ 0 }, tools.diags));
    }
    return catalogue;
}

/* Is each number of the text one of those that are drawn, or a year? */
static void
assert_drawn_numbers(const char *text, const ChartSpec *spec)
{
    const ColumnsSpec *s = &spec->u.columns;

    for (const char *at = text; *at != '\0'; at++) {
        size_t digits = strspn(at, "0123456789");
        g_autofree char *number = g_strndup(at, digits);
        bool known = digits == 0;

        for (size_t i = 0; i < s->category_count; i++) {
            known = known || strcmp(number, s->categories[i]) == 0;
            known = known || (s->arrangement == ARRANGE_STACKED && g_strcmp0(number, s->totals[i].text) == 0);
            for (size_t k = 0; k < s->series_count; k++)
                known = known || g_strcmp0(number, s->series[k].values[i].text) == 0;
        }
        if (!known)
            fail_msg("'%s' of '%s' is not drawn", number, text);
        at += digits > 0 ? digits - 1 : 0;
    }
}

/* The two values as well known as the case has it. */
static const ChartValue *
qualified(const ChartValue *values, ChartValue own[2], const SaidCase *c)
{
    for (size_t i = 0; i < 2; i++) {
        own[i] = values[i];
        own[i].quality = c->quality;
        own[i].bound = c->bound;
    }
    return own;
}

static void
a_chart_says(void **state)
{
    const SaidCase *c = *state;
    ChartSpec spec = { .kind = CHART_COLUMNS, .title = "T" };
    g_autoptr(Catalogue) catalogue = words_of(c->language);
    g_autoptr(Lang) lang = lang_new(c->language, catalogue, NULL, tools.diags);
    PenContext context = { NULL, lang, &tools.theme, DIRECTION_LTR };
    Arena *arena = arena_new();
    ChartSaid said;
    ChartValue own[G_N_ELEMENTS(series)][2], own_sums[2];
    ChartSeries own_series[G_N_ELEMENTS(series)];

    for (size_t k = 0; k < G_N_ELEMENTS(series); k++) {
        own_series[k] = series[k];
        own_series[k].values = qualified(series[k].values, own[k], c);
    }
    spec.u.columns = (ColumnsSpec){ .categories = years, .category_count = 2, .series = own_series + c->from,
                                    .series_count = c->series, .totals = qualified(sums, own_sums, c),
                                    .arrangement = c->arrangement };
    said = chart_said(&spec, &context, arena);
    assert_string_equal(said.text, c->want);
    assert_drawn_numbers(said.text, &spec);
    arena_free(arena);
}

/* "2016, Killed: 6 | …": what is heard behind a chart, each with what it is of. */
static const char *
told_of(const ChartSpec *spec, Arena *arena)
{
    g_autoptr(Catalogue) catalogue = words_of("en");
    g_autoptr(Lang) lang = lang_new("en", catalogue, NULL, tools.diags);
    PenContext context = { NULL, lang, &tools.theme, DIRECTION_LTR };
    g_autoptr(GString) all = g_string_new(NULL);
    size_t count = 0;
    const ChartTold *told = chart_told(spec, &context, arena, &count);

    for (size_t i = 0; i < count; i++)
        g_string_append_printf(all, "%s%s%s%s: %s", i > 0 ? " | " : "", told[i].head == NULL ? "" : told[i].head,
                               told[i].head == NULL || told[i].name == NULL ? "" : ", ",
                               told[i].name == NULL ? "" : told[i].name, told[i].value);
    return arena_strdup(arena, all->str);
}

/* A remark on 2016 is heard behind the figures of 2016, and one on 2017 behind those of 2017. */
static void
remarks_are_heard_with_their_period(void **state)
{
    g_autoptr(Arena) arena = arena_new();
    const char *remarks[] = { "killed only", "as of May" };
    ChartSpec spec = { .kind = CHART_STACKED_BARS, .title = "T" };

    (void)state;
    spec.u.stacked_bars = (StackedBarsSpec){ .categories = years, .category_count = 2, .series = series,
                                             .series_count = 2, .totals = sums, .remarks = remarks, .none = "none" };
    assert_string_equal(told_of(&spec, arena),
                        "2016, Killed: 6 | 2016, Injured: 8 | 2016, total: 14 | 2016: killed only | "
                        "2017, Killed: none | 2017, Injured: none | 2017, total: 20 | 2017: as of May");
}

/* A moment that a line chart marks is of all lines, and not of the last one. */
static void
moments_are_of_no_series(void **state)
{
    g_autoptr(Arena) arena = arena_new();
    ChartPoint points[3];
    LineSeries lines[] = { { .name = "A", .points = points, .count = 3 },
                                  { .name = "B", .points = points, .count = 3 } };
    ChartMoment moment = { .date = { 2016, 5, 1 }, .text = "Treaty" };
    ChartSpec spec = { .kind = CHART_LINE, .title = "T" };
    const char *when[] = { "2015", "2016", "2017" }, *told;

    (void)state;
    for (int i = 0; i < 3; i++)
        points[i] = (ChartPoint){ .date = { (int16_t)(2015 + i), 12, 31 }, .value = VALUE(i + 3, "7"),
                                  .when = when[i] };
    spec.u.line = (LineSpec){ .series = lines, .series_count = 2, .moments = &moment, .moment_count = 1 };
    told = told_of(&spec, arena);
    assert_non_null(strstr(told, "B, 2017: 7 | Treaty: "));
}

/* What stood before is told so, and nothing else is: not the one deadline there was, nor one beyond the axis. */
typedef struct RowCase {
    const char *name;
    Date steps[2];                      /* the second unset: there is one */
    const char *text, *note, *want;
} RowCase;

static const RowCase row_cases[] = {
    { "on the axis", { { 2018, 3, 1 }, { 2020, 3, 1 } }, "1 March 2020, extended", "1 March 2018",
      "Deadlines. A: 1 March 2020, extended; before that 1 March 2018. Data of 1 January 2019." },
    { "the first before it", { { 2009, 3, 1 }, { 2020, 3, 1 } }, "1 March 2020, extended", "1 March 2009, extended",
      "Deadlines. A: 1 March 2020, extended; before that 1 March 2009, extended; first deadline 1 March 2009, before "
      "this axis. Data of 1 January 2019." },
    { "the only one before it", { { 2012, 3, 1 } }, "passed 1 March 2012", NULL,
      "Deadlines. A: passed 1 March 2012; first deadline 1 March 2012, before this axis. Data of 1 January 2019." },
    { "the only one, with a note", { { 2012, 3, 1 } }, "passed 1 March 2012", "declared fulfilled",
      "Deadlines. A: passed 1 March 2012; first deadline 1 March 2012, before this axis; before that declared "
      "fulfilled. Data of 1 January 2019." },
    { "the last beyond it", { { 2018, 3, 1 }, { 2041, 3, 1 } }, "1 March 2041, extended", "1 March 2018",
      "Deadlines. A: 1 March 2041, extended; 1 March 2041, beyond this axis; before that 1 March 2018. Data of "
      "1 January 2019." },
    { "beyond it, without a note", { { 2041, 3, 1 } }, "1 March 2041", NULL,
      "Deadlines. A: 1 March 2041; 1 March 2041, beyond this axis. Data of 1 January 2019." },
};

static void
a_row_says_what_stood_before(void **state)
{
    const RowCase *c = *state;
    const DeadlineStep steps[] = { { .date = c->steps[0] }, { .date = c->steps[1] } };
    const DeadlineBar row = { .title = "A", .steps = steps, .step_count = date_is_set(c->steps[1]) ? 2 : 1,
                              .text = c->text, .note = c->note };
    ChartSpec spec = { .kind = CHART_DEADLINES, .title = "Deadlines",
                       .u.deadlines = { .rows = &row, .count = 1, .first_year = 2016, .last_year = 2025,
                                        .today = { 2019, 1, 1 }, .today_text = "today" } };
    g_autoptr(Catalogue) catalogue = words_of("en");
    g_autoptr(Lang) lang = lang_new("en", catalogue, NULL, tools.diags);
    PenContext context = { NULL, lang, &tools.theme, DIRECTION_LTR };
    Arena *arena = arena_new();

    assert_string_equal(chart_said(&spec, &context, arena).text, c->want);
    arena_free(arena);
}

/* Areas of one mark, each with a meaning of its own, however many: none is said to be what another is. */
static void
each_meaning_has_its_areas(void **state)
{
    enum { MANY = 40 };
    AreaTile tiles[2 * MANY];
    char names[2 * MANY][8], meanings[MANY][8];
    ChartSpec spec = { .kind = CHART_AREA_GRID, .title = "T", .u.area_grid = { .tiles = tiles, .count = 2 * MANY } };
    g_autoptr(Catalogue) catalogue = words_of("en");
    g_autoptr(Lang) lang = lang_new("en", catalogue, NULL, tools.diags);
    Drawn d;

    (void)state;
    for (int i = 0; i < 2 * MANY; i++) {
        g_snprintf(names[i], sizeof names[i], "A%03d", i);
        g_snprintf(meanings[i % MANY], sizeof meanings[0], "m%02d", i % MANY);
        tiles[i] = (AreaTile){ .code = names[i], .name = names[i], .mark = AREA_NOT, .means = meanings[i % MANY] };
    }
    d = draw(&spec, 500, DIRECTION_LTR);
    {
        PenContext context = { NULL, lang, &tools.theme, DIRECTION_LTR };
        Arena *arena = arena_new();
        const char *text = chart_said(&spec, &context, arena).text;

        for (int i = 0; i < MANY; i++) {
            g_autofree char *want = g_strdup_printf("%s: %s and %s", meanings[i], names[i], names[i + MANY]);

            if (strstr(text, want) == NULL)
                fail_msg("no %s in %s", want, text);
            assert_true(says(&d, meanings[i]));
        }
        arena_free(arena);
    }
    done(&d);
}

/* Two dates are told apart where both can be meant; a dot plot has one. */
static void
the_only_figure_of_a_pair_says_which_it_is(void **state)
{
    static const PairRow rows[] = { { "XAA", { 0 }, VALUE(40, "40"), false } };
    ChartSpec spec = { .kind = CHART_DUMBBELL, .title = "T",
                       .u.pair = { .rows = rows, .count = 1, .first_text = "2018", .last_text = "2020",
                                   .none = "none" } };
    g_autoptr(Catalogue) catalogue = words_of("en");
    g_autoptr(Lang) lang = lang_new("en", catalogue, NULL, tools.diags);
    PenContext context = { NULL, lang, &tools.theme, DIRECTION_LTR };
    Arena *arena = arena_new();

    (void)state;
    assert_non_null(strstr(chart_said(&spec, &context, arena).text, "XAA: 40 (2020)"));
    spec.kind = CHART_DOT_PLOT;
    assert_non_null(strstr(chart_said(&spec, &context, arena).text, "XAA: 40"));
    assert_null(strstr(chart_said(&spec, &context, arena).text, "40 (2020)"));
    spec.kind = CHART_DUMBBELL;
    spec.u.pair.last_text = NULL;
    assert_non_null(strstr(chart_said(&spec, &context, arena).text, "XAA: 40"));
    assert_null(strstr(chart_said(&spec, &context, arena).text, "40 ("));
    arena_free(arena);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases) + G_N_ELEMENTS(row_cases) + 4];
    size_t count = G_N_ELEMENTS(cases);

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[i] = (struct CMUnitTest){ .name = cases[i].name, .test_func = a_chart_says,
                                        .initial_state = (void *)(guintptr)&cases[i] };
    for (size_t i = 0; i < G_N_ELEMENTS(row_cases); i++)
        tests[count++] = (struct CMUnitTest){ .name = row_cases[i].name, .test_func = a_row_says_what_stood_before,
                                              .initial_state = (void *)(guintptr)&row_cases[i] };
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(remarks_are_heard_with_their_period);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(moments_are_of_no_series);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(each_meaning_has_its_areas);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(the_only_figure_of_a_pair_says_which_it_is);
    return cmocka_run_group_tests_name("chart/said", tests, start, tools_close);
}
