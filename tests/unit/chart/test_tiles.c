/*
 * Tiles by what they paint, worked out by hand. Unless a row says otherwise the axis has the 365 days from 1 January
 * 2019 and is 383 wide: half a tile at either end and a point a day, so that a tile alone has its left side at its
 * day's number.
 */
#include "drawn.h"
#include "base/diag_chart.h"

enum { WIDTH = 383, MOST = 130 };

static Date
day(int number)
{
    return date_from_days(date_to_days((Date){ 2019, 1, 1 }) + number);
}

/* Tiles of these days, in their order; they live until the next call. */
static ChartSpec
tiles_of(const int *days, size_t count)
{
    static DatedTile tiles[MOST];

    for (size_t i = 0; i < count; i++)
        tiles[i] = (DatedTile){ "KHM", "Cambodia", day(days[i]) };
    return (ChartSpec){ .kind = CHART_TILES,
                        .title = "t",
                        .u.tiles = { .tiles = tiles, .count = count, .from = day(0), .to = day(365) } };
}

/* ---- where tiles stand ---- */

typedef struct PlaceCase { const char *name; int days[12]; size_t count; double left[12]; int row[12]; } PlaceCase;

static const PlaceCase places[] = {
    { "apart, each stands on its day", { 0, 40, 365 }, 3, { 0, 40, 365 }, { 0, 0, 0 } },
    { "of one day, they stand upon each other", { 40, 40, 40 }, 3, { 40, 40, 40 }, { 0, 1, 2 } },
    /* middles at 109 and 119 want 19 between them: 104.5 and 123.5 */
    { "ten days apart, they stand side by side", { 100, 110 }, 2, { 95.5, 114.5 }, { 0, 0 } },
    /*
     * middles at 109, 111, 114 would go to 92.3, 111.3, 130.3, off their days: the nearest two join in a stack at 110,
     * which goes to 102.5
     */
    { "nearer still, two days share a stack", { 100, 102, 105 }, 3, { 93.5, 93.5, 112.5 }, { 0, 1, 0 } },
    /*
     * middles at 109, 112, 116 have no room: three and three joined would be 2 * 3 * 1.5^2 = 13.5 off, three and one 3
     * * 1^2 + 3^2 = 12; a stack at 113 then goes to 120.5
     */
    { "fewer move, though from further off",
      { 100, 100, 100, 103, 103, 103, 107 },
      7,
      { 92.5, 92.5, 92.5, 111.5, 111.5, 111.5, 111.5 },
      { 0, 1, 2, 0, 1, 2, 3 } },
    /* middles at 109, 113, 117, 121 have no room; joined by twos at 111 and 119 they go to 105.5 and 124.5 */
    { "four near each other are two by two", { 100, 104, 108, 112 }, 4, { 96.5, 96.5, 115.5, 115.5 }, { 0, 1, 0, 1 } },
    /*
     * Middles at 110, 115, and two each at 160, 164, 168, 172 are one crowd, in which the first two lie nearest; once
     * the others are two stacks at 162 and 170, which go to 156.5 and 175.5, those have room again, at 103 and 122
     */
    { "what a crowd had joined parts when it is gone",
      { 101, 106, 151, 151, 155, 155, 159, 159, 163, 163 },
      10,
      { 94, 113, 147.5, 147.5, 147.5, 147.5, 166.5, 166.5, 166.5, 166.5 },
      { 0, 0, 0, 1, 2, 3, 0, 1, 2, 3 } },
    /* beside each other from the axis' start the second would stand at 28, not over 14 */
    { "at the end of the axis they share one sooner", { 0, 5 }, 2, { 2.5, 2.5 }, { 0, 1 } },
    { "nine of one day are two columns",
      { 180, 180, 180, 180, 180, 180, 180, 180, 180 },
      9,
      { 170.5, 170.5, 170.5, 170.5, 170.5, 189.5, 189.5, 189.5, 189.5 },
      { 0, 1, 2, 3, 4, 0, 1, 2, 3 } },
};

