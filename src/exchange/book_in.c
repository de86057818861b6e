/* The sheets of a workbook of ours become the files that they were made from: what the rows say, element by element. */
#include <string.h>
#include "base/diag_exchange.h"
#include "base/input.h"
#include "exchange/begin.h"
#include "exchange/book_sheets.h"
#include "exchange/xml_text.h"

typedef struct Row {
    char **cells;
    uint32_t number;
    bool taken;
} Row;
typedef struct Rows {
    const BookSheet *sheet;
    char **headers;
    GPtrArray *rows;
} Rows;
typedef struct Book {
    const Begin *begin;
    Rows all[BOOK_SHEETS];
    GPtrArray *records;                 /* Rows *: the sheet of each type */
} Book;

/* ---- reading ---- */

static void
free_row(void *data)
{
    g_strfreev(((Row *)data)->cells);
    g_free(data);
}

static bool
take_row(void *data, uint32_t number, const Cell *cells, size_t count)
{
    Rows *rows = data;
    size_t width = rows->headers == NULL ? count : g_strv_length(rows->headers);
    char **texts = g_new0(char *, width + 1);
    Row *row;

    for (size_t i = 0; i < width; i++)
        texts[i] = i < count ? g_strstrip(g_strndup(cells[i].text, cells[i].length)) : g_strdup("");
    if (rows->headers == NULL) {
        rows->headers = texts;
        return true;
    }
    row = g_new0(Row, 1);
    *row = (Row){ texts, number, false };
    g_ptr_array_add(rows->rows, row);
    return true;
}

/* A sheet that is not there has no rows. */
static void
read_sheet(Book *book, const char *name, Rows *rows)
{
    g_autoptr(Diags) told = diags_new();
    g_autofree char *sheet = NULL;
    SheetAsked asked = { .sheet = (char *)(guintptr)name };

    rows->rows = g_ptr_array_new_with_free_func(free_row);
    book->begin->format->sheet->read(book->begin->order->path, &asked, take_row, rows, &sheet, told);
}

static void
clear_rows(Rows *rows)
{
    g_strfreev(rows->headers);
    g_ptr_array_unref(rows->rows);
}

static void
free_rows(void *data)
{
    clear_rows(data);
    g_free(data);
}

static const char *cell_of(const Rows *rows, const Row *row, const char *header);

static void
read_records(Book *book)
{
    const Rows *types = NULL;

    for (size_t i = 0; i < BOOK_SHEETS; i++)
        if (strcmp(book_sheets[i].element, "record-type") == 0)
            types = &book->all[i];
    for (guint i = 0; types != NULL && i < types->rows->len; i++) {
        g_autofree char *name = book_sheet_of_records(cell_of(types, g_ptr_array_index(types->rows, i), "id"));
        Rows *rows = g_new0(Rows, 1);

        read_sheet(book, name, rows);
        g_ptr_array_add(book->records, rows);
    }
}

static void
read_sheets(Book *book)
{
    book->records = g_ptr_array_new_with_free_func(free_rows);
    for (size_t i = 0; i < BOOK_SHEETS; i++) {
        book->all[i].sheet = &book_sheets[i];
        read_sheet(book, book_sheets[i].name, &book->all[i]);
    }
    read_records(book);
}

static void
book_clear(Book *book)
{
    for (size_t i = 0; i < BOOK_SHEETS; i++)
        clear_rows(&book->all[i]);
    g_ptr_array_unref(book->records);
}

/* ---- writing ---- */

static const char *
cell_of(const Rows *rows, const Row *row, const char *header)
{
    for (size_t i = 0; rows->headers[i] != NULL; i++)
        if (strcmp(rows->headers[i], header) == 0)
            return row->cells[i];
    return "";
}

static bool
is_word_of(const char *words, const char *word)
{
    g_auto(GStrv) all = g_strsplit(words, " ", -1);

    return g_strv_contains((const char *const *)all, word);
}

/* What a column is: a text's element with its count and language, or, without an element, an attribute. */
typedef struct Heading {
    char *element;
    const char *count, *language;
    char **words;
} Heading;

