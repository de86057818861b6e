/* One chart alone, on a page of its own size: PDF with tags, SVG with title and description, PNG. */
#include "render/project.h"
#include "base/diag_chart.h"
#include "base/diag_files.h"
#include "base/diag_pdf.h"
#include "base/limit.h"
#include <math.h>
#include <string.h>
#include "chart/chart.h"
#include "pdf/pdf.h"
#include "render/chart_page.h"
#include "render/claims.h"
#include "render/verdicts.h"

enum { DEFAULT_WIDTH_MM = 90 };

/* ---- which chart ---- */

static Template *
load_spec(const SheafProject *project, const char *path, Diags *diags)
{
    g_autofree char *folder = g_path_get_dirname(path), *own = g_build_filename(project->folder, "templates", NULL),
                    *with_suffix = g_strconcat(path, ".xml", NULL);
    const TemplateFolder folders[] = {
        { folder, &project->scope }, { own, &project->scope }, { project->templates, NULL }, { NULL, NULL }
    };
    bool named = strcmp(path, "-") == 0 || g_file_test(path, G_FILE_TEST_EXISTS);

    return template_load_chart(named || !g_file_test(with_suffix, G_FILE_TEST_EXISTS) ? path : with_suffix, folders,
                               project->theme, project->audience, diags);
}

/* What it is of, for the template and for the file's name; NULL with a diagnostic when there is no such thing. */
static char *
find_subject(const SheafProject *project, const SheafChart *chart, Diags *diags)
{
    bool found = chart->indicator != NULL ? plan_find_indicator(project->plan, chart->indicator) != NULL
                 : chart->measure != NULL ? plan_find_measure(project->plan, chart->measure) != NULL
                                          : chart->spec != NULL;

    if (!found || (chart->area != NULL && plan_find_area(project->plan, chart->area) == NULL)) {
        const char *what = !found ? (chart->indicator != NULL ? "indicator" : "measure") : "area";

        diag_report(diags, DIAG_UNKNOWN_SUBJECT, (Place){ 0 }, what,
                    !found ? (chart->indicator != NULL ? chart->indicator : chart->measure) : chart->area, NULL);
        plan_near(project->plan, what,
                  !found ? (chart->indicator != NULL ? chart->indicator : chart->measure) : chart->area, diags);
        return NULL;
    }
    if (chart->spec != NULL) {
        char *name = g_path_get_basename(strcmp(chart->spec, "-") == 0 ? "chart" : chart->spec);

        if (g_str_has_suffix(name, ".xml"))
            name[strlen(name) - 4] = '\0';
        return name;
    }
    return chart->indicator != NULL
               ? g_strdup(chart->indicator)
               : g_strdup_printf("%s/%s", chart->measure,
                                 chart->area == NULL ? "" : plan_find_area(project->plan, chart->area)->id);
}

static const DocNode *
find_chart(const DocNode *node)
{
    for (const DocNode *child = node->first_child; child != NULL; child = child->next) {
        const DocNode *found = child->kind == DOC_CHART ? child : find_chart(child);

        if (found != NULL)
            return found;
    }
    return NULL;
}

/* ---- its page ---- */

static GBytes *
make_bytes(SheafProject *project, const SheafChart *chart, const Pages *pages, const ChartSpec *spec, const char *alt,
           Diags *diags)
{
    PdfOptions options = { .producer = "sheaf " SHEAF_VERSION, .claims_ua = true, .claims_a = true, .held = true };

    if (chart->format == SHEAF_PDF)
        return writer_pdf(project, chart->writer, pages, &options, diags);
    return picture_of(project, pages, 0, &(Picture){ chart->format, chart->pixels, spec->title, alt }, diags);
}

/* With what differs from the usual chart: language, variant, bareness, width and, of pixels, scale. */
static char *
usual_path(SheafProject *project, const SheafChart *chart, const char *name)
{
    GString *out = g_string_new("out/charts/");
    g_autofree char *variant =
        output_variant(project, &(SheafJob){ .writer = chart->writer }, plan_days(project->plan));

    g_string_append(out, name);
    if (chart->language != NULL && strcmp(chart->language, plan_language(project->plan)) != 0)
        g_string_append_printf(out, "-%s", chart->language);
    g_string_append(out, variant);
    if (chart->bare)
        g_string_append(out, "-bare");
    if (chart->width_mm > 0 && (chart->width_mm < DEFAULT_WIDTH_MM || chart->width_mm > DEFAULT_WIDTH_MM))
        output_add_number(out, chart->width_mm, "mm");
    if (chart->format == SHEAF_PNG)
        pixels_name(out, chart->pixels);
    g_string_append_printf(out, ".%s", format_name(chart->format));
    return g_string_free(out, FALSE);
}

static char *
chart_path(SheafProject *project, const SheafChart *chart, const char *subject)
{
    g_autofree char *name = g_strdup(subject), *relative = NULL;

    g_strdelimit(name, "/", '-');
    if (g_str_has_suffix(name, "-"))
        name[strlen(name) - 1] = '\0';
    relative = chart->output != NULL ? g_strdup(chart->output) : usual_path(project, chart, name);
    return g_path_is_absolute(relative) ? g_steal_pointer(&relative)
                                        : g_build_filename(project->folder, relative, NULL);
}

static TextStore *
open_store(SheafProject *project, PagesBuilder *builder, const Doc *doc, Diags *diags)
{
    TextStore *store = text_store_new(project->text, pages_arena(builder), doc->language, doc->direction, diags);

    text_store_find_places(store, &doc->data);
    return store;
}

