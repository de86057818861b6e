/*
 * A paragraph is cut into atoms once, every word of it shaped (or found shaped); filling lines of any width is then a
 * walk over the atoms' widths, and only lines that somebody looks at become glyphs.
 */
#include "text/paragraph.h"
#include <math.h>
#include <string.h>

enum { PIECE_BYTES = 2048 };


void
paragraph_open_scratch(TextStore *store)
{
    store->atoms = g_array_sized_new(FALSE, FALSE, sizeof(Atom), 256);
}

void
paragraph_free_scratch(TextStore *store)
{
    g_array_unref(store->atoms);
}

/* ---- one text from all spans ---- */

static void
append_char(Scratch *scratch, const char *bytes, size_t length)
{
    static const guint8 none[4] = { NO_BREAK };

    g_string_append_len(scratch->text, bytes, (gssize)length);
    g_byte_array_append(scratch->breaks, none, (guint)length);
}

/* Before the next character; the array of breaks has one entry more than the text has bytes. */
static void
allow_break(Scratch *scratch, BreakKind kind)
{
    scratch->breaks->data[scratch->breaks->len - 1] = (guint8)kind;
}

/* Controls, and line breaks that are only characters, are spaces; invisible break characters become marks. */
static void
append_code(Scratch *scratch, gunichar code, const char *bytes, size_t length)
{
    if (code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029)
        append_char(scratch, " ", 1);
    else if (code == 0xAD)
        allow_break(scratch, HYPHEN_BREAK);
    else if (code == 0x200B)
        allow_break(scratch, SOFT_BREAK);
    else
        append_char(scratch, bytes, length);
    scratch->bidirectional |= bidi_matters(code);
}

static void
append_text(Scratch *scratch, const char *text, size_t length)
{
    for (const char *c = text, *end = text + length; c < end;) {
        const char *from = c;
        size_t plain;

        while (c < end && *c >= 0x20 && *c < 0x7F)
            c++;
        plain = (size_t)(c - from);
        if (plain > 0) {
            guint at = scratch->breaks->len;

            g_string_append_len(scratch->text, from, (gssize)plain);
            g_byte_array_set_size(scratch->breaks, at + (guint)plain);
            memset(scratch->breaks->data + at, NO_BREAK, plain);
        }
        if (c < end) {
            size_t bytes = MIN((size_t)(next_char(c) - c), (size_t)(end - c));

            append_code(scratch, g_utf8_get_char(c), c, bytes);
            c += bytes;
        }
    }
}

static void
append_span(Scratch *scratch, const TextSpan *span)
{
    if (span->object) {
        append_char(scratch, "\uFFFC", 3);
    } else if (span->hard_break) {
        append_char(scratch, "\u2028", 3);
        allow_break(scratch, HARD_BREAK);
    } else {
        append_text(scratch, span->text, span->length);
    }
}

static void
compose(Paragraph *p, size_t *starts)
{
    Scratch *scratch = &p->store->scratch;

    g_string_truncate(scratch->text, 0);
    g_byte_array_set_size(scratch->breaks, 1);
    scratch->breaks->data[0] = NO_BREAK;
    g_byte_array_set_size(scratch->levels, 0);
    scratch->bidirectional = p->style.direction == DIRECTION_RTL;
    for (size_t i = 0; i < p->count; i++) {
        starts[i] = scratch->text->len;
        append_span(scratch, &p->spans[i]);
    }
    starts[p->count] = scratch->text->len;
}

static void
find_breaks(Paragraph *p, const size_t *starts)
{
    TextStore *store = p->store;

    if (p->style.nowrap)
        return;
    breaks_find(store->system, &store->scratch, store->language);
    for (size_t i = 0; p->style.hyphenate && i < p->count; i++) {
        const char *language = p->spans[i].style.language;

        if (!p->spans[i].object && !p->spans[i].hard_break)
            breaks_hyphenate(store->system, &store->scratch, starts[i], starts[i + 1],
                             language != NULL ? language : store->language, store->diags);
    }
}

/* ---- code points without a glyph ---- */

/* To be told, and named, when all words of the paragraph have been looked at. */
static void
note_lacking(TextStore *store, const Word *word)
{
    for (size_t i = 0; i < word->missing_count; i++)
        g_hash_table_add(store->lacking, GUINT_TO_POINTER(word->missing[i]));
}

