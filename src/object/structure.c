/*
 * The rules about structure trees (ISO 14289-1, 7.1 to 7.9): which elements may stand in which, what an element must
 * have, the order of headings, and tables as grids, in which each row covers the same columns once its spans and those
 * of the rows above are counted.
 */
#include "object/structure.h"
#include "base/words.h"
#include <stdlib.h>
#include <string.h>

static const char *const type_names[TYPE_COUNT] = {
    "Annot",   "Art",   "BibEntry", "BlockQuote", "Caption",   "Code",  "Div",  "Document", "Figure",  "Form",
    "Formula", "H",     "H1",       "H2",         "H3",        "H4",    "H5",   "H6",       "Index",   "L",
    "LBody",   "LI",    "Lbl",      "Link",       "NonStruct", "Note",  "P",    "Part",     "Private", "Quote",
    "RB",      "RP",    "RT",       "Reference",  "Ruby",      "Sect",  "Span", "TBody",    "TD",      "TFoot",
    "TH",      "THead", "TOC",      "TOCI",       "TR",        "Table", "WP",   "WT",       "Warichu",
};

typedef struct Check {
    const StructureNode *nodes;
    int count;
    StructureNoted noted;
    void *data;
} Check;

static void G_GNUC_PRINTF(4, 5)
note(const Check *check, StructureRule rule, int node, const char *format, ...)
{
    va_list args;
    g_autofree char *what = NULL;

    va_start(args, format);
    what = g_strdup_vprintf(format, args);
    va_end(args);
    check->noted(rule, node, what, check->data);
}

static int
compare_name(const void *key, const void *row)
{
    return strcmp(key, *(const char *const *)row);
}

StructureType
structure_type(const char *name)
{
    const char *const *found = bsearch(name, type_names, TYPE_COUNT, sizeof *type_names, compare_name);

    return found == NULL ? TYPE_NONE : (StructureType)(found - type_names);
}

void
structure_set_ends(StructureNode *nodes, int count)
{
    for (int i = 0; i < count; i++)
        nodes[i].end = i + 1;
    for (int i = count; i-- > 0;)
        if (nodes[i].parent >= 0)
            nodes[nodes[i].parent].end = MAX(nodes[nodes[i].parent].end, nodes[i].end);
}

/* ---- nesting ---- */

typedef guint64 Types;                  /* a set of them */
#define SET(type) ((Types)1 << (type))
#define ANYTHING (~(Types)0)

typedef struct Nesting {
    StructureRule rule;
    Types parents, kids;                /* 0: the type has no row */
    bool content;                       /* may hold marked content itself */
} Nesting;

/* ISO 32000-1, tables 333, 336 and 337. */
#define SECTION { STRUCTURE_TABLE_NESTING, SET(TYPE_TABLE), SET(TYPE_TR), false }
#define CELL { STRUCTURE_TABLE_NESTING, SET(TYPE_TR), ANYTHING, true }
#define PLAIN_ROWS SET(TYPE_TR) | SET(TYPE_THEAD) | SET(TYPE_TBODY) | SET(TYPE_TFOOT)

static const Nesting nestings[TYPE_COUNT] = {
    [TYPE_TABLE] = { STRUCTURE_TABLE_NESTING, ANYTHING, PLAIN_ROWS | SET(TYPE_CAPTION), false },
    [TYPE_THEAD] = SECTION, [TYPE_TBODY] = SECTION, [TYPE_TFOOT] = SECTION,
    [TYPE_TR] = { STRUCTURE_TABLE_NESTING, SET(TYPE_TABLE) | SET(TYPE_THEAD) | SET(TYPE_TBODY) | SET(TYPE_TFOOT),
                  SET(TYPE_TH) | SET(TYPE_TD), false },
    [TYPE_TH] = CELL, [TYPE_TD] = CELL,
    [TYPE_L] = { STRUCTURE_LIST_NESTING, ANYTHING, SET(TYPE_L) | SET(TYPE_LI) | SET(TYPE_CAPTION), false },
    [TYPE_LI] = { STRUCTURE_LIST_NESTING, SET(TYPE_L), SET(TYPE_LBL) | SET(TYPE_LBODY), false },
    [TYPE_LBODY] = { STRUCTURE_LIST_NESTING, SET(TYPE_LI), ANYTHING, true },
    [TYPE_TOC] = { STRUCTURE_TOC_NESTING, ANYTHING, SET(TYPE_TOC) | SET(TYPE_TOCI) | SET(TYPE_CAPTION), false },
    [TYPE_TOCI] = { STRUCTURE_TOC_NESTING, SET(TYPE_TOC),
                    SET(TYPE_LBL) | SET(TYPE_REFERENCE) | SET(TYPE_NON_STRUCT) | SET(TYPE_P) | SET(TYPE_TOC), false },
};

