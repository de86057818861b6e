/*
 * One activity of IATI 2.03, its elements in the order of the schema: an objective is a result, an indicator of numbers
 * an indicator, each figure the actual of its period. What the standard has no place for is told.
 */
#include "exchange/grid.h"
#include "exchange/iati.h"
#include <string.h>
#include "base/diag_exchange.h"
#include "base/digits.h"
#include "base/sort.h"
#include "exchange/xml_text.h"
#include "model/view.h"

typedef struct Out {
    GString *text;
    const ExchangeProject *project;
    View *view;
    Diags *diags;
    const Area *only;
} Out;

/* ---- pieces ---- */

static void
put_escaped(Out *out, const char *text)
{
    xml_add_escaped(out->text, text == NULL ? "" : text);
}

static void
put_attribute(Out *out, const char *name, const char *text)
{
    xml_add_attribute(out->text, name, text);
}

static void
put_narrative(Out *out, const char *text, const char *language)
{
    g_string_append(out->text, "<narrative");
    put_attribute(out, "xml:lang", language);
    g_string_append_c(out->text, '>');
    put_escaped(out, text);
    g_string_append(out->text, "</narrative>");
}

/* In the plan's language, which is the activity's, and in each other that there is. */
static void
put_text(Out *out, const char *indent, const char *element, LocalText text)
{
    if (text.text == NULL || *text.text == '\0')
        return;
    g_string_append_printf(out->text, "%s<%s>", indent, element);
    put_narrative(out, text.text, NULL);
    for (size_t i = 0; i < text.count; i++)
        put_narrative(out, text.translations[i].text, text.translations[i].language);
    g_string_append_printf(out->text, "</%s>\n", element);
}

static void
put_number(Out *out, const char *name, double value, int decimals)
{
    char text[48];

    number_in_places(value, decimals, text);
    put_attribute(out, name, text);
}

static void
put_day(Out *out, const char *name, Date day)
{
    char text[11];

    put_attribute(out, name, date_format(day, text));
}

/* ---- indicators ---- */

static bool
is_percent(const Measure *measure)
{
    return measure->unit != NULL && strstr(measure->unit, "percent") != NULL;
}

static bool
is_whole(const Area *area)
{
    return strcmp(area->id, IATI_WHOLE) == 0 && strcmp(area->kind->id, IATI_WHOLE_KIND) == 0;
}

/* The area of a figure where it is not of the whole plan, and who it is of. */
static void
put_whom(Out *out, const Area *area, const Measure *measure)
{
    if (area != NULL && !is_whole(area)) {
        g_string_append(out->text, "<location");
        put_attribute(out, "ref", area->id);
        g_string_append(out->text, "/>");
    }
    for (size_t i = 0; i < measure->category_count; i++) {
        g_string_append(out->text, "<dimension");
        put_attribute(out, "name", measure->categories[i].dimension->id);
        put_attribute(out, "value", measure->categories[i].member->id);
        g_string_append(out->text, "/>");
    }
}

typedef struct Value {
    Period period;
    const Area *area;
    const Measure *measure;
    double value;
    int decimals;                       /* of a figure, as it is written; -1: as few as tell it */
    const char *note;
    bool target;
} Value;

static int
compare_values(const void *left, const void *right)
{
    const Value *a = left, *b = right;
    int order = date_compare(a->period.first, b->period.first);

    order = order != 0 ? order : date_compare(a->period.last, b->period.last);
    order = order != 0 ? order : (int)b->target - (int)a->target;
    order = order != 0 ? order : strcmp(a->area == NULL ? "" : a->area->id, b->area == NULL ? "" : b->area->id);
    return order != 0 ? order : strcmp(a->measure->id, b->measure->id);
}

/* What the standard has no place for is counted, and told once for each indicator. */
typedef struct Lost {
    size_t missing, qualified, revoked, between, unsure, sourced, based, revised, later;
} Lost;

/*
 * What is computed goes out as a total (over areas: of the plan, since locations do not lie within one another), and of
 * some alone where the indicator has a target for them.
 */
