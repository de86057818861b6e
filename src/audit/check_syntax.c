/*
 * The file as it is written (ISO 19005-2, 6.1.2 to 6.1.9): one walk over its tokens from the first byte to the last,
 * stepping over the data of streams, looks at how objects, streams, strings and cross-reference tables are set down.
 */
#include "audit/gather.h"
#include "object/token.h"
#include <stdlib.h>
#include <string.h>

typedef struct Scan {
    Audit *audit;
    const char *bytes, *end;
    TokenReader reader;
    Token before[2]; /* the two tokens before the current one */
    int number; /* of the object that is open, or 0 */
    gint64 length; /* /Length of its dictionary, -1: not said */
    bool after_length; /* the last name was /Length */
    int depth; /* of dictionaries */
} Scan;

/* ---- header, end, trailer ---- */

/* "%PDF-1.n", then a comment whose first four bytes say that the file is not text. */
static void
check_header(Audit *audit, const char *bytes, size_t size)
{
    size_t at = 8;
    bool right = size > 16 && memcmp(bytes, "%PDF-1.", 7) == 0 && bytes[7] >= '0' && bytes[7] <= '7';

    if (!right) {
        audit_note(audit, RULE_HEADER, -1, 0, "the first line is not %%PDF-1.n with n from 0 to 7");
        return;
    }
    at += bytes[at] == '\r' && bytes[at + 1] == '\n' ? 2 : 1;
    right = (bytes[8] == '\n' || bytes[8] == '\r') && bytes[at] == '%';
    for (size_t i = at + 1; i <= at + 4; i++)
        right = right && ((guint8)bytes[i] & 0x80) != 0;
    if (!right)
        audit_note(audit, RULE_HEADER, -1, 0, "the second line is not a comment of at least four bytes above 127");
}

static void
check_end(Audit *audit, const char *bytes, size_t size)
{
    size_t end = size;

    if (end > 0 && bytes[end - 1] == '\n')
        end--;
    if (end > 0 && bytes[end - 1] == '\r')
        end--;
    if (end < 5 || memcmp(bytes + end - 5, "%%EOF", 5) != 0)
        audit_note(audit, RULE_AFTER_END, -1, 0, "the file does not end with %%%%EOF");
}

static void
check_trailer(Audit *audit)
{
    const Object *id = object_get(audit->file, object_trailer(audit->file), "ID");

    for (size_t i = 0; i < 2; i++)
        if (object_item(audit->file, id, i)->kind != OBJECT_STRING || object_item(audit->file, id, i)->length == 0) {
            audit_note(audit, RULE_TRAILER_ID, -1, 0, "the trailer has no /ID of two strings");
            return;
        }
}

/* ---- tokens ---- */

static bool
is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

static bool
is_integer(const Token *token)
{
    return token->at != NULL && token->kind == TOKEN_WORD && token->length < 12 &&
           strspn(token->at, "0123456789") >= token->length;
}

static void
check_hex(const Scan *scan, const Token *token)
{
    size_t digits = 0;

    for (size_t i = 1; i + 1 < token->length; i++) {
        if (token_is_space(token->at[i]))
            continue;
        digits++;
        if (!g_ascii_isxdigit(token->at[i])) {
            audit_note(scan->audit, RULE_HEX_STRING, -1, scan->number, "it holds what is no hexadecimal digit");
            return;
        }
    }
    if (digits % 2 != 0)
        audit_note(scan->audit, RULE_HEX_STRING, -1, scan->number, "it has an odd number of digits");
}

/* One blank between number, generation and keyword, each at its place in a line (6.1.9). */
static void
object_opens(Scan *scan, const Token *keyword)
{
    const Token *number = &scan->before[0], *generation = &scan->before[1];
    const char *after = keyword->at + keyword->length;
    bool right;

    if (!is_integer(number) || !is_integer(generation))
        return;
    scan->number = (int)g_ascii_strtoll(number->at, NULL, 10);
    scan->length = -1;
    scan->depth = 0;
    right = generation->at == number->at + number->length + 1 && token_is_space(generation->at[-1]) &&
            keyword->at == generation->at + generation->length + 1 && token_is_space(keyword->at[-1]) &&
            (number->at == scan->bytes || is_line_end(number->at[-1])) && after < scan->end && is_line_end(*after);
    if (!right)
        audit_note(scan->audit, RULE_OBJECT_SPACING, -1, scan->number,
                   "its number, generation and obj are not parted by one blank each on a line of their own");
}

static void
object_closes(Scan *scan, const Token *keyword)
{
    const char *after = keyword->at + keyword->length;

    if (!is_line_end(keyword->at[-1]) || after >= scan->end || !is_line_end(*after))
        audit_note(scan->audit, RULE_OBJECT_SPACING, -1, scan->number, "endobj does not stand on a line of its own");
    scan->number = 0;
}

static const char *
find_end(const Scan *scan, const char *from)
{
    static const char keyword[] = "endstream";

    for (const char *at = from; (at = memchr(at, 'e', (size_t)(scan->end - at))) != NULL; at++) {
        if ((size_t)(scan->end - at) < sizeof keyword - 1)
            break;
        if (memcmp(at, keyword, sizeof keyword - 1) == 0)
            return at;
    }
    return NULL;
}

