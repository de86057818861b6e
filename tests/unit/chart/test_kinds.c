/* Ticks as published, labels moved apart, and kinds by what they paint: geometry worked out by hand. */
#include "drawn.h"
#include "base/diag_chart.h"
#include <float.h>
#include <math.h>

/* ---- ticks: the worked example of the method's reference implementation, and scores computed by hand ---- */

typedef struct TickCase {
    const char *name;
    double low, high;
    size_t wanted;
    bool loose;
    size_t count;
    double first, step;
} TickCase;

static const TickCase ticks[] = {
    { "8.1 to 14.1, four: 8 10 12 14",     8.1, 14.1, 4, false, 4, 8, 2 },
    /* 0 25 50 75 100: 0.25·0.4 + 0.2 + 0.5 + 0.05 = 0.85; by twenties, six of them, 0.775; by fifties 0.45 */
    { "nought to a hundred, five",         0, 100, 5, false, 5, 0, 25 },
    { "nought to a hundred, held",         0, 100, 5, true, 5, 0, 25 },
    /*
     * by ones, eleven: 0.25·1 ... density 2 - 10/5 = 0; by twos, six: 0.25·0.6 + 0.2·1 + 0.5·1 + 0.05 = 0.95 with zero
     * counted
     */
    { "nought to ten, six",                0, 10, 6, true, 6, 0, 2 },
    { "below zero and above",              -10, 10, 5, true, 5, -10, 5 },
};

static void
ticks_are_those_of_the_method(void **state)
{
    const TickCase *c = *state;
    double got[12];
    size_t count = scale_ticks(c->low, c->high, c->wanted, c->loose, got);

    assert_int_equal(count, c->count);
    for (size_t i = 0; i < count; i++)
        assert_near(got[i], c->first + (double)i * c->step, 1e-9);
}

static void
ticks_hold_any_range(void **state)
{
    static const double ranges[][2] = { { -1e4, 1e14 }, { 0, 1e-6 }, { 999999, 1000001 }, { -7, -3 }, { 0, 3 } };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(ranges); i++) {
        double got[12];
        size_t count = scale_ticks(ranges[i][0], ranges[i][1], 4, true, got);
        double span = ranges[i][1] - ranges[i][0];

        assert_true(count >= 2 && count <= 12);
        assert_true(got[0] <= ranges[i][0] + 1e-9 * span && got[count - 1] >= ranges[i][1] - 1e-9 * span);
    }
}

/*
 * Ranges at the ends of what a double can be, and ranges so small beside their values that no round step lies within.
 */
typedef struct ExtremeCase { const char *name; double low, high; } ExtremeCase;

static const ExtremeCase extremes[] = {
    { "the smallest number there is",           0, 5e-324 },
    { "numbers without all their digits",       1e-322, 3e-321 },
    { "from such a number to its neighbour",    1e-320, 1e-320 + 5e-324 },
    { "the smallest with all digits",           0, DBL_MIN },
    { "the greatest there is",                  0, DBL_MAX },
    { "a range that is no number",              -DBL_MAX, DBL_MAX },
    { "great, both above zero",                 1e307, 1.7e308 },
    { "great, both below zero",                 -1.7e308, -1e307 },
    { "from one to its neighbour",              1, 1 + DBL_EPSILON },
    { "below one to its neighbour",             1 - DBL_EPSILON / 2, 1 },
    { "1e15 and one more",                      1e15, 1e15 + 1 },
    { "1e15 and its neighbour",                 1e15, 1e15 + 0.125 },
    { "1e300 and its neighbour",                1e300, 1e300 * (1 + DBL_EPSILON) },
    { "the two greatest",                       DBL_MAX * (1 - DBL_EPSILON / 2), DBL_MAX },
    { "a trace below zero to a great number",   -5e-324, 1e308 },
    { "a ten-thousandth of a millionth",        0, 1e-10 },
};

static void
ticks_of_any_double_are_few_and_rise(void **state)
{
    const ExtremeCase *c = *state;

    for (size_t wanted = 0; wanted <= 12; wanted++)
        for (int loose = 0; loose < 2; loose++) {
            double got[12];
            size_t count = scale_ticks(c->low, c->high, wanted, loose, got);

            assert_true(count >= 2 && count <= 12);
            for (size_t i = 0; i < count; i++)
                assert_true(isfinite(got[i]) && (i == 0 || got[i] > got[i - 1]));
            if (loose) {
                assert_true(got[0] / 2 <= c->low / 2 + 1e-9 * (c->high / 2 - c->low / 2) + DBL_EPSILON * fabs(c->low));
                assert_true(got[count - 1] / 2 >=
                            c->high / 2 - 1e-9 * (c->high / 2 - c->low / 2) - DBL_EPSILON * fabs(c->high));
            }
        }
}

/* What is no range has none. */
static void
what_is_no_range_has_no_ticks(void **state)
{
    static const double none[][2] = { { 1, 1 },        { 2, 1 },         { (double)NAN, 1 },  { 0, (double)NAN },
                                      { 0, HUGE_VAL }, { -HUGE_VAL, 0 }, { DBL_MAX, DBL_MAX } };
    double got[12];

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(none); i++)
        assert_int_equal(scale_ticks(none[i][0], none[i][1], 4, true, got), 0);
}

/* Any two doubles, by their bits. */
static void
ticks_of_doubles_by_chance_end(void **state)
{
    guint64 seed = 1;
    double got[12], pair[2];

    (void)state;
    for (int i = 0; i < 2000; i++) {
        for (int k = 0; k < 2; k++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            memcpy(&pair[k], &seed, sizeof seed);
        }
        if (i % 2 == 0)
            pair[1] = nextafter(pair[0], HUGE_VAL);
        assert_true(scale_ticks(fmin(pair[0], pair[1]), fmax(pair[0], pair[1]), 4, i % 3 == 0, got) <= 12);
    }
}

/* Neighbouring ticks never read alike, small steps and great numbers included. */
typedef struct ReadCase { const char *name; double low, high; size_t wanted; double most; const char *one; } ReadCase;

static const ReadCase read_cases[] = {
    { "ticks of a ten-millionth",           0, 6e-7, 4, 40, "0.0000002" },
    { "ticks of halves",                    0, 1, 3, 40, "0.5" },
    { "twelve and a half million",          10e6, 15e6, 3, 80, "12.5 million" },
    { "nine billion",                       0, 9e9, 4, 80, "9 billion" },
    { "and where words have no room",       10e6, 15e6, 3, 25, "12.5M" },
};

static void
ticks_are_told_apart(void **state)
{
    const ReadCase *c = *state;
    ChartSpec spec = { .kind = CHART_LINE, .title = "t" };
    Drawn page = { .builder = pages_builder_new(&(DocumentInfo){ .title = "Test", .language = "en" }) };
    g_autoptr(Arena) arena = arena_new();
    PenContext context;
    bool found = false;
    Axis axis;

    page.store = text_store_new(tools.system, pages_arena(page.builder), "en", DIRECTION_LTR, tools.diags);
    context = (PenContext){ page.store, tools.lang, &tools.theme, DIRECTION_LTR };
    axis = axis_make(&spec, &context, arena, c->low, c->high, SCALE_LINEAR, c->wanted, c->most);
    for (size_t i = 1; i < axis.count; i++)
        assert_string_not_equal(axis.labels[i], axis.labels[i - 1]);
    for (size_t i = 0; i < axis.count; i++)
        found = found || strcmp(axis.labels[i], c->one) == 0;
    text_store_free(page.store);
    pages_builder_free(page.builder);
    assert_true(found);
}

/* Where all figures are whole, no tick stands between two whole numbers: there is no half of a state. */
typedef struct WholeCase { const char *name; double first, last; size_t count; const char *second; } WholeCase;

static const WholeCase whole_cases[] = {
    { "one state: 0 and 1",                 1, 1, 2, "1" },
    { "two states: 0, 1, 2",                2, 1, 3, "1" },
    { "one and a half: parts are told",     1.5, 1, 4, "0.5" },
    { "107 states: round steps as ever",    102, 107, 4, "40" },
};

static void
counts_have_whole_ticks(void **state)
{
    const WholeCase *c = *state;
    ChartPoint points[] = { { .date = { 2018, 12, 31 }, .value = { .known = true, .value = c->first, .text = "a" } },
                            { .date = { 2019, 12, 31 }, .value = { .known = true, .value = c->last, .text = "b" } } };
    LineSeries series = { .name = "s", .points = points, .count = 2 };
    ChartSpec spec = { .kind = CHART_LINE, .title = "t", .u.line = { .series = &series, .series_count = 1 } };
    Drawn page = { .builder = pages_builder_new(&(DocumentInfo){ .title = "Test", .language = "en" }) };
    g_autoptr(Arena) arena = arena_new();
    PenContext context;
    Axis axis;

    page.store = text_store_new(tools.system, pages_arena(page.builder), "en", DIRECTION_LTR, tools.diags);
    context = (PenContext){ page.store, tools.lang, &tools.theme, DIRECTION_LTR };
    axis = axis_make(&spec, &context, arena, 0, fmax(c->first, c->last), SCALE_LINEAR, 4, 40);
    text_store_free(page.store);
    pages_builder_free(page.builder);
    assert_int_equal(axis.count, c->count);
    assert_string_equal(axis.labels[1], c->second);
}

typedef struct LogCase { const char *name; double low, high; size_t count; double first, last; } LogCase;

static const LogCase logs[] = {
    { "two decades: 1 2 5 10 20 50 100",   1, 100, 7, 1, 100 },
    { "a part of one",                     3, 40, 3, 5, 20 },
    { "many: powers alone",                1, 1e5, 6, 1, 1e5 },
};

static void
logarithmic_ticks(void **state)
{
    const LogCase *c = *state;
    double got[12];
    size_t count = scale_log_ticks(c->low, c->high, got);

    assert_int_equal(count, c->count);
    assert_near(got[0], c->first, 1e-9);
    assert_near(got[count - 1], c->last, 1e-6 * c->last);
}

static void
a_logarithmic_scale_is_even_in_decades(void **state)
{
    Scale scale = { .low = 1, .high = 1000, .from = 0, .to = 300, .log = true };

    (void)state;
    assert_near(scale_at(&scale, 10), 100, 1e-9);
    assert_near(scale_at(&scale, 100), 200, 1e-9);
}

/* ---- labels ---- */

typedef struct SpreadCase { const char *name; double at[4]; size_t count; double gap, low, high, want[4]; } SpreadCase;

static const SpreadCase spreads[] = {
    { "room enough: nothing moves",        { 10, 30, 50 }, 3, 10, 0, 100, { 10, 30, 50 } },
    /* 10 and 12, ten apart: moved by the same, to 6 and 16 */
    { "two that touch part evenly",        { 10, 12, 40 }, 3, 10, 0, 100, { 6, 16, 40 } },
    { "three on one place",                { 50, 50, 50 }, 3, 10, 0, 100, { 40, 50, 60 } },
    { "at the upper end",                  { 2, 3 }, 2, 10, 0, 100, { 0, 10 } },
    { "at the lower end",                  { 98, 99 }, 2, 10, 0, 100, { 90, 100 } },
};

