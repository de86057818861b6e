/*
 * A word across the page, as large as the margins allow, painted before anything else so that it lies under the
 * content. It rises the way the document is read, and is an artifact: nobody has to hear it on every page.
 */
#include <math.h>
#include "layout/box.h"

/* text that stands out on white by 5 : 1 still does so by 4 : 1 */
static const Colour watermark_colour = COLOUR_RGB(0xEBEBEB);

enum { TRIAL_SIZE = 100 };

static const TextLine *
set_word(Layout *layout, double size)
{
    TextStyle style = *layout->doc->root->text;

    style.size = size;
    style.leading = style.tracking = style.rise = 0;
    style.weight = 700;
    style.colour = watermark_colour;
    return text_line(layout->text, layout->doc->watermark, &style);
}

/* The size at which the turned line just fits into the box. */
static double
fitting_size(const TextLine *line, Rect box, double cosine, double sine)
{
    double height = line->ascent + line->descent, width = line->width * cosine + height * sine,
           rise = line->width * sine + height * cosine;

    return TRIAL_SIZE * fmin(box.width / width, box.height / rise);
}

void
paint_watermark(Layout *layout, PageBuilder *page, Rect box)
{
    double diagonal = hypot(box.width, box.height), cosine = box.width / diagonal, sine = box.height / diagonal,
           angle = atan2(sine, cosine), up, x, y;
    const TextLine *line = layout->doc->watermark == NULL ? NULL : set_word(layout, TRIAL_SIZE);

    if (line == NULL || line->count == 0)
        return;
    line = set_word(layout, fitting_size(line, box, cosine, sine));
    if (layout->doc->direction == DIRECTION_RTL) {
        angle = -angle;
        sine = -sine;
    }
    up = (line->ascent - line->descent) / 2;                    /* of the line's middle over its baseline */
    x = box.x + box.width / 2 - line->width / 2 * cosine + up * sine;
    y = box.y + box.height / 2 + line->width / 2 * sine + up * cosine;
    page_begin(page, NULL);
    for (size_t i = 0; i < line->count; i++) {
        double along = line->pieces[i].x - line->x;

        page_text_turned(page, x + along * cosine, y - along * sine, angle * 180 / G_PI, line->pieces[i].run);
    }
    page_end(page);
}
