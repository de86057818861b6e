/*
 * A template's files compiled once: elements found in the table, attributes split into literals and XPath, styles
 * flattened against the theme, included files hung in. Filling it a hundred times parses nothing again.
 */
#include "template/internal.h"
#include "template/chart_words.h"
#include "base/diag_read.h"
#include "base/diag_template.h"
#include "base/limit.h"
#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include "base/paper.h"
#include "base/words.h"
#include "template/check.h"
#include "template/file.h"

/*
 * Files that include others twice, which do so too, double at each step. The pages that come with the program include
 * at most 20 files of 100 KiB in all; all files of one template may be as large as one file may.
 */

/* A file that is compiled: it is hung in again wherever else it is included. */
typedef struct Included Included;
struct Included { const char *path; const Instruction *instruction; size_t files; guint64 bytes; Included *before; };

typedef struct Loader {
    Template *tmpl;
    const TemplateFolder *folders;
    const char *theme;                          /* in place of "house"; NULL: none */
    Diags *diags;
    const char *stack[MOST_INCLUDE_DEPTH + 1];         /* files being included, for loops */
    size_t depth;
    /* files so far, and their bytes; one that is hung in again counts again, with those in it */
    size_t includes; guint64 included;
    Included *done;                             /* the last one */
    bool stopped;                               /* too many: that is told */
    xmlXPathContextPtr compiler;                /* of expressions, made with the first; the template's arena frees it */
    const XmlNode *prose;                       /* a part of a pack that is being compiled; NULL: a template */
} Loader;

static Instruction *compile_children(Loader *loader, const XmlNode *node, const ElementRow *row);

/* ---- files ---- */

/* "factsheet", or with the folder that it is in, "parts/source": no step is empty or leads upwards. */
static bool
plain_name(const char *name)
{
    bool begins = true;

    for (const char *c = name; *c != '\0'; c++) {
        if (begins ? !g_ascii_isalnum(*c) : !g_ascii_isalnum(*c) && strchr("-_./", *c) == NULL)
            return false;
        begins = *c == '/';
    }
    return !begins;
}

static int
compare_names(gconstpointer left, gconstpointer right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Names of the files in a folder and, with `below` in front, of those one step below it. */
static void
add_names(GPtrArray *names, const char *folder, const char *below)
{
    g_autofree char *path = g_build_filename(folder, below, NULL);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);

    for (const char *file = dir == NULL ? NULL : g_dir_read_name(dir); file != NULL; file = g_dir_read_name(dir))
        if (g_str_has_suffix(file, ".xml"))
            g_ptr_array_add(names, g_strdup_printf("%s%s%.*s", below, *below == '\0' ? "" : "/",
                                                   (int)(strlen(file) - strlen(".xml")), file));
        else if (*below == '\0' && *file != '.')
            add_names(names, folder, file);
}

/* Of all folders, in the order of their letters. */
static void
report_near(Loader *loader, const char *name)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

    for (const TemplateFolder *folder = loader->folders; folder->path != NULL; folder++)
        add_names(names, folder->path, "");
    g_ptr_array_sort(names, compare_names);
    diag_near(loader->diags, name, (const char *const *)names->pdata, names->len);
}

static char *
find_file(Loader *loader, const char *name, Place place)
{
    if (!plain_name(name)) {
        diag_report(loader->diags, DIAG_TEMPLATE_BAD_NAME, place, name, NULL);
        return NULL;
    }
    for (const TemplateFolder *folder = loader->folders; folder->path != NULL; folder++) {
        g_autofree char *file = g_strconcat(name, ".xml", NULL);
        g_autofree char *path = g_build_filename(folder->path, file, NULL);

        if (g_file_test(path, G_FILE_TEST_EXISTS)) {
            char *kept;

            if (folder->scope != NULL && !input_check_scope(folder->scope, path, path, place, loader->diags))
                return NULL;
            kept = arena_strdup(loader->tmpl->arena, path);

            if (!g_ptr_array_find_with_equal_func(loader->tmpl->files, kept, g_str_equal, NULL))
                g_ptr_array_add(loader->tmpl->files, kept);
            return kept;
        }
    }
    diag_report(loader->diags, DIAG_TEMPLATE_MISSING, place, name, NULL);
    report_near(loader, name);
    return NULL;
}

