/*
 * A file of records from so many bytes on is read record by record: what it says, what is wrong in it and where are
 * what they are in a small one. The large one here is the small one with a long comment.
 */
#include "files.h"
#include "model/records.h"
#include "read/find.h"
#include "read/xml.h"

enum { LONG = 300000 };

#define PLAN  "<plan id='p' xml:lang='en' start='2018' end='2019'><title>P</title></plan>"
#define AREAS "<areas><area id='AAA' name='Alba'/></areas>"
#define SOURCES                                                                                                        \
    "<sources><source id='S' title='Report' published='2018'/><source id='T' title='Other' published='2018'/>"         \
    "</sources>"
#define TYPE                                                                                                           \
    "<record-type id='pledge'><title>Pledge</title><field id='stance' kind='grade'><grade id='no' value='0'/>"         \
    "<grade id='yes' value='1'/></field><field id='words' kind='quote'/></record-type>\n"
#define RECORDS(body)  "<records>\n" TYPE body "\n</records>"
#define USUAL_OF(more) "<record id='a' type='pledge' area='AAA' date='2018' sources='S'" more
#define USUAL          USUAL_OF("><value field='stance'>yes</value></record>")

static Plan *
read_for(const char *records, bool large, Audience audience, Diags *diags)
{
    char *folder = folder_new();
    g_autofree char *much = g_strnfill(LONG, 'x'),
                    *file = large ? g_strdup_printf("%s<!-- %s -->", records, much) : g_strdup(records);
    PlanOrder order = { .folder = folder, .audience = audience, .check_withheld = true };
    Plan *plan;

    g_free(folder_write(folder, "areas.xml", AREAS, -1));
    g_free(folder_write(folder, "plan.xml", PLAN, -1));
    g_free(folder_write(folder, "records.xml", file, -1));
    g_free(folder_write(folder, "sources.xml", SOURCES, -1));
    plan = read_order(&order, diags);
    folder_free(folder);
    return plan;
}

/* ---- what is wrong, and where ---- */

typedef struct SaidCase { const char *name, *records; int errors; } SaidCase;

static const SaidCase said_cases[] = {
    { "nothing", RECORDS(USUAL), 0 },
    { "a record before its type", "<records>" USUAL TYPE "</records>", 0 },
    { "an attribute that nobody knows", RECORDS(USUAL_OF(" colour='red'/>")), 1 },
    { "a value's attribute", RECORDS("\n" USUAL_OF(">\n  <value field='stance' x='1'>yes</value></record>")), 1 },
    { "an element that nobody knows", RECORDS(USUAL_OF("><sum>1</sum></record>")), 1 },
    { "text beside the values", RECORDS(USUAL_OF(">\n  so <value field='stance'>yes</value></record>")), 1 },
    { "a grade that there is not", RECORDS(USUAL_OF("><value field='stance'>perhaps</value></record>")), 1 },
    { "a field that there is not", RECORDS(USUAL_OF("><value field='tone'>x</value></record>")), 1 },
    { "a quotation without a source",
      RECORDS("<record id='q' type='pledge'>\n <value field='words'>We do.</value></record>"), 1 },
    { "a type that there is not", RECORDS(USUAL "<record id='b' type='plegde'/>"), 1 },
    { "an id twice", RECORDS(USUAL "\n  " USUAL), 1 },
    { "the same field twice",
      RECORDS(USUAL_OF("><value field='stance'>yes</value>\n<value field='stance'>no</value></record>")), 1 },
    { "an end before the beginning", RECORDS("\n\n " USUAL_OF("\n until='2017'/>")), 1 },
    { "one that revises itself", RECORDS(USUAL_OF(" revises='a'/>")), 1 },
    { "a date that is none, in letters of several bytes",
      RECORDS("<record id='b' note='\xC3\xA9\xE2\x82\xAC' type='pledge' date='2018-13'/>"), 1 },
    { "no id", RECORDS("<record type='pledge'/>"), 1 },
    { "mistakes of two", RECORDS("<record id='b' type='x'/>\n" USUAL_OF(" z='1'>\n<value field='words'/></record>")),
      3 },
    { "an internal one with a mistake", RECORDS(USUAL_OF(" audience='internal' colour='red'/>")), 1 },
    { "an internal value",
      RECORDS(USUAL_OF(">a<value field='stance' audience='internal'>yes</value>b</record>")), -1 },
    { "an attribute of the root",
      "<records colour='red'>" TYPE USUAL_OF("/><record id='b' type='pledge' area='BBB'/>") "</records>", 2 },
    { "an end that is missing", "<records>\n" TYPE USUAL_OF(" x='1'/>\n<record id='b' type='x'>") "</records>", 1 },
};

