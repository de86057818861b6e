/*
 * The key of a map: its classes with their counts, the sizes of its circles, and what else is drawn. It stands below
 * the map, in lines; of circles beside it, one below the other, where there is room for that.
 */
#include "map/kinds.h"
#include <math.h>

#define ROW 16.0
#define SWATCH 16.0
#define DOT 2.3
#define LARGEST 0.016                   /* what the largest circle takes of the map */
#define SIDE 92.0                       /* of a key beside its map, with the gap between them */
#define WIDE 340.0                      /* as wide and high is what has room for that */
#define HIGH 150.0

/* One after the other, in lines: a class, a circle, and, where it was drawn, what is disputed or too small. */
typedef enum EntryKind { ENTRY_CLASS, ENTRY_SIZE, ENTRY_UNIT, ENTRY_DISPUTED, ENTRY_SMALL } EntryKind;
typedef struct Entry { EntryKind kind; size_t index; double x, y, width; } Entry;

double
key_side(const MapSpec *spec, double width)
{
    return spec->kind == MAP_SYMBOLS && width >= WIDE && thematic_height(spec, width) >= HIGH ? SIDE : 0;
}

double
symbol_radius(const MapSpec *spec, double width, double value)
{
    double map = (width - key_side(spec, width)) * thematic_height(spec, width),
           largest = CLAMP(sqrt(map * LARGEST / G_PI), 6, 24);

    return spec->most <= 0 || value <= 0 ? 1 : fmax(largest * sqrt(value / spec->most), 1.8);
}

/* ---- how wide ---- */

static double
class_width(const PenContext *c, const MapClass *class)
{
    return SWATCH + 4 + text_width(c, class->letter, &c->theme->small_strong) + 4 +
           text_width(c, class->text, &c->theme->small) + 4 + text_width(c, class->number, &c->theme->small_strong) +
           12;
}

/* 0: it is not there. */
static double
entry_width(const MapSpec *spec, const PenContext *c, double width, EntryKind kind, size_t index)
{
    const TextStyle *small = &c->theme->small;

    switch (kind) {
    case ENTRY_CLASS:
        return spec->classes[index].count == 0 || (spec->kind == MAP_SYMBOLS && !spec->classes[index].none)
                   ? 0
                   : class_width(c, &spec->classes[index]);
    case ENTRY_SIZE:
        return 2 * symbol_radius(spec, width, spec->sizes[index].value) + 4 +
               text_width(c, spec->sizes[index].text, small) + 12;
    case ENTRY_UNIT:     return spec->unit == NULL || spec->size_count == 0 ? 0 : text_width(c, spec->unit, small) + 18;
    case ENTRY_DISPUTED: return spec->disputed == NULL ? 0 : 32 + text_width(c, spec->disputed, small);
    default:             return spec->small == NULL ? 0 : 32 + text_width(c, spec->small, small);
    }
}

/* ---- where ---- */

typedef struct KeyPlan { GArray *entries; double width, x, y, row; bool beside; } KeyPlan;

static double
largest_size(const MapSpec *spec, double width)
{
    return spec->size_count == 0 ? 0 : symbol_radius(spec, width, spec->sizes[0].value);
}

/* What stands in the line of the circles has its middle, half of a swatch or a letter down, at theirs. */
static double
below_circles(const KeyPlan *plan, const MapSpec *spec, EntryKind kind)
{
    bool level = plan->y <= 0 && spec->size_count > 0 && kind != ENTRY_SIZE && kind != ENTRY_UNIT;

    return level ? fmax(0, largest_size(spec, plan->width) - 4.7) : 0;
}

/* In a line with others, else in the next. */
static void
place_in_line(KeyPlan *plan, const MapSpec *spec, Entry *entry, double height)
{
    if (plan->x > 0 && plan->x + entry->width - 12 > plan->width) {
        plan->x = 0;
        plan->y += plan->row;
        plan->row = 0;
    }
    entry->x = plan->x;
    entry->y = plan->y + below_circles(plan, spec, entry->kind);
    if (entry->kind == ENTRY_UNIT || entry->kind == ENTRY_SIZE)
        entry->y += fmax(4.7, largest_size(spec, plan->width));
    plan->x += entry->width;
    plan->row = fmax(plan->row, height);
}

