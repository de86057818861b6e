/*
 * A workbook by libxlsxwriter: the table, locked but for what people fill in, and lists of areas, measures and sources
 * that its cells choose from; of a whole project its plan too, as sheets (book_sheets.h). Its
 * day is given, so that the same table is the same bytes.
 */
#include <errno.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>
#include "base/diag_exchange.h"
#include "exchange/book_out.h"
#include "exchange/workbook.h"

enum { WIDEST = 60, NARROWEST = 8, PLACES = 10 };

typedef struct Writing {
    lxw_workbook *book;
    lxw_format *head, *text;
    lxw_format *locked[PLACES], *open[PLACES]; /* of numbers: by the decimals that they are told with */
} Writing;

static Writing
formats_of(lxw_workbook *book)
{
    Writing w = { .book = book, .head = workbook_add_format(book), .text = workbook_add_format(book) };

    format_set_bold(w.head);
    format_set_bottom(w.head, LXW_BORDER_THIN);
    format_set_unlocked(w.text);
    format_set_num_format(w.text, "@");
    for (int places = 0; places < PLACES; places++) {
        char code[PLACES + 3] = "0.000000000";

        code[2 + places] = '\0';
        w.locked[places] = workbook_add_format(book);
        w.open[places] = workbook_add_format(book);
        format_set_bg_color(w.locked[places], 0xF2F2F2);
        format_set_unlocked(w.open[places]);
        if (places > 0) {
            format_set_num_format(w.locked[places], code);
            format_set_num_format(w.open[places], code);
        }
    }
    return w;
}

/* ---- the lists ---- */

static void
put_list_row(lxw_worksheet *sheet, lxw_row_t row, const char *id, const char *name)
{
    worksheet_write_string(sheet, row, 0, id, NULL);
    worksheet_write_string(sheet, row, 1, name == NULL ? "" : name, NULL);
}

static size_t
put_areas(lxw_worksheet *sheet, const ExchangeProject *p)
{
    size_t count;
    const Area *const *areas = plan_areas(p->plan, &count);

    for (size_t i = 0; i < count; i++)
        put_list_row(sheet, (lxw_row_t)i + 1, areas[i]->id, local_text(areas[i]->name, p->language));
    return count;
}

static size_t
put_measures(lxw_worksheet *sheet, const ExchangeProject *p)
{
    size_t count;
    const Measure *const *measures = plan_measures(p->plan, &count);

    for (size_t i = 0; i < count; i++)
        put_list_row(sheet, (lxw_row_t)i + 1, measures[i]->id, local_text(measures[i]->title, p->language));
    return count;
}

static size_t
put_sources(lxw_worksheet *sheet, const ExchangeProject *p)
{
    size_t count;
    const Source *const *sources = plan_sources(p->plan, &count);

    for (size_t i = 0; i < count; i++)
        put_list_row(sheet, (lxw_row_t)i + 1, sources[i]->id, local_text(sources[i]->title, p->language));
    return count;
}

/* A sheet of ids and names, which a column of that header chooses from. */
typedef struct ListSheet {
    const char *name, *header;
    size_t (*put)(lxw_worksheet *sheet, const ExchangeProject *project);
} ListSheet;

static const ListSheet lists[] = {
    { "Areas", "area", put_areas },
    { "Measures", "measure", put_measures },
    { "Sources", "sources", put_sources },
};

static void
add_lists(const Writing *w, const ExchangeProject *project, size_t counts[G_N_ELEMENTS(lists)])
{
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
        lxw_worksheet *sheet = workbook_add_worksheet(w->book, lists[i].name);

        worksheet_write_string(sheet, 0, 0, "id", w->head);
        worksheet_write_string(sheet, 0, 1, "name", w->head);
        counts[i] = lists[i].put(sheet, project);
        worksheet_set_column(sheet, 0, 0, 24, NULL);
        worksheet_set_column(sheet, 1, 1, WIDEST, NULL);
        worksheet_freeze_panes(sheet, 1, 0);
        worksheet_protect(sheet, NULL, NULL);
    }
}

/* ---- the plan ---- */

static void
put_book_rows(const Writing *w, lxw_worksheet *sheet, const BookRows *rows, lxw_format *cells)
{
    for (guint c = 0; c < rows->headers->len; c++) {
        const char *header = g_ptr_array_index(rows->headers, c);

        worksheet_write_string(sheet, 0, (lxw_col_t)c, header, w->head);
        for (guint r = 0; r < rows->rows->len; r++) {
            const char *text = g_hash_table_lookup(g_ptr_array_index(rows->rows, r), header);

            if (text != NULL && *text != '\0')
                worksheet_write_string(sheet, r + 1, (lxw_col_t)c, text, cells);
        }
    }
    worksheet_set_column(sheet, 0, 0, 24, cells);
    worksheet_freeze_panes(sheet, 1, 0);
}

/* A sheet a type; what people type into it stays text, so that no period becomes a day. */
static void
add_records(const Writing *w, const BookOut *book)
{
    enum { LAST_COLUMN = 255 };

    for (guint i = 0; i < book->records->len; i++) {
        const BookRows *rows = g_ptr_array_index(book->records, i);
        g_autofree char *name = book_sheet_of_records(rows->sheet->name);
        lxw_worksheet *sheet = workbook_add_worksheet(w->book, name);

        worksheet_set_column(sheet, 0, LAST_COLUMN, NARROWEST * 2, w->text);
        put_book_rows(w, sheet, rows, w->text);
    }
}

