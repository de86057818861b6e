/*
 * Foreign files in a file of ours, read back by libqpdf: where pages come to lie, which objects are the same,
 * what is carried over and what is not.
 */
#include "assert.h"
#include "annex_sample.h"
#include "audit/audit.h"
#include "base/diag_lang.h"
#include "base/diag_pdf.h"
#include "base/limit.h"
#include <glib/gstdio.h>
#include "objects.h"

enum { PLACES = 6 };

/* The tagged file is fitted on pages 1 to 3, the plain one is taken as it is on page 6. */
typedef struct Joined { char *folder; PdfContext *context; GBytes *bytes; Diags *diags; qpdf_data qpdf; } Joined;
static Joined joined;

static ForeignPdf *
open_objects(ObjectTexts objects, const char *find, const char *by)
{
    g_autoptr(GBytes) bytes = foreign_bytes(objects, find, by);
    g_autofree char *path = g_build_filename(joined.folder, "foreign.pdf", NULL), *why = NULL;
    ForeignTrouble trouble;
    ForeignPdf *file;

    assert_true(g_file_set_contents(path, g_bytes_get_data(bytes, NULL), (gssize)g_bytes_get_size(bytes), NULL));
    file = foreign_open(path, 1 << 20, 100, 0, &trouble, &why);
    assert_non_null(file);
    return file;
}

static const Rect boxes[3] = { { 20, 50, 100, 200 }, { 50, 50, 100, 200 }, { 0, 0, 50, 100 } };

/*
 * Fitted: the tagged file under annex-a on the first three places; the plain one as it is under annex-b on the sixth.
 */
static GBytes *
join(const char *find, const char *by, const char *plain_find, const char *plain_by, Diags *diags)
{
    g_autoptr(ForeignPdf) tagged = open_objects(tagged_file, find, by),
                          plain = open_objects(plain_file, plain_find, plain_by);
    const Annex annexes[] = {
        { tagged, 1, boxes, "annex-a", "A picture", "Annex" },
        { plain, 6, NULL, "annex-b", "A black page", "Map" },
    };
    g_autoptr(Pages) host = host_pages_sample(PLACES, diags);

    assert_non_null(host);
    return annexed_sample(joined.context, host, annexes, G_N_ELEMENTS(annexes), diags);
}

/* ---- limits: each lowered to what the file has, where nothing is told, and to one less ---- */

typedef struct LimitCase { const char *name; LimitId limit; int has; const char *find, *by; } LimitCase;

static const LimitCase limits[] = {
    { "named places", LIMIT_ANNEX_PLACES, 1, NULL, NULL },
    { "entries of an outline", LIMIT_ANNEX_OUTLINE, 3, NULL, NULL },
    { "elements that no reference names", LIMIT_ANNEX_ELEMENTS, 2, "/K [0 27 0 R]",
      "/K [0 27 0 R << /S /Span /K [] >> << /S /Span /K [] >>]" },
};

/* Whether the limit is told when the file is annexed. */
static bool
is_told(const LimitCase *c)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(GBytes) bytes = join(c->find, c->by, NULL, NULL, diags);

    assert_non_null(bytes);
    for (size_t i = 0; i < diags_length(diags); i++)
        if (strstr(diags_at(diags, i)->sentence, limit_text(c->limit)) != NULL) {
            assert_int_equal(diags_at(diags, i)->id, DIAG_ANNEX_MORE);
            return true;
        }
    return false;
}

static void
more_than_a_limit_is_told(void **state)
{
    const LimitCase *c = *state;
    int usual = limit_number(c->limit);

    limit_lower(c->limit, c->has);
    assert_false(is_told(c));
    limit_lower(c->limit, c->has - 1);
    assert_true(is_told(c));
    limit_lower(c->limit, usual);
}

/* ---- paths through the file ---- */

/* @ is the first annex's Part, # the second's, & the pages. */
static qpdf_oh
find(const char *path)
{
    static const struct { char sign; const char *path;
    } signs[] = {
        { '@', "Root/StructTreeRoot/K/0/K/1/K/1" },
        { '#', "Root/StructTreeRoot/K/0/K/2/K/0" },
        { '&', "Root/Pages/Kids" },
    };
    g_autofree char *whole = NULL;

    for (size_t i = 0; i < G_N_ELEMENTS(signs) && whole == NULL; i++)
        if (*path == signs[i].sign)
            whole = g_strconcat(signs[i].path, path + 1, NULL);
    return object_at(joined.qpdf, whole == NULL ? path : whole);
}

