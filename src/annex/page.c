/*
 * A foreign page on a page of ours: its content streams stand between two short ones that place it, clip it and clean
 * up after it, so that its marks keep their numbers; our own content becomes a form that is drawn last.
 */
#include "annex/pass.h"
#include "base/diag_pdf.h"
#include <stdlib.h>
#include <string.h>

enum { STATES_CLOSED = 1000, SHARED_NAMES = 64 };

static const double longest_side = 14400;       /* of a page, in units of 1/72 inch (ISO 32000-1, Annex C) */

/* ---- geometry ---- */

int
page_object(const Copy *copy, size_t page)
{
    return pdf_draft_page(copy->all->draft, copy->annex->first_page + page);
}

/* The edges of our page, as layout knows it. */
static Edge
own_edges(const Copy *copy, size_t page)
{
    Size size = pages_size(pdf_draft_pages(copy->all->draft), copy->annex->first_page + page);

    return (Edge){ 0, 0, size.width, size.height };
}

Edge
page_place(const Copy *copy, size_t page)
{
    Size size = foreign_page_size(copy->foreign, page);
    const Rect *box = copy->annex->boxes == NULL ? NULL : &copy->annex->boxes[page];
    Edge own;

    if (box == NULL)
        return (Edge){ 0, 0, MIN(size.width, longest_side), MIN(size.height, longest_side) };
    own = own_edges(copy, page);
    return (Edge){ own.left + box->x, own.top - box->y - box->height, own.left + box->x + box->width,
                   own.top - box->y };
}

/* Turned by /Rotate, the page's lower left corner at the origin (Table 30); then scaled and moved. */
PageFit
page_fit(const ForeignPage *p, Edge place)
{
    double width = p->right - p->left, height = p->top - p->bottom;
    double shown_width = p->rotate % 180 == 0 ? width : height, shown_height = p->rotate % 180 == 0 ? height : width;
    double scale = MIN((place.right - place.left) / shown_width, (place.top - place.bottom) / shown_height);
    double x = (place.left + place.right - scale * shown_width) / 2,
           y = (place.bottom + place.top - scale * shown_height) / 2;
    PageFit turn = { 1, 0, 0, 1, -p->left, -p->bottom };

    if (p->rotate == 90)
        turn = (PageFit){ 0, -1, 1, 0, -p->bottom, p->right };
    else if (p->rotate == 180)
        turn = (PageFit){ -1, 0, 0, -1, p->right, p->top };
    else if (p->rotate == 270)
        turn = (PageFit){ 0, 1, -1, 0, p->top, -p->left };
    return (PageFit){ scale * turn.a, scale * turn.b,     scale * turn.c,
                      scale * turn.d, scale * turn.e + x, scale * turn.f + y };
}

Point
page_fit_point(const PageFit *fit, double x, double y)
{
    return (Point){ fit->a * x + fit->c * y + fit->e, fit->b * x + fit->d * y + fit->f };
}

Edge
page_fit_edge(const PageFit *fit, Edge box)
{
    Point p[4] = { page_fit_point(fit, box.left, box.bottom), page_fit_point(fit, box.right, box.bottom),
                   page_fit_point(fit, box.left, box.top), page_fit_point(fit, box.right, box.top) };
    Edge edge = { p[0].x, p[0].y, p[0].x, p[0].y };

    for (size_t i = 1; i < 4; i++)
        edge =
            (Edge){ MIN(edge.left, p[i].x), MIN(edge.bottom, p[i].y), MAX(edge.right, p[i].x), MAX(edge.top, p[i].y) };
    return edge;
}

void
put_edge(GString *out, Edge box)
{
    const double numbers[4] = { box.left, box.bottom, box.right, box.top };

    for (size_t i = 0; i < 4; i++) {
        g_string_append_c(out, i == 0 ? '[' : ' ');
        put_number(out, numbers[i]);
    }
    g_string_append_c(out, ']');
}

