/* A mapping against the element tables. */
#include "read/map.h"
#include "base/diag_exchange.h"
#include "read/tables.h"
#include <string.h>

const XmlNode *
read_map(const char *path, Arena *arena, Diags *diags)
{
    Reading reading = { .audience = AUDIENCE_INTERNAL, .arena = arena, .diags = diags };
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    const XmlNode *root = xml_tree_load_as(INPUT_BATCH, path, AUDIENCE_INTERNAL, arena, diags);

    if (root == NULL)
        return NULL;
    if (strcmp(root->name, "map") != 0) {
        diag_report(diags, DIAG_IMPORT_MAP_ROOT, root->place, root->name, NULL);
        return NULL;
    }
    walk_tree(&reading, root);
    return diags_count(diags, SEVERITY_ERROR) == errors ? root : NULL;
}
