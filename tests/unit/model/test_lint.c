/* What a careful reader of the data would stop at: each row is one slip, or its nearest neighbour that is none. */
#include "sample.h"
#include "model/lint.h"

typedef struct LintCase {
    const char *name;
    ObservationRow figure;
    Membership member;
    DeadlineStepRow steps[3];
    Target target;
    bool followed;    /* the target is one that is followed for each area, not the indicator's */
    const char *want; /* the sentence; NULL: nothing to say */
} LintCase;

#define FIGURE(of, year, from, number)                                                                                 \
    .figure = { .measure = (of),                                                                                       \
                .area = "AAA",                                                                                        \
                .sources = (from),                                                                                     \
                .period = { { (year), 0, 0 }, { (year), 0, 0 } },                                                      \
                .value = (number),                                                                                     \
                .quality = Q_FINAL }

static const LintCase cases[] = {
    { "a grade", FIGURE("track", 2017, "S18", -1) },
    { "no grade", FIGURE("track", 2017, "S18", 2),
      .want = "the figure track.AAA.2017 is none of the grades of 'track'" },
    { "signed, deposited, in force", .member = { .area_id = "AAA",
                                                 .treaty_id = "MBT",
                                                 .signed_on = { 1997, 12, 3 },
                                                 .deposited = { 1998, 9, 8 },
                                                 .in_force = { 1999, 3, 1 } } },
    { "deposited, never signed",
      .member = { .area_id = "AAA", .treaty_id = "MBT", .deposited = { 1998, 9, 8 }, .in_force = { 1999, 3, 1 } } },
    { "deposited before signing",
      .member = { .area_id = "AAA", .treaty_id = "MBT", .signed_on = { 1998, 12, 3 }, .deposited = { 1998, 9, 8 } },
      .want = "the dates of AAA as a member of MBT are out of order" },
    { "in force before the deposit",
      .member = { .area_id = "AAA", .treaty_id = "MBT", .deposited = { 1999, 9, 8 }, .in_force = { 1999, 3, 1 } },
      .want = "the dates of AAA as a member of MBT are out of order" },
    { "a successor, in force since independence", .member = { .area_id = "AAA",
                                                              .treaty_id = "MBT",
                                                              .deposited = { 2011, 11, 11 },
                                                              .in_force = { 2011, 7, 9 },
                                                              .how = JOIN_SUCCESSION } },
    { "an extension leads on",
      .steps = { { .date = { 2009, 3, 1 } }, { .date = { 2019, 3, 1 }, .decided = { 2008, 11, 1 } } } },
    { "an extension leads back",
      .steps = { { .date = { 2019, 3, 1 } }, { .date = { 2009, 3, 1 }, .decided = { 2018, 11, 1 } } },
      .want = "an extension of AAA under Article 5 does not lead beyond the date before it" },
    { "a target after its baseline", .target = { .has_value = true,
                                                 .date = { 2020, 0, 0 },
                                                 .has_baseline = true,
                                                 .baseline_date = { 2017, 12, 31 } } },
    { "a target before its baseline",
      .target = { .has_value = true, .date = { 2016, 0, 0 }, .has_baseline = true, .baseline_date = { 2017, 12, 31 } },
      .want = "the target of 1A-1 is due before its baseline" },
    { "a target before its baseline, which is after the latest figure, too", FIGURE("cha", 2017, "S18", 5),
      .target = { .has_value = true,
                  .date = { 2016, 0, 0 },
                  .has_baseline = true,
                  .baseline_date = { 2018, 12, 31 },
                  .area_id = "AAA" },
      .want = "the target of 1A-1 is due before its baseline" },
    { "a baseline of the year of the latest figure", FIGURE("cha", 2017, "S18", 5),
      .target = { .has_value = true,
                  .date = { 2020, 0, 0 },
                  .has_baseline = true,
                  .baseline_date = { 2017, 12, 31 },
                  .area_id = "AAA" } },
    { "a baseline after the latest figure", FIGURE("cha", 2017, "S18", 5),
      .target = { .has_value = true,
                  .date = { 2020, 0, 0 },
                  .has_baseline = true,
                  .baseline_date = { 2018, 12, 31 },
                  .area_id = "AAA" },
      .want = "the baseline of 1A-1 is of 2018-12-31, after the latest figure of 'cha', which is of 2017" },
    { "a baseline after the latest figure of another", FIGURE("cha", 2017, "S18", 5),
      .target = { .has_value = true,
                  .date = { 2020, 0, 0 },
                  .has_baseline = true,
                  .baseline_date = { 2018, 12, 31 },
                  .area_id = "BBB" } },
    { "a followed target before its baseline",
      .target = { .has_value = true, .date = { 2016, 0, 0 }, .has_baseline = true, .baseline_date = { 2017, 12, 31 } },
      .followed = true, .want = "the target of 1A is due before its baseline" },
};

