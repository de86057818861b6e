/* One output, stage by stage: plan and template to document, document to pages, pages to bytes, bytes to a file. */
#include "base/diag_batch.h"
#include "render/project.h"
#include "base/diag_files.h"
#include "base/large_pages.h"
#include "base/paper.h"
#include "base/diag_text.h"
#include <string.h>
#include "layout/layout.h"
#include "model/records.h"
#include "page/list.h"
#include "pdf/pdf.h"
#include "render/attach.h"
#include "render/claims.h"
#include "render/reading.h"
#include "render/verdicts.h"
#include "text/run.h"

bool
project_fonts(SheafProject *project, Diags *diags)
{
    g_autofree char *own = NULL;

    if (project->text != NULL)
        return true;
    if (project->fonts == NULL)
        diag_report(diags, DIAG_FONT_MISSING, (Place){ 0 }, "no configuration", NULL);
    else
        project->text = text_system_new(project->fonts, diags);
    if (project->text == NULL)
        return false;
    if (project->strict_glyphs)
        text_system_be_strict(project->text);
    own = g_build_filename(project->folder, "fonts", NULL);
    project->fonts_told = diags_new();
    text_system_add_folder(project->text, own, &project->scope, project->fonts_told);
    return true;
}

void
project_own_fonts(SheafProject *project, Diags *diags)
{
    g_autofree char *own = g_build_filename(project->folder, "fonts", NULL);

    if (g_file_test(own, G_FILE_TEST_IS_DIR))
        project_fonts(project, diags);
}

bool
project_tools(SheafProject *project, Diags *diags)
{
    if (!project_fonts(project, diags) || !text_system_open(project->text, diags))
        return false;
    if (project->context == NULL)
        project->context = pdf_context_new();
    return true;
}

Drawing *
project_drawing(SheafProject *project, Diags *diags)
{
    if (project->drawing == NULL)
        project->drawing = drawing_new(diags);
    return project->drawing;
}

static bool
is_meeting(const Plan *plan, const char *id)
{
    const Event *event = plan_find_event(plan, id);

    return event != NULL && strcmp(event->kind, "meeting") == 0;
}

/* Of the type that the template is for. */
static bool
is_record(const Plan *plan, const Template *tmpl, const char *id)
{
    const Record *record = plan_find_record(plan, id);
    const char *type = template_record_type(tmpl);

    return record != NULL && (type == NULL || strcmp(record->type->id, type) == 0);
}

static const char *
example_record(const Plan *plan, const Template *tmpl)
{
    size_t count;
    const Record *const *records = plan_records(plan, &count);

    for (size_t i = 0; i < count; i++)
        if (is_record(plan, tmpl, records[i]->id))
            return records[i]->id;
    return "…";
}

/* The first that the plan has: ": --area BIH". */
static const char *
example_of(const Plan *plan, const Template *tmpl, SubjectKind kind)
{
    size_t areas, objectives, indicators, events;
    const Area *const *area = plan_target_areas(plan, &areas);
    const Objective *const *objective = plan_objectives(plan, &objectives);
    const Indicator *const *indicator = plan_indicators(plan, &indicators);
    const Event *event = plan_events(plan, &events);

    if (areas == 0)
        area = plan_areas(plan, &areas);
    if (kind == SUBJECT_AREA)
        return areas == 0 ? "…" : area[0]->id;
    if (kind == SUBJECT_RECORD)
        return example_record(plan, tmpl);
    if (kind == SUBJECT_OBJECTIVE)
        return objectives == 0 ? "…" : objective[0]->id;
    if (kind == SUBJECT_INDICATOR)
        return indicators == 0 ? "…" : indicator[0]->id;
    for (size_t i = 0; kind == SUBJECT_MEETING && i < events; i++)
        if (is_meeting(plan, event[i].id))
            return event[i].id;
    return "…";
}