/* Themes lie in a folder of their own; a template gives their names without it. */
static const char *
find_theme(Loader *loader, const char *name, Place place)
{
    g_autofree char *path = g_strconcat("themes/", name, NULL);

    return find_file(loader, path, place);
}

/* The folder that the file stands in. */
static const TemplateFolder *
folder_of(const Loader *loader, const char *path)
{
    const TemplateFolder *folder = loader->folders;

    while (folder->path != NULL && !g_str_has_prefix(path, folder->path))
        folder++;
    return folder;
}

/* A theme that is like its own name is like the one of the folders behind its own, which it stands for. */
static const char *
find_inherited(void *data, const char *name, const char *from, Place place)
{
    Loader *loader = data, behind = *loader;
    g_autofree char *file = g_strconcat(name, ".xml", NULL), *own = g_path_get_basename(from);
    const TemplateFolder *folder = folder_of(loader, from);

    if (strcmp(file, own) != 0)
        return find_theme(loader, name, place);
    for (folder += folder->path != NULL; folder->path != NULL; folder++) {
        g_autofree char *path = g_build_filename(folder->path, "themes", file, NULL);

        behind.folders = folder;
        if (g_file_test(path, G_FILE_TEST_EXISTS))
            return find_theme(&behind, name, place);
    }
    diag_report(loader->diags, DIAG_THEME_LOOP, place, name, NULL);
    return NULL;
}

static Theme *
load_theme_file(Loader *loader, const char *path, Place asked)
{
    ThemeFinder finder = { find_inherited, loader };

    return theme_load(path, &finder, loader->tmpl->audience, asked, loader->diags);
}

/* A page's theme; whoever asked for another one in place of the house's gets that, and has no place in a file. */
static Theme *
load_named_theme(Loader *loader, const XmlNode *root, const char *name)
{
    bool other = loader->theme != NULL && strcmp(name, "house") == 0;
    Place asked = other                                   ? (Place){ 0 }
                  : xml_attribute(root, "theme") == NULL ? root->place
                                                         : xml_attribute_place(root, "theme");
    const char *path = find_theme(loader, other ? loader->theme : name, asked);

    return path == NULL ? NULL : load_theme_file(loader, path, asked);
}

/* ---- attributes ---- */

static void
free_expression(void *expression)
{
    xmlXPathFreeCompExpr(expression);
}

static void
quiet(void *data, xmlErrorPtr error)
{
    *(xmlErrorPtr *)data = error;
}

static void
free_compiler(void *compiler)
{
    xmlXPathFreeContext(compiler);
}

/* A context registers all functions of XPath: one serves every expression of a template. */
static xmlXPathContextPtr
compiler_of(Loader *loader)
{
    if (loader->compiler == NULL) {
        loader->compiler = xml_made(xmlXPathNewContext(NULL));
        loader->compiler->error = quiet;
        arena_adopt(loader->tmpl->arena, loader->compiler, free_compiler);
    }
    return loader->compiler;
}

static Part
compile_expression(Loader *loader, const char *source, Place place)
{
    xmlErrorPtr error = NULL;
    Part part = { .source = source };

    compiler_of(loader)->userData = &error;
    part.expression = budget_compile(loader->compiler, source);
    loader->compiler->userData = NULL;
    if (part.expression == NULL)
        diag_report(loader->diags, DIAG_TEMPLATE_BAD_XPATH, place, source, "it cannot be parsed", NULL);
    else {
        arena_adopt(loader->tmpl->arena, part.expression, free_expression);
        expression_check(source, place, loader->diags);
    }
    return part;
}

/* The brace that ends an expression: one in a quoted string does not. */
static const char *
end_of_expression(const char *c)
{
    char quote = '\0';

    for (; *c != '\0'; c++)
        if (quote != '\0')
            quote = *c == quote ? '\0' : quote;
        else if (*c == '"' || *c == '\'')
            quote = *c;
        else if (*c == '}')
            return c;
    return NULL;
}