static const char *
text_of(qpdf_oh object)
{
    return object_text(joined.qpdf, object);
}

/* ---- values ---- */

typedef struct ValueCase { const char *name, *path, *want; } ValueCase;

#define OUTLINE "Root/Outlines/First/Next/Next"
static const ValueCase values[] = {
    { "the annex is a part of its section",        "@/S", "/Part" },
    { "with its title",                            "@/T", "Annex" },
    { "in its language",                           "@/Lang", "fr" },
    { "its document is a division there",          "@/K/0/S", "/Div" },
    { "a role of its own",                         "@/K/0/K/0/S", "/Absatz" },
    { "is in our role map",                        "Root/StructTreeRoot/RoleMap/Absatz", "/P" },
    { "a role that leads over another",            "Root/StructTreeRoot/RoleMap/Chapter", "/Sect" },
    { "an ID begins with the section's",           "@/K/0/K/0/ID", "annex-a.one" },
    { "a class is renamed",                        "@/K/0/K/0/C/0", "/A1-Red" },
    { "and stands in our class map",               "Root/StructTreeRoot/ClassMap/A1-Red/Color", "[ 1 0 0 ]" },
    { "a mark keeps its number",                   "@/K/0/K/0/K/0", "0" },
    { "a cell's headers are named anew",           "@/K/0/K/3/A/0/Headers/0", "annex-a.one" },
    { "a box moves with its page",                 "@/K/0/K/3/A/1/BBox", "[ 50 50 150 250 ]" },
    { "a form field's element is empty",           "@/K/0/K/2/K", "[ ]" },
    { "a page without tags is a figure",           "@/K/3/S", "/Figure" },
    { "with a text and its place among pages",     "@/K/3/Alt", "A picture (3/3)" },
    { "which is in our language",                  "@/K/3/Lang", "en" },
    { "its box is where it lies",                  "@/K/3/A/BBox", "[ 0 225 50 275 ]" },
    { "a link that was in no element has its own",  "@/K/1/S", "/Link" },
    { "the other annex has one figure",            "#/K/0/Alt", "A black page" },
    { "and no language of its own",                "#/Lang", "null" },
    { "our heading's mark is in the form now",     "Root/StructTreeRoot/K/0/K/1/K/0/K/0/Type", "/MCR" },
    { "under its number",                          "Root/StructTreeRoot/K/0/K/1/K/0/K/0/MCID", "0" },

    { "our page keeps its size",                   "&/1/MediaBox", "[ 0 0 200 300 ]" },
    { "it is not turned",                          "&/2/Rotate", "null" },
    { "nor has it units of its own",               "&/2/UserUnit", "null" },
    { "a page as it is takes their size",          "&/6/MediaBox", "[ 0 0 200 100 ]" },
    { "a page that is no annex stays",             "&/4/MediaBox", "[ 0 0 200 300 ]" },
    { "tabs follow the structure",                 "&/1/Tabs", "/S" },
    { "labels are ours",                           "Root/PageLabels/Nums/3/P", "A" },
    { "a font of theirs",                          "&/1/Resources/Font/F1/BaseFont", "/Helvetica" },
    { "our content is a form",                     "&/1/Resources/XObject/SheafOwn/Subtype", "/Form" },
    { "as large as our page",                      "&/1/Resources/XObject/SheafOwn/BBox", "[ 0 0 200 300 ]" },
    { "a form with marks has a key",               "&/1/Resources/XObject/SheafOwn/StructParents", "1" },
    { "one without has none",                      "&/2/Resources/XObject/SheafOwn/StructParents", "null" },

    { "a link's rectangle is moved",               "&/1/Annots/0/Rect", "[ 30 130 50 140 ]" },
    { "its quadrilateral too",                     "&/1/Annots/0/QuadPoints", "[ 30 140 50 140 30 130 50 130 ]" },
    { "its address",                               "&/1/Annots/0/A/URI", "https://example.org/" },
    { "what follows the address is gone",          "&/1/Annots/0/A/Next", "null" },
    { "and its additional actions",                "&/1/Annots/0/AA", "null" },
    { "a link is printed",                         "&/1/Annots/0/F", "4" },
    { "a link says where it leads",                "&/1/Annots/0/Contents", "https://example.org/" },
    { "or what it said before",                    "&/1/Annots/1/Contents", "To the second page" },
    { "a link within the file is written out",     "&/1/Annots/1/Dest/1", "/XYZ" },
    { "its aim is moved: across",                  "&/1/Annots/1/Dest/2", "150" },
    { "and up",                                    "&/1/Annots/1/Dest/3", "250" },
    { "fields and launching links are gone",       "&/1/Annots/2", "null" },
    { "a turned page's link",                      "&/2/Annots/0/Rect", "[ 50 150 100 250 ]" },
    { "an aim that gives a height only",           "&/2/Annots/0/Dest/3", "165" },
    { "a link that said nothing says a label",     "&/2/Annots/0/Contents", "i" },

    { "another that leads to the same page has none","Root/Outlines/First/Next/First", "null" },
    { "our entry holds theirs",                    OUTLINE "/First/Title", "First" },
    { "in order",                                  OUTLINE "/Last/Title", "\xC3\x89" },
    { "at their levels",                           OUTLINE "/First/First/Title", "Below" },
    { "our entry is closed",                       OUTLINE "/Count", "-3" },
    { "an open entry stays open",                  OUTLINE "/First/Count", "1" },
    { "so our outline shows no more than before",  "Root/Outlines/Count", "4" },
    { "an entry's aim is moved: across",           OUTLINE "/First/Dest/2", "30" },
    { "and up",                                    OUTLINE "/First/Dest/3", "155" },
    { "an entry that started a program only says", OUTLINE "/Last/A", "null" },

    { "layers are listed",                         "Root/OCProperties/OCGs/0/Name", "Seen" },
    { "a hidden one stays hidden",                 "Root/OCProperties/D/OFF/0/Name", "Hidden" },
    { "under the annex's title",                   "Root/OCProperties/D/Order/0", "Annex" },
    { "the state has a name",                      "Root/OCProperties/D/Name", "Layers" },

    { "IDs are in order: ours",                    "Root/StructTreeRoot/IDTree/Kids/0/Names/0", "annex-a" },
    { "theirs",                                    "Root/StructTreeRoot/IDTree/Kids/0/Names/2", "annex-a.one" },
    { "ours again",                                "Root/StructTreeRoot/IDTree/Kids/0/Names/4", "annex-b" },
    { "no form of theirs is left",                 "Root/AcroForm", "null" },
    { "no names of theirs",                        "Root/Names", "null" },
    { "our title stands",                          "Info/Title", "Pack" },
};

