/*
 * Rules of PDF/A and PDF/UA about content, colour, fonts and objects: each on the sample with one thing broken, and
 * where it takes two, a second of the same length. The clause is that of ISO 19005-2, or a Matterhorn checkpoint.
 */
#include "assert.h"
#include "audit_sample.h"
#include "audit/audit.h"
#include <stdlib.h>

typedef struct RuleCase {
    const char *name, *find, *replace; /* stands once in one object of the sample */
    const char *clause; /* NULL: nothing is told */
    const char *also, *by; /* bytes of the file, and as many in their place */
} RuleCase;

#define PAGE_STATE   "/ExtGState << /G1 19 0 R >>"
#define SPACE(array) "/ColorSpace << /C " array " >> " PAGE_STATE
#define USE_SPACE    "0.2 0.4 0.6 rg", "/C cs         "
#define FONT_DICT    "/Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Two /Encoding /Identity-H /DescendantFonts [6 0 R] "
#define SIMPLE                                                                                                         \
    "/Type /Font /BaseFont /AAAAAA+Two /FontDescriptor 7 0 R /FirstChar 0 /LastChar 2 /Widths [500 600 700] "

static const RuleCase cases[] = {
    { "an odd number of hexadecimal digits in an object", "/ca 1", "/ca 1 /X <414>", "6.1.6" },
    { "what is no hexadecimal digit", "/ca 1", "/ca 1 /X <41 4G>", "6.1.6" },
    { "an odd number of digits in content", "72 600 50 50 re f", "/Span << /E <414> >> BDC 72 600 50 50 re f EMC",
      "6.1.6" },
    { "blanks among hexadecimal digits", "/ca 1", "/ca 1 /X <41 4\n2>", NULL },
    { "endobj that does not begin a line", NULL, NULL, "6.1.9", "\nendobj\nxref", " endobj\nxref" },
    { "a stream longer than its length", NULL, NULL, "6.1.7.1", "/Length 3 >>", "/Length 1 >>" },
    { "an integer of more than 32 bits in content", "72 600 50 50 re f", "72 600 50 50 re f 2157483648 w", "6.1.13" },
    { "a page that is too narrow", "[0 0 595 842]", "[0 0 2 842]", "6.1.13" },
    { "a page that is too long", "/Kids [3 0 R] /Count 1", "/Kids [3 0 R] /Count 1 /CropBox [0 0 595 14401]",
      "6.1.13" },
    { "a permission that is not known", "/Lang (en-GB)", "/Lang (en-GB) /Perms << /Other << >> >>", "6.1.12" },
    { "a signature's digest under DocMDP", "/Lang (en-GB)",
      "/Lang (en-GB) /Perms << /DocMDP << /Reference [<< /DigestMethod /MD5 >>] >> >>", "6.1.12" },

    { "a form that takes the page's resources", "0 0 9 9 re f\n", "/G1 gs 0 0 9 9 re f\n", "6.2.2" },
    { "a rendering intent of its own", "72 600 50 50 re f", "/Vivid ri 72 600 50 50 re f", "6.2.6" },
    { "an image's rendering intent", "/Subtype /Image", "/Intent /Vivid /Subtype /Image", "6.2.6" },
    { "a rendering intent of the four", "72 600 50 50 re f", "/Perceptual ri 72 600 50 50 re f", NULL },
    { "a halftone of type 6", "/ca 1", "/ca 1 /HT << /HalftoneType 6 >>", "6.2.5" },
    { "a halftone with a name", "/ca 1", "/ca 1 /HT << /HalftoneType 1 /HalftoneName (x) >>", "6.2.5" },
    { "a halftone for a spot colour without a function", "/ca 1",
      "/ca 1 /HT << /HalftoneType 5 /Spot << /HalftoneType 1 >> >>", "6.2.5" },
    { "a halftone of type 1", "/ca 1", "/ca 1 /HT << /HalftoneType 1 >>", NULL },
    { "a form with OPI", "/BBox [0 0 9 9]", "/OPI << >> /BBox [0 0 9 9]", "6.2.8" },
    { "transparency without a space to blend in", "/OutputIntents [14 0 R]", "", "6.2.10", "/ca 1 ", "/ca 0 " },
    { "inks by a profile overprinted in mode 1", PAGE_STATE,
      "/ColorSpace << /C [/ICCBased 38 0 R] >> /ExtGState << /G1 << /OP true /OPM 1 >> >>", "6.2.4.2", USE_SPACE },
    { "the same in mode 0", PAGE_STATE,
      "/ColorSpace << /C [/ICCBased 38 0 R] >> /ExtGState << /G1 << /OP true /OPM 0 >> >>", NULL, USE_SPACE },
    { "a spot colour that is not among the colourants", PAGE_STATE, SPACE("[/DeviceN [/Spot] /DeviceRGB 18 0 R]"),
      "6.2.4.4", USE_SPACE },
    { "one that is", PAGE_STATE,
      SPACE("[/DeviceN [/Spot] /DeviceRGB 18 0 R << /Colorants << /Spot [/Separation /Spot /DeviceRGB 18 0 R] >> >>]"),
      NULL, USE_SPACE },
    { "one ink with two tints", PAGE_STATE,
      SPACE("[/DeviceN [/A] /DeviceRGB 18 0 R << /Colorants << /A [/Separation /A /DeviceRGB 18 0 R] "
            "/B [/Separation /A /DeviceRGB 17 0 R] >> >>]"),
      "6.2.4.4", USE_SPACE },
    { "a colourant's name that is not UTF-8", PAGE_STATE, SPACE("[/Separation /#FF /DeviceRGB 18 0 R]"), "6.1.8",
      USE_SPACE },

    { "a form field with an action", "/Subtype /Link", "/Subtype /Widget /T (x)", "6.5.1" },
    { "an appearance with a second face", "/F 4", "/F 4 /AP << /N 18 0 R /D 18 0 R >>", "6.3.3" },
    { "an appearance that is no picture", "/F 4", "/F 4 /AP << /N << /On 18 0 R >> >>", "6.3.3" },
    { "a media clip without a type", "/ca 1", "/ca 1 /X << /S /MCD /D (a) /Alt [(en) (a)] >>", "28-014" },
    { "a media clip without a description", "/ca 1", "/ca 1 /X << /S /MCD /D (a) /CT (a/b) >>", "28-015" },
    { "a media clip whose description is empty", "/ca 1", "/ca 1 /X << /S /MCD /D (a) /CT (a/b) /Alt [(en) ()] >>",
      "28-015" },
    { "a media clip that says all", "/ca 1", "/ca 1 /X << /S /MCD /D (a) /CT (a/b) /Alt [(en) (a)] >>", NULL },
    { "a file whose name is empty", "/ca 1", "/ca 1 /X << /Type /Filespec /F () /UF (a) /EF << /F 17 0 R >> >>",
      "21-001" },
    { "headers that are not there", "/S /TD /P 29 0 R /K 7 /Pg 3 0 R ",
      "/S /TD /P 29 0 R /K 7 /Pg 3 0 R /A << /O /Table /Headers [(x)] >>", "15-003", "/Scope /Row", "/Other /Row" },

    { "a CMap that readers do not have", "/Encoding /Identity-H", "/Encoding /Own-H", "31-006" },
    { "a CMap that uses one of its own", "/Encoding /Identity-H", "/Encoding 9 0 R", "31-008", "begincodespacerange",
      "/Own usecmap       " },
    { "a character of private use", "[<0042>]", "[<E000>]", "6.2.11.7.3" },
    { "a symbolic TrueType font with an encoding", FONT_DICT, SIMPLE "/Subtype /TrueType /Encoding /WinAnsiEncoding ",
      "6.2.11.6" },
    { "a symbolic TrueType font without a table for its codes", FONT_DICT, SIMPLE "/Subtype /TrueType ", "6.2.11.6" },
    { "a TrueType font whose encoding is no one's", FONT_DICT, SIMPLE "/Subtype /TrueType /Encoding /Other ",
      "6.2.11.6", "/Flags 4 ", "/Flags 32" },
    { "a name that the Adobe Glyph List does not have", FONT_DICT,
      SIMPLE "/Subtype /TrueType /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [1 /gravee] >> ", "6.2.11.6",
      "/Flags 4 ", "/Flags 32" },
    { "a drawn glyph whose width differs", FONT_DICT,
      "/Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 0 /LastChar 2 /Resources "
      "<< >> "
      "/Widths [500 600 700] /Encoding << /Differences [0 /a /A /B] >> /CharProcs << /A 18 0 R >> ",
      "6.2.11.5", "0 0 9 9 re f\n", "5 0 d0 0 0 n\n" },
};

