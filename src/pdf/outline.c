/*
 * The outline (ISO 32000-1, 12.3.3): entries are linked and numbered before they are written, so that others may put
 * theirs below one of ours.
 */
#include "base/format.h"
#include "pdf/document.h"
#include <string.h>

static void
append_kid(OutlineLinks *links, int parent, int kid)
{
    links[kid].parent = parent;
    links[kid].previous = links[parent].count == 0 ? -1 : links[parent].last;
    if (links[parent].count++ == 0)
        links[parent].first = kid;
    else
        links[links[parent].last].next = kid;
    links[parent].last = kid;
}

static OutlineLinks *
link_entries(const PageOutline *entries, size_t count)
{
    OutlineLinks *links = g_new0(OutlineLinks, count + 1);
    g_autofree int *last_at = g_new(int, count + 2);

    for (size_t i = 0; i < count; i++) {
        append_kid(links, entries[i].level == 1 ? (int)count : last_at[entries[i].level - 1], (int)i);
        last_at[entries[i].level] = (int)i;
    }
    /* an open entry counts all that stands below it */
    for (size_t i = count; i-- > 0;)
        links[links[i].parent].count += links[i].count;
    return links;
}

void
document_link_outline(PdfDraft *draft)
{
    size_t count;
    const PageOutline *entries = pages_outline(draft->pages, &count);

    if (draft->links != NULL)
        return;
    draft->links = link_entries(entries, count);
    draft->entries = g_new0(int, count + 1);
    for (size_t i = 0; count > 0 && i <= count; i++)
        draft->entries[i] = writer_add(draft->writer);
}

/* ---- what others put in ---- */

int
pdf_draft_find_entry(PdfDraft *draft, size_t page, const char *title)
{
    size_t count;
    const PageOutline *entries = pages_outline(draft->pages, &count);
    int first = count == 0 ? -1 : (int)count;

    document_link_outline(draft);
    for (size_t i = count; i-- > 0;)
        if (entries[i].page == page)
            first = (int)i;
    for (size_t i = 0; title != NULL && i < count; i++)
        if (entries[i].page == page && strcmp(entries[i].title, title) == 0)
            return (int)i;
    return first;
}

int
pdf_draft_entry(const PdfDraft *draft, int entry)
{
    return draft->entries[entry];
}

/* An entry that had nothing below it stays closed, and what stands above it is as long as before. */
static void
raise_counts(OutlineLinks *links, int root, int entry, int more)
{
    while (entry != root && links[entry].count > 0) {
        links[entry].count += more;
        entry = links[entry].parent;
    }
    links[entry].count += entry == root ? more : -more;
}

void
pdf_draft_join(PdfDraft *draft, int entry, int first, int last, int shown)
{
    OutlineLinks *links = draft->links;
    size_t count;
    bool root, has_own;

    pages_outline(draft->pages, &count);
    root = entry == (int)count;
    has_own = root || links[entry].count > 0;
    if (has_own && links[links[entry].last].their_next == 0)
        links[links[entry].last].their_next = first;
    if (!has_own && links[entry].their_first == 0)
        links[entry].their_first = first;
    links[entry].their_last = last;
    raise_counts(links, (int)count, entry, shown);
}

/* ---- writing ---- */

/* References to the first and the last entry below it: ours go before theirs. */
static void
put_ends(const PdfDraft *draft, GString *out, int entry)
{
    const OutlineLinks *links = &draft->links[entry];

    format_append(out, " /First %d 0 R /Last %d 0 R",
                  links->their_first > 0 ? links->their_first : draft->entries[links->first],
                  links->their_last > 0 ? links->their_last : draft->entries[links->last]);
}

static void
write_entry(PdfDraft *draft, const PageOutline *entry, int index, GString *out)
{
    const OutlineLinks *links = &draft->links[index];

    g_string_assign(out, "<< /Title ");
    put_text_string(out, entry->title);
    format_append(out, " /Parent %d 0 R", draft->entries[links->parent]);
    if (links->previous >= 0)
        format_append(out, " /Prev %d 0 R", draft->entries[links->previous]);
    if (links->next > 0 || links->their_next > 0)
        format_append(out, " /Next %d 0 R", links->next > 0 ? draft->entries[links->next] : links->their_next);
    if (links->count != 0) {
        put_ends(draft, out, index);
        format_append(out, " /Count %d", links->count);
    }
    format_append(out, " /Dest [%d 0 R /XYZ 0 ", draft->page_objects[entry->page]);
    put_number(out, pages_size(draft->pages, entry->page).height - entry->y);
    g_string_append(out, " 0] >>");
    writer_object(draft->writer, draft->entries[index], out->str, out->len);
}

int
document_write_outline(PdfDraft *draft)
{
    size_t count;
    const PageOutline *entries = pages_outline(draft->pages, &count);
    g_autoptr(GString) out = g_string_new(NULL);

    if (count == 0)
        return 0;
    document_link_outline(draft);
    for (size_t i = 0; i < count; i++)
        write_entry(draft, &entries[i], (int)i, out);
    g_string_assign(out, "<< /Type /Outlines");
    put_ends(draft, out, (int)count);
    format_append(out, " /Count %d >>", draft->links[count].count);
    writer_object(draft->writer, draft->entries[count], out->str, out->len);
    return draft->entries[count];
}
