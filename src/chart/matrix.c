/* Matrix: rows by columns, each cell told by fill, pattern and letter at once. */
#include <math.h>
#include "chart/kinds.h"

enum { ROW = 11, HEAD = 13, GROUP = 14, KEYS = 15, MOST_ROWS = 250, MOST_COLUMNS = 60, LEAST_CELL = 6, WIDEST_CELL = 34 };

static DiagId
check(const ChartSpec *spec)
{
    const MatrixSpec *m = &spec->u.matrix;

    return m->count > 0 && m->count <= MOST_ROWS && m->column_count > 0 && m->column_count <= MOST_COLUMNS ? CHART_GOOD : DIAG_CHART_TOO_MANY;
}

typedef struct Geometry { double names, cell, bottom; size_t every; } Geometry;

static Geometry
geometry(const ChartSpec *spec, const PenContext *c, double width)
{
    const MatrixSpec *m = &spec->u.matrix;
    Geometry g = { .bottom = HEAD, .every = 1 };
    double head = 0;

    for (size_t i = 0; i < m->count; i++) {
        g.names = fmax(g.names, text_width(c, m->rows[i].name, m->rows[i].strong ? &c->theme->small_strong : &c->theme->small));
        g.bottom += ROW + (m->rows[i].group != NULL ? GROUP : 0);
    }
    g.names = fmin(g.names + 8, fmax(width * 0.5, width - WIDEST_CELL * (double)m->column_count));
    g.cell = fmin(WIDEST_CELL, (width - g.names) / (double)m->column_count);
    for (size_t k = 0; k < m->column_count; k++)
        head = fmax(head, text_width(c, m->columns[k], &c->theme->small) + 3);
    while (g.cell * (double)g.every < head)
        g.every++;
    return g;
}

static void
measure(const ChartSpec *spec, const PenContext *c, double width, ChartSize *out)
{
    Geometry g = geometry(spec, c, width);

    out->width = width;
    out->height = g.bottom + (spec->u.matrix.key_count > 0 ? KEYS : 0);
    out->baseline = g.bottom;
}

static void
draw_cell(const Pen *pen, const MatrixCell *cell, double x, double y, double width, double height)
{
    const ChartTheme *t = pen->c->theme;
    TextStyle letter = with_colour(t->small_strong, cell->mark == CELL_SOLID || cell->mark == CELL_CROSSED ? t->white : t->ink);
    bool lettered = cell->letter != NULL && width >= 10;

    switch (cell->mark) {
    case CELL_NONE:
        pen_text(pen, x + width / 2, y + height - 2.2, 0.5, "·", &t->small);
        return;
    case CELL_SOLID:
        pen_pattern(pen, x, y, width, height, FILL_ACCENT);
        break;
    case CELL_MID:
        pen_pattern(pen, x, y, width, height, FILL_MID);
        break;
    case CELL_HATCHED:
        pen_pattern(pen, x, y, width, height, FILL_NO_DATA);
        if (lettered)                                   /* a ground, so that the letter can be read */
            pen_fill(pen, x + width / 2 - 4, y + 1, 8, height - 2, t->white);
        break;
    case CELL_CROSSED:
        pen_fill(pen, x, y, width, height, t->ink);
        if (!lettered) {
            pen_line(pen, x + width / 2 - 2.2, y + height / 2 - 2.2, x + width / 2 + 2.2, y + height / 2 + 2.2, 1.1, t->white);
            pen_line(pen, x + width / 2 - 2.2, y + height / 2 + 2.2, x + width / 2 + 2.2, y + height / 2 - 2.2, 1.1, t->white);
        }
        break;
    case CELL_OPEN:
        pen_pattern(pen, x, y, width, height, FILL_OPEN);
        break;
    }
    if (lettered)
        pen_text(pen, x + width / 2, y + height / 2 + 2.5, 0.5, cell->letter, &letter);
}

static void
draw_keys(const Pen *pen, const MatrixSpec *m, double y)
{
    double x = 0;

    for (size_t i = 0; i < m->key_count; i++) {
        MatrixCell cell = { m->keys[i].mark, m->keys[i].letter };

        draw_cell(pen, &cell, x, y, 14, 8);
        pen_text(pen, x + 18, y + 6.8, 0, m->keys[i].text, &pen->c->theme->small);
        x += 18 + text_width(pen->c, m->keys[i].text, &pen->c->theme->small) + 12;
    }
}

static void
draw(const ChartSpec *spec, const PenContext *c, PageBuilder *page, Rect rect)
{
    const MatrixSpec *m = &spec->u.matrix;
    Geometry g = geometry(spec, c, rect.width);
    Pen pen = { c, page, rect };
    double y = HEAD;
    g_autoptr(Arena) arena = arena_new();

    for (size_t k = 0; k < m->column_count; k += g.every)
        pen_text(&pen, g.names + g.cell * ((double)k + 0.5), HEAD - 4, 0.5, m->columns[k], &c->theme->small);
    for (size_t i = 0; i < m->count; i++, y += ROW) {
        const MatrixRow *row = &m->rows[i];
        FittedText name = fit_text(c, arena, row->name, row->strong ? &c->theme->small_strong : &c->theme->small, g.names - 4, 1);

        if (row->group != NULL) {
            pen_text(&pen, 0, y + GROUP - 4, 0, row->group, &c->theme->small_strong);
            y += GROUP;
        }
        pen_fitted(&pen, 0, y + ROW - 3, 0, 9, &name);
        for (size_t k = 0; k < m->column_count; k++)
            draw_cell(&pen, &row->cells[k], g.names + g.cell * (double)k + 0.75, y + 0.75, g.cell - 1.5, ROW - 1.5);
    }
    draw_keys(&pen, m, g.bottom + 5);
}

/* How many cells say what, by the words of the keys. */
static const char *
alt(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    const MatrixSpec *m = &spec->u.matrix;
    g_autoptr(GPtrArray) parts = g_ptr_array_new();
    LangArg args[] = { LANG_TEXT("title", spec->title), LANG_NUMBER("rows", (double)m->count), LANG_TEXT("first", m->columns[0]),
                       LANG_TEXT("last", m->columns[m->column_count - 1]), LANG_TEXT("values", "") };

    for (size_t i = 0; i < m->key_count; i++) {
        size_t count = 0;

        for (size_t r = 0; r < m->count; r++)
            for (size_t k = 0; k < m->column_count; k++)
                count += m->rows[r].cells[k].mark == m->keys[i].mark;
        g_ptr_array_add(parts, arena_printf(arena, "%s %s", lang_number(c->lang, arena, (double)count, NUMBER_DECIMAL, 0), m->keys[i].text));
    }
    if (parts->len > 0)
        args[4] = LANG_TEXT("values", lang_list(c->lang, arena, (const char *const *)parts->pdata, parts->len));
    return lang_message(c->lang, arena, parts->len > 0 ? "alt-matrix-keys" : "alt-matrix", args, 5);
}

const ChartRow matrix_chart = { 162, check, measure, draw, alt, NULL };
