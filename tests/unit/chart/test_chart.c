/* Scales by arithmetic, and the progress bar by what it paints: a track of 298 between 1 and 299, in a box of 300. */
#include "../assert.h"
#include "base/diag_chart.h"
#include <stdlib.h>
#include "chart/kinds.h"
#include "page/list.h"

typedef struct ScaleCase { const char *name; Scale scale; double value, want; } ScaleCase;

static const ScaleCase scale_cases[] = {
    { "the low end",             { 0, 10, 100, 200 }, 0, 100 },
    { "the high end",            { 0, 10, 100, 200 }, 10, 200 },
    { "a quarter of the way",    { 0, 40, 0, 200 }, 10, 50 },
    { "a scale that runs back",  { 0, 10, 200, 100 }, 2, 180 },
    { "beyond the end",          { 0, 10, 0, 100 }, 12, 120 },
    { "no width at all",         { 5, 5, 30, 80 }, 5, 30 },
};

static void
a_scale_is_linear(void **state)
{
    const ScaleCase *c = *state;

    assert_near(scale_at(&c->scale, c->value), c->want, 1e-9);
}

/* Round steps that cover the range and hold zero where it lies within. */
typedef struct TickCase { const char *name; double low, high; size_t wanted; double step; } TickCase;

static const TickCase tick_cases[] = {
    { "nought to a hundred by fives",  0, 100, 5, 25 },
    { "nought to a hundred and thirty", 0, 130, 4, 50 },
    { "nought to ten",                 0, 10, 6, 2 },
    { "a great number",                0, 1e12, 5, 2.5e11 },
};

static void
ticks_cover_the_range_in_round_steps(void **state)
{
    const TickCase *c = *state;
    double ticks[12];
    size_t count = scale_ticks(c->low, c->high, c->wanted, true, ticks);

    assert_true(count >= 2 && count <= 12);
    assert_true(ticks[0] <= c->low && ticks[count - 1] >= c->high - 1e-9);
    for (size_t i = 1; i < count; i++)
        assert_near((ticks[i] - ticks[i - 1]) / c->step, 1, 1e-9);
}

static void
no_range_has_no_ticks(void **state)
{
    double ticks[12];

    (void)state;
    assert_int_equal(scale_ticks(3, 3, 5, true, ticks), 0);
}

/* ---- the progress bar ---- */

typedef struct BarCase { const char *name; double baseline, latest, target; double from, width; } BarCase;

/*
 * fill: from the baseline's end of the track over the share of the way; beyond the ends a quarter of the way is kept
 * free
 */
static const BarCase bar_cases[] = {
    { "halfway up",                    10, 15, 20, 1, 149 },
    { "halfway down to a target of 0", 40, 20, 0, 1, 149 },
    { "a third",                       0, 1, 3, 1, 298.0 / 3 },
    { "all the way",                   0, 5, 5, 1, 298 },
    { "a tenth beyond the target",     0, 11, 10, 1, 298 },     /* scale 0 … 1.1: the fill fills it */
};

static bool
find_fill(const Pages *pages, Colour colour, Rect *out)
{
    size_t count;
    const PageItem *items = pages_items(pages, 0, &count);

    for (size_t i = 0; i < count; i++)
        if (items[i].kind == ITEM_FILL && colour_equal(items[i].colour, colour)) {
            *out = items[i].box;
            return true;
        }
    return false;
}

static ChartValue
known(double value)
{
    return (ChartValue){ true, value, NULL, QUALITY_FINAL };
}

static Pages *
draw(const ChartSpec *spec, const PenContext *context, double width, Diags *diags)
{
    DocumentInfo info = { .title = "Test", .language = "en" };
    g_autoptr(PagesBuilder) builder = pages_builder_new(&info);
    PageBuilder *page = pages_append(builder, (Size){ 595, 842 }, "1");
    ChartSize size;

    if (!chart_measure(spec, context, width, &size, diags))
        return NULL;
    page_begin(page, NULL);
    chart_draw(spec, context, page, (Rect){ 0, 0, size.width, size.height });
    page_end(page);
    return pages_finish(builder, diags);
}

static const ChartTheme theme = { .mid = COLOUR_RGB(0x5B8DB8),
                                  .accent = { 1, 2, 3, true },
                                  .tint2 = { 4, 5, 6, true },
                                  .ink = { 0, 0, 0, true },
                                  .white = { 255, 255, 255, true } };

static void
the_bar_is_as_long_as_the_way_gone(void **state)
{
    const BarCase *c = *state;
    ChartSpec spec = { .kind = CHART_PROGRESS_BAR, .title = "bar" };
    PenContext context = { .theme = &theme };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Pages) pages = NULL;
    Rect fill;

    spec.u.progress_bar =
        (ProgressBarSpec){ .baseline = known(c->baseline), .latest = known(c->latest), .target = known(c->target) };
    pages = draw(&spec, &context, 300, diags);
    assert_non_null(pages);
    assert_true(find_fill(pages, theme.accent, &fill));
    assert_near(fill.x, c->from, 0.01);
    assert_near(fill.width, c->width, 0.01);
}