void
put_place(Copy *copy, GString *out, const ForeignPlace *place)
{
    PageFit fit;
    Point p;

    put_reference(g_string_append(out, " ["), page_object(copy, place->page));
    if (place->whole) {
        g_string_append(out, " /Fit]");
        return;
    }
    fit = page_fit(foreign_page(copy->foreign, place->page), page_place(copy, place->page));
    p = page_fit_point(&fit, place->x, place->y);
    g_string_append(out, " /XYZ ");
    put_number(out, p.x);
    g_string_append_c(out, ' ');
    put_number(out, p.y);
    g_string_append(out, " 0]");
}

/* ---- one page ---- */

typedef struct Sheet {
    Copy *copy;
    size_t page;
    const ForeignPage *foreign;
    int object;                         /* our page's number */
    PageFit fit;
    Edge shown;                         /* on our page */
    ContentLook look;
    bool readable;
    int key;                            /* of the parent tree; -1: the page has no marks */
    bool figure;                        /* it is a Figure of ours */
    int form;                           /* our own content; 0: there is none */
    GString *streams;                   /* references to content */
    GString *painted, *forms;           /* looks of annotations: operators, and resources */
    char *prefix;                       /* of names that the page's resources do not have */
} Sheet;

/*
 * Pages of one size are placed by the same few words: those are written once, and are too short to be worth deflating.
 */
static int
add_stream(Copy *copy, const char *text)
{
    int number = GPOINTER_TO_INT(g_hash_table_lookup(copy->short_streams, text));

    if (number == 0) {
        number = writer_add(copy->all->writer);
        writer_stream(copy->all->writer, number, "", text, strlen(text));
        g_hash_table_insert(copy->short_streams, g_strdup(text), GINT_TO_POINTER(number));
    }
    return number;
}

static void
add_times(GString *out, const char *text, int times)
{
    for (int i = 0; i < MIN(times, STATES_CLOSED); i++)
        g_string_append(out, text);
}

/* ---- its content ---- */

/* One of the page's content streams, fetched once for reading and for writing. */
typedef struct Piece { const Object *reference; guint8 *packed; size_t length; } Piece;

static void
free_piece(gpointer piece)
{
    free(((Piece *)piece)->packed);
}

static void
fetch_piece(Sheet *s, GArray *pieces, const Object *reference, GByteArray *whole)
{
    const Object *stream = object_resolve(s->copy->file, reference);
    Piece piece = { .reference = reference };
    guint8 *bytes;
    size_t length;

    if (reference->kind != OBJECT_REFERENCE || !stream->stream)
        return;
    piece.packed = object_stream_packed(s->copy->file, stream, &piece.length);
    g_array_append_val(pieces, piece);
    bytes = piece.packed == NULL || object_file_exhausted(s->copy->file)
                ? NULL
                : object_unpack(s->copy->file, stream, piece.packed, piece.length, &length);
    if (bytes == NULL) {
        s->readable = false;
        return;
    }
    g_byte_array_append(whole, bytes, (guint)length);
    g_byte_array_append(whole, (const guint8 *)"\n", 1);
    free(bytes);
}

static void
fetch_pieces(Sheet *s, GArray *pieces, GByteArray *whole)
{
    const Object *contents = object_find(s->foreign->dict, "Contents"), *list = object_resolve(s->copy->file, contents);

    fetch_piece(s, pieces, contents, whole);
    for (size_t i = 0; list->kind == OBJECT_ARRAY && i < list->length; i++)
        fetch_piece(s, pieces, list->items[i], whole);
}

static void
rewrite_content(Sheet *s, const char *bytes, size_t length)
{
    g_autoptr(GString) out = g_string_sized_new(length);
    int number = writer_add(s->copy->all->writer);

    content_look_clear(&s->look);
    s->look = (ContentLook){ 0 };
    content_look(bytes, length, &s->look, out);
    writer_deflated(s->copy->all->writer, number, "", out->str, out->len);
    put_reference(s->streams, number);
}

