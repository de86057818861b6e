/*
 * From the id of a printed figure back to the figure. An id begins with its measure and its place, so that only one
 * series has to be looked at.
 */
#include "model/named.h"
#include <math.h>
#include <string.h>

/* ---- ids ---- */

bool
printed_id_is_figure(const char *structure_id)
{
    return strchr(structure_id, '~') != NULL;
}

char *
printed_id_parse(const char *structure_id, double *scale)
{
    size_t length = strcspn(structure_id, "@~");

    *scale = structure_id[length] == '@' ? g_ascii_strtod(structure_id + length + 1, NULL) : 1;
    if (!(isfinite(*scale) && *scale > 0))
        *scale = 1;
    return g_strndup(structure_id, length);
}

const char *
printed_id_make(Arena *arena, const char *id, double scale)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    return scale == 1 ? id : arena_printf(arena, "%s@%s", id, g_ascii_formatd(text, sizeof text, "%.15g", scale));
}

/* ---- figures ---- */

/* What follows "measure." in the id, or NULL when the measure is another. */
static const char *
after_measure(const char *id, const Measure *measure)
{
    size_t length = strlen(measure->id);

    return strncmp(id, measure->id, length) == 0 && id[length] == '.' ? id + length + 1 : NULL;
}

static bool
find_place(const Plan *plan, const char *rest, const Area **area)
{
    g_autofree char *place = g_strndup(rest, strcspn(rest, "."));

    *area = strcmp(place, "world") == 0 ? NULL : plan_find_area(plan, place);
    return *area != NULL || strcmp(place, "world") == 0;
}

static bool
find_set(View *view, const char *id, NamedFigure *out)
{
    g_autofree char *name = g_str_has_suffix(id, ".set") ? g_strndup(id, strlen(id) - 4) : NULL;
    const Indicator *indicator = name == NULL ? NULL : plan_find_indicator(view_plan(view), name);
    SetView set;

    if (indicator == NULL || indicator->among == NULL || indicator->measure_count == 0)
        return false;
    set = view_set(view, indicator);
    *out = (NamedFigure){ .measure = indicator->measures[0], .set = indicator };
    out->figure = (Figure){
        .known = true, .value = (double)set.k, .period = { set.date, set.date }, .quality = Q_FINAL, .id = set.id
    };
    return true;
}

NamedFigure
view_figure_by_id(View *view, const char *id)
{
    const Plan *plan = view_plan(view);
    size_t measures, count;
    const Measure *const *all = plan_measures(plan, &measures);
    NamedFigure named = { 0 };

    if (find_set(view, id, &named))
        return named;
    for (size_t m = 0; m < measures; m++) {
        const char *rest = after_measure(id, all[m]);
        const Figure *figures;

        if (rest == NULL || !find_place(plan, rest, &named.area))
            continue;
        figures = view_series_open(view, all[m], named.area, &count);
        for (size_t i = 0; i < count; i++)
            if (strcmp(figures[i].id, id) == 0) {
                named.figure = figures[i];
                named.measure = all[m];
                return named;
            }
    }
    return (NamedFigure){ 0 };
}