static void
a_tile_stands_on_its_day(void **state)
{
    const PlaceCase *c = *state;
    ChartSpec spec = tiles_of(c->days, c->count);
    Drawn d = draw(&spec, WIDTH, DIRECTION_LTR);

    for (size_t i = 0; i < c->count; i++) {
        Rect tile = fill_of(&d, tools.theme.navy, i);

        assert_near(tile.x, c->left[i], 0.01);
        assert_near(tile.y, d.size.baseline - 4 - 18 - 21 * c->row[i], 0.01);
        assert_near(tile.width, 18, 0.01);
        assert_near(tile.height, 18, 0.01);
    }
    done(&d);
}

/*
 * Four above the line, tiles with three between them, nineteen below for the years; sixteen above for a line of words.
 */
typedef struct HeightCase { const char *name; size_t count; double given; bool moment; double baseline; } HeightCase;

static const HeightCase heights[] = {
    { "one",                            1, 0, false, 4 + 18 },
    { "eight of one day",               8, 0, false, 4 + 8 * 21 - 3 },
    { "sixteen: two columns of eight", 16, 0, false, 4 + 8 * 21 - 3 },
    { "a hundred and twenty",         120, 0, false, 4 + 8 * 21 - 3 },
    { "higher when asked",              2, 90, false, 90 },
    { "with a moment",                  8, 0, true,  16 + 4 + 8 * 21 - 3 },
};

static void
the_chart_is_as_high_as_its_stacks(void **state)
{
    const HeightCase *c = *state;
    int days[MOST];
    ChartSpec spec;
    Drawn d;

    for (size_t i = 0; i < c->count; i++)
        days[i] = 20;
    spec = tiles_of(days, c->count);
    spec.u.tiles.height = c->given;
    if (c->moment)
        spec.u.tiles.moment = (ChartMoment){ day(5), "the meeting opens" };
    d = draw(&spec, WIDTH, DIRECTION_LTR);
    assert_near(d.size.baseline, c->baseline, 0.01);
    assert_near(d.size.height, c->baseline + 19, 0.01);
    done(&d);
}

static void
time_runs_from_the_right_on_an_arabic_page(void **state)
{
    static const int days[] = { 40 };
    ChartSpec spec = tiles_of(days, 1);
    Drawn d = draw(&spec, WIDTH, DIRECTION_RTL);

    (void)state;
    assert_near(fill_of(&d, tools.theme.navy, 0).x, WIDTH - 40 - 18, 0.01);
    done(&d);
}

/* ---- what may not touch ---- */

typedef struct CrowdCase { const char *name; size_t count; int step, years; double width; bool moment; } CrowdCase;

static const CrowdCase crowds[] = {
    { "fourteen in half a year",            14, 13, 1, 383, true },
    { "fourteen in fifteen years",          14, 391, 15, 383, true },
    { "sixty in half a year",               60, 3, 1, 460, true },
    { "sixty in fifteen years",             60, 91, 15, 460, true },
    { "sixty as narrow as may be",          60, 91, 15, 96, true },
    { "a hundred and twenty in two years", 120, 6, 2, 460, false },
    { "a hundred and twenty, narrow",      120, 6, 2, 96, false },
};

static bool
apart(Rect a, Rect b)
{
    return a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height;
}

/* Tiles, and the words that do not stand in one: from the letters' height down to their baseline. */
static size_t
gather_boxes(const Drawn *d, Rect *out)
{
    size_t count = 0;

    for (size_t i = 0; i < d->count; i++) {
        const PageItem *item = &d->items[i];

        if (item->kind == ITEM_FILL)
            out[count++] = item->box;
        else if (item->kind == ITEM_TEXT && !colour_equal(item->text.run->colour, tools.theme.white))
            out[count++] = (Rect){ item->text.x, item->text.y - 6, item->text.run->width, 6 };
    }
    return count;
}

