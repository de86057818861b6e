/*
 * A document from its pages: their contents and fonts, then structure, annotations, outline, metadata and the
 * catalogue.
 */
#include <string.h>
#include "pdf/font.h"
#include "base/diag_pdf.h"
#include "base/format.h"
#include "pdf/paint.h"
#include "pdf/pass.h"

typedef struct Pass {
    const Pages *pages;
    const PdfOptions *options;
    Writer *writer;
    TagPlan *plan;
    Paint paint;
    int tree, *page_objects;            /* object numbers of the tree of pages and of each page */
    int **annotations;
    GHashTable *destinations;           /* name -> PageDestination */
} Pass;

/* ---- pages ---- */

static void
write_annotation(Pass *pass, size_t page, const PageLink *link, int number, int key)
{
    g_autoptr(GString) out = g_string_new("<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [");
    double height = pages_size(pass->pages, page).height;

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
        const PageDestination *d = g_hash_table_lookup(pass->destinations, link->destination);

        if (d != NULL) {
            format_append(out, " /Dest [%d 0 R /XYZ 0 ", pass->page_objects[d->page]);
            put_number(out, pages_size(pass->pages, d->page).height - d->y);
            g_string_append(out, " 0]");
        }
    }
    g_string_append(out, " >>");
    writer_object(pass->writer, number, out->str, out->len);
}

static void
write_page(Pass *pass, size_t page, int resources)
{
    Size size = pages_size(pass->pages, page);
    g_autoptr(GString) content = g_string_sized_new(1 << 16), out = g_string_new("<< /Type /Page /Parent");
    int number = writer_add(pass->writer);
    size_t count;

    paint_page(&pass->paint, page, content);
    if (pass->options->spent != NULL)
        pages_let_go(pass->options->spent, page);
    writer_deflated(pass->writer, number, "", content->str, content->len);
    put_reference(out, pass->tree);
    g_string_append(out, " /MediaBox [0 0 ");
    put_number(out, size.width);
    g_string_append_c(out, ' ');
    put_number(out, size.height);
    g_string_append(out, "] /Resources");
    put_reference(out, resources);
    g_string_append(out, " /Contents");
    put_reference(out, number);
    format_append(out, " /StructParents %zu /Tabs /S", page);
    pages_links(pass->pages, page, &count);
    if (count > 0) {
        g_string_append(out, " /Annots [");
        for (size_t i = 0; i < count; i++)
            put_reference(out, pass->annotations[page][i]);
        g_string_append(out, " ]");
    }
    g_string_append(out, " >>");
    writer_object(pass->writer, pass->page_objects[page], out->str, out->len);
}

static void
write_resources(Pass *pass, int number)
{
    g_autoptr(GString) out = g_string_new("<<");

    put_resources(out, &pass->paint);
    g_string_append(out, " >>");
    writer_object(pass->writer, number, out->str, out->len);
}

static void
write_page_tree(Pass *pass)
{
    g_autoptr(GString) out = g_string_new("<< /Type /Pages /Kids [");

    for (size_t p = 0; p < pages_count(pass->pages); p++)
        put_reference(out, pass->page_objects[p]);
    format_append(out, " ] /Count %zu >>", pages_count(pass->pages));
    writer_object(pass->writer, pass->tree, out->str, out->len);
}

static void
write_pages(Pass *pass)
{
    int resources = writer_add(pass->writer);

    paint_note(&pass->paint);
    paint_number(&pass->paint, pass->writer);
    if (pass->paint.fault != NULL)
        return;
    pictures_write(&pass->paint, pass->writer);
    for (size_t p = 0; p < pages_count(pass->pages); p++)
        write_page(pass, p, resources);
    if (pass->paint.fault != NULL)
        return;
    write_resources(pass, resources);
    write_page_tree(pass);
    fonts_write(pass->paint.context, pass->writer);
}

/* ---- outline, labels, catalogue ---- */

typedef struct OutlineLinks { int parent, first, last, previous, next, count; } OutlineLinks;

