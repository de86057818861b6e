/*
 * What a document says is held against what was painted: whatever reason a block has to be dropped on its way through
 * measuring, cutting and painting, no page leaves without it in silence. Of ranked alternatives the one in force
 * counts.
 */
#include "layout/box.h"
#include "base/diag_text.h"

/* Does anything of it leave a trace on paper? Characters that only steer how a line is set do not. */
static bool
is_visible(const DocNode *text)
{
    const char *end = text->u.text_run.text + text->u.text_run.length;

    for (const char *c = text->u.text_run.text; c < end; c += g_utf8_skip[(guchar)*c]) {
        gunichar character = g_utf8_get_char(c);
        GUnicodeType type = g_unichar_type(character);

        if (!g_unichar_isspace(character) && type != G_UNICODE_SPACE_SEPARATOR && type != G_UNICODE_FORMAT &&
            type != G_UNICODE_CONTROL && type != G_UNICODE_LINE_SEPARATOR && type != G_UNICODE_PARAGRAPH_SEPARATOR)
            return true;
    }
    return false;
}

/* The nearest place that is known, on the way up. */
static Place
place_of(const DocNode *node)
{
    while (node->parent != NULL && node->place.file == NULL)
        node = node->parent;
    return node->place;
}

static bool
miss(Layout *layout, const DocNode *node)
{
    diag_report(layout->diags, DIAG_LAYOUT_NOT_PAINTED, place_of(node), doc_kind_name(node->kind), NULL);
    return false;
}

/* Text, marks and slots that stand in a block which holds no lines. */
static bool
misplaced(Layout *layout, const DocNode *node)
{
    if (node->kind == DOC_TEXT && !is_visible(node))
        return true;
    diag_report(layout->diags, DIAG_LAYOUT_MISPLACED, place_of(node), doc_kind_name(node->kind),
                node->parent == NULL ? "page" : doc_kind_name(node->parent->kind), NULL);
    return false;
}

/* A leaf that lines hold: blocks among them are set as what they are not. */
static bool
is_leaf_painted(Layout *layout, const Leaf *leaf)
{
    DocKind kind = leaf->node->kind;

    if (!doc_kind_is_inline(kind) && !doc_kind_is_drawn(kind))
        return misplaced(layout, leaf->node);
    if (leaf->painted || kind == DOC_BREAK || (kind == DOC_TEXT && !is_visible(leaf->node)))
        return true;
    return miss(layout, leaf->node);
}

static bool
are_lines_painted(Layout *layout, const DocNode *node)
{
    const Inline *in = g_hash_table_lookup(layout->inlines, node);
    bool whole = true;

    for (size_t i = 0; in != NULL && i < in->count && whole; i++)
        whole = is_leaf_painted(layout, &in->leaves[i]);
    if (!whole)
        return false;
    return in == NULL ? node->first_child == NULL || miss(layout, node)
                      : in->lines_painted == in->lines || miss(layout, node);
}

static bool
is_painted(const Layout *layout, const void *key)
{
    return g_hash_table_contains(layout->painted, key);
}

static bool
is_block_painted(Layout *layout, const DocNode *node)
{
    switch (node->kind) {
    case DOC_RULE:
        if (node->u.rule.line.width <= 0 || !node->u.rule.line.colour.set)
            return true;
        break;
    case DOC_MAP:
        if (!map_is_there(layout, node))        /* that was told, or the page may be without it */
            return true;
        break;
    case DOC_CHART:
    case DOC_PICTURE:
    case DOC_CALENDAR:
        break;
    default:
        return true;
    }
    return is_painted(layout, node) || miss(layout, node);
}

const DocNode *
layout_option(const Layout *layout, const DocNode *node)
{
    guint chosen = GPOINTER_TO_UINT(g_hash_table_lookup(layout->chosen, node));
    const DocNode *option = node->first_child;

    for (guint i = 0; i < chosen && option != NULL && option->next != NULL; i++)
        option = option->next;
    return option;
}

/* Kinds that take text directly, besides paragraphs and headings. */
static bool
holds_lines(DocKind kind)
{
    return kind == DOC_BOX || kind == DOC_COLUMN || kind == DOC_CELL || kind == DOC_CAPTION || kind == DOC_ITEM;
}

static bool
account(Layout *layout, const DocNode *node)
{
    if (node->kind == DOC_ALTERNATIVES) {
        const DocNode *option = layout_option(layout, node);

        return option == NULL || account(layout, option);
    }
    if (node->kind == DOC_ROW && is_painted(layout, node))      /* that was looked at when it was painted */
        return true;
    if (!is_block_painted(layout, node))
        return false;
    if (node->kind == DOC_ITEM && node->u.item.label != NULL && *node->u.item.label != '\0' &&
        !is_painted(layout, &node->u.item) && node->first_child != NULL)
        return miss(layout, node);
    if (node->kind == DOC_PARAGRAPH || node->kind == DOC_HEADING ||
        (holds_lines(node->kind) && has_inline_content(node)))
        return are_lines_painted(layout, node);
    for (const DocNode *child = node->first_child; child != NULL; child = child->next)
        if (doc_kind_is_inline(child->kind) && !doc_kind_is_drawn(child->kind) ? !misplaced(layout, child)
                                                                               : !account(layout, child))
            return false;
    return true;
}

bool
layout_account(Layout *layout)
{
    return account(layout, layout->doc->root);
}

void
layout_account_row(Layout *layout, const DocNode *row)
{
    if (diags_count(layout->diags, SEVERITY_ERROR) == layout->errors && account(layout, row))
        g_hash_table_add(layout->painted, (gpointer)(guintptr)row);
}
