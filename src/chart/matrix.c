/* Matrix: rows by columns, each cell told by fill, pattern and letter at once. */
#include <math.h>
#include "chart/kinds.h"
#include "base/diag_chart.h"

enum {
    ROW = 11,
    HEAD = 13,
    GROUP = 14,
    KEYS = 15,
    LEAST_CELL = 6,
    WIDEST_CELL = 34,
    NAME_LINE = 9,
    KEY_TEXT = 18,
    KEY_LINE = 12
};

static DiagId
check(const ChartSpec *spec)
{
    const MatrixSpec *m = &spec->u.matrix;

    if (m->count == 0 || m->column_count == 0)
        return DIAG_CHART_NOTHING;
    if (m->count > MOST_MATRIX_ROWS)
        return limit_as_fault(LIMIT_MATRIX_ROWS);
    return m->column_count <= MOST_MATRIX_COLUMNS ? CHART_GOOD : limit_as_fault(LIMIT_MATRIX_COLUMNS);
}

typedef struct Geometry { double names, cell, bottom; size_t every; } Geometry;

static const TextStyle *
name_style(const MatrixRow *row, const PenContext *c)
{
    return row->strong ? &c->theme->small_strong : &c->theme->small;
}

static WrappedText
set_name(const MatrixRow *row, const PenContext *c, Arena *arena, double names)
{
    return wrap_text(c, arena, row->name, name_style(row, c), names - 4);
}

static WrappedText
set_group(const MatrixRow *row, const PenContext *c, Arena *arena, double width)
{
    return wrap_text(c, arena, row->group, &c->theme->small_strong, width);
}

/* Broken names and groups make their rows higher. */
static double
row_height(const MatrixRow *row, const PenContext *c, ChartForm form, double names)
{
    g_autoptr(Arena) arena = arena_new();

    return form == FORM_FULL ? ROW : ROW + NAME_LINE * (double)(MAX(set_name(row, c, arena, names).count, 1) - 1);
}

static double
group_height(const MatrixRow *row, const PenContext *c, ChartForm form, double width)
{
    g_autoptr(Arena) arena = arena_new();

    if (row->group == NULL)
        return 0;
    return form == FORM_FULL ? GROUP : GROUP + NAME_LINE * (double)(MAX(set_group(row, c, arena, width).count, 1) - 1);
}

static Geometry
geometry(const ChartSpec *spec, const PenContext *c, ChartForm form, double width)
{
    const MatrixSpec *m = &spec->u.matrix;
    Geometry g = { .bottom = HEAD, .every = 1 };
    double head = 0;

    for (size_t i = 0; i < m->count; i++)
        g.names = fmax(g.names, text_width(c, m->rows[i].name, name_style(&m->rows[i], c)));
    g.names = fmin(g.names + 8, fmax(width * 0.5, width - WIDEST_CELL * (double)m->column_count));
    for (size_t i = 0; i < m->count; i++)
        g.bottom += row_height(&m->rows[i], c, form, g.names) + group_height(&m->rows[i], c, form, width);
    g.cell = fmin(WIDEST_CELL, (width - g.names) / (double)m->column_count);
    for (size_t k = 0; k < m->column_count; k++)
        head = fmax(head, text_width(c, m->columns[k], &c->theme->small) + 3);
    while (g.cell * (double)g.every < head && g.every < m->column_count)
        g.every++;
    return g;
}

