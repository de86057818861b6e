/*
 * A table of records of one type: its columns are what every record has and the type's fields, each row is held against
 * them, and what the data do not have yet is written behind the records of its type. A record under an id that is there
 * and says otherwise is a revision of it where a source of its own is later, and a mistake where none is.
 */
#include "exchange/records_in.h"
#include <string.h>
#include "base/diag_exchange.h"
#include "base/diag_model.h"
#include "base/input.h"
#include "base/words.h"
#include "exchange/book_out.h"
#include "exchange/lexicon.h"
#include "exchange/mistakes.h"
#include "exchange/number.h"
#include "exchange/xml_text.h"
#include "model/records.h"

enum { NEW_LISTED = 20 };

/* field: one of the type's; NULL with `own`: of every record; both NULL: not read. */
typedef struct RecordColumn {
    char *header;                       /* as data have it: "date", "stance", "stance fr", "stance audience" */
    const RecordField *field;
    bool own, plain;                    /* plain: a translation, or an audience */
} RecordColumn;

typedef enum RowOutcome { ROW_SAME, ROW_NEW, ROW_REVISION, ROW_BAD } RowOutcome;
typedef struct RecordRow { GHashTable *said; uint32_t row; RowOutcome outcome; const char *was; } RecordRow;

typedef struct Reading {
    const ExchangeProject *project;
    const RecordType *type;
    Lexicon *lexicon;
    Mistakes *mistakes;
    const BookRows *there;              /* what the data have of the type; NULL: nothing */
    GHashTable *ids, *texts;            /* of what is there and of what came: id -> row; all that a row says -> id */
    GArray *columns;                    /* RecordColumn */
    GPtrArray *rows, *unread;           /* RecordRow *; char * */
} Reading;

static const char *const own_headers[] = { "id", "type", "area", "date", "until", "revises", "sources", "note",
                                           "audience", NULL };

static void
free_row(void *data)
{
    g_hash_table_unref(((RecordRow *)data)->said);
    g_free(data);
}

static void G_GNUC_PRINTF(3, 4)
wrong(Reading *r, SheetPlace at, const char *format, ...)
{
    va_list arguments;
    g_autofree char *text = NULL;

    va_start(arguments, format);
    text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    mistakes_add(r->mistakes, DIAG_IMPORT_VALUE, text, NULL, at);
}

/* ---- the header ---- */

static bool
is_title(LocalText title, const char *text)
{
    bool is = title.text != NULL && g_ascii_strcasecmp(title.text, text) == 0;

    for (size_t i = 0; i < title.count && !is; i++)
        is = strcmp(title.translations[i].text, text) == 0;
    return is;
}

static const RecordField *
field_called(const RecordType *type, const char *text)
{
    const RecordField *field = record_type_field(type, text);

    for (size_t i = 0; i < type->field_count && field == NULL; i++)
        if (is_title(type->fields[i].title, text))
            field = &type->fields[i];
    return field;
}

static bool
is_language(const char *text)
{
    return strlen(text) >= 2 && text[strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")] ==
                                    '\0';
}

static RecordColumn
column_of(Reading *r, const char *text)
{
    g_autofree char *trimmed = g_strstrip(g_strdup(text)), *lower = g_ascii_strdown(trimmed, -1);
    const RecordField *field = field_called(r->type, trimmed);
    char *space = strrchr(trimmed, ' ');
    RecordColumn column = { 0 };

    if (field == NULL && g_strv_contains(own_headers, lower))
        return (RecordColumn){ g_steal_pointer(&lower), NULL, true, false };
    if (field != NULL)
        return (RecordColumn){ g_strdup(field->id), field, false, false };
    if (space != NULL) {
        g_autofree char *begin = g_strndup(trimmed, (gsize)(space - trimmed));
        bool audience = strcmp(space + 1, "audience") == 0 && !g_str_has_suffix(begin, " audience");

        column = audience ? column_of(r, begin) : (RecordColumn){ .field = field_called(r->type, begin) };
        if (column.field != NULL && (audience || is_language(space + 1)))
            return (RecordColumn){ g_strdup_printf("%s %s", audience ? column.header : column.field->id, space + 1),
                                   column.field, false, true };
        g_free(column.header);
    }
    if (*trimmed != '\0')
        g_ptr_array_add(r->unread, g_strdup(trimmed));
    return (RecordColumn){ 0 };
}

static void
take_header(Reading *r, const Cell *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        RecordColumn column = column_of(r, cells[i].text);

        for (guint k = 0; k < r->columns->len && column.header != NULL; k++)
            if (g_strcmp0(g_array_index(r->columns, RecordColumn, k).header, column.header) == 0)
                wrong(r, (SheetPlace){ 1, (uint32_t)i + 1 }, "two columns hold the %s", column.header);
        g_array_append_val(r->columns, column);
    }
}

