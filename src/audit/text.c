/*
 * The structure tree as text: one element a line, indented by two blanks a level, with its role, its attributes and, in
 * quotes, what its marked content shows. An element that holds content and elements both has its pieces of text on
 * lines of their own, in reading order.
 */
#include "audit/gather.h"
#include <string.h>

enum { INDENT_LEVELS = 64 };

static void
quote(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (const char *c = text; *c != '\0'; c++) {
        if (*c == '"' || *c == '\\')
            g_string_append_c(out, '\\');
        if (g_ascii_iscntrl(*c))
            g_string_append_printf(out, "\\x%02X", (guint8)*c);
        else
            g_string_append_c(out, *c);
    }
    g_string_append_c(out, '"');
}

static void
indent(GString *out, int depth)
{
    for (int i = 0; i < MIN(depth, INDENT_LEVELS); i++)
        g_string_append(out, "  ");
}

static void
text_attribute(Audit *audit, GString *out, const AuditNode *node, const char *key, const char *label)
{
    const char *text = object_text(audit->file, object_get(audit->file, node->dict, key));

    if (text == NULL)
        return;
    g_string_append_printf(out, " %s=", label);
    quote(out, text);
}

static void
attributes(Audit *audit, GString *out, const AuditNode *node)
{
    static const struct {
        const char *key, *label;
    } texts[] = {
        { "ID", "id" },   { "T", "title" },           { "Lang", "lang" },
        { "Alt", "alt" }, { "ActualText", "actual" }, { "E", "expansion" },
    };
    static const struct {
        const char *owner, *key, *label;
    } others[] = {
        { "Table", "Scope", "scope" },
        { "Table", "ColSpan", "colspan" },
        { "Table", "RowSpan", "rowspan" },
        { "List", "ListNumbering", "numbering" },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        text_attribute(audit, out, node, texts[i].key, texts[i].label);
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        const Object *value = audit_attribute(audit, node, others[i].owner, others[i].key);

        if (value->kind == OBJECT_NAME)
            g_string_append_printf(out, " %s=%s", others[i].label, value->bytes);
        else if (value->kind == OBJECT_INTEGER && value->integer != 1)
            g_string_append_printf(out, " %s=%d", others[i].label, (int)value->integer);
    }
}

/* Pieces that meet without a blank between them are parted by one: a line's end is not in the file. */
static void
join(GString *out, const char *piece)
{
    if (out->len > 0 && *piece != '\0' && !audit_goes_on(out, piece))
        g_string_append_c(out, ' ');
    g_string_append(out, piece);
}

static void
flush(GString *out, GString *pending, bool own_line, int depth)
{
    if (pending->len == 0)
        return;
    if (own_line) {
        g_string_append_c(out, '\n');
        indent(out, depth + 1);
    } else {
        g_string_append_c(out, ' ');
    }
    quote(out, pending->str);
    g_string_truncate(pending, 0);
}

static bool
is_mixed(Audit *audit, const AuditNode *node)
{
    bool element = false, content = false;

    for (guint i = 0; i < node->kid_count; i++) {
        element = element || audit_kid(audit, node->first_kid + i)->kind == AUDIT_KID_NODE;
        content = content || audit_kid(audit, node->first_kid + i)->kind == AUDIT_KID_MARK;
    }
    return element && content;
}

typedef struct Step {
    int node;
    guint next;
    bool mixed;
} Step;

static void
open_element(Audit *audit, GString *out, GArray *stack, int index)
{
    const AuditNode *node = audit_node(audit, index);
    Step step = { index, 0, is_mixed(audit, node) };

    if (out->len > 0)
        g_string_append_c(out, '\n');
    indent(out, node->depth);
    g_string_append(out, *node->role == '\0' ? "?" : node->role);
    if (node->standard != NULL && strcmp(node->standard, node->role) != 0)
        g_string_append_printf(out, " (%s)", node->standard);
    attributes(audit, out, node);
    g_array_append_val(stack, step);
}

static void
write_tree(Audit *audit, GString *out, int root)
{
    g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(Step));
    g_autoptr(GString) pending = g_string_new(NULL);

    open_element(audit, out, stack, root);
    while (stack->len > 0) {
        Step *step = &g_array_index(stack, Step, stack->len - 1);
        const AuditNode *node = audit_node(audit, step->node);
        const AuditKid *kid = step->next < node->kid_count ? audit_kid(audit, node->first_kid + step->next) : NULL;

        step->next++;
        if (kid != NULL && kid->kind == AUDIT_KID_MARK) {
            const GString *text = audit_mark(audit, kid->owner, kid->mcid)->text;

            join(pending, text == NULL ? "" : text->str);
            continue;
        }
        if (kid != NULL && kid->kind == AUDIT_KID_OBJECT)
            continue;
        flush(out, pending, step->mixed, node->depth);
        if (kid != NULL)
            open_element(audit, out, stack, kid->node);
        else
            g_array_set_size(stack, stack->len - 1);
    }
}

char *
audit_structure_text(const char *path, Diags *diags)
{
    g_autoptr(Audit) audit = audit_open(path, diags);
    GString *out;

    if (audit == NULL)
        return NULL;
    out = g_string_new(NULL);
    audit->wants_text = true;
    audit_walk_content(audit);
    for (int i = 0; i < (int)audit->nodes->len; i++)
        if (audit_node(audit, i)->parent < 0)
            write_tree(audit, out, i);
    if (out->len > 0)
        g_string_append_c(out, '\n');
    return g_string_free(out, FALSE);
}
