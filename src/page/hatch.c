/* Hatches as lines: each is a normal's length away from the sheet's corner, and ends just outside its box. */
#include <glib.h>
#include <math.h>
#include "page/list.h"

HatchLines
hatch_lines(const Hatch *hatch, Rect box)
{
    double angle = -hatch->angle * G_PI / 180, out = hatch->width;
    Point along = { cos(angle), sin(angle) }, normal = { -along.y, along.x };
    double near_corner, across, down;

    box = (Rect){ box.x - out, box.y - out, box.width + 2 * out, box.height + 2 * out };
    near_corner = box.x * normal.x + box.y * normal.y;
    across = box.width * normal.x;
    down = box.height * normal.y;
    return (HatchLines){
        .along = along, .normal = normal, .box = box, .period = hatch->period,
        .next = floor((near_corner + fmin(across, 0) + fmin(down, 0)) / hatch->period) * hatch->period,
        .last = near_corner + fmax(across, 0) + fmax(down, 0),
    };
}

/* Shortens what of a line lies between two ends to what of it lies, in one direction, between two walls. */
static void
keep_between(double start, double slope, double low, double high, double *first, double *last)
{
    double a, b;

    if (fabs(slope) < 1e-9) {
        if (start < low || start > high)
            *last = *first;
        return;
    }
    a = (low - start) / slope;
    b = (high - start) / slope;
    *first = fmax(*first, fmin(a, b));
    *last = fmin(*last, fmax(a, b));
}

bool
hatch_lines_next(HatchLines *lines, Point *from, Point *to)
{
    for (; lines->next <= lines->last; lines->next += lines->period) {
        Point foot = { lines->next * lines->normal.x, lines->next * lines->normal.y };
        double first = -HUGE_VAL, last = HUGE_VAL;

        keep_between(foot.x, lines->along.x, lines->box.x, lines->box.x + lines->box.width, &first, &last);
        keep_between(foot.y, lines->along.y, lines->box.y, lines->box.y + lines->box.height, &first, &last);
        if (!(first < last))
            continue;
        *from = (Point){ foot.x + first * lines->along.x, foot.y + first * lines->along.y };
        *to = (Point){ foot.x + last * lines->along.x, foot.y + last * lines->along.y };
        lines->next += lines->period;
        return true;
    }
    return false;
}