static void
the_file_says(void **state)
{
    const ValueCase *c = *state;

    assert_string_equal(text_of(find(c->path)), c->want);
}

/* ---- sameness ---- */

typedef struct SameCase { const char *name, *path, *same; } SameCase;

#define PARENTS "Root/StructTreeRoot/ParentTree/Kids/1/Nums"
static const SameCase sames[] = {
    { "the part's parent is the section", "@/P", "Root/StructTreeRoot/K/0/K/1" },
    { "the division's parent is the part", "@/K/0/P", "@" },
    { "an element's page is ours", "@/K/0/K/0/Pg", "&/1" },
    { "an element's page is ours, turned", "@/K/0/K/3/Pg", "&/2" },
    { "a link's element leads to its link", "@/K/0/K/1/K/1/Obj", "&/1/Annots/0" },
    { "a new element leads to its link", "@/K/1/K/0/Obj", "&/1/Annots/1" },
    { "first mark of the first page", PARENTS "/1/0", "@/K/0/K/0" },
    { "second mark of the first page", PARENTS "/1/1", "@/K/0/K/1" },
    { "the link's element", PARENTS "/3", "@/K/0/K/1" },
    { "the other link's element", PARENTS "/5", "@/K/1" },
    { "a link's aim is our page", "&/1/Annots/1/Dest/0", "&/2" },
    { "an entry's aim is our page", OUTLINE "/First/First/Dest/0", "&/2" },
    { "an entry's parent is ours", OUTLINE "/First/Parent", OUTLINE },
    { "both pages have one font", "&/1/Resources/Font/F1", "&/2/Resources/Font/F1" },
    { "an ID leads to its element", "Root/StructTreeRoot/IDTree/Kids/0/Names/3", "@/K/0/K/0" },
    { "our heading's mark is in our form", "Root/StructTreeRoot/K/0/K/1/K/0/K/0/Stm",
      "&/1/Resources/XObject/SheafOwn" },
    { "a layer is the one that content names", "Root/OCProperties/OCGs/0", "&/2/Resources/Properties/L1" },
};

