#ifndef TESTS_UNIT_CHART_DRAWN_H
#define TESTS_UNIT_CHART_DRAWN_H
/* A chart drawn alone on a page, and questions to what was painted. */
#include "../tools.h"
#include <string.h>
#include "chart/kinds.h"
#include "page/list.h"

static inline int
start(void **state)
{
    (void)state;
    return tools_open(0);
}

typedef struct Drawn {
    PagesBuilder *builder;
    TextStore *store;
    Pages *pages;
    ChartSize size;
    const PageItem *items;
    size_t count;
} Drawn;

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
        if (d->items[i].kind == ITEM_TEXT && d->items[i].text.run != NULL &&
            strstr(d->items[i].text.run->text, text) != NULL)
            return true;
    return false;
}

#endif
