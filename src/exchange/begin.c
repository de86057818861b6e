/* A first look at the header and some rows says what the columns are; a second, at all rows, what their words name. */
#include "exchange/begin.h"
#include <string.h>
#include "base/diag_exchange.h"
#include "base/input.h"
#include "exchange/number.h"
#include "exchange/xml_text.h"
#include "lang/lang.h"

enum { LOOKED_AT = 200 };

static const WrittenNumbers styles[] = {
    { '.', '\0', "point", "none" },       { ',', '\0', "comma", "none" }, { '.', ',', "point", "comma" },
    { ',', '.', "comma", "point" },       { '.', ' ', "point", "space" }, { ',', ' ', "comma", "space" },
    { '.', '\'', "point", "apostrophe" },
};

/* What people call columns, besides the names of ours, in small letters. */
static const struct {
    const char *header;
    ColumnRole role;
    const char *more; /* of areas the kind, of a dimension its id */
} called[] = {
    { "country", ROLE_AREA, NULL },
    { "state", ROLE_AREA, "state" },
    { "iso3", ROLE_AREA, NULL },
    { "region", ROLE_AREA, "region" },
    { "province", ROLE_AREA, "province" },
    { "district", ROLE_AREA, "district" },
    { "county", ROLE_AREA, "county" },
    { "municipality", ROLE_AREA, "municipality" },
    { "village", ROLE_AREA, "village" },
    { "location", ROLE_AREA, NULL },
    { "place", ROLE_AREA, NULL },
    { "pays", ROLE_AREA, NULL },
    { "indicator", ROLE_MEASURE, NULL },
    { "variable", ROLE_MEASURE, NULL },
    { "indicateur", ROLE_MEASURE, NULL },
    { "year", ROLE_PERIOD, NULL },
    { "date", ROLE_PERIOD, NULL },
    { "month", ROLE_PERIOD, NULL },
    { "quarter", ROLE_PERIOD, NULL },
    { "time", ROLE_PERIOD, NULL },
    { "année", ROLE_PERIOD, NULL },
    { "figure", ROLE_VALUE, NULL },
    { "amount", ROLE_VALUE, NULL },
    { "number", ROLE_VALUE, NULL },
    { "valeur", ROLE_VALUE, NULL },
    { "comment", ROLE_NOTE, NULL },
    { "remark", ROLE_NOTE, NULL },
    { "notes", ROLE_NOTE, NULL },
    { "sex", ROLE_BY, "sex" },
    { "gender", ROLE_BY, "sex" },
    { "age", ROLE_BY, "age" },
    { "age group", ROLE_BY, "age" },
    { "disability", ROLE_BY, "disability" },
};

/* ---- things ---- */

static void
free_thing(void *data)
{
    BeginThing *thing = data;

    g_free(thing->text);
    g_free(thing->name);
    g_free(thing);
}

