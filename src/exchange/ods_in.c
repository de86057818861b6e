/*
 * OpenDocument spreadsheets (ISO/IEC 26300-1, 9.1): all sheets stand in one part, and what repeats itself is written
 * once with how often.
 */
#include <string.h>
#include "base/diag_exchange.h"
#include "base/digits.h"
#include "base/input.h"
#include "base/limit.h"
#include "exchange/grid.h"
#include "exchange/package.h"

enum { ROWS_REPEATED = 10000 }; /* of rows with figures in them: no table says the same so often */

typedef struct OdsReading {
    const SheetAsked *asked;
    Grid *grid;
    char **sheet;
    bool in_sheet, done, outside, encrypted;
    uint32_t merged; /* the last row of the table with merged cells; 0: none */
    bool hidden, in_text, in_note, first_paragraph;
    uint32_t row, column, rows, columns; /* repeated so often */
    CellKind kind;
    double number;
    char *value;
    GString *text;
    GHashTable *hidden_styles; /* of sheets */
} OdsReading;

static uint32_t
count_of(const PartAttribute *a, size_t count, const char *name)
{
    g_autofree char *text = part_attribute(a, count, name);
    guint64 number = text == NULL ? 1 : g_ascii_strtoull(text, NULL, 10);

    return (uint32_t)CLAMP(number, 1, 100000000);
}

static void
begin_sheet(OdsReading *o, const PartAttribute *a, size_t count)
{
    g_autofree char *name = part_attribute(a, count, "name"), *style = part_attribute(a, count, "style-name");
    bool hidden = style != NULL && g_hash_table_contains(o->hidden_styles, style);

    if (o->done || name == NULL ||
        (o->asked->sheet != NULL ? strcmp(name, o->asked->sheet) != 0 : hidden && !o->asked->hidden))
        return;
    o->in_sheet = true;
    *o->sheet = g_steal_pointer(&name);
}

static void
begin_cell(OdsReading *o, const PartAttribute *a, size_t count)
{
    g_autofree char *type = part_attribute(a, count, "value-type");

    o->columns = count_of(a, count, "number-columns-repeated");
    if ((count_of(a, count, "number-columns-spanned") > 1 || count_of(a, count, "number-rows-spanned") > 1) &&
        o->grid->first_taken > 0)
        o->merged = o->row + 1;
    g_string_truncate(o->text, 0);
    o->first_paragraph = true;
    o->kind = CELL_TEXT;
    g_clear_pointer(&o->value, g_free);
    if (type == NULL || strcmp(type, "string") == 0) {
        for (size_t i = 0; i < count; i++) /* calcext:value-type stands beside office:value-type */
            if (strcmp(a[i].name, "value-type") == 0 && a[i].length == 5 && memcmp(a[i].value, "error", 5) == 0)
                o->kind = CELL_ERROR;
        o->value = part_attribute(a, count, "string-value");
    } else if (strcmp(type, "date") == 0) {
        o->kind = CELL_DATE;
        o->value = part_attribute(a, count, "date-value");
    } else if (strcmp(type, "time") == 0) {
        o->kind = CELL_DATE;
        o->value = part_attribute(a, count, "time-value");
    } else if (strcmp(type, "boolean") == 0) {
        o->kind = CELL_TRUTH;
        o->value = part_attribute(a, count, "boolean-value");
    } else {
        o->kind = strcmp(type, "percentage") == 0 ? CELL_PERCENT : CELL_NUMBER;
        o->value = part_attribute(a, count, "value");
        o->number = o->value == NULL ? 0 : g_ascii_strtod(o->value, NULL);
    }
}

static bool
begin(void *data, const char *name, const PartAttribute *a, size_t count)
{
    OdsReading *o = data;

    if (strcmp(name, "table") == 0) {
        begin_sheet(o, a, count);
        return true;
    }
    if (strcmp(name, "table-source") == 0) {
        o->outside = true;
        return false;
    }
    if (!o->in_sheet)
        return true;
    if (strcmp(name, "table-row") == 0) {
        o->rows = count_of(a, count, "number-rows-repeated");
        o->hidden = !o->asked->hidden && (part_attribute_is(a, count, "visibility", "collapse") ||
                                          part_attribute_is(a, count, "visibility", "filter"));
        o->column = 0;
    } else if (strcmp(name, "table-cell") == 0 || strcmp(name, "covered-table-cell") == 0) {
        begin_cell(o, a, count);
    } else if (strcmp(name, "annotation") == 0) {
        o->in_note = true;
    } else if (strcmp(name, "p") == 0 && !o->in_note) {
        if (!o->first_paragraph)
            g_string_append_c(o->text, '\n');
        o->in_text = true;
        o->first_paragraph = false;
    } else if (strcmp(name, "s") == 0 && o->in_text) {
        for (uint32_t i = 0; i < MIN(count_of(a, count, "c"), 1000); i++)
            g_string_append_c(o->text, ' ');
    } else if (strcmp(name, "tab") == 0 && o->in_text) {
        g_string_append_c(o->text, '\t');
    }
    return true;
}

