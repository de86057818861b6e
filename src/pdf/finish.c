/*
 * A document from its pages: their contents and fonts, then structure, annotations, outline, metadata and the
 * catalogue.
 */
#include <string.h>
#include "pdf/font.h"
#include "base/diag_pdf.h"
#include "base/format.h"
#include "pdf/document.h"

/* ---- pages ---- */

static void
write_annotation(PdfDraft *draft, size_t page, const PageLink *link, int number, int key)
{
    g_autoptr(GString) out = g_string_new("<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [");
    double height = pages_size(draft->pages, page).height;

    put_number(out, link->box.x);
    g_string_append_c(out, ' ');
    put_number(out, height - link->box.y - link->box.height);
    g_string_append_c(out, ' ');
    put_number(out, link->box.x + link->box.width);
    g_string_append_c(out, ' ');
    put_number(out, height - link->box.y);
    format_append(out, "] /StructParent %d /Contents ", key);
    put_text_string(out, link->contents != NULL ? link->contents : link->uri != NULL ? link->uri : link->destination);
    if (link->uri != NULL) {
        g_autofree char *escaped = g_uri_escape_string(link->uri, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH "?#[]%", FALSE);

        g_string_append(out, " /A << /S /URI /URI ");
        put_literal(out, escaped);
        g_string_append(out, " >>");
    } else {
        const PageDestination *d = g_hash_table_lookup(draft->destinations, link->destination);

        if (d != NULL) {
            format_append(out, " /Dest [%d 0 R /XYZ 0 ", draft->page_objects[d->page]);
            put_number(out, pages_size(draft->pages, d->page).height - d->y);
            g_string_append(out, " 0]");
        }
    }
    g_string_append(out, " >>");
    writer_object(draft->writer, number, out->str, out->len);
}

static void
write_page(PdfDraft *draft, size_t page)
{
    Size size = pages_size(draft->pages, page);
    g_autoptr(GString) content = g_string_sized_new(1 << 16), out = g_string_new("<< /Type /Page /Parent");
    int number = writer_add(draft->writer);
    size_t count;

    pdf_draft_content(draft, page, content);
    writer_deflated(draft->writer, number, "", content->str, content->len);
    put_reference(out, draft->tree);
    g_string_append(out, " /MediaBox [0 0 ");
    put_number(out, size.width);
    g_string_append_c(out, ' ');
    put_number(out, size.height);
    g_string_append(out, "] /Resources");
    put_reference(out, draft->resources);
    g_string_append(out, " /Contents");
    put_reference(out, number);
    format_append(out, " /StructParents %zu /Tabs /S", page);
    pages_links(draft->pages, page, &count);
    if (count > 0) {
        g_string_append(out, " /Annots [");
        pdf_draft_put_links(draft, page, out);
        g_string_append(out, " ]");
    }
    g_string_append(out, " >>");
    writer_object(draft->writer, draft->page_objects[page], out->str, out->len);
}

static void
write_resources(PdfDraft *draft, int number)
{
    g_autoptr(GString) out = g_string_new("<<");

    put_resources(out, &draft->paint);
    g_string_append(out, " >>");
    writer_object(draft->writer, number, out->str, out->len);
}

static void
write_page_tree(PdfDraft *draft)
{
    g_autoptr(GString) out = g_string_new("<< /Type /Pages /Kids [");

    for (size_t p = 0; p < pages_count(draft->pages); p++)
        put_reference(out, draft->page_objects[p]);
    format_append(out, " ] /Count %zu >>", pages_count(draft->pages));
    writer_object(draft->writer, draft->tree, out->str, out->len);
}

static void
write_pages(PdfDraft *draft)
{
    for (size_t p = 0; p < pages_count(draft->pages); p++)
        if (draft->written == NULL || !draft->written[p])
            write_page(draft, p);
    if (draft->paint.fault != NULL)
        return;
    write_resources(draft, draft->resources);
    write_page_tree(draft);
    fonts_write(draft->paint.context, draft->writer);
}

/* ---- labels, catalogue ---- */

