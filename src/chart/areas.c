/* Areas by name: the grid of a set's members, and the bands of a classification. */
#include <math.h>
#include <string.h>
#include "chart/kinds.h"
#include "base/diag_chart.h"

enum { TILE = 18, TILE_GAP = 3, LINE = 13, LEAST_COLUMN = 118, BAND_HEAD = 108, BAND_LINE = 11, BAND_GAP = 3 };

/* ---- the grid ---- */

static DiagId
check_grid(const ChartSpec *spec)
{
    return spec->u.area_grid.count == 0                 ? DIAG_CHART_NOTHING
           : spec->u.area_grid.count <= MOST_GRID_AREAS ? CHART_GOOD
                                                        : limit_as_fault(LIMIT_GRID_AREAS);
}

enum { NAME_LINE = 10, BEFORE_NAME = 13, BEHIND_NAME = 9 };

/* The room for a name in a column: behind its square where it has its own, before its detail. */
static double
name_room(const AreaTile *tile, const PenContext *c, ChartForm form, double column)
{
    double detail = text_width(c, tile->detail, &c->theme->small);

    return column - (form == FORM_FULL ? 0 : BEFORE_NAME) - BEHIND_NAME - (detail > 0 ? detail + 6 : 0);
}

/* The widest name with its detail, where columns are as wide as they need. */
static double
widest_tile(const AreaGridSpec *g, const PenContext *c)
{
    double most = LEAST_COLUMN;

    for (size_t i = 0; i < g->count; i++) {
        double detail = text_width(c, g->tiles[i].detail, &c->theme->small);

        most = fmax(most, BEFORE_NAME + BEHIND_NAME + text_width(c, g->tiles[i].name, &c->theme->label) +
                              (detail > 0 ? detail + 6 : 0) + 1);
    }
    return most;
}

static size_t
grid_columns(const AreaGridSpec *g, const PenContext *c, double width)
{
    double step = g->codes ? TILE + TILE_GAP : widest_tile(g, c);

    return (size_t)fmax(1, floor((width + (g->codes ? TILE_GAP : 0)) / step));
}

/* ---- names by their marks ---- */

/*
 * Areas of one mark that mean the same by it stand together, below its square, what it means and how many they are; a
 * short group goes below the one before it where the column has room, a long one runs on in the next columns. Lines: a
 * head is one and a half.
 */
typedef struct Group {
    AreaMark mark;
    const char *means;                  /* in place of the mark's own words; NULL: those */
    size_t count, rows, column, columns;
    double line;
} Group;

/* of: at most as many as there are tiles */
typedef struct Groups {
    Group *of;
    size_t count;
    double lines, width;
} Groups;

static void
groups_clear(Groups *groups)
{
    g_free(groups->of);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Groups, groups_clear)

enum { GROUP_COLUMN = 88, GROUP_LINE = 11 };
static const double group_head = 1.4, group_gap = 0.7, group_step = 0.1;

static bool
is_of(const Group *group, const AreaTile *tile)
{
    return group->mark == tile->mark && g_strcmp0(group->means, tile->means) == 0;
}

static size_t
group_of(const Groups *groups, const AreaTile *tile)
{
    size_t at = 0;

    while (at < groups->count && !is_of(&groups->of[at], tile))
        at++;
    return at;
}

/* By their marks, best first; those of one in the order of the tiles. */
static void
gather_groups(Groups *groups, const AreaGridSpec *g)
{
    *groups = (Groups){ .of = g_new0(Group, g->count) };
    for (int mark = 0; mark < AREA_MARK_COUNT; mark++)
        for (size_t i = 0; i < g->count; i++)
            if ((int)g->tiles[i].mark == mark) {
                size_t at = group_of(groups, &g->tiles[i]);

                if (at == groups->count)
                    groups->of[groups->count++] = (Group){ .mark = g->tiles[i].mark, .means = g->tiles[i].means };
                groups->of[at].count++;
            }
}

