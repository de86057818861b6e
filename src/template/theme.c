/*
 * The file of a theme, and those it is like: read from the first to the last, so that what the last one says holds for
 * what stands in all of them.
 */
#include "template/theme.h"
#include "base/diag_lang.h"
#include "base/diag_picture.h"
#include "base/diag_read.h"
#include "base/diag_template.h"
#include "base/link.h"
#include "base/words.h"
#include <string.h>
#include "template/file.h"
#include "template/internal.h"
#include "template/reference.h"

struct Theme {
    Arena *arena;
    Place place, base;          /* of the last file, and of the first one, which is like no other */
    GHashTable *colours;        /* name -> Colour */
    GHashTable *colour_places;  /* name -> Place, where it was said last */
    GHashTable *classes;        /* name -> Class */
    GPtrArray *order;           /* Class, as they were told first */
    GHashTable *families;       /* name -> text as TextStyle.family has it */
    GArray *named;              /* TemplateFamily */
    const char *paper, *contact, *site;
    bool flags;
    ThemeLogo logos[2]; bool has_logo[2];       /* for a light and for a dark ground */
    GPtrArray *colour_order, *family_order;     /* Named, as they were told first */
    GPtrArray *schemes;         /* of links, besides those that are always let in */
    ChartTheme charts;
};

/* A class as the files of a theme tell it, and what comes of it. */
typedef enum ClassState { CLASS_TOLD, CLASS_BEGUN, CLASS_READY } ClassState;
typedef struct Class {
    ClassState state;
    GPtrArray *nodes;           /* XmlNode, the first file's first */
    GArray *values;             /* of StyleValue */
} Class;

/* A colour or families: where they were told first, and the last that was said of what they are for. */
typedef struct Named { const char *name, *means; Place place; } Named;

/* One file of the theme. */
typedef struct Layer { const char *path; const XmlNode *root; } Layer;

/* ---- what is asked of a theme ---- */

bool
theme_colour(const Theme *theme, const char *name, Colour *out)
{
    const Colour *named = theme == NULL ? NULL : g_hash_table_lookup(theme->colours, name);

    if (named != NULL)
        *out = *named;
    return named != NULL || colour_parse(name, out);
}

Place
theme_colour_place(const Theme *theme, const char *name)
{
    const Place *place = g_hash_table_lookup(theme->colour_places, name);

    return place == NULL ? (Place){ 0 } : *place;
}

const GArray *
theme_class(const Theme *theme, const char *name)
{
    const Class *class = g_hash_table_lookup(theme->classes, name);

    return class == NULL ? NULL : class->values;
}

/* Letters of any script, digits, blanks and what stands in names of families: no sign that TextStyle.family uses. */
static bool
is_family_list(const char *text)
{
    return !words_is_blank(text) && strpbrk(text, ":;=<>\"\n\t") == NULL;
}

/* `scripts`: of ISO 15924, with blanks between; "": all. */
static void
note_families(const Theme *theme, const char *scripts, const char *families, Place place)
{
    g_auto(GStrv) codes = words_split(scripts), list = g_strsplit(families, ",", -1);

    for (size_t i = 0; list[i] != NULL; i++)
        for (size_t k = 0; k == 0 || (codes[0] != NULL && codes[k] != NULL); k++) {
            TemplateFamily family = { .family = arena_strdup(theme->arena, g_strstrip(list[i])),
                                      .script = codes[k] == NULL ? NULL : arena_strdup(theme->arena, codes[k]),
                                      .place = place };

            g_array_append_val(theme->named, family);
        }
}

const char *
theme_family(const Theme *theme, const char *text, Place place, Arena *arena)
{
    const char *named = theme == NULL ? NULL : g_hash_table_lookup(theme->families, text);

    if (named != NULL || strcmp(text, "sans") == 0)
        return arena_strdup(arena, named != NULL ? named : text);
    if (!is_family_list(text))
        return NULL;
    if (theme != NULL)
        note_families(theme, "", text, place);
    return arena_printf(arena, ":%s", text);
}

const TemplateFamily *
theme_families(const Theme *theme, size_t *count)
{
    *count = theme->named->len;
    return (const TemplateFamily *)(const void *)theme->named->data;
}

const char *
theme_paper(const Theme *theme)
{
    return theme->paper;
}

const char *
theme_contact(const Theme *theme)
{
    return theme->contact;
}

