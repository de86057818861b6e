/*
 * Pictures: how large one stands, by what is asked for and by its own shape, and which part of it is seen. Of its
 * pixels only how many an inch are asked for is known here.
 */
#include "layout/box.h"
#include <math.h>

/* NULL for one that cannot be opened: told when it was first asked for. */
static const PagePicture *
find(Layout *layout, const DocNode *node)
{
    const PictureFinder *pictures = &layout->doc->pictures;
    const PagePicture *picture;

    if (pictures->find == NULL || (layout->refused != NULL && g_hash_table_contains(layout->refused, node)))
        return NULL;
    picture = pictures->find(pictures->data, node->u.picture.src, node->place, layout->diags);
    if (picture != NULL)
        return picture;
    if (layout->refused == NULL)
        layout->refused = g_hash_table_new(NULL, NULL);
    g_hash_table_add(layout->refused, (gpointer)(guintptr)node);
    return NULL;
}

/* What is not asked for follows from its shape; of what is asked for nothing, it is as large as it is and as fits. */
static Size
size_of(const DocNode *node, Size own, double width)
{
    Size size = { node->u.picture.width, node->u.picture.height };

    if (size.width <= 0 && size.height <= 0)
        size.width = fmin(own.width, width);
    if (size.width <= 0)
        size.width = size.height * own.width / own.height;
    if (size.height <= 0)
        size.height = size.width * own.height / own.width;
    return size;
}

bool
picture_measure(Layout *layout, const DocNode *node, double width, ChartSize *out)
{
    const PagePicture *picture = find(layout, node);
    Size size;

    if (picture == NULL)
        return false;
    size = size_of(node, picture->size, width);
    *out = (ChartSize){ .min_width = size.width, .width = size.width, .height = size.height,
                         .baseline = size.height - node->u.picture.drop };
    return true;
}

/* Where all of it would be: within the frame, or around it. */
static Rect
whole_of(const DocNode *node, Size own, Rect frame)
{
    double across = frame.width / own.width, down = frame.height / own.height,
           scale = node->u.picture.fit == FIT_COVER ? fmax(across, down) : fmin(across, down);
    Rect whole = { 0, 0, own.width * scale, own.height * scale };

    if (node->u.picture.fit == FIT_FILL)
        return frame;
    whole.x = frame.x + (frame.width - whole.width) * node->u.picture.focus.x;
    whole.y = frame.y + (frame.height - whole.height) * node->u.picture.focus.y;
    return whole;
}

static Rect
shared(Rect a, Rect b)
{
    double left = fmax(a.x, b.x), top = fmax(a.y, b.y);

    return (Rect){ left, top, fmin(a.x + a.width, b.x + b.width) - left, fmin(a.y + a.height, b.y + b.height) - top };
}

/* Names of files are interned, and so outlive the template. */
void
picture_draw(Layout *layout, const DocNode *node, PageBuilder *page, Rect frame)
{
    const PagePicture *picture = find(layout, node);
    Place place = { g_intern_string(node->place.file), node->place.line, node->place.column };
    const PictureFinder *pictures = &layout->doc->pictures;
    Rect whole;

    if (picture == NULL)
        return;
    whole = whole_of(node, picture->size, frame);
    if (node->u.picture.dpi > 0 && pictures->reduced != NULL)
        picture = pictures->reduced(pictures->data, node->u.picture.src, (Size){ whole.width, whole.height },
                                    node->u.picture.dpi, node->place, layout->diags);
    if (picture == NULL)
        return;
    page_picture(page, shared(whole, frame), whole, picture, place);
}
