/* Signs and small marks: what the font lacks, drawn. Each is a row of shapes about a centre and a radius. */
#include <math.h>
#include "chart/kinds.h"
#include "base/diag_chart.h"

/* ---- status signs ---- */

static void
arrow(const Pen *pen, double cx, double cy, double r, double angle, Colour colour)
{
    double dx = cos(angle), dy = -sin(angle), w = r * 0.3;
    double x = pen_x(pen, cx), y = pen->box.y + cy;
    Point shaft[2] = { { x - 0.52 * r * dx, y - 0.52 * r * dy }, { x + 0.5 * r * dx, y + 0.5 * r * dy } };
    Point head[3] = {
        { x + 0.5 * r * dx + r * 0.42 * cos(angle + 2.356), y + 0.5 * r * dy - r * 0.42 * sin(angle + 2.356) },
        { x + 0.5 * r * dx, y + 0.5 * r * dy },
        { x + 0.5 * r * dx + r * 0.42 * cos(angle - 2.356), y + 0.5 * r * dy - r * 0.42 * sin(angle - 2.356) }
    };
    Stroke s = { .width = w, .colour = colour };

    if (pen->c->direction == DIRECTION_RTL)
        for (int i = 0; i < 3; i++) {
            head[i].x = 2 * x - head[i].x;
            if (i < 2)
                shaft[i].x = 2 * x - shaft[i].x;
        }
    page_polyline(pen->page, shaft, 2, s);
    page_polyline(pen->page, head, 3, s);
}

static void
disc(const Pen *pen, double cx, double cy, double r, Colour fill, Stroke stroke)
{
    page_circle(pen->page, (Point){ pen_x(pen, cx), pen->box.y + cy }, r, fill, stroke);
}

static void
diamond(const Pen *pen, double cx, double cy, double r, Colour fill, Stroke stroke)
{
    Point p[4] = { { cx, cy - r }, { cx + r, cy }, { cx, cy + r }, { cx - r, cy } };

    pen_polygon(pen, p, 4, fill, stroke);
}

static void
cross(const Pen *pen, double cx, double cy, double r, Colour colour, double width)
{
    pen_line(pen, cx - r, cy - r, cx + r, cy + r, width, colour);
    pen_line(pen, cx - r, cy + r, cx + r, cy - r, width, colour);
}

static void
draw_sign_shape(const Pen *pen, StatusSign sign, double cx, double cy, double r)
{
    const ChartTheme *t = pen->c->theme;
    Colour c = t->status[sign], white = t->white;
    Point down[3] = { { cx - r * 1.1, cy - r * 0.85 }, { cx + r * 1.1, cy - r * 0.85 }, { cx, cy + r } };
    Stroke thin = { .width = r * 0.2, .colour = c };

    switch (sign) {
    case SIGN_ACHIEVED:
        disc(pen, cx, cy, r, c, (Stroke){ 0 });
        pen_check(pen, cx, cy, r, white, r * 0.28);
        break;
    case SIGN_ON_TRACK:
    case SIGN_ACCELERATE:
        disc(pen, cx, cy, r, c, (Stroke){ 0 });
        arrow(pen, cx, cy, r, sign == SIGN_ON_TRACK ? G_PI / 2 : G_PI / 4, white);
        break;
    case SIGN_LIMITED:
        diamond(pen, cx, cy, r * 1.15, c, (Stroke){ 0 });
        arrow(pen, cx, cy, r * 0.9, 0, white);
        break;
    case SIGN_DETERIORATING:
        pen_polygon(pen, down, 3, c, (Stroke){ 0 });
        arrow(pen, cx, cy - r * 0.25, r * 0.75, -G_PI / 2, white);
        break;
    case SIGN_MISSED:
        pen_fill(pen, cx - 0.9 * r, cy - 0.9 * r, 1.8 * r, 1.8 * r, c);
        cross(pen, cx, cy, r * 0.4, white, r * 0.28);
        break;
    case SIGN_TOO_EARLY:
        disc(pen, cx, cy, r * 0.92, (Colour){ 0 }, thin);
        pen_line(pen, cx, cy - r * 0.55, cx, cy, r * 0.2, c);
        pen_line(pen, cx, cy, cx + r * 0.42, cy + r * 0.25, r * 0.2, c);
        break;
    case SIGN_NO_DATA:
        thin.dash = r * 0.42;
        thin.gap = r * 0.3;
        disc(pen, cx, cy, r * 0.92, (Colour){ 0 }, thin);
        pen_line(pen, cx - r * 0.35, cy, cx + r * 0.35, cy, r * 0.24, c);
        break;
    case SIGN_NO_TARGET:
        page_frame(pen->page, pen_rect(pen, cx - r, cy - r * 0.55, 2 * r, 1.1 * r),
                   (Stroke){ .width = r * 0.15, .colour = c });
        pen_line(pen, cx - r * 0.4, cy, cx + r * 0.4, cy, r * 0.17, c);
        break;
    case SIGN_BASELINE_ONLY:
        disc(pen, cx, cy, r * 0.92, (Colour){ 0 }, thin);
        disc(pen, cx, cy, r * 0.3, c, (Stroke){ 0 });
        break;
    case SIGN_NO_CHANGE:
        diamond(pen, cx, cy, r * 1.05, (Colour){ 0 }, thin);
        pen_line(pen, cx - r * 0.42, cy, cx + r * 0.42, cy, r * 0.28, c);
        break;
    }
}

