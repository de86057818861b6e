/*
 * Areas as square tiles on a time line. Those of one day stand upon each other. Where stacks would overlap they move
 * apart, as long as each stack's day stays beneath it; days that are nearer still share a stack.
 */
#include <math.h>
#include "chart/kinds.h"
#include "base/diag_chart.h"

enum { TILE = 18, COLUMN = 19, ROW = 21, LIFT = 4, ROWS = 8, FOOT = 19, LEADING = 10, LEAST_WIDTH = 96 };

/* Tiles of one day, or of days too near to be parted: a stack, or several side by side where one would be too high. */
typedef struct Stack {
    size_t first, count, columns;
    double day;                         /* where it should stand; of several days the middle */
    double left, right;                 /* where it stands */
} Stack;

typedef struct Label { const char *text; double x, up, width; } Label;          /* up: of the baseline, from the axis */

/* What was computed of a chart. Heights are counted from the axis upwards. */
typedef struct Skyline {
    Scale scale;
    double width, line;                 /* line: of the moment, or HUGE_VAL */
    size_t rows;
    Stack stacks[MOST_TILES]; size_t count;
    Label labels[MOST_TILES]; size_t label_count;
    FittedText words; bool words_before;
    double head, plot;
} Skyline;

static DiagId
check(const ChartSpec *spec)
{
    const TilesSpec *t = &spec->u.tiles;

    if (t->count > MOST_TILES)
        return limit_as_fault(LIMIT_TILES);
    if (t->count == 0 || date_compare(t->from, t->to) >= 0)
        return DIAG_CHART_BAD_NUMBER;
    for (size_t i = 0; i < t->count; i++)
        if (date_compare(t->tiles[i].date, i == 0 ? t->from : t->tiles[i - 1].date) < 0 ||
            date_compare(t->tiles[i].date, t->to) > 0)
            return DIAG_CHART_BAD_NUMBER;
    return CHART_GOOD;
}

/* ---- stacks ---- */

static size_t
divided_up(size_t count, size_t by)
{
    g_assert(by > 0);
    return (count + by - 1) / by;
}

static size_t
stack_rows(const Stack *stack)
{
    return divided_up(stack->count, stack->columns);
}

static void
stack_days(Skyline *s, const TilesSpec *t)
{
    for (size_t i = 0; i < t->count; i++) {
        if (i > 0 && date_equal(t->tiles[i].date, t->tiles[i - 1].date))
            s->stacks[s->count - 1].count++;
        else
            s->stacks[s->count++] = (Stack){ .first = i, .count = 1, .day = scale_date(&s->scale, t->tiles[i].date) };
    }
}

/* Where the stacks stand when they have moved apart; the width they take together. */
static double
spread_stacks(Skyline *s)
{
    double at[MOST_TILES];
    size_t columns = 0;

    for (size_t i = 0; i < s->count; i++) {
        Stack *stack = &s->stacks[i];

        stack->columns = divided_up(stack->count, s->rows);
        for (size_t k = 0; k < stack->columns; k++)
            at[columns++] = stack->day + ((double)k - (double)(stack->columns - 1) / 2) * COLUMN;
    }
    spread_labels(at, columns, COLUMN, TILE / 2.0, s->width - TILE / 2.0);
    columns = 0;
    for (size_t i = 0; i < s->count; i++) {
        s->stacks[i].left = at[columns] - TILE / 2.0;
        columns += s->stacks[i].columns;
        s->stacks[i].right = at[columns - 1] + TILE / 2.0;
    }
    return (double)columns * COLUMN - (COLUMN - TILE);
}

/* How far a stack's day lies outside it. */
static double
astray(const Stack *stack)
{
    return fmax(0, fmax(stack->left - stack->day, stack->day - stack->right));
}

/* Does the next one stand right behind this? */
static bool
touch(const Stack *stack)
{
    return stack[1].left - stack->right < COLUMN - TILE + 0.01;
}

/*
 * Of the stacks from `first` to `last` the one whose joining with the next adds least to the squared distances of
 * tiles from their days.
 */