/* ---- words into atoms ---- */

static double
tracked_width(const Segment *segment, const Atom *atom, const TextStyle *style)
{
    double width = 0;
    size_t shown = 0;

    for (size_t i = 0; i < atom->glyph_count; i++)
        width += (double)segment->glyphs[atom->glyph_at + i].advance;
    for (size_t i = 0; segment->tracked && style->tracking != 0 && i < atom->cluster_count; i++)
        shown += segment->clusters[atom->cluster_at + i].glyphs > 0;
    return width * style->size + (double)shown * style->tracking;
}

double
atom_width(const Paragraph *paragraph, const Atom *atom)
{
    return tracked_width(atom->segment, atom, &paragraph->spans[atom->span].style);
}

static void
add_atom(Paragraph *p, Atom *atom)
{
    const Segment *segment = atom->segment;

    /* Glyphs stand left to right: in a word that runs to the left, what has been read lies at the right end. */
    if (segment->rtl)
        atom->glyph_at = segment->glyph_count - atom->glyph_at - atom->glyph_count;
    atom->width = tracked_width(segment, atom, &p->spans[atom->span].style);
    g_array_append_val(p->store->atoms, *atom);
}

static void
set_space(const Paragraph *p, Atom *space, const Font *font)
{
    const TextStyle *style = &p->spans[space->span].style;

    if (font->space != 0)
        space->font = font;
    space->width = (double)space->font->space_advance * style->size + style->tracking;
}

/* Whether both may be painted as one run, were they of one font. */
static bool
is_beside(const Atom *atom, uint32_t span, uint8_t level)
{
    return atom->font != NULL && atom->span == span && atom->level % 2 == level % 2;
}

/* A space is of the font of the word before it, else of the word after it, so that both are painted as one run. */
static void
add_space(Paragraph *p, const Face *face, size_t end, uint32_t span, uint8_t level)
{
    GArray *atoms = p->store->atoms;
    const Atom *before = atoms->len > 0 ? &g_array_index(atoms, Atom, atoms->len - 1) : NULL;
    Atom space = { .kind = ATOM_SPACE, .level = level, .span = span, .font = face->base };

    store_use_font(p->store, face->base);
    space.after = (BreakKind)p->store->scratch.breaks->data[end];
    space.joins_next = before == NULL || !is_beside(before, span, level) || before->joins_next;
    set_space(p, &space, space.joins_next ? face->base : before->font);
    g_array_append_val(atoms, space);
}

static void
join_spaces(Paragraph *p, const Font *font, uint32_t span, uint8_t level)
{
    GArray *atoms = p->store->atoms;

    for (guint i = atoms->len; i > 0; i--) {
        Atom *before = &g_array_index(atoms, Atom, i - 1);

        if (!before->joins_next || !is_beside(before, span, level))
            return;
        before->joins_next = false;
        set_space(p, before, font);
    }
}

/* Cuts a shaped segment, which begins at `at`, between clusters where a line may break. */
static void
add_segment(Paragraph *p, const Segment *segment, size_t at, uint32_t span, uint8_t level)
{
    const guint8 *breaks = p->store->scratch.breaks->data;
    const Atom blank = { .kind = ATOM_TEXT, .level = level, .span = span, .font = segment->font, .segment = segment };
    Atom atom = blank;
    size_t glyphs = 0, cut = 0;

    join_spaces(p, segment->font, span, level);
    p->spaceless |= segment->spaceless;
    for (size_t i = 0; i < segment->cluster_count; i++) {
        atom.text_length += segment->clusters[i].bytes;
        atom.glyph_count += segment->clusters[i].glyphs;
        atom.cluster_count++;
        atom.after = (BreakKind)breaks[at + atom.text_at + atom.text_length];
        if (atom.after == NO_BREAK && i + 1 < segment->cluster_count)
            continue;
        glyphs += atom.glyph_count;
        add_atom(p, &atom);
        cut += atom.text_length;
        atom = blank;
        atom.text_at = cut;
        atom.cluster_at = i + 1;
        atom.glyph_at = glyphs;
    }
}

