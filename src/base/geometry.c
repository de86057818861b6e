/* Plain arithmetic of places on paper. */
#include "base/geometry.h"
#include <math.h>

double
pt_round(double pt)
{
    double rounded = floor(pt * 1000.0 + 0.5) / 1000.0;

    return rounded == 0.0 ? 0.0 : rounded;      /* never -0 */
}

Rect
rect_inset(Rect rect, double dx, double dy)
{
    return (Rect){ rect.x + dx, rect.y + dy, rect.width - 2 * dx, rect.height - 2 * dy };
}

bool
rect_is_finite(Rect rect)
{
    return isfinite(rect.x) && isfinite(rect.y) && isfinite(rect.width) && isfinite(rect.height);
}
