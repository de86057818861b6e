/* What changes the digest of an XML file, and what does not. */
#include "files.h"
#include "read/xml.h"

typedef struct DigestCase { const char *name, *one, *other; bool same; } DigestCase;

static const DigestCase cases[] = {
    { "the same text",                        "<a b='1'/>", "<a b='1'/>", true },
    { "blank lines between elements",         "<a><b/> <c/></a>", "<a><b/>\n\n\n  <c/></a>", true },
    { "a comment",                            "<a><b/></a>", "<!-- x --><a><b/></a><!-- y -->", true },
    { "an attribute's place on the line",     "<a b='1' c='2'/>", "<a   b='1'\n  c='2' />", true },
    { "the order of attributes",              "<a b='1' c='2'/>", "<a c='2' b='1'/>", true },
    { "how a value is quoted",                "<a b='1'/>", "<a b=\"1\"/>", true },
    { "a character written as its number",    "<a>b</a>", "<a>&#98;</a>", true },
    { "an empty element written out",         "<a/>", "<a></a>", true },
    { "another value",                        "<a b='1'/>", "<a b='2'/>", false },
    { "another attribute",                    "<a b='1'/>", "<a c='1'/>", false },
    { "another element",                      "<a><b/></a>", "<a><c/></a>", false },
    { "another text",                         "<a>x</a>", "<a>y</a>", false },
    { "another order of elements",            "<a><b/><c/></a>", "<a><c/><b/></a>", false },
    { "an element within or beside",          "<a><b/><c/></a>", "<a><b><c/></b></a>", false },
    { "an element more",                      "<a><b/></a>", "<a><b/><b/></a>", false },
    { "white space where there was none",     "<a><b/><c/></a>", "<a><b/> <c/></a>", false },
    { "where a text ends and a value begins", "<a b='xy'/>", "<a b='x'>y</a>", false },
    { "two attributes made one",              "<a b='1' c='2'/>", "<a b='1=2'/>", false },
};

static void
a_digest_is_of_what_is_said(void **state)
{
    const DigestCase *c = *state;
    char *folder = folder_new();
    g_autofree char *one = folder_write(folder, "1.xml", c->one, -1),
                    *other = folder_write(folder, "2.xml", c->other, -1);
    g_autofree char *a = xml_file_digest(one, AUDIENCE_PUBLIC), *b = xml_file_digest(other, AUDIENCE_PUBLIC);

    folder_free(folder);
    assert_non_null(a);
    assert_int_equal(strlen(a), 64);
    assert_int_equal(strcmp(a, b) == 0, c->same);
}

static void
what_cannot_be_read_has_none(void **state)
{
    char *folder = folder_new();
    g_autofree char *path = folder_write(folder, "1.xml", "<a", -1);

    (void)state;
    assert_null(xml_file_digest(path, AUDIENCE_PUBLIC));
    folder_free(folder);
    assert_null(xml_file_digest(path, AUDIENCE_PUBLIC));
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases) + 1];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[n++] = row_test(a_digest_is_of_what_is_said, cases[i].name, &cases[i]);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(what_cannot_be_read_has_none);
    return cmocka_run_group_tests_name("digest", tests, NULL, NULL);
}
