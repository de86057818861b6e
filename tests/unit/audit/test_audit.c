/*
 * The audit against a small file that keeps every rule, and against the same file with one thing broken: each row says
 * what is broken, which diagnostic must come and which clause it must name; no other error may come with it.
 */
#include "assert.h"
#include "audit_sample.h"
#include "audit/audit.h"
#include "base/diag_files.h"
#include "base/diag_pdf.h"
#include <glib/gstdio.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct BreakCase {
    const char *name;
    const char *find, *replace; /* stands once in one object of the sample */
    DiagId want;
    const char *clause;
} BreakCase;

static const BreakCase breaks[] = {
    { "no claim of PDF/A level", "<pdfaid:conformance>A</pdfaid:conformance>", "", DIAG_AUDIT_CLAIM, "6.6.4" },
    { "a PDF/A level that does not exist", "conformance>A<", "conformance>C<", 0, "6.6.4" },
    { "PDF/UA part 7", "<pdfuaid:part>1<", "<pdfuaid:part>7<", DIAG_AUDIT_CLAIM, "06-002" },
    { "pdfuaid not declared", "<pdfaProperty:name>part<", "<pdfaProperty:name>other<", DIAG_AUDIT_XMP_SCHEMA,
      "6.6.2.3.1" },
    { "XMP that is no XML", "</dc:creator>", "</dc:author>", DIAG_AUDIT_XMP_MALFORMED, "6.6.2.1" },
    { "no title", "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">A &amp; B</rdf:li></rdf:Alt></dc:title>\n", "", 0,
      "06-003" },
    { "an empty title", "A &amp; B<", "<", 0, "06-003" },
    { "title not displayed", "/DisplayDocTitle true", "/DisplayDocTitle false", DIAG_AUDIT_TITLE_HIDDEN, "07-002" },
    { "no viewer preferences", "/ViewerPreferences << /DisplayDocTitle true >>", "", DIAG_AUDIT_TITLE_HIDDEN,
      "07-001" },
    { "a language that is no tag", "/Lang (en-GB)", "/Lang (English_British)", DIAG_AUDIT_LANG_INVALID, "6.7.4" },
    { "text without a language", "/Lang (en-GB)", "", 0, "11-001" },
    { "an alternative text without a language", "/Lang (en-GB)", "", 0, "11-002" },
    { "an element's language is no tag", "/Lang (fr)", "/Lang (f_r)", DIAG_AUDIT_LANG_INVALID, "6.7.4" },
    { "not marked", "/MarkInfo << /Marked true >>", "", DIAG_AUDIT_NOT_TAGGED, "7.1" },
    { "suspects", "/Marked true", "/Marked true /Suspects true", DIAG_AUDIT_SUSPECTS, "01-007" },
    { "a rule outside every mark", "/Artifact <</Type /Layout>> BDC 72 60 451 1 re f EMC", "72 60 451 1 re f",
      DIAG_AUDIT_UNTAGGED, "01-005" },
    { "a form outside every mark", "/Artifact <</Type /Layout>> BDC", "/Fm1 Do /Artifact BMC", DIAG_AUDIT_UNTAGGED,
      "01-005" },
    { "text in a mark without an id", "/H2 <</MCID 11>> BDC", "EMC", 0, "01-005" },
    { "an artifact inside a mark", "72 600 50 50 re f", "/Artifact BMC 72 600 50 50 re f EMC", DIAG_AUDIT_MIXED,
      "01-003" },
    { "a mark inside an artifact", "/Note <</MCID 10>> BDC",
      "/Artifact BMC EMC /Artifact BMC /Note <</MCID 10>> BDC EMC", DIAG_AUDIT_MIXED, "01-004" },
    { "a mark that never ends", "451 1 re f EMC", "451 1 re f", DIAG_AUDIT_UNBALANCED, "14.6.1" },
    { "one EMC too many", "451 1 re f EMC", "451 1 re f EMC EMC", DIAG_AUDIT_UNBALANCED, "14.6.1" },
    { "a mark that ends inside a text object", "/Artifact <</Type /Layout>> BDC",
      "/Artifact BMC BT EMC ET /Artifact BMC", DIAG_AUDIT_UNBALANCED, "14.6.1" },
    { "an id twice on a page", "/Artifact <</Type /Layout>> BDC", "/P <</MCID 1>> BDC", DIAG_AUDIT_MARK, "14.7.4.2" },
    { "an id in no element", "/Artifact <</Type /Layout>> BDC", "/P <</MCID 12>> BDC", DIAG_AUDIT_MARK, "01-005" },
    { "one id in two elements", "/K [1 23 0 R]", "/K [1 23 0 R 0]", DIAG_AUDIT_MARK, "14.7.4" },
    { "a parent tree that leads astray", "[21 0 R 22 0 R", "[22 0 R 22 0 R", DIAG_AUDIT_MARK, "14.7.4.4" },
    { "a page without StructParents", "/StructParents 0", "", DIAG_AUDIT_MARK, "14.7.4.4" },
    { "an element that names another parent", "/S /LI /P 32 0 R", "/S /LI /P 20 0 R", DIAG_AUDIT_TREE, "14.7.2" },
    { "an element that holds its parent", "/K [1 23 0 R]", "/K [1 23 0 R 20 0 R]", DIAG_AUDIT_TREE, "14.7.2" },
    { "an element in two places", "/K [1 23 0 R]", "/K [1 23 0 R 23 0 R]", DIAG_AUDIT_TREE, "14.7.2" },
    { "a role that is not standard", "/S /P /P", "/S /Paragraph /P", DIAG_AUDIT_ROLE, "02-001" },
    { "a role that leads to itself", "/S /P /P", "/S /Circle /P", DIAG_AUDIT_ROLE, "02-003" },
    { "a standard role that is mapped", "/Absatz /P", "/Absatz /P /P /Span", DIAG_AUDIT_ROLE, "02-004" },
    { "a figure without a text", "/Alt (A blue square)", "", DIAG_AUDIT_ALT, "13-004" },
    { "a header cell without Scope", "/A << /O /Table /Scope /Row >>", "", DIAG_AUDIT_SCOPE, "15-003" },
    { "a row in a list", "/S /LI", "/S /TR", 0, "09-005" },
    { "a cell outside a row", "/S /Note", "/S /TD", DIAG_AUDIT_NESTING, "09-004" },
    { "a list item outside a list", "/S /Note", "/S /LI", 0, "09-005" },
    { "an entry outside a table of contents", "/S /Note", "/S /TOCI", 0, "09-006" },
    { "a row that is too short", "/K [30 0 R 31 0 R]", "/K [30 0 R]", 0, "7.5" },
    { "a column span too wide", "/Scope /Row >>", "/Scope /Row /ColSpan 2 >>", DIAG_AUDIT_TABLE_IRREGULAR, "7.5" },
    { "a row span past the end", "/Scope /Row >>", "/Scope /Row /RowSpan 2 >>", DIAG_AUDIT_TABLE_IRREGULAR, "7.5" },
    { "the first heading is H2", "/S /H1", "/S /H2", DIAG_AUDIT_HEADING, "14-002" },
    { "a heading level is skipped", "/S /H2", "/S /H3", DIAG_AUDIT_HEADING, "14-003" },
    { "numbered and plain headings", "/S /H2", "/S /H", DIAG_AUDIT_HEADING, "14-007" },
    { "a note without an ID", "/ID (n1)", "", DIAG_AUDIT_ID, "19-003" },
    { "a note with the ID of another", "/ID (n1)", "/ID (p1)", DIAG_AUDIT_ID, "19-004" },
    { "two elements with one ID", "/ID (f1)", "/ID (p1)", DIAG_AUDIT_ID, "14.7.2" },
    { "a link without Contents", "/Contents (Where B is)", "", DIAG_AUDIT_ANNOT_CONTENTS, "28-012" },
    { "a link without StructParent", "/StructParent 1", "", DIAG_AUDIT_ANNOT_TAG, "28-011" },
    { "a link in a Span", "/S /Link /P", "/S /Span /P", DIAG_AUDIT_ANNOT_TAG, "28-011" },
    { "a link whose element does not hold it", "/Type /OBJR /Obj 16 0 R", "/Type /OBJR /Obj 17 0 R",
      DIAG_AUDIT_ANNOT_TAG, "14.7.4.4" },
    { "no Tabs", "/Tabs /S", "", DIAG_AUDIT_TABS, "28-008" },
    { "Tabs by row", "/Tabs /S", "/Tabs /R", DIAG_AUDIT_TABS, "28-009" },
    { "a link that is not printed", "/F 4", "/F 0", DIAG_AUDIT_ANNOT, "6.3.2" },
    { "a link that opens a script", "/S /URI /URI (https://example.org/)", "/S /JavaScript /JS (app.beep\\(\\))",
      DIAG_AUDIT_FORBIDDEN, "6.5.1" },
    { "a link that starts a program", "/S /URI /URI (https://example.org/)", "/S /Launch /F (a.exe)",
      DIAG_AUDIT_FORBIDDEN, "6.5.1" },
    { "an action when the file is opened or closed", "/Lang (en-GB)", "/Lang (en-GB) /AA << >>", DIAG_AUDIT_FORBIDDEN,
      "6.5.2" },
    { "a font that is not embedded", "/FontFile2 8 0 R", "", DIAG_AUDIT_FONT_EMBEDDED, "31-009" },
    { "no CIDToGIDMap", "/CIDToGIDMap /Identity", "", DIAG_AUDIT_FONT, "31-005" },
    { "a CIDToGIDMap that is none", "/CIDToGIDMap /Identity", "/CIDToGIDMap /Other", DIAG_AUDIT_FONT, "31-004" },
    { "a width that is not the font's", "[500 600 700]", "[500 600 750]", DIAG_AUDIT_FONT, "31-016" },
    { "a glyph the font does not have", "72 480 Tm <0001>", "72 480 Tm <0007>", 0, "31-011" },
    { "no ToUnicode", "/ToUnicode 9 0 R", "", DIAG_AUDIT_UNICODE_MISSING, "31-027" },
    { "a code without a character", "<0002> <0002> [<0042>]", "<0003> <0003> [<0042>]", DIAG_AUDIT_UNICODE_MISSING,
      "10-001" },
    { "ToUnicode leads to U+0000", "[<0042>]", "[<0000>]", DIAG_AUDIT_UNICODE_VALUE, "31-028" },
    { "ToUnicode leads to U+FEFF", "[<0042>]", "[<FEFF>]", DIAG_AUDIT_UNICODE_VALUE, "31-029" },
    { "ToUnicode leads to U+FFFE", "[<0042>]", "[<FFFE>]", DIAG_AUDIT_UNICODE_VALUE, "31-029" },
    { "glyph 0 is shown", "72 480 Tm <0001>", "72 480 Tm <0000>", 0, "31-030" },
    { "a CIDSet that lacks a CID", "/StemV 80", "/StemV 80 /CIDSet 18 0 R", DIAG_AUDIT_CID_SET, "6.2.11.4.2" },
    { "no output intent", "/OutputIntents [14 0 R]", "", DIAG_AUDIT_OUTPUT_INTENT, "6.2.4.3" },
    { "an output intent without ICC", "/DestOutputProfile 15 0 R", "/DestOutputProfile 18 0 R",
      DIAG_AUDIT_OUTPUT_INTENT, "6.2.3" },
    { "CMYK under an RGB intent", "0.2 0.4 0.6 rg", "0.2 0.4 0.6 0 k", DIAG_AUDIT_COLOUR, "6.2.4.3" },
    { "an interpolated image", "/Width 1", "/Interpolate true /Width 1", DIAG_AUDIT_GRAPHICS, "6.2.8.1" },
    { "an unknown operator", "72 600 50 50 re f", "72 600 50 50 re f 1 2 zap", DIAG_AUDIT_GRAPHICS, "6.2.2" },
    { "LZW", "/Width 1", "/Filter /LZWDecode /Width 1", DIAG_AUDIT_STREAM, "6.1.7.2" },
    { "a stream in another file", "/Width 1", "/F (other) /Width 1", DIAG_AUDIT_STREAM, "6.1.7.1" },
    { "a name that is too long", "/ca 1",
      "/ca 1 /Long /a123456789b123456789c123456789d123456789e123456789f123456789g123456789h123456789"
      "i123456789j123456789k123456789l123456789m123456789",
      DIAG_AUDIT_LIMIT, "6.1.13" },
    { "an attachment that is no PDF", "/ca 1", "/ca 1 /X << /Type /Filespec /F (a) /UF (a) /EF << /F 17 0 R >> >>",
      DIAG_AUDIT_EMBEDDED, "6.8" },
    { "an attachment without UF", "/ca 1", "/ca 1 /X << /Type /Filespec /F (a) /EF << /F 17 0 R >> >>",
      DIAG_AUDIT_EMBEDDED, "21-001" },
    { "layers without a name", "/Lang (en-GB)", "/Lang (en-GB) /OCProperties << /OCGs [] /D << >> >>",
      DIAG_AUDIT_FORBIDDEN, "20-002" },
    { "a form that needs appearances", "/Lang (en-GB)",
      "/Lang (en-GB) /AcroForm << /NeedAppearances true /Fields [] >>", DIAG_AUDIT_FORBIDDEN, "6.4.1" },
    { "pages that only an XFA reader makes", "/Lang (en-GB)", "/Lang (en-GB) /NeedsRendering true",
      DIAG_AUDIT_FORBIDDEN, "6.4.2" },
    { "a page blended in CMYK under an RGB intent", "/Tabs /S",
      "/Tabs /S /Group << /S /Transparency /CS /DeviceCMYK >>", DIAG_AUDIT_COLOUR, "6.2.4.3" },
    { "the same by a profile", "/Tabs /S", "/Tabs /S /Group << /S /Transparency /CS [/ICCBased 38 0 R] >>",
      DIAG_AUDIT_COLOUR, "6.2.10" },
    { "a heading without words", "/S /H2 /P 20 0 R /K 11", "/S /H2 /P 20 0 R /K []", 0, "14289-1, 7.4" },
    { "the prefix of PDF/UA is another", "<pdfuaid:part>1</pdfuaid:part>",
      "<ua:part xmlns:ua=\"http://www.aiim.org/pdfua/ns/id/\">1</ua:part>", DIAG_AUDIT_CLAIM, "06-002" },
    { "the prefix of PDF/A is another", "<pdfaid:part>2</pdfaid:part>",
      "<a:part xmlns:a=\"http://www.aiim.org/pdfa/ns/id/\">2</a:part>", DIAG_AUDIT_CLAIM, "6.6.4" },
    { "a property with a value of another type", "<pdf:Producer>by hand</pdf:Producer>",
      "<pdf:Producer><rdf:Bag><rdf:li>by hand</rdf:li></rdf:Bag></pdf:Producer>", DIAG_AUDIT_XMP_TYPE, "6.6.2.3.1" },
    { "a property that stands there twice", "<pdf:Producer>by hand</pdf:Producer>",
      "<pdf:Producer>by hand</pdf:Producer><pdf:Producer>by hand</pdf:Producer>", DIAG_AUDIT_XMP_MALFORMED,
      "6.6.2.1" },
    { "a packet that says its length", "<?xpacket begin=", "<?xpacket bytes=\"870\" begin=", DIAG_AUDIT_XMP_MALFORMED,
      "6.6.2.1" },
    { "an extension schema without a category", "<pdfaProperty:category>internal</pdfaProperty:category>", "",
      DIAG_AUDIT_XMP_EXTENSION, "6.6.2.3.3" },
    { "an extension schema of an unknown type", "<pdfaProperty:valueType>Integer<", "<pdfaProperty:valueType>Whole<", 0,
      "6.6.2.3.3" },
    { "an extension schema with a field of its own", "<pdfaSchema:prefix>",
      "<pdfaSchema:author>Ann</pdfaSchema:author><pdfaSchema:prefix>", DIAG_AUDIT_XMP_EXTENSION, "6.6.2.3.2" },
    { "the metadata of an image", "/Subtype /Image", "/Metadata 18 0 R /Subtype /Image", DIAG_AUDIT_XMP_MALFORMED,
      "6.6.2.1" },
    { "a field without a name", "/Subtype /Link", "/Subtype /Widget", 0, "28-005" },
    { "no pages", "/Kids [3 0 R] /Count 1", "/Kids [] /Count 0", 0, "no pages" },
};