static void
objects_are_the_same(void **state)
{
    const SameCase *c = *state;
    int id = qpdf_oh_get_object_id(joined.qpdf, find(c->path));

    assert_true(id > 0);
    assert_int_equal(id, qpdf_oh_get_object_id(joined.qpdf, find(c->same)));
}

/* The keys that pages and links carry are those under which the tree leads back to them. */
static void
keys_of_the_parent_tree_follow_ours(void **state)
{
    static const char *const paths[] = { "&/1/StructParents", "&/1/Annots/0/StructParent",
                                         "&/1/Annots/1/StructParent" };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
        g_autofree char *key = g_strdup_printf(PARENTS "/%zu", 2 * i), *want = g_strdup(text_of(find(key)));

        assert_int_equal(atoi(want), PLACES + 1 + (int)i);
        assert_string_equal(text_of(find(paths[i])), want);
    }
    assert_true(qpdf_oh_get_int_value(joined.qpdf, find("Root/StructTreeRoot/ParentTreeNextKey")) > PLACES + 3);
}

/* ---- content ---- */

typedef struct ContentCase { const char *name; size_t page; const char *want; } ContentCase;

static const ContentCase contents[] = {
    { "scaled by a half, centred in its box; a q too many is taken back, a field is painted", 1,
      "q 0.5 0 0 0.5 20 125 cm 0 0 200 100 re W n\n"
      "/P <</MCID 0>> BDC BT /F1 12 Tf 20 50 Td (One) Tj ET EMC"
      "/Link <</MCID 1>> BDC BT /F1 12 Tf 20 20 Td (Two) Tj ET EMC q"
      "\nQ /Artifact BMC\nq 4 0 0 2 100 10 cm /Sheaf2 Do Q\nEMC Q\n/SheafOwn Do\n" },
    { "turned; a Q too many finds a q", 2,
      "q 0 -2 2 0 10 270 cm 10 20 100 50 re W n\nq "
      "/OC /L1 BDC /P <</MCID 0>> BDC BT /F1 12 Tf 20 50 Td (Three) Tj ET EMC EMC Q"
      "\nQ\n/SheafOwn Do\n" },
    { "a figure: other trees' marks and artifacts mean nothing in it, layers and strings stay, and what is open is "
      "closed",
      3,
      "/Figure <</MCID 0>> BDC\nq 0.5 0 0 0.5 0 225 cm 0 0 100 100 re W n\n"
      " /Span BMC 0 0 9 9 re f EMC /Span BMC 1 1 1 1 re f EMC /OC /L1 BDC 2 2 2 2 re f EMC BT /F1 9 Tf (/P <</MCID 7>> "
      "BDC) Tj ET /OC /L1 BDC"
      "\nEMC Q EMC\n/SheafOwn Do\n" },
    { "as it is, on a blank page of ours", 6,
      "/Figure <</MCID 0>> BDC\nq 1 0 0 1 0 0 cm 0 0 200 100 re W n\n0 0 200 100 re f\nQ EMC\n" },
};

/* Streams of one page are joined without or with a line feed: that does not matter here. */
static char *
without_line_feeds(const char *bytes, size_t length)
{
    GString *out = g_string_new(NULL);

    for (size_t i = 0; i < length; i++)
        if (bytes[i] != '\n')
            g_string_append_c(out, bytes[i]);
    return g_string_free(out, FALSE);
}

static void
content_is_placed(void **state)
{
    const ContentCase *c = *state;
    unsigned char *bytes = NULL;
    size_t length = 0;
    g_autofree char *text = NULL, *want = without_line_feeds(c->want, strlen(c->want));

    assert_int_equal(
        qpdf_oh_get_page_content_data(joined.qpdf, qpdf_get_page_n(joined.qpdf, c->page), &bytes, &length) &
            (QPDF_ERRORS),
        0);
    text = without_line_feeds((const char *)bytes, length);
    free(bytes);
    assert_string_equal(text, want);
}

