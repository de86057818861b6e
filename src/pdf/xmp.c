/* Metadata: Info and XMP say the same, word for word (ISO 19005-2, 6.6.2 and 6.6.3). */
#include "base/format.h"
#include "pdf/pass.h"
#include <lcms2.h>
#include <string.h>

static char *
date_text(gint64 seconds, const char *format)
{
    g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(seconds);

    return g_date_time_format(date, format);
}

static void
element(GString *out, const char *name, const char *text, const char *open, const char *close)
{
    g_autofree char *escaped = NULL;

    if (text == NULL || *text == '\0')
        return;
    escaped = g_markup_escape_text(text, -1);
    format_append(out, "   <%s>%s%s%s</%s>\n", name, open, escaped, close, name);
}

static const char ua_schema[] =
    "   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "    <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\n"
    "    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "     <pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "     <pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO "
    "14289</pdfaProperty:description>\n"
    "    </rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "   </rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

char *
xmp_packet(const DocumentInfo *info, const PdfOptions *options)
{
    GString *out = g_string_new("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                                "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n <rdf:RDF "
                                "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                                "  <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                                "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
                                "   xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
                                "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" "
                                "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
                                "   xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
                                "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
                                "   xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n   "
                                "<dc:format>application/pdf</dc:format>\n");
    g_autofree char *created = date_text(info->created, "%Y-%m-%dT%H:%M:%SZ");

    element(out, "dc:title", info->title, "<rdf:Alt><rdf:li xml:lang=\"x-default\">", "</rdf:li></rdf:Alt>");
    element(out, "dc:creator", info->author, "<rdf:Seq><rdf:li>", "</rdf:li></rdf:Seq>");
    element(out, "dc:description", info->subject, "<rdf:Alt><rdf:li xml:lang=\"x-default\">", "</rdf:li></rdf:Alt>");
    element(out, "dc:language", info->language, "<rdf:Bag><rdf:li>", "</rdf:li></rdf:Bag>");
    element(out, "pdf:Keywords", info->keywords, "", "");
    element(out, "xmp:CreateDate", created, "", "");
    element(out, "xmp:ModifyDate", created, "", "");
    element(out, "xmp:CreatorTool", options->producer, "", "");
    element(out, "pdf:Producer", options->producer, "", "");
    if (options->claims_a)
        format_append(out, "   <pdfaid:part>%d</pdfaid:part>\n   <pdfaid:conformance>A</pdfaid:conformance>\n",
                      options->attachment_count > 0 ? 3 : 2);
    if (options->claims_ua) {
        g_string_append(out, "   <pdfuaid:part>1</pdfuaid:part>\n");
        g_string_append(out, ua_schema);
    }
    g_string_append(out, "  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");
    return g_string_free(out, FALSE);
}

static void
entry(GString *out, const char *key, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    format_append(out, " /%s ", key);
    put_text_string(out, text);
}

void
info_dictionary(GString *out, const DocumentInfo *info, const PdfOptions *options)
{
    g_autofree char *created = date_text(info->created, "D:%Y%m%d%H%M%SZ");

    g_string_append(out, "<<");
    entry(out, "Title", info->title);
    entry(out, "Author", info->author);
    entry(out, "Subject", info->subject);
    entry(out, "Keywords", info->keywords);
    entry(out, "Creator", options->producer);
    entry(out, "Producer", options->producer);
    entry(out, "CreationDate", created);
    entry(out, "ModDate", created);
    g_string_append(out, " >>");
}

/* Places in the header of a profile (ICC.1:2010, 7.2). */
enum { DATE_AT = 24, DATE_BYTES = 12, ID_AT = 84, ID_BYTES = 16 };

static GBytes *
make_profile(void)
{
    static const guint8 fixed_date[DATE_BYTES] = { 0x07, 0xE4, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0 };    /* 2020-01-01 */
    cmsHPROFILE profile = cmsCreate_sRGBProfile();
    cmsUInt32Number size = 0;
    guint8 *bytes;

    if (profile == NULL)
        g_error("failed to allocate memory for a colour profile");
    /* ISO 15076-1:2005, as PDF 1.7 has it: curves as formulae, not as 8 KB of points */
    cmsSetProfileVersion(profile, 4.2);
    cmsSaveProfileToMem(profile, NULL, &size);
    bytes = g_malloc0(size);
    cmsSaveProfileToMem(profile, bytes, &size);
    cmsCloseProfile(profile);
    memcpy(bytes + DATE_AT, fixed_date, DATE_BYTES);
    memset(bytes + ID_AT, 0, ID_BYTES);
    return g_bytes_new_take(bytes, size);
}

/* The same for every file: made once a process. */
GBytes *
srgb_profile(void)
{
    static gsize made;
    static GBytes *profile;

    if (g_once_init_enter(&made)) {
        profile = make_profile();
        g_once_init_leave(&made, 1);
    }
    return g_bytes_ref(profile);
}
