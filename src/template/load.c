/*
 * A template's files compiled once: elements found in the table, attributes split into literals and XPath, styles
 * flattened against the theme, included files hung in. Filling it a hundred times parses nothing again.
 */
#include "template/loading.h"
#include "base/diag_read.h"
#include "base/diag_template.h"
#include "base/paper.h"
#include "base/words.h"
#include "template/file.h"
#include <math.h>
#include <string.h>

/* ---- the template element and its masters ---- */

/* The structure of a file has elements and attributes of its own, and no words between them. */
static void
check_structure(Diags *diags, const XmlNode *node)
{
    for (size_t i = 0; i < node->attribute_count; i++)
        if (!structure_has(template_structure, node->name, node->attributes[i].name) &&
            strcmp(node->attributes[i].name, AUDIENCE_ATTRIBUTE) != 0)
            diag_report(diags, DIAG_TEMPLATE_UNKNOWN_ATTRIBUTE, node->attributes[i].place, node->attributes[i].name,
                        node->name, NULL);
    for (const XmlNode *child = node->first_child; child != NULL; child = child->next)
        if (child->name == NULL && !words_is_blank(child->text))
            diag_report(diags, DIAG_TEMPLATE_STRAY_TEXT, child->place, node->name, NULL);
}

bool
parse_paper(const char *text, bool landscape, Size *out)
{
    bool turned = g_str_has_suffix(text, " landscape"), upright = g_str_has_suffix(text, " portrait");
    g_autofree char *name = g_strndup(text, strlen(text) - (turned    ? strlen(" landscape")
                                                            : upright ? strlen(" portrait")
                                                                      : 0));

    if (!paper_find(name, out))
        return false;
    if (turned || (landscape && !upright))
        *out = (Size){ out->height, out->width };
    return true;
}

bool
template_knows_paper(const char *paper)
{
    Size size;

    return parse_paper(paper, false, &size);
}

bool
template_changes_paper(const Template *tmpl, const char *paper)
{
    for (size_t i = 0; i < tmpl->master_count; i++) {
        Size own = tmpl->masters[i].master.size, size;

        if (!parse_paper(paper, own.width > own.height, &size) || fabs(size.width - own.width) > 0 ||
            fabs(size.height - own.height) > 0)
            return true;
    }
    return tmpl->master_count == 0;
}

static double
number_attribute(Loader *loader, const XmlNode *node, const char *name, double otherwise)
{
    const char *text = xml_attribute(node, name);
    char *end;
    double value;

    if (text == NULL)
        return otherwise;
    value = g_ascii_strtod(text, &end);
    if (*text == '\0' || *end != '\0' || !(value >= 0 && value <= 14400)) {
        diag_report(loader->diags, DIAG_TEMPLATE_BAD_WORD, xml_attribute_place(node, name), text, "length in points",
                    NULL);
        return otherwise;
    }
    return value;
}

/* A part that may stand once: true the first time. */
static bool
is_first(Loader *loader, const XmlNode *node, bool there)
{
    if (there)
        diag_report(loader->diags, DIAG_TEMPLATE_DUPLICATE, node->place, node->name, NULL);
    return !there;
}

static void
load_margin_box(Loader *loader, const XmlNode *node, MasterBox *box)
{
    static const ElementRow part = { .name = "head" };
    const char *rule = xml_attribute(node, "rule");

    check_structure(loader->diags, node);
    box->baseline = number_attribute(loader, node, "baseline", 0);
    box->rule_y = number_attribute(loader, node, "rule-y", 0);
    if (rule != NULL) {
        g_autoptr(GArray) values = g_array_new(FALSE, TRUE, sizeof(StyleValue));

        style_append_property(loader->tmpl->theme, "border-top", rule, xml_attribute_place(node, "rule"),
                              loader->tmpl->arena, values, loader->diags);
        if (values->len == 1)
            box->rule = g_array_index(values, StyleValue, 0).as.border;
    }
    for (const XmlNode *child = node->first_child; child != NULL; child = child->next) {
        const Instruction **slot = NULL;

        if (child->name == NULL)
            continue;
        if (strcmp(child->name, "start") == 0)
            slot = &box->start;
        else if (strcmp(child->name, "center") == 0)
            slot = &box->center;
        else if (strcmp(child->name, "end") == 0)
            slot = &box->end;
        if (slot == NULL)
            diag_report(loader->diags, DIAG_TEMPLATE_UNKNOWN_ELEMENT, child->place, child->name, node->name, NULL);
        else if (is_first(loader, child, *slot != NULL))
            *slot = compile_element(loader, child, part.name);
    }
}