static void
things_init(BeginThings *things)
{
    things->list = g_ptr_array_new_with_free_func(free_thing);
    things->by_text = g_hash_table_new(g_str_hash, g_str_equal);
    things->ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

static void
things_clear(BeginThings *things)
{
    g_hash_table_unref(things->by_text);
    g_hash_table_unref(things->ids);
    g_ptr_array_unref(things->list);
}

BeginThing *
begin_thing(BeginThings *things, const char *text, const char *id, const char *otherwise)
{
    BeginThing *thing = g_hash_table_lookup(things->by_text, text);

    if (thing != NULL)
        return thing;
    thing = g_new0(BeginThing, 1);
    thing->text = g_strdup(text);
    if (otherwise == NULL)
        g_hash_table_add(things->ids, g_strdup(id));
    thing->id = otherwise == NULL ? g_intern_string(id) : xml_new_id(things->ids, id, otherwise);
    g_hash_table_insert(things->by_text, thing->text, thing);
    g_ptr_array_add(things->list, thing);
    return thing;
}

/* Tables call countries in the language of whoever made them. */
static const char *
country_called(const char *text)
{
    static const char *const languages[] = { "en", "fr", "es", "ar", "pt" };
    const char *code = NULL;

    for (size_t i = 0; i < G_N_ELEMENTS(languages) && code == NULL; i++)
        code = lang_country_called(text, languages[i]);
    return code;
}

/* A country by its three letters, whatever the table calls it; all else by its name. */
static void
take_area(Begin *b, const char *text, const char *named)
{
    const char *code;
    char alpha3[4] = "", m49[4] = "";
    g_autofree char *name = NULL;
    BeginThing *area;

    if (*text == '\0' || g_ascii_strcasecmp(text, "world") == 0 || g_hash_table_contains(b->areas.by_text, text))
        return;
    if (b->shape != NULL && strlen(text) < 3 && text[strspn(text, "0123456789")] == '\0')
        g_snprintf(m49, sizeof m49, "%03d", (int)g_ascii_strtoll(text, NULL, 10));
    code = country_called(*m49 == '\0' ? text : m49);
    name = code == NULL ? NULL : lang_country(code, "en", alpha3);
    if (b->shape != NULL && name != NULL && g_hash_table_contains(b->areas.ids, alpha3))
        return; /* NP, NPL and 524 are one country, and each is found by its codes */
    if (b->own || (name != NULL && g_hash_table_contains(b->areas.ids, alpha3)))
        code = NULL;
    area = b->own ? begin_thing(&b->areas, text, text, NULL)
                  : begin_thing(&b->areas, text, code == NULL ? (*named == '\0' ? text : named) : alpha3,
                                code == NULL ? "area" : NULL);
    area->code = code;
    if (code != NULL && (strcmp(text, code) == 0 || strcmp(text, alpha3) == 0 || g_ascii_isdigit(*text)))
        area->name = g_steal_pointer(&name);
    else if (code == NULL && *named != '\0')
        area->name = g_strdup(named);
}

static BeginThing *
take_measure(Begin *b, const char *text, const char *named)
{
    BeginThing *measure = begin_thing(&b->measures, text, text, b->own ? NULL : "measure");

    if (measure->name == NULL && *named != '\0' && strcmp(named, text) != 0)
        measure->name = g_strdup(named);
    return measure;
}

static bool
is_percent_word(const char *text)
{
    return strcmp(text, "%") == 0 || g_ascii_strcasecmp(text, "percent") == 0 ||
           g_ascii_strcasecmp(text, "per cent") == 0;
}

static void
take_unit(Begin *b, BeginThing *measure, const char *text)
{
    if (measure == NULL || *text == '\0' || measure->unit != NULL || measure->percent ||
        (b->shape != NULL && shape_unit_is_count(text)))
        return;
    measure->percent = is_percent_word(text) || (b->shape != NULL && shape_unit_is_percent(text));
    b->unit_is_kept = b->unit_is_kept && (!measure->percent || g_ascii_strcasecmp(text, "per cent") != 0);
    if (!measure->percent)
        measure->unit = begin_thing(&b->units, text, text, "unit")->id;
}

/* ---- the first look ---- */

static bool
is_number(const Cell *cell)
{
    double value;
    int decimals;

    if (cell->kind == CELL_NUMBER || cell->kind == CELL_PERCENT)
        return true;
    for (size_t i = 0; i < G_N_ELEMENTS(styles); i++)
        if (number_read(cell->text, cell->length, styles[i].decimal, styles[i].grouping, &value, &decimals) ==
            NUMBER_OK)
            return true;
    return cell->length > 1 && cell->text[cell->length - 1] == '%' && g_ascii_isdigit(*cell->text);
}

static bool
is_period(const char *text)
{
    WrittenPeriod period;
    char normal[PERIOD_NORMAL];

    return period_read(text, DAYS_ISO, &period, normal);
}

static bool
take_look(void *data, uint32_t row, const Cell *cells, size_t count)
{
    Begin *b = data;
    bool header = b->columns->len == 0;

    if (row < b->header_row)
        return true;
    for (size_t i = 0; i < count; i++) {
        BeginColumn *column;

        if (header) {
            BeginColumn first = { .header = g_strstrip(g_strdup(cells[i].text)) };

            g_array_append_val(b->columns, first);
            continue;
        }
        if (i >= b->columns->len || cells[i].length == 0)
            continue;
        column = &g_array_index(b->columns, BeginColumn, i);
        column->cells++;
        column->numbers += is_number(&cells[i]);
        column->periods += cells[i].kind == CELL_DATE || is_period(cells[i].text);
        column->countries += country_called(cells[i].text) != NULL;
        column->percent = column->percent || cells[i].kind == CELL_PERCENT || cells[i].text[cells[i].length - 1] == '%';
    }
    return b->rows++ < LOOKED_AT;
}

static bool
is_taken(const Begin *b, ColumnRole role)
{
    for (guint i = 0; i < b->columns->len; i++)
        if (g_array_index(b->columns, BeginColumn, i).role == role)
            return true;
    return false;
}

/* What the header says; an unknown one says nothing. */
static void
look_at_header(Begin *b, BeginColumn *c)
{
    g_autofree char *lower = g_utf8_strdown(c->header, -1);

    c->role = column_role_of_header(c->header);
    if (c->role == ROLE_ID)
        b->own = true;
    if (c->role == ROLE_ID || c->role == ROLE_COMPUTED || c->role != ROLE_UNKNOWN)
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(called); i++)
        if (strcmp(called[i].header, lower) == 0) {
            c->role = called[i].role;
            if (c->role == ROLE_AREA)
                b->kind = called[i].more;
            else
                c->dimension = called[i].more;
        }
    if (c->role == ROLE_UNKNOWN && is_period(c->header)) {
        c->role = ROLE_VALUE;
        c->is_period = true;
    }
}

