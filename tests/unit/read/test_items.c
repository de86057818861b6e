/*
 * Files that are read by items: what is handed out is what stands in the tree, at the same places; a broken file
 * leaves nothing behind; what a plan keeps of an observation is small.
 */
#include "files.h"
#include <malloc.h>
#include <sys/resource.h>
#include "base/diag_model.h"
#include "read/find.h"
#include "read/xml.h"

/* ---- the same as in the tree ---- */

typedef struct ItemCase { const char *name, *body; } ItemCase;

static const ItemCase bodies[] = {
    { "one a line", "<series m='a'>\n  <observation p='1' v='2'/>\n  <observation p='2'/>\n</series>" },
    { "several on a line",
      "<series m='a'><observation p='1'/><observation p='2' v='3'/></series><series m='b'><observation/></series>" },
    { "a > in a value", "<series m='a'><observation p='1>2' v=\"/>\"/><observation p='/'/></series>" },
    { "a value that ends in a solidus", "<series m='a'><observation p='1/' v='2'/></series>" },
    { "a value on several lines", "<series m='a'><observation p='1\n2'\n v='x'/>\n<observation p='3'/></series>" },
    { "lines that end as in Windows",
      "<series m='a'>\r\n<observation p='1'\r\n v='2'/>\r\n<observation p='3'/>\r\n</series>" },
    { "letters of several bytes",
      "<series m='\xC3\xA4'>\xC2\xA0<observation p='\xE2\x82\xAC' v='2'/><observation p='\xC3\xA9'/></series>" },
    { "characters written as numbers",
      "<series m='a'><observation p='&#49;&lt;&amp;' v='2'/><observation p='&#x20AC;'/></series>" },
    { "with an end tag",
      "<series m='a'><observation p='1'></observation><observation p='2' v='3'> </observation ></series>" },
    { "with text and elements in it",
      "<series m='a'><observation p='1'>x<b c='2'/> <b>y</b></observation><observation p='2'/></series>" },
    { "with internal text in it",
      "<series m='a'><observation p='1'>x<b audience='internal'/>y</observation></series>" },
    { "behind comments",
      "<series m='a'><!-- <observation p='0'/> --><observation p='1'/><!-- > --> <observation p='2'/></series>" },
    { "behind a section", "<series m='a'><![CDATA[<observation/>]]><observation p='1'/></series>" },
    { "internal",
      "<series m='a'><observation p='1' audience='internal'/><observation p='2' audience='public'/></series>" },
    { "in an internal series",
      "<series m='a' audience='internal'><observation p='1'/></series><series m='b'><observation p='2'/></series>" },
    { "in other elements", "<observation p='1'/><set><observation p='2'/></set><series><a><observation "
                           "p='3'/></a><observation p='4'/></series>" },
    { "in one another", "<series m='a'><observation p='1'><observation p='2'/></observation></series>" },
    { "with a tag of many bytes", NULL },
    { "none", "<series m='a'/>" },
};

static void
write_attributes(const XmlNode *node, GString *out)
{
    for (size_t i = 0; i < node->attribute_count; i++)
        g_string_append_printf(out, " %s=%s@%d:%d", node->attributes[i].name, node->attributes[i].value,
                               node->attributes[i].place.line, node->attributes[i].place.column);
}

static void
write_inside(const XmlNode *node, GString *out)
{
    for (const XmlNode *child = node->first_child; child != NULL; child = child->next) {
        g_string_append_printf(out, "(%s@%d:%d", child->name != NULL ? child->name : child->text, child->place.line,
                               child->place.column);
        if (child->name != NULL)
            write_attributes(child, out);
        write_inside(child, out);
        g_string_append_c(out, ')');
    }
}

static void
write_item(const XmlNode *node, bool withheld, GString *out)
{
    g_string_append_printf(out, "%d:%d %s", node->place.line, node->place.column, withheld ? "withheld" : "");
    write_attributes(node, out);
    write_attributes(node->parent, out);
    if (!withheld)
        write_inside(node, out);
    g_string_append_c(out, '|');
}

static void
take(void *data, XmlItem *item)
{
    xml_item_place(item);
    write_item(item->node, item->withheld, data);
}

/* The same from the tree: withheld ones stand beside the others there, so all are put in the order of their places. */
static void
write_list(const XmlNode *first, bool withheld, GPtrArray *found)
{
    for (const XmlNode *item = first; item != NULL; item = item->next)
        if (item->name != NULL && strcmp(item->name, "observation") == 0) {
            GString *out = g_string_new(NULL);

            write_item(item, withheld, out);
            g_ptr_array_add(found, g_string_free(out, FALSE));
        }
}

