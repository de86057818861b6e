/*
 * Properties of XMP held against their types: those of the specification, and those that an extension schema declares.
 * What is right stands in XMP Specification (September 2005) and ISO 19005-2, 6.6.2.3.
 */
#include "assert.h"
#include "audit/xmp.h"
#include <string.h>

#define PACKET_HEAD                                                                                                    \
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"        \
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "                                   \
    "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "                           \
    "xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\" xmlns:tiff=\"http://ns.adobe.com/tiff/1.0/\" "                    \
    "xmlns:exif=\"http://ns.adobe.com/exif/1.0/\" xmlns:ref=\"http://ns.adobe.com/xap/1.0/sType/ResourceRef#\" "       \
    "xmlns:xmpRights=\"http://ns.adobe.com/xap/1.0/rights/\" xmlns:own=\"http://example.org/own/\">"
#define PACKET_TAIL "</rdf:Description></rdf:RDF></x:xmpmeta>"
#define BAG(items)  "<rdf:Bag>" items "</rdf:Bag>"
#define SEQ(items)  "<rdf:Seq>" items "</rdf:Seq>"
#define ITEM(text)  "<rdf:li>" text "</rdf:li>"

/* A schema for http://example.org/own/: a number, a list, and a type of its own with one field. */
#define FIELD(prefix, name, value) "<" prefix ":" name ">" value "</" prefix ":" name ">"
#define STRUCT_ITEM(fields)        "<rdf:li rdf:parseType=\"Resource\">" fields "</rdf:li>"
#define OWN_PROPERTY(name, type)                                                                                       \
    STRUCT_ITEM(FIELD("pdfaProperty", "name", name) FIELD("pdfaProperty", "valueType", type)                           \
                    FIELD("pdfaProperty", "category", "internal") FIELD("pdfaProperty", "description", "x"))
#define EXTENSION                                                                                                      \
    "<pdfaExtension:schemas xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "                           \
    "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "                                                        \
    "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\" "                                                    \
    "xmlns:pdfaType=\"http://www.aiim.org/pdfa/ns/type#\" "                                                            \
    "xmlns:pdfaField=\"http://www.aiim.org/pdfa/ns/field#\">" BAG(STRUCT_ITEM(                                         \
        FIELD("pdfaSchema", "schema", "own") FIELD("pdfaSchema", "namespaceURI", "http://example.org/own/")            \
            FIELD("pdfaSchema", "property",                                                                            \
                  SEQ(OWN_PROPERTY("count", "Closed Choice of Integer") OWN_PROPERTY("list", "Seq Text")               \
                          OWN_PROPERTY("thing", "Thing")))                                                             \
                FIELD("pdfaSchema", "valueType",                                                                       \
                      SEQ(STRUCT_ITEM(FIELD("pdfaType", "type", "Thing")                                               \
                                          FIELD("pdfaType", "namespaceURI", "http://example.org/own/") FIELD(          \
                                              "pdfaType", "field",                                                     \
                                              SEQ(STRUCT_ITEM(FIELD("pdfaField", "name", "day") FIELD(                 \
                                                  "pdfaField", "valueType", "Date"))))))))) "</pdfaExtension:schemas>"

typedef struct PropertyCase {
    const char *name, *property;
    XmpVerdict want;
} PropertyCase;

