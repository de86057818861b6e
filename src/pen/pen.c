/* A right-to-left page is mirrored here and nowhere else. */
#include "pen/pen.h"
#include <math.h>
#include <string.h>

static bool
mirrored(const Pen *pen)
{
    return pen->c->direction == DIRECTION_RTL;
}

double
pen_x(const Pen *pen, double x)
{
    return mirrored(pen) ? pen->box.x + pen->box.width - x : pen->box.x + x;
}

Rect
pen_rect(const Pen *pen, double x, double y, double width, double height)
{
    return (Rect){ mirrored(pen) ? pen_x(pen, x + width) : pen_x(pen, x), pen->box.y + y, width, height };
}

double
text_width(const PenContext *c, const char *text, const TextStyle *style)
{
    return text == NULL || *text == '\0' ? 0 : text_line(c->text, text, style)->width;
}

TextStyle
with_colour(TextStyle style, Colour colour)
{
    style.colour = colour;
    return style;
}

void
pen_text(const Pen *pen, double x, double y, double at, const char *text, const TextStyle *style)
{
    const TextLine *line;
    double left;

    if (text == NULL || *text == '\0')
        return;
    line = text_line(pen->c->text, text, style);
    left = pen_x(pen, x) - line->width * (mirrored(pen) ? 1 - at : at);
    for (size_t i = 0; i < line->count; i++)
        if (line->pieces[i].run != NULL)
            page_text(pen->page, left + line->pieces[i].x - line->x, pen->box.y + y, line->pieces[i].run);
}

void
pen_value(const Pen *pen, double x, double y, double at, const ChartValue *value, const TextStyle *style)
{
    if (value->text == NULL || *value->text == '\0')
        return;
    page_value_begin(pen->page, value->id);
    pen_text(pen, x, y, at, value->text, style);
    page_value_end(pen->page);
}

/* Where a line may end next: before a space, or after a hyphen between letters. */
static const char *
next_break(const char *text)
{
    for (const char *c = text + 1; *c != '\0'; c++)
        if (*c == ' ' || (c[-1] == '-' && c - 1 > text && g_ascii_isalpha(c[-2]) && g_ascii_isalpha(*c)))
            return c;
    return text + strlen(text);
}

/* As much of a word as fits; where the rest of the text begins. */
static const char *
divide_word(const PenContext *c, Arena *arena, const char *text, const char *end, const TextStyle *style, double width, const char **line)
{
    size_t fits = text_divide(c->text, *line, style, width);

    if (text + fits >= end)
        return *end == ' ' ? end + 1 : end;
    *line = arena_strndup(arena, text, fits);
    return text + fits;
}

/* Takes words as long as they fit; at least one, or, where words may be divided, what fits of it. Where the rest of the text begins. */
static const char *
take_words(const PenContext *c, Arena *arena, const char *text, const TextStyle *style, double width, bool divide, const char **line)
{
    const char *end = text, *rest = text + strlen(text);

    while (*end != '\0') {
        const char *longer = next_break(end);
        const char *candidate = arena_strndup(arena, text, (size_t)(longer - text));

        if (end > text && text_width(c, candidate, style) > width)
            break;
        *line = candidate;
        if (divide && end == text && text_width(c, candidate, style) > width)
            return divide_word(c, arena, text, longer, style, width, line);
        end = longer;
        rest = *longer == ' ' ? longer + 1 : longer;
    }
    return rest;
}

/* As many letters as fit before an ellipsis, found by halving. */
static const char *
cut_text(const PenContext *c, Arena *arena, const char *text, const TextStyle *style, double width)
{
    glong least = 0, most = g_utf8_strlen(text, -1);
    const char *kept = "…";

    while (most - least > 1) {
        glong half = (least + most) / 2;
        size_t bytes = text_whole_clusters(c->text, text, (size_t)(g_utf8_offset_to_pointer(text, half) - text));
        const char *shorter = arena_printf(arena, "%.*s…", (int)bytes, text);

        if (text_width(c, shorter, style) <= width) {
            kept = shorter;
            least = half;
        } else {
            most = half;
        }
    }
    return kept;
}

