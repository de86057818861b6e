#ifndef TESTS_UNIT_PDF_FINISH_SAMPLE_H
#define TESTS_UNIT_PDF_FINISH_SAMPLE_H
/*
 * A document of two pages, and the file that cairo would make of it, both by hand. Pages are 200 x 300 pt. Marks: 0 the
 * heading, 1 and 5 the paragraph, 2 its link, 3 the figure, 4 an artifact, 6 and 7 the cells, 8 the second link.
 */
#include <glib.h>
#include <string.h>
#include "pdf/pdf.h"

static const DocumentInfo sample_info = { .title = "Rivers", .author = "League", .language = "en", .created = 1577750400 };

static inline void
sample_stretch(PageBuilder *page, StructNode *node)
{
    page_begin(page, node);
    page_end(page);
}

static inline Pages *
sample_pages(Diags *diags)
{
    g_autoptr(PagesBuilder) builder = pages_builder_new(&sample_info);
    PageBuilder *first = pages_append(builder, (Size){ 200, 300 }, "i"), *second = pages_append(builder, (Size){ 200, 300 }, "A-1");
    StructNode *root = struct_append(builder, NULL, ROLE_DOCUMENT), *heading = struct_append(builder, root, ROLE_H1);
    StructNode *p = struct_append(builder, root, ROLE_P), *link, *figure = struct_append(builder, root, ROLE_FIGURE);
    StructNode *table = struct_append(builder, root, ROLE_TABLE), *row = struct_append(builder, table, ROLE_TR);
    StructNode *head = struct_append(builder, row, ROLE_TH), *cell = struct_append(builder, row, ROLE_TD), *list = struct_append(builder, root, ROLE_L);
    StructNode *back = struct_append(builder, list, ROLE_LINK);

    sample_stretch(first, heading);
    sample_stretch(first, p);
    link = struct_append(builder, p, ROLE_LINK);
    sample_stretch(first, link);
    page_link(first, (Rect){ 10, 20, 30, 5 }, link, "https://example.org/a b", NULL, "Example (site)");
    sample_stretch(first, figure);
    sample_stretch(first, NULL);
    sample_stretch(second, p);
    sample_stretch(second, head);
    sample_stretch(second, cell);
    sample_stretch(second, back);
    page_link(second, (Rect){ 0, 0, 20, 10 }, back, NULL, "top", NULL);
    page_destination(first, "top", 50);
    struct_set_alt(figure, "Gr\xC3\xBCn");
    struct_set_bbox(figure, first, (Rect){ 20, 40, 100, 50 });
    struct_set_title(heading, "Title of it");
    struct_set_language(p, "fr");
    struct_set_expansion(p, "in full");
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

/* Objects 1 to 7: the first page's content, the second's with the length elsewhere, that length, the two pages, their tree, the catalogue. */
static const char *const sample_source[] = {
    "<< /Length 213 >>\nstream\n"
    "1 1 1 rg 0 0 200 300 re f\n"
    "0 0 0.125 0.125 re f\n"
    "BT (0 0 0.125 0.125 re f) Tj ET\n"
    "1 0 0.125 0.125 re f\n"
    "2 0 0.125 0.125 re f\n"
    "3 0 0.125 0.125 re f\n"
    "0 0 1 rg 20 210 100 50 re f\n"
    "4 0 0.125 0.125 re f\n"
    "4 0 0.125 0.1875 re f\n"
    "\nendstream\n",
    "<< /Length 3 0 R\n>>\nstream\n"
    "5 0 0.125 0.125 re f\n"
    "6 0 0.125 0.125 re f\n"
    "7 0 0.125 0.125 re f\n"
    "8 0 0.125 0.125 re f\n"
    "8 0 0.125 0.1875 re f\n"
    "\nendstream\n",
    "   106\n",
    "<< /Type /Page % 1\n   /Parent 6 0 R\n   /MediaBox [ 0 0 200 300 ]\n   /Contents 1 0 R\n   /Resources << >>\n>>\n",
    "<< /Type /Page % 2\n   /Parent 6 0 R\n   /MediaBox [ 0 0 200 300 ]\n   /Contents 2 0 R\n   /Resources << >>\n>>\n",
    "<< /Type /Pages\n   /Kids [ 4 0 R 5 0 R ]\n   /Count 2\n>>\n",
    "<< /Type /Catalog\n   /Pages 6 0 R\n>>\n",
};

/* The file of these objects, `find` in it replaced by `by` of the same length, if any. */
static inline GBytes *
sample_file(const char *find, const char *by)
{
    GString *out = g_string_new("%PDF-1.4\n");
    gsize at[G_N_ELEMENTS(sample_source)], table;

    for (gsize i = 0; i < G_N_ELEMENTS(sample_source); i++) {
        at[i] = out->len;
        g_string_append_printf(out, "%zu 0 obj\n%sendobj\n", i + 1, sample_source[i]);
    }
    table = out->len;
    g_string_append_printf(out, "xref\n0 %zu\n0000000000 65535 f \n", G_N_ELEMENTS(sample_source) + 1);
    for (gsize i = 0; i < G_N_ELEMENTS(sample_source); i++)
        g_string_append_printf(out, "%010zu 00000 n \n", at[i]);
    g_string_append_printf(out, "trailer\n<< /Size %zu\n   /Root 7 0 R\n>>\nstartxref\n%zu\n%%%%EOF\n", G_N_ELEMENTS(sample_source) + 1, table);
    if (find != NULL) {
        char *place = strstr(out->str, find);

        g_assert_nonnull(place);
        g_assert_cmpuint(strlen(find), ==, strlen(by));
        memcpy(place, by, strlen(by));
    }
    return g_string_free_to_bytes(out);
}

#endif