static double
sign_radius(const ChartSpec *spec)
{
    return spec->u.status_sign.radius > 0 ? spec->u.status_sign.radius : 4.2;
}

static void
measure_sign(const ChartSpec *spec, const PenContext *c, ChartForm form, double width, ChartSize *out)
{
    double r = sign_radius(spec);

    (void)c;
    (void)form;
    (void)width;
    *out = (ChartSize){ 0, 2.3 * r, 2.3 * r, 1.15 * r + r * 0.62 };
}

static void
draw_sign(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect)
{
    Pen pen = { c, page, rect };

    (void)form;
    draw_sign_shape(&pen, spec->u.status_sign.sign, rect.width / 2, rect.height / 2, sign_radius(spec));
}

static const char *
alt_sign(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    LangArg args[] = { LANG_TEXT("status", spec->u.status_sign.word) };

    return lang_message(c->lang, arena, "alt-status-sign", args, 1);
}

CHART_ROW(status_sign, measure_sign, draw_sign, alt_sign, .last = FORM_FULL);

/* ---- marks ---- */

/* Each draws its mark into a box of w by h. */

static void
triangle(const Pen *pen, double w, double h, const MarkSpec *mark)
{
    Point up[3] = { { 0, h }, { w, h }, { w / 2, 0 } }, down[3] = { { 0, 0 }, { w, 0 }, { w / 2, h } };

    pen_polygon(pen, mark->mark == MARK_TRIANGLE_UP ? up : down, 3, pen->c->theme->ink, (Stroke){ 0 });
}

static void
arrow_mark(const Pen *pen, double w, double h, const MarkSpec *mark)
{
    arrow(pen, w / 2, h / 2, h * 0.8, mark->mark == MARK_ARROW_END ? 0 : G_PI, pen->c->theme->ink);
}

static void
disc_mark(const Pen *pen, double w, double h, const MarkSpec *mark)
{
    const ChartTheme *t = pen->c->theme;

    if (mark->mark == MARK_DISC)
        disc(pen, w / 2, h / 2, w / 2, t->ink2, (Stroke){ 0 });
    else
        disc(pen, w / 2, h / 2, w / 2 - 0.5, (Colour){ 0 },
             (Stroke){ .width = 1, .colour = t->ink2, .dash = mark->open, .gap = mark->open });
}

static void
dash(const Pen *pen, double w, double h, const MarkSpec *mark)
{
    (void)mark;
    pen_line(pen, 0, h / 2, w, h / 2, 1, pen->c->theme->ink2);
}

static void
check_mark(const Pen *pen, double w, double h, const MarkSpec *mark)
{
    (void)mark;
    pen_check(pen, w / 2, h / 2, w / 2, pen->c->theme->ink, 1.2);
}

