/*
 * A page's display list as a content stream. What the display list says once for each item (colours, widths, fonts) is
 * written only where it changes; numbers are thousandths of a point throughout, as the display list has them.
 */
#include "pdf/paint.h"
#include "base/append.h"
#include "base/format.h"
#include <math.h>
#include <string.h>

enum { ON_STACK = 256 };

/*
 * What the reader of the stream has in force: q keeps it, Q brings it back (ISO 32000-1, 8.4). Thousandths of a point.
 */
typedef struct Graphics {
    Colour fill, line;
    gint64 width, dash, gap;
    LineCap cap;
    LineJoin join;
    const PdfFont *font; gint64 size;
    const GlyphUse *glyphs;             /* of that font */
} Graphics;

typedef struct Painter {
    Paint *paint;
    GString *out;
    gint64 height;                      /* of the page: the stream's y grows upwards */
    Graphics now;
    bool in_text; gint64 line_x, line_y;        /* between BT and ET: where the last Td went */
    bool replaced;              /* the open sequence says itself what it reads as */
    bool in_string; double pen_x, pen_y;        /* between [( and )]TJ: where the next glyph falls */
} Painter;

/* ---- numbers ---- */

static gint64
thousandths(double value)
{
    return (gint64)floor(value * 1000 + 0.5);
}

static void
put(Painter *p, gint64 value)
{
    put_thousandths(p->out, value);
    g_string_append_c(p->out, ' ');
}

static void
put_point(Painter *p, double x, double y)
{
    put(p, thousandths(x));
    put(p, p->height - thousandths(y));
}

static void
put_box(Painter *p, Rect box)
{
    gint64 top = thousandths(box.y), bottom = thousandths(box.y + box.height), left = thousandths(box.x);

    put(p, left);
    put(p, p->height - bottom);
    put(p, thousandths(box.x + box.width) - left);
    put(p, bottom - top);
    append_text(p->out, "re ");
}

/*
 * A channel as a decimal, up to the next of three places, which is at most a quarter of a step too much: whether a
 * reader rounds or cuts, it comes back to the same 8 bits.
 */
static void
put_channel(Painter *p, unsigned channel)
{
    unsigned value = (channel * 1000 + 254) / 255;
    char text[5] = { '.', (char)('0' + value / 100 % 10), (char)('0' + value / 10 % 10), (char)('0' + value % 10),
                     ' ' };

    if (channel == 0 || channel == 255)
        append_text(p->out, channel == 0 ? "0 " : "1 ");
    else
        append_bytes(p->out, text, sizeof text);
}

/* ---- what is in force ---- */

static void
put_colour(Painter *p, Colour colour, Colour *now, const char *operator)
{
    if (colour_equal(colour, *now))
        return;
    put_channel(p, colour.red);
    put_channel(p, colour.green);
    put_channel(p, colour.blue);
    append_text(p->out, operator);
    *now = colour;
}

static void
end_string(Painter *p)
{
    if (p->in_string)
        append_text(p->out, ")]TJ\n");
    p->in_string = false;
}

static void
set_fill(Painter *p, Colour colour)
{
    colour.set = true;
    if (!colour_equal(colour, p->now.fill))
        end_string(p);
    put_colour(p, colour, &p->now.fill, "rg\n");
}

static void
set_stroke(Painter *p, const Stroke *s)
{
    gint64 width = MAX(thousandths(s->width), 1), dash = thousandths(s->dash), gap = thousandths(s->gap);
    Colour colour = s->colour;

    colour.set = true;
    put_colour(p, colour, &p->now.line, "RG\n");
    if (width != p->now.width) {
        put(p, p->now.width = width);
        append_text(p->out, "w\n");
    }
    if (s->cap != p->now.cap)
        append_text(p->out, (p->now.cap = s->cap) == CAP_ROUND ? "1 J\n" : "0 J\n");
    if (s->join != p->now.join)
        append_text(p->out, (p->now.join = s->join) == JOIN_ROUND ? "1 j\n" : "0 j\n");
    if (dash == p->now.dash && gap == p->now.gap)
        return;
    p->now.dash = dash;
    p->now.gap = gap;
    g_string_append_c(p->out, '[');
    if (dash > 0 || gap > 0) {
        put(p, dash);
        put(p, gap);
    }
    append_text(p->out, "] 0 d\n");
}