/* ---- the whole ---- */

static void
qpdf_finds_no_fault(void **state)
{
    (void)state;
    assert_int_equal(qpdf_check_pdf(joined.qpdf), QPDF_SUCCESS);
    assert_int_equal(qpdf_get_num_pages(joined.qpdf), PLACES + 1);
    assert_false(qpdf_is_linearized(joined.qpdf));
}

static void
what_is_dropped_is_counted(void **state)
{
    static const char *const actions[] = { "page 1: JavaScript", "page 1: JavaScript", "page 1: Launch calc.exe",
                                           "page 3: URI two.html" };
    size_t count = G_N_ELEMENTS(actions);

    (void)state;
    assert_int_equal(diags_length(joined.diags), count + 1);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(diags_at(joined.diags, i)->id, DIAG_ANNEX_ACTION_DROPPED);
        assert_true(g_str_has_suffix(diags_at(joined.diags, i)->sentence, actions[i]));
    }
    assert_int_equal(diags_at(joined.diags, count)->id, DIAG_ANNEX_DROPPED);
    assert_non_null(strstr(diags_at(joined.diags, count)->sentence, "1 form field, 2 links to files or programs"));
}

static void
the_same_input_gives_the_same_bytes(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(GBytes) again = join(NULL, NULL, NULL, NULL, diags),
                      other = join(NULL, NULL, "0 0 200 100 re f", "0 0 100 100 re f", diags);
    g_autofree char *id = g_strdup(qpdf_oh_unparse(joined.qpdf, find("ID/0")));

    (void)state;
    assert_true(g_bytes_equal(joined.bytes, again));
    assert_false(g_bytes_equal(joined.bytes, other));
    assert_string_equal(qpdf_oh_unparse(joined.qpdf, find("ID/1")), id);
}

/* Every finding that is not the sample's own: a font that is not embedded, layers and fields without more. */
static void
the_audit_finds_one_tree(void **state)
{
    static const DiagId of_the_tree[] = {
        DIAG_AUDIT_ROLE,  DIAG_AUDIT_TREE, DIAG_AUDIT_UNTAGGED, DIAG_AUDIT_MIXED,       DIAG_AUDIT_UNBALANCED,
        DIAG_AUDIT_MARK,  DIAG_AUDIT_ALT,  DIAG_AUDIT_ID,       DIAG_AUDIT_ANNOT_TAG,   DIAG_AUDIT_ANNOT_CONTENTS,
        DIAG_AUDIT_ANNOT, DIAG_AUDIT_TABS, DIAG_AUDIT_SYNTAX,   DIAG_AUDIT_XMP_MISSING, DIAG_AUDIT_INFO
    };
    g_autofree char *path = g_build_filename(joined.folder, "joined.pdf", NULL);
    g_autoptr(Diags) found = diags_new();
    AuditSummary summary;

    (void)state;
    assert_true(
        g_file_set_contents(path, g_bytes_get_data(joined.bytes, NULL), (gssize)g_bytes_get_size(joined.bytes), NULL));
    assert_true(audit_file(path, &summary, found));
    assert_true(summary.claims_ua);
    for (size_t i = 0; i < diags_length(found); i++)
        for (size_t j = 0; j < G_N_ELEMENTS(of_the_tree); j++)
            if (diags_at(found, i)->id == of_the_tree[j])
                fail_msg("%s", diags_at(found, i)->sentence);
}

/* ---- variants ---- */

typedef struct VariantCase { const char *name, *find, *by, *path, *want; } VariantCase;

