/*
 * Workbooks of ECMA-376 (and its strict form, whose names are the same behind other namespaces): which parts there are
 * is told by relationships, what a number means by its cell's style, and texts stand in a part of their own.
 */
#include <string.h>
#include "base/arena.h"
#include "base/diag_exchange.h"
#include "base/digits.h"
#include "base/input.h"
#include "base/limit.h"
#include "exchange/grid.h"
#include "exchange/package.h"

typedef struct SheetRow {
    char *name, *id;
    bool hidden;
} SheetRow;
typedef struct NamedRange {
    char *name, *refers;
} NamedRange;
typedef struct Relation {
    char *id, *type, *target;
} Relation;

typedef struct Book {
    Package *package;
    Arena *arena;
    const char *file;
    bool from_1904;
    GArray *sheets; /* SheetRow */
    GArray *ranges; /* NamedRange */
    GArray *relations; /* Relation, of the part that was asked last */
    GPtrArray *strings;
    GHashTable *formats; /* id -> NumberFormat, of those that the workbook brings */
    GArray *styles; /* NumberFormat of each cell style */
    GString *text;
    bool in_text, in_phonetic, in_styles;
    const char *wanted_name; /* of a range */
} Book;

static char *
kept(Book *b, const PartAttribute *attributes, size_t count, const char *name)
{
    g_autofree char *value = part_attribute(attributes, count, name);

    return arena_strdup(b->arena, value);
}

/* ---- relations ---- */

static bool
begin_relation(void *data, const char *name, const PartAttribute *a, size_t count)
{
    Book *b = data;
    Relation relation;

    if (strcmp(name, "Relationship") != 0)
        return true;
    relation = (Relation){ kept(b, a, count, "Id"), kept(b, a, count, "Type"), kept(b, a, count, "Target") };
    if (relation.id != NULL && relation.type != NULL && relation.target != NULL)
        g_array_append_val(b->relations, relation);
    return true;
}

/* "xl/workbook.xml" has its relations in "xl/_rels/workbook.xml.rels"; none is no fault. */
static bool
read_relations(Book *b, const char *part, Diags *diags)
{
    static const PartReader reader = { begin_relation, NULL, NULL };
    const char *slash = strrchr(part, '/');
    g_autofree char *path = slash == NULL ? g_strdup_printf("_rels/%s.rels", part)
                                          : g_strdup_printf("%.*s/_rels%s.rels", (int)(slash - part), part, slash);

    g_array_set_size(b->relations, 0);
    return !package_has(b->package, path) || package_read(b->package, path, &reader, b, diags);
}

/* The part that a target names, from the folder of the one that names it. */
static char *
part_of(Book *b, const char *from, const char *target)
{
    g_autofree char *folder = g_path_get_dirname(from), *joined = NULL, *whole = NULL;

    if (*target == '/')
        return arena_strdup(b->arena, target + 1);
    joined = g_build_filename("/", strcmp(folder, ".") == 0 ? "" : folder, target, NULL);
    whole = g_canonicalize_filename(joined, "/");
    return arena_strdup(b->arena, whole + 1);
}

static const Relation *
relation_of(const Book *b, const char *id, const char *type)
{
    for (guint i = 0; i < b->relations->len; i++) {
        const Relation *r = &g_array_index(b->relations, Relation, i);

        if ((id == NULL || strcmp(r->id, id) == 0) && (type == NULL || g_str_has_suffix(r->type, type)))
            return r;
    }
    return NULL;
}

/* ---- the workbook ---- */

static bool
begin_workbook(void *data, const char *name, const PartAttribute *a, size_t count)
{
    Book *b = data;

    if (strcmp(name, "workbookPr") == 0) {
        b->from_1904 = part_attribute_is(a, count, "date1904", "1") || part_attribute_is(a, count, "date1904", "true");
    } else if (strcmp(name, "sheet") == 0) {
        SheetRow sheet = { kept(b, a, count, "name"), kept(b, a, count, "id"),
                           part_attribute_is(a, count, "state", "hidden") ||
                               part_attribute_is(a, count, "state", "veryHidden") };

        if (sheet.name != NULL && sheet.id != NULL)
            g_array_append_val(b->sheets, sheet);
    } else if (strcmp(name, "definedName") == 0) {
        NamedRange range = { kept(b, a, count, "name"), NULL };

        g_array_append_val(b->ranges, range);
        g_string_truncate(b->text, 0);
        b->in_text = true;
    }
    return true;
}

