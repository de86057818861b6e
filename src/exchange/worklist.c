/* What researchers are asked for, as a table that comes back filled in. */
#include <string.h>
#include "exchange/workbook.h"
#include "model/status.h"

typedef enum WorkColumn {
    WORK_AREA,
    WORK_AREA_NAME,
    WORK_MEASURE,
    WORK_TITLE,
    WORK_UNIT,
    WORK_WHY,
    WORK_LAST_PERIOD,
    WORK_LAST_VALUE,
    WORK_LAST_SOURCE,
    WORK_PERIOD,
    WORK_VALUE,
    WORK_SOURCES,
    WORK_NOTE,
    WORK_COLUMNS
} WorkColumn;

static const char *const headers[WORK_COLUMNS] = { "area",  "area name",   "measure",    "measure title", "unit",
                                                   "why",   "last period", "last value", "last source",   "period",
                                                   "value", "sources",     "note" };
static const bool numbers[WORK_COLUMNS] = { [WORK_LAST_VALUE] = true, [WORK_VALUE] = true };
static const bool open_columns[WORK_COLUMNS] = {
    [WORK_PERIOD] = true, [WORK_VALUE] = true, [WORK_SOURCES] = true, [WORK_NOTE] = true
};

typedef struct Working {
    const ExchangeProject *project;
    View *view;
    Table *table;
    GHashTable *seen; /* "measure\tarea": objectives may follow the same */
} Working;

/* The one that holds the as-of day, as often as the measure is observed. */
static const char *
period_wanted(const Working *w, const Measure *measure)
{
    YearStart start = plan_year_start(w->project->plan);
    Frequency frequency = measure->frequency == FREQUENCY_NONE ? FREQUENCY_YEAR : measure->frequency;
    char text[PERIOD_TEXT];

    return arena_strdup(w->table->arena,
                        period_format(period_holding(frequency, view_as_of(w->view), start), start, text));
}

/* The last figure, where there is one. */
static void
put_last(const Working *w, const Figure *last, const char **row)
{
    YearStart start = plan_year_start(w->project->plan);
    char text[PERIOD_TEXT];
    g_autofree char *value = NULL;
    Observation part;

    if (!last->known)
        return;
    value = said_number(last->value, last->decimals);
    row[WORK_LAST_PERIOD] = arena_strdup(w->table->arena, period_format(last->period, start, text));
    row[WORK_LAST_VALUE] = arena_strdup(w->table->arena, value);
    if (last->part_count == 0)
        return;
    part = figure_part(last, 0);
    if (part.source_count > 0)
        row[WORK_LAST_SOURCE] = part.sources[0]->id;
}

static void
ask_for(Working *w, const Measure *measure, const Area *area, const char *why, const Figure *last)
{
    const Measure *whole = measure->of == NULL ? measure : measure->of;
    const char **row;
    char *key = g_strdup_printf("%s\t%s", measure->id, area == NULL ? "" : area->id);

    if (!g_hash_table_add(w->seen, key))
        return;
    row = arena_new0(w->table->arena, const char *, WORK_COLUMNS);
    row[WORK_AREA] = area == NULL ? NULL : area->id;
    row[WORK_AREA_NAME] = area == NULL ? NULL : local_text(area->name, w->project->language);
    row[WORK_MEASURE] = measure->id;
    row[WORK_TITLE] = local_text(whole->title, w->project->language);
    row[WORK_UNIT] = measure->unit;
    row[WORK_WHY] = why;
    row[WORK_PERIOD] = period_wanted(w, measure);
    put_last(w, last, row);
    g_ptr_array_add(w->table->rows, row);
}

static void
ask_for_area(Working *w, const Area *area)
{
    size_t count;
    const TargetOf *targets = view_targets_of(w->view, area, &count);

    for (size_t t = 0; t < count; t++)
        for (size_t f = 0; f < targets[t].objective->follow_count; f++) {
            const Follow *follow = &targets[t].objective->follows[f];
            StatusView s;

            if (follow->measure == NULL || !follow_is_for(targets[t].objective, follow, area))
                continue;
            s = view_follow_status(w->view, follow, area);
            if (!s.latest.known)
                ask_for(w, follow->measure, area, "missing", &s.latest);
            else if (s.result.reason == REASON_STALE || s.result.reason == REASON_DEADLINE_PASSED)
                ask_for(w, follow->measure, area, "stale", &s.latest);
        }
}

/* The areas without which the latest figure of all is only "at least" so much. */
static void
ask_for_lacking(Working *w, const Measure *measure, const Area *only)
{
    Figure latest = view_latest(w->view, measure, NULL);
    size_t count = 0;
    const Area *const *areas = plan_areas(w->project->plan, &count);

    for (size_t i = 0; i < count; i++)
        if ((only == NULL || only == areas[i]) && figure_lacks(&latest, areas[i], NULL)) {
            Figure last = view_latest(w->view, measure, areas[i]);

            ask_for(w, measure, areas[i], last.known ? "stale" : "missing", &last);
        }
}

/* Of an indicator the areas that it counts and that have no figure; where it counts none, whom its target is about. */
static void
ask_for_indicator(Working *w, const Indicator *indicator, const Area *only)
{
    static const Figure none = { 0 };
    const Measure *measure = indicator->measure_count > 0 ? indicator->measures[0] : NULL;
    const Area *area = indicator->target_count > 0 ? indicator->targets[0].area : NULL;
    SetView set;

    if (measure == NULL || measure->membership != NULL)
        return;
    if (indicator->among == NULL) {
        if (!view_has_any(w->view, measure, area) && (only == NULL || only == area))
            ask_for(w, measure, area, "missing", &none);
        ask_for_lacking(w, measure, only);
        return;
    }
    set = view_set(w->view, indicator);
    for (size_t i = 0; i < set.count; i++)
        if (set.members[i].figure.known)
            return;
    for (size_t i = 0; i < set.count; i++)
        if (only == NULL || only == set.members[i].area)
            ask_for(w, measure, set.members[i].area, "missing", &none);
}

Table *
table_of_worklist(const ExchangeProject *project, const Area *area)
{
    Table *t = g_new0(Table, 1);
    g_autoptr(View) view = view_new_days(project->plan, project->days, NULL);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Working w = { project, view, t, seen };
    size_t count;
    const Area *const *areas = plan_target_areas(project->plan, &count);
    const Indicator *const *indicators;

    *t = (Table){ .arena = arena_new(),
                  .headers = headers,
                  .width = WORK_COLUMNS,
                  .numbers = numbers,
                  .open = open_columns,
                  .rows = g_ptr_array_new(),
                  .name = "Worklist" };
    for (size_t i = 0; i < count; i++)
        if (area == NULL || areas[i] == area)
            ask_for_area(&w, areas[i]);
    indicators = plan_indicators(project->plan, &count);
    for (size_t i = 0; i < count; i++)
        ask_for_indicator(&w, indicators[i], area);
    return t;
}