static void
a_large_file_is_told_of_as_a_small_one(void **state)
{
    const SaidCase *c = *state;

    for (Audience audience = AUDIENCE_PUBLIC; audience <= AUDIENCE_INTERNAL; audience++) {
        g_autoptr(Diags) of_small = diags_new(), of_large = diags_new();
        g_autoptr(Plan) small = read_for(c->records, false, audience, of_small),
                        large = read_for(c->records, true, audience, of_large);
        g_autofree char *wanted = diags_text(of_small), *got = diags_text(of_large);

        assert_string_equal(got, wanted);
        assert_int_equal(small == NULL, large == NULL);
        if (c->errors >= 0)
            assert_int_equal(diags_count(of_large, SEVERITY_ERROR), c->errors);
    }
}

/* ---- what it says ---- */

typedef struct FactCase { const char *name, *records; bool same; } FactCase;

static const FactCase facts[] = {
    { "the same", RECORDS(USUAL), true },
    { "other places and white space",
      RECORDS("\n <!-- c -->\n <record  type='pledge' id='a' date='2018' area='AAA'\n sources='S'>\n"
              "<value field='stance'>yes</value>\n</record>"),
      true },
    { "another id", RECORDS("<record id='b' type='pledge' area='AAA' date='2018' sources='S'>"
                            "<value field='stance'>yes</value></record>"), false },
    { "another value", RECORDS(USUAL_OF("><value field='stance'>no</value></record>")), false },
    { "no value", RECORDS(USUAL_OF("/>")), false },
    { "a translation",
      RECORDS(USUAL_OF("><value field='stance'>yes</value><value field='words'>x</value>"
                       "<value field='words' xml:lang='fr'>y</value></record>")), false },
    { "an end", RECORDS(USUAL_OF(" until='2019'><value field='stance'>yes</value></record>")), false },
    { "a note", RECORDS(USUAL_OF(" note='n'><value field='stance'>yes</value></record>")), false },
    { "said to be public", RECORDS(USUAL_OF(" audience='public'><value field='stance'>yes</value></record>")), false },
    { "of no area",
      RECORDS("<record id='a' type='pledge' date='2018' sources='S'><value field='stance'>yes</value></record>"),
      false },
    { "another day", RECORDS("<record id='a' type='pledge' area='AAA' date='2018-01' sources='S'>"
                             "<value field='stance'>yes</value></record>"), false },
    { "another source", RECORDS("<record id='a' type='pledge' area='AAA' date='2018' sources='T'>"
                                "<value field='stance'>yes</value></record>"), false },
    { "one more", RECORDS(USUAL "<record id='b' type='pledge'/>"), false },
    { "another type", "<records><record-type id='pledge'><title>Promise</title></record-type></records>", false },
};

static void
the_digest_of_a_large_file_is_of_what_is_said(void **state)
{
    const FactCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) usual = read_for(RECORDS(USUAL), true, AUDIENCE_PUBLIC, diags),
                    other = read_for(c->records, true, AUDIENCE_PUBLIC, diags);
    g_autofree char *one = NULL, *two = NULL;

    assert_non_null(usual);
    assert_non_null(other);
    one = read_facts_digest(usual);
    two = read_facts_digest(other);
    assert_int_equal(strcmp(one, two) == 0, c->same);
}

/* ---- of items in a root ---- */

static void
write_node(const XmlNode *node, GString *out)
{
    g_string_append_printf(out, "(%s@%d:%d", node->name != NULL ? node->name : node->text, node->place.line,
                           node->place.column);
    for (size_t i = 0; i < node->attribute_count; i++)
        g_string_append_printf(out, " %s=%s@%d:%d", node->attributes[i].name, node->attributes[i].value,
                               node->attributes[i].place.line, node->attributes[i].place.column);
    for (const XmlNode *child = node->first_child; child != NULL; child = child->next)
        write_node(child, out);
    g_string_append_c(out, ')');
}

static void
take(void *data, XmlItem *item)
{
    xml_item_place(item);
    write_node(item->node, data);
}

typedef struct ReadCase { const char *name, *file; } ReadCase;

