/*
 * What is internal is not in a tree nor in a plan for the public; what refers to it is told, and what is wrong in it
 * is told to those who ask.
 */
#include "files.h"
#include "model/view.h"
#include "read/xml.h"

#define PLAN "<plan id='p' xml:lang='en' start='2018-01-01' end='2019-12-31'><title>P</title></plan>"

/* ---- trees ---- */

typedef struct TreeCase { const char *name, *bytes, *public, *internal; } TreeCase;

static const TreeCase trees[] = {
    { "nothing is marked", "<a>x<b/>y</a>", "a[x b[] y]", "a[x b[] y]" },
    { "what is marked public stays", "<a><b audience='public'/></a>", "a[b[]]", "a[b[]]" },
    { "an internal element goes", "<a><b audience='internal'/><c/></a>", "a[c[]]", "a[b[] c[]]" },
    { "with all that it holds", "<a><b audience='internal'><c audience='public'>x</c></b></a>", "a[]", "a[b[c[x]]]" },
    { "the first, one between and the last",
      "<a><b audience='internal'/><c/><b audience='internal'/><c/><b audience='internal'/></a>", "a[c[] c[]]",
      "a[b[] c[] b[] c[] b[]]" },
    { "far inside", "<a><b><c><d audience='internal'/></c></b></a>", "a[b[c[]]]", "a[b[c[d[]]]]" },
    { "two texts become one", "<a>x <b audience='internal'/> y</a>", "a[x  y]", "a[x  b[]  y]" },
    { "three texts become one", "<a>x<b audience='internal'/>y<b audience='internal'/>z</a>", "a[xyz]",
      "a[x b[] y b[] z]" },
    { "texts at a public element stay two", "<a>x<b/>y<c audience='internal'/>z</a>", "a[x b[] yz]",
      "a[x b[] y c[] z]" },
    { "a root stays", "<a audience='internal'>x</a>", "a[x]", "a[x]" },
    { "another attribute of that value", "<a><b kind='internal'/></a>", "a[b[]]", "a[b[]]" },
    { "no other word withholds", "<a><b audience='Internal'/><b audience=''/></a>", "a[b[] b[]]", "a[b[] b[]]" },
};

static void
print_tree(const XmlNode *node, GString *out)
{
    if (node->name == NULL) {
        g_string_append(out, node->text);
        return;
    }
    g_string_append_printf(out, "%s[", node->name);
    for (const XmlNode *child = node->first_child; child != NULL; child = child->next) {
        print_tree(child, out);
        if (child->next != NULL)
            g_string_append_c(out, ' ');
        else
            assert_ptr_equal(node->last_child, child);
    }
    g_string_append_c(out, ']');
}

static void
assert_tree(const char *path, Audience audience, const char *want)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(GString) got = g_string_new(NULL);
    const XmlNode *root = xml_tree_load(path, audience, arena, diags);

    assert_non_null(root);
    print_tree(root, got);
    assert_string_equal(got->str, want);
}

static void
a_tree_is_what_its_audience_sees(void **state)
{
    const TreeCase *c = *state;
    char *folder = folder_new();
    g_autofree char *path = folder_write(folder, "a.xml", c->bytes, -1);

    assert_tree(path, AUDIENCE_PUBLIC, c->public);
    assert_tree(path, AUDIENCE_INTERNAL, c->internal);
    folder_free(folder);
}

/* The place of joined text is that of its first character that is not white space. */
static void
joined_text_stands_where_it_begins(void **state)
{
    char *folder = folder_new();
    g_autofree char *path = folder_write(folder, "a.xml", "<a>\n<b audience='internal'/>\n  x</a>", -1);
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diags) diags = diags_new();
    const XmlNode *root = xml_tree_load(path, AUDIENCE_PUBLIC, arena, diags);

    (void)state;
    folder_free(folder);
    assert_int_equal(root->first_child->place.line, 3);
    assert_int_equal(root->first_child->place.column, 3);
}

/* ---- plans ---- */

#define AREAS "<areas><area id='XAA' name='A'/></areas>"
#define SOURCES                                                                                                        \
    "<sources><source id='S' title='S' published='2019-01-01'/><source id='T' title='T' "                              \
    "published='2019-06-01'/></sources>"
#define MEASURES "<measures><measure id='m' nature='stock'><title>M</title></measure></measures>"
#define SERIES(more) "<observations><series measure='m' area='XAA' sources='S'>" more "</series></observations>"