static void
add_word(Paragraph *p, Face *face, size_t start, size_t end, uint32_t span, uint8_t level)
{
    TextStore *store = p->store;
    const Word *word = face_word(store, face, store->scratch.text->str + start, end - start, level % 2 == 1);
    size_t at = start;

    for (size_t i = 0; i < word->count; i++) {
        store_use_font(store, word->segments[i].font);
        add_segment(p, &word->segments[i], at, span, level);
        at += word->segments[i].length;
    }
    note_lacking(store, word);
}

/* The length of the space that begins here: U+0020 or U+00A0, else 0. */
static size_t
space_length(const char *at)
{
    if (*at == ' ')
        return 1;
    return (guchar)at[0] == 0xC2 && (guchar)at[1] == 0xA0 ? 2 : 0;
}

static uint8_t
level_at(const Scratch *scratch, size_t at)
{
    return scratch->levels->len > 0 ? scratch->levels->data[at] : 0;
}

/* The end of the piece that begins at `at` and is to be shaped in one go. */
static size_t
word_end(const Scratch *scratch, size_t at, size_t end)
{
    const char *text = scratch->text->str;
    uint8_t level = level_at(scratch, at);
    size_t to = at;

    while (to < end && space_length(text + to) == 0 && level_at(scratch, to) == level && to - at < PIECE_BYTES)
        to = (size_t)(next_char(text + to) - text);
    return MIN(to, end);
}

static void
add_text(Paragraph *p, size_t start, size_t end, uint32_t span)
{
    const Scratch *scratch = &p->store->scratch;
    Face *face = store_face(p->store, &p->spans[span].style);

    for (size_t at = start; at < end;) {
        size_t space = space_length(scratch->text->str + at), to = at + space;

        if (space > 0) {
            add_space(p, face, to, span, level_at(scratch, at));
        } else {
            to = word_end(scratch, at, end);
            add_word(p, face, at, to, span, level_at(scratch, at));
        }
        at = to;
    }
}

static void
add_mark(Paragraph *p, AtomKind kind, size_t start, size_t end, uint32_t span)
{
    const Scratch *scratch = &p->store->scratch;
    Atom atom = {
        .kind = kind, .level = level_at(scratch, start), .span = span, .after = (BreakKind)scratch->breaks->data[end]
    };

    atom.width = kind == ATOM_OBJECT ? p->spans[span].object_width : 0;
    g_array_append_val(p->store->atoms, atom);
}

static void
cut_into_atoms(Paragraph *p, const size_t *starts)
{
    GArray *atoms = p->store->atoms;

    g_array_set_size(atoms, 0);
    for (size_t i = 0; i < p->count; i++) {
        if (p->spans[i].object || p->spans[i].hard_break)
            add_mark(p, p->spans[i].object ? ATOM_OBJECT : ATOM_BREAK, starts[i], starts[i + 1], (uint32_t)i);
        else
            add_text(p, starts[i], starts[i + 1], (uint32_t)i);
    }
    p->atom_count = atoms->len;
    p->atoms = arena_memdup(p->store->arena, atoms->data, sizeof(Atom) * atoms->len);
}

static void
copy_spans(Paragraph *p, const TextSpan *spans, size_t count)
{
    TextSpan *copies = arena_memdup(p->store->arena, spans, sizeof *spans * count);

    for (size_t i = 0; i < count; i++)
        copies[i].style.language = arena_strdup(p->store->arena, spans[i].style.language);
    p->spans = copies;
    p->count = count;
}

/*
 * A raised number, of a source or a note, is no part of a number before it: a no-break space between both would make
 * one of them (UAX #9, W4), which from right to left stood on the wrong side.
 */
static void
find_levels(Paragraph *p, const size_t *starts)
{
    g_autofree size_t *apart = g_new(size_t, p->count + 1);
    size_t count = 0;

    for (size_t i = 1; i < p->count; i++)
        if ((p->spans[i].style.rise > 0) != (p->spans[i - 1].style.rise > 0))
            apart[count++] = starts[i];
    bidi_resolve(&p->store->scratch, p->style.direction, apart, count);
}

static void
cut_paragraph(Paragraph *p, size_t *starts)
{
    Scratch *scratch = &p->store->scratch;

    compose(p, starts);
    find_breaks(p, starts);
    p->bidirectional = scratch->bidirectional;
    if (p->bidirectional)
        find_levels(p, starts);
    cut_into_atoms(p, starts);
}