static void
labels_are_moved_apart(void **state)
{
    const SpreadCase *c = *state;
    double at[4];

    memcpy(at, c->at, sizeof at);
    spread_labels(at, c->count, c->gap, c->low, c->high);
    for (size_t i = 0; i < c->count; i++)
        assert_near(at[i], c->want[i], 1e-9);
}

/* ---- what is painted ---- */

#define KNOWN(n, t) { true, n, t, QUALITY_FINAL }

/*
 * Few's bar: from zero over the measure's share of the axis. The axis runs 0 to 10 over 4 … 296, so 5 is 146 long, 9
 * high.
 */
static void
a_bullet_is_as_long_as_its_measure(void **state)
{
    static const ChartValue ranges[] = { KNOWN(4, NULL), KNOWN(10, NULL) };
    ChartSpec spec = { .kind = CHART_BULLET,
                       .title = "t",
                       .u.bullet = {
                           .measure = KNOWN(5, "5"), .target = KNOWN(8, "8"), .ranges = ranges, .range_count = 2 } };
    Drawn d = draw(&spec, 300, DIRECTION_LTR);
    Rect bar = fill_of(&d, tools.theme.accent, 0), target = fill_of(&d, tools.theme.ink, 0);

    (void)state;
    assert_near(bar.x, 4, 0.01);
    assert_near(bar.width, 146, 0.01);
    assert_near(bar.height, 9, 0.01);
    assert_near(target.x + target.width / 2, 4 + 0.8 * 292, 0.01);
    assert_near(target.height, 21, 0.01);
    done(&d);
}

/* Turned round, the bar ends where it began: 5 of 10 from the right. */
static void
a_reversed_bullet_grows_from_the_other_end(void **state)
{
    ChartSpec spec = { .kind = CHART_BULLET,
                       .title = "t",
                       .u.bullet = { .measure = KNOWN(5, "5"), .target = KNOWN(10, "10"), .reversed = true } };
    Drawn d = draw(&spec, 300, DIRECTION_LTR);
    Rect bar = fill_of(&d, tools.theme.accent, 0);

    (void)state;
    assert_near(bar.x, 296 - 146, 0.01);
    assert_near(bar.width, 146, 0.01);
    done(&d);
}

/* On a scale without zero a bar's length would lie: the measure is a mark of 4. */
static void
a_logarithmic_bullet_has_a_mark(void **state)
{
    ChartSpec spec = { .kind = CHART_BULLET,
                       .title = "t",
                       .u.bullet = { .measure = KNOWN(10, "10"),
                                     .target = KNOWN(100, "100"),
                                     .comparison = KNOWN(1, "1"),
                                     .scale = SCALE_LOG } };
    Drawn d = draw(&spec, 300, DIRECTION_LTR);

    (void)state;
    assert_near(fill_of(&d, tools.theme.accent, 0).width, 4, 0.01);
    assert_near(fill_of(&d, tools.theme.accent, 0).x, 4 + 146 - 2, 0.01);      /* the middle of two decades */
    done(&d);
}

/*
 * 23 of each 10 are two squares, 17 are two: 4 in all, 8 wide, 11 apart. 12 behind the last of a row, at 45, each part
 * has its square, too, beside its figure, 13 below one another.
 */
static void
an_icon_is_so_many(void **state)
{
    static const ChartDatum parts[] = {
        { .kind = DATUM_SERIES, .name = "a", .fill = FILL_ACCENT, .value = KNOWN(23, "23") },
        { .kind = DATUM_SERIES, .name = "b", .fill = FILL_NAVY, .value = KNOWN(17, "17") },
    };
    static const ChartAttribute given[] = { { "each", "10" }, { "columns", "3" } };
    ChartSpec spec = { .kind = CHART_ICON_ARRAY, .title = "t",
                       .u.data = { .data = parts, .count = 2, .attributes = given, .attribute_count = 2 } };
    Drawn d = draw(&spec, 200, DIRECTION_LTR);

    (void)state;
    assert_int_equal(count_of(&d, ITEM_FILL), 4 + 2);
    assert_near(fill_of(&d, tools.theme.accent, 2).x, 45, 0.01);
    assert_near(fill_of(&d, tools.theme.accent, 2).y, 1, 0.01);
    assert_near(fill_of(&d, tools.theme.navy, 2).x, 45, 0.01);
    assert_near(fill_of(&d, tools.theme.navy, 2).y, 14, 0.01);
    assert_near(fill_of(&d, tools.theme.accent, 1).x, 11, 0.01);
    assert_near(fill_of(&d, tools.theme.navy, 0).x, 22, 0.01);
    assert_near(fill_of(&d, tools.theme.navy, 1).x, 0, 0.01);                  /* the second row */
    assert_near(fill_of(&d, tools.theme.navy, 1).y, 12, 0.01);
    done(&d);
}

/* Where a text was set, and how wide it is; x below 0: nowhere. */
static Rect
text_of(const Drawn *d, const char *text)
{
    for (size_t i = 0; i < d->count; i++)
        if (d->items[i].kind == ITEM_TEXT && strcmp(d->items[i].text.run->text, text) == 0)
            return (Rect){ d->items[i].text.x, d->items[i].text.y, d->items[i].text.run->width, 0 };
    return (Rect){ -1, -1, 0, 0 };
}

/* Words in the track that would end at the mark of what is required stand 4 before it. */
static void
words_stand_clear_of_what_is_required(void **state)
{
    ChartSpec spec = { .kind = CHART_PROGRESS_BAR,
                       .title = "t",
                       .u.progress_bar = { .baseline = KNOWN(0, "0"),
                                           .latest = KNOWN(30, "30"),
                                           .target = KNOWN(100, "100"),
                                           .required = KNOWN(60, "60"),
                                           .inside = "words",
                                           .endpoints_inside = true } };
    Drawn d = draw(&spec, 300, DIRECTION_LTR);
    Rect words = text_of(&d, "words");
    double far = 1 + 298 * 0.6;

    (void)state;
    assert_true(words.x > 1 + 298 * 0.3 && words.x + words.width < far - 20);  
    assert_near(words.x, 1 + 298 * 0.3 + 4, 0.01);
    done(&d);
    spec.u.progress_bar.required.value = 100 * (words.x + words.width + 0.5 - 1) / 298;
    d = draw(&spec, 300, DIRECTION_LTR);
    assert_near(text_of(&d, "words").x, 1 + 298 * 0.3 + 2, 0.01);               /* no nearer to the fill than 2 */
    done(&d);
    spec.u.progress_bar.required.value = 100 * (words.x + words.width + 1.4 - 1) / 298;
    d = draw(&spec, 300, DIRECTION_LTR);
    assert_true(text_of(&d, "words").x + words.width < words.x + words.width + 1.4 - 3.3);
    done(&d);
}

/* The total is 26 high. Where there are 104 points behind it, the parts stand there; else below it. */
static void
the_total_of_icons_is_large(void **state)
{
    static const ChartDatum parts[] = {
        { .kind = DATUM_SERIES, .name = "a", .fill = FILL_ACCENT, .value = KNOWN(23, "23") },
        { .kind = DATUM_POINT, .at = "total", .value = KNOWN(45, "45") },
    };
    static const ChartAttribute given[] = { { "each", "10" }, { "columns", "3" } };
    ChartSpec spec = { .kind = CHART_ICON_ARRAY, .title = "t",
                       .u.data = { .data = parts, .count = 2, .attributes = given, .attribute_count = 2 } };

    (void)state;
    for (int wide = 0; wide < 2; wide++) {
        Drawn d = draw(&spec, wide ? 300 : 150, DIRECTION_LTR);
        Rect total = text_of(&d, "45"), part = text_of(&d, "23");

        assert_near(total.x, 45, 0.01);
        assert_true(wide ? part.x > total.x + total.width + 12 && part.y < total.y : part.y > total.y + 12);
        assert_near(fill_of(&d, tools.theme.accent, 2).x, part.x - 12, 0.01);
        done(&d);
    }
}

/*
 * 510 wide, of which names take 120 and sources 50: ten years are 34 each. A figure of the table ends 6 before its
 * year's end; its type is 0.88 of the label's, and the column's middle is its middle. Years have no names here.
 */
static void
columns_stand_over_the_years_of_a_table(void **state)
{
    static const char *const names[] = { "2009", "2010", "2011", "2012", "2013",
                                         "2014", "2015", "2016", "2017", "2018" },
                      *const texts[] = { "20", "22", "23", "24", "25", "26", "27", "28", "29", "30" };
    ChartValue totals[10];
    ChartSeries series = { .name = "a", .fill = FILL_ACCENT, .values = totals };
    ChartSpec spec = { .kind = CHART_COLUMNS,
                       .title = "t",
                       .u.columns = { .categories = names, .category_count = 10, .series = &series, .series_count = 1,
                                      .totals = totals, .axis = true, .table_start = 120, .table_end = 50 } };
    Drawn d;

    (void)state;
    for (size_t i = 0; i < 10; i++)
        totals[i] = (ChartValue){ .known = true, .value = 20 + (double)i + (i > 0), .text = texts[i] };
    d = draw(&spec, 510, DIRECTION_LTR);
    for (size_t i = 0; i < 10; i++) {
        Rect column = fill_of(&d, tools.theme.accent, i), label = text_of(&d, "29");
        double end = 120 + 34 * (double)(i + 1) - 6;

        assert_near(column.x + column.width / 2, end - 0.88 * label.width / 2, 0.2);
        assert_false(says(&d, names[i]));
    }
    done(&d);
    d = draw(&spec, 170, DIRECTION_LTR);
    assert_true(says(&d, "2009"));                          /* where it is narrower the table is not below it */
    done(&d);
}

/* ---- areas, heat strips, ranges ---- */

#define POINT_OF(y, n) { .kind = DATUM_POINT, .name = #y, .from = { y, 0, 0 }, .value = KNOWN(n, #n) }
#define SERIES_OF(n, f, points) \
    { .kind = DATUM_SERIES, .name = n, .fill = f, .children = points, .count = G_N_ELEMENTS(points) }

/* The path painted in a colour: its highest and its lowest point, and how many there are of it. */
static Rect
shape_of(const Drawn *d, Colour colour, size_t *count)
{
    Rect box = { HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL };

    *count = 0;
    for (size_t i = 0; i < d->count; i++) {
        const PageItem *item = &d->items[i];

        if (item->kind != ITEM_PATH || !colour_equal(item->colour, colour))
            continue;
        (*count)++;
        PathWalk walk = path_walk(item);
        PathStep step;

        while (path_walk_next(&walk, &step) && walk.left > 0) {
            Point p = step.p[0];

            box = (Rect){ fmin(box.x, p.x), fmin(box.y, p.y), fmax(box.width, p.x), fmax(box.height, p.y) };
        }
    }
    return box;
}