/* In points; false with a diagnostic when it is wider than any chart is. */
static bool
chart_width(const SheafChart *chart, double *width, Diags *diags)
{
    char asked[G_ASCII_DTOSTR_BUF_SIZE];

    *width = (chart->width_mm > 0 ? chart->width_mm : DEFAULT_WIDTH_MM) / 25.4 * 72;
    if (!(chart->width_mm > MOST_CHART_WIDTH_MM))
        return true;
    limit_exceeded(diags, LIMIT_CHART_WIDTH_MM, (Place){ 0 },
                   g_ascii_formatd(asked, sizeof asked, "%.10g", chart->width_mm), NULL);
    return false;
}

/* What a chart is made of. */
typedef struct Asked {
    const SheafChart *chart;
    const char *subject;
    const Template *tmpl;
    const Lang *lang;
    View *view;
} Asked;

static Doc *
fill_chart(SheafProject *project, const Asked *asked, Diags *diags)
{
    TemplateRequest request = { .view = asked->view,
                                .lang = asked->lang,
                                .tree = project->tree,
                                .subject = asked->subject,
                                .created = project->created,
                                .clock = project->processor_clock };

    return template_fill(asked->tmpl, &request, diags);
}

/* The chart of the document as a file; NULL with diagnostics. */
static GBytes *
set_chart(SheafProject *project, const Asked *asked, const Doc *doc, double width, Diags *diags)
{
    const DocNode *node = find_chart(doc->root);
    const ChartSpec *spec = node == NULL ? NULL : node->u.chart.spec;
    bool titled = spec != NULL && spec->title != NULL && *spec->title != '\0';
    DocumentInfo info = { .title = titled ? spec->title : asked->subject,
                          .author = doc->author,
                          .subject = doc->subject,
                          .language = doc->language,
                          .direction = doc->direction,
                          .created = doc->created };
    g_autoptr(PagesBuilder) builder = NULL;
    g_autoptr(TextStore) store = NULL;
    g_autoptr(Pages) pages = NULL;
    PenContext context;

    if (spec == NULL) {
        diag_report(diags, DIAG_NO_CHART, (Place){ 0 }, asked->subject, NULL);
        return NULL;
    }
    builder = pages_builder_new(&info);
    store = open_store(project, builder, doc, diags);
    context = (PenContext){ .text = store, .lang = asked->lang, .theme = doc->chart_theme,
                            .direction = doc->direction, .pictures = doc->pictures };
    pages = chart_page(&(ChartPage){ .spec = spec,
                                     .context = &context,
                                     .view = asked->view,
                                     .days = doc->properties,
                                     .day_count = doc->property_count,
                                     .bare = asked->chart->bare,
                                     .width = width },
                       builder, diags);
    if (pages == NULL || diags_failed(diags))
        return NULL;
    return make_bytes(project, asked->chart, pages, spec, chart_said(spec, &context, doc->arena).text, diags);
}

/* Audited where that is due, and written. */
static bool
put_chart(SheafProject *project, const Asked *asked, GBytes *bytes, SheafResult *result, Diags *diags)
{
    g_autoptr(Claims) claims = claims_of_project(project);
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);

    result->path = chart_path(project, asked->chart, asked->subject);
    claims_read(claims, asked->chart->spec);
    if (!claims_write(claims, result->path, diags))
        return false;
    result->pages = 1;
    result->bytes = size;
    if (asked->chart->format == SHEAF_PDF &&
        !audited_chart(project, asked->chart, template_name(asked->tmpl), bytes, result->path, diags))
        return false;
    return output_write(result->path, data, size, diags);
}

static const Template *
chart_template(SheafProject *project, const SheafChart *chart, Diags *diags)
{
    const char *name = chart->indicator != NULL ? "chart-indicator" : "chart-measure";

    return project_template(project, name, (Place){ 0 }, diags);
}

static bool
make_chart(SheafProject *project, const SheafChart *chart, const char *subject, SheafResult *result, Diags *diags)
{
    g_autoptr(Template) written = chart->spec == NULL ? NULL : load_spec(project, chart->spec, diags);
    const Template *tmpl = chart->spec != NULL ? written : chart_template(project, chart, diags);
    const Lang *lang = tmpl == NULL ? NULL : project_lang(project, chart->language, diags);
    g_autoptr(View) view = lang == NULL ? NULL : project_view(project, NULL);
    const Asked asked = { chart, subject, tmpl, lang, view };
    g_autoptr(Doc) doc = lang == NULL ? NULL : fill_chart(project, &asked, diags);
    g_autoptr(GBytes) bytes = NULL;
    double width;

    if (!chart_width(chart, &width, diags) || doc == NULL || !project_tools(project, diags))
        return false;
    bytes = set_chart(project, &asked, doc, width, diags);
    return bytes != NULL && put_chart(project, &asked, bytes, result, diags);
}

SheafExit
sheaf_chart(SheafProject *project, const SheafChart *chart, SheafResult *result)
{
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *subject = NULL;

    *result = (SheafResult){ 0 };
    if (chart->format != SHEAF_PDF && chart->writer != SHEAF_WRITER_SHEAF)
        diag_report(diags, DIAG_PICTURE_WITHOUT, (Place){ 0 }, format_name(chart->format),
                    "other writer: cairo draws it", NULL);
    if (!pixels_check(chart->pixels, diags) || diags_failed(diags))
        return project_report(project, diags);
    subject = find_subject(project, chart, diags);
    if (subject != NULL && make_chart(project, chart, subject, result, diags) && project->verdicts != NULL)
        verdicts_save(project->verdicts);
    return project_report(project, diags);
}
