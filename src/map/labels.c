/*
 * Letters of classes, each on its area, else beside it with a leader; what is too small for its pattern is a dot. In
 * insets the names of areas stand beside their letters, with a halo of the paper's colour, where there is room.
 */
#include "map/kinds.h"
#include "map/place.h"
#include <math.h>

#define LETTER 4.6                      /* radius of the disc behind it */
#define DOT 2.3
#define SMALL 14.0                      /* square points */
#define ROOM 150.0                      /* of an area that is still seen behind its letter */
#define ROOM_INSET 100.0
#define FARTHEST 12                     /* of leaders, in radii */
#define WAYS 16
#define NAME_HEIGHT 8.4
#define CIRCLE_NAME 9.6                 /* of a name with its figure beside a circle */
#define FAR_NAMES 5                     /* rings of places farther away, from which a line leads to the circle */
#define HALO 1.1                        /* about the letters of a name */

/* radius: of what stands at `letter`, beside which its name may be */
typedef struct Mark {
    const MapShade *shade;
    double size, radius;
    Point at, letter;
    Rect name;
    bool lettered, named;
} Mark;

static int
compare_marks(gconstpointer left, gconstpointer right)
{
    const Mark *a = left, *b = right;

    return a->size > b->size ? -1 : a->size < b->size;
}

static const MapClass *
class_of(const Drawing *d, const Mark *mark)
{
    return &d->spec->classes[mark->shade->shade];
}

static bool
is_seen(Point p, Rect frame)
{
    return p.x >= frame.x && p.x <= frame.x + frame.width && p.y >= frame.y && p.y <= frame.y + frame.height;
}

static GArray *
marks_of(const Drawing *d, const GeoView *view, bool named)
{
    GArray *marks = g_array_new(FALSE, TRUE, sizeof(Mark));

    for (size_t i = 0; i < d->spec->shade_count; i++) {
        Mark mark = { .shade = &d->spec->shades[i], .radius = LETTER };

        if (!shade_place(d, view, mark.shade, &mark.at, &mark.size) || !is_seen(mark.at, view->frame))
            continue;
        mark.lettered = !class_of(d, &mark)->quiet && (named || !is_in_inset(d, mark.shade));
        g_array_append_val(marks, mark);
    }
    g_array_sort(marks, compare_marks);
    return marks;
}

/* ---- letters ---- */

static Rect
letter_box(Point at)
{
    return (Rect){ at.x - LETTER - 0.3, at.y - LETTER - 0.3, 2 * LETTER + 0.6, 2 * LETTER + 0.6 };
}

static Label
letter_label(const Mark *mark, double room)
{
    Label label = label_new(0);

    if (mark->size >= room)
        label_add_place(&label, letter_box(mark->at), 0);
    for (double away = 2.4 * LETTER; away < FARTHEST * LETTER; away += LETTER)
        for (int way = 0; way < WAYS; way++) {
            double angle = way * G_PI / (WAYS / 2);
            Point at = { mark->at.x + away * cos(angle), mark->at.y - away * sin(angle) };

            label_add_place(&label, letter_box(at), 2 + away / LETTER);
        }
    return label;
}

static GArray *
dots_of(const GArray *marks)
{
    GArray *dots = g_array_new(FALSE, FALSE, sizeof(Rect));

    for (guint i = 0; i < marks->len; i++) {
        const Mark *mark = &g_array_index(marks, Mark, i);
        Rect box = { mark->at.x - DOT - 0.3, mark->at.y - DOT - 0.3, 2 * DOT + 0.6, 2 * DOT + 0.6 };

        if (mark->size < SMALL)
            g_array_append_val(dots, box);
    }
    return dots;
}

static void
place_letters(GArray *marks, const GArray *dots, Rect frame, double room)
{
    g_autoptr(GArray) labels = g_array_new(FALSE, FALSE, sizeof(Label));
    guint next = 0;

    for (guint i = 0; i < marks->len; i++)
        if (g_array_index(marks, Mark, i).lettered) {
            Label label = letter_label(&g_array_index(marks, Mark, i), room);

            g_array_append_val(labels, label);
        }
    labels_place(labels, dots, frame);
    for (guint i = 0; i < marks->len; i++) {
        Mark *mark = &g_array_index(marks, Mark, i);
        const Label *label;
        Rect box;

        if (!mark->lettered)
            continue;
        label = &g_array_index(labels, Label, next++);
        box = g_array_index(label->places, LabelPlace, MAX(label->chosen, 0)).box;
        mark->letter = (Point){ box.x + box.width / 2, box.y + box.height / 2 };
    }
    labels_clear(labels);
}