static void
report_damage(const Sheet *s)
{
    g_autofree char *number = g_strdup_printf("%zu", s->page + 1);

    diag_report(s->copy->all->diags, DIAG_ANNEX_PAGE_DAMAGED, (Place){ g_intern_string(s->copy->foreign->path), 0, 0 },
                s->copy->foreign->path, number, NULL);
}

/* Content that cannot be read goes over as it is: a reader may show a part of it. */
static void
take_content(Sheet *s)
{
    g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    g_autoptr(GByteArray) whole = g_byte_array_new();

    g_array_set_clear_func(pieces, free_piece);
    s->readable = true;
    fetch_pieces(s, pieces, whole);
    if (s->readable)
        content_look((const char *)whole->data, whole->len, &s->look, NULL);
    else
        report_damage(s);
    s->look.paints = s->look.paints || !s->readable;
    if (s->readable && s->key < 0 && s->look.marks_matter) {
        rewrite_content(s, (const char *)whole->data, whole->len);
        return;
    }
    for (guint i = 0; i < pieces->len; i++) {
        const Piece *piece = &g_array_index(pieces, Piece, i);

        put_reference(s->streams, copy_stream(s->copy, piece->reference, piece->packed, piece->length));
    }
}

static void
put_before(const Sheet *s, GString *out)
{
    const PageFit *f = &s->fit;
    const double matrix[6] = { f->a, f->b, f->c, f->d, f->e, f->f };
    const double box[4] = { s->foreign->left, s->foreign->bottom, s->foreign->right - s->foreign->left,
                            s->foreign->top - s->foreign->bottom };

    if (s->figure)
        g_string_append(out, "/Figure <</MCID 0>> BDC\n");
    g_string_append(out, "q");
    for (size_t i = 0; i < 6; i++)
        put_real(g_string_append_c(out, ' '), matrix[i]);
    g_string_append(out, " cm");
    for (size_t i = 0; i < 4; i++)
        put_real(g_string_append_c(out, ' '), box[i]);
    g_string_append(out, " re W n\n");
    add_times(out, "q ", s->look.missing_saves);
}

static void
put_after(const Sheet *s, GString *out)
{
    g_string_append(out, s->look.open_text ? "\nET " : "\n");
    add_times(out, "EMC ", s->look.open_marks);
    add_times(out, "Q ", s->look.open_saves);
    if (s->painted->len > 0 && !s->figure)
        g_string_append_printf(out, "/Artifact BMC\n%sEMC ", s->painted->str);
    else
        g_string_append(out, s->painted->str);
    g_string_append(out, s->figure ? "Q EMC\n" : "Q\n");
    if (s->form > 0)
        g_string_append_printf(out, "/%sOwn Do\n", s->prefix);
}

static int
write_stream_before(const Sheet *s)
{
    g_autoptr(GString) out = g_string_new(NULL);

    put_before(s, out);
    return add_stream(s->copy, out->str);
}

static int
write_stream_after(const Sheet *s)
{
    g_autoptr(GString) out = g_string_new(NULL);

    put_after(s, out);
    return add_stream(s->copy, out->str);
}

/* ---- our own content ---- */

static bool
paints_anything(const GString *content)
{
    ContentLook look = { 0 };

    content_look(content->str, content->len, &look, NULL);
    content_look_clear(&look);
    return look.paints;
}

static int
write_form(Sheet *s, size_t page, const GString *content, bool marked)
{
    PdfDraft *draft = s->copy->all->draft;
    g_autoptr(GString) out = g_string_new("/Type /XObject /Subtype /Form /BBox ");
    int number = writer_add(s->copy->all->writer);

    put_edge(out, own_edges(s->copy, s->page));
    put_reference(g_string_append(out, " /Resources"), pdf_draft_resources(draft));
    if (marked)
        g_string_append_printf(out, " /StructParents %zu", page);
    writer_deflated(s->copy->all->writer, number, out->str, content->str, content->len);
    return number;
}

