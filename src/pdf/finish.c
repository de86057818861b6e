/*
 * The finishing pass: every object of cairo's file that is kept goes over as it is; page contents get their marks, pages
 * and fonts the keys they lack; then structure, annotations, outline, metadata and the catalogue are written anew.
 */
#include "pdf/pass.h"
#include <string.h>
#include <zlib.h>

typedef struct Pass {
    const Pages *pages;
    const PdfOptions *options;
    Source source;
    Writer *writer;
    TagPlan *plan;
    int **annotations;
    int next_mark;
    const char *fault;
} Pass;

/* ---- page contents ---- */

static GString *
inflate_stream(const SourceObject *o)
{
    GString *out = g_string_sized_new(o->stream_length * 5 + 1024);
    z_stream z = { .next_in = (Bytef *)(guintptr)o->stream, .avail_in = (uInt)o->stream_length };
    int status = inflateInit(&z);

    while (status == Z_OK) {
        char piece[16384];

        z.next_out = (Bytef *)piece;
        z.avail_out = sizeof piece;
        status = inflate(&z, Z_NO_FLUSH);
        g_string_append_len(out, piece, (gssize)(sizeof piece - z.avail_out));
    }
    inflateEnd(&z);
    if (status != Z_STREAM_END) {
        g_string_free(out, TRUE);
        return NULL;
    }
    return out;
}

static const char *
role_of(int mark, int *mcid, void *data)
{
    const Pass *pass = data;

    if (mark >= pass->plan->marks || pass->plan->node[mark] == NULL)
        return NULL;
    *mcid = pass->plan->mcid[mark];
    return pass->plan->role[mark];
}

static void
write_content(Pass *pass, int number)
{
    const SourceObject *o = &pass->source.objects[number];
    GString *plain = source_has(o, "Filter", "/FlateDecode") ? inflate_stream(o) : g_string_new_len(o->stream, (gssize)o->stream_length);
    GString *marked;

    if (plain == NULL) {
        pass->fault = "a page's content cannot be inflated";
        return;
    }
    marked = content_rewrite(plain->str, plain->len, &pass->next_mark, role_of, pass, &pass->fault);
    writer_deflated(pass->writer, number, "", marked->str, marked->len);
    g_string_free(plain, TRUE);
    g_string_free(marked, TRUE);
}

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
    g_string_append_printf(out, "] /StructParent %d /Contents ", key);
    put_text_string(out, link->contents != NULL ? link->contents : link->uri != NULL ? link->uri : link->destination);
    if (link->uri != NULL) {
        g_autofree char *escaped = g_uri_escape_string(link->uri, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH "?#[]%", FALSE);

        g_string_append(out, " /A << /S /URI /URI ");
        put_literal(out, escaped);
        g_string_append(out, " >>");
    } else {
        size_t count;
        const PageDestination *d = pages_destinations(pass->pages, &count);

        for (size_t i = 0; i < count; i++)
            if (strcmp(d[i].name, link->destination) == 0) {
                g_string_append_printf(out, " /Dest [%d 0 R /XYZ 0 ", pass->source.pages[d[i].page]);
                put_number(out, pages_size(pass->pages, d[i].page).height - d[i].y);
                g_string_append(out, " 0]");
                break;
            }
    }
    g_string_append(out, " >>");
    writer_object(pass->writer, number, out->str, out->len);
}

/* Newer cairo writes keys of its own tags even where none are used: "/Key value" goes, up to the line's end. */
static void
drop_entry(GString *dictionary, const char *key)
{
    char *at = strstr(dictionary->str, key);

    if (at != NULL)
        g_string_erase(dictionary, at - dictionary->str, (gssize)strcspn(at, "\n>"));
}