/* ---- names: at the letter's end, before it, above or below it; the larger an area the more it needs its own ---- */

static const TextStyle *
name_style(const Drawing *d)
{
    return d->spec->kind == MAP_SYMBOLS ? &d->c->theme->label : &d->c->theme->small_strong;
}

static double
name_height(const Drawing *d)
{
    return d->spec->kind == MAP_SYMBOLS ? CIRCLE_NAME : NAME_HEIGHT;
}

/* To the figure behind the name, which is heavier; 0: there is none. */
static double
figure_at(const Drawing *d, const MapShade *shade)
{
    return shade->figure == NULL ? 0 : text_width(d->c, shade->name, name_style(d)) + 2.4;
}

static double
name_width(const Drawing *d, const MapShade *shade)
{
    return shade->figure == NULL ? text_width(d->c, shade->name, name_style(d))
                                 : figure_at(d, shade) + text_width(d->c, shade->figure, &d->c->theme->label_strong);
}

/* Between the four places, nearer to a circle than its box is. */
static void
add_corners(Label *label, Point at, double off, double width, double height)
{
    double aside = 0.72 * off, up = 0.72 * off + height / 2;

    label_add_place(label, (Rect){ at.x + aside, at.y - up - height / 2, width, height }, 1.4);
    label_add_place(label, (Rect){ at.x + aside, at.y + up - height / 2, width, height }, 1.5);
    label_add_place(label, (Rect){ at.x - aside - width, at.y - up - height / 2, width, height }, 2.4);
    label_add_place(label, (Rect){ at.x - aside - width, at.y + up - height / 2, width, height }, 2.5);
}

/* Around the circle, one ring after the other: the box touches the end of a line from its rim. */
static void
add_far_places(Label *label, Point at, double radius, double width, double height)
{
    for (int ring = 1; ring <= FAR_NAMES; ring++)
        for (int way = 0; way < WAYS; way++) {
            double angle = way * G_PI / (WAYS / 2), away = radius + 9.0 * ring;
            Point end = { at.x + away * cos(angle), at.y - away * sin(angle) };

            label_add_place(label,
                            (Rect){ cos(angle) < -0.01 ? end.x - width : end.x, end.y - height / 2, width, height },
                            4 + ring + fabs(sin(angle)));
        }
}

static Label
name_label(const Drawing *d, const Mark *mark)
{
    bool circle = d->spec->kind == MAP_SYMBOLS;
    double width = name_width(d, mark->shade) + 2, height = name_height(d), off = mark->radius + (circle ? 2 : 0.6);
    Point at = mark->letter;
    Label label = label_new(circle ? 58 : 20 + fmin(sqrt(mark->size), 30));

    label_add_place(&label, (Rect){ at.x + off, at.y - height / 2, width, height }, 0);
    label_add_place(&label, (Rect){ at.x - off - width, at.y - height / 2, width, height }, 1);
    label_add_place(&label, (Rect){ at.x - width / 2, at.y + off, width, height }, 2);
    label_add_place(&label, (Rect){ at.x - width / 2, at.y - off - height, width, height }, 3);
    if (circle) {
        add_corners(&label, at, off, width, height);
        add_far_places(&label, at, mark->radius, width, height);
    }
    return label;
}

/* From the rim of a circle to its name, where that does not stand beside it. */
static void
draw_name_leader(const Drawing *d, const Mark *mark)
{
    Rect n = mark->name;
    Point at = mark->letter, end = { at.x < n.x ? n.x : at.x > n.x + n.width ? n.x + n.width : at.x,
                                     CLAMP(at.y, n.y + 2, n.y + n.height - 2) };
    double away = hypot(end.x - at.x, end.y - at.y), rim = fmax(mark->radius - 0.5, 0);

    if (d->spec->kind == MAP_SYMBOLS && mark->named && away > mark->radius + 4)
        page_line(d->page, (Point){ at.x + (end.x - at.x) * rim / away, at.y + (end.y - at.y) * rim / away }, end,
                  (Stroke){ .width = 0.6, .colour = d->c->theme->ink });
}