/* A page that layout left blank needs no form. */
static void
take_own_content(Sheet *s)
{
    PdfDraft *draft = s->copy->all->draft;
    size_t page = s->copy->annex->first_page + s->page;
    bool marked = pdf_draft_is_marked(draft, page);
    g_autoptr(GString) content = g_string_new(NULL);

    if (!pdf_draft_content(draft, page, content))
        return;                         /* the end of the draft tells why */
    if (marked || paints_anything(content))
        s->form = write_form(s, page, content, marked);
    pdf_draft_page_is_written(draft, page, s->form);
}

/* ---- the Figure that a page without tags is ---- */

static char *
figure_text(const Sheet *s)
{
    const Annex *annex = s->copy->annex;
    const ForeignPdf *f = s->copy->foreign;
    g_autofree char *name = g_path_get_basename(f->path);
    const char *text = annex->alt != NULL     ? annex->alt
                       : annex->title != NULL ? annex->title
                       : f->title != NULL     ? f->title
                                              : name;

    return f->pages->len == 1 ? g_strdup(text) : g_strdup_printf("%s (%zu/%u)", text, s->page + 1, f->pages->len);
}

static void
write_figure(Sheet *s)
{
    Annexes *all = s->copy->all;
    g_autofree char *text = figure_text(s);
    g_autoptr(GString) out = g_string_new("<< /Type /StructElem /S /Figure /P");
    const char *language = pages_info(pdf_draft_pages(all->draft))->language;
    int number = writer_add(all->writer);

    put_reference(out, s->copy->part);
    put_reference(g_string_append(out, " /Pg"), s->object);
    put_text_string(g_string_append(out, " /K [0] /Alt "), text);
    put_text_string(g_string_append(out, " /Lang "), language);
    put_edge(g_string_append(out, " /A << /O /Layout /Placement /Block /BBox "), s->shown);
    g_string_append(out, " >> >>");
    writer_object(all->writer, number, out->str, out->len);
    put_reference(s->copy->part_kids, number);
    s->key = pdf_draft_add_parent(all->draft, g_strdup_printf("[%d 0 R]", number));
}

/* ---- resources ---- */

static bool
begins_a_name(const Object *objects, const char *prefix)
{
    for (size_t i = 0; objects->kind == OBJECT_DICT && i < objects->length; i++)
        if (g_str_has_prefix(objects->entries[i].key, prefix))
            return true;
    return false;
}

/* A prefix that none of the page's XObjects begins with: a page of ours may have been annexed before. */
static char *
free_prefix(const Object *objects)
{
    GString *prefix = g_string_new("Sheaf");

    while (begins_a_name(objects, prefix->str))
        g_string_append_c(prefix, 'A');
    return g_string_free(prefix, FALSE);
}

/* Many pages may share one long list: of that, a page with names of its own takes what it draws. */
static void
put_objects(const Sheet *s, GString *out, const Object *objects)
{
    bool all = objects->kind == OBJECT_DICT && (objects->length <= SHARED_NAMES || !s->readable);

    g_string_append(out, " /XObject <<");
    for (size_t i = 0; objects->kind == OBJECT_DICT && i < objects->length; i++)
        if (all || (s->look.drawn != NULL && g_hash_table_contains(s->look.drawn, objects->entries[i].key)))
            copy_put_entry(s->copy, out, objects->entries[i].key, objects->entries[i].value);
    g_string_append(out, s->forms->str);
    if (s->form > 0)
        g_string_append_printf(out, " /%sOwn %d 0 R", s->prefix, s->form);
    g_string_append(out, " >>");
}

