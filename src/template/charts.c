/*
 * Chart elements: each kind is a row with a function that fills its spec straight from the model. The template says
 * which measures, which area and which years; numbers never pass through an expression.
 */
#include "template/chart_data.h"
#include "template/chart_words.h"
#include "base/diag_chart.h"
#include "base/diag_read.h"
#include "base/diag_template.h"
#include "base/limit.h"
#include "base/words.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

bool
chart_has_option(ChartFillIn *in, const char *option)
{
    return words_hold(fill_text(in->fill, in->instruction, "options"), option);
}

const char *
chart_year_text(Fill *fill, int year, bool short_form)
{
    return lang_date(fill->lang, fill->arena, (Date){ .year = (int16_t)year },
                     short_form ? DATE_SHORT_YEAR : DATE_MEDIUM);
}

/* ---- bars, columns, lines ---- */

/* Those of the attribute `measures`. */
static const Measure *const *
named_measures(ChartFillIn *in, size_t *count)
{
    g_auto(GStrv) ids = words_split(fill_text(in->fill, in->instruction, "measures"));
    const Measure **measures = arena_new0(in->fill->arena, const Measure *, g_strv_length(ids) + 1);

    *count = 0;
    for (size_t i = 0; ids[i] != NULL; i++)
        if ((measures[*count] = need_measure(in->fill, ids[i])) != NULL)
            (*count)++;
    return measures;
}

const Measure *const *
chart_measures(ChartFillIn *in, size_t *count)
{
    const Measure *const *measures = named_measures(in, count);

    if (*count == 0 || !fill_has(in->instruction, "by"))
        return measures;
    if (*count > 1)
        chart_report_more(in, fill_argument(in->instruction, "measures")->place, "measure", *count);
    return chart_members(in, measures[0], count);
}

void
chart_report_more(ChartFillIn *in, Place place, const char *what, size_t count)
{
    diag_report(in->fill->diags, DIAG_CHART_ONE, place, chart_kind_name(in->spec->kind), what,
                arena_printf(in->fill->arena, "%zu", count), NULL);
}

const Measure *
chart_measure_alone(ChartFillIn *in)
{
    size_t count;
    const Measure *const *measures = named_measures(in, &count);

    if (count > 1)
        chart_report_more(in, fill_argument(in->instruction, "measures")->place, "measure", count);
    return measures[0];
}

/* years="2014 2018"; more years than any chart of years shows are reported, and are those of the first ones. */
bool
chart_years_written(ChartFillIn *in, const char *text, int *first, int *last)
{
    int from, to;

    if (sscanf(text, "%d %d", &from, &to) != 2 || to < from)
        return false;
    if (to - from >= MOST_CHART_YEARS) {
        limit_exceeded(in->fill->diags, LIMIT_CHART_YEARS, fill_argument(in->instruction, "years")->place,
                       chart_kind_name(in->spec->kind), NULL);
        to = from + MOST_CHART_YEARS - 1;
    }
    *first = from;
    *last = to;
    return true;
}

const char *
chart_slot_text(Fill *fill, Period slot)
{
    return lang_reporting_period(fill->lang, fill->arena, slot, plan_year_start(fill->plan), DATE_MEDIUM);
}

Qualifier
chart_qualifier_of(ChartBound bound)
{
    static const Qualifier qualifiers[] = { [BOUND_NONE] = QUALIFIER_NONE,
                                            [BOUND_LEAST] = QUALIFIER_AT_LEAST,
                                            [BOUND_MOST] = QUALIFIER_AT_MOST,
                                            [BOUND_ABOUT] = QUALIFIER_ABOUT,
                                            [BOUND_LEAST_ABOUT] = QUALIFIER_AT_LEAST_ABOUT,
                                            [BOUND_MOST_ABOUT] = QUALIFIER_AT_MOST_ABOUT };

    return qualifiers[bound];
}

void
chart_set_number(ChartFillIn *in, ChartValue *value, Qualifier qualifier, const char *number)
{
    value->bound = chart_bound(qualifier);
    value->text = qualified_text(in->fill, qualifier, number);
    value->brief = qualifier == QUALIFIER_NONE ? NULL : qualified_sign(in->fill, qualifier, number);
}

void
chart_set_unit(ChartFillIn *in, ChartValue *value, double unit)
{
    value->id = printed_id_rescaled(in->fill, value->id, unit);
    if (value->made_of != NULL && strchr(value->made_of, '+') == NULL)
        value->made_of = arena_printf(in->fill->arena, "#%s", printed_id_rescaled(in->fill, value->made_of + 1, unit));
}

