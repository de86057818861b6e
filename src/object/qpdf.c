/*
 * libqpdf through its C interface. Its handles are costly and its look-ups print or throw; an object's text and a
 * stream's bytes do neither.
 */
#include "object/reader.h"
#include <qpdf/qpdf-c.h>
#include <stdlib.h>

struct QpdfFile { qpdf_data qpdf; };

/* Forgets qpdf's error, so that the next call starts clean; true when there was one. */
static bool
had_error(QpdfFile *file)
{
    return qpdf_has_error(file->qpdf) && qpdf_get_error(file->qpdf) != NULL;
}

static qpdf_data
read_bytes(GBytes *bytes, const char *name, bool repair)
{
    qpdf_data qpdf = qpdf_init();

    qpdf_silence_errors(qpdf);
    qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
    qpdf_set_attempt_recovery(qpdf, repair ? QPDF_TRUE : QPDF_FALSE);
    qpdf_read_memory(qpdf, name, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), NULL);
    return qpdf;
}

static void
close_file(QpdfFile *file)
{
    qpdf_cleanup(&file->qpdf);
    g_free(file);
}

static QpdfFile *
open_file(GBytes *bytes, const char *name, bool repair, bool *locked, char **why)
{
    QpdfFile *file = g_new0(QpdfFile, 1);
    qpdf_error error;

    file->qpdf = read_bytes(bytes, name, repair);
    if (!qpdf_has_error(file->qpdf))
        return file;
    error = qpdf_get_error(file->qpdf);
    *locked = qpdf_get_error_code(file->qpdf, error) == qpdf_e_password;
    *why = g_strdup(qpdf_get_error_message_detail(file->qpdf, error));
    close_file(file);
    return NULL;
}

static bool
is_encrypted(QpdfFile *file)
{
    return qpdf_is_encrypted(file->qpdf);
}

static bool
is_accessible(QpdfFile *file)
{
    return qpdf_allow_accessibility(file->qpdf);
}

static const char *
next_complaint(QpdfFile *file)
{
    return qpdf_more_warnings(file->qpdf) ? qpdf_get_error_message_detail(file->qpdf, qpdf_next_warning(file->qpdf))
                                          : NULL;
}

/*
 * A structure element, by what it has to have (ISO 32000-1, table 323), and no parameters of a filter, which libqpdf
 * itself still reads.
 */
static bool
is_element(qpdf_data qpdf, qpdf_oh dict)
{
    return qpdf_oh_is_dictionary(qpdf, dict) && qpdf_oh_has_key(qpdf, dict, "/S") &&
           qpdf_oh_has_key(qpdf, dict, "/P") && !qpdf_oh_has_key(qpdf, dict, "/Predictor") &&
           !qpdf_oh_has_key(qpdf, dict, "/EarlyChange") && !qpdf_oh_has_key(qpdf, dict, "/Name");
}

/*
 * libqpdf keeps what it has read, a kilobyte an element of which there may be a million, and each is asked for once. It
 * is no null that stands in its place: of a dictionary libqpdf leaves out what leads to one.
 */
static void
forget_element(QpdfFile *file, int number, int generation, qpdf_oh element)
{
    qpdf_oh place;

    if (number == 0 || !is_element(file->qpdf, element))
        return;
    place = qpdf_oh_new_bool(file->qpdf, QPDF_TRUE);
    qpdf_replace_object(file->qpdf, number, generation, place);
    qpdf_oh_release(file->qpdf, place);
}

static const char *
object_text(QpdfFile *file, int number, int generation, bool *stream, size_t *length)
{
    qpdf_oh handle = number == 0 ? qpdf_get_trailer(file->qpdf) : qpdf_get_object_by_id(file->qpdf, number, generation),
            body;
    const char *text;

    *stream = qpdf_oh_is_stream(file->qpdf, handle);
    body = *stream ? qpdf_oh_get_dict(file->qpdf, handle) : handle;
    text = qpdf_oh_unparse_resolved(file->qpdf, body);
    *length = qpdf_get_last_string_length(file->qpdf);
    if (had_error(file))
        text = NULL;
    if (body != handle)
        qpdf_oh_release(file->qpdf, body);
    else if (text != NULL)
        forget_element(file, number, generation, handle);
    qpdf_oh_release(file->qpdf, handle);
    had_error(file);
    return text;
}

static bool
stream_bytes(QpdfFile *file, int number, int generation, bool unpacked, guint8 **bytes, size_t *length)
{
    enum qpdf_stream_decode_level_e level = unpacked ? qpdf_dl_generalized : qpdf_dl_none;
    qpdf_oh handle = qpdf_get_object_by_id(file->qpdf, number, generation);
    QPDF_BOOL filtered = QPDF_FALSE;
    bool failed = had_error(file);

    *bytes = NULL;
    *length = 0;
    if (!failed)
        qpdf_oh_get_stream_data(file->qpdf, handle, level, &filtered, bytes, length);
    failed = had_error(file) || failed || (unpacked && !filtered);
    if (failed) {
        free(*bytes);
        *bytes = NULL;
    }
    qpdf_oh_release(file->qpdf, handle);
    had_error(file);
    return !failed;
}

/*
 * libqpdf reads what it can and writes it again; encrypted files keep their fault, for nobody may take their lock
 * away.
 */
static GBytes *
repair_bytes(GBytes *bytes, const char *name, char **what)
{
    qpdf_data qpdf = read_bytes(bytes, name, true);
    GBytes *repaired = NULL;

    if (!qpdf_has_error(qpdf) && !qpdf_is_encrypted(qpdf)) {
        if (qpdf_more_warnings(qpdf))
            *what = g_strdup(qpdf_get_error_message_detail(qpdf, qpdf_next_warning(qpdf)));
        qpdf_init_write_memory(qpdf);
        qpdf_set_static_ID(qpdf, QPDF_TRUE);
        qpdf_set_stream_data_mode(qpdf, qpdf_s_preserve);
        qpdf_write(qpdf);
        if (!qpdf_has_error(qpdf))
            repaired = g_bytes_new(qpdf_get_buffer(qpdf), qpdf_get_buffer_length(qpdf));
    }
    if (qpdf_has_error(qpdf))
        qpdf_get_error(qpdf);                           /* else it is printed when the handle goes */
    qpdf_cleanup(&qpdf);
    return repaired;
}

const ObjectReader object_qpdf = {
    .open = open_file,
    .close = close_file,
    .encrypted = is_encrypted,
    .accessible = is_accessible,
    .complaint = next_complaint,
    .object = object_text,
    .stream = stream_bytes,
    .repair = repair_bytes,
};
