/* The plan's state as tables for people and machines: status, what is missing. */
#include "base/digits.h"
#include "base/json.h"
#include "base/nearest.h"
#include "render/project.h"
#include <string.h>
#include "model/status.h"
#include "read/read.h"

/* ---- status ---- */

static const char *
indicator_title(const Indicator *indicator)
{
    const char *title = indicator->short_title.text;

    return title != NULL && *title != '\0' ? title : indicator->title.text;
}

/* The indicator itself, or, with a row, by the target for that. */
static StatusView
status_asked(View *view, const Indicator *indicator, const IndicatorRow *row)
{
    return row == NULL ? view_indicator_status(view, indicator) : view_indicator_row_status(view, indicator, row);
}

/* "at least 5", "60 to 140": what is known of the latest figure, and never as exact what is not. */
static char *
value_text(const StatusView *s)
{
    Qualifier q = s->input.qualifier == QUALIFIER_NONE ? QUALIFIER_NONE : s->latest.qualifier;
    g_autofree char *qualifier = g_strdup(q == QUALIFIER_NONE ? "" : qualifier_name(q));
    char value[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];
    bool between = s->latest.between && s->input.has_ends;

    g_ascii_formatd(value, sizeof value, "%.10g", between ? s->input.least : s->input.latest);
    g_ascii_formatd(high, sizeof high, "%.10g", s->input.most);
    return g_strdup_printf("%s%s%s%s%s", g_strdelimit(qualifier, "-", ' '), *qualifier == '\0' ? "" : " ", value,
                           between ? " to " : "", between ? high : "");
}

static Date
value_date(const StatusView *s)
{
    return date_is_set(s->latest.revoked) ? s->latest.revoked : s->latest.period.last;
}

static void
status_row(View *view, const Indicator *indicator, const IndicatorRow *row, GString *out)
{
    StatusView status = status_asked(view, indicator, row);
    g_autofree char *value = status.latest.known ? value_text(&status) : g_strdup("");
    char date[11] = "";

    if (status.latest.known)
        date_format(value_date(&status), date);
    g_string_append_printf(out, "%-6s %-14s %14s  %-10s  %s", row == NULL ? indicator->id : row->id,
                           status_name(status.result.status), value, date, indicator_title(indicator));
    if (status.latest.known && status.latest.over.total > 0) {
        g_string_append(out, " [");
        figure_over_text(&status.latest.over, out);
        g_string_append_c(out, ']');
    }
    g_string_append(out, status.latest.known && status.latest.undated ? " [undated sources only]\n" : "\n");
}

char *
sheaf_status_table(SheafProject *project)
{
    g_autoptr(View) view = project_view(project, NULL);
    GString *out = g_string_new(NULL);
    size_t count = 0;
    const Indicator *const *indicators = plan_indicators(project->plan, &count);

    for (size_t i = 0; i < count; i++) {
        size_t rows;
        const IndicatorRow *own = view_indicator_rows(view, indicators[i], &rows);

        status_row(view, indicators[i], NULL, out);
        for (size_t r = 0; r < rows; r++)
            status_row(view, indicators[i], &own[r], out);
    }
    return g_string_free(out, FALSE);
}

static void
json_number(GString *out, const char *name, bool known, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    g_string_append_printf(out, ", \"%s\": %s", name, known ? number_shortest(value, text) : "null");
}

/*
 * What is known of the value besides it: its qualifier, what it lies between, and on how many of how many areas it
 * rests. Of what is only said to lie between both ends there is no value.
 */
static void
value_members(const StatusView *s, GString *out)
{
    json_number(out, "value", s->latest.known && !(s->latest.between && s->input.has_ends), s->input.latest);
    if (!s->latest.known)
        return;
    if (s->input.qualifier != QUALIFIER_NONE)
        g_string_append_printf(out, ", \"qualifier\": \"%s\"", qualifier_name(s->latest.qualifier));
    if (s->input.has_ends) {
        json_number(out, "low", true, s->input.least);
        json_number(out, "high", true, s->input.most);
    }
    if (s->latest.over.total > 0)
        g_string_append_printf(out, ", \"covered\": %zu, \"of\": %zu", s->latest.over.covered, s->latest.over.total);
}

