/*
 * A foreign file before anything of it is used: what it says of itself, and everything that keeps it from being taken.
 */
#include "assert.h"
#include "annex_sample.h"
#include <glib/gstdio.h>
#include "annex/pass.h"
#include "base/diag_pdf.h"
#include <qpdf/qpdf-c.h>

static char *folder;

static char *
save(GBytes *bytes)
{
    char *path = g_build_filename(folder, "foreign.pdf", NULL);

    assert_true(g_file_set_contents(path, g_bytes_get_data(bytes, NULL), (gssize)g_bytes_get_size(bytes), NULL));
    return path;
}

static ForeignPdf *
open_objects(ObjectTexts objects, const char *find, const char *by, unsigned take, ForeignTrouble *trouble, char **why)
{
    g_autoptr(GBytes) bytes = foreign_bytes(objects, find, by);
    g_autofree char *path = save(bytes);

    return foreign_open(path, 1 << 20, 3, take, trouble, why);
}

/* ---- sizes ---- */

typedef struct SizeCase { const char *name, *find, *by; size_t page; double width, height; } SizeCase;

static const SizeCase sizes[] = {
    { "a media box that is inherited",                  NULL, NULL, 0, 200, 100 },
    { "a crop box, turned, in units of two points",     NULL, NULL, 1, 100, 200 },
    { "a media box of the page's own",                  NULL, NULL, 2, 100, 100 },
    { "turned upside down, as wide as before",          "/Rotate 90", "/Rotate 180", 1, 200, 100 },
    { "turned the other way",                           "/Rotate 90", "/Rotate -90", 1, 100, 200 },
    { "turned by what is no quarter: not turned",       "/Rotate 90", "/Rotate 45", 1, 200, 100 },
    { "a crop box that reaches beyond the media box",   "[110 70 10 20]", "[150 50 400 400]", 1, 100, 100 },
    { "a crop box beside the media box: none",          "[110 70 10 20]", "[300 300 400 400]", 1, 200, 400 },
    { "a unit of nothing: a point",                     "/UserUnit 2", "/UserUnit 0", 1, 50, 100 },
    { "no media box: the American letter",              "/MediaBox [0 0 200 100]", "", 0, 612, 792 },
};

static void
pages_have_the_size_they_show(void **state)
{
    const SizeCase *c = *state;
    ForeignTrouble trouble;
    g_autofree char *why = NULL;
    g_autoptr(ForeignPdf) file = open_objects(tagged_file, c->find, c->by, 0, &trouble, &why);

    assert_non_null(file);
    assert_near(foreign_page_size(file, c->page).width, c->width, 1e-9);
    assert_near(foreign_page_size(file, c->page).height, c->height, 1e-9);
}

/* ---- labels ---- */

typedef struct LabelCase { const char *name, *range; const char *want[3]; } LabelCase;

static const LabelCase labels[] = {
    { "Roman, then numbers with a prefix", "0 << /S /r >> 1 << /S /D /P (B-) /St 5 >>", { "i", "B-5", "B-6" } },
    { "great Roman ones from 48", "0 << /S /R /St 48 >>", { "XLVIII", "XLIX", "L" } },
    { "numbers that begin past all",
      "0 << /S /D /St 9223372036854775807 >>",
      { "2147483647", "2147483648", "2147483649" } },
    { "letters past z", "0 << /S /a /St 26 >>", { "z", "aa", "bb" } },
    { "a prefix alone", "0 << /P (Map) >> 2 << /S /A >>", { "Map", "Map", "A" } },
    { "a range that begins later", "1 << /S /D >>", { "1", "1", "2" } },
};

static void
pages_have_their_labels(void **state)
{
    const LabelCase *c = *state;
    ForeignTrouble trouble;
    g_autofree char *why = NULL;
    g_autoptr(ForeignPdf) file =
        open_objects(tagged_file, "0 << /S /r >> 1 << /S /D /P (B-) /St 5 >>", c->range, 0, &trouble, &why);

    assert_non_null(file);
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(foreign_page_label(file, i), c->want[i]);
}

/* ---- the outline ---- */