static const char *
group_words(const Group *group, const AreaGridSpec *g, const PenContext *c, Arena *arena)
{
    return group->means != NULL ? group->means : area_words(c, arena, g->words, group->mark);
}

/* Sets the groups in columns of so many lines, those of one as long as one another; how many columns they take. */
static size_t
set_groups(Groups *groups, double room)
{
    size_t column = 0, most = (size_t)fmax(1, floor(room - group_head + 1e-9));
    double used = 0;

    groups->lines = 0;
    for (size_t n = 0; n < groups->count; n++) {
        Group *group = &groups->of[n];
        double from = used > 0 ? used + group_gap : 0;

        group->columns = (group->count + most - 1) / most;
        group->rows = (group->count + group->columns - 1) / group->columns;
        if (used > 0 && (group->columns > 1 || from + group_head + (double)group->rows > room + 1e-9)) {
            column++;
            from = 0;
        }
        group->column = column;
        group->line = from;
        column += group->columns - 1;
        used = group->columns > 1 ? room : from + group_head + (double)group->rows;
        groups->lines = fmax(groups->lines, from + group_head + (double)group->rows);
    }
    return column + 1;
}

static double
group_head_width(const AreaGridSpec *g, const PenContext *c, Arena *arena, const Group *group)
{
    const TextStyle *style = &c->theme->label_strong;

    return BEFORE_NAME + text_width(c, group_words(group, g, c, arena), style) + 5 +
           text_width(c, lang_number(c->lang, arena, (double)group->count, NUMBER_DECIMAL, 0), style) + BEHIND_NAME;
}

/* The fewest rows that the width has columns for. */
static Groups
find_groups(const AreaGridSpec *g, const PenContext *c, double width)
{
    Groups groups = { 0 };
    double most = GROUP_COLUMN;
    size_t columns, used;
    g_autoptr(Arena) arena = arena_new();

    for (size_t i = 0; i < g->count; i++) {
        double detail = text_width(c, g->tiles[i].detail, &c->theme->small);

        most = fmax(most, text_width(c, g->tiles[i].name, &c->theme->label) + (detail > 0 ? detail + 6 : 0) +
                              BEHIND_NAME + 1);
    }
    gather_groups(&groups, g);
    for (size_t n = 0; n < groups.count; n++)
        most = fmax(most, group_head_width(g, c, arena, &groups.of[n]));
    columns = (size_t)fmax(1, floor((width + BEHIND_NAME) / most));
    for (double room = group_head + 1; (used = set_groups(&groups, room)) > columns;)
        room += group_step;
    groups.width = fmin((width + BEHIND_NAME) / (double)used, most * 1.4);
    return groups;
}

/* One column of broken names: each row is as high as its name. */
static double
tile_height(const AreaTile *tile, const PenContext *c, ChartForm form, double column)
{
    g_autoptr(Arena) arena = arena_new();

    return form == FORM_FULL ? LINE
                             : LINE + NAME_LINE * (double)(MAX(wrap_text(c, arena, tile->name, &c->theme->label,
                                                                         name_room(tile, c, form, column))
                                                                   .count,
                                                               1) -
                                                           1);
}

static void
measure_grid(const ChartSpec *spec, const PenContext *c, ChartForm form, double width, ChartSize *out)
{
    const AreaGridSpec *g = &spec->u.area_grid;
    size_t columns = grid_columns(g, c, width), rows = (g->count + columns - 1) / columns;

    out->width = width;
    if (!g->codes && form == FORM_FULL) {
        g_auto(Groups) groups = find_groups(g, c, width);

        out->height = groups.lines * GROUP_LINE + 3;
        out->baseline = out->height;
        return;
    }
    out->height = g->codes ? (double)rows * (TILE + TILE_GAP) - TILE_GAP : (double)rows * LINE;
    for (size_t i = 0; !g->codes && form != FORM_FULL && columns == 1 && i < g->count; i++)
        out->height += tile_height(&g->tiles[i], c, form, width) - LINE;
    out->baseline = out->height;
}