static bool
set_lines(const PenContext *c, Arena *arena, const char *text, double width, size_t most, bool divide, FittedText *out)
{
    bool fits = true;

    out->count = 0;
    out->width = 0;
    while (*text != '\0' && out->count < most) {
        text = take_words(c, arena, text, &out->style, width, divide, &out->lines[out->count]);
        out->width = fmax(out->width, text_width(c, out->lines[out->count], &out->style));
        fits = fits && text_width(c, out->lines[out->count], &out->style) <= width;
        out->count++;
    }
    if (*text != '\0')
        out->lines[out->count - 1] = arena_printf(arena, "%s %s", out->lines[out->count - 1], text);
    return fits && *text == '\0';
}

FittedText
fit_text(const PenContext *c, Arena *arena, const char *text, const TextStyle *style, double width, size_t most)
{
    FittedText fitted = { .style = *style };

    if (text == NULL || *text == '\0' || set_lines(c, arena, text, width, most, false, &fitted))
        return fitted;
    fitted.style.stretch = STRETCH_SEMI_CONDENSED;
    if (set_lines(c, arena, text, width, most, false, &fitted))
        return fitted;
    if (set_lines(c, arena, text, width, most, true, &fitted)) {
        text_tell_broken(c->text, text, &fitted.style, width);
        return fitted;
    }
    set_lines(c, arena, text, width, most, false, &fitted);
    fitted.cut = true;
    fitted.width = width;
    for (size_t i = 0; i < fitted.count; i++)
        if (text_width(c, fitted.lines[i], &fitted.style) > width)
            fitted.lines[i] = cut_text(c, arena, fitted.lines[i], &fitted.style, width);
    return fitted;
}

void
pen_fitted(const Pen *pen, double x, double y, double at, double leading, const FittedText *text)
{
    for (size_t i = 0; i < text->count; i++)
        pen_text(pen, x, y + leading * (double)i, at, text->lines[i], &text->style);
}

void
pen_fill(const Pen *pen, double x, double y, double width, double height, Colour colour)
{
    page_fill(pen->page, pen_rect(pen, x, y, width, height), colour);
}

void
pen_pattern(const Pen *pen, double x, double y, double width, double height, ChartFill fill)
{
    const ChartTheme *t = pen->c->theme;
    Rect box = pen_rect(pen, x, y, width, height);
    Hatch hatch = { 1, 4, 45, t->ink2, t->white }, light = { 0.6, 5, 45, t->ink3, t->white }, extension = { 1.2, 4, -45, t->mid, t->pale };
    Stroke thin = { .width = 0.5, .colour = t->ink2 };

    if (width <= 0 || height <= 0)
        return;
    switch (fill) {
    case FILL_ACCENT:
        page_fill(pen->page, box, t->accent);
        break;
    case FILL_MID:
        page_fill(pen->page, box, t->mid);
        break;
    case FILL_NAVY:
        page_fill(pen->page, box, t->navy);
        break;
    case FILL_PALE:
        page_fill(pen->page, box, t->pale);
        page_frame(pen->page, box, thin);
        break;
    case FILL_HATCH:
        page_hatch(pen->page, box, &hatch);
        page_frame(pen->page, box, thin);
        break;
    case FILL_NO_DATA:
        page_hatch(pen->page, box, &light);
        page_frame(pen->page, box, (Stroke){ .width = 0.5, .colour = t->ink3 });
        break;
    case FILL_EXTENSION:
        page_hatch(pen->page, box, &extension);
        page_frame(pen->page, box, (Stroke){ .width = 0.5, .colour = t->mid });
        break;
    case FILL_OPEN:
        page_frame(pen->page, box, (Stroke){ .width = 0.75, .colour = t->ink2 });
        break;
    }
}