/* margin="top end bottom start", as CSS. */
static void
load_margins(Loader *loader, const XmlNode *node, Edges *out)
{
    BoxStyle scratch = { 0 };
    g_autoptr(GArray) values = g_array_new(FALSE, TRUE, sizeof(StyleValue));
    const char *margin = xml_attribute(node, "margin");

    if (margin == NULL) {
        diag_report(loader->diags, DIAG_TEMPLATE_MISSING_ATTRIBUTE, node->place, "margin", node->name, NULL);
        return;
    }
    style_append_property(loader->tmpl->theme, "margin", margin, xml_attribute_place(node, "margin"),
                          loader->tmpl->arena, values, loader->diags);
    style_write((const StyleValue *)(const void *)values->data, values->len, NULL, NULL, &scratch);
    *out = scratch.margin;
}

static void
load_master(Loader *loader, const XmlNode *node, GArray *masters)
{
    MasterRow row = { 0 };
    const char *name = xml_attribute(node, "name"), *size = xml_attribute(node, "size");
    bool head = false, foot = false;

    check_structure(loader->diags, node);
    if (masters->len == MOST_MASTERS) {
        limit_exceeded(loader->diags, LIMIT_MASTERS, node->place, NULL);
        return;
    }
    if (name == NULL || size == NULL) {
        diag_report(loader->diags, DIAG_TEMPLATE_MISSING_ATTRIBUTE, node->place, name == NULL ? "name" : "size",
                    node->name, NULL);
        return;
    }
    row.master.name = arena_strdup(loader->tmpl->arena, name);
    if (!parse_paper(size, false, &row.master.size))
        diag_report(loader->diags, DIAG_TEMPLATE_BAD_WORD, xml_attribute_place(node, "size"), size,
                    "paper size (A3, A4, A5, Letter, Tabloid, Web, Web-tall; 'A4 landscape')", NULL);
    load_margins(loader, node, &row.master.margin);
    for (const XmlNode *child = node->first_child; child != NULL; child = child->next) {
        if (child->name == NULL)
            continue;
        if (strcmp(child->name, "head") == 0 && is_first(loader, child, head))
            load_margin_box(loader, child, &row.head);
        else if (strcmp(child->name, "foot") == 0 && is_first(loader, child, foot))
            load_margin_box(loader, child, &row.foot);
        else if (strcmp(child->name, "head") != 0 && strcmp(child->name, "foot") != 0)
            diag_report(loader->diags, DIAG_TEMPLATE_UNKNOWN_ELEMENT, child->place, child->name, node->name, NULL);
        head = head || strcmp(child->name, "head") == 0;
        foot = foot || strcmp(child->name, "foot") == 0;
    }
    g_array_append_val(masters, row);
}

typedef struct SubjectRow { const char *name; SubjectKind kind; } SubjectRow;
static const SubjectRow subjects[] = {
    { "plan", SUBJECT_PLAN },           { "area", SUBJECT_AREA }, { "objective", SUBJECT_OBJECTIVE },
    { "indicator", SUBJECT_INDICATOR }, { "pack", SUBJECT_PACK }, { "meeting", SUBJECT_MEETING },
    { "record", SUBJECT_RECORD },
};
static const char of_records[] = "record:";

static void
load_subject(Loader *loader, const XmlNode *root)
{
    const char *name = xml_attribute(root, "for");

    for (size_t i = 0; name != NULL && i < G_N_ELEMENTS(subjects); i++)
        if (strcmp(subjects[i].name, name) == 0) {
            loader->tmpl->subject = subjects[i].kind;
            return;
        }
    if (name != NULL && g_str_has_prefix(name, of_records) && name[strlen(of_records)] != '\0') {
        loader->tmpl->subject = SUBJECT_RECORD;
        loader->tmpl->record_type = arena_strdup(loader->tmpl->arena, name + strlen(of_records));
        return;
    }
    if (name == NULL)
        diag_report(loader->diags, DIAG_TEMPLATE_MISSING_ATTRIBUTE, root->place, "for", root->name, NULL);
    else
        diag_report(loader->diags, DIAG_TEMPLATE_BAD_WORD, xml_attribute_place(root, "for"), name,
                    "subject (plan, area, objective, indicator, pack, meeting, record, record:TYPE)", NULL);
}