/*
 * Of 100 a plot of 96: below lie 20 and 40, on them 40 and 60, so the upper area begins a quarter above where the lower
 * ends (their hairline) and reaches the top, 10 below the frame. 2020 is missing: two shapes a series, none across.
 */
static void
areas_stand_on_one_another_and_end_at_a_gap(void **state)
{
    static const ChartDatum lower[] = { POINT_OF(2018, 20), POINT_OF(2019, 40), POINT_OF(2021, 20),
                                        POINT_OF(2022, 20) },
                            upper[] = { POINT_OF(2018, 40), POINT_OF(2019, 60), POINT_OF(2021, 40),
                                        POINT_OF(2022, 40) };
    static const ChartDatum series[] = { SERIES_OF("a", FILL_ACCENT, lower), SERIES_OF("b", FILL_MID, upper) };
    ChartSpec spec = { .kind = CHART_AREA, .title = "t", .u.data = { .data = series, .count = 2 } };
    Drawn d = draw(&spec, 300, DIRECTION_LTR);
    size_t count;
    Rect below = shape_of(&d, tools.theme.accent, &count), above;

    (void)state;
    assert_int_equal(count, 2);
    above = shape_of(&d, tools.theme.mid, &count);
    assert_int_equal(count, 2);
    assert_near(below.height, 106, 0.01);                               /* the zero line: 10 + 96 */
    assert_near(below.y, 106 - 0.4 * 96 + 0.25, 0.01);
    assert_near(above.y, 10, 0.01);
    assert_near(above.height, 106 - 0.2 * 96 - 0.25, 0.01);
    assert_true(says(&d, "–"));
    done(&d);
}

/* 250 in three classes: a third is 83.3, the next round step 100: up to 100, 200, 300. Nought is a frame. */
static void
a_heat_strip_has_round_classes(void **state)
{
    static const ChartDatum points[] = { POINT_OF(2016, 0), POINT_OF(2017, 100), POINT_OF(2018, 101),
                                         POINT_OF(2019, 250) };
    static const ChartDatum series[] = { SERIES_OF("a", FILL_ACCENT, points) };
    ChartSpec spec = { .kind = CHART_HEAT_STRIP, .title = "t", .u.data = { .data = series, .count = 1 } };
    Drawn d = draw(&spec, 300, DIRECTION_LTR);
    Rect light = fill_of(&d, tools.theme.pale, 0), middle = fill_of(&d, tools.theme.mid, 0),
         dark = fill_of(&d, tools.theme.accent, 0);

    (void)state;
    assert_true(light.x < middle.x && middle.x < dark.x);
    assert_near(light.width, middle.width, 0.01);
    assert_true(says(&d, "class-up-to") && says(&d, "class-between"));  /* there is no catalogue here */
    assert_false(says(&d, "table-no-figure"));
    done(&d);
}

/*
 * 1, 2, 3, 4 and 900: more than twenty times the median of 3, so classes go by tens up to 1000. By size the greater sum
 * stands first, in whatever order they are given.
 */
static void
a_skewed_strip_goes_by_tens(void **state)
{
    static const ChartDatum low[] = { POINT_OF(2017, 1), POINT_OF(2018, 2), POINT_OF(2019, 3) },
                            high[] = { POINT_OF(2017, 4), POINT_OF(2018, 900) };
    static const ChartDatum series[] = { SERIES_OF("low", FILL_ACCENT, low), SERIES_OF("high", FILL_MID, high) };
    static const char *const options[] = { "by-size", NULL };
    ChartSpec spec = { .kind = CHART_HEAT_STRIP, .title = "t",
                       .u.data = { .data = series, .count = 2, .options = options } };
    Drawn d = draw(&spec, 300, DIRECTION_LTR);
    Rect dark = fill_of(&d, tools.theme.accent, 0), second_row = fill_of(&d, tools.theme.pale, 1);

    (void)state;
    assert_true(dark.y < second_row.y);                                 /* 900 in the first row, 1 in the second */
    assert_near(second_row.y - dark.y, 13, 0.01);
    done(&d);
}

/*
 * May 2020 stands in the fifth of twelve columns, May 2021 below it; what is not known is a point: 22 of 24 cells. 3
 * and 9 are of the classes up to 5 and up to 10: a third of 9 has no round whole step but 5.
 */
static void
months_stand_below_each_other(void **state)
{
    static const ChartDatum points[] = {
        { .kind = DATUM_POINT, .name = "2020-05", .from = { 2020, 5, 0 }, .value = KNOWN(3, "3") },
        { .kind = DATUM_POINT, .name = "2021-05", .from = { 2021, 5, 0 }, .value = KNOWN(9, "9") },
    };
    static const ChartDatum series[] = { SERIES_OF("a", FILL_ACCENT, points) };
    static const char *const options[] = { "months", NULL };
    ChartSpec spec = { .kind = CHART_HEAT_STRIP, .title = "t",
                       .u.data = { .data = series, .count = 1, .options = options } };
    Drawn d = draw(&spec, 400, DIRECTION_LTR);
    size_t points_drawn = 0;
    Rect first = fill_of(&d, tools.theme.pale, 0), second = fill_of(&d, tools.theme.accent, 0);

    (void)state;
    assert_near(first.x, second.x, 0.01);
    assert_near(second.y - first.y, 13, 0.01);
    for (size_t i = 0; i < d.count; i++)
        points_drawn += d.items[i].kind == ITEM_TEXT && strcmp(d.items[i].text.run->text, "·") == 0;
    assert_int_equal(points_drawn, 22 + 1);                             /* and one in the key */
    assert_true(says(&d, "May") && says(&d, "2021"));
    done(&d);
}

/* 10, 20 and 50 on an axis from 0 to 50: the bar has four fifths of it, the dot stands at two fifths. */
static void
a_range_lies_between_its_ends(void **state)
{
    static const ChartDatum points[] = {
        { .kind = DATUM_POINT, .at = "min", .value = KNOWN(10, "10") },
        { .kind = DATUM_POINT, .at = "median", .value = KNOWN(20, "20") },
        { .kind = DATUM_POINT, .at = "max", .value = KNOWN(50, "50") },
    };
    static const ChartDatum rows[] = { { .kind = DATUM_ROW, .name = "a", .children = points, .count = 3 } };
    ChartSpec spec = { .kind = CHART_RANGE, .title = "t", .u.data = { .data = rows, .count = 1 } };
    Drawn d = draw(&spec, 300, DIRECTION_LTR);
    Rect bar = fill_of(&d, tools.theme.pale, 0);
    double unit = bar.width / 40, dot = 0;

    (void)state;
    for (size_t i = 0; i < d.count; i++)
        if (d.items[i].kind == ITEM_CIRCLE)
            dot = d.items[i].poly.points[0].x;
    assert_near(dot - bar.x, 10 * unit, 0.01);
    assert_true(says(&d, "10") && says(&d, "20") && says(&d, "50"));
    done(&d);
}

/* What these kinds refuse, by its number. */
typedef struct RefusedCase { const char *name; ChartKind kind; const ChartDatum *data; size_t count;
                             const char *const *options; int number; } RefusedCase;

static const ChartDatum fallen_points[] = { { .kind = DATUM_POINT, .at = "min", .value = KNOWN(3, "3") },
                                            { .kind = DATUM_POINT, .at = "median", .value = KNOWN(2, "2") } };
static const ChartDatum fallen[] = { { .kind = DATUM_ROW, .name = "a", .children = fallen_points, .count = 2 } };
static const ChartDatum year_points[] = { POINT_OF(2018, 1) };
static const ChartDatum of_year[] = { SERIES_OF("a", FILL_ACCENT, year_points) };
static const ChartDatum two_series[] = { SERIES_OF("a", FILL_ACCENT, year_points),
                                         SERIES_OF("b", FILL_MID, year_points) };
static const ChartDatum same_fill[] = { SERIES_OF("a", FILL_MID, year_points), SERIES_OF("b", FILL_MID, year_points) };
static const ChartDatum hatched[] = { SERIES_OF("a", FILL_HATCH, year_points) };
static const ChartDatum named_points[] = { { .kind = DATUM_POINT, .name = "North", .value = KNOWN(1, "1") } };
static const ChartDatum of_names[] = { SERIES_OF("a", FILL_ACCENT, named_points) };
static const ChartDatum below_points[] = { { .kind = DATUM_POINT, .name = "2018", .from = { 2018, 0, 0 },
                                             .value = KNOWN(-1, "-1") } };
static const ChartDatum below_zero[] = { SERIES_OF("a", FILL_ACCENT, below_points) };
static const char *const by_month[] = { "months", NULL };

static const RefusedCase refused_cases[] = {
    { "a median below the least",           CHART_RANGE,      fallen,     1, NULL,     1320 },
    { "months of two series",               CHART_HEAT_STRIP, two_series, 2, by_month, 1321 },
    { "a year among months",                CHART_HEAT_STRIP, of_year,    1, by_month, 1322 },
    { "an area over names",                 CHART_AREA,       of_names,   1, NULL,     1323 },
    { "two areas of one fill",              CHART_AREA,       same_fill,  2, NULL,     515 },
    { "an area that is hatched",            CHART_AREA,       hatched,    1, NULL,     515 },
    { "an area below zero",                 CHART_AREA,       below_zero, 1, NULL,     500 },
    { "a heat strip below zero",            CHART_HEAT_STRIP, below_zero, 1, NULL,     500 },
};

static void
it_is_refused(void **state)
{
    const RefusedCase *c = *state;
    ChartSpec spec = { .kind = c->kind, .title = "t",
                       .u.data = { .data = c->data, .count = c->count, .options = c->options } };

    assert_non_null(chart_row(c->kind)->check);
    assert_int_equal(chart_row(c->kind)->check(&spec), c->number);
}

/* A line through no day or no number is none; that it has points is not enough. */
static void
a_line_of_points_that_are_none_is_refused(void **state)
{
    static const ChartPoint good = { { 2018, 1, 1 }, KNOWN(3, "3"), NULL, false };
    static const ChartPoint bad[] = { { { 0, 0, 0 }, KNOWN(3, "3"), NULL, false },
                                      { { 2019, 1, 1 }, KNOWN(INFINITY, "much"), NULL, false },
                                      { { 2019, 1, 1 }, KNOWN(NAN, "none"), NULL, false } };
    ChartPoint points[2] = { good, { { 2019, 1, 1 }, KNOWN(4, "4"), NULL, false } };
    LineSeries series = { "a", points, 2 };
    ChartSpec spec = { .kind = CHART_LINE, .title = "t", .u.line = { .series = &series, .series_count = 1 } };

    (void)state;
    assert_int_equal(chart_row(CHART_LINE)->check(&spec), CHART_GOOD);
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        points[1] = bad[i];
        assert_int_equal(chart_row(CHART_LINE)->check(&spec), DIAG_CHART_BAD_NUMBER);
    }
}

