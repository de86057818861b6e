/* Marks sorted from top to bottom; each text is held against what stands at its height. */
#include "pen/trial.h"
#include <math.h>

enum { LEAST_PLOT = 36, LEAST_PLOT_HEIGHT = 10 };
static const double touching = 0.3;                     /* less is rounding */

typedef enum TrialKind { TRIAL_TEXT, TRIAL_GROUND, TRIAL_STROKE } TrialKind;

typedef struct TrialMark {
    TrialKind kind;
    Rect box;
    size_t order;                       /* of painting */
    Colour colour;
    Point from, to;                     /* of a stroke */
} TrialMark;

struct PenTrial {
    Rect frame;
    GArray *marks;
    GHashTable *numbers;                /* what is printed, to the number */
    bool lost, small;
};

PenTrial *
pen_trial_new(Rect frame)
{
    PenTrial *trial = g_new0(PenTrial, 1);

    trial->frame = frame;
    trial->marks = g_array_new(FALSE, FALSE, sizeof(TrialMark));
    trial->numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return trial;
}

void
pen_trial_free(PenTrial *trial)
{
    if (trial == NULL)
        return;
    g_array_unref(trial->marks);
    g_hash_table_unref(trial->numbers);
    g_free(trial);
}

static void
note(PenTrial *trial, TrialMark mark)
{
    mark.order = trial->marks->len;
    g_array_append_val(trial->marks, mark);
}

void
pen_trial_text(PenTrial *trial, double left, double baseline, double width, const TextStyle *style)
{
    note(trial, (TrialMark){ TRIAL_TEXT,
                             { left, baseline - 0.74 * style->size, width, 0.94 * style->size },
                             .colour = style->colour });
}

void
pen_trial_ground(PenTrial *trial, Rect box, Colour colour)
{
    note(trial, (TrialMark){ TRIAL_GROUND, box, .colour = colour });
}

void
pen_trial_stroke(PenTrial *trial, Point from, Point to, double width)
{
    Rect box = { fmin(from.x, to.x) - width / 2, fmin(from.y, to.y) - width / 2, fabs(to.x - from.x) + width,
                 fabs(to.y - from.y) + width };

    note(trial, (TrialMark){ TRIAL_STROKE, box, .from = from, .to = to });
}

/* A width or height below zero is a plot that would be mirrored. */
void
pen_trial_plot(PenTrial *trial, double width, double height)
{
    trial->small = trial->small || !(width >= LEAST_PLOT) || !(height >= LEAST_PLOT_HEIGHT);
}

void
pen_trial_lost(PenTrial *trial)
{
    trial->lost = true;
}

void
pen_trial_number(PenTrial *trial, double value, const char *text)
{
    const double *other = g_hash_table_lookup(trial->numbers, text);

    if (other != NULL && *other != value)
        trial->lost = true;
    else if (other == NULL)
        g_hash_table_insert(trial->numbers, g_strdup(text), g_memdup2(&value, sizeof value));
}

/* ---- asked ---- */

static bool
overlap(Rect a, Rect b)
{
    return fmin(a.x + a.width, b.x + b.width) - fmax(a.x, b.x) > touching &&
           fmin(a.y + a.height, b.y + b.height) - fmax(a.y, b.y) > touching;
}

static bool
covers(Rect ground, Rect text)
{
    return ground.x <= text.x + touching && ground.x + ground.width >= text.x + text.width - touching &&
           ground.y <= text.y + 0.15 * text.height && ground.y + ground.height >= text.y + 0.85 * text.height;
}

static bool
within(Rect frame, Rect box)
{
    return box.x >= frame.x - touching && box.x + box.width <= frame.x + frame.width + touching &&
           box.y >= frame.y - 1.5 && box.y + box.height <= frame.y + frame.height + 1.5;
}