static bool
is_wanted(const Indicator *indicator, const Measure *measure)
{
    for (size_t i = 0; i < indicator->target_count; i++)
        if (indicator->targets[i].measure == measure)
            return true;
    return measure->category_count == 0;
}

/* A series has figures alone; what stands in the data in place of one, its own observations tell. */
static size_t
count_missing(const Out *out, const Measure *measure, const Area *area)
{
    const Plan *plan = out->project->plan;
    size_t count, missing = 0;
    ObservationRef first = plan_observations_of(plan, measure, area, &count);

    for (size_t i = 0; i < count; i++)
        missing += plan_observation(plan, first + (ObservationRef)i).said.missing != MISSING_NONE;
    return missing;
}

/* Values that no figure rests on, and that none revises: on the plan's days they were not known. */
static size_t
count_unknown(const Out *out, const Measure *measure, const Area *area, const Figure *figures, size_t figure_count)
{
    const Plan *plan = out->project->plan;
    size_t count, known = 0, written = 0;
    ObservationRef first = plan_observations_of(plan, measure, area, &count);

    for (size_t i = 0; i < count; i++)
        written += plan_observation(plan, first + (ObservationRef)i).said.missing == MISSING_NONE;
    for (size_t i = 0; i < figure_count; i++)
        known += figures[i].summed || figures[i].over.total > 0 ? 0 : figures[i].part_count + figures[i].revised_count;
    return written > known ? written - known : 0;
}

static void
gather_series(Out *out, const Indicator *indicator, GArray *values, const Measure *measure, const Area *area,
              Lost *lost)
{
    size_t count;
    const Figure *figures = view_series_open(out->view, measure, area, &count);

    lost->missing += count_missing(out, measure, area);
    lost->later += count_unknown(out, measure, area, figures, count);
    for (size_t i = 0; i < count; i++) {
        bool derived = figures[i].summed || figures[i].over.total > 0;
        Value value = { .area = area,
                        .measure = measure,
                        .value = figures[i].value,
                        .decimals = derived ? -1 : figures[i].decimals,
                        .period = { date_first_day(figures[i].period.first), date_last_day(figures[i].period.last) } };

        if (derived && (!figures[i].known || figures[i].qualifier != QUALIFIER_NONE || !is_wanted(indicator, measure) ||
                        (area != NULL && figures[i].over.total > 0)))
            continue;
        lost->revoked += date_is_set(figures[i].revoked);
        lost->qualified += figures[i].known && (figures[i].has_range || figures[i].qualifier != QUALIFIER_NONE);
        lost->unsure += figures[i].known && !derived && figures[i].quality != Q_FINAL;
        lost->sourced += figures[i].known && !derived && figures[i].part_count > 0 &&
                         figure_part(&figures[i], 0).source_count > 0;
        lost->between += figures[i].known && figures[i].between;
        lost->based += figures[i].known && !derived && figures[i].basis != NULL;
        lost->revised += figures[i].revised_count;
        if (!figures[i].known || figures[i].between)          /* no source told a number between two ends */
            continue;
        if (figures[i].part_count > 0 && !derived)
            value.note = figure_part(&figures[i], 0).note;
        g_array_append_val(values, value);
    }
}

static void
gather_figures(Out *out, const Indicator *indicator, GArray *values, const Measure *measure, Lost *lost)
{
    size_t areas, parts;
    const Area *const *all = plan_areas(out->project->plan, &areas);
    const Measure *const *some = plan_disaggregated(out->project->plan, &parts);

    for (size_t a = 0; a <= areas; a++) {
        const Area *area = a == areas ? NULL : all[a];

        if (out->only != NULL && area != out->only)
            continue;
        gather_series(out, indicator, values, measure, area, lost);
        for (size_t i = 0; i < parts; i++)
            if (some[i]->of == measure)
                gather_series(out, indicator, values, some[i], area, lost);
    }
}

