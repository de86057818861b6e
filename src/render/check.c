/*
 * Every file of a project that some verb would read, looked at as far as that goes without making anything: templates
 * with what they include, themes, packs with what is written in them, batch files. Data and catalogues are read
 * whenever a project is opened.
 */
#include "render/project.h"
#include "base/diag_files.h"
#include "base/paper.h"
#include "base/diag_lang.h"
#include "base/diag_pdf.h"
#include <string.h>
#include "base/sort.h"
#include "base/words.h"
#include "lang/check.h"
#include "object/structure.h"
#include "read/batch.h"
#include "read/folder.h"
#include "read/pack.h"
#include "read/read.h"
#include "render/words.h"

typedef struct Check {
    SheafProject *project;              /* its plan may be NULL */
    Diags *diags;
    TemplateFolder folders[3];
    GPtrArray *seen;                    /* files that templates are made of */
    const GPtrArray *others;            /* paths of the files in its folder of data */
    GHashTable *keys;                   /* of all messages; borrowed */
    GHashTable *words;                  /* that templates and packs write out: keys of messages among them */
    GHashTable *missing;                /* names of templates that were told to be missing or wrong */
    GHashTable *uses;                   /* words of attributes of templates and packs; NULL: not looked for yet */
} Check;

/* ---- names that files write out ---- */

static bool
is_withheld(const Plan *plan, const char *kind, const char *id)
{
    Place place;

    return plan_withholds(plan, kind, id, &place);
}

static bool
is_known(const char *kind, const char *id, void *data)
{
    const Check *check = data;
    const Plan *plan = check->project->plan;

    g_hash_table_add(check->words, g_strdup(id));
    if (strcmp(kind, "message") == 0)
        return g_hash_table_contains(check->keys, id);
    if (plan == NULL || is_withheld(plan, kind, id))
        return true;
    return strcmp(kind, "measure") == 0      ? plan_may_tell(plan, id)
           : strcmp(kind, "dimension") == 0  ? plan_find_dimension(plan, id) != NULL
           : strcmp(kind, "area") == 0       ? plan_find_area(plan, id) != NULL
           : strcmp(kind, "treaty") == 0     ? plan_find_treaty(plan, id) != NULL
           : strcmp(kind, "objective") == 0  ? plan_find_objective(plan, id) != NULL
           : strcmp(kind, "indicator") == 0  ? plan_find_indicator(plan, id) != NULL
           : strcmp(kind, "event") == 0      ? plan_find_event(plan, id) != NULL
           : strcmp(kind, "area group") == 0 ? plan_find_area_group(plan, id) != NULL
           : strcmp(kind, "area kind") == 0  ? plan_find_area_kind(plan, id) != NULL
                                             : true;
}

static void
note_key(const char *key, const char *pattern, void *data)
{
    (void)pattern;
    g_hash_table_add(data, (gpointer)(uintptr_t)key);
}

static void
note_keys(const Catalogue *catalogue, void *keys)
{
    catalogue_each(catalogue, note_key, keys);
}

/* Templates put keys together: concat('status-', @status) asks for all that begin so. */
static bool
is_asked(const char *key, void *data)
{
    const Check *check = data;
    g_autofree char *start = g_strdup(key);

    if (g_hash_table_contains(check->words, key))
        return true;
    for (char *dash = strrchr(start, '-'); dash != NULL; dash = strrchr(start, '-')) {
        dash[1] = '\0';
        if (g_hash_table_contains(check->words, start))
            return true;
        *dash = '\0';
    }
    return false;
}

static void
check_catalogue(const Catalogue *catalogue, void *data)
{
    Check *check = data;

    catalogue_check_keys(catalogue, project_catalogue(check->project, "en", check->diags), is_asked, check,
                         check->diags);
}

/* ---- structure ---- */

typedef struct TableNodes { GArray *nodes, *places; Diags *diags; } TableNodes;

static int
add_node(const TableNodes *table, StructureType type, int parent, Place place)
{
    StructureNode node = {
        .type = type, .content = type == TYPE_TD, .scope = true, .column_span = 1, .row_span = 1, .parent = parent
    };

    g_array_append_val(table->nodes, node);
    g_array_append_val(table->places, place);
    return (int)table->nodes->len - 1;
}

static void
note_table(StructureRule rule, int node, const char *what, void *data)
{
    const TableNodes *table = data;

    if (rule == STRUCTURE_TABLE_IRREGULAR)
        diag_report(table->diags, DIAG_STRUCTURE_TABLE, g_array_index(table->places, Place, (guint)MAX(node, 0)), what,
                    "ISO 14289-1, 7.5", NULL);
}

