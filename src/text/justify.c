/*
 * Justified lines keep a bound: no gap is over three times the natural space. Where lines filled one after the other
 * would break it, the whole paragraph is cut anew with the least sum of faults (after D. Knuth, M. Plass, "Breaking
 * Paragraphs into Lines", 1981); a line that breaks it even so is not stretched.
 */
#include "text/paragraph.h"
#include <math.h>

/* Gains of a space up to this many times its width make a gap of three. */
#define MOST_GAIN 2.0
/* A line over the bound ends ragged: it costs by how short it is, and all of it by far more than a loose one. */
#define OVER_BOUND 20.0
#define SHORT_COST 400.0
#define HYPHEN_COST 0.5

/* Over each place before an atom: the cheapest way there, and where its last line begins. */
typedef struct Way { double cost; size_t from; double natural; bool known; } Way;

static double
spaces_width(const Paragraph *p, size_t first, size_t end)
{
    double sum = 0;

    for (size_t i = first; i < end; i++)
        sum += p->atoms[i].kind == ATOM_SPACE ? p->atoms[i].width : 0;
    return sum;
}

bool
justify_holds(const Paragraph *p, size_t first, size_t trimmed, double room)
{
    return room <= MOST_GAIN * spaces_width(p, first, trimmed);
}

static double
room_from(const Paragraph *p, size_t first)
{
    return p->width - (first == 0 ? p->style.first_indent : 0);
}

/* Of a line that ends with a space or a hyphen and lacks `room` of `width`: the looser, the worse. */
static double
line_cost(double width, double room, double spaces, bool hyphen)
{
    double share = spaces > 0 ? fmax(room, 0) / (MOST_GAIN * spaces) : G_MAXDOUBLE;

    if (room <= WIDTH_TOLERANCE)
        share = 0;
    return (share > 1 ? OVER_BOUND + SHORT_COST * room / width : share * share) + (hyphen ? HYPHEN_COST : 0);
}

static void
reach(Way *ways, size_t from, size_t to, double cost, double natural)
{
    if (!ways[to].known || cost < ways[to].cost)
        ways[to] = (Way){ cost, from, natural, true };
}

/* All lines that begin at `first` and fit. */
static void
try_lines(const Paragraph *p, Way *ways, size_t first)
{
    double x = 0, shown = 0, spaces = 0, inner = 0, room = room_from(p, first);

    for (size_t i = first; i < p->atom_count; i++) {
        const Atom *atom = &p->atoms[i];
        bool hyphen = atom->after == HYPHEN_BREAK, last = i + 1 == p->atom_count || atom->after == HARD_BREAK;
        double natural;

        x += atom->width;
        if (atom->kind == ATOM_SPACE)
            spaces += atom->width;
        if (atom->kind == ATOM_TEXT || atom->kind == ATOM_OBJECT) {
            shown = x;
            inner = spaces;
        }
        if (shown > room + WIDTH_TOLERANCE)
            return;
        natural = shown + (hyphen && !last ? atom_hyphen_width(p, atom) : 0);
        if ((atom->after != NO_BREAK || last) && natural <= room + WIDTH_TOLERANCE)
            reach(ways, first, i + 1,
                  ways[first].cost + (last ? 0 : line_cost(room, room - natural, inner, hyphen)), natural);
        if (last)
            return;
    }
}

bool
justify_cut(const Paragraph *p, JustifiedLine **lines, size_t *count)
{
    g_autofree Way *ways = g_new0(Way, p->atom_count + 1);
    GArray *found;

    ways[0].known = true;
    for (size_t i = 0; i < p->atom_count; i++)
        if (ways[i].known)
            try_lines(p, ways, i);
    if (!ways[p->atom_count].known)
        return false;
    found = g_array_new(FALSE, FALSE, sizeof(JustifiedLine));
    for (size_t end = p->atom_count; end > 0; end = ways[end].from)
        g_array_prepend_vals(found, &(JustifiedLine){ ways[end].from, end, ways[end].natural }, 1);
    *count = found->len;
    *lines = (JustifiedLine *)(void *)g_array_free(found, FALSE);
    return true;
}