static size_t
least_joining(const Skyline *s, size_t first, size_t last)
{
    double least = HUGE_VAL;
    size_t found = first;

    for (size_t i = first; i < last; i++) {
        double a = (double)s->stacks[i].count, b = (double)s->stacks[i + 1].count,
               gap = s->stacks[i + 1].day - s->stacks[i].day;
        double cost = a * b / (a + b) * gap * gap;

        if (cost < least) {
            least = cost;
            found = i;
        }
    }
    return found;
}

/*
 * The stack to be joined with the next: of all when they do not fit, else of the crowd in which one strayed furthest
 * from its day. As many as there are when every day lies beneath its stack.
 */
static size_t
crowded(const Skyline *s, double taken)
{
    double furthest = 0.01;
    size_t first = s->count, last;

    if (taken > s->width)
        return s->count < 2 ? s->count : least_joining(s, 0, s->count - 1);
    for (size_t i = 0; i < s->count; i++) {
        double off = astray(&s->stacks[i]);

        if (off > furthest) {
            furthest = off;
            first = i;
        }
    }
    if (first == s->count)
        return s->count;
    last = first;
    while (first > 0 && touch(&s->stacks[first - 1]))
        first--;
    while (last + 1 < s->count && touch(&s->stacks[last]))
        last++;
    return first < last ? least_joining(s, first, last) : s->count;
}

static Stack
stack_of(const Skyline *s, const TilesSpec *t, size_t first, size_t count)
{
    Stack stack = { .first = first, .count = count };

    for (size_t i = first; i < first + count; i++)
        stack.day += scale_date(&s->scale, t->tiles[i].date) / (double)count;
    return stack;
}

static void
join_next(Skyline *s, const TilesSpec *t, size_t at)
{
    s->stacks[at] = stack_of(s, t, s->stacks[at].first, s->stacks[at].count + s->stacks[at + 1].count);
    s->count--;
    for (size_t i = at + 1; i < s->count; i++)
        s->stacks[i] = s->stacks[i + 1];
}

/* Parts a stack above its `below` lowest tiles, if all then still have room. */
static bool
part_stack(Skyline *s, const TilesSpec *t, size_t at, size_t below)
{
    Skyline parted = *s;
    Stack whole = s->stacks[at];

    for (size_t i = parted.count++; i > at + 1; i--)
        parted.stacks[i] = parted.stacks[i - 1];
    parted.stacks[at] = stack_of(s, t, whole.first, below);
    parted.stacks[at + 1] = stack_of(s, t, whole.first + below, whole.count - below);
    if (crowded(&parted, spread_stacks(&parted)) < parted.count)
        return false;
    *s = parted;
    return true;
}

/* What was joined in a crowd that has since gone stands apart again. */
static void
part_again(Skyline *s, const TilesSpec *t)
{
    for (size_t at = 0; at < s->count; at++)
        for (size_t below = 1; below < s->stacks[at].count; below++) {
            const DatedTile *tile = &t->tiles[s->stacks[at].first + below];

            if (!date_equal(tile->date, tile[-1].date) && part_stack(s, t, at, below))
                break;
        }
}

static void
set_stacks(Skyline *s, const TilesSpec *t)
{
    size_t at;

    s->rows = MAX(ROWS, divided_up(t->count, MAX(1, (size_t)((s->width + COLUMN - TILE) / COLUMN))));
    stack_days(s, t);
    while ((at = crowded(s, spread_stacks(s))) < s->count)
        join_next(s, t, at);
    part_again(s, t);
}

/* ---- dates: of the first stack, the last, and then the largest, each where it has room ---- */