/* The writer's own rules, over what of the table is known. */
static void
check_table(Place place, const TemplateCell *cells, size_t count, void *diags)
{
    g_autoptr(GArray) nodes = g_array_new(FALSE, FALSE, sizeof(StructureNode)),
                      places = g_array_new(FALSE, FALSE, sizeof(Place));
    TableNodes table = { nodes, places, diags };
    int row = -1;

    add_node(&table, TYPE_TABLE, -1, place);
    for (size_t i = 0; i < count; i++) {
        StructureNode *cell;
        int index;

        if (i == 0 || cells[i].row != cells[i - 1].row)
            row = add_node(&table, TYPE_TR, 0, cells[i].place);
        index = add_node(&table, TYPE_TD, row, cells[i].place);
        cell = &g_array_index(nodes, StructureNode, (guint)index);
        cell->column_span = MIN(cells[i].column_span, STRUCTURE_MOST_SPAN);
        cell->row_span = MIN(cells[i].row_span, STRUCTURE_MOST_SPAN);
    }
    structure_set_ends((StructureNode *)(void *)nodes->data, (int)nodes->len);
    structure_check((const StructureNode *)(const void *)nodes->data, (int)nodes->len, note_table, &table);
}

/* Pages of a pack follow others; what claims nothing may stand as it likes. */
static void
check_shape(const Check *check, const Template *tmpl)
{
    unsigned before = template_subject_kind(tmpl) == SUBJECT_PACK ? TEMPLATE_ANY_HEADING : TEMPLATE_NO_HEADING;

    if (template_claims(tmpl))
        template_check_shape(tmpl, NULL, before, check_table, check->diags, check->diags);
}

/* ---- folders ---- */

typedef void (*FileCheck)(Check *check, const char *path);

/* Files named *.xml in the order of their names, those of folders below with theirs; another project's are not ours. */
static void
list_files(const char *folder, GPtrArray *files, Diags *diags)
{
    g_autoptr(GPtrArray) names = folder_names(folder, diags);

    for (guint i = 0; names != NULL && i < names->len; i++) {
        g_autofree char *path = g_build_filename(folder, g_ptr_array_index(names, i), NULL);

        if (g_file_test(path, G_FILE_TEST_IS_DIR) && !g_file_test(path, G_FILE_TEST_IS_SYMLINK) &&
            !folder_is_project(path))
            list_files(path, files, diags);
        else if (g_str_has_suffix(path, ".xml") && g_file_test(path, G_FILE_TEST_IS_REGULAR))
            g_ptr_array_add(files, g_steal_pointer(&path));
    }
}

/* Of a folder that need not be there. What cannot be listed is told once, also where it was told before. */
static GPtrArray *
files_in(Check *check, const char *folder)
{
    GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(Diags) now = diags_new();

    if (g_file_test(folder, G_FILE_TEST_EXISTS))
        list_files(folder, files, now);
    if (!diags_failed(check->diags))
        diags_append(check->diags, now);
    return files;
}

static void
each_file(Check *check, const GPtrArray *files, FileCheck look)
{
    for (guint i = 0; i < files->len; i++)
        look(check, g_ptr_array_index(files, i));
}

/* ---- what files use ---- */

/* The names in its attributes, also within expressions; what something is called is no use of it. */
static void
note_words(GHashTable *uses, const XmlNode *node)
{
    for (size_t i = 0; i < node->attribute_count; i++) {
        g_auto(GStrv) words = g_strsplit_set(node->attributes[i].value, " \t\n'\"(){},", -1);

        for (size_t k = 0; words[k] != NULL && !words_hold("name means", node->attributes[i].name); k++)
            g_hash_table_add(uses, g_strdup(words[k]));
    }
    for (const XmlNode *child = node->first_child; child != NULL; child = child->next)
        note_words(uses, child);
}

/* What is wrong in one is told by whoever reads it as what it is. */
static void
note_file(Check *check, const char *path)
{
    g_autoptr(Diags) unheard = diags_new();
    g_autoptr(Arena) arena = arena_new();
    const XmlNode *root = xml_tree_load_as(INPUT_TEMPLATE, path, AUDIENCE_INTERNAL, arena, unheard);

    if (root != NULL)
        note_words(check->uses, root);
}

static void
note_pack(Check *check, const char *path)
{
    if (xml_root_is(path, "pack"))
        note_file(check, path);
}