/* The part of a stroke that lies between two heights, against the text's width. */
static bool
crosses(const TrialMark *stroke, Rect text)
{
    double from = fmax(text.y + 1, fmin(stroke->from.y, stroke->to.y)),
           to = fmin(text.y + text.height - 1, fmax(stroke->from.y, stroke->to.y));
    double rise = stroke->to.y - stroke->from.y, a, b;

    if (to < from)
        return false;
    if (fabs(rise) < 0.01)
        return fmax(stroke->from.x, stroke->to.x) > text.x + 0.5 &&
               fmin(stroke->from.x, stroke->to.x) < text.x + text.width - 0.5;
    a = stroke->from.x + (from - stroke->from.y) / rise * (stroke->to.x - stroke->from.x);
    b = stroke->from.x + (to - stroke->from.y) / rise * (stroke->to.x - stroke->from.x);
    return fmax(a, b) > text.x + 0.5 && fmin(a, b) < text.x + text.width - 0.5;
}

static double
luminance(Colour c)
{
    return (0.2126 * c.red + 0.7152 * c.green + 0.0722 * c.blue) / 255;
}

/* Patterns are read on nothing; else what is dark on light, or light on dark. */
static bool
hides(Colour ground, Colour text)
{
    return !ground.set || fabs(luminance(ground) - luminance(text)) < 0.25;
}

static int
compare_tops(const void *left, const void *right)
{
    double a = ((const TrialMark *)left)->box.y, b = ((const TrialMark *)right)->box.y;

    return a < b ? -1 : a > b;
}

/*
 * The grounds that touch a text, in the order of painting: one painted later lies on it; of those before, the last
 * that covers it counts and what came after.
 */
static bool
is_hidden(const TrialMark *text, const TrialMark *const *grounds, size_t count)
{
    bool hidden = false;

    for (size_t i = 0; i < count; i++) {
        if (grounds[i]->order > text->order)
            return true;
        hidden = hides(grounds[i]->colour, text->colour) || (hidden && !covers(grounds[i]->box, text->box));
    }
    return hidden;
}

static int
compare_orders(gconstpointer left, gconstpointer right)
{
    const TrialMark *a = *(const TrialMark *const *)left, *b = *(const TrialMark *const *)right;

    return a->order < b->order ? -1 : a->order > b->order;
}

/* `tall`: the height of the highest mark, so that the search upwards from a text ends. */
static bool
can_be_read(const PenTrial *trial, guint at, double tall, GPtrArray *grounds)
{
    const TrialMark *text = &g_array_index(trial->marks, TrialMark, at);
    guint from = at;

    if (!within(trial->frame, text->box))
        return false;
    g_ptr_array_set_size(grounds, 0);
    while (from > 0 && g_array_index(trial->marks, TrialMark, from - 1).box.y > text->box.y - tall)
        from--;
    for (guint i = from; i < trial->marks->len; i++) {
        const TrialMark *mark = &g_array_index(trial->marks, TrialMark, i);

        if (mark->box.y > text->box.y + text->box.height)
            break;
        if (i == at || !overlap(mark->box, text->box))
            continue;
        if (mark->kind == TRIAL_TEXT || (mark->kind == TRIAL_STROKE && crosses(mark, text->box)))
            return false;
        if (mark->kind == TRIAL_GROUND)
            g_ptr_array_add(grounds, (gpointer)(guintptr)mark);
    }
    g_ptr_array_sort(grounds, compare_orders);
    return !is_hidden(text, (const TrialMark *const *)grounds->pdata, grounds->len);
}

bool
pen_trial_fits(PenTrial *trial)
{
    g_autoptr(GPtrArray) grounds = g_ptr_array_new();
    double tall = 0;

    if (trial->lost || trial->small)
        return false;
    g_array_sort(trial->marks, compare_tops);
    for (guint i = 0; i < trial->marks->len; i++)
        tall = fmax(tall, g_array_index(trial->marks, TrialMark, i).box.height);
    for (guint i = 0; i < trial->marks->len; i++)
        if (g_array_index(trial->marks, TrialMark, i).kind == TRIAL_TEXT && !can_be_read(trial, i, tall, grounds))
            return false;
    return true;
}
