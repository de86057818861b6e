#ifndef TESTS_UNIT_TOOLS_H
#define TESTS_UNIT_TOOLS_H
/* What charts and calendars draw with in tests: the fonts, words in English, the house's colours. */
#include "assert.h"
#include <stdlib.h>
#include "doc/chart_spec.h"
#include "lang/lang.h"
#include "text/text.h"

typedef struct Tools { TextSystem *system; Catalogue *words; Lang *lang; Diags *diags; ChartTheme theme; } Tools;
static Tools tools;

/* `leading` in sizes; 0: the text room's own. */
static inline TextStyle
tools_style(double size, int weight, double leading)
{
    return (TextStyle){ .family = "sans",
                        .size = size,
                        .leading = size * leading,
                        .weight = weight,
                        .tabular = true,
                        .colour = { 0, 0, 0, true } };
}

static inline int
tools_open(double leading)
{
    tools.diags = diags_new();
    tools.system = text_system_new(getenv("SHEAF_FONTS_CONF"), tools.diags);
    tools.words = catalogue_new("en");
    catalogue_add(tools.words, "list-between", ",", (Place){ 0 }, tools.diags);
    catalogue_add(tools.words, "list-apart", ";", (Place){ 0 }, tools.diags);
    tools.lang = lang_new("en", tools.words, NULL, tools.diags);
    tools.theme = (ChartTheme){ .ink = { 21, 32, 43, true },
                                .ink2 = { 70, 84, 98, true },
                                .ink3 = { 101, 113, 125, true },
                                .rule = { 154, 166, 177, true },
                                .hair = { 207, 215, 222, true },
                                .tint = { 238, 242, 245, true },
                                .tint2 = { 221, 229, 235, true },
                                .accent = { 15, 76, 117, true },
                                .navy = { 18, 52, 74, true },
                                .mid = { 90, 143, 181, true },
                                .pale = { 188, 211, 226, true },
                                .white = { 255, 255, 255, true },
                                .label = tools_style(8, 400, leading),
                                .label_strong = tools_style(8, 600, leading),
                                .small = tools_style(7, 400, leading),
                                .small_strong = tools_style(7, 600, leading),
                                .value = tools_style(8.5, 700, leading),
                                .axis = tools_style(8, 400, leading) };
    return tools.system == NULL || !text_system_open(tools.system, tools.diags) || tools.lang == NULL;
}

static inline int
tools_close(void **state)
{
    (void)state;
    lang_free(tools.lang);
    catalogue_free(tools.words);
    text_system_free(tools.system);
    diags_free(tools.diags);
    return 0;
}

#endif
