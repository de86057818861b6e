/*
 * The print file. Each page of the finished file becomes a form, once; each side of a sheet is a new page that paints
 * forms. Fonts and images are the same objects as before. Everything else of the catalogue goes: a sheet has nothing
 * to link to.
 */
#include "impose/file.h"
#include "base/diag_pdf.h"
#include "impose/content.h"
#include <math.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>
#include "pdf/pass.h"

/* A page as it is to be painted: `turns` quarters counter-clockwise stand it upright, as its own /Rotate has it. */
typedef struct SourcePage { qpdf_oh form; double x, y; Size box, size; int turns; } SourcePage;

typedef struct Imposer {
    qpdf_data qpdf;
    const ImposeOptions *options;
    SourcePage *pages; size_t count;
} Imposer;

static bool
is_wide(Size size)
{
    return size.width > size.height;
}

/* ---- objects ---- */

static void
set_key(Imposer *im, qpdf_oh dictionary, const char *key, const char *text)
{
    qpdf_oh_replace_key(im->qpdf, dictionary, key, qpdf_oh_parse(im->qpdf, text));
}

static qpdf_oh
new_stream(Imposer *im, const char *bytes, size_t size)
{
    qpdf_oh stream = qpdf_oh_new_stream(im->qpdf);

    qpdf_oh_replace_stream_data(im->qpdf, stream, (const unsigned char *)bytes, size, qpdf_oh_new_null(im->qpdf),
                                qpdf_oh_new_null(im->qpdf));
    return stream;
}

static void
put_box(GString *out, double x, double y, Size size)
{
    const double values[] = { x, y, x + size.width, y + size.height };

    g_string_append_c(out, '[');
    for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
        g_string_append_c(out, ' ');
        put_number(out, values[i]);
    }
    g_string_append(out, " ]");
}

/* ---- the pages of the finished file ---- */

static double
item_number(Imposer *im, qpdf_oh array, int at)
{
    return qpdf_oh_get_numeric_value(im->qpdf, qpdf_oh_get_array_item(im->qpdf, array, at));
}

static bool
read_box(Imposer *im, qpdf_oh page, SourcePage *out)
{
    qpdf_oh crop = qpdf_oh_get_key(im->qpdf, page, "/CropBox"),
            box = qpdf_oh_is_array(im->qpdf, crop) ? crop : qpdf_oh_get_key(im->qpdf, page, "/MediaBox");
    qpdf_oh rotate = qpdf_oh_get_key(im->qpdf, page, "/Rotate");
    int quarters = qpdf_oh_is_integer(im->qpdf, rotate) ? qpdf_oh_get_int_value_as_int(im->qpdf, rotate) / 90 : 0;
    double x1, y1;

    if (!qpdf_oh_is_array(im->qpdf, box) || qpdf_oh_get_array_n_items(im->qpdf, box) != 4)
        return false;
    out->x = item_number(im, box, 0);
    out->y = item_number(im, box, 1);
    x1 = item_number(im, box, 2);
    y1 = item_number(im, box, 3);
    out->box = (Size){ x1 - out->x, y1 - out->y };
    out->turns = ((-quarters % 4) + 4) % 4;
    out->size = out->turns % 2 == 0 ? out->box : (Size){ out->box.height, out->box.width };
    return out->box.width > 0 && out->box.height > 0;
}

static bool
make_form(Imposer *im, size_t index)
{
    qpdf_oh page = qpdf_get_page_n(im->qpdf, index), group = qpdf_oh_get_key(im->qpdf, page, "/Group"), dictionary;
    SourcePage *out = &im->pages[index];
    g_autoptr(GString) box = g_string_new(NULL), content = NULL;
    unsigned char *bytes = NULL;
    size_t size = 0;

    if (!read_box(im, page, out) || qpdf_oh_get_page_content_data(im->qpdf, page, &bytes, &size) != QPDF_SUCCESS)
        return false;
    content = content_unmarked((const char *)bytes, size);
    free(bytes);
    out->form = new_stream(im, content->str, content->len);
    dictionary = qpdf_oh_get_dict(im->qpdf, out->form);
    put_box(box, out->x, out->y, out->box);
    set_key(im, dictionary, "/Type", "/XObject");
    set_key(im, dictionary, "/Subtype", "/Form");
    set_key(im, dictionary, "/BBox", box->str);
    qpdf_oh_replace_key(im->qpdf, dictionary, "/Resources", qpdf_oh_get_key(im->qpdf, page, "/Resources"));
    if (qpdf_oh_is_dictionary(im->qpdf, group))
        qpdf_oh_replace_key(im->qpdf, dictionary, "/Group", group);
    return true;
}