static const char *
in_unit(ChartFillIn *in, double value, int decimals)
{
    return million_text(in->fill, value * 1e6, decimals);
}

/* Both ends are told where there is room for words; on its mark what lies between them is about its middle. */
static void
set_ends(ChartFillIn *in, ChartValue *value, bool between, int decimals)
{
    const char *number = in_unit(in, value->value, decimals);
    LangArg ends[] = { LANG_TEXT("low", in_unit(in, value->low, decimals)),
                       LANG_TEXT("high", in_unit(in, value->high, decimals)) },
            within[] = { LANG_TEXT("value", number),
                         LANG_TEXT("range", message_drawn(in->fill, "qualified-range", ends, 2)) };

    value->text = between ? within[1].text : message_drawn(in->fill, "qualified-within", within, 2);
    value->brief = qualified_sign(in->fill, QUALIFIER_ABOUT, number);
}

void
chart_set_in_unit(ChartFillIn *in, ChartValue *value, double unit, int decimals)
{
    value->value /= unit;
    value->low /= unit;
    value->high /= unit;
    if (value->ranged)
        set_ends(in, value, value->between, decimals);
    else
        chart_set_number(in, value, chart_qualifier_of(value->bound), in_unit(in, value->value, decimals));
    chart_set_unit(in, value, unit);
}

const ChartPoint *
chart_points_in_unit(ChartFillIn *in, const ChartPoint *points, size_t count)
{
    ChartPoint *out;

    if (in->fill->chart_unit <= 0)
        return points;
    out = arena_memdup(in->fill->arena, points, sizeof *points * count);
    for (size_t i = 0; i < count; i++)
        if (out[i].value.known)
            chart_set_in_unit(in, &out[i].value, in->fill->chart_unit, in->fill->chart_decimals);
    return out;
}

const Indicator *
chart_need_indicator(Fill *fill, const char *id)
{
    const Indicator *indicator = plan_find_indicator(fill->plan, id);

    if (indicator == NULL)
        report_unknown(fill, fill->place, "indicator", id);
    return indicator;
}

/* ---- whatever stands inside ---- */

static const ChartDatum *copy_data(ChartFillIn *in, const GPtrArray *data, size_t *count);

/* Of these a series of a measure is all its figures, of others the latest. */
static bool
is_over_time(ChartKind kind)
{
    return kind == CHART_AREA || kind == CHART_HEAT_STRIP;
}

/* Points of a measure's series, where none are written; of the years that are asked for, where any are. */
static const ChartDatum *
measured_points(ChartFillIn *in, const ChartData *series, size_t *count)
{
    size_t all = 0;
    const ChartPoint *points = chart_points(in->fill, series->measure, series->area, true, &all);
    ChartDatum *out = arena_new0(in->fill->arena, ChartDatum, all + 1);
    int first, last;
    bool asked = is_over_time(in->spec->kind) &&
                 chart_years_written(in, fill_text(in->fill, in->instruction, "years"), &first, &last);

    points = chart_points_in_unit(in, points, all);
    *count = 0;
    for (size_t i = 0; i < all; i++) {
        const char *name = points[i].when != NULL ? points[i].when
                                                  : chart_year_text(in->fill, points[i].date.year, false);

        if (!asked || (points[i].date.year >= first && points[i].date.year <= last))
            out[(*count)++] = (ChartDatum){ .kind = DATUM_POINT, .name = name, .from = points[i].date,
                                            .to = points[i].date, .value = points[i].value };
    }
    return out;
}

static ChartDatum
copy_datum(ChartFillIn *in, const ChartData *data, size_t of_its_kind)
{
    static const ChartDatumKind kinds[] = {
        [DATA_SERIES] = DATUM_SERIES, [DATA_ROW] = DATUM_ROW,       [DATA_POINT] = DATUM_POINT,
        [DATA_RANGE] = DATUM_RANGE,   [DATA_MOMENT] = DATUM_MOMENT, [DATA_PERIOD] = DATUM_PERIOD,
        [DATA_KEY] = DATUM_KEY,
    };
    ChartDatum datum = { .kind = kinds[data->kind],
                         .name = chart_data_name(in->fill, data),
                         .from = data->from,
                         .to = data->to,
                         .value = data->value,
                         .strong = data->strong };

    datum.group = *data->group == '\0' ? NULL : data->group;
    datum.at = *data->at == '\0' ? NULL : data->at;
    datum.fill = data->has_fill ? data->fill : chart_series_fill(in, data->nth, of_its_kind);
    datum.children = copy_data(in, data->children, &datum.count);
    if (data->kind == DATA_SERIES && data->measure != NULL && datum.count == 0 &&
        (!datum.value.known || is_over_time(in->spec->kind)))
        datum.children = measured_points(in, data, &datum.count);
    return datum;
}