static void
place_names(const Drawing *d, GArray *marks, GArray *fixed, Rect frame)
{
    g_autoptr(GArray) labels = g_array_new(FALSE, FALSE, sizeof(Label));

    for (guint i = 0; i < marks->len; i++) {
        const Mark *mark = &g_array_index(marks, Mark, i);
        Rect box = { mark->letter.x - mark->radius, mark->letter.y - mark->radius, 2 * mark->radius,
                     2 * mark->radius };
        Label label = name_label(d, mark);

        if (mark->lettered)
            g_array_append_val(fixed, box);
        g_array_append_val(labels, label);
    }
    labels_place(labels, fixed, frame);
    for (guint i = 0; i < marks->len; i++) {
        const Label *label = &g_array_index(labels, Label, i);
        Mark *mark = &g_array_index(marks, Mark, i);

        mark->named = mark->lettered && label->chosen >= 0;
        if (mark->named)
            mark->name = g_array_index(label->places, LabelPlace, label->chosen).box;
    }
    labels_clear(labels);
}

/* ---- drawing ---- */

static void
draw_dot(const Drawing *d, const Mark *mark)
{
    const ChartTheme *theme = d->c->theme;
    const MapClass *class = class_of(d, mark);

    d->shown->small = true;
    page_circle(d->page, mark->at, DOT, class->quiet ? theme->accent : class->none ? theme->white : theme->mid,
                (Stroke){ .width = 0.7, .colour = theme->ink });
}

static void
draw_leader(const Drawing *d, const Mark *mark)
{
    double away = hypot(mark->letter.x - mark->at.x, mark->letter.y - mark->at.y),
           from = mark->size < SMALL ? DOT : 0;
    Point begin, end;

    if (away <= LETTER)
        return;
    begin = (Point){ mark->at.x + (mark->letter.x - mark->at.x) * from / away,
                     mark->at.y + (mark->letter.y - mark->at.y) * from / away };
    end = (Point){ mark->letter.x - (mark->letter.x - mark->at.x) * LETTER / away,
                   mark->letter.y - (mark->letter.y - mark->at.y) * LETTER / away };
    page_line(d->page, begin, end, (Stroke){ .width = 0.6, .colour = d->c->theme->ink });
}

static void
draw_letter(const Drawing *d, const Pen *pen, const Mark *mark)
{
    const ChartTheme *theme = d->c->theme;

    page_circle(d->page, mark->letter, LETTER, theme->white, (Stroke){ .width = 0.6, .colour = theme->ink });
    pen_text(pen, mark->letter.x, mark->letter.y + 2.5, 0.5, class_of(d, mark)->letter, &theme->small_strong);
}

static void
draw_words(const Drawing *d, const Pen *pen, double x, double y, const char *words, const TextStyle *style)
{
    pen_halo(pen, x, y, words, style, HALO, d->c->theme->white);
    pen_text(pen, x, y, 0, words, style);
}

static void
draw_name(const Drawing *d, const Pen *pen, const Mark *mark)
{
    double y = mark->name.y + 0.75 * name_height(d);

    if (!mark->named)
        return;
    draw_words(d, pen, mark->name.x + 1, y, mark->shade->name, name_style(d));
    if (mark->shade->figure != NULL)
        draw_words(d, pen, mark->name.x + 1 + figure_at(d, mark->shade), y, mark->shade->figure,
                   &d->c->theme->label_strong);
}

/* No letter of the world's map lies below the number of a part that is shown once more. */
static void
add_numbers(const Drawing *d, const GeoView *view, GArray *fixed)
{
    for (size_t i = 0; i < d->inset_count; i++) {
        Rect box;

        if (inset_number(d, view, i, &box))
            g_array_append_val(fixed, box);
    }
}

/* A map is never mirrored. */
static Pen
upright_pen(const Drawing *d, PenContext *upright)
{
    *upright = *d->c;
    upright->direction = DIRECTION_LTR;
    return (Pen){ upright, d->page, { 0, 0, 0, 0 } };
}

void
paint_letters(const Drawing *d, const GeoView *view, bool named)
{
    g_autoptr(GArray) marks = marks_of(d, view, named), dots = dots_of(marks);
    PenContext upright;
    Pen pen = upright_pen(d, &upright);

    if (!named)
        add_numbers(d, view, dots);
    place_letters(marks, dots, view->frame, named ? ROOM_INSET : ROOM);
    if (named)
        place_names(d, marks, dots, view->frame);
    for (guint i = 0; i < marks->len; i++) {
        const Mark *mark = &g_array_index(marks, Mark, i);

        if (mark->size < SMALL)
            draw_dot(d, mark);
        if (mark->lettered)
            draw_leader(d, mark);
    }
    for (guint i = 0; i < marks->len; i++) {
        const Mark *mark = &g_array_index(marks, Mark, i);

        draw_name(d, &pen, mark);
        if (mark->lettered)
            draw_letter(d, &pen, mark);
    }
}

