/* What no map is made without, over the small world of two squares. */
#include "../small_world.h"
#include "../tools.h"
#include "map/kinds.h"
#include "page/list.h"
#include <math.h>

static int
start(void **state)
{
    (void)state;
    return tools_open(0);
}

typedef struct Made {
    bool drawn; Size size; bool fills, says_all, scaled, named;
    size_t dots; Point dot;             /* circles of a seat, and where the last stands */
    double beside;                      /* from it to the nearest corner of a shape */
} Made;

static void
look_for_seat(Made *made, const PageItem *items, size_t count)
{
    made->beside = INFINITY;
    for (size_t i = 0; i < count; i++)
        if (items[i].kind == ITEM_CIRCLE) {
            made->dots++;
            made->dot = items[i].poly.points[0];
        }
    for (size_t i = 0; i < count && made->dots > 0; i++) {
        PathWalk walk;
        PathStep step;

        if (items[i].kind != ITEM_PATH)
            continue;
        for (walk = path_walk(&items[i]); path_walk_next(&walk, &step);)
            if (step.op != PATH_CLOSE)
                made->beside = fmin(made->beside, hypot(step.p[0].x - made->dot.x, step.p[0].y - made->dot.y));
    }
}

static bool
has_text(const PageItem *items, size_t count, const char *words)
{
    for (size_t i = 0; i < count; i++)
        if (items[i].kind == ITEM_TEXT && items[i].text.run != NULL && strstr(items[i].text.run->text, words) != NULL)
            return true;
    return false;
}

static Made
make(const MapSpec *spec)
{
    g_autoptr(World) world = open_world();
    DocumentInfo info = { .title = "Test", .language = "en" };
    PagesBuilder *builder = pages_builder_new(&info);
    PageBuilder *page = pages_append(builder, (Size){ 595, 842 }, "1");
    TextStore *store = text_store_new(tools.system, pages_arena(builder), "en", DIRECTION_LTR, tools.diags);
    PenContext context = { store, tools.lang, &tools.theme, DIRECTION_LTR };
    Made made = { .size = map_measure(spec, &context, world, 200) };
    const PageItem *items;
    size_t count;
    Pages *pages;

    page_begin(page, NULL);
    made.drawn = map_draw(spec, &context, world, page, (Rect){ 0, 0, 200, made.size.height }, (MapBefore){ 0 },
                          tools.diags);
    page_end(page);
    pages = pages_finish(builder, tools.diags);
    items = pages_items(pages, 0, &count);
    for (size_t i = 0; i < count; i++)
        made.fills = made.fills || items[i].kind == ITEM_FILL || items[i].kind == ITEM_PATH;
    made.says_all = has_text(items, count, "No opinion") && has_text(items, count, "Data of today") &&
                    has_text(items, count, "Outlines: Two squares");
    made.scaled = has_text(items, count, "500 km");
    made.named = has_text(items, count, "Zed");
    look_for_seat(&made, items, count);
    text_store_free(store);
    pages_free(pages);
    pages_builder_free(builder);
    return made;
}

static MapSpec
whole_spec(MapKind kind)
{
    static const MapClass classes[] = { { "A", "many", 1, "1", false, false },
                                        { "B", "no figure", 0, "0", false, true } };
    static const MapShade shades[] = { { "ONE", "One", "ONE", 0, true, 4, "4", .at = { false, 0, 0 } } };

    return (MapSpec){ .kind = kind, .area = kind == MAP_LOCATOR ? "ONE" : NULL, .name = "One", .height = 60,
                      .disclaimer = "No opinion.", .date = "Data of today", .source = "Outlines: \1.",
                      .classes = classes, .class_count = kind == MAP_LOCATOR ? 0 : 2, .shades = shades,
                      .shade_count = kind == MAP_LOCATOR ? 0 : 1, .alt = "A map", .scale = "\1 km" };
}

typedef struct Lack { const char *name; MapKind kind; size_t member; const char *text; } Lack;

static const Lack lacks[] = {
    { "a locator without disclaimer", MAP_LOCATOR, offsetof(MapSpec, disclaimer), NULL },
    { "a locator without date", MAP_LOCATOR, offsetof(MapSpec, date), NULL },
    { "a locator without source", MAP_LOCATOR, offsetof(MapSpec, source), NULL },
    { "a locator with an empty disclaimer", MAP_LOCATOR, offsetof(MapSpec, disclaimer), "" },
    { "a choropleth without disclaimer", MAP_CHOROPLETH, offsetof(MapSpec, disclaimer), NULL },
    { "a choropleth without date", MAP_CHOROPLETH, offsetof(MapSpec, date), NULL },
    { "a choropleth with an empty source", MAP_CHOROPLETH, offsetof(MapSpec, source), "" },
    { "symbols without source", MAP_SYMBOLS, offsetof(MapSpec, source), NULL },
    { "a tile grid without disclaimer", MAP_TILE_GRID, offsetof(MapSpec, disclaimer), NULL },
    { "dots without date", MAP_DOTS, offsetof(MapSpec, date), NULL },
};

