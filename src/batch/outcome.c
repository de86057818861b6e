/* One job in a worker, and the bytes that tell of it. */
#include "batch/outcome.h"
#include <string.h>
#include "base/sort.h"
#include "write/manifest.h"

const char *
making_stage_name(MakingStage stage)
{
    static const char *const names[MAKING_STAGE_COUNT] = { "document", "layout", "drawing", "writing" };

    return names[stage];
}

/* ---- bytes ---- */

static void
put(GByteArray *out, const void *bytes, size_t size)
{
    g_byte_array_append(out, bytes, (guint)size);
}

/* With its NUL; a text that is not there is an empty one with a mark. */
static void
put_text(GByteArray *out, const char *text)
{
    guint8 there = text != NULL;

    put(out, &there, 1);
    put(out, text == NULL ? "" : text, text == NULL ? 1 : strlen(text) + 1);
}

typedef struct Cursor { const guint8 *at, *end; bool bad; } Cursor;

static void
take(Cursor *cursor, void *out, size_t size)
{
    cursor->bad = cursor->bad || (size_t)(cursor->end - cursor->at) < size;
    if (cursor->bad) {
        memset(out, 0, size);
        return;
    }
    memcpy(out, cursor->at, size);
    cursor->at += size;
}

static const char *
take_text(Cursor *cursor)
{
    guint8 there;
    const guint8 *text, *nul;

    take(cursor, &there, 1);
    text = cursor->at;
    nul = cursor->bad ? NULL : memchr(text, '\0', (size_t)(cursor->end - text));
    cursor->bad = nul == NULL;
    if (nul == NULL)
        return NULL;
    cursor->at = nul + 1;
    return there ? (const char *)text : NULL;
}

/* ---- the manifest's line ---- */

static const char *
severity_word(Severity severity)
{
    return severity == SEVERITY_ERROR ? "error" : severity == SEVERITY_WARNING ? "warning" : "note";
}

static ManifestDiagnostic
diagnostic_of(const Diag *diag)
{
    return (ManifestDiagnostic){ diag->id,           severity_word(diag->severity),
                                 diag->place.file,   diag->place.line,
                                 diag->place.column, diag->sentence };
}

static void
fill_entry(ManifestEntry *entry, const Job *job, const MakingNotes *making)
{
    entry->path = job->name;
    entry->template_name = job->asked.template_name;
    entry->subject = job->asked.subject;
    entry->language = job->asked.language;
    entry->pages = making->pages;
    for (int i = 0; i < STATUS_COUNT; i++)
        entry->statuses[entry->status_count++] = (ManifestCount){ status_name((Status)i), making->statuses[i] };
    for (int i = 0; i < MAKING_STAGE_COUNT; i++) {
        entry->stages[entry->stage_count++] = (ManifestStage){ making_stage_name((MakingStage)i), making->stages[i] };
        entry->seconds += making->stages[i];
    }
    sort_texts(making->fonts->pdata, making->fonts->len);
    entry->fonts = (const char *const *)making->fonts->pdata;
    entry->font_count = making->fonts->len;
}

static char *
entry_line(ManifestEntry *entry, const Diags *diags)
{
    g_autoptr(GArray) diagnostics = g_array_new(FALSE, FALSE, sizeof(ManifestDiagnostic));

    for (size_t i = 0; i < diags_length(diags); i++) {
        ManifestDiagnostic d = diagnostic_of(diags_at(diags, i));

        g_array_append_val(diagnostics, d);
    }
    entry->diagnostics = (const ManifestDiagnostic *)(const void *)diagnostics->data;
    entry->diagnostic_count = diagnostics->len;
    return manifest_entry_line(entry);
}

char *
outcome_lost_entry(const Job *job, const Diag *diag)
{
    ManifestDiagnostic told = diagnostic_of(diag);
    ManifestEntry entry = { .path = job->name,
                            .template_name = job->asked.template_name,
                            .subject = job->asked.subject,
                            .language = job->asked.language,
                            .diagnostics = &told,
                            .diagnostic_count = 1 };

    return manifest_entry_line(&entry);
}

/* ---- making ---- */

static void
add_answer(const char *question, const char *hash, const char *said, void *data)
{
    log_record_add_answer(data, question, hash, said);
}