/* In a narrow place names stand under each other, each below the one before, all within the chart. */
static void
narrow_lists_of_areas_run_down(void **state)
{
    static const AreaTile tiles[] = { { "XAA", "Alphaland", NULL, AREA_DONE, NULL },
                                      { "XBB", "Betaland", NULL, AREA_NOT, NULL },
                                      { "XCC", "Gammaland", NULL, AREA_NOT, NULL } };
    ChartSpec spec = { .kind = CHART_AREA_GRID, .title = "t", .u.area_grid = { .tiles = tiles, .count = 3 } };
    Drawn d = draw(&spec, 80, DIRECTION_LTR);
    double before = 0;
    size_t seen = 0;

    (void)state;
    for (size_t i = 0; i < d.count; i++)
        if (d.items[i].kind == ITEM_TEXT && d.items[i].text.x < 40) {
            assert_true(seen == 0 || d.items[i].text.y > before + 5);
            assert_true(d.items[i].text.y > 0 && d.items[i].text.y <= d.size.height);
            before = d.items[i].text.y;
            seen++;
        }
    assert_int_equal(seen, 3);
    done(&d);
}

/* Values of 10 and -5 on a plot from 12 to 92 (100 less 8 kept below): zero at 12 + 80 · 10/15. */
static void
a_column_below_zero_hangs_from_the_zero_line(void **state)
{
    static const ChartValue values[] = { KNOWN(10, "10"), KNOWN(-5, "-5") };
    static const ChartSeries series[] = { { "a", FILL_ACCENT, values } };
    static const char *const names[] = { "x", "y" };
    ChartSpec spec = { .kind = CHART_COLUMNS,
                       .title = "t",
                       .u.columns = { .categories = names,
                                      .category_count = 2,
                                      .series = series,
                                      .series_count = 1,
                                      .totals = values,
                                      .height = 100,
                                      .arrangement = ARRANGE_GROUPED } };
    Drawn d = draw(&spec, 300, DIRECTION_LTR);
    double zero = 12 + 80 * 10.0 / 15;

    (void)state;
    assert_near(fill_of(&d, tools.theme.accent, 0).y, 12, 0.01);
    assert_near(fill_of(&d, tools.theme.accent, 0).height, zero - 12, 0.01);
    assert_near(fill_of(&d, tools.theme.accent, 1).y, zero, 0.01);
    assert_near(fill_of(&d, tools.theme.accent, 1).height, 80 * 5.0 / 15, 0.01);
    done(&d);
}

/* Shares of 1 and 3: a quarter and three quarters of the plot's 88, whatever the totals. */
static void
shares_fill_the_plot(void **state)
{
    static const ChartValue a[] = { KNOWN(1, "1"), KNOWN(10, "10") }, b[] = { KNOWN(3, "3"), KNOWN(30, "30") },
                            totals[] = { KNOWN(4, "4"), KNOWN(40, "40") };
    static const ChartSeries series[] = { { "a", FILL_ACCENT, a }, { "b", FILL_NAVY, b } };
    static const char *const names[] = { "x", "y" };
    ChartSpec spec = { .kind = CHART_COLUMNS,
                       .title = "t",
                       .u.columns = { .categories = names,
                                      .category_count = 2,
                                      .series = series,
                                      .series_count = 2,
                                      .totals = totals,
                                      .height = 100,
                                      .arrangement = ARRANGE_SHARE } };
    Drawn d = draw(&spec, 300, DIRECTION_LTR);

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        assert_near(fill_of(&d, tools.theme.accent, i).height, 22, 0.01);
        assert_near(fill_of(&d, tools.theme.navy, i).y, 12, 0.01);
    }
    done(&d);
}

/* The lowest line that lies across the page: a plot's line of zero. */
static double
zero_of(const Drawn *d)
{
    double y = 0;

    for (size_t i = 0; i < d->count; i++)
        if (d->items[i].kind == ITEM_LINE && d->items[i].poly.points[0].y == d->items[i].poly.points[1].y)
            y = fmax(y, d->items[i].poly.points[0].y);
    return y;
}

/* A hundred thousand points: at most four for each half point of width, and the one great peak among them. */
static void
a_long_series_is_thinned_and_keeps_its_peak(void **state)
{
    enum { MANY = 36000 };
    ChartPoint *points = g_new0(ChartPoint, MANY);
    LineSeries series = { NULL, points, MANY };
    ChartSpec spec = { .kind = CHART_LINE, .title = "t", .u.line = { .series = &series, .series_count = 1 } };
    size_t most = 0;
    double highest = 1e9;
    Point end = { 0, 0 };
    Drawn d;

    (void)state;
    for (int32_t i = 0; i < MANY; i++) {
        points[i].date = date_from_days(date_to_days((Date){ 1900, 1, 1 }) + i);
        points[i].value = (ChartValue)KNOWN(i % 7, "x");
    }
    points[MANY / 2].value.value = 100;
    points[MANY - 1].value.value = 3;
    d = draw(&spec, 300, DIRECTION_LTR);
    for (size_t i = 0; i < d.count; i++)
        if (d.items[i].kind == ITEM_POLYLINE) {
            most = MAX(most, d.items[i].poly.count);
            end = d.items[i].poly.points[d.items[i].poly.count - 1];
            for (size_t k = 0; k < d.items[i].poly.count; k++)
                highest = fmin(highest, d.items[i].poly.points[k].y);
        }
    assert_true(most > 3 * 2 * 260 && most <= 4 * 2 * 300);     /* the plot is about 280 wide */
    assert_near(highest, 8, 0.01);                              /* 100 is the axis' end, at the plot's top */
    /* the last day's, between the least and the most of its column: 3 of 100, a day before the axis' end */
    for (size_t i = 0; i < d.count; i++)
        if (d.items[i].kind == ITEM_POLYLINE)
            for (size_t k = 0; k < d.items[i].poly.count; k++)
                assert_true(d.items[i].poly.points[k].x <= end.x);
    assert_near((zero_of(&d) - end.y) / (zero_of(&d) - highest), 0.03, 0.0005);
    done(&d);
    g_free(points);
}

/* Points that are no figure or of no day draw nothing: the chart is refused. */
static void
points_of_no_value_or_day_are_refused(void **state)
{
    static const ChartPoint points[][1] = { { { { 2018, 0, 0 }, KNOWN(NAN, "x") } },
                                            { { { 2018, 0, 0 }, KNOWN(INFINITY, "x") } },
                                            { { { 0, 0, 0 }, KNOWN(1, "1") } },
                                            { { { 2018, 0, 0 }, KNOWN(1, "1") } } };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(points); i++) {
        LineSeries series = { NULL, points[i], 1 };
        ChartSpec line = { .kind = CHART_LINE, .title = "t", .u.line = { .series = &series, .series_count = 1 } };

        assert_int_equal(chart_row(CHART_LINE)->check(&line) == CHART_GOOD, i == 3);
    }
}

/* A missing year parts the line in two. */
static void
a_missing_value_is_a_gap(void **state)
{
    static const ChartPoint points[] = { { { 2015, 0, 0 }, KNOWN(1, "1") },
                                         { { 2016, 0, 0 }, KNOWN(2, "2") },
                                         { { 2017, 0, 0 }, { 0 } },
                                         { { 2018, 0, 0 }, KNOWN(3, "3") },
                                         { { 2019, 0, 0 }, KNOWN(4, "4") } };
    LineSeries series = { NULL, points, 5 };
    ChartSpec spec = { .kind = CHART_LINE, .title = "t", .u.line = { .series = &series, .series_count = 1 } };
    Drawn d = draw(&spec, 300, DIRECTION_LTR);

    (void)state;
    assert_int_equal(count_of(&d, ITEM_POLYLINE), 2);
    done(&d);
}

/* Panels of one to ten and one to a hundred share a scale: ten's column is a tenth of a hundred's. */
static void
panels_share_a_scale(void **state)
{
    static const ChartValue ten[] = { KNOWN(10, "10") }, hundred[] = { KNOWN(100, "100") };
    static const ChartSeries first[] = { { "a", FILL_ACCENT, ten } }, second[] = { { "a", FILL_ACCENT, hundred } };
    static const char *const names[] = { "x" };
    ChartSpec panels[] = { { .kind = CHART_COLUMNS,
                             .title = "A",
                             .u.columns = { .categories = names,
                                            .category_count = 1,
                                            .series = first,
                                            .series_count = 1,
                                            .totals = ten } },
                           { .kind = CHART_COLUMNS,
                             .title = "B",
                             .u.columns = { .categories = names,
                                            .category_count = 1,
                                            .series = second,
                                            .series_count = 1,
                                            .totals = hundred } } };
    ChartSpec spec = { .kind = CHART_MULTIPLES, .title = "t", .u.multiples = { panels, 2, 2, 62, false } };
    Drawn d = draw(&spec, 300, DIRECTION_LTR);

    (void)state;
    assert_near(fill_of(&d, tools.theme.accent, 0).height, 5, 0.01);          /* the plot is 62 less 12 high */
    assert_near(fill_of(&d, tools.theme.accent, 1).height, 50, 0.01);
    done(&d);
}

/* Two parts of a column, one of them estimated: its frame has the colour of its series and it is white within. */
static void
an_estimated_part_is_hollow(void **state)
{
    static const ChartValue five[] = { KNOWN(5, "5") }, about_five[] = { { true, 5, "5", QUALITY_ESTIMATE } },
                            ten[] = { KNOWN(10, "10") };
    static const ChartSeries series[] = { { "a", FILL_ACCENT, five }, { "b", FILL_MID, about_five } };
    static const char *const names[] = { "x" };
    ChartSpec spec = {
        .kind = CHART_COLUMNS,
        .title = "t",
        .u.columns = { .categories = names, .category_count = 1, .series = series, .series_count = 2, .totals = ten }
    };
    Drawn d = draw(&spec, 300, DIRECTION_LTR);
    Rect part = fill_of(&d, tools.theme.mid, 0), hole = fill_of(&d, tools.theme.white, 0);

    (void)state;
    assert_near(hole.x - part.x, 1.2, 0.01);
    assert_near(hole.height, part.height - 2.4, 0.01);
    done(&d);
}

static void
a_bullet_names_its_ranges(void **state)
{
    static const ChartValue ranges[] = { KNOWN(4, "4"), KNOWN(10, "10") };
    static const char *const names[] = { "weak", "good" };
    ChartSpec spec = { .kind = CHART_BULLET,
                       .title = "t",
                       .u.bullet = {
                           .measure = KNOWN(5, "5"), .ranges = ranges, .range_names = names, .range_count = 2 } };
    Drawn d = draw(&spec, 300, DIRECTION_LTR);

    (void)state;
    assert_true(says(&d, "weak") && says(&d, "good"));
    done(&d);
}

