/*
 * Words in lines: no short one stands alone on the last. A run from right to left that holds a name in another
 * language is set in stretches: each keeps the place that it has in the whole, one ends where the next begins, and the
 * name alone is in its language.
 */
#include "../tools.h"
#include <math.h>
#include <string.h>
#include "page/list.h"
#include "pen/foreign.h"
#include "pen/pen.h"

static int
start(void **state)
{
    (void)state;
    return tools_open(0);
}

typedef struct RunCase {
    const char *name, *text;
    const char *want[4];
} RunCase;

/* By hand; the name is the second of the three letters' names. */
static const RunCase runs[] = {
    { "a name within", "ألف باء جيم", { "ألف ", "fa:باء", " جيم" } },
    { "at the start", "باء جيم", { "fa:باء", " جيم" } },
    { "at the end", "ألف باء", { "ألف ", "fa:باء" } },
    { "alone", "باء", { "fa:باء" } },
    { "none", "ألف جيم", { "ألف جيم" } },
};

typedef struct Page1 {
    PagesBuilder *builder;
    TextStore *store;
    Pages *pages;
} Page1;

static Page1
set(const char *text, const DocForeign *foreign)
{
    DocumentInfo info = { .title = "Test", .language = "ar" };
    Page1 one = { .builder = pages_builder_new(&info) };
    PageBuilder *page = pages_append(one.builder, (Size){ 595, 842 }, "1");
    PenContext context;
    Pen pen;

    one.store = text_store_new(tools.system, pages_arena(one.builder), "ar", DIRECTION_RTL, tools.diags);
    context = (PenContext){ one.store, tools.lang, &tools.theme, DIRECTION_RTL, .foreign = foreign };
    pen = (Pen){ &context, page, { 0, 0, 300, 20 } };
    page_begin(page, struct_append(one.builder, NULL, ROLE_P));
    pen_text(&pen, 10, 12, 0, text, &tools.theme.label);
    page_end(page);
    one.pages = pages_finish(one.builder, tools.diags);
    assert_non_null(one.pages);
    return one;
}

static void
a_leftward_run_is_parted_in_place(void **state)
{
    static const DocForeignName names[] = { { "باء", "fa" } };
    static const DocForeign foreign = { names, 1 };
    const RunCase *c = *state;
    Page1 whole = set(c->text, NULL), parted = set(c->text, &foreign);
    size_t count, at = 0;
    const PageItem *items = pages_items(whole.pages, 0, &count);
    const char *language = NULL;
    double edge = 0, left = 0;

    for (size_t i = 0; i < count; i++)
        if (items[i].kind == ITEM_TEXT) {
            left = items[i].text.x;
            edge = left + items[i].text.run->width;
        }
    items = pages_items(parted.pages, 0, &count);
    for (size_t i = 0; i < count; i++) {
        const TextRun *run = items[i].kind == ITEM_TEXT ? items[i].text.run : NULL;
        const char *want = c->want[at];
        g_autofree char *got = NULL;

        if (items[i].kind == ITEM_BEGIN)
            language = struct_view(items[i].begin.node).language;
        if (run == NULL)
            continue;
        assert_non_null(want);
        got = g_strconcat(language == NULL ? "" : language, language == NULL ? "" : ":", run->text, NULL);
        assert_string_equal(got, want);
        assert_near(items[i].text.x + run->width, edge, 0.01);
        edge = items[i].text.x;
        at++;
    }
    assert_near(edge, left, 0.01);
    assert_null(c->want[at]);
    for (size_t i = 0; i < 2; i++) {
        Page1 *one = i == 0 ? &whole : &parted;

        text_store_free(one->store);
        pages_free(one->pages);
        pages_builder_free(one->builder);
    }
}

typedef struct WrapCase { const char *name, *text, *room, *want; } WrapCase;

/* The room is as wide as the text named. */
static const WrapCase wraps[] = {
    { "a short word goes with the one before", "aaaa bbbb cccc dddd e", "aaaa bbbb cccc dddd",
      "aaaa bbbb cccc|dddd e" },
    { "a long one may be alone", "aaaa bbbb cccc eeeeeeee", "aaaa bbbb cccc", "aaaa bbbb cccc|eeeeeeee" },
    { "two words may", "aaaa bbbb cccc dddd e f", "aaaa bbbb cccc dddd", "aaaa bbbb cccc dddd|e f" },
    { "a number stays with what it numbers", "aaaa bbbb cccc 4 ee", "aaaa bbbb cccc 4", "aaaa bbbb cccc 4|ee" },
    { "a line keeps most of its width", "aaaa bbbbbbbbbbbb e", "aaaa bbbbbbbbbbbb", "aaaa bbbbbbbbbbbb|e" },
    { "one word keeps its line", "aaaaaaaaaaaa e", "aaaaaaaaaaaa", "aaaaaaaaaaaa|e" },
    { "one line", "aaaa e", "aaaa e", "aaaa e" },
};

static void
no_short_word_stands_alone(void **state)
{
    const WrapCase *c = *state;
    g_autoptr(Arena) arena = arena_new();
    TextStore *store = text_store_new(tools.system, arena, "en", DIRECTION_LTR, tools.diags);
    PenContext context = { store, tools.lang, &tools.theme, DIRECTION_LTR };
    const TextStyle *style = &tools.theme.label;
    WrappedText words = wrap_text(&context, arena, c->text, style, text_width(&context, c->room, style) + 0.1);
    g_autoptr(GString) got = g_string_new(NULL);
    double widest = 0;

    for (size_t i = 0; i < words.count; i++) {
        g_string_append_printf(got, "%s%s", i > 0 ? "|" : "", words.lines[i]);
        widest = fmax(widest, text_width(&context, words.lines[i], style));
    }
    assert_string_equal(got->str, c->want);
    assert_near(words.width, widest, 0.001);
    text_store_free(store);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(runs) + G_N_ELEMENTS(wraps)];
    size_t count = 0;

    ADD_ROWS(no_short_word_stands_alone, wraps);
    ADD_ROWS(a_leftward_run_is_parted_in_place, runs);
    return _cmocka_run_group_tests("pen", tests, count, start, tools_close);
}