static GString *
broken(const RuleCase *c)
{
    int times;
    GString *file = sample_write(c->find, c->replace, SAMPLE_TRAILER, &times);

    assert_int_equal(times, c->find == NULL ? 0 : 1);
    for (size_t at = 0; c->also != NULL; at++) {
        assert_int_equal(strlen(c->also), strlen(c->by));
        if (at + strlen(c->also) > file->len)
            fail_msg("'%s' is not in the sample", c->also);
        if (memcmp(file->str + at, c->also, strlen(c->also)) == 0) {
            memcpy(file->str + at, c->by, strlen(c->by));
            break;
        }
    }
    return file;
}

static void
a_rule_is_held(void **state)
{
    const RuleCase *c = *state;
    GString *file = broken(c);
    g_autoptr(GBytes) bytes = g_string_free_to_bytes(file);
    g_autoptr(Diags) diags = diags_new();
    AuditSummary summary;
    bool named = c->clause == NULL;

    assert_true(audit_bytes(bytes, "sample", &summary, diags));
    for (size_t i = 0; i < diags_length(diags) && c->clause != NULL; i++)
        named = named || (diags_at(diags, i)->severity == SEVERITY_ERROR &&
                          strstr(diags_at(diags, i)->sentence, c->clause) != NULL);
    if (!named || (c->clause == NULL && summary.failures > 0)) {
        for (size_t i = 0; i < diags_length(diags); i++)
            print_message("    %s\n", diags_at(diags, i)->sentence);
        fail_msg("%s", c->clause == NULL ? "something is told" : c->clause);
    }
}