/* What is told and forbids nothing. */
static const BreakCase advised[] = {
    { "Info has another title", "/Title (A & B)", "/Title (A and B)", DIAG_AUDIT_INFO, "/Title" },
    { "Info has another date", "20191231000000Z", "20191231000001Z", DIAG_AUDIT_INFO, "/CreationDate" },
    { "Info says what XMP does not", "/Author (Ann)", "/Author (Ann) /Keywords (mines)", DIAG_AUDIT_INFO, "/Keywords" },
    { "an id that content does not have", "/K [1 23 0 R]", "/K [1 23 0 R 99]", DIAG_AUDIT_ADVICE, "14.7.4.2" },
    { "content directly in a list", "/S /Note", "/S /L", DIAG_AUDIT_ADVICE, "14.8.4" },
};

/* These change nothing that a rule asks for. */
static const BreakCase allowed[] = {
    { "the file as it is", NULL, NULL, 0, NULL },
    { "a role that is mapped", "/S /P /P", "/S /Absatz /P", 0, NULL },
    { "a language with script and region", "/Lang (fr)", "/Lang (zh-Hant-TW)", 0, NULL },
    { "a form outside every mark that paints nothing", "0 0 9 9 re f\n", "0 0 9 9 re n\n", 0, NULL },
    { "a span inside a mark", "72 600 50 50 re f", "/Span << /ActualText (x) >> BDC 72 600 50 50 re f EMC", 0,
      NULL },
    { "an inline image", "72 600 50 50 re f", "BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc\nEI", 0, NULL },
    { "a header cell named by Headers", "/S /TD /P 29 0 R /K 7 /Pg 3 0 R ",
      "/S /TD /P 29 0 R /K 7 /Pg 3 0 R /A << /O /Table /Headers [(x)] >>", 0, NULL },
    { "only painting of a path counts", "/Artifact <</Type /Layout>> BDC", "0 0 9 9 re n q Q /Artifact BMC", 0,
      NULL },
    { "a byte order mark before the metadata", "<?xpacket begin=", "\xEF\xBB\xBF<?xpacket begin=", 0, NULL },
    { "a language of one letter", "/Lang (fr)", "/Lang (f)", 0, NULL },
    { "an empty replacement text for a figure", "/Alt (A blue square)", "/ActualText ()", 0, NULL },
    { "an annotation outside the page needs no words", "/Rect [72 688 90 702] /F 4 /Contents (Where B is)",
      "/Rect [700 688 790 702] /F 4", 0, NULL },
    { "a replacement text for a figure", "/Alt (A blue square)", "/ActualText (B)", 0, NULL },
};

