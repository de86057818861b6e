/*
 * What makes a name readable on any ground: the shapes of its letters drawn once more below it, as wide as the halo.
 * They are lines and no text, so that nobody reads the name twice.
 */
#include "pen/pen.h"
#include "text/outline.h"

static void
add_step(OutlineStep step, const Point *points, void *data)
{
    static const struct { PathOp op; size_t points; } ops[] = { [OUTLINE_MOVE] = { PATH_MOVE, 1 },
                                                                [OUTLINE_LINE] = { PATH_LINE, 1 },
                                                                [OUTLINE_CURVE] = { PATH_CURVE, 3 },
                                                                [OUTLINE_CLOSE] = { PATH_CLOSE, 0 } };
    PathStep added = { .op = ops[step].op };

    for (size_t i = 0; i < ops[step].points; i++)
        added.p[i] = points[i];
    g_array_append_val((GArray *)data, added);
}

void
pen_halo(const Pen *pen, double x, double y, const char *text, const TextStyle *style, double width, Colour colour)
{
    g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(PathStep));
    Stroke stroke = { .width = 2 * width, .colour = colour, .join = JOIN_ROUND };
    const TextLine *line;

    if (text == NULL || *text == '\0' || pen->c->trial != NULL)
        return;
    line = text_line(pen->c->text, text, style);
    for (size_t i = 0; i < line->count; i++)
        if (line->pieces[i].run != NULL)
            run_outline(line->pieces[i].run, pen->box.x + x + line->pieces[i].x - line->x, pen->box.y + y, add_step,
                        steps);
    if (steps->len > 0)
        page_path(pen->page, (const PathStep *)(void *)steps->data, steps->len, (Colour){ 0 }, stroke);
}
