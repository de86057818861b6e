/* Areas of any kind, read from files: what they are, what they are a part of, and what is wrong with either. */
#include "files.h"
#include "model/view.h"

#define PLAN                                                                                                           \
    "<plan id='p' xml:lang='en' start='2020-01-01' end='2024-12-31'><title>P</title>"                                  \
    "<goal id='1'><title>G</title></goal></plan>"
#define DISTRICT                                                                                                       \
    "<area-kind id='district'><form count='one'>district</form><form count='other'>districts</form></area-kind>"
#define TREATY "<treaties><treaty id='T'><title>T</title><article number='5' kind='clearance'/></treaty></treaties>"

static Plan *
read_areas(const char *areas, const char *other, Diags *diags)
{
    char *folder = folder_new();
    g_autofree char *file = g_strdup_printf("<areas>%s</areas>", areas);
    Plan *plan;

    g_free(folder_write(folder, "areas.xml", file, -1));
    g_free(folder_write(folder, "plan.xml", PLAN, -1));
    g_free(folder_write(folder, "treaties.xml", TREATY, -1));
    if (other != NULL)
        g_free(folder_write(folder, "other.xml", other, -1));
    plan = read_plan(folder, NULL, diags);
    folder_free(folder);
    return plan;
}

/* Every fault as "line:column number sentence", with "< line" for the line of its other place. */
typedef struct FaultCase {
    const char *name, *areas, *other, *want;
} FaultCase;

static const FaultCase faults[] = {
    { "a kind, and areas of it with ids of one's own", DISTRICT "<area id='d-01' kind='district' name='A'/>", NULL,
      "" },
    { "a state needs no kind", "<area id='XAA' name='A'/><area id='b' kind='state' name='B'/>", NULL, "" },
    { "a kind declared after its areas", "<area id='d' kind='district' name='A'/>" DISTRICT, NULL, "" },
    { "a kind nobody declared", "\n<area id='d' kind='district' name='A'/>", NULL,
      "2:1 206 there is no area kind 'district'" },
    { "within an area nobody knows", DISTRICT "\n<area id='d' kind='district' within='KHM' name='A'/>", NULL,
      "2:1 206 there is no area 'KHM'" },
    { "within another spelling of one",
      DISTRICT "<area id='KHM' name='Cambodia'/>\n<area id='d' kind='district' within='Cambodia' name='A'/>", NULL,
      "2:1 205 'Cambodia' is another spelling of KHM < 1" },
    { "within itself", "\n<area id='a' within='a' name='A'/>", NULL, "2:1 173 a cannot be within itself < 2" },
    { "two within each other", "\n<area id='a' within='b' name='A'/>\n<area id='b' within='a' name='B'/>", NULL,
      "2:1 174 a would be within itself, as each of these is within the next: a, b, a < 3" },
    { "a cycle below which another area hangs",
      "\n<area id='x' within='a' name='X'/>\n<area id='a' within='b' name='A'/>\n<area id='b' within='c' name='B'/>\n"
      "<area id='c' within='a' name='C'/>",
      NULL, "3:1 174 a would be within itself, as each of these is within the next: a, b, c, a < 4" },
    { "two cycles",
      "\n<area id='a' within='b' name='A'/><area id='b' within='a' name='B'/>\n"
      "<area id='c' within='d' name='C'/><area id='d' within='c' name='D'/>",
      NULL,
      "2:1 174 a would be within itself, as each of these is within the next: a, b, a < 2\n"
      "3:1 174 c would be within itself, as each of these is within the next: c, d, c < 3" },
    { "two spellings of one area", "\n<area id='a' name='A' aliases='Alpha'/>\n<area id='b' name='Alpha'/>", NULL,
      "3:1 204 the name 'Alpha' already belongs to a < 2" },
    { "a point without a source", "\n<area id='a' name='A' point='1 2'/>", NULL,
      "2:30 1282 the point of a has no source" },
    { "a seat that is nowhere", "\n<area id='a' name='A'><seat>Z</seat></area>", NULL,
      "2:1 1283 the seat of a is nowhere: the area has no point" },
    { "a point that is none tells that alone", "\n<area id='a' name='A' point='1,2' sources='s'><seat>Z</seat></area>",
      "<sources><source id='s' title='S'/></sources>", "2:30 1281 '1,2' is no latitude and longitude" },
    { "a seat and its point", "<area id='a' name='A' point='1 2' sources='s'><seat>Z</seat></area>",
      "<sources><source id='s' title='S'/></sources>", "" },
    { "an event's point without a source", "<area id='a' name='A'/>",
      "<events>\n<event start='2020' kind='meeting' point='1 2'><title>M</title></event></events>",
      "2:43 1282 the point of M has no source" },
    { "countries by their codes",
      "<area-kind id='state' codes='iso-3166-1'/><area id='KHM' name='A'/><area id='XKX' name='K'/>", NULL, "" },
    { "no code of a country", "<area-kind id='state' codes='iso-3166-1'/>\n<area id='KHX' name='A'/>", NULL,
      "2:11 172 'KHX' is no code of ISO 3166-1, which the ids of the kind 'state' are < 1" },
    { "parts of countries by their codes",
      "<area-kind id='province' codes='iso-3166-2'/><area id='KH-12' kind='province' name='A'/>\n"
      "<area id='KH12' kind='province' name='B'/>",
      NULL, "2:11 172 'KH12' is no code of ISO 3166-2, which the ids of the kind 'province' are < 1" },
    { "other kinds are free",
      "<area-kind id='state' codes='iso-3166-1'/>" DISTRICT "<area id='d' kind='district' name='A'/>", NULL, "" },
    { "a district is in no treaty", DISTRICT "\n<area id='d' kind='district' name='A'/>",
      "<memberships>\n\n<membership area='d' treaty='T'/></memberships>",
      "3:1 175 d is a district, and areas of that kind join no treaties < 2" },
    { "nor has it a deadline", DISTRICT "\n<area id='d' kind='district' name='A'/>",
      "<deadlines>\n\n<deadline area='d' treaty='T' article='5'><step date='2025'/></deadline></deadlines>",
      "3:1 175 d is a district, and areas of that kind join no treaties < 2" },
    { "where the kind has treaties, its areas join",
      "<area-kind id='partner' treaties='yes'/>"
      "<area id='d' kind='partner' name='A'/>",
      "<memberships><membership area='d' treaty='T'/></memberships>", "" },
    { "where states have none, they do not", "<area-kind id='state' treaties='no'/>\n<area id='d' name='A'/>",
      "<memberships>\n\n<membership area='d' treaty='T'/></memberships>",
      "3:1 175 d is a state, and areas of that kind join no treaties < 2" },
    { "a group of areas", "<area id='a' name='A'/><group id='g' areas='a' date='2020'><title>G</title></group>", NULL,
      "" },
    { "a group of an area nobody knows", "<area id='a' name='A'/>\n<group id='g' areas='a b'/>", NULL,
      "2:1 206 there is no area 'b'" },
    { "a group that names one twice", "<area id='a' name='A'/>\n<group id='g' areas='a a'/>", NULL,
      "2:1 208 a second naming among the areas of a group for a" },
    { "two groups of one id", "<area id='a' name='A'/><group id='g' areas='a'/>\n<group id='g' areas='a'/>", NULL,
      "2:1 200 another area group already has the id 'g' < 1" },
};