static bool
make_forms(Imposer *im)
{
    if (qpdf_push_inherited_attributes_to_page(im->qpdf) != QPDF_SUCCESS)
        return false;
    im->count = (size_t)qpdf_get_num_pages(im->qpdf);
    im->pages = g_new0(SourcePage, im->count + 1);
    for (size_t i = 0; i < im->count; i++)
        if (!make_form(im, i))
            return false;
    return true;
}

static bool
same_size(Size a, Size b)
{
    return fabs(a.width - b.width) < 1 && fabs(a.height - b.height) < 1;
}

/* The size that most pages have, the earlier of two; the others are fitted to its cells. */
static Size
usual_size(const Imposer *im)
{
    g_autofree size_t *times = g_new0(size_t, im->count);
    size_t best = 0;

    for (size_t i = 0; i < im->count; i++) {
        size_t first = 0;

        while (!same_size(im->pages[first].size, im->pages[i].size))
            first++;
        times[first]++;
    }
    for (size_t i = 1; i < im->count; i++)
        if (times[i] > times[best])
            best = i;
    return im->pages[best].size;
}

/* ---- what a side paints ---- */

/* Scales must not lose a tenth of a point over a sheet: six decimals. What rounds to zero has no sign. */
static void
put_factor(GString *out, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    g_string_append(out, g_ascii_formatd(text, sizeof text, "%.6f", fabs(value) < 5e-7 ? 0 : value));
    g_string_append_c(out, ' ');
}

/* Paints a form with its box turned and scaled, the lower left corner of what results at (x, y). */
static void
put_form(GString *out, const SourcePage *page, size_t number, int turns, double scale, double x, double y)
{
    static const int cosines[] = { 1, 0, -1, 0 }, sines[] = { 0, 1, 0, -1 };
    double c = cosines[turns] * scale, s = sines[turns] * scale;
    double x1 = page->x + page->box.width, y1 = page->y + page->box.height;
    double left = MIN(c * page->x, c * x1) + MIN(-s * page->y, -s * y1),
           low = MIN(s * page->x, s * x1) + MIN(c * page->y, c * y1);
    const double matrix[] = { c, s, -s, c, x - left, y - low };

    g_string_append(out, "q ");
    for (size_t i = 0; i < G_N_ELEMENTS(matrix); i++)
        put_factor(out, matrix[i]);
    g_string_append_printf(out, "cm /P%zu Do Q\n", number);
}

static void
put_page(Imposer *im, GString *out, size_t number, double most, Rect cell)
{
    const SourcePage *page = &im->pages[number - 1];
    bool across = is_wide(page->size) != is_wide((Size){ cell.width, cell.height });
    int turn = !across ? 0 : im->options->info->direction == DIRECTION_RTL ? 3 : 1;
    Size size = across ? (Size){ page->size.height, page->size.width } : page->size;
    double scale = MIN(most, MIN(cell.width / size.width, cell.height / size.height));

    put_form(out, page, number, (page->turns + turn) % 4, scale, cell.x + (cell.width - size.width * scale) / 2,
             cell.y + (cell.height - size.height * scale) / 2);
}

static void
put_line(GString *out, double x0, double y0, double x1, double y1)
{
    const double ends[] = { x0, y0, x1, y1 };

    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
        put_number(out, ends[i]);
        g_string_append(out, i == 1 ? " m " : i == 3 ? " l S\n" : " ");
    }
}

static const double mark_away = 3 * POINTS_PER_MM, mark_end = 8 * POINTS_PER_MM;

/*
 * Where cells meet or end, lines outside all of them, in every ink. The fold of a booklet is dashed. A line's place is
 * that of the trim, so none may come nearer than 3 mm to it.
 */
static void
put_crop_marks(GString *out, const ImposeSheet *sheet, bool folded)
{
    double left = sheet->block.x, low = sheet->block.y, right = left + sheet->block.width,
           high = low + sheet->block.height;

    g_string_append(out, "q /All CS 1 SCN 0.25 w\n");
    for (size_t i = 0; i <= sheet->columns; i++) {
        double x = left + sheet->block.width * (double)i / (double)sheet->columns;

        g_string_append(out, folded && i > 0 && i < sheet->columns ? "[2] 0 d\n" : "[] 0 d\n");
        put_line(out, x, high + mark_away, x, high + mark_end);
        put_line(out, x, low - mark_away, x, low - mark_end);
    }
    for (size_t i = 0; i <= sheet->rows; i++) {
        double y = low + sheet->block.height * (double)i / (double)sheet->rows;

        g_string_append(out, folded && i > 0 && i < sheet->rows ? "[2] 0 d\n" : "[] 0 d\n");
        put_line(out, left - mark_away, y, left - mark_end, y);
        put_line(out, right + mark_away, y, right + mark_end, y);
    }
    g_string_append(out, "Q\n");
}