static bool
among(Types set, StructureType type)
{
    return set == ANYTHING || (type != TYPE_NONE && (set & SET(type)) != 0);
}

static void
check_nesting(const Check *check, int index)
{
    const StructureNode *node = &check->nodes[index];
    const Nesting *row = node->type == TYPE_NONE ? NULL : &nestings[node->type];
    StructureType parent = node->parent < 0 ? TYPE_NONE : check->nodes[node->parent].type;

    if (row == NULL || row->parents == 0)
        return;
    if (!among(row->parents, parent))
        note(check, row->rule, index, "%s stands in %s", type_names[node->type],
             parent == TYPE_NONE ? "the root" : type_names[parent]);
    for (int kid = index + 1; row->kids != ANYTHING && kid < node->end; kid = check->nodes[kid].end)
        if (!among(row->kids, check->nodes[kid].type))
            note(check, node->type == TYPE_TOCI ? STRUCTURE_CONTENT : row->rule, kid, "%s holds %s",
                 type_names[node->type], check->nodes[kid].name);
    if (node->content && !row->content)
        note(check, STRUCTURE_CONTENT, index, "%s holds content of its own", type_names[node->type]);
}

/* Of the kids of one element: how many of a type there may be, and where it may stand (tables 333, 336 and 337). */
typedef enum KidPlace { KID_ONCE, KID_FIRST, KID_AT_AN_END, KID_WITH_BODY } KidPlace;

static const struct {
    StructureType holder, kid;
    KidPlace place;
    const char *what;
} kid_rules[] = {
    { TYPE_TABLE, TYPE_THEAD, KID_ONCE, "Table holds a second THead" },
    { TYPE_TABLE, TYPE_TFOOT, KID_ONCE, "Table holds a second TFoot" },
    { TYPE_TABLE, TYPE_CAPTION, KID_ONCE, "Table holds a second Caption" },
    { TYPE_TABLE, TYPE_CAPTION, KID_AT_AN_END, "Caption is neither the first nor the last in Table" },
    { TYPE_TABLE, TYPE_THEAD, KID_WITH_BODY, "Table holds THead and no TBody" },
    { TYPE_TABLE, TYPE_TFOOT, KID_WITH_BODY, "Table holds TFoot and no TBody" },
    { TYPE_L, TYPE_CAPTION, KID_FIRST, "Caption is not the first in L" },
    { TYPE_TOC, TYPE_CAPTION, KID_FIRST, "Caption is not the first in TOC" },
};

static bool
holds_type(const Check *check, int index, StructureType type)
{
    for (int kid = index + 1; kid < check->nodes[index].end; kid = check->nodes[kid].end)
        if (check->nodes[kid].type == type)
            return true;
    return false;
}

static bool
stands_right(const Check *check, int index, int kid, KidPlace place, int times)
{
    bool first = kid == index + 1, last = check->nodes[kid].end == check->nodes[index].end;

    switch (place) {
    case KID_ONCE:
        return times == 1;
    case KID_FIRST:
        return first;
    case KID_AT_AN_END:
        return first || last;
    case KID_WITH_BODY:
    default:
        return times > 1 || holds_type(check, index, TYPE_TBODY);
    }
}

static void
check_kids(const Check *check, int index)
{
    const StructureNode *node = &check->nodes[index];

    for (size_t row = 0; row < G_N_ELEMENTS(kid_rules); row++) {
        int times = 0;

        for (int kid = index + 1; kid_rules[row].holder == node->type && kid < node->end; kid = check->nodes[kid].end)
            if (check->nodes[kid].type == kid_rules[row].kid &&
                !stands_right(check, index, kid, kid_rules[row].place, ++times))
                note(check, nestings[node->type].rule, kid, "%s", kid_rules[row].what);
    }
}

