/* Kinds of files by their first bytes, and what the header of a profile has to say. */
#include "picture/bytes.h"
#include <string.h>

typedef struct KindRow { FileKind kind; const char *name, *start; size_t at, length; const char *endings; } KindRow;

static const KindRow kinds[] = {
    { FILE_PNG, "a PNG picture", "\x89PNG\r\n\x1a\n", 0, 8, ".png" },
    { FILE_JPEG, "a JPEG picture", "\xff\xd8\xff", 0, 3, ".jpg .jpeg .jpe" },
    { FILE_UNKNOWN, "a GIF picture", "GIF8", 0, 4, NULL },
    { FILE_WEBP, "a WebP picture", "WEBP", 8, 4, ".webp" },
    { FILE_UNKNOWN, "a TIFF picture", "II*\0", 0, 4, NULL },
    { FILE_UNKNOWN, "a TIFF picture", "MM\0*", 0, 4, NULL },
    { FILE_UNKNOWN, "a BMP picture", "BM", 0, 2, NULL },
    { FILE_UNKNOWN, "a JPEG 2000 picture", "\0\0\0\x0cjP  ", 0, 8, NULL },
    { FILE_UNKNOWN, "a HEIC or AVIF picture", "ftyp", 4, 4, NULL },
    { FILE_UNKNOWN, "a PDF file", "%PDF-", 0, 5, NULL },
    { FILE_SVG, "an SVG drawing", "<svg", 0, 4, ".svg" },
    { FILE_UNKNOWN, "an XML file", "<?xml", 0, 5, NULL },
};

static bool
begins(const KindRow *row, const guint8 *bytes, size_t size)
{
    return size >= row->at + row->length && memcmp(bytes + row->at, row->start, row->length) == 0;
}

/*
 * XML whose first element is <svg>, by whatever prefix; before it stand a mark of its coding, white space, comments, a
 * declaration and a document type (XML 1.0, 2.8).
 */
static bool
is_drawing(const guint8 *bytes, size_t size)
{
    enum { PROLOGUE = 65536 };
    g_autofree char *text = g_strndup((const char *)bytes, MIN(size, PROLOGUE));
    const char *at = g_str_has_prefix(text, "\xef\xbb\xbf") ? text + 3 : text, *colon;

    for (at += strspn(at, " \t\r\n"); at[0] == '<' && (at[1] == '?' || at[1] == '!'); at += strspn(at, " \t\r\n")) {
        const char *close = g_str_has_prefix(at, "<!--") ? "-->" : at[1] == '?' ? "?>" : ">",
                   *inner = at[1] == '!' && *close == '>' ? strchr(at, '[') : NULL, *end = strstr(at, close);

        if (inner != NULL && end != NULL && inner < end)
            end = (inner = strstr(inner, "]")) == NULL ? NULL : strchr(inner, '>');
        if (end == NULL)
            return false;
        at = end + strlen(close);
    }
    colon = at + strcspn(at, ": \t\r\n/>");
    if (at[0] == '<' && *colon == ':')
        at = colon;
    return (*at == '<' || *at == ':') && strncmp(at + 1, "svg", 3) == 0 && strcspn(at + 1, " \t\r\n/>") == 3;
}

const char *
file_kind_of(const guint8 *bytes, size_t size, FileKind *kind)
{
    *kind = is_drawing(bytes, size) ? FILE_SVG : FILE_UNKNOWN;
    if (*kind == FILE_SVG)
        return "an SVG drawing";
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (begins(&kinds[i], bytes, size)) {
            *kind = kinds[i].kind;
            return kinds[i].name;
        }
    return size == 0 ? "an empty file" : "no picture of a known kind";
}

bool
file_kind_is_named(FileKind kind, const char *name)
{
    const char *file = strrchr(name, '/') == NULL ? name : strrchr(name, '/') + 1, *dot = strrchr(file, '.');
    bool named = dot == NULL;

    for (size_t i = 0; i < G_N_ELEMENTS(kinds) && !named; i++)
        if (kinds[i].kind == kind && kinds[i].endings != NULL) {
            g_auto(GStrv) endings = g_strsplit(kinds[i].endings, " ", -1);

            for (size_t e = 0; endings[e] != NULL; e++)
                named = named || g_ascii_strcasecmp(dot, endings[e]) == 0;
        }
    return named;
}

const char *
profile_fault(GBytes *profile, int components)
{
    enum { HEADER = 128 };
    static const char *const classes[] = { "prtr", "mntr", "scnr", "spac" };
    const char *space = components == 1 ? "GRAY" : components == 3 ? "RGB " : "CMYK";
    gsize size;
    const guint8 *bytes = g_bytes_get_data(profile, &size);
    bool known = false;

    if (size < HEADER || memcmp(bytes + 36, "acsp", 4) != 0)
        return "it is no ICC profile";
    if (size < ((gsize)bytes[0] << 24 | (gsize)bytes[1] << 16 | (gsize)bytes[2] << 8 | bytes[3]))
        return "it is cut off";
    if (bytes[8] > 4)
        return "it is of a version after 4";
    for (size_t i = 0; i < G_N_ELEMENTS(classes); i++)
        known = known || memcmp(bytes + 12, classes[i], 4) == 0;
    if (!known)
        return "it is of no class that pictures have";
    return memcmp(bytes + 16, space, 4) == 0 ? NULL : "it is for other colours than the picture has";
}
