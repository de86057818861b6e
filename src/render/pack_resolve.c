/* Who is in a pack and what each part is called; what its author wrote, and the files that are annexed, are opened. */
#include "render/pack.h"
#include "base/diag_batch.h"
#include "base/diag_read.h"
#include "base/diag_template.h"
#include <string.h>
#include "object/reader.h"

/* ---- who and what ---- */

const Lang *
pack_lang(const Making *m, const PackPart *part)
{
    return project_lang(m->project, part != NULL && part->language != NULL ? part->language : m->pack->language,
                        m->diags);
}

/* From its day on, or from its time on that day, an embargoed pack is a public one. */
PackAudience
pack_audience_on(const Pack *pack, const SheafProject *project)
{
    return pack->audience == PACK_EMBARGOED && moment_reached(pack->embargo, project->days.as_of, project->created,
                                                              project->created_given)
               ? PACK_PUBLIC
               : pack->audience;
}

/* Conferences and sessions are met at, too: any event will do. */
static const Event *
find_meeting(const Making *m)
{
    const Event *event = plan_find_event(m->project->plan, m->pack->meeting);

    if (event == NULL && m->pack->meeting != NULL)
        diag_report(m->diags, DIAG_PACK_UNKNOWN_MEETING, m->pack->place, m->pack->meeting, NULL);
    return event;
}

const Template *
pack_template(const Making *m, const PackPart *part)
{
    return part->template_name == NULL ? NULL
                                       : project_template(m->project, part->template_name,
                                                          xml_attribute_place(part->node, "template"), m->diags);
}

/* What a sheet's subject is called: an area's name as its sheet has it, else its code and short title. */
static const char *
subject_name(const Making *m, const Template *tmpl, const Lang *lang, const char *id)
{
    const Plan *plan = m->project->plan;
    SubjectKind kind = template_subject_kind(tmpl);
    const Objective *objective = kind == SUBJECT_OBJECTIVE ? plan_find_objective(plan, id) : NULL;
    const Indicator *indicator = kind == SUBJECT_INDICATOR ? plan_find_indicator(plan, id) : NULL;
    LocalText title = objective != NULL   ? objective->short_title
                      : indicator != NULL ? indicator->short_title
                                          : (LocalText){ 0 };

    if (kind == SUBJECT_AREA)
        return arena_strdup(m->arena, template_area_name(plan, lang, plan_find_area(plan, id), template_names(tmpl)));
    if (kind == SUBJECT_RECORD || kind == SUBJECT_MEETING)
        return id;
    if (objective != NULL && (title.text == NULL || *title.text == '\0'))
        title = objective->title;
    if (indicator != NULL && (title.text == NULL || *title.text == '\0'))
        title = indicator->title;
    return arena_printf(m->arena, "%s  %s", id, local_text(title, lang_tag(lang)));
}

static bool
is_known(View *view, const Area *area)
{
    size_t count;
    const Measure *const *measures;
    const Treaty *const *treaties;

    view_targets_of(view, area, &count);
    if (count > 0)
        return true;
    measures = plan_measures(view_plan(view), &count);
    for (size_t i = 0; i < count; i++)
        if (view_has_any(view, measures[i], area))
            return true;
    treaties = plan_treaties(view_plan(view), &count);
    for (size_t i = 0; i < count; i++)
        if (view_membership(view, area, treaties[i]).status != MEMBER_UNKNOWN)
            return true;
    return false;
}

static void
warn_of_nothing(Making *m, View *view, const char *id, Place place)
{
    const Area *area = plan_find_area(m->project->plan, id);

    if (area != NULL && !is_known(view, area))
        diag_report(m->diags, DIAG_PACK_NO_DATA, place, area->name.text, NULL);
}

static PackItem
item_of(const Making *m, const PackPart *part, const Template *tmpl, const Lang *lang, const char *id)
{
    PackItem item = { .subject = arena_strdup(m->arena, id),
                      .name = subject_name(m, tmpl, lang, id),
                      .destination = arena_printf(m->arena, "%s/%s", part->id, id) };

    if (m->mail && part->mail == MAIL_ATTACH)
        item.file = arena_printf(m->arena, "%s.pdf", id);
    return item;
}

static bool
is_found_before(const PackEntry *entry, const PackItem *items, const char *id)
{
    for (size_t i = 0; i < entry->item_count; i++)
        if (strcmp(items[i].subject, id) == 0)
            return true;
    return false;
}

