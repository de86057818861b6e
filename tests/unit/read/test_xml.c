/* Files as light trees: where everything stands, and what is refused. */
#include <time.h>
#include "files.h"
#include "read/xml.h"
#include <libxml/parser.h>

/* ---- trees ---- */

typedef struct TreeCase { const char *name, *bytes, *want; } TreeCase;

/*
 * Every node as "name@line:column(attribute=value@line:column)[children]", a text as 'text'@line:column; blank texts
 * are left out.
 */
static void
print_node(const XmlNode *node, GString *out)
{
    if (node->name == NULL) {
        if (strspn(node->text, " \n") != strlen(node->text))
            g_string_append_printf(out, "'%s'@%d:%d", node->text, node->place.line, node->place.column);
        return;
    }
    g_string_append_printf(out, "%s@%d:%d", node->name, node->place.line, node->place.column);
    for (size_t i = 0; i < node->attribute_count; i++) {
        const XmlAttribute *a = &node->attributes[i];

        g_string_append_printf(out, "(%s=%s@%d:%d)", a->name, a->value, a->place.line, a->place.column);
    }
    if (node->first_child == NULL)
        return;
    g_string_append_c(out, '[');
    for (const XmlNode *child = node->first_child; child != NULL; child = child->next)
        print_node(child, out);
    g_string_append_c(out, ']');
}

static void
everything_knows_its_place(void **state)
{
    const TreeCase *c = *state;
    char *folder = folder_new();
    g_autofree char *path = folder_write(folder, "a.xml", c->bytes, -1);
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(GString) got = g_string_new(NULL);
    const XmlNode *root = xml_tree_load(path, AUDIENCE_PUBLIC, arena, diags);
    g_autofree char *said = diags_text(diags);

    folder_free(folder);
    assert_string_equal(said, "");
    assert_non_null(root);
    print_node(root, got);
    assert_string_equal(got->str, c->want);
}

#define ROOT "<?xml version=\"1.0\"?>\n"