static void
write_series(const XmlNode *first, bool withheld, GPtrArray *found)
{
    for (const XmlNode *series = first; series != NULL; series = series->next)
        if (series->name != NULL && strcmp(series->name, "series") == 0) {
            write_list(series->first_child, withheld, found);
            write_list(series->first_withheld, true, found);
        }
}

static int
compare_lines(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static char *
in_order(GPtrArray *lines)
{
    g_ptr_array_sort(lines, compare_lines);
    g_ptr_array_add(lines, NULL);
    return g_strjoinv("", (char **)lines->pdata);
}

static void
assert_same_items(const char *bytes)
{
    char *folder = folder_new();
    g_autofree char *path = folder_write(folder, "a.xml", bytes, -1), *wanted = NULL, *got = NULL;
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free), taken = g_ptr_array_new_with_free_func(g_free),
                        left = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GString) handed = g_string_new(NULL);
    const XmlItems items = { "observations", "series", "observation", take, handed };
    const XmlNode *tree = xml_tree_load(path, AUDIENCE_PUBLIC, arena, diags);
    const XmlNode *rest = xml_tree_load_items(path, &items, AUDIENCE_PUBLIC, arena, diags);
    g_auto(GStrv) lines = g_strsplit(handed->str, "|", -1);

    folder_free(folder);
    assert_non_null(tree);
    assert_non_null(rest);
    write_series(tree->first_child, false, found);
    write_series(tree->first_withheld, true, found);
    wanted = in_order(found);
    for (size_t i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
        g_ptr_array_add(taken, g_strconcat(lines[i], "|", NULL));
    got = in_order(taken);
    assert_string_equal(got, wanted);
    write_series(rest->first_child, false, left);
    assert_int_equal(left->len, 0);             /* nothing that was handed out stands in the rest */
}

static void
what_is_handed_out_is_what_stands_in_the_tree(void **state)
{
    const ItemCase *c = *state;
    g_autofree char *many = g_strnfill(3000, 'x');
    g_autofree char *body =
        c->body != NULL ? g_strdup(c->body)
                        : g_strdup_printf("<series><observation p='%s' v='1'/><observation p='2'/></series>", many);
    g_autofree char *plain = g_strdup_printf("<observations>%s</observations>", body),
                    *marked = g_strdup_printf("\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?>\n%s\n", plain);

    assert_same_items(plain);
    assert_same_items(marked);
}

/* A file of several pieces, so that each may end within a tag, a value, a letter. */
static void
pieces_make_no_difference(void **state)
{
    g_autoptr(GString) out = g_string_new("<observations><series m='a'>");

    (void)state;
    for (int i = 0; i < 9000; i++)
        g_string_append_printf(out, "%*s<observation p='%d' v='\xE2\x82\xAC%.*s'/>%s", i % 7, "", i, i % 23,
                               "abcdefghijklmnopqrstuvwxyz",
                               i % 5 == 0   ? "<!-- > -->\n"
                               : i % 3 == 0 ? "\n"
                                            : "");
    g_string_append(out, "</series></observations>");
    assert_same_items(out->str);
}

/* ---- a plan with them ---- */

#define PLAN     "<plan id='p' xml:lang='en' start='2018' end='2019'><title>P</title></plan>"
#define AREAS    "<areas><area id='AAA' name='Alba'/></areas>"
#define MEASURES "<measures><measure id='m' nature='stock'><title>M</title></measure></measures>"
#define SOURCES                                                                                                        \
    "<sources><source id='S' title='Report' published='2018'/><source id='T' title='Other' "                           \
    "published='2018-02'/></sources>"

static Plan *
read_with(const char *observations, Diags *diags)
{
    char *folder = folder_new();
    Plan *plan;

    g_free(folder_write(folder, "areas.xml", AREAS, -1));
    g_free(folder_write(folder, "measures.xml", MEASURES, -1));
    g_free(folder_write(folder, "observations.xml", observations, -1));
    g_free(folder_write(folder, "plan.xml", PLAN, -1));
    g_free(folder_write(folder, "sources.xml", SOURCES, -1));
    plan = read_plan(folder, NULL, diags);
    folder_free(folder);
    return plan;
}