/* ---- cells ---- */

static const char *
area_id(Reading *r, const char *text, SheetPlace at)
{
    const Area *area = lexicon_area(r->lexicon, text);
    const char *near = area == NULL ? lexicon_near_area(r->lexicon, text) : NULL;
    g_autofree char *more = near == NULL ? NULL : g_strdup_printf("; did you mean '%s'?", near);

    if (area == NULL)
        mistakes_add(r->mistakes, DIAG_IMPORT_AREA, text, more, at);
    return area == NULL ? NULL : area->id;
}

/* The grade of that id or title in any language. */
static const char *
grade_id(Reading *r, const RecordField *field, const char *text, SheetPlace at)
{
    g_autoptr(GString) names = g_string_new(NULL);

    for (size_t i = 0; i < field->grade_count; i++) {
        if (strcmp(field->grades[i].id, text) == 0 || is_title(field->grades[i].title, text))
            return field->grades[i].id;
        g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", field->grades[i].id);
    }
    wrong(r, at, "'%s' is no grade of the field %s: %s", text, field->id, names->str);
    return NULL;
}

static char *
number_text(const char *text)
{
    double value;
    int decimals;

    return number_read(text, strlen(text), '.', '\0', &value, &decimals) == NUMBER_OK ? said_number(value, decimals)
                                                                                       : NULL;
}

/* An id of the plan that things of this kind have. */
static bool
is_thing(const Plan *plan, RecordFieldKind kind, const char *id)
{
    switch (kind) {
    case FIELD_TREATY: return plan_find_treaty(plan, id) != NULL;
    case FIELD_INDICATOR: return plan_find_indicator(plan, id) != NULL;
    case FIELD_OBJECTIVE: return plan_find_objective(plan, id) != NULL;
    case FIELD_EVENT: return plan_find_event(plan, id) != NULL;
    default: return true;
    }
}

static bool
is_address(const char *text)
{
    return (g_str_has_prefix(text, "https://") || g_str_has_prefix(text, "http://") ||
            g_str_has_prefix(text, "mailto:")) &&
           strpbrk(text, " <>\"\n") == NULL;
}

/* What a field of the kind holds, as data have it; NULL: nothing of the kind, which is noted. To be freed. */
static char *
field_text(Reading *r, const RecordField *field, const char *text, SheetPlace at)
{
    char normal[PERIOD_NORMAL], day[11];
    const Measure *measure;
    WrittenPeriod period;
    Moment moment;
    Date date;
    char *out = NULL;

    switch (field->kind) {
    case FIELD_GRADE: return g_strdup(grade_id(r, field, text, at));
    case FIELD_AREA: return g_strdup(area_id(r, text, at));
    case FIELD_NUMBER: out = number_text(text); break;
    case FIELD_DATE: out = date_parse(text, &date) ? g_strdup(date_format(date, day)) : NULL; break;
    case FIELD_PERIOD: out = period_read(text, DAYS_ISO, &period, normal) ? g_strdup(normal) : NULL; break;
    case FIELD_MOMENT: out = moment_parse(text, &moment) ? g_strdup(text) : NULL; break;
    case FIELD_YES_NO:
        out = strcmp(text, "true") == 0    ? g_strdup("yes")
              : strcmp(text, "false") == 0 ? g_strdup("no")
              : strcmp(text, "yes") == 0 || strcmp(text, "no") == 0 ? g_strdup(text)
                                                                     : NULL;
        break;
    case FIELD_LINK: out = is_address(text) ? g_strdup(text) : NULL; break;
    case FIELD_MEASURE:
        measure = lexicon_measure(r->lexicon, text);
        out = measure == NULL ? NULL : g_strdup(measure->id);
        break;
    default: out = is_thing(r->project->plan, field->kind, text) ? g_strdup(text) : NULL;
    }
    if (out == NULL)
        wrong(r, at, "'%s' is no %s, as the field %s has it", text, record_field_kind_name(field->kind), field->id);
    return out;
}

