/*
 * A chart's numbers as a table that is heard and not seen, behind the chart: where its text does not say them all, and
 * the document does not print each of them elsewhere, as in the table that the chart names.
 */
#include "layout/painter.h"
#include <string.h>

/* Of ranked alternatives the one in force: what gave way is printed nowhere. */
static void
note_printed(const Layout *layout, const DocNode *node)
{
    if (node->kind == DOC_ALTERNATIVES) {
        const DocNode *option = layout_option(layout, node);

        if (option != NULL)
            note_printed(layout, option);
        return;
    }
    if (node->kind == DOC_SPAN && node->id != NULL && !node->u.span.place)
        g_hash_table_add(layout->printed, (gpointer)(guintptr)node->id);
    for (node = node->first_child; node != NULL; node = node->next)
        note_printed(layout, node);
}

/* A number without an id is nobody's figure: it stands nowhere but here. */
static bool
is_printed(Layout *layout, const ChartTold *told, size_t count)
{
    if (layout->printed == NULL) {
        layout->printed = g_hash_table_new(g_str_hash, g_str_equal);
        note_printed(layout, layout->doc->root);
    }
    for (size_t i = 0; i < count; i++)
        if (!told[i].said && (told[i].id == NULL || !g_hash_table_contains(layout->printed, told[i].id)))
            return false;
    return true;
}

bool
stands_among_blocks(const DocNode *node)
{
    for (node = node->parent; node != NULL; node = node->parent)
        if ((node->kind == DOC_FIGURE && node->u.figure.alt != NULL) || node->kind == DOC_PARAGRAPH ||
            node->role == DOC_ROLE_LABEL || node->role == DOC_ROLE_TOC_ITEM)
            return false;
    return true;
}

typedef struct Telling { Painter *p; const DocNode *node; Point at; } Telling;

/* A cell holds a space and is read as `words`. */
static void
tell_cell(const Telling *t, StructNode *row, StructScope scope, const char *words)
{
    StructNode *cell = append_tag(t->p, row, scope == SCOPE_NONE ? ROLE_TD : ROLE_TH, t->node);
    const TextLine *space = text_line(t->p->layout->text, "\u00A0", t->node->text);
    const Stretch *rest;
    size_t count;
    Stretch first = parted_in_languages(t->p->layout, t->node->u.chart.foreign, words, &rest, &count);

    struct_set_table_cell(cell, scope, 1, 1);
    if (count > 0) {
        paint_stretches(t->p, t->node, &first, 1, t->at, cell);
        paint_stretches(t->p, t->node, rest, count, t->at, cell);
        return;
    }
    struct_set_actual_text(cell, first.text);
    struct_set_language(cell, first.language);
    want(t->p, cell);
    page_text(t->p->page, t->at.x, t->at.y, space->pieces[0].run);
}

/* How many names a period has, where each has the same in the same order; else 1, also where one is remarked on. */
static size_t
names_of_each(const ChartTold *told, size_t count)
{
    size_t names = 1;

    while (names < count && told[0].head != NULL && g_strcmp0(told[names].head, told[0].head) == 0)
        names++;
    if (told[0].head == NULL || count % names != 0)
        return 1;
    for (size_t i = 0; i < count; i++)
        if (told[i].name == NULL || g_strcmp0(told[i].name, told[i % names].name) != 0 ||
            g_strcmp0(told[i].head, told[i - i % names].head) != 0)
            return 1;
    return names;
}

/* A row a period with a column a name. */
static void
tell_grid(const Telling *t, StructNode *table, const char *title, const ChartTold *told, size_t count, size_t names)
{
    StructNode *row = append_tag(t->p, append_tag(t->p, table, ROLE_THEAD, t->node), ROLE_TR, t->node), *body;

    tell_cell(t, row, SCOPE_COLUMN, title);
    for (size_t i = 0; i < names; i++)
        tell_cell(t, row, SCOPE_COLUMN, told[i].name);
    body = append_tag(t->p, table, ROLE_TBODY, t->node);
    for (size_t i = 0; i < count; i++) {
        if (i % names == 0) {
            row = append_tag(t->p, body, ROLE_TR, t->node);
            tell_cell(t, row, SCOPE_ROW, told[i].head);
        }
        tell_cell(t, row, SCOPE_NONE, told[i].value);
    }
}

/* A row a number. */
static void
tell_rows(const Telling *t, StructNode *table, const ChartTold *told, size_t count)
{
    const Lang *lang = t->p->layout->charts.lang;
    StructNode *body = append_tag(t->p, table, ROLE_TBODY, t->node);

    for (size_t i = 0; i < count; i++) {
        StructNode *row = append_tag(t->p, body, ROLE_TR, t->node);

        tell_cell(t, row, SCOPE_ROW,
                  told[i].head == NULL   ? told[i].name
                  : told[i].name == NULL ? told[i].head
                                         : lang_beside(lang_telling(lang), t->p->layout->arena, "list-between",
                                                       told[i].head, told[i].name));
        tell_cell(t, row, SCOPE_NONE, told[i].value);
    }
}

void
paint_told(Painter *p, const DocNode *node, const ChartSpec *spec, Point at, StructNode *parent)
{
    Telling telling = { p, node, at };
    const ChartTold *told;
    StructNode *table;
    size_t count, names;

    if (node->u.chart.alt != NULL || node->u.chart.tagging != TAG_FIGURE || parent == NULL || p->mute ||
        !stands_among_blocks(node))
        return;
    told = chart_told(spec, &p->layout->charts, p->layout->arena, &count);
    if (told == NULL || text_line(p->layout->text, "\u00A0", node->text)->count == 0 ||
        is_printed(p->layout, told, count))
        return;
    close_sequence(p);
    table = append_tag(p, parent, ROLE_TABLE, node);
    if (spec->title != NULL && *spec->title != '\0')
        struct_set_title(table, spec->title);
    names = names_of_each(told, count);
    if (names > 1)
        tell_grid(&telling, table, spec->title == NULL ? "" : spec->title, told, count, names);
    else
        tell_rows(&telling, table, told, count);
}