const char *
theme_site(const Theme *theme)
{
    return theme->site;
}

bool
theme_has_flags(const Theme *theme)
{
    return theme->flags;
}

const ThemeLogo *
theme_logo(const Theme *theme, bool dark)
{
    return theme->has_logo[dark] ? &theme->logos[dark] : NULL;
}

const ChartTheme *
theme_charts(const Theme *theme)
{
    return &theme->charts;
}

/* ---- elements ---- */

static void
check_no_text(const XmlNode *node, Diags *diags)
{
    if (!words_is_blank(node->text))
        diag_report(diags, DIAG_TEMPLATE_STRAY_TEXT, node->place, node->parent->name, NULL);
}

static void
check_attributes(const XmlNode *node, Diags *diags)
{
    for (size_t i = 0; i < node->attribute_count; i++) {
        const XmlAttribute *a = &node->attributes[i];

        if (strcmp(a->name, AUDIENCE_ATTRIBUTE) != 0 && !structure_has(theme_structure, node->name, a->name))
            diag_report(diags, DIAG_TEMPLATE_UNKNOWN_ATTRIBUTE, a->place, a->name, node->name, NULL);
    }
}

/* Colours, families and styles are said by their attributes; whatever stands in one would be lost. */
static void
check_empty(const XmlNode *node, Diags *diags)
{
    for (const XmlNode *child = node->first_child; child != NULL; child = child->next)
        if (child->name != NULL)
            diag_report(diags, DIAG_TEMPLATE_UNKNOWN_ELEMENT, child->place, child->name, node->name, NULL);
        else
            check_no_text(child, diags);
}

/* The value of an attribute that the element cannot do without; NULL with a diagnostic. */
static const char *
required(const XmlNode *node, const char *name, Diags *diags)
{
    const char *value = xml_attribute(node, name);

    if (value == NULL)
        diag_report(diags, DIAG_TEMPLATE_MISSING_ATTRIBUTE, node->place, name, node->name, NULL);
    return value;
}

static void
add_name(void *name, void *value, void *data)
{
    (void)value;
    g_ptr_array_add(data, name);
}

static int
compare_names(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Of the names of a table the one that may have been meant. */
static void
propose(GHashTable *table, const char *name, Diags *diags)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();

    g_hash_table_foreach(table, add_name, names);
    g_ptr_array_sort(names, compare_names);
    diag_near(diags, name, (const char *const *)names->pdata, names->len);
}

/* What a file says of its use holds until a later one says something else. */
static void
note_use(Theme *theme, GPtrArray *order, const XmlNode *node, const char *name)
{
    const char *means = xml_attribute(node, "means");
    Named *named = NULL;

    for (guint i = 0; i < order->len && named == NULL; i++) {
        Named *one = g_ptr_array_index(order, i);

        named = strcmp(one->name, name) == 0 ? one : NULL;
    }
    if (named == NULL) {
        named = arena_new0(theme->arena, Named, 1);
        named->name = arena_strdup(theme->arena, name);
        named->place = xml_attribute_place(node, "name");
        g_ptr_array_add(order, named);
    }
    named->means = means == NULL ? named->means : means;
}

/* ---- colours ---- */

static void
read_colour(Theme *theme, const XmlNode *node, Diags *diags)
{
    const char *name, *value;
    const Place *before;
    Colour colour;

    check_empty(node, diags);
    check_attributes(node, diags);
    name = required(node, "name", diags);
    value = required(node, "value", diags);
    if (name == NULL || value == NULL)
        return;
    before = g_hash_table_lookup(theme->colour_places, name);
    if (before != NULL && before->file == node->place.file)
        diag_report(diags, DIAG_TEMPLATE_DUPLICATE, node->place, name, NULL);
    if (!colour_parse(value, &colour)) {
        diag_report(diags, DIAG_TEMPLATE_BAD_PROPERTY, xml_attribute_place(node, "value"), value, "color", NULL);
        return;
    }
    note_use(theme, theme->colour_order, node, name);
    g_hash_table_insert(theme->colours, arena_strdup(theme->arena, name),
                        arena_memdup(theme->arena, &colour, sizeof colour));
    g_hash_table_insert(theme->colour_places, arena_strdup(theme->arena, name),
                        arena_memdup(theme->arena, &node->place, sizeof node->place));
}

/* ---- families ---- */

