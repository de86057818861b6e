/*
 * The table of style properties: a property is a name, a type and a place in the document node. Everything else, from
 * a theme's classes to an attribute on one cell, is a list of values of these rows.
 */
#include "template/style.h"
#include "base/diag_template.h"
#include "base/words.h"
#include "template/theme.h"
#include <math.h>
#include <string.h>

typedef enum StyleType { TYPE_PT, TYPE_COUNT, TYPE_COLOUR, TYPE_BORDER, TYPE_WORD, TYPE_FLAG, TYPE_FAMILY } StyleType;

typedef struct StyleWord { const char *name; int value; } StyleWord;

struct StyleProperty {
    const char *name;
    StyleType type;
    size_t offset;
    const StyleWord *words;
    double least, most;                 /* of numbers */
};

static const StyleWord align_words[] = { { "start", ALIGN_START },
                                         { "center", ALIGN_CENTER },
                                         { "end", ALIGN_END },
                                         { "justify", ALIGN_JUSTIFY },
                                         { NULL, 0 } };
static const StyleWord valign_words[] = { { "top", VALIGN_TOP },
                                          { "middle", VALIGN_MIDDLE },
                                          { "bottom", VALIGN_BOTTOM },
                                          { "baseline", VALIGN_BASELINE },
                                          { NULL, 0 } };
static const StyleWord break_words[] = {
    { "auto", BREAK_AUTO }, { "page", BREAK_PAGE }, { "avoid", BREAK_AVOID }, { NULL, 0 }
};
static const StyleWord stretch_words[] = { { "normal", STRETCH_NORMAL },
                                           { "semi-condensed", STRETCH_SEMI_CONDENSED },
                                           { NULL, 0 } };
static const StyleWord space_words[] = { { "normal", 0 }, { "nowrap", 1 }, { NULL, 0 } };
static const StyleWord hyphen_words[] = { { "none", 0 }, { "auto", 1 }, { NULL, 0 } };
static const StyleWord numeric_words[] = { { "normal", 0 }, { "tabular-nums", 1 }, { NULL, 0 } };
static const StyleWord yes_words[] = { { "no", 0 }, { "yes", 1 }, { NULL, 0 } };

enum { FARTHEST = 14400 };              /* the points that a page may have each way (ISO 32000-1, C.2) */