static int
write_outline(Pass *pass)
{
    size_t count;
    const PageOutline *entries = pages_outline(pass->pages, &count);
    g_autofree OutlineLinks *links = g_new0(OutlineLinks, count + 1);          /* [count]: the root */
    g_autofree int *numbers = g_new0(int, count + 1), *last_at = g_new(int, count + 2);
    g_autoptr(GString) out = g_string_new(NULL);

    if (count == 0)
        return 0;
    for (size_t i = 0; i <= count; i++)
        numbers[i] = writer_add(pass->writer);
    for (size_t i = 0; i <= count + 1; i++)
        last_at[i] = -1;
    for (size_t i = 0; i < count; i++) {
        int level = entries[i].level, parent = level == 1 ? (int)count : last_at[level - 1],
            previous = links[parent].last;

        links[i].parent = parent;
        links[i].previous = previous - (previous == 0 && links[parent].count == 0 ? 1 : 0);
        if (links[parent].count++ == 0)
            links[parent].first = (int)i;
        else
            links[previous].next = (int)i;
        links[parent].last = (int)i;
        last_at[level] = (int)i;
    }
    /* an open entry counts all that stands below it (12.3.3) */
    for (size_t i = count; i-- > 0;)
        links[links[i].parent].count += links[i].count;
    for (size_t i = 0; i < count; i++) {
        g_string_assign(out, "<< /Title ");
        put_text_string(out, entries[i].title);
        format_append(out, " /Parent %d 0 R", numbers[links[i].parent]);
        if (links[i].previous >= 0 && links[links[i].parent].first != (int)i)
            format_append(out, " /Prev %d 0 R", numbers[links[i].previous]);
        if (links[i].next > 0)
            format_append(out, " /Next %d 0 R", numbers[links[i].next]);
        if (links[i].count > 0)
            format_append(out, " /First %d 0 R /Last %d 0 R /Count %d", numbers[links[i].first], numbers[links[i].last],
                          links[i].count);
        format_append(out, " /Dest [%d 0 R /XYZ 0 ", pass->page_objects[entries[i].page]);
        put_number(out, pages_size(pass->pages, entries[i].page).height - entries[i].y);
        g_string_append(out, " 0] >>");
        writer_object(pass->writer, numbers[i], out->str, out->len);
    }
    g_string_printf(out, "<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count %zu >>", numbers[links[count].first],
                    numbers[links[count].last], count);
    writer_object(pass->writer, numbers[count], out->str, out->len);
    return numbers[count];
}

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
write_metadata(Pass *pass)
{
    g_autofree char *packet = xmp_packet(pages_info(pass->pages), pass->options);
    int number = writer_add(pass->writer);

    writer_stream(pass->writer, number, "/Type /Metadata /Subtype /XML", packet, strlen(packet));
    return number;
}

static int
write_intent(Pass *pass)
{
    g_autoptr(GBytes) profile = srgb_profile();
    gsize size;
    const char *bytes = g_bytes_get_data(profile, &size);
    int icc = writer_add(pass->writer), intent = writer_add(pass->writer);
    g_autofree char *text = g_strdup_printf("<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) "
                                            "/Info (sRGB) /DestOutputProfile %d 0 R >>",
                                            icc);

    writer_deflated(pass->writer, icc, "/N 3", bytes, size);
    writer_object(pass->writer, intent, text, strlen(text));
    return intent;
}