/* ---- text ---- */

static void
end_text(Painter *p)
{
    end_string(p);
    if (p->in_text)
        append_text(p->out, "ET\n");
    p->in_text = false;
}

static void
open_text(Painter *p)
{
    if (p->in_text)
        return;
    append_text(p->out, "BT\n");
    p->line_x = p->line_y = 0;
    p->in_text = true;
}

static void
begin_text(Painter *p, const PdfFont *font, double points)
{
    gint64 size = thousandths(points);

    open_text(p);
    if (font == p->now.font && size == p->now.size)
        return;
    end_string(p);
    p->now.font = font;
    p->now.glyphs = font_uses(font);
    p->now.size = size;
    append_text(p->out, "/F");
    put_integer(p->out, font_index(font));
    g_string_append_c(p->out, ' ');
    put(p, size);
    append_text(p->out, "Tf\n");
}

static void
move_text(Painter *p, gint64 x, gint64 y)
{
    end_string(p);
    put(p, x - p->line_x);
    put(p, y - p->line_y);
    append_text(p->out, "Td [(");
    p->line_x = x;
    p->line_y = y;
    p->in_string = true;
    p->pen_x = (double)x / 1000;
}

static inline void
put_byte(Painter *p, unsigned byte)
{
    if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r') {
        g_string_append_c(p->out, '\\');
        byte = byte == '\r' ? 'r' : byte;
    }
    g_string_append_c(p->out, (char)byte);
}

/* A glyph goes where the last one ended, or as many thousandths of the size aside as are missing (9.4.3). */
static inline void
put_glyph(Painter *p, uint32_t glyph, double x, double y)
{
    const GlyphUse *use = &p->now.glyphs[glyph];
    double size = (double)p->now.size / 1000;

    if (!p->in_string || fabs(y - p->pen_y) > 0.0005) {
        move_text(p, thousandths(x), p->height - thousandths(y));
        p->pen_y = y;
    } else {
        double missing = p->pen_x - x;
        int aside = fabs(missing) * 1000 < 0.49 * size ? 0 : (int)floor(missing / size * 1000 + 0.5);

        if (aside != 0) {
            g_string_append_c(p->out, ')');
            put_integer(p->out, aside);
            g_string_append_c(p->out, '(');
            p->pen_x -= aside * size / 1000;
        }
    }
    put_byte(p, use->code >> 8);
    put_byte(p, use->code & 255);
    p->pen_x += use->width * size;
}

/* Where a glyph alone does not say what is meant, the text stands beside it (14.9.4). */
static void
begin_actual_text(Painter *p, const char *text, size_t length)
{
    g_autofree char *copy = g_strndup(text, length);

    end_string(p);
    append_text(p->out, "/Span <</ActualText ");
    put_text_string(p->out, copy);
    append_text(p->out, ">> BDC\n");
}

static inline bool
means(const GlyphUse *use, const char *text, size_t length)
{
    return use->text != NULL && use->length == length &&
           (length == 1 ? *use->text == *text : memcmp(use->text, text, length) == 0);
}

/* A cluster of one glyph that means its text, as nearly all are; false: it is none. */
static inline bool
put_plain_cluster(Painter *p, const TextRun *run, const TextCluster *cluster, const char *text, size_t first,
                  const double *at, double y)
{
    const TextGlyph *glyph = &run->glyphs[first];

    if (cluster->glyphs != 1 || first >= run->glyph_count || glyph->glyph == UINT32_MAX ||
        (cluster->bytes > 0 && !p->replaced && !means(&p->now.glyphs[glyph->glyph], text, cluster->bytes)))
        return false;
    put_glyph(p, glyph->glyph, at[first], y + (double)glyph->y_offset);
    return true;
}