/* One label a page, as its own prefix: whatever the pages are called. */
static void
put_labels(GString *out, const Pages *pages)
{
    g_string_append(out, " /PageLabels << /Nums [");
    for (size_t i = 0; i < pages_count(pages); i++) {
        format_append(out, " %zu << /P ", i);
        put_text_string(out, pages_label(pages, i) == NULL ? "" : pages_label(pages, i));
        g_string_append(out, " >>");
    }
    g_string_append(out, " ] >>");
}

static int
write_metadata(PdfDraft *draft)
{
    g_autofree char *packet = xmp_packet(pages_info(draft->pages), draft->options);
    int number = writer_add(draft->writer);

    writer_stream(draft->writer, number, "/Type /Metadata /Subtype /XML", packet, strlen(packet));
    return number;
}

static int
write_intent(PdfDraft *draft)
{
    g_autoptr(GBytes) profile = srgb_profile();
    gsize size;
    const char *bytes = g_bytes_get_data(profile, &size);
    int icc = writer_add(draft->writer), intent = writer_add(draft->writer);
    g_autofree char *text = g_strdup_printf("<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) "
                                            "/Info (sRGB) /DestOutputProfile %d 0 R >>",
                                            icc);

    writer_deflated(draft->writer, icc, "/N 3", bytes, size);
    writer_object(draft->writer, intent, text, strlen(text));
    return intent;
}

static int
write_catalogue(PdfDraft *draft, int tags)
{
    const DocumentInfo *info = pages_info(draft->pages);
    g_autoptr(GString) out = g_string_new("<< /Type /Catalog");
    int outline = document_write_outline(draft), metadata = write_metadata(draft), intent = write_intent(draft),
        number = writer_add(draft->writer);

    format_append(out, " /Pages %d 0 R /Metadata %d 0 R /OutputIntents [%d 0 R] /StructTreeRoot %d 0 R", draft->tree,
                  metadata, intent, tags);
    g_string_append(out, draft->plan->properties ? " /MarkInfo << /Marked true /UserProperties true >> /Lang "
                                                : " /MarkInfo << /Marked true >> /Lang ");
    put_text_string(out, info->language);
    format_append(out, " /ViewerPreferences << /DisplayDocTitle true%s >>",
                  info->direction == DIRECTION_RTL ? " /Direction /R2L" : "");
    if (outline > 0)
        format_append(out, " /Outlines %d 0 R", outline);
    put_labels(out, draft->pages);
    write_attachments(draft->writer, draft->options, info->created, out);
    if (draft->added != NULL)
        g_string_append_len(out, draft->added->str, (gssize)draft->added->len);
    g_string_append(out, " >>");
    writer_object(draft->writer, number, out->str, out->len);
    return number;
}

/* ---- the pass ---- */

static void
find_destinations(PdfDraft *draft)
{
    size_t count;
    const PageDestination *all = pages_destinations(draft->pages, &count);

    draft->destinations = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < count; i++)
        g_hash_table_insert(draft->destinations, (gpointer)(guintptr)all[i].name, (gpointer)(guintptr)&all[i]);
}

static void
number_objects(PdfDraft *draft)
{
    int key = (int)pages_count(draft->pages);

    draft->tree = writer_add(draft->writer);
    draft->page_objects = g_new0(int, pages_count(draft->pages));
    for (size_t p = 0; p < pages_count(draft->pages); p++)
        draft->page_objects[p] = writer_add(draft->writer);
    draft->annotations = g_new0(int *, pages_count(draft->pages));
    for (size_t p = 0; p < pages_count(draft->pages); p++) {
        size_t count;
        const PageLink *links = pages_links(draft->pages, p, &count);

        draft->annotations[p] = g_new0(int, count + 1);
        for (size_t i = 0; i < count; i++) {
            draft->annotations[p][i] = writer_add(draft->writer);
            write_annotation(draft, p, &links[i], draft->annotations[p][i], key++);
        }
    }
}