/* A target holds at the end of the year in which it is due, and so do the milestones before it. */
static void
gather_targets(const Indicator *indicator, const Measure *measure, GArray *values)
{
    for (size_t i = 0; i < indicator->target_count; i++) {
        const Target *target = &indicator->targets[i];
        Date day = date_last_day(target->date);
        Value value = { .area = target->area,
                        .measure = target->measure == NULL ? measure : target->measure,
                        .value = target->value,
                        .decimals = -1,
                        .target = true,
                        .period = { { day.year, 1, 1 }, day } };

        if (date_is_set(target->date) && target->has_value)
            g_array_append_val(values, value);
        for (size_t m = 0; m < target->milestone_count; m++) {
            day = date_last_day(target->milestones[m].date);
            value.value = target->milestones[m].value;
            value.period = (Period){ { day.year, 1, 1 }, day };
            g_array_append_val(values, value);
        }
    }
}

static void
put_value(Out *out, const Value *value)
{
    g_string_append_printf(out->text, "          <%s", value->target ? "target" : "actual");
    put_number(out, "value", value->value, value->decimals);
    g_string_append_c(out->text, '>');
    put_whom(out, value->area, value->measure);
    if (value->note != NULL && *value->note != '\0') {
        g_string_append(out->text, "<comment>");
        put_narrative(out, value->note, NULL);
        g_string_append(out->text, "</comment>");
    }
    g_string_append_printf(out->text, "</%s>\n", value->target ? "target" : "actual");
}

/* Targets stand before actuals in a period. */
static void
put_periods(Out *out, GArray *values)
{
    sort_items(values->data, values->len, sizeof(Value), compare_values);
    for (guint i = 0; i < values->len; i++) {
        const Value *value = &g_array_index(values, Value, i);
        const Value *before = i == 0 ? NULL : value - 1, *after = i + 1 < values->len ? value + 1 : NULL;
        bool opens = before == NULL || !date_equal(before->period.first, value->period.first) ||
                     !date_equal(before->period.last, value->period.last);
        bool closes = after == NULL || !date_equal(after->period.first, value->period.first) ||
                      !date_equal(after->period.last, value->period.last);

        if (opens) {
            g_string_append(out->text, "        <period>\n          <period-start");
            put_day(out, "iso-date", value->period.first);
            g_string_append(out->text, "/>\n          <period-end");
            put_day(out, "iso-date", value->period.last);
            g_string_append(out->text, "/>\n");
        }
        put_value(out, value);
        g_string_append(out->text, closes ? "        </period>\n" : "");
    }
}

static void
put_baselines(Out *out, const Indicator *indicator, const Measure *measure)
{
    for (size_t i = 0; i < indicator->target_count; i++) {
        const Target *target = &indicator->targets[i];
        Date day = date_is_set(target->baseline_date) ? date_last_day(target->baseline_date)
                                                      : date_first_day(plan_period(out->project->plan).first);
        g_autofree char *year = g_strdup_printf("%04d", day.year);

        if (!target->has_baseline)
            continue;
        g_string_append(out->text, "        <baseline");
        put_attribute(out, "year", year);
        put_day(out, "iso-date", day);
        put_number(out, "value", target->baseline, -1);
        g_string_append_c(out->text, '>');
        put_whom(out, target->area, target->measure == NULL ? measure : target->measure);
        g_string_append(out->text, "</baseline>\n");
    }
}

const char *
iati_code_of(const Indicator *indicator, const Measure *measure)
{
    static const char *const codes[KIND_COUNT] = {
        [KIND_LEVEL] = "1", [KIND_TOTAL] = "1", [KIND_MONEY] = "1", [KIND_AREA_SET] = "3", [KIND_JUDGEMENT] = "4"
    };
    const char *code = codes[indicator->kind];

    return code != NULL && *code == '1' && is_percent(measure) ? "2" : code;
}

static void
tell_lost(Out *out, const Indicator *indicator, const char *what)
{
    diag_report(out->diags, DIAG_EXPORT_IATI_UNKEPT, indicator->place, what, indicator->id, NULL);
}

