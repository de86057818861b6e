#ifndef TESTS_UNIT_AUDIT_AUDIT_SAMPLE_H
#define TESTS_UNIT_AUDIT_AUDIT_SAMPLE_H
/*
 * A small tagged file that keeps every rule, written by hand as objects, so that a test can change one place in it and
 * see what the audit says. One page: two headings, a paragraph with a link, a figure, a table, a list and a note.
 */
#include <glib.h>
#include <string.h>

enum { SAMPLE_OBJECTS = 40 };

typedef struct SampleObject {
    const char *dict; /* NULL: the number is not used */
    const char *data; /* of a stream, or NULL */
} SampleObject;

#define XMP_HEAD                                                                                                       \
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"                                             \
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"      \
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "                                   \
    "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "                           \
    "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" "             \
    "xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "                                                  \
    "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "                                                        \
    "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"

#define XMP_BODY                                                                                                       \
    "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">A &amp; B</rdf:li></rdf:Alt></dc:title>\n"                      \
    "<dc:creator><rdf:Seq><rdf:li>Ann</rdf:li></rdf:Seq></dc:creator>\n"                                               \
    "<pdf:Producer>by hand</pdf:Producer>\n"                                                                           \
    "<xmp:CreateDate>2019-12-31T01:00:00+01:00</xmp:CreateDate>\n"                                                     \
    "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\n"                                         \
    "<pdfuaid:part>1</pdfuaid:part>\n"                                                                                 \
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"                                              \
    "<pdfaSchema:schema>PDF/UA</pdfaSchema:schema>"                                                                    \
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"                              \
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"                                     \
    "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>part</pdfaProperty:name>"                                   \
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"  \
    "<pdfaProperty:description>part</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>"               \
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"                                                                    \
    "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>"

/* Marks 0 to 11, then a rule as an artifact. The font has two glyphs: 1 reads "A", 2 reads "B". */
#define SHOW(tag, mcid, y, codes)                                                                                      \
    "/" tag " <</MCID " mcid ">> BDC BT /F1 12 Tf 1 0 0 1 72 " y " Tm <" codes "> Tj ET EMC\n"
#define CONTENT                                                                                                        \
    "/G1 gs 0 g 0 G\n" SHOW("H1", "0", "720", "00010002") SHOW("P", "1", "690", "0001") SHOW(                      \
        "Link", "2", "690",                                                                                            \
        "0002") "/Figure <</MCID 3>> BDC 0.2 0.4 0.6 rg 72 600 50 50 re f /Im1 Do /Fm1 Do EMC\n0 g\n" SHOW("TH", "4",  \
                                                                                                           "560",      \
                                                                                                           "0001")     \
        SHOW("TH", "5", "560", "0002") SHOW("TH", "6", "540", "0001") SHOW("TD", "7", "540", "0002")                   \
            SHOW("Lbl", "8", "500", "0001") SHOW("LBody", "9", "500", "0002") SHOW("Note", "10", "480", "0001")        \
                SHOW("H2", "11", "700", "0002") "/Artifact <</Type /Layout>> BDC 72 60 451 1 re f EMC\n"

#define ELEMENT(role, parent, kids, more)                                                                              \
    {                                                                                                                  \
        "<< /Type /StructElem /S /" role " /P " parent " 0 R /K " kids " " more ">>", NULL                             \
    }
#define LEAF(role, parent, mcid, more) ELEMENT(role, parent, mcid, "/Pg 3 0 R " more)

