/* Rules about structure elements one by one and about the order of headings (ISO 14289-1, 7.1 to 7.9). */
#include "pdf/audit.h"
#include <string.h>

/* ---- roles ---- */

static bool
map_is_circular(Audit *audit, const AuditObj *map, const char *role)
{
    for (int i = 0; i < 64; i++) {
        const AuditObj *next = audit_get(audit->file, map, role);

        if (next->kind != AUDIT_NAME || audit_is_standard_role(role))
            return false;
        role = next->bytes;
    }
    return true;
}

void
audit_check_roles(Audit *audit)
{
    const AuditObj *map = audit_get(audit->file, audit_get(audit->file, audit->catalog, "StructTreeRoot"), "RoleMap");

    for (size_t i = 0; map->kind == AUDIT_DICT && i < map->length; i++)
        if (audit_is_standard_role(map->entries[i].key))
            audit_note(audit, RULE_ROLE_REMAPPED, -1, map->number, "the standard type %s is mapped",
                       map->entries[i].key);
    for (int i = 0; i < (int)audit->nodes->len; i++) {
        const AuditNode *node = audit_node(audit, i);

        if (node->standard != NULL)
            continue;
        audit_note(audit, map_is_circular(audit, map, node->role) ? RULE_ROLE_CIRCULAR : RULE_ROLE_UNMAPPED, node->page,
                   node->dict->number, "'%s' leads to no standard type", node->role);
    }
}

/* ---- nesting ---- */

/* NULL: anything may stand there. A blank-separated list of words, with a blank at both ends. */
typedef struct Nesting {
    const char *role;
    AuditRuleId rule;
    const char *parents, *kids;
    bool content; /* may hold marked content itself */
} Nesting;

/* ISO 32000-1, tables 333, 336 and 337. */
static const Nesting nestings[] = {
    { "Table", RULE_TABLE_NESTING, NULL, " TR THead TBody TFoot Caption ", false },
    { "THead", RULE_TABLE_NESTING, " Table ", " TR ", false },
    { "TBody", RULE_TABLE_NESTING, " Table ", " TR ", false },
    { "TFoot", RULE_TABLE_NESTING, " Table ", " TR ", false },
    { "TR", RULE_TABLE_NESTING, " Table THead TBody TFoot ", " TH TD ", false },
    { "TH", RULE_TABLE_NESTING, " TR ", NULL, true },
    { "TD", RULE_TABLE_NESTING, " TR ", NULL, true },
    { "L", RULE_LIST_NESTING, NULL, " L LI Caption ", false },
    { "LI", RULE_LIST_NESTING, " L ", " Lbl LBody ", false },
    { "LBody", RULE_LIST_NESTING, " LI ", NULL, true },
    { "TOC", RULE_TOC_NESTING, NULL, " TOC TOCI Caption ", false },
    { "TOCI", RULE_TOC_NESTING, " TOC ", " Lbl Reference NonStruct P TOC ", false },
};

static const char *
role_of(const AuditNode *node)
{
    return node->standard == NULL ? "" : node->standard;
}

static bool
among(const char *list, const char *role)
{
    g_autofree char *word = g_strdup_printf(" %s ", role);

    return list == NULL || strstr(list, word) != NULL;
}

static void
check_nesting(Audit *audit, const AuditNode *node, const Nesting *row)
{
    const char *parent = node->parent < 0 ? "" : role_of(audit_node(audit, node->parent));

    if (!among(row->parents, parent))
        audit_note(audit, row->rule, node->page, node->dict->number, "%s stands in %s", row->role,
                   *parent ? parent : "the root");
    for (guint i = 0; i < node->kid_count; i++) {
        const AuditKid *kid = audit_kid(audit, node->first_kid + i);
        const AuditNode *child = kid->kind == AUDIT_KID_NODE ? audit_node(audit, kid->node) : NULL;

        if (child != NULL && !among(row->kids, role_of(child)))
            audit_note(audit, row->rule, child->page, child->dict->number, "%s holds %s", row->role, child->role);
        if (kid->kind == AUDIT_KID_MARK && !row->content)
            audit_note(audit, row->rule, node->page, node->dict->number, "%s holds content of its own", row->role);
    }
}