static const VariantCase variants[] = {
    { "an address that runs something is dropped", "(https://example.org/)", "( JavaScript:x\\(\\))",
      "&/1/Annots/0/Contents", "To the second page" },
    { "an address that leads to somebody's disk, too", "(https://example.org/)", "(file:///etc/passwd)",
      "&/1/Annots/0/Contents", "To the second page" },
    { "the first part of an address stands elsewhere", "/Lang (fr)", "/URI << /Base (https://example.net/) >>",
      "&/3/Annots/0/A/URI", "https://example.net/two.html" },
    { "but not of one that is whole", "/Lang (fr)", "/URI << /Base (https://example.net/) >>", "&/1/Annots/0/A/URI",
      "https://example.org/" },
    { "with it an address may not run something", "/Lang (fr)", "/URI << /Base (javascript:) >>", "&/3/Annots",
      "null" },
    { "a link that reaches further than any page", "/Rect [20 10 60 30]", "/Rect [20 10 99999999999999999999999.5 30]",
      "&/1/Annots/0/Rect/2", "0" },
    { "a standard role that means another is resolved", "/Absatz /P", "/Absatz /P /Sect /Art", "@/K/0/K/3/S",
      "/Chapter" },
    { "no role of ours is changed by that", "/Absatz /P", "/Absatz /P /Sect /Art", "Root/StructTreeRoot/RoleMap/Sect",
      "null" },
    { "roles in a circle lead nowhere", "/Kapitel /Sect", "/Kapitel /Chapter", "Root/StructTreeRoot/RoleMap/Chapter",
      "null" },
    { "an element that names its own parent ends", "/S /Absatz /P 11 0 R /Pg 3 0 R /K 0",
      "/S /Absatz /P 11 0 R /Pg 3 0 R /K 11 0 R", "@/K/0/K/0/K/0/S", "/Div" },
    { "a name that is not in the file leads nowhere", "/Dest (second) /Contents", "/Dest (other) /Contents",
      "&/1/Annots/1", "null" },
    { "a page's private data stay behind", "/UserUnit 2", "/UserUnit 2 /PieceInfo << /X << >> >>", "&/2/PieceInfo",
      "null" },
    { "nor are those of a layer carried over", "/Name (Seen)", "/Name (Seen) /PieceInfo << /X << >> >>",
      "&/2/Resources/Properties/L1/PieceInfo", "null" },
    { "what else a layer holds is", "/Name (Seen)", "/Name (Seen) /Intent /View", "&/2/Resources/Properties/L1/Intent",
      "/View" },
    { "a hidden field is not painted", "/Rect [100 10 140 30] /F 4", "/Rect [100 10 140 30] /F 2",
      "&/1/Resources/XObject/Sheaf2", "null" },
    { "names of ours make way for theirs", "/Properties", "/XObject << /SheafOwn 19 0 R >> /Properties",
      "&/1/Resources/XObject/SheafAOwn/BBox", "[ 0 0 200 300 ]" },
    { "however often a page was annexed before", "/Properties",
      "/XObject << /SheafOwn 19 0 R /SheafAOwn 19 0 R /SheafAAOwn 19 0 R >> /Properties",
      "&/1/Resources/XObject/SheafAAAOwn/BBox", "[ 0 0 200 300 ]" },
    { "an ID is none of a figure of ours", "/ID (one) /C /Red", "/ID (o~e%) /C /Red", "@/K/0/K/0/ID",
      "annex-a.o%7Ee%25" },
    { "a heading without a number gets one", "/Absatz /P", "/Absatz /H", "@/K/0/K/0/S", "/H1" },
    { "one that is deeper gets the next", "/Absatz /P /Deep /Span", "/Absatz /H /Deep /H", "@/K/0/K/3/K/1/S", "/H2" },
    { "colours for a context are named by its profile", "/Lang (fr)",
      "/OutputIntents [<< /DestOutputProfile 18 0 R >>]", "&/1/Resources/ColorSpace/DefaultCMYK/0", "/ICCBased" },
    { "in forms too", "/Lang (fr)", "/OutputIntents [<< /DestOutputProfile 18 0 R >>]",
      "&/1/Resources/XObject/Sheaf2/Resources/ColorSpace/DefaultCMYK/0", "/ICCBased" },
    { "without a context there is no such name", NULL, NULL, "&/1/Resources/ColorSpace", "null" },
    { "their output intents are no longer theirs", "/Lang (fr)", "/OutputIntents [<< /DestOutputProfile 18 0 R >>]",
      "Root/OutputIntents/1", "null" },
    { "a page of another file is not carried over", "/S /Absatz /P 11 0 R /Pg 3 0 R", "/S /Absatz /P 11 0 R /Pg 28 0 R",
      "@/K/0/K/0/Pg", "null" },
};