/* Of a way that is only known to be at least or at most so long there is no share; along the same parts there is. */
static bool
has_exact_share(const StatusView *s)
{
    Qualifier q = s->input.qualifier;

    return !s->input.has_ends && (s->input.of_parts || (q != QUALIFIER_AT_LEAST && q != QUALIFIER_AT_MOST));
}

static void
status_object(View *view, const Indicator *indicator, const IndicatorRow *row, GString *out)
{
    StatusView s = status_asked(view, indicator, row);
    bool exact = has_exact_share(&s);
    char date[11];

    g_string_append(out, "  {\"indicator\": ");
    json_append_text(out, indicator->id);
    if (row != NULL && row->area != NULL) {
        g_string_append(out, ", \"area\": ");
        json_append_text(out, row->area->id);
    }
    if (row != NULL && row->beside != NULL) {
        g_string_append(out, ", \"measure\": ");
        json_append_text(out, row->measure->id);
    }
    g_string_append(out, ", \"title\": ");
    json_append_text(out, indicator_title(indicator));
    g_string_append_printf(out, ", \"status\": \"%s\"", status_name(s.result.status));
    value_members(&s, out);
    if (s.latest.known)
        g_string_append_printf(out, ", \"date\": \"%s\", \"undated\": %s", date_format(value_date(&s), date),
                               s.latest.undated ? "true" : "false");
    json_number(out, "target", s.input.has_target, s.input.target);
    json_number(out, "share", exact && s.result.has_share, s.result.share);
    json_number(out, "pace", exact && s.result.has_pace, s.result.pace);
    g_string_append_c(out, '}');
}

char *
sheaf_status_json(SheafProject *project)
{
    g_autoptr(View) view = project_view(project, NULL);
    GString *out = g_string_new("[\n");
    size_t count = 0;
    const Indicator *const *indicators = plan_indicators(project->plan, &count);

    for (size_t i = 0; i < count; i++) {
        size_t rows;
        const IndicatorRow *own = view_indicator_rows(view, indicators[i], &rows);

        status_object(view, indicators[i], NULL, out);
        for (size_t r = 0; r < rows; r++) {
            g_string_append(out, ",\n");
            status_object(view, indicators[i], &own[r], out);
        }
        g_string_append(out, i + 1 < count ? ",\n" : "\n");
    }
    g_string_append(out, "]\n");
    return g_string_free(out, FALSE);
}

/* ---- the researcher's worklist ---- */

static void
missing_of(View *view, const Area *area, GString *out)
{
    size_t count = 0;
    const TargetOf *targets = view_targets_of(view, area, &count);
    const Objective *last = NULL;

    for (size_t t = 0; t < count; t++) {
        const Objective *objective = targets[t].objective;

        for (size_t f = 0; objective != last && f < objective->follow_count; f++) {
            const Follow *follow = &objective->follows[f];
            StatusView s;
            char date[11];

            if (follow->measure == NULL || !follow_is_for(objective, follow, area))
                continue;
            s = view_follow_status(view, follow, area);
            if (!s.latest.known)
                g_string_append_printf(out, "%s  %-3s  missing                %s\n", area->id, objective->id,
                                       follow->measure->id);
            else if (s.result.reason == REASON_STALE || s.result.reason == REASON_DEADLINE_PASSED)
                g_string_append_printf(out, "%s  %-3s  stale since %-10s %s\n", area->id, objective->id,
                                       date_format(s.latest.period.last, date), follow->measure->id);
        }
        last = objective;
    }
}

