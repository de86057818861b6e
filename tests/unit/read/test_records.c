/* Records read from files: what is wrong with them, whom they are for, on which days they are known, what they tell. */
#include "files.h"
#include "model/internal.h"
#include "model/records.h"

#define PLAN                                                                                                           \
    "<plan id='p' xml:lang='en' start='2018-01-01' end='2019-12-31'><title>P</title>"                                  \
    "<goal id='1'><title>G</title></goal></plan>"
#define AREAS "<areas><area id='XAA' name='Alphaland'/><area id='XBB' name='Betaland'/></areas>"
#define SOURCES                                                                                                        \
    "<sources><source id='S17' title='Report of 2017' published='2017-11-01'/>"                                        \
    "<source id='S19' title='Report of 2019' published='2019-11-01'/>"                                                \
    "<source id='SI' title='Ours' audience='internal'/></sources>"
#define TYPE                                                                                                           \
    "<record-type id='position'><title>Position</title><field id='stance' kind='grade' required='yes'><grade id='no' " \
    "value='0'><title>denies</title></grade><grade id='yes' value='1'><title>condemns</title></grade></field>"         \
    "<field id='quote' kind='quote'/><field id='speaker' kind='person'/><field id='seen' kind='yes-no'/>"              \
    "<field id='size' kind='number'/><field id='when' kind='date'/><field id='about' kind='area'/>"                    \
    "<field id='page' kind='link'/></record-type>"
#define MEASURES                                                                                                       \
    "<measures><measure id='condemns' nature='event' records='position' field='stance'><title>Condemns</title>"        \
    "</measure><measure id='seen' nature='event' records='position' field='seen' where='stance:yes'><title>Seen"       \
    "</title></measure><measure id='yearly' nature='flow' frequency='A' records='position' where='stance:yes' "        \
    "count='yearly'><title>So many</title></measure><measure id='both' nature='event' sum-of='condemns seen' "         \
    "together='all'><title>Both told</title></measure></measures>"
#define STANCE "<value field='stance'>yes</value>"

static Plan *
read_records(const char *records, Audience audience, Diags *diags)
{
    char *folder = folder_new();
    g_autofree char *file = g_strdup_printf("<records>" TYPE "%s</records>", records);
    PlanOrder order = { .folder = folder, .audience = audience };
    Plan *plan;

    g_free(folder_write(folder, "areas.xml", AREAS, -1));
    g_free(folder_write(folder, "measures.xml", MEASURES, -1));
    g_free(folder_write(folder, "plan.xml", PLAN, -1));
    g_free(folder_write(folder, "records.xml", file, -1));
    g_free(folder_write(folder, "sources.xml", SOURCES, -1));
    plan = read_order(&order, diags);
    folder_free(folder);
    return plan;
}

/* Every fault as "line:column number sentence", with "< line" for the line of its other place. */
typedef struct FaultCase { const char *name, *records, *want; } FaultCase;