static bool
end_workbook(void *data, const char *name)
{
    Book *b = data;

    if (strcmp(name, "definedName") == 0) {
        g_array_index(b->ranges, NamedRange, b->ranges->len - 1).refers = arena_strdup(b->arena, b->text->str);
        b->in_text = false;
    }
    return true;
}

static bool
keep_text(void *data, const char *text, size_t length)
{
    Book *b = data;

    return !b->in_text || package_keep(b->text, text, length);
}

/* ---- texts ---- */

static int
hexadecimal(const char *text)
{
    int value = 0;

    for (int i = 0; i < 4; i++) {
        if (!g_ascii_isxdigit(text[i]))
            return -1;
        value = value * 16 + g_ascii_xdigit_value(text[i]);
    }
    return value;
}

/* "_x000D_" is a character that XML could not hold, or an underscore before what would be read so (22.9.2.19). */
static char *
unescape(Book *b, const char *text)
{
    g_autoptr(GString) out = NULL;

    if (strstr(text, "_x") == NULL)
        return arena_strdup(b->arena, text);
    out = g_string_new(NULL);
    for (; *text != '\0'; text++) {
        int c = g_str_has_prefix(text, "_x") && strlen(text) >= 7 && text[6] == '_' ? hexadecimal(text + 2) : -1;

        if (c > 0 && (c < 0xD800 || c > 0xDFFF)) {
            g_string_append_unichar(out, (gunichar)c);
            text += 6;
        } else {
            g_string_append_c(out, *text);
        }
    }
    return arena_strdup(b->arena, out->str);
}

static bool
begin_string(void *data, const char *name, const PartAttribute *a, size_t count)
{
    Book *b = data;

    (void)a, (void)count;
    if (strcmp(name, "si") == 0)
        g_string_truncate(b->text, 0);
    b->in_phonetic = b->in_phonetic || strcmp(name, "rPh") == 0;
    b->in_text = strcmp(name, "t") == 0 && !b->in_phonetic;
    return true;
}

static bool
end_string(void *data, const char *name)
{
    Book *b = data;

    b->in_text = false;
    if (strcmp(name, "rPh") == 0)
        b->in_phonetic = false;
    if (strcmp(name, "si") == 0)
        g_ptr_array_add(b->strings, unescape(b, b->text->str));
    return true;
}

/* ---- styles ---- */

static bool
begin_style(void *data, const char *name, const PartAttribute *a, size_t count)
{
    Book *b = data;
    g_autofree char *id = part_attribute(a, count, "numFmtId"), *code = NULL;
    int number = id == NULL ? 0 : (int)g_ascii_strtoll(id, NULL, 10);

    if (strcmp(name, "numFmt") == 0) {
        NumberFormat format;

        code = part_attribute(a, count, "formatCode");
        format = number_format(code == NULL ? "" : code);
        g_hash_table_insert(b->formats, GINT_TO_POINTER(number), arena_memdup(b->arena, &format, sizeof format));
    } else if (strcmp(name, "cellXfs") == 0) {
        b->in_styles = true;
    } else if (strcmp(name, "xf") == 0 && b->in_styles) {
        const NumberFormat *own = g_hash_table_lookup(b->formats, GINT_TO_POINTER(number));
        NumberFormat format = own != NULL ? *own : number_format_of_id(number);

        g_array_append_val(b->styles, format);
    }
    return true;
}

static bool
end_style(void *data, const char *name)
{
    Book *b = data;

    if (strcmp(name, "cellXfs") == 0)
        b->in_styles = false;
    return true;
}

/* ---- a sheet ---- */

