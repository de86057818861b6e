/*
 * The text in place of a chart: every figure and sum that it names stands in it as a number of its own, beside its year
 * where the chart is one of years; what else it says of deadlines, memberships, lists and grades is worked out again.
 */
#include <math.h>
#include <string.h>
#include "truth/claim.h"

enum { PRINTED_DECIMALS = 6 };

/* ---- numbers in a text ---- */

static bool
is_mark(gunichar c)
{
    return c == 0x00AD || c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

/* Spaces of another width than a word's part thousands. */
static bool
is_thin(gunichar c)
{
    return c == 0x00A0 || c == 0x2009 || c == 0x202F;
}

static char *
without_marks(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    GString *out = g_string_new(NULL);

    for (const char *at = valid; *at != '\0'; at = g_utf8_find_next_char(at, NULL))
        if (!is_mark(g_utf8_get_char(at)) && !is_thin(g_utf8_get_char(at)))
            g_string_append_unichar(out, g_utf8_get_char(at));
    return g_string_free(out, FALSE);
}

static bool
parts_numbers(gunichar c)
{
    return c == '.' || c == ',' || c == '\'' || c == 0x2019 || c == 0x066B || c == 0x066C;
}

static bool
digit_before(const char *text, const char *at)
{
    gunichar c = at == text ? 0 : g_utf8_get_char(g_utf8_prev_char(at));

    if (parts_numbers(c) && g_utf8_prev_char(at) > text)
        c = g_utf8_get_char(g_utf8_prev_char(g_utf8_prev_char(at)));
    return g_unichar_isdigit(c);
}

static bool
digit_behind(const char *at)
{
    gunichar c = g_utf8_get_char(at);

    if (parts_numbers(c))
        c = g_utf8_get_char(g_utf8_find_next_char(at, NULL));
    return g_unichar_isdigit(c);
}

/* The first place behind `from` where the number stands, whole; NULL: there is none. */
static const char *
find_whole(const char *text, const char *from, const char *number)
{
    for (const char *at = strstr(from, number); at != NULL; at = strstr(at + 1, number))
        if (!digit_before(text, at) && !digit_behind(at + strlen(number)))
            return at;
    return NULL;
}

/* A run of digits as a number of a year's size; 0: none. Moves `at` to its end. */
static int
read_year(const char **at)
{
    int year = 0;

    for (; g_unichar_isdigit(g_utf8_get_char(*at)); *at = g_utf8_find_next_char(*at, NULL))
        year = year > 9999 ? year : year * 10 + g_unichar_digit_value(g_utf8_get_char(*at));
    return year;
}

static int
year_before(const char *text, const char *at)
{
    while (at > text && !g_unichar_isdigit(g_utf8_get_char(g_utf8_prev_char(at))))
        at = g_utf8_prev_char(at);
    while (at > text && g_unichar_isdigit(g_utf8_get_char(g_utf8_prev_char(at))))
        at = g_utf8_prev_char(at);
    return read_year(&at);
}

static int
year_behind(const char *at)
{
    while (*at != '\0' && !g_unichar_isdigit(g_utf8_get_char(at)))
        at = g_utf8_find_next_char(at, NULL);
    return read_year(&at);
}

/* ---- figures and sums ---- */

static bool
stands_well(const char *text, const char *at, size_t length, const Beside *place)
{
    int before = year_before(text, at), behind = year_behind(at + length);
    bool is_before = before == place->first || before == place->last;
    bool is_behind = behind == place->first || behind == place->last;

    return (!place->before && !place->beside) || is_before || (place->beside && is_behind);
}

bool
claim_says(const Claim *claim, const char *said, double value, const Beside *place)
{
    g_autofree char *text = without_marks(said);

    for (int decimals = 0; decimals <= PRINTED_DECIMALS; decimals++) {
        g_autofree char *number =
            without_marks(lang_number(claim->lang, claim->arena, value, NUMBER_DECIMAL, decimals));

        for (const char *at = find_whole(text, text, number); at != NULL; at = find_whole(text, at + 1, number))
            if ((fabs(value) * pow(10, decimals) >= 0.5 || value == 0) && stands_well(text, at, strlen(number), place))
                return true;
    }
    return false;
}

/* "under 0.01": what would be printed as zero is printed as less than the last digit that is. */
static bool
says_bound(const Claim *claim, const char *text, double value, const Beside *place)
{
    for (int decimals = 0; value != 0 && decimals <= PRINTED_DECIMALS && fabs(value) < pow(10, -decimals); decimals++)
        if (claim_says(claim, text, pow(10, -decimals), place))
            return true;
    return false;
}

typedef struct Sum {
    double low, value, high;
    bool ranged;
    int first, last;
} Sum;

/* "#id@1000000": the figure as it is drawn. */
static Verdict
add_figure(Claim *claim, const char *word, Sum *sum)
{
    g_autofree char *id = g_strndup(word + 1, strcspn(word + 1, "@~"));
    const char *by = strchr(word, '@');
    double scale = by == NULL ? 1 : g_ascii_strtod(by + 1, NULL);
    const Fact *fact = facts_find(claim->facts, id, claim->days);

    if (fact == NULL)
        return facts_plan(claim->facts) == NULL ? VERDICT_UNTOLD : claim_fails(claim, "the data have no figure %s", id);
    scale = isfinite(scale) && scale > 0 ? scale : 1;
    sum->value += (fact->has_value ? fact->value : (fact->low + fact->high) / 2) / scale;
    sum->low += (fact->has_range ? fact->low : fact->value) / scale;
    sum->high += (fact->has_range ? fact->high : fact->value) / scale;
    sum->ranged = sum->ranged || fact->has_range;
    sum->first = date_first_day(fact->period.first).year;
    sum->last = date_last_day(fact->period.last).year;
    return VERDICT_HOLDS;
}

/* Told to a day of its year it stands behind the year, and behind the day's. */
static Verdict
hold_item(Claim *claim, const char *text, const char *item)
{
    g_auto(GStrv) words = g_strsplit(item, "+", -1);
    Sum sum = { 0 };
    Beside place = { .before = strcmp(claim_word(claim, "years"), "before") == 0,
                     .beside = strcmp(claim_word(claim, "years"), "beside") == 0 };

    for (size_t i = 0; words[i] != NULL; i++) {
        Verdict verdict = *words[i] == '#' ? add_figure(claim, words[i], &sum)
                                           : claim_fails(claim, "'%s' names no figure", words[i]);

        if (verdict != VERDICT_HOLDS)
            return verdict;
    }
    place.first = sum.first;
    place.last = sum.last;
    if (claim_says(claim, text, sum.value, &place) ||
        (sum.ranged ? claim_says(claim, text, sum.low, &place) && claim_says(claim, text, sum.high, &(Beside){ 0 })
                    : says_bound(claim, text, sum.value, &place)))
        return VERDICT_HOLDS;
    return claim_fails(claim, "%s is %.10g, of %d", item, sum.value, sum.last);
}

static Verdict
hold_figures(Claim *claim, const char *text)
{
    g_auto(GStrv) items = g_strsplit(claim_word(claim, "figures"), " ", -1);
    Verdict all = VERDICT_HOLDS;

    for (size_t i = 0; items[i] != NULL; i++) {
        Verdict verdict = *items[i] == '\0' ? VERDICT_HOLDS : hold_item(claim, text, items[i]);

        if (verdict == VERDICT_FAILS)
            return verdict;
        all = verdict == VERDICT_UNTOLD ? verdict : all;
    }
    return all;
}

/* ---- the way to a target ---- */

/* What the straight line from the baseline to the target requires on the day. */
static Verdict
hold_required(Claim *claim, const Judged *said)
{
    double days = date_to_days(date_last_day(said->target_day)) - date_to_days(date_last_day(said->baseline_day));
    double gone = date_to_days(date_last_day(said->as_of)) - date_to_days(date_last_day(said->baseline_day)), required;
    const char *printed = claim_word(claim, "required");

    if (*printed == '\0')
        return VERDICT_HOLDS;
    if (!said->has_baseline || !said->has_target || !(days > 0))
        return claim_fails(claim, "nothing is required by a day");
    required = said->baseline + (said->target - said->baseline) * fmin(fmax(gone / days, 0), 1);
    if (!claim_prints_number(claim, printed, required) && !says_bound(claim, printed, required, &(Beside){ 0 }))
        return claim_fails(claim, "%.10g is required", required);
    return VERDICT_HOLDS;
}

static bool
says(const Claim *claim, const char *text, double value)
{
    return claim_says(claim, text, value, &(Beside){ 0 }) || says_bound(claim, text, value, &(Beside){ 0 });
}

/* Figure, baseline and target stand in the text, and are those of something that the plan follows. */
static Verdict
hold_way(Claim *claim, const char *text)
{
    Judged said = claim_judged(claim);
    double scale = 1;
    const Measure *measure;
    g_auto(GStrv) row = g_strsplit(claim_word(claim, "judged"), " ", 2);

    if (row[0] == NULL)
        return VERDICT_HOLDS;
    measure = claim_measure(claim, row[0]);
    scale = measure != NULL && measure->scale > 0 ? measure->scale : 1;
    if (said.has_target && !says(claim, text, said.target / scale))
        return claim_fails(claim, "the target is %.10g", said.target);
    if (said.has_baseline && !says(claim, text, said.baseline / scale))
        return claim_fails(claim, "the baseline is %.10g", said.baseline);
    if (facts_plan(claim->facts) != NULL && !claim_is_followed(claim, row[0], row[1]))
        return claim_fails(claim, "the plan follows no such figure, baseline and target of %s", row[0]);
    return hold_required(claim, &said);
}

/* "measure AREA", or "measure" of the world. */
static Verdict
hold_no_figure(Claim *claim)
{
    g_auto(GStrv) row = g_strsplit(claim_word(claim, "no-figure"), " ", 2);
    const Fact *latest =
        row[0] == NULL ? NULL : facts_latest(claim->facts, row[0], row[1] == NULL ? "" : row[1], claim->days);

    return latest == NULL ? VERDICT_HOLDS : claim_fails(claim, "there is %s", latest->id);
}

/* ---- deadlines, memberships, lists, grades ---- */

static Verdict
hold_day(Claim *claim, const char *what, Date day)
{
    if (claim_holds_date(claim, day))
        return VERDICT_HOLDS;
    return claim_fails(claim, "the date of %s is %s", what, lang_date(claim->lang, claim->arena, day, DATE_ISO));
}

/*
 * "BIH MBT 5;BIH CCM 4": what they are bound by, or when it was fulfilled, stands in the text; of a bar, which shows
 * all steps, the one before it, too.
 */
static Verdict
hold_deadlines(Claim *claim, const char *name, bool before)
{
    g_auto(GStrv) all = g_strsplit(claim_word(claim, name), ";", -1);
    const Plan *plan = facts_plan(claim->facts);
    Verdict verdict = VERDICT_HOLDS;

    for (size_t i = 0; all[i] != NULL && verdict == VERDICT_HOLDS; i++) {
        g_auto(GStrv) words = g_strsplit(all[i], " ", 3);
        const Area *area = g_strv_length(words) == 3 ? plan_find_area(plan, words[0]) : NULL;
        const Treaty *treaty = area == NULL ? NULL : plan_find_treaty(plan, words[1]);
        DueView due = { 0 };

        if (treaty != NULL)
            due = due_view(claim->facts, area, treaty, words[2], claim->days);
        if (!due.known)
            return claim_fails(claim, "there is no deadline '%s'", all[i]);
        verdict = hold_day(claim, all[i], date_is_set(due.fulfilled) ? due.fulfilled : due.in_force);
        if (verdict == VERDICT_HOLDS && before && due.steps > 1)
            verdict = hold_day(claim, all[i], due.before);
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
    JoinedView view;

    if (treaty == NULL)
        return claim_fails(claim, "the plan knows no such area or treaty");
    view = joined_view(claim->facts, area, treaty, claim->days);
    if ((date_is_set(view.signed_on) && !claim_holds_date(claim, view.signed_on)) ||
        (date_is_set(view.deposited) && !claim_holds_date(claim, view.deposited)) ||
        (date_is_set(view.in_force) && date_is_by(view.in_force, claim->days.as_of) &&
         !claim_holds_date(claim, view.in_force)))         /* a step that is still to come has no date there */
        return claim_fails(claim, "%s signed, deposited or was bound on another day", area->id);
    return VERDICT_HOLDS;
}

/* How many were party to a treaty on the first day of a deposit, and how many are now, each beside its year. */
static Verdict
hold_parties(Claim *claim, const char *text)
{
    size_t count, first = 0, now = 0;
    const Membership *all = plan_memberships(facts_plan(claim->facts), &count);
    const char *id = claim_word(claim, "parties");
    Date seen = facts_seen(claim->days), begin = DATE_NONE, end = DATE_NONE;

    for (size_t i = 0; i < count; i++) {
        Date day = all[i].deposited;

        if (strcmp(all[i].treaty->id, id) != 0 || !date_is_set(day) || !date_is_by(day, seen))
            continue;
        now++;
        begin = !date_is_set(begin) || date_compare(day, begin) < 0 ? day : begin;
        end = !date_is_set(end) || date_compare(day, end) > 0 ? day : end;
    }
    for (size_t i = 0; i < count; i++)
        first += strcmp(all[i].treaty->id, id) == 0 && date_is_set(all[i].deposited) &&
                 date_compare(all[i].deposited, begin) == 0;
    if (now == 0 ||
        !claim_says(claim, text, (double)now, &(Beside){ .beside = true, .first = end.year, .last = end.year }))
        return claim_fails(claim, "%zu have joined by %d", now, end.year);
    if (begin.year != end.year &&
        !claim_says(claim, text, (double)first, &(Beside){ .beside = true, .first = begin.year, .last = begin.year }))
        return claim_fails(claim, "%zu joined on the first day of %d", first, begin.year);
    return VERDICT_HOLDS;
}

/* The latest judgement in its words, with every year that was judged so. */
static Verdict
hold_grade(Claim *claim, const char *text)
{
    Verdict verdict;
    const Fact *fact = claim_fact(claim, "grade", &verdict);
    const Measure *measure = fact == NULL ? NULL : claim_measure(claim, fact->measure);
    const GPtrArray *series;
    g_autofree char *plain = without_marks(text);

    if (measure == NULL)
        return fact == NULL ? verdict : VERDICT_UNTOLD;
    series = facts_series(claim->facts, fact->measure, fact->area, claim->days);
    if (facts_latest(claim->facts, fact->measure, fact->area, claim->days) != fact)
        return claim_fails(claim, "%s is not the latest judgement", fact->id);
    for (size_t i = 0; i < measure->grade_count; i++)
        if (measure->grades[i].value == fact->value &&
            strstr(text, local_text(measure->grades[i].title, lang_tag(claim->lang))) == NULL)
            return claim_fails(claim, "%s is %s", fact->id, measure->grades[i].id);
    for (guint i = 0; i < series->len; i++) {
        const Fact *other = g_ptr_array_index(series, i);
        g_autofree char *year = without_marks(
            lang_number(claim->lang, claim->arena, other->period.last.year, NUMBER_PLAIN, 0));

        if (other->value == fact->value && find_whole(plain, plain, year) == NULL)
            return claim_fails(claim, "%s is the same", other->id);
    }
    return VERDICT_HOLDS;
}

Verdict
claim_drawn(Claim *claim)
{
    const char *text = claim->sentence->said.text;
    bool told = facts_plan(claim->facts) != NULL;
    Verdict verdict = hold_figures(claim, text);

    if (verdict == VERDICT_HOLDS)
        verdict = hold_way(claim, text);
    if (verdict == VERDICT_HOLDS && told && claim_has(claim, "no-figure"))
        verdict = hold_no_figure(claim);
    if (verdict == VERDICT_HOLDS && told && claim_has(claim, "bars"))
        verdict = hold_deadlines(claim, "bars", true);
    if (verdict == VERDICT_HOLDS && told && claim_has(claim, "due"))
        verdict = hold_deadlines(claim, "due", false);
    if (verdict == VERDICT_HOLDS && told && claim_has(claim, "standing"))
        verdict = hold_standing(claim);
    if (verdict == VERDICT_HOLDS && told && claim_has(claim, "votes"))
        verdict = hold_votes(claim);
    if (verdict == VERDICT_HOLDS && told && claim_has(claim, "parties"))
        verdict = hold_parties(claim, text);
    if (verdict == VERDICT_HOLDS && told && claim_has(claim, "grade"))
        verdict = hold_grade(claim, text);
    if (verdict == VERDICT_HOLDS && told && claim_has(claim, "indicator") && claim_has(claim, "count"))
        verdict = claim_counted(claim);
    return verdict;
}
