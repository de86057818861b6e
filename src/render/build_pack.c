/*
 * A pack: its parts resolved against the plan, bound into one document, and written with what goes inside: annexes
 * from other files, the data behind what is printed, and, in the file that is sent as a mail, its sheets as files of
 * their own.
 */
#include "render/pack.h"
#include "base/diag_batch.h"
#include "base/paper.h"
#include "base/diag_files.h"
#include <stdlib.h>
#include <string.h>
#include "pdf/pdf.h"
#include "render/attach.h"
#include "render/claims.h"
#include "render/verdicts.h"

/* The days that hold unless others were asked for: the pack's, of which a mistake is told when it is opened. */
static Days
pack_days(const SheafProject *project, const Pack *pack)
{
    g_autoptr(Diags) unheard = diags_new();
    Days days;

    return pack_find_days(pack, project->plan, &days, unheard) ? days : plan_days(project->plan);
}

/* NAME.pdf, and NAME-mail.pdf beside it. */
static char *
pack_path(SheafProject *project, const Pack *pack, bool mail, const SheafPack *asked)
{
    SheafJob differs = { .paper = g_strcmp0(asked->paper, pack->paper) == 0 ? NULL : asked->paper,
                         .draft = asked->draft,
                         .attach = asked->attach && !pack->attach,
                         .writer = asked->writer };
    SheafJob job = { .template_name = "pack", .language = pack->language, .output = asked->output };
    g_autofree char *variant = output_variant(project, &differs, pack_days(project, pack));
    g_autofree char *path = output_path_of(project, &job, pack->id, variant);
    size_t stem = g_str_has_suffix(path, ".pdf") ? strlen(path) - strlen(".pdf") : strlen(path);

    return mail ? g_strdup_printf("%.*s-mail.pdf", (int)stem, path) : g_steal_pointer(&path);
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
    return writer_pdf(m->project, m->asked->writer, pages, options, m->diags);
}

/* A sheet by itself, as `sheaf build` makes it. */
static GBytes *
make_sheet(Making *m, size_t entry, size_t item)
{
    const Lang *lang = pack_lang(m, m->entries[entry].part);
    bool claims = template_claims(pack_template(m, m->entries[entry].part));
    PdfOptions options = {
        .producer = "sheaf " SHEAF_VERSION, .claims_ua = claims, .claims_a = claims, .held = claims
    };
    g_autoptr(Doc) doc = pack_fill(m, entry, item);
    g_autoptr(Pages) pages = doc == NULL ? NULL : layout_pages(doc, m->project->text, lang, m->diags);

    return pages == NULL ? NULL : finish(m, pages, &options);
}

static void
attach_sheet(Making *m, size_t entry, size_t item, Attached *attached)
{
    const PackItem *it = &m->entries[entry].items[item];
    const ForeignPdf *foreign = m->backings[entry].foreign;
    g_autoptr(GBytes) pdf = foreign != NULL ? foreign_whole(foreign) : make_sheet(m, entry, item);

    if (pdf != NULL)
        attached_add(attached, it->file, "application/pdf", it->name, pdf, PDF_RELATION_SUPPLEMENT);
}

static Attached *
gather(Making *m, const Pages *pages)
{
    const Lang *lang = pack_lang(m, NULL);
    g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) records = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Attached *attached = attached_new();

    for (size_t e = 0; m->mail && e < m->pack->part_count; e++)
        for (size_t i = 0; m->pack->parts[e].mail == MAIL_ATTACH && i < m->entries[e].item_count; i++)
            attach_sheet(m, e, i, attached);
    if (m->pack->attach || m->asked->attach) {
        printed_ids_add(pages, ids);
        printed_records_add(pages, records);
        attached_add_data(attached, m->project, lang, ids, records, m->recorder, m->diags);
        attached_add_calendar(attached, m->project, lang, calendar_year(m), NULL, m->recorder);
    }
    return attached;
}

/* ---- annexes ---- */

/* A pack keeps what all of its parts keep. */
static bool
all_claim(const Making *m)
{
    bool claim = !m->pack->claims_nothing;

    for (size_t i = 0; claim && i < m->pack->part_count; i++) {
        const Template *tmpl = pack_leaves_out(m, i) ? NULL : pack_template(m, &m->pack->parts[i]);

        claim = tmpl == NULL || template_claims(tmpl);
    }
    return claim;
}

/* What is annexed may not break what the pack claims: else it does not claim it. */
static void
judge_annexes(Making *m, bool *ua, bool *a)
{
    for (size_t i = 0; i < m->pack->part_count; i++)
        if (m->backings[i].foreign != NULL && !pack_leaves_out(m, i))
            foreign_judge(m->backings[i].foreign, ua, a, m->diags);
}

