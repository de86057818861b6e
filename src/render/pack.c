/*
 * A pack: its parts resolved against the plan (who is in it, what each is called), each filled, laid out and forgotten in
 * turn, and all of them bound into one document. A part is filled a second time only when its page numbers outgrow it.
 */
#include "render/project.h"
#include <string.h>
#include "layout/layout.h"
#include "pdf/pdf.h"

/* What a part of the binder was made of. */
typedef struct Bound { size_t entry, item; } Bound;

typedef struct Making {
    SheafProject *project;
    const SheafPack *asked;
    const Pack *pack;
    Diags *diags;
    Arena *arena;
    PackScene scene;
    PackEntry *entries;
    Template **prose;                   /* by entry; NULL where there is none */
    Binder *binder;
    GArray *bound;                      /* Bound, by part of the binder */
} Making;

enum { MOST_ROUNDS = 8 };

/* ---- who and what ---- */

static const char *
language_of(const Making *m, const PackPart *part)
{
    return part->language != NULL ? part->language : m->pack->language;
}

/* From its day on, an embargoed pack is a public one. */
static PackAudience
audience_on(const Pack *pack, Date as_of)
{
    return pack->audience == PACK_EMBARGOED && date_compare(as_of, pack->embargo) >= 0 ? PACK_PUBLIC : pack->audience;
}

static const Event *
find_meeting(const Making *m)
{
    size_t count;
    const Event *events = plan_events(m->project->plan, &count);

    for (size_t i = 0; m->pack->meeting != NULL && i < count; i++)
        if (g_strcmp0(events[i].id, m->pack->meeting) == 0)
            return &events[i];
    if (m->pack->meeting != NULL)
        diag_report(m->diags, DIAG_PACK_UNKNOWN_MEETING, m->pack->place, m->pack->meeting, NULL);
    return NULL;
}

/* What a sheet's subject is called: a state's house name, else its code and short title. */
static const char *
subject_name(const Making *m, const Lang *lang, SubjectKind kind, const char *id)
{
    const Plan *plan = m->project->plan;
    const Objective *objective = kind == SUBJECT_OBJECTIVE ? plan_find_objective(plan, id) : NULL;
    const Indicator *indicator = kind == SUBJECT_INDICATOR ? plan_find_indicator(plan, id) : NULL;
    LocalText title = objective != NULL ? objective->short_title : indicator != NULL ? indicator->short_title : (LocalText){ 0 };

    if (kind == SUBJECT_STATE)
        return local_text(plan_find_state(plan, id)->name, lang_tag(lang));
    if (objective != NULL && (title.text == NULL || *title.text == '\0'))
        title = objective->title;
    if (indicator != NULL && (title.text == NULL || *title.text == '\0'))
        title = indicator->title;
    return arena_printf(m->arena, "%s  %s", id, local_text(title, lang_tag(lang)));
}

static bool
is_known(View *view, const State *state)
{
    size_t count;
    const Measure *const *measures = plan_measures(view_plan(view), &count);
    const Treaty *const *treaties;

    view_targets_of(view, state, &count);
    if (count > 0)
        return true;
    measures = plan_measures(view_plan(view), &count);
    for (size_t i = 0; i < count; i++)
        if (view_has_any(view, measures[i], state))
            return true;
    treaties = plan_treaties(view_plan(view), &count);
    for (size_t i = 0; i < count; i++)
        if (view_membership(view, state, treaties[i]).status != MEMBER_UNKNOWN)
            return true;
    return false;
}

static void
warn_of_nothing(Making *m, View *view, const char *id, Place place)
{
    const State *state = plan_find_state(m->project->plan, id);

    if (state != NULL && !is_known(view, state))
        diag_report(m->diags, DIAG_PACK_NO_DATA, place, state->name.text, NULL);
}

/* The subjects that a part is made for, one after the other. */
static void
find_items(Making *m, PackEntry *entry, const Template *tmpl, const Lang *lang)
{
    const PackPart *part = entry->part;
    Place place = xml_attribute_place(part->node, "for-each");
    g_autoptr(View) view = project_view(m->project, NULL);
    TemplateRequest request = { .view = view, .lang = lang, .tree = m->project->tree };
    const char *const *ids = template_select(&request, part->for_each, place, m->arena, m->diags);
    size_t count = ids == NULL ? 0 : g_strv_length((char **)(uintptr_t)ids);
    PackItem *items = arena_new0(m->arena, PackItem, count + 1);

    if (ids != NULL && count == 0)
        diag_report(m->diags, DIAG_PACK_NOBODY, place, part->for_each, NULL);
    for (size_t i = 0; i < count; i++) {
        const char *id = project_subject(m->project, tmpl, ids[i], place, m->diags);

        if (id == NULL)
            continue;
        warn_of_nothing(m, view, id, place);
        items[entry->item_count++] = (PackItem){ arena_strdup(m->arena, id), subject_name(m, lang, template_subject_kind(tmpl), id),
                                                 arena_printf(m->arena, "%s/%s", part->id, id) };
    }
    entry->items = items;
}