static const TreeCase trees[] = {
    { "an element alone", "<a/>", "a@1:1" },
    { "a declaration before it", ROOT "<a/>", "a@2:1" },
    { "a byte order mark is no column", "\xEF\xBB\xBF<a b='c'/>", "a@1:1(b=c@1:7)" },
    { "attributes of one line", "<a b=\"1\" cd='2'/>", "a@1:1(b=1@1:7)(cd=2@1:14)" },
    { "attributes over lines", "<a\n   b = \"1\"\n   c=\n     '2'\n/>", "a@1:1(b=1@2:9)(c=2@4:7)" },
    { "a name that ends another", "<a xid='1' id='2'/>", "a@1:1(xid=1@1:9)(id=2@1:16)" },
    { "letters beside the noncharacters",
      "<a b='\xEF\xB7\x8F\xEF\xB7\xB0'/>", "a@1:1(b=\xEF\xB7\x8F\xEF\xB7\xB0@1:7)" },
    { "signs inside a value", "<a b='x > y / z = \"w\"' c='/'/>", "a@1:1(b=x > y / z = \"w\"@1:7)(c=/@1:27)" },
    { "an empty value", "<a b='' c=''/>", "a@1:1(b=@1:7)(c=@1:12)" },
    { "columns are code points", "<a é='ü€' b='1'/>", "a@1:1(é=ü€@1:7)(b=1@1:14)" },
    { "columns are code points, of long values too", "<a b='äöüßäöüß12345678ä' c='1'/>",
      "a@1:1(b=äöüßäöüß12345678ä@1:7)(c=1@1:29)" },
    { "a prefix is part of the name", "<a xml:lang='fr'/>", "a@1:1(xml:lang=fr@1:14)" },
    { "references are resolved", "<a b='&lt;&#65;&amp;' c='1'/>", "a@1:1(b=<A&@1:7)(c=1@1:26)" },
    { "children", "<a>\n  <b/>\n  <c d='1'><e/></c>\n</a>", "a@1:1[b@2:3c@3:3(d=1@3:9)[e@3:12]]" },
    { "a tag inside a comment", "<a><!-- <b c='9'/> --><b c='1'/></a>", "a@1:1[b@1:23(c=1@1:29)]" },
    { "a tag inside an instruction", "<a><?x <b c='9'/> ?><b c='1'/></a>", "a@1:1[b@1:21(c=1@1:27)]" },
    { "a tag inside CDATA", "<a><![CDATA[<b c='9'/>]]><b c='1'/></a>", "a@1:1['<b c='9'/>'@1:13b@1:26(c=1@1:32)]" },
    { "a text begins where it is more than space", "<a>\n  word</a>", "a@1:1['\n  word'@2:3]" },
    { "a text behind an element", "<a><b>1</b> two<c/></a>", "a@1:1[b@1:4['1'@1:7]' two'@1:13c@1:16]" },
    { "a text behind an element that closes itself", "<a><b/> two</a>", "a@1:1[b@1:4' two'@1:9]" },
    { "a text behind an element that closes at once", "<a><b></b>two</a>", "a@1:1[b@1:4'two'@1:11]" },
    { "a text with a reference is one", "<a>1 &lt; 2</a>", "a@1:1['1 < 2'@1:4]" },
    { "a text around a comment is one", "<a>one<!-- no --> two</a>", "a@1:1['one two'@1:4]" },
    { "a text behind a comment", "<a><!-- no --> two</a>", "a@1:1[' two'@1:16]" },
    { "a foreign element keeps its prefix", "<a xmlns:x='urn:x'><x:b/></a>", "a@1:1[x:b@1:20]" },
    { "a declared encoding is passed over", "<?xml version='1.0' encoding='ISO-8859-1'?><a b='é'/>",
      "a@1:44(b=é@1:50)" },
};

/* ---- refusals: what is not well-formed is placed where the parser stood, behind the fault ---- */

typedef struct RefusalCase { const char *name, *bytes; gssize length; const char *want; } RefusalCase;

static void
a_bad_file_is_refused_with_its_place(void **state)
{
    const RefusalCase *c = *state;
    char *folder = folder_new();
    g_autofree char *path = folder_write(folder, "a.xml", c->bytes, c->length == 0 ? -1 : c->length);
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diags) diags = diags_new();
    const XmlNode *root = xml_tree_load(path, AUDIENCE_PUBLIC, arena, diags);
    g_autofree char *said = diags_text(diags);

    folder_free(folder);
    assert_null(root);
    if (!g_str_has_prefix(said, c->want) || diags_length(diags) != 1)
        fail_msg("it said\n%sinstead of\n%s", said, c->want);
}

#define BOMB                                                                                                           \
    "<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>"

/* More letters than are decoded at once; of three bytes each, 64 bytes end within one. */
#define TEN(letter) letter letter letter letter letter letter letter letter letter letter
#define LONG(letter) TEN(letter) TEN(letter) TEN(letter) TEN(letter) TEN(letter)

