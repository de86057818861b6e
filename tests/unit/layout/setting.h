#ifndef TESTS_LAYOUT_SETTING_H
#define TESTS_LAYOUT_SETTING_H
/* A document to lay out, A4 portrait with twelve columns, and what lands on its pages, found again by colour. */
#include "../assert.h"
#include <stdlib.h>
#include <string.h>
#include "layout/layout.h"
#include "page/list.h"
#include "own_box.h"

typedef struct Setting { TextSystem *text; Catalogue *catalogue; Lang *lang; Diags *diags; Doc *doc; } Setting;

static inline const char *
fonts(void)
{
    const char *path = getenv("SHEAF_FONTS_CONF");

    return path != NULL ? path : "out/fonts/fonts.conf";
}

static inline int
set_up(void **state)
{
    Setting *s = g_new0(Setting, 1);
    PageMaster *master;

    s->diags = diags_new();
    s->text = text_system_new(fonts(), s->diags);
    assert_true(text_system_open(s->text, s->diags));
    s->catalogue = catalogue_new("en");
    s->lang = lang_new("en", s->catalogue, NULL, s->diags);
    s->doc = doc_new();
    master = arena_new0(s->doc->arena, PageMaster, 1);
    *master = (PageMaster){ .name = "first", .size = { 595.28, 841.89 }, .margin = { 54, 42.52, 60, 42.52 } };
    s->doc->masters = master;
    s->doc->master_count = 1;
    s->doc->title = "Test";
    s->doc->language = "en";
    s->doc->columns = 12;
    s->doc->gutter = 12;
    s->doc->chart_theme = arena_new0(s->doc->arena, ChartTheme, 1);
    s->doc->root = doc_append(s->doc, NULL, DOC_BOX);
    *own_text(s->doc, s->doc->root) =
        (TextStyle){ .family = "sans", .size = 10, .leading = 12, .weight = 400, .colour = COLOUR_RGB(0) };
    *state = s;
    return s->text == NULL ? -1 : 0;
}

static inline int
tear_down(void **state)
{
    Setting *s = *state;

    doc_free(s->doc);
    lang_free(s->lang);
    catalogue_free(s->catalogue);
    text_system_free(s->text);
    diags_free(s->diags);
    g_free(s);
    return 0;
}

/* A box of a height and a colour, to be found again by it. */
static inline DocNode *
add_block(Setting *s, DocNode *parent, double height, unsigned colour)
{
    DocNode *node = doc_append(s->doc, parent, DOC_BOX);

    own_box(s->doc, node)->min_height = height;
    own_box(s->doc, node)->background = COLOUR_RGB(colour);
    return node;
}

static inline bool
find_fill(const Pages *pages, unsigned colour, size_t *page, Rect *box)
{
    for (*page = 0; *page < pages_count(pages); (*page)++) {
        size_t count;
        const PageItem *items = pages_items(pages, *page, &count);

        for (size_t i = 0; i < count; i++)
            if (items[i].kind == ITEM_FILL && colour_equal(items[i].colour, COLOUR_RGB(colour))) {
                *box = items[i].box;
                return true;
            }
    }
    return false;
}

static inline Pages *
lay_out(Setting *s)
{
    return layout_pages(s->doc, s->text, s->lang, s->diags);
}

static inline void
assert_box(const Pages *pages, unsigned colour, size_t want_page, double x, double y, double width, double height)
{
    size_t page;
    Rect box = { 0 };

    assert_true(find_fill(pages, colour, &page, &box));
    assert_int_equal(page, want_page);
    assert_near(box.x, x, 0.01);
    assert_near(box.y, y, 0.01);
    assert_near(box.width, width, 0.01);
    assert_near(box.height, height, 0.01);
}

#define LAYOUT_TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

#endif
