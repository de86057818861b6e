/* What is told by classes: a figure between bounds, the shades of a map with the names in each, how many stand so. */
#include <string.h>
#include "truth/class_words.h"

/* ---- a figure between bounds ---- */

/* The head of a list: "B 20 to 100 km²". */
static Verdict
hold_head(Claim *claim)
{
    const Measure *measure = claim_measure(claim, claim_word(claim, "measure"));
    ClassEnds ends = { .other_count = 0 };

    ends.has_low = claim_number(claim, "over", &ends.low) || claim_number(claim, "from", &ends.low);
    ends.has_high = claim_number(claim, "to", &ends.high) || claim_number(claim, "below", &ends.high);
    return measure == NULL ? VERDICT_UNTOLD : class_says_ends(claim, measure, claim->sentence->said.text, &ends);
}

Verdict
claim_class(Claim *claim)
{
    Verdict verdict;
    const Fact *fact;
    double over, from, to, below, value;

    if (claim_has(claim, "measure"))
        return hold_head(claim);
    fact = claim_fact(claim, "figure", &verdict);
    if (fact == NULL)
        return verdict;
    value = fact_middle(fact);
    if ((claim_number(claim, "over", &over) && value <= over) || (claim_number(claim, "from", &from) && value < from) ||
        (claim_number(claim, "to", &to) && value > to) || (claim_number(claim, "below", &below) && value >= below))
        return claim_fails(claim, "%s is %.10g", fact->id, value);
    return VERDICT_HOLDS;
}

/* ---- how many stand so ---- */

static size_t
count_standing(const Claim *claim, const Area *const *areas, size_t count, const Treaty *treaty)
{
    size_t found = 0;

    for (size_t i = 0; i < count; i++)
        found += area_joins_treaties(areas[i]) &&
                 strcmp(joined_words[joined_view(claim->facts, areas[i], treaty, claim->days).joined],
                        claim_word(claim, "status")) == 0;
    return found;
}

/* Of all areas, or of those that an objective lists, in one of its groups. */
Verdict
claim_standings(Claim *claim)
{
    const Plan *plan = facts_plan(claim->facts);
    const Treaty *treaty = claim_treaty(claim, "of");
    const Objective *objective;
    size_t count, found = 0;
    const Area *const *areas;

    if (plan == NULL)
        return VERDICT_UNTOLD;
    areas = plan_areas(plan, &count);
    objective = plan_find_objective(plan, claim_word(claim, "objective"));
    if (treaty != NULL && !claim_has(claim, "objective"))
        found = count_standing(claim, areas, count, treaty);
    for (size_t g = 0; treaty != NULL && objective != NULL && g < objective->group_count; g++)
        if (claim_is_of_group(claim, &objective->groups[g]))
            found += count_standing(claim, objective->groups[g].areas, objective->groups[g].area_count, treaty);
    if (treaty == NULL || !claim_says(claim, claim->sentence->said.text, (double)found, &(Beside){ 0 }))
        return claim_fails(claim, "it is so of %zu", found);
    return VERDICT_HOLDS;
}

/* ---- the shades of a map ---- */

enum { NO_CLASS = -1, UNNAMED = -2 };        /* unnamed: it must be on the map, which has no class for it */

/* What the map tells of the area: of its year, else the latest. */
static const Fact *
fact_of_map(Claim *claim, const Measure *measure, const Area *area)
{
    double year;
    const GPtrArray *series;

    if (!claim_number(claim, "year", &year))
        return facts_latest(claim->facts, measure->id, area->id, claim->days);
    series = facts_series(claim->facts, measure->id, area->id, claim->days);
    for (guint i = series->len; i > 0; i--) {
        const Fact *fact = g_ptr_array_index(series, i - 1);

        if (fact->period.last.year == (int)year &&
            fact_part_of_year(claim->facts, measure->id, fact->period) == FREQUENCY_NONE)
            return fact;
    }
    return NULL;
}