static const RefusalCase refusals[] = {
    { "an empty file", "", 0, "1:1 100 " },
    { "white space alone", " \n ", 0, "1:1 100 " },
    { "a comment alone", "<!-- nothing -->", 0, "1:17 100 the file is not well-formed XML: " },
    { "no XML at all", "area,value\nBIH,1\n", 0, "1:1 100 " },
    { "a file cut short", "<a>\n  <b>", 0, "2:6 100 " },
    { "an element that is not closed", "<a>\n<b>\n</a>", 0, "3:5 100 " },
    { "two roots", "<a/>\n<b/>", 0, "2:1 100 " },
    { "an attribute twice", "<a b='1' b='2'/>", 0, "1:15 100 " },
    { "an attribute without a value", "<a b/>", 0, "1:5 100 " },
    { "an ampersand alone", "<a>x & y</a>", 0, "1:7 100 " },
    { "an entity that nobody declared", "<a>&nothing;</a>", 0, "1:13 100 " },
    { "a DOCTYPE", "<!DOCTYPE a>\n<a/>", 0, "1:1 101 a DOCTYPE is not allowed" },
    { "a DOCTYPE behind others", "<?xml version='1.0'?>\n<!-- <!DOCTYPE x> -->\n  <!DOCTYPE a>\n<a/>", 0, "3:3 101 " },
    { "a bomb of entities", "<!DOCTYPE a [" BOMB "]>\n<a>&c;</a>", 0, "1:1 101 " },
    { "an entity of another file", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", 0, "1:1 101 " },
    { "a DTD of the network", "<!DOCTYPE a SYSTEM 'http://192.0.2.1/a.dtd'><a/>", 0, "1:1 101 " },
    { "bytes that are not UTF-8", "<a>\n  <b c='\xFF'/></a>", 0, "2:9 104 the file is not UTF-8 here" },
    { "a letter of Latin-1", "<a b='\xE9t\xE9'/>", 0, "1:7 104 " },
    { "an overlong letter", "<a b='\xC0\xAF'/>", 0, "1:7 104 " },
    { "half of a surrogate pair", "<a b='\xED\xA0\x80'/>", 0, "1:7 104 " },
    { "a wrong byte behind letters of two bytes", "<a b='" LONG("\xC3\xA9") "\xFF'/>", 0, "1:57 104 " },
    { "a wrong byte behind letters of three bytes", "<a b='" LONG("\xE2\x80\xA6") "\xFF'/>", 0, "1:57 104 " },
    { "a letter cut by the end of the file", "<a b='" LONG("\xE2\x80\xA6") "\xE2\x80", 0, "1:57 104 " },
    { "a zero byte", "<a>\n\0</a>", 9, "2:1 104 " },
    { "UTF-16", "\xFF\xFE<\0a\0/\0>\0", 10, "1:1 104 " },
    { "a control character", "<a>\n\x01</a>", 0, "2:1 100 " },
    { "a noncharacter in a value", "<a>\n<b c='1' d='x\xEF\xB7\x90y'/></a>", 0,
      "2:13 523 the value of this attribute holds the noncharacter U+FDD0" },
    { "one in a text", "<a>\n two \xEF\xB7\xAF</a>", 0, "2:2 523 this text holds the noncharacter U+FDEF" },
    { "one that a reference stands for", "<a><b>x</b>\n<b>y&#xFDD3;</b></a>", 0, "2:4 523 this text holds the " },
    { "one in a value that a reference stands for", "<a b='&#64977;'/>", 0, "1:7 523 the value of this " },
    { "one in a CDATA section", "<a><![CDATA[x\xEF\xB7\x97]]></a>", 0, "1:13 523 this text holds the " },
    { "a noncharacter in a tag of another namespace is told alone", "<a>\n<b xmlns='urn:x' c='\xEF\xB7\x90'/></a>", 0,
      "2:21 523 the value of this attribute holds the noncharacter U+FDD0" },
    { "a namespace", "<a>\n <b xmlns='urn:x'/></a>", 0,
      "2:2 105 <b> is in the namespace 'urn:x'; elements are in none here" },
};

/* ---- limits ---- */

static char *
nested(int depth)
{
    GString *bytes = g_string_new(NULL);

    for (int i = 0; i < depth; i++)
        g_string_append(bytes, "<a>");
    for (int i = 0; i < depth; i++)
        g_string_append(bytes, "</a>");
    return g_string_free(bytes, FALSE);
}

typedef struct DepthCase { const char *name; int depth; const char *want; } DepthCase;

static void
depth_has_a_limit(void **state)
{
    const DepthCase *c = *state;
    char *folder = folder_new();
    g_autofree char *bytes = nested(c->depth), *path = folder_write(folder, "a.xml", bytes, -1), *said = NULL;
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diags) diags = diags_new();

    (void)xml_tree_load(path, AUDIENCE_PUBLIC, arena, diags);
    said = diags_text(diags);
    folder_free(folder);
    assert_string_equal(said, c->want);
}