static const SampleObject sample_objects[SAMPLE_OBJECTS] = {
    [1] = { "<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) /MarkInfo << /Marked true >> /StructTreeRoot 10 0 R "
            "/Metadata 12 0 R /OutputIntents [14 0 R] /ViewerPreferences << /DisplayDocTitle true >> >>",
            NULL },
    [2] = { "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", NULL },
    [3] = { "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /StructParents 0 /Tabs /S /Annots "
            "[16 0 R] "
            "/Resources << /Font << /F1 5 0 R >> /XObject << /Im1 17 0 R /Fm1 18 0 R >> /ExtGState << /G1 19 0 R >> >> "
            ">>",
            NULL },
    [4] = { "<< ", CONTENT },
    [5] = { "<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Two /Encoding /Identity-H /DescendantFonts [6 0 R] "
            "/ToUnicode 9 0 R >>",
            NULL },
    [6] = { "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Two /CIDSystemInfo << /Registry (Adobe) "
            "/Ordering (Identity) /Supplement 0 >> /FontDescriptor 7 0 R /W [0 [500 600 700]] /CIDToGIDMap /Identity "
            ">>",
            NULL },
    [7] = { "<< /Type /FontDescriptor /FontName /AAAAAA+Two /Flags 4 /FontBBox [0 0 600 700] /ItalicAngle 0 /Ascent "
            "700 "
            "/Descent 0 /CapHeight 700 /StemV 80 /FontFile2 8 0 R >>",
            NULL },
    [8] = { "<< ", "font" },
    [9] = { "<< ", "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <0000> <FFFF> "
                   "endcodespacerange\n2 beginbfrange <0001> <0001> <0041> <0002> <0002> [<0042>] endbfrange\n"
                   "endcmap end end" },
    [10] = { "<< /Type /StructTreeRoot /K 20 0 R /ParentTree 11 0 R /ParentTreeNextKey 2 "
             "/RoleMap << /Absatz /P /Circle /Ring /Ring /Circle >> >>",
             NULL },
    [11] = { "<< /Nums [0 [21 0 R 22 0 R 23 0 R 24 0 R 27 0 R 28 0 R 30 0 R 31 0 R 34 0 R 35 0 R 36 0 R 37 0 R] 1 23 0 "
             "R] >>",
             NULL },
    [12] = { "<< /Type /Metadata /Subtype /XML ", XMP_HEAD XMP_BODY },
    [13] = { "<< /Title (A & B) /Author (Ann) /Producer (by hand) /CreationDate (D:20191231000000Z) >>", NULL },
    [14] = { "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /DestOutputProfile 15 0 R >>",
             NULL },
    [15] = { "<< /N 3 ", "profile" },
    [16] = { "<< /Type /Annot /Subtype /Link /Rect [72 688 90 702] /F 4 /Contents (Where B is) /StructParent 1 "
             "/A << /S /URI /URI (https://example.org/) >> >>",
             NULL },
    [17] = { "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB ",
             "abc" },
    [18] = { "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] ", "0 0 9 9 re f\n" },
    [19] = { "<< /Type /ExtGState /ca 1 /BM /Normal >>", NULL },
    [20] = ELEMENT("Document", "10", "[21 0 R 37 0 R 22 0 R 24 0 R 25 0 R 32 0 R 36 0 R]", ""),
    [21] = LEAF("H1", "20", "0", ""),
    [22] = LEAF("P", "20", "[1 23 0 R]", "/ID (p1) "),
    [23] = LEAF("Link", "22", "[2 << /Type /OBJR /Obj 16 0 R /Pg 3 0 R >>]", ""),
    [24] = LEAF("Figure", "20", "3", "/Alt (A blue square) /ID (f1) "),
    [25] = ELEMENT("Table", "20", "[26 0 R 29 0 R]", ""),
    [26] = ELEMENT("TR", "25", "[27 0 R 28 0 R]", ""),
    [27] = LEAF("TH", "26", "4", "/A << /O /Table /Scope /Column >> "),
    [28] = LEAF("TH", "26", "5", "/A [<< /O /Layout /Placement /Block >> << /O /Table /Scope /Column >>] "),
    [29] = ELEMENT("TR", "25", "[30 0 R 31 0 R]", ""),
    [30] = LEAF("TH", "29", "6", "/A << /O /Table /Scope /Row >> "),
    [31] = LEAF("TD", "29", "7", ""),
    [32] = ELEMENT("L", "20", "33 0 R", "/A << /O /List /ListNumbering /Disc >> "),
    [33] = ELEMENT("LI", "32", "[34 0 R 35 0 R]", ""),
    [34] = LEAF("Lbl", "33", "8", ""),
    [35] = LEAF("LBody", "33", "9", ""),
    [36] = LEAF("Note", "20", "10", "/ID (n1) "),
    [37] = LEAF("H2", "20", "11", "/Lang (fr) "),
    [38] = { "<< /N 4 ", "inks" }, /* named by no other object */
};