/* Literal text and {expressions} in turn; {{ and }} stand for braces (XSLT 1.0, 7.6.2). */
static void
compile_value_template(Loader *loader, const char *value, Argument *argument)
{
    g_autoptr(GArray) parts = g_array_new(FALSE, TRUE, sizeof(Part));
    g_autoptr(GString) literal = g_string_new(NULL);
    Arena *arena = loader->tmpl->arena;

    for (const char *c = value; *c != '\0'; c++) {
        const char *end = *c == '{' && c[1] != '{' ? end_of_expression(c) : NULL;

        if (end == NULL) {
            g_string_append_c(literal, *c);
            c += (*c == '{' || *c == '}') && c[1] == *c;
            continue;
        }
        if (literal->len > 0) {
            Part part = { .literal = arena_strdup(arena, literal->str) };

            g_array_append_val(parts, part);
            g_string_truncate(literal, 0);
        }
        {
            Part part = compile_expression(loader, arena_strndup(arena, c + 1, (size_t)(end - c - 1)), argument->place);

            g_array_append_val(parts, part);
        }
        c = end;
    }
    if (literal->len > 0 || parts->len == 0) {
        Part part = { .literal = arena_strdup(arena, literal->str) };

        g_array_append_val(parts, part);
    }
    argument->part_count = parts->len;
    argument->parts = arena_memdup(arena, parts->data, sizeof(Part) * parts->len);
}

static void
compile_argument(Loader *loader, const ArgumentRow *row, const XmlNode *node, const XmlAttribute *attribute,
                 Argument *out)
{
    Arena *arena = loader->tmpl->arena;

    *out = (Argument){ .row = row, .value = value_row_find(node->name, attribute->name), .place = attribute->place };
    if (row->kind == ARGUMENT_TEXT) {
        compile_value_template(loader, attribute->value, out);
        if (out->value != NULL && out->part_count == 1 && out->parts[0].literal != NULL)
            value_check(out->value, out->parts[0].literal, out->place, loader->diags);
        return;
    }
    out->parts = arena_new0(arena, Part, 1);
    out->part_count = 1;
    if (row->kind == ARGUMENT_XPATH)
        out->parts[0] = compile_expression(loader, arena_strdup(arena, attribute->value), attribute->place);
    else
        out->parts[0].literal = arena_strdup(arena, attribute->value);
}

static void
append_classes(Loader *loader, const char *names, Place place, GArray *values)
{
    g_auto(GStrv) classes = words_split(names);

    for (size_t i = 0; classes[i] != NULL; i++)
        if (!style_append_class(loader->tmpl->theme, classes[i], values))
            diag_report(loader->diags, DIAG_TEMPLATE_UNKNOWN_CLASS, place, classes[i], NULL);
}

/* A chart that is a file of its own names its theme. */
static bool
is_of_lone_chart(const XmlNode *node, const char *attribute)
{
    return node->parent == NULL && strcmp(node->name, "chart") == 0 && strcmp(attribute, "theme") == 0;
}

/* The kind of a chart whose kind is written out and is one; false for all else. */
static bool
is_chart_of(const XmlNode *node, const ElementRow *row, ChartKind *kind)
{
    const char *name = strcmp(row->name, "chart") == 0 ? xml_attribute(node, "kind") : NULL;

    return name != NULL && chart_kind_find(name, kind);
}

/* Of a chart whose kind is not written out it is known when the page is made. */
static bool
is_of_this_chart(Loader *loader, const XmlNode *node, const ElementRow *row, const XmlAttribute *a)
{
    ChartKind kind;

    if (!is_chart_of(node, row, &kind))
        return true;
    if (strcmp(a->name, "options") == 0 && strchr(a->value, '{') == NULL)
        chart_check_options(kind, a->value, a->place, loader->diags);
    return chart_check_attribute(kind, a->name, a->place, loader->diags);
}

