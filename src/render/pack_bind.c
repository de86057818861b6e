/*
 * The parts of a pack, each filled, laid out and forgotten in turn. A part is filled again only when its page numbers
 * outgrow it.
 */
#include "render/pack.h"
#include "base/diag_batch.h"

Doc *
pack_fill(Making *m, size_t entry, size_t item)
{
    const PackEntry *e = &m->entries[entry];
    const Template *tmpl = pack_template(m, e->part);
    g_autoptr(View) view = project_view(m->project, m->recorder);
    g_autoptr(Arena) arena = arena_new();
    TemplateRequest request = { .view = view,
                                .lang = pack_lang(m, e->part),
                                .tree = m->project->tree,
                                .created = m->project->created,
                                .paper = m->asked->paper != NULL ? m->asked->paper : m->pack->paper,
                                .pack = &m->scene,
                                .entry = entry,
                                .prose = m->backings[entry].prose,
                                .draft = m->asked->draft,
                                .pictures = project_pictures(m->project),
                                .world = project_world(m->project),
                                .clock = m->project->processor_clock };

    request.parameters = split_parameters(e->part->parameters, arena, &request.parameter_count);
    request.subject = e->item_count > 0 ? e->items[item].subject
                                        : project_subject(m->project, tmpl, e->part->subject, e->part->place, m->diags);
    return template_fill(tmpl, &request, m->diags);
}

static BoundPart
bound_part(const PackEntry *entry, size_t item)
{
    static const PageNumbering numberings[] = { NUMBERING_NONE, NUMBERING_ROMAN, NUMBERING_DECIMAL, NUMBERING_DECIMAL };
    const PackPart *part = entry->part;
    bool several = entry->item_count > 0;

    return (BoundPart){ .name = several ? entry->items[item].destination : part->id,
                        .title = several ? entry->items[item].name : entry->title,
                        .numbering = numberings[part->counting],
                        .prefix = part->counting == PACK_ANNEXED ? "A-" : NULL,
                        .recto = part->recto && item == 0 };
}

static void
bind_one(Making *m, size_t entry, size_t item)
{
    g_autoptr(Doc) doc = pack_fill(m, entry, item);
    const Lang *lang = pack_lang(m, m->entries[entry].part);
    BoundPart part = bound_part(&m->entries[entry], item);
    Bound bound = { entry, item };

    if (doc == NULL)
        return;
    g_array_append_val(m->bound, bound);
    binder_add(m->binder, doc, &part, lang);
}

/* Pages are kept for the foreign file's; they are put in when ours are finished. */
static void
bind_annex(Making *m, size_t index)
{
    const PackEntry *entry = &m->entries[index];
    Backing *backing = &m->backings[index];
    size_t count = foreign_pages(backing->foreign);
    g_autoptr(Doc) frame = entry->part->bare ? NULL : pack_fill(m, index, 0);
    g_autofree Size *sizes = g_new(Size, count);
    Rect *boxes = arena_new0(m->arena, Rect, count);
    BoundPart part = bound_part(entry, 0);
    Bound bound = { index, 0 };

    if (frame == NULL && !entry->part->bare)
        return;
    for (size_t i = 0; i < count; i++)
        sizes[i] = foreign_page_size(backing->foreign, i);
    g_array_append_val(m->bound, bound);
    backing->part = m->bound->len - 1;
    binder_add_foreign(m->binder, frame, &part, pack_lang(m, entry->part), sizes, count, boxes);
    backing->boxes = entry->part->bare ? NULL : boxes;
}

static void
bind_entry(Making *m, size_t index)
{
    const PackEntry *entry = &m->entries[index];
    Bound bound = { index, 0 };

    if (pack_leaves_out(m, index))
        return;
    if (m->backings[index].foreign != NULL) {
        bind_annex(m, index);
    } else if (entry->part->kind == PACK_BLANK) {
        g_array_append_val(m->bound, bound);
        binder_add_blank(m->binder);
    } else if (entry->item_count == 0) {
        bind_one(m, index, 0);
    } else {
        binder_open_group(m->binder, entry->part->id, entry->title != NULL ? entry->title : entry->part->template_name);
        for (size_t i = 0; i < entry->item_count; i++)
            bind_one(m, index, i);
        binder_close_group(m->binder);
    }
}

static bool
settle(Making *m)
{
    size_t part;

    while (binder_outgrown(m->binder, &part)) {
        const Bound *bound = &g_array_index(m->bound, Bound, part);
        g_autoptr(Doc) doc = pack_fill(m, bound->entry, bound->item);

        if (doc == NULL || !binder_set_again(m->binder, part, doc, pack_lang(m, m->entries[bound->entry].part)))
            return false;
    }
    return true;
}

Pages *
pack_bind(Making *m)
{
    const Lang *lang = pack_lang(m, NULL);
    DocumentInfo info = { .title = m->pack->title,
                          .subject = m->pack->subtitle,
                          .language = lang_tag(lang),
                          .direction = lang_direction(lang),
                          .author = m->pack->delegation != NULL
                                        ? m->pack->delegation
                                        : local_text(plan_organisation(m->project->plan), lang_tag(lang)),
                          .created = m->project->created };
    size_t errors = diags_count(m->diags, SEVERITY_ERROR);

    m->binder = binder_new(&info, m->project->text, m->diags);
    for (size_t i = 0; i < m->pack->part_count; i++)
        bind_entry(m, i);
    /* all were left out, or attached */
    if (diags_count(m->diags, SEVERITY_ERROR) == errors && binder_length(m->binder) == 0)
        diag_report(m->diags, DIAG_PACK_EMPTY, m->pack->place, NULL);
    if (diags_count(m->diags, SEVERITY_ERROR) > errors || !settle(m))
        return NULL;
    for (size_t i = 0; i < m->pack->part_count; i++)
        if (m->backings[i].foreign != NULL && !pack_leaves_out(m, i))
            m->backings[i].first_page = binder_first_page(m->binder, m->backings[i].part);
    return binder_finish(m->binder);
}

