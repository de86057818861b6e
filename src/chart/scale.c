/* From values to places, and the ticks that people like. */
#include "chart/kinds.h"
#include <math.h>

double
scale_at(const Scale *scale, double value)
{
    if (scale->high == scale->low)
        return scale->from;
    return scale->from + (value - scale->low) / (scale->high - scale->low) * (scale->to - scale->from);
}

double
scale_date(const Scale *scale, Date date)
{
    return scale_at(scale, date_to_days(date_last_day(date)));
}

bool
value_is_sane(ChartValue value)
{
    return !value.known || (isfinite(value.value) && fabs(value.value) <= 1e15);
}

static const double nice[] = { 1, 5, 2, 2.5, 4, 3 };

static double
simplicity(size_t i, double j, bool zero)
{
    return 1 - (double)i / (G_N_ELEMENTS(nice) - 1) - j + 1 + zero;
}

static double
coverage(double low, double high, double first, double last)
{
    double range = 0.1 * (high - low);

    return 1 - 0.5 * ((high - last) * (high - last) + (low - first) * (low - first)) / (range * range);
}

static double
density(double count, double wanted)
{
    double ratio = count / wanted;

    return 2 - fmax(ratio, 1 / ratio);
}

size_t
scale_ticks(double low, double high, size_t wanted, double ticks[12])
{
    double best = -1e9, best_first = low, best_step = high - low;
    size_t best_count = 2;

    if (!(high > low))
        return 0;
    for (int z = (int)floor(log10((high - low) / 12)); z <= (int)ceil(log10(high - low)); z++)
        for (size_t q = 0; q < G_N_ELEMENTS(nice); q++) {
            double step = nice[q] * pow(10, z), first = floor(low / step) * step, last = ceil(high / step - 1e-9) * step;
            size_t count = (size_t)lround((last - first) / step) + 1;
            double score = 0.25 * simplicity(q, 1, first <= 0 && last >= 0) + 0.2 * coverage(low, high, first, last) + 0.5 * density((double)count, (double)wanted);

            if (count >= 2 && count <= 12 && score > best) {
                best = score;
                best_first = first;
                best_step = step;
                best_count = count;
            }
        }
    for (size_t i = 0; i < best_count; i++)
        ticks[i] = best_first + (double)i * best_step;
    return best_count;
}
