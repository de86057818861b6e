/*
 * The inline content of a block. Most of a sheet is short: text that stands on one line is set from cached lines and
 * never becomes a paragraph; the rest is shaped once and wrapped to whatever widths are tried.
 */
#include "layout/box.h"
#include <math.h>
#include <string.h>

bool
has_inline_content(const DocNode *node)
{
    return node->first_child != NULL && doc_kind_is_inline(node->first_child->kind) &&
           !doc_is_drawn_block(node->first_child);
}

/* The id of a printed value is its observation's, and many may have it; any other is a place. */
static bool
is_place(const DocNode *node)
{
    return node->id != NULL && (node->kind != DOC_SPAN || node->u.span.place);
}

/* A chart among words has its own width; one that fills whatever it is given two and a half times its least. */
static bool
measure_in_line(Layout *layout, const DocNode *node, ChartSize *out)
{
    const double unbounded = 10000;

    if (!chart_measure(node->u.chart.spec, &layout->charts, unbounded, out, layout->diags))
        return false;
    return out->width < unbounded ||
           chart_measure(node->u.chart.spec, &layout->charts, 2.5 * out->min_width, out, layout->diags);
}

static void
collect(Layout *layout, const DocNode *node, const DocNode *element, bool hanging, GArray *leaves, GArray *places)
{
    for (const DocNode *child = node->first_child; child != NULL; child = child->next) {
        bool tagged = child->kind == DOC_LINK ||
                      (child->kind == DOC_SPAN &&
                       (child->id != NULL || child->artifact || child->language != NULL ||
                        child->role != DOC_ROLE_NONE || child->property_count > 0 ||
                        child->u.span.expansion != NULL));
        Leaf leaf = { .node = child, .element = element, .hanging = hanging };
        InlinePlace place = { child, leaves->len };

        if (is_place(child))
            g_array_append_val(places, place);
        if (child->kind == DOC_SPAN || child->kind == DOC_LINK) {
            collect(layout, child, tagged ? child : element, hanging || child->hanging, leaves, places);
            continue;
        }
        if (child->kind == DOC_CHART && !measure_in_line(layout, child, &leaf.mark))
            continue;
        if (child->kind == DOC_PICTURE && !picture_measure(layout, child, 10000, &leaf.mark))
            continue;
        g_array_append_val(leaves, leaf);
    }
}

/* A block among words, which is told later, comes here too: it has no slot. */
static double
slot_reserve(Layout *layout, const DocNode *node)
{
    double own = doc_kind_is_inline(node->kind) ? node->u.slot.reserve : 0;
    double least = own > 0 ? own : text_line(layout->text, "00", node->text)->width;

    return fmax(least, layout->widest * node->text->size);
}

static TextSpan
span_of(Layout *layout, const Leaf *leaf)
{
    const DocNode *node = leaf->node;
    TextSpan span = { .style = *node->text, .place = node->place };

    if (node->kind == DOC_TEXT) {
        span.text = node->u.text_run.text;
        span.length = node->u.text_run.length;
    } else if (node->kind == DOC_BREAK) {
        span.hard_break = true;
    } else if (node->kind == DOC_PICTURE) {
        span.object = true;
        span.object_width = leaf->mark.width;
        span.object_ascent = leaf->mark.baseline;
        span.object_descent = leaf->mark.height - leaf->mark.baseline;
    } else if (node->kind == DOC_CHART) {
        span.object = true;
        span.object_width = leaf->mark.width;
        span.object_ascent = leaf->mark.baseline + node->u.chart.raise;
        span.object_descent = fmax(leaf->mark.height - leaf->mark.baseline - node->u.chart.raise, 0);
    } else {
        TextMetrics m = text_metrics(layout->text, node->text);

        span.object = true;
        span.object_width = slot_reserve(layout, node);
        span.object_ascent = m.ascent;
        span.object_descent = m.descent;
    }
    return span;
}

/* Is it white at this end, no-break or not? A line of its own leaves all such blanks out at its ends. */
static bool
begins_blank(const char *text, size_t length)
{
    return length > 0 && g_unichar_isspace(g_utf8_get_char(text));
}