/* Nothing of it is cut: it takes lines of its own above its row, and the last words are there. */
static void
a_name_of_eighty_letters_is_whole(void **state)
{
    static const PairRow rows[] = {
        { "A state whose name, with all of its titles and all former names, runs to eighty-odd letters",
          { 0 },
          KNOWN(1, "1"),
          false }
    };
    ChartSpec spec = { .kind = CHART_DOT_PLOT, .title = "t", .u.pair = { .rows = rows, .count = 1, .none = "none" } };
    Drawn d = draw(&spec, 162, DIRECTION_LTR);

    (void)state;
    assert_false(says(&d, "…"));
    assert_true(says(&d, "letters"));
    assert_int_equal(count_of(&d, ITEM_CIRCLE), 1);
    for (size_t i = 0; i < d.count; i++)
        if (d.items[i].kind == ITEM_TEXT)
            assert_true(d.items[i].text.x >= -0.01 && d.items[i].text.x + d.items[i].text.run->width < 162);
    done(&d);
}

/*
 * 25 and 12 above zero, 20 below, total 17: the parts above end 37 from zero, the part below hangs 20, the mark of the
 * total lies at 17.
 */
static void
parts_below_zero_are_stacked_downwards(void **state)
{
    static const ChartValue a[] = { KNOWN(25, "25") }, b[] = { KNOWN(-20, "−20") }, c[] = { KNOWN(12, "12") },
                            totals[] = { KNOWN(17, "17") };
    static const ChartSeries series[] = { { "a", FILL_ACCENT, a }, { "b", FILL_NAVY, b }, { "c", FILL_MID, c } };
    static const char *const categories[] = { "2019" };
    ChartSpec spec = { .kind = CHART_COLUMNS,
                       .title = "t",
                       .u.columns = { categories, 1, series, 3, totals, 100, 0, ARRANGE_STACKED, false } };
    Drawn d = draw(&spec, 100, DIRECTION_LTR);
    Rect first = fill_of(&d, tools.theme.accent, 0), second = fill_of(&d, tools.theme.navy, 0),
         third = fill_of(&d, tools.theme.mid, 0), mark = fill_of(&d, tools.theme.ink, 0);
    double zero = first.y + first.height, unit = first.height / 25;

    (void)state;
    assert_near(second.y, zero, 0.01);
    assert_near(second.height, 20 * unit, 0.01);
    assert_near(third.y, zero - 37 * unit, 0.01);
    assert_near(mark.y + mark.height / 2, zero - 17 * unit, 0.01);
    assert_true(says(&d, "17"));
    done(&d);
}

#define LEAST(v, words, sign) { .known = true, .value = (v), .text = (words), .bound = BOUND_LEAST, .brief = (sign) }

/*
 * A remark behind its bar where there is room, else below it in as many lines as it needs: the chart is that much
 * higher.
 */
static void
a_remark_is_never_left_out(void **state)
{
    static const ChartValue a[] = { KNOWN(8, "8") }, b[] = { { .known = false } },
                            totals[] = { LEAST(8, "at least 8", "8+") };
    static const ChartSeries series[] = { { "a", FILL_ACCENT, a }, { "b", FILL_NAVY, b } };
    static const char *const categories[] = { "2019" }, *const remarks[] = { "Clearance only; otherwise unreported" };
    ChartSpec spec = { .kind = CHART_STACKED_BARS,
                       .title = "t",
                       .u.stacked_bars = { .categories = categories,
                                           .category_count = 1,
                                           .series = series,
                                           .series_count = 2,
                                           .totals = totals,
                                           .remarks = remarks,
                                           .none = "none" } };
    double height = 0;

    (void)state;
    for (double width = 400; width > 100; width -= 60) {
        Drawn d = draw(&spec, width, DIRECTION_LTR);

        assert_true(says(&d, "at least 8"));
        assert_true(says(&d, "Clearance"));
        assert_true(says(&d, "unreported"));
        assert_true(d.size.height >= height);
        height = d.size.height;
        done(&d);
    }
    assert_true(height >= 17 + 9);
}

/*
 * What is at least 10 has no line at its end, and two sides that run on; of the 10 of which 4 are told the other 6
 * have no fill.
 */
static void
what_is_not_known_is_drawn_open(void **state)
{
    static const ChartValue a[] = { KNOWN(10, "10"), KNOWN(4, "4") }, b[] = { { .known = false }, { .known = false } },
                            totals[] = { LEAST(10, "at least 10", "10+"), KNOWN(10, "10") };
    static const ChartSeries series[] = { { "a", FILL_ACCENT, a }, { "b", FILL_NAVY, b } };
    static const char *const categories[] = { "2018", "2019" };
    ChartSpec spec = { .kind = CHART_COLUMNS,
                       .title = "t",
                       .u.columns = { categories, 2, series, 2, totals, 100, 0, ARRANGE_STACKED, false } };
    ChartValue rest = stack_rest(series, 2, 1, &totals[1]);
    Drawn d = draw(&spec, 100, DIRECTION_LTR);

    (void)state;
    assert_true(rest.known);
    assert_near(rest.value, 6, 0.01);
    assert_false(stack_rest(series, 2, 0, &totals[0]).known);
    /* every part is told: they differ from the total, and none is missing */
    assert_false(stack_rest(series, 1, 1, &totals[1]).known);
    assert_true(says(&d, "10+"));
    done(&d);
}

/* The target of a standing bullet has its number, too. */
static void
a_standing_bullet_prints_its_target(void **state)
{
    ChartSpec spec = { .kind = CHART_BULLET,
                       .title = "t",
                       .u.bullet = { .measure = KNOWN(5, "5"), .target = KNOWN(81, "81"), .vertical = true } };
    Drawn d = draw(&spec, 80, DIRECTION_LTR);

    (void)state;
    assert_true(says(&d, "81"));
    done(&d);
}

/* The forms of one chart as its room shrinks, each in turn: as asked, names above the bars, a list. */
typedef struct FormCase { const char *name; ChartKind kind; double width; ChartForm form; } FormCase;

static const FormCase form_cases[] = {
    { "bars with room",                              CHART_STACKED_BARS, 300, FORM_FULL },
    { "bars whose names leave none: names above",    CHART_STACKED_BARS, 112, FORM_LINES },
    { "columns with room",                           CHART_COLUMNS,      420, FORM_FULL },
    { "columns with names in two lines",             CHART_COLUMNS,      240, FORM_LINES },
    { "columns that lie down",                       CHART_COLUMNS,      100, FORM_TURNED },
};

static void
a_chart_changes_its_form_in_order(void **state)
{
    static const ChartValue values[] = { KNOWN(5, "5"), KNOWN(50, "50"), KNOWN(6, "6"), KNOWN(7, "7") };
    static const ChartSeries series[] = { { "x", FILL_ACCENT, values } };
    static const char *const names[] = { "Technical survey", "Marked clearance", "Hazard reduction", "Risk education" };
    const FormCase *c = *state;
    ChartSpec spec = { .kind = c->kind, .title = "t" };
    Drawn page = { .builder = pages_builder_new(&(DocumentInfo){ .title = "Test", .language = "en" }) };
    PenContext context;
    ChartForm got;

    page.store = text_store_new(tools.system, pages_arena(page.builder), "en", DIRECTION_LTR, tools.diags);
    context = (PenContext){ page.store, tools.lang, &tools.theme, DIRECTION_LTR, NULL };
    if (c->kind == CHART_COLUMNS)
        spec.u.columns = (ColumnsSpec){
            .categories = names, .category_count = 4, .series = series, .series_count = 1, .totals = values
        };
    else
        spec.u.stacked_bars = (StackedBarsSpec){
            .categories = names, .category_count = 4, .series = series, .series_count = 1, .totals = values
        };
    got = chart_fit(&spec, &context, c->width).form;
    text_store_free(page.store);
    pages_builder_free(page.builder);
    assert_int_equal(got, c->form);
}

/*
 * Five in the year that is over, seven to 5 November of the next: hollow up to its very top, on a closed foot, with
 * the day below it.
 */
static void
a_part_of_a_period_has_no_end(void **state)
{
    static const ChartValue values[] = { KNOWN(5, "5"),
                                         { .known = true, .value = 7, .text = "7", .until = "to 5 Nov" } };
    static const ChartSeries series[] = { { "a", FILL_ACCENT, values } };
    static const char *const names[] = { "2017", "2018" };
    ChartSpec spec = {
        .kind = CHART_COLUMNS,
        .title = "t",
        .u.columns = { .categories = names, .category_count = 2, .series = series, .series_count = 1, .totals = values }
    };
    Drawn d = draw(&spec, 300, DIRECTION_LTR);
    Rect part = fill_of(&d, tools.theme.accent, 1), hole = fill_of(&d, tools.theme.white, 0);

    (void)state;
    assert_near(hole.y, part.y, 0.01);
    assert_near(hole.height, part.height - 1.1, 0.01);
    assert_near(hole.width, part.width - 2.2, 0.01);
    assert_true(says(&d, "to 5 Nov"));
    done(&d);
}

/* Three whole years are one line; what is told to a day stands beside it, with its day. */
static void
no_line_leads_to_a_part_of_a_period(void **state)
{
    static const ChartPoint points[] = { { { 2015, 12, 31 }, KNOWN(5, "5") },
                                         { { 2016, 12, 31 }, KNOWN(6, "6") },
                                         { { 2017, 12, 31 }, KNOWN(8, "8") },
                                         { { 2018, 11, 5 },
                                           { .known = true, .value = 4, .text = "4", .until = "to 5 Nov" } } };
    static const LineSeries series[] = { { NULL, points, 4 } };
    ChartSpec spec = { .kind = CHART_LINE,
                       .title = "t",
                       .u.line = { .series = series, .series_count = 1, .latest_label = "8" } };
    Drawn d = draw(&spec, 400, DIRECTION_LTR);
    size_t lines = 0;

    (void)state;
    for (size_t i = 0; i < d.count; i++)
        if (d.items[i].kind == ITEM_POLYLINE) {
            assert_int_equal(d.items[i].poly.count, 3);
            lines++;
        }
    assert_int_equal(lines, 1);
    assert_true(says(&d, "to 5 Nov"));
    done(&d);
}

/* What the plan wants of a line: from 10 at the end of 2015 to 50 at that of 2020, with 20 two years before. */
#define WANTED                                                                                                         \
    .target = KNOWN(50, "50"), .target_date = { 2020, 12, 31 }, .target_label = "50 target",                           \
    .baseline = { { 2015, 12, 31 }, KNOWN(10, "10") }

static const ChartPoint flat_points[] = { { { 2015, 12, 31 }, KNOWN(10, "10") },
                                          { { 2018, 12, 31 }, KNOWN(11, "11") } };
static const LineSeries flat_line[] = { { NULL, flat_points, 2 } };
static const ChartPoint bend[] = { { { 2018, 12, 31 }, KNOWN(30, "30") } };
static const char *const bend_labels[] = { "milestone 30" };