/* Of a record that says until when it is embargoed nothing public is made before, where that is asked for. */
static bool
is_embargoed(const SheafProject *project, const char *id, Diags *diags)
{
    const Record *record = plan_find_record(project->plan, id);
    char until[24], on[11];

    for (size_t i = 0; project->public_asked && i < record->value_count; i++) {
        const RecordValue *value = &record->values[i];

        if (value->field->kind != FIELD_MOMENT || strcmp(value->field->id, "embargo") != 0 ||
            moment_reached(value->moment, project->days.as_of, project->created, project->created_given))
            continue;
        diag_report_related(diags, DIAG_RECORD_EMBARGOED, record->place, value->place, id,
                            moment_format(value->moment, until), date_format(project->days.as_of, on), NULL);
        return true;
    }
    return false;
}

/* The subject must be one that the template is for. */
const char *
project_subject(const SheafProject *project, const Template *tmpl, const char *subject, Place place, Diags *diags)
{
    static const char *const kinds[] = { "plan", "area", "objective", "indicator", "pack", "meeting", "record" };
    SubjectKind kind = template_subject_kind(tmpl);
    const Area *area;

    if (kind == SUBJECT_PLAN || kind == SUBJECT_PACK)
        return kinds[kind];
    if (subject != NULL && kind == SUBJECT_AREA && (area = plan_find_area(project->plan, subject)) != NULL)
        return area->id;
    if (subject != NULL && ((kind == SUBJECT_OBJECTIVE && plan_find_objective(project->plan, subject) != NULL) ||
                            (kind == SUBJECT_INDICATOR && plan_find_indicator(project->plan, subject) != NULL) ||
                            (kind == SUBJECT_MEETING && is_meeting(project->plan, subject)) ||
                            (kind == SUBJECT_RECORD && is_record(project->plan, tmpl, subject))))
        return kind == SUBJECT_RECORD && is_embargoed(project, subject, diags) ? NULL : subject;
    if (subject == NULL) {
        diag_report(diags, DIAG_NO_SUBJECT, place, kinds[kind], kind == SUBJECT_MEETING ? "record" : kinds[kind],
                    example_of(project->plan, tmpl, kind), NULL);
        return NULL;
    }
    diag_report(diags, DIAG_UNKNOWN_SUBJECT, place, kinds[kind], subject, NULL);
    plan_near(project->plan, kind == SUBJECT_MEETING ? "event" : kinds[kind], subject, diags);
    return NULL;
}

const char *
job_parameter(const SheafJob *job, const char *name)
{
    size_t length = strlen(name);

    for (size_t i = 0; job->parameters != NULL && job->parameters[i] != NULL; i++)
        if (strncmp(job->parameters[i], name, length) == 0 && job->parameters[i][length] == '=')
            return job->parameters[i] + length + 1;
    return NULL;
}

const TemplateParameter *
split_parameters(const char *const *given, Arena *arena, size_t *count)
{
    size_t length = given == NULL ? 0 : g_strv_length((char **)(uintptr_t)given);
    TemplateParameter *parameters = arena_new0(arena, TemplateParameter, length + 1);

    for (*count = 0; *count < length; (*count)++) {
        const char *equals = strchr(given[*count], '=');

        parameters[*count].name =
            equals == NULL ? given[*count] : arena_strndup(arena, given[*count], (size_t)(equals - given[*count]));
        parameters[*count].value = equals == NULL ? "" : equals + 1;
    }
    return parameters;
}

/* ---- stages ---- */

/* What passed since the last call belongs to `stage`. */
static void
stage_ends(MakingNotes *making, MakingStage stage)
{
    double now = making->clock == NULL ? 0 : making->clock();

    making->stages[stage] += now - making->since;
    making->since = now;
}

static void
free_view(void *view)
{
    view_free(view);
}

static void
free_reading(void *reading)
{
    reading_clear(reading);
    g_free(reading);
}

/* What the job asks to be compared with; false where it cannot be read. */
static bool
open_before(SheafProject *project, const SheafJob *job, Reading **out, Diags *diags)
{
    const char *name = job_parameter(job, "changes-since");

    *out = NULL;
    if (name == NULL)
        return true;
    *out = g_new0(Reading, 1);
    return reading_open(project, name, project->days, *out, diags);
}

