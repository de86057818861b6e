/* What a chart says as a list, where it has no room to be drawn: names at the start, numbers at the end, each whole. */
#include <math.h>
#include <string.h>
#include "chart/kinds.h"

enum { LEADING = 10, ROW_GAP = 3, HEAD_GAP = 6, COLUMN_GAP = 8, LEAST_NAME = 48, LEAST_LIST = 24 };

typedef enum ListKind { LIST_HEAD, LIST_NOTE, LIST_ROW } ListKind;
/* `apart`: it is of the head `of` (NULL: of the whole chart) and not of the one above it. */
typedef struct ListRow { ListKind kind; const char *name, *value, *id, *of; bool words, apart; } ListRow;

struct ChartList { const PenContext *c; Arena *arena; GArray *rows; };

ChartList *
chart_list_new(const PenContext *c)
{
    ChartList *list = g_new0(ChartList, 1);

    list->c = c;
    list->arena = arena_new();
    list->rows = g_array_new(FALSE, FALSE, sizeof(ListRow));
    return list;
}

void
chart_list_free(ChartList *list)
{
    if (list == NULL)
        return;
    arena_free(list->arena);
    g_array_unref(list->rows);
    g_free(list);
}

Arena *
chart_list_arena(ChartList *list)
{
    return list->arena;
}

static bool
is_empty(const char *text)
{
    return text == NULL || *text == '\0';
}

static void
add(ChartList *list, ListRow row)
{
    if (!is_empty(row.name) || !is_empty(row.value))
        g_array_append_val(list->rows, row);
}

void
chart_list_head(ChartList *list, const char *text)
{
    add(list, (ListRow){ .kind = LIST_HEAD, .name = text });
}

void
chart_list_note(ChartList *list, const char *text)
{
    add(list, (ListRow){ .kind = LIST_NOTE, .name = text });
}

void
chart_list_words(ChartList *list, const char *name, const char *words)
{
    add(list, (ListRow){ .kind = LIST_ROW, .name = name, .value = words, .words = true });
}

void
chart_list_words_of(ChartList *list, const char *head, const char *name, const char *words)
{
    add(list, (ListRow){ .kind = LIST_ROW, .name = name, .value = words, .of = head, .words = true, .apart = true });
}

void
chart_list_value(ChartList *list, const char *name, const ChartValue *value, const char *none)
{
    bool said = value->known && !is_empty(value->text);
    const char *words =
        said ? chart_quality_words(list->c, list->arena, value, chart_value_words(list->arena, value)) : NULL;

    add(list, (ListRow){ .kind = LIST_ROW,
                         .name = name,
                         .value = said             ? words
                                  : is_empty(none) ? "–"
                                                   : none,
                         .id = said && value->until == NULL ? value->id : NULL,
                         .words = !said });
}

static bool
has_parts(const ChartSeries *series, size_t series_count)
{
    return series_count > 1 || (series_count == 1 && !is_empty(series[0].name));
}

void
chart_list_stack(ChartList *list, const char *const *categories, size_t count, const ChartValue *totals,
                 const ChartSeries *series, size_t series_count, const char *none)
{
    for (size_t i = 0; i < count; i++) {
        if (series_count <= 1) {
            chart_list_value(list, categories[i], &totals[i], none);
            continue;
        }
        chart_list_head(list, categories[i]);
        for (size_t s = 0; s < series_count && has_parts(series, series_count); s++)
            chart_list_value(list, series[s].name, &series[s].values[i], none);
        chart_list_value(list, "=", &totals[i], none);
    }
}

/* "Cambodia, 2015": a period of a panel. */
static const char *
within(const Lang *lang, const char *before, const char *head, Arena *arena)
{
    return is_empty(before) ? arena_strdup(arena, head)
           : is_empty(head) ? before
                            : lang_beside(lang, arena, "list-between", before, head);
}

/* What is drawn where there is no figure is heard in words. */
static const char *
in_words(const ChartList *list, Arena *arena, const char *text)
{
    return g_strcmp0(text, "–") == 0 || g_strcmp0(text, "·") == 0
               ? lang_message(list->c->lang, arena, "table-no-figure", NULL, 0)
               : arena_strdup(arena, text);
}

typedef struct Telling { const ChartList *list; const char *before; Arena *arena; GArray *out; } Telling;

static void
tell_row(const Telling *t, const ListRow *row, const char *head)
{
    const Lang *lang = t->list->c->lang;
    bool sum = g_strcmp0(row->name, "=") == 0;
    ChartTold told = { .head = within(lang, t->before, head, t->arena), .said = sum || row->words };

    if (row->kind != LIST_ROW || is_empty(row->value) || (is_empty(row->name) && is_empty(head)))
        return;
    told.id = arena_strdup(t->arena, row->id);
    told.name = sum                                ? lang_message(lang, t->arena, "legend-sum", NULL, 0)
                : g_strcmp0(row->name, head) == 0 ? NULL
                                                  : in_words(t->list, t->arena, row->name);
    told.value = in_words(t->list, t->arena, row->value);
    g_array_append_val(t->out, told);
}

