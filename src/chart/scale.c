/* From values to places, and the ticks that people like. */
#include "chart/kinds.h"
#include <float.h>
#include <math.h>

double
scale_at(const Scale *scale, double value)
{
    if (scale->high == scale->low)
        return scale->from;
    if (scale->log)
        return scale->from + log(value / scale->low) / log(scale->high / scale->low) * (scale->to - scale->from);
    return scale->from + (value - scale->low) / (scale->high - scale->low) * (scale->to - scale->from);
}

double
scale_date(const Scale *scale, Date date)
{
    return scale_at(scale, date_to_days(date_last_day(date)));
}

bool
scale_is_whole(double value)
{
    return fabs(value - round(value)) < 1e-9;
}

bool
value_is_sane(ChartValue value)
{
    return !value.known || (isfinite(value.value) && fabs(value.value) <= 1e15);
}

/* ---- ticks ---- */

/*
 * Steps that people like, best first, and the weights of simplicity, coverage, density and legibility (the paper's,
 * section 4).
 */
static const double nice[] = { 1, 5, 2, 2.5, 4, 3 };
/*
 * A range of doubles has few steps that can be told apart; the last two bound the search where rounding would let it
 * go on and on.
 */
enum { NICE = G_N_ELEMENTS(nice), TICKS = 12, SKIPS = 10, STARTS = 400, POWERS = 20 };

typedef struct Asked { double low, high, wanted; bool loose; } Asked;
typedef struct Labeling { double score, first, step; size_t count; } Labeling;

static double
weigh(double simplicity, double coverage, double density)
{
    /* legibility is 1: the caller drops ticks that touch */
    return 0.25 * simplicity + 0.2 * coverage + 0.5 * density + 0.05;
}

static double
simplicity(size_t q, double skip, bool zero)
{
    return 1 - (double)q / (NICE - 1) - skip + zero;
}

static double
coverage(const Asked *a, double first, double last)
{
    double tenth = 0.1 * (a->high - a->low);

    return 1 - 0.5 * ((a->high - last) * (a->high - last) + (a->low - first) * (a->low - first)) / (tenth * tenth);
}

static double
most_coverage(const Asked *a, double span)
{
    double range = a->high - a->low, half = (span - range) / 2, tenth = 0.1 * range;

    return span > range ? 1 - half * half / (tenth * tenth) : 1;
}

static double
density(const Asked *a, double count, double first, double last)
{
    double is = (count - 1) / (last - first), ought = (a->wanted - 1) / (fmax(last, a->high) - fmin(a->low, first));

    return 2 - fmax(is / ought, ought / is);
}

static double
most_density(const Asked *a, double count)
{
    return count >= a->wanted ? 2 - (count - 1) / (a->wanted - 1) : 1;
}

static bool
holds_zero(double first, double last, double step)
{
    double rest = fabs(fmod(first, step));

    return first <= 0 && last >= 0 && (rest < 1e-10 * step || step - rest < 1e-10 * step);
}

/* All places at which `count` ticks a step apart may begin. */
static void
try_starts(const Asked *a, size_t q, double skip, double step, double count, Labeling *best)
{
    double from = floor(a->high / step) * skip - (count - 1) * skip, to = ceil(a->low / step) * skip;
    int starts = (int)fmin(fmax(to - from, -1), STARTS) + 1;

    for (int i = 0; i < starts; i++) {
        double start = from + i;
        double first = start * (step / skip), last = first + step * (count - 1);
        double score = weigh(simplicity(q, skip, holds_zero(first, last, step)), coverage(a, first, last),
                             density(a, count, first, last));

        if (score > best->score && (!a->loose || (first <= a->low + 1e-9 * step && last >= a->high - 1e-9 * step)))
            *best = (Labeling){ score, first, step, (size_t)count };
    }
}

static void
try_counts(const Asked *a, size_t q, double skip, Labeling *best)
{
    double most = simplicity(q, skip, true);

    for (double count = 2; count <= TICKS && weigh(most, 1, most_density(a, count)) >= best->score; count++) {
        double delta = (a->high - a->low) / (count + 1) / skip / nice[q];

        for (int power = 0; power < POWERS; power++) {
            double step = skip * nice[q] * pow(10, ceil(log10(delta)) + power);

            if (weigh(most, most_coverage(a, step * (count - 1)), most_density(a, count)) < best->score)
                break;
            try_starts(a, q, skip, step, count, best);
        }
    }
}

/* Do the ticks hold the range, but for what rounding takes? */
static bool
holds(const Asked *a, double first, double last)
{
    double rounding = 1e-9 * (a->high - a->low) + 4 * DBL_EPSILON * fmax(fabs(a->low), fabs(a->high));

    return first <= a->low + rounding && last >= a->high - rounding;
}

static Labeling
search(const Asked *asked)
{
    Labeling best = { -2, asked->low, asked->high - asked->low, 2 };

    for (double skip = 1; skip <= SKIPS; skip++)
        for (size_t q = 0; q < NICE; q++) {
            if (weigh(simplicity(q, skip, true), 1, 1) < best.score)
                return best;
            try_counts(asked, q, skip, &best);
        }
    return best;
}

/*
 * The method squares the range: where that is no double, the range is moved among the common numbers first, by a power
 * of ten.
 */
static int
common_power(double low, double high)
{
    double most = fmax(fabs(low), fabs(high)), range = high - low;

    return most < 1e150 && range > 1e-150 ? 0 : -(int)floor(log10(most));
}

/* In two steps, as the power itself may be no double. */
static double
move(double value, int power)
{
    return power == 0 ? value : value * pow(10, power / 2) * pow(10, power - power / 2);
}

size_t
scale_ticks(double low, double high, size_t wanted, bool loose, double ticks[12])
{
    int power;
    Asked asked;
    Labeling best;
    size_t count = 0;

    if (!(high > low) || !isfinite(low) || !isfinite(high))
        return 0;
    power = common_power(low, high);
    asked = (Asked){ move(low, power), move(high, power), (double)MAX(wanted, 2), loose };
    best = search(&asked);
    for (size_t i = 0; i < best.count; i++) {
        double at = best.first + (double)i * best.step, tick = fabs(at) < 1e-12 * best.step ? 0 : move(at, -power);

        /* neighbours may be one double, or none */
        if (isfinite(tick) && (count == 0 || tick > ticks[count - 1]))
            ticks[count++] = tick;
    }
    if (count < 2 || (loose && !holds(&asked, move(ticks[0], power), move(ticks[count - 1], power)))) {
        ticks[0] = low;                                 /* there are no round steps: the ends themselves */
        ticks[1] = high;
        return 2;
    }
    return count;
}

/* Powers of ten; where they are few, 2 and 5 times them, too. */
size_t
scale_log_ticks(double low, double high, double ticks[12])
{
    static const double parts[] = { 1, 2, 5 };
    int from = (int)floor(log10(low) + 1e-9), to = (int)ceil(log10(high) - 1e-9), every = (to - from + 11) / 11;
    size_t count = 0, most = to - from <= 2 ? 3 : 1;

    for (int e = from; e <= to; e += MAX(every, 1))
        for (size_t i = 0; i < most && count < 12; i++) {
            double tick = parts[i] * pow(10, e);

            if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9))
                ticks[count++] = tick;
        }
    return count;
}