typedef struct SheetReading {
    Book *book;
    Grid *grid;
    const uint32_t *header;
    bool hidden_wanted, row_hidden, in_value, in_inline, in_phonetic, has_value, has_formula;
    uint32_t row, column;
    char type; /* of the cell: n s i(nline) b e d t(ext of a formula) */
    NumberFormat format;
    GString *value;
    char *merged; /* the first range of merged cells within the table */
} SheetReading;

static bool
begin_cell(SheetReading *s, const PartAttribute *a, size_t count)
{
    SheetPlace at = { s->row, s->column + 1 };
    unsigned style = 0;

    s->type = 'n';
    for (size_t i = 0; i < count; i++) {
        if (strcmp(a[i].name, "r") == 0)
            sheet_address_parse(a[i].value, a[i].length, &at);
        else if (strcmp(a[i].name, "s") == 0)
            for (size_t d = 0; d < a[i].length && d < 6; d++)
                style = style * 10 + (unsigned)(a[i].value[d] - '0');
        else if (strcmp(a[i].name, "t") == 0)
            s->type = a[i].length == 1 ? a[i].value[0] : a[i].value[0] == 'i' ? 'i' : 't';
    }
    s->column = at.column;
    s->format = style < s->book->styles->len ? g_array_index(s->book->styles, NumberFormat, style)
                                             : (NumberFormat){ SHAPE_NUMBER, 0 };
    s->has_value = s->has_formula = false;
    g_string_truncate(s->value, 0);
    return true;
}

/* Does a merged range reach into the rows that were handed out? A title over them may be merged. */
static void
look_at_merged(SheetReading *s, const PartAttribute *a, size_t count)
{
    g_autofree char *ref = part_attribute(a, count, "ref");
    uint32_t first = MAX(s->grid->first_taken, s->header == NULL ? 0 : *s->header);
    GridRange range;

    if (ref == NULL || s->merged != NULL || !grid_range_parse(ref, &range) || s->grid->first_taken == 0 ||
        range.last.row < first || range.first.row > s->grid->range.last.row ||
        range.last.column < s->grid->range.first.column || range.first.column > s->grid->range.last.column)
        return;
    s->merged = g_strdup(ref);
}

static bool
begin_sheet(void *data, const char *name, const PartAttribute *a, size_t count)
{
    SheetReading *s = data;
    g_autofree char *number = NULL;

    if (strcmp(name, "c") == 0)
        return begin_cell(s, a, count);
    if (strcmp(name, "v") == 0) {
        s->in_value = s->has_value = true;
    } else if (strcmp(name, "t") == 0 && s->in_inline && !s->in_phonetic) {
        s->in_value = s->has_value = true;
    } else if (strcmp(name, "f") == 0) {
        s->has_formula = true;
    } else if (strcmp(name, "is") == 0) {
        s->in_inline = true;
    } else if (strcmp(name, "rPh") == 0) {
        s->in_phonetic = true;
    } else if (strcmp(name, "row") == 0) {
        number = part_attribute(a, count, "r");
        s->row = number == NULL ? s->row + 1 : (uint32_t)g_ascii_strtoull(number, NULL, 10);
        s->column = 0;
        s->row_hidden = part_attribute_is(a, count, "hidden", "1") || part_attribute_is(a, count, "hidden", "true");
    } else if (strcmp(name, "mergeCell") == 0) {
        look_at_merged(s, a, count);
    }
    return true;
}

static void
put(SheetReading *s, CellKind kind, double number, const char *text)
{
    Cell cell = { text, strlen(text), number, kind, kind == CELL_PERCENT ? s->format.places : 0 };

    grid_put(s->grid, s->column, &cell);
}

/* At most 15 digits: what is written is the shortest text already. */
static bool
is_short_number(const char *text)
{
    size_t length = strlen(text);

    return length <= 15 && text[strspn(text, "0123456789.-")] == '\0';
}

