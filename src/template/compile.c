/* Elements and attributes of a template compiled: values split into literals and XPath, included files hung in. */
#include "template/loading.h"
#include "template/chart_words.h"
#include "base/diag_template.h"
#include "base/words.h"
#include "template/check.h"
#include "template/file.h"
#include <string.h>
#include <sys/stat.h>

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

/*
 * "boolean(//a or //@b)", whether the plan's tree has some of these: paths from its root without conditions, and
 * nothing else. A page asks it once for each of many things, and each time all of the tree is gone through.
 */
static bool
asks_plan_alone(const char *source)
{
    const char *at = source;
    size_t length;

    if (!g_str_has_prefix(source, "boolean(//"))
        return false;
    for (at += strlen("boolean("); g_str_has_prefix(at, "//"); at += length) {
        at += 2 + (at[2] == '@');
        length = strspn(at, "abcdefghijklmnopqrstuvwxyz-");
        if (length == 0)
            return false;
        if (strcmp(at + length, ")") == 0)
            return true;
        if (!g_str_has_prefix(at + length, " or "))
            return false;
        length += strlen(" or ");
    }
    return false;
}

/*
 * "@title", "@status = 'party'", "@year != ''": half of what a page asks, and libxml2 takes thousands of instructions
 * for each, compiling it among them. Anything else is left to it. What is read so is right.
 */
static void
read_simple(Loader *loader, Part *part)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    Arena *arena = loader->tmpl->arena;
    const char *at = part->source + 1, *name = at, *end;
    size_t length = strspn(at, letters);

    if (*part->source != '@' || !g_ascii_islower(*at))
        return;
    at += length;
    if (*at != '\0') {
        part->differs = g_str_has_prefix(at, " != '");
        if (!part->differs && !g_str_has_prefix(at, " = '"))
            return;
        at = strchr(at, '\'') + 1;
        end = strchr(at, '\'');
        if (end == NULL || end[1] != '\0')
            return;
        part->compared = arena_strndup(arena, at, (size_t)(end - at));
    }
    part->attribute = arena_strndup(arena, name, length);
}

static Part
compile_anew(Loader *loader, const char *source, Place place)
{
    xmlErrorPtr error = NULL;
    Part part = { .source = source, .of_plan = asks_plan_alone(source) };

    read_simple(loader, &part);
    if (part.attribute == NULL) {
        compiler_of(loader)->userData = &error;
        part.expression = budget_compile(loader->compiler, source);
        loader->compiler->userData = NULL;
        if (part.expression == NULL) {
            diag_report(loader->diags, DIAG_TEMPLATE_BAD_XPATH, place, source, "it cannot be parsed", NULL);
            return part;
        }
        arena_adopt(loader->tmpl->arena, part.expression, free_expression);
    }
    expression_check(source, place, loader->diags);
    return part;
}