/* The 257th <a> begins behind 256 of three characters each. */
static const DepthCase depths[] = {
    { "256 elements deep is allowed", 256, "" },
    { "257 elements deep is not", 257, "1:769 102 elements are nested more than 256 deep\n" },
    { "300 elements deep is told once", 300, "1:769 102 elements are nested more than 256 deep\n" },
};

/* ---- the same, however the file is cut into pieces ---- */

typedef struct PieceCase { const char *name; size_t piece; } PieceCase;

/* What a file says, or is refused with. */
static char *
outcome_of(const char *path, size_t piece)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diags) diags = diags_new();
    GString *out = g_string_new(NULL);
    const XmlNode *root = xml_tree_load_in_pieces(INPUT_DATA, path, piece, AUDIENCE_PUBLIC, arena, diags);
    g_autofree char *said = diags_text(diags);

    g_string_append(out, said);
    if (root != NULL)
        print_node(root, out);
    return g_string_free(out, FALSE);
}

static void
expect_same(const char *bytes, gssize length, size_t piece)
{
    char *folder = folder_new();
    g_autofree char *path = folder_write(folder, "a.xml", bytes, length), *whole = outcome_of(path, 1 << 20),
                    *cut = outcome_of(path, piece);

    folder_free(folder);
    assert_string_equal(cut, whole);
}

static void
pieces_make_no_difference(void **state)
{
    const PieceCase *c = *state;

    for (size_t i = 0; i < G_N_ELEMENTS(trees); i++)
        expect_same(trees[i].bytes, -1, c->piece);
    for (size_t i = 0; i < G_N_ELEMENTS(refusals); i++)
        expect_same(refusals[i].bytes, refusals[i].length == 0 ? -1 : refusals[i].length, c->piece);
}

static const PieceCase pieces[] = { { "a byte at a time", 1 },
                                    { "two bytes at a time", 2 },
                                    { "three bytes at a time", 3 },
                                    { "seven bytes at a time", 7 } };

/* ---- sizes: at the limit, and one past it ---- */

typedef struct LengthCase { const char *name, *before, *after; size_t length; const char *want; } LengthCase;

static void
lengths_have_a_limit(void **state)
{
    const LengthCase *c = *state;
    char *folder = folder_new();
    g_autoptr(GString) bytes = g_string_new(c->before);
    g_autofree char *path = NULL, *said = NULL;
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diags) diags = diags_new();

    for (size_t i = 0; i < c->length; i++)
        g_string_append_c(bytes, 'x');
    g_string_append(bytes, c->after);
    path = folder_write(folder, "a.xml", bytes->str, -1);
    (void)xml_tree_load(path, AUDIENCE_PUBLIC, arena, diags);
    said = diags_text(diags);
    folder_free(folder);
    assert_string_equal(said, c->want);
}

static const LengthCase lengths[] = {
    { "a name of 1,000 bytes", "<", "/>", 1000, "" },
    { "a name of one more", "<", "/>", 1001, "1:1 106 the name of this element is longer than 1000 bytes\n" },
    { "an attribute's name too long", "<a ", "=''/>", 1001,
      "1:1 106 the name of an attribute is longer than 1000 bytes\n" },
    { "a value of 1,000,000 bytes", "<a b='", "'/>", 1000000, "" },
    { "a value of one more", "<a b='", "'/>", 1000001,
      "1:7 106 the value of this attribute is longer than 1 million bytes\n" },
    { "a text of 10,000,000 bytes", "<a>", "</a>", 10000000, "" },
    { "a text of one more", "<a>", "</a>", 10000001, "1:4 106 this text is longer than 10 million bytes\n" },
    { "a comment of 12,000,000 bytes", "<a><!--", "--></a>", 12000000, "" },
};