static void
swatch(const Pen *pen, double w, double h, const MarkSpec *mark)
{
    if (mark->open)
        stack_part_open(pen, (Rect){ 0, 0, w, h }, mark->fill, OPEN_AFTER);
    else
        pen_pattern(pen, 0, 0, w, h, mark->fill);
}

static void
tick(const Pen *pen, double w, double h, const MarkSpec *mark)
{
    pen_line(pen, w / 2, 0, w / 2, h, mark->mark == MARK_TARGET_TICK ? 2 : 0.9, pen->c->theme->ink);
}

static void
required(const Pen *pen, double w, double h, const MarkSpec *mark)
{
    const ChartTheme *t = pen->c->theme;
    Point point[3] = { { w / 2 - 3.2, 0 }, { w / 2 + 3.2, 0 }, { w / 2, 4.6 } };

    (void)mark;
    pen_polygon(pen, point, 3, t->ink, (Stroke){ 0 });
    pen_line(pen, w / 2, 4, w / 2, h, 0.9, t->ink);
}

static void
stub(const Pen *pen, double w, double h, const MarkSpec *mark)
{
    (void)mark;
    pen_dashed(pen, 0, h / 2, w, h / 2, 0.8, pen->c->theme->ink3, 1, 2, CAP_BUTT);
}

static void
event_mark(const Pen *pen, double w, double h, const MarkSpec *mark)
{
    pen_event_sign(pen, w / 2, h / 2, w / 2, mark->event, mark->open, pen->c->theme->accent);
}

static void
square(const Pen *pen, double w, double h, const MarkSpec *mark)
{
    const ChartTheme *t = pen->c->theme;
    Stroke frame = { .width = fmax(0.8, w * 0.09), .colour = t->accent };
    Point half[3] = { { 0.4, 0.4 }, { 0.4, h - 0.4 }, { w - 0.4, h - 0.4 } };

    if (mark->mark == MARK_PARTY) {
        pen_fill(pen, 0, 0, w, h, t->accent);
        pen_check(pen, w / 2, h / 2, w * 0.52, t->white, w * 0.14);
        return;
    }
    if (mark->mark == MARK_STANDING_UNKNOWN)        /* of no colour, and not closed: nothing is said of it */
        frame = (Stroke){ .width = frame.width, .colour = t->ink3, .dash = w * 0.2, .gap = w * 0.2 };
    if (mark->mark == MARK_SIGNATORY)
        pen_polygon(pen, half, 3, t->accent, (Stroke){ 0 });
    page_frame(pen->page, pen_rect(pen, 0, 0, w, h), frame);
}

/* The half towards the start edge. */
static void
half_disc(const Pen *pen, double cx, double cy, double r, Colour fill)
{
    enum { STEPS = 16 };
    Point points[STEPS + 1];

    for (int i = 0; i <= STEPS; i++) {
        double angle = G_PI / 2 + G_PI * i / STEPS;

        points[i] = (Point){ cx + r * cos(angle), cy - r * sin(angle) };
    }
    pen_polygon(pen, points, STEPS + 1, fill, (Stroke){ 0 });
}

static void
vote(const Pen *pen, double w, double h, const MarkSpec *mark)
{
    MarkKind kind = mark->mark;
    const ChartTheme *t = pen->c->theme;
    double r = w / 2;

    if (kind == MARK_VOTE_FOR || kind == MARK_DISC_CHECK) {
        disc(pen, r, h / 2, r, t->accent, (Stroke){ 0 });
        pen_check(pen, r, h / 2, r * 1.05, t->white, r * 0.28);
    } else if (kind == MARK_VOTE_ABSTAIN) {
        half_disc(pen, r, h / 2, r - 0.5, t->accent);
        disc(pen, r, h / 2, r - 0.5, (Colour){ 0 }, (Stroke){ .width = 1, .colour = t->accent });
    } else if (kind == MARK_VOTE_AGAINST) {
        pen_fill(pen, 0, 0, w, h, t->ink);
        cross(pen, r, h / 2, r * 0.45, t->white, 1.2);
    } else if (kind == MARK_VOTE_NONE) {            /* not recorded: one sign for that, of treaties and of votes */
        square(pen, w, h, &(MarkSpec){ .mark = MARK_STANDING_UNKNOWN });
    }
}

