/*
 * The world with areas shaded by the class of their figure: pattern and letter beside colour, so that nothing is lost
 * in grey. What is too small for its pattern is a dot with a leader. Letters are set one after the other, the largest
 * areas first, each at the first of its places that nothing else has taken.
 */
#include "map/kinds.h"
#include <math.h>

#define SOUTH (-56.0)
#define NORTH 76.0
#define SHAPE 0.42                      /* height of the map, of its width */
#define KEY_GAP 12.0
#define KEY_HEIGHT 16.0
#define LETTER 4.6                      /* radius of the disc behind it */
#define DOT 2.3
#define SMALL 14.0                      /* square points */
#define ROOM 150.0                      /* of an area that is still seen behind its letter */

/* ---- how large it is ---- */

/* The entries of the key in their order: how wide each is, and on how many lines they stand. */
static double
entry_width(const PenContext *c, const MapClass *class)
{
    if (class->count == 0)
        return 0;
    return 20 + text_width(c, class->letter, &c->theme->small_strong) + 4 +
           text_width(c, class->text, &c->theme->small) + 4 +
           text_width(c, class->number, &c->theme->small_strong) + 12;
}

static size_t
key_lines(const MapSpec *spec, const PenContext *c, double width)
{
    size_t lines = 1;
    double x = 0;

    for (size_t i = 0; i < spec->class_count + 2; i++) {
        const char *word = i == spec->class_count ? spec->disputed : spec->small;
        double wide = i < spec->class_count ? entry_width(c, &spec->classes[i])
                      : word == NULL        ? 0
                                            : 32 + text_width(c, word, &c->theme->small);

        if (x > 0 && x + wide - 12 > width) {
            lines++;
            x = 0;
        }
        x += wide;
    }
    return lines;
}

static Size
measure(const MapSpec *spec, const PenContext *c, double width)
{
    double map = spec->height > 0 ? spec->height : width * SHAPE;

    return (Size){ width, map + KEY_GAP + KEY_HEIGHT * (double)key_lines(spec, c, width) +
                              map_note_height(spec, c, width) };
}

/* ---- letters ---- */

typedef struct Mark { const MapShade *shade; int area; double size; Point at, letter; } Mark;

static int
compare_marks(gconstpointer left, gconstpointer right)
{
    const Mark *a = left, *b = right;

    return a->size > b->size ? -1 : a->size < b->size;
}

static bool
is_quiet(const MapSpec *spec, const Mark *mark)
{
    return spec->classes[mark->shade->shade].quiet;
}

static bool
is_free(const GArray *marks, guint count, Point at, Rect frame)
{
    if (at.x < frame.x + LETTER || at.x > frame.x + frame.width - LETTER || at.y < frame.y + LETTER ||
        at.y > frame.y + frame.height - LETTER)
        return false;
    for (guint i = 0; i < marks->len; i++) {
        const Mark *other = &g_array_index(marks, Mark, i);

        if (i < count && hypot(other->letter.x - at.x, other->letter.y - at.y) < 2 * LETTER + 0.6)
            return false;
        if (other->size < SMALL && hypot(other->at.x - at.x, other->at.y - at.y) < LETTER + DOT + 0.4)
            return false;
    }
    return true;
}

/* On the area itself, else around it, nearest first: eight ways, at growing distances. */
static Point
place_letter(const GArray *marks, guint index, Rect frame)
{
    const Mark *mark = &g_array_index(marks, Mark, index);

    if (mark->size >= ROOM && is_free(marks, index, mark->at, frame))
        return mark->at;
    for (double away = 2.4 * LETTER; away < 12 * LETTER; away += LETTER)
        for (int way = 0; way < 16; way++) {
            double angle = way * G_PI / 8;
            Point at = { mark->at.x + away * cos(angle), mark->at.y - away * sin(angle) };

            if (is_free(marks, index, at, frame))
                return at;
        }
    return mark->at;
}

static void
draw_letter(const Drawing *d, const Mark *mark)
{
    const ChartTheme *theme = d->c->theme;
    Pen pen = { d->c, d->page, { 0, 0, 0, 0 } };
    double away = hypot(mark->letter.x - mark->at.x, mark->letter.y - mark->at.y);
    PenContext upright = *d->c;

    upright.direction = DIRECTION_LTR;          /* a map is never mirrored */
    pen.c = &upright;
    if (mark->size < SMALL)
        page_circle(d->page, mark->at, DOT,
                    is_quiet(d->spec, mark)                         ? theme->accent
                    : mark->shade->shade + 1 == d->spec->class_count ? theme->white
                                                                     : theme->mid,
                    (Stroke){ .width = 0.7, .colour = theme->ink });
    if (is_quiet(d->spec, mark))
        return;
    if (away > LETTER) {
        double from = mark->size < SMALL ? DOT : 0;
        Point begin = { mark->at.x + (mark->letter.x - mark->at.x) * from / away,
                        mark->at.y + (mark->letter.y - mark->at.y) * from / away },
              end = { mark->letter.x - (mark->letter.x - mark->at.x) * LETTER / away,
                      mark->letter.y - (mark->letter.y - mark->at.y) * LETTER / away };

        page_line(d->page, begin, end, (Stroke){ .width = 0.6, .colour = theme->ink });
    }
    page_circle(d->page, mark->letter, LETTER, theme->white, (Stroke){ .width = 0.6, .colour = theme->ink });
    pen_text(&pen, mark->letter.x, mark->letter.y + 2.5, 0.5, d->spec->classes[mark->shade->shade].letter,
             &theme->small_strong);
}