static size_t
polygons_of(const Drawn *d, Colour colour)
{
    size_t count = 0;

    for (size_t i = 0; i < d->count; i++)
        count += d->items[i].kind == ITEM_PATH && colour_equal(d->items[i].colour, colour);
    return count;
}

/* Ticks go no farther than a target that no figure passes, and as far as they do without it where one does. */
typedef struct TargetAxisCase { const char *name; double latest; bool ends; } TargetAxisCase;

static const TargetAxisCase target_axes[] = {
    { "figures below their target", 107, true },
    { "a figure at it", 130, true },
    { "a figure beyond it", 131, false },
};

static void
an_axis_ends_at_its_target(void **state)
{
    const TargetAxisCase *c = *state;
    const ChartPoint points[] = { { { 2015, 12, 31 }, KNOWN(4, "4") },
                                  { { 2019, 12, 31 }, { true, c->latest, "last", QUALITY_FINAL, NULL } } };
    const LineSeries line = { NULL, points, 2 };
    ChartSpec spec = { .kind = CHART_LINE,
                       .title = "t",
                       .u.line = { .series = &line, .series_count = 1, .height = 120, .target = KNOWN(130, "130"),
                                   .target_date = { 2020, 12, 31 }, .target_label = "130 target" } };
    Drawn d = draw(&spec, 400, DIRECTION_LTR);

    assert_true(says(&d, "100") && says(&d, "130 target"));
    assert_true(says(&d, "150") != c->ends);
    done(&d);
}

/* A mark where the path bends, with its value; where there is no room beside it, with its day below the plot. */
static void
milestones_are_named(void **state)
{
    ChartSpec spec = { .kind = CHART_LINE,
                       .title = "t",
                       .u.line = { .series = flat_line, .series_count = 1, .latest_label = "11", WANTED,
                                   .steps = bend, .step_count = 1, .step_labels = bend_labels } };
    Drawn wide = draw(&spec, 400, DIRECTION_LTR), narrow = draw(&spec, 130, DIRECTION_LTR);

    (void)state;
    assert_true(says(&wide, "milestone 30"));
    assert_true(says(&narrow, "milestone 30"));
    assert_true(says(&narrow, "2018"));
    assert_int_equal(polygons_of(&wide, tools.theme.ink), 1);
    assert_int_equal(polygons_of(&narrow, tools.theme.ink), 2);      /* one is its key */
    done(&wide);
    done(&narrow);
}

/* From 60 to 80, beyond all figures: the axis holds both ends, and the band lies between them. */
static void
a_range_is_a_band(void **state)
{
    ChartSpec spec = { .kind = CHART_LINE,
                       .title = "t",
                       .u.line = { .series = flat_line, .series_count = 1, .latest_label = "11",
                                   .target = KNOWN(60, "60 to 80"), .target_date = { 2020, 12, 31 },
                                   .target_label = "60 to 80 target", .ranged = true, .low = 60, .high = 80 } };
    Drawn d = draw(&spec, 400, DIRECTION_LTR);
    Rect band = fill_of(&d, tools.theme.tint2, 0);

    (void)state;
    assert_true(band.y >= 0 && band.height > 0);
    /* of an axis from 0 to 80 at least, in a plot of 102 */
    assert_true(band.height <= 102.0 / 4 + 0.01 && band.height > 102.0 / 6);
    done(&d);
}

static Drawn
draw_list(const ChartSpec *spec, double width)
{
    DocumentInfo info = { .title = "Test", .language = "en" };
    Drawn d = { .builder = pages_builder_new(&info) };
    PageBuilder *page = pages_append(d.builder, (Size){ 595, 842 }, "1");
    PenContext context = { text_store_new(tools.system, pages_arena(d.builder), "en", DIRECTION_LTR, tools.diags),
                           tools.lang, &tools.theme, DIRECTION_LTR };

    d.store = context.text;
    d.size = chart_size(spec, &context, FORM_LIST, width);
    page_begin(page, NULL);
    chart_draw_form(spec, &context, FORM_LIST, page, (Rect){ 0, 0, width, d.size.height });
    page_end(page);
    d.pages = pages_finish(d.builder, tools.diags);
    d.items = pages_items(d.pages, 0, &d.count);
    return d;
}

/* What is told of quarters has their names in a list too, and not the days on which it is drawn. */
static void
lists_name_periods(void **state)
{
    static const ChartPoint points[] = { { { 2018, 5, 15 }, KNOWN(5, "5"), "Q2" },
                                         { { 2018, 8, 15 }, KNOWN(6, "6"), "Q3" } };
    static const LineSeries series[] = { { NULL, points, 2 } };
    const ChartSpec specs[] = {
        { .kind = CHART_LINE, .title = "t", .u.line = { .series = series, .series_count = 1, .latest_label = "6" } },
        { .kind = CHART_SPARKLINE,
          .title = "t",
          .u.sparkline = { points, 2, { 2018, 1, 1 }, { 2018, 12, 31 }, false } },
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(specs); i++) {
        Drawn d = draw_list(&specs[i], 200);

        assert_true(says(&d, "Q2"));
        assert_true(says(&d, "Q3"));
        assert_false(says(&d, "May"));
        done(&d);
    }
}

/* How far the number of the last figure, which has a dot of 2.6, stands below it. */
static double
below_last(const Drawn *d, const char *number)
{
    double dot = -1, y = -1;

    for (size_t i = 0; i < d->count; i++) {
        const PageItem *item = &d->items[i];

        if (item->kind == ITEM_CIRCLE && colour_equal(item->colour, tools.theme.accent) &&
            fabs(item->poly.points[1].x - 2.6) < 0.01)
            dot = item->poly.points[0].y;
        if (item->kind == ITEM_TEXT && item->text.run != NULL && strcmp(item->text.run->text, number) == 0)
            y = item->text.y;
    }
    assert_true(dot >= 0 && y >= 0);
    return y - dot;
}

/* At the last figure the way has gone to 34: right above 30, where its number would be, and far below 45. */
static void
the_path_does_not_strike_the_number(void **state)
{
    static const struct {
        ChartPoint points[2];
        const char *number;
        double from, to;
    } rows[] = {
        { { { { 2015, 12, 31 }, KNOWN(10, "10") }, { { 2018, 12, 31 }, KNOWN(30, "30") } }, "30", 1, 30 },
        { { { { 2015, 12, 31 }, KNOWN(10, "10") }, { { 2018, 12, 31 }, KNOWN(43, "43") } }, "43", -30, -1 },
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        const LineSeries series[] = { { NULL, rows[i].points, 2 } };
        ChartSpec spec = { .kind = CHART_LINE,
                           .title = "t",
                           .u.line = { .series = series, .series_count = 1, .latest_label = rows[i].number, WANTED } };
        Drawn d = draw(&spec, 400, DIRECTION_LTR);
        double below = below_last(&d, rows[i].number);

        assert_true(below > rows[i].from && below < rows[i].to);
        done(&d);
    }
}

/* Behind the last mark there is no room for the words: they stand below the bar, and nothing white is cut out of it. */
static void
words_of_a_deadline_leave_the_bar(void **state)
{
    static const char *const notes[] = { NULL, "a note of a length that reaches the words" };
    static const DeadlineStep steps[] = { { .date = { 2015, 3, 1 } }, { .date = { 2024, 6, 1 } } };

    (void)state;
    for (size_t n = 0; n < G_N_ELEMENTS(notes); n++) {
        const DeadlineBar row = { .title = "A", .steps = steps, .step_count = 2, .end = DEADLINE_OPEN,
                                  .text = "asked for until June 2024", .note = notes[n] };
        ChartSpec spec = { .kind = CHART_DEADLINES,
                           .title = "t",
                           .u.deadlines = { .rows = &row, .count = 1, .first_year = 2010, .last_year = 2024,
                                            .today = { 2013, 6, 1 }, .today_text = "today" } };
        Drawn d = draw(&spec, 400, DIRECTION_LTR);
        Rect bar = fill_of(&d, tools.theme.accent, 0);
        size_t words = 0;

        for (size_t i = 0; i < d.count; i++) {
            const PageItem *item = &d.items[i];

            if (item->kind == ITEM_TEXT && item->text.run != NULL &&
                strcmp(item->text.run->text, "asked for until June 2024") == 0) {
                assert_true(item->text.y - 7 > bar.y + bar.height);
                words++;
            }
            if (item->kind == ITEM_FILL && colour_equal(item->colour, tools.theme.white))
                assert_true(item->box.y >= bar.y + bar.height || item->box.y + item->box.height <= bar.y);
        }
        assert_int_equal(words, 1);
        done(&d);
    }
}

/* Shapes of so many corners: diamonds have four, arrows three. */
static size_t
shapes_of(const Drawn *d, size_t corners)
{
    size_t found = 0;

    for (size_t i = 0; i < d->count; i++) {
        PathWalk walk;
        PathStep step;
        size_t count = 0;

        if (d->items[i].kind != ITEM_PATH)
            continue;
        walk = path_walk(&d->items[i]);
        while (path_walk_next(&walk, &step))
            count += step.op != PATH_CLOSE;
        found += count == corners;
    }
    return found;
}

static const PageItem *
text_item(const Drawn *d, const char *text)
{
    for (size_t i = 0; i < d->count; i++)
        if (d->items[i].kind == ITEM_TEXT && d->items[i].text.run != NULL &&
            strcmp(d->items[i].text.run->text, text) == 0)
            return &d->items[i];
    fail_msg("\"%s\" is not there", text);
    return NULL;
}

/* What lies off the axis has no mark at its edge, as if it were there, but an arrow and its date in words. */
typedef struct OffAxisCase {
    const char *name;
    Date steps[3], fulfilled, later, today;
    DeadlinesForm form;
    size_t diamonds, arrows;
    const char *says;
    bool noted;                                         /* the first date is told beside the chart */
} OffAxisCase;

