/* Small multiples: which panels there are, and in which order. */
#include "template/chart_data.h"
#include "base/sort.h"

/* Panels whose largest figure is less than this share of the largest of all would be empty boxes on the one scale. */
#define LEAST_SHARE 0.1

/* The largest column; of other kinds 0, so that they keep their order. */
static double
peak_of(const ChartSpec *panel)
{
    const ColumnsSpec *s = &panel->u.columns;
    double peak = 0;

    for (size_t i = 0; panel->kind == CHART_COLUMNS && i < s->category_count; i++) {
        double sum = 0;

        for (size_t k = 0; k < s->series_count; k++)
            sum += s->series[k].values[i].known ? s->series[k].values[i].value : 0;
        peak = MAX(peak, s->totals != NULL && s->totals[i].known ? s->totals[i].value : sum);
    }
    return peak;
}


typedef struct Panel { const ChartSpec *spec; double peak; size_t place; } Panel;

static int
compare_panels(const void *left, const void *right)
{
    const Panel *a = left, *b = right;

    if (a->peak > b->peak || a->peak < b->peak)
        return a->peak > b->peak ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

bool
chart_fill_multiples(ChartFillIn *in)
{
    MultiplesSpec *spec = &in->spec->u.multiples;
    size_t count = chart_data_count(in->data, DATA_PANEL);
    ChartSpec *shown = arena_new0(in->fill->arena, ChartSpec, count + 1);
    g_autofree Panel *panels = g_new0(Panel, count + 1);
    bool large = chart_has_option(in, "large");
    double most = 0;

    for (size_t i = 0; i < count; i++) {
        panels[i].spec = chart_data_at(in->data, DATA_PANEL, i)->panel;
        panels[i].peak = peak_of(panels[i].spec);
        panels[i].place = i;
        most = MAX(most, panels[i].peak);
    }
    if (chart_has_option(in, "by-size"))
        sort_items(panels, count, sizeof(Panel), compare_panels);
    for (size_t i = 0; i < count; i++)
        if (!large || panels[i].peak >= most * LEAST_SHARE)
            shown[spec->count++] = *panels[i].spec;
    spec->panels = shown;
    chart_claim_panels(in, shown, MIN(spec->count, PANELS_TOLD));
    spec->columns = (int)fill_number(in->fill, in->instruction, "columns", 0);
    spec->panel_height = fill_number(in->fill, in->instruction, "height", 0);
    spec->fill = chart_has_option(in, "fill");
    return count > 0;
}