static const FaultCase faults[] = {
    { "a record", "<record id='a' type='position' area='XAA' date='2017-03' sources='S17'>" STANCE "</record>", "" },
    { "of a type nobody declared", "\n<record id='a' type='stand'/>", "2:1 206 there is no record type 'stand'" },
    { "without what its type requires", "\n<record id='a' type='position'/>",
      "2:1 1268 the record 'a' lacks its field 'stance' < 1" },
    { "a field that its type has not",
      "<record id='a' type='position'>" STANCE "\n<value field='mood'>good</value></record>",
      "2:1 1266 there is no field 'mood' of records of type 'position' < 1" },
    { "a field twice", "<record id='a' type='position'>" STANCE "\n<value field='stance'>no</value></record>",
      "2:1 1265 the record says 'stance' twice < 1" },
    { "a translation", "<record id='a' type='position' sources='S17'>" STANCE
      "<value field='quote'>yes</value><value field='quote' xml:lang='fr'>oui</value></record>", "" },
    { "a translation twice", "<record id='a' type='position' sources='S17'>" STANCE
      "<value field='quote'>y</value><value field='quote' xml:lang='fr'>o</value>\n<value field='quote' xml:lang='fr'>o"
      "</value></record>", "2:1 1265 the record says 'quote' twice < 1" },
    { "a quotation without a source",
      "<record id='a' type='position'>" STANCE "\n<value field='quote'>We do.</value></record>",
      "2:1 1263 'a' quotes somebody and says no source < 1" },
    { "a grade outside the field's",
      "<record id='a' type='position'>\n<value field='stance'>maybe</value></record>",
      "2:1 1264 'maybe' is no grade of the field 'stance' of records of type 'position', which has no yes < 1" },
    { "no number", "<record id='a' type='position'>" STANCE "\n<value field='size'>1,5</value></record>",
      "2:1 1267 '1,5' is no value of the field 'size', which is a number such as 12 or 0.5 < 1" },
    { "no date", "<record id='a' type='position'>" STANCE "\n<value field='when'>2018-02-30</value></record>",
      "2:1 1267 '2018-02-30' is no value of the field 'when', which is a date such as 2018-03-01, 2018-03 or 2018 < "
      "1" },
    { "no link", "<record id='a' type='position'>" STANCE "\n<value field='page'>javascript:x</value></record>",
      "2:1 1267 'javascript:x' is no value of the field 'page', which is an address that begins with https:, http: or "
      "mailto: < 1" },
    { "an area nobody knows", "<record id='a' type='position'>" STANCE "\n<value field='about'>XDD</value></record>",
      "2:1 206 there is no area 'XDD'" },
    { "ends before it begins",
      "\n<record id='a' type='position' date='2018-05' until='2018-04' sources='S19'>" STANCE "</record>",
      "2:1 1269 the record 'a' ends before it begins < 2" },
    { "two of one id",
      "<record id='a' type='position'>" STANCE "</record>\n<record id='a' type='position'>" STANCE "</record>",
      "2:1 200 another record already has the id 'a' < 1" },
    { "revises what is nowhere", "\n<record id='a' type='position' revises='b'>" STANCE "</record>",
      "2:1 206 there is no record 'b'" },
    { "revises itself", "\n<record id='a' type='position' revises='a'>" STANCE "</record>",
      "2:1 1270 'a' revises 'a', which is itself or of another type < 2" },
    { "revised by two",
      "<record id='a' type='position'>" STANCE "</record>\n<record id='b' type='position' revises='a'>" STANCE
      "</record>\n<record id='c' type='position' revises='a'>" STANCE "</record>",
      "3:1 1271 a second record revises 'a' < 2" },
    { "revised by what it revises",
      "\n<record id='a' type='position' revises='b'>" STANCE "</record>\n<record id='b' type='position' revises='a'>"
      STANCE "</record>",
      "2:1 1272 'a' is revised by what it revises < 3" },
    { "a public record of an internal source",
      "\n<record id='a' type='position' sources='SI'>" STANCE "</record>",
      "2:1 284 " },
    { "a field that is called like what records have",
      "<record-type id='t'>\n<field id='date' kind='text'/></record-type>",
      "2:1 1260 no field can be called 'date': records have that already" },
    { "a grade without grades", "<record-type id='t'>\n<field id='mood' kind='grade'/></record-type>",
      "2:1 1261 the field 'mood' has grades and is of another kind, or is of kind grade and has none" },
    { "two fields of one name",
      "<record-type id='t'><field id='x' kind='text'/>\n<field id='x' kind='text'/></record-type>",
      "2:1 1262 a second field 'x' of records of type 't' < 1" },
};

static char *
faults_text(const Diags *diags)
{
    GString *out = g_string_new(NULL);

    for (size_t i = 0; i < diags_length(diags); i++) {
        const Diag *d = diags_at(diags, i);

        g_string_append_printf(out, "%s%d:%d %d %s", i > 0 ? "\n" : "", d->place.line, d->place.column, d->id,
                               d->sentence);
        if (d->related.line > 0)
            g_string_append_printf(out, " < %d", d->related.line);
    }
    return g_string_free(out, FALSE);
}

static void
faults_are_told_with_both_places(void **state)
{
    const FaultCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = read_records(c->records, AUDIENCE_PUBLIC, diags);
    g_autofree char *told = faults_text(diags);

    if (strcmp(c->name, "a public record of an internal source") == 0) {
        assert_non_null(strstr(told, "'SI'"));      /* told as every reference to what is internal is */
        assert_null(plan);
        return;
    }
    assert_string_equal(told, c->want);
    assert_int_equal(plan != NULL, *c->want == '\0');
}

#define PERSON(attributes)                                                                                             \
    "<record id='a' type='position'" attributes ">" STANCE "<value field='speaker'>Mr Zibeline</value></record>"