static const ChartDatum *
copy_data(ChartFillIn *in, const GPtrArray *data, size_t *count)
{
    ChartDatum *out = arena_new0(in->fill->arena, ChartDatum, data == NULL ? 1 : data->len + 1);

    *count = 0;
    for (guint i = 0; data != NULL && i < data->len; i++) {
        const ChartData *one = g_ptr_array_index(data, i);

        if (one->kind != DATA_PANEL)
            out[(*count)++] = copy_datum(in, one, chart_data_count(data, one->kind));
    }
    return out;
}

/* The words of the attribute, then NULL. */
static const char *const *
options_given(ChartFillIn *in)
{
    g_auto(GStrv) words = words_split(fill_text(in->fill, in->instruction, "options"));
    const char **out = arena_new0(in->fill->arena, const char *, g_strv_length(words) + 1);

    for (size_t i = 0; words[i] != NULL; i++)
        out[i] = arena_strdup(in->fill->arena, words[i]);
    return out;
}

/* For a kind whose own file reads what stands inside its element. */
bool
chart_fill_data(ChartFillIn *in)
{
    ChartDataSpec *spec = &in->spec->u.data;
    const ChartWord *words = chart_kind_attributes(in->spec->kind);
    size_t most = 0;
    ChartAttribute *attributes;

    while (words[most].word != NULL)
        most++;
    attributes = arena_new0(in->fill->arena, ChartAttribute, most + 1);
    for (size_t i = 0; i < most; i++) {
        const char *text = fill_text(in->fill, in->instruction, words[i].word);

        if (*text != '\0')
            attributes[spec->attribute_count++] = (ChartAttribute){ words[i].word, text };
    }
    spec->attributes = attributes;
    spec->options = options_given(in);
    spec->data = copy_data(in, in->data, &spec->count);
    if (is_over_time(in->spec->kind))
        chart_claim_series(in);
    return spec->count > 0;
}

/* A mark is no chart: <mark> makes it. */
bool
chart_fill_mark(ChartFillIn *in)
{
    diag_report(in->fill->diags, DIAG_TEMPLATE_BAD_WORD, in->instruction->place, chart_kind_name(CHART_MARK),
                "kind of chart", NULL);
    return false;
}

typedef bool (*ChartFillFunction)(ChartFillIn *in);     /* false: nothing to show, no chart is made */
static const ChartFillFunction fill_functions[CHART_KIND_COUNT] = {
#define CHART(constant, name, word, fill, ...) [CHART_##constant] = chart_fill_##fill,
#include "doc/chart_kinds.h"
#undef CHART
};

static DocTagging
tagging_of(Fill *fill, const Instruction *instruction, DocTagging otherwise)
{
    const char *tag = fill_text(fill, instruction, "tag");

    return strcmp(tag, "artifact") == 0 ? TAG_ARTIFACT
           : strcmp(tag, "text") == 0   ? TAG_ACTUAL_TEXT
           : strcmp(tag, "figure") == 0 ? TAG_FIGURE
                                        : otherwise;
}

static const StatusView *
status_of(Fill *fill, const Instruction *instruction, ChartKind kind)
{
    const char *key = fill_text(fill, instruction, "of");
    char *end;
    guint64 index = g_ascii_strtoull(key, &end, 10);

    if (!fill_has(instruction, "of") || !chart_of_is_key(kind))
        return NULL;
    if (*key != '\0' && *end == '\0' && index < fill->statuses->len)
        return g_ptr_array_index(fill->statuses, index);
    chart_report_key(fill, instruction, key);
    return NULL;
}

/* A target that asks for worse than the baseline is drawn as it stands, and told. */
static void
look_at_target(ChartFillIn *in)
{
    const StatusInput *input;
    bool bar = in->spec->kind == CHART_PROGRESS_BAR || in->spec->kind == CHART_BULLET || in->spec->kind == CHART_LINE;

    if (!bar || in->status == NULL || in->status->measure == NULL)
        return;
    input = &in->status->input;
    if (!input->has_target || !input->has_baseline || input->target == input->baseline ||
        input->better == BETTER_NONE || input->aim != AIM_REACH)
        return;
    if ((input->target > input->baseline) != (input->better == BETTER_UP))
        diag_report_related(
            in->fill->diags, DIAG_CHART_TARGET_SIDE, in->instruction->place, in->status->target_place,
            chart_kind_name(in->spec->kind),
            printed_value(in->fill, input->target, in->status->target_decimals, in->status->measure),
            printed_value(in->fill, input->baseline, in->status->baseline_decimals, in->status->measure), NULL);
}