/* What stands plainly, and what only the parser reads, in one file: the tree is the parser's in each case. */
static const ReadCase read_cases[] = {
    { "plain ones", "<records><record id='a'/>\n <record id='b' x=\"it's\">y</record></records>" },
    { "other names in the same place", "<records><record id='a'><v>1</v></record><record ida='b'><va>2</va></record>"
                                       "<record i='c'><w>3</w></record></records>" },
    { "white space in a tag and after its name",
      "<records><record\n id='a'\t\n note='b' ><v >x</v ></record><record id = 'b'/><record id='c' /></records>" },
    { "white space in a value", "<records><record id='a\tb\nc\r\nd'/><record id='b'>\tc\n\r\nd\r</record></records>" },
    { "references", "<records><record id='&lt;&#65;'/><record id='b'>a&amp;b&#xFDD;</record></records>" },
    { "comments, instructions and sections",
      "<records><record id='a'/><!-- <record id='b'/> --><record id='c'><!-- > --><v/><?p <record?></record>"
      "<record id='d'><![CDATA[<record id='e'>]]]></record><?p?><record id='f'/></records>" },
    { "names with a prefix", "<records xmlns:p='q'><record p:id='a'/><record xml:lang='fr'/><p:record id='b'/>"
                             "<record xml:space='preserve'><p:v/></record><record xmlns:r='s' r:id='c'/></records>" },
    { "letters of several bytes", "<records><record id='\xC3\xA9\xE2\x82\xAC'>\xF0\x9F\x98\x80\xC2\x85</record> "
                                  "<record \xC3\xA9='\xC3\xA9'><\xC3\xA9/></record><record id='b'/></records>" },
    { "U+FFFD and its neighbours", "<records><record id='\xEF\xBF\xBD'>\xEF\xBF\xBD</record></records>" },
    { "brackets", "<records><record id=']]>'>]]</record><record id='b'>a]b</record></records>" },
    { "text between them", "<records> so <record id='a'/>\nthis<record id='b'/> \n </records>" },
    { "other elements between them", "<records><a/><record id='a'/><recorder/><record id='b'/><records/></records>" },
    { "one in another", "<records><record id='a'><record id='b'/></record><a><record id='c'/></a></records>" },
    { "deep ones", "<records><record id='a'><a><b><c><d><e><f><g><h><i>x</i></h></g></f></e></d></c></b></a></record>"
                   "<record id='b'/></records>" },
    { "internal ones", "<records><record id='a' audience='internal'>x</record><record id='b'>\n <v>x</v>y"
                       "<v audience='internal'>z</v>t\n <v>u</v></record></records>" },
    { "another root", "<record><record id='a'/></record>" },
    { "a byte order mark", "\xEF\xBB\xBF<records><record id='a'/></records>" },
    { "an attribute twice", "<records><record id='a'/>\n<record id='b' x='1' id='c'/></records>" },
    { "no space between attributes", "<records><record id='a'/> <record id='b'x='1'/></records>" },
    { "a value without quotes", "<records>\n<record id='a'/> <record id='b' x=1/></records>" },
    { "< in a value", "<records>\n<record id='a'/> <record id='b' x='<'/></records>" },
    { "an end tag of another, after letters of several bytes",
      "<records>\n<record id='\xC3\xA9'>\xC3\xA9</record> <record id='b'>a\xC3\xA9</recorf></records>" },
    { "]]> in text", "<records><record id='a'/><record>]]></record></records>" },
    { "a control character", "<records><record id='a'/>\n  <record>\x01</record></records>" },
    { "U+FFFE", "<records><record id='a'/>\n  <record>x\xEF\xBF\xBE</record></records>" },
    { "a noncharacter in a value", "<records><record id='a'/>\n  <record id='x\xEF\xB7\x90'/></records>" },
    { "a noncharacter in a text", "<records><record id='a'/>\n  <record>x\xEF\xB7\x90</record></records>" },
    { "no end", "<records><record id='a'/>\n  <record id='b'>" },
    { "no end of a tag", "<records><record id='a'/>\n  <record id='b' " },
    { "no end of the root", "<records><record id='a'/>\n  <record id='b'/>\n" },
    { "something after the root", "<records><record id='a'/></records>\n<record id='b'/>" },
    { "no UTF-8", "<records><record id='a'/>\n <record id='b\xC3'/></records>" },
    { "a mistake, and at the end half a letter", "<records><record id='a'></recorf>\n<record id='\xC3" },
    { "a section without an end",
      "<records><record id='a'>x</record><![CDATA[\n<record id='b'/>\n <record id='c'>d</record></records>" },
    { "a DOCTYPE", "<records><record id='a'/><!DOCTYPE a></records>" },
    { "an entity that there is not", "<records><record id='a'/>\n<record>\xC3\xA9</record> <record>&e;</record>" },
    { "a namespace", "<records><record id='a'/>\n <record id='b' xmlns='q'/></records>" },
};

