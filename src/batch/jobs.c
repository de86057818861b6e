/* Rows to jobs. */
#include "batch/jobs.h"
#include "base/diag_model.h"
#include "model/records.h"
#include "base/diag_batch.h"
#include "base/diag_files.h"
#include <string.h>
#include "base/sort.h"
#include "base/words.h"
#include "read/batch.h"

/* ---- kinds ---- */

static GBytes *
make_page(SheafProject *project, const Job *job, MakingNotes *making, Diags *diags)
{
    return project_make(project, &job->asked, making, diags);
}

/*
 * The pages are made for it a second time: so it is an output like any other, whichever worker makes it and whatever
 * is missing.
 */
static GBytes *
make_print(SheafProject *project, const Job *job, MakingNotes *making, Diags *diags)
{
    g_bytes_unref(project_make(project, &job->asked, making, diags));
    making->pages = making->sides;
    return g_steal_pointer(&making->print);
}

static GBytes *
make_picture(SheafProject *project, const Job *job, MakingNotes *making, Diags *diags)
{
    return project_make_picture(project, &job->asked, job->path, making, diags);
}

static GBytes *
make_ics(SheafProject *project, const Job *job, MakingNotes *making, Diags *diags)
{
    char *text = project_make_ics(project, &job->calendar, making->recorder, diags);

    return text == NULL ? NULL : g_bytes_new_take(text, strlen(text));
}

static GBytes *
make_pack(SheafProject *project, const Job *job, MakingNotes *making, Diags *diags)
{
    return project_make_pack(project, &job->pack, job->mail, making, diags);
}

static const JobKind page_kind = { make_page, true };
static const JobKind print_kind = { make_print, true };
static const JobKind picture_kind = { make_picture, true };
static const JobKind pack_kind = { make_pack, false };
static const JobKind ics_kind = { make_ics, false };

/* ---- the list ---- */

char *
job_name(const char *folder, const char *path)
{
    g_autofree char *whole = g_canonicalize_filename(path, NULL);
    size_t length = strlen(folder);

    return strncmp(whole, folder, length) == 0 && whole[length] == '/' ? g_strdup(whole + length + 1)
                                                                       : g_steal_pointer(&whole);
}

char *
job_path(const char *folder, const char *name)
{
    return g_path_is_absolute(name) ? g_strdup(name) : g_build_filename(folder, name, NULL);
}

JobList *
job_list_new(SheafProject *project, const char *manifest)
{
    JobList *list = g_new0(JobList, 1);
    g_autofree char *whole = g_canonicalize_filename(manifest, NULL);

    list->project = project;
    list->arena = arena_new();
    list->jobs = g_ptr_array_new();
    list->by_name = g_hash_table_new(g_str_hash, g_str_equal);
    list->folder = g_path_get_dirname(whole);
    list->taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_hash_table_add(list->taken, job_name(list->folder, whole));
    return list;
}

void
job_list_free(JobList *list)
{
    if (list == NULL)
        return;
    g_hash_table_unref(list->by_name);
    g_hash_table_unref(list->taken);
    g_ptr_array_unref(list->jobs);
    arena_free(list->arena);
    g_free(list->folder);
    g_free(list->project_folder);
    g_free(list->root);
    g_free(list->variant);
    g_free(list);
}

char *
job_options(const SheafProject *project, const Job *job)
{
    g_autofree char *asked = inputs_job_digest(project, &job->asked);
    g_autofree char *all = g_strdup_printf("%s %d %s %d %d %d %d", asked, job->calendar.year,
                                           job->calendar.area == NULL ? "" : job->calendar.area, job->mail,
                                           job->pack.attach, job->pack.path != NULL && project->as_of_given,
                                           job->pack.path != NULL && project->created_given);

    return g_compute_checksum_for_string(G_CHECKSUM_SHA256, all, -1);
}