/* ISO 15924: "Latn" */
static bool
is_script(const char *code)
{
    guint32 tag = 0;

    for (size_t i = 0; code[i] != '\0'; i++)
        tag = tag << 8 | (guchar)code[i];
    return strlen(code) == 4 && g_unicode_script_from_iso15924(tag) != G_UNICODE_SCRIPT_UNKNOWN;
}

/* What a later file says is asked first. */
static void
add_families(Theme *theme, const char *name, const char *scripts, const char *families, Place place)
{
    const char *before = g_hash_table_lookup(theme->families, name);

    g_hash_table_insert(theme->families, arena_strdup(theme->arena, name),
                        arena_printf(theme->arena, "%s:%s%s%s", scripts, families, before == NULL ? "" : ";",
                                     before == NULL ? "" : before));
    note_families(theme, scripts, families, place);
}

/* <font-family name="sans" script="Latn Grek" family="Gentium Book, Gentium"/> */
static void
read_family(Theme *theme, const XmlNode *node, Diags *diags)
{
    const char *name, *families, *scripts = xml_attribute(node, "script");
    g_auto(GStrv) codes = words_split(scripts);
    bool good = true;

    check_empty(node, diags);
    check_attributes(node, diags);
    name = required(node, "name", diags);
    families = required(node, "family", diags);
    for (size_t i = 0; codes[i] != NULL; i++)
        if (!is_script(codes[i])) {
            diag_report(diags, DIAG_THEME_SCRIPT, xml_attribute_place(node, "script"), codes[i], NULL);
            good = false;
        }
    if (families != NULL && !is_family_list(families)) {
        diag_report(diags, DIAG_TEMPLATE_BAD_PROPERTY, xml_attribute_place(node, "family"), families, "font-family",
                    NULL);
        good = false;
    }
    if (!good || name == NULL || families == NULL)
        return;
    note_use(theme, theme->family_order, node, name);
    add_families(theme, name, scripts == NULL ? "" : scripts, families, xml_attribute_place(node, "family"));
}

/* ---- classes ---- */

/* <style name="lead" like="p body" font-size="9.5" …/>: kept, to be read when all files are known. */
static void
keep_style(Theme *theme, const XmlNode *node, Diags *diags)
{
    const char *name;
    Class *class;

    check_empty(node, diags);
    name = required(node, "name", diags);
    if (name == NULL)
        return;
    class = g_hash_table_lookup(theme->classes, name);
    if (class == NULL) {
        class = arena_new0(theme->arena, Class, 1);
        class->nodes = g_ptr_array_new();
        class->values = g_array_new(FALSE, TRUE, sizeof(StyleValue));
        arena_adopt(theme->arena, class->nodes, (GDestroyNotify)g_ptr_array_unref);
        arena_adopt(theme->arena, class->values, (GDestroyNotify)g_array_unref);
        g_hash_table_insert(theme->classes, arena_strdup(theme->arena, name), class);
        g_ptr_array_add(theme->order, class);
    }
    if (class->nodes->len > 0 &&
        ((const XmlNode *)g_ptr_array_index(class->nodes, class->nodes->len - 1))->place.file == node->place.file)
        diag_report(diags, DIAG_TEMPLATE_DUPLICATE, node->place, name, NULL);
    g_ptr_array_add(class->nodes, (gpointer)(guintptr)node);
}

static void settle_class(Theme *theme, Class *class, Diags *diags);

/* What the class takes over from the one that it is like. */
static void
take_over(Theme *theme, Class *class, const XmlNode *node, Diags *diags)
{
    const char *like = xml_attribute(node, "like");
    Class *other = like == NULL ? NULL : g_hash_table_lookup(theme->classes, like);

    if (like == NULL)
        return;
    if (other == NULL) {
        diag_report(diags, DIAG_TEMPLATE_UNKNOWN_CLASS, xml_attribute_place(node, "like"), like, NULL);
        propose(theme->classes, like, diags);
        return;
    }
    if (other->state == CLASS_BEGUN) {
        diag_report(diags, DIAG_THEME_CLASS_LOOP, xml_attribute_place(node, "like"), xml_attribute(node, "name"), like,
                    NULL);
        return;
    }
    settle_class(theme, other, diags);
    g_array_append_vals(class->values, other->values->data, other->values->len);
}

