/*
 * The text in place of a chart: every figure and sum that it names stands in it as a number of its own, beside its year
 * where the chart is one of years; what else it says of deadlines, memberships, lists and grades is worked out again.
 */
#include <math.h>
#include <string.h>
#include "truth/claim.h"
#include "truth/names.h"

/* ---- figures and sums ---- */

typedef struct Sum {
    double low, value, high;
    bool ranged;
    int first, last;
    const Fact *of;                     /* any of its parts: they are of one period */
} Sum;

/* "#id@1000000": the figure, or the count of a list, as it is drawn; "-#id" is taken away. */
static Verdict
add_figure(Claim *claim, const char *written, Sum *sum)
{
    double sign = *written == '-' ? -1 : 1, scale, count;
    g_autofree char *id = facts_printed_id(written + (*written == '-'), &scale);
    const Fact *fact = facts_find(claim->facts, id, claim->days);

    if (fact == NULL && count_of_id(claim->facts, id, claim->days, &count)) {
        sum->value += sign * count;
        return VERDICT_HOLDS;
    }
    if (fact == NULL)
        return facts_plan(claim->facts) == NULL ? VERDICT_UNTOLD : claim_fails(claim, "the data have no figure %s", id);
    sum->value += sign * fact_middle(fact) / scale;
    sum->low += sign * fact_low(fact) / scale;
    sum->high += sign * fact_high(fact) / scale;
    sum->ranged = sum->ranged || fact->has_range;
    sum->first = date_first_day(fact->period.first).year;
    sum->last = date_last_day(fact->period.last).year;
    sum->of = fact;
    return VERDICT_HOLDS;
}

static bool
says_ends(const Claim *claim, const char *text, const Sum *sum, const Beside *place)
{
    return claim_says(claim, text, sum->low, &(Beside){ 0 }) && claim_says(claim, text, sum->high, &(Beside){ 0 }) &&
           (claim_says(claim, text, sum->low, place) || claim_says(claim, text, sum->high, place) ||
            claim_says(claim, text, sum->value, place));
}

/*
 * Of a figure that lies between two ends both are told. What such figures add up to may be told so too, or, of those
 * that are drawn on one another, as about so much.
 */
static bool
says_sum(const Claim *claim, const char *text, const Sum *sum, bool alone, const Beside *place)
{
    if (sum->ranged && alone && (says_ends(claim, text, sum, place) || sum->of->from_count == 0))
        return says_ends(claim, text, sum, place);
    return claim_says(claim, text, sum->value, place) || claim_says_bound(claim, text, sum->value, place);
}

/*
 * A quarter, a week or a fiscal year has a name; a stock may be drawn at the end of the period in which it is told, or
 * of its year, as its measure is told.
 */
static void
name_period(Claim *claim, const Fact *fact, Beside *place)
{
    YearStart start = facts_year_start(claim->facts);
    const Measure *measure = claim_measure(claim, fact->measure);
    Frequency own = period_frequency(fact->period, start);
    bool flow = measure != NULL && measure->nature == NATURE_FLOW;

    if (own != FREQUENCY_NONE && !period_is_calendar_year(fact->period))
        place->names[place->name_count++] = claim_period_name(claim, fact->period);
    if (measure != NULL && measure->frequency > FREQUENCY_YEAR && !flow)
        place->names[place->name_count++] = claim_period_name(
            claim, period_holding(measure->frequency, date_last_day(fact->period.last), start));
    place->year = !flow || own == FREQUENCY_DAY;
}

/*
 * Told to a day of its year it stands behind the year, and behind the day's. "low+#id+#id": of a sum that lacks a part
 * the lower ends of the others.
 */