/* The areas without which the latest figure of all is only "at least" so much. */
static void
lacking_areas(View *view, const Indicator *indicator, const Measure *measure, GString *out)
{
    Figure latest = view_latest(view, measure, NULL);
    size_t count = 0;
    const Area *const *areas = plan_areas(view_plan(view), &count);
    char period[PERIOD_TEXT];

    for (size_t i = 0; i < count; i++)
        if (figure_lacks(&latest, areas[i], NULL))
            g_string_append_printf(out, "%s  %-3s  lacks %-16s %s\n", areas[i]->id, indicator->id,
                                   period_format(latest.period, plan_year_start(view_plan(view)), period),
                                   measure->id);
}

/*
 * Of an indicator the areas that it counts and that have no figure; where it counts none, whom its target is about; and
 * where it has no measure, what would have to be collected.
 */
static void
indicator_missing(View *view, const Indicator *indicator, GString *out)
{
    const Measure *measure = indicator->measure_count > 0 ? indicator->measures[0] : NULL;
    const Area *area = indicator->target_count > 0 ? indicator->targets[0].area : NULL;
    SetView set;

    if (measure == NULL)
        g_string_append_printf(out, "%s  %-3s  to be collected        %s\n", area == NULL ? "world" : area->id,
                               indicator->id,
                               indicator->to_collect.text == NULL ? "of it nothing is measured yet"
                                                                  : indicator->to_collect.text);
    if (measure == NULL || measure->membership != NULL)
        return;
    if (indicator->among == NULL) {
        if (!view_has_any(view, measure, area))
            g_string_append_printf(out, "%s  %-3s  missing                %s\n", area == NULL ? "world" : area->id,
                                   indicator->id, measure->id);
        else
            lacking_areas(view, indicator, measure, out);
        return;
    }
    set = view_set(view, indicator);
    for (size_t i = 0; i < set.count; i++)
        if (set.members[i].figure.known)
            return;
    for (size_t i = 0; i < set.count; i++)
        g_string_append_printf(out, "%s  %-3s  missing                %s\n", set.members[i].area->id, indicator->id,
                               measure->id);
}

static void
indicators_missing(View *view, GString *out)
{
    size_t count;
    const Indicator *const *indicators = plan_indicators(view_plan(view), &count);

    for (size_t i = 0; i < count; i++)
        indicator_missing(view, indicators[i], out);
}

char *
sheaf_missing_table(SheafProject *project)
{
    g_autoptr(View) view = project_view(project, NULL);
    GString *out = g_string_new(NULL);
    size_t count = 0;
    const Area *const *areas = plan_target_areas(project->plan, &count);

    for (size_t i = 0; i < count; i++)
        missing_of(view, areas[i], out);
    indicators_missing(view, out);
    return g_string_free(out, FALSE);
}

/* ---- schema, limits, fonts ---- */

const char *
sheaf_nearest(const char *word, const char *const *words, size_t count)
{
    return nearest_word(word, words, count);
}

char *
sheaf_schema(const char *root)
{
    GString *out = g_string_new(NULL);

    if (strcmp(root, "template") == 0)
        template_vocabulary(out);
    else if (strcmp(root, "chart") == 0)
        template_chart_vocabulary(out);
    else if (!schema_write(root, out))
        return g_string_free(out, TRUE);
    return g_string_free(out, FALSE);
}

static void
add_face(const char *family, const char *style, const char *path, void *data)
{
    g_string_append_printf(data, "%s\t%s\t%s\n", family, style, path);
}

char *
sheaf_fonts(const char *fontconfig_file, SheafReport report, void *report_data, SheafExit *exit_status)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(TextSystem) system = text_system_new(fontconfig_file, diags);
    GString *out;

    report_all(diags, report, report_data);
    *exit_status = (SheafExit)diags_exit_status(diags);
    if (system == NULL)
        return NULL;
    out = g_string_new(NULL);
    text_system_each_face(system, add_face, out);
    return g_string_free(out, FALSE);
}