static char *
sources_text(Reading *r, const char *text, SheetPlace at)
{
    const Source *one = lexicon_source(r->lexicon, text);
    g_auto(GStrv) ids = words_split(text);

    if (one != NULL)
        return g_strdup(one->id);
    for (size_t i = 0; ids[i] != NULL; i++)
        if (plan_find_source(r->project->plan, ids[i]) == NULL) {
            mistakes_add(r->mistakes, DIAG_IMPORT_SOURCE, ids[i], NULL, at);
            return NULL;
        }
    return g_strjoinv(" ", ids);
}

static bool
is_id(const char *text)
{
    return text[strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-")] == '\0';
}

static char *
own_text(Reading *r, const char *header, const char *text, SheetPlace at)
{
    char normal[PERIOD_NORMAL], day[11];
    WrittenPeriod period;
    char *out = NULL;
    Date date;

    if (strcmp(header, "area") == 0)
        return g_strdup(area_id(r, text, at));
    if (strcmp(header, "sources") == 0)
        return sources_text(r, text, at);
    if (strcmp(header, "note") == 0)
        return g_strdup(text);
    if (strcmp(header, "date") == 0)
        out = period_read(text, DAYS_ISO, &period, normal) ? g_strdup(normal) : NULL;
    else if (strcmp(header, "until") == 0)
        out = date_parse(text, &date) ? g_strdup(date_format(date, day)) : NULL;
    else if (strcmp(header, "audience") == 0)
        out = strcmp(text, "public") == 0 || strcmp(text, "internal") == 0 ? g_strdup(text) : NULL;
    else if (strcmp(header, "type") == 0)
        out = strcmp(text, r->type->id) == 0 ? g_strdup(text) : NULL;
    else
        out = is_id(text) ? g_strdup(text) : NULL;
    if (out == NULL)
        wrong(r, at, "'%s' cannot be the %s of a record%s%s", text, header,
              strcmp(header, "type") == 0 ? "; asked for are those of the type " : "",
              strcmp(header, "type") == 0 ? r->type->id : "");
    return out;
}

/* Blanks are as a page has them. */
static char *
cell_text(const Cell *cell)
{
    g_autofree char *text = g_strndup(cell->text, cell->length);
    g_auto(GStrv) words = g_strsplit_set(text, " \t\r\n", -1);
    GString *out = g_string_new(NULL);

    for (size_t i = 0; words[i] != NULL; i++)
        if (*words[i] != '\0')
            g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "", words[i]);
    return g_string_free(out, FALSE);
}

/* ---- rows ---- */

static const char *
said(GHashTable *row, const char *header)
{
    const char *text = row == NULL ? NULL : g_hash_table_lookup(row, header);

    return text == NULL ? "" : text;
}

/* Without its id, in the order of the type's columns: two rows that say the same are one. */
static char *
all_said(const Reading *r, GHashTable *row)
{
    GString *out = g_string_new(NULL);

    for (size_t i = 2; own_headers[i] != NULL; i++)
        g_string_append_printf(out, "%s\x1f", said(row, own_headers[i]));
    for (size_t i = 0; i < r->type->field_count; i++)
        g_string_append_printf(out, "%s\x1f", said(row, r->type->fields[i].id));
    return g_string_free(out, FALSE);
}

