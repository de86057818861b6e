/*
 * The house theme, for everyone: contrast by WCAG 2.1 (1.4.3 and 1.4.11), and statuses that come close in grey or for
 * eyes that lack a pigment differ in shape. Distances are CIE 1976; the three deficiencies are simulated after G. M.
 * Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision
 * Deficiency", IEEE TVCG 15 (6), 2009, at full severity, in linear light.
 */
#include "../assert.h"
#include <glib.h>
#include <math.h>
#include "chart/chart.h"
#include "page/list.h"
#include "template/theme.h"

static Diags *diags;
static Theme *theme;

typedef struct ContrastCase { const char *name; size_t front, back; double least; } ContrastCase;
#define AT(field) offsetof(ChartTheme, field)

static const ContrastCase contrasts[] = {
    { "blue bars on white", AT(accent), AT(white), 3 },
    { "the second series on white", AT(mid), AT(white), 3 },
    { "the hatch on white", AT(ink2), AT(white), 3 },
    { "the light hatch on white", AT(ink3), AT(white), 3 },
    { "navy on white", AT(navy), AT(white), 3 },
    { "the frame of pale on pale", AT(ink2), AT(pale), 3 },
    { "text", AT(ink), AT(white), 4.5 },
    { "secondary text", AT(ink2), AT(white), 4.5 },
    { "secondary text on tint", AT(ink2), AT(tint), 4.5 },
    { "white in a blue bar", AT(white), AT(accent), 4.5 },
    { "white on navy", AT(white), AT(navy), 4.5 },
    { "ink in the second series", AT(ink), AT(mid), 4.5 },
    { "ink on pale", AT(ink), AT(pale), 4.5 },
    { "the first two series apart", AT(accent), AT(mid), 2.5 },
};

static Colour
colour_at(size_t offset)
{
    return *(const Colour *)(const void *)((const char *)theme_charts(theme) + offset);
}

static void
colours_stand_off(void **state)
{
    const ContrastCase *c = *state;
    double got = colour_contrast(colour_at(c->front), colour_at(c->back));

    if (got < c->least)
        fail_msg("the contrast is %.2f, less than %.1f", got, c->least);
}

static void
words_of_statuses_can_be_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < 9; i++)
        assert_true(colour_contrast(theme_charts(theme)->status[i], theme_charts(theme)->white) >= 4.5);
}

/* ---- how others see it ---- */

typedef struct Light { double r, g, b; } Light;
typedef struct Vision { const char *name; double m[3][3]; } Vision;

static const Vision visions[] = {
    { "a grey printer", { { 0.2126, 0.7152, 0.0722 }, { 0.2126, 0.7152, 0.0722 }, { 0.2126, 0.7152, 0.0722 } } },
    { "protanopia",
      { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } } },
    { "deuteranopia",
      { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } } },
    { "tritanopia",
      { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } } },
};