static char *
file_with(const char *bytes, size_t length)
{
    char *path = NULL;
    int fd = g_file_open_tmp("sheaf-audit-XXXXXX.pdf", &path, NULL);

    assert_true(fd >= 0);
    close(fd);
    assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
    return path;
}

static bool
audit_sample(const char *bytes, size_t length, AuditSummary *summary, Diags *diags)
{
    g_autofree char *path = file_with(bytes, length);
    bool read = audit_file(path, summary, diags);

    g_unlink(path);
    return read;
}

/* The last place of `text`; the file holds NULs, which strstr() does not pass. */
static char *
last_of(GString *file, const char *text)
{
    for (size_t at = file->len - strlen(text) + 1; at-- > 0;)
        if (memcmp(file->str + at, text, strlen(text)) == 0)
            return file->str + at;
    fail_msg("'%s' is not in the sample", text);
    return NULL;
}

static void
print_all(const Diags *diags)
{
    for (size_t i = 0; i < diags_length(diags); i++)
        print_message("    %s: %s\n", diag_name(diags_at(diags, i)->id), diags_at(diags, i)->sentence);
}

static void
a_file_that_keeps_the_rules_passes(void **state)
{
    const BreakCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    AuditSummary summary;
    int times;
    GString *file = sample_write(c->find, c->replace, SAMPLE_TRAILER, &times);

    assert_int_equal(times, c->find == NULL ? 0 : 1);
    assert_true(audit_sample(file->str, file->len, &summary, diags));
    if (diags_length(diags) > 0)
        print_all(diags);
    assert_int_equal(diags_length(diags), 0);
    assert_int_equal(summary.failures, 0);
    assert_int_equal(summary.pages, 1);
    assert_int_equal(summary.structure_elements, 18);
    assert_int_equal(summary.fonts, 1);
    assert_true(summary.claims_ua && summary.claims_a && summary.a_part == 2 && summary.a_level == 'A');
    g_string_free(file, TRUE);
}