/* Of what stands in many places, and is right, once. */
Part
compile_expression(Loader *loader, const char *source, Place place)
{
    size_t told = diags_length(loader->diags) + diags_left_out(loader->diags, SEVERITY_ERROR);
    const Part *before;
    Part part;

    if (loader->expressions == NULL) {
        loader->expressions = g_hash_table_new(g_str_hash, g_str_equal);
        arena_adopt(loader->tmpl->arena, loader->expressions, (GDestroyNotify)g_hash_table_unref);
    }
    before = g_hash_table_lookup(loader->expressions, source);
    if (before != NULL)
        return *before;
    part = compile_anew(loader, source, place);
    if (diags_length(loader->diags) + diags_left_out(loader->diags, SEVERITY_ERROR) == told)
        g_hash_table_insert(loader->expressions, (gpointer)(guintptr)source,
                            arena_memdup(loader->tmpl->arena, &part, sizeof part));
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

/* The values of a style, one array for all that have just these: the cells of a table mostly do. */
static const StyleValue *
kept_look(Loader *loader, const StyleValue *values, size_t count)
{
    guint slot;

    if (count == 0)
        return NULL;
    for (guint i = 0; i < G_N_ELEMENTS(loader->looks); i++)
        if (loader->looks[i].count == count && memcmp(loader->looks[i].values, values, sizeof *values * count) == 0)
            return loader->looks[i].values;
    slot = loader->next_look++ % G_N_ELEMENTS(loader->looks);
    loader->looks[slot].count = count;
    return loader->looks[slot].values = arena_memdup(loader->tmpl->arena, values, sizeof *values * count);
}

static void
compile_attributes(Loader *loader, const XmlNode *node, const ElementRow *row, Instruction *out)
{
    g_autoptr(GArray) values = g_array_new(FALSE, TRUE, sizeof(StyleValue));
    Arena *arena = loader->tmpl->arena;

    if (node->attribute_count > 0)
        out->arguments = arena_new0(arena, Argument, node->attribute_count);
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
    note_emitter(loader->tmpl, out, loader->diags);
    for (size_t i = 0; i < ARGUMENT_ROWS && row->arguments[i].name != NULL; i++)
        if (row->arguments[i].required && xml_attribute(node, row->arguments[i].name) == NULL)
            diag_report(loader->diags, DIAG_TEMPLATE_MISSING_ATTRIBUTE, node->place, row->arguments[i].name, node->name,
                        NULL);
    out->style_count = values->len;
    out->styles = kept_look(loader, (const StyleValue *)(const void *)values->data, values->len);
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
ask_role(Loader *loader, const char *text, Place place, bool optional)
{
    AskedRole **last = &loader->tmpl->asked;

    while (*last != NULL)
        last = &(*last)->next;
    *last = arena_new0(loader->tmpl->arena, AskedRole, 1);
    **last = (AskedRole){ text, place, optional, NULL };
    if (!role_is_asked_well(text))
        diag_report(loader->diags, DIAG_TEMPLATE_BAD_WORD, place, text, "role (" ROLE_KINDS ")", NULL);
}

const char *const *
load_roles(Loader *loader, const XmlNode *root, bool optional)
{
    const char *text = xml_attribute(root, "roles");
    g_auto(GStrv) roles = words_split(text == NULL ? "" : text);
    const char **kept = arena_new0(loader->tmpl->arena, const char *, g_strv_length(roles) + 1);

    for (size_t i = 0; roles[i] != NULL; i++) {
        kept[i] = arena_strdup(loader->tmpl->arena, roles[i]);
        ask_role(loader, kept[i], xml_attribute_place(root, "roles"), optional);
    }
    return kept;
}

/* A file that stands elsewhere with an <otherwise> stands here without. */
static void
need_roles(Loader *loader, const char *const *texts)
{
    for (AskedRole *one = loader->tmpl->asked; one != NULL; one = one->next)
        one->optional = one->optional && !g_strv_contains(texts, one->text);
}

static bool
has_otherwise(const XmlNode *node)
{
    for (const XmlNode *child = node->first_child; child != NULL; child = child->next)
        if (child->name != NULL && strcmp(child->name, "otherwise") == 0)
            return true;
    return false;
}

static void
check_fragment(Loader *loader, const XmlNode *root)
{
    for (size_t i = 0; i < root->attribute_count; i++)
        if (!structure_has(template_structure, root->name, root->attributes[i].name) &&
            strcmp(root->attributes[i].name, AUDIENCE_ATTRIBUTE) != 0)
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
compile_fragment(Loader *loader, const char *path, bool optional, Place place, const char *const **needs)
{
    Instruction *out = arena_new0(loader->tmpl->arena, Instruction, 1);
    const XmlNode *root = load_tree(loader, INPUT_TEMPLATE, path, place);

    if (root == NULL)
        return NULL;
    if (strcmp(root->name, "fragment") != 0) {
        diag_report(loader->diags, DIAG_TEMPLATE_WRONG_ROOT, root->place, root->name, "fragment", NULL);
        return NULL;
    }
    loader->stack[loader->depth++] = path;
    check_fragment(loader, root);
    *needs = load_roles(loader, root, optional);
    out->place = root->place;
    out->first_child = compile_children(loader, root, NULL);
    loader->depth--;
    return out;
}

/* What it hangs in has the roles that its file needs; NULL: a fault, or nothing. */
static const Included *
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
    if (again != NULL && again->needs != NULL && !has_otherwise(node))
        need_roles(loader, again->needs);
    if (again != NULL)
        return take_includes(loader, again->files, again->bytes, place) ? again : NULL;
    if (!take_includes(loader, 1, stat(path, &info) == 0 && info.st_size > 0 ? (guint64)info.st_size : 0, place))
        return NULL;
    done = arena_new0(loader->tmpl->arena, Included, 1);
    done->instruction = compile_fragment(loader, path, has_otherwise(node), place, &done->needs);
    done->path = path;
    done->files = loader->includes - so_far.files;
    done->bytes = loader->included - so_far.bytes;
    done->before = loader->done;
    loader->done = done;
    return done;
}

Instruction *
compile_element(Loader *loader, const XmlNode *node, const char *parent_name)
{
    const ElementRow *row = element_row_find(node->name);
    const Included *file;
    Instruction *out;
    ChartKind kind;

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
    if (strcmp(row->name, "include") == 0 && (file = compile_include(loader, node)) != NULL) {
        out->included = file->instruction;
        out->needs = has_otherwise(node) ? file->needs : NULL;
    }
    if (row->emit == emit_example) {
        out->written = node;
        loader->keeps_trees = true;
    }
    out->first_child = compile_children(loader, node, row);
    if (is_chart_of(node, row, &kind) && node->first_withheld == NULL)      /* of what was taken out nothing is told */
        chart_check_shows(kind, out, loader->diags);
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

Instruction *
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
