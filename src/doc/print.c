/*
 * The document as text, a line a node: what it is, where its look differs from its parent's, and what it holds. The
 * form is stable: golden tests compare it, and a person reads it to see what a template made.
 */
#include "doc/print.h"
#include <string.h>

/* ---- values ---- */

void
print_quoted(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (; *text != '\0'; text++)
        if (*text == '"' || *text == '\\')
            g_string_append_printf(out, "\\%c", *text);
        else if (*text == '\n')
            g_string_append(out, "\\n");
        else
            g_string_append_c(out, *text);
    g_string_append_c(out, '"');
}

void
print_word(GString *out, const char *name, const char *word)
{
    if (word != NULL && *word != '\0')
        g_string_append_printf(out, " %s=%s", name, word);
}

void
print_text(GString *out, const char *name, const char *text)
{
    if (text == NULL)
        return;
    g_string_append_printf(out, " %s=", name);
    print_quoted(out, text);
}

static void
append_number(GString *out, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    g_string_append(out, g_ascii_formatd(text, sizeof text, "%.10g", value));
}

void
print_number(GString *out, const char *name, double value)
{
    if (value == 0)
        return;
    g_string_append_printf(out, " %s=", name);
    append_number(out, value);
}

void
print_count(GString *out, const char *name, size_t value)
{
    g_string_append_printf(out, " %s=%zu", name, value);
}

void
print_colour(GString *out, const char *name, Colour colour)
{
    if (colour.set)
        g_string_append_printf(out, " %s=#%02X%02X%02X", name, colour.red, colour.green, colour.blue);
}

void
print_flag(GString *out, const char *name, bool set)
{
    if (set)
        g_string_append_printf(out, " %s", name);
}

/* "4" for four equal sides, else top,end,bottom,start. */
static void
print_edges(GString *out, const char *name, Edges edges)
{
    const double sides[] = { edges.top, edges.end, edges.bottom, edges.start };
    bool equal = edges.top == edges.end && edges.top == edges.bottom && edges.top == edges.start;

    if (equal) {
        print_number(out, name, edges.top);
        return;
    }
    g_string_append_printf(out, " %s=", name);
    for (size_t i = 0; i < G_N_ELEMENTS(sides); i++) {
        g_string_append(out, i > 0 ? "," : "");
        append_number(out, sides[i]);
    }
}

static void
print_border(GString *out, const char *name, const DocBorder *border)
{
    if (border->width == 0)
        return;
    print_number(out, name, border->width);
    if (border->colour.set)
        g_string_append_printf(out, "#%02X%02X%02X", border->colour.red, border->colour.green, border->colour.blue);
    if (border->dash != 0 || border->gap != 0) {
        g_string_append_c(out, '/');
        append_number(out, border->dash);
        g_string_append_c(out, '/');
        append_number(out, border->gap);
    }
}

/* ---- how a node looks ---- */

/* A difference of style is said even where the new value is zero. */
static void
print_change(GString *out, const char *name, double before, double now)
{
    if (before == now)
        return;
    g_string_append_printf(out, " %s=", name);
    append_number(out, now);
}

static void
print_text_style(GString *out, const TextStyle *before, const TextStyle *now)
{
    if (g_strcmp0(before->family, now->family) != 0)
        print_word(out, "family", now->family);
    print_change(out, "size", before->size, now->size);
    print_change(out, "leading", before->leading, now->leading);
    print_change(out, "weight", before->weight, now->weight);
    print_change(out, "tracking", before->tracking, now->tracking);
    print_change(out, "rise", before->rise, now->rise);
    if (before->stretch != now->stretch)
        print_word(out, "stretch", now->stretch == STRETCH_SEMI_CONDENSED ? "semi-condensed" : "normal");
    if (before->tabular != now->tabular)
        print_word(out, "figures", now->tabular ? "tabular" : "proportional");
    if (!colour_equal(before->colour, now->colour))
        print_colour(out, "color", now->colour);
}

static void
print_style(GString *out, const DocNode *node)
{
    static const DocNode nothing = { .text = &doc_plain_text };
    static const char *const aligns[] = {
        [ALIGN_START] = "start", [ALIGN_CENTER] = "center", [ALIGN_END] = "end", [ALIGN_JUSTIFY] = "justify"
    };
    const DocNode *parent = node->parent == NULL ? &nothing : node->parent;

    print_text_style(out, parent->text, node->text);
    if (parent->align != node->align)
        print_word(out, "align", aligns[node->align]);
    if (parent->nowrap != node->nowrap)
        print_flag(out, node->nowrap ? "nowrap" : "wrap", true);
    if (parent->hyphenate != node->hyphenate)
        print_flag(out, node->hyphenate ? "hyphenate" : "unhyphenated", true);
    if (parent->pretty != node->pretty)
        print_flag(out, node->pretty ? "pretty" : "plain-wrap", true);
    print_number(out, "indent", node->first_indent);
    print_word(out, "lang", node->language);
    print_flag(out, "artifact", node->artifact);
    print_flag(out, "hanging", node->hanging);
    print_word(out, "id", node->id);
    for (size_t i = 0; i < node->property_count; i++)
        print_text(out, node->properties[i].name, node->properties[i].value);
}

