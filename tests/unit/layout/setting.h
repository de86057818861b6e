#ifndef TESTS_LAYOUT_SETTING_H
#define TESTS_LAYOUT_SETTING_H
/* A document to be set: A4 portrait, margins 42.52, text of 10 on 12, in English. */
#include "../assert.h"
#include <stdlib.h>
#include <string.h>
#include "layout/layout.h"
#include "page/list.h"

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
    s->doc->root->text = (TextStyle){ .family = "sans", .size = 10, .leading = 12, .weight = 400, .colour = COLOUR_RGB(0) };
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

static inline Pages *
lay_out(Setting *s)
{
    return layout_pages(s->doc, s->text, s->lang, s->diags);
}

#define LAYOUT_TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

#endif
