#ifndef TESTS_UNIT_FINISH_SAMPLE_H
#define TESTS_UNIT_FINISH_SAMPLE_H
/*
 * A document of two pages. Pages are 200 x 300 pt. Marks: 0 the
 * heading, 1 and 5 the paragraph, 2 its link, 3 the figure, 4 an artifact, 6 and 7 the cells, 8 the second link.
 */
#include <glib.h>
#include <string.h>
#include "pdf/pdf.h"

static const DocumentInfo sample_info = {
    .title = "Rivers", .author = "League", .language = "en", .created = 1577750400
};

static inline void
sample_sequence(PageBuilder *page, StructNode *node)
{
    page_begin(page, node);
    page_end(page);
}

/* The figure is a box of this colour. */
static inline Pages *
sample_pages(Colour colour, Diags *diags)
{
    g_autoptr(PagesBuilder) builder = pages_builder_new(&sample_info);
    PageBuilder *first = pages_append(builder, (Size){ 200, 300 }, "i"),
                *second = pages_append(builder, (Size){ 200, 300 }, "A-1");
    StructNode *root = struct_append(builder, NULL, ROLE_DOCUMENT), *heading = struct_append(builder, root, ROLE_H1);
    StructNode *p = struct_append(builder, root, ROLE_P), *link, *figure = struct_append(builder, root, ROLE_FIGURE);
    StructNode *table = struct_append(builder, root, ROLE_TABLE), *row = struct_append(builder, table, ROLE_TR);
    StructNode *head = struct_append(builder, row, ROLE_TH), *cell = struct_append(builder, row, ROLE_TD),
               *list = struct_append(builder, root, ROLE_L);
    StructNode *back = struct_append(builder, list, ROLE_LINK);

    sample_sequence(first, heading);
    sample_sequence(first, p);
    link = struct_append(builder, p, ROLE_LINK);
    sample_sequence(first, link);
    page_link(first, (Rect){ 10, 20, 30, 5 }, link, "https://example.org/a b", NULL, "Example (site)");
    page_begin(first, figure);
    page_fill(first, (Rect){ 20, 40, 100, 50 }, colour);
    page_end(first);
    sample_sequence(first, NULL);
    sample_sequence(second, p);
    sample_sequence(second, head);
    sample_sequence(second, cell);
    sample_sequence(second, back);
    page_link(second, (Rect){ 0, 0, 20, 10 }, back, NULL, "top", NULL);
    page_destination(first, "top", 50);
    struct_set_alt(figure, "Gr\xC3\xBCn");
    struct_set_bbox(figure, first, (Rect){ 20, 40, 100, 50 });
    struct_set_title(heading, "Title of it");
    struct_set_language(p, "fr");
    struct_set_table_cell(head, SCOPE_COLUMN, 2, 1);
    struct_set_table_cell(cell, SCOPE_NONE, 1, 3);
    struct_set_id(head, "b.1");
    struct_set_id(cell, "a(2)");
    struct_set_actual_text(cell, "none");
    struct_set_list_numbering(list, "Decimal");
    page_outline(first, 1, "One", 10);
    page_outline(first, 2, "Sub", 50);
    page_outline(second, 3, "Deep", 60);
    page_outline(second, 1, "Two", 0);
    return pages_finish(builder, diags);
}

#endif
