/* What tables and charts show of some alone: by="sex" makes of one measure a row or a series a member. */
#include "template/chart_data.h"
#include "base/diag_template.h"
#include <math.h>
#include <string.h>

static const Dimension *
dimension_of(const Measure *measure, const char *id)
{
    for (size_t i = 0; i < measure->dimension_count; i++)
        if (strcmp(measure->dimensions[i]->id, id) == 0)
            return measure->dimensions[i];
    return NULL;
}

bool
is_told_by(const Measure *measure, const char *dimension)
{
    return dimension_of(measure, dimension) != NULL;
}

const Dimension *
need_dimension(Fill *fill, const Measure *measure, const char *id, Place place)
{
    if (is_told_by(measure, id))
        return dimension_of(measure, id);
    if (plan_find_dimension(fill->plan, id) == NULL)
        report_unknown(fill, place, "dimension", id);
    else
        diag_report_related(fill->diags, DIAG_TEMPLATE_NOT_BY, place, measure->place, measure->id, id, NULL);
    return NULL;
}

const Measure *
measure_of_member(Fill *fill, const Measure *measure, const Dimension *dimension, size_t member)
{
    return plan_find_disaggregated(
        fill->plan, measure, arena_printf(fill->arena, "%s:%s", dimension->id, dimension->members[member].id));
}

const char *
member_title(Fill *fill, const Dimension *dimension, size_t member)
{
    const char *title = local(fill, dimension->members[member].title);

    return *title == '\0' ? dimension->members[member].id : title;
}

/* ---- charts ---- */

const Dimension *
chart_dimension(ChartFillIn *in, const Measure *measure)
{
    return measure == NULL || !fill_has(in->instruction, "by")
               ? NULL
               : need_dimension(in->fill, measure, fill_text(in->fill, in->instruction, "by"),
                                fill_argument(in->instruction, "by")->place);
}

/* The members in place of the one measure; nothing where they are not told apart so. */
const Measure *const *
chart_members(ChartFillIn *in, const Measure *measure, size_t *count)
{
    const Dimension *dimension = chart_dimension(in, measure);
    const Measure **members =
        arena_new0(in->fill->arena, const Measure *, dimension == NULL ? 1 : dimension->member_count);

    *count = 0;
    for (size_t i = 0; dimension != NULL && i < dimension->member_count; i++)
        if ((members[*count] = measure_of_member(in->fill, measure, dimension, i)) != NULL)
            (*count)++;
    return members;
}

const char *
chart_series_name(ChartFillIn *in, const Measure *measure)
{
    const char *by = fill_has(in->instruction, "by") ? fill_text(in->fill, in->instruction, "by") : "", *title;

    for (size_t i = 0; i < measure->category_count; i++) {
        const Dimension *dimension = measure->categories[i].dimension;

        if (strcmp(dimension->id, by) == 0)
            return member_title(in->fill, dimension, (size_t)(measure->categories[i].member - dimension->members));
    }
    title = local(in->fill, measure->short_title);
    return *title == '\0' ? local(in->fill, measure->title) : title;
}
