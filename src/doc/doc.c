/* The document tree: made node by node, then only read. Names of kinds are tables, and printing walks them. */
#include "doc/doc.h"
#include <string.h>

typedef struct KindRow { const char *name; bool inline_; } KindRow;

static const KindRow kinds[DOC_KIND_COUNT] = {
    [DOC_BOX] = { "box", false },            [DOC_HEADING] = { "heading", false },       [DOC_PARAGRAPH] = { "paragraph", false },
    [DOC_LIST] = { "list", false },          [DOC_ITEM] = { "item", false },             [DOC_GRID] = { "grid", false },
    [DOC_COLUMN] = { "column", false },      [DOC_COLUMNS] = { "columns", false },       [DOC_TABLE] = { "table", false },
    [DOC_ROW] = { "row", false },            [DOC_CELL] = { "cell", false },             [DOC_FIGURE] = { "figure", false },
    [DOC_CAPTION] = { "caption", false },    [DOC_CHART] = { "chart", true },            [DOC_RULE] = { "rule", false },
    [DOC_PAGE_BREAK] = { "page-break", false }, [DOC_ALTERNATIVES] = { "alternatives", false },
    [DOC_TEXT] = { "text", true },           [DOC_SPAN] = { "span", true },              [DOC_LINK] = { "link", true },
    [DOC_BREAK] = { "break", true },         [DOC_PAGE_NUMBER] = { "page-number", true }, [DOC_PAGE_COUNT] = { "page-count", true },
    [DOC_PAGE_REFERENCE] = { "page-reference", true },
};

const char *
doc_kind_name(DocKind kind)
{
    return kinds[kind].name;
}

bool
doc_kind_is_inline(DocKind kind)
{
    return kinds[kind].inline_;
}

Doc *
doc_new(void)
{
    Arena *arena = arena_new();
    Doc *doc = arena_new0(arena, Doc, 1);

    doc->arena = arena;
    return doc;
}

void
doc_free(Doc *doc)
{
    if (doc != NULL)
        arena_free(doc->arena);
}

/* What text looks like passes down; boxes do not. */
static void
inherit(DocNode *node, const DocNode *parent)
{
    node->text = parent->text;
    node->align = parent->align;
    node->nowrap = parent->nowrap;
    node->hyphenate = parent->hyphenate;
    node->place = parent->place;
}

DocNode *
doc_append(Doc *doc, DocNode *parent, DocKind kind)
{
    DocNode *node = arena_new0(doc->arena, DocNode, 1);

    node->kind = kind;
    if (parent == NULL)
        return node;
    inherit(node, parent);
    node->parent = parent;
    if (parent->last_child == NULL)
        parent->first_child = node;
    else
        parent->last_child->next = node;
    parent->last_child = node;
    return node;
}

DocNode *
doc_append_text(Doc *doc, DocNode *parent, const char *text)
{
    DocNode *node = doc_append(doc, parent, DOC_TEXT);

    node->u.text_run.length = strlen(text);
    node->u.text_run.text = arena_strndup(doc->arena, text, node->u.text_run.length);
    return node;
}

/* ---- printing ---- */

static void
print_escaped(const char *text, GString *out)
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

static void
print_number(GString *out, const char *name, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    if (value != 0)
        g_string_append_printf(out, " %s=%s", name, g_ascii_formatd(text, sizeof text, "%.10g", value));
}

static void
print_style(const DocNode *node, GString *out)
{
    const DocNode *parent = node->parent;

    if (parent == NULL || parent->text.size != node->text.size)
        print_number(out, "size", node->text.size);
    if (parent == NULL || parent->text.weight != node->text.weight)
        print_number(out, "weight", node->text.weight);
    if (parent == NULL || !colour_equal(parent->text.colour, node->text.colour))
        g_string_append_printf(out, " color=#%02X%02X%02X", node->text.colour.red, node->text.colour.green, node->text.colour.blue);
    if (node->id != NULL)
        g_string_append_printf(out, " id=%s", node->id);
}

static void
print_chart(const ChartSpec *spec, GString *out)
{
    g_string_append_printf(out, " %s", spec->kind == CHART_MARK ? mark_kind_name(spec->u.mark.mark) : chart_kind_name(spec->kind));
    if (spec->kind == CHART_PROGRESS_BAR)
        g_string_append_printf(out, " baseline=%s latest=%s target=%s", spec->u.progress_bar.baseline.text, spec->u.progress_bar.latest.text,
                               spec->u.progress_bar.target.text);
    if (spec->alt != NULL)
        print_escaped(spec->alt, out);
}

static void
print_own(const DocNode *node, GString *out)
{
    switch (node->kind) {
    case DOC_HEADING:
        print_number(out, "level", node->u.heading.level);
        break;
    case DOC_COLUMN:
        print_number(out, "span", node->u.column.span);
        break;
    case DOC_TABLE:
        print_number(out, "columns", (double)node->u.table.column_count);
        print_number(out, "head-rows", (double)node->u.table.head_rows);
        break;
    case DOC_CELL:
        print_number(out, "colspan", node->u.cell.column_span > 1 ? node->u.cell.column_span : 0);
        print_number(out, "rowspan", node->u.cell.row_span > 1 ? node->u.cell.row_span : 0);
        g_string_append(out, node->u.cell.header ? " header" : "");
        break;
    case DOC_CHART:
        print_chart(node->u.chart.spec, out);
        break;
    case DOC_TEXT:
        g_string_append_c(out, ' ');
        print_escaped(node->u.text_run.text, out);
        break;
    default:
        break;
    }
}

static void
print_node(const DocNode *node, int depth, GString *out)
{
    g_string_append_printf(out, "%*s%s", 2 * depth, "", doc_kind_name(node->kind));
    if (node->kind != DOC_TEXT)
        print_style(node, out);
    print_own(node, out);
    g_string_append_c(out, '\n');
    for (const DocNode *child = node->first_child; child != NULL; child = child->next)
        print_node(child, depth + 1, out);
}

void
doc_print(const Doc *doc, GString *out)
{
    g_string_append_printf(out, "document \"%s\" %s %s\n", doc->title, doc->language, doc->direction == DIRECTION_RTL ? "rtl" : "ltr");
    for (size_t i = 0; i < doc->master_count; i++)
        g_string_append_printf(out, "master %s %.0f x %.0f\n", doc->masters[i].name, doc->masters[i].size.width, doc->masters[i].size.height);
    if (doc->root != NULL)
        print_node(doc->root, 0, out);
}
