#ifndef TESTS_UNIT_OBJECTS_H
#define TESTS_UNIT_OBJECTS_H
/* Objects of a file that libqpdf has read, by their path from the trailer: "Root/Pages/Kids/0". */
#include <glib.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>

/* An entry of a dictionary or of a stream's, an item of an array; null where there is none. */
static inline qpdf_oh
object_in(qpdf_data qpdf, qpdf_oh from, const char *name)
{
    g_autofree char *key = g_strconcat("/", name, NULL);

    if (qpdf_oh_is_stream(qpdf, from))
        from = qpdf_oh_get_dict(qpdf, from);
    if (g_ascii_isdigit(*name) && qpdf_oh_is_array(qpdf, from))
        return qpdf_oh_get_array_item(qpdf, from, atoi(name));
    return qpdf_oh_is_dictionary(qpdf, from) ? qpdf_oh_get_key(qpdf, from, key) : qpdf_oh_new_null(qpdf);
}

static inline qpdf_oh
object_at(qpdf_data qpdf, const char *path)
{
    g_auto(GStrv) names = g_strsplit(path, "/", -1);
    qpdf_oh at = qpdf_get_trailer(qpdf);

    for (char **name = names; *name != NULL; name++)
        at = object_in(qpdf, at, *name);
    return at;
}

/* A string's own text, else how the object is written. Lives until the next call. */
static inline const char *
object_text(qpdf_data qpdf, qpdf_oh object)
{
    return qpdf_oh_is_string(qpdf, object) ? qpdf_oh_get_utf8_value(qpdf, object) : qpdf_oh_unparse(qpdf, object);
}

#endif
