/*
 * What is known of headings and tables before any page is made. Whatever a block holds, the last heading behind it is
 * either one of its own or, where it may go by without one, the last before it: so a set of levels goes through the
 * template once, and a heading that is wrong after each of them is wrong on every page that it is on. Of tables only
 * rows that are written out count, and none that a condition may leave out.
 */
#include <stdlib.h>
#include <string.h>
#include "template/internal.h"
#include "base/diag_lang.h"
#include "base/diag_template.h"

typedef struct Shape {
    const Template *prose;              /* what <content/> stands for */
    TemplateTable table; void *data;    /* NULL: nobody asks */
    Diags *diags;
} Shape;

static bool
is_named(const Instruction *instruction, const char *name)
{
    return instruction->row != NULL && strcmp(instruction->row->name, name) == 0;
}

static const Argument *
argument_of(const Instruction *instruction, const char *name)
{
    for (size_t i = 0; i < instruction->argument_count; i++)
        if (instruction->arguments[i].row->name != NULL && strcmp(instruction->arguments[i].row->name, name) == 0)
            return &instruction->arguments[i];
    return NULL;
}

/* ---- tables ---- */

typedef struct Rows { GArray *cells; size_t count; bool partial, spans; } Rows;

/* False when it depends on the page. */
static bool
constant_span(const Instruction *cell, const char *name, int *out)
{
    const Argument *argument = argument_of(cell, name);

    *out = 1;
    if (argument == NULL)
        return true;
    if (argument->part_count != 1 || argument->parts[0].literal == NULL)
        return false;
    *out = atoi(argument->parts[0].literal);
    return *out >= 1;
}

static void
take_row(Rows *rows, const Instruction *row)
{
    guint before = rows->cells->len;

    for (const Instruction *one = row->first_child; one != NULL; one = one->next) {
        TemplateCell cell = { .place = one->place, .row = rows->count };

        if (one->row == NULL)
            continue;
        if ((!is_named(one, "td") && !is_named(one, "th")) || !constant_span(one, "colspan", &cell.column_span) ||
            !constant_span(one, "rowspan", &cell.row_span)) {
            g_array_set_size(rows->cells, before);
            rows->partial = true;
            return;
        }
        rows->spans = rows->spans || cell.row_span > 1;
        g_array_append_val(rows->cells, cell);
    }
    rows->count += rows->cells->len > before;
}

static void
take_rows(Rows *rows, const Instruction *first)
{
    for (const Instruction *one = first; one != NULL; one = one->next) {
        bool again = is_named(one, "for-each");

        if (is_named(one, "tr"))
            take_row(rows, one);
        else if (again || is_named(one, "thead") || is_named(one, "tbody"))
            take_rows(rows, one->first_child);
        else if (one->row != NULL && !is_named(one, "col"))
            rows->partial = true;
        rows->partial = rows->partial || again;
    }
}

/* May a header stand in it? What is not compiled with it, as the prose of a pack, may bring one. */
static bool
may_have_header(const Instruction *first)
{
    for (const Instruction *one = first; one != NULL; one = one->next) {
        if (one->row == NULL)
            continue;
        if (is_named(one, "th") || is_named(one, "content") || argument_of(one, "says") != NULL)
            return true;
        if (may_have_header(one->first_child) ||
            (one->included != NULL && may_have_header(one->included->first_child)))
            return true;
    }
    return false;
}

static bool
has_row(const Instruction *first)
{
    for (const Instruction *one = first; one != NULL; one = one->next)
        if (is_named(one, "tr") || has_row(one->first_child))
            return true;
    return false;
}

static void
look_for_header(const Shape *shape, const Instruction *table)
{
    if (has_row(table->first_child) && !may_have_header(table->first_child))
        diag_report(shape->diags, DIAG_TABLE_NO_HEADER, table->place, "ISO 14289-1, 7.5", NULL);
}

