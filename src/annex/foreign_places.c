/*
 * Where things lead in a foreign file: page labels (ISO 32000-1, 12.4.2), destinations by name or written out (12.3.2),
 * and the outline (12.3.3). Trees of names and numbers are walked once, with a guard against those that turn in
 * circles.
 */
#include "base/roman.h"
#include "annex/pass.h"
#include <string.h>

enum { HOPS = 4 /* from a name to its place, at most two by ISO 32000-1, 12.3.2.3 */, LABEL_LETTERS = 40 };

/* ---- trees of names and numbers (7.9.6 and 7.9.7) ---- */

void
foreign_walk_tree(const ForeignPdf *f, const Object *root, const char *leaf,
                  void (*visit)(const Object *pairs, void *data), void *data)
{
    g_autoptr(GPtrArray) stack = g_ptr_array_new();
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

    g_ptr_array_add(stack, (void *)(guintptr)root);
    while (stack->len > 0) {
        const Object *node = object_resolve(f->file, g_ptr_array_steal_index(stack, stack->len - 1));
        const Object *kids = object_get(f->file, node, "Kids"), *pairs = object_get(f->file, node, leaf);

        if (node->kind != OBJECT_DICT || (node->number != 0 && !g_hash_table_add(seen, GINT_TO_POINTER(node->number))))
            continue;
        if (pairs->kind == OBJECT_ARRAY)
            visit(pairs, data);
        for (size_t i = kids->kind == OBJECT_ARRAY ? kids->length : 0; i-- > 0;)
            g_ptr_array_add(stack, (void *)(guintptr)kids->items[i]);
    }
}

/* ---- destinations ---- */

static void
add_names(const Object *pairs, void *data)
{
    ForeignPdf *f = data;

    for (size_t i = 0; i + 1 < pairs->length; i += 2) {
        const Object *name = object_item(f->file, pairs, i);

        if (g_hash_table_size(f->names) >= (guint)limit_number(LIMIT_ANNEX_PLACES)) {
            f->more[LIMIT_ANNEX_PLACES] = true;
            return;
        }
        if (name->kind == OBJECT_STRING)
            g_hash_table_insert(f->names, g_bytes_new_static(name->bytes, name->length),
                                (void *)(guintptr)pairs->items[i + 1]);
    }
}

/* Names of PDF 1.1 stand in a dictionary, later ones in a tree. */
void
foreign_gather_names(ForeignPdf *f)
{
    const Object *old = object_get(f->file, f->catalog, "Dests");

    for (size_t i = 0; old->kind == OBJECT_DICT && i < old->length; i++)
        g_hash_table_insert(f->names, g_bytes_new_static(old->entries[i].key, strlen(old->entries[i].key)),
                            (void *)(guintptr)old->entries[i].value);
    foreign_walk_tree(f, object_get(f->file, object_get(f->file, f->catalog, "Names"), "Dests"), "Names", add_names, f);
}

static const Object *
look_up_name(const ForeignPdf *f, const Object *name)
{
    g_autoptr(GBytes) key = g_bytes_new_static(name->bytes, name->length);
    const Object *found = g_hash_table_lookup(f->names, key);

    return found == NULL ? &object_null : object_resolve(f->file, found);
}

static bool
find_page(const ForeignPdf *f, const Object *named, size_t *page)
{
    int index = 0;

    if (named->kind == OBJECT_REFERENCE)
        index = GPOINTER_TO_INT(g_hash_table_lookup(f->page_of, GINT_TO_POINTER(named->number)));
    else if (named->kind == OBJECT_INTEGER && named->integer >= 0 && named->integer < f->pages->len)
        index = (int)named->integer + 1;
    *page = (size_t)(index - 1);
    return index > 0;
}

typedef struct PlaceKind { const char *name; int x_at, y_at; } PlaceKind;      /* 0: it does not say */

static const PlaceKind place_kinds[] = {
    { "XYZ",   2, 3 },
    { "FitH",  0, 2 },
    { "FitBH", 0, 2 },
    { "FitV",  2, 0 },
    { "FitBV", 2, 0 },
    { "FitR",  2, 5 },
};

static double
coordinate(const ForeignPdf *f, const Object *array, int at, double otherwise)
{
    const Object *number = at == 0 ? &object_null : object_item(f->file, array, (size_t)at);

    return number->kind == OBJECT_INTEGER || number->kind == OBJECT_REAL ? object_number(number) : otherwise;
}

static bool
read_place(const ForeignPdf *f, const Object *array, ForeignPlace *place)
{
    const char *kind = object_name(object_item(f->file, array, 1));

    if (array->length == 0 || !find_page(f, array->items[0], &place->page))
        return false;
    place->whole = true;
    for (size_t i = 0; i < G_N_ELEMENTS(place_kinds); i++)
        if (strcmp(place_kinds[i].name, kind) == 0) {
            const ForeignPage *page = foreign_page(f, place->page);

            place->whole = false;
            place->x = coordinate(f, array, place_kinds[i].x_at, page->left);
            place->y = coordinate(f, array, place_kinds[i].y_at, page->top);
        }
    return true;
}