/* Below the folder that all outputs of a file go to. A name that is absolute was not below the project's folder. */
static char *
moved(const JobList *list, const char *path, Place place, Diags *diags)
{
    g_autofree char *name = list->root == NULL ? NULL : job_name(list->project_folder, path);

    if (list->root == NULL)
        return g_strdup(path);
    if (!g_path_is_absolute(name))
        return g_build_filename(list->root, name, NULL);
    diag_report(diags, DIAG_BATCH_ELSEWHERE, place, name, NULL);
    return NULL;
}

static void
add_job(JobList *list, const Job *asked, const char *usual, Place place, Diags *diags)
{
    g_autofree char *path = moved(list, usual, place, diags);
    g_autofree char *name = path == NULL ? NULL : job_name(list->folder, path);
    Job *job;

    if (path == NULL)
        return;
    if (!g_utf8_validate(name, -1, NULL)) {
        g_autofree char *shown = g_utf8_make_valid(name, -1);

        diag_report(diags, DIAG_BATCH_BAD_PATH, place, shown, NULL);
        return;
    }
    if (g_hash_table_contains(list->by_name, name) || g_hash_table_contains(list->taken, name)) {
        diag_report(diags, DIAG_BATCH_SAME_PATH, place, name, NULL);
        return;
    }
    job = arena_memdup(list->arena, asked, sizeof *asked);
    job->path = arena_strdup(list->arena, path);
    job->name = arena_strdup(list->arena, name);
    g_ptr_array_add(list->jobs, job);
    g_hash_table_insert(list->by_name, (gpointer)(guintptr)job->name, job);
}

/* ---- subjects ---- */

/* among: what is gone over, where the plan may have others, too, of which is_there() knows; NULL: all are. */
typedef struct EachRow {
    const char *word;
    SubjectKind kind;
    void (*add)(const SheafProject *project, const char *word, GPtrArray *ids);
    bool (*is_there)(const Plan *plan, const char *id);
    const char *among;
} EachRow;

static void
add_areas(const SheafProject *project, const char *word, GPtrArray *ids)
{
    size_t count;
    const Area *const *areas = plan_target_areas(project->plan, &count);

    (void)word;
    for (size_t i = 0; i < count; i++)
        g_ptr_array_add(ids, (gpointer)(guintptr)areas[i]->id);
}

static void
add_objectives(const SheafProject *project, const char *word, GPtrArray *ids)
{
    size_t count;
    const Objective *const *objectives = plan_objectives(project->plan, &count);

    (void)word;
    for (size_t i = 0; i < count; i++)
        g_ptr_array_add(ids, (gpointer)(guintptr)objectives[i]->id);
}

static void
add_indicators(const SheafProject *project, const char *word, GPtrArray *ids)
{
    size_t count;
    const Indicator *const *indicators = plan_indicators(project->plan, &count);

    (void)word;
    for (size_t i = 0; i < count; i++)
        g_ptr_array_add(ids, (gpointer)(guintptr)indicators[i]->id);
}

static void
add_meetings(const SheafProject *project, const char *word, GPtrArray *ids)
{
    size_t count;
    const Event *events = plan_events(project->plan, &count);

    (void)word;
    for (size_t i = 0; i < count; i++)
        if (events[i].id != NULL && *events[i].id != '\0' && strcmp(events[i].kind, "meeting") == 0)
            g_ptr_array_add(ids, (gpointer)(guintptr)events[i].id);
}

/* "record:TYPE": those of the type that are known on the project's days. */
static void
add_records(const SheafProject *project, const char *word, GPtrArray *ids)
{
    const RecordType *type = plan_find_record_type(project->plan, strchr(word, ':') + 1);
    g_autoptr(View) view = project_view(project, NULL);
    const RecordSeen *seen;
    size_t count;

    if (type == NULL)
        return;
    seen = view_records(view, type, NULL, &count);
    for (size_t i = 0; i < count; i++)
        g_ptr_array_add(ids, (gpointer)(guintptr)seen[i].record->id);
}

