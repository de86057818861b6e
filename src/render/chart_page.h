#ifndef RENDER_CHART_PAGE_H
#define RENDER_CHART_PAGE_H
/*
 * The page of a chart that stands alone: its title and unit above it, its sources and the day of its data below. Bare,
 * it is the drawing and nothing else.
 */
#include "chart/chart.h"
#include "model/view.h"

typedef struct ChartPage {
    const ChartSpec *spec;
    const PenContext *context;
    View *view;                         /* its figures were asked of it */
    const UserProperty *days; size_t day_count;         /* what the document says that it is about */
    bool bare;
    double width;                       /* of the sheet, in points; its height is the chart's affair */
} ChartPage;

/* NULL with diagnostics where the chart cannot be drawn so wide. */
Pages *chart_page(const ChartPage *page, PagesBuilder *builder, Diags *diags);

/* The sources that its figures rest on, in the plan's order: of each row that it shows, between its first and last. */
const Source *const *chart_sources(const ChartPage *page, Arena *arena, size_t *count);

/* Adds the sources that a figure rests on, or what is known of a standing; each once. */
void sources_of_figure(GPtrArray *out, const Figure *figure);
void sources_of_standing(GPtrArray *out, const Standing *standing);

#endif
