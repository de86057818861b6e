/*
 * Files against the tables of elements: every mistake with its place and number, and what is left standing beside it.
 */
#include "files.h"

#define PLAN "<plan id='p' xml:lang='en' start='2020-01-01' end='2024-12-31'><title>P</title></plan>"

/* every fault as "line:column number", parted by spaces */
typedef struct WalkCase { const char *name, *file, *want; } WalkCase;

static const WalkCase faults[] = {
    { "nothing is wrong", "<areas>\n<area id='XAA' name='A'/>\n</areas>", "" },
    { "a root nobody knows", "<sates/>", "1:1 110" },
    { "an element at a wrong place", "<areas>\n <observation period='2018' value='1'/>\n</areas>", "2:2 111" },
    { "an element nobody knows is skipped whole", "<areas>\n<nation>\n<area/><area/>\n</nation>\n</areas>", "2:1 111" },
    { "an attribute nobody knows", "<areas>\n<area id='XAA' name='A' colour='red'/>\n</areas>", "2:33 112" },
    { "a missing attribute is at its element", "<areas>\n  <area name='A'/>\n</areas>", "2:3 113" },
    { "each missing attribute", "<areas>\n<area/>\n</areas>", "2:1 113 2:1 113" },
    { "an id with a space", "<areas>\n<area id='X A' name='A'/>\n</areas>", "2:11 114" },
    { "the id of an area with a dot", "<areas>\n<area id='X.A' name='A'/>\n</areas>", "2:11 882" },
    { "the id of a source with a dot", "<sources>\n<source id='X.A' title='A'/>\n</sources>", "" },
    { "an empty id", "<areas>\n<area id='' name='A'/>\n</areas>", "2:11 114" },
    { "a day that does not exist", "<sources>\n<source id='s' title='S' published='2019-02-30'/>\n</sources>",
      "2:37 115" },
    { "an empty date", "<sources>\n<source id='s' title='S' published=''/>\n</sources>", "2:37 115" },
    { "a count that is no whole number", "<measures>\n<measure id='m' nature='stock' decimals='1.5'/>\n</measures>",
      "2:42 166" },
    { "a count below nought", "<measures>\n<measure id='m' nature='stock' decimals='-1'/>\n</measures>", "2:42 166" },
    { "a language that is none",
      "<sources>\n<source id='s' title='S'><title xml:lang='en_GB'>S</title></source>\n</sources>", "2:43 117" },
    { "a language of one letter",
      "<sources>\n<source id='s' title='S'><title xml:lang='e'>S</title></source>\n</sources>", "2:43 117" },
    { "a word that is not one of them", "<measures>\n<measure id='m' nature='liquid'/>\n</measures>", "2:25 118" },
    { "the beginning of a word is no word", "<measures>\n<measure id='m' nature='sto'/>\n</measures>", "2:25 118" },
    { "two words are no word", "<measures>\n<measure id='m' nature='stock flow'/>\n</measures>", "2:25 118" },
    { "no word is no word", "<measures>\n<measure id='m' nature=''/>\n</measures>", "2:25 118" },
    { "text between elements", "<areas>words\n</areas>", "1:8 119" },
    { "one run shows everything",
      "<areas>\n<nation/>\n<area id='X A' name='A'/>\n<area id='XBB' name='B' colour='red'/>\n<area "
      "name='C'/>\n</areas>",
      "2:1 111 3:11 114 4:33 112 5:1 113" },
    { "what is inside a faulty element is checked too",
      "<observations>\n<series>\n<observation period='2018' value='1,030'/>\n</series>\n</observations>",
      "2:1 113 3:35 116" },
};

/* The faults of a project that has a plan and this file. */
static Plan *
read_beside_a_plan(const char *file, Diags *diags)
{
    char *folder = folder_new();
    Plan *read;

    g_free(folder_write(folder, "plan.xml", PLAN, -1));
    g_free(folder_write(folder, "other.xml", file, -1));
    read = read_plan(folder, NULL, diags);
    folder_free(folder);
    return read;
}

static char *
places_text(const Diags *diags)
{
    GString *out = g_string_new(NULL);

    for (size_t i = 0; i < diags_length(diags); i++) {
        const Diag *d = diags_at(diags, i);
        int number = d->id;

        if ((number >= 110 && number < 130) || number == 166 || number == 167 || number == 882)
            g_string_append_printf(out, "%s%d:%d %d", out->len > 0 ? " " : "", d->place.line, d->place.column, number);
    }
    return g_string_free(out, FALSE);
}

static void
faults_are_told_with_their_places(void **state)
{
    const WalkCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = read_beside_a_plan(c->file, diags);
    g_autofree char *said = places_text(diags);

    assert_string_equal(said, c->want);
    if (*c->want != '\0')
        assert_null(plan);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(faults)];

    for (size_t i = 0; i < G_N_ELEMENTS(faults); i++)
        tests[i] = row_test(faults_are_told_with_their_places, faults[i].name, &faults[i]);
    return _cmocka_run_group_tests("read/walk", tests, G_N_ELEMENTS(faults), NULL, NULL);
}
