/*
 * What a file is about to claim, asked of the pages that it is made of: the rules of object/structure.h over their
 * structure tree, before the first byte is written. Faults have the place of the template, and beside it that of the
 * data.
 */
#include "pdf/pass.h"
#include "base/diag_lang.h"
#include "object/structure.h"
#include <string.h>

typedef struct Claims {
    GArray *nodes;                      /* StructureNode, in reading order */
    GPtrArray *views;                   /* StructNode, by the same index */
    StructureType types[ROLE_COUNT];
    Diags *diags;
    bool kept;
} Claims;

typedef struct ClaimRule { DiagId diag; const char *clause; } ClaimRule;

#define HEADING "ISO 14289-1, 7.4.2"
#define TABLE "ISO 14289-1, 7.5"

static const ClaimRule claim_rules[STRUCTURE_RULE_COUNT] = {
    [STRUCTURE_TABLE_NESTING] = { DIAG_STRUCTURE_NESTING, TABLE },
    [STRUCTURE_LIST_NESTING] = { DIAG_STRUCTURE_NESTING, "ISO 14289-1, 7.6" },
    [STRUCTURE_TOC_NESTING] = { DIAG_STRUCTURE_NESTING, "ISO 32000-1, table 333" },
    [STRUCTURE_TABLE_IRREGULAR] = { DIAG_STRUCTURE_TABLE, TABLE },
    [STRUCTURE_SCOPE] = { DIAG_STRUCTURE_SCOPE, TABLE },
    [STRUCTURE_ALT] = { DIAG_STRUCTURE_ALT, "ISO 14289-1, 7.3" },
    [STRUCTURE_FORMULA_ALT] = { DIAG_STRUCTURE_ALT, "ISO 14289-1, 7.7" },
    [STRUCTURE_HEADING_FIRST] = { DIAG_STRUCTURE_HEADING, HEADING },
    [STRUCTURE_HEADING_SKIPS] = { DIAG_STRUCTURE_HEADING, HEADING },
    [STRUCTURE_HEADING_TWO_H] = { DIAG_STRUCTURE_HEADING, HEADING },
    [STRUCTURE_HEADING_MIXED] = { DIAG_STRUCTURE_HEADING, HEADING },
    [STRUCTURE_HEADING_EMPTY] = { DIAG_STRUCTURE_HEADING_EMPTY, HEADING },
    [STRUCTURE_NOTE_ID] = { DIAG_STRUCTURE_ID, "ISO 14289-1, 7.9" },
    [STRUCTURE_NOTE_ID_TWICE] = { DIAG_STRUCTURE_ID, "ISO 14289-1, 7.9" },
    [STRUCTURE_ID_TWICE] = { DIAG_STRUCTURE_ID, "ISO 32000-1, 14.7.2" },
    [STRUCTURE_CONTENT] = { DIAG_STRUCTURE_NESTING, "ISO 32000-1, 14.8.4" },
    [STRUCTURE_LANGUAGE] = { DIAG_STRUCTURE_LANGUAGE, "ISO 14289-1, 7.2" },
};

static bool
is_text(const char *text)
{
    return text != NULL && *text != '\0';
}

static void
add_node(Claims *claims, const StructNode *node, int parent)
{
    StructView v = struct_view(node);
    int index = (int)claims->nodes->len;
    StructureNode row = { .type = claims->types[v.role], .alternative = is_text(v.alt) || is_text(v.actual_text),
                          .scope = v.scope != SCOPE_NONE, .column_span = MIN(v.column_span, STRUCTURE_MOST_SPAN),
                          .row_span = MIN(v.row_span, STRUCTURE_MOST_SPAN), .parent = parent,
                          .name = struct_role_name(v.role), .id = v.id, .id_length = v.id == NULL ? 0 : strlen(v.id),
                          .language = v.language };

    for (size_t i = 0; i < v.kid_count && !row.content; i++)
        row.content = v.kids[i].kind != KID_NODE;
    g_array_append_val(claims->nodes, row);
    g_ptr_array_add(claims->views, (gpointer)(guintptr)node);
    for (size_t i = 0; i < v.kid_count; i++)
        if (v.kids[i].kind == KID_NODE)
            add_node(claims, v.kids[i].node, index);
}

static void
note_claim(StructureRule rule, int node, const char *what, void *data)
{
    Claims *claims = data;
    StructView v = struct_view(g_ptr_array_index(claims->views, MAX(node, 0)));

    claims->kept = false;
    diag_report_related(claims->diags, claim_rules[rule].diag, v.place, v.data_place, what, claim_rules[rule].clause,
                        NULL);
}

bool
claims_kept(const Pages *pages, Diags *diags)
{
    g_autoptr(GArray) nodes = g_array_sized_new(FALSE, FALSE, sizeof(StructureNode), 1024);
    g_autoptr(GPtrArray) views = g_ptr_array_sized_new(1024);
    Claims claims = { .nodes = nodes, .views = views, .diags = diags, .kept = true };

    for (StructRole role = 0; role < ROLE_COUNT; role++)
        claims.types[role] = structure_type(struct_role_name(role));
    add_node(&claims, pages_root(pages), -1);
    structure_set_ends((StructureNode *)(void *)nodes->data, (int)nodes->len);
    structure_check((const StructureNode *)(const void *)nodes->data, (int)nodes->len, note_claim, &claims);
    return claims.kept;
}