static int
write_catalogue(Pass *pass, int tags)
{
    const DocumentInfo *info = pages_info(pass->pages);
    g_autoptr(GString) out = g_string_new("<< /Type /Catalog");
    int outline = write_outline(pass), metadata = write_metadata(pass), intent = write_intent(pass),
        number = writer_add(pass->writer);

    format_append(out, " /Pages %d 0 R /Metadata %d 0 R /OutputIntents [%d 0 R] /StructTreeRoot %d 0 R", pass->tree,
                  metadata, intent, tags);
    g_string_append(out, pass->plan->properties ? " /MarkInfo << /Marked true /UserProperties true >> /Lang "
                                                : " /MarkInfo << /Marked true >> /Lang ");
    put_text_string(out, info->language);
    format_append(out, " /ViewerPreferences << /DisplayDocTitle true%s >>",
                  info->direction == DIRECTION_RTL ? " /Direction /R2L" : "");
    if (outline > 0)
        format_append(out, " /Outlines %d 0 R", outline);
    put_labels(out, pass->pages);
    write_attachments(pass->writer, pass->options, info->created, out);
    g_string_append(out, " >>");
    writer_object(pass->writer, number, out->str, out->len);
    return number;
}

/* ---- the pass ---- */

static void
find_destinations(Pass *pass)
{
    size_t count;
    const PageDestination *all = pages_destinations(pass->pages, &count);

    pass->destinations = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < count; i++)
        g_hash_table_insert(pass->destinations, (gpointer)(guintptr)all[i].name, (gpointer)(guintptr)&all[i]);
}

static void
number_objects(Pass *pass)
{
    int key = (int)pages_count(pass->pages);

    pass->tree = writer_add(pass->writer);
    pass->page_objects = g_new0(int, pages_count(pass->pages));
    for (size_t p = 0; p < pages_count(pass->pages); p++)
        pass->page_objects[p] = writer_add(pass->writer);
    pass->annotations = g_new0(int *, pages_count(pass->pages));
    for (size_t p = 0; p < pages_count(pass->pages); p++) {
        size_t count;
        const PageLink *links = pages_links(pass->pages, p, &count);

        pass->annotations[p] = g_new0(int, count + 1);
        for (size_t i = 0; i < count; i++) {
            pass->annotations[p][i] = writer_add(pass->writer);
            write_annotation(pass, p, &links[i], pass->annotations[p][i], key++);
        }
    }
}

static GBytes *
run(Pass *pass)
{
    g_autoptr(GString) info = g_string_new(NULL);
    int tags, catalogue, number;

    find_destinations(pass);
    number_objects(pass);
    write_pages(pass);
    if (pass->paint.fault != NULL)
        return NULL;
    tags = write_tags(pass->writer, pass->pages, pass->plan, pass->page_objects, pass->annotations);
    catalogue = write_catalogue(pass, tags);
    number = writer_add(pass->writer);
    info_dictionary(info, pages_info(pass->pages), pass->options);
    writer_object(pass->writer, number, info->str, info->len);
    return writer_finish(pass->writer, catalogue, number);
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

GBytes *
pdf_write(PdfContext *context, const Pages *pages, const PdfOptions *options, Diags *diags)
{
    Pass pass = { .pages = pages, .options = options };
    GBytes *finished;

    if (!check_attachments(options, diags))
        return NULL;
    if (pages_root(pages) == NULL) {
        diag_report(diags, DIAG_PDF_UNEXPECTED, (Place){ 0 }, "nothing is tagged", NULL);
        return NULL;
    }
    if (options->held && !claims_kept(pages, diags))
        return NULL;
    if (options->claims_a && !pictures_may_claim(pages, diags))
        return NULL;
    pass.writer = writer_new(context->deflater);
    pass.plan = tag_plan_new(pages);
    pass.paint = (Paint){ .context = context, .pages = pages, .plan = pass.plan };
    finished = run(&pass);
    if (finished == NULL)
        diag_report(diags, DIAG_DRAW_FAILED, (Place){ 0 }, pass.paint.fault, NULL);
    for (size_t p = 0; p < pages_count(pages); p++)
        g_free(pass.annotations[p]);
    g_free(pass.annotations);
    g_hash_table_unref(pass.destinations);
    g_free(pass.page_objects);
    fonts_clear(context);
    pictures_clear(&pass.paint);
    g_free(pass.paint.fault);
    tag_plan_free(pass.plan);
    writer_free(pass.writer);
    return finished;
}