/* One of the parts that are shown once more: there stand the names that the map leaves to it. */
static bool
is_inset(const Drawing *d, const GeoView *view)
{
    for (size_t i = 0; i < d->inset_count; i++)
        if (view == &d->insets[i])
            return true;
    return false;
}

void
paint_names(const Drawing *d, const GeoView *view, double (*radius)(const Drawing *d, const MapShade *shade))
{
    g_autoptr(GArray) marks = marks_of(d, view, true), fixed = g_array_new(FALSE, FALSE, sizeof(Rect));
    PenContext upright;
    Pen pen = upright_pen(d, &upright);
    bool inset = is_inset(d, view);

    if (!inset) {
        add_numbers(d, view, fixed);
        inset_edges(d, view, fixed);
    }
    for (guint i = 0; i < marks->len; i++) {
        Mark *mark = &g_array_index(marks, Mark, i);

        mark->letter = mark->at;
        mark->radius = radius(d, mark->shade);
        mark->lettered = shade_is_seen(d, view, mark->shade, mark->radius, &mark->at) &&
                         (inset || !is_in_inset(d, mark->shade));
    }
    place_names(d, marks, fixed, view->frame);
    for (guint i = 0; i < marks->len; i++)
        draw_name_leader(d, &g_array_index(marks, Mark, i));
    for (guint i = 0; i < marks->len; i++)
        draw_name(d, &pen, &g_array_index(marks, Mark, i));
}

/* ---- a seat of government ---- */

#define SEAT 1.6

static Label
seat_label(Point at, Size size)
{
    Label label = label_new(1);
    double off = SEAT + 1.4, above = at.y - size.height / 2, before = at.x - size.width / 2;

    label_add_place(&label, (Rect){ at.x + off, above, size.width, size.height }, 0);
    label_add_place(&label, (Rect){ at.x - off - size.width, above, size.width, size.height }, 0.1);
    label_add_place(&label, (Rect){ before, at.y - off - size.height, size.width, size.height }, 0.2);
    label_add_place(&label, (Rect){ before, at.y + off, size.width, size.height }, 0.3);
    return label;
}

static Rect
seat_name_place(const Drawing *d, Rect frame, Point at, const char *name, bool *found)
{
    g_autoptr(GArray) labels = g_array_new(FALSE, FALSE, sizeof(Label)),
                      fixed = g_array_new(FALSE, FALSE, sizeof(Rect));
    Label label = seat_label(at, (Size){ text_width(d->c, name, &d->c->theme->small) + 2, NAME_HEIGHT });
    Rect place = { 0, 0, 0, 0 };

    g_array_append_val(labels, label);
    labels_place(labels, fixed, rect_inset(frame, 1, 1));
    label = g_array_index(labels, Label, 0);
    *found = label.chosen >= 0;
    if (*found)
        place = g_array_index(label.places, LabelPlace, label.chosen).box;
    labels_clear(labels);
    return place;
}

static Rect
around(Rect a, Rect b)
{
    double x = fmin(a.x, b.x), y = fmin(a.y, b.y);

    return (Rect){ x, y, fmax(a.x + a.width, b.x + b.width) - x, fmax(a.y + a.height, b.y + b.height) - y };
}

Rect
paint_seat(const Drawing *d, const GeoView *view, Point at, const char *name)
{
    const ChartTheme *theme = d->c->theme;
    Rect taken = { at.x - SEAT, at.y - SEAT, 2 * SEAT, 2 * SEAT }, place;
    TextStyle style = with_colour(theme->small, theme->ink);
    PenContext upright;
    Pen pen = upright_pen(d, &upright);
    bool found = false;

    if (!is_seen(at, view->frame))
        return taken;
    if (name != NULL && *name != '\0')
        place = seat_name_place(d, view->frame, at, name, &found);
    if (found) {
        pen_halo(&pen, place.x + 1, place.y + 6.3, name, &style, HALO, theme->white);
        pen_text(&pen, place.x + 1, place.y + 6.3, 0, name, &style);
        taken = around(taken, place);
    }
    page_circle(d->page, at, SEAT, theme->ink, (Stroke){ .width = 0.8, .colour = theme->white });
    return taken;
}