Paragraph *
paragraph_new(TextStore *store, const TextSpan *spans, size_t count, const ParagraphStyle *style)
{
    Paragraph *p = arena_new0(store->arena, Paragraph, 1);
    size_t *starts = arena_new0(store->arena, size_t, count + 1);

    p->store = store;
    p->style = *style;
    copy_spans(p, spans, count);
    cut_paragraph(p, starts);
    if (g_hash_table_size(store->lacking) > 0) {
        if (lacking_name(store, p->spans, p->count))
            cut_paragraph(p, starts);
        g_hash_table_remove_all(store->lacking);
    }
    return p;
}

/* ---- filling lines ---- */

double
atom_hyphen_width(const Paragraph *paragraph, const Atom *atom)
{
    return atom->font == NULL || atom->level % 2 == 1
               ? 0
               : (double)atom->font->hyphen_advance * paragraph->spans[atom->span].style.size;
}

/* The end of a line that begins at `first`, where it is known to end, with its width. */
static LineCut
cut_at(const Paragraph *p, size_t first, size_t end, double natural)
{
    const Atom *last = end > first ? &p->atoms[end - 1] : NULL;
    LineCut cut = { .first = first, .end = end, .trimmed = end, .natural = natural };

    while (cut.trimmed > first &&
           (p->atoms[cut.trimmed - 1].kind == ATOM_SPACE || p->atoms[cut.trimmed - 1].kind == ATOM_BREAK))
        cut.trimmed--;
    cut.last = end == p->atom_count || (last != NULL && last->after == HARD_BREAK);
    cut.hyphen = !cut.last && last != NULL && last->after == HYPHEN_BREAK;
    return cut;
}

/* Fills one line greedily. `x` is the width with spaces, `shown` the width up to the last atom that is none. */
static LineCut
fill_line(const Paragraph *p, size_t first, double room)
{
    double x = 0, shown = 0, found_width = 0;
    size_t found = 0; /* the best end so far; 0: none yet */

    for (size_t i = first; i < p->atom_count; i++) {
        const Atom *atom = &p->atoms[i];
        double with_hyphen;

        x += atom->width;
        if (atom->kind == ATOM_TEXT || atom->kind == ATOM_OBJECT)
            shown = x;
        if (shown > room + WIDTH_TOLERANCE && found > 0)
            return cut_at(p, first, found, found_width);
        with_hyphen = atom->after == HYPHEN_BREAK ? shown + atom_hyphen_width(p, atom) : shown;
        if (atom->after == HARD_BREAK)
            return cut_at(p, first, i + 1, shown);
        if (atom->after == NO_BREAK || (with_hyphen > room + WIDTH_TOLERANCE && found > 0))
            continue;
        found = i + 1;
        found_width = with_hyphen;
    }
    return cut_at(p, first, p->atom_count, shown);
}

static LineCut *
next_cut(Paragraph *p)
{
    if (p->line_count == p->line_room) {
        size_t room = MAX(1, p->line_room * 2);         /* most text stands on one line */
        LineCut *cuts = arena_new0(p->store->arena, LineCut, room);

        if (p->line_count > 0)
            memcpy(cuts, p->cuts, sizeof *cuts * p->line_count);
        p->cuts = cuts;
        p->line_room = room;
    }
    return &p->cuts[p->line_count++];
}

/* A line that holds nothing but a word wider than it is ends inside the word, where that may be divided. */
static LineCut
fill_in_need(const Paragraph *p, const LineCut *wide, double room)
{
    double width;
    size_t end = emergency_fill(p, wide->first, emergency_word_end(p, wide->first), room + WIDTH_TOLERANCE, &width);
    LineCut cut;

    if (end == 0 || end >= wide->end)
        return *wide;
    cut = cut_at(p, wide->first, end, width);
    cut.broken = p->atoms[end - 1].emergency;
    return cut;
}

/*
 * A line that little stands on, such as an item's number, takes the beginning of the word that is too wide for the
 * next.
 */