static Heading
heading_of(const BookSheet *sheet, const char *header)
{
    Heading h = { .words = g_strsplit(header, " ", -1) };

    if (h.words[0] == NULL || (h.words[1] == NULL && !is_word_of(sheet->texts, h.words[0])))
        return h;
    h.element = h.words[0];
    for (size_t i = 1; h.words[i] != NULL; i++) {
        if (is_word_of("zero one two few many other", h.words[i]))
            h.count = h.words[i];
        else if (!g_ascii_isdigit(*h.words[i]))
            h.language = h.words[i];
    }
    return h;
}

static void
put_text(GString *out, const Heading *h, const char *text)
{
    g_string_append_printf(out, "<%s", h->element);
    xml_add_attribute(out, "count", h->count);
    xml_add_attribute(out, "xml:lang", h->language);
    g_string_append_c(out, '>');
    xml_add_escaped(out, text);
    g_string_append_printf(out, "</%s>\n", h->element);
}

/* The tag with its attributes, and the texts. */
static void
put_cells(GString *out, const Rows *rows, const Row *row)
{
    g_autoptr(GString) texts = g_string_new(NULL);

    g_string_append_printf(out, "<%s", rows->sheet->element);
    for (size_t i = 0; rows->headers[i] != NULL; i++) {
        const char *header = rows->headers[i], *text = row->cells[i];
        Heading h = heading_of(rows->sheet, header);

        if (*text == '\0' || is_word_of("in key text", header) || *header == '\0')
            ;
        else if (h.element != NULL)
            put_text(texts, &h, text);
        else
            xml_add_attribute(out, header, text);
        g_strfreev(h.words);
    }
    g_string_append_printf(out, ">%s%s", *cell_of(rows, row, "text") == '\0' ? "\n" : "", texts->str);
    xml_add_escaped(out, cell_of(rows, row, "text"));
}

static void put_rows(Book *book, GString *out, const char *root, const BookSheet *in, const char *key);

static void
put_row(Book *book, GString *out, Rows *rows, Row *row)
{
    const char *key = cell_of(rows, row, "key");

    row->taken = true;
    put_cells(out, rows, row);
    put_rows(book, out, rows->sheet->root, rows->sheet, *key != '\0' ? key : cell_of(rows, row, "id"));
    g_string_append_printf(out, "</%s>\n", rows->sheet->element);
}

/* Those that stand in the row `key` of the sheet `in`; NULL: in the root of the file. */
static void
put_rows(Book *book, GString *out, const char *root, const BookSheet *in, const char *key)
{
    for (size_t i = 0; i < BOOK_SHEETS; i++) {
        Rows *rows = &book->all[i];
        const char *wrapper = rows->sheet->wrapper;
        gsize before = out->len, begun;

        if (strcmp(rows->sheet->root, root) != 0 || strcmp(rows->sheet->element, root) == 0 ||
            g_strcmp0(rows->sheet->in, in == NULL ? NULL : in->name) != 0)
            continue;
        if (wrapper != NULL)
            g_string_append_printf(out, "<%s>\n", wrapper);
        begun = out->len;
        for (guint r = 0; r < rows->rows->len; r++) {
            Row *row = g_ptr_array_index(rows->rows, r);

            if (in == NULL || strcmp(cell_of(rows, row, "in"), key) == 0)
                put_row(book, out, rows, row);
        }
        if (wrapper != NULL && out->len > begun)
            g_string_append_printf(out, "</%s>\n", wrapper);
        else if (wrapper != NULL)
            g_string_truncate(out, before);
    }
}

/* ---- records ---- */

/* What a column holds besides its field: "stance", "stance fr", "stance fr audience". */
static void
put_value(GString *out, const Rows *rows, const Row *row, const char *header, const char *text)
{
    g_auto(GStrv) words = g_strsplit(header, " ", 2);
    g_autofree char *own = g_strconcat(header, " audience", NULL);
    const char *audience = cell_of(rows, row, own);

    g_string_append(out, "<value");
    xml_add_attribute(out, "field", words[0]);
    xml_add_attribute(out, "xml:lang", words[1]);
    xml_add_attribute(out, "audience", *audience == '\0' ? NULL : audience);
    g_string_append_c(out, '>');
    xml_add_escaped(out, text);
    g_string_append(out, "</value>\n");
}

