/*
 * JPEG 2000 images (ISO/IEC 15444-1, annex I) as far as PDF/A asks: the boxes of the file's header say how many
 * channels there are, of how many bits, and in which colour space. Everything is bounds-checked.
 */
#include "audit/gather.h"
#include <stdlib.h>
#include <string.h>

enum { BOX_HEAD = 8, CIE_JAB = 19 };

typedef struct Header {
    bool found, bits_by_channel;
    guint channels, bits;
    guint spaces, preferred; /* colr boxes; those of them with APPROX 1 */
    int method, space; /* of the one that counts; -1: none */
} Header;

static guint
read_number(const guint8 *at, guint bytes)
{
    guint value = 0;

    for (guint i = 0; i < bytes; i++)
        value = value << 8 | at[i];
    return value;
}

/* The box at bytes[*at], with *at moved behind it; false at the end. *content is inside it. */
static bool
next_box(const guint8 *bytes, size_t length, size_t *at, char kind[4], const guint8 **content, size_t *content_length)
{
    guint64 size;
    size_t head = BOX_HEAD;

    if (length - *at < BOX_HEAD)
        return false;
    size = read_number(bytes + *at, 4);
    memcpy(kind, bytes + *at + 4, 4);
    if (size == 1 && length - *at >= 16) {
        size = (guint64)read_number(bytes + *at + 8, 4) << 32 | read_number(bytes + *at + 12, 4);
        head = 16;
    }
    if (size == 0)
        size = length - *at;
    if (size < head || size > length - *at)
        return false;
    *content = bytes + *at + head;
    *content_length = (size_t)size - head;
    *at += (size_t)size;
    return true;
}

static void
take_colour(Header *header, const guint8 *content, size_t length)
{
    bool preferred, first = header->spaces == 0;

    header->spaces++;
    if (length < 3)
        return;
    preferred = content[2] == 1;
    header->preferred += preferred;
    if (!(first || (preferred && header->preferred == 1)))
        return;
    header->method = content[0];
    header->space = content[0] == 1 && length >= 7 ? (int)(read_number(content + 3, 4) & G_MAXINT) : -1;
}

static void
read_header(Header *header, const guint8 *bytes, size_t length)
{
    const guint8 *content;
    size_t at = 0, content_length;
    char kind[4];

    while (next_box(bytes, length, &at, kind, &content, &content_length)) {
        if (memcmp(kind, "ihdr", 4) == 0 && content_length >= 14) {
            header->found = true;
            header->channels = read_number(content + 8, 2);
            header->bits = (content[10] & 127u) + 1;
            header->bits_by_channel |= content[10] == 255;
        } else if (memcmp(kind, "bpcc", 4) == 0) {
            header->bits_by_channel = true;
        } else if (memcmp(kind, "colr", 4) == 0) {
            take_colour(header, content, content_length);
        }
    }
}

/* ISO 19005-2, 6.2.8.3; of colour only where the image's dictionary has none. */
static void
check_header(Audit *audit, const Header *header, bool coloured, int page, int number)
{
    if (header->channels != 1 && header->channels != 3 && header->channels != 4)
        audit_note(audit, RULE_JPEG_2000, page, number, "it has %u channels of colour, not 1, 3 or 4",
                   header->channels);
    if (header->bits_by_channel || header->bits > 38)
        audit_note(audit, RULE_JPEG_2000, page, number, "its channels have not one depth of 1 to 38 bits");
    if (coloured)
        return;
    if (header->spaces != 1 && header->preferred != 1)
        audit_note(audit, RULE_JPEG_2000, page, number, "it has %u colour spaces, and none that counts",
                   header->spaces);
    else if (header->method < 1 || header->method > 3)
        audit_note(audit, RULE_JPEG_2000, page, number, "its colour space is given by the method %d, not 1, 2 or 3",
                   header->method);
    else if (header->space == CIE_JAB)
        audit_note(audit, RULE_JPEG_2000, page, number, "its colour space is CIEJab");
}

void
audit_check_jpeg_2000(Audit *audit, const Object *image, int page)
{
    size_t length, at = 0, content_length;
    guint8 *bytes = object_stream_packed(audit->file, image, &length);
    const guint8 *content;
    char kind[4];
    Header header = { .method = -1, .space = -1 };

    object_file_charge(audit->file, length);
    while (bytes != NULL && next_box(bytes, length, &at, kind, &content, &content_length))
        if (memcmp(kind, "jp2h", 4) == 0)
            read_header(&header, content, content_length);
    if (header.found)
        check_header(audit, &header, object_find(image, "ColorSpace")->kind != OBJECT_NULL, page, image->number);
    free(bytes);
}
