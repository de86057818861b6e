/*
 * From the id of a printed figure back to the figure. An id begins with its measure and its place, so that only one
 * series has to be looked at.
 */
#include "base/digits.h"
#include "model/internal.h"
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

    return scale == 1 ? id : arena_printf(arena, "%s@%s", id, number_shortest(scale, text));
}

/* ---- figures ---- */

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

/* "measure.AREA.…", and the measure's id may hold dots itself. */
static bool
find_in_series(View *view, const char *id, const char *dot, NamedFigure *out)
{
    const Plan *plan = view_plan(view);
    g_autofree char *name = g_strndup(id, (gsize)(dot - id));
    const Measure *measure = plan_find_measure(plan, name);
    const FigureList *list;

    if (measure == NULL || !find_place(plan, dot + 1, &out->area))
        return false;
    list = figures_of(view->figures, measure, out->area);
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->figures[i].id, id) == 0) {
            out->figure = list->figures[i];
            out->measure = measure;
            return true;
        }
    return false;
}

/* Of that figure alone: others of its series may come and go. */
static void
note_figure(View *view, const char *id, const NamedFigure *named)
{
    GString *answer = view_note(view, QUESTION_FIGURE, id, NULL, NULL);

    if (answer == NULL)
        return;
    record_figure(answer, &named->figure);
    view_noted(view, answer);
}

NamedFigure
view_figure_by_id(View *view, const char *id)
{
    NamedFigure named = { 0 };
    bool found = false;

    if (find_set(view, id, &named))     /* the question is the set's */
        return named;
    for (const char *dot = strchr(id, '.'); dot != NULL && !found; dot = strchr(dot + 1, '.'))
        found = find_in_series(view, id, dot, &named);
    if (!found)
        named = (NamedFigure){ 0 };
    note_figure(view, id, &named);
    return named;
}