static void
put_record(GString *out, const Rows *rows, const Row *row)
{
    static const char *const own[] = { "id", "type", "area", "date", "until", "revises", "sources", "note",
                                       "audience", NULL };
    g_autoptr(GString) values = g_string_new(NULL);

    g_string_append(out, "<record");
    for (size_t i = 0; rows->headers[i] != NULL; i++) {
        const char *header = rows->headers[i], *text = row->cells[i];

        if (*text == '\0' || *header == '\0')
            continue;
        if (g_strv_contains(own, header))
            xml_add_attribute(out, header, text);
        else if (!g_str_has_suffix(header, " audience"))
            put_value(values, rows, row, header, text);
    }
    g_string_append_printf(out, ">\n%s</record>\n", values->str);
}

static void
put_records(const Book *book, GString *out)
{
    for (guint i = 0; i < book->records->len; i++) {
        const Rows *rows = g_ptr_array_index(book->records, i);

        for (guint r = 0; r < rows->rows->len; r++)
            put_record(out, rows, g_ptr_array_index(rows->rows, r));
    }
}

/* ---- files ---- */

/* The root of a plan is a row itself. */
static char *
file_of(Book *book, const char *root)
{
    GString *out = g_string_new(XML_HEAD);
    Rows *own = NULL;

    for (size_t i = 0; i < BOOK_SHEETS; i++)
        if (strcmp(book->all[i].sheet->element, root) == 0 && book->all[i].rows->len > 0)
            own = &book->all[i];
    if (own == NULL) {
        g_string_append_printf(out, "<%s>\n", root);
    } else {
        ((Row *)g_ptr_array_index(own->rows, 0))->taken = true;
        put_cells(out, own, g_ptr_array_index(own->rows, 0));
    }
    put_rows(book, out, root, NULL, NULL);
    if (strcmp(root, "records") == 0)
        put_records(book, out);
    g_string_append_printf(out, "</%s>\n", root);
    return g_string_free(out, FALSE);
}

/* What stands in something that is not there. */
static bool
look_for_lost(const Book *book, Diags *diags)
{
    bool fine = true;

    for (size_t i = 0; i < BOOK_SHEETS; i++)
        for (guint r = 0; r < book->all[i].rows->len; r++) {
            const Row *row = g_ptr_array_index(book->all[i].rows, r);
            g_autofree char *file =
                g_strdup_printf("%s#%s", input_name(book->begin->order->path), book->all[i].sheet->name);

            if (row->taken)
                continue;
            diag_report(diags, DIAG_BEGIN_LOST_ROW, (Place){ g_intern_string(file), (int)row->number, 1 },
                        cell_of(&book->all[i], row, "in"),
                        book->all[i].sheet->in == NULL ? "Plan" : book->all[i].sheet->in, NULL);
            fine = false;
        }
    return fine;
}

bool
book_files(const Begin *begin, NewProject *project, Diags *diags)
{
    Book book = { .begin = begin };
    static const struct {
        const char *root;
        size_t file;
        const char *name;
    } files[] = { { "areas", 0, NULL },
                  { "measures", 1, NULL },
                  { "sources", 2, NULL },
                  { "plan", 3, NULL },
                  { "treaties", 6, "data/treaties.xml" },
                  { "memberships", 7, "data/memberships.xml" },
                  { "deadlines", 8, "data/deadlines.xml" },
                  { "events", 9, "data/events.xml" },
                  { "records", 10, "data/records.xml" },
                  { "phrases", 11, "data/phrases.xml" } };
    bool fine;

    if (!begin->own || begin->format->sheet == &csv_reader)
        return true;
    read_sheets(&book);
    for (size_t f = 0; f < G_N_ELEMENTS(files); f++) {
        bool any = false;

        for (size_t i = 0; i < BOOK_SHEETS; i++)
            any = any || (strcmp(book_sheets[i].root, files[f].root) == 0 && book.all[i].rows->len > 0);
        if (!any)
            continue;
        g_free(project->files[files[f].file].text);
        project->files[files[f].file].text = file_of(&book, files[f].root);
        if (files[f].name != NULL)
            project->files[files[f].file].name = files[f].name;
    }
    fine = look_for_lost(&book, diags);
    book_clear(&book);
    return fine;
}