static bool
ends_blank(const char *text, size_t length)
{
    return length > 0 && g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(text + length)));
}

/*
 * Spaces where two pieces meet must take room, which a line's own ends do not: such text is set as a paragraph. What
 * hangs behind a line is beside its width whatever it begins with.
 */
static bool
meets_with_space(const Inline *in, size_t i)
{
    const DocNode *leaf = in->leaves[i].node;
    const char *text;
    size_t length;

    if (leaf->kind != DOC_TEXT || in->leaves[i].hanging)
        return false;
    text = leaf->u.text_run.text;
    length = leaf->u.text_run.length;
    return (i > 0 && begins_blank(text, length)) || (i + 1 < in->count && ends_blank(text, length));
}

/* One line without a paragraph: every leaf is text or a mark, nothing is written from right to left. */
static void
try_single(Layout *layout, const DocNode *node, Inline *in)
{
    if (layout_direction(layout, node) == DIRECTION_RTL || node->first_indent != 0)
        return;
    for (size_t i = 0; i < in->count; i++)
        if (meets_with_space(in, i) || in->leaves[i].node->kind == DOC_BREAK ||
            (in->leaves[i].node->kind == DOC_TEXT && in->leaves[i].node->u.text_run.length > 90))
            return;
    in->singles = arena_new0(layout->arena, const TextLine *, in->count);
    for (size_t i = 0; i < in->count; i++) {
        const DocNode *leaf = in->leaves[i].node;
        double width;

        if (leaf->kind == DOC_TEXT) {
            in->singles[i] = text_line(layout->text, leaf->u.text_run.text, leaf->text);
            width = 0;
            for (size_t p = 0; p < in->singles[i]->count; p++) {
                if (in->singles[i]->pieces[p].run->rtl) {
                    in->singles = NULL;
                    return;
                }
                width += in->singles[i]->pieces[p].width;
            }
        } else {
            width = in->spans[i].object_width;
        }
        if (in->leaves[i].hanging)
            in->hang_width += width;
        else
            in->single_width += width;
    }
}

Inline *
inline_for(Layout *layout, const DocNode *node)
{
    Inline *in = g_hash_table_lookup(layout->inlines, node);
    GArray *leaves = layout->leaves, *places = layout->places;

    if (in != NULL)
        return in;
    in = arena_new0(layout->arena, Inline, 1);
    g_array_set_size(leaves, 0);
    g_array_set_size(places, 0);
    collect(layout, node, NULL, false, leaves, places);
    in->place_count = places->len;
    in->places = arena_memdup(layout->arena, places->data, sizeof(InlinePlace) * places->len);
    in->count = leaves->len;
    in->leaves = arena_memdup(layout->arena, leaves->data, sizeof(Leaf) * leaves->len);
    in->spans = arena_new0(layout->arena, TextSpan, in->count);
    for (size_t i = 0; i < in->count; i++)
        in->spans[i] = span_of(layout, &in->leaves[i]);
    try_single(layout, node, in);
    g_hash_table_insert(layout->inlines, (gpointer)(guintptr)node, in);
    return in;
}

TextDirection
layout_direction(const Layout *layout, const DocNode *node)
{
    bool rtl = (layout->doc->direction == DIRECTION_RTL) != node->turned;

    return rtl ? DIRECTION_RTL : DIRECTION_LTR;
}

static bool
is_in_label(const DocNode *leaf, const DocNode *block)
{
    for (; leaf != block; leaf = leaf->parent)
        if (leaf->role == DOC_ROLE_LABEL)
            return true;
    return false;
}

/* The width of the blanks with which a text begins: a line's own ends have none, so between two letters. */
static double
blanks_width(Layout *layout, const DocNode *leaf)
{
    size_t count = leaf->kind == DOC_TEXT ? strspn(leaf->u.text_run.text, " ") : 0;
    g_autofree char *blanks = g_strnfill(count, ' '), *parted = g_strdup_printf("x%sx", blanks);

    return text_line(layout->text, parted, leaf->text)->width - text_line(layout->text, "xx", leaf->text)->width;
}

/*
 * Where the first line begins: a label that hangs before the block, as an entry's number, ends so that the words after
 * it begin where the lines below do, if it has room.
 */
