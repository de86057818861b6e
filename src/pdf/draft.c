/* What others may ask of a document that is being written, and add to it. */
#include "pdf/document.h"

Writer *
pdf_draft_writer(PdfDraft *draft)
{
    return draft->writer;
}

const Pages *
pdf_draft_pages(const PdfDraft *draft)
{
    return draft->pages;
}

/* ---- pages ---- */

int
pdf_draft_page(const PdfDraft *draft, size_t page)
{
    return draft->page_objects[page];
}

int
pdf_draft_page_tree(const PdfDraft *draft)
{
    return draft->tree;
}

int
pdf_draft_resources(const PdfDraft *draft)
{
    return draft->resources;
}

bool
pdf_draft_content(PdfDraft *draft, size_t page, GString *content)
{
    paint_page(&draft->paint, page, content);
    if (draft->options->spent != NULL)
        pages_let_go(draft->options->spent, page);
    return draft->paint.fault == NULL;
}

/* Marks are numbered from page to page: the first of this one is looked for by halves. */
bool
pdf_draft_is_marked(const PdfDraft *draft, size_t page)
{
    const TagPlan *plan = draft->plan;
    int from = 0, to = plan->marks;

    while (from < to) {
        int middle = from + (to - from) / 2;

        if (plan->page[middle] < page)
            from = middle + 1;
        else
            to = middle;
    }
    for (; from < plan->marks && plan->page[from] == page; from++)
        if (plan->node[from] != NULL)
            return true;
    return false;
}

void
pdf_draft_put_links(const PdfDraft *draft, size_t page, GString *out)
{
    size_t count;

    pages_links(draft->pages, page, &count);
    for (size_t i = 0; i < count; i++)
        put_reference(out, draft->annotations[page][i]);
}

void
pdf_draft_page_is_written(PdfDraft *draft, size_t page, int form)
{
    if (draft->written == NULL)
        draft->written = g_new0(bool, pages_count(draft->pages));
    draft->written[page] = true;
    if (form > 0)
        tags_move_marks(draft->tags, page, form);
}

/* ---- the structure tree ---- */

int
pdf_draft_element(PdfDraft *draft, const char *id)
{
    return tags_element(draft->tags, id);
}

void
pdf_draft_hang(PdfDraft *draft, int element, int kid)
{
    tags_hang(draft->tags, element, kid);
}

int
pdf_draft_add_parent(PdfDraft *draft, char *value)
{
    return tags_add_parent(draft->tags, value);
}

void
pdf_draft_add_id(PdfDraft *draft, const char *id, size_t length, int element)
{
    tags_add_id(draft->tags, id, length, element);
}

void
pdf_draft_add_to_root(PdfDraft *draft, const char *text)
{
    tags_add_entry(draft->tags, text);
}

void
pdf_draft_add_to_catalogue(PdfDraft *draft, const char *text)
{
    if (draft->added == NULL)
        draft->added = g_string_new(NULL);
    g_string_append(draft->added, text);
}
