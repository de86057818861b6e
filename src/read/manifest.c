/*
 * A manifest line by line: the head, the outputs, the end. What is cut off or changed by hand so that it is no such
 * file is told with its line.
 */
#include "read/manifest.h"
#include "base/diag_batch.h"
#include <errno.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/input.h"

static JsonObject *
parse_object(JsonParser *parser, const char *text)
{
    JsonNode *root;

    if (!json_parser_load_from_data(parser, text, -1, NULL))
        return NULL;
    root = json_parser_get_root(parser);
    return root != NULL && JSON_NODE_HOLDS_OBJECT(root) ? json_node_get_object(root) : NULL;
}

static bool
has_value(JsonObject *object, const char *name, GType type)
{
    JsonNode *node = json_object_get_member(object, name);

    return node != NULL && JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == type;
}

static size_t
count_of(JsonObject *object, const char *name)
{
    gint64 value = has_value(object, name, G_TYPE_INT64) ? json_object_get_int_member(object, name) : 0;

    return value < 0 ? 0 : (size_t)value;
}

/* The first line as an object, which it is once what it opens is closed. */
static JsonObject *
parse_head(JsonParser *parser, const char *line)
{
    g_autofree char *whole = g_strconcat(line, "]}", NULL);
    JsonObject *object = parse_object(parser, whole);

    return object != NULL && has_value(object, "manifest", G_TYPE_INT64) ? object : NULL;
}

static bool
read_head(const char *line, ManifestHead *head)
{
    g_autoptr(JsonParser) parser = json_parser_new();
    JsonObject *object = parse_head(parser, line);

    if (object == NULL)
        return false;
    *head = (ManifestHead){ .version = (int)MIN(count_of(object, "manifest"), 1u << 30),
                            .shard = count_of(object, "shard"), .shards = count_of(object, "shards") };
    head->complete =
        has_value(object, "complete", G_TYPE_BOOLEAN) && json_object_get_boolean_member(object, "complete");
    return true;
}

static bool
read_entry(const char *line, ManifestEach each, void *data)
{
    g_autoptr(JsonParser) parser = json_parser_new();
    JsonObject *object = parse_object(parser, line);
    ManifestEntry entry = { 0 };

    if (object == NULL || !has_value(object, "path", G_TYPE_STRING))
        return false;
    entry.path = json_object_get_string_member(object, "path");
    entry.sha256 = has_value(object, "sha256", G_TYPE_STRING) ? json_object_get_string_member(object, "sha256") : NULL;
    entry.bytes = count_of(object, "bytes");
    if (each != NULL)
        each(&entry, line, data);
    return true;
}

/* Line by line until the end; the number of the first that is wrong, or 0. */
static int
read_lines(FILE *stream, ManifestHead *head, ManifestEach each, void *data)
{
    char *line = NULL;
    size_t room = 0;
    int number = 0;
    bool ended = false, wrong = false;

    while (!wrong && getline(&line, &room, stream) > 0) {
        number++;
        line[strcspn(line, "\n")] = '\0';
        if (number == 1) {
            wrong = !read_head(line, head);
            if (!wrong && head->version > MANIFEST_VERSION) {
                free(line);
                return 0;
            }
        } else if (ended) {
            wrong = true;
        } else if (strcmp(line, "]}") == 0) {
            ended = true;
        } else {
            size_t end = strlen(line);

            if (end > 0 && line[end - 1] == ',')
                line[end - 1] = '\0';
            wrong = !read_entry(line, each, data);
        }
    }
    free(line);
    return wrong ? number : !ended ? number + 1 : 0;
}

bool
manifest_read(const char *path, ManifestHead *head, ManifestEach each, void *data, Diags *diags)
{
    FILE *stream = input_stream(INPUT_MANIFEST, path, diags);
    int wrong;

    *head = (ManifestHead){ 0 };
    if (stream == NULL)
        return false;
    wrong = read_lines(stream, head, each, data);
    fclose(stream);
    if (wrong > 0)
        diag_report(diags, DIAG_MANIFEST_DAMAGED, (Place){ g_intern_string(path), wrong, 1 }, NULL);
    else if (head->version > MANIFEST_VERSION)
        diag_report(diags, DIAG_MANIFEST_NEWER, (Place){ g_intern_string(path), 1, 1 }, NULL);
    else
        return true;
    return false;
}

static void
each_input(JsonObject *inputs, ManifestInputEach each, void *data)
{
    g_autoptr(GList) names = json_object_get_members(inputs);

    for (GList *name = names; name != NULL; name = name->next)
        if (has_value(inputs, name->data, G_TYPE_STRING))
            each(name->data, json_object_get_string_member(inputs, name->data), data);
}

void
manifest_each_input(const char *path, ManifestInputEach each, void *data)
{
    g_autoptr(JsonParser) parser = json_parser_new();
    FILE *stream = input_stream(INPUT_MANIFEST, path, NULL);
    char *line = NULL;
    size_t room = 0;
    JsonObject *head = stream != NULL && getline(&line, &room, stream) > 0 ? parse_head(parser, line) : NULL;
    JsonNode *inputs = head == NULL ? NULL : json_object_get_member(head, "inputs");

    if (inputs != NULL && JSON_NODE_HOLDS_OBJECT(inputs))
        each_input(json_node_get_object(inputs), each, data);
    free(line);
    if (stream != NULL)
        fclose(stream);
}

ManifestLook
manifest_look(const char *path)
{
    FILE *stream = input_stream(INPUT_MANIFEST, path, NULL);
    char *line = NULL, end[5] = "";
    size_t room = 0;
    ManifestHead head;
    ManifestLook look = MANIFEST_DAMAGED;

    if (stream == NULL)
        return errno == ENOENT ? MANIFEST_NONE : MANIFEST_DAMAGED;
    if (getline(&line, &room, stream) > 0) {
        line[strcspn(line, "\n")] = '\0';
        if (read_head(line, &head) && head.version > MANIFEST_VERSION)
            look = MANIFEST_NEWER;
        else if (read_head(line, &head) && fseek(stream, -4, SEEK_END) == 0 && fread(end, 1, 4, stream) == 4 &&
                 strcmp(end, "\n]}\n") == 0)
            look = head.complete ? MANIFEST_WHOLE : MANIFEST_UNFINISHED;
    }
    free(line);
    fclose(stream);
    return look;
}