/* An attribute that the element does not have; of a chart with what may be meant. */
static void
report_attribute(Loader *loader, const XmlNode *node, const ElementRow *row, const XmlAttribute *a)
{
    ChartKind kind;

    if (is_chart_of(node, row, &kind))
        chart_check_attribute(kind, a->name, a->place, loader->diags);
    else
        diag_report(loader->diags, DIAG_TEMPLATE_UNKNOWN_ATTRIBUTE, a->place, a->name, node->name, NULL);
}

static void
compile_attributes(Loader *loader, const XmlNode *node, const ElementRow *row, Instruction *out)
{
    g_autoptr(GArray) values = g_array_new(FALSE, TRUE, sizeof(StyleValue));
    Arena *arena = loader->tmpl->arena;

    out->arguments = arena_new0(arena, Argument, node->attribute_count + 1);
    if (row->style != NULL)
        style_append_class(loader->tmpl->theme, row->style, values);
    for (size_t i = 0; i < node->attribute_count; i++)          /* classes first: an attribute of its own wins */
        if (row->styled && strcmp(node->attributes[i].name, "class") == 0)
            append_classes(loader, node->attributes[i].value, node->attributes[i].place, values);
    for (size_t i = 0; i < node->attribute_count; i++) {
        const XmlAttribute *a = &node->attributes[i];
        const ArgumentRow *argument = element_argument_find(row, a->name);

        if (argument != NULL && is_of_this_chart(loader, node, row, a))
            compile_argument(loader, argument, node, a, &out->arguments[out->argument_count++]);
        else if (argument != NULL)
            continue;
        else if (row->styled && style_is_property(a->name))
            style_append_property(loader->tmpl->theme, a->name, a->value, a->place, arena, values, loader->diags);
        else if (!(row->styled && strcmp(a->name, "class") == 0) && strcmp(a->name, AUDIENCE_ATTRIBUTE) != 0 &&
                 !is_of_lone_chart(node, a->name))
            report_attribute(loader, node, row, a);
    }
    loader->tmpl->maps = loader->tmpl->maps || row->emit == emit_map;
    note_emitter(loader->tmpl, row);
    for (size_t i = 0; row->emit == emit_picture && i < out->argument_count; i++)
        if (strcmp(out->arguments[i].row->name, "src") == 0)
            note_picture(loader->tmpl, &out->arguments[i], loader->diags);
    for (size_t i = 0; i < ARGUMENT_ROWS && row->arguments[i].name != NULL; i++)
        if (row->arguments[i].required && xml_attribute(node, row->arguments[i].name) == NULL)
            diag_report(loader->diags, DIAG_TEMPLATE_MISSING_ATTRIBUTE, node->place, row->arguments[i].name, node->name,
                        NULL);
    out->style_count = values->len;
    out->styles = arena_memdup(arena, values->data, sizeof(StyleValue) * values->len);
}

/* ---- elements ---- */

/* White space is folded as in HTML; a piece of nothing else that spans lines is only the file's indentation. */
static const char *
fold_space(Arena *arena, const char *text)
{
    g_autoptr(GString) out = g_string_new(NULL);
    bool blank = true, lines = strchr(text, '\n') != NULL;

    for (const char *c = text; *c != '\0'; c++) {
        bool space = *c == ' ' || *c == '\n' || *c == '\t' || *c == '\r';

        blank = blank && space;
        if (!space)
            g_string_append_c(out, *c);
        else if (out->len == 0 || out->str[out->len - 1] != ' ')
            g_string_append_c(out, ' ');
    }
    return blank && (lines || out->len == 0) ? NULL : arena_strdup(arena, out->str);
}

static void
check_fragment(Loader *loader, const XmlNode *root)
{
    for (size_t i = 0; i < root->attribute_count; i++)
        if (strcmp(root->attributes[i].name, AUDIENCE_ATTRIBUTE) != 0)
            diag_report(loader->diags, DIAG_TEMPLATE_UNKNOWN_ATTRIBUTE, root->attributes[i].place,
                        root->attributes[i].name, root->name, NULL);
}

