/*
 * What IATI publishes as its example of results becomes what it says: the <result> of the annotated example activity
 * in the documentation of the activity standard (activity-standard-example-annotated.xml), as version 2.03 has it and
 * as 2.02 had it, without places and dimensions. Other elements of the example are left out. What each row wants is
 * read off the example by the definitions of the standard: measure 1 is a number of units, ascending 1 is good when it
 * grows, a result of type 1 is an output, an actual is of its period.
 */
#include "assert.h"
#include <glib/gstdio.h>
#include <string.h>
#include "exchange/iati.h"

#define HEAD                                                                                                           \
    "<iati-activities version='2.03'><iati-activity xml:lang='en' last-updated-datetime='2014-09-10T07:15:37Z'>"       \
    "<iati-identifier>AA-AAA-123456789-ABC123</iati-identifier>"                                                       \
    "<reporting-org ref='AA-AAA-123456789' type='40'><narrative>Organisation name</narrative></reporting-org>"         \
    "<title><narrative>Activity title</narrative><narrative xml:lang='fr'>Titre de l'activité</narrative></title>"     \
    "<activity-date iso-date='2012-04-15' type='1'/><activity-date iso-date='2012-04-28' type='2'/>"                   \
    "<activity-date iso-date='2015-12-31' type='3'/>"                                                                  \
    "<recipient-country code='AF' percentage='25'/><recipient-country code='AG' percentage='25'/>"                     \
    "<location ref='AF-KAN'><name><narrative>Location name</narrative></name></location>"                              \
    "<location ref='KH-PNH'><name><narrative>Location #2 name</narrative></name></location>"                           \
    "<result type='1' aggregation-status='1'><title><narrative>Result title</narrative></title>"                       \
    "<indicator measure='1' ascending='1'><title><narrative>Indicator title</narrative></title>"
#define TAIL "</indicator></result></iati-activity></iati-activities>"
#define PERIOD "<period><period-start iso-date='2013-01-01'/><period-end iso-date='2013-03-31'/>"
#define OF_WOMEN                                                                                                       \
    "<location ref='AF-KAN'/><location ref='KH-PNH'/><dimension name='sex' value='female'/><dimension name='age' "     \
    "value='adult'/>"
#define COMMENT(what) "<comment><narrative>" what " comment text</narrative></comment>"

static const char *const disaggregated =
    HEAD "<baseline year='2012' iso-date='2012-01-01' value='10'>" OF_WOMEN COMMENT("Baseline") "</baseline>" PERIOD
    "<target value='10'>" OF_WOMEN COMMENT("Target") "</target><actual value='11'>" OF_WOMEN COMMENT("Actual")
    "</actual></period>" TAIL;
static const char *const plain =
    HEAD "<baseline year='2012' value='10'>" COMMENT("Baseline") "</baseline>" PERIOD
    "<target value='10'>" COMMENT("Target") "</target><actual value='11'>" COMMENT("Actual") "</actual></period>" TAIL;

typedef struct ExampleCase { const char *name; const char *const *example; const char *file, *want; } ExampleCase;

static const ExampleCase examples[] = {
    { "the activity is a plan, from its actual start to its planned end", &disaggregated, "data/plan.xml",
      "<plan id=\"aa-aaa-123456789-abc123\" xml:lang=\"en\" start=\"2012-04-28\" end=\"2015-12-31\" " },
    { "by whom", &disaggregated, "data/plan.xml", "<organisation>Organisation name</organisation>" },
    { "outputs are a goal", &disaggregated, "data/plan.xml", "<title>Outputs</title>" },
    { "a result is an objective of it", &disaggregated, "data/plan.xml", "<title>Result title</title>" },
    { "its indicator", &disaggregated, "data/plan.xml", "<title>Indicator title</title>" },
    { "the target with its baseline: ten, where and of whom", &disaggregated, "data/plan.xml",
      "<target value=\"10\" date=\"2013-03-31\" baseline=\"10\" baseline-date=\"2012-01-01\" "
      "area=\"loc-af-kan-and-loc-kh-pnh\" by=\"age:adult sex:female\">" },
    { "more is better, by age and sex", &disaggregated, "data/measures.xml",
      "ascending=\"true\" topic=\"results\" by=\"age sex\">" },
    { "a dimension as it is named", &disaggregated, "data/measures.xml",
      "<dimension id=\"sex\"><title>sex</title><member id=\"female\"><title>female</title></member></dimension>" },
    { "countries by their codes of three letters", &disaggregated, "data/areas.xml",
      "<area id=\"ATG\" alpha2=\"AG\" " },
    { "a location by its name", &disaggregated, "data/areas.xml", "name=\"Location name\"/>" },
    { "a figure of both locations is of neither alone", &disaggregated, "data/areas.xml",
      "<area id=\"loc-af-kan-and-loc-kh-pnh\" kind=\"location\" within=\"whole\" "
      "name=\"Location name + Location #2 name\"/>" },
    { "eleven, of adult women, in both places", &disaggregated, "data/observations.xml",
      "<series measure=\"1A-1\" area=\"loc-af-kan-and-loc-kh-pnh\" by=\"age:adult sex:female\">" },
    { "of the first quarter, with what is said of it", &disaggregated, "data/observations.xml",
      "<observation period=\"2013-01-01/2013-03-31\" value=\"11\" sources=\"IATI\" note=\"Actual comment text\"/>" },
    { "known from the day on which the file was made", &disaggregated, "data/sources.xml",
      "<source id=\"IATI\" published=\"2014-09-10\" publisher=\"Organisation name\" " },
    { "a baseline by its year alone", &plain, "data/plan.xml",
      "<target value=\"10\" date=\"2013-03-31\" baseline=\"10\" baseline-date=\"2012\"" },
    { "of what names no place, the whole activity", &plain, "data/observations.xml",
      "<series measure=\"1A-1\" area=\"whole\">" },
    { "eleven of the quarter", &plain, "data/observations.xml",
      "<observation period=\"2013-01-01/2013-03-31\" value=\"11\" sources=\"IATI\" note=\"Actual comment text\"/>" },
};

typedef struct Taken { const char *file; char *text; size_t count; } Taken;

static void
take(const NewProject *project, void *data)
{
    Taken *taken = data;

    taken->count++;
    for (size_t i = 0; i < NEW_FILES; i++)
        if (project->files[i].name != NULL && g_str_has_suffix(project->files[i].name, taken->file))
            taken->text = g_strdup(project->files[i].text);
}

static void
what_iati_publishes_is_read(void **state)
{
    const ExampleCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *folder = g_dir_make_tmp("sheaf-XXXXXX", NULL), *path = g_build_filename(folder, "a.xml", NULL);
    Taken taken = { .file = c->file };
    const IatiOrder order = { .path = path, .take = take, .data = &taken };

    assert_true(g_file_set_contents(path, *c->example, -1, NULL));
    assert_true(iati_read(&order, diags));
    g_unlink(path);
    g_rmdir(folder);
    assert_int_equal(taken.count, 1);
    assert_int_equal(diags_count(diags, SEVERITY_ERROR) + diags_count(diags, SEVERITY_WARNING), 0);
    assert_non_null(taken.text);
    if (strstr(taken.text, c->want) == NULL)
        fail_msg("%s has not\n%s\nbut is\n%s", c->file, c->want, taken.text);
    g_free(taken.text);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(examples)];
    size_t count = 0;

    ADD_ROWS(what_iati_publishes_is_read, examples);
    return _cmocka_run_group_tests("exchange/iati", tests, count, NULL, NULL);
}
