/*
 * Annexes into our finished file: each foreign file in turn, page by page, then what all of them add to the document's
 * own objects, then our objects, most of them as they were.
 */
#include "annex/pass.h"
#include "base/diag_pdf.h"
#include <string.h>

static void
annexes_open(Annexes *all, PdfContext *context, Host *host, Diags *diags)
{
    const Object *tree = host_get(host, host_object(host, host_root(host)), "StructTreeRoot");

    *all = (Annexes){ .host = host, .diags = diags };
    all->writer = writer_new(pdf_context_deflater(context));
    while (writer_add(all->writer) + 1 < host_count(host))      /* our objects keep their numbers */
        continue;
    all->arena = arena_new();
    all->next_key = (int)object_integer(host_get(host, tree, "ParentTreeNextKey"), 0);
    all->parents = g_ptr_array_new();
    all->ids = g_array_new(FALSE, FALSE, sizeof(AnnexId));
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

    writer_free(all->writer);
    arena_free(all->arena);
    g_ptr_array_unref(all->parents);
    g_array_unref(all->ids);
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
find_fault(Host *host, const Annex *annexes, size_t count)
{
    const Object *root = host_object(host, host_root(host));
    size_t pages = host_pages(host)->len;

    if (object_find(root, "StructTreeRoot")->kind != OBJECT_REFERENCE ||
        object_find(host_get(host, root, "StructTreeRoot"), "ParentTree")->kind != OBJECT_REFERENCE)
        return "it has no structure tree";
    for (size_t i = 0; i < count; i++) {
        if (annexes[i].first_page > pages || foreign_pages(annexes[i].file) > pages - annexes[i].first_page)
            return "it has fewer pages than its annexes";
        if (!has_extent(&annexes[i]))
            return "a page of an annex has no room";
        if (host_element(host, annexes[i].section_id) == 0)
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
    if (all->fault == NULL) {
        tree_write_part(&copy);
        outline_write(&copy);
        copy_drain(&copy);
        copy_report_dropped(&copy);
    }
    copy_close(&copy);
}

/* All layers must stand in one list, and PDF/A asks for a name of their state (ISO 19005-2, 6.9). */
static void
write_layers(Annexes *all)
{
    static const char *const key[] = { "OCProperties", NULL };
    int number = host_root(all->host);
    g_autoptr(GString) out = g_string_new(NULL);

    if (all->layers->len == 0)
        return;
    put_entries_but(out, host_object(all->host, number), key);
    g_string_append_printf(out, " /OCProperties << /OCGs [%s ] /D << /Name (Layers) /Order [%s ] /OFF [%s ] >> >> >>",
                           all->layers->str, all->layer_order->str, all->layers_off->str);
    host_replace(all->host, number, out);
}

static GBytes *
run(Annexes *all, const Annex *annexes, size_t count)
{
    for (size_t i = 0; i < count && all->fault == NULL; i++)
        write_annex(all, &annexes[i], (int)i);
    if (all->fault == NULL) {
        root_finish(all);
        write_layers(all);
    }
    if (all->fault != NULL)
        return NULL;
    host_write(all->host, all->writer);
    return writer_finish(all->writer, host_root(all->host), host_info(all->host));
}

GBytes *
annex_join(PdfContext *context, GBytes *finished, const Annex *annexes, size_t count, Diags *diags)
{
    g_autoptr(Host) host = host_read(finished);
    const char *fault = host == NULL ? "it is not as expected" : find_fault(host, annexes, count);
    GBytes *joined = NULL;

    if (fault == NULL) {
        Annexes all;

        annexes_open(&all, context, host, diags);
        joined = run(&all, annexes, count);
        fault = all.fault;
        annexes_close(&all);
    }
    if (joined == NULL)
        diag_report(diags, DIAG_ANNEX_UNEXPECTED, (Place){ 0 }, fault, NULL);
    return joined;
}