/* Is there room for these? Told once, at the first for which there is none. */
static bool
take_includes(Loader *loader, size_t files, guint64 bytes, Place place)
{
    bool fits;

    loader->includes += files;
    loader->included += bytes;
    fits = loader->includes <= MOST_INCLUDED_FILES && loader->included <= (guint64)MOST_INCLUDED_MIB << 20;
    if (!fits && !loader->stopped) {
        limit_exceeded(loader->diags,
                       loader->includes > MOST_INCLUDED_FILES ? LIMIT_INCLUDED_FILES : LIMIT_INCLUDED_MIB, place, NULL);
        loader->stopped = true;
    }
    return fits;
}

static bool
is_being_included(const Loader *loader, const char *path)
{
    for (size_t i = 0; i < loader->depth; i++)
        if (strcmp(loader->stack[i], path) == 0)
            return true;
    return false;
}

static const Included *
find_included(const Loader *loader, const char *path)
{
    const Included *one = loader->done;

    while (one != NULL && strcmp(one->path, path) != 0)
        one = one->before;
    return one;
}

/* NULL after a fault. */
static const Instruction *
compile_fragment(Loader *loader, const char *path, Place place)
{
    Instruction *out = arena_new0(loader->tmpl->arena, Instruction, 1);
    const XmlNode *root =
        template_file_load(INPUT_TEMPLATE, path, loader->tmpl->audience, place, loader->tmpl->arena, loader->diags);

    if (root == NULL)
        return NULL;
    if (strcmp(root->name, "fragment") != 0) {
        diag_report(loader->diags, DIAG_TEMPLATE_WRONG_ROOT, root->place, root->name, "fragment", NULL);
        return NULL;
    }
    loader->stack[loader->depth++] = path;
    check_fragment(loader, root);
    out->place = root->place;
    out->first_child = compile_children(loader, root, NULL);
    loader->depth--;
    return out;
}

static const Instruction *
compile_include(Loader *loader, const XmlNode *node)
{
    const char *name = xml_attribute(node, "href"), *path;
    Place place = xml_attribute_place(node, "href");
    const Included *again;
    Included *done, so_far = { .files = loader->includes, .bytes = loader->included };
    struct stat info;

    if (name == NULL || loader->stopped || (path = find_file(loader, name, place)) == NULL)
        return NULL;
    if (is_being_included(loader, path)) {
        diag_report(loader->diags, DIAG_TEMPLATE_INCLUDE_LOOP, place, name, NULL);
        return NULL;
    }
    if (loader->depth > MOST_INCLUDE_DEPTH) {
        limit_exceeded(loader->diags, LIMIT_INCLUDE_DEPTH, place, name, NULL);
        return NULL;
    }
    again = find_included(loader, path);
    if (again != NULL)
        return take_includes(loader, again->files, again->bytes, place) ? again->instruction : NULL;
    if (!take_includes(loader, 1, stat(path, &info) == 0 && info.st_size > 0 ? (guint64)info.st_size : 0, place))
        return NULL;
    done = arena_new0(loader->tmpl->arena, Included, 1);
    done->instruction = compile_fragment(loader, path, place);
    done->path = path;
    done->files = loader->includes - so_far.files;
    done->bytes = loader->included - so_far.bytes;
    done->before = loader->done;
    loader->done = done;
    return done->instruction;
}

static Instruction *
compile_element(Loader *loader, const XmlNode *node, const char *parent_name)
{
    const ElementRow *row = element_row_find(node->name);
    Instruction *out;

    if (row == NULL) {
        diag_report(loader->diags, DIAG_TEMPLATE_UNKNOWN_ELEMENT, node->place, node->name, parent_name, NULL);
        return NULL;
    }
    if (loader->prose != NULL && strcmp(row->name, "content") == 0) {          /* prose would stand in itself */
        diag_report(loader->diags, DIAG_TEMPLATE_BAD_NESTING, node->place, node->name, loader->prose->name, NULL);
        return NULL;
    }
    out = arena_new0(loader->tmpl->arena, Instruction, 1);
    out->row = row;
    out->place = node->place;
    compile_attributes(loader, node, row, out);
    if (strcmp(row->name, "include") == 0)
        out->included = compile_include(loader, node);
    if (row->emit == emit_example)
        out->written = node;
    out->first_child = compile_children(loader, node, row);
    return out;
}