static void
of_a_broken_file_only_that_is_told(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *said = NULL;
    Plan *plan =
        read_with("<observations><series measure='m' area='AAA'>\n<observation period='2017' value='x' colour='red'/>\n"
                  "<observation period='2017' value='1' sources='nowhere'/>\n</series>\n<series></observations>",
                  diags);

    (void)state;
    assert_null(plan);
    said = diags_text(diags);
    assert_int_equal(diags_count(diags, SEVERITY_ERROR), 1);
    assert_true(g_str_has_prefix(said, "5:"));
}

#define TWICE(line) ", to which 2 places refer: observations.xml: 2 (from line " line ")\n"

/* The same reference that leads nowhere is told with all places: what a series says is one, at the series. */
static void
each_place_of_a_fault_is_counted(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *said = NULL;
    Plan *plan =
        read_with("<observations>\n<series measure='m' area='ZZZ' sources='gone'>\n"
                  "<observation period='2017' value='1'/>\n"
                  "<observation period='2016' value='1'/>\n</series>\n<series measure='x' area='ZZZ'>\n"
                  "<observation period='2017' value='1' sources='S'/>\n<observation period='2016' value='1' "
                  "sources='S'/>\n</series><series measure='m'>\n"
                  "<observation period='2017' value='1' sources='S nowhere'/>\n<observation period='2016' value='1' "
                  "sources='S nowhere'/>\n</series></observations>",
                  diags);

    (void)state;
    assert_null(plan);
    said = diags_text(diags);
    assert_string_equal(said, "2:1 206 there is no area 'ZZZ'" TWICE("2") "2:1 206 there is no source 'gone'\n"
                              "6:1 206 there is no measure 'x'\n"
                              "10:1 206 there is no source 'nowhere'" TWICE("10"));
}

/* Of a list only the word that is no id is left alone: the others are told wherever they lead nowhere. */
static void
of_a_list_only_what_is_no_id_is_left_alone(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *said = NULL;
    Plan *plan = read_with("<observations>\n<series measure='m'>\n"
                           "<observation period='2017' value='1' sources='gone b! S lost'/>\n"
                           "<observation period='2016' value='1' sources='gone'/>\n"
                           "<observation period='2015' value='1' sources='S lost'/>\n</series></observations>",
                           diags);

    (void)state;
    assert_null(plan);
    said = diags_text(diags);
    assert_string_equal(said, "3:47 114 'gone b! S lost' cannot be the value of 'sources'\n"
                              "3:1 206 there is no source 'gone'" TWICE("3")
                              "3:1 206 there is no source 'lost'" TWICE("3"));
}

#define ONE(attributes)                                                                                                \
    "<observations><series measure='m' area='AAA'><observation " attributes "/></series></observations>"
#define USUAL ONE("period='2017' value='1' sources='S'")

typedef struct FactCase { const char *name, *observations; bool same; } FactCase;

static const FactCase facts[] = {
    { "the same", USUAL, true },
    { "white space, a comment and another place",
      "<observations>\n\n<!-- x -->\n <series  measure='m' area='AAA'>\n<observation period='2017'\n value='1' "
      "sources='S'/></series></observations>",
      true },
    { "another order of attributes", ONE("sources='S' value='1' period='2017'"), true },
    { "sources of the series",
      "<observations><series measure='m' area='AAA' sources='S'><observation period='2017' "
      "value='1'/></series></observations>",
      true },
    { "another value", ONE("period='2017' value='2' sources='S'"), false },
    { "more decimals", ONE("period='2017' value='1.0' sources='S'"), false },
    { "another period", ONE("period='2016' value='1' sources='S'"), false },
    { "a longer period", ONE("period='2017/2018' value='1' sources='S'"), false },
    { "a period that is told more exactly", ONE("period='2017-12-31' value='1' sources='S'"), false },
    { "another source", ONE("period='2017' value='1' sources='T'"), false },
    { "a source more", ONE("period='2017' value='1' sources='S T'"), false },
    { "another status", ONE("period='2017' value='1' sources='S' status='estimate'"), false },
    { "a qualifier", ONE("period='2017' value='1' sources='S' qualifier='about'"), false },
    { "a range", ONE("period='2017' value='1' sources='S' low='0' high='2'"), false },
    { "no value but a range", ONE("period='2017' sources='S' low='0' high='2'"), false },
    { "a word why there is none", ONE("period='2017' sources='S' missing='confidential'"), false },
    { "a basis", ONE("period='2017' value='1' sources='S' basis='x'"), false },
    { "a day of its own", ONE("period='2017' value='1' sources='S' published='2018'"), false },
    { "a note", ONE("period='2017' value='1' sources='S' note='x'"), false },
    { "another area",
      "<observations><series measure='m'><observation period='2017' value='1' sources='S'/></series></observations>",
      false },
    { "one more",
      "<observations><series measure='m' area='AAA'><observation period='2017' value='1' sources='S'/><observation "
      "period='2016' value='1' sources='S'/></series></observations>",
      false },
    { "none", "<observations/>", false },
};