/* The same square as in rows of squares, so that one legend serves both. */
static void
fill_mark(const Pen *pen, AreaMark mark, double x, double y, double size)
{
    Pen square = { pen->c, pen->page, pen_rect(pen, x, y, size, size) };

    area_square(&square, size, size, mark);
}

/* A code on a ground that it can be read on. */
static void
draw_code(const Pen *pen, const AreaTile *tile, double x, double y)
{
    const ChartTheme *t = pen->c->theme;
    bool dark = tile->mark == AREA_FULFILLED || tile->mark == AREA_DONE;
    TextStyle style = with_colour(t->small_strong, dark ? t->white : t->ink);
    double width;

    style.stretch = STRETCH_SEMI_CONDENSED;
    width = text_width(pen->c, tile->code, &style);
    fill_mark(pen, tile->mark == AREA_FULFILLED ? AREA_DONE : tile->mark, x, y, TILE);
    if (tile->mark == AREA_FULFILLED)                  /* its check stands over the code, which it would strike out */
        pen_check(pen, x + TILE / 2.0, y + 3.6, 3.2, t->white, 0.9);
    if (tile->mark == AREA_UNCLEAR)
        pen_fill(pen, x + (TILE - width) / 2 - 1, y + 5, width + 2, 8.5, t->white);
    pen_text(pen, x + TILE / 2.0, y + (tile->mark == AREA_FULFILLED ? 13.6 : 11.6), 0.5, tile->code, &style);
}

static void
draw_name(const Pen *pen, const AreaTile *tile, ChartForm form, double x, double y, double width)
{
    const PenContext *c = pen->c;
    double room = name_room(tile, c, form, width);
    g_autoptr(Arena) arena = arena_new();

    WrappedText name = wrap_text(c, arena, tile->name, &c->theme->label, room);

    fill_mark(pen, tile->mark, x, y + 2.5, 8);
    pen_wrapped(pen, x + BEFORE_NAME, y + 9.5, 0, NAME_LINE, &name);
    if (room < 30)
        pen_lost(pen);
    pen_text(pen, x + width - 8, y + 9.5, 1, tile->detail, &c->theme->small);
}

/* Square, words and number, and a line as wide as the group's columns. */
static void
draw_group_head(const Pen *pen, const AreaGridSpec *g, const Groups *groups, const Group *group)
{
    const PenContext *c = pen->c;
    const TextStyle *style = &c->theme->label_strong;
    double x = (double)group->column * groups->width, y = group->line * GROUP_LINE;
    double end = x + (double)group->columns * groups->width - BEHIND_NAME;
    g_autoptr(Arena) arena = arena_new();
    const char *words = group_words(group, g, c, arena);
    FittedText head;

    fill_mark(pen, group->mark, x, y + 2, 8);
    head = fit_text(c, arena, words, style, end - x - BEFORE_NAME, 1);
    pen_fitted(pen, x + BEFORE_NAME, y + 9, 0, LINE, &head);
    pen_text(pen, x + BEFORE_NAME + text_width(c, words, style) + 5, y + 9, 0,
             lang_number(c->lang, arena, (double)group->count, NUMBER_DECIMAL, 0), style);
    pen_line(pen, x, y + 12.6, end, y + 12.6, 0.5, c->theme->rule);
}

