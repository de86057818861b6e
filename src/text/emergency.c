/*
 * Where a word that alone is wider than its line may be divided all the same: without a hyphen, which a reader would
 * take for part of an address or a name. Signs that part addresses come first, then the ends of grapheme clusters; a
 * number, a date and a number with its unit are never divided. Shapes stay those of the whole word (CSS Text 3, 5.6).
 */
#include "text/paragraph.h"
#include "base/diag_text.h"
#include <math.h>
#include <string.h>

/* ---- numbers ---- */

enum { UNIT_LETTERS = 8, CURRENCY_LETTERS = 3 };

static bool
is_no_break_space(gunichar c)
{
    return c == 0xA0 || c == 0x202F || c == 0x2009 || c == ' ';
}

static bool
is_number_sign(gunichar c)
{
    return is_no_break_space(c) || (c < 0x80 && strchr(".,'/:-+%()<>=~", (int)c) != NULL) || c == 0x2019 ||
           c == 0x2013 || c == 0x2212 || c == 0xB1 || c == 0xD7 || c == 0xB0 || c == 0x2030 || c == 0x66B ||
           c == 0x66C || c == 0x2248 || c == 0x2264 || c == 0x2265 || g_unichar_type(c) == G_UNICODE_CURRENCY_SYMBOL;
}

static bool
is_unit_letter(gunichar c)
{
    return g_unichar_isalpha(c) || c == 0xB2 || c == 0xB3 || c == 0xB5;
}

/*
 * Digits with what stands in numbers and dates, a currency before them or a unit behind them: nothing that is a word.
 */
static bool
is_number(const char *text, size_t length)
{
    const char *end = text + length, *c = text;
    size_t digits = 0, letters = 0, currency;
    gunichar before = 0;

    for (; c < end && is_unit_letter(g_utf8_get_char(c)); c = next_char(c))
        letters++;
    currency = letters;
    if (currency > CURRENCY_LETTERS)
        return false;
    for (letters = 0; c < end; c = next_char(c)) {
        gunichar code = g_utf8_get_char(c);

        if (g_unichar_isdigit(code)) {
            if (letters > 1)            /* the T of a moment stands between digits */
                return false;
            letters = 0;
            digits++;
        } else if (is_unit_letter(code)) {
            if (letters++ == 0 && !g_unichar_isdigit(before) && !is_no_break_space(before))
                return false;
        } else if (!is_number_sign(code)) {
            return false;
        }
        before = code;
    }
    return digits > 0 && letters <= UNIT_LETTERS && (letters == 0 || currency == 0);
}

/* Between the characters a and b a number would be parted. */
static bool
parts_number(gunichar before_a, gunichar a, gunichar b, gunichar after_b)
{
    if (!g_unichar_isdigit(b))
        return g_unichar_isdigit(a) && (b == '.' || b == ',') && g_unichar_isdigit(after_b);
    return g_unichar_isdigit(a) || ((a == '.' || a == ',') && g_unichar_isdigit(before_a));
}

/* ---- places ---- */

typedef struct Around { gunichar before_a, a, b, after_b; } Around;

static gunichar
code_before(const char *text, const char *at, const char **from)
{
    *from = at > text ? g_utf8_prev_char(at) : at;
    return at > text ? g_utf8_get_char(*from) : 0;
}

static Around
around(const char *text, size_t length, size_t at)
{
    const char *c = text + at, *end = text + length, *before, *ignored;
    Around out = { 0 };

    out.a = code_before(text, c, &before);
    out.before_a = code_before(text, before, &ignored);
    if (c < end) {
        out.b = g_utf8_get_char(c);
        if (next_char(c) < end)
            out.after_b = g_utf8_get_char(next_char(c));
    }
    return out;
}

static bool
is_parting(gunichar c)
{
    return c == '/' || c == '-' || c == '_' || c == '@';
}

static EmergencyBreak
place_of(const Around *p)
{
    if (is_no_break_space(p->a) || is_no_break_space(p->b))
        return g_unichar_isdigit(p->a) || g_unichar_isdigit(p->b) ? EMERGENCY_NONE : EMERGENCY_CLUSTER;
    if (is_parting(p->a) && !is_parting(p->b) && !(g_unichar_isdigit(p->before_a) && g_unichar_isdigit(p->b)))
        return EMERGENCY_SIGN;
    if (p->a == '.' && g_unichar_isalpha(p->before_a) && g_unichar_isalpha(p->b))
        return EMERGENCY_SIGN;
    return parts_number(p->before_a, p->a, p->b, p->after_b) ? EMERGENCY_IN_DIGITS : EMERGENCY_CLUSTER;
}

/* ---- atoms ---- */

static void
append_text(const Atom *atom, GString *out)
{
    if (atom->kind == ATOM_TEXT)
        g_string_append_len(out, atom->segment->text + atom->text_at, (gssize)atom->text_length);
    else
        g_string_append(out, atom->kind == ATOM_SPACE ? "\u00A0" : "\uFFFC");
}

