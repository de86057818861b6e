/* What the data know of each shade of a map: see the header. */
#include "render/map_facts.h"
#include "base/digits.h"
#include "base/json.h"
#include "base/period.h"
#include "base/sort.h"
#include "model/status.h"
#include "render/chart_page.h"
#include <string.h>

enum { MEMBERS = 12 };                  /* of JSON, that one shade has at most */

typedef struct Knowing {
    const MapSpec *spec;
    View *view; const Plan *plan; const Lang *lang; Arena *arena;
    GPtrArray *sources;                 /* Source, of the whole map */
} Knowing;

/* One shade: its members so far, and what it rests on. */
typedef struct Row { Knowing *k; MapProperty *members; size_t count; GPtrArray *sources; } Row;

static void
add_json(Row *row, const char *name, const char *json)
{
    g_assert(row->count < MEMBERS);
    row->members[row->count++] = (MapProperty){ name, json };
}

static const char *
text_json(Arena *arena, const char *text)
{
    g_autoptr(GString) out = g_string_new(NULL);

    json_append_text(out, text);
    return arena_strdup(arena, out->str);
}

static void
add_text(Row *row, const char *name, const char *text)
{
    if (text != NULL && *text != '\0')
        add_json(row, name, text_json(row->k->arena, text));
}

static void
add_number(Row *row, const char *name, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    add_json(row, name, arena_strdup(row->k->arena, number_shortest(value, text)));
}

static void
add_date(Row *row, const char *name, Date date)
{
    char text[11];

    if (date_is_set(date))
        add_text(row, name, date_format(date, text));
}

/* ---- the figure of an area, its standing, its status ---- */

static void
add_figure(Row *row, const Figure *figure, const Measure *measure)
{
    char period[PERIOD_TEXT];

    if (!figure->known)
        return;
    if (measure != NULL)
        add_text(row, "measure", measure->id);
    add_text(row, "period", period_format_iso(figure->period, period));
    add_text(row, "status", quality_name(figure->quality));
    if (figure->qualifier != QUALIFIER_NONE)
        add_text(row, "qualifier", qualifier_name(figure->qualifier));
    if (figure->has_range) {
        add_number(row, "low", figure->low);
        add_number(row, "high", figure->high);
    }
    sources_of_figure(row->sources, figure);
}

static void
add_standing(Row *row, const Standing *standing)
{
    static const char *const words[] = {
        [MEMBER_UNKNOWN] = "unknown", [MEMBER_NOT_PARTY] = "not-party", [MEMBER_SIGNATORY] = "signatory",
        [MEMBER_PARTY] = "party"
    };

    add_text(row, "standing", words[standing->status]);
    add_date(row, "signed", standing->seen.signed_on);
    add_date(row, "deposited", standing->seen.deposited);
    add_date(row, "in_force", standing->seen.in_force);
    sources_of_standing(row->sources, standing);
}

static void
add_member(Row *row, const Indicator *indicator, const Area *area)
{
    SetView set = view_set(row->k->view, indicator);

    for (size_t i = 0; i < set.count; i++) {
        const SetMember *member = &set.members[i];

        if (member->area != area)
            continue;
        add_json(row, "counts", member->counts ? "true" : "false");
        if (member->figure.known)
            add_figure(row, &member->figure, NULL);
        else if (member->standing.membership != NULL)
            add_standing(row, &member->standing);
    }
}

static void
add_status(Row *row, const Objective *objective, const Area *area)
{
    for (size_t f = 0; f < objective->follow_count; f++)
        if (follow_is_for(objective, &objective->follows[f], area)) {
            StatusView status = view_follow_status(row->k->view, &objective->follows[f], area);

            add_text(row, "progress", status_name(status.result.status));
            if (status.latest.known)
                add_number(row, "value", status.latest.value);
            add_figure(row, &status.latest, NULL);
            return;
        }
}