/* Every error must be the wanted one, or, where it brings others with it (0), one must name the clause. */
static void
assert_found(const Diags *diags, DiagId want, const char *clause)
{
    bool named = clause == NULL;

    for (size_t i = 0; i < diags_length(diags); i++) {
        const Diag *diag = diags_at(diags, i);

        if (want != 0 && diag->id != want && diag->severity != SEVERITY_NOTE) {
            print_all(diags);
            fail_msg("%s instead of %s", diag_name(diag->id), diag_name(want));
        }
        named = named || strstr(diag->sentence, clause) != NULL;
    }
    if (diags_count(diags, SEVERITY_ERROR) == 0 || !named) {
        print_all(diags);
        fail_msg("nothing names %s", clause);
    }
}

static void
advice_is_given(void **state)
{
    const BreakCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    AuditSummary summary;
    int times;
    bool named = false;
    GString *file = sample_write(c->find, c->replace, SAMPLE_TRAILER, &times);

    assert_int_equal(times, 1);
    assert_true(audit_sample(file->str, file->len, &summary, diags));
    for (size_t i = 0; i < diags_length(diags); i++)
        named = named || ((c->want == 0 || diags_at(diags, i)->id == c->want) &&
                          diags_at(diags, i)->severity == SEVERITY_WARNING &&
                          strstr(diags_at(diags, i)->sentence, c->clause) != NULL);
    if (!named || (c->want != 0 && summary.failures > 0)) {
        print_all(diags);
        fail_msg("no warning names %s", c->clause);
    }
    g_string_free(file, TRUE);
}