/* The atoms of a word, cluster by cluster. */
static void
divide_atom(const Paragraph *p, const Atom *atom, GArray *out)
{
    size_t glyphs = 0, bytes = 0;

    if (atom->kind != ATOM_TEXT) {
        g_array_append_val(out, *atom);
        return;
    }
    for (size_t i = 0; i < atom->cluster_count; i++) {
        const TextCluster *cluster = &atom->segment->clusters[atom->cluster_at + i];
        Atom part = *atom;

        part.text_at += bytes;
        part.text_length = cluster->bytes;
        part.cluster_at += i;
        part.cluster_count = 1;
        part.glyph_count = cluster->glyphs;
        part.glyph_at += atom->segment->rtl ? atom->glyph_count - glyphs - cluster->glyphs : glyphs;
        part.after = i + 1 < atom->cluster_count ? NO_BREAK : atom->after;
        part.width = atom_width(p, &part);
        bytes += cluster->bytes;
        glyphs += cluster->glyphs;
        g_array_append_val(out, part);
    }
}

size_t
emergency_word_end(const Paragraph *p, size_t first)
{
    size_t end = first;

    while (end < p->atom_count && p->atoms[end++].after == NO_BREAK)
        ;
    return end;
}

/* A word without the spaces behind it. */
static size_t
without_spaces(const Paragraph *p, size_t first, size_t end)
{
    while (end > first && p->atoms[end - 1].kind != ATOM_TEXT && p->atoms[end - 1].kind != ATOM_OBJECT)
        end--;
    return end;
}

/* Marks where atoms [first, end), which no line's end parts, may be parted in need. */
static void
mark_word(Paragraph *p, size_t first, size_t end)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autofree bool *clusters = NULL;
    size_t at = 0;

    end = without_spaces(p, first, end);
    for (size_t i = first; i < end; i++)
        append_text(&p->atoms[i], text);
    if (is_number(text->str, text->len))
        return;
    clusters = g_new(bool, text->len + 1);
    clusters_find(p->store->system, text->str, text->len, clusters);
    for (size_t i = first; i + 1 < end; i++) {
        Atom *atom = &p->atoms[i];
        Around place;

        at += atom->kind == ATOM_TEXT ? atom->text_length : atom->kind == ATOM_SPACE ? 2 : 3;
        place = around(text->str, text->len, at);
        atom->emergency = clusters[at] ? place_of(&place) : EMERGENCY_NONE;
    }
}

void
emergency_divide(Paragraph *p)
{
    g_autoptr(GArray) atoms = g_array_new(FALSE, FALSE, sizeof(Atom));

    for (size_t i = 0; i < p->atom_count; i++)
        divide_atom(p, &p->atoms[i], atoms);
    p->atoms = arena_memdup(p->store->arena, atoms->data, sizeof(Atom) * atoms->len);
    p->atom_count = atoms->len;
    p->divided = true;
    p->wrapped = false;                 /* its lines were of the atoms as they were */
    for (size_t first = 0, end; first < p->atom_count; first = end) {
        end = emergency_word_end(p, first);
        mark_word(p, first, end);
    }
}

size_t
emergency_fill(const Paragraph *p, size_t first, size_t end, double room, double *width)
{
    size_t best[EMERGENCY_COUNT] = { 0 }, any = 0;
    double widths[EMERGENCY_COUNT] = { 0 }, any_width = 0, x = 0;

    for (size_t i = first; i + 1 < end; i++) {
        const Atom *atom = &p->atoms[i];

        x += atom->width;
        if (x > room && any > 0)
            break;
        if (atom->emergency == EMERGENCY_NONE)
            continue;
        any = i + 1;                    /* a cluster wider than the line stands alone on it */
        any_width = x;
        if (x > room)
            break;
        best[atom->emergency] = i + 1;
        widths[atom->emergency] = x;
    }
    for (int kind = EMERGENCY_SIGN; kind < EMERGENCY_COUNT; kind++)
        if (best[kind] > first) {
            *width = widths[kind];
            return best[kind];
        }
    *width = any_width;
    return any;
}

/* ---- asking ---- */

double
paragraph_hard_width(Paragraph *p)
{
    double indent = fmax(0, p->style.first_indent), x = indent, widest = 0;

    if (!p->divided)
        emergency_divide(p);
    for (size_t i = 0; i < p->atom_count; i++) {
        x += p->atoms[i].width;
        if (p->atoms[i].kind == ATOM_TEXT || p->atoms[i].kind == ATOM_OBJECT)
            widest = fmax(widest, x);
        if (p->atoms[i].after != NO_BREAK || p->atoms[i].emergency != EMERGENCY_NONE)
            x = 0;
    }
    return widest;
}

bool
paragraph_strained(const Paragraph *p)
{
    for (size_t i = 0; p->divided && i < p->line_count; i++)
        if (p->cuts[i].broken != EMERGENCY_NONE)
            return true;
    return false;
}

bool
paragraph_divides_word(const Paragraph *p, size_t line)
{
    return p->divided && p->cuts[line].broken != EMERGENCY_NONE;
}

