/*
 * Opening a project: the data read and checked once, everything dear (fonts, templates, catalogues) kept for all its
 * outputs.
 */
#include "render/project.h"
#include "base/diag_files.h"
#include "base/diag_model.h"
#include "base/diag_read.h"
#include <string.h>
#include "model/lint.h"
#include "model/fact_slots.h"
#include "read/read.h"
#include "render/claims.h"
#include "render/verdicts.h"
#include "render/words.h"

/* ---- diagnostics ---- */

static SheafSeverity
severity_of(Severity severity)
{
    return severity == SEVERITY_ERROR ? SHEAF_ERROR : severity == SEVERITY_WARNING ? SHEAF_WARNING : SHEAF_NOTE;
}

static void
report_one(const Diag *d, SheafReport report, void *data)
{
    SheafDiagnostic out = { d->id,           severity_of(d->severity), d->place.file,    d->place.line,
                            d->place.column, d->related.file,          d->related.line,  d->related.column,
                            d->sentence,     diag_help(d->id),         diag_group(d->id) };

    report(&out, data);
}

/* How many are not in the list, as one line behind it. */
static void
report_left_out(const Diags *diags, SheafReport report, void *data)
{
    size_t errors = diags_left_out(diags, SEVERITY_ERROR),
           others = diags_left_out(diags, SEVERITY_WARNING) + diags_left_out(diags, SEVERITY_NOTE);
    g_autofree char *error_count = g_strdup_printf("%zu", errors), *other_count = g_strdup_printf("%zu", others);
    g_autoptr(Diags) last = diags_new();

    if (errors + others == 0)
        return;
    diag_report(last, DIAG_LEFT_OUT, (Place){ 0 }, error_count, other_count, NULL);
    report_one(diags_at(last, 0), report, data);
}

void
report_all(const Diags *diags, SheafReport report, void *data)
{
    if (report == NULL)
        return;
    for (size_t i = 0; i < diags_length(diags); i++)
        report_one(diags_at(diags, i), report, data);
    report_left_out(diags, report, data);
}

/* What words that were read since the project was opened have to say, but for what the plan allows. */
static void
tell_words(SheafProject *project, Diags *diags)
{
    g_autoptr(Diags) found = diags_new();
    size_t count = 0;
    const Allowance *all = project->plan == NULL ? NULL : plan_allowances(project->plan, &count);

    if (project->words == NULL)
        return;
    words_tell(project->words, found);
    for (size_t i = 0; i < count && diags_length(found) > 0; i++)
        project->allowances += diags_allow(found, all[i].number, all[i].at);
    diags_append(diags, found);
}

/* Once a run, by whoever reports first: a page that is made later uses the fonts as they are open by then. */
static void
tell_fonts(SheafProject *project, Diags *diags)
{
    if (project->fonts_told != NULL)
        diags_append(diags, project->fonts_told);
    g_clear_pointer(&project->fonts_told, diags_free);
}

SheafExit
project_report(SheafProject *project, Diags *diags)
{
    tell_words(project, diags);
    tell_fonts(project, diags);
    diags_sort(diags);
    project->warnings += diags_count(diags, SEVERITY_WARNING);
    report_all(diags, project->report, project->report_data);
    return (SheafExit)diags_exit_status(diags);
}

/* ---- what the plan allows ---- */

/*
 * Takes away the warnings that the plan gives a reason for. One that was not found is told where every warning was
 * looked for and kept: by the closer look on the plan's own days.
 */
static void
allow(SheafProject *project, const SheafProjectOptions *options, Diags *diags)
{
    size_t count;
    const Allowance *all = plan_allowances(project->plan, &count);
    g_autoptr(Diags) unused = diags_new();
    bool looked = options->lint && options->check_withheld && !project->as_of_given &&
                  diags_left_out(diags, SEVERITY_WARNING) == 0;

    for (size_t i = 0; i < count; i++) {
        size_t found = diags_allow(diags, all[i].number, all[i].at);
        g_autofree char *number = g_strdup_printf("S%03d", all[i].number);

        project->allowances += found;
        if (found == 0 && looked)
            diag_report(unused, DIAG_ALLOW_UNUSED, all[i].place, all[i].at, number, NULL);
    }
    diags_append(diags, unused);
}

/* ---- opening ---- */

/* What had been published belongs to the day beside it: without one, the plan's own days stand. */
static bool
choose_days(SheafProject *project, const SheafProjectOptions *options, Diags *diags)
{
    Date as_of = DATE_NONE, known_by = DATE_NONE;
    YearStart start = plan_year_start(project->plan);

    project->days = plan_days(project->plan);
    if (options->as_of == NULL && options->known_by == NULL)
        return true;
    if (options->as_of == NULL)
        diag_report(diags, DIAG_KNOWN_BY_ALONE, (Place){ 0 }, options->known_by, NULL);
    else if (!period_last_day(options->as_of, start, &as_of))
        diag_report(diags, DIAG_BAD_AS_OF, (Place){ 0 }, options->as_of, NULL);
    if (options->known_by != NULL && !period_last_day(options->known_by, start, &known_by))
        diag_report(diags, DIAG_BAD_KNOWN_BY, (Place){ 0 }, options->known_by, NULL);
    if (diags_failed(diags))
        return false;
    project->days = days_both(as_of, known_by);
    project->as_of_given = true;
    return true;
}

