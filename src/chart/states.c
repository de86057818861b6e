/* States by name: the grid of a set's members, and the bands of a classification. */
#include <math.h>
#include <string.h>
#include "chart/kinds.h"

enum { TILE = 18, TILE_GAP = 3, LINE = 13, LEAST_COLUMN = 118, MOST_STATES = 300, BAND_HEAD = 108, BAND_LINE = 11, BAND_GAP = 3 };

/* ---- the grid ---- */

static DiagId
check_grid(const ChartSpec *spec)
{
    return spec->u.state_grid.count > 0 && spec->u.state_grid.count <= MOST_STATES ? CHART_GOOD : DIAG_CHART_TOO_MANY;
}

static size_t
grid_columns(const StateGridSpec *g, double width)
{
    double step = g->codes ? TILE + TILE_GAP : LEAST_COLUMN;

    return (size_t)fmax(1, floor((width + (g->codes ? TILE_GAP : 0)) / step));
}

static void
measure_grid(const ChartSpec *spec, const PenContext *c, double width, ChartSize *out)
{
    const StateGridSpec *g = &spec->u.state_grid;
    size_t columns = grid_columns(g, width), rows = (g->count + columns - 1) / columns;

    (void)c;
    out->width = width;
    out->height = g->codes ? (double)rows * (TILE + TILE_GAP) - TILE_GAP : (double)rows * LINE;
    out->baseline = out->height;
}

/* The same square as in rows of squares, so that one legend serves both. */
static void
fill_mark(const Pen *pen, StateMark mark, double x, double y, double size)
{
    Pen square = { pen->c, pen->page, pen_rect(pen, x, y, size, size) };

    state_square(&square, size, size, mark);
}

/* A code on a ground that it can be read on. */
static void
draw_code(const Pen *pen, const StateTile *tile, double x, double y)
{
    const ChartTheme *t = pen->c->theme;
    bool dark = tile->mark == STATE_FULFILLED || tile->mark == STATE_DONE;
    TextStyle style = with_colour(t->small_strong, dark ? t->white : t->ink);
    double width;

    style.stretch = STRETCH_SEMI_CONDENSED;
    width = text_width(pen->c, tile->code, &style);
    fill_mark(pen, tile->mark, x, y, TILE);
    if (tile->mark == STATE_UNCLEAR)
        pen_fill(pen, x + (TILE - width) / 2 - 1, y + 5, width + 2, 8.5, t->white);
    pen_text(pen, x + TILE / 2.0, y + 11.6, 0.5, tile->code, &style);
}

/* Names run down the columns, as lists are read. */
static void
draw_grid(const ChartSpec *spec, const PenContext *c, PageBuilder *page, Rect rect)
{
    const StateGridSpec *g = &spec->u.state_grid;
    Pen pen = { c, page, rect };
    size_t columns = grid_columns(g, rect.width), rows = (g->count + columns - 1) / columns;
    double width = rect.width / (double)columns;
    g_autoptr(Arena) arena = arena_new();

    for (size_t i = 0; i < g->count; i++) {
        const StateTile *tile = &g->tiles[i];

        if (g->codes) {
            draw_code(&pen, tile, (double)(i % columns) * (TILE + TILE_GAP), (double)(i / columns) * (TILE + TILE_GAP));
        } else {
            double x = (double)(i / rows) * width, y = (double)(i % rows) * LINE, room = text_width(c, tile->detail, &c->theme->small);
            FittedText name = fit_text(c, arena, tile->name, &c->theme->label, width - 22 - (room > 0 ? room + 6 : 0), 1);

            fill_mark(&pen, tile->mark, x, y + 2.5, 8);
            pen_fitted(&pen, x + 13, y + 9.5, 0, LINE, &name);
            pen_text(&pen, x + width - 8, y + 9.5, 1, tile->detail, &c->theme->small);
        }
    }
}

static const char *
alt_grid(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    static const char *const keys[] = { "legend-state-fulfilled", "legend-state-done", "legend-state-unclear", "legend-state-not", "legend-state-unknown" };
    const StateGridSpec *g = &spec->u.state_grid;
    g_autoptr(GString) values = g_string_new(NULL);
    LangArg args[2] = { LANG_TEXT("title", spec->title) };

    for (size_t mark = 0; mark < G_N_ELEMENTS(keys); mark++) {
        g_autoptr(GPtrArray) names = g_ptr_array_new();

        for (size_t i = 0; i < g->count; i++)
            if ((size_t)g->tiles[i].mark == mark)
                g_ptr_array_add(names, (gpointer)(guintptr)g->tiles[i].name);
        if (names->len > 0)
            g_string_append_printf(values, "%s%s: %s", values->len > 0 ? "; " : "", lang_message(c->lang, arena, keys[mark], NULL, 0),
                                   lang_list(c->lang, arena, (const char *const *)names->pdata, names->len));
    }
    g_string_append_c(values, '.');
    args[1] = LANG_TEXT("values", values->str);
    return lang_message(c->lang, arena, "alt-pairs", args, 2);
}