/* Remarks are drawn behind all rows, and heard behind those that they remark on. */
static void
tell_remarks(const Telling *t, const char *head)
{
    for (guint i = 0; head != NULL && i < t->list->rows->len; i++) {
        const ListRow *row = &g_array_index(t->list->rows, ListRow, i);

        if (row->apart && g_strcmp0(row->of, head) == 0)
            tell_row(t, row, head);
    }
}

void
chart_list_tell(const ChartList *list, const char *before, Arena *arena, GArray *out)
{
    Telling telling = { list, before, arena, out };
    const char *head = NULL;

    for (guint i = 0; i < list->rows->len; i++) {
        const ListRow *row = &g_array_index(list->rows, ListRow, i);

        if (row->kind == LIST_HEAD) {
            tell_remarks(&telling, head);
            head = row->name;
        } else if (!row->apart || row->of == NULL) {
            tell_row(&telling, row, row->apart ? NULL : head);
        }
    }
    tell_remarks(&telling, head);
}

/* ---- what was computed of a row ---- */

typedef struct Cells { WrappedText name, value; bool below; double height; } Cells;

static const TextStyle *
name_style(const ListRow *row, const ChartTheme *t)
{
    return row->kind == LIST_HEAD ? &t->label_strong : &t->label;
}

/* A number is never broken; words may be. */
static WrappedText
set_value(const ChartList *list, Arena *arena, const ListRow *row, double width)
{
    const TextStyle *style = row->words ? &list->c->theme->label : &list->c->theme->label_strong;
    const char **line;

    if (row->words || is_empty(row->value))
        return wrap_text(list->c, arena, row->value, style, width);
    line = arena_new0(arena, const char *, 1);
    line[0] = row->value;
    return (WrappedText){ .lines = line, .count = 1, .style = *style, .width = text_width(list->c, row->value, style) };
}

/*
 * The value stands beside its name, or below it where the name would be left too little, or is a number that the room
 * does not hold.
 */
static Cells
set_cells(const ChartList *list, Arena *arena, const ListRow *row, double width)
{
    const TextStyle *style = name_style(row, list->c->theme);
    Cells cells = { .value = set_value(list, arena, row, row->words ? fmax(width * 0.5, 1) : width) };
    double room = width - (cells.value.count > 0 ? cells.value.width + COLUMN_GAP : 0);

    cells.below =
        cells.value.count > 0 && !is_empty(row->name) && room < fmin(LEAST_NAME, text_width(list->c, row->name, style));
    cells.name = wrap_text(list->c, arena, row->name, style, fmax(cells.below ? width : room, 1));
    if (!cells.below && cells.value.count > 0 && cells.name.width > room) {
        cells.below = true;
        cells.name = wrap_text(list->c, arena, row->name, style, width);
    }
    if (cells.below && row->words)
        cells.value = set_value(list, arena, row, width);
    cells.height = LEADING * (double)(cells.below ? cells.name.count + cells.value.count
                                                  : MAX(cells.name.count, cells.value.count)) +
                   ROW_GAP;
    return cells;
}

static double
gap_before(const ListRow *row, guint index)
{
    return row->kind == LIST_HEAD && index > 0 ? HEAD_GAP : 0;
}

void
chart_list_measure(const ChartList *list, double width, ChartSize *out)
{
    g_autoptr(Arena) arena = arena_new();

    out->width = width;
    out->height = 0;
    out->min_width = fmax(out->min_width, LEAST_LIST);
    for (guint i = 0; i < list->rows->len; i++) {
        const ListRow *row = &g_array_index(list->rows, ListRow, i);
        Cells cells = set_cells(list, arena, row, width);

        out->height += gap_before(row, i) + cells.height;
        if (!row->words)
            out->min_width = fmax(out->min_width, cells.value.width);
        if (cells.name.width > width || cells.value.width > width)         /* a number among the words */
            out->min_width = fmax(out->min_width, fmax(cells.name.width, cells.value.width));
    }
    out->height = fmax(out->height, LEADING);
    out->baseline = LEADING - 2;
}

void
chart_list_draw(const ChartList *list, const Pen *pen)
{
    g_autoptr(Arena) arena = arena_new();
    double y = 0, width = pen->box.width;

    for (guint i = 0; i < list->rows->len; i++) {
        const ListRow *row = &g_array_index(list->rows, ListRow, i);
        Cells cells = set_cells(list, arena, row, width);

        y += gap_before(row, i);
        pen_wrapped(pen, 0, y + LEADING - 2, 0, LEADING, &cells.name);
        pen_value_begin(pen, row->id);
        pen_wrapped(pen, width, y + LEADING - 2 + (cells.below ? LEADING * (double)cells.name.count : 0), 1, LEADING,
                    &cells.value);
        pen_value_end(pen);
        y += cells.height;
        if (i + 1 < list->rows->len)
            pen_line(pen, 0, y - 0.8, width, y - 0.8, row->kind == LIST_HEAD ? 0.5 : 0.4,
                     row->kind == LIST_HEAD ? pen->c->theme->rule : pen->c->theme->hair);
    }
}