static void
nothing_touches_and_nothing_is_cut_off(void **state)
{
    const CrowdCase *c = *state;
    Rect boxes[3 * MOST];
    int days[MOST];
    size_t count;
    ChartSpec spec;
    Drawn d;

    for (size_t i = 0; i < c->count; i++)
        days[i] = (int)i * c->step;
    spec = tiles_of(days, c->count);
    spec.u.tiles.to = day(365 * c->years);
    if (c->moment)
        spec.u.tiles.moment =
            (ChartMoment){ day(365 * c->years / 3),
                           "26 novembre 2018 : ouverture de la dix-septième assemblée des États parties" };
    d = draw(&spec, c->width, DIRECTION_LTR);
    count = gather_boxes(&d, boxes);
    assert_true(count > c->count);
    for (size_t i = 0; i < count; i++) {
        assert_true(boxes[i].x >= -0.01 && boxes[i].x + boxes[i].width <= c->width + 0.01);
        assert_true(boxes[i].y >= -0.01 && boxes[i].y + boxes[i].height <= d.size.height);
        for (size_t k = 0; k < i; k++)
            assert_true(apart(boxes[i], boxes[k]));
    }
    done(&d);
}

static void
a_code_that_its_tile_cannot_hold_is_whole_in_a_list(void **state)
{
    static DatedTile tiles[] = { { "MMR", "a", { 2019, 3, 1 } },
                                 { "WSM", "b", { 2019, 6, 1 } },
                                 { "Bosnia and Herzegovina", "c", { 2019, 9, 1 } } };
    ChartSpec spec = { .kind = CHART_TILES,
                       .title = "t",
                       .u.tiles = { .tiles = tiles, .count = 3, .from = { 2019, 1, 1 }, .to = { 2020, 1, 1 } } };
    Drawn d = draw(&spec, WIDTH, DIRECTION_LTR);

    (void)state;
    assert_true(says(&d, "MMR") && says(&d, "WSM") && says(&d, "Bosnia and Herzegovina"));
    assert_int_equal(count_of(&d, ITEM_FILL), 0);
    done(&d);
}

/* ---- a cover: 13 deadlines over 791 days, 462 wide ---- */

static const DatedTile cover_tiles[] = {
    { "BIH", "Bosnia and Herzegovina", { 2019, 3, 1 } },
    { "HRV", "Croatia", { 2019, 3, 1 } },
    { "SRB", "Serbia", { 2019, 3, 1 } },
    { "GBR", "United Kingdom", { 2019, 3, 1 } },
    { "SDN", "Sudan", { 2019, 4, 1 } },
    { "KHM", "Cambodia", { 2020, 1, 1 } },
    { "TCD", "Chad", { 2020, 1, 1 } },
    { "ERI", "Eritrea", { 2020, 2, 1 } },
    { "CHL", "Chile", { 2020, 3, 1 } },
    { "YEM", "Yemen", { 2020, 3, 1 } },
    { "TJK", "Tajikistan", { 2020, 4, 1 } },
    { "ETH", "Ethiopia", { 2020, 6, 1 } },
    { "NER", "Niger", { 2020, 12, 31 } },
};

static ChartSpec
cover(bool inverse)
{
    return (ChartSpec){ .kind = CHART_TILES,
                        .title = "t",
                        .u.tiles = { .tiles = cover_tiles,
                                     .count = G_N_ELEMENTS(cover_tiles),
                                     .from = { 2018, 11, 1 },
                                     .to = { 2020, 12, 31 },
                                     .moment = { { 2018, 11, 26 }, "26 November 2018: the meeting opens" },
                                     .inverse = inverse } };
}

/*
 * Days 426, 457, 486 and 517 have their middles 444/791 of a point a day from 9 on: at 248.12, 265.52, 281.80 and
 * 299.20. With 19 between them and the least moves they stand from (248.12 + 246.52 + 243.80 + 242.20) / 4 on, and day
 * 791 at the end.
 */
static void
months_of_a_cover_stand_side_by_side(void **state)
{
    ChartSpec spec = cover(false);
    Drawn d = draw(&spec, 462, DIRECTION_LTR);

    (void)state;
    assert_near(fill_of(&d, tools.theme.navy, 5).x, 245.16 - 9, 0.02);
    assert_near(fill_of(&d, tools.theme.navy, 7).x, 264.16 - 9, 0.02);
    assert_near(fill_of(&d, tools.theme.navy, 8).x, 283.16 - 9, 0.02);
    assert_near(fill_of(&d, tools.theme.navy, 10).x, 302.16 - 9, 0.02);
    assert_near(fill_of(&d, tools.theme.navy, 12).x, 462 - 18, 0.01);
    done(&d);
}

