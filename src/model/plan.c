/* Reading a finished plan: lookups by id and the arrays of everything. */
#include "base/sort.h"
#include "base/words.h"
#include "model/internal.h"
#include <stdlib.h>
#include <string.h>

const char *
local_text(LocalText text, const char *language)
{
    for (size_t i = 0; i < text.count; i++)
        if (language_covers(text.translations[i].language, language))
            return text.translations[i].text;
    return text.text;
}

bool
text_is_in(LocalText text, const char *language)
{
    for (size_t i = 0; i < text.count; i++)
        if (language_covers(text.translations[i].language, language))
            return true;
    return false;
}

/* language NULL: the plan's own */
static const char *
form_in(Forms forms, const char *language, PluralCategory count)
{
    const char *other = NULL;

    for (size_t i = 0; i < forms.count; i++) {
        const Form *form = &forms.forms[i];

        if (language == NULL ? form->language != NULL
                             : form->language == NULL || !language_covers(form->language, language))
            continue;
        if (form->count == count)
            return form->text;
        if (form->count == PLURAL_OTHER)
            other = form->text;
    }
    return other;
}

const char *
forms_text(Forms forms, const char *language, PluralCategory count)
{
    const char *text = language == NULL ? NULL : form_in(forms, language, count);

    return text != NULL ? text : form_in(forms, NULL, count);
}

bool
follow_is_for(const Objective *objective, const Follow *follow, const Area *area)
{
    if (follow->area != NULL)
        return follow->area == area;
    for (size_t i = 0; follow->measure != NULL && i < objective->follow_count; i++)
        if (objective->follows[i].area == area && area != NULL && objective->follows[i].measure == follow->measure &&
            objective->follows[i].kind == follow->kind)
            return false;
    return true;
}

const char *plan_id(const Plan *plan) { return plan->head.id; }
const char *plan_language(const Plan *plan) { return plan->head.language; }
LocalText plan_title(const Plan *plan) { return plan->head.title; }
LocalText plan_organisation(const Plan *plan) { return plan->head.organisation; }
LocalText plan_calendar_title(const Plan *plan) { return plan->head.calendar; }
const char *plan_site(const Plan *plan) { return plan->head.site; }
LocalText plan_contact(const Plan *plan) { return plan->head.contact; }
Period plan_period(const Plan *plan) { return plan->head.period; }
YearStart plan_year_start(const Plan *plan) { return plan->head.year_start; }

static void
tell_no_such_period(const Plan *plan, const WrittenPeriod *written, Place place, Diags *diags)
{
    YearStart start = plan->head.year_start;
    char period[PERIOD_TEXT], day[11], count[12];
    Date first = { (int16_t)written->year, start.month == 0 ? 1 : start.month, start.month == 0 ? 1 : start.day };

    g_snprintf(count, sizeof count, "%d", period_count_in_year(written->counted, written->year, start));
    diag_report_related(diags, DIAG_MODEL_NO_SUCH_PERIOD, place, start.month == 0 ? (Place){ 0 } : plan->head.place,
                        period_format_written(written, period), date_format(first, day), count,
                        written->counted == FREQUENCY_WEEK ? "weeks" : "days", NULL);
}

void
model_tell_backwards(Diags *diags, Place first_place, Place last_place, Date first, Date last)
{
    char from[11], to[11];

    diag_report_related(diags, DIAG_MODEL_BAD_RANGE, first_place, last_place, date_format(first, from),
                        date_format(last, to), NULL);
}

bool
plan_place_period(const Plan *plan, const WrittenPeriod *written, Place place, Period *out, Diags *diags)
{
    char period[PERIOD_TEXT];

    if (written->counted == FREQUENCY_YEAR && plan->head.year_start.month == 0)
        diag_report_related(diags, DIAG_MODEL_NO_YEAR_START, place, plan->head.place,
                            period_format_written(written, period), NULL);
    else if (!period_place(written, plan->head.year_start, out))
        tell_no_such_period(plan, written, place, diags);
    else if (period_is_backwards(*out))
        model_tell_backwards(diags, place, place, out->first, out->last);
    else
        return true;
    return false;
}

Judging plan_judging(const Plan *plan) { return plan->head.judging; }
Days plan_days(const Plan *plan) { return plan->head.days; }
Audience plan_audience(const Plan *plan) { return plan->head.audience; }
Place plan_place(const Plan *plan) { return plan->head.place; }
void plan_digest_observations(const Plan *plan, GChecksum *sum) { observations_digest(plan->observations, sum); }
const char *plan_handed_out_digest(const Plan *plan) { return plan->handed_out == NULL ? "" : plan->handed_out; }

const void *const *
plan_data_roots(const Plan *plan, size_t *count)
{
    *count = plan->roots->len;
    return (const void *const *)plan->roots->pdata;
}

#define POINTERS(function, Type, field)                                                                                \
    const Type *const *function(const Plan *plan, size_t *count)                                                       \
    {                                                                                                                  \
        *count = plan->field->len;                                                                                     \
        return (const Type *const *)plan->field->pdata;                                                                \
    }