static Verdict
hold_item(Claim *claim, const char *text, const char *item, const NamedFigures *named)
{
    g_auto(GStrv) words = g_strsplit(item, "+", -1);
    bool lowest = words[0] != NULL && strcmp(words[0], "low") == 0;
    Sum sum = { 0 };
    Beside place = { 0 };

    for (size_t i = lowest ? 1 : 0; words[i] != NULL; i++) {
        Verdict verdict = words[i][*words[i] == '-'] == '#' ? add_figure(claim, words[i], &sum)
                                           : claim_fails(claim, "'%s' names no figure", words[i]);

        if (verdict != VERDICT_HOLDS)
            return verdict;
    }
    if (sum.last != 0)
        place = (Beside){ .before = strcmp(claim_word(claim, "years"), "before") == 0,
                          .beside = strcmp(claim_word(claim, "years"), "beside") == 0,
                          .first = sum.first,
                          .last = sum.last };
    if (sum.of != NULL)
        name_period(claim, sum.of, &place);
    if (sum.of != NULL && words[1] == NULL) {
        place.named = named;
        place.of = sum.of;
    }
    if (lowest) {
        sum.value = sum.low;
        sum.ranged = false;
    }
    if (says_sum(claim, text, &sum, words[1] == NULL, &place))
        return VERDICT_HOLDS;
    return claim_fails(claim, "%s is %.10g, of %d", item, sum.value, sum.last);
}

/* The figures that are told alone, and not as a part of a sum. */
static GPtrArray *
facts_told(Claim *claim, char **items)
{
    GPtrArray *facts = g_ptr_array_new();

    for (size_t i = 0; items[i] != NULL; i++) {
        double scale;
        bool alone = *items[i] == '#' && strchr(items[i], '+') == NULL;
        g_autofree char *id = alone ? facts_printed_id(items[i], &scale) : NULL;
        const Fact *fact = id == NULL ? NULL : facts_find(claim->facts, id, claim->days);

        if (fact != NULL)
            g_ptr_array_add(facts, (gpointer)(guintptr)fact);
    }
    return facts;
}

static Verdict
hold_figures(Claim *claim, const char *text)
{
    g_auto(GStrv) items = g_strsplit(claim_word(claim, "figures"), " ", -1);
    g_autoptr(GPtrArray) facts = facts_told(claim, items);
    g_autoptr(NamedFigures) named = named_figures_new(claim, text, facts);
    Verdict all = VERDICT_HOLDS;

    for (size_t i = 0; items[i] != NULL; i++) {
        Verdict verdict = *items[i] == '\0' ? VERDICT_HOLDS : hold_item(claim, text, items[i], named);

        if (verdict == VERDICT_FAILS)
            return verdict;
        all = verdict == VERDICT_UNTOLD ? verdict : all;
    }
    return all;
}

/* ---- the way to a target ---- */

static bool
says(const Claim *claim, const char *text, double value)
{
    return claim_says(claim, text, value, &(Beside){ 0 }) || claim_says_bound(claim, text, value, &(Beside){ 0 });
}

/* What the path from the baseline to the target requires on the day, in the unit that is printed. */
static Verdict
hold_required(Claim *claim, const Judged *said, const Judged *found, double scale)
{
    double days = date_to_days(date_last_day(said->target_day)) - date_to_days(date_last_day(said->baseline_day));
    double required;
    const char *printed = claim_word(claim, "required");

    if (*printed == '\0')
        return VERDICT_HOLDS;
    if (!said->has_baseline || !said->has_target || !(days > 0))
        return claim_fails(claim, "nothing is required by a day");
    required = judge_path(found, found->as_of) / scale;
    if (!claim_prints_number(claim, printed, required) && !claim_says_bound(claim, printed, required, &(Beside){ 0 }))
        return claim_fails(claim, "%.10g is required", required);
    return VERDICT_HOLDS;
}

/* By what its numbers are divided: as the first of its figures is, else as tables have the measure. */
static double
scale_drawn(const Claim *claim, const Measure *measure)
{
    double scale = 1;
    const char *first = claim_word(claim, "figures");
    g_auto(GStrv) words = g_strsplit_set(first, " +", 2);
    g_autofree char *id = *first == '#' ? facts_printed_id(words[0], &scale) : NULL;

    return id == NULL ? measure->scale : scale;
}

/*
 * Target and baseline stand in the text, and are those of something that the plan judges. A baseline that is a figure
 * is the first of two that the text names.
 */
