#ifndef TESTS_TEXT_SETTING_H
#define TESTS_TEXT_SETTING_H
/* A document to set text for: the private fonts, an arena, a store. */
#include <stdlib.h>
#include <string.h>
#include "assert.h"
#include "text/text.h"

typedef struct Setting {
    TextSystem *system;
    Arena *arena;
    TextStore *store;
    Diags *diags;
} Setting;

static inline const char *
fonts_conf(void)
{
    const char *path = getenv("SHEAF_FONTS_CONF");

    return path != NULL ? path : "out/fonts/fonts.conf";
}

static inline Setting
setting_open(const char *language, TextDirection direction)
{
    Setting s = { .diags = diags_new(), .arena = arena_new() };

    s.system = text_system_new(fonts_conf(), s.diags);
    assert_non_null(s.system);
    assert_true(text_system_open(s.system, s.diags));
    s.store = text_store_new(s.system, s.arena, language, direction, s.diags);
    return s;
}

static inline void
setting_close(Setting *s)
{
    text_store_free(s->store);
    arena_free(s->arena);
    text_system_free(s->system);
    diags_free(s->diags);
}

static inline TextStyle
style_of_size(double size)
{
    return (TextStyle){ .family = "sans", .size = size, .weight = 400 };
}

static inline TextSpan
span_of_text(const char *text, double size)
{
    return (
        TextSpan){ .text = text, .length = strlen(text), .style = style_of_size(size), .place = { "plan.xml", 12, 3 } };
}

/* The text of a line's runs, left to right, lines ended by "|". */
static inline char *
lines_text(const Paragraph *paragraph)
{
    GString *text = g_string_new(NULL);

    for (size_t i = 0; i < paragraph_line_count(paragraph); i++) {
        const TextLine *line = paragraph_line(paragraph, i);

        if (i > 0)
            g_string_append_c(text, '|');
        for (size_t j = 0; j < line->count; j++) {
            if (line->pieces[j].run != NULL)
                g_string_append_len(text, line->pieces[j].run->text, (gssize)line->pieces[j].run->length);
            else
                g_string_append_c(text, '*');
        }
    }
    return g_string_free(text, FALSE);
}

#endif
