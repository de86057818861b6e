/* One output, stage by stage: plan and template to document, document to pages, pages to bytes, bytes to a file. */
#include "render/project.h"
#include <string.h>
#include "layout/layout.h"

bool
project_tools(SheafProject *project, Diags *diags)
{
    if (project->text == NULL) {
        if (project->fonts == NULL) {
            diag_report(diags, DIAG_FONT_MISSING, (Place){ 0 }, "no configuration", NULL);
            return false;
        }
        project->text = text_system_new(project->fonts, diags);
    }
    if (project->drawing == NULL)
        project->drawing = drawing_new();
    if (project->press == NULL)
        project->press = pdf_press_new();
    return project->text != NULL;
}

/* The subject must be one that the template is for. */
static const char *
check_subject(SheafProject *project, const Template *tmpl, const char *subject, Diags *diags)
{
    static const char *const kinds[] = { "plan", "state", "objective", "indicator" };
    SubjectKind kind = template_subject_kind(tmpl);
    const State *state;

    if (kind == SUBJECT_PLAN)
        return "plan";
    if (subject != NULL && kind == SUBJECT_STATE && (state = plan_find_state(project->plan, subject)) != NULL)
        return state->id;
    if (subject != NULL && ((kind == SUBJECT_OBJECTIVE && plan_find_objective(project->plan, subject) != NULL) ||
                            (kind == SUBJECT_INDICATOR && plan_find_indicator(project->plan, subject) != NULL)))
        return subject;
    diag_report(diags, subject == NULL ? DIAG_NO_SUBJECT : DIAG_UNKNOWN_SUBJECT, (Place){ 0 }, kinds[kind], subject == NULL ? "" : subject, NULL);
    return NULL;
}

/* "name=value" as variables; what has no "=" is a name without a value. */
static const TemplateParameter *
split_parameters(const char *const *given, Arena *arena, size_t *count)
{
    size_t length = given == NULL ? 0 : g_strv_length((char **)(uintptr_t)given);
    TemplateParameter *parameters = arena_new0(arena, TemplateParameter, length + 1);

    for (*count = 0; *count < length; (*count)++) {
        const char *equals = strchr(given[*count], '=');

        parameters[*count].name = equals == NULL ? given[*count] : arena_strndup(arena, given[*count], (size_t)(equals - given[*count]));
        parameters[*count].value = equals == NULL ? "" : equals + 1;
    }
    return parameters;
}

static Doc *
make_doc(SheafProject *project, const SheafJob *job, const char **subject, Diags *diags)
{
    const Template *tmpl = project_template(project, job->template_name, diags);
    const Lang *lang = tmpl == NULL ? NULL : project_lang(project, job->language, diags);
    g_autoptr(View) view = NULL;
    TemplateRequest request = { .lang = lang, .tree = project->tree, .created = project->created, .paper = job->paper };
    g_autoptr(Arena) arena = arena_new();

    if (job->paper != NULL && !template_knows_paper(job->paper)) {
        diag_report(diags, DIAG_BAD_PAPER, (Place){ 0 }, job->paper, NULL);
        return NULL;
    }
    if (lang == NULL || (*subject = check_subject(project, tmpl, job->subject, diags)) == NULL)
        return NULL;
    view = project_view(project, NULL);
    request.view = view;
    request.parameters = split_parameters(job->parameters, arena, &request.parameter_count);
    request.subject = *subject;
    return template_fill(tmpl, &request, diags);
}

static Pages *
make_pages(SheafProject *project, const SheafJob *job, const char **subject, Diags *diags)
{
    g_autoptr(Doc) doc = make_doc(project, job, subject, diags);

    if (doc == NULL || !project_tools(project, diags))
        return NULL;
    return layout_pages(doc, project->text, project_lang(project, job->language, diags), diags);
}

static GBytes *
make_pdf(SheafProject *project, const SheafJob *job, const Pages *pages, Diags *diags)
{
    PdfOptions options = { .producer = "sheaf " SHEAF_VERSION, .claim_ua = !job->untagged_claims, .claim_a = !job->untagged_claims };

    return pdf_write(project->press, pages, &options, diags);
}

SheafExit
sheaf_build(SheafProject *project, const SheafJob *job, SheafResult *result)
{
    g_autoptr(Diags) diags = diags_new();
    const char *subject = NULL;
    g_autoptr(Pages) pages = make_pages(project, job, &subject, diags);
    g_autoptr(GBytes) pdf = pages == NULL || diags_failed(diags) ? NULL : make_pdf(project, job, pages, diags);

    *result = (SheafResult){ 0 };
    if (pdf != NULL) {
        gsize size;
        const void *bytes = g_bytes_get_data(pdf, &size);

        result->path = output_path(project, job, subject);
        result->pages = pages_count(pages);
        result->bytes = size;
        output_write(result->path, bytes, size, diags);
    }
    return project_report(project, diags);
}

void
sheaf_result_clear(SheafResult *result)
{
    g_free(result->path);
    *result = (SheafResult){ 0 };
}

char *
sheaf_stage_text(SheafProject *project, const SheafJob *job, SheafStage stage, SheafExit *exit_status)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(GString) out = g_string_new(NULL);
    const char *subject = NULL;

    if (stage == SHEAF_STAGE_PLAN) {
        plan_print(project->plan, out);
    } else if (stage == SHEAF_STAGE_DOC) {
        g_autoptr(Doc) doc = make_doc(project, job, &subject, diags);

        if (doc != NULL)
            doc_print(doc, out);
    } else {
        g_autoptr(Pages) pages = make_pages(project, job, &subject, diags);

        if (pages != NULL)
            draw_trace(pages, out);
    }
    *exit_status = project_report(project, diags);
    return *exit_status == SHEAF_OK ? g_strdup(out->str) : NULL;
}