static bool
overlap(Rect a, Rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

static Rect
column_rect(const Stack *stack, size_t column)
{
    size_t rows = stack_rows(stack), left = stack->count - column * rows;

    return (Rect){ stack->left + (double)column * COLUMN, LIFT, TILE, (double)MIN(rows, left) * ROW - (ROW - TILE) };
}

/* Boxes have their foot at y here. Words keep 3 from what stands beside them, and 10 from each other. */
static bool
is_free(const Skyline *s, Rect box)
{
    Rect wide = { box.x - 3, box.y, box.width + 6, box.height };

    if (s->line > wide.x && s->line < wide.x + wide.width)
        return false;
    for (size_t i = 0; i < s->count; i++)
        for (size_t k = 0; k < s->stacks[i].columns; k++)
            if (overlap(wide, column_rect(&s->stacks[i], k)))
                return false;
    for (size_t i = 0; i < s->label_count; i++)
        if (overlap(box, (Rect){ s->labels[i].x - 10, s->labels[i].up - 2, s->labels[i].width + 20, LEADING }))
            return false;
    return box.x >= 0 && box.x + box.width <= s->width;
}

static const char *
days_of(const Stack *stack, const TilesSpec *t, const PenContext *c, Arena *arena, DateStyle style)
{
    Period days = { t->tiles[stack->first].date, t->tiles[stack->first + stack->count - 1].date };

    return lang_period(c->lang, arena, days, style);
}

static void
add_label(Skyline *s, const char *text, double x, double up, double width)
{
    s->labels[s->label_count++] = (Label){ text, x, up, width };
}

static bool
label_beside(Skyline *s, const Stack *stack, const char *text, double width)
{
    Rect last = column_rect(stack, stack->columns - 1);
    double foot = last.y + last.height - TILE, below = fmax(foot - ROW, 0);

    if (!is_free(s, (Rect){ stack->right + 4, below, width + 6, foot + TILE - below }))
        return false;
    add_label(s, text, stack->right + 6, foot + 6.2, width);
    return true;
}

/* In the middle, else flush with one of the stack's sides. */
static bool
label_above(Skyline *s, const Stack *stack, const char *text, double width)
{
    Rect first = column_rect(stack, 0);
    const double places[] = { (stack->left + stack->right - width) / 2, stack->left, stack->right - width };

    for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
        double x = fmax(0, fmin(places[i], s->width - width)), up = first.y + first.height + 1;

        if (!is_free(s, (Rect){ x, up, width, LEADING }))
            continue;
        add_label(s, text, x, up + 4, width);
        return true;
    }
    return false;
}

/*
 * Beside the topmost tile when nothing stands there nor right below, which the date would seem to belong to; else
 * above.
 */
static void
label_stack(Skyline *s, size_t at, const TilesSpec *t, const PenContext *c, Arena *arena)
{
    const Stack *stack = &s->stacks[at];
    const TextStyle *style = &c->theme->label_strong;
    const char *in_full = days_of(stack, t, c, arena, DATE_LONG), *shorter = days_of(stack, t, c, arena, DATE_MEDIUM);

    if (!label_beside(s, stack, in_full, text_width(c, in_full, style)))
        label_above(s, stack, shorter, text_width(c, shorter, style));
}

static void
set_labels(Skyline *s, const TilesSpec *t, const PenContext *c, Arena *arena)
{
    label_stack(s, 0, t, c, arena);
    if (s->count > 1)
        label_stack(s, s->count - 1, t, c, arena);
    for (size_t size = t->count; size > 1; size--)
        for (size_t i = 1; i + 1 < s->count; i++)
            if (s->stacks[i].count == size)
                label_stack(s, i, t, c, arena);
}

/* ---- the whole ---- */

/* The moment's words have lines of their own, above all stacks, behind the line or, where that is wider, before it. */
static void
set_moment(Skyline *s, const TilesSpec *t, const PenContext *c, Arena *arena)
{
    double behind, before;

    s->line = HUGE_VAL;
    if (t->moment.text == NULL)
        return;
    s->line = scale_date(&s->scale, t->moment.date);
    behind = s->width - s->line - 5;
    before = s->line - 5;
    s->words_before = before > behind && text_width(c, t->moment.text, &c->theme->label) > behind;
    s->words = fit_text(c, arena, t->moment.text, &c->theme->label, s->words_before ? before : behind, 2);
    s->head = (double)s->words.count * LEADING + 6;
}

