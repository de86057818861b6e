/*
 * Why there is no figure, where somebody said so: of the measure itself, or of each of the parts that it would be the
 * sum of. Where the parts have several reasons, or one has none, nothing is said of the whole.
 */
#include "model/internal.h"
#include "model/slots.h"

typedef struct Asked {
    View *view;
    const Area *area;
    Frequency frequency;
    Period slot;
    bool at_all;  /* of whatever time, where there is no figure of any */
    GArray *told; /* ObservationRef: by whom it is said */
} Asked;

static Missing
own_reason(const Asked *asked, const Measure *measure)
{
    View *view = asked->view;
    size_t count;
    const FigureList *list = figures_of(view->figures, measure, asked->area);
    YearStart start = plan_year_start(view->plan);

    view_series(view, measure, asked->area, &count); /* whoever rests on it is made anew where it changes */
    if (asked->at_all && list->count > 0)
        return MISSING_NONE;
    for (size_t i = list->missing_count; i > 0; i--) {
        const StoredObservation *o = observations_row(view->plan->observations, list->missing[i - 1]);

        if (!asked->at_all &&
            period_compare(series_slot(measure, o->period, asked->frequency, start), asked->slot) != 0)
            continue;
        g_array_append_val(asked->told, list->missing[i - 1]);
        return o->missing;
    }
    return MISSING_NONE;
}

static Missing reason(const Asked *asked, const Measure *measure);

/* That of all parts; parts that do not apply have no say where others are missing. */
static Missing
reason_of_parts(const Asked *asked, Parts parts)
{
    guint told = asked->told->len;
    Missing all = MISSING_NOT_APPLICABLE;
    bool same = parts.count > 0;

    for (size_t i = 0; i < parts.count && same; i++) {
        Missing one = parts.measures[i] == NULL ? MISSING_NONE : reason(asked, parts.measures[i]);

        same = one != MISSING_NONE && (one == MISSING_NOT_APPLICABLE || all == MISSING_NOT_APPLICABLE || one == all);
        all = one != MISSING_NOT_APPLICABLE ? one : all;
    }
    if (!same)
        g_array_set_size(asked->told, told);
    return same ? all : MISSING_NONE;
}

static Missing
reason(const Asked *asked, const Measure *measure)
{
    Missing found = own_reason(asked, measure);

    for (size_t way = 0; found == MISSING_NONE && way < measure_ways(measure); way++)
        found = reason_of_parts(asked, measure_way(measure, way));
    return found;
}

Missing
view_missing_in(View *view, const Measure *measure, const Area *area, Frequency frequency, Period slot, Figure *told)
{
    GArray *refs = view->told;
    const Asked asked = { view, area, frequency, slot, false, refs };
    Missing found;

    g_array_set_size(refs, 0);
    found = reason(&asked, measure);
    *told = (Figure){ .of = view->figures, .part_count = refs->len };
    if (refs->len > 0)
        told->parts = arena_memdup(view->arena, refs->data, sizeof(ObservationRef) * refs->len);
    return found;
}

Missing
view_missing(View *view, const Measure *measure, const Area *area)
{
    g_autoptr(GArray) refs = g_array_new(FALSE, FALSE, sizeof(ObservationRef));
    const Asked asked = { .view = view, .area = area, .at_all = true, .told = refs };

    return reason(&asked, measure);
}
