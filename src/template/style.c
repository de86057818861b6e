/*
 * The table of style properties: a property is a name, a type and a place in the document node. Everything else, from
 * a theme's classes to an attribute on one cell, is a list of values of these rows.
 */
#include "base/link.h"
#include "base/diag_lang.h"
#include "base/diag_read.h"
#include "base/diag_template.h"
#include "base/words.h"
#include "template/style.h"
#include <math.h>
#include <string.h>
#include "template/file.h"

typedef enum StyleType { TYPE_PT, TYPE_COUNT, TYPE_COLOUR, TYPE_BORDER, TYPE_WORD, TYPE_FLAG, TYPE_TEXT } StyleType;

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
    { "font-family",          TYPE_TEXT,   offsetof(DocNode, text.family),             NULL },
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

struct Theme {
    Arena *arena;
    GHashTable *colours;        /* name -> Colour */
    GHashTable *classes;        /* name -> GArray of StyleValue */
    GPtrArray *schemes;         /* of links, besides those that are always let in */
    ChartTheme charts;
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

bool
theme_colour(const Theme *theme, const char *name, Colour *out)
{
    const Colour *named = theme == NULL ? NULL : g_hash_table_lookup(theme->colours, name);

    if (named != NULL)
        *out = *named;
    return named != NULL || colour_parse(name, out);
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
parse_value(const Theme *theme, const StyleProperty *property, const char *text, Arena *arena, StyleValue *out)
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
    case TYPE_TEXT:
        out->as.text = arena_strdup(arena, text);
        return strcmp(text, "sans") == 0;       /* pages have one family, and its faces for each script */
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
    else if (!parse_value(theme, property, text, arena, &value))
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
    const GArray *class = g_hash_table_lookup(theme->classes, name);

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
    case TYPE_TEXT:
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

/* ---- the theme's file ---- */

typedef struct ChartColour { const char *name; size_t offset; } ChartColour;

#define CHART_COLOUR(name, field) { name, offsetof(ChartTheme, field) }
static const ChartColour chart_colours[] = {
    CHART_COLOUR("ink", ink),
    CHART_COLOUR("ink-2", ink2),
    CHART_COLOUR("ink-3", ink3),
    CHART_COLOUR("rule", rule),
    CHART_COLOUR("hair", hair),
    CHART_COLOUR("tint", tint),
    CHART_COLOUR("tint-2", tint2),
    CHART_COLOUR("accent", accent),
    CHART_COLOUR("navy", navy),
    CHART_COLOUR("mid", mid),
    CHART_COLOUR("pale", pale),
    CHART_COLOUR("white", white),
    CHART_COLOUR("achieved", status[SIGN_ACHIEVED]),
    CHART_COLOUR("on-track", status[SIGN_ON_TRACK]),
    CHART_COLOUR("accelerate", status[SIGN_ACCELERATE]),
    CHART_COLOUR("limited", status[SIGN_LIMITED]),
    CHART_COLOUR("deteriorating", status[SIGN_DETERIORATING]),
    CHART_COLOUR("missed", status[SIGN_MISSED]),
    CHART_COLOUR("too-early", status[SIGN_TOO_EARLY]),
    CHART_COLOUR("no-data", status[SIGN_NO_DATA]),
    CHART_COLOUR("no-target", status[SIGN_NO_TARGET]),
    CHART_COLOUR("baseline-only", status[SIGN_BASELINE_ONLY]),
    CHART_COLOUR("no-change", status[SIGN_NO_CHANGE]),
};

static const ChartColour chart_texts[] = {
    { "chart-label", offsetof(ChartTheme, label) },        { "chart-label-strong", offsetof(ChartTheme, label_strong) },
    { "chart-small", offsetof(ChartTheme, small) },        { "chart-small-strong", offsetof(ChartTheme, small_strong) },
    { "chart-value", offsetof(ChartTheme, value) },        { "chart-axis", offsetof(ChartTheme, axis) },
};

static void
check_no_text(const XmlNode *node, Diags *diags)
{
    if (!words_is_blank(node->text))
        diag_report(diags, DIAG_TEMPLATE_STRAY_TEXT, node->place, node->parent->name, NULL);
}

/* The one attribute of a theme is read elsewhere. */
static void
check_attributes(const XmlNode *theme, Diags *diags)
{
    for (size_t i = 0; i < theme->attribute_count; i++) {
        const XmlAttribute *a = &theme->attributes[i];

        if (strcmp(a->name, AUDIENCE_ATTRIBUTE) != 0 && strcmp(a->name, "link-schemes") != 0)
            diag_report(diags, DIAG_TEMPLATE_UNKNOWN_ATTRIBUTE, a->place, a->name, theme->name, NULL);
    }
}

/* Colours and styles are said by their attributes; whatever stands in one would be lost. */
static void
check_empty(const XmlNode *node, Diags *diags)
{
    for (const XmlNode *child = node->first_child; child != NULL; child = child->next)
        if (child->name != NULL)
            diag_report(diags, DIAG_TEMPLATE_UNKNOWN_ELEMENT, child->place, child->name, node->name, NULL);
        else
            check_no_text(child, diags);
}

static void
read_colour(Theme *theme, const XmlNode *node, Diags *diags)
{
    const char *name = xml_attribute(node, "name"), *value = xml_attribute(node, "value");
    Colour colour;

    check_empty(node, diags);
    for (size_t i = 0; i < node->attribute_count; i++) {
        const XmlAttribute *a = &node->attributes[i];

        if (strcmp(a->name, "name") != 0 && strcmp(a->name, "value") != 0 && strcmp(a->name, AUDIENCE_ATTRIBUTE) != 0)
            diag_report(diags, DIAG_TEMPLATE_UNKNOWN_ATTRIBUTE, a->place, a->name, node->name, NULL);
    }

    if (name == NULL || value == NULL)
        diag_report(diags, DIAG_TEMPLATE_MISSING_ATTRIBUTE, node->place, name == NULL ? "name" : "value", node->name,
                    NULL);
    else if (!colour_parse(value, &colour))
        diag_report(diags, DIAG_TEMPLATE_BAD_PROPERTY, xml_attribute_place(node, "value"), value, "color", NULL);
    else
        g_hash_table_insert(theme->colours, arena_strdup(theme->arena, name),
                            arena_memdup(theme->arena, &colour, sizeof colour));
}

/* <style name="lead" like="p body" font-size="9.5" …/> */
static void
read_style(Theme *theme, const XmlNode *node, Diags *diags)
{
    const char *name = xml_attribute(node, "name"), *like = xml_attribute(node, "like");
    GArray *values = g_array_new(FALSE, TRUE, sizeof(StyleValue));

    arena_adopt(theme->arena, values, (GDestroyNotify)g_array_unref);
    check_empty(node, diags);
    if (name == NULL) {
        diag_report(diags, DIAG_TEMPLATE_MISSING_ATTRIBUTE, node->place, "name", node->name, NULL);
        return;
    }
    if (like != NULL && !style_append_class(theme, like, values))
        diag_report(diags, DIAG_TEMPLATE_UNKNOWN_CLASS, xml_attribute_place(node, "like"), like, NULL);
    for (size_t i = 0; i < node->attribute_count; i++) {
        const XmlAttribute *a = &node->attributes[i];

        if (strcmp(a->name, "name") != 0 && strcmp(a->name, "like") != 0 && strcmp(a->name, AUDIENCE_ATTRIBUTE) != 0)
            style_append_property(theme, a->name, a->value, a->place, theme->arena, values, diags);
    }
    if (!g_hash_table_insert(theme->classes, arena_strdup(theme->arena, name), values))
        diag_report(diags, DIAG_TEMPLATE_DUPLICATE, node->place, name, NULL);
}

static void
fill_chart_theme(Theme *theme, Place place, Diags *diags)
{
    for (size_t i = 0; i < G_N_ELEMENTS(chart_colours); i++) {
        Colour *field = (Colour *)(void *)((char *)&theme->charts + chart_colours[i].offset);

        if (!theme_colour(theme, chart_colours[i].name, field))
            diag_report(diags, DIAG_TEMPLATE_UNKNOWN_COLOUR, place, chart_colours[i].name, NULL);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(chart_texts); i++) {
        const GArray *class = g_hash_table_lookup(theme->classes, chart_texts[i].name);
        DocNode node = { .text = { .family = "sans", .size = 8, .weight = 400, .colour = theme->charts.ink } };

        if (class == NULL)
            diag_report(diags, DIAG_TEMPLATE_UNKNOWN_CLASS, place, chart_texts[i].name, NULL);
        else
            style_apply((const StyleValue *)(const void *)class->data, class->len, &node);
        *(TextStyle *)(void *)((char *)&theme->charts + chart_texts[i].offset) = node.text;
    }
}

/* Those whose targets the reader's own program runs are never let in. */
static void
read_schemes(Theme *theme, const XmlNode *root, Diags *diags)
{
    static const char *const never[] = { "javascript", "vbscript", "data", "blob", NULL };
    const char *text = xml_attribute(root, "link-schemes");
    Place place = xml_attribute_place(root, "link-schemes");
    g_auto(GStrv) words = words_split(text);

    for (size_t i = 0; words[i] != NULL; i++) {
        g_autofree char *scheme = g_ascii_strdown(words[i], -1);
        size_t letters = strspn(scheme, "abcdefghijklmnopqrstuvwxyz0123456789+-.");

        if (scheme[letters] != '\0' || !g_ascii_isalpha(*scheme) || g_strv_contains(never, scheme))
            diag_report(diags, DIAG_LINK_BAD_SCHEME, place, words[i], NULL);
        else
            g_ptr_array_add(theme->schemes, arena_strdup(theme->arena, scheme));
    }
}

bool
theme_allows_scheme(const Theme *theme, const char *scheme)
{
    return link_scheme_is_open(scheme) ||
           (theme != NULL && g_ptr_array_find_with_equal_func(theme->schemes, scheme, g_str_equal, NULL));
}

Theme *
theme_load(const char *path, Audience audience, Place asked, Diags *diags)
{
    g_autoptr(Theme) theme = g_new0(Theme, 1);
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    const XmlNode *root;

    theme->arena = arena_new();
    theme->colours = g_hash_table_new(g_str_hash, g_str_equal);
    theme->classes = g_hash_table_new(g_str_hash, g_str_equal);
    theme->schemes = g_ptr_array_new();
    root = template_file_load(INPUT_TEMPLATE, path, audience, asked, theme->arena, diags);
    if (root == NULL)
        return NULL;
    if (strcmp(root->name, "theme") != 0) {
        diag_report(diags, DIAG_TEMPLATE_WRONG_ROOT, root->place, root->name, "theme", NULL);
        return NULL;
    }
    check_attributes(root, diags);
    read_schemes(theme, root, diags);
    for (const XmlNode *node = root->first_child; node != NULL; node = node->next) {
        if (node->name == NULL) {
            check_no_text(node, diags);
            continue;
        }
        if (strcmp(node->name, "color") == 0)
            read_colour(theme, node, diags);
        else if (strcmp(node->name, "style") == 0)
            read_style(theme, node, diags);
        else
            diag_report(diags, DIAG_TEMPLATE_UNKNOWN_ELEMENT, node->place, node->name, "theme", NULL);
    }
    fill_chart_theme(theme, root->place, diags);
    return diags_count(diags, SEVERITY_ERROR) > errors ? NULL : g_steal_pointer(&theme);
}

void
theme_free(Theme *theme)
{
    if (theme == NULL)
        return;
    g_hash_table_unref(theme->colours);
    g_hash_table_unref(theme->classes);
    g_ptr_array_unref(theme->schemes);
    arena_free(theme->arena);
    g_free(theme);
}

const ChartTheme *
theme_charts(const Theme *theme)
{
    return &theme->charts;
}
