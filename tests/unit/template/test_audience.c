/* A template for the public is that of its files without what is internal; so is the tree that XPath sees. */
#include "sample.h"

#define INSIDE                                                                                                         \
    "<plan id='wells' xml:lang='en' start='2020-01-01' end='2024-12-31' as-of='2023-06-30'>\n"                         \
    "<title>Wells for all</title>\n<goal id='1'><title>Water</title>\n<objective id='1A'><title>A well in each "       \
    "village</title>\n"                                                                                                \
    "<indicator audience='internal' id='1A-1' kind='level' measure='dry'><title>Dry villages</title></indicator>\n"    \
    "<indicator id='1A-2' kind='level' measure='dry'><title>Wells</title></indicator>\n"                               \
    "<strategy>Dig.</strategy>\n<strategy audience='internal'>Hide.</strategy>\n</objective>\n</goal>\n"               \
    "<publications>\n<publication audience='internal'>Drafts</publication>\n</publications></plan>"
#define PAGE(body)                                                                                                     \
    "<template for='area' theme='house'><master name='first' size='A4' margin='40'/><title>T</title><body>\n" body     \
    "</body></template>"

/* a part of what the document holds, or the faults */
typedef struct PageCase { const char *name, *body, *public, *internal; } PageCase;

static const PageCase pages[] = {
    { "a public block stays", "<p audience='public'>x</p>", "text \"x\"", "text \"x\"" },
    { "an internal block goes", "<p>x</p><p audience='internal'>y</p>", "text \"x\"\n", "text \"y\"" },
    { "text around an internal word is one", "<p>seen <strong audience='internal'>x</strong> by all</p>",
      "text \"seen by all\"", "text \" by all\"" },
    { "an internal control element goes with what it holds",
      "<p>x</p><if test='true()' audience='internal'><p>y</p></if>", "text \"x\"\n", "text \"y\"" },
    { "an internal row of a table",
      "<table summary='s'><col share='1'/><tr><th>x</th></tr><tr audience='internal'><td>y</td></tr></table>",
      "text \"x\"\n", "text \"y\"" },
    { "internal data of a chart",
      "<chart kind='columns' title='t'><series name='a'><point at='2020' value='3'/><point audience='internal' "
      "at='2021' value='4'/></series></chart>",
      "\"2020\" 3\"3\"", "\"2021\" 4\"4\"" },
    { "a chart whose data are all internal is none",
      "<p>x</p><chart kind='columns' title='t'><series audience='internal' name='a'><point at='2020' value='3'/>"
      "</series></chart>",
      "text \"x\"\n", "\"2020\" 3\"3\"" },
    { "an internal block may include what is not there", "<p>x</p><include audience='internal' href='none'/>",
      "text \"x\"\n", "2:44 300" },
    { "a word that is none", "<p audience='all'>x</p>", "2:14 316", "2:14 316" },
    { "a word that is none where attributes are not looked at",
      "<grid><column span='12' audience='x'><p>x</p></column></grid>", "2:35 316", "2:35 316" },
    { "what XPath counts", "<p><value-of select='count(//strategy)'/>, <value-of select='count(//indicator)'/></p>",
      "text \"1\"", "text \"2\"" },
    { "a position is that among what is seen",
      "<for-each select='//indicator'><p><value-of select='@id'/>:<value-of select='position()'/></p></for-each>",
      "text \"1A-2\"", "text \"1A-1\"" },
    { "an emptied list leaves no white space", "<p>[<value-of select='string-length(//publications)'/>]</p>",
      "text \"0\"", "text \"6\"" },
    { "a public block that asks for a withheld indicator", "<p><value-of select=\"indicator('1A-1')/@key\"/></p>",
      "2:22 150", "document" },
};

/*
 * The sample's project with this plan, read for an audience; files of templates come later, as they stand in the same
 * folder.
 */
static Sample *
sample_for(Audience audience)
{
    Sample *s = sample_new();
    PlanOrder order = { .folder = s->folder, .audience = audience };
    Date unset = { 0 };

    sample_write(s, "plan.xml", INSIDE);
    plan_tree_free(s->tree);
    view_free(s->view);
    plan_free(s->plan);
    s->plan = read_order(&order, s->diags);
    assert_non_null(s->plan);
    s->view = view_new(s->plan, unset, NULL);
    s->tree = plan_tree_new(s->plan);
    sample_write(s, "inside.xml", "<fragment audience='internal'><p>x</p></fragment>");
    return s;
}

static char *
fill_for(Audience audience, const char *source)
{
    Sample *s = sample_for(audience);
    char *printed = sample_fill(s, source);

    sample_free(s);
    return printed;
}

static void
assert_holds(const char *printed, const char *want)
{
    if (strstr(printed, want) == NULL)
        fail_msg("'%s' is not in\n%s", want, printed);
}