/* Only themes that add something ask for it. */
static bool
is_used(const char *name, void *data)
{
    Check *check = data;

    if (check->uses == NULL) {
        check->uses = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        for (const TemplateFolder *folder = check->folders; folder->path != NULL; folder++) {
            g_autoptr(GPtrArray) files = files_in(check, folder->path);

            each_file(check, files, note_file);
        }
        each_file(check, check->others, note_pack);
    }
    return g_hash_table_contains(check->uses, name);
}

/* ---- templates ---- */

static bool
is_seen(const Check *check, const char *path)
{
    return g_ptr_array_find_with_equal_func(check->seen, path, g_str_equal, NULL);
}

static void
check_families(const TemplateFamily *families, size_t count, void *data)
{
    Check *check = data;

    project_families(check->project, families, count, check->diags);
}

static void
check_template(Check *check, const char *path)
{
    g_autoptr(Template) tmpl = template_check_file(path, check->folders, AUDIENCE_INTERNAL, check->seen,
                                                   check_families, is_used, check, check->diags);
    const TemplateFamily *families;
    size_t count;

    if (tmpl == NULL)
        return;
    families = template_families(tmpl, &count);
    check_families(families, count, check);
    template_check_colours(tmpl, check->diags);
    template_check_uses(tmpl, is_used, check, check->diags);
    template_check_names(tmpl, is_known, check, check->diags);
    template_check_slips(tmpl, check->project->plan, check->diags);
    pictures_check(check->project, tmpl, check->diags);
    check_shape(check, tmpl);
}

static bool
is_used_by_others(const char *path)
{
    return xml_root_is(path, "fragment") || xml_root_is(path, "masters") || xml_root_is(path, "theme");
}

static void
check_whole(Check *check, const char *path)
{
    if (!is_used_by_others(path) && !xml_root_is(path, "catalogue"))
        check_template(check, path);
}

/* What no template was made with: a broken one may have kept it from being reached. */
static void
check_loose(Check *check, const char *path)
{
    if (is_used_by_others(path) && !is_seen(check, path))
        check_template(check, path);
}

/* The template of that name, to be freed; each is told once to be wrong. */
static Template *
find_template(Check *check, const char *name, Place asked)
{
    g_autoptr(Diags) told = diags_new();
    Template *tmpl = template_load(name, asked, check->folders, NULL, AUDIENCE_INTERNAL, told);

    if (tmpl == NULL && g_hash_table_add(check->missing, g_strdup(name)))
        diags_append(check->diags, told);
    return tmpl;
}

/* ---- packs ---- */

/* Where words could not be read, it is not known which there are. */
static void
check_language(const Check *check, const char *tag, Place place)
{
    if (tag != NULL && check->project->words_read && project_catalogue(check->project, tag, check->diags) == NULL)
        project_words_stand_in(check->project, tag, place, check->diags);
}

/*
 * Levels that the last heading may have behind a part. Faults of templates are told with them: here, what the part
 * wrote, and how it goes on from the part before.
 */
static unsigned
check_part_shape(const Check *check, const PackPart *part, const Template *frame, const Template *written,
                 unsigned before)
{
    unsigned after;

    if (frame == NULL)
        return part->template_name == NULL ? before : TEMPLATE_ANY_HEADING;
    if (!template_claims(frame))
        return TEMPLATE_ANY_HEADING;
    after = template_check_shape(frame, written, before, NULL, NULL, check->diags);
    if (written != NULL)
        template_check_shape(written, NULL, 0, check_table, check->diags, check->diags);
    return part->for_each != NULL ? before | after : after;
}

/* `before`: levels that the last heading may have (template_check_shape); the same behind the part. */
static unsigned
check_part(Check *check, const Pack *pack, const PackPart *part, unsigned before)
{
    g_autoptr(Template) frame =
        part->template_name == NULL
            ? NULL
            : find_template(check, part->template_name, xml_attribute_place(part->node, "template"));
    bool prose = part->kind == PACK_COVER || part->kind == PACK_CONTENTS || part->kind == PACK_DIVIDER ||
                 part->kind == PACK_PROSE || part->kind == PACK_STATEMENT;
    g_autoptr(Template) written =
        frame != NULL && prose ? template_load_prose(part->node, frame, check->folders, check->diags) : NULL;
    g_autofree char *annex = part->href == NULL ? NULL : pack_annex_path(pack, part);

    if (written != NULL) {
        template_check_names(written, is_known, check, check->diags);
        pictures_check(check->project, written, check->diags);
    }
    if (part->for_each != NULL)
        template_check_expression(part->for_each, xml_attribute_place(part->node, "for-each"), check->diags);
    check_language(check, part->language, xml_attribute_place(part->node, "xml:lang"));
    if (annex != NULL &&
        input_check_scope(&check->project->scope, annex, part->href, xml_attribute_place(part->node, "href"),
                          check->diags) &&
        part->otherwise == OTHERWISE_FAIL && !g_file_test(annex, G_FILE_TEST_IS_REGULAR))
        diag_report(check->diags, DIAG_ANNEX_UNREADABLE, xml_attribute_place(part->node, "href"), part->href,
                    "there is no such file", NULL);
    return check_part_shape(check, part, frame, written, before);
}

