/* How large a picture may be: a side and all its pixels, at a pixel a point. Nothing is drawn. */
#include "assert.h"
#include <string.h>
#include "base/limit.h"
#include "render/project.h"

typedef struct RoomCase { const char *name; Size size; const char *told; } RoomCase;

enum { SIDE = MOST_PICTURE_SIDE, MILLION = 1000000 };

/* 16,000 times 16,750 are 268 million. */
G_STATIC_ASSERT(16000 * 16750 == MOST_PICTURE_MILLIONS * MILLION);

static const RoomCase cases[] = {
    { "the longest side", { SIDE, 100 }, NULL },
    { "a wider one",
      { SIDE + 1, 100 },
      "page 3 would be 32768 by 100 pixels, more than 32,767 pixels a side of a picture" },
    { "a higher one",
      { 100, SIDE + 1 },
      "page 3 would be 100 by 32768 pixels, more than 32,767 pixels a side of a picture" },
    { "as many pixels as there may be", { 16000, 16750 }, NULL },
    { "a row more",
      { 16000, 16751 },
      "page 3 would be 16000 by 16751 pixels, more than 268 million pixels of a picture" },
};

static void
a_picture_has_room_or_is_refused(void **state)
{
    const RoomCase *c = *state;
    g_autoptr(Diags) diags = diags_new();

    assert_int_equal(picture_has_room(c->size, 1, 2, diags), c->told == NULL);
    assert_int_equal(diags_length(diags), c->told != NULL);
    if (c->told != NULL)
        assert_string_equal(diags_at(diags, 0)->sentence, c->told);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases)];
    size_t count = 0;

    ADD_ROWS(a_picture_has_room_or_is_refused, cases);
    return _cmocka_run_group_tests("render/picture", tests, count, NULL, NULL);
}