/* What the first file says of it comes first, so that a later one wins. */
static void
settle_class(Theme *theme, Class *class, Diags *diags)
{
    if (class->state != CLASS_TOLD)
        return;
    class->state = CLASS_BEGUN;
    for (guint n = 0; n < class->nodes->len; n++) {
        const XmlNode *node = g_ptr_array_index(class->nodes, n);

        take_over(theme, class, node, diags);
        for (size_t i = 0; i < node->attribute_count; i++) {
            const XmlAttribute *a = &node->attributes[i];

            if (strcmp(a->name, AUDIENCE_ATTRIBUTE) != 0 && !words_hold("name like means", a->name))
                style_append_property(theme, a->name, a->value, a->place, theme->arena, class->values, diags);
        }
    }
    class->state = CLASS_READY;
}

/* ---- what charts are drawn in ---- */

typedef struct ChartColour { const char *name; size_t offset; } ChartColour;

#define CHART_COLOUR(name, field) { name, offsetof(ChartTheme, field) }
static const ChartColour chart_colours[] = {
    CHART_COLOUR("ink", ink),
    CHART_COLOUR("ink-2", ink2),
    CHART_COLOUR("ink-3", ink3),
    CHART_COLOUR("rule", rule),
    CHART_COLOUR("hair", hair),
    CHART_COLOUR("tint", tint),
    CHART_COLOUR("tint-2", tint2),
    CHART_COLOUR("accent", accent),
    CHART_COLOUR("navy", navy),
    CHART_COLOUR("mid", mid),
    CHART_COLOUR("pale", pale),
    CHART_COLOUR("white", white),
    CHART_COLOUR("achieved", status[SIGN_ACHIEVED]),
    CHART_COLOUR("on-track", status[SIGN_ON_TRACK]),
    CHART_COLOUR("accelerate", status[SIGN_ACCELERATE]),
    CHART_COLOUR("limited", status[SIGN_LIMITED]),
    CHART_COLOUR("deteriorating", status[SIGN_DETERIORATING]),
    CHART_COLOUR("missed", status[SIGN_MISSED]),
    CHART_COLOUR("too-early", status[SIGN_TOO_EARLY]),
    CHART_COLOUR("no-data", status[SIGN_NO_DATA]),
    CHART_COLOUR("no-target", status[SIGN_NO_TARGET]),
    CHART_COLOUR("baseline-only", status[SIGN_BASELINE_ONLY]),
    CHART_COLOUR("no-change", status[SIGN_NO_CHANGE]),
};

/*
 * Which a theme may leave out: bars are then in accent, their words white, and without a frame; a map of where an area
 * lies is dark, the area white in it.
 */
static const ChartColour optional_colours[] = {
    CHART_COLOUR("bar", bar),
    CHART_COLOUR("bar-text", bar_text),
    CHART_COLOUR("bar-frame", bar_frame),
    CHART_COLOUR("map-sea", map_sea),
    CHART_COLOUR("map-land", map_land),
    CHART_COLOUR("map-area", map_area),
    CHART_COLOUR("map-border", map_border),
};

static const ChartColour chart_texts[] = {
    { "chart-label", offsetof(ChartTheme, label) },        { "chart-label-strong", offsetof(ChartTheme, label_strong) },
    { "chart-small", offsetof(ChartTheme, small) },        { "chart-small-strong", offsetof(ChartTheme, small_strong) },
    { "chart-value", offsetof(ChartTheme, value) },        { "chart-axis", offsetof(ChartTheme, axis) },
};

static void
fill_chart_theme(Theme *theme, Place place, Diags *diags)
{
    for (size_t i = 0; i < G_N_ELEMENTS(chart_colours); i++) {
        Colour *field = (Colour *)(void *)((char *)&theme->charts + chart_colours[i].offset);

        if (!theme_colour(theme, chart_colours[i].name, field))
            diag_report(diags, DIAG_TEMPLATE_UNKNOWN_COLOUR, place, chart_colours[i].name, NULL);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(optional_colours); i++)
        if (g_hash_table_contains(theme->colours, optional_colours[i].name))
            theme_colour(theme, optional_colours[i].name,
                         (Colour *)(void *)((char *)&theme->charts + optional_colours[i].offset));
    for (size_t i = 0; i < G_N_ELEMENTS(chart_texts); i++) {
        const GArray *class = theme_class(theme, chart_texts[i].name);
        TextStyle text = { .family = theme_family(theme, "sans", theme->place, theme->arena),
                           .size = 8,
                           .weight = 400,
                           .colour = theme->charts.ink };

        if (class == NULL)
            diag_report(diags, DIAG_TEMPLATE_UNKNOWN_CLASS, place, chart_texts[i].name, NULL);
        else
            style_write((const StyleValue *)(const void *)class->data, class->len, NULL, &text, NULL);
        *(TextStyle *)(void *)((char *)&theme->charts + chart_texts[i].offset) = text;
    }
}