typedef struct PersonCase { const char *name, *record; Audience audience; bool want; } PersonCase;
static const PersonCase persons[] = {
    { "a person is internal", PERSON(""), AUDIENCE_PUBLIC, false },
    { "where nothing is said those inside see the person", PERSON(""), AUDIENCE_INTERNAL, true },
    { "unless the record says public", PERSON(" audience='public'"), AUDIENCE_PUBLIC, true },
};

static void
persons_are_internal(void **state)
{
    const PersonCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = read_records(c->record, c->audience, diags);

    assert_non_null(plan);
    assert_int_equal(record_value(plan_find_record(plan, "a"), "speaker") != NULL, c->want);
}

/* Which records are known on two days, by date: ids without blanks. */
typedef struct KnownCase { const char *name; Days days; const char *area, *want; } KnownCase;
#define OF_DAYS                                                                                                        \
    "<record id='u' type='position' area='XBB' sources='S17'>" STANCE "</record>"                                      \
    "<record id='c' type='position' area='XAA' date='2018-09' sources='S19'>" STANCE "</record>"                       \
    "<record id='a' type='position' area='XAA' date='2017-03-01' sources='S17'>" STANCE "</record>"                    \
    "<record id='b' type='position' area='XAA' date='2017-03-01' sources='S19' revises='a'>" STANCE "</record>"        \
    "<record-type id='due' dates='ahead'><field id='what' kind='text'/></record-type>"                                 \
    "<record id='d' type='due' date='2030' sources='S17'><value field='what'>x</value></record>"
static const KnownCase known[] = {
    { "before its source told of it", { { 2017, 6, 30 }, { 2017, 6, 30 } }, NULL, "" },
    { "one told by then; another not yet", { { 2018, 12, 31 }, { 2018, 12, 31 } }, NULL, "au" },
    { "a later source about an earlier day", { { 2018, 12, 31 }, { 2019, 12, 31 } }, NULL, "bcu" },
    { "not before its own day", { { 2018, 8, 31 }, { 2019, 12, 31 } }, NULL, "bu" },
    { "one without a date, of which a source told only after the as-of day",
      { { 2017, 6, 30 }, { 2018, 12, 31 } }, NULL, "a" },
    { "of one area", { { 2018, 12, 31 }, { 2019, 12, 31 } }, "XAA", "bc" },
    { "of another", { { 2018, 12, 31 }, { 2019, 12, 31 } }, "XBB", "u" },
};

static void
records_obey_both_days(void **state)
{
    const KnownCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = read_records(OF_DAYS, AUDIENCE_PUBLIC, diags);
    g_autoptr(View) view = NULL;
    g_autoptr(GString) ids = g_string_new(NULL);
    const RecordSeen *seen;
    size_t count;

    assert_non_null(plan);
    view = view_new_days(plan, c->days, NULL);
    seen = view_records(view, plan_find_record_type(plan, "position"),
                        c->area == NULL ? NULL : plan_find_area(plan, c->area), &count);
    for (size_t i = 0; i < count; i++)
        g_string_append(ids, seen[i].record->id);
    assert_string_equal(ids->str, c->want);
}

static void
what_lies_ahead_is_known_from_its_source_on(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = read_records(OF_DAYS, AUDIENCE_PUBLIC, diags);
    g_autoptr(View) before = view_new_days(plan, (Days){ { 2017, 6, 30 }, { 2017, 6, 30 } }, NULL),
                    after = view_new_days(plan, (Days){ { 2018, 6, 30 }, { 2018, 6, 30 } }, NULL);

    (void)state;
    assert_null(view_record(before, "d"));
    assert_non_null(view_record(after, "d"));
}

static void
records_tell_figures_of_measures(void **state)
{
    static const char said[] = "<record id='a' type='position' area='XAA' date='2018-03-01' sources='S19'>" STANCE
                               "<value field='seen'>no</value></record>"
                               "<record id='b' type='position' area='XAA' date='2018-03-01' sources='S19'><value "
                               "field='stance'>no</value><value field='seen'>yes</value></record>"
                               "<record id='c' type='position' area='XBB' date='2018-04-01' sources='S19'><value "
                               "field='stance'>no</value></record>";
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = read_records(said, AUDIENCE_PUBLIC, diags);
    g_autoptr(View) view = view_new(plan, DATE_NONE, NULL);
    const Measure *condemns = plan_find_measure(plan, "condemns"), *told = plan_find_measure(plan, "seen");

    (void)state;
    /* of two on one day the larger; a grade's value; where= leaves out who says something else */
    assert_near(view_latest(view, condemns, plan_find_area(plan, "XAA")).value, 1, 0);
    assert_true(view_latest(view, condemns, plan_find_area(plan, "XBB")).known);
    assert_near(view_latest(view, condemns, plan_find_area(plan, "XBB")).value, 0, 0);
    assert_near(view_latest(view, told, plan_find_area(plan, "XAA")).value, 0, 0);
    assert_false(view_latest(view, told, plan_find_area(plan, "XBB")).known);
}