static void
draw_letters(const Drawing *d, const GeoView *view)
{
    g_autoptr(GArray) marks = g_array_new(FALSE, TRUE, sizeof(Mark));

    for (size_t i = 0; i < d->spec->shade_count; i++) {
        Mark mark = { .shade = &d->spec->shades[i], .area = geo_map_find(d->geo, d->spec->shades[i].area) };

        if (mark.area < 0)
            continue;
        mark.size = geo_area_size(d->geo, mark.area, view, &mark.at);
        g_array_append_val(marks, mark);
    }
    g_array_sort(marks, compare_marks);
    for (guint i = 0; i < marks->len; i++) {
        Mark *mark = &g_array_index(marks, Mark, i);

        mark->letter = is_quiet(d->spec, mark) ? (Point){ -1e3, -1e3 } : place_letter(marks, i, view->frame);
    }
    for (guint i = 0; i < marks->len; i++)
        draw_letter(d, &g_array_index(marks, Mark, i));
}

/* ---- key ---- */

static double
draw_entry(const Pen *pen, double x, double y, const MapClass *class)
{
    const ChartTheme *theme = pen->c->theme;

    x += 20;
    pen_text(pen, x, y, 0, class->letter, &theme->small_strong);
    x += text_width(pen->c, class->letter, &theme->small_strong) + 4;
    pen_text(pen, x, y, 0, class->text, &theme->small);
    x += text_width(pen->c, class->text, &theme->small) + 4;
    pen_text(pen, x, y, 0, class->number, &theme->small_strong);
    return x + text_width(pen->c, class->number, &theme->small_strong) + 12;
}

static double
draw_key(const Drawing *d, double y)
{
    Pen pen = { d->c, d->page, d->rect };
    const ChartTheme *theme = d->c->theme;
    double x = 0;

    for (size_t i = 0; i < d->spec->class_count + 2; i++) {
        const char *word = i == d->spec->class_count ? d->spec->disputed : d->spec->small;
        double wide = i < d->spec->class_count ? entry_width(d->c, &d->spec->classes[i])
                      : word == NULL           ? 0
                                               : 32 + text_width(d->c, word, &theme->small);
        Rect box;

        if (wide <= 0)
            continue;
        if (x > 0 && x + wide - 12 > d->rect.width) {
            y += KEY_HEIGHT;
            x = 0;
        }
        box = pen_rect(&pen, x, y - d->rect.y, 16, 9);
        if (i < d->spec->class_count)
            paint_swatch(d, box, i);
        else if (i == d->spec->class_count)
            swatch_disputed(d, box, theme->ink3);
        else
            page_circle(d->page, (Point){ box.x + box.width / 2, box.y + box.height / 2 }, DOT, theme->mid,
                        (Stroke){ .width = 0.7, .colour = theme->ink });
        if (i < d->spec->class_count)
            draw_entry(&pen, x, y - d->rect.y + 7.2, &d->spec->classes[i]);
        else
            pen_text(&pen, x + 20, y - d->rect.y + 7.2, 0, word, &theme->small);
        x += wide;
    }
    return y + KEY_HEIGHT;
}

/* ---- the map ---- */

static void
draw(const Drawing *d)
{
    const ChartTheme *theme = d->c->theme;
    double map = d->spec->height > 0 ? d->spec->height : d->rect.width * SHAPE;
    Rect frame = { d->rect.x, d->rect.y, d->rect.width, map };
    GeoView view = geo_view_world(frame, SOUTH, NORTH);
    Stroke between = { .width = 0.4, .colour = theme->white }, seam = { .width = 0.2, .colour = theme->tint2 };

    for (size_t i = 0; i < geo_map_count(d->geo); i++)
        paint_area(d, &view, (int)i, theme->tint2, seam);
    for (size_t i = 0; i < d->spec->shade_count; i++) {
        int area = geo_map_find(d->geo, d->spec->shades[i].area);

        if (area >= 0)
            paint_class(d, &view, area, d->spec->shades[i].shade);
    }
    for (size_t i = 0; i < geo_map_count(d->geo); i++)
        if (is_disputed(d, (int)i))
            paint_disputed(d, &view, (int)i, theme->ink3);
    paint_borders(d, &view, between, (Stroke){ .width = 0.6, .colour = theme->ink2 });
    draw_letters(d, &view);
    paint_map_note(d, draw_key(d, d->rect.y + map + KEY_GAP));
}

const MapRow map_choropleth = { measure, draw };