static void
another_file_says(void **state)
{
    const VariantCase *c = *state;
    Joined kept = joined;

    joined.diags = diags_new();
    joined.bytes = join(c->find, c->by, NULL, NULL, joined.diags);
    assert_non_null(joined.bytes);
    joined.qpdf = qpdf_init();
    qpdf_silence_errors(joined.qpdf);
    qpdf_set_suppress_warnings(joined.qpdf, QPDF_TRUE);
    assert_int_equal(qpdf_read_memory(joined.qpdf, "variant", g_bytes_get_data(joined.bytes, NULL),
                                      g_bytes_get_size(joined.bytes), NULL),
                     QPDF_SUCCESS);
    assert_string_equal(text_of(find(c->path)), c->want);
    qpdf_cleanup(&joined.qpdf);
    g_bytes_unref(joined.bytes);
    diags_free(joined.diags);
    joined = kept;
}

/* ---- faults ---- */

typedef struct FaultCase {
    const char *name;
    size_t first_page;
    const char *section;
    const Rect *boxes;
    const char *want;
} FaultCase;

static const Rect flat = { 10, 10, 100, 0 }, endless = { 10, 10, (double)INFINITY, 100 };

static const FaultCase faults[] = {
    { "an annex beyond the last page",     7, "annex-a", NULL, "fewer pages" },
    { "an annex that only begins within",  99, "annex-a", NULL, "fewer pages" },
    { "a section that is not there",       1, "annex-c", NULL, "section" },
    { "a box without height",              1, "annex-a", &flat, "no room" },
    { "a box without end",                 1, "annex-a", &endless, "no room" },
};

static void
what_cannot_be_is_refused(void **state)
{
    const FaultCase *c = *state;
    g_autoptr(ForeignPdf) plain = open_objects(plain_file, NULL, NULL);
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Pages) host = host_pages_sample(PLACES, diags);
    const Annex annex = { plain, c->first_page, c->boxes, c->section, NULL, NULL };

    assert_null(annexed_sample(joined.context, host, &annex, 1, diags));
    assert_int_equal(diags_length(diags), 1);
    assert_int_equal(diags_at(diags, 0)->id, DIAG_ANNEX_UNEXPECTED);
    assert_non_null(strstr(diags_at(diags, 0)->sentence, c->want));
}

static void
pages_without_a_structure_tree_are_refused(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PagesBuilder) builder = pages_builder_new(&host_info_sample);
    g_autoptr(Pages) untagged = NULL;

    (void)state;
    pages_append(builder, (Size){ 200, 300 }, "1");
    untagged = pages_finish(builder, diags);
    assert_non_null(untagged);
    assert_null(annexed_sample(joined.context, untagged, NULL, 0, diags));
    assert_int_equal(diags_length(diags), 1);
    assert_int_equal(diags_at(diags, 0)->id, DIAG_PDF_UNEXPECTED);
}

/* Pages that no annex takes are written as they are without any. */
static void
without_annexes_the_bytes_are_those_of_the_writer(void **state)
{
    static const PdfOptions options = { "sheaf 1.0", true, true };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Pages) pages = host_pages_sample(PLACES, diags);
    g_autoptr(GBytes) alone = pdf_write(joined.context, pages, &options, diags),
                      with_none = annexed_sample(joined.context, pages, NULL, 0, diags);

    (void)state;
    assert_true(g_bytes_equal(alone, with_none));
}

static void
content_that_cannot_be_read_costs_its_page(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(GBytes) bytes = join(NULL, NULL, "|0 0 200 100 re f", "/Filter /FlateDecode|0 0 200 100 re f", diags);

    size_t damaged = 0;

    (void)state;
    assert_non_null(bytes);
    for (size_t i = 0; i < diags_length(diags); i++)
        damaged += diags_at(diags, i)->id == DIAG_ANNEX_PAGE_DAMAGED;
    assert_int_equal(damaged, 1);
}

typedef struct CircleCase { const char *name, *find, *by; } CircleCase;