static const StyleProperty properties[] = {
    /*
     * name type place words, or the least and the most of a number
     */
    { "font-family",          TYPE_FAMILY, offsetof(DocNode, text.family),             NULL },
    { "font-size",            TYPE_PT,     offsetof(DocNode, text.size),               NULL, 0.1, 2000 },
    { "line-height",          TYPE_PT,     offsetof(DocNode, text.leading),            NULL, 0, FARTHEST },
    { "letter-spacing",       TYPE_PT,     offsetof(DocNode, text.tracking),           NULL, -1000, 1000 },
    { "baseline-shift",       TYPE_PT,     offsetof(DocNode, text.rise),               NULL, -1000, 1000 },
    { "font-weight",          TYPE_COUNT,  offsetof(DocNode, text.weight),             NULL, 1, 1000 },
    { "font-stretch",         TYPE_WORD,   offsetof(DocNode, text.stretch),            stretch_words },
    { "font-variant-numeric", TYPE_FLAG,   offsetof(DocNode, text.tabular),            numeric_words },
    { "color",                TYPE_COLOUR, offsetof(DocNode, text.colour),             NULL },
    { "text-align",           TYPE_WORD,   offsetof(DocNode, align),                   align_words },
    { "white-space",          TYPE_FLAG,   offsetof(DocNode, nowrap),                  space_words },
    { "hyphens",              TYPE_FLAG,   offsetof(DocNode, hyphenate),               hyphen_words },
    { "text-indent",          TYPE_PT,     offsetof(DocNode, first_indent),            NULL, -FARTHEST, FARTHEST },
    { "margin-top",           TYPE_PT,     offsetof(DocNode, box.margin.top),          NULL, -FARTHEST, FARTHEST },
    { "margin-end",           TYPE_PT,     offsetof(DocNode, box.margin.end),          NULL, -FARTHEST, FARTHEST },
    { "margin-bottom",        TYPE_PT,     offsetof(DocNode, box.margin.bottom),       NULL, -FARTHEST, FARTHEST },
    { "margin-start",         TYPE_PT,     offsetof(DocNode, box.margin.start),        NULL, -FARTHEST, FARTHEST },
    { "padding-top",          TYPE_PT,     offsetof(DocNode, box.padding.top),         NULL, 0, FARTHEST },
    { "padding-end",          TYPE_PT,     offsetof(DocNode, box.padding.end),         NULL, 0, FARTHEST },
    { "padding-bottom",       TYPE_PT,     offsetof(DocNode, box.padding.bottom),      NULL, 0, FARTHEST },
    { "padding-start",        TYPE_PT,     offsetof(DocNode, box.padding.start),       NULL, 0, FARTHEST },
    { "border-top",           TYPE_BORDER, offsetof(DocNode, box.border_top),          NULL },
    { "border-end",           TYPE_BORDER, offsetof(DocNode, box.border_end),          NULL },
    { "border-bottom",        TYPE_BORDER, offsetof(DocNode, box.border_bottom),       NULL },
    { "border-start",         TYPE_BORDER, offsetof(DocNode, box.border_start),        NULL },
    { "background-color",     TYPE_COLOUR, offsetof(DocNode, box.background),          NULL },
    { "width",                TYPE_PT,     offsetof(DocNode, box.width),               NULL, 0, FARTHEST },
    { "min-height",           TYPE_PT,     offsetof(DocNode, box.min_height),          NULL, 0, FARTHEST },
    { "break-before",         TYPE_WORD,   offsetof(DocNode, box.break_before),        break_words },
    { "break-after",          TYPE_WORD,   offsetof(DocNode, box.break_after),         break_words },
    { "break-inside",         TYPE_WORD,   offsetof(DocNode, box.break_inside),        break_words },
    { "widows",               TYPE_COUNT,  offsetof(DocNode, box.widows),              NULL, 0, 1000 },
    { "orphans",              TYPE_COUNT,  offsetof(DocNode, box.orphans),             NULL, 0, 1000 },
    { "vertical-align",       TYPE_WORD,   offsetof(DocNode, box.vertical_align),      valign_words },
    { "column-gap",           TYPE_PT,     offsetof(DocNode, box.column_gap),          NULL, 0, FARTHEST },
    { "column-count",         TYPE_COUNT,  offsetof(DocNode, box.column_count),        NULL, 1, 1000 },
    { "align-baselines",      TYPE_FLAG,   offsetof(DocNode, box.aside_baseline),      yes_words },
    { "leader",               TYPE_BORDER, offsetof(DocNode, box.leader),              NULL },
    { "hanging",              TYPE_FLAG,   offsetof(DocNode, hanging),                 yes_words },
    { "artifact",             TYPE_FLAG,   offsetof(DocNode, artifact),                yes_words },
};

typedef struct Shorthand { const char *name; const char *sides[4]; } Shorthand;

/* CSS 2.1, 8.3: one value for all sides, two for block and inline sides, four as top, end, bottom, start. */
static const Shorthand shorthands[] = {
    { "margin",  { "margin-top", "margin-end", "margin-bottom", "margin-start" } },
    { "padding", { "padding-top", "padding-end", "padding-bottom", "padding-start" } },
};

static const StyleProperty *
find_property(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(properties); i++)
        if (strcmp(properties[i].name, name) == 0)
            return &properties[i];
    return NULL;
}

static const Shorthand *
find_shorthand(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(shorthands); i++)
        if (strcmp(shorthands[i].name, name) == 0)
            return &shorthands[i];
    return NULL;
}

bool
style_is_property(const char *name)
{
    return find_property(name) != NULL || find_shorthand(name) != NULL;
}

static bool
parse_number(const char *text, double *out)
{
    char *end;

    if (*text == '\0' || g_ascii_isspace(*text))
        return false;
    *out = g_ascii_strtod(text, &end);
    return *end == '\0' && isfinite(*out) && fabs(*out) <= FARTHEST;
}

/* What a dash and its gap are at least: under a thousandth of a point both would be none. */
static const double SHORTEST_DASH = 0.01;

/* "none", or WIDTH COLOUR, or WIDTH COLOUR DASH GAP. */
static bool
parse_border(const Theme *theme, const char *text, DocBorder *out)
{
    g_auto(GStrv) parts = words_split(text);
    guint count = g_strv_length(parts);

    *out = (DocBorder){ 0 };
    if (strcmp(text, "none") == 0)
        return true;
    if ((count != 2 && count != 4) || !parse_number(parts[0], &out->width) || out->width < 0 ||
        !theme_colour(theme, parts[1], &out->colour))
        return false;
    return count == 2 || (parse_number(parts[2], &out->dash) && parse_number(parts[3], &out->gap) && out->dash >= 0 &&
                          out->gap >= 0 && out->dash + out->gap >= SHORTEST_DASH);
}

