/* The data folder: which files are read, in which order, which plan is taken, and what is said when there is none. */
#include "files.h"
#include "base/diag_files.h"
#include <sys/stat.h>

#define PLAN(id, title)                                                                                                \
    "<plan id='" id "' xml:lang='en' start='2020-01-01' end='2024-12-31'><title>" title "</title></plan>"

typedef struct FolderCase { const char *name, *files[4][2], *chosen, *title; } FolderCase;    /* title NULL: refused */

static const FolderCase folders[] = {
    { "a plan alone", { { "plan.xml", PLAN("p", "One") } }, NULL, "One" },
    { "any name does", { { "zebra.xml", PLAN("p", "One") } }, NULL, "One" },
    { "other endings are not read",
      { { "plan.xml", PLAN("p", "One") }, { "notes.txt", "<" }, { "plan.xml~", "<" } },
      NULL,
      "One" },
    { "words are read by themselves",
      { { "plan.xml", PLAN("p", "One") }, { "words.xml", "<catalogue><" } },
      NULL,
      "One" },
    { "what is to be made is no data", { { "plan.xml", PLAN("p", "One") }, { "batch.xml", "<batch><" } }, NULL, "One" },
    { "two plans, none chosen", { { "a.xml", PLAN("a", "One") }, { "b.xml", PLAN("b", "Two") } }, NULL, NULL },
    { "two plans, the second chosen",
      { { "a.xml", PLAN("a", "One") }, { "b.xml", PLAN("b", "Two") } },
      "b.xml",
      "Two" },
    { "the chosen one however written",
      { { "a.xml", PLAN("a", "One") }, { "b.xml", PLAN("b", "Two") } },
      "./a.xml",
      "One" },
    { "a fault in a plan not chosen", { { "a.xml", "<plan><" }, { "b.xml", PLAN("b", "Two") } }, "b.xml", "Two" },
    { "no plan", { { "areas.xml", "<areas/>" } }, NULL, NULL },
    { "nothing at all", { { NULL, NULL } }, NULL, NULL },
    { "a plan that cannot be entered", { { "plan.xml", "<plan><title>One</title></plan>" } }, NULL, NULL },
    { "a fault in another file", { { "plan.xml", PLAN("p", "One") }, { "areas.xml", "<areas><" } }, NULL, NULL },
    { "a second area of one id",
      { { "plan.xml", PLAN("p", "One") },
        { "a.xml", "<areas><area id='XAA' name='A'/></areas>" },
        { "b.xml", "<areas><area id='XAA' name='B'/></areas>" } },
      NULL,
      NULL },
    { "a measure that is not there",
      { { "plan.xml", PLAN("p", "One") },
        { "o.xml",
          "<observations><series measure='none'><observation period='2020' value='1'/></series></observations>" } },
      NULL,
      NULL },
};

static void
a_folder_is_read_or_refused(void **state)
{
    const FolderCase *c = *state;
    char *folder = folder_new();
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *chosen = c->chosen == NULL ? NULL : g_build_filename(folder, c->chosen, NULL);
    g_autoptr(Plan) plan = NULL;

    for (size_t i = 0; i < G_N_ELEMENTS(c->files) && c->files[i][0] != NULL; i++)
        g_free(folder_write(folder, c->files[i][0], c->files[i][1], -1));
    plan = read_plan(folder, chosen, diags);
    folder_free(folder);
    assert_int_equal(plan != NULL, c->title != NULL);
    if (plan == NULL)
        assert_true(diags_count(diags, SEVERITY_ERROR) > 0);
    else
        assert_string_equal(plan_title(plan).text, c->title);
}

static void
a_plan_with_mistakes_is_not_said_to_be_missing(void **state)
{
    char *folder = folder_new();
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *said = NULL;

    (void)state;
    g_free(folder_write(folder, "plan.xml", "<plan id='p' xml:lang='en' start='2020-01-01'/>", -1));
    assert_null(read_plan(folder, NULL, diags));
    folder_free(folder);
    said = diags_text(diags);
    assert_string_equal(said, "1:1 113 the attribute 'end' of <plan> is missing\n");
}

/* ---- what follows from a mistake is not told beside it ---- */

typedef struct SequelCase { const char *name, *file, *bytes, *want; } SequelCase;

#define WHOLE_PLAN                                                                                                     \
    "<plan id='p' xml:lang='en' start='2020-01-01' end='2024-12-31'><title>One</title><goal id='1'><title>G</title>"   \
    "<objective id='1A'><title>O</title><targets group='g' "                                                           \
    "areas='XAA'><title>T</title></targets></objective></goal></plan>"

