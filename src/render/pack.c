/*
 * A pack: its parts resolved against the plan, bound into one document, and written with what goes inside: annexes from other
 * files, the data behind what is printed, and, in the file that is sent as a mail, its sheets as files of their own.
 */
#include "render/pack.h"
#include <stdlib.h>
#include <string.h>
#include "pdf/pdf.h"
#include "render/attach.h"

static char *
pack_path(const SheafProject *project, const Pack *pack, const char *pattern)
{
    SheafJob job = { .template_name = "pack", .language = pack->language, .output = pattern };

    return output_path(project, &job, pack->id);
}

static char *
path_for_mail(const char *path)
{
    size_t stem = g_str_has_suffix(path, ".pdf") ? strlen(path) - strlen(".pdf") : strlen(path);

    return g_strdup_printf("%.*s-mail.pdf", (int)stem, path);
}

/* ---- files inside ---- */

/* The year of the calendar pages; 0 (all years) without such a part. */
static int
calendar_year(const Making *m)
{
    for (size_t i = 0; i < m->pack->part_count; i++)
        if (m->pack->parts[i].kind == PACK_CALENDAR)
            return atoi(xml_attribute(m->pack->parts[i].node, "year"));
    return 0;
}

static GBytes *
finish(Making *m, const Pages *pages, const PdfOptions *options)
{
    return pdf_write(m->project->press, pages, options, m->diags);
}

/* A sheet by itself, as `sheaf build` makes it. */
static void
attach_sheet(Making *m, size_t entry, size_t item, Attached *attached)
{
    const PackItem *it = &m->entries[entry].items[item];
    const Lang *lang = pack_lang(m, m->entries[entry].part);
    PdfOptions options = { .producer = "sheaf " SHEAF_VERSION, .claim_ua = true, .claim_a = true };
    g_autoptr(Doc) doc = pack_fill(m, entry, item);
    g_autoptr(Pages) pages = doc == NULL ? NULL : layout_pages(doc, m->project->text, lang, m->diags);
    g_autoptr(GBytes) pdf = pages == NULL ? NULL : finish(m, pages, &options);

    if (pdf != NULL)
        attached_add(attached, it->file, "application/pdf", it->name, pdf, PDF_RELATION_SUPPLEMENT);
}

static Attached *
gather(Making *m, const Pages *pages)
{
    const Lang *lang = pack_lang(m, NULL);
    g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Attached *attached = attached_new();

    for (size_t e = 0; m->mail && e < m->pack->part_count; e++)
        for (size_t i = 0; m->pack->parts[e].mail == MAIL_ATTACH && i < m->entries[e].item_count; i++)
            attach_sheet(m, e, i, attached);
    if (m->pack->attach || m->asked->attach) {
        printed_ids_add(pages, ids);
        attached_add_data(attached, m->project, lang, ids, m->diags);
        attached_add_calendar(attached, m->project, lang, calendar_year(m), NULL);
    }
    return attached;
}

/* ---- annexes ---- */

/* What is annexed may not break what the pack claims: else it claims nothing. */
static bool
all_conform(Making *m)
{
    bool conform = true;

    for (size_t i = 0; i < m->pack->part_count; i++)
        if (m->backings[i].foreign != NULL && !foreign_conforms(m->backings[i].foreign, true, true, m->diags))
            conform = false;
    return conform;
}

static GBytes *
put_annexes(Making *m, GBytes *pdf)
{
    g_autofree PdfAnnex *annexes = g_new0(PdfAnnex, m->pack->part_count);
    size_t count = 0;

    for (size_t i = 0; i < m->pack->part_count; i++) {
        const PackPart *part = &m->pack->parts[i];
        const Backing *b = &m->backings[i];

        if (b->foreign != NULL && !(m->mail && part->mail != MAIL_KEEP))
            annexes[count++] = (PdfAnnex){ b->foreign, b->first_page, b->boxes, part->id, part->alt != NULL ? part->alt : part->title, part->title };
    }
    return count == 0 ? g_bytes_ref(pdf) : pdf_annex(m->project->press, pdf, annexes, count, m->diags);
}

/* ---- a file ---- */