static Verdict
hold_judged(Claim *claim)
{
    const char *text = claim->sentence->said.text;
    Judged said = claim_judged(claim);
    g_auto(GStrv) row = g_strsplit(claim_word(claim, "judged"), " ", 2);
    const Measure *measure = claim_measure(claim, row[0]);
    Judged found = { 0 };
    double scale;

    if (measure == NULL)
        return claim_fails(claim, "there is no measure '%s'", row[0]);
    scale = scale_drawn(claim, measure);
    if (said.has_target && !says(claim, text, said.target / scale))
        return claim_fails(claim, "the target is %.10g", said.target);
    if (said.has_baseline && strchr(claim_word(claim, "figures"), ' ') == NULL &&
        !says(claim, text, said.baseline / scale))
        return claim_fails(claim, "the baseline is %.10g", said.baseline);
    if (!claim_is_followed(claim, row[0], row[1], &found))
        return claim_fails(claim, "the plan follows no such figure, baseline and target of %s", row[0]);
    return hold_required(claim, &said, &found, scale);
}

/* Of none of an indicator's list anything is known. */
static Verdict
hold_no_member(Claim *claim)
{
    const Indicator *indicator = plan_find_indicator(facts_plan(claim->facts), claim_word(claim, "no-member"));

    if (indicator == NULL || indicator->among == NULL)
        return claim_fails(claim, "no such indicator counts a list");
    return date_is_set(count_list(claim->facts, indicator, claim->days).last)
               ? claim_fails(claim, "of some of the list of %s there is something", indicator->id)
               : VERDICT_HOLDS;
}

/* ---- deadlines, memberships, lists, grades ---- */

/* A deadline that the text tells: what it is bound by, or when it was fulfilled; and the row that it stands in. */
typedef struct DueRow {
    const char *id;                     /* "BIH MBT 5" */
    const Area *area;
    const Treaty *treaty;
    DueView due;
    Date day;
    const char *from, *end;
} DueRow;

static Verdict
read_due_row(Claim *claim, const char *id, DueRow *row)
{
    const Plan *plan = facts_plan(claim->facts);
    g_auto(GStrv) words = g_strsplit(id, " ", 3);

    *row = (DueRow){ .id = arena_strdup(claim->arena, id) };
    row->area = g_strv_length(words) == 3 ? plan_find_area(plan, words[0]) : NULL;
    row->treaty = row->area == NULL ? NULL : plan_find_treaty(plan, words[1]);
    if (row->treaty != NULL)
        row->due = due_view(claim->facts, row->area, row->treaty, words[2], claim->days);
    if (!row->due.known)
        return claim_fails(claim, "there is no deadline '%s'", id);
    row->day = date_is_set(row->due.fulfilled) ? row->due.fulfilled : row->due.in_force;
    return VERDICT_HOLDS;
}

/* "BIH MBT 5;BIH CCM 4" */
static Verdict
read_due_rows(Claim *claim, const char *name, GArray *rows)
{
    g_auto(GStrv) all = g_strsplit(claim_word(claim, name), ";", -1);
    Verdict verdict = VERDICT_HOLDS;

    for (size_t i = 0; all[i] != NULL && verdict == VERDICT_HOLDS; i++) {
        DueRow row;

        verdict = read_due_row(claim, all[i], &row);
        g_array_append_val(rows, row);
    }
    return verdict;
}

static Verdict
other_date(Claim *claim, const DueRow *row, Date day)
{
    return claim_fails(claim, "the date of %s is %s", row->id, lang_date(claim->lang, claim->arena, day, DATE_ISO));
}

/* Each row begins with its subject and goes on to the next; from the last back, as a title may name subjects too. */
static void
place_rows(const Claim *claim, GArray *rows)
{
    const char *text = claim->sentence->said.text, *end = text + strlen(text);

    for (guint i = rows->len; i-- > 0;) {
        DueRow *row = &g_array_index(rows, DueRow, i);
        const char *subject = local_text(row->treaty->subject, lang_tag(claim->lang));

        row->from = g_strrstr_len(text, end - text, subject);
        row->end = end;
        if (row->from == NULL)
            row->from = text;
        else if (i > 0)
            end = row->from;
    }
}

/* Of dates that lie before or beyond the axis, "2017 2025", no place on it tells anything: each must stand in words. */
static Verdict
hold_off_axis(Claim *claim, const DueRow *row)
{
    g_auto(GStrv) axis = g_strsplit(claim_word(claim, "axis"), " ", 2);
    int first, last;

    if (axis[0] == NULL)
        return VERDICT_HOLDS;
    first = (int)g_ascii_strtoll(axis[0], NULL, 10);
    last = axis[1] == NULL ? 0 : (int)g_ascii_strtoll(axis[1], NULL, 10);
    for (size_t i = 0; i < row->due.steps; i++) {
        Date date = row->due.series->steps[i].date;

        if ((date.year < first || date.year > last) && claim_find_date(claim, row->from, row->end, date) == NULL)
            return other_date(claim, row, date);
    }
    return VERDICT_HOLDS;
}

