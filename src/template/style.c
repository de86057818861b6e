/*
 * The table of style properties: a property is a name, a type and a place in the document node. Everything else, from
 * a theme's classes to an attribute on one cell, is a list of values of these rows.
 */
#include "template/style.h"
#include "base/diag_template.h"
#include "base/words.h"
#include "template/reference.h"
#include "template/theme.h"
#include <math.h>
#include <string.h>

typedef enum StyleType { TYPE_PT, TYPE_COUNT, TYPE_COLOUR, TYPE_BORDER, TYPE_WORD, TYPE_FLAG, TYPE_FAMILY } StyleType;

typedef enum StyleOwner { OF_NODE, OF_TEXT, OF_BOX, OWNERS } StyleOwner;      /* DocNode, TextStyle, BoxStyle */

typedef struct StyleWord { const char *name; int value; } StyleWord;

struct StyleProperty {
    const char *name;
    StyleType type;
    StyleOwner of;                      /* whose field it is */
    size_t offset;
    const StyleWord *words;
    double least, most;                 /* of numbers */
    const char *means;                  /* a sentence */
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
static const StyleWord wrap_words[] = { { "wrap", 0 }, { "pretty", 1 }, { NULL, 0 } };
static const StyleWord hyphen_words[] = { { "none", 0 }, { "auto", 1 }, { NULL, 0 } };
static const StyleWord numeric_words[] = { { "normal", 0 }, { "tabular-nums", 1 }, { NULL, 0 } };
static const StyleWord yes_words[] = { { "no", 0 }, { "yes", 1 }, { NULL, 0 } };

enum { FARTHEST = 14400 };              /* the points that a page may have each way (ISO 32000-1, C.2) */

#define NODE(field) OF_NODE, offsetof(DocNode, field)
#define TEXT(field) OF_TEXT, offsetof(TextStyle, field)
#define BOX(field) OF_BOX, offsetof(BoxStyle, field)

static const StyleProperty properties[] = {
    /*
     * name type place words, or the least and the most of a number
     */
    { "font-family",          TYPE_FAMILY, TEXT(family),                               NULL,
      .means = "The family, by a name of the theme or the family's own; without it that of what it stands in." },
    { "font-size",            TYPE_PT,     TEXT(size),                                 NULL, 0.1, 2000,
      .means = "The size of the letters, in points; without it that of what it stands in." },
    { "line-height",          TYPE_PT,     TEXT(leading),                              NULL, 0, FARTHEST,
      .means = "The distance from line to line, in points; without it that of what it stands in." },
    { "letter-spacing",       TYPE_PT,     TEXT(tracking),                             NULL, -1000, 1000,
      .means = "What is added between letters, in points; without it that of what it stands in." },
    { "baseline-shift",       TYPE_PT,     TEXT(rise),                                 NULL, -1000, 1000,
      .means = "How far above the line it stands, in points; without it that of what it stands in." },
    { "font-weight",          TYPE_COUNT,  TEXT(weight),                               NULL, 1, 1000,
      .means = "How heavy the letters are: 400 is regular, 700 bold; without it that of what it stands in." },
    { "font-stretch",         TYPE_WORD,   TEXT(stretch),                              stretch_words,
      .means = "How wide the letters are; without it that of what it stands in." },
    { "font-variant-numeric", TYPE_FLAG,   TEXT(tabular),                              numeric_words,
      .means = "Whether all digits are of one width; without it that of what it stands in." },
    { "color",                TYPE_COLOUR, TEXT(colour),                               NULL,
      .means = "The colour of the text, by its name in the theme or as #RRGGBB; without it that of what it stands "
               "in." },
    { "text-align",           TYPE_WORD,   NODE(align),                                align_words,
      .means = "Where lines stand: at the start, in the middle, at the end, or filled; without it as what it "
               "stands in." },
    { "white-space",          TYPE_FLAG,   NODE(nowrap),                               space_words,
      .means = "Whether lines may be broken; without it as what it stands in." },
    { "text-wrap",            TYPE_FLAG,   NODE(pretty),                               wrap_words,
      .means = "Whether a short word may stand alone on a last line; without it as what it stands in." },
    { "hyphens",              TYPE_FLAG,   NODE(hyphenate),                            hyphen_words,
      .means = "Whether words may be parted at a line's end; without it as what it stands in." },
    { "text-indent",          TYPE_PT,     NODE(first_indent),                         NULL, -FARTHEST, FARTHEST,
      .means = "How far the first line is set in, in points; without it 0." },
    { "margin-top",           TYPE_PT,     BOX(margin.top),                            NULL, -FARTHEST, FARTHEST,
      .means = "The distance to what stands above, in points; without it 0." },
    { "margin-end",           TYPE_PT,     BOX(margin.end),                            NULL, -FARTHEST, FARTHEST,
      .means = "The distance at the end side, in points; without it 0." },
    { "margin-bottom",        TYPE_PT,     BOX(margin.bottom),                         NULL, -FARTHEST, FARTHEST,
      .means = "The distance to what stands below, in points; without it 0." },
    { "margin-start",         TYPE_PT,     BOX(margin.start),                          NULL, -FARTHEST, FARTHEST,
      .means = "The distance at the start side, in points; without it 0." },
    { "padding-top",          TYPE_PT,     BOX(padding.top),                           NULL, 0, FARTHEST,
      .means = "The distance from the upper edge to what stands in it, in points; without it 0." },
    { "padding-end",          TYPE_PT,     BOX(padding.end),                           NULL, 0, FARTHEST,
      .means = "The distance from the end edge to what stands in it, in points; without it 0." },
    { "padding-bottom",       TYPE_PT,     BOX(padding.bottom),                        NULL, 0, FARTHEST,
      .means = "The distance from the lower edge to what stands in it, in points; without it 0." },
    { "padding-start",        TYPE_PT,     BOX(padding.start),                         NULL, 0, FARTHEST,
      .means = "The distance from the start edge to what stands in it, in points; without it 0." },
    { "border-top",           TYPE_BORDER, BOX(border_top),                            NULL,
      .means = "The rule above: none, or width and colour, and dash and gap where it is broken; without it none." },
    { "border-end",           TYPE_BORDER, BOX(border_end),                            NULL,
      .means = "The rule at the end side, as border-top; without it none." },
    { "border-bottom",        TYPE_BORDER, BOX(border_bottom),                         NULL,
      .means = "The rule below, as border-top; without it none." },
    { "border-start",         TYPE_BORDER, BOX(border_start),                          NULL,
      .means = "The rule at the start side, as border-top; without it none." },
    { "background-color",     TYPE_COLOUR, BOX(background),                            NULL,
      .means = "The colour behind it; without it none." },
    { "width",                TYPE_PT,     BOX(width),                                 NULL, 0, FARTHEST,
      .means = "Its width in points; without it all there is." },
    { "min-height",           TYPE_PT,     BOX(min_height),                            NULL, 0, FARTHEST,
      .means = "Its height at least, in points; without it no least height." },
    { "break-before",         TYPE_WORD,   BOX(break_before),                          break_words,
      .means = "Whether a page begins before it; without it auto." },
    { "break-after",          TYPE_WORD,   BOX(break_after),                           break_words,
      .means = "Whether a page ends after it, or it stays with what follows; without it auto." },
    { "break-inside",         TYPE_WORD,   BOX(break_inside),                          break_words,
      .means = "Whether it may be parted by a page's end; without it auto." },
    { "widows",               TYPE_COUNT,  BOX(widows),                                NULL, 0, 1000,
      .means = "How many lines stand at least on the next page; without it 2." },
    { "orphans",              TYPE_COUNT,  BOX(orphans),                               NULL, 0, 1000,
      .means = "How many lines stand at least on the page before; without it 2." },
    { "vertical-align",       TYPE_WORD,   BOX(vertical_align),                        valign_words,
      .means = "Where a cell's text stands in its row; without it top." },
    { "column-gap",           TYPE_PT,     BOX(column_gap),                            NULL, 0, FARTHEST,
      .means = "The distance between columns, in points; without it the gutter of the grid." },
    { "column-count",         TYPE_COUNT,  BOX(column_count),                          NULL, 1, 1000,
      .means = "How many columns text runs in; without it 1." },
    { "align-baselines",      TYPE_FLAG,   BOX(aside_baseline),                        yes_words,
      .means = "Whether boxes side by side have their first lines at one height; without it no." },
    { "leader",               TYPE_BORDER, BOX(leader),                                NULL,
      .means = "The dots between a line's start and its end, as a border; without it none." },
    { "hanging",              TYPE_FLAG,   NODE(hanging),                              yes_words,
      .means = "Whether it stands outside the width by which its line is aligned; without it no." },
    { "artifact",             TYPE_FLAG,   NODE(artifact),                             yes_words,
      .means = "Whether it is painted but not read; without it no." },
};

typedef struct Shorthand { const char *name, *means; const char *sides[4]; } Shorthand;

/* CSS 2.1, 8.3: one value for all sides, two for block and inline sides, four as top, end, bottom, start. */
static const Shorthand shorthands[] = {
    { "margin", "The distances on all sides: one for all, two for above and beside, or four from the top on; "
                "without it 0.",
      { "margin-top", "margin-end", "margin-bottom", "margin-start" } },
    { "padding", "The distances from the edges to what stands in it, as margin; without it 0.",
      { "padding-top", "padding-end", "padding-bottom", "padding-start" } },
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

void
style_reference(ReferenceEach each, void *data)
{
    for (size_t i = 0; i < G_N_ELEMENTS(properties); i++) {
        g_autoptr(GString) words = g_string_new(NULL);

        for (const StyleWord *word = properties[i].words; word != NULL && word->name != NULL; word++)
            g_string_append_printf(words, "%s%s", words->len > 0 ? " " : "", word->name);
        reference_with_words(template_word_meanings(), NULL,
                             &(ReferenceRow){ "property", properties[i].name, "property", words->str, false,
                                              properties[i].means },
                             each, data);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(shorthands); i++)
        each(&(ReferenceRow){ "property", shorthands[i].name, "", "", false, shorthands[i].means }, data);
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
style_write(const StyleValue *values, size_t count, DocNode *node, TextStyle *text, BoxStyle *box)
{
    char *const starts[OWNERS] = { [OF_NODE] = (char *)node, [OF_TEXT] = (char *)text, [OF_BOX] = (char *)box };

    for (size_t i = 0; i < count; i++) {
        char *start = starts[values[i].property->of];

        if (start != NULL)
            write_value(&values[i], start + values[i].property->offset);
    }
}

static bool
touches(const StyleValue *values, size_t count, StyleOwner owner)
{
    for (size_t i = 0; i < count; i++)
        if (values[i].property->of == owner)
            return true;
    return false;
}

void
style_apply(const StyleValue *values, size_t count, Doc *doc, DocNode *node)
{
    DocLooks from = { node->box, node->text }, to = from;
    TextStyle text;
    BoxStyle box;

    if (count == 0 || doc_known_looks(doc, values, from, &to)) {
        style_write(values, count, node, NULL, NULL);
        node->box = to.box;
        node->text = to.text;
        return;
    }
    text = *from.text;
    box = *from.box;
    style_write(values, count, node, &text, &box);
    if (touches(values, count, OF_TEXT))
        doc_set_text(doc, node, &text);
    if (touches(values, count, OF_BOX))
        doc_set_box(doc, node, &box);
    doc_note_looks(doc, values, from, (DocLooks){ node->box, node->text });
}