/* The latest figure of the measure for the area, 0 for none, and its observation's name. */
typedef struct FigureCase {
    const char *name, *observations;
    double public, internal;
    const char *public_id;
} FigureCase;

static const FigureCase figures[] = {
    { "an internal figure is not public",
      SERIES("<observation period='2017' value='6'/><observation period='2018' value='7' audience='internal'/>"), 6, 7,
      "m.XAA.2017" },
    { "a withheld revision does not stand",
      SERIES("<observation period='2018' value='6'/><observation period='2018' value='7' sources='T' "
             "audience='internal'/>"),
      6, 7, "m.XAA.2018" },
    { "nor does what was revised leave its number",
      SERIES("<observation period='2018' value='6' audience='internal'/><observation period='2018' value='7' "
             "sources='T'/>"),
      7, 7, "m.XAA.2018" },
    { "a withheld series has no figure",
      "<observations><series measure='m' area='XAA' sources='S' audience='internal'><observation period='2018' "
      "value='7'/></series></observations>",
      0, 7, NULL },
    { "nor one that says it is public",
      "<observations><series measure='m' area='XAA' sources='S' audience='internal'><observation period='2018' "
      "value='7' audience='public'/></series></observations>",
      0, 7, NULL },
};

static Plan *
read_for(const char *folder, Audience audience, bool check, Diags *diags)
{
    PlanOrder order = { .folder = folder, .audience = audience, .check_withheld = check };

    return read_order(&order, diags);
}

static void
assert_figure(const char *folder, Audience audience, double want, const char *id)
{
    Date unset = { 0 };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = read_for(folder, audience, false, diags);
    g_autoptr(View) view = NULL;
    Figure got;

    assert_non_null(plan);
    assert_int_equal(plan_audience(plan), audience);
    view = view_new(plan, unset, NULL);
    got = view_latest(view, plan_find_measure(plan, "m"), plan_find_area(plan, "XAA"));
    assert_int_equal(got.known, want != 0);
    assert_near(got.known ? got.value : 0, want, 1e-12);
    if (id != NULL)
        assert_string_equal(got.id, id);
}

static void
a_figure_stands_for_its_audience(void **state)
{
    const FigureCase *c = *state;
    char *folder = folder_new();

    g_free(folder_write(folder, "plan.xml", PLAN, -1));
    g_free(folder_write(folder, "a.xml", AREAS, -1));
    g_free(folder_write(folder, "b.xml", SOURCES, -1));
    g_free(folder_write(folder, "c.xml", MEASURES, -1));
    g_free(folder_write(folder, "d.xml", c->observations, -1));
    assert_figure(folder, AUDIENCE_PUBLIC, c->public, c->public_id);
    assert_figure(folder, AUDIENCE_INTERNAL, c->internal, NULL);
    folder_free(folder);
}

/* Parts that are read with their parent, not entered by themselves. */
static void
parts_of_what_is_public_are_withheld(void **state)
{
    char *folder = folder_new();
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = NULL;
    size_t count = 0;
    const DeadlineSeries *deadlines;

    (void)state;
    g_free(folder_write(folder, "plan.xml",
                        "<plan id='p' xml:lang='en' start='2018-01-01' end='2019-12-31'><title>P</title><contact "
                        "audience='internal'>secret</contact></plan>",
                        -1));
    g_free(folder_write(folder, "a.xml", AREAS, -1));
    g_free(folder_write(
        folder, "b.xml",
        "<treaties><treaty id='T'><title>T</title><short-title audience='internal'>secret</short-title><article "
        "number='4' kind='clearance'/></treaty></treaties>",
        -1));
    g_free(folder_write(folder, "c.xml",
                        "<deadlines><deadline area='XAA' treaty='T' article='4'><step date='2019'/><step "
                        "audience='internal' date='2029' decided='2018'/></deadline></deadlines>",
                        -1));
    plan = read_plan(folder, NULL, diags);
    folder_free(folder);
    assert_non_null(plan);
    assert_string_equal(plan_contact(plan).text, "");
    assert_string_equal(plan_find_treaty(plan, "T")->short_title.text, "");
    deadlines = plan_deadlines(plan, &count);
    assert_int_equal(count, 1);
    assert_int_equal(deadlines[0].step_count, 1);
}

/* ---- messages ---- */

/* "line:column number", parted by spaces */
typedef struct FaultCase { const char *name, *file; const char *build, *check, *internal; } FaultCase;