static void
free_lang(void *lang)
{
    lang_free(lang);
}

static void
free_template(void *tmpl)
{
    template_free(tmpl);
}

/*
 * Whoever asks for all mistakes has all words read, and so has a plan that cannot be read: then nobody knows which are
 * needed. A page takes those of its language and of the plan's.
 */
static bool
load_words(SheafProject *project, const char *data, bool all, Diags *diags)
{
    size_t errors = diags_count(diags, SEVERITY_ERROR);

    project->words = words_new(data, project->templates, diags);
    if (all || project->plan == NULL)
        words_read_all(project->words, diags);
    else
        words_find(project->words, plan_language(project->plan), diags);
    words_tell(project->words, diags);
    return diags_count(diags, SEVERITY_ERROR) == errors;
}

static void
look_closer(const SheafProject *project, Diags *diags)
{
    g_autoptr(View) view = project_view(project, NULL);

    view_lint(view, diags);
    read_lint_translations(project->plan, diags);
}

static bool
load(SheafProject *project, const SheafProjectOptions *options, Diags *diags)
{
    bool all = options->check_files || options->check_withheld || options->lint;
    g_autofree char *data = g_build_filename(project->folder, "data", NULL);
    PlanOrder order = { .folder = data,
                        .plan = options->plan,
                        .holidays = options->holidays,
                        .audience = project->audience,
                        .check_withheld = options->check_withheld,
                        .scope = project->scope,
                        .one_language = options->one_language && !all,
                        .language = options->language };

    project->plan = read_order(&order, diags);
    project->words_read = load_words(project, data, all, diags);
    if (options->check_files)
        project_check_files(project, diags);
    if (project->plan == NULL || !project->words_read || !choose_days(project, options, diags))
        return false;
    plan_lint(project->plan, diags);
    plan_lint_goals(project->plan, diags);
    if (options->lint)
        look_closer(project, diags);
    allow(project, options, diags);
    project->created_given = options->created != 0;
    project->created = options->created != 0 ? options->created : (gint64)date_to_days(project->days.as_of) * 86400;
    project->tree = plan_tree_new(project->plan);
    return !diags_failed(diags);
}

SheafProject *
sheaf_project_open(const SheafProjectOptions *options, SheafExit *exit_status)
{
    SheafProject *project = g_new0(SheafProject, 1);
    g_autoptr(Diags) diags = diags_new();

    project->folder = g_strdup(options->folder != NULL ? options->folder : ".");
    project->allowed = g_strdupv((char **)(guintptr)options->allowed);
    project->scope = (PathScope){ project->folder, (const char *const *)project->allowed };
    project->fonts = g_strdup(options->fonts);
    project->templates = g_strdup(options->templates);
    project->theme = g_strdup(options->theme);
    project->plan_file = g_strdup(options->plan);
    project->holidays = g_strdup(options->holidays);
    project->world_file = g_strdup(options->world);
    project->audience = options->audience == SHEAF_AUDIENCE_INTERNAL ? AUDIENCE_INTERNAL : AUDIENCE_PUBLIC;
    project->public_asked = options->audience == SHEAF_AUDIENCE_PUBLIC;
    project->processor_clock = options->processor_clock;
    project->strict_glyphs = options->strict_glyphs;
    project->report = options->report;
    project->report_data = options->report_data;
    project->langs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_lang);
    project->audit_all = options->audit;
    project->template_digests = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    project->templates_loaded = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_template);
    if (!load(project, options, diags)) {
        *exit_status = project_report(project, diags);
        sheaf_project_close(project);
        return NULL;
    }
    *exit_status = project_report(project, diags);
    return project;
}

const char *
project_facts_digest(SheafProject *project)
{
    if (project->facts_digest == NULL)
        project->facts_digest = read_facts_digest(project->plan);
    return project->facts_digest;
}

const char *
project_fact_parts(SheafProject *project)
{
    if (project->fact_parts == NULL) {
        g_autofree char *others = read_other_facts_digest(project->plan), *slots = plan_fact_slots(project->plan);

        project->fact_parts = g_strconcat(others, "\n", slots, "\n", NULL);
    }
    return project->fact_parts;
}

const char *
project_phrases_digest(SheafProject *project)
{
    if (project->phrases_digest == NULL)
        project->phrases_digest = read_phrases_digest(project->plan);
    return project->phrases_digest;
}