static void
draw_groups(const Pen *pen, const AreaGridSpec *g)
{
    const PenContext *c = pen->c;
    g_auto(Groups) groups = find_groups(g, c, pen->box.width);
    g_autoptr(Arena) arena = arena_new();

    for (size_t n = 0; n < groups.count; n++) {
        const Group *group = &groups.of[n];
        size_t said = 0;

        draw_group_head(pen, g, &groups, group);
        for (size_t i = 0; i < g->count; i++) {
            const AreaTile *tile = &g->tiles[i];
            double x, y;
            FittedText name;

            if (group_of(&groups, tile) != n)
                continue;
            x = (double)(group->column + said / group->rows) * groups.width;
            y = (group->line + group_head + (double)(said % group->rows)) * GROUP_LINE;
            name = fit_text(c, arena, tile->name, &c->theme->label,
                            name_room(tile, c, FORM_FULL, groups.width), 1);
            pen_fitted(pen, x, y + 9, 0, LINE, &name);
            pen_text(pen, x + groups.width - BEHIND_NAME, y + 9, 1, tile->detail, &c->theme->small);
            said++;
        }
    }
}

/* Names run down the columns, as lists are read. */
static void
draw_grid(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect)
{
    const AreaGridSpec *g = &spec->u.area_grid;
    Pen pen = { c, page, rect };
    size_t columns = grid_columns(g, c, rect.width), rows = (g->count + columns - 1) / columns;
    double width = rect.width / (double)columns, y = 0;

    if (!g->codes && form == FORM_FULL) {
        draw_groups(&pen, g);
        return;
    }
    for (size_t i = 0; i < g->count; i++) {
        if (g->codes) {
            draw_code(&pen, &g->tiles[i], (double)(i % columns) * (TILE + TILE_GAP),
                      (double)(i / columns) * (TILE + TILE_GAP));
            continue;
        }
        if (i % rows == 0)
            y = 0;
        draw_name(&pen, &g->tiles[i], form, (double)(i / rows) * width, y, width);
        y += columns == 1 ? tile_height(&g->tiles[i], c, form, width) : LINE;
    }
}

/* "on track: Croatia", behind others. */
static void
append_members(GString *out, const char *what, const char *names, const PenContext *c, Arena *arena)
{
    LangArg args[2] = { LANG_TEXT("category", what), LANG_TEXT("value", names) };

    lang_append_parting(c->lang, arena, out, "list-apart");
    g_string_append(out, lang_message(c->lang, arena, "alt-value", args, 2));
}

static const char *
alt_grid(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    const AreaGridSpec *g = &spec->u.area_grid;
    g_autoptr(GString) values = g_string_new(NULL);
    LangArg args[2] = { LANG_TEXT("title", spec->title) };
    g_auto(Groups) groups = { 0 };

    gather_groups(&groups, g);
    for (size_t n = 0; n < groups.count; n++) {
        g_autoptr(GPtrArray) names = g_ptr_array_new();

        for (size_t i = 0; i < g->count; i++)
            if (group_of(&groups, &g->tiles[i]) == n)
                g_ptr_array_add(names, (gpointer)(guintptr)g->tiles[i].name);
        append_members(values, group_words(&groups.of[n], g, c, arena),
                       lang_list(c->lang, arena, (const char *const *)names->pdata, names->len), c, arena);
    }
    g_string_append_c(values, '.');
    args[1] = LANG_TEXT("values", values->str);
    return lang_message(c->lang, arena, "alt-pairs", args, 2);
}

static bool
list_grid(const ChartSpec *spec, const PenContext *c, ChartList *list)
{
    const AreaGridSpec *g = &spec->u.area_grid;
    Arena *arena = chart_list_arena(list);
    g_auto(Groups) groups = { 0 };

    gather_groups(&groups, g);
    for (size_t n = 0; n < groups.count; n++)
        for (size_t i = 0, said = 0; i < g->count; i++)
            if (group_of(&groups, &g->tiles[i]) == n) {
                if (said++ == 0)
                    chart_list_head(list, group_words(&groups.of[n], g, c, arena));
                chart_list_words(list, g->tiles[i].name != NULL ? g->tiles[i].name : g->tiles[i].code,
                                 g->codes && g->tiles[i].name != NULL ? g->tiles[i].code : g->tiles[i].detail);
            }
    return true;
}

