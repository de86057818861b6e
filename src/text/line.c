/* Lines as plain values: atoms put in visual order, neighbours in one font and span joined to a run. */
#include "text/paragraph.h"
#include <math.h>
#include <string.h>

/* ---- measures ---- */

static bool
is_trailing(const LineCut *cut, size_t index)
{
    return index >= cut->trimmed;
}

static size_t
stretching_spaces(const Paragraph *p, const LineCut *cut)
{
    size_t count = 0;

    for (size_t i = cut->first; i < cut->trimmed; i++)
        count += p->atoms[i].kind == ATOM_SPACE;
    return count;
}

static double
line_indent(const Paragraph *p, const LineCut *cut)
{
    return cut->first == 0 ? p->style.first_indent : 0;
}

/* What each space of a justified line is wider by; 0 where a line is not justified, or would be too loose. */
static double
space_gain(const Paragraph *p, const LineCut *cut)
{
    double room = p->width - line_indent(p, cut) - cut->natural;
    size_t spaces;

    if (p->style.align != ALIGN_JUSTIFY || p->style.nowrap || cut->last || p->spaceless || room <= 0)
        return 0;
    spaces = stretching_spaces(p, cut);
    return spaces == 0 || !justify_holds(p, cut->first, cut->trimmed, room) ? 0 : room / (double)spaces;
}

static void
place(const Paragraph *p, const LineCut *cut, TextLine *line)
{
    double gain = space_gain(p, cut), indent = line_indent(p, cut), room;
    bool rtl = p->style.direction == DIRECTION_RTL;

    line->width = gain > 0 ? p->width - indent : cut->natural;
    room = p->width - indent - line->width;
    if (p->style.align == ALIGN_CENTER)
        line->x = room / 2;
    else if (p->style.align == ALIGN_END)
        line->x = rtl ? 0 : room;
    else
        line->x = rtl ? room : 0;
    line->x += rtl ? 0 : indent;
}

static double
style_leading(const TextStyle *style)
{
    return style->leading > 0 ? style->leading : style->size * 1.25;
}

/* A raised span (a note's number) does not push lines apart; an object taller than the leading does. */
static void
measure_span(const Paragraph *p, uint32_t index, TextLine *line)
{
    const TextSpan *span = &p->spans[index];
    TextMetrics metrics;

    if (span->object) {
        line->ascent = fmax(line->ascent, span->object_ascent);
        line->descent = fmax(line->descent, span->object_descent);
        line->height = fmax(line->height, span->object_ascent + span->object_descent);
        return;
    }
    if (span->style.rise != 0)
        return;
    metrics = text_metrics(p->store, &span->style);
    line->ascent = fmax(line->ascent, metrics.ascent);
    line->descent = fmax(line->descent, metrics.descent);
    if (p->style.leading <= 0)
        line->height = fmax(line->height, style_leading(&span->style));
}

void
line_measure(const Paragraph *paragraph, const LineCut *cut, TextLine *line)
{
    uint32_t last = UINT32_MAX;

    line->height = fmax(paragraph->style.leading, 0);
    for (size_t i = cut->first; i < cut->end; i++)
        if (paragraph->atoms[i].span != last)
            measure_span(paragraph, last = paragraph->atoms[i].span, line);
    if (line->height == 0 && paragraph->count > 0) { /* nothing but raised text, or nothing at all */
        line->height = style_leading(&paragraph->spans[0].style);
        if (line->ascent == 0 && !paragraph->spans[0].object)
            line->ascent = text_metrics(paragraph->store, &paragraph->spans[0].style).ascent;
    }
    place(paragraph, cut, line);
}

/* ---- runs ---- */

/* The atoms of a run in visual order, and what is being made of them. */
typedef struct RunPlan {
    const Paragraph *paragraph;
    const LineCut *cut;
    const size_t *order;
    size_t count; /* indices into the paragraph's atoms */
    double gain;
    bool rtl;
    TextRun *run;
    TextGlyph *glyphs;
    TextCluster *clusters;
    char *text;
} RunPlan;

static void
append_glyph(RunPlan *plan, uint32_t glyph, double advance)
{
    plan->glyphs[plan->run->glyph_count++] = (TextGlyph){ glyph, 0, 0, (float)advance };
}