/* Below the one before; the middles of circles on one line down. */
static void
place_below(KeyPlan *plan, const MapSpec *spec, Entry *entry, double height)
{
    double radius = entry->kind == ENTRY_SIZE ? symbol_radius(spec, plan->width, spec->sizes[entry->index].value) : 0;

    entry->x = entry->kind == ENTRY_SIZE ? largest_size(spec, plan->width) - radius : 0;
    entry->y = plan->y + (entry->kind == ENTRY_SIZE || entry->kind == ENTRY_UNIT ? fmax(height - 4, 10) / 2 : 0);
    plan->y += fmax(height, 14);
}

static void
place(KeyPlan *plan, const MapSpec *spec, const PenContext *c, EntryKind kind, size_t index)
{
    Entry entry = { kind, index, 0, 0, entry_width(spec, c, plan->width, kind, index) };
    double circle = kind == ENTRY_SIZE ? 2 * symbol_radius(spec, plan->width, spec->sizes[index].value) + 4 : 0;

    if (entry.width <= 0)
        return;
    if (plan->beside)
        place_below(plan, spec, &entry, circle);
    else
        place_in_line(plan, spec, &entry, fmax(ROW, circle));
    if (plan->entries != NULL)
        g_array_append_val(plan->entries, entry);
}

/* shown NULL: before anything is drawn, with room for all that may be. */
static double
plan_key(const MapSpec *spec, const PenContext *c, double width, const Shown *shown, GArray *entries)
{
    KeyPlan plan = { .entries = entries, .width = width, .beside = key_side(spec, width) > 0 };

    for (size_t i = 0; i < spec->size_count; i++)
        place(&plan, spec, c, ENTRY_SIZE, i);
    place(&plan, spec, c, ENTRY_UNIT, 0);
    for (size_t i = 0; i < spec->class_count; i++)
        place(&plan, spec, c, ENTRY_CLASS, i);
    if (shown == NULL || shown->disputed)
        place(&plan, spec, c, ENTRY_DISPUTED, 0);
    if (spec->kind == MAP_CHOROPLETH && (shown == NULL || shown->small))
        place(&plan, spec, c, ENTRY_SMALL, 0);
    return plan.y + fmax(plan.row, ROW);
}

double
key_height(const MapSpec *spec, const PenContext *c, double width)
{
    return key_side(spec, width) > 0 ? 0 : plan_key(spec, c, width, NULL, NULL);
}

/* ---- drawing ---- */

/* Disc, square, triangle, diamond, ring, cross: and a dashed ring of what has no figure. */
void
paint_mark(const Drawing *d, Point at, size_t class)
{
    const ChartTheme *theme = d->c->theme;
    Stroke edge = { .width = 0.6, .colour = theme->white }, line = { .width = 1.1, .colour = theme->accent };
    static const Point shapes[][4] = { { { -2.3, -2.3 }, { 2.3, -2.3 }, { 2.3, 2.3 }, { -2.3, 2.3 } },
                                       { { 0, -3 }, { 2.9, 2.2 }, { -2.9, 2.2 }, { 0, -3 } },
                                       { { 0, -3.2 }, { 3.2, 0 }, { 0, 3.2 }, { -3.2, 0 } } };
    PathStep steps[5];

    if (d->spec->classes[class].none) {
        page_circle(d->page, at, DOT, theme->white,
                    (Stroke){ .width = 0.7, .colour = theme->ink3, .dash = 1.2, .gap = 1 });
        return;
    }
    if (class == 0 || class == 4) {
        page_circle(d->page, at, 2.6, class == 0 ? theme->accent : theme->white, class == 0 ? edge : line);
        return;
    }
    if (class >= 5) {
        page_line(d->page, (Point){ at.x - 2.4, at.y }, (Point){ at.x + 2.4, at.y }, line);
        page_line(d->page, (Point){ at.x, at.y - 2.4 }, (Point){ at.x, at.y + 2.4 }, line);
        return;
    }
    for (int i = 0; i < 4; i++)
        steps[i] = (PathStep){ i == 0 ? PATH_MOVE : PATH_LINE,
                               { { at.x + shapes[class - 1][i].x, at.y + shapes[class - 1][i].y } } };
    steps[4] = (PathStep){ .op = PATH_CLOSE };
    page_path(d->page, steps, 5, class == 1 ? theme->mid : class == 2 ? theme->navy : theme->pale,
              class == 3 ? (Stroke){ .width = 0.6, .colour = theme->ink } : edge);
}