/* In a folder in which measures, sources, areas, treaties and events all refer to each other. */
static void
a_cause_is_told_without_what_follows(void **state)
{
    static const char *const files[][2] = {
        { "deadlines.xml", "<deadlines><deadline area='XAA' treaty='T' article='5' sources='s'><step "
                           "date='2020-01-01'/></deadline></deadlines>" },
        { "events.xml", "<events><event id='e' kind='other' start='2020-01-01'><title>E</title></event><event of='e' "
                        "kind='other' start='2020-01-02' treaty='T'><title>F</title></event></events>" },
        { "measures.xml", "<measures><unit id='u' symbol='u'/><topic id='t'/><measure id='m' nature='stock' unit='u' "
                          "topic='t'><title>M</title></measure></measures>" },
        { "observations.xml", "<observations><series measure='m' area='XAA' sources='s'><observation period='2020' "
                              "value='1'/></series></observations>" },
        { "plan.xml", WHOLE_PLAN },
        { "sources.xml", "<sources><source id='s' title='S'/></sources>" },
        { "areas.xml", "<areas><area id='XAA' name='A'/></areas>" },
        { "treaties.xml", "<treaties><treaty id='T'><title>T</title><article number='5' "
                          "kind='clearance'><title>A</title></article></treaty></treaties>" },
    };
    const SequelCase *c = *state;
    char *folder = folder_new();
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *said = NULL;
    g_autoptr(Plan) plan = NULL;

    for (size_t i = 0; i < G_N_ELEMENTS(files); i++)
        g_free(folder_write(folder, files[i][0], g_strcmp0(files[i][0], c->file) == 0 ? c->bytes : files[i][1], -1));
    plan = read_plan(folder, NULL, diags);
    folder_free(folder);
    diags_sort(diags);
    said = diags_text(diags);
    if (!g_str_has_prefix(said, c->want) || (*c->want == '\0' && *said != '\0') || diags_length(diags) > 2)
        fail_msg("it said\n%s", said);
    assert_int_equal(plan != NULL, *c->want == '\0');
}

static const SequelCase sequels[] = {
    { "nothing is wrong", NULL, NULL, "" },
    { "an ampersand in the areas", "areas.xml", "<areas><area id='XAA' name='A & B'/></areas>", "1:" },
    { "an ampersand in the sources", "sources.xml", "<sources><source id='s' title='A & B'/></sources>", "1:" },
    { "an ampersand in the measures", "measures.xml", "<measures><unit id='u' symbol='&'/></measures>", "1:" },
    { "an ampersand in the treaties", "treaties.xml",
      "<treaties><treaty id='T'><title>T & U</title></treaty></treaties>", "1:" },
    { "an ampersand in the events", "events.xml",
      "<events><event id='e' kind='other' start='2020-01-01'><title>&</title></event></events>", "1:" },
    { "an ampersand in the plan", "plan.xml", "<plan id='p'><title>A & B</title></plan>", "1:" },
    { "a file cut off before its root's name", "areas.xml", "<sta", "1:" },
    { "an empty file", "areas.xml", "", "1:1 100 " },
    { "an area that lacks its name", "areas.xml", "<areas><area id='XAA'/></areas>", "1:8 113 " },
    { "a treaty that lacks its adoption", "treaties.xml",
      "<treaties><treaty id='T' adopted='x'><title>T</title><article "
      "number='5'><title>A</title></article></treaty></treaties>",
      "1:" },
    { "an event that lacks its day", "events.xml",
      "<events><event id='e' kind='other'><title>E</title></event><event of='e' kind='other' "
      "start='2020-01-02'><title>F</title></event></events>",
      "1:9 113 " },
};

static void
what_is_nowhere_is_told(void **state)
{
    char *folder = folder_new();
    g_autoptr(Diags) diags = diags_new();

    (void)state;
    g_free(folder_write(folder, "plan.xml", WHOLE_PLAN, -1));
    g_free(folder_write(folder, "a.xml", "<areas><area id='XBB'/></areas>", -1));
    assert_null(read_plan(folder, NULL, diags));
    folder_free(folder);
    /* the name of XBB, and XAA, which nobody lacks a name of */
    assert_int_equal(diags_count(diags, SEVERITY_ERROR), 2);
}

static void
a_folder_that_is_not_there_is_told(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    char *folder = folder_new();
    g_autofree char *none = g_build_filename(folder, "none", NULL);

    (void)state;
    assert_null(read_plan(none, NULL, diags));
    folder_free(folder);
    assert_int_equal(diags_at(diags, 0)->id, DIAG_FILE_UNREADABLE);
}

static void
catalogues_are_read_without_the_plan(void **state)
{
    char *folder = folder_new();
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(GPtrArray) catalogues = g_ptr_array_new();

    (void)state;
    g_free(folder_write(folder, "plan.xml", "<plan><", -1));
    g_free(folder_write(folder, "en.xml", "<catalogue xml:lang='en'><message key='a'>A</message></catalogue>", -1));
    g_free(folder_write(folder, "fr.xml", "<catalogue xml:lang='fr'><message key='a'>B</message></catalogue>", -1));
    assert_true(read_catalogues(folder, catalogues, diags));
    folder_free(folder);
    assert_int_equal(catalogues->len, 2);
    for (guint i = 0; i < catalogues->len; i++)
        catalogue_free(g_ptr_array_index(catalogues, i));
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(folders) + G_N_ELEMENTS(sequels) + 4];
    size_t count = 0;

    for (; count < G_N_ELEMENTS(folders); count++)
        tests[count] = row_test(a_folder_is_read_or_refused, folders[count].name, &folders[count]);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_plan_with_mistakes_is_not_said_to_be_missing);
    ADD_ROWS(a_cause_is_told_without_what_follows, sequels);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(what_is_nowhere_is_told);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_folder_that_is_not_there_is_told);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(catalogues_are_read_without_the_plan);
    return _cmocka_run_group_tests("read/plan", tests, count, NULL, NULL);
}