/* "position-XAA-2018-2": what nobody named. */
static char *
made_id(const Reading *r, GHashTable *row)
{
    const char *area = said(row, "area");
    g_autofree char *date = g_strdelimit(g_strdup(said(row, "date")), "/:", '-'),
                    *begin = g_strdup_printf("%s%s%s%s%s", r->type->id, *area == '\0' ? "" : "-", area,
                                             *date == '\0' ? "" : "-", date);
    char *id = g_strdup(begin);

    for (int number = 2; g_hash_table_contains(r->ids, id) || plan_find_record(r->project->plan, id) != NULL;
         number++) {
        g_free(id);
        id = g_strdup_printf("%s-%d", begin, number);
    }
    return id;
}

/* A table for the public has nothing where the data have what is for those inside. */
static bool
is_kept_back(GHashTable *was, const RecordColumn *column)
{
    g_autofree char *own = g_strconcat(column->header, " audience", NULL);

    return (column->field != NULL && column->field->kind == FIELD_PERSON) ||
           strcmp(said(was, own), "internal") == 0;
}

/* What this table says otherwise than the data; NULL: nothing. Columns that it has not, it does not speak of. */
static char *
what_differs(const Reading *r, GHashTable *was, GHashTable *is)
{
    for (guint i = 0; i < r->columns->len; i++) {
        const RecordColumn *column = &g_array_index(r->columns, RecordColumn, i);
        const char *old, *new;

        if (column->header == NULL || strcmp(column->header, "type") == 0)
            continue;
        old = said(was, column->header);
        new = said(is, column->header);
        if (strcmp(old, new) != 0 && !(*new == '\0' && is_kept_back(was, column)))
            return g_strdup_printf("%s is '%s' there, and '%s' in the row", column->header, old, new);
    }
    return NULL;
}

static Date
last_published(const Reading *r, const char *sources)
{
    g_auto(GStrv) ids = words_split(sources);
    Date last = DATE_NONE;

    for (size_t i = 0; ids[i] != NULL; i++) {
        const Source *source = plan_find_source(r->project->plan, ids[i]);

        if (source != NULL && date_is_set(source->published) &&
            (!date_is_set(last) || date_compare(source->published, last) > 0))
            last = source->published;
    }
    return last;
}

static bool
is_later(const Reading *r, GHashTable *was, GHashTable *is)
{
    Date old = last_published(r, said(was, "sources")), new = last_published(r, said(is, "sources"));

    return date_is_set(new) && date_is_set(old) && date_compare(new, old) > 0;
}

/* A record that the data have under the row's id. */
static RowOutcome
compare_with(Reading *r, RecordRow *row, GHashTable *was, SheetPlace at)
{
    g_autofree char *differs = what_differs(r, was, row->said), *id = g_strdup(said(row->said, "id"));

    if (differs == NULL)
        return ROW_SAME;
    if (!is_later(r, was, row->said)) {
        wrong(r, at,
              "the record '%s' says otherwise in the data: %s; a revision cites a source that was published later, or "
              "is a row with an id of its own and that of the old one in the column revises",
              id, differs);
        return ROW_BAD;
    }
    row->was = g_intern_string(id);
    g_hash_table_remove(row->said, "id");
    g_hash_table_insert(row->said, g_strdup("revises"), g_steal_pointer(&id));
    return ROW_REVISION;
}

static bool
has_all(Reading *r, GHashTable *row, SheetPlace at)
{
    bool fine = true;

    for (size_t i = 0; i < r->type->field_count; i++) {
        const RecordField *field = &r->type->fields[i];

        if (field->required && *said(row, field->id) == '\0') {
            wrong(r, at, "the %s is empty, and every %s has one", field->id, r->type->id);
            fine = false;
        }
        if (field->kind == FIELD_QUOTE && *said(row, field->id) != '\0' && *said(row, "sources") == '\0') {
            wrong(r, at, "a %s, as words that were said, needs a source", field->id);
            fine = false;
        }
    }
    return fine;
}