/* A bar shows all steps: in its row stands what is in force or was fulfilled, and behind it the date before. */
static Verdict
hold_bars(Claim *claim)
{
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(DueRow));
    Verdict verdict = read_due_rows(claim, "bars", rows);

    if (verdict != VERDICT_HOLDS)
        return verdict;
    place_rows(claim, rows);
    for (guint i = 0; i < rows->len; i++) {
        const DueRow *row = &g_array_index(rows, DueRow, i);
        const char *at = claim_find_date(claim, row->from, row->end, row->day);

        if (at == NULL)
            return other_date(claim, row, row->day);
        if (row->due.steps > 1 && claim_find_date(claim, at + 1, row->end, row->due.before) == NULL)
            return other_date(claim, row, row->due.before);
        verdict = hold_off_axis(claim, row);
        if (verdict != VERDICT_HOLDS)
            return verdict;
    }
    return VERDICT_HOLDS;
}

/* The last of these dates before `end`; unset where none stands there. */
static Date
date_before(const Claim *claim, const GArray *rows, const char *end)
{
    const char *text = claim->sentence->said.text, *last = NULL;
    Date found = DATE_NONE;

    for (guint i = 0; i < rows->len; i++) {
        Date day = g_array_index(rows, DueRow, i).day;

        for (const char *at = text; (at = claim_find_date(claim, at, end, day)) != NULL; at++)
            if (last == NULL || at >= last) {
                last = at;
                found = day;
            }
    }
    return found;
}

/* Is it said somewhere that the name's day is this one? "1 March 2019: 2 states (A, B)": the last date before it. */
static bool
is_named_under(const Claim *claim, const GArray *rows, const char *name, Date day, bool *named)
{
    const char *text = claim->sentence->said.text;

    for (const char *at = strstr(text, name); *name != '\0' && at != NULL; at = strstr(at + 1, name)) {
        *named = true;
        if (date_equal(date_before(claim, rows, at), day))
            return true;
    }
    return false;
}

/* What falls due on a day is listed behind it. An area that the text names in words of its own stands under no day. */
static Verdict
hold_due(Claim *claim)
{
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(DueRow));
    Verdict verdict = read_due_rows(claim, "due", rows);

    for (guint i = 0; verdict == VERDICT_HOLDS && i < rows->len; i++) {
        const DueRow *row = &g_array_index(rows, DueRow, i);
        bool named = false;

        if (!claim_holds_date(claim, row->day) ||
            (!is_named_under(claim, rows, local_text(row->area->name, lang_tag(claim->lang)), row->day, &named) &&
             named))
            verdict = other_date(claim, row, row->day);
    }
    return verdict;
}

/* "ccm-unga-vote GAB 2017 2019": a vote in favour of each of these years, and none later. */
static Verdict
hold_votes(Claim *claim)
{
    g_auto(GStrv) words = g_strsplit(claim_word(claim, "votes"), " ", 4);

    if (g_strv_length(words) != 4)
        return claim_fails(claim, "it names no years");
    return claim_votes_of(claim, words[0], words[1], (int)g_ascii_strtoll(words[2], NULL, 10),
                          (int)g_ascii_strtoll(words[3], NULL, 10));
}

static Verdict
hold_standing(Claim *claim)
{
    g_auto(GStrv) words = g_strsplit(claim_word(claim, "standing"), " ", 2);
    const Plan *plan = facts_plan(claim->facts);
    const Area *area = words[0] == NULL ? NULL : plan_find_area(plan, words[0]);
    const Treaty *treaty = area == NULL || words[1] == NULL ? NULL : plan_find_treaty(plan, words[1]);
    const char *at = claim->sentence->said.text, *end = at + strlen(at);
    JoinedView view;
    Date days[3];

    if (treaty == NULL)
        return claim_fails(claim, "the plan knows no such area or treaty");
    view = joined_view(claim->facts, area, treaty, claim->days);
    days[0] = view.signed_on;
    days[1] = view.deposited;
    /* a step that is still to come has no date there */
    days[2] = date_is_set(view.in_force) && date_is_by(view.in_force, claim->days.as_of) ? view.in_force : DATE_NONE;
    for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
        if (!date_is_set(days[i]))
            continue;
        at = claim_find_date(claim, at, end, days[i]);          /* steps stand in their order */
        if (at == NULL)
            return claim_fails(claim, "%s signed, deposited or was bound on another day", area->id);
        at++;
    }
    return VERDICT_HOLDS;
}