/* The same digits, whatever parts them. */
static bool
has_digits_of(const char *a, const char *b)
{
    for (;; a++, b++) {
        a += strcspn(a, "0123456789");
        b += strcspn(b, "0123456789");
        if (*a != *b)
            return false;
        if (*a == '\0')
            return true;
    }
}

/* The decimals that the text of a number has, "2.50" or "2,50" of 2.5: none if its digits are not the number's. */
static int
places_shown(double number, const char *text)
{
    const char *end = text + strlen(text), *last;
    char normal[48];
    int places = 0;

    while (end > text && !g_ascii_isdigit(end[-1]))
        end--;
    for (last = end; last > text && g_ascii_isdigit(last[-1]) && places <= LAST_PLACE; last--)
        places++;
    if (last == text || places > LAST_PLACE || (last[-1] != '.' && last[-1] != ','))
        return 0;
    number_in_places(number, places, normal);
    return has_digits_of(normal, text) ? places : 0;
}

static void
end_cell(OdsReading *o)
{
    bool number = o->kind == CELL_NUMBER || o->kind == CELL_PERCENT;
    char normal[48];
    Cell cell = { .kind = o->kind, .number = o->number };

    cell.text = o->value != NULL ? o->value : o->text->str;
    if (o->kind == CELL_PERCENT)
        cell.places = places_shown(o->number * 100, o->text->str);
    if (number) {
        number_in_places(o->number, o->kind == CELL_NUMBER ? places_shown(o->number, o->text->str) : 0, normal);
        cell.text = normal;
    }
    if (g_str_has_suffix(cell.text, "T00:00:00") && o->kind == CELL_DATE)
        o->value[strlen(o->value) - strlen("T00:00:00")] = '\0';
    cell.length = strlen(cell.text);
    for (uint32_t i = 0; i < o->columns && *cell.text != '\0' && !o->grid->too_wide; i++)
        grid_put(o->grid, o->column + 1 + i, &cell);
    o->column += o->columns;
}

/* Empty rows repeat up to the end of the sheet; those with cells are handed out one by one. */
static bool
end_row(OdsReading *o)
{
    Grid *g = o->grid;
    size_t count = g->count;
    g_autofree char *kept = NULL;
    gsize length = g->text->len;

    if (o->hidden || count == 0) {
        g->count = 0;
        g_string_truncate(g->text, 0);
        o->row += o->rows;
        return true;
    }
    if (o->rows > ROWS_REPEATED) {
        g->too_wide = true;
        return false;
    }
    kept = g_memdup2(g->text->str, length);
    for (uint32_t i = 0; i < o->rows; i++) {
        g_string_truncate(g->text, 0);
        g_string_append_len(g->text, kept, (gssize)length);
        g->count = count;
        grid_end_row(g, ++o->row);
    }
    return !g->stopped && !g->too_wide;
}

static bool
end(void *data, const char *name)
{
    OdsReading *o = data;

    if (!o->in_sheet)
        return true;
    if (strcmp(name, "table") == 0) {
        o->in_sheet = false;
        o->done = true;
        return false;
    }
    if (strcmp(name, "table-row") == 0)
        return end_row(o);
    if (strcmp(name, "table-cell") == 0 || strcmp(name, "covered-table-cell") == 0)
        end_cell(o);
    else if (strcmp(name, "annotation") == 0)
        o->in_note = false;
    else if (strcmp(name, "p") == 0)
        o->in_text = false;
    return true;
}

static bool
text_of(void *data, const char *text, size_t length)
{
    OdsReading *o = data;

    return !o->in_text || o->in_note || package_keep(o->text, text, length);
}

/* ---- before the table ---- */

static bool
begin_manifest(void *data, const char *name, const PartAttribute *a, size_t count)
{
    OdsReading *o = data;

    (void)a, (void)count;
    o->encrypted = o->encrypted || strcmp(name, "encryption-data") == 0;
    return !o->encrypted;
}

static bool
is_harmless(Package *package, OdsReading *o, Place place, Diags *diags)
{
    static const PartReader manifest = { begin_manifest, NULL, NULL };
    const char *macros = package_find(package, "Basic/", NULL) != NULL ? package_find(package, "Basic/", NULL)
                                                                       : package_find(package, "Scripts/", NULL);

    if (package_has(package, "META-INF/manifest.xml") &&
        !package_read(package, "META-INF/manifest.xml", &manifest, o, diags))
        return false;
    if (o->encrypted)
        diag_report(diags, DIAG_IMPORT_ENCRYPTED, place, NULL);
    else if (macros != NULL)
        diag_report(diags, DIAG_IMPORT_MACROS, place, macros, NULL);
    return !o->encrypted && macros == NULL;
}

