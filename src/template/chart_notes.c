/* What stands in words below a chart: of its signs, of what is drawn open, and notes of single values. */
#include "template/chart_data.h"

/*
 * What the words below a chart must say: signs in place of words, the look of what is told to a day, and notes of
 * single values.
 */
typedef struct Explained {
    bool signs[QUALIFIER_COUNT], open_bar, open_point, estimate, preliminary;
    const char *panel;                  /* of which the values are, where there are several */
    GPtrArray *notes;
    GPtrArray *since, *of_since;        /* what became of values, each once; of each the names of these values */
} Explained;

/*
 * Many values may have become the same: their names stand together, each a sentence of its own figure. `series`: whose
 * value it is, where several are drawn.
 */
static void
look_at_since(Fill *fill, Explained *e, const char *series, const char *name, const ChartValue *value)
{
    const char *whose = series != NULL ? series : e->panel;
    guint at;

    if (!value->known || value->since == NULL)
        return;
    name = arena_printf(fill->arena, "%s%s%s", whose == NULL ? "" : whose, whose == NULL ? "" : " ", name);
    if (value->since_claim_count > 0)
        name = marked_sentence(fill->arena, value->since_claims, value->since_claim_count, name);
    if (!g_ptr_array_find_with_equal_func(e->since, value->since, g_str_equal, &at)) {
        g_ptr_array_add(e->since, (gpointer)(guintptr)value->since);
        g_ptr_array_add(e->of_since, (gpointer)(guintptr)name);
    } else {
        e->of_since->pdata[at] =
            (gpointer)(guintptr)lang_beside(fill->lang, fill->arena, "list-between", e->of_since->pdata[at], name);
    }
}

static void
look_at_value(Fill *fill, Explained *e, const char *name, const ChartValue *value)
{
    const char *note;

    if (!value->known || value->note == NULL)
        return;
    if (e->panel != NULL)
        name = arena_printf(fill->arena, "%s %s", e->panel, name);
    note = lang_labelled(fill->lang, fill->arena, name, value->note);
    if (value->notes_parts && value->made_of != NULL) {
        const UserProperty properties[] = { { "rule", sentence_rules[SENTENCE_TOTAL].name },
                                            { "figure", value->made_of } };

        note = marked_sentence(fill->arena, properties, G_N_ELEMENTS(properties), note);
    }
    if (!g_ptr_array_find_with_equal_func(e->notes, note, g_str_equal, NULL))
        g_ptr_array_add(e->notes, (gpointer)(guintptr)note);
}

static void
look_at_bounds(const ChartValue *values, size_t count, bool used[QUALIFIER_COUNT])
{
    for (size_t i = 0; i < count; i++)
        if (values[i].known && values[i].brief != NULL)
            used[chart_qualifier_of(values[i].bound)] = true;
}

bool
chart_is_preliminary(const ChartValue *part)
{
    return part->known && part->value != 0 && part->until == NULL && part->quality == QUALITY_PRELIMINARY;
}

/* A part is drawn as its figure is known: whole, of a part of its period, estimated, or preliminary. */
static void
look_at_part(Explained *e, const ChartValue *part)
{
    bool drawn = part->known && part->value != 0;

    e->open_bar = e->open_bar || (part->known && part->until != NULL);
    e->estimate = e->estimate || (drawn && part->until == NULL && part->quality == QUALITY_ESTIMATE);
    e->preliminary = e->preliminary || chart_is_preliminary(part);
}

static void
look_at_stack(Fill *fill, Explained *e, const char *const *categories, size_t count, const ChartValue *totals,
              const ChartSeries *series, size_t series_count)
{
    for (size_t i = 0; i < count; i++) {
        e->open_bar = e->open_bar || (totals[i].known && totals[i].until != NULL);
        look_at_value(fill, e, categories[i], &totals[i]);
        look_at_since(fill, e, NULL, categories[i], &totals[i]);
        for (size_t s = 0; s < series_count; s++) {
            look_at_part(e, &series[s].values[i]);
            look_at_value(fill, e, categories[i], &series[s].values[i]);
            look_at_since(fill, e, series_count > 1 ? series[s].name : NULL, categories[i], &series[s].values[i]);
        }
    }
}

/* Columns print signs, as there is no room for words between them. */
static void
look_at_columns(Fill *fill, Explained *e, const ColumnsSpec *columns)
{
    look_at_bounds(columns->totals, columns->category_count, e->signs);
    for (size_t s = 0; s < columns->series_count && columns->arrangement == ARRANGE_GROUPED; s++)
        look_at_bounds(columns->series[s].values, columns->category_count, e->signs);
    look_at_stack(fill, e, columns->categories, columns->category_count, columns->totals, columns->series,
                  columns->series_count);
}