static void
a_slip_is_warned_of(void **state)
{
    const LintCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = NULL;
    DeadlineSeries deadline = {
        .area_id = "AAA", .treaty_id = "MBT", .article_id = "5", .steps = c->steps, .step_count = 2
    };

    sample_objective(b);
    plan_builder_add_indicator(b, &(Indicator){ .id = "1A-1", .kind = KIND_LEVEL, .measure_ids = "cha" });
    if (c->target.has_value && c->followed)
        plan_builder_add_follow(b, &(Follow){ .kind = KIND_LEVEL, .measure_id = "cha", .target = c->target });
    else if (c->target.has_value)
        plan_builder_add_target(b, &c->target);
    if (c->figure.measure != NULL)
        plan_builder_add_observation(b, &c->figure);
    if (c->member.area != NULL)
        plan_builder_add_membership(b, &c->member);
    if (date_is_set(c->steps[0].date))
        plan_builder_add_deadline(b, &deadline);
    plan = sample_finish(b, diags);
    plan_lint(plan, diags);
    assert_false(diags_failed(diags));
    assert_int_equal(diags_count(diags, SEVERITY_WARNING), c->want != NULL);
    if (c->want != NULL)
        assert_string_equal(diags_at(diags, 0)->sentence, c->want);
}

/* ---- the closer look ---- */

/* On the last day of 2019, the sample's own. */
typedef struct CloserCase {
    const char *name;
    Event events[2];
    const char *strategy;
    const char *measure; /* of an indicator */
    const char *to_collect;
    ObservationRow figure;
    const char *want;
} CloserCase;

#define DAYS(y1, m1, d1, y2, m2, d2) .period = { { (y1), (m1), (d1) }, { (y2), (m2), (d2) } }
#define DAY(y, m, d)                 DAYS(y, m, d, y, m, d)
#define TITLE(words)                 .title = { .text = (words) }
#define SHORT(words)                 .short_title = { .text = (words) }
#define IN_FORCE                     .kind = "anniversary", .origin = { 1999, 3, 1 }
#define WORLD(y, m, d, from)                                                                                           \
    .measure = "cha", .figure = { .measure = "cha",                                                                    \
                                  .area = "",                                                                         \
                                  .sources = (from),                                                                   \
                                  .period = { { (y), 1, 1 }, { (y), (m), (d) } },                                      \
                                  .value = 1,                                                                          \
                                  .quality = Q_FINAL }