static bool
is_written_out(const Argument *argument)
{
    return argument->part_count == 1 && argument->parts[0].literal != NULL;
}

/* What is written out, of a kind that is, was looked at when the template was loaded. */
static void
look_at_words(ChartFillIn *in)
{
    const Argument *options = fill_argument(in->instruction, "options");
    bool kind_written = is_written_out(fill_argument(in->instruction, "kind"));

    for (size_t i = 0; !kind_written && i < in->instruction->argument_count; i++) {
        const Argument *argument = &in->instruction->arguments[i];

        chart_check_attribute(in->spec->kind, argument->row->name, argument->place, in->fill->diags);
    }
    if (!kind_written)
        chart_check_shows(in->spec->kind, in->instruction, in->fill->diags);
    if (options != NULL && !(kind_written && is_written_out(options)))
        chart_check_options(in->spec->kind, fill_text(in->fill, in->instruction, "options"), options->place,
                            in->fill->diags);
}

static void
look_at_periods(ChartFillIn *in)
{
    size_t count = chart_data_count(in->data, DATA_PERIOD);

    if (count > 1)
        chart_report_more(in, chart_data_at(in->data, DATA_PERIOD, 1)->place, "period", count);
}

/* Kinds whose numbers are of one measure, or of several in one unit. */
static bool
has_unit(ChartKind kind)
{
    switch ((int)kind) {
    case CHART_PROGRESS_BAR:
    case CHART_STACKED_BARS:
    case CHART_COLUMNS:
    case CHART_LINE:
    case CHART_SPARKLINE:
    case CHART_NO_DATA:
    case CHART_BULLET:
    case CHART_AREA_GRID:
    case CHART_AREA:
    case CHART_HEAT_STRIP:
    case CHART_DOT_PLOT:
    case CHART_DUMBBELL:
    case CHART_SLOPE:
    case CHART_PYRAMID: return true;
    default: return false;
    }
}

/* Of the first measure that it shows, or NULL. */
static const Measure *
first_measure(const ChartFillIn *in)
{
    g_auto(GStrv) ids = words_split(fill_text(in->fill, in->instruction, "measures"));
    const ChartData *series = chart_data_at(in->data, DATA_SERIES, 0);

    return in->status != NULL ? in->status->measure
           : ids[0] != NULL   ? plan_find_measure(in->fill->plan, ids[0])
           : series != NULL   ? series->measure
                              : NULL;
}

/* Does it add its figures up, or measure them along an axis or by classes; and are all of them a measure's own? */
static bool
reckons_with_figures(const ChartFillIn *in)
{
    size_t count = chart_data_count(in->data, DATA_SERIES);

    switch (in->spec->kind) {
    case CHART_COLUMNS:
    case CHART_STACKED_BARS: return count == 0;
    case CHART_LINE:
    case CHART_AREA:
    case CHART_HEAT_STRIP: break;
    default: return false;
    }
    for (size_t i = 0; i < count; i++) {
        const ChartData *series = chart_data_at(in->data, DATA_SERIES, i);

        if (series->measure == NULL || (series->children != NULL && series->children->len > 0))
            return false;
    }
    return in->status == NULL || in->spec->kind == CHART_LINE;
}

/*
 * What its numbers are divided by, as its options ask; 0 where they ask nothing. What is printed in thousands in tables
 * is drawn in millions, so that a total, a tick and the bound of a class are in the unit of the figures beside them.
 */
static double
unit_of(ChartFillIn *in)
{
    const Measure *measure = reckons_with_figures(in) ? first_measure(in) : NULL;

    return chart_has_option(in, "billion")                                      ? 1e9
           : chart_has_option(in, "million")                                    ? 1e6
           : measure != NULL && measure->scale > 1 && measure->grade_count == 0 ? 1e6
                                                                                : 0;
}

/*
 * The unit in which its numbers are written, for those who do not see the page: of the first measure that it shows,
 * divided as the chart's options ask. Where grades stand, or shares, there is none.
 */
static void
name_unit(ChartFillIn *in)
{
    const Measure *measure = first_measure(in);
    double scale = unit_of(in);

    if (measure == NULL || measure->grade_count > 0 || !has_unit(in->spec->kind) || chart_has_option(in, "share") ||
        fill_has(in->instruction, "unit"))
        return;
    in->spec->unit = unit_scaled(in->fill, measure, scale > 1 ? scale : measure->scale);
}

