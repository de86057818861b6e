/* The shapes of letters stand where the letters are set, and as large. */
#include "setting.h"
#include <math.h>
#include "text/outline.h"

typedef struct Seen { double left, right, top, bottom; size_t moves, closes; } Seen;

static void
see(OutlineStep step, const Point *points, void *data)
{
    Seen *seen = data;
    const Point *end = step == OUTLINE_CURVE ? &points[2] : points;

    seen->moves += step == OUTLINE_MOVE;
    seen->closes += step == OUTLINE_CLOSE;
    if (step == OUTLINE_CLOSE)
        return;
    seen->left = fmin(seen->left, end->x);
    seen->right = fmax(seen->right, end->x);
    seen->top = fmin(seen->top, end->y);
    seen->bottom = fmax(seen->bottom, end->y);
}

/* Parts: how many closed lines the letters are drawn with; a capital is as high as its font says, from its line. */
typedef struct Row { const char *name, *text; size_t parts; } Row;

static const Row rows[] = {
    { "a letter of one part", "H", 1 },
    { "a letter with a hole", "D", 2 },
    { "two letters, one after the other", "HH", 2 },
};

static void
letters_are_drawn_where_they_stand(void **state)
{
    const Row *row = *state;
    Setting set = setting_open("en", DIRECTION_LTR);
    TextStyle style = { .family = "sans", .size = 20, .weight = 600 };
    TextMetrics metrics = text_metrics(set.store, &style);
    const TextLine *line = text_line(set.store, row->text, &style);
    Seen seen = { INFINITY, -INFINITY, INFINITY, -INFINITY, 0, 0 };

    assert_int_equal(line->count, 1);
    run_outline(line->pieces[0].run, 100, 200, see, &seen);
    assert_int_equal(seen.moves, row->parts);
    assert_int_equal(seen.closes, row->parts);
    assert_near(seen.bottom, 200, 0.01);
    assert_near(seen.top, 200 - metrics.cap_height, 0.02);
    assert_true(seen.left >= 100 && seen.left < 100 + 0.15 * style.size);
    assert_true(seen.right <= 100 + line->width && seen.right > 100 + line->width - 0.15 * style.size);
    setting_close(&set);
}

int
main(void)
{
    static struct CMUnitTest tests[G_N_ELEMENTS(rows)];
    size_t count = 0;

    ADD_ROWS(letters_are_drawn_where_they_stand, rows);
    return cmocka_run_group_tests_name("text/outline", tests, NULL, NULL);
}