static void
the_outline_is_read_in_order(void **state)
{
    static const struct {
        int level;
        const char *title;
        bool leads;
        size_t page;
    } want[] = { { 1, "First", true, 0 }, { 2, "Below", true, 1 }, { 1, "\xC3\x89", false, 0 } };
    ForeignTrouble trouble;
    g_autofree char *why = NULL;
    g_autoptr(ForeignPdf) file = open_objects(tagged_file, NULL, NULL, 0, &trouble, &why);

    (void)state;
    assert_int_equal(file->outline->len, 3);
    for (guint i = 0; i < 3; i++) {
        const ForeignEntry *entry = &g_array_index(file->outline, ForeignEntry, i);

        assert_int_equal(entry->level, want[i].level);
        assert_string_equal(entry->title, want[i].title);
        assert_int_equal(entry->has_place, want[i].leads);
        if (want[i].leads)
            assert_int_equal(entry->place.page, want[i].page);
    }
}

static void
an_outline_that_turns_in_a_circle_ends(void **state)
{
    ForeignTrouble trouble;
    g_autofree char *why = NULL;
    g_autoptr(ForeignPdf) file =
        open_objects(tagged_file, "/Prev 31 0 R", "/Next 31 0 R /First 30 0 R", 0, &trouble, &why);

    (void)state;
    assert_int_equal(file->outline->len, 4);            /* the three, and the outline itself taken for an entry */
}

static void
it_says_what_it_is(void **state)
{
    ForeignTrouble trouble;
    g_autofree char *why = NULL, *other_why = NULL;
    g_autoptr(ForeignPdf) file = open_objects(tagged_file, NULL, NULL, 0, &trouble, &why);
    g_autoptr(ForeignPdf) plain = open_objects(plain_file, NULL, NULL, 0, &trouble, &other_why);

    (void)state;
    assert_int_equal(trouble, FOREIGN_OK);
    assert_null(why);
    assert_int_equal(foreign_pages(file), 3);
    assert_true(foreign_is_tagged(file));
    assert_string_equal(file->language, "fr");
    assert_null(file->title);
    assert_int_equal(foreign_pages(plain), 1);
    assert_false(foreign_is_tagged(plain));
    assert_null(plain->language);
}

/* ---- troubles ---- */

typedef struct TroubleCase {
    const char *name, *find, *by;
    ForeignTrouble want;
    const char *why;
    unsigned take;
    bool taken;
} TroubleCase;

#define FORM "/Pages 2 0 R", "/Pages 2 0 R /AcroForm << /Fields ["

static const TroubleCase troubles[] = {
    { "nothing is wrong", NULL, NULL, FOREIGN_OK, NULL, 0, true },
    { "a page tree without pages", "/Kids [3 0 R] /Count 1", "/Kids [] /Count 0", FOREIGN_NO_PAGES, "no pages", 0,
      false },
    { "nothing to take, whatever one wants", "/Kids [3 0 R] /Count 1", "/Kids [] /Count 0", FOREIGN_NO_PAGES,
      "no pages", ~0u, false },
    { "a page tree that holds itself", "/Kids [3 0 R]", "/Kids [2 0 R]", FOREIGN_NO_PAGES, "no pages", 0, false },
    { "four pages where three are allowed", "/Kids [3 0 R]", "/Kids [3 0 R 3 0 R 3 0 R 3 0 R]", FOREIGN_TOO_LARGE,
      "more than 3 pages", 0, false },
    { "four pages all the same", "/Kids [3 0 R]", "/Kids [3 0 R 3 0 R 3 0 R 3 0 R]", FOREIGN_TOO_LARGE,
      "more than 3 pages", FOREIGN_TAKE(FOREIGN_TOO_LARGE), true },
    { "a signature", FORM "<< /FT /Sig /V << /Type /Sig >> >>] >>", FOREIGN_SIGNED, "a signature", 0, false },
    { "a signature in a field below", FORM "<< /Kids [<< /FT /Sig /V << /Type /Sig >> >>] >>] >>", FOREIGN_SIGNED,
      "a signature", 0, false },
    { "a signature that is given up", FORM "<< /FT /Sig /V << /Type /Sig >> >>] >>", FOREIGN_SIGNED, "a signature",
      FOREIGN_TAKE(FOREIGN_SIGNED), true },
    { "a field that nobody has signed", FORM "<< /FT /Sig >>] >>", FOREIGN_OK, NULL, 0, true },
    { "usage rights", "/Pages 2 0 R", "/Pages 2 0 R /Perms << /UR3 5 0 R >>", FOREIGN_SIGNED, "a signature", 0, false },
    { "a dynamic form", "/Pages 2 0 R", "/Pages 2 0 R /NeedsRendering true /AcroForm << /XFA 5 0 R /Fields [<< >>] >>",
      FOREIGN_XFA, "a dynamic XFA form", 0, false },
    { "a dynamic form that does not say so", FORM "] /XFA 5 0 R >>", FOREIGN_XFA, "a dynamic XFA form", 0, false },
    { "a form with XFA beside its fields", FORM "<< /FT /Tx >>] /XFA 5 0 R >>", FOREIGN_OK, NULL, 0, true },
    { "a portfolio", "/Pages 2 0 R", "/Pages 2 0 R /Collection << /View /D >>", FOREIGN_PORTFOLIO,
      "the files attached to it", 0, false },
    { "one trouble taken, another not", FORM "<< /FT /Sig /V << /Type /Sig >> >>] >>", FOREIGN_SIGNED, "a signature",
      FOREIGN_TAKE(FOREIGN_TOO_LARGE), false },
};