/* Worse than the baseline: nothing is filled towards the target; stripes stand before the baseline. */
static void
a_figure_before_the_baseline_is_striped(void **state)
{
    ChartSpec spec = { .kind = CHART_PROGRESS_BAR, .title = "bar" };
    PenContext context = { .theme = &theme };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Pages) pages = NULL;
    Rect stripe;

    (void)state;
    spec.u.progress_bar = (ProgressBarSpec){ .baseline = known(10), .latest = known(8), .target = known(20) };
    pages = draw(&spec, &context, 300, diags);
    assert_true(find_fill(pages, theme.accent, &stripe));
    assert_near(stripe.width, 0.6, 0.01);
    assert_near(stripe.height, 9.5, 0.01);
    assert_true(stripe.x > 1 && stripe.x + stripe.width < 1 + 298 * 0.2 / 1.2);     /* -0.2 stands before 0 */
}

/*
 * 100 when the plan began, 110 now, 150 wanted, in a box of 301: two points a unit, so 200 dark, 20 lighter, 80
 * missing.
 */
static void
from_zero_the_bar_shows_what_was_and_what_came(void **state)
{
    ChartSpec spec = { .kind = CHART_PROGRESS_BAR, .title = "bar" };
    PenContext context = { .theme = &theme };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Pages) pages = NULL;
    Rect was, since;

    (void)state;
    spec.u.progress_bar =
        (ProgressBarSpec){ .baseline = known(100), .latest = known(110), .target = known(150), .from_zero = true };
    pages = draw(&spec, &context, 301, diags);
    assert_true(find_fill(pages, theme.accent, &was));
    assert_true(find_fill(pages, theme.mid, &since));
    assert_near(was.x, 0, 0.01);
    assert_near(was.width, 200, 0.01);
    assert_near(since.x, 200, 0.01);
    assert_near(since.width, 20, 0.01);
}

static void
lies_within(const PageItem *item, double height)
{
    PathWalk walk = { 0 };
    PathStep step;

    if (item->kind == ITEM_PATH)
        walk = path_walk(item);
    while (item->kind == ITEM_PATH && path_walk_next(&walk, &step))
        assert_true(step.op == PATH_CLOSE || (step.p[0].y >= 0 && step.p[0].y <= height));
    if (item->kind == ITEM_FILL)
        assert_true(item->box.y >= 0 && item->box.y + item->box.height <= height);
}

/* In the row of a table, what is required today and what marks the ends stands in the row, not on the one above. */
static void
a_bar_in_a_row_stays_in_it(void **state)
{
    ChartSpec spec = { .kind = CHART_PROGRESS_BAR, .title = "bar" };
    PenContext context = { .theme = &theme };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Pages) pages = NULL;
    ChartSize size;
    const PageItem *items;
    size_t count, paths = 0;
    Rect track;

    (void)state;
    spec.u.progress_bar = (ProgressBarSpec){ .baseline = known(10),
                                             .latest = known(12),
                                             .target = known(20),
                                             .required = known(15),
                                             .endpoints_inside = true };
    assert_true(chart_measure(&spec, &context, 120, &size, diags));
    pages = draw(&spec, &context, 120, diags);
    items = pages_items(pages, 0, &count);
    for (size_t i = 0; i < count; i++) {
        lies_within(&items[i], size.height);
        paths += items[i].kind == ITEM_PATH;
    }
    assert_true(paths > 0);
    /* what is missing is the empty part of the track: the hatch of "no figure" says something else */
    assert_true(find_fill(pages, theme.tint2, &track));
    assert_near(track.width, 118, 0.01);
}

/* 19.6 of 20 ends where the target's word would stand: the word leaves, and no part of the bar is painted over. */
static void
a_bar_is_as_long_as_its_figure_where_a_word_would_stand(void **state)
{
    ChartSpec spec = { .kind = CHART_PROGRESS_BAR, .title = "bar" };
    PenContext context = { .theme = &theme };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Pages) pages = NULL;
    const PageItem *items;
    size_t count, tracks = 0;

    (void)state;
    spec.u.progress_bar = (ProgressBarSpec){ .baseline = known(10),
                                             .latest = known(19.6),
                                             .target = known(20),
                                             .endpoints_inside = true };
    pages = draw(&spec, &context, 120, diags);
    items = pages_items(pages, 0, &count);
    for (size_t i = 0; i < count; i++)
        tracks += items[i].kind == ITEM_FILL && colour_equal(items[i].colour, theme.tint2);
    assert_int_equal(tracks, 1);
}

static double
first_square(size_t areas, double width, double *step)
{
    static const AreaMark marks[14] = { AREA_DONE, AREA_DONE, AREA_DONE, AREA_DONE, AREA_DONE, AREA_DONE, AREA_DONE,
                                        AREA_DONE, AREA_DONE, AREA_DONE, AREA_DONE, AREA_DONE, AREA_DONE, AREA_DONE };
    static const char *const names[14] = { "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n" };
    ChartSpec spec = { .kind = CHART_AREA_SQUARES, .title = "squares", .alt = "squares" };
    PenContext context = { .theme = &theme };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Pages) pages = NULL;
    const PageItem *items;
    double found[2] = { 0 };
    size_t count, at = 0, size = 0;

    spec.u.area_squares = (AreaSquaresSpec){ .marks = marks, .names = names, .count = areas };
    pages = draw(&spec, &context, width, diags);
    items = pages_items(pages, 0, &count);
    for (size_t i = 0; i < count && at < 2; i++)
        if (items[i].kind == ITEM_FILL) {
            size = i;
            found[at++] = items[i].box.x;
        }
    assert_int_equal(at, 2);
    *step = found[1] - found[0];
    return items[size].box.width;
}