static bool
mostly(size_t some, const BeginColumn *c)
{
    return some > 0 && 2 * some >= c->cells;
}

/* What the cells say of a column that has no header of use. */
static void
look_at_cells(Begin *b, BeginColumn *c)
{
    if (*c->header == '\0' || c->cells == 0) {
        c->role = ROLE_IGNORE;
    } else if (!is_taken(b, ROLE_AREA) && mostly(c->countries, c)) {
        c->role = ROLE_AREA;
    } else if (!is_taken(b, ROLE_PERIOD) && mostly(c->periods, c)) {
        c->role = ROLE_PERIOD;
    } else if (mostly(c->numbers, c)) {
        c->role = ROLE_VALUE;
        c->is_measure = true;
    } else if (!is_taken(b, ROLE_AREA)) {
        c->role = ROLE_AREA;
    } else {
        c->role = is_taken(b, ROLE_MEASURE) ? ROLE_IGNORE : ROLE_MEASURE;
    }
}

static bool
lacks(const Begin *b, const char *what, Diags *diags)
{
    diag_report(diags, DIAG_BEGIN_NO_COLUMN, (Place){ g_intern_string(input_name(b->order->path)), 0, 0 }, what, NULL);
    return false;
}

/* Of two columns of one role the first has it; a column of figures alone names no measure where the rows do. */
static bool
settle(Begin *b, Diags *diags)
{
    bool periods = false;

    if (b->shape != NULL)
        begin_settle_shape(b);
    for (guint i = 0; b->shape == NULL && i < b->columns->len; i++)
        look_at_header(b, &g_array_index(b->columns, BeginColumn, i));
    for (guint i = 0; i < b->columns->len; i++) {
        BeginColumn *c = &g_array_index(b->columns, BeginColumn, i);

        if (c->role == ROLE_UNKNOWN)
            look_at_cells(b, c);
        for (guint j = 0; b->shape == NULL && j < i; j++)
            if (c->role != ROLE_VALUE && c->role != ROLE_BY &&
                g_array_index(b->columns, BeginColumn, j).role == c->role)
                c->role = ROLE_IGNORE;
        periods = periods || c->is_period || c->role == ROLE_PERIOD;
    }
    if (b->columns->len == 0 || !is_taken(b, ROLE_VALUE))
        return lacks(b, "figures", diags);
    return periods || lacks(b, "years or other periods", diags);
}

/* ---- the second look ---- */

static void
note_period(Begin *b, const char *text)
{
    WrittenPeriod written;
    char normal[PERIOD_NORMAL];
    Period period;
    char of_codes[SHAPE_PERIOD];

    if (b->shape != NULL && b->shape->codes && *shape_period(text, of_codes) != '\0')
        text = of_codes;
    if (!period_read(text, DAYS_ISO, &written, normal) || !period_place(&written, (YearStart){ 0 }, &period))
        return;
    if (!date_is_set(b->first) || date_compare(date_first_day(period.first), b->first) < 0)
        b->first = date_first_day(period.first);
    if (!date_is_set(b->last) || date_compare(date_last_day(period.last), b->last) > 0)
        b->last = date_last_day(period.last);
}

/* How the table writes numbers: the first style that reads each which any reads, but those that are two numbers. */
typedef struct Styles {
    size_t read[G_N_ELEMENTS(styles)], some;
} Styles;

static void
note_number(Styles *s, const Cell *cell)
{
    double value;
    int decimals;
    bool any = false;

    if (cell->kind != CELL_TEXT ||
        number_read(cell->text, cell->length, '.', '\0', &value, &decimals) == NUMBER_TWO_WAYS)
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(styles); i++) {
        bool read = number_read(cell->text, cell->length, styles[i].decimal, styles[i].grouping, &value, &decimals) ==
                    NUMBER_OK;

        s->read[i] += read;
        any = any || read;
    }
    s->some += any;
}

