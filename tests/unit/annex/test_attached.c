/* Attached files of our own, held against the standard by the audit, as a file that is to be an annex is. */
#include "assert.h"
#include "audit/audit.h"
#include "base/diag_pdf.h"
#include "finish_sample.h"

static void
the_audit_holds_it_to_part_3(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Pages) pages = sample_pages(COLOUR_RGB(0x112233), diags);
    g_autoptr(PdfContext) context = pdf_context_new();
    g_autoptr(GBytes) table = g_bytes_new_static("a,b\r\n", 5), words = g_bytes_new_static("x", 1);
    const PdfAttachment attachments[] = {
        { "b.csv", "text/csv", "Figures (all)", table, PDF_RELATION_DATA },
        { "r\xC3\xA9sum\xC3\xA9.txt", "text/plain", NULL, words, PDF_RELATION_UNSPECIFIED },
    };
    const PdfOptions options = { "sheaf 1.0", true, true, attachments, G_N_ELEMENTS(attachments) };
    g_autoptr(GBytes) finished = pdf_write(context, pages, &options, diags);
    AuditSummary summary;

    (void)state;
    assert_non_null(finished);
    assert_true(audit_bytes(finished, "finished.pdf", &summary, diags));
    assert_int_equal(summary.a_part, 3);
    assert_int_equal(summary.a_level, 'A');
    for (size_t i = 0; i < diags_length(diags); i++)
        assert_int_not_equal(diags_at(diags, i)->id, DIAG_AUDIT_EMBEDDED);
}

int
main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(the_audit_holds_it_to_part_3) };

    return cmocka_run_group_tests_name("annex/attached", tests, NULL, NULL);
}