typedef struct SizeCase { const char *name; goffset size; const char *want; } SizeCase;

/* A file full of holes, so that none is written: one that is not too large is found to be no text by its first byte. */
static void
files_have_a_limit(void **state)
{
    const SizeCase *c = *state;
    char *folder = folder_new();
    g_autofree char *path = folder_write(folder, "a.xml", "", 0), *said = NULL;
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diags) diags = diags_new();

    assert_int_equal(truncate(path, c->size), 0);
    (void)xml_tree_load(path, AUDIENCE_PUBLIC, arena, diags);
    said = diags_text(diags);
    folder_free(folder);
    assert_string_equal(said, c->want);
}

static const SizeCase sizes[] = {
    { "data of 1 GiB are read",    (goffset)1 << 30,       "1:1 104 the file is not UTF-8 here\n" },
    { "one byte more is refused",  ((goffset)1 << 30) + 1, "0:0 103 the file is larger than 1024 MiB\n" },
};

/*
 * 12 MB in 200,001 lines: libxml2 by itself refuses after 10,000,000 bytes, and counts the lines of elements to
 * 65,535.
 */
static void
a_large_file_has_its_places_to_the_end(void **state)
{
    char *folder = folder_new();
    g_autoptr(GString) bytes = g_string_new("<a>\n");
    g_autofree char *path = NULL, *said = NULL, *broken = NULL;
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diags) diags = diags_new();
    const XmlNode *root;

    (void)state;
    for (int i = 0; i < 199999; i++)
        g_string_append(bytes, "  <observation period='2018' value='12' sources='somewhere'/>\n");
    assert_true(bytes->len > 12000000);
    g_string_append(bytes, "  <last b='1'/></a>\n");
    path = folder_write(folder, "a.xml", bytes->str, -1);
    root = xml_tree_load(path, AUDIENCE_PUBLIC, arena, diags);
    assert_non_null(root);
    assert_int_equal(root->last_child->place.line, 200001);
    assert_int_equal(root->last_child->attributes[0].place.column, 12);
    g_string_truncate(bytes, bytes->len - strlen("</a>\n"));
    broken = folder_write(folder, "b.xml", bytes->str, -1);
    assert_null(xml_tree_load(broken, AUDIENCE_PUBLIC, arena, diags));
    said = diags_text(diags);
    folder_free(folder);
    assert_true(g_str_has_prefix(said, "200001:16 100 "));
}

typedef struct AttributesCase { const char *name, *before, *after; int count; const char *want; } AttributesCase;

/* A tag of so many attributes, in pieces of every kind. The last of those that are read has its place. */
static void
a_tag_has_1_000_attributes(void **state)
{
    static const size_t sizes_of_pieces[] = { 64 << 10, 4096, 7, 1 };
    const AttributesCase *c = *state;
    char *folder = folder_new();
    g_autoptr(GString) bytes = g_string_new(c->before);
    g_autofree char *path = NULL;

    for (int i = 0; i < c->count; i++)
        g_string_append_printf(bytes, " b%05d='>'", i);
    g_string_append(bytes, c->after);
    path = folder_write(folder, "a.xml", bytes->str, -1);
    for (size_t p = 0; p < G_N_ELEMENTS(sizes_of_pieces); p++) {
        g_autoptr(Arena) arena = arena_new();
        g_autoptr(Diags) diags = diags_new();
        const XmlNode *root =
            xml_tree_load_in_pieces(INPUT_DATA, path, sizes_of_pieces[p], AUDIENCE_PUBLIC, arena, diags);
        g_autofree char *said = diags_text(diags);

        assert_true(g_str_has_prefix(said, c->want) && (said[0] == '\0') == (c->want[0] == '\0'));
        assert_int_equal(root == NULL, c->want[0] != '\0');
        if (root != NULL && root->first_child == NULL && root->attribute_count > 0)
            assert_int_equal(root->attributes[c->count - 1].place.column, 2 + (c->count - 1) * 11 + 10);
    }
    folder_free(folder);
}