static const FaultCase faults[] = {
    { "a mistake inside is the author's business", "<areas>\n<area id='X A' name='A' audience='internal'/>\n</areas>",
      "", "2:11 114", "2:11 114" },
    { "an element nobody knows too", "<areas>\n<nation audience='internal'/>\n</areas>", "", "2:1 111", "2:1 111" },
    { "text between elements inside",
      "<measures>\n<measure id='m' nature='stock' audience='internal'>text</measure>\n</measures>", "", "2:52 119",
      "2:52 119" },
    { "a public source that is not there",
      "<observations>\n<series measure='m' area='XAA' sources='none'><observation period='2018' "
      "value='1'/></series>\n</observations>",
      "2:1 206 2:1 206 2:1 206", "2:1 206 2:1 206 2:1 206", "2:1 206 2:1 206 2:1 206" },
    { "what it refers to is not followed",
      "<observations>\n<series audience='internal' measure='none' sources='none'><observation period='2018' "
      "value='1'/></series>\n</observations>",
      "", "", "2:1 206 2:1 206" },
    { "a second of one id, one of them withheld",
      "<areas>\n<area id='XAA' name='A'/>\n<area id='XAA' name='B' audience='internal'/>\n</areas>", "", "",
      "3:1 200" },
    { "a reference to what is withheld",
      "<measures>\n<unit id='u' symbol='U' audience='internal'/>\n<measure id='m' nature='stock' "
      "unit='u'/>\n</measures>",
      "3:1 150", "3:1 150", "" },
    { "a reference to what a withheld element holds",
      "<measures>\n<topic id='t' audience='internal'/>\n<measure id='m' nature='stock' topic='t'/>\n</measures>",
      "3:1 150", "3:1 150", "" },
    { "an outcome of a withheld meeting",
      "<events>\n<event id='e' audience='internal' kind='other' start='2018'/>\n<event of='e' kind='other' "
      "start='2018'/>\n</events>",
      "3:1 150", "3:1 150", "" },
    { "a withheld outcome of a public meeting",
      "<events>\n<event id='e' kind='other' start='2018'/>\n<event of='e' audience='internal' kind='other' "
      "start='2018'/>\n</events>",
      "", "", "" },
    { "a word that is none", "<areas>\n<area id='XAA' name='A' audience='secret'/>\n</areas>", "2:35 118", "2:35 118",
      "2:35 118" },
    { "a title goes with its element",
      "<sources>\n<source id='s' title='S'><title audience='internal' xml:lang='fr'>S</title></source>\n</sources>",
      "2:43 112", "2:43 112", "2:43 112" },
    { "a file has no audience", "<areas audience='internal'/>", "1:18 112", "1:18 112", "1:18 112" },
};

static void
assert_said(const char *folder, Audience audience, bool check, const char *want)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = read_for(folder, audience, check, diags);
    g_autoptr(GString) got = g_string_new(NULL);

    diags_sort(diags);
    for (size_t i = 0; i < diags_length(diags); i++) {
        const Diag *d = diags_at(diags, i);

        g_string_append_printf(got, "%s%d:%d %d", i == 0 ? "" : " ", d->place.line, d->place.column, d->id);
        if (d->id == 150)
            assert_int_equal(d->related.line, 2);
    }
    assert_string_equal(got->str, want);
    assert_int_equal(plan == NULL, *want != '\0');
}

static void
a_mistake_is_told_to_whom_it_concerns(void **state)
{
    const FaultCase *c = *state;
    char *folder = folder_new();

    g_free(folder_write(folder, "plan.xml", PLAN, -1));
    g_free(folder_write(folder, "z.xml", c->file, -1));
    assert_said(folder, AUDIENCE_PUBLIC, false, c->build);
    assert_said(folder, AUDIENCE_PUBLIC, true, c->check);
    assert_said(folder, AUDIENCE_INTERNAL, false, c->internal);
    folder_free(folder);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(trees) + G_N_ELEMENTS(figures) + G_N_ELEMENTS(faults) + 2];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(trees); i++)
        tests[count++] = row_test(a_tree_is_what_its_audience_sees, trees[i].name, &trees[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(figures); i++)
        tests[count++] = row_test(a_figure_stands_for_its_audience, figures[i].name, &figures[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(faults); i++)
        tests[count++] = row_test(a_mistake_is_told_to_whom_it_concerns, faults[i].name, &faults[i]);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(joined_text_stands_where_it_begins);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(parts_of_what_is_public_are_withheld);
    return _cmocka_run_group_tests("read/audience", tests, count, NULL, NULL);
}