static void
draw_cell(const Pen *pen, const MatrixCell *cell, double x, double y, double width, double height)
{
    const ChartTheme *t = pen->c->theme;
    TextStyle letter =
        with_colour(t->small_strong, cell->mark == CELL_SOLID || cell->mark == CELL_CROSSED ? t->white : t->ink);
    bool lettered = cell->letter != NULL && width >= 10;

    switch (cell->mark) {
    case CELL_NONE:
        pen_text(pen, x + width / 2, y + height - 2.2, 0.5, "·", &t->small);
        return;
    case CELL_SOLID:
        pen_fill(pen, x, y, width, height, t->accent);
        break;
    case CELL_MID:
        pen_pattern(pen, x, y, width, height, FILL_MID);
        break;
    case CELL_HALF:
        pen_fill(pen, x, y, width / 2, height, t->mid);
        pen_frame(pen, x, y, width, height, (Stroke){ .width = 0.7, .colour = t->mid });
        if (lettered)                                   /* a ground, so that the letter can be read */
            pen_fill(pen, x + width / 2 - 4, y + 1, 8, height - 2, t->white);
        break;
    case CELL_CROSSED:
        pen_fill(pen, x, y, width, height, t->ink);
        if (!lettered) {
            pen_line(pen, x + width / 2 - 2.2, y + height / 2 - 2.2, x + width / 2 + 2.2, y + height / 2 + 2.2, 1.1,
                     t->white);
            pen_line(pen, x + width / 2 - 2.2, y + height / 2 + 2.2, x + width / 2 + 2.2, y + height / 2 - 2.2, 1.1,
                     t->white);
        }
        break;
    case CELL_OPEN:
        pen_pattern(pen, x, y, width, height, FILL_OPEN);
        break;
    }
    if (lettered)
        pen_text(pen, x + width / 2, y + height / 2 + 2.5, 0.5, cell->letter, &letter);
}

/* One after the other; where they do not fit on one line, on as many as they take. The height that they take. */
static double
flow_keys(const Pen *pen, const MatrixSpec *m, const PenContext *c, ChartForm form, double width, double top)
{
    double x = 0, y = top;
    g_autoptr(Arena) arena = arena_new();

    for (size_t i = 0; i < m->key_count; i++) {
        MatrixCell cell = { m->keys[i].mark, m->keys[i].letter };
        WrappedText words =
            wrap_text(c, arena, m->keys[i].text, &c->theme->small, form == FORM_FULL ? HUGE_VAL : width - KEY_TEXT);

        if (form != FORM_FULL && x > 0 && x + KEY_TEXT + words.width > width) {
            x = 0;
            y += KEY_LINE;
        }
        if (pen != NULL) {
            draw_cell(pen, &cell, x, y, 14, 8);
            pen_wrapped(pen, x + KEY_TEXT, y + 6.8, 0, NAME_LINE, &words);
        }
        y += NAME_LINE * (double)(MAX(words.count, 1) - 1);
        x += KEY_TEXT + words.width + 12;
    }
    return y - top + KEYS;
}

static void
measure(const ChartSpec *spec, const PenContext *c, ChartForm form, double width, ChartSize *out)
{
    Geometry g = geometry(spec, c, form, width);

    out->width = width;
    out->height = g.bottom + (spec->u.matrix.key_count > 0 ? flow_keys(NULL, &spec->u.matrix, c, form, width, 0) : 0);
    out->baseline = g.bottom;
}

/* The places of a row; where the names are broken, cells stay as high as ever, at the first line. */
static void
draw_row(const Pen *pen, const MatrixSpec *m, const MatrixRow *row, ChartForm form, const Geometry *g, double y)
{
    const PenContext *c = pen->c;
    g_autoptr(Arena) arena = arena_new();

    if (form == FORM_FULL) {
        FittedText name = fit_text(c, arena, row->name, name_style(row, c), g->names - 4, 1);

        pen_fitted(pen, 0, y + ROW - 3, 0, 9, &name);
    } else {
        WrappedText name = set_name(row, c, arena, g->names);

        pen_wrapped(pen, 0, y + ROW - 3, 0, NAME_LINE, &name);
    }
    for (size_t k = 0; k < m->column_count; k++)
        draw_cell(pen, &row->cells[k], g->names + g->cell * (double)k + 0.75, y + 0.75, g->cell - 1.5, ROW - 1.5);
}

