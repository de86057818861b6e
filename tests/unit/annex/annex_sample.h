#ifndef TESTS_UNIT_ANNEX_ANNEX_SAMPLE_H
#define TESTS_UNIT_ANNEX_ANNEX_SAMPLE_H
/*
 * Foreign files and pages of ours that wait for them, all written by hand as text, so that a test can change
 * one place and see what comes of it.
 */
#include <glib.h>
#include <string.h>
#include "annex/annex.h"
#include "pdf/pdf.h"

/* Objects as text, NULL ends; a stream is "dictionary without << >>|data". Number 1 is the catalogue. */
typedef const char *const *ObjectTexts;

static inline void
put_object(GString *out, size_t number, const char *text)
{
    const char *bar = strchr(text, '|');

    if (bar == NULL)
        g_string_append_printf(out, "%zu 0 obj\n%s\nendobj\n", number, text);
    else
        g_string_append_printf(out, "%zu 0 obj\n<< %.*s /Length %zu >>\nstream\n%s\nendstream\nendobj\n", number,
                               (int)(bar - text), text, strlen(bar + 1), bar + 1);
}

/* `find` becomes `by` in the one object where it stands; NULL changes nothing. Lengths and offsets follow. */
static inline GBytes *
foreign_bytes(ObjectTexts objects, const char *find, const char *by)
{
    GString *out = g_string_new("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    g_autoptr(GArray) offsets = g_array_new(FALSE, FALSE, sizeof(gsize));
    gsize start;

    for (size_t i = 0; objects[i] != NULL; i++) {
        const char *at = find == NULL ? NULL : strstr(objects[i], find);
        g_autofree char *text =
            at == NULL ? g_strdup(objects[i])
                       : g_strdup_printf("%.*s%s%s", (int)(at - objects[i]), objects[i], by, at + strlen(find));

        g_array_append_val(offsets, out->len);
        put_object(out, i + 1, text);
        find = at == NULL ? find : NULL;
    }
    g_assert_null(find);
    start = out->len;
    g_string_append_printf(out, "xref\n0 %u\n0000000000 65535 f \n", offsets->len + 1);
    for (guint i = 0; i < offsets->len; i++)
        g_string_append_printf(out, "%010zu 00000 n \n", g_array_index(offsets, gsize, i));
    g_string_append_printf(out, "trailer\n<< /Size %u /Root 1 0 R >>\nstartxref\n%zu\n%%%%EOF\n", offsets->len + 1,
                           start);
    return g_string_free_to_bytes(out);
}

/*
 * A tagged file of three pages. The first is 200 x 100; the second shows 100 x 50 units of 2 pt, off the origin and
 * turned by 90 degrees; the third, 100 x 100, is not tagged though the file is.
 */
static const char *const tagged_file[] = {
    /*  1 */ "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 10 0 R /MarkInfo << /Marked true >> /Lang (fr) /Outlines "
             "30 0 R "
             "/PageLabels << /Nums [0 << /S /r >> 1 << /S /D /P (B-) /St 5 >>] >> /Names << /Dests 34 0 R >> "
             "/OCProperties << /OCGs [36 0 R 37 0 R] /D << /OFF [37 0 R] >> >> >>",
    /*  2 */ "<< /Type /Pages /Kids [3 0 R 4 0 R 38 0 R] /Count 3 /Resources 8 0 R /MediaBox [0 0 200 100] >>",
    /*  3 */ "<< /Type /Page /Parent 2 0 R /Contents [5 0 R 6 0 R] /StructParents 0 /Annots [20 0 R 21 0 R 22 0 R 23 "
             "0 R] >>",
    /*  4 */ "<< /Type /Page /Parent 2 0 R /Contents 7 0 R /Rotate 90 /CropBox [110 70 10 20] /UserUnit 2 "
             "/StructParents 4 /Annots [24 0 R] >>",
    /*  5 */ "|/P <</MCID 0>> BDC BT /F1 12 Tf 20 50 Td (One) Tj ET EMC",
    /*  6 */ "|/Link <</MCID 1>> BDC BT /F1 12 Tf 20 20 Td (Two) Tj ET EMC q",
    /*  7 */ "|/OC /L1 BDC /P <</MCID 0>> BDC BT /F1 12 Tf 20 50 Td (Three) Tj ET EMC EMC Q",
    /*  8 */ "<< /Font << /F1 9 0 R >> /Properties << /L1 36 0 R >> >>",
    /*  9 */ "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    /* 10 */ "<< /Type /StructTreeRoot /K 11 0 R /ParentTree 12 0 R /RoleMap << /Absatz /P /Deep /Span /Chapter "
             "/Kapitel /Kapitel /Sect >> "
             "/ClassMap << /Red << /O /Layout /Color [1 0 0] >> >> >>",
    /* 11 */ "<< /Type /StructElem /S /Document /P 10 0 R /K [13 0 R 14 0 R 15 0 R 16 0 R] >>",
    /* 12 */ "<< /Nums [0 [13 0 R 14 0 R] 1 14 0 R 2 15 0 R 4 [16 0 R]] >>",
    /* 13 */ "<< /S /Absatz /P 11 0 R /Pg 3 0 R /K 0 /ID (one) /C /Red >>",
    /* 14 */ "<< /S /Link /P 11 0 R /Pg 3 0 R /K [1 << /Type /OBJR /Obj 20 0 R >>] >>",
    /* 15 */ "<< /S /Form /P 11 0 R /Pg 3 0 R /K << /Type /OBJR /Obj 22 0 R >> >>",
    /* 16 */ "<< /S /Chapter /P 11 0 R /Pg 4 0 R /K [0 27 0 R] /A [17 0 R << /O /Layout /BBox [10 20 110 70] >>] >>",
    /* 17 */ "<< /O /Table /Headers [(one)] >>",
    /* 18 */ "/N 4|profile",
    /* 19 */ "/Subtype /Form /BBox [0 0 10 10] /Resources 26 0 R|0 0 10 10 re f",
    /* 20 */ "<< /Type /Annot /Subtype /Link /Rect [20 10 60 30] /QuadPoints [20 30 60 30 20 10 60 10] /StructParent "
             "1 /Border [0 0 0] "
             "/A << /S /URI /URI (https://example.org/) /Next << /S /JavaScript /JS (app.alert\\(1\\)) >> >> /AA << "
             "/E << /S /JavaScript >> >> >>",
    /* 21 */ "<< /Type /Annot /Subtype /Link /Rect [0 0 10 10] /Dest (second) /Contents (To the second page) >>",
    /* 22 */ "<< /Type /Annot /Subtype /Widget /FT /Tx /Rect [100 10 140 30] /F 4 /StructParent 2 /AP << /N 19 0 R >> "
             ">>",
    /* 23 */ "<< /Type /Annot /Subtype /Link /Rect [0 0 1 1] /A << /S /Launch /F (calc.exe) >> >>",
    /* 24 */ "<< /Type /Annot /Subtype /Link /Rect [10 20 60 45] /A << /S /GoTo /D [3 0 R /FitH 80] >> >>",
    /* 25 */ "<< /Type /Annot /Subtype /Link /Rect [0 0 5 5] /A << /S /URI /URI (two.html) >> >>",
    /* 26 */ "<< >>",
    /* 27 */ "<< /S /Deep /P 16 0 R >>",
    /* 28 */ "null",
    /* 29 */ "null",
    /* 30 */ "<< /Type /Outlines /First 31 0 R /Last 33 0 R /Count 3 >>",
    /* 31 */ "<< /Title (First) /Parent 30 0 R /Next 33 0 R /First 32 0 R /Last 32 0 R /Count 1 /Dest [3 0 R /XYZ 20 "
             "60 null] >>",
    /* 32 */ "<< /Title (Below) /Parent 31 0 R /Dest (second) >>",
    /* 33 */ "<< /Title <FEFF00C9> /Parent 30 0 R /Prev 31 0 R /A << /S /Launch /F (calc.exe) >> >>",
    /* 34 */ "<< /Kids [35 0 R] >>",
    /* 35 */ "<< /Limits [(second) (second)] /Names [(second) << /D [4 0 R /XYZ 10 70 0] >>] >>",
    /* 36 */ "<< /Type /OCG /Name (Seen) >>",
    /* 37 */ "<< /Type /OCG /Name (Hidden) >>",
    /* 38 */ "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 39 0 R /Annots [25 0 R] >>",
    /* 39 */ "|/P <</MCID 0>> BDC 0 0 9 9 re f EMC /Artifact BMC 1 1 1 1 re f EMC EMC /OC /L1 BDC 2 2 2 2 re f EMC BT "
             "/F1 9 Tf (/P <</MCID 7>> BDC) Tj ET /OC /L1 BDC",
    NULL,
};

/* One page without tags. */
static const char *const plain_file[] = {
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 200 100] >>",
    "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
    "|0 0 200 100 re f",
    "<< >>",
    NULL,
};