static const PropertyCase cases[] = {
    { "a text", "<pdf:Keywords>mines</pdf:Keywords>", XMP_RIGHT },
    { "a text as a resource", "<pdf:Keywords rdf:resource=\"http://example.org/\"/>", XMP_RIGHT },
    { "a text with a qualifier",
      "<pdf:Keywords rdf:parseType=\"Resource\"><rdf:value>mines</rdf:value><own:by>x</own:by></pdf:Keywords>",
      XMP_RIGHT },
    { "a list in place of a text", "<pdf:Keywords>" BAG(ITEM("mines")) "</pdf:Keywords>", XMP_WRONG_TYPE },
    { "a name that the schema does not have", "<pdf:Words>mines</pdf:Words>", XMP_UNKNOWN },
    { "a day", "<xmp:CreateDate>2019-12-31</xmp:CreateDate>", XMP_RIGHT },
    { "a time with a zone", "<xmp:CreateDate>2019-12-31T23:59:59.5-01:30</xmp:CreateDate>", XMP_RIGHT },
    { "a day as PDF writes it", "<xmp:CreateDate>D:20191231</xmp:CreateDate>", XMP_WRONG_TYPE },
    { "a thirteenth month", "<xmp:CreateDate>2019-13-01</xmp:CreateDate>", XMP_WRONG_TYPE },
    { "names in order", "<dc:creator>" SEQ(ITEM("Ann") ITEM("Bo")) "</dc:creator>", XMP_RIGHT },
    { "names in no order", "<dc:creator>" BAG(ITEM("Ann")) "</dc:creator>", XMP_WRONG_TYPE },
    { "dates in order, one is none", "<dc:date>" SEQ(ITEM("2019") ITEM("soon")) "</dc:date>", XMP_WRONG_TYPE },
    { "a title in languages", "<dc:title><rdf:Alt><rdf:li xml:lang=\"fr\">A</rdf:li></rdf:Alt></dc:title>", XMP_RIGHT },
    { "a title without a language", "<dc:title><rdf:Alt>" ITEM("A") "</rdf:Alt></dc:title>", XMP_WRONG_TYPE },
    { "a media type", "<dc:format>application/pdf</dc:format>", XMP_RIGHT },
    { "no media type", "<dc:format>PDF</dc:format>", XMP_WRONG_TYPE },
    { "True", "<xmpRights:Marked>True</xmpRights:Marked>", XMP_RIGHT },
    { "true in small letters", "<xmpRights:Marked>true</xmpRights:Marked>", XMP_WRONG_TYPE },
    { "a rating below 0", "<xmp:Rating>-1.5</xmp:Rating>", XMP_RIGHT },
    { "a rating in words", "<xmp:Rating>good</xmp:Rating>", XMP_WRONG_TYPE },
    { "one of a choice", "<tiff:Orientation>8</tiff:Orientation>", XMP_RIGHT },
    { "none of a choice", "<tiff:Orientation>9</tiff:Orientation>", XMP_WRONG_TYPE },
    { "a place on Earth", "<exif:GPSLatitude>51,30.5N</exif:GPSLatitude>", XMP_RIGHT },
    { "a place without its side", "<exif:GPSLatitude>51,30.5</exif:GPSLatitude>", XMP_WRONG_TYPE },
    { "a structure", "<xmpMM:DerivedFrom ref:documentID=\"uuid:1\"/>", XMP_RIGHT },
    { "a structure with a field of another", "<xmpMM:DerivedFrom ref:author=\"Ann\"/>", XMP_WRONG_TYPE },
    { "a text in place of a structure", "<xmpMM:DerivedFrom>uuid:1</xmpMM:DerivedFrom>", XMP_WRONG_TYPE },
    { "a property of no schema", "<own:count>1</own:count>", XMP_UNKNOWN },
    { "a declared number", "<own:count>1</own:count>" EXTENSION, XMP_RIGHT },
    { "a declared number that is none", "<own:count>one</own:count>" EXTENSION, XMP_WRONG_TYPE },
    { "a declared list", "<own:list>" SEQ(ITEM("a")) "</own:list>" EXTENSION, XMP_RIGHT },
    { "a declared list of lists", "<own:list>" SEQ(ITEM(SEQ(ITEM("a")))) "</own:list>" EXTENSION, XMP_WRONG_TYPE },
    { "a declared structure", "<own:thing rdf:parseType=\"Resource\"><own:day>2019</own:day></own:thing>" EXTENSION,
      XMP_RIGHT },
    { "a declared structure with a wrong field",
      "<own:thing rdf:parseType=\"Resource\"><own:day>soon</own:day></own:thing>" EXTENSION, XMP_WRONG_TYPE },
    { "a declared structure with another's field",
      "<own:thing rdf:parseType=\"Resource\"><dc:day>2019</dc:day></own:thing>" EXTENSION, XMP_WRONG_TYPE },
};

static AuditXmp *
parse(const char *property)
{
    g_autofree char *packet = g_strconcat(PACKET_HEAD, property, PACKET_TAIL, NULL), *error = NULL;
    AuditXmp *xmp = audit_xmp_parse(packet, strlen(packet), &error);

    if (xmp == NULL)
        fail_msg("%s", error);
    return xmp;
}

static void
a_property_is_held_against_its_type(void **state)
{
    const PropertyCase *c = *state;
    g_autoptr(AuditXmp) xmp = parse(c->property);
    const char *type = NULL;

    assert_null(audit_xmp_fault(xmp));
    assert_int_equal(xmp_check_property(xmp, NULL, audit_xmp_at(xmp, 0), &type), c->want);
}

/* The packet of an image may leave its declarations to the document's. */
static void
a_property_is_declared_by_the_document(void **state)
{
    g_autoptr(AuditXmp) document = parse(EXTENSION), own = parse("<own:count>1</own:count>");
    const char *type = NULL;

    (void)state;
    assert_int_equal(xmp_check_property(own, document, audit_xmp_at(own, 0), &type), XMP_RIGHT);
}

static const struct FaultCase {
    const char *name, *property, *want;
} faults[] = {
    { "a property twice", "<pdf:Keywords>a</pdf:Keywords><pdf:Keywords>b</pdf:Keywords>", "twice" },
    { "a field twice", "<own:thing rdf:parseType=\"Resource\"><own:day>1</own:day><own:day>2</own:day></own:thing>",
      "twice" },
    { "an array with what is no item", "<dc:creator><rdf:Seq><dc:name>A</dc:name></rdf:Seq></dc:creator>", "no item" },
    { "two values", "<dc:creator><rdf:Seq/><rdf:Bag/></dc:creator>", "two values" },
};

static void
what_is_no_rdf_is_told(void **state)
{
    const struct FaultCase *c = *state;
    g_autoptr(AuditXmp) xmp = parse(c->property);

    assert_non_null(audit_xmp_fault(xmp));
    assert_non_null(strstr(audit_xmp_fault(xmp), c->want));
}

int
main(void)
{
    static struct CMUnitTest tests[G_N_ELEMENTS(cases) + G_N_ELEMENTS(faults) + 1];
    size_t count = 0;

    ADD_ROWS(a_property_is_held_against_its_type, cases);
    ADD_ROWS(what_is_no_rdf_is_told, faults);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_property_is_declared_by_the_document);
    return _cmocka_run_group_tests("xmp", tests, count, NULL, NULL);
}