static size_t
joined_by(const Claim *claim, const char *treaty, Date day, Date *last)
{
    size_t count, joined = 0;
    const Membership *all = plan_memberships(facts_plan(claim->facts), &count);

    *last = DATE_NONE;
    for (size_t i = 0; i < count; i++) {
        Date deposited = all[i].deposited;

        if (strcmp(all[i].treaty->id, treaty) != 0 || !date_is_set(deposited) || !date_is_by(deposited, day))
            continue;
        joined++;
        *last = !date_is_set(*last) || date_compare(deposited, *last) > 0 ? deposited : *last;
    }
    return joined;
}

/* "CCM 2008-12-03 2019-09-27": how many had joined by the first and by the last day, each beside its year. */
static Verdict
hold_parties(Claim *claim)
{
    const char *text = claim->sentence->said.text;
    g_auto(GStrv) words = g_strsplit(claim_word(claim, "parties"), " ", 3);
    Date day, last, latest;

    for (size_t i = 1; g_strv_length(words) == 3 && i < 3; i++) {
        size_t joined;
        Beside place = { .beside = true };

        if (!date_parse(words[i], &day) || !date_is_by(day, facts_seen(claim->days)))
            return claim_fails(claim, "'%s' is no day that was known", words[i]);
        joined = joined_by(claim, words[0], day, &last);
        place.first = place.last = day.year;
        if (!claim_says(claim, text, (double)joined, &place))
            return claim_fails(claim, "%zu had joined by %s", joined, words[i]);
    }
    if (g_strv_length(words) != 3)
        return claim_fails(claim, "it names no days");
    joined_by(claim, words[0], facts_seen(claim->days), &latest);
    return date_equal(latest, last) ? VERDICT_HOLDS : claim_fails(claim, "others have joined since %s", words[2]);
}

/* The grade whose title stands in the text; of titles that hold one another, as "not on track" does, the longest. */
static const Grade *
grade_in(const Claim *claim, const Measure *measure, const char *text)
{
    const Grade *found = NULL;
    size_t longest = 0;

    for (size_t i = 0; i < measure->grade_count; i++) {
        const char *title = local_text(measure->grades[i].title, lang_tag(claim->lang));

        if (strlen(title) > longest && strstr(text, title) != NULL) {
            found = &measure->grades[i];
            longest = strlen(title);
        }
    }
    return found;
}

/* The latest judgement in its words, with every year that was judged so. */
static Verdict
hold_grade(Claim *claim)
{
    const char *text = claim->sentence->said.text;
    Verdict verdict;
    const Fact *fact = claim_fact(claim, "grade", &verdict);
    const Measure *measure = fact == NULL ? NULL : claim_measure(claim, fact->measure);
    const GPtrArray *series;

    if (measure == NULL)
        return fact == NULL ? verdict : VERDICT_UNTOLD;
    series = facts_series(claim->facts, fact->measure, fact->area, claim->days);
    if (facts_latest(claim->facts, fact->measure, fact->area, claim->days) != fact)
        return claim_fails(claim, "%s is not the latest judgement", fact->id);
    if (grade_in(claim, measure, text) == NULL || grade_in(claim, measure, text)->value != fact->value)
        return claim_fails(claim, "%s is another grade", fact->id);
    for (guint i = 0; i < series->len; i++) {
        const Fact *other = g_ptr_array_index(series, i);
        const char *year = lang_number(claim->lang, claim->arena, other->period.last.year, NUMBER_PLAIN, 0);

        if (other->value == fact->value && !claim_holds_whole(text, year))
            return claim_fails(claim, "%s is the same", other->id);
    }
    return VERDICT_HOLDS;
}

static const char *
find_name(const Claim *claim, const char *from, const Area *area)
{
    const char *names[3], *found = NULL;

    for (size_t i = claim_names_of(claim, area, names); i > 0 && found == NULL; i--)
        found = strstr(from, names[i - 1]);
    return found;
}