static const OffAxisCase off_axis[] = {
    { "all on the axis", { { 2017, 6, 1 }, { 2019, 3, 1 }, { 2021, 3, 1 } }, .today = { 2018, 1, 1 }, .diamonds = 3 },
    { "the first before it", { { 2009, 3, 1 }, { 2019, 3, 1 }, { 2021, 3, 1 } }, .today = { 2018, 1, 1 },
      .diamonds = 2, .arrows = 1, .says = "deadline-before-axis" },
    { "the first before it, told beside the chart", { { 2009, 3, 1 }, { 2019, 3, 1 }, { 2021, 3, 1 } },
      .today = { 2018, 1, 1 }, .diamonds = 2, .arrows = 1, .noted = true },
    { "of two the first told beside the chart", { { 2009, 3, 1 }, { 2014, 3, 1 }, { 2021, 3, 1 } },
      .today = { 2018, 1, 1 }, .diamonds = 1, .arrows = 1, .says = "deadline-before-axis", .noted = true },
    { "two before it", { { 2009, 3, 1 }, { 2014, 3, 1 }, { 2021, 3, 1 } }, .today = { 2018, 1, 1 }, .diamonds = 1,
      .arrows = 1, .says = "deadline-before-axis" },
    { "the last beyond it", { { 2017, 6, 1 }, { 2019, 3, 1 }, { 2041, 3, 1 } }, .today = { 2018, 1, 1 },
      .diamonds = 2, .arrows = 1, .says = "deadline-beyond-axis" },
    { "at both ends", { { 2009, 3, 1 }, { 2019, 3, 1 }, { 2041, 3, 1 } }, .today = { 2018, 1, 1 }, .diamonds = 1,
      .arrows = 2, .says = "deadline-before-axisclause-between deadline-beyond-axis" },
    { "fulfilled before it", { { 2017, 6, 1 }, { 2019, 3, 1 }, { 2021, 3, 1 } }, .fulfilled = { 2015, 1, 1 },
      .today = { 2018, 1, 1 }, .diamonds = 3, .arrows = 1 },
    { "the day of the data beyond it", { { 2017, 6, 1 }, { 2019, 3, 1 }, { 2021, 3, 1 } }, .today = { 2030, 1, 1 },
      .diamonds = 3, .arrows = 1 },
    { "a cell: a later date beyond it", { { 2017, 6, 1 }, { 2019, 3, 1 }, { 2021, 3, 1 } }, .later = { 2031, 3, 1 },
      .today = { 2018, 1, 1 }, .form = DEADLINES_BODY, .diamonds = 3, .arrows = 1 },
    { "a cell: the last beyond it", { { 2017, 6, 1 }, { 2019, 3, 1 }, { 2041, 3, 1 } }, .today = { 2018, 1, 1 },
      .form = DEADLINES_BODY, .diamonds = 2, .arrows = 1 },
};

static void
no_mark_stands_at_the_edge_of_an_axis(void **state)
{
    const OffAxisCase *c = *state;
    const DeadlineStep steps[] = { { .date = c->steps[0] }, { .date = c->steps[1] }, { .date = c->steps[2] } };
    const DeadlineBar row = { .title = "A", .steps = steps, .step_count = 3, .text = "text", .note = "note",
                              .end = date_is_set(c->fulfilled) ? DEADLINE_FULFILLED : DEADLINE_OPEN,
                              .fulfilled = c->fulfilled, .later = c->later, .first_noted = c->noted };
    ChartSpec spec = { .kind = CHART_DEADLINES,
                       .title = "t",
                       .u.deadlines = { .rows = &row, .count = 1, .first_year = 2016, .last_year = 2025,
                                        .form = c->form, .today = c->today, .today_text = "today" } };
    Drawn d = draw(&spec, 480, DIRECTION_LTR);

    /* in a cell each has a white edge below it */
    assert_int_equal(shapes_of(&d, 4), c->diamonds * (c->form == DEADLINES_BODY ? 2 : 1));
    assert_int_equal(shapes_of(&d, 3), c->arrows);
    assert_true(c->says == NULL || says(&d, c->says));
    assert_true(c->says != NULL || !says(&d, "-axis"));
    for (size_t i = 0; i < d.count; i++)            /* in a line of their own below the strip, never in its rows */
        if (d.items[i].kind == ITEM_TEXT && strstr(d.items[i].text.run->text, "-axis") != NULL)
            assert_true(d.items[i].text.y > text_item(&d, "today")->text.y + 7);
    done(&d);
}

/*
 * In a table's column of 148 ten years are 14 each behind a margin of 4: their heads are of two digits, each over the
 * middle of its year, and a deadline's diamond stands within its own. In one of 408 they are 40 each, and said in full.
 */
static void
narrow_cells_of_deadlines_keep_their_years(void **state)
{
    static const DeadlineStep steps[] = { { .date = { 2018, 7, 1 } } };
    const DeadlineBar row = { .title = "A", .steps = steps, .step_count = 1, .text = "text" };
    ChartSpec spec = { .kind = CHART_DEADLINES,
                       .title = "t",
                       .u.deadlines = { .rows = &row, .count = 1, .first_year = 2016, .last_year = 2025,
                                        .form = DEADLINES_HEAD, .today = { 2020, 1, 1 }, .today_text = "today" } };

    (void)state;
    for (int wide = 0; wide < 2; wide++) {
        double year = wide ? 40 : 14, diamond = 4 + 2.5 * year, nearest = 1000;
        Drawn d = draw(&spec, 10 * year + 8, DIRECTION_LTR);

        for (int i = 0; i < 10; i++) {
            char full[8], brief[8];
            Rect head;

            g_snprintf(full, sizeof full, "%d", 2016 + i);
            g_snprintf(brief, sizeof brief, "\u2019%d", 16 + i);
            assert_int_equal(says(&d, full), wide);
            assert_int_equal(says(&d, brief), !wide);
            head = text_of(&d, wide ? full : brief);
            assert_near(head.x + head.width / 2, 4 + year * (i + 0.5), 0.1);
        }
        done(&d);
        spec.u.deadlines.form = DEADLINES_BODY;
        d = draw(&spec, 10 * year + 8, DIRECTION_LTR);
        assert_int_equal(shapes_of(&d, 4), 2);
        for (size_t i = 0; i < d.count; i++) {
            PathWalk walk;
            PathStep step;
            double low = 1000, high = -1000;

            if (d.items[i].kind != ITEM_PATH)
                continue;
            walk = path_walk(&d.items[i]);
            while (path_walk_next(&walk, &step))
                if (step.op != PATH_CLOSE) {
                    low = fmin(low, step.p[0].x);
                    high = fmax(high, step.p[0].x);
                }
            nearest = fmin(nearest, fabs((low + high) / 2 - diamond));
        }
        assert_true(nearest < 0.2);
        done(&d);
        spec.u.deadlines.form = DEADLINES_HEAD;
    }
}

/*
 * Below a line stand by year what changed and, under it, the last figure: each in the middle of its year, the one of a
 * year under the other, and nothing where there is none.
 */
static void
the_latest_of_a_year_stands_under_its_change(void **state)
{
    static const ChartPoint points[] = { { { 2016, 12, 31 }, KNOWN(10, "ten"), NULL },
                                         { { 2017, 12, 31 }, KNOWN(12, "twelve"), NULL },
                                         { { 2019, 12, 31 }, KNOWN(9, "nine"), NULL } };
    static const ChartValue changes[] = { { 0 }, KNOWN(2, "+2"), { 0 }, { 0 } },
                            latest[] = { KNOWN(10, "10.0"), KNOWN(12, "12.0"), { 0 }, KNOWN(9, "9.0") };
    static const LineSeries series = { .points = points, .count = 3 };
    ChartSpec spec = { .kind = CHART_LINE,
                       .title = "t",
                       .u.line = { .series = &series, .series_count = 1, .yearly = changes, .yearly_from = 2016,
                                   .yearly_count = 4, .yearly_text = "change", .totals = latest,
                                   .totals_text = "latest" } };
    Drawn d = draw(&spec, 400, DIRECTION_LTR);
    Rect change = text_of(&d, "+2"), first = text_of(&d, "10.0"), second = text_of(&d, "12.0"),
         last = text_of(&d, "9.0");
    double year = second.x + second.width / 2 - first.x - first.width / 2;

    (void)state;
    assert_near(change.x + change.width / 2, second.x + second.width / 2, 0.01);
    assert_near(second.y - change.y, 12, 0.01);
    assert_near(last.x + last.width / 2 - second.x - second.width / 2, 2 * year, 0.6);      /* 2016 has a day more */
    assert_near(first.y, second.y, 0.01);
    assert_near(last.y, second.y, 0.01);
    assert_near(text_of(&d, "change").y, change.y, 0.01);
    assert_near(text_of(&d, "latest").y, second.y, 0.01);
    done(&d);
}

/* A bar whose figure lies farther off than its axis reaches ends in an arrow, as does what is required there. */
typedef struct OffBarCase { const char *name; double latest, required; size_t arrows; } OffBarCase;

static const OffBarCase off_bars[] = {
    { "on the way", 60, 50, 1 },                        /* the triangle above the bar */
    { "a quarter of the way before the baseline", 125, 50, 1 },
    { "farther before the baseline", 160, 50, 2 },
    { "a quarter of the way beyond the target", -25, 50, 1 },
    { "farther beyond the target", -60, 50, 2 },
    { "both off the axis", 160, -60, 2 },
};

/* A bar from 100 to nought that says its figures. */
static ChartSpec
way_from_100(double latest, double required)
{
    return (ChartSpec){ .kind = CHART_PROGRESS_BAR,
                        .title = "t",
                        .u.progress_bar = { .baseline = KNOWN(100, "100"),
                                            .latest = KNOWN(latest, "now"),
                                            .target = KNOWN(0, "0"),
                                            .required = KNOWN(required, "then"),
                                            .labels = true } };
}

static void
a_bar_off_its_axis_ends_in_an_arrow(void **state)
{
    const OffBarCase *c = *state;
    ChartSpec spec = way_from_100(c->latest, c->required);
    Drawn d = draw(&spec, 200, DIRECTION_LTR);

    assert_int_equal(shapes_of(&d, 3), c->arrows);
    assert_true(says(&d, "now"));
    done(&d);
}

/*
 * Each figure of a bar stands with its word at its mark, beside the ticks, whichever way the others crowd it: what is
 * required beside its triangle, the baseline and the target within 3 points of their ticks, the latest at its end.
 */
typedef struct LabelCase { const char *name; double latest, required, width; TextDirection direction; } LabelCase;

static const LabelCase label_cases[] = {
    { "a fifth of the way, and three quarters required", 80, 24, 175, DIRECTION_LTR },
    { "the same from right to left", 80, 24, 175, DIRECTION_RTL },
    { "required at the target", 80, 1, 175, DIRECTION_LTR },
    { "required at the baseline", 80, 99, 175, DIRECTION_LTR },
    { "required in the middle", 80, 50, 175, DIRECTION_LTR },
    { "nothing gone", 99, 50, 175, DIRECTION_LTR },
    { "nearly there", 4, 50, 175, DIRECTION_LTR },
    { "back", 115, 50, 175, DIRECTION_LTR },
    { "far back", 160, 50, 175, DIRECTION_LTR },
    { "beyond the target", -12, 20, 175, DIRECTION_LTR },
};

/* From the start edge: where a word begins and its figure behind it ends. */
static void
label_ends(const Drawn *d, const LabelCase *c, const char *word, const char *value, double *from, double *to)
{
    const PageItem *first = text_item(d, word), *last = text_item(d, value);
    double ends[2] = { first->text.x, last->text.x + last->text.run->width };

    if (c->direction == DIRECTION_RTL) {
        ends[0] = c->width - first->text.x - first->text.run->width;
        ends[1] = c->width - last->text.x;
    }
    assert_near(first->text.y, last->text.y, 0.01);
    assert_true(ends[1] > ends[0]);
    *from = ends[0];
    *to = ends[1];
}