/*
 * The subjects that a part is made for, one after the other. An area that several lists name has one sheet.
 */
static void
find_items(Making *m, PackEntry *entry, const Template *tmpl, const Lang *lang)
{
    const PackPart *part = entry->part;
    Place place = xml_attribute_place(part->node, "for-each");
    g_autoptr(View) view = project_view(m->project, m->recorder);
    TemplateRequest request = {
        .view = view, .lang = lang, .tree = m->project->tree, .clock = m->project->processor_clock
    };
    const char *const *ids = template_select(&request, part->for_each, place, m->arena, m->diags);
    size_t count = ids == NULL ? 0 : g_strv_length((char **)(uintptr_t)ids);
    PackItem *items = arena_new0(m->arena, PackItem, count + 1);

    if (ids != NULL && count == 0)
        diag_report(m->diags, DIAG_PACK_NOBODY, place, part->for_each, NULL);
    for (size_t i = 0; i < count; i++) {
        const char *id = project_subject(m->project, tmpl, ids[i], place, m->diags);

        if (id == NULL || is_found_before(entry, items, id))
            continue;
        warn_of_nothing(m, view, id, place);
        items[entry->item_count++] = item_of(m, part, tmpl, lang, id);
    }
    entry->items = items;
}

/* A title of its own, else what its kind of page is called. */
static const char *
title_of(const Making *m, const PackPart *part, const Lang *lang)
{
    g_autofree char *key = part->template_name == NULL ? NULL : g_strconcat("sheet-", part->template_name, NULL);

    if (key != NULL)
        g_strdelimit(key, "/", '-');
    if (part->title != NULL)
        return part->title;
    if (part->kind == PACK_COVER)
        return m->pack->title;
    return key != NULL && lang_has_message(lang, key) ? lang_message(lang, m->arena, key, NULL, 0) : NULL;
}

/* ---- annexes ---- */

static bool
is_same_path(const char *one, const char *other)
{
    g_autofree char *a = g_canonicalize_filename(one, NULL), *b = g_canonicalize_filename(other, NULL);

    return strcmp(a, b) == 0;
}

static void
open_annex(Making *m, size_t index, const char *written_to)
{
    const PackPart *part = &m->pack->parts[index];
    g_autofree char *path = pack_annex_path(m->pack, part), *why = NULL;
    Place place = xml_attribute_place(part->node, "href");
    ForeignTrouble trouble = FOREIGN_OK;
    unsigned take = part->signed_too ? FOREIGN_TAKE(FOREIGN_SIGNED) : 0;
    Backing *backing = &m->backings[index];

    if (is_same_path(path, written_to)) {
        diag_report(m->diags, DIAG_PACK_ITSELF, place, written_to, NULL);
        return;
    }
    if (!input_check_scope(&m->project->scope, path, part->href, place, m->diags) || object_reader(m->diags) == NULL)
        /* whatever the pack says of an annex that cannot be taken: here none can be read */
        return;
    backing->foreign = foreign_open(path, pack_annex_limit(part), (size_t)part->most_pages, take, &trouble, &why);
    if (trouble == FOREIGN_OK)
        return;
    if (trouble == FOREIGN_REPAIRED)
        foreign_report(trouble, path, why, place, m->diags);
    else if (backing->foreign == NULL && part->otherwise == OTHERWISE_FAIL)
        foreign_report(trouble, path, why, place, m->diags);
    else
        foreign_report_choice(backing->foreign != NULL, path, why, place, m->diags);
    backing->left_out = backing->foreign == NULL && part->otherwise == OTHERWISE_LEAVE_OUT;
}

/* ---- all parts ---- */

static bool has_measure(const Plan *plan, const char *id) { return plan_find_measure(plan, id) != NULL; }
static bool has_indicator(const Plan *plan, const char *id) { return plan_find_indicator(plan, id) != NULL; }
static bool has_area(const Plan *plan, const char *id) { return plan_find_area(plan, id) != NULL; }