static void
the_digest_of_facts_is_of_what_is_said(void **state)
{
    const FactCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) usual = read_with(USUAL, diags), other = read_with(c->observations, diags);
    g_autofree char *one = NULL, *two = NULL;

    assert_non_null(usual);
    assert_non_null(other);
    one = read_facts_digest(usual);
    two = read_facts_digest(other);
    assert_int_equal(strcmp(one, two) == 0, c->same);
}

/* Which of two series stands first says nothing. */
static void
the_digest_of_facts_is_of_no_order_of_series(void **state)
{
    static const char world[] = "<series measure='m'><observation period='2017' value='1' sources='S'/></series>",
                      area[] =
                          "<series measure='m' area='AAA'><observation period='2017' value='2' sources='S'/></series>";
    g_autofree char *one = g_strdup_printf("<observations>%s%s</observations>", world, area),
                    *other = g_strdup_printf("<observations>%s%s</observations>", area, world);
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) a = read_with(one, diags), b = read_with(other, diags);
    g_autofree char *in_one = NULL, *in_other = NULL;

    (void)state;
    assert_non_null(a);
    assert_non_null(b);
    in_one = read_facts_digest(a);
    in_other = read_facts_digest(b);
    assert_string_equal(in_one, in_other);
}

/* Whatever lies between, what is written of one measure and area is one series: each second figure is told as such. */
static void
what_is_written_twice_is_one_series(void **state)
{
    enum { AREAS_TOLD = 600 };                  /* more than are kept in mind while they are read */
    GString *areas = g_string_new("<areas>"), *figures = g_string_new("<observations>");
    char *folder = folder_new();
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = NULL;

    (void)state;
    for (int i = 0; i < AREAS_TOLD; i++)
        g_string_append_printf(areas, "<area id='A%d' name='Area %d'/>", i, i);
    for (int i = 0; i < 2 * AREAS_TOLD; i++)
        g_string_append_printf(figures,
                               "<series measure='m' area='A%d'><observation period='2017' value='%d' "
                               "sources='S'/></series>",
                               i % AREAS_TOLD, i);
    g_free(folder_write(folder, "areas.xml", g_string_append(areas, "</areas>")->str, -1));
    g_free(folder_write(folder, "measures.xml", MEASURES, -1));
    g_free(folder_write(folder, "observations.xml", g_string_append(figures, "</observations>")->str, -1));
    g_free(folder_write(folder, "plan.xml", PLAN, -1));
    g_free(folder_write(folder, "sources.xml", SOURCES, -1));
    plan = read_plan(folder, NULL, diags);
    folder_free(folder);
    g_string_free(areas, TRUE);
    g_string_free(figures, TRUE);
    assert_int_equal(diags_count(diags, SEVERITY_WARNING) + diags_count(diags, SEVERITY_ERROR), AREAS_TOLD);
    assert_int_equal(diags_at(diags, 0)->id, DIAG_MODEL_TWO_FIGURES);
}

/* Messages about printed text name the note that it is of, though its file is not kept. */
static void
a_note_is_found_in_its_file(void **state)
{
    char *folder = folder_new();
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = NULL;
    Place whole, part, none;

    (void)state;
    g_free(folder_write(folder, "areas.xml", AREAS, -1));
    g_free(folder_write(folder, "measures.xml", MEASURES, -1));
    g_free(folder_write(folder, "observations.xml",
                        "<observations><series measure='m' area='AAA'>\n  <observation period='2017' value='1' "
                        "sources='S' note='of two villages'/>\n  <observation period='2018' value='2' sources='S' "
                        "note='two villages'/>\n</series></observations>",
                        -1));
    g_free(folder_write(folder, "plan.xml", PLAN, -1));
    g_free(folder_write(folder, "sources.xml", SOURCES, -1));
    plan = read_plan(folder, NULL, diags);
    assert_non_null(plan);
    whole = find_data_text(plan, NULL, "two  villages", strlen("two  villages"));
    part = find_data_text(plan, NULL, "of two", strlen("of two"));
    none = find_data_text(plan, NULL, "three villages", strlen("three villages"));
    folder_free(folder);
    assert_int_equal(whole.line, 3);            /* a note that is all of it goes before one that holds it */
    assert_int_equal(part.line, 2);
    assert_int_equal(part.column, 58);
    assert_null(none.file);
}