static void
what_is_broken_is_found(void **state)
{
    const BreakCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    AuditSummary summary;
    int times;
    GString *file = sample_write(c->find, c->replace, SAMPLE_TRAILER, &times);

    assert_int_equal(times, 1);
    assert_true(audit_sample(file->str, file->len, &summary, diags));
    assert_found(diags, c->want, c->clause);
    assert_int_equal(summary.failures, diags_count(diags, SEVERITY_ERROR));
    assert_int_equal(diags_exit_status(diags), DIAG_EXIT_NOT_CONFORMING);
    g_string_free(file, TRUE);
}

/* ---- part 3: any file may be attached, and must be said to be what ---- */

static const BreakCase attached[] = {
    { "nothing says what it belongs to", "/ca 1", "/ca 1 /AFRelationship /Data /F (a) /UF (a) /EF << /F 17 0 R >>",
      DIAG_AUDIT_EMBEDDED, "no /AF says" },
    { "no relationship", "/ca 1", "/ca 1 /AF [19 0 R] /F (a) /UF (a) /EF << /F 17 0 R >>", DIAG_AUDIT_EMBEDDED,
      "lacks /AFRelationship" },
    { "a type that is none", "/ca 1", "/ca 1 /AF 19 0 R /AFRelationship /Data /F (a) /UF (a) /EF << /F 17 0 R >>",
      DIAG_AUDIT_EMBEDDED, "not a MIME type" },
    { "no day", "/ca 1", "/ca 1 /AF [19 0 R] /AFRelationship /Data /F (a) /UF (a) /EF << /F 17 0 R >>",
      DIAG_AUDIT_EMBEDDED, "no /ModDate" },
};