static void
tell_all_lost(Out *out, const Indicator *indicator, const Lost *lost)
{
    bool ranges = false, all = false;

    for (size_t i = 0; i < indicator->target_count; i++) {
        ranges = ranges || indicator->targets[i].has_low || indicator->targets[i].has_high;
        all = all || (!indicator->targets[i].has_value && !indicator->targets[i].has_low);
    }
    if (indicator->measure_count > 1)
        tell_lost(out, indicator, "the measures besides the first");
    if (indicator->judging.rule > RULE_LINEAR)
        tell_lost(out, indicator, "the rule of the status");
    if (ranges)
        tell_lost(out, indicator, "the range of a target");
    if (all)
        tell_lost(out, indicator, "a target without a number");
    if (indicator->measures[0]->nature != NATURE_STOCK && indicator->kind != KIND_JUDGEMENT)
        tell_lost(out, indicator, "whether a figure is of a day or of its whole period");
    if (lost->revoked > 0)
        tell_lost(out, indicator, "what was revoked");
    if (lost->missing > 0)
        tell_lost(out, indicator, "why figures are missing");
    if (lost->unsure > 0)
        tell_lost(out, indicator, "which figures are estimates or preliminary");
    if (lost->sourced > 0)
        tell_lost(out, indicator, "the sources of single figures");
    if (lost->between > 0)
        tell_lost(out, indicator, "figures that are two ends without a number");
    if (lost->based > 0)
        tell_lost(out, indicator, "how figures were measured otherwise");
    if (lost->revised > 0)
        tell_lost(out, indicator, "earlier values that were revised");
    if (lost->later > 0)
        tell_lost(out, indicator, "figures that were not known on the plan's days");
    if (lost->qualified > 0)
        tell_lost(out, indicator, "the ends and words of figures that are not exact");
}

/* The measure's own id, in the vocabulary of whoever reports, so that it comes back. */
static void
put_reference(Out *out, const Measure *measure)
{
    g_string_append(out->text, "        <reference vocabulary=\"99\"");
    put_attribute(out, "code", measure->id);
    g_string_append(out->text, "/>\n");
}

static bool
put_indicator(Out *out, const Indicator *indicator)
{
    const Measure *measure = indicator->measure_count > 0 ? indicator->measures[0] : NULL;
    g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(Value));
    const char *code = measure == NULL ? NULL : iati_code_of(indicator, measure);
    Lost lost = { 0 };

    if (code == NULL) {
        diag_report(out->diags, DIAG_IATI_KIND, indicator->place, indicator->id, NULL);
        return false;
    }
    g_string_append_printf(out->text, "      <indicator measure=\"%s\" ascending=\"%s\"%s>\n", code,
                           measure->better == BETTER_DOWN ? "0" : "1",
                           g_strcmp0(measure->over_areas, "sum") == 0 ? " aggregation-status=\"1\"" : "");
    put_text(out, "        ", "title", indicator->title);
    put_reference(out, measure);
    put_baselines(out, indicator, measure);
    gather_targets(indicator, measure, values);
    gather_figures(out, indicator, values, measure, &lost);
    tell_all_lost(out, indicator, &lost);
    put_periods(out, values);
    g_string_append(out->text, "      </indicator>\n");
    return true;
}

/* A result must have an indicator; one without any is left out, and its indicators were told. */
static void
put_result(Out *out, const Objective *objective)
{
    gsize before = out->text->len;
    bool any = false;

    g_string_append(out->text, "    <result type=\"2\">\n");
    put_text(out, "      ", "title", objective->title);
    for (size_t i = 0; i < objective->indicator_count; i++)
        any = put_indicator(out, objective->indicators[i]) || any;
    g_string_append(out->text, "    </result>\n");
    if (!any)
        g_string_truncate(out->text, before);
}

/* ---- the activity ---- */

static void
put_dates(Out *out)
{
    Period period = plan_period(out->project->plan);

    g_string_append(out->text, "    <activity-status code=\"2\"/>\n    <activity-date type=\"1\"");
    put_day(out, "iso-date", date_first_day(period.first));
    g_string_append(out->text, "/>\n    <activity-date type=\"3\"");
    put_day(out, "iso-date", date_last_day(period.last));
    g_string_append(out->text, "/>\n");
}