static const CloserCase closer_cases[] = {
    /* the Mine Ban Treaty came into force on 1 March 1999, 19 years before March 2018 */
    { "an anniversary typed a year short", .events = { { IN_FORCE, DAY(2018, 3, 1), TITLE("18th Anniversary") } },
      .want = "'18th' is typed by hand, and 2018 is 19 years after the origin, 1999-03-01" },
    { "an anniversary typed right", .events = { { IN_FORCE, DAY(2018, 3, 1), TITLE("19th Anniversary") } } },
    { "an anniversary in words", .events = { { IN_FORCE, DAY(2020, 3, 1), TITLE("Twenty-first Anniversary") } } },
    { "an anniversary in wrong words", .events = { { IN_FORCE, DAY(2020, 3, 1), TITLE("Twenty-second Anniversary") } },
      .want = "'Twenty-second' is typed by hand, and 2020 is 21 years after the origin, 1999-03-01" },
    { "an anniversary typed where it is to be counted each year",
      .events = { { IN_FORCE, DAY(1999, 3, 1), TITLE("19th Anniversary") } },
      .want = "'19th' is typed by hand, and 1999 is 0 years after the origin, 1999-03-01" },
    { "an anniversary that counts itself",
      .events = { { IN_FORCE, DAY(1999, 3, 1), TITLE("{ordinal} Anniversary of the 2nd Protocol") } } },

    { "a short title counts otherwise",
      .events = { { .kind = "meeting", DAY(2018, 9, 3), TITLE("Seventh Meeting"), SHORT("8th Meeting") } },
      .want = "'Seventh Meeting' and '8th Meeting' do not count alike" },
    { "a short title counts in figures",
      .events = { { .kind = "meeting", DAY(2018, 9, 3), TITLE("Eighth Meeting"), SHORT("8th Meeting") } } },
    { "an outcome counts otherwise",
      .events = { { .id = "m", .kind = "meeting", DAY(2018, 11, 26), TITLE("17th Meeting") },
                  { .of_id = "m", .kind = "meeting", DAY(2018, 11, 26), TITLE("Sixteenth Meeting opened") } },
      .want = "'17th Meeting' and 'Sixteenth Meeting opened' do not count alike" },
    { "an outcome counts alike, and something else besides",
      .events = { { .id = "m", .kind = "meeting", DAY(2018, 11, 26), TITLE("17th Meeting") },
                  { .of_id = "m",
                    .kind = "meeting",
                    DAY(2018, 11, 26),
                    TITLE("First day of the Seventeenth Meeting") } } },

    { "eight of one meeting",
      .events = { { .kind = "meeting", DAY(2018, 9, 3), TITLE("Eight Meeting of States Parties") } },
      .want = "'Eight Meeting' has a number where it needs an ordinal" },
    { "eight meetings", .events = { { .kind = "meeting", DAY(2018, 9, 3), TITLE("Eight meetings of states") } } },
    { "a meeting about Article 5", .events = { { .kind = "meeting", DAY(2018, 9, 3), TITLE("Article 5 Meeting") } } },

    /* 18 November 2018 was a Sunday, 1 September 2019 too */
    { "a meeting begins on a Sunday", .events = { { .kind = "meeting", DAYS(2018, 11, 18, 2018, 11, 20), TITLE("A") } },
      .want = "'A' begins on 2018-11-18, a Sunday" },
    { "a workshop begins on a Saturday", .events = { { .kind = "workshop", DAY(2018, 11, 17), TITLE("A") } },
      .want = "'A' begins on 2018-11-17, a Saturday" },
    { "a meeting ends on a Sunday", .events = { { .kind = "meeting", DAYS(2018, 11, 16, 2018, 11, 18), TITLE("A") } } },
    { "a meeting was held on a Sunday",
      .events = { { .kind = "meeting", .status = EVENT_HELD, DAY(2018, 11, 18), TITLE("A") } } },
    { "a treaty comes into force on a Sunday",
      .events = { { .kind = "entry-into-force", DAY(2019, 9, 1), TITLE("A") } } },

    { "one treaty's delegates at two places",
      .events = { { .kind = "meeting",
                    .treaty_id = "MBT",
                    .where = "Geneva",
                    DAYS(2018, 11, 26, 2018, 11, 30),
                    TITLE("A") },
                  { .kind = "workshop", .treaty_id = "MBT", .where = "Oslo", DAY(2018, 11, 30), TITLE("B") } },
      .want = "'B' in Oslo and 'A' in Geneva both take 2018-11-30" },
    { "at two places on days that follow",
      .events = { { .kind = "meeting",
                    .treaty_id = "MBT",
                    .where = "Geneva",
                    DAYS(2018, 11, 26, 2018, 11, 29),
                    TITLE("A") },
                  { .kind = "workshop", .treaty_id = "MBT", .where = "Oslo", DAY(2018, 11, 30), TITLE("B") } } },
    { "two treaties' delegates at two places",
      .events = { { .kind = "meeting", .treaty_id = "MBT", .where = "Geneva", DAY(2018, 11, 30), TITLE("A") },
                  { .kind = "meeting", .treaty_id = "CCM", .where = "Oslo", DAY(2018, 11, 30), TITLE("B") } } },
    { "at one place, once with the house",
      .events = { { .kind = "meeting", .treaty_id = "MBT", .where = "Geneva", DAY(2018, 11, 30), TITLE("A") },
                  { .kind = "meeting",
                    .treaty_id = "MBT",
                    .where = "Geneva, Palais",
                    DAY(2018, 11, 30),
                    TITLE("B") } } },
    { "one event, planned and moved", .events = { { .id = "m",
                                                    .kind = "meeting",
                                                    .treaty_id = "MBT",
                                                    .where = "Geneva",
                                                    DAY(2018, 11, 30),
                                                    TITLE("A") },
                                                  { .of_id = "m",
                                                    .kind = "meeting",
                                                    .treaty_id = "MBT",
                                                    .where = "Oslo",
                                                    DAY(2018, 11, 30),
                                                    TITLE("B") } } },
    { "both were held", .events = { { .kind = "meeting",
                                      .treaty_id = "MBT",
                                      .where = "Lima",
                                      .status = EVENT_HELD,
                                      DAY(2018, 11, 30),
                                      TITLE("A") },
                                    { .kind = "meeting",
                                      .treaty_id = "MBT",
                                      .where = "Oslo",
                                      .status = EVENT_HELD,
                                      DAY(2018, 11, 30),
                                      TITLE("B") } } },

    { "to be confirmed for a month that is past",
      .events = { { .kind = "meeting", .tbc = true, DAY(2018, 3, 0), TITLE("A") } },
      .want = "'A' was to be confirmed for 2018-03; that is past, and nothing tells what became of it" },
    { "to be confirmed for the month that ends today",
      .events = { { .kind = "meeting", .tbc = true, DAY(2019, 12, 0), TITLE("A") } } },
    { "to be confirmed, and held",
      .events = { { .id = "m", .kind = "meeting", .tbc = true, DAY(2018, 3, 0), TITLE("A") },
                  { .of_id = "m", .kind = "meeting", .status = EVENT_HELD, DAY(2018, 4, 3), TITLE("B") } } },
    { "to be confirmed, and held after today",
      .events = { { .id = "m", .kind = "meeting", .tbc = true, DAY(2018, 3, 0), TITLE("A") },
                  { .of_id = "m", .kind = "meeting", .status = EVENT_HELD, DAY(2020, 4, 3), TITLE("B") } },
      .want = "'A' was to be confirmed for 2018-03; that is past, and nothing tells what became of it" },
    { "to be confirmed, and cancelled",
      .events = { { .kind = "meeting", .tbc = true, .status = EVENT_CANCELLED, DAY(2018, 3, 0), TITLE("A") } } },

    /* the sample's plan covers 2018 and 2019 */
    { "a second year with days that recur only",
      .events = { { .kind = "meeting", .in_plan = true, DAY(2018, 9, 3), TITLE("A") },
                  { .kind = "day", .in_plan = true, .origin = { 2006, 4, 4 }, DAY(2006, 4, 4), TITLE("B") } },
      .want = "the plan covers 2019, and its calendar has nothing for that year but what recurs by itself" },
    { "a second year that others fill",
      .events = { { .kind = "meeting", .in_plan = true, DAY(2018, 9, 3), TITLE("A") },
                  { .kind = "meeting", DAY(2019, 9, 2), TITLE("B") } },
      .want = "the plan covers 2019, and its calendar has nothing for that year but what recurs by itself" },
    { "an event in each year", .events = { { .kind = "meeting", .in_plan = true, DAY(2018, 9, 3), TITLE("A") },
                                           { .kind = "meeting", .in_plan = true, DAY(2019, 9, 2), TITLE("B") } } },
    { "an event over the turn of the year",
      .events = { { .kind = "meeting", .in_plan = true, DAYS(2018, 12, 31, 2019, 1, 2), TITLE("A") } } },

    { "an alias for an area", .strategy = "Speak in Turkey.", .want = "'Turkey' is another spelling of 'Türkiye'" },
    { "a turkey", .strategy = "Speak of a turkey, and of Turkeys." },
    { "an alias within the house name", .strategy = "Speak in the Gale." },
    { "an alias alone", .strategy = "Gale ratifies.", .want = "'Gale' is another spelling of 'The Gale'" },
    { "an area with its rank", .strategy = "Speak in the Republic of Alba." },
    { "an abbreviation for an area", .strategy = "Speak in TKY." },
    { "an official name around an alias", .strategy = "Speak in the Commonwealth of Gale." },

    { "an abbreviation nobody explains", .strategy = "Ask PAX, and PAX again.", .want = "'PAX' is never explained" },
    { "an abbreviation behind its words", .strategy = "The ATT: the Arms Trade Treaty (ATT)." },
    { "an abbreviation behind other words", .strategy = "Ask the campaign (PAX).", .want = "'PAX' is never explained" },
    { "abbreviations in the plural", .strategy = "Ask NGOs.", .want = "'NGO' is never explained" },
    { "a treaty, a list and a term of the table", .strategy = "The CCM, the AAC and the UN." },
    { "money and numerals", .strategy = "US$ 5 under Protocol II of 2018, Annex A." },

    /* eighteen months before the end of 2019 is 30 June 2018 */
    { "a figure eighteen months old", WORLD(2018, 6, 30, "S18") },
    { "a figure a day older", WORLD(2018, 6, 29, "S18"),
      .want =
          "the latest figure of 'cha' that the plan asks for is of 2018-06-29, more than 18 months before 2019-12-31" },
    { "no figure", .measure = "cha", .want = "the plan rests on 'cha', of which there is no figure up to 2019-12-31" },
    { "no figure, and the plan says what is to be collected", .measure = "cha", .to_collect = "Each survey." },
    { "a figure for the future", WORLD(2020, 6, 30, "REG"),
      .want = "the plan rests on 'cha', of which there is no figure up to 2019-12-31" },

    { "a source without a date", WORLD(2019, 6, 30, "S-undated"),
      .want = "the source 'S-undated' is cited and has no date" },
    { "a source with its month", WORLD(2019, 6, 30, "S19") },
};