/* Sheets that cells choose from are there even where they are empty. */
static void
add_book(const Writing *w, const BookOut *book, size_t counts[G_N_ELEMENTS(lists)])
{
    for (size_t i = 0; i < BOOK_SHEETS; i++) {
        const BookRows *rows = &book->all[i];
        size_t list = 0;
        lxw_worksheet *sheet;

        while (list < G_N_ELEMENTS(lists) && strcmp(lists[list].name, rows->sheet->name) != 0)
            list++;
        if (list < G_N_ELEMENTS(lists))
            counts[list] = rows->rows->len;
        else if (rows->rows->len == 0)
            continue;
        sheet = workbook_add_worksheet(w->book, rows->sheet->name);
        put_book_rows(w, sheet, rows, NULL);
    }
    add_records(w, book);
}

/* ---- the table ---- */

/* 2.50 is shown, and read back, with both its decimals. */
static int
places_of(const char *number)
{
    const char *point = number == NULL ? NULL : strchr(number, '.');

    return point == NULL ? 0 : MIN((int)strspn(point + 1, "0123456789"), PLACES - 1);
}

static void
put_cell(const Writing *w, lxw_worksheet *sheet, const Table *table, lxw_row_t row, size_t column, const char *text)
{
    int places = table->numbers[column] ? places_of(text) : 0;
    lxw_format *format = !table->open[column] ? w->locked[places] : table->numbers[column] ? w->open[places] : w->text;

    if (text == NULL || *text == '\0')
        worksheet_write_blank(sheet, row, (lxw_col_t)column, format);
    else if (table->numbers[column])
        worksheet_write_number(sheet, row, (lxw_col_t)column, g_ascii_strtod(text, NULL), format);
    else
        worksheet_write_string(sheet, row, (lxw_col_t)column, text, format);
}

static size_t
width_of(const Table *table, size_t column)
{
    size_t width = strlen(table->headers[column]);

    for (guint i = 0; i < table->rows->len; i++) {
        const char *text = ((const char *const *)g_ptr_array_index(table->rows, i))[column];

        width = MAX(width, text == NULL ? 0 : (size_t)g_utf8_strlen(text, -1));
    }
    return CLAMP(width + 2, NARROWEST, WIDEST);
}

/* Cells that people fill in choose from the list; more than one source may be written, so that it only warns. */
static void
choose_from(lxw_worksheet *sheet, size_t column, lxw_row_t last, const ListSheet *list, size_t count)
{
    g_autofree char *range = g_strdup_printf("=%s!$A$2:$A$%zu", list->name, count + 1);
    lxw_data_validation validation = { .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
                                       .value_formula = range,
                                       .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
                                       .ignore_blank = LXW_VALIDATION_ON,
                                       .dropdown = LXW_VALIDATION_ON };

    if (count > 0)
        worksheet_data_validation_range(sheet, 1, (lxw_col_t)column, last, (lxw_col_t)column, &validation);
}

static void
put_table(const Writing *w, lxw_worksheet *sheet, const Table *table)
{
    for (size_t c = 0; c < table->width; c++) {
        worksheet_write_string(sheet, 0, (lxw_col_t)c, table->headers[c], w->head);
        worksheet_set_column(sheet, (lxw_col_t)c, (lxw_col_t)c, (double)width_of(table, c), NULL);
    }
    for (guint i = 0; i < table->rows->len; i++) {
        const char *const *row = g_ptr_array_index(table->rows, i);

        for (size_t c = 0; c < table->width; c++)
            put_cell(w, sheet, table, i + 1, c, row[c]);
    }
    worksheet_freeze_panes(sheet, 1, 0);
    worksheet_protect(sheet, NULL, NULL);
}

static lxw_error
write_book(const Table *table, const ExchangeProject *project, const BookOut *whole, const char *path, char *folder)
{
    lxw_workbook_options options = { .tmpdir = folder };
    lxw_workbook *book = workbook_new_opt(path, &options);
    lxw_doc_properties properties = { .created = (time_t)project->created };
    Writing w = formats_of(book);
    lxw_worksheet *sheet = workbook_add_worksheet(book, table->name);
    size_t counts[G_N_ELEMENTS(lists)];

    workbook_set_properties(book, &properties);
    put_table(&w, sheet, table);
    if (whole != NULL)
        add_book(&w, whole, counts);
    else
        add_lists(&w, project, counts);
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
        for (size_t c = 0; c < table->width; c++)
            if (strcmp(table->headers[c], lists[i].header) == 0)
                choose_from(sheet, c, (lxw_row_t)MAX(table->rows->len, 1), &lists[i], counts[i]);
    return workbook_close(book);
}

/* The library writes to a path alone: to one of its own, in a folder of its own, which is gone afterwards. */
GBytes *
table_write_xlsx(const Table *table, const ExchangeProject *project, Diags *diags)
{
    g_autofree char *folder = g_dir_make_tmp("sheaf-XXXXXX", NULL),
                    *path = folder == NULL ? NULL : g_build_filename(folder, "table.xlsx", NULL), *bytes = NULL;
    gsize size = 0;
    lxw_error error = LXW_NO_ERROR;
    BookOut whole;

    if (folder == NULL) {
        diag_report(diags, DIAG_EXPORT_FAILED, (Place){ 0 }, g_strerror(errno), NULL);
        return NULL;
    }
    if (table->whole)
        book_out_load(&whole, project, diags);
    error = write_book(table, project, table->whole ? &whole : NULL, path, folder);
    if (table->whole)
        book_out_clear(&whole);
    if (error != LXW_NO_ERROR || !g_file_get_contents(path, &bytes, &size, NULL))
        diag_report(diags, DIAG_EXPORT_FAILED, (Place){ 0 }, lxw_strerror(error), NULL);
    unlink(path);
    rmdir(folder);
    return bytes == NULL || error != LXW_NO_ERROR ? NULL : g_bytes_new_take(g_steal_pointer(&bytes), size);
}