static void
put_areas(Out *out)
{
    size_t count;
    const Area *const *areas = plan_areas(out->project->plan, &count);

    for (size_t i = 0; i < count; i++) {
        if (areas[i]->alpha2 == NULL || (out->only != NULL && areas[i] != out->only))
            continue;
        g_string_append(out->text, "    <recipient-country");
        put_attribute(out, "code", areas[i]->alpha2);
        g_string_append(out->text, "/>\n");
    }
    for (size_t i = 0; i < count; i++) {
        if ((out->only != NULL && areas[i] != out->only) || is_whole(areas[i]))
            continue;
        g_string_append(out->text, "    <location");
        put_attribute(out, "ref", areas[i]->id);
        g_string_append(out->text, ">");
        put_text(out, "", "name", areas[i]->name);
        g_string_truncate(out->text, out->text->len - 1);
        g_string_append(out->text, "</location>\n");
    }
}

static void
put_sources(Out *out)
{
    size_t count;
    const Source *const *sources = plan_sources(out->project->plan, &count);

    for (size_t i = 0; i < count; i++) {
        if (sources[i]->address == NULL || *sources[i]->address == '\0')
            continue;
        g_string_append(out->text, "    <document-link format=\"text/html\"");
        put_attribute(out, "url", sources[i]->address);
        g_string_append(out->text, ">\n");
        put_text(out, "      ", "title", sources[i]->title);
        g_string_append(out->text, "      <category code=\"B01\"/>\n");
        if (date_is_set(sources[i]->published)) {
            g_string_append(out->text, "      <document-date");
            put_day(out, "iso-date", date_last_day(sources[i]->published));
            g_string_append(out->text, "/>\n");
        }
        g_string_append(out->text, "    </document-link>\n");
    }
}

GBytes *
iati_write(const ExchangeProject *project, const ExportOrder *order, Diags *diags)
{
    const Plan *plan = project->plan;
    g_autoptr(View) view = view_new_days(plan, project->days, NULL);
    Out out = { g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"), project, view, diags, order->area };
    g_autoptr(GDateTime) created = g_date_time_new_from_unix_utc(project->created);
    g_autofree char *stamp = g_date_time_format(created, "%Y-%m-%dT%H:%M:%SZ");
    size_t count;
    const Objective *const *objectives = plan_objectives(plan, &count);

    g_string_append_printf(out.text,
                           "<iati-activities version=\"2.03\" generated-datetime=\"%s\">\n"
                           "  <iati-activity xml:lang=\"%s\" last-updated-datetime=\"%s\">\n",
                           stamp, plan_language(plan), stamp);
    g_string_append(out.text, "    <iati-identifier>");
    put_escaped(&out, plan_id(plan));
    g_string_append(out.text, "</iati-identifier>\n");
    g_string_append(out.text, "    <reporting-org ref=\"");
    put_escaped(&out, plan_id(plan));
    g_string_append(out.text, "\" type=\"22\">");
    put_narrative(&out, plan_organisation(plan).text == NULL ? plan_title(plan).text : plan_organisation(plan).text,
                  NULL);
    g_string_append(out.text, "</reporting-org>\n");
    put_text(&out, "    ", "title", plan_title(plan));
    put_text(&out, "    ", "description", plan_title(plan));
    g_string_append(out.text, "    <participating-org role=\"4\" type=\"22\">");
    put_narrative(&out, plan_organisation(plan).text == NULL ? plan_title(plan).text : plan_organisation(plan).text,
                  NULL);
    g_string_append(out.text, "</participating-org>\n");
    put_dates(&out);
    put_areas(&out);
    put_sources(&out);
    for (size_t i = 0; i < count; i++)
        put_result(&out, objectives[i]);
    g_string_append(out.text, "  </iati-activity>\n</iati-activities>\n");
    iati_tell_left(project, diags);
    return g_string_free_to_bytes(out.text);
}