void
area_square(const Pen *pen, double w, double h, AreaMark area)
{
    const ChartTheme *t = pen->c->theme;
    Stroke frame = { .width = 0.7, .colour = t->ink2 },
           dashed = { .width = 0.7, .colour = t->ink2, .dash = 1.6, .gap = 1.3 };

    switch (area) {
    case AREA_FULFILLED:
        pen_fill(pen, 0, 0, w, h, t->accent);
        pen_check(pen, w / 2, h / 2, w * 0.52, t->white, w * 0.15);
        break;
    case AREA_DONE:
        pen_fill(pen, 0, 0, w, h, t->accent);
        break;
    case AREA_UNCLEAR:
        pen_fill(pen, 0, h / 2, w, h / 2, t->accent);
        pen_frame(pen, 0, 0, w, h, frame);
        break;
    case AREA_NOT:
        pen_frame(pen, 0, 0, w, h, frame);
        break;
    case AREA_UNKNOWN:
        pen_frame(pen, 0, 0, w, h, dashed);
        break;
    }
}

static void
area_mark(const Pen *pen, double w, double h, const MarkSpec *mark)
{
    area_square(pen, w, h, mark->area);
}

static void
cells(const Pen *pen, double w, double h, const MarkSpec *mark)
{
    double one = (w - 2) / 3;

    for (int i = 0; i < 3; i++) {
        double x = i * (one + 1);

        if (i == mark->cell)
            pen_fill(pen, x, 0, one, h, pen->c->theme->accent);
        else
            page_frame(pen->page, pen_rect(pen, x, 0, one, h), (Stroke){ .width = 0.6, .colour = pen->c->theme->ink2 });
    }
}

/* Its size, where its baseline is from the top, both where no size is asked for, and how it is drawn. */
typedef struct MarkRow {
    double width, height, baseline;
    void (*draw)(const Pen *pen, double w, double h, const MarkSpec *mark);
} MarkRow;

static const MarkRow mark_rows[] = {
    [MARK_TRIANGLE_UP]   = { 6, 5, 5, triangle },
    [MARK_TRIANGLE_DOWN] = { 6, 5, 5, triangle },
    [MARK_ARROW_START]   = { 8, 6, 5.5, arrow_mark },
    [MARK_ARROW_END]     = { 8, 6, 5.5, arrow_mark },
    [MARK_PARTY]         = { 8, 8, 7, square },
    [MARK_SIGNATORY]     = { 8, 8, 7, square },
    [MARK_NOT_PARTY]     = { 8, 8, 7, square },
    [MARK_STANDING_UNKNOWN] = { 8, 8, 7, square },
    [MARK_VOTE_FOR]      = { 8.4, 8.4, 7.2, vote },
    [MARK_VOTE_ABSTAIN]  = { 8.4, 8.4, 7.2, vote },
    [MARK_VOTE_AGAINST]  = { 8.4, 8.4, 7.2, vote },
    [MARK_VOTE_NONE]     = { 8, 8, 7, vote },
    [MARK_VOTE_OUTSIDE]  = { 8.4, 8.4, 7.2, vote },
    [MARK_DISC_CHECK]    = { 8.4, 8.4, 7.2, vote },
    [MARK_DISC]          = { 7, 7, 6.4, disc_mark },
    [MARK_CIRCLE]        = { 7, 7, 6.4, disc_mark },
    [MARK_DASH]          = { 7, 7, 6.4, dash },
    [MARK_CHECK]         = { 7, 7, 6.4, check_mark },
    [MARK_SWATCH]        = { 14, 6, 5.6, swatch },
    [MARK_BASELINE_TICK] = { 3, 8, 7, tick },
    [MARK_REQUIRED]      = { 8, 9, 8, required },
    [MARK_TARGET_TICK]   = { 4, 8, 7, tick },
    [MARK_AREA]         = { 8, 8, 7, area_mark },
    [MARK_JUDGEMENT]     = { 13, 6, 5.8, cells },
    [MARK_STUB]          = { 12, 4, 2, stub },
    [MARK_EVENT]         = { 8, 8, 7, event_mark },
};

