/* Labels without collisions; see place.h. */
#include "map/place.h"
#include <math.h>

#define COLLISION 60.0                  /* what one costs; a place costs a few */
#define ROUNDS 60                       /* tries a label at each temperature */
#define HOT 12.0
#define COLD 0.2
#define COOLING 0.7
#define HEATS 12                        /* from HOT to COLD */
#define COMPARED 2e8                    /* pairs of boxes, half a second: of thousands of labels few have room */

Label
label_new(double weight)
{
    return (Label){ g_array_new(FALSE, FALSE, sizeof(LabelPlace)), weight, -1 };
}

void
label_add_place(Label *label, Rect box, double cost)
{
    LabelPlace place = { box, cost };

    g_array_append_val(label->places, place);
}

void
labels_clear(GArray *labels)
{
    for (guint i = 0; i < labels->len; i++)
        g_array_unref(g_array_index(labels, Label, i).places);
    g_array_set_size(labels, 0);
}

bool
rects_meet(Rect a, Rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

static Rect
place_box(const Label *label, int place)
{
    return g_array_index(label->places, LabelPlace, place).box;
}

/* What stands in the way for good makes a place dearer once and for all. */
static void
price_places(GArray *labels, const GArray *fixed, Rect frame)
{
    for (guint i = 0; i < labels->len; i++) {
        Label *label = &g_array_index(labels, Label, i);

        for (guint p = 0; p < label->places->len; p++) {
            LabelPlace *place = &g_array_index(label->places, LabelPlace, p);
            Rect box = place->box;

            if (box.x < frame.x || box.y < frame.y || box.x + box.width > frame.x + frame.width ||
                box.y + box.height > frame.y + frame.height)
                place->cost += 100 * COLLISION;
            for (guint f = 0; f < fixed->len; f++)
                if (rects_meet(box, g_array_index(fixed, Rect, f)))
                    place->cost += COLLISION;
        }
    }
}

/*
 * Labels, and in one row the boxes in which they stand now; what is left out meets no other. Of each those others, in
 * their order, that have a place which may meet one of its own: `near` from `from[i]` to before `from[i + 1]`.
 */
typedef struct Board { GArray *labels; Rect *boxes; GArray *near; guint *from; } Board;

static const Rect nowhere = { INFINITY, INFINITY, 0, 0 };

static void
choose(const Board *board, guint index, int place)
{
    Label *label = &g_array_index(board->labels, Label, index);

    label->chosen = place;
    board->boxes[index] = place < 0 ? nowhere : place_box(label, place);
}

/* What a place costs, those before `among` alone being there. */
static double
price(const Board *board, guint index, int place, guint among)
{
    const Label *label = &g_array_index(board->labels, Label, index);
    double cost;
    Rect box;

    if (place < 0)
        return label->weight > 0 ? label->weight : 1000 * COLLISION;
    cost = g_array_index(label->places, LabelPlace, place).cost;
    box = place_box(label, place);
    for (guint n = board->from[index]; n < board->from[index + 1]; n++) {
        guint other = g_array_index(board->near, guint, n);

        if (other >= among)
            break;
        if (rects_meet(box, board->boxes[other]))
            cost += COLLISION;
    }
    return cost;
}

/* What all its places lie within. */
static Rect
reach_of(const Label *label)
{
    Rect all = label->places->len > 0 ? place_box(label, 0) : nowhere;

    for (int p = 1; p < (int)label->places->len; p++) {
        Rect box = place_box(label, p);
        double right = fmax(all.x + all.width, box.x + box.width),
               bottom = fmax(all.y + all.height, box.y + box.height);

        all.x = fmin(all.x, box.x);
        all.y = fmin(all.y, box.y);
        all.width = right - all.x;
        all.height = bottom - all.y;
    }
    return all;
}

static void
find_near(Board *board)
{
    guint count = board->labels->len;
    g_autofree Rect *reach = g_new(Rect, count + 1);

    for (guint i = 0; i < count; i++)
        reach[i] = reach_of(&g_array_index(board->labels, Label, i));
    for (guint i = 0; i < count; i++) {
        board->from[i] = board->near->len;
        for (guint other = 0; other < count; other++)
            if (other != i && rects_meet(reach[i], reach[other]))
                g_array_append_val(board->near, other);
    }
    board->from[count] = board->near->len;
}

static void
choose_first(const Board *board)
{
    for (guint i = 0; i < board->labels->len; i++) {
        const Label *label = &g_array_index(board->labels, Label, i);
        double best = price(board, i, -1, i);

        choose(board, i, label->chosen);
        for (int p = 0; p < (int)label->places->len; p++) {
            double cost = price(board, i, p, i);

            if (cost < best) {
                best = cost;
                choose(board, i, p);
            }
        }
    }
}

/* Park and Miller 1988: the same numbers everywhere. */
static double
next_number(guint32 *seed)
{
    *seed = (guint32)((guint64)*seed * 48271 % 2147483647);
    return *seed / 2147483647.0;
}

static double
whole_price(const Board *board)
{
    double sum = 0;

    for (guint i = 0; i < board->labels->len; i++)
        sum += price(board, i, g_array_index(board->labels, Label, i).chosen, board->labels->len);
    return sum;
}

static void
keep_places(const GArray *labels, int *kept)
{
    for (guint i = 0; i < labels->len; i++)
        kept[i] = g_array_index(labels, Label, i).chosen;
}

static void
anneal(const Board *board)
{
    const GArray *labels = board->labels;
    g_autofree int *best = g_new(int, labels->len + 1);
    double least = whole_price(board), whole;
    guint32 seed = 20181;
    guint rounds = (guint)fmin(ROUNDS, COMPARED / (2 * HEATS * fmax(board->near->len, 1)));

    keep_places(labels, best);
    for (double heat = HOT; heat > COLD; heat *= COOLING) {
        for (guint n = 0; n < rounds * labels->len; n++) {
            guint i = (guint)(next_number(&seed) * labels->len);
            const Label *label = &g_array_index(labels, Label, i);
            int place = (int)(next_number(&seed) * (label->places->len + (label->weight > 0))) - (label->weight > 0);
            double more;

            if (place == label->chosen || label->places->len == 0)
                continue;
            more = price(board, i, place, labels->len) - price(board, i, label->chosen, labels->len);
            if (more <= 0 || next_number(&seed) < exp(-more / heat))
                choose(board, i, place);
        }
        whole = whole_price(board);
        if (whole < least) {
            least = whole;
            keep_places(labels, best);
        }
    }
    for (guint i = 0; i < labels->len; i++)
        choose(board, i, best[i]);
}

/* A label that may be left out never lies on another. */
static void
leave_out(const Board *board)
{
    for (guint i = board->labels->len; i-- > 0;) {
        const Label *label = &g_array_index(board->labels, Label, i);

        if (label->weight > 0 && label->chosen >= 0 &&
            price(board, i, label->chosen, board->labels->len) >= COLLISION)
            choose(board, i, -1);
    }
}

static bool
is_free_of_trouble(const GArray *labels)
{
    for (guint i = 0; i < labels->len; i++) {
        const Label *label = &g_array_index(labels, Label, i);

        if (label->chosen != 0 && label->places->len > 0)
            return false;
    }
    return true;
}

void
labels_place(GArray *labels, const GArray *fixed, Rect frame)
{
    g_autofree Rect *boxes = g_new(Rect, labels->len + 1);
    g_autofree guint *from = g_new(guint, labels->len + 1);
    g_autoptr(GArray) near = g_array_new(FALSE, FALSE, sizeof(guint));
    Board board = { labels, boxes, near, from };

    price_places(labels, fixed, frame);
    find_near(&board);
    choose_first(&board);
    if (!is_free_of_trouble(labels))
        anneal(&board);
    leave_out(&board);
}
