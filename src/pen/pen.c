/* A right-to-left page is mirrored here and nowhere else. */
#include "pen/foreign.h"
#include "pen/trial.h"
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

/* How far the text before the byte `at` reaches. */
static double
reach(const TextRun *run, size_t at)
{
    const TextGlyph *glyph = run->glyphs;
    double x = 0;

    for (size_t c = 0, bytes = 0; c < run->cluster_count && bytes < at; bytes += run->clusters[c++].bytes)
        for (size_t g = 0; g < run->clusters[c].glyphs; g++)
            x += (double)(glyph++)->advance;
    return x;
}

/* The glyphs of the bytes [at, end) of a run that is read from right to left, and how far from its left they begin. */
static const TextRun *
slice_leftward(Arena *arena, const TextRun *run, size_t at, size_t end, double *left)
{
    TextRun *slice = arena_memdup(arena, run, sizeof *run);
    size_t glyph = run->glyph_count;

    slice->text = arena_strndup(arena, run->text + at, end - at);
    slice->length = end - at;
    slice->cluster_count = slice->glyph_count = 0;
    slice->width = *left = 0;
    for (size_t c = 0, bytes = 0; c < run->cluster_count && bytes < end; bytes += run->clusters[c++].bytes) {
        glyph -= run->clusters[c].glyphs;
        if (bytes < at)
            continue;
        if (slice->cluster_count++ == 0)
            slice->clusters = run->clusters + c;
        slice->glyph_count += run->clusters[c].glyphs;
    }
    slice->glyphs = run->glyphs + glyph;
    for (size_t g = 0; g < glyph; g++)
        *left += (double)run->glyphs[g].advance;
    for (size_t g = 0; g < slice->glyph_count; g++)
        slice->width += (double)slice->glyphs[g].advance;
    return slice;
}

/* Bytes [at, end) of a run. */
static void
paint_part(const Pen *pen, double x, double y, const TextRun *run, const TextStyle *style, size_t at, size_t end)
{
    g_autofree char *part = g_strndup(run->text + at, end - at);
    const TextLine *line;
    double left;

    if (end - at == run->length) {
        page_text(pen->page, x, y, run);
        return;
    }
    if (run->rtl) {
        const TextRun *slice = slice_leftward(page_arena(pen->page), run, at, end, &left);

        page_text(pen->page, x + left, y, slice);
        return;
    }
    line = text_line(pen->c->text, part, style);
    for (const TextPiece *piece = line_next_read(line, NULL); piece != NULL; piece = line_next_read(line, piece))
        if (piece->run != NULL)
            page_text(pen->page, x + reach(run, at) + piece->x - line->x, y, piece->run);
}

/* A run that holds names of another language is set in stretches, each in one language. */
static void
paint_run(const Pen *pen, double x, double y, const TextRun *run, const TextStyle *style, ForeignEnds ends)
{
    g_autofree char *text = g_strndup(run->text, run->length);

    for (size_t at = 0, end; at < run->length; at = end) {
        const char *language;

        end = at + foreign_stretch(pen->c->foreign, text, text + at, ends, &language);
        if (language != NULL)
            page_language_begin(pen->page, language);
        paint_part(pen, x, y, run, style, at, end);
        if (language != NULL)
            page_language_end(pen->page);
    }
}

static void
set_text(const Pen *pen, double x, double y, double at, const char *text, const TextStyle *style, ForeignEnds ends)
{
    const TextLine *line;
    double left;

    if (text == NULL || *text == '\0')
        return;
    line = text_line(pen->c->text, text, style);
    left = pen_x(pen, x) - line->width * (mirrored(pen) ? 1 - at : at);
    if (pen->c->trial != NULL) {
        pen_trial_text(pen->c->trial, left, pen->box.y + y, line->width, style);
        return;
    }
    for (const TextPiece *piece = line_next_read(line, NULL); piece != NULL; piece = line_next_read(line, piece))
        if (piece->run != NULL && pen->c->foreign != NULL)
            paint_run(pen, left + piece->x - line->x, pen->box.y + y, piece->run, style, ends);
        else if (piece->run != NULL)
            page_text(pen->page, left + piece->x - line->x, pen->box.y + y, piece->run);
}

