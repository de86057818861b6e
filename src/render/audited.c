/*
 * Finished bytes held against what they claim, before they get their name. An audit costs more than making a sheet,
 * and what it finds in one it finds in all that are made in the same way: so it is asked where it may say something
 * new.
 */
#include "audit/audit.h"
#include "base/diag_lang.h"
#include "base/fingerprint.h"
#include "base/input.h"
#include "object/reader.h"
#include "render/project.h"
#include "render/verdicts.h"
#include <string.h>

/* ---- in which way an output is made ---- */

static void
add_text(GChecksum *sum, const char *text)
{
    g_checksum_update(sum, (const guchar *)(text == NULL ? "" : text), -1);
    g_checksum_update(sum, (const guchar *)"\n", 1);
}

static void
note_file(Fingerprint *sum, const char *path)
{
    g_autofree char *why = NULL;
    InputFault fault;
    g_autoptr(GBytes) bytes = input_bytes(path, input_limit(INPUT_TEMPLATE), &fault, &why);

    fingerprint_add(sum, path, strlen(path));
    if (bytes != NULL)
        fingerprint_add(sum, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

static void
add_file(GChecksum *sum, const char *path)
{
    Fingerprint file = { 0 };
    char text[FINGERPRINT_ROOM];

    note_file(&file, path);
    add_text(sum, fingerprint_text(&file, text));
}

/* Of the template's files as they stand; read once. */
static const char *
template_digest(SheafProject *project, const Template *tmpl)
{
    char *digest = g_hash_table_lookup(project->template_digests, tmpl), text[FINGERPRINT_ROOM];
    Fingerprint sum = { 0 };

    if (digest != NULL)
        return digest;
    for (const char *const *file = template_files(tmpl); *file != NULL; file++)
        note_file(&sum, *file);
    digest = g_strdup(fingerprint_text(&sum, text));
    g_hash_table_insert(project->template_digests, (void *)(guintptr)tmpl, digest);
    return digest;
}

static void
add_template(GChecksum *sum, SheafProject *project, const char *name)
{
    g_autoptr(Diags) untold = diags_new();
    const Template *tmpl = name == NULL ? NULL : project_template(project, name, (Place){ 0 }, untold);

    add_text(sum, name);
    add_text(sum, tmpl == NULL ? NULL : template_digest(project, tmpl));
}

/* Parameters are named and their values left out: twelve months are made in one way. */
static void
add_options(GChecksum *sum, const SheafProject *project, const SheafJob *job)
{
    g_autofree char *flags = g_strdup_printf("%d %d %d %d", job->draft, job->attach, project->audience, job->writer);

    add_text(sum, job->language);
    add_text(sum, job->paper);
    add_text(sum, flags);
    for (size_t i = 0; job->parameters != NULL && job->parameters[i] != NULL; i++) {
        g_auto(GStrv) parts = g_strsplit(job->parameters[i], "=", 2);

        add_text(sum, parts[0]);
    }
}

static Verdicts *
open_verdicts(SheafProject *project)
{
    if (project->verdicts == NULL) {
        g_autofree char *path = g_build_filename(project->folder, "out", ".audited", NULL);

        project->verdicts = verdicts_open(path);
    }
    return project->verdicts;
}

/* ---- asking ---- */

/* Only what a file claims can it break: what is found in one without claims is not told. */
static bool
passes(GBytes *pdf, const char *name, Diags *diags)
{
    g_autoptr(Diags) found = diags_new();
    AuditSummary summary;
    bool readable;

    if (object_reader(diags) == NULL)
        return false;                   /* of what cannot be read nothing is known */
    readable = audit_bytes(pdf, name, &summary, found);
    if (readable && (summary.failures == 0 || (!summary.claims_ua && !summary.claims_a && !summary.print)))
        return true;
    diags_append(diags, found);
    diag_report(diags, DIAG_OUTPUT_NOT_CONFORMING, (Place){ 0 }, name, NULL);
    return false;
}

static bool
audit(SheafProject *project, const char *key, GBytes *pdf, const char *name, Diags *diags)
{
    Verdicts *verdicts = project->audit_all ? NULL : open_verdicts(project);

    if (verdicts != NULL && verdicts_passed(verdicts, key))
        return true;
    if (!passes(pdf, name, diags))
        return false;
    if (verdicts != NULL)
        verdicts_keep(verdicts, key);
    return true;
}

void
audited_begin(const SheafProject *project, Diags *diags)
{
    if (project->audit_all || verdicts_length(project->verdicts) == 0)
        object_reader(diags);
}

bool
audited_page(SheafProject *project, const SheafJob *job, GBytes *pdf, const char *name, Diags *diags)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

    add_text(sum, "page");
    add_template(sum, project, job->template_name);
    add_options(sum, project, job);
    return audit(project, g_checksum_get_string(sum), pdf, name, diags);
}

bool
audited_pack(SheafProject *project, const SheafPack *asked, const Pack *pack, bool mail, bool annexed, GBytes *pdf,
             const char *name, Diags *diags)
{
    SheafJob job = { .paper = asked->paper, .draft = asked->draft, .attach = asked->attach, .writer = asked->writer };
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

    if (annexed)
        return passes(pdf, name, diags);
    add_text(sum, mail ? "mail" : "pack");
    add_file(sum, pack->file);
    for (size_t i = 0; i < pack->part_count; i++)
        add_template(sum, project, pack->parts[i].template_name);
    add_options(sum, project, &job);
    return audit(project, g_checksum_get_string(sum), pdf, name, diags);
}

bool
audited_chart(SheafProject *project, const SheafChart *chart, const char *template_name, GBytes *pdf, const char *name,
              Diags *diags)
{
    SheafJob job = { .language = chart->language, .writer = chart->writer };
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

    add_text(sum, chart->bare ? "bare chart" : "chart");
    if (chart->spec != NULL)
        add_file(sum, chart->spec);
    else
        add_template(sum, project, template_name);
    add_options(sum, project, &job);
    return audit(project, g_checksum_get_string(sum), pdf, name, diags);
}

bool
audited_map(SheafProject *project, const SheafMap *map, GBytes *pdf, const char *name, Diags *diags)
{
    SheafJob job = { .language = map->language, .writer = map->writer };
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

    add_text(sum, map->bare ? "bare map" : "map");
    if (map->spec != NULL)
        add_file(sum, map->spec);
    else
        add_text(sum, map->kind);
    add_options(sum, project, &job);
    return audit(project, g_checksum_get_string(sum), pdf, name, diags);
}

bool
audited_print(const SheafProject *project, GBytes *pdf, const char *name, Diags *diags)
{
    return !project->audit_all || passes(pdf, name, diags);
}