/* What charts and calendars are of is looked for here, as their templates could only name a place of their own. */
static void
check_references(const Making *m, const PackPart *part)
{
    static const struct {
        PackKind kind;
        const char *attribute, *what;
        bool (*has)(const Plan *plan, const char *id);
    } references[] = {
        { PACK_CHART, "indicator", "indicator", has_indicator },
        { PACK_CHART, "measure", "measure", has_measure },
        { PACK_CHART, "area", "area", has_area },
        { PACK_CALENDAR, "concerning", "area", has_area },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(references); i++) {
        const char *id = references[i].kind == part->kind ? xml_attribute(part->node, references[i].attribute) : NULL;

        if (id == NULL || references[i].has(m->project->plan, id))
            continue;
        diag_report(m->diags, DIAG_TEMPLATE_UNKNOWN_QUERY, xml_attribute_place(part->node, references[i].attribute),
                    references[i].what, id, NULL);
        plan_near(m->project->plan, references[i].what, id, m->diags);
    }
}

/* The one subject of a part that is made once. */
static void
check_subject(Making *m, const PackPart *part, const Template *tmpl)
{
    SubjectKind kind = template_subject_kind(tmpl);
    g_autoptr(View) view = project_view(m->project, m->recorder);
    Place place = xml_attribute_place(part->node, "subject");

    if (part->subject == NULL && kind != SUBJECT_PLAN && kind != SUBJECT_PACK)
        diag_report(m->diags, DIAG_DATA_MISSING_ATTRIBUTE, place, "subject", part->element, NULL);
    else if (project_subject(m->project, tmpl, part->subject, place, m->diags) != NULL && kind == SUBJECT_AREA)
        warn_of_nothing(m, view, part->subject, place);
}

/*
 * What is made once and goes with the mail as a file of its own is an item, as sheets are: contents name it with its
 * file.
 */
static void
attach_alone(Making *m, PackEntry *entry, const Template *tmpl)
{
    const PackPart *part = entry->part;
    PackItem *item = arena_new0(m->arena, PackItem, 1);
    const char *subject =
        tmpl == NULL ? part->id : project_subject(m->project, tmpl, part->subject, part->place, m->diags);

    if (subject == NULL)
        return;
    *item = (PackItem){ .subject = subject, .name = entry->title != NULL ? entry->title : part->id,
                        .file = arena_printf(m->arena, "%s.pdf", part->id) };
    entry->items = item;
    entry->item_count = 1;
}

bool
pack_leaves_out(const Making *m, size_t index)
{
    return m->backings[index].left_out || (m->mail && m->entries[index].part->mail != MAIL_KEEP);
}

static void
resolve_entry(Making *m, size_t index, const char *written_to)
{
    PackEntry *entry = &m->entries[index];
    const PackPart *part = entry->part = &m->pack->parts[index];
    const Lang *lang = pack_lang(m, part);
    const Template *tmpl = pack_template(m, part);

    check_references(m, part);
    if (lang == NULL || (tmpl == NULL && part->template_name != NULL))
        return;
    entry->title = title_of(m, part, lang);
    if (part->for_each != NULL)
        find_items(m, entry, tmpl, lang);
    else if (tmpl != NULL)
        check_subject(m, part, tmpl);
    if (entry->title == NULL && entry->item_count > 0)
        entry->title = part->template_name;     /* so that contents name its sheets */
    if (tmpl != NULL && part->node->first_child != NULL)
        m->backings[index].prose = project_prose(m->project, part->node, tmpl, m->diags);
    if (part->kind == PACK_ANNEX)
        open_annex(m, index, written_to);
    if (m->mail && part->mail == MAIL_ATTACH && part->for_each == NULL && !m->backings[index].left_out)
        attach_alone(m, entry, tmpl);
    if (pack_leaves_out(m, index) && entry->item_count == 0)
        entry->title = NULL;                    /* contents do not name it */
}

bool
pack_resolve(Making *m, const char *path)
{
    size_t errors = diags_count(m->diags, SEVERITY_ERROR);

    m->entries = arena_new0(m->arena, PackEntry, m->pack->part_count);
    m->backings = arena_new0(m->arena, Backing, m->pack->part_count);
    m->scene = (PackScene){ m->pack, pack_audience_on(m->pack, m->project), find_meeting(m), m->entries };
    for (size_t i = 0; i < m->pack->part_count; i++)
        resolve_entry(m, i, path);
    return diags_count(m->diags, SEVERITY_ERROR) == errors;
}

void
pack_release(Making *m)
{
    for (size_t i = 0; m->backings != NULL && i < m->pack->part_count; i++) {
        template_free(m->backings[i].prose);
        foreign_free(m->backings[i].foreign);
    }
    binder_free(m->binder);
}