static RowOutcome
settle(Reading *r, RecordRow *row, SheetPlace at)
{
    g_autofree char *all = NULL, *id = NULL;
    const char *given = said(row->said, "id"), *same;
    GHashTable *was = *given == '\0' ? NULL : g_hash_table_lookup(r->ids, given);
    RowOutcome outcome = ROW_NEW;

    if (!has_all(r, row->said, at))
        return ROW_BAD;
    if (was == NULL && *given != '\0' && plan_find_record(r->project->plan, given) != NULL) {
        wrong(r, at, "'%s' is a record of another type", given);
        return ROW_BAD;
    }
    outcome = was == NULL ? ROW_NEW : compare_with(r, row, was, at);
    if (outcome == ROW_SAME || outcome == ROW_BAD)
        return outcome;
    all = all_said(r, row->said);
    same = g_hash_table_lookup(r->texts, all);
    if (*said(row->said, "id") == '\0' && same != NULL)
        return ROW_SAME;
    if (*said(row->said, "id") == '\0') {
        id = made_id(r, row->said);
        g_hash_table_insert(row->said, g_strdup("id"), g_strdup(id));
    }
    g_hash_table_insert(r->ids, (char *)(guintptr)said(row->said, "id"), row->said);
    g_hash_table_insert(r->texts, g_steal_pointer(&all), g_strdup(said(row->said, "id")));
    return outcome;
}

static bool
take_row(void *data, uint32_t number, const Cell *cells, size_t count)
{
    Reading *r = data;
    RecordRow *row;
    bool bad = false, blank = true;

    for (size_t i = 0; i < count; i++)
        blank = blank && cells[i].length == 0;
    if (blank)
        return true;
    if (r->columns->len == 0) {
        take_header(r, cells, count);
        return true;
    }
    row = g_new0(RecordRow, 1);
    *row = (RecordRow){ g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free), number, ROW_BAD, NULL };
    g_ptr_array_add(r->rows, row);
    if (count > r->columns->len) {
        wrong(r, (SheetPlace){ number, r->columns->len + 1 }, "the row has %zu fields, and the header %u", count,
              r->columns->len);
        return true;
    }
    for (size_t i = 0; i < count; i++) {
        const RecordColumn *column = &g_array_index(r->columns, RecordColumn, i);
        SheetPlace at = { number, (uint32_t)i + 1 };
        g_autofree char *text = cell_text(&cells[i]), *means = NULL;

        if (column->header == NULL || *text == '\0')
            continue;
        means = column->plain ? g_steal_pointer(&text)
                : column->own ? own_text(r, column->header, text, at)
                              : field_text(r, column->field, text, at);
        bad = bad || means == NULL;
        if (means != NULL)
            g_hash_table_insert(row->said, g_strdup(column->header), g_steal_pointer(&means));
    }
    if (!bad)
        row->outcome = settle(r, row, (SheetPlace){ number, 1 });
    return true;
}

/* ---- what is written ---- */

static void
put_value(GString *out, GHashTable *row, const char *header)
{
    g_auto(GStrv) words = g_strsplit(header, " ", 2);
    g_autofree char *own = g_strconcat(header, " audience", NULL);

    g_string_append(out, "<value");
    xml_add_attribute(out, "field", words[0]);
    xml_add_attribute(out, "xml:lang", words[1]);
    xml_add_attribute(out, "audience", g_hash_table_lookup(row, own));
    g_string_append_c(out, '>');
    xml_add_escaped(out, said(row, header));
    g_string_append(out, "</value>");
}

/* The plan's own words come first, for a translation is one of them. */
static void
put_record(const Reading *r, GString *out, const RecordRow *row)
{
    g_string_append(out, "<record");
    for (size_t i = 0; own_headers[i] != NULL; i++)
        xml_add_attribute(out, own_headers[i],
                          strcmp(own_headers[i], "type") == 0 ? r->type->id : said(row->said, own_headers[i]));
    g_string_append_c(out, '>');
    for (int pass = 0; pass < 2; pass++)
        for (guint i = 0; i < r->columns->len; i++) {
            const RecordColumn *column = &g_array_index(r->columns, RecordColumn, i);

            if (column->header == NULL || column->own || column->plain != (pass == 1) ||
                g_str_has_suffix(column->header, " audience") || *said(row->said, column->header) == '\0')
                continue;
            put_value(out, row->said, column->header);
        }
    g_string_append(out, "</record>");
}