static void
put_cluster(Painter *p, const TextRun *run, const TextCluster *cluster, const char *text, size_t first,
            const double *at, double y)
{
    size_t shown = 0, last = first, end = MIN(first + cluster->glyphs, run->glyph_count);
    bool beside;

    for (size_t g = first; g < end; g++)
        if (run->glyphs[g].glyph != UINT32_MAX) {
            shown++;
            last = g;
        }
    beside = cluster->bytes > 0 && !p->replaced &&
             (shown != 1 || !means(&p->now.glyphs[run->glyphs[last].glyph], text, cluster->bytes));
    if (beside)
        begin_actual_text(p, text, cluster->bytes);
    for (size_t g = first; g < end; g++)
        if (run->glyphs[g].glyph != UINT32_MAX)
            put_glyph(p, run->glyphs[g].glyph, at[g], y + (double)run->glyphs[g].y_offset);
    if (beside) {
        end_string(p);
        append_text(p->out, "EMC\n");
    }
}

/* Clusters in the order of the text, whichever way they run: what is read from the file is read in that order. */
static void
paint_upright(Painter *p, const PageItem *item)
{
    const TextRun *run = item->text.run;
    double on_stack[ON_STACK], *at = run->glyph_count > ON_STACK ? g_new(double, run->glyph_count) : on_stack,
                               x = item->text.x;
    g_autofree char *why = NULL;
    const PdfFont *font = font_find(p->paint->context, run->font, &why);
    const char *text = run->text;
    size_t first = run->rtl ? run->glyph_count : 0;

    for (size_t g = 0; g < run->glyph_count; g++) {
        at[g] = x + (double)run->glyphs[g].x_offset;
        x += (double)run->glyphs[g].advance;
    }
    set_fill(p, run->colour);
    begin_text(p, font, run->size);
    for (size_t c = 0; c < run->cluster_count; c++) {
        const TextCluster *cluster = &run->clusters[c];

        first -= run->rtl ? cluster->glyphs : 0;
        if (!put_plain_cluster(p, run, cluster, text, first, at, item->text.y - run->rise))
            put_cluster(p, run, cluster, text, first, at, item->text.y - run->rise);
        first += run->rtl ? 0 : cluster->glyphs;
        text += cluster->bytes;
    }
    if (at != on_stack)
        g_free(at);
}

/* A factor of a matrix, which thousandths would be too coarse for: over a page they amount to points. */
static void
put_factor(Painter *p, double factor)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    append_text(p->out, g_ascii_formatd(text, sizeof text, "%.6f", factor));
    g_string_append_c(p->out, ' ');
}

/* Text at an angle stands on the x axis of a space of its own (8.3.4), whose origin is where its baseline begins. */
static void
paint_turned(Painter *p, const PageItem *item)
{
    double angle = item->text.angle * G_PI / 180;
    Graphics outside = p->now;
    gint64 height = p->height;
    PageItem upright = *item;

    end_text(p);
    upright.text.x = upright.text.y = 0;
    append_text(p->out, "q ");
    put_factor(p, cos(angle));
    put_factor(p, sin(angle));
    put_factor(p, -sin(angle));
    put_factor(p, cos(angle));
    put_point(p, item->text.x, item->text.y);
    append_text(p->out, "cm\n");
    p->height = 0;
    paint_upright(p, &upright);
    end_text(p);
    append_text(p->out, "Q\n");
    p->height = height;
    p->now = outside;
}

static void
paint_text(Painter *p, const PageItem *item)
{
    if (item->text.angle != 0)
        paint_turned(p, item);
    else
        paint_upright(p, item);
}

/* ---- shapes ---- */

static void
paint_fill(Painter *p, const PageItem *item)
{
    set_fill(p, item->colour);
    put_box(p, item->box);
    append_text(p->out, "f\n");
}

static void
paint_frame(Painter *p, const PageItem *item)
{
    double half = item->stroke->width / 2;

    set_stroke(p, item->stroke);
    put_box(p, rect_inset(item->box, half, half));
    append_text(p->out, "S\n");
}

static void
put_step(Painter *p, double x, double y, const char *operator)
{
    put_point(p, x, y);
    append_text(p->out, operator);
}

static void
paint_points(Painter *p, const PageItem *item)
{
    set_stroke(p, item->stroke);
    for (size_t i = 0; i < item->poly.count; i++)
        put_step(p, item->poly.points[i].x, item->poly.points[i].y, i == 0 ? "m " : "l ");
    append_text(p->out, "S\n");
}

