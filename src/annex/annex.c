/*
 * Annexes into a file of ours that is being written: each foreign file in turn, page by page, then what all of them add
 * to the document's own objects; our own pages, tree and outline are written after them.
 */
#include "annex/pass.h"
#include "base/diag_pdf.h"
#include <string.h>

static void
annexes_open(Annexes *all, PdfDraft *draft, Diags *diags)
{
    *all = (Annexes){ .draft = draft, .writer = pdf_draft_writer(draft), .diags = diags };
    all->arena = arena_new();
    all->roles = g_hash_table_new(g_str_hash, g_str_equal);
    all->role_map = g_string_new(NULL);
    all->classes = g_string_new(NULL);
    all->namespaces = g_string_new(NULL);
    all->layers = g_string_new(NULL);
    all->layers_off = g_string_new(NULL);
    all->layer_order = g_string_new(NULL);
}

static void
annexes_close(Annexes *all)
{
    GString *texts[] = { all->role_map, all->classes, all->namespaces, all->layers, all->layers_off, all->layer_order };

    arena_free(all->arena);
    g_hash_table_unref(all->roles);
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        g_string_free(texts[i], TRUE);
}

static bool
has_extent(const Annex *annex)
{
    for (size_t i = 0; annex->boxes != NULL && i < foreign_pages(annex->file); i++)
        if (!rect_is_finite(annex->boxes[i]) || annex->boxes[i].width <= 0 || annex->boxes[i].height <= 0)
            return false;
    return true;
}

/* What would have to be so before anything is written; NULL when it is. */
static const char *
find_fault(PdfDraft *draft, const Annex *annexes, size_t count)
{
    size_t pages = pages_count(pdf_draft_pages(draft));

    for (size_t i = 0; i < count; i++) {
        if (annexes[i].first_page > pages || foreign_pages(annexes[i].file) > pages - annexes[i].first_page)
            return "it has fewer pages than its annexes";
        if (!has_extent(&annexes[i]))
            return "a page of an annex has no room";
        if (pdf_draft_element(draft, annexes[i].section_id) == 0)
            return "the section of an annex is missing";
    }
    return NULL;
}

/* Annotations first, for the tree asks about them; the tree before pages, for its elements must be known as such. */
static void
write_annex(Annexes *all, const Annex *annex, int index)
{
    Copy copy;

    copy_open(&copy, all, annex, index);
    annotations_prepare(&copy);
    tree_prepare(&copy);
    pages_write(&copy);
    tree_write_part(&copy);
    outline_write(&copy);
    copy_drain(&copy);
    copy_report_dropped(&copy);
    copy_close(&copy);
}

/* ---- what all of them add ---- */

static void
add_map(Annexes *all, const char *key, const GString *entries)
{
    g_autofree char *text = g_strdup_printf(" /%s <<%s >>", key, entries->str);

    if (entries->len > 0)
        pdf_draft_add_to_root(all->draft, text);
}

static void
add_namespaces(Annexes *all)
{
    g_autofree char *text = g_strdup_printf(" /Namespaces [%s ]", all->namespaces->str);

    if (all->namespaces->len > 0)
        pdf_draft_add_to_root(all->draft, text);
}

/* All layers must stand in one list, and PDF/A asks for a name of their state (ISO 19005-2, 6.9). */
static void
add_layers(Annexes *all)
{
    g_autofree char *text = g_strdup_printf(
        " /OCProperties << /OCGs [%s ] /D << /Name (Layers) /Order [%s ] /OFF [%s ] >> >>", all->layers->str,
        all->layer_order->str, all->layers_off->str);

    if (all->layers->len > 0)
        pdf_draft_add_to_catalogue(all->draft, text);
}

static void
write_annexes(PdfDraft *draft, const Annex *annexes, size_t count, Diags *diags)
{
    Annexes all;

    annexes_open(&all, draft, diags);
    for (size_t i = 0; i < count; i++)
        write_annex(&all, &annexes[i], (int)i);
    add_map(&all, "RoleMap", all.role_map);
    add_map(&all, "ClassMap", all.classes);
    add_namespaces(&all);
    add_layers(&all);
    annexes_close(&all);
}

GBytes *
annex_write(PdfContext *context, const Pages *pages, const PdfOptions *options, const Annex *annexes, size_t count,
            Diags *diags)
{
    PdfDraft *draft = pdf_begin(context, pages, options, diags);
    const char *fault = draft == NULL ? NULL : find_fault(draft, annexes, count);

    if (fault != NULL) {
        diag_report(diags, DIAG_ANNEX_UNEXPECTED, (Place){ 0 }, fault, NULL);
        pdf_draft_free(draft);
        return NULL;
    }
    if (draft == NULL)
        return NULL;
    write_annexes(draft, annexes, count, diags);
    return pdf_end(draft);
}