/* What a reading of the tree gives, from the tables above. */
#define SAMPLE_TEXT                                                                                                    \
    "Document\n"                                                                                                       \
    "  H1 \"AB\"\n"                                                                                                    \
    "  H2 lang=\"fr\" \"B\"\n"                                                                                         \
    "  P id=\"p1\"\n"                                                                                                  \
    "    \"A\"\n"                                                                                                      \
    "    Link \"B\"\n"                                                                                                 \
    "  Figure id=\"f1\" alt=\"A blue square\"\n"                                                                       \
    "  Table\n"                                                                                                        \
    "    TR\n"                                                                                                         \
    "      TH scope=Column \"A\"\n"                                                                                    \
    "      TH scope=Column \"B\"\n"                                                                                    \
    "    TR\n"                                                                                                         \
    "      TH scope=Row \"A\"\n"                                                                                       \
    "      TD \"B\"\n"                                                                                                 \
    "  L numbering=Disc\n"                                                                                             \
    "    LI\n"                                                                                                         \
    "      Lbl \"A\"\n"                                                                                                \
    "      LBody \"B\"\n"                                                                                              \
    "  Note id=\"n1\" \"A\"\n"

/* ---- the font: three glyphs, the same square each ---- */

static inline void
put(GByteArray *out, guint value, guint bytes)
{
    while (bytes-- > 0) {
        guint8 byte = (guint8)(value >> 8 * bytes);

        g_byte_array_append(out, &byte, 1);
    }
}

static inline void
put_all(GByteArray *out, const guint16 *values, size_t count)
{
    for (size_t i = 0; i < count; i++)
        put(out, values[i], 2);
}

/* Tables of ISO/IEC 14496-22, with widths 500, 600 and 700 in an em of 1,000. */
static inline GBytes *
sample_font(void)
{
    static const guint16 head[] = { 1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, 1000, 0, 0, 0, 0,
                                    0, 0, 0, 0, 0, 0, 600,    700,    0, 8,    2, 0, 0 };
    static const guint16 hhea[] = { 1, 0, 700, 0, 0, 700, 0, 0, 600, 1, 0, 0, 0, 0, 0, 0, 0, 3 };
    static const guint16 maxp[] = { 1, 0, 3, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0 };
    static const guint16 hmtx[] = { 500, 0, 600, 0, 700, 0 }, loca[] = { 0, 12, 24, 36 };
    static const guint16 square[] = { 1, 0, 0, 600, 700, 3, 0, 0x3111, 0x2111, 600, 700, (guint16)-700 };
    static const struct {
        const char *tag;
        const guint16 *words;
        guint count;
    } tables[] = {
        { "glyf", square, 36 }, { "head", head, 27 }, { "hhea", hhea, 18 },
        { "hmtx", hmtx, 6 },    { "loca", loca, 4 },  { "maxp", maxp, 16 },
    };
    GByteArray *out = g_byte_array_new();
    guint at = 12 + 16 * (guint)G_N_ELEMENTS(tables);

    put_all(out, (const guint16[]){ 1, 0, G_N_ELEMENTS(tables), 64, 2, 32 }, 6);
    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
        g_byte_array_append(out, (const guint8 *)tables[i].tag, 4);
        put(out, 0, 4);
        put(out, at, 4);
        put(out, tables[i].count * 2, 4);
        at += (tables[i].count * 2 + 3) / 4 * 4;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
        guint times = tables[i].words == square ? 3 : 1;

        for (guint t = 0; t < times; t++)
            put_all(out, tables[i].words, tables[i].count / times);
        while (out->len % 4 != 0)
            put(out, 0, 1);
    }
    return g_byte_array_free_to_bytes(out);
}

