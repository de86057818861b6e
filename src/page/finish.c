/*
 * Pages that are finished: slots are filled, sequences numbered, pages named by where they stand; and what those who
 * read them ask.
 */
#include "page/building.h"
#include "base/diag_text.h"

typedef struct FinishedPage {
    Size size;
    const char *label;
    PageItem *items;
    size_t item_count;
    PageLink *links;
    size_t link_count;
} FinishedPage;

struct Pages {
    Arena *arena;
    DocumentInfo info;
    FinishedPage *pages; size_t count;
    const PageOutline *outline; size_t outline_count;
    const PageDestination *destinations; size_t destination_count;
    const StructNode *root;
    size_t marks;
};

static double
slot_start(const PageSlot *slot)
{
    double spare = slot->width - slot->total;

    return slot->x + (slot->align == ALIGN_END ? spare : slot->align == ALIGN_CENTER ? spare / 2 : 0);
}

static PageItem *
append_slot(const PageSlot *slot, PageItem *to)
{
    double x = slot_start(slot);

    for (size_t i = 0; i < slot->count; i++) {
        *to++ = page_text_item(x, slot->y, slot->runs[i]);
        x += slot->widths[i];
    }
    return to;
}

/* What fills its slots stands among a page's items. */
static void
fill_slots(PageBuilder *page)
{
    guint count = page->sealed_count - page->slots->len, at = 0;
    g_autofree PageItem *before = g_steal_pointer(&page->sealed);
    PageItem *to;

    for (guint i = 0; i < page->slots->len; i++)
        count += (guint)((const PageSlot *)g_ptr_array_index(page->slots, i))->count;
    to = page->sealed = g_new(PageItem, count);
    for (guint i = 0; i < page->slots->len; i++) {
        const PageSlot *slot = g_ptr_array_index(page->slots, i);

        for (; at < slot->item; at++)
            *to++ = before[at];
        to = append_slot(slot, to);
        at++;
    }
    for (; at < page->sealed_count; at++)
        *to++ = before[at];
    page->sealed_count = count;
}

/* Sequences are numbered in painting order; each tells its node the number. */
static void
number_mark(Pages *pages, PageItem *item)
{
    int mark = (int)pages->marks++;

    if (item->begin.node != NULL)
        item->begin.node->kids[item->begin.mark].mark.mark = mark;
    item->begin.mark = mark;
}

/* Its list goes from one to the other, so that a long document is not held twice. */
static void
finish_page(Pages *pages, PageBuilder *from, FinishedPage *to)
{
    page_seal(from);
    if (from->slots->len > 0)
        fill_slots(from);
    for (guint i = 0; i < from->sealed_count; i++)
        if (from->sealed[i].kind == ITEM_BEGIN)
            number_mark(pages, &from->sealed[i]);
    to->size = from->size;
    to->label = from->label;
    to->item_count = from->sealed_count;
    to->items = g_steal_pointer(&from->sealed);
    to->link_count = from->links->len;
    to->links = arena_memdup(pages->arena, from->links->data, sizeof(PageLink) * from->links->len);
}

static size_t *
places_by_serial(const PagesBuilder *builder)
{
    size_t *places = g_new0(size_t, builder->made->len + 1);

    for (guint i = 0; i < builder->pages->len; i++)
        places[((const PageBuilder *)g_ptr_array_index(builder->pages, i))->serial] = i;
    return places;
}

static void
finish_references(PagesBuilder *builder, Pages *pages, const size_t *places)
{
    int last = 0;

    for (guint i = 0; i < builder->destinations->len; i++)
        g_array_index(builder->destinations, PageDestination, i).page =
            places[g_array_index(builder->destinations, PageDestination, i).page];
    for (guint i = 0; i < builder->outline->len; i++) {
        PageOutline *entry = &g_array_index(builder->outline, PageOutline, i);

        entry->page = places[entry->page];
        last = entry->level = CLAMP(entry->level, 1, last + 1);
    }
    pages->outline_count = builder->outline->len;
    pages->outline = arena_memdup(pages->arena, builder->outline->data, sizeof(PageOutline) * builder->outline->len);
    pages->destination_count = builder->destinations->len;
    pages->destinations =
        arena_memdup(pages->arena, builder->destinations->data, sizeof(PageDestination) * builder->destinations->len);
}

static void
check_destinations(PagesBuilder *b)
{
    for (guint p = 0; p < b->pages->len; p++) {
        const PageBuilder *page = g_ptr_array_index(b->pages, p);

        if (page->open)
            fault(b, "a marked-content sequence is left open");
        for (guint i = 0; i < page->links->len; i++) {
            const PageLink *link = &g_array_index(page->links, PageLink, i);

            if (link->destination != NULL && !g_hash_table_contains(b->names, link->destination))
                fault(b, "a link to a destination that does not exist");
        }
    }
}

Pages *
pages_finish(PagesBuilder *builder, Diags *diags)
{
    g_autofree size_t *places = places_by_serial(builder);
    Pages *pages;

    check_destinations(builder);
    if (builder->pages->len == 0)
        fault(builder, "a document without pages");
    if (builder->fault == NULL && builder->off) {
        g_autofree char *most = g_strdup_printf("more than %.0f points", FARTHEST);

        diag_report_related(diags, DIAG_PAGE_OFF, builder->off_place, builder->off_data, most, NULL);
        return NULL;
    }
    if (builder->fault != NULL || builder->spent) {
        diag_report(diags, DIAG_PAGE_FAULT, (Place){ 0 },
                    builder->fault != NULL ? builder->fault : "a builder used twice", NULL);
        return NULL;
    }
    builder->spent = true;
    pages = arena_new0(builder->arena, Pages, 1);
    *pages = (Pages){ .arena = builder->arena, .info = builder->info, .count = builder->pages->len,
                      .root = builder->root };
    pages->pages = arena_new0(pages->arena, FinishedPage, pages->count);
    for (size_t i = 0; i < pages->count; i++)
        finish_page(pages, g_ptr_array_index(builder->pages, i), &pages->pages[i]);
    finish_references(builder, pages, places);
    if (builder->root != NULL)
        struct_seal(builder->root, places);
    return pages;
}

void
pages_free(Pages *pages)
{
    if (pages == NULL)
        return;
    for (size_t i = 0; i < pages->count; i++)
        g_free(pages->pages[i].items);
    arena_free(pages->arena);
}

void
pages_let_go(Pages *pages, size_t page)
{
    g_clear_pointer(&pages->pages[page].items, g_free);
    pages->pages[page].item_count = 0;
}

/* ---- reading ---- */

const DocumentInfo *pages_info(const Pages *pages) { return &pages->info; }
size_t pages_count(const Pages *pages) { return pages->count; }
Size pages_size(const Pages *pages, size_t page) { return pages->pages[page].size; }
const char *pages_label(const Pages *pages, size_t page) { return pages->pages[page].label; }
size_t pages_mark_count(const Pages *pages) { return pages->marks; }
const StructNode *pages_root(const Pages *pages) { return pages->root; }

const PageItem *
pages_items(const Pages *pages, size_t page, size_t *count)
{
    *count = pages->pages[page].item_count;
    return pages->pages[page].items;
}

const PageLink *
pages_links(const Pages *pages, size_t page, size_t *count)
{
    *count = pages->pages[page].link_count;
    return pages->pages[page].links;
}

const PageOutline *
pages_outline(const Pages *pages, size_t *count)
{
    *count = pages->outline_count;
    return pages->outline;
}

const PageDestination *
pages_destinations(const Pages *pages, size_t *count)
{
    *count = pages->destination_count;
    return pages->destinations;
}