/* pages="1..2", "2", or none for as many as it takes. */
static void
load_promise(Loader *loader, const XmlNode *root)
{
    const char *text = xml_attribute(root, "pages");
    guint64 least, most;
    char *end;

    if (text == NULL)
        return;
    least = most = g_ascii_strtoull(text, &end, 10);
    if (end != text && g_str_has_prefix(end, ".."))
        most = g_ascii_strtoull(end + 2, &end, 10);
    if (*end != '\0' || least < 1 || most < least || most > 10000)
        diag_report(loader->diags, DIAG_TEMPLATE_BAD_WORD, xml_attribute_place(root, "pages"), text,
                    "number of pages (2, or 1..2)", NULL);
    loader->tmpl->min_pages = (int)least;
    loader->tmpl->max_pages = (int)most;
}

/* aim="2": alternatives give way for that many pages, and more than these are no error up to what is promised. */
static void
load_aim(Loader *loader, const XmlNode *root)
{
    const char *text = xml_attribute(root, "aim");
    guint64 pages;
    char *end;

    if (text == NULL)
        return;
    pages = g_ascii_strtoull(text, &end, 10);
    if (end == text || *end != '\0' || pages < 1 || pages > 10000)
        diag_report(loader->diags, DIAG_TEMPLATE_BAD_WORD, xml_attribute_place(root, "aim"), text,
                    "number of pages (2)", NULL);
    else
        loader->tmpl->aim_pages = (int)pages;
}

static void
load_attached(Loader *loader, const XmlNode *root)
{
    const char *text = xml_attribute(root, "attach");

    loader->tmpl->attaches_calendar = text != NULL && strcmp(text, "calendar") == 0;
    if (text != NULL && !loader->tmpl->attaches_calendar)
        diag_report(loader->diags, DIAG_TEMPLATE_BAD_WORD, xml_attribute_place(root, "attach"), text,
                    "attached file (calendar)", NULL);
}

/* conform="none": its files claim no standard, and nothing asks whether they would keep one. */
static void
load_conform(Loader *loader, const XmlNode *root)
{
    const char *text = xml_attribute(root, "conform");

    loader->tmpl->claims_nothing = text != NULL && strcmp(text, "none") == 0;
    if (text != NULL && !loader->tmpl->claims_nothing)
        diag_report(loader->diags, DIAG_TEMPLATE_BAD_WORD, xml_attribute_place(root, "conform"), text,
                    "claim (none; without the attribute PDF/UA-1 and PDF/A-2a)", NULL);
}

static void
load_names(Loader *loader, const XmlNode *root)
{
    const char *text = xml_attribute(root, "names");

    loader->tmpl->names = text != NULL && strcmp(text, "un") == 0 ? NAMES_UN : NAMES_HOUSE;
    if (text != NULL && loader->tmpl->names == NAMES_HOUSE && strcmp(text, "house") != 0)
        diag_report(loader->diags, DIAG_TEMPLATE_BAD_WORD, xml_attribute_place(root, "names"), text,
                    "list of names (house, un)", NULL);
}

static bool
load_theme(Loader *loader, const XmlNode *root)
{
    const char *name = xml_attribute(root, "theme");

    if (name == NULL)
        diag_report(loader->diags, DIAG_TEMPLATE_MISSING_ATTRIBUTE, root->place, "theme", root->name, NULL);
    else
        loader->tmpl->theme = load_named_theme(loader, root, name);
    return loader->tmpl->theme != NULL;
}

static void
load_masters(Loader *loader, const XmlNode *shared, GArray *masters)
{
    check_structure(loader->diags, shared);
    for (const XmlNode *child = shared->first_child; child != NULL; child = child->next) {
        if (child->name == NULL)
            continue;
        if (strcmp(child->name, "master") == 0)
            load_master(loader, child, masters);
        else
            diag_report(loader->diags, DIAG_TEMPLATE_UNKNOWN_ELEMENT, child->place, child->name, shared->name, NULL);
    }
}