/* "AGO:done BIH:unclear": each of the list once, as it stands, by name and in this order. */
static Verdict
hold_members(Claim *claim)
{
    const Indicator *indicator = plan_find_indicator(facts_plan(claim->facts), claim_word(claim, "indicator"));
    g_auto(GStrv) members = g_strsplit(claim_word(claim, "members"), " ", -1);
    const char *at = claim->sentence->said.text;

    if (indicator == NULL || g_strv_length(members) != indicator->list_count)
        return claim_fails(claim, "%zu are of the list", indicator == NULL ? 0 : indicator->list_count);
    for (size_t i = 0; members[i] != NULL; i++) {
        g_auto(GStrv) words = g_strsplit(members[i], ":", 2);
        const Area *area = plan_find_area(facts_plan(claim->facts), words[0]);
        const char *stands = area == NULL ? "" : member_stands(claim->facts, indicator, area, claim->days);

        if (strcmp(stands, words[1] == NULL ? "" : words[1]) != 0)
            return claim_fails(claim, "%s is %s", words[0], *stands == '\0' ? "no area" : stands);
        at = find_name(claim, at, area);
        if (at == NULL)
            return claim_fails(claim, "%s does not stand in its place", area->id);
        at++;
    }
    return VERDICT_HOLDS;
}

/* "#id@1000+#id -#id": the ids, each alone. */
static GHashTable *
ids_said(Claim *claim)
{
    GHashTable *ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_auto(GStrv) words = g_strsplit_set(claim_word(claim, "figures"), " +", -1);

    for (size_t i = 0; words[i] != NULL; i++) {
        double scale;

        if (*words[i] != '\0' && words[i][*words[i] == '-'] == '#')
            g_hash_table_add(ids, facts_printed_id(words[i] + (*words[i] == '-'), &scale));
    }
    return ids;
}

/* Does the text tell of the measure in the year, by the figure or by a sum that it is a part of? */
static bool
tells_year(Claim *claim, GHashTable *said, const char *measure, const char *area, int year)
{
    GHashTableIter at;
    gpointer id;

    g_hash_table_iter_init(&at, said);
    while (g_hash_table_iter_next(&at, &id, NULL)) {
        const Fact *fact = facts_find(claim->facts, id, claim->days);

        if (fact != NULL && strcmp(fact->measure, measure) == 0 && strcmp(fact->area, area) == 0 &&
            fact->period.last.year == year)
            return true;
    }
    return false;
}

/* A year of which several figures are known is told by the last of them. */
static bool
has_later(const Claim *claim, const GPtrArray *series, guint at)
{
    const Fact *fact = g_ptr_array_index(series, at);

    for (guint i = at + 1; i < series->len; i++) {
        const Fact *other = g_ptr_array_index(series, i);

        if (other->period.last.year == fact->period.last.year &&
            fact_part_of_year(claim->facts, other->measure, other->period) == FREQUENCY_NONE)
            return true;
    }
    return false;
}

/* The year of a part may be told by another row, such as that of the total; that of the last row by itself alone. */
static bool
tells_any(Claim *claim, GHashTable *said, char **rows, size_t at, int year)
{
    for (size_t r = rows[at + 1] == NULL ? at : 0; rows[r] != NULL; r++) {
        g_auto(GStrv) row = g_strsplit(rows[r], " ", 2);

        if (g_strv_length(row) == 2 && tells_year(claim, said, row[0], row[1], year))
            return true;
    }
    return false;
}

/*
 * "casualties-killed BIH;casualties-injured BIH" and "2012 2016": what is known of these years is told, so that none is
 * left out or said to be unknown. What a sum is, its parts tell.
 */