/* Up to the first page: numbers, fonts and pictures. */
static void
begin(PdfDraft *draft)
{
    find_destinations(draft);
    number_objects(draft);
    draft->tags = tags_new(draft->writer, draft->pages, draft->plan, draft->page_objects, draft->annotations);
    draft->resources = writer_add(draft->writer);
    paint_note(&draft->paint);
    paint_number(&draft->paint, draft->writer);
    if (draft->paint.fault == NULL)
        pictures_write(&draft->paint, draft->writer);
}

static GBytes *
end(PdfDraft *draft)
{
    g_autoptr(GString) info = g_string_new(NULL);
    int tags, catalogue, number;

    if (draft->paint.fault == NULL)
        write_pages(draft);
    if (draft->paint.fault != NULL) {
        diag_report(draft->diags, DIAG_DRAW_FAILED, (Place){ 0 }, draft->paint.fault, NULL);
        return NULL;
    }
    tags = tags_write(draft->tags);
    catalogue = write_catalogue(draft, tags);
    number = writer_add(draft->writer);
    info_dictionary(info, pages_info(draft->pages), draft->options);
    writer_object(draft->writer, number, info->str, info->len);
    return writer_finish(draft->writer, catalogue, number);
}

PdfContext *
pdf_context_new(void)
{
    PdfContext *context = g_new0(PdfContext, 1);

    context->fonts = font_table_new();
    context->set = g_ptr_array_new();
    context->deflater = deflater_new();
    return context;
}

void
pdf_context_free(PdfContext *context)
{
    if (context == NULL)
        return;
    g_hash_table_unref(context->fonts);
    g_ptr_array_unref(context->set);
    deflater_free(context->deflater);
    g_free(context);
}

Deflater *
pdf_context_deflater(PdfContext *context)
{
    return context->deflater;
}

/* What must be so before the first byte is written. */
static bool
may_be_written(const Pages *pages, const PdfOptions *options, Diags *diags)
{
    if (!check_attachments(options, diags))
        return false;
    if (pages_root(pages) == NULL) {
        diag_report(diags, DIAG_PDF_UNEXPECTED, (Place){ 0 }, "nothing is tagged", NULL);
        return false;
    }
    if (options->held && !claims_kept(pages, diags))
        return false;
    return !options->claims_a || pictures_may_claim(pages, diags);
}

PdfDraft *
pdf_begin(PdfContext *context, const Pages *pages, const PdfOptions *options, Diags *diags)
{
    PdfDraft *draft;

    if (!may_be_written(pages, options, diags))
        return NULL;
    draft = g_new0(PdfDraft, 1);
    *draft = (PdfDraft){ .context = context, .pages = pages, .options = options, .diags = diags };
    draft->writer = writer_new(context->deflater);
    draft->plan = tag_plan_new(pages);
    draft->paint = (Paint){ .context = context, .pages = pages, .plan = draft->plan };
    begin(draft);
    return draft;
}

void
pdf_draft_free(PdfDraft *draft)
{
    if (draft == NULL)
        return;
    for (size_t p = 0; p < pages_count(draft->pages); p++)
        g_free(draft->annotations[p]);
    g_free(draft->annotations);
    g_hash_table_unref(draft->destinations);
    g_free(draft->page_objects);
    g_free(draft->written);
    g_free(draft->links);
    g_free(draft->entries);
    if (draft->added != NULL)
        g_string_free(draft->added, TRUE);
    fonts_clear(draft->context);
    pictures_clear(&draft->paint);
    g_free(draft->paint.fault);
    tags_free(draft->tags);
    tag_plan_free(draft->plan);
    writer_free(draft->writer);
    g_free(draft);
}

GBytes *
pdf_end(PdfDraft *draft)
{
    GBytes *finished = end(draft);

    pdf_draft_free(draft);
    return finished;
}

GBytes *
pdf_write(PdfContext *context, const Pages *pages, const PdfOptions *options, Diags *diags)
{
    PdfDraft *draft = pdf_begin(context, pages, options, diags);

    return draft == NULL ? NULL : pdf_end(draft);
}