static void
set_skyline(Skyline *s, const TilesSpec *t, const PenContext *c, Arena *arena, double width)
{
    *s = (Skyline){ .width = width, .scale = { date_to_days(t->from), date_to_days(date_last_day(t->to)), TILE / 2.0,
                                               width - TILE / 2.0, false } };
    set_moment(s, t, c, arena);
    set_stacks(s, t);
    set_labels(s, t, c, arena);
    s->plot = t->height;
    for (size_t i = 0; i < s->count; i++)
        s->plot = fmax(s->plot, LIFT + (double)stack_rows(&s->stacks[i]) * ROW - (ROW - TILE));
    for (size_t i = 0; i < s->label_count; i++)
        s->plot = fmax(s->plot, s->labels[i].up + LEADING - 2);
}

static void
measure(const ChartSpec *spec, const PenContext *c, ChartForm form, double width, ChartSize *out)
{
    g_autoptr(Arena) arena = arena_new();
    Skyline s;

    (void)form;
    set_skyline(&s, &spec->u.tiles, c, arena, fmax(width, LEAST_WIDTH));
    out->width = width;
    out->baseline = s.head + s.plot;
    out->height = out->baseline + FOOT;
}

typedef struct Inks { Colour tile, code, line, date, word; } Inks;

static Inks
inks_of(const ChartTheme *t, bool inverse)
{
    return inverse ? (Inks){ t->white, t->navy, t->white, t->white, t->pale }
                   : (Inks){ t->navy, t->white, t->ink, t->ink, t->ink2 };
}

/*
 * Names stand in the middle of what the axis shows of their years: of each, or of every 2nd, 5th, 10th, as there is
 * room.
 */
static void
draw_years(const Pen *pen, const Skyline *s, const TilesSpec *t, const Inks *inks, double base)
{
    static const int steps[] = { 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000 };
    g_autoptr(Arena) arena = arena_new();
    TextStyle style = with_colour(pen->c->theme->value, inks->word);
    double year = scale_at(&s->scale, s->scale.low + 365.25) - s->scale.from,
           room = text_width(pen->c, lang_number(pen->c->lang, arena, t->to.year, NUMBER_PLAIN, 0), &style) + 6;
    size_t step = 0;

    while (step + 1 < G_N_ELEMENTS(steps) && year * steps[step] < room)
        step++;
    for (int y = t->from.year; y <= t->to.year + 1; y++) {
        double start = scale_at(&s->scale, date_to_days((Date){ (int16_t)y, 1, 1 })),
               end = scale_at(&s->scale, date_to_days((Date){ (int16_t)(y + 1), 1, 1 }));
        double from = fmax(start, 0), to = fmin(end, s->width), middle = (from + to) / 2;

        if (start >= 0 && start <= s->width && (year >= 4 || y % steps[step] == 0))
            pen_line(pen, start, base, start, base + 5, 0.75, inks->line);
        if (step == 0 ? to - from >= room : y % steps[step] == 0 && middle > room / 2 && middle < s->width - room / 2)
            pen_text(pen, middle, base + 14.5, 0.5, lang_number(pen->c->lang, arena, y, NUMBER_PLAIN, 0), &style);
    }
}

static void
draw_stack(const Pen *pen, const Stack *stack, const TilesSpec *t, const Inks *inks, double base)
{
    g_autoptr(Arena) arena = arena_new();
    TextStyle style = with_colour(pen->c->theme->small_strong, inks->code);
    size_t rows = stack_rows(stack);

    style.stretch = STRETCH_SEMI_CONDENSED;
    for (size_t i = 0; i < stack->count; i++) {
        double x = stack->left + (double)(i / rows) * COLUMN, y = base - LIFT - TILE - (double)(i % rows) * ROW;
        FittedText code = fit_text(pen->c, arena, t->tiles[stack->first + i].code, &style, TILE - 1, 1);

        pen_fill(pen, x, y, TILE, TILE, inks->tile);
        pen_fitted(pen, x + TILE / 2.0, y + 11.5, 0.5, LEADING, &code);
    }
}