/*
 * The data begin after a line end that is no lone CR, are as long as /Length says, and a line end parts them from
 * endstream (6.1.7.1). Where the length does not lead there, the next endstream counts.
 */
static void
step_over_stream(Scan *scan, const Token *keyword)
{
    const char *from = keyword->at + keyword->length, *at, *found;

    if (scan->end - from < 2 || !(*from == '\n' || (*from == '\r' && from[1] == '\n')))
        audit_note(scan->audit, RULE_STREAM_EOL, -1, scan->number, "stream does not end its line by CR LF or LF");
    from += scan->end - from > 1 && *from == '\r' && from[1] == '\n' ? 2 : scan->end > from ? 1 : 0;
    at = scan->length >= 0 && scan->length <= scan->end - from ? from + scan->length : from;
    found = find_end(scan, at);
    if (found == NULL || found - at > 2 || (found > at && !is_line_end(*at))) {
        found = find_end(scan, from);
        if (found == NULL) {
            scan->reader.at = scan->end;
            return;
        }
        if (scan->length >= 0)
            audit_note(scan->audit, RULE_STREAM_LENGTH, -1, scan->number,
                       "/Length says %" G_GINT64_FORMAT ", and its data do not end there", scan->length);
    }
    if (found == scan->bytes || !is_line_end(found[-1]))
        audit_note(scan->audit, RULE_STREAM_EOL, -1, scan->number,
                   "endstream at byte %" G_GSIZE_FORMAT " does not begin a line", (gsize)(found - scan->bytes));
    scan->reader.at = found + strlen("endstream");
}

/* "/Length 12" or "/Length 12 0 R", in the dictionary of the object itself. */
static void
take_length(Scan *scan, const Token *token)
{
    TokenReader ahead = scan->reader;
    Token generation, letter;
    gint64 value;

    scan->after_length = false;
    if (!is_integer(token))
        return;
    value = g_ascii_strtoll(token->at, NULL, 10);
    if (token_next(&ahead, &generation) && is_integer(&generation) && token_next(&ahead, &letter) &&
        token_is(&letter, "R")) {
        Object reference = { .kind = OBJECT_REFERENCE,
                             .number = (int)value,
                             .generation = (int)g_ascii_strtoll(generation.at, NULL, 10) };

        value = object_integer(object_resolve(scan->audit->file, &reference), -1);
    }
    scan->length = value;
}

/* A table begins "xref", one line end, "first count", line end (6.1.4). */
static void
check_table(const Scan *scan, const Token *keyword)
{
    const char *at = keyword->at + keyword->length;

    at += scan->end - at > 1 && at[0] == '\r' && at[1] == '\n' ? 2 : at < scan->end && is_line_end(*at) ? 1 : 0;
    if (at == keyword->at + keyword->length || at >= scan->end || !g_ascii_isdigit(*at))
        audit_note(scan->audit, RULE_XREF, -1, 0,
                   "the keyword xref is not followed by one end of line and a subsection");
    while (at < scan->end && g_ascii_isdigit(*at))
        at++;
    if (scan->end - at < 2 || at[0] != ' ' || !g_ascii_isdigit(at[1]))
        audit_note(scan->audit, RULE_XREF, -1, 0, "the numbers of a subsection are not parted by one space");
}

static void
take_word(Scan *scan, const Token *token)
{
    if (token_is(token, "obj"))
        object_opens(scan, token);
    else if (token_is(token, "endobj"))
        object_closes(scan, token);
    else if (token_is(token, "stream") && scan->number != 0)
        step_over_stream(scan, token);
    else if (token_is(token, "xref"))
        check_table(scan, token);
    else if (scan->after_length)
        take_length(scan, token);
}

static void
scan_tokens(Scan *scan)
{
    Token token;

    while (token_next(&scan->reader, &token)) {
        scan->depth += token.kind == TOKEN_DICT ? 1 : token.kind == TOKEN_DICT_END ? -1 : 0;
        if (token.kind == TOKEN_HEX)
            check_hex(scan, &token);
        else if (token.kind == TOKEN_WORD)
            take_word(scan, &token);
        if (token.kind == TOKEN_NAME)
            scan->after_length = scan->depth == 1 && token.length == 7 && memcmp(token.at, "/Length", 7) == 0;
        else if (token.kind != TOKEN_WORD)
            scan->after_length = false;
        scan->before[0] = scan->before[1];
        scan->before[1] = token;
    }
}

void
audit_check_syntax(Audit *audit)
{
    size_t size;
    const char *bytes = object_file_bytes(audit->file, &size), *complaint;
    Scan scan = {
        .audit = audit, .bytes = bytes, .end = bytes + size, .reader = token_reader(bytes, size), .length = -1
    };

    if (audit_is_held(audit, RULE_HEADER)) {
        check_header(audit, bytes, size);
        check_end(audit, bytes, size);
        check_trailer(audit);
        scan_tokens(&scan);
    }
    if (object_file_encrypted(audit->file))
        audit_note(audit, RULE_ENCRYPTED, -1, 0, "the trailer has /Encrypt");
    if (object_file_encrypted(audit->file) && !object_file_accessible(audit->file))
        audit_note(audit, RULE_ENCRYPTED_CLOSED, -1, 0, "its permissions shut out assistive technology");
    while ((complaint = object_file_complaint(audit->file)) != NULL)
        audit_note(audit, RULE_DAMAGED, -1, 0, "%s", complaint);
}