static const AttributesCase attributes[] = {
    { "1,000", "<a", "/>", 1000, "" },
    { "1,001", "<a", "/>", 1001, "1:1 332 this element has more than 1000 attributes\n" },
    { "1,001 behind a mistake", "<a>\n<b c='<'/>\n<d", "/></a>", 1001, "2:" },
    { "1,001 behind what is all right", "<?x <?><a>\n<!-- ' --><![CDATA[<]]><b c='!--'/> <d", "/></a>", 1001,
      "2:37 332 this element has more than 1000 attributes\n" },
    { "in a comment are none", "<a><!--", "--></a>", 1001, "" },
    { "as many as a file may hold", "<a", "/>", 200000, "1:1 332 this element has more than 1000 attributes\n" },
    { "in a tag that never ends", "<a", "", 200000, "1:1 332 this element has more than 1000 attributes\n" },
};

static void
a_fifo_is_never_opened(void **state)
{
    char *folder = folder_new();
    g_autofree char *path = g_build_filename(folder, "a.xml", NULL), *said = NULL;
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diags) diags = diags_new();

    (void)state;
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_null(xml_tree_load(path, AUDIENCE_PUBLIC, arena, diags));
    assert_false(xml_root_is(path, "plan"));
    said = diags_text(diags);
    folder_free(folder);
    assert_non_null(strstr(said, "it is a FIFO"));
}

/* One line of 400,000 attributes' places and one text of 4 MB: each byte is looked at a fixed number of times. */
static void
long_lines_and_long_texts_take_no_longer(void **state)
{
    char *folder = folder_new();
    g_autoptr(GString) bytes = g_string_new("<a>");
    g_autofree char *path = NULL, *text = NULL;
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diags) diags = diags_new();
    clock_t start = clock();            /* of this process: what else the machine does takes none of it */
    const XmlNode *root;

    (void)state;
    for (int i = 0; i < 200000; i++)
        g_string_append(bytes, "<b c='1' d='2'/>");
    for (int i = 0; i < 1000000; i++)
        g_string_append(bytes, "é €");
    g_string_append(bytes, "</a>");
    path = folder_write(folder, "a.xml", bytes->str, -1);
    root = xml_tree_load(path, AUDIENCE_PUBLIC, arena, diags);
    folder_free(folder);
    assert_non_null(root);
    assert_int_equal(root->last_child->place.column, 3 + 200000 * 16 + 1);
    text = xml_text(root, arena) == NULL ? NULL : g_strdup("");
    assert_non_null(text);
    assert_true(clock() - start < 20 * (clock_t)CLOCKS_PER_SEC);
}

static void
a_folder_is_no_file(void **state)
{
    char *folder = folder_new();
    g_autofree char *said = NULL;
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diags) diags = diags_new();

    (void)state;
    assert_null(xml_tree_load(folder, AUDIENCE_PUBLIC, arena, diags));
    said = diags_text(diags);
    folder_free(folder);
    assert_non_null(strstr(said, "730 cannot read"));
}

/* ---- root elements ---- */

typedef struct RootCase { const char *name, *bytes; bool want; } RootCase;

static void
the_root_is_seen_without_parsing(void **state)
{
    const RootCase *c = *state;
    char *folder = folder_new();
    g_autofree char *many = g_strnfill(100000, 'x'), *behind = g_strdup_printf("<!--%s--><plan/>", many);
    g_autofree char *path = folder_write(folder, "a.xml", c->bytes == NULL ? behind : c->bytes, -1);
    bool got = xml_root_is(path, "plan");

    folder_free(folder);
    assert_int_equal(got, c->want);
}

