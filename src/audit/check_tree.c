/* The structure tree of a finished file: its roles, and the rules of object/structure.h over it. */
#include "audit/gather.h"
#include "object/structure.h"
#include <string.h>

/* ---- roles ---- */

static bool
map_is_circular(Audit *audit, const Object *map, const char *role)
{
    for (int i = 0; i < 64; i++) {
        const Object *next = object_get(audit->file, map, role);

        if (next->kind != OBJECT_NAME || audit_is_standard_role(role))
            return false;
        role = next->bytes;
    }
    return true;
}

void
audit_check_roles(Audit *audit)
{
    const Object *map = object_get(audit->file, object_get(audit->file, audit->catalog, "StructTreeRoot"), "RoleMap");

    for (size_t i = 0; map->kind == OBJECT_DICT && i < map->length; i++)
        if (audit_is_standard_role(map->entries[i].key))
            audit_note(audit, RULE_ROLE_REMAPPED, -1, map->number, "the standard type %s is mapped",
                       map->entries[i].key);
    for (int i = 0; i < (int)audit->nodes->len; i++) {
        const AuditNode *node = audit_node(audit, i);

        if (node->standard != NULL)
            continue;
        audit_note(audit, map_is_circular(audit, map, node->role) ? RULE_ROLE_CIRCULAR : RULE_ROLE_UNMAPPED, node->page,
                   node->number, "'%s' leads to no standard type", node->role);
    }
}

/* ---- the rules that the writer asks too ---- */

static const AuditRuleId rule_of[STRUCTURE_RULE_COUNT] = {
    [STRUCTURE_TABLE_NESTING] = RULE_TABLE_NESTING,     [STRUCTURE_LIST_NESTING] = RULE_LIST_NESTING,
    [STRUCTURE_TOC_NESTING] = RULE_TOC_NESTING,         [STRUCTURE_TABLE_IRREGULAR] = RULE_TABLE_IRREGULAR,
    [STRUCTURE_SCOPE] = RULE_SCOPE,                     [STRUCTURE_ALT] = RULE_ALT,
    [STRUCTURE_FORMULA_ALT] = RULE_FORMULA_ALT,         [STRUCTURE_HEADING_FIRST] = RULE_HEADING_FIRST,
    [STRUCTURE_HEADING_SKIPS] = RULE_HEADING_SKIPS,     [STRUCTURE_HEADING_TWO_H] = RULE_HEADING_TWO_H,
    [STRUCTURE_HEADING_MIXED] = RULE_HEADING_MIXED,     [STRUCTURE_HEADING_EMPTY] = RULE_HEADING_EMPTY,
    [STRUCTURE_NOTE_ID] = RULE_NOTE_ID,                 [STRUCTURE_NOTE_ID_TWICE] = RULE_NOTE_ID_TWICE,
    [STRUCTURE_ID_TWICE] = RULE_ID_TWICE,               [STRUCTURE_LANGUAGE] = RULE_LANG_INVALID,
    [STRUCTURE_CONTENT] = RULE_CONTENT_PLACE,
};

/* The IDs of header cells, as bytes: what /Headers may name (ISO 32000-1, table 349). */
static GHashTable *
header_ids(Audit *audit)
{
    GHashTable *ids = g_hash_table_new_full(g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);

    for (int i = 0; i < (int)audit->nodes->len; i++) {
        const AuditNode *node = audit_node(audit, i);

        if (node->extra->id != NULL && g_strcmp0(node->standard, "TH") == 0)
            g_hash_table_add(ids, g_bytes_new_static(node->extra->id, node->extra->id_length));
    }
    return ids;
}

/* Names it headers, and are they all there? */
static bool
has_headers(Audit *audit, GHashTable *ids, const AuditNode *cell)
{
    const Object *list = cell->extra->headers;

    for (size_t i = 0; list->kind == OBJECT_ARRAY && i < list->length; i++) {
        const Object *id = object_item(audit->file, list, i);
        g_autoptr(GBytes) key = id->kind == OBJECT_STRING ? g_bytes_new_static(id->bytes, id->length) : NULL;

        if (key == NULL || !g_hash_table_contains(ids, key))
            return false;
    }
    return list->kind == OBJECT_ARRAY && list->length > 0;
}

static StructureNode
described(Audit *audit, GHashTable *ids, const AuditNode *node)
{
    StructureNode out = { .type = node->standard == NULL ? TYPE_NONE : structure_type(node->standard),
                          .name = node->role,
                          .id = node->extra->id,
                          .id_length = node->extra->id_length,
                          .parent = node->parent,
                          .column_span = node->column_span,
                          .row_span = node->row_span,
                          .scope = node->scope,
                          .headers = has_headers(audit, ids, node) };

    /* A replacement text may be empty: what it stands for says nothing (ISO 14289-1, 7.3). */
    out.alternative = node->alt_says || node->actual;
    for (guint i = 0; i < node->kid_count && !out.content; i++)
        out.content = audit_kid(audit, node->first_kid + i)->kind != AUDIT_KID_NODE;
    return out;
}

static void
note_structure(StructureRule rule, int index, const char *what, void *data)
{
    Audit *audit = data;
    const AuditNode *node = index < 0 ? NULL : audit_node(audit, index);

    audit_note(audit, rule_of[rule], node == NULL ? -1 : node->page, node == NULL ? 0 : node->number, "%s", what);
}

void
audit_check_structure(Audit *audit)
{
    int count = (int)audit->nodes->len;
    g_autofree StructureNode *nodes = g_new(StructureNode, (size_t)count + 1);
    g_autoptr(GHashTable) ids = header_ids(audit);

    for (int i = 0; i < count; i++)
        nodes[i] = described(audit, ids, audit_node(audit, i));
    structure_set_ends(nodes, count);
    structure_check(nodes, count, note_structure, audit);
}