static void
put_diagnostics(GByteArray *out, const Diags *diags)
{
    size_t count = diags_length(diags);

    put(out, &count, sizeof count);
    for (size_t i = 0; i < count; i++) {
        const Diag *d = diags_at(diags, i);
        int numbers[] = { d->id,
                          d->severity == SEVERITY_ERROR     ? SHEAF_ERROR
                          : d->severity == SEVERITY_WARNING ? SHEAF_WARNING
                                                            : SHEAF_NOTE,
                          d->place.line,
                          d->place.column,
                          d->related.line,
                          d->related.column };

        put(out, numbers, sizeof numbers);
        put_text(out, d->place.file);
        put_text(out, d->related.file);
        put_text(out, d->sentence);
        put_text(out, diag_help(d->id));
    }
}

/* What it was made from as one number: of the recipe, of the job, and of each answer. */
static char *
inputs_digest(SheafProject *project, const Job *job, const char *recipe, const GString *answers)
{
    g_autofree char *options = job_options(project, job);
    g_autoptr(GString) all = g_string_new(recipe);

    g_string_append_printf(all, "\n%s\n%s", options, answers->str);
    return g_compute_checksum_for_string(G_CHECKSUM_SHA256, all->str, (gssize)all->len);
}

static PartFile *
write_output(const Job *job, GBytes *bytes, MakingNotes *making, Diags *diags)
{
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);
    double before = making->clock == NULL ? 0 : making->clock();
    PartFile *part = output_write_part(job->path, data, size, diags);

    making->stages[MAKING_WRITING] = (making->clock == NULL ? 0 : making->clock()) - before;
    return part;
}

PartFile *
outcome_make(SheafProject *project, const Job *job, const char *recipe, double (*clock)(void), GByteArray *answer)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Recorder) recorder = recorder_new();
    g_autoptr(GPtrArray) fonts = g_ptr_array_new();
    g_autoptr(GString) answers = g_string_new(NULL);
    MakingNotes making = { .recorder = recorder, .clock = clock, .path = job->path, .fonts = fonts };
    g_autoptr(GBytes) bytes = job->kind->make(project, job, &making, diags);
    g_autofree char *sum = NULL, *inputs = NULL, *line = NULL;
    ManifestEntry entry = { 0 };
    PartFile *part = NULL;
    Outcome out = { 0 };

    if (bytes != NULL && !diags_failed(diags))
        part = write_output(job, bytes, &making, diags);
    diags_sort(diags);
    recorder_each(recorder, add_answer, answers);
    fill_entry(&entry, job, &making);
    out.made = part != NULL;
    if (out.made) {
        sum = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
        inputs = inputs_digest(project, job, recipe, answers);
        entry.sha256 = sum;
        entry.bytes = g_bytes_get_size(bytes);
        entry.inputs = inputs;
    }
    line = entry_line(&entry, diags);
    out.exit_status = (SheafExit)diags_exit_status(diags);
    out.size = entry.bytes;
    out.warnings = diags_count(diags, SEVERITY_WARNING);
    out.seconds = entry.seconds;
    memcpy(out.stages, making.stages, sizeof out.stages);
    put(answer, &out, sizeof out);
    put_text(answer, part == NULL ? NULL : part_file_path(part));
    put_text(answer, line);
    put_text(answer, answers->str);
    put_diagnostics(answer, diags);
    return part;
}

/* ---- reading ---- */

bool
outcome_read(const guint8 *bytes, size_t length, Arena *arena, Outcome *out)
{
    Cursor cursor = { bytes, bytes + length, false };
    SheafDiagnostic *diagnostics;
    size_t count;

    take(&cursor, out, sizeof *out);
    out->part = take_text(&cursor);
    out->entry = take_text(&cursor);
    out->answers = take_text(&cursor);
    take(&cursor, &count, sizeof count);
    if (cursor.bad || count > length || out->entry == NULL || out->answers == NULL || out->made != (out->part != NULL))
        return false;
    diagnostics = arena_new0(arena, SheafDiagnostic, count + 1);
    for (size_t i = 0; i < count; i++) {
        int numbers[6];

        take(&cursor, numbers, sizeof numbers);
        diagnostics[i] = (SheafDiagnostic){ .number = numbers[0],
                                            .severity = (SheafSeverity)numbers[1],
                                            .line = numbers[2],
                                            .column = numbers[3],
                                            .related_line = numbers[4],
                                            .related_column = numbers[5] };
        diagnostics[i].file = take_text(&cursor);
        diagnostics[i].related_file = take_text(&cursor);
        diagnostics[i].sentence = take_text(&cursor);
        diagnostics[i].help = take_text(&cursor);
        diagnostics[i].group = numbers[0] > 0 && numbers[0] < DIAG_NUMBERS ? diag_group(numbers[0]) : NULL;
    }
    out->diagnostics = diagnostics;
    out->diagnostic_count = count;
    return !cursor.bad;
}