static double
mark_scale(const MarkSpec *mark)
{
    return mark->size > 0 ? mark->size / mark_rows[mark->mark].height : 1;
}

static void
measure_mark(const ChartSpec *spec, const PenContext *c, ChartForm form, double width, ChartSize *out)
{
    const MarkSpec *mark = &spec->u.mark;
    const MarkRow *row = &mark_rows[mark->mark];
    double k = mark_scale(mark);

    (void)c;
    (void)form;
    (void)width;
    *out = (ChartSize){ 0, mark->width > 0 ? mark->width : row->width * k, row->height * k, row->baseline * k };
}

static void
draw_mark(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect)
{
    Pen pen = { c, page, rect };

    (void)form;
    mark_rows[spec->u.mark.mark].draw(&pen, rect.width, rect.height, &spec->u.mark);
}

CHART_ROW(mark, measure_mark, draw_mark, NULL, .last = FORM_FULL);

/* ---- rows of areas and dots ---- */

/* Rows of few areas below one another have squares of one size: that of as many as an overview's row holds. */
enum { FEW_SQUARES = 14 };

/* Where the squares stand: many in two rows, where each can be seen by itself. */
typedef struct SquaresGrid { size_t a_row; double step, w; } SquaresGrid;

static SquaresGrid
squares_grid(const AreaSquaresSpec *s, double width)
{
    SquaresGrid grid = { .a_row = s->narrow ? (s->count + 1) / 2 : s->count };

    grid.step = s->narrow ? fmin(6.25, width / (double)MAX(grid.a_row, 1))
                          : fmin(11.8, width / (double)MAX(s->count, FEW_SQUARES));
    grid.w = grid.step * 0.8;
    return grid;
}

static void
measure_squares(const ChartSpec *spec, const PenContext *c, ChartForm form, double width, ChartSize *out)
{
    (void)spec;
    (void)c;
    (void)form;
    out->width = width;
    out->height = 11;
    out->baseline = 9;
}

/*
 * Points. Of squares so narrow that a pixel more or less is seen the edges lie where both writers of PDF have them, one
 * of which rounds to thousandths and one to 256ths: else a square is a pixel wider in one file than in the other.
 */
static double
on_eighths(double x)
{
    return floor(x * 8 + 0.5) / 8;
}

static void
draw_squares(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect)
{
    const AreaSquaresSpec *s = &spec->u.area_squares;
    SquaresGrid grid = squares_grid(s, rect.width);
    double side = s->narrow ? on_eighths(grid.w) : grid.w,
           top = rect.y + (s->narrow ? on_eighths((rect.height - grid.step - side) / 2) : (rect.height - side) / 2);

    (void)form;
    for (size_t i = 0; i < s->count; i++) {
        double x = (double)(i % grid.a_row) * grid.step,
               left = c->direction == DIRECTION_RTL ? rect.x + rect.width - x - grid.w : rect.x + x;
        Rect box = { s->narrow ? on_eighths(left) : left, top + (double)(i / grid.a_row) * grid.step, side, side };
        Pen pen = { c, page, box };

        area_square(&pen, side, side, s->marks[i]);
    }
}

const char *
area_words(const PenContext *c, Arena *arena, const char *const *words, AreaMark mark)
{
    static const char *const keys[AREA_MARK_COUNT] = { "legend-member-fulfilled", "legend-member-counts",
                                                       "legend-member-unclear", "legend-member-not",
                                                       "legend-member-unknown" };

    return words != NULL && words[mark] != NULL ? words[mark] : lang_message(c->lang, arena, keys[mark], NULL, 0);
}