static size_t
texts_in(const Drawn *d, Colour colour)
{
    size_t count = 0;

    for (size_t i = 0; i < d->count; i++)
        count += d->items[i].kind == ITEM_TEXT && colour_equal(d->items[i].text.run->colour, colour);
    return count;
}

/* The first beside its stack, the last and the next largest above; March 2020 has as many, and no room. */
static void
first_last_and_largest_are_dated(void **state)
{
    ChartSpec spec = cover(false);
    Drawn d = draw(&spec, 462, DIRECTION_LTR);

    (void)state;
    assert_true(says(&d, "1 March 2019") && says(&d, "1 Jan 2020") && says(&d, "31 Dec 2020"));
    assert_int_equal(texts_in(&d, tools.theme.ink), 3);
    done(&d);
}

/* Of 2021 the axis shows its first day alone: a tick and no name. */
static void
years_have_names_where_they_have_room(void **state)
{
    ChartSpec spec = cover(false);
    Drawn d = draw(&spec, 462, DIRECTION_LTR);

    (void)state;
    assert_true(says(&d, "2018") && says(&d, "2019") && says(&d, "2020") && !says(&d, "2021"));
    done(&d);
}

static void
on_a_dark_ground_all_is_light_but_the_codes(void **state)
{
    ChartSpec spec = cover(true);
    Drawn d = draw(&spec, 462, DIRECTION_LTR);

    (void)state;
    assert_int_equal(count_of(&d, ITEM_FILL), 13);
    fill_of(&d, tools.theme.white, 12);
    assert_int_equal(texts_in(&d, tools.theme.navy), 13);
    assert_int_equal(texts_in(&d, tools.theme.white), 3);
    for (size_t i = 0; i < d.count; i++)
        if (d.items[i].kind == ITEM_LINE)
            assert_true(colour_equal(d.items[i].stroke->colour, tools.theme.white) ||
                        colour_equal(d.items[i].stroke->colour, tools.theme.pale));
    done(&d);
}

/* ---- what is refused ---- */

typedef struct RefusedCase { const char *name; size_t count; int days[2]; int to; DiagId want; } RefusedCase;

static const RefusedCase refused[] = {
    { "more than 120",              121, { 0 }, 365, DIAG_CHART_TOO_MANY },
    { "none",                         0, { 0 }, 365, DIAG_CHART_BAD_NUMBER },
    { "an axis that ends at once",    1, { 0 }, 0, DIAG_CHART_BAD_NUMBER },
    { "a day after the axis",         1, { 40 }, 30, DIAG_CHART_BAD_NUMBER },
    { "a day before the one before",  2, { 40, 20 }, 365, DIAG_CHART_BAD_NUMBER },
};

static void
what_cannot_be_drawn_is_refused(void **state)
{
    const RefusedCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    int days[MOST] = { c->days[0], c->days[1] };
    ChartSpec spec = tiles_of(days, c->count);
    PenContext context = { .theme = &tools.theme, .lang = tools.lang };
    ChartSize size;

    spec.u.tiles.to = day(c->to);
    assert_false(chart_measure(&spec, &context, WIDTH, &size, diags));
    assert_int_equal(diags_at(diags, 0)->id, c->want);
}

int
main(void)
{
    struct CMUnitTest tests[64];
    const struct CMUnitTest singles[] = {
        cmocka_unit_test(time_runs_from_the_right_on_an_arabic_page),
        cmocka_unit_test(a_code_that_its_tile_cannot_hold_is_whole_in_a_list),
        cmocka_unit_test(months_of_a_cover_stand_side_by_side),
        cmocka_unit_test(first_last_and_largest_are_dated),
        cmocka_unit_test(years_have_names_where_they_have_room),
        cmocka_unit_test(on_a_dark_ground_all_is_light_but_the_codes),
    };
    size_t count = 0;

    ADD_ROWS(a_tile_stands_on_its_day, places);
    ADD_ROWS(the_chart_is_as_high_as_its_stacks, heights);
    ADD_ROWS(nothing_touches_and_nothing_is_cut_off, crowds);
    ADD_ROWS(what_cannot_be_drawn_is_refused, refused);
    for (size_t i = 0; i < G_N_ELEMENTS(singles); i++)
        tests[count++] = singles[i];
    return _cmocka_run_group_tests("chart/tiles", tests, count, start, tools_close);
}