static double
first_indent(Layout *layout, const DocNode *node, const Inline *in)
{
    double width = 0;
    size_t i;

    if (node->first_indent >= 0)
        return node->first_indent;
    for (i = 0; i < in->count && is_in_label(in->leaves[i].node, node); i++)
        width += in->leaves[i].node->kind != DOC_TEXT
                     ? in->spans[i].object_width
                     : text_line(layout->text, in->leaves[i].node->u.text_run.text, in->leaves[i].node->text)->width;
    if (i == 0 || i == in->count)
        return node->first_indent;
    return fmax(node->first_indent, -(width + blanks_width(layout, in->leaves[i].node)));
}

static Paragraph *
paragraph_of(Layout *layout, const DocNode *node, Inline *in)
{
    ParagraphStyle style = { .direction = layout_direction(layout, node),
                             .align = node->align,
                             .first_indent = first_indent(layout, node, in),
                             .hyphenate = node->hyphenate,
                             .nowrap = node->nowrap,
                             .pretty = node->pretty };

    if (in->paragraph == NULL)
        in->paragraph = paragraph_new(layout->text, in->spans, in->count, &style);
    return in->paragraph;
}

static double
leading_of(const TextStyle *style)
{
    return style->leading > 0 ? style->leading : style->size * 1.25;
}

/* Height and baseline of a single line, by the same rule as a paragraph's. */
static void
set_single(Layout *layout, Box *box, Inline *in)
{
    double height = leading_of(box->node->text), ascent = 0, descent = 0;

    for (size_t i = 0; i < in->count; i++) {
        const TextSpan *span = &in->spans[i];

        if (span->object) {
            ascent = fmax(ascent, span->object_ascent);
            descent = fmax(descent, span->object_descent);
        } else if (span->style.rise == 0) {
            TextMetrics m = text_metrics(layout->text, &span->style);

            ascent = fmax(ascent, m.ascent);
            descent = fmax(descent, m.descent);
            height = fmax(height, leading_of(&span->style));
        }
    }
    box->single = true;
    box->first_line = 0;
    box->last_line = in->count > 0 ? 1 : 0;
    box->baseline = box->text_y + (height - (ascent + descent)) / 2 + ascent;
    box->height = box->text_y + (in->count > 0 ? height : 0);
}

void
inline_set(Layout *layout, Box *box, double width)
{
    Inline *in = inline_for(layout, box->node);
    Paragraph *p;

    box->text = in;
    box->text_width = width;
    if (in->count == 0 || (in->singles != NULL && (in->single_width <= width + 0.01 || box->node->nowrap))) {
        set_single(layout, box, in);
        note_overflow(box, in->single_width - width, box->node);
        return;
    }
    p = paragraph_of(layout, box->node, in);
    paragraph_wrap(p, width);
    box->single = false;
    box->first_line = 0;
    box->last_line = paragraph_line_count(p);
    box->height = box->text_y + paragraph_height(p);
    box->baseline = box->last_line > 0 ? box->text_y + paragraph_line(p, 0)->baseline : 0;
    note_overflow(box, paragraph_overflow(p), box->node);
    box->strained |= paragraph_strained(p);
}

double
inline_line_height(const Box *box, size_t line)
{
    return box->single ? box->height - box->text_y : paragraph_line(box->text->paragraph, line)->height;
}

double
inline_max_width(Layout *layout, const DocNode *node)
{
    Inline *in = inline_for(layout, node);

    return in->singles != NULL || in->count == 0 ? in->single_width
                                                 : paragraph_max_width(paragraph_of(layout, node, in));
}

double
inline_min_width(Layout *layout, const DocNode *node)
{
    Inline *in = inline_for(layout, node);

    if (in->count == 0 || node->nowrap)
        return inline_max_width(layout, node);
    return paragraph_min_width(paragraph_of(layout, node, in));
}

double
inline_hard_width(Layout *layout, const DocNode *node)
{
    Inline *in = inline_for(layout, node);

    if (in->count == 0 || node->nowrap)
        return inline_max_width(layout, node);
    return paragraph_hard_width(paragraph_of(layout, node, in));
}