/* ---- sides ---- */

static const char all_inks[] =
    "<< /All [ /Separation /All /DeviceGray << /FunctionType 2 /Domain [ 0 1 ] /C0 [ 1 ] /C1 [ 0 ] /N 1 >> ] >>";

static qpdf_oh
new_resources(Imposer *im, const ImposePlace *places, size_t count)
{
    qpdf_oh resources = qpdf_oh_new_dictionary(im->qpdf), forms = qpdf_oh_new_dictionary(im->qpdf);

    for (size_t i = 0; i < count; i++)
        if (places[i].page > 0) {
            g_autofree char *name = g_strdup_printf("/P%zu", places[i].page);

            qpdf_oh_replace_key(im->qpdf, forms, name, im->pages[places[i].page - 1].form);
        }
    qpdf_oh_replace_key(im->qpdf, resources, "/XObject", forms);
    if (im->options->crop_marks)
        set_key(im, resources, "/ColorSpace", all_inks);
    return resources;
}

/* One side: `count` places of one sheet's side, for cells of a page of `usual` size. */
static bool
add_side(Imposer *im, const ImposeSheet *sheet, const ImposePlace *places, size_t count)
{
    qpdf_oh side = qpdf_oh_new_dictionary(im->qpdf);
    g_autoptr(GString) content = g_string_new(NULL), media = g_string_new(NULL), trim = g_string_new(NULL);

    for (size_t i = 0; i < count; i++)
        if (places[i].page > 0)
            put_page(im, content, places[i].page, sheet->scale, impose_cell(sheet, places[i].cell));
    if (im->options->crop_marks)
        put_crop_marks(content, sheet, im->options->scheme == IMPOSE_BOOKLET);
    put_box(media, 0, 0, sheet->size);
    put_box(trim, sheet->block.x, sheet->block.y, (Size){ sheet->block.width, sheet->block.height });
    set_key(im, side, "/Type", "/Page");
    set_key(im, side, "/MediaBox", media->str);
    set_key(im, side, "/TrimBox", trim->str);
    qpdf_oh_replace_key(im->qpdf, side, "/Resources", new_resources(im, places, count));
    qpdf_oh_replace_key(im->qpdf, side, "/Contents", new_stream(im, content->str, content->len));
    return qpdf_add_page(im->qpdf, im->qpdf, qpdf_make_indirect_object(im->qpdf, side), QPDF_FALSE) == QPDF_SUCCESS;
}

static bool
drop_pages(Imposer *im)
{
    for (size_t i = 0; i < im->count; i++)
        if (qpdf_remove_page(im->qpdf, qpdf_get_page_n(im->qpdf, 0)) != QPDF_SUCCESS)
            return false;
    return true;
}

static bool
add_sides(Imposer *im)
{
    const ImposeOptions *o = im->options;
    Size usual = usual_size(im);
    ImposeSheet sheet = impose_sheet(o, usual);
    /* what lies one above the other is turned upwards */
    bool rtl = o->info->direction == DIRECTION_RTL && sheet.columns > 1;
    size_t count = impose_plan(o->scheme, im->count, rtl, NULL), cells = sheet.columns * sheet.rows;
    g_autofree ImposePlace *places = g_new(ImposePlace, count);

    impose_plan(o->scheme, im->count, rtl, places);
    for (size_t i = 0; i < count; i += cells) {
        if (o->scheme == IMPOSE_SINGLE)
            sheet = impose_sheet(o, im->pages[places[i].page - 1].size);
        if (!add_side(im, &sheet, &places[i], cells))
            return false;
    }
    return true;
}

/* ---- the document ---- */

static void
clear_catalogue(Imposer *im, qpdf_oh root)
{
    static const char *const kept[] = { "/Type", "/Pages", "/OutputIntents", "/Lang", NULL };
    g_autoptr(GPtrArray) gone = g_ptr_array_new_with_free_func(g_free);

    for (qpdf_oh_begin_dict_key_iter(im->qpdf, root); qpdf_oh_dict_more_keys(im->qpdf);) {
        const char *key = qpdf_oh_dict_next_key(im->qpdf);

        if (!g_strv_contains(kept, key))
            g_ptr_array_add(gone, g_strdup(key));
    }
    for (guint i = 0; i < gone->len; i++)
        qpdf_oh_remove_key(im->qpdf, root, g_ptr_array_index(gone, i));
}