static void
a_trouble_has_its_name(void **state)
{
    const TroubleCase *c = *state;
    ForeignTrouble trouble;
    g_autofree char *why = NULL;
    g_autoptr(ForeignPdf) file = open_objects(plain_file, c->find, c->by, c->take, &trouble, &why);

    assert_int_equal(trouble, c->want);
    assert_int_equal(file != NULL, c->taken);
    assert_int_equal(why != NULL, c->why != NULL);
    if (why != NULL)
        assert_non_null(strstr(why, c->why));
}

typedef struct BytesCase { const char *name, *bytes; size_t length; ForeignTrouble want; const char *why; } BytesCase;

static const BytesCase strangers[] = {
    { "a PNG",                       "\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16, FOREIGN_NOT_PDF, "it is a PNG picture" },
    { "a JPEG",                      "\xFF\xD8\xFF\xE0\0\x10JFIF", 10, FOREIGN_NOT_PDF, "it is a JPEG picture" },
    { "an office document",          "PK\x03\x04\x14\0\x06\0", 8, FOREIGN_NOT_PDF, "a ZIP archive" },
    { "a page of the web",           "<!DOCTYPE html>", 15, FOREIGN_NOT_PDF, "HTML" },
    { "words",                       "Dear all,", 9, FOREIGN_NOT_PDF, "does not begin with %PDF-" },
    { "nothing",                     "", 0, FOREIGN_NOT_PDF, "it is empty" },
    { "a PDF of which little came",  "%PDF-1.7\n1 0 obj\n<< /Type /Cat", 31, FOREIGN_DAMAGED, "" },
};

static void
what_is_no_pdf_is_named(void **state)
{
    const BytesCase *c = *state;
    g_autoptr(GBytes) bytes = g_bytes_new_static(c->bytes, c->length);
    g_autofree char *path = save(bytes), *why = NULL;
    ForeignTrouble trouble;

    assert_null(foreign_open(path, 1 << 20, 3, 0, &trouble, &why));
    assert_int_equal(trouble, c->want);
    assert_non_null(strstr(why, c->why));
}

static void
a_file_may_have_too_many_bytes(void **state)
{
    g_autoptr(GBytes) bytes = foreign_bytes(plain_file, NULL, NULL);
    g_autofree char *path = save(bytes), *why = NULL, *other_why = NULL;
    size_t size = g_bytes_get_size(bytes);
    ForeignTrouble trouble;
    g_autoptr(ForeignPdf) just = foreign_open(path, size, 3, 0, &trouble, &why);

    (void)state;
    assert_non_null(just);
    assert_null(foreign_open(path, size - 1, 3, 0, &trouble, &other_why));
    assert_int_equal(trouble, FOREIGN_TOO_LARGE);
    assert_non_null(strstr(other_why, "MiB"));
}

static void
a_file_may_be_missing(void **state)
{
    g_autofree char *path = g_build_filename(folder, "none.pdf", NULL), *why = NULL;
    ForeignTrouble trouble;

    (void)state;
    assert_null(foreign_open(path, 1 << 20, 3, ~0u, &trouble, &why));
    assert_int_equal(trouble, FOREIGN_UNREADABLE);
    assert_non_null(why);
}

/*
 * What is done to a whole file: `cut` bytes fewer at its end, then `find` becomes `by`, then `added` stands behind it.
 */
typedef struct DamageCase {
    const char *name;
    size_t cut;
    const char *find, *by, *added;
    ForeignTrouble want;
    const char *why;
} DamageCase;

static const DamageCase damages[] = {
    { "nothing", 0, NULL, NULL, "", FOREIGN_OK, NULL },
    { "the end is missing", 20, NULL, NULL, "", FOREIGN_REPAIRED, "startxref" },
    { "its table is said to be elsewhere", 0, "startxref\n", "startxref\n9", "", FOREIGN_REPAIRED, "xref" },
    { "its table is said to be in an object", 0, "startxref\n", "startxref\n3 % ", "", FOREIGN_REPAIRED, "xref" },
    { "a page of the web behind its end", 0, NULL, NULL, "<html>not found</html>\n", FOREIGN_OK, NULL },
    { "a size that is too small", 0, "/Size ", "/Size 2 /Was ", "", FOREIGN_REPAIRED, "objects" },
    { "its page tree is cut off", 600, NULL, NULL, "", FOREIGN_DAMAGED, "" },
};

static void
damage_that_costs_no_page_is_repaired(void **state)
{
    const DamageCase *c = *state;
    g_autoptr(GBytes) whole = foreign_bytes(plain_file, NULL, NULL), broken = NULL;
    g_autoptr(GString) text = g_string_new_len(
        g_bytes_get_data(whole, NULL), (gssize)(g_bytes_get_size(whole) - MIN(c->cut, g_bytes_get_size(whole) - 40)));
    g_autofree char *path = NULL, *why = NULL;
    ForeignTrouble trouble;
    g_autoptr(ForeignPdf) file = NULL;
    char *at = c->find == NULL ? NULL : g_strrstr_len(text->str, (gssize)text->len, c->find);

    if (c->find != NULL) {
        gssize offset = at - text->str;

        assert_non_null(at);
        g_string_erase(text, offset, (gssize)strlen(c->find));
        g_string_insert(text, offset, c->by);
    }
    g_string_append(text, c->added);
    broken = g_bytes_new(text->str, text->len);
    path = save(broken);
    file = foreign_open(path, 1 << 20, 3, 0, &trouble, &why);
    assert_int_equal(trouble, c->want);
    assert_int_equal(file != NULL, c->want != FOREIGN_DAMAGED);
    assert_int_equal(why != NULL, c->why != NULL);
    if (why != NULL)
        assert_non_null(strstr(why, c->why));
    if (file != NULL)
        assert_int_equal(foreign_pages(file), 1);
}

/* ---- encryption ---- */

typedef struct LockCase { const char *name, *password; unsigned take; const char *why; bool taken; } LockCase;

static const LockCase locks[] = {
    { "a password that nobody gives", "open sesame", 0, "asks for a password", false },
    { "not even when encryption does not matter", "open sesame", FOREIGN_TAKE(FOREIGN_ENCRYPTED), "asks for a password",
      false },
    { "encrypted, though it opens by itself", "", 0, "its owner has locked it", false },
    { "which need not matter", "", FOREIGN_TAKE(FOREIGN_ENCRYPTED), "its owner has locked it", true },
};

static GBytes *
encrypt(GBytes *plain, const char *password)
{
    qpdf_data qpdf = qpdf_init();
    GBytes *locked;

    assert_int_equal(qpdf_read_memory(qpdf, "plain", g_bytes_get_data(plain, NULL), g_bytes_get_size(plain), NULL),
                     QPDF_SUCCESS);
    qpdf_init_write_memory(qpdf);
    qpdf_set_static_aes_IV(qpdf, QPDF_TRUE);
    qpdf_set_r6_encryption_parameters2(qpdf, password, "owner", QPDF_TRUE, QPDF_TRUE, QPDF_FALSE, QPDF_FALSE,
                                       QPDF_FALSE, QPDF_FALSE, qpdf_r3p_full, QPDF_TRUE);
    assert_int_equal(qpdf_write(qpdf), QPDF_SUCCESS);
    locked = g_bytes_new(qpdf_get_buffer(qpdf), qpdf_get_buffer_length(qpdf));
    qpdf_cleanup(&qpdf);
    return locked;
}

static void
an_encrypted_file_is_told_apart(void **state)
{
    const LockCase *c = *state;
    g_autoptr(GBytes) plain = foreign_bytes(plain_file, NULL, NULL), locked = encrypt(plain, c->password);
    g_autofree char *path = save(locked), *why = NULL;
    ForeignTrouble trouble;
    g_autoptr(ForeignPdf) file = foreign_open(path, 1 << 20, 3, c->take, &trouble, &why);

    assert_int_equal(trouble, FOREIGN_ENCRYPTED);
    assert_non_null(strstr(why, c->why));
    assert_int_equal(file != NULL, c->taken);
}

/* ---- reports ---- */

static void
each_trouble_has_a_report(void **state)
{
    static const ForeignTrouble all[] = { FOREIGN_UNREADABLE, FOREIGN_NOT_PDF, FOREIGN_ENCRYPTED,
                                          FOREIGN_DAMAGED,    FOREIGN_SIGNED,  FOREIGN_NO_PAGES,
                                          FOREIGN_TOO_LARGE,  FOREIGN_XFA,     FOREIGN_PORTFOLIO };
    g_autoptr(Diags) diags = diags_new();

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
        const Diag *diag;

        foreign_report(all[i], "a.pdf", "it is so", (Place){ "pack.xml", 3, 5 }, diags);
        diag = diags_at(diags, i);
        assert_int_equal(diag->severity, SEVERITY_ERROR);
        assert_int_equal(diag->place.line, 3);
        assert_non_null(strstr(diag->sentence, "a.pdf"));
        assert_non_null(strstr(diag->sentence, "it is so"));
        for (size_t j = 0; j < i; j++)
            assert_int_not_equal(diags_at(diags, j)->id, diag->id);
    }
    foreign_report_choice(true, "a.pdf", "it is so", (Place){ 0 }, diags);
    foreign_report_choice(false, "a.pdf", "it is so", (Place){ 0 }, diags);
    assert_int_equal(diags_count(diags, SEVERITY_WARNING), 2);
}