/* ---- what an element must have ---- */

static void
check_alternative(const Check *check, int index)
{
    const StructureNode *node = &check->nodes[index];

    if (node->type == TYPE_FIGURE && !node->alternative)
        note(check, STRUCTURE_ALT, index, "Figure");
    if (node->type == TYPE_FORMULA && !node->alternative)
        note(check, STRUCTURE_FORMULA_ALT, index, "Formula");
}

static void
check_id(const Check *check, GHashTable *ids, int index)
{
    const StructureNode *node = &check->nodes[index];
    bool is_note = node->type == TYPE_NOTE;

    if (node->id == NULL || node->id_length == 0) {
        if (is_note)
            note(check, STRUCTURE_NOTE_ID, index, "it has no /ID");
        return;
    }
    if (!g_hash_table_add(ids, g_bytes_new_static(node->id, node->id_length)))
        note(check, is_note ? STRUCTURE_NOTE_ID_TWICE : STRUCTURE_ID_TWICE, index, "'%s'", node->id);
}

static void
check_elements(const Check *check)
{
    g_autoptr(GHashTable) ids = g_hash_table_new_full(g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);

    for (int i = 0; i < check->count; i++) {
        check_nesting(check, i);
        check_kids(check, i);
        check_alternative(check, i);
        check_id(check, ids, i);
        if (check->nodes[i].language != NULL && !language_tag_is_read(check->nodes[i].language))
            note(check, STRUCTURE_LANGUAGE, i, "'%s' of a structure element", check->nodes[i].language);
    }
}

/* ---- headings ---- */

/* 1 to 6, 0 for H, -1 for what is no heading. */
static int
heading_level(const StructureNode *node)
{
    return node->type < TYPE_H || node->type > TYPE_H6 ? -1 : (int)node->type - TYPE_H;
}

static void
check_two_h(const Check *check, int index)
{
    const StructureNode *node = &check->nodes[index];
    int count = 0;

    for (int kid = index + 1; kid < node->end; kid = check->nodes[kid].end)
        count += check->nodes[kid].type == TYPE_H;
    if (count > 1)
        note(check, STRUCTURE_HEADING_TWO_H, index, "%s holds %d elements H", node->name, count);
}

static void
check_level(const Check *check, int index, int level, int last)
{
    if (last == 0 && level != 1)
        note(check, STRUCTURE_HEADING_FIRST, index, "the first heading is H%d", level);
    else if (last > 0 && level > last + 1)
        note(check, STRUCTURE_HEADING_SKIPS, index, "H%d follows H%d", level, last);
}

static void
check_headings(const Check *check)
{
    int last = 0;
    bool plain = false;

    for (int i = 0; i < check->count; i++) {
        const StructureNode *node = &check->nodes[i];
        int level = heading_level(node);

        check_two_h(check, i);
        if (level < 0)
            continue;
        if (!node->content && node->end == i + 1 && !node->alternative)
            note(check, STRUCTURE_HEADING_EMPTY, i, "%s", type_names[node->type]);
        plain = plain || level == 0;
        if (level == 0)
            continue;
        check_level(check, i, level, last);
        last = level;
    }
    if (last > 0 && plain)
        note(check, STRUCTURE_HEADING_MIXED, -1, "both H and numbered headings are used");
}

/* ---- tables ---- */

typedef struct Reach { int rows, cell; } Reach;         /* how many rows, this one included, a cell still covers */

typedef struct Grid {
    const Check *check;
    int table;
    GArray *pending;                    /* Reach, by column */
    int width, rows;                    /* width: of the first row; -1 before it */
    bool headers, irregular;
} Grid;

static Reach *
pending_at(Grid *grid, int column)
{
    if (column >= (int)grid->pending->len)
        g_array_set_size(grid->pending, (guint)column + 1);
    return &g_array_index(grid->pending, Reach, (guint)column);
}

