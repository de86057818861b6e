/*
 * Words that lines part: in need (emergency.c), behind a hyphen that the line's end adds, or behind a sign of their own
 * such as a slash, a hyphen or a dash. Each has a number, so that it is painted as one thing and read as one word.
 */
#include "text/paragraph.h"

/* Does an atom of text end with a space that is none of its own: an em space, a thin one? */
static bool
ends_with_space(const Atom *atom)
{
    const char *from = atom->segment->text + atom->text_at;
    const char *last = g_utf8_find_prev_char(from, from + atom->text_length);

    return last != NULL && g_unichar_isspace(g_utf8_get_char(last));
}

/*
 * Are this atom and the next of one word: text of one span, which one element is made of? Scripts without spaces part
 * their words where lines may end, and nobody looks for a blank there.
 */
static bool
goes_on(const Paragraph *p, size_t at)
{
    const Atom *a = &p->atoms[at], *b = a + 1;

    return a->kind == ATOM_TEXT && b->kind == ATOM_TEXT && a->span == b->span &&
           (a->after == NO_BREAK || !(a->segment->spaceless || b->segment->spaceless || ends_with_space(a)));
}

static bool
is_parted_at(const Paragraph *p, const LineCut *cut)
{
    return cut->end > cut->first && cut->end < p->atom_count && goes_on(p, cut->end - 1);
}

static void
number_word(Paragraph *p, size_t at)
{
    size_t first = at;

    while (first > 0 && goes_on(p, first - 1))
        first--;
    p->atoms[first].word = ++p->parted;
    for (size_t i = first; i + 1 < p->atom_count && goes_on(p, i); i++)
        p->atoms[i + 1].word = p->parted;
}

void
parted_number_words(Paragraph *p)
{
    for (size_t i = 0; p->parted > 0 && i < p->atom_count; i++)
        p->atoms[i].word = 0;
    p->parted = 0;
    for (size_t i = 0; i < p->line_count; i++)
        if (is_parted_at(p, &p->cuts[i]) && p->atoms[p->cuts[i].end - 1].word == 0)
            number_word(p, p->cuts[i].end - 1);
}

const char *
paragraph_broken_word(const Paragraph *p, uint32_t word, size_t *first_line, size_t *last_line)
{
    g_autoptr(GString) text = g_string_new(NULL);
    size_t first = 0, end;

    while (p->atoms[first].word != word)
        first++;
    for (end = first; end < p->atom_count && p->atoms[end].word == word; end++)
        g_string_append_len(text, p->atoms[end].segment->text + p->atoms[end].text_at,
                            (gssize)p->atoms[end].text_length);
    for (size_t i = 0; i < p->line_count; i++) {
        if (p->cuts[i].first <= first)
            *first_line = i;
        if (p->cuts[i].first < end)
            *last_line = i;
    }
    return arena_strndup(p->store->arena, text->str, text->len);
}