/* ---- what there is ---- */

static bool
is_of_charts(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(optional_colours); i++)
        if (strcmp(optional_colours[i].name, name) == 0)
            return true;
    for (size_t i = 0; i < G_N_ELEMENTS(chart_colours); i++)
        if (strcmp(chart_colours[i].name, name) == 0)
            return true;
    return g_str_has_prefix(name, "chart-");
}

void
reference_theme(const Theme *theme, ReferenceEach each, void *data)
{
    for (guint i = 0; i < theme->colour_order->len; i++) {
        const Named *named = g_ptr_array_index(theme->colour_order, i);
        Colour colour = { 0 };
        char value[8];

        theme_colour(theme, named->name, &colour);
        g_snprintf(value, sizeof value, "#%02X%02X%02X", colour.red, colour.green, colour.blue);
        each(&(ReferenceRow){ "color", named->name, is_of_charts(named->name) ? "charts" : "", value, false,
                              named->means == NULL ? "" : named->means },
             data);
    }
    for (guint i = 0; i < theme->order->len; i++) {
        const Class *class = g_ptr_array_index(theme->order, i);
        const char *means = "", *name = NULL;

        for (guint n = 0; n < class->nodes->len; n++) {
            const XmlNode *node = g_ptr_array_index(class->nodes, n);

            name = xml_attribute(node, "name");
            means = xml_attribute(node, "means") == NULL ? means : xml_attribute(node, "means");
        }
        each(&(ReferenceRow){ "class", name, is_of_charts(name) ? "charts" : "", "", false, means }, data);
    }
}

/* ---- slips ---- */

/* `known`: names that the program knows by itself. */
static void
check_uses(const Theme *theme, const char *element, const GPtrArray *order, GPtrArray *known, TemplateUsed used,
           void *data, Diags *diags)
{
    for (guint i = 0; i < order->len; i++) {                /* those of the base come first */
        const Named *named = g_ptr_array_index(order, i);

        if (named->place.file != theme->base.file &&
            !g_ptr_array_find_with_equal_func(known, named->name, g_str_equal, NULL) && !used(named->name, data)) {
            diag_report(diags, DIAG_THEME_UNUSED, named->place, named->name, element, NULL);
            diag_near(diags, named->name, (const char *const *)known->pdata, known->len);
        } else {
            g_ptr_array_add(known, (gpointer)(guintptr)named->name);
        }
    }
}

void
theme_check_uses(const Theme *theme, TemplateUsed used, void *data, Diags *diags)
{
    g_autoptr(GPtrArray) colours = g_ptr_array_new(), families = g_ptr_array_new();

    for (size_t i = 0; i < G_N_ELEMENTS(optional_colours); i++)
        g_ptr_array_add(colours, (gpointer)(guintptr)optional_colours[i].name);
    for (size_t i = 0; i < G_N_ELEMENTS(chart_colours); i++)
        g_ptr_array_add(colours, (gpointer)(guintptr)chart_colours[i].name);
    g_ptr_array_add(families, (gpointer)(guintptr) "sans");
    check_uses(theme, "color", theme->colour_order, colours, used, data, diags);
    check_uses(theme, "font-family", theme->family_order, families, used, data, diags);
}

/* ---- links ---- */

/* Those whose targets the reader's own program runs are never let in. */
static void
read_schemes(Theme *theme, const XmlNode *root, Diags *diags)
{
    static const char *const never[] = { "javascript", "vbscript", "data", "blob", NULL };
    const char *text = xml_attribute(root, "link-schemes");
    Place place = xml_attribute_place(root, "link-schemes");
    g_auto(GStrv) words = words_split(text);

    for (size_t i = 0; words[i] != NULL; i++) {
        g_autofree char *scheme = g_ascii_strdown(words[i], -1);
        size_t letters = strspn(scheme, "abcdefghijklmnopqrstuvwxyz0123456789+-.");

        if (scheme[letters] != '\0' || !g_ascii_isalpha(*scheme) || g_strv_contains(never, scheme))
            diag_report(diags, DIAG_LINK_BAD_SCHEME, place, words[i], NULL);
        else
            g_ptr_array_add(theme->schemes, arena_strdup(theme->arena, scheme));
    }
}

