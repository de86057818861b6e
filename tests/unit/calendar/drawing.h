#ifndef TESTS_UNIT_CALENDAR_DRAWING_H
#define TESTS_UNIT_CALENDAR_DRAWING_H
/*
 * Draws a calendar on a page of its own and keeps what was painted. When the drawing tells a cell, a small fill in a
 * colour of its own goes before what it paints next, so that each item is known by its cell.
 */
#include "../tools.h"
#include <string.h>
#include "calendar/calendar.h"
#include "page/list.h"
#include "text/run.h"

static const Colour told = { 1, 2, 3, true };

static int
start(void **state)
{
    (void)state;
    return tools_open(1.3);
}

typedef struct Drawn {
    PagesBuilder *builder;
    TextStore *store;
    Pages *pages;
    CalendarSize size;
    const PageItem *items;
    size_t count;
    Arena *arena;
} Drawn;

static void
tell_cell(void *data, int row, int column, int span, bool header)
{
    page_fill(data, (Rect){ row, column, header ? 2 : 1, span }, told);
}

/* The drawing's words that are read and not painted; each has a fill that names its place here, from 0. */
static const char *read_words[4000];
static size_t read_count;

static void
tell_words(void *data, const char *words, const char *language)
{
    (void)language;
    if (words == NULL)
        return;
    assert_true(read_count < G_N_ELEMENTS(read_words));
    read_words[read_count] = words;
    page_fill(data, (Rect){ -2, (double)read_count++, 1, 1 }, told);
}

static void
tell_artifact(void *data)
{
    page_fill(data, (Rect){ -1, -1, 1, 1 }, told);
}

/* At (0, 0), `width` wide and `height` high; height 0: the least that measuring gave. */
static Drawn
draw(const CalendarSpec *spec, double width, double height, TextDirection direction)
{
    DocumentInfo info = { .title = "Test", .language = "en" };
    Drawn d = { .builder = pages_builder_new(&info), .arena = arena_new() };
    PageBuilder *page = pages_append(d.builder, (Size){ 1200, 1200 }, "1");
    CalendarListener listener = { tell_cell, tell_words, tell_artifact, page };
    PenContext context;

    d.store = text_store_new(tools.system, pages_arena(d.builder), "en", direction, tools.diags);
    context = (PenContext){ d.store, tools.lang, &tools.theme, direction };
    assert_true(calendar_measure(spec, &context, width, &d.size, tools.diags));
    read_count = 0;
    page_begin(page, NULL);
    calendar_draw(spec, &context, page, (Rect){ 0, 0, width, height > 0 ? height : d.size.height }, &listener);
    page_end(page);
    d.pages = pages_finish(d.builder, tools.diags);
    assert_non_null(d.pages);
    d.items = pages_items(d.pages, 0, &d.count);
    return d;
}

static void
done(Drawn *d)
{
    text_store_free(d->store);
    pages_free(d->pages);
    pages_builder_free(d->builder);
    arena_free(d->arena);
}

static bool
is_told(const PageItem *item)
{
    return item->kind == ITEM_FILL && colour_equal(item->colour, told);
}

static bool
ends_with_space(const TextRun *run)
{
    return run->length > 0 && run->text[run->length - 1] == ' ';
}

/* What is told to be read is a part of the cell that came before. */
static bool
is_read(const PageItem *item)
{
    return is_told(item) && item->box.x < -1.5;
}

/*
 * The words of a cell, parted by bars, each without the space that ends it, and those that are read alone in brackets;
 * row -1: the artifacts.
 */
static const char *
words_in(const Drawn *d, int row, int column)
{
    g_autoptr(GString) out = g_string_new(NULL);
    bool here = false;

    for (size_t i = 0; i < d->count; i++) {
        if (is_read(&d->items[i]) && here)
            g_string_append_printf(out, "|(%s)", read_words[(size_t)d->items[i].box.y]);
        else if (is_told(&d->items[i]) && !is_read(&d->items[i]))
            here = (int)d->items[i].box.x == row && (row < 0 || (int)d->items[i].box.y == column);
        else if (here && d->items[i].kind == ITEM_TEXT)
            g_string_append_printf(out, "%s%.*s", out->len > 0 ? "|" : "",
                                   (int)(d->items[i].text.run->length - ends_with_space(d->items[i].text.run)),
                                   d->items[i].text.run->text);
    }
    return arena_strdup(d->arena, out->str);
}

/* Every cell told, in order, with how many columns it covers where it is more than one: "0,0x2h 0,2h …". */
static const char *
cells_told(const Drawn *d)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (size_t i = 0; i < d->count; i++)
        if (is_told(&d->items[i]) && d->items[i].box.x >= 0) {
            int span = (int)d->items[i].box.height;
            g_autofree char *more = span > 1 ? g_strdup_printf("x%d", span) : g_strdup("");

            g_string_append_printf(out, "%d,%d%s%s ", (int)d->items[i].box.x, (int)d->items[i].box.y, more,
                                   d->items[i].box.width > 1.5 ? "h" : "");
        }
    return arena_strdup(d->arena, out->str);
}

/* What a path covers. */
static inline Rect
bounds(const PageItem *item)
{
    double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;

    PathWalk walk = path_walk(item);
    PathStep step;

    while (path_walk_next(&walk, &step))
        if (step.op != PATH_CLOSE) {
            Point p = step.p[0];

            left = fmin(left, p.x);
            right = fmax(right, p.x);
            top = fmin(top, p.y);
            bottom = fmax(bottom, p.y);
        }
    return (Rect){ left, top, right - left, bottom - top };
}

/* Bars are the paths wider than a sign; the n-th, or one of width 0. */
static inline Rect
bar(const Drawn *d, size_t n)
{
    for (size_t i = 0; i < d->count; i++)
        if (d->items[i].kind == ITEM_PATH && bounds(&d->items[i]).width > 20 && n-- == 0)
            return bounds(&d->items[i]);
    return (Rect){ 0 };
}

/* Without the space that ends a line: nobody sees it. */
static inline double
width_seen(const TextRun *run)
{
    return run->width - (ends_with_space(run) ? (double)run->glyphs[run->rtl ? 0 : run->glyph_count - 1].advance : 0);
}

/* The left end and the right end of a text as painted. */
static inline void
assert_text_within(const Drawn *d, Rect box)
{
    for (size_t i = 0; i < d->count; i++)
        if (d->items[i].kind == ITEM_TEXT) {
            const TextRun *run = d->items[i].text.run;
            double x = d->items[i].text.x, width = width_seen(run);

            if (x < box.x - 0.01 || x + width > box.x + box.width + 0.01 || d->items[i].text.y < box.y ||
                d->items[i].text.y > box.y + box.height)
                fail_msg("'%.40s' at %.1f, %.1f, %.1f wide, is not within %.1f by %.1f", run->text, x,
                         d->items[i].text.y, width, box.width, box.height);
        }
}

static inline CalendarItem
event(const char *first, const char *last, const char *title)
{
    CalendarItem item = { .title = title, .short_title = title };

    assert_true(date_parse(first, &item.first) && date_parse(last == NULL ? first : last, &item.last));
    return item;
}

#endif