#if defined(__SANITIZE_ADDRESS__)
enum { SANITIZED = true };
#else
enum { SANITIZED = false };
#endif

/* A file of holes, as large as no memory: it is refused with its message. */
static void
no_room_is_asked_for_a_file_that_is_refused(void **state)
{
    const goffset size = (goffset)1 << 40;
    char *folder = folder_new();
    g_autofree char *path = folder_write(folder, "observations.xml", "<observations/>", -1), *said = NULL;
    g_autoptr(Diags) diags = diags_new();
    struct rlimit whole;
    Plan *plan;

    (void)state;
    g_free(folder_write(folder, "plan.xml", PLAN, -1));
    assert_int_equal(truncate(path, size), 0);
    assert_int_equal(getrlimit(RLIMIT_AS, &whole), 0);
    if (!SANITIZED)                             /* which takes more addresses than there is memory */
        assert_int_equal(setrlimit(RLIMIT_AS, &(struct rlimit){ (rlim_t)4 << 30, whole.rlim_max }), 0);
    plan = read_plan(folder, NULL, diags);
    setrlimit(RLIMIT_AS, &whole);
    folder_free(folder);
    assert_null(plan);
    said = diags_text(diags);
    assert_string_equal(said, "0:0 103 the file is larger than 1024 MiB\n");
}

/* ---- how much is kept ---- */

enum { MANY = 100000, MOST_BYTES = 92 };

static char *
many_observations(int count)
{
    GString *out = g_string_new("<observations>\n");

    for (int i = 0; i < count; i++) {
        if (i % 1000 == 0)
            g_string_append_printf(out, "%s<series measure='m'%s>\n", i > 0 ? "</series>\n" : "",
                                   i % 2000 == 0 ? " area='AAA'" : "");
        g_string_append_printf(out, "<observation period='%04d-%02d-%02d' value='%d.%d' sources='%s'/>\n",
                               1600 + i / 336, 1 + i / 28 % 12, 1 + i % 28, i, i % 10, i % 3 == 0 ? "S" : "S T");
    }
    g_string_append(out, count > 0 ? "</series></observations>" : "</observations>");
    return g_string_free(out, FALSE);
}

static size_t
bytes_in_use(void)
{
    struct mallinfo2 info = mallinfo2();

    return info.uordblks + info.hblkhd;
}

/* What a plan of so many holds, after it was read. */
static size_t
bytes_of_plan(int count)
{
    g_autofree char *text = many_observations(count);
    g_autoptr(Diags) diags = diags_new();
    size_t before = bytes_in_use();
    g_autoptr(Plan) plan = read_with(text, diags);

    assert_non_null(plan);
    assert_int_equal(plan_observation_count(plan), count);
    return bytes_in_use() - before;
}

static void
an_observation_takes_few_bytes(void **state)
{
    size_t none, many;

    (void)state;
    none = bytes_of_plan(0);
    if (bytes_in_use() == 0)
        skip();                         /* under a sanitizer malloc() keeps no count */
    none = bytes_of_plan(0);
    many = bytes_of_plan(MANY);
    if (many - none > (size_t)MANY * MOST_BYTES)
        fail_msg("%.1f bytes an observation", (double)(many - none) / MANY);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(bodies) + G_N_ELEMENTS(facts) + 9];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(bodies); i++)
        tests[count++] = row_test(what_is_handed_out_is_what_stands_in_the_tree, bodies[i].name, &bodies[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(facts); i++)
        tests[count++] = row_test(the_digest_of_facts_is_of_what_is_said, facts[i].name, &facts[i]);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(pieces_make_no_difference);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(of_a_broken_file_only_that_is_told);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(each_place_of_a_fault_is_counted);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(of_a_list_only_what_is_no_id_is_left_alone);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(no_room_is_asked_for_a_file_that_is_refused);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(the_digest_of_facts_is_of_no_order_of_series);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(what_is_written_twice_is_one_series);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_note_is_found_in_its_file);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(an_observation_takes_few_bytes);
    return _cmocka_run_group_tests("read/items", tests, count, NULL, NULL);
}