static size_t
offset_of(const char *text, int line, int column)
{
    const char *at = text;

    for (int l = 1; l < line && at != NULL; l++) {
        at = strchr(at, '\n');
        at = at == NULL ? NULL : at + 1;
    }
    for (int c = 1; at != NULL && c < column && *at != '\0'; c++)
        at += g_utf8_skip[(guchar)*at];
    return at == NULL ? strlen(text) : (size_t)(at - text);
}

/* Behind the element that begins at `at`: comments and CDATA are passed. */
static size_t
behind_element(const char *text, size_t at)
{
    const char *c = text + at;

    for (char quote = '\0'; *c != '\0' && (quote != '\0' || *c != '>'); c++)
        quote = quote == '\0' && (*c == '"' || *c == '\'') ? *c : *c == quote ? '\0' : quote;
    if (c > text && c[-1] == '/')
        return (size_t)(c + 1 - text);
    for (; c != NULL && *c != '\0'; c++) {
        if (g_str_has_prefix(c, "<!--"))
            c = strstr(c, "-->");
        else if (g_str_has_prefix(c, "<![CDATA["))
            c = strstr(c, "]]>");
        else if (g_str_has_prefix(c, "</record") && strchr("> \t\r\n", c[8]) != NULL)
            return (size_t)(strchr(c, '>') + 1 - text);
        if (c == NULL)
            break;
    }
    return strlen(text);
}

/* The last record of the type that the data have: new ones go behind it. */
static const Record *
last_there(const Reading *r)
{
    size_t count;
    const Record *const *all = plan_records(r->project->plan, &count);
    const Record *last = NULL;

    for (size_t i = 0; i < count; i++)
        if (all[i]->type == r->type)
            last = all[i];
    return last;
}

static char *
indent_before(const char *text, size_t at)
{
    size_t begin = at;

    while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t'))
        begin--;
    return begin > 0 && text[begin - 1] == '\n' ? g_strndup(text + begin, at - begin) : g_strdup("  ");
}

static void
put_new(const Reading *r, GString *out, const char *indent)
{
    for (guint i = 0; i < r->rows->len; i++) {
        const RecordRow *row = g_ptr_array_index(r->rows, i);

        if (row->outcome != ROW_NEW && row->outcome != ROW_REVISION)
            continue;
        g_string_append_printf(out, "\n%s", indent);
        put_record(r, out, row);
    }
}

static bool
make_file(const Reading *r, const ImportOrder *order, Imported *out, Diags *diags)
{
    const Record *last = order->output == NULL ? last_there(r) : NULL;
    g_autofree char *name = g_strdup_printf("records-%s.xml", r->type->id),
                    *path = order->output != NULL ? g_strdup(order->output)
                            : last != NULL        ? g_strdup(last->place.file)
                                                  : g_build_filename(r->project->data, name, NULL),
                    *text = NULL, *indent = NULL;
    g_autoptr(GString) made = g_string_new(NULL);
    const char *end;
    gsize size = 0, at;

    if (!g_file_get_contents(path, &text, &size, NULL)) {
        g_string_append(made, XML_HEAD "<records>");
        put_new(r, made, "  ");
        g_string_append(made, "\n</records>\n");
    } else if (last == NULL && (end = g_strrstr(text, "</records>")) == NULL) {
        diag_report(diags, DIAG_IMPORT_TARGET_FILE, (Place){ 0 }, path, NULL);
        return false;
    } else {
        at = last == NULL ? (gsize)(end - text) : offset_of(text, last->place.line, last->place.column);
        indent = last == NULL ? g_strdup("  ") : indent_before(text, at);
        at = last != NULL ? behind_element(text, at) : at;
        while (last == NULL && at > 0 && strchr(" \t\r\n", text[at - 1]) != NULL)
            at--;
        g_string_append_len(made, text, (gssize)at);
        put_new(r, made, indent);
        g_string_append(made, text + at);
    }
    g_ptr_array_add(out->paths, g_steal_pointer(&path));
    g_ptr_array_add(out->bytes, g_string_free_to_bytes(g_steal_pointer(&made)));
    return true;
}