/* masters="parts/a4": those of a file of their own, which several templates share; the template's own go first. */
static void
load_shared_masters(Loader *loader, const XmlNode *root, GArray *masters)
{
    const char *name = xml_attribute(root, "masters");
    const char *path = name == NULL ? NULL : find_file(loader, name, xml_attribute_place(root, "masters"));
    const XmlNode *shared =
        path == NULL ? NULL : load_tree(loader, INPUT_TEMPLATE, path, xml_attribute_place(root, "masters"));

    if (shared == NULL)
        return;
    if (strcmp(shared->name, "masters") != 0) {
        diag_report(loader->diags, DIAG_TEMPLATE_WRONG_ROOT, shared->place, shared->name, "masters", NULL);
        return;
    }
    load_masters(loader, shared, masters);
}

/* What a template has once; NULL: it is no such part. */
static const Instruction **
part_of(Template *tmpl, const char *name)
{
    return strcmp(name, "title") == 0         ? &tmpl->title
           : strcmp(name, "body") == 0        ? &tmpl->body
           : strcmp(name, "description") == 0 ? &tmpl->description
                                              : NULL;
}

static void
load_parts(Loader *loader, const XmlNode *root)
{
    g_autoptr(GArray) masters = g_array_new(FALSE, TRUE, sizeof(MasterRow));
    Template *tmpl = loader->tmpl;
    const Instruction **part;

    for (const XmlNode *child = root->first_child; child != NULL; child = child->next) {
        if (child->name == NULL)
            continue;
        if (strcmp(child->name, "master") == 0)
            load_master(loader, child, masters);
        else if ((part = part_of(tmpl, child->name)) == NULL)
            diag_report(loader->diags, DIAG_TEMPLATE_UNKNOWN_ELEMENT, child->place, child->name, root->name, NULL);
        else if (is_first(loader, child, *part != NULL))
            *part = compile_element(loader, child, root->name);
    }
    load_shared_masters(loader, root, masters);
    tmpl->master_count = masters->len;
    tmpl->masters = arena_memdup(tmpl->arena, masters->data, sizeof(MasterRow) * masters->len);
    if (tmpl->body == NULL || tmpl->title == NULL || masters->len == 0)
        diag_report(loader->diags, DIAG_TEMPLATE_MISSING_PART, root->place,
                    tmpl->title == NULL ? "title" : masters->len == 0 ? "master" : "body", NULL);
}

/* A file that is a chart alone: a body of one element, in the theme "house" or the one named. */
static void
load_lone_chart(Loader *loader, const XmlNode *root)
{
    static const PageMaster a4 = { .name = "first", .size = { 595.276, 841.89 } };
    const char *theme = xml_attribute(root, "theme");
    Instruction *body = arena_new0(loader->tmpl->arena, Instruction, 1),
                *title = arena_new0(loader->tmpl->arena, Instruction, 1);

    loader->tmpl->theme = load_named_theme(loader, root, theme == NULL ? "house" : theme);
    if (loader->tmpl->theme == NULL)            /* without one no class can be looked up */
        return;
    *body = (Instruction){ .row = element_row_find("body"), .place = root->place,
                           .first_child = compile_element(loader, root, "body") };
    *title = (Instruction){ .row = element_row_find("title"), .place = root->place };
    loader->tmpl->lone_chart = true;
    loader->tmpl->body = body;
    loader->tmpl->title = title;
    loader->tmpl->masters = arena_new0(loader->tmpl->arena, MasterRow, 1);
    loader->tmpl->masters[0].master = a4;
    loader->tmpl->master_count = 1;
}

static Template *
template_new(const char *name, Audience audience)
{
    Template *tmpl = g_new0(Template, 1);

    tmpl->arena = arena_new();
    tmpl->name = arena_strdup(tmpl->arena, name);
    tmpl->audience = audience;
    tmpl->files = g_ptr_array_new();
    return tmpl;
}

/* A chart or a map alone. */
static bool
is_lone(const XmlNode *root)
{
    return strcmp(root->name, "chart") == 0 || strcmp(root->name, "map") == 0;
}

