/* A picture whose file holds something else than it says is not made smaller in silence. */
#include "assert.h"
#include "picture/decode.h"
#include "picture/reduce.h"

static bool
no_pixels(const PagePicture *picture, unsigned char *argb, size_t stride, char **why)
{
    (void)picture;
    (void)argb;
    (void)stride;
    (void)why;
    return false;
}

/* A grey JPEG of 4 by 4 pixels, of which so much is told. */
static PagePicture *
grey_picture(int components, int rows)
{
    static const guint8 samples[16] = { 90, 90, 90, 90, 90, 90, 90, 90, 90, 90, 90, 90, 90, 90, 90, 90 };
    PagePicture *picture = page_picture_new();
    char *why = NULL;

    picture->name = g_strdup("a.jpg");
    picture->digest = g_strdup("0");
    picture->coding = PICTURE_JPEG;
    picture->columns = 4;
    picture->rows = rows;
    picture->bits = 8;
    picture->components = components;
    picture->pixels = no_pixels;
    picture->file = picture_decoders(NULL)->jpeg_write(samples, 4, 4, 1, false, &why);
    assert_non_null(picture->file);
    return picture;
}

typedef struct ToldCase { const char *name; int components, rows; const char *want; } ToldCase;

static const ToldCase told_cases[] = {
    { "as it is", 1, 4, NULL },
    { "of three components", 3, 4, "its pixels have other components (1) than it says (3)" },
    { "of more lines", 1, 5, "it has 4 lines, and says 5" },
};

static void
what_differs_from_what_was_told_is_refused(void **state)
{
    const ToldCase *c = *state;
    g_autoptr(PagePicture) picture = grey_picture(c->components, c->rows), made = NULL;
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *why = NULL;

    made = picture_reduce(picture, 2, 2, diags, &why);
    assert_int_equal(made != NULL, c->want == NULL);
    if (c->want == NULL)
        assert_null(why);
    else
        assert_string_equal(why, c->want);
}

/* Bytes of no known kind, none, and what has no pixels at all. */
static void
what_has_no_pixels_says_so(void **state)
{
    g_autoptr(PagePicture) picture = grey_picture(1, 4);
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *other = NULL, *none = NULL;

    (void)state;
    g_bytes_unref(picture->file);
    picture->file = g_bytes_new_static("GIF89a", 6);
    assert_null(picture_reduce(picture, 2, 2, diags, &other));
    assert_string_equal(other, "it is a GIF picture, of which no smaller one can be made");
    picture->pixels = NULL;
    assert_null(picture_reduce(picture, 2, 2, diags, &none));
    assert_string_equal(none, "it is an empty file, of which no smaller one can be made");
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(told_cases) + 1];
    size_t count = 0;

    ADD_ROWS(what_differs_from_what_was_told_is_refused, told_cases);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(what_has_no_pixels_says_so);
    return _cmocka_run_group_tests("picture/reduce", tests, count, NULL, NULL);
}