static void
faults_of_areas_are_told(void **state)
{
    const FaultCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = read_areas(c->areas, c->other, diags);
    g_autoptr(GString) told = g_string_new(NULL);

    assert_int_equal(plan == NULL, diags_failed(diags));
    for (size_t i = 0; i < diags_length(diags); i++) {
        const Diag *d = diags_at(diags, i);

        g_string_append_printf(told, "%s%d:%d %d %s", i > 0 ? "\n" : "", d->place.line, d->place.column, d->id,
                               d->sentence);
        if (d->related.line > 0)
            g_string_append_printf(told, " < %d", d->related.line);
    }
    assert_string_equal(told->str, c->want);
}

/* ---- neighbours ---- */

/* Areas as an author writes them, and those that are near to a. */
typedef struct NearCase {
    const char *name, *areas, *want;
} NearCase;

static const NearCase nears[] = {
    { "those of its subregion",
      "<area id='a' name='A' subregion='N'/><area id='b' name='B' subregion='N'/>"
      "<area id='c' name='C' subregion='S'/>",
      "a b" },
    { "without subregions nobody is near", "<area id='a' name='A'/><area id='b' name='B'/>", "" },
    { "an empty one is none", "<area id='a' name='A' subregion=''/><area id='b' name='B' subregion=''/>", "" },
    { "one that has none is not near to one that has", "<area id='a' name='A' subregion='N'/><area id='b' name='B'/>",
      "a" },
};

static char *
ids_of(const Area *const *areas, size_t count)
{
    GString *ids = g_string_new(NULL);

    for (size_t i = 0; i < count; i++)
        g_string_append_printf(ids, "%s%s", i > 0 ? " " : "", areas[i]->id);
    return g_string_free(ids, FALSE);
}

static void
neighbours_are_of_one_subregion(void **state)
{
    const NearCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = read_areas(c->areas, NULL, diags);
    g_autoptr(View) view = view_new(plan, DATE_NONE, NULL);
    size_t count;
    const Area *const *near = view_neighbours(view, plan_find_area(plan, "a"), &count);
    g_autofree char *ids = ids_of(near, count);

    assert_string_equal(ids, c->want);
}

/* ---- the tree of areas ---- */