/* What the root of the file says, into loader->tmpl; false with every mistake reported. */
static bool
load_root(Loader *loader, const char *path, const XmlNode *root)
{
    size_t errors = diags_count(loader->diags, SEVERITY_ERROR);

    loader->stack[loader->depth++] = path;
    if (is_lone(root)) {
        load_lone_chart(loader, root);
    } else if (strcmp(root->name, "template") != 0) {
        diag_report(loader->diags, DIAG_TEMPLATE_WRONG_ROOT, root->place, root->name, "template", NULL);
    } else {
        check_structure(loader->diags, root);
        load_subject(loader, root);
        load_promise(loader, root);
        load_aim(loader, root);
        load_attached(loader, root);
        load_conform(loader, root);
        load_names(loader, root);
        load_roles(loader, root, false);
        if (load_theme(loader, root))
            load_parts(loader, root);
    }
    g_ptr_array_add(loader->tmpl->files, NULL);
    return diags_count(loader->diags, SEVERITY_ERROR) == errors;
}

Template *
template_load(const char *name, Place asked, const TemplateFolder *folders, const char *theme, Audience audience,
              Diags *diags)
{
    g_autoptr(Template) tmpl = template_new(name, audience);
    Loader loader = { .tmpl = tmpl, .folders = folders, .theme = theme, .diags = diags };
    const char *path = find_file(&loader, name, asked);
    const XmlNode *root = path == NULL ? NULL : load_tree(&loader, INPUT_TEMPLATE, path, asked);
    bool good = root != NULL && load_root(&loader, path, root);

    trees_end(&loader);
    return good ? g_steal_pointer(&tmpl) : NULL;
}

Template *
template_load_chart(const char *path, const TemplateFolder *folders, const char *theme, Audience audience,
                    Diags *diags)
{
    g_autofree char *name = g_path_get_basename(path);
    g_autoptr(Template) tmpl = template_new(name, audience);
    Loader loader = { .tmpl = tmpl, .folders = folders, .theme = theme, .diags = diags };
    char *kept = arena_strdup(tmpl->arena, path);
    const XmlNode *root;
    bool good;

    g_ptr_array_add(tmpl->files, kept);
    root = load_tree(&loader, INPUT_CHART, kept, (Place){ 0 });
    good = root != NULL && load_root(&loader, kept, root);
    trees_end(&loader);
    return good ? g_steal_pointer(&tmpl) : NULL;
}

Template *
template_of_map(const TemplateValue *values, size_t count, const TemplateFolder *folders, const char *theme,
                Audience audience, Diags *diags)
{
    g_autoptr(Template) tmpl = template_new("map", audience);
    Loader loader = { .tmpl = tmpl, .folders = folders, .theme = theme, .diags = diags };
    XmlNode *root = arena_new0(tmpl->arena, XmlNode, 1);
    XmlAttribute *attributes = arena_new0(tmpl->arena, XmlAttribute, count);

    for (size_t i = 0; i < count; i++)
        attributes[i] = (XmlAttribute){ arena_strdup(tmpl->arena, values[i].name),
                                        arena_strdup(tmpl->arena, values[i].value), { 0 } };
    root->name = "map";
    root->attributes = attributes;
    root->attribute_count = count;
    return load_root(&loader, "map", root) ? g_steal_pointer(&tmpl) : NULL;
}

bool
template_check_expression(const char *expression, Place place, Diags *diags)
{
    g_autoptr(Template) tmpl = template_new("", AUDIENCE_INTERNAL);
    Loader loader = { .tmpl = tmpl, .diags = diags };
    size_t errors = diags_count(diags, SEVERITY_ERROR);

    compile_expression(&loader, expression, place);
    return diags_count(diags, SEVERITY_ERROR) == errors;
}

static void
check_theme(Loader *loader, const char *path, FamilyEach families, TemplateUsed used, void *data)
{
    g_autoptr(Theme) theme = load_theme_file(loader, path, (Place){ 0 });
    size_t count = 0;
    const TemplateFamily *all = theme == NULL ? NULL : theme_families(theme, &count);

    if (theme != NULL) {
        theme_check_colours(theme, loader->diags);
        theme_check_uses(theme, used, data, loader->diags);
    }
    families(all, count, data);
}

/* A fragment or masters that no template was seen to use, in the theme that most pages have. */
static void
load_loose(Loader *loader, const char *path, const XmlNode *root)
{
    const char *theme = find_theme(loader, "house", root->place);
    g_autoptr(GArray) masters = g_array_new(FALSE, TRUE, sizeof(MasterRow));

    loader->tmpl->theme = theme == NULL ? NULL : load_theme_file(loader, theme, root->place);
    if (loader->tmpl->theme == NULL)
        return;
    loader->stack[loader->depth++] = path;
    if (strcmp(root->name, "masters") == 0)
        load_masters(loader, root, masters);
    else
        compile_children(loader, root, NULL);
}