bool
foreign_find_place(const ForeignPdf *f, const Object *destination, ForeignPlace *place)
{
    destination = object_resolve(f->file, destination);
    for (int hop = 0; hop < HOPS; hop++) {
        if (destination->kind == OBJECT_ARRAY)
            return read_place(f, destination, place);
        if (destination->kind == OBJECT_NAME || destination->kind == OBJECT_STRING)
            destination = look_up_name(f, destination);
        else
            destination = object_get(f->file, destination, "D");
    }
    return false;
}

bool
foreign_follow(const ForeignPdf *f, const Object *dict, ForeignPlace *place)
{
    const Object *action = object_get(f->file, dict, "A"), *destination = object_find(dict, "Dest");

    if (destination->kind == OBJECT_NULL && object_is_name(object_get(f->file, action, "S"), "GoTo"))
        destination = object_find(action, "D");
    return destination->kind != OBJECT_NULL && foreign_find_place(f, destination, place);
}

/* ---- page labels ---- */

/* a to z, aa to zz, aaa to zzz (12.4.2, Table 159). */
static void
put_letters(GString *out, gint64 number)
{
    for (gint64 times = (number - 1) / 26 + 1; times > 0 && out->len < LABEL_LETTERS; times--)
        g_string_append_c(out, (char)('a' + (number - 1) % 26));
}

static char *
label_text(const ForeignPdf *f, const Object *range, gint64 offset)
{
    g_autoptr(GString) number = g_string_new(NULL);
    const char *style = object_name(object_get(f->file, range, "S")),
               *prefix = object_text(f->file, object_get(f->file, range, "P"));
    gint64 value = CLAMP(object_integer(object_get(f->file, range, "St"), 1), 1, G_MAXINT) + offset;

    if (strcmp(style, "D") == 0)
        g_string_append_printf(number, "%" G_GINT64_FORMAT, value);
    else if (g_ascii_tolower(*style) == 'r') {
        g_autofree char *roman = roman_numeral((size_t)value);

        g_string_append(number, roman);
    } else if (g_ascii_tolower(*style) == 'a')
        put_letters(number, value);
    if (g_ascii_isupper(*style))
        g_string_ascii_up(number);
    return arena_printf(f->arena, "%s%s", prefix == NULL ? "" : prefix, number->str);
}

typedef struct LabelRange { gint64 first; const Object *dict; } LabelRange;
typedef struct LabelWalk { const ForeignPdf *foreign; GArray *ranges; } LabelWalk;

static void
add_ranges(const Object *pairs, void *data)
{
    LabelWalk *walk = data;

    for (size_t i = 0; i + 1 < pairs->length; i += 2) {
        LabelRange range = { object_integer(object_item(walk->foreign->file, pairs, i), -1),
                             object_item(walk->foreign->file, pairs, i + 1) };

        if (range.first >= 0 && (walk->ranges->len == 0 ||
                                 range.first > g_array_index(walk->ranges, LabelRange, walk->ranges->len - 1).first))
            g_array_append_val(walk->ranges, range);
    }
}

void
foreign_gather_labels(ForeignPdf *f)
{
    g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(LabelRange));
    LabelWalk walk = { f, ranges };
    guint next = 0;

    foreign_walk_tree(f, object_get(f->file, f->catalog, "PageLabels"), "Nums", add_ranges, &walk);
    for (guint page = 0; page < f->pages->len; page++) {
        const LabelRange *range;

        while (next < ranges->len && g_array_index(ranges, LabelRange, next).first <= page)
            next++;
        range = next == 0 ? NULL : &g_array_index(ranges, LabelRange, next - 1);
        g_ptr_array_add(f->labels, range == NULL ? arena_printf(f->arena, "%u", page + 1)
                                                 : label_text(f, range->dict, page - range->first));
    }
}

/* ---- the outline ---- */

static void
add_entry(ForeignPdf *f, const Object *dict, int level)
{
    const char *title = object_text(f->file, object_get(f->file, dict, "Title"));
    ForeignEntry entry = { .level = level,
                           .title = title != NULL ? title : "",
                           .open = object_integer(object_get(f->file, dict, "Count"), 0) > 0,
                           .dict = dict };

    entry.has_place = foreign_follow(f, dict, &entry.place);
    g_array_append_val(f->outline, entry);
}

/* Follows /First before /Next; each entry once, whatever leads to it. */
void
foreign_gather_outline(ForeignPdf *f)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    const Object *waiting[MOST_ANNEX_OUTLINE_DEPTH + 1];
    int level = 1;

    waiting[1] = object_find(object_get(f->file, f->catalog, "Outlines"), "First");
    while (level > 0) {
        const Object *dict = object_resolve(f->file, waiting[level]), *first;

        if (dict->kind != OBJECT_DICT || dict->number == 0 || !g_hash_table_add(seen, GINT_TO_POINTER(dict->number))) {
            level--;
            continue;
        }
        if (f->outline->len >= (guint)limit_number(LIMIT_ANNEX_OUTLINE)) {
            f->more[LIMIT_ANNEX_OUTLINE] = true;
            return;
        }
        add_entry(f, dict, level);
        waiting[level] = object_find(dict, "Next");
        first = object_find(dict, "First");
        if (first->kind == OBJECT_REFERENCE && level < MOST_ANNEX_OUTLINE_DEPTH)
            waiting[++level] = first;
        else if (first->kind == OBJECT_REFERENCE)
            f->more[LIMIT_ANNEX_OUTLINE_DEPTH] = true;
    }
}
