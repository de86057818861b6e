/*
 * Where things lead in a foreign file: page labels (ISO 32000-1, 12.4.2), destinations by name or written out (12.3.2),
 * and the outline (12.3.3). Trees of names and numbers are walked once, with a guard against those that turn in circles.
 */
#include "base/roman.h"
#include "pdf/annex_pass.h"
#include <string.h>

enum { DEEPEST_OUTLINE = 32, MOST_ENTRIES = 50000, MOST_NAMES = 500000, MOST_HOPS = 4, MOST_LETTERS = 40 };

/* ---- trees of names and numbers (7.9.6 and 7.9.7) ---- */

void
foreign_walk_tree(const ForeignPdf *f, const AuditObj *root, const char *leaf, void (*visit)(const AuditObj *pairs, void *data), void *data)
{
    g_autoptr(GPtrArray) stack = g_ptr_array_new();
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

    g_ptr_array_add(stack, (void *)(guintptr)root);
    while (stack->len > 0) {
        const AuditObj *node = audit_resolve(f->file, g_ptr_array_steal_index(stack, stack->len - 1));
        const AuditObj *kids = audit_get(f->file, node, "Kids"), *pairs = audit_get(f->file, node, leaf);

        if (node->kind != AUDIT_DICT || (node->number != 0 && !g_hash_table_add(seen, GINT_TO_POINTER(node->number))))
            continue;
        if (pairs->kind == AUDIT_ARRAY)
            visit(pairs, data);
        for (size_t i = kids->kind == AUDIT_ARRAY ? kids->length : 0; i-- > 0;)
            g_ptr_array_add(stack, (void *)(guintptr)kids->items[i]);
    }
}

/* ---- destinations ---- */

static void
add_names(const AuditObj *pairs, void *data)
{
    ForeignPdf *f = data;

    for (size_t i = 0; i + 1 < pairs->length && g_hash_table_size(f->names) < MOST_NAMES; i += 2) {
        const AuditObj *name = audit_item(f->file, pairs, i);

        if (name->kind == AUDIT_STRING)
            g_hash_table_insert(f->names, g_bytes_new_static(name->bytes, name->length), (void *)(guintptr)pairs->items[i + 1]);
    }
}

/* Names of PDF 1.1 stand in a dictionary, later ones in a tree. */
void
foreign_gather_names(ForeignPdf *f)
{
    const AuditObj *old = audit_get(f->file, f->catalog, "Dests");

    for (size_t i = 0; old->kind == AUDIT_DICT && i < old->length; i++)
        g_hash_table_insert(f->names, g_bytes_new_static(old->entries[i].key, strlen(old->entries[i].key)), (void *)(guintptr)old->entries[i].value);
    foreign_walk_tree(f, audit_get(f->file, audit_get(f->file, f->catalog, "Names"), "Dests"), "Names", add_names, f);
}

static const AuditObj *
look_up_name(const ForeignPdf *f, const AuditObj *name)
{
    g_autoptr(GBytes) key = g_bytes_new_static(name->bytes, name->length);
    const AuditObj *found = g_hash_table_lookup(f->names, key);

    return found == NULL ? &audit_null : audit_resolve(f->file, found);
}