/* ---- what became of it ---- */

static void
print_sum(const Reading *r, const ImportOrder *order, Imported *out, GString *text)
{
    size_t bad = 0, listed = 0, all = r->there == NULL ? 0 : r->there->rows->len;
    const char *would = order->dry_run || (out->refused && !order->partial) ? "would be " : "";

    for (guint i = 0; i < r->rows->len; i++) {
        const RecordRow *row = g_ptr_array_index(r->rows, i);

        out->added += row->outcome == ROW_NEW;
        out->revised += row->outcome == ROW_REVISION;
        out->same += row->outcome == ROW_SAME;
        bad += row->outcome == ROW_BAD;
        if (row->outcome == ROW_REVISION)
            g_string_append_printf(text, "revised  %s: %s\n", row->was, said(row->said, "id"));
        else if (row->outcome == ROW_NEW && order->dry_run && ++listed <= NEW_LISTED)
            g_string_append_printf(text, "new      %s\n", said(row->said, "id"));
    }
    if (order->dry_run && listed > NEW_LISTED)
        g_string_append_printf(text, "new      and %zu more\n", listed - NEW_LISTED);
    g_string_append_printf(text, "%u row%s: %zu %snew, %zu %srevised, %zu as before", r->rows->len,
                           r->rows->len == 1 ? "" : "s", out->added, would,
                           out->revised, would, out->same);
    if (bad > 0)
        g_string_append_printf(text, ", %zu with a mistake", bad);
    if (bad == 0 && all > out->same + out->revised)
        g_string_append_printf(text, ", %zu more in the data", all - out->same - out->revised);
    g_string_append_c(text, '\n');
}

static void
look_at_what_is_there(Reading *r, const BookOut *book)
{
    r->there = book_out_records(book, r->type->id);
    for (guint i = 0; r->there != NULL && i < r->there->rows->len; i++) {
        GHashTable *row = g_ptr_array_index(r->there->rows, i);

        g_hash_table_insert(r->ids, (char *)(guintptr)said(row, "id"), row);
        g_hash_table_insert(r->texts, all_said(r, row), g_strdup(said(row, "id")));
    }
}

/* The sheet that an export made for the type, else the one that is asked for, or the first. */
static bool
read_sheet(Reading *r, const ImportOrder *order, const Format *format, SheetAsked *asked, char **sheet, Diags *diags)
{
    g_autofree char *own = book_sheet_of_records(r->type->id);
    g_autoptr(Diags) told = diags_new();

    asked->sheet = order->sheet;
    if (order->sheet == NULL && format->short_rows) {
        asked->sheet = own;
        if (format->sheet->read(order->path, asked, take_row, r, sheet, told)) {
            asked->sheet = *sheet;
            return true;
        }
        g_clear_pointer(sheet, g_free);
        asked->sheet = NULL;
    }
    return format->sheet->read(order->path, asked, take_row, r, sheet, diags);
}

static void
clear_columns(GArray *columns)
{
    for (guint i = 0; i < columns->len; i++)
        g_free(g_array_index(columns, RecordColumn, i).header);
    g_array_unref(columns);
}