/* Rows below one another can be compared: a square is as large in a row of four as in one of fourteen. */
static void
squares_of_a_column_have_one_size(void **state)
{
    double step, other, size = first_square(4, 126, &step);

    (void)state;
    assert_near(first_square(14, 126, &other), size, 0.001);
    assert_near(other, step, 0.001);
    assert_near(step, 9, 0.001);
}

/* Many stand in two rows, each at least 5 wide and apart from the next, in the height of any other row. */
static void
many_squares_are_seen_each_by_itself(void **state)
{
    enum { MANY = 35 };
    AreaMark marks[MANY];
    const char *names[MANY];
    ChartSpec spec = { .kind = CHART_AREA_SQUARES, .title = "squares", .alt = "squares" };
    PenContext context = { .theme = &theme };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Pages) pages = NULL;
    const PageItem *items;
    Rect before = { 0 };
    size_t count, found = 0, rows = 0;

    (void)state;
    for (size_t i = 0; i < MANY; i++) {
        marks[i] = AREA_DONE;
        names[i] = "a";
    }
    spec.u.area_squares = (AreaSquaresSpec){ .marks = marks, .names = names, .count = MANY, .narrow = true };
    pages = draw(&spec, &context, 126, diags);
    items = pages_items(pages, 0, &count);
    for (size_t i = 0; i < count; i++) {
        Rect box = items[i].box;

        if (items[i].kind != ITEM_FILL)
            continue;
        assert_true(box.width >= 5 && box.height >= 5 && box.x + box.width <= 126 && box.y >= -0.2);
        assert_true(box.y + box.height <= 11.3);
        rows += found == 0 || box.y > before.y;
        assert_true(found == 0 || box.x >= before.x + before.width + 1 || box.y >= before.y + before.height + 1);
        before = box;
        found++;
    }
    assert_int_equal(found, MANY);
    assert_int_equal(rows, 2);
}

/* Right to left the bar grows from the right end. */
static void
the_bar_is_mirrored(void **state)
{
    ChartSpec spec = { .kind = CHART_PROGRESS_BAR, .title = "bar" };
    PenContext context = { .theme = &theme, .direction = DIRECTION_RTL };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Pages) pages = NULL;
    Rect fill;

    (void)state;
    spec.u.progress_bar = (ProgressBarSpec){ .baseline = known(10), .latest = known(15), .target = known(20) };
    pages = draw(&spec, &context, 300, diags);
    assert_true(find_fill(pages, theme.accent, &fill));
    assert_near(fill.x, 300 - 150, 0.01);
    assert_near(fill.width, 149, 0.01);
}

static void
a_number_that_is_none_is_refused(void **state)
{
    ChartSpec spec = { .kind = CHART_PROGRESS_BAR, .title = "bar" };
    PenContext context = { .theme = &theme };
    g_autoptr(Diags) diags = diags_new();

    (void)state;
    spec.u.progress_bar = (ProgressBarSpec){ .baseline = known(0), .latest = known((double)NAN), .target = known(1) };
    assert_null(draw(&spec, &context, 300, diags));
    assert_int_equal(diags_at(diags, 0)->id, DIAG_CHART_BAD_NUMBER);
}

int
main(void)
{
    struct CMUnitTest tests[64];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(scale_cases); i++)
        tests[count++] = (struct CMUnitTest){ scale_cases[i].name, a_scale_is_linear, NULL, NULL,
                                              (void *)(uintptr_t)&scale_cases[i] };
    for (size_t i = 0; i < G_N_ELEMENTS(tick_cases); i++)
        tests[count++] = (struct CMUnitTest){ tick_cases[i].name, ticks_cover_the_range_in_round_steps, NULL, NULL,
                                              (void *)(uintptr_t)&tick_cases[i] };
    for (size_t i = 0; i < G_N_ELEMENTS(bar_cases); i++)
        tests[count++] = (struct CMUnitTest){ bar_cases[i].name, the_bar_is_as_long_as_the_way_gone, NULL, NULL,
                                              (void *)(uintptr_t)&bar_cases[i] };
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(no_range_has_no_ticks);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_figure_before_the_baseline_is_striped);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(from_zero_the_bar_shows_what_was_and_what_came);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_bar_in_a_row_stays_in_it);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_bar_is_as_long_as_its_figure_where_a_word_would_stand);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(squares_of_a_column_have_one_size);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(many_squares_are_seen_each_by_itself);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(the_bar_is_mirrored);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_number_that_is_none_is_refused);
    return _cmocka_run_group_tests("chart", tests, count, NULL, NULL);
}