static void
areas_are_within_areas(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan =
        read_areas(DISTRICT "<area id='d2' kind='district' within='p' name='2'/><area id='KHM' name='K'/>"
                            "<area id='p' within='KHM' name='P'/><area id='d1' kind='district' within='p' name='1'/>"
                            "<area id='LAO' name='L'/>",
                   NULL, diags);
    static const struct {
        const char *of, *want;
    } cases[] = { { NULL, "KHM LAO" }, { "KHM", "p" }, { "p", "d2 d1" }, { "d1", "" }, { "LAO", "" } };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        size_t count;
        const Area *const *parts =
            plan_areas_within(plan, cases[i].of == NULL ? NULL : plan_find_area(plan, cases[i].of), &count);
        g_autofree char *ids = ids_of(parts, count);

        assert_string_equal(ids, cases[i].want);
    }
    assert_true(area_is_within(plan_find_area(plan, "d1"), plan_find_area(plan, "KHM")));
    assert_false(area_is_within(plan_find_area(plan, "KHM"), plan_find_area(plan, "d1")));
    assert_false(area_is_within(plan_find_area(plan, "KHM"), plan_find_area(plan, "KHM")));
    assert_string_equal(plan_find_area(plan, "d1")->kind->id, "district");
    assert_string_equal(plan_find_area(plan, "KHM")->kind->id, "state");
}

/* ---- lists and groups ---- */

#define FOUR                                                                                                           \
    DISTRICT                                                                                                           \
        "<area id='KHM' name='K'/><area id='LAO' name='L'/>"                                                           \
        "<area id='d1' kind='district' within='KHM' name='1'/><area id='d2' kind='district' within='LAO' name='2'/>"   \
        "<group id='marked' areas='d2 LAO' date='2021-06-30' sources='S'><title>Marked</title></group>"
#define SOURCE "<sources><source id='S' title='S' published='2022-01-31'/></sources>"

/* The attributes of an indicator, and whom it counts. The objective's own targets are d1, then those of the group. */
typedef struct ListCase {
    const char *name, *attributes, *want;
} ListCase;

static const ListCase lists[] = {
    { "the targets of an objective", "among='1A'", "d1 d2 LAO" },
    { "a group", "among='marked'", "d2 LAO" },
    { "a kind", "among='district'", "d1 d2" },
    { "a kind that nobody declared", "among='state'", "KHM LAO" },
    { "a kind within an area", "among='district' within='LAO'", "d2" },
    { "nobody", "", "" },
};

static Plan *
read_list(const char *attributes, Diags *diags)
{
    char *folder = folder_new();
    g_autofree char *file = g_strdup_printf(
        "<plan id='p' xml:lang='en' start='2020-01-01' end='2024-12-31'><title>P</title><goal id='1'><title>G</title>"
        "<objective id='1A'><title>O</title><indicator id='i' kind='area-set' %s><title>I</title></indicator>"
        "<targets group='t' areas='d1' areas-of='marked'><title>T</title></targets></objective></goal></plan>",
        attributes);
    Plan *plan;

    g_free(folder_write(folder, "areas.xml", "<areas>" FOUR "</areas>", -1));
    g_free(folder_write(folder, "sources.xml", SOURCE, -1));
    g_free(folder_write(folder, "plan.xml", file, -1));
    plan = read_plan(folder, NULL, diags);
    folder_free(folder);
    return plan;
}

static void
an_indicator_counts_a_list(void **state)
{
    const ListCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = read_list(c->attributes, diags);
    const Indicator *indicator = plan_find_indicator(plan, "i");
    g_autofree char *ids = ids_of(indicator->list, indicator->list_count);

    assert_string_equal(ids, c->want);
}

/* On a day, by what was published then: is it marked? */
typedef struct MarkCase {
    const char *name, *area;
    Days days;
    bool want;
} MarkCase;

static const MarkCase marks[] = {
    { "one of the group", "d2", { { 2022, 6, 1 }, { 2022, 6, 1 } }, true },
    { "one that is not", "d1", { { 2022, 6, 1 }, { 2022, 6, 1 } }, false },
    { "before its date", "d2", { { 2021, 6, 29 }, { 2022, 6, 1 } }, false },
    { "on its date", "d2", { { 2021, 6, 30 }, { 2022, 6, 1 } }, true },
    { "before its source was published", "d2", { { 2021, 12, 31 }, { 2021, 12, 31 } }, false },
};

static void
a_group_marks_from_its_day_on(void **state)
{
    const MarkCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = read_list("", diags);
    g_autoptr(View) view = view_new_days(plan, c->days, NULL);

    assert_int_equal(view_in_group(view, plan_find_area(plan, c->area), plan_find_area_group(plan, "marked")), c->want);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(faults) + G_N_ELEMENTS(nears) + G_N_ELEMENTS(lists) + G_N_ELEMENTS(marks) + 1];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(faults); i++)
        tests[count++] = row_test(faults_of_areas_are_told, faults[i].name, &faults[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(nears); i++)
        tests[count++] = row_test(neighbours_are_of_one_subregion, nears[i].name, &nears[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
        tests[count++] = row_test(an_indicator_counts_a_list, lists[i].name, &lists[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
        tests[count++] = row_test(a_group_marks_from_its_day_on, marks[i].name, &marks[i]);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(areas_are_within_areas);
    return _cmocka_run_group_tests("areas", tests, count, NULL, NULL);
}