bool
theme_allows_scheme(const Theme *theme, const char *scheme)
{
    return link_scheme_is_open(scheme) ||
           (theme != NULL && g_ptr_array_find_with_equal_func(theme->schemes, scheme, g_str_equal, NULL));
}

/* ---- the files ---- */

/* From the file at `path` to the one that is like no other, which comes first; false with a diagnostic. */
static bool
find_layers(Theme *theme, const char *path, const ThemeFinder *finder, Audience audience, Place asked, GArray *layers,
            Diags *diags)
{
    while (path != NULL) {
        Layer layer = { path, template_file_load(INPUT_TEMPLATE, path, audience, asked, theme->arena, diags) };
        const char *like;

        if (layer.root == NULL)
            return false;
        if (strcmp(layer.root->name, "theme") != 0) {
            diag_report(diags, DIAG_TEMPLATE_WRONG_ROOT, layer.root->place, layer.root->name, "theme", NULL);
            return false;
        }
        g_array_prepend_val(layers, layer);
        like = xml_attribute(layer.root, "like");
        if (like == NULL)
            return true;
        asked = xml_attribute_place(layer.root, "like");
        path = finder == NULL ? NULL : finder->find(finder->data, like, path, asked);
        for (guint i = 0; path != NULL && i < layers->len; i++)
            if (strcmp(g_array_index(layers, Layer, i).path, path) == 0) {
                diag_report(diags, DIAG_THEME_LOOP, asked, like, NULL);
                return false;
            }
    }
    return false;
}

static void
read_paper(Theme *theme, const XmlNode *root, Diags *diags)
{
    const char *paper = xml_attribute(root, "paper");

    if (paper == NULL)
        return;
    if (template_knows_paper(paper))
        theme->paper = paper;
    else
        diag_report(diags, DIAG_TEMPLATE_BAD_WORD, xml_attribute_place(root, "paper"), paper, "paper", NULL);
}

static void
read_flags(Theme *theme, const XmlNode *root, Diags *diags)
{
    const char *flags = xml_attribute(root, "flags");

    if (flags != NULL && strcmp(flags, "yes") != 0 && strcmp(flags, "no") != 0)
        diag_report(diags, DIAG_TEMPLATE_BAD_WORD, xml_attribute_place(root, "flags"), flags, "yes or no", NULL);
    else if (flags != NULL)
        theme->flags = strcmp(flags, "yes") == 0;
}

/* An empty one takes back that of the theme or plan below. */
static void
read_site(Theme *theme, const XmlNode *root, Diags *diags)
{
    const char *site = xml_attribute(root, "site");

    if (site == NULL)
        return;
    if (*site != '\0' && !link_is_site(site))
        diag_report(diags, DIAG_QR_ADDRESS, xml_attribute_place(root, "site"), site, NULL);
    theme->site = site;
}

/* That of a later file takes the place of an earlier one's. */
static void
read_logo(Theme *theme, const XmlNode *node, Diags *diags)
{
    const char *ground, *src, *alt;
    bool dark;

    check_empty(node, diags);
    check_attributes(node, diags);
    ground = required(node, "ground", diags);
    src = required(node, "src", diags);
    alt = required(node, "alt", diags);
    if (ground == NULL || src == NULL || alt == NULL)
        return;
    dark = strcmp(ground, "dark") == 0;
    if (!dark && strcmp(ground, "light") != 0) {
        diag_report(diags, DIAG_TEMPLATE_BAD_WORD, xml_attribute_place(node, "ground"), ground, "light or dark", NULL);
        return;
    }
    if (theme->has_logo[dark] && theme->logos[dark].place.file == node->place.file)
        diag_report(diags, DIAG_TEMPLATE_DUPLICATE, node->place, ground, NULL);
    theme->logos[dark] = (ThemeLogo){ src, alt, xml_attribute_place(node, "src") };
    theme->has_logo[dark] = true;
}