static Verdict
hold_rows(Claim *claim, GHashTable *said, const char *written)
{
    g_auto(GStrv) rows = g_strsplit(written, ";", -1);
    g_auto(GStrv) span = g_strsplit(claim_word(claim, "span"), " ", 2);
    int first = span[0] == NULL ? 0 : (int)g_ascii_strtoll(span[0], NULL, 10),
        last = span[0] == NULL || span[1] == NULL ? 0 : (int)g_ascii_strtoll(span[1], NULL, 10);

    for (size_t r = 0; rows[r] != NULL; r++) {
        g_auto(GStrv) row = g_strsplit(rows[r], " ", 2);
        const GPtrArray *series =
            g_strv_length(row) < 2 ? NULL : facts_series(claim->facts, row[0], row[1], claim->days);

        if (series == NULL)
            return claim_fails(claim, "'%s' is no measure and area", rows[r]);
        for (guint i = 0; i < series->len; i++) {
            const Fact *fact = g_ptr_array_index(series, i);
            int year = fact->period.last.year;

            if (year >= first && year <= last && (fact->has_value || fact->has_range) && fact->from_count == 0 &&
                fact_part_of_year(claim->facts, fact->measure, fact->period) == FREQUENCY_NONE &&
                !has_later(claim, series, i) && !tells_any(claim, said, rows, r, year))
                return claim_fails(claim, "it tells nothing of %s", fact->id);
        }
    }
    return VERDICT_HOLDS;
}

/* "…|…": of several panels, or series, each by itself. */
static Verdict
hold_span(Claim *claim)
{
    g_autoptr(GHashTable) said = ids_said(claim);
    g_auto(GStrv) groups = g_strsplit(claim_word(claim, "rows"), "|", -1);
    Verdict verdict = VERDICT_HOLDS;

    for (size_t i = 0; groups[i] != NULL && verdict == VERDICT_HOLDS; i++)
        verdict = hold_rows(claim, said, groups[i]);
    return verdict;
}

/* "casualties-killed BIH 2012": of its figures since then, the first and the last are told. */
static Verdict
hold_ends(Claim *claim)
{
    g_autoptr(GHashTable) said = ids_said(claim);
    g_auto(GStrv) all = g_strsplit(claim_word(claim, "ends"), ";", -1);

    for (size_t r = 0; all[r] != NULL; r++) {
        g_auto(GStrv) row = g_strsplit(all[r], " ", 3);
        bool whole = g_strv_length(row) == 3;
        const char *area = !whole || strcmp(row[1], "-") == 0 ? "" : row[1];
        int from = whole ? (int)g_ascii_strtoll(row[2], NULL, 10) : 0;
        const GPtrArray *series = whole ? facts_series(claim->facts, row[0], area, claim->days) : NULL;
        const Fact *first = NULL, *last = NULL;

        for (guint i = 0; series != NULL && i < series->len; i++) {
            const Fact *fact = g_ptr_array_index(series, i);

            if (fact->period.last.year < from ||
                fact_part_of_year(claim->facts, fact->measure, fact->period) != FREQUENCY_NONE)
                continue;
            first = first == NULL ? fact : first;
            last = fact;
        }
        if (first == NULL)
            return claim_fails(claim, "there is no figure of %s", all[r]);
        if (!tells_year(claim, said, row[0], area, first->period.last.year))
            return claim_fails(claim, "it begins after %s", first->id);
        if (!tells_year(claim, said, row[0], area, last->period.last.year))
            return claim_fails(claim, "it ends before %s", last->id);
    }
    return VERDICT_HOLDS;
}

/* "#id+#id", "low+#id": what it comes to. */
static Verdict
sum_up(Claim *claim, const char *item, Sum *sum)
{
    g_auto(GStrv) words = g_strsplit(item, "+", -1);
    bool lowest = words[0] != NULL && strcmp(words[0], "low") == 0;
    Verdict verdict = VERDICT_HOLDS;

    *sum = (Sum){ 0 };
    for (size_t i = lowest ? 1 : 0; words[i] != NULL && verdict == VERDICT_HOLDS; i++)
        verdict = words[i][*words[i] == '-'] == '#' ? add_figure(claim, words[i], sum)
                                                    : claim_fails(claim, "'%s' names no figure", words[i]);
    if (lowest)
        sum->value = sum->low;
    return verdict;
}