static bool
parse_word(const StyleWord *words, const char *text, int *out)
{
    for (; words->name != NULL; words++)
        if (strcmp(words->name, text) == 0) {
            *out = words->value;
            return true;
        }
    return false;
}

static bool
parse_value(const Theme *theme, const StyleProperty *property, const char *text, Place place, Arena *arena,
            StyleValue *out)
{
    double number;

    out->property = property;
    switch (property->type) {
    case TYPE_PT:
        return parse_number(text, &out->as.number) && out->as.number >= property->least &&
               out->as.number <= property->most;
    case TYPE_COUNT:
        if (!parse_number(text, &number) || !(number >= property->least && number <= property->most) ||
            number != floor(number))
            return false;
        out->as.word = (int)number;
        return true;
    case TYPE_COLOUR:
        return theme_colour(theme, text, &out->as.colour);
    case TYPE_BORDER:
        return parse_border(theme, text, &out->as.border);
    case TYPE_WORD:
    case TYPE_FLAG:
        return parse_word(property->words, text, &out->as.word);
    case TYPE_FAMILY:
        out->as.text = theme_family(theme, text, place, arena);
        return out->as.text != NULL;
    }
    return false;
}

static void
append_one(const Theme *theme, const char *name, const char *text, Place place, Arena *arena, GArray *values,
           Diags *diags)
{
    const StyleProperty *property = find_property(name);
    StyleValue value = { 0 };

    if (property == NULL)
        diag_report(diags, DIAG_TEMPLATE_UNKNOWN_PROPERTY, place, name, NULL);
    else if (!parse_value(theme, property, text, place, arena, &value))
        diag_report(diags, DIAG_TEMPLATE_BAD_PROPERTY, place, text, name, NULL);
    else
        g_array_append_val(values, value);
}

void
style_append_property(const Theme *theme, const char *name, const char *text, Place place, Arena *arena, GArray *values,
                      Diags *diags)
{
    static const uint8_t side_of[5][4] = { { 0 }, { 0, 0, 0, 0 }, { 0, 1, 0, 1 }, { 0, 1, 2, 1 }, { 0, 1, 2, 3 } };
    const Shorthand *shorthand = find_shorthand(name);

    if (shorthand == NULL) {
        append_one(theme, name, text, place, arena, values, diags);
    } else {
        g_auto(GStrv) parts = words_split(text);
        guint count = g_strv_length(parts);

        if (count < 1 || count > 4) {
            diag_report(diags, DIAG_TEMPLATE_BAD_PROPERTY, place, text, name, NULL);
            return;
        }
        for (size_t side = 0; side < 4; side++)
            append_one(theme, shorthand->sides[side], parts[side_of[count][side]], place, arena, values, diags);
    }
}

bool
style_append_class(const Theme *theme, const char *name, GArray *values)
{
    const GArray *class = theme_class(theme, name);

    if (class != NULL)
        g_array_append_vals(values, class->data, class->len);
    return class != NULL;
}

static void
write_value(const StyleValue *value, void *field)
{
    switch (value->property->type) {
    case TYPE_PT:
        *(double *)field = value->as.number;
        break;
    case TYPE_COUNT:
    case TYPE_WORD:             /* enumerations have the size of int in this ABI; asserted below */
        *(int *)field = value->as.word;
        break;
    case TYPE_COLOUR:
        *(Colour *)field = value->as.colour;
        break;
    case TYPE_BORDER:
        *(DocBorder *)field = value->as.border;
        break;
    case TYPE_FLAG:
        *(bool *)field = value->as.word != 0;
        break;
    case TYPE_FAMILY:
        *(const char **)field = value->as.text;
        break;
    }
}

G_STATIC_ASSERT(sizeof(TextAlign) == sizeof(int) && sizeof(DocBreak) == sizeof(int) &&
                sizeof(FontStretch) == sizeof(int));

void
style_apply(const StyleValue *values, size_t count, DocNode *node)
{
    for (size_t i = 0; i < count; i++)
        write_value(&values[i], (char *)node + values[i].property->offset);
}