static void
print_box(GString *out, const BoxStyle *box)
{
    static const char *const breaks[] = { [BREAK_AUTO] = NULL, [BREAK_PAGE] = "page", [BREAK_AVOID] = "avoid" };
    static const char *const valigns[] = {
        [VALIGN_TOP] = NULL, [VALIGN_MIDDLE] = "middle", [VALIGN_BOTTOM] = "bottom", [VALIGN_BASELINE] = "baseline"
    };

    print_edges(out, "margin", box->margin);
    print_edges(out, "padding", box->padding);
    print_border(out, "border-top", &box->border_top);
    print_border(out, "border-end", &box->border_end);
    print_border(out, "border-bottom", &box->border_bottom);
    print_border(out, "border-start", &box->border_start);
    print_colour(out, "background", box->background);
    print_number(out, "width", box->width);
    print_number(out, "min-height", box->min_height);
    print_word(out, "break-before", breaks[box->break_before]);
    print_word(out, "break-after", breaks[box->break_after]);
    print_word(out, "break-inside", breaks[box->break_inside]);
    print_word(out, "vertical-align", valigns[box->vertical_align]);
    print_number(out, "gap", box->column_gap);
    print_number(out, "columns", box->column_count);
    print_flag(out, "aside-baseline", box->aside_baseline);
    print_border(out, "leader", &box->leader);
}

/* ---- what a node holds ---- */

static void
print_table(GString *out, const DocNode *node)
{
    print_count(out, "columns", node->u.table.column_count);
    print_count(out, "head-rows", node->u.table.head_rows);
    print_text(out, "summary", node->u.table.summary);
    print_text(out, "continued", node->u.table.continued);
    print_text(out, "from-page", node->u.table.from_page);
    for (size_t i = 0; node->u.table.columns != NULL && i < node->u.table.column_count; i++)
        print_text(out, "says", node->u.table.columns[i].says);
}

static void
print_chart(GString *out, const DocNode *node, int depth)
{
    static const char *const tagging[] = {
        [TAG_FIGURE] = NULL, [TAG_ACTUAL_TEXT] = "actual-text", [TAG_ARTIFACT] = "artifact"
    };

    print_word(out, "tag", tagging[node->u.chart.tagging]);
    print_number(out, "raise", node->u.chart.raise);
    print_text(out, "figure", node->u.chart.figure);
    if (node->u.chart.alt != NULL && node->u.chart.alt != node->u.chart.spec->alt)
        print_text(out, "says", node->u.chart.alt);
    print_chart_spec(out, node->u.chart.spec, depth);
}

static void
print_map(GString *out, const MapSpec *spec, int depth)
{
    print_word(out, "kind", map_kind_name(spec->kind));
    print_word(out, "area", spec->area);
    print_number(out, "height", spec->height);
    print_flag(out, "optional", spec->optional);
    print_text(out, "says", spec->alt);
    for (size_t i = 0; i < spec->class_count; i++) {
        g_string_append_printf(out, "\n%*sclass %s", 2 * depth, "", spec->classes[i].letter);
        print_text(out, "text", spec->classes[i].text);
        print_count(out, "count", spec->classes[i].count);
    }
    for (size_t i = 0; i < spec->shade_count; i++)
        g_string_append_printf(out, "\n%*sshade %s %s", 2 * depth, "", spec->shades[i].area,
                               spec->classes[spec->shades[i].shade].letter);
    for (size_t i = 0; i < spec->inset_count; i++) {
        g_string_append_printf(out, "\n%*sinset", 2 * depth, "");
        print_text(out, "name", spec->insets[i].name);
        print_count(out, "areas", spec->insets[i].area_count);
    }
}

static void
print_picture(GString *out, const DocNode *node)
{
    static const char *const fits[] = { [FIT_CONTAIN] = NULL, [FIT_COVER] = "cover", [FIT_FILL] = "fill" };

    print_text(out, "src", node->u.picture.src);
    print_text(out, "alt", node->u.picture.alt);
    print_number(out, "width", node->u.picture.width);
    print_number(out, "height", node->u.picture.height);
    print_word(out, "fit", fits[node->u.picture.fit]);
    if (node->u.picture.fit == FIT_COVER) {
        print_number(out, "focus-x", node->u.picture.focus.x);
        print_number(out, "focus-y", node->u.picture.focus.y);
    }
    print_number(out, "dpi", node->u.picture.dpi);
    print_flag(out, "inline", node->u.picture.in_line);
}

static void
print_cell(GString *out, const DocNode *node)
{
    print_flag(out, "header", node->u.cell.header);
    print_flag(out, "row-header", node->u.cell.row_header);
    print_number(out, "colspan", node->u.cell.column_span > 1 ? node->u.cell.column_span : 0);
    print_number(out, "rowspan", node->u.cell.row_span > 1 ? node->u.cell.row_span : 0);
    print_number(out, "gutters", node->u.cell.gutters);
}