static void
what_does_not_conform_is_warned_of(void **state)
{
    ForeignTrouble trouble;
    g_autofree char *why = NULL;
    g_autoptr(ForeignPdf) file = open_objects(plain_file, NULL, NULL, 0, &trouble, &why);
    g_autoptr(Diags) diags = diags_new();
    bool ua = false, a = false;

    (void)state;
    foreign_judge(file, &ua, &a, diags);
    assert_int_equal(diags_length(diags), 0);
    ua = a = true;
    foreign_judge(file, &ua, &a, diags);
    assert_false(ua || a);
    assert_int_equal(diags_length(diags), 2);
    assert_int_equal(diags_at(diags, 0)->id, DIAG_ANNEX_NOT_CONFORMING);
    assert_non_null(strstr(diags_at(diags, 0)->sentence, "PDF/UA-1"));
    assert_non_null(strstr(diags_at(diags, 1)->sentence, "PDF/A,"));
}

static int
make_folder(void **state)
{
    (void)state;
    folder = g_dir_make_tmp("sheaf-foreign-XXXXXX", NULL);
    return folder == NULL ? -1 : 0;
}

static int
remove_folder(void **state)
{
    g_autofree char *path = g_build_filename(folder, "foreign.pdf", NULL);

    (void)state;
    g_unlink(path);
    g_rmdir(folder);
    g_free(folder);
    return 0;
}