static void
add_known(Row *row, const Area *area)
{
    const MapSpec *spec = row->k->spec;
    const Plan *plan = row->k->plan;
    const Measure *measure = spec->measure == NULL ? NULL : plan_find_measure(plan, spec->measure);

    if (spec->treaty != NULL) {
        Standing standing = view_membership(row->k->view, area, plan_find_treaty(plan, spec->treaty));

        add_standing(row, &standing);
    } else if (spec->indicator != NULL) {
        add_member(row, plan_find_indicator(plan, spec->indicator), area);
    } else if (spec->objective != NULL) {
        add_status(row, plan_find_objective(plan, spec->objective), area);
    } else if (measure != NULL) {
        Figure figure = spec->year == 0 ? view_latest(row->k->view, measure, area)
                                        : view_year(row->k->view, measure, area, spec->year);

        add_figure(row, &figure, measure);
    }
}

/* ---- sources ---- */

static int
compare_sources(const void *left, const void *right)
{
    const Source *a = *(const Source *const *)left, *b = *(const Source *const *)right;

    return a->index < b->index ? -1 : a->index > b->index;
}

static const char *
sources_json(const Knowing *k, const GPtrArray *sources)
{
    g_autoptr(GString) out = g_string_new("[");

    for (guint i = 0; i < sources->len; i++) {
        const Source *source = g_ptr_array_index(sources, i);
        const char *title = local_text(source->title, lang_tag(k->lang));
        bool said = source->publisher == NULL || *source->publisher == '\0' ||
                    strstr(title, source->publisher) != NULL;

        if (i > 0)
            g_string_append_c(out, ',');
        json_append_text(out, said ? title : arena_printf(k->arena, "%s: %s", source->publisher, title));
    }
    g_string_append_c(out, ']');
    return arena_strdup(k->arena, out->str);
}

static MapProperties
known_of(Knowing *k, const Area *area)
{
    g_autoptr(GPtrArray) sources = g_ptr_array_new();
    Row row = { k, arena_new0(k->arena, MapProperty, MEMBERS), 0, sources };

    if (area != NULL)
        add_known(&row, area);
    sort_items(sources->pdata, sources->len, sizeof(gpointer), compare_sources);
    if (sources->len > 0)
        add_json(&row, "sources", sources_json(k, sources));
    for (guint i = 0; i < sources->len; i++)
        if (!g_ptr_array_find(k->sources, sources->pdata[i], NULL))
            g_ptr_array_add(k->sources, sources->pdata[i]);
    return (MapProperties){ row.members, row.count };
}

/* ---- the whole ---- */

static MapProperties
of_the_whole(Knowing *k)
{
    Row row = { k, arena_new0(k->arena, MapProperty, MEMBERS), 0, NULL };

    add_text(&row, "title", k->spec->title);
    add_text(&row, "kind", map_kind_name(k->spec->kind));
    add_text(&row, "language", lang_tag(k->lang));
    add_json(&row, "sources", sources_json(k, k->sources));
    return (MapProperties){ row.members, row.count };
}

static MapProperties
of_each(Knowing *k)
{
    Row row = { k, arena_new0(k->arena, MapProperty, MEMBERS), 0, NULL };
    Days days = view_days(k->view);

    add_text(&row, "unit", k->spec->unit);
    add_date(&row, "as_of", days.as_of);
    add_date(&row, "known_by", days.known_by);
    return (MapProperties){ row.members, row.count };
}

MapKnown
map_known(const MapSpec *spec, View *view, const Lang *lang, Arena *arena)
{
    g_autoptr(GPtrArray) sources = g_ptr_array_new();
    Knowing k = { spec, view, view_plan(view), lang, arena, sources };
    size_t count = spec->kind == MAP_LOCATOR ? 1 : spec->shade_count;
    MapProperties *shades = arena_new0(arena, MapProperties, count + 1);
    MapKnown known;

    for (size_t i = 0; i < count; i++)
        shades[i] = known_of(&k, spec->kind == MAP_LOCATOR ? NULL : plan_find_area(k.plan, spec->shades[i].area));
    sort_items(sources->pdata, sources->len, sizeof(gpointer), compare_sources);
    known.facts = (MapFacts){ of_the_whole(&k), of_each(&k), shades };
    known.sources = arena_memdup(arena, sources->pdata, sizeof(gpointer) * sources->len);
    known.source_count = sources->len;
    return known;
}