/* A title of its own, else what its kind of page is called. */
static const char *
title_of(const Making *m, const PackPart *part, const Lang *lang)
{
    g_autofree char *key = part->template_name == NULL ? NULL : g_strconcat("sheet-", part->template_name, NULL);

    if (part->title != NULL)
        return part->title;
    if (part->kind == PACK_COVER)
        return m->pack->title;
    return key != NULL && lang_has_message(lang, key) ? lang_message(lang, m->arena, key, NULL, 0) : NULL;
}

static void
resolve_entry(Making *m, size_t index)
{
    PackEntry *entry = &m->entries[index];
    const PackPart *part = entry->part = &m->pack->parts[index];
    const Lang *lang = project_lang(m->project, language_of(m, part), m->diags);
    const Template *tmpl = part->template_name == NULL ? NULL : project_template(m->project, part->template_name, m->diags);

    entry->destination = part->id;
    if (lang == NULL || (tmpl == NULL && part->template_name != NULL))
        return;
    entry->title = title_of(m, part, lang);
    if (part->for_each != NULL)
        find_items(m, entry, tmpl, lang);
    else if (tmpl != NULL)
        project_subject(m->project, tmpl, part->subject, part->place, m->diags);
    if (tmpl != NULL && part->node->first_child != NULL)
        m->prose[index] = project_prose(m->project, part->node, tmpl, m->diags);
}

static bool
resolve(Making *m)
{
    size_t errors = diags_count(m->diags, SEVERITY_ERROR);

    m->entries = arena_new0(m->arena, PackEntry, m->pack->part_count);
    m->prose = arena_new0(m->arena, Template *, m->pack->part_count);
    m->scene = (PackScene){ m->pack, audience_on(m->pack, m->project->as_of), find_meeting(m), m->entries, m->pack->part_count };
    for (size_t i = 0; i < m->pack->part_count; i++)
        resolve_entry(m, i);
    return diags_count(m->diags, SEVERITY_ERROR) == errors;
}

/* ---- filling and binding ---- */

static Doc *
fill(Making *m, size_t entry, size_t item)
{
    const PackEntry *e = &m->entries[entry];
    const Template *tmpl = project_template(m->project, e->part->template_name, m->diags);
    g_autoptr(View) view = project_view(m->project, NULL);
    g_autoptr(Arena) arena = arena_new();
    TemplateRequest request = { .view = view, .lang = project_lang(m->project, language_of(m, e->part), m->diags), .tree = m->project->tree,
                                .created = m->project->created, .paper = m->asked->paper != NULL ? m->asked->paper : m->pack->paper, .pack = &m->scene, .entry = entry,
                                .prose = m->prose[entry], .draft = m->asked->draft };

    request.parameters = split_parameters(e->part->parameters, arena, &request.parameter_count);
    request.subject = e->item_count > 0 ? e->items[item].subject : project_subject(m->project, tmpl, e->part->subject, e->part->place, m->diags);
    return template_fill(tmpl, &request, m->diags);
}

static BoundPart
bound_part(const PackEntry *entry, size_t item)
{
    static const PageNumbering numberings[] = { NUMBERING_NONE, NUMBERING_ROMAN, NUMBERING_DECIMAL, NUMBERING_DECIMAL };
    const PackPart *part = entry->part;
    bool several = entry->item_count > 0;

    return (BoundPart){ .name = several ? entry->items[item].destination : entry->destination, .title = several ? entry->items[item].name : entry->title,
                        .numbering = numberings[part->counting], .prefix = part->counting == PACK_ANNEXED ? "A-" : NULL, .recto = part->recto && item == 0 };
}

static void
bind_one(Making *m, size_t entry, size_t item)
{
    g_autoptr(Doc) doc = fill(m, entry, item);
    const Lang *lang = project_lang(m->project, language_of(m, m->entries[entry].part), m->diags);
    BoundPart part = bound_part(&m->entries[entry], item);
    Bound bound = { entry, item };

    if (doc == NULL)
        return;
    g_array_append_val(m->bound, bound);
    binder_add(m->binder, doc, &part, lang);
}