const char *
project_frame_digest(SheafProject *project)
{
    if (project->frame_digest == NULL)
        project->frame_digest = read_frame_digest(project->plan);
    return project->frame_digest;
}

void
sheaf_project_close(SheafProject *project)
{
    if (project == NULL)
        return;
    g_hash_table_unref(project->langs);
    g_hash_table_unref(project->template_digests);
    claims_free(project->inputs);
    verdicts_free(project->verdicts);
    g_hash_table_unref(project->templates_loaded);
    words_free(project->words);
    g_clear_pointer(&project->fonts_told, diags_free);
    drawing_free(project->drawing);
    picture_store_free(project->pictures);
    world_free(project->world);
    g_free(project->world_file);
    g_free(project->world_why);
    pdf_context_free(project->context);
    text_system_free(project->text);
    plan_tree_free(project->tree);
    plan_free(project->plan);
    g_free(project->facts_digest);
    g_free(project->frame_digest);
    g_free(project->phrases_digest);
    g_free(project->fact_parts);
    g_strfreev(project->allowed);
    g_free(project->folder);
    g_free(project->fonts);
    g_free(project->templates);
    g_free(project->theme);
    g_free(project->plan_file);
    g_free(project->holidays);
    g_free(project);
}

size_t
sheaf_project_allowed(const SheafProject *project)
{
    return project->allowances;
}

size_t
sheaf_project_warnings(const SheafProject *project)
{
    return project->warnings;
}

View *
project_view(const SheafProject *project, Recorder *recorder)
{
    return view_new_days(project->plan, project->days, recorder);
}

const Catalogue *
project_catalogue(SheafProject *project, const char *tag, Diags *diags)
{
    return words_find(project->words, tag, diags);
}

bool
project_words_stand_in(const SheafProject *project, const char *tag, Place place, Diags *diags)
{
    const char *house = project->plan == NULL ? NULL : plan_language(project->plan);

    if (house != NULL && lang_is_known(tag) && strcmp(tag, house) != 0) {
        diag_report(diags, DIAG_WORDS_STAND_IN, place, tag, house, NULL);
        return true;
    }
    diag_report(diags, DIAG_NO_CATALOGUE, place, tag, NULL);
    words_near(project->words, tag, diags);
    return false;
}

const Lang *
project_lang(SheafProject *project, const char *tag, Diags *diags)
{
    const char *house = plan_language(project->plan);
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    const Catalogue *catalogue;
    Lang *lang;

    if (tag == NULL)
        tag = house;
    lang = g_hash_table_lookup(project->langs, tag);
    if (lang != NULL) {
        lang_report_to(lang, diags);
        return lang;
    }
    catalogue = project_catalogue(project, tag, diags);
    if (catalogue == NULL)
        return diags_count(diags, SEVERITY_ERROR) == errors &&
                       project_words_stand_in(project, tag, (Place){ 0 }, diags)
                   ? project_lang(project, house, diags)
                   : NULL;
    lang = lang_new(tag, catalogue, project_catalogue(project, house, diags), diags);
    if (lang != NULL)
        g_hash_table_insert(project->langs, g_strdup(tag), lang);
    return lang;
}

bool
project_families(SheafProject *project, const TemplateFamily *families, size_t count, Diags *diags)
{
    bool all = true;

    if (count > 0 && !project_fonts(project, diags))
        return false;
    for (size_t i = 0; i < count; i++)
        all = text_system_check_family(project->text, families[i].family, families[i].script, families[i].place,
                                       diags) && all;
    return all;
}

const Template *
project_template(SheafProject *project, const char *name, Place asked, Diags *diags)
{
    Template *tmpl = g_hash_table_lookup(project->templates_loaded, name);
    g_autofree char *own = g_build_filename(project->folder, "templates", NULL);
    const TemplateFolder folders[] = { { own, &project->scope }, { project->templates, NULL }, { NULL, NULL } };
    const TemplateFamily *families;
    size_t count = 0;

    if (tmpl != NULL)
        return tmpl;
    tmpl = template_load(name, asked, folders, project->theme, project->audience, diags);
    families = tmpl == NULL ? NULL : template_families(tmpl, &count);
    if (!project_families(project, families, count, diags))
        g_clear_pointer(&tmpl, template_free);
    if (tmpl != NULL)
        g_hash_table_insert(project->templates_loaded, g_strdup(name), tmpl);
    return tmpl;
}

Template *
project_prose(const SheafProject *project, const XmlNode *node, const Template *frame, Diags *diags)
{
    g_autofree char *own = g_build_filename(project->folder, "templates", NULL);
    const TemplateFolder folders[] = { { own, &project->scope }, { project->templates, NULL }, { NULL, NULL } };

    return template_load_prose(node, frame, folders, diags);
}

void
sheaf_free(void *memory)
{
    g_free(memory);
}

const char *
sheaf_version(void)
{
    return SHEAF_VERSION;
}
