#ifndef TESTS_UNIT_CHART_DRAWN_H
#define TESTS_UNIT_CHART_DRAWN_H
/* A chart drawn alone on a page, and questions to what was painted. */
#include "../assert.h"
#include <stdlib.h>
#include <string.h>
#include "chart/kinds.h"
#include "page/list.h"

typedef struct Tools { TextSystem *system; Lang *lang; Diags *diags; ChartTheme theme; } Tools;
static Tools tools;

static inline TextStyle
style(double size, int weight)
{
    return (TextStyle){ .family = "sans", .size = size, .weight = weight, .tabular = true, .colour = { 0, 0, 0, true } };
}

static inline int
start(void **state)
{
    (void)state;
    tools.diags = diags_new();
    tools.system = text_system_new(getenv("SHEAF_FONTS_CONF"), tools.diags);
    tools.lang = lang_new("en", NULL, NULL, tools.diags);
    tools.theme = (ChartTheme){ .ink = { 21, 32, 43, true }, .ink2 = { 70, 84, 98, true }, .ink3 = { 101, 113, 125, true }, .rule = { 154, 166, 177, true },
                                .hair = { 207, 215, 222, true }, .tint = { 238, 242, 245, true }, .tint2 = { 221, 229, 235, true }, .accent = { 15, 76, 117, true },
                                .navy = { 18, 52, 74, true }, .mid = { 90, 143, 181, true }, .pale = { 188, 211, 226, true }, .white = { 255, 255, 255, true },
                                .label = style(8, 400), .label_strong = style(8, 600), .small = style(7, 400), .small_strong = style(7, 600), .value = style(8.5, 700), .axis = style(8, 400) };
    return tools.system == NULL || tools.lang == NULL;
}

static inline int
stop(void **state)
{
    (void)state;
    lang_free(tools.lang);
    text_system_free(tools.system);
    diags_free(tools.diags);
    return 0;
}

typedef struct Drawn { PagesBuilder *builder; TextStore *store; Pages *pages; ChartSize size; const PageItem *items; size_t count; } Drawn;

static inline Drawn
draw(const ChartSpec *spec, double width, TextDirection direction)
{
    DocumentInfo info = { .title = "Test", .language = "en" };
    Drawn d = { .builder = pages_builder_new(&info) };
    PageBuilder *page = pages_append(d.builder, (Size){ 595, 842 }, "1");
    PenContext context;

    d.store = text_store_new(tools.system, pages_arena(d.builder), "en", direction, tools.diags);
    context = (PenContext){ d.store, tools.lang, &tools.theme, direction };
    assert_true(chart_measure(spec, &context, width, &d.size, tools.diags));
    page_begin(page, NULL);
    chart_draw(spec, &context, page, (Rect){ 0, 0, width, d.size.height });
    page_end(page);
    d.pages = pages_finish(d.builder, tools.diags);
    assert_non_null(d.pages);
    d.items = pages_items(d.pages, 0, &d.count);
    return d;
}

static inline void
done(Drawn *d)
{
    text_store_free(d->store);
    pages_free(d->pages);
    pages_builder_free(d->builder);
}

/* The n-th fill of a colour. */
static inline Rect
fill_of(const Drawn *d, Colour colour, size_t n)
{
    for (size_t i = 0; i < d->count; i++)
        if (d->items[i].kind == ITEM_FILL && colour_equal(d->items[i].colour, colour) && n-- == 0)
            return d->items[i].box;
    fail_msg("no such fill");
    return (Rect){ 0 };
}

static inline size_t
count_of(const Drawn *d, PageItemKind kind)
{
    size_t count = 0;

    for (size_t i = 0; i < d->count; i++)
        count += d->items[i].kind == kind;
    return count;
}

static inline bool
says(const Drawn *d, const char *text)
{
    for (size_t i = 0; i < d->count; i++)
        if (d->items[i].kind == ITEM_TEXT && d->items[i].text.run != NULL && strstr(d->items[i].text.run->text, text) != NULL)
            return true;
    return false;
}

#endif
