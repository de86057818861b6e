/*
 * Pictures as image XObjects (ISO 32000-1, 8.9.5), each once a file: a JPEG as it is, samples with the filters they
 * have, alpha as a soft mask, a profile as the ICCBased space of the colours, which nobody converts; a drawing as a
 * form (8.10).
 */
#include "pdf/paint.h"
#include "base/diag_picture.h"
#include "base/format.h"
#include <stdlib.h>
#include <string.h>

static const char *
device_of(int components)
{
    return components == 1 ? "/DeviceGray" : components == 3 ? "/DeviceRGB" : "/DeviceCMYK";
}

/* What its colours are: of an index those of its palette. */
static int
colour_components(const PagePicture *picture)
{
    return picture->palette != NULL ? 3 : picture->components;
}

static int
write_profile(Writer *writer, const PagePicture *picture)
{
    gsize size;
    const char *bytes = picture->profile == NULL ? NULL : g_bytes_get_data(picture->profile, &size);
    g_autofree char *dictionary = g_strdup_printf("/N %d", colour_components(picture));
    int number;

    if (bytes == NULL)
        return 0;
    number = writer_add(writer);
    writer_deflated(writer, number, dictionary, bytes, size);
    return number;
}

static void
put_space(GString *out, const PagePicture *picture, int profile)
{
    g_autofree char *base = profile > 0 ? g_strdup_printf("[/ICCBased %d 0 R]", profile)
                                        : g_strdup(device_of(colour_components(picture)));
    gsize size = 0;
    const guint8 *bytes = picture->palette == NULL ? NULL : g_bytes_get_data(picture->palette, &size);

    if (bytes == NULL) {
        format_append(out, " /ColorSpace %s", base);
        return;
    }
    format_append(out, " /ColorSpace [/Indexed %s %d <", base, (int)(size / 3) - 1);
    for (gsize i = 0; i < size; i++)
        format_append(out, "%02X", bytes[i]);
    g_string_append(out, ">]");
}

/* Rows with PNG's filters in front (7.4.4.4). */
static void
put_filter(GString *out, int columns, int components, int bits)
{
    format_append(out,
                  " /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors %d /BitsPerComponent %d "
                  "/Columns %d >>",
                  components, bits, columns);
}

static void
put_image(GString *out, const PagePicture *picture, int bits)
{
    format_append(out, "/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent %d", picture->columns,
                  picture->rows, bits);
}

static int
write_alpha(Writer *writer, const PagePicture *picture)
{
    g_autoptr(GString) dictionary = g_string_new(NULL);
    gsize size;
    const char *bytes = picture->alpha == NULL ? NULL : g_bytes_get_data(picture->alpha, &size);
    int number;

    if (bytes == NULL)
        return 0;
    number = writer_add(writer);
    put_image(dictionary, picture, picture->alpha_bits);
    g_string_append(dictionary, " /ColorSpace /DeviceGray");
    put_filter(dictionary, picture->columns, 1, picture->alpha_bits);
    writer_stream(writer, number, dictionary->str, bytes, size);
    return number;
}

/* The text of an object with its own numbers for those that a form has. */
static GString *
with_numbers(const char *text, const int *numbers)
{
    GString *out = g_string_new(NULL);

    while (*text != '\0') {
        size_t plain = strcspn(text, "@");

        g_string_append_len(out, text, (gssize)plain);
        text += plain;
        if (*text == '@')
            g_string_append_printf(out, "%d 0 R", numbers[strtol(text + 1, (char **)(guintptr)&text, 10)]);
    }
    return out;
}

static int
write_form(Writer *writer, const PictureForm *form)
{
    g_autofree int *numbers = g_new(int, form->objects->len);

    for (guint i = 0; i < form->objects->len; i++)
        numbers[i] = writer_add(writer);
    for (guint i = 0; i < form->objects->len; i++) {
        const PictureObject *object = &g_array_index(form->objects, PictureObject, i);
        g_autoptr(GString) text = with_numbers(object->text, numbers);
        gsize size;
        const char *bytes = object->stream == NULL ? NULL : g_bytes_get_data(object->stream, &size);

        if (bytes != NULL)
            writer_stream(writer, numbers[i], text->str, bytes, size);
        else
            writer_object(writer, numbers[i], text->str, text->len);
    }
    return numbers[0];
}