/* From the highest bound down; what lies on that is below it, where there are others. */
static int
class_between(Claim *claim, double value)
{
    g_auto(GStrv) bounds = g_strsplit(claim_word(claim, "bounds"), " ", -1);
    int count = (int)g_strv_length(bounds), class = count;

    for (int i = 0; i < count; i++) {
        double at = g_ascii_strtod(bounds[i], NULL);

        class -= i == count - 1 && count > 1 ? value > at : value >= at;
    }
    return class;
}

static int
count_bounds(Claim *claim)
{
    g_auto(GStrv) bounds = g_strsplit(claim_word(claim, "bounds"), " ", -1);

    return (int)g_strv_length(bounds);
}

/* Grades stand with the best first, which is the last of them. What has no figure is of the class behind the last. */
static int
class_of_figure(Claim *claim, const Area *area, const Measure *measure, bool *none)
{
    bool graded = claim_has(claim, "grades");
    const Fact *fact = fact_of_map(claim, measure, area);

    *none = fact == NULL;
    for (size_t g = 0; graded && fact != NULL && g < measure->grade_count; g++)
        if (measure->grades[g].value == fact->value)
            return (int)(measure->grade_count - 1 - g);
    if (fact == NULL || graded)
        return graded ? (int)measure->grade_count : count_bounds(claim) + 1;
    return class_between(claim, fact_middle(fact));
}

