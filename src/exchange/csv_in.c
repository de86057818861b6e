/*
 * CSV by libcsv (RFC 4180), which tells fields and ends of rows. It does not tell where they stand, which only messages
 * need: a second, slower walk over the file finds the line and column of a cell when it is asked for.
 */
#include <csv.h>
#include <string.h>
#include "base/diag_exchange.h"
#include "base/diag_files.h"
#include "base/formula.h"
#include "base/input.h"
#include "base/limit.h"
#include "exchange/sheet.h"
#include "exchange/text_stream.h"

enum { FIRST_ROOM = 1 << 12, FIRST_CELLS = 32, BUFFER_STEP = 1 << 10 };

typedef struct CsvRun {
    TakeRow take;
    void *data;
    Cell *cells;
    size_t count, room;
    char *text;
    size_t used, size; /* of the row's cells, one behind the other */
    uint32_t row, skip;
    int last_end; /* what ended the last row, where nothing stood since; else 0 */
    bool stopped, too_many, too_long;
    size_t most; /* bytes in a cell */
} CsvRun;

/* ---- rows ---- */

/* The texts lie elsewhere now. */
static void
move_text(CsvRun *run, size_t more)
{
    char *old = run->text;

    run->size = MAX(2 * run->size, run->used + more);
    run->text = g_malloc(run->size);
    if (old != NULL)
        memcpy(run->text, old, run->used);
    for (size_t i = 0; i < run->count; i++)
        run->cells[i].text = run->text + (run->cells[i].text - old);
    g_free(old);
}

static void
end_field(void *bytes, size_t length, void *data)
{
    CsvRun *run = data;
    size_t guard = length > 1 && *(const char *)bytes == '\'' ? formula_guard(bytes, length) : 0;
    Cell *cell;

    run->last_end = 0;
    run->too_long |= length > run->most;
    if (run->stopped || run->too_many || run->too_long)
        return;
    if (run->count == run->room) {
        run->too_many = run->room >= (size_t)limit_number(LIMIT_TABLE_COLUMNS);
        if (run->too_many)
            return;
        run->cells = g_renew(Cell, run->cells, run->room *= 2);
    }
    if (run->used + length + 1 > run->size)
        move_text(run, length + 1);
    cell = &run->cells[run->count++];
    cell->text = run->text + run->used;
    cell->length = length - guard;
    if (length > 0)
        memcpy(run->text + run->used, (const char *)bytes + guard, length - guard);
    run->text[run->used + length - guard] = '\0';
    run->used += length - guard + 1;
}

/* CR LF is one end. */
static void
end_row(int terminator, void *data)
{
    CsvRun *run = data;

    if (run->stopped || run->too_many)
        return;
    if (terminator == '\n' && run->last_end == '\r') {
        run->last_end = '\n';
        return;
    }
    if (terminator == -1 && run->count == 0)
        return;
    run->last_end = terminator;
    run->row++;
    if (run->row > run->skip && run->count > 0)
        run->stopped = !run->take(run->data, run->row, run->cells, run->count);
    run->count = run->used = 0;
}

/* Spaces are part of a field (RFC 4180, 2.4). */
static int
no_space(unsigned char byte)
{
    (void)byte;
    return 0;
}

/* ---- the delimiter ---- */

/* Of comma, semicolon and tab the one that stands most often in the header, outside quotes. */
static char
find_delimiter(const char *text, size_t size, uint32_t skip)
{
    static const char delimiters[] = ",;\t";
    size_t counts[3] = { 0 }, best = 0;
    bool quoted = false;

    for (size_t i = 0; i < size; i++) {
        const char *found;

        if (text[i] == '"')
            quoted = !quoted;
        if (quoted)
            continue;
        if (text[i] == '\n' || text[i] == '\r') {
            i += text[i] == '\r' && i + 1 < size && text[i + 1] == '\n';
            if (skip-- == 0)
                break;
            continue;
        }
        found = skip == 0 ? memchr(delimiters, text[i], 3) : NULL;
        if (found != NULL)
            counts[found - delimiters]++;
    }
    for (size_t i = 1; i < 3; i++)
        best = counts[i] > counts[best] ? i : best;
    return delimiters[best];
}