static void
add_closer(PlanBuilder *b, const CloserCase *c)
{
    static const Area areas[] = {
        { .id = "EEE", .name = { .text = "The Gale" }, .official_name = "Commonwealth of Gale", .alias_text = "Gale" },
        { .id = "FFF", .name = { .text = "Türkiye" }, .alias_text = "Turkey | TKY" },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(areas); i++)
        plan_builder_add_area(b, &areas[i]);
    plan_builder_add_abbreviation(b, &(Abbreviation){ "UN", T("United Nations") });
    sample_objective(b);
    if (c->strategy != NULL)
        plan_builder_add_strategy(b, &(Strategy){ T(c->strategy), AT(60) });
    if (c->measure != NULL)
        plan_builder_add_indicator(b, &(Indicator){ .id = "1A-1", .kind = KIND_LEVEL, .measure_ids = c->measure,
                                                     .to_collect = T(c->to_collect == NULL ? "" : c->to_collect) });
    if (c->figure.measure != NULL)
        plan_builder_add_observation(b, &c->figure);
    for (size_t i = 0; i < G_N_ELEMENTS(c->events) && c->events[i].kind != NULL; i++)
        plan_builder_add_event(b, &c->events[i]);
}

static void
a_closer_look_finds(void **state)
{
    const CloserCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = NULL;
    g_autoptr(View) view = NULL;

    add_closer(b, c);
    plan = sample_finish(b, diags);
    view = view_new(plan, DATE_NONE, NULL);
    view_lint(view, diags);
    if (diags_length(diags) > 0 && c->want == NULL)
        fail_msg("%s", diags_at(diags, 0)->sentence);
    assert_int_equal(diags_length(diags), c->want != NULL);
    if (c->want != NULL)
        assert_string_equal(diags_at(diags, 0)->sentence, c->want);
}