/* How far cells reach down is known only where all rows are. */
static void
look_at_table(const Shape *shape, const Instruction *table)
{
    g_autoptr(GArray) cells = g_array_new(FALSE, TRUE, sizeof(TemplateCell));
    Rows rows = { .cells = cells };

    if (shape->table == NULL)
        return;
    look_for_header(shape, table);
    take_rows(&rows, table->first_child);
    if (cells->len > 0 && !(rows.partial && rows.spans))
        shape->table(table->place, (const TemplateCell *)(const void *)cells->data, cells->len, shape->data);
}

/* ---- headings ---- */

static bool
is_right(int level, int before)
{
    return before == 0 ? level == 1 : level <= before + 1;
}

static void
look_at_heading(const Shape *shape, const Instruction *heading, int level, unsigned before)
{
    g_autofree char *what = NULL;
    int deepest = 0;

    for (int one = 0; one <= 6; one++) {
        if ((before & 1U << one) == 0)
            continue;
        if (is_right(level, one))
            return;
        deepest = one;
    }
    if (before == 0)
        return;                                         /* nothing leads here */
    what = deepest == 0 ? g_strdup_printf("the first heading is H%d", level)
                        : g_strdup_printf("H%d follows H%d", level, deepest);
    diag_report(shape->diags, DIAG_STRUCTURE_HEADING, heading->place, what, "ISO 14289-1, 7.4.2", NULL);
}

static unsigned walk_one(const Shape *shape, const Instruction *one, unsigned before);
static unsigned walk(const Shape *shape, const Instruction *first, unsigned before);

/* One of several is taken; of <choose> without <otherwise> perhaps none. */
static unsigned
walk_choice(const Shape *shape, const Instruction *choice, unsigned before)
{
    unsigned after = 0;
    bool always = false;

    for (const Instruction *one = choice->first_child; one != NULL; one = one->next)
        if (one->row != NULL) {
            after |= walk(shape, one->first_child, before);
            always = always || is_named(one, "otherwise") || is_named(one, "option");
        }
    return always ? after : after | before;
}

static unsigned
walk_content(const Shape *shape, const Instruction *content, unsigned before)
{
    const Argument *argument = argument_of(content, "of");
    const char *of = argument == NULL ? "" : argument->part_count == 1 ? argument->parts[0].literal : NULL;

    if (shape->prose == NULL)
        return before;
    if (of == NULL)
        return TEMPLATE_ANY_HEADING;
    for (const Instruction *one = shape->prose->body->first_child; one != NULL; one = one->next)
        if (one->row != NULL && (*of == '\0' || is_named(one, "aside") == (strcmp(of, "aside") == 0)))
            before = walk_one(shape, one, before);
    return before;
}

static unsigned
walk_one(const Shape *shape, const Instruction *one, unsigned before)
{
    const char *name = one->row->name;

    if (one->row->kind == DOC_HEADING) {
        look_at_heading(shape, one, name[1] - '0', before);
        return 1U << (name[1] - '0');
    }
    if (strcmp(name, "choose") == 0 || strcmp(name, "alternatives") == 0)
        return walk_choice(shape, one, before);
    if (strcmp(name, "if") == 0 || strcmp(name, "for-each") == 0)
        return before | walk(shape, one->first_child, before);
    if (strcmp(name, "content") == 0)
        return walk_content(shape, one, before);
    if (one->included != NULL)
        return walk(shape, one->included->first_child, before) |
               (one->needs == NULL ? 0 : walk(shape, one->first_child, before));
    if (strcmp(name, "table") == 0)
        look_at_table(shape, one);
    return walk(shape, one->first_child, before);
}

static unsigned
walk(const Shape *shape, const Instruction *first, unsigned before)
{
    for (const Instruction *one = first; one != NULL; one = one->next)
        if (one->row != NULL)
            before = walk_one(shape, one, before);
    return before;
}

unsigned
template_check_shape(const Template *tmpl, const Template *prose, unsigned before, TemplateTable table, void *data,
                     Diags *diags)
{
    Shape shape = { prose, table, data, diags };

    return tmpl->body == NULL ? before : walk(&shape, tmpl->body->first_child, before);
}