static bool
is_area(const Plan *plan, const char *id)
{
    const Area *area = plan_find_area(plan, id);

    return area != NULL && strcmp(area->id, id) == 0;
}

static bool
is_event(const Plan *plan, const char *id)
{
    return plan_find_event(plan, id) != NULL;
}

static bool
is_record(const Plan *plan, const char *id)
{
    return plan_find_record(plan, id) != NULL;
}

static const EachRow each_rows[] = {
    { "area", SUBJECT_AREA, add_areas, is_area, "the areas that have targets" },
    { "objective", SUBJECT_OBJECTIVE, add_objectives, NULL, NULL },
    { "indicator", SUBJECT_INDICATOR, add_indicators, NULL, NULL },
    { "meeting", SUBJECT_MEETING, add_meetings, is_event, "the events of kind 'meeting'" },
    { "record:", SUBJECT_RECORD, add_records, is_record, "the records of that type that are known on the day" },
};

static const EachRow *
find_each(const char *word)
{
    for (size_t i = 0; i < G_N_ELEMENTS(each_rows); i++)
        if (g_strcmp0(each_rows[i].word, word) == 0 ||
            (word != NULL && g_str_has_suffix(each_rows[i].word, ":") && g_str_has_prefix(word, each_rows[i].word)))
            return &each_rows[i];
    return NULL;
}

/* ---- outputs ---- */

/* What a row says: lists are parted by commas or white space. */
typedef struct Row {
    const char *each, *only, *where, *languages, *pictures;
    SheafJob job;                       /* its subject and language are set for each */
    Place place, where_place, writer_place;
} Row;

/* The words of a list; NULL where there is none. */
static char **
split_list(const char *text)
{
    g_auto(GStrv) words = words_split_commas(text);

    return words[0] == NULL ? NULL : g_steal_pointer(&words);
}

/* What is in the plan, and is not gone over, is told apart from what is not there. */
static void
tell_not_among(const JobList *list, const Row *row, const char *id, const GPtrArray *ids, Diags *diags)
{
    const EachRow *each = find_each(row->each);
    g_autofree char *kind = g_strndup(row->each, strcspn(row->each, ":"));

    if (each->is_there != NULL && each->is_there(list->project->plan, id)) {
        diag_report(diags, DIAG_BATCH_NOT_AMONG, row->place, kind, id, each->among, NULL);
        return;
    }
    diag_report(diags, DIAG_UNKNOWN_SUBJECT, row->place, kind, id, NULL);
    diag_near(diags, id, (const char *const *)ids->pdata, ids->len);
}

static void
keep_only(const JobList *list, const Row *row, GPtrArray *ids, Diags *diags)
{
    g_auto(GStrv) only = split_list(row->only);

    for (size_t i = 0; only != NULL && only[i] != NULL; i++)
        if (!g_ptr_array_find_with_equal_func(ids, only[i], g_str_equal, NULL))
            tell_not_among(list, row, only[i], ids, diags);
    for (guint i = ids->len; only != NULL && i > 0; i--)
        if (!g_strv_contains((const char *const *)only, g_ptr_array_index(ids, i - 1)))
            g_ptr_array_remove_index(ids, i - 1);
}

/* Those of which the expression holds, asked in the plan's language. */
static void
keep_where(JobList *list, const Row *row, SubjectKind kind, GPtrArray *ids, Diags *diags)
{
    g_autoptr(View) view = project_view(list->project, NULL);
    TemplateRequest request = { .view = view,
                                .lang = project_lang(list->project, NULL, diags),
                                .tree = list->project->tree,
                                .created = list->project->created,
                                .clock = list->project->processor_clock };
    guint kept = 0;
    bool holds = true;

    if (!template_check_attributes(row->where, list->project->plan, row->where_place, diags))
        return;
    for (guint i = 0; request.lang != NULL && i < ids->len; i++) {
        request.subject = g_ptr_array_index(ids, i);
        if (!template_test(row->where, kind, &request, row->where_place, &holds, diags))
            break;
        if (holds)
            ids->pdata[kept++] = g_ptr_array_index(ids, i);
    }
    g_ptr_array_set_size(ids, (int)kept);
}