static void
check_pack(Check *check, const char *path)
{
    g_autoptr(Pack) pack = pack_load(path, AUDIENCE_INTERNAL, check->diags);
    unsigned before = TEMPLATE_NO_HEADING;
    Days days;

    if (pack == NULL)
        return;
    if (check->project->plan != NULL)
        pack_find_days(pack, check->project->plan, &days, check->diags);
    if (pack->claims_nothing)
        before = TEMPLATE_ANY_HEADING;
    check_language(check, pack->language, pack->place);
    if (pack->paper != NULL && !template_knows_paper(pack->paper)) {
        diag_report(check->diags, DIAG_BAD_PAPER, pack->paper_place, pack->paper, NULL);
        paper_near(pack->paper, check->diags);
    }
    for (size_t i = 0; i < pack->part_count; i++)
        before = check_part(check, pack, &pack->parts[i], before);
}

/* ---- batch files ---- */

static void
check_outputs(Check *check, const XmlNode *node)
{
    const char *name = xml_attribute(node, "template"), *where = xml_attribute(node, "where"),
               *href = xml_attribute(node, "href");
    g_auto(GStrv) languages = words_split_commas(xml_attribute(node, "lang"));

    if (name != NULL)
        template_free(find_template(check, name, xml_attribute_place(node, "template")));
    if (where != NULL && template_check_expression(where, xml_attribute_place(node, "where"), check->diags))
        template_check_attributes(where, check->project->plan, xml_attribute_place(node, "where"), check->diags);
    for (size_t i = 0; languages[i] != NULL; i++)
        check_language(check, languages[i], xml_attribute_place(node, "lang"));
    if (href != NULL) {
        g_autofree char *pack =
            g_path_is_absolute(href) ? g_strdup(href) : g_build_filename(check->project->folder, "data", href, NULL);

        if (input_check_scope(&check->project->scope, pack, href, xml_attribute_place(node, "href"), check->diags) &&
            !g_file_test(pack, G_FILE_TEST_IS_REGULAR))
            diag_report(check->diags, DIAG_FILE_UNREADABLE, xml_attribute_place(node, "href"), href,
                        "there is no such file", NULL);
    }
}

static void
check_batch(Check *check, const char *path)
{
    g_autoptr(Arena) arena = arena_new();
    const XmlNode *root = read_batch(path, AUDIENCE_INTERNAL, arena, check->diags);

    for (const XmlNode *node = root == NULL ? NULL : root->first_child; node != NULL; node = node->next)
        if (node->name != NULL)
            check_outputs(check, node);
}

static void
check_data_file(Check *check, const char *path)
{
    if (xml_root_is(path, "pack"))
        check_pack(check, path);
    else if (xml_root_is(path, "batch"))
        check_batch(check, path);
}

void
project_check_files(SheafProject *project, Diags *diags)
{
    g_autofree char *data = g_build_filename(project->folder, "data", NULL),
                    *own = g_build_filename(project->folder, "templates", NULL);
    g_autoptr(GPtrArray) seen = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) keys = g_hash_table_new(g_str_hash, g_str_equal),
                          missing = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) templates = NULL, others = NULL;
    Check check = { .project = project,
                    .diags = diags,
                    .folders = { { own, &project->scope }, { project->templates, NULL }, { NULL, NULL } },
                    .seen = seen,
                    .keys = keys,
                    .words = words,
                    .missing = missing };

    words_each(project->words, note_keys, keys);
    templates = files_in(&check, own);
    check.others = others = files_in(&check, data);
    each_file(&check, templates, check_whole);
    each_file(&check, templates, check_loose);
    each_file(&check, others, check_data_file);
    g_clear_pointer(&check.uses, g_hash_table_unref);
    words_each(project->words, check_catalogue, &check);
    project_own_fonts(project, diags);
    world_check(project, diags);
}