/* On white, as nobody knows what is below; in one path, so that no seams show between them. */
static int
write_boxes(Writer *writer, const GArray *boxes)
{
    static const char dictionary[] = " /Type /XObject /Subtype /Form /FormType 1 /BBox [0 0 1 1] /Resources << >>";
    g_autoptr(GString) out = g_string_new("1 1 1 rg 0 0 1 1 re f 0 0 0 rg\n");
    int number = writer_add(writer);

    for (guint i = 0; i < boxes->len; i++) {
        const Rect *box = &g_array_index(boxes, Rect, i);
        const double numbers[] = { box->x, 1 - box->y - box->height, box->width, box->height };

        for (size_t k = 0; k < G_N_ELEMENTS(numbers); k++) {
            char text[G_ASCII_DTOSTR_BUF_SIZE];

            g_string_append_printf(out, "%s ", g_ascii_formatd(text, sizeof text, "%.6f", numbers[k]));
        }
        g_string_append(out, "re\n");
    }
    g_string_append(out, "f\n");
    writer_deflated(writer, number, dictionary, out->str, out->len);
    return number;
}

static int
write_samples(Writer *writer, const PagePicture *picture)
{
    g_autoptr(GString) dictionary = g_string_new(NULL);
    gsize size;
    const char *bytes = g_bytes_get_data(picture->data, &size);
    int number = writer_add(writer), profile = write_profile(writer, picture), alpha = write_alpha(writer, picture);

    put_image(dictionary, picture, picture->bits);
    put_space(dictionary, picture, profile);
    if (alpha > 0)
        format_append(dictionary, " /SMask %d 0 R", alpha);
    if (picture->coding == PICTURE_JPEG)
        g_string_append(dictionary, " /Filter /DCTDecode");
    else
        put_filter(dictionary, picture->columns, picture->components, picture->bits);
    if (picture->inverted)
        g_string_append(dictionary, " /Decode [1 0 1 0 1 0 1 0]");
    writer_stream(writer, number, dictionary->str, bytes, size);
    return number;
}

static int
write_picture(Writer *writer, const PagePicture *picture)
{
    return picture->coding == PICTURE_FORM    ? write_form(writer, picture->form)
           : picture->coding == PICTURE_BOXES ? write_boxes(writer, picture->boxes)
                                              : write_samples(writer, picture);
}

/* ---- all of a document ---- */

typedef void (*PlacedEach)(const PlacedPicture *placed, void *data);

static void
each_placed(const Pages *pages, PlacedEach each, void *data)
{
    for (size_t page = 0; page < pages_count(pages); page++) {
        size_t count;
        const PageItem *items = pages_items(pages, page, &count);

        for (size_t i = 0; i < count; i++)
            if (items[i].kind == ITEM_PICTURE)
                each(items[i].picture, data);
    }
}

typedef struct Writing { Paint *paint; Writer *writer; } Writing;

static void
write_once(const PlacedPicture *placed, void *data)
{
    const Writing *writing = data;
    Paint *paint = writing->paint;
    const PagePicture *picture = placed->picture;

    if (paint->pictures == NULL) {
        paint->pictures = g_hash_table_new(g_str_hash, g_str_equal);
        paint->shown = g_ptr_array_new();
    }
    if (g_hash_table_contains(paint->pictures, picture->digest))
        return;
    g_ptr_array_add(paint->shown, (gpointer)(guintptr)picture);
    g_hash_table_insert(paint->pictures, picture->digest, GINT_TO_POINTER(write_picture(writing->writer, picture)));
}

void
pictures_write(Paint *paint, Writer *writer)
{
    Writing writing = { paint, writer };

    each_placed(paint->pages, write_once, &writing);
}

void
pictures_clear(Paint *paint)
{
    g_clear_pointer(&paint->pictures, g_hash_table_unref);
    if (paint->shown != NULL)
        g_ptr_array_unref(paint->shown);
    paint->shown = NULL;
}

void
put_picture_resources(GString *out, const Paint *paint)
{
    if (paint->shown == NULL)
        return;
    g_string_append(out, " /XObject <<");
    for (guint i = 0; i < paint->shown->len; i++) {
        const PagePicture *picture = g_ptr_array_index(paint->shown, i);
        int number = GPOINTER_TO_INT(g_hash_table_lookup(paint->pictures, picture->digest));

        format_append(out, " /I%d %d 0 R", number, number);
    }
    g_string_append(out, " >>");
}

typedef struct Claiming { Diags *diags; bool kept; } Claiming;

/* The output intent is for RGB, so that only a profile says what inks look like (ISO 19005-2, 6.2.4.3). */
static void
check_inks(const PlacedPicture *placed, void *data)
{
    Claiming *claiming = data;

    if (placed->picture->components != 4 || placed->picture->profile != NULL)
        return;
    claiming->kept = false;
    diag_report(claiming->diags, DIAG_PICTURE_CMYK, placed->place, placed->picture->name, NULL);
}

bool
pictures_may_claim(const Pages *pages, Diags *diags)
{
    Claiming claiming = { diags, true };

    each_placed(pages, check_inks, &claiming);
    return claiming.kept;
}
