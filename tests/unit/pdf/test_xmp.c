/* Metadata from a document's particulars: what stands in XMP, what must not, and that Info says the same. */
#include "assert.h"
#include "pdf/pass.h"
#include <string.h>

static const DocumentInfo full = { .title = "A & B <\xC3\xA9>",
                                   .author = "Fictional League",
                                   .subject = "Rivers",
                                   .keywords = "one, two",
                                   .language = "fr-CA",
                                   .created = 1577750400 }; /* 2019-12-31T00:00:00Z: 18,261 days of 86,400 s */
static const DocumentInfo bare = { .title = "T", .author = "", .language = "en" };
static const PdfOptions both = { "sheaf 1.0", true, true }, none = { "sheaf 1.0", false, false };

typedef struct XmpCase {
    const char *name;
    const DocumentInfo *info;
    const PdfOptions *options;
    const char *text;
    bool there;
} XmpCase;

static const XmpCase cases[] = {
    { "the title, escaped", &full, &both,
      "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">A &amp; B &lt;\xC3\xA9&gt;</rdf:li></rdf:Alt></dc:title>",
      true },
    { "the author", &full, &both, "<dc:creator><rdf:Seq><rdf:li>Fictional League</rdf:li></rdf:Seq></dc:creator>",
      true },
    { "the subject", &full, &both,
      "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">Rivers</rdf:li></rdf:Alt></dc:description>", true },
    { "the language", &full, &both, "<rdf:Bag><rdf:li>fr-CA</rdf:li></rdf:Bag>", true },
    { "the keywords", &full, &both, "<pdf:Keywords>one, two</pdf:Keywords>", true },
    { "the day it was made", &full, &both, "<xmp:CreateDate>2019-12-31T00:00:00Z</xmp:CreateDate>", true },
    { "the day it was changed", &full, &both, "<xmp:ModifyDate>2019-12-31T00:00:00Z</xmp:ModifyDate>", true },
    { "the producer", &full, &both, "<pdf:Producer>sheaf 1.0</pdf:Producer>", true },
    { "an empty author is left out", &bare, &both, "dc:creator", false },
    { "no keywords", &bare, &both, "<pdf:Keywords", false },
    { "the claim of PDF/UA", &full, &both, "<pdfuaid:part>1</pdfuaid:part>", true },
    { "its schema is described", &full, &both, "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>", true },
    { "the claim of PDF/A", &full, &both, "<pdfaid:part>2</pdfaid:part>\n   <pdfaid:conformance>A</pdfaid:conformance>",
      true },
    { "no claim of PDF/UA", &full, &none, "<pdfuaid:part>", false },
    { "no claim of PDF/A", &full, &none, "<pdfaid:part>", false },
    { "it begins as a packet", &full, &both, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>",
      true },
};

static void
xmp_says(void **state)
{
    const XmpCase *c = *state;
    g_autofree char *packet = xmp_packet(c->info, c->options);

    assert_int_equal(strstr(packet, c->text) != NULL, c->there);
}

typedef struct InfoCase { const char *name; const DocumentInfo *info; const char *want; } InfoCase;

static const InfoCase infos[] = {
    { "all of it", &full,
      "<< /Title (A & B <\xE9>) /Author (Fictional League) /Subject (Rivers) /Keywords "
      "(one, two) /Creator (sheaf 1.0) "
      "/Producer (sheaf 1.0) /CreationDate (D:20191231000000Z) /ModDate (D:20191231000000Z) >>" },
    { "what is empty is left out", &bare,
      "<< /Title (T) /Creator (sheaf 1.0) /Producer (sheaf 1.0) /CreationDate (D:19700101000000Z) /ModDate "
      "(D:19700101000000Z) >>" },
};

static void
info_says_the_same(void **state)
{
    const InfoCase *c = *state;
    g_autoptr(GString) out = g_string_new(NULL);

    info_dictionary(out, c->info, &both);
    assert_string_equal(out->str, c->want);
}

/*
 * ICC.1:2010, 7.2: size first, version in byte 8, device class at 12, colour space at 16, date at 24, signature at 36.
 */
static void
the_profile_is_an_srgb_display_profile_of_no_day(void **state)
{
    static const unsigned char day[12] = { 0x07, 0xE4, 0, 1, 0, 1 };
    g_autoptr(GBytes) profile = srgb_profile(), again = srgb_profile();
    gsize size;
    const unsigned char *bytes = g_bytes_get_data(profile, &size);

    (void)state;
    assert_int_equal((gsize)bytes[0] << 24 | (gsize)bytes[1] << 16 | (gsize)bytes[2] << 8 | bytes[3], size);
    assert_int_equal(bytes[8], 4);
    assert_true(size < 1024);
    assert_memory_equal(bytes + 12, "mntr", 4);
    assert_memory_equal(bytes + 16, "RGB ", 4);
    assert_memory_equal(bytes + 24, day, sizeof day);
    assert_memory_equal(bytes + 36, "acsp", 4);
    assert_true(g_bytes_equal(profile, again));
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases) + G_N_ELEMENTS(infos) + 1];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[n++] = row_test(xmp_says, cases[i].name, &cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(infos); i++)
        tests[n++] = row_test(info_says_the_same, infos[i].name, &infos[i]);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(the_profile_is_an_srgb_display_profile_of_no_day);
    return cmocka_run_group_tests_name("xmp", tests, NULL, NULL);
}