static void
an_attached_file_is_held_to_part_3(void **state)
{
    const BreakCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    AuditSummary summary;
    int times;
    GString *file = sample_write(c->find, c->replace, SAMPLE_TRAILER, &times);

    memcpy(last_of(file, "<pdfaid:part>2"), "<pdfaid:part>3", strlen("<pdfaid:part>3"));
    assert_true(audit_sample(file->str, file->len, &summary, diags));
    assert_found(diags, c->want, c->clause);
    g_string_free(file, TRUE);
}

/* ---- the file as bytes ---- */

typedef struct BytesCase {
    const char *name;
    const char *trailer;
    const char *find, *replace; /* in the finished bytes, of one length, so that offsets stay */
    const char *tail;           /* appended */
    DiagId want;
    const char *clause;
} BytesCase;

static const BytesCase bytes_cases[] = {
    { "no ID in the trailer", "/Info 13 0 R", NULL, NULL, "", DIAG_AUDIT_SYNTAX, "6.1.3" },
    { "a header without bytes above 127", SAMPLE_TRAILER, "%\xE2\xE3\xCF\xD3", "%abcd", "", DIAG_AUDIT_SYNTAX,
      "6.1.2" },
    { "a header of version 2", SAMPLE_TRAILER, "%PDF-1.7", "%PDF-2.0", "", DIAG_AUDIT_SYNTAX, "6.1.2" },
    { "something after the end", SAMPLE_TRAILER, NULL, NULL, "more", DIAG_AUDIT_SYNTAX, "6.1.3" },
    { "xref with a blank behind it", SAMPLE_TRAILER, "xref\n0 ", "xref 0 ", "", DIAG_AUDIT_SYNTAX, "6.1.4" },
};

static void
what_is_wrong_with_the_bytes_is_found(void **state)
{
    const BytesCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    AuditSummary summary;
    int times;
    GString *file = sample_write(NULL, NULL, c->trailer, &times);

    if (c->find != NULL)
        memcpy(last_of(file, c->find), c->replace, strlen(c->replace));
    g_string_append(file, c->tail);
    assert_true(audit_sample(file->str, file->len, &summary, diags));
    assert_found(diags, c->want, c->clause);
    g_string_free(file, TRUE);
}

/* ---- files that cannot be read, and claims ---- */

typedef struct UnreadableCase {
    const char *name, *bytes;
    DiagId want;
} UnreadableCase;

static const UnreadableCase unreadable[] = {
    { "an empty file", "", DIAG_AUDIT_UNREADABLE },
    { "no PDF", "<html><body>not found</body></html>", DIAG_AUDIT_UNREADABLE },
    { "a header alone", "%PDF-1.7\n", DIAG_AUDIT_UNREADABLE },
    { "a trailer that leads nowhere", "%PDF-1.7\ntrailer\n<< /Size 1 >>\nstartxref\n9999\n%%EOF\n",
      DIAG_AUDIT_UNREADABLE },
};

static void
a_file_that_cannot_be_read_is_reported(void **state)
{
    const UnreadableCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    AuditSummary summary;

    assert_false(audit_sample(c->bytes, strlen(c->bytes), &summary, diags));
    assert_int_equal(diags_length(diags), 1);
    assert_int_equal(diags_at(diags, 0)->id, c->want);
    assert_int_equal(diags_exit_status(diags), DIAG_EXIT_INPUT);
}

static void
a_file_that_is_not_there_is_reported(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    AuditSummary summary;

    (void)state;
    assert_false(audit_file("no/such/file.pdf", &summary, diags));
    assert_int_equal(diags_at(diags, 0)->id, DIAG_FILE_UNREADABLE);
    assert_null(audit_structure_text("no/such/file.pdf", diags));
}