/* Three of 2018, of which S17 and S19 tell, and what is revised or says no is none of them. */
#define OF_A_YEAR                                                                                                      \
    "<record id='a' type='position' date='2018-03' sources='S19'>" STANCE "</record>"                                  \
    "<record id='b' type='position' area='XAA' date='2018-04' sources='S19'>" STANCE "</record>"                       \
    "<record id='c' type='position' area='XAA' date='2017-11/2018-02' sources='S17'>" STANCE "</record>"               \
    "<record id='d' type='position' area='XBB' date='2018-05' sources='S19'><value field='stance'>no</value></record>"
typedef struct YearCase { const char *name; Days days; bool known; } YearCase;
static const YearCase years[] = {
    { "records are counted by the year in which they end", { { 2019, 12, 31 }, { 2019, 12, 31 } }, true },
    { "not before the last of them is published", { { 2019, 10, 31 }, { 2019, 10, 31 } }, false },
    { "nor before the year is over", { { 2018, 11, 30 }, { 2019, 12, 31 } }, false },
};

static void
records_are_counted_by_year(void **state)
{
    const YearCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = read_records(OF_A_YEAR, AUDIENCE_PUBLIC, diags);
    g_autoptr(View) view = plan == NULL ? NULL : view_new_days(plan, c->days, NULL);
    Figure figure;

    assert_non_null(plan);
    figure = view_latest(view, plan_find_measure(plan, "yearly"), NULL);
    assert_int_equal(figure.known, c->known);
    if (!c->known)
        return;
    assert_near(figure.value, 3, 0);
    assert_int_equal(figure.period.last.year, 2018);
    assert_int_equal(figure_part(&figure, 0).source_count, 2);
}

static void
what_all_parts_tell_is_one(void **state)
{
    static const char said[] = "<record id='a' type='position' area='XAA' date='2018-03' sources='S19'>" STANCE
                               "<value field='seen'>no</value></record>"
                               "<record id='b' type='position' area='XBB' date='2018-03' sources='S19'>" STANCE
                               "</record>";
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = read_records(said, AUDIENCE_PUBLIC, diags);
    g_autoptr(View) view = plan == NULL ? NULL : view_new(plan, DATE_NONE, NULL);
    Figure both;

    (void)state;
    assert_non_null(plan);
    both = view_latest(view, plan_find_measure(plan, "both"), plan_find_area(plan, "XAA"));
    assert_true(both.known);
    assert_near(both.value, 1, 0);      /* not the sum, 1 + 0, by chance: seen is no */
    assert_int_equal(both.part_count, 2);
    assert_false(view_latest(view, plan_find_measure(plan, "both"), plan_find_area(plan, "XBB")).known);
}

