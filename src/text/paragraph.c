/*
 * A paragraph is one PangoLayout, shaped once and wrapped as often as layout likes; what comes out is plain values.
 * Spans are told apart by a colour that encodes their number, so that runs never join over a span's end.
 */
#include "text/system.h"
#include <hb.h>
#include <math.h>
#include <string.h>

enum { MOST_CACHED_LINES = 20000, LONGEST_CACHED = 96 };

struct Paragraph {
    TextStore *store;
    const TextSpan *spans; size_t count;
    ParagraphStyle style;
    PangoLayout *layout;
    const char *text;                   /* as set: with break characters */
    TextLine *lines; size_t line_count;
    double width;                       /* wrapped to; negative: not yet */
    double widest;
    double min_width, max_width;        /* negative: not yet */
};

/* ---- setting up ---- */

static void
insert(PangoAttrList *list, PangoAttribute *attribute, size_t start, size_t end)
{
    attribute->start_index = (guint)start;
    attribute->end_index = (guint)end;
    pango_attr_list_insert(list, attribute);
}

static int
to_pango(double pt)
{
    return (int)lround(pt * PANGO_SCALE);
}

static void
add_attributes(TextStore *store, PangoAttrList *list, const TextSpan *span, size_t index, size_t start, size_t end)
{
    const TextStyle *style = &span->style;

    insert(list, pango_attr_foreground_new((guint16)(index & 0xFFFF), (guint16)(index >> 16), 0), start, end);
    if (span->object) {
        PangoRectangle box = { 0, -to_pango(span->object_ascent), to_pango(span->object_width), to_pango(span->object_ascent + span->object_descent) };

        insert(list, pango_attr_shape_new(&box, &box), start, end);
        return;
    }
    insert(list, pango_attr_font_desc_new(system_description(store->system, style)), start, end);
    insert(list, pango_attr_font_features_new(style->tabular ? "tnum=1,lnum=1,liga=0,clig=0" : "lnum=1,liga=0,clig=0"), start, end);
    if (style->tracking != 0)
        insert(list, pango_attr_letter_spacing_new(to_pango(style->tracking)), start, end);
    if (style->language != NULL && strcmp(style->language, store->language) != 0)
        insert(list, pango_attr_language_new(pango_language_from_string(style->language)), start, end);
}

static void
append_span(TextStore *store, const TextSpan *span, const ParagraphStyle *style, GString *text)
{
    const char *language = span->style.language != NULL ? span->style.language : store->language;
    g_autofree char *opened = NULL, *hyphenated = NULL;

    if (span->object) {
        g_string_append(text, "\uFFFC");
        return;
    }
    if (span->hard_break) {
        g_string_append(text, "\u2028");
        return;
    }
    if (style->hyphenate)
        hyphenated = system_hyphenate(store->system, span->text, span->length, language);
    opened = hyphenated != NULL ? NULL : text_open_breaks(span->text, span->length);
    if (hyphenated != NULL)
        g_string_append(text, hyphenated);
    else if (opened != NULL)
        g_string_append(text, opened);
    else
        g_string_append_len(text, span->text, (gssize)span->length);
}

static PangoAlignment
pango_alignment(const ParagraphStyle *style)
{
    (void)style;
    return PANGO_ALIGN_LEFT;            /* lines are placed by this room: Pango only breaks and justifies */
}

static void
unref_object(void *object)
{
    g_object_unref(object);
}

Paragraph *
paragraph_new(TextStore *store, const TextSpan *spans, size_t count, const ParagraphStyle *style)
{
    Paragraph *p = arena_new0(store->arena, Paragraph, 1);
    g_autoptr(GString) text = g_string_new(NULL);
    PangoAttrList *list = pango_attr_list_new();

    *p = (Paragraph){ .store = store, .count = count, .style = *style, .width = -1, .min_width = -1, .max_width = -1 };
    p->spans = arena_memdup(store->arena, spans, sizeof *spans * count);
    for (size_t i = 0; i < count; i++) {
        size_t start = text->len;

        append_span(store, &spans[i], style, text);
        add_attributes(store, list, &spans[i], i, start, text->len);
    }
    p->text = arena_strndup(store->arena, text->str, text->len);
    p->layout = pango_layout_new(store->context);
    arena_adopt(store->arena, p->layout, unref_object);
    pango_layout_set_attributes(p->layout, list);
    pango_attr_list_unref(list);
    pango_layout_set_auto_dir(p->layout, FALSE);
    pango_layout_set_wrap(p->layout, PANGO_WRAP_WORD);
    pango_layout_set_alignment(p->layout, pango_alignment(style));
    pango_layout_set_justify(p->layout, style->align == ALIGN_JUSTIFY && text_open_breaks(p->text, strlen(p->text)) == NULL);
    pango_layout_set_indent(p->layout, to_pango(style->first_indent));
    pango_layout_set_text(p->layout, p->text, (int)text->len);
    return p;
}