static void
list_items(const XmlNode *root, const char *name, GString *out)
{
    for (const XmlNode *child = root->first_child; child != NULL; child = child->next)
        if (child->name != NULL && strcmp(child->name, name) == 0 && strcmp(root->name, "records") == 0)
            write_node(child, out);
}

/* The record that is withheld is handed out, and is in no tree. */
static void
take_seen(void *data, XmlItem *item)
{
    if (!item->withheld)
        take(data, item);
}

static void
assert_read_as_by_the_parser(const char *file)
{
    char *folder = folder_new();
    g_autofree char *path = folder_write(folder, "a.xml", file, -1);
    g_autoptr(GString) handed = g_string_new(NULL), wanted = g_string_new(NULL);
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diags) of_tree = diags_new(), of_items = diags_new();
    const XmlItems items = { "records", NULL, "record", take_seen, handed };
    const XmlNode *tree = xml_tree_load(path, AUDIENCE_PUBLIC, arena, of_tree),
                  *rest = xml_tree_load_items(path, &items, AUDIENCE_PUBLIC, arena, of_items);
    g_autofree char *told = diags_text(of_tree), *got = diags_text(of_items);

    folder_free(folder);
    assert_string_equal(got, told);
    assert_int_equal(tree == NULL, rest == NULL);
    if (tree != NULL)
        list_items(tree, "record", wanted);
    if (tree != NULL)
        assert_string_equal(handed->str, wanted->str);
}

static void
plain_records_are_read_as_by_the_parser(void **state)
{
    const ReadCase *c = *state;

    assert_read_as_by_the_parser(c->file);
}

/* So many records before it that what is wrong stands in the second piece. */
static void
a_mistake_after_many_plain_records_has_its_place(void **state)
{
    g_autoptr(GString) file = g_string_new("<records>");

    (void)state;
    for (int i = 0; i < 3000; i++)
        g_string_append_printf(file, "%s<record id='r%d' note='\xC3\xA9'>\xC3\xA9</record>", i % 5 == 0 ? "\n" : "", i);
    g_string_append(file, "<record id='&lt;'/>\xC3\xA9 <record></recorf></records>");
    assert_read_as_by_the_parser(file->str);
}

/* A file of several pieces, so that each may end within a record: in a tag, a value, a text, a letter, a comment. */
static void
records_are_placed_as_in_the_tree(void **state)
{
    static const char *const inside[] = {
        "<value field='a'>x</value>", "\n  <value  field='b'\n >y\xE2\x82\xAC</value>\n", "", " text <!-- > --> more",
        "<value field='c'/><value field='d'><b>z</b> <![CDATA[<q>]]></value>",
    };
    char *folder = folder_new();
    g_autoptr(GString) file = g_string_new("<records>"), handed = g_string_new(NULL), wanted = g_string_new(NULL);
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *path = NULL;
    const XmlItems items = { "records", NULL, "record", take, handed };
    const XmlNode *tree, *rest;

    (void)state;
    for (int i = 0; i < 9000; i++)
        g_string_append_printf(file, "%*s<record id='r%d' note='%.*s'>%s</record>%s", i % 7, "", i, i % 23,
                               "abcdefghijklmnopqrstuvwxyz", inside[i % 5], i % 3 == 0 ? "\n" : "<other/>");
    g_string_append(file, "</records>");
    path = folder_write(folder, "a.xml", file->str, -1);
    tree = xml_tree_load(path, AUDIENCE_PUBLIC, arena, diags);
    rest = xml_tree_load_items(path, &items, AUDIENCE_PUBLIC, arena, diags);
    folder_free(folder);
    assert_non_null(tree);
    assert_non_null(rest);
    list_items(tree, "record", wanted);
    assert_string_equal(handed->str, wanted->str);
    for (const XmlNode *child = rest->first_child; child != NULL; child = child->next)
        assert_true(child->name == NULL || strcmp(child->name, "other") == 0);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(said_cases) + G_N_ELEMENTS(facts) + G_N_ELEMENTS(read_cases) + 2];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(said_cases); i++)
        tests[count++] = row_test(a_large_file_is_told_of_as_a_small_one, said_cases[i].name, &said_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(facts); i++)
        tests[count++] = row_test(the_digest_of_a_large_file_is_of_what_is_said, facts[i].name, &facts[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(read_cases); i++)
        tests[count++] = row_test(plain_records_are_read_as_by_the_parser, read_cases[i].name, &read_cases[i]);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_mistake_after_many_plain_records_has_its_place);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(records_are_placed_as_in_the_tree);
    return _cmocka_run_group_tests("read/large_records", tests, count, NULL, NULL);
}