static void
put_number(SheetReading *s, const char *text)
{
    double number = g_ascii_strtod(text, NULL);
    NumberShape shape = s->format.shape;
    int places = shape == SHAPE_NUMBER ? s->format.places : 0;
    char normal[48], serial[32];

    if (shape == SHAPE_DATE || shape == SHAPE_TIME || shape == SHAPE_DATE_TIME) {
        if (serial_text(number, shape, s->book->from_1904, serial))
            put(s, CELL_DATE, number, serial);
        else
            put(s, CELL_ERROR, number, "#####");
        return;
    }
    if (places > 0 || !is_short_number(text)) {
        number_in_places(number, places, normal);
        text = normal;
    }
    put(s, shape == SHAPE_PERCENT ? CELL_PERCENT : CELL_NUMBER, number, text);
}

static void
end_cell(SheetReading *s)
{
    const char *text = s->value->str;
    size_t place;

    if (!s->has_value) {
        if (s->has_formula)
            put(s, CELL_ERROR, 0, "#N/A"); /* it was never calculated */
        return;
    }
    switch (s->type) {
    case 's':
        place = (size_t)g_ascii_strtoull(text, NULL, 10);
        if (place < s->book->strings->len)
            put(s, CELL_TEXT, 0, g_ptr_array_index(s->book->strings, place));
        break;
    case 'i':
    case 't':
        put(s, CELL_TEXT, 0, unescape(s->book, text));
        break;
    case 'b':
        put(s, CELL_TRUTH, 0, strcmp(text, "1") == 0 ? "true" : "false");
        break;
    case 'e':
        put(s, CELL_ERROR, 0, text);
        break;
    case 'd':
        put(s, CELL_DATE, 0, text);
        break;
    default:
        if (*text != '\0')
            put_number(s, text);
    }
}

static bool
end_row(SheetReading *s)
{
    if (s->row_hidden && !s->hidden_wanted) {
        s->grid->count = 0;
        g_string_truncate(s->grid->text, 0);
        return true;
    }
    grid_end_row(s->grid, s->row);
    return !s->grid->stopped && !s->grid->too_wide; /* merged cells are told of behind the rows */
}

static bool
end_sheet(void *data, const char *name)
{
    SheetReading *s = data;

    if (strcmp(name, "c") == 0)
        end_cell(s);
    else if (strcmp(name, "row") == 0)
        return end_row(s);
    else if (strcmp(name, "is") == 0)
        s->in_inline = false;
    else if (strcmp(name, "rPh") == 0)
        s->in_phonetic = false;
    s->in_value = false;
    return true;
}

static bool
sheet_text(void *data, const char *text, size_t length)
{
    SheetReading *s = data;

    return !s->in_value || package_keep(s->value, text, length);
}

/* ---- which sheet, which part of it ---- */

static bool
begin_table(void *data, const char *name, const PartAttribute *a, size_t count)
{
    Book *b = data;
    g_autofree char *own = part_attribute(a, count, "displayName"), *ref = part_attribute(a, count, "ref");

    if (strcmp(name, "table") == 0 && g_strcmp0(own, b->wanted_name) == 0 && ref != NULL)
        g_string_assign(b->text, ref);
    return strcmp(name, "table") != 0;
}

/* A table of that name on a sheet; its range in `out`. */
static bool
find_table(Book *b, const char *part, GridRange *out, Diags *diags)
{
    static const PartReader reader = { begin_table, NULL, NULL };

    if (!read_relations(b, part, diags))
        return false;
    for (guint i = 0; i < b->relations->len; i++) {
        const Relation *r = &g_array_index(b->relations, Relation, i);

        if (!g_str_has_suffix(r->type, "/table"))
            continue;
        g_string_truncate(b->text, 0);
        if (package_read(b->package, part_of(b, part, r->target), &reader, b, diags) &&
            grid_range_parse(b->text->str, out))
            return true;
    }
    return false;
}

/* "Figures!$B$4:$F$20", quotes about the sheet's name or not: the range, and the sheet. */
static bool
split_reference(const char *text, char **sheet, GridRange *range)
{
    const char *mark = strrchr(text, '!');

    if (mark == NULL || !grid_range_parse(mark + 1, range))
        return false;
    *sheet = *text == '\'' && mark - text > 2 ? g_strndup(text + 1, (gsize)(mark - text) - 2)
                                              : g_strndup(text, (gsize)(mark - text));
    return true;
}

