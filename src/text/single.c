/*
 * Lines that stand alone: labels of charts, cells of tables. A chart measures each of its labels several times before
 * it paints them, and a table has the same few texts in many cells: a line is set once for each text and style.
 */
#include "text/paragraph.h"
#include <string.h>

typedef struct Single { const char *text; TextStyle style; const TextLine *line; } Single;

static guint
hash_single(const void *data)
{
    const Single *single = data;
    guint hash = (guint)(single->style.size * 64) + (guint)single->style.weight;

    for (const char *c = single->text; *c != '\0'; c++)
        hash = hash * 33 + (guchar)*c;
    return hash;
}

static bool
is_equal_style(const TextStyle *a, const TextStyle *b)
{
    return a->size == b->size && a->leading == b->leading && a->tracking == b->tracking && a->rise == b->rise &&
           a->weight == b->weight && a->stretch == b->stretch && a->tabular == b->tabular &&
           colour_equal(a->colour, b->colour) && g_strcmp0(a->family, b->family) == 0 &&
           g_strcmp0(a->language, b->language) == 0;
}

static gboolean
is_equal_single(const void *left, const void *right)
{
    const Single *a = left, *b = right;

    return is_equal_style(&a->style, &b->style) && strcmp(a->text, b->text) == 0;
}

void
single_open(TextStore *store)
{
    store->singles = g_hash_table_new(hash_single, is_equal_single);
}

void
single_free(TextStore *store)
{
    g_hash_table_unref(store->singles);
}

const TextLine *
text_line(TextStore *store, const char *text, const TextStyle *style)
{
    ParagraphStyle paragraph_style = { .direction = store->direction, .nowrap = true };
    Single asked = { text, *style, NULL }, *single = g_hash_table_lookup(store->singles, &asked);
    TextSpan span;
    Paragraph *p;

    if (single != NULL)
        return single->line;
    single = arena_memdup(store->arena, &asked, sizeof asked);
    single->text = arena_strdup(store->arena, text);
    single->style.family = arena_strdup(store->arena, style->family);
    single->style.language = arena_strdup(store->arena, style->language);
    span = (TextSpan){ .text = single->text, .length = strlen(text), .style = single->style };
    p = paragraph_new(store, &span, 1, &paragraph_style);
    paragraph_wrap(p, paragraph_max_width(p));
    single->line = paragraph_line(p, 0);
    g_hash_table_add(store->singles, single);
    return single->line;
}