static int
decimals_of(const Cell *cell)
{
    const char *mark = strrchr(cell->text, '.');

    mark = mark == NULL ? strrchr(cell->text, ',') : mark;
    return mark == NULL || (cell->kind == CELL_TEXT && strlen(mark + 1) == 3) ? 0 : (int)MIN(strlen(mark + 1), 3);
}

typedef struct Second {
    Begin *b;
    Styles styles;
    bool header_seen;
} Second;

/* What stands in tables for no figure; those that this one has are declared in its mapping. */
const char *const begin_blanks[] = { "n/a", "N/A", "n.a.", "-", "–", "—", "..", "…", "...", NULL };

static bool
is_blank(Begin *b, const Cell *cell)
{
    if (b->shape != NULL)
        return shape_is_blank(b->shape, cell->text);
    for (size_t i = 0; begin_blanks[i] != NULL; i++)
        if (cell->kind == CELL_TEXT && strcmp(cell->text, begin_blanks[i]) == 0) {
            b->blanks |= 1U << i;
            return true;
        }
    return false;
}

static const Cell *
cell_of(const Begin *b, ColumnRole role, const Cell *cells, size_t count)
{
    for (guint i = 0; i < b->columns->len && i < count; i++)
        if (g_array_index(b->columns, BeginColumn, i).role == role)
            return &cells[i];
    return NULL;
}

static void
take_figure(Second *s, const BeginColumn *c, const Cell *cell, BeginThing *measure)
{
    if (cell->length == 0 || measure == NULL || is_blank(s->b, cell))
        return;
    note_number(&s->styles, cell);
    measure->percent = measure->percent || (c->percent && measure->unit == NULL);
    if (!measure->percent || cell->kind != CELL_PERCENT)
        measure->decimals = MAX(measure->decimals, decimals_of(cell));
    else
        measure->decimals = MAX(measure->decimals, MAX(decimals_of(cell) - 2, 0));
}

static void
take_member(Begin *b, BeginColumn *c, const char *text)
{
    g_autofree char *label = NULL, *code = begin_code(c, text, &label),
                    *key = g_strdup_printf("%s\t%s", c->dimension, code);
    guint before = b->members.list->len;
    BeginThing *member;

    if (b->shape != NULL && shape_is_total(code)) {
        c->words += !c->total;
        c->total = true;
        return;
    }
    member = begin_thing(&b->members, key, code, "other");
    if (member->name == NULL)
        member->name = g_steal_pointer(&label);
    c->words += b->members.list->len - before;
}

static void
take_words(Begin *b, const Cell *cells, size_t count)
{
    guint columns = b->columns->len;

    for (guint i = 0; i < columns && i < count; i++) {
        BeginColumn *c = &g_array_index(b->columns, BeginColumn, i);
        const char *text = cells[i].text;

        if (c->role == ROLE_AREA) {
            g_autofree char *label = NULL, *code = begin_code(c, text, &label);

            take_area(b, code, label != NULL ? label : begin_name(b, ROLE_AREA, cells, count));
        } else if (c->role == ROLE_PERIOD) {
            note_period(b, text);
        } else if (c->role == ROLE_SOURCES && cells[i].length > 0) {
            begin_thing(&b->sources, text, text, b->own ? NULL : "source");
        } else if (c->role == ROLE_BY && cells[i].length > 0 && c->dimension != NULL) {
            take_member(b, c, text);
        } else if (c->role == ROLE_BY && b->shape != NULL && b->shape->combined) {
            begin_take_combination(b, text);
        }
    }
}

/* The measure that the row names; one of the table's name where no column does. */
static BeginThing *
measure_of_row(Begin *b, const Cell *cells, size_t count)
{
    for (guint i = 0; i < b->columns->len && i < count; i++) {
        const BeginColumn *c = &g_array_index(b->columns, BeginColumn, i);
        g_autofree char *label = NULL, *code = NULL;

        if (c->role != ROLE_MEASURE)
            continue;
        if (cells[i].length == 0)
            return NULL;
        code = begin_code(c, cells[i].text, &label);
        return take_measure(b, code, label != NULL ? label : begin_name(b, ROLE_MEASURE, cells, count));
    }
    return is_taken(b, ROLE_MEASURE) ? NULL : take_measure(b, b->title, "");
}