/* Told once a table: what follows the first fault says nothing new. */
static void G_GNUC_PRINTF(3, 4)
note_irregular(Grid *grid, int node, const char *format, ...)
{
    va_list args;
    g_autofree char *what = NULL;

    if (grid->irregular)
        return;
    grid->irregular = true;
    va_start(args, format);
    what = g_strdup_vprintf(format, args);
    va_end(args);
    grid->check->noted(STRUCTURE_TABLE_IRREGULAR, node, what, grid->check->data);
}

/* Puts a cell into the first free columns; the column after it. */
static int
cell_place(Grid *grid, int cell, int column)
{
    const StructureNode *node = &grid->check->nodes[cell];

    while (column < STRUCTURE_MOST_SPAN && pending_at(grid, column)->rows > 0)
        column++;
    for (int i = 0; i < node->column_span && column < STRUCTURE_MOST_SPAN; i++, column++) {
        if (pending_at(grid, column)->rows > 0)
            note_irregular(grid, cell, "row %d: a cell covers column %d, which one above it reaches down into",
                           grid->rows + 1, column + 1);
        *pending_at(grid, column) = (Reach){ node->row_span, cell };
    }
    return column;
}

static void
row_place(Grid *grid, int row)
{
    const StructureNode *nodes = grid->check->nodes;
    int column = 0, covered = 0;

    for (int cell = row + 1; cell < nodes[row].end; cell = nodes[cell].end) {
        column = cell_place(grid, cell, column);
        if (nodes[cell].type == TYPE_TH && !grid->headers && !nodes[cell].scope)
            note(grid->check, STRUCTURE_SCOPE, cell, "TH has neither Scope nor is it named by Headers");
    }
    for (guint i = 0; i < grid->pending->len; i++) {
        int *rows = &g_array_index(grid->pending, Reach, i).rows;

        covered += *rows > 0;
        *rows -= *rows > 0;
    }
    grid->rows++;
    if (grid->width < 0)
        grid->width = covered;
    else if (covered != grid->width)
        note_irregular(grid, row, "row %d covers %d column%s, the first %d", grid->rows, covered,
                       covered == 1 ? "" : "s", grid->width);
}

static void
row_headers(Grid *grid, int row)
{
    const StructureNode *nodes = grid->check->nodes;

    for (int cell = row + 1; cell < nodes[row].end && !grid->headers; cell = nodes[cell].end)
        grid->headers = nodes[cell].headers;
}

/* Each row of the table, in a section of its own or not. */
static void
each_row(Grid *grid, int holder, void (*run)(Grid *, int row))
{
    const StructureNode *nodes = grid->check->nodes;

    for (int kid = holder + 1; kid < nodes[holder].end; kid = nodes[kid].end) {
        StructureType type = nodes[kid].type;

        if (type == TYPE_TR)
            run(grid, kid);
        else if (holder == grid->table && (type == TYPE_THEAD || type == TYPE_TBODY || type == TYPE_TFOOT))
            each_row(grid, kid, run);
    }
}

static void
check_table(const Check *check, int table, GArray *pending)
{
    Grid grid = { .check = check, .table = table, .pending = pending, .width = -1 };
    Reach left = { 0, table };

    g_array_set_size(pending, 0);
    each_row(&grid, table, row_headers);
    each_row(&grid, table, row_place);
    for (guint i = 0; i < pending->len; i++)
        if (g_array_index(pending, Reach, i).rows > left.rows)
            left = g_array_index(pending, Reach, i);
    if (left.rows > 0)
        note_irregular(&grid, left.cell, "a cell spans %d row%s beyond the last", left.rows, left.rows == 1 ? "" : "s");
    if (grid.rows == 0)
        note(check, STRUCTURE_TABLE_NESTING, table, "Table has no TR");
}

static void
check_tables(const Check *check)
{
    g_autoptr(GArray) pending = g_array_new(FALSE, TRUE, sizeof(Reach));

    for (int i = 0; i < check->count; i++)
        if (check->nodes[i].type == TYPE_TABLE)
            check_table(check, i, pending);
}

void
structure_check(const StructureNode *nodes, int count, StructureNoted noted, void *data)
{
    Check check = { nodes, count, noted, data };

    check_elements(&check);
    check_headings(&check);
    check_tables(&check);
}