/* Followed without a guard each would take longer than anybody waits. */
static const CircleCase circles[] = {
    { "elements in an array that they hold",
      "<< /Type /StructElem /S /Document /P 10 0 R /K [13 0 R 14 0 R 15 0 R 16 0 R] >>",
      "[<< /S /P /K 11 0 R >> << /S /P /K 11 0 R >>]" },
    { "a tree of parents that holds itself", "<< /Nums [0 [13 0 R 14 0 R] 1 14 0 R 2 15 0 R 4 [16 0 R]] >>",
      "<< /Kids [12 0 R 12 0 R 12 0 R 12 0 R 12 0 R 12 0 R 12 0 R 12 0 R 12 0 R 12 0 R] >>" },
    { "a field that holds itself", "/Lang (fr)",
      "/AcroForm << /Fields [1 0 R] >> /Kids [1 0 R 1 0 R 1 0 R 1 0 R 1 0 R 1 0 R 1 0 R 1 0 R 1 0 R 1 0 R]" },
};

static void
what_turns_in_circles_ends(void **state)
{
    const CircleCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(GBytes) bytes = join(c->find, c->by, NULL, NULL, diags);

    assert_non_null(bytes);
}

static int
open_file(void **state)
{
    (void)state;
    joined.folder = g_dir_make_tmp("sheaf-annex-XXXXXX", NULL);
    joined.context = pdf_context_new();
    joined.diags = diags_new();
    joined.bytes = join(NULL, NULL, NULL, NULL, joined.diags);
    assert_non_null(joined.bytes);
    joined.qpdf = qpdf_init();
    qpdf_silence_errors(joined.qpdf);
    qpdf_set_suppress_warnings(joined.qpdf, QPDF_TRUE);         /* paths that lead to nothing are among the questions */
    return qpdf_read_memory(joined.qpdf, "joined", g_bytes_get_data(joined.bytes, NULL), g_bytes_get_size(joined.bytes),
                            NULL) == QPDF_SUCCESS
               ? 0
               : -1;
}

static int
close_file(void **state)
{
    static const char *const names[] = { "foreign.pdf", "joined.pdf" };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_build_filename(joined.folder, names[i], NULL);

        g_unlink(path);
    }
    g_rmdir(joined.folder);
    g_free(joined.folder);
    qpdf_cleanup(&joined.qpdf);
    g_bytes_unref(joined.bytes);
    diags_free(joined.diags);
    pdf_context_free(joined.context);
    return 0;
}

int
main(void)
{
    static const struct CMUnitTest single[] = { cmocka_unit_test(qpdf_finds_no_fault),
                                                cmocka_unit_test(keys_of_the_parent_tree_follow_ours),
                                                cmocka_unit_test(what_is_dropped_is_counted),
                                                cmocka_unit_test(the_same_input_gives_the_same_bytes),
                                                cmocka_unit_test(the_audit_finds_one_tree),
                                                cmocka_unit_test(pages_without_a_structure_tree_are_refused),
                                                cmocka_unit_test(without_annexes_the_bytes_are_those_of_the_writer),
                                                cmocka_unit_test(content_that_cannot_be_read_costs_its_page) };
    struct CMUnitTest tests[G_N_ELEMENTS(single) + G_N_ELEMENTS(values) + G_N_ELEMENTS(sames) + G_N_ELEMENTS(contents) +
                            G_N_ELEMENTS(variants) + G_N_ELEMENTS(faults) + G_N_ELEMENTS(circles) +
                            G_N_ELEMENTS(limits)];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(single); i++)
        tests[n++] = single[i];
    for (size_t i = 0; i < G_N_ELEMENTS(values); i++)
        tests[n++] = row_test(the_file_says, values[i].name, &values[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(sames); i++)
        tests[n++] = row_test(objects_are_the_same, sames[i].name, &sames[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(contents); i++)
        tests[n++] = row_test(content_is_placed, contents[i].name, &contents[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(variants); i++)
        tests[n++] = row_test(another_file_says, variants[i].name, &variants[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(faults); i++)
        tests[n++] = row_test(what_cannot_be_is_refused, faults[i].name, &faults[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(circles); i++)
        tests[n++] = row_test(what_turns_in_circles_ends, circles[i].name, &circles[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(limits); i++)
        tests[n++] = row_test(more_than_a_limit_is_told, limits[i].name, &limits[i]);
    return cmocka_run_group_tests_name("annex", tests, open_file, close_file);
}