void
pen_line(const Pen *pen, double x1, double y1, double x2, double y2, double width, Colour colour)
{
    pen_dashed(pen, x1, y1, x2, y2, width, colour, 0, 0, CAP_BUTT);
}

void
pen_dashed(const Pen *pen, double x1, double y1, double x2, double y2, double width, Colour colour, double dash, double gap, LineCap cap)
{
    page_line(pen->page, (Point){ pen_x(pen, x1), pen->box.y + y1 }, (Point){ pen_x(pen, x2), pen->box.y + y2 },
              (Stroke){ .width = width, .colour = colour, .dash = dash, .gap = gap, .cap = cap });
}

enum { MOST_POINTS = 32 };

void
pen_polygon(const Pen *pen, const Point *points, size_t count, Colour fill, Stroke stroke)
{
    PathStep steps[MOST_POINTS + 1];

    g_assert(count <= MOST_POINTS);
    for (size_t i = 0; i < count; i++)
        steps[i] = (PathStep){ i == 0 ? PATH_MOVE : PATH_LINE, { { pen_x(pen, points[i].x), pen->box.y + points[i].y } } };
    steps[count] = (PathStep){ .op = PATH_CLOSE };
    page_path(pen->page, steps, count + 1, fill, stroke);
}

/* A check mark is never mirrored. */
void
pen_check(const Pen *pen, double cx, double cy, double r, Colour colour, double width)
{
    double x = pen_x(pen, cx), y = pen->box.y + cy;
    Point points[3] = { { x - 0.5 * r, y + 0.02 * r }, { x - 0.12 * r, y + 0.4 * r }, { x + 0.55 * r, y - 0.42 * r } };

    page_polyline(pen->page, points, 3, (Stroke){ .width = width, .colour = colour, .cap = CAP_ROUND });
}

void
pen_event_sign(const Pen *pen, double cx, double cy, double r, EventSign sign, bool open, Colour colour)
{
    double side = r * 0.86;
    Point square[4] = { { cx - side, cy - side }, { cx + side, cy - side }, { cx + side, cy + side }, { cx - side, cy + side } };
    Point triangle[3] = { { cx - r * 0.95, cy + r * 0.85 }, { cx + r * 0.95, cy + r * 0.85 }, { cx, cy - r * 0.95 } };
    Point diamond[4] = { { cx, cy - r * 1.1 }, { cx + r * 1.1, cy }, { cx, cy + r * 1.1 }, { cx - r * 1.1, cy } };
    Point bar[4] = { { cx - r, cy - r * 0.4 }, { cx + r, cy - r * 0.4 }, { cx + r, cy + r * 0.4 }, { cx - r, cy + r * 0.4 } };
    Point middle = { pen_x(pen, cx), pen->box.y + cy };
    Colour fill = colour;
    Stroke edge = { 0 };

    if (open) {
        fill = (Colour){ 0 };
        edge = (Stroke){ .width = r * 0.28, .colour = colour, .dash = r * 0.5, .gap = r * 0.36 };
    }
    switch (sign) {
    case EVENT_SIGN_MEETING:
        pen_polygon(pen, square, 4, fill, edge);
        break;
    case EVENT_SIGN_ANNIVERSARY:
        page_circle(pen->page, middle, r * 0.85, (Colour){ 0 }, (Stroke){ .width = r * 0.3, .colour = colour, .dash = edge.dash, .gap = edge.gap });
        page_circle(pen->page, middle, r * 0.32, colour, (Stroke){ 0 });
        break;
    case EVENT_SIGN_DAY:
        page_circle(pen->page, middle, r * 0.95, fill, edge);
        break;
    case EVENT_SIGN_LAUNCH:
        pen_polygon(pen, triangle, 3, fill, edge);
        break;
    case EVENT_SIGN_VOTE:
        pen_polygon(pen, bar, 4, fill, edge);
        break;
    case EVENT_SIGN_DEADLINE:
        pen_polygon(pen, diamond, 4, fill, edge);
        break;
    case EVENT_SIGN_COUNT:
        break;
    }
}