/* ---- what an element must have ---- */

static bool
has_text(Audit *audit, const AuditNode *node, const char *key)
{
    const char *text = audit_text(audit->file, audit_get(audit->file, node->dict, key));

    return text != NULL && *text != '\0';
}

static void
check_alternatives(Audit *audit, const AuditNode *node)
{
    if (strcmp(role_of(node), "Figure") == 0 && !has_text(audit, node, "Alt") && !has_text(audit, node, "ActualText"))
        audit_note(audit, RULE_ALT, node->page, node->dict->number, "Figure");
    if (strcmp(role_of(node), "Formula") == 0 && !has_text(audit, node, "Alt") && !has_text(audit, node, "ActualText"))
        audit_note(audit, RULE_FORMULA_ALT, node->page, node->dict->number, "Formula");
}

static void
check_id(Audit *audit, GHashTable *ids, const AuditNode *node)
{
    const AuditObj *id = audit_get(audit->file, node->dict, "ID");
    bool note = strcmp(role_of(node), "Note") == 0;

    if (id->kind != AUDIT_STRING || id->length == 0) {
        if (note)
            audit_note(audit, RULE_NOTE_ID, node->page, node->dict->number, "it has no /ID");
        return;
    }
    if (!g_hash_table_add(ids, g_bytes_new_static(id->bytes, id->length)))
        audit_note(audit, note ? RULE_NOTE_ID_TWICE : RULE_ID_TWICE, node->page, node->dict->number, "'%s'", id->bytes);
}

void
audit_check_elements(Audit *audit)
{
    g_autoptr(GHashTable) ids = g_hash_table_new_full(g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);

    for (guint i = 0; i < audit->order->len; i++) {
        const AuditNode *node = audit_node(audit, g_array_index(audit->order, int, i));

        for (size_t row = 0; row < G_N_ELEMENTS(nestings); row++)
            if (strcmp(nestings[row].role, role_of(node)) == 0)
                check_nesting(audit, node, &nestings[row]);
        check_alternatives(audit, node);
        check_id(audit, ids, node);
    }
}

/* ---- headings ---- */

/* 1 to 6, 0 for H, -1 for what is no heading. */
static int
heading_level(const AuditNode *node)
{
    const char *role = role_of(node);

    if (role[0] != 'H' || strlen(role) > 2)
        return -1;
    return role[1] == '\0' ? 0 : role[1] - '0';
}

static void
check_two_h(Audit *audit, const AuditNode *node)
{
    guint count = 0;

    for (guint i = 0; i < node->kid_count; i++) {
        const AuditKid *kid = audit_kid(audit, node->first_kid + i);

        count += kid->kind == AUDIT_KID_NODE && heading_level(audit_node(audit, kid->node)) == 0;
    }
    if (count > 1)
        audit_note(audit, RULE_HEADING_TWO_H, node->page, node->dict->number, "%s holds %u elements H", node->role,
                   count);
}

void
audit_check_headings(Audit *audit)
{
    int last = 0;
    bool numbered = false, plain = false;

    for (guint i = 0; i < audit->order->len; i++) {
        const AuditNode *node = audit_node(audit, g_array_index(audit->order, int, i));
        int level = heading_level(node);

        check_two_h(audit, node);
        plain = plain || level == 0;
        if (level <= 0)
            continue;
        if (!numbered && level != 1)
            audit_note(audit, RULE_HEADING_FIRST, node->page, node->dict->number, "the first heading is H%d", level);
        else if (level > last + 1)
            audit_note(audit, RULE_HEADING_SKIPS, node->page, node->dict->number, "H%d follows H%d", level, last);
        numbered = true;
        last = level;
    }
    if (numbered && plain)
        audit_note(audit, RULE_HEADING_MIXED, -1, 0, "both H and numbered headings are used");
}