void
pen_text(const Pen *pen, double x, double y, double at, const char *text, const TextStyle *style)
{
    set_text(pen, x, y, at, text, style, FOREIGN_WHOLE);
}

void
pen_line_of(const Pen *pen, double x, double y, double at, const char *text, const TextStyle *style, size_t line,
            size_t count)
{
    set_text(pen, x, y, at, text, style,
             (line > 0 ? FOREIGN_CAME : 0) | (line + 1 < count ? FOREIGN_GOES_ON : 0));
}

void
pen_value(const Pen *pen, double x, double y, double at, const ChartValue *value, const TextStyle *style)
{
    if (value->text == NULL || *value->text == '\0')
        return;
    pen_value_begin(pen, value->id);
    pen_text(pen, x, y, at, value->text, style);
    pen_value_end(pen);
}

void
pen_value_begin(const Pen *pen, const char *id)
{
    if (pen->c->trial == NULL)
        page_value_begin(pen->page, id);
}

void
pen_value_end(const Pen *pen)
{
    if (pen->c->trial == NULL)
        page_value_end(pen->page);
}

void
pen_plot(const Pen *pen, double x, double y, double width, double height)
{
    (void)x;
    (void)y;
    if (pen->c->trial != NULL)
        pen_trial_plot(pen->c->trial, width, height);
}

void
pen_lost(const Pen *pen)
{
    if (pen->c->trial != NULL)
        pen_trial_lost(pen->c->trial);
}

/* ---- lines of words ---- */

/* A label being broken into lines. */
typedef struct Setting {
    const PenContext *c;
    Arena *arena;
    const char *text;                   /* whole */
    TextStyle style;
    double width;
    bool divide;                        /* words that are wider than the room */
    GPtrArray *divided;                 /* those that were, between letters */
} Setting;

/* Where a line may end next: before a space, or after a hyphen between letters. */
static const char *
next_break(const char *text)
{
    for (const char *c = text + 1; *c != '\0'; c++)
        if (*c == ' ' || (c[-1] == '-' && c - 1 > text && g_ascii_isalpha(c[-2]) && g_ascii_isalpha(*c)))
            return c;
    return text + strlen(text);
}

/* The word of the whole text that holds the byte at `at`. */
static const char *
word_around(const Setting *s, const char *at)
{
    const char *from = s->text, *end;

    for (end = next_break(from); end <= at && *end != '\0'; end = next_break(from))
        from = *end == ' ' ? end + 1 : end;
    return arena_strndup(s->arena, from, (size_t)(end - from));
}

static void
note_divided(const Setting *s, const char *at)
{
    const char *word = word_around(s, at);

    if (s->divided->len == 0 || strcmp(g_ptr_array_index(s->divided, s->divided->len - 1), word) != 0)
        g_ptr_array_add(s->divided, (gpointer)(guintptr)word);
}

/* As much of a word as fits; where the rest of the text begins. */
static const char *
divide_word(const Setting *s, const char *text, const char *end, const char **line)
{
    bool letters = false;
    size_t fits = text_divide(s->c->text, *line, &s->style, s->width, &letters);

    if (text + fits >= end)
        return *end == ' ' ? end + 1 : end;
    if (letters)
        note_divided(s, text + fits);
    *line = arena_strndup(s->arena, text, fits);
    return text + fits;
}

/*
 * Takes words as long as they fit; at least one, or, where words may be divided, what fits of it. Where the rest of
 * the text begins.
 */