/* The page's dictionary as cairo wrote it, with what it lacks before its last >>. */
static void
write_page(Pass *pass, size_t page)
{
    const SourceObject *o = &pass->source.objects[pass->source.pages[page]];
    g_autoptr(GString) out = g_string_new_len(o->text, (gssize)o->length);
    char *close = g_strrstr(out->str, ">>");
    char *comment;
    size_t count;

    pages_links(pass->pages, page, &count);
    if (close == NULL || source_find(o, "Annots") != NULL) {
        pass->fault = "a page's dictionary is not as expected";
        return;
    }
    g_string_truncate(out, (gsize)(close - out->str));
    drop_entry(out, "/StructParents");
    drop_entry(out, "/Tabs");
    g_string_append_printf(out, "   /StructParents %zu /Tabs /S", page);
    if (count > 0) {
        g_assert(pass->annotations[page] != NULL);
        g_string_append(out, " /Annots [");
        for (size_t i = 0; i < count; i++)
            g_string_append_printf(out, " %d 0 R", pass->annotations[page][i]);
        g_string_append(out, " ]");
    }
    g_string_append(out, " >>");
    comment = strstr(out->str, "/Page %");                      /* "/Type /Page % 1": the comment goes */
    if (comment != NULL)
        g_string_erase(out, comment + 5 - out->str, (gssize)strcspn(comment + 5, "\n"));
    writer_object(pass->writer, pass->source.pages[page], out->str, out->len);
}

/* ---- objects that are kept ---- */

static bool
is_page(const Pass *pass, int number)
{
    for (int i = 0; i < pass->source.page_count; i++)
        if (pass->source.pages[i] == number)
            return true;
    return false;
}

static bool
is_content(const Pass *pass, int number)
{
    for (int i = 0; i < pass->source.page_count; i++)
        if (source_reference(&pass->source.objects[pass->source.pages[i]], "Contents") == number)
            return true;
    return false;
}

static void
write_kept(Pass *pass, int number)
{
    const SourceObject *o = &pass->source.objects[number];

    if (o->stream != NULL) {
        const char *open = strstr(o->text, "<<"), *close = g_strrstr_len(o->text, (gssize)o->length, ">>");
        g_autoptr(GString) dictionary = g_string_new_len(open + 2, close - open - 2);
        char *length = strstr(dictionary->str, "/Length ");

        if (length != NULL) {                                   /* /Length goes: the writer gives its own */
            char *end = length + 8 + strspn(length + 8, "0123456789");

            if (strncmp(end, " 0 R", 4) == 0)
                end += 4;
            g_string_erase(dictionary, length - dictionary->str, end - length);
        }
        writer_stream(pass->writer, number, g_strstrip(dictionary->str), o->stream, o->stream_length);
    } else if (source_has(o, "Subtype", "/CIDFontType2") && source_find(o, "CIDToGIDMap") == NULL) {
        g_autoptr(GString) out = g_string_new_len(o->text, (gssize)o->length);
        char *close = g_strrstr(out->str, ">>");

        g_string_insert(out, close - out->str, "/CIDToGIDMap /Identity ");
        writer_object(pass->writer, number, out->str, out->len);
    } else {
        writer_object(pass->writer, number, o->text, o->length);
    }
}

static void
write_objects(Pass *pass)
{
    const Source *s = &pass->source;

    for (int p = 0; p < s->page_count && pass->fault == NULL; p++) {        /* in page order: marks are numbered so */
        write_content(pass, source_reference(&s->objects[s->pages[p]], "Contents"));
        write_page(pass, (size_t)p);
    }
    for (int i = 1; i < s->count; i++)
        if (s->objects[i].text != NULL && i != s->root && i != s->info && !is_page(pass, i) && !is_content(pass, i))
            write_kept(pass, i);
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
        int level = entries[i].level, parent = level == 1 ? (int)count : last_at[level - 1], previous = links[parent].last;

        links[i].parent = parent;
        links[i].previous = previous - (previous == 0 && links[parent].count == 0 ? 1 : 0);
        if (links[parent].count++ == 0)
            links[parent].first = (int)i;
        else
            links[previous].next = (int)i;
        links[parent].last = (int)i;
        last_at[level] = (int)i;
    }
    for (size_t i = count; i-- > 0;)                            /* an open entry counts all that stands below it (12.3.3) */
        links[links[i].parent].count += links[i].count;
    for (size_t i = 0; i < count; i++) {
        g_string_assign(out, "<< /Title ");
        put_text_string(out, entries[i].title);
        g_string_append_printf(out, " /Parent %d 0 R", numbers[links[i].parent]);
        if (links[i].previous >= 0 && links[links[i].parent].first != (int)i)
            g_string_append_printf(out, " /Prev %d 0 R", numbers[links[i].previous]);
        if (links[i].next > 0)
            g_string_append_printf(out, " /Next %d 0 R", numbers[links[i].next]);
        if (links[i].count > 0)
            g_string_append_printf(out, " /First %d 0 R /Last %d 0 R /Count %d", numbers[links[i].first], numbers[links[i].last], links[i].count);
        g_string_append_printf(out, " /Dest [%d 0 R /XYZ 0 ", pass->source.pages[entries[i].page]);
        put_number(out, pages_size(pass->pages, entries[i].page).height - entries[i].y);
        g_string_append(out, " 0] >>");
        writer_object(pass->writer, numbers[i], out->str, out->len);
    }
    g_string_printf(out, "<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count %zu >>", numbers[links[count].first], numbers[links[count].last], count);
    writer_object(pass->writer, numbers[count], out->str, out->len);
    return numbers[count];
}