static GBytes *
make_pdf(Making *m, const Pages *pages)
{
    bool conform = all_conform(m);
    PdfOptions options = { .producer = "sheaf " SHEAF_VERSION, .claim_ua = conform, .claim_a = conform };
    g_autoptr(Attached) attached = gather(m, pages);
    g_autoptr(GBytes) finished = NULL;

    attached_give(attached, &options);
    finished = finish(m, pages, &options);
    return finished == NULL ? NULL : put_annexes(m, finished);
}

static void
write_file(Making *m, const char *path, SheafResult *result)
{
    g_autoptr(Pages) pages = pack_bind(m);
    g_autoptr(GBytes) pdf = pages == NULL ? NULL : make_pdf(m, pages);
    gsize size;

    if (pdf == NULL || diags_failed(m->diags) || !output_write(path, g_bytes_get_data(pdf, &size), g_bytes_get_size(pdf), m->diags))
        return;
    if (m->mail) {
        result->mail_path = g_strdup(path);
        return;
    }
    result->path = g_strdup(path);
    result->pages = pages_count(pages);
    result->bytes = g_bytes_get_size(pdf);
    if (m->asked->print != NULL)
        print_write(m->project, m->asked->print, pages, pdf, result, m->diags);
}

static void
make(SheafProject *project, const SheafPack *asked, const Pack *pack, bool mail, const char *path, SheafResult *result, Diags *diags)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GArray) bound = g_array_new(FALSE, TRUE, sizeof(Bound));
    Making m = { .project = project, .asked = asked, .pack = pack, .diags = diags, .arena = arena, .bound = bound, .mail = mail };

    if (pack_resolve(&m, path) && project_tools(project, diags))
        write_file(&m, path, result);
    pack_release(&m);
}

/* The print file, and, where the pack asks for it, the one that is sent as a mail. */
static void
make_files(SheafProject *project, const SheafPack *asked, const Pack *pack, SheafResult *result, Diags *diags)
{
    g_autofree char *path = pack_path(project, pack, asked->output), *mail = path_for_mail(path);

    make(project, asked, pack, false, path, result, diags);
    if (pack->mail && !diags_failed(diags))
        make(project, asked, pack, true, mail, result, diags);
}

/* Whoever asks for the public file by name is refused what is not for the public yet. */
static bool
may_be_made(const SheafProject *project, const Pack *pack, Diags *diags)
{
    PackAudience audience = pack_audience_on(pack, project->as_of);
    char until[11], on[11];

    if (!project->public_asked || audience == PACK_PUBLIC)
        return true;
    if (audience == PACK_INTERNAL)
        diag_report(diags, DIAG_PACK_INTERNAL, pack->place, NULL);
    else
        diag_report(diags, DIAG_PACK_EMBARGOED, pack->place, date_format(pack->embargo, until), date_format(project->as_of, on), NULL);
    return false;
}

SheafExit
sheaf_pack(SheafProject *project, const SheafPack *asked, SheafResult *result)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Pack) pack = pack_load(asked->path, project->audience, diags);
    Date as_of = project->as_of;

    *result = (SheafResult){ 0 };
    if (asked->paper != NULL && !template_knows_paper(asked->paper))
        diag_report(diags, DIAG_BAD_PAPER, (Place){ 0 }, asked->paper, NULL);
    else if (asked->paper == NULL && pack != NULL && pack->paper != NULL && !template_knows_paper(pack->paper))
        diag_report(diags, DIAG_BAD_PAPER, pack->paper_place, pack->paper, NULL);
    else if (asked->paper == NULL && pack != NULL && pack->paper != NULL && !template_knows_paper(pack->paper))
        diag_report(diags, DIAG_BAD_PAPER, pack->paper_place, pack->paper, NULL);
    if (print_check(asked->print, diags) && pack != NULL && !diags_failed(diags)) {
        if (!project->as_of_given && date_is_set(pack->as_of))
            project->as_of = date_last_day(pack->as_of);
        if (may_be_made(project, pack, diags))
            make_files(project, asked, pack, result, diags);
        project->as_of = as_of;
    }
    return project_report(project, diags);
}