static LineCut
begin_word_early(const Paragraph *p, const LineCut *before, double room)
{
    size_t end = emergency_word_end(p, before->end), cut_end;
    double used = 0, word = 0, width;
    LineCut cut;

    for (size_t i = before->first; i < before->end; i++)
        used += p->atoms[i].width;
    for (size_t i = before->end; i < end; i++)
        word += p->atoms[i].width;
    if (before->trimmed == before->end || used > room / 4 || word <= p->width + BORNE)
        return *before;
    cut_end = emergency_fill(p, before->end, end, room - used + WIDTH_TOLERANCE, &width);
    if (cut_end == 0 || used + width > room + WIDTH_TOLERANCE)
        return *before;
    cut = cut_at(p, before->first, cut_end, used + width);
    cut.broken = p->atoms[cut_end - 1].emergency;
    return cut;
}

/* False when words must be divided before the lines can be found. */
static bool
cut_lines(Paragraph *p, double width)
{
    size_t first = 0;

    p->line_count = 0;
    do {
        double room = first == 0 ? width - p->style.first_indent : width;
        LineCut cut = fill_line(p, first, p->style.nowrap ? G_MAXDOUBLE : room);

        if (cut.natural > room + BORNE && !p->style.nowrap) {
            if (!p->divided)
                return false;
            cut = fill_in_need(p, &cut, room);
        } else if (p->divided && !cut.last && !p->style.nowrap) {
            cut = begin_word_early(p, &cut, room);
        }
        *next_cut(p) = cut;
        first = cut.end;
    } while (first < p->atom_count);
    /* A hard break at the very end opens an empty line, as a reader of the source would expect. */
    if (p->atom_count > 0 && p->atoms[p->atom_count - 1].kind == ATOM_BREAK)
        *next_cut(p) = cut_at(p, p->atom_count, p->atom_count, 0);
    return true;
}

static bool
has_loose_line(const Paragraph *p)
{
    for (size_t i = 0; i < p->line_count; i++) {
        const LineCut *cut = &p->cuts[i];
        double room = p->width - (cut->first == 0 ? p->style.first_indent : 0) - cut->natural;

        if (!cut->last && !justify_holds(p, cut->first, cut->trimmed, room))
            return true;
    }
    return false;
}

static void
tighten_lines(Paragraph *p)
{
    g_autofree JustifiedLine *lines = NULL;
    size_t count;

    if (p->style.align != ALIGN_JUSTIFY || p->style.nowrap || p->spaceless || p->divided || !has_loose_line(p) ||
        !justify_cut(p, &lines, &count))
        return;
    p->line_count = 0;
    for (size_t i = 0; i < count; i++)
        *next_cut(p) = cut_at(p, lines[i].first, lines[i].end, lines[i].natural);
    if (p->atoms[p->atom_count - 1].kind == ATOM_BREAK)
        *next_cut(p) = cut_at(p, p->atom_count, p->atom_count, 0);
}

/* A word alone on a last line is short below this share of the width; a line keeps that share when it spares a word. */
#define SHORT_LAST (1.0 / 3)
#define KEPT_BEFORE 0.6

/* Is the word that ends before atom `end` a number, as of a day or a count? What follows says of what. */
static bool
is_number(const Paragraph *p, size_t first, size_t end)
{
    const Atom *atom = &p->atoms[end - 1];
    const char *text;

    if (atom->kind != ATOM_TEXT || (end - 1 > first && p->atoms[end - 2].kind != ATOM_SPACE))
        return false;
    text = atom->segment->text + atom->text_at;
    for (const char *c = text; c < text + atom->text_length; c += g_utf8_skip[(guchar)*c])
        if (!g_unichar_isdigit(g_utf8_get_char(c)))
            return false;
    return true;
}

/* The last place inside a line, behind atom `first`, where a word ends; `first` where there is none. */
static size_t
last_word_end(const Paragraph *p, size_t first, size_t trimmed)
{
    for (size_t at = trimmed - 1; at > first; at--)
        if (p->atoms[at - 1].after == SOFT_BREAK && (p->atoms[at - 1].kind == ATOM_SPACE || p->spaceless))
            return at;
    return first;
}

/*
 * The place before the word that goes with the last one; `first` where there is none. A number stays
 * with what it counts ("5 May" before "2018") and with what it numbers ("Article 4" before "deadlines").
 */
static size_t
place_to_part(const Paragraph *p, size_t first, size_t trimmed, bool before_number)
{
    size_t at = last_word_end(p, first, trimmed);

    if (is_number(p, at, trimmed))
        return first;
    if (at > first + 1 && p->atoms[at - 1].kind == ATOM_SPACE && is_number(p, first, at - 1))
        return before_number ? last_word_end(p, first, at - 1) : first;
    return at;
}