static bool
take_table(Reading *r, const ImportOrder *order, const Format *format, Imported *out, Diags *diags)
{
    g_autofree char *sheet = NULL;
    g_autoptr(GString) text = g_string_new(NULL);
    SheetAsked asked = { 0 };
    Place place = { g_intern_string(input_name(order->path)), 0, 0 };

    if (!read_sheet(r, order, format, &asked, &sheet, diags))
        return false;
    for (guint i = 0; i < r->unread->len; i++)
        diag_report(diags, DIAG_IMPORT_NOT_READ, place, g_ptr_array_index(r->unread, i), NULL);
    out->refused = mistakes_any(r->mistakes);
    if (out->refused)
        mistakes_tell(r->mistakes, format->sheet, order->path, &asked, sheet, diags);
    else if (r->rows->len == 0)
        diag_report(diags, DIAG_IMPORT_EMPTY, place, NULL);
    print_sum(r, order, out, text);
    out->text = g_strdup(text->str);
    if (r->rows->len == 0)
        return false;
    if ((order->dry_run && !order->preview) || (out->refused && !order->partial) || out->added + out->revised == 0)
        return true;
    return make_file(r, order, out, diags);
}

bool
records_import(const ExchangeProject *project, const ImportOrder *order, const Format *format, Imported *out,
               Diags *diags)
{
    Reading r = { .project = project,
                  .type = plan_find_record_type(project->plan, order->records) };
    BookOut book;
    bool fine;

    if (r.type == NULL) {
        diag_report(diags, DIAG_MODEL_DANGLING, (Place){ 0 }, "record type", order->records, "", NULL);
        return false;
    }
    book_out_load(&book, project, diags);
    r.lexicon = lexicon_new(project->plan, project->langs, project->lang_count);
    r.mistakes = mistakes_new();
    r.ids = g_hash_table_new(g_str_hash, g_str_equal);
    r.texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    r.columns = g_array_new(FALSE, FALSE, sizeof(RecordColumn));
    r.rows = g_ptr_array_new_with_free_func(free_row);
    r.unread = g_ptr_array_new_with_free_func(g_free);
    look_at_what_is_there(&r, &book);
    fine = take_table(&r, order, format, out, diags);
    g_ptr_array_unref(r.unread);
    g_hash_table_unref(r.ids);
    g_hash_table_unref(r.texts);
    g_ptr_array_unref(r.rows);
    clear_columns(r.columns);
    mistakes_free(r.mistakes);
    lexicon_free(r.lexicon);
    book_out_clear(&book);
    return fine;
}

/* ---- out ---- */

Table *
table_of_records(const ExchangeProject *project, const ExportOrder *order, Diags *diags)
{
    const char *type = order->records;
    const Area *area = order->area;
    g_autoptr(View) seen = date_is_set(order->seen.as_of) ? view_new_days(project->plan, order->seen, NULL) : NULL;
    BookOut book;
    const BookRows *rows;
    const char **headers;
    bool *open;
    Table *table;

    if (plan_find_record_type(project->plan, type) == NULL) {
        diag_report(diags, DIAG_MODEL_DANGLING, (Place){ 0 }, "record type", type, "", NULL);
        return NULL;
    }
    book_out_load(&book, project, NULL);
    rows = book_out_rows_of_type(&book, project, type);
    table = g_new0(Table, 1);
    *table = (Table){ .arena = arena_new(), .rows = g_ptr_array_new(), .width = rows->headers->len };
    headers = arena_new0(table->arena, const char *, table->width);
    open = arena_new0(table->arena, bool, table->width);
    table->numbers = arena_new0(table->arena, bool, table->width);
    for (size_t c = 0; c < table->width; c++) {
        headers[c] = arena_strdup(table->arena, g_ptr_array_index(rows->headers, c));
        open[c] = true;
    }
    for (guint i = 0; i < rows->rows->len; i++) {
        GHashTable *said_by = g_ptr_array_index(rows->rows, i);
        const char **row = arena_new0(table->arena, const char *, table->width);

        for (size_t c = 0; c < table->width; c++)
            row[c] = arena_strdup(table->arena, g_hash_table_lookup(said_by, headers[c]));
        if ((area == NULL || strcmp(said(said_by, "area"), area->id) == 0) &&
            (seen == NULL || view_record(seen, said(said_by, "id")) != NULL))
            g_ptr_array_add(table->rows, row);
    }
    table->headers = headers;
    table->open = open;
    table->name = "Records";
    book_out_clear(&book);
    return table;
}