static void
paint_class_entry(const Drawing *d, const Pen *pen, const Entry *entry)
{
    const ChartTheme *theme = d->c->theme;
    const MapClass *class = &d->spec->classes[entry->index];
    Rect box = pen_rect(pen, entry->x, entry->y, SWATCH, 9);
    double x = entry->x + SWATCH + 4, y = entry->y + 7.2;

    if (d->spec->kind == MAP_DOTS)
        paint_mark(d, (Point){ box.x + box.width / 2, box.y + box.height / 2 }, entry->index);
    else
        paint_swatch(d, box, entry->index);
    pen_text(pen, x, y, 0, class->letter, &theme->small_strong);
    x += text_width(pen->c, class->letter, &theme->small_strong) + 4;
    pen_text(pen, x, y, 0, class->text, &theme->small);
    x += text_width(pen->c, class->text, &theme->small) + 4;
    pen_text(pen, x, y, 0, class->number, &theme->small_strong);
}

static void
paint_size_entry(const Drawing *d, const Pen *pen, const Entry *entry)
{
    const MapSize *size = &d->spec->sizes[entry->index];
    double radius = symbol_radius(d->spec, d->rect.width, size->value), width = d->rect.width,
           end = key_side(d->spec, width) > 0 ? 2 * largest_size(d->spec, width) : entry->x + 2 * radius;
    const ChartTheme *theme = d->c->theme;

    pen_circle(pen, entry->x + radius, entry->y, radius, theme->mid, (Stroke){ .width = 0.7, .colour = theme->white });
    pen_text(pen, end + 4, entry->y + 2.5, 0, size->text, &theme->small);
}

static void
paint_word_entry(const Drawing *d, const Pen *pen, const Entry *entry)
{
    const ChartTheme *theme = d->c->theme;
    Rect box = pen_rect(pen, entry->x, entry->y, SWATCH, 9);

    if (entry->kind == ENTRY_UNIT) {
        pen_text(pen, entry->x, entry->y + 2.5, 0, d->spec->unit, &theme->small);
        return;
    }
    if (entry->kind == ENTRY_DISPUTED)
        swatch_disputed(d, box, theme->ink3);
    else
        page_circle(d->page, (Point){ box.x + box.width / 2, box.y + box.height / 2 }, DOT, theme->mid,
                    (Stroke){ .width = 0.7, .colour = theme->ink });
    pen_text(pen, entry->x + SWATCH + 4, entry->y + 7.2, 0,
             entry->kind == ENTRY_DISPUTED ? d->spec->disputed : d->spec->small, &theme->small);
}

double
paint_key(const Drawing *d, double y)
{
    g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    double height = plan_key(d->spec, d->c, d->rect.width, NULL, NULL);
    Pen pen = { d->c, d->page, { d->rect.x, y, d->rect.width, height } };

    plan_key(d->spec, d->c, d->rect.width, d->shown, entries);
    for (guint i = 0; i < entries->len; i++) {
        const Entry *entry = &g_array_index(entries, Entry, i);

        if (entry->kind == ENTRY_CLASS)
            paint_class_entry(d, &pen, entry);
        else if (entry->kind == ENTRY_SIZE)
            paint_size_entry(d, &pen, entry);
        else
            paint_word_entry(d, &pen, entry);
    }
    return key_side(d->spec, d->rect.width) > 0 ? y : y + height;
}