/* ---- profiles ---- */

static const struct ProfileCase {
    const char *name, *text;
    bool known, ua;
    int part;
    char level;
} profiles[] = {
    { "PDF/UA-1", "ua-1", true, true, 0, 0 },
    { "PDF/A-2b", "a-2b", true, false, 2, 'B' },
    { "both", "ua-1,a-3u", true, true, 3, 'U' },
    { "no level", "a-2", false, false, 0, 0 },
    { "part 1 of PDF/A", "a-1b", false, false, 0, 0 },
    { "two parts of PDF/A", "a-2b,a-3b", false, false, 0, 0 },
    { "nothing", "", false, false, 0, 0 },
};

static void
a_profile_is_named(void **state)
{
    const struct ProfileCase *c = *state;
    AuditProfile profile;

    assert_int_equal(audit_profile_parse(c->text, &profile), c->known);
    if (!c->known)
        return;
    assert_int_equal(profile.ua, c->ua);
    assert_int_equal(profile.a_part, c->part);
    assert_int_equal(profile.a_level, c->level);
}

/* ---- JPEG 2000: the boxes of ISO/IEC 15444-1, annex I ---- */

typedef struct PictureCase {
    const char *name;
    guint channels, bits, spaces, method, space;
    bool wrong;
} PictureCase;

static const PictureCase pictures[] = {
    { "three channels of sRGB", 3, 8, 1, 1, 16, false },
    { "five channels", 5, 8, 1, 1, 16, true },
    { "41 bits", 3, 41, 1, 1, 16, true },
    { "two spaces, none before the other", 3, 8, 2, 1, 16, true },
    { "a method of its own", 3, 8, 1, 4, 16, true },
    { "CIEJab", 3, 8, 1, 1, 19, true },
};

static void
put_box(GByteArray *out, const char *kind, const guint8 *content, guint length)
{
    put(out, length + 8, 4);
    g_byte_array_append(out, (const guint8 *)kind, 4);
    g_byte_array_append(out, content, length);
}

static GByteArray *
picture_bytes(const PictureCase *c)
{
    g_autoptr(GByteArray) header = g_byte_array_new();
    GByteArray *out = g_byte_array_new();
    const guint8 image[14] = { 0, 0, 0, 1, 0, 0, 0, 1, 0, (guint8)c->channels, (guint8)(c->bits - 1), 7, 0, 0 };
    const guint8 colour[7] = { (guint8)c->method, 0, 0, 0, 0, 0, (guint8)c->space };

    put_box(header, "ihdr", image, sizeof image);
    for (guint i = 0; i < c->spaces; i++)
        put_box(header, "colr", colour, sizeof colour);
    put_box(out, "jP  ", (const guint8 *)"\r\n\x87\n", 4);
    put_box(out, "jp2h", header->data, header->len);
    return out;
}

/* The image of the sample, without a colour space of its own; its data are put over as many letters. */
static void
a_jpeg_2000_image_is_looked_at(void **state)
{
    const PictureCase *c = *state;
    g_autoptr(GByteArray) bytes = picture_bytes(c);
    g_autofree char *room = g_strnfill(bytes->len, 'J');
    g_autoptr(Diags) diags = diags_new();
    AuditSummary summary;
    int times;
    GString *file = sample_write("abc", room, SAMPLE_TRAILER, &times);
    char *dict, *data;

    assert_int_equal(times, 1);
    for (dict = file->str; memcmp(dict, "/BitsPerComponent 8 /ColorSpace /DeviceRGB ", 43) != 0; dict++)
        ;
    memcpy(dict, "/Filter /JPXDecode                         ", 43);
    for (data = dict; memcmp(data, room, bytes->len) != 0; data++)
        ;
    memcpy(data, bytes->data, bytes->len);
    {
        g_autoptr(GBytes) whole = g_string_free_to_bytes(file);

        assert_true(audit_bytes(whole, "sample", &summary, diags));
    }
    assert_int_equal(summary.failures > 0, c->wrong);
    if (c->wrong)
        assert_non_null(strstr(diags_at(diags, 0)->sentence, "6.2.8.3"));
}

int
main(void)
{
    static struct CMUnitTest tests[G_N_ELEMENTS(cases) + G_N_ELEMENTS(profiles) + G_N_ELEMENTS(pictures)];
    size_t count = 0;

    ADD_ROWS(a_rule_is_held, cases);
    ADD_ROWS(a_profile_is_named, profiles);
    ADD_ROWS(a_jpeg_2000_image_is_looked_at, pictures);
    return _cmocka_run_group_tests("rules", tests, count, NULL, NULL);
}