static const char *
alt_squares(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    const AreaSquaresSpec *s = &spec->u.area_squares;
    g_autoptr(GString) groups = g_string_new(NULL);

    for (int m = AREA_FULFILLED; m <= AREA_UNKNOWN; m++) {
        g_autoptr(GPtrArray) names = g_ptr_array_new();

        for (size_t i = 0; i < s->count; i++)
            if ((int)s->marks[i] == m)
                g_ptr_array_add(names, (gpointer)(guintptr)s->names[i]);
        if (names->len > 0) {
            LangArg args[] = { LANG_TEXT("mark", area_words(c, arena, s->words, (AreaMark)m)),
                               LANG_TEXT("areas",
                                         lang_list(c->lang, arena, (const char *const *)names->pdata, names->len)) };

            g_string_append_printf(groups, "%s%s", groups->len > 0 ? " " : "",
                                   lang_message(c->lang, arena, "alt-area-group", args, 2));
        }
    }
    {
        LangArg count = LANG_NUMBER("count", (double)s->count);
        LangArg args[] = { LANG_TEXT("title", spec->title),
                           LANG_TEXT("areas", s->areas != NULL ? s->areas
                                              : lang_message(c->lang, arena, "count-states", &count, 1)),
                           LANG_TEXT("groups", groups->str) };

        return lang_message(c->lang, arena, "alt-area-squares", args, 3);
    }
}

CHART_ROW(area_squares, measure_squares, draw_squares, alt_squares, .least_width = 40);

/* As many a row as asked, or as fit. */
static int
dots_per_row(const DotsSpec *d, double width)
{
    return MAX(1, MIN(d->per_row, (int)fmin(floor(width / (d->radius * 2.7) + 1e-6), 10000)));
}

static void
measure_dots(const ChartSpec *spec, const PenContext *c, ChartForm form, double width, ChartSize *out)
{
    const DotsSpec *d = &spec->u.dots;
    int row = dots_per_row(d, width), rows = (d->total + row - 1) / row;

    (void)c;
    (void)form;
    out->width = row * d->radius * 2.7;
    out->min_width = fmax(out->min_width, d->radius * 2.7);
    out->height = rows * d->radius * 2.7;
    out->baseline = out->height;
}

static void
draw_dots(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect)
{
    const DotsSpec *d = &spec->u.dots;
    Pen pen = { c, page, rect };
    double step = d->radius * 2.7;
    int row = dots_per_row(d, rect.width);

    (void)form;
    for (int i = 0; i < d->total; i++)
        disc(&pen, (i % row + 0.5) * step, (i / row + 0.5) * step, d->radius - 0.4,
             i < d->count ? c->theme->accent : (Colour){ 0 },
             (Stroke){ .width = 0.8, .colour = i < d->count ? c->theme->accent : c->theme->ink2 });
}

static const char *
alt_dots(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    LangArg args[] = { LANG_TEXT("title", spec->title), LANG_NUMBER("k", spec->u.dots.count),
                       LANG_NUMBER("n", spec->u.dots.total) };

    return lang_message(c->lang, arena, "alt-dots", args, 3);
}

static DiagId
check_dots(const ChartSpec *spec)
{
    return spec->u.dots.per_row > 0 && spec->u.dots.total >= 0 && spec->u.dots.total <= 10000 ? CHART_GOOD
                                                                                              : DIAG_CHART_BAD_NUMBER;
}

CHART_ROW(dots, measure_dots, draw_dots, alt_dots, .least_width = 20, .check = check_dots);

/* ---- no data ---- */

static void
measure_none(const ChartSpec *spec, const PenContext *c, ChartForm form, double width, ChartSize *out)
{
    (void)c;
    (void)form;
    out->width = width;
    out->height = spec->u.no_data.dotted ? 11 : spec->u.no_data.height;
    out->baseline = out->height - 2;
}

static void
draw_none(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect)
{
    Pen pen = { c, page, rect };

    (void)form;
    if (spec->u.no_data.dotted)
        pen_dashed(&pen, 0, rect.height / 2, rect.width, rect.height / 2, 0.7, c->theme->ink3, 0.8, 3.2, CAP_BUTT);
    else
        pen_pattern(&pen, 0, 0, rect.width, rect.height, FILL_NO_DATA);
}

static const char *
alt_none(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    const ChartValue *latest = &spec->u.no_data.latest;
    LangArg args[] = { LANG_TEXT("title", spec->title), LANG_TEXT("latest", chart_say(c, arena, latest)) };

    return lang_message(c->lang, arena, latest->known ? "alt-no-way" : "alt-no-data", args, 2);
}

CHART_ROW(no_data, measure_none, draw_none, alt_none, .least_width = 10);