static Doc *
make_doc(SheafProject *project, const SheafJob *job, MakingNotes *making, Diags *diags)
{
    const Template *tmpl = project_template(project, job->template_name, (Place){ 0 }, diags);
    const Lang *lang = tmpl == NULL ? NULL : project_lang(project, job->language, diags);
    g_autoptr(View) view = NULL;
    TemplateRequest request = { .lang = lang,
                                .tree = project->tree,
                                .created = project->created,
                                .paper = job->paper,
                                .draft = job->draft,
                                .pictures = project_pictures(project),
                                .world = project_world(project),
                                .statuses = making->statuses,
                                .clock = project->processor_clock };
    g_autoptr(Arena) arena = arena_new();
    Reading *before = NULL;
    Doc *doc = NULL;

    if (job->paper != NULL && !template_knows_paper(job->paper)) {
        diag_report(diags, DIAG_BAD_PAPER, (Place){ 0 }, job->paper, NULL);
        paper_near(job->paper, diags);
        return NULL;
    }
    if (!print_check(job->print, diags) || !writer_check(job, (Place){ 0 }, diags))
        return NULL;
    if (lang == NULL || (making->subject = project_subject(project, tmpl, job->subject, (Place){ 0 }, diags)) == NULL)
        return NULL;
    view = project_view(project, making->recorder);
    request.view = view;
    request.parameters = split_parameters(job->parameters, arena, &request.parameter_count);
    request.subject = making->subject;
    if (open_before(project, job, &before, diags)) {
        request.before = before == NULL ? NULL : before->view;
        doc = template_fill(tmpl, &request, diags);
    }
    if (doc != NULL)
        /* ids of figures that were computed live in it */
        arena_adopt(doc->arena, g_steal_pointer(&view), free_view);
    if (before != NULL && doc != NULL)
        arena_adopt(doc->arena, before, free_reading);
    else if (before != NULL)
        free_reading(before);
    return doc;
}

Pages *
project_pages(SheafProject *project, const SheafJob *job, MakingNotes *making, Diags *diags)
{
    g_autoptr(Doc) doc = make_doc(project, job, making, diags);
    Pages *pages;

    stage_ends(making, MAKING_DOCUMENT);
    if (doc == NULL || !project_tools(project, diags))
        return NULL;
    pages = layout_pages(doc, project->text, project_lang(project, job->language, diags), diags);
    stage_ends(making, MAKING_LAYOUT);
    return pages;
}

static GBytes *
make_pdf(SheafProject *project, const SheafJob *job, const MakingNotes *making, Pages *pages, Diags *diags)
{
    bool claims = template_claims(project_template(project, job->template_name, (Place){ 0 }, diags));
    PdfOptions options = {
        .producer = "sheaf " SHEAF_VERSION, .claims_ua = claims, .claims_a = claims, .held = claims,
        .spent = job->print == NULL ? pages : NULL
    };
    g_autoptr(Attached) attached =
        job->attach ? attached_for_job(project, job, making->subject, pages, making->recorder, diags) : NULL;

    if (attached != NULL)
        attached_give(attached, &options);
    return writer_pdf(project, job->writer, pages, &options, diags);
}

/* The faces that anything is set in, each once. */
void
making_note_fonts(MakingNotes *making, const Pages *pages)
{
    for (size_t page = 0; making->fonts != NULL && page < pages_count(pages); page++) {
        size_t count;
        const PageItem *items = pages_items(pages, page, &count);

        for (size_t i = 0; i < count; i++)
            if (items[i].kind == ITEM_TEXT && !g_ptr_array_find(making->fonts, items[i].text.run->font->name, NULL))
                g_ptr_array_add(making->fonts, (gpointer)(guintptr)items[i].text.run->font->name);
    }
}

/* Pages from which on the heap gives back what they took, before what comes next needs more. */
enum { MANY_PAGES = 100 };

