/* The manifest's lines. One output a line, so that writing a hundred thousand of them holds one in memory. */
#include "write/manifest.h"
#include <json-glib/json-glib.h>
#include <string.h>

static void
set_text(JsonBuilder *json, const char *name, const char *value)
{
    if (value == NULL)
        return;
    json_builder_set_member_name(json, name);
    json_builder_add_string_value(json, value);
}

static void
set_count(JsonBuilder *json, const char *name, size_t value)
{
    json_builder_set_member_name(json, name);
    json_builder_add_int_value(json, (gint64)value);
}

/* To the microsecond. */
static void
set_seconds(JsonBuilder *json, const char *name, double seconds)
{
    json_builder_set_member_name(json, name);
    json_builder_add_double_value(json, (double)(gint64)(seconds * 1e6) / 1e6);
}

static void
set_lists(JsonBuilder *json, const ManifestEntry *entry)
{
    json_builder_set_member_name(json, "statuses");
    json_builder_begin_object(json);
    for (size_t i = 0; i < entry->status_count; i++)
        if (entry->statuses[i].count > 0)
            set_count(json, entry->statuses[i].name, entry->statuses[i].count);
    json_builder_end_object(json);
    json_builder_set_member_name(json, "fonts");
    json_builder_begin_array(json);
    for (size_t i = 0; i < entry->font_count; i++)
        json_builder_add_string_value(json, entry->fonts[i]);
    json_builder_end_array(json);
    json_builder_set_member_name(json, "stages");
    json_builder_begin_object(json);
    for (size_t i = 0; i < entry->stage_count; i++)
        set_seconds(json, entry->stages[i].name, entry->stages[i].seconds);
    json_builder_end_object(json);
}

static void
set_diagnostics(JsonBuilder *json, const ManifestEntry *entry)
{
    json_builder_set_member_name(json, "diagnostics");
    json_builder_begin_array(json);
    for (size_t i = 0; i < entry->diagnostic_count; i++) {
        const ManifestDiagnostic *d = &entry->diagnostics[i];
        g_autofree char *id = g_strdup_printf("S%03d", d->number);

        json_builder_begin_object(json);
        set_text(json, "id", id);
        set_text(json, "severity", d->severity);
        set_text(json, "file", d->file);
        if (d->line > 0) {
            set_count(json, "line", (size_t)d->line);
            set_count(json, "column", (size_t)d->column);
        }
        set_text(json, "message", d->sentence);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
}

static char *
finish(JsonBuilder *json)
{
    g_autoptr(JsonNode) root = json_builder_get_root(json);

    return json_to_string(root, FALSE);
}

char *
manifest_entry_line(const ManifestEntry *entry)
{
    g_autoptr(JsonBuilder) json = json_builder_new();

    json_builder_begin_object(json);
    set_text(json, "path", entry->path);
    set_text(json, "template", entry->template_name);
    set_text(json, "subject", entry->subject);
    set_text(json, "lang", entry->language);
    if (entry->sha256 != NULL) {
        set_text(json, "sha256", entry->sha256);
        set_count(json, "bytes", entry->bytes);
        set_count(json, "pages", entry->pages);
        set_lists(json, entry);
        set_seconds(json, "seconds", entry->seconds);
        set_text(json, "inputs", entry->inputs);
    }
    set_diagnostics(json, entry);
    json_builder_end_object(json);
    return finish(json);
}

static void
set_inputs(JsonBuilder *json, const ManifestHead *head)
{
    if (head->input_count == 0)
        return;
    json_builder_set_member_name(json, "inputs");
    json_builder_begin_object(json);
    for (size_t i = 0; i < head->input_count; i++)
        set_text(json, head->inputs[i].name, head->inputs[i].value);
    json_builder_end_object(json);
}

/* An object of its own, whose end is cut off and comes with the last line. */
char *
manifest_head_line(const ManifestHead *head)
{
    g_autoptr(JsonBuilder) json = json_builder_new();
    g_autofree char *text = NULL;

    json_builder_begin_object(json);
    set_count(json, "manifest", (size_t)head->version);
    set_text(json, "program", head->program);
    json_builder_set_member_name(json, "complete");
    json_builder_add_boolean_value(json, head->complete);
    if (head->shards > 0) {
        set_count(json, "shard", head->shard);
        set_count(json, "shards", head->shards);
    }
    set_inputs(json, head);
    json_builder_end_object(json);
    text = finish(json);
    text[strlen(text) - 1] = '\0';
    return g_strconcat(text, ",\"outputs\":[", NULL);
}

char *
manifest_tail_line(void)
{
    return g_strdup("]}");
}

static void
set_texts(JsonBuilder *json, const char *name, const char *const *texts)
{
    json_builder_set_member_name(json, name);
    json_builder_begin_array(json);
    for (size_t i = 0; texts[i] != NULL; i++)
        json_builder_add_string_value(json, texts[i]);
    json_builder_end_array(json);
}

char *
depends_json(const char *const *outputs, const char *const *files)
{
    g_autoptr(JsonBuilder) json = json_builder_new();

    json_builder_begin_object(json);
    set_texts(json, "outputs", outputs);
    set_texts(json, "files", files);
    json_builder_end_object(json);
    return finish(json);
}