static void
print_item(GString *out, const DocNode *node)
{
    print_text(out, "label", node->u.item.label);
    print_number(out, "label-indent", node->u.item.indent);
    print_number(out, "label-gap", node->u.item.gap);
    print_word(out, "label-align", node->u.item.label_align == ALIGN_END ? "end" : NULL);
    if (node->u.item.label_text.size > 0)
        print_text_style(out, node->text, &node->u.item.label_text);
    if (node->u.item.sign != NULL)
        print_word(out, "sign", node->u.item.sign->u.picture.src);
}

static void
print_own(GString *out, const DocNode *node, int depth)
{
    switch (node->kind) {
    case DOC_HEADING:
        print_number(out, "level", node->u.heading.level);
        print_flag(out, "outline", node->u.heading.outline);
        break;
    case DOC_COLUMN:
        print_number(out, "span", node->u.column.span);
        break;
    case DOC_LIST:
        print_word(out, "numbering", node->u.list.numbering);
        break;
    case DOC_ITEM:
        print_item(out, node);
        break;
    case DOC_TABLE:
        print_table(out, node);
        break;
    case DOC_ROW:
        print_flag(out, "subhead", node->u.row.subhead);
        print_flag(out, "scale", node->u.row.scale);
        break;
    case DOC_CELL:
        print_cell(out, node);
        break;
    case DOC_FIGURE:
        print_text(out, "alt", node->u.figure.alt);
        break;
    case DOC_CHART:
        print_chart(out, node, depth);
        break;
    case DOC_CALENDAR:
        print_calendar_spec(out, node->u.calendar.spec, depth);
        break;
    case DOC_MAP:
        print_map(out, node->u.map.spec, depth);
        break;
    case DOC_PICTURE:
        print_picture(out, node);
        break;
    case DOC_RULE:
        print_border(out, "line", &node->u.rule.line);
        break;
    case DOC_TEXT:
        g_string_append_c(out, ' ');
        print_quoted(out, node->u.text_run.text);
        break;
    case DOC_LINK:
        print_text(out, "uri", node->u.link.uri);
        print_word(out, "to", node->u.link.destination);
        print_text(out, "contents", node->u.link.contents);
        print_text(out, "alt", node->u.link.alt);
        break;
    case DOC_PAGE_REFERENCE:
        print_word(out, "to", node->u.slot.destination);
        break;
    case DOC_ALTERNATIVES:
        print_number(out, "rank", node->u.alternatives.rank);
        break;
    default:
        break;
    }
}

static void
print_node(GString *out, const DocNode *node, int depth)
{
    g_string_append_printf(out, "%*s%s", 2 * depth, "", doc_kind_name(node->kind));
    if (node->kind != DOC_TEXT) {
        print_word(out, "role", doc_role_name(node->role));
        print_style(out, node);
        print_box(out, node->box);
    }
    print_own(out, node, depth + 1);
    g_string_append_c(out, '\n');
    for (const DocNode *child = node->first_child; child != NULL; child = child->next)
        print_node(out, child, depth + 1);
}

/* ---- the document ---- */

static void
print_margin_box(GString *out, const char *name, const DocNode *node)
{
    if (node == NULL)
        return;
    g_string_append_printf(out, "  %s\n", name);
    print_node(out, node, 2);
}

static void
print_master(GString *out, const PageMaster *master)
{
    g_string_append_printf(out, "master %s", master->name);
    print_number(out, "width", master->size.width);
    print_number(out, "height", master->size.height);
    print_edges(out, "margin", master->margin);
    g_string_append_c(out, '\n');
    print_margin_box(out, "head-start", master->head.start);
    print_margin_box(out, "head-center", master->head.center);
    print_margin_box(out, "head-end", master->head.end);
    print_margin_box(out, "foot-start", master->foot.start);
    print_margin_box(out, "foot-center", master->foot.center);
    print_margin_box(out, "foot-end", master->foot.end);
}

void
doc_print(const Doc *doc, GString *out)
{
    g_string_append(out, "document");
    print_text(out, "title", doc->title);
    print_text(out, "author", doc->author);
    print_text(out, "subject", doc->subject);
    print_text(out, "keywords", doc->keywords);
    print_word(out, "lang", doc->language);
    print_word(out, "direction", doc->direction == DIRECTION_RTL ? "rtl" : "ltr");
    print_number(out, "min-pages", doc->min_pages);
    print_number(out, "max-pages", doc->max_pages);
    print_number(out, "aim-pages", doc->aim_pages);
    print_text(out, "watermark", doc->watermark);
    g_string_append_c(out, '\n');
    for (size_t i = 0; i < doc->master_count; i++)
        print_master(out, &doc->masters[i]);
    if (doc->root != NULL)
        print_node(out, doc->root, 0);
}