/* "most #id of #id #id": no other of them is as large, nor, with "least", as small; and its year stands there. */
static Verdict
hold_extreme(Claim *claim, const char *said)
{
    g_auto(GStrv) words = g_strsplit(said, " ", -1);
    double sign = words[0] != NULL && strcmp(words[0], "most") == 0 ? 1 : -1;
    Sum found, other;
    Verdict verdict;

    if (g_strv_length(words) < 5)
        return claim_fails(claim, "'%s' compares nothing", said);
    verdict = sum_up(claim, words[1], &found);
    for (size_t i = 3; words[i] != NULL && verdict == VERDICT_HOLDS; i++) {
        if (strcmp(words[i], words[1]) == 0)
            continue;
        verdict = sum_up(claim, words[i], &other);
        if (verdict == VERDICT_HOLDS && sign * other.value >= sign * found.value)
            verdict = claim_fails(claim, "%s is %.10g, and %s %.10g", words[i], other.value, words[1], found.value);
    }
    if (verdict == VERDICT_HOLDS && found.of != NULL && period_is_calendar_year(found.of->period) &&
        !claim_holds_whole(claim->sentence->said.text,
                           lang_number(claim->lang, claim->arena, found.last, NUMBER_PLAIN, 0)))
        verdict = claim_fails(claim, "%s is of %d", words[1], found.last);
    return verdict;
}

static Verdict
hold_extremes(Claim *claim)
{
    g_auto(GStrv) all = g_strsplit(claim_word(claim, "extremes"), ";", -1);
    Verdict verdict = VERDICT_HOLDS;

    for (size_t i = 0; all[i] != NULL && verdict == VERDICT_HOLDS; i++)
        verdict = hold_extreme(claim, all[i]);
    return verdict;
}

/* What a text says besides its figures, by the property that says so; only a plan tells of these. */
typedef struct Hold {
    const char *property;
    ClaimFunction hold;
} Hold;
static const Hold holds[] = {
    { "judged", hold_judged },     { "measures", claim_no_figure }, { "no-member", hold_no_member },
    { "bars", hold_bars },         { "due", hold_due },             { "standing", hold_standing },
    { "votes", hold_votes },       { "parties", hold_parties },     { "grade", hold_grade },
    { "members", hold_members },   { "indicator", claim_counted }, { "rows", hold_span },
    { "extremes", hold_extremes }, { "ends", hold_ends },
};

/* Is any of those that the sum is made of of this quality? */
static bool
has_part(const Claim *claim, const char *item, Quality quality)
{
    g_auto(GStrv) words = g_strsplit(item, "+", -1);

    for (size_t i = 0; words[i] != NULL; i++) {
        double scale;
        g_autofree char *id = strchr(words[i], '#') == NULL ? NULL : facts_printed_id(strchr(words[i], '#'), &scale);
        const Fact *fact = id == NULL ? NULL : facts_find(claim->facts, id, claim->days);

        if (fact != NULL && fact->quality == quality)
            return true;
    }
    return false;
}

/*
 * Its letter stands behind each estimate that is told alone, and behind nothing where none is one. What is told of a
 * part of its period says that in place of it.
 */
static Verdict
hold_letters(Claim *claim, Quality quality)
{
    g_auto(GStrv) items = g_strsplit(claim_word(claim, "figures"), " ", -1);
    g_autoptr(GPtrArray) facts = facts_told(claim, items);
    size_t told = claim_count_letter(claim, quality), needed = 0;
    bool any = false;

    for (guint i = 0; i < facts->len; i++) {
        const Fact *fact = g_ptr_array_index(facts, i);

        needed += fact_is_hedged(fact, quality) && !fact_is_open(claim->facts, fact);
    }
    for (size_t i = 0; items[i] != NULL; i++)
        any = any || has_part(claim, items[i], quality);
    if (told < needed || (told > 0 && !any))
        return claim_fails(claim, "%zu of its figures are %s", needed,
                           quality == Q_ESTIMATE ? "estimates" : "preliminary");
    return VERDICT_HOLDS;
}

Verdict
claim_drawn(Claim *claim)
{
    Verdict verdict = hold_figures(claim, claim->sentence->said.text);

    verdict = verdict == VERDICT_HOLDS ? hold_letters(claim, Q_ESTIMATE) : verdict;
    verdict = verdict == VERDICT_HOLDS ? hold_letters(claim, Q_PRELIMINARY) : verdict;

    for (size_t i = 0; i < G_N_ELEMENTS(holds) && verdict == VERDICT_HOLDS; i++)
        if (claim_has(claim, holds[i].property))
            verdict = facts_plan(claim->facts) == NULL ? VERDICT_UNTOLD : holds[i].hold(claim);
    return verdict;
}