static void
draw(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect)
{
    const MatrixSpec *m = &spec->u.matrix;
    Geometry g = geometry(spec, c, form, rect.width);
    Pen pen = { c, page, rect };
    double y = HEAD;
    g_autoptr(Arena) arena = arena_new();

    if (g.cell < LEAST_CELL || (g.every > 1 && !labels_count_on(m->columns, m->column_count)))
        pen_lost(&pen);
    for (size_t k = 0; k < m->column_count; k += g.every)
        label_within(&pen, g.names + g.cell * ((double)k + 0.5), HEAD - 4, 0, rect.width, m->columns[k],
                     &c->theme->small);
    for (size_t i = 0; i < m->count; i++) {
        const MatrixRow *row = &m->rows[i];

        if (row->group != NULL) {
            WrappedText group = form == FORM_FULL ? wrap_text(c, arena, row->group, &c->theme->small_strong, HUGE_VAL)
                                                  : set_group(row, c, arena, rect.width);

            pen_wrapped(&pen, 0, y + GROUP - 4, 0, NAME_LINE, &group);
            y += group_height(row, c, form, rect.width);
        }
        draw_row(&pen, m, row, form, &g, y);
        y += row_height(row, c, form, g.names);
    }
    flow_keys(&pen, m, c, form, rect.width, g.bottom + 5);
}

/* How many cells say what, by the words of the keys. */
static const char *
alt(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    const MatrixSpec *m = &spec->u.matrix;
    g_autoptr(GPtrArray) parts = g_ptr_array_new();
    LangArg args[] = { LANG_TEXT("title", spec->title), LANG_NUMBER("rows", (double)m->count),
                       LANG_TEXT("first", m->columns[0]), LANG_TEXT("last", m->columns[m->column_count - 1]),
                       LANG_TEXT("values", "") };

    for (size_t i = 0; i < m->key_count; i++) {
        size_t count = 0;

        for (size_t r = 0; r < m->count; r++)
            for (size_t k = 0; k < m->column_count; k++)
                count += m->rows[r].cells[k].mark == m->keys[i].mark;
        g_ptr_array_add(parts,
                        arena_printf(arena, "%s %s", lang_number(c->lang, arena, (double)count, NUMBER_DECIMAL, 0),
                                     m->keys[i].text));
    }
    if (parts->len > 0)
        args[4] = LANG_TEXT("values", lang_list(c->lang, arena, (const char *const *)parts->pdata, parts->len));
    return lang_message(c->lang, arena, parts->len > 0 ? "alt-matrix-keys" : "alt-matrix", args, 5);
}

static const char *
cell_words(const MatrixSpec *m, const MatrixCell *cell)
{
    for (size_t i = 0; i < m->key_count; i++)
        if (m->keys[i].mark == cell->mark)
            return m->keys[i].text;
    return cell->letter != NULL ? cell->letter : "·";
}

/* A row's cells by what they say: "yes: 2015, 2016". */
static void
list_row(const MatrixSpec *m, const MatrixRow *row, const PenContext *c, ChartList *list)
{
    Arena *arena = chart_list_arena(list);

    for (int mark = CELL_NONE; mark <= CELL_OPEN; mark++) {
        g_autoptr(GPtrArray) columns = g_ptr_array_new();
        const char *words = NULL;

        for (size_t k = 0; k < m->column_count; k++)
            if ((int)row->cells[k].mark == mark) {
                words = cell_words(m, &row->cells[k]);
                g_ptr_array_add(columns, (gpointer)(guintptr)m->columns[k]);
            }
        if (columns->len > 0)
            chart_list_words(list, words, lang_list(c->lang, arena, (const char *const *)columns->pdata, columns->len));
    }
}

static bool
list(const ChartSpec *spec, const PenContext *c, ChartList *list)
{
    const MatrixSpec *m = &spec->u.matrix;

    for (size_t i = 0; i < m->count; i++) {
        chart_list_note(list, m->rows[i].group);
        chart_list_head(list, m->rows[i].name);
        list_row(m, &m->rows[i], c, list);
    }
    return true;
}

CHART_ROW(matrix, measure, draw, alt, .last = FORM_LINES, .least_width = 162, .check = check, .list = list);