/* NULL when there is nothing to show. */
const ChartSpec *
chart_spec_of(Fill *fill, const Instruction *instruction)
{
    const char *name = fill_text(fill, instruction, "kind");
    ChartSpec *spec = arena_new0(fill->arena, ChartSpec, 1);
    ChartFillIn in = { .fill = fill, .instruction = instruction, .spec = spec };
    g_autoptr(GPtrArray) data = NULL;
    bool filled;

    if (!chart_kind_find(name, &spec->kind)) {
        diag_report(fill->diags, DIAG_TEMPLATE_BAD_WORD, instruction->place, name, "kind of chart", NULL);
        return NULL;
    }
    data = chart_data_gather(fill, instruction);
    if (fill->stopped)                  /* what is gathered may be more than a chart can be made of */
        return NULL;
    in.data = data;
    fill->place = instruction->place;
    in.status = status_of(fill, instruction, spec->kind);
    in.area = fill_has(instruction, "area") ? need_area(fill, fill_text(fill, instruction, "area"))
              : in.status == NULL           ? NULL
                                            : in.status->area;
    spec->place = instruction->place;
    spec->title = fill_text(fill, instruction, "title");
    if (fill_has(instruction, "unit"))
        spec->unit = fill_text(fill, instruction, "unit");
    if (fill_says(fill, instruction, "table"))
        spec->table = fill_text(fill, instruction, "table");
    look_at_words(&in);
    chart_look_at_asked(&in);
    look_at_target(&in);
    look_at_periods(&in);
    fill->chart_unit = unit_of(&in);
    fill->chart_decimals = spec->kind == CHART_SPARKLINE ? -1 : 1;
    filled = fill_functions[spec->kind](&in);
    fill->chart_unit = 0;
    if (!filled)
        return NULL;
    name_unit(&in);
    return spec;
}

void
emit_chart(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    const ChartSpec *spec;
    const DocForeign *foreign;
    DocNode *node;
    bool begun;

    look_for_icons(fill, fill_argument(instruction, "icon"), fill_text(fill, instruction, "icon"));
    if (fill->data != NULL) {
        emit_data_panel(fill, instruction, fill->data);
        return;
    }
    begun = foreign_begin(fill);
    spec = chart_spec_of(fill, instruction);
    foreign = foreign_end(fill, begun);
    if (spec == NULL)
        return;
    node = fill_append(fill, instruction, parent, DOC_CHART);
    node->u.chart.spec = spec;
    node->u.chart.foreign = foreign;
    node->u.chart.tagging = tagging_of(fill, instruction, TAG_FIGURE);
    node->data_place = spec->data_place;
    chart_explain(fill, instruction, parent, spec);
}

/* ---- marks ---- */

/* <mark kind="triangle-down" says="…"/>: what it says is its actual text; without it the mark is only ornament. */
void
emit_mark(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    const char *name = fill_text(fill, instruction, "kind");
    ChartSpec *spec = arena_new0(fill->arena, ChartSpec, 1);
    MarkSpec *mark = &spec->u.mark;
    DocNode *node;

    fill->place = instruction->place;
    spec->kind = CHART_MARK;
    spec->place = instruction->place;
    if (!mark_kind_find(name, &mark->mark)) {
        diag_report(fill->diags, DIAG_TEMPLATE_BAD_WORD, instruction->place, name, "mark", NULL);
        return;
    }
    chart_fill_find(fill_text(fill, instruction, "fill"), &mark->fill);
    for (size_t i = 0; i < AREA_MARK_COUNT; i++)
        if (strcmp(chart_area_mark_names[i], fill_text(fill, instruction, "area")) == 0)
            mark->area = (AreaMark)i;
    mark->cell = (int)fill_number(fill, instruction, "cell", -1);
    mark->size = fill_number(fill, instruction, "size", 0);
    mark->width = fill_number(fill, instruction, "width", 0);
    mark->inverse = strcmp(fill_text(fill, instruction, "inverse"), "yes") == 0;
    event_sign_find(fill_text(fill, instruction, "event"), &mark->event);
    mark->open = strcmp(fill_text(fill, instruction, "open"), "yes") == 0;
    node = fill_append(fill, instruction, parent, DOC_CHART);
    node->u.chart.spec = spec;
    node->u.chart.raise = fill_number(fill, instruction, "raise", 0);
    if (fill_has(instruction, "says"))
        node->u.chart.alt = spec->alt = fill_said(fill, instruction, "says", node);
    node->u.chart.tagging = node->u.chart.alt == NULL || *node->u.chart.alt == '\0' ? TAG_ARTIFACT : TAG_ACTUAL_TEXT;
}