static void
bind_entry(Making *m, size_t index)
{
    const PackEntry *entry = &m->entries[index];
    Bound bound = { index, 0 };

    if (entry->part->kind == PACK_BLANK) {
        g_array_append_val(m->bound, bound);
        binder_add_blank(m->binder);
    } else if (entry->item_count == 0) {
        bind_one(m, index, 0);
    } else {
        binder_open_group(m->binder, entry->destination, entry->title != NULL ? entry->title : entry->part->template_name);
        for (size_t i = 0; i < entry->item_count; i++)
            bind_one(m, index, i);
        binder_close_group(m->binder);
    }
}

static bool
settle(Making *m)
{
    size_t part;

    for (int round = 0; binder_outgrown(m->binder, &part); round++) {
        const Bound *bound = &g_array_index(m->bound, Bound, part);
        g_autoptr(Doc) doc = round == MOST_ROUNDS ? NULL : fill(m, bound->entry, bound->item);

        if (round == MOST_ROUNDS)
            diag_report(m->diags, DIAG_PACK_UNSETTLED, m->entries[bound->entry].part->place, NULL);
        if (doc == NULL || !binder_set_again(m->binder, part, doc, project_lang(m->project, language_of(m, m->entries[bound->entry].part), m->diags)))
            return false;
    }
    return true;
}

static Pages *
bind(Making *m)
{
    const Lang *lang = project_lang(m->project, m->pack->language, m->diags);
    DocumentInfo info = { .title = m->pack->title, .subject = m->pack->subtitle, .language = lang_tag(lang), .direction = lang_direction(lang),
                          .author = m->pack->delegation != NULL ? m->pack->delegation : local_text(plan_organisation(m->project->plan), lang_tag(lang)),
                          .created = m->project->created };
    size_t errors = diags_count(m->diags, SEVERITY_ERROR);

    m->binder = binder_new(&info, m->project->text, m->diags);
    for (size_t i = 0; i < m->pack->part_count; i++)
        bind_entry(m, i);
    if (diags_count(m->diags, SEVERITY_ERROR) > errors || !settle(m))
        return NULL;
    return binder_finish(m->binder);
}

/* ---- a pack ---- */

static char *
pack_path(const SheafProject *project, const Pack *pack, const char *pattern)
{
    SheafJob job = { .template_name = "pack", .language = pack->language, .output = pattern };

    return output_path(project, &job, pack->id);
}

static void
write_pack(Making *m, SheafResult *result)
{
    g_autoptr(Pages) pages = bind(m);
    PdfOptions options = { .producer = "sheaf " SHEAF_VERSION, .claim_ua = true, .claim_a = true };
    g_autoptr(GBytes) drawn = pages == NULL ? NULL : draw_pdf(m->project->drawing, pages, m->diags);
    g_autoptr(GBytes) pdf = drawn == NULL ? NULL : pdf_finish(drawn, pages, &options, m->diags);
    gsize size;

    if (pdf == NULL)
        return;
    result->path = pack_path(m->project, m->pack, m->asked->output);
    result->pages = pages_count(pages);
    result->bytes = g_bytes_get_size(pdf);
    if (output_write(result->path, g_bytes_get_data(pdf, &size), result->bytes, m->diags) && m->asked->print != NULL)
        print_write(m->project, m->asked->print, pages, pdf, result, m->diags);
}

static void
make(SheafProject *project, const SheafPack *asked, const Pack *pack, SheafResult *result, Diags *diags)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GArray) bound = g_array_new(FALSE, TRUE, sizeof(Bound));
    Making m = { .project = project, .asked = asked, .pack = pack, .diags = diags, .arena = arena, .bound = bound };

    if (resolve(&m) && project_tools(project, diags))
        write_pack(&m, result);
    binder_free(m.binder);
    for (size_t i = 0; i < pack->part_count; i++)
        template_free(m.prose[i]);
}

/* Whoever asks for the public file by name is refused what is not for the public yet. */
static bool
may_be_made(const SheafProject *project, const Pack *pack, Diags *diags)
{
    PackAudience audience = audience_on(pack, project->as_of);
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
    if (print_check(asked->print, diags) && pack != NULL && !diags_failed(diags)) {
        if (!project->as_of_given && date_is_set(pack->as_of))
            project->as_of = date_last_day(pack->as_of);
        if (may_be_made(project, pack, diags))
            make(project, asked, pack, result, diags);
        project->as_of = as_of;
    }
    return project_report(project, diags);
}