#define ROWS(function, Type, field)                                                                                    \
    const Type *function(const Plan *plan, size_t *count)                                                              \
    {                                                                                                                  \
        *count = plan->field->len;                                                                                     \
        return (const Type *)(const void *)plan->field->data;                                                          \
    }
#define FIND(function, Type, kind)                                                                                     \
    const Type *function(const Plan *plan, const char *id)                                                             \
    {                                                                                                                  \
        return g_hash_table_lookup(plan->by_id[kind], id);                                                             \
    }

ROWS(plan_goals, Goal, goals)
POINTERS(plan_objectives, Objective, objectives)
POINTERS(plan_indicators, Indicator, indicators)
POINTERS(plan_area_kinds, AreaKind, area_kinds)
POINTERS(plan_areas, Area, areas)
POINTERS(plan_area_groups, AreaGroup, area_groups)
POINTERS(plan_target_areas, Area, target_areas)
POINTERS(plan_measures, Measure, measures)
POINTERS(plan_disaggregated, Measure, disaggregated)
POINTERS(plan_dimensions, Dimension, dimensions)
POINTERS(plan_treaties, Treaty, treaties)
POINTERS(plan_sources, Source, sources)
POINTERS(plan_roles, Role, roles)
ROWS(plan_events, Event, events)
ROWS(plan_publications, Publication, publications)
ROWS(plan_allowances, Allowance, allowances)
ROWS(plan_outlines, Outline, outlines)
ROWS(plan_borders, Border, borders)
ROWS(plan_geometries, Geometry, geometries)
ROWS(plan_disclaimers, Disclaimer, disclaimers)
POINTERS(plan_phrases, Phrase, phrases)
ROWS(plan_abbreviations, Abbreviation, abbreviations)
ROWS(plan_memberships, Membership, memberships)
ROWS(plan_deadlines, DeadlineSeries, deadlines)
FIND(plan_find_area_kind, AreaKind, ELEMENT_AREA_KIND)
FIND(plan_find_area_group, AreaGroup, ELEMENT_AREA_GROUP)
FIND(plan_find_dimension, Dimension, ELEMENT_DIMENSION)
FIND(plan_find_objective, Objective, ELEMENT_OBJECTIVE)
FIND(plan_find_indicator, Indicator, ELEMENT_INDICATOR)
FIND(plan_find_treaty, Treaty, ELEMENT_TREATY)
FIND(plan_find_source, Source, ELEMENT_SOURCE)
FIND(plan_find_unit, Unit, ELEMENT_UNIT)
FIND(plan_find_topic, Topic, ELEMENT_TOPIC)
FIND(plan_find_role, Role, ELEMENT_ROLE)

const Area *
plan_find_area(const Plan *plan, const char *id_or_name)
{
    return g_hash_table_lookup(plan->area_names, id_or_name);
}

const Area *const *
plan_areas_within(const Plan *plan, const Area *area, size_t *count)
{
    return plan->parts + parts_of_area(plan, area, count);
}

bool
area_joins_treaties(const Area *area)
{
    return area->kind->joins == JOINS_NOT_SAID ? strcmp(area->kind->id, STATE_KIND) == 0
                                               : area->kind->joins == JOINS_YES;
}

bool
area_is_within(const Area *area, const Area *other)
{
    for (area = area->within; area != NULL && area != other; area = area->within)
        continue;
    return area != NULL;
}

const Event *
plan_find_event(const Plan *plan, const char *id)
{
    size_t number = id == NULL ? 0 : GPOINTER_TO_SIZE(g_hash_table_lookup(plan->by_id[ELEMENT_EVENT], id));

    return number == 0 ? NULL : &g_array_index(plan->events, Event, number - 1);
}

bool
plan_withholds(const Plan *plan, const char *kind, const char *id, Place *place)
{
    g_autofree char *key = g_strconcat(kind, " ", id, NULL);
    const Place *found = g_hash_table_lookup(plan->withheld, key);

    if (found != NULL)
        *place = *found;
    return found != NULL;
}

