/* Series, rows and points inside a chart element; see chart_data.h. */
#include "template/chart_data.h"
#include "base/diag_template.h"
#include "base/words.h"
#include <math.h>
#include <string.h>

static const char *
given(Fill *fill, const Instruction *instruction, const char *name)
{
    return fill_has(instruction, name) ? fill_text(fill, instruction, name) : "";
}

static void
bad_word(Fill *fill, const Instruction *instruction, const char *name, const char *what)
{
    const Argument *argument = fill_argument(instruction, name);

    diag_report(fill->diags, DIAG_TEMPLATE_BAD_WORD, argument == NULL ? instruction->place : argument->place,
                given(fill, instruction, name), what, NULL);
}

static Date
given_date(Fill *fill, const Instruction *instruction, const char *name)
{
    Date date = { 0 };
    const char *text = given(fill, instruction, name);

    if (*text != '\0' && !date_parse(text, &date))
        bad_word(fill, instruction, name, "date");
    return date;
}

static int
decimals_written(const char *text)
{
    const char *point = strchr(text, '.');

    return point == NULL ? 0 : (int)strspn(point + 1, "0123456789");
}

static ChartQuality
given_quality(Fill *fill, const Instruction *instruction)
{
    static const char *const names[] = { "final", "estimate", "preliminary" };
    const char *text = given(fill, instruction, "quality");

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (*text == '\0' || strcmp(text, names[i]) == 0)
            return (ChartQuality)i;
    bad_word(fill, instruction, "quality", "quality");
    return QUALITY_FINAL;
}

static ChartValue
written_value(Fill *fill, const Instruction *instruction, const char *text)
{
    char *end;
    double value = g_ascii_strtod(text, &end);

    if (*end != '\0' || !isfinite(value)) {
        bad_word(fill, instruction, "value", "number");
        return (ChartValue){ 0 };
    }
    return (ChartValue){ true, value,
                         fill_has(instruction, "text")
                             ? fill_text(fill, instruction, "text")
                             : lang_number(fill->lang, fill->arena, value, NUMBER_DECIMAL, decimals_written(text)),
                         given_quality(fill, instruction) };
}

/* value="12" as written, or the model's figure: of a year, else the latest. */
static ChartValue
value_of(Fill *fill, const Instruction *instruction, const ChartData *data, const ChartData *parent)
{
    const Measure *measure = data->measure != NULL ? data->measure : parent == NULL ? NULL : parent->measure;
    const Area *area = data->area != NULL ? data->area : parent == NULL ? NULL : parent->area;
    const char *text = given(fill, instruction, "value"), *year = given(fill, instruction, "year");
    Figure figure;

    if (*text != '\0')
        return written_value(fill, instruction, text);
    if (measure == NULL || (data->measure == NULL && *year == '\0'))
        return (ChartValue){ 0 };
    figure = *year == '\0' ? view_latest(fill->view, measure, area)
                           : view_year(fill->view, measure, area, (int)g_ascii_strtoll(year, NULL, 10));
    return figure_chart_value(fill, &figure, measure, area);
}

const char *
chart_data_name(Fill *fill, const ChartData *data)
{
    if (*data->name != '\0')
        return data->name;
    return data->area != NULL ? area_name(fill, data->area)
         : data->measure != NULL ? local(fill, data->measure->short_title) : data->at;
}

/* Lists are of one kind, or nearly so: the last of a kind is near the end, and the n-th near place n. */
static void
add(GPtrArray *list, ChartData *data)
{
    for (guint i = list->len; i > 0; i--) {
        const ChartData *before = g_ptr_array_index(list, i - 1);

        if (before->kind == data->kind) {
            data->nth = before->nth + 1;
            break;
        }
    }
    g_ptr_array_add(list, data);
}

/*
 * A line is drawn from as many points as the document may have nodes; all else in a chart is to be told apart by the
 * reader.
 */
static bool
is_told_apart(const ChartData *data, const ChartData *parent)
{
    return data->kind != DATA_POINT || parent == NULL || parent->kind != DATA_SERIES;
}

/* "2018 350 2019 ~372 2020 -": a point a pair, an estimate behind a tilde, none where there is no figure. */
static void
read_points(Fill *fill, const Instruction *instruction, ChartData *parent)
{
    g_auto(GStrv) words = words_split(given(fill, instruction, "points"));

    for (size_t i = 0; words[i] != NULL && budget_holds(fill, instruction->place); i += 2) {
        const char *word = words[i + 1] == NULL ? "" : words[i + 1], *number = word + (*word == '~');
        bool none = strcmp(word, "-") == 0;
        char *end;
        double value = g_ascii_strtod(number, &end);
        ChartData *point = arena_new0(fill->arena, ChartData, 1);

        if (!none && (*number == '\0' || *end != '\0' || !isfinite(value))) {
            bad_word(fill, instruction, "points", "row of pairs, a place and its number");
            return;
        }
        *point = (ChartData){ .kind = DATA_POINT, .place = instruction->place, .name = "", .group = "", .letter = "",
                              .mark = "", .says = "", .at = arena_strdup(fill->arena, words[i]) };
        if (!none)
            point->value = (ChartValue){ true, value,
                                         lang_number(fill->lang, fill->arena, value, NUMBER_DECIMAL,
                                                     decimals_written(number)),
                                         number > word ? QUALITY_ESTIMATE : QUALITY_FINAL };
        add(parent->children, point);
        fill->points++;
    }
}

