/* The document tree: made node by node, then only read. Names of kinds are a table. */
#include "doc/doc.h"
#include "base/words.h"
#include <string.h>

typedef struct KindRow { const char *name; bool inline_; } KindRow;

static const KindRow kinds[DOC_KIND_COUNT] = {
    [DOC_BOX] = { "box", false },
    [DOC_HEADING] = { "heading", false },
    [DOC_PARAGRAPH] = { "paragraph", false },
    [DOC_LIST] = { "list", false },
    [DOC_ITEM] = { "item", false },
    [DOC_GRID] = { "grid", false },
    [DOC_COLUMN] = { "column", false },
    [DOC_COLUMNS] = { "columns", false },
    [DOC_TABLE] = { "table", false },
    [DOC_ROW] = { "row", false },
    [DOC_CELL] = { "cell", false },
    [DOC_FIGURE] = { "figure", false },
    [DOC_CAPTION] = { "caption", false },
    [DOC_CHART] = { "chart", true },
    [DOC_MAP] = { "map", false },
    [DOC_PICTURE] = { "picture", true },
    [DOC_RULE] = { "rule", false },
    [DOC_FOOT_NOTES] = { "foot-notes", false },
    [DOC_CALENDAR] = { "calendar", false },
    [DOC_PAGE_BREAK] = { "page-break", false },
    [DOC_ALTERNATIVES] = { "alternatives", false },
    [DOC_TEXT] = { "text", true },
    [DOC_SPAN] = { "span", true },
    [DOC_LINK] = { "link", true },
    [DOC_BREAK] = { "break", true },
    [DOC_PAGE_NUMBER] = { "page-number", true },
    [DOC_PAGE_COUNT] = { "page-count", true },
    [DOC_PAGE_REFERENCE] = { "page-reference", true },
};

const char *
doc_kind_name(DocKind kind)
{
    return kinds[kind].name;
}

bool
doc_is_blank(const DocNode *node)
{
    return node->kind == DOC_TEXT && words_is_blank(node->u.text_run.text);
}

bool
doc_kind_is_inline(DocKind kind)
{
    return kinds[kind].inline_;
}

static const char *const map_kinds[MAP_KIND_COUNT] = { [MAP_LOCATOR] = "locator",
                                                       [MAP_CHOROPLETH] = "choropleth",
                                                       [MAP_SYMBOLS] = "symbols",
                                                       [MAP_TILE_GRID] = "tile-grid",
                                                       [MAP_DOTS] = "dots" };

bool
map_kind_find(const char *name, MapKind *out)
{
    for (size_t i = 0; i < G_N_ELEMENTS(map_kinds); i++)
        if (strcmp(map_kinds[i], name) == 0) {
            *out = (MapKind)i;
            return true;
        }
    return false;
}

const char *
map_kind_name(MapKind kind)
{
    return map_kinds[kind];
}

bool
doc_kind_is_drawn(DocKind kind)
{
    return kind == DOC_CHART || kind == DOC_PICTURE;
}

bool
doc_is_drawn_block(const DocNode *node)
{
    if (node->kind == DOC_PICTURE)
        return !node->u.picture.in_line;
    return node->kind == DOC_CHART &&
           (node->u.chart.spec == NULL ||
            (node->u.chart.spec->kind != CHART_MARK && node->u.chart.spec->kind != CHART_STATUS_SIGN));
}

const char *
doc_role_name(DocRole role)
{
    static const char *const names[DOC_ROLE_COUNT] = {
        [DOC_ROLE_QUOTE] = "quote",       [DOC_ROLE_NOTE] = "note",           [DOC_ROLE_TOC] = "toc",
        [DOC_ROLE_TOC_ITEM] = "toc-item", [DOC_ROLE_REFERENCE] = "reference", [DOC_ROLE_LABEL] = "label",
        [DOC_ROLE_ENTRY] = "entry",       [DOC_ROLE_ITEM] = "item",
    };

    return names[role];
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
    node->turned = parent->turned;
    node->place = parent->place;
}

void
doc_adopt(DocNode *parent, DocNode *node)
{
    node->parent = parent;
    node->next = NULL;
    if (parent->last_child == NULL)
        parent->first_child = node;
    else
        parent->last_child->next = node;
    parent->last_child = node;
}

void
doc_remove(DocNode *node)
{
    DocNode *parent = node->parent, *before = NULL;

    for (DocNode *child = parent->first_child; child != node; child = child->next)
        before = child;
    if (before == NULL)
        parent->first_child = node->next;
    else
        before->next = node->next;
    if (parent->last_child == node)
        parent->last_child = before;
    node->parent = node->next = NULL;
}

DocNode *
doc_release_children(DocNode *node)
{
    DocNode *first = node->first_child;

    node->first_child = node->last_child = NULL;
    return first;
}

DocNode *
doc_append(Doc *doc, DocNode *parent, DocKind kind)
{
    DocNode *node = arena_new0(doc->arena, DocNode, 1);

    node->kind = kind;
    if (parent == NULL)
        return node;
    inherit(node, parent);
    doc_adopt(parent, node);
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
