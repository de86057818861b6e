/*
 * A document has headings with numbers or headings without, never both (ISO 14289-1, 7.4.4). Ours have numbers: so an H
 * of a foreign tree gets the one that its nesting says (ISO 32000-1, 14.8.4.2): how many elements around it have an H.
 */
#include "annex/pass.h"
#include "object/structure.h"
#include <string.h>

enum { HEADING_LEVELS = 6 };

typedef struct Level { const Object *element; int level; } Level;    /* level: of headings around it */

const char *
role_standard(Copy *copy, const char *role)
{
    const Object *map = object_get(copy->file, copy->foreign->tree, "RoleMap");

    for (int hop = 0; hop <= MOST_ROLE_STEPS; hop++) {
        const Object *next = object_get(copy->file, map, role);

        if (next->kind != OBJECT_NAME)
            return structure_type(role) != TYPE_NONE ? role : NULL;
        role = next->bytes;
    }
    return NULL;
}

/* Structure elements alone have a role: other kids answer no. */
static bool
is_plain_heading(Copy *copy, const Object *kid)
{
    const Object *role = object_get(copy->file, object_resolve(copy->file, kid), "S");
    const char *standard = role->kind == OBJECT_NAME ? role_standard(copy, role->bytes) : NULL;

    return standard != NULL && strcmp(standard, "H") == 0;
}

static size_t
kid_count(Copy *copy, const Object *kids)
{
    const Object *list = object_resolve(copy->file, kids);

    return list->kind == OBJECT_ARRAY ? list->length : list->kind == OBJECT_DICT ? 1 : 0;
}

static const Object *
kid_at(Copy *copy, const Object *kids, size_t index)
{
    const Object *list = object_resolve(copy->file, kids);

    return list->kind == OBJECT_ARRAY ? list->items[index] : kids;
}

static void
push_kids(Copy *copy, GArray *stack, const Object *kids, int level)
{
    size_t count = kid_count(copy, kids);

    for (size_t i = 0; i < count; i++)
        if (is_plain_heading(copy, kid_at(copy, kids, i))) {
            level++;
            break;
        }
    for (size_t i = 0; i < count; i++) {
        Level kid = { kid_at(copy, kids, i), level };

        if (kid.element->kind == OBJECT_REFERENCE)
            g_array_append_val(stack, kid);
    }
}

void
headings_number(Copy *copy)
{
    g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(Level));
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

    push_kids(copy, stack, object_find(copy->foreign->tree, "K"), 0);
    while (stack->len > 0) {
        Level at = g_array_index(stack, Level, stack->len - 1);

        g_array_set_size(stack, stack->len - 1);
        if (!g_hash_table_add(seen, GINT_TO_POINTER(at.element->number)))
            continue;
        if (is_plain_heading(copy, at.element))
            g_hash_table_insert(copy->levels, GINT_TO_POINTER(at.element->number),
                                GINT_TO_POINTER(CLAMP(at.level, 1, HEADING_LEVELS)));
        push_kids(copy, stack, object_find(object_resolve(copy->file, at.element), "K"), at.level);
    }
}