/* ---- grades, and measures that are named and not printed ---- */

static void
grades_need_an_order(void **state)
{
    static const Grade grades[] = { { 1, "calm", { .text = "calm" } }, { 2, "wild", { .text = "wild" } } };
    static const struct { Better better; const char *first; unsigned warnings; } rows[] = {
        { BETTER_NONE, "calm", 1 }, { BETTER_UP, "calm", 0 }, { BETTER_DOWN, "wild", 0 },
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Diags) diags = diags_new();
        g_autoptr(PlanBuilder) b = sample_new(diags);
        g_autoptr(Plan) plan = NULL;

        plan_builder_add_measure(b, &(Measure){ .id = "weather",
                                                .nature = NATURE_JUDGEMENT,
                                                .better = rows[i].better,
                                                .grades = grades,
                                                .grade_count = 2,
                                                .place = AT(80) });
        plan = sample_finish(b, diags);
        assert_string_equal(plan_find_measure(plan, "weather")->grades[0].id, rows[i].first);
        plan_lint(plan, diags);
        assert_int_equal(diags_length(diags), rows[i].warnings);
        if (rows[i].warnings > 0)
            assert_string_equal(diags_at(diags, 0)->sentence,
                                "nothing says which of the grades of 'weather' is better");
    }
}

static void
a_second_measure_is_told_of(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = NULL;
    g_autoptr(View) view = NULL;
    bool found = false;

    (void)state;
    sample_objective(b);
    plan_builder_add_indicator(b, &(Indicator){ .id = "1A-1", .kind = KIND_LEVEL, .measure_ids = "cha sha" });
    plan = sample_finish(b, diags);
    view = view_new(plan, DATE_NONE, NULL);
    view_lint(view, diags);
    for (size_t i = 0; i < diags_length(diags); i++)
        if (strcmp(diags_at(diags, i)->sentence,
                   "the indicator '1A-1' is judged and printed by its first measure; of 'sha' its pages say nothing") ==
            0)
            found = diags_at(diags, i)->related.line == 42;
    assert_true(found);
}