/* ---- our own file ---- */

static const DocumentInfo host_info_sample = {
    .title = "Pack", .author = "League", .language = "en", .created = 1577750400
};

static inline void
sequence(PageBuilder *page, StructNode *node)
{
    page_begin(page, node);
    page_fill(page, (Rect){ 0, 0, 9, 9 }, (Colour){ .set = true });
    page_end(page);
}

/*
 * Pages of 200 x 300 pt: one of our own, then `places` for annexes. Marks: the heading of the first page; on the
 * second a heading of the section and a folio; on every other a folio; the last is blank. Sections "annex-a" and
 * "annex-b".
 */
static inline Pages *
host_pages_sample(size_t places, Diags *diags)
{
    g_autoptr(PagesBuilder) builder = pages_builder_new(&host_info_sample);
    PageBuilder *first = pages_append(builder, (Size){ 200, 300 }, "1");
    StructNode *root = struct_append(builder, NULL, ROLE_DOCUMENT), *title = struct_append(builder, root, ROLE_H1),
               *section, *heading;

    sequence(first, title);
    page_outline(first, 1, "Pack", 0);
    section = struct_append(builder, root, ROLE_SECT);
    struct_set_id(section, "annex-a");
    heading = struct_append(builder, section, ROLE_H2);
    struct_set_id(struct_append(builder, root, ROLE_SECT), "annex-b");
    for (size_t i = 0; i < places; i++) {
        PageBuilder *page = pages_append(builder, (Size){ 200, 300 }, "A");

        if (i == 0) {
            sequence(page, heading);
            page_outline(page, 1, "Annexes", 0);            /* of all of them, and it leads there, too */
            page_outline(page, 1, "Annex", 0);
        }
        if (i + 1 < places)
            sequence(page, NULL);
    }
    page_outline(first, 1, "End", 0);
    return pages_finish(builder, diags);
}

/* Those pages with annexes in their places. */
static inline GBytes *
annexed_sample(PdfContext *context, const Pages *pages, const Annex *annexes, size_t count, Diags *diags)
{
    static const PdfOptions options = { "sheaf 1.0", true, true };

    return annex_write(context, pages, &options, annexes, count, diags);
}

#endif
