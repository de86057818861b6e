/* What figures are told in: what a unit says of itself, and what must hold for it and for whatever is told in it. */
#include "model/building.h"
#include <string.h>

enum { LAST_YEAR = 9999 };              /* what is beyond was told where it was read */

static const char *const unit_kind_names[] = {
    [UNIT_NONE] = "",        [UNIT_COUNT] = "count", [UNIT_PERCENT] = "percent",
    [UNIT_RATE] = "rate",    [UNIT_MONEY] = "money", [UNIT_DURATION] = "duration",
};

const char *
unit_kind_name(UnitKind kind)
{
    return unit_kind_names[kind];
}

/* Of how many the sign of a share is: 100, 1000; 0: it is the sign of something else. */
static int
share_of(const Unit *unit)
{
    static const struct { const char *sign; int of; } signs[] = {
        { "%", 100 },        { "\u066A", 100 },  { "\uFF05", 100 },    { "per cent", 100 },
        { "percent", 100 },  { "\u2030", 1000 }, { "\u0609", 1000 },   { "per mille", 1000 },
    };

    for (size_t i = 0; unit->symbol.text != NULL && i < G_N_ELEMENTS(signs); i++)
        if (strcmp(unit->symbol.text, signs[i].sign) == 0)
            return signs[i].of;
    return 0;
}

bool
unit_is_share(const Unit *unit)
{
    return share_of(unit) > 0;
}

/* What is not said follows from what is; of per cent the base is no question. */
static void
complete_unit(Unit *unit)
{
    if (unit->kind == UNIT_NONE)
        unit->kind = unit->currency != NULL                      ? UNIT_MONEY
                     : unit->duration != NULL                    ? UNIT_DURATION
                     : unit->per == 100 && share_of(unit) == 100 ? UNIT_PERCENT
                     : unit->per > 0                             ? UNIT_RATE
                     : unit->forms.count > 0                     ? UNIT_COUNT
                                                                 : UNIT_NONE;
    if (unit->kind == UNIT_PERCENT && unit->per == 0)
        unit->per = 100;
}

const Unit *
plan_unit_of(const Plan *plan, const Measure *measure)
{
    return measure->unit == NULL ? NULL : plan_find_unit(plan, measure->unit);
}

static const Measure *
first_in_unit(const Plan *plan, const Unit *unit)
{
    for (guint i = 0; i < plan->measures->len; i++) {
        const Measure *measure = g_ptr_array_index(plan->measures, i);

        if (measure->unit != NULL && strcmp(measure->unit, unit->id) == 0)
            return measure;
    }
    return NULL;
}

/* With the measure that is told in it, where there is one. */
static void
report_unit(PlanBuilder *b, DiagId id, const Unit *unit, const char *attribute)
{
    const Measure *measure = first_in_unit(b->plan, unit);
    const char *kind = unit->kind == UNIT_NONE ? "any" : unit_kind_name(unit->kind);

    if (measure != NULL)
        diag_report_related(b->diags, id, unit->place, measure->place, unit->id, kind, attribute, NULL);
    else
        diag_report(b->diags, id, unit->place, unit->id, kind, attribute, NULL);
}

void
unit_resolved(PlanBuilder *b, void *element)
{
    Unit *unit = element;
    const struct { UnitKind kind; const char *attribute; bool needed, given; } attributes[] = {
        { UNIT_RATE, "per", true, unit->per > 0 },
        { UNIT_MONEY, "currency", true, unit->currency != NULL },
        { UNIT_MONEY, "base-per", false, unit->base_per > 0 },
        { UNIT_DURATION, "duration", true, unit->duration != NULL },
    };
    bool worded;

    if (unit->symbol.text != NULL && *unit->symbol.text == '\0')
        unit->symbol.text = NULL;
    worded = unit->symbol.text != NULL || unit->forms.count > 0;
    complete_unit(unit);
    if (builder_is_faulty(b, unit->place))
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(attributes); i++) {
        bool own = unit->kind == attributes[i].kind;

        if (own && attributes[i].needed && !attributes[i].given)
            report_unit(b, DIAG_UNIT_LACKS, unit, attributes[i].attribute);
        else if (!own && attributes[i].given && !(unit->kind == UNIT_PERCENT && attributes[i].kind == UNIT_RATE))
            report_unit(b, DIAG_UNIT_NOT_OF_KIND, unit, attributes[i].attribute);
    }
    if (!worded && (unit->kind == UNIT_NONE || unit->kind == UNIT_COUNT))
        report_unit(b, DIAG_UNIT_LACKS, unit, "symbol");
    if (unit->kind == UNIT_PERCENT && unit->per != 100)
        report_unit(b, DIAG_UNIT_NOT_OF_KIND, unit, "per");
    if (unit->base_per > plan_period(b->plan).last.year && unit->base_per <= LAST_YEAR &&
        date_is_set(plan_period(b->plan).last)) {
        g_autofree char *year = g_strdup_printf("%d", unit->base_per), *end = NULL;

        end = g_strdup_printf("%d", plan_period(b->plan).last.year);
        diag_report_related(b->diags, DIAG_UNIT_PRICE_YEAR, unit->place, plan_place(b->plan), unit->id, year, end,
                            NULL);
    }
}

/* ---- what is told in them ---- */

/* Whoever writes "%" and no more has not said that it is a rate; it is asked for where sums would be made. */
void
check_percent(PlanBuilder *b, const Measure *measure)
{
    const Unit *unit = plan_unit_of(b->plan, measure);
    bool added = measure->sum_count > 0 || measure->over == OVER_SUM;

    for (size_t i = 0; i < measure->dimension_count; i++)
        added = added || measure->dimensions[i]->complete;
    if (unit != NULL && unit->per == 0 && added && unit_is_share(unit))
        diag_report_related(b->diags, DIAG_UNIT_PERCENT_ADDED, measure->place, unit->place, measure->id, unit->id,
                            NULL);
}

/* What is money is of some currency. `place` is where it is said to be. */
void
check_money(PlanBuilder *b, IndicatorKind kind, const Measure *measure, Place place)
{
    const Unit *unit = measure == NULL ? NULL : plan_unit_of(b->plan, measure);

    if (kind == KIND_MONEY && unit != NULL && unit->kind != UNIT_MONEY)
        diag_report_related(b->diags, DIAG_UNIT_NO_CURRENCY, place, unit->place, measure->id, unit->id, NULL);
}