/* Sets what filling and stroking need before the path begins; the operator that ends it. */
static const char *
prepare(Painter *p, const PageItem *item)
{
    bool fills = item->colour.set, strokes = item->stroke->width > 0 && item->stroke->colour.set;

    if (fills)
        set_fill(p, item->colour);
    if (strokes)
        set_stroke(p, item->stroke);
    return fills && strokes ? "B\n" : fills ? "f\n" : strokes ? "S\n" : "n\n";
}

static void
put_curve(Painter *p, Point a, Point b, Point end)
{
    put_point(p, a.x, a.y);
    put_point(p, b.x, b.y);
    put_step(p, end.x, end.y, "c ");
}

/* Four curves, each a quarter: off by less than 0.03 % of the radius. */
static void
paint_circle(Painter *p, const PageItem *item)
{
    static const Point quarters[4] = { { 1, 0 }, { 0, 1 }, { -1, 0 }, { 0, -1 } };
    const char *end = prepare(p, item);
    Point o = item->poly.points[0];
    double r = item->poly.points[1].x, k = r * 0.5522847498;

    put_step(p, o.x + r, o.y, "m ");
    for (int i = 0; i < 4; i++) {
        Point from = quarters[i], to = quarters[(i + 1) % 4];

        put_curve(p, (Point){ o.x + r * from.x + k * to.x, o.y + r * from.y + k * to.y },
                  (Point){ o.x + r * to.x + k * from.x, o.y + r * to.y + k * from.y },
                  (Point){ o.x + r * to.x, o.y + r * to.y });
    }
    append_text(p->out, "h ");
    append_text(p->out, end);
}

static void
paint_path(Painter *p, const PageItem *item)
{
    const char *end = prepare(p, item);
    PathWalk walk = path_walk(item);
    PathStep s;

    while (path_walk_next(&walk, &s))
        if (s.op == PATH_CURVE)
            put_curve(p, s.p[0], s.p[1], s.p[2]);
        else if (s.op == PATH_CLOSE)
            append_text(p->out, "h ");
        else
            put_step(p, s.p[0].x, s.p[0].y, s.op == PATH_MOVE ? "m " : "l ");
    append_text(p->out, end);
}

static void
paint_hatch(Painter *p, const PageItem *item)
{
    const Hatch *h = item->hatch;
    HatchLines lines = hatch_lines(h, item->box);
    Stroke line = { .width = h->width, .colour = h->line };
    Graphics outside = p->now;
    Point from, to;

    append_text(p->out, "q ");
    put_box(p, item->box);
    append_text(p->out, "W n\n");
    if (h->ground.set)
        paint_fill(p, &(PageItem){ .box = item->box, .colour = h->ground });
    set_stroke(p, &line);
    while (hatch_lines_next(&lines, &from, &to)) {
        put_step(p, from.x, from.y, "m ");
        put_step(p, to.x, to.y, "l ");
    }
    append_text(p->out, "S\nQ\n");
    p->now = outside;
}

/* ---- pictures ---- */

/* The matrix of the list has y growing downwards, and the picture's top row at 0; the stream's is the other way up. */
static void
paint_picture(Painter *p, const PageItem *item)
{
    const PlacedPicture *placed = item->picture;
    double m[6], height = (double)p->height / 1000;

    page_picture_place(placed->picture, placed->whole, m);
    g_string_append(p->out, "q ");
    if (placed->cut) {
        put_box(p, item->box);
        g_string_append(p->out, "W n ");
    }
    put(p, thousandths(m[0]));
    put(p, thousandths(-m[1]));
    put(p, thousandths(-m[2]));
    put(p, thousandths(m[3]));
    put(p, thousandths(m[4] + m[2]));
    put(p, thousandths(height - m[5] - m[3]));
    format_append(p->out, "cm /I%d Do Q\n",
                  GPOINTER_TO_INT(g_hash_table_lookup(p->paint->pictures, placed->picture->digest)));
}

/* ---- the walk ---- */

/* A role and its number on the page, or an artifact (14.7.4.2, 14.8.2.2). */
static void
begin_sequence(Painter *p, const PageItem *item)
{
    const TagPlan *plan = p->paint->plan;
    int mark = item->begin.mark;

    if (plan->node[mark] == NULL) {
        append_text(p->out, "/Artifact BMC\n");
        return;
    }
    g_string_append_c(p->out, '/');
    append_text(p->out, plan->role[mark]);
    append_text(p->out, " <</MCID ");
    put_integer(p->out, plan->mcid[mark]);
    p->replaced = item->begin.actual_text != NULL;
    if (p->replaced) {
        append_text(p->out, " /ActualText ");
        put_text_string(p->out, item->begin.actual_text);
    }
    append_text(p->out, ">> BDC\n");
}