static char
delimiter_of(const SheetAsked *asked, const char *text, size_t size)
{
    return asked->delimiter != '\0' ? asked->delimiter : find_delimiter(text, size, (uint32_t)asked->skip);
}

/* ---- where things stand ---- */

typedef struct Walk {
    char delimiter;
    bool quoted, field_begun;
    int line, column, row_line; /* of what is looked at */
    uint32_t row, field; /* from 1 */
    char last;
    Place opened, at; /* the last quotation mark that opened; what is looked for */
} Walk;

static void
walk_on(Walk *w, char c)
{
    bool ends = !w->quoted && (c == '\n' || c == '\r'), pair = c == '\n' && w->last == '\r';

    if (c == '"' && !w->quoted && !w->field_begun)
        w->opened = (Place){ NULL, w->line, w->column };
    if (c == '"')
        w->quoted = !w->quoted;
    if (!w->quoted && c == w->delimiter) {
        w->field++;
        w->field_begun = false;
    } else {
        w->field_begun = true;
    }
    if (ends && !pair) {
        w->row++;
        w->field = 1;
    }
    if (ends)
        w->field_begun = false;
    if ((c == '\n' && !pair) || c == '\r') {
        w->line++;
        w->column = 1;
    } else if (!pair && ((unsigned char)c & 0xC0) != 0x80) {
        w->column++;
    }
    w->last = c;
}

/* What is looked for: cells, in ascending order, or, without any, what stands behind so many bytes. */
typedef struct Wanted {
    const SheetPlace *at;
    size_t count;
    Place *out;
    size_t offset;
} Wanted;

static bool
is_reached(const Walk *w, const Wanted *wanted, size_t found, size_t over)
{
    const SheetPlace *at = &wanted->at[found];

    if (wanted->count == 0)
        return over >= wanted->offset;
    return found < wanted->count && (w->row > at->row || (w->row == at->row && w->field >= at->column));
}

/* *opened: where the quotation mark stands that opened last. Answers where the walk ended. */
static Place
walk(const char *path, const SheetAsked *asked, const Wanted *wanted, Place *opened)
{
    g_autoptr(Diags) told = diags_new();
    g_autoptr(TextStream) stream = text_stream_open(path, asked->encoding, told);
    Walk w = { .line = 1, .column = 1, .row = 1, .field = 1 };
    const char *file = g_intern_string(input_name(path)), *piece;
    size_t size, over = 0, found = 0, most = MAX(1, wanted->count);
    TextEnd end = TEXT_GOES_ON;

    while (stream != NULL && end == TEXT_GOES_ON && found < most) {
        end = text_stream_next(stream, &piece, &size);
        if (over == 0)
            w.delimiter = delimiter_of(asked, piece, size);
        for (size_t i = 0; i < size && found < most; i++, over++) {
            for (; found < most && is_reached(&w, wanted, found, over); found++)
                if (wanted->count > 0)
                    wanted->out[found] = (Place){ file, w.line, w.column };
            if (found < most)
                walk_on(&w, piece[i]);
        }
    }
    for (; found < wanted->count; found++) /* an empty field at the very end */
        wanted->out[found] = (Place){ file, w.line, w.column };
    *opened = (Place){ file, w.opened.line, w.opened.column };
    return (Place){ file, w.line, w.column };
}

static void
csv_places(const char *path, const SheetAsked *asked, const char *sheet, const SheetPlace *at, size_t count, Place *out)
{
    Place opened;

    (void)sheet;
    if (count > 0)
        walk(path, asked, &(Wanted){ at, count, out, 0 }, &opened);
}