int
main(void)
{
    static const struct CMUnitTest single[] = { cmocka_unit_test(the_outline_is_read_in_order),
                                                cmocka_unit_test(an_outline_that_turns_in_a_circle_ends),
                                                cmocka_unit_test(it_says_what_it_is),
                                                cmocka_unit_test(a_file_may_have_too_many_bytes),
                                                cmocka_unit_test(a_file_may_be_missing),
                                                cmocka_unit_test(each_trouble_has_a_report),
                                                cmocka_unit_test(what_does_not_conform_is_warned_of) };
    struct CMUnitTest tests[G_N_ELEMENTS(single) + G_N_ELEMENTS(sizes) + G_N_ELEMENTS(labels) + G_N_ELEMENTS(troubles) +
                            G_N_ELEMENTS(strangers) + G_N_ELEMENTS(damages) + G_N_ELEMENTS(locks)];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(single); i++)
        tests[n++] = single[i];
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++)
        tests[n++] = row_test(pages_have_the_size_they_show, sizes[i].name, &sizes[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(labels); i++)
        tests[n++] = row_test(pages_have_their_labels, labels[i].name, &labels[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(troubles); i++)
        tests[n++] = row_test(a_trouble_has_its_name, troubles[i].name, &troubles[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(strangers); i++)
        tests[n++] = row_test(what_is_no_pdf_is_named, strangers[i].name, &strangers[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(damages); i++)
        tests[n++] = row_test(damage_that_costs_no_page_is_repaired, damages[i].name, &damages[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(locks); i++)
        tests[n++] = row_test(an_encrypted_file_is_told_apart, locks[i].name, &locks[i]);
    return cmocka_run_group_tests_name("foreign", tests, make_folder, remove_folder);
}