/* ---- from Pango's lines to ours ---- */

static uint32_t
span_of(const PangoItem *item)
{
    for (GSList *l = item->analysis.extra_attrs; l != NULL; l = l->next) {
        const PangoAttribute *a = l->data;

        if (a->klass->type == PANGO_ATTR_FOREGROUND) {
            const PangoAttrColor *colour = (const PangoAttrColor *)a;

            return colour->color.red | (uint32_t)colour->color.green << 16;
        }
    }
    return 0;
}

static void
report_missing(Paragraph *p, const PangoGlyphItem *run, uint32_t span)
{
    for (int i = 0; i < run->glyphs->num_glyphs; i++) {
        guint32 code = run->glyphs->glyphs[i].glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;
        char name[16];

        if ((run->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0 || code >= 0x110000)
            continue;
        if (!g_hash_table_add(p->store->missing, GUINT_TO_POINTER(code)))
            continue;
        g_snprintf(name, sizeof name, "U+%04X", code);
        diag_report(p->store->diags, DIAG_GLYPH_MISSING, span < p->count ? p->spans[span].place : (Place){ 0 }, name, p->text, NULL);
    }
}

static void
copy_glyphs(Arena *arena, const PangoGlyphString *from, TextRun *to)
{
    TextGlyph *glyphs = arena_new0(arena, TextGlyph, (size_t)from->num_glyphs);
    size_t count = 0;

    for (int i = 0; i < from->num_glyphs; i++) {
        const PangoGlyphInfo *g = &from->glyphs[i];
        bool empty = g->glyph == PANGO_GLYPH_EMPTY || (g->glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0;

        glyphs[count++] = (TextGlyph){ empty ? UINT32_MAX : g->glyph, (float)(g->geometry.x_offset / (double)PANGO_SCALE),
                                       (float)(g->geometry.y_offset / (double)PANGO_SCALE), (float)(g->geometry.width / (double)PANGO_SCALE) };
        to->width += g->geometry.width / (double)PANGO_SCALE;
    }
    to->glyphs = glyphs;
    to->glyph_count = count;
}

static void
copy_clusters(Arena *arena, PangoGlyphItem *run, const char *text, TextRun *to)
{
    TextCluster *clusters = arena_new0(arena, TextCluster, (size_t)run->glyphs->num_glyphs);
    PangoGlyphItemIter iter;
    size_t count = 0;

    for (gboolean more = pango_glyph_item_iter_init_start(&iter, run, text); more; more = pango_glyph_item_iter_next_cluster(&iter))
        clusters[count++] = (TextCluster){ (uint16_t)(iter.end_index - iter.start_index), (uint16_t)ABS(iter.end_glyph - iter.start_glyph) };
    to->clusters = clusters;
    to->cluster_count = count;
}

static const TextRun *
make_run(Paragraph *p, PangoGlyphItem *item, uint32_t span)
{
    Arena *arena = p->store->arena;
    TextRun *run = arena_new0(arena, TextRun, 1);
    const TextStyle *style = &p->spans[span].style;

    run->font = system_font(p->store->system, item->item->analysis.font);
    run->size = style->size;
    run->colour = style->colour;
    run->rise = style->rise;
    run->text = p->text + item->item->offset;
    run->length = (size_t)item->item->length;
    run->rtl = item->item->analysis.level % 2 == 1;
    run->span = span;
    run->language = style->language;
    copy_glyphs(arena, item->glyphs, run);
    copy_clusters(arena, item, p->text, run);
    report_missing(p, item, span);
    return run;
}

static void
grow_line(Paragraph *p, TextLine *line, uint32_t span)
{
    const TextSpan *s = &p->spans[span];
    double leading = s->style.leading > 0 ? s->style.leading : s->style.size * 1.25;

    if (s->object) {
        line->ascent = fmax(line->ascent, s->object_ascent);
        line->descent = fmax(line->descent, s->object_descent);
        return;
    }
    if (s->style.rise == 0) {
        TextMetrics m = text_metrics(p->store, &s->style);

        line->ascent = fmax(line->ascent, m.ascent);
        line->descent = fmax(line->descent, m.descent);
        line->height = fmax(line->height, leading);
    }
}

static double
trailing_space(const TextPiece *piece)
{
    const TextRun *run = piece->run;

    if (run == NULL || run->glyph_count == 0 || run->length == 0 || run->rtl || run->text[run->length - 1] != ' ')
        return 0;
    return (double)run->glyphs[run->glyph_count - 1].advance;
}

static void
place_line(const Paragraph *p, TextLine *line, bool first)
{
    bool rtl = p->style.direction == DIRECTION_RTL;
    double room = p->width - line->width, indent = first ? p->style.first_indent : 0;

    if (p->style.align == ALIGN_CENTER)
        line->x = room / 2;
    else if ((p->style.align == ALIGN_END) != rtl)
        line->x = room - (rtl ? indent : 0);
    else
        line->x = rtl ? 0 : indent;
    if (rtl && p->style.align != ALIGN_CENTER && p->style.align != ALIGN_END)
        line->x = room - indent;
    else if (rtl && p->style.align == ALIGN_END)
        line->x = 0;
}

static void
build_line(Paragraph *p, PangoLayoutLine *from, TextLine *line, bool first)
{
    g_autoptr(GArray) pieces = g_array_new(FALSE, TRUE, sizeof(TextPiece));
    double x = 0;

    for (GSList *l = from->runs; l != NULL; l = l->next) {
        PangoGlyphItem *item = l->data;
        uint32_t span = MIN(span_of(item->item), (uint32_t)(p->count == 0 ? 0 : p->count - 1));
        TextPiece piece = { .span = span, .x = x };

        if (p->spans[span].hard_break)
            continue;
        if (p->spans[span].object) {
            piece.width = p->spans[span].object_width;
        } else {
            piece.run = make_run(p, item, span);
            piece.width = piece.run->width;
        }
        grow_line(p, line, span);
        x += piece.width;
        g_array_append_val(pieces, piece);
    }
    if (pieces->len > 0)
        x -= trailing_space(&g_array_index(pieces, TextPiece, pieces->len - 1));
    line->width = x;
    if (p->width >= 0)
        place_line(p, line, first);
    for (guint i = 0; i < pieces->len; i++)
        g_array_index(pieces, TextPiece, i).x += line->x;
    line->count = pieces->len;
    line->pieces = arena_memdup(p->store->arena, pieces->data, sizeof(TextPiece) * pieces->len);
}

static void
set_baselines(Paragraph *p)
{
    double top = 0;

    p->widest = 0;
    for (size_t i = 0; i < p->line_count; i++) {
        TextLine *line = &p->lines[i];

        if (p->style.leading > 0)
            line->height = p->style.leading;
        if (line->height == 0 && p->count > 0)
            line->height = p->spans[0].style.leading > 0 ? p->spans[0].style.leading : p->spans[0].style.size * 1.25;
        line->baseline = top + (line->height - (line->ascent + line->descent)) / 2 + line->ascent;
        top += line->height;
        p->widest = fmax(p->widest, line->width);
    }
}

static void
build_lines(Paragraph *p)
{
    p->line_count = (size_t)pango_layout_get_line_count(p->layout);
    p->lines = arena_new0(p->store->arena, TextLine, p->line_count);
    for (size_t i = 0; i < p->line_count; i++)
        build_line(p, pango_layout_get_line_readonly(p->layout, (int)i), &p->lines[i], i == 0);
    set_baselines(p);
}

void
paragraph_wrap(Paragraph *paragraph, double width)
{
    if (paragraph->lines != NULL && fabs(paragraph->width - width) < 1e-6)
        return;
    paragraph->width = width;
    pango_layout_set_width(paragraph->layout, paragraph->style.nowrap ? -1 : to_pango(fmax(width, 0) + 0.01));
    build_lines(paragraph);
}

size_t
paragraph_line_count(const Paragraph *paragraph)
{
    return paragraph->line_count;
}

const TextLine *
paragraph_line(const Paragraph *paragraph, size_t index)
{
    return &paragraph->lines[index];
}

double
paragraph_height(const Paragraph *paragraph)
{
    double height = 0;

    for (size_t i = 0; i < paragraph->line_count; i++)
        height += paragraph->lines[i].height;
    return height;
}

double
paragraph_overflow(const Paragraph *paragraph)
{
    return fmax(0, paragraph->widest - paragraph->width - 0.02);
}

static double
widest_at(const Paragraph *paragraph, int pango_width)
{
    double widest = 0;

    pango_layout_set_width(paragraph->layout, pango_width);
    for (int i = 0; i < pango_layout_get_line_count(paragraph->layout); i++) {
        PangoRectangle logical;

        pango_layout_line_get_extents(pango_layout_get_line_readonly(paragraph->layout, i), NULL, &logical);
        widest = fmax(widest, logical.width / (double)PANGO_SCALE);
    }
    return widest;
}

/* Measuring borrows the layout; the next wrap sets its own width again. */
static double
measure(const Paragraph *paragraph, int pango_width)
{
    int kept = pango_layout_get_width(paragraph->layout);
    double widest = widest_at(paragraph, pango_width);

    pango_layout_set_width(paragraph->layout, kept);
    return widest;
}

double
paragraph_min_width(const Paragraph *paragraph)
{
    return measure(paragraph, paragraph->style.nowrap ? -1 : 0);
}

double
paragraph_max_width(const Paragraph *paragraph)
{
    return measure(paragraph, -1);
}

/* ---- single lines, cached across documents ---- */

static char *
line_key(const TextStore *store, const char *text, const TextStyle *style)
{
    return g_strdup_printf("%s\x1f%d/%d/%d/%d/%d/%02X%02X%02X/%d/%s/%d", text, (int)(style->size * 1024 + 0.5), (int)(style->leading * 1024 + 0.5),
                           style->weight, style->stretch, (int)(style->tracking * 1024) + 8192 * style->tabular, style->colour.red, style->colour.green,
                           style->colour.blue, (int)(style->rise * 1024), style->language != NULL ? style->language : store->language,
                           store->direction);
}

static const TextRun *
copy_run(Arena *arena, const TextRun *run)
{
    TextRun *copy = arena_memdup(arena, run, sizeof *run);

    copy->text = arena_strndup(arena, run->text, run->length);
    copy->glyphs = arena_memdup(arena, run->glyphs, sizeof *run->glyphs * run->glyph_count);
    copy->clusters = arena_memdup(arena, run->clusters, sizeof *run->clusters * run->cluster_count);
    copy->language = arena_strdup(arena, run->language);
    return copy;
}

static const TextLine *
copy_line(Arena *arena, const TextLine *line)
{
    TextLine *copy = arena_memdup(arena, line, sizeof *line);
    TextPiece *pieces = arena_memdup(arena, line->pieces, sizeof *pieces * line->count);

    for (size_t i = 0; i < line->count; i++)
        if (pieces[i].run != NULL)
            pieces[i].run = copy_run(arena, pieces[i].run);
    copy->pieces = pieces;
    return copy;
}

static const TextLine *
shape_line(TextStore *store, const char *text, const TextStyle *style)
{
    TextSpan span = { .text = text, .length = strlen(text), .style = *style };
    ParagraphStyle paragraph_style = { .direction = store->direction, .nowrap = true };
    Paragraph *p = paragraph_new(store, &span, 1, &paragraph_style);

    pango_layout_set_single_paragraph_mode(p->layout, TRUE);
    build_lines(p);
    return &p->lines[0];
}

static void
open_cache(TextSystem *system)
{
    if (system->line_index != NULL && system->line_count < MOST_CACHED_LINES)
        return;
    if (system->line_index != NULL)
        g_hash_table_unref(system->line_index);
    arena_free(system->lines);
    system->lines = arena_new();
    system->line_index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    system->line_count = 0;
}

const TextLine *
text_line(TextStore *store, const char *text, const TextStyle *style)
{
    TextSystem *system = store->system;
    g_autofree char *key = NULL;
    const TextLine *line, *cached;
    guint missing = g_hash_table_size(store->missing);

    if (strlen(text) > LONGEST_CACHED)
        return shape_line(store, text, style);
    open_cache(system);
    key = line_key(store, text, style);
    cached = g_hash_table_lookup(system->line_index, key);
    if (cached != NULL)
        return copy_line(store->arena, cached);
    line = shape_line(store, text, style);
    if (g_hash_table_size(store->missing) == missing) {         /* a fault must be reported again in the next document */
        g_hash_table_insert(system->line_index, g_steal_pointer(&key), (gpointer)(guintptr)copy_line(system->lines, line));
        system->line_count++;
    }
    return line;
}