static int
compare_ids(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* In the order of their letters, so that of equals the same one is always told. */
static GPtrArray *
ids_of(GHashTable *things)
{
    GPtrArray *ids = g_ptr_array_new();
    GHashTableIter iter;
    gpointer id;

    g_hash_table_iter_init(&iter, things);
    while (g_hash_table_iter_next(&iter, &id, NULL))
        if (strchr(id, '/') == NULL)            /* measures of some alone follow from the others */
            g_ptr_array_add(ids, id);
    sort_items(ids->pdata, ids->len, sizeof(gpointer), compare_ids);
    return ids;
}

void
plan_near(const Plan *plan, const char *kind, const char *id, Diags *diags)
{
    for (ElementKind k = 0; k < ELEMENT_COUNT; k++)
        if (plan->by_id[k] != NULL && g_strcmp0(element_types[k].name, kind) == 0) {
            g_autoptr(GPtrArray) ids = ids_of(k == ELEMENT_AREA ? plan->area_names : plan->by_id[k]);

            diag_near(diags, id, (const char *const *)ids->pdata, ids->len);
        }
}

static size_t
rank(const Area *area)
{
    return area == NULL ? 0 : area->index + 1;
}

typedef struct SeriesKey { const Measure *measure; const Area *area; } SeriesKey;

static int
compare_series(const void *key, const void *element)
{
    const SeriesKey *k = key;
    const Series *s = element;

    if (k->measure->index != s->measure->index)
        return k->measure->index < s->measure->index ? -1 : 1;
    return rank(k->area) < rank(s->area) ? -1 : rank(k->area) > rank(s->area);
}

const Series *
plan_find_series(const Plan *plan, const Measure *measure, const Area *area)
{
    SeriesKey key = { measure, area };
    size_t count;
    const Series *series = observations_series(plan->observations, &count);

    return count == 0 ? NULL : bsearch(&key, series, count, sizeof(Series), compare_series);
}

size_t
plan_observation_count(const Plan *plan)
{
    return observations_count(plan->observations);
}

Observation
plan_observation(const Plan *plan, ObservationRef at)
{
    return observations_at(plan->observations, at);
}

const char *const *
plan_observation_texts(const Plan *plan, size_t *count)
{
    return observations_texts(plan->observations, count);
}

ObservationRef
plan_observations_of(const Plan *plan, const Measure *measure, const Area *area, size_t *count)
{
    const Series *series = plan_find_series(plan, measure, area);

    *count = series == NULL ? 0 : series->count;
    return series == NULL ? 0 : series->first;
}

typedef struct MemberKey { const Area *area; const Treaty *treaty; } MemberKey;

static int
compare_member(const void *key, const void *element)
{
    const MemberKey *k = key;
    const Membership *m = element;

    if (k->treaty->index != m->treaty->index)
        return k->treaty->index < m->treaty->index ? -1 : 1;
    return k->area->index < m->area->index ? -1 : k->area->index > m->area->index;
}

const Membership *
plan_find_membership(const Plan *plan, const Area *area, const Treaty *treaty)
{
    MemberKey key = { area, treaty };

    return plan->memberships->len == 0
               ? NULL
               : bsearch(&key, plan->memberships->data, plan->memberships->len, sizeof(Membership), compare_member);
}

/* ---- printing ---- */

static void
print_observation(const Observation *o, GString *out)
{
    char first[11], last[11], value[G_ASCII_DTOSTR_BUF_SIZE];

    g_string_append(out, "observation ");
    observation_write_id(o, out);
    g_string_append_printf(out, " %s..%s %s %s", date_format(o->period.first, first), date_format(o->period.last, last),
                           o->said.missing != MISSING_NONE ? missing_name(o->said.missing)
                                                           : g_ascii_formatd(value, sizeof value, "%.15g", o->value),
                           quality_name(o->quality));
    if (o->said.qualifier != QUALIFIER_NONE)
        g_string_append_printf(out, " %s", qualifier_name(o->said.qualifier));
    for (size_t i = 0; i < o->source_count; i++)
        g_string_append_printf(out, " %s", o->sources[i]->id);
    g_string_append_c(out, '\n');
}

static void
print_objective(const Objective *o, GString *out)
{
    g_string_append_printf(out, "objective %s \"%s\"\n", o->id, o->title.text);
    for (size_t i = 0; i < o->indicator_count; i++)
        g_string_append_printf(out, "  indicator %s %s \"%s\"%s%s\n", o->indicators[i]->id,
                               indicator_kind_name(o->indicators[i]->kind), o->indicators[i]->title.text,
                               o->indicators[i]->measure_count > 0 ? " " : "",
                               o->indicators[i]->measure_count > 0 ? o->indicators[i]->measures[0]->id : "");
    for (size_t i = 0; i < o->group_count; i++) {
        g_string_append_printf(out, "  group %s", o->groups[i].id);
        for (size_t s = 0; s < o->groups[i].area_count; s++)
            g_string_append_printf(out, " %s", o->groups[i].areas[s]->id);
        g_string_append_c(out, '\n');
    }
}

void
plan_print(const Plan *plan, GString *out)
{
    char date[11];

    g_string_append_printf(out, "plan %s \"%s\" as of %s\n", plan->head.id, plan->head.title.text,
                           date_format(plan->head.days.as_of, date));
    for (guint i = 0; i < plan->objectives->len; i++)
        print_objective(g_ptr_array_index(plan->objectives, i), out);
    for (guint i = 0; i < plan->measures->len; i++) {
        const Measure *m = g_ptr_array_index(plan->measures, i);

        g_string_append_printf(out, "measure %s %s\n", m->id, m->unit == NULL ? "" : m->unit);
    }
    for (size_t i = 0; i < plan_observation_count(plan); i++) {
        Observation o = plan_observation(plan, (ObservationRef)i);

        print_observation(&o, out);
    }
}