CHART_ROW(area_grid, measure_grid, draw_grid, alt_grid,
          .last = FORM_LINES, .least_width = 60, .check = check_grid, .list = list_grid);

/* ---- bands ---- */

static DiagId
check_bands(const ChartSpec *spec)
{
    return spec->u.bands.count == 0            ? DIAG_CHART_NOTHING
           : spec->u.bands.count <= MOST_BANDS ? CHART_GOOD
                                               : limit_as_fault(LIMIT_BANDS);
}

static const char *
names_of(const Band *band, const BandsSpec *bands, const PenContext *c, Arena *arena)
{
    return band->count == 0 ? bands->none : lang_list(c->lang, arena, band->names, band->count);
}

/* ---- where names stand beside the head of their band, and where below ---- */

enum { HEAD_PADDING = 8, NAMES_INSET = 10 };

static double
band_height(size_t lines)
{
    return fmax(26, BAND_LINE * (double)lines + 8);
}

static double
names_width(ChartForm form, double width)
{
    return form == FORM_FULL ? width - BAND_HEAD - 12 : width;
}

static WrappedText
set_names(const Band *band, const BandsSpec *b, const PenContext *c, Arena *arena, ChartForm form, double width)
{
    return wrap_text(c, arena, names_of(band, b, c, arena), &c->theme->label, names_width(form, width));
}

/* A head as wide as the chart: title and range broken into lines, before the count. */
typedef struct WideHead { WrappedText title, range; const char *count; double height; } WideHead;

static WideHead
wide_head(const Band *band, const PenContext *c, Arena *arena, double width)
{
    const ChartTheme *t = c->theme;
    WideHead head = { .count = lang_number(c->lang, arena, (double)band->count, NUMBER_DECIMAL, 0) };
    double room = width - 2 * HEAD_PADDING - text_width(c, head.count, &t->value) - 8;

    head.title = wrap_text(c, arena, band->title, &t->value, room);
    head.range = wrap_text(c, arena, band->range, &t->small, room);
    head.height = 10 * (double)(head.title.count + head.range.count) + 6;
    return head;
}

static double
height_of(const Band *band, const BandsSpec *b, const PenContext *c, Arena *arena, ChartForm form, double width)
{
    size_t lines = set_names(band, b, c, arena, form, width).count;

    return form == FORM_FULL ? band_height(lines)
                             : wide_head(band, c, arena, width).height + BAND_LINE * (double)lines + 6;
}

static void
measure_bands(const ChartSpec *spec, const PenContext *c, ChartForm form, double width, ChartSize *out)
{
    const BandsSpec *b = &spec->u.bands;
    g_autoptr(Arena) arena = arena_new();

    out->width = width;
    out->height = -BAND_GAP;
    for (size_t i = 0; i < b->count; i++)
        out->height += height_of(&b->bands[i], b, c, arena, form, width) + BAND_GAP;
    out->baseline = out->height;
}

static Colour
head_words(const Pen *pen, const Band *band)
{
    return band->fill == FILL_NAVY ? pen->c->theme->white
           : band->fill == FILL_ACCENT ? pen_bar_text(pen) : pen->c->theme->ink;
}

static void
draw_band_head(const Pen *pen, const Band *band, double y, double height)
{
    const ChartTheme *t = pen->c->theme;
    Colour colour = head_words(pen, band);
    TextStyle title = with_colour(t->value, colour), range = with_colour(t->small, colour);
    g_autoptr(Arena) arena = arena_new();
    FittedText words = fit_text(pen->c, arena, band->title, &title, BAND_HEAD - 40, 1);

    pen_pattern(pen, 0, y, BAND_HEAD, height, band->fill);
    if (band->fill == FILL_HATCH)
        pen_fill(pen, 4, y + 3, BAND_HEAD - 8, 20, t->white);
    pen_fitted(pen, 8, y + 11, 0, 10, &words);
    pen_text(pen, 8, y + 21, 0, band->range, &range);
    pen_text(pen, BAND_HEAD - 8, y + 11, 1, lang_number(pen->c->lang, arena, (double)band->count, NUMBER_DECIMAL, 0),
             &title);
}

