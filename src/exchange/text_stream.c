/*
 * Bytes are read in pieces, converted by iconv where the encoding is another, and looked at once: pure ASCII, which
 * most pieces are, needs no more than that.
 */
#include "exchange/text_stream.h"
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>
#include "base/diag_files.h"
#include "base/diag_exchange.h"
#include "base/input.h"

enum { PIECE = 1 << 18, CHARACTER_BYTES = 4 };

struct TextStream {
    char *encoding;
    GIConv converter; /* or (GIConv)-1: none is needed */
    GBytes *whole;
    size_t at; /* of standard input, which is read once */
    int file;
    char *bytes;
    size_t left; /* what was read; at its beginning what is left of the last piece */
    char *text;
    size_t room; /* converted */
    bool begun, ended;
};

void
text_stream_free(TextStream *s)
{
    if (s == NULL)
        return;
    if (s->file >= 0)
        close(s->file);
    if (s->converter != (GIConv)-1)
        g_iconv_close(s->converter);
    if (s->whole != NULL)
        g_bytes_unref(s->whole);
    g_free(s->encoding);
    g_free(s->bytes);
    g_free(s->text);
    g_free(s);
}

static ssize_t
read_some(TextStream *s, char *out, size_t most)
{
    ssize_t got;
    size_t size;
    const char *bytes;

    if (s->whole == NULL) {
        do
            got = read(s->file, out, most);
        while (got < 0 && errno == EINTR);
        return got;
    }
    bytes = g_bytes_get_data(s->whole, &size);
    most = MIN(most, size - s->at);
    if (most > 0)
        memcpy(out, bytes + s->at, most);
    s->at += most;
    return (ssize_t)most;
}

static bool
is_utf8(const char *encoding)
{
    return g_ascii_strcasecmp(encoding, "UTF-8") == 0 || g_ascii_strcasecmp(encoding, "UTF8") == 0 ||
           g_ascii_strcasecmp(encoding, "US-ASCII") == 0;
}

/* What the first bytes say where nothing was declared; how many of them are the mark. */
static size_t
look_at_mark(const char *bytes, size_t size, const char **encoding)
{
    static const struct {
        const char *mark, *encoding;
    } marks[] = { { "\xEF\xBB\xBF", "UTF-8" }, { "\xFF\xFE", "UTF-16LE" }, { "\xFE\xFF", "UTF-16BE" } };

    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        size_t length = strlen(marks[i].mark);

        if (size < length || memcmp(bytes, marks[i].mark, length) != 0)
            continue;
        if (*encoding == NULL)
            *encoding = marks[i].encoding;
        return length;
    }
    return 0;
}

TextStream *
text_stream_open(const char *path, const char *encoding, Diags *diags)
{
    g_autoptr(TextStream) s = g_new0(TextStream, 1);
    ssize_t got;
    size_t mark;

    s->file = -1;
    s->converter = (GIConv)-1;
    s->bytes = g_malloc(PIECE + CHARACTER_BYTES);
    if (strcmp(path, "-") == 0)
        s->whole = input_read(INPUT_TABLE, path, (Place){ 0 }, diags);
    else
        s->file = input_file(INPUT_TABLE, path, (Place){ 0 }, diags);
    if (s->whole == NULL && s->file < 0)
        return NULL;
    got = read_some(s, s->bytes, PIECE);
    if (got < 0) {
        diag_report(diags, DIAG_FILE_UNREADABLE, (Place){ 0 }, path, g_strerror(errno), NULL);
        return NULL;
    }
    mark = look_at_mark(s->bytes, (size_t)got, &encoding);
    s->left = (size_t)got - mark;
    memmove(s->bytes, s->bytes + mark, s->left);
    s->encoding = g_strdup(encoding == NULL ? "UTF-8" : encoding);
    if (!is_utf8(s->encoding) && (s->converter = g_iconv_open("UTF-8", s->encoding)) == (GIConv)-1) {
        diag_report(diags, DIAG_IMPORT_NO_ENCODING, (Place){ 0 }, s->encoding, NULL);
        return NULL;
    }
    return g_steal_pointer(&s);
}

const char *
text_stream_encoding(const TextStream *stream)
{
    return stream->encoding;
}

/* How much of it is whole characters; *wrong: what follows is no beginning of one. */
static size_t
whole_characters(const char *text, size_t size, bool *wrong)
{
    const char *end;

    *wrong = false;
    if (g_utf8_validate_len(text, size, &end))
        return size;
    *wrong = (size_t)(text + size - end) >= CHARACTER_BYTES ||
             g_utf8_get_char_validated(end, text + size - end) != (gunichar)-2;
    return (size_t)(end - text);
}

static bool
is_ascii(const char *text, size_t size)
{
    uint64_t bits = 0, word;
    size_t i = 0;

    for (; i + sizeof word <= size; i += sizeof word) {
        memcpy(&word, text + i, sizeof word);
        bits |= word;
    }
    for (; i < size; i++)
        bits |= (unsigned char)text[i];
    return (bits & G_GUINT64_CONSTANT(0x8080808080808080)) == 0;
}

/* The bytes as UTF-8; how many of them are left for later. */
static TextEnd
convert(TextStream *s, size_t size, size_t *written, size_t *left)
{
    char *in = s->bytes, *out;
    size_t room;

    if (s->room < 4 * size + CHARACTER_BYTES)
        s->text = g_realloc(s->text, s->room = 4 * size + CHARACTER_BYTES);
    out = s->text;
    room = s->room;
    *left = size;
    if (g_iconv(s->converter, &in, left, &out, &room) == (size_t)-1 && errno != EINVAL) {
        *written = s->room - room;
        return TEXT_NOT_ENCODED;
    }
    *written = s->room - room;
    return TEXT_GOES_ON;
}

TextEnd
text_stream_next(TextStream *s, const char **piece, size_t *size)
{
    ssize_t got = 0;
    size_t have, left = 0;
    const char *nul;
    TextEnd end = TEXT_GOES_ON;

    *size = 0;
    *piece = "";
    if (s->ended)
        return TEXT_ENDED;
    if (s->begun || s->left == 0)
        got = read_some(s, s->bytes + s->left, PIECE - s->left);
    s->begun = true;
    if (got < 0)
        return TEXT_UNREADABLE;
    have = s->left + (size_t)got;
    if (have == 0)
        return TEXT_ENDED;
    if (s->converter != (GIConv)-1) {
        end = convert(s, have, size, &left);
        *piece = s->text;
    } else {
        bool wrong = false;

        *size = is_ascii(s->bytes, have) ? have : whole_characters(s->bytes, have, &wrong);
        left = have - *size;
        end = wrong ? TEXT_NOT_ENCODED : TEXT_GOES_ON;
        *piece = s->bytes;
    }
    if (end == TEXT_GOES_ON && left == have) /* nothing could be taken, and no more will come */
        end = TEXT_NOT_ENCODED;
    nul = memchr(*piece, '\0', *size);
    if (nul != NULL) {
        *size = (size_t)(nul - *piece);
        end = TEXT_NUL;
    }
    s->ended = end != TEXT_GOES_ON;
    if (s->converter == (GIConv)-1 && left > 0 && !s->ended) {
        /* the piece that is lent ends before what is left: it is moved when the next is asked for */
        s->text = g_realloc(s->text, s->room = MAX(s->room, *size + 1));
        memcpy(s->text, s->bytes, *size);
        *piece = s->text;
    }
    if (!s->ended)
        memmove(s->bytes, s->bytes + have - left, left);
    s->left = left;
    return end;
}