static void
tell_no(const Book *b, const char *what, const char *name, const char *more, Diags *diags)
{
    diag_report(diags, DIAG_IMPORT_NO_SHEET, (Place){ b->file, 0, 0 }, what, name, more, NULL);
}

/* The sheet asked for by name, else the first that is not hidden; NULL with a diagnostic. */
static const SheetRow *
find_sheet(const Book *b, const SheetAsked *asked, const char *name, Diags *diags)
{
    for (guint i = 0; i < b->sheets->len; i++) {
        const SheetRow *sheet = &g_array_index(b->sheets, SheetRow, i);

        if (name == NULL ? !sheet->hidden || asked->hidden : strcmp(sheet->name, name) == 0) {
            if (!sheet->hidden || asked->hidden)
                return sheet;
            tell_no(b, "sheet", name, ": it is hidden", diags);
            return NULL;
        }
    }
    tell_no(b, "sheet", name == NULL ? "" : name, "", diags);
    return NULL;
}

/* What the asked range is: an address, a name of the workbook, or a table of a sheet. */
static bool
find_range(Book *b, const SheetAsked *asked, const char *workbook, GridRange *range, char **sheet, Diags *diags)
{
    if (asked->range == NULL || grid_range_parse(asked->range, range))
        return true;
    for (guint i = 0; i < b->ranges->len; i++) {
        const NamedRange *named = &g_array_index(b->ranges, NamedRange, i);

        if (g_strcmp0(named->name, asked->range) == 0 && named->refers != NULL &&
            split_reference(named->refers, sheet, range))
            return true;
    }
    b->wanted_name = asked->range;
    for (guint i = 0; i < b->sheets->len; i++) {
        const SheetRow *row = &g_array_index(b->sheets, SheetRow, i);
        const Relation *r;

        if (!read_relations(b, workbook, diags) || (r = relation_of(b, row->id, NULL)) == NULL)
            continue;
        if (find_table(b, part_of(b, workbook, r->target), range, diags)) {
            *sheet = g_strdup(row->name);
            return true;
        }
    }
    if (!diags_failed(diags))
        tell_no(b, "range or table", asked->range, "", diags);
    return false;
}

/* ---- all ---- */

/* What no table of figures needs, and what is not in it: both are refused. */
static bool
is_harmless(Book *b, Diags *diags)
{
    const char *macros = package_find(b->package, NULL, "vbaProject.bin"),
               *outside = package_find(b->package, "xl/externalLinks/", ".xml");

    if (macros != NULL)
        diag_report(diags, DIAG_IMPORT_MACROS, (Place){ b->file, 0, 0 }, macros, NULL);
    else if (outside != NULL)
        diag_report(diags, DIAG_IMPORT_OUTSIDE, (Place){ b->file, 0, 0 }, outside, NULL);
    return macros == NULL && outside == NULL;
}

/* The parts that the workbook itself relates to, but its sheets. */
static bool
read_book(Book *b, const char **workbook, Diags *diags)
{
    static const PartReader book = { begin_workbook, end_workbook, keep_text },
                            strings = { begin_string, end_string, keep_text },
                            styles = { begin_style, end_style, NULL };
    const Relation *found;
    const char *shared = NULL, *styled = NULL;

    if (!read_relations(b, "", diags))
        return false;
    found = relation_of(b, NULL, "/officeDocument");
    *workbook = found == NULL ? "xl/workbook.xml" : part_of(b, "x", found->target);
    if (!package_read(b->package, *workbook, &book, b, diags) || !read_relations(b, *workbook, diags))
        return false;
    if ((found = relation_of(b, NULL, "/sharedStrings")) != NULL)
        shared = part_of(b, *workbook, found->target);
    if ((found = relation_of(b, NULL, "/styles")) != NULL)
        styled = part_of(b, *workbook, found->target);
    return (shared == NULL || package_read(b->package, shared, &strings, b, diags)) &&
           (styled == NULL || package_read(b->package, styled, &styles, b, diags));
}

