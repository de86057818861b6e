/*
 * What several figures of one period come to: those of the parts of a measure, or those of the areas within an area.
 * Both are one matter, whatever they are of: values and ranges, how they stand to the truth, on how many areas they
 * rest, and what is left to say where a part is missing.
 */
#include <math.h>
#include "model/internal.h"

static const double NEAR_ZERO = 1e-9;

void
together_begin(Together *together, Figures *figures, OverAreas how, Period period)
{
    *together = (Together){
        .figures = figures,
        .how = how,
        .figure = { .of = figures, .known = true, .summed = true, .period = period, .quality = Q_FINAL },
        .parts = g_array_new(FALSE, FALSE, sizeof(ObservationRef)),
    };
}

static bool
is_extreme(const Together *together)
{
    return together->how == OVER_MIN || together->how == OVER_MAX;
}

/* ---- the least and the most ---- */

/* Is `a` nearer to what is looked for than `b`: below it for the least, above it for the most? */
static bool
is_beyond(const Together *together, double a, double b)
{
    return together->how == OVER_MIN ? a < b : a > b;
}

static void
take_limit(const Together *together, double limit, bool about, double *extreme, bool *extreme_about)
{
    if (!together->any || is_beyond(together, limit, *extreme)) {
        *extreme = limit;
        *extreme_about = about;
    } else if (limit == *extreme) {
        *extreme_about = *extreme_about || about;
    }
}

/* The least lies between the least of what the parts may be at least, and the least of what they may be at most. */
static void
take_extreme(Together *together, const Figure *part)
{
    Figure *f = &together->figure;
    bool ranged = part->has_range && part->qualifier == QUALIFIER_NONE, about = qualifier_is_about(part->qualifier);
    Qualifier side = qualifier_side(part->qualifier);
    double low = side == QUALIFIER_AT_MOST ? (double)-INFINITY : ranged ? part->low : part->value;
    double high = side == QUALIFIER_AT_LEAST ? (double)INFINITY : ranged ? part->high : part->value;

    take_limit(together, low, about, &f->low, &together->about_low);
    take_limit(together, high, about, &f->high, &together->about_high);
    if (!together->any || is_beyond(together, part->value, f->value))
        f->value = part->value;
    f->between = f->between || part->between || is_bound(part->qualifier);
}

static bool
settle_extreme(Together *together, bool whole)
{
    Figure *f = &together->figure;
    bool least = together->how == OVER_MIN, about = together->about_low || together->about_high;

    /* what is not known may be lower than all of them, or higher */
    if (!whole && least)
        f->low = -INFINITY;
    if (!whole && !least)
        f->high = INFINITY;
    f->has_range = false;
    if (isinf(f->low) && isinf(f->high))
        return false;
    if (isinf(f->low) || isinf(f->high)) {
        f->qualifier = isinf(f->low) ? QUALIFIER_AT_MOST : QUALIFIER_AT_LEAST;
        f->value = isinf(f->low) ? f->high : f->low;
        f->between = false;
        return isinf(f->low) ? !together->about_high : !together->about_low;
    }
    f->qualifier = about ? QUALIFIER_ABOUT : QUALIFIER_NONE;
    f->has_range = f->low < f->high;
    if (f->has_range && about)
        return false;
    f->between = f->between && f->has_range;
    f->value = !f->has_range ? f->low : f->between ? (f->low + f->high) / 2 : f->value;
    return true;
}

/* ---- sums and means ---- */

static void
take_value(Together *together, const Figure *part, double weight)
{
    Figure *f = &together->figure;

    f->low += (part->has_range ? part->low : part->value) * weight;
    f->high += (part->has_range ? part->high : part->value) * weight;
    f->value += part->value * weight;
    f->has_range = f->has_range || part->has_range;
    f->between = f->between || part->between;
    f->qualifier = together->any ? qualifier_of_both(f->qualifier, part->qualifier) : part->qualifier;
    together->weight += weight;
    together->at_most = together->at_most || qualifier_side(part->qualifier) == QUALIFIER_AT_MOST;
    together->below_zero = together->below_zero || part->value < 0 || (part->has_range && part->low < 0);
}

/*
 * About a bound there is no range: at least so much is the lower end, at most so much the upper one. Of what lies
 * between two ends, and no more is known, the middle of both stands for it.
 */
static void
settle_range(Figure *f)
{
    if (f->has_range && is_bound(f->qualifier))
        f->value = qualifier_side(f->qualifier) == QUALIFIER_AT_LEAST ? f->low : f->high;
    f->has_range = f->has_range && f->qualifier == QUALIFIER_NONE;
    f->between = f->between && f->has_range;
    if (f->between)
        f->value = (f->low + f->high) / 2;
}

/*
 * Of those that are not in it nobody knows more than that they add nothing below nought, which says nothing where one
 * that is in it may be less; nor does it say anything that all are at least nothing.
 */
static bool
settle_sum(Together *together, bool whole)
{
    Figure *f = &together->figure;

    if (together->how == OVER_WEIGHTED) {
        f->value /= together->weight;
        f->low /= together->weight;
        f->high /= together->weight;
    }
    whole = whole || together->how == OVER_WEIGHTED;
    if (!whole && (together->below_zero || together->at_most))
        return false;
    if (!whole)
        f->qualifier = qualifier_of_both(f->qualifier, QUALIFIER_AT_LEAST);
    settle_range(f);
    return whole || f->value > NEAR_ZERO;
}

/* ---- both ---- */

int
over_compare(const FigureOver *a, const FigureOver *b)
{
    double of_a = a->total == 0 ? 1 : (double)a->covered / (double)a->total,
           of_b = b->total == 0 ? 1 : (double)b->covered / (double)b->total;

    return of_a < of_b ? -1 : of_a > of_b;
}

/* `who`: of each of the parts in turn. */
static void
take_over(Together *together, const FigureOver *part)
{
    together->figure.over.who = (together->figure.over.who ^ part->who) * 1099511628211U;
    if (part->set == NULL)
        return;
    if (together->sets == NULL)
        together->sets = g_ptr_array_new();
    g_ptr_array_add(together->sets, (gpointer)(guintptr)part->set);
}

static void
settle_over(Together *together)
{
    if (together->sets != NULL)
        coverage_of_parts(together->figures, (const CoverageSet *const *)together->sets->pdata, together->sets->len,
                          &together->figure.over);
    g_clear_pointer(&together->sets, g_ptr_array_unref);
}

void
together_take(Together *together, const Figure *part, double weight)
{
    Figure *f = &together->figure;

    if (is_extreme(together))
        take_extreme(together, part);
    else
        take_value(together, part, weight);
    f->basis = part->basis != NULL ? part->basis : f->basis;
    f->decimals = MAX(f->decimals, part->decimals);
    f->quality = MIN(f->quality, part->quality);
    f->undated = f->undated || part->undated;
    f->bounded = f->bounded || part->bounded;
    if (!date_is_set(f->own) || date_compare(part->own, f->own) > 0)
        f->own = part->own;
    take_over(together, &part->over);
    g_array_append_vals(together->parts, part->parts, (guint)part->part_count);
    together->any = true;
}

bool
together_end(Together *together, bool whole)
{
    Figure *f = &together->figure;

    f->part_count = together->parts->len;
    f->parts = arena_memdup(figures_arena(together->figures), together->parts->data,
                            sizeof(ObservationRef) * together->parts->len);
    g_array_unref(together->parts);
    together->parts = NULL;
    settle_over(together);
    return together->any && (is_extreme(together) ? settle_extreme(together, whole) : settle_sum(together, whole));
}