/*
 * The header of a display's profile, version 2.1, and a table of no tags (ICC.1:2010, 7.2): as much as the audit
 * reads.
 */
static inline GBytes *
sample_profile(bool inks)
{
    enum { SIZE = 132, AT_VERSION = 8, AT_CLASS = 12, AT_SPACE = 16, AT_CONNECTION = 20, AT_MAGIC = 36 };
    guint8 *bytes = g_malloc0(SIZE);

    bytes[3] = SIZE;
    bytes[AT_VERSION] = 2;
    bytes[AT_VERSION + 1] = 0x10;
    memcpy(bytes + AT_CLASS, "mntr", 4);
    memcpy(bytes + AT_SPACE, inks ? "CMYK" : "RGB ", 4);
    memcpy(bytes + AT_CONNECTION, "XYZ ", 4);
    memcpy(bytes + AT_MAGIC, "acsp", 4);
    return g_bytes_new_take(bytes, SIZE);
}

/* ---- the file ---- */

/* `text` with its one `find` replaced; NULL when it does not stand there just once. */
static inline char *
replaced(const char *text, const char *find, const char *replace)
{
    const char *at = strstr(text, find);

    if (at == NULL || strstr(at + 1, find) != NULL)
        return NULL;
    return g_strdup_printf("%.*s%s%s", (int)(at - text), text, replace, at + strlen(find));
}

static inline void
write_stream(GString *out, const char *dict, const char *data, size_t length)
{
    g_string_append_printf(out, "%s/Length %zu >>\nstream\n", dict, length);
    g_string_append_len(out, data, (gssize)length);
    g_string_append(out, "\nendstream");
}

static inline void
write_object(GString *out, const char *dict, const char *data)
{
    g_autoptr(GBytes) bytes = NULL;

    if (data == NULL) {
        g_string_append(out, dict);
        return;
    }
    if (strcmp(data, "font") == 0)
        bytes = sample_font();
    else if (strcmp(data, "profile") == 0)
        bytes = sample_profile(false);
    else if (strcmp(data, "inks") == 0)
        bytes = sample_profile(true);
    else
        bytes = g_bytes_new(data, strlen(data));
    write_stream(out, dict, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

/*
 * The sample with `find` replaced in the one object where it stands (NULL changes nothing); `*times` says in how many
 * it stood. `trailer` goes into the trailer's dictionary.
 */
static inline GString *
sample_write(const char *find, const char *replace, const char *trailer, int *times)
{
    GString *out = g_string_new("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    size_t offsets[SAMPLE_OBJECTS] = { 0 }, start;

    *times = 0;
    for (int i = 1; i < SAMPLE_OBJECTS; i++) {
        const SampleObject *object = &sample_objects[i];
        g_autofree char *dict = NULL, *data = NULL;

        if (object->dict == NULL)
            continue;
        dict = find == NULL ? NULL : replaced(object->dict, find, replace);
        data = find == NULL || object->data == NULL ? NULL : replaced(object->data, find, replace);
        *times += (dict != NULL) + (data != NULL);
        offsets[i] = out->len;
        g_string_append_printf(out, "%d 0 obj\n", i);
        write_object(out, dict == NULL ? object->dict : dict, data == NULL ? object->data : data);
        g_string_append(out, "\nendobj\n");
    }
    start = out->len;
    g_string_append_printf(out, "xref\n0 %d\n0000000000 65535 f \n", SAMPLE_OBJECTS);
    for (int i = 1; i < SAMPLE_OBJECTS; i++)
        g_string_append_printf(out, "%010zu %05d %c \n", offsets[i], offsets[i] == 0 ? 65535 : 0,
                               offsets[i] == 0 ? 'f' : 'n');
    g_string_append_printf(out, "trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%zu\n%%%%EOF\n", SAMPLE_OBJECTS,
                           trailer, start);
    return out;
}

#define SAMPLE_TRAILER "/Info 13 0 R /ID [<30313233> <30313233>]"

#endif