static void
end_sequence(Painter *p, const PageItem *item)
{
    (void)item;
    p->replaced = false;
    append_text(p->out, "EMC\n");
}

static void (*const painters[])(Painter *p, const PageItem *item) = {
    [ITEM_BEGIN] = begin_sequence,  [ITEM_END] = end_sequence,    [ITEM_FILL] = paint_fill,
    [ITEM_FRAME] = paint_frame,     [ITEM_HATCH] = paint_hatch,   [ITEM_LINE] = paint_points,
    [ITEM_POLYLINE] = paint_points, [ITEM_CIRCLE] = paint_circle, [ITEM_PATH] = paint_path,
    [ITEM_TEXT] = paint_text,       [ITEM_PICTURE] = paint_picture,
};

static bool
is_left_out(const PageItem *item)
{
    return item->kind == ITEM_TEXT && item->text.run == NULL;           /* a slot that was not filled */
}

/*
 * Does a sequence that begins with items[0] hold text on its lines and nothing else? It may then stand inside of a text
 * object (14.6.1), which goes on from one to the next: neighbours in a row are as far apart as those above them.
 */
static bool
is_text_alone(const PageItem *items, size_t count)
{
    size_t i;

    for (i = 1; i < count && items[i].kind == ITEM_TEXT; i++)
        if (is_left_out(&items[i]) || items[i].text.angle != 0)
            return false;
    return i > 1 && i < count && items[i].kind == ITEM_END;
}

/* Before what is no text: the text object ends, unless it is the beginning or end of a sequence of text. */
static void
step_to(Painter *p, bool alone)
{
    if (alone) {
        end_string(p);
        open_text(p);
    } else {
        end_text(p);
    }
}

void
paint_note(Paint *paint)
{
    for (size_t page = 0; page < pages_count(paint->pages); page++) {
        size_t count;
        const PageItem *items = pages_items(paint->pages, page, &count);

        for (size_t i = 0; i < count; i++) {
            const TextRun *run = items[i].kind == ITEM_TEXT ? items[i].text.run : NULL;
            g_autofree char *why = NULL;
            PdfFont *font = run == NULL ? NULL : font_find(paint->context, run->font, &why);

            if (run != NULL && (font == NULL || !font_note(font, run)) && paint->fault == NULL)
                paint->fault = g_strdup_printf("the font %s cannot be used: %s", run->font->path,
                                               why != NULL ? why : "it lacks a glyph that it had before");
        }
    }
}

void
paint_number(Paint *paint, Writer *writer)
{
    const TextFont *unfit = paint->fault != NULL ? NULL : fonts_number(paint->context, writer);

    if (unfit != NULL)
        paint->fault = g_strdup_printf("the font %s cannot be used: HarfBuzz cannot make a part of it", unfit->path);
}

void
paint_page(Paint *paint, size_t page, GString *out)
{
    size_t count;
    const PageItem *items = pages_items(paint->pages, page, &count);
    bool alone = false;
    Painter p = { .paint = paint, .out = out, .height = thousandths(pages_size(paint->pages, page).height) };

    p.now = (Graphics){ .fill = COLOUR_RGB(0), .line = COLOUR_RGB(0), .width = 1000 };
    for (size_t i = 0; i < count && paint->fault == NULL; i++) {
        const PageItem *item = &items[i];

        if (is_left_out(item))
            continue;
        if (item->kind == ITEM_BEGIN)
            alone = is_text_alone(item, count - i);
        if (item->kind != ITEM_TEXT)
            step_to(&p, alone);
        painters[item->kind](&p, item);
        alone = alone && item->kind != ITEM_END;
    }
    end_text(&p);
}

void
put_resources(GString *out, const Paint *paint)
{
    if (paint->context->set->len > 0) {
        g_string_append(out, " /Font <<");
        put_font_resources(out, paint->context);
        g_string_append(out, " >>");
    }
    put_picture_resources(out, paint);
}