static void
read_layer(Theme *theme, const XmlNode *root, Diags *diags)
{
    check_attributes(root, diags);
    read_site(theme, root, diags);
    read_flags(theme, root, diags);
    if (xml_attribute(root, "contact") != NULL)
        theme->contact = xml_attribute(root, "contact");
    read_paper(theme, root, diags);
    read_schemes(theme, root, diags);
    for (const XmlNode *node = root->first_child; node != NULL; node = node->next) {
        if (node->name == NULL)
            check_no_text(node, diags);
        else if (strcmp(node->name, "color") == 0)
            read_colour(theme, node, diags);
        else if (strcmp(node->name, "font-family") == 0)
            read_family(theme, node, diags);
        else if (strcmp(node->name, "logo") == 0)
            read_logo(theme, node, diags);
        else if (strcmp(node->name, "style") == 0)
            keep_style(theme, node, diags);
        else
            diag_report(diags, DIAG_TEMPLATE_UNKNOWN_ELEMENT, node->place, node->name, "theme", NULL);
    }
}

static bool
is_liked(const Theme *theme, const char *name)
{
    for (guint i = 0; i < theme->order->len; i++) {
        const Class *class = g_ptr_array_index(theme->order, i);

        for (guint n = 0; n < class->nodes->len; n++)
            if (g_strcmp0(xml_attribute(g_ptr_array_index(class->nodes, n), "like"), name) == 0)
                return true;
    }
    return false;
}

/*
 * A class that the theme below does not have is a new one, which says what it is for or what it is like, or others are
 * like it; else its name is a slip, and what it says would be of nothing.
 */
static void
check_new_classes(const Theme *theme, Diags *diags)
{
    g_autoptr(GPtrArray) known = g_ptr_array_new();

    for (guint i = 0; i < theme->order->len; i++) {         /* those of the base come first */
        const Class *class = g_ptr_array_index(theme->order, i);
        const XmlNode *node = g_ptr_array_index(class->nodes, 0);
        const char *name = xml_attribute(node, "name");

        if (node->place.file == theme->base.file || xml_attribute(node, "means") != NULL ||
            xml_attribute(node, "like") != NULL || is_liked(theme, name)) {
            g_ptr_array_add(known, (gpointer)(guintptr)name);
            continue;
        }
        diag_report(diags, DIAG_THEME_NO_SUCH_CLASS, xml_attribute_place(node, "name"), name, NULL);
        diag_near(diags, name, (const char *const *)known->pdata, known->len);
    }
}

Theme *
theme_load(const char *path, const ThemeFinder *finder, Audience audience, Place asked, Diags *diags)
{
    g_autoptr(Theme) theme = g_new0(Theme, 1);
    g_autoptr(GArray) layers = g_array_new(FALSE, TRUE, sizeof(Layer));
    size_t errors = diags_count(diags, SEVERITY_ERROR);

    theme->arena = arena_new();
    theme->colours = g_hash_table_new(g_str_hash, g_str_equal);
    theme->colour_places = g_hash_table_new(g_str_hash, g_str_equal);
    theme->classes = g_hash_table_new(g_str_hash, g_str_equal);
    theme->colour_order = g_ptr_array_new();
    theme->family_order = g_ptr_array_new();
    theme->order = g_ptr_array_new();
    theme->families = g_hash_table_new(g_str_hash, g_str_equal);
    theme->named = g_array_new(FALSE, TRUE, sizeof(TemplateFamily));
    theme->schemes = g_ptr_array_new();
    if (!find_layers(theme, path, finder, audience, asked, layers, diags))
        return NULL;
    for (guint i = 0; i < layers->len; i++)
        read_layer(theme, g_array_index(layers, Layer, i).root, diags);
    for (guint i = 0; i < theme->order->len; i++)
        settle_class(theme, g_ptr_array_index(theme->order, i), diags);
    theme->base = g_array_index(layers, Layer, 0).root->place;
    check_new_classes(theme, diags);
    theme->place = g_array_index(layers, Layer, layers->len - 1).root->place;
    fill_chart_theme(theme, theme->place, diags);
    return diags_count(diags, SEVERITY_ERROR) > errors ? NULL : g_steal_pointer(&theme);
}

void
theme_free(Theme *theme)
{
    if (theme == NULL)
        return;
    g_hash_table_unref(theme->colours);
    g_hash_table_unref(theme->colour_places);
    g_hash_table_unref(theme->classes);
    g_ptr_array_unref(theme->colour_order);
    g_ptr_array_unref(theme->family_order);
    g_ptr_array_unref(theme->order);
    g_hash_table_unref(theme->families);
    g_array_unref(theme->named);
    g_ptr_array_unref(theme->schemes);
    arena_free(theme->arena);
    g_free(theme);
}
