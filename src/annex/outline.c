/*
 * A foreign outline below the entry of ours that leads to the annex (ISO 32000-1, 12.3.3). That entry stays closed when
 * it had nothing below it, so that our outline keeps its length.
 */
#include "annex/pass.h"
#include <string.h>

/* indices; -1: none. shown: below it when it is open */
typedef struct Item { int number, parent, previous, next, first, last, shown; } Item;

/* ---- their entries ---- */

static void
append_kid(Item *items, int parent, int kid)
{
    items[kid].parent = parent;
    items[kid].previous = items[parent].last;
    if (items[parent].last >= 0)
        items[items[parent].last].next = kid;
    else
        items[parent].first = kid;
    items[parent].last = kid;
}

/*
 * Index `count` stands for our entry. A level that is left out between two entries does not matter: levels come from
 * nesting.
 */
static Item *
link_items(Copy *copy, size_t count)
{
    const ForeignPdf *f = copy->foreign;
    Item *items = g_new(Item, count + 1);
    g_autofree int *last_at = g_new(int, count + 2);

    for (size_t i = 0; i <= count; i++)
        items[i] = (Item){ i < count ? writer_add(copy->all->writer) : 0, -1, -1, -1, -1, -1, 0 };
    last_at[0] = (int)count;
    for (size_t i = 0; i < count; i++) {
        int level = g_array_index(f->outline, ForeignEntry, i).level;

        append_kid(items, last_at[level - 1], (int)i);
        last_at[level] = (int)i;
    }
    for (size_t i = count; i-- > 0;)
        items[items[i].parent].shown += 1 + (g_array_index(f->outline, ForeignEntry, i).open ? items[i].shown : 0);
    return items;
}

static void
put_step(GString *out, const char *key, const Item *items, int index)
{
    if (index >= 0)
        g_string_append_printf(out, " /%s %d 0 R", key, items[index].number);
}

static void
write_item(Copy *copy, const Item *items, int index)
{
    const ForeignEntry *entry = &g_array_index(copy->foreign->outline, ForeignEntry, index);
    const Item *item = &items[index];
    const Object *element = object_find(entry->dict, "SE");
    g_autoptr(GString) out = g_string_new("<< /Title ");

    put_text_string(out, entry->title);
    put_step(out, "Parent", items, item->parent);
    put_step(out, "Prev", items, item->previous);
    put_step(out, "Next", items, item->next);
    put_step(out, "First", items, item->first);
    put_step(out, "Last", items, item->last);
    if (item->shown > 0)
        g_string_append_printf(out, " /Count %d", entry->open ? item->shown : -item->shown);
    if (entry->has_place)
        put_place(copy, g_string_append(out, " /Dest"), &entry->place);
    if (object_find(entry->dict, "F")->kind == OBJECT_INTEGER)
        copy_put_entry(copy, out, "F", object_find(entry->dict, "F"));
    if (object_find(entry->dict, "C")->kind == OBJECT_ARRAY)
        copy_put_entry(copy, out, "C", object_find(entry->dict, "C"));
    if (element->kind == OBJECT_REFERENCE && g_hash_table_contains(copy->kinds, GINT_TO_POINTER(element->number)))
        copy_put_entry(copy, out, "SE", element);
    g_string_append(out, " >>");
    writer_object(copy->all->writer, item->number, out->str, out->len);
}

void
outline_write(Copy *copy)
{
    PdfDraft *draft = copy->all->draft;
    size_t count = copy->foreign->outline->len;
    int entry = pdf_draft_find_entry(draft, copy->annex->first_page, copy->annex->title);
    g_autofree Item *items = NULL;

    if (count == 0 || entry < 0)
        return;
    items = link_items(copy, count);
    items[count].number = pdf_draft_entry(draft, entry);
    for (size_t i = 0; i < count; i++)
        write_item(copy, items, (int)i);
    pdf_draft_join(draft, entry, items[items[count].first].number, items[items[count].last].number,
                   items[count].shown);
}