static double
linear(uint8_t channel)
{
    double v = channel / 255.0;

    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double
row(const double m[3], Light l)
{
    return fmin(fmax(m[0] * l.r + m[1] * l.g + m[2] * l.b, 0), 1);
}

static Light
seen(Colour colour, const Vision *vision)
{
    Light l = { linear(colour.red), linear(colour.green), linear(colour.blue) };

    return (Light){ row(vision->m[0], l), row(vision->m[1], l), row(vision->m[2], l) };
}

static double
curve(double t)
{
    return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

/* CIE Lab under D65, and the distance of 1976. */
static double
distance(Light a, Light b)
{
    double lab[2][3];

    for (int i = 0; i < 2; i++) {
        Light l = i == 0 ? a : b;
        double x = curve((0.4124 * l.r + 0.3576 * l.g + 0.1805 * l.b) / 0.9505),
               y = curve(0.2126 * l.r + 0.7152 * l.g + 0.0722 * l.b),
               z = curve((0.0193 * l.r + 0.1192 * l.g + 0.9505 * l.b) / 1.089);

        lab[i][0] = 116 * y - 16;
        lab[i][1] = 500 * (x - y);
        lab[i][2] = 200 * (y - z);
    }
    return sqrt(pow(lab[0][0] - lab[1][0], 2) + pow(lab[0][1] - lab[1][1], 2) + pow(lab[0][2] - lab[1][2], 2));
}

/* Black and white are 100 apart; a colour and itself not at all. */
static void
the_distance_is_that_of_the_standard(void **state)
{
    (void)state;
    assert_near(distance((Light){ 0, 0, 0 }, (Light){ 1, 1, 1 }), 100, 0.1);
    assert_near(distance((Light){ 0.3, 0.1, 0.2 }, (Light){ 0.3, 0.1, 0.2 }), 0, 1e-9);
}

/* What a sign paints, without its colours. */
static char *
shape_of(StatusSign sign)
{
    DocumentInfo info = { .title = "Sign", .language = "en" };
    g_autoptr(PagesBuilder) builder = pages_builder_new(&info);
    PageBuilder *page = pages_append(builder, (Size){ 300, 300 }, "1");
    ChartSpec spec = { .kind = CHART_STATUS_SIGN, .title = "sign", .u.status_sign = { sign, 8, "sign" } };
    PenContext context = { .theme = theme_charts(theme) };
    g_autoptr(Pages) pages = NULL;
    GString *out = g_string_new(NULL);
    ChartSize size;
    size_t count;
    const PageItem *items;

    assert_true(chart_measure(&spec, &context, 100, &size, diags));
    page_begin(page, NULL);
    chart_draw(&spec, &context, page, (Rect){ 0, 0, size.width, size.height });
    page_end(page);
    pages = pages_finish(builder, diags);
    items = pages_items(pages, 0, &count);
    for (size_t i = 0; i < count; i++) {
        const PageItem *item = &items[i];
        size_t points = item->kind == ITEM_POLYLINE || item->kind == ITEM_LINE ? item->poly.count : 0,
               ends = item->kind == ITEM_PATH ? item->path.count : 0;
        bool boxed = item->kind == ITEM_FILL || item->kind == ITEM_FRAME || item->kind == ITEM_HATCH;
        Rect box = boxed ? item->box : (Rect){ 0 };
        PathWalk walk = ends > 0 ? path_walk(item) : (PathWalk){ 0 };
        PathStep step;

        g_string_append_printf(out, "%d %.1f %.1f %.1f %d;", item->kind, box.width, box.height,
                               item->stroke->dash, item->colour.set);
        for (size_t k = 0; k < points; k++)
            g_string_append_printf(out, " %.1f,%.1f", item->poly.points[k].x, item->poly.points[k].y);
        while (path_walk_next(&walk, &step))
            if (step.op != PATH_CLOSE)
                g_string_append_printf(out, " %.1f,%.1f", step.p[0].x, step.p[0].y);
    }
    return g_string_free(out, FALSE);
}

static void
close_colours_differ_in_shape(void **state)
{
    const Vision *vision = *state;

    for (int a = SIGN_ACHIEVED; a <= SIGN_NO_CHANGE; a++)
        for (int b = a + 1; b <= SIGN_NO_CHANGE; b++) {
            const Colour *colours = theme_charts(theme)->status;
            double apart = distance(seen(colours[a], vision), seen(colours[b], vision));
            g_autofree char *first = shape_of((StatusSign)a), *second = shape_of((StatusSign)b);

            if (apart < 15 && g_str_equal(first, second))
                fail_msg("signs %d and %d are %.1f apart and of one shape", a, b, apart);
        }
}

/* Colour alone would not do: some pairs do come close, which is why the shapes are there. */
static void
some_colours_do_come_close(void **state)
{
    const Colour *colours = theme_charts(theme)->status;

    (void)state;
    assert_true(distance(seen(colours[SIGN_LIMITED], &visions[2]), seen(colours[SIGN_ACCELERATE], &visions[2])) < 30);
    assert_true(distance(seen(colours[SIGN_TOO_EARLY], &visions[0]), seen(colours[SIGN_NO_DATA], &visions[0])) < 15);
}

static int
start(void **state)
{
    (void)state;
    diags = diags_new();
    theme = theme_load("templates/themes/house.xml", NULL, AUDIENCE_PUBLIC, (Place){ 0 }, diags);
    return theme == NULL;
}

static int
stop(void **state)
{
    (void)state;
    theme_free(theme);
    diags_free(diags);
    return 0;
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(contrasts) + G_N_ELEMENTS(visions) + 3];
    size_t count = 0;

    ADD_ROWS(colours_stand_off, contrasts);
    ADD_ROWS(close_colours_differ_in_shape, visions);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(words_of_statuses_can_be_read);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(the_distance_is_that_of_the_standard);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(some_colours_do_come_close);
    return _cmocka_run_group_tests("render/colours", tests, count, start, stop);
}