/* Of "$area = 'KHN'" the id, where it is none of all; NULL. Ids that are found in another way are not looked at. */
static char *
unknown_in_where(const Row *row, GPtrArray *all)
{
    g_autofree char *variable = g_strconcat("$", row->each, NULL);

    for (const char *c = strstr(row->where, variable); c != NULL; c = strstr(c, variable)) {
        const char *end;
        char *id;

        c += strlen(variable);
        c += strspn(c, " \t\n\r");
        if (*c != '=')
            continue;
        c += 1 + strspn(c + 1, " \t\n\r");
        end = *c == '\'' || *c == '"' ? strchr(c + 1, *c) : NULL;
        if (end == NULL)
            continue;
        id = g_strndup(c + 1, (gsize)(end - c - 1));
        if (!g_ptr_array_find_with_equal_func(all, id, g_str_equal, NULL))
            return id;
        g_free(id);
    }
    return NULL;
}

static void
keep_and_tell(JobList *list, const Row *row, SubjectKind kind, GPtrArray *ids, Diags *diags)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    g_autofree char *count = g_strdup_printf("%u", ids->len), *unknown = NULL;
    size_t errors = diags_count(diags, SEVERITY_ERROR);

    for (guint i = 0; i < ids->len; i++)
        g_ptr_array_add(all, g_ptr_array_index(ids, i));
    keep_where(list, row, kind, ids, diags);
    if (ids->len > 0 || diags_count(diags, SEVERITY_ERROR) > errors)
        return;
    diag_report(diags, DIAG_BATCH_NONE, row->where_place, count, row->where, NULL);
    unknown = unknown_in_where(row, all);
    if (unknown != NULL)
        diag_near(diags, unknown, (const char *const *)all->pdata, all->len);
}

/* The page beside its PDF, drawn by cairo whoever writes that. */
static void
add_picture(JobList *list, const Row *row, const Job *page, const char *path, SheafFormat format, Diags *diags)
{
    const char *name = format_name(format), *dot = strrchr(path, '.');
    size_t stem = dot == NULL || strchr(dot, '/') != NULL ? strlen(path) : (size_t)(dot - path);
    g_autofree char *beside = NULL;
    Job job = *page;

    if (row->pictures == NULL || (strcmp(row->pictures, "both") != 0 && strcmp(row->pictures, name) != 0))
        return;
    beside = g_strdup_printf("%.*s.%s", (int)stem, path, name);
    job.kind = &picture_kind;
    job.asked.format = format;
    job.asked.writer = SHEAF_WRITER_SHEAF;
    job.asked.attach = false;
    add_job(list, &job, beside, row->place, diags);
}

static void
add_output(JobList *list, const Row *row, const char *subject, const char *language, Diags *diags)
{
    Job job = { .kind = &page_kind, .asked = row->job };
    g_autofree char *path = NULL, *print = NULL;

    job.asked.subject = subject;
    job.asked.language = language;
    path = output_path(list->project, &job.asked, subject == NULL ? "plan" : subject);
    job.asked.output = NULL;
    job.asked.print = NULL;
    add_job(list, &job, path, row->place, diags);
    add_picture(list, row, &job, path, SHEAF_PNG, diags);
    add_picture(list, row, &job, path, SHEAF_SVG, diags);
    if (row->job.print == NULL)
        return;
    print = print_path(path, row->job.print);
    job.kind = &print_kind;
    job.asked.print = row->job.print;
    add_job(list, &job, print, row->place, diags);
}

static bool
record_type_is_there(const SheafProject *project, const EachRow *each, const Row *row, Diags *diags)
{
    const char *id = each == NULL || each->kind != SUBJECT_RECORD ? NULL : strchr(row->each, ':') + 1;

    if (id == NULL || plan_find_record_type(project->plan, id) != NULL)
        return true;
    diag_report(diags, DIAG_MODEL_DANGLING, row->place, "record type", id, "", NULL);
    plan_near(project->plan, "record type", id, diags);
    return false;
}

