/* What stands below every map: whose borders they are not, of which day it is, and where its outlines are from. */
#include "map/kinds.h"

#define GAP 8.0
#define LEADING 9.5

static char *
note_of(const MapSpec *spec, const char *source)
{
    g_auto(GStrv) parts = g_strsplit(spec->source, "\1", -1);
    g_autofree char *told = g_strjoinv(source, parts);

    return g_strconcat(spec->disclaimer, " ", spec->date, ". ", told, NULL);
}

double
map_note_height(const MapSpec *spec, const PenContext *c, double width)
{
    g_autoptr(Arena) arena = arena_new();
    g_autofree char *note = NULL;

    if (spec->apart || !map_is_accounted_for(spec))
        return 0;
    note = note_of(spec, "Natural Earth 0.0");          /* as wide as what the outlines will say */
    return GAP + LEADING * (double)wrap_text(c, arena, note, &c->theme->small, width).count;
}

void
paint_map_note(const Drawing *d, double y)
{
    g_autoptr(Arena) arena = arena_new();
    g_autofree char *note = note_of(d->spec, d->source);
    Pen pen = { d->c, d->page, d->rect };
    WrappedText lines;

    if (d->spec->apart)
        return;
    lines = wrap_text(d->c, arena, note, &d->c->theme->small, d->rect.width);
    if (d->before.call != NULL)
        d->before.call(d->before.data, note);
    pen_wrapped(&pen, 0, y - d->rect.y + GAP, 0, LEADING, &lines);
}