static const char *
take_words(const Setting *s, const char *text, const char **line)
{
    const char *end = text, *rest = text + strlen(text);

    while (*end != '\0') {
        const char *longer = next_break(end);
        const char *candidate = arena_strndup(s->arena, text, (size_t)(longer - text));
        bool wide = text_width(s->c, candidate, &s->style) > s->width;

        if (end > text && wide)
            break;
        *line = candidate;
        if (s->divide && wide)
            return divide_word(s, text, longer, line);
        end = longer;
        rest = *longer == ' ' ? longer + 1 : longer;
    }
    return rest;
}

static DividedWords
divided_words(const Setting *s)
{
    const char **words;

    if (s->divided->len == 0)
        return (DividedWords){ 0 };
    words = arena_new0(s->arena, const char *, s->divided->len + 1);
    for (guint i = 0; i < s->divided->len; i++)
        words[i] = g_ptr_array_index(s->divided, i);
    return (DividedWords){ arena_strdup(s->arena, s->text), words };
}

void
pen_tell_divided(const Pen *pen, const DividedWords *divided)
{
    for (size_t i = 0; pen->c->trial == NULL && divided->words != NULL && divided->words[i] != NULL; i++)
        text_tell_divided(pen->c->text, divided->text, divided->words[i], pen->c->spot);
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
set_lines(const Setting *s, size_t most, FittedText *out)
{
    const char *text = s->text;
    bool fits = true;

    out->count = 0;
    out->width = 0;
    out->style = s->style;
    while (*text != '\0' && out->count < most) {
        double width;

        text = take_words(s, text, &out->lines[out->count]);
        width = text_width(s->c, out->lines[out->count], &s->style);
        out->width = fmax(out->width, width);
        fits = fits && width <= s->width;
        out->count++;
    }
    if (*text != '\0')
        out->lines[out->count - 1] = arena_printf(s->arena, "%s %s", out->lines[out->count - 1], text);
    return fits && *text == '\0';
}

FittedText
fit_text(const PenContext *c, Arena *arena, const char *text, const TextStyle *style, double width, size_t most)
{
    g_autoptr(GPtrArray) divided = g_ptr_array_new();
    Setting s = { c, arena, text, *style, width, false, divided };
    FittedText fitted = { .style = *style };

    if (text == NULL || *text == '\0' || set_lines(&s, most, &fitted))
        return fitted;
    s.style.stretch = STRETCH_SEMI_CONDENSED;
    if (set_lines(&s, most, &fitted))
        return fitted;
    s.divide = true;
    if (set_lines(&s, most, &fitted)) {
        fitted.divided = divided_words(&s);
        return fitted;
    }
    s.divide = false;
    set_lines(&s, most, &fitted);
    fitted.cut = true;
    fitted.width = width;
    for (size_t i = 0; i < fitted.count; i++)
        if (text_width(c, fitted.lines[i], &fitted.style) > width)
            fitted.lines[i] = cut_text(c, arena, fitted.lines[i], &fitted.style, width);
    return fitted;
}

static bool
is_digits(const char *text)
{
    while (g_unichar_isdigit(g_utf8_get_char(text)))
        text += g_utf8_skip[*(const guchar *)text];
    return *text == '\0';
}

/* A short word that stands alone on the last line takes the one before with it, as paragraphs do (CSS text-wrap). */
static void
keep_company(const Setting *s, GPtrArray *lines)
{
    const char *last = lines->len < 2 ? "" : g_ptr_array_index(lines, lines->len - 1);
    const char *before = lines->len < 2 ? "" : g_ptr_array_index(lines, lines->len - 2), *space = strrchr(before, ' ');
    char *kept;

    if (space == NULL || strchr(last, ' ') != NULL || s->divided->len > 0 || is_digits(space + 1) ||
        text_width(s->c, last, &s->style) > s->width / 3)
        return;
    kept = g_strchomp(arena_printf(s->arena, "%.*s", (int)(space - before), before));
    last = arena_printf(s->arena, "%s %s", space + 1, last);
    if (text_width(s->c, kept, &s->style) < 0.6 * s->width || text_width(s->c, last, &s->style) > s->width)
        return;
    g_ptr_array_index(lines, lines->len - 2) = kept;
    g_ptr_array_index(lines, lines->len - 1) = (gpointer)(guintptr)last;
}

WrappedText
wrap_text(const PenContext *c, Arena *arena, const char *text, const TextStyle *style, double width)
{
    g_autoptr(GPtrArray) lines = g_ptr_array_new(), divided = g_ptr_array_new();
    Setting s = { c, arena, text, *style, width, true, divided };
    WrappedText wrapped = { .style = *style };

    while (text != NULL && *text != '\0') {
        const char *line;

        text = take_words(&s, text, &line);
        g_ptr_array_add(lines, (gpointer)(guintptr)line);
    }
    keep_company(&s, lines);
    for (guint i = 0; i < lines->len; i++)
        wrapped.width = fmax(wrapped.width, text_width(c, g_ptr_array_index(lines, i), style));
    wrapped.count = lines->len;
    wrapped.lines = arena_memdup(arena, lines->pdata, sizeof(const char *) * lines->len);
    wrapped.divided = divided_words(&s);
    return wrapped;
}

void
pen_wrapped(const Pen *pen, double x, double y, double at, double leading, const WrappedText *text)
{
    for (size_t i = 0; i < text->count; i++)
        pen_line_of(pen, x, y + leading * (double)i, at, text->lines[i], &text->style, i, text->count);
    pen_tell_divided(pen, &text->divided);
}

void
pen_fitted(const Pen *pen, double x, double y, double at, double leading, const FittedText *text)
{
    if (text->cut)
        pen_lost(pen);
    for (size_t i = 0; i < text->count; i++)
        pen_line_of(pen, x, y + leading * (double)i, at, text->lines[i], &text->style, i, text->count);
    pen_tell_divided(pen, &text->divided);
}

void
pen_fill(const Pen *pen, double x, double y, double width, double height, Colour colour)
{
    Rect box = pen_rect(pen, x, y, width, height);

    if (pen->c->trial == NULL)
        page_fill(pen->page, box, colour);
    else if (width > 0 && height > 0)
        pen_trial_ground(pen->c->trial, box, colour);
}

Colour
pen_bar_fill(const Pen *pen)
{
    const ChartTheme *t = pen->c->theme;

    return t->bar.set ? t->bar : t->accent;
}

Colour
pen_bar_text(const Pen *pen)
{
    const ChartTheme *t = pen->c->theme;

    return t->bar_text.set ? t->bar_text : t->white;
}

static const double BAR_FRAME = 1, LEVEL_LINE = 1.2, LEVEL_PERIOD = 2.8; /* pt */

Stroke
pen_bar_frame(const Pen *pen)
{
    Colour frame = pen->c->theme->bar_frame;

    return frame.set ? (Stroke){ .width = BAR_FRAME, .colour = frame } : (Stroke){ 0 };
}

/* The frame lies within: a bar is as long with it as without. */
void
pen_bar(const Pen *pen, double x, double y, double width, double height)
{
    double frame = fmin(pen_bar_frame(pen).width, fmin(width, height) / 2);

    if (width <= 0 || height <= 0)
        return;
    if (frame > 0)
        pen_fill(pen, x, y, width, height, pen_bar_frame(pen).colour);
    pen_fill(pen, x + frame, y + frame, width - 2 * frame, height - 2 * frame, pen_bar_fill(pen));
}

void
pen_frame(const Pen *pen, double x, double y, double width, double height, Stroke stroke)
{
    if (pen->c->trial == NULL)
        page_frame(pen->page, pen_rect(pen, x, y, width, height), stroke);
}

void
pen_hatch(const Pen *pen, double x, double y, double width, double height, const Hatch *hatch)
{
    Rect box = pen_rect(pen, x, y, width, height);

    if (pen->c->trial == NULL)
        page_hatch(pen->page, box, hatch);
    else if (width > 0 && height > 0)
        pen_trial_ground(pen->c->trial, box, (Colour){ 0 });
}

/*
 * Level lines with as much white above the first and below the last as half of that between two: a phase of the sheet's
 * would leave slivers at the frame, which come and go by how a printer rounds.
 */
static void
fill_level_lines(const Pen *pen, double x, double y, double width, double height)
{
    const ChartTheme *t = pen->c->theme;
    double count = fmax(1, floor(height / LEVEL_PERIOD)), period = height / count,
           line = fmin(LEVEL_LINE, period / 2);

    pen_fill(pen, x, y, width, height, t->white);
    for (int i = 0; i < (int)count; i++)
        pen_fill(pen, x, y + (i + 0.5) * period - line / 2, width, line, t->mid);
}

void
pen_pattern(const Pen *pen, double x, double y, double width, double height, ChartFill fill)
{
    const ChartTheme *t = pen->c->theme;
    Hatch hatch = { 1, 4, 45, t->ink2, t->white }, light = { 0.6, 5, 45, t->ink3, t->white },
          extension = { 0.9, 4, -45, t->mid, t->pale };
    Stroke thin = { .width = 0.5, .colour = t->ink2 };

    if (width <= 0 || height <= 0)
        return;
    switch (fill) {
    case FILL_ACCENT:
        pen_bar(pen, x, y, width, height);
        break;
    case FILL_MID:
        pen_fill(pen, x, y, width, height, t->mid);
        break;
    case FILL_NAVY:
        pen_fill(pen, x, y, width, height, t->navy);
        break;
    case FILL_PALE:
        pen_fill(pen, x, y, width, height, t->pale);
        pen_frame(pen, x, y, width, height, thin);
        break;
    case FILL_HATCH:
        pen_hatch(pen, x, y, width, height, &hatch);
        pen_frame(pen, x, y, width, height, thin);
        break;
    case FILL_NO_DATA:
        pen_hatch(pen, x, y, width, height, &light);
        pen_frame(pen, x, y, width, height, (Stroke){ .width = 0.5, .colour = t->ink3 });
        break;
    case FILL_EXTENSION:
        pen_hatch(pen, x, y, width, height, &extension);
        pen_frame(pen, x, y, width, height, (Stroke){ .width = 0.5, .colour = t->mid });
        break;
    case FILL_INTERIM:                  /* what is granted, in a frame that is not closed */
        pen_hatch(pen, x, y, width, height, &extension);
        pen_frame(pen, x, y, width, height, (Stroke){ .width = 0.9, .colour = t->ink, .dash = 2.5, .gap = 1.8 });
        break;
    case FILL_LINES:
        fill_level_lines(pen, x, y, width, height);
        pen_frame(pen, x, y, width, height, (Stroke){ .width = 0.5, .colour = t->mid });
        break;
    case FILL_OPEN:
        pen_frame(pen, x, y, width, height, (Stroke){ .width = 0.75, .colour = t->ink2 });
        break;
    }
}

void
pen_icon(const Pen *pen, double x, double y, double size, const char *name, Colour colour)
{
    const PictureFinder *pictures = &pen->c->pictures;
    Rect frame = pen_rect(pen, x, y, size, size);
    g_autofree char *source = g_strdup_printf(ICON_PREFIX "%s/%02X%02X%02X", name, colour.red, colour.green,
                                              colour.blue);
    Place place = { g_intern_string(pen->c->spot.file), pen->c->spot.line, pen->c->spot.column };
    const PagePicture *icon = pen->page == NULL || pictures->find == NULL
                                  ? NULL
                                  : pictures->find(pictures->data, source, place, NULL);

    if (icon != NULL)
        page_picture(pen->page, frame, frame, icon, place);
}

void
pen_line(const Pen *pen, double x1, double y1, double x2, double y2, double width, Colour colour)
{
    pen_dashed(pen, x1, y1, x2, y2, width, colour, 0, 0, CAP_BUTT);
}

void
pen_dashed(const Pen *pen, double x1, double y1, double x2, double y2, double width, Colour colour, double dash,
           double gap, LineCap cap)
{
    if (pen->c->trial == NULL)
        page_line(pen->page, (Point){ pen_x(pen, x1), pen->box.y + y1 }, (Point){ pen_x(pen, x2), pen->box.y + y2 },
                  (Stroke){ .width = width, .colour = colour, .dash = dash, .gap = gap, .cap = cap });
}

void
pen_polygon(const Pen *pen, const Point *points, size_t count, Colour fill, Stroke stroke)
{
    g_autofree PathStep *steps = NULL;

    if (pen->c->trial != NULL)
        return;
    steps = g_new(PathStep, count + 1);
    for (size_t i = 0; i < count; i++)
        steps[i] =
            (PathStep){ i == 0 ? PATH_MOVE : PATH_LINE, { { pen_x(pen, points[i].x), pen->box.y + points[i].y } } };
    steps[count] = (PathStep){ .op = PATH_CLOSE };
    page_path(pen->page, steps, count + 1, fill, stroke);
}

void
pen_circle(const Pen *pen, double cx, double cy, double radius, Colour fill, Stroke stroke)
{
    if (pen->c->trial == NULL)
        page_circle(pen->page, (Point){ pen_x(pen, cx), pen->box.y + cy }, radius, fill, stroke);
    else if (fill.set)
        pen_trial_ground(pen->c->trial, pen_rect(pen, cx - radius, cy - radius, 2 * radius, 2 * radius), fill);
}

void
pen_polyline(const Pen *pen, const Point *points, size_t count, Stroke stroke)
{
    g_autofree Point *sheet = g_new(Point, count);

    for (size_t i = 0; i < count; i++)
        sheet[i] = (Point){ pen_x(pen, points[i].x), pen->box.y + points[i].y };
    if (pen->c->trial == NULL)
        page_polyline(pen->page, sheet, count, stroke);
    for (size_t i = 1; i < count && pen->c->trial != NULL; i++)
        pen_trial_stroke(pen->c->trial, sheet[i - 1], sheet[i], stroke.width);
}

/* A check mark is never mirrored. */
void
pen_check(const Pen *pen, double cx, double cy, double r, Colour colour, double width)
{
    double x = pen_x(pen, cx), y = pen->box.y + cy;
    Point points[3] = { { x - 0.5 * r, y + 0.02 * r }, { x - 0.12 * r, y + 0.4 * r }, { x + 0.55 * r, y - 0.42 * r } };

    if (pen->c->trial == NULL)
        page_polyline(pen->page, points, 3, (Stroke){ .width = width, .colour = colour, .cap = CAP_ROUND });
}

void
pen_event_sign(const Pen *pen, double cx, double cy, double r, EventSign sign, bool open, Colour colour)
{
    double side = r * 0.86;
    Point square[4] = {
        { cx - side, cy - side }, { cx + side, cy - side }, { cx + side, cy + side }, { cx - side, cy + side }
    };
    Point triangle[3] = { { cx - r * 0.95, cy + r * 0.85 }, { cx + r * 0.95, cy + r * 0.85 }, { cx, cy - r * 0.95 } };
    Point diamond[4] = { { cx, cy - r * 1.1 }, { cx + r * 1.1, cy }, { cx, cy + r * 1.1 }, { cx - r * 1.1, cy } };
    Point bar[4] = {
        { cx - r, cy - r * 0.4 }, { cx + r, cy - r * 0.4 }, { cx + r, cy + r * 0.4 }, { cx - r, cy + r * 0.4 }
    };
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
        pen_circle(pen, cx, cy, r * 0.85, (Colour){ 0 },
                   (Stroke){ .width = r * 0.3, .colour = colour, .dash = edge.dash, .gap = edge.gap });
        pen_circle(pen, cx, cy, r * 0.32, colour, (Stroke){ 0 });
        break;
    case EVENT_SIGN_DAY:
        pen_circle(pen, cx, cy, r * 0.95, fill, edge);
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