static void
add_outputs(JobList *list, const Row *row, Diags *diags)
{
    const EachRow *each = find_each(row->each);
    g_autoptr(GPtrArray) ids = g_ptr_array_new();
    g_auto(GStrv) languages = split_list(row->languages);

    if (!writer_check(&row->job, row->writer_place, diags) || !record_type_is_there(list->project, each, row, diags))
        return;
    if (each == NULL) {
        g_ptr_array_add(ids, NULL);
    } else {
        each->add(list->project, row->each, ids);
        keep_only(list, row, ids, diags);
        if (row->where != NULL && ids->len > 0)
            keep_and_tell(list, row, each->kind, ids, diags);
    }
    if (row->job.output != NULL && strstr(row->job.output, "{subject}") == NULL && ids->len > 1) {
        diag_report(diags, DIAG_BATCH_ONE_PATH, row->place, row->job.output, NULL);
        return;
    }
    for (guint i = 0; i < ids->len; i++)
        for (size_t k = 0; k == 0 || (languages != NULL && languages[k] != NULL); k++)
            add_output(list, row, g_ptr_array_index(ids, i),
                       languages == NULL ? NULL : arena_strdup(list->arena, languages[k]), diags);
}

/* ---- elements of a batch file ---- */

/*
 * A path that a row names itself says nothing of the command line: what differs by that stands before its extension,
 * so that the usual outputs are not replaced.
 */
static const char *
own_path(JobList *list, const char *output)
{
    const char *base, *dot;

    if (output == NULL || *list->variant == '\0' || strstr(output, "{-variant}") != NULL)
        return output;
    base = strrchr(output, '/');
    dot = strrchr(base == NULL ? output : base, '.');
    if (dot == NULL)
        dot = output + strlen(output);
    return arena_printf(list->arena, "%.*s%s%s", (int)(dot - output), output, list->variant, dot);
}

/* False with a diagnostic where a row with parameters leaves its path to be the usual one, which it must not take. */
static bool
check_path(const XmlNode *node, Diags *diags)
{
    if (xml_attribute(node, "output") != NULL)
        return true;
    for (const XmlNode *child = node->first_child; child != NULL; child = child->next)
        if (child->name != NULL) {
            diag_report(diags, DIAG_BATCH_PARAMETER_PATH, child->place, xml_attribute(child, "name"), NULL);
            return false;
        }
    return true;
}

static const char *const *
parameters_of(JobList *list, const XmlNode *node)
{
    g_autoptr(GPtrArray) out = g_ptr_array_new();

    for (const XmlNode *child = node->first_child; child != NULL; child = child->next)
        if (child->name != NULL)
            g_ptr_array_add(
                out, arena_printf(list->arena, "%s=%s", xml_attribute(child, "name"), xml_attribute(child, "value")));
    if (out->len == 0)
        return NULL;
    g_ptr_array_add(out, NULL);
    return arena_memdup(list->arena, out->pdata, sizeof(char *) * out->len);
}

static Row
row_of(JobList *list, const XmlNode *node)
{
    return (Row){ .each = xml_attribute(node, "each"),
                  .only = xml_attribute(node, "only"),
                  .where = xml_attribute(node, "where"),
                  .languages = xml_attribute(node, "lang"),
                  .pictures = xml_attribute(node, "pictures"),
                  .job = { .template_name = xml_attribute(node, "template"),
                           .output = own_path(list, xml_attribute(node, "output")),
                           .paper = xml_attribute(node, "paper"),
                           .attach = g_strcmp0(xml_attribute(node, "attach"), "yes") == 0,
                           .draft = g_strcmp0(xml_attribute(node, "draft"), "yes") == 0,
                           .writer = g_strcmp0(xml_attribute(node, "writer"), "cairo") == 0 ? SHEAF_WRITER_CAIRO
                                                                                            : SHEAF_WRITER_SHEAF },
                  .place = node->place,
                  .where_place = xml_attribute_place(node, "where"),
                  .writer_place = xml_attribute_place(node, "writer") };
}