static void
append_cluster(RunPlan *plan, const char *text, uint16_t bytes, uint16_t glyphs)
{
    if (bytes == 1)
        plan->text[plan->run->length] = *text;
    else
        memcpy(plan->text + plan->run->length, text, bytes);
    plan->run->length += bytes;
    plan->clusters[plan->run->cluster_count++] = (TextCluster){ bytes, glyphs };
}

static bool
has_hyphen(const RunPlan *plan, size_t index)
{
    return plan->cut->hyphen && index + 1 == plan->cut->trimmed && !plan->rtl &&
           plan->paragraph->atoms[index].font->hyphen != 0;
}

static void
append_word_glyphs(RunPlan *plan, const Atom *atom)
{
    const Segment *segment = atom->segment;
    double size = plan->run->size, tracking = segment->tracked ? plan->paragraph->spans[atom->span].style.tracking : 0;
    const TextGlyph *from = segment->glyphs + atom->glyph_at;

    for (size_t c = 0; c < atom->cluster_count; c++) {
        size_t logical = atom->cluster_at + (segment->rtl ? atom->cluster_count - 1 - c : c);

        for (int left = segment->clusters[logical].glyphs; left > 0; left--, from++)
            plan->glyphs[plan->run->glyph_count++] =
                (TextGlyph){ from->glyph, (float)((double)from->x_offset * size),
                             (float)((double)from->y_offset * size),
                             (float)((double)from->advance * size + (left == 1 ? tracking : 0)) };
    }
}

/* In the order in which they stand on the line. */
static void
append_atom_glyphs(RunPlan *plan, size_t index)
{
    const Atom *atom = &plan->paragraph->atoms[index];

    if (atom->kind == ATOM_SPACE) {
        append_glyph(plan, atom->font->space, is_trailing(plan->cut, index) ? 0 : atom->width + plan->gain);
        return;
    }
    append_word_glyphs(plan, atom);
    if (has_hyphen(plan, index))
        append_glyph(plan, atom->font->hyphen, atom_hyphen_width(plan->paragraph, atom));
}

/*
 * In the order of the text. Clusters that show nothing (joiners, marks of direction) have done their work and are left
 * out; a no-break space is written as a space, which has the same glyph: a PDF gives a glyph one meaning.
 */
static void
append_atom_text(RunPlan *plan, size_t index)
{
    const Atom *atom = &plan->paragraph->atoms[index];
    const char *text;

    if (atom->kind == ATOM_SPACE) {
        append_cluster(plan, " ", 1, 1);
        return;
    }
    text = atom->segment->text + atom->text_at;
    for (size_t c = atom->cluster_at; c < atom->cluster_at + atom->cluster_count; c++) {
        const TextCluster *cluster = &atom->segment->clusters[c];

        if (cluster->glyphs > 0)
            append_cluster(plan, text, cluster->bytes, cluster->glyphs);
        text += cluster->bytes;
    }
    if (has_hyphen(plan, index))
        append_cluster(plan, "-", 1, 1);
}

static void
allocate_run(RunPlan *plan, Arena *arena)
{
    size_t glyphs = 1, clusters = 1, bytes = 2; /* the hyphen, the final zero */

    for (size_t i = 0; i < plan->count; i++) {
        const Atom *atom = &plan->paragraph->atoms[plan->order[i]];

        glyphs += atom->kind == ATOM_SPACE ? 1 : atom->glyph_count;
        clusters += atom->kind == ATOM_SPACE ? 1 : atom->cluster_count;
        bytes += atom->kind == ATOM_SPACE ? 1 : atom->text_length;
    }
    plan->run = arena_new0(arena, TextRun, 1);
    plan->glyphs = arena_new0(arena, TextGlyph, glyphs);
    plan->clusters = arena_new0(arena, TextCluster, clusters);
    plan->text = arena_new0(arena, char, bytes);
}