static bool
find_page(const ForeignPdf *f, const AuditObj *named, size_t *page)
{
    int index = 0;

    if (named->kind == AUDIT_REFERENCE)
        index = GPOINTER_TO_INT(g_hash_table_lookup(f->page_of, GINT_TO_POINTER(named->number)));
    else if (named->kind == AUDIT_INTEGER && named->integer >= 0 && named->integer < f->pages->len)
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
coordinate(const ForeignPdf *f, const AuditObj *array, int at, double otherwise)
{
    const AuditObj *number = at == 0 ? &audit_null : audit_item(f->file, array, (size_t)at);

    return number->kind == AUDIT_INTEGER || number->kind == AUDIT_REAL ? audit_number(number) : otherwise;
}

static bool
read_place(const ForeignPdf *f, const AuditObj *array, ForeignPlace *place)
{
    const char *kind = audit_name(audit_item(f->file, array, 1));

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
foreign_find_place(const ForeignPdf *f, const AuditObj *destination, ForeignPlace *place)
{
    destination = audit_resolve(f->file, destination);
    for (int hop = 0; hop < MOST_HOPS; hop++) {
        if (destination->kind == AUDIT_ARRAY)
            return read_place(f, destination, place);
        if (destination->kind == AUDIT_NAME || destination->kind == AUDIT_STRING)
            destination = look_up_name(f, destination);
        else
            destination = audit_get(f->file, destination, "D");
    }
    return false;
}

bool
foreign_follow(const ForeignPdf *f, const AuditObj *dict, ForeignPlace *place)
{
    const AuditObj *action = audit_get(f->file, dict, "A"), *destination = audit_find(dict, "Dest");

    if (destination->kind == AUDIT_NULL && audit_is_name(audit_get(f->file, action, "S"), "GoTo"))
        destination = audit_find(action, "D");
    return destination->kind != AUDIT_NULL && foreign_find_place(f, destination, place);
}

/* ---- page labels ---- */

/* a to z, aa to zz, aaa to zzz (12.4.2, Table 159). */
static void
put_letters(GString *out, gint64 number)
{
    for (gint64 times = (number - 1) / 26 + 1; times > 0 && out->len < MOST_LETTERS; times--)
        g_string_append_c(out, (char)('a' + (number - 1) % 26));
}

static char *
label_text(const ForeignPdf *f, const AuditObj *range, gint64 offset)
{
    g_autoptr(GString) number = g_string_new(NULL);
    const char *style = audit_name(audit_get(f->file, range, "S")), *prefix = audit_text(f->file, audit_get(f->file, range, "P"));
    gint64 value = CLAMP(audit_integer(audit_get(f->file, range, "St"), 1), 1, G_MAXINT) + offset;

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

typedef struct LabelRange { gint64 first; const AuditObj *dict; } LabelRange;
typedef struct LabelWalk { const ForeignPdf *foreign; GArray *ranges; } LabelWalk;

static void
add_ranges(const AuditObj *pairs, void *data)
{
    LabelWalk *walk = data;

    for (size_t i = 0; i + 1 < pairs->length; i += 2) {
        LabelRange range = { audit_integer(audit_item(walk->foreign->file, pairs, i), -1), audit_item(walk->foreign->file, pairs, i + 1) };

        if (range.first >= 0 && (walk->ranges->len == 0 || range.first > g_array_index(walk->ranges, LabelRange, walk->ranges->len - 1).first))
            g_array_append_val(walk->ranges, range);
    }
}

void
foreign_gather_labels(ForeignPdf *f)
{
    g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(LabelRange));
    LabelWalk walk = { f, ranges };
    guint next = 0;

    foreign_walk_tree(f, audit_get(f->file, f->catalog, "PageLabels"), "Nums", add_ranges, &walk);
    for (guint page = 0; page < f->pages->len; page++) {
        const LabelRange *range;

        while (next < ranges->len && g_array_index(ranges, LabelRange, next).first <= page)
            next++;
        range = next == 0 ? NULL : &g_array_index(ranges, LabelRange, next - 1);
        g_ptr_array_add(f->labels, range == NULL ? arena_printf(f->arena, "%u", page + 1) : label_text(f, range->dict, page - range->first));
    }
}

/* ---- the outline ---- */

static void
add_entry(ForeignPdf *f, const AuditObj *dict, int level)
{
    const char *title = audit_text(f->file, audit_get(f->file, dict, "Title"));
    ForeignEntry entry = { .level = level, .title = title != NULL ? title : "", .open = audit_integer(audit_get(f->file, dict, "Count"), 0) > 0, .dict = dict };

    entry.has_place = foreign_follow(f, dict, &entry.place);
    g_array_append_val(f->outline, entry);
}

/* Follows /First before /Next; each entry once, whatever leads to it. */
void
foreign_gather_outline(ForeignPdf *f)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    const AuditObj *waiting[DEEPEST_OUTLINE + 1];
    int level = 1;

    waiting[1] = audit_find(audit_get(f->file, f->catalog, "Outlines"), "First");
    while (level > 0 && f->outline->len < MOST_ENTRIES) {
        const AuditObj *dict = audit_resolve(f->file, waiting[level]), *first;

        if (dict->kind != AUDIT_DICT || dict->number == 0 || !g_hash_table_add(seen, GINT_TO_POINTER(dict->number))) {
            level--;
            continue;
        }
        add_entry(f, dict, level);
        waiting[level] = audit_find(dict, "Next");
        first = audit_find(dict, "First");
        if (first->kind == AUDIT_REFERENCE && level < DEEPEST_OUTLINE)
            waiting[++level] = first;
    }
}