/* Of two that condemned Alphaland joined in 2018 and Betaland never did: n follows the day as k does. */
static void
of_states_parties_those_of_the_day_are_counted(void **state)
{
    static const char more[] =
        "<plan id='p' xml:lang='en' start='2018-01-01' end='2019-12-31'><title>P</title><goal id='1'><title>G</title>"
        "<objective id='1A'><title>O</title><indicator id='1A-1' kind='level' measure='condemns' among='state' "
        "party-to='T'><title>I</title></indicator></objective></goal></plan>";
    static const char said[] = "<records>" TYPE "<record id='a' type='position' area='XAA' date='2017-09' "
                               "sources='S17'>" STANCE "</record><record id='b' type='position' area='XBB' "
                               "date='2017-09' sources='S17'>" STANCE "</record></records>";
    char *folder = folder_new();
    g_autoptr(Diags) diags = diags_new();
    PlanOrder order = { .folder = folder };
    g_autoptr(Plan) plan = NULL;
    g_autoptr(View) before = NULL, after = NULL;
    SetView set;

    (void)state;
    g_free(folder_write(folder, "areas.xml", AREAS, -1));
    g_free(folder_write(folder, "measures.xml", MEASURES, -1));
    g_free(folder_write(folder, "plan.xml", more, -1));
    g_free(folder_write(folder, "records.xml", said, -1));
    g_free(folder_write(folder, "sources.xml", SOURCES, -1));
    g_free(folder_write(folder, "treaties.xml", "<treaties><treaty id='T'><title>T</title></treaty></treaties>", -1));
    g_free(folder_write(folder, "memberships.xml", "<memberships><membership area='XAA' treaty='T' "
                                                   "deposited='2018-06-01' sources='S17'/></memberships>", -1));
    plan = read_order(&order, diags);
    folder_free(folder);
    assert_non_null(plan);
    before = view_new_days(plan, (Days){ { 2018, 5, 31 }, { 2018, 5, 31 } }, NULL);
    after = view_new_days(plan, (Days){ { 2018, 6, 30 }, { 2018, 6, 30 } }, NULL);
    set = view_set(before, plan_find_indicator(plan, "1A-1"));
    assert_int_equal(set.count, 0);
    set = view_set(after, plan_find_indicator(plan, "1A-1"));
    assert_int_equal(set.count, 1);
    assert_string_equal(set.members[0].area->id, "XAA");
}

/* What a view takes to answer for one area that has two records, with so many of another area beside them. */
static size_t
taken_beside(size_t others)
{
    g_autoptr(GString) said = g_string_new("<record id='a' type='position' area='XAA' date='2018-03' sources='S19'>"
                                           STANCE "</record><record id='b' type='position' area='XAA' date='2018-04' "
                                           "sources='S19'>" STANCE "</record>");
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = NULL;
    g_autoptr(View) view = NULL;
    size_t before, count;

    for (size_t i = 0; i < others; i++)
        g_string_append_printf(said, "<record id='o%zu' type='position' area='XBB' date='2018-03' sources='S19'>" STANCE
                               "</record>", i);
    plan = read_records(said->str, AUDIENCE_PUBLIC, diags);
    assert_non_null(plan);
    view = view_new(plan, DATE_NONE, NULL);
    before = arena_size(view->arena);
    view_records(view, plan_find_record_type(plan, "position"), plan_find_area(plan, "XAA"), &count);
    assert_int_equal(count, 2);
    return arena_size(view->arena) - before;
}

/* Whoever looked at all of them would make room for as many. */
static void
records_of_one_area_cost_the_same_beside_any_number_of_others(void **state)
{
    (void)state;
    assert_int_equal(taken_beside(100), taken_beside(10000));
}

int
main(void)
{
    static const struct CMUnitTest single[] = { cmocka_unit_test(what_lies_ahead_is_known_from_its_source_on),
                                                cmocka_unit_test(records_tell_figures_of_measures),
                                                cmocka_unit_test(what_all_parts_tell_is_one),
                                                cmocka_unit_test(
                                                    records_of_one_area_cost_the_same_beside_any_number_of_others),
                                                cmocka_unit_test(of_states_parties_those_of_the_day_are_counted) };
    struct CMUnitTest tests[G_N_ELEMENTS(faults) + G_N_ELEMENTS(persons) + G_N_ELEMENTS(known) +
                            G_N_ELEMENTS(years) + G_N_ELEMENTS(single)];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(faults); i++)
        tests[count++] = (struct CMUnitTest){ faults[i].name, faults_are_told_with_both_places, NULL, NULL,
                                              (void *)(uintptr_t)&faults[i] };
    for (size_t i = 0; i < G_N_ELEMENTS(persons); i++)
        tests[count++] = (struct CMUnitTest){ persons[i].name, persons_are_internal, NULL, NULL,
                                              (void *)(uintptr_t)&persons[i] };
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
        tests[count++] = (struct CMUnitTest){ known[i].name, records_obey_both_days, NULL, NULL,
                                              (void *)(uintptr_t)&known[i] };
    for (size_t i = 0; i < G_N_ELEMENTS(years); i++)
        tests[count++] = (struct CMUnitTest){ years[i].name, records_are_counted_by_year, NULL, NULL,
                                              (void *)(uintptr_t)&years[i] };
    for (size_t i = 0; i < G_N_ELEMENTS(single); i++)
        tests[count++] = single[i];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