/* Where the word stands among those of the classes. */
static int
class_named(const Claim *claim, const char *word)
{
    g_auto(GStrv) words = g_strsplit(claim_word(claim, "classes"), " ", -1);

    for (int i = 0; words[i] != NULL; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    return UNNAMED;
}

/* The status of the first row that the objective follows for the area, which is one of its targets. */
static int
class_of_status(Claim *claim, const Objective *objective, const Area *area)
{
    bool target = false;
    const Fact *latest;

    for (size_t g = 0; g < objective->group_count; g++)
        for (size_t a = 0; a < objective->groups[g].area_count; a++)
            target = target || objective->groups[g].areas[a] == area;
    for (size_t f = 0; target && f < objective->follow_count; f++)
        if (claim_is_row_for(objective, &objective->follows[f], area)) {
            Judged is = { .as_of = claim->days.as_of };

            if (objective->follows[f].measure != NULL)
                is = judged_follow(claim->facts, &objective->follows[f], area, claim->days, &latest);
            return class_named(claim, judge_status(&is));
        }
    return NO_CLASS;
}

static int
class_in_list(Claim *claim, const Indicator *indicator, const Area *area)
{
    for (size_t i = 0; i < indicator->list_count; i++)
        if (indicator->list[i] == area)
            return class_named(claim, member_stands(claim->facts, indicator, area, claim->days));
    return NO_CLASS;
}

/* The first row by whose records, or by whose deadlines, the area stands in it. */
static int
class_by_records(Claim *claim, const Area *area)
{
    g_auto(GStrv) rows = g_strsplit(claim_word(claim, "rows"), ";", -1);

    for (int i = 0; rows[i] != NULL; i++)
        if (g_str_has_prefix(rows[i], "deadline ") ? claim_deadline_tells(claim, rows[i], area)
                                                   : claim_record_tells(claim, rows[i], area))
            return i;
    return NO_CLASS;
}

/* What the map is of; the property that says so: a measure, a treaty, an indicator, an objective, or records. */
typedef struct MapOf {
    const Measure *measure;
    const Treaty *treaty;
    const Indicator *indicator;
    const Objective *objective;
    bool rows;
} MapOf;

static MapOf
map_of(const Claim *claim)
{
    const Plan *plan = facts_plan(claim->facts);

    return (MapOf){ claim_measure(claim, claim_word(claim, claim_has(claim, "grades") ? "grades" : "measure")),
                    claim_treaty(claim, "of"), plan_find_indicator(plan, claim_word(claim, "indicator")),
                    plan_find_objective(plan, claim_word(claim, "objective")), claim_has(claim, "rows") };
}

/* none: whether it may be left out, as it has no figure. */
static int
class_due(Claim *claim, const Area *area, const MapOf *of, bool *none)
{
    g_auto(GStrv) alone = g_strsplit(claim_word(claim, "areas"), " ", -1);
    static const int classes[] = { [JOINED_PARTY] = 0, [JOINED_SIGNED] = 1, [JOINED_NOT] = 2,
                                   [JOINED_NOTHING_KNOWN] = 3 };

    *none = false;
    if (of->indicator != NULL)
        return class_in_list(claim, of->indicator, area);
    if (of->rows)
        return class_by_records(claim, area);
    if ((of->treaty != NULL && !area_joins_treaties(area)) ||
        (alone[0] != NULL && !g_strv_contains((const char *const *)alone, area->id)))
        return NO_CLASS;
    if (of->objective != NULL)
        return class_of_status(claim, of->objective, area);
    return of->treaty != NULL ? classes[joined_view(claim->facts, area, of->treaty, claim->days).joined]
                              : class_of_figure(claim, area, of->measure, none);
}

/* The class that the map has of the area; NO_CLASS: it is not on it. */
static int
class_said(char **shades, const char *area)
{
    size_t length = strlen(area);

    for (size_t i = 0; shades[i] != NULL; i++)
        if (strncmp(shades[i], area, length) == 0 && shades[i][length] == ':')
            return (int)g_ascii_strtoll(shades[i] + length + 1, NULL, 10);
    return NO_CLASS;
}

/* The text goes on behind what was found there; NULL: it is not there. */
static const char *
pass(const char *at, const char *words)
{
    const char *found = at == NULL ? NULL : strstr(at, words);

    return found == NULL ? NULL : found + strlen(words);
}

/* Where one name ends and the next begins; in Arabic by its own comma. NULL: there is no next one. */
static const char *
next_listed(const char *from, const char *end)
{
    static const char *const commas[] = { ", ", "\u060C " };

    for (size_t i = 0; i < G_N_ELEMENTS(commas); i++) {
        const char *next = g_strstr_len(from, end - from, commas[i]);

        if (next != NULL)
            return next;
    }
    return NULL;
}

/* Where the names of a class end: before the semicolon of the page's language, and the blank that French has there. */
static const char *
end_of_class(const char *from)
{
    const char *latin = strchr(from, ';'), *arabic = strstr(from, "\u061B"),
               *end = latin != NULL ? latin : arabic != NULL ? arabic : from + strlen(from);
    const char *before = end == from ? end : g_utf8_prev_char(end);

    return end > from && g_unichar_isspace(g_utf8_get_char(before)) ? before : end;
}

/* Both ends of what lies between two, else the number; and its letter, where it has one. */
static bool
says_fact(const Claim *claim, const char *text, const Fact *fact)
{
    double value = fact_middle(fact);
    bool ends = fact->has_range && claim_says(claim, text, fact_low(fact), &(Beside){ 0 }) &&
                claim_says(claim, text, fact_high(fact), &(Beside){ 0 });

    if (fact_is_hedged(fact, Q_ESTIMATE) != (strstr(text, "(e)") != NULL) ||
        fact_is_hedged(fact, Q_PRELIMINARY) != (strstr(text, "(p)") != NULL))
        return false;
    return fact->has_range ? ends
                           : claim_says(claim, text, value, &(Beside){ 0 }) ||
                                 claim_says_bound(claim, text, value, &(Beside){ 0 });
}

/* "71 (2013)": the year behind a figure is its own. */
static bool
says_own_year(Claim *claim, const char *text, const Fact *fact)
{
    const char *bracket = strrchr(text, '('), *year;

    if (bracket == NULL || !g_unichar_isdigit(g_utf8_get_char(bracket + 1)))
        return true;
    year = lang_number(claim->lang, claim->arena, fact->period.last.year, NUMBER_PLAIN, 0);
    return g_str_has_prefix(bracket + 1, year) && bracket[1 + strlen(year)] == ')';
}

/* What stands behind a name up to the next is its figure, where the map tells that of each. */
static bool
tells_figure(Claim *claim, const char *from, const char *end, const Area *area)
{
    const Measure *measure = claim_measure(claim, claim_word(claim, "measure"));
    const Fact *fact = measure == NULL ? NULL : fact_of_map(claim, measure, area);
    const char *next = next_listed(from, end);
    const char *text = arena_strndup(claim->arena, from, (size_t)((next == NULL ? end : next) - from));

    return fact != NULL && says_fact(claim, text, fact) && says_own_year(claim, text, fact);
}

/* The name stands in the list whole: between blanks and commas, or with its figure. */
static bool
is_listed(Claim *claim, const char *from, const char *end, const Area *area)
{
    const char *names[3];

    for (size_t i = claim_names_of(claim, area, names); i > 0; i--) {
        const char *name = names[i - 1];
        size_t length = strlen(name);

        for (const char *at = from; (at = g_strstr_len(at, end - at, name)) != NULL; at++)
            if (at[-1] == ' ' && (at + length == end || strchr(",.", at[length]) != NULL ||
                                  g_str_has_prefix(at + length, "\u060C") ||
                                  (at[length] == ' ' && tells_figure(claim, at + length + 1, end, area))))
                return true;
    }
    return false;
}

/* The bounds of a class by its place from the highest down, and what else are bounds of the map. */
static ClassEnds
ends_of_class(Claim *claim, int class)
{
    g_auto(GStrv) bounds = g_strsplit(claim_word(claim, "bounds"), " ", -1);
    ClassEnds ends = { .other_count = 0 };
    int low = (int)g_strv_length(bounds) - 1 - class;

    for (int i = 0; bounds[i] != NULL; i++) {
        double at = g_ascii_strtod(bounds[i], NULL);

        if (i == low) {
            ends.has_low = true;
            ends.low = at;
        } else if (i == low + 1) {
            ends.has_high = true;
            ends.high = at;
        } else if (ends.other_count < G_N_ELEMENTS(ends.others)) {
            ends.others[ends.other_count++] = at;
        }
    }
    return ends;
}

/* "by 2020": of the year that parts deadlines. */
static Verdict
hold_row(Claim *claim, int class, const char *words)
{
    g_auto(GStrv) rows = g_strsplit(claim_word(claim, "rows"), ";", -1);
    const char *row = class < (int)g_strv_length(rows) ? rows[class] : "", *year = strrchr(row, ' ');

    if (!g_str_has_prefix(row, "deadline ") || year == NULL || !g_ascii_isdigit(year[1]) ||
        claim_holds_whole(words, lang_number(claim->lang, claim->arena, g_ascii_strtod(year + 1, NULL), NUMBER_PLAIN,
                                             0)))
        return VERDICT_HOLDS;
    return claim_fails(claim, "'%s' does not say%s", words, year);
}

/* What stands between the letter of a class and its number. What has no figure is in the words of the catalogue. */
static Verdict
hold_words(Claim *claim, int class, const char *words)
{
    const Measure *graded = claim_measure(claim, claim_word(claim, "grades")),
                  *measure = claim_measure(claim, claim_word(claim, "measure"));
    ClassEnds ends;

    if (claim_has(claim, "rows"))
        return hold_row(claim, class, words);
    if (graded != NULL && class < (int)graded->grade_count) {
        const char *title =
            local_text(graded->grades[graded->grade_count - 1 - (size_t)class].title, lang_tag(claim->lang));

        return claim_same_words(words, title) ? VERDICT_HOLDS
                                              : claim_fails(claim, "'%s' is not '%s'", words, title);
    }
    if (measure == NULL || !claim_has(claim, "bounds") || class > count_bounds(claim))
        return VERDICT_HOLDS;
    ends = ends_of_class(claim, class);
    return class_says_ends(claim, measure, words, &ends);
}

/* How many stand there, parted by commas. */
static size_t
count_listed(const char *from, const char *end)
{
    size_t count = 1;

    for (; (from = next_listed(from, end)) != NULL; from = strchr(from, ' '))
        count++;
    return count;
}

/*
 * "A over 100 km² (10): Afghanistan, …": behind the number of a class stand its names and no other's, or, where they
 * are many, none at all.
 */
static Verdict
hold_names(Claim *claim, char **shades, int class, const char **at, GHashTable *told)
{
    size_t count, own = 0, named = 0, listed;
    const Area *const *areas = plan_areas(facts_plan(claim->facts), &count);
    const char *from, *end, *number, *words;
    Verdict verdict;

    for (size_t i = 0; i < count; i++)
        own += class_said(shades, areas[i]->id) == class;
    if (own == 0)
        return VERDICT_HOLDS;
    number = arena_printf(claim->arena, "(%s)",
                          lang_number(claim->lang, claim->arena, (double)own, NUMBER_DECIMAL, 0));
    from = pass(*at, number);
    if (from == NULL)
        return claim_fails(claim, "%zu are of class %c", own, 'A' + class);
    words = class_words_before(claim, class, *at, from - strlen(number));
    if (*words == '\0' || !g_hash_table_add(told, (gpointer)(guintptr)words))
        return claim_fails(claim, "class %c is told as '%s', as another is", 'A' + class, words);
    verdict = hold_words(claim, class, words);
    if (verdict != VERDICT_HOLDS)
        return verdict;
    *at = from;
    end = end_of_class(from);
    for (size_t i = 0; i < count; i++)
        named += class_said(shades, areas[i]->id) == class && is_listed(claim, from, end, areas[i]);
    listed = g_strstr_len(from, end - from, ":") != NULL ? count_listed(from, end) : 0;
    return listed == named && (listed == 0 || listed == own)
               ? VERDICT_HOLDS
               : claim_fails(claim, "%zu of the %zu of class %c are among the %zu named", named, own, 'A' + class,
                             listed);
}

/* To be freed: all parts as one. */
static char **
shades_said(Claim *claim)
{
    g_autoptr(GString) all = g_string_new(claim_word(claim, sentence_shades_parts[0]));

    for (int i = 1; i < SHADES_PARTS; i++)
        if (claim_has(claim, sentence_shades_parts[i]))
            g_string_append_printf(all, " %s", claim_word(claim, sentence_shades_parts[i]));
    return g_strsplit(all->str, " ", -1);
}

Verdict
claim_shades(Claim *claim)
{
    g_auto(GStrv) shades = shades_said(claim);
    g_autoptr(GHashTable) told = g_hash_table_new(g_str_hash, g_str_equal);
    MapOf of;
    const char *at = claim->sentence->said.text;
    Verdict verdict = VERDICT_HOLDS;
    const Area *const *areas;
    size_t count;
    int last = 0;

    if (facts_plan(claim->facts) == NULL)
        return VERDICT_UNTOLD;
    of = map_of(claim);
    if (of.measure == NULL && of.treaty == NULL && of.indicator == NULL && of.objective == NULL && !of.rows)
        return claim_fails(claim, "the plan knows no such measure, treaty, indicator or objective");
    areas = plan_areas(facts_plan(claim->facts), &count);
    for (size_t i = 0; i < count; i++) {
        bool optional;
        int due = class_due(claim, areas[i], &of, &optional), said = class_said(shades, areas[i]->id);

        if (due == UNNAMED)
            return claim_fails(claim, "there is no class for how %s stands", areas[i]->id);
        if (due != said && !(optional && said == NO_CLASS))
            return claim_fails(claim, "%s is of class %d, and not %d", areas[i]->id, due, said);
        last = MAX(last, said);
    }
    for (int class = 0; class <= last && verdict == VERDICT_HOLDS; class++)
        verdict = hold_names(claim, shades, class, &at, told);
    return verdict;
}