/* How the sheet was read to its end, or why not. */
static bool
look_at_end(const OdsReading *o, Place place, Diags *diags)
{
    if (o->outside)
        diag_report(diags, DIAG_IMPORT_OUTSIDE, place, "a linked sheet", NULL);
    else if (o->grid->too_wide)
        limit_exceeded(diags, LIMIT_TABLE_COLUMNS, place, NULL);
    else if (o->merged > 0 && o->merged >= (o->asked->header == NULL ? 0 : *o->asked->header))
        diag_report(diags, DIAG_IMPORT_MERGED, place, "", *o->sheet, "", "", NULL);
    else if (*o->sheet == NULL)
        diag_report(diags, DIAG_IMPORT_NO_SHEET, place, "sheet", o->asked->sheet == NULL ? "" : o->asked->sheet, "",
                    NULL);
    else
        return true;
    return false;
}

/* ---- named ranges: they stand behind the sheets, and so are looked for first ---- */

typedef struct RangeSearch {
    const char *name;
    char *address; /* "$Figures.$B$2:.$F$3"; NULL: none has that name */
} RangeSearch;

static bool
begin_named(void *data, const char *name, const PartAttribute *a, size_t count)
{
    RangeSearch *s = data;
    bool range = strcmp(name, "named-range") == 0, database = strcmp(name, "database-range") == 0;

    if ((range || database) && s->address == NULL && part_attribute_is(a, count, "name", s->name))
        s->address = part_attribute(a, count, range ? "cell-range-address" : "target-range-address");
    return true;
}

/* "$'My sheet'.$B$2:.$F$3" as its sheet and its range; false where it is none. */
static bool
split_address(const char *address, char **sheet, GridRange *range)
{
    const char *dot = strstr(address, ".$") != NULL ? strstr(address, ".$") : strchr(address, '.');
    const char *begin = *address == '$' ? address + 1 : address;
    g_auto(GStrv) ends = NULL;
    g_autofree char *cells = NULL;

    if (dot == NULL || dot < begin)
        return false;
    *sheet = g_strndup(begin, (gsize)(dot - begin));
    if (**sheet == '\'' && strlen(*sheet) > 1) {
        memmove(*sheet, *sheet + 1, strlen(*sheet));
        (*sheet)[strlen(*sheet) - 1] = '\0';
    }
    ends = g_strsplit(dot + 1, ":", 2);
    if (ends[0] != NULL && ends[1] != NULL)
        cells = g_strdup_printf("%s:%s", ends[0], strrchr(ends[1], '.') == NULL ? ends[1] : strrchr(ends[1], '.') + 1);
    return cells != NULL && grid_range_parse(cells, range);
}

static bool
find_named(Package *package, const char *name, char **sheet, GridRange *range, Place place, Diags *diags)
{
    static const PartReader reader = { begin_named, NULL, NULL };
    RangeSearch search = { .name = name };
    bool found = package_read(package, "content.xml", &reader, &search, diags) && search.address != NULL &&
                 split_address(search.address, sheet, range);

    if (!found && !diags_failed(diags))
        diag_report(diags, DIAG_IMPORT_NO_SHEET, place, "range", name, "", NULL);
    g_free(search.address);
    return found;
}

static bool
ods_read(const char *path, const SheetAsked *asked, TakeRow take, void *data, char **sheet, Diags *diags)
{
    static const PartReader content = { begin, end, text_of };
    g_autoptr(Package) package = package_open(path, diags);
    g_autoptr(GHashTable) hidden = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GString) text = g_string_new(NULL);
    Place place = { g_intern_string(input_name(path)), 0, 0 };
    Grid grid;
    SheetAsked wanted = *asked;
    g_autofree char *named = NULL;
    OdsReading o = { .asked = &wanted, .grid = &grid, .sheet = sheet, .text = text, .hidden_styles = hidden };
    bool read;

    *sheet = NULL;
    if (package == NULL)
        return false;
    grid_init(&grid, take, data);
    grid.skip = (uint32_t)asked->skip;
    read = true;
    read = is_harmless(package, &o, place, diags);
    if (read && asked->range != NULL && !grid_range_parse(asked->range, &grid.range)) {
        read = find_named(package, asked->range, &named, &grid.range, place, diags);
        wanted.sheet = named;
    }
    read = read && package_read(package, "content.xml", &content, &o, diags) && look_at_end(&o, place, diags);
    grid_clear(&grid);
    g_free(o.value);
    return read;
}

const SheetReader ods_reader = { ods_read, workbook_places, workbook_origin };