static void
look_at_line(Fill *fill, Explained *e, const LineSpec *line)
{
    for (size_t s = 0; s < line->series_count; s++)
        for (size_t i = 0; i < line->series[s].count; i++) {
            const ChartPoint *point = &line->series[s].points[i];
            const char *when = point->when != NULL ? point->when : chart_year_text(fill, point->date.year, false);

            e->open_point = e->open_point || (point->value.known && point->value.until != NULL);
            look_at_value(fill, e, when, &point->value);
            look_at_since(fill, e, line->series_count > 1 ? line->series[s].name : NULL, when, &point->value);
        }
}

/* Rows of points, as strips of heat have them: a note names the row, and the point. */
static void
look_at_data(Fill *fill, Explained *e, const ChartDatum *data, size_t count, const char *row)
{
    for (size_t i = 0; i < count; i++) {
        const char *name = data[i].name != NULL && *data[i].name != '\0' ? data[i].name : data[i].at;

        e->panel = row;
        if (data[i].count == 0) {
            look_at_value(fill, e, name == NULL ? "" : name, &data[i].value);
            look_at_since(fill, e, NULL, name == NULL ? "" : name, &data[i].value);
        } else if (row == NULL)
            look_at_data(fill, e, data[i].children, data[i].count, name);
    }
}

static void
look_at_chart(Fill *fill, Explained *e, const ChartSpec *spec)
{
    const StackedBarsSpec *bars = &spec->u.stacked_bars;

    for (size_t i = 0; spec->kind == CHART_MULTIPLES && i < spec->u.multiples.count; i++) {
        e->panel = spec->u.multiples.panels[i].title;
        look_at_chart(fill, e, &spec->u.multiples.panels[i]);
    }
    if (spec->kind == CHART_COLUMNS)
        look_at_columns(fill, e, &spec->u.columns);
    if (spec->kind == CHART_STACKED_BARS)
        look_at_stack(fill, e, bars->categories, bars->category_count, bars->totals, bars->series, bars->series_count);
    if (spec->kind == CHART_LINE)
        look_at_line(fill, e, &spec->u.line);
    if (spec->kind == CHART_HEAT_STRIP)
        look_at_data(fill, e, spec->u.data.data, spec->u.data.count, NULL);
}

/* The look of what is told to a day, in a line of words. */
static void
append_open_mark(Fill *fill, DocNode *note, MarkKind mark)
{
    ChartSpec *spec = arena_new0(fill->arena, ChartSpec, 1);
    DocNode *node = doc_append(fill->doc, note, DOC_CHART);

    spec->kind = CHART_MARK;
    spec->place = node->place = note->place;
    spec->u.mark = (MarkSpec){ .mark = mark, .fill = FILL_MID, .open = true };
    node->u.chart.spec = spec;
    node->u.chart.tagging = TAG_ARTIFACT;
    fill_words(fill, note, "  ");
}

static void
append_part_of_line(Fill *fill, DocNode *note, const char *words)
{
    if (note->first_child != NULL && note->last_child->kind != DOC_CHART)
        fill_words(fill, note, " ");
    fill_marked(fill, note, words);
}

void
chart_explain(Fill *fill, const Instruction *instruction, DocNode *parent, const ChartSpec *spec)
{
    g_autoptr(GPtrArray) notes = g_ptr_array_new(), since = g_ptr_array_new(), of_since = g_ptr_array_new();
    Explained e = { .notes = notes, .since = since, .of_since = of_since };
    DocNode *note;
    bool signed_anyhow = false;

    look_at_chart(fill, &e, spec);
    e.preliminary = e.preliminary && !legend_tells_preliminary(fill);
    for (int q = QUALIFIER_NONE + 1; q < QUALIFIER_COUNT; q++)
        signed_anyhow = signed_anyhow || e.signs[q];
    if (!signed_anyhow && !e.open_bar && !e.open_point && !e.estimate && !e.preliminary && notes->len == 0 &&
        since->len == 0)
        return;
    note = doc_append(fill->doc, parent, DOC_PARAGRAPH);
    note->place = instruction->place;
    fill_class(fill, note, "note");
    if (e.open_bar || e.open_point) {
        append_open_mark(fill, note, e.open_bar ? MARK_SWATCH : MARK_CIRCLE);
        fill_words(fill, note, message0(fill, "chart-note-open"));
    }
    if (e.estimate)
        append_part_of_line(fill, note, message0(fill, "chart-note-estimate"));
    if (e.preliminary)
        append_part_of_line(fill, note, message0(fill, "chart-note-preliminary"));
    append_sign_notes(fill, note, e.signs);
    for (guint i = 0; i < notes->len; i++)
        append_part_of_line(fill, note, arena_printf(fill->arena, "%s.", (const char *)g_ptr_array_index(notes, i)));
    for (guint i = 0; i < since->len; i++) {
        append_part_of_line(fill, note, g_ptr_array_index(of_since, i));
        fill_marked(fill, note, arena_printf(fill->arena, ": %s.", (const char *)g_ptr_array_index(since, i)));
    }
}