/* A reader's dialogue is preset so that nothing is scaled again; a booklet's back is turned about the short edge. */
static void
set_preferences(Imposer *im, qpdf_oh root)
{
    g_autofree char *text =
        g_strdup_printf("<< /DisplayDocTitle true /PrintScaling /None%s%s >>",
                        im->options->scheme == IMPOSE_BOOKLET ? " /Duplex /DuplexFlipShortEdge" : "",
                        im->options->info->direction == DIRECTION_RTL ? " /Direction /R2L" : "");

    set_key(im, root, "/ViewerPreferences", text);
}

/*
 * The file's purpose, as private data of the program that made it (ISO 32000-1, 14.5): by it an audit knows a print
 * file.
 */
static void
set_purpose(Imposer *im, qpdf_oh root)
{
    g_autoptr(GDateTime) created = g_date_time_new_from_unix_utc(im->options->info->created);
    g_autofree char *date = g_date_time_format(created, "D:%Y%m%d%H%M%SZ");
    g_autofree char *text =
        g_strdup_printf("<< /Sheaf << /LastModified (%s) /Private << /Purpose /Print >> >> >>", date);

    set_key(im, root, "/PieceInfo", text);
}

static void
set_metadata(Imposer *im, qpdf_oh root)
{
    const PdfOptions options = { .producer = im->options->producer };
    g_autofree char *packet = xmp_packet(im->options->info, &options);
    g_autoptr(GString) info = g_string_new(NULL);
    qpdf_oh metadata = new_stream(im, packet, strlen(packet)), dictionary = qpdf_oh_get_dict(im->qpdf, metadata);

    set_key(im, dictionary, "/Type", "/Metadata");
    set_key(im, dictionary, "/Subtype", "/XML");
    qpdf_oh_replace_key(im->qpdf, root, "/Metadata", metadata);
    info_dictionary(info, im->options->info, &options);
    qpdf_oh_replace_key(im->qpdf, qpdf_get_trailer(im->qpdf), "/Info",
                        qpdf_make_indirect_object(im->qpdf, qpdf_oh_parse(im->qpdf, info->str)));
}

static bool
impose(Imposer *im)
{
    qpdf_oh root = qpdf_get_root(im->qpdf);

    if (!make_forms(im) || im->count == 0 || !drop_pages(im) || !add_sides(im))
        return false;
    clear_catalogue(im, root);
    set_preferences(im, root);
    set_purpose(im, root);
    set_metadata(im, root);
    return !qpdf_has_error(im->qpdf);
}

/* The bytes, the same for the same input. */
static GBytes *
write_file(qpdf_data qpdf)
{
    if (qpdf_init_write_memory(qpdf) != QPDF_SUCCESS)
        return NULL;
    qpdf_set_object_stream_mode(qpdf, qpdf_o_generate);
    qpdf_set_newline_before_endstream(qpdf, QPDF_TRUE);
    qpdf_set_deterministic_ID(qpdf, QPDF_TRUE);
    if (qpdf_write(qpdf) != QPDF_SUCCESS)
        return NULL;
    return g_bytes_new(qpdf_get_buffer(qpdf), qpdf_get_buffer_length(qpdf));
}

static GBytes *
print_file(GBytes *pdf, const ImposeOptions *options, Diags *diags)
{
    gsize size;
    const char *bytes = g_bytes_get_data(pdf, &size);
    Imposer im = { .qpdf = qpdf_init(), .options = options };
    GBytes *written = NULL;

    qpdf_silence_errors(im.qpdf);
    qpdf_set_suppress_warnings(im.qpdf, QPDF_TRUE);
    if (qpdf_read_memory(im.qpdf, "the finished file", bytes, size, NULL) == QPDF_SUCCESS && impose(&im))
        written = write_file(im.qpdf);
    if (written == NULL) {
        qpdf_error error = qpdf_has_error(im.qpdf) ? qpdf_get_error(im.qpdf) : NULL;

        diag_report(diags, DIAG_IMPOSE_FAILED, (Place){ 0 },
                    error != NULL ? qpdf_get_error_message_detail(im.qpdf, error) : "a page is not as expected", NULL);
    }
    g_free(im.pages);
    qpdf_cleanup(&im.qpdf);
    return written;
}

const ImposeFunctions impose_qpdf = { .file = print_file };