static void
emit_data(Fill *fill, const Instruction *instruction, ChartDataKind kind)
{
    ChartData *data = arena_new0(fill->arena, ChartData, 1), *parent = fill->data_parent;
    GPtrArray *list = fill->data;

    if (list == NULL) {
        diag_report(fill->diags, DIAG_TEMPLATE_BAD_WORD, instruction->place, instruction->row->name,
                    "place for a chart's data: it belongs inside <chart>", NULL);
        return;
    }
    fill->place = instruction->place;
    *data = (ChartData){ .kind = kind,
                         .place = instruction->place,
                         .name = given(fill, instruction, "name"),
                         .group = given(fill, instruction, "group"),
                         .at = given(fill, instruction, "at"),
                         .letter = given(fill, instruction, "letter"),
                         .mark = given(fill, instruction, "mark"),
                         .strong = strcmp(given(fill, instruction, "strong"), "yes") == 0,
                         .says = given(fill, instruction, "says") };
    if (fill_has(instruction, "area"))
        data->area = need_area(fill, fill_text(fill, instruction, "area"));
    if (fill_has(instruction, "measure"))
        data->measure = need_measure(fill, fill_text(fill, instruction, "measure"));
    data->from = given_date(fill, instruction, "from");
    data->to = given_date(fill, instruction, "to");
    if (fill_has(instruction, "fill") &&
        !(data->has_fill = chart_fill_find(fill_text(fill, instruction, "fill"), &data->fill)))
        bad_word(fill, instruction, "fill", "fill");
    data->value = value_of(fill, instruction, data, parent);
    add(list, data);
    fill->nodes++;
    fill->points += is_told_apart(data, parent);
    fill->data = data->children = g_ptr_array_new();
    arena_adopt(fill->arena, data->children, (void (*)(void *))g_ptr_array_unref);
    fill->data_parent = data;
    if (fill_has(instruction, "points"))
        read_points(fill, instruction, data);
    fill_children(fill, instruction, fill->scrap);
    fill->data = list;
    fill->data_parent = parent;
}

/* One function a kind: the table of elements knows functions only. */
#define EMIT(name, kind)                                                                                               \
    void name(Fill *fill, const Instruction *instruction, DocNode *parent)                                             \
    {                                                                                                                  \
        (void)parent;                                                                                                  \
        emit_data(fill, instruction, kind);                                                                            \
    }
EMIT(emit_data_series, DATA_SERIES)
EMIT(emit_data_row, DATA_ROW)
EMIT(emit_data_point, DATA_POINT)
EMIT(emit_data_range, DATA_RANGE)
EMIT(emit_data_moment, DATA_MOMENT)
EMIT(emit_data_period, DATA_PERIOD)
EMIT(emit_data_key, DATA_KEY)

/* <chart> inside <chart>: a panel of small multiples. */
void
emit_data_panel(Fill *fill, const Instruction *instruction, GPtrArray *list)
{
    const ChartSpec *spec = chart_spec_of(fill, instruction);
    ChartData *data;

    if (spec == NULL)
        return;
    data = arena_new0(fill->arena, ChartData, 1);
    *data = (ChartData){ .kind = DATA_PANEL, .place = instruction->place, .name = "", .group = "", .at = "",
                         .letter = "", .mark = "", .panel = spec };
    add(list, data);
}

GPtrArray *
chart_data_gather(Fill *fill, const Instruction *instruction)
{
    GPtrArray *list = g_ptr_array_new(), *outer = fill->data;
    ChartData *parent = fill->data_parent;

    if (outer == NULL)
        fill->points = 0;
    fill->data = list;
    fill->data_parent = NULL;
    fill_children(fill, instruction, fill->scrap);
    fill->data = outer;
    fill->data_parent = parent;
    fill->most_points = MAX(fill->most_points, fill->points);
    budget_holds(fill, instruction->place);             /* after the last one, too */
    if (outer == NULL)
        fill->points = 0;
    if (fill->scrap->first_child != NULL) {
        diag_report(fill->diags, DIAG_TEMPLATE_BAD_WORD, fill->scrap->first_child->place,
                    doc_kind_name(fill->scrap->first_child->kind), "part of a chart", NULL);
        fill->scrap = doc_append(fill->doc, NULL, DOC_BOX);
    }
    return list;
}

size_t
chart_data_count(const GPtrArray *data, ChartDataKind kind)
{
    size_t count = 0;

    for (guint i = 0; data != NULL && i < data->len; i++)
        count += ((const ChartData *)g_ptr_array_index(data, i))->kind == kind;
    return count;
}

const ChartData *
chart_data_at(const GPtrArray *data, ChartDataKind kind, size_t n)
{
    for (size_t i = n; data != NULL && i < data->len; i++) {
        const ChartData *one = g_ptr_array_index(data, i);

        if (one->kind == kind && one->nth == n)
            return one;
    }
    return NULL;
}

const ChartData *
chart_data_point(const GPtrArray *data, const char *at)
{
    for (guint i = 0; data != NULL && i < data->len; i++) {
        const ChartData *one = g_ptr_array_index(data, i);

        if (one->kind == DATA_POINT && strcmp(one->at, at) == 0)
            return one;
    }
    return NULL;
}