/* ---- totals and their parts ---- */

/*
 * The reported area of 2018 as a text with its decimals, its two parts, and what is said of them; always: without a
 * closer look.
 */
typedef struct TotalCase {
    const char *name, *total, *cha, *sha; /* NULL: none */
    Qualifier of_total;
    bool missing; /* the second part does not apply */
    bool always;
    const char *want;
} TotalCase;

static const TotalCase total_cases[] = {
    { "parts that add up", "4", "1.5", "2.5" },
    { "decimals that binary numbers do not have", "0.3", "0.1", "0.2" },
    { "a total that differs", "0.86", "0.41", "0.44",
      .want = "the total area.AAA.2018 is reported as 0.86, and its reported parts add up to 0.85" },
    { "one that was rounded", "147", "100.5", "46.46",
      .want = "the total area.AAA.2018 is reported as 147, and its reported parts add up to 146.96" },
    { "parts above it by rounding", "68.7", "60", "8.74",
      .want = "the total area.AAA.2018 is reported as 68.7, and its reported parts add up to 68.74" },
    { "parts above it", "4", "3", "2.5", .always = true,
      .want = "the reported parts of area.AAA.2018 add up to 5.5, more than the total of 4" },
    { "one part above it, the other not known", "4", "5", NULL, .always = true,
      .want = "the reported parts of area.AAA.2018 add up to 5, more than the total of 4" },
    { "one part below it, the other not known", "4", "3", NULL },
    { "one part below it, the other none", "4", "3", NULL, .missing = true,
      .want = "the total area.AAA.2018 is reported as 4, and its reported parts add up to 3" },
    { "at least: what is not known may be more", "4", "5", NULL, .of_total = QUALIFIER_AT_LEAST },
    { "no total was reported", NULL, "3", "2.5" },
};

static void
add_value(PlanBuilder *b, const char *measure, int line, const char *text, Qualifier qualifier)
{
    const char *point = text == NULL ? NULL : strchr(text, '.');
    ObservationRow row = { .measure = measure,
                           .area = "AAA",
                           .sources = "S19",
                           .period = during("2018"),
                           .quality = Q_FINAL,
                           .place = AT(line) };

    if (text == NULL)
        return;
    row.value = g_ascii_strtod(text, NULL);
    row.decimals = point == NULL ? 0 : (int)strlen(point + 1);
    row.said.qualifier = qualifier;
    plan_builder_add_observation(b, &row);
}

static void
a_total_is_held_against_its_parts(void **state)
{
    const TotalCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = NULL;
    g_autoptr(View) view = NULL;
    ObservationRow none = { .measure = "sha",
                            .area = "AAA",
                            .sources = "S19",
                            .period = during("2018"),
                            .quality = Q_FINAL,
                            .said = { .missing = MISSING_NOT_APPLICABLE } };

    add_value(b, "area", 71, c->total, c->of_total);
    add_value(b, "cha", 72, c->cha, QUALIFIER_NONE);
    add_value(b, "sha", 73, c->sha, QUALIFIER_NONE);
    if (c->missing)
        plan_builder_add_observation(b, &none);
    plan = sample_finish(b, diags);
    plan_lint(plan, diags);
    assert_int_equal(diags_length(diags), c->always);
    view = view_new(plan, DATE_NONE, NULL);
    view_lint(view, diags);
    if (diags_length(diags) > 0 && c->want == NULL)
        fail_msg("%s", diags_at(diags, 0)->sentence);
    assert_int_equal(diags_length(diags), c->want != NULL);
    if (c->want == NULL)
        return;
    assert_string_equal(diags_at(diags, 0)->sentence, c->want);
    assert_int_equal(diags_at(diags, 0)->place.line, 71);
    assert_int_equal(diags_at(diags, 0)->related.line, 72);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases) + G_N_ELEMENTS(closer_cases) + G_N_ELEMENTS(total_cases) + 2];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[count++] = row_test(a_slip_is_warned_of, cases[i].name, &cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(closer_cases); i++)
        tests[count++] = row_test(a_closer_look_finds, closer_cases[i].name, &closer_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(total_cases); i++)
        tests[count++] = row_test(a_total_is_held_against_its_parts, total_cases[i].name, &total_cases[i]);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(grades_need_an_order);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_second_measure_is_told_of);
    return _cmocka_run_group_tests("lint", tests, count, NULL, NULL);
}
