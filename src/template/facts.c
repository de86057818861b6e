/* Facts: the ranked table a finding is made from. */
#include "template/internal.h"
#include "base/sort.h"
#include <string.h>

typedef struct Fact { const Instruction *instruction; double rank; guint order; } Fact;

static int
compare_facts(const void *left, const void *right)
{
    const Fact *a = left, *b = right;

    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;      /* as they stand in the file */
}

/* Takes the `most` facts of lowest rank whose test holds; of a `group` only the first. */
void
emit_facts(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    g_autoptr(GArray) facts = g_array_new(FALSE, TRUE, sizeof(Fact));
    g_autoptr(GPtrArray) groups = g_ptr_array_new();
    int most = (int)fill_number(fill, instruction, "most", 3), taken = 0;
    guint mark = fill->scope->len;

    for (const Instruction *child = instruction->first_child; child != NULL; child = child->next) {
        if (child->row == NULL)
            continue;
        if (strcmp(child->row->name, "fact") == 0) {
            Fact fact = { child, fill_number(fill, child, "rank", 0), facts->len };

            g_array_append_val(facts, fact);
        } else {
            child->row->emit(fill, child, parent);
        }
    }
    sort_items(facts->data, facts->len, sizeof(Fact), compare_facts);
    for (guint i = 0; i < facts->len && taken < most; i++) {
        const Instruction *fact = g_array_index(facts, Fact, i).instruction;
        const char *group = fill_text(fill, fact, "group");
        DocNode *span;

        if (*group != '\0' && g_ptr_array_find_with_equal_func(groups, group, g_str_equal, NULL))
            continue;
        if (!fill_test(fill, fact, "test"))
            continue;
        g_ptr_array_add(groups, (gpointer)(guintptr)group);
        if (taken++ > 0)
            fill_words(fill, parent, " ");
        span = fill_append(fill, fact, parent, DOC_SPAN);
        if (taken == 1)
            fill_class(fill, span, "lead-first");
        fill_children(fill, fact, span);
    }
    leave_scope(fill, mark);
}