static void
enter_outputs(JobList *list, const XmlNode *node, Diags *diags)
{
    Row row = row_of(list, node);

    row.job.parameters = parameters_of(list, node);
    add_outputs(list, &row, diags);
}

static void
add_ics(JobList *list, const XmlNode *node, Diags *diags)
{
    const char *output = own_path(list, xml_attribute(node, "output")), *year = xml_attribute(node, "year");
    Job job = { .kind = &ics_kind,
                .calendar = { .year = year == NULL ? 0 : (int)g_ascii_strtoll(year, NULL, 10),
                              .area = xml_attribute(node, "area"),
                              .language = xml_attribute(node, "lang") } };
    g_autofree char *usual = ics_pattern(job.calendar.year, job.calendar.area), *path = NULL;
    SheafJob named = { .template_name = "calendar",
                       .language = job.calendar.language,
                       .output = output != NULL ? output : usual };

    path = output_path(list->project, &named, "plan");

    job.asked.language = job.calendar.language;
    add_job(list, &job, path, node->place, diags);
}

/* out/pdf/calendar-month/2018-09-KHM.pdf, as `sheaf calendar` names it. */
static const char *
calendar_pattern(JobList *list, const XmlNode *node)
{
    const char *year = xml_attribute(node, "year"), *month = xml_attribute(node, "month"),
               *area = xml_attribute(node, "area");
    g_autoptr(GString) name = g_string_new(year == NULL ? "plan" : year);

    if (month != NULL)
        g_string_append_printf(name, "-%02d", (int)g_ascii_strtoll(month, NULL, 10));
    if (area != NULL)
        g_string_append_printf(name, "-%s", area);
    return arena_printf(list->arena, "out/pdf/{template}/%s{-lang}{-variant}.pdf", name->str);
}