static void
a_page_is_for_its_audience(void **state)
{
    const PageCase *c = *state;
    g_autofree char *source = g_strdup_printf(PAGE("%s"), c->body);
    g_autofree char *public = fill_for(AUDIENCE_PUBLIC, source), *internal = fill_for(AUDIENCE_INTERNAL, source);

    assert_holds(public, c->public);
    assert_holds(internal, c->internal);
    if (strcmp(c->public, c->internal) != 0 && strstr(public, c->internal) != NULL)
        fail_msg("'%s' is in\n%s", c->internal, public);
}

/* the faults that the public gets; those inside get a page */
typedef struct FileCase { const char *name, *source, *public; } FileCase;

static const FileCase files[] = {
    { "an internal template",
      "<template audience='internal' for='area' theme='house'><master name='first' size='A4' "
      "margin='40'/><title>T</title><body/></template>",
      "1:1 151\n" },
    { "a public one that includes an internal file", PAGE("<include href='inside'/>"), "2:16 150\n" },
    { "a template without its body",
      "<template for='area' theme='house'><master name='first' size='A4' margin='40'/><title>T</title><body "
      "audience='internal'/></template>",
      "1:1 318\n" },
    { "a template without its only master",
      "<template for='area' theme='house'><master audience='internal' name='first' size='A4' "
      "margin='40'/><title>T</title><body/></template>",
      "1:1 318\n" },
};

static void
a_file_is_for_its_audience(void **state)
{
    const FileCase *c = *state;
    g_autofree char *public = fill_for(AUDIENCE_PUBLIC, c->source), *internal = fill_for(AUDIENCE_INTERNAL, c->source);

    assert_string_equal(public, c->public);
    assert_true(g_str_has_prefix(internal, "document"));
}

/* A question of XPath to the tree of the plan below, and its answer. */
typedef struct TreeCase { const char *name, *asked, *answer; } TreeCase;

static const TreeCase trees[] = {
    { "a text", "//strategy", "Dig." },
    { "an attribute", "//indicator[2]/@kind", "level" },
    { "the language, which has a prefix", "/plan/@xml:lang", "en" },
    { "the language, asked as XPath has it", "concat('', //strategy[lang('en')])", "Dig." },
    { "text on both sides of a comment is one", "count(//goal/title/text())", "1" },
    { "a marked section is text", "//goal/title", "Water & more" },
    { "no white space between elements", "count(//objective/text())", "0" },
    { "the order of the file", "name(//objective/*[last()])", "strategy" },
};

#define WRITTEN                                                                                                        \
    "<plan id='wells' xml:lang='en' start='2020-01-01' end='2024-12-31' as-of='2023-06-30'>\n"                         \
    "<title>Wells for all</title>\n<goal id='1'><title>Water <!-- clean --><![CDATA[& more]]></title>\n<objective "    \
    "id='1A'><title>A well in each village</title>\n"                                                                  \
    "<indicator id='1A-1' kind='judgement' measure='dry'><title>Dry villages</title></indicator>\n"                    \
    "<indicator id='1A-2' kind='level' measure='dry'><title>Wells</title></indicator>\n"                               \
    "<strategy>Dig.</strategy>\n</objective>\n</goal></plan>"

/* The tree is that of what was read, though the file is another by then. */
static void
a_tree_is_that_of_what_was_read(void **state)
{
    const TreeCase *c = *state;
    g_autofree char *source = g_strdup_printf(PAGE("<p><value-of select=\"%s\"/></p>"), c->asked);
    g_autofree char *want = g_strdup_printf("text \"%s\"\n", c->answer), *printed = NULL;
    Sample *s = sample_new();

    sample_write(s, "plan.xml", WRITTEN);
    plan_tree_free(s->tree);
    view_free(s->view);
    plan_free(s->plan);
    s->plan = read_plan(s->folder, NULL, s->diags);
    assert_non_null(s->plan);
    sample_write(s, "plan.xml", "<!DOCTYPE plan [ <!ENTITY e 'Hide.'> ]>\n<plan><strategy>&e;</strategy></plan>");
    s->view = view_new(s->plan, (Date){ 0 }, NULL);
    s->tree = plan_tree_new(s->plan);
    printed = sample_fill(s, source);
    sample_free(s);
    assert_holds(printed, want);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(pages) + G_N_ELEMENTS(files) + G_N_ELEMENTS(trees)];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(pages); i++)
        tests[count++] = row_test(a_page_is_for_its_audience, pages[i].name, &pages[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++)
        tests[count++] = row_test(a_file_is_for_its_audience, files[i].name, &files[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(trees); i++)
        tests[count++] = row_test(a_tree_is_that_of_what_was_read, trees[i].name, &trees[i]);
    return _cmocka_run_group_tests("template/audience", tests, count, NULL, NULL);
}