static void
note_files(Loader *loader, GPtrArray *files)
{
    for (guint i = 0; i < loader->tmpl->files->len; i++)
        if (g_ptr_array_index(loader->tmpl->files, i) != NULL)
            g_ptr_array_add(files, g_strdup(g_ptr_array_index(loader->tmpl->files, i)));
}

Template *
template_check_file(const char *path, const TemplateFolder *folders, Audience audience, GPtrArray *files,
                    FamilyEach families, TemplateUsed used, void *data, Diags *diags)
{
    g_autofree char *name = g_path_get_basename(path);
    g_autoptr(Template) tmpl = template_new(name, audience);
    Loader loader = { .tmpl = tmpl, .folders = folders, .diags = diags };
    const XmlNode *root = load_tree(&loader, INPUT_TEMPLATE, path, (Place){ 0 });
    bool whole = false;

    if (root == NULL)
        whole = false;
    else if (strcmp(root->name, "theme") == 0)
        check_theme(&loader, path, families, used, data);
    else if (strcmp(root->name, "fragment") == 0 || strcmp(root->name, "masters") == 0)
        load_loose(&loader, arena_strdup(tmpl->arena, path), root);
    else if (strcmp(root->name, "template") == 0 || is_lone(root))
        whole = load_root(&loader, arena_strdup(tmpl->arena, path), root);
    else
        diag_report(diags, DIAG_CHECK_ROOT, root->place, root->name, NULL);
    trees_end(&loader);
    if (root != NULL)
        note_files(&loader, files);
    return whole ? g_steal_pointer(&tmpl) : NULL;
}

void
template_check_colours(const Template *tmpl, Diags *diags)
{
    theme_check_colours(tmpl->theme, diags);
}

void
template_check_uses(const Template *tmpl, TemplateUsed used, void *data, Diags *diags)
{
    theme_check_uses(tmpl->theme, used, data, diags);
}

Template *
template_load_prose(const XmlNode *node, const Template *frame, const TemplateFolder *folders, Diags *diags)
{
    g_autoptr(Template) tmpl = g_new0(Template, 1);
    Loader loader = { .tmpl = tmpl, .folders = folders, .diags = diags, .prose = node };
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    Instruction *body;

    tmpl->arena = arena_new();
    tmpl->name = arena_strdup(tmpl->arena, frame->name);
    tmpl->files = g_ptr_array_new();
    tmpl->audience = frame->audience;
    tmpl->theme = frame->theme;
    tmpl->borrowed = true;
    body = arena_new0(tmpl->arena, Instruction, 1);
    body->place = node->place;
    body->first_child = compile_children(&loader, node, NULL);
    tmpl->body = body;
    trees_end(&loader);
    g_ptr_array_add(tmpl->files, NULL);
    return diags_count(diags, SEVERITY_ERROR) > errors ? NULL : g_steal_pointer(&tmpl);
}

void
template_free(Template *tmpl)
{
    if (tmpl == NULL)
        return;
    if (!tmpl->borrowed)
        theme_free(tmpl->theme);
    g_ptr_array_unref(tmpl->files);
    if (tmpl->pictures != NULL)
        g_array_unref(tmpl->pictures);
    arena_free(tmpl->arena);
    g_free(tmpl);
}

const TemplateFamily *
template_families(const Template *tmpl, size_t *count)
{
    return theme_families(tmpl->theme, count);
}

const char *
template_record_type(const Template *tmpl)
{
    return tmpl->record_type;
}

SubjectKind
template_subject_kind(const Template *tmpl)
{
    return tmpl->subject;
}

AreaNames
template_names(const Template *tmpl)
{
    return tmpl->names;
}

bool
template_attaches_calendar(const Template *tmpl)
{
    return tmpl->attaches_calendar;
}

bool
template_claims(const Template *tmpl)
{
    return !tmpl->claims_nothing;
}

const char *
template_name(const Template *tmpl)
{
    return tmpl->name;
}

const char *const *
template_files(const Template *tmpl)
{
    return (const char *const *)tmpl->files->pdata;
}
