/*
 * What a page owes those who hear it, held while it is made: a link has words, a table a header, and a figure says what
 * it shows. No audit of the finished file could tell that they were meant to be there.
 */
#include "template/internal.h"
#include "base/diag_lang.h"
#include "base/diag_picture.h"
#include "base/diag_template.h"

static bool
has_words(const char *text, size_t length)
{
    for (size_t at = 0; at < length; at += (guchar)g_utf8_skip[(guchar)text[at]]) {
        gunichar one = g_utf8_get_char(text + at);

        if (!g_unichar_isspace(one) && !g_unichar_iszerowidth(one))
            return true;
    }
    return false;
}

static bool
is_heard_itself(const DocNode *node)
{
    switch (node->kind) {
    case DOC_TEXT:
        return has_words(node->u.text_run.text, node->u.text_run.length);
    case DOC_CHART:
        return node->u.chart.tagging != TAG_ARTIFACT;
    case DOC_PICTURE:
        return node->u.picture.alt != NULL;
    case DOC_MAP:
    case DOC_CALENDAR:
    case DOC_PAGE_NUMBER:
    case DOC_PAGE_COUNT:
    case DOC_PAGE_REFERENCE:
        return true;
    default:
        return node->actual_text != NULL && *node->actual_text != '\0';
    }
}

bool
is_heard(const DocNode *node)
{
    if (node->artifact)
        return false;
    if (is_heard_itself(node))
        return true;
    for (const DocNode *child = node->first_child; child != NULL; child = child->next)
        if (is_heard(child))
            return true;
    return false;
}

/* Where a template claims nothing nobody is promised anything. */
static bool
is_promised(const Fill *fill)
{
    return fill->tmpl == NULL || template_claims(fill->tmpl);
}

static bool
has_header(const DocNode *table)
{
    for (size_t i = 0; i < table->u.table.column_count; i++)
        if (table->u.table.columns[i].says != NULL && *table->u.table.columns[i].says != '\0')
            return true;
    for (const DocNode *row = table->first_child; row != NULL; row = row->next)
        for (const DocNode *cell = row->first_child; cell != NULL; cell = cell->next)
            if (cell->kind == DOC_CELL && cell->u.cell.header && is_heard(cell))
                return true;
    return table->first_child == NULL;
}

void
check_table(Fill *fill, const Instruction *instruction, const DocNode *table)
{
    if (is_promised(fill) && !has_header(table))
        diag_report(fill->diags, DIAG_TABLE_NO_HEADER, instruction->place, "ISO 14289-1, 7.5", NULL);
}

static bool
holds_drawing(const DocNode *node)
{
    for (const DocNode *child = node->first_child; child != NULL; child = child->next)
        if (doc_kind_is_drawn(child->kind) || holds_drawing(child))
            return true;
    return false;
}

/*
 * Without words of its own a figure is heard by what stands in it; its caption names it and does not say what it shows.
 */
static bool
says_what_it_shows(const DocNode *figure)
{
    bool drawn = false;

    if (figure->u.figure.alt != NULL)
        return true;
    for (const DocNode *child = figure->first_child; child != NULL; child = child->next)
        if (child->kind != DOC_CAPTION && is_heard(child))
            return true;
        else
            drawn = drawn || doc_kind_is_drawn(child->kind) || holds_drawing(child);
    return !drawn;
}

/* What is written as alt="" is decoration, as of a picture. */
static void
set_alternative(Fill *fill, const Instruction *instruction, DocNode *figure)
{
    const Argument *argument = fill_argument(instruction, "alt");
    const char *text = argument == NULL ? NULL : fill_told(fill, instruction, "alt");

    if (text == NULL)
        return;
    figure->u.figure.alt = text;
    if (*text != '\0')
        return;
    figure->artifact = true;
    if (argument->part_count > 1 || argument->parts[0].literal == NULL)
        diag_report(fill->diags, DIAG_PICTURE_NO_ALT, argument->place, instruction->row->name, NULL);
}

void
emit_figure(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    DocNode *node = fill_append(fill, instruction, parent, DOC_FIGURE);

    set_alternative(fill, instruction, node);
    fill_children(fill, instruction, node);
    fill_loose_text(fill, node);
    if (is_promised(fill) && !says_what_it_shows(node))
        diag_report(fill->diags, DIAG_STRUCTURE_ALT, instruction->place, instruction->row->name, "ISO 14289-1, 7.3",
                    NULL);
}