static void
enter_calendar(JobList *list, const XmlNode *node, Diags *diags)
{
    static const char *const names[][2] = {
        { "year", "year" }, { "month", "month" }, { "area", "concerning" }, { "second-calendar", "second-calendar" }
    };
    const char **parameters = arena_new0(list->arena, const char *, G_N_ELEMENTS(names) + 1);
    Row row = row_of(list, node);
    size_t count = 0;

    if (strcmp(xml_attribute(node, "kind"), "ics") == 0) {
        if (!writer_lacks(row.job.writer, "iCalendar files", row.writer_place, diags))
            add_ics(list, node, diags);
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (xml_attribute(node, names[i][0]) != NULL)
            parameters[count++] = arena_printf(list->arena, "%s=%s", names[i][1], xml_attribute(node, names[i][0]));
    row.job.template_name = arena_printf(list->arena, "calendar-%s", xml_attribute(node, "kind"));
    row.job.parameters = parameters;
    row.job.output = row.job.output != NULL ? row.job.output : calendar_pattern(list, node);
    add_outputs(list, &row, diags);
}

/* Its href is from the data folder. */
static const char *
pack_file(const SheafProject *project, const XmlNode *node, Arena *arena)
{
    const char *href = xml_attribute(node, "href");

    return g_path_is_absolute(href) ? href : arena_printf(arena, "%s/data/%s", project->folder, href);
}

/* Where data go along, any fact that differs makes it again. */
static void
enter_pack(JobList *list, const XmlNode *node, Diags *diags)
{
    Row row = row_of(list, node);
    Job job = { .kind = &pack_kind,
                .asked = { .paper = row.job.paper, .draft = row.job.draft, .writer = row.job.writer } };
    g_autofree char *path = NULL, *mail = NULL;
    PackOutline outline = { 0 };

    job.pack = (SheafPack){ .path = pack_file(list->project, node, list->arena),
                            .output = row.job.output,
                            .paper = row.job.paper,
                            .draft = row.job.draft,
                            .attach = row.job.attach,
                            .writer = row.job.writer };
    if (!writer_check(&row.job, row.writer_place, diags))
        return;
    if (!input_check_scope(&list->project->scope, job.pack.path, xml_attribute(node, "href"),
                           xml_attribute_place(node, "href"), diags))
        return;
    if (!project_pack_outline(list->project, &job.pack, &outline, diags))
        return;
    path = outline.path;
    mail = outline.mail;
    job.asked.attach = outline.attaches;
    job.days = outline.days;
    add_job(list, &job, path, node->place, diags);
    job.mail = true;
    if (mail != NULL)
        add_job(list, &job, mail, node->place, diags);
}

typedef struct ElementRow {
    const char *element;
    void (*enter)(JobList *list, const XmlNode *node, Diags *diags);
} ElementRow;

#define PACK_FILE "pack-file"

static const ElementRow elements[] = {
    { "outputs", enter_outputs },
    { "calendar", enter_calendar },
    { PACK_FILE, enter_pack },
};

static const XmlNode *
read_file(const SheafProject *project, const char *file, Arena *arena, Diags *diags)
{
    g_autofree char *path = job_path(project->folder, file);

    return read_batch(path, project->audience, arena, diags);
}

static void
add_file(JobList *list, const char *file, Diags *diags)
{
    const XmlNode *root = read_file(list->project, file, list->arena, diags);

    for (const XmlNode *node = root == NULL ? NULL : root->first_child; node != NULL; node = node->next)
        for (size_t i = 0; node->name != NULL && i < G_N_ELEMENTS(elements); i++)
            if (strcmp(elements[i].element, node->name) == 0 && check_path(node, diags))
                elements[i].enter(list, node, diags);
}

/* Packs have days of their own, from which the same day as the plan's may differ. */
static bool
has_packs(const SheafProject *project, const char *file)
{
    g_autoptr(GPtrArray) packs = jobs_packs(project, file);

    return packs->len > 0;
}

char *
jobs_variant(SheafProject *project, const SheafBatch *batch)
{
    bool from_file = batch->file != NULL, always = from_file && project->as_of_given && has_packs(project, batch->file);

    return output_variant(project, from_file ? NULL : &batch->job, always ? (Days){ 0 } : plan_days(project->plan));
}

char *
jobs_root(const SheafProject *project, const SheafBatch *batch)
{
    if (batch->file == NULL || batch->root == NULL)
        return g_strdup(project->folder);
    return job_path(project->folder, batch->root);
}

bool
jobs_add(JobList *list, const SheafBatch *batch, Diags *diags)
{
    Row row = { .each = batch->each,
                .only = batch->only,
                .where = batch->where,
                .languages = batch->languages != NULL ? batch->languages : batch->job.language,
                .job = batch->job };

    list->variant = jobs_variant(list->project, batch);
    if (batch->file != NULL && batch->root != NULL) {
        g_autofree char *root = jobs_root(list->project, batch);

        list->project_folder = g_canonicalize_filename(list->project->folder, NULL);
        list->root = g_canonicalize_filename(root, NULL);
    }
    if (batch->file != NULL)
        add_file(list, batch->file, diags);
    else
        add_outputs(list, &row, diags);
    return !diags_failed(diags);
}

GPtrArray *
jobs_packs(const SheafProject *project, const char *file)
{
    GPtrArray *packs = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diags) diags = diags_new();               /* whoever adds the jobs tells of them */
    const XmlNode *root = read_file(project, file, arena, diags);

    for (const XmlNode *node = root == NULL ? NULL : root->first_child; node != NULL; node = node->next)
        if (g_strcmp0(node->name, PACK_FILE) == 0)
            g_ptr_array_add(packs, g_strdup(pack_file(project, node, arena)));
    return packs;
}