static Instruction *
compile_text(Loader *loader, const XmlNode *node)
{
    const char *text = fold_space(loader->tmpl->arena, node->text);
    Instruction *out;

    if (text == NULL)
        return NULL;
    out = arena_new0(loader->tmpl->arena, Instruction, 1);
    out->place = node->place;
    out->text = text;
    return out;
}

/* What the pack says of a part, and its template does not see as prose. */
static bool
is_of_pack(const char *name)
{
    static const char *const names[] = { "title", "subtitle", "param", NULL };

    return g_strv_contains(names, name);
}

static Instruction *
compile_children(Loader *loader, const XmlNode *node, const ElementRow *row)
{
    Instruction *first = NULL, **last = &first;

    for (const XmlNode *child = node->first_child; child != NULL; child = child->next) {
        Instruction *compiled = NULL;

        if (child->name == NULL)
            compiled = compile_text(loader, child);
        else if (child->parent != loader->prose || !is_of_pack(child->name))
            compiled = compile_element(loader, child, row == NULL ? node->name : row->name);
        if (compiled == NULL)
            continue;
        *last = compiled;
        last = &compiled->next;
    }
    return first;
}

/* ---- the template element and its masters ---- */

/* The structure of a file has elements and attributes of its own, and no words between them. */
static void
check_structure(Diags *diags, const XmlNode *node, const char *attributes)
{
    g_auto(GStrv) known = g_strsplit(attributes, " ", -1);

    for (size_t i = 0; i < node->attribute_count; i++)
        if (!g_strv_contains((const char *const *)known, node->attributes[i].name) &&
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

    check_structure(loader->diags, node, "baseline rule-y rule");
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
    DocNode scratch = { 0 };
    g_autoptr(GArray) values = g_array_new(FALSE, TRUE, sizeof(StyleValue));
    const char *margin = xml_attribute(node, "margin");

    if (margin == NULL) {
        diag_report(loader->diags, DIAG_TEMPLATE_MISSING_ATTRIBUTE, node->place, "margin", node->name, NULL);
        return;
    }
    style_append_property(loader->tmpl->theme, "margin", margin, xml_attribute_place(node, "margin"),
                          loader->tmpl->arena, values, loader->diags);
    style_apply((const StyleValue *)(const void *)values->data, values->len, &scratch);
    *out = scratch.box.margin;
}

static void
load_master(Loader *loader, const XmlNode *node, GArray *masters)
{
    MasterRow row = { 0 };
    const char *name = xml_attribute(node, "name"), *size = xml_attribute(node, "size");
    bool head = false, foot = false;

    check_structure(loader->diags, node, "name size margin");
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
                    "paper size (A3, A4, A5, Letter, Tabloid; 'A4 landscape')", NULL);
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

/* roles="casualties:flow support?": what is asked of the plan, of which kind; ? where it may be without. */
static void
load_roles(Loader *loader, const XmlNode *root)
{
    const char *text = xml_attribute(root, "roles");
    g_auto(GStrv) roles = text == NULL ? NULL : words_split(text);
    Arena *arena = loader->tmpl->arena;
    size_t count = roles == NULL ? 0 : g_strv_length(roles);
    const char **kept = arena_new0(arena, const char *, count + 1);

    loader->tmpl->roles_at = text == NULL ? root->place : xml_attribute_place(root, "roles");
    for (size_t i = 0; i < count; i++) {
        kept[i] = arena_strdup(arena, roles[i]);
        if (!role_is_asked_well(kept[i]))
            diag_report(loader->diags, DIAG_TEMPLATE_BAD_WORD, loader->tmpl->roles_at, kept[i], "role (" ROLE_KINDS ")",
                        NULL);
    }
    loader->tmpl->roles = kept;
    loader->tmpl->role_count = count;
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
    check_structure(loader->diags, shared, "");
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
        path == NULL ? NULL
                     : template_file_load(INPUT_TEMPLATE, path, loader->tmpl->audience,
                                          xml_attribute_place(root, "masters"), loader->tmpl->arena, loader->diags);

    if (shared == NULL)
        return;
    if (strcmp(shared->name, "masters") != 0) {
        diag_report(loader->diags, DIAG_TEMPLATE_WRONG_ROOT, shared->place, shared->name, "masters", NULL);
        return;
    }
    load_masters(loader, shared, masters);
}

static void
load_parts(Loader *loader, const XmlNode *root)
{
    g_autoptr(GArray) masters = g_array_new(FALSE, TRUE, sizeof(MasterRow));
    Template *tmpl = loader->tmpl;

    for (const XmlNode *child = root->first_child; child != NULL; child = child->next) {
        if (child->name == NULL)
            continue;
        if (strcmp(child->name, "master") == 0)
            load_master(loader, child, masters);
        else if (strcmp(child->name, "title") != 0 && strcmp(child->name, "body") != 0)
            diag_report(loader->diags, DIAG_TEMPLATE_UNKNOWN_ELEMENT, child->place, child->name, root->name, NULL);
        else if (is_first(loader, child, *(*child->name == 't' ? &tmpl->title : &tmpl->body) != NULL))
            *(*child->name == 't' ? &tmpl->title : &tmpl->body) = compile_element(loader, child, root->name);
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

/* What the root of the file says, into loader->tmpl; false with every mistake reported. */
static bool
load_root(Loader *loader, const char *path, const XmlNode *root)
{
    size_t errors = diags_count(loader->diags, SEVERITY_ERROR);

    loader->stack[loader->depth++] = path;
    if (strcmp(root->name, "chart") == 0) {
        load_lone_chart(loader, root);
    } else if (strcmp(root->name, "template") != 0) {
        diag_report(loader->diags, DIAG_TEMPLATE_WRONG_ROOT, root->place, root->name, "template", NULL);
    } else {
        check_structure(loader->diags, root, "for pages aim attach conform names roles theme masters");
        load_subject(loader, root);
        load_promise(loader, root);
        load_aim(loader, root);
        load_attached(loader, root);
        load_conform(loader, root);
        load_names(loader, root);
        load_roles(loader, root);
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
    const XmlNode *root =
        path == NULL ? NULL : template_file_load(INPUT_TEMPLATE, path, audience, asked, tmpl->arena, diags);

    return root != NULL && load_root(&loader, path, root) ? g_steal_pointer(&tmpl) : NULL;
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

    g_ptr_array_add(tmpl->files, kept);
    root = template_file_load(INPUT_CHART, kept, audience, (Place){ 0 }, tmpl->arena, diags);
    return root != NULL && load_root(&loader, kept, root) ? g_steal_pointer(&tmpl) : NULL;
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
check_theme(Loader *loader, const char *path, FamilyEach families, void *data)
{
    g_autoptr(Theme) theme = load_theme_file(loader, path, (Place){ 0 });
    size_t count = 0;
    const TemplateFamily *all = theme == NULL ? NULL : theme_families(theme, &count);

    if (theme != NULL)
        theme_check_colours(theme, loader->diags);
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
                    FamilyEach families, void *data, Diags *diags)
{
    g_autofree char *name = g_path_get_basename(path);
    g_autoptr(Template) tmpl = template_new(name, audience);
    Loader loader = { .tmpl = tmpl, .folders = folders, .diags = diags };
    const XmlNode *root = template_file_load(INPUT_TEMPLATE, path, audience, (Place){ 0 }, tmpl->arena, diags);
    bool whole = false;

    if (root == NULL)
        return NULL;
    if (strcmp(root->name, "theme") == 0)
        check_theme(&loader, path, families, data);
    else if (strcmp(root->name, "fragment") == 0 || strcmp(root->name, "masters") == 0)
        load_loose(&loader, arena_strdup(tmpl->arena, path), root);
    else if (strcmp(root->name, "template") == 0 || strcmp(root->name, "chart") == 0)
        whole = load_root(&loader, arena_strdup(tmpl->arena, path), root);
    else
        diag_report(diags, DIAG_CHECK_ROOT, root->place, root->name, NULL);
    note_files(&loader, files);
    return whole ? g_steal_pointer(&tmpl) : NULL;
}

void
template_check_colours(const Template *tmpl, Diags *diags)
{
    theme_check_colours(tmpl->theme, diags);
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
