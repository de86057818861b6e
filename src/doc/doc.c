/* The document tree: made node by node, then only read. Names of kinds are a table. */
#include "doc/doc.h"
#include "base/words.h"
#include <string.h>

/* own: the bytes that nodes of the kind have of DocNode's union */
typedef struct KindRow { const char *name; bool inline_; size_t own; } KindRow;

#define OWN(member) sizeof(((DocNode *)NULL)->u.member)

static const KindRow kinds[DOC_KIND_COUNT] = {
    [DOC_BOX] = { "box", false, 0 },
    [DOC_HEADING] = { "heading", false, OWN(heading) },
    [DOC_PARAGRAPH] = { "paragraph", false, 0 },
    [DOC_LIST] = { "list", false, OWN(list) },
    [DOC_ITEM] = { "item", false, OWN(item) },
    [DOC_GRID] = { "grid", false, 0 },
    [DOC_COLUMN] = { "column", false, OWN(column) },
    [DOC_COLUMNS] = { "columns", false, 0 },
    [DOC_TABLE] = { "table", false, OWN(table) },
    [DOC_ROW] = { "row", false, OWN(row) },
    [DOC_CELL] = { "cell", false, OWN(cell) },
    [DOC_FIGURE] = { "figure", false, OWN(figure) },
    [DOC_CAPTION] = { "caption", false, 0 },
    [DOC_CHART] = { "chart", true, OWN(chart) },
    [DOC_MAP] = { "map", false, OWN(map) },
    [DOC_PICTURE] = { "picture", true, OWN(picture) },
    [DOC_RULE] = { "rule", false, OWN(rule) },
    [DOC_FOOT_NOTES] = { "foot-notes", false, 0 },
    [DOC_CALENDAR] = { "calendar", false, OWN(calendar) },
    [DOC_PAGE_BREAK] = { "page-break", false, 0 },
    [DOC_ALTERNATIVES] = { "alternatives", false, OWN(alternatives) },
    [DOC_TEXT] = { "text", true, OWN(text_run) },
    [DOC_SPAN] = { "span", true, OWN(span) },
    [DOC_LINK] = { "link", true, OWN(link) },
    [DOC_BREAK] = { "break", true, 0 },
    [DOC_PAGE_NUMBER] = { "page-number", true, OWN(slot) },
    [DOC_PAGE_COUNT] = { "page-count", true, OWN(slot) },
    [DOC_PAGE_REFERENCE] = { "page-reference", true, OWN(slot) },
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

/* ---- looks of boxes and of text: a table of thousands of cells has a handful of each ---- */

const BoxStyle doc_plain_box = { .margin = { 0 } };
const TextStyle doc_plain_text = { .family = NULL };

/* Over its bytes. Gaps between fields may differ where the fields do not: then two looks are kept that are the same. */
static guint
hash_of(gconstpointer style, size_t size)
{
    guint64 sum = 0, word;

    for (size_t i = 0; i < size / sizeof word; i++) {
        memcpy(&word, (const char *)style + i * sizeof word, sizeof word);
        sum = (sum ^ word) * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
    }
    return (guint)(sum >> 32);
}

G_STATIC_ASSERT(sizeof(BoxStyle) % sizeof(guint64) == 0);
G_STATIC_ASSERT(sizeof(TextStyle) % sizeof(guint64) == 0);

static guint box_hash(gconstpointer style) { return hash_of(style, sizeof(BoxStyle)); }
static guint text_hash(gconstpointer style) { return hash_of(style, sizeof(TextStyle)); }
static gboolean box_equal(gconstpointer a, gconstpointer b) { return memcmp(a, b, sizeof(BoxStyle)) == 0; }
static gboolean text_equal(gconstpointer a, gconstpointer b) { return memcmp(a, b, sizeof(TextStyle)) == 0; }

enum { STEPS = 128 };

typedef struct LookStep { const void *by; DocLooks from, to; } LookStep;

struct DocBoxes {
    GHashTable *looks, *texts;          /* sets of BoxStyle and of TextStyle */
    LookStep steps[STEPS];              /* the last one at its place: a template does the same over and over */
};

static size_t
step_place(const void *by, const DocLooks *from)
{
    guint64 mixed = (guint64)(guintptr)by ^ (guint64)(guintptr)from->text << 8;

    return (size_t)(mixed * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15) >> 57);
}

G_STATIC_ASSERT(STEPS == 1 << (64 - 57));

bool
doc_known_looks(const Doc *doc, const void *by, DocLooks from, DocLooks *to)
{
    const LookStep *step = &doc->boxes->steps[step_place(by, &from)];

    if (step->by != by || step->from.box != from.box || step->from.text != from.text)
        return false;
    *to = step->to;
    return true;
}

void
doc_note_looks(Doc *doc, const void *by, DocLooks from, DocLooks to)
{
    doc->boxes->steps[step_place(by, &from)] = (LookStep){ by, from, to };
}

static const void *
kept_look(Doc *doc, GHashTable *looks, const void *style, size_t size)
{
    void *known = g_hash_table_lookup(looks, style);

    if (known == NULL) {
        known = arena_memdup(doc->arena, style, size);
        g_hash_table_add(looks, known);
    }
    return known;
}

void
doc_set_box(Doc *doc, DocNode *node, const BoxStyle *style)
{
    node->box = kept_look(doc, doc->boxes->looks, style, sizeof *style);
}

void
doc_set_text(Doc *doc, DocNode *node, const TextStyle *style)
{
    node->text = kept_look(doc, doc->boxes->texts, style, sizeof *style);
}

/* ---- the tree ---- */

static void
free_looks(void *looks)
{
    g_hash_table_unref(looks);
}

Doc *
doc_new(void)
{
    Arena *arena = arena_new();
    Doc *doc = arena_new0(arena, Doc, 1);

    doc->arena = arena;
    doc->boxes = arena_new0(arena, DocBoxes, 1);
    doc->boxes->looks = g_hash_table_new(box_hash, box_equal);
    doc->boxes->texts = g_hash_table_new(text_hash, text_equal);
    arena_adopt(arena, doc->boxes->looks, free_looks);
    arena_adopt(arena, doc->boxes->texts, free_looks);
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
    node->pretty = parent->pretty;
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
    DocNode *node = arena_alloc(doc->arena, offsetof(DocNode, u) + kinds[kind].own);

    node->kind = kind;
    node->box = &doc_plain_box;
    node->text = &doc_plain_text;
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
