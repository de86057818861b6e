/*
 * Attached files: each an embedded file stream and a file specification that says what it is to the document; the
 * catalogue names all of them twice, as its associated files and by their names (ISO 32000-1, 7.11.3 and 7.11.4;
 * ISO 19005-3, 6.8 and annex E).
 */
#include "base/format.h"
#include "base/sort.h"
#include "base/diag_pdf.h"
#include "pdf/pass.h"
#include <string.h>

static const char *const relations[] = {
    [PDF_RELATION_UNSPECIFIED] = "Unspecified", [PDF_RELATION_DATA] = "Data",
    [PDF_RELATION_SOURCE] = "Source",           [PDF_RELATION_SUPPLEMENT] = "Supplement",
    [PDF_RELATION_ALTERNATIVE] = "Alternative",
};

/* A MIME type as a name: what is no regular character stands as its number (7.3.5). */
static void
put_type(GString *out, const char *type)
{
    g_string_append_c(out, '/');
    for (; *type != '\0'; type++) {
        if (g_ascii_isalnum(*type) || *type == '-' || *type == '.' || *type == '+')
            g_string_append_c(out, *type);
        else
            format_append(out, "#%02X", (unsigned)(unsigned char)*type);
    }
}

static int
write_file(Writer *writer, const PdfAttachment *attachment, gint64 modified)
{
    gsize size;
    const char *bytes = g_bytes_get_data(attachment->bytes, &size);
    g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(modified);
    g_autofree char *day = g_date_time_format(date, "D:%Y%m%d%H%M%SZ"),
                    *sum = g_compute_checksum_for_bytes(G_CHECKSUM_MD5, attachment->bytes);
    g_autoptr(GString) dictionary = g_string_new("/Type /EmbeddedFile /Subtype ");
    g_autoptr(GBytes) packed = NULL;
    int number = writer_add(writer);

    put_type(dictionary, attachment->type);
    format_append(dictionary, " /Params << /Size %" G_GSIZE_FORMAT " /ModDate (%s) /CheckSum <%s> >>", size, day, sum);
    g_string_append(dictionary, " /Filter /FlateDecode");
    packed = writer_deflate(writer, bytes, size);
    bytes = g_bytes_get_data(packed, &size);
    writer_stream(writer, number, dictionary->str, bytes, size);
    return number;
}

static int
write_specification(Writer *writer, const PdfAttachment *attachment, gint64 modified)
{
    int file = write_file(writer, attachment, modified), number = writer_add(writer);
    g_autoptr(GString) out = g_string_new("<< /Type /Filespec /F ");

    put_text_string(out, attachment->name);
    g_string_append(out, " /UF ");
    put_text_string(out, attachment->name);
    format_append(out, " /EF << /F %d 0 R /UF %d 0 R >> /AFRelationship /%s", file, file,
                  relations[attachment->relation]);
    if (attachment->description != NULL && *attachment->description != '\0') {
        g_string_append(out, " /Desc ");
        put_text_string(out, attachment->description);
    }
    g_string_append(out, " >>");
    writer_object(writer, number, out->str, out->len);
    return number;
}

static int
compare_names(const void *left, const void *right)
{
    return strcmp((*(const PdfAttachment *const *)left)->name, (*(const PdfAttachment *const *)right)->name);
}

/* Keys of a name tree are compared as bytes (7.9.6): the name's own bytes, whatever they mean. */
void
write_attachments(Writer *writer, const PdfOptions *options, gint64 modified, GString *catalogue)
{
    g_autofree const PdfAttachment **sorted = g_new0(const PdfAttachment *, options->attachment_count + 1);
    g_autoptr(GString) names = g_string_new(NULL), files = g_string_new(NULL);

    if (options->attachment_count == 0)
        return;
    for (size_t i = 0; i < options->attachment_count; i++)
        sorted[i] = &options->attachments[i];
    sort_items(sorted, options->attachment_count, sizeof *sorted, compare_names);
    for (size_t i = 0; i < options->attachment_count; i++) {
        int number = write_specification(writer, sorted[i], modified);

        g_string_append_c(names, ' ');
        put_literal(names, sorted[i]->name);
        put_reference(names, number);
        put_reference(files, number);
    }
    format_append(catalogue, " /AF [%s ] /Names << /EmbeddedFiles << /Names [%s ] >> >>", files->str, names->str);
}

bool
check_attachments(const PdfOptions *options, Diags *diags)
{
    g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);

    for (size_t i = 0; i < options->attachment_count; i++)
        if (!g_hash_table_add(names, (gpointer)(guintptr)options->attachments[i].name)) {
            diag_report(diags, DIAG_PDF_ATTACHED_TWICE, (Place){ 0 }, options->attachments[i].name, NULL);
            return false;
        }
    return true;
}
