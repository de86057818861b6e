/* A batch file against the element tables. */
#include "read/batch.h"
#include "base/diag_batch.h"
#include "read/tables.h"
#include <string.h>

const XmlNode *
read_batch(const char *path, Audience audience, Arena *arena, Diags *diags)
{
    Reading reading = { .audience = audience, .arena = arena, .diags = diags };
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    const XmlNode *root = xml_tree_load_as(INPUT_BATCH, path, audience, arena, diags);

    if (root == NULL)
        return NULL;
    if (strcmp(root->name, "batch") != 0) {
        diag_report(diags, DIAG_BATCH_ROOT, root->place, root->name, NULL);
        return NULL;
    }
    walk_tree(&reading, root);
    return diags_count(diags, SEVERITY_ERROR) == errors ? root : NULL;
}