/* Without claims there is one note, and what is wrong is found all the same. */
static void
a_file_without_claims_is_held_to_both(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    AuditSummary summary;
    int times;
    GString *file = sample_write("/Metadata 12 0 R", "", SAMPLE_TRAILER, &times);

    (void)state;
    assert_true(audit_sample(file->str, file->len, &summary, diags));
    assert_int_equal(diags_count(diags, SEVERITY_NOTE), 1);
    assert_int_equal(diags_at(diags, 0)->id, DIAG_AUDIT_NO_CLAIM);
    assert_int_equal(diags_at(diags, 1)->id, DIAG_AUDIT_XMP_MISSING);
    assert_false(summary.claims_ua || summary.claims_a);
    g_string_free(file, TRUE);
}

/* What only the other standard asks for is not asked. */
static void
a_file_is_held_to_what_it_claims(void **state)
{
    static const char ua_claim[] = "<pdfuaid:part>1</pdfuaid:part>\n";
    g_autoptr(Diags) diags = diags_new();
    AuditSummary summary;
    int times;
    GString *file = sample_write(ua_claim, "", SAMPLE_TRAILER, &times);
    char *scope = last_of(file, "/Scope /Row"), *flags = last_of(file, "/F 4");

    (void)state;
    memcpy(scope, "/Other /Row", 11);
    assert_true(audit_sample(file->str, file->len, &summary, diags));
    assert_int_equal(diags_length(diags), 0);
    assert_true(summary.claims_a && !summary.claims_ua);
    memcpy(flags, "/F 0", 4);
    assert_true(audit_sample(file->str, file->len, &summary, diags));
    assert_int_equal(diags_length(diags), 1);
    g_string_free(file, TRUE);
}

/* ---- encryption, by qpdf ---- */

static char *
encrypted(const char *user_password)
{
    int times;
    GString *file = sample_write(NULL, NULL, SAMPLE_TRAILER, &times);
    qpdf_data qpdf = qpdf_init();
    char *path;

    qpdf_read_memory(qpdf, "sample", file->str, file->len, NULL);
    qpdf_init_write_memory(qpdf);
    qpdf_set_static_ID(qpdf, QPDF_TRUE);
    qpdf_set_static_aes_IV(qpdf, QPDF_TRUE);
    qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
    qpdf_set_r6_encryption_parameters2(qpdf, user_password, "owner", 0, 0, 0, 0, 0, 0, qpdf_r3p_none, 1);
    assert_int_equal(qpdf_write(qpdf) & QPDF_ERRORS, 0);
    path = file_with((const char *)qpdf_get_buffer(qpdf), qpdf_get_buffer_length(qpdf));
    qpdf_cleanup(&qpdf);
    g_string_free(file, TRUE);
    return path;
}

static void
encryption_is_found(void **state)
{
    g_autofree char *path = encrypted("");
    g_autoptr(Diags) diags = diags_new();
    AuditSummary summary;
    size_t found = 0;

    (void)state;
    assert_true(audit_file(path, &summary, diags));
    for (size_t i = 0; i < diags_length(diags); i++)
        found += diags_at(diags, i)->id == DIAG_AUDIT_ENCRYPTED;
    assert_in_range(found, 1, 2);
    g_unlink(path);
}

static void
a_file_locked_by_a_password_is_reported(void **state)
{
    g_autofree char *path = encrypted("secret");
    g_autoptr(Diags) diags = diags_new();
    AuditSummary summary;

    (void)state;
    assert_false(audit_file(path, &summary, diags));
    assert_int_equal(diags_length(diags), 1);
    assert_int_equal(diags_at(diags, 0)->id, DIAG_AUDIT_LOCKED);
    g_unlink(path);
}

/* ---- hostile files: an answer, in time, and no crash ---- */

typedef struct HostileCase {
    const char *name, *find, *replace;
} HostileCase;

static const HostileCase hostile[] = {
    { "a page tree that holds itself", "/Kids [3 0 R] /Count 1", "/Kids [3 0 R 2 0 R] /Count 2" },
    { "a form that shows itself twice", "0 0 9 9 re f\n", "/Fm1 Do /Fm1 Do\n" },
    { "a parent tree that holds itself", "<< /Nums [0 [", "<< /Kids [11 0 R] /Nums [0 [" },
    { "spans of a billion columns", "/Scope /Row >>", "/Scope /Row /ColSpan 999999999 /RowSpan 999999999 >>" },
    { "a map from every code", "endcmap", "1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange endcmap" },
    { "brackets without end", "0.2 0.4 0.6 rg", "[[[[[[[[[[[[[[[[<<<<<<<<<<<< > > > > ]" },
    { "a string without end", "0.2 0.4 0.6 rg", "(((((" },
    { "a huge id", "/H2 <</MCID 11>>", "/H2 <</MCID 99999999999>>" },
    { "a reference to itself", "/Lang (fr)", "/Lang 37 0 R" },
};

static void
a_hostile_file_is_survived(void **state)
{
    const HostileCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    AuditSummary summary;
    int times;
    GString *file = sample_write(c->find, c->replace, SAMPLE_TRAILER, &times);

    assert_int_equal(times, 1);
    assert_true(audit_sample(file->str, file->len, &summary, diags));
    g_string_free(file, TRUE);
}