static void
put_resources(const Sheet *s, GString *out)
{
    const Object *dict = object_resolve(s->copy->file, s->foreign->resources);

    if (s->form == 0 && s->forms->len == 0 && dict->kind == OBJECT_DICT) {
        copy_put_resources(s->copy, out, s->foreign->resources);
        return;
    }
    g_string_append(out, "<<");
    for (size_t i = 0; dict->kind == OBJECT_DICT && i < dict->length; i++)
        if (strcmp(dict->entries[i].key, "XObject") != 0 && strcmp(dict->entries[i].key, "ColorSpace") != 0)
            copy_put_entry(s->copy, out, dict->entries[i].key, dict->entries[i].value);
    copy_put_spaces(s->copy, out, object_get(s->copy->file, dict, "ColorSpace"));
    put_objects(s, out, object_get(s->copy->file, dict, "XObject"));
    g_string_append(out, " >>");
}

/* ---- the page object ---- */

static void
put_annotations(Sheet *s, GString *out)
{
    g_autoptr(GString) list = g_string_new(NULL);

    pdf_draft_put_links(s->copy->all->draft, s->copy->annex->first_page + s->page, list);
    annotations_write(s->copy, s->page, &s->fit, list);
    if (list->len > 0)
        g_string_append_printf(out, " /Annots [%s ]", list->str);
}

static void
write_page(Sheet *s)
{
    PdfDraft *draft = s->copy->all->draft;
    const Object *group = object_find(s->foreign->dict, "Group");
    bool as_is = s->copy->annex->boxes == NULL;
    g_autoptr(GString) out = g_string_new("<< /Type /Page /Parent");

    put_reference(out, pdf_draft_page_tree(draft));
    put_edge(g_string_append(out, " /MediaBox "),
             as_is ? page_place(s->copy, s->page) : own_edges(s->copy, s->page));
    put_reference(g_string_append(out, " /Contents ["), write_stream_before(s));
    g_string_append(out, s->streams->str);
    put_reference(out, write_stream_after(s));
    g_string_append(out, "] /Resources ");
    put_resources(s, out);
    if (group->kind != OBJECT_NULL)
        copy_put_entry(s->copy, out, "Group", group);
    put_annotations(s, out);
    if (s->key >= 0)
        g_string_append_printf(out, " /StructParents %d", s->key);
    g_string_append(out, " /Tabs /S >>");
    writer_object(s->copy->all->writer, s->object, out->str, out->len);
}

static bool
is_first_place(const Sheet *s)
{
    int number = s->foreign->dict->number;

    return number != 0 &&
           GPOINTER_TO_INT(g_hash_table_lookup(s->copy->foreign->page_of, GINT_TO_POINTER(number))) == (int)s->page + 1;
}

static void
write_sheet(Copy *copy, size_t page)
{
    g_autoptr(GString) streams = g_string_new(NULL), painted = g_string_new(NULL), forms = g_string_new(NULL);
    Sheet s = { .copy = copy,
                .page = page,
                .foreign = foreign_page(copy->foreign, page),
                .object = page_object(copy, page),
                .key = -1,
                .streams = streams,
                .painted = painted,
                .forms = forms };

    s.fit = page_fit(s.foreign, page_place(copy, page));
    s.shown = page_fit_edge(&s.fit, (Edge){ s.foreign->left, s.foreign->bottom, s.foreign->right, s.foreign->top });
    s.prefix = free_prefix(object_get(copy->file, object_resolve(copy->file, s.foreign->resources), "XObject"));
    if (foreign_is_tagged(copy->foreign) && is_first_place(&s))
        s.key = copy_key(copy, object_integer(object_get(copy->file, s.foreign->dict, "StructParents"), -1));
    take_content(&s);
    annotations_paint(copy, page, s.prefix, painted, forms);
    take_own_content(&s);
    s.figure = s.key < 0 && (s.look.paints || painted->len > 0);
    if (s.figure)
        write_figure(&s);
    write_page(&s);
    content_look_clear(&s.look);
    g_free(s.prefix);
}

void
pages_write(Copy *copy)
{
    for (size_t page = 0; page < copy->foreign->pages->len; page++) {
        write_sheet(copy, page);
        copy_drain(copy);
    }
}