void
project_let_go(Pages **pages)
{
    size_t count = pages_count(*pages);

    g_clear_pointer(pages, pages_free);
    if (count >= MANY_PAGES)
        freed_pages_return();
}

static bool
is_audited(SheafProject *project, const SheafJob *job, const MakingNotes *making, GBytes *pdf, Diags *diags)
{
    g_autofree char *path = making->path != NULL ? g_strdup(making->path) : output_path(project, job, making->subject);

    return audited_page(project, job, pdf, path, diags);
}

GBytes *
project_make(SheafProject *project, const SheafJob *job, MakingNotes *making, Diags *diags)
{
    g_autoptr(Pages) pages = NULL;
    GBytes *pdf;

    making->since = making->clock == NULL ? 0 : making->clock();
    pages = project_pages(project, job, making, diags);
    if (pages == NULL || diags_failed(diags))
        return NULL;
    making->pages = pages_count(pages);
    making_note_fonts(making, pages);
    pdf = make_pdf(project, job, making, pages, diags);
    if (job->print == NULL)                     /* an audit of many pages takes as much room again */
        project_let_go(&pages);
    if (pdf != NULL && !is_audited(project, job, making, pdf, diags))
        g_clear_pointer(&pdf, g_bytes_unref);
    if (pdf != NULL && job->print != NULL && !making_print(project, job->print, pages, pdf, making, diags))
        g_clear_pointer(&pdf, g_bytes_unref);
    stage_ends(making, MAKING_DRAWING);
    return pdf;
}

static bool
may_write(SheafProject *project, const SheafJob *job, const char *path, Diags *diags)
{
    g_autoptr(Claims) claims = claims_of_project(project);
    g_autofree char *print = job->print == NULL ? NULL : print_path(path, job->print);

    return claims_write(claims, path, diags) && claims_write(claims, print, diags);
}

static void
build_pdf(SheafProject *project, const SheafJob *job, SheafResult *result, Diags *diags)
{
    MakingNotes making = { 0 };
    g_autoptr(GBytes) pdf = !pdf_path_check(job, diags) ? NULL : project_make(project, job, &making, diags);
    gsize size;

    if (pdf != NULL) {
        result->path = output_path(project, job, making.subject);
        result->pages = making.pages;
        result->bytes = g_bytes_get_size(pdf);
        if (may_write(project, job, result->path, diags) &&
            print_write(job->print, result->path, &making, result, diags))
            output_write(result->path, g_bytes_get_data(pdf, &size), result->bytes, diags);
        if (project->verdicts != NULL)
            verdicts_save(project->verdicts);
    }
}

SheafExit
sheaf_build(SheafProject *project, const SheafJob *job, SheafResult *result)
{
    g_autoptr(Diags) diags = diags_new();

    *result = (SheafResult){ 0 };
    if (job->format == SHEAF_PDF)
        build_pdf(project, job, result, diags);
    else
        pictures_build(project, job, result, diags);
    return project_report(project, diags);
}

void
sheaf_result_clear(SheafResult *result)
{
    g_free(result->path);
    g_free(result->print_path);
    g_free(result->mail_path);
    *result = (SheafResult){ 0 };
}

char *
sheaf_stage_text(SheafProject *project, const SheafJob *job, SheafStage stage, SheafExit *exit_status)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(GString) out = g_string_new(NULL);
    MakingNotes making = { 0 };

    if (stage == SHEAF_STAGE_PLAN) {
        plan_print(project->plan, out);
    } else if (stage == SHEAF_STAGE_DOC) {
        g_autoptr(Doc) doc = make_doc(project, job, &making, diags);

        if (doc != NULL)
            doc_print(doc, out);
    } else {
        g_autoptr(Pages) pages = project_pages(project, job, &making, diags);

        if (pages != NULL)
            draw_trace(pages, out);
    }
    *exit_status = project_report(project, diags);
    return *exit_status == SHEAF_OK ? g_strdup(out->str) : NULL;
}
