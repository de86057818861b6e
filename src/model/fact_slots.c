/*
 * Which questions a changed observation can touch. What is not sure counts as touched: an answer that is asked again in
 * vain costs microseconds, one that is not asked makes a page that is not true.
 */
#include "model/fact_slots.h"
#include <string.h>
#include "model/internal.h"

enum { SLOTS = 4096, DIGITS = 16, NAMES = 64 };  /* the text: SHA-256 of the measures' names, then a number a slot */

/* ---- families of measures ---- */

typedef struct Families { const Measure **measures; size_t *parents; size_t count; } Families;

static size_t
family_of(const Families *families, size_t measure)
{
    while (families->parents[measure] != measure)
        measure = families->parents[measure];
    return measure;
}

/* The one that comes first in the plan stands for all of a family. */
static void
join(const Families *families, const Measure *a, const Measure *b)
{
    size_t one = family_of(families, a->index), other = b == NULL ? one : family_of(families, b->index);

    families->parents[MAX(one, other)] = MIN(one, other);
}

static void
join_all(const Families *families, const Measure *measure)
{
    for (size_t i = 0; i < measure->sum_count; i++)
        join(families, measure, measure->sum_of[i]);
    join(families, measure, measure->weight);
    join(families, measure, measure->of);
    for (size_t p = 0; p < measure->part_count; p++)
        for (size_t i = 0; i < measure->parts[p].count; i++)
            join(families, measure, measure->parts[p].measures[i]);
}

static void
families_init(Families *families, const Plan *plan)
{
    size_t count = families->count = plan->measures->len + plan->disaggregated->len;

    families->measures = g_new0(const Measure *, count + 1);
    families->parents = g_new0(size_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        families->measures[i] = i < plan->measures->len
                                    ? g_ptr_array_index(plan->measures, i)
                                    : g_ptr_array_index(plan->disaggregated, i - plan->measures->len);
        families->parents[i] = i;
    }
    for (size_t i = 0; i < count; i++)
        join_all(families, families->measures[i]);
}

static void
families_clear(Families *families)
{
    g_free(families->measures);
    g_free(families->parents);
}

/* ---- slots ---- */

static const Area *
outermost(const Area *area)
{
    while (area != NULL && area->within != NULL)
        area = area->within;
    return area;
}

/* area NULL: all places. */
static guint
slot_of(const Families *families, const Measure *measure, const Area *area)
{
    const Area *place = outermost(area);
    guint family = g_str_hash(families->measures[family_of(families, measure->index)]->id);

    return (family * 31 + (place == NULL ? 0 : 1 + g_str_hash(place->id))) % SLOTS;
}

static void
add_names(const Families *families, GString *out)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

    for (size_t i = 0; i < families->count; i++)
        g_checksum_update(sum, (const guchar *)families->measures[i]->id,
                          (gssize)strlen(families->measures[i]->id) + 1);
    g_string_append(out, g_checksum_get_string(sum));
}

char *
plan_fact_slots(const Plan *plan)
{
    g_autofree guint64 *slots = g_new0(guint64, SLOTS);
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    GString *out = g_string_sized_new(NAMES + SLOTS * DIGITS);
    Families families;
    size_t count;
    const Series *series = observations_series(plan->observations, &count);

    families_init(&families, plan);
    for (size_t i = 0; i < count; i++) {
        guint64 digest = observations_series_digest(plan->observations, &series[i], sum);

        slots[slot_of(&families, series[i].measure, NULL)] += digest;
        if (series[i].area != NULL)
            slots[slot_of(&families, series[i].measure, series[i].area)] += digest;
    }
    add_names(&families, out);
    for (size_t i = 0; i < SLOTS; i++)
        g_string_append_printf(out, "%016" G_GINT64_MODIFIER "x", slots[i]);
    families_clear(&families);
    return g_string_free(out, FALSE);
}

/* ---- what a change reaches ---- */

struct FactReach {
    const Plan *plan;
    Families families;
    bool all, changed[SLOTS];
};

FactReach *
fact_reach_new(const Plan *plan, const char *before, const char *now)
{
    FactReach *reach = g_new0(FactReach, 1);
    const char *was = before + NAMES, *is = now + NAMES;

    reach->plan = plan;
    families_init(&reach->families, plan);
    reach->all = strlen(before) != NAMES + SLOTS * DIGITS || strlen(now) != strlen(before) ||
                 memcmp(before, now, NAMES) != 0;
    for (size_t i = 0; i < SLOTS && !reach->all; i++)
        reach->changed[i] = memcmp(was + i * DIGITS, is + i * DIGITS, DIGITS) != 0;
    return reach;
}

void
fact_reach_free(FactReach *reach)
{
    if (reach == NULL)
        return;
    families_clear(&reach->families);
    g_free(reach);
}

/* The word that `at` stands before, cut off; false where there is none that fits. */
static bool
next_word(const char **at, char *word, size_t room)
{
    size_t length = strcspn(*at, " ");

    if (length == 0 || length >= room)
        return false;
    memcpy(word, *at, length);
    word[length] = '\0';
    *at += length + ((*at)[length] == ' ');
    return true;
}

static bool
touches_figures(const FactReach *reach, const char *what, const char *of)
{
    const Measure *measure = plan_find_measure(reach->plan, what);
    bool world = strcmp(of, "world") == 0;
    const Area *area = world ? NULL : plan_find_area(reach->plan, of);

    return measure == NULL || (area == NULL && !world) || reach->changed[slot_of(&reach->families, measure, area)];
}

bool
fact_reach_touches(const FactReach *reach, const char *question)
{
    char verb[32], what[128], of[128];

    if (reach->all || !next_word(&question, verb, sizeof verb) || !next_word(&question, what, sizeof what) ||
        !next_word(&question, of, sizeof of))
        return true;
    switch (question_rests_on(verb)) {
    case RESTS_ON_FIGURES:
        return touches_figures(reach, what, of);
    case RESTS_ON_NO_OBSERVATION:
        return false;
    case RESTS_ON_ANY:
        break;
    }
    return true;
}