const ChartRow state_grid_chart = { 60, check_grid, measure_grid, draw_grid, alt_grid, NULL };

/* ---- bands ---- */

static DiagId
check_bands(const ChartSpec *spec)
{
    return spec->u.bands.count > 0 && spec->u.bands.count <= 8 ? CHART_GOOD : DIAG_CHART_TOO_MANY;
}

static const char *
names_of(const Band *band, const BandsSpec *bands, const PenContext *c, Arena *arena)
{
    return band->count == 0 ? bands->none : lang_list(c->lang, arena, band->names, band->count);
}

/* The names of a band, broken into as many lines as they take. */
static size_t
break_names(const PenContext *c, Arena *arena, const char *names, double width, const char **lines, size_t most)
{
    size_t count = 0;
    const char *text = names;

    while (*text != '\0' && count < most) {
        const char *end = text, *next = text;

        while (*next != '\0') {
            const char *space = strchr(next + 1, ' ');
            const char *longer = space == NULL ? text + strlen(text) : space;

            if (end > text && text_width(c, arena_strndup(arena, text, (size_t)(longer - text)), &c->theme->label) > width)
                break;
            end = next = longer;
        }
        lines[count++] = arena_strndup(arena, text, (size_t)(end - text));
        text = *end == ' ' ? end + 1 : end;
    }
    return count;
}

enum { MOST_BAND_LINES = 24 };

static double
band_height(size_t lines)
{
    return fmax(26, BAND_LINE * (double)lines + 8);
}

static void
measure_bands(const ChartSpec *spec, const PenContext *c, double width, ChartSize *out)
{
    const BandsSpec *b = &spec->u.bands;
    g_autoptr(Arena) arena = arena_new();
    const char *lines[MOST_BAND_LINES];

    out->width = width;
    out->height = -BAND_GAP;
    for (size_t i = 0; i < b->count; i++)
        out->height += band_height(break_names(c, arena, names_of(&b->bands[i], b, c, arena), width - BAND_HEAD - 12, lines, MOST_BAND_LINES)) + BAND_GAP;
    out->baseline = out->height;
}

static void
draw_band_head(const Pen *pen, const Band *band, double y, double height)
{
    const ChartTheme *t = pen->c->theme;
    bool dark = band->fill == FILL_NAVY || band->fill == FILL_ACCENT;
    Colour colour = dark ? t->white : t->ink;
    TextStyle title = with_colour(t->value, colour), range = with_colour(t->small, colour);
    g_autoptr(Arena) arena = arena_new();
    FittedText words = fit_text(pen->c, arena, band->title, &title, BAND_HEAD - 40, 1);

    pen_pattern(pen, 0, y, BAND_HEAD, height, band->fill);
    if (band->fill == FILL_HATCH)
        pen_fill(pen, 4, y + 3, BAND_HEAD - 8, 20, t->white);
    pen_fitted(pen, 8, y + 11, 0, 10, &words);
    pen_text(pen, 8, y + 21, 0, band->range, &range);
    pen_text(pen, BAND_HEAD - 8, y + 11, 1, lang_number(pen->c->lang, arena, (double)band->count, NUMBER_DECIMAL, 0), &title);
}

static void
draw_bands(const ChartSpec *spec, const PenContext *c, PageBuilder *page, Rect rect)
{
    const BandsSpec *b = &spec->u.bands;
    Pen pen = { c, page, rect };
    g_autoptr(Arena) arena = arena_new();
    const char *lines[MOST_BAND_LINES];
    double y = 0;

    for (size_t i = 0; i < b->count; i++) {
        size_t count = break_names(c, arena, names_of(&b->bands[i], b, c, arena), rect.width - BAND_HEAD - 12, lines, MOST_BAND_LINES);
        double height = band_height(count);

        draw_band_head(&pen, &b->bands[i], y, height);
        for (size_t k = 0; k < count; k++)
            pen_text(&pen, BAND_HEAD + 10, y + 11 + BAND_LINE * (double)k, 0, lines[k], b->bands[i].count == 0 ? &c->theme->small : &c->theme->label);
        pen_line(&pen, BAND_HEAD, y + height, rect.width, y + height, 0.4, c->theme->hair);
        y += height + BAND_GAP;
    }
}

static const char *
alt_bands(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    const BandsSpec *b = &spec->u.bands;
    g_autoptr(GString) values = g_string_new(NULL);
    LangArg args[2] = { LANG_TEXT("title", spec->title) };

    for (size_t i = 0; i < b->count; i++)
        g_string_append_printf(values, "%s%s: %s", values->len > 0 ? "; " : "", b->bands[i].title, names_of(&b->bands[i], b, c, arena));
    g_string_append_c(values, '.');
    args[1] = LANG_TEXT("values", values->str);
    return lang_message(c->lang, arena, "alt-pairs", args, 2);
}

const ChartRow bands_chart = { 162, check_bands, measure_bands, draw_bands, alt_bands, NULL };