/* One label a page, as its own prefix: whatever the pages are called. */
static void
put_labels(GString *out, const Pages *pages)
{
    g_string_append(out, " /PageLabels << /Nums [");
    for (size_t i = 0; i < pages_count(pages); i++) {
        g_string_append_printf(out, " %zu << /P ", i);
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
    g_autofree char *text = g_strdup_printf("<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) /DestOutputProfile %d 0 R >>", icc);

    writer_deflated(pass->writer, icc, "/N 3", bytes, size);
    writer_object(pass->writer, intent, text, strlen(text));
    return intent;
}

static int
write_catalogue(Pass *pass, int tags)
{
    const DocumentInfo *info = pages_info(pass->pages);
    g_autoptr(GString) out = g_string_new("<< /Type /Catalog");
    int outline = write_outline(pass), metadata = write_metadata(pass), intent = write_intent(pass), number = writer_add(pass->writer);

    g_string_append_printf(out, " /Pages %d 0 R /Metadata %d 0 R /OutputIntents [%d 0 R] /StructTreeRoot %d 0 R", source_reference(&pass->source.objects[pass->source.root], "Pages"),
                           metadata, intent, tags);
    g_string_append(out, " /MarkInfo << /Marked true >> /Lang ");
    put_text_string(out, info->language);
    g_string_append_printf(out, " /ViewerPreferences << /DisplayDocTitle true%s >>", info->direction == DIRECTION_RTL ? " /Direction /R2L" : "");
    if (outline > 0)
        g_string_append_printf(out, " /Outlines %d 0 R", outline);
    put_labels(out, pass->pages);
    write_attachments(pass->writer, pass->options, info->created, out);
    g_string_append(out, " >>");
    writer_object(pass->writer, number, out->str, out->len);
    return number;
}

/* ---- the pass ---- */

static void
number_annotations(Pass *pass)
{
    int key = (int)pages_count(pass->pages);

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

    number_annotations(pass);
    write_objects(pass);
    if (pass->fault == NULL && pass->next_mark != pass->plan->marks)
        pass->fault = "marks are missing from the content";
    if (pass->fault != NULL)
        return NULL;
    tags = write_tags(pass->writer, pass->pages, pass->plan, pass->source.pages, pass->annotations);
    catalogue = write_catalogue(pass, tags);
    number = writer_add(pass->writer);
    info_dictionary(info, pages_info(pass->pages), pass->options);
    writer_object(pass->writer, number, info->str, info->len);
    return writer_finish(pass->writer, catalogue, number);
}

GBytes *
pdf_finish(GBytes *cairo_pdf, const Pages *pages, const PdfOptions *options, Diags *diags)
{
    gsize size;
    const char *bytes = g_bytes_get_data(cairo_pdf, &size);
    Pass pass = { .pages = pages, .options = options };
    GBytes *finished = NULL;

    if (!check_attachments(options, diags))
        return NULL;
    if (!source_read(&pass.source, bytes, size) || pass.source.page_count != (int)pages_count(pages) || pages_root(pages) == NULL) {
        pass.fault = pass.source.fault != NULL ? pass.source.fault : pages_root(pages) == NULL ? "nothing is tagged" : "pages are missing";
    } else {
        pass.writer = writer_new(pass.source.count);
        pass.plan = tag_plan_new(pages);
        finished = run(&pass);
        for (size_t p = 0; p < pages_count(pages); p++)
            g_free(pass.annotations[p]);
        g_free(pass.annotations);
        tag_plan_free(pass.plan);
        writer_free(pass.writer);
    }
    if (finished == NULL)
        diag_report(diags, DIAG_PDF_UNEXPECTED, (Place){ 0 }, pass.fault, NULL);
    source_clear(&pass.source);
    return finished;
}