static bool
take_again(void *data, uint32_t row, const Cell *cells, size_t count)
{
    Second *s = data;
    Begin *b = s->b;
    const Cell *unit;
    BeginThing *of_row;

    if (row < b->header_row)
        return true;
    if (!s->header_seen)
        return s->header_seen = true;
    take_words(b, cells, count);
    unit = cell_of(b, ROLE_UNIT, cells, count);
    of_row = measure_of_row(b, cells, count);
    take_unit(b, of_row, unit == NULL ? "" : unit->text);
    for (guint i = 0; i < b->columns->len && i < count; i++) {
        const BeginColumn *c = &g_array_index(b->columns, BeginColumn, i);

        if (c->role == ROLE_VALUE)
            take_figure(s, c, &cells[i], c->is_measure ? take_measure(b, c->header, "") : of_row);
    }
    return true;
}

static bool
names_every_measure(const Begin *b)
{
    for (guint i = 0; i < b->columns->len; i++) {
        const BeginColumn *c = &g_array_index(b->columns, BeginColumn, i);

        if (c->role == ROLE_VALUE && !c->is_measure)
            return false;
    }
    return true;
}

static void
settle_styles(Begin *b, const Styles *s)
{
    b->numbers = &styles[0];
    for (size_t i = G_N_ELEMENTS(styles); i-- > 0;)
        if (s->read[i] == s->some)
            b->numbers = &styles[i];
}

/* One column of figures without a name of its measure in the rows: the measure is called as the file is. */
static void
name_measures(Begin *b)
{
    guint values = 0;

    for (guint i = 0; i < b->columns->len; i++)
        values += g_array_index(b->columns, BeginColumn, i).role == ROLE_VALUE;
    for (guint i = 0; i < b->columns->len; i++) {
        BeginColumn *c = &g_array_index(b->columns, BeginColumn, i);

        c->is_measure = c->is_measure && !(is_taken(b, ROLE_MEASURE) && values == 1);
        if (c->is_period) {
            const char *end = b->shape == NULL ? "" : " ";
            g_autofree char *year = g_strndup(c->header, strcspn(c->header, end));

            note_period(b, year);
        }
    }
}

static bool
read_table(Begin *b, Diags *diags)
{
    SheetAsked asked = { .sheet = b->order->sheet, .header = &b->header_row };
    Second second = { .b = b };
    g_autofree char *first = NULL, *sheet = NULL, *again = NULL;

    if (!b->format->sheet->read(b->order->path, &asked, begin_seek_shape, b, &first, diags) ||
        !b->format->sheet->read(b->order->path, &asked, take_look, b, &sheet, diags) || !settle(b, diags))
        return false;
    name_measures(b);
    if (!b->format->sheet->read(b->order->path, &asked, take_again, &second, &again, diags))
        return false;
    if (b->shape != NULL)
        begin_drop_dimensions(b);
    settle_styles(b, &second.styles);
    if (names_every_measure(b) && !is_taken(b, ROLE_MEASURE) && g_hash_table_remove(b->measures.by_text, b->title))
        g_ptr_array_remove_index(b->measures.list, 0);
    b->has_sources = is_taken(b, ROLE_SOURCES) && b->sources.list->len > 0;
    return date_is_set(b->last) || lacks(b, is_taken(b, ROLE_PERIOD) ? "figures" : "years or other periods", diags);
}

bool
begin_read(BeginOrder *order, Diags *diags)
{
    g_autofree char *base = g_path_get_basename(order->path);
    Begin b = { .order = order, .format = format_of_file(order->path), .unit_is_kept = true };
    NewProject project = { .called = base };
    bool read;

    if (b.format == NULL || b.format->sheet == NULL) {
        diag_report(diags, DIAG_IMPORT_UNKNOWN_FORMAT, (Place){ 0 }, base, formats_list(true), NULL);
        return false;
    }
    order->format = b.format->name;
    b.title = g_strndup(base, (gsize)(strrchr(base, '.') - base));
    b.columns = g_array_new(FALSE, TRUE, sizeof(BeginColumn));
    for (size_t i = 0; i < 5; i++)
        things_init((BeginThings *[]){ &b.areas, &b.measures, &b.units, &b.sources, &b.members }[i]);
    read = read_table(&b, diags);
    if (read) {
        project.has_whole = b.own || !is_taken(&b, ROLE_AREA);
        begin_files(&b, &project);
        read = book_files(&b, &project, diags);
    }
    if (read)
        order->take(&project, order->data);
    begin_files_clear(&project);
    for (size_t i = 0; i < 5; i++)
        things_clear((BeginThings *[]){ &b.areas, &b.measures, &b.units, &b.sources, &b.members }[i]);
    for (guint i = 0; i < b.columns->len; i++)
        g_free(g_array_index(b.columns, BeginColumn, i).header);
    g_array_unref(b.columns);
    g_free(b.title);
    return read;
}