static bool
read_sheet(Book *b, const SheetAsked *asked, const char *part, Grid *grid, Diags *diags)
{
    static const PartReader reader = { begin_sheet, end_sheet, sheet_text };
    g_autoptr(GString) value = g_string_new(NULL);
    SheetReading s = {
        .book = b, .grid = grid, .header = asked->header, .hidden_wanted = asked->hidden, .value = value
    };
    bool read = package_read(b->package, part, &reader, &s, diags);

    if (read && grid->too_wide)
        limit_exceeded(diags, LIMIT_TABLE_COLUMNS, (Place){ b->file, (int)s.row, 0 }, NULL);
    else if (read && s.merged != NULL)
        diag_report(diags, DIAG_IMPORT_MERGED, (Place){ b->file, 0, 0 }, "", s.merged, "", "", NULL);
    read = read && !grid->too_wide && s.merged == NULL;
    g_free(s.merged);
    return read;
}

static bool
read_asked(Book *b, const SheetAsked *asked, Grid *grid, char **sheet, Diags *diags)
{
    const char *workbook;
    g_autofree char *named = NULL;
    const SheetRow *found;
    const Relation *relation;

    if (!is_harmless(b, diags) || !read_book(b, &workbook, diags) ||
        !find_range(b, asked, workbook, &grid->range, &named, diags))
        return false;
    found = find_sheet(b, asked, named != NULL ? named : asked->sheet, diags);
    if (found == NULL || !read_relations(b, workbook, diags))
        return false;
    relation = relation_of(b, found->id, NULL);
    if (relation == NULL) {
        diag_report(diags, DIAG_IMPORT_WORKBOOK, (Place){ b->file, 0, 0 }, "the sheet's part is not there", NULL);
        return false;
    }
    *sheet = g_strdup(found->name);
    return read_sheet(b, asked, part_of(b, workbook, relation->target), grid, diags);
}

static bool
xlsx_read(const char *path, const SheetAsked *asked, TakeRow take, void *data, char **sheet, Diags *diags)
{
    g_autoptr(Package) package = package_open(path, diags);
    g_autoptr(Arena) arena = arena_new();
    Book b = { .package = package, .arena = arena, .file = g_intern_string(input_name(path)) };
    Grid grid;
    bool read;

    *sheet = NULL;
    if (package == NULL)
        return false;
    b.sheets = g_array_new(FALSE, TRUE, sizeof(SheetRow));
    b.ranges = g_array_new(FALSE, TRUE, sizeof(NamedRange));
    b.relations = g_array_new(FALSE, TRUE, sizeof(Relation));
    b.styles = g_array_new(FALSE, TRUE, sizeof(NumberFormat));
    b.strings = g_ptr_array_new();
    b.formats = g_hash_table_new(NULL, NULL);
    b.text = g_string_new(NULL);
    grid_init(&grid, take, data);
    grid.skip = (uint32_t)asked->skip;
    read = read_asked(&b, asked, &grid, sheet, diags);
    grid_clear(&grid);
    g_array_unref(b.sheets);
    g_array_unref(b.ranges);
    g_array_unref(b.relations);
    g_array_unref(b.styles);
    g_ptr_array_unref(b.strings);
    g_hash_table_unref(b.formats);
    g_string_free(b.text, TRUE);
    return read;
}

/* No editor opens a workbook at a line: the file's name has the sheet's behind it, so that nobody tries. */
void
workbook_places(const char *path, const SheetAsked *asked, const char *sheet, const SheetPlace *at, size_t count,
                Place *out)
{
    g_autofree char *name = g_strdup_printf("%s#%s", input_name(path), sheet == NULL ? "" : sheet);
    const char *file = g_intern_string(name);

    (void)asked;
    for (size_t i = 0; i < count; i++)
        out[i] = (Place){ file, (int)at[i].row, (int)at[i].column };
}

/* "#Figures!C12": as hyperlinks in workbooks have it. */
char *
workbook_origin(const char *sheet, SheetPlace at)
{
    g_autofree char *address = sheet_address(at);

    return g_strdup_printf("#%s!%s", sheet == NULL ? "" : sheet, address);
}

const SheetReader xlsx_reader = { xlsx_read, workbook_places, workbook_origin };