/* RFC 7111, 2: a fragment that names a cell. */
static char *
csv_origin(const char *sheet, SheetPlace at)
{
    (void)sheet;
    return g_strdup_printf("#cell=%u,%u", at.row, at.column);
}

/* ---- reading ---- */

/* The file ended badly: where, and why. `over` bytes were read before. */
static void
tell_end(const char *path, const SheetAsked *asked, TextEnd end, const TextStream *stream, size_t over, Diags *diags)
{
    Place opened, place = walk(path, asked, &(Wanted){ NULL, 0, NULL, over }, &opened);

    if (end == TEXT_NUL)
        diag_report(diags, DIAG_IMPORT_NUL, place, NULL);
    else if (end == TEXT_NOT_ENCODED)
        diag_report(diags, DIAG_IMPORT_ENCODING, place, text_stream_encoding(stream), NULL);
    else
        diag_report(diags, DIAG_FILE_UNREADABLE, (Place){ 0 }, path, "reading it failed", NULL);
}

/* Quotes are looked at strictly, so that libcsv stops at the first that stands where none may. */
static void
tell_quotes(const char *path, const SheetAsked *asked, size_t over, bool open, Diags *diags)
{
    Place opened, place = walk(path, asked, &(Wanted){ NULL, 0, NULL, over }, &opened);

    diag_report(diags, open ? DIAG_IMPORT_QUOTES_OPEN : DIAG_IMPORT_QUOTES, open ? opened : place, NULL);
}

static bool
parse(struct csv_parser *parser, CsvRun *run, const char *path, const SheetAsked *asked, TextStream *stream,
      Diags *diags)
{
    TextEnd end = TEXT_GOES_ON;
    size_t over = 0, size, taken;
    const char *piece;

    while (end == TEXT_GOES_ON && !run->stopped && !run->too_many && !run->too_long) {
        end = text_stream_next(stream, &piece, &size);
        if (over == 0)
            csv_set_delim(parser, (unsigned char)delimiter_of(asked, piece, size));
        taken = csv_parse(parser, piece, size, end_field, end_row, run);
        if (taken != size) {
            tell_quotes(path, asked, over + taken, false, diags);
            return false;
        }
        over += size;
        /* what it holds of a field that has not ended yet */
        run->too_long = run->too_long || csv_get_buffer_size(parser) > run->most + BUFFER_STEP;
    }
    if (run->too_long)
        limit_exceeded(diags, LIMIT_TABLE_CELL_MIB, (Place){ g_intern_string(input_name(path)), (int)run->row + 1, 0 },
                       NULL);
    else if (run->too_many)
        limit_exceeded(diags, LIMIT_TABLE_COLUMNS, (Place){ g_intern_string(input_name(path)), (int)run->row + 1, 0 },
                       NULL);
    else if (run->stopped)
        return true;
    else if (end != TEXT_ENDED)
        tell_end(path, asked, end, stream, over, diags);
    else if (csv_fini(parser, end_field, end_row, run) != 0)
        tell_quotes(path, asked, over, true, diags);
    else
        return true;
    return false;
}

static bool
csv_read(const char *path, const SheetAsked *asked, TakeRow take, void *data, char **sheet, Diags *diags)
{
    g_autoptr(TextStream) stream = text_stream_open(path, asked->encoding, diags);
    CsvRun run = { .take = take, .data = data, .room = FIRST_CELLS, .skip = (uint32_t)asked->skip,
                   .most = (size_t)limit_number(LIMIT_TABLE_CELL_MIB) << 20 };
    struct csv_parser parser;
    bool read;

    *sheet = NULL;
    if (stream == NULL)
        return false;
    run.cells = g_new0(Cell, run.room);
    move_text(&run, FIRST_ROOM);
    csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
    csv_set_space_func(&parser, no_space);
    read = parse(&parser, &run, path, asked, stream, diags);
    csv_free(&parser);
    g_free(run.cells);
    g_free(run.text);
    return read;
}

const SheetReader csv_reader = { csv_read, csv_places, csv_origin };