static void
draw(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect)
{
    const TilesSpec *t = &spec->u.tiles;
    g_autoptr(Arena) arena = arena_new();
    Pen pen = { c, page, rect };
    Inks inks = inks_of(c->theme, t->inverse);
    TextStyle date = with_colour(c->theme->label_strong, inks.date);
    double base = rect.height - FOOT;
    Skyline s;

    (void)form;
    set_skyline(&s, t, c, arena, fmax(rect.width, LEAST_WIDTH));
    s.words.style.colour = inks.word;
    if (t->moment.text != NULL)
        pen_dashed(&pen, s.line, 0, s.line, base, 0.75, inks.word, 1.5, 1.5, CAP_BUTT);
    pen_fitted(&pen, s.words_before ? s.line - 5 : s.line + 5, 8, s.words_before ? 1 : 0, LEADING, &s.words);
    pen_line(&pen, 0, base, s.width, base, 0.75, inks.line);
    draw_years(&pen, &s, t, &inks, base);
    for (size_t i = 0; i < s.count; i++)
        draw_stack(&pen, &s.stacks[i], t, &inks, base);
    for (size_t i = 0; i < s.label_count; i++)
        pen_text(&pen, s.labels[i].x, base - s.labels[i].up, 0, s.labels[i].text, &date);
}

/* ---- in words ---- */

/* "1 March 2019: 4 areas (…)." of the tiles from `first` to before `end`. */
static const char *
describe_day(const TilesSpec *t, size_t first, size_t end, const PenContext *c, Arena *arena)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    LangArg args[3] = { LANG_TEXT("date", lang_date(c->lang, arena, t->tiles[first].date, DATE_LONG)),
                        LANG_NUMBER("count", (double)(end - first)) };

    for (size_t i = first; i < end; i++)
        g_ptr_array_add(names, (gpointer)(guintptr)t->tiles[i].name);
    args[2] = LANG_TEXT("areas", lang_list(c->lang, arena, (const char *const *)names->pdata, names->len));
    return lang_message(c->lang, arena, t->areas ? "alt-tiles-day-areas" : "alt-tiles-day", args, 3);
}

static const char *
alt(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    const TilesSpec *t = &spec->u.tiles;
    g_autoptr(GString) days = g_string_new(NULL);
    LangArg args[4] = { LANG_TEXT("title", spec->title), LANG_NUMBER("count", (double)t->count),
                        LANG_TEXT("moment", t->moment.text) };

    for (size_t first = 0, end; first < t->count; first = end) {
        for (end = first + 1; end < t->count && date_equal(t->tiles[end].date, t->tiles[first].date); end++)
            continue;
        g_string_append_printf(days, "%s%s", days->len > 0 ? " " : "", describe_day(t, first, end, c, arena));
    }
    args[3] = LANG_TEXT("days", days->str);
    return lang_message(c->lang, arena,
                        t->moment.text == NULL ? (t->areas ? "alt-tiles-areas" : "alt-tiles")
                                               : (t->areas ? "alt-tiles-moment-areas" : "alt-tiles-moment"),
                        args, 4);
}

static bool
list(const ChartSpec *spec, const PenContext *c, ChartList *list)
{
    const TilesSpec *t = &spec->u.tiles;
    Arena *arena = chart_list_arena(list);

    if (t->inverse)
        return false;
    for (size_t i = 0; i < t->count; i++) {
        if (i == 0 || !date_equal(t->tiles[i].date, t->tiles[i - 1].date))
            chart_list_head(list, lang_date(c->lang, arena, t->tiles[i].date, DATE_LONG));
        chart_list_words(list, t->tiles[i].name != NULL ? t->tiles[i].name : t->tiles[i].code,
                         t->tiles[i].name != NULL ? t->tiles[i].code : NULL);
    }
    if (t->moment.text != NULL)
        chart_list_words(list, t->moment.text, lang_date(c->lang, arena, t->moment.date, DATE_LONG));
    return true;
}

CHART_ROW(tiles, measure, draw, alt, .least_width = LEAST_WIDTH, .check = check, .list = list);