/* The word whose atoms [first, end) hold the atom at `index`. */
static void
word_of(const Paragraph *p, size_t index, size_t *first, size_t *end)
{
    for (*first = index; *first > 0 && p->atoms[*first - 1].after == NO_BREAK; (*first)--)
        ;
    *end = without_spaces(p, *first, emergency_word_end(p, *first));
}

/* A word as it stands in data: without the signs that a sentence puts around it. */
static char *
bare_word(const char *text)
{
    const char *from = text, *end = text + strlen(text);

    while (from < end && g_unichar_ispunct(g_utf8_get_char(from)))
        from = next_char(from);
    while (end > from && g_unichar_ispunct(g_utf8_get_char(g_utf8_prev_char(end))))
        end = g_utf8_prev_char(end);
    return from < end ? g_strndup(from, (size_t)(end - from)) : g_strdup(text);
}

static char *
word_text(const Paragraph *p, size_t first, size_t end)
{
    GString *text = g_string_new(NULL);

    for (size_t i = first; i < end; i++)
        append_text(&p->atoms[i], text);
    return g_string_free(text, FALSE);
}

/* Warns once of a word of `text`: at its place in the data, else at `spot`, where the text stands. */
static void
tell_divided(TextStore *store, const char *text, size_t length, const char *word, Place spot)
{
    g_autofree char *bare = bare_word(word);
    Place place = store_data_place(store, text, length, bare, strlen(bare));

    if (place.file == NULL) {
        place = spot;
        spot = (Place){ 0 };
    }
    if (store_tells(store, bare, place))
        diag_report_related(store->diags, DIAG_TEXT_BROKEN, place, spot, bare, NULL);
}

void
paragraph_tell_broken(const Paragraph *p, size_t first_line, size_t last_line)
{
    for (size_t i = first_line; p->divided && i < last_line; i++) {
        g_autofree char *word = NULL;
        size_t first, end;
        const TextSpan *span;

        if (p->cuts[i].broken < EMERGENCY_CLUSTER)
            continue;
        word_of(p, p->cuts[i].end - 1, &first, &end);
        word = word_text(p, first, end);
        span = &p->spans[p->atoms[first].span];
        tell_divided(p->store, span->text, span->length, word, span->place);
    }
}

/* ---- texts in one style ---- */

static Paragraph *
wrap_word(TextStore *store, const char *text, const TextStyle *style, double width)
{
    TextSpan span = { .text = text, .length = strlen(text), .style = *style };
    ParagraphStyle paragraph_style = { .direction = store->direction };
    Paragraph *p = paragraph_new(store, &span, 1, &paragraph_style);

    paragraph_wrap(p, width);
    return p;
}

/* Marks that are not shown. */
static const char *
past_hidden(const char *at)
{
    while (*at != '\0' && (g_utf8_get_char(at) == 0xAD || g_utf8_get_char(at) == 0x200B))
        at = next_char(at);
    return at;
}

/*
 * How many bytes of a word its first atoms come from; all where they tell other than it does, as names in place of
 * signs do.
 */
static size_t
bytes_of_atoms(const Paragraph *p, const char *word, size_t count)
{
    const char *at = word;

    for (size_t i = 0; i < count; i++) {
        const Atom *atom = &p->atoms[i];

        at = past_hidden(at);
        if (*at == '\0' ||
            (atom->kind == ATOM_TEXT && strncmp(at, atom->segment->text + atom->text_at, atom->text_length) != 0))
            return strlen(word);
        at = atom->kind == ATOM_TEXT ? at + atom->text_length : next_char(at);
    }
    return (size_t)(at - word);
}

static double
width_of_start(TextStore *store, const char *word, size_t length, const TextStyle *style)
{
    return text_line(store, arena_strndup(store->arena, word, length), style)->width;
}

size_t
text_divide(TextStore *store, const char *word, const TextStyle *style, double width, bool *between_letters)
{
    size_t all = strlen(word), before = all;
    double room = text_line(store, word, style)->width > width ? width - BORNE : width;      /* a label bears nothing */

    *between_letters = false;
    for (;;) {
        const Paragraph *p = wrap_word(store, word, style, room);
        size_t length = p->line_count < 2 ? all : bytes_of_atoms(p, word, p->cuts[0].end);

        if (length == all)
            return before;
        *between_letters = p->cuts[0].broken >= EMERGENCY_CLUSTER;
        if (length == before || width_of_start(store, word, length, style) <= width)
            return length;
        before = length;
        room = fmin(room, p->cuts[0].natural) - 3 * WIDTH_TOLERANCE;
    }
}

size_t
text_whole_clusters(TextStore *store, const char *text, size_t length)
{
    size_t all = strlen(text);
    g_autofree bool *ends = g_new(bool, all + 1);

    clusters_find(store->system, text, all, ends);
    while (length > 0 && !ends[length])
        length--;
    return length;
}

void
text_tell_divided(TextStore *store, const char *text, const char *word, Place spot)
{
    tell_divided(store, text, strlen(text), word, spot);
}
