/* Pictures are counted references, as several documents of a run may show one, and how one is turned. */
#include "page/picture.h"
#include <string.h>

PagePicture *
page_picture_new(void)
{
    return g_atomic_rc_box_new0(PagePicture);
}

PagePicture *
page_picture_ref(PagePicture *picture)
{
    return g_atomic_rc_box_acquire(picture);
}

static void
clear_object(void *data)
{
    PictureObject *object = data;

    g_free(object->text);
    if (object->stream != NULL)
        g_bytes_unref(object->stream);
}

PictureForm *
picture_form_new(void)
{
    PictureForm *form = g_new0(PictureForm, 1);

    form->objects = g_array_new(FALSE, TRUE, sizeof(PictureObject));
    g_array_set_clear_func(form->objects, clear_object);
    return form;
}

void
picture_form_free(PictureForm *form)
{
    g_array_unref(form->objects);
    g_free(form);
}

static void
clear(void *data)
{
    PagePicture *picture = data;
    GBytes *const all[] = { picture->palette, picture->data, picture->alpha, picture->profile, picture->file };

    for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
        if (all[i] != NULL)
            g_bytes_unref(all[i]);
    if (picture->boxes != NULL)
        g_array_unref(picture->boxes);
    if (picture->form != NULL)
        picture_form_free(picture->form);
    g_free(picture->name);
    g_free(picture->digest);
}

void
page_picture_unref(PagePicture *picture)
{
    if (picture != NULL)
        g_atomic_rc_box_release_full(picture, clear);
}

bool
page_picture_lies(const PagePicture *picture)
{
    return picture->orientation >= 5;
}

/* EXIF 2.3, 4.6.4: where the stored top row and left column are seen, as x = a u + c v + e, y = b u + d v + f. */
static const double turns[9][6] = {
    { 1, 0, 0, 1, 0, 0 },   { 1, 0, 0, 1, 0, 0 },  { -1, 0, 0, 1, 1, 0 }, { -1, 0, 0, -1, 1, 1 }, { 1, 0, 0, -1, 0, 1 },
    { 0, 1, 1, 0, 0, 0 },   { 0, 1, -1, 0, 1, 0 }, { 0, -1, -1, 0, 1, 1 }, { 0, -1, 1, 0, 0, 1 },
};

void
page_picture_place(const PagePicture *picture, Rect whole, double matrix[6])
{
    const double *turn = turns[CLAMP(picture->orientation, 1, 8)];

    for (int i = 0; i < 6; i++)
        matrix[i] = turn[i] * (i % 2 == 0 ? whole.width : whole.height) +
                    (i == 4 ? whole.x : i == 5 ? whole.y : 0);
}