static void
draw_wide_head(const Pen *pen, const Band *band, const WideHead *head, double y)
{
    const ChartTheme *t = pen->c->theme;
    WrappedText title = head->title, range = head->range;
    TextStyle count = with_colour(t->value, head_words(pen, band));

    title.style.colour = range.style.colour = count.colour;
    pen_pattern(pen, 0, y, pen->box.width, head->height, band->fill);
    if (band->fill == FILL_HATCH || band->fill == FILL_NO_DATA || band->fill == FILL_EXTENSION)
        pen_fill(pen, 4, y + 3, pen->box.width - 8, head->height - 6, t->white);
    pen_wrapped(pen, HEAD_PADDING, y + 11, 0, 10, &title);
    pen_wrapped(pen, HEAD_PADDING, y + 11 + 10 * (double)title.count, 0, 10, &range);
    pen_text(pen, pen->box.width - HEAD_PADDING, y + 11, 1, head->count, &count);
}

static void
draw_bands(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect)
{
    const BandsSpec *b = &spec->u.bands;
    Pen pen = { c, page, rect };
    g_autoptr(Arena) arena = arena_new();
    double y = 0;

    for (size_t i = 0; i < b->count; i++) {
        const Band *band = &b->bands[i];
        WrappedText names = set_names(band, b, c, arena, form, rect.width);
        double height = height_of(band, b, c, arena, form, rect.width),
               x = form == FORM_FULL ? BAND_HEAD + NAMES_INSET : 0, top = y;

        if (form == FORM_FULL) {
            draw_band_head(&pen, band, y, height);
        } else {
            WideHead head = wide_head(band, c, arena, rect.width);

            draw_wide_head(&pen, band, &head, y);
            top += head.height - 1;
        }
        if (band->count == 0)
            names.style = c->theme->small;
        pen_wrapped(&pen, x, top + 11, 0, BAND_LINE, &names);
        pen_line(&pen, form == FORM_FULL ? BAND_HEAD : 0, y + height, rect.width, y + height, 0.4, c->theme->hair);
        y += height + BAND_GAP;
    }
}

/* "far (over 2 km)" */
static const char *
band_words(const Band *band, const PenContext *c, Arena *arena)
{
    LangArg args[2] = { LANG_TEXT("value", band->title), LANG_TEXT("date", band->range) };

    return band->range == NULL || *band->range == '\0' ? band->title
                                                       : lang_message(c->lang, arena, "alt-value-on", args, 2);
}

static const char *
alt_bands(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    const BandsSpec *b = &spec->u.bands;
    g_autoptr(GString) values = g_string_new(NULL);
    LangArg args[2] = { LANG_TEXT("title", spec->title) };

    for (size_t i = 0; i < b->count; i++)
        append_members(values, band_words(&b->bands[i], c, arena), names_of(&b->bands[i], b, c, arena), c, arena);
    g_string_append_c(values, '.');
    args[1] = LANG_TEXT("values", values->str);
    return lang_message(c->lang, arena, "alt-pairs", args, 2);
}

static bool
list_bands(const ChartSpec *spec, const PenContext *c, ChartList *list)
{
    const BandsSpec *b = &spec->u.bands;

    for (size_t i = 0; i < b->count; i++) {
        const Band *band = &b->bands[i];

        chart_list_head(list, band->title);
        chart_list_words(list, band->range,
                         lang_number(c->lang, chart_list_arena(list), (double)band->count, NUMBER_DECIMAL, 0));
        chart_list_note(list, names_of(band, b, c, chart_list_arena(list)));
    }
    return true;
}

CHART_ROW(bands, measure_bands, draw_bands, alt_bands,
          .last = FORM_LINES, .least_width = 162, .check = check_bands, .list = list_bands);