static void
is_not_made(void **state)
{
    const Lack *lack = *state;
    MapSpec spec = whole_spec(lack->kind);
    size_t before = diags_count(tools.diags, SEVERITY_ERROR);
    Made made;

    *(const char **)(void *)((char *)&spec + lack->member) = lack->text;
    made = make(&spec);
    assert_false(made.drawn);
    assert_false(made.fills);
    assert_int_equal(diags_count(tools.diags, SEVERITY_ERROR), before + 1);
}

static void
every_kind_says_all_three_below_itself(void **state)
{
    (void)state;
    for (MapKind kind = MAP_LOCATOR; kind < MAP_KIND_COUNT; kind++) {
        MapSpec spec = whole_spec(kind);
        Made made = make(&spec);

        assert_true(made.drawn && made.fills && made.says_all);
        assert_true(made.size.height > 60);
    }
    assert_int_equal(diags_count(tools.diags, SEVERITY_ERROR), G_N_ELEMENTS(lacks));
}

/* One that would be an empty figure is none: an error, but a warning where the page only carries it. */
static void
a_place_without_outline_is_not_drawn(void **state)
{
    MapSpec spec = whole_spec(MAP_LOCATOR);
    size_t warnings = diags_count(tools.diags, SEVERITY_WARNING), errors = diags_count(tools.diags, SEVERITY_ERROR);
    Made made;

    (void)state;
    spec.area = "SUN";
    spec.optional = true;
    made = make(&spec);
    assert_false(made.drawn || made.fills || made.says_all);
    assert_int_equal(diags_count(tools.diags, SEVERITY_WARNING), warnings + 1);
    assert_int_equal(diags_count(tools.diags, SEVERITY_ERROR), errors);
    spec.optional = false;
    made = make(&spec);
    assert_false(made.drawn || made.fills || made.says_all);
    assert_int_equal(diags_count(tools.diags, SEVERITY_ERROR), errors + 1);
}

/* "ONE" is a degree wide, 111 kilometres, so that 1,200 are as wide as the map, and 0.45 of them are 540. */
static void
a_locator_has_a_bar_where_its_words_say_so(void **state)
{
    MapSpec spec = whole_spec(MAP_LOCATOR);
    Made with = make(&spec), without;

    (void)state;
    spec.scale = NULL;
    without = make(&spec);
    assert_true(with.scaled && !without.scaled);
}

/* Where the border of "ONE" has its bend, a corner of its shape is drawn: there the dot stands, too. */
static void
a_seat_stands_where_it_lies(void **state)
{
    MapSpec spec = whole_spec(MAP_LOCATOR);
    Made made = make(&spec);

    (void)state;
    assert_true(made.dots == 0 && !made.named);
    spec.point = (Location){ true, 1, 1 };
    spec.seat = "Zed";
    made = make(&spec);
    assert_true(made.dots == 1 && made.named && made.scaled);
    assert_true(made.beside < 0.1);
    spec.point.latitude = 0.7;
    made = make(&spec);
    assert_true(made.beside > 3);
    spec.point = (Location){ true, 60, 100 };
    made = make(&spec);
    assert_true(made.drawn && made.dots == 0 && !made.named);
}

typedef struct ScaleCase { const char *name; double most, want; } ScaleCase;

static const ScaleCase scales[] = {
    { "of 540 kilometres", 540, 500 }, { "of exactly 500", 500, 500 }, { "of 499", 499, 200 },
    { "of 199", 199, 100 },            { "of one", 1, 1 },             { "of a part of one", 0.34, 0.2 },
    { "of half the globe", 9000, 5000 },
};

/* The largest of 1, 2 and 5 with noughts that has room. */
static void
a_bar_is_round_kilometres(void **state)
{
    const ScaleCase *c = *state;

    assert_near(scale_kilometres(c->most), c->want, 1e-9);
}

int
main(void)
{
    static struct CMUnitTest tests[G_N_ELEMENTS(lacks) + G_N_ELEMENTS(scales) + 4];
    size_t count = 0;

    ADD_ROWS(is_not_made, lacks);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_locator_has_a_bar_where_its_words_say_so);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_seat_stands_where_it_lies);
    ADD_ROWS(a_bar_is_round_kilometres, scales);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(every_kind_says_all_three_below_itself);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_place_without_outline_is_not_drawn);
    return _cmocka_run_group_tests("map/map", tests, count, start, tools_close);
}