static double
natural_width(const Paragraph *p, size_t first, size_t end)
{
    double width = 0;

    for (size_t i = first; i < end; i++)
        width += p->atoms[i].width;
    return width;
}

static double
room_of(const Paragraph *p, size_t first)
{
    return p->width - (first == 0 ? p->style.first_indent : 0);
}

/* The word before a short one that stands alone goes with it, where both lines have room. */
static void
keep_company(Paragraph *p, LineCut *before, LineCut *last)
{
    LineCut kept, joined;
    size_t at;

    if (before->last || before->hyphen || before->trimmed == before->first || last->trimmed == last->first ||
        last->natural > SHORT_LAST * p->width || last_word_end(p, last->first, last->trimmed) > last->first)
        return;
    at = place_to_part(p, before->first, before->trimmed, is_number(p, last->first, last->trimmed));
    if (at == before->first)
        return;
    kept = cut_at(p, before->first, at, 0);
    kept.natural = natural_width(p, kept.first, kept.trimmed);
    joined = cut_at(p, at, last->end, 0);
    joined.natural = natural_width(p, at, joined.trimmed);
    if (kept.natural < KEPT_BEFORE * room_of(p, kept.first) || joined.natural > p->width + WIDTH_TOLERANCE)
        return;
    *before = kept;
    *last = joined;
}

static void
mend_last_lines(Paragraph *p)
{
    if (!p->style.pretty || p->style.nowrap || p->style.align == ALIGN_JUSTIFY || p->divided)
        return;
    for (size_t i = 1; i < p->line_count; i++)
        if (p->cuts[i].last)
            keep_company(p, &p->cuts[i - 1], &p->cuts[i]);
}

static void
measure_lines(Paragraph *p)
{
    double top = 0;

    p->lines = arena_new0(p->store->arena, TextLine, p->line_count);
    p->widest = 0;
    for (size_t i = 0; i < p->line_count; i++) {
        TextLine *line = &p->lines[i];

        line_measure(p, &p->cuts[i], line);
        line->baseline = top + (line->height - (line->ascent + line->descent)) / 2 + line->ascent;
        top += line->height;
        p->widest = fmax(p->widest, line->width + (i == 0 ? p->style.first_indent : 0));
    }
}

void
paragraph_wrap(Paragraph *paragraph, double width)
{
    if (paragraph->wrapped && paragraph->width == width)
        return;
    paragraph->width = width;
    if (!cut_lines(paragraph, width)) {
        emergency_divide(paragraph);
        cut_lines(paragraph, width);
    }
    tighten_lines(paragraph);
    mend_last_lines(paragraph);
    parted_number_words(paragraph);
    measure_lines(paragraph);
    paragraph->wrapped = true;
}

/* ---- asking ---- */

size_t
paragraph_line_count(const Paragraph *paragraph)
{
    return paragraph->line_count;
}

const TextLine *
paragraph_line(const Paragraph *paragraph, size_t index)
{
    TextLine *line = &paragraph->lines[index];

    if (line->pieces == NULL)
        line_fill(paragraph, &paragraph->cuts[index], line);
    return line;
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
    return paragraph->widest > paragraph->width + 2 * WIDTH_TOLERANCE ? paragraph->widest - paragraph->width : 0;
}

/* The widest stretch between two places where a line ends: where it may end, or only where it must. */
static double
widest_stretch(const Paragraph *p, bool at_every_break)
{
    double indent = fmax(0, p->style.first_indent), x = indent, widest = 0;

    for (size_t i = 0; i < p->atom_count; i++) {
        const Atom *atom = &p->atoms[i];

        x += atom->width;
        if (atom->kind == ATOM_TEXT || atom->kind == ATOM_OBJECT)
            widest = fmax(widest, x + (at_every_break && atom->after == HYPHEN_BREAK ? atom_hyphen_width(p, atom) : 0));
        if (atom->after == HARD_BREAK || (at_every_break && atom->after != NO_BREAK))
            x = 0;
    }
    return widest;
}

double
paragraph_min_width(const Paragraph *paragraph)
{
    return widest_stretch(paragraph, !paragraph->style.nowrap);
}

double
paragraph_max_width(const Paragraph *paragraph)
{
    return widest_stretch(paragraph, false);
}