/* To be freed. */
static Annex *
gather_annexes(const Making *m, size_t *count)
{
    Annex *annexes = g_new0(Annex, m->pack->part_count + 1);

    *count = 0;
    for (size_t i = 0; i < m->pack->part_count; i++) {
        const PackPart *part = &m->pack->parts[i];
        const Backing *b = &m->backings[i];

        if (b->foreign != NULL && !pack_leaves_out(m, i))
            annexes[(*count)++] =
                (Annex){ b->foreign, b->first_page, b->boxes, part->id, part->alt != NULL ? part->alt : part->title,
                         part->title };
    }
    return annexes;
}

/* ---- a file ---- */

static void
let_go_of_annexes(Making *m)
{
    for (size_t i = 0; i < m->pack->part_count; i++)
        g_clear_pointer(&m->backings[i].foreign, foreign_free);
}

/*
 * The pages and the annexes are given away once they are written, pages only unless the printer needs them: an audit
 * takes as much room again.
 */
static GBytes *
make_pdf(Making *m, Pages **pages, bool keep, const char *path)
{
    bool held = all_claim(m);
    PdfOptions options = { .producer = "sheaf " SHEAF_VERSION, .claims_ua = held, .claims_a = held, .held = held };
    g_autoptr(Attached) attached = gather(m, *pages);
    g_autoptr(GBytes) finished = NULL;
    g_autofree Annex *annexes = NULL;
    size_t count;

    options.spent = keep ? NULL : *pages;
    judge_annexes(m, &options.claims_ua, &options.claims_a);
    attached_give(attached, &options);
    annexes = gather_annexes(m, &count);
    finished = count == 0 ? finish(m, *pages, &options)
                          : annex_write(m->project->context, *pages, &options, annexes, count, m->diags);
    let_go_of_annexes(m);
    if (!keep)
        project_let_go(pages);
    if (finished == NULL ||
        !audited_pack(m->project, m->asked, m->pack, m->mail, count > 0, finished, path, m->diags))
        return NULL;
    return g_steal_pointer(&finished);
}

/* The bytes of one of a pack's files. */
static GBytes *
make_bytes(SheafProject *project, const SheafPack *asked, const Pack *pack, bool mail, const char *path,
           MakingNotes *making, Diags *diags)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GArray) bound = g_array_new(FALSE, TRUE, sizeof(Bound));
    Making m = {
        .project = project, .asked = asked, .pack = pack, .diags = diags, .arena = arena, .bound = bound,
        .recorder = making->recorder, .mail = mail
    };
    g_autoptr(Pages) pages = NULL;
    bool print = asked->print != NULL && !mail;
    GBytes *pdf = NULL;

    if (pack_resolve(&m, path) && project_tools(project, diags))
        pages = pack_bind(&m);
    if (pages != NULL && !diags_failed(diags)) {
        making->pages = pages_count(pages);
        making_note_fonts(making, pages);
        pdf = make_pdf(&m, &pages, print, path);
    }
    if (pdf != NULL && print && !making_print(project, asked->print, pages, pdf, making, diags))
        g_clear_pointer(&pdf, g_bytes_unref);
    pack_release(&m);
    return pdf;
}

/* Whoever asks for the public file by name is refused what is not for the public yet. */
static bool
may_be_made(const SheafProject *project, const Pack *pack, Diags *diags)
{
    PackAudience audience = pack_audience_on(pack, project);
    char until[24], on[11];

    if (!project->public_asked || audience == PACK_PUBLIC)
        return true;
    if (audience == PACK_INTERNAL)
        diag_report(diags, DIAG_PACK_INTERNAL, pack->place, NULL);
    else
        diag_report(diags, DIAG_PACK_EMBARGOED, pack->place, moment_format(pack->embargo, until),
                    date_format(project->days.as_of, on), NULL);
    return false;
}

/* Parts that the writer cannot hold are told where they stand. */
static bool
writer_holds(const SheafPack *asked, const Pack *pack, Diags *diags)
{
    bool holds = writer_check(&(SheafJob){ .attach = asked->attach, .print = asked->print, .writer = asked->writer },
                              (Place){ 0 }, diags);

    if (pack->attach && writer_lacks(asked->writer, "attached files", pack->attach_place, diags))
        holds = false;
    for (size_t i = 0; i < pack->part_count; i++) {
        const PackPart *part = &pack->parts[i];

        if (part->kind == PACK_ANNEX && writer_lacks(asked->writer, "annexes", part->place, diags))
            holds = false;
        else if (pack->mail && part->mail == MAIL_ATTACH &&
                 writer_lacks(asked->writer, "attached files", part->place, diags))
            holds = false;
    }
    return holds;
}

static void
refuse_paper(const char *paper, Place place, Diags *diags)
{
    diag_report(diags, DIAG_BAD_PAPER, place, paper, NULL);
    paper_near(paper, diags);
}