static const TextRun *
make_run(RunPlan *plan)
{
    const Paragraph *p = plan->paragraph;
    const Atom *first = &p->atoms[plan->order[0]];
    const TextStyle *style = &p->spans[first->span].style;
    TextRun *run;

    plan->rtl = first->level % 2 == 1;
    allocate_run(plan, p->store->arena);
    run = plan->run;
    *run = (TextRun){ .font = &first->font->file,
                      .size = style->size,
                      .colour = style->colour,
                      .rise = style->rise,
                      .text = plan->text,
                      .glyphs = plan->glyphs,
                      .clusters = plan->clusters,
                      .rtl = plan->rtl,
                      .span = first->span,
                      .language = style->language };
    for (size_t i = 0; i < plan->count; i++) {
        append_atom_glyphs(plan, plan->order[i]);
        append_atom_text(plan, plan->order[plan->rtl ? plan->count - 1 - i : i]);
    }
    for (size_t i = 0; i < run->glyph_count; i++)
        run->width += (double)run->glyphs[i].advance;
    return run;
}

/* ---- pieces ---- */

/* The atoms of a line from left to right; breaks are not among them. Returns how many. */
static size_t
visual_order(const Paragraph *p, const LineCut *cut, size_t *order)
{
    size_t count = cut->end - cut->first, kept = 0;
    g_autofree uint8_t *levels = NULL;

    if (p->bidirectional) {
        levels = g_malloc(MAX(count, 1));
        for (size_t i = 0; i < count; i++) /* spaces at the end are of the paragraph's direction: rule L1 */
            levels[i] =
                is_trailing(cut, cut->first + i) ? p->style.direction == DIRECTION_RTL : p->atoms[cut->first + i].level;
        bidi_reorder(levels, count, order);
    }
    for (size_t i = 0; i < count; i++) {
        size_t index = cut->first + (p->bidirectional ? order[i] : i);

        if (p->atoms[index].kind != ATOM_BREAK)
            order[kept++] = index;
    }
    return kept;
}

/* Whether the atom at `next` continues the run of the one left of it, at `index`. */
static bool
continues_run(const Paragraph *p, size_t index, size_t next)
{
    const Atom *a = &p->atoms[index], *b = &p->atoms[next];

    if (a->font == NULL || a->font != b->font || a->span != b->span || a->word != b->word ||
        a->level % 2 != b->level % 2)
        return false;
    return a->level % 2 == 1 ? next + 1 == index : index + 1 == next;
}

static void
add_piece(TextPiece *pieces, TextLine *line, const TextRun *run, const Atom *atom, size_t rank, double *x)
{
    TextPiece piece = { .run = run,
                        .x = *x,
                        .width = run != NULL ? run->width : atom->width,
                        .span = atom->span,
                        .word = atom->word,
                        .rank = (uint32_t)rank };

    pieces[line->count++] = piece;
    *x += piece.width;
}

void
line_fill(const Paragraph *paragraph, const LineCut *cut, TextLine *line)
{
    Arena *arena = paragraph->store->arena;
    g_autofree size_t *order = g_new(size_t, cut->end - cut->first + 1);
    size_t count = visual_order(paragraph, cut, order), pieces_most = 0;
    double x = line->x, gain = space_gain(paragraph, cut);
    TextPiece *pieces;

    for (size_t i = 0; i < count; i++)
        pieces_most += i == 0 || !continues_run(paragraph, order[i - 1], order[i]);
    pieces = arena_new0(arena, TextPiece, pieces_most);
    line->count = 0;
    for (size_t i = 0, end; i < count; i = end) {
        const Atom *atom = &paragraph->atoms[order[i]];
        RunPlan plan = { .paragraph = paragraph, .cut = cut, .order = order + i, .gain = gain };
        const TextRun *run;

        for (end = i + 1; end < count && continues_run(paragraph, order[end - 1], order[end]); end++)
            ;
        plan.count = end - i;
        run = atom->kind == ATOM_OBJECT ? NULL : make_run(&plan);
        if (run == NULL || run->length > 0) /* marks of direction alone show nothing */
            add_piece(pieces, line, run, atom, MIN(order[i], order[end - 1]), &x);
    }
    line->pieces = pieces;
}

const TextPiece *
line_next_read(const TextLine *line, const TextPiece *last)
{
    const TextPiece *next = NULL;

    for (size_t i = 0; i < line->count; i++)
        if ((last == NULL || line->pieces[i].rank > last->rank) &&
            (next == NULL || line->pieces[i].rank < next->rank))
            next = &line->pieces[i];
    return next;
}
