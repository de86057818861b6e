/* A code's modules as boxes: each row's runs of dark modules, above each other where they are the same. */
#include "picture/code.h"

/* ISO/IEC 18004, 9.1: four modules around it stay white. 1.2 pt are 0.42 mm, and telephones read 0.33. */
enum { QUIET = 4 };
#define MODULE_POINTS 1.2

typedef struct Modules { const guint8 *bits; int side; } Modules;

static bool
is_dark(const Modules *m, int x, int y)
{
    return x >= 0 && x < m->side && y >= 0 && y < m->side && (m->bits[y * m->side + x] & 1) != 0;
}

static bool
is_run(const Modules *m, int x, int end, int y)
{
    if (y < 0 || y >= m->side || is_dark(m, x - 1, y) || is_dark(m, end, y))
        return false;
    for (int i = x; i < end; i++)
        if (!is_dark(m, i, y))
            return false;
    return true;
}

static void
add_run(GArray *boxes, const Modules *m, int x, int end, int y)
{
    double unit = 1.0 / (m->side + 2 * QUIET);
    int last = y + 1;
    Rect box;

    if (is_run(m, x, end, y - 1))
        return;
    while (is_run(m, x, end, last))
        last++;
    box = (Rect){ (x + QUIET) * unit, (y + QUIET) * unit, (end - x) * unit, (last - y) * unit };
    g_array_append_val(boxes, box);
}

PagePicture *
code_picture(const CodeFunctions *functions, const char *text)
{
    Modules m = { 0 };
    g_autofree guint8 *bits = functions->modules(text, &m.side);
    PagePicture *picture;

    m.bits = bits;
    if (bits == NULL)
        return NULL;
    picture = page_picture_new();
    picture->coding = PICTURE_BOXES;
    picture->components = 3;
    picture->orientation = 1;
    picture->boxes = g_array_new(FALSE, FALSE, sizeof(Rect));
    picture->size = (Size){ (m.side + 2 * QUIET) * MODULE_POINTS, (m.side + 2 * QUIET) * MODULE_POINTS };
    for (int y = 0; y < m.side; y++)
        for (int x = 0, end; x < m.side; x = end + 1) {
            for (end = x; is_dark(&m, end, y); end++)
                continue;
            if (end > x)
                add_run(picture->boxes, &m, x, end, y);
        }
    return picture;
}
