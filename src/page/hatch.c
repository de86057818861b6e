/* Hatches as lines: each is a normal's length away from the sheet's corner, and reaches beyond its box on both sides. */
#include <glib.h>
#include <math.h>
#include "page/list.h"

HatchLines
hatch_lines(const Hatch *hatch, Rect box)
{
    double angle = -hatch->angle * G_PI / 180, reach = hypot(box.width, box.height);
    Point along = { cos(angle), sin(angle) }, normal = { -along.y, along.x };
    double near_corner = box.x * normal.x + box.y * normal.y, across = box.width * normal.x, down = box.height * normal.y;
    double middle = (box.x + box.width / 2) * along.x + (box.y + box.height / 2) * along.y;

    return (HatchLines){
        .along = along, .normal = normal, .from = middle - reach, .to = middle + reach, .period = hatch->period,
        .next = floor((near_corner + fmin(across, 0) + fmin(down, 0)) / hatch->period) * hatch->period,
        .last = near_corner + fmax(across, 0) + fmax(down, 0),
    };
}

bool
hatch_lines_next(HatchLines *lines, Point *from, Point *to)
{
    double away = lines->next;

    if (away > lines->last)
        return false;
    *from = (Point){ away * lines->normal.x + lines->from * lines->along.x, away * lines->normal.y + lines->from * lines->along.y };
    *to = (Point){ away * lines->normal.x + lines->to * lines->along.x, away * lines->normal.y + lines->to * lines->along.y };
    lines->next += lines->period;
    return true;
}