static double
away_from(double x, double from, double to)
{
    return x < from ? from - x : x > to ? x - to : 0;
}

static void
each_label_stands_at_its_mark(void **state)
{
    const LabelCase *c = *state;
    ChartSpec spec = way_from_100(c->latest, c->required);
    Drawn d = draw(&spec, c->width, c->direction);
    /* the axis by hand: a quarter more on the side where the figure lies off the way, and a point at each end */
    double share = (100 - c->latest) / 100, low = fmin(0, fmax(share, -0.25)), high = fmax(1, fmin(share, 1.25)),
           unit = (c->width - 2) / (high - low), from, to;

    label_ends(&d, c, "progress-latest", "now", &from, &to);
    assert_true(away_from(1 + (fmin(fmax(share, low), high) - low) * unit, from, to) <= 3.01);
    label_ends(&d, c, "legend-baseline", "100", &from, &to);
    assert_near(away_from(1 - low * unit, from, to), 3, 0.01);
    label_ends(&d, c, "legend-target", "0", &from, &to);
    assert_near(away_from(1 + (1 - low) * unit, from, to), 3, 0.01);
    label_ends(&d, c, "legend-required", "then", &from, &to);
    assert_true(away_from(1 + ((100 - c->required) / 100 - low) * unit, from, to) <= 6.41);
    done(&d);
}

/* The baseline stands below the bar, on the latest's line, and above it only where the two would meet. */
typedef struct BaselineCase { const char *name; double latest; bool above; } BaselineCase;

static const BaselineCase baseline_cases[] = {
    { "far from the latest", 30, false },
    { "where they would meet", 80, true },
};

static void
the_baseline_stands_below_unless_it_meets_the_latest(void **state)
{
    const BaselineCase *c = *state;
    ChartSpec spec = way_from_100(c->latest, 50);
    Drawn d = draw(&spec, 175, DIRECTION_LTR);
    double baseline = text_item(&d, "legend-baseline")->text.y, latest = text_item(&d, "progress-latest")->text.y;

    assert_true(c->above ? baseline < latest - 9 : fabs(baseline - latest) < 0.01);
    assert_true(text_item(&d, "legend-required")->text.y < latest - 9);
    done(&d);
}

/* Where a part is too narrow for its figure, or its fill no ground for it, all figures leave the bars. */
typedef struct PartsCase { const char *name; double parts[3], width; bool columns; } PartsCase;

static const PartsCase parts_cases[] = {
    { "a narrow part", { 1.34, 40, 46.94 }, 250, true },
    { "a middle tone and a hatch, wide", { 30, 30, 30 }, 250, true },
    { "no room for columns", { 30, 30, 30 }, 110, false },
};

static void
each_part_has_its_figure(void **state)
{
    const PartsCase *c = *state;
    static const ChartFill fills[] = { FILL_ACCENT, FILL_MID, FILL_HATCH };
    static const char *const texts[] = { "1.11", "22.22", "33.33" }, *const years[] = { "2016" };
    ChartValue values[3], total = { true, 0, "total", QUALITY_FINAL, NULL };
    ChartSeries series[3];
    ChartSpec spec = { .kind = CHART_STACKED_BARS, .title = "t",
                       .u.stacked_bars = { .series = series, .series_count = 3, .categories = years,
                                           .category_count = 1, .totals = &total, .none = "none" } };
    Drawn d;

    for (size_t k = 0; k < 3; k++) {
        values[k] = (ChartValue){ true, c->parts[k], texts[k], QUALITY_FINAL, NULL };
        series[k] = (ChartSeries){ .name = texts[k], .fill = fills[k], .values = &values[k] };
        total.value += c->parts[k];
    }
    d = draw(&spec, c->width, DIRECTION_LTR);
    for (size_t k = 0; k < 3 && c->columns; k++) {
        bool found = false;

        for (size_t i = 0; i < d.count; i++)
            if (d.items[i].kind == ITEM_TEXT && d.items[i].text.run != NULL &&
                strcmp(d.items[i].text.run->text, texts[k]) == 0) {
                found = true;
                for (size_t f = 0; f < d.count; f++)            /* on no part of the bar */
                    if (d.items[f].kind == ITEM_FILL && d.items[f].box.height > 6)
                        assert_true(d.items[i].text.x > d.items[f].box.x + d.items[f].box.width);
            }
        assert_true(found);
    }
    assert_true(says(&d, "total"));
    done(&d);
}

/* Steps are no amounts: none is higher than another, as bars are. */
static void
steps_of_a_ladder_are_of_one_height(void **state)
{
    static const LadderStep steps[] = { { "Vote", NULL, "2015", STEP_TAKEN },
                                        { "Signature", "not yet", NULL, STEP_NEXT },
                                        { "In force", NULL, NULL, STEP_LATER } };
    ChartSpec spec = { .kind = CHART_LADDER, .title = "t", .u.ladder = { steps, 3 } };
    Drawn d = draw(&spec, 480, DIRECTION_LTR);
    double first = 0;
    size_t rules = 0, titles = 0;

    (void)state;
    for (size_t i = 0; i < d.count; i++) {
        const PageItem *item = &d.items[i];

        if (item->kind == ITEM_FILL || item->kind == ITEM_FRAME) {
            assert_true(item->box.y < 1 && item->box.height <= 5);
            rules++;
        }
        for (size_t k = 0; item->kind == ITEM_TEXT && item->text.run != NULL && k < 3; k++)
            if (strcmp(item->text.run->text, steps[k].title) == 0) {
                first = titles++ == 0 ? item->text.y : first;
                assert_near(item->text.y, first, 0.01);
            }
    }
    assert_int_equal(rules, 3);
    assert_int_equal(titles, 3);
    done(&d);
}

/* Two years of ten: the cells of the first column begin where those of the last end when the page is turned. */
static void
a_matrix_is_mirrored(void **state)
{
    static const MatrixCell cells[] = { { CELL_SOLID, NULL }, { CELL_NONE, NULL } };
    static const MatrixRow rows[] = { { "A", NULL, cells, false } };
    static const char *const columns[] = { "2018", "2019" };
    ChartSpec spec = { .kind = CHART_MATRIX, .title = "t", .u.matrix = { rows, 1, columns, 2, NULL, 0 } };
    Drawn left = draw(&spec, 200, DIRECTION_LTR), right = draw(&spec, 200, DIRECTION_RTL);
    Rect a = fill_of(&left, tools.theme.accent, 0), b = fill_of(&right, tools.theme.accent, 0);

    (void)state;
    assert_near(a.x + a.width, 200 - b.x, 0.01);
    assert_near(a.width, b.width, 0.01);
    done(&left);
    done(&right);
}

int
main(void)
{
    struct CMUnitTest tests[160];
    const struct CMUnitTest singles[] = {
        cmocka_unit_test(words_stand_clear_of_what_is_required),
        cmocka_unit_test(what_is_no_range_has_no_ticks),
        cmocka_unit_test(ticks_of_doubles_by_chance_end),
        cmocka_unit_test(ticks_hold_any_range),
        cmocka_unit_test(a_logarithmic_scale_is_even_in_decades),
        cmocka_unit_test(a_bullet_is_as_long_as_its_measure),
        cmocka_unit_test(a_reversed_bullet_grows_from_the_other_end),
        cmocka_unit_test(a_logarithmic_bullet_has_a_mark),
        cmocka_unit_test(an_icon_is_so_many), cmocka_unit_test(the_total_of_icons_is_large),
        cmocka_unit_test(columns_stand_over_the_years_of_a_table),
        cmocka_unit_test(areas_stand_on_one_another_and_end_at_a_gap),
        cmocka_unit_test(a_heat_strip_has_round_classes),
        cmocka_unit_test(a_skewed_strip_goes_by_tens),
        cmocka_unit_test(months_stand_below_each_other),
        cmocka_unit_test(a_range_lies_between_its_ends),
        cmocka_unit_test(a_column_below_zero_hangs_from_the_zero_line),
        cmocka_unit_test(shares_fill_the_plot),
        cmocka_unit_test(a_long_series_is_thinned_and_keeps_its_peak),
        cmocka_unit_test(points_of_no_value_or_day_are_refused),
        cmocka_unit_test(a_missing_value_is_a_gap),
        cmocka_unit_test(panels_share_a_scale),
        cmocka_unit_test(a_name_of_eighty_letters_is_whole),
        cmocka_unit_test(parts_below_zero_are_stacked_downwards),
        cmocka_unit_test(a_remark_is_never_left_out),
        cmocka_unit_test(what_is_not_known_is_drawn_open),
        cmocka_unit_test(a_standing_bullet_prints_its_target),
        cmocka_unit_test(a_matrix_is_mirrored),
        cmocka_unit_test(an_estimated_part_is_hollow),
        cmocka_unit_test(a_bullet_names_its_ranges),
        cmocka_unit_test(a_part_of_a_period_has_no_end),
        cmocka_unit_test(no_line_leads_to_a_part_of_a_period),
        cmocka_unit_test(milestones_are_named),
        cmocka_unit_test(a_range_is_a_band),
        cmocka_unit_test(lists_name_periods),
        cmocka_unit_test(the_path_does_not_strike_the_number),
        cmocka_unit_test(words_of_a_deadline_leave_the_bar),
        cmocka_unit_test(steps_of_a_ladder_are_of_one_height),
        cmocka_unit_test(a_line_of_points_that_are_none_is_refused),
        cmocka_unit_test(narrow_lists_of_areas_run_down),
        cmocka_unit_test(narrow_cells_of_deadlines_keep_their_years),
        cmocka_unit_test(the_latest_of_a_year_stands_under_its_change),
    };
    size_t count = 0;

    ADD_ROWS(ticks_are_those_of_the_method, ticks);
    ADD_ROWS(ticks_of_any_double_are_few_and_rise, extremes);
    ADD_ROWS(ticks_are_told_apart, read_cases);
    ADD_ROWS(counts_have_whole_ticks, whole_cases);
    ADD_ROWS(it_is_refused, refused_cases);
    ADD_ROWS(logarithmic_ticks, logs);
    ADD_ROWS(a_chart_changes_its_form_in_order, form_cases);
    ADD_ROWS(labels_are_moved_apart, spreads);
    ADD_ROWS(no_mark_stands_at_the_edge_of_an_axis, off_axis);
    ADD_ROWS(a_bar_off_its_axis_ends_in_an_arrow, off_bars);
    ADD_ROWS(an_axis_ends_at_its_target, target_axes);
    ADD_ROWS(each_label_stands_at_its_mark, label_cases);
    ADD_ROWS(the_baseline_stands_below_unless_it_meets_the_latest, baseline_cases);
    ADD_ROWS(each_part_has_its_figure, parts_cases);
    for (size_t i = 0; i < G_N_ELEMENTS(singles); i++)
        tests[count++] = singles[i];
    return _cmocka_run_group_tests("chart/kinds", tests, count, start, tools_close);
}
