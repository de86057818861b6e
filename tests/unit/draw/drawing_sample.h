#ifndef TESTS_UNIT_DRAW_DRAWING_SAMPLE_H
#define TESTS_UNIT_DRAW_DRAWING_SAMPLE_H
/* One page of 100 x 100 pt with every kind of item, each where it can be told by single pixels at 72 dpi. */
#include <string.h>
#include "draw/draw.h"
#include "text/run.h"

#define RED COLOUR_RGB(0xFF0000)
#define GREEN COLOUR_RGB(0x00FF00)
#define BLUE COLOUR_RGB(0x0000FF)
#define YELLOW COLOUR_RGB(0xFFFF00)
#define BLACK COLOUR_RGB(0x000000)

static const DocumentInfo sample_info = { .title = "Items", .language = "en", .created = 1577750400 };

static inline void
sample_items(PageBuilder *page)
{
    static const PathStep triangle[] = { { PATH_MOVE, { { 70, 60 } } },
                                         { PATH_LINE, { { 90, 60 } } },
                                         { PATH_CURVE, { { 90, 70 }, { 90, 75 }, { 90, 80 } } },
                                         { PATH_CLOSE, { { 0, 0 } } } };
    static const Hatch hatch = {
        .width = 2, .period = 10, .angle = 0, .line = COLOUR_RGB(0x000000), .ground = COLOUR_RGB(0xFFFF00)
    };
    static const Point level[] = { { 40, 80 }, { 70, 80 } };

    page_fill(page, (Rect){ 10, 10, 20, 20 }, RED);
    page_frame(page, (Rect){ 40, 10, 20, 20 }, (Stroke){ .width = 2, .colour = BLUE });
    page_hatch(page, (Rect){ 10, 40, 20, 20 }, &hatch);
    page_line(page, (Point){ 40, 50 }, (Point){ 60, 50 }, (Stroke){ .width = 2, .colour = GREEN });
    page_polyline(page, level, 2, (Stroke){ .width = 2, .colour = BLACK, .dash = 5, .gap = 5 });
    page_circle(page, (Point){ 80, 20 }, 10, BLACK, (Stroke){ 0 });
    page_path(page, triangle, G_N_ELEMENTS(triangle), BLUE, (Stroke){ 0 });
    page_fill(page, (Rect){ 95, 95, 5, 5 }, BLUE);
}

#endif