/* Cut off at every 97th byte, and with one byte in 61 turned over: whatever comes, it is an answer. */
static void
a_damaged_file_is_survived(void **state)
{
    int times;
    GString *file = sample_write(NULL, NULL, SAMPLE_TRAILER, &times);
    AuditSummary summary;

    (void)state;
    for (size_t length = 0; length < file->len; length += 97) {
        g_autoptr(Diags) diags = diags_new();

        audit_sample(file->str, length, &summary, diags);
        assert_true(length + 97 >= file->len || diags_length(diags) > 0);
    }
    for (size_t at = 0; at < file->len; at += 61) {
        g_autoptr(Diags) diags = diags_new();
        g_autofree char *path = NULL, *text = NULL;
        char kept = file->str[at];

        file->str[at] = (char)(kept ^ 0x15);
        path = file_with(file->str, file->len);
        audit_file(path, &summary, diags);
        text = audit_structure_text(path, diags);
        g_unlink(path);
        file->str[at] = kept;
    }
    g_string_free(file, TRUE);
}

/* ---- the tree as text ---- */

typedef struct TextCase {
    const char *name, *find, *replace, *want_find, *want_replace;
} TextCase;

static const TextCase texts[] = {
    { "the tree as it is", NULL, NULL, NULL, NULL },
    { "replacement text of a span stands for its glyphs", "72 480 Tm <0001> Tj ET EMC",
      "72 480 Tm /Span << /ActualText (Eins) >> BDC <0001> Tj EMC ET EMC", "\"A\"\nx", "\"Eins\"\n" },
    { "a second line is parted by a blank", "72 480 Tm <0001> Tj", "72 480 Tm <0001> Tj 0 -15 Td <0002> Tj", "\"A\"\nx",
      "\"A B\"\n" },
    { "a raised figure is not", "72 480 Tm <0001> Tj", "72 480 Tm <0001> Tj 7 2 Td <0002> Tj", "\"A\"\nx", "\"AB\"\n" },
    { "spans and quotes", "/Scope /Row >>", "/Scope /Row /RowSpan 3 /ColSpan 2 >> /Alt (a \"b\")",
      "      TH scope=Row \"A\"\n", "      TH alt=\"a \\\"b\\\"\" scope=Row colspan=2 rowspan=3 \"A\"\n" },
};

/* A want_find that ends in "x" means the last line. */
static char *
wanted_text(const TextCase *c)
{
    if (c->want_find == NULL)
        return g_strdup(SAMPLE_TEXT);
    if (g_str_has_suffix(c->want_find, "x"))
        return g_strdup_printf("%.*s%s", (int)(strlen(SAMPLE_TEXT) - (strlen(c->want_find) - 1)), SAMPLE_TEXT,
                               c->want_replace);
    return replaced(SAMPLE_TEXT, c->want_find, c->want_replace);
}

static void
the_tree_reads_as_text(void **state)
{
    const TextCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    int times;
    GString *file = sample_write(c->find, c->replace, SAMPLE_TRAILER, &times);
    g_autofree char *path = file_with(file->str, file->len), *text = audit_structure_text(path, diags),
                    *want = wanted_text(c);

    assert_string_equal(text, want);
    g_unlink(path);
    g_string_free(file, TRUE);
}

int
main(void)
{
    static struct CMUnitTest tests[G_N_ELEMENTS(breaks) + G_N_ELEMENTS(allowed) + G_N_ELEMENTS(bytes_cases) +
                                   G_N_ELEMENTS(unreadable) + G_N_ELEMENTS(attached) + G_N_ELEMENTS(hostile) +
                                   G_N_ELEMENTS(texts) + G_N_ELEMENTS(advised) + 8];
    size_t count = 0;

    ADD_ROWS(a_file_that_keeps_the_rules_passes, allowed);
    ADD_ROWS(what_is_broken_is_found, breaks);
    ADD_ROWS(advice_is_given, advised);
    ADD_ROWS(an_attached_file_is_held_to_part_3, attached);
    ADD_ROWS(what_is_wrong_with_the_bytes_is_found, bytes_cases);
    ADD_ROWS(a_file_that_cannot_be_read_is_reported, unreadable);
    ADD_ROWS(a_hostile_file_is_survived, hostile);
    ADD_ROWS(the_tree_reads_as_text, texts);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_file_that_is_not_there_is_reported);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_file_without_claims_is_held_to_both);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_file_is_held_to_what_it_claims);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(encryption_is_found);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_file_locked_by_a_password_is_reported);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_damaged_file_is_survived);
    return _cmocka_run_group_tests("audit", tests, count, NULL, NULL);
}