static const RootCase roots[] = {
    { "the first element", "<plan>", true },
    { "with attributes", "<plan id='x'/>", true },
    { "closed at once", "<plan/>", true },
    { "behind a declaration and comments", "<?xml version='1.0'?>\n<!-- <events> -->\n<plan\n>", true },
    { "a longer name", "<plans>", false },
    { "a shorter name", "<pla>", false },
    { "an element inside", "<a><plan/></a>", false },
    { "a comment only", "<!-- <plan> -->", false },
    { "cut short", "<plan", false },
    { "nothing", "", false },
    { "behind a comment of 100,000 letters", NULL, true },
};

/* ---- text ---- */

static void
text_is_folded_and_trimmed(void **state)
{
    char *folder = folder_new();
    g_autofree char *path = folder_write(folder, "a.xml", "<a>\n  one <b>two</b>\t\n three </a>", -1);
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diags) diags = diags_new();
    const XmlNode *root = xml_tree_load(path, AUDIENCE_PUBLIC, arena, diags);

    (void)state;
    folder_free(folder);
    assert_string_equal(xml_text(root, arena), "one two three");
}

static void
a_missing_attribute_is_at_its_element(void **state)
{
    char *folder = folder_new();
    g_autofree char *path = folder_write(folder, "a.xml", "\n <a b='1'/>", -1);
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diags) diags = diags_new();
    const XmlNode *root = xml_tree_load(path, AUDIENCE_PUBLIC, arena, diags);

    (void)state;
    folder_free(folder);
    assert_null(xml_attribute(root, "c"));
    assert_int_equal(xml_attribute_place(root, "c").column, 2);
    assert_int_equal(xml_attribute_place(root, "b").column, 8);
}

static void
hear_nothing(void *data, xmlErrorPtr error)
{
    (void)data;
    (void)error;
}

/* A program that uses libxml2 itself has its own handler of faults. */
static void
the_hosts_handler_stands_again(void **state)
{
    char *folder = folder_new(), mine;
    g_autofree char *path = folder_write(folder, "a.xml", "<a><b></a>", -1);
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diags) diags = diags_new();

    (void)state;
    xmlSetStructuredErrorFunc(&mine, hear_nothing);
    (void)xml_tree_load(path, AUDIENCE_PUBLIC, arena, diags);
    folder_free(folder);
    assert_ptr_equal(xmlStructuredErrorContext, &mine);
    assert_true(xmlStructuredError == hear_nothing);
    xmlSetStructuredErrorFunc(NULL, NULL);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(trees) + G_N_ELEMENTS(refusals) + G_N_ELEMENTS(depths) + G_N_ELEMENTS(roots) +
                            G_N_ELEMENTS(pieces) + G_N_ELEMENTS(lengths) + G_N_ELEMENTS(sizes) +
                            G_N_ELEMENTS(attributes) + 8];
    size_t count = 0;

    ADD_ROWS(everything_knows_its_place, trees);
    ADD_ROWS(a_bad_file_is_refused_with_its_place, refusals);
    ADD_ROWS(depth_has_a_limit, depths);
    ADD_ROWS(the_root_is_seen_without_parsing, roots);
    ADD_ROWS(pieces_make_no_difference, pieces);
    ADD_ROWS(lengths_have_a_limit, lengths);
    ADD_ROWS(files_have_a_limit, sizes);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_large_file_has_its_places_to_the_end);
    ADD_ROWS(a_tag_has_1_000_attributes, attributes);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_fifo_is_never_opened);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(long_lines_and_long_texts_take_no_longer);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_folder_is_no_file);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(text_is_folded_and_trimmed);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_missing_attribute_is_at_its_element);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(the_hosts_handler_stands_again);
    return _cmocka_run_group_tests("read/xml", tests, count, NULL, NULL);
}