/* Reads the pack, and sets the project to the pack's own days; NULL with diagnostics. */
static Pack *
open_pack(SheafProject *project, const SheafPack *asked, Diags *diags)
{
    g_autoptr(Pack) pack = pack_load(asked->path, project->audience, diags);

    if (asked->paper != NULL && !template_knows_paper(asked->paper))
        refuse_paper(asked->paper, (Place){ 0 }, diags);
    else if (asked->paper == NULL && pack != NULL && pack->paper != NULL && !template_knows_paper(pack->paper))
        refuse_paper(pack->paper, pack->paper_place, diags);
    if (!print_check(asked->print, diags) || pack == NULL || !writer_holds(asked, pack, diags) || diags_failed(diags))
        return NULL;
    if (!project->as_of_given && !pack_find_days(pack, project->plan, &project->days, diags))
        return NULL;
    if (!project->created_given)
        project->created =
            (gint64)date_to_days(date_is_set(pack->date) ? date_last_day(pack->date) : project->days.as_of) * 86400;
    return may_be_made(project, pack, diags) ? g_steal_pointer(&pack) : NULL;
}

static bool
write_one(SheafProject *project, const SheafPack *asked, const Pack *pack, bool mail, SheafResult *result, Diags *diags)
{
    g_autofree char *path = pack_path(project, pack, mail, asked);
    MakingNotes making = { 0 };
    g_autoptr(GBytes) pdf = make_bytes(project, asked, pack, mail, path, &making, diags);
    gsize size;
    const void *bytes = pdf == NULL ? NULL : g_bytes_get_data(pdf, &size);
    bool written = pdf != NULL && !diags_failed(diags) && print_write(asked->print, path, &making, result, diags) &&
                   output_write(path, bytes, size, diags);

    g_clear_pointer(&making.print, g_bytes_unref);
    if (written && mail) {
        result->mail_path = g_steal_pointer(&path);
    } else if (written) {
        result->path = g_steal_pointer(&path);
        result->pages = making.pages;
        result->bytes = size;
    }
    return written;
}

static bool
claim(Claims *claims, SheafProject *project, const SheafPack *asked, const Pack *pack, Diags *diags)
{
    g_autofree char *path = pack_path(project, pack, false, asked),
                    *mail = pack->mail ? pack_path(project, pack, true, asked) : NULL;
    g_autofree char *print = asked->print == NULL ? NULL : print_path(path, asked->print);

    return claims_write(claims, path, diags) && claims_write(claims, mail, diags) && claims_write(claims, print, diags);
}

SheafExit
sheaf_pack_check(SheafProject *project, const SheafPack *packs, size_t count)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Claims) claims = claims_of_project(project);

    for (size_t i = 0; i < count; i++)
        claims_read_pack(claims, project, packs[i].path);
    for (size_t i = 0; i < count; i++) {
        g_autoptr(Diags) told_later = diags_new();
        g_autoptr(Pack) pack = pack_load(packs[i].path, project->audience, told_later);

        if (pack != NULL)
            claim(claims, project, &packs[i], pack, diags);
    }
    return project_report(project, diags);
}

SheafExit
sheaf_pack(SheafProject *project, const SheafPack *asked, SheafResult *result)
{
    g_autoptr(Diags) diags = diags_new();
    Days days = project->days;
    gint64 created = project->created;
    g_autoptr(Pack) pack = open_pack(project, asked, diags);
    g_autoptr(Claims) claims = claims_of_project(project);

    *result = (SheafResult){ 0 };
    claims_read_pack(claims, project, asked->path);
    if (pack != NULL && claim(claims, project, asked, pack, diags) &&
        write_one(project, asked, pack, false, result, diags) && pack->mail)
        write_one(project, asked, pack, true, result, diags);
    if (project->verdicts != NULL)
        verdicts_save(project->verdicts);
    project->days = days;
    project->created = created;
    return project_report(project, diags);
}

/* ---- of a batch ---- */

GBytes *
project_make_pack(SheafProject *project, const SheafPack *asked, bool mail, MakingNotes *making, Diags *diags)
{
    Days days = project->days;
    gint64 created = project->created;
    g_autoptr(Pack) pack = open_pack(project, asked, diags);
    GBytes *pdf = pack == NULL ? NULL : make_bytes(project, asked, pack, mail, making->path, making, diags);

    project->days = days;
    project->created = created;
    return pdf;
}

bool
project_pack_outline(SheafProject *project, const SheafPack *asked, PackOutline *out, Diags *diags)
{
    g_autoptr(Pack) pack = pack_load(asked->path, project->audience, diags);

    if (pack == NULL)
        return false;
    out->path = pack_path(project, pack, false, asked);
    out->mail = pack->mail ? pack_path(project, pack, true, asked) : NULL;
    out->days = project->as_of_given ? project->days : pack_days(project, pack);
    out->attaches = pack->attach || asked->attach;
    return true;
}
